//! What was shown to whom, and what went over the wire: one JSON object a line, in the order in which it happened.

use std::collections::HashMap;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, Utc};
use second_wind::prompts::Prompts;
use serde_json::{Value, json};
use tokio::sync::mpsc;

use super::diary::Diaries;
use super::life::Life;
use super::{HeadlessArgs, HeadlessError};
use crate::discord::{MessageId, Place, Shown, UserId, What, World, WorldEvent};

/// Which act of a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Act {
    Send,
    Edit,
    Delete,
}

/// A message as it was shown.
#[derive(Debug, Clone)]
pub(super) struct Seen {
    pub(super) at: DateTime<Utc>,
    pub(super) act: Act,
    pub(super) message: MessageId,
    /// The person whose DM it is, or who alone sees it; none for a post in a channel.
    pub(super) reader: Option<UserId>,
    pub(super) is_dm: bool,
    pub(super) is_ephemeral: bool,
    pub(super) is_begun_by_bot: bool,
    pub(super) template: String,
    /// The templates of what its pictures say to whoever does not see them.
    pub(super) pictures: Vec<String>,
    pub(super) text: String,
}

impl Seen {
    /// Whether it is a message that the coach began by itself in a DM. What it passes on between two people is none.
    pub(super) fn is_reminder(&self) -> bool {
        self.is_dm && self.is_begun_by_bot && self.act == Act::Send && !self.is_passed_on()
    }

    /// Whether it is passed on because somebody pressed for it: what one of two who do a session together said, a word to a contact.
    pub(super) fn is_passed_on(&self) -> bool {
        ["tog-2", "tog-yes", "tog-not", "tog-off", "tog-day", "reach-"]
            .iter()
            .any(|passed_on| self.template.starts_with(passed_on))
    }

    /// Whether it is an edit of a post in a channel.
    pub(super) fn is_board_edit(&self) -> bool {
        !self.is_dm && !self.is_ephemeral && self.act == Act::Edit
    }
}

struct Sink {
    path: PathBuf,
    file: BufWriter<File>,
}

impl Sink {
    fn open(path: Option<&Path>) -> Result<Option<Self>, HeadlessError> {
        let Some(path) = path else { return Ok(None) };
        let file = File::create(path).map_err(|source| HeadlessError::File { path: path.to_owned(), source })?;
        Ok(Some(Self { path: path.to_owned(), file: BufWriter::new(file) }))
    }

    fn line(&mut self, value: &Value) {
        // A full disk is reported when the file is closed: the buffer remembers it.
        drop(writeln!(self.file, "{value}"));
    }

    fn close(mut self) -> Result<(), HeadlessError> {
        self.file.flush().map_err(|source| HeadlessError::File { path: self.path, source })
    }
}

/// The texts that were rendered lately, with the templates they came from.
type Heard = Arc<Mutex<HashMap<String, String>>>;

/// What the bot sends because somebody just asked for it.
const ASKED_FOR: [&str; 3] = ["hi-1", "help-1", "club-start-post"];

/// Writes down what happens.
pub(super) struct Transcript {
    world: World,
    events: mpsc::UnboundedReceiver<Arc<WorldEvent>>,
    shown: Option<Sink>,
    wire: Option<Sink>,
    diaries: Option<Diaries>,
    heard: Heard,
    requests: u64,
}

impl Transcript {
    pub(super) fn open(world: &World, args: &HeadlessArgs) -> Result<Self, HeadlessError> {
        Ok(Self {
            world: world.clone(),
            events: world.record(),
            shown: Sink::open(args.transcript.as_deref())?,
            wire: Sink::open(args.requests.as_deref())?,
            diaries: args.diaries.as_deref().map(Diaries::open).transpose()?,
            heard: Heard::default(),
            requests: 0,
        })
    }

    /// From now on hears which template each text comes from.
    pub(super) fn listen_to(&self, prompts: &Prompts) {
        let heard = self.heard.clone();
        prompts.heard_by(Box::new(move |id, text| {
            heard.lock().unwrap_or_else(PoisonError::into_inner).insert(text.to_owned(), id.to_owned());
        }));
    }

    pub(super) const fn requests(&self) -> u64 {
        self.requests
    }

