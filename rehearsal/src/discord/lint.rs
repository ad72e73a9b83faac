//! The rules that Discord's document misses, from its documentation, and three of the project's own: mentions are always settled
//! (`allowed_mentions`), pictures always have an alternative text, unknown fields are errors.

mod commands;
mod components;
mod embeds;
mod forms;
mod version_two;

use serde_json::Value;

use super::contract::BodyFault;
use super::model::flag;
use super::rest::routes::Kind;
use super::rest::upload::{FILE_MAX_BYTES, FILES_MAX, Upload};

/// The longest text of a message, in characters.
const CONTENT_MAX_CHARS: usize = 2_000;
/// All files together.
const FILES_MAX_BYTES: usize = 25 * 1024 * 1024;
/// The longest alternative text.
const ALT_MAX_CHARS: usize = 1_024;

/// Collects faults under a path.
pub(super) struct Finder {
    found: Vec<BodyFault>,
}

impl Finder {
    /// Discord refuses this.
    fn wrong(&mut self, path: String, message: impl Into<String>) {
        self.found.push(BodyFault { path, message: message.into(), refused: true });
    }

    /// Discord takes it, the project does not.
    fn unmannered(&mut self, path: String, message: impl Into<String>) {
        self.found.push(BodyFault { path, message: message.into(), refused: false });
    }
}

/// Checks a body against the rules of its kind. `is_v2`: the message that it edits has components of version 2 already.
pub(super) fn check(kind: Kind, body: &Value, files: &[Upload], is_v2: bool) -> Vec<BodyFault> {
    let mut finder = Finder { found: Vec::new() };
    match kind {
        Kind::SendMessage | Kind::EditMessage | Kind::FollowUp | Kind::EditOriginal | Kind::EditFollowUp => {
            message(&mut finder, "", body, files, is_v2)
        }
        Kind::PutCommands => commands::check(&mut finder, body),
        Kind::Callback => callback(&mut finder, body, files, is_v2),
        _ => {}
    }
    if kind == Kind::SendMessage {
        nonce(&mut finder, body);
    }
    finder.found
}

fn callback(finder: &mut Finder, body: &Value, files: &[Upload], is_v2: bool) {
    let data = &body["data"];
    match body["type"].as_u64() {
        Some(4 | 7) if data.is_object() => message(finder, "/data", data, files, is_v2),
        Some(4) => finder.wrong("/data".into(), "a message needs data"),
        Some(5) if data["flags"].as_u64().unwrap_or(0) & !flag::EPHEMERAL != 0 => {
            finder.wrong("/data/flags".into(), "a deferred message takes no flag but EPHEMERAL");
        }
        Some(8) => choices(finder, data),
        Some(9) => components::modal(finder, "/data", data),
        _ => {}
    }
}

fn choices(finder: &mut Finder, data: &Value) {
    let list = data["choices"].as_array().map_or(&[][..], Vec::as_slice);
    if list.len() > 25 {
        finder.wrong("/data/choices".into(), format!("{} choices; 25 are the most", list.len()));
    }
    for (n, choice) in list.iter().enumerate() {
        if !within(&choice["name"], 1, 100) {
            finder.wrong(format!("/data/choices/{n}/name"), "a choice's name has 1 to 100 characters");
        }
        if choice["value"].is_string() && !within(&choice["value"], 0, 100) {
            finder.wrong(format!("/data/choices/{n}/value"), "a choice's value has at most 100 characters");
        }
    }
}

fn message(finder: &mut Finder, at: &str, body: &Value, files: &[Upload], was_v2: bool) {
    let flags = body["flags"].as_u64();
    let is_v2 = was_v2 || flags.unwrap_or(0) & flag::COMPONENTS_V2 != 0;
    if was_v2 && flags.is_some_and(|flags| flags & flag::COMPONENTS_V2 == 0) {
        finder.wrong(format!("{at}/flags"), "components of version 2 cannot be taken off a message again");
    }
    if chars(&body["content"]) > CONTENT_MAX_CHARS {
        finder
            .wrong(format!("{at}/content"), format!("{} characters; {CONTENT_MAX_CHARS} are the most", chars(&body["content"])));
    }
    if is_v2 {
        for field in ["content", "embeds", "poll", "sticker_ids"] {
            let said = match &body[field] {
                Value::Null => false,
                Value::Array(list) => !list.is_empty(),
                Value::String(text) => !text.is_empty(),
                _ => true,
            };
            if said {
                finder.wrong(format!("{at}/{field}"), "not together with components of version 2");
            }
        }
    }
    embeds::check(finder, at, &body["embeds"]);
    components::of_message(finder, at, &body["components"], is_v2);
    mentions(finder, at, body);
    attachments(finder, at, &body["attachments"], files);
}

