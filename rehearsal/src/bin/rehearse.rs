//! The one command: `cargo rehearse`.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use rehearsal::headless::{self, HeadlessArgs};

#[derive(Debug, Parser)]
struct Cli {
    #[arg(long)]
    headless: bool,
    #[arg(long, default_value_t = 14)]
    days: u32,
    #[arg(long, default_value_t = 1)]
    seed: u64,
    #[arg(long, default_value_t = 12)]
    members: u32,
    #[arg(long)]
    transcript: Option<PathBuf>,
    #[arg(long)]
    requests: Option<PathBuf>,
    #[arg(long)]
    database: Option<String>,
}

#[tokio::main]
async fn main() -> ExitCode {
    let cli = Cli::parse();
    let args = HeadlessArgs { days: cli.days, seed: cli.seed, members: cli.members, transcript: cli.transcript, requests: cli.requests, database: cli.database };
    second_wind::telemetry::start("warn").ok();
    match headless::run(&args).await {
        Ok(summary) => {
            println!("{summary}");
            if summary.violations.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
        }
        Err(error) => {
            eprintln!("rehearse: {error}");
            ExitCode::from(2)
        }
    }
}
