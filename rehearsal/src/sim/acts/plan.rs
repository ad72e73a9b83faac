//! `/plan`: adding, removing and putting back, changing the words or the days of a session, and taking one of the plans.

use std::collections::BTreeSet;

use chrono::{Datelike, Days as Later, Weekday};
use second_wind::app::facts::PlanFacts;
use second_wind::app::plan::{NewSession, in_plan};
use second_wind::app::plan_edit::SessionEdit;
use second_wind::app::reply::Reply;
use second_wind::domain::club_plan::OfferedPlan;
use second_wind::domain::ids::SessionId;
use second_wind::domain::press::{PlanStep, Press};
use second_wind::domain::session::Session;
use second_wind::domain::starting_plan::StartingPlan;

use super::{Came, Done, Told};
use crate::sim::members::Act;
use crate::sim::world::World;

/// How many days ahead a changed session is looked for.
const AHEAD_DAYS: u64 = 14;
/// What a session's days become, as typed and as meant.
const NEW_DAYS: [(&str, &[Weekday]); 4] = [
    ("mon,thu", &[Weekday::Mon, Weekday::Thu]),
    ("tue", &[Weekday::Tue]),
    ("wed,sat,sun", &[Weekday::Wed, Weekday::Sat, Weekday::Sun]),
    ("fri", &[Weekday::Fri]),
];

impl World {
    pub(super) async fn change_plan(&mut self, nth: usize, act: Act) -> Done<Came> {
        let (app, caller) = (self.app.clone(), self.caller(nth));
        if act == Act::PlanRestore {
            return match self.find_press(nth, |press| matches!(press, Press::RestoreSession(_) | Press::Undo(_))) {
                Some((on, press)) => Ok(self.press(nth, on, &press, None).await?.into()),
                None => Ok(Came::Nothing),
            };
        }
        if act == Act::PlanRemove {
            let suggested = app.suggest_sessions(&caller, "").await.map_err(|error| error.to_string())?;
            let Reply::Choices(choices) = suggested else { return Ok(Came::Nothing) };
            // One session stays, so that there is something to live with.
            if choices.len() < 2 {
                return Ok(Came::Nothing);
            }
            let which = choices[usize::try_from(self.dice.below(choices.len() as u64)).unwrap_or(0)].1.clone();
            return self.simply(nth, async move { app.plan_remove(&caller, &which).await }).await;
        }
        let nth_session = self.dice.below(1000);
        let new = NewSession {
            kind: self.pick(&["strength", "mobility", "recovery", "run"]).to_owned(),
            title: format!("own session {nth_session}"),
            minutes: i64::try_from(5 + self.dice.below(40)).unwrap_or(5),
            days: self.pick(&["mon", "tue,thu", "sat", "wed,fri,sun", "mon,tue,wed,thu,fri,sat,sun"]).to_owned(),
            small: Some("five easy minutes".to_owned()),
            every_weeks: (self.dice.below(4) == 0).then_some(2),
            fallback: (self.dice.below(3) == 0).then(|| "sun".to_owned()),
            is_reminded: self.dice.below(2) == 0,
            ..NewSession::default()
        };
        self.simply(nth, async move { app.plan_add(&caller, &new).await }).await
    }

    /// `/plan edit`: the words or the days of one session, by its form or by options.
    pub(super) async fn edit_plan(&mut self, nth: usize) -> Done<Came> {
        let sessions = self.sessions_of(nth).await?;
        if sessions.is_empty() {
            return Ok(Came::Nothing);
        }
        let session = sessions[usize::try_from(self.dice.below(sessions.len() as u64)).unwrap_or(0)].clone();
        let before = self.stand(nth).await?;
        let (app, caller) = (self.app.clone(), self.caller(nth));
        let told = if self.dice.below(2) == 0 {
            let title = format!("another name {}", self.dice.below(1000));
            let step = PlanStep::WordsGiven(session.id);
            let given = vec![("title".to_owned(), title.clone())];
            let told = self.ask(nth, None, async move { app.plan_step(&caller, step, &given).await }).await?;
            if let Some(message) = told.message() {
                let stored = self.sessions_of(nth).await?.into_iter().find(|one| one.id == session.id);
                let is_stored = stored.is_some_and(|one| one.spec.title.as_str() == title);
                if !is_stored || !message.text().to_lowercase().contains(&title) {
                    return Err(format!("{} calls a session \"{title}\", and it is not", self.people[nth].name));
                }
            }
            told
        } else {
            let (typed, meant) = self.pick(&NEW_DAYS);
            let which = second_wind::app::plan::session_value(session.id);
            let edit = SessionEdit { days: Some(typed.to_owned()), ..SessionEdit::default() };
            let told = self.ask(nth, None, async move { app.plan_edit(&caller, &which, &edit).await }).await?;
            if matches!(told, Told::Reply(_)) {
                self.expect_days(nth, session.id, meant).await?;
            }
            told
        };
        self.perhaps_undo(nth, told, before).await
    }

