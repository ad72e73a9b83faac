//! Plans as files: TOML that a person can edit, and iCalendar (RFC 5545) for calendars. Pure: bytes go in, events or sessions
//! come out, and the other way round. Whatever the bytes are, the answer is a value and takes time in proportion to their number.

mod calendar_in;
mod calendar_out;
mod text;
mod toml_in;
mod toml_out;

use chrono_tz::Tz;

pub use self::calendar_out::{CalendarSession, calendar};
pub use self::toml_in::WrittenSession;
pub use self::toml_out::toml;
use crate::domain::plan_import::{CalendarEvent, FILE_BYTES_MAX, PlanFileProblem};

/// What a file holds.
#[derive(Debug, Clone, PartialEq)]
pub enum PlanFile {
    /// Events of a calendar, in the member's own time.
    Calendar(Vec<CalendarEvent>),
    /// Sessions as they are written in TOML, not yet checked.
    Sessions(Vec<WrittenSession>),
}

/// Reads a file by what is in it; its name and its kind may say anything. `zone` is the member's.
///
/// # Errors
/// The first thing that is in the way.
pub fn read(bytes: &[u8], zone: Tz) -> Result<PlanFile, PlanFileProblem> {
    if bytes.len() > FILE_BYTES_MAX {
        return Err(PlanFileProblem::TooLarge);
    }
    let text = text::decode(bytes)?;
    if calendar_in::is_calendar(&text) {
        calendar_in::read(&text, zone).map(PlanFile::Calendar)
    } else {
        toml_in::read(&text).map(PlanFile::Sessions)
    }
}

#[cfg(test)]
mod tests;
