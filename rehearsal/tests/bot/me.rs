//! `/me`: one's weeks in words, for oneself alone, and the last action taken back.

use crate::club::{Club, Joining, custom_id, labels, utc};
use crate::daily::{club_with_ana, monday};

const OUTCOMES: &str = "select local_date || ' ' || outcome from occurrence where outcome <> 'open' order by id";

#[tokio::test]
async fn before_the_first_answer_it_is_friendly_and_offers_nothing_to_undo() {
    let (club, ana) = club_with_ana().await;
    let before = club.everything().await;
    let me = club.command(ana, "me", &[]).await;
    assert_eq!(me.ephemeral_to, Some(ana));
    assert!(me.content.contains("fills by itself"), "{}", me.content);
    assert!(me.content.contains("Next: strength A, today"), "what comes next is today's: {}", me.content);
    assert_eq!(labels(&me), [["Today's sessions"]]);
    assert_eq!(club.everything().await, before, "looking changes nothing");
    club.close().await;
}

#[tokio::test]
async fn weeks_and_sums_stand_there_in_words_and_nothing_that_did_not_happen() {
    let (club, ana) = club_with_ana().await;
    club.command(ana, "settings", &[("word", "runner".into())]).await;
    for day in ["2026-03-02T12:00", "2026-03-03T12:00", "2026-03-05T12:00", "2026-03-06T12:00"] {
        club.until(utc(day)).await;
        club.press(ana, &club.last_dm(ana), "Done").await;
    }
    let me = club.command(ana, "me", &[]).await;
    for line in [
        "You, runner",
        "One kept week so far.",
        "These last four weeks: strength 2, mobility 1, recovery 1.",
        "Next: easy walk, on Sunday.",
    ] {
        assert!(me.content.contains(line), "{line:?} stands in: {}", me.content);
    }
    assert!(me.content.contains("Your last answer: wind-down, today"), "{}", me.content);
    for never in ["0", "miss", "streak", "%"] {
        assert!(!me.content.contains(never), "{never:?} does not: {}", me.content);
    }
    club.until(utc("2026-04-20T12:00")).await;
    let later = club.command(ana, "me", &[]).await;
    assert!(later.content.contains("One kept week so far."), "it never falls: {}", later.content);
    assert!(!later.content.contains("last four weeks"), "weeks without anything are not spoken of: {}", later.content);
    assert_eq!(labels(&later), [["Today's sessions"]], "and what is long past is not undone from here");
    club.close().await;
}

#[tokio::test]
async fn the_last_action_is_taken_back_by_one_press_and_twice_is_once() {
    let (club, ana, reminder) = monday().await;
    club.press(ana, &reminder, "Done").await;
    assert_eq!(club.facts(OUTCOMES).await, ["2026-03-02 done"]);
    let me = club.command(ana, "me", &[]).await;
    assert_eq!(labels(&me), [["Today's sessions", "Undo my last change"]]);
    let undone = club.press(ana, &me, "Undo my last change").await;
    assert_eq!(undone.id, me.id, "in place");
    assert_eq!(club.facts(OUTCOMES).await, Vec::<String>::new(), "open again");
    let twice = club.press_raw(ana, &undone, &custom_id(&me, "Undo my last change", 0)).await;
    assert_eq!(twice.content, undone.content, "twice is once");
    club.forward(chrono::TimeDelta::seconds(10)).await;
    assert_eq!(labels(&club.see(reminder.id))[0].len(), 5, "and the reminder has its buttons again");
    let me = club.command(ana, "me", &[]).await;
    assert_eq!(labels(&me), [["Today's sessions"]], "nothing is left to take back");
    club.close().await;
}

#[tokio::test]
async fn nobody_undoes_for_another_and_made_up_changes_do_nothing() {
    let (club, ana, reminder) = monday().await;
    let ben = club.runner("Ben");
    club.join(ben, Joining::default()).await;
    club.press(ana, &reminder, "Done").await;
    let me = club.command(ana, "me", &[]).await;
    let id = custom_id(&me, "Undo my last change", 0);
    let his = club.command(ben, "me", &[]).await;
    let before = club.everything().await;
    let answer = club.press_raw(ben, &his, &id).await;
    assert!(answer.content.contains("someone else's plan"), "{}", answer.content);
    for made_up in ["v1:un:77777777", "v1:un:", "v1:un:ae:ae"] {
        let answer = club.press_raw(ben, &his, made_up).await;
        assert!(answer.content.contains("from another time"), "{made_up}: {}", answer.content);
    }
    assert_eq!(club.everything().await, before);
    let cleo = club.runner("Cleo");
    let stranger = club.command(cleo, "me", &[]).await;
    assert!(stranger.content.contains("/start"), "{}", stranger.content);
    club.close().await;
}

#[tokio::test]
async fn a_title_with_marks_does_nothing_here() {
    let club = Club::open().await;
    let ana = club.runner("Ana");
    club.join(ana, Joining::default()).await;
    let plan = [
        ("kind", "mobility".into()),
        ("title", "**bold** [x](https://y.z)".into()),
        ("minutes", 10.into()),
        ("days", "mon".into()),
        ("small", "ten toe curls".into()),
    ];
    club.command(ana, "plan add", &plan).await;
    club.command(ana, "checkin", &[("session", "**bold** [x](https://y.z)".into())]).await;
    let me = club.command(ana, "me", &[]).await;
    assert!(!me.content.contains("**bold**") && !me.content.contains("](https://"), "{}", me.content);
    assert!(me.content.contains("bold"), "{}", me.content);
    club.close().await;
}
