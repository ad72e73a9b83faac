//! Table `pause`: stretches of dates on which nothing counts.

use chrono::NaiveDate;

use super::dialect::sql;
use super::reading::Reading;
use super::statement::binds;
use super::{StoreError, Tx};
use crate::domain::ids::MemberId;
use crate::domain::pause::Pause;

sql! {
    INSERT, 3, "insert into pause (member_id, paused_from, paused_until) values ($1, $2, $3) returning id";
    END, 2, "update pause set paused_until = $2 where id = $1";
    OF_MEMBER, 1, "select id, paused_from, paused_until from pause where member_id = $1 order by paused_from, id";
}

impl Tx {
    /// Keeps a pause from `from` up to and without `until`; without `until` it lasts until the member says.
    ///
    /// # Errors
    /// [`Rule::InRange`](super::Rule::InRange) where it would end before it begins; what the database reports.
    pub async fn insert_pause(&mut self, member: MemberId, from: NaiveDate, until: Option<NaiveDate>) -> Result<i64, StoreError> {
        self.inserted(&INSERT, binds![member, from, until]).await
    }

    /// Lets a pause end: `until` is the first date after it.
    ///
    /// # Errors
    /// [`Rule::InRange`](super::Rule::InRange) where it would end before it begins; what the database reports.
    pub async fn end_pause(&mut self, id: i64, until: NaiveDate) -> Result<(), StoreError> {
        self.affect_row(("pause", id), &END, binds![id, until]).await
    }

    /// A member's pauses, the first one first.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn pauses_of(&mut self, member: MemberId) -> Result<Vec<Pause>, StoreError> {
        let rows = self.rows::<(i64, String, Option<String>), 1>(&OF_MEMBER, binds![member]).await?;
        let read = |(id, from, until): (i64, String, Option<String>)| {
            let row = Reading::of("pause", id);
            Ok(Pause { id, from: row.parse("paused_from", &from)?, until: row.parse_if("paused_until", until.as_deref())? })
        };
        rows.into_iter().map(read).collect()
    }
}
