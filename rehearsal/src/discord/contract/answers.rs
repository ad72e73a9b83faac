//! The stand-in's own answers against Discord's document, for each route and status, so that it does not drift.

use std::collections::BTreeMap;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

use jsonschema::Validator;
use serde_json::{Value, json};

use super::super::rest::routes::{Kind, TABLE};
use super::{BodyFault, Checker, explain};

/// Answers of one route and status are all checked at first, and one in [`SOME`] in a long run.
const ALL_OF_FIRST: u32 = 1_000;
const SOME: u32 = 50;

/// Which schema an answer has. A refusal has the same on all routes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Shape {
    Good(Kind),
    TooMany,
    Refusal,
}

/// One compiled schema and how many answers it was used for. A good answer without a schema has no body by the document.
#[derive(Default)]
struct Slot {
    seen: AtomicU32,
    validator: OnceLock<Option<Validator>>,
}

pub(super) struct Answers(BTreeMap<Shape, Slot>);

impl Answers {
    pub(super) fn new() -> Self {
        let shapes = TABLE.iter().map(|(_, _, kind)| Shape::Good(*kind)).chain([Shape::TooMany, Shape::Refusal]);
        Self(shapes.map(|shape| (shape, Slot::default())).collect())
    }

    pub(super) fn warm(&self, checker: &Checker) {
        for (shape, slot) in &self.0 {
            slot.validator.get_or_init(|| compile(checker, *shape));
        }
    }

    /// What is wrong with an answer; `body` is null for an answer without one.
    pub(super) fn check(&self, checker: &Checker, kind: Kind, status: u16, body: &Value) -> Vec<BodyFault> {
        let shape = match status {
            200..=299 => Shape::Good(kind),
            429 => Shape::TooMany,
            400..=499 => Shape::Refusal,
            // The document says nothing of failures.
            _ => return Vec::new(),
        };
        if shape == Shape::Good(kind)
            && let Some(fault) = misplaced(checker, kind, status, body)
        {
            return vec![fault];
        }
        let Some(slot) = self.0.get(&shape).filter(|_| !body.is_null()) else { return Vec::new() };
        let n = slot.seen.fetch_add(1, Ordering::Relaxed);
        if n >= ALL_OF_FIRST && n % SOME != 0 {
            return Vec::new();
        }
        let Some(validator) = slot.validator.get_or_init(|| compile(checker, shape)) else { return Vec::new() };
        let refusal = (!matches!(shape, Shape::Good(_))).then(|| as_documented(body));
        let body = refusal.as_ref().unwrap_or(body);
        if validator.is_valid(body) { Vec::new() } else { explain(validator, body, false) }
    }
}

/// A status that the document does not have for this route, or a body where it has none.
fn misplaced(checker: &Checker, kind: Kind, status: u16, body: &Value) -> Option<BodyFault> {
    let (path, method) = place(kind);
    let answer = &checker.document["paths"][path][method]["responses"][status.to_string()];
    let message = match (answer.is_null(), answer["content"].is_null(), body.is_null()) {
        (true, ..) => format!("this route does not answer {status}"),
        (_, true, false) => format!("{status} has no body"),
        (_, false, true) => format!("{status} has a body"),
        _ => return None,
    };
    Some(BodyFault { path: String::new(), message, refused: false })
}

fn compile(checker: &Checker, shape: Shape) -> Option<Validator> {
    let schema = match shape {
        Shape::TooMany => json!({"$ref": "#/components/schemas/RatelimitedResponse"}),
        Shape::Refusal => json!({"$ref": "#/components/schemas/ErrorResponse"}),
        Shape::Good(kind) => {
            let (path, method) = place(kind);
            checker.document["paths"][path][method]["responses"]["200"]["content"]["application/json"]["schema"].clone()
        }
    };
    if schema.is_null() { None } else { checker.compile(&schema) }
}

/// Where the document differs from the documentation and from what is seen, the documentation wins: a 429 may have no `code`, and the
/// codes in the tree of a form's errors are words.
fn as_documented(body: &Value) -> Value {
    fn numbers(tree: &mut Value) {
        if let Some(list) = tree.get_mut("_errors").and_then(Value::as_array_mut) {
            for error in list.iter_mut().filter(|error| error["code"].is_string()) {
                error["code"] = json!(0);
            }
        }
        tree.as_object_mut().into_iter().flatten().for_each(|(_, inner)| numbers(inner));
    }
    let mut body = body.clone();
    if let Some(fields) = body.as_object_mut() {
        if fields.contains_key("retry_after") {
            fields.entry("code").or_insert_with(|| json!(0));
        }
        if let Some(errors) = fields.get_mut("errors") {
            numbers(errors);
        }
    }
    body
}

