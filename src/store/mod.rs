//! All SQL, and nothing but storage: domain types go in and come out, times are parameters, one text serves both databases.
//!
//! A `Store` is SQLite in one file or PostgreSQL by URL. Work happens in a `Tx`: begin, ask and change, commit; dropping it
//! takes everything back. Each table has a file with its statements and the methods of `Tx` that use them.
//!
//! Reasons: `ARCHITECTURE.md`, "Storage".

pub mod backup;
pub mod boards;
pub mod changes;
pub mod check_ins;
pub mod club_check_ins;
pub mod club_lines;
pub mod club_plans;
pub mod clubs;
mod dialect;
mod error;
pub mod export;
pub mod groups;
pub mod invites;
pub mod jobs;
pub mod ladder_days;
pub mod letters;
pub mod members;
mod meta;
pub mod occurrences;
pub mod pauses;
pub mod plan_imports;
mod postgres;
pub mod ramps;
mod reading;
pub mod reports;
pub mod proposals;
pub mod rooms;
pub mod seasons;
pub mod shares;
pub mod sessions;
mod sqlite;
mod statement;
pub mod survey;
pub mod trusted;
pub mod weeks;

use sqlx::migrate::{MigrateError, Migrator};
use sqlx::postgres::PgRow;
use sqlx::sqlite::SqliteRow;
use sqlx::{FromRow, PgPool, Postgres, Sqlite, Transaction};

use dialect::on;
use statement::{Bind, Statement};

pub use error::{Rule, StoreError};
pub use sqlite::SqliteStore;
pub use statement::Listed;

/// The migrations of SQLite, in order.
pub static SQLITE_MIGRATIONS: Migrator = sqlx::migrate!("migrations/sqlite");
/// The migrations of PostgreSQL, in order, under the same numbers and names.
pub static POSTGRES_MIGRATIONS: Migrator = sqlx::migrate!("migrations/postgres");

/// Which database it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// One file, one process.
    Sqlite,
    /// A server, several processes if need be.
    Postgres,
}

/// How to open a store.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StoreOptions {
    /// SQLite: wait for the disk at every commit, so that the record of what was sent survives a power cut. Only a rehearsal
    /// may do without.
    pub synchronous_full: bool,
    /// SQLite: the most pages of 4 KiB that the file may have. Only for who wants to see what a full disk does.
    pub sqlite_pages_max: Option<u32>,
    /// PostgreSQL: the most connections held at once.
    pub postgres_connections_max: u32,
}

impl Default for StoreOptions {
    fn default() -> Self {
        Self { synchronous_full: true, sqlite_pages_max: None, postgres_connections_max: 10 }
    }
}

/// The database, open and up to date. Clones share it.
#[derive(Debug, Clone)]
pub enum Store {
    /// SQLite in one file.
    Sqlite(SqliteStore),
    /// PostgreSQL by URL.
    Postgres(PgPool),
}

