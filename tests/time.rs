//! The wall clock over all zones and thirty years, against an oracle that knows nothing but what each minute's clocks show.
//!
//! `resolve` asks the zone data "which instant has this reading?". Everything here asks it the other way round, "what does the
//! clock show at this instant?", which has always one answer, and looks whether the two agree.

use std::collections::HashSet;

use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime, Offset, TimeDelta, TimeZone, Utc};
use chrono_tz::{TZ_VARIANTS, Tz};
use proptest::prelude::*;
use second_wind::domain::calendar::{Instant, day_begins, local_day};
use second_wind::domain::wall_clock::{resolve, skips};

/// The years that the sweep goes through, both included.
const YEARS: (i32, i32) = (1995, 2035);

/// Zones that are swept without leaving out a date: large, odd and skipping ones.
const SWEPT_WHOLE: [Tz; 14] = [
    Tz::UTC,
    Tz::Europe__London,
    Tz::America__New_York,
    Tz::America__Los_Angeles,
    Tz::America__St_Johns,
    Tz::Asia__Kolkata,
    Tz::Asia__Gaza,
    Tz::Africa__Cairo,
    Tz::Africa__Casablanca,
    Tz::Australia__Lord_Howe,
    Tz::Antarctica__Casey,
    Tz::Antarctica__Troll,
    Tz::Pacific__Apia,
    Tz::Pacific__Kiritimati,
];

fn times() -> [NaiveTime; 5] {
    [(0, 0), (1, 30), (2, 30), (4, 0), (23, 59)].map(|(hour, minute)| NaiveTime::from_hms_opt(hour, minute, 0).expect("a time"))
}

fn date(text: &str) -> NaiveDate {
    text.parse().expect("a date of a table")
}

fn instant(text: &str) -> Instant {
    text.parse().expect("an instant of a table")
}

/// What the clocks of `zone` show, in seconds since the local 1970.
fn shows(at_secs: i64, zone: Tz) -> i64 {
    at_secs + offset_secs(at_secs, zone)
}

fn offset_secs(at_secs: i64, zone: Tz) -> i64 {
    let at = DateTime::from_timestamp(at_secs, 0).expect("within the calendar").naive_utc();
    i64::from(zone.offset_from_utc_datetime(&at).fix().local_minus_utc())
}

fn secs(local: NaiveDateTime) -> i64 {
    local.and_utc().timestamp()
}

/// Whether `found` keeps the law for (`date`, `time`, `zone`); what is wrong if not.
fn judge(date: NaiveDate, time: NaiveTime, zone: Tz, found: Option<Instant>) -> Result<(), String> {
    let (wanted, midnight) = (secs(date.and_time(time)), secs(date.and_time(NaiveTime::MIN)));
    let fail = |what: &str| Err(format!("{zone} {date} {time}: {what} ({found:?})"));
    let Some(at) = found.map(|at| at.timestamp()) else {
        // No quarter of an hour from well before to well after shows that date.
        let shown = (-16 * 4..40 * 4)
            .map(|quarter| shows(midnight + quarter * 900, zone))
            .find(|local| (midnight..midnight + 86_400).contains(local));
        return if shown.is_some() { fail("no instant for a date that was") } else { Ok(()) };
    };
    if found.is_some_and(|found| found.timestamp_subsec_nanos() != 0) {
        return fail("not a whole second");
    }
    if shows(at, zone) == wanted {
        // The first of its kind: no offset of the two days before puts the same reading earlier.
        let twin = (1..=48)
            .map(|hours| wanted - offset_secs(at - hours * 3600, zone))
            .find(|other| *other < at && shows(*other, zone) == wanted);
        return if twin.is_some() { fail("the clock showed that before") } else { Ok(()) };
    }
    if shows(at, zone) <= wanted || shows(at - 1, zone) >= wanted {
        return fail("not the first instant after the gap");
    }
    // A whole date lies in the gap: then there is no instant.
    if shows(at - 1, zone) < midnight && shows(at, zone) >= midnight + 86_400 {
        return fail("an instant for a date that the zone skips");
    }
    Ok(())
}

