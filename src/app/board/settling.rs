//! Which weeks a group lit together, judged from the facts for as long as late logs can change them.

use std::collections::BTreeSet;

use chrono_tz::Tz;

use crate::app::jobs::board::settles_at;
use crate::app::jobs::{JobKind, ask_once};
use crate::app::{App, AppResult};
use crate::domain::calendar::{Instant, Week, local_day};
use crate::domain::club::{Group, GroupMember, GroupWeek};
use crate::domain::group_streak::{GroupWeekKind, QUIET_WEEKS_ASKED, Standing, is_still, judge_week};
use crate::domain::ids::MemberId;
use crate::store::Tx;

/// How many weeks back a late log can reach: thirty days, the week they began in, and its settlement (`2-behaviour` §6.5).
const WEEKS_BACK: i32 = 5;

impl App {
    /// Judges the weeks that late logs can still reach, and marks what is lit. A week once lit stays lit. One that is lit before it is
    /// settled gets its line in the channel; what comes later brightens the board alone.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn settle_weeks(&self, tx: &mut Tx, group: &Group, now: Instant) -> AppResult<()> {
        let latest = Week::of(local_day(now, Tz::Pacific__Kiritimati));
        let known = tx.group_weeks(group.id).await?;
        let members = tx.group_members(group.id).await?;
        for back in (0..=WEEKS_BACK).rev() {
            let week = latest.plus(-back);
            if week < Week::of(group.created_on) || known.iter().any(|known| known.week == week && known.is_lit) {
                continue;
            }
            if judge_week(week, &standings(tx, group, &members, week).await?) == GroupWeekKind::Lit {
                tx.put_group_week(group.id, &GroupWeek { week, is_lit: true, settled_at: Some(now) }).await?;
                if now < settles_at(week) {
                    ask_once(tx, JobKind::Lit(group.id, week), now).await?;
                }
            }
        }
        Ok(())
    }

    /// Whether the last settled weeks were all quiet, so that a captain may be asked about a fresh chapter: the last of them, unless
    /// they carried on after one of these (`2-behaviour` §5.3).
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn quiet_until(&self, tx: &mut Tx, group: &Group) -> AppResult<Option<Week>> {
        let now = self.now();
        let mut last = Week::of(local_day(now, Tz::UTC)).previous();
        if now < settles_at(last) {
            last = last.previous();
        }
        let members = tx.group_members(group.id).await?;
        for back in 0..QUIET_WEEKS_ASKED {
            let week = last.plus(-back);
            let had_begun = Week::of(group.created_on) < week;
            let is_asked = had_begun && group.carried_on.is_none_or(|carried_on| carried_on < week);
            if !is_asked || !is_still(week, &standings(tx, group, &members, week).await?) {
                return Ok(None);
            }
        }
        Ok(Some(last))
    }
}

async fn standings(tx: &mut Tx, group: &Group, members: &[GroupMember], week: Week) -> AppResult<Vec<Standing>> {
    let present = present_members(tx, group, members, week).await?;
    let pauses = tx.pauses_of_group(group.id).await?;
    // How they stood when it began: a return on Monday itself is none that dims or lights it.
    let states = tx.group_ladder_on(group.id, week.previous().sunday()).await?;
    let standing = members.iter().map(|member| {
        let state = states.get(&member.member).copied().unwrap_or(member.ladder);
        let paused = pauses.get(&member.member).map_or(&[][..], Vec::as_slice);
        Standing::new(week, member.joined_on, state, paused, present.contains(&member.member))
    });
    Ok(standing.collect())
}

/// Who of a group's members checked in during a week. What they did in weeks before they joined belongs to other groups.
pub(super) async fn present_members(
    tx: &mut Tx,
    group: &Group,
    members: &[GroupMember],
    week: Week,
) -> AppResult<BTreeSet<MemberId>> {
    let present: BTreeSet<_> = tx.present_in_week(group.id, week).await?.into_iter().collect();
    let had_joined = members.iter().filter(|member| member.joined_on <= week.sunday()).map(|member| member.member);
    Ok(had_joined.filter(|member| present.contains(member)).collect())
}
