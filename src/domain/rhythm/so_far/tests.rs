use chrono::{Days, NaiveDate};
use proptest::prelude::*;

use super::*;
use crate::domain::occurrence::{Occurrence, Version};
use crate::domain::pause::Scope;
use crate::domain::sample::{date, row_on, session};
use crate::domain::session::Kind;
use crate::domain::week_plan::planned;

/// Strength on Mondays and Thursdays, mobility on Tuesdays, recovery on Saturdays: four a week.
fn plan() -> Vec<Session> {
    vec![session(1, Kind::Strength, "mon,thu"), session(2, Kind::Mobility, "tue"), session(3, Kind::Recovery, "sat")]
}

const FULL: Outcome = Outcome::Done(Version::Full);

/// What somebody lived, from Monday 2 June 2025 on.
#[derive(Debug, Clone, Default)]
struct Lived {
    rows: Vec<Occurrence>,
    ladder: Vec<(NaiveDate, LadderState)>,
    pauses: Vec<Pause>,
    boosted: BTreeSet<OccurrenceId>,
}

fn monday() -> NaiveDate {
    date("2025-06-02")
}

/// The dates of the plan, from its first Monday on.
fn dates() -> impl Iterator<Item = (i64, NaiveDate)> {
    (0..).flat_map(|week| [(1, 0), (2, 1), (1, 3), (3, 5)].map(|(id, day)| (id, monday() + Days::new(7 * week + day))))
}

impl Lived {
    /// Answers to the plan's occurrences one after the other. [`Outcome::Open`] is one that was reminded and not answered.
    fn of(outcomes: impl IntoIterator<Item = Outcome>) -> Self {
        let rows = dates().zip(outcomes).zip(1..).map(|(((session, on), outcome), id)| {
            let mut row = row_on(session, on, outcome);
            (row.id, row.was_reminded) = (OccurrenceId::new(id), true);
            row
        });
        Self { rows: rows.collect(), ..Self::default() }
    }

    fn on(&self, today: NaiveDate) -> RhythmSoFar {
        let sessions = plan();
        let planned = planned(&sessions, &self.rows, monday(), today);
        let k: BTreeMap<Week, u32> =
            planned.iter().map(|one| Week::of(one.date)).map(|week| (week, k_of_week(&sessions, week, Room::Steady))).collect();
        so_far(&RhythmFacts {
            planned: &planned,
            k: &k,
            boosted: &self.boosted,
            ladder: &self.ladder,
            pauses: &self.pauses,
            from: monday(),
            today,
        })
    }

    /// In points, on a Monday, after so many weeks.
    fn points_after(&self, weeks: u64) -> f64 {
        (self.on(monday() + Days::new(7 * weeks)).rhythm.get() * 1000.0).round() / 10.0
    }
}

#[test]
fn the_plan_is_counted_in_its_room() {
    let week = Week::of(monday());
    for (room, k) in [(Room::Low, 2), (Room::Steady, 4), (Room::High, 4)] {
        assert_eq!(k_of_week(&plan(), week, room), k, "{room:?}");
    }
    let run = vec![session(9, Kind::Run, "daily")];
    assert_eq!(k_of_week(&run, week, Room::Steady), 0, "runs are context");
}

#[test]
fn the_worked_numbers_come_out_of_the_facts() {
    let eight_weeks = || std::iter::repeat_n(FULL, 32);
    let every_other = (0..16).map(|nth| if nth % 2 == 0 { FULL } else { Outcome::Open });
    for (name, lived, weeks, expected) in [
        ("after week 8", Lived::of(eight_weeks()), 8, 96.9),
        ("then four weeks of every other occurrence open", Lived::of(eight_weeks().chain(every_other)), 12, 76.5),
        (
            "then one let go, and the rest of the week",
            Lived::of(eight_weeks().chain([Outcome::LetGo, FULL, FULL, FULL])),
            9,
            96.0,
        ),
        ("the newcomer's first week", Lived::of([FULL, Outcome::Open, FULL, Outcome::Open]), 1, 53.5),
        ("rest and moves", Lived::of([Outcome::Rested, Outcome::Rested, Outcome::Rested, Outcome::Rested]), 1, 50.0),
        ("a part each time", Lived::of(std::iter::repeat_n(Outcome::Some, 160)), 40, 80.0),
    ] {
        let found = lived.points_after(weeks);
        assert!((found - expected).abs() <= 0.15, "{name}: found {found}, expected {expected}");
    }
}

