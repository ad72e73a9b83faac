use chrono::Weekday;
use proptest::prelude::*;

use super::*;
use crate::domain::sample::{MEMBER, date, long_run, row, row_on, session};
use crate::domain::week_plan::planned;

/// Thursday 5 June 2025.
fn today() -> NaiveDate {
    date("2025-06-05")
}

struct Case {
    sessions: Vec<Session>,
    rows: Vec<Occurrence>,
    occurrence: Occurrence,
    left: Vec<NaiveDate>,
}

impl Case {
    /// The first of the sessions is to be moved, from `on`.
    fn new(sessions: Vec<Session>, on: &str) -> Self {
        Self { occurrence: row(sessions[0].id.get(), on, Outcome::Open), sessions, rows: Vec::new(), left: Vec::new() }
    }

    fn with<T>(&self, ask: impl FnOnce(&MoveFacts<'_, '_>) -> T) -> T {
        let until = last_day(today(), self.occurrence.date);
        let planned = planned(&self.sessions, &self.rows, first_day(today()), until);
        let (session, occurrence) = (&self.sessions[0], &self.occurrence);
        ask(&MoveFacts { session, occurrence, left: &self.left, planned: &planned, today: today() })
    }

    /// The days of June that are offered, and the one preselected.
    fn offered(&self) -> (Vec<u32>, Option<u32>) {
        let offers = self.with(offers);
        (offers.dates.iter().map(Datelike::day).collect(), offers.preselected.map(|date| date.day()))
    }

    fn judged(&self, presser: MemberId, to: &str) -> Result<MoveVerdict, Refusal> {
        self.with(|facts| judge(facts, presser, date(to), false))
    }

