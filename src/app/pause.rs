//! `/pause`: any length, no reason asked and none kept; nothing counts meanwhile.

use std::collections::BTreeSet;

use chrono::{NaiveDate, TimeDelta, Weekday};

use super::jobs::ask_boards;
use super::lines::turn_of;
use super::message::{Button, Message, Row};
use super::pausing::{Put, Wanted};
use super::plan::parse_date;
use super::reply::{Caller, Form, Reply, Surface};
use super::{App, AppResult};
use crate::domain::calendar::{Week, local_day};
use crate::domain::ladder::{LadderState, Sign};
use crate::domain::member::Member;
use crate::domain::pause::{self, Length, Pause, Scope};
use crate::domain::press::{PauseStep, Press};
use crate::domain::refusal::Refusal;
use crate::prompts::{Day, Label, Template, Voice};
use crate::store::Tx;

/// The longest date that anybody writes, in characters.
const DATE_CHARS_MAX: u16 = 40;

/// What `/pause` was given.
#[derive(Debug, Clone, Default)]
pub struct NewPause {
    /// The word of a preset.
    pub length: Option<String>,
    /// The date on which the plan goes on.
    pub until: Option<String>,
    /// The first date of it; today if nothing is said.
    pub from: Option<String>,
    /// The word of what rests; everything if nothing is said.
    pub what: Option<String>,
}

impl App {
    /// `/pause`: sets one, or asks how long where nothing was given.
    ///
    /// # Errors
    /// A date or length that cannot be, messages that are off, or a failure of the store.
    pub async fn pause(&self, caller: &Caller, new: &NewPause) -> AppResult<Reply> {
        let mut tx = self.store.begin().await?;
        let mut member = self.acting(&mut tx, caller.user).await?;
        self.seen_in_club(&mut tx, caller, &member).await?;
        let today = local_day(self.now(), member.zone);
        let from = new.from.as_deref().map(|text| parse_date(text, today)).transpose()?;
        let length = match (&new.until, &new.length) {
            (Some(until), _) => Some(Length::Until(parse_end(until, today)?)),
            (None, Some(word)) => Some(Length::from_word(word).ok_or(Refusal::UnknownChoice)?),
            (None, None) => from.map(|_| Length::UntilISay),
        };
        let scope = match &new.what {
            Some(word) => Some(Scope::from_word(word).ok_or(Refusal::UnknownChoice)?),
            None => None,
        };
        // Some kinds rest until the member says, unless more is said.
        let length = length.or(scope.filter(|scope| *scope != Scope::Everything).map(|_| Length::UntilISay));
        let scope = scope.unwrap_or_default();
        let message = match length {
            Some(length) => self.set_pause(&mut tx, &mut member, from, length, scope).await?,
            None => self.ask_length(&mut tx, &mut member).await?,
        };
        tx.commit().await?;
        self.bell.ring();
        Ok(Reply::Show(self.with_dm_offer(&member, message)?))
    }

    /// A step of a pause was pressed; `chosen` is the text of the form. Under a letter the answer is a message of its own.
    ///
    /// # Errors
    /// Not this person's, a date that cannot be, messages that are off, or a failure of the store.
    pub async fn pause_step(&self, caller: &Caller, surface: Surface, step: PauseStep, chosen: Option<&str>) -> AppResult<Reply> {
        let mut tx = self.store.begin().await?;
        let mut member = self.acting(&mut tx, caller.user).await?;
        let today = local_day(self.now(), member.zone);
        let message = match step {
            PauseStep::Ask => self.ask_length(&mut tx, &mut member).await?,
            PauseStep::For(length) => self.set_pause(&mut tx, &mut member, None, length, Scope::Everything).await?,
            PauseStep::AskDate => {
                return Ok(Reply::Ask(Form {
                    press: Press::Pause(PauseStep::DateGiven),
                    title: self.label(&member, Label::PauseTitle),
                    label: self.label(&member, Label::PauseLine),
                    placeholder: self.label(&member, Label::PauseExample),
                    chars_max: DATE_CHARS_MAX,
                    is_long: false,
                }));
            }
            PauseStep::DateGiven => {
                let until = parse_end(chosen.unwrap_or_default(), today)?;
                self.set_pause(&mut tx, &mut member, None, Length::Until(until), Scope::Everything).await?
            }
            PauseStep::OneMoreWeek => self.one_more_week(&mut tx, &mut member, today).await?,
            PauseStep::Resume => self.resume_in(&mut tx, &mut member, None, true).await?,
            PauseStep::EaseIn => self.resume_in(&mut tx, &mut member, Some(true), false).await?,
            PauseStep::AsBefore => self.resume_in(&mut tx, &mut member, Some(false), false).await?,
            PauseStep::Keep(id, until) => self.keep_pause(&mut tx, &mut member, id, until).await?,
        };
        tx.commit().await?;
        self.bell.ring();
        Ok(if surface == Surface::Letter { Reply::Show(message) } else { Reply::Update(message) })
    }

