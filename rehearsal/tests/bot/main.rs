//! The real bot against the stand-in, from end to end: what members, captains and a troubled Discord do to it, and what it answers.

mod bad_input;
mod board;
mod club;
mod daily;
mod facts;
mod joining;
mod logs;
#[path = "../opinion/mod.rs"]
mod opinion;
mod plan;
mod process;
mod sending;
mod two_clubs;
mod week;
