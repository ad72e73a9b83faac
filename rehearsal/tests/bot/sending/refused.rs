//! What Discord says no to.

use chrono::TimeDelta;
use rehearsal::discord::{Answer, Fault, Kind, Limits};
use second_wind::startup::{Pace, StartupError};

use super::{all_is_well, asked, before_the_reminder, openings, refuse};
use crate::club::{Club, Joining, Opening, custom_id, labels, utc};
use crate::daily::{FIVE, club_with_ana};

#[tokio::test]
async fn a_dm_that_is_closed_rests_and_nothing_is_tried_again() {
    for code in [50007, 50278] {
        let (club, ana) = before_the_reminder(|ana| Fault::refuse(Kind::SendMessage, 403, code).for_user(ana).times(100)).await;
        club.until(utc("2026-03-05T12:00")).await;
        assert_eq!(asked(&club, ana, "POST").len(), 2, "{code}: the hello, one refused reminder, and no more");
        assert_eq!(
            club.facts("select delivery from member where ladder <> 'off'").await,
            ["closed"],
            "{code}: a flag, and not off"
        );
        assert_eq!(
            club.count("select count(*) from session_version where valid_until is null").await,
            5,
            "{code}: the plan is kept"
        );
        let today = club.command(ana, "today", &[]).await;
        assert!(today.content.contains("strength B"), "{code}: /today works: {}", today.content);
        assert!(labels(&today).concat().contains(&"Try my DM again".to_owned()), "{code}: another try is offered");
        all_is_well(&club);
        club.press(ana, &today, "Try my DM again").await;
        club.until(utc("2026-03-06T07:31")).await;
        assert_eq!(club.last_dm(ana).created_at, utc("2026-03-06T07:30"), "{code}: then they come again");
        club.close().await;
    }
}

#[tokio::test]
async fn a_dm_channel_that_is_gone_rests_as_well() {
    let (club, ana) = before_the_reminder(refuse(404, 10003)).await;
    club.until(utc("2026-03-03T12:00")).await;
    assert_eq!(asked(&club, ana, "POST").len(), 2, "the hello and one that was refused");
    assert_eq!(club.facts("select delivery from member").await, ["closed"]);
    club.close().await;
}

#[tokio::test]
async fn in_quarantine_nobody_new_is_written_to_and_the_others_are() {
    let (club, ana) = club_with_ana().await;
    club.world.faults(|faults| faults.quarantine(true));
    let before = openings(&club);
    let (ben, cara) = (club.runner("Ben"), club.runner("Cara"));
    for user in [ben, cara] {
        let done = club.join(user, Joining::default()).await;
        assert!(done.content.contains("strength A"), "joining works all the same: {}", done.content);
        assert!(!done.content.contains("hello is in your DM"), "and it is not said that a message came: {}", done.content);
    }
    assert_eq!(openings(&club) - before, 1, "after the first refusal none is tried");
    club.until(utc("2026-03-02T07:31")).await;
    assert_eq!(club.last_dm(ana).created_at, utc("2026-03-02T07:30"), "who was written to before still is");
    assert!(club.dms(ben).is_empty() && club.dms(cara).is_empty());
    club.close_expecting(&["20026"]).await;
}

#[tokio::test]
async fn opening_too_fast_pauses_opening_and_nothing_else() {
    let (club, ana) = club_with_ana().await;
    club.world.faults(|faults| faults.opening_too_fast(true));
    let before = openings(&club);
    for name in ["Ben", "Cara", "Dev"] {
        let user = club.runner(name);
        let done = club.join(user, Joining::default()).await;
        assert!(done.content.contains("strength A"), "joining works: {}", done.content);
    }
    assert_eq!(openings(&club) - before, 1, "after the first refusal a pause");
    club.until(utc("2026-03-02T07:31")).await;
    assert_eq!(club.last_dm(ana).created_at, utc("2026-03-02T07:30"), "known channels go on");
    club.close().await;
}

