//! twilight: its own HTTP client, gateway and models. Its gateway asks for `zlib-stream` and resumes where READY says.

use tokio::sync::mpsc;
use tokio_util::sync::CancellationToken;
use twilight_gateway::error::ReceiveMessageErrorType;
use twilight_gateway::{
    CloseFrame, ConfigBuilder, Event, EventTypeFlags, Intents, MessageSender, Shard, ShardId, StreamExt as _,
};
use twilight_model::application::command::{
    Command, CommandOption, CommandOptionChoice, CommandOptionChoiceValue, CommandOptionType, CommandType,
};
use twilight_model::application::interaction::application_command::{CommandDataOption, CommandOptionValue};
use twilight_model::application::interaction::modal::ModalInteractionComponent;
use twilight_model::application::interaction::{Interaction, InteractionContextType, InteractionData};
use twilight_model::channel::message::component::{ActionRow, Button, ButtonStyle, TextInput, TextInputStyle};
use twilight_model::channel::message::{AllowedMentions, Component, Message, MessageFlags};
use twilight_model::channel::{Channel, ChannelType};
use twilight_model::gateway::payload::incoming::GuildCreate;
use twilight_model::guild::Role;
use twilight_model::http::interaction::{InteractionResponse, InteractionResponseData, InteractionResponseType};
use twilight_model::id::Id;

use super::script::Client;
use super::seen::{Hook, Seen};
use crate::club::Club;

pub(crate) struct Twilight {
    http: twilight_http::Client,
    application: u64,
    events: mpsc::UnboundedReceiver<Result<Seen, String>>,
    to_shard: MessageSender,
    stopping: CancellationToken,
    task: tokio::task::JoinHandle<()>,
}

impl Twilight {
    pub(crate) async fn start(club: &Club) -> Self {
        let host = club.standin.api_base().trim_start_matches("http://").to_owned();
        let http = twilight_http::Client::builder()
            .proxy(host, true)
            .token("rehearsal".into())
            .default_allowed_mentions(AllowedMentions::default())
            .build();
        let gateway = http.gateway().await.expect("an answer").model().await.expect("an address").url;
        let intents = Intents::GUILDS | Intents::GUILD_MESSAGES | Intents::DIRECT_MESSAGES;
        let config = ConfigBuilder::new("rehearsal".into(), intents).proxy_url(gateway).build();
        let shard = Shard::with_config(ShardId::ONE, config);
        let to_shard = shard.sender();
        let (sender, events) = mpsc::unbounded_channel();
        let stopping = CancellationToken::new();
        let task = tokio::spawn(listen(shard, sender, stopping.clone()));
        Self { http, application: club.world.bot().0, events, to_shard, stopping, task }
    }

    fn interactions(&self) -> twilight_http::client::InteractionClient<'_> {
        self.http.interaction(Id::new(self.application))
    }

    async fn respond(&self, hook: &Hook, kind: InteractionResponseType, data: Option<InteractionResponseData>) {
        let response = InteractionResponse { kind, data };
        self.interactions().create_response(Id::new(hook.id), &hook.token, &response).await.expect("accepted");
    }
}

/// Reads until it was told to stop and the connection is closed. The shard itself goes on after any other close.
async fn listen(mut shard: Shard, sender: mpsc::UnboundedSender<Result<Seen, String>>, stopping: CancellationToken) {
    while let Some(event) = shard.next_event(EventTypeFlags::all()).await {
        let seen = match event {
            Ok(Event::GatewayClose(_)) if stopping.is_cancelled() => return,
            Ok(event) => self::seen(event).map(Ok),
            Err(error) if matches!(error.kind(), ReceiveMessageErrorType::Reconnect) => None,
            Err(error) => Some(Err(format!("{error}: {:?}", std::error::Error::source(&error)))),
        };
        if seen.is_some_and(|seen| sender.send(seen).is_err()) {
            return;
        }
    }
}

#[async_trait::async_trait]
impl Client for Twilight {
    async fn next(&mut self) -> Seen {
        self.events.recv().await.expect("the shard goes on").unwrap_or_else(|complaint| panic!("twilight reads it: {complaint}"))
    }

