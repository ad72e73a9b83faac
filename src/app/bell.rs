//! The bell that wakes the scheduler, and the counts by which draining and lock-step know that nothing is under way.

use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};

use tokio::sync::Notify;

/// Rung when a job may be due earlier than the scheduler believes.
#[derive(Debug, Default)]
pub struct Bell {
    rung: AtomicU64,
    heard: AtomicU64,
    notify: Notify,
    handlers: AtomicUsize,
    is_parked: std::sync::atomic::AtomicBool,
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

    /// The scheduler says that it has seen the queue as of ring `heard` and now only waits.
    pub fn park(&self, heard: u64) {
        self.heard.store(heard, Ordering::SeqCst);
        self.is_parked.store(true, Ordering::SeqCst);
    }

    /// The scheduler says that it is at work again.
    pub fn unpark(&self) {
        self.is_parked.store(false, Ordering::SeqCst);
    }

    /// Counts an event handler in until the guard is dropped.
    #[must_use]
    pub fn handling(self: &std::sync::Arc<Self>) -> Handling {
        self.handlers.fetch_add(1, Ordering::SeqCst);
        Handling(self.clone())
    }

    /// Whether nothing is under way: no handler runs, and the scheduler waits having heard every ring.
    #[must_use]
    pub fn is_idle(&self) -> bool {
        self.handlers.load(Ordering::SeqCst) == 0
            && self.is_parked.load(Ordering::SeqCst)
            && self.heard.load(Ordering::SeqCst) == self.rung()
    }
}

/// An event handler at work.
#[derive(Debug)]
pub struct Handling(std::sync::Arc<Bell>);

impl Drop for Handling {
    fn drop(&mut self) {
        self.0.handlers.fetch_sub(1, Ordering::SeqCst);
    }
}
