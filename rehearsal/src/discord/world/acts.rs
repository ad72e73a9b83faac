//! What people do: commands, presses, choices, forms, words. Whatever a real client would not let them do is refused here, and the
//! `_raw` ways round it are for tests of what nobody should be able to send.

use chrono::{DateTime, Utc};
use second_wind::clock::network_now;
use serde_json::{Value, json};

use super::super::cdn::Links;
use super::super::ids::{ChannelId, InteractionId, MessageId, UserId};
use super::super::interactions::{ActKind, Interaction, Stage, start_timer, token_of};
use super::super::json;
use super::super::limits::Moment;
use super::super::model::{Channel, Message, permission};
use super::super::rest::compose::Said;
use super::options::{self, Values};
use super::picks::{Pick, Picker};
use super::{Core, World};

/// A person's client does not let them do this; the sentence says why.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a Discord client does not let them: {0}")]
pub struct Refused(pub String);

fn refuse<T>(why: impl Into<String>) -> Result<T, Refused> {
    Err(Refused(why.into()))
}

/// An act on its way to the bot.
struct Act {
    kind: ActKind,
    user: UserId,
    channel: Channel,
    data: Value,
    source: Option<MessageId>,
    opened_by: Option<InteractionId>,
    words: String,
    command: Option<String>,
}

impl World {
    /// A slash command: `path` is `plan add` or `/plan add`, `values` the options by name. In a DM, give the DM's channel (see
    /// [`World::dm_with`]).
    ///
    /// # Errors
    /// When their client does not offer the command there, or would not send these options.
    pub fn slash(&self, user: UserId, channel: ChannelId, path: &str, values: &Values) -> Result<InteractionId, Refused> {
        self.command(user, channel, path, ActKind::Command, |owner, picker| options::write(owner, values, None, picker))
    }

    /// The same with options written by hand (`[{"name", "type", "value"}]`), unchecked.
    ///
    /// # Errors
    /// When the command does not exist or is not offered there.
    pub fn slash_raw(&self, user: UserId, channel: ChannelId, path: &str, options: Vec<Value>) -> Result<InteractionId, Refused> {
        self.command(user, channel, path, ActKind::Command, |_, _| Ok(options))
    }

    /// Typing: `text` so far in the option `focused`, beside what is already filled in.
    ///
    /// # Errors
    /// When that option does not look up choices.
    pub fn autocomplete(
        &self,
        user: UserId,
        channel: ChannelId,
        path: &str,
        values: &Values,
        focused: &str,
        text: &str,
    ) -> Result<InteractionId, Refused> {
        self.command(user, channel, path, ActKind::Autocomplete, |owner, picker| {
            options::write(owner, values, Some((focused, text)), picker)
        })
    }

    /// Presses the button with this `custom_id` on a message.
    ///
    /// # Errors
    /// When they do not see the message, or it has no such button that can be pressed.
    pub fn press(&self, user: UserId, message: MessageId, custom_id: &str) -> Result<InteractionId, Refused> {
        self.component(user, message, custom_id, None, true)
    }

    /// Presses a button that need not be there.
    ///
    /// # Errors
    /// When they do not see the message.
    pub fn press_raw(&self, user: UserId, message: MessageId, custom_id: &str) -> Result<InteractionId, Refused> {
        self.component(user, message, custom_id, None, false)
    }

    /// Chooses from the select with this `custom_id`.
    ///
    /// # Errors
    /// When they do not see the message, it has no such select, or the values are not among its options or too many or few.
    pub fn choose(&self, user: UserId, message: MessageId, custom_id: &str, values: &[&str]) -> Result<InteractionId, Refused> {
        self.component(user, message, custom_id, Some(values), true)
    }

    /// Chooses values that need not be offered.
    ///
    /// # Errors
    /// When they do not see the message.
    pub fn choose_raw(
        &self,
        user: UserId,
        message: MessageId,
        custom_id: &str,
        values: &[&str],
    ) -> Result<InteractionId, Refused> {
        self.component(user, message, custom_id, Some(values), false)
    }

