//! Making a message out of a request's body, and changing one.

use chrono::{DateTime, Utc};
use data_encoding::BASE64;
use regex::Regex;
use serde_json::Value;
use std::sync::OnceLock;

use super::super::cdn::{self, Links};
use super::super::events::What;
use super::super::ids::{AttachmentId, MessageId, UserId};
use super::super::json::{SETTABLE_FLAGS, number_components};
use super::super::model::{Attachment, Channel, Message, StoredFile, flag};
use super::super::world::Core;
use super::errors::ApiError;
use super::parts::{Keeper, id_of};
use super::upload::{FILES_MAX, Upload};

impl Core {
    /// A message as a body describes it, with a new id. It is not kept yet. `at` is where the body stands in the request, as a JSON
    /// pointer.
    pub(crate) fn compose(
        &mut self,
        channel: &Channel,
        author: UserId,
        said: Said<'_>,
        now: DateTime<Utc>,
    ) -> Result<Message, ApiError> {
        let body = said.body;
        let mut message = Message {
            id: MessageId(self.state.snowflake(now)),
            channel: channel.id,
            guild: channel.guild(),
            author,
            content: String::new(),
            components: Vec::new(),
            embeds: Vec::new(),
            attachments: Vec::new(),
            flags: body["flags"].as_u64().unwrap_or(0) & SETTABLE_FLAGS,
            ephemeral_to: None,
            created_at: now,
            edited_at: None,
            deleted: false,
            nonce: None,
            via: None,
            pinged: Vec::new(),
            pinged_everyone: false,
        };
        self.fill(&mut message, said, now)?;
        Ok(message)
    }

    /// Sets what a body says; fields it does not name stay.
    fn fill(&mut self, message: &mut Message, said: Said<'_>, now: DateTime<Utc>) -> Result<(), ApiError> {
        let Said { body, at, .. } = said;
        if let Some(content) = body.get("content") {
            message.content = content.as_str().unwrap_or("").trim().to_owned();
        }
        self.fill_files(message, said, now);
        let mut new_id = || self.state.snowflake(now);
        let mut keeper = Keeper { files: &message.attachments, new_id: &mut new_id };
        let embeds = body.get("embeds").map(|embeds| keeper.embeds(list(embeds), &format!("{at}/embeds"))).transpose()?;
        let components =
            body.get("components").map(|parts| keeper.components(list(parts), &format!("{at}/components"))).transpose()?;
        if let Some(embeds) = embeds {
            message.embeds = embeds;
        }
        if let Some(components) = components {
            message.components = components;
            number_components(&mut message.components);
        }
        self.ring(message, body);
        Ok(())
    }

    /// A list of attachments names all that stay, perhaps with new words, and those that come; the others go. Without a list all
    /// stay.
    fn fill_files(&mut self, message: &mut Message, said: Said<'_>, now: DateTime<Utc>) {
        let entries = list(&said.body["attachments"]);
        let entry_of = |id: &str| entries.iter().find(|entry| id_of(&entry["id"]).is_some_and(|own| own.to_string() == id));
        if said.body.get("attachments").is_some() {
            message.attachments.retain(|file| entry_of(&file.id.to_string()).is_some());
            for file in &mut message.attachments {
                if let Some(words) = entry_of(&file.id.to_string()).and_then(|entry| entry["description"].as_str()) {
                    file.description = Some(words.to_owned());
                }
            }
        }
        for file in said.files {
            let number = file.field.strip_prefix("files[").and_then(|rest| rest.strip_suffix(']'));
            let entry = number.and_then(entry_of);
            let name = entry.and_then(|entry| entry["filename"].as_str()).unwrap_or(&file.name);
            let words = entry.and_then(|entry| entry["description"].as_str());
            let stored = self.store_file(name, words, &file.content_type, &file.bytes, now);
            message.attachments.push(stored);
        }
    }

    /// Keeps a file's bytes under a new id.
    pub(crate) fn store_file(
        &mut self,
        name: &str,
        description: Option<&str>,
        content_type: &str,
        bytes: &[u8],
        now: DateTime<Utc>,
    ) -> Attachment {
        let id = AttachmentId(self.state.snowflake(now));
        self.state.files.insert(id, StoredFile { content_type: content_type.to_owned(), base64: BASE64.encode(bytes) });
        Attachment {
            id,
            filename: clean_name(name),
            description: description.map(str::to_owned),
            content_type: content_type.to_owned(),
            bytes: bytes.len(),
            pixels: cdn::pixels(content_type, bytes),
        }
    }

