//! When to give up a session and start afresh. Pure: facts and readings of the network clock in, a verdict out.
//!
//! After some fatal closes (4010, 4011) serenity spins and identifies again until the day's thousand are gone, and then Discord resets
//! the token. So identifies are counted here, and a session that has no connection for long is ended from outside.

use std::collections::VecDeque;
use std::time::{Duration, Instant};

/// How long identifies are remembered.
const HOUR: Duration = Duration::from_secs(3600);

/// When the watchdog bites.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WatchdogRules {
    /// How long a session may be without a connection.
    pub unconnected_max: Duration,
    /// How many identifies an hour are too many.
    pub identifies_per_hour_max: usize,
    /// The pause before the first fresh start; it doubles.
    pub pause: Duration,
    /// The longest pause.
    pub pause_max: Duration,
    /// A connection of this length forgets the earlier pauses.
    pub steady_after: Duration,
}

impl Default for WatchdogRules {
    fn default() -> Self {
        Self {
            unconnected_max: Duration::from_secs(120),
            identifies_per_hour_max: 20,
            pause: Duration::from_secs(5),
            pause_max: Duration::from_secs(900),
            steady_after: Duration::from_secs(600),
        }
    }
}

/// Why a session is given up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GiveUp {
    /// No connection for too long.
    NoConnection,
    /// Too many identifies in an hour.
    TooManyIdentifies,
}

/// What is known of the session and its forerunners.
#[derive(Debug)]
pub(super) struct Watchdog {
    rules: WatchdogRules,
    identifies: VecDeque<Instant>,
    is_first_ready: bool,
    connected_since: Option<Instant>,
    unconnected_since: Option<Instant>,
    pauses: u32,
}

impl Watchdog {
    /// A watchdog with nothing to remember.
    #[must_use]
    pub(super) fn new(rules: WatchdogRules) -> Self {
        Self {
            rules,
            identifies: VecDeque::new(),
            is_first_ready: true,
            connected_since: None,
            unconnected_since: None,
            pauses: 0,
        }
    }

    /// A session begins; it will identify.
    pub(super) fn started(&mut self, now: Instant) {
        self.identifies.push_back(now);
        self.is_first_ready = true;
        self.connected_since = None;
        self.unconnected_since = Some(now);
    }

    /// A READY came. The first belongs to the identify of the start; each further one is the answer to another identify.
    pub(super) fn ready(&mut self, now: Instant) {
        if !std::mem::replace(&mut self.is_first_ready, false) {
            self.identifies.push_back(now);
        }
    }

    /// Looks at the session: whether it is to be given up.
    pub(super) fn look(&mut self, is_connected: bool, now: Instant) -> Option<GiveUp> {
        if is_connected {
            self.unconnected_since = None;
            let since = *self.connected_since.get_or_insert(now);
            if now.saturating_duration_since(since) >= self.rules.steady_after {
                self.pauses = 0;
            }
        } else {
            self.connected_since = None;
            self.unconnected_since.get_or_insert(now);
        }
        self.forget(now);
        if self.identifies.len() > self.rules.identifies_per_hour_max {
            return Some(GiveUp::TooManyIdentifies);
        }
        let without = self.unconnected_since.map(|since| now.saturating_duration_since(since))?;
        (without >= self.rules.unconnected_max).then_some(GiveUp::NoConnection)
    }

    /// The session is over: how long to wait before the next. Grows each time, and never lets the hour's identifies run over.
    pub(super) fn pause(&mut self, now: Instant) -> Duration {
        self.forget(now);
        let grown = self.rules.pause.saturating_mul(1_u32.checked_shl(self.pauses).unwrap_or(u32::MAX)).min(self.rules.pause_max);
        self.pauses = self.pauses.saturating_add(1);
        let surplus = (self.identifies.len() + 1).saturating_sub(self.rules.identifies_per_hour_max);
        let in_the_way = surplus.checked_sub(1).and_then(|index| self.identifies.get(index));
        let until_room = in_the_way.map_or(Duration::ZERO, |at| (*at + HOUR).saturating_duration_since(now));
        grown.max(until_room)
    }

    fn forget(&mut self, now: Instant) {
        while self.identifies.front().is_some_and(|at| now.saturating_duration_since(*at) >= HOUR) {
            self.identifies.pop_front();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::network_now;

    const fn secs(secs: u64) -> Duration {
        Duration::from_secs(secs)
    }

    fn rules() -> WatchdogRules {
        WatchdogRules { identifies_per_hour_max: 4, ..WatchdogRules::default() }
    }

    #[test]
    fn two_minutes_without_a_connection_are_enough() {
        let start = network_now();
        let mut dog = Watchdog::new(rules());
        dog.started(start);
        assert_eq!(dog.look(false, start + secs(119)), None);
        assert_eq!(dog.look(false, start + secs(120)), Some(GiveUp::NoConnection), "never connected");
        dog.started(start + secs(200));
        assert_eq!(dog.look(true, start + secs(201)), None);
        assert_eq!(dog.look(false, start + secs(500)), None, "the two minutes count from the loss");
        assert_eq!(dog.look(true, start + secs(600)), None, "a resume in time");
        assert_eq!(dog.look(false, start + secs(700)), None);
        assert_eq!(dog.look(false, start + secs(820)), Some(GiveUp::NoConnection));
    }

    #[test]
    fn every_identify_of_the_last_hour_counts() {
        let start = network_now();
        let mut dog = Watchdog::new(rules());
        dog.started(start);
        dog.ready(start + secs(1));
        for minute in 1..=3 {
            dog.ready(start + secs(60 * minute));
            assert_eq!(dog.look(true, start + secs(60 * minute)), None, "{} identifies", minute + 1);
        }
        dog.ready(start + secs(300));
        assert_eq!(dog.look(true, start + secs(300)), Some(GiveUp::TooManyIdentifies), "five are one too many");
        // Four may lie in the hour together with the next: the second, of minute 1, has to be an hour old.
        assert_eq!(dog.pause(start + secs(300)), secs(3660 - 300));
        assert_eq!(dog.look(true, start + secs(3600)), None, "the first is an hour old");
    }

    #[test]
    fn pauses_grow_and_a_steady_connection_forgets_them() {
        let start = network_now();
        let mut dog = Watchdog::new(WatchdogRules::default());
        let pauses: Vec<u64> = (0..10).map(|_| dog.pause(start).as_secs()).collect();
        assert_eq!(pauses, [5, 10, 20, 40, 80, 160, 320, 640, 900, 900]);
        for _ in 0..100 {
            assert_eq!(dog.pause(start), secs(900), "and never overflow");
        }
        dog.started(start);
        dog.look(true, start);
        dog.look(true, start + secs(599));
        assert_eq!(dog.pause(start + secs(599)), secs(900), "not steady yet");
        dog.look(true, start + secs(600));
        assert_eq!(dog.pause(start + secs(600)), secs(5));
    }

    #[test]
    fn a_day_of_failures_stays_far_below_discords_thousand() {
        let mut now = network_now();
        let end = now + secs(86_400);
        let mut dog = Watchdog::new(WatchdogRules::default());
        let mut identifies = 0;
        while now < end {
            dog.started(now);
            // serenity identifies again every 41 s in a fatal loop: up to three times before the watchdog bites.
            identifies += 3;
            while dog.look(false, now).is_none() {
                now += secs(1);
            }
            now += dog.pause(now);
        }
        assert!(identifies < 500, "{identifies} identifies in a day; at a thousand the token is reset");
    }
}
