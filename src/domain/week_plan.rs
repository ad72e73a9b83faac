//! The plan in force and what became of it, laid over dates: which session stands on which local date (`1-product` "Words",
//! `2-behaviour` §4.6), and how a week shrinks when there is little room (§4.7).

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use chrono_tz::Tz;

use super::ids::SessionId;
use super::occurrence::{Occurrence, Outcome};
use super::room::Room;
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

/// A week in the room it has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoomWeek<'a> {
    /// What stands in it, in the order of [`planned`]. Credited sessions that found no place stand beside the count.
    pub sessions: Vec<Planned<'a>>,
    /// Whether the small version is the session this week: `[Done]` logs it as such, with full credit.
    pub is_all_small: bool,
}

/// How many of `k` occurrences a week keeps in `room`: at low half of them, rounded up, and never none. The one more of a high
/// week is optional and stands outside the count.
#[must_use]
pub fn k_at_room(k: u32, room: Room) -> u32 {
    match room {
        Room::Low => k.div_ceil(2),
        Room::Steady | Room::High => k,
    }
}

/// The week of `planned` (one week of one member) resized to `room` (`2-behaviour` §4.7).
///
/// A low week is filled in this order: one recovery session, one strength, one mobility, then alternately recovery and the
/// rest. Among those of a kind, one that was answered has its place first, then strength that does not stand on the day before
/// something long or hard, then the earlier date. Whatever was credited beyond that keeps its credit; runs are context and
/// stay.
#[must_use]
pub fn at_room(planned: Vec<Planned<'_>>, room: Room) -> RoomWeek<'_> {
    if room != Room::Low {
        return RoomWeek { sessions: planned, is_all_small: false };
    }
    let places = places_at_low(&planned);
    let sessions = planned
        .into_iter()
        .enumerate()
        .filter_map(|(index, mut one)| {
            if !one.is_counted() || !one.stands() || places.contains(&index) {
                return Some(one);
            }
            one.is_extra = true;
            one.credited_kind().map(|_| one)
        })
        .collect();
    RoomWeek { sessions, is_all_small: true }
}

/// Which of `planned` have a place in a low week, by index.
fn places_at_low(planned: &[Planned<'_>]) -> BTreeSet<usize> {
    let demanding: BTreeSet<NaiveDate> = planned.iter().filter(|one| one.is_demanding()).map(|one| one.date).collect();
    let before_demanding = |one: &Planned<'_>| {
        one.session.spec.kind == Kind::Strength && one.date.succ_opt().is_some_and(|next| demanding.contains(&next))
    };
    // What was moved out of the week is not of this week, and what was moved to another day of it stands there.
    let counted: Vec<(usize, &Planned<'_>)> =
        planned.iter().enumerate().filter(|(_, one)| one.is_counted() && one.stands()).collect();
    let queue = |wanted: &dyn Fn(Kind) -> bool| {
        let mut queue: Vec<_> = counted.iter().filter(|(_, one)| wanted(one.session.spec.kind)).copied().collect();
        queue.sort_by_key(|(index, one)| (one.is_open(), before_demanding(one), one.date, *index));
        queue.into_iter().map(|(index, _)| index)
    };
    let mut places = BTreeSet::new();
    let wanted = counted.len().div_ceil(2);
    for kind in [Kind::Recovery, Kind::Strength, Kind::Mobility] {
        places.extend(queue(&|other| other == kind).next().filter(|_| places.len() < wanted));
    }
    let mut is_recovery_next = true;
    while places.len() < wanted {
        let next = |recovery: bool| queue(&|kind| (kind == Kind::Recovery) == recovery).find(|index| !places.contains(index));
        let Some(index) = next(is_recovery_next).or_else(|| next(!is_recovery_next)) else { break };
        places.insert(index);
        is_recovery_next = !is_recovery_next;
    }
    places
}

#[cfg(test)]
mod tests;
