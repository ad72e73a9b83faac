//! Messages in channels and DMs: opening a DM, sending once per nonce, listing, editing, deleting.

use chrono::TimeDelta;
use serde_json::Value;

use super::super::cdn::Links;
use super::super::events::{Place, Shown, What};
use super::super::ids::{ChannelId, MessageId, UserId};
use super::super::json;
use super::super::limits::{Moment, NotOpened};
use super::super::model::{Channel, Message, NonceMemory, permission};
use super::super::world::{Core, World};
use super::errors::ApiError;
use super::routes::Kind;
use super::{Call, Done};

/// A message older than this counts in the limit of old edits.
const OLD: TimeDelta = TimeDelta::hours(1);

pub(super) fn handle(world: &World, core: &mut Core, call: &Call<'_>) -> Done {
    if call.kind == Kind::OpenDm {
        return open_dm(world, core, call);
    }
    let channel = core.state.channels.get(&ChannelId(call.params.channel)).cloned().ok_or(ApiError::code(404, 10003))?;
    let may = core.state.permissions_in(core.state.bot, &channel);
    if may & permission::VIEW_CHANNEL == 0 {
        return Err(ApiError::code(403, 50001));
    }
    match call.kind {
        Kind::SendMessage => send(world, core, call, &channel, may),
        Kind::ListMessages => list(core, call, &channel, may),
        Kind::GetMessage => {
            if may & permission::READ_MESSAGE_HISTORY == 0 {
                return Err(ApiError::code(403, 50013));
            }
            Ok(Some(json::message(&core.state, find(core, call, &channel)?, call.base)))
        }
        Kind::EditMessage => {
            let message = find(core, call, &channel)?;
            if message.author != core.state.bot {
                return Err(ApiError::code(403, 50005));
            }
            let (id, old) = (message.id, call.now - message.created_at > OLD);
            if !call.files.is_empty() && may & permission::ATTACH_FILES == 0 {
                return Err(ApiError::code(403, 50013));
            }
            may_send_to(core, &channel)?;
            if channel.is_locked_for(may) {
                return Err(ApiError::code(400, 160_005));
            }
            if channel.thread().is_some_and(|thread| thread.archived) {
                return Err(ApiError::code(400, 50083));
            }
            moderate(core, call, &channel)?;
            if old {
                let now = Moment::at(call.now);
                core.live.meter.take_old_edit(&world.inner.limits, channel.id, now).map_err(ApiError::old_edits)?;
            }
            core.edit(id, call.said(), call.base, true)?;
            Ok(Some(json::message(&core.state, &core.state.messages[&id], call.base)))
        }
        _ => {
            let message = find(core, call, &channel)?;
            if message.author != core.state.bot && channel.guild().is_none() {
                return Err(ApiError::code(403, 50003));
            }
            if message.author != core.state.bot && may & permission::MANAGE_MESSAGES == 0 {
                return Err(ApiError::code(403, 50013));
            }
            let id = message.id;
            // In a sleeping thread messages may still be deleted, unless it is locked.
            if channel.is_locked_for(may) && channel.thread().is_some_and(|thread| thread.archived) {
                return Err(ApiError::code(400, 50083));
            }
            core.delete(id, true);
            Ok(None)
        }
    }
}

fn open_dm(world: &World, core: &mut Core, call: &Call<'_>) -> Done {
    let user: UserId = match &call.body["recipient_id"] {
        Value::String(text) => text.parse().unwrap_or_default(),
        number => UserId(number.as_u64().unwrap_or(0)),
    };
    let Some(found) = core.state.users.get(&user) else { return Err(ApiError::code(404, 10013)) };
    if found.bot {
        return Err(ApiError::code(400, 50033));
    }
    let open = core.state.dm_of(user);
    if open.is_none() {
        if core.live.faults.quarantined {
            return Err(ApiError::code(403, 20026));
        }
        if core.live.faults.opening_too_fast {
            return Err(ApiError::code(403, 40003));
        }
        let opening = core.live.meter.take_opening(&world.inner.limits, Moment::at(call.now));
        core.live.faults.quarantined |= opening == Err(NotOpened::Flagged);
        opening.map_err(|_| ApiError::code(403, 40003))?;
    }
    let id = open.unwrap_or_else(|| core.open_dm(user, call.now));
    Ok(Some(json::channel(&core.state, &core.state.channels[&id])))
}

