//! `/plan template`: the plans to start from, and one of them taken instead of the plan or beside it. It says what it does before
//! it does it, and one press takes it back.

use chrono::NaiveDate;

use super::message::{Button, Message, Row};
use super::plan::in_plan;
use super::reply::{Caller, Reply};
use super::undo::{StepBack, read_steps, write_steps};
use super::{App, AppResult};
use crate::domain::calendar::local_day;
use crate::domain::ids::ChangeId;
use crate::domain::ladder::Sign;
use crate::domain::member::Member;
use crate::domain::plan_limits;
use crate::domain::press::{PlanStep, Press};
use crate::domain::starting_plan::StartingPlan;
use crate::prompts::{Label, SessionLine, Template, Voice};
use crate::store::Tx;

impl App {
    /// The plans to take from.
    ///
    /// # Errors
    /// The person has not joined, or a failure of the store.
    pub async fn plan_templates(&self, caller: &Caller) -> AppResult<Reply> {
        let member = self.in_contact(caller).await?;
        let mut buttons: Vec<Button> = StartingPlan::ALL
            .into_iter()
            .map(|plan| Button::plain(self.label(&member, label_of(plan)), Press::Plan(PlanStep::Template(plan))))
            .collect();
        buttons.push(self.keep_button(&member));
        let text = self.say(&member, Template::PlanTemplates, &Voice::default(), 0);
        let message = Message::new(text, vec![Row::Buttons(buttons)])?;
        Ok(Reply::Show(self.with_dm_offer(&member, message)?))
    }

    /// What one of them holds, and what taking it does.
    ///
    /// # Errors
    /// The person has not joined, or a failure of the store.
    pub async fn plan_template(&self, caller: &Caller, plan: StartingPlan) -> AppResult<Reply> {
        let member = self.in_contact(caller).await?;
        let mut tx = self.store.read().await?;
        let today = local_day(self.now(), member.zone);
        let there = in_plan(&mut tx, &member, today).await?;
        let sessions = tx.sessions_of(member.id).await?;
        drop(tx);
        let specs = self.prompts.in_locale(&member.locale).starting_plan(plan, today);
        let mut lines = vec![format!("**{}**", self.label(&member, label_of(plan)))];
        for spec in &specs {
            let voice = Voice { session: Some(SessionLine::from(spec)), ..Voice::default() };
            lines.push(self.say(&member, Template::PlanLine, &voice, 0));
        }
        let has_room = plan_limits::check_all(&sessions, &specs, today).is_ok();
        let template = match (there.is_empty(), has_room) {
            (true, _) => Template::PlanTemplateTake,
            (false, true) => Template::PlanTemplateAsk,
            (false, false) => Template::PlanTemplateReplace,
        };
        let voice = Voice { count: u32::try_from(there.len()).ok(), ..Voice::default() };
        let text = format!("{}\n\n{}", lines.join("\n"), self.say(&member, template, &voice, 0));
        let replace = if there.is_empty() { Label::TakePlan } else { Label::ReplacePlan };
        let mut buttons = vec![Button::plain(self.label(&member, replace), Press::Plan(PlanStep::Replace(plan)))];
        if has_room && !there.is_empty() {
            buttons.push(Button::plain(self.label(&member, Label::AddToPlan), Press::Plan(PlanStep::TakeToo(plan))));
        }
        buttons.push(self.keep_button(&member));
        Ok(Reply::Show(Message::new(text, vec![Row::Buttons(buttons)])?))
    }

    /// Takes a plan from today on, instead of what is there or beside it. Twice is once, as long as nothing came between.
    ///
    /// # Errors
    /// There is no room for it, the person has not joined, or a failure of the store.
    pub async fn take_template(&self, caller: &Caller, plan: StartingPlan, replaces: bool) -> AppResult<Reply> {
        let mut tx = self.store.begin().await?;
        let mut member = self.acting(&mut tx, caller.user).await?;
        let today = local_day(self.now(), member.zone);
        let what = format!("plan_template {} {}", if replaces { "instead" } else { "too" }, plan.as_str());
        if let Some(last) = tx.last_change(member.id).await?.filter(|last| last.what == what)
            && local_day(last.made_at, member.zone) == today
        {
            let count = read_steps(&last.before_state).unwrap_or_default().iter().filter(|step| step.is_end()).count();
            return self.template_taken(&member, count, last.id);
        }
        let mut steps = Vec::new();
        if replaces {
            for session in in_plan(&mut tx, &member, today).await? {
                tx.end_session(session.id, today).await?;
                steps.push(StepBack::ReopenSession(session.id));
            }
        }
        let added = self.add_all(&mut tx, &member, plan, today).await?;
        let count = added.len();
        // What is new goes first, so that there is room for what comes back.
        steps.splice(0..0, added);
        let change = tx.insert_change(member.id, self.now(), &what, &write_steps(&steps)).await?;
        self.plan_changed(&mut tx, &mut member, today).await?;
        tx.commit().await?;
        self.bell.ring();
        self.template_taken(&member, count, change)
    }

    fn template_taken(&self, member: &Member, count: usize, change: ChangeId) -> AppResult<Reply> {
        let voice = Voice { count: u32::try_from(count).ok(), ..Voice::default() };
        let row = Row::Buttons(vec![Button::quiet(self.label(member, Label::Undo), Press::Undo(change))]);
        Ok(Reply::Update(Message::new(self.say(member, Template::PlanTemplateTaken, &voice, 0), vec![row])?))
    }

    async fn add_all(&self, tx: &mut Tx, member: &Member, plan: StartingPlan, today: NaiveDate) -> AppResult<Vec<StepBack>> {
        let specs = self.prompts.in_locale(&member.locale).starting_plan(plan, today);
        plan_limits::check_all(&tx.sessions_of(member.id).await?, &specs, today)?;
        let mut steps = Vec::new();
        for spec in specs {
            steps.push(StepBack::EndSession(tx.insert_session(member.id, &spec, today).await?));
        }
        Ok(steps)
    }

    /// `[Keep my plan]`.
    ///
    /// # Errors
    /// The person has not joined, or a failure of the store.
    pub async fn keep_plan(&self, caller: &Caller) -> AppResult<Reply> {
        let member = self.in_contact(caller).await?;
        Ok(Reply::Update(Message::of_text(self.say(&member, Template::PlanKept, &Voice::default(), 0))?))
    }

    async fn in_contact(&self, caller: &Caller) -> AppResult<Member> {
        let mut tx = self.store.begin().await?;
        let mut member = self.acting(&mut tx, caller.user).await?;
        self.sign(&mut tx, &mut member, Sign::Contact).await?;
        tx.commit().await?;
        Ok(member)
    }

    fn keep_button(&self, member: &Member) -> Button {
        Button::quiet(self.label(member, Label::KeepPlan), Press::Plan(PlanStep::Keep))
    }
}

const fn label_of(plan: StartingPlan) -> Label {
    match plan {
        StartingPlan::FirstSteps => Label::PlanFirstSteps,
        StartingPlan::Steady => Label::PlanSteady,
        StartingPlan::LongRunBlock => Label::PlanLongRunBlock,
    }
}