    /// Writes down everything that happened since the last call, and hands on what was shown.
    pub(super) fn take(&mut self, life: &Life) -> Vec<Seen> {
        let mut seen = Vec::new();
        while let Ok(event) = self.events.try_recv() {
            match &event.what {
                // What members write is no word of the bot's.
                What::MessageSent(shown) if shown.message.author != self.world.bot() => {
                    if let Some(diaries) = &mut self.diaries {
                        diaries.showed(event.at, shown, Act::Send, life);
                    }
                }
                What::MessageSent(shown) => seen.push(self.show(&event, shown, Act::Send, life)),
                What::MessageEdited(shown) => seen.push(self.show(&event, shown, Act::Edit, life)),
                What::MessageDeleted(shown) => seen.push(self.show(&event, shown, Act::Delete, life)),
                What::Interaction(change) => {
                    if let Some(diaries) = &mut self.diaries {
                        diaries.acted(event.at, change, life);
                    }
                }
                What::Request(request) => {
                    self.requests += 1;
                    if let Some(wire) = &mut self.wire {
                        wire.line(&json!({
                            "at": request.at,
                            "method": request.method,
                            "path": request.path,
                            "status": request.status,
                            "body": request.body,
                            "files": request.files,
                        }));
                    }
                }
                _ => {}
            }
        }
        // A post may carry a part that was rendered for an earlier one, so only a very long memory is cut.
        let mut heard = self.heard.lock().unwrap_or_else(PoisonError::into_inner);
        if heard.len() > 50_000 {
            heard.clear();
        }
        seen
    }

    fn show(&mut self, event: &WorldEvent, shown: &Shown, act: Act, life: &Life) -> Seen {
        let message = &shown.message;
        let (reader, is_dm) = match shown.place {
            Place::Dm { user, .. } => (Some(user), true),
            Place::Guild { .. } => (shown.reader, false),
        };
        let is_ephemeral = shown.reader.is_some();
        let zone = reader.map_or_else(|| life.club_zone(), |user| life.zone_of(user));
        let to = match reader {
            Some(user) => self.world.user(user).map_or_else(|| user.to_string(), |user| user.display_name),
            None => life.channel_name(message.channel),
        };
        let template = self.template_of(&message.words());
        let pictures = message.attachments.iter().filter_map(|file| file.description.as_deref());
        let pictures = pictures.map(|description| self.template_of(description)).collect();
        // The bot writes these on its own channel too, but as a direct result of the member's own act: joining, trying the DM
        // again, writing to it.
        let is_asked_for = ASKED_FOR.iter().any(|asked| template.starts_with(asked));
        let is_answer = reader.is_some_and(|reader| life.has_just_written(reader));
        let is_begun_by_bot = shown.begun_by_bot && !is_asked_for && !is_answer;
        if let Some(diaries) = &mut self.diaries {
            diaries.showed(event.at, shown, act, life);
        }
        if let Some(sink) = &mut self.shown {
            let place = if is_ephemeral {
                "ephemeral"
            } else if is_dm {
                "dm"
            } else {
                "channel"
            };
            sink.line(&json!({
                "at": event.at,
                "local": event.at.with_timezone(&zone).format("%Y-%m-%dT%H:%M:%S%:z").to_string(),
                "to": to,
                "where": place,
                "act": match act { Act::Send => "send", Act::Edit => "edit", Act::Delete => "delete" },
                "initiated": is_begun_by_bot,
                "template": template,
                "text": message.words(),
                "buttons": button_labels(&message.components),
            }));
        }
        Seen {
            at: event.at,
            act,
            message: message.id,
            reader,
            is_dm,
            is_ephemeral,
            is_begun_by_bot,
            template,
            pictures,
            text: message.words(),
        }
    }

    /// The templates of a text's parts, joined with `+`; empty for what people write.
    fn template_of(&self, text: &str) -> String {
        let heard = self.heard.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(id) = heard.get(text) {
            return id.clone();
        }
        let mut ids: Vec<&str> = Vec::new();
        let mut note = |part: &str| match heard.get(unnumbered(part)) {
            Some(id) => {
                ids.push(id);
                true
            }
            None => false,
        };
        for part in text.split("\n\n") {
            if !note(part) {
                part.lines().for_each(|line| {
                    note(line);
                });
            }
        }
        ids.join("+")
    }

    /// Writes the last lines.
    pub(super) fn close(self, life: &Life) -> Result<(), HeadlessError> {
        self.diaries.map_or(Ok(()), |diaries| diaries.close(life))?;
        [self.shown, self.wire].into_iter().flatten().try_for_each(Sink::close)
    }
}

/// A part without the number that several sessions carry.
fn unnumbered(part: &str) -> &str {
    part.strip_prefix("**").and_then(|rest| rest.split_once(".** ")).map_or(part, |(_, text)| text)
}

/// The labels of all buttons, in reading order.
fn button_labels(components: &[Value]) -> Vec<&str> {
    let rows = components.iter().filter_map(|row| row["components"].as_array());
    rows.flatten().filter(|one| one["type"] == 2).filter_map(|one| one["label"].as_str()).collect()
}
