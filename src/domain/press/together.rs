//! The presses of doing a session at the same time.

use crate::domain::calendar::TimeOfDay;
use crate::domain::ids::{InviteId, UserId};

/// A step of `/together`, or an answer to an invitation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TogetherStep {
    /// The time of day at which to meet this person; it is the select's value.
    Time(UserId),
    /// The session and its day, to do at this time with this person; it is the select's value.
    Session(UserId, TimeOfDay),
    /// "I'm in", or "that works" to the other time.
    Accept(InviteId),
    /// "Another time": asks for it.
    Other(InviteId),
    /// The other time; it is the select's value.
    OtherAt(InviteId),
    /// "Not this week".
    NotThisWeek(InviteId),
    /// "Take it back".
    Withdraw(InviteId),
}
