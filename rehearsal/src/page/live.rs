//! What happens, told to an open page at once.

use axum::Router;
use axum::extract::ws::{Message as Frame, WebSocket, WebSocketUpgrade};
use axum::extract::{Query, State};
use axum::response::Response;
use axum::routing::any;
use serde::Deserialize;
use serde_json::{Value, json};
use tokio::sync::broadcast::error::RecvError;

use super::api::{Failed, Who};
use super::{Page, Scene, traffic, views};
use crate::discord::{Shown, UserId, What, permission};
use crate::interactive::clockwork::Journey;

/// What a page says while its panel for the curious is open. Any other word ends it.
const CURIOUS: &str = "curious";

#[derive(Deserialize)]
struct As {
    #[serde(rename = "as")]
    user: UserId,
}

pub(super) fn router() -> Router<Page> {
    Router::new().route("/live", any(open))
}

async fn open(State(page): State<Page>, Query(As { user }): Query<As>, upgrade: WebSocketUpgrade) -> Result<Response, Failed> {
    let scene = page.scene(Who::Person(user))?;
    Ok(upgrade.on_upgrade(move |socket| tell(page, scene, user, socket)))
}

/// Tells one page of everything that this person could see, until it goes away.
async fn tell(page: Page, scene: Scene, user: UserId, mut socket: WebSocket) {
    let mut events = scene.world.subscribe();
    let mut wound = page.0.clockwork.subscribe();
    let mut health = page.0.health.subscribe();
    let mut is_curious = false;
    loop {
        let clockwork = wound.borrow_and_update().clone();
        let mut journey = clockwork.as_ref().map(|clockwork| clockwork.journey());
        let first = match &mut journey {
            Some(journey) => clock(&scene, journey.borrow_and_update().as_ref(), true),
            None => clock(&scene, None, false),
        };
        if send(&mut socket, &first).await.is_err() {
            return;
        }
        loop {
            let moved = async {
                match &mut journey {
                    Some(journey) => journey.changed().await.is_ok(),
                    None => std::future::pending().await,
                }
            };
            let said = tokio::select! {
                heard = events.recv() => match heard {
                    Ok(event) if traffic::is_traffic(&event.what) && is_curious => {
                        if let What::Gateway { .. } = event.what
                            && send(&mut socket, &json!({ "type": "scene" })).await.is_err()
                        {
                            return;
                        }
                        Some(json!({ "type": "traffic" }))
                    }
                    Ok(event) => said(&scene, user, &event.what),
                    Err(RecvError::Lagged(_)) => Some(json!({ "type": "reload" })),
                    Err(RecvError::Closed) => return,
                },
                going_on = moved => {
                    if !going_on { break }
                    journey.as_mut().map(|journey| clock(&scene, journey.borrow_and_update().as_ref(), true))
                }
                changed = health.changed() => {
                    if changed.is_err() { return }
                    Some(json!({ "type": "scene" }))
                }
                changed = wound.changed() => {
                    if changed.is_err() { return }
                    break
                }
                frame = socket.recv() => match frame {
                    Some(Ok(Frame::Close(_)) | Err(_)) | None => return,
                    Some(Ok(Frame::Text(word))) => {
                        is_curious = word.as_str() == CURIOUS;
                        None
                    }
                    Some(Ok(_)) => None,
                },
            };
            if let Some(said) = said
                && send(&mut socket, &said).await.is_err()
            {
                return;
            }
        }
    }
}

async fn send(socket: &mut WebSocket, said: &Value) -> Result<(), axum::Error> {
    socket.send(Frame::Text(said.to_string().into())).await
}

fn clock(scene: &Scene, journey: Option<&Journey>, movable: bool) -> Value {
    let journey = journey.map(|journey| {
        json!({
            "from": journey.from.timestamp_millis(), "to": journey.to.timestamp_millis(), "at": journey.at.timestamp_millis(),
            "about": journey.about,
        })
    });
    json!({ "type": "clock", "now": scene.world.now().timestamp_millis(), "journey": journey, "movable": movable })
}

fn said(scene: &Scene, user: UserId, what: &What) -> Option<Value> {
    let world = &scene.world;
    let sees = |shown: &Shown| {
        shown.reader.is_none_or(|reader| reader == user)
            && world.permissions(user, shown.message.channel) & permission::VIEW_CHANNEL != 0
    };
    match what {
        What::MessageSent(shown) | What::MessageEdited(shown) => {
            let is_new = matches!(what, What::MessageSent(_));
            sees(shown).then(|| json!({ "type": "message", "new": is_new, "message": views::message(world, &shown.message) }))
        }
        What::MessageDeleted(shown) => {
            sees(shown).then(|| json!({ "type": "gone", "channel": shown.message.channel, "id": shown.message.id }))
        }
        What::Interaction(change) => (change.user == user)
            .then(|| json!({ "type": "interaction", "id": change.id, "channel": change.channel, "state": change.state, "act": change.act })),
        What::Gateway { .. } | What::World => Some(json!({ "type": "scene" })),
        What::ClockMoved => Some(json!({ "type": "moved", "now": world.now().timestamp_millis() })),
        What::Violation(violation) => Some(json!({ "type": "violation", "text": violation.to_string() })),
        What::Request(_) | What::Told { .. } => None,
    }
}
