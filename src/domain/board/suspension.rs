//! Why a board rests, what brings it back, and when its captain hears of it (`4-discord.md` §9).

use chrono::{NaiveTime, TimeDelta};
use chrono_tz::Tz;

use crate::domain::calendar::{Instant, QuietHours};
use crate::domain::wall_clock;

/// What keeps a board from its channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Suspension {
    /// The channel is closed to us, or we may not write there.
    NoRights,
    /// The channel or its server is gone.
    ChannelGone,
    /// Somebody took the message away twice in a week.
    TakenAway,
    /// It is a thread, and it stays archived or locked.
    ThreadClosed,
    /// It is a forum, which takes posts and no messages.
    Forum,
    /// The server's filter does not let the text pass.
    Filtered,
}

impl Suspension {
    /// Every reason.
    pub const ALL: [Self; 6] =
        [Self::NoRights, Self::ChannelGone, Self::TakenAway, Self::ThreadClosed, Self::Forum, Self::Filtered];

    /// The word in the schema.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NoRights => "no_rights",
            Self::ChannelGone => "channel_gone",
            Self::TakenAway => "taken_away",
            Self::ThreadClosed => "thread_closed",
            Self::Forum => "forum",
            Self::Filtered => "filtered",
        }
    }

    /// Reads [`Self::as_str`] back.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|why| why.as_str() == word)
    }

    /// Whether a change in the server may have mended it. What a person did on purpose waits for `/club setup`.
    #[must_use]
    pub const fn may_mend_itself(self) -> bool {
        matches!(self, Self::NoRights | Self::ThreadClosed | Self::Forum)
    }

    /// Whether next week's board would meet the same. A filter judges a text, and next week's is another.
    #[must_use]
    pub const fn outlasts_its_week(self) -> bool {
        !matches!(self, Self::Filtered)
    }
}

/// When a captain who is no member is written to at the earliest and latest, by the club's clock.
const CAPTAINS_DAY: (NaiveTime, NaiveTime) = match (NaiveTime::from_hms_opt(9, 0, 0), NaiveTime::from_hms_opt(20, 0, 0)) {
    (Some(from), Some(until)) => (from, until),
    _ => (NaiveTime::MIN, NaiveTime::MIN),
};

/// When a captain may be told: `now`, or once the night is over. A member's own quiet hours count, and else the club's day from
/// 09:00 to 20:00.
#[must_use]
pub fn captain_hears_at(now: Instant, zone: Tz, quiet: Option<QuietHours>) -> Instant {
    let clock = wall_clock::reading(now, zone);
    let (from, until) = CAPTAINS_DAY;
    let (is_quiet, opens) = match quiet {
        Some(quiet) => (quiet.contains(clock.time()), quiet.until.to_time()),
        None => (clock.time() < from || clock.time() >= until, from),
    };
    if !is_quiet {
        return now;
    }
    // A date that the zone skips has no morning: the one after it has.
    (0..4)
        .filter_map(|days| wall_clock::resolve(clock.date() + TimeDelta::days(days), opens, zone))
        .find(|at| *at > now)
        .unwrap_or(now)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Instant {
        text.parse().expect("an instant")
    }

    #[test]
    fn every_reason_survives_its_row() {
        for why in Suspension::ALL {
            assert_eq!(Suspension::from_word(why.as_str()), Some(why));
        }
        assert_eq!(Suspension::from_word("bored"), None);
    }

    #[test]
    fn only_what_a_change_in_the_server_can_mend_is_tried_again() {
        let tried: Vec<_> = Suspension::ALL.into_iter().filter(|why| why.may_mend_itself()).collect();
        assert_eq!(tried, [Suspension::NoRights, Suspension::ThreadClosed, Suspension::Forum]);
        let weekly: Vec<_> = Suspension::ALL.into_iter().filter(|why| !why.outlasts_its_week()).collect();
        assert_eq!(weekly, [Suspension::Filtered]);
    }

    #[test]
    fn a_captain_is_told_by_day() {
        let london = chrono_tz::Europe::London;
        let cases = [
            ("2026-03-28T08:59:00Z", "2026-03-28T09:00:00Z"),
            ("2026-03-28T09:00:00Z", "2026-03-28T09:00:00Z"),
            ("2026-03-28T19:59:00Z", "2026-03-28T19:59:00Z"),
            // The clocks go forward in this night.
            ("2026-03-28T20:00:00Z", "2026-03-29T08:00:00Z"),
            ("2026-03-29T23:30:00Z", "2026-03-30T08:00:00Z"),
        ];
        for (now, expected) in cases {
            assert_eq!(captain_hears_at(at(now), london, None), at(expected), "at {now}");
        }
        let quiet = QuietHours { from: "22:00".parse().expect("a time"), until: "06:30".parse().expect("a time") };
        for (now, expected) in [
            ("2026-06-01T20:59:00Z", "2026-06-01T20:59:00Z"),
            ("2026-06-01T21:00:00Z", "2026-06-02T05:30:00Z"),
            ("2026-06-02T04:00:00Z", "2026-06-02T05:30:00Z"),
            ("2026-06-02T05:30:00Z", "2026-06-02T05:30:00Z"),
        ] {
            assert_eq!(captain_hears_at(at(now), london, Some(quiet)), at(expected), "a member's own hours, at {now}");
        }
        // Samoa had no 30 December 2011.
        let samoa = chrono_tz::Pacific::Apia;
        assert_eq!(captain_hears_at(at("2011-12-30T07:00:00Z"), samoa, None), at("2011-12-30T19:00:00Z"));
    }
}
