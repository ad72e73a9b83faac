//! What the queue promises to rows that come again, and to jobs that wait long for their turn.

use chrono::TimeDelta;
use second_wind::app::club::setup::ClubSetup;
use second_wind::app::messenger::SendError;
use second_wind::domain::starting_plan::StartingPlan;

use crate::world::{BOARD, Trouble, World};

async fn with_board(world: &World) {
    let setup = ClubSetup { channel: Some(BOARD), city: Some("London".into()), ..ClubSetup::default() };
    world.app.club_setup(&world.caller(1), &setup).await.unwrap();
}

#[tokio::test]
async fn a_row_that_comes_again_starts_afresh_each_time() {
    let world = World::at("2026-03-30T12:00:00Z").await;
    with_board(&world).await;
    world.platform.told().on_send.extend([Trouble::Fails(SendError::Unreachable), Trouble::Fails(SendError::Unreachable)]);
    world.live_until("2026-03-30T13:00:00Z").await;
    assert_eq!(world.posts().len(), 1, "the third try posts the board");
    let group = world.tx().await.groups_of_club(world.club().await).await.unwrap()[0].id;
    let job = world.job("board", &group.to_string()).await.unwrap();
    assert_eq!(
        (job.state.as_str(), job.attempt),
        ("scheduled", 0),
        "it comes again, and old failures are not counted against it"
    );
    assert_eq!(job.unknown_since, None);
}

#[tokio::test]
async fn a_row_that_comes_again_is_never_given_up() {
    let world = World::at("2026-03-30T12:00:00Z").await;
    with_board(&world).await;
    world.platform.told().on_send.extend((0..60).map(|_| Trouble::Fails(SendError::Unreachable)));
    world.live_until("2026-04-02T12:00:00Z").await;
    assert_eq!(world.posts().len(), 1, "after two days without Discord the board is posted");
}

#[tokio::test]
async fn a_job_that_waited_too_long_for_its_turn_is_handed_back() {
    let world = World::at("2026-03-29T12:00:00Z").await;
    for user in 1..=3 {
        world.join(user, StartingPlan::FirstSteps, false).await;
    }
    world.live_until("2026-03-30T06:29:00Z").await;
    world.clock.set("2026-03-30T06:30:00Z".parse().unwrap());
    world.platform.told().on_send.push_back(Trouble::Takes(TimeDelta::seconds(40)));
    let ticked = world.tick().await;
    assert_eq!((ticked.claimed, ticked.done, ticked.snoozed), (3, 1, 2), "the leases of two would have run out while they ran");
    world.settle().await;
    for user in 1..=3 {
        assert_eq!(world.dms(user).len(), 1, "member {user} has a reminder, once");
    }
}

#[tokio::test]
async fn a_job_that_breaks_off_takes_nobody_elses_with_it_and_is_done_once() {
    let world = World::at("2026-03-29T12:00:00Z").await;
    for user in 1..=3 {
        world.join(user, StartingPlan::FirstSteps, false).await;
    }
    world.live_until("2026-03-30T06:29:00Z").await;
    world.clock.set("2026-03-30T06:30:00Z".parse().unwrap());
    world.platform.told().on_send.extend([Trouble::Breaks]);
    let ticked = world.tick().await;
    assert_eq!((ticked.claimed, ticked.done), (3, 2), "the two others are done");
    assert!(world.app.meters.in_text().contains("second_wind_handlers_broken_total 1"), "and an operator can see it");
    world.live_until("2026-03-30T07:00:00Z").await;
    for user in 1..=3 {
        assert_eq!(world.dms(user).len(), 1, "member {user} has a reminder, once");
    }
}
