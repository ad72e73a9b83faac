//! The facts of a plan, read once per act and handed to `domain`.

use chrono::NaiveDate;
use chrono_tz::Tz;

use super::AppResult;
use crate::domain::calendar::Week;
use crate::domain::ids::SessionId;
use crate::domain::member::Member;
use crate::domain::occurrence::Occurrence;
use crate::domain::ramp::{self, RampWeek};
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
    /// The weeks among them that a return made smaller, each with all its occurrences on record.
    ramps: Vec<(RampWeek, Vec<Occurrence>)>,
}

impl PlanFacts {
    /// Reads what stands between two local dates, both included.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn load(tx: &mut Tx, member: &Member, from: NaiveDate, until: NaiveDate) -> AppResult<Self> {
        let sessions = tx.sessions_of(member.id).await?;
        let rows = tx.occurrences_between(member.id, from, until).await?;
        let mut ramps = Vec::new();
        for ramp in tx.ramps_between(member.id, Week::of(from), Week::of(until)).await? {
            let of_week = tx.occurrences_between(member.id, ramp.week.monday(), ramp.week.sunday()).await?;
            ramps.push((ramp, of_week));
        }
        Ok(Self { sessions, rows, from, until, zone: member.zone, ramps })
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
        let mut all = without_skipped_dates(planned(&self.sessions, &self.rows, self.from, self.until), self.zone);
        for (ramp, _) in &self.ramps {
            all.retain(|one| !ramp.week.contains(one.date));
        }
        all.extend(self.in_ramps().map(|(one, _)| one));
        all.sort_by_key(|one| (one.date, one.session.id));
        all
    }

    /// Whether a session is, on a date that was read, its small version: a return begins small. `[Done]` logs it as such.
    #[must_use]
    pub fn is_small(&self, session: SessionId, date: NaiveDate) -> bool {
        self.in_ramps().any(|(one, is_small)| is_small && one.session.id == session && one.date == date)
    }

    /// What stands on the dates that were read in weeks that a return made smaller. A week shrinks as a whole.
    fn in_ramps(&self) -> impl Iterator<Item = (Planned<'_>, bool)> {
        self.ramps
            .iter()
            .map(move |(ramp, rows)| (ramp, planned(&self.sessions, rows, ramp.week.monday(), ramp.week.sunday())))
            .flat_map(|(ramp, all)| {
                let held = ramp::at_share(without_skipped_dates(all, self.zone), ramp);
                held.sessions.into_iter().zip(held.small)
            })
            .filter(|(one, _)| self.reaches(one.date))
    }

    /// The share of a week that was read, where a return made it smaller.
    #[must_use]
    pub fn ramp_of(&self, week: Week) -> Option<&RampWeek> {
        self.ramps.iter().map(|(ramp, _)| ramp).find(|ramp| ramp.week == week)
    }

    /// Whether a date is among those that were read.
    #[must_use]
    pub fn reaches(&self, date: NaiveDate) -> bool {
        (self.from..=self.until).contains(&date)
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
