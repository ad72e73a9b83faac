//! The week at a glance, moving again and again, and changes of the plan with their way back.

use second_wind::app::AppError;
use second_wind::app::message::Row;
use second_wind::app::plan::NewSession;
use second_wind::app::plan_edit::SessionEdit;
use second_wind::app::reply::{Reply, Surface};
use second_wind::discord::components::routes;
use second_wind::domain::ids::{ChangeId, OccurrenceId, SessionId};
use second_wind::domain::occurrence::Outcome;
use second_wind::domain::press::{Answer, PlanStep, Press, WeekStep};
use second_wind::domain::refusal::Refusal;
use second_wind::domain::starting_plan::StartingPlan;

use crate::world::{World, at, presses, shown};

async fn ana(now: &str, plan: StartingPlan) -> World {
    let world = World::at(now).await;
    world.join(1, plan, false).await;
    world.settle().await;
    world
}

fn undo_in(presses: &[Press]) -> ChangeId {
    presses.iter().find_map(|press| if let Press::Undo(change) = press { Some(*change) } else { None }).expect("a way back")
}

async fn first_today(world: &World) -> OccurrenceId {
    let today = presses(world.app.today(&world.caller(1)).await.unwrap());
    today.iter().find_map(|press| if let Press::CheckIn(id, _) = press { Some(*id) } else { None }).expect("a session today")
}

async fn session(world: &World, title: &str) -> SessionId {
    let id = world.member(1).await.id;
    let all = world.tx().await.sessions_of(id).await.unwrap();
    all.into_iter().rfind(|one| one.spec.title.as_str() == title).expect("a session of that title").id
}

/// The dates on which a session of one date a week stands open, of those that have a row.
async fn open_dates(world: &World, session: SessionId) -> Vec<String> {
    let id = world.member(1).await.id;
    let (from, until) = ("2026-03-01".parse().unwrap(), "2026-05-30".parse().unwrap());
    let rows = world.tx().await.occurrences_between(id, from, until).await.unwrap();
    let open = rows.into_iter().filter(|row| row.session == session && row.outcome == Outcome::Open);
    open.map(|row| row.date.to_string()).collect()
}

fn refused(result: second_wind::app::AppResult<Reply>) -> Refusal {
    match result {
        Err(AppError::Refused(refusal)) => refusal,
        other => panic!("a refusal, not {other:?}"),
    }
}

#[tokio::test]
async fn the_week_turns_at_four_in_the_morning_of_the_members_monday() {
    for (now, from) in [
        ("2026-04-06T02:59:00Z", "Monday 30 March"),
        ("2026-04-06T03:00:00Z", "Monday 6 April"),
        ("2026-03-29T23:59:00Z", "Monday 23 March"),
    ] {
        let world = World::at("2026-03-20T12:00:00Z").await;
        world.join(1, StartingPlan::Steady, false).await;
        world.clock.set(at(now));
        let week = shown(world.app.week(&world.caller(1)).await.unwrap());
        assert!(week.text().starts_with(&format!("**Your week**, from {from}")), "at {now}, in London: {}", week.text());
    }
}

#[tokio::test]
async fn moves_are_taken_back_one_after_the_other_and_in_no_other_order() {
    let world = ana("2026-03-30T12:00:00Z", StartingPlan::FirstSteps).await;
    let caller = world.caller(1);
    let id = first_today(&world).await;
    let which = session(&world, "hips and ankles").await;
    let first = undo_in(&presses(world.app.press_move_to(&caller, Surface::Private, id, "2026-04-01").await.unwrap()));
    let second = undo_in(&presses(world.app.press_move_to(&caller, Surface::Private, id, "2026-04-04").await.unwrap()));
    let third = undo_in(&presses(world.app.press_move_to(&caller, Surface::Private, id, "2026-04-01").await.unwrap()));
    assert_eq!(open_dates(&world, which).await, ["2026-04-01"], "there, on, and back");
    for too_early in [first, second] {
        assert_eq!(refused(world.app.undo(&caller, too_early).await), Refusal::NothingToUndo, "a later move stands on it");
    }
    for (change, stands_on) in [(third, "2026-04-04"), (second, "2026-04-01"), (first, "2026-03-30")] {
        world.app.undo(&caller, change).await.unwrap();
        assert_eq!(open_dates(&world, which).await, [stands_on]);
    }
    let same = world.app.press_move_to(&caller, Surface::Private, id, "2026-03-30").await;
    assert_eq!(refused(same), Refusal::AlreadyThere { date: "2026-03-30".parse().unwrap() });
}

