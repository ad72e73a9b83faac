//! REST v10: one pipeline for every request. Route, faults, token, limits, contract, then the act itself; answer, log, tell.

mod channels;
mod commands;
mod compose;
mod errors;
mod interactions;
mod lookups;
mod messages;
pub mod routes;
pub(crate) mod upload;

use std::collections::BTreeMap;

use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use chrono::{DateTime, Utc};
use second_wind::clock::{Clock as _, SystemClock, network_now};
use serde_json::{Value, json};

use super::events::{RequestRecord, Violation};
use super::faults::Trouble;
use super::ids::{ChannelId, UserId};
use super::limits::BucketView;
use super::listener::Breaker;
use super::world::{Core, World};
use errors::ApiError;
use routes::{Kind, NoRoute, Params};
use upload::Upload;

/// A request that has a route and a body that was read.
struct Call<'a> {
    kind: Kind,
    params: Params,
    query: BTreeMap<String, String>,
    body: Value,
    files: Vec<Upload>,
    now: DateTime<Utc>,
    base: &'a str,
}

/// What a handler answers: a body, or none (204).
type Done = Result<Option<Value>, ApiError>;

/// Counts a request as in flight until it is dropped, also when the client hangs up.
struct Flight(World);

impl Flight {
    fn new(world: &World) -> Self {
        world.with(|core| core.live.in_flight += 1);
        Self(world.clone())
    }
}

impl Drop for Flight {
    fn drop(&mut self) {
        self.0.with(|core| core.live.in_flight = core.live.in_flight.saturating_sub(1));
    }
}

/// How a request ends.
enum End {
    Answer(u16, Value, HeaderMap),
    Break,
}

/// Handles one request below `/api`.
pub(super) async fn handle(State(world): State<World>, request: Request) -> Response {
    let _flight = Flight::new(&world);
    let breaker = request.extensions().get::<axum::extract::ConnectInfo<Breaker>>().map(|info| info.0.clone());
    let method = request.method().as_str().to_owned();
    let path = request.uri().path().to_owned();
    let mut seen = Seen { body: Value::Null, files: Vec::new() };
    let end = answer(&world, request, &method, &path, &mut seen).await;
    let status = match &end {
        End::Answer(status, ..) => *status,
        End::Break => 0,
    };
    world.with(|core| {
        let shared =
            matches!(&end, End::Answer(_, _, headers) if headers.get("x-ratelimit-scope").is_some_and(|scope| scope == "shared"));
        if matches!(status, 401 | 403 | 429) && !shared {
            core.live.meter.note_invalid(network_now());
        }
        let record = RequestRecord {
            at: world.now(),
            method,
            path: routes::without_token(&path),
            status,
            body: seen.body,
            files: seen.files,
        };
        core.log(record);
    });
    match end {
        End::Answer(status, body, headers) => respond(status, &body, headers),
        End::Break => match breaker {
            Some(breaker) => {
                breaker.break_it();
                StatusCode::BAD_GATEWAY.into_response()
            }
            None => StatusCode::BAD_GATEWAY.into_response(),
        },
    }
}

/// What the log keeps of a request.
struct Seen {
    body: Value,
    files: Vec<String>,
}

fn respond(status: u16, body: &Value, headers: HeaderMap) -> Response {
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let mut response = match body {
        Value::Null => Response::new(Body::empty()),
        body => Response::new(Body::from(body.to_string())),
    };
    *response.status_mut() = status;
    response.headers_mut().extend(headers);
    if !body.is_null() {
        response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    }
    response
}

fn refusal(error: ApiError) -> End {
    let (status, body, headers) = error.into_parts();
    End::Answer(status, body, headers)
}

