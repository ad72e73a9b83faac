//! `cargo run --package rehearsal --bin campaign`: the fault campaign, and the process that it kills.

#[path = "../../../tests/support/postgres.rs"]
mod postgres;

use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand, ValueEnum};
use rehearsal::campaign::{self, CampaignArgs};

/// The exit code for a campaign that could not be run.
const REFUSED: u8 = 2;

/// Kills the bot again and again in a month of a club, breaks whatever else can break, and counts what became of every reminder. Exits
/// with 1 if one was lost or doubled.
#[derive(Debug, Parser)]
#[command(args_conflicts_with_subcommands = true)]
struct Cli {
    #[command(subcommand)]
    bot: Option<Bot>,
    #[command(flatten)]
    flags: Flags,
}

#[derive(Debug, Args)]
struct Flags {
    /// How often the process is killed
    #[arg(long, value_name = "N", default_value_t = 30)]
    kills: u32,
    /// How many members there are
    #[arg(long, value_name = "M", default_value_t = 50, value_parser = clap::value_parser!(u32).range(1..=2_000))]
    members: u32,
    /// How many days they live
    #[arg(long, value_name = "D", default_value_t = 30, value_parser = clap::value_parser!(u32).range(4..=366))]
    days: u32,
    /// Which database; for PostgreSQL a server of its own is started, or the one at TEST_POSTGRES_URL used
    #[arg(long, value_enum, default_value_t = Engine::Sqlite)]
    engine: Engine,
    /// What chance begins with
    #[arg(long, value_name = "S", default_value_t = 1)]
    seed: u64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Engine {
    Sqlite,
    Postgres,
}

#[derive(Debug, Subcommand)]
enum Bot {
    /// The process that is killed; the campaign starts it
    #[command(hide = true)]
    Bot {
        /// Where the campaign serves the time
        campaign: SocketAddr,
        /// The configuration
        config: PathBuf,
        /// What chance begins with
        seed: u64,
    },
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    let filter = if cli.bot.is_some() { "info,serenity=error" } else { "warn" };
    if let Err(error) = second_wind::telemetry::start(filter) {
        return refuse(&error);
    }
    match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime.block_on(run(cli)),
        Err(error) => refuse(&error),
    }
}

async fn run(cli: Cli) -> ExitCode {
    if let Some(Bot::Bot { campaign, config, seed }) = cli.bot {
        return match campaign::bot::run(campaign, &config, seed).await {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => refuse(&error),
        };
    }
    let binary = match std::env::current_exe() {
        Ok(binary) => binary,
        Err(error) => return refuse(&error),
    };
    let Flags { kills, members, days, engine, seed } = cli.flags;
    let database = match engine {
        Engine::Sqlite => None,
        Engine::Postgres => match postgres::database("the campaign").await {
            Some(database) => Some(database),
            None => return ExitCode::from(REFUSED),
        },
    };
    let url = database.as_ref().map(postgres::Database::url);
    let ended = campaign::run(&CampaignArgs { binary, kills, members, days, seed, database: url }).await;
    if let Some(database) = database {
        database.remove().await;
    }
    match ended {
        Ok(report) => {
            println!("{report}");
            if report.is_clean() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
        }
        Err(error) => refuse(&error),
    }
}

fn refuse(why: &dyn std::fmt::Display) -> ExitCode {
    eprintln!("campaign: {why}");
    ExitCode::from(REFUSED)
}
