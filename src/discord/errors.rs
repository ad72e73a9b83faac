//! What a failed request means: one table from HTTP status, JSON code and headers to [`SendError`].
//!
//! The JSON code decides; the status is the fallback, since the docs do not give the status of each code. Source:
//! `4-discord.md` §9, `discord-api-docs: developers/topics/opcodes-and-status-codes.mdx` and `developers/topics/rate-limits.mdx`.

use std::time::Duration;

use reqwest::StatusCode;
use reqwest::header::{HeaderMap, RETRY_AFTER};
use serde::Deserialize;
use serde_json::Value;

use crate::app::messenger::{LimitScope, Refused, SendError, UnknownWhy};

/// Who a 429 is about: `user`, `global` or `shared`.
pub const SCOPE_HEADER: &str = "x-ratelimit-scope";
/// Seconds until the route's limit resets, with a fraction.
pub const RESET_AFTER_HEADER: &str = "x-ratelimit-reset-after";
/// There on a 429 that stops everything.
const GLOBAL_HEADER: &str = "x-ratelimit-global";

/// The wait where a 429 does not say.
const RETRY_AFTER_UNSAID: Duration = Duration::from_secs(1);
/// The longest wait we believe; longer ones are asked about again after it.
const RETRY_AFTER_MAX: Duration = Duration::from_secs(24 * 3600);
/// How much of an error's body is read, in characters of its path.
const PATH_CHARS_MAX: usize = 300;
/// How deep an `errors` tree is followed.
const DEPTH_MAX: usize = 16;

/// An error's body, as far as we read it. What is absent or of another shape counts as absent.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct ErrorBody {
    code: Value,
    retry_after: Value,
    global: Value,
    errors: Value,
}

/// A failed response, taken apart.
#[derive(Debug)]
pub struct Failure {
    /// What it means.
    pub error: SendError,
    /// The HTTP status.
    pub status: u16,
    /// The JSON code; 0 if there was none.
    pub code: u64,
}

impl Failure {
    /// Whether it counts toward the limit of invalid requests: 401, 403 and each 429 but a shared one
    /// (`developers/topics/rate-limits.mdx`, "Invalid Request Limit").
    #[must_use]
    pub fn is_invalid_request(&self) -> bool {
        match self.status {
            401 | 403 => true,
            429 => !matches!(self.error, SendError::RateLimited { scope: LimitScope::Shared, .. }),
            _ => false,
        }
    }
}

/// Reads a response that is not a success.
#[must_use]
pub fn read(status: StatusCode, headers: &HeaderMap, body: &[u8]) -> Failure {
    let is_json = serde_json::from_slice::<Value>(body).is_ok_and(|value| value.is_object());
    let body: ErrorBody = serde_json::from_slice(body).unwrap_or_default();
    let code = body.code.as_u64().unwrap_or(0);
    let wait = retry_after(headers, &body);
    let error = by_code(code, &body, wait).unwrap_or_else(|| by_status(status, code, headers, &body, wait, is_json));
    Failure { error, status: status.as_u16(), code }
}

/// The rows of the table that the JSON code decides.
fn by_code(code: u64, body: &ErrorBody, wait: Option<Duration>) -> Option<SendError> {
    let refused = match code {
        50014 => Refused::Unauthorized,
        50007 => Refused::DmClosed,
        50278 => Refused::NoMutualServer,
        20026 => Refused::Quarantined,
        40003 => Refused::OpeningTooFast,
        50001 => Refused::NoAccess,
        50013 => Refused::NoPermission,
        10003 => Refused::ChannelGone,
        10004 => Refused::GuildGone,
        10008 => Refused::MessageGone,
        10062 | 10015 | 50027 => Refused::InteractionGone,
        40060 => Refused::AlreadyAcknowledged,
        40094 => Refused::NoMoreFollowUps,
        10013 => Refused::UnknownUser,
        10007 => Refused::UnknownMember,
        30046 => Refused::OldEdits { retry_after: wait },
        50035 | 50006 | 50041 | 50109 => Refused::InvalidBody { code, path: first_path(&body.errors) },
        50083 => Refused::ThreadArchived,
        160_005 => Refused::ThreadLocked,
        40058 => Refused::ForumNeedsThread,
        40067 => Refused::ForumNeedsTag,
        40333 => Refused::BadUserAgent,
        200_000 | 240_000 => Refused::TextBlocked,
        30003 => Refused::PinsFull,
        30038 => Refused::EventsFull,
        20016 | 20028 | 20029 => {
            let retry_after = wait.unwrap_or(RETRY_AFTER_UNSAID);
            return Some(SendError::RateLimited { retry_after, scope: LimitScope::Channel });
        }
        130_000 => return Some(SendError::Unknown(UnknownWhy::ServerError { status: 503 })),
        _ => return None,
    };
    Some(SendError::Refused(refused))
}

