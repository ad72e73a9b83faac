//! The DM of a member: opened as part of their own act, with a first message that names `/stop`; tried again when they ask.

use chrono::TimeDelta;

use super::message::{Button, Message, Row};
use super::messenger::{Nonce, Refused, SendError, Sought};
use super::reply::{Caller, Reply};
use super::{App, AppResult};
use crate::domain::calendar::local_day;
use crate::domain::ids::{ChannelId, MemberId, MessageId};
use crate::domain::ladder::Sign;
use crate::domain::member::{Delivery, Member};
use crate::domain::press::Press;
use crate::prompts::{Label, Template, Voice};
use crate::store::letters::Slot;

/// How the first message stands in the ledger.
const HELLO: &str = "hi-1";

impl App {
    /// Opens the DM and says hello. False: it did not arrive, so nobody is told that it did, and another try is offered. Unless the
    /// DM is closed to us, the hello's own job mends it soon.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn open_door(&self, member: &Member) -> AppResult<bool> {
        match self.say_hello(member, false).await {
            Ok(()) => Ok(true),
            Err(error) if is_closed(&error) => {
                self.close_door(member.id).await?;
                Ok(false)
            }
            Err(error) => {
                tracing::warn!(member = member.id.get(), %error, "the first message could not be sent yet");
                Ok(false)
            }
        }
    }

    /// Opens the DM if it is not open, and sends the first message. `looks`: an earlier try may have arrived without our knowing.
    ///
    /// # Errors
    /// What the platform answers.
    pub async fn say_hello(&self, member: &Member, looks: bool) -> Result<(), SendError> {
        let channel = self.messenger.open_dm(member.user).await?;
        let Ok(message) = self.hello(member) else { return Ok(()) };
        let nonce = Nonce::for_job("hello", &member.id.to_string());
        let found = if looks {
            let presses: Vec<Press> = message.presses().cloned().collect();
            let not_before = Some(member.joined_at - TimeDelta::minutes(1));
            self.messenger.find_sent(channel, Sought { nonce: &nonce, presses: &presses, first_line: None, not_before }).await?
        } else {
            None
        };
        let message_id = match found {
            Some(found) => found,
            None => self.messenger.send(channel, &message, &nonce).await?,
        };
        if let Err(error) = self.note_hello(member.id, channel, message_id).await {
            tracing::error!(member = member.id.get(), %error, "the first message arrived and could not be noted");
        }
        Ok(())
    }

    /// Opens the DM without a word, so that the reminders have somewhere to go.
    ///
    /// # Errors
    /// What the platform answers.
    pub async fn open_quietly(&self, member: &Member) -> Result<(), SendError> {
        let channel = self.messenger.open_dm(member.user).await?;
        if let Err(error) = self.note_channel(member.id, channel).await {
            tracing::error!(member = member.id.get(), %error, "the DM is open and could not be noted");
        }
        Ok(())
    }

    async fn note_channel(&self, id: MemberId, channel: ChannelId) -> AppResult<()> {
        let mut tx = self.store.begin().await?;
        if let Some(mut member) = self.locked(&mut tx, id).await? {
            member.dm_channel = Some(channel);
            member.delivery = Delivery::Open;
            tx.update_member(&member).await?;
        }
        tx.commit().await?;
        Ok(())
    }

    fn hello(&self, member: &Member) -> AppResult<Message> {
        let row = Row::Buttons(vec![
            Button::main(self.label(member, Label::Today), Press::Today),
            Button::quiet(self.label(member, Label::StopMessages), Press::StopMessages),
        ]);
        Ok(Message::new(self.say(member, Template::Hi1, &Voice::default(), 0), vec![row])?)
    }

    async fn note_hello(&self, id: MemberId, channel: ChannelId, message: MessageId) -> AppResult<()> {
        let mut tx = self.store.begin().await?;
        if let Some(mut member) = self.locked(&mut tx, id).await? {
            member.dm_channel = Some(channel);
            member.delivery = Delivery::Open;
            tx.update_member(&member).await?;
            let today = local_day(self.now(), member.zone);
            if let Some(letter) = tx.insert_letter(id, today, Slot::Asked, HELLO, self.now()).await? {
                tx.set_letter_delivered(letter, channel, message, self.now()).await?;
            }
        }
        tx.commit().await?;
        Ok(())
    }

    /// The delivery flag: reminders rest, the plan stays, and nothing is tried again by itself.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn close_door(&self, id: MemberId) -> AppResult<()> {
        let mut tx = self.store.begin().await?;
        if let Some(mut member) = self.locked(&mut tx, id).await? {
            member.delivery = Delivery::Closed;
            tx.update_member(&member).await?;
        }
        tx.commit().await?;
        tracing::info!(member = id.get(), "a DM is closed; reminders rest and the plan stays");
        Ok(())
    }

    /// [Try my DM again]: one message, and the flag goes if it arrives.
    ///
    /// # Errors
    /// The person has not joined, or a failure of the store.
    pub async fn try_dm(&self, caller: &Caller) -> AppResult<Reply> {
        let mut tx = self.store.begin().await?;
        let mut member = self.acting(&mut tx, caller.user).await?;
        self.sign(&mut tx, &mut member, Sign::Contact).await?;
        tx.commit().await?;
        match self.knock(&member).await {
            Ok(channel) => {
                self.note_channel(member.id, channel).await?;
                Ok(Reply::Update(Message::of_text(self.say(&member, Template::DmWorksAgain, &Voice::default(), 0))?))
            }
            Err(error) if is_closed(&error) => {
                let row = Row::Buttons(vec![
                    Button::plain(self.label(&member, Label::TryDm), Press::TryDm),
                    Button::plain(self.label(&member, Label::Today), Press::Today),
                ]);
                Ok(Reply::Update(Message::new(self.say(&member, Template::DmStillClosed, &Voice::default(), 0), vec![row])?))
            }
            Err(error) => Err(error.into()),
        }
    }

    /// The channel is asked for anew: the one we knew may be what is gone.
    async fn knock(&self, member: &Member) -> Result<ChannelId, SendError> {
        let channel = self.messenger.open_dm(member.user).await?;
        let Ok(hello) = self.hello(member) else { return Ok(channel) };
        // Another press is another message: its moment is part of its name.
        let key = format!("{}:{}", member.id, self.now().timestamp_millis());
        self.messenger.send(channel, &hello, &Nonce::for_job("knock", &key)).await?;
        Ok(channel)
    }
}

/// Whether the person takes no messages from us, as far as the platform tells.
#[must_use]
pub const fn is_closed(error: &SendError) -> bool {
    matches!(error, SendError::Refused(Refused::DmClosed | Refused::NoMutualServer | Refused::UnknownUser | Refused::ChannelGone))
}
