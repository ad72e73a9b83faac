use proptest::prelude::*;

use super::*;
use crate::domain::calendar::Days;
use crate::domain::occurrence::{Occurrence, Outcome, Version};
use crate::domain::room::Room;
use crate::domain::sample::{date, row, row_on, session};
use crate::domain::session::Session;
use crate::domain::week_plan::planned;
use crate::domain::week_size::at_room;

const DONE: Outcome = Outcome::Done(Version::Full);
const SMALL: Outcome = Outcome::Done(Version::Small);

fn week() -> Week {
    Week::of(date("2025-06-02"))
}

fn judged(sessions: &[Session], rows: &[Occurrence], pauses: &[Pause], room: Room) -> WeekFacts {
    let all = planned(sessions, rows, week().monday(), week().sunday());
    judge(&at_room(all, room).sessions, pauses)
}

#[test]
fn a_week_needs_all_but_two_in_seven() {
    for (k, expected) in [(0, 1), (1, 1), (2, 1), (3, 2), (4, 3), (5, 4), (6, 4), (7, 5), (8, 6), (10, 7), (14, 10), (28, 20)] {
        assert_eq!(need(k), expected, "need({k})");
    }
    for k in 1..=28u32 {
        let rounded = f64::from(k) - (2.0 * f64::from(k) / 7.0).round();
        assert!((f64::from(need(k)) - rounded.max(1.0)).abs() < f64::EPSILON, "need({k}) is max(1, k − round(2k/7))");
    }
}

#[test]
fn every_outcome_counts_as_the_table_says() {
    // Four strength sessions, Monday to Thursday; Monday and Tuesday are done, Thursday stays open.
    let sessions = [session(1, Kind::Strength, "mon,tue,wed,thu")];
    for (name, wednesday, planned, credited, kind) in [
        ("done", DONE, 4, 3, WeekKind::Kept),
        ("done in the small version", SMALL, 4, 3, WeekKind::Kept),
        ("some", Outcome::Some, 4, 3, WeekKind::Kept),
        ("swapped in part", Outcome::SwappedInPart(Kind::Mobility), 4, 3, WeekKind::Kept),
        ("swapped", Outcome::Swapped(Kind::Mobility), 4, 3, WeekKind::Kept),
        ("moved to next week", Outcome::Moved(date("2025-06-13")), 3, 2, WeekKind::Kept),
        ("moved within the week", Outcome::Moved(date("2025-06-06")), 4, 2, WeekKind::Grey),
        ("rested", Outcome::Rested, 3, 2, WeekKind::Kept),
        ("let go", Outcome::LetGo, 4, 2, WeekKind::Grey),
        ("silent", Outcome::Open, 4, 2, WeekKind::Grey),
    ] {
        let rows = [row(1, "2025-06-02", DONE), row(1, "2025-06-03", DONE), row(1, "2025-06-04", wednesday)];
        let facts = judged(&sessions, &rows, &[], Room::Steady);
        assert_eq!((facts.planned, facts.credited, facts.kind()), (planned, credited, kind), "{name}");
        assert_eq!(facts.need, need(planned), "{name}");
    }
}

#[test]
fn sums_are_by_the_kind_that_was_done() {
    let sessions = [
        session(1, Kind::Strength, "mon,tue"),
        session(2, Kind::Recovery, "wed"),
        session(3, Kind::Run, "sun"),
        session(4, Kind::Mobility, "thu"),
    ];
    let extra = Occurrence { is_extra: true, ..row(4, "2025-06-06", DONE) };
    let rows = [
        row(1, "2025-06-02", DONE),
        row(1, "2025-06-03", Outcome::Swapped(Kind::Mobility)),
        row(2, "2025-06-04", Outcome::Some),
        row(3, "2025-06-08", DONE),
        extra,
    ];
    let facts = judged(&sessions, &rows, &[], Room::Steady);
    let expected = WeekFacts { planned: 4, need: 3, credited: 4, strength: 1, mobility: 2, recovery: 1 };
    assert_eq!(facts, expected, "a swap is credited as what was done, an extra beside the plan, a run not at all");
    for kind in Kind::ALL {
        let of_kind = [("strength", 1), ("mobility", 2), ("recovery", 1), ("run", 0)];
        let expected = of_kind.iter().find(|(word, _)| *word == kind.as_str()).map(|(_, sum)| *sum);
        assert_eq!(Some(facts.of_kind(kind)), expected, "{kind:?}");
    }
}

