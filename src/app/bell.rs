//! The bell that wakes the scheduler, and the counts by which draining and lock-step know that nothing is under way.

use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use tokio::sync::Notify;

use crate::domain::calendar::Instant;

/// Rung when a job may be due earlier than the scheduler believes.
#[derive(Debug, Default)]
pub struct Bell {
    rung: AtomicU64,
    notify: Notify,
    handlers: AtomicUsize,
    parked: Mutex<Option<Parked>>,
    quieter: Notify,
}

/// The scheduler waits: it has seen the queue as of ring `heard`, and nothing is due before `wake_at`.
#[derive(Debug, Clone, Copy)]
struct Parked {
    heard: u64,
    wake_at: Instant,
}

impl Bell {
    /// Rings: the scheduler looks at the queue again.
    pub fn ring(&self) {
        self.rung.fetch_add(1, Ordering::SeqCst);
        self.notify.notify_one();
    }

    /// What the scheduler has to have heard to be up to date. Read it before looking at the queue.
    #[must_use]
    pub fn rung(&self) -> u64 {
        self.rung.load(Ordering::SeqCst)
    }

    /// Waits for the next ring. One ring between two waits is kept.
    pub async fn wait(&self) {
        self.notify.notified().await;
    }

    /// The scheduler says that it has seen the queue as of ring `heard` and now only waits, until `wake_at` at the latest.
    pub fn park(&self, heard: u64, wake_at: Instant) {
        *self.parked() = Some(Parked { heard, wake_at });
        self.quieter.notify_waiters();
    }

    /// The scheduler says that it is at work again.
    pub fn unpark(&self) {
        *self.parked() = None;
    }

    fn parked(&self) -> MutexGuard<'_, Option<Parked>> {
        self.parked.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Until when the scheduler waits, while it does.
    #[must_use]
    pub fn wakes_at(&self) -> Option<Instant> {
        self.parked().map(|parked| parked.wake_at)
    }

    /// Waits until something has come to rest: the scheduler, or a handler.
    pub fn quieter(&self) -> tokio::sync::futures::Notified<'_> {
        self.quieter.notified()
    }

    /// Counts an event handler in until the guard is dropped.
    #[must_use]
    pub fn handling(self: &std::sync::Arc<Self>) -> Handling {
        self.handlers.fetch_add(1, Ordering::SeqCst);
        Handling(self.clone())
    }

    /// Waits until no event handler is at work.
    pub async fn no_handlers(&self) {
        loop {
            let quieter = self.quieter.notified();
            tokio::pin!(quieter);
            quieter.as_mut().enable();
            if self.handlers.load(Ordering::SeqCst) == 0 {
                return;
            }
            quieter.await;
        }
    }

    /// Whether nothing is under way at `now`: no handler runs, and the scheduler waits, has heard every ring and is not due yet.
    #[must_use]
    pub fn is_idle(&self, now: Instant) -> bool {
        let is_waiting = self.parked().is_some_and(|parked| parked.heard == self.rung() && now < parked.wake_at);
        self.handlers.load(Ordering::SeqCst) == 0 && is_waiting
    }
}

/// An event handler at work.
#[derive(Debug)]
pub struct Handling(std::sync::Arc<Bell>);

impl Drop for Handling {
    fn drop(&mut self) {
        self.0.handlers.fetch_sub(1, Ordering::SeqCst);
        self.0.quieter.notify_waiters();
    }
}
