//! Messages: nonces, permissions, lengths, edits, lists, and rate limits with their headers.

use rehearsal::discord::{Contract, Limits, Place, What, permission};
use serde_json::json;

use super::club::{Club, text, with_buttons};

#[tokio::test]
async fn the_same_nonce_gives_the_same_message_for_150_seconds_of_the_calendar() {
    let club = Club::open().await;
    let dm = club.dm(club.ana).await;
    let mut body = text("Good morning");
    body["nonce"] = json!("a1");
    body["enforce_nonce"] = json!(true);
    let first = club.send(dm, body.clone()).await;
    assert_eq!((first.status, &first.body["nonce"]), (200, &json!("a1")));
    club.forward(149);
    assert_eq!(club.send(dm, body.clone()).await.body["id"], first.body["id"], "the first message comes back");
    club.forward(1);
    assert_ne!(club.send(dm, body).await.body["id"], first.body["id"], "the memory is over");
    assert_eq!(club.world.messages(dm, club.ana).len(), 2);
    club.assert_clean();
}

#[tokio::test]
async fn permissions_are_kept() {
    let club = Club::open().await;
    let bot = club.world.bot();
    let sent = club.send(club.channel, text("one")).await;
    assert_eq!(sent.status, 200);
    let path = format!("channels/{}/messages/{}", club.channel, sent.body["id"].as_str().expect("an id"));
    let theirs = club.world.say_in(club.ana, club.channel, "mine").expect("Ana writes");
    let other = format!("channels/{}/messages/{theirs}", club.channel);
    assert_eq!(club.call("PATCH", &other, Some(text("x"))).await.code(), 50005, "another's message cannot be edited");
    assert_eq!(club.call("DELETE", &other, None).await.code(), 50013, "nor deleted without a permission");
    club.world.set_member_overwrite(club.channel, bot, 0, permission::SEND_MESSAGES);
    let refused = club.send(club.channel, text("two")).await;
    assert_eq!((refused.status, refused.code()), (403, 50013));
    club.world.set_member_overwrite(club.channel, bot, 0, permission::VIEW_CHANNEL);
    for (method, path, body) in [
        ("POST", format!("channels/{}/messages", club.channel), Some(text("x"))),
        ("PATCH", path, Some(text("x"))),
        ("GET", format!("channels/{}", club.channel), None),
    ] {
        let refused = club.call(method, &path, body).await;
        assert_eq!((refused.status, refused.code()), (403, 50001), "{method} {path}");
    }
    assert_eq!(club.world.invalid_requests(), 6, "each 403 is counted");
}

#[tokio::test]
async fn what_is_gone_is_unknown() {
    let club = Club::unlimited().await;
    let sent = club.send(club.channel, text("one")).await;
    let path = format!("channels/{}/messages/{}", club.channel, sent.body["id"].as_str().expect("an id"));
    assert_eq!(club.call("DELETE", &path, None).await.status, 204);
    for (method, path, body, code) in [
        ("GET", path.clone(), None, 10008),
        ("PATCH", path, Some(text("x")), 10008),
        ("GET", "channels/5".into(), None, 10003),
        ("GET", "guilds/5".into(), None, 10004),
        ("GET", format!("guilds/{}/members/5", club.guild), None, 10013),
        ("POST", "users/@me/channels".into(), Some(json!({"recipient_id": "5"})), 10013),
    ] {
        let gone = club.call(method, &path, body).await;
        assert_eq!((gone.status, gone.code()), (404, code), "{method} {path}");
    }
    let member = format!("guilds/{}/members/{}", club.guild, club.ana);
    assert_eq!(club.call("GET", &member, None).await.status, 200);
    club.world.remove_member(club.guild, club.ana);
    assert_eq!(club.call("GET", &member, None).await.code(), 10007, "Ana left");
    club.world.delete_channel(club.channel);
    assert_eq!(club.send(club.channel, text("x")).await.code(), 10003);
    club.world.remove_bot(club.guild);
    assert_eq!(club.call("GET", &format!("guilds/{}", club.guild), None).await.code(), 10004);
    club.assert_clean();
}

#[tokio::test]
async fn lists_are_newest_first_and_take_before_after_and_around() {
    let club = Club::unlimited().await;
    let dm = club.dm(club.ana).await;
    let mut ids = Vec::new();
    for n in 0..6 {
        ids.push(club.send(dm, text(&n.to_string())).await.body["id"].as_str().expect("an id").to_owned());
    }
    let list = async |query: &str| -> Vec<String> {
        let got = club.call("GET", &format!("channels/{dm}/messages?{query}"), None).await;
        got.body.as_array().expect("a list").iter().map(|message| message["content"].as_str().unwrap_or("").to_owned()).collect()
    };
    assert_eq!(list("limit=2").await, ["5", "4"]);
    assert_eq!(list(&format!("limit=2&before={}", ids[3])).await, ["2", "1"]);
    assert_eq!(list(&format!("limit=2&after={}", ids[3])).await, ["5", "4"]);
    assert_eq!(list(&format!("limit=3&around={}", ids[3])).await, ["4", "3", "2"]);
    assert_eq!(club.call("GET", &format!("channels/{dm}/messages?limit=101"), None).await.code(), 50035);
    club.assert_clean();
}

