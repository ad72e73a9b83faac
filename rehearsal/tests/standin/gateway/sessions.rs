//! Resuming, invalid sessions, heartbeats, and what a client is closed for.

use std::time::Duration;

use rehearsal::discord::{Answer, Contract, GatewayRules, Limits};
use serde_json::{Value, json};

use crate::bare::{Bare, identify, resume};
use crate::club::{Club, text, values};

const DIRECT_MESSAGES: u64 = 1 << 12;

async fn club(gateway: GatewayRules) -> Club {
    Club::with(Limits { gateway, ..Limits::default() }, Contract::find()).await
}

fn says(frame: &Value) -> (&Value, &Value) {
    (&frame["op"], &frame["d"])
}

#[tokio::test]
async fn a_resume_replays_what_was_missed_in_order_and_ends_with_resumed() {
    let club = Club::open().await;
    let (mut bare, ready) = Bare::with(&club, json!({"intents": DIRECT_MESSAGES})).await;
    let resume_at = ready["resume_gateway_url"].as_str().expect("an address");
    assert!(resume_at.ends_with("/gateway/resume"), "another address than the first: {resume_at}");
    club.world.say(club.ana, "one").expect("Ana writes");
    assert_eq!(bare.next().await["s"], 2);
    bare.hang_up();
    club.until("the connection is gone", |world| !world.gateway_connected()).await;
    for word in ["two", "three"] {
        club.world.say(club.ana, word).expect("Ana writes");
    }
    let mut again = Bare::connect(&club).await;
    again.send(&resume(&ready, 2)).await;
    let mut seen = Vec::new();
    for _ in 0..3 {
        let frame = again.next().await;
        seen.push((frame["s"].as_u64().expect("a number"), frame["d"]["content"].as_str().unwrap_or("resumed").to_owned()));
    }
    assert_eq!(seen, [(3, "two".into()), (4, "three".into()), (5, "resumed".into())]);
    assert_eq!((club.world.sessions_made(), club.world.sessions_resumed()), (1, 1));
    // Whoever resumes while the old connection is still there takes the session over.
    let mut third = Bare::connect(&club).await;
    third.send(&resume(&ready, 5)).await;
    assert_eq!(third.event().await.0, "RESUMED");
    assert_eq!(again.closed().await, None, "the older connection is cut");
}

#[tokio::test]
async fn a_press_while_the_connection_is_away_can_be_answered_after_a_quick_resume() {
    let club = Club::open().await;
    club.register().await;
    let (bare, ready) = Bare::with(&club, json!({})).await;
    bare.hang_up();
    club.until("the connection is gone", |world| !world.gateway_connected()).await;
    let asked = club.world.slash(club.ana, club.channel, "plan show", &values(&[])).expect("offered");
    let mut again = Bare::connect(&club).await;
    again.send(&resume(&ready, 1)).await;
    let hook = again.interaction().await;
    assert_eq!(club.respond(&hook, json!({"type": 4, "data": text("just in time")})).await.status, 200);
    assert!(matches!(club.answer(asked).await, Answer::Message { .. }), "within the three seconds");
}

#[tokio::test]
async fn what_cannot_be_resumed_is_invalid_or_4007() {
    let club = Club::unlimited().await;
    let (bare, ready) = Bare::with(&club, json!({})).await;
    bare.hang_up();
    let mut ahead = Bare::connect(&club).await;
    ahead.send(&resume(&ready, 99)).await;
    assert_eq!(ahead.closed().await, Some(4007), "an event that was never sent");
    let mut after = Bare::connect(&club).await;
    after.send(&resume(&ready, 1)).await;
    assert_eq!(says(&after.next().await), (&json!(9), &json!(false)), "after 4007 the session is over");
    after.send(&identify(json!({}))).await;
    assert_eq!(after.event().await.0, "READY", "and a new one may begin on the same connection");

    let short = self::club(GatewayRules { session_kept: Duration::ZERO, ..GatewayRules::default() }).await;
    let (bare, ready) = Bare::with(&short, json!({})).await;
    bare.hang_up();
    short.until("the connection is gone", |world| !world.gateway_connected()).await;
    let mut late = Bare::connect(&short).await;
    late.send(&resume(&ready, 1)).await;
    assert_eq!(says(&late.next().await), (&json!(9), &json!(false)), "nobody came back in time");
}

#[tokio::test]
async fn an_invalid_session_is_resumed_or_begun_anew_as_discord_says() {
    let club = Club::unlimited().await;
    let (mut bare, ready) = Bare::with(&club, json!({"intents": DIRECT_MESSAGES})).await;
    club.world.gateway_invalidate(true);
    assert_eq!(says(&bare.next().await), (&json!(9), &json!(true)));
    club.world.say(club.ana, "meanwhile").expect("Ana writes");
    bare.send(&resume(&ready, 1)).await;
    assert_eq!(bare.event().await.1["content"], "meanwhile", "resumable: nothing is lost");
    assert_eq!(bare.event().await.0, "RESUMED");
    club.world.gateway_invalidate(false);
    assert_eq!(says(&bare.next().await), (&json!(9), &json!(false)));
    bare.send(&resume(&ready, 3)).await;
    assert_eq!(says(&bare.next().await), (&json!(9), &json!(false)), "over is over");
    club.world.gateway_reconnect();
    assert_eq!(bare.heard().await, Vec::<String>::new(), "without a session there is nothing to reconnect");
}

