//! One thing at a time: an event, then rest. Rest is counted, never slept for: no interaction unanswered, no request in flight, no
//! handler or job running, no channel that holds an event.

use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Utc};
use second_wind::clock::{Clock, ManualClock};
use second_wind::startup::Running;

use super::HeadlessError;
use crate::discord::World;

/// After how long without rest something must be broken, in seconds of real time.
const STUCK_AFTER_SECS: u64 = 30;

/// The clock, the stand-in and the bot, moved together.
#[derive(Clone)]
pub struct LockStep {
    clock: Arc<ManualClock>,
    world: World,
    running: Running,
}

impl LockStep {
    /// For a bot that runs against this world on this clock.
    #[must_use]
    pub fn new(clock: Arc<ManualClock>, world: World, running: Running) -> Self {
        Self { clock, world, running }
    }

    /// The calendar instant.
    #[must_use]
    pub fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    /// When the bot wakes up by itself.
    #[must_use]
    pub fn bot_wakes_at(&self) -> Option<DateTime<Utc>> {
        self.running.bell.wakes_at()
    }

    /// Sets the clock and lets everything that is due by then happen.
    ///
    /// # Errors
    /// Nothing came to rest.
    pub async fn set(&self, at: DateTime<Utc>) -> Result<(), HeadlessError> {
        self.clock.set(at);
        self.world.clock_moved();
        self.rest().await
    }

    /// How many of Discord's events the bot has taken in so far.
    #[must_use]
    pub fn events_entered(&self) -> u64 {
        self.running.pending.entered()
    }

    /// Waits until it has taken in so many. A text has no answer by which one would know that it arrived.
    ///
    /// # Errors
    /// It has not after half a minute of real time.
    pub async fn until_entered(&self, count: u64) -> Result<(), HeadlessError> {
        let entered =
            tokio::time::timeout(Duration::from_secs(STUCK_AFTER_SECS), self.running.pending.until_entered(count)).await;
        entered.map_err(|_| self.stuck())
    }

    /// Waits until nothing is under way.
    ///
    /// # Errors
    /// Something is still under way after half a minute of real time.
    pub async fn rest(&self) -> Result<(), HeadlessError> {
        let resting = async {
            let mut changed = self.world.changed();
            loop {
                let quieter = self.running.bell.quieter();
                tokio::pin!(quieter);
                quieter.as_mut().enable();
                changed.mark_unchanged();
                if self.is_at_rest() {
                    return;
                }
                tokio::select! {
                    () = &mut quieter => {}
                    changed = changed.changed() => {
                        if changed.is_err() {
                            return;
                        }
                    }
                }
            }
        };
        if tokio::time::timeout(Duration::from_secs(STUCK_AFTER_SECS), resting).await.is_ok() {
            return Ok(());
        }
        Err(self.stuck())
    }

    fn stuck(&self) -> HeadlessError {
        let state = format!(
            "{} interactions unanswered, {} requests in flight, {} events pending, the bot idle: {}",
            self.world.unanswered(),
            self.world.in_flight(),
            self.running.pending.count(),
            self.running.bell.is_idle(self.now()),
        );
        HeadlessError::Stuck { secs: STUCK_AFTER_SECS, at: self.now(), state }
    }

    fn is_at_rest(&self) -> bool {
        self.world.unanswered() == 0 && self.world.in_flight() == 0 && self.running.is_idle(self.now())
    }
}
