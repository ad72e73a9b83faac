//! One pass over the queue: rescue, claim, run, settle. It says what it did, and it can be called by hand.

use std::sync::Arc;

use chrono::TimeDelta;
use tokio::sync::Semaphore;
use tokio::task::{JoinError, JoinSet};

use crate::app::App;
use crate::app::jobs::{Attempt, Ending, JobKind};
use crate::domain::calendar::Instant;
use crate::domain::retry::{self, LEASE_SECS};
use crate::store::StoreError;
use crate::store::jobs::Job;

/// How long a job that begins may take, in seconds: two requests and what is around them.
const RUN_SECS_MAX: i64 = 35;
/// The fewest jobs that one pass claims. It claims no more than it can begin at once, so that none waits through its own lease.
const BATCH_MIN: usize = 8;

/// What one pass did.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Ticked {
    /// Jobs whose lease had run out.
    pub rescued: usize,
    /// Jobs claimed.
    pub claimed: usize,
    /// Of those, done.
    pub done: usize,
    /// Of those, put off at no cost.
    pub snoozed: usize,
    /// Of those, to be tried again.
    pub retried: usize,
    /// Of those, ended with a reason.
    pub discarded: usize,
}

/// How the engine works.
#[derive(Debug, Clone, Copy)]
pub struct TickSettings {
    /// How many jobs run side by side; 1 keeps their order, for lock-step.
    pub parallel: usize,
}

/// One pass: rescue, claim, run, settle.
///
/// # Errors
/// A failure of the store before anything was claimed. Later failures are logged, and the lease brings the job back.
pub async fn tick(app: &App, settings: TickSettings) -> Result<Ticked, StoreError> {
    let now = app.now();
    let mut ticked = Ticked::default();
    let batch = u32::try_from(settings.parallel.max(BATCH_MIN)).unwrap_or(u32::MAX);
    let mut tx = app.store.begin().await?;
    let rescued = tx.rescue(now).await?;
    ticked.rescued = rescued.len();
    let jobs = tx.claim(now, now + TimeDelta::seconds(LEASE_SECS), batch).await?;
    tx.commit().await?;
    for job in &rescued {
        tracing::warn!(job = job.id.get(), kind = %job.kind, attempt = job.attempt, "rescued a job whose lease ran out");
    }
    ticked.claimed = jobs.len();

    if settings.parallel <= 1 {
        for job in jobs {
            let app_of_job = app.clone();
            // In a task of its own here too: what breaks off takes nothing else with it.
            let settled = tokio::spawn(async move { run_and_settle(&app_of_job, &job).await }).await;
            count(&mut ticked, whole(app, settled));
        }
        return Ok(ticked);
    }
    let places = Arc::new(Semaphore::new(settings.parallel));
    let mut running = JoinSet::new();
    for job in jobs {
        let (app, places) = (app.clone(), places.clone());
        running.spawn(async move {
            let _place = places.acquire().await;
            run_and_settle(&app, &job).await
        });
    }
    while let Some(settled) = running.join_next().await {
        count(&mut ticked, whole(app, settled));
    }
    Ok(ticked)
}

/// What came of a job, or nothing of one that broke off by a mistake of ours.
fn whole(app: &App, settled: Result<Option<Settled>, JoinError>) -> Option<Settled> {
    settled.unwrap_or_else(|error| {
        app.meters.one_broke_off();
        tracing::error!(%error, "a job broke off; its lease brings it back");
        None
    })
}

fn count(ticked: &mut Ticked, ending: Option<Settled>) {
    match ending {
        Some(Settled::Done) => ticked.done += 1,
        Some(Settled::Snoozed) => ticked.snoozed += 1,
        Some(Settled::Retried) => ticked.retried += 1,
        Some(Settled::Discarded) => ticked.discarded += 1,
        None => {}
    }
}

enum Settled {
    Done,
    Snoozed,
    Retried,
    Discarded,
}

async fn run_and_settle(app: &App, job: &Job) -> Option<Settled> {
    let lease_until = job.lease_until.unwrap_or(Instant::MIN_UTC);
    // A job that waited long for its turn is handed back rather than begun: another pass may hold it before it ends.
    let ending =
        if app.now() + TimeDelta::seconds(RUN_SECS_MAX) > lease_until { Ending::Snooze(app.now()) } else { run(app, job).await };
    settle(app, job, ending).await
}

async fn run(app: &App, job: &Job) -> Ending {
    let Some(kind) = JobKind::read(&job.kind, &job.key) else {
        return Ending::Discard("a kind that this release does not know");
    };
    let attempt = Attempt { job: kind, due_at: job.run_at, attempt: job.attempt, unknown_since: job.unknown_since };
    let ending = app.run_job(&attempt).await;
    if matches!(ending, Ending::Done | Ending::Again(_)) {
        app.meters.job_was_done(kind.kind(), (app.now() - job.run_at).as_seconds_f64());
    }
    ending
}

async fn settle(app: &App, job: &Job, ending: Ending) -> Option<Settled> {
    let now = app.now();
    match try_settle(app, job, ending, now).await {
        Ok(settled) => settled,
        Err(error) => {
            tracing::error!(job = job.id.get(), kind = %job.kind, %error, "could not settle a job; its lease brings it back");
            None
        }
    }
}

async fn try_settle(app: &App, job: &Job, ending: Ending, now: Instant) -> Result<Option<Settled>, StoreError> {
    let mut tx = app.store.begin().await?;
    let (held, settled) = match ending {
        Ending::Done => (tx.settle_done(job, now).await?, Settled::Done),
        Ending::Again(at) => {
            // Asked for while it runs, it starts afresh when it is settled.
            tx.enqueue(&job.kind, &job.key, job.member, at.max(now)).await?;
            (tx.settle_done(job, now).await?, Settled::Done)
        }
        Ending::Snooze(until) => (tx.settle_snooze(job, until.max(now)).await?, Settled::Snoozed),
        Ending::Discard(reason) => {
            tracing::info!(job = job.id.get(), kind = %job.kind, reason, "a job ended without being done");
            (tx.settle_discard(job, reason, now).await?, Settled::Discarded)
        }
        Ending::Retry { after, is_unknown, error } => {
            let comes_again = JobKind::read(&job.kind, &job.key).is_some_and(|kind| kind.comes_again());
            if retry::is_spent(job.attempt) && !comes_again {
                tracing::error!(job = job.id.get(), kind = %job.kind, attempt = job.attempt, %error, "gave up on a job");
                (tx.settle_discard(job, &error, now).await?, Settled::Discarded)
            } else {
                let pause = retry::backoff(job.attempt).max(after.unwrap_or_else(TimeDelta::zero));
                let (id, pause_secs) = (job.id.get(), pause.num_seconds());
                tracing::warn!(job = id, kind = %job.kind, attempt = job.attempt, pause_secs, %error, "a job will be tried again");
                (tx.settle_retry(job, now + pause, &error, is_unknown, now).await?, Settled::Retried)
            }
        }
    };
    tx.commit().await?;
    if !held {
        tracing::warn!(job = job.id.get(), kind = %job.kind, attempt = job.attempt, "a job was settled by someone else meanwhile");
    }
    Ok(held.then_some(settled))
}
