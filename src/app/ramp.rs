//! The ramp of a return: which share of the usual week each of the next weeks has, kept by week so that any of them can be counted
//! again.

use chrono::{Days, NaiveDate};

use super::facts::PlanFacts;
use super::{App, AppResult};
use crate::domain::calendar::{Week, local_day};
use crate::domain::ids::OccurrenceId;
use crate::domain::ladder::LadderState;
use crate::domain::member::Member;
use crate::domain::ramp::{self, RampWeek, Row, Share};
use crate::domain::room::{Room, RoomAnswer};
use crate::store::Tx;

/// How far back the last credited session is looked for, in days: beyond the last row of the table nothing changes.
const LOOK_BACK_DAYS: u64 = 40;

impl App {
    /// The row of the table for a return on `returned_on`, by what was credited before it: what was done on the day itself is the
    /// return, not what went before.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn ramp_row(&self, tx: &mut Tx, member: &Member, returned_on: NaiveDate) -> AppResult<Row> {
        let facts = PlanFacts::load(tx, member, returned_on - Days::new(LOOK_BACK_DAYS), returned_on - Days::new(1)).await?;
        let last = facts.planned().iter().filter(|one| one.credited_kind().is_some()).map(|one| one.date).max();
        // Somebody who has just joined has not been anywhere.
        let joined_on = Some(local_day(member.joined_at, member.zone)).filter(|on| facts.reaches(*on));
        Ok(Row::of(last.or(joined_on).map(|on| (returned_on - on).num_days())))
    }

    /// Begins the ramp of a return today.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn begin_ramp(&self, tx: &mut Tx, member: &Member, row: Row, returned_on: NaiveDate) -> AppResult<()> {
        let weeks = if row.is_framed() { ramp::calendar(row.weeks(), returned_on) } else { Vec::new() };
        self.put_ramp(tx, member, returned_on, &weeks).await
    }

    /// The first week of the return has this share, as the member chose; the weeks after it stay as they are. After the usual week
    /// nothing of the ramp is left.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn choose_share(&self, tx: &mut Tx, member: &Member, share: Share, returned_on: NaiveDate) -> AppResult<()> {
        let first = Week::of(returned_on);
        let mut known = tx.ramps_between(member.id, first, first.plus(WEEKS)).await?;
        known.retain(|ramp| ramp.until.is_none());
        if share == Share::Usual {
            for ramp in known {
                tx.put_room(member.id, ramp.week, Room::Steady, self.now()).await?;
            }
            return Ok(tx.put_ramp(member.id, returned_on, &[], self.now()).await?);
        }
        let begins = ramp::calendar([share; ramp::WEEKS], returned_on);
        let chosen = begins.into_iter().take(ramp::first_weeks(returned_on));
        let mut weeks: Vec<RampWeek> = chosen.collect();
        weeks.extend(known.into_iter().filter(|known| weeks.iter().all(|chosen| chosen.week != known.week)).collect::<Vec<_>>());
        self.put_ramp(tx, member, returned_on, &weeks).await
    }

    /// Keeps the weeks, and says in their rooms what a room can say: that they are low.
    async fn put_ramp(&self, tx: &mut Tx, member: &Member, from: NaiveDate, weeks: &[RampWeek]) -> AppResult<()> {
        let today = local_day(self.now(), member.zone);
        for ramp in weeks.iter().filter(|ramp| matches!(ramp.share, Share::TwoSmall | Share::Low)) {
            // Not the member's own word: the week after it is asked about as ever, and follows from nothing but the ramp.
            let low = RoomAnswer { week: ramp.week, answered_on: today, room: Room::Low, is_own: false };
            tx.put_room_answer(member.id, &low, self.now()).await?;
        }
        tx.put_ramp(member.id, from, weeks, self.now()).await?;
        Ok(())
    }

    /// The first session that was credited after a return, while the return lasts: its answer is `RET-2`.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn first_back(&self, tx: &mut Tx, member: &Member) -> AppResult<Option<OccurrenceId>> {
        if member.ladder != LadderState::Returned || !self.ramp_row(tx, member, member.ladder_since).await?.is_framed() {
            return Ok(None);
        }
        let today = local_day(self.now(), member.zone);
        let since = tx.check_ins_between(member.id, member.ladder_since, today).await?;
        let first = since.iter().find(|one| one.made_on >= member.ladder_since && one.outcome.is_credited());
        Ok(first.and_then(|one| one.occurrence))
    }
}

/// How many weeks after its first a ramp can reach.
const WEEKS: i32 = 5;