#[tokio::test]
async fn a_token_that_was_taken_back_ends_the_process_with_a_sentence() {
    let (mut club, _) = club_with_ana().await;
    let before = club.world.request_log().len();
    club.world.faults(|faults| faults.revoke_token(true));
    club.clock.set(utc("2026-03-02T07:30"));
    club.world.clock_moved();
    let bot = club.bot.take().expect("a running bot");
    let ended = tokio::time::timeout(std::time::Duration::from_secs(20), bot.task)
        .await
        .expect("it ends")
        .expect("it does not break off");
    let Err(error @ (StartupError::TokenRefused | StartupError::Gateway(_))) = ended else {
        panic!("the token is refused: {ended:?}")
    };
    let sentence = error.to_string();
    assert!(sentence.contains("token"), "{sentence}");
    assert!(!sentence.contains(rehearsal::discord::TOKEN), "and never shows it: {sentence}");
    assert!(club.world.request_log().len() - before <= 5, "each 401 counts against us");
    club.close_expecting(&["token"]).await;
}

#[tokio::test]
async fn a_body_that_discord_does_not_take_is_logged_and_not_tried_again() {
    let (club, ana) = before_the_reminder(|ana| Fault::refuse(Kind::SendMessage, 400, 50035).for_user(ana).times(100)).await;
    club.until(utc("2026-03-02T23:00")).await;
    assert_eq!(asked(&club, ana, "POST").len(), 2, "the hello and one try");
    assert_eq!(club.facts("select delivery from member").await, ["open"], "it is our mistake, not their DM");
    all_is_well(&club);
    club.until(utc("2026-03-03T07:31")).await;
    assert_eq!(club.last_dm(ana).created_at, utc("2026-03-03T07:30"), "the next day is as always");
    club.close_expecting(&["50035"]).await;
}

#[tokio::test]
async fn an_answer_that_comes_too_late_leaves_the_fact_and_the_message_follows() {
    let limits = Limits { first_response: std::time::Duration::from_millis(400), ..Limits::lifted() };
    let club = Club::with(Opening { limits, pace: Pace::LockStep, ..Opening::default() }).await;
    let ana = club.runner("Ana");
    club.join(ana, Joining::default()).await;
    club.until(utc("2026-03-02T07:31")).await;
    let reminder = club.last_dm(ana);
    club.world.faults(|faults| faults.add(Fault::refuse(Kind::Callback, 404, 10062)));
    let act = club.world.press(ana, reminder.id, &custom_id(&reminder, "Done", 0)).expect("a press");
    let answer = club.answer(act).await;
    assert!(matches!(answer, Answer::Failed { .. }), "the person sees that it failed: {answer:?}");
    assert_eq!(club.facts("select outcome from occurrence where outcome <> 'open'").await, ["done"], "but the fact stands");
    club.forward(TimeDelta::seconds(10)).await;
    assert_eq!(labels(&club.see(reminder.id)), [["Change"]], "and the message follows: {}", club.see(reminder.id).content);
    assert_eq!(club.count("select count(*) from check_in").await, 1);
    club.close().await;
}

#[tokio::test]
async fn a_message_that_is_gone_is_not_tidied_again_and_again() {
    let (club, ana) = club_with_ana().await;
    club.until(utc("2026-03-02T07:31")).await;
    let today = club.command(ana, "today", &[]).await;
    club.world.faults(|faults| faults.add(Fault::refuse(Kind::EditMessage, 404, 10008).for_user(ana).times(100)));
    club.press(ana, &today, "Done").await;
    club.forward(TimeDelta::hours(2)).await;
    assert_eq!(asked(&club, ana, "PATCH").len(), 1, "one try");
    all_is_well(&club);
    club.until(utc("2026-03-03T07:31")).await;
    assert_eq!(labels(&club.last_dm(ana)), [FIVE], "and the days go on");
    club.close().await;
}

#[tokio::test]
async fn a_board_in_a_channel_that_discord_does_not_know_rests() {
    let club = Club::open().await;
    club.set_up().await;
    let ana = club.runner("Ana");
    club.join(ana, Joining { shares: true, ..Joining::default() }).await;
    club.world.faults(|faults| faults.add(Fault::refuse(Kind::EditMessage, 404, 10003).times(100)));
    club.forward(TimeDelta::hours(1)).await;
    assert_eq!(club.requests("PATCH", club.board), 1, "one try");
    assert_eq!(club.facts("select state from board").await, ["suspended"]);
    club.close().await;
}
