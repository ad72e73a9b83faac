//! `/start`, whatever Discord does meanwhile, once or twice.

use second_wind::app::messenger::{Halt, SendError, UnknownWhy};
use second_wind::domain::club_plan::OfferedPlan;
use second_wind::domain::ladder::LadderState;
use second_wind::domain::member::Delivery;
use second_wind::domain::press::{Press, StartStep};
use second_wind::domain::starting_plan::StartingPlan;

use crate::world::{CLOSED, Trouble, World, shown};

fn last_step() -> StartStep {
    StartStep::Share(chrono_tz::Europe::London, "07:30".parse().unwrap(), OfferedPlan::Starting(StartingPlan::Steady), false)
}

#[tokio::test]
async fn a_hello_that_could_not_go_out_follows_and_reminders_with_it() {
    let slow = SendError::Halted { why: Halt::OpeningTooFast, retry_after: None };
    for trouble in [Trouble::Fails(slow), Trouble::Fails(SendError::Unreachable)] {
        let world = World::at("2026-03-29T12:00:00Z").await;
        world.platform.told().on_open.push_back(trouble.clone());
        world.start(1, last_step()).await;
        world.live_until("2026-03-30T12:00:00Z").await;
        let member = world.member(1).await;
        assert!(member.dm_channel.is_some(), "the DM is open ({trouble:?})");
        assert_eq!(world.dms(1).len(), 1, "after the hello comes Monday's reminder ({trouble:?})");
    }
}

#[tokio::test]
async fn a_hello_that_arrived_unheard_is_not_said_twice() {
    let world = World::at("2026-03-29T12:00:00Z").await;
    world.platform.told().on_send.push_back(Trouble::HappensBut(SendError::Unknown(UnknownWhy::TimedOut)));
    world.start(1, last_step()).await;
    world.clock.set("2026-03-29T15:00:00Z".parse().unwrap());
    world.settle().await;
    assert_eq!(world.platform.told().sent.len(), 1, "three hours later nothing more is said");
    assert!(world.member(1).await.dm_channel.is_some(), "and noted");
}

#[tokio::test]
async fn a_hello_that_comes_late_is_left_out_and_the_reminders_come() {
    let world = World::at("2026-03-29T19:58:00Z").await;
    // 20:58 in London, and the quiet hours begin at 21:00.
    world.platform.told().on_open.push_back(Trouble::Fails(SendError::Unreachable));
    world.platform.told().on_open.push_back(Trouble::Takes(chrono::TimeDelta::minutes(3)));
    world.platform.told().on_send.push_back(Trouble::Fails(SendError::Unreachable));
    world.start(1, last_step()).await;
    world.live_until("2026-03-30T12:00:00Z").await;
    let sent: Vec<_> = world.platform.told().sent.iter().map(|sent| sent.at.to_rfc3339()).collect();
    assert_eq!(sent, ["2026-03-30T06:30:00+00:00"], "the reminder alone");
}

#[tokio::test]
async fn a_closed_dm_is_said_with_the_button_that_tries_again() {
    let world = World::at("2026-03-29T12:00:00Z").await;
    world.platform.told().on_send.push_back(Trouble::Fails(CLOSED));
    let reply = shown(world.start(1, last_step()).await);
    assert!(reply.presses().any(|press| *press == Press::TryDm), "the text speaks of a button: {}", reply.text());
    assert_eq!(world.member(1).await.delivery, Delivery::Closed);
    world.live_until("2026-04-01T12:00:00Z").await;
    assert!(world.platform.told().sent.is_empty(), "nothing is tried by itself");
    world.app.try_dm(&world.caller(1)).await.unwrap();
    world.live_until("2026-04-05T12:00:00Z").await;
    assert!(!world.dms(1).is_empty(), "reminders come again");
}

#[tokio::test]
async fn the_last_step_twice_joins_once() {
    let world = World::at("2026-03-29T12:00:00Z").await;
    let (one, other) = tokio::join!(world.start(1, last_step()), world.start(1, last_step()));
    assert!(!shown(one).text().is_empty() && !shown(other).text().is_empty());
    assert_eq!(world.tx().await.members_count().await.unwrap(), 1);
    assert_eq!(world.platform.told().sent.len(), 1, "one hello");
}

#[tokio::test]
async fn start_says_what_it_did() {
    let world = World::at("2026-03-29T12:00:00Z").await;
    world.join(1, StartingPlan::Steady, false).await;
    let already = shown(world.app.start(&world.caller(1), None).await.unwrap());
    assert!(already.text().contains("already in"), "{}", already.text());
    world.app.stop(&world.caller(1)).await.unwrap();
    let again = shown(world.app.start(&world.caller(1), None).await.unwrap());
    assert!(again.text().contains("essages are on"), "after /stop it says that messages are on: {}", again.text());
    assert_eq!(world.member(1).await.ladder, LadderState::Returned);
}
