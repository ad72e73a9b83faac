//! Table `job`: the ledger of everything the coach does by itself. It knows no kinds and no keys, only when a row is due, who
//! holds it and how it ended.
//!
//! Source: `docs/states.md`, "A job", and `ARCHITECTURE.md`, "Jobs".

use std::collections::BTreeMap;

use sqlx::FromRow;

use super::dialect::{skip_locked, sql};
use super::reading::Reading;
use super::statement::binds;
use super::{Record, StoreError, Tx};
use crate::domain::calendar::Instant;
use crate::domain::ids::{JobId, MemberId};
use crate::domain::retry::ATTEMPTS_MAX;

/// Where a job is in its life.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum JobState {
    /// It waits for its time.
    Scheduled,
    /// Somebody holds it, for as long as the lease lasts.
    Running,
    /// It is done.
    Done,
    /// It ended without being done; the reason is kept.
    Discarded,
}

impl JobState {
    /// Every state.
    pub const ALL: [Self; 4] = [Self::Scheduled, Self::Running, Self::Done, Self::Discarded];

    /// The word in the schema.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Scheduled => "scheduled",
            Self::Running => "running",
            Self::Done => "done",
            Self::Discarded => "discarded",
        }
    }

    /// Reads [`Self::as_str`] back.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == word)
    }
}

/// A job.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Job {
    /// Its number.
    pub id: JobId,
    /// What kind of work it is.
    pub kind: String,
    /// What it is about; with the kind, it names the job.
    pub key: String,
    /// Whose data it concerns: it goes when theirs goes.
    pub member: Option<MemberId>,
    /// When it is due.
    pub run_at: Instant,
    /// Where it is in its life.
    pub state: JobState,
    /// How many times it was tried since it was last started afresh, this time included. A snooze is no try.
    pub attempt: u32,
    /// How many times it was claimed in all: what a settle names, so that nobody settles another's claim.
    pub claims: i64,
    /// Until when whoever runs it holds it.
    pub lease_until: Option<Instant>,
    /// Since when it is not known whether an earlier try did its work.
    pub unknown_since: Option<Instant>,
    /// It was asked for while it ran: when it is to run once more.
    pub again_at: Option<Instant>,
    /// Why the last try failed, or why it was discarded.
    pub last_error: Option<String>,
    /// When it was done or discarded.
    pub finished_at: Option<Instant>,
}

/// What became of a wish to have a job.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Enqueued {
    /// There was none; it is scheduled.
    New,
    /// It was scheduled already; it runs at the earlier of the two times.
    Waiting,
    /// It runs at this moment; it will run once more.
    Again,
    /// It had ended; it starts afresh.
    Revived,
    /// It had ended, and once was enough.
    AlreadyDone,
}

/// How often a wish is tried anew where somebody else changes the same row at the same moment.
const RACES_MAX: usize = 8;
/// How many ended jobs are taken away at once.
const PRUNED_AT_ONCE: i64 = 500;

macro_rules! columns {
    () => {
        "id, kind, key, member_id, run_at_ms, state, attempt, claims, lease_until_ms, unknown_since_ms, again_at_ms, last_error, \
         finished_at_ms"
    };
}

macro_rules! rescue {
    ($engine:ident) => {
        concat!(
            "with lost as materialized (",
            skip_locked!($engine, "select id from job where state = 'running' and lease_until_ms <= $1 order by id"),
            ") update job set state = 'scheduled', run_at_ms = $1, lease_until_ms = null, \
             unknown_since_ms = coalesce(unknown_since_ms, lease_until_ms) where id in (select id from lost) returning ",
            columns!()
        )
    };
}

macro_rules! claim {
    ($engine:ident) => {
        // Materialized: otherwise PostgreSQL may look for due rows more than once and claim more than the limit.
        concat!(
            "with due as materialized (",
            skip_locked!(
                $engine,
                "select id from job where state = 'scheduled' and run_at_ms <= $1 order by run_at_ms, id limit $3"
            ),
            ") update job set state = 'running', attempt = attempt + 1, claims = claims + 1, lease_until_ms = $2 \
             where id in (select id from due) returning ",
            columns!()
        )
    };
}

