//! What requests are checked against: Discord's own OpenAPI document when it is at hand, a small schema of the endpoints in use when
//! it is not, and in both cases the rules of `lint` that neither knows. Schemas are compiled once in a process and kept.

mod answers;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use jsonschema::Validator;
use jsonschema::error::{ValidationError, ValidationErrorKind};
use serde_json::{Value, json};

use answers::Answers;

use super::lint;
use super::rest::routes::Kind;
use super::rest::upload::Upload;

/// The committed schema of the endpoints in use.
const SMALL: &str = include_str!("small_schema.json");

/// Something wrong with a body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BodyFault {
    /// Where, as a JSON pointer.
    pub path: String,
    /// What.
    pub message: String,
    /// Whether Discord refuses it (50035); the rest are the project's own rules.
    pub refused: bool,
}

/// The check of every request. Cheap to clone.
#[derive(Clone)]
pub struct Contract(Arc<Checker>);

struct Checker {
    document: Value,
    is_discords: bool,
    /// Only what Discord itself would refuse is wrong.
    is_lenient: bool,
    requests: BTreeMap<Kind, OnceLock<Option<Validator>>>,
    answers: Answers,
}

impl Contract {
    /// Discord's document from `DISCORD_OPENAPI`, else from the shared folder beside the project; without it the small schema, and
    /// one line on standard error that says so.
    #[must_use]
    #[expect(
        clippy::disallowed_methods,
        reason = "a setting of the test rig, which has no config; production never looks for the document"
    )]
    pub fn find() -> Self {
        static FOUND: OnceLock<Contract> = OnceLock::new();
        FOUND
            .get_or_init(|| {
                let path = std::env::var_os("DISCORD_OPENAPI").map_or_else(
                    || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../shared/data/discord-openapi/openapi.json"),
                    PathBuf::from,
                );
                let read = std::fs::read(&path).map_err(|error| error.to_string());
                match read.and_then(|text| serde_json::from_slice(&text).map_err(|error| error.to_string())) {
                    Ok(document) => Self::of(document, true),
                    Err(reason) => {
                        say(&format!("contract check against Discord's document skipped: {} ({reason})", path.display()));
                        Self::small()
                    }
                }
            })
            .clone()
    }

    /// The small committed schema.
    ///
    /// # Panics
    /// Never: the schema is part of the program, and a test parses it.
    #[must_use]
    pub fn small() -> Self {
        static READ: OnceLock<Contract> = OnceLock::new();
        READ.get_or_init(|| Self::of(serde_json::from_str(SMALL).unwrap_or(Value::Null), false)).clone()
    }

    /// The same for bots of other people: fields that the document does not know are passed over, as Discord does, and the project's
    /// own rules are nobody else's.
    #[must_use]
    pub fn lenient(&self) -> Self {
        let mut document = self.0.document.clone();
        if let Some(schemas) = document["components"]["schemas"].as_object_mut() {
            schemas.values_mut().filter_map(Value::as_object_mut).for_each(|schema| drop(schema.remove("unevaluatedProperties")));
        }
        Self::checking(document, self.0.is_discords, true)
    }

    fn of(mut document: Value, is_discords: bool) -> Self {
        make_strict(&mut document);
        Self::checking(document, is_discords, false)
    }

    fn checking(document: Value, is_discords: bool, is_lenient: bool) -> Self {
        let kinds = super::rest::routes::TABLE.iter().map(|(_, _, kind)| *kind);
        Self(Arc::new(Checker {
            document,
            is_discords,
            is_lenient,
            requests: kinds.map(|kind| (kind, OnceLock::new())).collect(),
            answers: Answers::new(),
        }))
    }

    /// Whether this is Discord's own document.
    #[must_use]
    pub fn is_discords(&self) -> bool {
        self.0.is_discords
    }

    /// Whether it is the one for bots of other people.
    #[must_use]
    pub fn is_lenient(&self) -> bool {
        self.0.is_lenient
    }

    /// Compiles every schema now, which takes a second or two, so that no first request has to wait for its own. It blocks.
    pub fn warm(&self) {
        for (kind, slot) in &self.0.requests {
            if let Some(schema) = request_schema(*kind) {
                slot.get_or_init(|| self.0.compile(&schema));
            }
        }
        if self.0.is_discords {
            self.0.answers.warm(&self.0);
        }
    }

    /// Checks a request's body; an empty list means that it is good. `is_v2`: the message that it edits has components of version 2.
    pub(super) fn check(&self, kind: Kind, body: &Value, files: &[Upload], is_v2: bool) -> Vec<BodyFault> {
        let Some(schema) = request_schema(kind) else {
            let quiet = body.is_null() && files.is_empty();
            let fault = BodyFault { path: String::new(), message: "this request takes no body".into(), refused: false };
            return if quiet { Vec::new() } else { vec![fault] };
        };
        if body.is_null() {
            return vec![BodyFault { path: String::new(), message: "this request needs a body".into(), refused: true }];
        }
        let mut faults = Vec::new();
        let validator = self.0.requests.get(&kind).and_then(|slot| slot.get_or_init(|| self.0.compile(&schema)).as_ref());
        if let Some(validator) = validator {
            let coerced = coerce(kind, body);
            if !validator.is_valid(&coerced) {
                faults = explain(validator, &coerced, true);
            }
        }
        faults.extend(lint::check(kind, body, files, is_v2));
        faults.retain(|fault| fault.refused || !self.0.is_lenient);
        faults
    }

    /// Checks an answer of the stand-in itself, so that it does not drift. Only Discord's document knows them.
    pub(super) fn check_answer(&self, kind: Kind, status: u16, body: &Value) -> Vec<BodyFault> {
        if self.0.is_discords { self.0.answers.check(&self.0, kind, status, body) } else { Vec::new() }
    }
}

