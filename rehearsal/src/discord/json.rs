//! The world in Discord's words: the JSON objects that REST answers and gateway events carry.

use chrono::{DateTime, SecondsFormat, Utc};
use serde_json::{Value, json};

use super::cdn::{self, Links};
use super::ids::{GuildId, UserId};
use super::model::{Channel, ChannelKind, Guild, Member, Message, User, Via, flag};
use super::state::State;

/// An instant as Discord writes it.
pub(super) fn instant(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Millis, false)
}

/// A user object.
pub(super) fn user(user: &User) -> Value {
    json!({
        "id": user.id, "username": user.username, "discriminator": "0", "global_name": user.display_name, "avatar": null, "bot": user.bot,
        "system": false, "banner": null, "accent_color": null, "public_flags": 0, "flags": 0, "avatar_decoration_data": null,
        "collectibles": null, "primary_guild": null,
    })
}

/// The bot's own user, with what only it may see.
pub(super) fn me(user: &User) -> Value {
    let mut object = self::user(user);
    object["mfa_enabled"] = json!(true);
    object["verified"] = json!(true);
    object["locale"] = json!(user.locale);
    object["premium_type"] = json!(0);
    object["email"] = Value::Null;
    object
}

/// A user by id; somebody unknown has a name that says so.
pub(super) fn user_by_id(state: &State, id: UserId) -> Value {
    match state.users.get(&id) {
        Some(found) => user(found),
        None => user(&User {
            id,
            username: format!("deleted_user_{id}"),
            display_name: "Deleted User".into(),
            locale: "en-US".into(),
            bot: false,
            dms_closed: true,
        }),
    }
}

/// A member object. `permissions` is there only inside interactions.
pub(super) fn member(state: &State, member: &Member, permissions: Option<u64>) -> Value {
    let mut object = json!({
        "user": user_by_id(state, member.user), "nick": member.nick, "avatar": null, "banner": null, "roles": member.roles,
        "joined_at": instant(member.joined_at), "premium_since": null, "deaf": false, "mute": false, "flags": 0, "pending": false,
        "communication_disabled_until": null, "avatar_decoration_data": null, "collectibles": null,
    });
    if let Some(bits) = permissions {
        object["permissions"] = json!(bits.to_string());
    }
    object
}

/// The roles of a guild, as `GET /guilds/{id}/roles` gives them.
pub(super) fn roles(guild: &Guild) -> Vec<Value> {
    let role = |(position, role): (usize, &super::model::Role)| {
        json!({
            "id": role.id, "name": role.name, "color": 0,
            "colors": {"primary_color": 0, "secondary_color": null, "tertiary_color": null}, "hoist": false, "icon": null,
            "unicode_emoji": null, "position": position, "permissions": role.permissions.to_string(), "managed": false,
            "mentionable": false, "flags": 0,
        })
    };
    guild.roles.values().enumerate().map(role).collect()
}

/// One role object.
pub(super) fn role_by_id(guild: &Guild, id: super::ids::RoleId) -> Option<Value> {
    roles(guild).into_iter().find(|role| role["id"] == id.to_string())
}

/// A guild object as `GET /guilds/{id}` gives it.
pub(super) fn guild(guild: &Guild) -> Value {
    let mut object = json!({
        "id": guild.id, "name": guild.name, "owner_id": guild.owner, "preferred_locale": guild.locale, "roles": roles(guild), "features": [],
        "emojis": [], "stickers": [], "region": "local", "afk_timeout": 300, "system_channel_flags": 0, "widget_enabled": false,
        "verification_level": 0, "default_message_notifications": 1, "mfa_level": 0, "explicit_content_filter": 0, "max_members": 500_000,
        "max_stage_video_channel_users": 50, "max_video_channel_users": 25, "premium_tier": 0, "premium_subscription_count": 0,
        "premium_progress_bar_enabled": false, "nsfw": false, "nsfw_level": 0,
    });
    for unset in [
        "icon",
        "description",
        "home_header",
        "splash",
        "discovery_splash",
        "banner",
        "application_id",
        "afk_channel_id",
        "system_channel_id",
        "widget_channel_id",
        "max_presences",
        "vanity_url_code",
        "rules_channel_id",
        "safety_alerts_channel_id",
        "public_updates_channel_id",
        "premium_progress_bar_enabled_user_updated_at",
        "incidents_data",
    ] {
        object[unset] = Value::Null;
    }
    object
}

