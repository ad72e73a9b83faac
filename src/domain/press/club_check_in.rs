//! The presses of a club's check-ins.

use crate::domain::ids::{ClubCheckInId, ClubPostId};

/// What can be pressed below a club's check-in, or below the list of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ClubCheckInStep {
    /// `[My sessions]` below a post.
    Open(ClubPostId),
    /// A captain takes one away.
    Remove(ClubCheckInId),
    /// And brings it back.
    Restore(ClubCheckInId),
}
