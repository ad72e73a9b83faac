//! Table `member_change`: what a member did that can be undone, and how things stood before.

use sqlx::FromRow;

use super::dialect::sql;
use super::reading::Reading;
use super::statement::binds;
use super::{Record, StoreError, Tx};
use crate::domain::calendar::Instant;
use crate::domain::ids::{ChangeId, MemberId};

/// A change that can be undone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Its number, carried by the button.
    pub id: ChangeId,
    /// Whose it is.
    pub member: MemberId,
    /// When it was made.
    pub made_at: Instant,
    /// What kind of change it is, in a word of the use case.
    pub what: String,
    /// How things stood before, as the use case wrote it.
    pub before_state: String,
    /// When it was undone.
    pub undone_at: Option<Instant>,
}

macro_rules! columns {
    () => {
        "id, member_id, made_at_ms, what, before_state, undone_at_ms"
    };
}

sql! {
    INSERT, 4, "insert into member_change (member_id, made_at_ms, what, before_state) values ($1, $2, $3, $4) returning id";
    BY_ID, 1, concat!("select ", columns!(), " from member_change where id = $1");
    LAST, 1, concat!("select ", columns!(), " from member_change where member_id = $1 and undone_at_ms is null order by id desc limit 1");
    PLAN_AFTER, 2, concat!("select ", columns!(), " from member_change where member_id = $1 and id > $2 and undone_at_ms is null \
         and substr(what, 1, 5) = 'plan_' order by id");
    LAST_PAUSE, 1, concat!("select ", columns!(), " from member_change where member_id = $1 and undone_at_ms is null \
         and substr(what, 1, 5) = 'pause' order by id desc limit 1");
    PAUSES_AFTER, 2, "select count(*) from member_change where member_id = $1 and id > $2 and undone_at_ms is null \
         and substr(what, 1, 5) = 'pause'";
    UNDO, 2, "update member_change set undone_at_ms = $2 where id = $1 and undone_at_ms is null";
}

#[derive(Debug, FromRow)]
struct ChangeRow {
    id: i64,
    member_id: i64,
    made_at_ms: i64,
    what: String,
    before_state: String,
    undone_at_ms: Option<i64>,
}

impl Record for ChangeRow {
    type Meaning = Change;

    fn read(self) -> Result<Change, StoreError> {
        let row = Reading::of("member_change", self.id);
        Ok(Change {
            id: ChangeId::new(self.id),
            member: MemberId::new(self.member_id),
            made_at: row.instant("made_at_ms", self.made_at_ms)?,
            what: self.what,
            before_state: self.before_state,
            undone_at: row.instant_if("undone_at_ms", self.undone_at_ms)?,
        })
    }
}

impl Tx {
    /// Remembers how things stood before a change.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn insert_change(
        &mut self,
        member: MemberId,
        at: Instant,
        what: &str,
        before_state: &str,
    ) -> Result<ChangeId, StoreError> {
        self.inserted(&INSERT, binds![member, at, what, before_state]).await.map(ChangeId::new)
    }

    /// A change by number.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn change(&mut self, id: ChangeId) -> Result<Option<Change>, StoreError> {
        self.one::<ChangeRow, 1>(&BY_ID, binds![id]).await
    }

    /// A member's latest change that still stands.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn last_change(&mut self, member: MemberId) -> Result<Option<Change>, StoreError> {
        self.one::<ChangeRow, 1>(&LAST, binds![member]).await
    }

    /// The latest change of a member's pauses that still stands.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn last_pause_change(&mut self, member: MemberId) -> Result<Option<Change>, StoreError> {
        self.one::<ChangeRow, 1>(&LAST_PAUSE, binds![member]).await
    }

    /// A member's changes of the plan after a change, those that still stand, in the order in which they were made.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn plan_changes_after(&mut self, member: MemberId, change: ChangeId) -> Result<Vec<Change>, StoreError> {
        self.all::<ChangeRow, 2>(&PLAN_AFTER, binds![member, change]).await
    }

    /// Whether a member's pauses were changed again after a change, by one that still stands.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn is_pause_changed_after(&mut self, member: MemberId, change: ChangeId) -> Result<bool, StoreError> {
        Ok(self.number(&PAUSES_AFTER, binds![member, change]).await?.unwrap_or(0) > 0)
    }

    /// Marks a change as undone; false where it already was, or is not there.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn mark_undone(&mut self, id: ChangeId, at: Instant) -> Result<bool, StoreError> {
        Ok(self.affect(&UNDO, binds![id, at]).await? > 0)
    }
}
