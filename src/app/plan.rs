//! `/plan show | add | remove`. An edit or removal acts from today on; past weeks keep what they were.

use chrono::{NaiveDate, Weekday};

use super::jobs::{JobKind, ask, ask_boards};
use super::message::{Button, Message, Row, TEXT_CHARS_MAX};
use super::reply::{Caller, Reply};
use super::slot_use::UsedDays;
use super::undo::{StepBack, write_steps};
use super::{App, AppResult};
use crate::domain::calendar::{Days, local_day};
use crate::domain::ids::SessionId;
use crate::domain::ladder::Sign;
use crate::domain::member::Member;
use crate::domain::plan_limits;
use crate::domain::press::Press;
use crate::domain::recurrence::{EveryWeeks, Recurrence};
use crate::domain::refusal::{Field, Refusal};
use crate::domain::session::{Cue, Kind, MINUTES_MAX, RecoveryArea, Session, SessionSpec, Title, Words};
use crate::prompts::{Label, SessionLine, Template, Voice};
use crate::store::Tx;

/// The room that a page of the plan leaves for the closed DM's offer, in characters.
const OFFER_CHARS_MAX: usize = 200;

/// What `/plan add` was given, as it was typed.
#[derive(Debug, Clone, Default)]
pub struct NewSession {
    /// The kind's word.
    pub kind: String,
    /// The title.
    pub title: String,
    /// The minutes.
    pub minutes: i64,
    /// The days, as text.
    pub days: String,
    /// The small version.
    pub small: Option<String>,
    /// The full version.
    pub full: Option<String>,
    /// The cue.
    pub cue: Option<String>,
    /// The recovery area's word.
    pub area: Option<String>,
    /// Every how many weeks.
    pub every_weeks: Option<i64>,
    /// The first date.
    pub from: Option<String>,
    /// The last date.
    pub until: Option<String>,
    /// The fallback day's word.
    pub fallback: Option<String>,
    /// A long run.
    pub is_long: bool,
    /// A hard run.
    pub is_hard: bool,
    /// Whether to be reminded of a run.
    pub is_reminded: bool,
}

impl NewSession {
    /// Parses what was typed, or says what is in the way.
    ///
    /// # Errors
    /// The first thing that cannot be kept.
    pub fn parse(&self, today: NaiveDate) -> Result<SessionSpec, Refusal> {
        let kind = Kind::from_word(&self.kind).ok_or(Refusal::UnknownChoice)?;
        let words = |field: Field, text: &Option<String>| {
            text.as_deref().map(|text| Words::parse(text).map_err(|problem| Refusal::Text { field, problem })).transpose()
        };
        let area = match (kind, self.area.as_deref()) {
            (Kind::Recovery, None) => Some(RecoveryArea::WindDown),
            (Kind::Recovery, Some(word)) => Some(RecoveryArea::from_word(word).ok_or(Refusal::UnknownChoice)?),
            (_, None) => None,
            (_, Some(_)) => return Err(Refusal::AreaMismatch),
        };
        let small = words(Field::Small, &self.small)?;
        if small.is_none() && kind != Kind::Run {
            return Err(Refusal::SmallVersionMissing);
        }
        if kind != Kind::Run && (self.is_long || self.is_hard) {
            return Err(Refusal::OnlyForRuns);
        }
        let minutes = u16::try_from(self.minutes)
            .ok()
            .filter(|minutes| (1..=MINUTES_MAX).contains(minutes))
            .ok_or(Refusal::NumberOutOfRange { min: 1, max: u32::from(MINUTES_MAX) })?;
        let days: Days = self.days.parse().map_err(|_| Refusal::UnknownDay { word: self.days.clone() })?;
        let every = match self.every_weeks {
            None => EveryWeeks::ONE,
            Some(weeks) => u8::try_from(weeks)
                .ok()
                .and_then(|weeks| EveryWeeks::try_from(weeks).ok())
                .ok_or(Refusal::NumberOutOfRange { min: 1, max: u32::from(EveryWeeks::MAX.get()) })?,
        };
        let starts_on = self.from.as_deref().map_or(Ok(today), |text| parse_date(text, today))?;
        let ends_on = self.until.as_deref().map(|text| parse_date(text, today)).transpose()?;
        if ends_on.is_some_and(|ends_on| ends_on < starts_on) {
            return Err(Refusal::EndsBeforeItStarts);
        }
        let fallback_day = self
            .fallback
            .as_deref()
            .map(|word| {
                let days: Days = word.parse().map_err(|_| Refusal::UnknownDay { word: word.to_owned() })?;
                days.iter().next().filter(|_| days.len() == 1).ok_or_else(|| Refusal::UnknownDay { word: word.to_owned() })
            })
            .transpose()?;
        Ok(SessionSpec {
            kind,
            area,
            title: Title::parse(&self.title).map_err(|problem| Refusal::Text { field: Field::Title, problem })?,
            minutes,
            full: words(Field::Full, &self.full)?,
            small,
            when: Recurrence { days, every_weeks: every, starts_on, ends_on },
            cue: self
                .cue
                .as_deref()
                .map(|text| Cue::parse(text).map_err(|problem| Refusal::Text { field: Field::Cue, problem }))
                .transpose()?,
            fallback_day,
            is_long: self.is_long,
            is_hard: self.is_hard,
            is_reminded: kind != Kind::Run || self.is_reminded,
        })
    }
}

