//! What a week needed and was credited, and the chapters that kept weeks make (`2-behaviour` §5.2).

use super::calendar::Week;
use super::pause::{self, Pause};
use super::session::Kind;
use super::week_plan::Planned;

/// From how many quiet weeks in a row on a returning member is asked whether to carry on.
pub const QUIET_WEEKS_OF_A_NEW_CHAPTER: u32 = 3;

/// How many credited sessions keep a week of `k`: all but two in seven, and one at least.
#[must_use]
pub const fn need(k: u32) -> u32 {
    let slack = (2 * k + 3) / 7;
    let need = k - slack;
    if need < 1 { 1 } else { need }
}

/// A week in numbers, recomputed from the facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct WeekFacts {
    /// `k`: the occurrences of the week after moves, rests and pauses, in its room.
    pub planned: u32,
    /// How many of them keep it.
    pub need: u32,
    /// How many sessions were credited.
    pub credited: u32,
    /// Of these, strength.
    pub strength: u32,
    /// Of these, mobility.
    pub mobility: u32,
    /// Of these, recovery.
    pub recovery: u32,
}

/// What kind of week it was. Never shown to anyone: there is no `Display`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WeekKind {
    /// Enough of it was credited.
    Kept,
    /// Some of it was.
    Grey,
    /// Nothing was planned, or all of it was moved, rested or paused.
    Light,
    /// None of it was.
    Quiet,
}

impl WeekFacts {
    /// What kind of week it is.
    ///
    /// What was done beyond the plan keeps a week in which nothing stood: choosing rest for the one session of such a week
    /// must not take the week away.
    #[must_use]
    pub const fn kind(&self) -> WeekKind {
        match (self.credited, self.planned) {
            (credited, _) if credited >= self.need && credited > 0 => WeekKind::Kept,
            (0, 0) => WeekKind::Light,
            (0, _) => WeekKind::Quiet,
            _ => WeekKind::Grey,
        }
    }

    /// Whether it is kept.
    #[must_use]
    pub const fn is_kept(&self) -> bool {
        matches!(self.kind(), WeekKind::Kept)
    }

    /// The credited sessions of a kind; runs are not counted.
    #[must_use]
    pub const fn of_kind(&self, kind: Kind) -> u32 {
        match kind {
            Kind::Strength => self.strength,
            Kind::Mobility => self.mobility,
            Kind::Recovery => self.recovery,
            Kind::Run => 0,
        }
    }
}

/// Counts a week. `week` is what stands in it, in its room ([`super::week_size::at_sizes`]): seven dates of one member.
///
/// A paused day leaves the count, but what was credited on it keeps its place, so that a pause can only raise.
#[must_use]
pub fn judge(week: &[Planned<'_>], pauses: &[Pause]) -> WeekFacts {
    let mut facts = WeekFacts::default();
    for one in week {
        let credited = one.credited_kind();
        let is_frozen = credited.is_none() && pause::is_held(pauses, one.date, one.session.spec.kind);
        facts.planned += u32::from(one.is_counted() && one.outcome.is_in_week() && !is_frozen);
        match credited {
            Some(Kind::Strength) => facts.strength += 1,
            Some(Kind::Mobility) => facts.mobility += 1,
            Some(Kind::Recovery) => facts.recovery += 1,
            Some(Kind::Run) | None => {}
        }
    }
    facts.credited = facts.strength + facts.mobility + facts.recovery;
    facts.need = need(facts.planned);
    facts
}

/// A member's kept weeks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct KeptWeeks {
    /// `S`: those of this chapter.
    pub chapter: u32,
    /// `T`: all of them.
    pub in_all: u32,
    /// How many quiet weeks in a row end the walk; light ones among them neither count nor break the row.
    pub quiet_now: u32,
}

impl KeptWeeks {
    /// Whether somebody who returns now is asked to carry on or to open a fresh chapter.
    #[must_use]
    pub const fn asks_about_chapter(&self) -> bool {
        self.quiet_now >= QUIET_WEEKS_OF_A_NEW_CHAPTER
    }
}

/// Walks over a member's weeks, in order. The chapter began with `chapter_from`; without one it is the first.
#[must_use]
pub fn walk(weeks: &[(Week, WeekKind)], chapter_from: Option<Week>) -> KeptWeeks {
    weeks.iter().fold(KeptWeeks::default(), |kept, (week, kind)| match kind {
        WeekKind::Kept => KeptWeeks {
            chapter: kept.chapter + u32::from(chapter_from.is_none_or(|from| from <= *week)),
            in_all: kept.in_all + 1,
            quiet_now: 0,
        },
        WeekKind::Grey => KeptWeeks { quiet_now: 0, ..kept },
        WeekKind::Light => kept,
        WeekKind::Quiet => KeptWeeks { quiet_now: kept.quiet_now + 1, ..kept },
    })
}

#[cfg(test)]
mod tests;
