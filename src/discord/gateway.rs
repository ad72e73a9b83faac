//! The gateway: serenity on a runtime of its own, and the driver that watches it from outside.
//!
//! Reminders must not share the fate of a socket. After some fatal closes serenity spins and identifies again and again
//! (`4-discord.md` §11.4), so each session has its own runtime, which the driver drops and replaces with growing pauses; everything else
//! goes on meanwhile. What only the operator can mend ends the driver with a sentence.

mod address;
mod event;
mod session;
mod watchdog;

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use tokio::sync::watch;
use tokio::time::{sleep, timeout};
use tokio_util::sync::CancellationToken;

pub use address::AddressError;
pub use event::{GatewayEvent, GatewayEvents, Pending, Ticket};
pub use watchdog::{GiveUp, WatchdogRules};

use self::event::Inlet;
use self::session::{End, Session, StartError};
use self::watchdog::Watchdog;
use super::sender::{GatewayBot, Sender, Token};
use crate::app::messenger::{Halt, Refused, SendError};
use crate::clock::network_now;

/// How the gateway is run.
#[derive(Debug, Clone)]
pub struct GatewaySettings {
    /// The bot's token.
    pub token: Token,
    /// When a session is given up.
    pub watchdog: WatchdogRules,
    /// No session is begun with fewer identifies left than this.
    pub identifies_left_min: u64,
    /// The longest wait for a new allowance of identifies before asking again.
    pub allowance_wait_max: Duration,
    /// How many events may wait for a handler.
    pub events_max: usize,
    /// How often the session is looked at.
    pub look_every: Duration,
    /// How long a goodbye may take.
    pub goodbye_max: Duration,
}

impl GatewaySettings {
    /// Production's settings for this token.
    #[must_use]
    pub fn new(token: Token) -> Self {
        Self {
            token,
            watchdog: WatchdogRules::default(),
            identifies_left_min: 50,
            allowance_wait_max: Duration::from_secs(900),
            events_max: 256,
            look_every: Duration::from_secs(1),
            goodbye_max: Duration::from_secs(5),
        }
    }
}

/// What only the operator can mend. Each is a sentence for them.
#[derive(Debug, thiserror::Error)]
pub enum GatewayFailure {
    /// 401 or 4004.
    #[error("Discord does not accept the bot's token. Make a new one in the developer portal, under Bot, and configure it.")]
    TokenRefused,
    /// 4013 or 4014.
    #[error(
        "Discord does not accept the bot's intents. It needs no privileged one; check the application in the developer portal."
    )]
    IntentsRefused,
    /// The websocket would lead elsewhere.
    #[error("The gateway was not opened: {0}.")]
    WrongAddress(#[from] AddressError),
    /// The machine has no threads or memory left, or no usable TLS.
    #[error("The gateway could not be set up: {0}.")]
    Setup(String),
}

/// Why there is no session for a while.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PauseReason {
    /// The watchdog gave the last one up.
    GaveUp(GiveUp),
    /// The last one ended by itself.
    Ended,
    /// Discord could not be asked where its gateway is.
    Unreachable,
    /// Too few identifies are left.
    FewIdentifies,
}

/// What the gateway is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// It asks, dials or identifies.
    Connecting,
    /// It is connected.
    Connected,
    /// It waits before it tries afresh.
    Pausing(PauseReason),
    /// It has ended.
    Stopped,
}

/// What the operator should know of the gateway.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GatewayStatus {
    /// What it is doing.
    pub stage: Stage,
    /// Identifies that were left when it last asked.
    pub identifies_left: Option<u64>,
    /// Sessions begun so far.
    pub sessions: u64,
}

/// The driver of the gateway. Run it on the main runtime.
#[derive(Debug)]
pub struct Gateway {
    settings: GatewaySettings,
    sender: Arc<Sender>,
    inlet: Inlet,
    status: watch::Sender<GatewayStatus>,
    watchdog: Watchdog,
}

/// How one session went.
enum Outcome {
    Stopped,
    Again { reason: PauseReason, wait_at_least: Duration },
}

impl Outcome {
    fn again(reason: PauseReason) -> Self {
        Self::Again { reason, wait_at_least: Duration::ZERO }
    }
}

impl Gateway {
    /// A gateway that is not open yet, and where its events will come out.
    #[must_use]
    pub fn new(settings: GatewaySettings, sender: Arc<Sender>) -> (Self, GatewayEvents) {
        let (inlet, events) = event::channel(settings.events_max, event::PATIENCE);
        let status = watch::Sender::new(GatewayStatus { stage: Stage::Connecting, identifies_left: None, sessions: 0 });
        let watchdog = Watchdog::new(settings.watchdog.clone());
        (Self { settings, sender, inlet, status, watchdog }, events)
    }

