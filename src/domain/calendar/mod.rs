//! Local dates, the day that ends at 04:00, ISO weeks, weekdays, times of day and quiet hours.
//!
//! Source: `1-product.md`, "Words" (a day ends at 04:00 local, a week is an ISO week in the member's zone) and
//! `2-behaviour.md` §4.1 and §4.4.

mod days;
mod quiet_hours;
mod time_of_day;
mod week;

use chrono::{DateTime, Days as CivilDays, NaiveDate, NaiveTime, TimeDelta, Utc};
use chrono_tz::Tz;

pub use days::{Days, DaysError};
pub use quiet_hours::QuietHours;
pub use time_of_day::{ReminderTime, ReminderTimeError, TimeOfDay, TimeOfDayError};
pub use week::{Week, WeekError};

use crate::domain::wall_clock;

/// A moment, the same for everybody.
pub type Instant = DateTime<Utc>;

/// The hour, by the local clock, at which a day ends and the next begins: late-night entries belong to the day before.
pub const DAY_ENDS_AT_HOUR: u32 = 4;

/// The time of day at which a day begins.
const DAY_BEGINS: NaiveTime = match NaiveTime::from_hms_opt(DAY_ENDS_AT_HOUR, 0, 0) {
    Some(time) => time,
    None => NaiveTime::MIN,
};

/// The day that `at` belongs to for somebody who lives in `zone`: the one date with
/// `day_begins(date) <= at < day_begins(date + 1)`.
///
/// It never goes back, not even where the clock is put back from after 04:00 to before it, and it is never a date that
/// the zone skipped: in Samoa the night after 29 December 2011 belonged to the 29th until 04:00 on the 31st.
#[must_use]
pub fn local_day(at: Instant, zone: Tz) -> NaiveDate {
    let wall = wall_clock::reading(at, zone);
    let mut day = (wall - TimeDelta::hours(i64::from(DAY_ENDS_AT_HOUR))).date();
    while let Some(after) = day.succ_opt().filter(|after| day_begins(*after, zone) <= at) {
        day = after;
    }
    while let Some(before) = day.pred_opt().filter(|_| day_begins(day, zone) > at) {
        day = before;
    }
    day
}

/// The instant at which `date` begins in `zone`: 04:00 of that date by the rules of [`wall_clock::resolve`].
///
/// A date that the zone skips has no length: it begins when the date after it does. So the days of a zone follow one
/// another without a hole or an overlap, whatever its clocks did.
#[must_use]
pub fn day_begins(date: NaiveDate, zone: Tz) -> Instant {
    let mut day = Some(date);
    while let Some(here) = day {
        if let Some(at) = wall_clock::resolve(here, DAY_BEGINS, zone) {
            return at;
        }
        day = here.checked_add_days(CivilDays::new(1));
    }
    Instant::MAX_UTC
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use chrono_tz::Tz;

    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().expect("a date of this table")
    }

    fn at(text: &str) -> Instant {
        text.parse().expect("an instant of this table")
    }

    #[test]
    fn a_day_ends_at_four_by_the_local_clock() {
        for (zone, instant, day) in [
            (Tz::Europe__London, "2026-01-10T03:59:59.999Z", "2026-01-09"),
            (Tz::Europe__London, "2026-01-10T04:00:00Z", "2026-01-10"),
            (Tz::Asia__Kolkata, "2026-01-09T22:29:59Z", "2026-01-09"),
            (Tz::Asia__Kolkata, "2026-01-09T22:30:00Z", "2026-01-10"),
            // New York, summer time begins and ends: both nights are the day before until 04:00.
            (Tz::America__New_York, "2026-03-08T07:59:59Z", "2026-03-07"),
            (Tz::America__New_York, "2026-03-08T08:00:00Z", "2026-03-08"),
            (Tz::America__New_York, "2026-11-01T08:59:59Z", "2026-10-31"),
            (Tz::America__New_York, "2026-11-01T09:00:00Z", "2026-11-01"),
            // Samoa had no 30 December 2011: the night of the 29th lasts until 04:00 on the 31st.
            (Tz::Pacific__Apia, "2011-12-30T09:59:59Z", "2011-12-29"),
            (Tz::Pacific__Apia, "2011-12-30T10:00:00Z", "2011-12-29"),
            (Tz::Pacific__Apia, "2011-12-30T13:59:59Z", "2011-12-29"),
            (Tz::Pacific__Apia, "2011-12-30T14:00:00Z", "2011-12-31"),
            // Kwajalein showed 30 September 1969 twice, from 13:00 UTC on again: the day had begun, and does not go back.
            (Tz::Pacific__Kwajalein, "1969-09-30T12:59:59Z", "1969-09-30"),
            (Tz::Pacific__Kwajalein, "1969-09-30T14:00:00Z", "1969-09-30"),
            (Tz::Pacific__Kwajalein, "1969-10-01T15:59:59Z", "1969-09-30"),
            (Tz::Pacific__Kwajalein, "1969-10-01T16:00:00Z", "1969-10-01"),
        ] {
            assert_eq!(local_day(at(instant), zone), date(day), "{instant} in {zone}");
        }
    }

    #[test]
    fn a_day_begins_at_four_or_where_the_gap_ends() {
        for (zone, day, begins) in [
            (Tz::Europe__London, "2026-03-29", "2026-03-29T03:00:00Z"),
            (Tz::Asia__Tokyo, "2026-03-29", "2026-03-28T19:00:00Z"),
            (Tz::Pacific__Apia, "2011-12-29", "2011-12-29T14:00:00Z"),
            (Tz::Pacific__Apia, "2011-12-30", "2011-12-30T14:00:00Z"),
            (Tz::Pacific__Apia, "2011-12-31", "2011-12-30T14:00:00Z"),
            // Casey put its clock on from 02:00 to 05:00 in 2009, over the end of the day.
            (Tz::Antarctica__Casey, "2009-10-18", "2009-10-17T18:00:00Z"),
        ] {
            assert_eq!(day_begins(date(day), zone), at(begins), "{day} in {zone}");
        }
    }

    #[test]
    fn the_ends_of_the_calendar_do_not_panic() {
        for zone in [Tz::UTC, Tz::Pacific__Kiritimati, Tz::Pacific__Pago_Pago, Tz::America__New_York] {
            for instant in [Instant::MIN_UTC, Instant::MAX_UTC] {
                assert!(local_day(instant, zone) >= NaiveDate::MIN);
            }
            assert!(day_begins(NaiveDate::MIN, zone) < day_begins(NaiveDate::MAX, zone), "{zone}");
        }
    }
}
