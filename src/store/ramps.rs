//! Table `ramp_week`: which share of the usual week the weeks after a return have.

use super::dialect::sql;
use super::reading::Reading;
use super::statement::binds;
use super::{StoreError, Tx};
use crate::domain::calendar::{Instant, Week};
use crate::domain::ids::MemberId;
use crate::domain::ramp::{RampWeek, Share};

sql! {
    PUT, 5, "insert into ramp_week (member_id, week, share, counts_from, made_at_ms) values ($1, $2, $3, $4, $5) \
         on conflict (member_id, week) do update set share = excluded.share, counts_from = excluded.counts_from, \
         made_at_ms = excluded.made_at_ms";
    CLEAR, 2, "delete from ramp_week where member_id = $1 and week >= $2";
    // A room that was given later speaks instead.
    BETWEEN, 3, "select ramp_week.week, ramp_week.share, ramp_week.counts_from from ramp_week \
         where ramp_week.member_id = $1 and ramp_week.week between $2 and $3 and not exists (select 1 from room \
         where room.member_id = ramp_week.member_id and room.week = ramp_week.week and room.answered_at_ms > ramp_week.made_at_ms) \
         order by ramp_week.week";
}

impl Tx {
    /// Puts these weeks in the place of every week of a ramp from `from` on. A usual week needs no row.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn put_ramp(&mut self, member: MemberId, from: Week, weeks: &[RampWeek], at: Instant) -> Result<(), StoreError> {
        self.affect(&CLEAR, binds![member, from]).await?;
        for ramp in weeks.iter().filter(|ramp| ramp.share != Share::Usual) {
            self.affect(&PUT, binds![member, ramp.week, ramp.share.as_str(), ramp.counts_from, at]).await?;
        }
        Ok(())
    }

    /// The shares of the weeks `from..=until`, by week; a week whose room was given after its ramp began is not in it.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn ramps_between(&mut self, member: MemberId, from: Week, until: Week) -> Result<Vec<RampWeek>, StoreError> {
        let rows = self.rows::<(String, String, String), 3>(&BETWEEN, binds![member, from, until]).await?;
        let row = Reading::of("ramp_week", member.get());
        let read = |(week, share, from): (String, String, String)| {
            Ok(RampWeek {
                week: row.parse("week", &week)?,
                share: row.some("share", Share::from_word(&share))?,
                counts_from: row.parse("counts_from", &from)?,
            })
        };
        rows.into_iter().map(read).collect()
    }
}
