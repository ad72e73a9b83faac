//! The two folders of migrations are one history: the same numbers and names, and from empty they end with the same schema.

use std::collections::{BTreeMap, BTreeSet};

use second_wind::store::{POSTGRES_MIGRATIONS, SQLITE_MIGRATIONS, Store, StoreOptions, Tx};
use sqlx::migrate::Migrator;

#[path = "support/postgres.rs"]
mod postgres;

/// Columns by table and name: integer or text, and whether it may be absent.
type Columns = BTreeMap<(String, String), (&'static str, bool)>;
/// Indexes by name: the table and whether it keeps its columns unique.
type Indexes = BTreeMap<String, (String, bool)>;

const SQLITE_COLUMNS: &str = "select m.name, c.name, lower(c.type), 1 - max(c.\"notnull\", c.pk > 0) from sqlite_master as m \
     join pragma_table_info(m.name) as c where m.type = 'table' and m.name not like 'sqlite_%' and m.name <> '_sqlx_migrations' \
     order by 1, 2";
const SQLITE_INDEXES: &str = "select i.name, m.name, i.\"unique\" from sqlite_master as m join pragma_index_list(m.name) as i \
     where m.type = 'table' and i.origin = 'c' order by 1";
const SQLITE_UNIQUE: &str = "select m.name || ' ' || (select group_concat(k.name) from pragma_index_info(i.name) as k) \
     from sqlite_master as m join pragma_index_list(m.name) as i where m.type = 'table' and i.origin = 'u' order by 1";
const SQLITE_REFERENCES: &str = "select m.name || ' -> ' || f.\"table\" || ' ' || lower(f.on_delete) || ' ' || group_concat(f.\"from\") \
     from sqlite_master as m join pragma_foreign_key_list(m.name) as f where m.type = 'table' group by m.name, f.id order by 1";

const POSTGRES_COLUMNS: &str = "select table_name::text, column_name::text, data_type::text, (is_nullable = 'YES')::int::bigint \
     from information_schema.columns where table_schema = 'public' and table_name <> '_sqlx_migrations' order by 1, 2";
const POSTGRES_INDEXES: &str = "select i.relname::text, t.relname::text, x.indisunique::int::bigint from pg_index x \
     join pg_class i on i.oid = x.indexrelid join pg_class t on t.oid = x.indrelid join pg_namespace n on n.oid = t.relnamespace \
     where n.nspname = 'public' and not exists (select 1 from pg_constraint c where c.conindid = x.indexrelid) order by 1";
const POSTGRES_UNIQUE: &str = "select t.relname || ' ' || (select string_agg(a.attname, ',' order by k.n) \
     from unnest(c.conkey) with ordinality as k(attnum, n) join pg_attribute a on a.attrelid = t.oid and a.attnum = k.attnum) \
     from pg_constraint c join pg_class t on t.oid = c.conrelid where c.contype = 'u' \
     and c.connamespace = 'public'::regnamespace order by 1";
const POSTGRES_REFERENCES: &str = "select t.relname || ' -> ' || r.relname || \
     case c.confdeltype when 'c' then ' cascade ' when 'a' then ' no action ' when 'n' then ' set null ' else ' other ' end || \
     (select string_agg(a.attname, ',' order by k.n) from unnest(c.conkey) with ordinality as k(attnum, n) \
     join pg_attribute a on a.attrelid = t.oid and a.attnum = k.attnum) \
     from pg_constraint c join pg_class t on t.oid = c.conrelid join pg_class r on r.oid = c.confrelid where c.contype = 'f' \
     and c.connamespace = 'public'::regnamespace order by 1";
/// Text whose order the locale of the database would decide.
const POSTGRES_COLLATED: &str = "select (t.relname || '.' || a.attname)::text from pg_attribute a join pg_class t on t.oid = a.attrelid \
     join pg_namespace n on n.oid = t.relnamespace join pg_collation c on c.oid = a.attcollation \
     where n.nspname = 'public' and t.relkind = 'r' and t.relname <> '_sqlx_migrations' and c.collname <> 'C' order by 1";

struct Schema {
    columns: Columns,
    indexes: Indexes,
    unique: BTreeSet<String>,
    references: BTreeSet<String>,
}

fn columns(rows: Vec<(String, String, String, i64)>) -> Columns {
    let class = |name: &str| match name {
        "integer" | "bigint" => "integer",
        "text" => "text",
        other => panic!("a column is BIGINT or TEXT, not {other}"),
    };
    rows.into_iter().map(|(table, column, kind, absent)| ((table, column), (class(&kind), absent == 1))).collect()
}

macro_rules! schema {
    ($tx:expr, $columns:expr, $indexes:expr, $unique:expr, $references:expr) => {{
        let indexes: Vec<(String, String, i64)> = sqlx::query_as($indexes).fetch_all(&mut *$tx).await.expect("its indexes");
        let unique: Vec<(String,)> = sqlx::query_as($unique).fetch_all(&mut *$tx).await.expect("its unique columns");
        let references: Vec<(String,)> = sqlx::query_as($references).fetch_all(&mut *$tx).await.expect("its references");
        Schema {
            columns: columns(sqlx::query_as($columns).fetch_all(&mut *$tx).await.expect("its columns")),
            indexes: indexes.into_iter().map(|(name, table, unique)| (name, (table, unique == 1))).collect(),
            unique: unique.into_iter().map(|(text,)| text).collect(),
            references: references.into_iter().map(|(text,)| text).collect(),
        }
    }};
}

async fn sqlite_schema() -> Schema {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let options = StoreOptions { synchronous_full: false, ..StoreOptions::default() };
    let address = format!("sqlite:{}", folder.path().join("store.db").display());
    let store = Store::open_with(&address, &options).await.expect("an empty file opens");
    let Tx::Sqlite(mut tx) = store.begin().await.expect("a transaction") else { panic!("it is SQLite") };
    let schema = schema!(tx, SQLITE_COLUMNS, SQLITE_INDEXES, SQLITE_UNIQUE, SQLITE_REFERENCES);
    drop(tx);
    store.close().await;
    schema
}

fn history(migrations: &Migrator) -> Vec<(i64, String)> {
    migrations.iter().map(|migration| (migration.version, migration.description.to_string())).collect()
}

/// Fails with what one has and the other has not.
fn same<T: Ord + std::fmt::Debug>(what: &str, sqlite: impl IntoIterator<Item = T>, postgres: impl IntoIterator<Item = T>) {
    let (sqlite, postgres): (BTreeSet<T>, BTreeSet<T>) = (sqlite.into_iter().collect(), postgres.into_iter().collect());
    assert!(!sqlite.is_empty(), "{what}: SQLite has none at all");
    let only_sqlite: Vec<_> = sqlite.difference(&postgres).collect();
    let only_postgres: Vec<_> = postgres.difference(&sqlite).collect();
    assert!(
        only_sqlite.is_empty() && only_postgres.is_empty(),
        "{what}: only SQLite {only_sqlite:?}, only PostgreSQL {only_postgres:?}"
    );
}

#[test]
fn the_folders_are_aligned() {
    let sqlite = history(&SQLITE_MIGRATIONS);
    assert_eq!(sqlite, history(&POSTGRES_MIGRATIONS), "the same numbers and names on both sides");
    let numbers: Vec<i64> = sqlite.iter().map(|(number, _)| *number).collect();
    let expected: Vec<i64> = (1..=i64::try_from(sqlite.len()).expect("few")).collect();
    assert_eq!(numbers, expected, "numbered from 1 without a hole");
    for engine in ["sqlite", "postgres"] {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations").join(engine);
        let files = std::fs::read_dir(folder).expect("the folder").map(|entry| entry.expect("a file").file_name());
        let mut files: Vec<String> = files.map(|name| name.into_string().expect("a plain name")).collect();
        files.sort();
        let expected: Vec<String> =
            sqlite.iter().map(|(number, name)| format!("{number:04}_{}.sql", name.replace(' ', "_"))).collect();
        assert_eq!(files, expected, "{engine}: every file is compiled in (touch src/store/mod.rs after adding one)");
    }
}

#[tokio::test]
async fn every_column_of_sqlite_is_strict() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let address = format!("sqlite:{}", folder.path().join("store.db").display());
    let store = Store::open(&address).await.expect("an empty file opens");
    let Tx::Sqlite(mut tx) = store.begin().await.expect("a transaction") else { panic!("it is SQLite") };
    let lax = "select name from pragma_table_list where schema = 'main' and type = 'table' and strict = 0 \
         and name not like 'sqlite_%' and name <> '_sqlx_migrations' order by name";
    let lax: Vec<(String,)> = sqlx::query_as(lax).fetch_all(&mut *tx).await.expect("a list of tables");
    assert_eq!(lax, [], "tables that would take a text for a number");
    let mismatched = sqlx::query("insert into meta (name, value) values ('a', x'00')").execute(&mut *tx).await;
    assert!(mismatched.is_err(), "a value of another type is refused");
    drop(tx);
    store.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn both_end_with_the_same_schema() {
    let Some(database) = postgres::database("comparing the schemas").await else { return };
    let store = Store::open(&database.url()).await.expect("an empty database opens");
    let Tx::Postgres(mut tx) = store.begin().await.expect("a transaction") else { panic!("it is PostgreSQL") };
    let postgres = schema!(tx, POSTGRES_COLUMNS, POSTGRES_INDEXES, POSTGRES_UNIQUE, POSTGRES_REFERENCES);
    let collated: Vec<(String,)> = sqlx::query_as(POSTGRES_COLLATED).fetch_all(&mut *tx).await.expect("its collations");
    drop(tx);
    store.close().await;
    database.remove().await;

    let sqlite = sqlite_schema().await;
    same("columns", sqlite.columns, postgres.columns);
    same("indexes", sqlite.indexes, postgres.indexes);
    same("unique columns", sqlite.unique, postgres.unique);
    same("references", sqlite.references, postgres.references);
    assert_eq!(collated, [], "text columns that the database's locale would sort");
}

#[test]
#[should_panic(expected = "only SQLite [2], only PostgreSQL [3]")]
fn a_difference_is_noticed() {
    same("numbers", [1, 2], [1, 3]);
}
