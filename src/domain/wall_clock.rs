//! (local date, time of day, zone) → instant, with the rules for the hours that a zone's clock leaves out or shows twice.
//!
//! A member's schedule is by the clock on the wall, so this is the one place that turns it into instants:
//!
//! * the clock shows that time once → then;
//! * twice (an overlap) → the first of the two, once;
//! * not at all (a gap) → the first instant after the gap, under its own date even where that lies past midnight;
//! * the zone skips the whole date → no instant, and so no occurrence.
//!
//! Source: `3-architecture.md` §4 "Time" and `4-discord.md` §14.

use chrono::{MappedLocalTime, NaiveDate, NaiveDateTime, NaiveTime, Offset, TimeDelta, TimeZone, Utc};
use chrono_tz::{GapInfo, Tz};

use crate::domain::calendar::Instant;

/// No zone's clock has ever been further from UTC than this.
const OFFSET_MAX: TimeDelta = TimeDelta::hours(24);

/// The instant at which the clocks of `zone` show `time` on `date`, by the rules of this module; `None` where the zone skips
/// the whole date (or the calendar itself ends there).
///
/// For one zone and one time of day the answers rise strictly with the date.
#[must_use]
pub fn resolve(date: NaiveDate, time: NaiveTime, zone: Tz) -> Option<Instant> {
    let wall = date.and_time(time);
    if wall < wall_first() || wall > wall_last() {
        return None;
    }
    match zone.from_local_datetime(&wall) {
        MappedLocalTime::Single(at) => Some(at.to_utc()),
        MappedLocalTime::Ambiguous(one, other) => Some(one.to_utc().min(other.to_utc())),
        MappedLocalTime::None => {
            let gap = Gap::around(wall, zone)?;
            (!gap.swallows(date)).then_some(gap.jumps_at)
        }
    }
}

/// Whether the clocks of `zone` never showed `date`: they went from the end of the day before straight to the day after.
#[must_use]
pub fn skips(date: NaiveDate, zone: Tz) -> bool {
    Gap::around(date.and_time(NaiveTime::MIN), zone).is_some_and(|gap| gap.swallows(date))
}

/// What the clocks of `zone` show at `at`. At the very ends of the calendar, where they would show what cannot be written,
/// the nearest that can.
#[must_use]
pub fn reading(at: Instant, zone: Tz) -> NaiveDateTime {
    let first = wall_first().and_utc() + OFFSET_MAX;
    let last = wall_last().and_utc() - OFFSET_MAX;
    at.clamp(first, last).with_timezone(&zone).naive_local()
}

/// The first clock reading from which a zone's offset cannot lead out of the calendar; `wall_last` is its counterpart.
fn wall_first() -> NaiveDateTime {
    NaiveDateTime::MIN + OFFSET_MAX
}

fn wall_last() -> NaiveDateTime {
    NaiveDateTime::MAX - OFFSET_MAX
}

/// A stretch of clock time that never was: at the instant `jumps_at` the clock went from `from` to `to`.
struct Gap {
    jumps_at: Instant,
    from: NaiveDateTime,
    to: NaiveDateTime,
}

impl Gap {
    /// The gap that `wall` lies in.
    fn around(wall: NaiveDateTime, zone: Tz) -> Option<Self> {
        let (from, before) = GapInfo::new(&wall, &zone)?.begin?;
        let jumps_at = Utc.from_utc_datetime(&from.checked_sub_offset(before.fix())?);
        Some(Self { jumps_at, from, to: reading(jumps_at, zone) })
    }

    /// Whether nothing of `date` is left.
    fn swallows(&self, date: NaiveDate) -> bool {
        self.from <= date.and_time(NaiveTime::MIN) && self.to.date() > date
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ends_of_the_calendar_do_not_panic() {
        for zone in [Tz::UTC, Tz::Pacific__Kiritimati, Tz::Pacific__Pago_Pago, Tz::America__New_York] {
            for date in [NaiveDate::MIN, NaiveDate::MAX] {
                assert_eq!(resolve(date, NaiveTime::MIN, zone), None, "{date} in {zone}");
                assert!(!skips(date, zone), "{date} in {zone}");
            }
            assert!(reading(Instant::MIN_UTC, zone) < reading(Instant::MAX_UTC, zone), "{zone}");
        }
    }
}