    async fn register(&self) -> Vec<Seen> {
        let mut title = option(CommandOptionType::String, "title", "What it is called");
        (title.required, title.max_length) = (Some(true), Some(40));
        let mut zone = option(CommandOptionType::String, "zone", "Where you live");
        zone.autocomplete = Some(true);
        let mut add = option(CommandOptionType::SubCommand, "add", "Add a session");
        add.options = Some(vec![
            title,
            option(CommandOptionType::Integer, "minutes", "How long"),
            option(CommandOptionType::Channel, "channel", "A channel"),
            option(CommandOptionType::User, "buddy", "Somebody"),
            zone,
        ]);
        #[expect(deprecated, reason = "the struct has the field")]
        let plan = Command {
            application_id: None,
            contexts: Some(vec![InteractionContextType::Guild, InteractionContextType::BotDm]),
            default_member_permissions: None,
            description: "Your plan".into(),
            description_localizations: None,
            dm_permission: None,
            guild_id: None,
            id: None,
            integration_types: None,
            kind: CommandType::ChatInput,
            name: "plan".into(),
            name_localizations: None,
            nsfw: None,
            options: vec![add],
            version: Id::new(1),
        };
        let interactions = self.interactions();
        let answered = interactions.set_global_commands(std::slice::from_ref(&plan)).await.expect("accepted");
        let commands = answered.model().await.expect("commands");
        let one = |command: &Command| {
            let inner: Vec<&CommandOption> = command.options.iter().flat_map(|one| one.options.iter().flatten()).collect();
            let names: Vec<(&str, u8, bool)> =
                inner.iter().map(|one| (one.name.as_str(), one.kind as u8, one.required.unwrap_or(false))).collect();
            Seen::new("command")
                .say("name", &command.name)
                .say("options", names)
                .id("command", command.id.expect("an id"))
                .id("application", command.application_id.expect("an id"))
        };
        commands.iter().map(one).collect()
    }

    async fn defer(&self, hook: &Hook) {
        self.respond(hook, InteractionResponseType::DeferredChannelMessageWithSource, None).await;
    }

    async fn complete(&self, hook: &Hook, text: &str) -> Seen {
        let button = Button {
            id: None,
            custom_id: Some("add".into()),
            disabled: false,
            emoji: None,
            label: Some("Add".into()),
            style: ButtonStyle::Primary,
            url: None,
            sku_id: None,
        };
        let row = [Component::ActionRow(ActionRow { id: None, components: vec![Component::Button(button)] })];
        let interactions = self.interactions();
        let answered = interactions.update_response(&hook.token).content(Some(text)).components(Some(&row)).await;
        message("edited", &answered.expect("accepted").model().await.expect("a message"))
    }

    async fn follow_up(&self, hook: &Hook, text: &str) -> Seen {
        let interactions = self.interactions();
        let answered = interactions.create_followup(&hook.token).content(text).flags(MessageFlags::EPHEMERAL).await;
        message("followed up", &answered.expect("accepted").model().await.expect("a message"))
    }

    async fn edit_follow_up(&self, hook: &Hook, id: u64, text: &str) -> Seen {
        let interactions = self.interactions();
        let answered = interactions.update_followup(&hook.token, Id::new(id)).content(Some(text)).await;
        message("changed", &answered.expect("accepted").model().await.expect("a message"))
    }

    async fn delete_follow_up(&self, hook: &Hook, id: u64) {
        self.interactions().delete_followup(&hook.token, Id::new(id)).await.expect("accepted");
    }

    async fn open_form(&self, hook: &Hook) {
        #[expect(deprecated, reason = "the form that serenity can read has its label on the input")]
        let input = TextInput {
            id: None,
            custom_id: "title".into(),
            label: Some("Title".into()),
            max_length: Some(40),
            min_length: None,
            placeholder: None,
            required: Some(true),
            style: TextInputStyle::Short,
            value: None,
        };
        let row = Component::ActionRow(ActionRow { id: None, components: vec![Component::TextInput(input)] });
        let form = InteractionResponseData {
            custom_id: Some("add".into()),
            title: Some("Add a session".into()),
            components: Some(vec![row]),
            ..InteractionResponseData::default()
        };
        self.respond(hook, InteractionResponseType::Modal, Some(form)).await;
    }

    async fn update(&self, hook: &Hook, text: &str) {
        let data = InteractionResponseData {
            content: Some(text.into()),
            components: Some(Vec::new()),
            allowed_mentions: Some(AllowedMentions::default()),
            ..InteractionResponseData::default()
        };
        self.respond(hook, InteractionResponseType::UpdateMessage, Some(data)).await;
    }

    async fn offer(&self, hook: &Hook, name: &str, value: &str) {
        let choice = CommandOptionChoice {
            name: name.into(),
            name_localizations: None,
            value: CommandOptionChoiceValue::String(value.into()),
        };
        let data = InteractionResponseData { choices: Some(vec![choice]), ..InteractionResponseData::default() };
        self.respond(hook, InteractionResponseType::ApplicationCommandAutocompleteResult, Some(data)).await;
    }

    async fn open_dm(&self, user: u64) -> u64 {
        let answered = self.http.create_private_channel(Id::new(user)).await.expect("accepted");
        answered.model().await.expect("a channel").id.get()
    }

    async fn send(&self, channel: u64, text: &str) -> Seen {
        let answered = self.http.create_message(Id::new(channel)).content(text).await.expect("accepted");
        message("sent", &answered.model().await.expect("a message"))
    }

