//! What the coach decides: pure functions over facts and a time. No IO, no clock, no chance of its own.

pub mod calendar;
pub mod club;
pub mod ids;
pub mod ladder;
pub mod member;
pub mod occurrence;
pub mod pause;
pub mod place;
pub mod press;
pub mod recurrence;
pub mod room;
pub mod session;
pub mod starting_plan;
pub mod wall_clock;
