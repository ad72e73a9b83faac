//! Tables `club_group`, `group_member` and `group_week`: who trains together, and the weeks that are lit.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use sqlx::FromRow;

use super::dialect::sql;
use super::reading::Reading;
use super::statement::binds;
use super::{Record, StoreError, Tx};
use crate::domain::calendar::Week;
use crate::domain::club::{Group, GroupMember, GroupWeek};
use crate::domain::ids::{ChannelId, ClubId, GroupId, MemberId, UserId};
use crate::domain::ladder::LadderState;
use crate::domain::session::Title;

/// What a group's members did together in a week, beside the plan of anyone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct WeekSums {
    /// Credited strength sessions.
    pub strength: u32,
    /// Credited mobility sessions.
    pub mobility: u32,
    /// Credited recovery sessions.
    pub recovery: u32,
    /// Members who came back in that week.
    pub comebacks: u32,
}

macro_rules! columns {
    () => {
        "club_group.id, club_group.club_id, club_group.name, club_group.is_default, club_group.created_on, \
         club_group.chapter_from_week, club_group.channel_id, club_group.archived_at_ms, \
         club_group.carried_on_week, club_group.season"
    };
}

sql! {
    INSERT, 5, "insert into club_group (club_id, name, is_default, created_on, chapter_from_week) values ($1, $2, $3, $4, $5) \
         returning id";
    BY_ID, 1, concat!("select ", columns!(), " from club_group where club_group.id = $1");
    DEFAULT, 1, concat!("select ", columns!(), " from club_group where club_group.club_id = $1 and club_group.is_default = 1");
    OF_CLUB, 1, concat!("select ", columns!(), " from club_group where club_group.club_id = $1 order by club_group.id");
    UPDATE, 7, "update club_group set name = $2, chapter_from_week = $3, channel_id = $4, archived_at_ms = $5, carried_on_week = $6, \
         season = $7 where id = $1";
    OF_MEMBER, 1, concat!("select ", columns!(), " from group_member join club_group on club_group.id = group_member.group_id \
         where group_member.member_id = $1 order by club_group.id");
    JOIN, 3, "insert into group_member (group_id, member_id, joined_on) values ($1, $2, $3) on conflict (group_id, member_id) do nothing";
    LEAVE, 2, "delete from group_member where group_id = $1 and member_id = $2";
    MEMBERS, 1, "select group_member.member_id, member.user_id, club_member.display_name, club_member.is_sharing, \
         group_member.joined_on, member.zone, member.ladder, club_member.confirmed_at_ms \
         from group_member \
         join club_group on club_group.id = group_member.group_id \
         join member on member.id = group_member.member_id \
         join club_member on club_member.club_id = club_group.club_id and club_member.member_id = group_member.member_id \
         where group_member.group_id = $1 order by group_member.member_id";
    WEEKS, 1, "select week, is_lit, settled_at_ms from group_week where group_id = $1 order by week";
    PUT_WEEK, 4, "insert into group_week (group_id, week, is_lit, settled_at_ms) values ($1, $2, $3, $4) \
         on conflict (group_id, week) do update set \
         is_lit = case when group_week.is_lit = 1 then 1 else excluded.is_lit end, \
         settled_at_ms = coalesce(group_week.settled_at_ms, excluded.settled_at_ms)";
    PRESENT, 3, "select group_member.member_id from group_member where group_member.group_id = $1 and ( \
         exists (select 1 from check_in where check_in.member_id = group_member.member_id and check_in.made_on between $2 and $3) or \
         exists (select 1 from check_in where check_in.member_id = group_member.member_id and check_in.about_on between $2 and $3 \
         and check_in.about_on <= check_in.made_on) or \
         exists (select 1 from room where room.member_id = group_member.member_id and room.is_own = 1 \
         and room.answered_on between $2 and $3)) \
         order by group_member.member_id";
    LADDER_ON, 2, "select group_member.member_id, (select ladder_day.ladder from ladder_day \
         where ladder_day.member_id = group_member.member_id and ladder_day.local_date <= $2 \
         order by ladder_day.local_date desc limit 1) from group_member where group_member.group_id = $1 \
         order by group_member.member_id";
    SUMS, 2, "select cast(coalesce(sum(member_week.strength), 0) as bigint), cast(coalesce(sum(member_week.mobility), 0) as bigint), \
         cast(coalesce(sum(member_week.recovery), 0) as bigint), cast(coalesce(sum(member_week.is_comeback), 0) as bigint) \
         from group_member join member_week on member_week.member_id = group_member.member_id \
         where group_member.group_id = $1 and member_week.week = $2";
}

