//! What happens in the stand-in, told to whoever watches: the page, the transcript, a test.

use chrono::{DateTime, Utc};
use serde::Serialize;
use serde_json::Value;

use super::ids::{ChannelId, GuildId, InteractionId, UserId};
use super::model::Message;

/// One thing that happened. They are numbered without gaps.
#[derive(Clone, Debug, Serialize)]
pub struct WorldEvent {
    /// Its number since the start.
    pub seq: u64,
    /// When, on the calendar clock.
    pub at: DateTime<Utc>,
    /// What.
    #[serde(flatten)]
    pub what: What,
}

/// What can happen.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum What {
    /// A message became visible to somebody.
    MessageSent(Box<Shown>),
    /// A message they see changed.
    MessageEdited(Box<Shown>),
    /// A message they saw is gone.
    MessageDeleted(Box<Shown>),
    /// A REST request was answered, or its connection dropped.
    Request(Box<RequestRecord>),
    /// The bot sent something that Discord or the project's rules forbid.
    Violation(Violation),
    /// An interaction moved on.
    Interaction(InteractionChange),
    /// The bot's gateway connection came or went.
    Gateway {
        /// Whether it is there now.
        connected: bool,
    },
    /// Servers, channels, members or commands changed.
    World,
    /// The calendar clock was moved.
    ClockMoved,
    /// The bot was told something over the gateway.
    Told {
        /// The event's name, as Discord writes it.
        name: String,
        /// Its data.
        data: Value,
    },
}

/// A message and who is shown it.
#[derive(Clone, Debug, Serialize)]
pub struct Shown {
    /// The message as it is now.
    pub message: Message,
    /// Where.
    pub place: Place,
    /// The only reader, if it is ephemeral.
    pub reader: Option<UserId>,
    /// True when the bot did it by itself (a request on a channel's messages); false for answers to interactions and for what
    /// people write.
    pub begun_by_bot: bool,
}

/// A channel of a server, or a person's DM.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Place {
    /// In a server.
    Guild {
        /// The server.
        guild: GuildId,
        /// The channel.
        channel: ChannelId,
    },
    /// Between the bot and one person.
    Dm {
        /// The channel.
        channel: ChannelId,
        /// The person.
        user: UserId,
    },
}

/// One REST request.
#[derive(Clone, Debug, Serialize)]
pub struct RequestRecord {
    /// When it was answered, on the calendar clock.
    pub at: DateTime<Utc>,
    /// GET, POST …
    pub method: String,
    /// The path; interaction tokens are replaced by `…`.
    pub path: String,
    /// The HTTP status; 0 when the connection was dropped instead.
    pub status: u16,
    /// The JSON body, null without one.
    pub body: Value,
    /// The names of the files that came with it.
    pub files: Vec<String>,
}

/// Something the bot must not send.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Violation {
    /// GET, POST …
    pub method: String,
    /// The path; interaction tokens are replaced by `…`.
    pub path: String,
    /// Where in the body, as a JSON pointer; empty for the body as a whole or for the request itself.
    pub json_path: String,
    /// What is wrong with it.
    pub message: String,
}

impl std::fmt::Display for Violation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "{} {} {}: {}",
            self.method,
            self.path,
            if self.json_path.is_empty() { "(body)" } else { &self.json_path },
            self.message
        )
    }
}

/// An interaction and where it stands.
#[derive(Clone, Debug, Serialize)]
pub struct InteractionChange {
    /// Which.
    pub id: InteractionId,
    /// Whose.
    pub user: UserId,
    /// Where.
    pub channel: ChannelId,
    /// In one word.
    pub state: Progress,
    /// The person's act in words (`/plan add`, a button's label).
    pub act: String,
}

/// Where an interaction stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Progress {
    /// On its way to the bot.
    Delivered,
    /// The bot asked for time.
    Deferred,
    /// It has its answer.
    Answered,
    /// "This interaction failed".
    Failed,
}
