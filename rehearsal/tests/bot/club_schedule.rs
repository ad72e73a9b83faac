//! `/club schedule`: a post once a week, whose button opens the presser's own sessions, and which counts hellos from five up.

use rehearsal::discord::model::Message;
use rehearsal::discord::{UserId, permission};
use serde_json::Value;

use crate::club::{Club, Joining, Opening, labels, utc};
use crate::pause::is_kind;

/// Monday 2 March 2026 at noon in London, with the club set up.
async fn on_monday() -> Club {
    let club = Club::with(Opening { at: "2026-03-02T12:00", ..Opening::default() }).await;
    club.set_up().await;
    club
}

fn order<'a>(club: &Club, day: &'a str, time: &'a str) -> Vec<(&'static str, Value)> {
    vec![("channel", club.general.to_string().into()), ("day", day.to_owned().into()), ("time", time.to_owned().into())]
}

/// The check-ins that stand in the channel.
fn posts(club: &Club) -> Vec<Message> {
    let all = club.world.messages(club.general, club.kim).into_iter();
    all.filter(|message| message.author == club.world.bot() && message.ephemeral_to.is_none()).collect()
}

async fn join(club: &Club, name: &str) -> UserId {
    let user = club.runner(name);
    club.join(user, Joining::default()).await;
    user
}

#[tokio::test]
async fn it_comes_once_a_week_by_the_clubs_clock_and_opens_ones_own_day() {
    let club = on_monday().await;
    let set = club.command(club.kim, "club schedule", &order(&club, "mon", "18:00")).await;
    assert_eq!(set.ephemeral_to, Some(club.kim), "for the captain alone");
    assert!(set.content.contains("That stands") && set.content.contains("Monday, 18:00, in"), "{}", set.content);
    assert_eq!(labels(&set), [["Remove: Monday, 18:00"]]);
    is_kind(&set);
    let twice = club.command(club.kim, "club schedule", &order(&club, "mon", "18:00")).await;
    assert_eq!(labels(&twice).concat().len(), 1, "twice is once");
    assert_eq!(posts(&club).len(), 0, "not before its time");
    club.until(utc("2026-03-02T18:01")).await;
    let stands = posts(&club);
    let [first] = stands.as_slice() else { panic!("one post: {stands:#?}") };
    assert!(
        first.content.lines().next().is_some_and(|line| line.ends_with('?')),
        "one of the coach's questions: {}",
        first.content
    );
    assert!(first.content.contains("Only you see them"), "{}", first.content);
    assert_eq!(labels(first), [["My sessions"]]);
    is_kind(first);

    let ana = join(&club, "Ana").await;
    let own = club.press(ana, first, "My sessions").await;
    assert_eq!(own.ephemeral_to, Some(ana), "her day, for her alone");
    assert!(own.content.contains("trength A"), "{}", own.content);
    let stranger = club.runner("Cleo");
    let told = club.press(stranger, first, "My sessions").await;
    assert!(told.ephemeral_to == Some(stranger) && told.content.contains("/start"), "{}", told.content);

    // Through the change of the clocks: an hour earlier by UTC, the same on the wall.
    club.until(utc("2026-03-30T16:59")).await;
    assert_eq!(posts(&club).len(), 4, "one a week");
    club.until(utc("2026-03-30T17:01")).await;
    assert_eq!(posts(&club).len(), 5);
    let questions: Vec<String> = posts(&club).iter().filter_map(|post| post.content.lines().next().map(str::to_owned)).collect();
    let different: std::collections::BTreeSet<&String> = questions.iter().collect();
    assert_eq!(different.len(), 5, "the questions take turns: {questions:?}");
    club.close().await;
}

#[tokio::test]
async fn a_club_that_moves_hears_it_by_its_new_clock() {
    let club = on_monday().await;
    club.command(club.kim, "club setup", &[("city", "New York".into())]).await;
    club.command(club.kim, "club schedule", &order(&club, "mon", "18:00")).await;
    club.command(club.kim, "club setup", &[("city", "London".into())]).await;
    club.until(utc("2026-03-02T17:59")).await;
    assert_eq!(posts(&club).len(), 0);
    club.until(utc("2026-03-02T18:01")).await;
    assert_eq!(posts(&club).len(), 1, "at six in London, not at six in New York");
    club.until(utc("2026-03-08T12:00")).await;
    assert_eq!(posts(&club).len(), 1, "and once");
    club.close().await;
}

#[tokio::test]
async fn hellos_are_counted_from_five_on_and_nobody_is_named() {
    let club = on_monday().await;
    let options = [order(&club, "mon", "18:00"), vec![("question", "Hills or flat today?".into())]].concat();
    club.command(club.kim, "club schedule", &options).await;
    let mut users = Vec::new();
    for name in ["Ana", "Ben", "Cara", "Dan", "Eve", "Finn"] {
        users.push(join(&club, name).await);
    }
    club.until(utc("2026-03-02T18:01")).await;
    let post = posts(&club)[0].clone();
    assert!(post.content.starts_with("Hills or flat today?"), "{}", post.content);
    for (user, expected) in users.iter().zip([None, None, None, None, Some("5 hellos so far"), Some("6 hellos so far")]) {
        for _ in 0..2 {
            club.press(*user, &post, "My sessions").await;
        }
        club.forward(chrono::TimeDelta::minutes(1)).await;
        let now = posts(&club)[0].content.clone();
        match expected {
            None => assert!(!now.contains("hello"), "no count of people below five: {now}"),
            Some(expected) => assert!(now.contains(expected), "{expected}: {now}"),
        }
        assert!(["Ana", "Ben", "Cara", "Dan", "Eve", "Finn"].iter().all(|name| !now.contains(name)), "{now}");
    }
    is_kind(&posts(&club)[0]);
    for (user, expected) in [(users[5], Some("5 hellos so far")), (users[4], None)] {
        let sure = club.command(user, "data delete", &[]).await;
        club.press(user, &sure, "Delete everything").await;
        club.forward(chrono::TimeDelta::minutes(1)).await;
        let now = posts(&club)[0].content.clone();
        assert_eq!(
            now.contains("hello"),
            expected.is_some_and(|words| now.contains(words)),
            "who is deleted counts no more: {now}"
        );
    }
    // A week later the next one begins anew, and the old one opens one's day without counting.
    club.until(utc("2026-03-10T12:00")).await;
    let late = join(&club, "Gil").await;
    let own = club.press(late, &post, "My sessions").await;
    assert_eq!(own.ephemeral_to, Some(late));
    club.forward(chrono::TimeDelta::minutes(1)).await;
    assert!(!posts(&club)[0].content.contains("hello"), "{}", posts(&club)[0].content);
    assert!(!posts(&club)[1].content.contains("hello"), "{}", posts(&club)[1].content);
    club.close().await;
}

