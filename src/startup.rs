//! The only place where real parts are built and joined. Time, chance and the signal to stop are handed in, so that a rehearsal runs
//! exactly what production runs.

use std::num::NonZeroU16;
use std::sync::Arc;
use std::time::Duration;

use thiserror::Error;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::app::bell::Bell;
use crate::app::jobs::JobKind;
use crate::app::messenger::{Halt, Refused, SendError};
use crate::app::{App, replan};
use crate::clock::Clock;
use crate::config::{Config, Snowflake};
use crate::dice::Dice;
use crate::discord::commands;
use crate::discord::components::custom_id;
use crate::discord::events::{Events, listen};
use crate::discord::gateway::{Gateway, GatewayFailure, GatewaySettings, Pending, Stage};
use crate::discord::invite;
use crate::discord::sender::{ApiBase, ApiBaseError, Application, Rate, Sender, SenderError, SenderSettings, Token, TokenError};
use crate::domain::ids::ChannelId;
use crate::meters::Meters;
use crate::prompts::{LoadError, Prompts};
use crate::scheduler::periodic::{Periodic, PeriodicError};
use crate::scheduler::runner::{self, Pulse, RunnerSettings};
use crate::scheduler::tick::TickSettings;
use crate::status::{self, Health};
use crate::store::{Store, StoreError, StoreOptions, backup};

/// A page about the bot, for the `User-Agent` that Discord requires.
pub(crate) const ABOUT_URL: &str = "https://github.com/second-wind-coach/second-wind";
/// How long stopping may take, in seconds (`3-architecture` §4, "Stopping").
const DRAIN_SECS: u64 = 9;
/// The longest pause between two attempts to reach Discord at the start, in seconds.
const REACH_PAUSE_SECS_MAX: u64 = 60;
/// Under which name the fingerprint of the registered commands is noted.
const COMMANDS_NOTE: &str = "commands";

/// What is handed in.
#[derive(Debug)]
pub struct Parts {
    /// The calendar clock.
    pub clock: Arc<dyn Clock>,
    /// Chance.
    pub dice: Arc<Dice>,
    /// How fast and in which order work is done.
    pub pace: Pace,
    /// Told once, as soon as everything runs.
    pub on_start: Option<tokio::sync::oneshot::Sender<Running>>,
}

/// How fast and in which order work is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pace {
    /// Within Discord's limits, several jobs side by side.
    Production,
    /// As in production, only with Discord's limits raised: for a rehearsal whose calendar runs faster than the world.
    Raised,
    /// One thing after another and no limits, for a headless rehearsal in lock-step.
    LockStep,
}

/// What runs, for those who watch it from outside.
#[derive(Debug, Clone)]
pub struct Running {
    /// The bell, and whether the scheduler and the handlers are idle.
    pub bell: Arc<Bell>,
    /// Events that came in and are not done with.
    pub pending: Pending,
    /// The sender, for its requests in flight.
    pub sender: Arc<Sender>,
    /// The words, for those who want to know which template a text came from.
    pub prompts: Arc<Prompts>,
    /// The link that invites the bot.
    pub invite: String,
}

impl Running {
    /// Whether nothing at all is under way at `now`.
    #[must_use]
    pub fn is_idle(&self, now: crate::domain::calendar::Instant) -> bool {
        self.pending.count() == 0 && self.bell.is_idle(now) && self.sender.in_flight() == 0
    }
}

