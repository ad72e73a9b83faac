//! Backups of SQLite while it is in use, putting one back, and the lock that keeps a second process away.

use std::ffi::OsString;
use std::fs::{File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use sqlx::{ConnectOptions, Connection};

use super::sqlite::{self, Found};
use super::survey::survey;
use super::{SQLITE_MIGRATIONS, StoreError, newest};

/// The file is this process' own until this goes, however the process ends: the lock is the operating system's.
#[derive(Debug)]
pub struct Alone {
    /// Held, never read.
    _lock: File,
}

/// What was put back.
#[derive(Debug, PartialEq, Eq)]
pub struct Restored {
    /// The schema that it has; an older one is brought up to date by the next start.
    pub schema: i64,
    /// Where the file that was there before lies now, with its log beside it; none where there was none.
    pub before: Option<PathBuf>,
}

/// Takes the file for this process, for as long as the answer is held. None for PostgreSQL, which several may use.
///
/// The lock is a file of its own beside the database: closing any handle to the database itself would drop SQLite's locks on it.
///
/// # Errors
/// [`StoreError::InUse`], what [`Store::open`](super::Store::open) says of a file that it does not open, or
/// [`StoreError::CannotOpen`].
pub async fn alone(address: &str) -> Result<Option<Alone>, StoreError> {
    let Some(path) = address.strip_prefix("sqlite:") else { return Ok(None) };
    // Beside a file that is not ours nothing is put.
    survey(address).await?;
    take(&sqlite::file(path)?).map(Some)
}

fn take(path: &Path) -> Result<Alone, StoreError> {
    let beside = with_suffix(path, ".lock");
    let failed = |error: io::Error| StoreError::CannotOpen { path: beside.clone(), why: error.to_string() };
    sqlite::create_private(&beside).map_err(failed)?;
    let lock = OpenOptions::new().write(true).open(&beside).map_err(failed)?;
    match lock.try_lock() {
        Ok(()) => Ok(Alone { _lock: lock }),
        Err(TryLockError::WouldBlock) => Err(StoreError::InUse { path: path.to_owned() }),
        Err(TryLockError::Error(error)) => Err(failed(error)),
    }
}

/// Writes what the database holds at this moment to a new file, whoever else reads and writes meanwhile.
///
/// # Errors
/// [`StoreError::NoBackup`] for PostgreSQL, [`StoreError::Exists`], what [`Store::open`](super::Store::open) says of a file that is not
/// ours, or what the database reports. A file that could not be finished is taken away.
pub async fn back_up(address: &str, to: &Path) -> Result<i64, StoreError> {
    let path = sqlite::file(address.strip_prefix("sqlite:").ok_or(StoreError::NoBackup)?)?;
    let schema = schema_of(&path).await?;
    if to.exists() {
        return Err(StoreError::Exists { path: to.to_owned() });
    }
    let unfinished = with_suffix(to, ".unfinished");
    let done = async {
        copy(&path, &unfinished).await?;
        sound(&unfinished).await
    };
    if let Err(error) = done.await {
        // Best effort: the reason above is what counts.
        let _ = std::fs::remove_file(&unfinished);
        return Err(error);
    }
    put(&unfinished, to)?;
    Ok(schema)
}

/// Puts a backup in the place of the database, which nobody may use meanwhile. What was there is kept beside it.
///
/// # Errors
/// [`StoreError::InUse`] while the bot runs, and as [`back_up`]. Whatever was there before is then as it was.
pub async fn restore(address: &str, from: &Path) -> Result<Restored, StoreError> {
    let path = sqlite::file(address.strip_prefix("sqlite:").ok_or(StoreError::NoBackup)?)?;
    let schema = schema_of(from).await?;
    let known = newest(&SQLITE_MIGRATIONS);
    if schema > known {
        return Err(StoreError::FromNewerVersion { found: schema, known });
    }
    let _alone = take(&path)?;
    let unfinished = with_suffix(&path, ".restoring");
    let kept = with_suffix(&path, ".before-restore");
    if path.exists() && kept.exists() {
        return Err(StoreError::Exists { path: kept });
    }
    let done = async {
        copy(from, &unfinished).await?;
        sound(&unfinished).await
    };
    if let Err(error) = done.await {
        let _ = std::fs::remove_file(&unfinished);
        return Err(error);
    }
    let mut before = None;
    if path.exists() {
        // The log first: an old one beside the restored file would damage it.
        for suffix in ["-wal", "-shm", ""] {
            let (old, new) = (with_suffix(&path, suffix), with_suffix(&kept, suffix));
            match std::fs::rename(&old, &new) {
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                other => other.map_err(|error| StoreError::CannotOpen { path: new, why: error.to_string() })?,
            }
        }
        before = Some(kept);
    }
    put(&unfinished, &path)?;
    Ok(Restored { schema, before })
}

/// Which schema of ours a file has.
async fn schema_of(path: &Path) -> Result<i64, StoreError> {
    match sqlite::look(path).await? {
        Found::Schema(schema) => Ok(schema),
        Found::Empty => Err(StoreError::NotOurs { path: path.to_owned() }),
    }
}

/// One state of the database in a new file that only its owner can read.
async fn copy(from: &Path, to: &Path) -> Result<(), StoreError> {
    let failed = |error: io::Error| StoreError::CannotOpen { path: to.to_owned(), why: error.to_string() };
    match std::fs::remove_file(to) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(failed(error)),
        _ => {}
    }
    // Made beforehand, because SQLite would give the copy the mode that everything has.
    sqlite::create_private(to).map_err(failed)?;
    let target = to.to_str().ok_or(StoreError::Address("a path has to be valid UTF-8"))?;
    let mut connection = sqlite::base(from).connect().await.map_err(|error| sqlite::cannot_open(from, error))?;
    sqlx::query("vacuum into $1").bind(target).execute(&mut connection).await?;
    connection.close().await?;
    File::open(to).and_then(|file| file.sync_all()).map_err(failed)
}

/// Reads all of a file and holds every row against the rules of the schema.
async fn sound(path: &Path) -> Result<(), StoreError> {
    let mut connection = sqlite::base(path).connect().await.map_err(|error| sqlite::cannot_open(path, error))?;
    let (found,): (String,) = sqlx::query_as("pragma integrity_check").fetch_one(&mut connection).await?;
    connection.close().await?;
    if found == "ok" {
        return Ok(());
    }
    Err(StoreError::CannotOpen { path: path.to_owned(), why: "it is damaged".to_owned() })
}

fn put(unfinished: &Path, to: &Path) -> Result<(), StoreError> {
    let failed = |error: io::Error| StoreError::CannotOpen { path: to.to_owned(), why: error.to_string() };
    std::fs::rename(unfinished, to).map_err(failed)?;
    // The name as well is to survive a power cut.
    match to.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        Some(folder) => File::open(folder).and_then(|folder| folder.sync_all()).map_err(failed),
        None => Ok(()),
    }
}

fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name: OsString = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}
