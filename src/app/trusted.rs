//! The trusted contact. The member names a person; nobody is written to; the person finds the question under their own `/settings`
//! and says yes or no by a press of their own. Either takes it back at any time, and the other is not told.

use chrono::TimeDelta;

use super::message::{Button, Message, ROWS_MAX, Row};
use super::reply::{Caller, Reply};
use super::{App, AppResult};
use crate::domain::ids::{MemberId, UserId};
use crate::domain::member::Member;
use crate::domain::press::{Press, SafetyStep, SettingStep};
use crate::domain::refusal::Refusal;
use crate::prompts::{Label, Prompts, Template, Voice};
use crate::store::Tx;
use crate::store::trusted::{NamedBy, Trusted};

/// How many days a question waits for its answer; then nobody is named any more.
const QUESTION_DAYS: i64 = 30;
/// How many who name the same person are shown at once; the others follow as these are answered.
const SHOWN_MAX: usize = 3;

/// Somebody named in a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Person {
    /// The person.
    pub user: UserId,
    /// Whether it is a program.
    pub is_bot: bool,
}

impl App {
    /// Names a trusted contact, or nobody. Gives back what there is to say about it. Naming the same person again changes nothing.
    pub(super) async fn name_trusted(&self, tx: &mut Tx, member: &Member, person: Option<Person>) -> AppResult<String> {
        let Some(person) = person else {
            tx.set_trusted(member.id, None).await?;
            return Ok(self.say(member, Template::TrustedOff, &Voice::default(), 0));
        };
        if person.is_bot || person.user == member.user {
            return Err(Refusal::NotATrustedContact.into());
        }
        if tx.trusted(member.id).await?.is_none_or(|known| known.user != person.user) {
            let asked = Trusted { user: person.user, asked_at: self.now(), accepted_at: None };
            tx.set_trusted(member.id, Some(asked)).await?;
        }
        Ok(self.say(member, Template::TrustedNamed, &Voice { person: Some(person.user), ..Voice::default() }, 0))
    }

    /// The line of the settings: nobody, asked, or yes.
    pub(super) async fn trusted_line(&self, tx: &mut Tx, member: &Member) -> AppResult<String> {
        let trusted = tx.trusted(member.id).await?;
        let template = match trusted {
            None => Template::TrustedNone,
            Some(Trusted { accepted_at: None, .. }) => Template::TrustedAsked,
            Some(Trusted { accepted_at: Some(_), .. }) => Template::TrustedYes,
        };
        let voice = Voice { person: trusted.map(|trusted| trusted.user), ..Voice::default() };
        Ok(self.say(member, template, &voice, 0))
    }

    /// What a trusted contact is, who is one, and the way to name nobody.
    pub(super) async fn trusted_panel(&self, tx: &mut Tx, member: &Member) -> AppResult<Message> {
        let mut buttons = Vec::new();
        let trusted = tx.trusted(member.id).await?;
        if trusted.is_some_and(|trusted| trusted.accepted_at.is_some()) {
            buttons.push(Button::plain(self.label(member, Label::AskContact), Press::Safety(SafetyStep::AskContact)));
        }
        if trusted.is_some() {
            buttons.push(Button::plain(self.label(member, Label::TrustOff), Press::Settings(SettingStep::TrustOff)));
        }
        let line = self.trusted_line(tx, member).await?;
        let about = self.say(member, Template::TrustedAbout, &Voice::default(), 0);
        Ok(Message::new(format!("{line}\n\n{about}"), vec![self.back(member, buttons)])?)
    }

    /// Adds what others ask of this person, or what they said yes to, each with its buttons. One row is left free.
    pub(super) async fn add_questions(
        &self,
        tx: &mut Tx,
        caller: &Caller,
        locale: &str,
        parts: &mut Vec<String>,
        rows: &mut Vec<Row>,
    ) -> AppResult<()> {
        let mut named_by = tx.named_by(caller.user).await?;
        named_by.sort_by_key(|named| named.is_accepted);
        let room = (ROWS_MAX - 1).saturating_sub(rows.len()).min(SHOWN_MAX);
        let prompts = self.prompts.in_locale(locale);
        for named in named_by.into_iter().take(room) {
            let (text, row) = question(&prompts, named);
            parts.push(text);
            rows.push(row);
        }
        Ok(())
    }

    /// What somebody sees who has not joined: what is asked of them, or the kind pointer to `/start`.
    pub(super) async fn asked_outside(&self, tx: &mut Tx, caller: &Caller) -> AppResult<Reply> {
        let (mut parts, mut rows) = (Vec::new(), Vec::new());
        let locale = self.language_for(tx, caller, None).await?;
        self.add_questions(tx, caller, &locale, &mut parts, &mut rows).await?;
        if parts.is_empty() {
            return Err(Refusal::NotJoined.into());
        }
        Ok(Reply::Show(Message::new(parts.join("\n\n"), rows)?))
    }

    /// A yes, a no, or a step back, of the person who was named. Twice is once.
    ///
    /// # Errors
    /// Nobody named this person there, or a failure of the store.
    pub async fn answer_trust(&self, caller: &Caller, member: MemberId, is_yes: bool) -> AppResult<Reply> {
        let mut tx = self.store.begin().await?;
        tx.lock_member(member).await?;
        let named = tx.named_by(caller.user).await?.into_iter().find(|named| named.member == member).ok_or(Refusal::NotAsked)?;
        let own = tx.member_by_user(caller.user).await?;
        let prompts = self.prompts.in_locale(&self.language_for(&mut tx, caller, own.as_ref()).await?);
        let voice = Voice { person: Some(named.user), ..Voice::default() };
        let message = if is_yes {
            if let Some(known) = tx.trusted(member).await?.filter(|known| known.accepted_at.is_none()) {
                tx.set_trusted(member, Some(Trusted { accepted_at: Some(self.now()), ..known })).await?;
            }
            let row = Row::Buttons(vec![step_back(&prompts, named)]);
            Message::new(prompts.render(Template::TrustAccepted, &voice, 0), vec![row])?
        } else {
            tx.set_trusted(member, None).await?;
            Message::of_text(prompts.render(Template::TrustDeclined, &voice, 0))?
        };
        tx.commit().await?;
        Ok(Reply::Update(message))
    }

    /// Ends questions that were not answered in time. Says how many.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn lapse_questions(&self, tx: &mut Tx) -> AppResult<u64> {
        Ok(tx.lapse_trusted(self.now() - TimeDelta::days(QUESTION_DAYS)).await?)
    }
}

fn question(prompts: &Prompts, named: NamedBy) -> (String, Row) {
    let voice = Voice { person: Some(named.user), ..Voice::default() };
    if named.is_accepted {
        return (prompts.render(Template::TrustIs, &voice, 0), Row::Buttons(vec![step_back(prompts, named)]));
    }
    let row = Row::Buttons(vec![
        Button::plain(prompts.label(Label::TrustYes), Press::Trust(named.member, true)),
        Button::plain(prompts.label(Label::TrustNo), Press::Trust(named.member, false)),
    ]);
    (prompts.render(Template::TrustAsk, &voice, 0), row)
}

fn step_back(prompts: &Prompts, named: NamedBy) -> Button {
    Button::quiet(prompts.label(Label::TrustStepBack), Press::Trust(named.member, false))
}
