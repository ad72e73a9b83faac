//! Everything that somebody can send and should not: a clear answer in words, nothing written by halves, nobody rung.

mod attachments;
mod clock;
mod forms;
mod names;
pub(crate) mod options;
mod selects;

use rehearsal::discord::UserId;
use rehearsal::discord::model::Message;
use serde_json::{Value, json};

use crate::club::{Club, utc};
use crate::daily::club_with_ana;

type Given<'a> = Vec<(&'a str, Value)>;

/// A session that can be added, with these options instead of its own.
fn session<'a>(instead: &[(&'a str, Value)]) -> Given<'a> {
    let mut all: Given<'a> = vec![
        ("kind", "mobility".into()),
        ("title", "feet".into()),
        ("minutes", 10.into()),
        ("days", "sat".into()),
        ("small", "ten toe curls".into()),
    ];
    for (name, value) in instead {
        match all.iter_mut().find(|(known, _)| known == name) {
            Some(known) => known.1 = value.clone(),
            None => all.push((name, value.clone())),
        }
    }
    all
}

fn rings_nobody(message: &Message) {
    assert!(message.pinged.is_empty() && !message.pinged_everyone, "it rings nobody: {}", message.content);
}

/// Uses a command that is to be refused in words that contain `said`, and leaves everything as it is.
async fn refused(club: &Club, user: UserId, path: &str, options: &[(&str, Value)], said: &str) {
    let before = club.everything().await;
    let answer = club.command(user, path, options).await;
    assert!(answer.content.contains(said), "/{path} {options:?} is answered with {said:?}: {}", answer.content);
    rings_nobody(&answer);
    assert_eq!(club.everything().await, before, "/{path} {options:?} writes nothing");
}

#[tokio::test]
async fn cities_and_zones_that_nobody_knows() {
    let (club, ana) = club_with_ana().await;
    for city in ["Qwxzyville", "Mars/Olympus_Mons", "UTC+25", "🏃🏃🏃", "' or 1=1", "@everyone", &"x".repeat(500)] {
        refused(&club, ana, "settings", &[("city", city.into())], "I don't know that city").await;
        let setup = [("channel", club.board.to_string().into()), ("city", city.into())];
        refused(&club, club.kim, "club setup", &setup, "I don't know that city").await;
    }
    club.close().await;
}

#[tokio::test]
async fn times_that_no_clock_shows_and_times_at_which_nothing_comes() {
    let (club, ana) = club_with_ana().await;
    for time in ["25:00", "7:60", "half past", "24:00", "-1:00", "٠٧:٣٠x", "🕖"] {
        refused(&club, ana, "settings", &[("time", time.into())], "time of day").await;
        refused(&club, ana, "settings", &[("quiet_from", time.into())], "time of day").await;
    }
    for time in ["03:59", "00:00", "2:30"] {
        refused(&club, ana, "settings", &[("time", time.into())], "between 04:00 and 23:59").await;
    }
    // One good and one bad: neither is taken.
    refused(&club, ana, "settings", &[("time", "08:00".into()), ("quiet_from", "99".into())], "time of day").await;
    refused(&club, ana, "settings", &[("city", "Tokyo".into()), ("time", "03:00".into())], "between 04:00").await;
    let edge = club.command(ana, "settings", &[("time", "23:59".into())]).await;
    assert!(edge.content.contains("23:59"), "{}", edge.content);
    club.close().await;
}

#[tokio::test]
async fn dates_that_cannot_be() {
    let (club, ana) = club_with_ana().await;
    for day in ["2026-02-30", "29.2.2026", "someday", "0000-00-00", "99999-01-01", "💥"] {
        refused(&club, ana, "checkin", &[("session", "strength A".into()), ("day", day.into())], "as a date").await;
    }
    refused(&club, ana, "plan add", &session(&[("from", "2026-02-30".into())]), "as a date").await;
    let backwards = session(&[("from", "2026-06-01".into()), ("until", "2026-05-01".into())]);
    refused(&club, ana, "plan add", &backwards, "The end comes before the start").await;
    club.close().await;
}

