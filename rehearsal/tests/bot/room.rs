//! The room of a week: the question on Sunday, its answers, `/week`, and a newcomer's small beginning.

mod scenarios;

use rehearsal::discord::UserId;
use rehearsal::discord::model::Message;

use crate::club::{Club, Joining, custom_id, labels, utc};
use crate::daily::{FIVE, club_with_ana};

pub(crate) const QUESTION: [&str; 4] = ["Low", "Steady", "High", "Same as last week"];
const ROOMS: &str = "select week || ' ' || answered_on || ' ' || room from room where is_own = 1 order by week, answered_on";

/// When each of somebody's messages came, the hello apart.
pub(crate) fn sent(club: &Club, user: UserId) -> Vec<String> {
    club.dms(user).iter().skip(1).map(|dm| dm.created_at.format("%a %H:%M").to_string()).collect()
}

/// Ana has been asked, on Sunday 8 March at 07:30, below her easy walk.
async fn asked() -> (Club, UserId, Message) {
    let (club, ana) = club_with_ana().await;
    club.until(utc("2026-03-06T12:00")).await;
    club.press(ana, &club.last_dm(ana), "Done").await;
    club.until(utc("2026-03-08T07:31")).await;
    let letter = club.last_dm(ana);
    (club, ana, letter)
}

#[tokio::test]
async fn the_question_stands_below_the_days_sessions_and_low_makes_the_week_small() {
    let (club, ana, letter) = asked().await;
    assert_eq!(labels(&letter), [FIVE.to_vec(), QUESTION.to_vec()], "{}", letter.content);
    assert_eq!(letter.content.matches('?').count(), 1, "one question: {}", letter.content);
    assert!(letter.content.contains("recovery once"), "it says what the week holds: {}", letter.content);

    let low = club.press(ana, &letter, "Low").await;
    assert_eq!(low.id, letter.id, "in place");
    assert_eq!(labels(&low), [FIVE.to_vec(), vec!["Another size"]], "{}", low.content);
    assert!(low.content.contains("hree sessions"), "the smaller plan is the plan: {}", low.content);
    for line in
        ["**Tomorrow**: strength A: one round", "**Tuesday**: hips and ankles: 3 minutes", "**Friday**: wind-down: ten slow"]
    {
        let line = line.replace("Tomorrow", "Monday");
        assert!(low.content.contains(&line), "{line:?} in {}", low.content);
    }
    assert_eq!(club.facts(ROOMS).await, ["2026-W11 2026-03-08 low"]);
    assert_eq!(club.facts("select planned || ' ' || need from member_week where week = '2026-W11'").await, ["3 2"]);

    // The room answer stays where it is when the session above it is answered.
    let done = club.press(ana, &letter, "Done").await;
    assert_eq!(labels(&done), [["Change"], ["Another size"]], "{}", done.content);
    assert!(done.content.contains("hree sessions"), "{}", done.content);

    club.until(utc("2026-03-14T06:00")).await;
    assert_eq!(sent(&club, ana)[4..], ["Sun 07:30", "Mon 07:30", "Tue 07:30", "Fri 07:30"], "three sessions");
    let monday = club.dms(ana)[6].clone();
    assert_eq!(labels(&monday), [["Done", "Some", "Move", "Not today"]], "the small version is the session: {}", monday.content);
    assert!(monday.content.contains("one round of squats"), "{}", monday.content);
    assert!(!monday.content.contains("20 minutes"), "and the other is not named: {}", monday.content);
    club.close().await;
}

#[tokio::test]
async fn done_in_a_low_week_is_done_in_the_small_version_and_counts_in_full() {
    let (club, ana, letter) = asked().await;
    club.press(ana, &letter, "Low").await;
    club.until(utc("2026-03-09T07:31")).await;
    let done = club.press(ana, &club.last_dm(ana), "Done").await;
    assert!(done.content.contains("trength A"), "{}", done.content);
    let version = "select local_date || ' ' || outcome || ' ' || version from occurrence where local_date = '2026-03-09'";
    assert_eq!(club.facts(version).await, ["2026-03-09 done small"]);
    club.command(ana, "checkin", &[("session", "hips and ankles".into()), ("day", "2026-03-08".into())]).await;
    assert_eq!(club.facts(ROOMS).await, ["2026-W11 2026-03-08 low"]);
    // What the low week left out can still be done, beside the plan.
    club.until(utc("2026-03-12T12:00")).await;
    assert_eq!(sent(&club, ana).last().map(String::as_str), Some("Tue 07:30"), "Thursday is free");
    club.command(ana, "checkin", &[("session", "strength B".into())]).await;
    let week = "select planned || ' ' || need || ' ' || credited || ' ' || is_kept from member_week where week = '2026-W11'";
    assert_eq!(club.facts(week).await, ["3 2 2 1"], "it raises what was done and asks for nothing more");
    club.close().await;
}

