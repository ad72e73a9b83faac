//! REST v10: one pipeline for every request. Route, faults, token, limits, contract, then the act itself; answer, log, tell.

mod channels;
mod commands;
pub(crate) mod compose;
mod errors;
mod interactions;
mod limiting;
mod lookups;
mod messages;
mod parts;
pub mod routes;
pub(crate) mod upload;

use std::collections::BTreeMap;

use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use chrono::{DateTime, Utc};
use second_wind::clock::network_now;
use serde_json::Value;

use super::cdn::Links;
use super::events::{RequestRecord, Violation};
use super::faults::Trouble;
use super::ids::{ChannelId, UserId};
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
    base: Links<'a>,
}

impl Call<'_> {
    /// The body as that of a message.
    fn said(&self) -> compose::Said<'_> {
        compose::Said { body: &self.body, at: "", files: &self.files }
    }
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
    /// Something before Discord answers, in HTML.
    Page(u16, &'static str, HeaderMap),
    Break,
}

/// Handles one request below `/api`.
pub(super) async fn handle(State(world): State<World>, request: Request) -> Response {
    let _flight = Flight::new(&world);
    let breaker = request.extensions().get::<axum::extract::ConnectInfo<Breaker>>().map(|info| info.0.clone());
    let method = request.method().as_str().to_owned();
    let path = request.uri().path().to_owned();
    let mut seen = Seen { kind: None, body: Value::Null, files: Vec::new() };
    let end = answer(&world, request, &method, &path, &mut seen).await;
    if let (Some(kind), End::Answer(status, body, _)) = (seen.kind, &end) {
        for fault in world.inner.contract.check_answer(kind, *status, body) {
            let message = format!("the stand-in's own answer {status}: {}", fault.message);
            let path = routes::without_token(&path);
            world.with(|core| core.violate(Violation { method: method.clone(), path, json_path: fault.path, message }));
        }
    }
    let status = match &end {
        End::Answer(status, ..) | End::Page(status, ..) => *status,
        End::Break => 0,
    };
    world.with(|core| {
        let shared =
            matches!(&end, End::Answer(_, _, headers) if headers.get("x-ratelimit-scope").is_some_and(|scope| scope == "shared"));
        // What a page before Discord refuses is not counted again.
        if matches!(status, 401 | 403 | 429) && matches!(end, End::Answer(..)) && !shared {
            core.live.meter.note_invalid(&world.inner.limits, network_now());
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
        End::Page(status, text, headers) => {
            let status = StatusCode::from_u16(status).unwrap_or(StatusCode::BAD_GATEWAY);
            (status, headers, axum::response::Html(text)).into_response()
        }
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
    kind: Option<Kind>,
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
    if let Some(page) = limiting::banned(&world.lock()) {
        return page;
    }
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
    seen.kind = Some(kind);
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
            return End::Page(503, "upstream connect error or disconnect/reset before headers", HeaderMap::new());
        }
        Some(Met::Trouble(Trouble::DropBefore)) => return End::Break,
        Some(Met::Trouble(Trouble::Status { status, code, retry_after_secs })) => {
            return refusal(ApiError::on_demand(status, code, retry_after_secs));
        }
        Some(Met::Trouble(Trouble::TooMany { retry_after_secs, scope })) => {
            return refusal(ApiError::too_many(retry_after_secs, scope));
        }
        Some(Met::Trouble(Trouble::Page { status, retry_after_secs })) => {
            let mut headers = HeaderMap::new();
            if let Some(secs) = retry_after_secs {
                limiting::put(&mut headers, "retry-after", &secs.to_string());
            }
            return End::Page(status, "<!DOCTYPE html><title>Discord is not here</title><p>error code: on demand</p>", headers);
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
    let bucket = match world.with(|core| limiting::limit(core, world, kind, &params)) {
        Ok(bucket) => bucket,
        Err(end) => return *end,
    };
    let headers = bucket.as_ref().map(limiting::bucket_headers).unwrap_or_default();
    let (body, files) = match read {
        Ok(read) => read,
        Err(message) => {
            world.with(|core| core.violate(violation("", &message)));
            return refusal(ApiError::plain(400, 50109, &message));
        }
    };
    // Validation can take a moment for a large body, so it happens outside the world's lock.
    let is_v2 = world.lock().edits_version_two(kind, &params, &body);
    let faults = world.inner.contract.check(kind, &body, &files, is_v2);
    if !faults.is_empty() {
        world.with(|core| {
            for fault in &faults {
                core.violate(violation(&fault.path, &fault.message));
            }
        });
        if let Some(error) = upload::beyond(&files) {
            return refusal(error);
        }
        if faults.iter().any(|fault| fault.refused) {
            return refusal(ApiError::invalid_form(&faults));
        }
    }
    let query = parts.uri.query().map(parse_query).unwrap_or_default();
    let call = Call { kind, params, query, body, files, now: world.now(), base: world.links() };
    let done = world.with(|core| act(world, core, &call));
    if lose_answer {
        return End::Break;
    }
    match done {
        Ok(body) => {
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

/// `DiscordBot (url, version)`, with whatever follows. discord.py leaves the comma out, and is let in.
fn is_bots(agent: &str) -> bool {
    let within = agent.strip_prefix("DiscordBot (").and_then(|rest| rest.split_once(')')).map(|(within, _)| within);
    within.is_some_and(|within| within.starts_with("http") && within.trim_end_matches(',').contains([',', ' ']))
}

fn check_client(world: &World, kind: Kind, headers: &HeaderMap) -> Result<(), ApiError> {
    let text = |name: HeaderName| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or("");
    let agent = text(header::USER_AGENT);
    // discord.py answers interactions under the name of its HTTP library; Discord lets that pass, our own sender may not.
    let is_excused = kind.is_interaction() && world.inner.contract.is_lenient();
    if !is_excused && !is_bots(agent) {
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