    async fn edit(&self, channel: u64, id: u64, text: &str) -> Seen {
        let answered = self.http.update_message(Id::new(channel), Id::new(id)).content(Some(text)).await.expect("accepted");
        message("edited", &answered.model().await.expect("a message"))
    }

    async fn read(&self, channel: u64, id: u64) -> Seen {
        let answered = self.http.message(Id::new(channel), Id::new(id)).await.expect("accepted");
        message("read", &answered.model().await.expect("a message"))
    }

    async fn delete(&self, channel: u64, id: u64) {
        self.http.delete_message(Id::new(channel), Id::new(id)).await.expect("accepted");
    }

    async fn stop(self: Box<Self>) {
        self.stopping.cancel();
        let _ = self.to_shard.close(CloseFrame::NORMAL);
        self.task.await.expect("it ends");
    }
}

fn option(kind: CommandOptionType, name: &str, description: &str) -> CommandOption {
    CommandOption {
        autocomplete: None,
        channel_types: None,
        choices: None,
        description: description.into(),
        description_localizations: None,
        kind,
        max_length: None,
        max_value: None,
        min_length: None,
        min_value: None,
        name: name.into(),
        name_localizations: None,
        options: None,
        file_types: None,
        required: None,
    }
}

/// An event in neutral words; none for what the script does not look at.
fn seen(event: Event) -> Option<Seen> {
    Some(match event {
        Event::Ready(ready) => {
            let named = Seen::new("READY")
                .say("user", &ready.user.name)
                .id("user", ready.user.id)
                .id("application", ready.application.id);
            ready.guilds.iter().fold(named, |seen, guild| seen.say("unavailable", guild.unavailable).id("guild", guild.id))
        }
        Event::Resumed => Seen::new("RESUMED"),
        Event::GuildCreate(created) => {
            let GuildCreate::Available(guild) = *created else { return Some(Seen::new("GUILD_CREATE").say("unavailable", true)) };
            let mut roles: Vec<(&str, u64)> =
                guild.roles.iter().map(|role| (role.name.as_str(), role.permissions.bits())).collect();
            roles.sort_unstable();
            let mut channels: Vec<&str> = guild.channels.iter().filter_map(|channel| channel.name.as_deref()).collect();
            channels.sort_unstable();
            let members: Vec<(&str, usize)> =
                guild.members.iter().map(|member| (member.user.name.as_str(), member.roles.len())).collect();
            Seen::new("GUILD_CREATE")
                .say("name", &guild.name)
                .say("locale", &guild.preferred_locale)
                .say("members", (guild.member_count, members))
                .say("roles", roles)
                .say("channels", channels)
                .id("guild", guild.id)
                .id("owner", guild.owner_id)
        }
        Event::GuildUpdate(guild) => {
            Seen::new("GUILD_UPDATE").say("name", &guild.name).id("guild", guild.id).id("owner", guild.owner_id)
        }
        Event::GuildDelete(gone) => {
            Seen::new("GUILD_DELETE").say("unavailable", gone.unavailable.unwrap_or(false)).id("guild", gone.id)
        }
        Event::RoleCreate(made) => role("GUILD_ROLE_CREATE", &made.role).id("guild", made.guild_id),
        Event::RoleUpdate(made) => role("GUILD_ROLE_UPDATE", &made.role).id("guild", made.guild_id),
        Event::RoleDelete(gone) => Seen::new("GUILD_ROLE_DELETE").id("role", gone.role_id).id("guild", gone.guild_id),
        Event::ChannelCreate(made) => channel("CHANNEL_CREATE", &made.0),
        Event::ChannelUpdate(made) => channel("CHANNEL_UPDATE", &made.0),
        Event::ChannelDelete(gone) => channel("CHANNEL_DELETE", &gone.0),
        Event::MemberUpdate(member) => {
            Seen::new("GUILD_MEMBER_UPDATE").say("nick", &member.nick).id("user", member.user.id).id("guild", member.guild_id)
        }
        Event::MessageCreate(made) => message("MESSAGE_CREATE", &made),
        Event::MessageUpdate(made) => message("MESSAGE_UPDATE", &made),
        Event::MessageDelete(gone) => {
            Seen::new("MESSAGE_DELETE").id("message", gone.id).id("channel", gone.channel_id).maybe("guild", gone.guild_id)
        }
        Event::InteractionCreate(made) => interaction(&made),
        _ => return None,
    })
}

fn role(what: &str, role: &Role) -> Seen {
    Seen::new(what).say("name", &role.name).say("permissions", role.permissions.bits()).id("role", role.id)
}

