//! Opening SQLite: one file that only its owner can read, one writer and a few readers, and a backup before the schema changes.

use std::fs::{DirBuilder, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{ConnectOptions, Connection, SqlitePool};

use super::error::sqlite_code;
use super::{SQLITE_MIGRATIONS, StoreError, StoreOptions, migration_error, newest};

/// How long a connection waits for another process to let go of the file, in seconds.
const BUSY_SECS: u64 = 10;
/// How long to wait for the writer's turn or for a reader, in seconds.
const ACQUIRE_SECS: u64 = 30;
/// How many connections read beside the one that writes.
const READERS: u32 = 3;

/// An open SQLite file.
#[derive(Debug, Clone)]
pub struct SqliteStore {
    /// The one connection that writes.
    pub(super) writer: SqlitePool,
    /// Connections that cannot write.
    pub(super) readers: SqlitePool,
}

/// What lies in the file before it is touched.
pub(super) enum Found {
    /// Nothing yet.
    Empty,
    /// A schema of ours, by number.
    Schema(i64),
}

impl SqliteStore {
    pub(super) async fn open(path: &str, options: &StoreOptions) -> Result<Self, StoreError> {
        let path = file(path)?;
        create_private(&path).map_err(|error| StoreError::CannotOpen { path: path.clone(), why: error.to_string() })?;
        let known = newest(&SQLITE_MIGRATIONS);
        match look(&path).await? {
            Found::Schema(found) if found > known => return Err(StoreError::FromNewerVersion { found, known }),
            Found::Schema(found) if found < known => back_up(&path, found).await?,
            Found::Schema(_) | Found::Empty => {}
        }
        let synchronous = if options.synchronous_full { SqliteSynchronous::Full } else { SqliteSynchronous::Off };
        let common = base(&path).foreign_keys(true).synchronous(synchronous);
        let writing = match options.sqlite_pages_max {
            Some(pages) => common.clone().pragma("max_page_count", pages.to_string()),
            None => common.clone(),
        };
        let writer = SqlitePoolOptions::new()
            .max_connections(1)
            .acquire_timeout(Duration::from_secs(ACQUIRE_SECS))
            // The writer is not replaced in time: a new one would have to learn every statement again.
            .idle_timeout(None)
            .max_lifetime(None)
            // Unless it was left inside a transaction: where the disk is full, SQLite ends one by itself, and the driver goes on counting
            // it. Every later one would then be refused.
            .after_release(|connection, _| {
                Box::pin(async move {
                    // Answered only after the rollback that stands in line before it.
                    connection.ping().await?;
                    Ok(!connection.is_in_transaction())
                })
            })
            .connect_with(writing.journal_mode(SqliteJournalMode::Wal).pragma("secure_delete", "on"))
            .await
            .map_err(|error| cannot_open(&path, error))?;
        if let Err(error) = SQLITE_MIGRATIONS.run(&writer).await {
            writer.close().await;
            return Err(migration_error(error, &SQLITE_MIGRATIONS));
        }
        let readers = SqlitePoolOptions::new()
            .max_connections(READERS)
            .acquire_timeout(Duration::from_secs(ACQUIRE_SECS))
            .idle_timeout(None)
            .max_lifetime(None)
            .connect_with(common.read_only(true))
            .await
            .map_err(|error| cannot_open(&path, error))?;
        Ok(Self { writer, readers })
    }

    /// Folds the log into the file, rewrites the file without its free pages, and folds that in as well.
    pub(super) async fn forget(&self) -> Result<(), StoreError> {
        let mut writer = self.writer.acquire().await?;
        checkpoint(&mut writer).await?;
        sqlx::query("vacuum").execute(&mut *writer).await?;
        checkpoint(&mut writer).await
    }

    /// The readers go first: only the last connection to go can fold the log in, and a reader cannot write.
    pub(super) async fn close(&self) {
        self.readers.close().await;
        self.writer.close().await;
    }
}

/// The file that an address names.
pub(super) fn file(path: &str) -> Result<PathBuf, StoreError> {
    let path = path.strip_prefix("//").unwrap_or(path);
    if path.is_empty() || path == ":memory:" {
        return Err(StoreError::Address("SQLite needs a file"));
    }
    Ok(PathBuf::from(path))
}

async fn checkpoint(writer: &mut sqlx::SqliteConnection) -> Result<(), StoreError> {
    let (was_held, _, _): (i64, i64, i64) = sqlx::query_as("pragma wal_checkpoint(truncate)").fetch_one(writer).await?;
    if was_held == 0 { Ok(()) } else { Err(StoreError::Busy("a reader holds on to the log".to_owned())) }
}

pub(super) fn base(path: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new().filename(path).busy_timeout(Duration::from_secs(BUSY_SECS))
}

/// Makes the folder and an empty file that only its owner can read; SQLite gives its log the same mode. A file that is there is
/// left alone, and not even opened: closing it again would drop the locks of every connection this process has to it.
pub(super) fn create_private(path: &Path) -> io::Result<()> {
    let mut folder = DirBuilder::new();
    let mut file = OpenOptions::new();
    folder.recursive(true);
    file.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
        folder.mode(0o700);
        file.mode(0o600);
    }
    if let Some(parent) = path.parent().filter(|parent| !parent.as_os_str().is_empty()) {
        folder.create(parent)?;
    }
    match file.open(path) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        other => other.map(|_| ()),
    }
}

