//! The three plans that `/start` offers (`1-product`, "Starting plans"). A member owns their copy.

use chrono::{NaiveDate, Weekday};

use super::calendar::Days;
use super::recurrence::{EveryWeeks, Recurrence};
use super::session::{Cue, Kind, RecoveryArea, SessionSpec, Title, Words};

/// One of the plans to start from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StartingPlan {
    /// Three a week.
    FirstSteps,
    /// Five a week.
    Steady,
    /// Six a week around two runs.
    LongRunBlock,
}
