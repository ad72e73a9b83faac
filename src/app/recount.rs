//! Every number is recomputed from the facts: what a week needed and was credited, and in which weeks a member came back.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};

use super::facts::PlanFacts;
use super::{App, AppResult};
use crate::domain::calendar::{Week, local_day};
use crate::domain::member::Member;
use crate::domain::{comeback, kept_week};
use crate::store::Tx;
use crate::store::weeks::MemberWeek;

/// How far back a comeback is looked for, in days: a late log reaches thirty, and whoever returns is away again long before that
/// again passes without a credited session.
const COMEBACK_DAYS: u64 = 62;

impl App {
    /// Recomputes the week of a date.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn recount_week(&self, tx: &mut Tx, member: &Member, date: NaiveDate) -> AppResult<()> {
        let week = Week::of(date);
        let facts = PlanFacts::load_week(tx, member, week).await?;
        let count = kept_week::judge(&facts.planned(), &tx.pauses_of(member.id).await?);
        let comebacks = self.comebacks(tx, member, week).await?;
        tx.put_member_week(
            member.id,
            &MemberWeek {
                week,
                planned: count.planned,
                need: count.need,
                credited: count.credited,
                strength: count.strength,
                mobility: count.mobility,
                recovery: count.recovery,
                is_kept: count.is_kept(),
                is_comeback: comebacks.contains(&week),
            },
        )
        .await?;
        Ok(())
    }

    /// Recomputes the week of `today` and each later one that was counted already, because a session was moved into it: another
    /// plan is another plan for these too.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn recount_from(&self, tx: &mut Tx, member: &Member, today: NaiveDate) -> AppResult<()> {
        let this = Week::of(today);
        let later: Vec<Week> = tx.member_weeks(member.id).await?.into_iter().map(|known| known.week).collect();
        self.recount_week(tx, member, today).await?;
        for week in later.into_iter().filter(|week| *week > this) {
            self.recount_week(tx, member, week.monday()).await?;
        }
        Ok(())
    }

    /// The weeks in which the member came back. A late log can move a comeback from `recounted` to another week or back, so the
    /// others are set right here.
    async fn comebacks(&self, tx: &mut Tx, member: &Member, recounted: Week) -> AppResult<BTreeSet<Week>> {
        let today = local_day(self.now(), member.zone);
        let from = today - Days::new(COMEBACK_DAYS);
        let ladder = tx.ladder_days_between(member.id, from, today).await?;
        let returns = comeback::returned_on(&ladder, tx.ladder_extras(member.id).await?.last_away_on);
        if returns.is_empty() {
            return Ok(BTreeSet::new());
        }
        let facts = PlanFacts::load(tx, member, from, today).await?;
        let credited: Vec<NaiveDate> =
            facts.planned().iter().filter(|planned| planned.credited_kind().is_some()).map(|planned| planned.date).collect();
        let weeks = comeback::weeks(&returns, &credited);
        for known in tx.member_weeks(member.id).await? {
            let is_comeback = weeks.contains(&known.week);
            if known.week != recounted && known.week >= Week::of(from).next() && known.is_comeback != is_comeback {
                tx.put_member_week(member.id, &MemberWeek { is_comeback, ..known }).await?;
            }
        }
        Ok(weeks)
    }
}
