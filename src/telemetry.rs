//! Where log lines go: one line each to standard error, with fields. What may stand in them: `docs/logging.md`.

use std::io::IsTerminal as _;

use tracing_subscriber::EnvFilter;

/// Starts the log with a `tracing` filter such as `info,serenity=error`. A second start changes nothing.
///
/// # Errors
/// The filter cannot be read.
pub fn start(filter: &str) -> Result<(), String> {
    let filter = EnvFilter::try_new(filter).map_err(|error| format!("log.filter: {error}"))?;
    // serenity writes an event that it cannot read into its warning, texts and tokens included. No filter may bring that back.
    let silent = "serenity::gateway::ws=off".parse().map_err(|error| format!("log.filter: {error}"))?;
    let filter = filter.add_directive(silent);
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).with_target(true);
    // A journal would keep the colours as noise around each word. On a terminal NO_COLOR has its say.
    let log = if std::io::stderr().is_terminal() { log } else { log.with_ansi(false) };
    // A second start happens in tests only, where the first one's log goes on.
    drop(log.try_init());
    Ok(())
}
