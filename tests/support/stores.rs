//! One behaviour, run on both databases.

use std::future::Future;

use second_wind::store::{Store, StoreOptions, Tx};
use sqlx::AssertSqlSafe;

use crate::postgres;

/// A rehearsal's options: nothing here outlives a power cut anyway.
pub(crate) fn quick() -> StoreOptions {
    StoreOptions { synchronous_full: false, ..StoreOptions::default() }
}

/// Runs it on SQLite in a temporary file.
pub(crate) async fn on_sqlite<F: Future<Output = ()>>(behaviour: impl FnOnce(Store) -> F) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let address = format!("sqlite:{}", folder.path().join("store.db").display());
    let store = Store::open_with(&address, &quick()).await.expect("an empty file opens");
    behaviour(store.clone()).await;
    store.close().await;
}

/// Runs it on PostgreSQL in a database of its own, or says that it is skipped.
pub(crate) async fn on_postgres<F>(test: &str, behaviour: impl FnOnce(Store) -> F)
where
    F: Future<Output = ()> + Send + 'static,
{
    let Some(database) = postgres::database(test).await else { return };
    let store = Store::open_with(&database.url(), &quick()).await.expect("an empty database opens");
    // In a task, so that the database goes even where the behaviour panics.
    let outcome = tokio::spawn(behaviour(store.clone())).await;
    store.close().await;
    database.remove().await;
    if let Err(failure) = outcome {
        std::panic::resume_unwind(failure.into_panic());
    }
}

/// Declares behaviours of the store: each becomes a test on SQLite and one on PostgreSQL.
macro_rules! on_both {
    ($($(#[$meta:meta])* async fn $name:ident($store:ident: $type:ty) $body:block)+) => {$(
        $(#[$meta])*
        mod $name {
            #[allow(unused_imports, reason = "each behaviour takes what it needs")]
            use super::*;

            async fn behaviour($store: $type) $body

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn on_sqlite() {
                crate::stores::on_sqlite(behaviour).await;
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn on_postgres() {
                crate::stores::on_postgres(concat!(stringify!($name), " on PostgreSQL"), behaviour).await;
            }
        }
    )+};
}
pub(crate) use on_both;

/// How many rows hold `member` in a column that names one, by table and column.
pub(crate) async fn rows_naming(store: &Store, member: i64) -> Vec<(String, i64)> {
    const LIST_SQLITE: &str = "select m.name, c.name from sqlite_master as m join pragma_table_info(m.name) as c \
         where m.type = 'table' and (c.name like '%member_id' or (m.name = 'member' and c.name = 'id')) order by m.name, c.name";
    const LIST_POSTGRES: &str = "select table_name::text, column_name::text from information_schema.columns where table_schema = 'public' \
         and (column_name like '%member_id' or (table_name = 'member' and column_name = 'id')) order by 1, 2";
    let mut counts = Vec::new();
    macro_rules! count {
        ($tx:expr, $list:expr) => {{
            let columns: Vec<(String, String)> = sqlx::query_as($list).fetch_all(&mut **$tx).await.expect("a list of columns");
            for (table, column) in columns {
                let text = format!("select count(*) from {table} where {column} = $1");
                let count = sqlx::query_as(AssertSqlSafe(text)).bind(member).fetch_one(&mut **$tx).await;
                let (count,): (i64,) = count.expect("a count");
                counts.push((format!("{table}.{column}"), count));
            }
        }};
    }
    match store.read().await.expect("a transaction") {
        Tx::Sqlite(mut tx) => count!(&mut tx, LIST_SQLITE),
        Tx::Postgres(mut tx) => count!(&mut tx, LIST_POSTGRES),
    }
    counts
}
