//! serenity 0.12.5 as it is in the bot, and a bare client for what serenity does not show.

mod events;
mod packing;
mod sessions;
mod shards;

use std::sync::Arc;

use rehearsal::discord::{Answer, TOKEN_WITH_ID, UserId, permission};
use serde_json::json;
use serenity::all::{
    ButtonStyle, Client, Context, CreateActionRow, CreateButton, CreateInteractionResponse, CreateInteractionResponseMessage,
    EventHandler, GatewayIntents, Guild, HttpBuilder, Interaction, Message, Ready, UnavailableGuild,
};
use tokio::sync::mpsc;

use super::bare::{Bare, PATIENCE};
use super::club::{Club, commands, values};

/// A bot as small as can be: it answers `/plan show` with a button, and a press by changing the message.
struct SmallBot(mpsc::UnboundedSender<String>);

#[serenity::async_trait]
impl EventHandler for SmallBot {
    async fn ready(&self, _: Context, ready: Ready) {
        let _ = self.0.send(format!("ready as {}", ready.user.name));
    }

    async fn guild_create(&self, _: Context, guild: Guild, _: Option<bool>) {
        let _ = self.0.send(format!("guild {} with {} channels", guild.name, guild.channels.len()));
    }

    async fn guild_delete(&self, _: Context, guild: UnavailableGuild, _: Option<Guild>) {
        let _ = self.0.send(format!("guild gone, unavailable {}", guild.unavailable));
    }

    async fn channel_delete(&self, _: Context, channel: serenity::all::GuildChannel, _: Option<Vec<Message>>) {
        let _ = self.0.send(format!("channel {} gone", channel.name));
    }

    async fn message(&self, _: Context, message: Message) {
        let _ = self.0.send(format!("{} says {:?}", message.author.name, message.content));
    }

    async fn resume(&self, _: Context, _: serenity::all::ResumedEvent) {
        let _ = self.0.send("resumed".into());
    }

    async fn interaction_create(&self, ctx: Context, interaction: Interaction) {
        let done = match interaction {
            Interaction::Command(command) => {
                let _ = self.0.send(format!(
                    "command {} by {} in a guild {}",
                    command.data.name,
                    command.user.name,
                    command.guild_id.is_some()
                ));
                let button = CreateButton::new("v1:done").label("Done").style(ButtonStyle::Primary);
                let message = CreateInteractionResponseMessage::new()
                    .content("Today: 20 minutes easy")
                    .ephemeral(command.guild_id.is_some())
                    .allowed_mentions(serenity::all::CreateAllowedMentions::new())
                    .components(vec![CreateActionRow::Buttons(vec![button])]);
                command.create_response(&ctx.http, CreateInteractionResponse::Message(message)).await
            }
            Interaction::Component(press) => {
                let message = CreateInteractionResponseMessage::new()
                    .content("Logged")
                    .allowed_mentions(serenity::all::CreateAllowedMentions::new())
                    .components(vec![]);
                press.create_response(&ctx.http, CreateInteractionResponse::UpdateMessage(message)).await
            }
            _ => Ok(()),
        };
        if let Err(error) = done {
            let _ = self.0.send(format!("failed: {error}"));
        }
    }
}

struct Running {
    heard: mpsc::UnboundedReceiver<String>,
    shards: Arc<serenity::all::ShardManager>,
    task: tokio::task::JoinHandle<Result<(), serenity::Error>>,
}

impl Running {
    async fn start(club: &Club) -> Self {
        let http = HttpBuilder::new("rehearsal").proxy(club.standin.api_base()).ratelimiter_disabled(true).build();
        let (sender, heard) = mpsc::unbounded_channel();
        let intents = GatewayIntents::GUILDS | GatewayIntents::DIRECT_MESSAGES;
        let mut client = serenity::client::ClientBuilder::new_with_http(http, intents)
            .event_handler(SmallBot(sender))
            .await
            .expect("a client");
        let address = client.ws_url.lock().await.clone();
        assert!(address.starts_with("ws://127.0.0.1:"), "the gateway is plain and on loopback, not {address}");
        let shards = client.shard_manager.clone();
        let task = tokio::spawn(async move { Client::start(&mut client).await });
        Self { heard, shards, task }
    }

    async fn hears(&mut self, wanted: &str) {
        let mut others = Vec::new();
        let found = tokio::time::timeout(PATIENCE, async {
            while let Some(line) = self.heard.recv().await {
                if line.contains(wanted) {
                    return true;
                }
                others.push(line);
            }
            false
        });
        assert_eq!(found.await, Ok(true), "the bot hears {wanted:?}; it heard {others:?}");
    }

