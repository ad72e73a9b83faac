//! Making and changing servers, channels and people.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use serde_json::json;

use super::super::events::What;
use super::super::gateway::intent;
use super::super::ids::{ChannelId, GuildId, RoleId, UserId};
use super::super::json;
use super::super::model::{Channel, ChannelKind, Guild, Member, Overwrite, Role, User, permission};
use super::{Core, World};

/// A new server.
#[derive(Clone, Debug)]
pub struct GuildPlan {
    /// Its name.
    pub name: String,
    /// Whose it is; they become its first member and may do everything.
    pub owner: UserId,
    /// Its language (`en-US`).
    pub locale: String,
}

impl World {
    /// The bot's user, which is also the application's id.
    #[must_use]
    pub fn bot(&self) -> UserId {
        self.lock().state.bot
    }

    /// A new person. `username` is their lower-case name, `display_name` what others see.
    pub fn create_user(&self, username: &str, display_name: &str) -> UserId {
        let now = self.now();
        self.with(|core| {
            let id = UserId(core.state.snowflake(now));
            let user = User {
                id,
                username: username.into(),
                display_name: display_name.into(),
                locale: "en-US".into(),
                bot: false,
                dms_closed: false,
            };
            core.state.users.insert(id, user);
            core.tell(What::World);
            id
        })
    }

    /// Sets the language of a person's client.
    pub fn set_locale(&self, user: UserId, locale: &str) {
        self.with(|core| {
            if let Some(user) = core.state.users.get_mut(&user) {
                user.locale = locale.into();
            }
            core.tell(What::World);
        });
    }

    /// Closes or opens a person's DMs to the bot; while closed, a message is refused with 50007.
    pub fn set_dms_closed(&self, user: UserId, closed: bool) {
        self.with(|core| {
            if let Some(user) = core.state.users.get_mut(&user) {
                user.dms_closed = closed;
            }
            core.tell(What::World);
        });
    }

    /// A new server with its owner in it, without channels and without the bot.
    pub fn create_guild(&self, plan: GuildPlan) -> GuildId {
        let now = self.now();
        self.with(|core| {
            let id = GuildId(core.state.snowflake(now));
            let everyone = Role { id: RoleId(id.0), name: "@everyone".into(), permissions: permission::EVERYONE };
            let guild = Guild {
                id,
                name: plan.name,
                owner: plan.owner,
                locale: plan.locale,
                roles: BTreeMap::from([(everyone.id, everyone)]),
                members: BTreeMap::from([(plan.owner, new_member(plan.owner, now))]),
                unavailable: false,
            };
            core.state.guilds.insert(id, guild);
            core.tell(What::World);
            id
        })
    }

    /// The bot joins a server with a role of these permissions ([`permission::BOT`] is what the invite link asks for).
    pub fn invite_bot(&self, guild: GuildId, permissions: u64) {
        let bot = self.bot();
        let role = self.create_role(guild, "Second Wind", permissions);
        self.add_member(guild, bot, &[role]);
        self.with(|core| core.dispatch_guild_create(guild));
    }

    /// A new role.
    pub fn create_role(&self, guild: GuildId, name: &str, permissions: u64) -> RoleId {
        let now = self.now();
        self.with(|core| {
            let id = RoleId(core.state.snowflake(now));
            if let Some(guild) = core.state.guilds.get_mut(&guild) {
                guild.roles.insert(id, Role { id, name: name.into(), permissions });
            }
            core.tell(What::World);
            core.tell_role("GUILD_ROLE_CREATE", guild, id);
            id
        })
    }

    /// Someone joins a server; who is there already gets these roles.
    pub fn add_member(&self, guild: GuildId, user: UserId, roles: &[RoleId]) {
        let now = self.now();
        self.with(|core| {
            let mut joins = false;
            if let Some(guild) = core.state.guilds.get_mut(&guild) {
                joins = !guild.members.contains_key(&user);
                let member = guild.members.entry(user).or_insert_with(|| new_member(user, now));
                member.roles = roles.iter().copied().collect();
            }
            core.tell(What::World);
            core.tell_member(if joins { "GUILD_MEMBER_ADD" } else { "GUILD_MEMBER_UPDATE" }, guild, user);
        });
    }

    /// Someone leaves a server. The bot is told only with the members intent, which is privileged.
    pub fn remove_member(&self, guild: GuildId, user: UserId) {
        self.with(|core| {
            let gone = core.state.guilds.get_mut(&guild).and_then(|guild| guild.members.remove(&user));
            core.tell(What::World);
            if gone.is_some() {
                core.tell_member("GUILD_MEMBER_REMOVE", guild, user);
            }
        });
    }

