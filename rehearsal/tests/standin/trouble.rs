//! Trouble on demand: each row of the error table, delays, broken connections, lost answers, outages.

use std::time::Duration;

use chrono::TimeDelta;
use rehearsal::discord::{Fault, Kind, Scope, Trouble};
use serde_json::json;

use super::bare::Bare;
use super::club::{Club, text};

#[tokio::test]
async fn every_row_of_the_error_table_comes_on_demand_and_changes_nothing() {
    let club = Club::unlimited().await;
    let dm = club.dm(club.ana).await;
    let rows: &[(u16, u32)] = &[
        (401, 0),
        (401, 50014),
        (403, 50007),
        (403, 50278),
        (403, 20026),
        (403, 40003),
        (403, 50001),
        (403, 50013),
        (404, 10003),
        (404, 10004),
        (404, 10008),
        (404, 10062),
        (400, 40060),
        (404, 10015),
        (401, 50027),
        (404, 10013),
        (404, 10007),
        (429, 30046),
        (400, 50035),
        (400, 50006),
        (400, 50083),
        (400, 40058),
        (400, 40067),
        (403, 40333),
        (403, 200_000),
        (403, 240_000),
        (429, 20028),
        (429, 20016),
        (400, 30003),
        (400, 40094),
        (500, 0),
        (502, 0),
        (503, 130_000),
        (429, 0),
    ];
    for (status, code) in rows {
        club.world.faults(|faults| faults.add(Fault::refuse(Kind::SendMessage, *status, *code).for_user(club.ana)));
        let met = club.send(dm, text("x")).await;
        assert_eq!((met.status, met.code()), (*status, u64::from(*code)));
        if *status == 429 {
            assert!(!met.header("retry-after").is_empty() && met.body["retry_after"].is_number(), "{code} says how long to wait");
        }
        if *code == 50035 {
            assert!(met.body["errors"].is_object(), "an invalid form has its tree");
        }
    }
    assert!(club.world.messages(dm, club.ana).is_empty(), "nothing was sent");
    assert_eq!(club.send(dm, text("x")).await.status, 200, "each was met once");
}

#[tokio::test]
async fn faults_choose_their_channel_and_person_and_count() {
    let club = Club::unlimited().await;
    let (ana, ben) = (club.dm(club.ana).await, club.dm(club.ben).await);
    club.world.faults(|faults| {
        faults.add(Fault::refuse(Kind::SendMessage, 500, 0).for_user(club.ana).times(2));
        faults.add(Fault::refuse(Kind::SendMessage, 502, 0).in_channel(club.channel));
    });
    assert_eq!(club.send(ben, text("x")).await.status, 200, "Ben is spared");
    assert_eq!(club.send(ana, text("x")).await.status, 500);
    assert_eq!(club.send(ana, text("x")).await.status, 500);
    assert_eq!(club.send(ana, text("x")).await.status, 200, "twice was asked");
    assert_eq!(club.send(club.channel, text("x")).await.status, 502);
    assert_eq!(club.world.faults(|faults| faults.waiting()), 0);
}

#[tokio::test]
async fn a_connection_breaks_before_or_after_the_act() {
    let club = Club::unlimited().await;
    let dm = club.dm(club.ana).await;
    let path = format!("channels/{dm}/messages");
    club.world.faults(|faults| faults.add(Fault::once(Kind::SendMessage, Trouble::DropBefore)));
    club.try_call("POST", &path, Some(text("one"))).await.expect_err("the connection breaks");
    assert!(club.world.messages(dm, club.ana).is_empty(), "and nothing happened");
    club.world.faults(|faults| faults.add(Fault::once(Kind::SendMessage, Trouble::LoseAnswer)));
    let mut body = text("two");
    body["nonce"] = json!("n");
    body["enforce_nonce"] = json!(true);
    club.try_call("POST", &path, Some(body.clone())).await.expect_err("the answer is lost");
    assert_eq!(club.world.messages(dm, club.ana).len(), 1, "though it was sent");
    assert_eq!(club.send(dm, body).await.status, 200);
    assert_eq!(club.world.messages(dm, club.ana).len(), 1, "and the nonce keeps it single");
    assert_eq!(club.world.request_log().iter().filter(|request| request.status == 0).count(), 2, "the log knows both");
    assert_eq!(club.world.in_flight(), 0);
}

