//! The evening check-in under trouble: once, with its own name, and never in place of the day's message.

use chrono::TimeDelta;
use second_wind::app::messenger::{SendError, UnknownWhy};
use second_wind::app::settings::NewSettings;
use second_wind::domain::press::{Answer, Press};
use second_wind::domain::starting_plan::StartingPlan;

use crate::world::{CLOSED, Trouble, World, at};

const LOST: SendError = SendError::Unknown(UnknownWhy::TimedOut);

/// Ana, with a session on Monday 30 March 2026 at 07:30 (06:30 UTC) and an evening check-in at 19:30 (18:30 UTC).
async fn ana() -> World {
    let world = World::at("2026-03-29T12:00:00Z").await;
    world.join(1, StartingPlan::FirstSteps, false).await;
    world.live_until("2026-03-30T05:00:00Z").await;
    let evening = NewSettings { evening: Some("19:30".into()), ..NewSettings::default() };
    world.app.settings(&world.caller(1), &evening).await.unwrap();
    world
}

fn times(world: &World) -> Vec<String> {
    world.dms(1).iter().map(|dm| dm.at.format("%d %H:%M").to_string()).collect()
}

#[tokio::test]
async fn an_evening_whose_answer_was_lost_is_not_sent_twice_and_not_taken_for_the_morning() {
    let world = ana().await;
    world.live_until("2026-03-30T18:29:00Z").await;
    assert_eq!(times(&world), ["30 06:30"]);
    world.platform.told().on_send.push_back(Trouble::HappensBut(LOST));
    world.live_until("2026-03-30T18:31:00Z").await;
    // Discord has forgotten the nonce; both messages have the same buttons, and the later one is found.
    world.clock.set(at("2026-03-30T18:40:00Z"));
    world.settle().await;
    world.live_until("2026-03-31T02:00:00Z").await;
    assert_eq!(times(&world), ["30 06:30", "30 18:30"], "one of each");
    let id = world.member(1).await.id;
    let job = world.job("evening", &format!("{id}:2026-03-30")).await.expect("the job");
    assert_eq!(job.state.as_str(), "done");
}

#[tokio::test]
async fn an_evening_that_never_went_out_is_looked_for_and_then_sent_once() {
    let world = ana().await;
    world.live_until("2026-03-30T18:29:00Z").await;
    world.platform.told().on_send.push_back(Trouble::Fails(LOST));
    world.live_until("2026-03-30T18:31:00Z").await;
    world.clock.set(at("2026-03-30T18:40:00Z"));
    world.settle().await;
    world.live_until("2026-03-31T02:00:00Z").await;
    assert_eq!(times(&world).len(), 2, "the morning's is not mistaken for it: {:?}", times(&world));
}

#[tokio::test]
async fn an_answer_before_the_second_try_ends_it() {
    let world = ana().await;
    world.live_until("2026-03-30T18:29:00Z").await;
    world.platform.told().on_send.push_back(Trouble::Fails(SendError::Unreachable));
    world.clock.set(at("2026-03-30T18:30:00Z"));
    world.settle().await;
    let press = world.dms(1)[0].presses.iter().find(|press| matches!(press, Press::CheckIn(_, Answer::Done))).cloned();
    let Some(Press::CheckIn(occurrence, answer)) = press else { panic!("a button") };
    let letter = second_wind::app::reply::Surface::Letter;
    world.app.press_answer(&world.caller(1), letter, occurrence, answer).await.unwrap();
    world.live_until("2026-03-31T02:00:00Z").await;
    assert_eq!(times(&world), ["30 06:30"], "nothing is open any more");
}

#[tokio::test]
async fn more_than_three_hours_late_or_with_a_closed_dm_there_is_none() {
    let world = ana().await;
    world.live_until("2026-03-30T12:00:00Z").await;
    let quiet = NewSettings { quiet_from: Some("23:30".into()), ..NewSettings::default() };
    world.app.settings(&world.caller(1), &quiet).await.unwrap();
    world.clock.set(at("2026-03-30T18:30:00Z") + TimeDelta::minutes(181));
    world.settle().await;
    assert_eq!(times(&world), ["30 06:30"], "too late");

    let world = ana().await;
    world.live_until("2026-03-30T12:00:00Z").await;
    world.platform.told().on_send.push_back(Trouble::Fails(CLOSED));
    world.live_until("2026-04-02T12:00:00Z").await;
    assert_eq!(times(&world), ["30 06:30"], "closed once, nothing is tried again");
}
