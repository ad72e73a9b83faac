//! A week at the sizes it had, one after the other: the rooms that were said of it (`2-behaviour` §4.7) and the shares that returns
//! gave it (§4.8). Whatever made it another size acts from its day on, so that any week can be counted again as it was lived.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::occurrence::Outcome;
use super::plan_before::{Before, Place, place, planned_on};
use super::ramp::{RampWeek, Share, places_at_share};
use super::room::{Room, WeekRooms};
use super::session::Kind;
use super::week_plan::Planned;
use super::week_room::places_at_low;

/// What made one week smaller or larger, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WeekSizes {
    rooms: WeekRooms,
    ramps: Vec<RampWeek>,
}

/// A week at its sizes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SizedWeek<'a> {
    /// What stands in it, in the order in which it was given. What was credited without a place stands beside the count.
    pub sessions: Vec<Planned<'a>>,
    /// Which of them are the session in their small version: `[Done]` logs it as such, with full credit.
    pub small: Vec<bool>,
}

impl WeekSizes {
    /// The sizes by the rooms of a week and by what returns made of it. A share that is more than the room that the week had is none,
    /// nor one in whose place a room was given before it began.
    #[must_use]
    pub fn new(rooms: WeekRooms, ramps: Vec<RampWeek>) -> Self {
        let mut ramps: Vec<RampWeek> = ramps
            .into_iter()
            .filter(|ramp| ramp.speaks_on(ramp.counts_from))
            .filter(|ramp| matches!(ramp.share, Share::TwoSmall | Share::Low) || rooms.on(ramp.counts_from) != Room::Low)
            .collect();
        ramps.sort_by_key(|ramp| ramp.counts_from);
        Self { rooms, ramps }
    }

    /// The rooms alone.
    #[must_use]
    pub const fn rooms(&self) -> &WeekRooms {
        &self.rooms
    }

    /// What a return says of a local date of the week.
    #[must_use]
    pub fn ramp_on(&self, date: NaiveDate) -> Option<&RampWeek> {
        self.ramps.iter().rfind(|ramp| ramp.speaks_on(date))
    }

    /// Whether any of its days is in a ramp.
    #[must_use]
    pub const fn has_ramp(&self) -> bool {
        !self.ramps.is_empty()
    }

    /// Whether any of its days is smaller than usual.
    #[must_use]
    pub fn is_smaller(&self) -> bool {
        self.has_ramp() || self.rooms.first() == Room::Low || self.rooms.later().iter().any(|(_, room)| *room == Room::Low)
    }
}

/// The week of `planned` (one week of one member) with one room from its beginning to its end.
#[must_use]
pub fn at_room(planned: Vec<Planned<'_>>, room: Room) -> SizedWeek<'_> {
    at_sizes(planned, &WeekSizes::new(WeekRooms::always(room), Vec::new()), &[])
}

/// The week of `planned` (one week of one member) at the sizes that it had.
///
/// What makes a week smaller in the middle of it acts from that day on: the days gone keep what stood in them, so that it can be
/// logged late like any other, and after a word about the room what stayed open there takes no place that a session still to come can
/// have. A plan that is changed in the middle of a week, of which `before` has what was planned until then, takes nothing from the
/// days gone: what stood there keeps its place, and no place falls to a day that is over. Whatever was credited without a place keeps
/// its credit, what was moved stays, and runs are context and stay.
#[must_use]
pub fn at_sizes<'a>(planned: Vec<Planned<'a>>, sizes: &WeekSizes, before: &[Before<'_>]) -> SizedWeek<'a> {
    let standing = sizes.is_smaller().then(|| standing(&planned, sizes, before));
    let mut small_first: BTreeSet<NaiveDate> = BTreeSet::new();
    let mut week = SizedWeek { sessions: Vec::new(), small: Vec::new() };
    for mut one in planned {
        if is_resized(&one) && standing.as_ref().is_some_and(|standing| !standing.contains(&place(&one))) {
            one.is_extra = true;
            if one.credited_kind().is_none() && one.outcome != Outcome::Rested {
                continue;
            }
        }
        week.small.push(match sizes.ramp_on(one.date) {
            None => sizes.rooms.on(one.date) == Room::Low,
            Some(ramp) => is_resized(&one) && is_small(&one, ramp, &mut small_first),
        });
        week.sessions.push(one);
    }
    week
}

/// What had a place in the end, each day at the size that it had.
fn standing(planned: &[Planned<'_>], sizes: &WeekSizes, before: &[Before<'_>]) -> BTreeSet<Place> {
    let said = sizes.rooms.later().iter().map(|(from, _)| *from);
    let eased = sizes.ramps.iter().flat_map(|ramp| [Some(ramp.counts_from), ramp.until]).flatten();
    let dates: BTreeSet<NaiveDate> = said.chain(eased).chain(before.iter().map(|earlier| earlier.until)).collect();
    let mut standing: BTreeSet<Place> = BTreeSet::new();
    for from in std::iter::once(NaiveDate::MIN).chain(dates) {
        let plan = planned_on(from, before, planned);
        let gone = |standing: &BTreeSet<Place>, until: NaiveDate| -> BTreeSet<Place> {
            standing.iter().filter(|(date, _)| *date < until).copied().collect()
        };
        if let Some(ramp) = sizes.ramp_on(from) {
            let places = places_at_share(plan, ramp, from, &standing);
            standing = gone(&standing, ramp.counts_from);
            standing.extend(places);
            continue;
        }
        let is_said = sizes.rooms.later().iter().any(|(said_from, _)| *said_from == from);
        let mut known = gone(&standing, from);
        known.extend(plan.iter().filter(|one| is_resized(one) && one.date >= from).map(place));
        standing = if sizes.rooms.on(from) == Room::Low { places_at_low(plan, from, &known, is_said) } else { known };
    }
    standing
}

/// Whether a size decides about it: what was moved out of the week is not of it, and what was moved to another day of it stands
/// there.
fn is_resized(one: &Planned<'_>) -> bool {
    one.is_counted() && one.stands()
}

/// Whether a session that has its place is a small one after a return. `small_first` has the returns whose first session has gone by.
fn is_small(one: &Planned<'_>, ramp: &RampWeek, small_first: &mut BTreeSet<NaiveDate>) -> bool {
    match ramp.share {
        Share::TwoSmall | Share::Low => true,
        Share::ThreeQuarters => one.session.spec.kind == Kind::Strength,
        Share::FirstSmall => small_first.insert(ramp.counts_from),
        Share::Usual => false,
    }
}

#[cfg(test)]
mod tests;
