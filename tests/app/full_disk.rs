//! A full disk: what was begun is taken back, whoever pressed is told kindly, and once there is room nothing is missing or doubled.

use chrono::TimeDelta;
use second_wind::app::AppError;
use second_wind::app::plan::NewSession;
use second_wind::app::reply::Reply;
use second_wind::domain::starting_plan::StartingPlan;
use second_wind::scheduler::tick::{TickSettings, tick};
use second_wind::store::StoreError;
use second_wind::store::letters::Slot;

use crate::world::{World, at};

fn is_full(error: &AppError) -> bool {
    matches!(error, AppError::Store(StoreError::Full(_)))
}

/// A session with as many words as one may have.
fn long_session() -> NewSession {
    NewSession {
        kind: "mobility".into(),
        title: "feet".into(),
        minutes: 10,
        days: "sat".into(),
        full: Some("calf raises and toe curls ".repeat(4).trim().to_owned()),
        small: Some("ten toe curls, slowly, ".repeat(4).trim().to_owned()),
        ..NewSession::default()
    }
}

/// Adds and removes sessions until the file takes no more. Gives back how often that went well.
async fn fill(world: &World) -> (usize, AppError) {
    for nth in 0..2_000 {
        if let Err(error) = world.app.plan_add(&world.caller(1), &long_session()).await {
            return (nth, error);
        }
        let session = newest_session(world).await;
        if let Err(error) = world.app.remove_session(&world.caller(1), session).await {
            return (nth, error);
        }
    }
    panic!("the file never became full");
}

/// Not even the row of one more letter fits.
async fn fill_to_the_brim(world: &World) {
    let member = world.member(1).await.id;
    for days in 0..20_000 {
        let date = at("2030-01-01T00:00:00Z").date_naive() + TimeDelta::days(days);
        let mut tx = world.tx().await;
        let noted = match tx.insert_letter(member, date, Slot::Asked, "filler", at("2026-03-30T06:00:00Z")).await {
            Ok(_) => tx.commit().await,
            Err(full) => Err(full),
        };
        if let Err(error) = noted {
            assert!(matches!(error, StoreError::Full(_)), "{error:?}");
            return;
        }
    }
    panic!("the file never became full");
}

async fn newest_session(world: &World) -> second_wind::domain::ids::SessionId {
    let member = world.member(1).await;
    let sessions = world.tx().await.sessions_of(member.id).await.unwrap();
    sessions.iter().map(|session| session.id).max().unwrap()
}

/// How many sessions there are, and what the plan says of them.
async fn facts(world: &World) -> (usize, String) {
    let member = world.member(1).await;
    let sessions = world.tx().await.sessions_of(member.id).await.unwrap();
    (sessions.len(), format!("{sessions:?}"))
}

#[tokio::test]
async fn an_act_that_finds_no_room_leaves_nothing_and_is_answered_kindly() {
    let mut world = World::at("2026-03-30T06:00:00Z").await;
    world.join(1, StartingPlan::FirstSteps, true).await;
    world.settle().await;
    world.with_room_for(None).await;
    let pages = world.pages() + 3;
    world.with_room_for(Some(pages)).await;
    let (_, error) = fill(&world).await;
    assert!(is_full(&error), "{error:?}");
    assert!(error.to_string().contains("disk is full"), "an operator reads what it is: {error}");
    let before = facts(&world).await;
    let again = world.app.plan_add(&world.caller(1), &long_session()).await.unwrap_err();
    assert!(is_full(&again), "{again:?}");
    assert_eq!(facts(&world).await, before, "nothing by halves");
    let Reply::Show(answer) = world.app.excuse(&world.caller(1), "/plan add", &again).await else { panic!("words") };
    assert!(
        !answer.text().is_empty() && !answer.text().contains("disk"),
        "kind, and not the operator's words: {}",
        answer.text()
    );

    world.with_room_for(None).await;
    world.app.plan_add(&world.caller(1), &long_session()).await.unwrap();
    assert_eq!(facts(&world).await.0, before.0 + 1, "and with room it works again");
}

#[tokio::test]
async fn a_reminder_that_is_due_while_the_disk_is_full_comes_once_when_there_is_room() {
    let mut world = World::at("2026-03-30T05:00:00Z").await;
    world.join(1, StartingPlan::FirstSteps, true).await;
    world.settle().await;
    let before = world.platform.told().sent.len();
    world.with_room_for(None).await;
    let pages = world.pages();
    world.with_room_for(Some(pages)).await;
    let (_, error) = fill(&world).await;
    assert!(is_full(&error), "{error:?}");
    fill_to_the_brim(&world).await;
    world.clock.set(at("2026-03-30T06:30:00Z"));
    // What changes a row in its place still fits; the row of a letter does not.
    let ticked = tick(&world.app, TickSettings { parallel: 1 }).await;
    let is_stopped = match &ticked {
        Ok(ticked) => ticked.retried > 0,
        Err(error) => matches!(error, StoreError::Full(_)),
    };
    assert!(is_stopped, "{ticked:?}");
    assert_eq!(world.platform.told().sent.len(), before, "no row, no message");
    world.with_room_for(None).await;
    world.live_until("2026-03-30T12:00:00Z").await;
    let sent: Vec<_> = world.platform.told().sent.iter().skip(before).cloned().collect();
    assert_eq!(sent.len(), 1, "one, though late: {sent:?}");
}
