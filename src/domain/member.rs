//! What the coach knows of a member: settings, consent and how to reach them. No column and no field says why.

use chrono_tz::Tz;

use super::calendar::{Instant, QuietHours, ReminderTime};
use super::ids::{ChannelId, MemberId, UserId};
use super::ladder::LadderState;

/// Whether Discord takes our DMs to this member. Not a state of the ladder: reminders rest, the plan stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Delivery {
    /// The DM is open as far as is known.
    Open,
    /// Discord refused (50007 or 50278); tried again only by the member's own press.
    Closed,
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
    /// When no message comes.
    pub quiet: QuietHours,
    /// Their language, as a tag of the prompts.
    pub locale: String,
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
