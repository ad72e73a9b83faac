//! `/me`: how the plan fits, one's weeks in words and in a picture, for oneself alone, and one step back. Looking around: it moves
//! nothing.

mod picture;

use std::num::NonZeroU32;

use chrono::{Days, NaiveDate, TimeDelta};

use super::facts::PlanFacts;
use super::lines::next_voice;
use super::message::{Button, Message, Row};
use super::reply::{Caller, Reply};
use super::today::next_up;
use super::undo::StepBack;
use super::undo::read_steps;
use super::{App, AppResult};
use crate::domain::calendar::{Week, local_day};
use crate::domain::member::Member;
use crate::domain::press::{MeStep, Press};
use crate::domain::rhythm::Band;
use crate::domain::session::{Kind, SelfWord};
use crate::prompts::{Day, Label, SessionLine, Template, Voice};
use crate::store::Tx;
use crate::store::changes::Change;
use crate::store::weeks::MemberWeek;

/// How many weeks the sums are of, this one included.
const WEEKS: i32 = 4;
/// How long a change is offered to be taken back here, in days: as long as a day can be logged.
const UNDO_DAYS: i64 = 30;

impl App {
    /// A button of the page.
    ///
    /// # Errors
    /// As [`App::me`].
    pub async fn me_step(&self, caller: &Caller, step: MeStep) -> AppResult<Reply> {
        match step {
            MeStep::Show => self.me(caller).await,
            MeStep::Why => self.me_why(caller).await,
        }
    }

    /// How the line about the plan comes about, in five lines.
    ///
    /// # Errors
    /// The person has not joined, or a failure of the store.
    pub async fn me_why(&self, caller: &Caller) -> AppResult<Reply> {
        let mut tx = self.store.read().await?;
        let member = self.joined(&mut tx, caller.user).await?;
        let today = local_day(self.now(), member.zone);
        let sums = sums_of_late(&tx.member_weeks(member.id).await?, today);
        let text = self.say(&member, Template::MeWhy, &Voice { sums: &sums, ..Voice::default() }, 0);
        let row = Row::Buttons(vec![Button::plain(self.label(&member, Label::BackToMe), Press::Me(MeStep::Show))]);
        Ok(Reply::Show(self.with_dm_offer(&member, Message::new(text, vec![row])?)?))
    }

    /// What the coach can say of this person's weeks, and the last change with its way back.
    ///
    /// # Errors
    /// The person has not joined, or a failure of the store.
    pub async fn me(&self, caller: &Caller) -> AppResult<Reply> {
        let mut tx = self.store.read().await?;
        let member = self.joined(&mut tx, caller.user).await?;
        let today = local_day(self.now(), member.zone);
        let weeks = tx.member_weeks(member.id).await?;
        let sums = sums_of_late(&weeks, today);
        let comebacks = weeks.iter().filter(|week| week.is_comeback).count();
        // Today's own sessions come before tomorrow's.
        let next = next_up(&mut tx, &member, today - Days::new(1)).await?;
        let voice = Voice {
            self_word: member.self_word.as_ref().map(SelfWord::as_str),
            kept_weeks: NonZeroU32::new(tx.kept_weeks_in_all(member.id).await?),
            sums: &sums,
            comebacks: u32::try_from(comebacks).ok().and_then(NonZeroU32::new),
            next: next_voice(next.as_ref(), today),
            ..Voice::default()
        };
        let lines = [
            (true, fit_line(self.rhythm(&mut tx, &member).await?.band)),
            (voice.kept_weeks.is_some(), Template::MeKept),
            (!sums.is_empty(), Template::MeSums),
            (voice.comebacks.is_some(), Template::MeComebacks),
            (voice.kept_weeks.is_none() && sums.is_empty(), Template::MeEmpty),
            (voice.next.is_some(), Template::MeNext),
        ];
        let mut parts = vec![self.say(&member, Template::MeHeader, &voice, 0)];
        parts.extend(lines.iter().filter(|(is_so, _)| *is_so).map(|(_, template)| self.say(&member, *template, &voice, 0)));
        let mut buttons = vec![
            Button::plain(self.label(&member, Label::Today), Press::Today),
            Button::quiet(self.label(&member, Label::MeWhy), Press::Me(MeStep::Why)),
        ];
        if let Some((change, last)) = self.last_change(&mut tx, &member).await? {
            parts.push(String::new());
            parts.push(last);
            buttons.push(Button::quiet(self.label(&member, Label::UndoLast), Press::Undo(change.id)));
        }
        let message = Message::new(parts.join("\n"), vec![Row::Buttons(buttons)])?;
        let message = self.with_dm_offer(&member, message)?;
        drop(tx);
        Ok(match self.weeks_picture(&member, &weeks, today).await {
            Some(picture) => Reply::ShowFile(message, picture),
            None => Reply::Show(message),
        })
    }

    /// The last change that can still be taken back, and its name.
    ///
    /// # Errors
    /// A failure of the store.
    pub(super) async fn last_change(&self, tx: &mut Tx, member: &Member) -> AppResult<Option<(Change, String)>> {
        let Some(change) = tx.last_change(member.id).await? else { return Ok(None) };
        let is_old = self.now() - change.made_at > TimeDelta::days(UNDO_DAYS);
        let Some(steps) = read_steps(&change.before_state).filter(|_| !is_old) else { return Ok(None) };
        if self.is_overtaken(tx, &change, &steps).await? {
            return Ok(None);
        }
        let about = steps.iter().find_map(|step| match step {
            StepBack::Restore(occurrence, _) | StepBack::Remove(occurrence) => Some(*occurrence),
            _ => None,
        });
        let occurrence = match about {
            Some(id) => tx.occurrence(id).await?,
            None => None,
        };
        let Some(occurrence) = occurrence else {
            return Ok(Some((change, self.say(member, Template::MeLast, &Voice::default(), 0))));
        };
        let facts = PlanFacts::load(tx, member, occurrence.date, occurrence.date).await?;
        let today = local_day(self.now(), member.zone);
        let spec = facts.session_on(occurrence.session, occurrence.date).map(|session| &session.spec);
        let voice = Voice {
            session: spec.map(|spec| SessionLine::titled(spec.kind, spec.title.as_str())),
            day: Some(Day::of(occurrence.date, today)),
            ..Voice::default()
        };
        let text = self.say(member, Template::MeLast, &voice, 0);
        Ok(Some((change, text)))
    }
}

/// What was done by kind in the last weeks, this one included; kinds with none are left out.
fn sums_of_late(weeks: &[MemberWeek], today: NaiveDate) -> Vec<(Kind, NonZeroU32)> {
    let from = Week::of(today).plus(1 - WEEKS);
    let of_late =
        |credited: fn(&MemberWeek) -> u32| NonZeroU32::new(weeks.iter().filter(|week| week.week >= from).map(credited).sum());
    let sums = [
        (Kind::Strength, of_late(|week| week.strength)),
        (Kind::Mobility, of_late(|week| week.mobility)),
        (Kind::Recovery, of_late(|week| week.recovery)),
    ];
    sums.into_iter().filter_map(|(kind, sum)| Some((kind, sum?))).collect()
}

/// The rhythm in words: a finding about the plan (`2-behaviour` §5.1).
const fn fit_line(band: Option<Band>) -> Template {
    match band {
        None => Template::MeSettling,
        Some(Band::Fits) => Template::MeFits,
        Some(Band::MostlyFits) => Template::MeMostlyFits,
        Some(Band::Stretch) => Template::MeStretch,
        Some(Band::TooBig) => Template::MeTooBig,
    }
}
