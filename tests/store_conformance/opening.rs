//! Opening a database: what is made, what is refused, and that nothing of somebody's is touched.

use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use second_wind::domain::ids::GuildId;
use second_wind::store::boards::BoardState;
use second_wind::store::survey::{Survey, survey};
use second_wind::store::{Engine, Store, StoreError};
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{AssertSqlSafe, Connection};

use crate::facts::{at, june, member};
use crate::{postgres, stores};

async fn open(path: &Path) -> Result<Store, StoreError> {
    Store::open_with(&format!("sqlite:{}", path.display()), &stores::quick()).await
}

async fn execute(path: &Path, statements: &[&str]) {
    let options = SqliteConnectOptions::new().filename(path).create_if_missing(true);
    let mut connection = SqliteConnection::connect_with(&options).await.unwrap();
    for statement in statements {
        sqlx::query(AssertSqlSafe((*statement).to_owned())).execute(&mut connection).await.unwrap();
    }
    connection.close().await.unwrap();
}

fn mode(path: &Path) -> u32 {
    std::fs::metadata(path).unwrap().permissions().mode() & 0o777
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[tokio::test]
async fn the_first_run_makes_a_file_that_only_its_owner_can_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("not yet").join("there").join("second wind.db");
    let store = open(&path).await.unwrap();
    assert_eq!(store.engine(), Engine::Sqlite);
    let mut tx = store.begin().await.unwrap();
    member(&mut tx, 11).await;
    tx.commit().await.unwrap();
    let parent = path.parent().unwrap();
    for name in names(parent) {
        assert_eq!(mode(&parent.join(&name)), 0o600, "{name}");
    }
    assert_eq!(mode(parent), 0o700, "the folder was made for it");
    store.close().await;
    assert_eq!(names(parent), ["second wind.db"], "after closing, the log is folded in");

    let store = open(&path).await.unwrap();
    assert_eq!(store.read().await.unwrap().members_count().await.unwrap(), 1, "all is as it was");
    store.close().await;
    assert_eq!(names(parent), ["second wind.db"], "nothing to bring up to date, so no backup");
}

#[tokio::test]
async fn the_pragmas_are_set() {
    let folder = tempfile::tempdir().unwrap();
    let address = format!("sqlite:{}", folder.path().join("store.db").display());
    let store = Store::open(&address).await.unwrap();
    let second_wind::store::Tx::Sqlite(mut tx) = store.begin().await.unwrap() else { panic!("it is SQLite") };
    for (pragma, expected) in
        [("journal_mode", "wal"), ("synchronous", "2"), ("foreign_keys", "1"), ("secure_delete", "1"), ("busy_timeout", "10000")]
    {
        let text = AssertSqlSafe(format!("select cast({pragma} as text) from pragma_{pragma}"));
        let text = if pragma == "busy_timeout" {
            AssertSqlSafe("select cast(timeout as text) from pragma_busy_timeout".to_owned())
        } else {
            text
        };
        let (value,): (String,) = sqlx::query_as(text).fetch_one(&mut *tx).await.unwrap();
        assert_eq!(value, expected, "{pragma}");
    }
    drop(tx);
    store.close().await;
}

#[tokio::test]
async fn what_is_not_a_database_is_left_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("notes.txt");
    for content in ["x".to_owned(), "my diary\n".repeat(2), "my diary\n".repeat(3_000)] {
        std::fs::write(&path, &content).unwrap();
        let error = open(&path).await.unwrap_err();
        assert!(
            matches!(&error, StoreError::NotADatabase { path: named } if *named == path),
            "{} bytes: {error:?}",
            content.len()
        );
        assert_eq!(std::fs::read_to_string(&path).unwrap(), content, "not a byte changed");
        assert_eq!(names(folder.path()), ["notes.txt"], "and nothing beside it");
    }
}

#[tokio::test]
async fn another_programs_database_is_left_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("photos.db");
    execute(&path, &["create table photo (id integer primary key)", "insert into photo values (1)"]).await;
    let before = std::fs::read(&path).unwrap();
    let error = open(&path).await.unwrap_err();
    assert!(matches!(&error, StoreError::NotOurs { path: named } if *named == path), "{error:?}");
    assert_eq!(std::fs::read(&path).unwrap(), before, "not a byte changed");
    assert_eq!(names(folder.path()), ["photos.db"]);
}

#[tokio::test]
async fn an_empty_file_becomes_a_database() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("store.db");
    std::fs::write(&path, "").unwrap();
    let store = open(&path).await.unwrap();
    assert_eq!(store.read().await.unwrap().members_count().await.unwrap(), 0);
    store.close().await;
}

