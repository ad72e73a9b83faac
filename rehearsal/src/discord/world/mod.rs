//! The world behind the stand-in: one handle, cheap to clone, that the page, the headless driver and tests hold. What people do is
//! in `acts`, what they see in `views`, how servers are made in `build`.

mod acts;
mod answers;
mod build;
mod changes;
mod options;
mod picks;
mod views;

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use chrono::{DateTime, Utc};
use second_wind::clock::Clock;
use serde_json::Value;
use tokio::sync::{broadcast, mpsc, watch};

use super::contract::Contract;
use super::events::{RequestRecord, Violation, What, WorldEvent};
use super::faults::Faults;
use super::gateway::Sessions;
use super::gateway::check::EventCheck;
use super::ids::{AttachmentId, InteractionId, UserId};
use super::interactions::{Interaction, OpenForm, Stage};
use super::limits::{Limits, Meter};
use super::state::State;

pub use acts::Refused;
pub use build::GuildPlan;
pub use options::Values;
pub(super) use picks::{Pick, Picker};

/// How many requests the log keeps; older ones are dropped (a recorder hears all of them).
const LOG_MAX: usize = 20_000;
/// How many events a slow subscriber may be behind.
const EVENTS_MAX: usize = 8_192;

/// The stand-in's Discord. All methods are quick and never block on the network.
#[derive(Clone)]
pub struct World {
    pub(super) inner: Arc<Inner>,
}

pub(super) struct Inner {
    pub clock: Arc<dyn Clock>,
    pub limits: Limits,
    pub contract: Contract,
    core: Mutex<Core>,
    events: broadcast::Sender<Arc<WorldEvent>>,
    changed: watch::Sender<u64>,
    base: OnceLock<String>,
    pub runtime: tokio::runtime::Handle,
}

/// Everything under the one lock.
pub(super) struct Core {
    pub state: State,
    pub live: Live,
}

/// What ends with the process.
#[derive(Default)]
pub(super) struct Live {
    pub sessions: Sessions,
    pub faults: Faults,
    pub meter: Meter,
    pub interactions: BTreeMap<InteractionId, Interaction>,
    pub forms: BTreeMap<UserId, OpenForm>,
    pub uploads: BTreeMap<AttachmentId, picks::Uploaded>,
    pub in_flight: usize,
    pub violations: Vec<Violation>,
    pub log: VecDeque<RequestRecord>,
    pub recorders: Vec<mpsc::UnboundedSender<Arc<WorldEvent>>>,
    pub seq: u64,
    pub outbox: Vec<What>,
    /// Counts changes of what is kept, for the state file.
    pub kept_changes: u64,
}

impl World {
    /// A world with this state. Must be called inside a tokio runtime, which later runs its timers.
    #[must_use]
    pub fn new(state: State, clock: Arc<dyn Clock>, limits: Limits, contract: Contract) -> Self {
        let sessions = Sessions { rules: limits.gateway.clone(), ..Sessions::default() };
        let core = Core { state, live: Live { sessions, ..Live::default() } };
        Self {
            inner: Arc::new(Inner {
                clock,
                limits,
                contract,
                core: Mutex::new(core),
                events: broadcast::channel(EVENTS_MAX).0,
                changed: watch::channel(0).0,
                base: OnceLock::new(),
                runtime: tokio::runtime::Handle::current(),
            }),
        }
    }

    /// The present instant of the calendar clock.
    #[must_use]
    pub fn now(&self) -> DateTime<Utc> {
        self.inner.clock.now()
    }

    /// Tells watchers that the calendar clock was moved. Call it after moving it.
    pub fn clock_moved(&self) {
        let now = self.now();
        self.with(|core| {
            core.let_threads_sleep(now);
            core.live.outbox.push(What::ClockMoved);
        });
    }

    /// Events from now on. A subscriber that falls thousands behind loses the oldest; a transcript uses [`World::record`].
    #[must_use]
    pub fn subscribe(&self) -> broadcast::Receiver<Arc<WorldEvent>> {
        self.inner.events.subscribe()
    }

    /// Events from now on, every one of them, in order.
    #[must_use]
    pub fn record(&self) -> mpsc::UnboundedReceiver<Arc<WorldEvent>> {
        let (sender, receiver) = mpsc::unbounded_channel();
        self.lock().live.recorders.push(sender);
        receiver
    }

    /// A counter that rises whenever anything changed, so that a driver can wait without sleeping.
    #[must_use]
    pub fn changed(&self) -> watch::Receiver<u64> {
        self.inner.changed.subscribe()
    }