/// The rows that only the status can decide.
fn by_status(
    status: StatusCode,
    code: u64,
    headers: &HeaderMap,
    body: &ErrorBody,
    wait: Option<Duration>,
    is_json: bool,
) -> SendError {
    match status.as_u16() {
        401 => SendError::Refused(Refused::Unauthorized),
        429 => {
            let retry_after = wait.unwrap_or(RETRY_AFTER_UNSAID);
            SendError::RateLimited { retry_after, scope: scope(headers, body, is_json) }
        }
        // 408: the edge gave up waiting, and nobody knows what became of the request behind it.
        status @ (408 | 500..=599) => SendError::Unknown(UnknownWhy::ServerError { status }),
        400 if code == 0 => SendError::Refused(Refused::InvalidBody { code, path: first_path(&body.errors) }),
        status => SendError::Refused(Refused::Other { status, code }),
    }
}

fn scope(headers: &HeaderMap, body: &ErrorBody, is_json: bool) -> LimitScope {
    match headers.get(SCOPE_HEADER).map(reqwest::header::HeaderValue::as_bytes) {
        Some(b"shared") => LimitScope::Shared,
        Some(b"global") => LimitScope::Global,
        _ if headers.contains_key(GLOBAL_HEADER) || body.global.as_bool() == Some(true) => LimitScope::Global,
        // A 429 that is not even JSON comes from the edge and is about our address as a whole.
        None if !is_json => LimitScope::Global,
        _ => LimitScope::Route,
    }
}

/// The longest wait that body and headers name: the body has the fraction, the header is there when the body is not.
fn retry_after(headers: &HeaderMap, body: &ErrorBody) -> Option<Duration> {
    let header =
        |name: &str| headers.get(name).and_then(|value| value.to_str().ok()).and_then(|text| text.trim().parse::<f64>().ok());
    let said = [body.retry_after.as_f64(), header(RETRY_AFTER.as_str())];
    let said = said.into_iter().flatten().filter_map(seconds).max();
    said.or_else(|| header(RESET_AFTER_HEADER).and_then(seconds))
}

/// Seconds with a fraction as a duration, within what we believe; `None` for what is no time at all.
#[must_use]
pub fn seconds(seconds: f64) -> Option<Duration> {
    if !seconds.is_finite() || seconds < 0.0 {
        return None;
    }
    Some(Duration::try_from_secs_f64(seconds).unwrap_or(RETRY_AFTER_MAX).min(RETRY_AFTER_MAX))
}

/// Where an `errors` tree has its first complaint and which rule it names, as `components.0.label BASE_TYPE_MAX_LENGTH`. Messages are
/// left out: they may repeat what a member wrote.
fn first_path(errors: &Value) -> String {
    let mut path = Vec::new();
    let mut found = String::new();
    if follow(errors, &mut path, &mut found, 0) { found.chars().take(PATH_CHARS_MAX).collect() } else { String::new() }
}

