//! `second-wind preview`: shows what a schedule by the local clock comes to, for people who want to see what will fire.
//!
//! The options arrive as text and are read here, so that whatever is wrong with one of them is said in one line.

use chrono::{Datelike, NaiveDate};
use chrono_tz::Tz;
use thiserror::Error;

use crate::domain::calendar::{Days, DaysError, TimeOfDay, TimeOfDayError};
use crate::domain::place::{ZoneError, zone_named};
use crate::domain::recurrence::{EveryWeeks, EveryWeeksError, Recurrence};
use crate::domain::wall_clock;

/// The longest stretch that is listed, in years.
const SPAN_YEARS_MAX: i32 = 200;

/// Lists the instants of a schedule by a zone's local clock, one line an occurrence: LOCAL_DATE UTC_INSTANT.
///
/// A time that the clock skips comes at the first instant after the gap, under its own date; a time that it shows twice comes
/// once, at the first; a date that the zone skips has no line. Clock changes are known until 2099.
#[derive(Debug, Clone, clap::Args)]
pub struct PreviewArgs {
    /// The time zone by its IANA name, like Europe/London
    #[arg(long, value_name = "ZONE", allow_hyphen_values = true)]
    pub zone: String,
    /// The days of the week, like mon,thu or daily
    #[arg(long, value_name = "DAYS", allow_hyphen_values = true)]
    pub days: String,
    /// The time of day by the local clock, like 07:30
    #[arg(long, value_name = "HH:MM", allow_hyphen_values = true)]
    pub at: String,
    /// The first date, like 2026-03-01; weeks are counted from its ISO week
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub from: String,
    /// The last date, included
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub until: String,
    /// Every how many weeks, 1 to 52
    #[arg(long, value_name = "N", default_value = "1", allow_hyphen_values = true)]
    pub every_weeks: String,
}

