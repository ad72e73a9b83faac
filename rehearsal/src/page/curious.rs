//! For the curious: what the bot will do next, what went over the wire, and trouble on demand.

use axum::extract::State;
use axum::routing::{get, post};
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::{Value, json};

use super::Page;
use super::api::{Answered, Asked, Body, Who};
use super::trouble::{Health, Jolt};
use crate::discord::UserId;

pub(super) fn router() -> Router<Page> {
    Router::new().route("/curious", get(curious)).route("/trouble", post(trouble)).route("/jolt", post(jolt))
}

#[derive(Deserialize)]
struct After {
    #[serde(rename = "as")]
    user: UserId,
    #[serde(default)]
    after: u64,
}

async fn curious(State(page): State<Page>, Asked(asked): Asked<After>) -> Answered {
    let scene = page.scene(Who::Person(asked.user))?;
    let jobs = match page.clockwork() {
        Some(clockwork) => clockwork.upcoming().await.map_or_else(
            |error| {
                tracing::warn!(%error, "the bot's queue could not be read");
                Value::Null
            },
            |jobs| json!(jobs),
        ),
        None => Value::Null,
    };
    Ok(Json(json!({
        "now": scene.world.now().timestamp_millis(),
        "jobs": jobs,
        "traffic": page.0.traffic.after(asked.after),
    })))
}

#[derive(Deserialize)]
struct Wished {
    #[serde(rename = "as")]
    user: UserId,
    discord: Health,
}

async fn trouble(State(page): State<Page>, Body(wished): Body<Wished>) -> Answered {
    let scene = page.scene(Who::Person(wished.user))?;
    wished.discord.apply(&scene.world);
    page.0.health.send_replace(wished.discord);
    Ok(Json(json!({ "discord": wished.discord })))
}

#[derive(Deserialize)]
struct Jolted {
    #[serde(rename = "as")]
    user: UserId,
    how: Jolt,
}

async fn jolt(State(page): State<Page>, Body(jolted): Body<Jolted>) -> Answered {
    let scene = page.scene(Who::Person(jolted.user))?;
    jolted.how.apply(&scene.world);
    Ok(Json(json!({})))
}
