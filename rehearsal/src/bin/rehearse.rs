//! `cargo rehearse`.

use std::process::ExitCode;

use clap::Parser;
use rehearsal::cli::Cli;
use rehearsal::club::cast;
use rehearsal::headless::{self, HeadlessArgs};
use rehearsal::interactive::{self, Interactive};
use tokio_util::sync::CancellationToken;

/// The exit code for what only the person at the terminal can put right.
const REFUSED: u8 = 2;

/// What the seeded members' chance begins with.
const SEED: u64 = 1;

fn refuse(why: &dyn std::fmt::Display) -> ExitCode {
    eprintln!("rehearse: {why}");
    ExitCode::from(REFUSED)
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    if let Err(error) = second_wind::telemetry::start(&cli.log) {
        return refuse(&error);
    }
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return refuse(&error),
    };
    if cli.headless {
        let flags = cli.run;
        let args = HeadlessArgs {
            days: flags.days,
            seed: flags.seed,
            members: flags.members,
            transcript: flags.transcript,
            diaries: flags.diaries,
            every_family: flags.every_family,
            requests: flags.requests,
            database: flags.database,
        };
        return match runtime.block_on(headless::run(&args)) {
            Ok(summary) => {
                println!("{summary}");
                if summary.violations.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
            }
            Err(error) => refuse(&error),
        };
    }
    runtime.block_on(async {
        let stop = CancellationToken::new();
        tokio::spawn(until_told(stop.clone()));
        let options = Interactive {
            port: cli.port,
            state: cli.state,
            fresh: cli.fresh,
            discord_only: cli.discord_only,
            cast: if cli.year { &cast::YEAR } else { &cast::SMALL },
            seed: SEED,
        };
        match interactive::run(options, stop, |line| println!("{line}")).await {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => refuse(&error),
        }
    })
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
