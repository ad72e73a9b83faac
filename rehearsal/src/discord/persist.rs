//! The state file: the whole world as JSON, written beside its place and moved there, a moment after it changed.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::Duration;

use second_wind::clock::network_now;
use serde::{Deserialize, Serialize};
use tokio::sync::watch;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

use super::StandInError;
use super::state::State;
use super::world::World;

/// The form of the file; a higher one is refused.
const VERSION: u32 = 1;
/// How long changes are gathered before one write, at least.
const GATHER: Duration = Duration::from_millis(300);
/// How many times longer than the last write changes are gathered: a large world is written more rarely, and saving it never takes
/// more than a tenth of the time.
const GATHER_WRITES: u32 = 9;

#[derive(Serialize, Deserialize)]
struct File<S> {
    version: u32,
    world: S,
}

fn bad(path: &Path, reason: String) -> StandInError {
    StandInError::StateFile { path: path.to_owned(), reason }
}

/// The world in `path`; none if there is no such file.
pub(super) fn load(path: &Path) -> Result<Option<State>, StandInError> {
    let text = match std::fs::read(path) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(bad(path, format!("cannot be read: {error}"))),
    };
    #[derive(Deserialize)]
    struct Head {
        version: u32,
    }
    let damaged = |error: serde_json::Error| bad(path, format!("is damaged ({error}); move it away or start with --fresh"));
    let head: Head = serde_json::from_slice(&text).map_err(damaged)?;
    if head.version > VERSION {
        return Err(bad(path, format!("was written by a newer version (form {}, this one knows {VERSION})", head.version)));
    }
    let file: File<State> = serde_json::from_slice(&text).map_err(damaged)?;
    let mut state = file.world;
    if !state.users.contains_key(&state.bot) {
        return Err(bad(path, "is damaged (the bot is not among its users); move it away or start with --fresh".into()));
    }
    state.index();
    Ok(Some(state))
}

/// Writes the world so that a crash leaves either the old file or the new one.
fn save(path: &Path, state: &State) -> Result<(), StandInError> {
    let fail = |error: std::io::Error| bad(path, format!("cannot be written: {error}"));
    let text = serde_json::to_vec(&File { version: VERSION, world: state }).map_err(|error| bad(path, error.to_string()))?;
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(fail)?;
    }
    let mut beside = path.as_os_str().to_owned();
    beside.push(".new");
    let beside = PathBuf::from(beside);
    std::fs::write(&beside, &text).map_err(fail)?;
    std::fs::rename(&beside, path).map_err(fail)
}

/// The task that saves.
pub(super) struct Keeper {
    stop: CancellationToken,
    task: JoinHandle<Result<(), StandInError>>,
}

impl Keeper {
    pub(super) fn start(path: PathBuf, world: World) -> Self {
        let stop = CancellationToken::new();
        // Subscribed here and not in the task, so that nothing that happens before its first turn is missed.
        let changed = world.changed();
        let task = tokio::spawn(keep(path, world, changed, stop.clone()));
        Self { stop, task }
    }

    /// Saves a last time.
    pub(super) async fn stop(self) -> Result<(), StandInError> {
        self.stop.cancel();
        self.task.await.unwrap_or(Ok(()))
    }
}

async fn keep(
    path: PathBuf,
    world: World,
    mut changed: watch::Receiver<u64>,
    stop: CancellationToken,
) -> Result<(), StandInError> {
    let mut saved = None;
    let mut gather = GATHER;
    loop {
        let ending = tokio::select! {
            () = stop.cancelled() => true,
            _ = changed.changed() => {
                tokio::select! { () = stop.cancelled() => true, () = tokio::time::sleep(gather) => false }
            }
        };
        let count = world.kept_changes();
        if saved != Some(count) {
            let began = network_now();
            let state = world.snapshot();
            let to = path.clone();
            let done = tokio::task::spawn_blocking(move || save(&to, &state)).await.unwrap_or(Ok(()));
            match done {
                Ok(()) => saved = Some(count),
                Err(error) if ending => return Err(error),
                Err(error) => tracing::error!(%error, "the rehearsal's state could not be saved"),
            }
            gather = GATHER.max((network_now() - began) * GATHER_WRITES);
        }
        if ending {
            return Ok(());
        }
    }
}
