//! The sender against small servers on loopback, one behaviour each.

mod limits;

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap as Headers, Method, Uri};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};
use tokio::net::TcpListener;

use super::*;
use crate::app::message::{Button, Message, Row};
use crate::app::messenger::{Messenger, Nonce, Permission, Posting, Refused, Sought};
use crate::app::reply::File;
use crate::discord::sender::answer::InteractionResponse;
use crate::domain::ids::{ChannelId, GuildId, MessageId};
use crate::domain::press::Press;

/// A request as the server saw it.
#[derive(Debug, Clone)]
struct Seen {
    line: String,
    headers: Headers,
    body: Value,
    /// The body as it came, for what is not JSON.
    raw: String,
}

type Answer = Box<dyn Fn(usize, &Seen) -> Response + Send + Sync>;

/// A server that answers each request as it is told and remembers it.
struct Stage {
    seen: Mutex<Vec<Seen>>,
    answer: Answer,
}

struct Server {
    stage: Arc<Stage>,
    address: SocketAddr,
}

impl Server {
    async fn start(answer: impl Fn(usize, &Seen) -> Response + Send + Sync + 'static) -> Self {
        let stage = Arc::new(Stage { seen: Mutex::default(), answer: Box::new(answer) });
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address");
        let app = Router::new().fallback(take).with_state(stage.clone());
        tokio::spawn(async move { axum::serve(listener, app).await });
        Self { stage, address }
    }

    fn lines(&self) -> Vec<String> {
        self.seen().into_iter().map(|seen| seen.line).collect()
    }

    fn seen(&self) -> Vec<Seen> {
        self.stage.seen.lock().expect("not poisoned").clone()
    }

    fn sender(&self) -> Sender {
        self.sender_with(|_| {})
    }

    fn sender_with(&self, change: impl FnOnce(&mut SenderSettings)) -> Sender {
        let mut settings = settings(self.address);
        change(&mut settings);
        Sender::new(settings).expect("a sender")
    }
}

async fn take(State(stage): State<Arc<Stage>>, method: Method, uri: Uri, headers: Headers, body: Bytes) -> Response {
    let raw = String::from_utf8_lossy(&body).into_owned();
    let body = serde_json::from_slice(&body).unwrap_or(Value::Null);
    let seen = Seen { line: format!("{method} {uri}"), headers, body, raw };
    let count = {
        let mut list = stage.seen.lock().expect("not poisoned");
        list.push(seen.clone());
        list.len()
    };
    (stage.answer)(count, &seen)
}

fn settings(address: SocketAddr) -> SenderSettings {
    let base = ApiBase::parse(&format!("http://{address}")).expect("a base");
    let token = Token::parse("rehearsal.token").expect("a token");
    let secs = Duration::from_secs;
    let retry_after_max = Duration::from_millis(60);
    SenderSettings {
        rate: Rate::RAISED,
        timeouts: Timeouts { connect: secs(10), total: secs(10), answer: secs(10), patience: secs(5), retry_after_max },
        ..SenderSettings::new(token, base, "https://example.org/second-wind", encode)
    }
}

fn encode(press: &Press) -> String {
    format!("v1:{press:?}")
}

fn reply(status: u16, body: &Value) -> Response {
    let status = axum::http::StatusCode::from_u16(status).expect("a status");
    (status, [("content-type", "application/json")], body.to_string()).into_response()
}

fn limited(retry_after: f64, scope: &'static str) -> Response {
    let body = json!({ "message": "You are being rate limited.", "retry_after": retry_after, "global": scope == "global" });
    let mut response = reply(429, &body);
    response.headers_mut().insert("x-ratelimit-scope", scope.parse().expect("a value"));
    response
}

fn message() -> Message {
    let rows = vec![Row::Buttons(vec![Button::main("Done", Press::Today)])];
    Message::new("Today: strength", rows).expect("a good message")
}

