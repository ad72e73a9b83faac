//! The page's interface for programs and for pages from elsewhere, and what a rehearsal says when it cannot start.

use std::sync::{Arc, Mutex};

use rehearsal::interactive::{self, Interactive, RehearsalError};
use reqwest::header;
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

/// A stand-in with its page, in this process.
struct Open {
    state: TempDir,
    address: String,
    stop: CancellationToken,
    running: JoinHandle<Result<(), RehearsalError>>,
}

fn options(state: &TempDir, port: u16) -> Interactive {
    Interactive { port, state: Some(state.path().to_owned()), fresh: false, discord_only: true, seed: 1 }
}

impl Open {
    async fn start() -> Self {
        let state = tempfile::tempdir().expect("a folder");
        let stop = CancellationToken::new();
        let (told, hear) = tokio::sync::oneshot::channel();
        let told = Arc::new(Mutex::new(Some(told)));
        let running = tokio::spawn(interactive::run(options(&state, 0), stop.clone(), move |line: &str| {
            if let Some(from) = line.find("http")
                && let Some(told) = told.lock().expect("one thread").take()
            {
                let _ = told.send(line[from..].split("/ ").next().unwrap_or_default().to_owned());
            }
        }));
        let address = hear.await.expect("it says where the page is");
        Self { state, address, stop, running }
    }

    fn port(&self) -> u16 {
        self.address.rsplit(':').next().and_then(|port| port.parse().ok()).expect("a port")
    }

    async fn post(&self, what: &str, body: &str, origin: Option<&str>) -> (u16, Value) {
        let mut request = reqwest::Client::new().post(format!("{}/rehearsal/api/{what}", self.address));
        request = request.header(header::CONTENT_TYPE, "application/json").body(body.to_owned());
        if let Some(origin) = origin {
            request = request.header(header::ORIGIN, origin);
        }
        let answer = request.send().await.expect("an answer");
        (answer.status().as_u16(), answer.json().await.expect("JSON"))
    }

    async fn scene(&self) -> Value {
        reqwest::get(format!("{}/rehearsal/api/scene", self.address)).await.expect("an answer").json().await.expect("JSON")
    }

    async fn end(self) {
        self.stop.cancel();
        self.running.await.expect("no panic").expect("it stops well");
    }
}

#[tokio::test]
async fn the_newcomer_sees_the_club_and_may_speak() {
    let open = Open::start().await;
    let scene = open.scene().await;
    assert_eq!(scene["me"]["name"], "Ana");
    assert_eq!(scene["guilds"][0]["name"], "Harbour Runners");
    let names: Vec<&str> =
        scene["guilds"][0]["channels"].as_array().expect("channels").iter().filter_map(|one| one["name"].as_str()).collect();
    assert_eq!(names, ["general", "streak-board"]);
    assert_eq!(scene["people"].as_array().map(Vec::len), Some(8), "six members, the captain and Ana");
    let said = json!({ "as": scene["me"]["id"], "channel": scene["guilds"][0]["channels"][0]["id"], "text": "Hello" });
    let (status, answer) = open.post("say", &said.to_string(), Some(&open.address)).await;
    assert_eq!(status, 200, "the page's own origin may: {answer}");
    open.end().await;
}

#[tokio::test]
async fn a_page_from_elsewhere_may_do_nothing() {
    let open = Open::start().await;
    let scene = open.scene().await;
    let said =
        json!({ "as": scene["me"]["id"], "channel": scene["guilds"][0]["channels"][0]["id"], "text": "Hello" }).to_string();
    let (status, answer) = open.post("say", &said, Some("https://example.org")).await;
    assert_eq!((status, &answer["error"]), (403, &json!("only the rehearsal's own page may do this")));
    open.end().await;
}

#[tokio::test]
async fn what_cannot_be_done_is_answered_with_a_sentence() {
    let open = Open::start().await;
    let scene = open.scene().await;
    let ana = &scene["me"]["id"];
    let channel = &scene["guilds"][0]["channels"][0]["id"];
    let cases = [
        ("say", json!({ "as": "7", "channel": channel, "text": "x" }), 404, "there is no such person"),
        ("say", json!({ "as": scene["bot"]["id"], "channel": channel, "text": "x" }), 404, "there is no such person"),
        ("say", json!({ "as": ana, "channel": "9", "text": "x" }), 422, "the channel is gone"),
        ("say", json!({ "as": ana, "channel": channel, "text": " " }), 422, "1 to 2000 characters"),
        ("press", json!({ "as": ana, "message": "5", "custom_id": "v1:today" }), 422, "do not see this message"),
        ("slash", json!({ "as": ana, "channel": channel, "path": "nothing" }), 422, "no command /nothing"),
        ("submit", json!({ "as": ana, "opened_by": "1", "fields": {} }), 422, "no such form open"),
        ("dismiss", json!({ "as": ana, "message": "1" }), 422, "only an answer that you alone see"),
        ("clock", json!({ "as": ana, "how": "hour" }), 409, "once the bot runs"),
        ("clock", json!({ "as": ana, "how": "backwards" }), 422, "unknown variant"),
        ("press", json!({ "as": "nobody" }), 422, "not an id"),
    ];
    for (what, body, status, words) in cases {
        let (answered, answer) = open.post(what, &body.to_string(), None).await;
        let error = answer["error"].as_str().unwrap_or_default();
        assert_eq!(answered, status, "{what} {body}: {answer}");
        assert!(error.contains(words), "{what} {body} says \"{words}\": {error}");
    }
    let (status, answer) = open.post("say", "{not json", None).await;
    assert_eq!(status, 400, "{answer}");
    assert!(answer["error"].is_string(), "{answer}");
    open.end().await;
}

#[tokio::test]
async fn a_taken_port_and_a_taken_folder_are_named() {
    let open = Open::start().await;
    let elsewhere = tempfile::tempdir().expect("a folder");
    let refused = interactive::run(options(&elsewhere, open.port()), CancellationToken::new(), |_| {})
        .await
        .expect_err("the port is taken");
    assert!(refused.to_string().contains(&format!("port {} is taken", open.port())), "{refused}");
    assert!(refused.to_string().contains("--port"), "it says what to do: {refused}");
    let refused =
        interactive::run(options(&open.state, 0), CancellationToken::new(), |_| {}).await.expect_err("the folder is taken");
    assert!(matches!(refused, RehearsalError::InUse(_)), "{refused}");
    open.end().await;
}
