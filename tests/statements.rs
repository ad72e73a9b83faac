//! Every statement of the store is prepared on both engines, is given as many binds as it names, and does not read through a
//! table that grows.

use std::collections::BTreeSet;
use std::path::Path;

use second_wind::store::{Listed, Store, StoreOptions, Tx, statements};
use sqlx::{AssertSqlSafe, Either, Executor, SqlSafeStr, Statement};

#[path = "support/postgres.rs"]
mod postgres;

/// Statements that may read a whole table, and why that is all right.
const READS_ALL: [(&str, &str); 4] = [
    ("check_ins::COUNT", "once, for the summary of a rehearsal"),
    ("clubs::ALL", "a club is a server: there are few, and all of them are wanted"),
    ("jobs::COUNTS", "asked by the operator's metrics; the queue is pruned"),
    ("members::COUNT", "asked by the operator"),
];

async fn sqlite(folder: &Path) -> Store {
    let options = StoreOptions { synchronous_full: false, ..StoreOptions::default() };
    Store::open_with(&format!("sqlite:{}", folder.join("store.db").display()), &options).await.expect("an empty file opens")
}

fn short(statement: &Listed) -> &'static str {
    statement.name.trim_start_matches("second_wind::store::")
}

/// The store's files, by module.
fn sources() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/store");
    let files = std::fs::read_dir(&folder).expect("the store's folder").map(|entry| entry.expect("a file of it").path());
    let module = |path: &Path| path.file_stem().and_then(|stem| stem.to_str()).expect("a name").to_owned();
    files.map(|path| (module(&path), std::fs::read_to_string(&path).expect("a source file"))).collect()
}

/// The numbers of the binds that a text names.
fn binds_named(text: &str) -> BTreeSet<usize> {
    let digits = |rest: &str| rest.chars().take_while(char::is_ascii_digit).collect::<String>();
    text.split('$').skip(1).map(|rest| digits(rest).parse().expect("a number after the sign")).collect()
}

fn plan_reads_all(detail: &str) -> bool {
    // Its own rows, a CTE or a subquery of few are read as they are made: tables that grow are those of the schema.
    detail.starts_with("SCAN ") && !detail.starts_with("SCAN due") && !detail.starts_with("SCAN lost")
}

async fn plan(tx: &mut Tx, text: &'static str, binds: usize) -> Vec<String> {
    let Tx::Sqlite(tx) = tx else { panic!("plans are SQLite's") };
    let mut query = sqlx::query_as(AssertSqlSafe(format!("explain query plan {text}")));
    for _ in 0..binds {
        query = query.bind(1_i64);
    }
    let rows: Vec<(i64, i64, i64, String)> = query.fetch_all(&mut **tx).await.unwrap_or_else(|error| panic!("{text}: {error}"));
    rows.into_iter().map(|(_, _, _, detail)| detail).collect()
}

#[test]
fn every_statement_has_the_binds_it_names() {
    for statement in statements() {
        for text in [statement.sqlite, statement.postgres] {
            let expected: BTreeSet<usize> = (1..=statement.binds).collect();
            assert_eq!(binds_named(text), expected, "{}: {text}", short(&statement));
        }
    }
}

#[test]
fn every_statement_is_listed_once() {
    // A table's file declares its statements in one block, which lists them; this test sees to it that the file itself is listed.
    let listed = statements();
    let names: BTreeSet<&str> = listed.iter().map(short).collect();
    assert_eq!(names.len(), listed.len(), "each name once");
    let declares = |source: &str| source.lines().any(|line| line == "sql! {");
    let declaring: BTreeSet<String> =
        sources().into_iter().filter(|(_, source)| declares(source)).map(|(module, _)| module).collect();
    let listed: BTreeSet<String> = names.iter().filter_map(|name| name.split("::").next()).map(str::to_owned).collect();
    assert!(listed.len() >= 15, "one a table: {listed:?}");
    assert_eq!(declaring, listed, "files that declare statements, and modules that are listed");
}

#[test]
fn every_text_is_written_for_both() {
    for statement in statements() {
        for text in [statement.sqlite, statement.postgres] {
            let name = short(&statement);
            assert!(!text.contains("  ") || text.contains("' '"), "{name} has a hole in it: {text}");
            let words: BTreeSet<&str> = text.split(|c: char| !c.is_alphanumeric() && c != '_').collect();
            for word in
                ["now", "current_timestamp", "strftime", "datetime", "unixepoch", "random", "ilike", "like", "json_extract"]
            {
                assert!(!words.contains(word), "{name} uses `{word}`: times and chance are bound, and texts are not searched");
            }
        }
    }
}

