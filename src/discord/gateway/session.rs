//! One session of serenity's on a runtime of its own, so that it can be ended from outside whatever it is doing.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use serenity::all::{Client, Context, GatewayIntents, HttpBuilder, RawEventHandler, ShardManager};
use serenity::async_trait;
use serenity::client::ClientBuilder;
use serenity::gateway::{ConnectionStage, GatewayError};
use serenity::model::event::Event;
use tokio::runtime::{Builder, Runtime};
use tokio::sync::{Notify, oneshot};
use tokio::task::JoinHandle;
use tokio::time::timeout;

use super::event::{GatewayEvent, Inlet};
use crate::discord::sender::{ApiBase, Token};

/// Nothing privileged: commands and presses come without any intent, the rest is servers coming and going, and DMs.
const INTENTS: GatewayIntents = GatewayIntents::GUILDS.union(GatewayIntents::DIRECT_MESSAGES);
/// One for the socket and one for what the socket's task might block.
const WORKER_THREADS: usize = 2;
/// How long serenity's own few requests may take.
const HTTP_TIMEOUT: Duration = Duration::from_secs(15);
/// How long a look at serenity's list of shards may take.
const LOOK_TIMEOUT: Duration = Duration::from_secs(1);

/// Why a session did not begin.
#[derive(Debug, thiserror::Error)]
pub(super) enum StartError {
    #[error("no runtime for the gateway: {0}")]
    Runtime(#[from] std::io::Error),
    #[error("no HTTP client for the gateway: {0}")]
    Http(#[from] reqwest::Error),
    #[error("serenity could not be set up in time")]
    NotReady,
}

/// How a session ended by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// 4004: the token is not accepted.
    TokenRefused,
    /// 4013, 4014: the intents are not accepted.
    IntentsRefused,
    /// Anything else.
    Other,
}

/// What serenity's handler and the driver share.
#[derive(Debug, Default)]
pub(super) struct Signs {
    /// READYs since the session began.
    pub readies: AtomicUsize,
    /// Rings when there is something to look at.
    pub bell: Notify,
}

struct Handler {
    inlet: Inlet,
    signs: Arc<Signs>,
}

#[async_trait]
impl RawEventHandler for Handler {
    async fn raw_event(&self, _: Context, event: Event) {
        let Some(event) = GatewayEvent::of(event) else { return };
        match event {
            GatewayEvent::Ready { .. } => {
                self.signs.readies.fetch_add(1, Ordering::SeqCst);
                self.signs.bell.notify_one();
            }
            GatewayEvent::Resumed => self.signs.bell.notify_one(),
            _ => {}
        }
        self.inlet.put(event).await;
    }
}

/// A session that is set up and waits for `go`, or runs.
pub(super) struct Session {
    runtime: OwnRuntime,
    shards: Arc<ShardManager>,
    go: Option<oneshot::Sender<()>>,
    /// Resolves when serenity gives up by itself.
    pub ended: oneshot::Receiver<End>,
    /// Where serenity would dial.
    pub address: String,
    /// What its handler saw.
    pub signs: Arc<Signs>,
}

impl Session {
    /// Sets serenity up on a fresh runtime, without dialling.
    pub(super) async fn prepare(token: &Token, base: &ApiBase, inlet: Inlet) -> Result<Self, StartError> {
        let runtime = OwnRuntime::new()?;
        // Without a limiter, because serenity ignores the base address while its own is on; it asks for one address and no more.
        let client =
            reqwest::Client::builder().timeout(HTTP_TIMEOUT).redirect(reqwest::redirect::Policy::none()).no_proxy().build()?;
        let http = HttpBuilder::new(token.reveal()).client(client).proxy(base.origin()).ratelimiter_disabled(true).build();
        let signs = Arc::new(Signs::default());
        let builder = ClientBuilder::new_with_http(http, INTENTS).raw_event_handler(Handler { inlet, signs: signs.clone() });

        let (ready, is_ready) = oneshot::channel();
        let (go, gone) = oneshot::channel::<()>();
        let (end, ended) = oneshot::channel();
        runtime.spawn(async move {
            let Ok(mut client) = builder.await else { return };
            let address = client.ws_url.lock().await.clone();
            let _ = ready.send((address, client.shard_manager.clone()));
            if gone.await.is_ok() {
                let _ = end.send(run(&mut client).await);
            }
        });
        match timeout(HTTP_TIMEOUT, is_ready).await {
            Ok(Ok((address, shards))) => Ok(Self { runtime, shards, go: Some(go), ended, address, signs }),
            _ => Err(StartError::NotReady),
        }
    }

    /// Dials.
    pub(super) fn go(&mut self) {
        if let Some(go) = self.go.take() {
            let _ = go.send(());
        }
    }

    /// Whether its shard is connected. Asked rather than told: of a socket that dies under a fatal close serenity says nothing.
    pub(super) async fn is_connected(&self) -> bool {
        let Ok(runners) = timeout(LOOK_TIMEOUT, self.shards.runners.lock()).await else { return false };
        !runners.is_empty() && runners.values().all(|runner| runner.stage == ConnectionStage::Connected)
    }

    /// Says goodbye, for no longer than `limit`, and ends the runtime.
    pub(super) async fn stop(self, limit: Duration) {
        // On a dead socket serenity would wait for an answer to its goodbye for ever, and without pausing.
        if !self.is_connected().await {
            return;
        }
        let shards = self.shards.clone();
        if let Some(goodbye) = self.runtime.spawn(async move { shards.shutdown_all().await })
            && timeout(limit, goodbye).await.is_err()
        {
            tracing::warn!(limit_ms = limit.as_millis(), "the gateway did not close in time and is dropped");
        }
    }
}

/// A runtime that ends in the background when it is dropped. A plain one would wait for its tasks, and panic inside another runtime.
struct OwnRuntime(Option<Runtime>);

impl OwnRuntime {
    fn new() -> std::io::Result<Self> {
        let runtime = Builder::new_multi_thread().worker_threads(WORKER_THREADS).thread_name("gateway").enable_all().build()?;
        Ok(Self(Some(runtime)))
    }

    /// Starts a task on it; `None` only while it is being dropped.
    fn spawn<T: Send + 'static>(&self, task: impl Future<Output = T> + Send + 'static) -> Option<JoinHandle<T>> {
        self.0.as_ref().map(|runtime| runtime.spawn(task))
    }
}

impl Drop for OwnRuntime {
    fn drop(&mut self) {
        if let Some(runtime) = self.0.take() {
            // Waits for nothing: a task that spins could never be waited for.
            runtime.shutdown_background();
        }
    }
}

async fn run(client: &mut Client) -> End {
    match client.start().await {
        Err(serenity::Error::Gateway(GatewayError::InvalidAuthentication)) => End::TokenRefused,
        Err(serenity::Error::Gateway(GatewayError::InvalidGatewayIntents | GatewayError::DisallowedGatewayIntents)) => {
            End::IntentsRefused
        }
        _ => End::Other,
    }
}
