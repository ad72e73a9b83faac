//! Answers, changes, what stands beside the plan, and the way back.

use second_wind::app::log_session::NewCheckIn;
use second_wind::app::plan::NewSession;
use second_wind::app::reply::Surface;
use second_wind::domain::calendar::Week;
use second_wind::domain::ids::{ChangeId, OccurrenceId};
use second_wind::domain::ladder::LadderState;
use second_wind::domain::occurrence::Outcome;
use second_wind::domain::press::{Answer, Press};
use second_wind::domain::starting_plan::StartingPlan;
use second_wind::store::weeks::MemberWeek;

use crate::world::{World, presses, shown};

async fn ana(now: &str) -> World {
    let world = World::at(now).await;
    world.join(1, StartingPlan::FirstSteps, false).await;
    world.settle().await;
    world
}

fn log(what: &str, outcome: &str, day: &str) -> NewCheckIn {
    NewCheckIn { what: what.into(), outcome: Some(outcome.into()), day: Some(day.into()) }
}

fn undo_in(presses: &[Press]) -> ChangeId {
    presses.iter().find_map(|press| if let Press::Undo(change) = press { Some(*change) } else { None }).expect("a way back")
}

async fn week(world: &World, week: &str) -> Option<MemberWeek> {
    let id = world.member(1).await.id;
    let week: Week = week.parse().unwrap();
    world.tx().await.member_weeks(id).await.unwrap().into_iter().find(|known| known.week == week)
}

async fn outcome_of(world: &World, id: OccurrenceId) -> Outcome {
    world.tx().await.occurrence(id).await.unwrap().expect("an occurrence").outcome
}

#[tokio::test]
async fn an_extra_is_in_the_week_and_in_no_plan() {
    // Monday holds mobility; strength is beside it.
    let world = ana("2026-03-30T12:00:00Z").await;
    let caller = world.caller(1);
    world.app.check_in(&caller, &log("mobility", "done", "today")).await.unwrap();
    world.app.check_in(&caller, &log("strength", "done", "today")).await.unwrap();
    assert_eq!(week(&world, "2026-W14").await.map(|week| (week.planned, week.credited, week.strength)), Some((3, 2, 1)));
    let plan = shown(world.app.plan_show(&caller).await.unwrap());
    assert!(
        plan.text().contains("3 sessions") || plan.text().contains("three sessions"),
        "the plan is as it was: {}",
        plan.text()
    );
}

#[tokio::test]
async fn extra_pressed_twice_is_once_and_keeps_the_answer() {
    let world = ana("2026-03-30T12:00:00Z").await;
    let caller = world.caller(1);
    let asked = presses(world.app.check_in(&caller, &log("strength", "some", "today")).await.unwrap());
    let Some(Press::CheckIn(extra, answer)) = asked.get(1) else { panic!("[Extra] is the second of {asked:?}") };
    assert_eq!(week(&world, "2026-W14").await.map_or(0, |week| week.credited), 0, "a question logs nothing");
    for _ in 0..2 {
        world.app.press_answer(&caller, Surface::Private, *extra, *answer).await.unwrap();
    }
    assert_eq!(outcome_of(&world, *extra).await, Outcome::Some);
    assert_eq!(week(&world, "2026-W14").await.map(|week| week.credited), Some(1));
}

#[tokio::test]
async fn there_is_no_way_back_past_a_later_answer() {
    let world = ana("2026-03-30T12:00:00Z").await;
    let caller = world.caller(1);
    let first = presses(world.app.check_in(&caller, &log("hips and ankles", "done", "today")).await.unwrap());
    let second = presses(world.app.check_in(&caller, &log("hips and ankles", "some", "today")).await.unwrap());
    assert!(world.app.undo(&caller, undo_in(&first)).await.is_err(), "the first answer was changed since");
    world.app.undo(&caller, undo_in(&second)).await.unwrap();
    assert_eq!(week(&world, "2026-W14").await.map(|week| week.credited), Some(1), "back to done");
    world.app.undo(&caller, undo_in(&first)).await.unwrap();
    assert_eq!(week(&world, "2026-W14").await.map(|week| week.credited), Some(0), "and back to open");
    world.app.undo(&caller, undo_in(&first)).await.unwrap();
}