    /// Sends the form that `opened_by` opened, with its fields by `custom_id`.
    ///
    /// # Errors
    /// When they have no such form open, or a field is missing, too long, or not there.
    pub fn submit_modal(&self, user: UserId, opened_by: InteractionId, fields: &Values) -> Result<InteractionId, Refused> {
        let now = self.now();
        let id = self.with(|core| {
            let Some(form) = core.live.forms.get(&user).filter(|form| form.interaction == opened_by).cloned() else {
                return refuse("they have no such form open");
            };
            let Some(channel) = core.state.channels.get(&form.channel).cloned() else { return refuse("the channel is gone") };
            let picker = core.picker(&channel, user);
            let filled = super::super::forms::fill(&form.modal, fields, &picker).map_err(Refused)?;
            let resolved = picker.resolve(&filled.picks, self.links());
            core.live.forms.remove(&user);
            let mut data = json!({"custom_id": form.modal["custom_id"], "components": filled.components});
            if !resolved.is_null() {
                data["resolved"] = resolved;
            }
            let words = format!("form: {}", form.modal["title"].as_str().unwrap_or(""));
            let act = Act {
                kind: ActKind::Form,
                user,
                channel,
                data,
                source: form.source,
                opened_by: Some(opened_by),
                words,
                command: None,
            };
            Ok(core.deliver(act, now, self.links()))
        })?;
        start_timer(self, id);
        Ok(id)
    }

    /// Sends a form made by hand: `data` as it stands in the event (`custom_id`, `components`, `resolved`), whether any such form was
    /// ever open or not.
    ///
    /// # Errors
    /// When the channel is gone.
    pub fn submit_modal_raw(&self, user: UserId, channel: ChannelId, data: Value) -> Result<InteractionId, Refused> {
        let now = self.now();
        let id = self.with(|core| {
            let Some(channel) = core.state.channels.get(&channel).cloned() else { return refuse("the channel is gone") };
            let (kind, words) = (ActKind::Form, "form by hand".to_owned());
            let act = Act { kind, user, channel, data, source: None, opened_by: None, words, command: None };
            Ok(core.deliver(act, now, self.links()))
        })?;
        start_timer(self, id);
        Ok(id)
    }

    /// Writes to the bot in their DM.
    ///
    /// # Errors
    /// When they share no server with the bot, or the text is empty or longer than 2000 characters.
    pub fn say(&self, user: UserId, text: &str) -> Result<MessageId, Refused> {
        let channel = self.dm_with(user)?;
        self.say_in(user, channel, text)
    }

    /// Writes in a channel.
    ///
    /// # Errors
    /// When they may not write there, or the text is empty or longer than 2000 characters.
    pub fn say_in(&self, user: UserId, channel: ChannelId, text: &str) -> Result<MessageId, Refused> {
        let now = self.now();
        if text.trim().is_empty() || text.chars().count() > 2_000 {
            return refuse("a message has 1 to 2000 characters");
        }
        self.with(|core| {
            let Some(found) = core.state.channels.get(&channel).cloned() else { return refuse("the channel is gone") };
            core.check_reachable(&found)?;
            let needed = permission::VIEW_CHANNEL | found.write_permission();
            let may = core.state.permissions_in(user, &found);
            if may & needed != needed || found.is_locked_for(may) {
                return refuse("they may not write here");
            }
            core.wake_thread(channel, now);
            if found.guild().is_some() {
                // Theirs count in what the channel takes from everybody; a client waits by itself when it takes no more.
                let _ = core.live.meter.take_write(&self.inner.limits, channel, Moment::at(now));
            }
            let said = Said { body: &json!({"content": text}), at: "", files: &[] };
            let Ok(message) = core.compose(&found, user, said, now) else { return refuse("Discord does not take it") };
            let id = message.id;
            core.post(message, false, self.links());
            Ok(id)
        })
    }

    /// The DM between a person and the bot, opened by the person if need be.
    ///
    /// # Errors
    /// When they share no server with the bot and never wrote with it.
    pub fn dm_with(&self, user: UserId) -> Result<ChannelId, Refused> {
        let now = self.now();
        if let Some(open) = self.dm_of(user) {
            return Ok(open);
        }
        self.with(|core| {
            if core.state.share_a_guild(user) { Ok(core.open_dm(user, now)) } else { refuse("they share no server with the bot") }
        })
    }

