//! `second-wind hear`: tries phrases, for captains and translators. One line in, one line out.

use std::io::{BufRead, Write};

use chrono::NaiveDate;
use thiserror::Error;

use crate::clock::{Clock, SystemClock};
use crate::domain::hear::{Asked, Language, hear, lexicon_errors};
use crate::domain::safety;

/// The longest line that is read, in bytes: more than any message of Discord's has.
const LINE_BYTES_MAX: usize = 64 * 1024;

/// Says what the coach understands of each line from standard input: INTENT, a tab, and details as key=value.
///
/// Intents are done, some, small, move, rest, `not_today`, pause, stop, help, undo, swapped, chat, unsure and safety; details are
/// minutes, session, day, date and tier. Sessions are not at hand here, so they are only named. Nothing is kept.
#[derive(Debug, Clone, clap::Args)]
pub struct HearArgs {
    /// The language, like en-US or en-GB
    #[arg(long, value_name = "LOCALE", default_value = "en-US", allow_hyphen_values = true)]
    pub locale: String,
    /// The day on which the lines are said, like 2025-06-04; without it, today in UTC
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub today: Option<String>,
}

/// Why nothing is heard. Each is one line; the binary prints it and exits with 2.
#[derive(Debug, Error)]
pub enum HearError {
    /// No words of this language.
    #[error("--locale: {locale:?} is not understood; there are words for: {known}")]
    Locale {
        /// What was asked for.
        locale: String,
        /// What there is.
        known: String,
    },
    /// Not written like a date.
    #[error("--today: {0:?} is no date; one is written like 2025-06-04")]
    Today(String),
    /// The tables in this build are broken.
    #[error("the words of this build cannot be read: {0}")]
    Tables(String),
    /// The lines cannot be read.
    #[error("the lines cannot be read: {0}")]
    Input(#[source] std::io::Error),
}

/// Reads lines until there are no more.
///
/// # Errors
/// An option that says nothing, or lines that cannot be read. That nobody reads the answers any more ends it quietly.
pub fn run(args: &HearArgs, mut lines: impl BufRead, mut out: impl Write) -> Result<(), HearError> {
    let broken: Vec<String> = lexicon_errors().into_iter().chain(safety::list_errors()).collect();
    if !broken.is_empty() {
        return Err(HearError::Tables(broken.join("; ")));
    }
    let language = Language::of(&args.locale)
        .ok_or_else(|| HearError::Locale { locale: args.locale.clone(), known: Language::tongues().join(", ") })?;
    let today: NaiveDate = match &args.today {
        Some(text) => text.parse().map_err(|_| HearError::Today(text.clone()))?,
        None => SystemClock.now().date_naive(),
    };
    let asked = Asked { today, language, sessions: &[] };
    let mut line = Vec::new();
    while read_line(&mut lines, &mut line).map_err(HearError::Input)? {
        let text = String::from_utf8_lossy(&line);
        if writeln!(out, "{}", hear(&text, &asked).line()).and_then(|()| out.flush()).is_err() {
            // The reader has gone, as `head` does.
            break;
        }
    }
    Ok(())
}

/// Reads the next line without its end; of a longer one than any message only the beginning. `false` after the last.
fn read_line(lines: &mut impl BufRead, line: &mut Vec<u8>) -> std::io::Result<bool> {
    line.clear();
    let mut is_any = false;
    loop {
        let piece = lines.fill_buf()?;
        if piece.is_empty() {
            break;
        }
        is_any = true;
        let end = piece.iter().position(|&byte| byte == b'\n');
        let taken = end.unwrap_or(piece.len());
        line.extend_from_slice(&piece[..taken.min(LINE_BYTES_MAX - line.len().min(LINE_BYTES_MAX))]);
        let used = end.map_or(taken, |end| end + 1);
        lines.consume(used);
        if end.is_some() {
            break;
        }
    }
    if line.last() == Some(&b'\r') {
        line.pop();
    }
    Ok(is_any)
}
