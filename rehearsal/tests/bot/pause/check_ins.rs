//! A check-in during a pause: with an end date it ends it, "until I say" means what it says.

use crate::club::{labels, utc};
use crate::pause::{begun, is_kind, ladder, pauses, since_sunday};

const OUTCOMES: &str = "select local_date || ' ' || outcome from occurrence where outcome <> 'open' order by local_date";

#[tokio::test]
async fn it_ends_a_pause_with_an_end_from_that_day_and_the_pause_can_be_kept() {
    let (club, users) = since_sunday(&["Eve"]).await;
    let eve = users[0];
    club.until(utc("2025-06-03T12:00")).await;
    club.command(eve, "pause", &[("length", "two_weeks".into())]).await;
    club.until(utc("2025-06-09T12:00")).await;
    let logged = club.command(eve, "checkin", &[("session", "strength A".into())]).await;
    assert!(logged.content.to_lowercase().contains("pause"), "it says so: {}", logged.content);
    assert_eq!(labels(&logged), [vec!["Change", "Undo"], vec!["Keep the pause"]]);
    is_kind(&logged);
    assert_eq!(pauses(&club).await, ["2025-06-03 2025-06-09"], "from that day on");
    assert_eq!(ladder(&club, eve).await, "returned");

    let kept = club.press(eve, &logged, "Keep the pause").await;
    assert!(kept.content.contains("17 June"), "{}", kept.content);
    assert_eq!(pauses(&club).await, ["2025-06-03 2025-06-17"]);
    assert_eq!((ladder(&club, eve).await, club.facts(OUTCOMES).await), ("paused".into(), vec!["2025-06-09 done".into()]));
    club.press_raw(eve, &kept, &crate::club::custom_id(&logged, "Keep the pause", 0)).await;
    assert_eq!(pauses(&club).await, ["2025-06-03 2025-06-17"], "twice is once");
    let before = begun(&club, eve).await.len();
    club.until(utc("2025-06-17T12:00")).await;
    assert_eq!(begun(&club, eve).await[before..], ["2025-06-17 pause-2"], "quiet until then");
    club.close().await;
}

#[tokio::test]
async fn it_goes_on_without_the_pause_when_nothing_else_is_said() {
    let (club, users) = since_sunday(&["Eve"]).await;
    let eve = users[0];
    club.until(utc("2025-06-03T12:00")).await;
    club.command(eve, "pause", &[("length", "two_weeks".into())]).await;
    club.until(utc("2025-06-09T12:00")).await;
    let logged = club.command(eve, "checkin", &[("session", "strength A".into())]).await;
    let before = begun(&club, eve).await.len();
    club.until(utc("2025-06-14T12:00")).await;
    assert_eq!(begun(&club, eve).await[before..], ["2025-06-14 rem"], "a low week of two: Monday's, and Saturday's wind-down");
    club.until(utc("2025-07-01T12:00")).await;
    assert!(!begun(&club, eve).await.iter().any(|letter| letter.contains("pause")), "and no question comes of it");
    let late = club.press(eve, &logged, "Keep the pause").await;
    assert!(late.content.contains("another time"), "its end is over: {}", late.content);
    club.close().await;
}

#[tokio::test]
async fn an_open_pause_stays_and_the_answer_carries_the_way_back() {
    let (club, users) = since_sunday(&["Eve"]).await;
    let eve = users[0];
    club.until(utc("2025-06-03T12:00")).await;
    let reminder = club.last_dm(eve);
    club.command(eve, "pause", &[("length", "until_i_say".into())]).await;
    let done = club.press(eve, &reminder, "Done").await;
    assert_eq!(labels(&done), [["Change"], ["Resume"]], "{}", done.content);
    is_kind(&done);
    assert_eq!(club.facts(OUTCOMES).await, ["2025-06-03 done"], "it is logged");
    assert_eq!((ladder(&club, eve).await.as_str(), pauses(&club).await), ("paused", vec!["2025-06-03 open".to_owned()]));
    club.until(utc("2025-06-20T12:00")).await;
    assert_eq!(begun(&club, eve).await.len(), 2, "and the quiet stays");
    let back = club.press(eve, &done, "Resume").await;
    assert_eq!(labels(&back)[0], ["Two small", "Usual, low", "Usual", "Choose later"], "{}", back.content);
    assert_eq!(ladder(&club, eve).await, "returned");
    club.close().await;
}

#[tokio::test]
async fn somebody_elses_pause_is_not_to_be_kept() {
    let (club, users) = since_sunday(&["Eve", "Ben"]).await;
    let (eve, ben) = (users[0], users[1]);
    club.until(utc("2025-06-03T12:00")).await;
    club.command(eve, "pause", &[("length", "two_weeks".into())]).await;
    club.until(utc("2025-06-09T12:00")).await;
    let logged = club.command(eve, "checkin", &[("session", "strength A".into())]).await;
    let keep = crate::club::custom_id(&logged, "Keep the pause", 0);
    let his = club.command(ben, "help", &[]).await;
    let before = club.everything().await;
    for id in [keep.clone(), keep.replace("2025-06-17", "2029-01-01"), keep.replace(":2025-06-17", "")] {
        let answer = club.press_raw(ben, &his, &id).await;
        assert!(answer.content.contains("another time"), "{id}: {}", answer.content);
    }
    assert_eq!(club.everything().await, before);
    club.close().await;
}

#[tokio::test]
async fn moving_and_letting_go_say_what_they_did_to_it_as_done_does() {
    for is_moved in [true, false] {
        let (club, users) = since_sunday(&["Eve"]).await;
        let eve = users[0];
        club.until(utc("2025-06-03T12:00")).await;
        club.command(eve, "pause", &[("length", "two_weeks".into())]).await;
        club.until(utc("2025-06-09T12:00")).await;
        let week = club.command(eve, "week", &[]).await;
        let value = crate::club::offered(&week)[0].clone();
        let one = club.choose(eve, &week, &value).await;
        let answer = if is_moved {
            let days = club.press(eve, &one, "Move").await;
            assert_eq!(ladder(&club, eve).await, "paused", "looking at the days ends nothing");
            let day = crate::club::offered(&days)[0].clone();
            club.choose(eve, &days, &day).await
        } else {
            club.press(eve, &one, "Let it go").await
        };
        assert!(
            labels(&answer).iter().flatten().any(|label| label == "Keep the pause"),
            "{:?}: {}",
            labels(&answer),
            answer.content
        );
        is_kind(&answer);
        assert_eq!(
            (ladder(&club, eve).await.as_str(), pauses(&club).await),
            ("returned", vec!["2025-06-03 2025-06-09".to_owned()])
        );
        let kept = club.press(eve, &answer, "Keep the pause").await;
        assert!(kept.content.contains("17 June"), "{}", kept.content);
        assert_eq!(ladder(&club, eve).await, "paused");
        club.close().await;
    }
}
