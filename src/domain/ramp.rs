//! The ramp after a return: how much of the usual week each of the next weeks has, by how long ago the last credited session was
//! (`2-behaviour` §4.8). No row makes up for anything, and the number of days is used here and kept nowhere.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate, Weekday};

use super::calendar::Week;
use super::occurrence::Outcome;
use super::plan_before::{Place, place};
use super::session::Kind;
use super::week_plan::Planned;

/// How many weeks the longest ramp has.
pub const WEEKS: usize = 4;

/// A row of the table. Never shown to anyone: there is no `Display`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Row {
    /// Up to three days: the plan as it is, and no word about a return.
    AsItIs,
    /// Up to a week: the first session is offered in its small version.
    FirstSmall,
    /// Up to two weeks: one low week.
    OneLow,
    /// Up to four: a low week, then three quarters.
    LowAndMore,
    /// Longer: two small sessions, a low week, then three quarters.
    FromTwo,
}

/// Which share of the usual week a week has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Share {
    /// Two sessions, both small.
    TwoSmall,
    /// Half of it, rounded up, all small.
    Low,
    /// Three quarters, rounded up; strength is small.
    ThreeQuarters,
    /// All of it; the first session is small.
    FirstSmall,
    /// All of it.
    Usual,
}

impl Row {
    /// Every row, in the order of the table.
    pub const ALL: [Self; 5] = [Self::AsItIs, Self::FirstSmall, Self::OneLow, Self::LowAndMore, Self::FromTwo];

    /// The row for `g`, the local days since the last credited session, pauses included; none where there never was one, which
    /// begins as small as anything can.
    #[must_use]
    pub const fn of(g: Option<i64>) -> Self {
        match g {
            Some(..=3) => Self::AsItIs,
            Some(4..=7) => Self::FirstSmall,
            Some(8..=14) => Self::OneLow,
            Some(15..=28) => Self::LowAndMore,
            _ => Self::FromTwo,
        }
    }

    /// One row down, after "ease me in".
    #[must_use]
    pub const fn eased(self) -> Self {
        match self {
            Self::AsItIs => Self::FirstSmall,
            Self::FirstSmall => Self::OneLow,
            Self::OneLow => Self::LowAndMore,
            Self::LowAndMore | Self::FromTwo => Self::FromTwo,
        }
    }

    /// The four weeks of the row.
    #[must_use]
    pub const fn weeks(self) -> [Share; WEEKS] {
        use Share::{FirstSmall, Low, ThreeQuarters, TwoSmall, Usual};
        match self {
            Self::AsItIs => [Usual; WEEKS],
            Self::FirstSmall => [FirstSmall, Usual, Usual, Usual],
            Self::OneLow => [Low, Usual, Usual, Usual],
            Self::LowAndMore => [Low, ThreeQuarters, Usual, Usual],
            Self::FromTwo => [TwoSmall, Low, ThreeQuarters, Usual],
        }
    }

    /// Whether the usual week can be chosen at once.
    #[must_use]
    pub const fn offers_usual(self) -> bool {
        !matches!(self, Self::FromTwo)
    }

    /// Whether the member is greeted as somebody who returns.
    #[must_use]
    pub const fn is_framed(self) -> bool {
        !matches!(self, Self::AsItIs)
    }

    /// Whether whom to ask about running is said, once.
    #[must_use]
    pub const fn has_note(self, is_eased: bool) -> bool {
        is_eased || matches!(self, Self::FromTwo)
    }
}

impl Share {
    /// Those that the schema keeps: everything but the usual week.
    pub const KEPT: [Self; 4] = [Self::TwoSmall, Self::Low, Self::ThreeQuarters, Self::FirstSmall];

    /// The word in the schema.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::TwoSmall => "two_small",
            Self::Low => "low",
            Self::ThreeQuarters => "three_quarters",
            Self::FirstSmall => "first_small",
            Self::Usual => "usual",
        }
    }

    /// Reads the word of a kept one back.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::KEPT.into_iter().find(|share| share.as_str() == word)
    }

    /// How many of `k` occurrences the week keeps; never none of some.
    #[must_use]
    pub fn places(self, k: u32) -> u32 {
        match self {
            Self::TwoSmall => k.min(2),
            Self::Low => k.div_ceil(2),
            Self::ThreeQuarters => (3 * k).div_ceil(4),
            Self::FirstSmall | Self::Usual => k,
        }
    }
}

/// A week of a ramp.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RampWeek {
    /// Which week.
    pub week: Week,
    /// How much of it.
    pub share: Share,
    /// From which date on. In the week of the return, what lies before it stays as it was.
    pub counts_from: NaiveDate,
    /// From which date on a room that was given later speaks instead; none where none does.
    pub until: Option<NaiveDate>,
}

impl RampWeek {
    /// Whether it says how much a local date of its week has.
    #[must_use]
    pub fn speaks_on(&self, date: NaiveDate) -> bool {
        self.counts_from <= date && self.until.is_none_or(|until| date < until)
    }
}

