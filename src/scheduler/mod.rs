//! The engine: it claims what is due, has it done and settles it. It does not know what a reminder is.

pub mod periodic;
pub mod runner;
pub mod tick;
