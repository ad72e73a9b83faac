//! Tables `club_plan` and `club_plan_session`: plans that a club offers to start from.

use std::collections::BTreeMap;

use super::dialect::sql;
use super::reading::Reading;
use super::sessions::VersionRow;
use super::statement::binds;
use super::{StoreError, Tx};
use crate::domain::calendar::Instant;
use crate::domain::club_plan::{ClubPlan, PlanPlace};
use crate::domain::ids::{ClubId, ClubPlanId};
use crate::domain::session::{Cue, RecoveryArea, SessionSpec, Title, Words};
use crate::domain::starting_plan::StartingPlan;

sql! {
    INSERT, 4, "insert into club_plan (club_id, instead_of, name, made_at_ms) values ($1, $2, $3, $4) returning id";
    INSERT_SESSION, 15, "insert into club_plan_session (club_plan_id, nth, kind, area, title, minutes, full_words, small_words, days, \
         every_weeks, cue, fallback_day, is_long, is_hard, is_reminded) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)";
    OF_CLUB, 1, "select id, club_id, instead_of, name from club_plan where club_id = $1 order by id";
    ONE, 1, "select id, club_id, instead_of, name from club_plan where id = $1 order by id";
    // As versions of a session are read: what has no dates begins on some day.
    SESSIONS_OF_CLUB, 1, "select club_plan_id as id, club_plan.club_id as member_id, '2000-01-03' as valid_from, \
         cast(null as text) as valid_until, kind, area, title, minutes, full_words, small_words, days, every_weeks, \
         '2000-01-03' as starts_on, cast(null as text) as ends_on, cue, fallback_day, is_long, is_hard, is_reminded \
         from club_plan join club_plan_session on club_plan_session.club_plan_id = club_plan.id \
         where club_plan.club_id = $1 order by club_plan_id, nth";
    DELETE, 1, "delete from club_plan where id = $1";
    DELETE_SESSIONS, 1, "delete from club_plan_session where club_plan_id = $1";
}

type PlanRow = (i64, i64, Option<String>, Option<String>);

impl Tx {
    /// The plans that a club offers, in the order in which they were written.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn club_plans(&mut self, club: ClubId) -> Result<Vec<ClubPlan>, StoreError> {
        let rows = self.rows::<PlanRow, 1>(&OF_CLUB, binds![club]).await?;
        if rows.is_empty() {
            return Ok(Vec::new());
        }
        let mut sessions: BTreeMap<i64, Vec<SessionSpec>> = BTreeMap::new();
        for row in self.rows::<VersionRow, 1>(&SESSIONS_OF_CLUB, binds![club]).await? {
            sessions.entry(row.id).or_default().push(row.spec(Reading::of("club_plan_session", row.id))?);
        }
        rows.into_iter().map(|row| read(row, &mut sessions)).collect()
    }

    /// A plan that some club offers.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn club_plan(&mut self, plan: ClubPlanId) -> Result<Option<ClubPlan>, StoreError> {
        let Some((_, club, ..)) = self.row::<PlanRow, 1>(&ONE, binds![plan]).await? else { return Ok(None) };
        Ok(self.club_plans(ClubId::new(club)).await?.into_iter().find(|one| one.id == plan))
    }

    /// Writes a plan down for a club.
    ///
    /// # Errors
    /// [`Rule::Other`](super::Rule::Other) where the club has one in that place; what the database reports.
    pub async fn insert_club_plan(
        &mut self,
        club: ClubId,
        place: &PlanPlace,
        sessions: &[SessionSpec],
        at: Instant,
    ) -> Result<ClubPlanId, StoreError> {
        let (instead_of, name) = match place {
            PlanPlace::InsteadOf(plan) => (Some(plan.as_str()), None),
            PlanPlace::Own(name) => (None, Some(name.as_str())),
        };
        let plan = ClubPlanId::new(self.inserted(&INSERT, binds![club, instead_of, name, at]).await?);
        for (nth, spec) in (0_i64..).zip(sessions) {
            let binds = binds![
                plan,
                nth,
                spec.kind.as_str(),
                spec.area.map(RecoveryArea::as_str),
                spec.title.as_str(),
                spec.minutes,
                spec.full.as_ref().map(Words::as_str),
                spec.small.as_ref().map(Words::as_str),
                spec.when.days.to_bits(),
                spec.when.every_weeks.get(),
                spec.cue.as_ref().map(Cue::as_str),
                spec.fallback_day.map(|day| day.num_days_from_monday()),
                spec.is_long,
                spec.is_hard,
                spec.is_reminded,
            ];
            self.affect(&INSERT_SESSION, binds).await?;
        }
        Ok(plan)
    }

    /// Takes a plan away. Whoever took it has a copy. Says whether it was there.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn delete_club_plan(&mut self, plan: ClubPlanId) -> Result<bool, StoreError> {
        self.affect(&DELETE_SESSIONS, binds![plan]).await?;
        Ok(self.affect(&DELETE, binds![plan]).await? > 0)
    }
}

fn read(found: PlanRow, sessions: &mut BTreeMap<i64, Vec<SessionSpec>>) -> Result<ClubPlan, StoreError> {
    let (id, club, instead_of, name) = found;
    let row = Reading::of("club_plan", id);
    let place = match (instead_of, name) {
        (Some(word), _) => PlanPlace::InsteadOf(row.some("instead_of", StartingPlan::from_word(&word))?),
        (None, name) => PlanPlace::Own(row.some("name", name.and_then(|name| Title::parse(&name).ok()))?),
    };
    Ok(ClubPlan { id: ClubPlanId::new(id), club: ClubId::new(club), place, sessions: sessions.remove(&id).unwrap_or_default() })
}
