//! Table `room`: how much of a week a member said is free.

use super::dialect::sql;
use super::reading::Reading;
use super::statement::binds;
use super::{StoreError, Tx};
use crate::domain::calendar::{Instant, Week};
use crate::domain::ids::MemberId;
use crate::domain::room::Room;

sql! {
    ROOM, 2, "select room from room where member_id = $1 and week = $2";
    PUT, 4, "insert into room (member_id, week, room, answered_at_ms) values ($1, $2, $3, $4) \
         on conflict (member_id, week) do update set room = excluded.room, answered_at_ms = excluded.answered_at_ms";
    BETWEEN, 3, "select week, room from room where member_id = $1 and week between $2 and $3 order by week";
}

impl Tx {
    /// A member's room in a week; none where they were not asked or did not say.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn room(&mut self, member: MemberId, week: Week) -> Result<Option<Room>, StoreError> {
        let row = self.row::<(String,), 2>(&ROOM, binds![member, week]).await?;
        row.map(|(word,)| Reading::of("room", member.get()).some("room", Room::from_word(&word))).transpose()
    }

    /// Keeps a member's room in a week.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn put_room(&mut self, member: MemberId, week: Week, room: Room, answered_at: Instant) -> Result<(), StoreError> {
        self.affect(&PUT, binds![member, week, room.as_str(), answered_at]).await.map(|_| ())
    }

    /// A member's rooms in the weeks `from..=until`, by week.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn rooms_between(&mut self, member: MemberId, from: Week, until: Week) -> Result<Vec<(Week, Room)>, StoreError> {
        let rows = self.rows::<(String, String), 3>(&BETWEEN, binds![member, from, until]).await?;
        let row = Reading::of("room", member.get());
        let read = |(week, word): (String, String)| Ok((row.parse("week", &week)?, row.some("room", Room::from_word(&word))?));
        rows.into_iter().map(read).collect()
    }
}
