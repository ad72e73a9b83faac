//! `/plan template`: the plans to start from, and one of them taken instead of the plan or beside it. It says what it does before
//! it does it, and one press takes it back.

use chrono::NaiveDate;

use super::message::{Button, Message, Row};
use super::plan::in_plan;
use super::plan_offered::{IN_A_ROW, session_lines};
use super::reply::{Caller, Reply};
use super::undo::{StepBack, read_steps, write_steps};
use super::{App, AppResult};
use crate::domain::calendar::local_day;
use crate::domain::club_plan::OfferedPlan;
use crate::domain::ids::{ChangeId, ClubId};
use crate::domain::ladder::Sign;
use crate::domain::member::Member;
use crate::domain::plan_limits;
use crate::domain::press::{PlanStep, Press};
use crate::domain::session::SessionSpec;
use crate::prompts::{Label, Template, Voice};
use crate::store::Tx;

impl App {
    /// The plans to take from.
    ///
    /// # Errors
    /// The person has not joined, or a failure of the store.
    pub async fn plan_templates(&self, caller: &Caller) -> AppResult<Reply> {
        let member = self.in_contact(caller).await?;
        let message = self.templates_after(caller, &member, Template::PlanTemplates).await?;
        Ok(Reply::Show(self.with_dm_offer(&member, message)?))
    }

    /// What is offered to this member, below these words.
    async fn templates_after(&self, caller: &Caller, member: &Member, template: Template) -> AppResult<Message> {
        let mut tx = self.store.read().await?;
        let clubs = self.offering_clubs(&mut tx, caller, member).await?;
        let offers = self.plans_offered(&mut tx, &clubs, &self.prompts.in_locale(&member.locale)).await?;
        drop(tx);
        let mut buttons: Vec<Button> =
            offers.iter().map(|offer| Button::plain(offer.label.clone(), Press::Plan(PlanStep::Template(offer.plan)))).collect();
        buttons.push(self.keep_button(member));
        let lines: Vec<&str> = offers.iter().map(|offer| offer.about.as_str()).collect();
        let text = format!("{}\n\n{}", self.say(member, template, &Voice::default(), 0), lines.join("\n"));
        let rows = buttons.chunks(IN_A_ROW).map(|row| Row::Buttons(row.to_vec())).collect();
        Ok(Message::new(text, rows)?)
    }

    /// What one of them holds, and what taking it does.
    ///
    /// # Errors
    /// The person has not joined, or a failure of the store.
    pub async fn plan_template(&self, caller: &Caller, plan: OfferedPlan) -> AppResult<Reply> {
        let member = self.in_contact(caller).await?;
        let mut tx = self.store.read().await?;
        let today = local_day(self.now(), member.zone);
        let words = self.prompts.in_locale(&member.locale);
        let Some((name, specs)) = self.own_offer(&mut tx, &member, plan, today).await? else {
            drop(tx);
            return Ok(Reply::Show(self.templates_after(caller, &member, Template::PlanTemplateGone).await?));
        };
        let there = in_plan(&mut tx, &member, today).await?;
        let sessions = tx.sessions_of(member.id).await?;
        drop(tx);
        let lines = format!(
            "{}\n{}",
            words.render(Template::PlanTemplateName, &Voice { option: Some(&name), ..Voice::default() }, 0),
            session_lines(&words, &specs)
        );
        let has_room = plan_limits::check_all(&sessions, &specs, today).is_ok();
        let template = match (there.is_empty(), has_room) {
            (true, _) => Template::PlanTemplateTake,
            (false, true) => Template::PlanTemplateAsk,
            (false, false) => Template::PlanTemplateReplace,
        };
        let voice = Voice { count: u32::try_from(there.len()).ok(), ..Voice::default() };
        let text = format!("{lines}\n\n{}", self.say(&member, template, &voice, 0));
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
    pub async fn take_template(&self, caller: &Caller, plan: OfferedPlan, replaces: bool) -> AppResult<Reply> {
        let mut tx = self.store.begin().await?;
        let mut member = self.acting(&mut tx, caller.user).await?;
        let today = local_day(self.now(), member.zone);
        let name = match plan {
            OfferedPlan::Starting(plan) => plan.as_str().to_owned(),
            OfferedPlan::Club(plan) => format!("club {plan}"),
        };
        let what = format!("plan_template {} {name}", if replaces { "instead" } else { "too" });
        if let Some(last) = tx.last_change(member.id).await?.filter(|last| last.what == what)
            && local_day(last.made_at, member.zone) == today
        {
            let count = read_steps(&last.before_state).unwrap_or_default().iter().filter(|step| step.is_end()).count();
            return self.template_taken(&member, count, last.id);
        }
        let Some((_, specs)) = self.own_offer(&mut tx, &member, plan, today).await? else {
            drop(tx);
            return Ok(Reply::Update(self.templates_after(caller, &member, Template::PlanTemplateGone).await?));
        };
        let mut steps = Vec::new();
        if replaces {
            for session in in_plan(&mut tx, &member, today).await? {
                tx.end_session(session.id, today).await?;
                steps.push(StepBack::ReopenSession(session.id));
            }
        }
        let added = add_all(&mut tx, &member, specs, today).await?;
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

    /// A plan that is offered to a member in one of their clubs.
    async fn own_offer(
        &self,
        tx: &mut Tx,
        member: &Member,
        plan: OfferedPlan,
        today: NaiveDate,
    ) -> AppResult<Option<(String, Vec<SessionSpec>)>> {
        let clubs: Vec<ClubId> = tx.clubs_of_member(member.id).await?.into_iter().map(|(club, _)| club.id).collect();
        self.offered_specs(tx, &clubs, &self.prompts.in_locale(&member.locale), plan, today).await
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

async fn add_all(tx: &mut Tx, member: &Member, specs: Vec<SessionSpec>, today: NaiveDate) -> AppResult<Vec<StepBack>> {
    plan_limits::check_all(&tx.sessions_of(member.id).await?, &specs, today)?;
    let mut steps = Vec::new();
    for spec in specs {
        steps.push(StepBack::EndSession(tx.insert_session(member.id, &spec, today).await?));
    }
    Ok(steps)
}
