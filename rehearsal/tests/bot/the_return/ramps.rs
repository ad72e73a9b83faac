//! How a return is met by how long ago the last session was, and by which way somebody comes.

use rehearsal::discord::UserId;

use crate::club::{Club, custom_id, labels, utc};
use crate::pause::{begun, is_kind, ladder, since_sunday};
use crate::the_return::greets;

const SHORT: [&str; 4] = ["Two small", "Usual, low", "Usual", "Choose later"];
const RAMP: &str = "select week || ' ' || share from ramp_week order by week";

/// Ana did Monday's session on 2 June and paused until she says; now it is `at`.
async fn resting_until(at: &str) -> (Club, UserId) {
    let (club, users) = since_sunday(&["Ana"]).await;
    let ana = users[0];
    club.until(utc("2025-06-02T12:00")).await;
    club.press(ana, &club.last_dm(ana), "Done").await;
    club.command(ana, "pause", &[("length", "until_i_say".into())]).await;
    club.until(utc(at)).await;
    (club, ana)
}

#[tokio::test]
async fn the_answer_and_the_weeks_are_those_of_the_row() {
    for (at, buttons, note, ramp) in [
        ("2025-06-05T12:00", None, false, &[][..]),
        ("2025-06-06T12:00", Some(&SHORT[..]), false, &["2025-W23 first_small"]),
        ("2025-06-09T12:00", Some(&SHORT[..]), false, &["2025-W24 first_small"]),
        ("2025-06-10T12:00", Some(&SHORT[..]), false, &["2025-W24 low"]),
        ("2025-06-17T12:00", Some(&SHORT[..]), false, &["2025-W25 low", "2025-W26 three_quarters"]),
        ("2025-06-30T12:00", Some(&SHORT[..]), false, &["2025-W27 low", "2025-W28 three_quarters"]),
        (
            "2025-07-01T05:00",
            Some(&["Two small", "Usual, low", "Choose later"][..]),
            true,
            &["2025-W27 two_small", "2025-W28 low", "2025-W29 three_quarters"],
        ),
    ] {
        let (club, ana) = resting_until(at).await;
        let back = club.command(ana, "resume", &[]).await;
        assert_eq!(greets(&back), buttons.is_some(), "{at}: {}", back.content);
        if let Some(buttons) = buttons {
            assert_eq!(labels(&back)[0], buttons, "{at}: {}", back.content);
        }
        assert_eq!(back.content.contains("physio"), note, "{at}: {}", back.content);
        is_kind(&back);
        assert_eq!(club.facts(RAMP).await, ramp, "{at}");
        club.close().await;
    }
}

#[tokio::test]
async fn the_week_follows_what_was_chosen() {
    let (club, ana) = resting_until("2025-06-17T12:00").await;
    let back = club.command(ana, "resume", &[]).await;
    let room = "select week || ' ' || room from room order by week";
    for (choice, ramp) in [
        ("Two small", vec!["2025-W25 two_small", "2025-W26 three_quarters"]),
        ("Usual, low", vec!["2025-W25 low", "2025-W26 three_quarters"]),
        ("Choose later", vec!["2025-W25 low", "2025-W26 three_quarters"]),
        ("Usual", vec![]),
        ("Two small", vec!["2025-W25 two_small"]),
    ] {
        let again = club.command(ana, "resume", &[]).await;
        let chosen = club.press(ana, &again, choice).await;
        assert!(!chosen.content.contains('?'), "[{choice}] asks nothing more: {}", chosen.content);
        is_kind(&chosen);
        assert_eq!(club.facts(RAMP).await, ramp, "[{choice}]");
    }
    assert_eq!(club.facts(room).await, ["2025-W25 low", "2025-W26 steady"], "the rooms say what rooms can say");
    let usual = club.command(ana, "resume", &[]).await;
    let usual = club.press(ana, &usual, "Usual").await;
    is_kind(&usual);
    club.until(utc("2025-06-21T12:00")).await;
    let week: Vec<String> = begun(&club, ana)
        .await
        .into_iter()
        .filter(|letter| letter.starts_with("2025-06-2") || letter.starts_with("2025-06-19"))
        .collect();
    assert_eq!(week, ["2025-06-19 rem", "2025-06-21 rem"], "Thursday and Saturday of the usual week");
    // An old button of a return that is over by then.
    club.until(utc("2025-07-30T12:00")).await;
    let before = club.everything().await;
    let late = club.press_raw(ana, &back, &custom_id(&back, "Two small", 0)).await;
    assert!(late.content.contains("another time"), "{}", late.content);
    assert_eq!(club.everything().await, before);
    club.close().await;
}

#[tokio::test]
async fn a_check_in_is_a_return_with_its_welcome_below_the_answer() {
    let (club, users) = since_sunday(&["Ana"]).await;
    let ana = users[0];
    club.until(utc("2025-06-30T12:00")).await;
    assert_eq!(ladder(&club, ana).await, "dormant");
    let done = club.command(ana, "checkin", &[("session", "strength A".into())]).await;
    let is_warm = done.content.contains("here") || done.content.contains("see you");
    assert!(done.content.contains("trength A") && is_warm, "RET-2: {}", done.content);
    assert_eq!(
        labels(&done),
        [vec!["Change", "Undo"], vec!["Two small", "Usual, low", "Choose later"]],
        "nobody has trained yet"
    );
    assert_eq!(done.content.matches('?').count(), 1, "{}", done.content);
    is_kind(&done);
    assert_eq!(club.facts("select is_boosted || '' from check_in").await, ["1"]);
    assert_eq!(club.facts(RAMP).await.first().map(String::as_str), Some("2025-W27 two_small"));
    let week = club.command(ana, "week", &[]).await;
    assert!(week.content.contains("Room: **low**, to ease in."), "whoever is back is no newcomer: {}", week.content);
    is_kind(&week);
    club.close().await;
}

#[tokio::test]
async fn start_brings_back_too_and_resume_without_a_pause_changes_nothing() {
    let (club, users) = since_sunday(&["Ana"]).await;
    let ana = users[0];
    let idle = club.command(ana, "resume", &[]).await;
    assert!(idle.content.contains("Nothing is paused"), "{}", idle.content);
    club.until(utc("2025-06-30T12:00")).await;
    let back = club.command(ana, "start", &[]).await;
    assert!(greets(&back), "{}", back.content);
    assert_eq!(labels(&back), [["Two small", "Usual, low", "Choose later"]]);
    club.close().await;
}

#[tokio::test]
async fn a_return_by_next_weeks_session_counts_this_week_anew() {
    let (club, users) = since_sunday(&["Eve"]).await;
    let eve = users[0];
    club.until(utc("2025-07-07T12:00")).await;
    let week = club.command(eve, "week", &[]).await;
    let next = club.press(eve, &week, "Next week").await;
    let select = &next.components[0]["components"][0]["options"][0]["value"];
    let picked = club.choose(eve, &next, select.as_str().expect("a session of next week")).await;
    let days = club.press(eve, &picked, "Move").await;
    club.choose(eve, &days, "2025-07-16").await;
    assert_eq!(ladder(&club, eve).await, "returned");
    let planned = "select planned || '' from member_week where week = '2025-W28'";
    assert_eq!(club.facts(planned).await, ["2"], "two small ones are the plan of the first week back");
    club.close().await;
}
