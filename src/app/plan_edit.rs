//! `/plan edit`: one session of the plan, changed by options or in two forms that are filled in with what is there. A new version
//! from today on; past weeks keep theirs.

use chrono::NaiveDate;

use super::message::{Button, Message, Row};
use super::plan::{NewSession, find_session, in_plan};
use super::reply::{Caller, Line, Reply, Sheet};
use super::undo::{StepBack, write_steps};
use super::{App, AppResult};
use crate::domain::calendar::{Days, local_day};
use crate::domain::ids::{ChangeId, SessionId};
use crate::domain::ladder::Sign;
use crate::domain::member::Member;
use crate::domain::press::{PlanStep, Press};
use crate::domain::recurrence::EveryWeeks;
use crate::domain::refusal::Refusal;
use crate::domain::session::{CUE_CHARS_MAX, Kind, MINUTES_MAX, Session, SessionSpec, TITLE_CHARS_MAX, WORDS_CHARS_MAX};
use crate::prompts::{Label, SessionLine, Template, Voice};

/// The longest list of days that a form takes, in characters; `/plan add` takes as many.
pub const DAYS_CHARS_MAX: usize = 60;
/// The longest date that is typed, in characters.
pub const DATE_CHARS_MAX: usize = 20;

/// What is to be different, as it was typed. What is absent stays; what is blank is taken away where a session can be without it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SessionEdit {
    /// The kind's word.
    pub kind: Option<String>,
    /// The recovery area's word.
    pub area: Option<String>,
    /// The title.
    pub title: Option<String>,
    /// The minutes.
    pub minutes: Option<String>,
    /// The full version.
    pub full: Option<String>,
    /// The small version.
    pub small: Option<String>,
    /// The cue.
    pub cue: Option<String>,
    /// The days, as text.
    pub days: Option<String>,
    /// Every how many weeks.
    pub every_weeks: Option<String>,
    /// The first date.
    pub from: Option<String>,
    /// The last date.
    pub until: Option<String>,
    /// The fallback day's word.
    pub fallback: Option<String>,
    /// A long run.
    pub is_long: Option<bool>,
    /// A hard run.
    pub is_hard: Option<bool>,
    /// Whether to be reminded of a run.
    pub is_reminded: Option<bool>,
}

/// What was typed, or what stands there, or nothing where it was blanked.
fn instead(typed: Option<&String>, there: Option<String>) -> Option<String> {
    match typed {
        None => there,
        Some(text) => Some(text.clone()).filter(|text| !text.trim().is_empty()),
    }
}

fn number(text: &str, max: u32) -> Result<i64, Refusal> {
    text.trim().parse().map_err(|_| Refusal::NumberOutOfRange { min: 1, max })
}

impl SessionEdit {
    /// Whether nothing at all was said.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The lines of a form, by their names.
    fn of_form(given: &[(String, String)]) -> Result<Self, Refusal> {
        let mut edit = Self::default();
        for (name, text) in given {
            let field = match name.as_str() {
                "title" => &mut edit.title,
                "minutes" => &mut edit.minutes,
                "full" => &mut edit.full,
                "small" => &mut edit.small,
                "cue" => &mut edit.cue,
                "days" => &mut edit.days,
                "every_weeks" => &mut edit.every_weeks,
                "from" => &mut edit.from,
                "until" => &mut edit.until,
                "fallback" => &mut edit.fallback,
                _ => return Err(Refusal::UnknownChoice),
            };
            *field = Some(text.clone());
        }
        if edit.is_empty() { Err(Refusal::UnknownChoice) } else { Ok(edit) }
    }

    /// The session as it is to be from `today` on.
    ///
    /// # Errors
    /// The first thing that cannot be kept.
    pub fn apply(&self, spec: &SessionSpec, today: NaiveDate) -> Result<SessionSpec, Refusal> {
        let kind = match &self.kind {
            Some(word) => Kind::from_word(word).ok_or(Refusal::UnknownChoice)?,
            None => spec.kind,
        };
        let is_run = kind == Kind::Run;
        let was_run = spec.kind == Kind::Run;
        let every_max = u32::from(EveryWeeks::MAX.get());
        let every = match self.every_weeks.as_deref().map(str::trim) {
            None => i64::from(spec.when.every_weeks.get()),
            Some("") => 1,
            Some(text) => number(text, every_max)?,
        };
        // Another spacing is counted from this week on, unless a first date is given.
        let is_spaced_anew = every != i64::from(spec.when.every_weeks.get());
        let anchor = if is_spaced_anew { today } else { spec.when.starts_on };
        let there = |words: Option<&str>| words.map(str::to_owned);
        let new = NewSession {
            kind: kind.as_str().to_owned(),
            title: self.title.clone().unwrap_or_else(|| spec.title.as_str().to_owned()),
            minutes: match &self.minutes {
                Some(text) => number(text, u32::from(MINUTES_MAX))?,
                None => i64::from(spec.minutes),
            },
            days: self.days.clone().unwrap_or_else(|| spec.when.days.to_string()),
            small: instead(self.small.as_ref(), there(spec.small.as_ref().map(|words| words.as_str()))),
            full: instead(self.full.as_ref(), there(spec.full.as_ref().map(|words| words.as_str()))),
            cue: instead(self.cue.as_ref(), there(spec.cue.as_ref().map(|cue| cue.as_str()))),
            area: self.area.clone().or_else(|| spec.area.filter(|_| kind == Kind::Recovery).map(|area| area.as_str().to_owned())),
            every_weeks: Some(every),
            from: instead(self.from.as_ref(), None).or_else(|| Some(anchor.to_string())),
            until: instead(self.until.as_ref(), spec.when.ends_on.map(|date| date.to_string())),
            fallback: instead(self.fallback.as_ref(), spec.fallback_day.map(|day| Days::only(day).to_string())),
            is_long: self.is_long.unwrap_or(is_run && spec.is_long),
            is_hard: self.is_hard.unwrap_or(is_run && spec.is_hard),
            is_reminded: self.is_reminded.unwrap_or(was_run && spec.is_reminded),
        };
        let changed = new.parse(today)?;
        if changed.when.ends_on.is_some_and(|ends_on| ends_on < today) {
            // It would be in the plan and never come: taking it out is another act.
            return Err(Refusal::EndsBeforeItStarts);
        }
        Ok(changed)
    }
}