#[tokio::test]
async fn a_move_is_taken_back_while_its_new_day_is_open() {
    let world = ana("2026-03-30T12:00:00Z").await;
    let caller = world.caller(1);
    let today = presses(world.app.today(&caller).await.unwrap());
    let Some(Press::CheckIn(id, _)) = today.first().cloned() else { panic!("a session today: {today:?}") };
    let moved = presses(world.app.press_move_to(&caller, Surface::Private, id, "2026-03-31").await.unwrap());
    let undo = undo_in(&moved);
    world.app.undo(&caller, undo).await.unwrap();
    assert_eq!(outcome_of(&world, id).await, Outcome::Open);
    let again = presses(world.app.press_move_to(&caller, Surface::Private, id, "2026-03-31").await.unwrap());
    let undo = undo_in(&again);
    world.live_until("2026-03-31T12:00:00Z").await;
    world.app.check_in(&caller, &log("hips and ankles", "done", "2026-03-31")).await.unwrap();
    assert!(world.app.undo(&caller, undo).await.is_err(), "it was answered on its new day, and that answer stays");
    assert_eq!(week(&world, "2026-W14").await.map(|week| week.credited), Some(1));
}

#[tokio::test]
async fn a_moved_session_can_be_logged_by_its_name_on_its_new_day() {
    let world = ana("2026-03-30T12:00:00Z").await;
    let caller = world.caller(1);
    let today = presses(world.app.today(&caller).await.unwrap());
    let Some(Press::CheckIn(id, _)) = today.first().cloned() else { panic!("a session today: {today:?}") };
    world.app.press_move_to(&caller, Surface::Private, id, "2026-03-31").await.unwrap();
    world.live_until("2026-03-31T12:00:00Z").await;
    world.app.check_in(&caller, &log("hips and ankles", "done", "today")).await.unwrap();
    assert_eq!(week(&world, "2026-W14").await.map(|week| (week.planned, week.credited)), Some((3, 1)), "no extra beside it");
}

#[tokio::test]
async fn what_stands_beside_the_plan_cannot_be_moved() {
    let world = ana("2026-03-30T12:00:00Z").await;
    let caller = world.caller(1);
    world.app.check_in(&caller, &log("mobility", "done", "today")).await.unwrap();
    let extra = presses(world.app.check_in(&caller, &log("strength", "done", "today")).await.unwrap());
    let Some(Press::Change(id)) = extra.first().cloned() else { panic!("a way to change it: {extra:?}") };
    assert!(world.app.press_move(&caller, Surface::Private, id).await.is_err());
    assert!(world.app.press_move_to(&caller, Surface::Private, id, "2026-04-01").await.is_err());
    assert_eq!(week(&world, "2026-W14").await.map(|week| week.credited), Some(2), "it is where it was");
}

/// Ana, silent from 1 June 2025 on, dormant since; it is a Thursday in July.
async fn dormant() -> World {
    let world = ana("2025-06-01T12:00:00Z").await;
    world.live_until("2025-07-10T05:00:00Z").await;
    assert_eq!(world.member(1).await.ladder, LadderState::Dormant);
    world
}

#[tokio::test]
async fn the_first_credit_after_an_absence_is_a_comeback_and_goes_with_it() {
    let world = dormant().await;
    let caller = world.caller(1);
    let done = presses(world.app.check_in(&caller, &log("hips and ankles", "done", "today")).await.unwrap());
    assert!(week(&world, "2025-W28").await.is_some_and(|week| week.is_comeback), "the first one");
    world.app.undo(&caller, undo_in(&done)).await.unwrap();
    assert!(week(&world, "2025-W28").await.is_some_and(|week| !week.is_comeback), "taken back, there is none");
    world.live_until("2025-07-14T12:00:00Z").await;
    world.app.check_in(&caller, &log("hips and ankles", "done", "today")).await.unwrap();
    assert!(week(&world, "2025-W29").await.is_some_and(|week| week.is_comeback), "the next one is");
    world.app.check_in(&caller, &log("legs up", "done", "2025-07-13")).await.unwrap();
    let weeks = (week(&world, "2025-W28").await.unwrap().is_comeback, week(&world, "2025-W29").await.unwrap().is_comeback);
    assert_eq!(weeks, (true, false), "one logged late came before it");
}

