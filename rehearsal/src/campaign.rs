//! The fault campaign: the real bot in a process of its own, a month of a club, and everything that goes wrong in a year. It counts
//! what was due and what became of it; `docs/delivery.md` has the table.
//!
//! The calendar runs with real time while anything is under way and jumps to whatever comes next when nothing is. Kills come while
//! requests are on their way, which is where they hurt.

pub mod bot;
mod drive;
pub mod faults;
pub mod ledger;
pub mod members;
mod process;
mod report;
pub mod served_clock;
mod suffer;

use std::path::PathBuf;

use second_wind::config::ConfigError;
use second_wind::startup::StartupError;
use second_wind::store::StoreError;

use crate::discord::StandInError;

pub use drive::run;
pub use report::Report;

/// What is asked for.
#[derive(Debug, Clone)]
pub struct CampaignArgs {
    /// The binary that is the bot: `campaign` itself.
    pub binary: PathBuf,
    /// How often it is killed.
    pub kills: u32,
    /// How many members there are.
    pub members: u32,
    /// How many days they live.
    pub days: u32,
    /// What chance begins with.
    pub seed: u64,
    /// `postgres://…`; a SQLite file of its own if left out.
    pub database: Option<String>,
}

/// Why it could not be run.
#[derive(Debug, thiserror::Error)]
pub enum CampaignError {
    /// The stand-in does not start.
    #[error(transparent)]
    StandIn(#[from] StandInError),
    /// The bot ended.
    #[error("the bot: {0}")]
    Bot(StartupError),
    /// The configuration is refused.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// The database cannot be read.
    #[error("the database: {0}")]
    Store(#[from] StoreError),
    /// The fault of the database could not be made.
    #[error("the database: {0}")]
    Database(#[from] sqlx::Error),
    /// A process or a file does not do what it has to.
    #[error("the process: {0}")]
    Process(std::io::Error),
    /// The process does not ask for the time.
    #[error("the process does not ask for the time")]
    Silent,
    /// The two processes do not understand each other.
    #[error("this is not a time: {0}")]
    Words(String),
    /// The club could not be made.
    #[error("the club: {0}")]
    Club(String),
}