/// Reads a date that a member typed: `2026-03-29`, `today`, `yesterday`, `tomorrow`, or a weekday, which is the latest one.
///
/// # Errors
/// [`Refusal::ImpossibleDate`].
pub fn parse_date(text: &str, today: NaiveDate) -> Result<NaiveDate, Refusal> {
    use chrono::Datelike;
    let word = text.trim().to_lowercase();
    let by = |days: i64| today.checked_add_signed(chrono::TimeDelta::days(days)).ok_or(Refusal::ImpossibleDate);
    match word.as_str() {
        "today" => return Ok(today),
        "yesterday" => return by(-1),
        "tomorrow" => return by(1),
        _ => {}
    }
    if let Ok(weekday) = word.parse::<Weekday>() {
        let back = i64::from((7 + today.weekday().num_days_from_monday() - weekday.num_days_from_monday()) % 7);
        return by(-back);
    }
    // Years of four digits only: everything is kept as text that sorts.
    word.parse::<NaiveDate>().ok().filter(|date| (1970..=9999).contains(&date.year())).ok_or(Refusal::ImpossibleDate)
}

impl App {
    /// `/plan show`.
    ///
    /// # Errors
    /// The person has not joined, or a failure of the store.
    pub async fn plan_show(&self, caller: &Caller) -> AppResult<Reply> {
        self.plan_from(caller, 0).await
    }

    /// The plan from a session on: as many as fit into a message, and a button to the others.
    ///
    /// # Errors
    /// The person has not joined, or a failure of the store.
    pub async fn plan_from(&self, caller: &Caller, first: usize) -> AppResult<Reply> {
        let mut tx = self.store.begin().await?;
        let mut member = self.acting(&mut tx, caller.user).await?;
        self.sign(&mut tx, &mut member, Sign::Contact).await?;
        let today = local_day(self.now(), member.zone);
        let sessions = in_plan(&mut tx, &member, today).await?;
        let used = self.used_days(&mut tx, &member, today).await?;
        tx.commit().await?;
        if sessions.is_empty() {
            let message = Message::of_text(self.say(&member, Template::PlanEmpty, &Voice::default(), 0))?;
            return Ok(Reply::Show(self.with_dm_offer(&member, message)?));
        }
        let count = u32::try_from(sessions.len()).ok();
        let mut text = self.say(&member, Template::PlanHeader, &Voice { count, ..Voice::default() }, 0);
        // A plan that was shortened meanwhile begins at its beginning.
        let first = if first < sessions.len() { first } else { 0 };
        // The days that were used stand below the plan's first page.
        let used = if first == 0 { used } else { UsedDays::default() };
        let chars_max = TEXT_CHARS_MAX - OFFER_CHARS_MAX - used.text.chars().count();
        let mut shown = 0;
        for session in &sessions[first..] {
            let voice = Voice { session: Some(SessionLine::from(&session.spec)), ..Voice::default() };
            let line = self.say(&member, Template::PlanLine, &voice, 0);
            if text.chars().count() + line.chars().count() + 1 > chars_max {
                break;
            }
            text.push('\n');
            text.push_str(&line);
            shown += 1;
        }
        let next = first + shown;
        let mut rows = match (u8::try_from(next), first) {
            (Ok(next), _) if usize::from(next) < sessions.len() => {
                vec![Row::Buttons(vec![Button::plain(self.label(&member, Label::PlanMore), Press::PlanFrom(next))])]
            }
            (_, 0) => Vec::new(),
            _ => vec![Row::Buttons(vec![Button::plain(self.label(&member, Label::PlanFirst), Press::PlanFrom(0))])],
        };
        if !used.text.is_empty() {
            text = format!("{text}\n\n{}", used.text);
        }
        rows.extend(used.row);
        Ok(Reply::Show(self.with_dm_offer(&member, Message::new(text, rows)?)?))
    }

