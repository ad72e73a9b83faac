//! serenity: its own HTTP client, gateway and models. Its gateway asks for compressed payloads.

use std::sync::Arc;

use serenity::all::{
    ActionRow, ActionRowComponent, ButtonStyle, ChannelId, Client as SerenityClient, Command, CommandDataOption,
    CommandDataOptionValue, CommandOption, CommandOptionType, Context, CreateActionRow, CreateAllowedMentions,
    CreateAutocompleteResponse, CreateButton, CreateCommand, CreateCommandOption, CreateInputText, CreateInteractionResponse,
    CreateInteractionResponseFollowup, CreateInteractionResponseMessage, CreateMessage, CreateModal, EditInteractionResponse,
    EditMessage, Event, GatewayIntents, GuildChannel, Http, HttpBuilder, InputTextStyle, Interaction, InteractionContext,
    Message, MessageFlags, MessageId, MessageUpdateEvent, RawEventHandler, Role, ShardManager, UserId,
};
use tokio::sync::mpsc;

use super::script::Client;
use super::seen::{Hook, Seen};
use crate::bare::PATIENCE;
use crate::club::Club;

struct Ear(mpsc::UnboundedSender<Seen>);

#[serenity::async_trait]
impl RawEventHandler for Ear {
    async fn raw_event(&self, _: Context, event: Event) {
        if let Some(seen) = seen(event) {
            let _ = self.0.send(seen);
        }
    }
}

pub(crate) struct Serenity {
    http: Arc<Http>,
    events: mpsc::UnboundedReceiver<Seen>,
    shards: Arc<ShardManager>,
    task: tokio::task::JoinHandle<Result<(), serenity::Error>>,
}

impl Serenity {
    pub(crate) async fn start(club: &Club) -> Self {
        let http = HttpBuilder::new("rehearsal")
            .proxy(club.standin.api_base())
            .ratelimiter_disabled(true)
            .application_id(club.world.bot().0.into())
            .build();
        let intents = GatewayIntents::GUILDS | GatewayIntents::GUILD_MESSAGES | GatewayIntents::DIRECT_MESSAGES;
        let (sender, events) = mpsc::unbounded_channel();
        let mut client =
            serenity::client::ClientBuilder::new_with_http(http, intents).raw_event_handler(Ear(sender)).await.expect("a client");
        let (http, shards) = (client.http.clone(), client.shard_manager.clone());
        let task = tokio::spawn(async move { SerenityClient::start(&mut client).await });
        Self { http, events, shards, task }
    }

    async fn respond(&self, hook: &Hook, response: &CreateInteractionResponse) {
        self.http.create_interaction_response(hook.id.into(), &hook.token, response, Vec::new()).await.expect("accepted");
    }
}

#[serenity::async_trait]
impl Client for Serenity {
    async fn next(&mut self) -> Seen {
        self.events.recv().await.expect("the client goes on")
    }

    async fn register(&self) -> Vec<Seen> {
        let option = CreateCommandOption::new;
        let add = option(CommandOptionType::SubCommand, "add", "Add a session")
            .add_sub_option(option(CommandOptionType::String, "title", "What it is called").required(true).max_length(40))
            .add_sub_option(option(CommandOptionType::Integer, "minutes", "How long"))
            .add_sub_option(option(CommandOptionType::Channel, "channel", "A channel"))
            .add_sub_option(option(CommandOptionType::User, "buddy", "Somebody"))
            .add_sub_option(option(CommandOptionType::String, "zone", "Where you live").set_autocomplete(true));
        let plan = CreateCommand::new("plan")
            .description("Your plan")
            .contexts(vec![InteractionContext::Guild, InteractionContext::BotDm])
            .add_option(add);
        let commands = Command::set_global_commands(&self.http, vec![plan]).await.expect("accepted");
        let one = |command: &Command| {
            let inner: Vec<&CommandOption> = command.options.iter().flat_map(|one| &one.options).collect();
            let names: Vec<(&str, u8, bool)> =
                inner.iter().map(|one| (one.name.as_str(), one.kind.into(), one.required)).collect();
            Seen::new("command")
                .say("name", &command.name)
                .say("options", names)
                .id("command", command.id)
                .id("application", command.application_id)
        };
        commands.iter().map(one).collect()
    }

    async fn defer(&self, hook: &Hook) {
        self.respond(hook, &CreateInteractionResponse::Defer(CreateInteractionResponseMessage::new())).await;
    }

