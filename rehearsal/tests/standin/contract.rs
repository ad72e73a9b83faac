//! The contract: every request is checked, and a violation is recorded with its JSON path.

use std::time::Duration;

use axum::Router;
use axum::routing::get;
use rehearsal::discord::{Contract, Limits, StandIn, StandInConfig};
use serde_json::{Value, json};

use super::bare::Bare;
use super::club::{Club, client, clock, text, values, with_buttons};

fn said(club: &Club) -> Vec<(String, String)> {
    club.world.violations().into_iter().map(|violation| (violation.json_path, violation.message)).collect()
}

async fn contracts() -> Vec<Club> {
    vec![Club::with(Limits::lifted(), Contract::find()).await, Club::with(Limits::lifted(), Contract::small()).await]
}

#[tokio::test]
async fn what_discord_refuses_is_50035_with_its_place() {
    let mut twice = with_buttons("x", &["a", "b"]);
    twice["components"][0]["components"][1]["custom_id"] = json!("v1:a");
    let mut six_rows = text("x");
    six_rows["components"] = (0..6)
        .map(|n| json!({"type": 1, "components": [{"type": 2, "style": 1, "label": "x", "custom_id": n.to_string()}]}))
        .collect();
    let mut both = with_buttons("x", &["a"]);
    both["allowed_mentions"] = json!({"parse": ["users"], "users": ["5"]});
    let mut select = text("x");
    select["components"] = json!([{"type": 1, "components": [{"type": 3, "custom_id": "s", "min_values": 2, "max_values": 1, "options": [{"label": "a", "value": "a"}]}]}]);
    let mut no_nonce = text("x");
    no_nonce["enforce_nonce"] = json!(true);
    let mut v2 = text("x");
    v2["flags"] = json!(1 << 15);
    let mut embeds = text("x");
    embeds["embeds"] = json!([{"description": "d".repeat(4_000)}, {"description": "d".repeat(2_001)}]);
    let mut long_label = with_buttons("x", &["a"]);
    long_label["components"][0]["components"][0]["label"] = json!("x".repeat(81));
    let bad: Vec<(Value, &str)> = vec![
        (text(&"x".repeat(2_001)), "/content"),
        (twice, "/components/0/components/1/custom_id"),
        (six_rows, "/components"),
        (both, "/allowed_mentions/users"),
        (select, "/components/0/components/0/min_values"),
        (no_nonce, "/nonce"),
        (v2, "/content"),
        (embeds, "/embeds"),
        (long_label, "/components/0/components/0/label"),
    ];
    for club in contracts().await {
        for (body, place) in &bad {
            let before = said(&club).len();
            let refused = club.send(club.channel, body.clone()).await;
            assert_eq!((refused.status, refused.code()), (400, 50035), "{place}: {refused:?}");
            let new = said(&club)[before..].to_vec();
            assert!(new.iter().any(|(path, _)| path == place), "{place} is named, not {new:?}");
        }
        assert!(club.world.messages(club.channel, club.ana).is_empty(), "none of them was sent");
    }
}

#[tokio::test]
async fn unknown_fields_are_named_and_manners_are_violations_that_discord_would_let_pass() {
    for club in contracts().await {
        let mut typo = text("x");
        typo["contents"] = json!("y");
        assert_eq!(club.send(club.channel, typo).await.code(), 50035);
        assert!(said(&club).iter().any(|(_, message)| message.contains("contents")), "{:?}", said(&club));
        let before = said(&club).len();
        assert_eq!(club.send(club.channel, json!({"content": "whom may it ring"})).await.status, 200, "Discord takes it");
        assert_eq!(said(&club)[before..].iter().map(|(path, _)| path.as_str()).collect::<Vec<_>>(), ["/allowed_mentions"]);
    }
}

#[tokio::test]
async fn commands_and_callbacks_are_checked_too() {
    for club in contracts().await {
        let path = format!("applications/{}/commands", club.world.bot());
        for (command, place) in [
            (json!({"name": "Club", "description": "d"}), "/0/name"),
            (json!({"name": "club", "description": ""}), "/0/description"),
            (
                json!({"name": "club", "description": "d", "options": [{"type": 3, "name": "a", "description": "d"}, {"type": 3, "name": "b", "description": "d", "required": true}]}),
                "/0/options/1/required",
            ),
        ] {
            let before = said(&club).len();
            assert_eq!(club.call("PUT", &path, Some(json!([command]))).await.code(), 50035, "{command}");
            let new = said(&club)[before..].to_vec();
            assert!(new.iter().any(|(at, _)| at == place), "{place} is named, not {new:?}");
        }
        club.register().await;
        let mut bare = Bare::identified(&club).await;
        club.world.slash(club.ana, club.channel, "plan show", &values(&[])).expect("offered");
        let hook = bare.interaction().await;
        let before = said(&club).len();
        assert_eq!(
            club.respond(&hook, json!({"type": 5, "data": {"flags": 68}})).await.code(),
            50035,
            "type 5 takes EPHEMERAL alone"
        );
        assert_eq!(said(&club)[before..][0].0, "/data/flags");
        let before = said(&club).len();
        assert_eq!(club.respond(&hook, json!({"type": 4, "data": text(&"x".repeat(2_001))})).await.code(), 50035);
        assert!(said(&club)[before..].iter().any(|(path, _)| path == "/data/content"));
        assert_eq!(
            club.respond(&hook, json!({"type": 4, "data": text("fine")})).await.status,
            200,
            "a refused response may be tried again"
        );
    }
}