/// Where in Discord's document the answer of a kind is described.
fn place(kind: Kind) -> (&'static str, &'static str) {
    match kind {
        Kind::Gateway => ("/gateway", "get"),
        Kind::GatewayBot => ("/gateway/bot", "get"),
        Kind::Me => ("/users/@me", "get"),
        Kind::Application => ("/applications/@me", "get"),
        Kind::ListCommands => ("/applications/{application_id}/commands", "get"),
        Kind::PutCommands => ("/applications/{application_id}/commands", "put"),
        Kind::OpenDm => ("/users/@me/channels", "post"),
        Kind::GetChannel => ("/channels/{channel_id}", "get"),
        Kind::ModifyChannel => ("/channels/{channel_id}", "patch"),
        Kind::ListMessages => ("/channels/{channel_id}/messages", "get"),
        Kind::SendMessage => ("/channels/{channel_id}/messages", "post"),
        Kind::GetMessage => ("/channels/{channel_id}/messages/{message_id}", "get"),
        Kind::EditMessage => ("/channels/{channel_id}/messages/{message_id}", "patch"),
        Kind::DeleteMessage => ("/channels/{channel_id}/messages/{message_id}", "delete"),
        Kind::GetGuild => ("/guilds/{guild_id}", "get"),
        Kind::GetRoles => ("/guilds/{guild_id}/roles", "get"),
        Kind::GetMember => ("/guilds/{guild_id}/members/{user_id}", "get"),
        Kind::Callback => ("/interactions/{interaction_id}/{interaction_token}/callback", "post"),
        Kind::FollowUp => ("/webhooks/{webhook_id}/{webhook_token}", "post"),
        Kind::GetOriginal => ("/webhooks/{webhook_id}/{webhook_token}/messages/@original", "get"),
        Kind::EditOriginal => ("/webhooks/{webhook_id}/{webhook_token}/messages/@original", "patch"),
        Kind::DeleteOriginal => ("/webhooks/{webhook_id}/{webhook_token}/messages/@original", "delete"),
        Kind::GetFollowUp => ("/webhooks/{webhook_id}/{webhook_token}/messages/{message_id}", "get"),
        Kind::EditFollowUp => ("/webhooks/{webhook_id}/{webhook_token}/messages/{message_id}", "patch"),
        Kind::DeleteFollowUp => ("/webhooks/{webhook_id}/{webhook_token}/messages/{message_id}", "delete"),
    }
}

#[cfg(test)]
mod tests {
    use super::super::Contract;
    use super::*;

    fn faults(kind: Kind, status: u16, body: Value) -> Vec<String> {
        let said = Contract::find().check_answer(kind, status, &body);
        said.into_iter().map(|fault| format!("{} {}", fault.path, fault.message)).collect()
    }

    #[test]
    fn a_wrong_answer_is_named_with_its_place_for_each_kind_of_status() {
        if !Contract::find().is_discords() {
            super::super::say("skipped: the stand-in's own answers are checked against Discord's document alone");
            return;
        }
        let refusal = json!({"message": "Invalid Form Body", "code": 50035, "errors": {"content": {"_errors": [
            {"code": "BASE_TYPE_MAX_LENGTH", "message": "Must be 2000 or fewer in length."}]}}});
        let too_many = json!({"message": "You are being rate limited.", "retry_after": 1.5, "global": false});
        for (kind, status, body) in [
            (Kind::Gateway, 200, json!({"url": "ws://127.0.0.1:1/gateway"})),
            (Kind::DeleteMessage, 204, Value::Null),
            (Kind::SendMessage, 400, refusal.clone()),
            (Kind::SendMessage, 429, too_many.clone()),
            (Kind::SendMessage, 503, json!("upstream connect error")),
        ] {
            assert_eq!(faults(kind, status, body.clone()), Vec::<String>::new(), "{status} {body}");
        }
        let mut lost = too_many.clone();
        lost.as_object_mut().map(|fields| fields.remove("retry_after"));
        let mut worded = refusal.clone();
        worded["code"] = json!("50035");
        for (kind, status, body, place) in [
            (Kind::Gateway, 200, json!({"url": 5}), "/url"),
            (Kind::Gateway, 200, json!({"url": "ws://x", "shards": 1}), "shards"),
            (Kind::Me, 200, json!({"id": "1"}), "username"),
            (Kind::Gateway, 204, Value::Null, "204"),
            (Kind::Gateway, 200, Value::Null, "has a body"),
            (Kind::DeleteMessage, 204, json!({}), "has no body"),
            (Kind::SendMessage, 429, lost, "retry_after"),
            (Kind::SendMessage, 400, worded, "/code"),
            (Kind::SendMessage, 404, json!({"code": 10008}), "message"),
        ] {
            let said = faults(kind, status, body.clone());
            assert!(said.iter().any(|fault| fault.contains(place)), "{status} {body}: {place} is named, not {said:?}");
        }
    }
}