#[test]
fn silence_costs_only_while_the_coach_talks() {
    let silent = Lived::of(std::iter::repeat_n(FULL, 32).chain(std::iter::repeat_n(Outcome::Open, 40)));
    let ninth = monday() + Days::new(56);
    let mut away = silent.clone();
    away.ladder = vec![(monday(), LadderState::OnTrack), (ninth + Days::new(5), LadderState::Away)];
    assert!((away.points_after(18) - 85.1).abs() < 0.11, "three silent ones, then AWAY: {}", away.points_after(18));
    assert_eq!(away.points_after(9), away.points_after(18), "however long");
    let mut unsent = silent.clone();
    for row in &mut unsent.rows {
        row.was_reminded = false;
    }
    assert_eq!(unsent.points_after(18), 96.9, "what was not reminded costs nothing");
    let mut paused = silent;
    paused.pauses = vec![Pause { id: 1, from: ninth, until: None, scope: Scope::Everything }];
    assert_eq!(paused.points_after(18), 96.9, "nor what is paused, even if that is said afterwards");
}

#[test]
fn today_is_still_open_and_what_is_done_today_counts_at_once() {
    let week = std::iter::repeat_n(FULL, 32).chain([Outcome::Open]);
    let ninth = monday() + Days::new(56);
    assert_eq!(Lived::of(week).on(ninth).rhythm, Lived::of(std::iter::repeat_n(FULL, 32)).on(ninth).rhythm, "open today");
    let done = Lived::of(std::iter::repeat_n(FULL, 33));
    assert!(done.on(ninth).rhythm > done.on(ninth - Days::new(1)).rhythm, "done today");
}

#[test]
fn the_first_three_of_a_return_count_double() {
    let weeks = || Lived::of(std::iter::repeat_n(FULL, 32).chain([Outcome::Open; 3]).chain([FULL; 3]));
    let mut back = weeks();
    back.boosted = [36, 37, 38].map(OccurrenceId::new).into();
    assert!((back.points_after(10) - 91.3).abs() < 0.11, "{}", back.points_after(10));
    assert!(weeks().points_after(10) < back.points_after(10));
}

#[test]
fn the_band_settles_in_rises_at_once_and_sinks_late() {
    let done = |count| Lived::of(std::iter::repeat_n(FULL, count));
    assert_eq!(done(5).on(date("2025-06-09")).band, None, "five have settled");
    assert_eq!(done(6).on(date("2025-06-10")).band, Some(Band::MostlyFits), "six have: 1 - .5 · (1 - .083)⁶ is .70");
    assert_eq!(done(7).on(date("2025-06-12")).band, Some(Band::Fits), "the seventh makes it .73, at once");
    // From then on only silence: the number sinks below .67 long before the band does.
    let sinking = Lived::of(std::iter::repeat_n(FULL, 8).chain(std::iter::repeat_n(Outcome::Open, 80)));
    let first_day = |sunk: fn(&RhythmSoFar) -> bool| {
        (14..200).map(|day| monday() + Days::new(day)).find(|day| sunk(&sinking.on(*day))).expect("it sinks in the end")
    };
    let below = first_day(|now| now.rhythm.get() < 0.67);
    let shown = first_day(|now| now.band != Some(Band::Fits));
    // A silent day is seen on the morning after, and is itself the first of the seven.
    assert_eq!((shown - below).num_days(), 5, "seven days of contact below it");
    let too_big = first_day(|now| now.days_too_big >= 14);
    assert_eq!((too_big - first_day(|now| now.rhythm.get() < 0.35)).num_days(), 12, "and the fit is found after fourteen");
}

