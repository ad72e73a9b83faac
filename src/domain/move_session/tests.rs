use chrono::Weekday;
use proptest::prelude::*;

use super::*;
use crate::domain::sample::{MEMBER, date, long_run, row, session};
use crate::domain::week_plan::planned;

/// Thursday 5 June 2025.
fn today() -> NaiveDate {
    date("2025-06-05")
}

struct Case {
    sessions: Vec<Session>,
    rows: Vec<Occurrence>,
    occurrence: Occurrence,
}

impl Case {
    /// The first of the sessions is to be moved, from `on`.
    fn new(sessions: Vec<Session>, on: &str) -> Self {
        Self { occurrence: row(sessions[0].id.get(), on, Outcome::Open), sessions, rows: Vec::new() }
    }

    fn with<T>(&self, ask: impl FnOnce(&MoveFacts<'_, '_>) -> T) -> T {
        let until = today() + Days::new(u64::from(DAYS_AHEAD_MAX) + 1);
        let planned = planned(&self.sessions, &self.rows, today(), until);
        ask(&MoveFacts { session: &self.sessions[0], occurrence: &self.occurrence, planned: &planned, today: today() })
    }

    /// The days of June that are offered, and the one preselected.
    fn offered(&self) -> (Vec<u32>, Option<u32>) {
        let offers = self.with(offers);
        (offers.dates.iter().map(Datelike::day).collect(), offers.preselected.map(|date| date.day()))
    }

    fn judged(&self, presser: MemberId, to: &str) -> Result<MoveVerdict, Refusal> {
        self.with(|facts| judge(facts, presser, date(to)))
    }
}

#[test]
fn the_next_days_that_do_not_hold_it_are_offered() {
    let mobility = || session(1, Kind::Mobility, "thu");
    for (name, case, expected) in [
        ("today's, to the days after it", Case::new(vec![mobility()], "2025-06-05"), [6, 7, 8, 9, 10, 11, 13, 14, 15, 16]),
        (
            "yesterday's, moved there before",
            {
                let mut case = Case::new(vec![session(1, Kind::Mobility, "thu")], "2025-06-04");
                case.rows = vec![case.occurrence.clone()];
                case
            },
            [6, 7, 8, 9, 10, 11, 13, 14, 15, 16],
        ),
        (
            "Tuesday's, to today or later",
            Case::new(vec![session(1, Kind::Mobility, "tue")], "2025-06-03"),
            [5, 6, 7, 8, 9, 11, 12, 13, 14, 15],
        ),
        (
            "one that was moved away from the 6th",
            {
                let mut case = Case::new(vec![mobility()], "2025-06-05");
                case.rows = vec![row(1, "2025-06-06", Outcome::Moved(date("2025-06-05")))];
                case
            },
            [7, 8, 9, 10, 11, 13, 14, 15, 16, 17],
        ),
        (
            "other sessions are no hindrance",
            Case::new(vec![mobility(), session(2, Kind::Strength, "daily")], "2025-06-05"),
            [6, 7, 8, 9, 10, 11, 13, 14, 15, 16],
        ),
        (
            "mobility may stand before a long run",
            Case::new(vec![mobility(), long_run(2, "sun")], "2025-06-05"),
            [6, 7, 8, 9, 10, 11, 13, 14, 15, 16],
        ),
    ] {
        assert_eq!(case.offered(), (expected.to_vec(), None), "{name}");
    }
}

#[test]
fn every_other_day_a_daily_session_leaves_nothing_to_offer() {
    let case = Case::new(vec![session(1, Kind::Mobility, "daily")], "2025-06-05");
    assert_eq!(case.with(offers), MoveOffers::default(), "a session of every day has nowhere to go");
}

#[test]
fn strength_keeps_off_the_day_before_a_long_or_hard_run() {
    let strength = || session(1, Kind::Strength, "thu");
    let mut hard = long_run(2, "tue");
    (hard.spec.is_long, hard.spec.is_hard) = (false, true);
    let case = Case::new(vec![strength(), long_run(3, "sun"), hard], "2025-06-05");
    assert_eq!(case.offered().0, [6, 8, 10, 11, 13, 15, 17, 18], "not Saturday the 7th or 14th, nor Monday the 9th or 16th");
    let mut moved_run = Case::new(vec![strength(), long_run(3, "sun")], "2025-06-05");
    moved_run.rows = vec![row(3, "2025-06-08", Outcome::Moved(date("2025-06-11")))];
    assert_eq!(moved_run.offered().0, [6, 7, 8, 9, 11, 13, 15, 16, 17, 18], "the run now stands on Wednesday the 11th");
    let mut fallback = strength();
    fallback.spec.fallback_day = Some(Weekday::Sat);
    let case = Case::new(vec![fallback, long_run(3, "sun")], "2025-06-05");
    assert_eq!(
        case.offered(),
        (vec![6, 7, 8, 9, 10, 11, 13, 14, 15, 16], Some(7)),
        "unless the member made Saturday its fallback"
    );
}

