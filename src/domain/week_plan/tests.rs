use proptest::prelude::*;

use super::*;
use crate::domain::calendar::Week;
use crate::domain::occurrence::Version;
use crate::domain::sample::{date, long_run, row, row_on, session, spec, version};

/// `Planned` in a line: date, session, minutes of its version, what became of it, and whether it has a row.
fn lines(planned: &[Planned<'_>]) -> Vec<String> {
    planned
        .iter()
        .map(|one| {
            let extra = if one.is_extra { " extra" } else { "" };
            let from = one.moved_from.map(|date| format!(" from {date}")).unwrap_or_default();
            let row = if one.row.is_some() { "" } else { " (no row)" };
            format!("{} {} {:?}{from}{extra}{row}", one.date, one.session.id, one.outcome)
        })
        .collect()
}

const DONE: Outcome = Outcome::Done(Version::Full);

fn week_of_2_june<'a>(sessions: &'a [Session], rows: &'a [Occurrence]) -> Vec<Planned<'a>> {
    planned(sessions, rows, date("2025-06-02"), date("2025-06-08"))
}

#[test]
fn the_plan_gives_dates_and_rows_say_what_became_of_them() {
    let sessions = [session(2, Kind::Strength, "mon,thu"), session(1, Kind::Recovery, "thu,sun")];
    let rows = [row(1, "2025-06-05", DONE), row(2, "2025-06-09", DONE), row(2, "2025-06-05", Outcome::Open)];
    let expected = ["2025-06-02 2 Open (no row)", "2025-06-05 1 Done(Full)", "2025-06-05 2 Open", "2025-06-08 1 Open (no row)"];
    assert_eq!(lines(&week_of_2_june(&sessions, &rows)), expected, "by date, then by session, and nothing outside the range");
}

#[test]
fn a_moved_session_stands_once_where_it_went() {
    let sessions = [session(1, Kind::Strength, "mon,thu")];
    let to = date("2025-06-07");
    let arrived = Occurrence { moved_from: Some(date("2025-06-05")), ..row(1, "2025-06-07", Outcome::Open) };
    let done = Occurrence { outcome: DONE, ..arrived.clone() };
    let left = row(1, "2025-06-05", Outcome::Moved(to));
    for (name, rows, saturday) in [
        ("open there", vec![left.clone(), arrived.clone()], "2025-06-07 1 Open from 2025-06-05"),
        ("done there", vec![done, left.clone()], "2025-06-07 1 Done(Full) from 2025-06-05"),
        ("its new row is not stored yet", vec![left.clone()], "2025-06-07 1 Open from 2025-06-05 (no row)"),
    ] {
        let expected = ["2025-06-02 1 Open (no row)", "2025-06-05 1 Moved(2025-06-07)", saturday];
        let week = week_of_2_june(&sessions, &rows);
        assert_eq!(lines(&week), expected, "{name}");
        assert_eq!(week.iter().filter(|one| one.stands()).count(), 2, "{name}: two stand in the week");
    }
    let into_next_week = [row(1, "2025-06-05", Outcome::Moved(date("2025-06-10")))];
    let next = planned(&sessions, &into_next_week, date("2025-06-09"), date("2025-06-15"));
    let expected = ["2025-06-09 1 Open (no row)", "2025-06-10 1 Open from 2025-06-05 (no row)", "2025-06-12 1 Open (no row)"];
    assert_eq!(lines(&next), expected, "past Sunday it joins the next week");
}

#[test]
fn what_was_answered_outlives_its_session_and_what_was_open_does_not() {
    let ended = [version(1, spec(Kind::Strength, "mon,thu"), "2025-01-01", Some("2025-06-05"))];
    let arrived = Occurrence { moved_from: Some(date("2025-06-02")), ..row(1, "2025-06-06", Outcome::Open) };
    let rows = [row(1, "2025-06-02", DONE), row(1, "2025-06-05", Outcome::Open), arrived, row(1, "2025-06-08", Outcome::LetGo)];
    let expected = ["2025-06-02 1 Done(Full)", "2025-06-08 1 LetGo"];
    assert_eq!(lines(&week_of_2_june(&ended, &rows)), expected, "removed on 5 June: Thursday and what was moved to Friday go");
}

#[test]
fn s18_an_edit_acts_from_its_day_on() {
    let longer = SessionSpecWith { minutes: 30, days: "mon,fri" }.spec();
    let sessions =
        [version(1, spec(Kind::Strength, "mon,thu"), "2025-01-01", Some("2025-06-06")), version(1, longer, "2025-06-06", None)];
    let rows = [row(1, "2025-06-05", DONE)];
    let both = planned(&sessions, &rows, date("2025-06-02"), date("2025-06-13"));
    let minutes: Vec<(String, u16)> = both.iter().map(|one| (one.date.to_string(), one.session.spec.minutes)).collect();
    let expected = [("2025-06-02", 20), ("2025-06-05", 20), ("2025-06-06", 30), ("2025-06-09", 30), ("2025-06-13", 30)]
        .map(|(date, minutes)| (date.to_owned(), minutes));
    assert_eq!(minutes, expected, "edited on Friday: Thursday still reads 20 minutes, and its day");
}

struct SessionSpecWith {
    minutes: u16,
    days: &'static str,
}

impl SessionSpecWith {
    fn spec(self) -> crate::domain::session::SessionSpec {
        crate::domain::session::SessionSpec { minutes: self.minutes, ..spec(Kind::Strength, self.days) }
    }
}

#[test]
fn an_extra_stands_beside_the_plan_once_it_was_done() {
    let sessions = [session(1, Kind::Mobility, "mon")];
    let extra = |outcome| Occurrence { is_extra: true, ..row(1, "2025-06-04", outcome) };
    let done = [extra(DONE)];
    assert_eq!(lines(&week_of_2_june(&sessions, &done)), ["2025-06-02 1 Open (no row)", "2025-06-04 1 Done(Full) extra"]);
    let open = [extra(Outcome::Open)];
    assert_eq!(lines(&week_of_2_june(&sessions, &open)), ["2025-06-02 1 Open (no row)"], "an open extra is nothing yet");
    let unknown = [row(9, "2025-06-04", DONE)];
    assert_eq!(week_of_2_june(&sessions, &unknown).len(), 1, "a row whose session is nowhere to be found is passed over");
}

#[test]
fn a_date_that_a_zone_skips_has_no_occurrence() {
    let mut every_day = session(1, Kind::Mobility, "daily");
    every_day.valid_from = date("2011-01-01");
    every_day.spec.when.starts_on = date("2011-01-01");
    let sessions = [every_day];
    let days = |zone| {
        let all = planned(&sessions, &[], date("2011-12-29"), date("2011-12-31"));
        without_skipped_dates(all, zone).iter().map(|one| one.date.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(days(Tz::Pacific__Apia), ["2011-12-29", "2011-12-31"], "Samoa had no 30 December 2011");
    assert_eq!(days(Tz::Europe__London).len(), 3, "London had one");
}

/// The kept sessions of a low week, as numbers.
fn at_low(sessions: &[Session], rows: &[Occurrence]) -> Vec<i64> {
    let low = at_room(week_of_2_june(sessions, rows), Room::Low);
    assert!(low.is_all_small, "a low week is made of small versions");
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
        assert_eq!((steady.sessions.len(), steady.is_all_small), (kinds.len(), false), "{name}: steady is the plan as it is");
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
