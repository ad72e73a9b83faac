//! What the coach decides, as pure functions: no waiting, no files, no clock and no chance of its own. Facts and a time come
//! in as values, a verdict goes out.

pub mod calendar;
pub mod place;
pub mod recurrence;
pub mod wall_clock;
