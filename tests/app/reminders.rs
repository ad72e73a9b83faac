//! One DM a member and local day, and never one too late, twice, or after `/stop`.

use chrono::TimeDelta;
use second_wind::app::messenger::{SendError, UnknownWhy};
use second_wind::app::settings::NewSettings;
use second_wind::domain::starting_plan::StartingPlan;

use crate::world::{Trouble, World, at};

const LOST: SendError = SendError::Unknown(UnknownWhy::TimedOut);

/// Ana, who joined on Sunday 29 March 2026 and has a session on Monday at 07:30 (06:30 UTC).
async fn ana() -> World {
    let world = World::at("2026-03-29T12:00:00Z").await;
    world.join(1, StartingPlan::FirstSteps, false).await;
    world.live_until("2026-03-30T06:29:00Z").await;
    world
}

#[tokio::test]
async fn one_reminder_comes_at_its_time() {
    let world = ana().await;
    assert!(world.dms(1).is_empty(), "nothing before its time");
    world.live_until("2026-03-31T03:00:00Z").await;
    let dms = world.dms(1);
    assert_eq!(dms.iter().map(|dm| dm.at).collect::<Vec<_>>(), [at("2026-03-30T06:30:00Z")]);
}

#[tokio::test]
async fn tries_that_fail_for_hours_end_when_it_is_too_late() {
    let world = ana().await;
    world.platform.told().on_send.extend((0..12).map(|_| Trouble::Fails(SendError::Unreachable)));
    world.live_until("2026-03-30T20:00:00Z").await;
    let late: Vec<_> = world.dms(1).iter().map(|dm| dm.at).filter(|at_| *at_ > at("2026-03-30T09:30:00Z")).collect();
    assert!(late.is_empty(), "more than three hours after its time nothing is sent: {late:?}");
}

#[tokio::test]
async fn a_crash_before_the_settle_and_an_hour_of_downtime_make_no_second_message() {
    let world = ana().await;
    world.platform.told().on_send.push_back(Trouble::HappensBut(LOST));
    world.clock.set(at("2026-03-30T06:30:00Z"));
    // The process ends between the send and the settle: the claim is all that is left of it.
    let mut tx = world.tx().await;
    let claimed = tx.claim(world.app.now(), world.app.now() + TimeDelta::seconds(60), 10).await.unwrap();
    tx.commit().await.unwrap();
    for job in &claimed {
        let kind = second_wind::app::jobs::JobKind::read(&job.kind, &job.key).unwrap();
        let attempt =
            second_wind::app::jobs::Attempt { job: kind, due_at: job.run_at, attempt: job.attempt, unknown_since: None };
        world.app.run_job(&attempt).await;
    }
    assert_eq!(world.dms(1).len(), 1, "it went out");
    world.clock.set(at("2026-03-30T07:30:00Z"));
    world.settle().await;
    assert_eq!(world.dms(1).len(), 1, "it is looked for, since Discord has forgotten its nonce");
    assert_eq!(world.platform.told().looks, 1);
    let job = world.job("remind", &format!("{}:2026-03-30", world.member(1).await.id)).await.expect("the job");
    assert_eq!(job.state.as_str(), "done", "found, it is settled");
}

#[tokio::test]
async fn stop_between_two_tries_is_the_end_of_it_whatever_became_of_the_first() {
    for trouble in [Trouble::Fails(LOST), Trouble::Fails(SendError::Unreachable)] {
        let world = ana().await;
        world.platform.told().on_send.push_back(trouble.clone());
        world.clock.set(at("2026-03-30T06:30:00Z"));
        world.tick().await;
        world.app.stop(&world.caller(1)).await.unwrap();
        world.live_until("2026-03-31T12:00:00Z").await;
        assert!(world.dms(1).is_empty(), "nothing is written after /stop ({trouble:?})");
    }
}

#[tokio::test]
async fn what_was_answered_between_two_tries_is_not_asked_again() {
    let world = ana().await;
    world.platform.told().on_send.push_back(Trouble::Fails(SendError::Unreachable));
    world.clock.set(at("2026-03-30T06:30:00Z"));
    world.tick().await;
    let done = second_wind::app::log_session::NewCheckIn { what: "hips and ankles".into(), ..Default::default() };
    world.app.check_in(&world.caller(1), &done).await.unwrap();
    world.live_until("2026-03-30T20:00:00Z").await;
    assert!(world.dms(1).is_empty(), "all of the day is answered");
}

#[tokio::test]
async fn moving_west_keeps_the_days_that_are_still_to_come() {
    let world = World::at("2026-03-29T02:00:00Z").await;
    world.join_from(1, chrono_tz::Pacific::Auckland, StartingPlan::FirstSteps, false).await;
    // In Auckland it is Monday 30 March, 04:30: the day's reminder is due at 07:30, which is 18:30 UTC on Sunday.
    world.live_until("2026-03-29T15:30:00Z").await;
    let honolulu = NewSettings { city: Some("Honolulu".into()), ..NewSettings::default() };
    world.app.settings(&world.caller(1), &honolulu).await.unwrap();
    world.live_until("2026-03-31T12:00:00Z").await;
    let dms: Vec<_> = world.dms(1).iter().map(|dm| dm.at).collect();
    assert!(dms.contains(&at("2026-03-30T17:30:00Z")), "Monday's session is asked about on Honolulu's Monday at 07:30: {dms:?}");
}

#[tokio::test]
async fn a_later_time_moves_a_reminder_that_is_about_to_come() {
    let world = ana().await;
    let later = NewSettings { time: Some("18:00".into()), ..NewSettings::default() };
    world.app.settings(&world.caller(1), &later).await.unwrap();
    world.live_until("2026-03-31T03:00:00Z").await;
    let dms: Vec<_> = world.dms(1).iter().map(|dm| dm.at).collect();
    assert_eq!(dms, [at("2026-03-30T17:00:00Z")], "once, at 18:00 in London");
}
