//! What Discord tells us: each interaction is decoded, handed on, and answered within three seconds; what takes longer is deferred
//! first and answered by an edit.

use std::slice::from_ref;
use std::sync::Arc;
use std::time::Duration;

use serenity::model::application::{
    ActionRowComponent, CommandInteraction, ComponentInteraction, ComponentInteractionDataKind, Interaction, ModalInteraction,
};
use serenity::model::channel::MessageFlags;
use serenity::model::guild::Member;
use serenity::model::id::GuildId as TheirGuildId;
use serenity::model::permissions::Permissions;
use serenity::model::user::User;
use tokio::sync::{Semaphore, mpsc};
use tokio_util::task::TaskTracker;

use super::commands::{self, Call};
use super::components::{custom_id, routes};
use super::gateway::{GatewayEvent, GatewayEvents, Ticket};
use super::ids;
use super::sender::answer::{InteractionResponse, Modal, SUGGESTION_CHARS_MAX, SUGGESTIONS_MAX, SheetModal};
use super::sender::client::Sender;
use super::talk::Talk;
use crate::app::bell::Handling;
use crate::app::hear::PlainWords;
use crate::app::messenger::{Messenger, Nonce, Refused, SendError};
use crate::app::reply::{Caller, Form, Reply, Server, Sheet, Surface};
use crate::app::{App, AppResult};
use crate::clock::network_now;
use crate::domain::ids::{ChannelId, GuildId, MessageId, UserId};
use crate::domain::press::Press;
use crate::domain::refusal::Refusal;

/// How long an act may take before it is answered with "it is coming", on the network clock (`3-architecture` §4).
const DEFER_AFTER: Duration = Duration::from_millis(1500);

/// Carries what Discord tells to the use cases, and their answers back.
#[derive(Debug, Clone)]
pub struct Events {
    app: App,
    sender: Arc<Sender>,
    application: u64,
    talk: Arc<Talk>,
}

/// How many events of servers may wait for the one before them.
const LIFECYCLE_WAITING_MAX: usize = 1024;
/// How many handlers may be at work at once.
const HANDLERS_MAX: usize = 64;

/// Takes events from the gateway and handles each in a task of its own, counted until it is done.
pub async fn listen(events: Events, mut gateway: GatewayEvents, handlers: TaskTracker) {
    let places = Arc::new(Semaphore::new(HANDLERS_MAX));
    // What a server goes through is told in order and handled in order: a bot that was added and removed at once is removed.
    let (lane, mut in_order) = mpsc::channel(LIFECYCLE_WAITING_MAX);
    let lane_events = events.clone();
    handlers.spawn(async move {
        while let Some((event, ticket, handling)) = in_order.recv().await {
            lane_events.handle_apart(event).await;
            drop::<Ticket>(ticket);
            drop::<Handling>(handling);
        }
    });
    while let Some((event, ticket)) = gateway.next().await {
        let events = events.clone();
        let handling = events.app.bell.handling();
        if !event.is_urgent() {
            if lane.send((event, ticket, handling)).await.is_err() {
                return;
            }
            continue;
        }
        let Ok(place) = places.clone().acquire_owned().await else { return };
        handlers.spawn(async move {
            events.handle_apart(event).await;
            drop((place, ticket));
            drop(handling);
        });
    }
}

/// How an interaction can be answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// A command: a new message that only the asker sees.
    Command,
    /// A press: the pressed message changes, or a new one that only the presser sees.
    Press(Surface),
}

impl Events {
    /// Events for an application.
    #[must_use]
    pub fn new(app: App, sender: Arc<Sender>, application: u64) -> Self {
        Self { app, sender, application, talk: Arc::default() }
    }

    /// Handles one event in a task of its own: what breaks off takes neither the lane nor the count of events with it.
    async fn handle_apart(&self, event: GatewayEvent) {
        let events = self.clone();
        if let Err(error) = tokio::spawn(async move { events.handle(event).await }).await {
            self.app.meters.one_broke_off();
            tracing::error!(%error, "a handler broke off; the rest goes on");
        }
    }