    /// Waits until `done` is true of the world, looking again at each change. Cancel-safe.
    pub async fn wait_until(&self, mut done: impl FnMut(&Self) -> bool) {
        let mut changed = self.changed();
        while !done(self) {
            if changed.changed().await.is_err() {
                return;
            }
        }
    }

    /// REST requests that are being handled now.
    #[must_use]
    pub fn in_flight(&self) -> usize {
        self.lock().live.in_flight
    }

    /// Interactions without a complete answer: delivered and not responded to, or deferred and not completed.
    #[must_use]
    pub fn unanswered(&self) -> usize {
        let now = self.now();
        // A deferral that was never completed dies with its token, so that a bot that crashed over it does not hold up a driver.
        let pending = |one: &&Interaction| one.open() && (one.stage == Stage::Waiting || !one.expired(now));
        self.lock().live.interactions.values().filter(pending).count()
    }

    /// Whether the bot has an identified gateway connection.
    #[must_use]
    pub fn gateway_connected(&self) -> bool {
        self.lock().live.sessions.connected()
    }

    /// What the bot sent that it must not send, oldest first.
    #[must_use]
    pub fn violations(&self) -> Vec<Violation> {
        self.lock().live.violations.clone()
    }

    /// The requests so far (the last 20,000).
    #[must_use]
    pub fn request_log(&self) -> Vec<RequestRecord> {
        self.lock().live.log.iter().cloned().collect()
    }

    /// Requests answered 401, 403 or 429 in the last ten minutes.
    #[must_use]
    pub fn invalid_requests(&self) -> usize {
        self.lock().live.meter.invalid(second_wind::clock::network_now())
    }

    /// Trouble on demand: `world.faults(|faults| faults.add(Fault::refuse(Kind::SendMessage, 403, 50007)))`.
    pub fn faults<R>(&self, change: impl FnOnce(&mut Faults) -> R) -> R {
        let out = self.with(|core| change(&mut core.live.faults));
        super::gateway::apply_faults(self);
        out
    }

    /// What the page keeps beside the world.
    #[must_use]
    pub fn extra(&self) -> Value {
        self.lock().state.extra.clone()
    }

    /// Sets it; it goes into the state file.
    pub fn set_extra(&self, extra: Value) {
        self.with(|core| core.state.extra = extra);
    }

    /// A copy of everything that is kept.
    #[must_use]
    pub fn snapshot(&self) -> State {
        self.lock().state.clone()
    }

    /// How many changes of what is kept there were.
    pub(super) fn kept_changes(&self) -> u64 {
        self.lock().live.kept_changes
    }

    /// The address below which REST, gateway and files are found, once the stand-in listens.
    pub(super) fn base(&self) -> &str {
        self.inner.base.get().map_or("http://127.0.0.1", String::as_str)
    }

    /// Has every event of the gateway looked at.
    pub(super) fn set_event_check(&self, check: EventCheck) {
        self.lock().live.sessions.check = Some(check);
    }

    pub(super) fn set_base(&self, base: String) {
        let _ = self.inner.base.set(base);
    }

    pub(super) fn lock(&self) -> MutexGuard<'_, Core> {
        self.inner.core.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Changes the world and tells of it, in the order in which things happened.
    pub(super) fn with<R>(&self, change: impl FnOnce(&mut Core) -> R) -> R {
        let mut core = self.lock();
        let out = change(&mut core);
        let at = self.now();
        let happened = std::mem::take(&mut core.live.outbox);
        for what in happened {
            core.live.seq += 1;
            let event = Arc::new(WorldEvent { seq: core.live.seq, at, what });
            core.live.recorders.retain(|recorder| recorder.send(event.clone()).is_ok());
            let _ = self.inner.events.send(event);
        }
        core.live.kept_changes += 1;
        drop(core);
        self.inner.changed.send_modify(|count| *count += 1);
        out
    }
}

impl Core {
    pub(super) fn tell(&mut self, what: What) {
        self.live.outbox.push(what);
    }

    pub(super) fn violate(&mut self, violation: Violation) {
        tracing::warn!(%violation, "the bot sent what it must not send");
        self.live.violations.push(violation.clone());
        self.tell(What::Violation(violation));
    }

    pub(super) fn log(&mut self, record: RequestRecord) {
        if self.live.log.len() >= LOG_MAX {
            self.live.log.pop_front();
        }
        self.live.log.push_back(record.clone());
        self.tell(What::Request(Box::new(record)));
    }
}
