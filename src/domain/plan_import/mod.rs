//! A training plan that comes as a calendar: from events to the sessions that are proposed (`1-product`, `/plan import`). Nothing is
//! expanded: a rule that never ends costs as little as one event.

mod cue_time;
mod gather;
mod kinds;
mod minutes;
mod problem;
mod step;
#[cfg(test)]
mod tests;

use chrono::{NaiveDate, NaiveTime};

pub use self::cue_time::cue_time;
pub use self::gather::propose;
pub use self::kinds::{Meaning, meaning};
pub use self::minutes::minutes_in;
pub use self::problem::{EVENTS_MAX, FILE_BYTES_MAX, NAME_CHARS_MAX, PlanFileProblem};
pub use self::step::ImportStep;
use crate::domain::calendar::Days;
use crate::domain::recurrence::{EveryWeeks, Recurrence};
use crate::domain::session::{Cue, Kind, RecoveryArea, SessionSpec, Title, Words};

/// An event of a calendar file, in the member's own time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarEvent {
    /// Its title as it stands there.
    pub title: String,
    /// Its categories, in one text.
    pub categories: String,
    /// The local date of the first, or only, time.
    pub date: NaiveDate,
    /// When in the day; none for one that takes the whole day.
    pub time: Option<NaiveTime>,
    /// How long it takes, as the file says.
    pub minutes: Option<u32>,
    /// How it comes again.
    pub repeats: Repeats,
}

/// How an event comes again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Repeats {
    /// Once.
    Once,
    /// On weekdays, every so many weeks.
    Weeks {
        /// The days.
        days: Days,
        /// Every how many weeks.
        every: EveryWeeks,
        /// The last date it may fall on.
        until: Option<NaiveDate>,
        /// How often in all.
        count: Option<u32>,
    },
    /// By the month, the year or the second: no rhythm of a weekly plan.
    Otherwise,
}

/// A session that is proposed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Its kind.
    pub kind: Kind,
    /// Its area, if it is recovery.
    pub area: Option<RecoveryArea>,
    /// Its title; none where the event's own words cannot be kept, so that it is called by its kind.
    pub title: Option<Title>,
    /// How long it takes.
    pub minutes: u16,
    /// When it comes.
    pub when: Recurrence,
    /// When in the day.
    pub cue: Option<Cue>,
    /// A long run.
    pub is_long: bool,
    /// A hard run.
    pub is_hard: bool,
}

impl Draft {
    /// The session, with a title for one that has none, and a small version for all but runs.
    #[must_use]
    pub fn into_spec(self, title: Title, small: Option<Words>) -> SessionSpec {
        let is_run = self.kind == Kind::Run;
        SessionSpec {
            kind: self.kind,
            area: self.area,
            title: self.title.unwrap_or(title),
            minutes: self.minutes,
            full: None,
            small: small.filter(|_| !is_run),
            when: self.when,
            cue: self.cue,
            fallback_day: None,
            is_long: self.is_long,
            is_hard: self.is_hard,
            is_reminded: !is_run,
        }
    }
}

/// How many events stay out of the plan, by why.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// Runs that are neither long nor hard.
    pub easy_runs: u32,
    /// Other sports, and what is no training.
    pub others: u32,
    /// All of it lies before today.
    pub past: u32,
    /// By the month, the year or the second.
    pub otherwise: u32,
}

/// What a calendar proposes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Proposed {
    /// The sessions, in the order of their first dates.
    pub drafts: Vec<Draft>,
    /// What stays out.
    pub left_out: LeftOut,
    /// How many are called by their kind, because of the words in their titles.
    pub renamed: u32,
}

/// Whether two versions say the same from `today` on.
#[must_use]
pub fn is_same_from(one: &SessionSpec, other: &SessionSpec, today: NaiveDate) -> bool {
    let aligned = |spec: &SessionSpec| {
        let mut spec = spec.clone();
        spec.when = from_today(spec.when, today);
        spec
    };
    aligned(one) == aligned(other)
}

/// The same dates from `today` on, counted from the first week they can fall in.
#[must_use]
pub fn from_today(when: Recurrence, today: NaiveDate) -> Recurrence {
    let starts_on = if when.starts_on >= today {
        when.starts_on
    } else {
        // The first week of its rhythm in which it may still fall.
        let week = crate::domain::calendar::Week::of(today);
        let apart = week.since(crate::domain::calendar::Week::of(when.starts_on));
        let every = i64::from(when.every_weeks.get());
        let ahead = (every - apart.rem_euclid(every)) % every;
        i32::try_from(ahead).map_or(today, |ahead| if ahead == 0 { today } else { week.plus(ahead).monday() })
    };
    Recurrence { starts_on, ..when }
}
