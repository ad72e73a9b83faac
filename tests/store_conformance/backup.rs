//! Backups while the database is written to, restoring them, and one process at a time.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use second_wind::store::backup::{Restored, alone, back_up, restore};
use second_wind::store::{Store, StoreError};
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{AssertSqlSafe, Connection};

use crate::facts::member_with_session;
use crate::members::fill;
use crate::stores;

fn address(path: &Path) -> String {
    format!("sqlite:{}", path.display())
}

async fn open(path: &Path) -> Store {
    Store::open_with(&address(path), &stores::quick()).await.unwrap()
}

/// Every row of every table, as text.
async fn everything(path: &Path) -> Vec<String> {
    let mut file = SqliteConnection::connect_with(&SqliteConnectOptions::new().filename(path).read_only(true)).await.unwrap();
    let tables: Vec<(String,)> =
        sqlx::query_as("select name from sqlite_master where type = 'table' order by name").fetch_all(&mut file).await.unwrap();
    let mut all = Vec::new();
    for (table,) in tables {
        let columns: Vec<(String,)> =
            sqlx::query_as("select name from pragma_table_info($1)").bind(&table).fetch_all(&mut file).await.unwrap();
        let quoted: Vec<String> = columns.into_iter().map(|(column,)| format!("quote({column})")).collect();
        let query = format!("select {} as row from {table} order by 1", quoted.join(" || ', ' || "));
        let rows: Vec<(String,)> = sqlx::query_as(AssertSqlSafe(query)).fetch_all(&mut file).await.unwrap();
        all.extend(rows.into_iter().map(|(row,)| format!("{table}: {row}")));
    }
    file.close().await.unwrap();
    all
}

async fn count(path: &Path, what: &str) -> i64 {
    let mut file = SqliteConnection::connect_with(&SqliteConnectOptions::new().filename(path)).await.unwrap();
    let (count,): (i64,) =
        sqlx::query_as(AssertSqlSafe(format!("select count(*) from {what}"))).fetch_one(&mut file).await.unwrap();
    file.close().await.unwrap();
    count
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_under_load_is_one_state_of_the_database() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("club.sqlite");
    let store = open(&path).await;
    let done = Arc::new(AtomicBool::new(false));
    let writer = tokio::spawn({
        let (store, done) = (store.clone(), done.clone());
        async move {
            let mut user = 100;
            while !done.load(Ordering::Relaxed) {
                let mut tx = store.begin().await.unwrap();
                // A member and a session, or neither.
                member_with_session(&mut tx, user).await;
                tx.commit().await.unwrap();
                user += 1;
            }
        }
    });
    let mut before = -1;
    for nth in 0..5 {
        // There is something new each time.
        while count(&path, "member").await <= before {
            tokio::task::yield_now().await;
        }
        let copy = folder.path().join(format!("copy-{nth}.sqlite"));
        back_up(&address(&path), &copy).await.unwrap();
        let members = count(&copy, "member").await;
        assert_eq!(count(&copy, "session").await, members, "what was committed together is there together");
        assert!(members > before, "and it is of now: {members} after {before}");
        before = members;
    }
    done.store(true, Ordering::Relaxed);
    writer.await.unwrap();
    store.close().await;
}

#[tokio::test]
async fn what_is_restored_is_what_was_backed_up() {
    let folder = tempfile::tempdir().unwrap();
    let (path, copy) = (folder.path().join("club.sqlite"), folder.path().join("copy.sqlite"));
    let store = open(&path).await;
    let mut tx = store.begin().await.unwrap();
    fill(&mut tx, 11, 1).await.unwrap();
    tx.commit().await.unwrap();
    let schema = back_up(&address(&path), &copy).await.unwrap();
    let then = everything(&copy).await;
    assert!(then.len() > 40, "there is something in it: {}", then.len());
    let mut tx = store.begin().await.unwrap();
    fill(&mut tx, 12, 2).await.unwrap();
    tx.commit().await.unwrap();
    store.close().await;
    let later = everything(&path).await;
    assert_ne!(later, then);
    let kept = folder.path().join("club.sqlite.before-restore");
    let restored = restore(&address(&path), &copy).await.unwrap();
    assert_eq!(restored, Restored { schema, before: Some(kept.clone()) });
    assert_eq!(everything(&path).await, then, "row for row");
    assert_eq!(everything(&kept).await, later, "what was there is beside it");
    open(&path).await.close().await;
    let again = restore(&address(&path), &copy).await.unwrap_err();
    assert!(matches!(&again, StoreError::Exists { path } if *path == kept), "it is not written over: {again}");
    let elsewhere = folder.path().join("new place").join("club.sqlite");
    let restored = restore(&address(&elsewhere), &copy).await.unwrap();
    assert_eq!(restored, Restored { schema, before: None });
    assert_eq!(everything(&elsewhere).await, then, "where there was nothing before");
    #[cfg(unix)]
    for file in [&path, &copy, &elsewhere] {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::metadata(file).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode, 0o600, "{} is its owner's alone", file.display());
    }
}