/// Writes to the real standard error, which a test run does not capture.
fn say(line: &str) {
    use std::io::Write as _;
    let _ = writeln!(std::io::stderr(), "{line}");
}

/// The request schema of a kind; none for requests without a body.
fn request_schema(kind: Kind) -> Option<Value> {
    let named = |name: &str| json!({"$ref": format!("#/components/schemas/{name}")});
    Some(match kind {
        Kind::OpenDm => named("CreatePrivateChannelRequest"),
        Kind::SendMessage => named("MessageCreateRequest"),
        Kind::EditMessage => named("MessageEditRequestPartial"),
        Kind::ModifyChannel => json!({"anyOf": [named("UpdateThreadRequestPartial"), named("UpdateGuildChannelRequestPartial")]}),
        Kind::FollowUp => named("IncomingWebhookRequestPartial"),
        Kind::EditOriginal | Kind::EditFollowUp => named("IncomingWebhookUpdateRequestPartial"),
        Kind::PutCommands => json!({"type": "array", "items": named("ApplicationCommandUpdateRequest"), "maxItems": 130}),
        Kind::Callback => json!({"anyOf": [
            named("ApplicationCommandAutocompleteCallbackRequest"), named("CreateMessageInteractionCallbackRequest"),
            named("ModalInteractionCallbackRequest"), named("PongInteractionCallbackRequest"), named("UpdateMessageInteractionCallbackRequest"),
        ]}),
        _ => return None,
    })
}

impl Checker {
    fn compile(&self, schema: &Value) -> Option<Validator> {
        let mut whole =
            json!({"$schema": "https://json-schema.org/draft/2020-12/schema", "components": self.document["components"]});
        if let (Some(whole), Some(schema)) = (whole.as_object_mut(), schema.as_object()) {
            whole.extend(schema.clone());
        }
        match jsonschema::validator_for(&whole) {
            Ok(validator) => Some(validator),
            Err(error) => {
                say(&format!("contract check skipped for one kind of request: its schema does not compile: {error}"));
                None
            }
        }
    }
}

/// Unknown fields are errors: the document leaves nearly all objects open. `Error` is a part of larger ones, which add to it.
fn make_strict(document: &mut Value) {
    let Some(schemas) = document["components"]["schemas"].as_object_mut() else { return };
    for schema in schemas.iter_mut().filter(|(name, _)| *name != "Error").filter_map(|(_, schema)| schema.as_object_mut()) {
        let is_object = schema.get("type").is_some_and(|kind| kind == "object");
        if is_object && schema.contains_key("properties") && !schema.contains_key("additionalProperties") {
            schema.insert("unevaluatedProperties".into(), json!(false));
        }
    }
}

