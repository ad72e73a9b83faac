//! Tables `club` and `club_member`: the servers that use the coach, and who belongs to them.

use chrono::NaiveDate;
use sqlx::FromRow;

use super::dialect::sql;
use super::reading::Reading;
use super::statement::binds;
use super::{Record, StoreError, Tx};
use crate::domain::calendar::Instant;
use crate::domain::club::Club;
use crate::domain::ids::{ChannelId, ClubId, GuildId, MemberId, MessageId, RoleId, UserId};

macro_rules! columns {
    () => {
        "club.id, club.guild_id, club.name, club.zone, club.locale, club.board_channel_id, club.captain_role_id, club.start_channel_id, \
         club.start_message_id, club.set_up_at_ms, club.set_up_by_user_id, club.captain_told_at_ms, club.left_at_ms"
    };
}

sql! {
    RETURN, 2, "update club set name = $2, left_at_ms = null where guild_id = $1 returning id";
    INSERT, 3, "insert into club (guild_id, name, locale) values ($1, $2, $3) \
         on conflict (guild_id) do update set name = excluded.name, left_at_ms = null returning id";
    BY_ID, 1, concat!("select ", columns!(), " from club where club.id = $1");
    BY_GUILD, 1, concat!("select ", columns!(), " from club where club.guild_id = $1");
    ALL, 0, concat!("select ", columns!(), " from club order by club.id");
    UPDATE, 13, "update club set guild_id = $2, name = $3, zone = $4, locale = $5, board_channel_id = $6, start_channel_id = $7, \
         start_message_id = $8, set_up_at_ms = $9, left_at_ms = $10, \
         set_up_by_user_id = $11, captain_told_at_ms = $12, captain_role_id = $13 where id = $1";
    LOCK, 1, "select id from club where id = $1", "select id from club where id = $1 for update";
    FORGET_CAPTAIN, 1, "update club set set_up_by_user_id = null where set_up_by_user_id = $1";
    DELETE, 1, "delete from club where id = $1";
    PUT_MEMBER, 6, "insert into club_member (club_id, member_id, display_name, is_sharing, joined_on, confirmed_at_ms) \
         values ($1, $2, $3, $4, $5, $6) on conflict (club_id, member_id) do update set display_name = excluded.display_name, \
         is_sharing = excluded.is_sharing, confirmed_at_ms = excluded.confirmed_at_ms";
    SHARE, 3, "update club_member set is_sharing = $3 where club_id = $1 and member_id = $2";
    CONFIRM, 4, "update club_member set display_name = $3, confirmed_at_ms = $4 where club_id = $1 and member_id = $2";
    LEAVE_GROUPS, 2, "delete from group_member where member_id = $2 and group_id in (select id from club_group where club_id = $1)";
    LEAVE, 2, "delete from club_member where club_id = $1 and member_id = $2";
    OF_MEMBER, 1, concat!("select ", columns!(), ", club_member.is_sharing from club_member \
         join club on club.id = club_member.club_id where club_member.member_id = $1 order by club.id");
}

#[derive(Debug, FromRow)]
struct ClubRow {
    id: i64,
    guild_id: i64,
    name: String,
    zone: Option<String>,
    locale: String,
    board_channel_id: Option<i64>,
    captain_role_id: Option<i64>,
    start_channel_id: Option<i64>,
    start_message_id: Option<i64>,
    set_up_at_ms: Option<i64>,
    set_up_by_user_id: Option<i64>,
    captain_told_at_ms: Option<i64>,
    left_at_ms: Option<i64>,
}

impl Record for ClubRow {
    type Meaning = Club;

    fn read(self) -> Result<Club, StoreError> {
        let row = Reading::of("club", self.id);
        Ok(Club {
            id: ClubId::new(self.id),
            guild: GuildId::new(self.guild_id),
            name: self.name,
            zone: row.parse_if("zone", self.zone.as_deref())?,
            locale: self.locale,
            board_channel: self.board_channel_id.map(ChannelId::new),
            captain_role: self.captain_role_id.map(RoleId::new),
            start_post: self.start_channel_id.map(ChannelId::new).zip(self.start_message_id.map(MessageId::new)),
            set_up_at: row.instant_if("set_up_at_ms", self.set_up_at_ms)?,
            set_up_by: self.set_up_by_user_id.map(UserId::new),
            captain_told_at: row.instant_if("captain_told_at_ms", self.captain_told_at_ms)?,
            left_at: row.instant_if("left_at_ms", self.left_at_ms)?,
        })
    }
}

#[derive(Debug, FromRow)]
struct MembershipRow {
    #[sqlx(flatten)]
    club: ClubRow,
    is_sharing: i64,
}

impl Record for MembershipRow {
    type Meaning = (Club, bool);

