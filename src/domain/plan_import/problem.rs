//! What can be in the way of a plan that comes as a file.

use crate::domain::refusal::Refusal;

/// The largest file that is read, in bytes.
pub const FILE_BYTES_MAX: usize = 256 * 1024;
/// The most events or sessions that a file may hold.
pub const EVENTS_MAX: usize = 200;
/// How much of a name that a file has is repeated, in characters.
pub const NAME_CHARS_MAX: usize = 24;

/// Why a file was not read. Nothing of it was kept then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PlanFileProblem {
    /// Larger than [`FILE_BYTES_MAX`].
    TooLarge,
    /// Nothing in it.
    Empty,
    /// Neither a calendar nor a plan: a picture, an archive, a page.
    Unknown,
    /// A calendar without events, or a plan without sessions.
    NothingInIt,
    /// More than [`EVENTS_MAX`].
    TooMany,
    /// A line that TOML does not have.
    NotToml {
        /// The line, from 1 on.
        line: u32,
    },
    /// A name that a plan does not have.
    UnknownName {
        /// The line, from 1 on.
        line: u32,
        /// The name, cut short.
        name: String,
    },
    /// A value of another sort than belongs there.
    WrongValue {
        /// The line, from 1 on.
        line: u32,
        /// Whose value.
        name: String,
    },
    /// Something that every session has is not there.
    Missing {
        /// The line on which the session begins, from 1 on.
        line: u32,
        /// What.
        name: &'static str,
    },
    /// A session that cannot be kept, for the reason that `/plan add` would give.
    Session {
        /// The line on which the session begins, from 1 on.
        line: u32,
        /// The reason.
        why: Box<Refusal>,
    },
    /// Discord did not hand it over.
    NotFetched,
    /// What was proposed is over: it was kept for an hour, or answered.
    Over,
}
