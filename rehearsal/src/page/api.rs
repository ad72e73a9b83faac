//! The page's interface: what a person reads and does. Every refusal is a sentence.

use std::collections::BTreeMap;
use std::time::Duration;

use axum::extract::rejection::{JsonRejection, QueryRejection};
use axum::extract::{FromRequest, FromRequestParts, Query, Request, State};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::{Value, json};

use super::{Page, Scene, views};
use crate::discord::{Answer, ChannelId, InteractionId, MessageId, Refused, UserId};
use crate::interactive::clockwork::Move;

/// How long the page waits for a first answer, in real time; the stand-in fails it after three seconds.
const ANSWER_WAIT: Duration = Duration::from_secs(10);
/// How many messages of a channel the page gets at first.
const MESSAGES: usize = 100;
/// How many it gets when it asks for all that went before.
const MESSAGES_MAX: usize = 2_000;

/// A refusal, as a status and a sentence.
#[derive(Debug)]
pub(super) struct Failed(StatusCode, String);

impl IntoResponse for Failed {
    fn into_response(self) -> Response {
        (self.0, Json(json!({ "error": self.1 }))).into_response()
    }
}

impl From<Refused> for Failed {
    fn from(refused: Refused) -> Self {
        Self(StatusCode::UNPROCESSABLE_ENTITY, refused.0)
    }
}

impl From<JsonRejection> for Failed {
    fn from(rejection: JsonRejection) -> Self {
        Self(rejection.status(), rejection.body_text())
    }
}

impl From<QueryRejection> for Failed {
    fn from(rejection: QueryRejection) -> Self {
        Self(rejection.status(), rejection.body_text())
    }
}

/// A JSON body.
pub(super) struct Body<T>(pub(super) T);

impl<T: serde::de::DeserializeOwned> FromRequest<Page> for Body<T> {
    type Rejection = Failed;

    async fn from_request(request: Request, page: &Page) -> Result<Self, Failed> {
        let Json(body) = Json::<T>::from_request(request, page).await?;
        Ok(Self(body))
    }
}

/// The query of an address.
pub(super) struct Asked<T>(pub(super) T);

impl<T: serde::de::DeserializeOwned> FromRequestParts<Page> for Asked<T> {
    type Rejection = Failed;

    async fn from_request_parts(parts: &mut Parts, page: &Page) -> Result<Self, Failed> {
        let Query(asked) = Query::<T>::from_request_parts(parts, page).await?;
        Ok(Self(asked))
    }
}

pub(super) type Answered = Result<Json<Value>, Failed>;

/// Who asks.
pub(super) enum Who {
    /// Whoever is new to the club.
    Newcomer,
    /// This person.
    Person(UserId),
}

pub(super) fn router() -> Router<Page> {
    Router::new()
        .route("/scene", get(scene))
        .route("/messages", get(messages))
        .route("/commands", get(commands))
        .route("/press", post(press))
        .route("/choose", post(choose))
        .route("/slash", post(slash))
        .route("/upload", post(upload))
        .route("/complete", post(complete))
        .route("/submit", post(submit))
        .route("/close", post(close))
        .route("/say", post(say))
        .route("/dm", post(dm))
        .route("/dismiss", post(dismiss))
        .route("/closed", post(closed))
        .route("/clock", post(clock))
}

impl Page {
    /// The world, if it is there and this person is in it.
    pub(super) fn scene(&self, who: Who) -> Result<Scene, Failed> {
        let scene = self
            .0
            .scene
            .get()
            .ok_or_else(|| Failed(StatusCode::SERVICE_UNAVAILABLE, "the rehearsal is still starting".into()))?;
        match who {
            Who::Person(user) if scene.world.user(user).is_none_or(|user| user.bot) => {
                Err(Failed(StatusCode::NOT_FOUND, "there is no such person".into()))
            }
            _ => Ok(scene.clone()),
        }
    }
}