    /// Sends the bot an interaction's event once more, as Discord may.
    ///
    /// # Errors
    /// When it is long over.
    pub fn redeliver(&self, id: InteractionId) -> Result<(), Refused> {
        self.with(|core| {
            let Some(payload) = core.live.interactions.get(&id).map(|one| one.payload.clone()) else {
                return refuse("it is long over");
            };
            core.dispatch("INTERACTION_CREATE", 0, &payload);
            Ok(())
        })
    }

    fn command(
        &self,
        user: UserId,
        channel: ChannelId,
        path: &str,
        kind: ActKind,
        write: impl FnOnce(&Value, &Picker<'_>) -> Result<Vec<Value>, Refused>,
    ) -> Result<InteractionId, Refused> {
        let now = self.now();
        let id = self.with(|core| {
            let Some(found) = core.state.channels.get(&channel).cloned() else { return refuse("the channel is gone") };
            core.check_reachable(&found)?;
            let (command, way) = options::at_path(core.state.commands.values(), path)?;
            options::offered(&core.state, command, user, &found)?;
            let picker = core.picker(&found, user);
            let written = write(way.last().copied().unwrap_or(command), &picker)?;
            let resolved = picker.resolve(&options::picks(&written), self.links());
            let nested = way
                .iter()
                .rev()
                .fold(written, |inner, step| vec![json!({"name": step["name"], "type": step["type"], "options": inner})]);
            let mut data = json!({"id": command["id"], "name": command["name"], "type": 1, "options": nested});
            if !resolved.is_null() {
                data["resolved"] = resolved;
            }
            let full = path.trim_start_matches('/').to_owned();
            let words = format!("/{full}");
            let act = Act { kind, user, channel: found, data, source: None, opened_by: None, words, command: Some(full) };
            Ok(core.deliver(act, now, self.links()))
        })?;
        start_timer(self, id);
        Ok(id)
    }

    fn component(
        &self,
        user: UserId,
        message: MessageId,
        custom_id: &str,
        values: Option<&[&str]>,
        strict: bool,
    ) -> Result<InteractionId, Refused> {
        let now = self.now();
        let id = self.with(|core| {
            let Some(found) = core.state.messages.get(&message).filter(|message| message.shown_to(user)).cloned() else {
                return refuse("they do not see this message");
            };
            let Some(channel) = core.state.channels.get(&found.channel).cloned() else { return refuse("the channel is gone") };
            core.check_reachable(&channel)?;
            if core.state.permissions_in(user, &channel) & permission::VIEW_CHANNEL == 0 {
                return refuse("they do not see this channel");
            }
            let part = find_component(&found, custom_id);
            if strict {
                check_component(&core.picker(&channel, user), part, custom_id, values)?;
            }
            let kind = part.and_then(|part| part["type"].as_u64()).unwrap_or(if values.is_some() { 3 } else { 2 });
            let mut data = json!({"custom_id": custom_id, "component_type": kind});
            if let Some(number) = part.map(|part| &part["id"]).filter(|id| id.is_u64()) {
                data["id"] = number.clone();
            }
            if let Some(values) = values {
                data["values"] = json!(values);
                if let Some(pick) = Pick::of_component(kind) {
                    let picks: Vec<_> = values.iter().map(|value| (pick, (*value).to_owned())).collect();
                    let resolved = core.picker(&channel, user).resolve(&picks, self.links());
                    if !resolved.is_null() {
                        data["resolved"] = resolved;
                    }
                }
            }
            let label =
                part.and_then(|part| part["label"].as_str().or(part["placeholder"].as_str())).unwrap_or(custom_id).to_owned();
            let act = Act {
                kind: ActKind::Component,
                user,
                channel,
                data,
                source: Some(message),
                opened_by: None,
                words: label,
                command: None,
            };
            Ok(core.deliver(act, now, self.links()))
        })?;
        start_timer(self, id);
        Ok(id)
    }
}

fn find_component<'a>(message: &'a Message, custom_id: &str) -> Option<&'a Value> {
    fn walk<'a>(list: &'a [Value], custom_id: &str) -> Option<&'a Value> {
        list.iter().find_map(|part| {
            if part["custom_id"] == custom_id {
                return Some(part);
            }
            let inner = part["components"].as_array().and_then(|inner| walk(inner, custom_id));
            inner.or_else(|| Some(&part["accessory"]).filter(|beside| beside["custom_id"] == custom_id))
        })
    }
    walk(&message.components, custom_id)
}