    /// Handles one event of the gateway.
    pub async fn handle(&self, event: GatewayEvent) {
        let handled = match event {
            GatewayEvent::Interaction(interaction) => {
                self.interaction(*interaction).await;
                Ok(())
            }
            GatewayEvent::DirectMessage { user, channel, message, text } => {
                self.direct_message(user, channel, message, text).await
            }
            GatewayEvent::GuildCreate { guild, name, .. } => self.app.club_joined(guild, &name).await,
            GatewayEvent::GuildDelete { guild, is_outage: false } => self.app.club_left(guild).await,
            GatewayEvent::ChannelDelete { guild, channel } => self.app.channel_gone(guild, channel).await,
            GatewayEvent::RoleDelete { guild, role } => self.app.role_gone(guild, role).await,
            GatewayEvent::Ready { guilds, .. } => self.connected(&guilds).await,
            GatewayEvent::GuildChanged { guild } => self.app.server_changed(guild).await,
            GatewayEvent::GuildDelete { is_outage: true, .. } | GatewayEvent::Resumed => Ok(()),
        };
        if let Err(error) = handled {
            tracing::error!(%error, "an event could not be handled");
        }
    }

    /// Looks after what may have changed while nobody heard: the boards, and servers that are not among those of the bot any more.
    async fn connected(&self, guilds: &[GuildId]) -> AppResult<()> {
        self.app.ask_presence(guilds).await?;
        self.app.wake_boards().await
    }

    /// Answers a text in the DM, as often as a person writes and no oftener.
    async fn direct_message(&self, user: UserId, channel: ChannelId, message: MessageId, words: PlainWords) -> AppResult<()> {
        if !self.talk.may_answer(user, words.need_a_person()) {
            return Ok(());
        }
        let act = Box::pin(self.app.hear(user, channel, words));
        if let Some(answer) = act.await? {
            self.sender.send(channel, &answer, &Nonce::for_job("dm", &message.to_string())).await?;
        }
        Ok(())
    }

    /// Handles an interaction from its arrival to its answer.
    pub async fn interaction(&self, interaction: Interaction) {
        match interaction {
            Interaction::Command(command) => self.command(&command).await,
            Interaction::Autocomplete(command) => self.suggest(&command).await,
            Interaction::Component(press) => self.press(&press).await,
            Interaction::Modal(form) => self.form(&form).await,
            _ => {}
        }
    }

    async fn command(&self, command: &CommandInteraction) {
        let caller =
            caller(&command.user, command.member.as_deref(), command.guild_id, ids::channel(command.channel_id), &command.locale);
        let call = Call::read(caller.clone(), command);
        let what = format!("/{}", call.name);
        let app = self.app.clone();
        let act = async move { commands::run(&app, &call).await };
        self.answer(command.id.get(), &command.token, &caller, &what, Shape::Command, act).await;
    }

    async fn suggest(&self, command: &CommandInteraction) {
        let came_at = network_now();
        let caller =
            caller(&command.user, command.member.as_deref(), command.guild_id, ids::channel(command.channel_id), &command.locale);
        let call = Call::read(caller, command);
        let choices = match commands::suggest(&self.app, &call).await {
            Ok(Reply::Choices(choices)) => choices,
            Ok(_) => Vec::new(),
            Err(error) => {
                tracing::warn!(command = %call.name, %error, "no suggestions");
                Vec::new()
            }
        };
        self.respond(command.id.get(), &command.token, Shape::Command, &InteractionResponse::Choices(fitting(choices))).await;
        self.app.meters.interaction_was_answered(network_now() - came_at);
    }

    async fn press(&self, press: &ComponentInteraction) {
        let caller = caller(&press.user, press.member.as_ref(), press.guild_id, ids::channel(press.channel_id), &press.locale);
        let caller = Caller { message: Some(ids::message(press.message.id)), ..caller };
        let is_private = press.message.flags.is_some_and(|flags| flags.contains(MessageFlags::EPHEMERAL));
        let surface = match (is_private, press.guild_id) {
            (true, _) => Surface::Private,
            (false, None) => Surface::Letter,
            (false, Some(_)) => Surface::Post,
        };
        let chosen = match &press.data.kind {
            ComponentInteractionDataKind::StringSelect { values } => values.clone(),
            ComponentInteractionDataKind::ChannelSelect { values } => values.iter().map(ToString::to_string).collect(),
            ComponentInteractionDataKind::RoleSelect { values } => values.iter().map(ToString::to_string).collect(),
            _ => Vec::new(),
        };
        let decoded = custom_id::decode(&press.data.custom_id);
        // Our selects take one value; several that somebody sent by hand are no choice of ours, and not the same as none.
        let given = match chosen.as_slice() {
            [] => Vec::new(),
            [value] => vec![(String::new(), value.clone())],
            _ => vec![(String::new(), String::new())],
        };
        self.pressed(press.id.get(), &press.token, caller, surface, decoded, given).await;
    }