fn nonce() -> Nonce {
    Nonce::for_job("remind", "1:2026-03-30")
}

const DM: ChannelId = ChannelId::new(70);

#[tokio::test]
async fn a_message_goes_out_as_discord_wants_it() {
    let server = Server::start(|_, _| reply(200, &json!({ "id": "81" }))).await;
    let sender = server.sender();
    assert_eq!(sender.send(DM, &message(), &nonce()).await, Ok(MessageId::new(81)));
    let seen = server.seen();
    assert_eq!(seen[0].line, "POST /api/v10/channels/70/messages");
    assert_eq!(seen[0].headers["authorization"], "Bot rehearsal.token");
    let user_agent = format!("DiscordBot (https://example.org/second-wind, {})", env!("CARGO_PKG_VERSION"));
    assert_eq!(seen[0].headers["user-agent"], user_agent);
    assert_eq!(seen[0].headers["content-type"], "application/json");
    assert_eq!(seen[0].body["allowed_mentions"], json!({ "parse": [] }));
    assert_eq!(seen[0].body["nonce"], nonce().as_str());
    assert_eq!(seen[0].body["enforce_nonce"], true);
    assert_eq!(seen[0].body["components"][0]["components"][0]["custom_id"], "v1:Today");
    assert_eq!(sender.in_flight(), 0);
}

#[tokio::test]
async fn each_call_has_its_route_and_reads_its_answer() {
    let server = Server::start(|_, seen| match seen.line.as_str() {
        "POST /api/v10/users/@me/channels" => reply(200, &json!({ "id": "70", "type": 1 })),
        "PATCH /api/v10/channels/70/messages/81" => reply(200, &json!({ "id": "81" })),
        "DELETE /api/v10/channels/70/messages/81" => reply(404, &json!({ "code": 10008 })),
        "GET /api/v10/guilds/4/members/5" => {
            reply(200, &json!({ "nick": null, "user": { "username": "ana", "global_name": "Ana" }, "roles": [] }))
        }
        "GET /api/v10/guilds/4/members/6" => reply(404, &json!({ "code": 10007 })),
        "PUT /api/v10/applications/1/commands" => reply(200, &json!([{ "id": "9", "name": "start" }])),
        "GET /api/v10/gateway/bot" => reply(
            200,
            &json!({ "url": "ws://127.0.0.1:1", "shards": 1,
                "session_start_limit": { "total": 1000, "remaining": 999, "reset_after": 14400000, "max_concurrency": 1 } }),
        ),
        "GET /api/v10/applications/@me" => reply(200, &json!({ "id": "1", "name": "Second Wind", "bot": { "id": "2" } })),
        "PATCH /api/v10/webhooks/1/tok/messages/@original" => reply(200, &json!({ "id": "81" })),
        "POST /api/v10/webhooks/1/tok" => reply(200, &json!({ "id": "82" })),
        "POST /api/v10/interactions/3/tok/callback" => reply(204, &Value::Null),
        other => panic!("not a route of ours: {other}"),
    })
    .await;
    let sender = server.sender();
    let guild = GuildId::new(4);
    assert_eq!(sender.open_dm(UserId::new(5)).await, Ok(DM));
    assert_eq!(server.seen()[0].body, json!({ "recipient_id": "5" }));
    assert_eq!(sender.edit(DM, MessageId::new(81), &message()).await, Ok(()));
    assert_eq!(sender.delete(DM, MessageId::new(81)).await, Ok(()), "gone already is gone");
    assert_eq!(sender.member_name(guild, UserId::new(5)).await, Ok(Some("Ana".into())));
    assert_eq!(sender.member_name(guild, UserId::new(6)).await, Ok(None));
    assert_eq!(sender.put_commands(1, &json!([])).await, Ok(vec![("start".into(), 9)]));
    let gateway = sender.gateway_bot().await.expect("an address");
    assert_eq!((gateway.url.as_str(), gateway.identifies_left, gateway.renewed_in_ms), ("ws://127.0.0.1:1", 999, 14_400_000));
    let application = sender.current_application().await.expect("an application");
    assert_eq!((application.id, application.bot_user), (1, UserId::new(2)));
    assert_eq!(sender.respond(3, "tok", &InteractionResponse::DeferUpdate).await, Ok(()));
    assert_eq!(sender.edit_original(1, "tok", &message(), &[]).await, Ok(()));
    assert_eq!(sender.follow_up(1, "tok", (&message(), &[]), true).await, Ok(MessageId::new(82)));
    let follow_up = server.seen().pop().expect("a request");
    assert_eq!(follow_up.body["flags"], 64, "ephemeral");
    assert_eq!(follow_up.body["allowed_mentions"], json!({ "parse": [] }));
}

