//! An occurrence: a session on one local date, open until it is answered. There is no "failed" and no "missed" here, and the
//! schema has no word for either.

use chrono::NaiveDate;

use super::ids::{MemberId, OccurrenceId, SessionId};
use super::session::Kind;

/// Which version of a session was done. Both carry the same credit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Version {
    /// The full version.
    Full,
    /// The small version.
    Small,
}

/// What became of an occurrence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// No answer yet.
    Open,
    /// Done, in one of its versions.
    Done(Version),
    /// Some of it, which counts.
    Some,
    /// Another kind was done instead of it.
    Swapped(Kind),
    /// Some of another kind was done instead of it, which counts as some does.
    SwappedInPart(Kind),
    /// It stands on another date now.
    Moved(NaiveDate),
    /// Rest was chosen instead.
    Rested,
    /// Let go for the day.
    LetGo,
}

impl Outcome {
    /// Whether it counts towards the week (`2-behaviour` §4.6).
    #[must_use]
    pub const fn is_credited(self) -> bool {
        matches!(self, Self::Done(_) | Self::Some | Self::Swapped(_) | Self::SwappedInPart(_))
    }

    /// Whether the occurrence stands in the week's `k`: moved and rested ones leave it.
    #[must_use]
    pub const fn is_in_week(self) -> bool {
        !matches!(self, Self::Moved(_) | Self::Rested)
    }
}

/// A session on one local date, with what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occurrence {
    /// Its own number, carried by buttons.
    pub id: OccurrenceId,
    /// The session.
    pub session: SessionId,
    /// Whose it is.
    pub member: MemberId,
    /// The local date.
    pub date: NaiveDate,
    /// What became of it.
    pub outcome: Outcome,
    /// The date it was moved here from.
    pub moved_from: Option<NaiveDate>,
    /// Whether it stands beside the plan: logged without having been planned.
    pub is_extra: bool,
    /// Whether the reminder that named it was delivered.
    pub was_reminded: bool,
}