    async fn form(&self, form: &ModalInteraction) {
        let caller = caller(&form.user, form.member.as_ref(), form.guild_id, ids::channel(form.channel_id), &form.locale);
        // A form always follows a press on an answer that only its reader sees, or on a club's post.
        let is_private = form
            .message
            .as_ref()
            .is_some_and(|message| message.flags.is_some_and(|flags| flags.contains(MessageFlags::EPHEMERAL)));
        let surface = if is_private { Surface::Private } else { Surface::Post };
        let lines = form.data.components.iter().flat_map(|row| &row.components);
        let given = lines
            .filter_map(|component| match component {
                ActionRowComponent::InputText(input) => Some((input.custom_id.clone(), input.value.clone()?)),
                _ => None,
            })
            .collect();
        let decoded = custom_id::decode(&form.data.custom_id);
        self.pressed(form.id.get(), &form.token, caller, surface, decoded, given).await;
    }

    async fn pressed(
        &self,
        id: u64,
        token: &str,
        caller: Caller,
        surface: Surface,
        press: Option<Press>,
        given: Vec<(String, String)>,
    ) {
        let app = self.app.clone();
        let asker = caller.clone();
        let about = press.as_ref().and_then(Press::occurrence).filter(|_| surface == Surface::Letter);
        let act = async move {
            let press = press.ok_or(Refusal::UnknownButton)?;
            routes::submit(&app, &asker, surface, press, &given).await
        };
        let is_shown = self.answer(id, token, &caller, "a press", Shape::Press(surface), act).await;
        if let Some(occurrence) = about.filter(|_| !is_shown)
            && let Err(error) = self.app.refresh_soon(occurrence).await
        {
            tracing::error!(%error, "a letter whose answer was lost could not be put in line to be brought up to date");
        }
    }

    /// Races the act against the clock: answered in place if it is quick, deferred and edited if it is not. Says whether the
    /// answer arrived, as far as we know.
    async fn answer<F>(&self, id: u64, token: &str, caller: &Caller, what: &str, shape: Shape, act: F) -> bool
    where
        F: Future<Output = AppResult<Reply>> + Send + 'static,
    {
        let act = async {
            match act.await {
                Ok(reply) => reply,
                Err(error) => self.app.excuse(caller, what, &error).await,
            }
        };
        tokio::pin!(act);
        let came_at = network_now();
        tokio::select! {
            reply = &mut act => {
                let response = to_response(reply);
                let is_shown = self.respond(id, token, shape, &response).await;
                self.app.meters.interaction_was_answered(network_now() - came_at);
                return is_shown;
            }
            () = tokio::time::sleep(DEFER_AFTER) => {}
        }
        let deferred = match shape {
            Shape::Command | Shape::Press(Surface::Post) => InteractionResponse::DeferShow { ephemeral: true },
            Shape::Press(Surface::Letter | Surface::Private) => InteractionResponse::DeferUpdate,
        };
        self.respond(id, token, shape, &deferred).await;
        self.app.meters.interaction_was_answered(network_now() - came_at);
        let reply = act.await;
        let sent = match (reply, &deferred) {
            (Reply::Show(message), InteractionResponse::DeferUpdate) => {
                self.sender.follow_up(self.application, token, (&message, &[]), true).await.map(drop)
            }
            (Reply::ShowFile(message, file), InteractionResponse::DeferUpdate) => {
                self.sender.follow_up(self.application, token, (&message, &[file]), true).await.map(drop)
            }
            (Reply::ShowFiles(message, files), InteractionResponse::DeferUpdate) => {
                self.sender.follow_up(self.application, token, (&message, &files), true).await.map(drop)
            }
            (Reply::ShowFile(message, file) | Reply::UpdateFile(message, file), _) => {
                self.sender.edit_original(self.application, token, &message, &[file]).await
            }
            (Reply::ShowFiles(message, files), _) => self.sender.edit_original(self.application, token, &message, &files).await,
            (Reply::Show(message) | Reply::Update(message), _) => {
                self.sender.edit_original(self.application, token, &message, &[]).await
            }
            // A form cannot follow a defer, and suggestions are not deferred: the person presses again.
            (Reply::Ask(_) | Reply::Fill(_) | Reply::Choices(_), _) => Ok(()),
        };
        if let Err(error) = &sent {
            tracing::warn!(what, %error, "an answer came too late to be shown; the fact stands");
        }
        sent.is_ok()
    }