#[tokio::test]
async fn same_as_last_week_change_and_the_last_word_counts() {
    let (club, ana, letter) = asked().await;
    let same = club.press(ana, &letter, "Same as last week").await;
    assert!(same.content.contains("ive sessions"), "the usual week: {}", same.content);
    assert_eq!(club.facts(ROOMS).await, ["2026-W11 2026-03-08 steady"]);
    let again = club.press(ana, &letter, "Another size").await;
    assert_eq!(labels(&again), [FIVE.to_vec(), QUESTION.to_vec()], "the question again: {}", again.content);
    let high = club.press(ana, &letter, "High").await;
    assert!(high.content.contains("ive sessions"), "{}", high.content);
    assert!(high.content.contains("/checkin"), "and one more if she likes: {}", high.content);
    assert_eq!(club.facts(ROOMS).await, ["2026-W11 2026-03-08 high"], "the last word of a day");
    let twice = club.press_raw(ana, &letter, &custom_id(&again, "High", 0)).await;
    assert_eq!(twice.content, high.content, "twice is once");
    assert_eq!(club.count("select count(*) from member_change where what = 'room'").await, 2);
    // A session is asked for a day: one question at a time.
    let moving = club.press(ana, &letter, "Move").await;
    assert!(moving.content.matches('?').count() <= 1, "{}", moving.content);
    club.close().await;
}

#[tokio::test]
async fn a_room_answer_is_a_sign_of_life_and_a_check_in_for_the_group() {
    let (club, ana) = club_with_ana().await;
    club.until(utc("2026-03-04T12:00")).await;
    club.command(ana, "today", &[]).await;
    club.until(utc("2026-03-08T07:31")).await;
    let letter = club.last_dm(ana);
    // Thursday and Friday stayed open: two, so nobody asks today.
    assert!(!labels(&letter).concat().contains(&"High".to_owned()), "{:?}", labels(&letter));
    let week = club.command(ana, "week", &[]).await;
    let next = club.press(ana, &week, "Next week").await;
    assert_eq!(club.count("select count(*) from check_in").await, 0);
    club.press(ana, &next, "Low").await;
    assert_eq!(club.facts(ROOMS).await, ["2026-W11 2026-03-08 low"]);
    assert_eq!(club.facts("select ladder from member").await, ["on_track"], "a sign of life");
    club.close().await;
}

#[tokio::test]
async fn a_week_that_is_over_keeps_its_room_and_says_so_kindly() {
    let (club, ana, letter) = asked().await;
    club.until(utc("2026-03-16T12:00")).await;
    let before = club.facts(ROOMS).await;
    let refused = club.press(ana, &letter, "Low").await;
    assert_ne!(refused.id, letter.id, "the letter stays as it is");
    assert!(refused.content.contains("/week"), "it says what can be changed: {}", refused.content);
    assert_eq!(club.facts(ROOMS).await, before, "nothing is written");
    for id in ["v1:room:2026-W30:low", "v1:wk:2026-W30:room:high"] {
        let refused = club.press_raw(ana, &letter, id).await;
        assert!(!refused.content.is_empty(), "{id} is answered");
    }
    assert_eq!(club.facts(ROOMS).await, before, "nobody offered a week of the summer");
    club.close().await;
}