async fn answer(world: &World, request: Request, method: &str, path: &str, seen: &mut Seen) -> End {
    let now = world.now();
    let (parts, body) = request.into_parts();
    let violation = |json_path: &str, message: &str| Violation {
        method: method.to_owned(),
        path: routes::without_token(path),
        json_path: json_path.to_owned(),
        message: message.to_owned(),
    };
    let (kind, params) = match routes::find(method, path) {
        Ok(found) => found,
        Err(miss) => {
            world.with(|core| core.violate(violation("", "no such route in the stand-in's table")));
            return refusal(match miss {
                NoRoute::WrongMethod => ApiError::plain(405, 0, "405: Method Not Allowed"),
                NoRoute::NotAnId => ApiError::form("a path parameter is not a snowflake"),
                NoRoute::Unknown => ApiError::plain(404, 0, "404: Not Found"),
            });
        }
    };
    let bytes = match to_bytes(body, super::BODY_MAX_BYTES).await {
        Ok(bytes) => bytes,
        Err(_) => {
            world.with(|core| core.violate(violation("", "the request is larger than 25 MiB")));
            return refusal(ApiError::code(413, 40005));
        }
    };
    let read = upload::read(&parts, bytes).await;
    if let Ok((body, files)) = &read {
        seen.body = body.clone();
        seen.files = files.iter().map(|file| file.name.clone()).collect();
    }
    let trouble = world.with(|core| meet(core, kind, &params, &seen.body, now));
    let lose_answer = match trouble {
        Some(Met::Out) => {
            return End::Answer(503, json!("upstream connect error or disconnect/reset before headers"), HeaderMap::new());
        }
        Some(Met::Trouble(Trouble::DropBefore)) => return End::Break,
        Some(Met::Trouble(Trouble::Status { status, code, retry_after_secs })) => {
            return refusal(ApiError::on_demand(status, code, retry_after_secs));
        }
        Some(Met::Trouble(Trouble::TooMany { retry_after_secs, scope })) => {
            return refusal(ApiError::too_many(retry_after_secs, scope));
        }
        Some(Met::Trouble(Trouble::Delay(wait))) => {
            tokio::time::sleep(wait).await;
            false
        }
        Some(Met::Trouble(Trouble::LoseAnswer)) => true,
        None => false,
    };
    if let Err(error) = check_client(world, kind, &parts.headers) {
        if error.code == 40333 {
            world.with(|core| core.violate(violation("", "the User-Agent is not `DiscordBot (url, version)`")));
        }
        return refusal(error);
    }
    let bucket = match world.with(|core| limit(core, world, kind, &params)) {
        Ok(bucket) => bucket,
        Err(end) => return *end,
    };
    let headers = bucket.as_ref().map(bucket_headers).unwrap_or_default();
    let (body, files) = match read {
        Ok(read) => read,
        Err(message) => {
            world.with(|core| core.violate(violation("", &message)));
            return refusal(ApiError::plain(400, 50109, &message));
        }
    };
    // Validation can take a moment for a large body, so it happens outside the world's lock.
    let faults = world.inner.contract.check(kind, &body, &files);
    if !faults.is_empty() {
        world.with(|core| {
            for fault in &faults {
                core.violate(violation(&fault.path, &fault.message));
            }
        });
        if faults.iter().any(|fault| fault.refused) {
            return refusal(ApiError::invalid_form(&faults));
        }
    }
    let query = parts.uri.query().map(parse_query).unwrap_or_default();
    let call = Call { kind, params, query, body, files, now: world.now(), base: world.base() };
    let done = world.with(|core| act(world, core, &call));
    if lose_answer {
        return End::Break;
    }
    match done {
        Ok(body) => {
            if let Some(body) = &body {
                for fault in world.inner.contract.check_answer(kind, body) {
                    world.with(|core| {
                        core.violate(violation(&fault.path, &format!("the stand-in's own answer: {}", fault.message)))
                    });
                }
            }
            let status = if body.is_none() { 204 } else { 200 };
            End::Answer(status, body.unwrap_or(Value::Null), headers)
        }
        Err(error) => {
            let (status, body, more) = error.into_parts();
            let mut headers = headers;
            headers.extend(more);
            End::Answer(status, body, headers)
        }
    }
}

enum Met {
    Out,
    Trouble(Trouble),
}

fn meet(core: &mut Core, kind: Kind, params: &Params, body: &Value, now: DateTime<Utc>) -> Option<Met> {
    if core.live.faults.is_out(now) {
        return Some(Met::Out);
    }
    let channel = (params.channel != 0).then_some(ChannelId(params.channel));
    let user = match kind {
        Kind::OpenDm => body["recipient_id"].as_str().and_then(|id| id.parse().ok()),
        Kind::GetMember => Some(UserId(params.user)),
        _ => channel.and_then(|id| core.state.channels.get(&id)).and_then(super::model::Channel::dm_user),
    };
    core.live.faults.meet(kind, channel, user).map(Met::Trouble)
}

