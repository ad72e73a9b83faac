//! Table `room`: how much of a week a member said is free, by the local date on which they said it. The last word counts from that
//! date on; the days before it keep what they had.

use chrono::NaiveDate;

use super::dialect::sql;
use super::reading::Reading;
use super::statement::binds;
use super::{StoreError, Tx};
use crate::domain::calendar::{Instant, Week, local_day};
use crate::domain::ids::{ClubId, MemberId};
use crate::domain::room::{Room, RoomAnswer};

sql! {
    PUT, 6, "insert into room (member_id, week, answered_on, room, answered_at_ms, is_own) values ($1, $2, $3, $4, $5, $6) \
         on conflict (member_id, week, answered_on) do update set room = excluded.room, answered_at_ms = excluded.answered_at_ms, \
         is_own = excluded.is_own";
    BETWEEN, 3, "select week, answered_on, room, is_own from room where member_id = $1 and week between $2 and $3 \
         order by week, answered_on";
    SAID_IN_CLUB, 2, "select room.room, count(*) from club_member join member on member.id = club_member.member_id \
         join room on room.member_id = member.id \
         where club_member.club_id = $1 and room.week = $2 and room.is_own = 1 \
         and member.ladder not in ('dormant', 'paused', 'off', 'archived') \
         and room.answered_on = (select max(later.answered_on) from room as later where later.member_id = member.id and later.week = $2) \
         group by room.room order by room.room";
    DELETE, 3, "delete from room where member_id = $1 and week = $2 and answered_on = $3";
}

impl Tx {
    /// A member's room in a week, by the last word about it; none where they were not asked or did not say.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn room(&mut self, member: MemberId, week: Week) -> Result<Option<Room>, StoreError> {
        Ok(self.room_answers(member, week, week).await?.last().map(|answer| answer.room))
    }

    /// Keeps what a member chose as the room of a week, on the local date of `answered_at`. Said again on the same date, it is
    /// the last that counts.
    ///
    /// # Errors
    /// [`StoreError::Gone`] where there is no such member; what the database reports.
    pub async fn put_room(&mut self, member: MemberId, week: Week, room: Room, answered_at: Instant) -> Result<(), StoreError> {
        let zone = self.member(member).await?.ok_or(StoreError::Gone { table: "member", id: member.get() })?.zone;
        let answer = RoomAnswer { week, answered_on: local_day(answered_at, zone), room, is_own: true };
        self.put_room_answer(member, &answer, answered_at).await
    }

    /// The same with its date at hand, or for a room that the member did not choose.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn put_room_answer(
        &mut self,
        member: MemberId,
        answer: &RoomAnswer,
        answered_at: Instant,
    ) -> Result<(), StoreError> {
        let RoomAnswer { week, answered_on, room, is_own } = *answer;
        self.affect(&PUT, binds![member, week, answered_on, room.as_str(), answered_at, is_own]).await.map(|_| ())
    }

    /// Takes back what was said of a week on a local date.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn delete_room_answer(&mut self, member: MemberId, week: Week, answered_on: NaiveDate) -> Result<(), StoreError> {
        self.affect(&DELETE, binds![member, week, answered_on]).await.map(|_| ())
    }

    /// A member's rooms in the weeks `from..=until`, by week: the last word about each.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn rooms_between(&mut self, member: MemberId, from: Week, until: Week) -> Result<Vec<(Week, Room)>, StoreError> {
        let mut rooms: Vec<(Week, Room)> = Vec::new();
        for answer in self.room_answers(member, from, until).await? {
            rooms.retain(|(week, _)| *week != answer.week);
            rooms.push((answer.week, answer.room));
        }
        Ok(rooms)
    }

    /// All that was said of the weeks `from..=until`, by week and then by the date on which it was said.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn room_answers(&mut self, member: MemberId, from: Week, until: Week) -> Result<Vec<RoomAnswer>, StoreError> {
        let rows = self.rows::<(String, String, String, i64), 3>(&BETWEEN, binds![member, from, until]).await?;
        let row = Reading::of("room", member.get());
        let read = |(week, answered_on, room, is_own): (String, String, String, i64)| {
            Ok(RoomAnswer {
                week: row.parse("week", &week)?,
                answered_on: row.parse("answered_on", &answered_on)?,
                room: row.some("room", Room::from_word(&room))?,
                is_own: row.flag("is_own", is_own)?,
            })
        };
        rows.into_iter().map(read).collect()
    }

    /// How many of a club's members said of a week that it is low, steady or high, by their last word. Whoever is not there for it is
    /// not counted.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn rooms_said_in_club(&mut self, club: ClubId, week: Week) -> Result<Vec<(Room, u32)>, StoreError> {
        let rows = self.rows::<(String, i64), 2>(&SAID_IN_CLUB, binds![club, week]).await?;
        let row = Reading::of("room", club.get());
        let read = |(room, people): (String, i64)| Ok((row.some("room", Room::from_word(&room))?, row.number("room", people)?));
        rows.into_iter().map(read).collect()
    }
}