#[tokio::test]
async fn a_file_goes_as_a_form_with_each_kind_of_answer_and_again_after_a_limit() {
    let server =
        Server::start(|count, _| if count == 1 { limited(0.01, "user") } else { reply(200, &json!({ "id": "81" })) }).await;
    let sender = server.sender();
    let file = File {
        name: "copy.zip".into(),
        content_type: "application/zip",
        bytes: b"PK-bytes".to_vec(),
        alt: Some("a copy".into()),
    };
    let shown = InteractionResponse::ShowFile { message: message(), file: file.clone() };
    assert_eq!(sender.respond(3, "tok", &shown).await, Ok(()));
    assert_eq!(sender.edit_original(1, "tok", &message(), std::slice::from_ref(&file)).await, Ok(()));
    assert_eq!(sender.follow_up(1, "tok", (&message(), std::slice::from_ref(&file)), true).await, Ok(MessageId::new(81)));
    let seen = server.seen();
    assert_eq!(seen.len(), 4, "the limited one was sent again: {:?}", server.lines());
    for seen in seen {
        let kind = seen.headers["content-type"].to_str().expect("a kind");
        assert!(kind.starts_with("multipart/form-data; boundary="), "{}: {kind}", seen.line);
        let parts: Vec<&str> = seen.raw.split("\r\n\r\n").collect();
        let json = parts.get(1).and_then(|part| part.split("\r\n").next()).expect("a part of JSON");
        let json: Value = serde_json::from_str(json).expect("JSON");
        let message = if json["data"].is_null() { &json } else { &json["data"] };
        assert_eq!(
            message["attachments"],
            json!([{ "id": 0, "filename": "copy.zip", "description": "a copy" }]),
            "{}",
            seen.line
        );
        assert_eq!(message["allowed_mentions"], json!({ "parse": [] }), "{}", seen.line);
        for words in ["name=\"payload_json\"", "name=\"files[0]\"; filename=\"copy.zip\"", "application/zip", "PK-bytes"] {
            assert!(seen.raw.contains(words), "{words:?} is in it: {}", seen.raw);
        }
    }
    assert!(!format!("{shown:?}").contains("PK-bytes"), "what is in a file stays out of every log");
}