    /// How long? While one is on, it says so, and [Resume] is there too.
    pub(super) async fn ask_length(&self, tx: &mut Tx, member: &mut Member) -> AppResult<Message> {
        not_off(member)?;
        self.sign(tx, member, Sign::Contact).await?;
        let today = local_day(self.now(), member.zone);
        let length = |label, length| Button::plain(self.label(member, label), Press::Pause(PauseStep::For(length)));
        let mut rows = vec![Row::Buttons(vec![
            length(Label::FewDays, Length::FewDays),
            length(Label::TwoWeeks, Length::TwoWeeks),
            length(Label::UntilISay, Length::UntilISay),
            Button::plain(self.label(member, Label::UntilDate), Press::Pause(PauseStep::AskDate)),
            Button::quiet(self.label(member, Label::Today), Press::Today),
        ])];
        let mut parts = Vec::new();
        if member.ladder == LadderState::Paused {
            let on = pause::on(&tx.pauses_of(member.id).await?, today);
            let voice = Voice { day: on.and_then(|on| on.until).map(|until| Day::of(until, today)), ..Voice::default() };
            parts.push(self.say(member, Template::PauseOn, &voice, 0));
            rows.push(Row::Buttons(vec![self.resume_button(member)]));
        }
        parts.push(self.say(member, Template::PauseAsk, &Voice::default(), turn_of(member, today)));
        Ok(Message::new(parts.join("\n\n"), rows)?)
    }

    /// Sets a pause and says until when.
    ///
    /// # Errors
    /// Dates that cannot be, messages that are off, or a failure of the store.
    pub async fn set_pause(
        &self,
        tx: &mut Tx,
        member: &mut Member,
        from: Option<NaiveDate>,
        length: Length,
        scope: Scope,
    ) -> AppResult<Message> {
        not_off(member)?;
        let today = local_day(self.now(), member.zone);
        // Asked about on its last day and answered a little later: it goes on from where it ended.
        let from = match from {
            Some(from) => Some(from),
            None if scope == Scope::Everything => ended_just_now(member, &tx.pauses_of(member.id).await?, today),
            None => None,
        };
        let Put { set, change } = self.put_pause(tx, member, &Wanted { scope, from, length }).await?;
        let turn = turn_of(member, today);
        let (text, mut buttons) = if !set.is_on {
            (self.say(member, Template::PausePast, &Voice::default(), turn), Vec::new())
        } else if scope == Scope::RunningAndStrength {
            let voice = Voice { day: set.until.map(|until| Day::of(until, today)), ..Voice::default() };
            (self.say(member, Template::HoldPart, &voice, turn), vec![self.resume_button(member)])
        } else if let Some(until) = set.until {
            let voice = Voice { day: Some(Day::of(until, today)), ..Voice::default() };
            (self.say(member, Template::Pause1, &voice, turn), vec![self.resume_button(member)])
        } else {
            (self.say(member, Template::Pause1Open, &Voice::default(), turn), vec![self.resume_button(member)])
        };
        if let Some(change) = change {
            buttons.push(Button::quiet(self.label(member, Label::Undo), Press::Undo(change)));
        } else if buttons.is_empty() {
            buttons.push(Button::quiet(self.label(member, Label::Today), Press::Today));
        }
        Ok(Message::new(text, vec![Row::Buttons(buttons)])?)
    }

    /// [One more week], from today on. Pressed twice it is one.
    async fn one_more_week(&self, tx: &mut Tx, member: &mut Member, today: NaiveDate) -> AppResult<Message> {
        let on = pause::on(&tx.pauses_of(member.id).await?, today);
        let until = on.and_then(|on| on.until).map_or(pause::extended(today), |until| until.max(pause::extended(today)));
        self.set_pause(tx, member, None, Length::Until(until), Scope::Everything).await
    }

