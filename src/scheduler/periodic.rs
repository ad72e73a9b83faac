//! Operators' schedules: cron expressions, always read in UTC, where `cron` 0.17 is reliable (it skips and repeats at clock changes
//! elsewhere). Members' schedules never pass through here.

use std::str::FromStr;

use chrono::{DateTime, Utc};
use thiserror::Error;

/// A cron expression of six fields (seconds first, weekdays by name).
#[derive(Debug, Clone)]
pub struct Periodic(cron::Schedule);

/// A cron expression that cannot be read.
#[derive(Debug, Error)]
#[error("`{text}` is no schedule: six fields (second minute hour day month weekday), weekdays by name, read in UTC; {reason}")]
pub struct PeriodicError {
    text: String,
    reason: String,
}

impl FromStr for Periodic {
    type Err = PeriodicError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let refuse = |reason: String| PeriodicError { text: text.to_owned(), reason };
        let weekday = text.split_whitespace().nth(5).unwrap_or("*");
        if weekday.chars().any(|c| c.is_ascii_digit()) {
            // Numbers mean Sunday = 1 here and Sunday = 0 in crontab; a name means the same everywhere.
            return Err(refuse("write weekdays as names, such as MON".to_owned()));
        }
        cron::Schedule::from_str(text).map(Self).map_err(|error| refuse(error.to_string()))
    }
}

impl Periodic {
    /// The next instant after `now`, or none if the expression names no date that will come.
    #[must_use]
    pub fn next_after(&self, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        self.0.after(&now).next()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn schedules_are_read_in_utc_and_by_name() {
        let now = "2026-03-29T00:30:00Z".parse::<DateTime<Utc>>().expect("an instant");
        let nightly: Periodic = "0 30 3 * * *".parse().expect("nightly");
        assert_eq!(nightly.next_after(now).map(|at| at.to_rfc3339()), Some("2026-03-29T03:30:00+00:00".to_owned()));
        let mondays: Periodic = "0 30 3 * * MON".parse().expect("mondays");
        assert_eq!(mondays.next_after(now).map(|at| at.to_rfc3339()), Some("2026-03-30T03:30:00+00:00".to_owned()));
        for text in ["", "30 3 * * *", "0 30 3 * * 1", "0 61 3 * * *", "every day"] {
            assert!(text.parse::<Periodic>().is_err(), "{text:?} is refused");
        }
    }
}
