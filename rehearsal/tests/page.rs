//! The page's interface for programs and for pages from elsewhere, and what a rehearsal says when it cannot start.

#[path = "journey/open.rs"]
mod open;

use rehearsal::interactive::{self, RehearsalError};
use reqwest::header;
use serde_json::{Value, json};
use tokio_util::sync::CancellationToken;

use self::open::{Open, options};

fn port(open: &Open) -> u16 {
    open.address.rsplit(':').next().and_then(|port| port.parse().ok()).expect("a port")
}

async fn post(open: &Open, what: &str, body: &str, origin: Option<&str>) -> (u16, Value) {
    let mut request = reqwest::Client::new().post(format!("{}/rehearsal/api/{what}", open.address));
    request = request.header(header::CONTENT_TYPE, "application/json").body(body.to_owned());
    if let Some(origin) = origin {
        request = request.header(header::ORIGIN, origin);
    }
    let answer = request.send().await.expect("an answer");
    (answer.status().as_u16(), answer.json().await.expect("JSON"))
}

#[tokio::test]
async fn the_newcomer_sees_the_club_and_may_speak() {
    let place = tempfile::tempdir().expect("a folder");
    let open = Open::start(place.path()).await;
    let scene = open.scene().await;
    assert_eq!(scene["me"]["name"], "Ana");
    assert_eq!(scene["guilds"][0]["name"], "Harbour Runners");
    let names: Vec<&str> =
        scene["guilds"][0]["channels"].as_array().expect("channels").iter().filter_map(|one| one["name"].as_str()).collect();
    assert_eq!(names, ["general", "streak-board"]);
    assert_eq!(scene["people"].as_array().map(Vec::len), Some(8), "six members, the captain and Ana");
    let said = json!({ "as": scene["me"]["id"], "channel": scene["guilds"][0]["channels"][0]["id"], "text": "Hello" });
    let (status, answer) = post(&open, "say", &said.to_string(), Some(&open.address)).await;
    assert_eq!(status, 200, "the page's own origin may: {answer}");
    open.end().await;
}

/// Registers `/plan import file:`, as a bot does.
async fn register_import(open: &Open) {
    let file = json!({ "type": 11, "name": "file", "description": "A file", "required": true });
    let import = json!({ "type": 1, "name": "import", "description": "Read a plan", "options": [file] });
    let all = json!([{ "type": 1, "name": "plan", "description": "A plan", "options": [import] }]);
    let request = reqwest::Client::new().put(format!("{}/api/v10/applications/1000000000000000001/commands", open.address));
    let request =
        request.header(header::AUTHORIZATION, "Bot rehearsal").header(header::USER_AGENT, "DiscordBot (https://example.org, 1)");
    let answer = request.header(header::CONTENT_TYPE, "application/json").body(all.to_string()).send().await.expect("an answer");
    assert_eq!(answer.status(), 200, "the command is there");
}

#[tokio::test]
async fn a_file_is_handed_over_and_named_by_its_id() {
    let place = tempfile::tempdir().expect("a folder");
    let open = Open::start(place.path()).await;
    register_import(&open).await;
    let scene = open.scene().await;
    let (ana, channel) = (&scene["me"]["id"], &scene["guilds"][0]["channels"][0]["id"]);
    let file = json!({ "as": ana, "channel": channel, "name": "plan.ics", "kind": "text/calendar", "base64": "QkVHSU4=" });
    let (status, answer) = post(&open, "upload", &file.to_string(), Some(&open.address)).await;
    assert_eq!(status, 200, "{answer}");
    let used = json!({ "as": ana, "channel": channel, "path": "plan import", "values": { "file": answer["id"] } });
    let (status, answer) = post(&open, "slash", &used.to_string(), Some(&open.address)).await;
    assert_eq!(status, 200, "the command takes it: {answer}");
    let broken = json!({ "as": ana, "channel": channel, "name": "plan.ics", "kind": "", "base64": "?" });
    let (status, answer) = post(&open, "upload", &broken.to_string(), Some(&open.address)).await;
    assert_eq!(status, 422, "{answer}");
    open.end().await;
}