#[tokio::test]
async fn what_cannot_be_opened_says_where() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    std::fs::write(&file, "").unwrap();
    for path in [folder.path().to_owned(), file.join("store.db")] {
        let error = open(&path).await.unwrap_err();
        let named = error.to_string().contains(&path.display().to_string());
        assert!(matches!(error, StoreError::CannotOpen { .. }) && named, "{}: {error:?}", path.display());
    }
}

#[tokio::test]
async fn an_address_that_names_no_database_is_refused() {
    for address in ["", "mysql://root:hunter2@localhost/x", "sqlite:", "sqlite::memory:", "store.db", "postgres://[hunter2"] {
        let error = Store::open(address).await.unwrap_err();
        assert!(matches!(error, StoreError::Address(_)), "{address}: {error:?}");
        assert!(!error.to_string().contains("hunter2"), "an address may hold a password: {error}");
    }
}

#[tokio::test]
async fn a_file_of_a_newer_release_is_left_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("store.db");
    open(&path).await.unwrap().close().await;
    execute(&path, &["insert into _sqlx_migrations values (9000, 'of the future', '2030-01-01', 1, x'00', 1)"]).await;
    let before = std::fs::read(&path).unwrap();
    let error = open(&path).await.unwrap_err();
    assert!(matches!(error, StoreError::FromNewerVersion { found: 9000, known } if known < 9000), "{error:?}");
    assert!(error.to_string().contains("9000"), "{error}");
    assert_eq!(std::fs::read(&path).unwrap(), before, "not a byte changed");
    assert_eq!(names(folder.path()), ["store.db"]);
}

#[tokio::test]
async fn an_older_file_is_copied_before_its_schema_changes() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("store.db");
    let store = open(&path).await.unwrap();
    let mut tx = store.begin().await.unwrap();
    member(&mut tx, 11).await;
    tx.commit().await.unwrap();
    store.close().await;
    // It says that it is older than it is: bringing it up to date fails, which is when a copy is wanted most.
    let older = ["create table kept as select * from _sqlx_migrations", "delete from _sqlx_migrations where version > 1"];
    execute(&path, &older).await;
    for attempt in 0..2 {
        let error = open(&path).await.unwrap_err();
        assert!(matches!(error, StoreError::Migration(_)), "attempt {attempt}: {error:?}");
    }
    let copy = folder.path().join("store.db.schema-0001");
    assert_eq!(names(folder.path()), ["store.db", "store.db.schema-0001"], "one copy, and nothing half done");
    assert_eq!(mode(&copy), 0o600);
    let mended = ["insert into _sqlx_migrations select * from kept where version > 1", "drop table kept"];
    execute(&copy, &mended).await;
    let copy = open(&copy).await.unwrap();
    assert_eq!(copy.read().await.unwrap().members_count().await.unwrap(), 1, "it holds what was there");
    copy.close().await;
}

#[tokio::test]
async fn a_file_of_the_first_release_is_brought_up_to_date_with_all_it_holds() {
    let folder = tempfile::tempdir().unwrap();
    let (path, first) = (folder.path().join("store.db"), folder.path().join("first"));
    std::fs::create_dir(&first).unwrap();
    let migrations = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations/sqlite/0001_first.sql");
    std::fs::copy(migrations, first.join("0001_first.sql")).unwrap();
    let mut connection =
        SqliteConnection::connect_with(&SqliteConnectOptions::new().filename(&path).create_if_missing(true)).await.unwrap();
    sqlx::migrate::Migrator::new(first.as_path()).await.unwrap().run(&mut connection).await.unwrap();
    connection.close().await.unwrap();
    let rows = [
        "insert into club (guild_id, name, locale, board_channel_id) values (1, 'Hills', 'en-US', 2)",
        "insert into club_group (club_id, name, is_default, created_on, chapter_from_week) values (1, 'Hills', 1, '2026-06-01', '2026-W23')",
        "insert into board (group_id, week, channel_id, state) values (1, '2026-W23', 2, 'suspended')",
    ];
    execute(&path, &rows).await;
    std::fs::remove_dir_all(&first).unwrap();
    let store = open(&path).await.unwrap();
    let mut tx = store.read().await.unwrap();
    let club = tx.club_by_guild(GuildId::new(1)).await.unwrap().expect("the club is there");
    assert_eq!((club.name.as_str(), club.set_up_by, club.captain_told_at), ("Hills", None, None));
    let group = tx.default_group(club.id).await.unwrap().expect("its group is there");
    let board = tx.latest_board(group.id).await.unwrap().expect("its board is there");
    assert_eq!((board.state, board.suspended_why), (BoardState::Suspended, None), "suspended before reasons were kept");
    drop(tx);
    store.close().await;
    assert_eq!(names(folder.path()), ["store.db", "store.db.schema-0001"], "and a copy of how it was");
}

