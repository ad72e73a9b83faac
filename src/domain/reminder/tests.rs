use super::*;
use crate::domain::occurrence::{Occurrence, Outcome, Version};
use crate::domain::room::Room;
use crate::domain::sample::{date, row, session};
use crate::domain::session::{Kind, RecoveryArea, Session};
use crate::domain::week_plan::planned;
use crate::domain::week_size::at_room;

const DONE: Outcome = Outcome::Done(Version::Full);

/// Composes Monday 2 June 2025 for somebody on track.
fn monday<'p>(planned: &[Planned<'p>]) -> Result<ReminderPlan<'p>, NoReminder> {
    compose(&facts(planned))
}

fn facts<'a, 'p>(planned: &'a [Planned<'p>]) -> ReminderFacts<'a, 'p> {
    ReminderFacts { planned, today: date("2025-06-02"), pauses: &[], state: LadderState::OnTrack, silent: 0, has_question: false }
}

fn of_june<'a>(sessions: &'a [Session], rows: &'a [Occurrence]) -> Vec<Planned<'a>> {
    planned(sessions, rows, date("2025-06-01"), date("2025-06-30"))
}

fn rest(number: i64, days: &str) -> Session {
    let mut rest = session(number, Kind::Recovery, days);
    rest.spec.area = Some(RecoveryArea::Rest);
    rest
}

