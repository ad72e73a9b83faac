//! `/club template`: plans that a captain offers to start from, beside the three or in their place. They come from a file or from the
//! captain's own plan, and members who took one own a copy.

use chrono::NaiveDate;
use chrono_tz::Tz;

use crate::app::board::local_date;
use crate::app::message::Message;
use crate::app::messenger::GivenFile;
use crate::app::plan::in_plan;
use crate::app::plan_import::{checked, words_out};
use crate::app::plan_offered::{about, club_line, name_of, session_lines, short_label_of};
use crate::app::reply::{Caller, File, Reply};
use crate::app::{App, AppResult};
use crate::domain::club::Club;
use crate::domain::club_plan::{ClubPlan, OWN_MAX, OfferedPlan, PlanPlace, going_on, is_same_name, offered};
use crate::domain::ids::ClubPlanId;
use crate::domain::plan_limits;
use crate::domain::refusal::Refusal;
use crate::domain::session::{SessionSpec, Title};
use crate::domain::starting_plan::StartingPlan;
use crate::plan_file::{self, PlanFile};
use crate::prompts::{Prompts, Template, Voice, lint};

/// What `/club template` was given.
#[derive(Debug, Clone, Copy, Default)]
pub struct TemplateOrder<'a> {
    /// The name of a plan of the club's own.
    pub name: Option<&'a str>,
    /// The word of one of the three.
    pub plan: Option<&'a str>,
    /// A plan in a file.
    pub file: Option<&'a GivenFile>,
    /// The captain's own plan.
    pub is_mine: bool,
    /// No longer.
    pub is_removed: bool,
}

impl App {
    /// Shows what a club offers to start from, writes one down, shows one with its file, or takes one away.
    ///
    /// # Errors
    /// Not a captain, a file that cannot be read, words that the coach would not say, too many, or a failure of the store.
    pub async fn club_template(&self, caller: &Caller, order: TemplateOrder<'_>) -> AppResult<Reply> {
        let mut tx = self.store.read().await?;
        let club = self.captained(&mut tx, caller).await?;
        drop(tx);
        let prompts = self.prompts.in_locale(&club.locale);
        let has_source = order.is_mine || order.file.is_some();
        let place = match (order.name, order.plan) {
            (None, None) if has_source || order.is_removed => return Err(Refusal::TemplateWhich.into()),
            (None, None) => return self.club_templates(&club, &prompts).await,
            (Some(_), Some(_)) => return Err(Refusal::TemplateWhich.into()),
            (Some(name), None) => PlanPlace::Own(own_name(name)?),
            (None, Some(word)) => PlanPlace::InsteadOf(StartingPlan::from_word(word).ok_or(Refusal::UnknownChoice)?),
        };
        if has_source && order.is_removed {
            return Err(Refusal::TemplateSource.into());
        }
        if has_source {
            let specs = self.template_specs(caller, &club, order).await?;
            return self.put_template(&club, &prompts, place, specs).await;
        }
        self.shown_or_removed(&club, &prompts, &place, order.is_removed).await
    }

    /// All that is offered, a line each.
    async fn club_templates(&self, club: &Club, prompts: &Prompts) -> AppResult<Reply> {
        let mut tx = self.store.read().await?;
        let plans = [tx.club_plans(club.id).await?];
        drop(tx);
        let lines = offered(&plans).into_iter().map(|(plan, written)| match (plan, written) {
            (OfferedPlan::Starting(starting), _) => prompts.render(about(starting), &Voice::default(), 0),
            (OfferedPlan::Club(_), written) => written
                .map(|written| club_line(prompts, &name_of(prompts, &written.place), &written.sessions))
                .unwrap_or_default(),
        });
        let lines: Vec<String> = lines.collect();
        let voice = Voice { club: Some(&club.name), ..Voice::default() };
        let text = format!("{}\n\n{}", prompts.render(Template::ClubTemplates, &voice, 0), lines.join("\n"));
        Ok(Reply::Show(Message::of_text(text)?))
    }

    /// The sessions that a captain gives, from the file or from their own plan.
    async fn template_specs(&self, caller: &Caller, club: &Club, order: TemplateOrder<'_>) -> AppResult<Vec<SessionSpec>> {
        let today = local_date(self.now(), club.zone);
        match order.file {
            Some(_) if order.is_mine => Err(Refusal::TemplateSource.into()),
            Some(file) => {
                let bytes = self.handed_over(file).await.map_err(Refusal::PlanFile)?;
                match plan_file::read(&bytes, club.zone.unwrap_or(Tz::UTC)).map_err(Refusal::PlanFile)? {
                    PlanFile::Calendar(_) => Err(Refusal::TemplateCalendar.into()),
                    PlanFile::Sessions(sessions) => {
                        let specs = sessions.into_iter().map(|session| checked(session, today).map_err(Refusal::PlanFile));
                        Ok(specs.collect::<Result<Vec<_>, _>>()?)
                    }
                }
            }
            None => {
                let mut tx = self.store.read().await?;
                let member = self.joined(&mut tx, caller.user).await?;
                Ok(in_plan(&mut tx, &member, today).await?.into_iter().map(|session| session.spec).collect())
            }
        }
    }

