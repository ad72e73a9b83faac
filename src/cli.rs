//! What the binary can be asked to do, one file per verb.

mod backup;
pub mod hear;
mod jobs;
pub mod preview;
pub mod prompts;

mod doctor;
mod invite;
mod run;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::config::Config;

/// A kind accountability coach for running clubs, as a Discord bot.
#[derive(Debug, Parser)]
#[command(name = "second-wind", version, about)]
pub struct Cli {
    /// A configuration file instead of `second-wind.toml` here
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    /// What to do
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Run the bot until told to stop
    Run,
    /// Print the link that invites the bot
    Invite,
    /// Look whether everything is there that a run needs, and say what is not; nothing is changed
    Doctor,
    /// Print when a schedule by the local clock will fire
    Preview(preview::PreviewArgs),
    /// Say what the coach understands of each line from standard input
    Hear(hear::HearArgs),
    /// Look at the coach's words
    Prompts {
        /// Check them or show them
        #[command(subcommand)]
        command: prompts::PromptsCommand,
    },
    /// Print what Discord is told of the slash commands
    Commands,
    /// Bring the database up to date and say where it is
    Migrate,
    /// Write the whole database to a new file, while the bot runs or not
    Backup {
        /// The file to make
        #[arg(value_name = "FILE")]
        to: PathBuf,
    },
    /// Put a backup in the place of the database; the bot must not run
    Restore {
        /// The backup
        #[arg(value_name = "FILE")]
        from: PathBuf,
    },
    /// Print what waits in the queue, what is in trouble, and what was given up
    Jobs,
}

/// The exit code of a refusal that the operator can mend.
const REFUSED: u8 = 2;

/// Runs the command line that this process was called with.
#[must_use]
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    match cli.verb {
        Verb::Preview(args) => print(preview::preview(&args)),
        Verb::Hear(args) => match hear::run(&args, std::io::stdin().lock(), std::io::stdout().lock()) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => refuse(&error.to_string()),
        },
        Verb::Prompts { command } => match prompts::run(&command) {
            Ok(report) => {
                report.lines.iter().for_each(|line| println!("{line}"));
                if report.is_well { ExitCode::SUCCESS } else { ExitCode::FAILURE }
            }
            Err(error) => refuse(&error.to_string()),
        },
        Verb::Commands => match crate::prompts::Prompts::built_in() {
            Ok(prompts) => {
                println!("{:#}", crate::discord::commands::specs(&prompts));
                ExitCode::SUCCESS
            }
            Err(error) => refuse(&error.to_string()),
        },
        verb => match Config::load(cli.config.as_deref()) {
            Ok(config) => match verb {
                Verb::Run => run::run(config),
                Verb::Invite => invite::invite(&config),
                Verb::Doctor => doctor::doctor(&config),
                Verb::Backup { to } => backup::back_up(&config, &to),
                Verb::Restore { from } => backup::restore(&config, &from),
                Verb::Jobs => jobs::jobs(&config),
                _ => run::migrate(&config),
            },
            Err(error) => refuse(&error.to_string()),
        },
    }
}

fn print<E: std::fmt::Display>(lines: Result<Vec<String>, E>) -> ExitCode {
    match lines {
        Ok(lines) => {
            use std::io::Write as _;
            let mut out = std::io::stdout().lock();
            for line in lines {
                if writeln!(out, "{line}").is_err() {
                    // The reader has gone, as `head` does.
                    break;
                }
            }
            ExitCode::SUCCESS
        }
        Err(error) => refuse(&error.to_string()),
    }
}

fn refuse(sentence: &str) -> ExitCode {
    eprintln!("second-wind: {sentence}");
    ExitCode::from(REFUSED)
}
