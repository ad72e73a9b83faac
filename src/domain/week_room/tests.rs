use proptest::prelude::*;

use super::*;
use crate::domain::occurrence::{Occurrence, Version};
use crate::domain::room::{RoomAnswer, WeekRooms};
use crate::domain::sample::{date, long_run, row, row_on, session};
use crate::domain::session::Session;
use crate::domain::week_plan::planned;
use crate::domain::week_size::{SizedWeek, WeekSizes, at_room, at_sizes};

const DONE: Outcome = Outcome::Done(Version::Full);

fn week_of_2_june<'a>(sessions: &'a [Session], rows: &'a [Occurrence]) -> Vec<Planned<'a>> {
    planned(sessions, rows, date("2025-06-02"), date("2025-06-08"))
}

/// The kept sessions of a low week, as numbers.
fn at_low(sessions: &[Session], rows: &[Occurrence]) -> Vec<i64> {
    let low = at_room(week_of_2_june(sessions, rows), Room::Low);
    assert!(low.small.iter().all(|is_small| *is_small), "a low week is made of small versions");
    low.sessions.iter().filter(|one| one.is_counted()).map(|one| one.session.id.get()).collect()
}

#[test]
fn when_a_week_shrinks_recovery_shrinks_last() {
    use Kind::{Mobility, Recovery, Strength};
    let days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    for (name, kinds, expected) in [
        ("nothing planned", [].as_slice(), [].as_slice()),
        ("one of anything stays", &[Strength], &[1]),
        ("one of two is the recovery", &[Strength, Recovery], &[2]),
        ("two of three: recovery and strength", &[Mobility, Strength, Recovery], &[2, 3]),
        ("two of four", &[Strength, Mobility, Strength, Recovery], &[1, 4]),
        ("S6: three of six, one of each", &[Mobility, Strength, Recovery, Strength, Recovery, Recovery], &[1, 2, 3]),
        ("without mobility the fourth place is recovery's", &[Strength, Strength, Strength, Recovery, Recovery], &[1, 4, 5]),
        (
            "then recovery and the rest in turn",
            &[Strength, Strength, Mobility, Mobility, Recovery, Recovery, Recovery],
            &[1, 3, 5, 6],
        ),
        ("only recovery", &[Recovery, Recovery, Recovery], &[1, 2]),
        ("no recovery to keep", &[Strength, Strength, Mobility], &[1, 3]),
    ] {
        let sessions: Vec<Session> =
            (1..).zip(kinds).zip(days).map(|((number, kind), day)| session(number, *kind, day)).collect();
        assert_eq!(at_low(&sessions, &[]), expected, "{name}");
        let steady = at_room(week_of_2_june(&sessions, &[]), Room::Steady);
        assert_eq!(
            (steady.sessions.len(), steady.small.contains(&true)),
            (kinds.len(), false),
            "{name}: steady is the plan as it is"
        );
        assert_eq!(at_room(week_of_2_june(&sessions, &[]), Room::High), steady, "{name}: high adds nothing by itself");
    }
}

#[test]
fn a_low_week_prefers_strength_that_keeps_off_long_runs_and_what_was_answered() {
    let sessions = [
        session(1, Kind::Strength, "sat"),
        session(2, Kind::Strength, "sun"),
        long_run(3, "sun"),
        session(4, Kind::Recovery, "mon"),
        session(5, Kind::Recovery, "tue"),
    ];
    assert_eq!(at_low(&sessions, &[]), [4, 2], "not the strength on the day before the long run");
    let rested = [row(5, "2025-06-03", Outcome::Rested)];
    assert_eq!(at_low(&sessions, &rested), [5, 2], "the answered recovery has its place first");
    let all_done = [row(4, "2025-06-02", DONE), row(5, "2025-06-03", DONE), row(1, "2025-06-07", DONE)];
    let low = at_room(week_of_2_june(&sessions, &all_done), Room::Low);
    let credited = low.sessions.iter().filter(|one| one.credited_kind().is_some()).count();
    let counted = low.sessions.iter().filter(|one| one.is_counted()).count();
    assert_eq!((credited, counted), (3, 2), "what was done beyond a low week keeps its credit, beside the count");
}

