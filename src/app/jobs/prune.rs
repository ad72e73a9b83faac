//! Clears away what has served its time: finished jobs after a week, what a file proposed after an hour, reports of problems after a day, questions to a trusted contact
//! and clubs that removed the bot after thirty days.

use chrono::TimeDelta;

use super::Ending;
use crate::app::data::FORGET_NOTE;
use crate::app::plan_import::KEPT_MINUTES;
use crate::app::report::REPORT_HOURS;
use crate::app::{App, AppResult};
use crate::domain::{club_check_in, share, together};

/// How long a finished job is kept, in days: long enough to look into last week's question.
const JOBS_KEPT_DAYS: i64 = 7;
/// How long a club that removed the bot is kept, in days (`docs/data.md`).
const CLUBS_KEPT_DAYS: i64 = 30;

/// How many rounds of some hundred jobs one night takes at most: a network of clubs finishes tens of thousands a day.
const ROUNDS_MAX: u32 = 1000;

impl App {
    /// Clears away in small steps. When it comes again is the operator's schedule (`scheduler/periodic.rs`).
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn run_prune(&self) -> AppResult<Ending> {
        let now = self.now();
        let mut pruned = 0;
        for _ in 0..ROUNDS_MAX {
            // A transaction each, so that nobody waits long.
            let mut tx = self.store.begin().await?;
            let taken = tx.prune_finished(now - TimeDelta::days(JOBS_KEPT_DAYS)).await?;
            tx.commit().await?;
            pruned += taken;
            if taken == 0 {
                break;
            }
        }
        let mut tx = self.store.begin().await?;
        let mut erased = 0;
        for club in tx.clubs().await? {
            if club.left_at.is_some_and(|left| now - left >= TimeDelta::days(CLUBS_KEPT_DAYS)) {
                tx.delete_club(club.id).await?;
                erased += 1;
            }
        }
        tx.prune_reports(now - TimeDelta::hours(REPORT_HOURS), now - TimeDelta::days(JOBS_KEPT_DAYS)).await?;
        tx.prune_plan_imports(now - TimeDelta::minutes(KEPT_MINUTES)).await?;
        tx.prune_club_check_ins(now - TimeDelta::days(club_check_in::KEPT_DAYS)).await?;
        tx.prune_shares(now - TimeDelta::days(share::KEPT_DAYS)).await?;
        tx.prune_invites(now - TimeDelta::days(together::KEPT_DAYS)).await?;
        self.lapse_questions(&mut tx).await?;
        let must_forget = tx.meta(FORGET_NOTE).await?.as_deref() == Some("due");
        if must_forget {
            tx.set_meta(FORGET_NOTE, "done").await?;
        }
        tx.commit().await?;
        if must_forget && let Err(error) = self.store.forget().await {
            let mut tx = self.store.begin().await?;
            tx.set_meta(FORGET_NOTE, "due").await?;
            tx.commit().await?;
            return Ok(Ending::Retry { after: Some(TimeDelta::minutes(5)), is_unknown: false, error: error.to_string() });
        }
        tracing::info!(jobs = pruned, clubs = erased, "cleared away what has served its time");
        Ok(Ending::Done)
    }
}
