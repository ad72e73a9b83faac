//! A member's rhythm from all of their facts, in the order of their dates: whatever was logged late, taken back or paused afterwards,
//! the number is the one that would have been (`2-behaviour` §4.6, §5.1).

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::{Band, Rhythm, Settled, band_after, is_below, is_shown, settled};
use crate::domain::calendar::Week;
use crate::domain::ids::OccurrenceId;
use crate::domain::ladder::LadderState;
use crate::domain::occurrence::Outcome;
use crate::domain::pause::{self, Pause};
use crate::domain::room::Room;
use crate::domain::session::Session;
use crate::domain::week_plan::Planned;
use crate::domain::week_room::k_at_room;

/// After how many days without a credited session the band is hidden until it has settled again (`2-behaviour` §5.1).
const GAP_DAYS: i64 = 28;

/// Everything that the rhythm is counted from.
#[derive(Debug, Clone, Copy)]
pub struct RhythmFacts<'a> {
    /// What stands on the dates from `from` to `today`, in the order of their dates, each week in the room that it had.
    pub planned: &'a [Planned<'a>],
    /// [`k_of_week`] for each of these weeks.
    pub k: &'a BTreeMap<Week, u32>,
    /// The occurrences whose credit counts double.
    pub boosted: &'a BTreeSet<OccurrenceId>,
    /// Where the member stood, by date, in order; a date without an entry has the one before it.
    pub ladder: &'a [(NaiveDate, LadderState)],
    /// The pauses.
    pub pauses: &'a [Pause],
    /// The first local date of the member's plan.
    pub from: NaiveDate,
    /// The local date that it is. What is open on it is still open.
    pub today: NaiveDate,
}

/// The rhythm as it is, and what may be said of it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RhythmSoFar {
    /// The measure; for decisions, and for nobody's eyes.
    pub rhythm: Rhythm,
    /// The band to show; none while it settles in.
    pub band: Option<Band>,
    /// How many days of contact in a row, up to now, it has been in the lowest band. `FIT-1` waits for 14 (`2-behaviour` §4.7).
    pub days_too_big: u32,
}

/// `k`: how many occurrences the plan has in a week, in its room, before moves, rests and pauses.
#[must_use]
pub fn k_of_week(sessions: &[Session], week: Week, room: Room) -> u32 {
    let counted = sessions.iter().filter(|session| session.spec.kind.is_counted());
    let dates = counted.flat_map(|session| {
        let dates = session.spec.when.dates_between(week.monday(), week.sunday());
        dates.filter(|date| session.is_in_force_on(*date))
    });
    k_at_room(u32::try_from(dates.count()).unwrap_or(u32::MAX), room)
}

/// Walks over the dates and counts.
#[must_use]
pub fn so_far(facts: &RhythmFacts<'_>) -> RhythmSoFar {
    let mut walk = Walk::default();
    let mut planned = facts.planned.iter().peekable();
    let mut ladder = facts.ladder.iter().peekable();
    let mut state = LadderState::OnTrack;
    for date in facts.from.iter_days().take_while(|date| *date <= facts.today) {
        while let Some((_, began)) = ladder.next_if(|(on, _)| *on <= date) {
            state = *began;
        }
        let k = facts.k.get(&Week::of(date)).copied().unwrap_or(0);
        while let Some(one) = planned.next_if(|one| one.date <= date) {
            if let Some(settled) = settled_of(facts, one, state) {
                walk.settle(one, settled, k);
            }
        }
        if state.is_counting() {
            walk.end_day();
        }
    }
    RhythmSoFar { rhythm: walk.rhythm, band: walk.shown, days_too_big: walk.days_too_big }
}

/// What one occurrence comes to; none where nothing moves.
fn settled_of(facts: &RhythmFacts<'_>, one: &Planned<'_>, state: LadderState) -> Option<Settled> {
    let is_credited = one.credited_kind().is_some();
    // What is logged while paused is kept, and the numbers stay frozen. A pause set afterwards takes no credit away.
    if state == LadderState::Paused {
        return None;
    }
    if !is_credited && (!one.is_counted() || pause::is_held(facts.pauses, one.date, one.session.spec.kind)) {
        return None;
    }
    if one.outcome.is_credited() && !is_credited {
        // A run instead: context, and no credit.
        return None;
    }
    if one.outcome == Outcome::Open && one.date >= facts.today {
        return None;
    }
    let is_boosted = one.row.is_some_and(|row| facts.boosted.contains(&row.id));
    let was_reminded = one.row.is_some_and(|row| row.was_reminded);
    settled(one.outcome, is_boosted, state, was_reminded)
}

/// The walk so far.
struct Walk {
    rhythm: Rhythm,
    settled: u32,
    credited_on: Option<NaiveDate>,
    shown: Option<Band>,
    days_below: u32,
    days_too_big: u32,
}

impl Default for Walk {
    fn default() -> Self {
        Self { rhythm: Rhythm::START, settled: 0, credited_on: None, shown: None, days_below: 0, days_too_big: 0 }
    }
}

impl Walk {
    fn settle(&mut self, one: &Planned<'_>, settled: Settled, k: u32) {
        if matches!(settled, Settled::Done { .. } | Settled::Some { .. }) {
            let is_after_gap = self.credited_on.is_some_and(|on| (one.date - on).num_days() >= GAP_DAYS);
            if is_after_gap {
                (self.settled, self.shown) = (0, None);
            }
            self.credited_on = Some(one.date);
        }
        self.settled = self.settled.saturating_add(1);
        self.rhythm = self.rhythm.after(settled, k);
    }

    /// Ends a day of contact.
    fn end_day(&mut self) {
        self.days_too_big = if self.rhythm.band() == Band::TooBig { self.days_too_big + 1 } else { 0 };
        if !is_shown(self.settled) {
            return;
        }
        let Some(shown) = self.shown else {
            (self.shown, self.days_below) = (Some(self.rhythm.band()), 0);
            return;
        };
        self.days_below = if is_below(shown, self.rhythm) { self.days_below + 1 } else { 0 };
        let now = band_after(shown, self.rhythm, self.days_below);
        if now != shown {
            (self.shown, self.days_below) = (Some(now), 0);
        }
    }
}

#[cfg(test)]
mod tests;
