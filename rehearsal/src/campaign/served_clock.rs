//! A calendar clock that another process serves: it runs with real time from what it was last set to, and it can be set back.

use std::time::Instant;

use async_trait::async_trait;
use chrono::{DateTime, TimeDelta, Utc};
use second_wind::clock::{Clock, from_unix_ms, network_now};
use tokio::sync::watch;

/// The longest sleep between two looks at the clock, as with the system's.
const LOOK_AGAIN: std::time::Duration = std::time::Duration::from_secs(20);

/// The clock.
#[derive(Debug)]
pub struct ServedClock {
    /// What it was set to, in unix milliseconds, and when that was.
    set: watch::Sender<(i64, Instant)>,
}

impl ServedClock {
    /// A clock that shows `at` now.
    #[must_use]
    pub fn new(at: DateTime<Utc>) -> Self {
        Self { set: watch::Sender::new((at.timestamp_millis(), network_now())) }
    }

    /// Sets it, forward or back, and wakes everyone who waits for a moment of it.
    pub fn set(&self, at: DateTime<Utc>) {
        self.set.send_replace((at.timestamp_millis(), network_now()));
    }
}

#[async_trait]
impl Clock for ServedClock {
    fn now(&self) -> DateTime<Utc> {
        let (at_ms, set_at) = *self.set.borrow();
        let since_ms = (network_now() - set_at).as_millis();
        from_unix_ms(at_ms.saturating_add(i64::try_from(since_ms).unwrap_or(i64::MAX)))
    }

    async fn sleep_until(&self, at: DateTime<Utc>) {
        let mut set = self.set.subscribe();
        loop {
            let left = at - self.now();
            if left <= TimeDelta::zero() {
                return;
            }
            let left = left.to_std().unwrap_or_default().min(LOOK_AGAIN);
            tokio::select! {
                _ = set.changed() => {}
                () = tokio::time::sleep(left) => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn whoever_waits_wakes_when_it_is_set_forward_and_not_when_it_is_set_back() {
        let at = |hours: i64| from_unix_ms(1_772_431_200_000) + TimeDelta::hours(hours);
        let clock = std::sync::Arc::new(ServedClock::new(at(0)));
        let waiting = tokio::spawn({
            let clock = clock.clone();
            async move { clock.sleep_until(at(8)).await }
        });
        clock.set(at(-24));
        tokio::task::yield_now().await;
        assert!(!waiting.is_finished(), "a day back wakes nobody");
        assert!(clock.now() < at(-23), "and the clock shows it");
        clock.set(at(8));
        waiting.await.expect("its time has come");
    }
}