impl App {
    /// `/plan edit`: with nothing but a session, what it is and the ways to change it; with options, the change.
    ///
    /// # Errors
    /// No such session, what was typed cannot be kept, the plan would be too full, or a failure of the store.
    pub async fn plan_edit(&self, caller: &Caller, which: &str, edit: &SessionEdit) -> AppResult<Reply> {
        let mut tx = self.store.read().await?;
        let member = self.joined(&mut tx, caller.user).await?;
        let today = local_day(self.now(), member.zone);
        let id = find_session(&in_plan(&mut tx, &member, today).await?, which).ok_or(Refusal::NoSuchSession)?.id;
        drop(tx);
        if edit.is_empty() { self.plan_one(caller, id).await } else { self.edit_session(caller, id, edit).await }
    }

    /// A step of changing the plan; `given` are the lines of a form by name.
    ///
    /// # Errors
    /// As the step.
    pub async fn plan_step(&self, caller: &Caller, step: PlanStep, given: &[(String, String)]) -> AppResult<Reply> {
        match step {
            PlanStep::Session(id) => self.plan_one(caller, id).await,
            PlanStep::Words(id) => self.ask_words(caller, id).await,
            PlanStep::Days(id) => self.ask_days(caller, id).await,
            PlanStep::WordsGiven(id) | PlanStep::DaysGiven(id) => {
                self.edit_session(caller, id, &SessionEdit::of_form(given)?).await
            }
            PlanStep::Into(id, from, to) => self.plan_into_day(caller, id, from, to).await,
            PlanStep::AreaGiven(area) => self.area_given(caller, area, given).await,
            PlanStep::Templates => self.plan_templates(caller).await,
            PlanStep::Template(plan) => self.plan_template(caller, plan).await,
            PlanStep::Replace(plan) => self.take_template(caller, plan, true).await,
            PlanStep::TakeToo(plan) => self.take_template(caller, plan, false).await,
            PlanStep::Keep => self.keep_plan(caller).await,
        }
    }

    pub(super) async fn plan_one(&self, caller: &Caller, id: SessionId) -> AppResult<Reply> {
        let mut tx = self.store.begin().await?;
        let mut member = self.acting(&mut tx, caller.user).await?;
        let session = self.session_in_plan(&mut tx, &member, id).await?;
        self.sign(&mut tx, &mut member, Sign::Contact).await?;
        tx.commit().await?;
        let message = self.plan_card(&member, id, &session.spec, None)?;
        Ok(Reply::Show(self.with_dm_offer(&member, message)?))
    }

    /// A session of the member's that is in the plan: what was taken out is put back before it is changed.
    pub(super) async fn session_in_plan(&self, tx: &mut crate::store::Tx, member: &Member, id: SessionId) -> AppResult<Session> {
        let session = self.own_session(tx, member, id).await?;
        let today = local_day(self.now(), member.zone);
        if session.valid_until.is_some_and(|until| until <= today) {
            return Err(Refusal::NoSuchSession.into());
        }
        Ok(session)
    }

    pub(super) fn plan_card(
        &self,
        member: &Member,
        id: SessionId,
        spec: &SessionSpec,
        change: Option<ChangeId>,
    ) -> AppResult<Message> {
        let voice = Voice { session: Some(SessionLine::from(spec)), ..Voice::default() };
        let mut text = self.say(member, Template::PlanOne, &voice, 0);
        let mut buttons = Vec::new();
        if let Some(change) = change {
            text = format!("{}\n\n{text}", self.say(member, Template::PlanEdited, &voice, 0));
            buttons.push(Button::quiet(self.label(member, Label::Undo), Press::Undo(change)));
        }
        buttons.extend([
            Button::plain(self.label(member, Label::EditWords), Press::Plan(PlanStep::Words(id))),
            Button::plain(self.label(member, Label::EditDays), Press::Plan(PlanStep::Days(id))),
            Button::quiet(self.label(member, Label::Remove), Press::RemoveSession(id)),
        ]);
        Ok(Message::new(text, vec![Row::Buttons(buttons)])?)
    }

