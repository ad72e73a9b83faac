//! The last shared club, left from either side.

use second_wind::domain::ids::UserId;
use second_wind::domain::ladder::LadderState;
use second_wind::domain::starting_plan::StartingPlan;

use crate::world::{GUILD, World};

#[tokio::test]
async fn without_a_shared_club_messages_are_off_and_thirty_days_later_everything_is_deleted() {
    let world = World::at("2026-03-29T12:00:00Z").await;
    world.join(1, StartingPlan::FirstSteps, false).await;
    world.app.club_left(GUILD).await.unwrap();
    world.live_until("2026-04-20T12:00:00Z").await;
    assert!(world.dms(1).is_empty(), "nothing is written to whom we share no server with");
    assert_eq!(world.member(1).await.ladder, LadderState::Off);
    world.live_until("2026-04-28T13:00:00Z").await;
    assert_eq!(world.tx().await.members_count().await.unwrap(), 0, "and then nothing is left");
}

#[tokio::test]
async fn whoever_is_back_before_that_keeps_everything() {
    let world = World::at("2026-03-29T12:00:00Z").await;
    world.join(1, StartingPlan::FirstSteps, false).await;
    world.app.club_left(GUILD).await.unwrap();
    world.live_until("2026-04-10T12:00:00Z").await;
    world.app.club_joined(GUILD, "Riverside Runners").await.unwrap();
    world.app.start(&world.caller(1), None).await.unwrap();
    world.live_until("2026-05-10T12:00:00Z").await;
    assert_eq!(world.tx().await.members_count().await.unwrap(), 1);
    assert!(!world.dms(1).is_empty(), "and is reminded again");
}

#[tokio::test]
async fn a_leaver_who_shares_no_name_is_found_within_a_week() {
    let world = World::at("2026-03-29T12:00:00Z").await;
    world.join(1, StartingPlan::FirstSteps, false).await;
    world.platform.told().gone.push(UserId::new(1));
    world.live_until("2026-04-06T12:00:00Z").await;
    assert_eq!(world.member(1).await.ladder, LadderState::Off);
}
