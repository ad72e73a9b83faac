//! Sessions and rows for the tests of the rules, in few words. Everything begins on 1 January 2025.

use chrono::NaiveDate;

use super::calendar::Days;
use super::ids::{MemberId, OccurrenceId, SessionId};
use super::occurrence::{Occurrence, Outcome};
use super::recurrence::{EveryWeeks, Recurrence};
use super::session::{Kind, RecoveryArea, Session, SessionSpec, Title, Words};

/// The member whose sessions these are.
pub(super) const MEMBER: MemberId = MemberId::new(7);

pub(super) fn date(text: &str) -> NaiveDate {
    text.parse().expect("a date of this test")
}

/// What a session of a kind is, on days written like `mon,thu`.
pub(super) fn spec(kind: Kind, days: &str) -> SessionSpec {
    let days: Days = days.parse().expect("weekdays of this test");
    SessionSpec {
        kind,
        area: (kind == Kind::Recovery).then_some(RecoveryArea::WindDown),
        title: Title::parse(kind.as_str()).expect("a title"),
        minutes: 20,
        full: Words::parse("three rounds").ok(),
        small: Words::parse("one round").ok(),
        when: Recurrence { days, every_weeks: EveryWeeks::ONE, starts_on: date("2025-01-01"), ends_on: None },
        cue: None,
        fallback_day: None,
        is_long: false,
        is_hard: false,
        is_reminded: kind.is_counted(),
    }
}

/// The session numbered `number`, in force from the first day on.
pub(super) fn session(number: i64, kind: Kind, days: &str) -> Session {
    version(number, spec(kind, days), "2025-01-01", None)
}

/// One version of a session.
pub(super) fn version(number: i64, spec: SessionSpec, from: &str, until: Option<&str>) -> Session {
    Session { id: SessionId::new(number), member: MEMBER, valid_from: date(from), valid_until: until.map(date), spec }
}

/// A run on these days, long or hard.
pub(super) fn long_run(number: i64, days: &str) -> Session {
    let mut run = session(number, Kind::Run, days);
    run.spec.is_long = true;
    run
}

/// The stored row of a session on a date.
pub(super) fn row(session: i64, on: &str, outcome: Outcome) -> Occurrence {
    row_on(session, date(on), outcome)
}

/// The same with a date at hand.
pub(super) fn row_on(session: i64, on: NaiveDate, outcome: Outcome) -> Occurrence {
    Occurrence {
        id: OccurrenceId::new(session * 100_000 + i64::from(on.to_epoch_days())),
        session: SessionId::new(session),
        member: MEMBER,
        date: on,
        outcome,
        moved_from: None,
        is_extra: false,
        was_reminded: true,
    }
}
