//! What the coach knows of a member: settings, consent and how to reach them. No column and no field says why.

use chrono_tz::Tz;

use super::calendar::{Instant, QuietHours, ReminderTime};
use super::ids::{ChannelId, MemberId, UserId};
use super::ladder::LadderState;
use super::session::SelfWord;

/// Whether Discord takes our DMs to this member. Not a state of the ladder: reminders rest, the plan stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Delivery {
    /// The DM is open as far as is known.
    Open,
    /// Discord refused (50007 or 50278); tried again only by the member's own press.
    Closed,
}

/// In what distances are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Units {
    /// Kilometres.
    #[default]
    Metric,
    /// Miles.
    Imperial,
}

impl Units {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Metric, Self::Imperial];

    /// The word in the schema, in options and in a button.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Metric => "metric",
            Self::Imperial => "imperial",
        }
    }

    /// Reads [`Self::as_str`] back.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|units| units.as_str() == word)
    }
}

/// A member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// The opaque number.
    pub id: MemberId,
    /// The person on Discord.
    pub user: UserId,
    /// When they joined, which is also when they consented.
    pub joined_at: Instant,
    /// Which wording of the consent they saw.
    pub consent_version: i64,
    /// Their time zone.
    pub zone: Tz,
    /// When the daily reminder comes.
    pub reminder_at: ReminderTime,
    /// When the evening check-in comes, for those who chose it.
    pub evening_at: Option<ReminderTime>,
    /// When no message comes.
    pub quiet: QuietHours,
    /// Their language, as a tag of the prompts.
    pub locale: String,
    /// In what distances are shown to them.
    pub units: Units,
    /// What the coach calls them, if they chose a word.
    pub self_word: Option<SelfWord>,
    /// Their DM channel, opened once.
    pub dm_channel: Option<ChannelId>,
    /// Whether the DM takes messages.
    pub delivery: Delivery,
    /// Where they stand on the ladder; [`LadderState::Off`] after `/stop`.
    pub ladder: LadderState,
    /// The local date on which that state began.
    pub ladder_since: chrono::NaiveDate,
    /// The last sign of life (`2-behaviour` §4.1).
    pub last_sign_at: Instant,
}