fn check_client(world: &World, kind: Kind, headers: &HeaderMap) -> Result<(), ApiError> {
    let text = |name: HeaderName| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or("");
    let agent = text(header::USER_AGENT);
    if !agent.starts_with("DiscordBot (") || !agent.contains(',') || !agent.contains(')') {
        return Err(ApiError::code(403, 40333));
    }
    if kind.is_interaction() {
        return Ok(());
    }
    let given = text(header::AUTHORIZATION).strip_prefix("Bot ").unwrap_or("");
    let revoked = world.lock().live.faults.token_revoked;
    if revoked || !super::is_rehearsal_token(given) {
        return Err(ApiError::plain(401, 0, "401: Unauthorized"));
    }
    Ok(())
}

/// Counts the request, or the 429 that answers it.
fn limit(core: &mut Core, world: &World, kind: Kind, params: &Params) -> Result<Option<BucketView>, Box<End>> {
    let (limits, now) = (&world.inner.limits, network_now());
    if core.live.meter.invalid(now) >= limits.invalid_per_10_min {
        return Err(Box::new(End::Answer(429, json!("error code: 1015"), HeaderMap::new())));
    }
    let resource = if kind.is_interaction() { params.token.clone() } else { format!("{}/{}", params.channel, params.guild) };
    core.live.meter.take(limits, kind, &resource, now).map_err(|(wait, view)| {
        let mut headers = view.as_ref().map(bucket_headers).unwrap_or_default();
        let secs = wait.retry_after.as_secs_f64();
        put(&mut headers, "retry-after", &format!("{}", secs.ceil()));
        put(&mut headers, "x-ratelimit-scope", if wait.global { "global" } else { "user" });
        if wait.global {
            put(&mut headers, "x-ratelimit-global", "true");
        }
        let retry_after = (secs * 1_000.0).ceil() / 1_000.0;
        let body = json!({"message": "You are being rate limited.", "retry_after": retry_after, "global": wait.global});
        Box::new(End::Answer(429, body, headers))
    })
}

fn put(headers: &mut HeaderMap, name: &'static str, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        headers.insert(HeaderName::from_static(name), value);
    }
}

fn bucket_headers(view: &BucketView) -> HeaderMap {
    let mut headers = HeaderMap::new();
    let reset_after = view.reset_after.as_secs_f64();
    // The instant of the reset is on the wire's clock, not on a calendar that a test may have moved.
    let reset = SystemClock.now().timestamp_millis() as f64 / 1_000.0 + reset_after;
    put(&mut headers, "x-ratelimit-limit", &view.limit.to_string());
    put(&mut headers, "x-ratelimit-remaining", &view.remaining.to_string());
    put(&mut headers, "x-ratelimit-reset", &format!("{reset:.3}"));
    put(&mut headers, "x-ratelimit-reset-after", &format!("{reset_after:.3}"));
    put(&mut headers, "x-ratelimit-bucket", &view.bucket);
    headers
}

fn parse_query(query: &str) -> BTreeMap<String, String> {
    query.split('&').filter_map(|pair| pair.split_once('=')).map(|(key, value)| (key.to_owned(), value.to_owned())).collect()
}

fn act(world: &World, core: &mut Core, call: &Call<'_>) -> Done {
    core.let_thread_sleep(ChannelId(call.params.channel), call.now);
    match call.kind {
        Kind::Gateway
        | Kind::GatewayBot
        | Kind::Me
        | Kind::Application
        | Kind::GetChannel
        | Kind::GetGuild
        | Kind::GetRoles
        | Kind::GetMember => lookups::handle(world, core, call),
        Kind::ModifyChannel => channels::modify(core, call),
        Kind::ListCommands | Kind::PutCommands => commands::handle(core, call),
        Kind::OpenDm | Kind::ListMessages | Kind::SendMessage | Kind::GetMessage | Kind::EditMessage | Kind::DeleteMessage => {
            messages::handle(world, core, call)
        }
        Kind::Callback => interactions::callback(world, core, call),
        Kind::FollowUp
        | Kind::GetOriginal
        | Kind::EditOriginal
        | Kind::DeleteOriginal
        | Kind::GetFollowUp
        | Kind::EditFollowUp
        | Kind::DeleteFollowUp => interactions::webhook(core, call),
    }
}