macro_rules! finish {
    ($state:literal, $error:literal) => {
        // What was asked for again starts afresh; otherwise the row stays as the record of how it ended.
        concat!(
            "update job set state = case when again_at_ms is null then '",
            $state,
            "' else 'scheduled' end, run_at_ms = coalesce(again_at_ms, run_at_ms), \
             attempt = case when again_at_ms is null then attempt else 0 end, lease_until_ms = null, again_at_ms = null, \
             unknown_since_ms = case when again_at_ms is null then unknown_since_ms end, last_error = ",
            $error,
            ", finished_at_ms = case when again_at_ms is null then cast($3 as bigint) end \
             where id = $1 and state = 'running' and claims = $2"
        )
    };
}

sql! {
    BY_KEY, 2, concat!("select ", columns!(), " from job where kind = $1 and key = $2");
    STATE, 2, "select state from job where kind = $1 and key = $2";
    INSERT, 4, "insert into job (kind, key, member_id, run_at_ms, state, attempt) values ($1, $2, $3, $4, 'scheduled', 0) \
         on conflict (kind, key) do nothing";
    SOONER, 3, "update job set run_at_ms = case when run_at_ms > $3 then $3 else run_at_ms end \
         where kind = $1 and key = $2 and state = 'scheduled'";
    AGAIN, 3, "update job set again_at_ms = case when again_at_ms is null or again_at_ms > $3 then $3 else again_at_ms end \
         where kind = $1 and key = $2 and state = 'running'";
    REVIVE, 4, "update job set state = 'scheduled', member_id = $3, run_at_ms = $4, attempt = 0, unknown_since_ms = null, \
         last_error = null, finished_at_ms = null where kind = $1 and key = $2 and state in ('done', 'discarded')";
    RESCHEDULE, 3, "update job set run_at_ms = $3 where kind = $1 and key = $2 and state = 'scheduled'";
    BRING_FORWARD, 3, "update job set run_at_ms = $3 where kind = $1 and state = 'scheduled' and run_at_ms > $2";
    SHORTEN_LEASES, 1, "update job set lease_until_ms = $1 where state = 'running' and lease_until_ms > $1";
    NOTE, 6, "insert into job (kind, key, member_id, run_at_ms, state, attempt, last_error, finished_at_ms) \
         values ($1, $2, $3, $4, 'discarded', 0, $5, $6) on conflict (kind, key) do nothing";
    CANCEL, 2, "delete from job where kind = $1 and key = $2 and state = 'scheduled'";
    RESCUE, 1, rescue!(sqlite), rescue!(postgres);
    CLAIM, 3, claim!(sqlite), claim!(postgres);
    SETTLE_DONE, 3, finish!("done", "null");
    SETTLE_DISCARD, 4, finish!("discarded", "$4");
    SETTLE_RETRY, 5, "update job set state = 'scheduled', run_at_ms = $3, lease_until_ms = null, last_error = $4, \
         unknown_since_ms = coalesce(unknown_since_ms, $5) where id = $1 and state = 'running' and claims = $2";
    SETTLE_SNOOZE, 3, "update job set state = 'scheduled', attempt = attempt - 1, lease_until_ms = null, again_at_ms = null, \
         run_at_ms = case when again_at_ms < $3 then again_at_ms else $3 end where id = $1 and state = 'running' and claims = $2";
    NEXT_RUN, 0, "select min(run_at_ms) from job where state = 'scheduled'";
    NEXT_LEASE, 0, "select min(lease_until_ms) from job where state = 'running'";
    COUNTS, 0, "select kind, state, count(*) from job group by kind, state order by kind, state";
    TROUBLED, 2, concat!("select ", columns!(), " from job where (state = 'scheduled' and (last_error is not null or run_at_ms < $1)) \
         or (state = 'running' and lease_until_ms < $1) or (state = 'discarded' and attempt >= $2) order by run_at_ms, id");
    // What was given up stays until somebody has looked at it, or its member's data goes.
    PRUNE, 3, "delete from job where id in (select id from job where finished_at_ms < $1 and (state = 'done' or attempt < $3) \
         order by finished_at_ms, id limit $2)";
}

#[derive(Debug, FromRow)]
struct JobRow {
    id: i64,
    kind: String,
    key: String,
    member_id: Option<i64>,
    run_at_ms: i64,
    state: String,
    attempt: i64,
    claims: i64,
    lease_until_ms: Option<i64>,
    unknown_since_ms: Option<i64>,
    again_at_ms: Option<i64>,
    last_error: Option<String>,
    finished_at_ms: Option<i64>,
}

impl Record for JobRow {
    type Meaning = Job;