#[test]
fn several_rows_come_in_a_pinned_order() {
    // Which statements may return several rows is to be seen where they are run.
    let run = regex::Regex::new(r"\.(?:all|rows)::<[^;]*?>\(\s*&([A-Z_]+),").expect("a pattern");
    let mut checked = 0;
    for (module, source) in sources() {
        for name in run.captures_iter(&source).map(|found| format!("{module}::{}", &found[1])) {
            let statement = statements().into_iter().find(|statement| short(statement) == name).expect(&name);
            // `returning` promises no order: these two are sorted afterwards.
            let sorted_afterwards = ["jobs::RESCUE", "jobs::CLAIM"].contains(&name.as_str());
            let text = statement.sqlite;
            assert!(sorted_afterwards || text.contains(" order by "), "{name} returns several rows in no promised order: {text}");
            checked += 1;
        }
    }
    assert!(checked >= 20, "only {checked} statements were found to return several rows");
}

#[tokio::test]
async fn sqlite_prepares_every_statement() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let store = sqlite(folder.path()).await;
    let Tx::Sqlite(mut tx) = store.begin().await.expect("a transaction") else { panic!("it is SQLite") };
    for statement in statements() {
        let prepared = tx.prepare(statement.sqlite.into_sql_str()).await;
        let prepared = prepared.unwrap_or_else(|error| panic!("{}: {error}\n{}", short(&statement), statement.sqlite));
        let Some(Either::Right(binds)) = prepared.parameters() else { panic!("SQLite counts binds") };
        assert_eq!(binds, statement.binds, "{}", short(&statement));
    }
    let wrong = tx.prepare("select shoe_size from member".into_sql_str()).await;
    assert!(wrong.is_err(), "what is not in the schema is noticed");
    drop(tx);
    store.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn postgres_prepares_every_statement() {
    let Some(database) = postgres::database("preparing every statement on PostgreSQL").await else { return };
    let store = Store::open(&database.url()).await.expect("an empty database opens");
    let Tx::Postgres(mut tx) = store.begin().await.expect("a transaction") else { panic!("it is PostgreSQL") };
    for statement in statements() {
        let prepared = tx.prepare(statement.postgres.into_sql_str()).await;
        let prepared = prepared.unwrap_or_else(|error| panic!("{}: {error}\n{}", short(&statement), statement.postgres));
        let Some(Either::Left(binds)) = prepared.parameters() else { panic!("PostgreSQL knows the types of binds") };
        assert_eq!(binds.len(), statement.binds, "{}", short(&statement));
        for bind in binds {
            let name = sqlx::TypeInfo::name(bind);
            assert!(["INT8", "TEXT"].contains(&name), "{}: a bind of type {name}", short(&statement));
        }
    }
    let (sorts_like_c,): (bool,) = sqlx::query_as("select 'B' < 'a'").fetch_one(&mut *tx).await.expect("an answer");
    assert!(!sorts_like_c, "the tests' database has a locale in which capitals do not come first");
    drop(tx);
    store.close().await;
    database.remove().await;
}

#[tokio::test]
async fn no_statement_reads_through_a_table_that_grows() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let store = sqlite(folder.path()).await;
    let mut tx = store.begin().await.expect("a transaction");
    let mut read_all = BTreeSet::new();
    for statement in statements() {
        let plan = plan(&mut tx, statement.sqlite, statement.binds).await;
        if plan.iter().any(|detail| plan_reads_all(detail)) {
            read_all.insert(short(&statement));
            let allowed = READS_ALL.iter().any(|(name, _)| *name == short(&statement));
            assert!(allowed, "{} has no index to go by:\n{}\n{}", short(&statement), statement.sqlite, plan.join("\n"));
        }
    }
    let allowed: BTreeSet<&str> = READS_ALL.iter().map(|(name, _)| *name).collect();
    assert_eq!(read_all, allowed, "an exception that is no longer needed goes");

    let unindexed = plan(&mut tx, "select id from member where locale = $1", 1).await;
    assert!(unindexed.iter().any(|detail| plan_reads_all(detail)), "a scan is noticed: {unindexed:?}");
    drop(tx);
    store.close().await;
}

#[tokio::test]
async fn what_runs_at_every_tick_needs_no_sorting() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let store = sqlite(folder.path()).await;
    let mut tx = store.begin().await.expect("a transaction");
    for name in ["jobs::CLAIM", "jobs::NEXT_RUN", "jobs::NEXT_LEASE", "occurrences::LAST_CREDITED", "ladder_days::LATEST"] {
        let statement = statements().into_iter().find(|statement| short(statement) == name).expect(name);
        let plan = plan(&mut tx, statement.sqlite, statement.binds).await;
        assert!(plan.iter().any(|detail| detail.contains("USING") && detail.contains("INDEX")), "{name}: {plan:?}");
        assert!(!plan.iter().any(|detail| detail.contains("TEMP B-TREE")), "{name} sorts what its index could order: {plan:?}");
    }
    drop(tx);
    store.close().await;
}
