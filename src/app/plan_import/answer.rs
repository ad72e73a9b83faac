//! What a press below a proposal does: a page, one session in or out, all of it into the plan, or nothing.

use chrono::NaiveDate;

use super::super::message::{Button, Message, Row};
use super::super::plan::in_plan;
use super::super::reply::{Caller, Reply};
use super::super::undo::{StepBack, read_steps, write_steps};
use super::super::{App, AppResult};
use crate::domain::calendar::local_day;
use crate::domain::ids::{ChangeId, PlanImportId};
use crate::domain::ladder::Sign;
use crate::domain::member::Member;
use crate::domain::plan_import::is_same_from;
use crate::domain::plan_limits;
use crate::domain::press::Press;
use crate::domain::refusal::Refusal;
use crate::domain::session::{Session, SessionSpec};
use crate::prompts::{Label, Template, Voice};
use crate::store::Tx;

impl App {
    /// A page, after one session was taken out or in where `toggled` names it.
    pub(super) async fn import_page(
        &self,
        caller: &Caller,
        id: PlanImportId,
        first: u8,
        toggled: Option<usize>,
    ) -> AppResult<Reply> {
        let mut tx = self.store.begin().await?;
        let mut member = self.acting(&mut tx, caller.user).await?;
        let mut kept = self.own_import(&mut tx, member.id, id).await?;
        if let Some(place) = toggled {
            if !kept.toggle(place) {
                return Err(Refusal::UnknownChoice.into());
            }
            tx.leave_out_of_import(id, &kept.places()).await?;
        }
        self.sign(&mut tx, &mut member, Sign::Contact).await?;
        let today = local_day(self.now(), member.zone);
        let there = in_plan(&mut tx, &member, today).await?;
        let all = tx.sessions_of(member.id).await?;
        tx.commit().await?;
        Ok(Reply::Update(self.import_shown(&member, &kept, (&there, &all), usize::from(first))?))
    }

    /// Puts what is proposed into the plan from today on, beside what is there or instead of it. Twice is once, as long as nothing
    /// came between.
    pub(super) async fn import_taken(&self, caller: &Caller, id: PlanImportId, replaces: bool) -> AppResult<Reply> {
        let mut tx = self.store.begin().await?;
        let mut member = self.acting(&mut tx, caller.user).await?;
        let what = format!("plan_import {id}");
        if let Some(last) = tx.last_change(member.id).await?.filter(|last| last.what == what) {
            let count = read_steps(&last.before_state).unwrap_or_default().iter().filter(|step| step.is_end()).count();
            return self.import_added(&member, count, last.id);
        }
        let kept = self.own_import(&mut tx, member.id, id).await?;
        let today = local_day(self.now(), member.zone);
        let there = in_plan(&mut tx, &member, today).await?;
        let chosen = kept.chosen();
        if chosen.is_empty() {
            return Err(Refusal::UnknownChoice.into());
        }
        let mut ended = Vec::new();
        if replaces {
            // What is the same stays as it is, with what was done with it.
            for session in there.iter().filter(|session| !chosen.iter().any(|spec| is_same_from(&session.spec, spec, today))) {
                tx.end_session(session.id, today).await?;
                ended.push(StepBack::ReopenSession(session.id));
            }
        }
        // What is new goes first, so that there is room for what comes back.
        let mut steps = self.add_new(&mut tx, &member, (&chosen, &there), today).await?;
        let count = steps.len();
        steps.extend(ended);
        tx.forget_plan_import(member.id).await?;
        let change = tx.insert_change(member.id, self.now(), &what, &write_steps(&steps)).await?;
        self.plan_changed(&mut tx, &mut member, today).await?;
        tx.commit().await?;
        self.bell.ring();
        self.import_added(&member, count, change)
    }

    async fn add_new(
        &self,
        tx: &mut Tx,
        member: &Member,
        (chosen, there): (&[&SessionSpec], &[Session]),
        today: NaiveDate,
    ) -> AppResult<Vec<StepBack>> {
        let is_there = |spec: &SessionSpec| there.iter().any(|session| is_same_from(&session.spec, spec, today));
        let new: Vec<SessionSpec> = chosen.iter().filter(|spec| !is_there(spec)).map(|spec| (*spec).clone()).collect();
        plan_limits::check_all(&tx.sessions_of(member.id).await?, &new, today)?;
        let mut steps = Vec::new();
        for spec in &new {
            steps.push(StepBack::EndSession(tx.insert_session(member.id, spec, today).await?));
        }
        Ok(steps)
    }

    fn import_added(&self, member: &Member, count: usize, change: ChangeId) -> AppResult<Reply> {
        let voice = Voice { count: u32::try_from(count).ok(), ..Voice::default() };
        let row = Row::Buttons(vec![Button::quiet(self.label(member, Label::Undo), Press::Undo(change))]);
        let template = if count == 0 { Template::PlanImportOnlyThese } else { Template::PlanTemplateTaken };
        Ok(Reply::Update(Message::new(self.say(member, template, &voice, 0), vec![row])?))
    }

    /// `[Leave it]`: the proposal is forgotten at once.
    pub(super) async fn import_left(&self, caller: &Caller, id: PlanImportId) -> AppResult<Reply> {
        let mut tx = self.store.begin().await?;
        let mut member = self.acting(&mut tx, caller.user).await?;
        match self.own_import(&mut tx, member.id, id).await {
            Ok(_) => tx.forget_plan_import(member.id).await?,
            // Left already, or over: that is what was asked for.
            Err(super::super::AppError::Refused(Refusal::PlanFile(_))) => {}
            Err(error) => return Err(error),
        }
        self.sign(&mut tx, &mut member, Sign::Contact).await?;
        tx.commit().await?;
        Ok(Reply::Update(Message::of_text(self.say(&member, Template::PlanKept, &Voice::default(), 0))?))
    }
}
