//! The plan in force and what became of it, laid over dates: which session stands on which local date (`1-product` "Words",
//! `2-behaviour` §4.6). How a week shrinks when there is little room is decided in `week_room.rs`.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use chrono_tz::Tz;

use super::ids::SessionId;
use super::occurrence::{Occurrence, Outcome};
use super::session::{Kind, RecoveryArea, Session};
use super::wall_clock;

/// A session on one local date, with what is known of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Planned<'a> {
    /// The version in force on that date; for an answered row whose session is over, the last one before it.
    pub session: &'a Session,
    /// The local date.
    pub date: NaiveDate,
    /// What became of it. [`Outcome::Moved`] marks the place that it left.
    pub outcome: Outcome,
    /// Its row, where one is stored.
    pub row: Option<&'a Occurrence>,
    /// The date it was moved here from.
    pub moved_from: Option<NaiveDate>,
    /// Whether it stands beside the week's count: it can be credited, but nothing was planned by it.
    pub is_extra: bool,
}

impl Planned<'_> {
    /// Whether it still waits for an answer.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        matches!(self.outcome, Outcome::Open)
    }

    /// Where places are few, the lower one has its place first: what was answered or put there by hand, what was let go, what is open.
    #[must_use]
    pub(super) const fn claim(&self) -> u8 {
        match self.outcome {
            Outcome::LetGo => 1,
            Outcome::Open if self.moved_from.is_none() => 2,
            _ => 0,
        }
    }

    /// Whether it stands on its date: it was not moved away.
    #[must_use]
    pub const fn stands(&self) -> bool {
        !matches!(self.outcome, Outcome::Moved(_))
    }

    /// Whether its kind stands in the week's count, and it is not beside the plan.
    #[must_use]
    pub const fn is_counted(&self) -> bool {
        self.session.spec.kind.is_counted() && !self.is_extra
    }

    /// The kind that it is credited as: its own, or the one done instead. None if it is not credited, or was a run.
    #[must_use]
    pub fn credited_kind(&self) -> Option<Kind> {
        let kind = match self.outcome {
            Outcome::Done(_) | Outcome::Some => self.session.spec.kind,
            Outcome::Swapped(kind) | Outcome::SwappedInPart(kind) => kind,
            Outcome::Open | Outcome::Moved(_) | Outcome::Rested | Outcome::LetGo => return None,
        };
        kind.is_counted().then_some(kind)
    }

    /// Whether it is a session of rest: chosen, but never asked about by itself.
    #[must_use]
    pub fn is_rest(&self) -> bool {
        self.session.spec.area == Some(RecoveryArea::Rest)
    }

    /// Whether it is strength that stands on its date and was not let go: nothing long or hard is moved to the day after it.
    #[must_use]
    pub fn is_strength_that_stands(&self) -> bool {
        self.session.spec.kind == Kind::Strength && self.outcome.is_in_week() && self.outcome != Outcome::LetGo
    }

    /// Whether it is a long or hard run (or session) that still stands: strength keeps off the day before it.
    #[must_use]
    pub const fn is_demanding(&self) -> bool {
        (self.session.spec.is_long || self.session.spec.is_hard) && self.outcome.is_in_week()
    }
}

/// What stands on the dates `from` to `until`, both included, by date and then by session.
///
/// * `sessions`: all versions of the member's sessions; each date reads the version in force on it.
/// * `rows`: the stored occurrences of (at least) those dates. A session that a row moves into the range is found by its own row
///   there, or else by the row that it left.
/// * A date that the plan gives is there whether it has a row or not. A row that the plan no longer gives stays if it was
///   answered or moved there, and is gone if it was open.
#[must_use]
pub fn planned<'a>(sessions: &'a [Session], rows: &'a [Occurrence], from: NaiveDate, until: NaiveDate) -> Vec<Planned<'a>> {
    let mut at: BTreeMap<(NaiveDate, SessionId), Planned<'a>> = BTreeMap::new();
    for session in sessions {
        for date in session.spec.when.dates_between(from, until).filter(|date| session.is_in_force_on(*date)) {
            let open = Planned { session, date, outcome: Outcome::Open, row: None, moved_from: None, is_extra: false };
            at.insert((date, session.id), open);
        }
    }
    for row in rows.iter().filter(|row| (from..=until).contains(&row.date)) {
        let by_plan = at.remove(&(row.date, row.session));
        let here = by_plan.map(|planned| planned.session).or_else(|| version_for(sessions, row.session, row.date));
        let Some(session) = here else { continue };
        let is_open = row.outcome == Outcome::Open;
        // An open extra is nothing yet: the plan never gave it and nobody did it.
        let is_given = by_plan.is_some() && !row.is_extra;
        let was_moved_here = row.moved_from.is_some() && session.is_in_force_on(row.date);
        if is_open && !is_given && !was_moved_here {
            continue;
        }
        let planned = Planned {
            session,
            date: row.date,
            outcome: row.outcome,
            row: Some(row),
            moved_from: row.moved_from,
            is_extra: row.is_extra,
        };
        at.insert((row.date, row.session), planned);
    }
    let has_row: BTreeSet<(NaiveDate, SessionId)> = rows.iter().map(|row| (row.date, row.session)).collect();
    for row in rows {
        let Outcome::Moved(to) = row.outcome else { continue };
        let key = (to, row.session);
        if !(from..=until).contains(&to) || has_row.contains(&key) || at.contains_key(&key) {
            continue;
        }
        let Some(session) = version_for(sessions, row.session, to).filter(|session| session.is_in_force_on(to)) else { continue };
        let arrived =
            Planned { session, date: to, outcome: Outcome::Open, row: None, moved_from: Some(row.date), is_extra: row.is_extra };
        at.insert(key, arrived);
    }
    at.into_values().collect()
}

/// Takes out what falls on a date that `zone` skipped: such a date has no occurrence (`3-architecture` §4 "Time").
#[must_use]
pub fn without_skipped_dates(mut planned: Vec<Planned<'_>>, zone: Tz) -> Vec<Planned<'_>> {
    planned.retain(|planned| !wall_clock::skips(planned.date, zone));
    planned
}

/// The version of `session` in force on `date`; failing that the last one before it, or the first there is.
fn version_for(sessions: &[Session], session: SessionId, date: NaiveDate) -> Option<&Session> {
    let versions = || sessions.iter().filter(|version| version.id == session);
    versions()
        .find(|version| version.is_in_force_on(date))
        .or_else(|| versions().filter(|version| version.valid_from <= date).max_by_key(|version| version.valid_from))
        .or_else(|| versions().min_by_key(|version| version.valid_from))
}

#[cfg(test)]
mod tests;
