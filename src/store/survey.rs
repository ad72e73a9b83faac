//! A look at a database that changes nothing in it: for whoever wants to know beforehand what a start would find.

use std::path::PathBuf;

use sqlx::{ConnectOptions, Connection};

use super::sqlite::{self, Found};
use super::{POSTGRES_MIGRATIONS, SQLITE_MIGRATIONS, StoreError, newest};

/// What a start would find.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Survey {
    /// Nothing yet: the file is made by the first start.
    Absent(PathBuf),
    /// A database with nothing in it.
    Empty,
    /// A schema of an earlier release, by number; a start brings it up to date.
    Behind {
        /// What it has.
        found: i64,
        /// What this release makes of it.
        known: i64,
    },
    /// This release's schema.
    UpToDate,
}

impl Survey {
    fn of(found: Option<i64>, known: i64) -> Result<Self, StoreError> {
        match found {
            None => Ok(Self::Empty),
            Some(found) if found > known => Err(StoreError::FromNewerVersion { found, known }),
            Some(found) if found < known => Ok(Self::Behind { found, known }),
            Some(_) => Ok(Self::UpToDate),
        }
    }
}

/// Looks at what `address` names, as [`Store::open`](super::Store::open) would find it. Nothing is made, and nothing is changed.
///
/// # Errors
/// As [`Store::open`](super::Store::open).
pub async fn survey(address: &str) -> Result<Survey, StoreError> {
    if let Some(path) = address.strip_prefix("sqlite:") {
        let path = sqlite::file(path)?;
        if !path.exists() {
            return Ok(Survey::Absent(path));
        }
        let found = match sqlite::look(&path).await? {
            Found::Empty => None,
            Found::Schema(found) => Some(found),
        };
        Survey::of(found, newest(&SQLITE_MIGRATIONS))
    } else if address.starts_with("postgres://") || address.starts_with("postgresql://") {
        let mut connection = super::postgres::settings(address)?.connect().await?;
        let found = version_on_postgres(&mut connection).await?;
        connection.close().await?;
        Survey::of(found, newest(&POSTGRES_MIGRATIONS))
    } else {
        Err(StoreError::Address("this one begins with neither"))
    }
}

async fn version_on_postgres(connection: &mut sqlx::PgConnection) -> Result<Option<i64>, StoreError> {
    let (is_there,): (bool,) =
        sqlx::query_as("select to_regclass('_sqlx_migrations') is not null").fetch_one(&mut *connection).await?;
    if !is_there {
        return Ok(None);
    }
    Ok(sqlx::query_as::<_, (Option<i64>,)>("select max(version) from _sqlx_migrations").fetch_one(connection).await?.0)
}