#[tokio::test]
async fn a_429_of_each_scope_says_whose_limit_it_is() {
    let club = Club::unlimited().await;
    for (scope, word, global, counted) in
        [(Scope::User, "user", false, 1), (Scope::Global, "global", true, 2), (Scope::Shared, "shared", false, 2)]
    {
        club.world.faults(|faults| faults.add(Fault::once(Kind::Me, Trouble::TooMany { retry_after_secs: 1.5, scope })));
        let met = club.call("GET", "users/@me", None).await;
        assert_eq!((met.status, met.header("x-ratelimit-scope"), met.header("retry-after")), (429, word, "2"));
        assert_eq!((&met.body["retry_after"], &met.body["global"]), (&json!(1.5), &json!(global)));
        assert_eq!(club.world.invalid_requests(), counted, "a shared limit is nobody's fault");
    }
}

#[tokio::test]
async fn a_slow_answer_is_in_flight_meanwhile() {
    let club = Club::unlimited().await;
    club.world.faults(|faults| faults.add(Fault::once(Kind::Me, Trouble::Delay(Duration::from_millis(300)))));
    let (answer, ()) =
        tokio::join!(club.call("GET", "users/@me", None), club.until("a request in flight", |world| world.in_flight() == 1));
    assert_eq!(answer.status, 200);
}

#[tokio::test]
async fn closed_dms_no_common_server_quarantine_and_opening_too_fast() {
    let club = Club::unlimited().await;
    let dm = club.dm(club.ana).await;
    club.world.set_dms_closed(club.ana, true);
    assert_eq!(club.dm(club.ana).await, dm, "an open DM is found again");
    let refused = club.send(dm, text("x")).await;
    assert_eq!((refused.status, refused.code()), (403, 50007));
    club.world.set_dms_closed(club.ana, false);
    assert_eq!(club.send(dm, text("x")).await.status, 200);
    club.world.remove_member(club.guild, club.ana);
    assert_eq!(club.send(dm, text("x")).await.code(), 50278);
    club.world.add_member(club.guild, club.ana, &[]);
    let open_ben = || club.call("POST", "users/@me/channels", Some(json!({"recipient_id": club.ben})));
    club.world.faults(|faults| faults.quarantine(true));
    assert_eq!(club.send(dm, text("x")).await.status, 200, "known DMs go on");
    assert_eq!(open_ben().await.code(), 20026);
    club.world.faults(|faults| {
        faults.quarantine(false);
        faults.opening_too_fast(true);
    });
    assert_eq!(open_ben().await.code(), 40003);
    club.world.faults(rehearsal::discord::faults::Faults::clear);
    assert_eq!(open_ben().await.status, 200);
}

#[tokio::test]
async fn an_outage_takes_rest_and_gateway_until_its_end() {
    let club = Club::unlimited().await;
    let _bare = Bare::identified(&club).await;
    let until = club.world.now() + TimeDelta::hours(1);
    club.world.faults(|faults| faults.outage_until(until));
    club.until("the gateway is gone", |world| !world.gateway_connected()).await;
    assert_eq!(club.call("GET", "users/@me", None).await.status, 503);
    club.forward(3_600);
    assert_eq!(club.call("GET", "users/@me", None).await.status, 200);
    let _again = Bare::identified(&club).await;
    assert!(club.world.gateway_connected());
}

#[tokio::test]
async fn a_revoked_or_foreign_token_is_401_and_counted() {
    let club = Club::open().await;
    club.world.faults(|faults| faults.revoke_token(true));
    assert_eq!(club.call("GET", "users/@me", None).await.status, 401);
    club.world.faults(|faults| faults.revoke_token(false));
    let real = club
        .http
        .get(format!("{}/api/v10/users/@me", club.standin.api_base()))
        .header("authorization", "Bot MTIzNDU2.real.token");
    assert_eq!(real.send().await.expect("an answer").status(), 401, "only rehearsal tokens are taken");
    assert_eq!(club.world.invalid_requests(), 2);
}
