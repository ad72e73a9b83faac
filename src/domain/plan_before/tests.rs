use proptest::prelude::*;

use super::*;
use crate::domain::occurrence::{Occurrence, Outcome, Version};
use crate::domain::ramp::{RampWeek, Share};
use crate::domain::room::{Room, WeekRooms};
use crate::domain::sample::{date, row, row_on, session, spec, version};
use crate::domain::session::Kind::{self, Mobility, Recovery, Strength};
use crate::domain::week_plan::planned;
use crate::domain::week_size::{WeekSizes, at_sizes};

const DONE: Outcome = Outcome::Done(Version::Full);

fn week() -> Week {
    Week::of(date("2025-06-02"))
}

/// How a week is made smaller.
#[derive(Debug, Clone, Copy)]
enum Small {
    Low,
    Share(Share),
}

/// The week of 2 June, made small from its beginning, from `sessions` with all their changes.
fn small(sessions: &[Session], rows: &[Occurrence], how: Small) -> Vec<Place> {
    let of = |sessions| planned(sessions, rows, week().monday(), week().sunday());
    let changes = changes_in(sessions, week());
    let earlier: Vec<_> = changes.iter().map(|change| sessions_before(sessions, *change)).collect();
    let before: Vec<Before<'_>> = changes
        .iter()
        .zip(&earlier)
        .map(|(until, plan)| Before { until: *until, planned: planned(plan, rows, week().monday(), week().sunday()) })
        .collect();
    let held = match how {
        Small::Low => at_sizes(of(sessions), &WeekSizes::new(WeekRooms::always(Room::Low), Vec::new()), &before).sessions,
        Small::Share(share) => {
            let ramp = RampWeek { week: week(), share, counts_from: week().monday(), until: None };
            at_sizes(of(sessions), &WeekSizes::new(WeekRooms::always(Room::Steady), vec![ramp]), &before).sessions
        }
    };
    held.iter().filter(|one| one.is_counted() && one.stands()).map(place).collect()
}

fn places(sessions: &[Session], rows: &[Occurrence]) -> Vec<String> {
    let low = small(sessions, rows, Small::Low);
    assert_eq!(small(sessions, rows, Small::Share(Share::Low)), low, "a low week of a return shares its places out the same way");
    low.into_iter().map(|(date, id)| format!("{} {id}", date.format("%a"))).collect()
}

#[test]
fn a_plan_that_changes_in_a_small_week_takes_nothing_from_the_days_gone() {
    let always = |number, kind, day| session(number, kind, day);
    let until = |number, kind: Kind, day, until| version(number, spec(kind, day), "2025-01-01", Some(until));
    let from = |number, kind: Kind, day, from| version(number, spec(kind, day), from, None);

    let six = [
        always(1, Mobility, "mon"),
        always(2, Strength, "tue"),
        always(3, Recovery, "wed"),
        always(4, Strength, "thu"),
        always(5, Recovery, "fri"),
        always(6, Recovery, "sat"),
    ];
    assert_eq!(places(&six, &[]), ["Mon 1", "Tue 2", "Wed 3"], "as it is");

    // Half of five: recovery, strength, mobility. On Thursday Friday's mobility goes, and half of four is two.
    let five = |mobility: Session| {
        vec![
            always(1, Strength, "mon"),
            always(2, Strength, "tue"),
            always(3, Recovery, "wed"),
            mobility,
            always(5, Recovery, "sun"),
        ]
    };
    assert_eq!(places(&five(always(4, Mobility, "fri")), &[]), ["Mon 1", "Wed 3", "Fri 4"]);
    assert_eq!(
        places(&five(until(4, Mobility, "fri", "2025-06-05")), &[]),
        ["Mon 1", "Wed 3"],
        "Tuesday gets no place when it is over"
    );

    // Half of three is two: recovery on Sunday, strength on Monday. On Wednesday the recovery goes out of the plan.
    let lost = [
        always(1, Strength, "mon"),
        always(2, Strength, "tue"),
        until(3, Recovery, "sun", "2025-06-04"),
        always(4, Strength, "sat"),
    ];
    assert_eq!(places(&lost, &[]), ["Mon 1", "Sat 4"], "the free place goes to a day to come, not to Tuesday");

    // Two are added on Thursday: half of six is three, and what stood keeps its place.
    let more = [
        always(1, Strength, "mon"),
        always(2, Strength, "tue"),
        always(3, Recovery, "wed"),
        always(4, Mobility, "tue"),
        from(5, Recovery, "thu", "2025-06-05"),
        from(6, Mobility, "sat", "2025-06-05"),
    ];
    assert_eq!(places(&more, &[]), ["Mon 1", "Wed 3", "Sat 6"], "what stood on Monday and Wednesday stays");
    let done = [row(2, "2025-06-03", DONE)];
    assert_eq!(places(&more, &done), ["Tue 2", "Wed 3", "Sat 6"], "what was done has its place first");

    // Words that change give the same places.
    let renamed = [
        version(1, spec(Strength, "mon,thu"), "2025-01-01", Some("2025-06-04")),
        version(1, spec(Strength, "mon,thu"), "2025-06-04", None),
        always(2, Recovery, "sun"),
    ];
    assert_eq!(places(&renamed, &[]), ["Mon 1", "Sun 2"]);

    // A plan that begins in the middle of the week has nothing before it.
    let new = [from(1, Strength, "mon,wed,fri", "2025-06-04"), from(2, Recovery, "thu", "2025-06-04")];
    assert_eq!(places(&new, &[]), ["Wed 1", "Thu 2"]);
}

