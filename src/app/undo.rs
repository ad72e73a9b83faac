//! Taking back what was logged or changed. Each change keeps the few steps that lead back to where things stood.

mod season_text;
pub(in crate::app) mod spec_text;
mod steps;

pub use self::steps::{RoomBefore, StepBack, read_steps, write_steps};

use chrono::NaiveDate;

use super::message::{Button, Message, Row};
use super::reply::{Caller, Reply};
use super::{App, AppResult};
use crate::domain::calendar::{Week, local_day};
use crate::domain::ids::{ChangeId, MemberId, OccurrenceId, SessionId};
use crate::domain::ladder::{LadderState, Sign};
use crate::domain::member::Member;
use crate::domain::plan_limits;
use crate::domain::press::{Press, WeekStep};
use crate::domain::refusal::Refusal;
use crate::domain::session::SessionSpec;
use crate::prompts::{Label, Template, Voice};
use crate::store::Tx;
use crate::store::changes::Change;
use crate::store::members::Chapter;

impl App {
    /// `[Undo]`: things stand again as before the change. Twice is once.
    ///
    /// # Errors
    /// Somebody else's change, one that is gone, or a failure of the store.
    pub async fn undo(&self, caller: &Caller, id: ChangeId) -> AppResult<Reply> {
        let mut tx = self.store.begin().await?;
        let mut member = self.acting(&mut tx, caller.user).await?;
        let change = tx.change(id).await?.ok_or(Refusal::NothingToUndo)?;
        if change.member != member.id {
            return Err(Refusal::NotYours.into());
        }
        let steps = read_steps(&change.before_state).ok_or(Refusal::NothingToUndo)?;
        if change.undone_at.is_none() && self.is_overtaken(&mut tx, &change, &steps).await? {
            return Err(Refusal::NothingToUndo.into());
        }
        let today = local_day(self.now(), member.zone);
        if tx.mark_undone(id, self.now()).await? {
            let mut dates = Vec::new();
            let concerned = steps.iter().find_map(StepBack::restored);
            let changes_plan = steps.iter().any(|step| step.session().is_some());
            for step in steps {
                match step {
                    StepBack::Restore(occurrence, outcome) => {
                        if let Some(mut occurrence) = tx.occurrence(occurrence).await? {
                            dates.push(occurrence.date);
                            occurrence.outcome = outcome;
                            tx.update_occurrence(&occurrence).await?;
                            self.ask_refresh(&mut tx, occurrence.id).await?;
                        }
                    }
                    StepBack::Remove(occurrence) => {
                        if let Some(row) = tx.occurrence(occurrence).await? {
                            dates.push(row.date);
                            tx.delete_occurrence(occurrence).await?;
                        }
                    }
                    StepBack::Forget(check_in) => {
                        let had_one = self.stands_boosted(&mut tx, concerned).await?;
                        tx.delete_check_in(check_in).await?;
                        let has_one = self.stands_boosted(&mut tx, concerned).await?;
                        self.pass_boost(&mut tx, member.id, had_one, has_one).await?;
                    }
                    StepBack::EndSession(session) => {
                        tx.end_session(session, today).await?;
                    }
                    StepBack::ReopenSession(session) => {
                        self.reopen(&mut tx, &member, session, today).await?;
                    }
                    StepBack::Chapter(from) => {
                        let chapter = tx.chapter(member.id).await?;
                        tx.set_chapter(member.id, Chapter { from, ..chapter }).await?;
                    }
                    StepBack::Pauses(pauses) => {
                        let known = tx.pauses_of(member.id).await?;
                        let from = known.iter().map(|pause| pause.from).chain(pauses.iter().map(|span| span.from)).min();
                        tx.put_pauses(member.id, &pauses).await?;
                        self.recount_between(&mut tx, &member, from.unwrap_or(today), today).await?;
                    }
                    StepBack::Ladder { was, since, became } => {
                        if member.ladder == became {
                            self.stand_again(&mut tx, &mut member, was, since).await?;
                        }
                    }
                    StepBack::Room(room) => {
                        self.room_back(&mut tx, &member, room).await?;
                        dates.push(room.week.monday());
                    }
                    StepBack::Seasons(from, before) => {
                        self.seasons_back(&mut tx, &member, from, before).await?;
                        dates.push(today);
                    }
                    StepBack::Respecify(session, spec) => {
                        self.respecify(&mut tx, &member, session, &spec, today).await?;
                    }
                }
            }
            for date in dates {
                self.recount_week(&mut tx, &member, date).await?;
            }
            if changes_plan {
                self.recount_from(&mut tx, &member, today).await?;
            }
            self.sign(&mut tx, &mut member, Sign::Contact).await?;
            super::jobs::ask_boards(&mut tx, member.id, self.now()).await?;
            super::jobs::ask(&mut tx, super::jobs::JobKind::Plan(member.id), self.now()).await?;
        }
        tx.commit().await?;
        self.bell.ring();
        let row = Row::Buttons(vec![
            Button::plain(self.label(&member, Label::Today), Press::Today),
            Button::plain(self.label(&member, Label::ThisWeek), Press::Week(WeekStep::Show(Week::of(today)))),
        ]);
        Ok(Reply::Update(Message::new(self.say(&member, Template::Undone, &Voice::default(), turn(id)), vec![row])?))
    }