#[tokio::test]
async fn the_week_shows_its_room_changes_it_at_once_and_takes_it_back() {
    let (club, ana) = club_with_ana().await;
    club.until(utc("2026-03-02T12:00")).await;
    club.press(ana, &club.last_dm(ana), "Done").await;
    club.until(utc("2026-03-04T12:00")).await;
    let week = club.command(ana, "week", &[]).await;
    assert!(week.content.contains("Room: **steady**"), "{}", week.content);
    assert_eq!(labels(&week).last().map(Vec::as_slice), Some(&["Low", "Steady", "High"].map(str::to_owned)[..]));

    let low = club.press(ana, &week, "Low").await;
    assert_eq!(low.id, week.id, "in place");
    assert!(low.content.contains("Room: **low**"), "{}", low.content);
    assert!(low.content.contains("**Monday**: strength A, done"), "the days gone keep their facts: {}", low.content);
    assert!(low.content.contains("**Friday**: wind-down: ten slow"), "{}", low.content);
    assert!(!low.content.contains("strength B"), "and Thursday is free: {}", low.content);
    let undo = labels(&low).concat();
    assert!(undo.iter().any(|label| label == "Undo"), "with a way back: {undo:?}");
    club.until(utc("2026-03-06T06:00")).await;
    assert_eq!(sent(&club, ana).last().map(String::as_str), Some("Tue 07:30"), "no Thursday");

    let me = club.command(ana, "me", &[]).await;
    assert!(labels(&me).concat().iter().any(|label| label.contains("ndo")), "{:?}", labels(&me));
    let label = labels(&me).concat().into_iter().find(|label| label.contains("ndo")).expect("a way back");
    club.press(ana, &me, &label).await;
    let week = club.command(ana, "week", &[]).await;
    assert!(week.content.contains("Room: **steady**"), "{}", week.content);
    assert!(!week.content.contains("strength B"), "Thursday is gone, and stays as it was: {}", week.content);
    assert!(week.content.contains("easy walk"), "the days to come are back: {}", week.content);
    let next = club.press(ana, &week, "Next week").await;
    let high = club.press(ana, &next, "High").await;
    assert!(high.content.contains("Room: **high**"), "{}", high.content);
    club.close().await;
}

#[tokio::test]
async fn an_unanswered_question_keeps_a_low_week_once_and_then_it_is_steady() {
    let (club, ana, letter) = asked().await;
    club.press(ana, &letter, "Low").await;
    for day in ["2026-03-09T12:00", "2026-03-10T12:00", "2026-03-13T12:00"] {
        club.until(utc(day)).await;
        club.press(ana, &club.last_dm(ana), "Done").await;
    }
    club.until(utc("2026-03-15T18:01")).await;
    let question = club.last_dm(ana);
    assert_eq!(labels(&question), [QUESTION], "alone in the evening: {}", question.content);
    let week = club.command(ana, "week", &[]).await;
    let next = club.press(ana, &week, "Next week").await;
    assert!(next.content.contains("Room: **low**"), "one unanswered question changes nothing: {}", next.content);
    club.until(utc("2026-03-16T12:00")).await;
    let week = club.command(ana, "week", &[]).await;
    assert!(week.content.contains("Room: **low**"), "{}", week.content);
    let next = club.press(ana, &week, "Next week").await;
    assert!(next.content.contains("Room: **steady**"), "two do: {}", next.content);
    club.close().await;
}

#[tokio::test]
async fn a_newcomer_begins_small_for_two_weeks_and_is_told_so() {
    let club = Club::open().await;
    let ana = club.runner("Ana");
    let joined = club.join_new(ana, Joining::default()).await;
    assert!(joined.content.contains("first two weeks are small"), "{}", joined.content);
    let week = club.command(ana, "week", &[]).await;
    assert!(week.content.contains("Room: **low**, as the first two weeks are"), "{}", week.content);
    assert!(!week.content.contains("strength B"), "half of it: {}", week.content);
    club.until(utc("2026-03-02T07:31")).await;
    assert_eq!(labels(&club.last_dm(ana)), [["Done", "Some", "Move", "Not today"]]);
    club.press(ana, &club.last_dm(ana), "Done").await;
    assert_eq!(club.facts("select version from occurrence where outcome = 'done'").await, ["small"]);
    // She says otherwise, and it is hers to say.
    let bigger = club.press(ana, &week, "Steady").await;
    assert!(bigger.content.contains("strength B"), "the usual week: {}", bigger.content);
    let kept = "select week || ' ' || room || ' ' || is_own from room order by week";
    assert_eq!(club.facts(kept).await, ["2026-W10 steady 1", "2026-W11 low 0"]);
    club.close().await;
}

#[tokio::test]
async fn low_week_under_a_crowded_weeks_reminder_shrinks_this_week() {
    let (club, ana) = club_with_ana().await;
    club.until(utc("2026-03-06T07:31")).await;
    let letter = club.last_dm(ana);
    assert_eq!(labels(&letter), [["Done", "Small version", "Low week", "Move", "Not today"]], "{}", letter.content);
    let low = club.press(ana, &letter, "Low week").await;
    assert_eq!(low.id, letter.id, "in place");
    assert_eq!(club.facts(ROOMS).await, ["2026-W10 2026-03-06 low"]);
    assert_eq!(labels(&low), [["Done", "Some", "Move", "Not today"]], "{}", low.content);
    club.close().await;
}
