//! Table `ladder_day`: where a member stood on the ladder, by local date, so that any past week can be recomputed.

use chrono::NaiveDate;

use super::dialect::sql;
use super::reading::Reading;
use super::statement::binds;
use super::{StoreError, Tx};
use crate::domain::ids::MemberId;
use crate::domain::ladder::LadderState;

sql! {
    PUT, 3, "insert into ladder_day (member_id, local_date, ladder) values ($1, $2, $3) \
         on conflict (member_id, local_date) do update set ladder = excluded.ladder";
    BETWEEN, 3, "select local_date, ladder from ladder_day where member_id = $1 and local_date between $2 and $3 order by local_date";
    LATEST, 2, "select ladder from ladder_day where member_id = $1 and local_date <= $2 order by local_date desc limit 1";
}

impl Tx {
    /// Records the state of a date.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn put_ladder_day(&mut self, member: MemberId, date: NaiveDate, state: LadderState) -> Result<(), StoreError> {
        self.affect(&PUT, binds![member, date, state.as_str()]).await.map(|_| ())
    }

    /// The recorded states of the dates `from..=until`, by date. A date without one has the state of the last before it.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn ladder_days_between(
        &mut self,
        member: MemberId,
        from: NaiveDate,
        until: NaiveDate,
    ) -> Result<Vec<(NaiveDate, LadderState)>, StoreError> {
        let rows = self.rows::<(String, String), 3>(&BETWEEN, binds![member, from, until]).await?;
        let row = Reading::of("ladder_day", member.get());
        let read = |(date, word): (String, String)| {
            Ok((row.parse("local_date", &date)?, row.some("ladder", LadderState::from_word(&word))?))
        };
        rows.into_iter().map(read).collect()
    }

    /// The state on a date: the latest recorded at or before it.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn ladder_on(&mut self, member: MemberId, date: NaiveDate) -> Result<Option<LadderState>, StoreError> {
        let row = self.row::<(String,), 2>(&LATEST, binds![member, date]).await?;
        row.map(|(word,)| Reading::of("ladder_day", member.get()).some("ladder", LadderState::from_word(&word))).transpose()
    }
}