#[test]
fn the_dates_of_changes_lie_within_the_week() {
    let changed = |from: &str, until: Option<&str>| changes_in(&[version(1, spec(Strength, "mon"), from, until)], week());
    assert_eq!(changed("2025-01-01", None), []);
    assert_eq!(changed("2025-06-02", Some("2025-06-09")), [], "the plan of this Monday, and of the next");
    assert_eq!(changed("2025-06-03", Some("2025-06-08")), [date("2025-06-03"), date("2025-06-08")]);
}

proptest! {
    /// However a plan changes in the middle of a small week, and whatever is answered: a day that is over never gets a place that it
    /// had not when it was there.
    #[test]
    fn no_place_falls_to_a_day_that_is_over(
        plan in prop::collection::vec((0usize..4, 1u8..128, 0u64..9, 0u64..9), 1..7),
        answers in prop::collection::btree_map((0i64..7, 0u64..7), 1usize..5, 0..6),
        how in prop::sample::select(vec![
            Small::Low, Small::Share(Share::TwoSmall), Small::Share(Share::Low), Small::Share(Share::ThreeQuarters),
        ]),
    ) {
        let monday = week().monday();
        let day = |number: u64| monday + chrono::Days::new(number);
        let sessions: Vec<Session> = (0..).zip(&plan)
            .map(|(number, (kind, bits, from, until))| {
                let days = crate::domain::calendar::Days::from_bits(*bits).expect("weekdays");
                let from = if *from > 6 { date("2025-01-01") } else { day(*from) };
                let until = Some(day(*until)).filter(|until| *until > from && *until <= week().sunday());
                let mut one = session(number, Kind::ALL[*kind], &days.to_string());
                (one.valid_from, one.valid_until) = (from, until);
                one
            })
            .collect();
        let outcomes = [Outcome::Open, DONE, Outcome::Some, Outcome::Rested, Outcome::LetGo];
        let rows: Vec<Occurrence> = answers.iter()
            .map(|((number, on), outcome)| row_on(*number, day(*on), outcomes[*outcome]))
            .filter(|row| sessions.iter().any(|one| one.id == row.session && one.is_in_force_on(row.date) && one.falls_on(row.date)))
            .collect();
        let is_open = |(date, id): &Place| !rows.iter().any(|row| row.date == *date && row.session == *id);
        let now = small(&sessions, &rows, how);
        for change in changes_in(&sessions, week()) {
            let then = small(&sessions_before(&sessions, change), &rows, how);
            for one in now.iter().filter(|one| one.0 < change && is_open(one)) {
                prop_assert!(then.contains(one), "{one:?} had no place before the plan changed on {change}");
            }
        }
        for row in rows.iter().filter(|row| matches!(row.outcome, Outcome::Done(_) | Outcome::Some)) {
            let week = planned(&sessions, &rows, monday, week().sunday());
            prop_assert!(week.iter().any(|one| one.date == row.date && one.session.id == row.session), "what was done is there");
        }
    }
}
