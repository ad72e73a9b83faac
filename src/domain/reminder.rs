//! The parts of a day's reminder, or the reason why there is none (`1-product` "The daily loop", `2-behaviour` §4.3 and §4.5).

use chrono::NaiveDate;

use super::ladder::LadderState;
use super::pause::{self, Pause};
use super::week_plan::Planned;

/// How many sessions carry buttons: Discord has five rows.
pub const PARTS_MAX: usize = 5;
/// How many do when a question is merged in.
pub const PARTS_MAX_WITH_QUESTION: usize = 4;

/// What the day looks like at the moment of writing.
#[derive(Debug, Clone, Copy)]
pub struct ReminderFacts<'a, 'p> {
    /// What stands on the day, in the room of its week; other dates in it are passed over.
    pub planned: &'a [Planned<'p>],
    /// The day.
    pub today: NaiveDate,
    /// The member's pauses.
    pub pauses: &'a [Pause],
    /// Where the member stands.
    pub state: LadderState,
    /// `u`: the silent occurrences since the last sign of life.
    pub silent: u32,
    /// Whether a question is merged in and takes a row.
    pub has_question: bool,
}

/// Which reminder it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ReminderKind {
    /// `REM-*`.
    Rem,
    /// `WOB-2`: the plan can be made smaller. Says nothing of why.
    Wobble,
}

/// A day's reminder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReminderPlan<'p> {
    /// The sessions that carry buttons: one at least, [`PARTS_MAX`] at most.
    pub parts: Vec<Planned<'p>>,
    /// How many more wait under `/today`.
    pub more: usize,
    /// Which reminder it is.
    pub kind: ReminderKind,
}

/// Why a day has no reminder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NoReminder {
    /// Nobody in that state is reminded.
    State,
    /// The day is paused.
    Paused,
    /// Nothing that is reminded of stands on the day: nothing was planned, or it was moved away.
    NothingPlanned,
    /// All of it is answered.
    AllAnswered,
    /// Only a rest day is left.
    OnlyRest,
}

impl NoReminder {
    /// The word in the ledger.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::State => "state",
            Self::Paused => "paused",
            Self::NothingPlanned => "nothing_planned",
            Self::AllAnswered => "all_answered",
            Self::OnlyRest => "only_rest",
        }
    }
}

/// Whether the coach reminds of a session of this kind: of every kind but a run, and of a run if the member asked.
#[must_use]
pub fn is_reminded_of(planned: &Planned<'_>) -> bool {
    planned.stands() && if planned.session.spec.kind.is_counted() { !planned.is_extra } else { planned.session.spec.is_reminded }
}

/// What the day's reminder holds.
///
/// # Errors
/// [`NoReminder`] says why there is none.
pub fn compose<'p>(facts: &ReminderFacts<'_, 'p>) -> Result<ReminderPlan<'p>, NoReminder> {
    if !facts.state.is_reminded() {
        return Err(NoReminder::State);
    }
    if pause::is_paused(facts.pauses, facts.today) {
        return Err(NoReminder::Paused);
    }
    let is_held = |one: &Planned<'_>| pause::is_held(facts.pauses, facts.today, one.session.spec.kind);
    let of_today =
        || facts.planned.iter().filter(|one| one.date == facts.today && is_reminded_of(one) && !(one.is_open() && is_held(one)));
    let open: Vec<Planned<'p>> = of_today().filter(|one| one.is_open()).copied().collect();
    if of_today().next().is_none() {
        return Err(NoReminder::NothingPlanned);
    }
    if open.is_empty() {
        return Err(NoReminder::AllAnswered);
    }
    if open.iter().all(Planned::is_rest) {
        return Err(NoReminder::OnlyRest);
    }
    let rows = if facts.has_question { PARTS_MAX_WITH_QUESTION } else { PARTS_MAX };
    let more = open.len().saturating_sub(rows);
    let is_wobble = facts.silent >= 2 && matches!(facts.state, LadderState::Wobble | LadderState::Returned);
    let kind = if is_wobble { ReminderKind::Wobble } else { ReminderKind::Rem };
    Ok(ReminderPlan { parts: open.into_iter().take(rows).collect(), more, kind })
}

#[cfg(test)]
mod tests;
