//! The daily loop: the reminder and its five buttons, and `/checkin` beside it.

mod presses;
mod silence;
mod when;

use rehearsal::discord::UserId;
use rehearsal::discord::model::Message;

use crate::club::{Club, Joining, labels, offered, utc};

pub(crate) const FIVE: [&str; 5] = ["Done", "Some", "Small version", "Move", "Not today"];

/// Ana has joined in London with the plan "Steady" and a reminder at 07:30: Monday strength A, Tuesday hips and ankles, Thursday
/// strength B, Friday wind-down, Sunday easy walk.
pub(crate) async fn club_with_ana() -> (Club, UserId) {
    let club = Club::open().await;
    let ana = club.runner("Ana");
    club.join(ana, Joining::default()).await;
    (club, ana)
}

/// The same, and Monday's reminder is there.
pub(crate) async fn monday() -> (Club, UserId, Message) {
    let (club, ana) = club_with_ana().await;
    club.until(utc("2026-03-02T07:31")).await;
    let reminder = club.last_dm(ana);
    assert_eq!(labels(&reminder), [FIVE], "a reminder with its five buttons: {}", reminder.content);
    (club, ana, reminder)
}

const OUTCOMES: &str =
    "select local_date || ' ' || outcome || coalesce(' ' || version, '') from occurrence where outcome <> 'open' order by id";

#[tokio::test]
async fn the_reminder_comes_at_the_members_time_with_the_small_version_named() {
    let (club, ana) = club_with_ana().await;
    club.until(utc("2026-03-02T07:29")).await;
    assert_eq!(club.dms(ana).len(), 1, "only the hello");
    club.until(utc("2026-03-02T07:31")).await;
    let [_, reminder] = club.dms(ana).try_into().expect("the hello and a reminder");
    assert_eq!(reminder.created_at, utc("2026-03-02T07:30"), "at the member's time");
    assert!(reminder.content.starts_with("After work"), "cue first: {}", reminder.content);
    assert!(reminder.content.contains("one round of squats and calf raises"), "the small version is named: {}", reminder.content);
    assert_eq!(labels(&reminder), [FIVE]);
    club.close().await;
}

#[tokio::test]
async fn done_edits_the_reminder_in_place_and_twice_is_once() {
    let (club, ana, reminder) = monday().await;
    let done = club.press(ana, &reminder, "Done").await;
    assert_eq!(done.id, reminder.id, "in place");
    assert!(done.content.contains("trength A"), "it names what was done: {}", done.content);
    assert_eq!(labels(&done), [["Change"]]);
    let twice = club.press_raw(ana, &reminder, &crate::club::custom_id(&reminder, "Done", 0)).await;
    assert_eq!(twice.content, done.content, "the same press shows the same");
    assert_eq!(club.facts(OUTCOMES).await, ["2026-03-02 done full"]);
    assert_eq!(club.count("select count(*) from check_in").await, 1, "twice is once");
    assert_eq!(club.dms(ana).len(), 2, "nothing new in the DM");
    club.close().await;
}

#[tokio::test]
async fn change_brings_the_answers_back_and_another_one_replaces_the_first() {
    let (club, ana, reminder) = monday().await;
    club.press(ana, &reminder, "Done").await;
    let changing = club.press(ana, &reminder, "Change").await;
    let all = labels(&changing).concat();
    for label in ["Done", "Some", "Small version"] {
        assert!(all.iter().any(|known| known == label), "[{label}] is back: {all:?}");
    }
    let some = club.press(ana, &reminder, "Some").await;
    assert_eq!((some.id, labels(&some)), (reminder.id, vec![vec!["Change".to_owned()]]), "in place: {}", some.content);
    assert_eq!(club.facts(OUTCOMES).await, ["2026-03-02 some"]);
    assert_eq!(club.count("select credited from member_week").await, 1, "some counts, and counts once");
    club.close().await;
}

#[tokio::test]
async fn the_small_version_is_one_press_and_stands_in_full() {
    let (club, ana, reminder) = monday().await;
    let small = club.press(ana, &reminder, "Small version").await;
    assert_eq!(labels(&small), [["Change"]], "no question follows: {}", small.content);
    assert_eq!(club.facts(OUTCOMES).await, ["2026-03-02 done small"]);
    assert_eq!(club.count("select credited from member_week").await, 1, "the same credit");
    club.close().await;
}

#[tokio::test]
async fn move_offers_days_and_the_next_reminder_is_there() {
    let (club, ana, reminder) = monday().await;
    let moving = club.press(ana, &reminder, "Move").await;
    assert_eq!(moving.id, reminder.id, "in place");
    let days = offered(&moving);
    assert!(days.contains(&"2026-03-04".to_owned()), "Wednesday is free: {days:?}");
    let moved = club.choose(ana, &moving, "2026-03-04").await;
    assert!(moved.content.contains("Wednesday"), "it says where it is now: {}", moved.content);
    assert_eq!(club.facts("select local_date || ' ' || outcome || coalesce(' ' || moved_to, '') || coalesce(' from ' || moved_from, '') from occurrence where session_id = (select session_id from occurrence where moved_from is not null) order by local_date").await, ["2026-03-02 moved 2026-03-04", "2026-03-04 open from 2026-03-02"]);

    club.until(utc("2026-03-04T07:31")).await;
    let there = club.last_dm(ana);
    assert_eq!(there.created_at, utc("2026-03-04T07:30"));
    assert!(there.content.contains("strength A"), "{}", there.content);
    club.press(ana, &there, "Done").await;
    assert_eq!(club.count("select credited from member_week where week like '%W10'").await, 1, "it counts for the week");
    club.close().await;
}