/// The GUILD_CREATE event. Without the members intent it lists the bot alone.
pub(super) fn guild_create(state: &State, guild: &Guild) -> Value {
    let mut object = self::guild(guild);
    let own = guild.members.get(&state.bot);
    let channels: Vec<Value> = state
        .channels
        .values()
        .filter(|channel| channel.guild() == Some(guild.id) && channel.thread().is_none())
        .map(|channel| self::channel(state, channel))
        .collect();
    object["joined_at"] = own.map_or(Value::Null, |own| json!(instant(own.joined_at)));
    object["large"] = json!(guild.members.len() > 250);
    object["unavailable"] = json!(false);
    object["member_count"] = json!(guild.members.len());
    object["members"] = own.map_or_else(|| json!([]), |own| json!([member(state, own, None)]));
    object["channels"] = json!(channels);
    object["threads"] = json!(super::threads::active(state, guild.id));
    for empty in ["voice_states", "presences", "stage_instances", "guild_scheduled_events", "soundboard_sounds"] {
        object[empty] = json!([]);
    }
    object
}

/// A channel object.
pub(super) fn channel(state: &State, channel: &Channel) -> Value {
    let last =
        state.by_channel.get(&channel.id).and_then(|ids| ids.iter().rev().find(|id| state.messages[id].ephemeral_to.is_none()));
    match &channel.kind {
        ChannelKind::Dm { user } => json!({
            "id": channel.id, "type": 1, "last_message_id": last, "flags": 0, "last_pin_timestamp": null,
            "recipients": [user_by_id(state, *user)],
        }),
        ChannelKind::Thread(thread) => super::threads::object(state, channel.id, thread),
        ChannelKind::Text { guild, name, role_overwrites, member_overwrites } => {
            let overwrite = |id: String, kind: u8, allow: u64, deny: u64| json!({"id": id, "type": kind, "allow": allow.to_string(), "deny": deny.to_string()});
            let by_role = role_overwrites.iter().map(|(id, bits)| overwrite(id.to_string(), 0, bits.allow, bits.deny));
            let by_member = member_overwrites.iter().map(|(id, bits)| overwrite(id.to_string(), 1, bits.allow, bits.deny));
            let overwrites: Vec<Value> = by_role.chain(by_member).collect();
            json!({
                "id": channel.id, "type": 0, "last_message_id": last, "flags": 0, "last_pin_timestamp": null, "guild_id": guild,
                "name": name, "parent_id": null, "rate_limit_per_user": 0, "topic": null, "position": 0, "nsfw": false,
                "permission_overwrites": overwrites,
            })
        }
    }
}

/// The channel inside an interaction.
pub(super) fn partial_channel(state: &State, channel: &Channel, user: UserId) -> Value {
    let mut object = self::channel(state, channel);
    // What a partial channel leaves out ("Resolved Data Structure").
    for gone in ["permission_overwrites", "owner_id", "member_count", "message_count", "total_message_sent"] {
        object.as_object_mut().map(|fields| fields.remove(gone));
    }
    if channel.guild().is_some() {
        object["permissions"] = json!(state.permissions_in(user, channel).to_string());
    }
    object
}

/// A channel that an option, a select or a form names: only the fields that Discord's documentation lists for it.
pub(super) fn resolved_channel(state: &State, channel: &Channel, user: UserId) -> Value {
    const FIELDS: [&str; 14] = [
        "id",
        "name",
        "type",
        "permissions",
        "last_message_id",
        "last_pin_timestamp",
        "nsfw",
        "parent_id",
        "guild_id",
        "flags",
        "rate_limit_per_user",
        "topic",
        "position",
        "thread_metadata",
    ];
    let mut object = partial_channel(state, channel, user);
    if let Some(fields) = object.as_object_mut() {
        fields.retain(|field, _| FIELDS.contains(&field.as_str()));
    }
    object
}