#[tokio::test]
async fn a_survey_says_what_a_start_would_find_and_makes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("store.db");
    let address = format!("sqlite:{}", path.display());
    assert_eq!(survey(&address).await.unwrap(), Survey::Absent(path.clone()));
    assert_eq!(names(folder.path()), [""; 0], "it looked, and that is all");
    std::fs::write(&path, "").unwrap();
    assert_eq!(survey(&address).await.unwrap(), Survey::Empty);
    std::fs::remove_file(&path).unwrap();
    open(&path).await.unwrap().close().await;
    assert_eq!(survey(&address).await.unwrap(), Survey::UpToDate);
    execute(&path, &["delete from _sqlx_migrations where version > 1"]).await;
    let found = survey(&address).await.unwrap();
    assert!(matches!(found, Survey::Behind { found: 1, known } if known > 1), "{found:?}");
    execute(&path, &["update _sqlx_migrations set version = 9999"]).await;
    let newer = survey(&address).await.unwrap_err();
    assert!(matches!(newer, StoreError::FromNewerVersion { found: 9999, .. }), "{newer:?}");
    assert_eq!(names(folder.path()), ["store.db"], "no copy, no log");
    for address in ["mysql://x", "sqlite:", "sqlite::memory:"] {
        let refused = survey(address).await.unwrap_err();
        assert!(matches!(refused, StoreError::Address(_)), "{address}: {refused:?}");
    }
}

#[tokio::test]
async fn what_is_deleted_is_gone_from_the_file() {
    const NAME: &str = "Zephyrine-Quokka-the-Unmistakable";
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("store.db");
    let store = open(&path).await.unwrap();
    let mut tx = store.begin().await.unwrap();
    let ana = member(&mut tx, 11).await;
    let club = tx.upsert_club(GuildId::new(1), "Hills", "en-US").await.unwrap();
    tx.put_club_member(club, ana, NAME, true, june(1), at(0)).await.unwrap();
    tx.commit().await.unwrap();
    let mut reader = store.read().await.unwrap();
    assert_eq!(reader.members_count().await.unwrap(), 1);
    let mut tx = store.begin().await.unwrap();
    tx.delete_member(ana).await.unwrap();
    tx.commit().await.unwrap();
    let log = folder.path().join("store.db-wal");
    assert!(std::fs::metadata(&log).unwrap().len() > 0, "the log still holds it");
    drop(reader);
    store.forget().await.unwrap();
    assert_eq!(std::fs::metadata(&log).unwrap().len(), 0, "the log is folded in");
    store.close().await;
    let bytes = std::fs::read(&path).unwrap();
    assert!(!bytes.windows(NAME.len()).any(|window| window == NAME.as_bytes()), "the name is nowhere in the file");
}

#[tokio::test]
async fn a_second_process_at_the_same_file_waits_and_then_says_busy() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("store.db");
    let store = open(&path).await.unwrap();
    let held = store.begin().await.unwrap();
    let options = SqliteConnectOptions::new().filename(&path).busy_timeout(std::time::Duration::from_millis(1));
    let mut other = SqliteConnection::connect_with(&options).await.unwrap();
    let error: StoreError = sqlx::query("begin immediate").execute(&mut other).await.unwrap_err().into();
    assert!(error.is_busy(), "{error:?}");
    drop(held);
    other.close().await.unwrap();
    store.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn several_processes_may_start_on_one_postgresql() {
    let Some(database) = postgres::database("several processes on PostgreSQL").await else { return };
    let url = database.url();
    let starts: Vec<_> = (0..4)
        .map(|_| {
            let url = url.clone();
            tokio::spawn(async move { Store::open_with(&url, &stores::quick()).await })
        })
        .collect();
    for start in starts {
        let store = start.await.unwrap().expect("each waits for the one that migrates");
        assert_eq!(store.engine(), Engine::Postgres);
        store.close().await;
    }
    database.remove().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_postgresql_of_a_newer_release_is_left_as_it_is() {
    let Some(database) = postgres::database("a newer release on PostgreSQL").await else { return };
    let url = database.url();
    Store::open_with(&url, &stores::quick()).await.unwrap().close().await;
    let mut connection = sqlx::PgConnection::connect(&url).await.unwrap();
    let future = "insert into _sqlx_migrations values (9000, 'of the future', '2030-01-01', true, '\\x00', 1)";
    sqlx::query(future).execute(&mut connection).await.unwrap();
    connection.close().await.unwrap();
    let error = Store::open_with(&url, &stores::quick()).await.unwrap_err();
    database.remove().await;
    assert!(matches!(error, StoreError::FromNewerVersion { found: 9000, known } if known < 9000), "{error:?}");
}

#[tokio::test]
async fn an_absent_server_is_an_error_and_not_a_panic() {
    let error = Store::open("postgres://nobody:hunter2@127.0.0.1:1/none").await.unwrap_err();
    assert!(!error.to_string().contains("hunter2"), "the password stays out: {error}");
}