/// What is right for each of `times` on `date`, by looking at every minute from a day before to a day and a half after.
fn oracle(date: NaiveDate, times: &[NaiveTime], zone: Tz) -> Vec<Option<Instant>> {
    let midnight = secs(date.and_time(NaiveTime::MIN));
    let minutes: Vec<(i64, i64)> =
        (-1440..2 * 1440 + 720).map(|minute| midnight + minute * 60).map(|at| (at, shows(at, zone))).collect();
    let was = minutes.iter().any(|(_, local)| (midnight..midnight + 86_400).contains(local));
    let answer = |time: &NaiveTime| {
        let wanted = secs(date.and_time(*time));
        let shown = minutes.iter().find(|(_, local)| *local == wanted);
        let after = minutes.iter().find(|(_, local)| *local > wanted);
        shown.or(after).filter(|_| was).and_then(|(at, _)| DateTime::from_timestamp(*at, 0))
    };
    times.iter().map(answer).collect()
}

/// The UTC dates between `years` on which the clocks of `zone` were put on or back, with the offsets before and after in seconds.
fn changes(zone: Tz, years: (i32, i32), step_days: i64) -> Vec<(NaiveDate, i64, i64)> {
    let noon =
        |year: i32, month: u32, day: u32| Utc.with_ymd_and_hms(year, month, day, 12, 0, 0).single().expect("a date").timestamp();
    let (mut at, last) = (noon(years.0, 1, 1), noon(years.1, 12, 31));
    let mut before = offset_secs(at, zone);
    let mut changes = Vec::new();
    while at < last {
        let after = offset_secs(at + step_days * 86_400, zone);
        if after != before {
            let (mut from, mut until) = (at, at + step_days * 86_400);
            while until - from > 1 {
                let middle = i64::midpoint(from, until);
                if offset_secs(middle, zone) == before { from = middle } else { until = middle }
            }
            changes.push((DateTime::from_timestamp(until, 0).expect("within the calendar").date_naive(), before, after));
            before = after;
        }
        at += step_days * 86_400;
    }
    changes
}

/// Judges every time on the dates from `first` for `days` days, and that the instants of one time rise from date to date.
fn sweep(zone: Tz, first: NaiveDate, days: u64) -> Result<(), String> {
    for time in times() {
        let mut latest = None;
        for date in (0..days).map(|day| first + Days::new(day)) {
            let found = resolve(date, time, zone);
            judge(date, time, zone, found)?;
            if found.is_some() && found <= latest {
                return Err(format!("{zone} {date} {time}: {found:?} does not come after {latest:?}"));
            }
            latest = found.or(latest);
        }
    }
    Ok(())
}

/// Runs `check` over `zones` on all cores and names the first that fails.
fn for_each_zone(zones: &[Tz], check: impl Fn(Tz) -> Result<(), String> + Sync) {
    let cores = std::thread::available_parallelism().map_or(2, std::num::NonZero::get);
    std::thread::scope(|scope| {
        for core in 0..cores {
            let check = &check;
            scope.spawn(move || {
                for zone in zones.iter().skip(core).step_by(cores) {
                    if let Err(wrong) = check(*zone) {
                        panic!("{wrong}");
                    }
                }
            });
        }
    });
}

#[test]
fn all_zones_keep_the_law_around_each_clock_change_of_thirty_years() {
    for_each_zone(&TZ_VARIANTS, |zone| {
        changes(zone, YEARS, 1).into_iter().try_for_each(|(date, _, _)| sweep(zone, date - Days::new(3), 7))
    });
}

#[test]
fn some_zones_keep_the_law_on_each_date_of_thirty_years() {
    let first = NaiveDate::from_ymd_opt(YEARS.0, 1, 1).expect("a date");
    let days = u64::try_from((YEARS.1 - YEARS.0 + 1) * 365 + 10).expect("forty years");
    for_each_zone(&SWEPT_WHOLE, |zone| sweep(zone, first, days));
}

