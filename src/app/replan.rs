//! When what was planned no longer fits the time: the zone database is another, or the machine's clock was put back. Every member's
//! `plan` row then comes at once, instead of at the beginning of a day that is further away than the next.

use chrono::TimeDelta;

use super::jobs::JobKind;
use super::{App, AppResult};
use crate::domain::calendar::Instant;
use crate::domain::ids::MemberId;
use crate::domain::retry::LEASE_SECS;

/// The zone database that this release brings.
pub const ZONES: &str = chrono_tz::IANA_TZDB_VERSION;
/// Under which name the version of the zone database is noted by which days were planned.
const ZONES_NOTE: &str = "zones";
/// The furthest that a day's plan waits for the next day: 25 hours where the clocks are put back, and as much again where a zone skips a
/// date.
const NEXT_DAY_HOURS_MAX: i64 = 50;
/// How far the clock may be put back unnoticed, in seconds: time servers correct by less.
pub const PUT_BACK_SECS: i64 = 60;

impl App {
    /// Plans every day anew if it was planned by another zone database than `version`. A stored plan is wall-clock time and stays
    /// what it is; the instants that were made of it may be others now.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn follow_the_zones(&self, version: &str) -> AppResult<()> {
        let mut tx = self.store.begin().await?;
        let known = tx.meta(ZONES_NOTE).await?;
        if known.as_deref() == Some(version) {
            return Ok(());
        }
        if let Some(before) = known {
            let plans = tx.bring_forward(kind_of_plan(), self.now(), self.now()).await?;
            tracing::info!(plans, before, version, "planned anew: the zone database is another");
        }
        tx.set_meta(ZONES_NOTE, version).await?;
        Ok(tx.commit().await?)
    }

    /// At the start: plans the days of those anew whose next day lies further away than any next day can, and ends leases that last
    /// longer than any. The clock was ahead when they were made.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn follow_the_clock(&self) -> AppResult<()> {
        self.plan_again_from(self.now() + TimeDelta::hours(NEXT_DAY_HOURS_MAX)).await
    }

    /// The same for everybody, after the clock was seen to go back.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn clock_went_back(&self, from: Instant) -> AppResult<()> {
        tracing::warn!(by_secs = (from - self.now()).num_seconds(), "the clock was put back");
        self.plan_again_from(self.now()).await
    }

    async fn plan_again_from(&self, later_than: Instant) -> AppResult<()> {
        let mut tx = self.store.begin().await?;
        let plans = tx.bring_forward(kind_of_plan(), later_than, self.now()).await?;
        tx.shorten_leases(self.now() + TimeDelta::seconds(LEASE_SECS)).await?;
        tx.commit().await?;
        if plans > 0 {
            tracing::info!(plans, "planned anew: the clock was put back");
        }
        Ok(())
    }
}

fn kind_of_plan() -> &'static str {
    JobKind::Plan(MemberId::new(0)).kind()
}