/// A transaction. Every method of the store's tables is on it. Dropped without [`Tx::commit`], it takes everything back.
#[derive(Debug)]
pub enum Tx {
    /// On SQLite.
    Sqlite(Transaction<'static, Sqlite>),
    /// On PostgreSQL.
    Postgres(Transaction<'static, Postgres>),
}

impl Store {
    /// Opens what `address` names (`sqlite:PATH` or `postgres://…`), creates it where it is missing, and brings its schema up to
    /// date.
    ///
    /// # Errors
    /// [`StoreError::Address`], [`StoreError::CannotOpen`], [`StoreError::NotADatabase`], [`StoreError::NotOurs`],
    /// [`StoreError::FromNewerVersion`], [`StoreError::Migration`], [`StoreError::Busy`], or what the driver reports. Whatever
    /// was there before is as it was.
    pub async fn open(address: &str) -> Result<Self, StoreError> {
        Self::open_with(address, &StoreOptions::default()).await
    }

    /// The same, with choices.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub async fn open_with(address: &str, options: &StoreOptions) -> Result<Self, StoreError> {
        if let Some(path) = address.strip_prefix("sqlite:") {
            Ok(Self::Sqlite(SqliteStore::open(path, options).await?))
        } else if address.starts_with("postgres://") || address.starts_with("postgresql://") {
            Ok(Self::Postgres(postgres::open(address, options).await?))
        } else {
            Err(StoreError::Address("this one begins with neither"))
        }
    }

    /// Which database it is.
    #[must_use]
    pub const fn engine(&self) -> Engine {
        match self {
            Self::Sqlite(_) => Engine::Sqlite,
            Self::Postgres(_) => Engine::Postgres,
        }
    }

    /// Begins a transaction that may write. On SQLite there is one at a time, and this waits for its turn.
    ///
    /// # Errors
    /// [`StoreError::Busy`] where the turn does not come, or what the driver reports.
    pub async fn begin(&self) -> Result<Tx, StoreError> {
        let begin = self.engine().begin_write();
        Ok(match self {
            Self::Sqlite(sqlite) => Tx::Sqlite(sqlite.writer.begin_with(begin).await?),
            Self::Postgres(pool) => Tx::Postgres(pool.begin_with(begin).await?),
        })
    }

    /// Begins a transaction that only reads: it sees one state of the database and is in nobody's way.
    ///
    /// # Errors
    /// As [`Store::begin`].
    pub async fn read(&self) -> Result<Tx, StoreError> {
        let begin = self.engine().begin_read();
        Ok(match self {
            Self::Sqlite(sqlite) => Tx::Sqlite(sqlite.readers.begin_with(begin).await?),
            Self::Postgres(pool) => Tx::Postgres(pool.begin_with(begin).await?),
        })
    }

    /// Makes what was deleted unreadable in the file as well: on SQLite the log is folded in and the file rewritten (deleted
    /// pages are zeroed already); PostgreSQL does so by itself in time. Call it after a member's data was deleted and committed.
    ///
    /// # Errors
    /// [`StoreError::Busy`] where a reader holds on to the log: ask again later. Or what the driver reports.
    pub async fn forget(&self) -> Result<(), StoreError> {
        match self {
            Self::Sqlite(sqlite) => sqlite.forget().await,
            Self::Postgres(_) => Ok(()),
        }
    }

    /// Waits for what is under way and closes every connection. Afterwards all that was committed is in the file itself.
    pub async fn close(&self) {
        match self {
            Self::Sqlite(sqlite) => sqlite.close().await,
            Self::Postgres(pool) => pool.close().await,
        }
    }
}

/// A row that either driver can hand over.
pub(super) trait Row: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin {}

impl<T: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin> Row for T {}

/// A row of a table that stands for something of the domain.
pub(super) trait Record: Row {
    /// What it stands for.
    type Meaning;

    /// Reads it.
    fn read(self) -> Result<Self::Meaning, StoreError>;
}

/// A driver's query with all its values.
macro_rules! bound {
    ($query:expr, $binds:expr) => {{
        let mut query = $query;
        for bind in $binds {
            query = match bind {
                Bind::Int(number) => query.bind(number),
                Bind::Text(text) => query.bind(text),
            };
        }
        query
    }};
}

impl Tx {
    const fn engine(&self) -> Engine {
        match self {
            Self::Sqlite(_) => Engine::Sqlite,
            Self::Postgres(_) => Engine::Postgres,
        }
    }

    /// Makes everything done in it last.
    ///
    /// # Errors
    /// What the driver reports; then nothing of it lasts.
    pub async fn commit(self) -> Result<(), StoreError> {
        on!(self, c => c.commit().await)?;
        Ok(())
    }