fn nonce(finder: &mut Finder, body: &Value) {
    if body["enforce_nonce"] == true && body["nonce"].is_null() {
        finder.wrong("/nonce".into(), "enforce_nonce needs a nonce");
    }
    if chars(&body["nonce"]) > 25 {
        finder.wrong("/nonce".into(), format!("{} characters; 25 are the most", chars(&body["nonce"])));
    }
}

fn mentions(finder: &mut Finder, at: &str, body: &Value) {
    let allowed = &body["allowed_mentions"];
    if !allowed.is_object() {
        finder.unmannered(format!("{at}/allowed_mentions"), "every message and every edit says whom it may ring");
        return;
    }
    for kind in ["users", "roles"] {
        let parsed = allowed["parse"].as_array().is_some_and(|list| list.iter().any(|item| item == kind));
        let named = allowed[kind].as_array().map_or(0, Vec::len);
        if parsed && named > 0 {
            finder.wrong(format!("{at}/allowed_mentions/{kind}"), format!("parse already names {kind}"));
        }
        if named > 100 {
            finder.wrong(format!("{at}/allowed_mentions/{kind}"), "100 ids are the most");
        }
    }
}

fn attachments(finder: &mut Finder, at: &str, listed: &Value, files: &[Upload]) {
    let listed = listed.as_array().map_or(&[][..], Vec::as_slice);
    if listed.len() > FILES_MAX || files.len() > FILES_MAX {
        finder.wrong(format!("{at}/attachments"), format!("{FILES_MAX} files are the most"));
    }
    let number = |entry: &Value| match &entry["id"] {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    for (n, file) in files.iter().enumerate() {
        let own = file.field.strip_prefix("files[").and_then(|rest| rest.strip_suffix(']'));
        let Some(entry) = own.and_then(|own| listed.iter().find(|entry| number(entry) == own)) else {
            finder.unmannered(format!("{at}/attachments"), format!("`{}` has no entry in attachments", file.field));
            continue;
        };
        let alt = chars(&entry["description"]);
        if file.content_type.starts_with("image/") && alt == 0 {
            finder.unmannered(format!("{at}/attachments/{n}/description"), "a picture has an alternative text");
        }
        if alt > ALT_MAX_CHARS {
            finder.wrong(format!("{at}/attachments/{n}/description"), format!("{ALT_MAX_CHARS} characters are the most"));
        }
        if file.bytes.len() > FILE_MAX_BYTES {
            finder.wrong(format!("{at}/attachments/{n}"), "a file has at most 10 MiB");
        }
    }
    // Small numbers name files of this request; snowflakes name files that stay.
    for (n, entry) in listed.iter().enumerate() {
        let id = number(entry);
        let is_new = id.parse::<u64>().is_ok_and(|id| id < 1_000);
        if is_new && !files.iter().any(|file| file.field == format!("files[{id}]")) {
            finder.wrong(format!("{at}/attachments/{n}"), format!("files[{id}] did not come with it"));
        }
    }
    if files.iter().map(|file| file.bytes.len()).sum::<usize>() > FILES_MAX_BYTES {
        finder.wrong(format!("{at}/attachments"), "25 MiB are the most in all");
    }
}

/// The length of a text in characters; 0 for anything else.
fn chars(value: &Value) -> usize {
    value.as_str().map_or(0, |text| text.chars().count())
}

/// Whether a text has between `least` and `most` characters.
fn within(value: &Value, least: usize, most: usize) -> bool {
    value.is_string() && (least..=most).contains(&chars(value))
}