    async fn edit_session(&self, caller: &Caller, id: SessionId, edit: &SessionEdit) -> AppResult<Reply> {
        let mut tx = self.store.begin().await?;
        let mut member = self.acting(&mut tx, caller.user).await?;
        let today = local_day(self.now(), member.zone);
        let session = self.session_in_plan(&mut tx, &member, id).await?;
        let spec = edit.apply(&session.spec, today)?;
        let mut change = None;
        if spec != session.spec {
            self.respecify(&mut tx, &member, id, &spec, today).await?;
            let steps = write_steps(&[StepBack::Respecify(id, Box::new(session.spec))]);
            change = Some(tx.insert_change(member.id, self.now(), "plan_edit", &steps).await?);
            self.plan_changed(&mut tx, &mut member, today).await?;
        } else {
            self.sign(&mut tx, &mut member, Sign::Contact).await?;
        }
        tx.commit().await?;
        self.bell.ring();
        Ok(Reply::Show(self.plan_card(&member, id, &spec, change)?))
    }

    async fn sheet_for(&self, caller: &Caller, id: SessionId) -> AppResult<(Member, SessionSpec)> {
        let mut tx = self.store.read().await?;
        let member = self.joined(&mut tx, caller.user).await?;
        let session = self.session_in_plan(&mut tx, &member, id).await?;
        Ok((member, session.spec))
    }

    async fn ask_words(&self, caller: &Caller, id: SessionId) -> AppResult<Reply> {
        let (member, spec) = self.sheet_for(caller, id).await?;
        let line = |name, [label, placeholder]: [Label; 2], value: &str, chars_max, is_optional| Line {
            name,
            label: self.label(&member, label),
            placeholder: self.label(&member, placeholder),
            value: value.to_owned(),
            chars_max: u16::try_from(chars_max).unwrap_or(u16::MAX),
            is_optional,
        };
        let words =
            |words: Option<&crate::domain::session::Words>| words.map_or_else(String::new, |words| words.as_str().to_owned());
        let is_run = spec.kind == Kind::Run;
        let lines = vec![
            line("title", [Label::LineTitle, Label::OptionTitle], spec.title.as_str(), TITLE_CHARS_MAX, false),
            line("minutes", [Label::LineMinutes, Label::OptionMinutes], &spec.minutes.to_string(), 3, false),
            line("small", [Label::LineSmall, Label::OptionSmall], &words(spec.small.as_ref()), WORDS_CHARS_MAX, is_run),
            line("full", [Label::LineFull, Label::OptionFull], &words(spec.full.as_ref()), WORDS_CHARS_MAX, true),
            line(
                "cue",
                [Label::LineCue, Label::OptionCue],
                spec.cue.as_ref().map_or("", |cue| cue.as_str()),
                CUE_CHARS_MAX,
                true,
            ),
        ];
        Ok(Reply::Fill(Sheet {
            press: Press::Plan(PlanStep::WordsGiven(id)),
            title: self.label(&member, Label::WordsTitle),
            lines,
        }))
    }

    async fn ask_days(&self, caller: &Caller, id: SessionId) -> AppResult<Reply> {
        let (member, spec) = self.sheet_for(caller, id).await?;
        let line = |name, [label, placeholder]: [Label; 2], value: String, chars_max, is_optional| Line {
            name,
            label: self.label(&member, label),
            placeholder: self.label(&member, placeholder),
            value,
            chars_max: u16::try_from(chars_max).unwrap_or(u16::MAX),
            is_optional,
        };
        let when = spec.when;
        let until = when.ends_on.map_or_else(String::new, |date| date.to_string());
        let fallback = spec.fallback_day.map_or_else(String::new, |day| Days::only(day).to_string());
        let lines = vec![
            line("days", [Label::LineDays, Label::OptionDays], when.days.to_string(), DAYS_CHARS_MAX, false),
            line("every_weeks", [Label::LineEvery, Label::OptionEvery], when.every_weeks.get().to_string(), 2, true),
            line("from", [Label::LineFrom, Label::OptionFrom], when.starts_on.to_string(), DATE_CHARS_MAX, true),
            line("until", [Label::LineUntil, Label::OptionUntil], until, DATE_CHARS_MAX, true),
            line("fallback", [Label::LineFallback, Label::OptionFallback], fallback, DATE_CHARS_MAX, true),
        ];
        Ok(Reply::Fill(Sheet {
            press: Press::Plan(PlanStep::DaysGiven(id)),
            title: self.label(&member, Label::DaysTitle),
            lines,
        }))
    }
}
