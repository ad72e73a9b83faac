//! Members, sessions, dates and instants to try things on.

use chrono::{NaiveDate, TimeDelta};
use chrono_tz::Tz;
use second_wind::domain::calendar::{Days, Instant, QuietHours, Week};
use second_wind::domain::ids::{ChannelId, MemberId, SessionId, UserId};
use second_wind::domain::ladder::LadderState;
use second_wind::domain::member::Delivery;
use second_wind::domain::recurrence::{EveryWeeks, Recurrence};
use second_wind::domain::session::{Kind, SessionSpec, Title, Words};
use second_wind::store::Tx;
use second_wind::store::members::NewMember;

/// A date by its day of June 2026; the 1st is a Monday.
pub(crate) fn june(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 6, day).expect("a day of June")
}

/// The week of a day of June 2026.
pub(crate) fn june_week(day: u32) -> Week {
    Week::of(june(day))
}

/// An instant, in seconds after noon of 1 June 2026 in UTC.
pub(crate) fn at(secs: i64) -> Instant {
    let noon = june(1).and_hms_opt(12, 0, 0).expect("noon").and_utc();
    noon + TimeDelta::seconds(secs)
}

/// A member to be, by the number of the person.
pub(crate) fn newcomer(user: i64) -> NewMember {
    NewMember {
        user: UserId::new(user),
        joined_at: at(0),
        consent_version: 1,
        zone: Tz::Europe__Paris,
        reminder_at: "07:30".parse().expect("a reminder time"),
        quiet: QuietHours::default(),
        locale: "en-US".to_owned(),
        dm_channel: None,
        delivery: Delivery::Open,
        ladder: LadderState::OnTrack,
        ladder_since: june(1),
        last_sign_at: at(0),
    }
}

/// A member to be whose every column holds something unusual.
pub(crate) fn unusual(user: i64) -> NewMember {
    NewMember {
        joined_at: at(-1) + TimeDelta::milliseconds(1),
        consent_version: 7,
        zone: Tz::America__Argentina__Buenos_Aires,
        reminder_at: "23:59".parse().expect("a reminder time"),
        quiet: QuietHours { from: "22:15".parse().expect("a time"), until: "06:05".parse().expect("a time") },
        locale: "pt-BR".to_owned(),
        dm_channel: Some(ChannelId::new(i64::MAX)),
        delivery: Delivery::Closed,
        ladder: LadderState::Dormant,
        ladder_since: june(2),
        last_sign_at: at(86_399),
        ..newcomer(user)
    }
}

/// Strength on Mondays and Thursdays.
pub(crate) fn strength(title: &str) -> SessionSpec {
    SessionSpec {
        kind: Kind::Strength,
        area: None,
        title: Title::parse(title).expect("a title"),
        minutes: 20,
        full: None,
        small: Some(Words::parse("one round").expect("words")),
        when: Recurrence {
            days: "mon,thu".parse::<Days>().expect("days"),
            every_weeks: EveryWeeks::ONE,
            starts_on: june(1),
            ends_on: None,
        },
        cue: None,
        fallback_day: None,
        is_long: false,
        is_hard: false,
        is_reminded: true,
    }
}

/// A member in the table.
pub(crate) async fn member(tx: &mut Tx, user: i64) -> MemberId {
    tx.insert_member(&newcomer(user)).await.expect("a member")
}

/// A member with one session in their plan.
pub(crate) async fn member_with_session(tx: &mut Tx, user: i64) -> (MemberId, SessionId) {
    let member = member(tx, user).await;
    let session = tx.insert_session(member, &strength("strength A"), june(1)).await.expect("a session");
    (member, session)
}