/// Reads numeric strings as numbers where the document wants integers, and the other way for the ids of attachments.
fn coerce(kind: Kind, body: &Value) -> Cow<'_, Value> {
    let has_files = |body: &Value| body["attachments"].as_array().is_some_and(|list| !list.is_empty());
    if kind != Kind::PutCommands && !has_files(body) && !has_files(&body["data"]) {
        return Cow::Borrowed(body);
    }
    let mut body = body.clone();
    fn walk(value: &mut Value) {
        match value {
            Value::Object(fields) => {
                if let Some(bits) = fields.get_mut("default_member_permissions")
                    && let Some(number) = bits.as_str().and_then(|text| text.parse::<u64>().ok())
                {
                    *bits = json!(number);
                }
                if let Some(Value::Array(files)) = fields.get_mut("attachments") {
                    for file in files {
                        if let Some(number) = file["id"].as_u64() {
                            file["id"] = json!(number.to_string());
                        }
                    }
                }
                fields.values_mut().for_each(walk);
            }
            Value::Array(list) => list.iter_mut().for_each(walk),
            _ => {}
        }
    }
    walk(&mut body);
    Cow::Owned(body)
}

/// The errors in words a person can act on: of a union, those of the alternative that was meant.
fn explain(validator: &Validator, body: &Value, refused: bool) -> Vec<BodyFault> {
    let mut found = Vec::new();
    for error in validator.iter_errors(body) {
        descend(&error, &mut found);
    }
    // A broken part also makes the whole count as "unevaluated"; name the part alone if it is known.
    if found.iter().any(|(unknown_field, _, _)| !unknown_field) {
        found.retain(|(unknown_field, _, _)| !unknown_field);
    }
    found.dedup();
    found.into_iter().map(|(_, path, message)| BodyFault { path, message, refused }).collect()
}

