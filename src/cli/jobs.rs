//! `second-wind jobs`: what waits, what is in trouble, and what was given up. Numbers and kinds; never a name or a text.

use std::process::ExitCode;

use chrono::{DateTime, SecondsFormat, TimeDelta, Utc};

use super::backup::with_store;
use crate::clock::{Clock, SystemClock};
use crate::config::Config;
use crate::store::jobs::{Job, JobState};
use crate::store::{Store, StoreOptions};

/// By how much a job may wait for its turn before it is shown as late, in seconds.
const LATE_SECS: i64 = 60;

/// Prints the queue in numbers, then each row that needs a look.
pub(super) fn jobs(config: &Config) -> ExitCode {
    with_store(config, async |url| {
        let store = Store::open_with(url, &StoreOptions::default()).await?;
        let mut tx = store.read().await?;
        let counts = tx.counts().await?;
        let troubled = tx.troubled_jobs(SystemClock.now() - TimeDelta::seconds(LATE_SECS)).await?;
        drop(tx);
        store.close().await;
        let mut lines: Vec<String> =
            counts.iter().map(|((kind, state), count)| format!("{kind} {}: {count}", state.as_str())).collect();
        lines.extend(troubled.iter().map(in_words));
        if troubled.is_empty() {
            lines.push("nothing is late, in trouble or given up".to_owned());
        }
        Ok(lines)
    })
}

fn in_words(job: &Job) -> String {
    let at = |at: DateTime<Utc>| at.to_rfc3339_opts(SecondsFormat::Secs, true);
    let (id, kind, tries) = (job.id, &job.kind, job.attempt);
    let why = job.last_error.as_deref().unwrap_or("no reason is known");
    match job.state {
        JobState::Discarded => {
            let when = job.finished_at.map_or_else(String::new, |finished| format!(" at {}", at(finished)));
            format!("given up  job {id}, {kind}: {tries} times in vain, the last one{when}: {why}")
        }
        _ if tries > 0 && job.last_error.is_some() => {
            format!("trouble   job {id}, {kind}: tried {tries} times, again at {}: {why}", at(job.run_at))
        }
        _ => format!("late      job {id}, {kind}: due at {}", at(job.run_at)),
    }
}
