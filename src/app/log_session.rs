//! `/checkin`: a session of today or of the last thirty days, a planned one or one beside the plan.

use chrono::{Datelike, Days, NaiveDate};

use super::facts::PlanFacts;
use super::lines::DayItem;
use super::message::{Button, Message, Row};
use super::plan::{find_session, parse_date, session_value};
use super::reply::{Caller, Reply};
use super::{App, AppResult};
use crate::domain::calendar::{self, local_day};
use crate::domain::check_in::{self, DAYS_BACK_MAX};
use crate::domain::ids::OccurrenceId;
use crate::domain::ladder::Sign;
use crate::domain::member::Member;
use crate::domain::press::{Answer, Press};
use crate::domain::recurrence::{EveryWeeks, Recurrence};
use crate::domain::refusal::Refusal;
use crate::domain::session::{Kind, RecoveryArea, Session, SessionSpec, Title, Words};
use crate::prompts::{Day, Label, SessionLine, Template, Voice};
use crate::store::Tx;

/// What `/checkin` was given.
#[derive(Debug, Clone, Default)]
pub struct NewCheckIn {
    /// A session of the plan, or a kind.
    pub what: String,
    /// The outcome's word; done if nothing is said.
    pub outcome: Option<String>,
    /// The day; today if nothing is said.
    pub day: Option<String>,
}

impl App {
    /// Logs a session of the plan, or one beside it.
    ///
    /// # Errors
    /// A session, outcome or day that cannot be, or a failure of the store.
    pub async fn check_in(&self, caller: &Caller, new: &NewCheckIn) -> AppResult<Reply> {
        let mut tx = self.store.begin().await?;
        let mut member = self.acting(&mut tx, caller.user).await?;
        self.seen_in_club(&mut tx, caller, &member).await?;
        let today = local_day(self.now(), member.zone);
        let date = new.day.as_deref().map_or(Ok(today), |text| parse_date(text, today))?;
        check_in::judge_date(date, today)?;
        let answer = read_answer(new.outcome.as_deref())?;
        let before = self.before(&mut tx, &member).await?;
        let reply = match read_kind(&new.what) {
            Some(kind) => self.log_kind(&mut tx, &mut member, kind, answer, date, today).await?,
            None => self.log_planned(&mut tx, &mut member, &new.what, answer, date, today).await?,
        };
        let reply = self.with_what_it_did(&mut tx, &member, before, reply).await?;
        tx.commit().await?;
        self.bell.ring();
        Ok(reply)
    }

    async fn log_planned(
        &self,
        tx: &mut Tx,
        member: &mut Member,
        what: &str,
        answer: Answer,
        date: NaiveDate,
        today: NaiveDate,
    ) -> AppResult<Reply> {
        let facts = PlanFacts::load(tx, member, date, date).await?;
        // What a low week leaves out stands on its day all the same, once it is done.
        let planned = facts.usual();
        let on_date: Vec<Session> = planned.iter().map(|planned| planned.session.clone()).collect();
        let known = match find_session(&on_date, what) {
            Some(session) => session.clone(),
            None => {
                let sessions: Vec<Session> =
                    tx.sessions_of(member.id).await?.into_iter().filter(|session| session.is_in_force_on(date)).collect();
                find_session(&sessions, what).cloned().ok_or(Refusal::NoSuchSession)?
            }
        };
        let is_extra = !planned.iter().any(|planned| planned.session.id == known.id);
        let occurrence = tx.ensure_occurrence(member.id, known.id, date, is_extra).await?;
        let id = occurrence.id;
        let change = self.log(tx, member, occurrence, check_in::outcome_of(answer), true).await?;
        let occurrence = tx.occurrence(id).await?.ok_or(Refusal::UnknownButton)?;
        let is_first_back = self.first_back(tx, member).await? == Some(id);
        let item = DayItem::new(occurrence, known, &facts).first_back(is_first_back);
        Ok(Reply::Show(self.logged_message(tx, member, &item, change, today).await?))
    }

