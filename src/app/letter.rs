//! A letter: a message that the coach began. It is composed from the facts, so the same letter can be rendered again at any time,
//! and each press shows it as things now stand.

use chrono::NaiveDate;

use super::facts::PlanFacts;
use super::jobs::{Attempt, Ending};
use super::lines::{DayItem, DayView, Focus, Opening};
use super::message::{Button, Message, Row};
use super::messenger::{Nonce, Refused, SendError, Sought};
use super::reply::Surface;
use super::today::next_up;
use super::{App, AppResult};
use crate::domain::calendar::{Instant, local_day};
use crate::domain::ids::{ChannelId, LetterId, MemberId, MessageId};
use crate::domain::member::{Delivery, Member};
use crate::domain::press::Press;
use crate::domain::reminder::is_reminded_of;
use crate::domain::retry;
use crate::domain::wall_clock;
use crate::prompts::{Label, Template, Voice};
use crate::store::Tx;
use crate::store::letters::Letter;

/// The templates under which letters stand in the ledger.
pub mod template {
    /// The daily reminder.
    pub const REMINDER: &str = "rem";
    /// The reminder of a crowded week.
    pub const WOBBLE: &str = "wob-2";
    /// The first letter of an absence.
    pub const AWAY_FIRST: &str = "away-1";
    /// The last.
    pub const AWAY_LAST: &str = "away-2";
}

/// What stands between a composed letter and its delivery.
#[derive(Debug)]
pub enum Delivered {
    /// It is there.
    As(ChannelId, MessageId),
    /// It is not, and this is how the attempt ends.
    Not(Ending),
}

impl App {
    /// The day that a letter is about, as the facts have it now.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn letter_view(&self, tx: &mut Tx, member: &Member, letter: &Letter, focus: Focus) -> AppResult<DayView> {
        let parts = tx.letter_parts(letter.id).await?;
        let facts = PlanFacts::load(tx, member.id, letter.date, letter.date).await?;
        let mut items = Vec::new();
        for id in parts {
            let Some(occurrence) = tx.occurrence(id).await? else { continue };
            let Some(session) = facts.session_on(occurrence.session, occurrence.date) else { continue };
            items.push(DayItem { session: session.clone(), occurrence });
        }
        let today = local_day(self.now(), member.zone);
        let reminded = facts.planned().into_iter().filter(is_reminded_of).count();
        let more = reminded.saturating_sub(items.len());
        let opening = if letter.template == template::WOBBLE { Opening::Wobble } else { Opening::Reminder };
        let next = next_up(tx, member.id, letter.date.max(today)).await?;
        Ok(DayView { date: letter.date, today, items, more, next, opening, surface: Surface::Letter, focus, undo: Vec::new() })
    }

    /// A letter of the ladder as it is sent.
    ///
    /// # Errors
    /// A bound of the platform would be broken.
    pub fn ladder_message(&self, member: &Member, letter: LetterId, template: &str) -> AppResult<Message> {
        let (text, buttons) = if template == template::AWAY_FIRST {
            let buttons = vec![
                Button::main(self.label(member, Label::StartSmall), Press::StartSmall(letter)),
                Button::plain(self.label(member, Label::MoveThings), Press::Today),
                Button::quiet(self.label(member, Label::LeaveIt), Press::LeaveIt(letter)),
            ];
            (Template::Away1, buttons)
        } else {
            let buttons = vec![
                Button::main(self.label(member, Label::StartSmall), Press::StartSmall(letter)),
                Button::quiet(self.label(member, Label::StopMessages), Press::StopMessages),
            ];
            (Template::Away2, buttons)
        };
        Ok(Message::new(self.say(member, text, &Voice::default(), 0), vec![Row::Buttons(buttons)])?)
    }

    /// Opens the DM that `/start` did not get open, in consequence of that act and once. Says how the attempt ends where it
    /// stays shut. Call it outside a transaction: it goes out.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn open_late(&self, id: MemberId) -> AppResult<Option<Ending>> {
        let mut tx = self.store.read().await?;
        let member = tx.member(id).await?;
        drop(tx);
        let Some(member) = member.filter(|member| member.dm_channel.is_none() && member.delivery == Delivery::Open) else {
            return Ok(None);
        };
        match self.messenger.open_dm(member.user).await {
            Ok(channel) => {
                let mut tx = self.store.begin().await?;
                if let Some(mut fresh) = tx.member(id).await? {
                    fresh.dm_channel = Some(channel);
                    tx.update_member(&fresh).await?;
                }
                tx.commit().await?;
                Ok(None)
            }
            Err(error) => match self.not_delivered(&member, &error).await? {
                Delivered::Not(ending) => Ok(Some(ending)),
                Delivered::As(..) => Ok(None),
            },
        }
    }

    /// A letter whose time has not come: the member moved to another zone or chose another time since it was asked for. It waits
    /// for its time, at no cost.
    #[must_use]
    pub fn not_yet(&self, member: &Member, date: NaiveDate) -> Option<Ending> {
        let due_at = wall_clock::resolve(date, member.reminder_at.to_time(), member.zone)?;
        (self.now() < due_at).then_some(Ending::Snooze(due_at))
    }

    /// Sends a composed letter: with its nonce while Discord remembers it, and looking before speaking after that. `may_write` is
    /// what the gate says now: a letter whose gate has closed is only looked for.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn deliver(
        &self,
        attempt: &Attempt,
        member: &Member,
        composed_at: Instant,
        message: &Message,
        may_write: Result<(), &'static str>,
    ) -> AppResult<Delivered> {
        let Some(channel) = member.dm_channel else { return Ok(Delivered::Not(Ending::Discard("the DM was never opened"))) };
        let nonce = Nonce::for_job(attempt.job.kind(), &attempt.job.key());
        if let Some(since) = attempt.unknown_since
            && (may_write.is_err() || !retry::may_repeat(self.now() - since))
        {
            let presses: Vec<Press> = message.presses().cloned().collect();
            let sought = Sought { nonce: &nonce, presses: &presses, not_before: Some(composed_at) };
            match self.messenger.find_sent(channel, sought).await {
                Ok(Some(found)) => return Ok(Delivered::As(channel, found)),
                Ok(None) => {}
                Err(error) => return self.not_delivered(member, &error).await,
            }
        }
        if let Err(reason) = may_write {
            return Ok(Delivered::Not(Ending::Discard(reason)));
        }
        match self.messenger.send(channel, message, &nonce).await {
            Ok(sent) => Ok(Delivered::As(channel, sent)),
            Err(error) => self.not_delivered(member, &error).await,
        }
    }

    /// A closed DM sets the delivery flag: reminders rest, the plan stays, nothing is tried again by itself.
    async fn not_delivered(&self, member: &Member, error: &SendError) -> AppResult<Delivered> {
        if let SendError::Refused(Refused::DmClosed | Refused::NoMutualServer | Refused::UnknownUser | Refused::ChannelGone) =
            error
        {
            let mut tx = self.store.begin().await?;
            if let Some(mut fresh) = tx.member(member.id).await? {
                fresh.delivery = Delivery::Closed;
                tx.update_member(&fresh).await?;
            }
            tx.commit().await?;
            tracing::info!(member = member.id.get(), "a DM is closed; reminders rest and the plan stays");
            return Ok(Delivered::Not(Ending::Discard("the DM is closed")));
        }
        Ok(Delivered::Not(super::jobs::ending_of(error)))
    }
}
