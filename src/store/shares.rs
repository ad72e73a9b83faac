//! Tables `share` and `cheer`: check-ins that their member shared with a group, and who cheered.

use sqlx::FromRow;

use super::dialect::sql;
use super::reading::Reading;
use super::statement::binds;
use super::{Record, StoreError, Tx};
use crate::domain::calendar::Instant;
use crate::domain::ids::{ChannelId, GroupId, LetterId, MemberId, MessageId, OccurrenceId, ShareId, UserId};
use crate::domain::session::Kind;
use crate::domain::share::SharedCheckIn;

/// A check-in that is to be shared.
#[derive(Debug, Clone, Copy)]
pub struct NewShare<'a> {
    /// Whose it is.
    pub member: MemberId,
    /// What it is about.
    pub occurrence: OccurrenceId,
    /// With which group.
    pub group: GroupId,
    /// Where it stands.
    pub channel: ChannelId,
    /// What was done.
    pub kind: Kind,
    /// How its member is called there.
    pub name: &'a str,
}

macro_rules! columns {
    () => {
        "select id, member_id, occurrence_id, group_id, channel_id, message_id, kind, shown_name, made_at_ms, ended_at_ms from share"
    };
}

sql! {
    INSERT, 7, "insert into share (member_id, occurrence_id, group_id, channel_id, kind, shown_name, made_at_ms) \
         values ($1, $2, $3, $4, $5, $6, $7) returning id";
    ONE, 1, concat!(columns!(), " where id = $1 order by id");
    OF_MEMBER, 2, concat!(columns!(), " where member_id = $1 and made_at_ms > $2 order by id");
    OF_GROUP, 1, concat!(columns!(), " where group_id = $1 and ended_at_ms is null order by id");
    STANDS, 3, "update share set message_id = $2, shown_name = $3 where id = $1";
    IS_DOWN, 1, "update share set message_id = null where id = $1";
    END, 2, "update share set ended_at_ms = $2 where id = $1 and ended_at_ms is null";
    CHEER, 2, "insert into cheer (share_id, member_id) values ($1, $2) on conflict (share_id, member_id) do nothing";
    FORGET_CHEERS, 1, "delete from cheer where share_id = $1";
    PUT_UNDER, 2, "update cheer set letter_id = $2 where letter_id is null \
         and share_id in (select share.id from share where share.member_id = $1)";
    UNDER, 1, "select member.user_id, min(club_member.display_name) as name from cheer join share on share.id = cheer.share_id \
         join club_group on club_group.id = share.group_id join member on member.id = cheer.member_id \
         join club_member on club_member.club_id = club_group.club_id and club_member.member_id = cheer.member_id \
         where cheer.letter_id = $1 group by member.user_id order by name, member.user_id";
    PRUNE, 1, "delete from share where made_at_ms <= $1";
}

#[derive(Debug, FromRow)]
struct ShareRow {
    id: i64,
    member_id: i64,
    occurrence_id: Option<i64>,
    group_id: i64,
    channel_id: i64,
    message_id: Option<i64>,
    kind: String,
    shown_name: String,
    made_at_ms: i64,
    ended_at_ms: Option<i64>,
}

impl Record for ShareRow {
    type Meaning = SharedCheckIn;

    fn read(self) -> Result<SharedCheckIn, StoreError> {
        let row = Reading::of("share", self.id);
        Ok(SharedCheckIn {
            id: ShareId::new(self.id),
            member: MemberId::new(self.member_id),
            occurrence: self.occurrence_id.map(OccurrenceId::new),
            group: GroupId::new(self.group_id),
            channel: ChannelId::new(self.channel_id),
            message: self.message_id.map(MessageId::new),
            kind: row.some("kind", Kind::from_word(&self.kind))?,
            shown_name: self.shown_name,
            made_at: row.instant("made_at_ms", self.made_at_ms)?,
            ended_at: row.instant_if("ended_at_ms", self.ended_at_ms)?,
        })
    }
}

impl Tx {
    /// Writes down that a check-in is shared.
    ///
    /// # Errors
    /// What the database reports: it refuses one that stands somewhere already.
    pub async fn insert_share(&mut self, new: &NewShare<'_>, at: Instant) -> Result<ShareId, StoreError> {
        let binds = binds![new.member, new.occurrence, new.group, new.channel, new.kind.as_str(), new.name, at];
        Ok(ShareId::new(self.inserted(&INSERT, binds).await?))
    }

    /// A shared check-in, ended or not.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn share(&mut self, id: ShareId) -> Result<Option<SharedCheckIn>, StoreError> {
        Ok(self.all::<ShareRow, 1>(&ONE, binds![id]).await?.pop())
    }

    /// What a member shared after an instant, ended or not, in order.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn shares_of_member(&mut self, member: MemberId, after: Instant) -> Result<Vec<SharedCheckIn>, StoreError> {
        self.all::<ShareRow, 2>(&OF_MEMBER, binds![member, after]).await
    }

    /// What is shared with a group and has not ended, in order.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn shares_of_group(&mut self, group: GroupId) -> Result<Vec<SharedCheckIn>, StoreError> {
        self.all::<ShareRow, 1>(&OF_GROUP, binds![group]).await
    }

    /// Notes as which message it stands, and under which name. False: it is gone meanwhile.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn set_share_stands(&mut self, id: ShareId, message: MessageId, name: &str) -> Result<bool, StoreError> {
        Ok(self.affect(&STANDS, binds![id, message, name]).await? > 0)
    }

    /// Notes that its message is taken away.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn set_share_is_down(&mut self, id: ShareId) -> Result<(), StoreError> {
        self.affect(&IS_DOWN, binds![id]).await.map(|_| ())
    }

    /// Ends it. One that has ended stays as it is.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn end_share(&mut self, id: ShareId, at: Instant) -> Result<(), StoreError> {
        self.affect(&END, binds![id, at]).await.map(|_| ())
    }

    /// Notes a member's cheer, once.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn cheer(&mut self, share: ShareId, member: MemberId) -> Result<(), StoreError> {
        self.affect(&CHEER, binds![share, member]).await.map(|_| ())
    }

    /// Forgets the cheers for what was not so.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn forget_cheers(&mut self, share: ShareId) -> Result<(), StoreError> {
        self.affect(&FORGET_CHEERS, binds![share]).await.map(|_| ())
    }

    /// Puts the cheers that a member has not heard of under a letter of theirs. If that letter is never sent and goes, they wait again.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn put_cheers_under(&mut self, member: MemberId, letter: LetterId) -> Result<(), StoreError> {
        self.affect(&PUT_UNDER, binds![member, letter]).await.map(|_| ())
    }

    /// Who cheered, as a letter tells it: those who are still in the club, each once, in the order of their names.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn cheers_under(&mut self, letter: LetterId) -> Result<Vec<UserId>, StoreError> {
        let rows = self.rows::<(i64, String), 1>(&UNDER, binds![letter]).await?;
        Ok(rows.into_iter().map(|(user, _)| UserId::new(user)).collect())
    }

    /// Clears away what was shared by `before`, with its cheers.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn prune_shares(&mut self, before: Instant) -> Result<(), StoreError> {
        self.affect(&PRUNE, binds![before]).await.map(|_| ())
    }
}