    async fn stop(self) {
        self.shards.shutdown_all().await;
        let _ = tokio::time::timeout(PATIENCE, self.task).await;
    }
}

#[tokio::test]
async fn serenity_connects_registers_commands_and_answers_a_command_and_a_press() {
    let club = Club::open().await;
    let registered = club.call("PUT", &format!("applications/{}/commands", club.world.bot()), Some(commands())).await;
    assert_eq!(registered.status, 200, "{registered:?}");
    assert_eq!(registered.body.as_array().map(Vec::len), Some(2), "both commands come back with their ids");
    let mut bot = Running::start(&club).await;
    bot.hears("ready as second-wind").await;
    bot.hears("guild Harbour Runners with 1 channels").await;

    let asked = club.world.slash(club.ana, club.channel, "plan show", &values(&[])).expect("Ana may use /plan");
    bot.hears("command plan by ana in a guild true").await;
    let Answer::Message { message } = club.answer(asked).await else { panic!("a message answers the command") };
    let shown = club.world.message(message).expect("the message");
    assert_eq!(shown.content, "Today: 20 minutes easy");
    assert_eq!(shown.ephemeral_to, Some(club.ana), "it is for Ana alone");
    assert!(club.world.messages(club.channel, club.ben).is_empty(), "Ben sees nothing of it");

    let pressed = club.world.press(club.ana, message, "v1:done").expect("the button is there");
    assert_eq!(club.answer(pressed).await, Answer::Update { message }, "the message changes in place");
    assert_eq!(club.world.message(message).expect("the message").content, "Logged");
    assert_eq!((club.world.unanswered(), club.world.in_flight()), (0, 0), "all is idle");
    club.assert_clean();
    bot.stop().await;
}

#[tokio::test]
async fn direct_messages_and_losses_reach_serenity() {
    let club = Club::open().await;
    let mut bot = Running::start(&club).await;
    bot.hears("guild Harbour Runners").await;
    club.world.say(club.ana, "done").expect("Ana may write to the bot");
    bot.hears("ana says \"done\"").await;
    club.world.say_in(club.ana, club.channel, "hello all").expect("Ana may write in the channel");
    club.world.delete_channel(club.channel);
    bot.hears("channel club gone").await;
    club.world.set_guild_unavailable(club.guild, true);
    bot.hears("guild gone, unavailable true").await;
    club.world.remove_bot(club.guild);
    bot.hears("guild gone, unavailable false").await;
    bot.stop().await;
}

#[tokio::test]
async fn serenity_resumes_after_a_broken_connection_and_gets_what_it_missed() {
    let club = Club::open().await;
    let mut bot = Running::start(&club).await;
    bot.hears("guild Harbour Runners").await;
    club.world.gateway_drop();
    club.until("the connection is gone", |world| !world.gateway_connected()).await;
    club.world.say(club.ana, "while you were away").expect("Ana writes");
    bot.hears("while you were away").await;
    bot.hears("resumed").await;
    assert_eq!(club.world.sessions_made(), 1, "the session was resumed, not begun anew");
    club.world.gateway_reconnect();
    bot.hears("resumed").await;
    club.world.gateway_invalidate(false);
    club.until("a second session", |world| world.sessions_made() == 2).await;
    bot.stop().await;
}

#[tokio::test]
async fn an_act_without_a_connected_bot_fails_visibly() {
    let club = Club::open().await;
    club.call("PUT", &format!("applications/{}/commands", club.world.bot()), Some(commands())).await;
    let asked = club.world.slash(club.ana, club.channel, "plan show", &values(&[])).expect("the command is offered");
    assert!(matches!(club.answer(asked).await, Answer::Failed { .. }), "This interaction failed");
    assert_eq!(club.world.unanswered(), 0, "nobody waits for it");
}

