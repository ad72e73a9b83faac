//! A pause: dates and nothing else. Why is neither asked nor kept (`2-behaviour` §4.6, "Pauses").

mod set;

pub use set::{DAYS_AHEAD_MAX, FEW_DAYS, Length, Set, TWO_WEEKS, WEEK, extended, set};

use chrono::NaiveDate;

use super::calendar::Week;

/// A stretch of local dates on which nothing counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pause {
    /// Its number.
    pub id: i64,
    /// The first local date of it.
    pub from: NaiveDate,
    /// The first local date after it; none while it is "until I say".
    pub until: Option<NaiveDate>,
}

impl Pause {
    /// Whether `date` lies in it.
    #[must_use]
    pub fn covers(&self, date: NaiveDate) -> bool {
        self.from <= date && self.until.is_none_or(|until| date < until)
    }

    /// The one of `pauses` that lasts longest: the one that is on, or the one that ended last.
    #[must_use]
    pub fn latest(pauses: &[Self]) -> Option<Self> {
        pauses.iter().max_by_key(|pause| (pause.until.unwrap_or(NaiveDate::MAX), pause.from)).copied()
    }

    /// Whether all seven dates of `week` lie in it.
    #[must_use]
    pub fn covers_week(&self, week: Week) -> bool {
        self.covers(week.monday()) && self.covers(week.sunday())
    }
}

/// Whether any of `pauses` covers `date`.
#[must_use]
pub fn is_paused(pauses: &[Pause], date: NaiveDate) -> bool {
    pauses.iter().any(|pause| pause.covers(date))
}

/// The pause that covers `date`; of several the one that lasts longest.
#[must_use]
pub fn on(pauses: &[Pause], date: NaiveDate) -> Option<Pause> {
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
        let closed = Pause { id: 1, from: date("2025-06-03"), until: Some(date("2025-06-17")) };
        let open = Pause { id: 2, from: date("2025-06-03"), until: None };
        for (day, in_closed, in_open) in
            [("2025-06-02", false, false), ("2025-06-03", true, true), ("2025-06-16", true, true), ("2025-06-17", false, true)]
        {
            assert_eq!((closed.covers(date(day)), open.covers(date(day))), (in_closed, in_open), "{day}");
        }
    }

    #[test]
    fn two_pauses_that_meet_make_a_paused_week() {
        let week = Week::of(date("2025-06-02"));
        let first = Pause { id: 1, from: date("2025-05-30"), until: Some(date("2025-06-05")) };
        let second = Pause { id: 2, from: date("2025-06-05"), until: Some(date("2025-06-09")) };
        assert!(is_week_paused(&[first, second], week), "one ends where the other begins");
        assert!(!is_week_paused(&[first], week) && !first.covers_week(week), "half a week is not a week");
        assert!(!is_week_paused(&[], week), "without a pause nothing is paused");
    }
}
