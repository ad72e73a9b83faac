//! Tables `club_check_in`, `club_check_in_post` and `club_check_in_hello`: the weekly posts of clubs, and who said hello.

use chrono::{NaiveDate, Weekday};
use sqlx::FromRow;

use super::dialect::sql;
use super::reading::Reading;
use super::statement::binds;
use super::{Record, StoreError, Tx};
use crate::domain::calendar::{Instant, TimeOfDay};
use crate::domain::club_check_in::{ClubCheckIn, Slot};
use crate::domain::ids::{ChannelId, ClubCheckInId, ClubId, ClubPostId, MemberId, MessageId};
use crate::domain::session::Words;

sql! {
    INSERT, 6, "insert into club_check_in (club_id, channel_id, weekday, at_minutes, question, made_at_ms) \
         values ($1, $2, $3, $4, $5, $6) returning id";
    ONE, 1, "select id, club_id, channel_id, weekday, at_minutes, question, made_at_ms, ended_at_ms, refused_at_ms \
         from club_check_in where id = $1 order by id";
    OF_CLUB, 1, "select id, club_id, channel_id, weekday, at_minutes, question, made_at_ms, ended_at_ms, refused_at_ms \
         from club_check_in where club_id = $1 and ended_at_ms is null order by weekday, at_minutes, id";
    END, 2, "update club_check_in set ended_at_ms = $2 where id = $1";
    REFUSE, 2, "update club_check_in set refused_at_ms = $2 where id = $1";
    INSERT_POST, 4, "insert into club_check_in_post (club_check_in_id, posted_on, channel_id, made_at_ms) values ($1, $2, $3, $4) \
         returning id";
    POST, 1, "select id, club_check_in_id, posted_on, channel_id, message_id, made_at_ms, shown_hellos from club_check_in_post \
         where id = $1 order by id";
    POST_ON, 2, "select id, club_check_in_id, posted_on, channel_id, message_id, made_at_ms, shown_hellos from club_check_in_post \
         where club_check_in_id = $1 and posted_on = $2 order by id";
    STANDS, 2, "update club_check_in_post set message_id = $2 where id = $1";
    SHOWN, 2, "update club_check_in_post set shown_hellos = $2 where id = $1";
    HELLO, 2, "insert into club_check_in_hello (post_id, member_id) values ($1, $2) on conflict (post_id, member_id) do nothing";
    OF_MEMBER, 1, "select post_id from club_check_in_hello where member_id = $1 order by post_id";
    HELLOS, 1, "select count(*) from club_check_in_hello where post_id = $1";
    PRUNE_POSTS, 1, "delete from club_check_in_post where made_at_ms <= $1";
    PRUNE_ENDED, 1, "delete from club_check_in where ended_at_ms <= $1";
}

/// One post of a check-in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClubPost {
    /// Its number.
    pub id: ClubPostId,
    /// Of which check-in.
    pub check_in: ClubCheckInId,
    /// The club's local date for which it was due.
    pub posted_on: NaiveDate,
    /// Where it stands.
    pub channel: ChannelId,
    /// The message, once it is known to stand there.
    pub message: Option<MessageId>,
    /// When it was begun.
    pub made_at: Instant,
    /// How many hellos it says: none, or five and more.
    pub shown_hellos: u32,
}

#[derive(Debug, FromRow)]
struct CheckInRow {
    id: i64,
    club_id: i64,
    channel_id: i64,
    weekday: i64,
    at_minutes: i64,
    question: Option<String>,
    made_at_ms: i64,
    ended_at_ms: Option<i64>,
    refused_at_ms: Option<i64>,
}

impl Record for CheckInRow {
    type Meaning = ClubCheckIn;

    fn read(self) -> Result<ClubCheckIn, StoreError> {
        let row = Reading::of("club_check_in", self.id);
        let day = u8::try_from(self.weekday).ok().and_then(|day| Weekday::try_from(day).ok());
        let at = u16::try_from(self.at_minutes).ok().and_then(TimeOfDay::from_minutes);
        Ok(ClubCheckIn {
            id: ClubCheckInId::new(self.id),
            club: ClubId::new(self.club_id),
            channel: ChannelId::new(self.channel_id),
            slot: Slot { day: row.some("weekday", day)?, at: row.some("at_minutes", at)? },
            question: self.question.map(|text| row.some("question", Words::parse(&text).ok())).transpose()?,
            made_at: row.instant("made_at_ms", self.made_at_ms)?,
            ended_at: row.instant_if("ended_at_ms", self.ended_at_ms)?,
            refused_at: row.instant_if("refused_at_ms", self.refused_at_ms)?,
        })
    }
}

#[derive(Debug, FromRow)]
struct PostRow {
    id: i64,
    club_check_in_id: i64,
    posted_on: String,
    channel_id: i64,
    message_id: Option<i64>,
    made_at_ms: i64,
    shown_hellos: i64,
}