/// Whether the bot may write in a channel as far as the person of a DM is concerned.
fn may_send_to(core: &Core, channel: &Channel) -> Result<(), ApiError> {
    let Some(user) = channel.dm_user() else { return Ok(()) };
    if !core.state.share_a_guild(user) {
        return Err(ApiError::code(403, 50278));
    }
    if core.state.users.get(&user).is_none_or(|user| user.dms_closed) {
        return Err(ApiError::code(403, 50007));
    }
    Ok(())
}

/// The server's automatic moderation, where a test has set it on the bot: any text is too much for it.
fn moderate(core: &Core, call: &Call<'_>, channel: &Channel) -> Result<(), ApiError> {
    let blocked = |id: ChannelId| core.live.faults.blocked.contains(&id);
    let under_watch = blocked(channel.id) || channel.thread().is_some_and(|thread| blocked(thread.parent));
    if under_watch && !is_empty(&call.body, true) { Err(ApiError::code(400, 200_000)) } else { Ok(()) }
}

fn send(world: &World, core: &mut Core, call: &Call<'_>, channel: &Channel, may: u64) -> Done {
    if may & channel.write_permission() == 0 || (!call.files.is_empty() && may & permission::ATTACH_FILES == 0) {
        return Err(ApiError::code(403, 50013));
    }
    may_send_to(core, channel)?;
    let written = core
        .state
        .by_channel
        .get(&channel.id)
        .is_some_and(|ids| ids.iter().any(|id| core.state.messages[id].author == core.state.bot));
    if core.live.faults.quarantined && channel.guild().is_none() && !written {
        return Err(ApiError::code(403, 20026));
    }
    if is_empty(&call.body, call.files.is_empty()) {
        return Err(ApiError::code(400, 50006));
    }
    if channel.is_locked_for(may) {
        return Err(ApiError::code(400, 160_005));
    }
    moderate(core, call, channel)?;
    let nonce = call.body.get("nonce").filter(|nonce| !nonce.is_null()).cloned();
    let remember = match &nonce {
        Some(nonce) if call.body["enforce_nonce"] == true => Some(format!("{}/{nonce}", channel.id)),
        _ => None,
    };
    let window_ms = world.inner.limits.nonce_secs * 1_000;
    let now_ms = call.now.timestamp_millis();
    if let Some(key) = &remember {
        core.state.nonces.retain(|_, memory| now_ms - memory.at_ms < window_ms);
        let first = core.state.nonces.get(key).and_then(|memory| core.state.messages.get(&memory.message));
        if let Some(first) = first.filter(|message| !message.deleted) {
            return Ok(Some(json::message(&core.state, first, call.base)));
        }
    }
    if channel.guild().is_some() {
        let write = core.live.meter.take_write(&world.inner.limits, channel.id, Moment::at(call.now));
        write.map_err(ApiError::channel_is_full)?;
    }
    core.wake_thread(channel.id, call.now);
    let mut message = core.compose(channel, core.state.bot, call.said(), call.now)?;
    message.nonce = nonce;
    let id = message.id;
    if let Some(key) = remember {
        core.state.nonces.insert(key, NonceMemory { message: id, at_ms: now_ms });
    }
    core.post(message, true, call.base);
    Ok(Some(json::message(&core.state, &core.state.messages[&id], call.base)))
}

fn list(core: &Core, call: &Call<'_>, channel: &Channel, may: u64) -> Done {
    if may & permission::READ_MESSAGE_HISTORY == 0 {
        return Ok(Some(Value::Array(Vec::new())));
    }
    let number = |key: &str| {
        call.query.get(key).map(|text| {
            text.parse::<u64>().map_err(|_| ApiError::form_at(&format!("/{key}"), "NUMBER_TYPE_COERCE", "not a snowflake"))
        })
    };
    let limit = number("limit").transpose()?.unwrap_or(50);
    if !(1..=100).contains(&limit) {
        return Err(ApiError::form_at("/limit", "NUMBER_TYPE_MAX", "int value should be between 1 and 100."));
    }
    let limit = usize::try_from(limit).unwrap_or(100);
    let (before, after, around) = (number("before").transpose()?, number("after").transpose()?, number("around").transpose()?);
    let seen = |message: &&Message| !message.deleted && message.ephemeral_to.is_none();
    let ids = core.state.by_channel.get(&channel.id).map_or(&[][..], Vec::as_slice);
    let all = ids.iter().map(|id| &core.state.messages[id]).filter(seen);
    let mut chosen: Vec<&Message> = match (before, after, around) {
        (_, Some(after), _) => all.filter(|message| message.id.0 > after).take(limit).collect(),
        (Some(before), ..) => all.rev().filter(|message| message.id.0 < before).take(limit).collect(),
        (_, _, Some(around)) => {
            let all: Vec<&Message> = all.collect();
            let at = all.partition_point(|message| message.id.0 < around);
            let first = at.saturating_sub(limit / 2);
            all.into_iter().skip(first).take(limit).collect()
        }
        _ => all.rev().take(limit).collect(),
    };
    chosen.sort_by_key(|message| std::cmp::Reverse(message.id));
    Ok(Some(chosen.into_iter().map(|message| json::message(&core.state, message, call.base)).collect()))
}