    async fn complete(&self, hook: &Hook, text: &str) -> Seen {
        let button = CreateButton::new("add").label("Add").style(ButtonStyle::Primary);
        let edit = EditInteractionResponse::new()
            .content(text)
            .allowed_mentions(CreateAllowedMentions::new())
            .components(vec![CreateActionRow::Buttons(vec![button])]);
        let edited = self.http.edit_original_interaction_response(&hook.token, &edit, Vec::new()).await;
        message("edited", &edited.expect("accepted"))
    }

    async fn follow_up(&self, hook: &Hook, text: &str) -> Seen {
        let said =
            CreateInteractionResponseFollowup::new().content(text).ephemeral(true).allowed_mentions(CreateAllowedMentions::new());
        let sent = self.http.create_followup_message(&hook.token, &said, Vec::new()).await;
        message("followed up", &sent.expect("accepted"))
    }

    async fn edit_follow_up(&self, hook: &Hook, id: u64, text: &str) -> Seen {
        let said = CreateInteractionResponseFollowup::new().content(text).allowed_mentions(CreateAllowedMentions::new());
        let edited = self.http.edit_followup_message(&hook.token, MessageId::new(id), &said, Vec::new()).await;
        message("changed", &edited.expect("accepted"))
    }

    async fn delete_follow_up(&self, hook: &Hook, id: u64) {
        self.http.delete_followup_message(&hook.token, MessageId::new(id)).await.expect("accepted");
    }

    async fn open_form(&self, hook: &Hook) {
        let input = CreateInputText::new(InputTextStyle::Short, "Title", "title").max_length(40).required(true);
        let form = CreateModal::new("add", "Add a session").components(vec![CreateActionRow::InputText(input)]);
        self.respond(hook, &CreateInteractionResponse::Modal(form)).await;
    }

    async fn update(&self, hook: &Hook, text: &str) {
        let said = CreateInteractionResponseMessage::new()
            .content(text)
            .components(Vec::new())
            .allowed_mentions(CreateAllowedMentions::new());
        self.respond(hook, &CreateInteractionResponse::UpdateMessage(said)).await;
    }

    async fn offer(&self, hook: &Hook, name: &str, value: &str) {
        let offered = CreateAutocompleteResponse::new().add_string_choice(name, value);
        self.respond(hook, &CreateInteractionResponse::Autocomplete(offered)).await;
    }

    async fn open_dm(&self, user: u64) -> u64 {
        UserId::new(user).create_dm_channel(&self.http).await.expect("accepted").id.get()
    }

    async fn send(&self, channel: u64, text: &str) -> Seen {
        let said = CreateMessage::new().content(text).allowed_mentions(CreateAllowedMentions::new());
        message("sent", &ChannelId::new(channel).send_message(&self.http, said).await.expect("accepted"))
    }

    async fn edit(&self, channel: u64, id: u64, text: &str) -> Seen {
        let said = EditMessage::new().content(text).allowed_mentions(CreateAllowedMentions::new());
        message("edited", &ChannelId::new(channel).edit_message(&self.http, MessageId::new(id), said).await.expect("accepted"))
    }

    async fn read(&self, channel: u64, id: u64) -> Seen {
        message("read", &ChannelId::new(channel).message(&self.http, MessageId::new(id)).await.expect("accepted"))
    }

    async fn delete(&self, channel: u64, id: u64) {
        ChannelId::new(channel).delete_message(&self.http, MessageId::new(id)).await.expect("accepted");
    }

    async fn stop(self: Box<Self>) {
        self.shards.shutdown_all().await;
        let _ = tokio::time::timeout(PATIENCE, self.task).await;
    }
}

