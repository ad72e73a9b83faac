//! Pausing any range, at any time, lowers no number (`2-behaviour` §4.6): kept weeks and the group's here, the rhythm beside its walk.

use chrono::{NaiveDate, TimeDelta};
use proptest::prelude::*;

use super::*;
use crate::domain::group_streak::{GroupWeekKind, Standing, judge_week};
use crate::domain::kept_week::{WeekFacts, judge, walk};
use crate::domain::ladder::LadderState;
use crate::domain::occurrence::{Occurrence, Outcome, Version};
use crate::domain::room::Room;
use crate::domain::sample::{date, row_on, session};
use crate::domain::session::{Kind, Session};
use crate::domain::week_plan::{Planned, planned};
use crate::domain::week_size::at_room;

/// How many weeks a life of these tests has.
const WEEKS: usize = 6;

#[derive(Debug, Clone)]
struct Life {
    sessions: Vec<Session>,
    rows: Vec<Occurrence>,
    rooms: Vec<Room>,
}

fn monday() -> NaiveDate {
    date("2025-06-02")
}

fn weeks() -> impl Iterator<Item = Week> {
    (0..WEEKS).map(|nth| Week::of(monday() + TimeDelta::weeks(i64::try_from(nth).expect("few"))))
}

fn lives() -> impl Strategy<Value = Life> {
    let days = proptest::sample::subsequence(vec!["mon", "tue", "wed", "thu", "fri", "sat", "sun"], 1..=7);
    let kinds = [Kind::Strength, Kind::Mobility, Kind::Recovery];
    let sessions = proptest::collection::vec((proptest::sample::select(kinds.to_vec()), days), 1..4);
    let outcome = proptest::sample::select(vec![
        Outcome::Open,
        Outcome::Open,
        Outcome::Done(Version::Full),
        Outcome::Done(Version::Small),
        Outcome::Some,
        Outcome::Swapped(Kind::Mobility),
        Outcome::Rested,
        Outcome::LetGo,
    ]);
    let rooms = proptest::collection::vec(proptest::sample::select(Room::ALL.to_vec()), WEEKS);
    (sessions, proptest::collection::vec(outcome, 7 * WEEKS * 3), rooms).prop_map(|(sessions, outcomes, rooms)| {
        let sessions: Vec<Session> =
            (1..).zip(&sessions).map(|(number, (kind, days))| session(number, *kind, &days.join(","))).collect();
        let until = monday() + TimeDelta::days(i64::try_from(7 * WEEKS).expect("few") - 1);
        let rows = planned(&sessions, &[], monday(), until)
            .iter()
            .zip(outcomes)
            .map(|(one, outcome)| row_on(one.session.id.get(), one.date, outcome))
            .collect();
        Life { sessions, rows, rooms }
    })
}

fn scopes() -> impl Strategy<Value = Scope> {
    proptest::sample::select(Scope::ALL.to_vec())
}

impl Life {
    fn week(&self, nth: usize, week: Week) -> Vec<Planned<'_>> {
        let all = planned(&self.sessions, &self.rows, week.monday(), week.sunday());
        at_room(all, self.rooms[nth]).sessions
    }

    fn weeks(&self, pauses: &[Pause]) -> Vec<(Week, WeekFacts)> {
        weeks().enumerate().map(|(nth, week)| (week, judge(&self.week(nth, week), pauses))).collect()
    }
}

proptest! {
    #[test]
    fn pausing_any_range_lowers_no_number(
        life in lives(),
        from in 0..50_i64,
        days in 1..50_i64,
        is_open in any::<bool>(),
        earlier in proptest::option::of((0..40_i64, 1..10_i64)),
        scopes in (scopes(), scopes()),
    ) {
        let pause = |from: i64, until: Option<i64>, scope: Scope| Pause {
            id: 1,
            from: monday() + TimeDelta::days(from - 4),
            until: until.map(|until| monday() + TimeDelta::days(until - 4)),
            scope,
        };
        let before: Vec<Pause> = earlier.into_iter().map(|(from, days)| pause(from, Some(from + days), scopes.0)).collect();
        let after: Vec<Pause> = before.iter().copied().chain([pause(from, (!is_open).then_some(from + days), scopes.1)]).collect();

        let (were, are) = (life.weeks(&before), life.weeks(&after));
        for ((week, was), (_, is)) in were.iter().zip(&are) {
            prop_assert!(is.is_kept() || !was.is_kept(), "{week} is no longer kept");
            prop_assert_eq!((is.credited, is.strength), (was.credited, was.strength), "what was done stays done");
        }
        let kinds = |facts: &[(Week, WeekFacts)]| facts.iter().map(|(week, facts)| (*week, facts.kind())).collect::<Vec<_>>();
        let (were, are) = (walk(&kinds(&were), None), walk(&kinds(&are), None));
        prop_assert!(are.in_all >= were.in_all && are.chapter >= were.chapter, "kept weeks fell: {:?} to {:?}", were, are);
        prop_assert!(are.quiet_now <= were.quiet_now, "a quiet week more");
    }

    #[test]
    fn a_pause_dims_no_groups_week(
        members in proptest::collection::vec((any::<bool>(), any::<bool>()), 0..9),
        who in 0..9_usize,
        scope in scopes(),
    ) {
        let week = Week::of(monday());
        let standings = |pauses: &[Pause]| -> Vec<Standing> {
            members
                .iter()
                .enumerate()
                .map(|(nth, (is_present, is_active))| {
                    let state = if *is_active { LadderState::OnTrack } else { LadderState::Dormant };
                    let own = if nth == who { pauses } else { &[] };
                    Standing::new(week, date("2025-01-01"), state, own, *is_present)
                })
                .collect()
        };
        let whole = Pause { id: 1, from: week.monday(), until: Some(week.next().monday()), scope };
        let (was, is) = (judge_week(week, &standings(&[])), judge_week(week, &standings(&[whole])));
        // With fewer than three it is not measured at all, and one that was lit stays lit.
        let fits = was != GroupWeekKind::Lit || matches!(is, GroupWeekKind::Lit | GroupWeekKind::Light);
        prop_assert!(fits, "a lit week became {:?}", is);
    }
}