#[test]
fn weeks_without_a_plan_are_light_and_what_was_done_in_them_still_counts() {
    let sessions = [session(1, Kind::Strength, "mon,thu")];
    let pause = |from: &str, until: &str| {
        [Pause { id: 1, from: date(from), until: Some(date(until)), scope: crate::domain::pause::Scope::Everything }]
    };
    let rested = [row(1, "2025-06-02", Outcome::Rested), row(1, "2025-06-05", Outcome::Rested)];
    let one_done = [row(1, "2025-06-02", DONE)];
    for (name, rows, pauses, k, kind) in [
        ("all of it paused", [].as_slice(), pause("2025-06-02", "2025-06-09").as_slice(), 0, WeekKind::Light),
        ("half of it paused", &[], &pause("2025-06-02", "2025-06-05"), 1, WeekKind::Quiet),
        ("done before the pause", &one_done, &pause("2025-06-05", "2025-06-09"), 1, WeekKind::Kept),
        ("a pause set over what was done", &one_done, &pause("2025-06-02", "2025-06-09"), 1, WeekKind::Kept),
        ("all of it rested", &rested, &[], 0, WeekKind::Light),
        ("nothing answered", &[], &[], 2, WeekKind::Quiet),
    ] {
        let facts = judged(&sessions, rows, pauses, Room::Steady);
        assert_eq!((facts.planned, facts.kind()), (k, kind), "{name}");
        assert_eq!(facts.is_kept(), kind == WeekKind::Kept, "{name}");
    }
    let extra = [Occurrence { is_extra: true, ..row(1, "2025-06-04", DONE) }];
    let beside: Vec<Occurrence> = rested.iter().chain(&extra).cloned().collect();
    assert_eq!(judged(&sessions, &beside, &[], Room::Steady).kind(), WeekKind::Kept, "something done in a week of rest");
}

#[test]
fn what_rests_of_some_kinds_is_not_needed_and_what_was_done_of_it_counts() {
    let sessions = [session(1, Kind::Strength, "mon,thu"), session(2, Kind::Mobility, "tue"), session(3, Kind::Recovery, "fri")];
    let scope = crate::domain::pause::Scope::RunningAndStrength;
    let pauses = [Pause { id: 1, from: date("2025-06-02"), until: None, scope }];
    let mobility = row(2, "2025-06-03", DONE);
    for (name, rows, (k, need, credited), kind) in [
        ("one of the two that go on", vec![mobility.clone()], (2, 1, 1), WeekKind::Kept),
        ("nothing of them", vec![], (2, 1, 0), WeekKind::Quiet),
        ("strength all the same", vec![row(1, "2025-06-02", DONE)], (3, 2, 1), WeekKind::Grey),
        ("strength and mobility", vec![row(1, "2025-06-02", DONE), mobility], (3, 2, 2), WeekKind::Kept),
    ] {
        let facts = judged(&sessions, &rows, &pauses, Room::Steady);
        assert_eq!((facts.planned, facts.need, facts.credited, facts.kind()), (k, need, credited, kind), "{name}");
    }
}

#[test]
fn s6_a_low_week_is_a_whole_plan() {
    let sessions =
        [session(1, Kind::Mobility, "mon,wed"), session(2, Kind::Strength, "tue,fri"), session(3, Kind::Recovery, "thu,sun")];
    let rows = [row(3, "2025-06-05", SMALL), row(2, "2025-06-03", SMALL)];
    let facts = judged(&sessions, &rows, &[], Room::Low);
    assert_eq!((facts.planned, facts.need, facts.credited), (3, 2, 2), "Cara: six become three, two are needed");
    assert!(facts.is_kept());
    assert!(!judged(&sessions, &rows, &[], Room::Steady).is_kept(), "at steady the same would not have kept it");
}

#[test]
fn letting_go_in_a_low_week_takes_no_place_from_a_rest() {
    // Half of ten is five: three done, one let go, one rested, which is neutral. Another one that is let go stands behind the rest.
    let sessions = [
        session(1, Kind::Strength, "mon,fri,sat"),
        session(2, Kind::Strength, "mon,tue,wed,fri,sat,sun"),
        session(3, Kind::Strength, "wed"),
    ];
    let mut rows = vec![
        row(2, "2025-06-02", DONE),
        row(2, "2025-06-03", Outcome::LetGo),
        row(1, "2025-06-06", DONE),
        row(1, "2025-06-07", DONE),
        row(2, "2025-06-07", Outcome::Rested),
    ];
    let before = judged(&sessions, &rows, &[], Room::Low);
    assert_eq!((before.planned, before.need, before.credited), (4, 3, 3));
    rows.push(row(2, "2025-06-04", Outcome::LetGo));
    assert_eq!(judged(&sessions, &rows, &[], Room::Low), before, "an honest word takes nothing");
}

/// A walk of so many weeks from 2 June 2025.
fn weeks(kinds: &[WeekKind]) -> Vec<(Week, WeekKind)> {
    (0..).zip(kinds).map(|(nth, kind)| (week().plus(nth), *kind)).collect()
}

