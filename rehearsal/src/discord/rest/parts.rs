//! Components and embeds as they are kept and given back: what was left out has Discord's default, nothing is null that Discord
//! leaves out, and what shows a file of the message names it by its id.

use serde_json::{Map, Value, json};

use super::super::cdn;
use super::super::ids::AttachmentId;
use super::super::model::Attachment;
use super::errors::ApiError;

/// Turns what a request says into what is kept.
pub(super) struct Keeper<'a> {
    /// The files that the message will have, old and new.
    pub files: &'a [Attachment],
    /// Makes ids of media that are no files of the message.
    pub new_id: &'a mut dyn FnMut() -> u64,
}

impl<'a> Keeper<'a> {
    /// Components as they are kept. `at` is the JSON pointer of the list.
    pub(super) fn components(&mut self, list: &[Value], at: &str) -> Result<Vec<Value>, ApiError> {
        list.iter().enumerate().map(|(n, part)| self.component(part, &format!("{at}/{n}"))).collect()
    }

    fn component(&mut self, part: &Value, at: &str) -> Result<Value, ApiError> {
        let mut kept = without_nulls(part);
        let defaults: &[(&str, Value)] = match part["type"].as_u64() {
            Some(3 | 5..=8) => &[("min_values", json!(1)), ("max_values", json!(1))],
            Some(11) => &[("description", Value::Null), ("spoiler", json!(false))],
            Some(13) => &[("name", Value::Null), ("size", Value::Null), ("spoiler", json!(false))],
            Some(14) => &[("spacing", json!(1)), ("divider", json!(true))],
            Some(17) => &[("accent_color", Value::Null), ("spoiler", json!(false))],
            _ => &[],
        };
        for (field, value) in defaults {
            kept.entry(*field).or_insert_with(|| value.clone());
        }
        kept.remove("required");
        if let Some(inner) = part["components"].as_array() {
            kept.insert("components".into(), json!(self.components(inner, &format!("{at}/components"))?));
        }
        if part["accessory"].is_object() {
            kept.insert("accessory".into(), self.component(&part["accessory"], &format!("{at}/accessory"))?);
        }
        for field in ["media", "file"] {
            if part[field].is_object() {
                let place = format!("{at}/{field}");
                let (media, file) = self.media(&part[field], &place, field == "file")?;
                if let (Some(file), "file") = (file, field) {
                    kept.insert("name".into(), json!(file.filename));
                    kept.insert("size".into(), json!(file.bytes));
                }
                kept.insert(field.into(), media);
            }
        }
        if let Some(items) = part["items"].as_array() {
            let mut shown = Vec::new();
            for (n, item) in items.iter().enumerate() {
                let (media, _) = self.media(&item["media"], &format!("{at}/items/{n}/media"), false)?;
                let spoiler = item["spoiler"] == true;
                shown.push(json!({"media": media, "description": item["description"], "spoiler": spoiler}));
            }
            kept.insert("items".into(), json!(shown));
        }
        Ok(Value::Object(kept))
    }

    /// A picture or file: one of the message, or (unless `own`) one elsewhere.
    fn media(&mut self, media: &Value, at: &str, own: bool) -> Result<(Value, Option<&'a Attachment>), ApiError> {
        let url = media["url"].as_str().unwrap_or("");
        let place = format!("{at}/url");
        if let Some(file) = self.named(url, &place, "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND")? {
            let link = cdn::stored(file.id);
            let mut kept = cdn::facts(file);
            kept.extend([("id".into(), json!(file.id)), ("attachment_id".into(), json!(file.id))]);
            kept.extend([("url".into(), json!(link)), ("proxy_url".into(), json!(link))]);
            return Ok((Value::Object(kept), Some(file)));
        }
        if own {
            return Err(ApiError::form_at(&place, "URL_TYPE_INVALID_SCHEME", "Scheme must be one of ('attachment',)."));
        }
        let id = (self.new_id)().to_string();
        let unread = json!({"id": id, "url": url, "proxy_url": url, "width": null, "height": null, "content_type": null});
        Ok((unread, None))
    }

