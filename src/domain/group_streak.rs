//! Weeks that a group lit together (`2-behaviour` §5.3). The bar is one check-in, "not today" included; the number only rises.

use chrono::NaiveDate;

use super::calendar::Week;
use super::club::GroupWeek;
use super::ladder::LadderState;
use super::pause::{self, Pause};

/// The fewest members by whom a week is measured. With fewer, every dark week would have a name.
pub const MEMBERS_MIN: usize = 3;

/// After how many quiet weeks in a row a captain is asked, carry on or fresh chapter.
pub const QUIET_WEEKS_ASKED: i32 = 3;

/// What a group's week knows of one member.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// The local date on which they joined the group.
    pub joined_on: NaiveDate,
    /// Where they stood when the week began.
    pub state: LadderState,
    /// Whether the whole week was paused.
    pub is_paused: bool,
    /// Whether they made at least one check-in dated in the week: on the day it was made or the day it is about.
    pub is_present: bool,
}

impl Standing {
    /// Reads whether the whole of `week` was paused.
    #[must_use]
    pub fn new(week: Week, joined_on: NaiveDate, state: LadderState, pauses: &[Pause], is_present: bool) -> Self {
        Self { joined_on, state, is_paused: pause::is_week_paused(pauses, week), is_present }
    }

    /// Whether `week` is measured by them: they had joined before it began, and were neither away, dormant nor off then, nor
    /// paused for all of it.
    #[must_use]
    pub fn is_measured(&self, week: Week) -> bool {
        self.joined_on < week.monday() && self.state.is_active_for_group() && !self.is_paused
    }
}

/// What a group's week was. Only a lit week is ever spoken of: there is no `Display`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum GroupWeekKind {
    /// At least half of the members were there.
    Lit,
    /// Some were.
    Glow,
    /// None were.
    Quiet,
    /// Too few members to measure.
    Light,
}

/// A group's week in two numbers that nobody ever sees together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Weight {
    /// `|A|`: the members by whom it is measured.
    measured: usize,
    /// `P`: who was there, newcomers and returners with them.
    present: usize,
}

impl Weight {
    fn of(week: Week, members: &[Standing]) -> Self {
        Self {
            measured: members.iter().filter(|member| member.is_measured(week)).count(),
            present: members.iter().filter(|member| member.is_present).count(),
        }
    }

    fn kind(self) -> GroupWeekKind {
        let Self { measured, present } = self;
        match present {
            _ if measured < MEMBERS_MIN => GroupWeekKind::Light,
            0 => GroupWeekKind::Quiet,
            present if present >= measured.div_ceil(2) => GroupWeekKind::Lit,
            _ => GroupWeekKind::Glow,
        }
    }
}

/// What `week` was for the group of these members. Everyone counts at most once; a newcomer or returner can light a week and
/// cannot dim it.
#[must_use]
pub fn judge_week(week: Week, members: &[Standing]) -> GroupWeekKind {
    Weight::of(week, members).kind()
}

/// Whether nobody was there in `week` of a group that had members for it, so that its captain may be asked about a fresh chapter once
/// there were several. Whoever drifted away counts here, though not in [`judge_week`]: a group that fell asleep is meant, and not one
/// whose members all rest on purpose.
#[must_use]
pub fn is_still(week: Week, members: &[Standing]) -> bool {
    let expected = members.iter().filter(|member| {
        member.joined_on < week.monday() && !member.is_paused && !matches!(member.state, LadderState::Off | LadderState::Archived)
    });
    expected.count() >= MEMBERS_MIN && active_members(members) == 0
}

/// How many of the members made a check-in dated in the week: the *active* ones, by whom the board decides whether sums are
/// shown.
#[must_use]
pub fn active_members(members: &[Standing]) -> usize {
    members.iter().filter(|member| member.is_present).count()
}

/// A group's lit weeks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct GroupStreak {
    /// `G`: those of this chapter.
    pub chapter: u32,
    /// All of them.
    pub in_all: u32,
}

/// Counts the lit weeks. A week once recorded as lit stays lit, whatever later facts say; the chapter began with
/// `chapter_from`.
#[must_use]
pub fn streak(weeks: &[GroupWeek], chapter_from: Week) -> GroupStreak {
    weeks.iter().filter(|week| week.is_lit).fold(GroupStreak::default(), |streak, week| GroupStreak {
        chapter: streak.chapter + u32::from(chapter_from <= week.week),
        in_all: streak.in_all + 1,
    })
}

#[cfg(test)]
mod tests;