#[test]
fn the_fallback_day_is_preselected_and_always_among_the_offers() {
    let with_fallback = |day, days| {
        let mut session = session(1, Kind::Mobility, days);
        session.spec.fallback_day = Some(day);
        session
    };
    let sunday = Case::new(vec![with_fallback(Weekday::Sun, "thu")], "2025-06-05");
    assert_eq!(sunday.offered().1, Some(8), "the next Sunday");
    let held = Case::new(vec![with_fallback(Weekday::Fri, "thu,fri")], "2025-06-05");
    assert_eq!(held.offered().1, None, "a fallback day that holds it already");
    let mut late = Case::new(vec![with_fallback(Weekday::Wed, "thu")], "2025-06-05");
    late.rows = vec![row(1, "2025-06-11", Outcome::LetGo)];
    assert_eq!(late.offered(), (vec![6, 7, 8, 9, 10, 13, 14, 15, 16, 18], Some(18)), "it takes the last place if it is far");
}

#[test]
fn a_move_is_judged_by_owner_place_and_day() {
    let stranger = MemberId::new(8);
    let usual = || Case::new(vec![session(1, Kind::Strength, "thu"), long_run(2, "sun")], "2025-06-05");
    let was = |outcome, on: &str| {
        let mut case = usual();
        case.occurrence = row(1, on, outcome);
        case
    };
    let moved = || was(Outcome::Moved(date("2025-06-07")), "2025-06-05");
    let not_a_day = Err(Refusal::NotADayToMoveTo { days_max: 14 });
    for (name, case, presser, to, expected) in [
        ("to tomorrow", usual(), MEMBER, "2025-06-06", Ok(MoveVerdict::Move)),
        ("before a long run, by choice", usual(), MEMBER, "2025-06-07", Ok(MoveVerdict::Move)),
        ("as far as it goes", usual(), MEMBER, "2025-06-18", Ok(MoveVerdict::Move)),
        ("to another week's own day", usual(), MEMBER, "2025-06-19", Err(Refusal::DateTaken { date: date("2025-06-19") })),
        ("too far", usual(), MEMBER, "2025-06-20", not_a_day.clone()),
        ("into the past", usual(), MEMBER, "2025-06-04", not_a_day),
        ("to where it is", usual(), MEMBER, "2025-06-05", Err(Refusal::AlreadyThere { date: today() })),
        ("by a stranger", usual(), stranger, "2025-06-06", Err(Refusal::NotYours)),
        ("twice", moved(), MEMBER, "2025-06-07", Ok(MoveVerdict::Same)),
        ("elsewhere, from where it left", moved(), MEMBER, "2025-06-08", Err(Refusal::MovedTo { date: date("2025-06-07") })),
        ("thirty days late", was(Outcome::Open, "2025-05-06"), MEMBER, "2025-06-06", Ok(MoveVerdict::Move)),
        ("a day later still", was(Outcome::Open, "2025-05-05"), MEMBER, "2025-06-06", Err(Refusal::TooOld { days_max: 30 })),
        ("one of the days to come", was(Outcome::Open, "2025-06-12"), MEMBER, "2025-06-06", Ok(MoveVerdict::Move)),
        ("after not today", was(Outcome::LetGo, "2025-06-05"), MEMBER, "2025-06-06", Ok(MoveVerdict::Move)),
    ] {
        assert_eq!(case.judged(presser, to), expected, "{name}");
    }
}

proptest! {
    /// Whatever is offered may be chosen, and every offer is a day ahead, in order, at most ten.
    #[test]
    fn what_is_offered_may_be_chosen(bits in 1u8..128, kind in 0usize..3, run in 1u8..128, fallback in 0u8..7, back in 0u64..30) {
        let days = |bits| crate::domain::calendar::Days::from_bits(bits).expect("weekdays").to_string();
        let mut own = session(1, Kind::COUNTED[kind], &days(bits));
        own.spec.fallback_day = Weekday::try_from(fallback).ok();
        let mut case = Case::new(vec![own, long_run(2, &days(run))], "2025-06-05");
        case.occurrence.date = today() - Days::new(back);
        let offers = case.with(offers);
        prop_assert!(offers.dates.len() <= OFFERS_MAX && offers.dates.is_sorted(), "{offers:?}");
        prop_assert!(offers.preselected.is_none_or(|date| offers.dates.contains(&date)), "{offers:?}");
        for date in offers.dates {
            prop_assert_eq!(case.with(|facts| judge(facts, MEMBER, date)), Ok(MoveVerdict::Move), "{} is offered", date);
        }
    }
}
