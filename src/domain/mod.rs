//! What the coach decides, as pure functions: no waiting, no files, no clock and no chance of its own. Facts and a time come
//! in as values, a verdict goes out.

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
