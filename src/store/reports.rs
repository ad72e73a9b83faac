//! Table `problem_report`: what somebody wrote to the operator, until it is posted.

use sqlx::FromRow;

use super::dialect::sql;
use super::reading::Reading;
use super::statement::binds;
use super::{Record, StoreError, Tx};
use crate::domain::calendar::Instant;
use crate::domain::ids::{MemberId, ReportId, UserId};

/// A report.
#[derive(Clone, PartialEq, Eq)]
pub struct Report {
    /// Its number.
    pub id: ReportId,
    /// Who wrote it.
    pub user: UserId,
    /// When.
    pub made_at: Instant,
    /// What they wrote; none once it is posted.
    pub words: Option<String>,
}

impl std::fmt::Debug for Report {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Report").field("id", &self.id).finish_non_exhaustive()
    }
}

sql! {
    INSERT, 3, "insert into problem_report (user_id, made_at_ms, words) values ($1, $2, $3) returning id";
    BY_ID, 1, "select id, user_id, made_at_ms, words from problem_report where id = $1";
    COUNT_SINCE, 2, "select count(*) from problem_report where user_id = $1 and made_at_ms > $2";
    FORGET_WORDS, 1, "update problem_report set words = null where id = $1";
    PRUNE, 2, "delete from problem_report where made_at_ms < $1 and (words is null or made_at_ms < $2)";
    DELETE_OF, 1, "delete from problem_report where user_id = (select user_id from member where id = $1)";
}

#[derive(FromRow)]
struct ReportRow {
    id: i64,
    user_id: i64,
    made_at_ms: i64,
    words: Option<String>,
}

impl Record for ReportRow {
    type Meaning = Report;

    fn read(self) -> Result<Report, StoreError> {
        let made_at = Reading::of("problem_report", self.id).instant("made_at_ms", self.made_at_ms)?;
        Ok(Report { id: ReportId::new(self.id), user: UserId::new(self.user_id), made_at, words: self.words })
    }
}

impl Tx {
    /// Keeps a report until it is posted.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn insert_report(&mut self, user: UserId, at: Instant, words: &str) -> Result<ReportId, StoreError> {
        self.inserted(&INSERT, binds![user, at, words]).await.map(ReportId::new)
    }

    /// A report by number.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn report(&mut self, id: ReportId) -> Result<Option<Report>, StoreError> {
        self.one::<ReportRow, 1>(&BY_ID, binds![id]).await
    }

    /// How many reports a person made after `since`.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn reports_since(&mut self, user: UserId, since: Instant) -> Result<i64, StoreError> {
        Ok(self.number(&COUNT_SINCE, binds![user, since]).await?.unwrap_or(0))
    }

    /// Forgets what a report said.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn forget_report(&mut self, id: ReportId) -> Result<(), StoreError> {
        self.affect(&FORGET_WORDS, binds![id]).await.map(drop)
    }

    /// Deletes the rows of reports made before `posted_before`, and those before `before` with what they say.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn prune_reports(&mut self, posted_before: Instant, before: Instant) -> Result<u64, StoreError> {
        self.affect(&PRUNE, binds![posted_before, before]).await
    }

    /// Deletes the reports of a member.
    pub(super) async fn delete_reports_of(&mut self, member: MemberId) -> Result<(), StoreError> {
        self.affect(&DELETE_OF, binds![member]).await.map(drop)
    }
}
