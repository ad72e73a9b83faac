//! Second Wind: a kind accountability coach for running clubs, as a Discord bot. The rooms, in reading order.

/// What the coach decides: pure functions over facts and a time.
pub mod domain;
/// What the coach says: a typed catalogue over files of words, and a renderer that is blind.
pub mod prompts;
/// What is drawn: weeks as a picture.
pub mod picture;
/// Plans as files: TOML and iCalendar, in and out.
pub mod plan_file;
/// Where the facts are kept: all SQL, for two databases.
pub mod store;
/// What members, captains and the clock ask for, one file per act.
pub mod app;
/// The engine: claims what is due, has it done, settles it.
pub mod scheduler;
/// The only room that knows serenity and HTTP.
pub mod discord;
/// Two clocks, handed in.
pub mod clock;
/// Chance, handed in.
pub mod dice;
/// What an operator's monitor counts.
pub mod meters;
/// One struct: defaults, file, environment.
pub mod config;
/// The log.
pub mod telemetry;
/// Health, readiness and metrics for operators.
pub mod status;
/// Where real parts are built and joined.
pub mod startup;
/// The command line.
pub mod cli;