impl Page {
    /// The world for someone who does something in it. Nobody does before the club has opened: it would lie in its past.
    fn act(&self, user: UserId) -> Result<Scene, Failed> {
        let scene = self.scene(Who::Person(user))?;
        if self.clockwork().is_some_and(|clockwork| clockwork.is_opening()) {
            let why = "the club still lives its past; then it is your turn";
            return Err(Failed(StatusCode::SERVICE_UNAVAILABLE, why.into()));
        }
        Ok(scene)
    }
}

#[derive(Deserialize)]
struct MaybeAs {
    #[serde(rename = "as")]
    user: Option<UserId>,
}

async fn scene(State(page): State<Page>, Asked(MaybeAs { user }): Asked<MaybeAs>) -> Answered {
    let scene = page.scene(Who::Newcomer)?;
    let newcomer = || scene.club.person(crate::club::NEWCOMER).unwrap_or_default();
    let user = user.filter(|user| scene.world.user(*user).is_some_and(|user| !user.bot)).unwrap_or_else(newcomer);
    let known = match page.clockwork() {
        Some(clockwork) => clockwork.known(user).await.unwrap_or_else(|error| {
            tracing::warn!(%error, "the bot's database could not be read");
            None
        }),
        None => None,
    };
    Ok(Json(views::scene(&scene.world, &scene.club, user, known, *page.0.health.borrow())))
}

#[derive(Deserialize)]
struct InChannel {
    #[serde(rename = "as")]
    user: UserId,
    channel: ChannelId,
    #[serde(default)]
    all: bool,
}

async fn messages(State(page): State<Page>, Asked(asked): Asked<InChannel>) -> Answered {
    let scene = page.scene(Who::Person(asked.user))?;
    Ok(Json(views::messages(&scene.world, asked.channel, asked.user, if asked.all { MESSAGES_MAX } else { MESSAGES })))
}

async fn commands(State(page): State<Page>, Asked(asked): Asked<InChannel>) -> Answered {
    let scene = page.scene(Who::Person(asked.user))?;
    Ok(Json(views::commands(&scene.world, asked.user, asked.channel)))
}

#[derive(Deserialize)]
struct Pressed {
    #[serde(rename = "as")]
    user: UserId,
    message: MessageId,
    custom_id: String,
    #[serde(default)]
    values: Vec<String>,
}

async fn press(State(page): State<Page>, Body(act): Body<Pressed>) -> Answered {
    let scene = page.act(act.user)?;
    let id = scene.world.press(act.user, act.message, &act.custom_id)?;
    first(&scene, id).await
}

async fn choose(State(page): State<Page>, Body(act): Body<Pressed>) -> Answered {
    let scene = page.act(act.user)?;
    let values: Vec<&str> = act.values.iter().map(String::as_str).collect();
    let id = scene.world.choose(act.user, act.message, &act.custom_id, &values)?;
    first(&scene, id).await
}

#[derive(Deserialize)]
struct Command {
    #[serde(rename = "as")]
    user: UserId,
    channel: ChannelId,
    path: String,
    #[serde(default)]
    values: BTreeMap<String, Value>,
    #[serde(default)]
    focused: String,
    #[serde(default)]
    text: String,
}

async fn slash(State(page): State<Page>, Body(act): Body<Command>) -> Answered {
    let scene = page.act(act.user)?;
    let id = scene.world.slash(act.user, act.channel, &act.path, &act.values)?;
    first(&scene, id).await
}

#[derive(Deserialize)]
struct Uploaded {
    #[serde(rename = "as")]
    user: UserId,
    channel: ChannelId,
    name: String,
    kind: String,
    base64: String,
}

/// Takes a file for an option of a command; its id is the option's value.
async fn upload(State(page): State<Page>, Body(act): Body<Uploaded>) -> Answered {
    let scene = page.act(act.user)?;
    let bytes = data_encoding::BASE64
        .decode(act.base64.as_bytes())
        .map_err(|error| Failed(StatusCode::UNPROCESSABLE_ENTITY, format!("the file did not arrive whole: {error}")))?;
    let kind = if act.kind.is_empty() { "application/octet-stream" } else { &act.kind };
    let id = scene.world.upload(act.channel, &act.name, kind, &bytes)?;
    Ok(Json(json!({ "id": id })))
}