#[tokio::test]
async fn mentions_ring_only_whom_the_sender_allows() {
    let club = Club::open().await;
    let words = format!("@everyone and <@{}>", club.ana);
    let quiet = club.send(club.channel, text(&words)).await;
    let loud = club.send(club.channel, json!({"content": words, "allowed_mentions": {"parse": ["everyone", "users"]}})).await;
    let look = |heard: &super::club::Heard| {
        club.world.message(heard.body["id"].as_str().expect("an id").parse().expect("an id")).expect("it")
    };
    assert_eq!((look(&quiet).pinged, look(&quiet).pinged_everyone), (vec![], false), "parse: [] rings nobody");
    assert_eq!((look(&loud).pinged, look(&loud).pinged_everyone), (vec![club.ana], true));
}

#[tokio::test]
async fn the_route_limit_shows_in_headers_and_ends_in_429() {
    let club = Club::open().await;
    for left in (0..5).rev() {
        let sent = club.send(club.channel, text("x")).await;
        assert_eq!(
            (sent.status, sent.header("x-ratelimit-limit"), sent.header("x-ratelimit-remaining")),
            (200, "5", left.to_string().as_str())
        );
        assert!(!sent.header("x-ratelimit-bucket").is_empty() && !sent.header("x-ratelimit-reset-after").is_empty());
    }
    let refused = club.send(club.channel, text("x")).await;
    assert_eq!((refused.status, refused.header("x-ratelimit-scope")), (429, "user"));
    assert!(refused.body["retry_after"].as_f64().is_some_and(|secs| secs > 0.0 && secs <= 5.0), "{refused:?}");
    assert_eq!((&refused.body["global"], refused.body.get("code")), (&json!(false), None));
    assert!(!refused.header("retry-after").is_empty());
    assert_eq!(club.world.messages(club.channel, club.ana).len(), 5, "the sixth was not sent");
}

#[tokio::test]
async fn the_global_limit_counts_all_routes_but_interactions() {
    let limits = Limits { global_per_sec: 10, ..Limits::lifted() };
    let club = Club::with(limits, Contract::find()).await;
    let mut refused = None;
    for _ in 0..11 {
        let got = club.call("GET", "users/@me", None).await;
        if got.status == 429 {
            refused = Some(got);
        }
    }
    let refused = refused.expect("one of eleven within a second is refused");
    assert_eq!((refused.header("x-ratelimit-global"), refused.header("x-ratelimit-scope")), ("true", "global"));
    assert_eq!(refused.body["global"], true);
    let callback = club.call("POST", "interactions/1/abc/callback", Some(json!({"type": 6}))).await;
    assert_eq!(callback.code(), 10062, "interactions are not counted");
}

#[tokio::test]
async fn the_fourth_edit_of_an_old_message_is_30046_until_the_calendar_moves() {
    let club = Club::unlimited().await;
    let sent = club.send(club.channel, text("board")).await;
    let path = format!("channels/{}/messages/{}", club.channel, sent.body["id"].as_str().expect("an id"));
    for n in 0..8 {
        assert_eq!(
            club.call("PATCH", &path, Some(text(&n.to_string()))).await.status,
            200,
            "a young message may be edited often"
        );
    }
    club.forward(3_601);
    for n in 0..3 {
        assert_eq!(club.call("PATCH", &path, Some(text(&n.to_string()))).await.status, 200, "edit {n} of an old one");
    }
    let refused = club.call("PATCH", &path, Some(text("once more"))).await;
    assert_eq!((refused.status, refused.code(), refused.header("retry-after")), (429, 30046, "20"));
    club.forward(20);
    assert_eq!(club.call("PATCH", &path, Some(text("later"))).await.status, 200);
    club.assert_clean();
}

#[tokio::test]
async fn watchers_hear_where_to_whom_and_who_began() {
    let club = Club::open().await;
    let dm = club.dm(club.ana).await;
    let mut events = club.world.record();
    let mut slow = club.world.subscribe();
    let sent = club.send(dm, with_buttons("Good morning", &["done"])).await;
    let path = format!("channels/{dm}/messages/{}", sent.body["id"].as_str().expect("an id"));
    club.call("PATCH", &path, Some(text("edited"))).await;
    club.world.say(club.ana, "thanks").expect("Ana writes");
    let mut heard = Vec::new();
    while let Ok(event) = events.try_recv() {
        assert_eq!(slow.try_recv().expect("the same").seq, event.seq, "both ways tell the same");
        match &event.what {
            What::MessageSent(shown) => heard.push(("sent", shown.place, shown.begun_by_bot)),
            What::MessageEdited(shown) => heard.push(("edited", shown.place, shown.begun_by_bot)),
            _ => {}
        }
    }
    let place = Place::Dm { channel: dm, user: club.ana };
    assert_eq!(heard, [("sent", place, true), ("edited", place, true), ("sent", place, false)]);
    let log = club.world.request_log();
    let last = log.last().expect("a request");
    assert_eq!((last.method.as_str(), last.status, &last.body["content"]), ("PATCH", 200, &json!("edited")));
}

#[tokio::test]
async fn ids_rise_and_tell_the_calendar_time() {
    let club = Club::open().await;
    let dm = club.dm(club.ana).await;
    let mut last = 0;
    for n in 0..3 {
        let sent = club.send(dm, text("x")).await;
        let id: u64 = sent.body["id"].as_str().expect("an id").parse().expect("a number");
        assert!(id > last, "message {n} has a higher id");
        assert_eq!((id >> 22) + 1_420_070_400_000, u64::try_from(club.world.now().timestamp_millis()).expect("after 1970"));
        last = id;
        club.forward(1);
    }
}
