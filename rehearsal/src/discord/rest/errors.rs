//! Discord's refusals: an HTTP status, a JSON code and a sentence.

use std::time::Duration;

use axum::http::HeaderMap;
use serde_json::{Value, json};

use super::super::contract::BodyFault;
use super::super::faults::Scope;
use super::limiting::float_secs;

/// A refusal.
#[derive(Debug)]
pub(crate) struct ApiError {
    pub status: u16,
    pub code: u32,
    message: String,
    errors: Option<Value>,
    retry_after_secs: Option<f64>,
    scope: Scope,
}

/// The sentence of a JSON code (Discord's documentation, "JSON Error Codes").
fn sentence(code: u32) -> &'static str {
    match code {
        10003 => "Unknown Channel",
        10004 => "Unknown Guild",
        10007 => "Unknown Member",
        10008 => "Unknown Message",
        10013 => "Unknown User",
        10015 => "Unknown Webhook",
        10062 => "Unknown interaction",
        20016 => "This action cannot be performed due to slowmode rate limit",
        20026 => "Your bot has been flagged by our anti-spam system for abusive behavior",
        20028 => "The channel you are writing has hit the write rate limit",
        20029 => "The write action you are performing on the server has hit the write rate limit",
        30003 => "Maximum number of pins reached for the channel (250)",
        30015 => "Maximum number of attachments in a message reached (10)",
        30034 => "Max number of daily application command creates has been reached (200)",
        30046 => "Maximum number of edits to messages older than 1 hour reached. Try again later",
        40003 => "You are opening direct messages too fast",
        40005 => "Request entity too large. Try sending something smaller in size",
        40058 => "Cannot message this channel until the post is created",
        40060 => "Interaction has already been acknowledged",
        40067 => "A tag is required to create a forum post in this channel",
        40094 => "Maximum number of follow-up messages reached for this user-installed interaction",
        40333 => "internal network error",
        50001 => "Missing Access",
        50003 => "Cannot execute action on a DM channel",
        50005 => "Cannot edit a message authored by another user",
        50006 => "Cannot send an empty message",
        50007 => "Cannot send messages to this user",
        50013 => "Missing Permissions",
        50014 => "Invalid authentication token provided",
        50027 => "Invalid Webhook Token",
        50033 => "Invalid Recipient(s)",
        50035 => "Invalid Form Body",
        50041 => "Invalid API version provided",
        50083 => "Thread is archived",
        50109 => "The request body contains invalid JSON.",
        50024 => "Cannot execute action on this channel type",
        50278 => "Cannot send messages to this user due to having no mutual guilds",
        130_000 => "API resource is currently overloaded. Try again a little later",
        160_005 => "This thread is locked",
        200_000 => "Message was blocked by automatic moderation",
        240_000 => "Message blocked by harmful links filter",
        _ => "Refused by the stand-in",
    }
}

impl ApiError {
    /// A refusal with one of Discord's codes.
    pub(super) fn code(status: u16, code: u32) -> Self {
        Self::plain(status, code, sentence(code))
    }

    /// A refusal with a sentence of its own.
    pub(super) fn plain(status: u16, code: u32, message: &str) -> Self {
        Self { status, code, message: message.to_owned(), errors: None, retry_after_secs: None, scope: Scope::User }
    }

    /// 50035 for the whole body.
    pub(super) fn form(message: &str) -> Self {
        Self::form_at("", "BASE_TYPE_INVALID", message)
    }

    /// 50035 at a JSON pointer.
    pub(super) fn form_at(path: &str, kind: &str, message: &str) -> Self {
        Self { errors: Some(tree([(path, kind, message)])), ..Self::code(400, 50035) }
    }

    /// 50035 with every fault that the contract found.
    pub(super) fn invalid_form(faults: &[BodyFault]) -> Self {
        let errors = tree(faults.iter().map(|fault| (fault.path.as_str(), "BASE_TYPE_INVALID", fault.message.as_str())));
        Self { errors: Some(errors), ..Self::code(400, 50035) }
    }

    /// Too many edits of old messages: a 429 with a code.
    pub(super) fn old_edits(wait: Duration) -> Self {
        Self { retry_after_secs: Some(float_secs(wait)), ..Self::code(429, 30046) }
    }

    /// A refusal that a test asked for.
    pub(super) fn on_demand(status: u16, code: u32, retry_after_secs: Option<f64>) -> Self {
        let message = match (status, code) {
            (401, 0) => "401: Unauthorized",
            (429, 0) => "You are being rate limited.",
            (_, code) => sentence(code),
        };
        let retry_after_secs = if status == 429 { retry_after_secs.or(Some(1.0)) } else { retry_after_secs };
        let error = Self { retry_after_secs, ..Self::plain(status, code, message) };
        if code == 50035 { Self { errors: Some(tree([("", "BASE_TYPE_INVALID", "refused on demand")])), ..error } } else { error }
    }

    /// A 429 of this scope.
    pub(super) fn too_many(retry_after_secs: f64, scope: Scope) -> Self {
        let error = Self { scope, ..Self::on_demand(429, 0, Some(retry_after_secs)) };
        if scope == Scope::Shared { Self { message: "The resource is being rate limited.".into(), ..error } } else { error }
    }

    /// The channel takes no more from anybody.
    pub(super) fn channel_is_full(wait: Duration) -> Self {
        Self::too_many(float_secs(wait), Scope::Shared)
    }

    /// Status, body and headers.
    pub(super) fn into_parts(self) -> (u16, Value, HeaderMap) {
        let mut headers = HeaderMap::new();
        let mut body = json!({"message": self.message, "code": self.code});
        if let Some(errors) = self.errors {
            body["errors"] = errors;
        }
        if let Some(secs) = self.retry_after_secs {
            super::limiting::put(&mut headers, "retry-after", &format!("{}", secs.ceil()));
            if self.status == 429 {
                let scope = match self.scope {
                    Scope::User => "user",
                    Scope::Global => "global",
                    Scope::Shared => "shared",
                };
                super::limiting::put(&mut headers, "x-ratelimit-scope", scope);
                if self.scope == Scope::Global {
                    super::limiting::put(&mut headers, "x-ratelimit-global", "true");
                }
                body["retry_after"] = json!(secs);
                body["global"] = json!(self.scope == Scope::Global);
                if self.code == 0 {
                    body.as_object_mut().map(|fields| fields.remove("code"));
                }
            }
        }
        (self.status, body, headers)
    }
}

/// Discord's tree of form errors from JSON pointers.
fn tree<'a>(faults: impl IntoIterator<Item = (&'a str, &'a str, &'a str)>) -> Value {
    let mut root = json!({});
    for (path, kind, message) in faults {
        let mut at = &mut root;
        for step in path.split('/').filter(|step| !step.is_empty()) {
            at = &mut at[step];
        }
        if !at["_errors"].is_array() {
            at["_errors"] = json!([]);
        }
        if let Some(list) = at["_errors"].as_array_mut() {
            list.push(json!({"code": kind, "message": message}));
        }
    }
    prune(&mut root);
    root
}

/// In Discord's tree a place has errors of its own or places below it, not both; the more exact ones stay.
fn prune(node: &mut Value) {
    let Some(fields) = node.as_object_mut() else { return };
    if fields.len() > 1 {
        fields.remove("_errors");
    }
    fields.iter_mut().filter(|(key, _)| *key != "_errors").for_each(|(_, inner)| prune(inner));
}