async fn complete(State(page): State<Page>, Body(act): Body<Command>) -> Answered {
    let scene = page.act(act.user)?;
    let id = scene.world.autocomplete(act.user, act.channel, &act.path, &act.values, &act.focused, &act.text)?;
    first(&scene, id).await
}

#[derive(Deserialize)]
struct Filled {
    #[serde(rename = "as")]
    user: UserId,
    opened_by: InteractionId,
    fields: BTreeMap<String, Value>,
}

async fn submit(State(page): State<Page>, Body(act): Body<Filled>) -> Answered {
    let scene = page.act(act.user)?;
    let id = scene.world.submit_modal(act.user, act.opened_by, &act.fields)?;
    first(&scene, id).await
}

/// The bot's first answer. Messages come by the live connection as well; a form and choices come by this way only.
async fn first(scene: &Scene, id: InteractionId) -> Answered {
    let answer = tokio::time::timeout(ANSWER_WAIT, scene.world.await_first(id)).await;
    let answer = answer.unwrap_or_else(|_| Answer::Failed { reason: "no answer".into() });
    let mut out = json!(answer);
    if let Answer::Modal { modal } = &answer {
        out = json!({ "answer": "modal", "form": views::form(id, modal) });
    }
    out["interaction"] = json!(id);
    Ok(Json(out))
}

#[derive(Deserialize)]
struct Said {
    #[serde(rename = "as")]
    user: UserId,
    channel: ChannelId,
    text: String,
}

async fn say(State(page): State<Page>, Body(act): Body<Said>) -> Answered {
    let scene = page.act(act.user)?;
    let message = scene.world.say_in(act.user, act.channel, &act.text)?;
    Ok(Json(json!({ "message": message })))
}

#[derive(Deserialize)]
struct Myself {
    #[serde(rename = "as")]
    user: UserId,
    #[serde(default)]
    closed: bool,
}

async fn dm(State(page): State<Page>, Body(act): Body<Myself>) -> Answered {
    let scene = page.scene(Who::Person(act.user))?;
    let channel = scene.world.dm_with(act.user)?;
    Ok(Json(json!({ "channel": channel })))
}

async fn close(State(page): State<Page>, Body(act): Body<Myself>) -> Answered {
    let scene = page.scene(Who::Person(act.user))?;
    scene.world.close_form(act.user);
    Ok(Json(json!({})))
}

async fn closed(State(page): State<Page>, Body(act): Body<Myself>) -> Answered {
    let scene = page.scene(Who::Person(act.user))?;
    scene.world.set_dms_closed(act.user, act.closed);
    Ok(Json(json!({})))
}

#[derive(Deserialize)]
struct Dismissed {
    #[serde(rename = "as")]
    user: UserId,
    message: MessageId,
}

/// Takes an answer that only this person sees off their page.
async fn dismiss(State(page): State<Page>, Body(act): Body<Dismissed>) -> Answered {
    let scene = page.scene(Who::Person(act.user))?;
    let is_theirs = scene.world.message(act.message).is_some_and(|message| message.ephemeral_to == Some(act.user));
    if !is_theirs {
        return Err(Failed(StatusCode::UNPROCESSABLE_ENTITY, "only an answer that you alone see can be dismissed".into()));
    }
    scene.world.delete_message(act.message);
    Ok(Json(json!({})))
}

#[derive(Deserialize)]
struct Moved {
    #[serde(rename = "as")]
    user: UserId,
    how: Move,
}

async fn clock(State(page): State<Page>, Body(act): Body<Moved>) -> Answered {
    page.scene(Who::Person(act.user))?;
    let conflict = |why: &str| Failed(StatusCode::CONFLICT, why.to_owned());
    let clockwork = page.clockwork().ok_or_else(|| conflict("the clock can be moved once the bot runs"))?;
    match clockwork.start(act.how, act.user).await {
        Ok(true) => Ok(Json(json!({}))),
        Ok(false) => Err(conflict("the clock is being moved already")),
        Err(error) => Err(Failed(StatusCode::INTERNAL_SERVER_ERROR, format!("the bot's database: {error}"))),
    }
}
