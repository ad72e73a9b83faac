//! The one gate before every DM that nobody just asked for (`2-behaviour` §4.4, `3-architecture` §4 "One gate").

use chrono::{NaiveDate, TimeDelta};
use chrono_tz::Tz;

use super::calendar::{Instant, QuietHours};
use super::ladder::LadderState;
use super::member::Delivery;
use super::wall_clock;

/// How late a message may go: later than that it is dropped. Exactly that late still goes.
pub const LATE_MINUTES_MAX: i64 = 180;
/// The most reminders, room questions and evening check-ins together after the last sign of life.
pub const REMINDERS_MAX: u32 = 4;
/// The most messages of any kind after the last sign of life.
pub const WRITINGS_MAX: u32 = 6;
/// The last day after the last sign of life on which anything is sent.
pub const LAST_DAY: i64 = 27;

/// What is about to be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Writing {
    /// The day's reminder, the room question merged into it or not.
    Reminder,
    /// The room question on a day without a reminder.
    RoomQuestion,
    /// The evening check-in, opted into.
    Evening,
    /// The letter of an absence, `AWAY-1`.
    AwayLetter,
    /// The last letter, `AWAY-2`.
    ClosingLetter,
    /// The one question after a pause, asked for by its date.
    PauseQuestion,
    /// The season letter, opted into.
    SeasonLetter,
    /// Somebody of the club asks whether they do a session at the same time.
    Invitation,
    /// What the other one answered about doing a session at the same time, and the word on its day: both asked for.
    Together,
}

impl Writing {
    /// Every writing.
    pub const ALL: [Self; 9] = [
        Self::Reminder,
        Self::RoomQuestion,
        Self::Evening,
        Self::AwayLetter,
        Self::ClosingLetter,
        Self::PauseQuestion,
        Self::SeasonLetter,
        Self::Invitation,
        Self::Together,
    ];

    /// Whether it is one of the four.
    #[must_use]
    pub const fn is_reminder(self) -> bool {
        matches!(self, Self::Reminder | Self::RoomQuestion | Self::Evening)
    }

    /// Whether the member asked for it by date or by name, so that it stands outside the count.
    #[must_use]
    pub const fn was_asked_for(self) -> bool {
        matches!(self, Self::PauseQuestion | Self::SeasonLetter | Self::Invitation | Self::Together)
    }

    /// Whether somebody in `state` gets it at all.
    #[must_use]
    pub const fn is_for(self, state: LadderState) -> bool {
        match self {
            Self::Reminder | Self::RoomQuestion | Self::Invitation => state.is_reminded(),
            Self::Together => !matches!(state, LadderState::Off | LadderState::Archived),
            Self::Evening => matches!(state, LadderState::OnTrack | LadderState::Returned),
            Self::AwayLetter => matches!(state, LadderState::Away),
            Self::ClosingLetter | Self::SeasonLetter => matches!(state, LadderState::Dormant),
            Self::PauseQuestion => matches!(state, LadderState::Paused),
        }
    }
}

/// What the gate looks at, read again at the moment of writing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WriteFacts {
    /// What is about to be written.
    pub writing: Writing,
    /// Where the member stands.
    pub state: LadderState,
    /// Whether Discord takes our DMs to them.
    pub delivery: Delivery,
    /// Whether their DM was ever opened; the gate opens none.
    pub has_dm_channel: bool,
    /// Their zone.
    pub zone: Tz,
    /// Their quiet hours.
    pub quiet: QuietHours,
    /// When the message was due.
    pub due_at: Instant,
    /// Now.
    pub now: Instant,
    /// The local date that the message is for.
    pub today: NaiveDate,
    /// Whether another message has that date's slot.
    pub is_slot_taken: bool,
    /// The local date of the last sign of life.
    pub last_sign_on: NaiveDate,
    /// How many of the four were delivered (or may have been) after it.
    pub reminders_since_sign: u32,
    /// How many messages of any kind, those asked for apart, were delivered (or may have been) after it.
    pub writings_since_sign: u32,
}

/// Why nothing is written. The job ends with it as its reason; nothing here is worth another try.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NotNow {
    /// Nobody in that state gets this.
    State,
    /// The DM is closed, or was never opened.
    DmClosed,
    /// More than [`LATE_MINUTES_MAX`] late.
    TooLate,
    /// In the quiet hours.
    QuietHours,
    /// Something was written for that date.
    SlotTaken,
    /// The four are spent.
    RemindersSpent,
    /// All six are spent.
    AllSpent,
    /// Past [`LAST_DAY`].
    TooLongSilent,
}

impl NotNow {
    /// The word in the ledger.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::State => "state",
            Self::DmClosed => "dm_closed",
            Self::TooLate => "too_late",
            Self::QuietHours => "quiet_hours",
            Self::SlotTaken => "slot_taken",
            Self::RemindersSpent => "reminders_spent",
            Self::AllSpent => "all_spent",
            Self::TooLongSilent => "too_long_silent",
        }
    }
}

/// Whether the message may be written now.
///
/// # Errors
/// [`NotNow`] is the first reason that stands in the way, in the order of its variants.
pub fn decide(facts: &WriteFacts) -> Result<(), NotNow> {
    let counts = !facts.writing.was_asked_for();
    let days = (facts.today - facts.last_sign_on).num_days();
    let refusals = [
        (!facts.writing.is_for(facts.state), NotNow::State),
        (facts.delivery == Delivery::Closed || !facts.has_dm_channel, NotNow::DmClosed),
        (facts.now - facts.due_at > TimeDelta::minutes(LATE_MINUTES_MAX), NotNow::TooLate),
        (facts.quiet.contains(wall_clock::reading(facts.now, facts.zone).time()), NotNow::QuietHours),
        (facts.is_slot_taken, NotNow::SlotTaken),
        (facts.writing.is_reminder() && facts.reminders_since_sign >= REMINDERS_MAX, NotNow::RemindersSpent),
        (counts && facts.writings_since_sign >= WRITINGS_MAX, NotNow::AllSpent),
        (counts && days > LAST_DAY, NotNow::TooLongSilent),
    ];
    refusals.into_iter().find(|(is_so, _)| *is_so).map_or(Ok(()), |(_, reason)| Err(reason))
}

#[cfg(test)]
mod tests;