    /// Whom the text rings, by its mentions and by what the body allows.
    fn ring(&self, message: &mut Message, body: &Value) {
        static MENTION: OnceLock<Option<Regex>> = OnceLock::new();
        let Some(pattern) = MENTION.get_or_init(|| Regex::new(r"<@!?(\d{1,20})>").ok()) else { return };
        // A text among the components rings as the content does.
        let words = message.words();
        let allowed = body.get("allowed_mentions").filter(|allowed| allowed.is_object());
        let parses = |what: &str| {
            allowed.is_none_or(|allowed| allowed["parse"].as_array().is_some_and(|list| list.iter().any(|item| item == what)))
        };
        let named = |id: &str| {
            allowed.is_some_and(|allowed| allowed["users"].as_array().is_some_and(|list| list.iter().any(|item| item == id)))
        };
        message.pinged = pattern
            .captures_iter(&words)
            .map(|found| found[1].to_owned())
            .filter(|id| parses("users") || named(id))
            .filter_map(|id| id.parse().ok())
            .filter(|id| self.state.users.contains_key(id))
            .collect();
        message.pinged.sort_unstable();
        message.pinged.dedup();
        let to_all = words.contains("@everyone") || words.contains("@here");
        message.pinged_everyone = to_all && message.guild.is_some() && parses("everyone");
    }

    /// Changes a message as a body says, tells watchers, and tells the bot. A message that was "thinking" is thereby sent.
    pub(super) fn edit(&mut self, id: MessageId, said: Said<'_>, links: Links<'_>, begun_by_bot: bool) -> Result<(), ApiError> {
        let (body, now) = (said.body, links.now);
        let Some(mut message) = self.state.messages.get(&id).filter(|message| !message.deleted).cloned() else {
            return Err(ApiError::code(404, 10008));
        };
        let was_loading = message.loading();
        if let Some(flags) = body.get("flags").and_then(Value::as_u64) {
            // The mark of Components V2 can be set by an edit and never taken off again.
            message.flags |= flags & SETTABLE_FLAGS;
        }
        let before: Vec<AttachmentId> = message.attachments.iter().map(|file| file.id).collect();
        let last_snowflake = self.state.last_snowflake;
        if let Err(error) = self.fill(&mut message, said, now).and_then(|()| check_whole(&message)) {
            self.state.files.retain(|id, _| id.0 <= last_snowflake);
            return Err(error);
        }
        // What an edit takes away is gone from the CDN too.
        for gone in before.into_iter().filter(|id| message.attachments.iter().all(|file| file.id != *id)) {
            self.state.files.remove(&gone);
        }
        message.flags &= !flag::LOADING;
        if !was_loading {
            message.edited_at = Some(now);
        }
        self.dispatch_message(if was_loading { "MESSAGE_CREATE" } else { "MESSAGE_UPDATE" }, &message, links);
        self.state.messages.insert(id, message);
        if let Some(shown) = self.shown(id, begun_by_bot) {
            self.tell(if was_loading { What::MessageSent(shown) } else { What::MessageEdited(shown) });
        }
        Ok(())
    }
}

/// What a request says of a message: the body, where in the request it stands as a JSON pointer, and the files that came along.
#[derive(Clone, Copy)]
pub(crate) struct Said<'a> {
    pub body: &'a Value,
    pub at: &'static str,
    pub files: &'a [Upload],
}

/// Rules of the message that an edit leads to.
fn check_whole(message: &Message) -> Result<(), ApiError> {
    let shows = !message.content.is_empty()
        || !message.embeds.is_empty()
        || !message.components.is_empty()
        || !message.attachments.is_empty();
    if !shows {
        return Err(ApiError::code(400, 50006));
    }
    if message.attachments.len() > FILES_MAX {
        return Err(ApiError::code(400, 30015));
    }
    if message.flags & flag::COMPONENTS_V2 == 0 {
        return Ok(());
    }
    for (field, said) in [("content", !message.content.is_empty()), ("embeds", !message.embeds.is_empty())] {
        if said {
            return Err(ApiError::form_at(
                &format!("/{field}"),
                "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
                &format!("The '{field}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2"),
            ));
        }
    }
    if message.components.is_empty() { Err(ApiError::code(400, 50006)) } else { Ok(()) }
}

/// A file's name as Discord keeps it: no spaces and nothing that a path could mean.
fn clean_name(name: &str) -> String {
    let clean: String = name
        .chars()
        .filter(|c| !c.is_control())
        .map(|c| if c.is_whitespace() || matches!(c, '/' | '\\' | '?' | '#' | '%') { '_' } else { c })
        .collect();
    let clean = clean.trim_start_matches('.');
    if clean.is_empty() { "unknown".to_owned() } else { clean.to_owned() }
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}
