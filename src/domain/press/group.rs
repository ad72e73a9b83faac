//! What can be pressed about the groups of a club.

use crate::domain::calendar::Week;
use crate::domain::ids::{ClubId, GroupId};

/// What can be pressed about the groups of a club.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GroupStep {
    /// Show the board of the group that the select's value names.
    Pick(ClubId),
    /// Show this group's board with this page of its names, counted from 0.
    Show(GroupId, u8),
    /// Come into the group.
    Join(GroupId),
    /// Go out of it.
    Leave(GroupId),
    /// A captain's: take it out of the archive.
    Restore(GroupId),
    /// A captain's: after quiet weeks the streak goes on as it was.
    CarryOn(GroupId),
    /// A captain's: its chapter begins with this week.
    Chapter(GroupId, Week),
}
