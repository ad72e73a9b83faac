//! The days that were used, below the plan, and a session that could stand on one of them (`2-behaviour` §1 row 34).

use chrono::{Days, NaiveDate, Weekday};

use super::facts::PlanFacts;
use super::message::{Button, Row};
use super::proposal::other_day;
use super::reply::{Caller, Reply};
use super::undo::{StepBack, write_steps};
use super::{App, AppResult};
use crate::domain::calendar::local_day;
use crate::domain::ids::SessionId;
use crate::domain::member::Member;
use crate::domain::press::{PlanStep, Press};
use crate::domain::session::Kind;
use crate::domain::{pause, slot_use};
use crate::prompts::{Day, Label, SessionLine, Template, Voice};
use crate::store::Tx;

/// What is said of the days that were used.
#[derive(Debug, Default)]
pub(super) struct UsedDays {
    /// The lines; empty where nothing was used, or somebody is new.
    pub(super) text: String,
    /// The way to put a session there, where there is one.
    pub(super) row: Option<Row>,
}

impl App {
    /// Which days of the last two weeks were used, and what could be planned into them.
    ///
    /// # Errors
    /// A failure of the store.
    pub(super) async fn used_days(&self, tx: &mut Tx, member: &Member, today: NaiveDate) -> AppResult<UsedDays> {
        let since = today - Days::new(slot_use::DAYS);
        if local_day(member.joined_at, member.zone) > since {
            return Ok(UsedDays::default());
        }
        let facts = PlanFacts::load(tx, member, since, today).await?;
        let planned = facts.planned();
        let Some(days) = slot_use::used(&planned, today) else { return Ok(UsedDays::default()) };
        let pauses = tx.pauses_of(member.id).await?;
        let line = SessionLine { days: Some(days), ..SessionLine::titled(Kind::Recovery, "") };
        let text = self.say(member, Template::PlanUsed, &Voice { session: Some(line), ..Voice::default() }, 0);
        let into = slot_use::into_used(&planned, &facts.sessions, today, &|date| pause::is_paused(&pauses, date));
        let Some(into) = into else { return Ok(UsedDays { text, row: None }) };
        let spec = facts.session_on(into.session, today).map(|session| &session.spec);
        let voice = Voice {
            session: spec.map(|spec| SessionLine::titled(spec.kind, spec.title.as_str())),
            day: Some(Day::Weekday(into.from)),
            other_day: Some(Day::Weekday(into.to)),
            ..Voice::default()
        };
        let press = Press::Plan(PlanStep::Into(into.session, into.from, into.to));
        Ok(UsedDays {
            text: format!("{text} {}", self.say(member, Template::PlanInto, &voice, 0)),
            row: Some(Row::Buttons(vec![Button::plain(self.label(member, Label::IntoDay), press)])),
        })
    }

    /// `[Plan it there]`: the session has that day instead, from today on. One that no longer stands where it stood is shown as it is.
    ///
    /// # Errors
    /// Somebody else's session, one that is not in the plan, or a failure of the store.
    pub(super) async fn plan_into_day(&self, caller: &Caller, id: SessionId, from: Weekday, to: Weekday) -> AppResult<Reply> {
        let mut tx = self.store.begin().await?;
        let mut member = self.acting(&mut tx, caller.user).await?;
        let today = local_day(self.now(), member.zone);
        let session = self.session_in_plan(&mut tx, &member, id).await?;
        let Some(spec) = other_day(&session.spec, from, to) else {
            drop(tx);
            return self.plan_one(caller, id).await;
        };
        self.respecify(&mut tx, &member, id, &spec, today).await?;
        let steps = write_steps(&[StepBack::Respecify(id, Box::new(session.spec))]);
        let change = tx.insert_change(member.id, self.now(), "plan_edit", &steps).await?;
        self.plan_changed(&mut tx, &mut member, today).await?;
        tx.commit().await?;
        self.bell.ring();
        Ok(Reply::Show(self.plan_card(&member, id, &spec, Some(change))?))
    }
}