    fn read(self) -> Result<(Club, bool), StoreError> {
        let is_sharing = Reading::of("club_member", self.club.id).flag("is_sharing", self.is_sharing)?;
        Ok((self.club.read()?, is_sharing))
    }
}

impl Tx {
    /// Keeps everyone else who calls this for the same club waiting until this transaction ends. On SQLite a transaction that writes is
    /// alone anyway. For two captains at once.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn lock_club(&mut self, club: ClubId) -> Result<(), StoreError> {
        self.number(&LOCK, binds![club]).await.map(|_| ())
    }

    /// The club of a server: a new one, or the one it was, under its present name and no longer left. A language chosen before
    /// stays; `locale` is a new club's.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn upsert_club(&mut self, guild: GuildId, name: &str, locale: &str) -> Result<ClubId, StoreError> {
        if let Some(id) = self.number(&RETURN, binds![guild, name]).await? {
            return Ok(ClubId::new(id));
        }
        self.inserted(&INSERT, binds![guild, name, locale]).await.map(ClubId::new)
    }

    /// A club by number.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn club(&mut self, id: ClubId) -> Result<Option<Club>, StoreError> {
        self.one::<ClubRow, 1>(&BY_ID, binds![id]).await
    }

    /// A club by its server.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn club_by_guild(&mut self, guild: GuildId) -> Result<Option<Club>, StoreError> {
        self.one::<ClubRow, 1>(&BY_GUILD, binds![guild]).await
    }

    /// Every club, by number.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn clubs(&mut self) -> Result<Vec<Club>, StoreError> {
        self.all::<ClubRow, 0>(&ALL, []).await
    }

    /// Writes back everything that a [`Club`] holds.
    ///
    /// # Errors
    /// [`StoreError::Gone`] where the club was deleted meanwhile; what the database reports.
    pub async fn update_club(&mut self, club: &Club) -> Result<(), StoreError> {
        let binds = binds![
            club.id,
            club.guild,
            club.name.as_str(),
            club.zone,
            club.locale.as_str(),
            club.board_channel,
            club.start_post.map(|(channel, _)| channel),
            club.start_post.map(|(_, message)| message),
            club.set_up_at,
            club.left_at,
            club.set_up_by,
            club.captain_told_at,
            club.captain_role,
        ];
        self.affect_row(("club", club.id.get()), &UPDATE, binds).await
    }

    /// No club remembers any more that this person set it up.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn forget_captain(&mut self, user: UserId) -> Result<(), StoreError> {
        self.affect(&FORGET_CAPTAIN, binds![user]).await.map(|_| ())
    }

    /// Deletes a club with its groups, weeks and boards. Its members stay members.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn delete_club(&mut self, id: ClubId) -> Result<(), StoreError> {
        self.affect(&DELETE, binds![id]).await.map(|_| ())
    }

    /// Makes a member one of a club, or brings name, choice and confirmation up to date; the day of joining stays the first.
    ///
    /// # Errors
    /// [`Rule::NamesWhatExists`](super::Rule::NamesWhatExists) where there is no such club or member; what the database reports.
    pub async fn put_club_member(
        &mut self,
        club: ClubId,
        member: MemberId,
        display_name: &str,
        is_sharing: bool,
        joined_on: NaiveDate,
        confirmed_at: Instant,
    ) -> Result<(), StoreError> {
        self.affect(&PUT_MEMBER, binds![club, member, display_name, is_sharing, joined_on, confirmed_at]).await.map(|_| ())
    }

    /// Whether the member's name may stand on this club's board.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn set_sharing(&mut self, club: ClubId, member: MemberId, is_sharing: bool) -> Result<(), StoreError> {
        self.affect(&SHARE, binds![club, member, is_sharing]).await.map(|_| ())
    }

    /// The server has just shown that the member is there, under this name.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn confirm_club_member(
        &mut self,
        club: ClubId,
        member: MemberId,
        display_name: &str,
        at: Instant,
    ) -> Result<(), StoreError> {
        self.affect(&CONFIRM, binds![club, member, display_name, at]).await.map(|_| ())
    }

    /// Takes a member out of a club and of its groups.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn remove_club_member(&mut self, club: ClubId, member: MemberId) -> Result<(), StoreError> {
        self.affect(&LEAVE_GROUPS, binds![club, member]).await?;
        self.affect(&LEAVE, binds![club, member]).await.map(|_| ())
    }

    /// The clubs a member belongs to, by number, and whether they share their name there.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn clubs_of_member(&mut self, member: MemberId) -> Result<Vec<(Club, bool)>, StoreError> {
        self.all::<MembershipRow, 1>(&OF_MEMBER, binds![member]).await
    }
}