#[tokio::test]
async fn what_nobody_knows_is_unknown() {
    let unknown = |why| Err(SendError::Unknown(why));
    let broken = Server::start(|_, _| reply(502, &Value::Null)).await;
    assert_eq!(broken.sender().send(DM, &message(), &nonce()).await, unknown(UnknownWhy::ServerError { status: 502 }));
    assert_eq!(broken.lines().len(), 1, "the job engine repeats, not the sender");

    let garbled = Server::start(|_, _| reply(200, &json!({ "id": "not a number" }))).await;
    assert_eq!(garbled.sender().send(DM, &message(), &nonce()).await, unknown(UnknownWhy::Unreadable));

    // Takes the request and says nothing.
    let silent = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = silent.local_addr().expect("an address");
    let held = tokio::spawn(async move { silent.accept().await.map(|(socket, _)| socket) });
    let mut short = settings(address);
    short.timeouts.total = Duration::from_millis(60);
    assert_eq!(Sender::new(short).expect("a sender").send(DM, &message(), &nonce()).await, unknown(UnknownWhy::TimedOut));
    drop(held.await);

    // Takes the request and hangs up.
    let rude = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = rude.local_addr().expect("an address");
    tokio::spawn(async move {
        use tokio::io::AsyncReadExt;
        while let Ok((mut socket, _)) = rude.accept().await {
            let mut some = [0; 64];
            drop(socket.read(&mut some).await);
        }
    });
    let sender = Sender::new(settings(address)).expect("a sender");
    assert_eq!(sender.send(DM, &message(), &nonce()).await, unknown(UnknownWhy::Broken));

    // Nobody there: then nothing was sent, and that is known.
    let closed = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = closed.local_addr().expect("an address");
    drop(closed);
    let sender = Sender::new(settings(address)).expect("a sender");
    assert_eq!(sender.send(DM, &message(), &nonce()).await, Err(SendError::Unreachable));
    assert_eq!(sender.in_flight(), 0);
}

#[tokio::test]
async fn the_first_answer_does_not_outlive_its_three_seconds() {
    let silent = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = silent.local_addr().expect("an address");
    let held = tokio::spawn(async move { silent.accept().await.map(|(socket, _)| socket) });
    let mut patient = settings(address);
    patient.timeouts.answer = Duration::from_millis(50);
    let sender = Sender::new(patient).expect("a sender");
    let answered = sender.respond(3, "tok", &InteractionResponse::DeferUpdate).await;
    assert_eq!(answered, Err(SendError::Unknown(UnknownWhy::TimedOut)));
    drop(held.await);
}

#[tokio::test]
async fn redirects_are_not_followed() {
    let elsewhere = Server::start(|_, _| reply(200, &json!({ "id": "1" }))).await;
    let to = format!("http://{}/api/v10/x", elsewhere.address);
    let server = Server::start(move |_, _| (axum::http::StatusCode::FOUND, [("location", to.clone())]).into_response()).await;
    let moved = server.sender().open_dm(UserId::new(5)).await;
    assert_eq!(moved, Err(SendError::Refused(Refused::Other { status: 302, code: 0 })));
    assert!(elsewhere.lines().is_empty(), "the token stays at home");
}

#[tokio::test]
async fn a_lost_message_is_found_by_what_can_be_pressed() {
    let listed = json!([
        { "id": "95", "timestamp": "2026-03-30T05:40:00.000000+00:00", "author": { "id": "5" }, "content": "v1:Today", "components": [] },
        { "id": "94", "timestamp": "2026-03-30T05:35:00.000000+00:00", "author": { "id": "2", "bot": true }, "nonce": 7,
          "components": [{ "type": 1, "components": [{ "type": 2, "custom_id": "v1:StopMessages" }] }] },
        { "id": "93", "timestamp": "2026-03-30T05:30:00.000000+00:00", "author": { "id": "2", "bot": true },
          "components": [{ "type": 17, "components": [{ "type": 1, "components": [{ "type": 2, "custom_id": "v1:Today" }] }] }] },
        { "id": "92", "timestamp": "2026-03-30T05:29:00.000000+00:00", "author": { "id": "2", "bot": true }, "nonce": nonce().as_str() },
    ]);
    let server = Server::start(move |_, _| reply(200, &listed)).await;
    let sender = server.sender();
    let (nonce, other) = (nonce(), Nonce::for_job("remind", "another"));
    let at = |text: &str| text.parse::<crate::domain::calendar::Instant>().expect("an instant");
    let find = async |nonce: &Nonce, presses: &[Press], not_before: Option<&str>| {
        sender.find_sent(DM, Sought { nonce, presses, first_line: None, not_before: not_before.map(at) }).await.expect("a look")
    };
    assert_eq!(find(&other, &[Press::Today], None).await, Some(MessageId::new(93)), "however deep the button lies");
    assert_eq!(find(&nonce, &[], None).await, Some(MessageId::new(92)), "by its nonce");
    assert_eq!(find(&other, &[Press::TryDm, Press::StopMessages], None).await, Some(MessageId::new(94)), "any of them");
    assert_eq!(find(&other, &[Press::TryDm], None).await, None, "nothing of ours");
    assert_eq!(find(&other, &[Press::Today], Some("2026-03-30T05:30:00Z")).await, Some(MessageId::new(93)));
    assert_eq!(find(&nonce, &[Press::Today], Some("2026-03-30T05:30:01Z")).await, None, "an older one is another");
    assert_eq!(server.lines()[0], "GET /api/v10/channels/70/messages?limit=50");
}

