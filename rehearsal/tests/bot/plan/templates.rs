//! `/plan template`: seen first, taken by one press, taken back by another.

use crate::club::{Club, custom_id, labels, utc};
use crate::daily::club_with_ana;

const IN_PLAN: &str = "select title || ' ' || valid_from from session_version where valid_until is null order by session_id";

async fn titles(club: &Club) -> Vec<String> {
    club.facts("select title from session_version where valid_until is null order by session_id").await
}

const STEADY: [&str; 5] = ["strength A", "hips and ankles", "strength B", "wind-down", "easy walk"];
const FIRST: [&str; 3] = ["hips and ankles", "legs and trunk", "legs up"];

#[tokio::test]
async fn a_plan_is_seen_first_and_replaces_by_one_press_from_today_on() {
    let (club, ana) = club_with_ana().await;
    club.until(utc("2026-03-02T07:31")).await;
    let monday = club.last_dm(ana);
    club.press(ana, &monday, "Done").await;
    club.until(utc("2026-03-04T12:00")).await;
    let all = club.command(ana, "plan template", &[]).await;
    assert_eq!(labels(&all), [["First steps, 3 a week", "Steady, 5 a week", "Long-run block, 6 a week", "Keep my plan"]]);
    let before = club.everything().await;
    let one = club.press(ana, &all, "First steps, 3 a week").await;
    assert_eq!(one.id, all.id, "in place");
    assert!(one.content.contains("**Legs and trunk** (strength), about 15 minutes: Wednesday"), "{}", one.content);
    assert!(
        one.content.contains("five sessions") && one.content.contains("past weeks keep them"),
        "it says so before: {}",
        one.content
    );
    assert_eq!(labels(&one), [["Replace my plan", "Add to my plan", "Keep my plan"]]);
    assert_eq!(club.everything().await, before, "looking changes nothing");

    let taken = club.press(ana, &one, "Replace my plan").await;
    assert!(taken.content.contains("Three sessions are new"), "{}", taken.content);
    assert_eq!(titles(&club).await, FIRST);
    let ended = "select title || ' ' || valid_until from session_version where valid_until is not null order by session_id";
    assert_eq!(club.facts(ended).await, STEADY.map(|title| format!("{title} 2026-03-04")), "past weeks keep theirs");
    let week = club.command(ana, "week", &[]).await;
    assert!(week.content.contains("**Monday**: strength A, done"), "what was done stays: {}", week.content);
    assert!(week.content.contains("**Today**: legs and trunk"), "and today is the new plan's: {}", week.content);

    let before = club.everything().await;
    let twice = custom_id(&one, "Replace my plan", 0);
    club.press_raw(ana, &taken, &twice).await;
    assert_eq!(club.everything().await, before, "twice is once");
    club.press(ana, &taken, "Undo").await;
    assert_eq!(club.facts(IN_PLAN).await, STEADY.map(|title| format!("{title} 2026-03-02")), "back, as if nothing had been");
    club.close().await;
}

#[tokio::test]
async fn a_plan_is_taken_beside_what_is_there() {
    let (club, ana) = club_with_ana().await;
    let all = club.command(ana, "plan template", &[]).await;
    let one = club.press(ana, &all, "First steps, 3 a week").await;
    let taken = club.press(ana, &one, "Add to my plan").await;
    assert_eq!(titles(&club).await, [&STEADY[..], &FIRST[..]].concat());
    let before = club.everything().await;
    club.press_raw(ana, &taken, &custom_id(&one, "Add to my plan", 0)).await;
    assert_eq!(club.everything().await, before, "twice is once");
    club.press(ana, &taken, "Undo").await;
    assert_eq!(titles(&club).await, STEADY);
    let kept = club.press_raw(ana, &taken, &custom_id(&one, "Keep my plan", 0)).await;
    assert!(kept.content.contains("stays as it is"), "{}", kept.content);
    assert!(labels(&kept).is_empty());
    assert_eq!(titles(&club).await, STEADY);
    club.close().await;
}

#[tokio::test]
async fn where_there_is_no_room_beside_it_a_plan_can_only_replace() {
    let (club, ana) = club_with_ana().await;
    let all = club.command(ana, "plan template", &[]).await;
    let one = club.press(ana, &all, "Long-run block, 6 a week").await;
    let add = custom_id(&one, "Add to my plan", 0);
    for nth in 0..13 {
        let options = [
            ("kind", "mobility".into()),
            ("title", format!("number {nth}").into()),
            ("minutes", 10.into()),
            ("days", "sat".into()),
            ("small", "ten toe curls".into()),
        ];
        club.command(ana, "plan add", &options).await;
    }
    let before = club.everything().await;
    let refused = club.press_raw(ana, &one, &add).await;
    assert!(refused.content.contains("up to 20"), "an old button is answered: {}", refused.content);
    assert_eq!(club.everything().await, before);
    let all = club.command(ana, "plan template", &[]).await;
    let one = club.press(ana, &all, "Long-run block, 6 a week").await;
    assert_eq!(labels(&one), [["Replace my plan", "Keep my plan"]]);
    let taken = club.press(ana, &one, "Replace my plan").await;
    assert!(taken.content.contains("8 sessions are new"), "{}", taken.content);
    club.press(ana, &taken, "Undo").await;
    assert_eq!(titles(&club).await.len(), 18, "all of it is back");
    club.close().await;
}

#[tokio::test]
async fn an_empty_plan_takes_one() {
    let (club, ana) = club_with_ana().await;
    for title in STEADY {
        club.command(ana, "plan remove", &[("session", title.into())]).await;
    }
    let all = club.command(ana, "plan template", &[]).await;
    let one = club.press(ana, &all, "Steady, 5 a week").await;
    assert_eq!(labels(&one), [["Take this plan", "Keep my plan"]]);
    club.press(ana, &one, "Take this plan").await;
    assert_eq!(titles(&club).await, STEADY);
    club.close().await;
}