    fn read(self) -> Result<Job, StoreError> {
        let row = Reading::of("job", self.id);
        Ok(Job {
            id: JobId::new(self.id),
            kind: self.kind,
            key: self.key,
            member: self.member_id.map(MemberId::new),
            run_at: row.instant("run_at_ms", self.run_at_ms)?,
            state: row.some("state", JobState::from_word(&self.state))?,
            attempt: row.number("attempt", self.attempt)?,
            claims: self.claims,
            lease_until: row.instant_if("lease_until_ms", self.lease_until_ms)?,
            unknown_since: row.instant_if("unknown_since_ms", self.unknown_since_ms)?,
            again_at: row.instant_if("again_at_ms", self.again_at_ms)?,
            last_error: self.last_error,
            finished_at: row.instant_if("finished_at_ms", self.finished_at_ms)?,
        })
    }
}

impl Tx {
    /// Wishes for a job at `run_at`. One that waits runs at the earlier of the two times, one that runs will run once more, and
    /// one that has ended starts afresh.
    ///
    /// # Errors
    /// [`Rule::NamesWhatExists`](super::Rule::NamesWhatExists) where there is no such member; what the database reports.
    pub async fn enqueue(
        &mut self,
        kind: &str,
        key: &str,
        member: Option<MemberId>,
        run_at: Instant,
    ) -> Result<Enqueued, StoreError> {
        self.wish(kind, key, member, run_at, true).await
    }

    /// The same, but one that has ended stays ended.
    ///
    /// # Errors
    /// As [`Tx::enqueue`].
    pub async fn enqueue_once(
        &mut self,
        kind: &str,
        key: &str,
        member: Option<MemberId>,
        run_at: Instant,
    ) -> Result<Enqueued, StoreError> {
        self.wish(kind, key, member, run_at, false).await
    }

    async fn wish(
        &mut self,
        kind: &str,
        key: &str,
        member: Option<MemberId>,
        run_at: Instant,
        revives: bool,
    ) -> Result<Enqueued, StoreError> {
        // Each change names the state it leaves. Where somebody else was quicker it changes nothing, and we look again.
        for _ in 0..RACES_MAX {
            let found = self.row::<(String,), 2>(&STATE, binds![kind, key]).await?;
            let (changed, enqueued) = match found.as_ref().map(|(state,)| state.as_str()) {
                None => (self.affect(&INSERT, binds![kind, key, member, run_at]).await?, Enqueued::New),
                Some("scheduled") => (self.affect(&SOONER, binds![kind, key, run_at]).await?, Enqueued::Waiting),
                Some("running") => (self.affect(&AGAIN, binds![kind, key, run_at]).await?, Enqueued::Again),
                Some(_) if revives => (self.affect(&REVIVE, binds![kind, key, member, run_at]).await?, Enqueued::Revived),
                Some(_) => return Ok(Enqueued::AlreadyDone),
            };
            if changed > 0 {
                return Ok(enqueued);
            }
        }
        Err(StoreError::Busy("a job's row kept changing".to_owned()))
    }

