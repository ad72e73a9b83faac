//! Slash commands: one file each, with what Discord is told of it, and what it does. One list registers and routes them.

mod board;
mod call;
mod check_in;
mod club;
mod data;
mod help;
mod help_now;
mod me;
mod pause;
mod plan;
mod settings;
mod spec;
mod start;
mod stop;
mod today;
mod together;
mod week;

use std::future::Future;
use std::pin::Pin;

use serde_json::Value;
use sha2::{Digest, Sha256};

pub use self::call::{Call, OptionValue};
use crate::app::reply::Reply;
use crate::app::{App, AppResult};
use crate::domain::refusal::Refusal;
use crate::prompts::Prompts;

type Answer<'a> = Pin<Box<dyn Future<Output = AppResult<Reply>> + Send + 'a>>;

/// A command.
#[derive(Clone, Copy)]
pub struct Command {
    /// Its name.
    pub name: &'static str,
    /// What Discord is told of it.
    pub spec: fn(&Prompts) -> Value,
    /// What it does.
    pub run: for<'a> fn(&'a App, &'a Call) -> Answer<'a>,
    /// What it suggests while an option is typed.
    pub suggest: Option<for<'a> fn(&'a App, &'a Call) -> Answer<'a>>,
}

impl std::fmt::Debug for Command {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "/{}", self.name)
    }
}

/// Every command there is.
pub const COMMANDS: &[Command] = &[
    start::COMMAND,
    today::COMMAND,
    check_in::COMMAND,
    week::COMMAND,
    plan::COMMAND,
    pause::COMMAND,
    pause::RESUME,
    settings::COMMAND,
    stop::COMMAND,
    board::COMMAND,
    together::COMMAND,
    me::COMMAND,
    help::COMMAND,
    help_now::COMMAND,
    data::COMMAND,
    club::COMMAND,
];

/// What Discord is told of all commands: data that can be hashed, validated and compared.
#[must_use]
pub fn specs(prompts: &Prompts) -> Value {
    Value::Array(COMMANDS.iter().map(|command| (command.spec)(prompts)).collect())
}

/// A short text that differs whenever what Discord is told differs: another application, or another specification.
#[must_use]
pub fn fingerprint(application: u64, specs: &Value) -> String {
    data_encoding::BASE32_NOPAD.encode(&Sha256::digest(format!("{application}:{specs}"))[..20])
}

/// Runs a command. One that this release does not know gets the kind pointer to `/today`.
///
/// # Errors
/// As the use case.
pub async fn run(app: &App, call: &Call) -> AppResult<Reply> {
    match find(call) {
        Some(command) if !call.fits(&(command.spec)(&app.prompts)) => Err(Refusal::UnknownChoice.into()),
        Some(command) => (command.run)(app, call).await,
        None => Err(Refusal::UnknownButton.into()),
    }
}

/// Suggests values while an option is typed.
///
/// # Errors
/// As the use case.
pub async fn suggest(app: &App, call: &Call) -> AppResult<Reply> {
    match find(call).and_then(|command| command.suggest) {
        Some(suggest) => suggest(app, call).await,
        None => Ok(Reply::Choices(Vec::new())),
    }
}

fn find(call: &Call) -> Option<&'static Command> {
    COMMANDS.iter().find(|command| command.name == call.name)
}