/// An event in neutral words; none for what the script does not look at. serenity warns of an event that it cannot read and drops it,
/// so that the script waits in vain.
fn seen(event: Event) -> Option<Seen> {
    Some(match event {
        Event::Ready(event) => {
            let ready = event.ready;
            let named = Seen::new("READY")
                .say("user", &ready.user.name)
                .id("user", ready.user.id)
                .id("application", ready.application.id);
            ready.guilds.iter().fold(named, |seen, guild| seen.say("unavailable", guild.unavailable).id("guild", guild.id))
        }
        Event::Resumed(_) => Seen::new("RESUMED"),
        Event::GuildCreate(event) => {
            let guild = event.guild;
            let mut roles: Vec<(&str, u64)> =
                guild.roles.values().map(|role| (role.name.as_str(), role.permissions.bits())).collect();
            roles.sort_unstable();
            let mut channels: Vec<&str> = guild.channels.values().map(|channel| channel.name.as_str()).collect();
            channels.sort_unstable();
            let members: Vec<(&str, usize)> =
                guild.members.values().map(|member| (member.user.name.as_str(), member.roles.len())).collect();
            Seen::new("GUILD_CREATE")
                .say("name", &guild.name)
                .say("locale", &guild.preferred_locale)
                .say("members", (Some(guild.member_count), members))
                .say("roles", roles)
                .say("channels", channels)
                .id("guild", guild.id)
                .id("owner", guild.owner_id)
        }
        Event::GuildUpdate(event) => {
            Seen::new("GUILD_UPDATE").say("name", &event.guild.name).id("guild", event.guild.id).id("owner", event.guild.owner_id)
        }
        Event::GuildDelete(event) => {
            Seen::new("GUILD_DELETE").say("unavailable", event.guild.unavailable).id("guild", event.guild.id)
        }
        Event::GuildRoleCreate(event) => role("GUILD_ROLE_CREATE", &event.role),
        Event::GuildRoleUpdate(event) => role("GUILD_ROLE_UPDATE", &event.role),
        Event::GuildRoleDelete(event) => Seen::new("GUILD_ROLE_DELETE").id("role", event.role_id).id("guild", event.guild_id),
        Event::ChannelCreate(event) => channel("CHANNEL_CREATE", &event.channel),
        Event::ChannelUpdate(event) => channel("CHANNEL_UPDATE", &event.channel),
        Event::ChannelDelete(event) => channel("CHANNEL_DELETE", &event.channel),
        Event::GuildMemberUpdate(event) => {
            Seen::new("GUILD_MEMBER_UPDATE").say("nick", &event.nick).id("user", event.user.id).id("guild", event.guild_id)
        }
        Event::MessageCreate(event) => message("MESSAGE_CREATE", &event.message),
        Event::MessageUpdate(event) => updated(&event),
        Event::MessageDelete(event) => Seen::new("MESSAGE_DELETE")
            .id("message", event.message_id)
            .id("channel", event.channel_id)
            .maybe("guild", event.guild_id),
        Event::InteractionCreate(event) => interaction(&event.interaction),
        _ => return None,
    })
}

fn role(what: &str, role: &Role) -> Seen {
    Seen::new(what)
        .say("name", &role.name)
        .say("permissions", role.permissions.bits())
        .id("role", role.id)
        .id("guild", role.guild_id)
}

fn channel(what: &str, channel: &GuildChannel) -> Seen {
    let overwrites: Vec<(u64, u64)> =
        channel.permission_overwrites.iter().map(|overwrite| (overwrite.allow.bits(), overwrite.deny.bits())).collect();
    Seen::new(what)
        .say("name", &channel.name)
        .say("text", channel.kind == serenity::all::ChannelType::Text)
        .say("overwrites", overwrites)
        .id("channel", channel.id)
        .maybe("guild", Some(channel.guild_id))
}

fn buttons(rows: &[ActionRow]) -> Vec<(String, String)> {
    let parts = rows.iter().flat_map(|row| &row.components);
    parts
        .filter_map(|part| if let ActionRowComponent::Button(button) = part { Some(button) } else { None })
        .map(|button| {
            let id = match &button.data {
                serenity::all::ButtonKind::NonLink { custom_id, .. } => custom_id.clone(),
                _ => String::new(),
            };
            (id, button.label.clone().unwrap_or_default())
        })
        .collect()
}

fn act(of: Option<&serenity::all::MessageInteractionMetadata>) -> Option<u8> {
    use serenity::all::MessageInteractionMetadata as Act;
    of.map(|act| match act {
        Act::Command(_) => 2,
        Act::Component(_) => 3,
        Act::ModalSubmit(_) => 5,
        _ => 0,
    })
}

fn message(what: &str, message: &Message) -> Seen {
    let named = Seen::new(what)
        .say("content", &message.content)
        .say("kind", u8::from(message.kind))
        .say("flags", message.flags.unwrap_or(MessageFlags::empty()).bits())
        .say("edited", message.edited_timestamp.is_some())
        .say("sent", message.timestamp.unix_timestamp())
        .say("buttons", buttons(&message.components))
        .say("act", act(message.interaction_metadata.as_deref()))
        .id("message", message.id)
        .id("author", message.author.id)
        .id("channel", message.channel_id);
    message.mentions.iter().fold(named, |seen, user| seen.id("mention", user.id))
}

