//! What exists in the stand-in's Discord: servers, channels, people, messages.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::ids::{AttachmentId, ChannelId, GuildId, InteractionId, MessageId, RoleId, UserId};
pub use super::threads::Thread;

/// Permission bits that the stand-in knows (Discord's documentation, "Permissions").
pub mod permission {
    /// Everything, whatever else is said.
    pub const ADMINISTRATOR: u64 = 1 << 3;
    /// "Manage Server".
    pub const MANAGE_GUILD: u64 = 1 << 5;
    /// See a channel at all.
    pub const VIEW_CHANNEL: u64 = 1 << 10;
    /// Change channels.
    pub const MANAGE_CHANNELS: u64 = 1 << 4;
    /// Write in it.
    pub const SEND_MESSAGES: u64 = 1 << 11;
    /// Delete and pin what others wrote.
    pub const MANAGE_MESSAGES: u64 = 1 << 13;
    /// Show embeds.
    pub const EMBED_LINKS: u64 = 1 << 14;
    /// Send files.
    pub const ATTACH_FILES: u64 = 1 << 15;
    /// Read what was written before.
    pub const READ_MESSAGE_HISTORY: u64 = 1 << 16;
    /// Use slash commands.
    pub const USE_APPLICATION_COMMANDS: u64 = 1 << 31;
    /// Lock threads, and unarchive locked ones.
    pub const MANAGE_THREADS: u64 = 1 << 34;
    /// Write in threads.
    pub const SEND_MESSAGES_IN_THREADS: u64 = 1 << 38;
    /// What everyone may do in a new server.
    pub const EVERYONE: u64 = VIEW_CHANNEL
        | SEND_MESSAGES
        | EMBED_LINKS
        | ATTACH_FILES
        | READ_MESSAGE_HISTORY
        | USE_APPLICATION_COMMANDS
        | SEND_MESSAGES_IN_THREADS;
    /// What the invite link of the bot asks for.
    pub const BOT: u64 =
        VIEW_CHANNEL | SEND_MESSAGES | SEND_MESSAGES_IN_THREADS | EMBED_LINKS | ATTACH_FILES | READ_MESSAGE_HISTORY;
    /// Every bit.
    pub const ALL: u64 = (1 << 53) - 1;
}

/// Message flags.
pub mod flag {
    /// Shown to one person only.
    pub const EPHEMERAL: u64 = 1 << 6;
    /// "… is thinking".
    pub const LOADING: u64 = 1 << 7;
    /// No sound, no badge.
    pub const SUPPRESS_NOTIFICATIONS: u64 = 1 << 12;
    /// Components V2.
    pub const COMPONENTS_V2: u64 = 1 << 15;
}

/// A person, or the bot.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct User {
    /// Their id.
    pub id: UserId,
    /// The unique name, lower-case.
    pub username: String,
    /// The name that is shown.
    pub display_name: String,
    /// The language of their client, as Discord writes it (`en-US`).
    pub locale: String,
    /// Whether this is an application's user.
    pub bot: bool,
    /// Whether they let the bot write to them; when not, a DM is refused with 50007.
    pub dms_closed: bool,
}

/// A role of a server.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Role {
    /// Its id.
    pub id: RoleId,
    /// Its name.
    pub name: String,
    /// What those who have it may do (see [`permission`]).
    pub permissions: u64,
}

/// A member of a server.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Member {
    /// Who.
    pub user: UserId,
    /// Their roles beside the one of everyone.
    pub roles: BTreeSet<RoleId>,
    /// A name for this server only.
    pub nick: Option<String>,
    /// Since when.
    pub joined_at: DateTime<Utc>,
}

/// A server.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Guild {
    /// Its id.
    pub id: GuildId,
    /// Its name.
    pub name: String,
    /// Who may do everything in it.
    pub owner: UserId,
    /// Its language.
    pub locale: String,
    /// Roles, the one of everyone among them.
    pub roles: BTreeMap<RoleId, Role>,
    /// Members, the bot among them while it is in the server.
    pub members: BTreeMap<UserId, Member>,
    /// An outage: the server exists but cannot be reached.
    pub unavailable: bool,
}

/// What a role or a member is allowed or denied in one channel.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Overwrite {
    /// Bits given.
    pub allow: u64,
    /// Bits taken.
    pub deny: u64,
}

/// Where a channel is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ChannelKind {
    /// A text channel of a server.
    Text {
        /// The server.
        guild: GuildId,
        /// The channel's name without `#`.
        name: String,
        /// By role.
        role_overwrites: BTreeMap<RoleId, Overwrite>,
        /// By member.
        member_overwrites: BTreeMap<UserId, Overwrite>,
    },
    /// The conversation between the bot and one person.
    Dm {
        /// The person.
        user: UserId,
    },
    /// A public thread of a text channel.
    Thread(Thread),
}

/// A channel.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Channel {
    /// Its id.
    pub id: ChannelId,
    /// Where it is.
    #[serde(flatten)]
    pub kind: ChannelKind,
}

impl Channel {
    /// The server it belongs to; none for a DM.
    #[must_use]
    pub fn guild(&self) -> Option<GuildId> {
        match &self.kind {
            ChannelKind::Text { guild, .. } => Some(*guild),
            ChannelKind::Thread(thread) => Some(thread.guild),
            ChannelKind::Dm { .. } => None,
        }
    }