fn descend(error: &ValidationError<'_>, found: &mut Vec<(bool, String, String)>) {
    let context = match error.kind() {
        ValidationErrorKind::AnyOf { context } | ValidationErrorKind::OneOfNotValid { context } => context,
        kind => {
            let unknown_field = matches!(
                kind,
                ValidationErrorKind::UnevaluatedProperties { .. } | ValidationErrorKind::AdditionalProperties { .. }
            );
            let mut message = error.masked_with("the value").to_string();
            message.truncate(message.floor_char_boundary(300));
            found.push((unknown_field, error.instance_path().as_str().to_owned(), message));
            return;
        }
    };
    let here = error.instance_path().as_str();
    let of_other_type = |branch: &&Vec<ValidationError<'static>>| {
        branch.iter().any(|inner| {
            let path = inner.instance_path().as_str();
            path == format!("{here}/type") || (path == here && matches!(inner.kind(), ValidationErrorKind::Type { .. }))
        })
    };
    let meant = context.iter().filter(|branch| !of_other_type(branch)).min_by_key(|branch| branch.len());
    match meant {
        Some(branch) => branch.iter().for_each(|inner| descend(inner, found)),
        None => found.push((false, here.to_owned(), "fits none of the forms that Discord takes here".into())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(contract: &Contract, kind: Kind, body: Value) -> Vec<String> {
        contract.check(kind, &body, &[], false).into_iter().map(|fault| format!("{}: {}", fault.path, fault.message)).collect()
    }

    fn message(extra: Value) -> Value {
        let mut body = json!({"content": "Good morning", "allowed_mentions": {"parse": []}});
        if let (Some(body), Some(extra)) = (body.as_object_mut(), extra.as_object()) {
            body.extend(extra.clone());
        }
        body
    }

    /// A board as the bot sends it, with these fields in place of its own.
    fn panel(extra: Value) -> Value {
        let mut body = json!({"flags": 1 << 15, "allowed_mentions": {"parse": []}, "components": [
            {"type": 17, "accent_color": 0x00b4_521a, "components": [
                {"type": 10, "content": "Harbour Runners"},
                {"type": 12, "items": [{"media": {"url": "https://example.org/year.png"}, "description": "A year"}]},
                {"type": 10, "content": "Ana: 3 kept weeks"}]}]});
        if let (Some(body), Some(extra)) = (body.as_object_mut(), extra.as_object()) {
            body.extend(extra.clone());
        }
        body
    }

    fn button(fields: Value) -> Value {
        let mut button = json!({"type": 2, "style": 1, "label": "Done", "custom_id": "v1:done:a"});
        if let (Some(button), Some(fields)) = (button.as_object_mut(), fields.as_object()) {
            button.extend(fields.clone());
        }
        json!({"components": [{"type": 1, "components": [button]}]})
    }

    #[test]
    fn both_schemas_take_what_the_bot_sends_and_name_the_place_of_what_is_wrong() {
        for contract in [Contract::find(), Contract::small()] {
            let which = if contract.is_discords() { "Discord's document" } else { "the small schema" };
            let good = [
                (Kind::SendMessage, message(json!({"nonce": "abc", "enforce_nonce": true}))),
                (Kind::SendMessage, message(button(json!({})))),
                (Kind::EditMessage, message(json!({"components": []}))),
                (Kind::Callback, json!({"type": 7, "data": message(button(json!({})))})),
                (Kind::Callback, json!({"type": 5, "data": {"flags": 64}})),
                (Kind::Callback, json!({"type": 6})),
                (Kind::Callback, json!({"type": 8, "data": {"choices": [{"name": "Berlin", "value": "Europe/Berlin"}]}})),
                (
                    Kind::Callback,
                    json!({"type": 9, "data": {"custom_id": "m", "title": "Plan", "components": [
                    {"type": 1, "components": [{"type": 4, "custom_id": "t", "style": 1, "label": "Title"}]}]}}),
                ),
                (Kind::OpenDm, json!({"recipient_id": "5"})),
                (
                    Kind::PutCommands,
                    json!([{"name": "plan", "description": "Your plan", "default_member_permissions": "32", "contexts": [0, 1],
                    "options": [{"type": 1, "name": "show", "description": "Show it"}]}]),
                ),
                (Kind::FollowUp, message(json!({"flags": 64}))),
                (Kind::EditOriginal, message(json!({}))),
                (Kind::SendMessage, panel(json!({"nonce": "abc", "enforce_nonce": true}))),
                (Kind::EditMessage, panel(json!({"content": null, "embeds": []}))),
                (Kind::EditMessage, panel(json!({"content": null, "embeds": [], "attachments": []}))),
                (Kind::Callback, json!({"type": 4, "data": panel(json!({"flags": (1 << 15) | (1 << 6)}))})),
            ];
            for (kind, body) in good {
                assert_eq!(faults(&contract, kind, body.clone()), Vec::<String>::new(), "{which} takes {body}");
            }
            let bad = [
                (Kind::SendMessage, message(json!({"contents": "typo"})), "contents"),
                (Kind::SendMessage, panel(json!({"content": "Hi"})), "/content"),
                (Kind::SendMessage, panel(json!({"embeds": [{"title": "Hi"}]})), "/embeds"),
                (Kind::EditMessage, panel(json!({"content": "Hi"})), "/content"),
                (Kind::SendMessage, panel(json!({"flags": 0})), "/components"),
                (
                    Kind::SendMessage,
                    panel(json!({"components": [{"type": 17, "components": [{"type": 10, "content": "x".repeat(4001)}]}]})),
                    "/components/0/components/0/content",
                ),
                (
                    Kind::SendMessage,
                    panel(
                        json!({"components": [{"type": 17, "components": [{"type": 12, "items": [{"description": "A year"}]}]}]}),
                    ),
                    "/components/0/components/0/items/0",
                ),
                (Kind::SendMessage, message(button(json!({"label": "x".repeat(81)}))), "/components/0/components/0/label"),
                (
                    Kind::SendMessage,
                    message(button(json!({"custom_id": "x".repeat(101)}))),
                    "/components/0/components/0/custom_id",
                ),
                (Kind::SendMessage, message(json!({"nonce": "x".repeat(26)})), "/nonce"),
                (Kind::OpenDm, json!({"recipient_id": 5}), "/recipient_id"),
                (
                    Kind::Callback,
                    json!({"type": 4, "data": message(button(json!({"label": "x".repeat(81)})))}),
                    "/data/components/0/components/0/label",
                ),
                (
                    Kind::PutCommands,
                    json!([{"name": "plan", "description": "d", "options": [{"type": 3, "name": "x", "description": "d".repeat(101)}]}]),
                    "/0/options/0/description",
                ),
            ];
            for (kind, body, place) in bad {
                let found = faults(&contract, kind, body.clone());
                assert!(found.iter().any(|fault| fault.contains(place)), "{which} names {place} for {body}, but said {found:?}");
            }
        }
    }
}