    /// From tomorrow on the session stands on its new days, and on others only where it was moved to.
    async fn expect_days(&self, nth: usize, id: SessionId, meant: &[Weekday]) -> Done<()> {
        let today = self.today_of(nth);
        let mut tx = self.app.store.read().await.map_err(|error| error.to_string())?;
        let Some(member) = tx.member_by_user(self.people[nth].user).await.map_err(|error| error.to_string())? else {
            return Ok(());
        };
        let until = today + Later::new(AHEAD_DAYS);
        let facts = PlanFacts::load(&mut tx, &member, today, until).await.map_err(|error| error.to_string())?;
        drop(tx);
        let planned = facts.planned();
        let mut given = planned.iter().filter(|one| one.session.id == id && one.date > today && one.moved_from.is_none());
        // What has a row was spoken of already, and stays where it is.
        match given.find(|one| one.row.is_none() && !meant.contains(&one.date.weekday())) {
            Some(one) => Err(format!("{} has put a session on {meant:?}, and it stands on {}", self.people[nth].name, one.date)),
            None => Ok(()),
        }
    }

    /// `/plan template`: one of the plans, instead of what is there or beside it.
    pub(super) async fn take_template(&mut self, nth: usize) -> Done<Came> {
        let before = self.stand(nth).await?;
        let (app, caller) = (self.app.clone(), self.caller(nth));
        let told = self.ask(nth, None, async move { app.plan_templates(&caller).await }).await?;
        let plan = self.pick(&StartingPlan::ALL);
        if !matches!(told, Told::Reply(_)) {
            return Ok(told.into());
        }
        let told = self.press(nth, None, &Press::Plan(PlanStep::Template(OfferedPlan::Starting(plan))), None).await?;
        let Some(message) = told.message() else { return Ok(told.into()) };
        let offered: Vec<Press> = message.presses().cloned().collect();
        let press = offered[usize::try_from(self.dice.below(offered.len() as u64)).unwrap_or(0)].clone();
        let were: Vec<SessionId> = self.sessions_of(nth).await?.iter().map(|session| session.id).collect();
        let told = self.press(nth, None, &press, None).await?;
        if !matches!(told, Told::Reply(_)) {
            return Ok(told.into());
        }
        let are = self.sessions_of(nth).await?;
        let titles: BTreeSet<&str> = are.iter().map(|session| session.spec.title.as_str()).collect();
        let specs = plan.specs(self.today_of(nth));
        let name = &self.people[nth].name;
        let is_taken = matches!(press, Press::Plan(PlanStep::Replace(_) | PlanStep::TakeToo(_)));
        if is_taken && !specs.iter().all(|spec| titles.contains(spec.title.as_str())) {
            return Err(format!("{name} took {plan:?}, and the plan is {titles:?}"));
        }
        if matches!(press, Press::Plan(PlanStep::Replace(_))) && are.len() != specs.len() {
            return Err(format!("{name} took {plan:?} instead, and the plan is {titles:?}"));
        }
        let is_kept = are.iter().map(|session| session.id).eq(were.iter().copied());
        if matches!(press, Press::Plan(PlanStep::Keep)) && !is_kept {
            return Err(format!("{name} kept the plan, and it is another"));
        }
        self.report.plans_taken += usize::from(is_taken);
        if is_taken { self.perhaps_undo(nth, told, before).await } else { Ok(told.into()) }
    }

    /// The sessions in somebody's plan today.
    pub(super) async fn sessions_of(&self, nth: usize) -> Done<Vec<Session>> {
        let mut tx = self.app.store.read().await.map_err(|error| error.to_string())?;
        let member = tx.member_by_user(self.people[nth].user).await.map_err(|error| error.to_string())?;
        let Some(member) = member else { return Ok(Vec::new()) };
        in_plan(&mut tx, &member, self.today_of(nth)).await.map_err(|error| error.to_string())
    }
}
