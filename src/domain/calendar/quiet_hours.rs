//! The hours of the night in which the coach does not write first.

use chrono::NaiveTime;

use super::{ReminderTime, TimeOfDay};

/// Hours of quiet, half-open and mostly over midnight: with [21:00, 07:00) a message due at 07:00 goes, one due at 21:00 does
/// not. Where both edges are the same time there are none.
///
/// Source: `2-behaviour.md` §4.4.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct QuietHours {
    /// The first minute of quiet.
    pub from: TimeOfDay,
    /// The first minute after it.
    pub until: TimeOfDay,
}

impl Default for QuietHours {
    fn default() -> Self {
        const FROM: TimeOfDay = TimeOfDay::new(21, 0).expect("a time of day");
        const UNTIL: TimeOfDay = TimeOfDay::new(7, 0).expect("a time of day");
        Self { from: FROM, until: UNTIL }
    }
}

impl QuietHours {
    /// Whether a clock that shows `time` is in them.
    #[must_use]
    pub fn contains(self, time: NaiveTime) -> bool {
        TimeOfDay::within(time).minutes_after(self.from) < self.minutes()
    }

    /// How long they are, in minutes: 0 to 1439.
    #[must_use]
    pub const fn minutes(self) -> u16 {
        self.until.minutes_after(self.from)
    }

    /// These hours, made shorter so that none of the chosen times lies in them: the nearer edge moves. 06:00 makes
    /// [21:00, 07:00) into [21:00, 06:00), and 22:00 into [22:01, 07:00).
    ///
    /// With several times inside, what stays is the longest stretch between them, so their order does not matter.
    #[must_use]
    pub fn making_way_for(self, chosen: &[ReminderTime]) -> Self {
        let mut inside: Vec<TimeOfDay> =
            chosen.iter().map(|time| time.time_of_day()).filter(|time| self.contains(time.to_time())).collect();
        inside.sort_unstable_by_key(|time| time.minutes_after(self.from));
        let starts = std::iter::once(self.from).chain(inside.iter().map(|time| time.later_by(1)));
        let ends = inside.iter().copied().chain(std::iter::once(self.until));
        let mut longest = Self { from: self.from, until: self.from };
        for (from, until) in starts.zip(ends) {
            // A doubled time leaves a stretch that ends before it starts.
            let within = from.minutes_after(self.from) <= until.minutes_after(self.from);
            let stretch = Self { from, until };
            if within && stretch.minutes() > longest.minutes() {
                longest = stretch;
            }
        }
        longest
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn hours(from: &str, until: &str) -> QuietHours {
        QuietHours { from: from.parse().expect("a time"), until: until.parse().expect("a time") }
    }

    fn reminders(times: &[&str]) -> Vec<ReminderTime> {
        times.iter().map(|time| time.parse().expect("a reminder time")).collect()
    }

    #[test]
    fn quiet_hours_are_half_open() {
        for (quiet, time, inside) in [
            (QuietHours::default(), "20:59:59", false),
            (QuietHours::default(), "21:00:00", true),
            (QuietHours::default(), "23:59:59", true),
            (QuietHours::default(), "00:00:00", true),
            (QuietHours::default(), "06:59:59", true),
            (QuietHours::default(), "07:00:00", false),
            (hours("13:00", "15:00"), "12:59:59", false),
            (hours("13:00", "15:00"), "13:00:00", true),
            (hours("13:00", "15:00"), "15:00:00", false),
            (hours("08:00", "08:00"), "08:00:00", false),
        ] {
            let time: NaiveTime = time.parse().expect("a time");
            assert_eq!(quiet.contains(time), inside, "{time} in {quiet:?}");
        }
    }

    #[test]
    fn the_nearer_edge_makes_way() {
        for (quiet, chosen, left) in [
            (QuietHours::default(), &["06:00"][..], hours("21:00", "06:00")),
            (QuietHours::default(), &["22:00"], hours("22:01", "07:00")),
            (QuietHours::default(), &["21:00"], hours("21:01", "07:00")),
            (QuietHours::default(), &["23:59"], hours("00:00", "07:00")),
            (QuietHours::default(), &["04:00"], hours("21:00", "04:00")),
            (QuietHours::default(), &["07:00", "20:59"], hours("21:00", "07:00")),
            (QuietHours::default(), &[], hours("21:00", "07:00")),
            (QuietHours::default(), &["06:00", "22:00"], hours("22:01", "06:00")),
            (QuietHours::default(), &["22:00", "06:00"], hours("22:01", "06:00")),
            (QuietHours::default(), &["22:00", "22:00", "23:00"], hours("23:01", "07:00")),
            (hours("10:00", "20:00"), &["14:00", "16:00"], hours("10:00", "14:00")),
            (hours("10:00", "20:00"), &["16:00", "14:00"], hours("10:00", "14:00")),
            (hours("10:00", "10:01"), &["10:00"], hours("10:00", "10:00")),
        ] {
            assert_eq!(quiet.making_way_for(&reminders(chosen)), left, "{quiet:?} for {chosen:?}");
        }
    }

    proptest! {
        #[test]
        fn what_was_chosen_is_never_quiet_and_nothing_new_is(
            from in 0u16..1440, until in 0u16..1440, chosen in prop::collection::vec(240u16..1440, 0..6),
        ) {
            let time = |minutes| TimeOfDay::from_minutes(minutes).expect("a time of day");
            let quiet = QuietHours { from: time(from), until: time(until) };
            let mut chosen: Vec<ReminderTime> = chosen.into_iter().map(|at| time(at).try_into().expect("a reminder time")).collect();
            let left = quiet.making_way_for(&chosen);
            prop_assert!(chosen.iter().all(|at| !left.contains(at.to_time())), "{:?} holds one of {:?}", left, chosen);
            prop_assert!((0..1440).all(|at| !left.contains(time(at).to_time()) || quiet.contains(time(at).to_time())));
            prop_assert_eq!(left.making_way_for(&chosen), left);
            chosen.reverse();
            prop_assert_eq!(quiet.making_way_for(&chosen), left);
        }
    }
}