#[tokio::test]
async fn what_is_no_backup_or_is_in_the_way_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let (path, copy) = (folder.path().join("club.sqlite"), folder.path().join("copy.sqlite"));
    let store = open(&path).await;
    let mut tx = store.begin().await.unwrap();
    fill(&mut tx, 11, 1).await.unwrap();
    tx.commit().await.unwrap();
    store.close().await;
    back_up(&address(&path), &copy).await.unwrap();
    let twice = back_up(&address(&path), &copy).await.unwrap_err();
    assert!(matches!(twice, StoreError::Exists { .. }), "{twice}");
    let before = everything(&path).await;

    let diary = folder.path().join("diary.txt");
    std::fs::write(&diary, "no database\n".repeat(200)).unwrap();
    // Whole at its beginning, and garbage in the middle.
    let damaged = folder.path().join("damaged.sqlite");
    let mut bytes = std::fs::read(&copy).unwrap();
    let (from, until) = (bytes.len() / 3, bytes.len() - 4096);
    bytes[from..until].fill(0xA5);
    std::fs::write(&damaged, bytes).unwrap();
    let newer = folder.path().join("newer.sqlite");
    std::fs::copy(&copy, &newer).unwrap();
    let mut file = SqliteConnection::connect_with(&SqliteConnectOptions::new().filename(&newer)).await.unwrap();
    let future = "insert into _sqlx_migrations select 9999, 'of the future', installed_on, success, checksum, execution_time \
                  from _sqlx_migrations limit 1";
    sqlx::query(AssertSqlSafe(future.to_owned())).execute(&mut file).await.unwrap();
    file.close().await.unwrap();
    for (from, words) in [
        (&diary, "is not a SQLite database"),
        (&damaged, ""),
        (&newer, "newer release"),
        (&folder.path().join("nowhere.sqlite"), "cannot open"),
    ] {
        let error = restore(&address(&path), from).await.unwrap_err().to_string();
        assert!(error.contains(words), "{}: {error}", from.display());
        assert_eq!(everything(&path).await, before, "{} changed nothing", from.display());
        let left: Vec<_> = std::fs::read_dir(folder.path()).unwrap().map(|one| one.unwrap().file_name()).collect();
        let is_left = |name: &std::ffi::OsString| name.to_string_lossy().contains("restor");
        assert!(!left.iter().any(is_left), "{} left something: {left:?}", from.display());
    }
    for error in [
        back_up("postgres://club@localhost/club", &copy).await.unwrap_err(),
        restore("postgres://club@localhost/club", &copy).await.unwrap_err(),
    ] {
        assert!(error.to_string().contains("pg_dump"), "{error}");
    }
}

#[tokio::test]
async fn a_file_is_for_one_process_at_a_time() {
    let folder = tempfile::tempdir().unwrap();
    let (path, copy) = (folder.path().join("club.sqlite"), folder.path().join("copy.sqlite"));
    let first = alone(&address(&path)).await.unwrap();
    let store = open(&path).await;
    let second = alone(&address(&path)).await.unwrap_err();
    assert!(matches!(second, StoreError::InUse { .. }), "{second}");
    back_up(&address(&path), &copy).await.expect("a backup is no second process");
    let restoring = restore(&address(&path), &copy).await.unwrap_err();
    assert!(matches!(restoring, StoreError::InUse { .. }), "not while the bot runs: {restoring}");
    store.close().await;
    drop(first);
    assert!(alone(&address(&path)).await.unwrap().is_some(), "and it is free again");
    assert!(alone("postgres://club@localhost/club").await.unwrap().is_none(), "several may use PostgreSQL");
}
