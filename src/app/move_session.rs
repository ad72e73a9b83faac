//! `[Move]`: one press for the days, one for the day. Free and unlimited: what was moved can be moved again, and back.

use chrono::{Days, NaiveDate};

use super::facts::PlanFacts;
use super::jobs::{JobKind, ask, ask_boards};
use super::lines::{Focus, KEEP_IT, OTHER_DAYS};
use super::reply::{Caller, Reply, Surface};
use super::undo::{StepBack, write_steps};
use super::{App, AppResult};
use crate::domain::calendar::local_day;
use crate::domain::check_in::{self, DAYS_BACK_MAX};
use crate::domain::ids::{ChangeId, OccurrenceId};
use crate::domain::ladder::Sign;
use crate::domain::member::Member;
use crate::domain::move_session::{self, DAYS_AHEAD_MAX, MoveFacts, MoveOffers, MoveVerdict, Trail};
use crate::domain::occurrence::{Occurrence, Outcome};
use crate::domain::refusal::Refusal;
use crate::domain::session::Session;
use crate::store::Tx;
use crate::store::check_ins::NewCheckIn;

/// What came of a day that was chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MoveCame {
    /// It stands there already.
    Same,
    /// It is moved, and this takes it back.
    Moved(ChangeId),
    /// Strength would stand before something long or hard: these are the days among which it takes one more press.
    Ask(MoveOffers),
}

/// What is known of an occurrence that is to be moved.
struct Moving {
    facts: PlanFacts,
    session: Session,
    trail: Trail,
    today: NaiveDate,
}

