//! Limits over the wire: which clock they count on, whose they are, and what comes of going on in spite of them.

use std::time::Duration;

use rehearsal::discord::{ChannelId, Contract, Fault, Kind, Limits, Trouble};
use serde_json::{Value, json};

use super::bare::Bare;
use super::club::{Club, Heard, text, values};

/// Discord's limits, but with a minute for this route, so that a slow machine does not outlast it.
fn for_a_minute(kind: Kind) -> Limits {
    let mut limits = Limits::default();
    limits.routes.insert(kind, (5, Duration::from_secs(60)));
    limits
}

async fn edit_old(club: &Club, sent: &Heard) -> (u16, u64, String) {
    let path = format!("channels/{}/messages/{}", club.channel, sent.body["id"].as_str().expect("an id"));
    let edited = club.call("PATCH", &path, Some(text("edited"))).await;
    (edited.status, edited.code(), edited.header("retry-after").to_owned())
}

#[tokio::test]
async fn no_step_of_the_calendar_and_no_suspend_ends_or_lengthens_a_wait() {
    let club = Club::with(for_a_minute(Kind::SendMessage), Contract::find()).await;
    for _ in 0..5 {
        assert_eq!(club.send(club.channel, text("x")).await.status, 200);
    }
    // A suspend is a step forward too: the calendar jumps, and the network clock stood still.
    for hours in [0, 8, -48, 72] {
        club.forward(hours * 3_600);
        let refused = club.send(club.channel, text("x")).await;
        assert_eq!((refused.status, refused.header("x-ratelimit-scope")), (429, "user"), "after {hours} h");
        let wait: f64 = refused.body["retry_after"].as_f64().expect("seconds");
        assert!(wait > 0.0 && wait <= 60.0, "after {hours} h the wait is what is left of a minute, not {wait}");
        let reset: f64 = refused.header("x-ratelimit-reset-after").parse().expect("seconds");
        assert!((reset - wait).abs() < 0.1, "header ({reset}) and body ({wait}) say the same");
    }
}

#[tokio::test]
async fn edits_of_old_messages_wait_as_long_whichever_way_the_clock_is_moved() {
    let club = Club::unlimited().await;
    let sent = club.send(club.channel, text("board")).await;
    club.forward(7_200);
    for n in 0..3 {
        assert_eq!(edit_old(&club, &sent).await.0, 200, "edit {n}");
    }
    club.forward(-600);
    let (status, code, wait) = edit_old(&club, &sent).await;
    assert_eq!((status, code), (429, 30046), "a clock set back does not end it");
    assert!(wait.parse::<u32>().is_ok_and(|secs| secs <= 20), "nor makes it ten minutes longer: {wait}");
    club.forward(600 + 20);
    assert_eq!(edit_old(&club, &sent).await.0, 200, "20 s later on the calendar it is over, for runs in lock-step");
    club.assert_clean();
}

#[tokio::test]
async fn a_channel_takes_so_much_from_all_together_and_that_is_nobodys_fault() {
    let limits = Limits { channel_writes: (3, Duration::from_secs(30)), ..Limits::lifted() };
    let club = Club::with(limits, Contract::find()).await;
    for _ in 0..2 {
        club.world.say_in(club.ana, club.channel, "hello").expect("Ana writes");
    }
    assert_eq!(club.send(club.channel, text("x")).await.status, 200);
    let refused = club.send(club.channel, text("x")).await;
    assert_eq!((refused.status, refused.header("x-ratelimit-scope")), (429, "shared"));
    assert_eq!(
        (&refused.body["global"], &refused.body["message"]),
        (&json!(false), &json!("The resource is being rate limited."))
    );
    assert!(refused.header("retry-after").parse::<u32>().is_ok_and(|secs| secs <= 30), "{refused:?}");
    assert_eq!(club.world.invalid_requests(), 0, "it is not counted");
    let other = club.world.create_channel(club.guild, "other");
    assert_eq!(club.send(other, text("x")).await.status, 200, "another channel goes on");
}

