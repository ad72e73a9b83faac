//! Table `meta`: a few named facts about the installation, like the version of the time-zone database.

use super::dialect::sql;
use super::statement::binds;
use super::{StoreError, Tx};

sql! {
    META, 1, "select value from meta where name = $1";
    PUT, 2, "insert into meta (name, value) values ($1, $2) on conflict (name) do update set value = excluded.value";
}

impl Tx {
    /// The value kept under `name`.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn meta(&mut self, name: &str) -> Result<Option<String>, StoreError> {
        Ok(self.row::<(String,), 1>(&META, binds![name]).await?.map(|(value,)| value))
    }

    /// Keeps `value` under `name`.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn set_meta(&mut self, name: &str, value: &str) -> Result<(), StoreError> {
        self.affect(&PUT, binds![name, value]).await.map(|_| ())
    }
}