#[tokio::test]
async fn a_route_outside_the_table_is_404_and_a_violation() {
    let club = Club::open().await;
    let missed = club.call("GET", &format!("guilds/{}/members?limit=5", club.guild), None).await;
    assert_eq!(missed.status, 404);
    assert_eq!(club.call("DELETE", "users/@me", None).await.status, 405);
    assert_eq!(said(&club).len(), 2);
    let agentless = reqwest::Client::new()
        .get(format!("{}/api/v10/gateway", club.standin.api_base()))
        .header("authorization", "Bot rehearsal");
    let refused: Value = agentless.send().await.expect("an answer").json().await.expect("JSON");
    assert_eq!(refused["code"], 40333, "a User-Agent is required");
    assert_eq!(said(&club).len(), 3);
    let no_json = client()
        .post(format!("{}/api/v10/channels/{}/messages", club.standin.api_base(), club.channel))
        .header("authorization", "Bot rehearsal");
    let refused: Value =
        no_json.header("content-type", "application/json").body("{").send().await.expect("an answer").json().await.expect("JSON");
    assert_eq!(refused["code"], 50109);
}

#[tokio::test]
async fn files_need_their_entry_and_pictures_their_words() {
    let club = Club::open().await;
    let url = format!("{}/api/v10/channels/{}/messages", club.standin.api_base(), club.channel);
    let send = async |payload: Value| -> (u16, Value) {
        let picture =
            reqwest::multipart::Part::bytes(vec![1_u8, 2, 3]).file_name("week.png").mime_str("image/png").expect("a type");
        let form = reqwest::multipart::Form::new().text("payload_json", payload.to_string()).part("files[0]", picture);
        let answer =
            club.http.post(&url).header("authorization", "Bot rehearsal").multipart(form).send().await.expect("an answer");
        (answer.status().as_u16(), answer.json().await.expect("JSON"))
    };
    let mut good = text("This week");
    good["attachments"] = json!([{"id": 0, "filename": "week.png", "description": "Four lit weeks"}]);
    let (status, body) = send(good.clone()).await;
    assert_eq!((status, &body["attachments"][0]["description"]), (200, &json!("Four lit weeks")));
    club.assert_clean();
    let bytes = club
        .http
        .get(body["attachments"][0]["url"].as_str().expect("a url"))
        .send()
        .await
        .expect("an answer")
        .bytes()
        .await
        .expect("bytes");
    assert_eq!(&bytes[..], [1, 2, 3], "the file can be fetched");
    assert_eq!(club.world.request_log().last().expect("a request").files, ["week.png"]);
    good["attachments"][0].as_object_mut().expect("an object").remove("description");
    assert_eq!(send(good.clone()).await.0, 200);
    assert_eq!(said(&club).last().expect("a violation").0, "/attachments/0/description");
    good["attachments"][0]["id"] = json!(7);
    assert_eq!(send(good).await.0, 400, "files[7] did not come");
}

#[tokio::test]
async fn five_hundred_checked_requests_cost_little() {
    let club = Club::unlimited().await;
    let dm = club.dm(club.ana).await;
    // The fastest of ten batches says what a request costs, whatever else the machine is doing meanwhile.
    let mut fastest = Duration::MAX;
    for _ in 0..10 {
        let began = second_wind::clock::network_now();
        for _ in 0..50 {
            let body = with_buttons("Good morning", &["done", "some", "small", "move", "not today"]);
            assert_eq!(club.send(dm, body).await.status, 200);
        }
        fastest = fastest.min(second_wind::clock::network_now().duration_since(began));
    }
    assert!(fastest.as_millis() < 500, "50 requests one after another took {fastest:?}");
    club.assert_clean();
}

#[tokio::test]
async fn a_page_shares_the_port() {
    let config = StandInConfig {
        beside: Some(Box::new(|world| Router::new().route("/", get(move || async move { world.users().len().to_string() })))),
        ..StandInConfig::new(clock())
    };
    let standin = StandIn::start(config).await.expect("it starts");
    standin.world().create_user("ana", "Ana");
    let page = client().get(standin.api_base()).send().await.expect("an answer").text().await.expect("text");
    assert_eq!(page, "1", "the page sees the same world");
    let gateway = client().get(format!("{}/api/v10/gateway", standin.api_base())).header("authorization", "Bot rehearsal");
    assert_eq!(gateway.send().await.expect("an answer").status(), 200, "and the stand-in is still there");
    standin.stop().await.expect("it stops");
}
