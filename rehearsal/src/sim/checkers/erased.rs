//! After deletion no row names the member: every table is read, column by column, for the person and for the opaque number.

use chrono::TimeDelta;
use second_wind::app::jobs::JobKind;
use second_wind::clock::Clock;
use second_wind::domain::ids::{MemberId, UserId};
use sqlx::{AssertSqlSafe, Connection, PgConnection, SqliteConnection};

use crate::sim::world::World;

impl World {
    /// Looks for what was deleted some minutes ago.
    pub(in crate::sim) async fn check_erased(&mut self) -> Result<(), String> {
        let now = self.clock.now();
        let due: Vec<_> = self.erased.iter().filter(|(at, ..)| *at <= now).copied().collect();
        self.erased.retain(|(at, ..)| *at > now);
        for (_, user, member) in due {
            let nth = self.people.iter().position(|person| person.user == user);
            let has_rejoined = nth.is_some_and(|nth| self.people[nth].member.is_some());
            let found = look(&self.address, user, member, has_rejoined).await.map_err(|error| error.to_string())?;
            for column in found {
                // Whom a board names is remembered until the edit that takes the name away; it is being tried again.
                if column == "board.shown_members" && self.weather.calls_permille > 0 {
                    self.erased.push((now + TimeDelta::hours(2), user, member));
                    continue;
                }
                let name = nth.map_or_else(String::new, |nth| self.people[nth].name.clone());
                self.object(format!("{name} deleted everything and is still named in {column}"));
            }
        }
        Ok(())
    }
}

/// Where a deleted member is still named.
async fn look(address: &str, user: UserId, member: MemberId, has_rejoined: bool) -> Result<Vec<String>, sqlx::Error> {
    let mut found = Vec::new();
    macro_rules! on_engine {
        ($connection:expr, $columns:literal) => {{
            let mut connection = $connection;
            let columns: Vec<(String, String)> = sqlx::query_as($columns).fetch_all(&mut connection).await?;
            for (table, column) in columns {
                let is_member = column.ends_with("member_id");
                let text = format!("cast({column} as text)");
                let mut conditions = Vec::new();
                if !has_rejoined {
                    conditions.push(format!("{text} like '%{user}%'"));
                }
                if is_member {
                    conditions.push(format!("{text} = '{member}'"));
                }
                if column == "shown_members" {
                    conditions.push(format!("',' || {text} || ',' like '%,{member},%'"));
                }
                for condition in conditions {
                    let query = AssertSqlSafe(format!("select count(*) from {table} where {condition}"));
                    let count: i64 = sqlx::query_scalar(query).fetch_one(&mut connection).await?;
                    if count > 0 {
                        found.push(format!("{table}.{column}"));
                    }
                }
            }
            // Keys of other kinds begin with other things' numbers: only the kind says whom a row is about.
            let jobs: Vec<(String, String)> =
                sqlx::query_as("select kind, key from job order by id").fetch_all(&mut connection).await?;
            let is_about = |(kind, key): &(String, String)| JobKind::read(kind, key).and_then(|job| job.member()) == Some(member);
            found.extend(jobs.iter().find(|job| is_about(job)).map(|(kind, key)| format!("the job {kind} {key}")));
            connection.close().await?;
        }};
    }
    match address.strip_prefix("sqlite:") {
        Some(path) => on_engine!(
            SqliteConnection::connect(&format!("sqlite:{path}?mode=ro")).await?,
            "select m.name, c.name from sqlite_master m join pragma_table_info(m.name) c \
             where m.type = 'table' and m.name not like 'sqlite_%' order by m.name, c.cid"
        ),
        None => on_engine!(
            PgConnection::connect(address).await?,
            "select cast(table_name as text), cast(column_name as text) from information_schema.columns where table_schema = 'public' \
             order by table_name, ordinal_position"
        ),
    }
    Ok(found)
}
