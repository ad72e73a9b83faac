//! `/healthz`, `/readyz` and `/metrics` on loopback, for operators and their machines. Boards and members see nothing of it.

use std::fmt::Write as _;
use std::net::SocketAddr;
use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use axum::routing::get;
use chrono::{DateTime, TimeDelta, Utc};
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

use crate::clock::Clock;
use crate::store::Store;

/// After how many seconds without a pass the scheduler counts as stuck. It looks at least once a minute.
const STUCK_AFTER_SECS: i64 = 150;

/// Something that is asked on each look; the rooms behind it stay unknown here.
pub type Gauge<T> = Box<dyn Fn() -> T + Send + Sync>;

/// What is looked at.
pub struct Health {
    /// The facts.
    pub store: Store,
    /// The calendar clock.
    pub clock: Arc<dyn Clock>,
    /// When the scheduler last finished a pass.
    pub last_tick_at: Gauge<Option<DateTime<Utc>>>,
    /// Whether the gateway is connected, and how many identifies are left.
    pub gateway: Gauge<(bool, Option<u64>)>,
    /// Why nothing is sent, if nothing is.
    pub halted: Gauge<Option<String>>,
    /// How many findings there are in the operator's directory of words.
    pub words_refused: usize,
    /// What was counted since the start, in Prometheus' text format.
    pub meters: Gauge<String>,
}

impl std::fmt::Debug for Health {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Health").finish_non_exhaustive()
    }
}

/// Listens until told to stop.
///
/// # Errors
/// The address cannot be listened on.
pub async fn serve(bind: SocketAddr, health: Health, stop: CancellationToken) -> std::io::Result<JoinHandle<()>> {
    let listener = tokio::net::TcpListener::bind(bind).await?;
    let router = Router::new()
        .route("/healthz", get(healthz))
        .route("/readyz", get(readyz))
        .route("/metrics", get(metrics))
        .with_state(Arc::new(health));
    Ok(tokio::spawn(async move {
        let served = axum::serve(listener, router).with_graceful_shutdown(async move { stop.cancelled().await });
        if let Err(error) = served.await {
            tracing::error!(%error, "the page for operators broke off");
        }
    }))
}

async fn healthz(State(health): State<Arc<Health>>) -> impl IntoResponse {
    match (health.last_tick_at)() {
        Some(at) if health.clock.now() - at <= TimeDelta::seconds(STUCK_AFTER_SECS) => (StatusCode::OK, "the scheduler ticks\n"),
        _ => (StatusCode::SERVICE_UNAVAILABLE, "the scheduler has not finished a pass lately\n"),
    }
}

async fn readyz(State(health): State<Arc<Health>>) -> impl IntoResponse {
    let mut reasons = String::new();
    if let Err(error) = health.store.read().await {
        let _ = writeln!(reasons, "database: {error}");
    }
    if !(health.gateway)().0 {
        reasons.push_str("gateway: not connected\n");
    }
    if let Some(why) = (health.halted)() {
        let _ = writeln!(reasons, "sending: halted, {why}");
    }
    if reasons.is_empty() { (StatusCode::OK, "ready\n".to_owned()) } else { (StatusCode::SERVICE_UNAVAILABLE, reasons) }
}

async fn metrics(State(health): State<Arc<Health>>) -> impl IntoResponse {
    let mut text = String::new();
    if let Ok(mut tx) = health.store.read().await
        && let Ok(counts) = tx.counts().await
    {
        text.push_str("# TYPE second_wind_jobs gauge\n");
        for ((kind, state), count) in counts {
            let _ = writeln!(text, "second_wind_jobs{{kind=\"{kind}\",state=\"{}\"}} {count}", state.as_str());
        }
    }
    let (is_connected, identifies_left) = (health.gateway)();
    let _ =
        writeln!(text, "# TYPE second_wind_gateway_connected gauge\nsecond_wind_gateway_connected {}", u8::from(is_connected));
    if let Some(left) = identifies_left {
        let _ = writeln!(text, "# TYPE second_wind_identifies_left gauge\nsecond_wind_identifies_left {left}");
    }
    let halted = u8::from((health.halted)().is_some());
    let _ = writeln!(text, "# TYPE second_wind_sending_halted gauge\nsecond_wind_sending_halted {halted}");
    let refused = health.words_refused;
    let _ = writeln!(text, "# TYPE second_wind_words_refused gauge\nsecond_wind_words_refused {refused}");
    text.push_str(&(health.meters)());
    text
}
