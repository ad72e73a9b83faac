//! What comes back over the wire, as far as we read it.

use serde::Deserialize;
use serde_json::Value;

use crate::app::messenger::{SendError, UnknownWhy};
use crate::discord::ids::parse_snowflake;

/// Anything of which only the id matters.
#[derive(Debug, Deserialize)]
pub(crate) struct IdOnly {
    /// Its snowflake.
    pub(crate) id: String,
}

/// The id of something that Discord made for us. Without one nobody can say what became of it.
pub(crate) fn id_of(made: &IdOnly) -> Result<i64, SendError> {
    parse_snowflake(&made.id).ok_or(SendError::Unknown(UnknownWhy::Unreadable))
}

/// A message in a list.
#[derive(Debug, Deserialize)]
pub(crate) struct ListedMessage {
    /// Its snowflake.
    pub(crate) id: String,
    /// When it was sent, as RFC 3339.
    pub(crate) timestamp: String,
    /// Who wrote it.
    pub(crate) author: Author,
    /// The nonce it was sent with, while Discord remembers it: a string or a number.
    #[serde(default)]
    pub(crate) nonce: Value,
    /// What it says; ours are never withheld from us.
    #[serde(default)]
    pub(crate) content: String,
    /// Its rows, of any version.
    #[serde(default)]
    pub(crate) components: Value,
}

/// Who wrote a message.
#[derive(Debug, Deserialize)]
pub(crate) struct Author {
    /// Whether a program did.
    #[serde(default)]
    pub(crate) bot: bool,
}

/// How deep a message's components nest at most; deeper ones are none that we sent.
const DEPTH_MAX: usize = 8;

impl ListedMessage {
    /// Every `custom_id` in it.
    #[must_use]
    pub(crate) fn custom_ids(&self) -> Vec<&str> {
        let mut found = Vec::new();
        collect(&self.components, &mut found, 0);
        found
    }

    /// What it says first: its content, or the first text of its components.
    #[must_use]
    pub(crate) fn words(&self) -> &str {
        if self.content.is_empty() { first_text(&self.components, 0).unwrap_or_default() } else { &self.content }
    }
}

/// A component that is a text (`discord-api-docs: developers/components/reference.mdx` "Text Display").
const KIND_TEXT: u64 = 10;

fn first_text(components: &Value, depth: usize) -> Option<&str> {
    components.as_array().into_iter().flatten().filter(|_| depth < DEPTH_MAX).find_map(|component| {
        let own = component["content"].as_str().filter(|_| component["type"] == KIND_TEXT);
        own.or_else(|| first_text(&component["components"], depth + 1))
    })
}

fn collect<'a>(components: &'a Value, found: &mut Vec<&'a str>, depth: usize) {
    for component in components.as_array().into_iter().flatten().filter(|_| depth < DEPTH_MAX) {
        found.extend(component["custom_id"].as_str());
        collect(&component["components"], found, depth + 1);
    }
}

/// One member of a server.
#[derive(Debug, Deserialize)]
pub(crate) struct Member {
    /// Their name in this server.
    pub(crate) nick: Option<String>,
    /// Their account.
    pub(crate) user: Option<MemberUser>,
    /// Their roles' snowflakes.
    #[serde(default)]
    pub(crate) roles: Vec<String>,
}

/// The account of a member.
#[derive(Debug, Deserialize)]
pub(crate) struct MemberUser {
    /// The account's name.
    pub(crate) username: String,
    /// The name they chose to show.
    pub(crate) global_name: Option<String>,
}

impl Member {
    /// How they are called in this server.
    #[must_use]
    pub(crate) fn display_name(self) -> Option<String> {
        let account = |user: MemberUser| user.global_name.unwrap_or(user.username);
        self.nick.or_else(|| self.user.map(account)).filter(|name| !name.trim().is_empty())
    }
}

/// A channel, as far as its permissions go.
#[derive(Debug, Deserialize)]
pub(crate) struct Channel {
    /// What kind of channel it is.
    #[serde(rename = "type")]
    pub(crate) kind: u8,
    /// Its server; none for a DM.
    pub(crate) guild_id: Option<String>,
    /// For a thread: the channel whose permissions it has.
    pub(crate) parent_id: Option<String>,
    /// What it allows and denies.
    #[serde(default)]
    pub(crate) permission_overwrites: Vec<Overwrite>,
}

/// What a channel allows and denies to a role or a member.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Overwrite {
    /// The role's or member's snowflake.
    pub(crate) id: String,
    /// 0 for a role, 1 for a member.
    #[serde(rename = "type")]
    pub(crate) kind: u8,
    /// Bits, as a number in a string.
    pub(crate) allow: String,
    /// Bits, as a number in a string.
    pub(crate) deny: String,
}

/// A role.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Role {
    /// Its snowflake; the server's own for everyone.
    pub(crate) id: String,
    /// Bits, as a number in a string.
    pub(crate) permissions: String,
}
