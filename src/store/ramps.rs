//! Table `ramp_week`: which share of the usual week the weeks after a return have, by the local date from which it counts.

use chrono::NaiveDate;

use super::dialect::sql;
use super::reading::Reading;
use super::statement::binds;
use super::{StoreError, Tx};
use crate::domain::calendar::{Instant, Week};
use crate::domain::ids::MemberId;
use crate::domain::ramp::{RampWeek, Share};

sql! {
    PUT, 5, "insert into ramp_week (member_id, week, share, counts_from, made_at_ms) values ($1, $2, $3, $4, $5) \
         on conflict (member_id, week, counts_from) do update set share = excluded.share, made_at_ms = excluded.made_at_ms";
    CLEAR, 3, "delete from ramp_week where member_id = $1 and week >= $2 and counts_from >= $3";
    // A room that was given later speaks instead, from the date on which it was.
    BETWEEN, 3, "select ramp_week.week, ramp_week.share, ramp_week.counts_from, (select min(room.answered_on) from room \
         where room.member_id = ramp_week.member_id and room.week = ramp_week.week and room.answered_at_ms > ramp_week.made_at_ms) \
         from ramp_week where ramp_week.member_id = $1 and ramp_week.week between $2 and $3 \
         order by ramp_week.week, ramp_week.counts_from";
}

impl Tx {
    /// Puts these weeks in the place of every week of a ramp from the local date `from` on. A usual week needs no row, and what an
    /// earlier return gave the days before `from` stays on record.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn put_ramp(
        &mut self,
        member: MemberId,
        from: NaiveDate,
        weeks: &[RampWeek],
        at: Instant,
    ) -> Result<(), StoreError> {
        self.affect(&CLEAR, binds![member, Week::of(from), from]).await?;
        for ramp in weeks.iter().filter(|ramp| ramp.share != Share::Usual) {
            self.affect(&PUT, binds![member, ramp.week, ramp.share.as_str(), ramp.counts_from, at]).await?;
        }
        Ok(())
    }

    /// The shares of the weeks `from..=until`, by week and then by the date from which they count.
    ///
    /// # Errors
    /// What the database reports.
    pub async fn ramps_between(&mut self, member: MemberId, from: Week, until: Week) -> Result<Vec<RampWeek>, StoreError> {
        let rows = self.rows::<(String, String, String, Option<String>), 3>(&BETWEEN, binds![member, from, until]).await?;
        let row = Reading::of("ramp_week", member.get());
        let read = |(week, share, from, until): (String, String, String, Option<String>)| {
            Ok(RampWeek {
                week: row.parse("week", &week)?,
                share: row.some("share", Share::from_word(&share))?,
                counts_from: row.parse("counts_from", &from)?,
                until: until.map(|until| row.parse("answered_on", &until)).transpose()?,
            })
        };
        rows.into_iter().map(read).collect()
    }
}
