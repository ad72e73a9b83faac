//! The two clocks of the house, and the only file that asks the operating system for the time.
//!
//! * The **calendar clock** is a value that is handed in: due times, leases, backoff and token lifetimes read it. It is the
//!   system's in production, shifted on the rehearsal's page, and moved by hand in tests and headless runs.
//! * The **network clock** is real, monotonic time: rate limits, the three seconds of an interaction, time-outs.
//!
//! Source: `docs/states.md` and the reasons in `ARCHITECTURE.md`, "Time".

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::sync::Mutex;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::time::Duration;

use async_trait::async_trait;
use chrono::{DateTime, TimeDelta, Utc};
use tokio::sync::Notify;

/// The longest real sleep between two looks at the wall clock, so that a suspended laptop or a stepped clock is noticed soon.
const LOOK_AGAIN_SECS: u64 = 20;

/// The calendar clock: what day and time it is, and a way to wait for a moment of it.
#[async_trait]
pub trait Clock: Send + Sync + Debug {
    /// The present instant, cut to whole milliseconds because that is what the store keeps.
    fn now(&self) -> DateTime<Utc>;

    /// Returns once `now()` is at or after `at`. Cancel-safe.
    async fn sleep_until(&self, at: DateTime<Utc>);
}

/// An instant from unix milliseconds; the far ends of the calendar stand in for numbers beyond it.
#[must_use]
pub fn from_unix_ms(unix_ms: i64) -> DateTime<Utc> {
    DateTime::from_timestamp_millis(unix_ms).unwrap_or(if unix_ms < 0 {
        DateTime::<Utc>::MIN_UTC
    } else {
        DateTime::<Utc>::MAX_UTC
    })
}

/// Real, monotonic time for what guards the wire.
#[must_use]
#[expect(clippy::disallowed_methods, reason = "the one place that asks for monotonic time")]
pub fn network_now() -> std::time::Instant {
    std::time::Instant::now()
}

/// The operating system's clock.
#[derive(Debug, Default, Clone, Copy)]
pub struct SystemClock;

#[async_trait]
impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "the one place that asks for the time")]
    fn now(&self) -> DateTime<Utc> {
        from_unix_ms(Utc::now().timestamp_millis())
    }

    async fn sleep_until(&self, at: DateTime<Utc>) {
        loop {
            let left = at - self.now();
            let Ok(left) = left.to_std() else { return };
            if left.is_zero() {
                return;
            }
            tokio::time::sleep(left.min(Duration::from_secs(LOOK_AGAIN_SECS))).await;
        }
    }
}

/// The system's clock plus an offset that a person moves on the rehearsal's page.
#[derive(Debug, Default)]
pub struct ShiftedClock {
    offset_ms: AtomicI64,
    moved: Notify,
}

impl ShiftedClock {
    /// A clock that stands `offset_ms` milliseconds ahead of the system's.
    #[must_use]
    pub fn new(offset_ms: i64) -> Self {
        Self { offset_ms: AtomicI64::new(offset_ms), moved: Notify::new() }
    }

    /// How far ahead of the system's clock this one stands, in milliseconds.
    #[must_use]
    pub fn offset_ms(&self) -> i64 {
        self.offset_ms.load(Ordering::SeqCst)
    }

    /// Moves the clock forward and wakes everyone who waits for a moment of it.
    pub fn advance(&self, by: TimeDelta) {
        self.offset_ms.fetch_add(by.num_milliseconds(), Ordering::SeqCst);
        self.moved.notify_waiters();
    }
}

#[async_trait]
impl Clock for ShiftedClock {
    fn now(&self) -> DateTime<Utc> {
        SystemClock.now() + TimeDelta::milliseconds(self.offset_ms())
    }

    async fn sleep_until(&self, at: DateTime<Utc>) {
        loop {
            let moved = self.moved.notified();
            let left = at - self.now();
            let Ok(left) = left.to_std() else { return };
            if left.is_zero() {
                return;
            }
            tokio::select! {
                () = moved => {}
                () = tokio::time::sleep(left.min(Duration::from_secs(LOOK_AGAIN_SECS))) => {}
            }
        }
    }
}

/// A clock that stands still until it is moved; it knows who waits for it and until when.
#[derive(Debug)]
pub struct ManualClock {
    now_ms: AtomicI64,
    tickets: AtomicU64,
    sleepers: Mutex<BTreeMap<(i64, u64), ()>>,
    moved: Notify,
}

impl ManualClock {
    /// A clock that shows `start`.
    #[must_use]
    pub fn new(start: DateTime<Utc>) -> Self {
        Self {
            now_ms: AtomicI64::new(start.timestamp_millis()),
            tickets: AtomicU64::new(0),
            sleepers: Mutex::new(BTreeMap::new()),
            moved: Notify::new(),
        }
    }

    /// Sets the clock. It never goes back: an earlier instant leaves it as it is.
    pub fn set(&self, at: DateTime<Utc>) {
        self.now_ms.fetch_max(at.timestamp_millis(), Ordering::SeqCst);
        self.moved.notify_waiters();
    }

    /// The earliest instant that anyone waits for.
    #[must_use]
    pub fn next_wake_up(&self) -> Option<DateTime<Utc>> {
        let sleepers = self.sleepers.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        sleepers.keys().next().map(|(at_ms, _)| from_unix_ms(*at_ms))
    }
}

/// Takes a sleeper off the list when its wait ends or is cancelled.
struct Sleeper<'a> {
    clock: &'a ManualClock,
    key: (i64, u64),
}

impl Drop for Sleeper<'_> {
    fn drop(&mut self) {
        self.clock.sleepers.lock().unwrap_or_else(std::sync::PoisonError::into_inner).remove(&self.key);
    }
}

#[async_trait]
impl Clock for ManualClock {
    fn now(&self) -> DateTime<Utc> {
        from_unix_ms(self.now_ms.load(Ordering::SeqCst))
    }

    async fn sleep_until(&self, at: DateTime<Utc>) {
        let key = (at.timestamp_millis(), self.tickets.fetch_add(1, Ordering::SeqCst));
        self.sleepers.lock().unwrap_or_else(std::sync::PoisonError::into_inner).insert(key, ());
        let _sleeper = Sleeper { clock: self, key };
        loop {
            let moved = self.moved.notified();
            tokio::pin!(moved);
            moved.as_mut().enable();
            if self.now() >= at {
                return;
            }
            moved.await;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_manual_clock_knows_who_waits_and_wakes_them() {
        let clock = std::sync::Arc::new(ManualClock::new(from_unix_ms(1_000)));
        let waiting = tokio::spawn({
            let clock = clock.clone();
            async move { clock.sleep_until(from_unix_ms(5_000)).await }
        });
        while clock.next_wake_up().is_none() {
            tokio::task::yield_now().await;
        }
        assert_eq!(clock.next_wake_up(), Some(from_unix_ms(5_000)), "the sleeper is on the list");
        clock.set(from_unix_ms(4_999));
        assert!(!waiting.is_finished(), "a millisecond early wakes nobody");
        clock.set(from_unix_ms(5_000));
        waiting.await.expect("the sleeper wakes");
        assert_eq!(clock.next_wake_up(), None, "nobody waits any more");
    }

    #[test]
    fn a_manual_clock_never_goes_back() {
        let clock = ManualClock::new(from_unix_ms(10));
        clock.set(from_unix_ms(5));
        assert_eq!(clock.now(), from_unix_ms(10));
    }
}
