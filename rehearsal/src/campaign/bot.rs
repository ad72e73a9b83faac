//! The bot in a process of its own: `startup::run` as production runs it, on the calendar clock that the campaign serves over a
//! loopback connection.
//!
//! The campaign says `NUMBER UNIX_MS` to set the clock; this process says `NUMBER 1` while it rests on what was said last, and
//! `NUMBER 0` while it does not. When the campaign goes, so does this process.

use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use second_wind::clock::{Clock, from_unix_ms};
use second_wind::config::Config;
use second_wind::dice::Dice;
use second_wind::startup::{self, Pace, Parts, Running};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader, Lines};
use tokio::net::TcpStream;
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio_util::sync::CancellationToken;

use super::CampaignError;
use super::served_clock::ServedClock;

/// How often it looks whether it rests.
const LOOK: Duration = Duration::from_millis(1);

/// Runs until it fails, or until the campaign ends it.
///
/// # Errors
/// The campaign cannot be reached, or what the bot ended with.
pub async fn run(campaign: SocketAddr, config: &Path, seed: u64) -> Result<(), CampaignError> {
    let text = std::fs::read_to_string(config).map_err(CampaignError::Process)?;
    let config = Config::from_toml(&text)?;
    let (read, write) = TcpStream::connect(campaign).await.map_err(CampaignError::Process)?.into_split();
    let mut lines = BufReader::new(read).lines();
    let Some((number, at_ms)) = next(&mut lines).await? else { return Ok(()) };
    let clock = Arc::new(ServedClock::new(from_unix_ms(at_ms)));
    let (on_start, started) = tokio::sync::oneshot::channel();
    let parts =
        Parts { clock: clock.clone(), dice: Arc::new(Dice::from_seed(seed)), pace: Pace::Raised, on_start: Some(on_start) };
    tokio::select! {
        ended = startup::run(config, parts, CancellationToken::new()) => ended.map_err(CampaignError::Bot),
        ended = follow(lines, write, &clock, number, started) => ended,
    }
}

/// Sets the clock as it is told, and tells whether the bot rests.
async fn follow(
    mut lines: Lines<BufReader<OwnedReadHalf>>,
    mut write: OwnedWriteHalf,
    clock: &ServedClock,
    mut number: u64,
    mut started: tokio::sync::oneshot::Receiver<Running>,
) -> Result<(), CampaignError> {
    let mut running = None;
    let mut told = None;
    let mut look = tokio::time::interval(LOOK);
    loop {
        tokio::select! {
            line = next(&mut lines) => {
                let Some((said, at_ms)) = line? else { return Ok(()) };
                number = said;
                clock.set(from_unix_ms(at_ms));
            }
            found = &mut started, if running.is_none() => running = found.ok(),
            _ = look.tick() => {
                let Some(running) = &running else { continue };
                let state = (number, running.is_idle(clock.now()));
                if told != Some(state) {
                    let line = format!("{} {}\n", state.0, u8::from(state.1));
                    write.write_all(line.as_bytes()).await.map_err(CampaignError::Process)?;
                    told = Some(state);
                }
            }
        }
    }
}

/// Two numbers, or nothing when the campaign has gone.
async fn next(lines: &mut Lines<BufReader<OwnedReadHalf>>) -> Result<Option<(u64, i64)>, CampaignError> {
    let Some(line) = lines.next_line().await.map_err(CampaignError::Process)? else { return Ok(None) };
    let numbers = line.split_once(' ').and_then(|(number, at_ms)| Some((number.parse().ok()?, at_ms.parse().ok()?)));
    numbers.map(Some).ok_or(CampaignError::Words(line))
}
