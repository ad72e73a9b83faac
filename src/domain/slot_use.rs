//! Which days of the week a member used of late, and one session that could stand on such a day (`2-behaviour` §1 row 34). Shown in
//! `/plan show`, to the member alone; nothing changes without a press.

use chrono::{Days as Span, NaiveDate, Weekday};

use super::calendar::Days;
use super::ids::SessionId;
use super::occurrence::Outcome;
use super::session::{Kind, Session};
use super::week_plan::Planned;

/// How many days are looked back on; nothing is said before a member has been there for as long.
pub const DAYS: u64 = 14;

/// A session that could stand on a day that was used, instead of one that was not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Into {
    /// Which session.
    pub session: SessionId,
    /// The day of it on which nothing came of it.
    pub from: Weekday,
    /// The day that was used.
    pub to: Weekday,
}

/// The days of the week on which something was done in the [`DAYS`] days up to `today`, itself included; none where nothing was.
#[must_use]
pub fn used(planned: &[Planned<'_>], today: NaiveDate) -> Option<Days> {
    let since = today - Span::new(DAYS);
    let credited = planned.iter().filter(|one| one.credited_kind().is_some() && since < one.date && one.date <= today);
    Days::of(credited.map(|one| chrono::Datelike::weekday(&one.date))).ok()
}

/// The first session of the plan with a day of which nothing came twice running, and a used day that the plan has nothing on. Strength
/// does not go to the day before something long or hard, and what was rested or paused says nothing of its day.
#[must_use]
pub fn into_used(
    planned: &[Planned<'_>],
    sessions: &[Session],
    today: NaiveDate,
    is_paused_on: &dyn Fn(NaiveDate) -> bool,
) -> Option<Into> {
    let used = used(planned, today)?;
    let in_force = || sessions.iter().filter(|one| one.is_in_force_on(today));
    let is_taken = |day: Weekday| in_force().any(|one| one.spec.when.days.contains(day));
    let demands = |day: Weekday| in_force().any(|one| (one.spec.is_long || one.spec.is_hard) && one.spec.when.days.contains(day));
    let since = today - Span::new(DAYS);
    let went = |session: &Session, day: Weekday| {
        let dates = planned.iter().filter(|one| {
            one.session.id == session.id && chrono::Datelike::weekday(&one.date) == day && since <= one.date && one.date < today
        });
        let outcomes: Vec<bool> = dates
            .map(|one| matches!(one.outcome, Outcome::Open | Outcome::LetGo | Outcome::Moved(_)) && !is_paused_on(one.date))
            .collect();
        outcomes.len() >= 2 && outcomes.iter().all(|is_unused| *is_unused)
    };
    in_force().filter(|one| one.spec.kind.is_counted()).find_map(|session| {
        let suits = |day: &Weekday| !(is_taken(*day) || session.spec.kind == Kind::Strength && demands(day.succ()));
        let to = used.iter().find(suits)?;
        let from = session.spec.when.days.iter().find(|day| went(session, *day))?;
        Some(Into { session: session.id, from, to })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::occurrence::{Occurrence, Version};
    use crate::domain::sample::{date, long_run, row, session};
    use crate::domain::week_plan::planned;

    const DONE: Outcome = Outcome::Done(Version::Full);

    /// Two weeks up to Monday, 16 June: which days were used, and what could go where.
    fn seen(sessions: &[Session], rows: &[Occurrence], paused: &[&str]) -> (Option<String>, Option<(i64, String)>) {
        let today = date("2025-06-16");
        let all = planned(sessions, rows, date("2025-06-02"), today);
        let is_paused = |on: NaiveDate| paused.contains(&on.to_string().as_str());
        let into = into_used(&all, sessions, today, &is_paused);
        (
            used(&all, today).map(|days| days.to_string()),
            into.map(|into| (into.session.get(), format!("{} {}", into.from, into.to))),
        )
    }

    #[test]
    fn a_day_that_was_used_is_offered_for_one_that_was_not() {
        let plan = [session(1, Kind::Strength, "mon,thu"), session(2, Kind::Mobility, "tue")];
        let moved = |from: &str, to: &str| [row(1, from, Outcome::Moved(date(to))), row(1, to, DONE)];
        let wednesday: Vec<_> = moved("2025-06-05", "2025-06-04").into_iter().chain([row(2, "2025-06-10", DONE)]).collect();
        assert_eq!(seen(&plan, &[], &[]), (None, None), "nothing was used, and nothing is said");
        assert_eq!(
            seen(&plan, &[row(2, "2025-06-10", DONE)], &[]),
            (Some("tue".to_owned()), None),
            "the day that was used has its session"
        );
        assert_eq!(seen(&plan, &wednesday, &[]), (Some("tue,wed".to_owned()), Some((1, "Mon Wed".to_owned()))));
        let mondays = [row(1, "2025-06-09", DONE)];
        let more: Vec<_> = wednesday.iter().cloned().chain(mondays).collect();
        assert_eq!(seen(&plan, &more, &[]).1, Some((1, "Thu Wed".to_owned())), "Monday was used once; Thursday was left twice");
        assert_eq!(seen(&plan, &more, &["2025-06-12"]).1, None, "a pause says nothing of the day");
        let rested: Vec<_> = more.iter().cloned().chain([row(1, "2025-06-12", Outcome::Rested)]).collect();
        assert_eq!(seen(&plan, &rested, &[]).1, None, "nor does rest");
        let with_run = [plan[0].clone(), plan[1].clone(), long_run(3, "thu")];
        assert_eq!(seen(&with_run, &wednesday, &[]).1, None, "no strength on the day before a long run");
    }
}
