use proptest::prelude::*;

use super::*;
use crate::domain::occurrence::{Occurrence, Outcome, Version};
use crate::domain::room::{Room, RoomAnswer, WeekRooms};
use crate::domain::sample::{date, long_run, row, session};
use crate::domain::session::Session;
use crate::domain::week_plan::planned;
use crate::domain::week_size::{WeekSizes, at_sizes};

use Share::{FirstSmall, Low, ThreeQuarters, TwoSmall, Usual};

#[test]
fn the_rows_are_those_of_the_table() {
    for (g, row, weeks) in [
        (0, Row::AsItIs, [Usual, Usual, Usual, Usual]),
        (3, Row::AsItIs, [Usual, Usual, Usual, Usual]),
        (4, Row::FirstSmall, [FirstSmall, Usual, Usual, Usual]),
        (7, Row::FirstSmall, [FirstSmall, Usual, Usual, Usual]),
        (8, Row::OneLow, [Low, Usual, Usual, Usual]),
        (14, Row::OneLow, [Low, Usual, Usual, Usual]),
        (15, Row::LowAndMore, [Low, ThreeQuarters, Usual, Usual]),
        (28, Row::LowAndMore, [Low, ThreeQuarters, Usual, Usual]),
        (29, Row::FromTwo, [TwoSmall, Low, ThreeQuarters, Usual]),
        (400, Row::FromTwo, [TwoSmall, Low, ThreeQuarters, Usual]),
    ] {
        assert_eq!((Row::of(Some(g)), Row::of(Some(g)).weeks()), (row, weeks), "g = {g}");
    }
    assert_eq!(Row::of(None), Row::FromTwo, "whoever never began, begins with two");
}

#[test]
fn ease_me_in_is_one_row_down() {
    let rows = Row::ALL;
    for (row, next) in rows.iter().zip(&rows[1..]) {
        assert_eq!(row.eased(), *next, "{row:?}");
    }
    assert_eq!(Row::FromTwo.eased(), Row::FromTwo, "there is no row below the last");
}

#[test]
fn what_is_said_and_offered_by_row() {
    for (row, is_framed, offers_usual, has_note) in [
        (Row::AsItIs, false, true, false),
        (Row::FirstSmall, true, true, false),
        (Row::OneLow, true, true, false),
        (Row::LowAndMore, true, true, false),
        (Row::FromTwo, true, false, true),
    ] {
        assert_eq!((row.is_framed(), row.offers_usual(), row.has_note(false)), (is_framed, offers_usual, has_note), "{row:?}");
        assert!(row.has_note(true), "{row:?}: after easing in it is always said");
    }
}

#[test]
fn shares_of_k() {
    for (k, two, low, most) in
        [(1, 1, 1, 1), (2, 2, 1, 2), (3, 2, 2, 3), (4, 2, 2, 3), (5, 2, 3, 4), (6, 2, 3, 5), (8, 2, 4, 6), (28, 2, 14, 21)]
    {
        let shares = [TwoSmall, Low, ThreeQuarters, FirstSmall, Usual].map(|share| share.places(k));
        assert_eq!(shares, [two, low, most, k, k], "k = {k}");
    }
    for share in Share::KEPT {
        assert_eq!((share.places(0), Share::from_word(share.as_str())), (0, Some(share)));
    }
}

#[test]
fn a_week_that_is_nearly_over_is_no_week_to_begin_with() {
    for (returned_on, expected) in [
        (
            "2025-07-07",
            vec![
                ("2025-W28", TwoSmall, "2025-07-07"),
                ("2025-W29", Low, "2025-07-14"),
                ("2025-W30", ThreeQuarters, "2025-07-21"),
                ("2025-W31", Usual, "2025-07-28"),
            ],
        ),
        (
            "2025-07-10",
            vec![
                ("2025-W28", TwoSmall, "2025-07-10"),
                ("2025-W29", Low, "2025-07-14"),
                ("2025-W30", ThreeQuarters, "2025-07-21"),
                ("2025-W31", Usual, "2025-07-28"),
            ],
        ),
        // S5: Saturday 12 July.
        (
            "2025-07-12",
            vec![
                ("2025-W28", TwoSmall, "2025-07-12"),
                ("2025-W29", TwoSmall, "2025-07-14"),
                ("2025-W30", Low, "2025-07-21"),
                ("2025-W31", ThreeQuarters, "2025-07-28"),
                ("2025-W32", Usual, "2025-08-04"),
            ],
        ),
    ] {
        let found: Vec<_> = calendar(Row::FromTwo.weeks(), date(returned_on))
            .iter()
            .map(|ramp| (ramp.week.to_string(), ramp.share, ramp.counts_from.to_string()))
            .collect();
        let expected: Vec<_> =
            expected.into_iter().map(|(week, share, from)| (week.to_owned(), share, from.to_owned())).collect();
        assert_eq!(found, expected, "returned on {returned_on}");
    }
}

