//! A shared check-in stands in the group's channel for as long as it is so, and comes down by itself.

use chrono::TimeDelta;

use super::{Attempt, Ending, ending_of};
use crate::app::message::{Button, Message, Row};
use crate::app::messenger::{Nonce, Refused, SendError, Sought};
use crate::app::{App, AppResult};
use crate::domain::ids::{ChannelId, MessageId, ShareId};
use crate::domain::press::{Press, ShareStep};
use crate::domain::share::{LATE_HOURS, SharedCheckIn, Standing};
use crate::prompts::{Label, PublicVoice, Template};

/// By how much our clock may be ahead of Discord's when a message is looked for, in seconds.
const CLOCK_SLACK_SECS: i64 = 60;

impl App {
    /// Brings a shared check-in to where it belongs: into the channel, to its member's present name, or away.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn run_share(&self, attempt: &Attempt, id: ShareId, channel: ChannelId) -> AppResult<Ending> {
        let now = self.now();
        let mut tx = self.store.begin().await?;
        let Some(share) = tx.share(id).await? else {
            drop(tx);
            return self.nothing_left_of(attempt, id, channel).await;
        };
        let Some(group) = tx.group(share.group).await? else { return Ok(Ending::Discard("the group is gone")) };
        let Some(club) = tx.club(group.club).await?.filter(|club| club.left_at.is_none()) else {
            return Ok(Ending::Discard("the club is gone"));
        };
        let name = self.named_in(&mut tx, &share, &group).await?;
        let facts = self.share_facts(&mut tx, &share, &group, name.as_deref()).await?;
        let standing = share.standing(&facts);
        let is_late = share.message.is_none() && now - share.made_at >= TimeDelta::hours(LATE_HOURS);
        let stands = standing == Standing::Stands && !is_late;
        if !stands {
            tx.end_share(id, now).await?;
        }
        if standing == Standing::Undone {
            tx.forget_cheers(id).await?;
        }
        tx.commit().await?;
        let (Some(name), true) = (name, stands) else {
            return match share.message {
                Some(message) => self.take_away(&share, message).await,
                None => self.nothing_left_of(attempt, id, channel).await,
            };
        };
        let message = self.share_message(&club.locale, &name, &share)?;
        match share.message {
            Some(_) if share.shown_name == name => Ok(Ending::Again(share.ends_at())),
            Some(message_id) => match self.messenger.edit(channel, message_id, &message).await {
                Ok(()) => self.now_stands(&share, message_id, &name).await,
                Err(SendError::Refused(Refused::MessageGone | Refused::ChannelGone)) => self.is_gone(&share).await,
                Err(error) => Ok(ending_of(&error)),
            },
            None => self.post_share(attempt, &share, &name, &message).await,
        }
    }

    async fn post_share(&self, attempt: &Attempt, share: &SharedCheckIn, name: &str, message: &Message) -> AppResult<Ending> {
        let nonce = nonce_of(share.id);
        let found = self.find_share(attempt, share.id, share.channel).await;
        let sent = match found {
            Ok(Some(found)) => Ok(found),
            Ok(None) => self.messenger.send(share.channel, message, &nonce).await,
            Err(error) => Err(error),
        };
        let sent = match sent {
            Err(refused) if self.unarchived(share.channel, &refused).await => {
                self.messenger.send(share.channel, message, &nonce).await
            }
            sent => sent,
        };
        match sent {
            Ok(message) => self.now_stands(share, message, name).await,
            Err(error) => match ending_of(&error) {
                Ending::Discard(why) => {
                    tracing::warn!(share = share.id.get(), %error, "a shared check-in was refused");
                    let mut tx = self.store.begin().await?;
                    tx.end_share(share.id, self.now()).await?;
                    tx.commit().await?;
                    Ok(Ending::Discard(why))
                }
                other => Ok(other),
            },
        }
    }

    /// It stands; or its row went while it was on its way, and then it goes as well.
    async fn now_stands(&self, share: &SharedCheckIn, message: MessageId, name: &str) -> AppResult<Ending> {
        let mut tx = self.store.begin().await?;
        let is_known = tx.set_share_stands(share.id, message, name).await?;
        tx.commit().await?;
        if is_known { Ok(Ending::Again(share.ends_at())) } else { self.run_take_down(share.channel, message).await }
    }

    async fn take_away(&self, share: &SharedCheckIn, message: MessageId) -> AppResult<Ending> {
        match self.run_take_down(share.channel, message).await? {
            Ending::Done => {
                let mut tx = self.store.begin().await?;
                tx.set_share_is_down(share.id).await?;
                tx.commit().await?;
                Ok(Ending::Done)
            }
            other => Ok(other),
        }
    }

    async fn is_gone(&self, share: &SharedCheckIn) -> AppResult<Ending> {
        let mut tx = self.store.begin().await?;
        tx.end_share(share.id, self.now()).await?;
        tx.set_share_is_down(share.id).await?;
        tx.commit().await?;
        Ok(Ending::Discard("somebody took the post away"))
    }

    /// Nothing of it is to stand, and none is known to; where one may have gone out, it is looked for and taken away.
    async fn nothing_left_of(&self, attempt: &Attempt, id: ShareId, channel: ChannelId) -> AppResult<Ending> {
        match self.find_share(attempt, id, channel).await {
            Ok(Some(message)) => self.run_take_down(channel, message).await,
            Ok(None) => Ok(Ending::Done),
            Err(error) => Ok(ending_of(&error)),
        }
    }

    async fn find_share(&self, attempt: &Attempt, id: ShareId, channel: ChannelId) -> Result<Option<MessageId>, SendError> {
        let Some(since) = attempt.unknown_since else { return Ok(None) };
        let (nonce, presses) = (nonce_of(id), [Press::Share(ShareStep::Cheer(id))]);
        let not_before = Some(since - TimeDelta::hours(LATE_HOURS) - TimeDelta::seconds(CLOCK_SLACK_SECS));
        self.messenger.find_sent(channel, Sought { nonce: &nonce, presses: &presses, first_line: None, not_before }).await
    }

    fn share_message(&self, locale: &str, name: &str, share: &SharedCheckIn) -> AppResult<Message> {
        let turn = share.occurrence.map_or(0, |occurrence| occurrence.get());
        let line = self.shared_line(locale, name, share.kind, turn);
        let prompts = self.prompts.in_locale(locale);
        let about = prompts.render_public(Template::SharedAbout, &PublicVoice::default(), 0);
        let text = std::iter::once(line).chain(about).collect::<Vec<_>>().join("\n");
        let cheer = Button::plain(prompts.label(Label::Cheer), Press::Share(ShareStep::Cheer(share.id)));
        Ok(Message::new(text, vec![Row::Buttons(vec![cheer])])?)
    }
}

fn nonce_of(id: ShareId) -> Nonce {
    Nonce::for_job("share", &id.to_string())
}