fn channel(what: &str, channel: &Channel) -> Seen {
    let overwrites: Vec<(u64, u64)> =
        channel.permission_overwrites.iter().flatten().map(|overwrite| (overwrite.allow.bits(), overwrite.deny.bits())).collect();
    Seen::new(what)
        .say("name", channel.name.as_deref().unwrap_or(""))
        .say("text", channel.kind == ChannelType::GuildText)
        .say("overwrites", overwrites)
        .id("channel", channel.id)
        .maybe("guild", channel.guild_id)
}

fn message(what: &str, message: &Message) -> Seen {
    let buttons: Vec<(String, String)> = message
        .components
        .iter()
        .filter_map(|row| if let Component::ActionRow(row) = row { Some(&row.components) } else { None })
        .flatten()
        .filter_map(|part| if let Component::Button(button) = part { Some(button) } else { None })
        .map(|button| (button.custom_id.clone().unwrap_or_default(), button.label.clone().unwrap_or_default()))
        .collect();
    let named = Seen::new(what)
        .say("content", &message.content)
        .say("kind", u8::from(message.kind))
        .say("flags", message.flags.map_or(0, |flags| flags.bits()))
        .say("edited", message.edited_timestamp.is_some())
        .say("sent", message.timestamp.as_secs())
        .say("buttons", buttons)
        .say("act", message.interaction_metadata.as_ref().map(|act| act.kind as u8))
        .id("message", message.id)
        .id("author", message.author.id)
        .id("channel", message.channel_id);
    message.mentions.iter().fold(named, |seen, user| seen.id("mention", user.id))
}

fn interaction(made: &Interaction) -> Seen {
    let message = made.message.as_ref();
    let person = made.author_id().expect("a person");
    let named = Seen::new("INTERACTION_CREATE")
        .say("kind", made.kind as u8)
        .say("locale", made.locale.as_deref().unwrap_or(""))
        .say("guild_locale", &made.guild_locale)
        .say("may", made.member.as_ref().and_then(|member| member.permissions).map(|bits| bits.bits()))
        .say("bot_may", made.app_permissions.map(|bits| bits.bits()))
        .say("attachments_max", made.attachment_size_limit)
        .id("interaction", made.id)
        .id("application", made.application_id)
        .id("person", person)
        .maybe("guild", made.guild_id)
        .maybe("channel", made.channel.as_ref().map(|channel| channel.id))
        .maybe("message", message.map(|message| message.id))
        .hook(made.id, &made.token);
    match made.data.as_ref().expect("data") {
        InteractionData::ApplicationCommand(data) => {
            let named = named.say("command", &data.name).say("options", options(&data.options)).id("command", data.id);
            let resolved = data.resolved.as_ref();
            let users = resolved.iter().flat_map(|found| found.users.values());
            let named = users.fold(named, |seen, user| seen.say("resolved", &user.name).id("resolved", user.id));
            let channels = resolved.iter().flat_map(|found| found.channels.values());
            channels.fold(named, |seen, one| {
                seen.say("resolved", &one.name).say("may", one.permissions.bits()).id("resolved", one.id)
            })
        }
        InteractionData::MessageComponent(data) => {
            named.say("custom_id", &data.custom_id).say("type", u8::from(data.component_type))
        }
        InteractionData::ModalSubmit(data) => {
            let fields: Vec<(&str, &str)> = data.components.iter().flat_map(fields).collect();
            named.say("custom_id", &data.custom_id).say("fields", fields)
        }
        other => panic!("not in the script: {other:?}"),
    }
}

fn options(list: &[CommandDataOption]) -> Vec<(String, String)> {
    let mut out = Vec::new();
    for option in list {
        match &option.value {
            CommandOptionValue::SubCommand(inner) | CommandOptionValue::SubCommandGroup(inner) => {
                out.push((option.name.clone(), "(".into()));
                out.extend(options(inner));
            }
            CommandOptionValue::String(text) => out.push((option.name.clone(), text.clone())),
            CommandOptionValue::Integer(number) => out.push((option.name.clone(), number.to_string())),
            CommandOptionValue::Focused(text, kind) => out.push((option.name.clone(), format!("{text}… ({})", *kind as u8))),
            CommandOptionValue::Channel(_) => out.push((option.name.clone(), "a channel".into())),
            CommandOptionValue::User(_) => out.push((option.name.clone(), "a user".into())),
            other => panic!("not in the script: {other:?}"),
        }
    }
    out
}

fn fields(component: &ModalInteractionComponent) -> Vec<(&str, &str)> {
    match component {
        ModalInteractionComponent::ActionRow(row) => row.components.iter().flat_map(fields).collect(),
        ModalInteractionComponent::Label(label) => fields(&label.component),
        ModalInteractionComponent::TextInput(input) => vec![(&input.custom_id, &input.value)],
        other => panic!("not in the script: {other:?}"),
    }
}
