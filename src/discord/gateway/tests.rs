//! The driver and serenity against a small gateway on loopback, one behaviour each.

use std::net::SocketAddr;
use std::sync::Mutex;

use axum::Router;
use axum::extract::State;
use axum::extract::ws::{CloseFrame, Message, Utf8Bytes, WebSocket, WebSocketUpgrade};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use serde_json::{Value, json};
use tokio::net::TcpListener;

use super::*;
use crate::discord::sender::{ApiBase, Rate, SenderSettings};
use crate::domain::ids::{ChannelId, GuildId, MessageId, UserId};

/// What the gateway does with a connection once it has identified; the number counts connections from 1.
#[derive(Debug, Clone)]
enum Play {
    /// Sends READY and these events, then keeps the line.
    Serve(Vec<(&'static str, Value)>),
    /// Closes with this code.
    Close(u16),
}

struct Stage {
    plays: Vec<Play>,
    gateway: Mutex<String>,
    gateway_bot: Mutex<(u16, Value)>,
    identifies: Mutex<Vec<Value>>,
    closes: Mutex<Vec<u16>>,
}

struct Stand {
    stage: Arc<Stage>,
    address: SocketAddr,
}

impl Stand {
    /// A stand-in whose connections are played in this order, the last one again and again.
    async fn start(plays: Vec<Play>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address");
        let url = format!("ws://{address}");
        let stage = Arc::new(Stage {
            plays,
            gateway: Mutex::new(url.clone()),
            gateway_bot: Mutex::new((200, allowance(&url, 1000))),
            identifies: Mutex::default(),
            closes: Mutex::default(),
        });
        let app = Router::new()
            .route("/api/v10/gateway", get(gateway))
            .route("/api/v10/gateway/bot", get(gateway_bot))
            .route("/", get(socket))
            .with_state(stage.clone());
        tokio::spawn(async move { axum::serve(listener, app).await });
        Self { stage, address }
    }

    fn gateway(&self) -> (Gateway, GatewayEvents) {
        self.impatient_gateway(Duration::from_secs(10))
    }

    fn impatient_gateway(&self, unconnected_max: Duration) -> (Gateway, GatewayEvents) {
        let token = Token::parse("rehearsal.token").expect("a token");
        let base = ApiBase::parse(&format!("http://{}", self.address)).expect("a base");
        let settings = SenderSettings {
            rate: Rate::RAISED,
            ..SenderSettings::new(token.clone(), base, "https://example.org", |_| String::new())
        };
        let sender = Arc::new(Sender::new(settings).expect("a sender"));
        let ms = Duration::from_millis;
        let settings = GatewaySettings {
            watchdog: WatchdogRules { unconnected_max, pause: ms(20), pause_max: ms(40), ..WatchdogRules::default() },
            look_every: ms(20),
            allowance_wait_max: ms(30),
            ..GatewaySettings::new(token)
        };
        Gateway::new(settings, sender)
    }

    fn identifies(&self) -> Vec<Value> {
        self.stage.identifies.lock().expect("not poisoned").clone()
    }

    fn closes(&self) -> Vec<u16> {
        self.stage.closes.lock().expect("not poisoned").clone()
    }
}

fn allowance(url: &str, remaining: u64) -> Value {
    json!({ "url": url, "shards": 1,
        "session_start_limit": { "total": 1000, "remaining": remaining, "reset_after": 60_000, "max_concurrency": 1 } })
}

async fn gateway(State(stage): State<Arc<Stage>>) -> Response {
    let url = stage.gateway.lock().expect("not poisoned").clone();
    if url.is_empty() {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    }
    json!({ "url": url }).to_string().into_response()
}

async fn gateway_bot(State(stage): State<Arc<Stage>>) -> Response {
    let (status, body) = stage.gateway_bot.lock().expect("not poisoned").clone();
    (StatusCode::from_u16(status).expect("a status"), body.to_string()).into_response()
}

async fn socket(State(stage): State<Arc<Stage>>, upgrade: WebSocketUpgrade) -> Response {
    upgrade.on_upgrade(|socket| serve(stage, socket))
}

fn text(value: &Value) -> Message {
    Message::Text(Utf8Bytes::from(value.to_string()))
}

async fn serve(stage: Arc<Stage>, mut socket: WebSocket) {
    let hello = json!({ "op": 10, "d": { "heartbeat_interval": 400 }, "s": null, "t": null });
    if socket.send(text(&hello)).await.is_err() {
        return;
    }
    while let Some(Ok(message)) = socket.recv().await {
        match message {
            Message::Text(payload) => {
                let payload: Value = serde_json::from_str(&payload).expect("JSON");
                match payload["op"].as_u64() {
                    Some(1) => drop(socket.send(text(&json!({ "op": 11 }))).await),
                    Some(2) => {
                        let play = {
                            let mut identifies = stage.identifies.lock().expect("not poisoned");
                            identifies.push(payload["d"].clone());
                            stage.plays[(identifies.len() - 1).min(stage.plays.len() - 1)].clone()
                        };
                        play_it(play, &mut socket).await;
                    }
                    other => panic!("an op that a bot has no use for: {other:?}"),
                }
            }
            Message::Close(frame) => stage.closes.lock().expect("not poisoned").extend(frame.map(|frame| frame.code)),
            _ => {}
        }
    }
}

async fn play_it(play: Play, socket: &mut WebSocket) {
    match play {
        Play::Close(code) => drop(socket.send(Message::Close(Some(CloseFrame { code, reason: "".into() }))).await),
        Play::Serve(events) => {
            let user = json!({ "id": "2", "username": "bot", "discriminator": "0", "avatar": null, "bot": true,
                "mfa_enabled": false, "verified": true });
            let ready = json!({ "v": 10, "user": user, "guilds": [{ "id": "4", "unavailable": true }], "session_id": "s",
                "resume_gateway_url": "ws://127.0.0.1:1/", "application": { "id": "1", "flags": 0 } });
            let all = std::iter::once(("READY", ready)).chain(events);
            for (number, (name, data)) in all.enumerate() {
                drop(socket.send(text(&json!({ "op": 0, "s": number + 1, "t": name, "d": data }))).await);
            }
        }
    }
}

fn interaction() -> Value {
    json!({ "id": "9", "application_id": "1", "type": 3, "token": "t", "version": 1, "channel_id": "7",
        "channel": { "id": "7", "type": 1 }, "locale": "en-US", "app_permissions": "0", "entitlements": [],
        "attachment_size_limit": 10_485_760, "context": 1,
        "user": { "id": "5", "username": "ana", "discriminator": "0", "avatar": null, "global_name": null },
        "data": { "custom_id": "v1:td", "component_type": 2 }, "message": message("2", true) })
}

fn message(author: &str, is_bot: bool) -> Value {
    json!({ "id": "81", "channel_id": "7", "content": "a word", "timestamp": "2026-03-30T05:30:00.000000+00:00",
        "edited_timestamp": null, "tts": false, "mention_everyone": false, "mentions": [], "mention_roles": [], "attachments": [],
        "embeds": [], "pinned": false, "type": 0,
        "author": { "id": author, "username": "x", "discriminator": "0", "avatar": null, "global_name": null, "bot": is_bot } })
}

/// Waits for a status that fits, without a clock of its own: the test harness ends a test that hangs.
async fn until(status: &mut watch::Receiver<GatewayStatus>, fits: impl FnMut(&GatewayStatus) -> bool) -> GatewayStatus {
    *timeout(Duration::from_secs(20), status.wait_for(fits)).await.expect("in time").expect("the gateway lives")
}

#[tokio::test]
async fn events_leave_the_runtime_as_our_own_and_are_counted_until_they_are_done() {
    let stand = Stand::start(vec![Play::Serve(vec![
        ("MESSAGE_CREATE", message("5", false)),
        ("MESSAGE_CREATE", message("2", true)),
        ("GUILD_DELETE", json!({ "id": "4", "unavailable": true })),
        ("GUILD_DELETE", json!({ "id": "44" })),
        ("CHANNEL_DELETE", json!({ "id": "7", "type": 0, "guild_id": "4", "name": "board", "position": 0 })),
        ("INTERACTION_CREATE", interaction()),
        ("TYPING_START", json!({ "channel_id": "7", "user_id": "5", "timestamp": 1 })),
    ])])
    .await;
    let (gateway, mut events) = stand.gateway();
    let (mut status, stop) = (gateway.status(), CancellationToken::new());
    let driver = tokio::spawn(gateway.run(stop.clone()));
    until(&mut status, |status| status.stage == super::Stage::Connected).await;

    // serenity hands each event to a task of its own, so their order is not promised.
    let mut seen = Vec::new();
    let mut tickets = Vec::new();
    for _ in 0..6 {
        let (event, ticket) = timeout(Duration::from_secs(10), events.next()).await.expect("an event").expect("open");
        tickets.push(ticket);
        seen.push(match event {
            GatewayEvent::Ready { application: 1, bot_user, guilds } if bot_user == UserId::new(2) => format!("ready {guilds:?}"),
            GatewayEvent::DirectMessage { user, channel, message, text } => {
                assert_eq!((user, channel, message), (UserId::new(5), ChannelId::new(7), MessageId::new(81)));
                assert!(!format!("{text:?}").contains("word"), "it shows nothing of itself");
                "a word".to_owned()
            }
            GatewayEvent::GuildDelete { guild, is_outage } => format!("guild {guild} {is_outage}"),
            GatewayEvent::ChannelDelete { guild, channel } => format!("channel {guild} {channel}"),
            GatewayEvent::Interaction(interaction) => format!("interaction {}", interaction.id()),
            other => panic!("not expected: {other:?}"),
        });
    }
    seen.sort();
    let guilds = vec![GuildId::new(4)];
    let expected = ["a word", "channel 4 7", "guild 4 true", "guild 44 false", "interaction 9", &format!("ready {guilds:?}")];
    assert_eq!(seen, expected, "the bot's own messages and what has no use are left out");
    assert_eq!(events.pending(), 6, "all are in someone's hands");
    drop(tickets);
    assert_eq!(events.counter().count(), 0);

    let identify = &stand.identifies()[0];
    assert_eq!(identify["token"], "Bot rehearsal.token");
    assert_eq!(identify["intents"], 1 | 1 << 12, "GUILDS and DIRECT_MESSAGES, nothing privileged");
    stop.cancel();
    driver.await.expect("no panic").expect("a clean end");
    assert_eq!(stand.closes(), [1000], "it said goodbye");
    assert_eq!(status.borrow().stage, super::Stage::Stopped);
    assert!(events.next().await.is_none(), "the channel ends with the gateway");
}

#[tokio::test]
async fn a_session_that_spins_is_replaced_from_outside() {
    let stand = Stand::start(vec![Play::Close(4011), Play::Serve(vec![])]).await;
    let (gateway, mut events) = stand.impatient_gateway(Duration::from_millis(300));
    let (mut status, stop) = (gateway.status(), CancellationToken::new());
    let driver = tokio::spawn(gateway.run(stop.clone()));
    let paused = until(&mut status, |status| matches!(status.stage, super::Stage::Pausing(_))).await;
    assert_eq!(paused.stage, super::Stage::Pausing(PauseReason::GaveUp(GiveUp::NoConnection)));
    let connected = until(&mut status, |status| status.stage == super::Stage::Connected).await;
    assert!(connected.sessions >= 2, "a fresh one: {connected:?}");
    assert!(matches!(events.next().await, Some((GatewayEvent::Ready { .. }, _))));
    stop.cancel();
    driver.await.expect("no panic").expect("a clean end");
}

#[tokio::test]
async fn what_only_the_operator_can_mend_ends_it() {
    for (code, expected) in [(4004, "TokenRefused"), (4013, "IntentsRefused"), (4014, "IntentsRefused")] {
        let stand = Stand::start(vec![Play::Close(code)]).await;
        let (gateway, _events) = stand.gateway();
        let failure = gateway.run(CancellationToken::new()).await.expect_err("no use trying again");
        assert_eq!(format!("{failure:?}"), expected, "{code}");
        assert_eq!(stand.identifies().len(), 1, "{code}");
    }
    let stand = Stand::start(vec![Play::Serve(vec![])]).await;
    *stand.stage.gateway_bot.lock().expect("not poisoned") = (401, json!({ "code": 0, "message": "401: Unauthorized" }));
    let failure = stand.gateway().0.run(CancellationToken::new()).await.expect_err("no use trying again");
    assert!(matches!(failure, GatewayFailure::TokenRefused));
    assert!(!failure.to_string().contains("rehearsal"), "{failure}");
    assert!(stand.identifies().is_empty());
}

#[tokio::test]
async fn it_never_dials_elsewhere() {
    // An address of another port; none at all, where serenity falls back to Discord's own; and one beyond this machine.
    let discord = "wss://gateway.discord.gg";
    for (gateway_url, bot_url) in [("ws://127.0.0.1:9", None), ("", None), (discord, Some(discord))] {
        let stand = Stand::start(vec![Play::Serve(vec![])]).await;
        *stand.stage.gateway.lock().expect("not poisoned") = gateway_url.to_owned();
        if let Some(url) = bot_url {
            *stand.stage.gateway_bot.lock().expect("not poisoned") = (200, allowance(url, 1000));
        }
        let (gateway, _events) = stand.gateway();
        let status = gateway.status();
        let failure = gateway.run(CancellationToken::new()).await.expect_err("refused");
        assert!(matches!(failure, GatewayFailure::WrongAddress(_)), "{gateway_url:?}: {failure}");
        assert_eq!(status.borrow().sessions, 0, "nothing was dialled");
    }
}

#[tokio::test]
async fn no_session_begins_with_few_identifies_left() {
    let stand = Stand::start(vec![Play::Serve(vec![])]).await;
    let url = format!("ws://{}", stand.address);
    *stand.stage.gateway_bot.lock().expect("not poisoned") = (200, allowance(&url, 49));
    let (gateway, _events) = stand.gateway();
    let (mut status, stop) = (gateway.status(), CancellationToken::new());
    let driver = tokio::spawn(gateway.run(stop.clone()));
    let paused = until(&mut status, |status| matches!(status.stage, super::Stage::Pausing(_))).await;
    assert_eq!((paused.stage, paused.identifies_left), (super::Stage::Pausing(PauseReason::FewIdentifies), Some(49)));
    assert!(stand.identifies().is_empty());
    *stand.stage.gateway_bot.lock().expect("not poisoned") = (200, allowance(&url, 50));
    until(&mut status, |status| status.stage == super::Stage::Connected).await;
    stop.cancel();
    driver.await.expect("no panic").expect("a clean end");
}

#[tokio::test]
async fn it_stops_at_once_while_it_waits_for_discord() {
    let stand = Stand::start(vec![Play::Serve(vec![])]).await;
    *stand.stage.gateway_bot.lock().expect("not poisoned") = (503, Value::Null);
    let (gateway, mut events) = stand.gateway();
    let (mut status, stop) = (gateway.status(), CancellationToken::new());
    let driver = tokio::spawn(gateway.run(stop.clone()));
    until(&mut status, |status| status.stage == super::Stage::Pausing(PauseReason::Unreachable)).await;
    stop.cancel();
    driver.await.expect("no panic").expect("a clean end");
    assert!(events.next().await.is_none());
}