/// serenity models an update with everything optional.
fn updated(event: &MessageUpdateEvent) -> Seen {
    let named = Seen::new("MESSAGE_UPDATE")
        .say("content", event.content.as_deref().expect("content"))
        .say("kind", u8::from(event.kind.expect("a kind")))
        .say("flags", event.flags.flatten().unwrap_or(MessageFlags::empty()).bits())
        .say("edited", event.edited_timestamp.is_some())
        .say("sent", event.timestamp.expect("an instant").unix_timestamp())
        .say("buttons", buttons(event.components.as_deref().expect("components")))
        .say("act", act(event.interaction_metadata.as_ref().and_then(|act| act.as_deref())))
        .id("message", event.id)
        .id("author", event.author.as_ref().expect("an author").id)
        .id("channel", event.channel_id);
    event.mentions.iter().flatten().fold(named, |seen, user| seen.id("mention", user.id))
}

fn interaction(made: &Interaction) -> Seen {
    macro_rules! shared {
        ($one:expr, $kind:expr, $message:expr) => {
            Seen::new("INTERACTION_CREATE")
                .say("kind", $kind)
                .say("locale", $one.locale.as_str())
                .say("guild_locale", &$one.guild_locale)
                .say("may", $one.member.as_ref().and_then(|member| member.permissions).map(|bits| bits.bits()))
                .say("bot_may", $one.app_permissions.map(|bits| bits.bits()))
                .say("attachments_max", $one.attachment_size_limit)
                .id("interaction", $one.id)
                .id("application", $one.application_id)
                .id("person", $one.user.id)
                .maybe("guild", $one.guild_id)
                .maybe("channel", $one.channel.as_ref().map(|channel| channel.id))
                .maybe("message", $message)
                .hook($one.id, &$one.token)
        };
    }
    const NONE: Option<MessageId> = None;
    match made {
        Interaction::Command(one) | Interaction::Autocomplete(one) => {
            let kind = if matches!(made, Interaction::Command(_)) { 2 } else { 4 };
            let named = shared!(one, kind, NONE)
                .say("command", &one.data.name)
                .say("options", options(&one.data.options))
                .id("command", one.data.id);
            let users = one.data.resolved.users.values();
            let named = users.fold(named, |seen, user| seen.say("resolved", &user.name).id("resolved", user.id));
            let channels = one.data.resolved.channels.values();
            channels.fold(named, |seen, one| {
                let may = one.permissions.expect("permissions").bits();
                seen.say("resolved", one.name.as_deref().unwrap_or("")).say("may", may).id("resolved", one.id)
            })
        }
        Interaction::Component(one) => {
            let kind = match &one.data.kind {
                serenity::all::ComponentInteractionDataKind::Button => 2,
                other => panic!("not in the script: {other:?}"),
            };
            shared!(one, 3, Some(one.message.id)).say("custom_id", &one.data.custom_id).say("type", kind)
        }
        Interaction::Modal(one) => {
            let inputs = one.data.components.iter().flat_map(|row| &row.components);
            let fields: Vec<(&str, &str)> = inputs
                .map(|part| match part {
                    ActionRowComponent::InputText(input) => (input.custom_id.as_str(), input.value.as_deref().unwrap_or("")),
                    other => panic!("not in the script: {other:?}"),
                })
                .collect();
            let message = one.message.as_ref().map(|message| message.id);
            shared!(one, 5, message).say("custom_id", &one.data.custom_id).say("fields", fields)
        }
        other => panic!("not in the script: {other:?}"),
    }
}

fn options(list: &[CommandDataOption]) -> Vec<(String, String)> {
    use CommandDataOptionValue as Value;
    let mut out = Vec::new();
    for option in list {
        match &option.value {
            Value::SubCommand(inner) | Value::SubCommandGroup(inner) => {
                out.push((option.name.clone(), "(".into()));
                out.extend(options(inner));
            }
            Value::String(text) => out.push((option.name.clone(), text.clone())),
            Value::Integer(number) => out.push((option.name.clone(), number.to_string())),
            Value::Autocomplete { kind, value } => out.push((option.name.clone(), format!("{value}… ({})", u8::from(*kind)))),
            Value::Channel(_) => out.push((option.name.clone(), "a channel".into())),
            Value::User(_) => out.push((option.name.clone(), "a user".into())),
            other => panic!("not in the script: {other:?}"),
        }
    }
    out
}
