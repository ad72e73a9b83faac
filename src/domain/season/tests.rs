use proptest::prelude::*;

use super::*;
use crate::domain::occurrence::{Occurrence, Version};
use crate::domain::room::Room;
use crate::domain::sample::{date, long_run, row, session};
use crate::domain::session::Session;
use crate::domain::week_plan::planned;
use crate::domain::week_size::at_room;

const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

fn week<'a>(sessions: &'a [Session], rows: &'a [Occurrence]) -> Vec<Planned<'a>> {
    planned(sessions, rows, date("2025-06-02"), date("2025-06-08"))
}

/// What a week keeps of these sessions, one a day, as numbers.
fn kept(kinds: &[Kind], season: Season) -> Vec<i64> {
    let sessions: Vec<Session> = (1..).zip(kinds).zip(DAYS).map(|((number, kind), day)| session(number, *kind, day)).collect();
    at_shape(week(&sessions, &[]), &season.shape()).iter().map(|one| one.session.id.get()).collect()
}

#[test]
fn the_shapes_are_those_of_the_table() {
    for (season, strength, mobility, together, recovery, is_light) in [
        (Season::Base, 2, 2, 4, 2, false),
        (Season::Build, 2, 1, 3, 3, false),
        (Season::Peak, 1, 1, 2, 3, false),
        (Season::Taper, 1, 2, 3, 4, true),
        (Season::Recovery, 0, 2, 2, 4, false),
        (Season::Off, 2, 2, 2, 1, false),
    ] {
        assert_eq!(season.shape(), Shape { strength, mobility, together, recovery, is_light }, "{season:?}");
        assert!(season.shape().is_sound(), "{season:?}: a captain could have set it");
        assert_eq!(Season::from_word(season.as_str()), Some(season));
    }
}

#[test]
fn a_season_makes_room_and_invents_nothing() {
    use Kind::{Mobility, Recovery, Strength};
    for (name, kinds, season, expected) in [
        ("a plan that fits stays as it is", [Strength, Mobility, Recovery].as_slice(), Season::Base, [1, 2, 3].as_slice()),
        ("less strength when running peaks", &[Strength, Strength, Strength, Recovery], Season::Peak, &[1, 4]),
        ("taper: strength once", &[Strength, Mobility, Strength, Recovery, Recovery], Season::Taper, &[1, 2, 4, 5]),
        ("after a race no strength at all", &[Strength, Mobility, Recovery, Strength], Season::Recovery, &[2, 3]),
        ("off: any two of strength and mobility", &[Mobility, Strength, Strength, Mobility, Recovery], Season::Off, &[1, 2, 5]),
        ("nothing but strength, after a race", &[Strength, Strength], Season::Recovery, &[]),
        ("nothing planned", &[], Season::Build, &[]),
    ] {
        assert_eq!(kept(kinds, season), expected, "{name}");
    }
}

#[test]
fn what_was_answered_stays_and_strength_keeps_off_the_day_before_a_long_run() {
    let sessions = [
        session(1, Kind::Strength, "tue"),
        session(2, Kind::Strength, "sat"),
        long_run(3, "wed"),
        session(4, Kind::Recovery, "mon"),
    ];
    let of = |rows: &[Occurrence]| {
        at_shape(week(&sessions, rows), &Season::Peak.shape())
            .iter()
            .map(|one| (one.session.id.get(), one.is_extra))
            .collect::<Vec<_>>()
    };
    assert_eq!(of(&[]), [(4, false), (3, false), (2, false)], "not the one on the day before the long run");
    let done = [row(1, "2025-06-03", Outcome::Done(Version::Full))];
    assert_eq!(of(&done), [(4, false), (1, false), (3, false)], "what was done has the place");
    let both = [row(1, "2025-06-03", Outcome::Done(Version::Full)), row(2, "2025-06-07", Outcome::Some)];
    assert_eq!(
        of(&both),
        [(4, false), (1, false), (3, false), (2, true)],
        "and what was done beyond it keeps its credit beside the count"
    );
}

