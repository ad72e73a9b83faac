//! A member's rhythm, counted anew from the facts whenever somebody asks.

use std::collections::{BTreeMap, BTreeSet};

use super::facts::PlanFacts;
use super::{App, AppResult};
use crate::domain::calendar::{Week, local_day};
use crate::domain::ids::OccurrenceId;
use crate::domain::member::Member;
use crate::domain::rhythm::{RhythmFacts, RhythmSoFar, so_far};
use crate::domain::room::Room;
use crate::store::Tx;
use crate::store::check_ins::CheckIn;

impl App {
    /// The rhythm up to now.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn rhythm(&self, tx: &mut Tx, member: &Member) -> AppResult<RhythmSoFar> {
        let today = local_day(self.now(), member.zone);
        let from = local_day(member.joined_at, member.zone).min(today);
        let facts = PlanFacts::load(tx, member, from, today).await?;
        let (first, last) = (Week::of(from), Week::of(today));
        let k: BTreeMap<Week, u32> = std::iter::successors(Some(first), |week| Some(week.next()))
            .take_while(|week| *week <= last)
            .map(|week| {
                let k = |room| facts.k(week, room);
                (
                    week,
                    facts.ramp_of(week).map_or_else(|| k(facts.rooms_of(week).now()), |ramp| ramp.share.places(k(Room::Steady))),
                )
            })
            .collect();
        // Each week in the room that it had, or at the share that a return gave it.
        let planned = facts.planned();
        let ladder = tx.ladder_days_between(member.id, from, today).await?;
        let pauses = tx.pauses_of(member.id).await?;
        let boosted = boosted(&tx.check_ins_between(member.id, from, today).await?);
        Ok(so_far(&RhythmFacts { planned: &planned, k: &k, boosted: &boosted, ladder: &ladder, pauses: &pauses, from, today }))
    }
}

/// The occurrences whose last answer counts double. A boost stays with the answer that had it.
fn boosted(check_ins: &[CheckIn]) -> BTreeSet<OccurrenceId> {
    let last: BTreeMap<OccurrenceId, bool> =
        check_ins.iter().filter_map(|check_in| Some((check_in.occurrence?, check_in.is_boosted))).collect();
    last.into_iter().filter_map(|(occurrence, is_boosted)| is_boosted.then_some(occurrence)).collect()
}
