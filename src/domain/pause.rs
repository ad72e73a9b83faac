//! A pause: dates and nothing else. Why is neither asked nor kept (`2-behaviour` §4.6, "Pauses").

mod hold;
mod set;

pub use hold::{Span, needs_hold, taken_back};
pub use set::{DAYS_AHEAD_MAX, FEW_DAYS, Length, Set, TWO_WEEKS, WEEK, extended, set};

use chrono::NaiveDate;

use super::calendar::Week;
use super::session::Kind;

/// What a pause holds. It says what rests, and nothing of why.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Scope {
    /// Everything: what `/pause` means unless more is said.
    #[default]
    Everything,
    /// Running and strength; mobility, rest and recovery go on (`2-behaviour` §6.2, tier 2).
    RunningAndStrength,
}

impl Scope {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Everything, Self::RunningAndStrength];

    /// The word in the schema and in options.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Everything => "all",
            Self::RunningAndStrength => "run_strength",
        }
    }

    /// Reads [`Self::as_str`] back.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scope| scope.as_str() == word)
    }

    /// Whether sessions of this kind rest.
    #[must_use]
    pub const fn holds(self, kind: Kind) -> bool {
        match self {
            Self::Everything => true,
            Self::RunningAndStrength => matches!(kind, Kind::Run | Kind::Strength),
        }
    }

    /// Whether whatever rests by `other` rests by it as well.
    #[must_use]
    pub const fn reaches(self, other: Self) -> bool {
        matches!((self, other), (Self::Everything, _) | (Self::RunningAndStrength, Self::RunningAndStrength))
    }
}

/// A stretch of local dates on which nothing counts, or nothing of some kinds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pause {
    /// Its number.
    pub id: i64,
    /// The first local date of it.
    pub from: NaiveDate,
    /// The first local date after it; none while it is "until I say".
    pub until: Option<NaiveDate>,
    /// What rests.
    pub scope: Scope,
}

impl Pause {
    /// Whether `date` lies in it.
    #[must_use]
    pub fn covers(&self, date: NaiveDate) -> bool {
        self.from <= date && self.until.is_none_or(|until| date < until)
    }

    /// The one of `pauses` of everything that lasts longest: the one that is on, or the one that ended last.
    #[must_use]
    pub fn latest(pauses: &[Self]) -> Option<Self> {
        let whole = pauses.iter().filter(|pause| pause.is_whole());
        whole.max_by_key(|pause| (pause.until.unwrap_or(NaiveDate::MAX), pause.from)).copied()
    }

    /// Whether everything rests by it.
    #[must_use]
    pub const fn is_whole(&self) -> bool {
        matches!(self.scope, Scope::Everything)
    }
}

/// Whether any of `pauses` covers all of `date`: whatever the kind.
#[must_use]
pub fn is_paused(pauses: &[Pause], date: NaiveDate) -> bool {
    pauses.iter().any(|pause| pause.is_whole() && pause.covers(date))
}

/// Whether a session of this kind rests on `date`.
#[must_use]
pub fn is_held(pauses: &[Pause], date: NaiveDate, kind: Kind) -> bool {
    pauses.iter().any(|pause| pause.scope.holds(kind) && pause.covers(date))
}

/// The pause of everything that covers `date`; of several the one that lasts longest.
#[must_use]
pub fn on(pauses: &[Pause], date: NaiveDate) -> Option<Pause> {
    let covering = pauses.iter().filter(|pause| pause.is_whole() && pause.covers(date));
    covering.max_by_key(|pause| pause.until.unwrap_or(NaiveDate::MAX)).copied()
}

/// The pause of some kinds that covers `date`, where not everything rests.
#[must_use]
pub fn partly_on(pauses: &[Pause], date: NaiveDate) -> Option<Pause> {
    if is_paused(pauses, date) {
        return None;
    }
    pauses.iter().filter(|pause| pause.covers(date)).max_by_key(|pause| pause.until.unwrap_or(NaiveDate::MAX)).copied()
}

/// Whether every date of `week` is paused, by one pause or by several.
#[must_use]
pub fn is_week_paused(pauses: &[Pause], week: Week) -> bool {
    week.dates().into_iter().all(|date| is_paused(pauses, date))
}

#[cfg(test)]
mod numbers;

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().expect("a date of this table")
    }

    #[test]
    fn a_pause_covers_its_first_day_and_not_the_day_it_ends_on() {
        let closed = Pause { id: 1, from: date("2025-06-03"), until: Some(date("2025-06-17")), scope: Scope::Everything };
        let open = Pause { id: 2, from: date("2025-06-03"), until: None, scope: Scope::Everything };
        for (day, in_closed, in_open) in
            [("2025-06-02", false, false), ("2025-06-03", true, true), ("2025-06-16", true, true), ("2025-06-17", false, true)]
        {
            assert_eq!((closed.covers(date(day)), open.covers(date(day))), (in_closed, in_open), "{day}");
        }
    }

    #[test]
    fn two_pauses_that_meet_make_a_paused_week() {
        let week = Week::of(date("2025-06-02"));
        let first = Pause { id: 1, from: date("2025-05-30"), until: Some(date("2025-06-05")), scope: Scope::Everything };
        let second = Pause { id: 2, from: date("2025-06-05"), until: Some(date("2025-06-09")), scope: Scope::Everything };
        assert!(is_week_paused(&[first, second], week), "one ends where the other begins");
        assert!(!is_week_paused(&[first], week), "half a week is not a week");
        assert!(!is_week_paused(&[], week), "without a pause nothing is paused");
    }
}
