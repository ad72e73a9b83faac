//! What people see: servers, channels, messages, commands.

use chrono::{DateTime, Utc};
use data_encoding::BASE64;
use serde_json::Value;

use super::super::ids::{AttachmentId, ChannelId, GuildId, InteractionId, MessageId, UserId};
use super::super::interactions::token_of;
use super::super::model::{Channel, Guild, Message, User, permission};
use super::World;

impl World {
    /// All people, the bot not among them.
    #[must_use]
    pub fn users(&self) -> Vec<User> {
        self.lock().state.users.values().filter(|user| !user.bot).cloned().collect()
    }

    /// One user, the bot too.
    #[must_use]
    pub fn user(&self, user: UserId) -> Option<User> {
        self.lock().state.users.get(&user).cloned()
    }

    /// The servers that `user` is a member of.
    #[must_use]
    pub fn guilds_of(&self, user: UserId) -> Vec<Guild> {
        self.lock().state.guilds.values().filter(|guild| guild.members.contains_key(&user)).cloned().collect()
    }

    /// One server.
    #[must_use]
    pub fn guild(&self, guild: GuildId) -> Option<Guild> {
        self.lock().state.guilds.get(&guild).cloned()
    }

    /// The channels of a server that `user` may see, oldest first.
    #[must_use]
    pub fn channels_of(&self, guild: GuildId, user: UserId) -> Vec<Channel> {
        let core = self.lock();
        let seen = |channel: &&Channel| {
            channel.guild() == Some(guild) && core.state.permissions_in(user, channel) & permission::VIEW_CHANNEL != 0
        };
        core.state.channels.values().filter(seen).cloned().collect()
    }

    /// One channel.
    #[must_use]
    pub fn channel(&self, channel: ChannelId) -> Option<Channel> {
        self.lock().state.channels.get(&channel).cloned()
    }

    /// The token of an interaction, as another process of the same bot would hold it.
    #[must_use]
    pub fn interaction_token(&self, id: InteractionId) -> String {
        token_of(id)
    }

    /// The DM between the bot and `user`, if it was ever opened.
    #[must_use]
    pub fn dm_of(&self, user: UserId) -> Option<ChannelId> {
        self.lock().state.dm_of(user)
    }

    /// The messages of a channel as `user` sees them, oldest first: no deleted ones, no one else's ephemeral ones, nothing at all in
    /// a channel they cannot see. One whose author still "thinks" is among them.
    #[must_use]
    pub fn messages(&self, channel: ChannelId, user: UserId) -> Vec<Message> {
        self.messages_since(channel, user, DateTime::<Utc>::MIN_UTC)
    }

    /// Those of [`Self::messages`] that were written at this time or later. Costs what it gives, however long the channel is.
    #[must_use]
    pub fn messages_since(&self, channel: ChannelId, user: UserId, since: DateTime<Utc>) -> Vec<Message> {
        let core = self.lock();
        let Some(found) = core.state.channels.get(&channel) else { return Vec::new() };
        if core.state.permissions_in(user, found) & permission::VIEW_CHANNEL == 0 {
            return Vec::new();
        }
        let ids = core.state.by_channel.get(&channel).map_or(&[][..], Vec::as_slice);
        let all = ids.iter().rev().filter_map(|id| core.state.messages.get(id));
        let late = all.take_while(|message| message.created_at >= since);
        let mut found: Vec<Message> = late.filter(|message| message.shown_to(user)).cloned().collect();
        found.reverse();
        found
    }

    /// When the first word was said in a channel; none where there is none.
    #[must_use]
    pub fn first_message_at(&self, channel: ChannelId) -> Option<DateTime<Utc>> {
        let core = self.lock();
        let first = core.state.by_channel.get(&channel)?.first()?;
        core.state.messages.get(first).map(|message| message.created_at)
    }

    /// When the last word was said in a channel; none where there is none.
    #[must_use]
    pub fn last_message_at(&self, channel: ChannelId) -> Option<DateTime<Utc>> {
        let core = self.lock();
        let last = core.state.by_channel.get(&channel)?.last()?;
        core.state.messages.get(last).map(|message| message.created_at)
    }

    /// One message, also a deleted or an ephemeral one.
    #[must_use]
    pub fn message(&self, message: MessageId) -> Option<Message> {
        self.lock().state.messages.get(&message).cloned()
    }

    /// The bytes of an attachment with their type.
    #[must_use]
    pub fn file(&self, file: AttachmentId) -> Option<(String, Vec<u8>)> {
        let core = self.lock();
        let stored = core.state.files.get(&file)?;
        Some((stored.content_type.clone(), BASE64.decode(stored.base64.as_bytes()).ok()?))
    }

    /// The registered commands as Discord's JSON, by name.
    #[must_use]
    pub fn commands(&self) -> Vec<Value> {
        let mut commands: Vec<Value> = self.lock().state.commands.values().cloned().collect();
        commands.sort_by(|a, b| a["name"].as_str().cmp(&b["name"].as_str()));
        commands
    }

    /// The commands that `user` is offered in `channel`: those of this kind of place that their permissions allow.
    #[must_use]
    pub fn commands_for(&self, user: UserId, channel: ChannelId) -> Vec<Value> {
        let all = self.commands();
        let core = self.lock();
        let Some(found) = core.state.channels.get(&channel) else { return Vec::new() };
        all.into_iter().filter(|command| super::options::offered(&core.state, command, user, found).is_ok()).collect()
    }

    /// What `user` may do in `channel`, as permission bits.
    #[must_use]
    pub fn permissions(&self, user: UserId, channel: ChannelId) -> u64 {
        let core = self.lock();
        core.state.channels.get(&channel).map_or(0, |channel| core.state.permissions_in(user, channel))
    }

    /// The form that a person has open, with the interaction that opened it: Discord's JSON with custom_id, title and components.
    #[must_use]
    pub fn open_form(&self, user: UserId) -> Option<(InteractionId, Value)> {
        self.lock().live.forms.get(&user).map(|form| (form.interaction, form.modal.clone()))
    }

    /// Closes it unsent.
    pub fn close_form(&self, user: UserId) {
        self.with(|core| core.live.forms.remove(&user));
    }
}