    /// `/plan add`.
    ///
    /// # Errors
    /// What was typed cannot be kept, the plan is full, or a failure of the store.
    pub async fn plan_add(&self, caller: &Caller, new: &NewSession) -> AppResult<Reply> {
        let mut tx = self.store.begin().await?;
        let mut member = self.acting(&mut tx, caller.user).await?;
        let today = local_day(self.now(), member.zone);
        let spec = new.parse(today)?;
        let sessions = tx.sessions_of(member.id).await?;
        plan_limits::check(&sessions, &spec, today)?;
        let id = tx.insert_session(member.id, &spec, today).await?;
        let change = tx.insert_change(member.id, self.now(), "plan_add", &write_steps(&[StepBack::EndSession(id)])).await?;
        self.plan_changed(&mut tx, &mut member, today).await?;
        tx.commit().await?;
        self.bell.ring();
        let voice = Voice { session: Some(SessionLine::from(&spec)), ..Voice::default() };
        let row = Row::Buttons(vec![Button::quiet(self.label(&member, Label::Undo), Press::Undo(change))]);
        Ok(Reply::Show(Message::new(self.say(&member, Template::PlanAdded, &voice, 0), vec![row])?))
    }

    /// `/plan remove`, by what the autocomplete sent or by a title.
    ///
    /// # Errors
    /// No such session, or a failure of the store.
    pub async fn plan_remove(&self, caller: &Caller, which: &str) -> AppResult<Reply> {
        let mut tx = self.store.read().await?;
        let member = self.joined(&mut tx, caller.user).await?;
        let today = local_day(self.now(), member.zone);
        let session = find_session(&in_plan(&mut tx, &member, today).await?, which).ok_or(Refusal::NoSuchSession)?.id;
        drop(tx);
        match self.remove_session(caller, session).await? {
            Reply::Update(message) => Ok(Reply::Show(message)),
            reply => Ok(reply),
        }
    }

    /// `[Remove]`, or the command: from today on. Today's own occurrence stays if it was answered.
    ///
    /// # Errors
    /// Somebody else's session, or a failure of the store.
    pub async fn remove_session(&self, caller: &Caller, id: SessionId) -> AppResult<Reply> {
        let mut tx = self.store.begin().await?;
        let mut member = self.acting(&mut tx, caller.user).await?;
        let today = local_day(self.now(), member.zone);
        let session = self.own_session(&mut tx, &member, id).await?;
        let mut back = Press::RestoreSession(id);
        if session.valid_until.is_none_or(|until| until > today) {
            tx.end_session(id, today).await?;
            let steps = write_steps(&[StepBack::ReopenSession(id)]);
            back = Press::Undo(tx.insert_change(member.id, self.now(), "plan_remove", &steps).await?);
            self.plan_changed(&mut tx, &mut member, today).await?;
        }
        tx.commit().await?;
        self.bell.ring();
        let voice = Voice { session: Some(SessionLine::from(&session.spec)), ..Voice::default() };
        let row = Row::Buttons(vec![Button::plain(self.label(&member, Label::Undo), back)]);
        Ok(Reply::Update(Message::new(self.say(&member, Template::PlanRemoved, &voice, 0), vec![row])?))
    }