    /// Sets the time of a job that waits, be it earlier or later; false where none waits.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn reschedule(&mut self, kind: &str, key: &str, run_at: Instant) -> Result<bool, StoreError> {
        Ok(self.affect(&RESCHEDULE, binds![kind, key, run_at]).await? > 0)
    }

    /// Makes every job of a kind that waits for later than `later_than` due at `run_at`, and says how many there were.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn bring_forward(&mut self, kind: &str, later_than: Instant, run_at: Instant) -> Result<u64, StoreError> {
        self.affect(&BRING_FORWARD, binds![kind, later_than, run_at]).await
    }

    /// Lets every lease end by `until`: one that ends later was taken by a clock that was ahead, and would hold its job for as long.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn shorten_leases(&mut self, until: Instant) -> Result<u64, StoreError> {
        self.affect(&SHORTEN_LEASES, binds![until]).await
    }

    /// Keeps the reason why a job is not even tried. Where there is a row of this name already, that one stays.
    ///
    /// # Errors
    /// As [`Tx::enqueue`].
    pub async fn note_untried(
        &mut self,
        (kind, key): (&str, &str),
        member: Option<MemberId>,
        run_at: Instant,
        reason: &str,
        now: Instant,
    ) -> Result<(), StoreError> {
        self.affect(&NOTE, binds![kind, key, member, run_at, reason, now]).await.map(drop)
    }

    /// Takes away a job that waits; false where none waits. One that runs is left to end.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn cancel(&mut self, kind: &str, key: &str) -> Result<bool, StoreError> {
        Ok(self.affect(&CANCEL, binds![kind, key]).await? > 0)
    }

    /// A job by its name.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn job(&mut self, kind: &str, key: &str) -> Result<Option<Job>, StoreError> {
        self.one::<JobRow, 2>(&BY_KEY, binds![kind, key]).await
    }

    /// Takes back every job whose lease has run out by `now`: due at once, and unknown since the lease ran out unless it was before.
    /// (Not since `now`: after an hour of downtime a message may be an hour old.) By number.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn rescue(&mut self, now: Instant) -> Result<Vec<Job>, StoreError> {
        let mut jobs = self.all::<JobRow, 1>(&RESCUE, binds![now]).await?;
        // `returning` promises no order.
        jobs.sort_unstable_by_key(|job| job.id);
        Ok(jobs)
    }

    /// Claims up to `limit` jobs that are due at `now`, the longest due first, and holds them until `lease_until`. Nobody else
    /// gets the same.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn claim(&mut self, now: Instant, lease_until: Instant, limit: u32) -> Result<Vec<Job>, StoreError> {
        let mut jobs = self.all::<JobRow, 3>(&CLAIM, binds![now, lease_until, limit]).await?;
        jobs.sort_unstable_by_key(|job| (job.run_at, job.id));
        Ok(jobs)
    }

    /// The claimed job is done; if it was asked for meanwhile, it is scheduled once more. False where the claim was lost.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn settle_done(&mut self, job: &Job, now: Instant) -> Result<bool, StoreError> {
        Ok(self.affect(&SETTLE_DONE, binds![job.id, job.claims, now]).await? > 0)
    }

    /// The claimed job failed and is tried again at `run_at`. Where it is unknown whether it did its work, that is remembered
    /// from now on, and is not forgotten by a later failure whose outcome is known. False where the claim was lost.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn settle_retry(
        &mut self,
        job: &Job,
        run_at: Instant,
        error: &str,
        is_unknown: bool,
        now: Instant,
    ) -> Result<bool, StoreError> {
        let unknown_since = is_unknown.then_some(now);
        Ok(self.affect(&SETTLE_RETRY, binds![job.id, job.claims, run_at, error, unknown_since]).await? > 0)
    }

    /// The claimed job was not tried after all and waits until `run_at`, or until it was asked for; its attempt is given back.
    /// False where the claim was lost.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn settle_snooze(&mut self, job: &Job, run_at: Instant) -> Result<bool, StoreError> {
        Ok(self.affect(&SETTLE_SNOOZE, binds![job.id, job.claims, run_at]).await? > 0)
    }

    /// The claimed job ends without being done; if it was asked for meanwhile, it is scheduled once more. False where the claim
    /// was lost.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn settle_discard(&mut self, job: &Job, reason: &str, now: Instant) -> Result<bool, StoreError> {
        Ok(self.affect(&SETTLE_DISCARD, binds![job.id, job.claims, now, reason]).await? > 0)
    }

    /// When there is something to do next: a job comes due, or a lease runs out.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn next_run_at(&mut self) -> Result<Option<Instant>, StoreError> {
        let run_at_ms = self.number(&NEXT_RUN, []).await?;
        let lease_until_ms = self.number(&NEXT_LEASE, []).await?;
        let next = run_at_ms.into_iter().chain(lease_until_ms).min();
        Reading::of("job", 0).instant_if("run_at_ms", next)
    }

    /// How many jobs there are of each kind in each state.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn counts(&mut self) -> Result<BTreeMap<(String, JobState), i64>, StoreError> {
        let rows = self.rows::<(String, String, i64), 0>(&COUNTS, []).await?;
        let row = Reading::of("job", 0);
        let read =
            |(kind, state, count): (String, String, i64)| Ok(((kind, row.some("state", JobState::from_word(&state))?), count));
        rows.into_iter().map(read).collect()
    }

    /// The jobs that need a look: that were to run before `before` and did not, that failed and wait for another try, and that were
    /// given up, the longest due first.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn troubled_jobs(&mut self, before: Instant) -> Result<Vec<Job>, StoreError> {
        self.all::<JobRow, 2>(&TROUBLED, binds![before, ATTEMPTS_MAX]).await
    }

    /// Takes away some jobs that ended before `before`, the longest ended first, and says how many: 0 when none is left. What was given
    /// up stays.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn prune_finished(&mut self, before: Instant) -> Result<u64, StoreError> {
        self.affect(&PRUNE, binds![before, PRUNED_AT_ONCE, ATTEMPTS_MAX]).await
    }
}