#[test]
fn all_zones_agree_with_a_search_minute_by_minute() {
    let times = times();
    for_each_zone(&TZ_VARIANTS, |zone| {
        // One clock change of each kind, by its size and by whether it came early or late in the year, and a plain date.
        let mut kinds = HashSet::new();
        let mut dates = vec![date("2024-02-29")];
        for (day, before, after) in changes(zone, YEARS, 3) {
            if kinds.insert((after - before, before, day.month() > 6)) {
                dates.extend([day - Days::new(1), day, day + Days::new(1)]);
            }
        }
        for date in dates {
            let found = times.map(|time| resolve(date, time, zone));
            if found.as_slice() != oracle(date, &times, zone) {
                return Err(format!("{zone} {date}: {found:?} instead of {:?}", oracle(date, &times, zone)));
            }
        }
        Ok(())
    });
}

#[test]
fn named_gaps_end_where_the_clock_went_on() {
    for (zone, day, time, at) in [
        // The first reading after the gap, not the reading plus its length.
        (Tz::Europe__London, "2026-03-29", "01:00", "2026-03-29T01:00:00Z"),
        (Tz::Europe__London, "2026-03-29", "01:30", "2026-03-29T01:00:00Z"),
        (Tz::Europe__London, "2026-03-29", "01:59", "2026-03-29T01:00:00Z"),
        (Tz::Europe__London, "2026-03-29", "02:00", "2026-03-29T01:00:00Z"),
        (Tz::Europe__London, "2026-03-29", "00:59", "2026-03-29T00:59:00Z"),
        (Tz::America__New_York, "2026-03-08", "02:30", "2026-03-08T07:00:00Z"),
        // Half an hour, in Lord Howe.
        (Tz::Australia__Lord_Howe, "2026-10-04", "02:15", "2026-10-03T15:30:00Z"),
        (Tz::Australia__Lord_Howe, "2026-10-04", "02:30", "2026-10-03T15:30:00Z"),
        // Midnight itself is left out: the date begins at one.
        (Tz::Africa__Cairo, "2026-04-24", "00:00", "2026-04-23T22:00:00Z"),
        (Tz::Africa__Cairo, "2026-04-24", "00:59", "2026-04-23T22:00:00Z"),
        (Tz::Asia__Beirut, "2026-03-29", "00:00", "2026-03-28T22:00:00Z"),
        (Tz::America__Santiago, "2026-09-06", "00:30", "2026-09-06T04:00:00Z"),
        // Two hours, at the Troll station.
        (Tz::Antarctica__Troll, "2026-03-29", "02:30", "2026-03-29T01:00:00Z"),
        // Over midnight: what the 30th misses of its last hour comes on the 31st, and stays the 30th's.
        (Tz::America__Scoresbysund, "2024-03-30", "23:59", "2024-03-31T00:59:00Z"),
        (Tz::America__Nuuk, "2024-03-30", "23:30", "2024-03-31T01:00:00Z"),
        // To the second, where Singapore gave up its own time for a whole offset.
        (Tz::Asia__Singapore, "1905-06-01", "00:02", "1905-05-31T17:04:35Z"),
    ] {
        let time: NaiveTime = format!("{time}:00").parse().expect("a time");
        assert_eq!(resolve(date(day), time, zone), Some(instant(at)), "{day} {time} in {zone}");
    }
}

#[test]
fn named_overlaps_come_once_at_the_first() {
    for (zone, day, time, at) in [
        (Tz::Europe__London, "2026-10-25", "01:00", "2026-10-25T00:00:00Z"),
        (Tz::Europe__London, "2026-10-25", "01:30", "2026-10-25T00:30:00Z"),
        (Tz::Europe__London, "2026-10-25", "02:00", "2026-10-25T02:00:00Z"),
        (Tz::America__New_York, "2026-11-01", "01:30", "2026-11-01T05:30:00Z"),
        (Tz::Australia__Lord_Howe, "2026-04-05", "01:45", "2026-04-04T14:45:00Z"),
        // The last hour of the day twice.
        (Tz::Africa__Cairo, "2026-10-29", "23:30", "2026-10-29T20:30:00Z"),
        // In Morocco the clock goes back for Ramadan and on after it.
        (Tz::Africa__Casablanca, "2026-02-15", "02:30", "2026-02-15T01:30:00Z"),
        (Tz::Africa__Casablanca, "2026-03-22", "02:30", "2026-03-22T02:00:00Z"),
        // Noon on the day of two noons, by the sun and then by the railways.
        (Tz::America__New_York, "1883-11-18", "12:00", "1883-11-18T16:56:02Z"),
        // Kwajalein lived 30 September 1969 twice.
        (Tz::Pacific__Kwajalein, "1969-09-30", "12:00", "1969-09-30T01:00:00Z"),
    ] {
        let time: NaiveTime = format!("{time}:00").parse().expect("a time");
        assert_eq!(resolve(date(day), time, zone), Some(instant(at)), "{day} {time} in {zone}");
    }
}

