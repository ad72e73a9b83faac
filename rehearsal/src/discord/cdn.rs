//! Files and their links. A link is signed and lives a day on the calendar clock; one that is forged or over is 404, as on Discord's
//! CDN (its documentation, reference, "Signed Attachment CDN URLs").

use std::collections::BTreeMap;

use axum::extract::{Path, RawQuery, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use chrono::{DateTime, Utc};
use data_encoding::HEXLOWER;
use serde_json::{Map, Value, json};
use sha2::{Digest as _, Sha256};

use super::ids::{AttachmentId, ChannelId};
use super::model::{Attachment, Message};
use super::world::World;

/// How long a link lives.
const LINK_SECS: i64 = 86_400;
/// How far ahead of the clock a link may say that it was made: none that we made ever is, save after the clock was set back.
const AHEAD_SECS: i64 = LINK_SECS;
/// In what is kept, a file of the message is named by this word and its id; links are made when somebody looks.
const STORED: &str = "stored:";

/// How links are written: below which address, and as of when.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Links<'a> {
    /// `http://127.0.0.1:PORT`, or empty for a page on the same address.
    pub base: &'a str,
    /// The present instant of the calendar clock.
    pub now: DateTime<Utc>,
}

impl Links<'_> {
    /// The link of a file.
    pub(crate) fn of(self, channel: ChannelId, file: AttachmentId, name: &str) -> String {
        let (issued, ends) = (self.now.timestamp(), self.now.timestamp() + LINK_SECS);
        let mark = signature(channel, file, name, issued, ends);
        format!("{}/cdn/attachments/{channel}/{file}/{name}?ex={ends:x}&is={issued:x}&hm={mark}&", self.base)
    }
}

/// What shows that a link is ours. The key is no secret here: a link only has to be one that nobody can make by guessing.
fn signature(channel: ChannelId, file: AttachmentId, name: &str, issued: i64, ends: i64) -> String {
    HEXLOWER.encode(&Sha256::digest(format!("rehearsal\0{channel}\0{file}\0{issued}\0{ends}\0{name}")))
}

fn is_good(channel: ChannelId, file: AttachmentId, name: &str, query: &str, now: DateTime<Utc>) -> bool {
    let given: BTreeMap<&str, &str> = query.split('&').filter_map(|pair| pair.split_once('=')).collect();
    let number = |key: &str| given.get(key).and_then(|text| i64::from_str_radix(text, 16).ok());
    let (Some(ends), Some(issued), Some(mark)) = (number("ex"), number("is"), given.get("hm")) else { return false };
    let alive = now.timestamp() < ends && issued - now.timestamp() <= AHEAD_SECS;
    alive && *mark == signature(channel, file, name, issued, ends)
}

/// Serves a file of a message that still has it.
pub(super) async fn serve(
    State(world): State<World>,
    Path((channel, file, name)): Path<(ChannelId, AttachmentId, String)>,
    RawQuery(query): RawQuery,
) -> Response {
    let good = is_good(channel, file, &name, &query.unwrap_or_default(), world.now());
    match world.file(file).filter(|_| good) {
        Some((content_type, bytes)) => ([(header::CONTENT_TYPE, content_type)], bytes).into_response(),
        None => (StatusCode::NOT_FOUND, "This content is no longer available.").into_response(),
    }
}

/// A file's object. Discord leaves out what there is none of.
pub(super) fn attachment(links: Links<'_>, channel: ChannelId, file: &Attachment) -> Value {
    let url = links.of(channel, file.id, &file.filename);
    let mut object = json!({
        "id": file.id, "filename": file.filename, "size": file.bytes, "url": url, "proxy_url": url, "content_type": file.content_type,
    });
    if let Some(text) = &file.description {
        object["description"] = json!(text);
    }
    if let Some((width, height)) = file.pixels {
        object["width"] = json!(width);
        object["height"] = json!(height);
    }
    object
}

/// Names a file of the message in what is kept.
pub(super) fn stored(file: AttachmentId) -> String {
    format!("{STORED}{file}")
}

/// Which files components and embeds show; they are not listed among the attachments then.
pub(super) fn shown_inside(message: &Message) -> Vec<AttachmentId> {
    fn walk(value: &Value, found: &mut Vec<AttachmentId>) {
        match value {
            Value::String(text) => found.extend(text.strip_prefix(STORED).and_then(|id| id.parse::<AttachmentId>().ok())),
            Value::Array(list) => list.iter().for_each(|item| walk(item, found)),
            Value::Object(fields) => {
                let links = fields.iter().filter(|(key, value)| value.is_object() || value.is_array() || is_link(key));
                links.for_each(|(_, value)| walk(value, found));
            }
            _ => {}
        }
    }
    let mut found = Vec::new();
    message.components.iter().chain(&message.embeds).for_each(|part| walk(part, &mut found));
    found
}