#[tokio::test]
async fn however_often_it_is_moved_the_weeks_hold_as_much_as_before() {
    let world = ana("2026-03-30T12:00:00Z", StartingPlan::FirstSteps).await;
    let caller = world.caller(1);
    let id = first_today(&world).await;
    let which = session(&world, "hips and ankles").await;
    let mut dice = 7_usize;
    for step in 0..80 {
        let offered = shown(world.app.press_move(&caller, Surface::Private, id).await.unwrap());
        let days: Vec<String> = offered
            .rows()
            .iter()
            .filter_map(|row| match row {
                Row::Select { press: Press::MoveTo(..), options, .. } => Some(options.iter().map(|option| option.value.clone())),
                _ => None,
            })
            .flatten()
            .filter(|value| value != "keep")
            .collect();
        dice = (dice * 1_103_515_245 + 12_345) % 2_147_483_648;
        let day = days[(dice / 65_536) % days.len()].clone();
        world.app.press_move_to(&caller, Surface::Private, id, &day).await.unwrap();
        assert_eq!(open_dates(&world, which).await, [day], "one place after {step} moves");
        let weeks = world.tx().await.member_weeks(world.member(1).await.id).await.unwrap();
        let beyond: i64 = weeks.iter().map(|week| i64::from(week.planned) - 3).sum();
        assert_eq!(beyond, 0, "what leaves one week joins another, after {step} moves: {weeks:?}");
    }
}

#[tokio::test]
async fn a_moved_session_goes_and_comes_back_with_its_session() {
    let world = ana("2026-03-30T12:00:00Z", StartingPlan::FirstSteps).await;
    let caller = world.caller(1);
    let id = first_today(&world).await;
    world.app.press_move_to(&caller, Surface::Private, id, "2026-04-03").await.unwrap();
    let removed = presses(world.app.plan_remove(&caller, "hips and ankles").await.unwrap());
    let week = shown(world.app.week(&caller).await.unwrap());
    assert!(!week.text().contains("hips"), "{}", week.text());
    world.app.undo(&caller, undo_in(&removed)).await.unwrap();
    let week = shown(world.app.week(&caller).await.unwrap());
    assert!(week.text().contains("**Friday**: hips and ankles"), "where it was moved to: {}", week.text());
}

#[tokio::test]
async fn what_would_not_fit_any_more_is_not_put_back() {
    let world = ana("2026-03-30T12:00:00Z", StartingPlan::FirstSteps).await;
    let caller = world.caller(1);
    let removed = presses(world.app.plan_remove(&caller, "legs up").await.unwrap());
    for nth in 0..18 {
        let new = NewSession {
            kind: "mobility".into(),
            title: format!("number {nth}"),
            minutes: 5,
            days: "sat".into(),
            small: Some("one".into()),
            ..NewSession::default()
        };
        world.app.plan_add(&caller, &new).await.unwrap();
    }
    let before = world.tx().await.sessions_of(world.member(1).await.id).await.unwrap();
    assert_eq!(refused(world.app.undo(&caller, undo_in(&removed)).await), Refusal::TooManySessions { max: 20 });
    assert_eq!(world.tx().await.sessions_of(world.member(1).await.id).await.unwrap(), before);
    world.app.plan_remove(&caller, "number 3").await.unwrap();
    world.app.undo(&caller, undo_in(&removed)).await.unwrap();
    assert!(shown(world.app.week(&caller).await.unwrap()).text().contains("legs up"), "with room again, it is back");
}

#[tokio::test]
async fn another_spacing_is_counted_from_today() {
    let world = ana("2026-03-30T12:00:00Z", StartingPlan::FirstSteps).await;
    let caller = world.caller(1);
    world.live_until("2026-04-08T12:00:00Z").await;
    let edit = SessionEdit { every_weeks: Some("2".into()), ..SessionEdit::default() };
    world.app.plan_edit(&caller, "legs and trunk", &edit).await.unwrap();
    let which = session(&world, "legs and trunk").await;
    let all = world.tx().await.sessions_of(world.member(1).await.id).await.unwrap();
    let stands = |date: &str| all.iter().any(|one| one.id == which && one.falls_on(date.parse().unwrap()));
    let wednesdays = ["2026-04-01", "2026-04-08", "2026-04-15", "2026-04-22"].map(stands);
    assert_eq!(wednesdays, [true, true, false, true], "this week first, and the week before as it was");
    let from = SessionEdit { from: Some("2026-04-15".into()), ..SessionEdit::default() };
    world.app.plan_edit(&caller, "legs and trunk", &from).await.unwrap();
    let all = world.tx().await.sessions_of(world.member(1).await.id).await.unwrap();
    let stands = |date: &str| all.iter().any(|one| one.id == which && one.falls_on(date.parse().unwrap()));
    assert_eq!(["2026-04-08", "2026-04-15", "2026-04-22"].map(stands), [false, true, false], "unless a first date is given");
}