/// Why there is nothing to list. Each is one line; the binary prints it and exits with 2.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PreviewError {
    /// No such zone.
    #[error("--zone: {0}")]
    Zone(#[from] ZoneError),
    /// No such days.
    #[error("--days: {0}")]
    Days(#[from] DaysError),
    /// No such time.
    #[error("--at: {0}")]
    At(#[from] TimeOfDayError),
    /// No such spacing of weeks.
    #[error("--every-weeks: {0}")]
    EveryWeeks(#[from] EveryWeeksError),
    /// Not written like a date.
    #[error("{option}: a date is written like 2026-03-29")]
    DateShape {
        /// The option it was given for.
        option: &'static str,
    },
    /// Written like a date, but not in the calendar.
    #[error("{option}: the calendar has no {date}")]
    NoSuchDate {
        /// The option it was given for.
        option: &'static str,
        /// The date as written: digits and hyphens.
        date: String,
    },
    /// The first date comes after the last.
    #[error("--from {from} comes after --until {until}")]
    Backwards {
        /// The first date.
        from: NaiveDate,
        /// The last date.
        until: NaiveDate,
    },
    /// More than can be listed at once.
    #[error("from {from} until {until} is more than {SPAN_YEARS_MAX} years; ask for less at a time")]
    TooLong {
        /// The first date.
        from: NaiveDate,
        /// The last date.
        until: NaiveDate,
    },
}

/// The lines for `args`, in order of their dates; none where no date matches.
///
/// # Errors
/// Where an option cannot be read, the dates run backwards, or they span more than 200 years.
pub fn preview(args: &PreviewArgs) -> Result<Vec<String>, PreviewError> {
    let zone = zone_named(&args.zone)?;
    let days: Days = args.days.parse()?;
    let at: TimeOfDay = args.at.parse()?;
    let every_weeks: EveryWeeks = args.every_weeks.parse()?;
    let from = date("--from", &args.from)?;
    let until = date("--until", &args.until)?;
    if from > until {
        return Err(PreviewError::Backwards { from, until });
    }
    let longest_until = from.with_year(from.year() + SPAN_YEARS_MAX).unwrap_or(from + chrono::Days::new(365 * 200 + 48));
    if until > longest_until {
        return Err(PreviewError::TooLong { from, until });
    }
    let recurrence = Recurrence { days, every_weeks, starts_on: from, ends_on: Some(until) };
    Ok(recurrence.dates_between(from, until).filter_map(|date| line(date, at, zone)).collect())
}

fn line(date: NaiveDate, at: TimeOfDay, zone: Tz) -> Option<String> {
    let instant = wall_clock::resolve(date, at.to_time(), zone)?;
    Some(format!("{date} {}", instant.format("%Y-%m-%dT%H:%M:%SZ")))
}

/// Four, two and two digits; the years 0000 to 9999, so that every line has one width.
fn date(option: &'static str, text: &str) -> Result<NaiveDate, PreviewError> {
    let text = text.trim();
    let sound = text.len() == 10
        && text.bytes().enumerate().all(|(nth, byte)| if nth == 4 || nth == 7 { byte == b'-' } else { byte.is_ascii_digit() });
    if !sound {
        return Err(PreviewError::DateShape { option });
    }
    text.parse().map_err(|_| PreviewError::NoSuchDate { option, date: text.to_owned() })
}

#[cfg(test)]
mod tests {
    use clap::Parser;
    use proptest::prelude::*;

    use super::*;

    #[derive(Parser)]
    struct Line {
        #[command(flatten)]
        preview: PreviewArgs,
    }

    fn args(changes: &[(&str, &str)]) -> PreviewArgs {
        let mut args = PreviewArgs {
            zone: "Europe/London".to_owned(),
            days: "daily".to_owned(),
            at: "01:30".to_owned(),
            from: "2026-03-28".to_owned(),
            until: "2026-03-30".to_owned(),
            every_weeks: "1".to_owned(),
        };
        for (option, value) in changes {
            let field = match *option {
                "zone" => &mut args.zone,
                "days" => &mut args.days,
                "at" => &mut args.at,
                "from" => &mut args.from,
                "until" => &mut args.until,
                "every-weeks" => &mut args.every_weeks,
                other => panic!("no option {other}"),
            };
            (*value).clone_into(field);
        }
        args
    }

    #[test]
    fn clock_changes_are_shown_as_they_will_fire() {
        type Case<'a> = (&'a [(&'a str, &'a str)], &'a [&'a str]);
        let cases: [Case<'_>; 7] = [
            (&[], &["2026-03-28 2026-03-28T01:30:00Z", "2026-03-29 2026-03-29T01:00:00Z", "2026-03-30 2026-03-30T00:30:00Z"]),
            (
                &[("zone", "america/new_york"), ("from", "2026-10-31"), ("until", "2026-11-02")],
                &["2026-10-31 2026-10-31T05:30:00Z", "2026-11-01 2026-11-01T05:30:00Z", "2026-11-02 2026-11-02T06:30:00Z"],
            ),
            (
                &[("zone", "Pacific/Apia"), ("at", "9"), ("from", "2011-12-29"), ("until", "2011-12-31")],
                &["2011-12-29 2011-12-29T19:00:00Z", "2011-12-31 2011-12-30T19:00:00Z"],
            ),
            (
                &[("days", "mon,thu"), ("every-weeks", "2"), ("at", "07:00"), ("from", "2026-01-01"), ("until", "2026-01-15")],
                &["2026-01-01 2026-01-01T07:00:00Z", "2026-01-12 2026-01-12T07:00:00Z", "2026-01-15 2026-01-15T07:00:00Z"],
            ),
            // Before standard time a zone kept its city's own, to the second.
            (
                &[("zone", "Europe/Brussels"), ("at", "12:00"), ("from", "1825-06-01"), ("until", "1825-06-01")],
                &["1825-06-01 1825-06-01T11:42:30Z"],
            ),
            (&[("days", "sat"), ("from", "2026-03-29"), ("until", "2026-03-30")], &[]),
            (&[("from", "2026-03-29"), ("until", "2026-03-29")], &["2026-03-29 2026-03-29T01:00:00Z"]),
        ];
        for (changes, lines) in cases {
            assert_eq!(preview(&args(changes)), Ok(lines.iter().map(|line| (*line).to_owned()).collect()), "{changes:?}");
        }
    }

    #[test]
    fn what_is_wrong_is_said_in_one_line() {
        for (changes, said) in [
            (&[("zone", "Europe/Lundon")][..], "--zone: no time zone is called “Europe/Lundon”; did you mean Europe/London"),
            (&[("zone", "Bristol")], "--zone: no time zone is called “Bristol”; did you mean Europe/London"),
            (&[("zone", "")], "--zone: no time zone is called “”"),
            (&[("zone", "Mars/Olympus\nMons")], "--zone: no time zone is called “Mars/OlympusMons”"),
            (&[("days", "")], "--days: name at least one day, like mon,thu"),
            (&[("days", "mon,foo")], "--days: “foo” is not a day; write days like mon,thu or daily"),
            (&[("at", "24:00")], "--at: no clock shows the hour 24; times run from 00:00 to 23:59"),
            (&[("at", "-1:00")], "--at: a time is written like 07:30 or 7:30 pm"),
            (&[("every-weeks", "0")], "--every-weeks: every how many weeks is a number from 1 to 52"),
            (&[("every-weeks", "-2")], "--every-weeks: every how many weeks is a number from 1 to 52"),
            (&[("every-weeks", "53")], "--every-weeks: every how many weeks is a number from 1 to 52"),
            (&[("from", "2026-02-30")], "--from: the calendar has no 2026-02-30"),
            (&[("until", "29.3.2026")], "--until: a date is written like 2026-03-29"),
            (&[("until", "+2026-3-29")], "--until: a date is written like 2026-03-29"),
            (&[("until", "٢٠٢٦-٠٣-٢٩")], "--until: a date is written like 2026-03-29"),
            (&[("from", "2026-03-31")], "--from 2026-03-31 comes after --until 2026-03-30"),
            (&[("until", "2226-03-29")], "from 2026-03-28 until 2226-03-29 is more than 200 years; ask for less at a time"),
            (&[("from", "0000-01-01"), ("until", "9999-12-31")], "from 0000-01-01 until 9999-12-31 is more than 200 years"),
        ] {
            let error = preview(&args(changes)).expect_err(said).to_string();
            assert!(error.starts_with(said), "{error:?} does not start with {said:?}");
            assert!(!error.contains('\n'), "{error:?}");
        }
        // Both ends, and 48 leap days: 2100 and 2200 have none.
        assert_eq!(preview(&args(&[("until", "2226-03-28")])).map(|lines| lines.len()), Ok(200 * 365 + 48 + 1));
        assert!(preview(&args(&[("from", "2024-02-29"), ("until", "2224-02-29")])).is_ok());
        assert!(preview(&args(&[("from", "9999-12-30"), ("until", "9999-12-31")])).is_ok());
    }

    #[test]
    fn the_options_are_those_of_the_manual() {
        let line = "preview --zone UTC --days mon,thu --at 07:30 --from 2026-01-01 --until 2026-01-31 --every-weeks 2";
        let parsed = Line::try_parse_from(line.split(' ')).unwrap_or_else(|error| panic!("{error}")).preview;
        assert_eq!((parsed.zone.as_str(), parsed.every_weeks.as_str()), ("UTC", "2"));
        let negative =
            Line::try_parse_from(line.replace("weeks 2", "weeks -2").split(' ')).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(preview(&negative.preview), Err(PreviewError::EveryWeeks(EveryWeeksError)));
    }

    proptest! {
        #[test]
        fn no_option_makes_it_panic(
            zone in "(Europe/London|Pacific/Apia|\\PC{0,12})", days in "(daily|mon|\\PC{0,8})", at in "([0-9:]{1,5}|\\PC{0,6})",
            from in "([0-9]{4}-[01][0-9]-[0-3][0-9]|\\PC{0,10})",
            until in "([0-9]{4}-[01][0-9]-[0-3][0-9]|\\PC{0,10})",
            every_weeks in "-?[0-9]{0,3}",
        ) {
            match preview(&PreviewArgs { zone, days, at, from, until, every_weeks }) {
                Ok(lines) => prop_assert!(lines.is_sorted()),
                Err(error) => prop_assert!(!error.to_string().contains('\n')),
            }
        }
    }
}
