//! A plan that changed in the middle of a week, as it was before: a small week keeps what stood on the days gone and shares its
//! places out anew only from the day of the change on (`2-behaviour` §4.7).

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::calendar::Week;
use super::ids::SessionId;
use super::session::Session;
use super::week_plan::Planned;

/// A session on a date: a place that a small week has for it.
pub type Place = (NaiveDate, SessionId);

/// A week as it was planned until the plan changed in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Before<'a> {
    /// The date of the change: from here on the plan was another.
    pub until: NaiveDate,
    /// One week of one member, as the plan had it until then.
    pub planned: Vec<Planned<'a>>,
}

/// The dates within `week` from which on the plan was another, in order. A plan that is new on its Monday is the plan of that week.
#[must_use]
pub fn changes_in(sessions: &[Session], week: Week) -> Vec<NaiveDate> {
    let dates = sessions.iter().flat_map(|one| [Some(one.valid_from), one.valid_until]).flatten();
    let within: BTreeSet<NaiveDate> = dates.filter(|date| week.monday() < *date && *date <= week.sunday()).collect();
    within.into_iter().collect()
}

/// The versions that were known before the plan changed on `change`, each in force as if nothing had changed.
#[must_use]
pub fn sessions_before(sessions: &[Session], change: NaiveDate) -> Vec<Session> {
    let known = sessions.iter().filter(|one| one.valid_from < change);
    known.map(|one| Session { valid_until: one.valid_until.filter(|until| *until < change), ..one.clone() }).collect()
}

/// What was planned on `date`: the week before the next change, or as it is `now`.
pub(super) fn planned_on<'p, 'a: 'p>(date: NaiveDate, before: &'p [Before<'a>], now: &'p [Planned<'a>]) -> &'p [Planned<'a>] {
    before.iter().find(|earlier| date < earlier.until).map_or(now, |earlier| earlier.planned.as_slice())
}

/// Where a session stands.
pub(super) const fn place(one: &Planned<'_>) -> Place {
    (one.date, one.session.id)
}

#[cfg(test)]
mod tests;