    /// Says whether it arrived, as far as we know.
    async fn respond(&self, id: u64, token: &str, shape: Shape, response: &InteractionResponse) -> bool {
        match self.sender.respond(id, token, response).await {
            Ok(()) => return true,
            Err(SendError::Refused(Refused::InteractionGone)) => {
                tracing::warn!("an interaction was void before it was answered; what it did stands");
            }
            Err(SendError::Refused(Refused::AlreadyAcknowledged)) => return self.respond_again(token, shape, response).await,
            Err(error) => tracing::warn!(%error, "an interaction could not be answered; what it did stands"),
        }
        false
    }

    /// Another process answered first, or our own answer arrived and nobody said so: what is to be read takes the way of later answers.
    async fn respond_again(&self, token: &str, shape: Shape, response: &InteractionResponse) -> bool {
        let sent = match (response, shape) {
            (InteractionResponse::Show { message, ephemeral }, Shape::Press(_)) => {
                self.sender.follow_up(self.application, token, (message, &[]), *ephemeral).await.map(drop)
            }
            (InteractionResponse::ShowFile { message, file }, Shape::Press(_)) => {
                self.sender.follow_up(self.application, token, (message, from_ref(file)), true).await.map(drop)
            }
            (InteractionResponse::ShowFiles { message, files }, Shape::Press(_)) => {
                self.sender.follow_up(self.application, token, (message, files), true).await.map(drop)
            }
            (InteractionResponse::ShowFiles { message, files }, _) => {
                self.sender.edit_original(self.application, token, message, files).await
            }
            (InteractionResponse::ShowFile { message, file } | InteractionResponse::UpdateFile { message, file }, _) => {
                self.sender.edit_original(self.application, token, message, from_ref(file)).await
            }
            (InteractionResponse::Show { message, .. } | InteractionResponse::Update(message), _) => {
                self.sender.edit_original(self.application, token, message, &[]).await
            }
            // It was deferred already. A form and suggestions have no other way: the person presses or types again.
            _ => Ok(()),
        };
        if let Err(error) = &sent {
            tracing::warn!(%error, "an interaction could not be answered; what it did stands");
        }
        sent.is_ok()
    }
}

fn to_response(reply: Reply) -> InteractionResponse {
    match reply {
        Reply::Show(message) => InteractionResponse::Show { message, ephemeral: true },
        Reply::ShowFile(message, file) => InteractionResponse::ShowFile { message, file },
        Reply::ShowFiles(message, files) => InteractionResponse::ShowFiles { message, files },
        Reply::Update(message) => InteractionResponse::Update(message),
        Reply::UpdateFile(message, file) => InteractionResponse::UpdateFile { message, file },
        Reply::Choices(choices) => InteractionResponse::Choices(fitting(choices)),
        Reply::Fill(Sheet { press, title, lines }) => InteractionResponse::Sheet(SheetModal { press, title, lines }),
        Reply::Ask(Form { press, title, label, placeholder, chars_max, is_long }) => {
            InteractionResponse::Modal(Modal { press, title, label, placeholder: Some(placeholder), chars_max, is_long })
        }
    }
}

fn fitting(choices: Vec<(String, String)>) -> Vec<(String, String)> {
    let cut = |text: String| text.chars().take(SUGGESTION_CHARS_MAX).collect::<String>();
    choices.into_iter().take(SUGGESTIONS_MAX).map(|(name, value)| (cut(name), cut(value))).collect()
}

fn caller(user: &User, member: Option<&Member>, guild: Option<TheirGuildId>, channel: ChannelId, locale: &str) -> Caller {
    let name = member.map_or_else(|| user.display_name(), |member| member.display_name()).to_owned();
    let server = guild.map(|guild| {
        let permissions = member.and_then(|member| member.permissions).unwrap_or_else(Permissions::empty);
        let may_manage = permissions.intersects(Permissions::MANAGE_GUILD | Permissions::ADMINISTRATOR);
        Server { guild: ids::guild(guild), may_manage }
    });
    let roles = member.map(|member| member.roles.iter().copied().map(ids::role).collect()).unwrap_or_default();
    Caller { user: ids::user(user.id), name, locale: locale.to_owned(), server, roles, channel, message: None }
}
