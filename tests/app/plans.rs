//! The plan in its versions, and all of it shown.

use second_wind::app::AppError;
use second_wind::app::messenger::GivenFile;
use second_wind::app::plan::NewSession;
use second_wind::app::reply::Surface;
use second_wind::discord::components::routes;
use second_wind::domain::plan_import::PlanFileProblem;
use second_wind::domain::press::Press;
use second_wind::domain::refusal::Refusal;
use second_wind::domain::starting_plan::StartingPlan;

use crate::world::{World, shown};

fn session(title: String, days: &str) -> NewSession {
    NewSession {
        kind: "mobility".into(),
        title,
        minutes: 20,
        days: days.into(),
        small: Some("s".repeat(118)),
        cue: Some("c".repeat(40)),
        ..NewSession::default()
    }
}

#[tokio::test]
async fn every_session_of_a_full_plan_can_be_read() {
    let world = World::at("2026-03-30T12:00:00Z").await;
    world.join(1, StartingPlan::FirstSteps, false).await;
    let caller = world.caller(1);
    for nth in 0..17 {
        world.app.plan_add(&caller, &session(format!("number {nth:02}"), "tue")).await.unwrap();
    }
    let mut page = shown(world.app.plan_show(&caller).await.unwrap());
    let mut read = page.text().to_owned();
    for _ in 0..10 {
        let Some(press @ Press::PlanFrom(1..)) = page.presses().next().cloned() else { break };
        page = shown(routes::run(&world.app, &caller, Surface::Private, press, None).await.unwrap());
        read.push_str(page.text());
    }
    for nth in 0..17 {
        assert_eq!(read.matches(&format!("umber {nth:02}")).count(), 1, "session {nth} stands on one page");
    }
    assert!(page.presses().any(|press| *press == Press::PlanFrom(0)), "the last page leads back");
}

#[tokio::test]
async fn a_file_that_is_not_handed_over_changes_nothing() {
    let world = World::at("2026-03-30T12:00:00Z").await;
    let id = world.join(1, StartingPlan::FirstSteps, false).await;
    for (bytes, expected) in [
        (10, PlanFileProblem::NotFetched),
        (0, PlanFileProblem::Empty),
        (256 * 1024 + 1, PlanFileProblem::TooLarge),
        (usize::MAX, PlanFileProblem::TooLarge),
    ] {
        let file = GivenFile { address: "https://cdn.discordapp.com/attachments/1/2/plan.ics".into(), bytes };
        match world.app.plan_import(&world.caller(1), &file).await {
            Err(AppError::Refused(Refusal::PlanFile(problem))) => assert_eq!(problem, expected, "{bytes} bytes"),
            other => panic!("{bytes} bytes: {other:?}"),
        }
        assert!(!format!("{file:?}").contains("cdn"), "whoever reads the log cannot read the file");
    }
    assert_eq!(world.tx().await.plan_import_of(id).await.unwrap(), None, "nothing is kept");
}

#[tokio::test]
async fn what_is_put_back_later_was_not_there_meanwhile() {
    let world = World::at("2026-03-30T12:00:00Z").await;
    let id = world.join(1, StartingPlan::FirstSteps, false).await;
    let caller = world.caller(1);
    let strength =
        world.tx().await.sessions_of(id).await.unwrap().into_iter().find(|one| one.spec.title.as_str() == "legs and trunk");
    let session = strength.expect("Wednesday's session").id;
    world.app.remove_session(&caller, session).await.unwrap();
    world.live_until("2026-04-10T12:00:00Z").await;
    world.app.restore_session(&caller, session).await.unwrap();
    let versions = world.tx().await.sessions_of(id).await.unwrap();
    let in_force = |date: &str| {
        let date = date.parse().unwrap();
        versions.iter().any(|version| version.id == session && version.is_in_force_on(date))
    };
    let days = ["2026-04-01", "2026-04-08", "2026-04-15"].map(in_force);
    assert_eq!(days, [false, false, true], "two weeks without it stay so");
}

#[tokio::test]
async fn put_back_on_the_same_day_it_is_as_if_nothing_had_been() {
    let world = World::at("2026-03-30T12:00:00Z").await;
    let id = world.join(1, StartingPlan::FirstSteps, false).await;
    let before = world.tx().await.sessions_of(id).await.unwrap();
    world.app.remove_session(&world.caller(1), before[1].id).await.unwrap();
    world.app.restore_session(&world.caller(1), before[1].id).await.unwrap();
    assert_eq!(world.tx().await.sessions_of(id).await.unwrap(), before);
}

#[tokio::test]
async fn deleting_twice_is_once() {
    let world = World::at("2026-03-30T12:00:00Z").await;
    world.join(1, StartingPlan::FirstSteps, false).await;
    let first = shown(world.app.delete_confirmed(&world.caller(1)).await.unwrap());
    let second = shown(world.app.delete_confirmed(&world.caller(1)).await.unwrap());
    assert_eq!(first.text(), second.text());
}