#[derive(Debug, FromRow)]
struct GroupRow {
    id: i64,
    club_id: i64,
    name: String,
    is_default: i64,
    created_on: String,
    chapter_from_week: String,
    channel_id: Option<i64>,
    archived_at_ms: Option<i64>,
    carried_on_week: Option<String>,
    season: Option<String>,
}

impl Record for GroupRow {
    type Meaning = Group;

    fn read(self) -> Result<Group, StoreError> {
        let row = Reading::of("club_group", self.id);
        Ok(Group {
            id: GroupId::new(self.id),
            club: ClubId::new(self.club_id),
            name: self.name,
            is_default: row.flag("is_default", self.is_default)?,
            created_on: row.parse("created_on", &self.created_on)?,
            chapter_from: row.parse("chapter_from_week", &self.chapter_from_week)?,
            channel: self.channel_id.map(ChannelId::new),
            archived_at: row.instant_if("archived_at_ms", self.archived_at_ms)?,
            carried_on: row.parse_if("carried_on_week", self.carried_on_week.as_deref())?,
            season: self.season.map(|name| row.some("season", Title::parse(&name).ok())).transpose()?,
        })
    }
}

#[derive(Debug, FromRow)]
struct GroupMemberRow {
    member_id: i64,
    user_id: i64,
    display_name: String,
    is_sharing: i64,
    joined_on: String,
    zone: String,
    ladder: String,
    confirmed_at_ms: i64,
}

impl Record for GroupMemberRow {
    type Meaning = GroupMember;

    fn read(self) -> Result<GroupMember, StoreError> {
        let row = Reading::of("group_member", self.member_id);
        Ok(GroupMember {
            member: MemberId::new(self.member_id),
            user: UserId::new(self.user_id),
            display_name: self.display_name,
            is_sharing: row.flag("is_sharing", self.is_sharing)?,
            joined_on: row.parse("joined_on", &self.joined_on)?,
            zone: row.parse("zone", &self.zone)?,
            ladder: row.some("ladder", LadderState::from_word(&self.ladder))?,
            confirmed_at: row.instant("confirmed_at_ms", self.confirmed_at_ms)?,
        })
    }
}

impl Tx {
    /// Makes a group of a club.
    ///
    /// # Errors
    /// [`Rule::GroupNamesDiffer`](super::Rule::GroupNamesDiffer) and [`Rule::OneDefaultGroup`](super::Rule::OneDefaultGroup); what
    /// the database reports.
    pub async fn insert_group(
        &mut self,
        club: ClubId,
        name: &str,
        is_default: bool,
        created_on: NaiveDate,
        chapter_from: Week,
    ) -> Result<GroupId, StoreError> {
        self.inserted(&INSERT, binds![club, name, is_default, created_on, chapter_from]).await.map(GroupId::new)
    }