    /// [Put it back], under an answer of a release that had it.
    ///
    /// # Errors
    /// Somebody else's session, the plan is full meanwhile, or a failure of the store.
    pub async fn restore_session(&self, caller: &Caller, id: SessionId) -> AppResult<Reply> {
        let mut tx = self.store.begin().await?;
        let mut member = self.acting(&mut tx, caller.user).await?;
        let today = local_day(self.now(), member.zone);
        let session = self.own_session(&mut tx, &member, id).await?;
        self.reopen(&mut tx, &member, id, today).await?;
        self.plan_changed(&mut tx, &mut member, today).await?;
        tx.commit().await?;
        self.bell.ring();
        let voice = Voice { session: Some(SessionLine::from(&session.spec)), ..Voice::default() };
        Ok(Reply::Update(Message::of_text(self.say(&member, Template::PlanRestored, &voice, 0))?))
    }

    /// Suggestions for a session of the plan while it is typed.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn suggest_sessions(&self, caller: &Caller, text: &str) -> AppResult<Reply> {
        let mut tx = self.store.read().await?;
        let Some(member) = tx.member_by_user(caller.user).await? else { return Ok(Reply::Choices(Vec::new())) };
        let today = local_day(self.now(), member.zone);
        let wanted = text.trim().to_lowercase();
        let prompts = self.prompts.in_locale(&member.locale);
        let choices = in_plan(&mut tx, &member, today)
            .await?
            .into_iter()
            .filter(|session| session.spec.title.as_str().to_lowercase().contains(&wanted))
            .take(25)
            .map(|session| {
                let label = format!("{} ({}, {})", session.spec.title, prompts.kind(session.spec.kind), session.spec.when.days);
                (label, session_value(session.id))
            })
            .collect();
        Ok(Reply::Choices(choices))
    }

    /// The session that a button names, in its latest version, if it is this member's own.
    ///
    /// # Errors
    /// Gone, somebody else's, or a failure of the store.
    pub async fn own_session(&self, tx: &mut Tx, member: &Member, id: SessionId) -> AppResult<Session> {
        match tx.session_owner(id).await? {
            None => Err(Refusal::NoSuchSession.into()),
            Some(owner) if owner != member.id => Err(Refusal::NotYours.into()),
            Some(_) => {
                let sessions = tx.sessions_of(member.id).await?;
                Ok(sessions.into_iter().rfind(|session| session.id == id).ok_or(Refusal::NoSuchSession)?)
            }
        }
    }

    /// What follows from any change of the plan: a sign of life, this week and what is known of later ones counted again, the
    /// boards, the day planned anew.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn plan_changed(&self, tx: &mut Tx, member: &mut Member, today: NaiveDate) -> AppResult<()> {
        self.sign(tx, member, Sign::Contact).await?;
        self.recount_from(tx, member, today).await?;
        // A smaller plan may keep the week, and a larger one wants more of it: the board shows how many are kept.
        ask_boards(tx, member.id, self.now()).await?;
        ask(tx, JobKind::Plan(member.id), self.now()).await
    }
}

/// What an option carries for a session of the plan.
#[must_use]
pub fn session_value(id: SessionId) -> String {
    format!("session:{id}")
}

/// A session by what the autocomplete sent, or by its title.
#[must_use]
pub fn find_session<'a>(sessions: &'a [Session], which: &str) -> Option<&'a Session> {
    let by_id = which.strip_prefix("session:").and_then(|id| id.parse().ok()).map(SessionId::new);
    let title = which.trim().to_lowercase();
    sessions
        .iter()
        .find(|session| Some(session.id) == by_id)
        .or_else(|| sessions.iter().find(|session| session.spec.title.as_str().to_lowercase() == title))
}

/// The sessions in force today or later, each in its latest version, by their first day in the week.
///
/// # Errors
/// A failure of the store.
pub async fn in_plan(tx: &mut Tx, member: &Member, today: NaiveDate) -> AppResult<Vec<Session>> {
    let mut sessions: Vec<Session> = tx
        .sessions_of(member.id)
        .await?
        .into_iter()
        .filter(|session| session.valid_until.is_none_or(|until| until > today))
        .filter(|session| session.spec.when.ends_on.is_none_or(|ends_on| ends_on >= today))
        .collect();
    sessions.sort_by_key(|session| (session.spec.when.days.iter().next().map(|day| day.num_days_from_monday()), session.id));
    Ok(sessions)
}