/// The weeks of a ramp of these shares that begins on `returned_on`. Weeks are calendar weeks. One that is nearly over by then,
/// from Friday on, is no week to begin with, so the next one has its share as well; a first small session is one session, whenever.
#[must_use]
pub fn calendar(shares: [Share; WEEKS], returned_on: NaiveDate) -> Vec<RampWeek> {
    let first = Week::of(returned_on);
    let begins_again = first_weeks(returned_on) > 1 && shares[0] != Share::FirstSmall;
    let rest = shares.into_iter().skip(usize::from(!begins_again));
    std::iter::once(shares[0])
        .chain(rest)
        .zip(0..)
        .map(|(share, nth)| {
            let week = first.plus(nth);
            RampWeek { week, share, counts_from: week.monday().max(returned_on), until: None }
        })
        .collect()
}

/// How many weeks have the first share of a ramp: one, or two where the week of the return is nearly over.
#[must_use]
pub fn first_weeks(returned_on: NaiveDate) -> usize {
    if matches!(returned_on.weekday(), Weekday::Fri | Weekday::Sat | Weekday::Sun) { 2 } else { 1 }
}

/// Which of `planned`, one week of one member, have a place at the share that `ramp` gives it, from `from` on: the day of the return
/// or of a change of the plan. Nothing that lies before the return is among them.
///
/// The places go first to what the member has done of it, so that the sessions are of their choice, then as everywhere: one recovery
/// session, one strength, one mobility, then recovery and the rest in turn; strength rather not on the day before something long or
/// hard, and the earlier date first. What the member put on another day has its place whatever the share, and what they put into
/// another week takes its place along. Of what stayed open before `from`, what was `standing` keeps its place, and nothing else has
/// one.
pub(super) fn places_at_share(
    planned: &[Planned<'_>],
    ramp: &RampWeek,
    from: NaiveDate,
    standing: &BTreeSet<Place>,
) -> BTreeSet<Place> {
    let demanding: BTreeSet<NaiveDate> = planned.iter().filter(|one| one.is_demanding()).map(|one| one.date).collect();
    let before_demanding = |one: &Planned<'_>| {
        one.session.spec.kind == Kind::Strength && one.date.succ_opt().is_some_and(|next| demanding.contains(&next))
    };
    let counted: Vec<(usize, &Planned<'_>)> =
        planned.iter().enumerate().filter(|(_, one)| one.is_counted() && one.stands()).collect();
    let is_left = |one: &Planned<'_>| {
        one.is_counted() && one.date >= ramp.counts_from && matches!(one.outcome, Outcome::Moved(to) if Week::of(to) != ramp.week)
    };
    let left: Vec<usize> = (0..planned.len()).filter(|index| is_left(&planned[*index])).collect();
    let usual = u32::try_from(counted.len() + left.len()).unwrap_or(u32::MAX);
    let stood = |one: &Planned<'_>| one.date >= from || !one.is_open() || standing.contains(&place(one));
    let mut candidates: Vec<(usize, &Planned<'_>)> =
        counted.into_iter().filter(|(_, one)| one.date >= ramp.counts_from && stood(one)).collect();
    candidates.sort_by_key(|(index, one)| (one.claim(), one.date >= from, before_demanding(one), one.date, *index));
    let wanted = usize::try_from(ramp.share.places(usual)).unwrap_or(usize::MAX).min(candidates.len() + left.len());
    let chosen = candidates.iter().filter(|(_, one)| one.credited_kind().is_some());
    let mut places: BTreeSet<usize> = chosen.map(|(index, _)| *index).take(wanted).collect();
    let moved = candidates.iter().filter(|(_, one)| one.is_open() && one.moved_from.is_some());
    let by_hand: Vec<usize> = moved.map(|(index, _)| *index).chain(left).collect();
    let is_by_hand = !by_hand.is_empty();
    places.extend(by_hand);
    let next = |places: &BTreeSet<usize>, fits: &dyn Fn(Kind) -> bool| {
        candidates.iter().find(|(index, one)| !places.contains(index) && fits(one.session.spec.kind)).map(|(index, _)| *index)
    };
    for kind in [Kind::Recovery, Kind::Strength, Kind::Mobility] {
        let has_one = places.iter().any(|index| planned[*index].session.spec.kind == kind);
        // Recovery is not the price of what was moved.
        let is_full = places.len() >= wanted && !(is_by_hand && kind == Kind::Recovery);
        if !is_full && !has_one {
            places.extend(next(&places, &|other| other == kind));
        }
    }
    let mut is_recovery_next = true;
    while places.len() < wanted {
        let of = |is_recovery: bool| next(&places, &move |kind| (kind == Kind::Recovery) == is_recovery);
        let Some(index) = of(is_recovery_next).or_else(|| of(!is_recovery_next)) else { break };
        places.insert(index);
        is_recovery_next = !is_recovery_next;
    }
    places.into_iter().map(|index| place(&planned[index])).collect()
}

#[cfg(test)]
mod tests;
