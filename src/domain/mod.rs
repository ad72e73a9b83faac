//! What the coach decides, as pure functions: no waiting, no files, no clock and no chance of its own. Facts and a time come
//! in as values, a verdict goes out.

pub mod board;
pub mod calendar;
pub mod check_in;
pub mod club;
pub mod club_check_in;
pub mod club_plan;
pub mod club_summary;
pub mod comeback;
pub mod decisions;
pub mod evening;
pub mod group_streak;
pub mod hear;
pub mod ids;
pub mod kept_week;
pub mod ladder;
pub mod may_write;
pub mod member;
pub mod move_session;
pub mod occurrence;
pub mod pause;
pub mod place;
pub mod plain_text;
pub mod plan_import;
pub mod plan_before;
pub mod plan_limits;
pub mod press;
pub mod ramp;
pub mod proposal;
pub mod recurrence;
pub mod refusal;
pub mod reminder;
pub mod retry;
pub mod rhythm;
pub mod room;
pub mod safety;
pub mod season;
pub mod session;
pub mod share;
pub mod sight;
pub mod slot_use;
pub mod starting_plan;
pub mod together;
pub mod wall_clock;
pub mod week_plan;
pub mod week_room;
pub mod week_size;
mod word_table;

#[cfg(test)]
mod sample;
