//! What captains change in a server, and how the bot is told: by events, as far as its intents go.

use serde_json::json;

use super::super::events::What;
use super::super::gateway::intent;
use super::super::ids::{ChannelId, GuildId, RoleId, UserId};
use super::super::json;
use super::super::model::{Channel, ChannelKind};
use super::{Core, Refused, World};

impl World {
    /// Gives a server another name (GUILD_UPDATE).
    pub fn rename_guild(&self, guild: GuildId, name: &str) {
        self.with(|core| {
            let Some(found) = core.state.guilds.get_mut(&guild) else { return };
            found.name = name.into();
            let data = json::guild(found);
            core.tell(What::World);
            if core.bot_is_in(guild) {
                core.dispatch("GUILD_UPDATE", intent::GUILDS, &data);
            }
        });
    }

    /// Gives a channel another name (CHANNEL_UPDATE).
    pub fn rename_channel(&self, channel: ChannelId, to: &str) {
        self.with(|core| {
            let Some(Channel { kind: ChannelKind::Text { name, .. }, .. }) = core.state.channels.get_mut(&channel) else {
                return;
            };
            *name = to.into();
            core.tell(What::World);
            core.tell_channel("CHANNEL_UPDATE", channel);
        });
    }

    /// Gives a role another name and other permissions (GUILD_ROLE_UPDATE).
    pub fn change_role(&self, guild: GuildId, role: RoleId, name: &str, permissions: u64) {
        self.with(|core| {
            let Some(found) = core.state.guilds.get_mut(&guild).and_then(|guild| guild.roles.get_mut(&role)) else { return };
            (found.name, found.permissions) = (name.into(), permissions);
            core.tell(What::World);
            core.tell_role("GUILD_ROLE_UPDATE", guild, role);
        });
    }

    /// Deletes a role and takes it from everybody (GUILD_ROLE_DELETE). The one of everyone stays.
    pub fn delete_role(&self, guild: GuildId, role: RoleId) {
        self.with(|core| {
            let Some(found) = core.state.guilds.get_mut(&guild).filter(|_| role.0 != guild.0) else { return };
            if found.roles.remove(&role).is_none() {
                return;
            }
            for member in found.members.values_mut() {
                member.roles.remove(&role);
            }
            core.tell(What::World);
            if core.bot_is_in(guild) {
                core.dispatch("GUILD_ROLE_DELETE", intent::GUILDS, &json!({"guild_id": guild, "role_id": role}));
            }
        });
    }

    /// Gives a member a name for this server only, or takes it (GUILD_MEMBER_UPDATE).
    pub fn set_nick(&self, guild: GuildId, user: UserId, nick: Option<&str>) {
        self.with(|core| {
            let member = core.state.guilds.get_mut(&guild).and_then(|guild| guild.members.get_mut(&user));
            let Some(member) = member else { return };
            member.nick = nick.map(str::to_owned);
            core.tell(What::World);
            core.tell_member("GUILD_MEMBER_UPDATE", guild, user);
        });
    }
}

impl Core {
    /// Refuses an act in a server that is in an outage: clients show it greyed out.
    pub(super) fn check_reachable(&self, channel: &Channel) -> Result<(), Refused> {
        let guild = channel.guild().and_then(|guild| self.state.guilds.get(&guild));
        match guild.is_some_and(|guild| guild.unavailable) {
            true => Err(Refused("the server is unavailable".into())),
            false => Ok(()),
        }
    }

    pub(super) fn bot_is_in(&self, guild: GuildId) -> bool {
        self.state.guilds.get(&guild).is_some_and(|guild| guild.members.contains_key(&self.state.bot))
    }

    /// Tells of a role as it is now.
    pub(super) fn tell_role(&mut self, name: &str, guild: GuildId, role: RoleId) {
        if !self.bot_is_in(guild) {
            return;
        }
        let found = self.state.guilds.get(&guild).and_then(|guild| json::role_by_id(guild, role));
        if let Some(found) = found {
            self.dispatch(name, intent::GUILDS, &json!({"guild_id": guild, "role": found}));
        }
    }

    /// Tells of a member who came, changed or went. Of itself the bot hears only that it changed, and needs no intent for it: its
    /// coming and going are the server's.
    pub(super) fn tell_member(&mut self, name: &str, guild: GuildId, user: UserId) {
        let own = user == self.state.bot;
        if !self.bot_is_in(guild) || own && name != "GUILD_MEMBER_UPDATE" {
            return;
        }
        let member = self.state.guilds.get(&guild).and_then(|guild| guild.members.get(&user));
        let mut data = match member {
            Some(member) => json::member(&self.state, member, None),
            None => json!({"user": json::user_by_id(&self.state, user)}),
        };
        data["guild_id"] = json!(guild);
        self.dispatch(name, if own { 0 } else { intent::GUILD_MEMBERS }, &data);
    }
}
