//! The allowance of identifies: so many a day, and not two of a group within five seconds.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use super::rules::GatewayRules;

/// What becomes of an identify.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// A session begins.
    Granted,
    /// Another shard of its group identified a moment ago: the session is invalid.
    TooSoon,
    /// The day's allowance is used up: Discord ends every session and resets the token.
    Spent,
}

/// What was used of the allowance. It reads the network clock.
#[derive(Debug, Default)]
pub(in super::super) struct Budget {
    window_began: Option<Instant>,
    used: u32,
    groups: BTreeMap<u64, Instant>,
}

impl Budget {
    /// Identifies left, and how long until they are all there again.
    pub(in super::super) fn left(&mut self, rules: &GatewayRules, now: Instant) -> (u32, Duration) {
        if self.window_began.is_some_and(|began| now.duration_since(began) >= rules.identify_window) {
            (self.window_began, self.used) = (None, 0);
        }
        let age = self.window_began.map_or(Duration::ZERO, |began| now.duration_since(began));
        (rules.identifies.saturating_sub(self.used), rules.identify_window.saturating_sub(age))
    }

    /// Counts an identify of this shard. One that comes too soon is counted as well: the limit is on calls.
    pub(super) fn take(&mut self, rules: &GatewayRules, shard: u64, now: Instant) -> Verdict {
        if self.left(rules, now).0 == 0 {
            return Verdict::Spent;
        }
        self.window_began.get_or_insert(now);
        self.used += 1;
        let group = shard % u64::from(rules.max_concurrency.max(1));
        match self.groups.get(&group) {
            Some(last) if now.duration_since(*last) < rules.identify_pause => Verdict::TooSoon,
            _ => {
                self.groups.insert(group, now);
                Verdict::Granted
            }
        }
    }

    /// A new token has a new allowance.
    pub(in super::super) fn renew(&mut self) {
        *self = Self::default();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use second_wind::clock::network_now;

    const fn secs(secs: u64) -> Duration {
        Duration::from_secs(secs)
    }

    #[test]
    fn the_allowance_counts_down_and_is_whole_again_a_day_after_its_first_identify() {
        let (rules, mut budget, start) =
            (GatewayRules { identifies: 3, ..GatewayRules::default() }, Budget::default(), network_now());
        assert_eq!(budget.left(&rules, start), (3, secs(86_400)), "nothing is used");
        for n in 0..3 {
            assert_eq!(budget.take(&rules, 0, start + secs(n * 10)), Verdict::Granted);
        }
        assert_eq!(budget.left(&rules, start + secs(60)), (0, secs(86_340)), "the day began with the first");
        assert_eq!(budget.take(&rules, 0, start + secs(86_399)), Verdict::Spent);
        assert_eq!(budget.left(&rules, start + secs(86_400)), (3, secs(86_400)), "a new day");
        assert_eq!(budget.take(&rules, 0, start + secs(86_400)), Verdict::Granted);
    }

    #[test]
    fn one_shard_of_each_group_identifies_in_five_seconds() {
        let (rules, mut budget, start) =
            (GatewayRules { max_concurrency: 2, ..GatewayRules::default() }, Budget::default(), network_now());
        let mut at = |shard, after| budget.take(&rules, shard, start + secs(after));
        assert_eq!([at(0, 0), at(1, 0)], [Verdict::Granted; 2], "two groups side by side");
        assert_eq!([at(2, 4), at(3, 4)], [Verdict::TooSoon; 2], "2 is of the group of 0, and 3 of that of 1");
        assert_eq!([at(2, 5), at(3, 5)], [Verdict::Granted; 2], "a refused one does not put the group off further");
        assert_eq!(budget.left(&rules, start + secs(5)).0, 994, "all six are counted");
    }
}
