//! On which local dates something comes round: weekdays, every so many weeks, from a first date to a last.
//!
//! Dates only: what time a date's occurrence has is the [wall clock](super::wall_clock)'s business, and a single date that was
//! moved or dropped is an occurrence's.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, NaiveDate};
use thiserror::Error;

use crate::domain::calendar::{Days, Week};

/// Every how many weeks: 1 to 52.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EveryWeeks(u8);

/// Why there is no such spacing of weeks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("every how many weeks is a number from 1 to {}", EveryWeeks::MAX.0)]
pub struct EveryWeeksError;

impl EveryWeeks {
    /// Every week.
    pub const ONE: Self = Self(1);
    /// The widest spacing there is.
    pub const MAX: Self = Self(52);

    /// The number of weeks, 1 to 52.
    #[must_use]
    pub const fn get(self) -> u8 {
        self.0
    }
}

impl Default for EveryWeeks {
    fn default() -> Self {
        Self::ONE
    }
}

impl TryFrom<u8> for EveryWeeks {
    type Error = EveryWeeksError;

    fn try_from(weeks: u8) -> Result<Self, EveryWeeksError> {
        if (Self::ONE.0..=Self::MAX.0).contains(&weeks) { Ok(Self(weeks)) } else { Err(EveryWeeksError) }
    }
}

impl FromStr for EveryWeeks {
    type Err = EveryWeeksError;

    fn from_str(text: &str) -> Result<Self, EveryWeeksError> {
        text.trim().parse::<u8>().map_err(|_| EveryWeeksError)?.try_into()
    }
}

impl fmt::Display for EveryWeeks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// What comes round on weekdays, every so many weeks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Recurrence {
    /// On which days of the week.
    pub days: Days,
    /// Every how many weeks, counted from the ISO week of `starts_on`.
    pub every_weeks: EveryWeeks,
    /// The first date it may fall on.
    pub starts_on: NaiveDate,
    /// The last date it may fall on; without one it goes on.
    pub ends_on: Option<NaiveDate>,
}

impl Recurrence {
    /// Whether it falls on `date`.
    #[must_use]
    pub fn falls_on(&self, date: NaiveDate) -> bool {
        let in_force = date >= self.starts_on && self.ends_on.is_none_or(|last| date <= last);
        let weeks = Week::of(date).since(Week::of(self.starts_on));
        in_force && self.days.contains(date.weekday()) && weeks % i64::from(self.every_weeks.get()) == 0
    }

    /// The dates it falls on from `from` to `until`, both included, in order.
    pub fn dates_between(&self, from: NaiveDate, until: NaiveDate) -> impl Iterator<Item = NaiveDate> + use<> {
        let recurrence = *self;
        let first = from.max(self.starts_on);
        let last = self.ends_on.map_or(until, |ends_on| until.min(ends_on));
        first.iter_days().take_while(move |date| *date <= last).filter(move |date| recurrence.falls_on(*date))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().expect("a date of this table")
    }

    fn dates(recurrence: &Recurrence, from: &str, until: &str) -> Vec<String> {
        recurrence.dates_between(date(from), date(until)).map(|date| date.to_string()).collect()
    }

    #[test]
    fn weeks_are_counted_from_the_iso_week_of_the_start() {
        // The start is a Thursday: the Monday of its week is before it, the Monday two weeks on is the first.
        let recurrence = Recurrence {
            days: "mon,thu".parse().expect("days"),
            every_weeks: "2".parse().expect("weeks"),
            starts_on: date("2026-01-01"),
            ends_on: Some(date("2026-02-12")),
        };
        let expected = ["2026-01-01", "2026-01-12", "2026-01-15", "2026-01-26", "2026-01-29", "2026-02-09", "2026-02-12"];
        assert_eq!(dates(&recurrence, "2025-01-01", "2027-01-01"), expected);
        assert_eq!(dates(&recurrence, "2026-01-15", "2026-01-26"), ["2026-01-15", "2026-01-26"], "both ends are included");
        assert!(dates(&recurrence, "2026-01-16", "2026-01-15").is_empty());
    }

    #[test]
    fn weeks_go_on_counting_over_a_year_of_53_weeks() {
        let recurrence = Recurrence {
            days: Days::only(chrono::Weekday::Sun),
            every_weeks: "2".parse().expect("weeks"),
            starts_on: date("2026-12-20"),
            ends_on: None,
        };
        assert_eq!(dates(&recurrence, "2026-12-20", "2027-01-20"), ["2026-12-20", "2027-01-03", "2027-01-17"]);
    }

    #[test]
    fn weeks_apart_are_one_to_52() {
        for text in ["0", "53", "-1", "", "two", "256", "1.5"] {
            assert_eq!(text.parse::<EveryWeeks>(), Err(EveryWeeksError), "{text:?}");
        }
        assert_eq!("52".parse(), Ok(EveryWeeks::MAX));
        assert_eq!("1".parse(), Ok(EveryWeeks::default()));
    }

    #[test]
    fn the_end_of_the_calendar_does_not_panic() {
        let recurrence = Recurrence { days: Days::DAILY, every_weeks: EveryWeeks::ONE, starts_on: NaiveDate::MIN, ends_on: None };
        assert!(recurrence.falls_on(NaiveDate::MIN) && recurrence.falls_on(NaiveDate::MAX));
        assert_eq!(
            recurrence.dates_between(NaiveDate::MAX, NaiveDate::MAX).last(),
            recurrence.dates_between(NaiveDate::MAX, NaiveDate::MAX).next()
        );
    }

    proptest! {
        #[test]
        fn the_dates_between_are_those_it_falls_on(
            bits in 1u8..128, weeks in 1u8..=52, start in 730_000i32..740_000, length in prop::option::of(-20i32..2_000),
            from in 730_000i32..740_000, span in -5i32..1_500,
        ) {
            let day = |number| NaiveDate::from_num_days_from_ce_opt(number).expect("within the calendar");
            let recurrence = Recurrence {
                days: Days::from_bits(bits).expect("days"),
                every_weeks: weeks.try_into().expect("weeks"),
                starts_on: day(start),
                ends_on: length.map(|length| day(start + length)),
            };
            let listed: Vec<NaiveDate> = recurrence.dates_between(day(from), day(from + span)).collect();
            let asked: Vec<NaiveDate> = (from..=from + span).map(day).filter(|date| recurrence.falls_on(*date)).collect();
            prop_assert_eq!(listed, asked);
        }
    }
}