    /// The days of June that are free and do not suit.
    fn others(&self) -> Vec<u32> {
        self.with(offers).others.iter().map(Datelike::day).collect()
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
fn the_days_before_a_long_run_are_there_for_whoever_asks() {
    let strength = || session(1, Kind::Strength, "thu");
    let case = Case::new(vec![strength(), long_run(3, "sun")], "2025-06-05");
    assert_eq!(case.others(), [7, 14], "the Saturdays between the days that suit");
    assert_eq!(case.judged(MEMBER, "2025-06-07"), Ok(MoveVerdict::Ask), "one more press");
    assert_eq!(case.with(|facts| judge(facts, MEMBER, date("2025-06-07"), true)), Ok(MoveVerdict::Move), "and no more");
    let mut fallback = strength();
    fallback.spec.fallback_day = Some(Weekday::Sat);
    let case = Case::new(vec![fallback, long_run(3, "sun")], "2025-06-05");
    assert_eq!(case.judged(MEMBER, "2025-06-07"), Ok(MoveVerdict::Move), "the plan's own fallback day was said before");
    let mobility = Case::new(vec![session(1, Kind::Mobility, "thu"), long_run(3, "sun")], "2025-06-05");
    assert_eq!(mobility.others(), [0_u32; 0], "for mobility every free day suits");
    let every_day = Case::new(vec![strength(), long_run(3, "daily")], "2025-06-05");
    assert_eq!(every_day.offered().0, [0_u32; 0], "a run of every day leaves no day that suits");
    assert_eq!(every_day.others(), [6, 7, 8, 9, 10, 11, 13, 14, 15, 16], "and ten to insist on");
}

#[test]
fn a_long_run_keeps_off_the_day_after_strength() {
    let run = || long_run(1, "sun");
    let strength = || session(2, Kind::Strength, "mon,thu");
    let case = Case::new(vec![run(), strength()], "2025-06-08");
    assert_eq!(case.offered().0, [5, 7, 9, 11, 12, 14, 16, 18, 19, 21], "not Friday the 6th, nor Tuesday the 10th");
    assert_eq!(case.others(), [6, 10, 13, 17, 20]);
    let mut easy = session(1, Kind::Run, "sun");
    easy.spec.is_long = false;
    let case = Case::new(vec![easy, strength()], "2025-06-08");
    assert!(case.others().is_empty(), "an easy run may follow anything");
    let mut let_go = Case::new(vec![run(), strength()], "2025-06-08");
    let_go.rows = vec![row(2, "2025-06-05", Outcome::LetGo)];
    assert!(!let_go.others().contains(&6), "strength that was let go is in nobody's way");
    let mut yesterday = Case::new(vec![run(), session(2, Kind::Strength, "wed")], "2025-06-08");
    yesterday.rows = vec![row(2, "2025-06-04", Outcome::Done(crate::domain::occurrence::Version::Full))];
    assert!(yesterday.others().contains(&5), "yesterday's strength is known, too");
}

#[test]
fn what_is_to_come_is_offered_days_around_it() {
    let next_week = Case::new(vec![session(1, Kind::Mobility, "fri")], "2025-06-13");
    assert_eq!(next_week.offered().0, [10, 11, 12, 14, 15, 16, 17, 18, 19, 21], "three days before it and on, not the next one");
    let soon = Case::new(vec![session(1, Kind::Mobility, "sat")], "2025-06-07");
    assert_eq!(soon.offered().0, [5, 6, 8, 9, 10, 11, 12, 13, 15, 16], "from today on");
    let far = |to| Case::new(vec![session(1, Kind::Mobility, "wed")], "2025-06-18").judged(MEMBER, to);
    assert_eq!(far("2025-07-01"), Ok(MoveVerdict::Move), "across the end of its week, a fortnight from its own date");
    assert_eq!(far("2025-07-04"), Err(Refusal::NotADayToMoveTo { days_max: 14 }));
}

#[test]
fn what_was_moved_can_go_back_to_where_it_was() {
    let mut case = Case::new(vec![session(1, Kind::Mobility, "thu")], "2025-06-07");
    case.rows = vec![row(1, "2025-06-05", Outcome::Moved(date("2025-06-07"))), row(1, "2025-06-07", Outcome::Open)];
    assert!(!case.offered().0.contains(&5), "that day is held, for all that is known");
    assert_eq!(case.judged(MEMBER, "2025-06-05"), Err(Refusal::DateTaken { date: today() }));
    case.left = vec![today()];
    assert!(case.offered().0.contains(&5), "it was this one that left it");
    assert_eq!(case.judged(MEMBER, "2025-06-05"), Ok(MoveVerdict::Move));
    case.rows.push(row(1, "2025-06-06", Outcome::Moved(date("2025-06-09"))));
    assert_eq!(case.judged(MEMBER, "2025-06-06"), Err(Refusal::DateTaken { date: date("2025-06-06") }), "another one left that");
}

#[test]
fn a_trail_is_followed_to_its_end() {
    let moved = |on: &str, to: &str| row(1, on, Outcome::Moved(date(to)));
    let rows = vec![
        moved("2025-06-02", "2025-06-04"),
        moved("2025-06-04", "2025-06-06"),
        row(1, "2025-06-06", Outcome::Open),
        moved("2025-06-05", "2025-06-09"),
        row(1, "2025-06-09", Outcome::Open),
        moved("2025-06-12", "2025-06-14"),
    ];
    let seen = |from: usize| {
        let trail = follow(&rows[from], &rows);
        (trail.end.date.day(), trail.left.iter().map(|row| row.date.day()).collect::<Vec<_>>())
    };
    for from in 0..3 {
        assert_eq!(seen(from), (6, vec![2, 4]), "from row {from}");
    }
    assert_eq!(seen(3), (9, vec![5]), "another one of the same session has its own");
    assert_eq!(seen(5), (12, vec![]), "a place that has no row is not reached");
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
        ("before a long run, before it was asked", usual(), MEMBER, "2025-06-07", Ok(MoveVerdict::Ask)),
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
        prop_assert!(offers.others.len() <= OFFERS_MAX && offers.others.is_sorted(), "{offers:?}");
        for date in offers.dates {
            prop_assert_eq!(case.with(|facts| judge(facts, MEMBER, date, false)), Ok(MoveVerdict::Move), "{} is offered", date);
        }
        for date in offers.others {
            prop_assert_eq!(case.with(|facts| judge(facts, MEMBER, date, false)), Ok(MoveVerdict::Ask), "{} takes a press", date);
            prop_assert_eq!(case.with(|facts| judge(facts, MEMBER, date, true)), Ok(MoveVerdict::Move), "{} by insisting", date);
        }
    }

    /// Moved from day to day as often as anyone likes, a session stands in one place, every place that it left leads there, and
    /// it can go back to any of them.
    #[test]
    fn what_is_moved_again_and_again_stands_in_one_place(days in prop::collection::vec(0u64..14, 1..12)) {
        let mut rows = vec![row(1, "2025-06-05", Outcome::Open)];
        for day in days {
            let to = today() + Days::new(day);
            let end = follow(&rows[0], &rows).end;
            let left: Vec<NaiveDate> = follow(&rows[0], &rows).left.iter().map(|row| row.date).collect();
            let sessions = [session(1, Kind::Mobility, "thu")];
            let planned = planned(&sessions, &rows, first_day(today()), last_day(today(), end.date));
            let facts = MoveFacts { session: &sessions[0], occurrence: &end, left: &left, planned: &planned, today: today() };
            let verdict = judge(&facts, MEMBER, to, false);
            let is_next_weeks_own = to == date("2025-06-12");
            let expected = match (end.date == to, is_next_weeks_own) {
                (true, _) => Err(Refusal::AlreadyThere { date: to }),
                (_, true) => Err(Refusal::DateTaken { date: to }),
                _ => Ok(MoveVerdict::Move),
            };
            prop_assert_eq!(&verdict, &expected, "from {} to {}", end.date, to);
            if verdict.is_ok() {
                if let Some(row) = rows.iter_mut().find(|row| row.id == end.id) {
                    row.outcome = Outcome::Moved(to);
                }
                match rows.iter_mut().find(|row| row.date == to) {
                    Some(there) => there.outcome = Outcome::Open,
                    None => rows.push(Occurrence { moved_from: Some(end.date), ..row_on(1, to, Outcome::Open) }),
                }
            }
            let open: Vec<&Occurrence> = rows.iter().filter(|row| row.outcome == Outcome::Open).collect();
            prop_assert_eq!(open.len(), 1, "one place: {:?}", rows);
            for row in &rows {
                prop_assert_eq!(follow(row, &rows).end.id, open[0].id, "from {}", row.date);
            }
        }
    }

    /// However a trail of rows looks, following it ends.
    #[test]
    fn following_ends_even_in_a_circle(steps in prop::collection::vec((0u64..6, 0u64..6), 1..8)) {
        let rows: Vec<Occurrence> = steps
            .iter()
            .map(|(from, to)| row_on(1, today() + Days::new(*from), Outcome::Moved(today() + Days::new(*to))))
            .collect();
        let trail = follow(&rows[0], &rows);
        prop_assert!(trail.left.iter().all(|row| row.id != trail.end.id), "{trail:?}");
    }
}