#[tokio::test]
async fn too_many_invalid_requests_end_in_a_page_that_is_no_json() {
    let limits = Limits { invalid_per_10_min: 3, ..Limits::lifted() };
    let club = Club::with(limits, Contract::find()).await;
    club.world.faults(|faults| {
        faults.add(Fault::refuse(Kind::Me, 403, 50001));
        faults.add(Fault::refuse(Kind::Me, 404, 10003));
        faults.add(Fault::refuse(Kind::Me, 401, 0));
        faults.add(Fault::refuse(Kind::Me, 429, 0));
    });
    for (n, status) in [403, 404, 401, 429].into_iter().enumerate() {
        assert_eq!(club.call("GET", "users/@me", None).await.status, status, "request {n} reaches Discord");
    }
    for path in ["users/@me", "gateway"] {
        let banned = club.call("GET", path, None).await;
        assert_eq!((banned.status, banned.header("retry-after")), (429, "3600"), "{path}");
        assert!(banned.header("content-type").starts_with("text/html"), "{path}: {banned:?}");
        assert_eq!(banned.header("x-ratelimit-scope"), "", "Discord's headers are not there: {banned:?}");
        assert!(matches!(&banned.body, Value::String(page) if page.contains("1015")), "{banned:?}");
    }
    let callback = club.call("POST", "interactions/1/abc/callback", Some(json!({"type": 6}))).await;
    assert_eq!(callback.status, 429, "the ban is of the address, so interactions meet it too");
    club.forward(86_400);
    assert_eq!(club.call("GET", "users/@me", None).await.status, 429, "a calendar that is moved does not lift it");
    assert_eq!(club.world.invalid_requests(), 3, "a refusal by the page is not counted again");
}

#[tokio::test]
async fn a_page_before_discord_comes_on_demand() {
    let club = Club::unlimited().await;
    let page = |status, retry_after_secs| Trouble::Page { status, retry_after_secs };
    for (status, wait) in [(502, None), (429, Some(30))] {
        club.world.faults(|faults| faults.add(Fault::once(Kind::Me, page(status, wait))));
        let met = club.call("GET", "users/@me", None).await;
        assert_eq!((met.status, met.header("retry-after")), (status, wait.map_or("", |_| "30")));
        assert!(matches!(met.body, Value::String(_)), "no JSON: {met:?}");
    }
}

#[tokio::test]
async fn dms_opened_too_fast_are_40003_and_going_on_is_20026() {
    let limits = Limits { dm_openings: (2, Duration::from_secs(600)), quarantine_after: 2, ..Limits::lifted() };
    let club = Club::with(limits, Contract::find()).await;
    let open = async |name: &str| {
        let user = club.world.create_user(name, name);
        club.world.add_member(club.guild, user, &[]);
        let opened = club.call("POST", "users/@me/channels", Some(json!({"recipient_id": user}))).await;
        (opened.status, opened.code())
    };
    let ana = club.dm(club.ana).await;
    assert_eq!(club.send(ana, text("hello")).await.status, 200);
    let ben: ChannelId = club.dm(club.ben).await;
    assert_eq!(open("cleo").await, (403, 40003));
    assert_eq!(club.dm(club.ana).await, ana, "an open one is found again and not counted");
    assert_eq!(club.world.dm_with(club.ben), Ok(ben));
    assert_eq!(open("dora").await, (403, 40003), "once more in spite of it");
    assert_eq!(open("emil").await, (403, 20026), "and the bot is flagged");
    assert_eq!(club.send(ben, text("hello")).await.code(), 20026, "nor may it begin to write in a DM it never wrote in");
    assert_eq!(club.send(ana, text("still here")).await.status, 200, "known DMs go on");
    club.forward(600);
    assert_eq!(open("finn").await, (403, 20026), "time alone does not lift it");
    club.world.faults(|faults| faults.quarantine(false));
    assert_eq!(open("gwen").await, (200, 0));
}

#[tokio::test]
async fn an_interactions_webhook_is_one_bucket_for_several_routes() {
    let club = Club::with(for_a_minute(Kind::FollowUp), Contract::find()).await;
    club.register().await;
    let mut bare = Bare::identified(&club).await;
    let mut seen = Vec::new();
    for _ in 0..2 {
        club.world.slash(club.ana, club.channel, "plan show", &values(&[])).expect("offered");
        let hook = bare.interaction().await;
        let first = club.respond(&hook, json!({"type": 4, "data": text("hello")})).await;
        assert_eq!((first.status, first.header("x-ratelimit-bucket")), (200, ""), "a first response has no bucket");
        for (method, rest) in [("PATCH", "/messages/@original"), ("POST", "")] {
            let answer = club.hook(method, &hook, rest, Some(text("more"))).await;
            seen.push((answer.header("x-ratelimit-bucket").to_owned(), answer.header("x-ratelimit-remaining").to_owned()));
        }
    }
    assert!(seen.iter().all(|(bucket, _)| *bucket == seen[0].0 && !bucket.is_empty()), "one hash: {seen:?}");
    let left: Vec<&str> = seen.iter().map(|(_, left)| left.as_str()).collect();
    assert_eq!(left, ["4", "3", "4", "3"], "counted together for one token, apart for another");
}
