//! What happened in the last so many seconds, on two clocks.

use std::collections::VecDeque;
use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};
use second_wind::clock::network_now;

/// A moment on the network clock and on the calendar.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Moment {
    pub network: Instant,
    pub calendar_ms: i64,
}

impl Moment {
    /// The present one.
    pub(crate) fn at(calendar: DateTime<Utc>) -> Self {
        Self { network: network_now(), calendar_ms: calendar.timestamp_millis() }
    }

    /// How long ago this was: the longer of what the two clocks say. A calendar that was set back says nothing.
    fn age(self, now: Self) -> Duration {
        let calendar = u64::try_from(now.calendar_ms.saturating_sub(self.calendar_ms)).unwrap_or(0);
        now.network.saturating_duration_since(self.network).max(Duration::from_millis(calendar))
    }
}

/// A sliding window: at most so many in so long.
#[derive(Debug, Default)]
pub(super) struct Window(VecDeque<Moment>);

impl Window {
    /// Counts one, or says how long the next must wait; one that must wait is not counted.
    pub(super) fn take(&mut self, (most, length): (u32, Duration), now: Moment) -> Result<(), Duration> {
        self.0.retain(|at| at.age(now) < length);
        if self.0.len() < most as usize {
            self.0.push_back(now);
            return Ok(());
        }
        let oldest = self.0.iter().map(|at| at.age(now)).max().unwrap_or_default();
        Err(length.saturating_sub(oldest))
    }

    /// Whether nothing in it counts any more.
    pub(super) fn is_over(&self, length: Duration, now: Moment) -> bool {
        self.0.iter().all(|at| at.age(now) >= length)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const THREE_IN_20_S: (u32, Duration) = (3, Duration::from_secs(20));

    fn full(now: Moment) -> Window {
        let mut window = Window::default();
        for n in 0..3 {
            assert_eq!(window.take(THREE_IN_20_S, now), Ok(()), "entry {n} fits");
        }
        window
    }

    fn later(start: Moment, network_secs: u64, calendar_secs: i64) -> Moment {
        Moment {
            network: start.network + Duration::from_secs(network_secs),
            calendar_ms: start.calendar_ms + calendar_secs * 1_000,
        }
    }

    #[test]
    fn the_wait_is_the_same_on_either_clock() {
        let start = Moment { network: network_now(), calendar_ms: 1_772_431_200_000 };
        for (network, calendar, wait) in [(5, 5, 15), (5, 0, 15), (0, 5, 15), (0, 19, 1)] {
            let waits = full(start).take(THREE_IN_20_S, later(start, network, calendar));
            assert_eq!(waits, Err(Duration::from_secs(wait)), "{network} s of the network, {calendar} s of the calendar");
        }
        for (network, calendar) in [(20, 20), (20, 0), (0, 20), (0, 86_400)] {
            assert_eq!(full(start).take(THREE_IN_20_S, later(start, network, calendar)), Ok(()), "{network} s, {calendar} s");
        }
    }

    #[test]
    fn a_calendar_set_back_neither_ends_a_wait_nor_makes_it_longer() {
        let start = Moment { network: network_now(), calendar_ms: 1_772_431_200_000 };
        let mut window = full(start);
        assert_eq!(window.take(THREE_IN_20_S, later(start, 5, -86_400)), Err(Duration::from_secs(15)), "it is not ended");
        assert_eq!(window.take(THREE_IN_20_S, later(start, 20, -86_400)), Ok(()), "nor is it longer");
    }
}