    /// What it is doing, as it changes.
    #[must_use]
    pub fn status(&self) -> watch::Receiver<GatewayStatus> {
        self.status.subscribe()
    }

    /// Runs session after session until told to stop.
    ///
    /// # Errors
    /// What only the operator can mend.
    pub async fn run(mut self, stop: CancellationToken) -> Result<(), GatewayFailure> {
        let result = loop {
            match self.session(&stop).await {
                Ok(Outcome::Stopped) => break Ok(()),
                Err(failure) => break Err(failure),
                Ok(Outcome::Again { reason, wait_at_least }) => {
                    let pause = self.watchdog.pause(network_now()).max(wait_at_least);
                    tracing::warn!(?reason, pause_ms = pause.as_millis(), "the gateway pauses before it starts afresh");
                    self.set_stage(Stage::Pausing(reason));
                    if stop.run_until_cancelled(sleep(pause)).await.is_none() {
                        break Ok(());
                    }
                }
            }
        };
        self.set_stage(Stage::Stopped);
        result
    }

    /// One session, from the question where the gateway is to its end.
    async fn session(&mut self, stop: &CancellationToken) -> Result<Outcome, GatewayFailure> {
        self.set_stage(Stage::Connecting);
        let Some(prepared) = stop.run_until_cancelled(self.prepare()).await else { return Ok(Outcome::Stopped) };
        let mut session = match prepared? {
            Ok(session) => session,
            Err(outcome) => return Ok(outcome),
        };
        self.watchdog.started(network_now());
        self.status.send_modify(|status| status.sessions += 1);
        session.go();
        let outcome = self.watch(&mut session, stop).await;
        if matches!(outcome, Ok(Outcome::Stopped)) {
            session.stop(self.settings.goodbye_max).await;
        }
        outcome
    }

    /// Asks for the way and the allowance, and sets serenity up; `Err` inside: not now.
    async fn prepare(&self) -> Result<Result<Session, Outcome>, GatewayFailure> {
        let entry = match self.sender.gateway_bot().await {
            Ok(entry) => entry,
            Err(SendError::Refused(Refused::Unauthorized) | SendError::Halted { why: Halt::TokenRefused, .. }) => {
                return Err(GatewayFailure::TokenRefused);
            }
            Err(error) => {
                tracing::warn!(%error, "Discord could not be asked where its gateway is");
                let wait_at_least = error.retry_after().unwrap_or_default();
                return Ok(Err(Outcome::Again { reason: PauseReason::Unreachable, wait_at_least }));
            }
        };
        let GatewayBot { url, identifies_left, renewed_in_ms } = entry;
        self.status.send_modify(|status| status.identifies_left = Some(identifies_left));
        if identifies_left < self.settings.identifies_left_min {
            tracing::error!(identifies_left, renewed_in_ms, "too few identifies are left today to begin a session");
            let wait_at_least = Duration::from_millis(renewed_in_ms).min(self.settings.allowance_wait_max);
            return Ok(Err(Outcome::Again { reason: PauseReason::FewIdentifies, wait_at_least }));
        }
        let base = self.sender.api_base();
        let session = match Session::prepare(&self.settings.token, base, self.inlet.clone()).await {
            Ok(session) => session,
            Err(StartError::NotReady) => return Ok(Err(Outcome::again(PauseReason::Unreachable))),
            Err(error) => return Err(GatewayFailure::Setup(error.to_string())),
        };
        address::check(base, &url, &session.address)?;
        Ok(Ok(session))
    }

    /// Looks at a session until it ends, is given up or is told to stop.
    async fn watch(&mut self, session: &mut Session, stop: &CancellationToken) -> Result<Outcome, GatewayFailure> {
        let mut readies_seen = 0;
        loop {
            tokio::select! {
                () = stop.cancelled() => return Ok(Outcome::Stopped),
                end = &mut session.ended => return match end {
                    Ok(End::TokenRefused) => Err(GatewayFailure::TokenRefused),
                    Ok(End::IntentsRefused) => Err(GatewayFailure::IntentsRefused),
                    Ok(End::Other) | Err(_) => Ok(Outcome::again(PauseReason::Ended)),
                },
                _ = timeout(self.settings.look_every, session.signs.bell.notified()) => {}
            }
            let readies = session.signs.readies.load(Ordering::SeqCst);
            for _ in readies_seen..readies {
                self.watchdog.ready(network_now());
            }
            readies_seen = readies;
            let is_connected = session.is_connected().await;
            self.set_stage(if is_connected { Stage::Connected } else { Stage::Connecting });
            if let Some(why) = self.watchdog.look(is_connected, network_now()) {
                return Ok(Outcome::again(PauseReason::GaveUp(why)));
            }
        }
    }

    fn set_stage(&self, stage: Stage) {
        self.status.send_if_modified(|status| std::mem::replace(&mut status.stage, stage) != stage);
    }
}

#[cfg(test)]
mod tests;
