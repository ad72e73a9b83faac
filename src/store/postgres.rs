//! Opening PostgreSQL.

use std::str::FromStr;
use std::time::Duration;

use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::{ConnectOptions, Connection, PgPool};

use super::{POSTGRES_MIGRATIONS, StoreError, StoreOptions, migration_error};

/// How long to wait for a connection of the pool, in seconds.
const ACQUIRE_SECS: u64 = 10;

/// What a connection needs to know.
pub(super) fn settings(url: &str) -> Result<PgConnectOptions, StoreError> {
    // The driver's own words could repeat the URL, which holds a password.
    let settings = PgConnectOptions::from_str(url).map_err(|_| StoreError::Address("this one is not a PostgreSQL URL"))?;
    Ok(settings.application_name("second-wind"))
}

/// Connects and brings the schema up to date; sqlx holds an advisory lock meanwhile, so that several processes may start at once.
pub(super) async fn open(url: &str, options: &StoreOptions) -> Result<PgPool, StoreError> {
    let connect = settings(url)?;
    // A connection of its own first: it says at once why there is none, where a pool would wait and then call itself busy.
    connect.connect().await?.close().await?;
    let pool = PgPoolOptions::new()
        .max_connections(options.postgres_connections_max.max(1))
        .acquire_timeout(Duration::from_secs(ACQUIRE_SECS))
        .connect_with(connect)
        .await?;
    if let Err(error) = POSTGRES_MIGRATIONS.run(&pool).await {
        // Closing frees the lock, which a failed migration keeps.
        pool.close().await;
        return Err(migration_error(error, &POSTGRES_MIGRATIONS));
    }
    Ok(pool)
}
