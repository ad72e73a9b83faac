//! What each member read and did, as a person would read it from the first day to the last: date and local time, the coach's words
//! with their buttons, and what was pressed or written. One plain text file for each member.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use serde_json::Value;

use super::HeadlessError;
use super::life::Life;
use super::transcript::Act;
use crate::discord::model::Message;
use crate::discord::{InteractionChange, MessageId, Place, Progress, Shown, UserId};

/// How wide a line of the coach's words is, in characters.
const WIDTH: usize = 96;

#[derive(Default)]
struct Pages {
    text: String,
    day: Option<NaiveDate>,
    /// What a message said when it was last written down.
    last: BTreeMap<MessageId, String>,
}

/// A page for everybody.
pub(super) struct Diaries {
    folder: PathBuf,
    pages: BTreeMap<UserId, Pages>,
}

impl Diaries {
    pub(super) fn open(folder: &Path) -> Result<Self, HeadlessError> {
        std::fs::create_dir_all(folder).map_err(|source| HeadlessError::File { path: folder.to_owned(), source })?;
        Ok(Self { folder: folder.to_owned(), pages: BTreeMap::new() })
    }

    /// Somebody used a command, pressed a button or chose a line.
    pub(super) fn acted(&mut self, at: DateTime<Utc>, change: &InteractionChange, life: &Life) {
        // What is typed before a command is sent is an interaction too, and no act.
        if change.state != Progress::Delivered {
            return;
        }
        let words = match life.act_in_words(change.id) {
            Some(words) => words.to_owned(),
            None if change.act.starts_with('/') => return,
            None => format!("presses [{}]", change.act),
        };
        self.line(change.user, at, life, &format!("» {words}"));
    }

    /// Somebody was shown something, or wrote it.
    pub(super) fn showed(&mut self, at: DateTime<Utc>, shown: &Shown, act: Act, life: &Life) {
        let message = &shown.message;
        let reader = match shown.place {
            Place::Dm { user, .. } => Some(user),
            Place::Guild { .. } => shown.reader,
        };
        let Some(reader) = reader.filter(|_| act != Act::Delete) else { return };
        if message.author == reader {
            self.line(reader, at, life, &format!("» writes: {}", message.content));
            return;
        }
        let words = words_of(message);
        let pages = self.pages.entry(reader).or_default();
        if pages.last.insert(message.id, words.clone()).as_ref() == Some(&words) {
            return;
        }
        let how = match (act, message.ephemeral_to.is_some()) {
            (Act::Send, false) => "Coach:",
            (Act::Send, true) => "Coach (in the club, for your eyes only):",
            _ => "That message now reads:",
        };
        self.line(reader, at, life, how);
        let pages = self.pages.entry(reader).or_default();
        for line in words.lines() {
            _ = writeln!(pages.text, "{}", if line.is_empty() { String::new() } else { format!("         {line}") });
        }
    }

    fn line(&mut self, user: UserId, at: DateTime<Utc>, life: &Life, words: &str) {
        let local = at.with_timezone(&life.zone_of(user));
        let pages = self.pages.entry(user).or_default();
        let today = local.date_naive();
        if pages.day != Some(today) {
            let between = pages.day.map_or(0, |day| (today - day - TimeDelta::days(1)).num_days());
            if between > 0 {
                let days = if between == 1 { "a day".to_owned() } else { format!("{between} days") };
                _ = writeln!(pages.text, "\n      ({days} with nothing)");
            }
            _ = writeln!(pages.text, "\n── {} ──", local.format("%A, %-d %B %Y"));
            pages.day = Some(today);
        }
        _ = writeln!(pages.text, "\n{}  {words}", local.format("%H:%M"));
    }

    /// Writes the files.
    pub(super) fn close(mut self, life: &Life) -> Result<(), HeadlessError> {
        for (user, name, way, home) in life.everybody() {
            let pages = self.pages.remove(&user).unwrap_or_default();
            let path = self.folder.join(format!("{}-{}.txt", way.as_str(), name.to_lowercase().replace(' ', "-")));
            let text = format!("{name} ({}), at home in {home}. Times are local.\n{}", way.as_str(), pages.text);
            std::fs::write(&path, text).map_err(|source| HeadlessError::File { path, source })?;
        }
        Ok(())
    }
}

/// A message as it stands on a screen: its text, its pictures by their alternative text, its lists and its buttons.
fn words_of(message: &Message) -> String {
    let mut text: String = message.words().lines().map(|line| wrapped(line) + "\n").collect();
    for file in &message.attachments {
        let about = file.description.as_deref().unwrap_or("no description");
        text += &wrapped(&format!("(a file, {}: {about})", file.filename));
        text.push('\n');
    }
    for row in &message.components {
        let parts = row["components"].as_array().map_or(&[] as &[Value], Vec::as_slice);
        let labels: Vec<String> = parts.iter().filter_map(part).collect();
        if !labels.is_empty() {
            text += &labels.join(" ");
            text.push('\n');
        }
    }
    text
}

fn part(part: &Value) -> Option<String> {
    match part["type"].as_u64()? {
        2 => Some(format!("[{}]", part["label"].as_str()?)),
        3 => {
            let lines = part["options"].as_array()?.iter().filter_map(|line| line["label"].as_str());
            let title = part["placeholder"].as_str().unwrap_or("choose");
            Some(format!("⟨{title} ▾ {}⟩", lines.collect::<Vec<_>>().join(" | ")))
        }
        _ => None,
    }
}

/// A line of text in lines of a width that reads well.
fn wrapped(line: &str) -> String {
    let mut text = String::new();
    let mut width = 0;
    for word in line.split(' ') {
        let chars = word.chars().count();
        if width > 0 && width + 1 + chars > WIDTH {
            text.push('\n');
            width = 0;
        } else if width > 0 {
            text.push(' ');
            width += 1;
        }
        text += word;
        width += chars;
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_line_is_read_in_several_and_loses_no_word() {
        let line = "one two three four five six seven eight nine ten ".repeat(6);
        let wrapped = wrapped(line.trim());
        assert!(wrapped.lines().count() > 1, "{wrapped}");
        assert!(wrapped.lines().all(|line| line.chars().count() <= WIDTH), "{wrapped}");
        assert_eq!(wrapped.replace('\n', " "), line.trim());
    }
}