    /// A new text channel in which everyone may do what the server lets them.
    pub fn create_channel(&self, guild: GuildId, name: &str) -> ChannelId {
        let now = self.now();
        self.with(|core| {
            let id = ChannelId(core.state.snowflake(now));
            let kind = ChannelKind::Text {
                guild,
                name: name.into(),
                role_overwrites: BTreeMap::new(),
                member_overwrites: BTreeMap::new(),
            };
            core.state.channels.insert(id, Channel { id, kind });
            core.tell(What::World);
            core.tell_channel("CHANNEL_CREATE", id);
            id
        })
    }

    /// Allows or denies someone (the bot, say) something in one channel.
    pub fn set_member_overwrite(&self, channel: ChannelId, user: UserId, allow: u64, deny: u64) {
        self.with(|core| {
            if let Some(Channel { kind: ChannelKind::Text { member_overwrites, .. }, .. }) = core.state.channels.get_mut(&channel)
            {
                member_overwrites.insert(user, Overwrite { allow, deny });
            }
            core.tell(What::World);
            core.tell_channel("CHANNEL_UPDATE", channel);
        });
    }

    /// Deletes a channel with its messages.
    pub fn delete_channel(&self, channel: ChannelId) {
        self.with(|core| {
            let Some(found) = core.state.channels.get(&channel).cloned() else { return };
            if found.thread().is_some() {
                return core.delete_thread(channel);
            }
            core.delete_threads_under(channel);
            let data = json::channel(&core.state, &found);
            core.state.channels.remove(&channel);
            for id in core.state.by_channel.remove(&channel).unwrap_or_default() {
                core.forget(id);
            }
            core.tell(What::World);
            if found.guild().is_some_and(|guild| core.bot_is_in(guild)) {
                core.dispatch("CHANNEL_DELETE", intent::GUILDS, &data);
            }
        });
    }

    /// The bot is thrown out of a server (GUILD_DELETE without `unavailable`).
    pub fn remove_bot(&self, guild: GuildId) {
        let bot = self.bot();
        if self.guild(guild).is_some_and(|guild| guild.members.contains_key(&bot)) {
            self.remove_member(guild, bot);
            self.with(|core| core.dispatch("GUILD_DELETE", intent::GUILDS, &json!({"id": guild})));
        }
    }

    /// Deletes a server with its channels.
    pub fn delete_guild(&self, guild: GuildId) {
        let channels: Vec<ChannelId> = self
            .lock()
            .state
            .channels
            .values()
            .filter(|channel| channel.guild() == Some(guild))
            .map(|channel| channel.id)
            .collect();
        self.remove_bot(guild);
        for channel in channels {
            self.delete_channel(channel);
        }
        self.with(|core| {
            core.state.guilds.remove(&guild);
            core.tell(What::World);
        });
    }

    /// An outage of one server begins (GUILD_DELETE with `unavailable`) or ends (GUILD_CREATE).
    pub fn set_guild_unavailable(&self, guild: GuildId, unavailable: bool) {
        self.with(|core| {
            let Some(found) = core.state.guilds.get_mut(&guild) else { return };
            if std::mem::replace(&mut found.unavailable, unavailable) == unavailable {
                return;
            }
            core.tell(What::World);
            if unavailable && core.bot_is_in(guild) {
                core.dispatch("GUILD_DELETE", intent::GUILDS, &json!({"id": guild, "unavailable": true}));
            } else {
                core.dispatch_guild_create(guild);
            }
        });
    }

    /// A member's own act: a message they wrote, or that a captain took away. It is gone for everybody, and the bot is told as far as
    /// its intents go.
    pub fn delete_message(&self, message: super::super::ids::MessageId) {
        self.with(|core| core.delete(message, false));
    }
}

fn new_member(user: UserId, now: DateTime<Utc>) -> Member {
    Member { user, roles: BTreeSet::new(), nick: None, joined_at: now }
}

impl Core {
    /// A new DM channel.
    pub(crate) fn open_dm(&mut self, user: UserId, now: DateTime<Utc>) -> ChannelId {
        let id = ChannelId(self.state.snowflake(now));
        self.state.channels.insert(id, Channel { id, kind: ChannelKind::Dm { user } });
        self.tell(What::World);
        id
    }

    pub(crate) fn tell_channel(&mut self, name: &str, id: ChannelId) {
        let Some(channel) = self.state.channels.get(&id) else { return };
        let bot_is_in = channel
            .guild()
            .and_then(|guild| self.state.guilds.get(&guild))
            .is_some_and(|guild| guild.members.contains_key(&self.state.bot));
        if bot_is_in {
            let data = json::channel(&self.state, channel);
            self.dispatch(name, intent::GUILDS, &data);
        }
    }
}