#[tokio::test]
async fn a_captain_takes_one_away_and_brings_it_back() {
    let club = on_monday().await;
    let set = club.command(club.kim, "club schedule", &order(&club, "tue", "7:30")).await;
    let gone = club.press(club.kim, &set, "Remove: Tuesday, 07:30").await;
    assert!(gone.content.contains("taken away"), "{}", gone.content);
    club.until(utc("2026-03-04T12:00")).await;
    assert_eq!(posts(&club).len(), 0, "nothing is posted");
    let ana = join(&club, "Ana").await;
    let hers = club.command(ana, "today", &[]).await;
    let before = club.everything().await;
    let refused = club.press_raw(ana, &hers, &crate::club::custom_id(&gone, "Put it back", 0)).await;
    assert!(refused.content.contains("captains"), "{}", refused.content);
    assert_eq!(club.everything().await, before);
    let back = club.press(club.kim, &gone, "Put it back").await;
    assert_eq!(labels(&back), [["Remove: Tuesday, 07:30"]]);
    club.until(utc("2026-03-11T12:00")).await;
    assert_eq!(posts(&club).len(), 1, "and it comes again");
    let none = club.command(club.kim, "club schedule", &[]).await;
    assert!(none.content.contains("says hello once a week"), "{}", none.content);
    club.close().await;
}

#[tokio::test]
async fn a_channel_that_does_not_take_it_is_said_to_the_captain_and_tried_again() {
    let club = on_monday().await;
    let quiet = club.world.create_channel(club.guild, "quiet");
    let options = [vec![("channel", quiet.to_string().into())], order(&club, "mon", "18:00")[1..].to_vec()].concat();
    club.world.set_member_overwrite(quiet, club.world.bot(), 0, permission::SEND_MESSAGES);
    let refused = club.command(club.kim, "club schedule", &options).await;
    assert!(refused.content.to_lowercase().contains("send messages"), "{}", refused.content);
    assert_eq!(club.count("select count(*) from club_check_in").await, 0);
    club.world.set_member_overwrite(quiet, club.world.bot(), 0, 0);
    club.command(club.kim, "club schedule", &options).await;
    club.world.set_member_overwrite(quiet, club.world.bot(), 0, permission::SEND_MESSAGES);
    club.until(utc("2026-03-02T22:00")).await;
    let shown = club.command(club.kim, "club schedule", &[]).await;
    assert!(shown.content.contains("did not take the last one"), "{}", shown.content);
    is_kind(&shown);
    club.world.set_member_overwrite(quiet, club.world.bot(), 0, 0);
    club.until(utc("2026-03-09T18:01")).await;
    let shown = club.command(club.kim, "club schedule", &[]).await;
    assert!(!shown.content.contains("did not take"), "{}", shown.content);
    let there = club.world.messages(quiet, club.kim).into_iter().filter(|message| message.author == club.world.bot()).count();
    assert_eq!(there, 1, "this week's, and not last week's late");
    club.world.delete_channel(quiet);
    club.until(utc("2026-03-16T18:01")).await;
    let shown = club.command(club.kim, "club schedule", &[]).await;
    assert!(shown.content.contains("did not take the last one"), "{}", shown.content);
    club.close().await;
}

#[tokio::test]
async fn what_does_not_work_is_refused_and_changes_nothing() {
    let club = on_monday().await;
    let ana = join(&club, "Ana").await;
    let before = club.everything().await;
    let own = |text: &str| [order(&club, "mon", "18:00"), vec![("question", Value::from(text.to_owned()))]].concat();
    for (options, expected) in [
        (vec![("day", "mon".into())], "a channel, a day and a time"),
        (vec![("question", "Hills?".into())], "a channel, a day and a time"),
        (order(&club, "mon", "25:00"), "time of day"),
        (own("No excuses, who trained?"), "could land badly"),
        (own("<@1> who trained?"), "in the question"),
    ] {
        let refused = club.command(club.kim, "club schedule", &options).await;
        assert!(refused.content.contains(expected), "{expected}: {}", refused.content);
        is_kind(&refused);
        assert_eq!(club.everything().await, before, "{expected}");
    }
    let member = club.command(ana, "club schedule", &order(&club, "mon", "18:00")).await;
    assert!(member.content.contains("for captains"), "{}", member.content);
    for hour in 10..15 {
        club.command(club.kim, "club schedule", &order(&club, "fri", &format!("{hour}:00"))).await;
    }
    let before = club.everything().await;
    let sixth = club.command(club.kim, "club schedule", &order(&club, "sat", "10:00")).await;
    assert!(sixth.content.contains("can have 5 check-ins"), "{}", sixth.content);
    assert_eq!(club.everything().await, before);
    club.close().await;
}