/// Why it does not start, or no longer runs. Each is a sentence for the operator.
#[derive(Debug, Error)]
pub enum StartupError {
    /// No token is configured.
    #[error("there is no bot token")]
    NoToken,
    /// The token cannot be one.
    #[error("discord.token: {0}")]
    BadToken(#[from] TokenError),
    /// Discord does not know the token.
    #[error("Discord does not accept the bot's token. Make a new one in the developer portal, under Bot, and configure it.")]
    TokenRefused,
    /// The configuration cannot be used.
    #[error(transparent)]
    Config(#[from] crate::config::ConfigError),
    /// The address of the API cannot be one.
    #[error("discord.api_base: {0}")]
    ApiBase(#[from] ApiBaseError),
    /// The store does not open.
    #[error("the store does not open: {0}")]
    Store(#[from] StoreError),
    /// The words cannot be read.
    #[error("the prompts cannot be read: {0}")]
    Prompts(#[from] LoadError),
    /// The sender cannot be built.
    #[error("{0}")]
    Sender(#[from] SenderError),
    /// A schedule cannot be read.
    #[error("scheduler.prune: {0}")]
    Schedule(#[from] PeriodicError),
    /// The gateway ended for good.
    #[error("{0}")]
    Gateway(#[from] GatewayFailure),
    /// The page for operators cannot listen.
    #[error("status.bind: {0}")]
    Status(std::io::Error),
}

impl StartupError {
    /// Whether starting again would end in the same way until a person changes something. A service manager reads it from the exit
    /// code: trying for ever would use up Discord's daily logins.
    #[must_use]
    pub const fn needs_a_person(&self) -> bool {
        match self {
            Self::NoToken
            | Self::BadToken(_)
            | Self::TokenRefused
            | Self::Config(_)
            | Self::ApiBase(_)
            | Self::Prompts(_)
            | Self::Schedule(_) => true,
            Self::Store(error) => matches!(
                error,
                StoreError::Address(_)
                    | StoreError::NotADatabase { .. }
                    | StoreError::NotOurs { .. }
                    | StoreError::FromNewerVersion { .. }
            ),
            Self::Gateway(failure) => !matches!(failure, GatewayFailure::Setup(_)),
            Self::Sender(_) | Self::Status(_) => false,
        }
    }
}

/// Runs the bot until `stop` is cancelled or only the operator can help.
///
/// # Errors
/// A sentence for the operator.
pub async fn run(config: Config, parts: Parts, stop: CancellationToken) -> Result<(), StartupError> {
    let token = config.discord.token.as_ref().ok_or(StartupError::NoToken)?;
    let token = Token::parse(token.reveal())?;
    let prune: Periodic = config.scheduler.prune.parse()?;
    let prompts = Arc::new(Prompts::load(config.prompts.dir.as_deref())?);
    for fault in prompts.faults() {
        tracing::warn!(finding = %fault, "words of prompts.dir are not used as they stand");
    }
    // Until the end of this run, and whatever ends it.
    let _alone = backup::alone(config.store_url()?.reveal()).await?;
    let store = open_store(&config, parts.pace).await?;
    let meters = Arc::new(Meters::default());
    let settings = SenderSettings { meters: meters.clone(), ..sender_settings(&config, token.clone(), parts.pace)? };
    let sender = Arc::new(Sender::new(settings)?);
    let Some(application) = reach_discord(&sender, &stop).await? else { return Ok(()) };

    let bell = Arc::new(Bell::default());
    let app = App {
        store: store.clone(),
        clock: parts.clock,
        prompts,
        messenger: sender.clone(),
        bell: bell.clone(),
        pictures: Arc::default(),
        meters: meters.clone(),
        operator: Arc::from(config.operator.contact.as_str()),
        report_channel: config.operator.report_channel_id.as_ref().and_then(Snowflake::number).map(ChannelId::new),
    };
    let planned_anew = async {
        app.follow_the_zones(replan::ZONES).await?;
        app.follow_the_clock().await
    };
    if let Err(error) = planned_anew.await {
        tracing::error!(%error, "the days could not be planned anew");
    }
    register_commands(&app, &sender, application.id).await;

    let settings =
        GatewaySettings { identifies_left_min: u64::from(config.discord.identifies_left_min), ..GatewaySettings::new(token) };
    let (gateway, gateway_events) = Gateway::new(settings, sender.clone());
    let gateway_status = gateway.status();
    let running = Running {
        bell,
        pending: gateway_events.counter(),
        sender: sender.clone(),
        prompts: app.prompts.clone(),
        invite: invite::link(application.id),
    };
    tracing::info!(application = application.id, invite = %running.invite, "started");

    let handlers = TaskTracker::new();
    let events = Events::new(app.clone(), sender.clone(), application.id);
    let gateway_stop = CancellationToken::new();
    let listening = tokio::spawn(listen(events, gateway_events, handlers.clone()));
    let mut gateway_run = tokio::spawn(gateway.run(gateway_stop.clone()));
    let scheduler_stop = CancellationToken::new();
    let pulse = Arc::new(Pulse::default());
    let settings = RunnerSettings {
        periodic: vec![(JobKind::Prune, prune)],
        tick: TickSettings { parallel: if parts.pace == Pace::LockStep { 1 } else { config.scheduler.parallel } },
        looks_again: parts.pace != Pace::LockStep,
        waits_for_handlers: parts.pace == Pace::LockStep,
    };
    let scheduler = tokio::spawn(runner::run(app.clone(), settings, pulse.clone(), scheduler_stop.clone()));
    let sending = sender.health();
    let health = Health {
        store: store.clone(),
        clock: app.clock.clone(),
        last_tick_at: Box::new(move || pulse.last_tick_at()),
        gateway: Box::new(move || {
            let status = *gateway_status.borrow();
            (status.stage == Stage::Connected, status.identifies_left)
        }),
        halted: Box::new(move || sending.borrow().halted.map(|why| format!("{why:?}"))),
        words_refused: app.prompts.faults().len(),
        meters: Box::new(move || meters.in_text()),
    };
    let status_stop = stop.clone();
    let status = match config.status.bind {
        Some(bind) => Some(status::serve(bind, health, status_stop).await.map_err(StartupError::Status)?),
        None => None,
    };
    if let Some(on_start) = parts.on_start {
        // Nobody may be watching any more; the bot runs all the same.
        drop(on_start.send(running));
    }

    let mut sending = sender.health();
    let token_refused = async move {
        // A sender that is gone can refuse nothing; then this waits for ever, and another branch decides.
        if sending.wait_for(|health| health.halted == Some(Halt::TokenRefused)).await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    let ended = tokio::select! {
        () = stop.cancelled() => Ok(()),
        () = token_refused => Err(StartupError::TokenRefused),
        ended = &mut gateway_run => match ended {
            Ok(ended) => ended.map_err(StartupError::from),
            Err(error) => {
                tracing::error!(%error, "the gateway's driver broke off");
                Ok(())
            }
        },
    };
    // Stop claiming, finish what is held, then close the door. Leases cover the rest.
    scheduler_stop.cancel();
    gateway_stop.cancel();
    handlers.close();
    let drain = async {
        if !gateway_run.is_finished() {
            let _ = (&mut gateway_run).await;
        }
        let _ = scheduler.await;
        let _ = listening.await;
        handlers.wait().await;
    };
    if tokio::time::timeout(Duration::from_secs(DRAIN_SECS), drain).await.is_err() {
        tracing::warn!("stopped before everything under way was finished; leases cover the rest");
    }
    if let Some(status) = status {
        status.abort();
    }
    store.close().await;
    tracing::info!("stopped");
    ended
}

async fn open_store(config: &Config, pace: Pace) -> Result<Store, StartupError> {
    let url = config.store_url()?;
    let options = StoreOptions {
        sqlite_pages_max: None,
        synchronous_full: pace == Pace::Production,
        postgres_connections_max: config.store.connections_max.unwrap_or(StoreOptions::default().postgres_connections_max),
    };
    Ok(Store::open_with(url.reveal(), &options).await?)
}

fn sender_settings(config: &Config, token: Token, pace: Pace) -> Result<SenderSettings, StartupError> {
    let base = ApiBase::parse(&config.discord.api_base)?;
    let mut settings = SenderSettings::new(token, base, ABOUT_URL, custom_id::encode);
    settings.rate = match pace {
        Pace::LockStep | Pace::Raised => Rate::RAISED,
        Pace::Production => Rate {
            per_sec: NonZeroU16::new(config.discord.requests_per_second).unwrap_or(Rate::DISCORD.per_sec),
            ..Rate::DISCORD
        },
    };
    Ok(settings)
}

/// Asks Discord who we are, as often as it takes; a token that is not accepted is a sentence at once.
async fn reach_discord(sender: &Sender, stop: &CancellationToken) -> Result<Option<Application>, StartupError> {
    let mut pause_secs = 1;
    loop {
        match sender.current_application().await {
            Ok(application) => return Ok(Some(application)),
            Err(SendError::Refused(Refused::Unauthorized)) => return Err(StartupError::TokenRefused),
            Err(error) => tracing::warn!(%error, pause_secs, "Discord does not answer yet"),
        }
        tokio::select! {
            () = tokio::time::sleep(Duration::from_secs(pause_secs)) => {}
            () = stop.cancelled() => return Ok(None),
        }
        pause_secs = (pause_secs * 2).min(REACH_PAUSE_SECS_MAX);
    }
}

/// Registers the commands if they changed since the last start. Old ones go on working meanwhile, so a failure is no reason to stop.
async fn register_commands(app: &App, sender: &Sender, application: u64) {
    let specs = commands::specs(&app.prompts);
    let fingerprint = commands::fingerprint(application, &specs);
    let known = match app.store.read().await {
        Ok(mut tx) => tx.meta(COMMANDS_NOTE).await.ok().flatten(),
        Err(_) => None,
    };
    if known.as_deref() == Some(&fingerprint) {
        return;
    }
    match sender.put_commands(application, &specs).await {
        Ok(registered) => tracing::info!(commands = registered.len(), "registered the commands"),
        Err(error) => {
            tracing::error!(%error, "the commands could not be registered");
            return;
        }
    }
    let noted = async {
        let mut tx = app.store.begin().await?;
        tx.set_meta(COMMANDS_NOTE, &fingerprint).await?;
        tx.commit().await
    };
    if let Err(error) = noted.await {
        tracing::error!(%error, "the registered commands could not be noted");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_only_a_person_can_mend_is_told_apart() {
        let cases = [
            (StartupError::NoToken, true),
            (StartupError::TokenRefused, true),
            (StartupError::Gateway(GatewayFailure::TokenRefused), true),
            (StartupError::Gateway(GatewayFailure::IntentsRefused), true),
            (StartupError::Gateway(GatewayFailure::Setup("no threads".to_owned())), false),
            (StartupError::Store(StoreError::NotADatabase { path: "x.sqlite".into() }), true),
            (StartupError::Store(StoreError::FromNewerVersion { found: 2, known: 1 }), true),
            (StartupError::Store(StoreError::Busy("another process".to_owned())), false),
            (StartupError::Status(std::io::Error::other("the port is taken")), false),
        ];
        for (error, expected) in cases {
            assert_eq!(error.needs_a_person(), expected, "{error}");
        }
    }
}
