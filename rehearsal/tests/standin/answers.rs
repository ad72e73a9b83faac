//! Every route answers as Discord's document says, when all is well and when it refuses.

use rehearsal::discord::{Contract, Fault, Kind, Scope, Trouble, permission};
use serde_json::{Value, json};

use super::bare::Bare;
use super::club::{Club, commands, text, values, with_buttons};

/// Whether Discord's document is at hand; if not, says so where a test run shows it.
fn has_document() -> bool {
    use std::io::Write as _;
    let at_hand = Contract::find().is_discords();
    if !at_hand {
        let _ = writeln!(std::io::stderr(), "skipped: the stand-in's own answers are checked against Discord's document alone");
    }
    at_hand
}

#[tokio::test]
async fn every_route_answers_well_as_documented() {
    if !has_document() {
        return;
    }
    let club = Club::unlimited().await;
    let bot = club.world.bot();
    let dm = club.dm(club.ana).await;
    let thread = club.world.create_thread(club.channel, "Sunday");
    let sent = club.send(dm, with_buttons("x", &["a"])).await.body["id"].as_str().expect("an id").to_owned();
    club.world.set_member_overwrite(club.channel, bot, permission::MANAGE_CHANNELS | permission::MANAGE_THREADS, 0);
    let routes: Vec<(&str, String, Option<Value>, u16)> = vec![
        ("GET", "gateway".into(), None, 200),
        ("GET", "gateway/bot".into(), None, 200),
        ("GET", "users/@me".into(), None, 200),
        ("GET", "applications/@me".into(), None, 200),
        ("GET", "oauth2/applications/@me".into(), None, 200),
        ("PUT", format!("applications/{bot}/commands"), Some(commands()), 200),
        ("GET", format!("applications/{bot}/commands"), None, 200),
        ("POST", "users/@me/channels".into(), Some(json!({"recipient_id": club.ben})), 200),
        ("GET", format!("channels/{dm}"), None, 200),
        ("GET", format!("channels/{}", club.channel), None, 200),
        ("GET", format!("channels/{thread}"), None, 200),
        ("PATCH", format!("channels/{thread}"), Some(json!({"archived": true})), 200),
        ("PATCH", format!("channels/{}", club.channel), Some(json!({"name": "runs"})), 200),
        ("GET", format!("channels/{dm}/messages"), None, 200),
        ("GET", format!("channels/{dm}/messages/{sent}"), None, 200),
        ("PATCH", format!("channels/{dm}/messages/{sent}"), Some(text("y")), 200),
        ("DELETE", format!("channels/{dm}/messages/{sent}"), None, 204),
        ("GET", format!("guilds/{}", club.guild), None, 200),
        ("GET", format!("guilds/{}/roles", club.guild), None, 200),
        ("GET", format!("guilds/{}/members/{}", club.guild, club.ana), None, 200),
    ];
    for (method, path, body, status) in routes {
        let heard = club.call(method, &path, body).await;
        assert_eq!(heard.status, status, "{method} {path}: {heard:?}");
    }
    club.assert_clean();
}

#[tokio::test]
async fn every_answer_to_an_interaction_is_as_documented() {
    if !has_document() {
        return;
    }
    let club = Club::unlimited().await;
    club.register().await;
    let mut bare = Bare::identified(&club).await;
    let slash = async |bare: &mut Bare| {
        club.world.slash(club.ana, club.channel, "plan show", &values(&[])).expect("offered");
        bare.interaction().await
    };
    let hook = slash(&mut bare).await;
    assert_eq!(club.respond(&hook, json!({"type": 4, "data": with_buttons("hello", &["a"])})).await.status, 200);
    let original = club.hook("GET", &hook, "/messages/@original", None).await;
    let follow = club.hook("POST", &hook, "", Some(text("more"))).await;
    assert_eq!((original.status, follow.status), (200, 200));
    let more = format!("/messages/{}", follow.body["id"].as_str().expect("an id"));
    for (method, rest, body, status) in [
        ("PATCH", "/messages/@original", Some(with_buttons("changed", &["b"])), 200),
        ("GET", more.as_str(), None, 200),
        ("PATCH", &more, Some(text("changed")), 200),
        ("DELETE", &more, None, 204),
    ] {
        assert_eq!(club.hook(method, &hook, rest, body).await.status, status, "{method} {rest}");
    }
    let message = original.body["id"].as_str().expect("an id").parse().expect("an id");
    for callback in [json!({"type": 6}), json!({"type": 7, "data": with_buttons("again", &["b"])})] {
        club.world.press(club.ana, message, "v1:b").expect("a button");
        let pressed = bare.interaction().await;
        assert_eq!(club.respond(&pressed, callback.clone()).await.status, 200, "{callback}");
        let seen = club.hook("GET", &pressed, "/messages/@original", None).await;
        assert_eq!(seen.body["id"], original.body["id"], "after {callback}");
    }
    assert_eq!(club.hook("DELETE", &hook, "/messages/@original", None).await.status, 204);
    let hook = slash(&mut bare).await;
    assert_eq!(club.respond(&hook, json!({"type": 5, "data": {"flags": 64}})).await.status, 200);
    assert_eq!(club.hook("POST", &hook, "", Some(text("done"))).await.body["flags"], 64, "it completes the deferral");
    let hook = slash(&mut bare).await;
    let quiet = format!("interactions/{}/{}/callback", hook.0, hook.1);
    assert_eq!(club.call("POST", &quiet, Some(json!({"type": 4, "data": text("hello")}))).await.status, 204);
    let form = json!({"custom_id": "m", "title": "t", "components": [{"type": 18, "label": "l",
        "component": {"type": 4, "custom_id": "note", "style": 1, "required": false}}]});
    let opened = club.world.slash(club.ana, club.channel, "plan show", &values(&[])).expect("offered");
    assert_eq!(club.respond(&bare.interaction().await, json!({"type": 9, "data": form})).await.status, 200);
    club.world.submit_modal(club.ana, opened, &values(&[])).expect("nothing is required");
    assert_eq!(club.respond(&bare.interaction().await, json!({"type": 4, "data": text("saved")})).await.status, 200);
    club.assert_clean();
}

#[tokio::test]
async fn refusals_are_as_documented() {
    if !has_document() {
        return;
    }
    let club = Club::unlimited().await;
    let scopes = [Scope::User, Scope::Global, Scope::Shared];
    club.world.faults(|faults| {
        for (status, code) in [(401, 0), (401, 50027), (403, 50013), (404, 10008), (400, 50035), (429, 30046), (429, 0)] {
            faults.add(Fault::refuse(Kind::Me, status, code));
        }
        for scope in scopes {
            faults.add(Fault::once(Kind::Me, Trouble::TooMany { retry_after_secs: 0.5, scope }));
        }
    });
    for n in 0..10 {
        assert!(club.call("GET", "users/@me", None).await.status >= 400, "refusal {n}");
    }
    club.assert_clean();
    let mut bad = with_buttons("x", &["a", "a"]);
    bad["components"][0]["components"][0]["label"] = json!("l".repeat(81));
    bad["content"] = json!("c".repeat(2_001));
    let before = club.world.violations().len();
    let refused = club.send(club.channel, bad).await;
    assert_eq!((refused.status, refused.code()), (400, 50035));
    let own: Vec<String> = club.world.violations()[before..].iter().map(ToString::to_string).collect();
    assert!(!own.is_empty() && own.iter().all(|said| !said.contains("own answer")), "only the bot's faults are told: {own:#?}");
}
