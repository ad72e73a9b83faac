//! The step of each local day, taken at 04:00 before anything is sent (`2-behaviour` §4.2). The first row that fits wins.

use chrono::{NaiveDate, TimeDelta};

use super::LadderState;
use super::press::PauseSoFar;
use crate::domain::pause::{self, Pause};
use crate::domain::week_plan::Planned;

/// How many days after the first letter the silence begins.
pub(super) const DAYS_FROM_LETTER_TO_DORMANT: i64 = 7;
/// Within how many days a second absence goes straight to the last letter.
pub(super) const DAYS_OF_SECOND_AWAY: i64 = 60;
/// How long a return lasts without three credited sessions, in days.
const DAYS_OF_RETURN: i64 = 14;
/// How many credited sessions end a return.
const CREDITS_OF_RETURN: u32 = 3;
/// How many days the question after a pause waits for an answer.
const DAYS_OF_PAUSE_QUESTION: i64 = 3;
/// After how many days a pause without an end is asked about.
const DAYS_OF_OPEN_PAUSE: i64 = 28;
/// How many days of silence reduce a member to plan and totals.
const DAYS_TO_ARCHIVE: i64 = 180;

/// What the step looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LadderFacts {
    /// Where the member stands.
    pub state: LadderState,
    /// The local date on which that began.
    pub since: NaiveDate,
    /// The local date that is just beginning.
    pub today: NaiveDate,
    /// `u`: the silent occurrences since the last sign of life, by [`silent_since`].
    pub silent: u32,
    /// The local date of the last sign of life; `d` is the days since.
    pub last_sign_on: NaiveDate,
    /// How many occurrences were credited since `since`; matters only after a return.
    pub credited_since: u32,
    /// The local date of the first letter, sent or still to come; matters only while away. Without one the days count from
    /// `since`.
    pub letter_on: Option<NaiveDate>,
    /// The local date on which the last absence before this one began, if there was one.
    pub last_away_on: Option<NaiveDate>,
    /// The pause; matters only while paused.
    pub pause: Option<PauseSoFar>,
}

impl LadderFacts {
    /// `d`: the local days since the last sign of life.
    #[must_use]
    pub fn days_since_sign(&self) -> i64 {
        (self.today - self.last_sign_on).num_days()
    }
}

/// What a state asks for as it begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OnEntry {
    /// Reminders stop; the one letter of an absence, `AWAY-1`, is due on the next planned day ([`away_letter_on`]).
    AwayLetter,
    /// The last letter, `AWAY-2`, is due today.
    ClosingLetter,
    /// The pause is over: `PAUSE-2` is due today.
    PauseIsOver,
    /// The pause has no end and has lasted four weeks: `PAUSE-3` is due today.
    PauseHasNoEnd,
}

/// What the day begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LadderStep {
    /// The state from today on. If it is the former one, it did not begin anew.
    pub state: LadderState,
    /// What is due with it.
    pub on_entry: Option<OnEntry>,
    /// What to remember as the date on which the last absence began.
    pub last_away_on: Option<NaiveDate>,
}

/// Takes the step of a local day.
#[must_use]
pub fn step(facts: &LadderFacts) -> LadderStep {
    use LadderState::{Archived, Away, Dormant, Off, OnTrack, Paused, Returned, Wobble};
    let stays = LadderStep { state: facts.state, on_entry: None, last_away_on: facts.last_away_on };
    let becomes = |state| LadderStep { state, ..stays };
    let days_here = (facts.today - facts.since).num_days();
    match facts.state {
        OnTrack | Wobble | Returned if is_away(facts) => enter_away(facts),
        OnTrack if facts.silent >= 1 => becomes(Wobble),
        // A sign of life acts at once; should a press have been lost, the facts still say so.
        Wobble if facts.silent == 0 => becomes(OnTrack),
        Returned if facts.credited_since >= CREDITS_OF_RETURN || (days_here >= DAYS_OF_RETURN && facts.silent == 0) => {
            becomes(OnTrack)
        }
        Away => {
            let days = (facts.today - facts.letter_on.unwrap_or(facts.since)).num_days();
            if days >= DAYS_FROM_LETTER_TO_DORMANT {
                LadderStep { on_entry: Some(OnEntry::ClosingLetter), ..becomes(Dormant) }
            } else {
                stays
            }
        }
        Dormant if days_here >= DAYS_TO_ARCHIVE => becomes(Archived),
        Paused => facts.pause.map_or(stays, |pause| step_paused(facts, pause, stays)),
        OnTrack | Wobble | Returned | Dormant | Off | Archived => stays,
    }
}

/// Whether it is time to stop reminding.
fn is_away(facts: &LadderFacts) -> bool {
    let (u, d) = (facts.silent, facts.days_since_sign());
    (u >= 3 && d >= 3) || (u >= 2 && d >= 7) || (u >= 1 && d >= 14)
}

fn enter_away(facts: &LadderFacts) -> LadderStep {
    let is_second = facts.last_away_on.is_some_and(|on| (facts.today - on).num_days() <= DAYS_OF_SECOND_AWAY);
    let (state, on_entry) =
        if is_second { (LadderState::Dormant, OnEntry::ClosingLetter) } else { (LadderState::Away, OnEntry::AwayLetter) };
    LadderStep { state, on_entry: Some(on_entry), last_away_on: Some(facts.today) }
}

fn step_paused(facts: &LadderFacts, so_far: PauseSoFar, stays: LadderStep) -> LadderStep {
    let PauseSoFar { pause, asked_on, is_answered } = so_far;
    if is_answered {
        return stays;
    }
    if let Some(asked_on) = asked_on {
        let is_unanswered = (facts.today - asked_on).num_days() >= DAYS_OF_PAUSE_QUESTION;
        return if is_unanswered { LadderStep { state: LadderState::Dormant, ..stays } } else { stays };
    }
    let (asks_on, question) = match pause.until {
        Some(until) => (Some(until), OnEntry::PauseIsOver),
        None => (pause.from.checked_add_signed(TimeDelta::days(DAYS_OF_OPEN_PAUSE)), OnEntry::PauseHasNoEnd),
    };
    let is_due = asks_on.is_some_and(|on| on <= facts.today);
    LadderStep { on_entry: is_due.then_some(question), ..stays }
}

/// `u`: how many of `planned` stayed open through a day that has ended since the last sign of life. Runs, extras, what was moved
/// away and what is paused are no silence, and neither is a day of rest, about which the coach asks nobody.
///
/// `planned` holds the dates after `last_sign_on` and before `today`; others in it are passed over.
#[must_use]
pub fn silent_since(planned: &[Planned<'_>], pauses: &[Pause], last_sign_on: NaiveDate, today: NaiveDate) -> u32 {
    let is_silent = |one: &&Planned<'_>| {
        let has_ended = last_sign_on < one.date && one.date < today;
        let is_held = pause::is_held(pauses, one.date, one.session.spec.kind);
        has_ended && one.is_open() && one.is_counted() && !one.is_rest() && !is_held
    };
    u32::try_from(planned.iter().filter(is_silent).count()).unwrap_or(u32::MAX)
}

/// On which local date the letter of an absence that begins on `today` is due: the next planned day, today included. `planned`
/// holds the dates from `today` on; none if nothing is planned in them.
#[must_use]
pub fn away_letter_on(planned: &[Planned<'_>], today: NaiveDate) -> Option<NaiveDate> {
    planned
        .iter()
        .filter(|one| one.date >= today && one.is_open() && one.is_counted() && !one.is_rest())
        .map(|one| one.date)
        .min()
}
