//! The facts of a plan, read once per act and handed to `domain`.

use chrono::NaiveDate;
use chrono_tz::Tz;

use super::AppResult;
use crate::domain::calendar::Week;
use crate::domain::ids::SessionId;
use crate::domain::member::Member;
use crate::domain::occurrence::Occurrence;
use crate::domain::session::Session;
use crate::domain::week_plan::{Planned, planned, without_skipped_dates};
use crate::store::Tx;

/// A member's sessions in all their versions, and the occurrences on record within some dates.
#[derive(Debug, Clone)]
pub struct PlanFacts {
    /// Every version of every session.
    pub sessions: Vec<Session>,
    /// The occurrences on record from `from` to `until`.
    pub rows: Vec<Occurrence>,
    from: NaiveDate,
    until: NaiveDate,
    zone: Tz,
}

impl PlanFacts {
    /// Reads what stands between two local dates, both included.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn load(tx: &mut Tx, member: &Member, from: NaiveDate, until: NaiveDate) -> AppResult<Self> {
        let sessions = tx.sessions_of(member.id).await?;
        let rows = tx.occurrences_between(member.id, from, until).await?;
        Ok(Self { sessions, rows, from, until, zone: member.zone })
    }

    /// Reads a whole week.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn load_week(tx: &mut Tx, member: &Member, week: Week) -> AppResult<Self> {
        Self::load(tx, member, week.monday(), week.sunday()).await
    }

    /// What the plan and the answers say for the dates that were read. A date that the member's zone skips is none.
    #[must_use]
    pub fn planned(&self) -> Vec<Planned<'_>> {
        without_skipped_dates(planned(&self.sessions, &self.rows, self.from, self.until), self.zone)
    }

    /// The version of a session that speaks for a date: the one in force then, or the nearest before it.
    #[must_use]
    pub fn session_on(&self, id: SessionId, date: NaiveDate) -> Option<&Session> {
        let versions = || self.sessions.iter().filter(move |session| session.id == id);
        versions()
            .find(|session| session.is_in_force_on(date))
            .or_else(|| versions().rfind(|session| session.valid_from <= date))
            .or_else(|| versions().next())
    }
}
