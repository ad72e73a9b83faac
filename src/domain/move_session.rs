//! Which days `[Move]` offers (`1-product` "Words", `2-behaviour` §4.6 and §4.7). Moving is free and unlimited.

use std::collections::BTreeSet;

use chrono::{Datelike, Days, NaiveDate};

use super::check_in;
use super::ids::MemberId;
use super::occurrence::{Occurrence, Outcome};
use super::refusal::Refusal;
use super::session::{Kind, Session};
use super::week_plan::Planned;

/// How many days ahead a session can be moved.
pub const DAYS_AHEAD_MAX: u16 = 14;
/// How many days are offered.
pub const OFFERS_MAX: usize = 10;

/// What is offered.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MoveOffers {
    /// The days, in order.
    pub dates: Vec<NaiveDate>,
    /// The fallback day among them.
    pub preselected: Option<NaiveDate>,
}

/// What is known when a session is to be moved.
#[derive(Debug, Clone, Copy)]
pub struct MoveFacts<'a, 'p> {
    /// The session, in the version in force.
    pub session: &'a Session,
    /// The occurrence that is to be moved.
    pub occurrence: &'a Occurrence,
    /// What stands from today on, for [`DAYS_AHEAD_MAX`] days and one more.
    pub planned: &'a [Planned<'p>],
    /// The member's local date.
    pub today: NaiveDate,
}

/// What a move comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MoveVerdict {
    /// Move it.
    Move,
    /// It was moved there already: a press twice is once.
    Same,
}

/// The days to offer: from today on, none that holds the same session, and for strength none on the day before something long
/// or hard, unless that is the session's own fallback day.
#[must_use]
pub fn offers(facts: &MoveFacts<'_, '_>) -> MoveOffers {
    let demanding: BTreeSet<NaiveDate> = facts.planned.iter().filter(|one| one.is_demanding()).map(|one| one.date).collect();
    let is_fallback = |date: NaiveDate| facts.session.spec.fallback_day == Some(date.weekday());
    let suits = |date: NaiveDate| {
        let is_before_demanding = date.succ_opt().is_some_and(|next| demanding.contains(&next));
        facts.session.spec.kind != Kind::Strength || !is_before_demanding || is_fallback(date)
    };
    let days: Vec<NaiveDate> = days_ahead(facts.today).filter(|date| !is_held(facts, *date) && suits(*date)).collect();
    let preselected = days.iter().copied().find(|date| is_fallback(*date));
    let mut dates: Vec<NaiveDate> = days.into_iter().take(OFFERS_MAX).collect();
    if let Some(fallback) = preselected.filter(|fallback| !dates.contains(fallback)) {
        dates.pop();
        dates.push(fallback);
    }
    MoveOffers { dates, preselected }
}

/// Whether `presser` may move the occurrence to `to`. Any day within reach that does not hold the session will do, offered or
/// not: the member decides what stands before a long run.
///
/// # Errors
/// [`Refusal::NotYours`], [`Refusal::MovedTo`], [`Refusal::TooOld`], [`Refusal::AlreadyThere`], [`Refusal::NotADayToMoveTo`] or
/// [`Refusal::DateTaken`].
pub fn judge(facts: &MoveFacts<'_, '_>, presser: MemberId, to: NaiveDate) -> Result<MoveVerdict, Refusal> {
    let occurrence = facts.occurrence;
    if occurrence.member != presser {
        return Err(Refusal::NotYours);
    }
    match occurrence.outcome {
        Outcome::Moved(there) if there == to => return Ok(MoveVerdict::Same),
        Outcome::Moved(date) => return Err(Refusal::MovedTo { date }),
        _ if occurrence.date == to => return Err(Refusal::AlreadyThere { date: to }),
        _ => {}
    }
    if let Err(refusal @ Refusal::TooOld { .. }) = check_in::judge_date(occurrence.date, facts.today) {
        return Err(refusal);
    }
    if !days_ahead(facts.today).any(|date| date == to) {
        return Err(Refusal::NotADayToMoveTo { days_max: DAYS_AHEAD_MAX });
    }
    if is_held(facts, to) {
        return Err(Refusal::DateTaken { date: to });
    }
    Ok(MoveVerdict::Move)
}

/// Today and the days after it that a session can be moved to.
fn days_ahead(today: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    (0..=u64::from(DAYS_AHEAD_MAX)).filter_map(move |days| today.checked_add_days(Days::new(days)))
}

/// Whether the date holds the same session, even one that was moved away from it: (session, date) is one occurrence.
fn is_held(facts: &MoveFacts<'_, '_>, date: NaiveDate) -> bool {
    let session = facts.occurrence.session;
    date == facts.occurrence.date || facts.planned.iter().any(|one| one.session.id == session && one.date == date)
}

#[cfg(test)]
mod tests;