#[tokio::test]
async fn a_page_from_elsewhere_may_do_nothing() {
    let place = tempfile::tempdir().expect("a folder");
    let open = Open::start(place.path()).await;
    let scene = open.scene().await;
    let said =
        json!({ "as": scene["me"]["id"], "channel": scene["guilds"][0]["channels"][0]["id"], "text": "Hello" }).to_string();
    let (status, answer) = post(&open, "say", &said, Some("https://example.org")).await;
    assert_eq!((status, &answer["error"]), (403, &json!("only the rehearsal's own page may do this")));
    open.end().await;
}

#[tokio::test]
async fn what_cannot_be_done_is_answered_with_a_sentence() {
    let place = tempfile::tempdir().expect("a folder");
    let open = Open::start(place.path()).await;
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
        ("trouble", json!({ "as": ana, "discord": "asleep" }), 422, "unknown variant"),
        ("trouble", json!({ "as": "7", "discord": "away" }), 404, "there is no such person"),
        ("jolt", json!({ "as": ana, "how": "hard" }), 422, "unknown variant"),
    ];
    for (what, body, status, words) in cases {
        let (answered, answer) = post(&open, what, &body.to_string(), None).await;
        let error = answer["error"].as_str().unwrap_or_default();
        assert_eq!(answered, status, "{what} {body}: {answer}");
        assert!(error.contains(words), "{what} {body} says \"{words}\": {error}");
    }
    let (status, answer) = post(&open, "say", "{not json", None).await;
    assert_eq!(status, 400, "{answer}");
    assert!(answer["error"].is_string(), "{answer}");
    open.end().await;
}

#[tokio::test]
async fn a_taken_port_and_a_taken_folder_are_named() {
    let place = tempfile::tempdir().expect("a folder");
    let open = Open::start(place.path()).await;
    let elsewhere = tempfile::tempdir().expect("a folder");
    let refused = interactive::run(options(elsewhere.path(), port(&open)), CancellationToken::new(), |_| {})
        .await
        .expect_err("the port is taken");
    assert!(refused.to_string().contains(&format!("port {} is taken", port(&open))), "{refused}");
    assert!(refused.to_string().contains("--port"), "it says what to do: {refused}");
    let refused =
        interactive::run(options(place.path(), 0), CancellationToken::new(), |_| {}).await.expect_err("the folder is taken");
    assert!(matches!(refused, RehearsalError::InUse(_)), "{refused}");
    open.end().await;
}

#[tokio::test]
async fn trouble_is_seen_by_a_bot_and_by_everybody_at_the_page_and_ends() {
    let place = tempfile::tempdir().expect("a folder");
    let open = Open::start(place.path()).await;
    let ana = open.scene().await["me"]["id"].clone();
    let ask = async || {
        let asked = reqwest::Client::new()
            .get(format!("{}/api/v10/users/@me", open.address))
            .header(header::AUTHORIZATION, "Bot rehearsal")
            .header(header::USER_AGENT, "DiscordBot (https://example.org, 1)");
        asked.send().await.expect("an answer").status().as_u16()
    };
    for (health, status) in [("away", 503), ("failing", 500), ("limiting", 429), ("slow", 200), ("well", 200)] {
        let (answered, said) = post(&open, "trouble", &json!({ "as": ana, "discord": health }).to_string(), None).await;
        assert_eq!((answered, &said["discord"]), (200, &json!(health)));
        assert_eq!(ask().await, status, "while Discord is {health}");
        assert_eq!(open.scene().await["discord"], health, "everybody at the page can see it");
    }
    let seen = open.get(&format!("curious?as={}", ana.as_str().expect("an id"))).await;
    let traffic = seen["traffic"].as_array().expect("traffic");
    let statuses: Vec<&Value> = traffic.iter().filter(|one| one["what"] == "GET /users/@me").map(|one| &one["status"]).collect();
    assert_eq!(statuses, [503, 500, 429, 200, 200], "each request and what it got, in order");
    let last = traffic.last().and_then(|one| one["seq"].as_u64()).expect("numbered");
    let newer = open.get(&format!("curious?as={}&after={last}", ana.as_str().expect("an id"))).await;
    assert_eq!(newer["traffic"], json!([]), "what was told is not told again");
    assert_eq!(newer["jobs"], Value::Null, "without the bot there is no queue");
    open.end().await;
}
