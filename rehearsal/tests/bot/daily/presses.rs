//! Buttons of any age and from any hand.

use super::{FIVE, OUTCOMES, club_with_ana, monday};
use crate::club::{Joining, custom_id, labels, utc};

#[tokio::test]
async fn buttons_work_after_a_restart() {
    let (mut club, ana, reminder) = monday().await;
    let messages = club.dms(ana).len();
    club.restart_bot().await;
    assert_eq!(club.dms(ana).len(), messages, "a restart says nothing");
    let done = club.press(ana, &reminder, "Done").await;
    assert_eq!(labels(&done), [["Change"]]);
    assert_eq!(club.facts(OUTCOMES).await, ["2026-03-02 done full"]);
    club.until(utc("2026-03-03T07:31")).await;
    assert_eq!(club.last_dm(ana).created_at, utc("2026-03-03T07:30"), "and the days go on");
    club.close().await;
}

#[tokio::test]
async fn a_reminder_that_fell_due_while_the_bot_was_away_comes_at_the_start() {
    let (mut club, ana) = club_with_ana().await;
    club.stop_bot().await.expect("it stops well");
    club.clock.set(utc("2026-03-02T08:10"));
    club.world.clock_moved();
    club.start_bot().await;
    assert_eq!(club.dms(ana).len(), 2, "forty minutes late is in time");
    club.stop_bot().await.expect("it stops well");
    club.clock.set(utc("2026-03-09T12:00"));
    club.world.clock_moved();
    club.start_bot().await;
    assert_eq!(club.dms(ana).len(), 2, "a week away brings no burst");
    club.close().await;
}

#[tokio::test]
async fn a_button_of_another_member_changes_nothing() {
    let (club, ana, reminder) = monday().await;
    let ben = club.runner("Ben");
    club.join(ben, Joining::default()).await;
    let ours = club.dms(ben)[0].clone();
    let before = club.everything().await;
    for label in FIVE {
        let answer = club.press_raw(ben, &ours, &custom_id(&reminder, label, 0)).await;
        assert!(answer.content.contains("someone else's plan"), "[{label}]: {}", answer.content);
        assert_ne!(answer.id, ours.id, "his own message stays");
    }
    assert_eq!(club.everything().await, before);
    assert_eq!(labels(&club.see(reminder.id)), [FIVE], "Ana's reminder is as it was");
    assert_eq!(club.dms(ana).len(), 2);
    club.close().await;
}

#[tokio::test]
async fn a_button_pressed_by_somebody_who_never_joined_points_to_start() {
    let (club, _, reminder) = monday().await;
    let ben = club.runner("Ben");
    club.join(ben, Joining::default()).await;
    let hello = club.dms(ben)[0].clone();
    let asked = club.command(ben, "data delete", &[]).await;
    club.press(ben, &asked, "Delete everything").await;
    for id in [custom_id(&reminder, "Done", 0), "v1:today".to_owned(), "v1:dm".to_owned(), "v1:stop".to_owned()] {
        let answer = club.press_raw(ben, &hello, &id).await;
        assert!(answer.content.contains("/start"), "{id}: {}", answer.content);
    }
    club.close().await;
}

#[tokio::test]
async fn what_was_made_by_hand_or_by_another_release_gets_a_kind_answer() {
    let (club, ana, reminder) = monday().await;
    let before = club.everything().await;
    let long = "v1:ci:".to_owned() + &"a".repeat(94);
    let by_hand = [
        "x",
        "v1:",
        "v1:dance:aa",
        "v2:ci:ae:done",
        "v1:ci",
        "v1:ci:ae:failed",
        "v1:ci::done",
        "v1:ci:!!:done",
        "v1:ci:7777777777777777:done",
        "v1:ci:ae:done:more",
        "v1:mt:ae:2026-02-30",
        "v1:mt:ae:9999-99-99",
        "v1:ex:dance:2026-03-02",
        "v1:sw:ae:nothing",
        "v1:st:share:Nowhere/Land:0730:steady:yes",
        "v1:st:share:Europe/London:9999:steady:yes",
        "v1:st:plan:Europe/London:0730:marathon",
        "v1:back:ae:dance",
        "v1:un:ae",
        "v1:ci:mzxw6:done",
        "💥:💥:💥",
        "v1:ci:ae:done\u{0}",
        "'; drop table member; --",
        long.as_str(),
    ];
    for id in by_hand {
        let answer = club.press_raw(ana, &reminder, id).await;
        assert!(
            answer.content.contains("another time") || answer.content.contains("someone else"),
            "{id:?} gets a kind answer: {}",
            answer.content
        );
        assert_ne!(answer.id, reminder.id, "{id:?} leaves the reminder");
        assert_eq!(club.everything().await, before, "{id:?} changes nothing");
    }
    assert_eq!(labels(&club.see(reminder.id)), [FIVE]);
    club.close().await;
}

#[tokio::test]
async fn a_day_that_was_never_offered_is_refused() {
    let (club, ana, reminder) = monday().await;
    let moving = club.press(ana, &reminder, "Move").await;
    let id = crate::club::select(&moving)["custom_id"].as_str().expect("an id").to_owned();
    let before = club.everything().await;
    for value in ["2026-03-01", "2026-02-30", "2030-01-01", "tomorrow", ""] {
        let act = club.world.choose_raw(ana, moving.id, &id, &[value]).expect("a message that she sees");
        let answer = club.answered(ana, act).await;
        assert_ne!(answer.id, reminder.id, "{value:?}: {}", answer.content);
        assert_eq!(club.everything().await, before, "{value:?} changes nothing: {}", answer.content);
    }
    club.close().await;
}

#[tokio::test]
async fn an_old_message_is_logged_late_for_thirty_days_and_then_kindly_not() {
    let (club, ana, monday) = monday().await;
    club.until(utc("2026-03-03T07:31")).await;
    let tuesday = club.last_dm(ana);
    club.until(utc("2026-03-20T12:00")).await;
    let late = club.press(ana, &monday, "Done").await;
    assert_eq!(late.id, monday.id, "in place, weeks later");
    assert_eq!(club.facts(OUTCOMES).await, ["2026-03-02 done full"]);
    assert_eq!(
        club.facts("select week || ' ' || credited from member_week where credited > 0").await,
        ["2026-W10 1"],
        "in its own week"
    );
    club.until(utc("2026-04-03T12:00")).await;
    let before = club.everything().await;
    let too_old = club.press(ana, &tuesday, "Done").await;
    assert!(too_old.content.contains("30 days"), "{}", too_old.content);
    assert_eq!(club.everything().await, before);
    club.close().await;
}

#[tokio::test]
async fn an_event_that_comes_twice_is_answered_once() {
    let (club, ana, reminder) = monday().await;
    let act = club.world.press(ana, reminder.id, &custom_id(&reminder, "Done", 0)).expect("a press");
    club.world.redeliver(act).expect("it is not over");
    club.answered(ana, act).await;
    assert_eq!(club.count("select count(*) from check_in").await, 1);
    assert_eq!(club.dms(ana).len(), 2);
    club.close().await;
}