/// Strength on Monday and Thursday, mobility on Tuesday, recovery on Saturday.
fn plan() -> [Session; 3] {
    [session(1, Kind::Strength, "mon,thu"), session(2, Kind::Mobility, "tue"), session(3, Kind::Recovery, "sat")]
}

fn held(sessions: &[Session], rows: &[Occurrence], share: Share, from: &str) -> Vec<(String, bool, bool)> {
    let week = Week::of(date("2025-06-02"));
    let ramp = RampWeek { week, share, counts_from: date(from), until: None };
    held_after(&WeekRooms::always(Room::Steady), sessions, rows, &ramp)
}

/// The week of a return, with the rooms that it had.
fn held_after(rooms: &WeekRooms, sessions: &[Session], rows: &[Occurrence], ramp: &RampWeek) -> Vec<(String, bool, bool)> {
    let sizes = WeekSizes::new(rooms.clone(), vec![*ramp]);
    let of_week = at_sizes(planned(sessions, rows, ramp.week.monday(), ramp.week.sunday()), &sizes, &[]);
    of_week.sessions.iter().zip(of_week.small).map(|(one, small)| (one.date.weekday().to_string(), one.is_extra, small)).collect()
}

/// By the day of the week.
fn sorted(mut held: Vec<(String, bool, bool)>) -> Vec<(String, bool, bool)> {
    held.sort_by_key(|(day, ..)| day.parse::<chrono::Weekday>().map(|day| day.num_days_from_monday()).ok());
    held
}

fn days(expected: &[(&str, bool, bool)]) -> Vec<(String, bool, bool)> {
    expected.iter().map(|(day, extra, small)| ((*day).to_owned(), *extra, *small)).collect()
}

#[test]
fn a_share_of_a_week() {
    let plan = plan();
    for (name, share, from, expected) in [
        ("two from Monday", TwoSmall, "2025-06-02", &[("Mon", false, true), ("Sat", false, true)][..]),
        (
            "two from Wednesday: the days gone stay as they were",
            TwoSmall,
            "2025-06-04",
            &[("Mon", false, false), ("Tue", false, false), ("Thu", false, true), ("Sat", false, true)],
        ),
        (
            "low from Thursday",
            Low,
            "2025-06-05",
            &[("Mon", false, false), ("Tue", false, false), ("Thu", false, true), ("Sat", false, true)],
        ),
        ("low", Low, "2025-06-02", &[("Mon", false, true), ("Sat", false, true)]),
        (
            "three quarters: strength is small",
            ThreeQuarters,
            "2025-06-02",
            &[("Mon", false, true), ("Tue", false, false), ("Sat", false, false)],
        ),
        (
            "the first is small",
            FirstSmall,
            "2025-06-03",
            &[("Mon", false, false), ("Tue", false, true), ("Thu", false, false), ("Sat", false, false)],
        ),
        (
            "usual",
            Usual,
            "2025-06-02",
            &[("Mon", false, false), ("Tue", false, false), ("Thu", false, false), ("Sat", false, false)],
        ),
    ] {
        assert_eq!(held(&plan, &[], share, from), days(expected), "{name}");
    }
}

#[test]
fn what_was_done_keeps_its_place_or_its_credit() {
    let plan = plan();
    let done = Outcome::Done(Version::Full);
    let tuesday = [row(2, "2025-06-03", done)];
    let expected = [("Tue", false, true), ("Sat", false, true)];
    assert_eq!(held(&plan, &tuesday, TwoSmall, "2025-06-02"), days(&expected), "what was done first, then recovery");
    let expected = [("Mon", false, false), ("Tue", false, false), ("Thu", false, true), ("Sat", false, true)];
    assert_eq!(held(&plan, &tuesday, TwoSmall, "2025-06-04"), days(&expected), "what lies before the return keeps its place");
    let gone = [row(3, "2025-06-07", Outcome::LetGo)];
    let expected = [("Mon", false, true), ("Sat", false, true)];
    assert_eq!(held(&plan, &gone, TwoSmall, "2025-06-02"), days(&expected), "what was let go makes room for nothing else");
    let all = [row(1, "2025-06-02", done), row(2, "2025-06-03", done), row(1, "2025-06-05", done), row(3, "2025-06-07", done)];
    let held = held(&plan, &all, TwoSmall, "2025-06-02");
    assert_eq!(held.len(), 4, "nothing that was done is gone");
    assert_eq!(held.iter().filter(|(_, is_extra, _)| *is_extra).count(), 2, "two have a place, two stand beside it");
}

