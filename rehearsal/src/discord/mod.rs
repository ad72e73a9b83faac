//! A stand-in for Discord on this machine: REST v10, the gateway, interactions, limits, and trouble on demand, so good that the bot
//! cannot tell. It listens on loopback only and takes rehearsal tokens only. `rehearsal/README.md` says how other clients use it.

mod cdn;
pub mod contract;
pub mod events;
pub mod faults;
mod forms;
pub mod gateway;
pub mod ids;
pub mod interactions;
mod json;
pub mod limits;
mod lint;
mod listener;
pub mod model;
mod persist;
pub mod rest;
pub mod state;
mod threads;
pub mod world;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use axum::Router;
use axum::extract::ws::WebSocketUpgrade;
use axum::extract::{DefaultBodyLimit, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{any, get};
use second_wind::clock::Clock;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

pub use contract::Contract;
pub use events::{InteractionChange, Place, Progress, RequestRecord, Shown, Violation, What, WorldEvent};
pub use faults::{Fault, Scope, Trouble};
pub use gateway::check::{EventCheck, EventFault};
pub use gateway::rules::GatewayRules;
pub use gateway::{SessionView, intent};
pub use ids::{AttachmentId, ChannelId, CommandId, GuildId, InteractionId, MessageId, RoleId, UserId};
pub use interactions::{Answer, Choice};
pub use limits::Limits;
pub use model::permission;
pub use rest::routes::Kind;
pub use world::{GuildPlan, Refused, Values, World};

/// The token that the rehearsal gives the bot. Any token that begins with this word is taken.
pub const TOKEN: &str = "rehearsal";

/// The same for libraries that read the application's id from the token's first part, as hikari does: a rehearsal token with one.
pub const TOKEN_WITH_ID: &str = "MTAwMDAwMDAwMDAwMDAwMDAwMQ.rehearsal";

/// The longest request body, Discord's own limit (25 MiB) and a little for the envelope.
const BODY_MAX_BYTES: usize = 26 * 1024 * 1024;

/// How a stand-in is started.
pub struct StandInConfig {
    /// The port on 127.0.0.1; 0 takes any free one.
    pub port: u16,
    /// The calendar clock.
    pub clock: Arc<dyn Clock>,
    /// Rate limits and waits.
    pub limits: Limits,
    /// Where the world is kept; nowhere if none.
    pub state_file: Option<PathBuf>,
    /// What requests are checked against.
    pub contract: Contract,
    /// Other routes on the same port, such as the page, made from the world they show.
    pub beside: Option<Beside>,
    /// What each event of the gateway is looked at with, besides being sent.
    pub event_check: Option<EventCheck>,
}

/// Makes the routes beside the stand-in's own.
pub type Beside = Box<dyn FnOnce(World) -> Router + Send>;

impl StandInConfig {
    /// Any port, Discord's limits, nothing kept, the contract as it is found.
    #[must_use]
    pub fn new(clock: Arc<dyn Clock>) -> Self {
        Self {
            port: 0,
            clock,
            limits: Limits::default(),
            state_file: None,
            contract: Contract::find(),
            beside: None,
            event_check: None,
        }
    }
}

/// Why a stand-in did not start or stop well.
#[derive(Debug, thiserror::Error)]
pub enum StandInError {
    /// The port is taken, or the like.
    #[error("cannot listen on 127.0.0.1:{port}: {source}")]
    Listen {
        /// The port asked for.
        port: u16,
        /// What the system said.
        source: std::io::Error,
    },
    /// The state file cannot be read or written.
    #[error("the state file {path}: {reason}")]
    StateFile {
        /// Which file.
        path: PathBuf,
        /// What is wrong, and what to do.
        reason: String,
    },
}

/// A running stand-in. Dropping it leaves it running until the runtime ends; call [`StandIn::stop`].
pub struct StandIn {
    world: World,
    base: String,
    stop: CancellationToken,
    server: JoinHandle<()>,
    keeper: Option<persist::Keeper>,
}

impl StandIn {
    /// Loads the state file if there is one, listens on loopback and serves.
    ///
    /// # Errors
    /// When the port is taken, or the state file is damaged.
    pub async fn start(config: StandInConfig) -> Result<Self, StandInError> {
        let state = match &config.state_file {
            Some(path) => persist::load(path)?.unwrap_or_default(),
            None => state::State::new(),
        };
        let world = World::new(state, config.clock, config.limits, config.contract);
        let listener =
            listener::Loopback::bind(config.port).await.map_err(|source| StandInError::Listen { port: config.port, source })?;
        let base = format!("http://127.0.0.1:{}", listener.port());
        world.set_base(base.clone());
        if let Some(check) = config.event_check {
            world.set_event_check(check);
        }
        let keeper = config.state_file.map(|path| persist::Keeper::start(path, world.clone()));
        let mut app = router(world.clone());
        if let Some(beside) = config.beside {
            app = app.merge(beside(world.clone()));
        }
        let stop = CancellationToken::new();
        let server = tokio::spawn(listener::serve(listener, app, stop.clone()));
        Ok(Self { world, base, stop, server, keeper })
    }

    /// The address for the bot's `discord.api_base`: `http://127.0.0.1:PORT`.
    #[must_use]
    pub fn api_base(&self) -> &str {
        &self.base
    }

    /// The world behind it.
    #[must_use]
    pub fn world(&self) -> World {
        self.world.clone()
    }

    /// Closes the gateway with 1001, ends open connections, and saves.
    ///
    /// # Errors
    /// When the state file cannot be written.
    pub async fn stop(self) -> Result<(), StandInError> {
        self.world.gateway_close(1001);
        self.stop.cancel();
        let _ = self.server.await;
        match self.keeper {
            Some(keeper) => keeper.stop().await,
            None => Ok(()),
        }
    }
}

/// The stand-in's routes, to be merged with others: `/api/…`, `/gateway` and `/cdn/…`. A server other than [`StandIn`]'s cannot
/// break connections; there a fault that would is answered 502.
pub fn router(world: World) -> Router {
    Router::new()
        .route("/gateway", any(open_gateway))
        .route("/gateway/", any(open_gateway))
        .route("/gateway/resume", any(open_gateway))
        .route("/gateway/resume/", any(open_gateway))
        .route("/cdn/attachments/{channel}/{file}/{name}", get(cdn::serve))
        .route("/api/{*rest}", any(rest::handle))
        .layer(DefaultBodyLimit::max(BODY_MAX_BYTES))
        .with_state(world)
}

/// The websocket address that belongs to an HTTP base.
fn gateway_url(base: &str) -> String {
    format!("{}/gateway", base.replacen("http", "ws", 1))
}

/// Where sessions are resumed: Discord names another host for it, this stand-in another path.
fn resume_url(base: &str) -> String {
    format!("{}/resume", gateway_url(base))
}

/// Whether a token (without `Bot `) is one that can never be a real one: the second part of those is six characters long.
fn is_rehearsal_token(token: &str) -> bool {
    token.starts_with(TOKEN) || token.starts_with(TOKEN_WITH_ID)
}

async fn open_gateway(
    State(world): State<World>,
    Query(query): Query<BTreeMap<String, String>>,
    upgrade: WebSocketUpgrade,
) -> Response {
    let out = world.lock().live.faults.is_out(world.now());
    if out {
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    }
    match gateway::Wish::read(query) {
        Ok(wish) => upgrade.on_upgrade(move |socket| gateway::serve(world, socket, wish)),
        Err(sentence) => (StatusCode::BAD_REQUEST, sentence).into_response(),
    }
}