    async fn put_template(&self, club: &Club, prompts: &Prompts, place: PlanPlace, specs: Vec<SessionSpec>) -> AppResult<Reply> {
        let today = local_date(self.now(), club.zone);
        let (specs, left_out) = going_on(specs);
        if specs.is_empty() {
            return Err(Refusal::TemplateEmpty.into());
        }
        if let Some(words) = specs.iter().find_map(words_out) {
            return Err(Refusal::UnkindWords { words: words.to_owned() }.into());
        }
        let mut tx = self.store.begin().await?;
        tx.lock_club(club.id).await?;
        let known = tx.club_plans(club.id).await?;
        let plan = ClubPlan { id: ClubPlanId::new(0), club: club.id, place, sessions: specs };
        // As whoever takes it today would have it, in a plan that was empty.
        plan_limits::check_all(&[], &plan.specs(today), today)?;
        match known.iter().find(|known| is_same_place(&known.place, &plan.place)) {
            Some(former) => {
                tx.delete_club_plan(former.id).await?;
            }
            None if matches!(plan.place, PlanPlace::Own(_)) && own_count(&known) >= OWN_MAX => {
                return Err(Refusal::TooManyTemplates { max: OWN_MAX }.into());
            }
            None => {}
        }
        tx.insert_club_plan(club.id, &plan.place, &plan.sessions, self.now()).await?;
        tx.commit().await?;
        let name = name_of(prompts, &plan.place);
        let voice = Voice { option: Some(&name), club: Some(&club.name), ..Voice::default() };
        let mut parts = vec![prompts.render(Template::ClubTemplateSaved, &voice, 0), session_lines(prompts, &plan.sessions)];
        if let Some(count) = u32::try_from(left_out).ok().filter(|count| *count > 0) {
            parts.push(prompts.render(Template::ClubTemplateLeftOut, &Voice { count: Some(count), ..Voice::default() }, 0));
        }
        Ok(Reply::Show(Message::of_text(parts.join("\n\n"))?))
    }

    /// One that is offered, with its file; or one that no longer is, with the file of what it held.
    async fn shown_or_removed(&self, club: &Club, prompts: &Prompts, place: &PlanPlace, is_removed: bool) -> AppResult<Reply> {
        let today = local_date(self.now(), club.zone);
        let mut tx = self.store.begin().await?;
        tx.lock_club(club.id).await?;
        let known = tx.club_plans(club.id).await?.into_iter().find(|known| is_same_place(&known.place, place));
        let name = known.as_ref().map_or_else(|| name_of(prompts, place), |known| name_of(prompts, &known.place));
        let specs = match (&known, place) {
            (Some(known), _) => known.specs(today),
            (None, PlanPlace::InsteadOf(plan)) if !is_removed => prompts.starting_plan(*plan, today),
            (None, _) => return Err(Refusal::NoSuchTemplate.into()),
        };
        let template = match (is_removed, place) {
            (false, _) => Template::ClubTemplateShown,
            (true, PlanPlace::Own(_)) => Template::ClubTemplateGone,
            (true, PlanPlace::InsteadOf(_)) => Template::ClubTemplateUsual,
        };
        if is_removed && let Some(known) = &known {
            tx.delete_club_plan(known.id).await?;
        }
        tx.commit().await?;
        let said = prompts.render(template, &Voice { option: Some(&name), ..Voice::default() }, 0);
        let text = if is_removed { said } else { format!("{said}\n{}", session_lines(prompts, &specs)) };
        Ok(Reply::ShowFile(Message::of_text(text)?, file_of(prompts, &specs, today)))
    }

    /// The names of a club's own plans while one is typed.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn suggest_templates(&self, caller: &Caller, typed: &str) -> AppResult<Reply> {
        let mut tx = self.store.read().await?;
        let club = self.captained(&mut tx, caller).await?;
        let typed = typed.trim().to_lowercase();
        let names = tx.club_plans(club.id).await?.into_iter().filter_map(|plan| match plan.place {
            PlanPlace::Own(name) => Some(name.as_str().to_owned()),
            PlanPlace::InsteadOf(_) => None,
        });
        let fitting = names.filter(|name| name.to_lowercase().contains(&typed));
        Ok(Reply::Choices(fitting.map(|name| (name.clone(), name)).collect()))
    }
}

/// The three, as a captain chooses one of them.
#[must_use]
pub fn template_choices(words: &Prompts) -> Vec<(String, &'static str)> {
    StartingPlan::ALL.into_iter().map(|plan| (words.label(short_label_of(plan)), plan.as_str())).collect()
}

fn own_name(text: &str) -> Result<Title, Refusal> {
    let name = Title::parse(text).map_err(|_| Refusal::TemplateName)?;
    if lint::is_shaming(name.as_str()) { Err(Refusal::UnkindWords { words: text.to_owned() }) } else { Ok(name) }
}

fn is_same_place(one: &PlanPlace, other: &PlanPlace) -> bool {
    match (one, other) {
        (PlanPlace::InsteadOf(one), PlanPlace::InsteadOf(other)) => one == other,
        (PlanPlace::Own(one), PlanPlace::Own(other)) => is_same_name(one.as_str(), other.as_str()),
        _ => false,
    }
}

fn own_count(plans: &[ClubPlan]) -> usize {
    plans.iter().filter(|plan| matches!(plan.place, PlanPlace::Own(_))).count()
}

fn file_of(prompts: &Prompts, specs: &[SessionSpec], today: NaiveDate) -> File {
    let text = plan_file::toml(&prompts.render(Template::ClubTemplateFile, &Voice::default(), 0), specs, today);
    File {
        name: "template.toml".to_owned(),
        content_type: "application/toml; charset=utf-8",
        bytes: text.into_bytes(),
        alt: None,
    }
}
