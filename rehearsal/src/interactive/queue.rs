//! What the bot will do by itself: the next rows of its queue, read from its database as a bystander reads them.

use std::str::FromStr;

use serde::Serialize;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{Connection, SqliteConnection};
use tokio::sync::Mutex;

use crate::discord::UserId;

/// How many rows are read at most.
const ROWS_MAX: i64 = 40;

/// A row that waits or is being done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Upcoming {
    /// What kind of work.
    pub kind: String,
    /// Whom it is for; nobody for what concerns a club or the house.
    pub user: Option<UserId>,
    /// When, in unix milliseconds on the calendar clock.
    pub due_at_ms: i64,
    /// Whether it is being done now.
    pub is_running: bool,
    /// How often it was begun and put off.
    pub attempt: i64,
    /// Why it was last put off.
    pub last_error: Option<String>,
}

/// The bot's queue, looked at and never touched.
#[derive(Debug)]
pub struct Queue(Mutex<SqliteConnection>);

impl Queue {
    /// Opens the database at `address` for reading.
    ///
    /// # Errors
    /// What the database says.
    pub async fn open(address: &str) -> Result<Self, sqlx::Error> {
        let options = SqliteConnectOptions::from_str(address)?.read_only(true);
        Ok(Self(Mutex::new(SqliteConnection::connect_with(&options).await?)))
    }

    /// The next rows, the earliest due first.
    ///
    /// # Errors
    /// What the database says.
    pub async fn next(&self) -> Result<Vec<Upcoming>, sqlx::Error> {
        type Row = (String, Option<i64>, i64, String, i64, Option<String>);
        let asked = "select j.kind, m.user_id, j.run_at_ms, j.state, j.attempt, j.last_error from job j \
                     left join member m on m.id = j.member_id where j.state in ('scheduled', 'running') \
                     order by j.run_at_ms, j.id limit ?";
        let rows: Vec<Row> = sqlx::query_as(asked).bind(ROWS_MAX).fetch_all(&mut *self.0.lock().await).await?;
        let read = |(kind, user, due_at_ms, state, attempt, last_error): Row| Upcoming {
            kind,
            user: user.and_then(|id| u64::try_from(id).ok()).map(UserId),
            due_at_ms,
            is_running: state == "running",
            attempt,
            last_error,
        };
        Ok(rows.into_iter().map(read).collect())
    }
}
