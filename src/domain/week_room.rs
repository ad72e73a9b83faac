//! A week in the room it has: which of its sessions stay (`2-behaviour` §4.7), and the one more that a high week may hold.

use std::collections::BTreeSet;

use chrono::{NaiveDate, Weekday};

use super::calendar::Week;
use super::ids::SessionId;
use super::occurrence::Outcome;
use super::plan_before::{Place, place};
use super::room::Room;
use super::session::Kind;
use super::week_plan::Planned;

/// How many of `k` occurrences a week keeps in `room`: at low half of them, rounded up, and never none. The one more of a high
/// week is optional and stands outside the count.
#[must_use]
pub fn k_at_room(k: u32, room: Room) -> u32 {
    match room {
        Room::Low => k.div_ceil(2),
        Room::Steady | Room::High => k,
    }
}

/// Whether it was moved to another week.
fn has_left(one: &Planned<'_>) -> bool {
    one.is_counted() && matches!(one.outcome, Outcome::Moved(to) if Week::of(to) != Week::of(one.date))
}

/// Which of `planned`, one week of one member, have a place in a week that is low from `from` on, whether the room was said then or
/// the plan changed. Of what stayed open before, only `known` had stood there: behind what is to come after a word about the room,
/// before it otherwise.
///
/// The week is filled in this order: one recovery session, one strength, one mobility, then alternately recovery and the rest. Among
/// those of a kind, one that was answered or moved has its place first, what was let go behind the others so that saying so takes no
/// place from a rest, then strength that does not stand on the day before something long or hard, then the earlier date.
pub(super) fn places_at_low(planned: &[Planned<'_>], from: NaiveDate, known: &BTreeSet<Place>, is_said: bool) -> BTreeSet<Place> {
    let demanding: BTreeSet<NaiveDate> = planned.iter().filter(|one| one.is_demanding()).map(|one| one.date).collect();
    let before_demanding = |one: &Planned<'_>| {
        one.session.spec.kind == Kind::Strength && one.date.succ_opt().is_some_and(|next| demanding.contains(&next))
    };
    let counted: Vec<(usize, &Planned<'_>)> =
        planned.iter().enumerate().filter(|(_, one)| one.is_counted() && one.stands()).collect();
    let is_settled = |one: &Planned<'_>| !one.is_open() || one.moved_from.is_some();
    let queue = |wanted: &dyn Fn(Kind) -> bool, is_late: bool| {
        let mut queue: Vec<_> = counted
            .iter()
            .filter(|(_, one)| {
                let is_gone = one.date < from && !is_settled(one);
                wanted(one.session.spec.kind) && (!is_gone || ((is_late || !is_said) && known.contains(&place(one))))
            })
            .copied()
            .collect();
        queue.sort_by_key(|(index, one)| (one.claim(), (one.date < from) == is_said, before_demanding(one), one.date, *index));
        queue.into_iter().map(|(index, _)| index)
    };
    // What was moved out of the week takes its place along: nothing comes instead of it.
    let left: BTreeSet<usize> = (0..planned.len()).filter(|index| has_left(&planned[*index])).collect();
    let wanted = (counted.len() + left.len()).div_ceil(2);
    let moved = |one: &Planned<'_>| one.is_open() && one.moved_from.is_some();
    let mut places: BTreeSet<usize> = counted.iter().filter(|(_, one)| moved(one)).map(|(index, _)| *index).collect();
    places.extend(&left);
    // What is still to come has its place before what stayed open in the days gone.
    for is_late in [false, true] {
        for kind in [Kind::Recovery, Kind::Strength, Kind::Mobility] {
            let has_one = places.iter().any(|index| planned[*index].session.spec.kind == kind);
            let is_full = places.len() >= wanted && (kind != Kind::Recovery || is_late);
            places.extend(queue(&|other| other == kind, is_late).next().filter(|_| !has_one && !is_full));
        }
        let mut is_recovery_next = true;
        while places.len() < wanted {
            let next = |recovery: bool| {
                queue(&|kind| (kind == Kind::Recovery) == recovery, is_late).find(|index| !places.contains(index))
            };
            let Some(index) = next(is_recovery_next).or_else(|| next(!is_recovery_next)) else { break };
            places.insert(index);
            is_recovery_next = !is_recovery_next;
        }
    }
    places.into_iter().map(|index| place(&planned[index])).collect()
}

/// The one more that a high week may hold, and on which day: the kind of which it has least, on a day of its own from `from` on.
/// It stands outside the count. None in the second of two high weeks, none where no day is free, and no strength beside something
/// long or hard.
///
/// `week` is what stands in the week; `was_high` says whether the week before was high as well.
#[must_use]
pub fn one_more(week: &[Planned<'_>], of: Week, from: NaiveDate, was_high: bool) -> Option<(SessionId, NaiveDate)> {
    if was_high {
        return None;
    }
    let is_taken = |date: NaiveDate| week.iter().any(|one| one.date == date && one.stands());
    let demands = |date: Option<NaiveDate>| week.iter().any(|one| one.is_demanding() && Some(one.date) == date);
    let count = |kind| week.iter().filter(|one| one.is_counted() && one.stands() && one.session.spec.kind == kind).count();
    let mut ready: Vec<&Planned<'_>> = week.iter().filter(|one| one.is_counted() && !one.is_rest()).collect();
    ready.sort_by_key(|one| (count(one.session.spec.kind), one.session.spec.minutes, one.session.id));
    // A day in the middle of the week leaves its end free.
    let order = [Weekday::Wed, Weekday::Thu, Weekday::Tue, Weekday::Sat, Weekday::Fri, Weekday::Mon, Weekday::Sun];
    ready.into_iter().find_map(|one| {
        let suits = |date: NaiveDate| {
            let is_strength = one.session.spec.kind == Kind::Strength;
            let is_beside = is_strength && (demands(date.succ_opt()) || demands(date.pred_opt()));
            let is_next_to_itself = week
                .iter()
                .any(|other| other.session.id == one.session.id && other.stands() && (other.date - date).num_days().abs() <= 1);
            date >= from && !is_taken(date) && !is_beside && !is_next_to_itself
        };
        let date = order.into_iter().map(|day| of.day(day)).find(|date| suits(*date))?;
        Some((one.session.id, date))
    })
}

#[cfg(test)]
mod tests;
