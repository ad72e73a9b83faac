//! The real bot against the stand-in, from end to end: what members, captains and a troubled Discord do to it, and what it answers.

mod board;
mod club;
mod daily;
mod facts;
mod joining;
mod logs;
mod sending;
