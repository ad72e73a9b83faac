use proptest::prelude::*;

use super::*;
use crate::domain::calendar::Days;
use crate::domain::sample::{date, session, spec, version};
use crate::domain::session::Kind;

const TOO_MANY_SESSIONS: Refusal = Refusal::TooManySessions { max: 20 };
const TOO_MANY_OCCURRENCES: Refusal = Refusal::TooManyOccurrences { max: 28 };

fn many(count: i64, days: &str) -> Vec<Session> {
    (1..=count).map(|number| session(number, Kind::Mobility, days)).collect()
}

fn today() -> NaiveDate {
    date("2025-06-05")
}

#[test]
fn a_plan_holds_twenty_sessions_and_twenty_eight_occurrences_a_week() {
    for (name, count, days, new, expected) in [
        ("the first session", 0, "mon", "daily", Ok(())),
        ("the twentieth", 19, "mon", "tue", Ok(())),
        ("the twenty-first", 20, "mon", "tue", Err(TOO_MANY_SESSIONS)),
        ("the twenty-eighth occurrence", 3, "daily", "daily", Ok(())),
        ("the twenty-ninth", 4, "daily", "mon", Err(TOO_MANY_OCCURRENCES)),
        ("the twenty-ninth, of many", 9, "mon,wed,fri", "sat,sun", Err(TOO_MANY_OCCURRENCES)),
    ] {
        assert_eq!(check(&many(count, days), &spec(Kind::Strength, new), today()), expected, "{name}");
    }
}

#[test]
fn what_is_over_takes_no_place() {
    let ended: Vec<Session> =
        (1..=30).map(|number| version(number, spec(Kind::Mobility, "daily"), "2025-01-01", Some("2025-06-05"))).collect();
    assert_eq!(check(&ended, &spec(Kind::Strength, "mon"), today()), Ok(()), "thirty sessions that were removed");
    let mut once = many(30, "mon");
    for session in &mut once {
        session.spec.when.ends_on = Some(date("2025-06-04"));
    }
    assert_eq!(check(&once, &spec(Kind::Strength, "mon"), today()), Ok(()), "thirty sessions whose last date is over");
    let mut edited = many(20, "mon");
    edited[0].valid_until = Some(date("2025-06-10"));
    edited.push(version(1, spec(Kind::Mobility, "tue"), "2025-06-10", None));
    assert_eq!(
        check(&edited[1..], &spec(Kind::Strength, "mon"), today()),
        Err(TOO_MANY_SESSIONS),
        "two versions are one session"
    );
}

#[test]
fn weeks_in_turn_are_counted_week_by_week() {
    let mut sessions = many(3, "daily");
    let every_other = |number, from: &str| {
        let mut one = session(number, Kind::Mobility, "daily");
        one.spec.when.every_weeks = 2.try_into().expect("weeks");
        one.spec.when.starts_on = date(from);
        one
    };
    sessions.push(every_other(4, "2025-06-02"));
    let mut new = every_other(5, "2025-06-09").spec;
    assert_eq!(check(&sessions, &new, today()), Ok(()), "the other weeks have room");
    new.when.starts_on = date("2025-06-16");
    assert_eq!(check(&sessions, &new, today()), Err(TOO_MANY_OCCURRENCES), "the same weeks have none");
    new.when.starts_on = date("2025-06-05");
    assert_eq!(check(&sessions, &new, today()), Err(TOO_MANY_OCCURRENCES), "from this week on");
}

#[test]
fn a_starting_plan_is_checked_as_a_whole() {
    let specs = vec![spec(Kind::Strength, "mon"); 3];
    assert_eq!(check_all(&many(17, "mon"), &specs, today()), Ok(()), "seventeen and three");
    assert_eq!(check_all(&many(18, "mon"), &specs, today()), Err(TOO_MANY_SESSIONS), "eighteen and three");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    /// A plan grown under the limit keeps it in every week.
    #[test]
    fn no_week_ever_holds_more(wishes in prop::collection::vec((1u8..128, 1u8..4, 0i64..40), 0..30)) {
        let mut plan: Vec<Session> = Vec::new();
        for (number, (bits, weeks, start)) in (1..).zip(&wishes) {
            let mut wish = spec(Kind::Mobility, &Days::from_bits(*bits).expect("weekdays").to_string());
            wish.when.every_weeks = (*weeks).try_into().expect("weeks");
            wish.when.starts_on = today() + chrono::TimeDelta::days(*start);
            if check(&plan, &wish, today()).is_ok() {
                plan.push(version(number, wish, "2025-06-05", None));
            }
        }
        prop_assert!(plan.len() <= SESSIONS_MAX);
        for weeks in 0..60 {
            let dates = Week::of(today()).plus(weeks).dates();
            let falls = dates.iter().map(|date| plan.iter().filter(|one| one.falls_on(*date)).count()).sum::<usize>();
            prop_assert!(falls <= WEEKLY_OCCURRENCES_MAX, "{falls} occurrences {weeks} weeks from now");
        }
    }
}
