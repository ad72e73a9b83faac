//! Everything that the state file keeps, and the questions that are answered from it alone.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::ids::{AttachmentId, ChannelId, CommandId, GuildId, MessageId, RoleId, UserId, next_snowflake};
use super::model::{Channel, ChannelKind, Guild, Message, NonceMemory, StoredFile, User, permission};

/// Everything that outlives a restart of the stand-in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct State {
    /// The last snowflake given out.
    pub last_snowflake: u64,
    /// The bot's user, which is also the application's id.
    pub bot: UserId,
    /// People and the bot.
    pub users: BTreeMap<UserId, User>,
    /// Servers.
    pub guilds: BTreeMap<GuildId, Guild>,
    /// Channels and DMs.
    pub channels: BTreeMap<ChannelId, Channel>,
    /// Messages, deleted ones too.
    pub messages: BTreeMap<MessageId, Message>,
    /// The bytes of attachments.
    pub files: BTreeMap<AttachmentId, StoredFile>,
    /// Registered commands as Discord's JSON.
    pub commands: BTreeMap<CommandId, Value>,
    /// Nonces by `channel/nonce`.
    pub nonces: BTreeMap<String, NonceMemory>,
    /// Which messages are in which channel, oldest first. Made again on loading.
    #[serde(skip)]
    pub by_channel: BTreeMap<ChannelId, Vec<MessageId>>,
    /// Whatever the page wants to keep, such as the offset of its clock.
    pub extra: Value,
}

impl State {
    /// An empty Discord with nobody in it but the bot.
    #[must_use]
    pub fn new() -> Self {
        let bot = UserId(1_000_000_000_000_000_001);
        let user = User {
            id: bot,
            username: "second-wind".into(),
            display_name: "Second Wind".into(),
            locale: "en-US".into(),
            bot: true,
            dms_closed: false,
        };
        Self {
            last_snowflake: 0,
            bot,
            users: BTreeMap::from([(bot, user)]),
            guilds: BTreeMap::new(),
            channels: BTreeMap::new(),
            messages: BTreeMap::new(),
            files: BTreeMap::new(),
            commands: BTreeMap::new(),
            nonces: BTreeMap::new(),
            by_channel: BTreeMap::new(),
            extra: Value::Null,
        }
    }

    /// A new id, greater than all before it.
    pub(super) fn snowflake(&mut self, now: DateTime<Utc>) -> u64 {
        self.last_snowflake = next_snowflake(self.last_snowflake, now.timestamp_millis());
        self.last_snowflake
    }

    /// Keeps a message and its place in the channel.
    pub(super) fn keep(&mut self, message: Message) {
        self.by_channel.entry(message.channel).or_default().push(message.id);
        self.messages.insert(message.id, message);
    }

    /// Rebuilds what the state file leaves out.
    pub(super) fn index(&mut self) {
        self.by_channel.clear();
        for message in self.messages.values() {
            self.by_channel.entry(message.channel).or_default().push(message.id);
        }
    }

    /// The DM between the bot and `user`, if it was ever opened.
    #[must_use]
    pub fn dm_of(&self, user: UserId) -> Option<ChannelId> {
        self.channels.values().find(|channel| channel.dm_user() == Some(user)).map(|channel| channel.id)
    }

    /// Whether the bot and `user` are together in some server.
    #[must_use]
    pub fn share_a_guild(&self, user: UserId) -> bool {
        self.guilds.values().any(|guild| guild.members.contains_key(&user) && guild.members.contains_key(&self.bot))
    }

    /// What `user` may do in `channel`, as bits. In a DM: everything, for the bot and that person; nothing for others.
    #[must_use]
    pub fn permissions_in(&self, user: UserId, channel: &Channel) -> u64 {
        match &channel.kind {
            ChannelKind::Dm { user: reader } if user == self.bot || user == *reader => permission::ALL,
            ChannelKind::Dm { .. } => 0,
            ChannelKind::Thread(thread) => {
                self.channels.get(&thread.parent).map_or(0, |parent| self.permissions_in(user, parent))
            }
            ChannelKind::Text { guild, role_overwrites, member_overwrites, .. } => {
                let Some(guild) = self.guilds.get(guild) else { return 0 };
                let base = Self::permissions_of(guild, user);
                if base & permission::ADMINISTRATOR != 0 || !guild.members.contains_key(&user) {
                    return base;
                }
                let everyone = role_overwrites.get(&RoleId(guild.id.0)).copied().unwrap_or_default();
                let mut bits = (base & !everyone.deny) | everyone.allow;
                let roles = &guild.members[&user].roles;
                let (allow, deny) = roles
                    .iter()
                    .filter_map(|role| role_overwrites.get(role))
                    .fold((0, 0), |(allow, deny), overwrite| (allow | overwrite.allow, deny | overwrite.deny));
                bits = (bits & !deny) | allow;
                let own = member_overwrites.get(&user).copied().unwrap_or_default();
                bits = (bits & !own.deny) | own.allow;
                if bits & permission::VIEW_CHANNEL == 0 { 0 } else { bits }
            }
        }
    }

    /// What `user` may do in a server before its channels say otherwise. Nothing for someone who is not a member.
    #[must_use]
    pub fn permissions_of(guild: &Guild, user: UserId) -> u64 {
        let Some(member) = guild.members.get(&user) else { return 0 };
        if guild.owner == user {
            return permission::ALL;
        }
        let everyone = guild.roles.get(&RoleId(guild.id.0)).map_or(0, |role| role.permissions);
        let bits =
            member.roles.iter().filter_map(|role| guild.roles.get(role)).fold(everyone, |bits, role| bits | role.permissions);
        if bits & permission::ADMINISTRATOR != 0 { permission::ALL } else { bits }
    }
}

impl Default for State {
    fn default() -> Self {
        Self::new()
    }
}