    pub(super) async fn stand_again(
        &self,
        tx: &mut Tx,
        member: &mut Member,
        was: LadderState,
        since: NaiveDate,
    ) -> AppResult<()> {
        member.ladder = was;
        member.ladder_since = since;
        tx.update_member(member).await?;
        Ok(tx.put_ladder_day(member.id, local_day(self.now(), member.zone), was).await?)
    }

    async fn stands_boosted(&self, tx: &mut Tx, occurrence: Option<OccurrenceId>) -> AppResult<bool> {
        let Some(occurrence) = occurrence else { return Ok(false) };
        Ok(tx.latest_check_in_for(occurrence).await?.is_some_and(|latest| latest.is_boosted))
    }

    /// Whether a later answer stands on what these steps would take back: then there is no way back past it.
    pub(super) async fn is_overtaken(&self, tx: &mut Tx, change: &Change, steps: &[StepBack]) -> AppResult<bool> {
        let forgets = steps.iter().find_map(|step| if let StepBack::Forget(check_in) = step { Some(*check_in) } else { None });
        for step in steps {
            if let StepBack::Room(room) = step
                && self.is_room_overtaken(tx, change.member, room).await?
            {
                return Ok(true);
            }
            let (StepBack::Restore(occurrence, _) | StepBack::Remove(occurrence)) = step else { continue };
            let latest = tx.latest_check_in_for(*occurrence).await?;
            if latest.is_some_and(|latest| forgets.is_none_or(|forgets| latest.id > forgets)) {
                return Ok(true);
            }
        }
        let is_about_pauses = |step: &StepBack| matches!(step, StepBack::Pauses(_));
        if steps.iter().any(is_about_pauses) && tx.is_pause_changed_after(change.member, change.id).await? {
            return Ok(true);
        }
        let sessions: Vec<SessionId> = steps.iter().filter_map(StepBack::session).collect();
        if sessions.is_empty() {
            return Ok(false);
        }
        let later = tx.plan_changes_after(change.member, change.id).await?;
        let concerned = later.iter().filter_map(|later| read_steps(&later.before_state)).flatten();
        Ok(concerned.filter_map(|step| step.session()).any(|session| sessions.contains(&session)))
    }

    /// Puts a session of the plan back that was ended, from today on. One that is in force stays as it is.
    ///
    /// # Errors
    /// The plan is full meanwhile, or a failure of the store.
    pub async fn reopen(&self, tx: &mut Tx, member: &Member, id: SessionId, today: NaiveDate) -> AppResult<()> {
        let sessions = tx.sessions_of(member.id).await?;
        let Some(session) = sessions.iter().rfind(|session| session.id == id) else { return Ok(()) };
        if session.valid_until.is_some_and(|until| until <= today) {
            plan_limits::check(&sessions, &session.spec, today)?;
            if session.valid_until == Some(today) {
                tx.reopen_session(id).await?;
            } else {
                // The days without it stay without it: past weeks read the plan that was then in force.
                tx.put_session_version(id, &session.spec, today).await?;
            }
        }
        Ok(())
    }

    /// Gives a session of the plan another version from today on.
    ///
    /// # Errors
    /// The plan would be too full, or a failure of the store.
    pub async fn respecify(
        &self,
        tx: &mut Tx,
        member: &Member,
        id: SessionId,
        spec: &SessionSpec,
        today: NaiveDate,
    ) -> AppResult<()> {
        let mut others = tx.sessions_of(member.id).await?;
        others.retain(|session| session.id != id);
        plan_limits::check(&others, spec, today)?;
        tx.put_session_version(id, spec, today).await?;
        // Today's letter names it as it was.
        for row in tx.occurrences_between(member.id, today, today).await? {
            if row.session == id {
                self.ask_refresh(tx, row.id).await?;
            }
        }
        Ok(())
    }

    /// The latest change of an occurrence, if it can still be taken back.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn undo_of(&self, tx: &mut Tx, member: MemberId, occurrence: OccurrenceId) -> AppResult<Option<ChangeId>> {
        let Some(change) = tx.last_change(member).await? else { return Ok(None) };
        let concerns = read_steps(&change.before_state).unwrap_or_default().into_iter().any(|step| match step {
            StepBack::Restore(id, _) | StepBack::Remove(id) => id == occurrence,
            _ => false,
        });
        Ok(concerns.then_some(change.id))
    }
}

fn turn(id: ChangeId) -> u64 {
    u64::try_from(id.get()).unwrap_or(0)
}
