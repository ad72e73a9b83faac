//! `second-wind run`: production.

use std::process::ExitCode;
use std::sync::Arc;

use tokio_util::sync::CancellationToken;

use crate::clock::SystemClock;
use crate::config::Config;
use crate::dice::Dice;
use crate::startup::{self, Pace, Parts};
use crate::store::{Engine, Store, StoreOptions};
use crate::telemetry;

/// Runs the bot until told to stop.
pub(super) fn run(config: Config) -> ExitCode {
    if config.discord.token.is_none() {
        eprintln!(
            "second-wind: there is no bot token. Make one at https://discord.com/developers/applications and put it into DISCORD_TOKEN."
        );
        eprintln!("second-wind: to see the bot work without one, run: cargo rehearse");
        return ExitCode::from(super::REFUSED);
    }
    if let Err(error) = telemetry::start(&config.log.filter) {
        return super::refuse(&error);
    }
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return super::refuse(&error.to_string()),
    };
    runtime.block_on(async {
        let stop = CancellationToken::new();
        let (on_start, started) = tokio::sync::oneshot::channel();
        let parts = Parts {
            clock: Arc::new(SystemClock),
            dice: Arc::new(Dice::from_system()),
            pace: Pace::Production,
            on_start: Some(on_start),
        };
        tokio::spawn(until_told(stop.clone()));
        tokio::spawn(async move {
            if let Ok(running) = started.await {
                println!("Second Wind runs. Invite it to a server: {}", running.invite);
            }
        });
        match startup::run(config, parts, stop).await {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) if error.needs_a_person() => super::refuse(&error.to_string()),
            Err(error) => {
                eprintln!("second-wind: {error}");
                ExitCode::FAILURE
            }
        }
    })
}

/// Brings the database up to date.
pub(super) fn migrate(config: &Config) -> ExitCode {
    let url = match config.store_url() {
        Ok(url) => url,
        Err(error) => return super::refuse(&error.to_string()),
    };
    let runtime = match tokio::runtime::Builder::new_current_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return super::refuse(&error.to_string()),
    };
    match runtime.block_on(Store::open_with(url.reveal(), &StoreOptions::default())) {
        Ok(store) => {
            // An address of PostgreSQL may hold a password, so the server is named by its kind alone.
            let place = match store.engine() {
                Engine::Sqlite => url.reveal(),
                Engine::Postgres => "on PostgreSQL",
            };
            println!("the database is up to date: {place}");
            // Folds the log into the file, so that the file alone is all of it.
            runtime.block_on(store.close());
            ExitCode::SUCCESS
        }
        Err(error) => super::refuse(&error.to_string()),
    }
}

/// Waits for SIGTERM or Ctrl-C.
async fn until_told(stop: CancellationToken) {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        match signal(SignalKind::terminate()) {
            Ok(mut terminate) => {
                tokio::select! {
                    _ = terminate.recv() => {}
                    _ = tokio::signal::ctrl_c() => {}
                }
            }
            Err(error) => {
                tracing::warn!(%error, "SIGTERM cannot be heard; Ctrl-C can");
                let _ = tokio::signal::ctrl_c().await;
            }
        }
    }
    #[cfg(not(unix))]
    let _ = tokio::signal::ctrl_c().await;
    stop.cancel();
}
