use chrono::Datelike;

use super::*;
use crate::domain::calendar::Week;
use crate::domain::occurrence::{Occurrence, Version};
use crate::domain::room::RoomAnswer;
use crate::domain::sample::{date, row, session};
use crate::domain::session::Session;
use crate::domain::week_plan::planned;

fn week() -> Week {
    Week::of(date("2025-06-02"))
}

/// Every day something, seven in all.
fn plan() -> Vec<Session> {
    use Kind::{Mobility, Recovery, Strength};
    let kinds = [Strength, Mobility, Recovery, Strength, Strength, Recovery, Mobility];
    let days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    (1..).zip(kinds).zip(days).map(|((number, kind), day)| session(number, kind, day)).collect()
}

fn ramp(share: Share, from: &str, until: Option<&str>) -> RampWeek {
    RampWeek { week: week(), share, counts_from: date(from), until: until.map(date) }
}

fn said(room: Room, on: &str) -> RoomAnswer {
    RoomAnswer { week: week(), answered_on: date(on), room, is_own: true }
}

/// The days that count in the week, small ones in small letters.
fn lived(said: &[RoomAnswer], ramps: &[RampWeek], rows: &[Occurrence]) -> String {
    let sessions = plan();
    let sizes = WeekSizes::new(WeekRooms::of(week(), said), ramps.to_vec());
    let lived = at_sizes(planned(&sessions, rows, week().monday(), week().sunday()), &sizes, &[]);
    let counted = lived.sessions.iter().zip(&lived.small).filter(|(one, _)| one.is_counted() && one.stands());
    let days: Vec<String> = counted
        .map(|(one, is_small)| {
            let day = one.date.weekday().to_string();
            if *is_small { day.to_lowercase() } else { day }
        })
        .collect();
    days.join(" ")
}

#[test]
fn each_day_keeps_the_size_that_it_had() {
    use Room::{High, Low as LowRoom, Steady};
    use Share::{FirstSmall, Low, ThreeQuarters, TwoSmall};
    let done = [row(1, "2025-06-02", Outcome::Done(Version::Small))];
    for (name, said, ramps, rows, expected) in [
        ("nothing said", &[][..], &[][..], &[][..], "Mon Tue Wed Thu Fri Sat Sun"),
        ("low from its Monday", &[], &[ramp(Low, "2025-06-02", None)], &[], "mon tue wed sat"),
        (
            "a second return on Friday gives the rest of the week another share",
            &[],
            &[ramp(Low, "2025-06-02", None), ramp(TwoSmall, "2025-06-06", None)],
            &[],
            "mon tue wed fri sat",
        ),
        (
            "the same with the first session done",
            &[],
            &[ramp(Low, "2025-06-02", None), ramp(TwoSmall, "2025-06-06", None)],
            &done,
            "mon tue wed fri sat",
        ),
        (
            "a second return begins small in a week at three quarters, of which strength was small",
            &[],
            &[ramp(ThreeQuarters, "2025-06-02", None), ramp(FirstSmall, "2025-06-05", None)],
            &[],
            "mon Tue Wed thu Fri Sat Sun",
        ),
        (
            "a room that is given on Thursday acts from there",
            &[said(LowRoom, "2025-06-02"), said(Steady, "2025-06-05")],
            &[ramp(TwoSmall, "2025-06-02", Some("2025-06-05"))],
            &[],
            "mon wed Thu Fri Sat Sun",
        ),
        (
            "and a return after it once more",
            &[said(LowRoom, "2025-06-02"), said(High, "2025-06-04"), said(LowRoom, "2025-06-06")],
            &[ramp(TwoSmall, "2025-06-02", Some("2025-06-04")), ramp(TwoSmall, "2025-06-06", None)],
            &[],
            "mon Wed Thu fri sat",
        ),
        (
            "one in whose place a room was given before it began is none",
            &[said(Steady, "2025-06-01")],
            &[ramp(TwoSmall, "2025-06-02", Some("2025-06-01"))],
            &[],
            "Mon Tue Wed Thu Fri Sat Sun",
        ),
        (
            "nor is a larger one than the room of the week",
            &[said(LowRoom, "2025-06-01")],
            &[ramp(ThreeQuarters, "2025-06-02", None)],
            &[],
            "mon tue wed sat",
        ),
    ] {
        assert_eq!(lived(said, ramps, rows), expected, "{name}");
    }
}