    /// Every row, as the driver reads it.
    async fn rows<T: Row, const N: usize>(
        &mut self,
        statement: &Statement<N>,
        binds: [Bind<'_>; N],
    ) -> Result<Vec<T>, StoreError> {
        let text = statement.text(self.engine());
        Ok(on!(self, c => bound!(sqlx::query_as(text), binds).fetch_all(&mut **c).await)?)
    }

    /// The one row, if there is one.
    async fn row<T: Row, const N: usize>(
        &mut self,
        statement: &Statement<N>,
        binds: [Bind<'_>; N],
    ) -> Result<Option<T>, StoreError> {
        let text = statement.text(self.engine());
        Ok(on!(self, c => bound!(sqlx::query_as(text), binds).fetch_optional(&mut **c).await)?)
    }

    /// Every row, in the domain's words.
    async fn all<T: Record, const N: usize>(
        &mut self,
        statement: &Statement<N>,
        binds: [Bind<'_>; N],
    ) -> Result<Vec<T::Meaning>, StoreError> {
        self.rows::<T, N>(statement, binds).await?.into_iter().map(T::read).collect()
    }

    /// The one row, if there is one, in the domain's words.
    async fn one<T: Record, const N: usize>(
        &mut self,
        statement: &Statement<N>,
        binds: [Bind<'_>; N],
    ) -> Result<Option<T::Meaning>, StoreError> {
        self.row::<T, N>(statement, binds).await?.map(T::read).transpose()
    }

    /// The number that a statement gives, if it gives one.
    async fn number<const N: usize>(
        &mut self,
        statement: &Statement<N>,
        binds: [Bind<'_>; N],
    ) -> Result<Option<i64>, StoreError> {
        Ok(self.row::<(Option<i64>,), N>(statement, binds).await?.and_then(|(number,)| number))
    }

    /// The number of the row that a statement has just inserted.
    async fn inserted<const N: usize>(&mut self, statement: &Statement<N>, binds: [Bind<'_>; N]) -> Result<i64, StoreError> {
        self.number(statement, binds).await?.ok_or(StoreError::Database(sqlx::Error::RowNotFound))
    }

    /// Changes rows and says how many.
    async fn affect<const N: usize>(&mut self, statement: &Statement<N>, binds: [Bind<'_>; N]) -> Result<u64, StoreError> {
        let text = statement.text(self.engine());
        Ok(on!(self, c => bound!(sqlx::query(text), binds).execute(&mut **c).await.map(|done| done.rows_affected()))?)
    }

    /// Changes the row that was read before, or says that it is gone.
    async fn affect_row<const N: usize>(
        &mut self,
        (table, id): (&'static str, i64),
        statement: &Statement<N>,
        binds: [Bind<'_>; N],
    ) -> Result<(), StoreError> {
        if self.affect(statement, binds).await? == 0 { Err(StoreError::Gone { table, id }) } else { Ok(()) }
    }
}

/// Says which schema is too new, or what else kept the schema from being brought up to date.
fn migration_error(error: MigrateError, migrations: &Migrator) -> StoreError {
    let known = newest(migrations);
    match error {
        MigrateError::VersionMissing(found) if found > known => StoreError::FromNewerVersion { found, known },
        MigrateError::Execute(error) => error.into(),
        other => StoreError::Migration(other),
    }
}

/// The number of the newest migration.
fn newest(migrations: &Migrator) -> i64 {
    migrations.iter().map(|migration| migration.version).max().unwrap_or(0)
}

/// Every statement of the store, for the test that prepares each on both engines.
#[must_use]
pub fn statements() -> Vec<Listed> {
    [
        boards::STATEMENTS,
        changes::STATEMENTS,
        check_ins::STATEMENTS,
        club_check_ins::STATEMENTS,
        club_lines::STATEMENTS,
        club_plans::STATEMENTS,
        clubs::STATEMENTS,
        export::STATEMENTS,
        groups::STATEMENTS,
        invites::STATEMENTS,
        jobs::STATEMENTS,
        ladder_days::STATEMENTS,
        letters::STATEMENTS,
        members::STATEMENTS,
        meta::STATEMENTS,
        occurrences::STATEMENTS,
        pauses::STATEMENTS,
        plan_imports::STATEMENTS,
        ramps::STATEMENTS,
        reports::STATEMENTS,
        proposals::STATEMENTS,
        rooms::STATEMENTS,
        seasons::STATEMENTS,
        shares::STATEMENTS,
        sessions::STATEMENTS,
        trusted::STATEMENTS,
        weeks::STATEMENTS,
    ]
    .concat()
}