    /// A kind rather than a session: the one planned session of that kind, an extra where nothing else is open, or the question.
    ///
    /// # Errors
    /// As [`App::check_in`].
    pub(super) async fn log_kind(
        &self,
        tx: &mut Tx,
        member: &mut Member,
        kind: Kind,
        answer: Answer,
        date: NaiveDate,
        today: NaiveDate,
    ) -> AppResult<Reply> {
        let facts = PlanFacts::load(tx, member, date, date).await?;
        let planned = facts.planned();
        let open: Vec<_> = planned.iter().filter(|planned| planned.is_open() && !planned.is_extra).collect();
        if let Some(same) = open.iter().find(|planned| planned.session.spec.kind == kind) {
            let what = session_value(same.session.id);
            drop(planned);
            return Box::pin(self.log_planned(tx, member, &what, answer, date, today)).await;
        }
        let is_credit = check_in::outcome_of(answer).is_credited();
        match open.iter().find(|planned| planned.is_counted()).filter(|_| is_credit && kind.is_counted()) {
            Some(other) => {
                let occurrence = tx.ensure_occurrence(member.id, other.session.id, date, false).await?;
                let extra = self.extra_on(tx, member, kind, date).await?;
                let voice = Voice {
                    session: Some(SessionLine::titled(other.session.spec.kind, other.session.spec.title.as_str())),
                    did: Some(kind),
                    ..Voice::default()
                };
                let row = Row::Buttons(vec![
                    Button::plain(self.label(member, Label::Instead), Press::SwapFor(occurrence.id, kind, answer)),
                    Button::plain(self.label(member, Label::Extra), Press::CheckIn(extra, answer)),
                    Button::quiet(self.label(member, Label::Back), Press::Today),
                ]);
                let text = self.say(member, Template::Swap1, &voice, super::lines::turn_of(member, date));
                self.sign(tx, member, Sign::Contact).await?;
                Ok(Reply::Show(Message::new(text, vec![row])?))
            }
            None if is_credit => {
                let extra = self.extra_on(tx, member, kind, date).await?;
                let occurrence = self.own_occurrence(tx, member, extra).await?;
                let change = self.log(tx, member, occurrence, check_in::outcome_of(answer), false).await?;
                let facts = PlanFacts::load(tx, member, date, date).await?;
                let occurrence = self.own_occurrence(tx, member, extra).await?;
                let session = facts.session_on(occurrence.session, date).ok_or(Refusal::NoSuchSession)?.clone();
                let is_first_back = self.first_back(tx, member).await? == Some(extra);
                let item = DayItem::new(occurrence, session, &facts).first_back(is_first_back);
                Ok(Reply::Show(self.logged_message(tx, member, &item, change, today).await?))
            }
            None => Err(Refusal::NoSuchSession.into()),
        }
    }

    /// [Instead of the planned one], all of it or some.
    ///
    /// # Errors
    /// Not this person's, too old, or a failure of the store.
    pub async fn swap_for(&self, caller: &Caller, id: OccurrenceId, kind: Kind, answer: Answer) -> AppResult<Reply> {
        let mut tx = self.store.begin().await?;
        let mut member = self.acting(&mut tx, caller.user).await?;
        let before = self.before(&mut tx, &member).await?;
        let occurrence = self.own_occurrence(&mut tx, &member, id).await?;
        let date = occurrence.date;
        let facts = PlanFacts::load(&mut tx, &member, date, date).await?;
        let planned_kind = facts.session_on(occurrence.session, date).ok_or(Refusal::NoSuchSession)?.spec.kind;
        let outcome = check_in::instead(planned_kind, kind, answer)?;
        let change = self.log(&mut tx, &mut member, occurrence, outcome, true).await?;
        let occurrence = tx.occurrence(id).await?.ok_or(Refusal::UnknownButton)?;
        let session = facts.session_on(occurrence.session, date).ok_or(Refusal::NoSuchSession)?.clone();
        let today = local_day(self.now(), member.zone);
        let item = DayItem::new(occurrence, session, &facts);
        let reply = Reply::Update(self.logged_message(&mut tx, &member, &item, change, today).await?);
        let reply = self.with_what_it_did(&mut tx, &member, before, reply).await?;
        tx.commit().await?;
        self.bell.ring();
        Ok(reply)
    }

