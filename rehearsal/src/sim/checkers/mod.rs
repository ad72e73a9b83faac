//! What a world must never show. Each checker names the rule it holds the bot to.

mod boards;
mod days;
mod erased;
mod evenings;
mod shown;

pub(super) use shown::{Asked, lint};