#[test]
fn the_days_before_a_return_keep_the_room_that_they_had() {
    let week = Week::of(date("2025-06-02"));
    let plan =
        [session(1, Kind::Strength, "mon,thu,fri"), session(2, Kind::Mobility, "tue"), session(3, Kind::Recovery, "wed,sat,sun")];
    // As with a newcomer: low from its Monday on.
    let rooms = WeekRooms::of(week, &[RoomAnswer { week, answered_on: date("2025-05-28"), room: Room::Low, is_own: false }]);
    let stood =
        at_sizes(planned(&plan, &[], week.monday(), week.sunday()), &WeekSizes::new(rooms.clone(), Vec::new()), &[]).sessions;
    let of_days_gone = |held: Vec<(String, bool, bool)>| -> Vec<String> {
        held.into_iter().map(|(day, ..)| day).filter(|day| !["Sat", "Sun"].contains(&day.as_str())).collect()
    };
    let before: Vec<_> = stood.iter().map(|one| (one.date.weekday().to_string(), one.is_extra, false)).collect();
    let held = held_after(&rooms, &plan, &[], &RampWeek { week, share: TwoSmall, counts_from: date("2025-06-07"), until: None });
    assert_eq!(of_days_gone(held.clone()), of_days_gone(before), "what had no place in the low week has none now");
    assert_eq!(of_days_gone(held.clone()), ["Mon", "Tue", "Wed"], "four of seven, and one of them is still to come");
    assert!(held.iter().all(|(.., is_small)| *is_small), "it was a low week, and is one: {held:?}");
}

#[test]
fn what_was_moved_stays_and_recovery_with_it() {
    let plan = plan();
    let moved = |number: i64, from: &str, to: &str| {
        let away = row(number, from, Outcome::Moved(date(to)));
        [away, Occurrence { moved_from: Some(date(from)), ..row(number, to, Outcome::Open) }]
    };
    let one = moved(2, "2025-06-03", "2025-06-06");
    let fri = ("Fri", false, true);
    let away = ("Tue", false, false);
    let expected = [away, fri, ("Sat", false, true)];
    assert_eq!(sorted(held(&plan, &one, TwoSmall, "2025-06-02")), days(&expected), "put there by hand, it is one of the two");
    let both = [moved(2, "2025-06-03", "2025-06-06"), moved(1, "2025-06-05", "2025-06-04")].concat();
    let expected = [away, ("Wed", false, true), ("Thu", false, false), fri, ("Sat", false, true)];
    let found = sorted(held(&plan, &both, TwoSmall, "2025-06-02"));
    assert_eq!(found, days(&expected), "both were put there by hand, and the recovery is not their price");
    let out = [row(3, "2025-06-07", Outcome::Moved(date("2025-06-10")))];
    let expected = [("Mon", false, true), ("Sat", false, false)];
    assert_eq!(held(&plan, &out, TwoSmall, "2025-06-02"), days(&expected), "nothing comes instead of what left the week");
}

#[test]
fn strength_keeps_off_the_day_before_a_long_run() {
    let plan = [session(1, Kind::Strength, "mon,thu"), session(3, Kind::Recovery, "sat"), long_run(4, "tue")];
    let expected = [("Tue", false, false), ("Thu", false, true), ("Sat", false, true)];
    assert_eq!(held(&plan, &[], TwoSmall, "2025-06-02"), days(&expected), "the run is context and stays");
}

proptest! {
    #[test]
    fn no_share_is_without_recovery_where_there_is_some_to_come(
        strength in proptest::sample::subsequence(vec!["mon", "tue", "wed", "thu", "fri", "sat", "sun"], 1..=5),
        recovery in proptest::sample::subsequence(vec!["mon", "tue", "wed", "thu", "fri", "sat", "sun"], 1..=3),
        share in proptest::sample::select(Share::KEPT.to_vec()),
        from in 0..7_i64,
    ) {
        let plan = [session(1, Kind::Strength, &strength.join(",")), session(2, Kind::Recovery, &recovery.join(","))];
        let week = Week::of(date("2025-06-02"));
        let counts_from = week.monday() + chrono::TimeDelta::days(from);
        let all = planned(&plan, &[], week.monday(), week.sunday());
        let to_come = all.iter().filter(|one| one.date >= counts_from);
        let has_recovery = to_come.clone().any(|one| one.session.spec.kind == Kind::Recovery);
        let (k, left) = (u32::try_from(all.len()).expect("few"), to_come.count());
        let ramp = RampWeek { week, share, counts_from, until: None };
        let held = at_sizes(all.clone(), &WeekSizes::new(WeekRooms::always(Room::Steady), vec![ramp]), &[]).sessions;
        let gone = all.iter().filter(|one| one.date < counts_from).count();
        prop_assert_eq!(held.iter().filter(|one| one.date < counts_from).count(), gone, "the days gone stay as they were");
        let held: Vec<_> = held.into_iter().filter(|one| one.date >= counts_from).collect();
        prop_assert_eq!(held.len(), left.min(usize::try_from(share.places(k)).expect("few")), "as many as the share says");
        prop_assert!(!has_recovery || held.iter().any(|one| one.session.spec.kind == Kind::Recovery), "recovery shrinks last");
    }
}