    /// A session of its own for one date, beside the plan: an open one, which is nothing until it is answered, so that the button
    /// which logs it can be pressed twice. It is in force on no date, and so in no plan.
    async fn extra_on(&self, tx: &mut Tx, member: &Member, kind: Kind, date: NaiveDate) -> AppResult<OccurrenceId> {
        let name = self.prompts.in_locale(&member.locale).kind(kind);
        let spec = SessionSpec {
            kind,
            area: (kind == Kind::Recovery).then_some(RecoveryArea::EasyMovement),
            title: Title::parse(&name).map_err(|_| Refusal::UnknownChoice)?,
            minutes: EXTRA_MINUTES,
            full: None,
            small: Words::parse(&name).ok(),
            when: Recurrence {
                days: calendar::Days::only(date.weekday()),
                every_weeks: EveryWeeks::ONE,
                starts_on: date,
                ends_on: Some(date),
            },
            cue: None,
            fallback_day: None,
            is_long: false,
            is_hard: false,
            is_reminded: false,
        };
        let session = tx.insert_session(member.id, &spec, date).await?;
        tx.end_session(session, date).await?;
        Ok(tx.ensure_occurrence(member.id, session, date, true).await?.id)
    }

    /// Suggestions for what to log: the day's and the plan's sessions, then the kinds.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn suggest_what(&self, caller: &Caller, text: &str) -> AppResult<Reply> {
        let Reply::Choices(mut choices) = self.suggest_sessions(caller, text).await? else {
            return Ok(Reply::Choices(Vec::new()));
        };
        let wanted = text.trim().to_lowercase();
        let prompts = self.words_for(caller).await?;
        for kind in Kind::ALL {
            let label = prompts.kind(kind);
            if label.to_lowercase().contains(&wanted) && choices.len() < 25 {
                choices.push((label, kind.as_str().to_owned()));
            }
        }
        Ok(Reply::Choices(choices))
    }

    /// Suggestions for a day: today and the days before it.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn suggest_days(&self, caller: &Caller, text: &str) -> AppResult<Reply> {
        let mut tx = self.store.read().await?;
        let Some(member) = tx.member_by_user(caller.user).await? else { return Ok(Reply::Choices(Vec::new())) };
        let today = local_day(self.now(), member.zone);
        let wanted = text.trim().to_lowercase();
        let prompts = self.prompts.in_locale(&member.locale);
        let choices = (0..=u64::from(DAYS_BACK_MAX))
            .map(|back| today - Days::new(back))
            .map(|date| (if date == today { prompts.day(Day::Today) } else { prompts.date(date) }, date.to_string()))
            .filter(|(words, value)| words.to_lowercase().contains(&wanted) || value.contains(&wanted))
            .take(25)
            .collect();
        Ok(Reply::Choices(choices))
    }
}

/// What an extra session is taken to last: a number that nothing counts.
const EXTRA_MINUTES: u16 = 10;

fn read_kind(what: &str) -> Option<Kind> {
    Kind::from_word(&what.trim().to_lowercase())
}

fn read_answer(word: Option<&str>) -> Result<Answer, Refusal> {
    match word {
        None | Some("done") => Ok(Answer::Done),
        Some("some") => Ok(Answer::Some),
        Some("small") => Ok(Answer::Small),
        Some("rest") => Ok(Answer::Rest),
        Some("not_today") => Ok(Answer::NotToday),
        Some(_) => Err(Refusal::UnknownChoice),
    }
}
