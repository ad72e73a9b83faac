//! The use cases, as members and the clock bring them about: the real app on a SQLite file, with a clock that is moved by hand
//! and a messenger that does what the test says.
#![expect(clippy::unwrap_used, reason = "an unwrap that fails is a test that fails")]

#[path = "app/boards.rs"]
mod boards;
#[path = "app/check_ins.rs"]
mod check_ins;
#[path = "app/coming_and_going.rs"]
mod coming_and_going;
#[path = "app/engine.rs"]
mod engine;
#[path = "app/evenings.rs"]
mod evenings;
#[path = "app/full_disk.rs"]
mod full_disk;
#[path = "app/joining.rs"]
mod joining;
#[path = "app/plans.rs"]
mod plans;
#[path = "app/reminders.rs"]
mod reminders;
#[path = "app/replanning.rs"]
mod replanning;
#[path = "app/weeks.rs"]
mod weeks;
#[path = "app/world.rs"]
mod world;