    /// A group by number.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn group(&mut self, id: GroupId) -> Result<Option<Group>, StoreError> {
        self.one::<GroupRow, 1>(&BY_ID, binds![id]).await
    }

    /// The group of a club that holds everyone.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn default_group(&mut self, club: ClubId) -> Result<Option<Group>, StoreError> {
        self.one::<GroupRow, 1>(&DEFAULT, binds![club]).await
    }

    /// A club's groups, by number.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn groups_of_club(&mut self, club: ClubId) -> Result<Vec<Group>, StoreError> {
        self.all::<GroupRow, 1>(&OF_CLUB, binds![club]).await
    }

    /// Writes back what of a [`Group`] can change: its name, chapter, channel, season, and whether it is in the archive.
    ///
    /// # Errors
    /// [`Rule::GroupNamesDiffer`](super::Rule::GroupNamesDiffer); [`StoreError::Gone`] where it was deleted meanwhile; what the
    /// database reports.
    pub async fn update_group(&mut self, group: &Group) -> Result<(), StoreError> {
        let season = group.season.as_ref().map(Title::as_str);
        let binds =
            binds![group.id, group.name.as_str(), group.chapter_from, group.channel, group.archived_at, group.carried_on, season];
        self.affect_row(("club_group", group.id.get()), &UPDATE, binds).await
    }

    /// A member's groups, by number.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn groups_of_member(&mut self, member: MemberId) -> Result<Vec<Group>, StoreError> {
        self.all::<GroupRow, 1>(&OF_MEMBER, binds![member]).await
    }

    /// Takes a member into a group. Who is in it already stays with their first day.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn join_group(&mut self, group: GroupId, member: MemberId, joined_on: NaiveDate) -> Result<(), StoreError> {
        self.affect(&JOIN, binds![group, member, joined_on]).await.map(|_| ())
    }

    /// Takes a member out of a group.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn leave_group(&mut self, group: GroupId, member: MemberId) -> Result<(), StoreError> {
        self.affect(&LEAVE, binds![group, member]).await.map(|_| ())
    }

    /// A group's members who are also known in its club, by number.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn group_members(&mut self, group: GroupId) -> Result<Vec<GroupMember>, StoreError> {
        self.all::<GroupMemberRow, 1>(&MEMBERS, binds![group]).await
    }

    /// A group's recorded weeks, the first one first.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn group_weeks(&mut self, group: GroupId) -> Result<Vec<GroupWeek>, StoreError> {
        let rows = self.rows::<(String, i64, Option<i64>), 1>(&WEEKS, binds![group]).await?;
        let row = Reading::of("group_week", group.get());
        let read = |(week, is_lit, settled_at_ms): (String, i64, Option<i64>)| {
            Ok(GroupWeek {
                week: row.parse("week", &week)?,
                is_lit: row.flag("is_lit", is_lit)?,
                settled_at: row.instant_if("settled_at_ms", settled_at_ms)?,
            })
        };
        rows.into_iter().map(read).collect()
    }

    /// Records a week. One that is lit stays lit, and one that is settled stays settled at its first moment.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn put_group_week(&mut self, group: GroupId, week: &GroupWeek) -> Result<(), StoreError> {
        self.affect(&PUT_WEEK, binds![group, week.week, week.is_lit, week.settled_at]).await.map(|_| ())
    }

    /// The members of a group who checked in during a week or afterwards about a day of it, by number (`2-behaviour` §5.3); saying in
    /// it how much room a week has is a check-in. Whoever moves a session of a coming week has not been there yet.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn present_in_week(&mut self, group: GroupId, week: Week) -> Result<Vec<MemberId>, StoreError> {
        let rows = self.rows::<(i64,), 3>(&PRESENT, binds![group, week.monday(), week.sunday()]).await?;
        Ok(rows.into_iter().map(|(id,)| MemberId::new(id)).collect())
    }

    /// Where a group's members stood on a date, each by the latest record at or before it; without one, nobody knows.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn group_ladder_on(
        &mut self,
        group: GroupId,
        date: NaiveDate,
    ) -> Result<BTreeMap<MemberId, LadderState>, StoreError> {
        let rows = self.rows::<(i64, Option<String>), 2>(&LADDER_ON, binds![group, date]).await?;
        let mut states = BTreeMap::new();
        for (member, word) in rows {
            let Some(word) = word else { continue };
            let state = Reading::of("ladder_day", member).some("ladder", LadderState::from_word(&word))?;
            states.insert(MemberId::new(member), state);
        }
        Ok(states)
    }

    /// What a group's members did in a week, in sum.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn sums_in_week(&mut self, group: GroupId, week: Week) -> Result<WeekSums, StoreError> {
        let sums = self.row::<(i64, i64, i64, i64), 2>(&SUMS, binds![group, week]).await?;
        let Some((strength, mobility, recovery, comebacks)) = sums else { return Ok(WeekSums::default()) };
        let row = Reading::of("member_week", group.get());
        Ok(WeekSums {
            strength: row.number("strength", strength)?,
            mobility: row.number("mobility", mobility)?,
            recovery: row.number("recovery", recovery)?,
            comebacks: row.number("is_comeback", comebacks)?,
        })
    }
}