#[tokio::test]
async fn whether_the_bot_may_post_is_known_before_it_tries() {
    let server = Server::start(|_, seen| match seen.line.as_str() {
        "GET /api/v10/applications/@me" => reply(200, &json!({ "id": "1", "name": "Second Wind" })),
        "GET /api/v10/channels/7" => reply(
            200,
            &json!({ "id": "7", "type": 0, "guild_id": "4",
            "permission_overwrites": [{ "id": "4", "type": 0, "allow": "0", "deny": "2048" }] }),
        ),
        "GET /api/v10/channels/8" => reply(200, &json!({ "id": "8", "type": 11, "guild_id": "4", "parent_id": "7" })),
        "GET /api/v10/channels/9" => reply(200, &json!({ "id": "9", "type": 0, "guild_id": "44" })),
        "GET /api/v10/channels/10" => reply(403, &json!({ "code": 50001 })),
        "GET /api/v10/guilds/4/roles" => reply(200, &json!([{ "id": "4", "permissions": "274877942784" }])),
        "GET /api/v10/guilds/4/members/1" => reply(200, &json!({ "roles": [], "nick": null })),
        other => panic!("not a route of ours: {other}"),
    })
    .await;
    let sender = server.sender();
    let may = async |channel| sender.may_post(GuildId::new(4), ChannelId::new(channel)).await;
    assert_eq!(may(7).await, Ok(Posting::Missing(vec![Permission::SendMessages])), "the channel denies it to everyone");
    assert_eq!(may(8).await, Ok(Posting::Allowed), "a thread below it asks for another permission");
    assert_eq!(may(9).await, Err(SendError::Refused(Refused::ChannelGone)), "a channel of another server");
    assert_eq!(may(10).await, Err(SendError::Refused(Refused::NoAccess)));
    let asked = server.lines().iter().filter(|line| line.ends_with("/applications/@me")).count();
    assert_eq!(asked, 1, "who we are is asked once");
}

#[tokio::test]
async fn a_call_counts_while_it_lasts_and_nothing_shows_the_token() {
    let server = Server::start(|_, _| reply(200, &json!({ "id": "81" }))).await;
    let sender = server.sender();
    let (message, nonce) = (message(), nonce());
    let request = sender.send(DM, &message, &nonce);
    tokio::pin!(request);
    assert!(poll_once(request.as_mut()).await.is_none(), "it waits for the network");
    assert_eq!(sender.in_flight(), 1);
    drop(request.await);
    assert_eq!(sender.in_flight(), 0);
    let shown = format!("{sender:?} {:?}", settings(server.address));
    assert!(!shown.contains("rehearsal.token"), "{shown}");
}

/// Polls once and says what came of it.
async fn poll_once<T>(mut future: std::pin::Pin<&mut (impl Future<Output = T> + ?Sized)>) -> Option<T> {
    std::future::poll_fn(|context| match future.as_mut().poll(context) {
        std::task::Poll::Ready(value) => std::task::Poll::Ready(Some(value)),
        std::task::Poll::Pending => std::task::Poll::Ready(None),
    })
    .await
}
