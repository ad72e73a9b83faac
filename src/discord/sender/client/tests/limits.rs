//! Where the sender waits, gives work back or stops itself.

use std::num::NonZeroU16;

use super::*;
use crate::app::messenger::Halt;

#[tokio::test]
async fn a_global_limit_holds_everybody_but_answers() {
    let server = Server::start(|count, _| if count == 1 { limited(20.0, "global") } else { reply(204, &Value::Null) }).await;
    let sender = server.sender();
    sender.edit(DM, MessageId::new(1), &message()).await.expect_err("limited");
    let other = sender.edit(ChannelId::new(71), MessageId::new(1), &message()).await;
    assert!(matches!(other, Err(SendError::RateLimited { scope: LimitScope::Global, .. })), "{other:?}");
    assert_eq!(server.lines().len(), 1, "the second never went out");
    assert_eq!(sender.respond(3, "tok", &InteractionResponse::DeferUpdate).await, Ok(()), "answers are exempt");
}

#[tokio::test]
async fn a_refused_token_is_asked_once() {
    let server = Server::start(|_, _| reply(401, &json!({ "message": "401: Unauthorized", "code": 0 }))).await;
    let sender = server.sender();
    let health = sender.health();
    assert_eq!(sender.gateway_bot().await, Err(SendError::Refused(Refused::Unauthorized)));
    let after = sender.send(DM, &message(), &nonce()).await;
    assert_eq!(after, Err(SendError::Halted { why: Halt::TokenRefused, retry_after: None }));
    assert_eq!(server.lines().len(), 1);
    assert_eq!(health.borrow().halted, Some(Halt::TokenRefused), "the operator is told");
}

#[tokio::test]
async fn refusals_halt_the_sender_long_before_discord_would() {
    let server = Server::start(|_, _| reply(403, &json!({ "code": 50007 }))).await;
    let sender = server.sender_with(|settings| settings.breaker.invalid_max = 3);
    for _ in 0..3 {
        let closed = sender.send(DM, &message(), &nonce()).await;
        assert_eq!(closed, Err(SendError::Refused(Refused::DmClosed)));
    }
    let halted = sender.send(DM, &message(), &nonce()).await;
    assert!(matches!(halted, Err(SendError::Halted { why: Halt::TooManyRefusals, retry_after: Some(_) })), "{halted:?}");
    assert_eq!(server.lines().len(), 3);
}

#[tokio::test]
async fn opening_stops_while_known_channels_go_on() {
    for (code, refused, why) in
        [(40003, Refused::OpeningTooFast, Halt::OpeningTooFast), (20026, Refused::Quarantined, Halt::Quarantined)]
    {
        let server = Server::start(move |_, seen| {
            if seen.line.ends_with("/users/@me/channels") {
                reply(403, &json!({ "code": code }))
            } else {
                reply(200, &json!({ "id": "81" }))
            }
        })
        .await;
        let sender = server.sender_with(|settings| settings.breaker.quarantine_gap = Duration::from_millis(1));
        assert_eq!(sender.open_dm(UserId::new(5)).await, Err(SendError::Refused(refused)));
        let second = sender.open_dm(UserId::new(6)).await;
        assert!(matches!(second, Err(SendError::Halted { why: halt, .. }) if halt == why), "{second:?}");
        assert_eq!(sender.send(DM, &message(), &nonce()).await, Ok(MessageId::new(81)), "{code}");
        assert_eq!(server.lines().len(), 2, "{code}: the second opening never went out");
    }
}

#[tokio::test]
async fn a_short_limit_is_sat_out_and_a_long_one_goes_back() {
    let server = Server::start(|count, _| match count {
        1 => limited(0.03, "user"),
        2 => reply(200, &json!({ "id": "81" })),
        3 | 4 => limited(0.01, "user"),
        _ => limited(30.0, "shared"),
    })
    .await;
    let sender = server.sender();
    assert_eq!(sender.send(DM, &message(), &nonce()).await, Ok(MessageId::new(81)));
    assert_eq!(server.lines().len(), 2, "asked again once");
    assert_eq!(server.seen()[0].body["nonce"], server.seen()[1].body["nonce"], "with the same nonce");
    let twice = sender.send(DM, &message(), &nonce()).await;
    assert_eq!(twice, Err(SendError::RateLimited { retry_after: Duration::from_millis(10), scope: LimitScope::Route }));
    assert_eq!(server.lines().len(), 4, "and no more than once");
    let long = sender.send(DM, &message(), &nonce()).await;
    assert_eq!(long, Err(SendError::RateLimited { retry_after: Duration::from_secs(30), scope: LimitScope::Shared }));
    assert_eq!(server.lines().len(), 5);
    assert_eq!(sender.invalid_requests(), 3, "a shared limit does not count");
}

#[tokio::test]
async fn buckets_are_kept_from_the_headers() {
    let server = Server::start(|_, _| {
        let mut response = reply(200, &json!({ "id": "81" }));
        let pairs = [("bucket", "abc"), ("limit", "5"), ("remaining", "0"), ("reset-after", "0.06")];
        for (name, value) in pairs {
            let name = format!("x-ratelimit-{name}").parse::<axum::http::HeaderName>().expect("a name");
            response.headers_mut().insert(name, value.parse().expect("a value"));
        }
        response
    })
    .await;
    let sender = server.sender();
    sender.send(DM, &message(), &nonce()).await.expect("the first");
    let started = network_now();
    sender.send(DM, &message(), &nonce()).await.expect("the second, after the reset");
    assert!(network_now() - started >= Duration::from_millis(50), "the bucket was empty");
}

#[tokio::test]
async fn a_line_longer_than_patience_gives_the_work_back() {
    let server = Server::start(|_, _| reply(200, &json!({ "id": "81" }))).await;
    let sender = server.sender_with(|settings| {
        settings.rate.per_sec = NonZeroU16::MIN;
        settings.timeouts.patience = Duration::from_millis(30);
    });
    sender.send(DM, &message(), &nonce()).await.expect("the first");
    let second = sender.send(ChannelId::new(71), &message(), &nonce()).await;
    assert!(matches!(second, Err(SendError::RateLimited { scope: LimitScope::Ours, .. })), "{second:?}");
    assert_eq!(server.lines().len(), 1);
}
