//! ISO weeks: Monday to Sunday, named after the year that holds their Thursday.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, Days as CivilDays, NaiveDate, TimeDelta, Weekday};
use thiserror::Error;

/// An ISO week, written `2026-W13`. The few days at the very ends of the calendar that make no whole week belong to the
/// nearest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Week {
    monday: NaiveDate,
}

impl Week {
    /// The week that holds `date`.
    #[must_use]
    pub fn of(date: NaiveDate) -> Self {
        let within = date.clamp(NaiveDate::MIN + CivilDays::new(6), NaiveDate::MAX - CivilDays::new(6));
        Self { monday: within - CivilDays::new(u64::from(within.weekday().num_days_from_monday())) }
    }

    /// Its first day.
    #[must_use]
    pub const fn monday(self) -> NaiveDate {
        self.monday
    }

    /// Its last day.
    #[must_use]
    pub fn sunday(self) -> NaiveDate {
        self.day(Weekday::Sun)
    }

    /// The day of this week that is a `weekday`.
    #[must_use]
    pub fn day(self, weekday: Weekday) -> NaiveDate {
        self.monday + CivilDays::new(u64::from(weekday.num_days_from_monday()))
    }

    /// The week after.
    #[must_use]
    pub fn next(self) -> Self {
        self.plus(1)
    }

    /// The week before.
    #[must_use]
    pub fn previous(self) -> Self {
        self.plus(-1)
    }

    /// The week that comes `weeks` later, or earlier where that is negative; at most the last or first of the calendar.
    #[must_use]
    pub fn plus(self, weeks: i32) -> Self {
        let end = if weeks < 0 { NaiveDate::MIN } else { NaiveDate::MAX };
        Self::of(self.monday.checked_add_signed(TimeDelta::weeks(i64::from(weeks))).unwrap_or(end))
    }

    /// How many weeks after `other` this one comes; negative where it comes before.
    #[must_use]
    pub fn since(self, other: Self) -> i64 {
        self.monday.signed_duration_since(other.monday).num_days().div_euclid(7)
    }

    /// Its seven dates, Monday first.
    #[must_use]
    pub fn dates(self) -> [NaiveDate; 7] {
        use Weekday::{Fri, Mon, Sat, Sun, Thu, Tue, Wed};
        [Mon, Tue, Wed, Thu, Fri, Sat, Sun].map(|weekday| self.day(weekday))
    }

    /// Whether `date` lies in it.
    #[must_use]
    pub fn contains(self, date: NaiveDate) -> bool {
        Self::of(date) == self
    }
}

impl fmt::Display for Week {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let week = self.monday.iso_week();
        write!(f, "{:04}-W{:02}", week.year(), week.week())
    }
}

/// Why a text is not a week.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum WeekError {
    /// It is not written like one.
    #[error("a week is written like 2026-W13")]
    Shape,
    /// That year has no such week.
    #[error("{year} has no week {week}")]
    NoSuchWeek {
        /// The ISO year.
        year: i32,
        /// The week asked for.
        week: u32,
    },
}

impl FromStr for Week {
    type Err = WeekError;

    fn from_str(text: &str) -> Result<Self, WeekError> {
        let digits = |part: &str, len: usize| part.len() == len && part.bytes().all(|byte| byte.is_ascii_digit());
        let (year, week) =
            text.trim().split_once("-W").filter(|(year, week)| digits(year, 4) && digits(week, 2)).ok_or(WeekError::Shape)?;
        let year = year.parse().map_err(|_| WeekError::Shape)?;
        let week = week.parse().map_err(|_| WeekError::Shape)?;
        let monday = NaiveDate::from_isoywd_opt(year, week, Weekday::Mon).ok_or(WeekError::NoSuchWeek { year, week })?;
        Ok(Self { monday })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().expect("a date of this table")
    }

    #[test]
    fn a_week_is_named_after_its_thursday() {
        for (day, name, monday, sunday) in [
            ("2026-03-29", "2026-W13", "2026-03-23", "2026-03-29"),
            ("2026-03-30", "2026-W14", "2026-03-30", "2026-04-05"),
            ("2026-01-01", "2026-W01", "2025-12-29", "2026-01-04"),
            ("2027-01-03", "2026-W53", "2026-12-28", "2027-01-03"),
            ("2024-12-30", "2025-W01", "2024-12-30", "2025-01-05"),
        ] {
            let week = Week::of(date(day));
            assert_eq!((week.to_string().as_str(), week.monday(), week.sunday()), (name, date(monday), date(sunday)), "{day}");
            assert_eq!(name.parse(), Ok(week));
        }
    }

    #[test]
    fn what_is_not_a_week_is_refused() {
        for text in ["", "2026", "2026-13", "2026-W1", "2026-W111", "26-W01", "2026-w13", "+026-W01", "2026-W0١"] {
            assert_eq!(text.parse::<Week>(), Err(WeekError::Shape), "{text:?}");
        }
        assert_eq!("2025-W53".parse::<Week>(), Err(WeekError::NoSuchWeek { year: 2025, week: 53 }));
        assert_eq!("2026-W00".parse::<Week>(), Err(WeekError::NoSuchWeek { year: 2026, week: 0 }));
    }

    #[test]
    fn the_ends_of_the_calendar_do_not_panic() {
        for end in [NaiveDate::MIN, NaiveDate::MAX] {
            let week = Week::of(end);
            assert!(week.contains(end));
            assert!(week.previous() <= week && week <= week.next());
            assert!(week.monday() <= week.sunday());
            assert_eq!(week.dates().len(), 7);
            assert_eq!((week.plus(i32::MIN) <= week, week <= week.plus(i32::MAX)), (true, true));
        }
    }

    proptest! {
        #[test]
        fn weeks_tile_the_calendar(day in 0i32..1_200_000, weeks in -500i32..500) {
            let date = NaiveDate::from_num_days_from_ce_opt(day).expect("within the calendar");
            let week = Week::of(date);
            prop_assert_eq!(week.dates().into_iter().filter(|other| *other == date).count(), 1);
            prop_assert!(week.dates().into_iter().all(|other| week.contains(other)));
            prop_assert_eq!(week.sunday().succ_opt().map(Week::of), Some(week.next()));
            prop_assert_eq!(week.next().previous(), week);
            prop_assert_eq!(week.plus(weeks).since(week), i64::from(weeks));
            prop_assert_eq!(week.plus(weeks) > week, weeks > 0);
        }

        #[test]
        fn reading_a_week_never_panics(text in "\\PC*") {
            if let Ok(week) = text.parse::<Week>() {
                prop_assert_eq!(week.to_string(), text.trim());
            }
        }
    }
}
