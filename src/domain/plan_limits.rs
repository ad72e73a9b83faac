//! How much a plan holds: at most 20 sessions, and 28 occurrences in any week (`1-product`, "Words").

use chrono::NaiveDate;

use super::calendar::Week;
use super::refusal::Refusal;
use super::session::{SESSIONS_MAX, Session, SessionSpec, WEEKLY_OCCURRENCES_MAX};

/// How many weeks ahead the plan is counted: three years, by when sessions that come round every few weeks have met. Two that
/// come round every 50 weeks or so may meet later; then that one week is fuller, which harms nobody.
const WEEKS_AHEAD: i32 = 156;

/// Whether `new` still finds room beside the sessions that `existing` (all versions) has in force on `today` or later.
///
/// # Errors
/// [`Refusal::TooManySessions`], or [`Refusal::TooManyOccurrences`] if any week of the next three years would hold too many.
pub fn check(existing: &[Session], new: &SessionSpec, today: NaiveDate) -> Result<(), Refusal> {
    check_all(existing, std::slice::from_ref(new), today)
}

/// The same for several new sessions at once, such as a starting plan.
///
/// # Errors
/// As [`check`].
pub fn check_all(existing: &[Session], new: &[SessionSpec], today: NaiveDate) -> Result<(), Refusal> {
    let ahead: Vec<&Session> = existing.iter().filter(|session| is_ahead(session, today)).collect();
    let mut ids: Vec<_> = ahead.iter().map(|session| session.id).collect();
    ids.sort_unstable();
    ids.dedup();
    if ids.len() + new.len() > SESSIONS_MAX {
        return Err(Refusal::TooManySessions { max: SESSIONS_MAX });
    }
    // Where every session came every week and still all fitted, no week needs counting.
    let at_most: usize = ahead.iter().map(|session| session.spec.when.days.len()).sum();
    let more: usize = new.iter().map(|spec| spec.when.days.len()).sum();
    if at_most + more <= WEEKLY_OCCURRENCES_MAX {
        return Ok(());
    }
    let Some(first) = new.iter().map(|spec| Week::of(spec.when.starts_on.max(today))).min() else { return Ok(()) };
    let is_too_full = (0..WEEKS_AHEAD).map(|weeks| first.plus(weeks)).any(|week| {
        let dates = week.dates();
        let falls = |count: &dyn Fn(NaiveDate) -> bool| dates.into_iter().filter(|date| count(*date)).count();
        let added: usize = new.iter().map(|spec| falls(&|date| spec.when.falls_on(date))).sum();
        let there: usize = ahead.iter().map(|session| falls(&|date| session.falls_on(date))).sum();
        added > 0 && added + there > WEEKLY_OCCURRENCES_MAX
    });
    if is_too_full { Err(Refusal::TooManyOccurrences { max: WEEKLY_OCCURRENCES_MAX }) } else { Ok(()) }
}

/// Whether a version is in force on `today` or will be, and still falls on some date.
fn is_ahead(session: &Session, today: NaiveDate) -> bool {
    let goes_on = session.valid_until.is_none_or(|until| today < until);
    let comes_round = session.spec.when.ends_on.is_none_or(|last| today <= last);
    goes_on && comes_round
}

#[cfg(test)]
mod tests;