#[tokio::test]
async fn more_than_a_plan_or_a_week_holds() {
    let (club, ana) = club_with_ana().await;
    refused(&club, ana, "plan add", &session(&[("days", "funday".into())]), "On which days?").await;
    refused(&club, ana, "plan add", &session(&[("small", "   ".into())]), "").await;
    // Steady has five a week; three more every day are 26.
    for title in ["one", "two", "three"] {
        club.command(ana, "plan add", &session(&[("title", title.into()), ("days", "daily".into())])).await;
    }
    refused(&club, ana, "plan add", &session(&[("days", "mon, tue, wed".into())]), "up to 28").await;
    for number in 9..=20 {
        let title = format!("every other month {number}");
        let options = session(&[("title", title.into()), ("every_weeks", 8.into()), ("until", "2026-03-03".into())]);
        club.command(ana, "plan add", &options).await;
    }
    assert_eq!(club.count("select count(*) from session").await, 20, "twenty fit");
    refused(&club, ana, "plan add", &session(&[("every_weeks", 8.into())]), "up to 20").await;
    club.close().await;
}

#[tokio::test]
async fn titles_that_would_ring_dress_up_or_never_end() {
    let (club, ana) = club_with_ana().await;
    for title in ["@everyone run", "@here", "<@123456789012345678>", "<@&123456789012345678>", "a\u{202e}b", "a\u{200b}b"] {
        refused(&club, ana, "plan add", &session(&[("title", title.into())]), "mention or an invisible character").await;
    }
    // The client does not let anyone type 200 emoji where 40 characters fit; by hand it can be sent.
    let by_hand = |title: String| {
        json!([
            {"name": "kind", "type": 3, "value": "mobility"}, {"name": "title", "type": 3, "value": title},
            {"name": "minutes", "type": 4, "value": 10}, {"name": "days", "type": 3, "value": "sat"},
            {"name": "small", "type": 3, "value": "ten toe curls"},
        ])
    };
    let before = club.everything().await;
    for title in ["🏃".repeat(200), "👩‍👩‍👧‍👦".repeat(200), "x".repeat(5_000)] {
        let answer = club.command_raw(ana, "plan add", by_hand(title).as_array().cloned().expect("a list")).await;
        assert!(answer.content.contains("characters fit"), "{}", answer.content);
        rings_nobody(&answer);
    }
    assert_eq!(club.everything().await, before);
    club.close().await;
}

#[tokio::test]
async fn a_title_with_markdown_is_shown_as_it_was_typed() {
    let (club, ana) = club_with_ana().await;
    let title = "**bold** _x_ `y` ~~z~~ 🏃";
    let added = club.command(ana, "plan add", &session(&[("title", title.into()), ("days", "tue".into())])).await;
    club.until(utc("2026-03-03T07:31")).await;
    let shown = [added, club.command(ana, "plan show", &[]).await, club.last_dm(ana)];
    for message in shown {
        assert!(!message.content.contains("**bold**"), "the marks are not at work: {}", message.content);
        assert!(message.content.contains("bold") && message.content.contains('🏃'), "the words are there: {}", message.content);
        rings_nobody(&message);
    }
    let titles = club.facts("select title from session_version where title like '%bold%'").await;
    assert_eq!(titles, [title], "and it is kept as it was typed");
    club.close().await;
}

#[tokio::test]
async fn nothing_that_is_typed_rings_anybody() {
    let (club, ana) = club_with_ana().await;
    let everyone = "@everyone <@&1> <@123456789012345678> <#1>";
    for (path, options) in [
        ("checkin", vec![("session", everyone.into())]),
        ("plan remove", vec![("session", everyone.into())]),
        ("settings", vec![("city", everyone.into())]),
        ("start", vec![("city", everyone.into())]),
    ] {
        refused(&club, ana, path, &options, "").await;
    }
    club.world.say(ana, "@everyone what is this?").expect("she may write");
    club.heard().await;
    let last = club.last_dm(ana);
    rings_nobody(&last);
    assert!(!last.content.contains("what is this"), "what she wrote is not repeated: {}", last.content);
    club.close().await;
}