/// The message of the path, if the bot can see it. Ephemeral ones are reached only through their interaction.
fn find<'a>(core: &'a Core, call: &Call<'_>, channel: &Channel) -> Result<&'a Message, ApiError> {
    let found = core.state.messages.get(&MessageId(call.params.message));
    found
        .filter(|message| message.channel == channel.id && !message.deleted && message.ephemeral_to.is_none())
        .ok_or(ApiError::code(404, 10008))
}

/// Whether a message has nothing to show.
pub(super) fn is_empty(body: &Value, no_files: bool) -> bool {
    let blank = |key: &str| match &body[key] {
        Value::String(text) => text.trim().is_empty(),
        Value::Array(list) => list.is_empty(),
        Value::Null => true,
        _ => false,
    };
    no_files && ["content", "embeds", "components", "poll", "sticker_ids"].into_iter().all(blank)
}

impl Core {
    /// Where a channel is, for events.
    pub(crate) fn place(&self, channel: ChannelId) -> Option<Place> {
        let channel = self.state.channels.get(&channel)?;
        Some(match (channel.guild(), channel.dm_user()) {
            (Some(guild), _) => Place::Guild { guild, channel: channel.id },
            (None, user) => Place::Dm { channel: channel.id, user: user? },
        })
    }

    /// A message with its place and reader, for events.
    pub(crate) fn shown(&self, id: MessageId, begun_by_bot: bool) -> Option<Box<Shown>> {
        let message = self.state.messages.get(&id)?.clone();
        let place = self.place(message.channel)?;
        Some(Box::new(Shown { reader: message.ephemeral_to, message, place, begun_by_bot }))
    }

    /// Keeps a new message, tells watchers, and tells the bot.
    pub(crate) fn post(&mut self, message: Message, begun_by_bot: bool, base: Links<'_>) {
        let id = message.id;
        self.dispatch_message("MESSAGE_CREATE", &message, base);
        let loading = message.loading();
        self.state.keep(message);
        if !loading && let Some(shown) = self.shown(id, begun_by_bot) {
            self.tell(What::MessageSent(shown));
        }
    }

    /// Forgets a message whose channel is gone, with its files.
    pub(crate) fn forget(&mut self, id: MessageId) {
        let Some(message) = self.state.messages.remove(&id) else { return };
        for file in message.attachments {
            self.state.files.remove(&file.id);
        }
    }

    /// Deletes a message for everybody.
    pub(crate) fn delete(&mut self, id: MessageId, begun_by_bot: bool) {
        let Some(message) = self.state.messages.get_mut(&id).filter(|message| !message.deleted) else { return };
        message.deleted = true;
        let message = message.clone();
        for file in &message.attachments {
            self.state.files.remove(&file.id);
        }
        if let Some(shown) = self.shown(id, begun_by_bot) {
            self.tell(What::MessageDeleted(shown));
        }
        if message.ephemeral_to.is_none() {
            let mut data = serde_json::json!({"id": id, "channel_id": message.channel});
            if let Some(guild) = message.guild {
                data["guild_id"] = serde_json::json!(guild);
            }
            let intent = if message.guild.is_some() {
                super::super::gateway::intent::GUILD_MESSAGES
            } else {
                super::super::gateway::intent::DIRECT_MESSAGES
            };
            self.dispatch("MESSAGE_DELETE", intent, &data);
        }
    }
}