impl Record for PostRow {
    type Meaning = ClubPost;

    fn read(self) -> Result<ClubPost, StoreError> {
        let row = Reading::of("club_check_in_post", self.id);
        Ok(ClubPost {
            id: ClubPostId::new(self.id),
            check_in: ClubCheckInId::new(self.club_check_in_id),
            posted_on: row.parse("posted_on", &self.posted_on)?,
            channel: ChannelId::new(self.channel_id),
            message: self.message_id.map(MessageId::new),
            made_at: row.instant("made_at_ms", self.made_at_ms)?,
            shown_hellos: row.number("shown_hellos", self.shown_hellos)?,
        })
    }
}

impl Tx {
    /// Writes a check-in of a club down.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn insert_club_check_in(
        &mut self,
        club: ClubId,
        channel: ChannelId,
        slot: Slot,
        question: Option<&Words>,
        at: Instant,
    ) -> Result<ClubCheckInId, StoreError> {
        let day = slot.day.num_days_from_monday();
        let binds = binds![club, channel, day, slot.at.minutes(), question.map(Words::as_str), at];
        Ok(ClubCheckInId::new(self.inserted(&INSERT, binds).await?))
    }

    /// A check-in of a club, taken away or not.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn club_check_in(&mut self, id: ClubCheckInId) -> Result<Option<ClubCheckIn>, StoreError> {
        Ok(self.all::<CheckInRow, 1>(&ONE, binds![id]).await?.pop())
    }

    /// Those that a club has, in the order of the week.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn club_check_ins(&mut self, club: ClubId) -> Result<Vec<ClubCheckIn>, StoreError> {
        self.all::<CheckInRow, 1>(&OF_CLUB, binds![club]).await
    }

    /// Takes a check-in away, or brings it back.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn set_club_check_in_ended(&mut self, id: ClubCheckInId, at: Option<Instant>) -> Result<(), StoreError> {
        self.affect(&END, binds![id, at]).await.map(|_| ())
    }

    /// Notes since when Discord does not take it, or that it does.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn set_club_check_in_refused(&mut self, id: ClubCheckInId, at: Option<Instant>) -> Result<(), StoreError> {
        self.affect(&REFUSE, binds![id, at]).await.map(|_| ())
    }

    /// The post of a check-in for a date: the one that was begun, or a new one.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn club_post_on(&mut self, check_in: &ClubCheckIn, date: NaiveDate, at: Instant) -> Result<ClubPost, StoreError> {
        if let Some(known) = self.all::<PostRow, 2>(&POST_ON, binds![check_in.id, date]).await?.pop() {
            return Ok(known);
        }
        let id = ClubPostId::new(self.inserted(&INSERT_POST, binds![check_in.id, date, check_in.channel, at]).await?);
        self.club_post(id).await?.ok_or(StoreError::Gone { table: "club_check_in_post", id: id.get() })
    }

    /// One post.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn club_post(&mut self, id: ClubPostId) -> Result<Option<ClubPost>, StoreError> {
        Ok(self.all::<PostRow, 1>(&POST, binds![id]).await?.pop())
    }

    /// Notes as which message a post stands.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn set_club_post_stands(&mut self, id: ClubPostId, message: MessageId) -> Result<(), StoreError> {
        self.affect(&STANDS, binds![id, message]).await.map(|_| ())
    }

    /// Notes how many hellos a post says.
    ///
    /// # Errors
    /// [`Rule::InRange`](super::Rule::InRange) for a number of people below five; what the database reports.
    pub async fn set_club_post_shown(&mut self, id: ClubPostId, hellos: u32) -> Result<(), StoreError> {
        self.affect(&SHOWN, binds![id, hellos]).await.map(|_| ())
    }

    /// Counts a member's hello, once. Says whether it is new.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn say_hello(&mut self, post: ClubPostId, member: MemberId) -> Result<bool, StoreError> {
        Ok(self.affect(&HELLO, binds![post, member]).await? > 0)
    }

    /// The posts below which a member said hello.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn posts_greeted_by(&mut self, member: MemberId) -> Result<Vec<ClubPostId>, StoreError> {
        let rows = self.rows::<(i64,), 1>(&OF_MEMBER, binds![member]).await?;
        Ok(rows.into_iter().map(|(post,)| ClubPostId::new(post)).collect())
    }

    /// How many said hello below a post.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn hellos(&mut self, post: ClubPostId) -> Result<u32, StoreError> {
        let count = self.number(&HELLOS, binds![post]).await?.unwrap_or(0);
        Reading::of("club_check_in_hello", post.get()).number("count", count)
    }

    /// Clears away posts that were begun, and check-ins that were taken away, by `before`.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn prune_club_check_ins(&mut self, before: Instant) -> Result<(), StoreError> {
        self.affect(&PRUNE_POSTS, binds![before]).await?;
        self.affect(&PRUNE_ENDED, binds![before]).await.map(|_| ())
    }
}
