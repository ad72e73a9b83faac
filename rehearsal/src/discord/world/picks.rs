//! What people pick in options, selects and forms: whether their client would let them, and what the ids stand for (`resolved`).

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::super::cdn::{self, Links};
use super::super::ids::{AttachmentId, ChannelId, RoleId, UserId};
use super::super::json;
use super::super::model::{Attachment, Channel, Guild, permission};
use super::super::rest::upload::FILE_MAX_BYTES;
use super::super::state::State;
use super::acts::Refused;
use super::{Core, World};

/// What an id is picked as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pick {
    User,
    Role,
    /// A user or a role.
    Mentionable,
    Channel,
    File,
}

impl Pick {
    /// By the type of a command's option.
    pub(crate) fn of_option(kind: u64) -> Option<Self> {
        Some(match kind {
            6 => Self::User,
            7 => Self::Channel,
            8 => Self::Role,
            9 => Self::Mentionable,
            11 => Self::File,
            _ => return None,
        })
    }

    /// By the type of a component.
    pub(crate) fn of_component(kind: u64) -> Option<Self> {
        Some(match kind {
            5 => Self::User,
            6 => Self::Role,
            7 => Self::Mentionable,
            8 => Self::Channel,
            19 => Self::File,
            _ => return None,
        })
    }
}

/// A file that somebody put into an option or a form, before any message has it.
#[derive(Clone, Debug)]
pub(crate) struct Uploaded {
    pub channel: ChannelId,
    pub file: Attachment,
}

/// One person's choices in one channel.
pub(crate) struct Picker<'a> {
    pub state: &'a State,
    pub uploads: &'a BTreeMap<AttachmentId, Uploaded>,
    pub channel: &'a Channel,
    pub user: UserId,
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

impl Picker<'_> {
    fn guild(&self) -> Option<&Guild> {
        self.channel.guild().and_then(|guild| self.state.guilds.get(&guild))
    }

    /// Whether a client offers this id. `by` is the option or the component, for the kinds of channel that it takes.
    pub(crate) fn check(&self, pick: Pick, id: &str, by: &Value) -> Result<(), String> {
        let number: u64 = id.parse().map_err(|_| format!("`{id}` is no id"))?;
        let is_user = match self.guild() {
            Some(guild) => guild.members.contains_key(&UserId(number)),
            None => UserId(number) == self.user || UserId(number) == self.state.bot,
        };
        let is_role = self.guild().is_some_and(|guild| guild.roles.contains_key(&RoleId(number)));
        let good = match pick {
            Pick::User => is_user,
            Pick::Role => is_role,
            Pick::Mentionable => is_user || is_role,
            Pick::Channel => self.sees_channel(ChannelId(number), &by["channel_types"]),
            Pick::File => self.uploads.contains_key(&AttachmentId(number)),
        };
        if good { Ok(()) } else { Err(format!("`{id}` is not offered as {pick:?}")) }
    }

    fn sees_channel(&self, id: ChannelId, kinds: &Value) -> bool {
        let Some(found) = self.state.channels.get(&id).filter(|found| found.guild().is_some()) else { return false };
        let kind = if found.thread().is_some() { 11 } else { 0 };
        let wanted = list(kinds).is_empty() || list(kinds).iter().any(|one| one.as_u64() == Some(kind));
        let sees = self.state.permissions_in(self.user, found) & permission::VIEW_CHANNEL != 0;
        wanted && sees && found.guild() == self.channel.guild()
    }

    /// Checks what is chosen from a select or a group of boxes: how many, and that each is offered, once.
    pub(crate) fn check_select(&self, part: &Value, values: &[String]) -> Result<(), String> {
        let name = part["custom_id"].as_str().unwrap_or("");
        let kind = part["type"].as_u64().unwrap_or(0);
        let options = list(&part["options"]);
        let most_by_itself = if kind == 22 { options.len() as u64 } else { 1 };
        let (least, most) = (part["min_values"].as_u64().unwrap_or(1), part["max_values"].as_u64().unwrap_or(most_by_itself));
        if !(least..=most).contains(&(values.len() as u64)) {
            return Err(format!("`{name}` takes {least} to {most} choices"));
        }
        for (n, value) in values.iter().enumerate() {
            if values[..n].contains(value) {
                return Err(format!("`{name}`: `{value}` is chosen twice"));
            }
            match Pick::of_component(kind) {
                Some(pick) => self.check(pick, value, part).map_err(|why| format!("`{name}`: {why}"))?,
                None if options.iter().any(|option| option["value"] == value.as_str()) => {}
                None => return Err(format!("`{name}` does not offer `{value}`")),
            }
        }
        Ok(())
    }

    /// What the ids stand for, in full; null if there are none.
    pub(crate) fn resolve(&self, picks: &[(Pick, String)], links: Links<'_>) -> Value {
        let mut out: BTreeMap<&str, Map<String, Value>> = BTreeMap::new();
        for (pick, id) in picks {
            let role = self.guild().and_then(|guild| json::role_by_id(guild, id.parse().unwrap_or_default()));
            match (pick, role) {
                (Pick::Role | Pick::Mentionable, Some(role)) => {
                    out.entry("roles").or_default().insert(id.clone(), role);
                }
                (Pick::User | Pick::Mentionable, _) => self.resolve_user(&mut out, id),
                (Pick::Channel, _) => {
                    if let Some(found) = id.parse().ok().and_then(|id: ChannelId| self.state.channels.get(&id)) {
                        let object = json::resolved_channel(self.state, found, self.user);
                        out.entry("channels").or_default().insert(id.clone(), object);
                    }
                }
                (Pick::File, _) => {
                    if let Some(found) = id.parse().ok().and_then(|id: AttachmentId| self.uploads.get(&id)) {
                        let mut object = cdn::attachment(links, found.channel, &found.file);
                        object["ephemeral"] = json!(true);
                        out.entry("attachments").or_default().insert(id.clone(), object);
                    }
                }
                (Pick::Role, None) => {}
            }
        }
        if out.is_empty() { Value::Null } else { json!(out) }
    }

    fn resolve_user(&self, out: &mut BTreeMap<&str, Map<String, Value>>, id: &str) {
        let user: UserId = id.parse().unwrap_or_default();
        out.entry("users").or_default().insert(id.to_owned(), json::user_by_id(self.state, user));
        let Some(member) = self.guild().and_then(|guild| guild.members.get(&user)) else { return };
        let mut object = json::member(self.state, member, Some(self.state.permissions_in(user, self.channel)));
        for gone in ["user", "deaf", "mute"] {
            object.as_object_mut().map(|fields| fields.remove(gone));
        }
        out.entry("members").or_default().insert(id.to_owned(), object);
    }
}

impl Core {
    pub(crate) fn picker<'a>(&'a self, channel: &'a Channel, user: UserId) -> Picker<'a> {
        Picker { state: &self.state, uploads: &self.live.uploads, channel, user }
    }
}

impl World {
    /// Puts a file into an option or a form, to be named there by its id.
    ///
    /// # Errors
    /// When it is empty or longer than a client lets them send.
    pub fn upload(&self, channel: ChannelId, filename: &str, content_type: &str, bytes: &[u8]) -> Result<AttachmentId, Refused> {
        if bytes.is_empty() || bytes.len() > FILE_MAX_BYTES {
            return Err(Refused("a file has 1 byte to 10 MiB".into()));
        }
        let now = self.now();
        Ok(self.with(|core| {
            let file = core.store_file(filename, None, content_type, bytes, now);
            let id = file.id;
            core.live.uploads.insert(id, Uploaded { channel, file });
            id
        }))
    }
}