#[test]
fn the_choice_of_a_week_is_the_last_one_before_it() {
    let choice = |from: &str, season| ChosenSeason { from: Week::of(date(from)), season, name: None };
    let base = choice("2025-06-02", Some((Season::Base, Season::Base.shape())));
    let own = choice("2025-06-16", None);
    let chosen = [own.clone(), base.clone()];
    let of = |on: &str| of_week(&chosen, Week::of(date(on)));
    assert_eq!(of("2025-06-01"), None, "before the first");
    assert_eq!(of("2025-06-02"), Some(&base));
    assert_eq!(of("2025-06-15"), Some(&base));
    assert_eq!(of("2025-07-20"), Some(&own), "the plan as it stands is a choice too");
}

#[test]
fn a_race_makes_sense_of_the_weeks_around_it() {
    let race = date("2026-05-10");
    for (on, expected) in [
        ("2025-12-01", None),
        ("2026-02-08", None),
        ("2026-02-09", Some(Season::Build)),
        ("2026-04-05", Some(Season::Build)),
        ("2026-04-06", Some(Season::Peak)),
        ("2026-04-26", Some(Season::Peak)),
        ("2026-04-27", Some(Season::Taper)),
        ("2026-05-10", Some(Season::Taper)),
        ("2026-05-11", Some(Season::Recovery)),
        ("2026-05-24", Some(Season::Recovery)),
        ("2026-05-25", Some(Season::Base)),
        ("2026-06-21", Some(Season::Base)),
        ("2026-06-22", None),
    ] {
        assert_eq!(by_race(race, Week::of(date(on))), expected, "{on}");
    }
}

fn any_plan() -> impl Strategy<Value = Vec<Session>> {
    proptest::collection::vec((prop_oneof![Just(Kind::Strength), Just(Kind::Mobility), Just(Kind::Recovery)], 0..7_usize), 0..12)
        .prop_map(|sessions| (1..).zip(sessions).map(|(number, (kind, day))| session(number, kind, DAYS[day])).collect())
}

fn any_shape() -> impl Strategy<Value = Shape> {
    (0..=7_u8, 0..=7_u8, 1..=7_u8, 0..=14_u8).prop_map(|(strength, mobility, recovery, together)| Shape {
        strength,
        mobility,
        together: together.min(strength + mobility),
        recovery,
        is_light: false,
    })
}

proptest! {
    #[test]
    fn no_shape_takes_all_recovery_and_none_is_exceeded(plan in any_plan(), shape in any_shape()) {
        let usual = week(&plan, &[]);
        let count = |of: &[Planned<'_>], kind: Kind| of.iter().filter(|one| one.session.spec.kind == kind && one.is_counted()).count();
        let shaped = at_shape(usual.clone(), &shape);
        prop_assert!(shape.is_sound(), "{shape:?}");
        for kind in [Kind::Strength, Kind::Mobility, Kind::Recovery] {
            prop_assert!(count(&shaped, kind) <= usize::from(shape.of(kind)), "{kind:?} has as many as the shape at most");
        }
        prop_assert!(count(&shaped, Kind::Strength) + count(&shaped, Kind::Mobility) <= usize::from(shape.together));
        prop_assert_eq!(count(&shaped, Kind::Recovery) > 0, count(&usual, Kind::Recovery) > 0, "recovery shrinks last");
        prop_assert_eq!(at_shape(shaped.clone(), &shape), shaped.clone(), "twice is once");
        // A low week of a season is no larger than one without, and has recovery as well.
        let low = at_room(shaped.clone(), Room::Low).sessions;
        prop_assert!(low.len() <= at_room(usual, Room::Low).sessions.len().max(1));
        prop_assert_eq!(count(&low, Kind::Recovery) > 0, count(&shaped, Kind::Recovery) > 0);
    }
}
