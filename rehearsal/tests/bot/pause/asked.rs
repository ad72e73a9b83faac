//! The one question of a pause, and its four answers.

use chrono::TimeDelta;
use rehearsal::discord::UserId;
use rehearsal::discord::model::Message;

use crate::club::{Club, labels, utc};
use crate::pause::{QUESTION, begun, is_kind, ladder, pauses, since_sunday};

/// Eve paused for two weeks on 3 June; the question of 17 June is there.
async fn asked() -> (Club, UserId, Message) {
    let (club, users) = since_sunday(&["Eve"]).await;
    let eve = users[0];
    club.until(utc("2025-06-02T12:00")).await;
    club.press(eve, &club.last_dm(eve), "Done").await;
    club.until(utc("2025-06-03T12:00")).await;
    club.command(eve, "pause", &[("length", "two_weeks".into())]).await;
    club.until(utc("2025-06-17T12:00")).await;
    let question = club.last_dm(eve);
    assert_eq!(labels(&question), [QUESTION], "{}", question.content);
    (club, eve, question)
}

#[tokio::test]
async fn one_more_week_asks_again_a_week_later() {
    let (club, eve, question) = asked().await;
    let more = club.press(eve, &question, "One more week").await;
    assert!(more.content.contains("24 June"), "{}", more.content);
    assert_ne!(more.id, question.id, "the letter stays as it was");
    club.press(eve, &question, "One more week").await;
    assert_eq!(pauses(&club).await.last().map(String::as_str), Some("2025-06-17 2025-06-24"), "twice is once");
    club.until(utc("2025-06-24T12:00")).await;
    assert_eq!(begun(&club, eve).await[2..], ["2025-06-17 pause-2", "2025-06-24 pause-2"]);
    club.until(utc("2025-06-26T12:00")).await;
    let later = club.last_dm(eve);
    club.press(eve, &later, "One more week").await;
    let known = pauses(&club).await;
    assert_eq!(known.last().map(String::as_str), Some("2025-06-24 2025-07-03"), "no day between: {known:?}");
    club.close().await;
}

#[tokio::test]
async fn until_i_say_asks_once_after_four_weeks_and_then_never() {
    let (club, eve, question) = asked().await;
    club.press(eve, &question, "Until I say").await;
    club.until(utc("2025-07-15T06:29")).await;
    assert_eq!(begun(&club, eve).await.len(), 3, "nothing for four weeks");
    club.until(utc("2025-07-15T12:00")).await;
    assert_eq!(begun(&club, eve).await[3..], ["2025-07-15 pause-3"]);
    let open = club.last_dm(eve);
    assert_eq!(labels(&open), [QUESTION]);
    is_kind(&open);
    let kept = club.press(eve, &open, "Until I say").await;
    is_kind(&kept);
    club.until(utc("2026-01-15T12:00")).await;
    assert_eq!(begun(&club, eve).await.len(), 4, "it is asked once");
    assert_eq!(ladder(&club, eve).await, "paused", "and it means what it says");
    club.close().await;
}

#[tokio::test]
async fn without_an_answer_an_open_pause_falls_silent_too_and_a_press_finds_the_way() {
    let (club, eve, question) = asked().await;
    club.press(eve, &question, "Until I say").await;
    club.until(utc("2025-07-18T12:00")).await;
    assert_eq!(ladder(&club, eve).await, "dormant", "three days after 15 July");
    club.until(utc("2025-09-01T12:00")).await;
    assert_eq!(begun(&club, eve).await.len(), 4);
    let open = club.last_dm(eve);
    let back = club.press(eve, &open, "Pick up as before").await;
    assert!(back.content.contains("ood to") || back.content.contains("ovely"), "{}", back.content);
    assert_eq!(ladder(&club, eve).await, "returned");
    assert_eq!(pauses(&club).await.last().map(String::as_str), Some("2025-06-17 2025-09-01"), "the pause ends on that day");
    club.until(utc("2025-09-07T12:00")).await;
    assert!(begun(&club, eve).await.len() > 4, "and the days begin again");
    club.close().await;
}

#[tokio::test]
async fn gently_is_one_row_down_and_says_once_whom_to_ask() {
    let (club, eve, question) = asked().await;
    // 15 days since Monday's session: low, then three quarters; gently: two small, low, three quarters.
    let back = club.press(eve, &question, "Ease me in").await;
    assert_eq!(labels(&back), [vec!["Two small", "Usual, low", "Choose later"], vec!["Undo"]], "no [Usual]: {}", back.content);
    assert!(back.content.contains("physio"), "{}", back.content);
    is_kind(&back);
    let ramp = "select week || ' ' || share from ramp_week order by week";
    assert_eq!(club.facts(ramp).await, ["2025-W25 two_small", "2025-W26 low", "2025-W27 three_quarters"]);
    let again = club.command(eve, "resume", &[]).await;
    assert!(!again.content.contains("physio"), "once: {}", again.content);
    club.close().await;
}

#[tokio::test]
async fn as_before_is_the_row_of_the_table_and_undo_pauses_again() {
    let (club, eve, question) = asked().await;
    let back = club.press(eve, &question, "Pick up as before").await;
    assert_eq!(labels(&back)[0], ["Two small", "Usual, low", "Usual", "Choose later"], "{}", back.content);
    assert!(!back.content.contains("physio"), "{}", back.content);
    let ramp = "select week || ' ' || share from ramp_week order by week";
    assert_eq!(club.facts(ramp).await, ["2025-W25 low", "2025-W26 three_quarters"]);
    assert_eq!(club.facts("select boosts_left || '' from member").await, ["3"], "three of the next count double, unseen");
    club.press(eve, &back, "Undo").await;
    assert_eq!(ladder(&club, eve).await, "paused");
    assert_eq!(pauses(&club).await, ["2025-06-03 2025-06-17"]);
    club.close().await;
}

#[tokio::test]
async fn a_morning_without_the_coach_puts_the_question_off() {
    let (club, users) = since_sunday(&["Eve"]).await;
    let eve = users[0];
    club.until(utc("2025-06-03T12:00")).await;
    club.command(eve, "pause", &[("length", "two_weeks".into())]).await;
    club.until(utc("2025-06-16T23:00")).await;
    club.jump(utc("2025-06-17T15:00")).await;
    assert!(!begun(&club, eve).await.contains(&"2025-06-17 pause-2".to_owned()), "too late for that day");
    club.forward(TimeDelta::days(1)).await;
    assert_eq!(begun(&club, eve).await.last().map(String::as_str), Some("2025-06-18 pause-2"));
    club.close().await;
}

#[tokio::test]
async fn the_letters_of_silence_offer_a_pause_and_stay() {
    let (club, users) = since_sunday(&["Eve"]).await;
    let eve = users[0];
    club.until(utc("2025-06-07T12:00")).await;
    let letter = club.last_dm(eve);
    assert_eq!(labels(&letter), [["Start small", "Move things", "Pause", "Leave it for now"]]);
    let ask = club.press(eve, &letter, "Pause").await;
    assert_ne!(ask.id, letter.id, "the letter keeps its buttons");
    let paused = club.press(eve, &ask, "A few days").await;
    assert!(paused.content.contains("Wednesday"), "7 June and four days: {}", paused.content);
    club.until(utc("2025-06-11T12:00")).await;
    let sent = begun(&club, eve).await;
    assert_eq!(sent.iter().map(String::as_str).collect::<Vec<_>>()[3..], ["2025-06-07 away-1", "2025-06-11 pause-2"]);
    club.close().await;
}