/// A message object, with links to its files.
pub(super) fn message(state: &State, message: &Message, links: Links<'_>) -> Value {
    let mentions: Vec<Value> = message.pinged.iter().map(|id| user_by_id(state, *id)).collect();
    let inside = cdn::shown_inside(message);
    let apart = message.attachments.iter().filter(|file| !inside.contains(&file.id));
    let attachments: Vec<Value> = apart.map(|file| cdn::attachment(links, message.channel, file)).collect();
    let (embeds, components) =
        (cdn::with_links(&message.embeds, message, links), cdn::with_links(&message.components, message, links));
    let kind = match &message.via {
        Some(via) if via.kind == 2 => 20,
        Some(_) => 19,
        None => 0,
    };
    let mut object = json!({
        "id": message.id, "channel_id": message.channel, "type": if kind == 19 { 0 } else { kind }, "content": message.content,
        "author": user_by_id(state, message.author), "mentions": mentions, "mention_roles": [], "mention_everyone": message.pinged_everyone,
        "attachments": attachments, "embeds": embeds, "components": components, "timestamp": instant(message.created_at),
        "edited_timestamp": message.edited_at.map(instant), "flags": message.flags, "pinned": false, "tts": false,
    });
    if let Some(nonce) = &message.nonce {
        object["nonce"] = nonce.clone();
    }
    if let Some(via) = &message.via {
        object["application_id"] = json!(state.bot);
        object["webhook_id"] = json!(state.bot);
        object["interaction_metadata"] = interaction_metadata(state, via);
    }
    object
}

/// Which act led to a message: of a press, under which message; of a form, what opened it.
fn interaction_metadata(state: &State, via: &Via) -> Value {
    let plain =
        |id, kind: u8| json!({"id": id, "type": kind, "user": user_by_id(state, via.user), "authorizing_integration_owners": {}});
    let pressed = |id, under| {
        let mut object = plain(id, 3);
        object["interacted_message_id"] = json!(under);
        object
    };
    match (via.kind, via.source, via.opened_by) {
        (3, Some(under), _) => pressed(via.interaction, under),
        (5, under, Some(opener)) => {
            let mut object = plain(via.interaction, 5);
            object["triggering_interaction_metadata"] = under.map_or_else(|| plain(opener, 2), |under| pressed(opener, under));
            object
        }
        (kind, ..) => plain(via.interaction, kind),
    }
}

/// A message as the gateway tells of it: with its server and, for a person of a server, the member.
pub(super) fn message_event(state: &State, message: &Message, links: Links<'_>) -> Value {
    let mut object = self::message(state, message, links);
    if let Some(id) = message.guild {
        object["guild_id"] = json!(id);
        if let Some(member) = state.guilds.get(&id).and_then(|guild| guild.members.get(&message.author)) {
            object["member"] = self::member(state, member, None);
            if let Some(fields) = object["member"].as_object_mut() {
                fields.remove("user");
            }
        }
    }
    object
}

/// The application of the bot.
pub(super) fn application(state: &State) -> Value {
    let bot = &state.users[&state.bot];
    let mut object = json!({
        "id": state.bot, "name": bot.display_name, "description": "", "bot": user(bot), "owner": user(bot), "rpc_origins": [],
        "bot_public": false, "bot_require_code_grant": false, "integration_types_config": {"0": {}}, "verify_key": "0".repeat(64), "flags": 0,
        "tags": [], "redirect_uris": [], "approximate_guild_count": state.guilds.len(), "approximate_user_install_count": 0,
        "approximate_user_authorization_count": 0, "flags_new": "0", "eligible_oauth2_scopes": ["bot", "applications.commands"], "event_webhooks_status": 1, "event_webhooks_types": [], "explicit_content_filter": 0,
    });
    for unset in [
        "icon",
        "type",
        "max_participants",
        "interactions_endpoint_url",
        "role_connections_verification_url",
        "event_webhooks_url",
        "team",
    ] {
        object[unset] = Value::Null;
    }
    object
}

/// Who let the application do this: the server, or in a DM the bot itself.
pub(super) fn integration_owners(guild: Option<GuildId>) -> Value {
    json!({"0": guild.map_or_else(|| "0".to_owned(), |id| id.to_string())})
}

/// Gives every component an `id`, as Discord does, counting from 1 through nested ones; ids that were sent are kept.
pub(super) fn number_components(components: &mut [Value]) {
    fn walk(list: &mut [Value], next: &mut u64) {
        for component in list {
            let Some(fields) = component.as_object_mut() else { continue };
            let own = *next;
            *next += 1;
            if fields.get("id").and_then(Value::as_u64).unwrap_or(0) == 0 {
                fields.insert("id".into(), json!(own));
            }
            for key in ["component", "accessory"] {
                if let Some(inner) = fields.get_mut(key) {
                    walk(std::slice::from_mut(inner), next);
                }
            }
            if let Some(inner) = fields.get_mut("components").and_then(Value::as_array_mut) {
                walk(inner, next);
            }
        }
    }
    walk(components, &mut 1);
}

/// Which flags a sender may set on a message.
pub(super) const SETTABLE_FLAGS: u64 = flag::SUPPRESS_NOTIFICATIONS | flag::COMPONENTS_V2 | (1 << 2);