fn follow<'a>(node: &'a Value, path: &mut Vec<&'a str>, found: &mut String, depth: usize) -> bool {
    let Some(map) = node.as_object().filter(|_| depth < DEPTH_MAX) else { return false };
    if let Some(rule) = map.get("_errors").and_then(Value::as_array) {
        let rule = rule.first().and_then(|first| first["code"].as_str()).unwrap_or("");
        *found = format!("{} {rule}", path.join(".")).trim().to_owned();
        return true;
    }
    map.iter().any(|(name, child)| {
        path.push(name);
        let is_found = follow(child, path, found, depth + 1);
        path.pop();
        is_found
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn headers(pairs: &[(&'static str, &str)]) -> HeaderMap {
        pairs
            .iter()
            .map(|(name, value)| (reqwest::header::HeaderName::from_static(name), value.parse().expect("a value")))
            .collect()
    }

    fn failure(status: u16, pairs: &[(&'static str, &str)], body: &str) -> Failure {
        read(StatusCode::from_u16(status).expect("a status"), &headers(pairs), body.as_bytes())
    }

    /// `4-discord.md` §9, row by row.
    #[test]
    fn every_row_of_the_table() {
        let invalid = |code| Refused::InvalidBody { code, path: String::new() };
        let rows = [
            (401, 0, Refused::Unauthorized),
            (401, 50014, Refused::Unauthorized),
            (403, 50014, Refused::Unauthorized),
            (403, 50007, Refused::DmClosed),
            (403, 50278, Refused::NoMutualServer),
            (403, 20026, Refused::Quarantined),
            (403, 40003, Refused::OpeningTooFast),
            (403, 50001, Refused::NoAccess),
            (403, 50013, Refused::NoPermission),
            (404, 10003, Refused::ChannelGone),
            (404, 10004, Refused::GuildGone),
            (404, 10008, Refused::MessageGone),
            (404, 10062, Refused::InteractionGone),
            (400, 40060, Refused::AlreadyAcknowledged),
            (404, 10015, Refused::InteractionGone),
            (401, 50027, Refused::InteractionGone),
            (404, 10013, Refused::UnknownUser),
            (404, 10007, Refused::UnknownMember),
            (429, 30046, Refused::OldEdits { retry_after: None }),
            (400, 50035, invalid(50035)),
            (400, 50006, invalid(50006)),
            (400, 50041, invalid(50041)),
            (400, 50109, invalid(50109)),
            (400, 50083, Refused::ThreadArchived),
            (400, 160_005, Refused::ThreadLocked),
            (400, 40058, Refused::ForumNeedsThread),
            (400, 40067, Refused::ForumNeedsTag),
            (403, 40333, Refused::BadUserAgent),
            (403, 200_000, Refused::TextBlocked),
            (403, 240_000, Refused::TextBlocked),
            (400, 30003, Refused::PinsFull),
            (400, 30038, Refused::EventsFull),
            (400, 40094, Refused::NoMoreFollowUps),
            (403, 0, Refused::Other { status: 403, code: 0 }),
            (404, 10001, Refused::Other { status: 404, code: 10001 }),
            (400, 0, invalid(0)),
            (302, 0, Refused::Other { status: 302, code: 0 }),
        ];
        for (status, code, expected) in rows {
            let failure = failure(status, &[], &json!({ "code": code, "message": "words" }).to_string());
            assert_eq!(failure.error, SendError::Refused(expected), "{status} {code}");
            assert_eq!((failure.status, failure.code), (status, code));
        }
    }

    #[test]
    fn the_code_decides_whatever_the_status() {
        for status in [400, 403, 404, 429, 500] {
            assert_eq!(failure(status, &[], r#"{"code":50007}"#).error, SendError::Refused(Refused::DmClosed), "{status}");
        }
    }

    #[test]
    fn what_may_have_happened_is_unknown() {
        for (status, body) in [(500, ""), (502, "<html>"), (503, r#"{"code":0}"#), (504, "null"), (408, ""), (520, "")] {
            let expected = SendError::Unknown(UnknownWhy::ServerError { status });
            assert_eq!(failure(status, &[], body).error, expected, "{status}");
        }
        assert!(failure(400, &[], r#"{"code":130000}"#).error.is_unknown(), "130000: the resource is overloaded");
    }

    #[test]
    fn a_429_says_who_waits_and_how_long() {
        let ms = Duration::from_millis;
        let json = r#"{"message":"words","retry_after":1.337,"global":false}"#;
        let global = r#"{"message":"words","retry_after":0.5,"global":true}"#;
        type Case<'a> = (&'a [(&'static str, &'a str)], &'a str, LimitScope, Duration);
        let cases: [Case<'_>; 11] = [
            (&[("x-ratelimit-scope", "user")], json, LimitScope::Route, ms(1337)),
            (&[("x-ratelimit-scope", "shared")], json, LimitScope::Shared, ms(1337)),
            (&[("x-ratelimit-scope", "global")], json, LimitScope::Global, ms(1337)),
            (&[("x-ratelimit-global", "true")], json, LimitScope::Global, ms(1337)),
            (&[], global, LimitScope::Global, ms(500)),
            (&[("retry-after", "65")], json, LimitScope::Route, ms(65_000)),
            (&[("retry-after", "30")], "error code: 1015", LimitScope::Global, ms(30_000)),
            (&[("x-ratelimit-reset-after", "2.5")], "{}", LimitScope::Route, ms(2500)),
            (&[], "{}", LimitScope::Route, RETRY_AFTER_UNSAID),
            (&[("retry-after", "-3")], r#"{"retry_after":"soon"}"#, LimitScope::Route, RETRY_AFTER_UNSAID),
            (&[("retry-after", "1e300")], "{}", LimitScope::Route, RETRY_AFTER_MAX),
        ];
        for (headers, body, scope, retry_after) in cases {
            assert_eq!(failure(429, headers, body).error, SendError::RateLimited { retry_after, scope }, "{headers:?} {body}");
        }
        for code in [20016, 20028, 20029] {
            let failure = failure(429, &[("retry-after", "4")], &json!({ "code": code }).to_string());
            assert_eq!(failure.error, SendError::RateLimited { retry_after: ms(4000), scope: LimitScope::Channel }, "{code}");
        }
        let old = failure(429, &[("retry-after", "20")], r#"{"code":30046,"retry_after":19.5}"#);
        assert_eq!(old.error, SendError::Refused(Refused::OldEdits { retry_after: Some(ms(20_000)) }));
    }

    #[test]
    fn only_some_failures_count_as_invalid_requests() {
        let table = [
            (401, "{}", "user", true),
            (403, r#"{"code":50007}"#, "user", true),
            (429, "{}", "user", true),
            (429, "{}", "global", true),
            (429, "{}", "shared", false),
            (429, r#"{"code":30046}"#, "user", true),
            (404, r#"{"code":10008}"#, "user", false),
            (400, r#"{"code":50035}"#, "user", false),
            (500, "", "user", false),
        ];
        for (status, body, scope, expected) in table {
            let failure = failure(status, &[("x-ratelimit-scope", scope)], body);
            assert_eq!(failure.is_invalid_request(), expected, "{status} {body} {scope}");
        }
    }

    #[test]
    fn an_invalid_body_is_named_by_its_path() {
        let errors = json!({ "components": { "0": { "components": { "1": { "label": {
            "_errors": [{ "code": "BASE_TYPE_MAX_LENGTH", "message": "Must be 80 or fewer in length: Ana's secret" }] } } } } } });
        let body = json!({ "code": 50035, "message": "Invalid Form Body", "errors": errors }).to_string();
        let expected = "components.0.components.1.label BASE_TYPE_MAX_LENGTH".to_owned();
        assert_eq!(failure(400, &[], &body).error, SendError::Refused(Refused::InvalidBody { code: 50035, path: expected }));

        let mut deep = json!({});
        for _ in 0..100 {
            deep = json!({ "a": deep });
        }
        let body = json!({ "code": 50035, "errors": deep }).to_string();
        let expected = Refused::InvalidBody { code: 50035, path: String::new() };
        assert_eq!(failure(400, &[], &body).error, SendError::Refused(expected), "a tree without end");
    }

    #[test]
    fn a_body_of_another_shape_changes_nothing() {
        for body in ["", "[]", "\"x\"", "{\"code\":\"50007\"}", "{\"code\":-1}", "{\"errors\":[1]}", "\u{feff}{}"] {
            let failure = failure(403, &[], body);
            assert_eq!(failure.error, SendError::Refused(Refused::Other { status: 403, code: 0 }), "{body:?}");
        }
    }
}
