//! Table `member_week`: what a week needed and was credited, beside the facts that it is recomputed from.

use std::collections::BTreeMap;

use sqlx::FromRow;

use super::dialect::sql;
use super::reading::Reading;
use super::statement::{Bind, ToBind, binds};
use super::{Record, StoreError, Tx};
use crate::domain::calendar::Week;
use crate::domain::ids::MemberId;

/// A member's week.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MemberWeek {
    /// The week.
    pub week: Week,
    /// How many occurrences the plan put into it.
    pub planned: u32,
    /// How many credits keep it.
    pub need: u32,
    /// How many it was credited.
    pub credited: u32,
    /// Credited strength sessions.
    pub strength: u32,
    /// Credited mobility sessions.
    pub mobility: u32,
    /// Credited recovery sessions.
    pub recovery: u32,
    /// Whether it is a kept week.
    pub is_kept: bool,
    /// Whether the member came back in it.
    pub is_comeback: bool,
}

/// How many members one statement counts for.
const COUNTED_AT_ONCE: usize = 16;

sql! {
    PUT, 10, "insert into member_week (member_id, week, planned, need, credited, strength, mobility, recovery, is_kept, is_comeback) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (member_id, week) do update set planned = excluded.planned, \
         need = excluded.need, credited = excluded.credited, strength = excluded.strength, mobility = excluded.mobility, \
         recovery = excluded.recovery, is_kept = excluded.is_kept, is_comeback = excluded.is_comeback";
    OF_MEMBER, 1, "select member_id, week, planned, need, credited, strength, mobility, recovery, is_kept, is_comeback \
         from member_week where member_id = $1 order by week";
    KEPT, 1, "select count(*) from member_week where member_id = $1 and is_kept = 1";
    KEPT_OF, 16, "select member_id, count(*) from member_week where member_id in ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, \
         $13, $14, $15, $16) and is_kept = 1 group by member_id order by member_id";
}

#[derive(Debug, FromRow)]
struct MemberWeekRow {
    member_id: i64,
    week: String,
    planned: i64,
    need: i64,
    credited: i64,
    strength: i64,
    mobility: i64,
    recovery: i64,
    is_kept: i64,
    is_comeback: i64,
}

impl Record for MemberWeekRow {
    type Meaning = MemberWeek;

    fn read(self) -> Result<MemberWeek, StoreError> {
        let row = Reading::of("member_week", self.member_id);
        Ok(MemberWeek {
            week: row.parse("week", &self.week)?,
            planned: row.number("planned", self.planned)?,
            need: row.number("need", self.need)?,
            credited: row.number("credited", self.credited)?,
            strength: row.number("strength", self.strength)?,
            mobility: row.number("mobility", self.mobility)?,
            recovery: row.number("recovery", self.recovery)?,
            is_kept: row.flag("is_kept", self.is_kept)?,
            is_comeback: row.flag("is_comeback", self.is_comeback)?,
        })
    }
}

impl Tx {
    /// Keeps a week, or what it has become.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn put_member_week(&mut self, member: MemberId, week: &MemberWeek) -> Result<(), StoreError> {
        let binds = binds![
            member,
            week.week,
            week.planned,
            week.need,
            week.credited,
            week.strength,
            week.mobility,
            week.recovery,
            week.is_kept,
            week.is_comeback,
        ];
        self.affect(&PUT, binds).await.map(|_| ())
    }

    /// A member's weeks, the first one first.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn member_weeks(&mut self, member: MemberId) -> Result<Vec<MemberWeek>, StoreError> {
        self.all::<MemberWeekRow, 1>(&OF_MEMBER, binds![member]).await
    }

    /// How many weeks a member has kept in all.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn kept_weeks_in_all(&mut self, member: MemberId) -> Result<u32, StoreError> {
        let kept = self.number(&KEPT, binds![member]).await?.unwrap_or(0);
        Reading::of("member_week", member.get()).number("is_kept", kept)
    }

    /// How many weeks each of these members has kept in all; every one of them is in the answer.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn kept_weeks_of(&mut self, members: &[MemberId]) -> Result<BTreeMap<MemberId, u32>, StoreError> {
        let mut kept: BTreeMap<MemberId, u32> = members.iter().map(|member| (*member, 0)).collect();
        for some in members.chunks(COUNTED_AT_ONCE) {
            let ids: [Bind<'_>; COUNTED_AT_ONCE] = std::array::from_fn(|nth| some.get(nth).copied().to_bind());
            for (member, weeks) in self.rows::<(i64, i64), COUNTED_AT_ONCE>(&KEPT_OF, ids).await? {
                kept.insert(MemberId::new(member), Reading::of("member_week", member).number("is_kept", weeks)?);
            }
        }
        Ok(kept)
    }
}