#[tokio::test]
async fn options_that_discord_would_not_have_sent() {
    let (club, ana) = club_with_ana().await;
    let text = |name: &str, value: &str| json!({"name": name, "type": 3, "value": value});
    let before = club.everything().await;
    let cases: Vec<(&str, Vec<Value>)> = vec![
        ("checkin", vec![]),
        ("checkin", vec![json!({"name": "session", "type": 4, "value": 7})]),
        ("checkin", vec![text("session", "strength A"), text("outcome", "failed")]),
        ("checkin", vec![text("session", "nothing of mine")]),
        ("checkin", vec![text("session", "")]),
        ("checkin", vec![text("session", "-1")]),
        ("checkin", vec![text("session", "99999999999999999999")]),
        ("plan add", vec![]),
        ("plan add", vec![text("kind", "marathon"), text("title", "x"), text("days", "mon")]),
        ("plan add", session_by_hand("minutes", json!({"name": "minutes", "type": 4, "value": -5}))),
        ("plan add", session_by_hand("minutes", json!({"name": "minutes", "type": 4, "value": 9_007_199_254_740_991_i64}))),
        ("plan add", session_by_hand("minutes", json!({"name": "minutes", "type": 3, "value": "ten"}))),
        ("plan add", session_by_hand("kind", text("kind", "marathon"))),
        ("plan add", session_by_hand("area", text("area", "moon"))),
        ("plan add", session_by_hand("every_weeks", json!({"name": "every_weeks", "type": 4, "value": 0}))),
        ("plan add", session_by_hand("fallback", text("fallback", "someday"))),
        ("plan add", session_by_hand("long", json!({"name": "long", "type": 5, "value": true}))),
        ("plan remove", vec![]),
        ("plan remove", vec![text("session", "someone else's")]),
    ];
    for (path, options) in cases {
        let answer = club.command_raw(ana, path, options.clone()).await;
        rings_nobody(&answer);
        assert!(!answer.content.contains("broke"), "/{path} {options:?} is no fault of ours: {}", answer.content);
        assert_eq!(club.everything().await, before, "/{path} {options:?} writes nothing: {}", answer.content);
    }
    let setup = club.command_raw(club.kim, "club setup", vec![]).await;
    assert!(setup.content.contains("which channel"), "{}", setup.content);
    club.close().await;
}

fn session_by_hand(instead: &str, with: Value) -> Vec<Value> {
    let mut all = vec![
        json!({"name": "kind", "type": 3, "value": "mobility"}),
        json!({"name": "title", "type": 3, "value": "feet"}),
        json!({"name": "minutes", "type": 4, "value": 10}),
        json!({"name": "days", "type": 3, "value": "sat"}),
        json!({"name": "small", "type": 3, "value": "ten toe curls"}),
    ];
    all.retain(|option| option["name"] != instead);
    all.push(with);
    all
}

#[tokio::test]
async fn somebody_who_has_not_joined_is_pointed_to_start() {
    let club = Club::open().await;
    let ana = club.runner("Ana");
    for (path, options) in [
        ("today", vec![]),
        ("checkin", vec![("session", "strength".into())]),
        ("plan show", vec![]),
        ("plan add", session(&[])),
        ("settings", vec![("time", "08:00".into())]),
        ("stop", vec![]),
        ("board", vec![]),
        ("data delete", vec![]),
    ] {
        refused(&club, ana, path, &options, "/start").await;
    }
    let help = club.command(ana, "help", &[]).await;
    assert!(help.content.contains("Kim, at the harbour"), "help names who runs this: {}", help.content);
    club.close().await;
}

#[tokio::test]
async fn the_same_session_of_another_member_cannot_be_named() {
    let (club, ana) = club_with_ana().await;
    let ben = club.runner("Ben");
    club.join(ben, crate::club::Joining::default()).await;
    let choices = club.typing(ana, "plan remove", "session", "").await;
    let (_, hers) = choices.first().cloned().expect("Ana's sessions are offered");
    let before = club.everything().await;
    let answer = club.command_raw(ben, "plan remove", vec![json!({"name": "session", "type": 3, "value": hers})]).await;
    assert!(answer.content.contains("can't find that session"), "{}", answer.content);
    assert_eq!(club.everything().await, before);
    club.close().await;
}