#[tokio::test]
async fn a_goodbye_with_1000_ends_the_session() {
    use futures_util::SinkExt as _;
    use tokio_tungstenite::tungstenite::Message;
    use tokio_tungstenite::tungstenite::protocol::{CloseFrame, frame::coding::CloseCode};

    for (code, kept) in [(1000, false), (1001, false), (4000, true)] {
        let club = Club::open().await;
        let (mut bare, ready) = Bare::with(&club, json!({})).await;
        let goodbye = CloseFrame { code: CloseCode::from(code), reason: "".into() };
        bare.socket.send(Message::Close(Some(goodbye))).await.expect("sent");
        club.until("the connection is gone", |world| !world.gateway_connected()).await;
        let mut again = Bare::connect(&club).await;
        again.send(&resume(&ready, 1)).await;
        let answer = again.next().await;
        assert_eq!(answer["t"] == "RESUMED", kept, "after {code}: {answer}");
    }
}

#[tokio::test]
async fn who_sends_no_heartbeat_is_closed_and_discord_may_ask_for_one() {
    let club = club(GatewayRules { heartbeat: Duration::from_millis(300), ..GatewayRules::default() }).await;
    let (mut bare, ready) = Bare::with(&club, json!({})).await;
    club.world.gateway_ask_heartbeat();
    assert_eq!(bare.next().await["op"], 1, "Discord wants a heartbeat now");
    assert_eq!(bare.heard().await, Vec::<String>::new(), "and acknowledges it");
    let began = second_wind::clock::network_now();
    assert_eq!(bare.closed().await, Some(4009));
    let waited = second_wind::clock::network_now().duration_since(began).as_millis();
    assert!(waited >= 400, "one interval and half another, not {waited} ms");
    let mut again = Bare::connect(&club).await;
    again.send(&resume(&ready, 1)).await;
    assert_eq!(says(&again.next().await), (&json!(9), &json!(false)), "the session timed out");
}

#[tokio::test]
async fn a_dead_connection_acknowledges_nothing() {
    let club = Club::open().await;
    let (mut bare, _) = Bare::with(&club, json!({"intents": DIRECT_MESSAGES})).await;
    club.world.gateway_hush(true);
    bare.send(&json!({"op": 1, "d": 1})).await;
    // What comes next is an event: the acknowledgement would have been before it.
    club.until("the heartbeat was read", |world| world.heartbeats() == 1).await;
    club.world.say(club.ana, "hello").expect("Ana writes");
    assert_eq!(bare.event().await.0, "MESSAGE_CREATE");
    club.world.gateway_hush(false);
    assert_eq!(bare.heard().await, Vec::<String>::new(), "it lives again");
}

#[tokio::test]
async fn more_than_120_events_in_a_minute_are_4008() {
    let club = Club::open().await;
    let (mut bare, _) = Bare::with(&club, json!({})).await;
    for n in 2..=120 {
        bare.send(&json!({"op": 1, "d": n})).await;
        assert_eq!(bare.next().await["op"], 11, "event {n} is within the limit");
    }
    bare.send(&json!({"op": 1, "d": null})).await;
    assert_eq!(bare.closed().await, Some(4008), "the identify was the first of 121");
}

#[tokio::test]
async fn a_version_an_encoding_or_a_compression_that_is_not_spoken_is_refused() {
    let club = Club::open().await;
    for query in ["v=9&encoding=json", "encoding=json", "v=ten"] {
        let mut bare = Bare::dial(&club, query).await.expect("a socket");
        assert_eq!(bare.closed().await, Some(4012), "{query}");
    }
    for query in ["v=10&encoding=etf", "v=10&encoding=json&compress=zstd-stream", "v=10&compress=gzip"] {
        assert_eq!(Bare::dial(&club, query).await.err(), Some(400), "{query}");
    }
    assert!(Bare::dial(&club, "v=10").await.is_ok(), "JSON is what one gets without asking");
}

#[tokio::test]
async fn what_is_badly_written_or_badly_timed_has_its_close_code() {
    let club = Club::unlimited().await;
    let mut cases: Vec<(String, u16)> = vec![
        ("{".into(), 4002),
        ("[]".into(), 4002),
        (json!({"op": 2, "d": null}).to_string(), 4002),
        (json!({"op": 2, "d": {"intents": 0, "properties": {}}}).to_string(), 4002),
        (json!({"op": 6, "d": {"token": "rehearsal", "session_id": "x"}}).to_string(), 4002),
        (json!({"op": 6, "d": {"token": "Bot no", "session_id": "x", "seq": 1}}).to_string(), 4004),
        (json!({"op": "1", "d": null}).to_string(), 4001),
        (json!({"op": 5, "d": {}}).to_string(), 4001),
        (json!({"d": {}}).to_string(), 4001),
        (json!({"op": 8, "d": {}}).to_string(), 4003),
    ];
    for shard in [json!([2, 2]), json!([0, 0]), json!([0]), json!("0/1")] {
        cases.push((identify(json!({"shard": shard})).to_string(), 4010));
    }
    for intents in [json!(1 << 17), json!(-1), json!("1"), json!(null)] {
        cases.push((identify(json!({"intents": intents})).to_string(), 4013));
    }
    for intents in [1 << 1, 1 << 8, 1 << 15] {
        cases.push((identify(json!({"intents": intents})).to_string(), 4014));
    }
    for (frame, code) in cases {
        let mut bare = Bare::connect(&club).await;
        bare.send_text(frame.clone()).await;
        assert_eq!(bare.closed().await, Some(code), "{frame}");
    }
    for (frame, code) in
        [(identify(json!({})), 4005), (resume(&json!({"session_id": "x"}), 1), 4005), (json!({"op": 8, "d": {}}), 4001)]
    {
        let (mut bare, _) = Bare::with(&club, json!({})).await;
        bare.send(&frame).await;
        assert_eq!(bare.closed().await, Some(code), "with a session: {frame}");
    }
}
