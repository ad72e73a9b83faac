//! Who is told of what: by intents, by shard, and as much of it as they may know.

use serde_json::{Value, json};

use super::super::cdn::Links;
use super::super::events::{Violation, What};
use super::super::ids::GuildId;
use super::super::json;
use super::super::model::{Guild, Message, permission};
use super::super::state::State;
use super::super::world::Core;
use super::intent;
use super::sessions::{Session, Shard};

impl Core {
    /// Sends an event to every session that asked for `intents` (0: to all) and has the shard of its server. A server in an outage is
    /// silent until it is back.
    pub(in super::super) fn dispatch(&mut self, name: &str, intents: u64, data: &Value) {
        let guild = guild_of(name, data);
        let silent = guild.and_then(|id| self.state.guilds.get(&id)).is_some_and(|guild| guild.unavailable);
        if !silent || name == "GUILD_DELETE" {
            self.dispatch_each(name, intents, guild, |_, _| data.clone());
        }
    }

    /// The same with data that depends on what a session may know.
    fn dispatch_each(&mut self, name: &str, intents: u64, guild: Option<GuildId>, data: impl Fn(&State, &Session) -> Value) {
        let mut sent = Vec::new();
        for session in self.live.sessions.all.values_mut().filter(|session| session.hears(intents, guild)) {
            let data = data(&self.state, session);
            session.push(name, &data);
            sent.push(data);
        }
        for data in &sent {
            self.check_event(name, data);
        }
    }

    /// Sends an event to one session.
    pub(super) fn push_to(&mut self, session: &str, name: &str, data: &Value) {
        if let Some(session) = self.live.sessions.all.get_mut(session) {
            session.push(name, data);
            self.check_event(name, data);
        }
    }

    fn check_event(&mut self, name: &str, data: &Value) {
        self.tell(What::Told { name: name.to_owned(), data: data.clone() });
        let Some(check) = self.live.sessions.check.clone() else { return };
        for fault in check(name, data) {
            self.violate(Violation {
                method: "GATEWAY".into(),
                path: name.into(),
                json_path: fault.path,
                message: format!("the stand-in's own event: {}", fault.message),
            });
        }
    }

    /// A server as a session learns of it. Only who may know presences is given its members.
    pub(in super::super) fn dispatch_guild_create(&mut self, id: GuildId) {
        let Some(guild) = self.state.guilds.get(&id).filter(|guild| is_reachable(&self.state, guild)) else { return };
        let (plain, full) = (json::guild_create(&self.state, guild), guild_with_members(&self.state, guild));
        self.dispatch_each("GUILD_CREATE", intent::GUILDS, Some(id), |_, session| {
            if session.intents & intent::GUILD_PRESENCES != 0 { full.clone() } else { plain.clone() }
        });
    }

    /// Tells of a message, as far as it is anybody's business: ephemeral ones are the reader's alone, a channel that the bot cannot
    /// see is closed to it, and other people's words in a server need the content intent unless they mention the bot.
    pub(in super::super) fn dispatch_message(&mut self, name: &str, message: &Message, links: Links<'_>) {
        if message.ephemeral_to.is_some() || message.loading() {
            return;
        }
        let wanted = if message.guild.is_some() { intent::GUILD_MESSAGES } else { intent::DIRECT_MESSAGES };
        if !self.live.sessions.all.values().any(|session| session.hears(wanted, message.guild)) {
            return;
        }
        let bot = self.state.bot;
        let channel = self.state.channels.get(&message.channel);
        if channel.is_none_or(|channel| self.state.permissions_in(bot, channel) & permission::VIEW_CHANNEL == 0) {
            return;
        }
        if message.guild.and_then(|id| self.state.guilds.get(&id)).is_some_and(|guild| guild.unavailable) {
            return;
        }
        let full = json::message_event(&self.state, message, links);
        let open = message.author == bot || message.guild.is_none() || message.pinged.contains(&bot);
        let mut veiled = full.clone();
        for (field, blank) in
            [("content", json!("")), ("embeds", json!([])), ("components", json!([])), ("attachments", json!([]))]
        {
            veiled[field] = blank;
        }
        self.dispatch_each(name, wanted, message.guild, |_, session| {
            if open || session.intents & intent::MESSAGE_CONTENT != 0 { full.clone() } else { veiled.clone() }
        });
    }

    /// What follows an identify: READY, and then each server that can be reached.
    pub(super) fn greet(&mut self, session: &str, url: &str, said_shard: bool) {
        let Some((shard, intents)) = self.live.sessions.all.get(session).map(|one| (one.shard, one.intents)) else { return };
        let ready = ready(&self.state, session, url, shard, said_shard);
        self.push_to(session, "READY", &ready);
        if intents & intent::GUILDS == 0 {
            return;
        }
        let guilds: Vec<Value> = self
            .state
            .guilds
            .values()
            .filter(|guild| shard.takes(Some(guild.id)) && is_reachable(&self.state, guild))
            .map(|guild| {
                let knows_members = intents & intent::GUILD_PRESENCES != 0;
                if knows_members { guild_with_members(&self.state, guild) } else { json::guild_create(&self.state, guild) }
            })
            .collect();
        for guild in &guilds {
            self.push_to(session, "GUILD_CREATE", guild);
        }
    }

    /// How many servers the bot is in, on this shard.
    pub(super) fn guilds_on(&self, shard: Shard) -> usize {
        let bot = &self.state.bot;
        self.state.guilds.values().filter(|guild| guild.members.contains_key(bot) && shard.takes(Some(guild.id))).count()
    }
}

/// The server that an event is about, if it is about one.
fn guild_of(name: &str, data: &Value) -> Option<GuildId> {
    let id = match name {
        "GUILD_CREATE" | "GUILD_UPDATE" | "GUILD_DELETE" => &data["id"],
        _ => &data["guild_id"],
    };
    id.as_str()?.parse().ok()
}

fn is_reachable(state: &State, guild: &Guild) -> bool {
    guild.members.contains_key(&state.bot) && !guild.unavailable
}

fn guild_with_members(state: &State, guild: &Guild) -> Value {
    let mut object = json::guild_create(state, guild);
    object["members"] = guild.members.values().map(|member| json::member(state, member, None)).collect();
    object
}

/// The READY event's data. All servers begin as unavailable.
fn ready(state: &State, session: &str, url: &str, shard: Shard, said_shard: bool) -> Value {
    let guilds: Vec<Value> = state
        .guilds
        .values()
        .filter(|guild| guild.members.contains_key(&state.bot) && shard.takes(Some(guild.id)))
        .map(|guild| json!({"id": guild.id, "unavailable": true}))
        .collect();
    let mut ready = json!({
        "v": 10, "user": json::me(&state.users[&state.bot]), "guilds": guilds, "session_id": session, "resume_gateway_url": url,
        "application": {"id": state.bot, "flags": 0}, "private_channels": [], "relationships": [], "presences": [],
    });
    if said_shard {
        ready["shard"] = json!([shard.id, shard.of]);
    }
    ready
}