#[test]
fn the_worked_chapter() {
    use WeekKind::{Grey, Kept, Light, Quiet};
    let mut kinds = vec![Kept; 8];
    for (name, more, chapter) in [
        ("eight kept weeks", [].as_slice(), 8),
        ("3 of 4", &[Kept], 9),
        ("1 of 4, grey", &[Grey], 9),
        ("0 of 4, quiet", &[Quiet], 9),
        ("3 of 4", &[Kept], 10),
        ("two paused weeks", &[Light, Light], 10),
        ("a low week, 1 of 2", &[Kept], 11),
        ("three quiet weeks", &[Quiet, Quiet, Quiet], 11),
    ] {
        kinds.extend(more);
        let kept = walk(&weeks(&kinds), None);
        assert_eq!((kept.chapter, kept.in_all), (chapter, chapter), "{name}");
    }
    assert!(walk(&weeks(&kinds), None).asks_about_chapter(), "three quiet weeks: carry on or fresh chapter");
    kinds.push(Grey);
    let fresh_from = week().plus(i32::try_from(kinds.len()).expect("few"));
    assert_eq!(walk(&weeks(&kinds), None).chapter, 11, "grey first week back");
    kinds.push(Kept);
    let kept = |chapter_from| walk(&weeks(&kinds), chapter_from);
    assert_eq!((kept(None).chapter, kept(None).in_all), (12, 12), "carried on");
    assert_eq!((kept(Some(fresh_from)).chapter, kept(Some(fresh_from)).in_all), (1, 12), "with a fresh chapter");
    kinds[9] = Kept;
    assert_eq!(walk(&weeks(&kinds), None).in_all, 13, "a late log makes the grey week kept, at once");
}

#[test]
fn quiet_weeks_are_counted_in_a_row() {
    use WeekKind::{Grey, Kept, Light, Quiet};
    for (kinds, quiet) in [
        ([Kept, Quiet, Quiet].as_slice(), 2),
        (&[Quiet, Quiet, Kept], 0),
        (&[Quiet, Grey, Quiet], 1),
        (&[Quiet, Light, Quiet, Quiet], 3),
        (&[], 0),
    ] {
        let kept = walk(&weeks(kinds), None);
        assert_eq!(kept.quiet_now, quiet, "{kinds:?}");
        assert_eq!(kept.asks_about_chapter(), quiet >= 3, "{kinds:?}");
    }
}

#[test]
fn s13_a_late_log_credits_its_own_week() {
    let sessions = [session(1, Kind::Strength, "mon,tue,thu,sat")];
    let mut rows = vec![row(1, "2025-06-02", DONE), row(1, "2025-06-03", DONE)];
    assert_eq!(judged(&sessions, &rows, &[], Room::Steady).kind(), WeekKind::Grey, "Jo: 2 of 4");
    rows.push(row(1, "2025-06-07", Outcome::Some));
    assert_eq!(judged(&sessions, &rows, &[], Room::Steady).kind(), WeekKind::Kept, "Saturday logged as some on 20 June");
}

/// How good a kind of week is for the counters.
fn rank(kind: WeekKind) -> u8 {
    match kind {
        WeekKind::Kept => 1,
        WeekKind::Grey | WeekKind::Light | WeekKind::Quiet => 0,
    }
}

proptest! {
    /// Nothing done, rested, moved out or paused ever takes a kept week away; nor does any answer in place of silence.
    #[test]
    fn telling_never_takes_a_kept_week_away(
        plans in prop::collection::vec((0usize..3, 1u8..128), 1..4),
        answers in prop::collection::btree_map((0i64..4, 0u64..7), 0usize..6, 0..14),
        told in (0i64..4, 0u64..7, 1usize..6),
        paused in prop::option::of((0u64..7, 0u64..8)),
        is_low: bool,
    ) {
        let monday = week().monday();
        let room = if is_low { Room::Low } else { Room::Steady };
        let outcomes = [
            Outcome::Open, DONE, Outcome::Some, Outcome::Rested, Outcome::Moved(date("2025-06-20")), Outcome::LetGo,
        ];
        let sessions: Vec<Session> = (0..).zip(&plans)
            .map(|(number, (kind, bits))| {
                session(number, Kind::COUNTED[*kind], &Days::from_bits(*bits).expect("weekdays").to_string())
            })
            .collect();
        let rows_of = |answers: &std::collections::BTreeMap<(i64, u64), usize>| -> Vec<Occurrence> {
            answers.iter()
                .map(|((number, day), outcome)| row_on(*number, monday + chrono::Days::new(*day), outcomes[*outcome]))
                .filter(|row| sessions.iter().any(|session| session.id == row.session && session.falls_on(row.date)))
                .collect()
        };
        let before = judged(&sessions, &rows_of(&answers), &[], room);
        let (number, day, outcome) = told;
        let mut more = answers.clone();
        let was_open = answers.get(&(number, day)).is_none_or(|outcome| *outcome == 0);
        if was_open {
            more.insert((number, day), outcome);
        }
        let after = judged(&sessions, &rows_of(&more), &[], room);
        prop_assert!(rank(after.kind()) >= rank(before.kind()), "{before:?} became {after:?} by telling");
        prop_assert!(after.credited >= before.credited, "{before:?} became {after:?} by telling");
        if let Some((from, length)) = paused {
            let from = monday + chrono::Days::new(from);
            let pauses = [Pause { id: 1, from, until: Some(from + chrono::Days::new(length)), scope: crate::domain::pause::Scope::Everything }];
            let paused = judged(&sessions, &rows_of(&answers), &pauses, room);
            prop_assert!(rank(paused.kind()) >= rank(before.kind()), "{before:?} became {paused:?} by a pause");
        }
    }
}