impl Moving {
    fn with<T>(&self, ask: impl FnOnce(&MoveFacts<'_, '_>) -> T) -> T {
        let left: Vec<NaiveDate> = self.trail.left.iter().map(|row| row.date).collect();
        let planned = self.facts.planned();
        ask(&MoveFacts { session: &self.session, occurrence: &self.trail.end, left: &left, planned: &planned, today: self.today })
    }
}

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
        let offers = self.days_for(&mut tx, &member, &occurrence).await?;
        let focus = Focus::Moving(id, offers);
        let reply = self.shown_where_pressed(&mut tx, &member, (caller, surface), id, focus).await?;
        tx.commit().await?;
        Ok(reply)
    }

    /// A day was chosen, the other days, or "keep it".
    ///
    /// # Errors
    /// A day that cannot be, not this person's, or a failure of the store.
    pub async fn press_move_to(&self, caller: &Caller, surface: Surface, id: OccurrenceId, chosen: &str) -> AppResult<Reply> {
        self.moved_to(caller, surface, id, chosen, false).await
    }

    /// One of the other days was chosen, or "keep it".
    ///
    /// # Errors
    /// As [`App::press_move_to`].
    pub async fn press_move_any(&self, caller: &Caller, surface: Surface, id: OccurrenceId, chosen: &str) -> AppResult<Reply> {
        self.moved_to(caller, surface, id, chosen, true).await
    }

    async fn moved_to(
        &self,
        caller: &Caller,
        surface: Surface,
        id: OccurrenceId,
        chosen: &str,
        insists: bool,
    ) -> AppResult<Reply> {
        if chosen == KEEP_IT {
            return self.press_back(caller, surface, id).await;
        }
        let mut tx = self.store.begin().await?;
        let mut member = self.acting(&mut tx, caller.user).await?;
        let occurrence = self.own_occurrence(&mut tx, &member, id).await?;
        let before = self.before(&mut tx, &member).await?;
        let came = self.choose_day(&mut tx, &mut member, &occurrence, chosen, insists).await?;
        let is_moved = matches!(came, MoveCame::Moved(_));
        let focus = match came {
            MoveCame::Ask(offers) => Focus::Insisting(id, offers),
            MoveCame::Same | MoveCame::Moved(_) => Focus::None,
        };
        if surface != Surface::Letter {
            self.ask_refresh(&mut tx, id).await?;
        }
        self.ask_refresh_beside(&mut tx, caller, surface, id).await?;
        let mut reply = self.shown_where_pressed(&mut tx, &member, (caller, surface), id, focus).await?;
        if is_moved {
            reply = self.with_what_it_did(&mut tx, &member, before, reply).await?;
        }
        tx.commit().await?;
        self.bell.ring();
        Ok(reply)
    }

    /// Carries out what was chosen among the days: a date, or the wish to see the others.
    ///
    /// # Errors
    /// A day that cannot be, or a failure of the store.
    pub async fn choose_day(
        &self,
        tx: &mut Tx,
        member: &mut Member,
        occurrence: &Occurrence,
        chosen: &str,
        insists: bool,
    ) -> AppResult<MoveCame> {
        if chosen == OTHER_DAYS {
            self.sign(tx, member, Sign::Contact).await?;
            let offers = self.days_for(tx, member, occurrence).await?;
            return if offers.others.is_empty() { Err(Refusal::NowhereToMove.into()) } else { Ok(MoveCame::Ask(offers)) };
        }
        let to: NaiveDate = chosen.parse().map_err(|_| Refusal::ImpossibleDate)?;
        self.move_occurrence(tx, member, occurrence, to, insists).await
    }

    /// The days for an occurrence, wherever it stands by now.
    ///
    /// # Errors
    /// Beside the plan, its day is closed, no day is free, or a failure of the store.
    pub async fn days_for(&self, tx: &mut Tx, member: &Member, occurrence: &Occurrence) -> AppResult<MoveOffers> {
        let moving = self.moving(tx, member, occurrence).await?;
        if let Err(refusal @ Refusal::TooOld { .. }) = check_in::judge_date(moving.trail.end.date, moving.today) {
            return Err(refusal.into());
        }
        let offers = moving.with(move_session::offers);
        if offers.is_empty() { Err(Refusal::NowhereToMove.into()) } else { Ok(offers) }
    }

    async fn moving(&self, tx: &mut Tx, member: &Member, occurrence: &Occurrence) -> AppResult<Moving> {
        if occurrence.is_extra {
            // What stands beside the plan has no place in it to go to.
            return Err(Refusal::NowhereToMove.into());
        }
        let today = local_day(self.now(), member.zone);
        let mut facts = self.facts_around(tx, member, occurrence, today).await?;
        let mut trail = move_session::follow(occurrence, &facts.rows);
        if let Outcome::Moved(to) = trail.end.outcome {
            // Its place there has no row: a release before this one took it away.
            self.row_on(tx, member, occurrence.session, to, Some(trail.end.date)).await?;
            facts = self.facts_around(tx, member, occurrence, today).await?;
            trail = move_session::follow(occurrence, &facts.rows);
        }
        if trail.end.id != occurrence.id && trail.end.outcome != Outcome::Open {
            // It was answered where it stands now, and can be changed there.
            return Err(Refusal::MovedTo { date: trail.end.date }.into());
        }
        let session = facts.session_on(occurrence.session, trail.end.date).ok_or(Refusal::NoSuchSession)?.clone();
        Ok(Moving { facts, session, trail, today })
    }

    /// Every date that an occurrence can have been moved to or away from, and those around the days that it can still go to.
    async fn facts_around(
        &self,
        tx: &mut Tx,
        member: &Member,
        occurrence: &Occurrence,
        today: NaiveDate,
    ) -> AppResult<PlanFacts> {
        let back = Days::new(u64::from(DAYS_BACK_MAX) + 2 * u64::from(DAYS_AHEAD_MAX));
        let from = occurrence.date.min(move_session::first_day(today));
        let until = move_session::last_day(today, NaiveDate::MAX).max(occurrence.date + Days::new(1));
        PlanFacts::load(tx, member, from - back, until).await
    }

    /// An occurrence where it stands now, if it was moved.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn where_it_stands(&self, tx: &mut Tx, member: &Member, occurrence: &Occurrence) -> AppResult<Occurrence> {
        let today = local_day(self.now(), member.zone);
        let facts = self.facts_around(tx, member, occurrence, today).await?;
        Ok(move_session::follow(occurrence, &facts.rows).end)
    }

    /// An occurrence as it is to be shown: one that was moved from day to day says where it stands now.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn as_it_stands(&self, tx: &mut Tx, member: &Member, occurrence: Occurrence) -> AppResult<Occurrence> {
        let Outcome::Moved(to) = occurrence.outcome else { return Ok(occurrence) };
        let end = self.where_it_stands(tx, member, &occurrence).await?;
        let stands_on = if end.id == occurrence.id { to } else { end.date };
        Ok(Occurrence { outcome: Outcome::Moved(stands_on), ..occurrence })
    }

    async fn move_occurrence(
        &self,
        tx: &mut Tx,
        member: &mut Member,
        occurrence: &Occurrence,
        to: NaiveDate,
        insists: bool,
    ) -> AppResult<MoveCame> {
        let now = self.now();
        let moving = self.moving(tx, member, occurrence).await?;
        if moving.trail.end.id != occurrence.id && moving.trail.end.date == to {
            return Ok(MoveCame::Same);
        }
        match moving.with(|facts| move_session::judge(facts, member.id, to, insists))? {
            MoveVerdict::Same => return Ok(MoveCame::Same),
            MoveVerdict::Ask => return Ok(MoveCame::Ask(moving.with(move_session::offers))),
            MoveVerdict::Move => {}
        }
        let mut left = moving.trail.end.clone();
        let mut steps = vec![StepBack::Restore(left.id, left.outcome)];
        left.outcome = Outcome::Moved(to);
        tx.update_occurrence(&left).await?;
        let mut there = tx.ensure_occurrence(member.id, left.session, to, false).await?;
        let is_back = moving.trail.left.iter().any(|row| row.id == there.id);
        steps.push(if is_back { StepBack::Restore(there.id, there.outcome) } else { StepBack::Remove(there.id) });
        // Where the plan itself gives the day, it stands there by the plan.
        let is_given = is_back && moving.session.falls_on(to);
        there.moved_from = if is_given { there.moved_from } else { Some(left.date) };
        there.outcome = Outcome::Open;
        tx.update_occurrence(&there).await?;
        let check_in = tx
            .insert_check_in(&NewCheckIn {
                member: member.id,
                occurrence: Some(left.id),
                about_on: left.date,
                made_on: moving.today,
                made_at: now,
                outcome: left.outcome,
                is_boosted: false,
            })
            .await?;
        steps.push(StepBack::Forget(check_in));
        if ![left.id, there.id].contains(&occurrence.id) {
            // The place that was pressed stays as it is, and offers the way back too.
            steps.push(StepBack::Restore(occurrence.id, occurrence.outcome));
        }
        let change = tx.insert_change(member.id, now, "move", &write_steps(&steps)).await?;
        // Every letter that names it says where it stands; the one that was pressed is answered.
        for row in moving.trail.left.iter().chain([&left, &there]).filter(|row| row.id != occurrence.id) {
            self.ask_refresh(tx, row.id).await?;
        }
        self.sign(tx, member, Sign::CheckIn).await?;
        self.recount_week(tx, member, left.date).await?;
        self.recount_week(tx, member, to).await?;
        ask_boards(tx, member.id, now).await?;
        ask(tx, JobKind::Plan(member.id), now).await?;
        Ok(MoveCame::Moved(change))
    }

    /// An occurrence that was moved comes back, because it was answered where it stood first: wherever it stood meanwhile leads
    /// back to it. Gives the way back.
    ///
    /// # Errors
    /// [`Refusal::MovedTo`] where it was answered on its new day, or a failure of the store.
    pub async fn take_back_move(&self, tx: &mut Tx, member: &Member, occurrence: &Occurrence) -> AppResult<Vec<StepBack>> {
        let today = local_day(self.now(), member.zone);
        let facts = self.facts_around(tx, member, occurrence, today).await?;
        let Trail { end, left } = move_session::follow(occurrence, &facts.rows);
        if end.id == occurrence.id {
            return Ok(Vec::new());
        }
        if end.outcome != Outcome::Open {
            return Err(Refusal::MovedTo { date: end.date }.into());
        }
        let mut steps = Vec::new();
        for mut row in left.into_iter().filter(|row| row.id != occurrence.id).chain([end]) {
            steps.push(StepBack::Restore(row.id, row.outcome));
            row.outcome = Outcome::Moved(occurrence.date);
            tx.update_occurrence(&row).await?;
            self.ask_refresh(tx, row.id).await?;
            self.recount_week(tx, member, row.date).await?;
        }
        Ok(steps)
    }
}
