//! Which days `[Move]` offers (`1-product` "Words", `2-behaviour` §4.6 and §4.7). Moving is free and unlimited.

use chrono::{Datelike, Days, NaiveDate};

use super::check_in;
use super::ids::MemberId;
use super::occurrence::{Occurrence, Outcome};
use super::refusal::Refusal;
use super::session::{Kind, Session};
use super::week_plan::Planned;

/// How many days ahead a session can be moved: counted from today, or from where it stands where that is later. What was moved
/// again and again is never further away than twice as many.
pub const DAYS_AHEAD_MAX: u16 = 14;
/// How many days are offered.
pub const OFFERS_MAX: usize = 10;
/// How many days before its own date the offers begin, for a session that is still to come: one does what is near.
const DAYS_BEFORE_MAX: u64 = 3;

/// What is offered.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MoveOffers {
    /// The days that suit, in order.
    pub dates: Vec<NaiveDate>,
    /// The fallback day among them.
    pub preselected: Option<NaiveDate>,
    /// Days between them that are free and would put strength on the day before something long or hard: for whoever asks.
    pub others: Vec<NaiveDate>,
}

impl MoveOffers {
    /// Whether there is no day at all.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.dates.is_empty() && self.others.is_empty()
    }
}

/// What is known when a session is to be moved.
#[derive(Debug, Clone, Copy)]
pub struct MoveFacts<'a, 'p> {
    /// The session, in the version in force.
    pub session: &'a Session,
    /// The occurrence that is to be moved, where it stands now.
    pub occurrence: &'a Occurrence,
    /// The dates that it left on its way there. It may go back to any of them.
    pub left: &'a [NaiveDate],
    /// What stands from [`first_day`] to [`last_day`].
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
    /// It would put strength on the day before something long or hard: that takes one more press, and nothing else.
    Ask,
}

/// The days to offer: from today on and not far from where it stands, none that holds the same session, and none that would put
/// strength on the day before something long or hard, unless that is the session's own fallback day.
#[must_use]
pub fn offers(facts: &MoveFacts<'_, '_>) -> MoveOffers {
    let first = facts.occurrence.date.checked_sub_days(Days::new(DAYS_BEFORE_MAX)).unwrap_or(facts.today);
    let free = || days_ahead(facts).filter(|date| *date >= first && !is_held(facts, *date));
    let suiting: Vec<NaiveDate> = free().filter(|date| suits(facts, *date)).collect();
    let preselected = suiting.iter().copied().find(|date| is_fallback(facts, *date));
    let mut dates: Vec<NaiveDate> = suiting.into_iter().take(OFFERS_MAX).collect();
    let last = dates.last().copied().filter(|_| dates.len() == OFFERS_MAX);
    if let Some(fallback) = preselected.filter(|fallback| !dates.contains(fallback)) {
        dates.pop();
        dates.push(fallback);
    }
    let others = free().filter(|date| !suits(facts, *date) && last.is_none_or(|last| *date <= last)).take(OFFERS_MAX).collect();
    MoveOffers { dates, preselected, others }
}

/// Whether `presser` may move the occurrence to `to`. Any day within reach that does not hold the session will do, offered or
/// not: the member decides what stands before a long run, once they were asked (`insists`).
///
/// # Errors
/// [`Refusal::NotYours`], [`Refusal::MovedTo`], [`Refusal::TooOld`], [`Refusal::AlreadyThere`], [`Refusal::NotADayToMoveTo`] or
/// [`Refusal::DateTaken`].
pub fn judge(facts: &MoveFacts<'_, '_>, presser: MemberId, to: NaiveDate, insists: bool) -> Result<MoveVerdict, Refusal> {
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
    if !days_ahead(facts).any(|date| date == to) {
        return Err(Refusal::NotADayToMoveTo { days_max: DAYS_AHEAD_MAX });
    }
    if is_held(facts, to) {
        return Err(Refusal::DateTaken { date: to });
    }
    Ok(if insists || suits(facts, to) { MoveVerdict::Move } else { MoveVerdict::Ask })
}

/// The first date that has to be known to move something: the day before today, since a long run keeps off the day after strength.
#[must_use]
pub fn first_day(today: NaiveDate) -> NaiveDate {
    today.pred_opt().unwrap_or(today)
}

/// The last one: the day after the last that can be moved to, since strength keeps off the day before a long run.
#[must_use]
pub fn last_day(today: NaiveDate, stands_on: NaiveDate) -> NaiveDate {
    let ahead = |date: NaiveDate, days: u64| date.checked_add_days(Days::new(days)).unwrap_or(date);
    let reach = u64::from(DAYS_AHEAD_MAX);
    ahead(stands_on.clamp(today, ahead(today, reach)), reach + 1)
}

/// The days that a session can be moved to: today and those after it.
fn days_ahead(facts: &MoveFacts<'_, '_>) -> impl Iterator<Item = NaiveDate> {
    let end = last_day(facts.today, facts.occurrence.date);
    facts.today.iter_days().take_while(move |date| *date < end)
}

fn is_fallback(facts: &MoveFacts<'_, '_>, date: NaiveDate) -> bool {
    facts.session.spec.fallback_day == Some(date.weekday())
}

/// Whether no strength would stand on the day before something long or hard by it (`2-behaviour` §4.7), or the member has said
/// beforehand that this is the day.
fn suits(facts: &MoveFacts<'_, '_>, date: NaiveDate) -> bool {
    let spec = &facts.session.spec;
    let others = || facts.planned.iter().filter(|one| one.session.id != facts.occurrence.session);
    let is_between = if spec.kind == Kind::Strength {
        others().any(|one| one.is_demanding() && Some(one.date) == date.succ_opt())
    } else {
        let is_demanding = spec.is_long || spec.is_hard;
        is_demanding && others().any(|one| one.is_strength_that_stands() && Some(one.date) == date.pred_opt())
    };
    !is_between || is_fallback(facts, date)
}

/// Whether the date holds the same session, even one that was moved away from it: (session, date) is one occurrence. The places
/// that this very occurrence left are free for it.
fn is_held(facts: &MoveFacts<'_, '_>, date: NaiveDate) -> bool {
    let session = facts.occurrence.session;
    let is_there = |one: &Planned<'_>| one.session.id == session && one.date == date;
    date == facts.occurrence.date || (!facts.left.contains(&date) && facts.planned.iter().any(is_there))
}

/// Where an occurrence stands now, following it from move to move, among the rows of its session: the last of them, and the dates
/// that lead there. A row that is pointed to and is not there was never made: it stops at the one before.
#[must_use]
pub fn follow(from: &Occurrence, rows: &[Occurrence]) -> Trail {
    let of_session = || rows.iter().filter(|row| row.session == from.session);
    let end_of = |start: &Occurrence| {
        let mut here = start.clone();
        // Each step leads to another date; a circle, which no release has written, ends after as many steps as there are rows.
        for _ in 0..=rows.len() {
            let Outcome::Moved(to) = here.outcome else { break };
            let Some(next) = of_session().find(|row| row.date == to) else { break };
            here = next.clone();
        }
        here
    };
    let end = end_of(from);
    let left = of_session()
        .filter(|row| row.id != end.id && matches!(row.outcome, Outcome::Moved(_)) && end_of(row).id == end.id)
        .cloned()
        .collect();
    Trail { end, left }
}

/// An occurrence that was moved, perhaps several times.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trail {
    /// Where it stands.
    pub end: Occurrence,
    /// The places that it left, by date.
    pub left: Vec<Occurrence>,
}

#[cfg(test)]
mod tests;