/// Looks into the file without changing anything in it.
pub(super) async fn look(path: &Path) -> Result<Found, StoreError> {
    // SQLite writes over a file that is too short to hold its first page.
    const SHORTEST_BYTES: u64 = 512;
    let file =
        std::fs::metadata(path).map_err(|error| StoreError::CannotOpen { path: path.to_owned(), why: error.to_string() })?;
    if !file.is_file() {
        return Err(StoreError::CannotOpen { path: path.to_owned(), why: "it is not a file".to_owned() });
    }
    if (1..SHORTEST_BYTES).contains(&file.len()) {
        return Err(StoreError::NotADatabase { path: path.to_owned() });
    }
    // Not opened read-only: such a connection leaves the files of its log behind.
    let looking = base(path).pragma("query_only", "on");
    let mut connection = looking.connect().await.map_err(|error| cannot_open(path, error))?;
    let found = async {
        let tables: (i64, i64) = sqlx::query_as(
            "select count(*), coalesce(sum(name = '_sqlx_migrations'), 0) from sqlite_master where type = 'table' and name not like 'sqlite_%'",
        )
        .fetch_one(&mut connection)
        .await?;
        let version = match tables {
            (_, 0) => None,
            _ => sqlx::query_as::<_, (Option<i64>,)>("select max(version) from _sqlx_migrations").fetch_one(&mut connection).await?.0,
        };
        Ok((tables, version))
    }
    .await;
    let closed = connection.close().await;
    let ((tables, ours), version) = found.map_err(|error| cannot_open(path, error))?;
    closed.map_err(|error| cannot_open(path, error))?;
    match (tables, ours, version) {
        (_, 0, _) if tables > 0 => Err(StoreError::NotOurs { path: path.to_owned() }),
        (_, _, Some(version)) => Ok(Found::Schema(version)),
        _ => Ok(Found::Empty),
    }
}

/// Copies the file as it is before its schema changes, to `NAME.schema-NNNN` beside it, NNNN being the schema it has.
async fn back_up(path: &Path, schema: i64) -> Result<(), StoreError> {
    let beside = |suffix: &str| {
        let mut name = path.as_os_str().to_owned();
        name.push(suffix);
        PathBuf::from(name)
    };
    let kept = beside(&format!(".schema-{schema:04}"));
    let unfinished = beside(&format!(".schema-{schema:04}.unfinished"));
    let failed = |error: io::Error| StoreError::CannotOpen { path: kept.clone(), why: error.to_string() };
    match std::fs::remove_file(&unfinished) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(failed(error)),
        _ => {}
    }
    // Made beforehand, because SQLite would give the copy the mode that everything has.
    create_private(&unfinished).map_err(failed)?;
    let target = unfinished.to_str().ok_or(StoreError::Address("a path has to be valid UTF-8"))?;
    let mut connection = base(path).connect().await.map_err(|error| cannot_open(path, error))?;
    sqlx::query("vacuum into $1").bind(target).execute(&mut connection).await?;
    connection.close().await?;
    std::fs::File::open(&unfinished).and_then(|file| file.sync_all()).map_err(failed)?;
    std::fs::rename(&unfinished, &kept).map_err(failed)
}

/// SQLite's reasons for not opening a file, in our words.
pub(super) fn cannot_open(path: &Path, error: sqlx::Error) -> StoreError {
    const READING_FAILED: i64 = 10;
    const CORRUPT: i64 = 11;
    const CANNOT_OPEN: i64 = 14;
    const NOT_A_DATABASE: i64 = 26;
    let path = path.to_owned();
    match sqlite_code(&error) {
        Some(NOT_A_DATABASE) => StoreError::NotADatabase { path },
        Some(READING_FAILED | CORRUPT | CANNOT_OPEN) => {
            let why = error.as_database_error().map_or_else(String::new, |reported| reported.message().to_owned());
            StoreError::CannotOpen { path, why }
        }
        _ => error.into(),
    }
}
