//! What is stored, read past the bot: its answers are one thing, the rows another.

use std::collections::BTreeMap;

use sqlx::{AssertSqlSafe, Connection, SqliteConnection};

use crate::club::Club;

impl Club {
    /// The first column of a query, as text. Read it when the bot rests.
    pub(crate) async fn facts(&self, sql: &str) -> Vec<String> {
        let mut connection = self.connect().await;
        let found = sqlx::query_scalar::<_, String>(AssertSqlSafe(sql.to_owned())).fetch_all(&mut connection).await;
        found.unwrap_or_else(|error| panic!("{sql}: {error}"))
    }

    /// Changes rows past the bot, for a past that it did not live through.
    pub(crate) async fn change(&self, sql: &str) {
        let options = sqlx::sqlite::SqliteConnectOptions::new().filename(self.database()).foreign_keys(true);
        let mut connection = SqliteConnection::connect_with(&options).await.expect("the database");
        let done = sqlx::query(AssertSqlSafe(sql.to_owned())).execute(&mut connection).await;
        done.unwrap_or_else(|error| panic!("{sql}: {error}"));
    }

    /// One number.
    pub(crate) async fn count(&self, sql: &str) -> i64 {
        let mut connection = self.connect().await;
        let found = sqlx::query_scalar::<_, i64>(AssertSqlSafe(sql.to_owned())).fetch_one(&mut connection).await;
        found.unwrap_or_else(|error| panic!("{sql}: {error}"))
    }

    /// Every row of every table but the queue's, for "nothing was written". When somebody last showed up is left out: that they
    /// asked is a fact, whatever came of it.
    pub(crate) async fn everything(&self) -> BTreeMap<String, Vec<String>> {
        let tables = "select name from sqlite_master where type = 'table' and name not in ('job', 'meta') and name not like '\\_%' escape '\\' and name not like 'sqlite%' order by name";
        let mut all = BTreeMap::new();
        for table in self.facts(tables).await {
            let columns = format!(
                "select group_concat(name || ' = ' || '''' || ' || quote(' || name || ')', ' || '' '' || ''' ) from pragma_table_info('{table}') where name not in ('last_sign_at_ms')"
            );
            let columns = self.facts(&columns).await.join("");
            // `columns` reads: a = ' || quote(a) || ' ' || 'b = ' || quote(b)
            let rows = self.facts(&format!("select '{columns} from {table} order by 1")).await;
            all.insert(table, rows);
        }
        all
    }

    async fn connect(&self) -> SqliteConnection {
        SqliteConnection::connect(&format!("sqlite:{}?mode=ro", self.database().display())).await.expect("the database opens")
    }
}
