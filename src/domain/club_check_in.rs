//! Check-ins of a club: a post in a channel once a week, by the clock on the club's wall (`3-architecture` §4 "Time"). It asks one
//! question, opens everybody's own sessions for themselves alone, and counts hellos from five up.

use chrono::{NaiveDate, TimeDelta, Weekday};
use chrono_tz::Tz;

use super::calendar::{Instant, TimeOfDay, Week};
use super::ids::{ChannelId, ClubCheckInId, ClubId};
use super::session::Words;
use super::wall_clock;

/// How many check-ins a club has at once. Each is one post a week.
pub const LIVE_MAX: usize = 5;
/// How late a post still comes, in hours: after that its moment is over, and the next one comes in its time.
pub const LATE_HOURS: i64 = 3;
/// From how many on hellos are counted aloud (`1-product`: no count of people below five).
pub const HELLOS_FROM: u32 = 5;
/// How long a post counts hellos, in days: until the next one stands below it.
pub const COUNTS_DAYS: i64 = 7;
/// How long a post and its hellos, or a check-in that was taken away, are kept, in days.
pub const KEPT_DAYS: i64 = 30;

/// When in the week it comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slot {
    /// The day.
    pub day: Weekday,
    /// The time by the clock on the club's wall.
    pub at: TimeOfDay,
}

/// A check-in of a club.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClubCheckIn {
    /// Its number.
    pub id: ClubCheckInId,
    /// Whose it is.
    pub club: ClubId,
    /// Where it is posted.
    pub channel: ChannelId,
    /// When.
    pub slot: Slot,
    /// The captain's own question; without one those of the coach take turns.
    pub question: Option<Words>,
    /// When a captain made it.
    pub made_at: Instant,
    /// When a captain took it away.
    pub ended_at: Option<Instant>,
    /// Since when Discord does not take it in that channel.
    pub refused_at: Option<Instant>,
}

impl Slot {
    /// The first instant after `now` at which it comes. The club's zone may skip a date, so two weeks are looked at.
    #[must_use]
    pub fn next_after(self, zone: Tz, now: Instant) -> Instant {
        let found = self.around(zone, now).into_iter().map(|(_, at)| at).find(|at| *at > now);
        found.unwrap_or(now + TimeDelta::days(7))
    }

    /// The local date for which it is due at `now`; none where its moment is not, or is over.
    #[must_use]
    pub fn due(self, zone: Tz, made_at: Instant, now: Instant) -> Option<NaiveDate> {
        let last = self.around(zone, now).into_iter().rfind(|(_, at)| *at <= now);
        last.filter(|(_, at)| now - *at < TimeDelta::hours(LATE_HOURS) && *at >= made_at).map(|(date, _)| date)
    }

    /// The dates on which it comes around an instant, with their instants, in order.
    fn around(self, zone: Tz, now: Instant) -> Vec<(NaiveDate, Instant)> {
        let this = Week::of(wall_clock::reading(now, zone).date());
        let dates = (-1..=2).map(|weeks| this.plus(weeks).day(self.day));
        dates.filter_map(|date| Some((date, wall_clock::resolve(date, self.at.to_time(), zone)?))).collect()
    }
}

impl ClubCheckIn {
    /// Which of the coach's questions is asked on a date: they take turns by weeks, and nothing that anybody did has a part in it.
    #[must_use]
    pub fn turn(&self, date: NaiveDate) -> u64 {
        u64::try_from(Week::of(date).since(Week::of(self.made_at.date_naive()))).unwrap_or(0)
    }
}

/// How many hellos are said aloud.
#[must_use]
pub const fn said(hellos: u32) -> u32 {
    if hellos < HELLOS_FROM { 0 } else { hellos }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Instant {
        chrono::NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M").expect("an instant").and_utc()
    }

    fn slot(day: Weekday, at: &str) -> Slot {
        Slot { day, at: at.parse().expect("a time") }
    }

    #[test]
    fn it_comes_by_the_clock_on_the_clubs_wall() {
        use chrono_tz::{America::New_York, Europe::London, Pacific::Apia};
        for (slot, zone, now, expected) in [
            (slot(Weekday::Mon, "18:00"), London, "2026-03-02T17:59", "2026-03-02T18:00"),
            (slot(Weekday::Mon, "18:00"), London, "2026-03-02T18:00", "2026-03-09T18:00"),
            // The clocks go forward on 29 March: an hour earlier in UTC, the same on the wall.
            (slot(Weekday::Mon, "18:00"), London, "2026-03-23T18:00", "2026-03-30T17:00"),
            (slot(Weekday::Sun, "01:30"), London, "2026-03-27T12:00", "2026-03-29T01:00"),
            (slot(Weekday::Sun, "23:30"), New_York, "2026-03-02T03:00", "2026-03-02T04:30"),
            // Samoa had no Friday 30 December 2011.
            (slot(Weekday::Fri, "09:00"), Apia, "2011-12-28T12:00", "2012-01-05T19:00"),
        ] {
            assert_eq!(slot.next_after(zone, at(now)), at(expected), "{slot:?} in {zone} after {now}");
        }
    }

    #[test]
    fn its_moment_lasts_three_hours_and_none_is_before_it_was_made() {
        let slot = slot(Weekday::Mon, "18:00");
        let monday = NaiveDate::from_ymd_opt(2026, 3, 2).expect("a date");
        let made_at = at("2026-03-01T12:00");
        for (now, expected) in [
            ("2026-03-02T17:59", None),
            ("2026-03-02T18:00", Some(monday)),
            ("2026-03-02T20:59", Some(monday)),
            ("2026-03-02T21:00", None),
            ("2026-03-03T09:00", None),
        ] {
            assert_eq!(slot.due(Tz::UTC, made_at, at(now)), expected, "{now}");
        }
        assert_eq!(
            slot.due(Tz::UTC, at("2026-03-02T18:01"), at("2026-03-02T18:02")),
            None,
            "made a minute too late for this week"
        );
    }

    #[test]
    fn hellos_are_said_from_five_on() {
        assert_eq!([0, 1, 4, 5, 12].map(said), [0, 0, 0, 5, 12]);
    }
}
