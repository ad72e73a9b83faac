//! TOML as a person edited it: each key is looked at by itself, so that what is in the way has a line and a name.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::domain::plan_import::{EVENTS_MAX, NAME_CHARS_MAX, PlanFileProblem};

/// A session as it is written, not yet checked. What is absent was not written.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct WrittenSession {
    /// The line on which it begins, from 1 on.
    pub line: u32,
    /// The kind's word.
    pub kind: String,
    /// The title.
    pub title: String,
    /// The minutes.
    pub minutes: i64,
    /// The days, as text.
    pub days: String,
    /// The small version.
    pub small: Option<String>,
    /// The full version.
    pub full: Option<String>,
    /// The cue.
    pub cue: Option<String>,
    /// The recovery area's word.
    pub area: Option<String>,
    /// Every how many weeks.
    pub every_weeks: Option<i64>,
    /// The first date.
    pub from: Option<String>,
    /// The last date.
    pub until: Option<String>,
    /// The fallback day's word.
    pub fallback: Option<String>,
    /// A long run.
    pub is_long: bool,
    /// A hard run.
    pub is_hard: bool,
    /// Whether to be reminded of a run.
    pub is_reminded: bool,
}

/// The name of the list of sessions.
pub(super) const SESSION: &str = "session";

pub(super) fn read(text: &str) -> Result<Vec<WrittenSession>, PlanFileProblem> {
    let line = |at: usize| line_of(text, at);
    let table = match DeTable::parse(text) {
        Ok(table) => table,
        Err(error) if !looks_like_toml(text) => {
            drop(error);
            return Err(PlanFileProblem::Unknown);
        }
        Err(error) => return Err(PlanFileProblem::NotToml { line: line(error.span().map_or(0, |span| span.start)) }),
    };
    let mut sessions = Vec::new();
    for (name, value) in table.get_ref() {
        if name.get_ref() != SESSION {
            return Err(PlanFileProblem::UnknownName { line: line(name.span().start), name: cut(name.get_ref()) });
        }
        let wrong = || PlanFileProblem::WrongValue { line: line(value.span().start), name: SESSION.to_owned() };
        for session in value.get_ref().as_array().ok_or_else(wrong)?.iter() {
            if sessions.len() >= EVENTS_MAX {
                return Err(PlanFileProblem::TooMany);
            }
            let begins = line(session.span().start);
            sessions.push(session_of(session.get_ref().as_table().ok_or_else(wrong)?, begins, &line)?);
        }
    }
    if sessions.is_empty() { Err(PlanFileProblem::NothingInIt) } else { Ok(sessions) }
}

/// Whether a text was meant as TOML, so that a line of it is worth naming: it has the head of a session, or a name and a value.
fn looks_like_toml(text: &str) -> bool {
    let is_bare = |name: &str| !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '-');
    text.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .any(|line| line.starts_with("[[") || line.split_once('=').is_some_and(|(name, _)| is_bare(name.trim())))
}

fn line_of(text: &str, at: usize) -> u32 {
    let before = text.as_bytes().get(..at).unwrap_or(text.as_bytes());
    u32::try_from(before.iter().filter(|byte| **byte == b'\n').count()).unwrap_or(u32::MAX - 1) + 1
}

fn cut(name: &str) -> String {
    name.chars().take(NAME_CHARS_MAX).collect()
}

fn session_of(table: &DeTable<'_>, begins: u32, line: &impl Fn(usize) -> u32) -> Result<WrittenSession, PlanFileProblem> {
    let mut session = WrittenSession { line: begins, ..WrittenSession::default() };
    let (mut has_kind, mut has_title, mut has_minutes, mut has_days) = (false, false, false, false);
    for (name, value) in table {
        let wrong = || PlanFileProblem::WrongValue { line: line(value.span().start), name: cut(name.get_ref()) };
        let text = || text(value).ok_or_else(wrong);
        let number = || number(value).ok_or_else(wrong);
        let flag = || value.get_ref().as_bool().ok_or_else(wrong);
        match name.get_ref().as_ref() {
            "kind" => (session.kind, has_kind) = (text()?, true),
            "title" => (session.title, has_title) = (text()?, true),
            "minutes" => (session.minutes, has_minutes) = (number()?, true),
            "days" => (session.days, has_days) = (days(value).ok_or_else(wrong)?, true),
            "small" => session.small = Some(text()?),
            "full" => session.full = Some(text()?),
            "cue" => session.cue = Some(text()?),
            "area" => session.area = Some(text()?),
            "every_weeks" => session.every_weeks = Some(number()?),
            "from" => session.from = Some(date(value).ok_or_else(wrong)?),
            "until" => session.until = Some(date(value).ok_or_else(wrong)?),
            "fallback" => session.fallback = Some(text()?),
            "long" => session.is_long = flag()?,
            "hard" => session.is_hard = flag()?,
            "remind" => session.is_reminded = flag()?,
            _ => return Err(PlanFileProblem::UnknownName { line: line(name.span().start), name: cut(name.get_ref()) }),
        }
    }
    let needed = [("kind", has_kind), ("title", has_title), ("minutes", has_minutes), ("days", has_days)];
    match needed.into_iter().find(|(_, is_there)| !is_there) {
        Some((name, _)) => Err(PlanFileProblem::Missing { line: begins, name }),
        None => Ok(session),
    }
}

fn text(value: &Spanned<DeValue<'_>>) -> Option<String> {
    value.get_ref().as_str().map(str::to_owned)
}

fn number(value: &Spanned<DeValue<'_>>) -> Option<i64> {
    let number = value.get_ref().as_integer()?;
    i64::from_str_radix(number.as_str(), number.radix()).ok()
}

/// A date of TOML, or a text that `/plan add` would take.
fn date(value: &Spanned<DeValue<'_>>) -> Option<String> {
    match value.get_ref() {
        DeValue::Datetime(date) if date.time.is_none() => date.date.map(|date| date.to_string()),
        DeValue::String(text) => Some(text.to_string()),
        _ => None,
    }
}

/// `["mon", "thu"]`, or a text that `/plan add` would take.
fn days(value: &Spanned<DeValue<'_>>) -> Option<String> {
    match value.get_ref() {
        DeValue::Array(days) => days.iter().map(text).collect::<Option<Vec<_>>>().map(|days| days.join(",")),
        DeValue::String(text) => Some(text.to_string()),
        _ => None,
    }
}