fn is_link(key: &str) -> bool {
    matches!(key, "url" | "icon_url" | "proxy_url" | "proxy_icon_url")
}

/// Components or embeds with the links of their files.
pub(super) fn with_links(parts: &[Value], message: &Message, links: Links<'_>) -> Vec<Value> {
    let mut parts = parts.to_vec();
    parts.iter_mut().for_each(|part| walk_links(part, message, links));
    parts
}

fn walk_links(value: &mut Value, message: &Message, links: Links<'_>) {
    match value {
        Value::Array(list) => list.iter_mut().for_each(|item| walk_links(item, message, links)),
        Value::Object(fields) => {
            for (_, text) in fields.iter_mut().filter(|(key, _)| is_link(key)) {
                let id = text.as_str().and_then(|text| text.strip_prefix(STORED)).and_then(|id| id.parse::<AttachmentId>().ok());
                let Some(id) = id else { continue };
                // The link of a file that an edit took away is well made and finds nothing.
                let name = message.attachments.iter().find(|file| file.id == id).map_or("gone", |file| file.filename.as_str());
                *text = json!(links.of(message.channel, id, name));
            }
            fields.values_mut().for_each(|inner| walk_links(inner, message, links));
        }
        _ => {}
    }
}

/// What is known of a file that a component or an embed shows.
pub(super) fn facts(file: &Attachment) -> Map<String, Value> {
    let mut facts = Map::new();
    facts.insert("content_type".into(), json!(file.content_type));
    if let Some((width, height)) = file.pixels {
        facts.insert("width".into(), json!(width));
        facts.insert("height".into(), json!(height));
    }
    facts
}

/// Width and height of a picture; none for what is no picture.
pub(super) fn pixels(content_type: &str, bytes: &[u8]) -> Option<(u32, u32)> {
    let size = imagesize::blob_size(bytes).ok().filter(|_| content_type.starts_with("image/"))?;
    Some((u32::try_from(size.width).ok()?, u32::try_from(size.height).ok()?))
}

impl World {
    /// The link of a message's file, good for a day, for a page on the stand-in's own address.
    #[must_use]
    pub fn link(&self, message: &Message, file: &Attachment) -> String {
        Links { base: "", now: self.now() }.of(message.channel, file.id, &file.filename)
    }

    /// The message as a client that looks at it now is shown it, in Discord's JSON: links to its files are good for a day and begin
    /// at the page's own address.
    #[must_use]
    pub fn as_shown(&self, message: &Message) -> Value {
        super::json::message(&self.lock().state, message, Links { base: "", now: self.now() })
    }

    pub(super) fn links(&self) -> Links<'_> {
        Links { base: self.base(), now: self.now() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use second_wind::clock::from_unix_ms;

    const MADE_MS: i64 = 1_772_431_200_000;

    fn query(link: &str) -> String {
        link.split_once('?').expect("a signed link").1.to_owned()
    }

    #[test]
    fn a_link_lives_a_day_and_belongs_to_its_file_alone() {
        let made = from_unix_ms(MADE_MS);
        let (channel, file) = (ChannelId(7), AttachmentId(8));
        let link = query(&Links { base: "", now: made }.of(channel, file, "week.png"));
        let good = |secs: i64| is_good(channel, file, "week.png", &link, from_unix_ms(MADE_MS + secs * 1_000));
        assert!(good(0) && good(LINK_SECS - 1), "all day long");
        assert!(!good(LINK_SECS), "and no longer");
        assert!(good(-3_600), "a clock that is set back an hour does not break the links on the page");
        assert!(!is_good(channel, AttachmentId(9), "week.png", &link, made), "another file");
        assert!(!is_good(ChannelId(1), file, "week.png", &link, made), "another channel");
        assert!(!is_good(channel, file, "other.png", &link, made), "another name");
        let later = link.replace(&format!("ex={:x}", MADE_MS / 1_000 + LINK_SECS), "ex=ffffffff");
        assert_ne!(later, link);
        assert!(!is_good(channel, file, "week.png", &later, made), "a longer life written by hand");
        assert!(!is_good(channel, file, "week.png", "", made), "no signature at all");
    }
}
