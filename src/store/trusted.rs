//! Table `member`, the trusted contact: whom a member named, when, and whether that person said yes.

use sqlx::FromRow;

use super::dialect::sql;
use super::reading::Reading;
use super::statement::binds;
use super::{Record, StoreError, Tx};
use crate::domain::calendar::Instant;
use crate::domain::ids::{MemberId, UserId};

/// A trusted contact as a member named them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Trusted {
    /// The person.
    pub user: UserId,
    /// When they were named.
    pub asked_at: Instant,
    /// When they said yes; none while they have not.
    pub accepted_at: Option<Instant>,
}

/// Somebody who names a person as their trusted contact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NamedBy {
    /// The member.
    pub member: MemberId,
    /// The member on Discord.
    pub user: UserId,
    /// Whether the person said yes.
    pub is_accepted: bool,
}

sql! {
    OF, 1, "select id, trusted_user_id, trusted_asked_at_ms, trusted_accepted_at_ms from member where id = $1";
    SET, 4, "update member set trusted_user_id = $2, trusted_asked_at_ms = $3, trusted_accepted_at_ms = $4 where id = $1";
    NAMED_BY, 1, "select id, user_id, trusted_accepted_at_ms from member where trusted_user_id = $1 order by id";
    LAPSED, 1, "update member set trusted_user_id = null, trusted_asked_at_ms = null \
         where trusted_user_id is not null and trusted_accepted_at_ms is null and trusted_asked_at_ms < $1";
}

#[derive(Debug, FromRow)]
struct TrustedRow {
    id: i64,
    trusted_user_id: Option<i64>,
    trusted_asked_at_ms: Option<i64>,
    trusted_accepted_at_ms: Option<i64>,
}

impl Record for TrustedRow {
    type Meaning = Option<Trusted>;

    fn read(self) -> Result<Option<Trusted>, StoreError> {
        let row = Reading::of("member", self.id);
        let (Some(user), Some(asked_at)) = (self.trusted_user_id, self.trusted_asked_at_ms) else { return Ok(None) };
        Ok(Some(Trusted {
            user: UserId::new(user),
            asked_at: row.instant("trusted_asked_at_ms", asked_at)?,
            accepted_at: row.instant_if("trusted_accepted_at_ms", self.trusted_accepted_at_ms)?,
        }))
    }
}

#[derive(Debug, FromRow)]
struct NamedByRow {
    id: i64,
    user_id: i64,
    trusted_accepted_at_ms: Option<i64>,
}

impl Record for NamedByRow {
    type Meaning = NamedBy;

    fn read(self) -> Result<NamedBy, StoreError> {
        Ok(NamedBy {
            member: MemberId::new(self.id),
            user: UserId::new(self.user_id),
            is_accepted: self.trusted_accepted_at_ms.is_some(),
        })
    }
}

impl Tx {
    /// Whom a member named.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn trusted(&mut self, member: MemberId) -> Result<Option<Trusted>, StoreError> {
        Ok(self.one::<TrustedRow, 1>(&OF, binds![member]).await?.flatten())
    }

    /// Keeps whom a member names now; none takes it back.
    ///
    /// # Errors
    /// [`StoreError::Gone`] where the member was deleted meanwhile; what the database reports.
    pub async fn set_trusted(&mut self, member: MemberId, trusted: Option<Trusted>) -> Result<(), StoreError> {
        let user = trusted.map(|trusted| trusted.user);
        let asked_at = trusted.map(|trusted| trusted.asked_at);
        let accepted_at = trusted.and_then(|trusted| trusted.accepted_at);
        self.affect_row(("member", member.get()), &SET, binds![member, user, asked_at, accepted_at]).await
    }

    /// Who names a person, by the members' numbers.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn named_by(&mut self, user: UserId) -> Result<Vec<NamedBy>, StoreError> {
        self.all::<NamedByRow, 1>(&NAMED_BY, binds![user]).await
    }

    /// Takes back every question to a trusted contact that was asked before `before` and not answered. Says how many.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn lapse_trusted(&mut self, before: Instant) -> Result<u64, StoreError> {
        self.affect(&LAPSED, binds![before]).await
    }
}
