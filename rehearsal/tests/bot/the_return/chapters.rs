//! After quiet weeks: carry on, or a fresh chapter. Asked once, below a reminder that comes anyway; no answer carries on.

use rehearsal::discord::model::Message;
use rehearsal::discord::{Fault, Kind, Scope, Trouble, UserId};

use crate::club::{Club, labels, utc};
use crate::pause::{begun, is_kind, since_sunday};

const CHAPTER: &str = "select coalesce(chapter_from_week, '-') || ' ' || coalesce(chapter_due_on, '-') from member";

/// Ben kept a week, was quiet for four, and pressed [Start small] on Saturday 12 July.
async fn on_the_way_back() -> (Club, UserId) {
    let (club, users) = since_sunday(&["Ben"]).await;
    let ben = users[0];
    for day in ["2025-06-02", "2025-06-03", "2025-06-05"] {
        club.until(utc(&format!("{day}T12:00"))).await;
        club.press(ben, &club.last_dm(ben), "Done").await;
    }
    club.until(utc("2025-07-12T12:00")).await;
    club.press(ben, &club.last_dm(ben), "Start small").await;
    (club, ben)
}

/// The same, and Monday's reminder is there.
async fn asked() -> (Club, UserId, Message) {
    let (club, ben) = on_the_way_back().await;
    club.until(utc("2025-07-14T12:00")).await;
    assert_eq!(begun(&club, ben).await.last().map(String::as_str), Some("2025-07-14 rem+chap"), "merged into what is due");
    let letter = club.last_dm(ben);
    (club, ben, letter)
}

#[tokio::test]
async fn a_fresh_chapter_opens_only_by_choice() {
    let (club, ben, letter) = asked().await;
    assert_eq!(labels(&letter).last().expect("a row"), &["Carry on", "A fresh chapter"], "{}", letter.content);
    assert_eq!(letter.content.matches('?').count(), 1, "one question: {}", letter.content);
    assert!(letter.content.contains("ne kept week"), "what is on record: {}", letter.content);
    is_kind(&letter);
    let fresh = club.press(ben, &letter, "A fresh chapter").await;
    assert_eq!(fresh.id, letter.id, "in place");
    assert!(!fresh.content.contains('?'), "{}", fresh.content);
    assert_eq!(club.facts(CHAPTER).await, ["2025-W29 -"]);
    let done = club.press(ben, &letter, "Done").await;
    assert!(!done.content.contains('?'), "and the answer stands: {}", done.content);
    assert_eq!(club.count("select count(*) from member_week where is_kept = 1 and week = '2025-W23'").await, 1, "on record");
    club.until(utc("2025-07-31T12:00")).await;
    assert_eq!(begun(&club, ben).await.iter().filter(|letter| letter.ends_with("chap")).count(), 1, "asked once");
    club.close().await;
}

#[tokio::test]
async fn no_answer_carries_on_and_is_not_asked_again() {
    let (club, ben, letter) = asked().await;
    club.press(ben, &letter, "Done").await;
    club.until(utc("2025-07-19T12:00")).await;
    club.press(ben, &club.last_dm(ben), "Done").await;
    club.until(utc("2025-08-05T12:00")).await;
    assert_eq!(begun(&club, ben).await.iter().filter(|letter| letter.ends_with("chap")).count(), 1, "asked once");
    assert!(club.facts(CHAPTER).await[0].starts_with("- "), "the chapter goes on");
    let on = club.press(ben, &letter, "Carry on").await;
    assert!(!on.content.contains('?'), "late is fine: {}", on.content);
    assert_eq!(club.facts(CHAPTER).await, ["- -"]);
    club.close().await;
}

#[tokio::test]
async fn a_reminder_that_asks_is_tried_again_and_still_asks() {
    // Not sent for certain, and perhaps sent: the first is composed afresh, the second goes again as it was.
    let busy = Trouble::TooMany { retry_after_secs: 600.0, scope: Scope::User };
    let away = Trouble::Status { status: 503, code: 0, retry_after_secs: None };
    for trouble in [busy, away] {
        let (club, ben) = on_the_way_back().await;
        club.until(utc("2025-07-13T22:00")).await;
        club.world.faults(|faults| faults.add(Fault::once(Kind::SendMessage, trouble.clone()).for_user(ben)));
        club.until(utc("2025-07-14T12:00")).await;
        assert_eq!(begun(&club, ben).await.last().map(String::as_str), Some("2025-07-14 rem+chap"), "{trouble:?}: it came");
        let row = labels(&club.last_dm(ben)).last().expect("a row").clone();
        assert_eq!(row, ["Carry on", "A fresh chapter"], "{trouble:?}");
        club.close().await;
    }
}