    /// [Keep the pause], after a check-in ended it: it is back, and what was logged stays.
    async fn keep_pause(&self, tx: &mut Tx, member: &mut Member, id: i64, until: NaiveDate) -> AppResult<Message> {
        not_off(member)?;
        let today = local_day(self.now(), member.zone);
        let known = tx.pauses_of(member.id).await?;
        let pause = known.iter().find(|pause| pause.id == id).ok_or(Refusal::UnknownButton)?;
        // An end that could not have been this pause's is made by hand, and one that is over has nothing to keep.
        if until <= today || (until - today).num_days() > pause::DAYS_AHEAD_MAX {
            return Err(Refusal::UnknownButton.into());
        }
        if pause.until != Some(until) {
            let ended = pause.until.ok_or(Refusal::UnknownButton)?;
            let is_free =
                known.iter().all(|other| other.id == id || other.until.is_some_and(|end| end <= ended) || until <= other.from);
            if !is_free || ended > today {
                return Err(Refusal::UnknownButton.into());
            }
            tx.put_pause_end(id, Some(until)).await?;
            self.sign(tx, member, Sign::Pause).await?;
            self.recount_between(tx, member, pause.from, today).await?;
            ask_boards(tx, member.id, self.now()).await?;
        }
        let voice = Voice { day: Some(Day::of(until, today)), ..Voice::default() };
        let text = self.say(member, Template::PauseKept, &voice, turn_of(member, today));
        Ok(Message::new(text, vec![Row::Buttons(vec![self.resume_button(member)])])?)
    }

    /// `[Resume]`.
    #[must_use]
    pub fn resume_button(&self, member: &Member) -> Button {
        Button::plain(self.label(member, Label::Resume), Press::Pause(PauseStep::Resume))
    }

    /// Recounts the weeks of these dates that were counted before.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn recount_between(&self, tx: &mut Tx, member: &Member, from: NaiveDate, until: NaiveDate) -> AppResult<()> {
        let weeks: BTreeSet<Week> = tx.member_weeks(member.id).await?.into_iter().map(|week| week.week).collect();
        for week in weeks.range(Week::of(from)..=Week::of(until.max(from))) {
            self.recount_week(tx, member, week.monday()).await?;
        }
        Ok(())
    }
}

/// Messages that are off stay off: nothing but `/start` puts them on again.
pub(super) fn not_off(member: &Member) -> Result<(), Refusal> {
    if member.ladder == LadderState::Off { Err(Refusal::MessagesOff) } else { Ok(()) }
}

/// Where the last pause ended, while its question waits for an answer.
fn ended_just_now(member: &Member, known: &[Pause], today: NaiveDate) -> Option<NaiveDate> {
    if member.ladder != LadderState::Paused || pause::on(known, today).is_some() {
        return None;
    }
    known.iter().filter_map(|pause| pause.until).filter(|until| *until < today).max()
}

/// The day on which the plan goes on. A weekday is the next one of its name.
fn parse_end(text: &str, today: NaiveDate) -> Result<NaiveDate, Refusal> {
    use chrono::Datelike;
    match text.trim().parse::<Weekday>() {
        Ok(weekday) => {
            let ahead = (7 + weekday.num_days_from_monday() - today.weekday().num_days_from_monday() - 1) % 7 + 1;
            Ok(today + TimeDelta::days(i64::from(ahead)))
        }
        Err(_) => parse_date(text, today),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_weekday_is_the_next_one_of_its_name() {
        let day = |text: &str| text.parse::<NaiveDate>().expect("a date of this table");
        // A Wednesday.
        let today = day("2025-06-04");
        for (text, expected) in [
            ("Friday", "2025-06-06"),
            ("mon", "2025-06-09"),
            ("wed", "2025-06-11"),
            (" tue ", "2025-06-10"),
            ("tomorrow", "2025-06-05"),
            ("2025-07-01", "2025-07-01"),
        ] {
            assert_eq!(parse_end(text, today), Ok(day(expected)), "{text}");
        }
        assert_eq!(parse_end("soon", today), Err(Refusal::ImpossibleDate));
    }
}