#[test]
fn a_date_that_the_zone_skips_has_no_instant() {
    for (zone, day) in [
        (Tz::Pacific__Apia, "2011-12-30"),
        (Tz::Pacific__Fakaofo, "2011-12-30"),
        (Tz::Pacific__Kiritimati, "1994-12-31"),
        (Tz::Pacific__Kanton, "1994-12-31"),
        (Tz::Pacific__Kwajalein, "1993-08-21"),
    ] {
        let day = date(day);
        assert!(skips(day, zone), "{day} in {zone}");
        for time in times() {
            assert_eq!(resolve(day, time, zone), None, "{day} {time} in {zone}");
        }
        for near in [day - Days::new(1), day + Days::new(1)] {
            assert!(!skips(near, zone), "{near} in {zone}");
            assert!(times().iter().all(|time| resolve(near, *time, zone).is_some()), "{near} in {zone}");
        }
    }
    // A gap at midnight is no skipped date.
    assert!(!skips(date("2026-04-24"), Tz::Africa__Cairo));
}

fn any_zone() -> impl Strategy<Value = Tz> {
    (0..TZ_VARIANTS.len()).prop_map(|nth| TZ_VARIANTS[nth])
}

proptest! {
    #[test]
    fn any_zone_date_and_time_keeps_the_law(zone in any_zone(), day in 657_000i32..767_000, second in 0u32..86_400) {
        // From 1799 to 2100, to the second.
        let date = NaiveDate::from_num_days_from_ce_opt(day).expect("a date");
        let time = NaiveTime::from_num_seconds_from_midnight_opt(second, 0).expect("a time");
        let judged = judge(date, time, zone, resolve(date, time, zone));
        prop_assert!(judged.is_ok(), "{:?}", judged);
        prop_assert_eq!(skips(date, zone), resolve(date, time, zone).is_none());
    }

    #[test]
    fn days_follow_one_another_without_a_hole(zone in any_zone(), at in -4_000_000_000i64..4_000_000_000, nth in any::<prop::sample::Index>()) {
        // Anywhere, and within a day and a half of a clock change.
        let changes = changes(zone, (2005, 2015), 5);
        let near = if changes.is_empty() { at } else { secs(nth.get(&changes).0.and_time(NaiveTime::MIN)) + at % 130_000 };
        for at in [at, near] {
            let at = DateTime::from_timestamp(at, 0).expect("within the calendar");
            let day = local_day(at, zone);
            prop_assert!(day_begins(day, zone) <= at && at < day_begins(day + Days::new(1), zone), "{} at {} in {}", day, at, zone);
            prop_assert!(!skips(day, zone), "{} is skipped in {}", day, zone);
            prop_assert!(local_day(at + TimeDelta::minutes(61), zone) >= day, "the day goes back after {} in {}", at, zone);
        }
    }

    #[test]
    fn quiet_or_loud_no_date_or_time_panics(zone in any_zone(), day in any::<i32>(), second in 0u32..86_400, nano in 0u32..2_000_000_000) {
        let date = NaiveDate::from_num_days_from_ce_opt(day).unwrap_or(if day < 0 { NaiveDate::MIN } else { NaiveDate::MAX });
        let time = NaiveTime::from_num_seconds_from_midnight_opt(second, nano).unwrap_or(NaiveTime::MIN);
        let found = resolve(date, time, zone);
        prop_assert!(found.is_none_or(|at| (at.date_naive() - date).num_days().abs() <= 2));
        let _ = (skips(date, zone), day_begins(date, zone));
    }
}
