//! Days that are planned late, by a clock that was wrong, or by another zone database: each has its message or its reason.

use std::sync::Arc;

use chrono::TimeDelta;
use second_wind::clock::ManualClock;
use second_wind::domain::starting_plan::StartingPlan;
use second_wind::store::jobs::JobState;

use crate::world::{World, at};

/// Ana, who joined on Sunday 29 March 2026 and has a session on Monday at 07:30 (06:30 UTC), which is planned at 03:00 UTC.
async fn ana_before_the_day() -> (World, String) {
    let world = World::at("2026-03-29T12:00:00Z").await;
    let ana = world.join(1, StartingPlan::FirstSteps, false).await;
    world.live_until("2026-03-30T02:00:00Z").await;
    (world, format!("{}:2026-03-30", ana.get()))
}

/// The machine's clock is set, forward or back.
fn put(world: &mut World, now: &str) {
    let clock = Arc::new(ManualClock::new(at(now)));
    world.clock = clock.clone();
    world.app.clock = clock;
}

#[tokio::test]
async fn a_day_that_is_planned_too_late_for_its_message_keeps_the_reason() {
    let (mut world, key) = ana_before_the_day().await;
    // The machine slept from three to eleven.
    put(&mut world, "2026-03-30T11:00:00Z");
    world.settle().await;
    let row = world.job("remind", &key).await.expect("a row says what became of the day");
    assert_eq!((row.state, row.last_error.as_deref(), row.attempt), (JobState::Discarded, Some("too_late"), 0));
    world.live_until("2026-03-31T02:00:00Z").await;
    assert!(world.dms(1).is_empty(), "and nothing comes hours after its time");
}

#[tokio::test]
async fn a_clock_that_was_a_day_ahead_costs_no_day_once_it_is_right() {
    let (mut world, key) = ana_before_the_day().await;
    put(&mut world, "2026-03-31T05:00:00Z");
    world.settle().await;
    assert_eq!(world.job("remind", &key).await, None, "by that clock Monday is over");
    let from = at("2026-03-31T05:00:00Z");
    put(&mut world, "2026-03-30T05:00:00Z");
    world.app.clock_went_back(from).await.unwrap();
    world.live_until("2026-03-31T02:00:00Z").await;
    let dms: Vec<_> = world.dms(1).iter().map(|dm| dm.at).collect();
    assert_eq!(dms.len(), 1, "Monday's message, once: {dms:?}");
    assert_eq!(world.job("remind", &key).await.map(|row| row.state), Some(JobState::Done));
}

#[tokio::test]
async fn a_start_after_the_clock_was_ahead_finds_what_waits_for_too_long() {
    let (mut world, key) = ana_before_the_day().await;
    put(&mut world, "2026-04-03T05:00:00Z");
    world.settle().await;
    put(&mut world, "2026-03-30T05:00:00Z");
    world.app.follow_the_clock().await.unwrap();
    world.settle().await;
    let row = world.job("remind", &key).await.expect("Monday is planned");
    assert_eq!((row.state, row.run_at), (JobState::Scheduled, at("2026-03-30T06:30:00Z")));
    world.app.follow_the_clock().await.unwrap();
    let plan = world.job("plan", &world.member(1).await.id.get().to_string()).await.expect("the day's row");
    assert!(plan.run_at > at("2026-03-30T05:00:00Z") + TimeDelta::hours(20), "a start at the right time changes nothing");
}

#[tokio::test]
async fn another_zone_database_plans_the_day_anew_once() {
    let (world, key) = ana_before_the_day().await;
    world.app.follow_the_zones("2026a").await.unwrap();
    world.live_until("2026-03-30T04:00:00Z").await;
    // As if London's summer had begun an hour later by the old database.
    let mut tx = world.app.store.begin().await.unwrap();
    assert!(tx.reschedule("remind", &key, at("2026-03-30T07:30:00Z")).await.unwrap());
    tx.commit().await.unwrap();
    world.app.follow_the_zones("2026a").await.unwrap();
    world.settle().await;
    assert_eq!(world.job("remind", &key).await.map(|row| row.run_at), Some(at("2026-03-30T07:30:00Z")), "the same database");
    world.app.follow_the_zones("2026b").await.unwrap();
    world.settle().await;
    assert_eq!(world.job("remind", &key).await.map(|row| row.run_at), Some(at("2026-03-30T06:30:00Z")), "another");
}