#[tokio::test]
async fn not_today_is_an_answer_and_can_have_been_rest() {
    let (club, ana, reminder) = monday().await;
    let not = club.press(ana, &reminder, "Not today").await;
    assert_eq!(club.facts(OUTCOMES).await, ["2026-03-02 let_go"]);
    assert!(labels(&not).concat().contains(&"It was rest".to_owned()), "its answer offers rest: {:?}", labels(&not));
    club.press(ana, &reminder, "It was rest").await;
    assert_eq!(club.facts(OUTCOMES).await, ["2026-03-02 rested"]);
    club.close().await;
}

#[tokio::test]
async fn two_sessions_in_one_message_keep_their_own_rows() {
    let (club, ana) = club_with_ana().await;
    let options = [
        ("kind", "strength".into()),
        ("title", "feet".into()),
        ("minutes", 10.into()),
        ("days", "mon, tue".into()),
        ("small", "two minutes of toe curls".into()),
    ];
    club.command(ana, "plan add", &options).await;
    club.until(utc("2026-03-03T07:31")).await;
    let reminder = club.last_dm(ana);
    assert_eq!(labels(&reminder), [FIVE, FIVE], "{}", reminder.content);
    let first = club.press(ana, &reminder, "Done").await;
    let both = labels(&first);
    assert_eq!(both[0], ["Change"], "the first row shrinks: {both:?}");
    assert_eq!(both[1], FIVE, "the other stays: {both:?}");
    let second = club.press(ana, &reminder, "Some").await;
    assert_eq!(labels(&second), [["Change"], ["Change"]], "{}", second.content);
    assert_eq!(club.facts(OUTCOMES).await, ["2026-03-03 done full", "2026-03-03 some"]);
    assert_eq!(club.dms(ana).iter().filter(|dm| dm.created_at > utc("2026-03-03T00:00")).count(), 1, "one message for the day");
    club.close().await;
}

#[tokio::test]
async fn checkin_takes_today_thirty_days_back_and_not_thirty_one() {
    let (club, ana) = club_with_ana().await;
    club.until(utc("2026-03-02T06:30")).await;
    let today = club.command(ana, "checkin", &[("session", "strength A".into())]).await;
    assert!(labels(&today).concat().contains(&"Undo".to_owned()), "an answer that can be taken back: {:?}", labels(&today));
    club.until(utc("2026-04-04T12:00")).await;
    let back = |day: &'static str| [("session", "strength B".into()), ("day", day.into()), ("outcome", "some".into())];
    let thirty = club.command(ana, "checkin", &back("2026-03-05")).await;
    assert!(thirty.content.contains("5 March"), "it names the day: {}", thirty.content);
    let before = club.everything().await;
    let too_old = club.command(ana, "checkin", &back("2026-03-04")).await;
    assert!(too_old.content.contains("30 days"), "a kind no: {}", too_old.content);
    let to_come = club.command(ana, "checkin", &back("2026-04-09")).await;
    assert!(to_come.content.contains("still to come"), "{}", to_come.content);
    assert_eq!(club.everything().await, before, "neither left anything behind");
    assert_eq!(club.facts(OUTCOMES).await, ["2026-03-02 done full", "2026-03-05 some"]);
    let days = club.typing(ana, "checkin", "day", "").await;
    assert!(days.iter().all(|(_, day)| day.as_str() >= Some("2026-03-05")), "no day is offered that is refused: {days:?}");
    club.close().await;
}

#[tokio::test]
async fn another_kind_is_asked_about_and_undo_takes_it_back() {
    let (club, ana, reminder) = monday().await;
    let asked = club.command(ana, "checkin", &[("session", "mobility".into())]).await;
    assert_eq!(labels(&asked).concat(), ["Instead", "Extra", "Back"], "{}", asked.content);
    let instead = club.press(ana, &asked, "Instead").await;
    assert!(instead.content.contains("obility"), "{}", instead.content);
    let swapped = "select outcome || ' ' || swapped_kind from occurrence where outcome = 'swapped'";
    assert_eq!(club.facts(swapped).await, ["swapped mobility"]);
    club.forward(chrono::TimeDelta::seconds(3)).await;
    assert_eq!(labels(&club.see(reminder.id)), [["Change"]], "the reminder follows: {}", club.see(reminder.id).content);

    let undone = club.press(ana, &instead, "Undo").await;
    assert!(!undone.content.is_empty());
    assert_eq!(club.facts(OUTCOMES).await, Vec::<String>::new(), "as it was before");
    assert_eq!(club.count("select count(*) from check_in").await, 0);
    club.forward(chrono::TimeDelta::seconds(3)).await;
    assert_eq!(labels(&club.see(reminder.id)), [FIVE], "and the reminder follows again");

    let asked = club.command(ana, "checkin", &[("session", "mobility".into())]).await;
    let extra = club.press(ana, &asked, "Extra").await;
    assert!(extra.content.contains("obility"), "{}", extra.content);
    assert_eq!(club.facts("select outcome || is_extra from occurrence where outcome <> 'open'").await, ["done1"]);
    club.press(ana, &extra, "Undo").await;
    assert_eq!(club.count("select count(*) from check_in").await, 0, "an extra can be taken back too");
    club.close().await;
}

#[tokio::test]
async fn undo_twice_is_once() {
    let (club, ana) = club_with_ana().await;
    let logged = club.command(ana, "checkin", &[("session", "strength A".into())]).await;
    let undo = crate::club::custom_id(&logged, "Undo", 0);
    club.press(ana, &logged, "Undo").await;
    let before = club.everything().await;
    club.press_raw(ana, &logged, &undo).await;
    assert_eq!(club.everything().await, before);
    club.close().await;
}
