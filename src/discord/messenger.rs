//! The app's port to people, over Discord's API.

use async_trait::async_trait;
use chrono::DateTime;

use super::ids::{parse_snowflake, snowflake};
use super::sender::bodies::{MessageBody, OpenDmBody, OpenThreadBody};
use super::sender::client::{Sender, bytes};
use super::sender::endpoints::Endpoint;
use super::sender::payload::Payload;
use super::sender::permissions;
use super::sender::wire::{Channel, IdOnly, ListedMessage, Member, Role, id_of};
use crate::app::message::Message;
use crate::app::messenger::{GivenFile, Messenger, Nonce, Posting, Refused, SendError, Sought};
use crate::domain::ids::{ChannelId, GuildId, MessageId, UserId};

/// Kinds of channels that are threads (`discord-api-docs: developers/resources/channel.mdx` "Channel Types").
const THREADS: std::ops::RangeInclusive<u8> = 10..=12;

#[async_trait]
impl Messenger for Sender {
    async fn open_dm(&self, user: UserId) -> Result<ChannelId, SendError> {
        let body = bytes(&OpenDmBody { recipient_id: snowflake(user.get()) });
        let channel: IdOnly = self.ask(Endpoint::OpenDm, body).await?;
        id_of(&channel).map(ChannelId::new)
    }

    async fn send(&self, channel: ChannelId, message: &Message, nonce: &Nonce) -> Result<MessageId, SendError> {
        let body = Payload::with_files(bytes(&MessageBody::send(message, nonce, self.encode)), message.files());
        let sent: IdOnly = self.ask(Endpoint::SendMessage(channel), body).await?;
        id_of(&sent).map(MessageId::new)
    }

    async fn edit(&self, channel: ChannelId, message_id: MessageId, message: &Message) -> Result<(), SendError> {
        let body = Payload::with_files(bytes(&MessageBody::edit(message, self.encode)), message.files());
        self.call(Endpoint::EditMessage(channel, message_id), body).await.map(drop)
    }

    async fn delete(&self, channel: ChannelId, message_id: MessageId) -> Result<(), SendError> {
        match self.call(Endpoint::DeleteMessage(channel, message_id), None).await {
            // Gone is what was asked for.
            Ok(_) | Err(SendError::Refused(Refused::MessageGone)) => Ok(()),
            Err(error) => Err(error),
        }
    }

    async fn unarchive(&self, thread: ChannelId) -> Result<(), SendError> {
        self.call(Endpoint::ChangeThread(thread), bytes(&OpenThreadBody { archived: false })).await.map(drop)
    }

    async fn find_sent(&self, channel: ChannelId, sought: Sought<'_>) -> Result<Option<MessageId>, SendError> {
        let ids: Vec<String> = sought.presses.iter().map(self.encode).collect();
        let messages: Vec<ListedMessage> = self.ask(Endpoint::LatestMessages(channel), None).await?;
        let found = messages.iter().find(|message| is_sought(message, &sought, &ids));
        Ok(found.and_then(|message| parse_snowflake(&message.id)).map(MessageId::new))
    }

    async fn member_name(&self, guild: GuildId, user: UserId) -> Result<Option<String>, SendError> {
        match self.ask::<Member>(Endpoint::Member(guild, user), None).await {
            Ok(member) => Ok(member.display_name()),
            Err(SendError::Refused(Refused::UnknownMember | Refused::UnknownUser)) => Ok(None),
            Err(error) => Err(error),
        }
    }

    async fn is_in(&self, guild: GuildId) -> Result<bool, SendError> {
        match self.ask::<Vec<Role>>(Endpoint::Roles(guild), None).await {
            Ok(_) => Ok(true),
            Err(SendError::Refused(Refused::GuildGone | Refused::NoAccess)) => Ok(false),
            Err(error) => Err(error),
        }
    }

    async fn fetch(&self, file: &GivenFile, bytes_max: usize) -> Result<Vec<u8>, SendError> {
        self.fetch_file(&file.address, bytes_max).await
    }

    async fn may_post(&self, guild: GuildId, channel: ChannelId) -> Result<Posting, SendError> {
        let bot = self.bot_user().await?;
        let shape: Channel = self.ask(Endpoint::Channel(channel), None).await?;
        if shape.guild_id.as_deref() != Some(snowflake(guild.get()).as_str()) {
            // A channel of another server, named by hand.
            return Err(SendError::Refused(Refused::ChannelGone));
        }
        let is_thread = THREADS.contains(&shape.kind);
        let overwrites = match shape.parent_id.as_deref().and_then(parse_snowflake).filter(|_| is_thread) {
            // A thread has no overwrites of its own.
            Some(parent) => self.ask::<Channel>(Endpoint::Channel(ChannelId::new(parent)), None).await?.permission_overwrites,
            None => shape.permission_overwrites,
        };
        let roles: Vec<Role> = self.ask(Endpoint::Roles(guild), None).await?;
        let member: Member = self.ask(Endpoint::Member(guild, bot), None).await?;
        let (guild, bot) = (snowflake(guild.get()), snowflake(bot.get()));
        Ok(permissions::posting(permissions::in_channel(&guild, &bot, &member.roles, &roles, &overwrites), is_thread))
    }
}

/// Whether this is the message whose fate is unknown.
fn is_sought(message: &ListedMessage, sought: &Sought<'_>, ids: &[String]) -> bool {
    let is_late_enough = sought
        .not_before
        .is_none_or(|not_before| DateTime::parse_from_rfc3339(&message.timestamp).is_ok_and(|sent_at| sent_at >= not_before));
    let has_nonce = || message.nonce.as_str() == Some(sought.nonce.as_str());
    let has_id = || message.custom_ids().iter().any(|id| ids.iter().any(|ours| ours == id));
    let has_line = || sought.first_line.is_some_and(|line| message.words().lines().next() == Some(line));
    message.author.bot && is_late_enough && (has_nonce() || has_id() || has_line())
}
