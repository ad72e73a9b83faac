//! Making a message out of a request's body, and changing one.

use chrono::{DateTime, Utc};
use data_encoding::BASE64;
use regex::Regex;
use serde_json::Value;
use std::sync::OnceLock;

use super::super::events::What;
use super::super::ids::{AttachmentId, MessageId, UserId};
use super::super::json::{SETTABLE_FLAGS, number_components};
use super::super::model::{Attachment, Channel, Message, StoredFile, flag};
use super::super::world::Core;
use super::errors::ApiError;
use super::upload::Upload;

impl Core {
    /// A message as a body describes it, with a new id. It is not kept yet.
    pub(crate) fn compose(
        &mut self,
        channel: &Channel,
        author: UserId,
        body: &Value,
        files: &[Upload],
        now: DateTime<Utc>,
    ) -> Message {
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
        self.fill(&mut message, body, files, now);
        message
    }

    /// Sets what a body says; fields it does not name stay.
    fn fill(&mut self, message: &mut Message, body: &Value, files: &[Upload], now: DateTime<Utc>) {
        let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
        if let Some(content) = body.get("content") {
            message.content = content.as_str().unwrap_or("").trim().to_owned();
        }
        if let Some(embeds) = body.get("embeds") {
            message.embeds = list(embeds);
            for embed in &mut message.embeds {
                if let Some(fields) = embed.as_object_mut() {
                    fields.entry("type").or_insert_with(|| "rich".into());
                }
            }
        }
        if let Some(components) = body.get("components") {
            message.components = list(components);
            number_components(&mut message.components);
        }
        // A list of attachments names all that stay; the others go. Without a list, new files are added.
        if let Some(listed) = body.get("attachments") {
            let stays: Vec<AttachmentId> = list(listed).iter().filter_map(|entry| id_of(&entry["id"])).collect();
            message.attachments.retain(|file| stays.contains(&file.id));
        }
        for file in files {
            let number = file.field.strip_prefix("files[").and_then(|rest| rest.strip_suffix(']'));
            let entry = list(&body["attachments"])
                .into_iter()
                .find(|entry| id_of(&entry["id"]).map(|id| id.to_string()).as_deref() == number);
            let id = AttachmentId(self.state.snowflake(now));
            let stored = StoredFile { content_type: file.content_type.clone(), base64: BASE64.encode(&file.bytes) };
            self.state.files.insert(id, stored);
            message.attachments.push(Attachment {
                id,
                filename: file.name.clone(),
                description: entry.and_then(|entry| entry["description"].as_str().map(str::to_owned)),
                content_type: file.content_type.clone(),
                bytes: file.bytes.len(),
            });
        }
        self.ring(message, body);
    }

    /// Whom the text rings, by its mentions and by what the body allows.
    fn ring(&self, message: &mut Message, body: &Value) {
        static MENTION: OnceLock<Option<Regex>> = OnceLock::new();
        let Some(pattern) = MENTION.get_or_init(|| Regex::new(r"<@!?(\d{1,20})>").ok()) else { return };
        let allowed = body.get("allowed_mentions").filter(|allowed| allowed.is_object());
        let parses = |what: &str| {
            allowed.is_none_or(|allowed| allowed["parse"].as_array().is_some_and(|list| list.iter().any(|item| item == what)))
        };
        let named = |id: &str| {
            allowed.is_some_and(|allowed| allowed["users"].as_array().is_some_and(|list| list.iter().any(|item| item == id)))
        };
        message.pinged = pattern
            .captures_iter(&message.content)
            .map(|found| found[1].to_owned())
            .filter(|id| parses("users") || named(id))
            .filter_map(|id| id.parse().ok())
            .filter(|id| self.state.users.contains_key(id))
            .collect();
        message.pinged.sort_unstable();
        message.pinged.dedup();
        let to_all = message.content.contains("@everyone") || message.content.contains("@here");
        message.pinged_everyone = to_all && message.guild.is_some() && parses("everyone");
    }

    /// Changes a message as a body says, tells watchers, and tells the bot. A message that was "thinking" is thereby sent.
    pub(super) fn edit(
        &mut self,
        id: MessageId,
        body: &Value,
        files: &[Upload],
        now: DateTime<Utc>,
        base: &str,
        begun_by_bot: bool,
    ) -> Result<(), ApiError> {
        let Some(mut message) = self.state.messages.get(&id).filter(|message| !message.deleted).cloned() else {
            return Err(ApiError::code(404, 10008));
        };
        let was_loading = message.loading();
        if let Some(flags) = body.get("flags").and_then(Value::as_u64) {
            // The mark of Components V2 can be set by an edit and never taken off again.
            message.flags |= flags & SETTABLE_FLAGS;
        }
        self.fill(&mut message, body, files, now);
        let shows = !message.content.is_empty()
            || !message.embeds.is_empty()
            || !message.components.is_empty()
            || !message.attachments.is_empty();
        if !shows {
            return Err(ApiError::code(400, 50006));
        }
        if message.flags & flag::COMPONENTS_V2 != 0 && (!message.content.is_empty() || !message.embeds.is_empty()) {
            return Err(ApiError::form_at(
                "/content",
                "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
                "The 'content' field cannot be used when using MessageFlags.IS_COMPONENTS_V2",
            ));
        }
        message.flags &= !flag::LOADING;
        if !was_loading {
            message.edited_at = Some(now);
        }
        self.dispatch_message(if was_loading { "MESSAGE_CREATE" } else { "MESSAGE_UPDATE" }, &message, base);
        self.state.messages.insert(id, message);
        if let Some(shown) = self.shown(id, begun_by_bot) {
            self.tell(if was_loading { What::MessageSent(shown) } else { What::MessageEdited(shown) });
        }
        Ok(())
    }
}

fn id_of(value: &Value) -> Option<AttachmentId> {
    match value {
        Value::String(text) => text.parse().ok(),
        number => number.as_u64().map(AttachmentId),
    }
}
