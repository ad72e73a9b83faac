//! Use cases: load the facts, let the domain decide, write, in one transaction. One file per act.

pub mod message;
pub mod messenger;
