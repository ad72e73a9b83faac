//! `[Move]`: one press for the days, one for the day. Free and unlimited.

use chrono::{Days, NaiveDate};

use super::facts::PlanFacts;
use super::jobs::{JobKind, ask, ask_boards};
use super::lines::{Focus, KEEP_IT};
use super::reply::{Caller, Reply, Surface};
use super::undo::{StepBack, write_steps};
use super::{App, AppResult};
use crate::domain::calendar::local_day;
use crate::domain::check_in;
use crate::domain::ids::OccurrenceId;
use crate::domain::ladder::Sign;
use crate::domain::member::Member;
use crate::domain::move_session::{self, MoveFacts, MoveOffers, MoveVerdict};
use crate::domain::occurrence::{Occurrence, Outcome};
use crate::domain::refusal::Refusal;
use crate::store::Tx;
use crate::store::check_ins::NewCheckIn;

impl App {
    /// Offers the days that suit, the fallback day selected beforehand.
    ///
    /// # Errors
    /// Not this person's, nowhere to move, or a failure of the store.
    pub async fn press_move(&self, caller: &Caller, surface: Surface, id: OccurrenceId) -> AppResult<Reply> {
        let mut tx = self.store.begin().await?;
        let mut member = self.acting(&mut tx, caller.user).await?;
        let occurrence = self.own_occurrence(&mut tx, &member, id).await?;
        self.sign(&mut tx, &mut member, Sign::Contact).await?;
        let today = local_day(self.now(), member.zone);
        if let Err(refusal @ Refusal::TooOld { .. }) = check_in::judge_date(occurrence.date, today) {
            return Err(refusal.into());
        }
        let offers = self.days_for(&mut tx, &member, &occurrence).await?;
        let focus = Focus::Moving(id, offers.dates, offers.preselected);
        let reply = self.shown_where_pressed(&mut tx, &member, (caller, surface), id, focus).await?;
        tx.commit().await?;
        Ok(reply)
    }

    /// A day was chosen, or "keep it".
    ///
    /// # Errors
    /// A day that was never offered, not this person's, or a failure of the store.
    pub async fn press_move_to(&self, caller: &Caller, surface: Surface, id: OccurrenceId, chosen: &str) -> AppResult<Reply> {
        if chosen == KEEP_IT {
            return self.press_back(caller, surface, id).await;
        }
        let to: NaiveDate = chosen.parse().map_err(|_| Refusal::ImpossibleDate)?;
        let mut tx = self.store.begin().await?;
        let mut member = self.acting(&mut tx, caller.user).await?;
        let occurrence = self.own_occurrence(&mut tx, &member, id).await?;
        self.move_occurrence(&mut tx, &mut member, occurrence, to).await?;
        if surface != Surface::Letter {
            self.ask_refresh(&mut tx, id).await?;
        }
        self.ask_refresh_beside(&mut tx, caller, surface, id).await?;
        let reply = self.shown_where_pressed(&mut tx, &member, (caller, surface), id, Focus::None).await?;
        tx.commit().await?;
        self.bell.ring();
        Ok(reply)
    }

    /// What stands beside the plan has no place in it to go to.
    fn may_move(occurrence: &Occurrence) -> AppResult<()> {
        if occurrence.is_extra { Err(Refusal::NowhereToMove.into()) } else { Ok(()) }
    }

    async fn days_for(&self, tx: &mut Tx, member: &Member, occurrence: &Occurrence) -> AppResult<MoveOffers> {
        Self::may_move(occurrence)?;
        let today = local_day(self.now(), member.zone);
        let facts = PlanFacts::load(tx, member, today, last_day(today)).await?;
        let session = facts.session_on(occurrence.session, occurrence.date).ok_or(Refusal::NoSuchSession)?;
        let offers = move_session::offers(&MoveFacts { session, occurrence, planned: &facts.planned(), today });
        if offers.dates.is_empty() { Err(Refusal::NowhereToMove.into()) } else { Ok(offers) }
    }

    async fn move_occurrence(
        &self,
        tx: &mut Tx,
        member: &mut Member,
        mut occurrence: Occurrence,
        to: NaiveDate,
    ) -> AppResult<()> {
        Self::may_move(&occurrence)?;
        let now = self.now();
        let today = local_day(now, member.zone);
        let facts = PlanFacts::load(tx, member, today, last_day(today)).await?;
        let session = facts.session_on(occurrence.session, occurrence.date).ok_or(Refusal::NoSuchSession)?.clone();
        // One that was moved before is judged as if it had come back: [Change] and another day is one act.
        let back = Occurrence { outcome: Outcome::Open, ..occurrence.clone() };
        let is_same = occurrence.outcome == Outcome::Moved(to);
        let verdict = move_session::judge(
            &MoveFacts { session: &session, occurrence: &back, planned: &facts.planned(), today },
            member.id,
            to,
        );
        match verdict {
            _ if is_same => return Ok(()),
            Ok(MoveVerdict::Same) => return Ok(()),
            Ok(MoveVerdict::Move) => {}
            Err(refusal) => return Err(refusal.into()),
        }
        let mut steps = vec![StepBack::Restore(occurrence.id, occurrence.outcome)];
        if let Outcome::Moved(before) = occurrence.outcome {
            let there = tx.occurrences_between(member.id, before, before).await?;
            if let Some(there) = there.iter().find(|row| row.session == occurrence.session && row.outcome == Outcome::Open) {
                tx.delete_occurrence(there.id).await?;
                self.recount_week(tx, member, before).await?;
            }
        }
        occurrence.outcome = Outcome::Moved(to);
        tx.update_occurrence(&occurrence).await?;
        let mut there = tx.ensure_occurrence(member.id, occurrence.session, to, false).await?;
        there.moved_from = Some(occurrence.date);
        there.outcome = Outcome::Open;
        tx.update_occurrence(&there).await?;
        steps.push(StepBack::Remove(there.id));
        let check_in = tx
            .insert_check_in(&NewCheckIn {
                member: member.id,
                occurrence: Some(occurrence.id),
                about_on: occurrence.date,
                made_on: today,
                made_at: now,
                outcome: occurrence.outcome,
                is_boosted: false,
            })
            .await?;
        steps.push(StepBack::Forget(check_in));
        tx.insert_change(member.id, now, "move", &write_steps(&steps)).await?;
        self.sign(tx, member, Sign::CheckIn).await?;
        self.recount_week(tx, member, occurrence.date).await?;
        self.recount_week(tx, member, to).await?;
        ask_boards(tx, member.id, now).await?;
        ask(tx, JobKind::Plan(member.id), now).await
    }
}

/// The last date that has to be known to offer days: one more than is offered, because strength keeps off the day before a long or
/// hard run.
fn last_day(today: NaiveDate) -> NaiveDate {
    today + Days::new(u64::from(move_session::DAYS_AHEAD_MAX) + 1)
}