fn check_component(picker: &Picker<'_>, part: Option<&Value>, custom_id: &str, values: Option<&[&str]>) -> Result<(), Refused> {
    let Some(part) = part else { return refuse(format!("the message has nothing called `{custom_id}`")) };
    if part["disabled"] == true {
        return refuse(format!("`{custom_id}` is disabled"));
    }
    match (part["type"].as_u64(), values) {
        (Some(2), None) => Ok(()),
        (Some(3 | 5..=8), Some(values)) => {
            let values: Vec<String> = values.iter().map(|value| (*value).to_owned()).collect();
            picker.check_select(part, &values).map_err(Refused)
        }
        (_, None) => refuse(format!("`{custom_id}` is not a button")),
        (_, Some(_)) => refuse(format!("`{custom_id}` is not a select")),
    }
}

impl Core {
    /// Makes the interaction and sends it. Without a session of the bot it fails at once, as it would after three seconds; a session
    /// that lost its connection may be resumed within them.
    fn deliver(&mut self, act: Act, now: DateTime<Utc>, base: Links<'_>) -> InteractionId {
        self.forget_old_interactions(now);
        let id = InteractionId(self.state.snowflake(now));
        let payload = self.payload(&act, id, base);
        let interaction = Interaction {
            id,
            kind: act.kind,
            user: act.user,
            channel: act.channel.id,
            source: act.source,
            opened_by: act.opened_by,
            created_at: now,
            delivered: network_now(),
            stage: Stage::Waiting,
            first: None,
            original: None,
            follow_ups: Vec::new(),
            act: act.words,
            command: act.command,
            payload: payload.clone(),
        };
        self.live.interactions.insert(id, interaction);
        self.settle(id, Stage::Waiting);
        if self.live.faults.is_out(now) || !self.live.sessions.reach(act.channel.guild()) {
            self.fail(id, "the bot is not connected");
        } else {
            self.dispatch("INTERACTION_CREATE", 0, &payload);
        }
        id
    }

    fn payload(&self, act: &Act, id: InteractionId, base: Links<'_>) -> Value {
        let state = &self.state;
        let guild = act.channel.guild().and_then(|guild| state.guilds.get(&guild));
        let person = state.users.get(&act.user);
        let locale = person.map_or("en-US", |user| user.locale.as_str());
        let mut payload = json!({
            "id": id, "application_id": state.bot, "type": act.kind as u8, "token": token_of(id), "version": 1, "data": act.data,
            "channel_id": act.channel.id, "channel": json::partial_channel(state, &act.channel, act.user), "locale": locale,
            "app_permissions": state.permissions_in(state.bot, &act.channel).to_string(), "entitlements": [],
            "attachment_size_limit": 10_485_760, "authorizing_integration_owners": json::integration_owners(guild.map(|guild| guild.id)),
            "context": u8::from(guild.is_none()),
        });
        if let Some(guild) = guild {
            payload["guild_id"] = json!(guild.id);
            payload["guild_locale"] = json!(guild.locale);
            payload["guild"] = json!({"id": guild.id, "locale": guild.locale, "features": []});
            if let Some(member) = guild.members.get(&act.user) {
                payload["member"] = json::member(state, member, Some(state.permissions_in(act.user, &act.channel)));
            }
        } else {
            payload["user"] = json::user_by_id(state, act.user);
        }
        if let Some(message) = act.source.and_then(|source| state.messages.get(&source)) {
            payload["message"] = json::message(state, message, base);
        }
        payload
    }
}