#[test]
fn a_long_gap_hides_the_band_again() {
    let mut lived = Lived::of(std::iter::repeat_n(FULL, 16));
    let away = monday() + Days::new(28);
    lived.ladder =
        vec![(monday(), LadderState::OnTrack), (away, LadderState::Dormant), (away + Days::new(35), LadderState::Returned)];
    assert!(lived.on(away + Days::new(34)).band.is_some());
    for (nth, (session, on)) in dates().skip_while(|(_, on)| *on < away + Days::new(35)).take(6).enumerate() {
        let mut row = row_on(session, on, FULL);
        row.id = OccurrenceId::new(100 + i64::try_from(nth).expect("small"));
        lived.rows.push(row);
        assert_eq!(lived.on(on).band.is_some(), nth == 5, "after {} sessions", nth + 1);
    }
}

fn any_outcome() -> impl Strategy<Value = Outcome> {
    prop_oneof![
        3 => Just(Outcome::Open),
        3 => Just(FULL),
        1 => Just(Outcome::Some),
        1 => Just(Outcome::LetGo),
        1 => Just(Outcome::Rested),
        1 => Just(Outcome::Swapped(Kind::Mobility)),
    ]
}

proptest! {
    /// P1 and P8: whatever is done, and whenever it is logged, nothing sinks by it.
    #[test]
    fn a_late_log_never_lowers(outcomes in prop::collection::vec(any_outcome(), 1..60), at in any::<prop::sample::Index>(), some in any::<bool>()) {
        let before = Lived::of(outcomes.clone());
        let at = at.index(outcomes.len());
        prop_assume!(!outcomes[at].is_credited());
        let mut later = outcomes;
        later[at] = if some { Outcome::Some } else { FULL };
        let today = monday() + Days::new(200);
        prop_assert!(Lived::of(later).on(today).rhythm >= before.on(today).rhythm);
    }

    /// P8: nor by a pause that is set afterwards, whatever it covers.
    #[test]
    fn a_pause_set_afterwards_never_lowers(outcomes in prop::collection::vec(any_outcome(), 1..60), from in 0_u64..120, days in 1_u64..60, whole in any::<bool>()) {
        let before = Lived::of(outcomes);
        let mut paused = before.clone();
        let start = monday() + Days::new(from);
        let scope = if whole { Scope::Everything } else { Scope::RunningAndStrength };
        paused.pauses = vec![Pause { id: 1, from: start, until: Some(start + Days::new(days)), scope }];
        let today = monday() + Days::new(200);
        prop_assert!(paused.on(today).rhythm >= before.on(today).rhythm);
    }

    /// P2: saying so never costs more than silence.
    #[test]
    fn honesty_is_never_dearer_than_silence(outcomes in prop::collection::vec(any_outcome(), 1..60)) {
        let said: Vec<Outcome> = outcomes.iter().map(|outcome| if *outcome == Outcome::Open { Outcome::LetGo } else { *outcome }).collect();
        let today = monday() + Days::new(200);
        prop_assert!(Lived::of(said).on(today).rhythm >= Lived::of(outcomes).on(today).rhythm);
    }

    /// The days that follow without an answer needed change nothing of what was counted: the walk can be taken up anywhere.
    #[test]
    fn a_day_without_a_plan_moves_nothing(outcomes in prop::collection::vec(any_outcome(), 1..40)) {
        let lived = Lived::of(outcomes.clone());
        let last = dates().nth(outcomes.len() - 1).expect("a date").1;
        prop_assert_eq!(lived.on(last + Days::new(1)).rhythm, lived.on(last + Days::new(90)).rhythm);
    }
}
