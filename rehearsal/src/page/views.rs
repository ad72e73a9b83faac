//! The world as the page reads it: one person's view, as JSON.

use serde_json::{Value, json};

use super::trouble::Health;
use crate::club::{self, Club, channel_name};
use crate::discord::model::{ChannelKind, Message, flag};
use crate::discord::{ChannelId, InteractionId, UserId, World};
use crate::interactive::clockwork::Known;

/// A message.
pub(super) fn message(world: &World, message: &Message) -> Value {
    let (author, shown) = (world.user(message.author), world.as_shown(message));
    let files: Vec<Value> = shown["attachments"]
        .as_array()
        .map_or(&[][..], Vec::as_slice)
        .iter()
        .map(|file| {
            json!({
                "name": file["filename"], "about": file["description"], "type": file["content_type"], "bytes": file["size"],
                "url": file["url"], "width": file["width"], "height": file["height"],
            })
        })
        .collect();
    let via = message
        .via
        .as_ref()
        .map(|via| json!({ "name": world.user(via.user).map(|user| user.display_name), "command": via.command }));
    json!({
        "id": message.id,
        "channel": message.channel,
        "author": {
            "id": message.author,
            "name": author.as_ref().map(|user| user.display_name.as_str()),
            "bot": author.as_ref().is_some_and(|user| user.bot),
        },
        "content": message.content,
        "at": message.created_at.timestamp_millis(),
        "edited": message.edited_at.map(|at| at.timestamp_millis()),
        "ephemeral": message.ephemeral_to.is_some(),
        "loading": message.loading(),
        "silent": message.flags & flag::SUPPRESS_NOTIFICATIONS != 0,
        "components": shown["components"],
        "embeds": shown["embeds"],
        "files": files,
        "via": via,
    })
}

/// The messages of a channel, the latest `most` of them.
pub(super) fn messages(world: &World, channel: ChannelId, user: UserId, most: usize) -> Value {
    let all = world.messages(channel, user);
    let from = all.len().saturating_sub(most);
    json!({
        "earlier": from,
        "messages": all[from..].iter().map(|found| message(world, found)).collect::<Vec<_>>(),
    })
}

/// The commands that a person is offered in a channel, one entry for each that can be sent, with its options.
pub(super) fn commands(world: &World, user: UserId, channel: ChannelId) -> Value {
    let mut sent = Vec::new();
    for command in world.commands_for(user, channel) {
        ends(&command, "", &mut sent);
    }
    json!({ "commands": sent })
}

fn ends(at: &Value, before: &str, out: &mut Vec<Value>) {
    let path = format!("{before}{}", at["name"].as_str().unwrap_or(""));
    let options = at["options"].as_array().map_or(&[][..], Vec::as_slice);
    let (nested, plain): (Vec<&Value>, Vec<&Value>) =
        options.iter().partition(|option| matches!(option["type"].as_u64(), Some(1 | 2)));
    if nested.is_empty() {
        out.push(json!({ "path": path, "about": at["description"], "options": plain }));
    }
    for next in nested {
        ends(next, &format!("{path} "), out);
    }
}

/// Everything beside the messages: places, people, names, the form that is open.
pub(super) fn scene(world: &World, club: &Club, user: UserId, known: Option<Known>, health: Health) -> Value {
    let users = world.users();
    let people: Vec<Value> = users
        .iter()
        .map(|person| {
            let about = club.cast().people.iter().find(|known| known.username == person.username).map(|known| known.about);
            json!({ "id": person.id, "name": person.display_name, "about": about, "dms_closed": person.dms_closed })
        })
        .collect();
    let guilds: Vec<Value> = world
        .guilds_of(user)
        .iter()
        .map(|guild| {
            let channels: Vec<Value> = world
                .channels_of(guild.id, user)
                .iter()
                .map(|channel| json!({ "id": channel.id, "name": channel_name(channel), "last": last(world, channel.id, user) }))
                .collect();
            json!({ "id": guild.id, "name": guild.name, "channels": channels })
        })
        .collect();
    let dm = world.dm_of(user).map(|channel| json!({ "id": channel, "last": last(world, channel, user) }));
    let channels: Value = world
        .guilds_of(user)
        .iter()
        .flat_map(|guild| world.channels_of(guild.id, user))
        .filter(|channel| matches!(channel.kind, ChannelKind::Text { .. }))
        .map(|channel| (channel.id.to_string(), json!(channel_name(&channel))))
        .collect::<serde_json::Map<_, _>>()
        .into();
    let roles: Value = world
        .guilds_of(user)
        .iter()
        .flat_map(|guild| guild.roles.values())
        .map(|role| (role.id.to_string(), json!(role.name.trim_start_matches('@'))))
        .collect::<serde_json::Map<_, _>>()
        .into();
    let names: Value = users
        .iter()
        .chain(world.user(world.bot()).iter())
        .map(|person| (person.id.to_string(), json!(person.display_name)))
        .collect::<serde_json::Map<_, _>>()
        .into();
    json!({
        "me": {
            "id": user,
            "name": world.user(user).map(|user| user.display_name),
            "joined": known.is_some(),
            "zone": known.map(|known| known.zone.name()),
            "reminder": known.filter(|known| !known.is_off).map(|known| known.reminder_at.to_string()),
        },
        "newcomer": users.iter().find(|user| user.username == club::NEWCOMER).map(|user| user.id),
        "people": people,
        "guilds": guilds,
        "dm": dm,
        "bot": { "id": world.bot(), "name": world.user(world.bot()).map(|bot| bot.display_name), "connected": world.gateway_connected() },
        "club_zone": club::ZONE.name(),
        "users": names,
        "channels": channels,
        "roles": roles,
        "discord": health,
        "form": world.open_form(user).map(|(opened_by, modal)| form(opened_by, &modal)),
        "violations": world.violations().iter().map(ToString::to_string).collect::<Vec<_>>(),
        "now": world.now().timestamp_millis(),
    })
}

/// A form that is open.
pub(super) fn form(opened_by: InteractionId, modal: &Value) -> Value {
    json!({ "opened_by": opened_by, "modal": modal })
}

/// The latest message that would mark a channel as unread.
fn last(world: &World, channel: ChannelId, user: UserId) -> Value {
    let all = world.messages(channel, user);
    json!(all.iter().rev().find(|message| message.author != user && message.ephemeral_to.is_none()).map(|message| message.id))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_with_subcommands_is_sent_by_its_ends() {
        let command = json!({ "name": "plan", "description": "Plans", "options": [
            { "type": 1, "name": "show", "description": "See it" },
            { "type": 1, "name": "add", "description": "Add", "options": [{ "type": 3, "name": "title", "required": true }] },
        ]});
        let mut sent = Vec::new();
        ends(&command, "", &mut sent);
        let paths: Vec<&str> = sent.iter().filter_map(|one| one["path"].as_str()).collect();
        assert_eq!(paths, ["plan show", "plan add"], "the bare command cannot be sent");
        assert_eq!(sent[1]["options"][0]["name"], "title");
    }
}