#[tokio::test]
async fn forms_made_by_hand_are_refused_and_change_nothing() {
    let world = ana("2026-03-30T12:00:00Z", StartingPlan::FirstSteps).await;
    let caller = world.caller(1);
    let id = session(&world, "legs and trunk").await;
    let before = world.tx().await.sessions_of(world.member(1).await.id).await.unwrap();
    let line = |name: &str, text: &str| (name.to_owned(), text.to_owned());
    let long = "x".repeat(4_000);
    let forms: Vec<Vec<(String, String)>> = vec![
        vec![],
        vec![line("", "legs")],
        vec![line("owner", "2")],
        vec![line("title", "legs"), line("member_id", "2")],
        vec![line("title", &long)],
        vec![line("small", &long)],
        vec![line("title", "legs\u{0}")],
        vec![line("minutes", "-20")],
        vec![line("minutes", "٢٠")],
        vec![line("minutes", "9999999999999999999999")],
        vec![line("days", &long)],
        vec![line("from", "99999-01-01")],
        vec![line("small", "")],
    ];
    for given in forms {
        for step in [PlanStep::WordsGiven(id), PlanStep::DaysGiven(id)] {
            refused(routes::submit(&world.app, &caller, Surface::Private, Press::Plan(step), &given).await);
        }
    }
    assert_eq!(world.tx().await.sessions_of(world.member(1).await.id).await.unwrap(), before);
    let two_lines = vec![line("title", "legs\nand   trunk"), line("full", "one\r\ntwo")];
    routes::submit(&world.app, &caller, Surface::Private, Press::Plan(PlanStep::WordsGiven(id)), &two_lines).await.unwrap();
    let all = world.tx().await.sessions_of(world.member(1).await.id).await.unwrap();
    let kept = all.iter().rfind(|one| one.id == id).unwrap();
    let words = (kept.spec.title.as_str(), kept.spec.full.as_ref().map(|full| full.as_str()));
    assert_eq!(words, ("legs and trunk", Some("one two")), "line ends become spaces");
}

#[tokio::test]
async fn what_was_let_go_can_still_be_moved_and_what_was_answered_shows_the_week() {
    let world = ana("2026-03-30T12:00:00Z", StartingPlan::FirstSteps).await;
    let caller = world.caller(1);
    let week = shown(world.app.week(&caller).await.unwrap());
    let pick = week.presses().find(|press| matches!(press, Press::Week(WeekStep::Pick(..)))).cloned().expect("a list");
    let which = session(&world, "legs and trunk").await;
    let value = format!("{which}.2026-04-01");
    let choose = async |value: &str| routes::run(&world.app, &caller, Surface::Private, pick.clone(), Some(value)).await;
    let card = presses(choose(&value).await.unwrap());
    let Some(Press::Week(WeekStep::Move(id))) = card.first().cloned() else { panic!("[Move] is the first of {card:?}") };
    let let_go = Press::Week(WeekStep::LetGo(id));
    for _ in 0..2 {
        routes::run(&world.app, &caller, Surface::Private, let_go.clone(), None).await.unwrap();
    }
    let again = presses(choose(&value).await.unwrap());
    assert!(again.contains(&Press::Week(WeekStep::Move(id))) && !again.contains(&let_go), "it can still be moved: {again:?}");
    let to = Press::Week(WeekStep::MoveTo(id));
    routes::run(&world.app, &caller, Surface::Private, to, Some("2026-03-31")).await.unwrap();
    assert_eq!(open_dates(&world, which).await, ["2026-03-31"]);
    world.live_until("2026-03-31T12:00:00Z").await;
    let today = first_today(&world).await;
    world.app.press_answer(&caller, Surface::Private, today, Answer::Done).await.unwrap();
    let shown_again = shown(choose(&format!("{which}.2026-03-31")).await.unwrap());
    assert!(shown_again.text().starts_with("**Your week**"), "what was done is shown as done: {}", shown_again.text());
    assert_eq!(refused(choose(&format!("{which}.2026-04-02")).await), Refusal::UnknownChoice, "a day on which it never stood");
}