proptest! {
    /// §4.7, for any week: the size, recovery last, runs untouched, nothing credited lost, the same every time.
    #[test]
    fn a_low_week_is_half_and_keeps_recovery(
        plan in prop::collection::vec((0usize..4, 1u8..128), 0..6),
        answers in prop::collection::btree_map((0i64..6, 0u64..7), 0usize..5, 0..12),
    ) {
        let monday = date("2025-06-02");
        let sessions: Vec<Session> = (0..).zip(&plan)
            .map(|(number, (kind, bits))| {
                let days = crate::domain::calendar::Days::from_bits(*bits).expect("weekdays");
                session(number, Kind::ALL[*kind], &days.to_string())
            })
            .collect();
        let outcomes = [Outcome::Open, DONE, Outcome::Some, Outcome::Rested, Outcome::LetGo];
        let rows: Vec<Occurrence> = answers.iter()
            .map(|((number, day), outcome)| row_on(*number, monday + chrono::Days::new(*day), outcomes[*outcome]))
            .filter(|row| sessions.iter().any(|session| session.id == row.session && session.falls_on(row.date)))
            .collect();
        let week = planned(&sessions, &rows, monday, Week::of(monday).sunday());
        let low = at_room(week.clone(), Room::Low);
        let counted = |week: &[Planned<'_>]| week.iter().filter(|one| one.is_counted()).count();
        let has_recovery = |week: &[Planned<'_>]| {
            week.iter().any(|one| one.is_counted() && one.session.spec.kind == Kind::Recovery)
        };
        let credited = |week: &[Planned<'_>]| week.iter().filter(|one| one.credited_kind().is_some()).count();
        let runs = |week: &[Planned<'_>]| week.iter().filter(|one| one.session.spec.kind == Kind::Run).count();
        let k = u32::try_from(counted(&week)).expect("few");
        prop_assert_eq!(u32::try_from(counted(&low.sessions)).expect("few"), k_at_room(k, Room::Low), "half, rounded up");
        prop_assert_eq!(has_recovery(&low.sessions), has_recovery(&week), "recovery shrinks last");
        prop_assert_eq!(credited(&low.sessions), credited(&week), "nothing that was done loses its credit");
        prop_assert_eq!(runs(&low.sessions), runs(&week), "runs are context");
        prop_assert_eq!(at_room(week, Room::Low), low, "the same every time");
    }
}

/// The sessions that a week of seven days keeps, `mobility` on Monday and so on, when `room` is said on `on`.
fn kept(kinds: &[Kind], rows: &[Occurrence], said: &[(&str, Room)]) -> Vec<i64> {
    let days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    let sessions: Vec<Session> = (1..).zip(kinds).zip(days).map(|((number, kind), day)| session(number, *kind, day)).collect();
    let week = Week::of(date("2025-06-02"));
    let answers: Vec<RoomAnswer> =
        said.iter().map(|(on, room)| RoomAnswer { week, answered_on: date(on), room: *room, is_own: true }).collect();
    let rooms = WeekRooms::of(week, &answers);
    let low = at_sizes(week_of_2_june(&sessions, rows), &WeekSizes::new(rooms.clone(), Vec::new()), &[]);
    low.sessions.iter().filter(|one| one.is_counted() && one.stands()).map(|one| one.session.id.get()).collect()
}

#[test]
fn a_room_said_in_the_middle_of_a_week_acts_on_what_is_to_come() {
    use Kind::{Mobility, Recovery, Strength};
    let week = [Mobility, Strength, Recovery, Strength, Recovery, Recovery];
    let low_on = |day| [(day, Room::Low)];
    assert_eq!(kept(&week, &[], &low_on("2025-06-01")), [1, 2, 3], "said before it began");
    assert_eq!(kept(&week, &[], &low_on("2025-06-05")), [4, 5, 6], "said on Thursday: what stayed open before takes no place");
    assert_eq!(
        kept(&week, &[], &low_on("2025-06-07")),
        [1, 2, 6],
        "on Saturday too little is left, and the days gone fill it up"
    );
    let done = [row(1, "2025-06-02", DONE), row(2, "2025-06-03", DONE)];
    assert_eq!(kept(&week, &done, &low_on("2025-06-05")), [1, 2, 5], "what was done has its place, and a recovery stays");
    let let_go = [row(2, "2025-06-03", Outcome::LetGo)];
    assert_eq!(kept(&week, &let_go, &low_on("2025-06-01")), [1, 2, 3], "nothing comes instead of what was let go");

    let up = [("2025-06-01", Room::Low), ("2025-06-05", Room::Steady)];
    assert_eq!(kept(&week, &[], &up), [1, 2, 3, 4, 5, 6], "three stood in the days gone, and all of the rest is back");
    let strong = [Strength, Strength, Recovery, Mobility, Recovery];
    assert_eq!(kept(&strong, &[], &[("2025-06-01", Room::Low)]), [1, 3, 4]);
    let up = [("2025-06-01", Room::Low), ("2025-06-04", Room::High)];
    assert_eq!(kept(&strong, &[], &up), [1, 3, 4, 5], "Tuesday's had no place when Tuesday came, and has none now");
    let down_again = [("2025-06-01", Room::Low), ("2025-06-03", Room::Steady), ("2025-06-06", Room::Low)];
    assert_eq!(kept(&strong, &[], &down_again), [1, 4, 5], "Friday's recovery is to come; the rest of the days gone fills up");
}

#[test]
fn what_was_moved_stays_and_recovery_with_it() {
    use Kind::{Mobility, Recovery, Strength};
    let arrived = |number, from: &str, to: &str| {
        let to = date(to);
        let there = Occurrence { moved_from: Some(date(from)), ..row_on(number, to, Outcome::Open) };
        [row(number, from, Outcome::Moved(to)), there]
    };
    let week = [Strength, Strength, Mobility, Recovery];
    let moved: Vec<Occurrence> =
        arrived(1, "2025-06-02", "2025-06-07").into_iter().chain(arrived(2, "2025-06-03", "2025-06-08")).collect();
    let low = [("2025-06-01", Room::Low)];
    assert_eq!(kept(&week, &[], &low), [1, 4]);
    let week_of_rest = [Recovery, Strength, Mobility, Recovery, Recovery, Mobility];
    let away = [row(1, "2025-06-02", Outcome::Moved(date("2025-06-10")))];
    assert_eq!(kept(&week_of_rest, &[], &low), [1, 2, 3]);
    assert_eq!(kept(&week_of_rest, &away, &low), [2, 3], "nothing comes instead of what was moved to another week");
    assert_eq!(kept(&week, &moved, &low), [4, 1, 2], "both were put there by hand, and the recovery is not their price");
}

#[test]
fn a_high_week_holds_one_more_on_a_day_of_its_own() {
    let more = |sessions: &[Session], from: &str, was_high| {
        let week = Week::of(date("2025-06-02"));
        one_more(&week_of_2_june(sessions, &[]), week, date(from), was_high)
            .map(|(session, date)| format!("{session} {}", date.format("%a")))
    };
    let four = [session(1, Kind::Strength, "mon,thu"), session(2, Kind::Mobility, "tue"), session(3, Kind::Recovery, "sat,sun")];
    assert_eq!(more(&four, "2025-06-02", false).as_deref(), Some("2 Fri"), "the kind of which there is least, not beside itself");
    assert_eq!(more(&four, "2025-06-02", true), None, "never two weeks running");
    assert_eq!(more(&four, "2025-06-07", false), None, "no free day is left");
    let strength = [session(1, Kind::Strength, "mon"), long_run(2, "thu")];
    assert_eq!(more(&strength, "2025-06-02", false).as_deref(), Some("1 Sat"), "not the day before the long run, nor after it");
    assert_eq!(more(&[], "2025-06-02", false), None, "an empty plan has nothing to do again");
    let daily = [session(1, Kind::Mobility, "daily")];
    assert_eq!(more(&daily, "2025-06-02", false), None, "a full week has no free day");
}

proptest! {
    /// §4.7, for any plan, any answers and any rooms said on any days of the week.
    #[test]
    fn rooms_never_take_away_what_was_done_and_never_leave_more_than_the_plan(
        plan in prop::collection::vec((0usize..4, 1u8..128), 1..6),
        answers in prop::collection::btree_map((0i64..6, 0u64..7), 0usize..5, 0..12),
        said in prop::collection::btree_map(0u64..8, 0usize..3, 0..4),
    ) {
        let monday = date("2025-06-02");
        let week_no = Week::of(monday);
        let sessions: Vec<Session> = (0..).zip(&plan)
            .map(|(number, (kind, bits))| {
                let days = crate::domain::calendar::Days::from_bits(*bits).expect("weekdays");
                session(number, Kind::ALL[*kind], &days.to_string())
            })
            .collect();
        let outcomes = [Outcome::Open, DONE, Outcome::Some, Outcome::Rested, Outcome::LetGo];
        let rows: Vec<Occurrence> = answers.iter()
            .map(|((number, day), outcome)| row_on(*number, monday + chrono::Days::new(*day), outcomes[*outcome]))
            .filter(|row| sessions.iter().any(|session| session.id == row.session && session.falls_on(row.date)))
            .collect();
        let said: Vec<RoomAnswer> = said.iter().map(|(day, room)| RoomAnswer {
            week: week_no,
            answered_on: date("2025-06-01") + chrono::Days::new(*day),
            room: Room::ALL[*room],
            is_own: true,
        }).collect();
        let rooms = WeekRooms::of(week_no, &said);
        let week = planned(&sessions, &rows, monday, week_no.sunday());
        let resized = at_sizes(week.clone(), &WeekSizes::new(rooms.clone(), Vec::new()), &[]);
        let credited = |week: &[Planned<'_>]| week.iter().filter(|one| one.credited_kind().is_some()).count();
        prop_assert_eq!(credited(&resized.sessions), credited(&week), "nothing that was done loses its credit");
        for one in &resized.sessions {
            prop_assert!(
                week.iter().any(|other| other.date == one.date && other.session.id == one.session.id && other.outcome == one.outcome),
                "nothing is added"
            );
        }
        // What stood open on a day before the last word was said does not change with it.
        if let Some((last, before)) = said.split_last() {
            let earlier = at_sizes(week.clone(), &WeekSizes::new(WeekRooms::of(week_no, before), Vec::new()), &[]);
            let open_before = |week: &SizedWeek<'_>| -> Vec<(NaiveDate, i64)> {
                let gone = week.sessions.iter().filter(|one| one.is_open() && one.is_counted() && one.date < last.acts_from());
                gone.map(|one| (one.date, one.session.id.get())).collect()
            };
            let (known, now) = (open_before(&earlier), open_before(&resized));
            prop_assert!(now.iter().all(|one| known.contains(one)), "no day gone asks for more: {:?} {:?}", known, now);
        }
        if rooms.now() == Room::Low && resized.sessions.iter().any(Planned::is_counted) {
            let is_recovery = |one: &&Planned<'_>| one.is_counted() && one.stands() && one.session.spec.kind == Kind::Recovery;
            let from = rooms.later().last().map_or(NaiveDate::MIN, |(from, _)| *from);
            let had_one = week.iter().filter(is_recovery).any(|one| one.date >= from || !one.is_open());
            prop_assert!(!had_one || resized.sessions.iter().any(|one| is_recovery(&one)), "recovery shrinks last");
        }
        prop_assert_eq!(at_sizes(week, &WeekSizes::new(rooms.clone(), Vec::new()), &[]), resized, "the same every time");
    }
}
