//! Table `plan_import`: what a file proposes to a member's plan, until it is answered or an hour has gone by.

use sqlx::FromRow;

use super::dialect::sql;
use super::reading::Reading;
use super::statement::binds;
use super::{Record, StoreError, Tx};
use crate::domain::calendar::Instant;
use crate::domain::ids::{MemberId, PlanImportId};

/// What a file proposes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanImport {
    /// Its number.
    pub id: PlanImportId,
    /// Whose plan it is for.
    pub member: MemberId,
    /// When the file was read.
    pub made_at: Instant,
    /// The sessions, one a line, as the app writes them.
    pub sessions: String,
    /// The places of those that are to stay out, counted from 0.
    pub left_out: String,
    /// What else is said about the file, as the app writes it.
    pub counts: String,
}

sql! {
    INSERT, 5, "insert into plan_import (member_id, made_at_ms, sessions, left_out, counts) values ($1, $2, $3, $4, $5) returning id";
    OF_MEMBER, 1, "select id, member_id, made_at_ms, sessions, left_out, counts from plan_import where member_id = $1";
    OWNER, 1, "select member_id from plan_import where id = $1";
    LEAVE_OUT, 2, "update plan_import set left_out = $2 where id = $1";
    DELETE_OF, 1, "delete from plan_import where member_id = $1";
    PRUNE, 1, "delete from plan_import where made_at_ms <= $1";
}

#[derive(FromRow)]
struct PlanImportRow {
    id: i64,
    member_id: i64,
    made_at_ms: i64,
    sessions: String,
    left_out: String,
    counts: String,
}

impl Record for PlanImportRow {
    type Meaning = PlanImport;

    fn read(self) -> Result<PlanImport, StoreError> {
        Ok(PlanImport {
            id: PlanImportId::new(self.id),
            member: MemberId::new(self.member_id),
            made_at: Reading::of("plan_import", self.id).instant("made_at_ms", self.made_at_ms)?,
            sessions: self.sessions,
            left_out: self.left_out,
            counts: self.counts,
        })
    }
}

impl Tx {
    /// Keeps what a file proposes, in the place of what an earlier one did.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn put_plan_import(
        &mut self,
        member: MemberId,
        made_at: Instant,
        (sessions, left_out, counts): (&str, &str, &str),
    ) -> Result<PlanImportId, StoreError> {
        self.affect(&DELETE_OF, binds![member]).await?;
        self.inserted(&INSERT, binds![member, made_at, sessions, left_out, counts]).await.map(PlanImportId::new)
    }

    /// What is proposed to a member.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn plan_import_of(&mut self, member: MemberId) -> Result<Option<PlanImport>, StoreError> {
        self.one::<PlanImportRow, 1>(&OF_MEMBER, binds![member]).await
    }

    /// Whose plan a proposal is for; none where it is gone.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn plan_import_owner(&mut self, id: PlanImportId) -> Result<Option<MemberId>, StoreError> {
        Ok(self.number(&OWNER, binds![id]).await?.map(MemberId::new))
    }

    /// Notes which sessions are to stay out.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn leave_out_of_import(&mut self, id: PlanImportId, left_out: &str) -> Result<(), StoreError> {
        self.affect(&LEAVE_OUT, binds![id, left_out]).await.map(drop)
    }

    /// Forgets what is proposed to a member.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn forget_plan_import(&mut self, member: MemberId) -> Result<(), StoreError> {
        self.affect(&DELETE_OF, binds![member]).await.map(drop)
    }

    /// Forgets what was proposed at `before` or earlier.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn prune_plan_imports(&mut self, before: Instant) -> Result<u64, StoreError> {
        self.affect(&PRUNE, binds![before]).await
    }
}
