//! Table `check_in`: what members told the coach, and when.

use chrono::NaiveDate;
use sqlx::FromRow;

use super::dialect::sql;
use super::occurrences::{OutcomeColumns, outcome};
use super::reading::Reading;
use super::statement::binds;
use super::{Record, StoreError, Tx};
use crate::domain::calendar::Instant;
use crate::domain::ids::{MemberId, OccurrenceId};
use crate::domain::occurrence::Outcome;

/// A check-in that is about to be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NewCheckIn {
    /// Whose it is.
    pub member: MemberId,
    /// The occurrence it answers; none where it answers a day as a whole.
    pub occurrence: Option<OccurrenceId>,
    /// The local date it is about.
    pub about_on: NaiveDate,
    /// The local date on which it was made.
    pub made_on: NaiveDate,
    /// When it was made.
    pub made_at: Instant,
    /// What was answered; never [`Outcome::Open`].
    pub outcome: Outcome,
    /// Whether its credit counts double.
    pub is_boosted: bool,
}

/// A check-in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CheckIn {
    /// Its number.
    pub id: i64,
    /// Whose it is.
    pub member: MemberId,
    /// The occurrence it answers; none where it answers a day as a whole.
    pub occurrence: Option<OccurrenceId>,
    /// The local date it is about.
    pub about_on: NaiveDate,
    /// The local date on which it was made.
    pub made_on: NaiveDate,
    /// When it was made.
    pub made_at: Instant,
    /// What was answered.
    pub outcome: Outcome,
    /// Whether its credit counts double.
    pub is_boosted: bool,
}

macro_rules! columns {
    () => {
        "id, member_id, occurrence_id, about_on, made_on, made_at_ms, outcome, version, swapped_kind, moved_to, is_boosted, is_part"
    };
}

sql! {
    INSERT, 11, "insert into check_in (member_id, occurrence_id, about_on, made_on, made_at_ms, outcome, version, swapped_kind, \
         moved_to, is_boosted, is_part) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) returning id";
    DELETE, 1, "delete from check_in where id = $1";
    COUNT, 0, "select count(*) from check_in";
    BETWEEN, 3, concat!(
        "select ", columns!(), " from check_in where member_id = $1 and about_on between $2 and $3 union \
         select ", columns!(), " from check_in where member_id = $1 and made_on between $2 and $3 order by id");
    LATEST_FOR, 1, concat!("select ", columns!(), " from check_in where occurrence_id = $1 order by id desc limit 1");
}

#[derive(Debug, FromRow)]
struct CheckInRow {
    id: i64,
    member_id: i64,
    occurrence_id: Option<i64>,
    about_on: String,
    made_on: String,
    made_at_ms: i64,
    outcome: String,
    version: Option<String>,
    swapped_kind: Option<String>,
    moved_to: Option<String>,
    is_boosted: i64,
    is_part: i64,
}

impl Record for CheckInRow {
    type Meaning = CheckIn;

    fn read(self) -> Result<CheckIn, StoreError> {
        let row = Reading::of("check_in", self.id);
        Ok(CheckIn {
            id: self.id,
            member: MemberId::new(self.member_id),
            occurrence: self.occurrence_id.map(OccurrenceId::new),
            about_on: row.parse("about_on", &self.about_on)?,
            made_on: row.parse("made_on", &self.made_on)?,
            made_at: row.instant("made_at_ms", self.made_at_ms)?,
            outcome: outcome(
                row,
                &self.outcome,
                self.version.as_deref(),
                self.swapped_kind.as_deref(),
                self.moved_to.as_deref(),
                self.is_part,
            )?,
            is_boosted: row.flag("is_boosted", self.is_boosted)?,
        })
    }
}

impl Tx {
    /// How many check-ins there are, for a rehearsal's summary.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn check_ins_count(&mut self) -> Result<i64, StoreError> {
        Ok(self.number(&COUNT, binds![]).await?.unwrap_or(0))
    }

    /// Keeps a check-in and gives its number.
    ///
    /// # Errors
    /// [`Rule::InRange`](super::Rule::InRange) for [`Outcome::Open`], which is no answer;
    /// [`Rule::NamesWhatExists`](super::Rule::NamesWhatExists) where the occurrence is not this member's; what the database
    /// reports.
    pub async fn insert_check_in(&mut self, new: &NewCheckIn) -> Result<i64, StoreError> {
        let columns = OutcomeColumns::of(new.outcome);
        let binds = binds![
            new.member,
            new.occurrence,
            new.about_on,
            new.made_on,
            new.made_at,
            columns.outcome,
            columns.version,
            columns.swapped_kind,
            columns.moved_to,
            new.is_boosted,
            columns.is_part,
        ];
        self.inserted(&INSERT, binds).await
    }

    /// Takes a check-in back.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn delete_check_in(&mut self, id: i64) -> Result<(), StoreError> {
        self.affect(&DELETE, binds![id]).await.map(|_| ())
    }

    /// A member's check-ins made on, or about, the dates `from..=until`, in the order in which they were made.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn check_ins_between(
        &mut self,
        member: MemberId,
        from: NaiveDate,
        until: NaiveDate,
    ) -> Result<Vec<CheckIn>, StoreError> {
        self.all::<CheckInRow, 3>(&BETWEEN, binds![member, from, until]).await
    }

    /// The latest check-in about an occurrence.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn latest_check_in_for(&mut self, occurrence: OccurrenceId) -> Result<Option<CheckIn>, StoreError> {
        self.one::<CheckInRow, 1>(&LATEST_FOR, binds![occurrence]).await
    }
}
