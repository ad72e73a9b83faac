//! The loop around the pass: sleep until the next job is due or the bell rings, and stop when told to.

use std::sync::atomic::{AtomicI64, Ordering};

use chrono::TimeDelta;
use tokio_util::sync::CancellationToken;

use super::periodic::Periodic;
use super::tick::{TickSettings, tick};
use crate::app::App;
use crate::app::jobs::JobKind;
use crate::app::replan::PUT_BACK_SECS;
use crate::clock::from_unix_ms;
use crate::domain::calendar::Instant;
use crate::store::StoreError;

/// The longest wait between two looks at an empty queue, in seconds: other processes may have added to it.
const LOOK_AGAIN_SECS: i64 = 60;
/// The pause after a failure of the store, in seconds.
const STORE_PAUSE_SECS: i64 = 2;

/// When the scheduler last finished a pass; `/healthz` reads it.
#[derive(Debug, Default)]
pub struct Pulse(AtomicI64);

impl Pulse {
    /// The calendar instant of the last pass.
    #[must_use]
    pub fn last_tick_at(&self) -> Option<Instant> {
        match self.0.load(Ordering::SeqCst) {
            0 => None,
            unix_ms => Some(from_unix_ms(unix_ms)),
        }
    }

    fn beat(&self, at: Instant) {
        self.0.store(at.timestamp_millis(), Ordering::SeqCst);
    }
}

/// How the runner waits, and what comes by an operator's schedule.
#[derive(Debug, Clone)]
pub struct RunnerSettings {
    /// Jobs that come again and again, each with its schedule.
    pub periodic: Vec<(JobKind, Periodic)>,
    /// How a pass works.
    pub tick: TickSettings,
    /// Whether to look again after a minute even when nothing is due. Off in lock-step, where nobody else adds to the queue.
    pub looks_again: bool,
    /// Whether a pass waits until no event handler is at work, so that the order of things does not depend on threads. Only in
    /// lock-step, where events come one at a time.
    pub waits_for_handlers: bool,
}

/// Runs passes until `stop` is cancelled. A pass under way is finished first.
pub async fn run(app: App, settings: RunnerSettings, pulse: std::sync::Arc<Pulse>, stop: CancellationToken) {
    let mut asked_until = Instant::MIN_UTC;
    let mut latest = app.now();
    while !stop.is_cancelled() {
        app.bell.unpark();
        if settings.waits_for_handlers {
            app.bell.no_handlers().await;
        }
        let heard = app.bell.rung();
        let now = app.now();
        if latest - now > TimeDelta::seconds(PUT_BACK_SECS) {
            if let Err(error) = app.clock_went_back(latest).await {
                tracing::error!(%error, "the days could not be planned anew");
            }
            asked_until = Instant::MIN_UTC;
            latest = now;
        }
        latest = latest.max(now);
        if app.now() >= asked_until {
            match ask_periodic(&app, &settings.periodic).await {
                Ok(next) => asked_until = next,
                Err(error) => tracing::error!(%error, "the operator's schedules could not be put into the queue"),
            }
        }
        let passed = pass(&app, settings.tick).await;
        if passed.is_ok() {
            // Also while one pass follows the other; a queue that cannot be read is no sign of health.
            pulse.beat(app.now());
        }
        let wake_at = match passed {
            Ok(Some(at)) => at,
            Ok(None) => continue,
            Err(error) => {
                tracing::error!(%error, "the queue could not be read");
                app.now() + TimeDelta::seconds(STORE_PAUSE_SECS)
            }
        };
        let look_at = app.now() + TimeDelta::seconds(LOOK_AGAIN_SECS);
        let wake_at = wake_at.min(asked_until);
        let wake_at = if settings.looks_again { wake_at.min(look_at) } else { wake_at };
        app.bell.park(heard, wake_at);
        tokio::select! {
            () = app.clock.sleep_until(wake_at) => {}
            () = app.bell.wait() => {}
            () = stop.cancelled() => {}
        }
    }
    app.bell.unpark();
}

/// Puts the next turn of every schedule into the queue, where it waits with all the others. Says when to do so again: after the
/// earliest of those turns.
async fn ask_periodic(app: &App, periodic: &[(JobKind, Periodic)]) -> Result<Instant, StoreError> {
    let mut again_at = Instant::MAX_UTC;
    let mut tx = app.store.begin().await?;
    for (job, schedule) in periodic {
        let Some(next) = schedule.next_after(app.now()) else { continue };
        tx.enqueue(job.kind(), &job.key(), None, next).await?;
        again_at = again_at.min(next + TimeDelta::seconds(1));
    }
    tx.commit().await?;
    Ok(again_at)
}

/// One pass. `None`: there may be more that is due; otherwise when to wake up.
async fn pass(app: &App, settings: TickSettings) -> Result<Option<Instant>, StoreError> {
    let ticked = tick(app, settings).await?;
    if ticked.claimed > 0 {
        tracing::debug!(?ticked, "a pass over the queue");
        return Ok(None);
    }
    let mut tx = app.store.read().await?;
    let next = tx.next_run_at().await?;
    Ok(Some(next.unwrap_or(Instant::MAX_UTC)))
}