    /// The file that `attachment://name` names; none for an address elsewhere.
    fn named(&self, url: &str, at: &str, missing: &str) -> Result<Option<&'a Attachment>, ApiError> {
        if let Some(name) = url.strip_prefix("attachment://") {
            let file = self.files.iter().find(|file| file.filename == name);
            return match file {
                Some(file) => Ok(Some(file)),
                None => Err(ApiError::form_at(at, missing, &format!("The referenced attachment `{name}` was not found"))),
            };
        }
        if url.starts_with("https://") || url.starts_with("http://") {
            return Ok(None);
        }
        Err(ApiError::form_at(at, "URL_TYPE_INVALID_SCHEME", "Scheme must be one of ('http', 'https', 'attachment')."))
    }

    /// Embeds as they are kept.
    pub(super) fn embeds(&self, list: &[Value], at: &str) -> Result<Vec<Value>, ApiError> {
        list.iter().enumerate().map(|(n, embed)| self.embed(embed, &format!("{at}/{n}"))).collect()
    }

    fn embed(&self, embed: &Value, at: &str) -> Result<Value, ApiError> {
        let mut kept = without_nulls(embed);
        // Whatever a bot sends, Discord makes it a rich embed; providers and videos are for links that Discord looked up.
        kept.insert("type".into(), json!("rich"));
        for field in ["provider", "video"] {
            kept.remove(field);
        }
        for field in ["image", "thumbnail"] {
            let url = &embed[field]["url"];
            let Some(url) = url.as_str() else {
                kept.remove(field);
                continue;
            };
            let place = format!("{at}/{field}/url");
            let picture = match self.named(url, &place, "EMBED_REFERENCED_ATTACHMENT_NOT_FOUND")? {
                Some(file) => {
                    let mut picture = cdn::facts(file);
                    picture
                        .extend([("url".into(), json!(cdn::stored(file.id))), ("proxy_url".into(), json!(cdn::stored(file.id)))]);
                    Value::Object(picture)
                }
                None => json!({"url": url, "proxy_url": url}),
            };
            kept.insert(field.into(), picture);
        }
        for field in ["author", "footer"] {
            if let Some(url) = embed[field]["icon_url"].as_str() {
                let place = format!("{at}/{field}/icon_url");
                let icon = match self.named(url, &place, "EMBED_REFERENCED_ATTACHMENT_NOT_FOUND")? {
                    Some(file) => cdn::stored(file.id),
                    None => url.to_owned(),
                };
                if let Some(Value::Object(part)) = kept.get_mut(field) {
                    part.extend([("icon_url".into(), json!(icon)), ("proxy_icon_url".into(), json!(icon))]);
                }
            }
        }
        if let Some(Value::Array(fields)) = kept.get_mut("fields") {
            for field in fields.iter_mut().filter_map(Value::as_object_mut) {
                field.entry("inline").or_insert_with(|| json!(false));
            }
        }
        Ok(Value::Object(kept))
    }
}

/// An object without the fields that are null, in nested objects too.
fn without_nulls(value: &Value) -> Map<String, Value> {
    fn clean(value: &Value) -> Value {
        match value {
            Value::Object(fields) => {
                fields.iter().filter(|(_, inner)| !inner.is_null()).map(|(key, inner)| (key.clone(), clean(inner))).collect()
            }
            Value::Array(list) => list.iter().map(clean).collect(),
            plain => plain.clone(),
        }
    }
    match clean(value) {
        Value::Object(fields) => fields,
        _ => Map::new(),
    }
}

/// The id in an attachment's entry, written as a number or as a text.
pub(super) fn id_of(value: &Value) -> Option<AttachmentId> {
    match value {
        Value::String(text) => text.parse().ok(),
        number => number.as_u64().map(AttachmentId),
    }
}