#[test]
fn what_a_day_holds_decides_whether_there_is_a_reminder() {
    let strength = || session(1, Kind::Strength, "mon");
    let recovery = || session(2, Kind::Recovery, "mon");
    let run = |is_reminded| {
        let mut run = session(3, Kind::Run, "mon");
        run.spec.is_reminded = is_reminded;
        run
    };
    let on_monday = |number, outcome| row(number, "2025-06-02", outcome);
    let arrived = Occurrence { moved_from: Some(date("2025-06-03")), ..row(4, "2025-06-02", Outcome::Open) };
    type Case = (&'static str, Vec<Session>, Vec<Occurrence>, Result<Vec<i64>, NoReminder>);
    let cases: [Case; 15] = [
        ("two sessions", vec![strength(), recovery()], vec![], Ok(vec![1, 2])),
        ("one of two is logged", vec![strength(), recovery()], vec![on_monday(1, DONE)], Ok(vec![2])),
        (
            "both are logged",
            vec![strength(), recovery()],
            vec![on_monday(1, DONE), on_monday(2, DONE)],
            Err(NoReminder::AllAnswered),
        ),
        ("let go before the reminder", vec![strength()], vec![on_monday(1, Outcome::LetGo)], Err(NoReminder::AllAnswered)),
        ("rest chosen before the reminder", vec![strength()], vec![on_monday(1, Outcome::Rested)], Err(NoReminder::AllAnswered)),
        ("an empty day", vec![session(1, Kind::Strength, "tue")], vec![], Err(NoReminder::NothingPlanned)),
        ("moved away", vec![strength()], vec![on_monday(1, Outcome::Moved(date("2025-06-04")))], Err(NoReminder::NothingPlanned)),
        ("moved here", vec![session(4, Kind::Mobility, "tue")], vec![arrived], Ok(vec![4])),
        ("a run is context", vec![run(false)], vec![], Err(NoReminder::NothingPlanned)),
        ("a run beside a session", vec![strength(), run(false)], vec![], Ok(vec![1])),
        ("a run that the member asked for", vec![run(true)], vec![], Ok(vec![3])),
        ("only a rest day", vec![rest(5, "mon")], vec![], Err(NoReminder::OnlyRest)),
        ("a rest day and a session", vec![rest(5, "mon"), strength()], vec![], Ok(vec![1, 5])),
        (
            "a rest day and a logged session",
            vec![rest(5, "mon"), strength()],
            vec![on_monday(1, DONE)],
            Err(NoReminder::OnlyRest),
        ),
        (
            "an extra is nothing to be reminded of",
            vec![session(6, Kind::Mobility, "tue")],
            vec![Occurrence { is_extra: true, ..row(6, "2025-06-02", DONE) }],
            Err(NoReminder::NothingPlanned),
        ),
    ];
    for (name, sessions, rows, expected) in cases {
        let composed = monday(&of_june(&sessions, &rows));
        let parts = composed.map(|plan| plan.parts.iter().map(|part| part.session.id.get()).collect::<Vec<_>>());
        assert_eq!(parts, expected, "{name}");
    }
}

#[test]
fn five_sessions_carry_buttons_and_four_beside_a_question() {
    for (sessions, has_question, parts, more) in
        [(1, false, 1, 0), (5, false, 5, 0), (6, false, 5, 1), (20, false, 5, 15), (4, true, 4, 0), (5, true, 4, 1)]
    {
        let all: Vec<Session> = (1..=sessions).map(|number| session(number, Kind::Mobility, "mon")).collect();
        let day = of_june(&all, &[]);
        let plan = compose(&ReminderFacts { has_question, ..facts(&day) }).expect("a reminder");
        assert_eq!((plan.parts.len(), plan.more), (parts, more), "{sessions} sessions, question merged: {has_question}");
    }
}

#[test]
fn the_state_and_the_silence_choose_the_message() {
    use LadderState::{Archived, Away, Dormant, Off, OnTrack, Paused, Returned, Wobble};
    let sessions = [session(1, Kind::Strength, "mon")];
    let day = of_june(&sessions, &[]);
    let (rem, wob, none) = (Ok(ReminderKind::Rem), Ok(ReminderKind::Wobble), Err(NoReminder::State));
    for (state, silent, expected) in [
        (OnTrack, 0, rem),
        (Wobble, 1, rem),
        (Wobble, 2, wob),
        (Returned, 1, rem),
        (Returned, 2, wob),
        (Away, 3, none),
        (Dormant, 0, none),
        (Paused, 0, none),
        (Off, 0, none),
        (Archived, 0, none),
    ] {
        let composed = compose(&ReminderFacts { state, silent, ..facts(&day) });
        assert_eq!(composed.map(|plan| plan.kind), expected, "{state:?} with u = {silent}");
    }
}

#[test]
fn what_rests_of_some_kinds_is_not_reminded_of_and_the_others_are() {
    let all = [session(1, Kind::Strength, "mon"), session(2, Kind::Mobility, "mon"), session(3, Kind::Recovery, "mon")];
    let pauses = [Pause { id: 1, from: date("2025-06-02"), until: None, scope: crate::domain::pause::Scope::RunningAndStrength }];
    let composed = |sessions: &[Session]| {
        let week = planned(sessions, &[], date("2025-06-02"), date("2025-06-08"));
        let plan = compose(&ReminderFacts { pauses: &pauses, ..facts(&week) });
        plan.map(|plan| plan.parts.iter().map(|part| part.session.id.get()).collect::<Vec<_>>())
    };
    assert_eq!(composed(&all), Ok(vec![2, 3]), "mobility and recovery go on");
    assert_eq!(composed(&all[..1]), Err(NoReminder::NothingPlanned), "a day of strength alone has none");
}

#[test]
fn a_paused_day_has_none_and_a_low_week_fewer() {
    let sessions = [session(1, Kind::Strength, "mon"), session(2, Kind::Recovery, "mon")];
    let week = || planned(&sessions, &[], date("2025-06-02"), date("2025-06-08"));
    let pauses = [Pause { id: 1, from: date("2025-06-02"), until: None, scope: crate::domain::pause::Scope::Everything }];
    let paused = compose(&ReminderFacts { pauses: &pauses, ..facts(&week()) });
    assert_eq!(paused, Err(NoReminder::Paused));
    let low = at_room(week(), Room::Low);
    let parts = monday(&low.sessions).expect("a reminder").parts;
    assert_eq!(parts.iter().map(|part| part.session.id.get()).collect::<Vec<_>>(), [2], "at low one of two stands, the recovery");
}