#[tokio::test]
async fn three_sessions_are_boosted_however_often_one_is_changed() {
    let world = dormant().await;
    let caller = world.caller(1);
    for outcome in ["done", "some", "small", "not_today", "done"] {
        world.app.check_in(&caller, &log("hips and ankles", outcome, "today")).await.unwrap();
    }
    let id = world.member(1).await.id;
    assert_eq!(world.tx().await.ladder_extras(id).await.unwrap().boosts_left, 2, "one session took one");
    let undone = presses(world.app.check_in(&caller, &log("hips and ankles", "rest", "today")).await.unwrap());
    assert_eq!(world.tx().await.ladder_extras(id).await.unwrap().boosts_left, 3, "rest gives it back");
    world.app.undo(&caller, undo_in(&undone)).await.unwrap();
    assert_eq!(world.tx().await.ladder_extras(id).await.unwrap().boosts_left, 2, "and done has it again");
}

#[tokio::test]
async fn a_day_of_many_words_fits_into_one_message() {
    let world = ana("2026-03-31T12:00:00Z").await;
    let caller = world.caller(1);
    for nth in 0..6 {
        let words = |letter: &str| format!("{} {nth}", letter.repeat(110));
        let new = NewSession {
            kind: "strength".into(),
            title: format!("{} {nth}", "t".repeat(38)),
            minutes: 45,
            days: "tue".into(),
            small: Some(words("s")),
            full: Some(words("f")),
            cue: Some("c".repeat(40)),
            ..NewSession::default()
        };
        world.app.plan_add(&caller, &new).await.unwrap();
    }
    let today = shown(world.app.today(&caller).await.unwrap());
    assert!(today.text().contains(&"s".repeat(110)), "the small versions are always named");
    let Some(Press::CheckIn(first, _)) = today.presses().next().cloned() else { panic!("buttons") };
    world.app.press_answer(&caller, Surface::Private, first, Answer::Done).await.unwrap();
    let later = shown(world.app.today(&caller).await.unwrap());
    assert!(later.text().contains("tt 5"), "the sixth has its turn once another is answered: {}", later.text());
    let again = shown(world.app.start(&caller, None).await.unwrap());
    assert_eq!(again.rows().len(), 5, "with words before it, too");
}

#[tokio::test]
async fn a_press_while_messages_are_off_is_logged_and_they_stay_off() {
    let world = ana("2026-03-30T05:00:00Z").await;
    world.live_until("2026-03-30T06:30:00Z").await;
    let Some(Press::CheckIn(id, _)) = world.dms(1)[0].presses.first().cloned() else { panic!("a reminder with buttons") };
    world.app.stop(&world.caller(1)).await.unwrap();
    world.app.press_answer(&world.caller(1), Surface::Letter, id, Answer::Done).await.unwrap();
    assert!(outcome_of(&world, id).await.is_credited());
    world.live_until("2026-04-10T12:00:00Z").await;
    assert_eq!((world.dms(1).len(), world.member(1).await.ladder), (1, LadderState::Off));
}

/// What was let go was not done: it is no "You did", nor does a text about it lack its word.
#[tokio::test]
async fn a_session_let_go_on_a_day_it_does_not_stand_on_is_answered_as_any_other() {
    let world = ana("2026-03-31T12:00:00Z").await;
    for outcome in ["not_today", "rest"] {
        let said = shown(world.app.check_in(&world.caller(1), &log("hips and ankles", outcome, "today")).await.unwrap());
        let text = said.text().to_lowercase();
        for wrong in ["extra", "beside the plan", "on top of the plan", " ,"] {
            assert!(!text.contains(wrong), "{outcome} is answered with {text:?}");
        }
    }
    assert_eq!(world.app.prompts.take_problems(), [], "every text has its words");
}
