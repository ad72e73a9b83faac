//! The presses of sharing a check-in, and of cheering for one.

use crate::domain::ids::{GroupId, OccurrenceId, ShareId};

/// A step of sharing a check-in with a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ShareStep {
    /// `[Share it]` below a session: shows what would stand where.
    Ask(OccurrenceId),
    /// With one of several groups; it is the select's value.
    Pick(OccurrenceId),
    /// With this group.
    With(OccurrenceId, GroupId),
    /// `[Take it down]`.
    End(ShareId),
    /// `[Cheer]` below the post.
    Cheer(ShareId),
}