#[tokio::test]
async fn a_wrong_token_a_privileged_intent_and_the_wrong_shard_are_closed_with_their_codes() {
    let club = Club::open().await;
    let properties = json!({"os": "linux", "browser": "x", "device": "x"});
    let cases = [
        (json!({"op": 2, "d": {"token": "Bot real-looking", "intents": 1, "properties": properties}}), 4004),
        (json!({"op": 2, "d": {"token": "MTAwMDAwMDAwMDAwMDAwMDAwMQ.GabcdE.x", "intents": 1, "properties": properties}}), 4004),
        (json!({"op": 2, "d": {"token": TOKEN_WITH_ID, "intents": 32768, "properties": properties}}), 4014),
        (json!({"op": 2, "d": {"token": "rehearsal", "intents": 32768, "properties": properties}}), 4014),
        (json!({"op": 2, "d": {"token": "rehearsal", "intents": 1_u64 << 40, "properties": properties}}), 4013),
        (json!({"op": 2, "d": {"token": "rehearsal", "intents": 1, "properties": properties, "shard": [2, 2]}}), 4010),
        (json!({"op": 3, "d": {}}), 4003),
        (json!({"op": 99}), 4001),
        (json!({"op": 1, "d": "x".repeat(5_000)}), 4002),
    ];
    for (frame, code) in cases {
        let mut socket = Bare::connect(&club).await;
        socket.send(&frame).await;
        assert_eq!(socket.closed().await, Some(code), "{} is answered with close {code}", frame["op"]);
    }
}

#[tokio::test]
async fn a_resume_of_an_unknown_session_is_invalid_and_heartbeats_are_acknowledged() {
    let club = Club::open().await;
    let mut socket = Bare::connect(&club).await;
    socket.send(&json!({"op": 1, "d": null})).await;
    assert_eq!(socket.next().await["op"], 11);
    socket.send(&json!({"op": 6, "d": {"token": "rehearsal", "session_id": "nobody", "seq": 3}})).await;
    let invalid = socket.next().await;
    assert_eq!((&invalid["op"], &invalid["d"]), (&json!(9), &json!(false)));
}

#[tokio::test]
async fn only_events_of_the_identified_intents_come() {
    let club = Club::open().await;
    let mut socket = Bare::connect(&club).await;
    socket.send(&json!({"op": 2, "d": {"token": "Bot rehearsal", "intents": 512, "properties": {"os": "linux", "browser": "x", "device": "x"}}})).await;
    assert_eq!(socket.next().await["t"], "READY", "and no GUILD_CREATE without the guilds intent");
    club.world.say(club.ana, "a DM").expect("Ana writes");
    club.world.say_in(club.ana, club.channel, "in the channel").expect("Ana writes");
    let event = socket.next().await;
    assert_eq!(event["t"], "MESSAGE_CREATE");
    assert_eq!(event["d"]["guild_id"], club.guild.to_string(), "the DM needs another intent");
    assert_eq!(event["d"]["content"], "", "the words of a channel are hidden without the content intent");
}

#[tokio::test]
async fn an_interaction_carries_what_serenity_needs() {
    let club = Club::open().await;
    club.call("PUT", &format!("applications/{}/commands", club.world.bot()), Some(commands())).await;
    let mut socket = Bare::connect(&club).await;
    socket.send(&json!({"op": 2, "d": {"token": "Bot rehearsal", "intents": 0, "properties": {"os": "linux", "browser": "x", "device": "x"}}})).await;
    assert_eq!(socket.next().await["t"], "READY");
    let given = values(&[
        ("title", json!("Hills")),
        ("minutes", json!(20)),
        ("channel", json!(club.channel)),
        ("buddy", json!(club.ben)),
    ]);
    club.world.slash(club.ana, club.channel, "plan add", &given).expect("good options");
    let event = socket.next().await;
    let data = &event["d"];
    assert_eq!(data["attachment_size_limit"], 10_485_760);
    assert_eq!(data["entitlements"], json!([]));
    assert_eq!(data["context"], 0);
    assert_eq!(data["member"]["user"]["id"], club.ana.to_string());
    assert_eq!(data["member"]["permissions"], permission::EVERYONE.to_string());
    assert!(data.get("user").is_none(), "in a server there is a member and no user");
    assert_eq!(data["data"]["resolved"]["channels"][club.channel.to_string()]["name"], "club");
    let parsed: Interaction = serde_json::from_value(data.clone()).expect("serenity reads it");
    assert_eq!(parsed.as_command().map(|command| command.data.options().len()), Some(1), "one subcommand");
    let dm = club.world.dm_with(club.ana).expect("a DM");
    club.world.slash(club.ana, dm, "plan show", &values(&[])).expect("offered in DMs");
    let event = socket.next().await;
    assert_eq!((&event["d"]["user"]["id"], &event["d"]["context"]), (&json!(club.ana.to_string()), &json!(1)));
    assert!(event["d"].get("member").is_none() && event["d"].get("guild_id").is_none(), "in a DM there is a user and no member");
    let parsed: Interaction = serde_json::from_value(event["d"].clone()).expect("serenity reads it");
    assert_eq!(parsed.as_command().map(|command| UserId(command.user.id.get())), Some(club.ana));
}