    /// What there is of it as a thread; none for other channels.
    #[must_use]
    pub fn thread(&self) -> Option<&Thread> {
        match &self.kind {
            ChannelKind::Thread(thread) => Some(thread),
            _ => None,
        }
    }

    /// Its name without `#`; empty for a DM.
    #[must_use]
    pub fn name(&self) -> &str {
        match &self.kind {
            ChannelKind::Text { name, .. } => name,
            ChannelKind::Thread(thread) => &thread.name,
            ChannelKind::Dm { .. } => "",
        }
    }

    /// Whose DM it is.
    #[must_use]
    pub fn dm_user(&self) -> Option<UserId> {
        match &self.kind {
            ChannelKind::Dm { user } => Some(*user),
            ChannelKind::Text { .. } | ChannelKind::Thread(_) => None,
        }
    }
}

/// A file of a message. The bytes are kept apart, see [`State::files`](super::state::State::files).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Attachment {
    /// Its id.
    pub id: AttachmentId,
    /// The file's name.
    pub filename: String,
    /// The alternative text.
    pub description: Option<String>,
    /// What the sender said it is.
    pub content_type: String,
    /// Its length.
    pub bytes: usize,
    /// Width and height of a picture.
    #[serde(default)]
    pub pixels: Option<(u32, u32)>,
}

/// The interaction that a message answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Via {
    /// The interaction.
    pub interaction: InteractionId,
    /// Whose act it was.
    pub user: UserId,
    /// 2 command, 3 component, 5 form.
    pub kind: u8,
    /// The command with its path, for commands.
    pub command: Option<String>,
    /// The message whose component was used, or under which the form was opened.
    #[serde(default)]
    pub source: Option<MessageId>,
    /// The interaction that opened the form.
    #[serde(default)]
    pub opened_by: Option<InteractionId>,
}

/// A message.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Message {
    /// Its id; ids rise with time.
    pub id: MessageId,
    /// Where it is.
    pub channel: ChannelId,
    /// The channel's server; none in a DM.
    pub guild: Option<GuildId>,
    /// Who wrote it.
    pub author: UserId,
    /// Its text.
    pub content: String,
    /// Its components as Discord's JSON, each with an `id`. A file of the message stands there by its id (`stored:ID`);
    /// [`World::as_shown`](super::World::as_shown) has the links.
    pub components: Vec<Value>,
    /// Its embeds as Discord's JSON.
    pub embeds: Vec<Value>,
    /// Its files.
    pub attachments: Vec<Attachment>,
    /// Message flags (see [`flag`]).
    pub flags: u64,
    /// The only person who sees it, for an ephemeral one.
    pub ephemeral_to: Option<UserId>,
    /// When it was sent, on the calendar clock.
    pub created_at: DateTime<Utc>,
    /// When it was last edited.
    pub edited_at: Option<DateTime<Utc>>,
    /// Gone for everybody; kept so that a test can look at it.
    pub deleted: bool,
    /// The nonce it came with.
    pub nonce: Option<Value>,
    /// The interaction it answers; none when the bot began it, or a person wrote it.
    pub via: Option<Via>,
    /// Whom it rang.
    pub pinged: Vec<UserId>,
    /// Whether it rang everybody.
    pub pinged_everyone: bool,
}

impl Message {
    /// Whether `user` is shown this message, given that they see its channel.
    #[must_use]
    pub fn shown_to(&self, user: UserId) -> bool {
        !self.deleted && self.ephemeral_to.is_none_or(|reader| reader == user)
    }

    /// What it says, in either version: its text, or the texts of its components in reading order, a line break between them.
    #[must_use]
    pub fn words(&self) -> String {
        fn collect<'a>(parts: &'a [Value], found: &mut Vec<&'a str>) {
            for part in parts {
                found.extend(part["content"].as_str().filter(|_| part["type"] == 10));
                collect(part["components"].as_array().map_or(&[], Vec::as_slice), found);
            }
        }
        if self.flags & flag::COMPONENTS_V2 == 0 {
            return self.content.clone();
        }
        let mut found = Vec::new();
        collect(&self.components, &mut found);
        found.join("\n")
    }

    /// The alternative texts of the pictures that its components show, in reading order.
    #[must_use]
    pub fn pictures(&self) -> Vec<String> {
        fn collect(parts: &[Value], found: &mut Vec<String>) {
            for part in parts {
                let items = part["items"].as_array().into_iter().flatten();
                found.extend(items.filter_map(|item| item["description"].as_str()).map(str::to_owned));
                collect(part["components"].as_array().map_or(&[], Vec::as_slice), found);
            }
        }
        let mut found = Vec::new();
        collect(&self.components, &mut found);
        found
    }

    /// Whether the answer to a command is still being thought about.
    #[must_use]
    pub fn loading(&self) -> bool {
        self.flags & flag::LOADING != 0
    }
}

/// A file's bytes, as text for the state file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StoredFile {
    /// What it is.
    pub content_type: String,
    /// The bytes in base64.
    pub base64: String,
}

/// A nonce and the message that was made with it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NonceMemory {
    /// The message.
    pub message: MessageId,
    /// When, in unix milliseconds on the calendar clock.
    pub at_ms: i64,
}
