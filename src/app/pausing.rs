//! The one way to put a pause and the one way to end one, whoever asks: `/pause`, a hold under an answer that points to people, a
//! return. What is counted, where the member stands, boards, the day's plan and the way back follow from it here, in the caller's
//! transaction.

use chrono::NaiveDate;

use super::jobs::{JobKind, ask, ask_boards};
use super::undo::{StepBack, read_steps, write_steps};
use super::{App, AppResult};
use crate::domain::calendar::local_day;
use crate::domain::ids::ChangeId;
use crate::domain::ladder::{LadderState, Sign};
use crate::domain::member::Member;
use crate::domain::pause::{self, Length, Pause, Scope, Set, Span};
use crate::store::Tx;

/// The word of a change by which a pause was put.
const PUT: &str = "pause";

/// A pause as it is asked for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wanted {
    /// What rests.
    pub(super) scope: Scope,
    /// The first date of it; today if nothing is said.
    pub(super) from: Option<NaiveDate>,
    /// How long.
    pub(super) length: Length,
}

/// A pause that was put.
#[derive(Debug, Clone)]
pub(super) struct Put {
    /// What it came to.
    pub(super) set: Set,
    /// The way back; none where all of it had been there, and another change made it.
    pub(super) change: Option<ChangeId>,
}

impl App {
    /// Puts a pause. One that stands already just so is not put twice; said again it is the member's own word, so that an older way
    /// back no longer leads past it.
    ///
    /// # Errors
    /// Dates that cannot be, or a failure of the store.
    pub(super) async fn put_pause(&self, tx: &mut Tx, member: &mut Member, wanted: &Wanted) -> AppResult<Put> {
        let today = local_day(self.now(), member.zone);
        let known = tx.pauses_of(member.id).await?;
        let set = pause::set(&known, wanted.scope, wanted.from, wanted.length, today)?;
        let span = Span { scope: wanted.scope, from: set.from, until: set.until };
        let same = known.iter().find(|pause| set.replaces.as_slice() == [pause.id] && Span::from(**pause) == span);
        let sign = if set.is_on && wanted.scope == Scope::Everything { Sign::Pause } else { Sign::Contact };
        let before = (member.ladder, member.ladder_since);
        if let Some(pause) = same {
            if tx.pause_question(pause.id).await?.asked_on.is_some() {
                tx.set_pause_answered(pause.id).await?;
            }
            self.sign(tx, member, sign).await?;
            // Of one that is over nothing is said again: every day of it was noted before.
            let change = if set.is_on { self.say_again(tx, member, span).await? } else { None };
            return Ok(Put { set, change });
        }
        for id in &set.replaces {
            tx.delete_pause(*id).await?;
        }
        tx.insert_pause(member.id, span).await?;
        self.sign(tx, member, sign).await?;
        self.recount_between(tx, member, set.from, set.until.unwrap_or(today).min(today)).await?;
        self.pauses_changed(tx, member).await?;
        let change = self.note_pauses(tx, member, PUT, &known, before).await?;
        Ok(Put { set, change: Some(change) })
    }

    /// The way back of a pause that was said again is the one it had, under a new number: what an older button would take back is
    /// overtaken by it. None where something else about pauses was changed last.
    async fn say_again(&self, tx: &mut Tx, member: &Member, span: Span) -> AppResult<Option<ChangeId>> {
        let Some(last) = tx.last_pause_change(member.id).await? else { return Ok(None) };
        let made_it = read_steps(&last.before_state).unwrap_or_default().iter().any(|step| match step {
            StepBack::Pauses(before) => !before.contains(&span),
            _ => false,
        });
        if last.what != PUT || !made_it {
            return Ok(None);
        }
        Ok(Some(tx.insert_change(member.id, self.now(), PUT, &last.before_state).await?))
    }

    /// Ends what rests of these scopes today. One that began today leaves no day behind. Says whether there was any.
    ///
    /// # Errors
    /// A failure of the store.
    pub(super) async fn end_pauses(&self, tx: &mut Tx, member: &Member, scopes: &[Scope]) -> AppResult<bool> {
        let today = local_day(self.now(), member.zone);
        let known = tx.pauses_of(member.id).await?;
        let on: Vec<&Pause> = known.iter().filter(|pause| scopes.contains(&pause.scope) && pause.covers(today)).collect();
        for pause in &on {
            tx.end_pause(pause.id, today).await?;
        }
        if !on.is_empty() {
            self.recount_from(tx, member, today).await?;
            self.pauses_changed(tx, member).await?;
        }
        Ok(!on.is_empty())
    }

    /// Takes a pause back that `change` put, if nothing about pauses was changed after it: what had been there before it stands again
    /// as it was, and the days that are over stay quiet. Says whether it was taken back.
    ///
    /// # Errors
    /// A failure of the store.
    pub(super) async fn take_back_pause(&self, tx: &mut Tx, member: &mut Member, change: ChangeId) -> AppResult<bool> {
        let Some(change) = tx.change(change).await?.filter(|change| change.member == member.id && change.what == PUT) else {
            return Ok(false);
        };
        let steps = read_steps(&change.before_state).unwrap_or_default();
        let Some(before) = pauses_in(&steps) else { return Ok(false) };
        if tx.is_pause_changed_after(member.id, change.id).await? || !tx.mark_undone(change.id, self.now()).await? {
            return Ok(false);
        }
        let today = local_day(self.now(), member.zone);
        let now = tx.pauses_of(member.id).await?;
        tx.put_pauses(member.id, &pause::taken_back(before, &now, today)).await?;
        for step in &steps {
            if let StepBack::Ladder { was, since, became } = step
                && member.ladder == *became
            {
                self.stand_again(tx, member, *was, *since).await?;
            }
        }
        let first = now.iter().map(|pause| pause.from).chain(before.iter().map(|span| span.from)).min().unwrap_or(today);
        self.recount_between(tx, member, first.min(today), today).await?;
        self.recount_from(tx, member, today).await?;
        self.pauses_changed(tx, member).await?;
        Ok(true)
    }

    /// The pauses of the member's own that stood before `change` and still stand.
    ///
    /// # Errors
    /// A failure of the store.
    pub(super) async fn pauses_before(&self, tx: &mut Tx, member: &Member, change: ChangeId) -> AppResult<Vec<Span>> {
        let change = tx.change(change).await?.filter(|change| change.member == member.id && change.undone_at.is_none());
        let steps = change.and_then(|change| read_steps(&change.before_state)).unwrap_or_default();
        Ok(pauses_in(&steps).map(<[Span]>::to_vec).unwrap_or_default())
    }

    async fn pauses_changed(&self, tx: &mut Tx, member: &Member) -> AppResult<()> {
        ask_boards(tx, member.id, self.now()).await?;
        ask(tx, JobKind::Plan(member.id), self.now()).await
    }

    /// Remembers how the pauses and the ladder stood before a change of them.
    ///
    /// # Errors
    /// A failure of the store.
    pub(super) async fn note_pauses(
        &self,
        tx: &mut Tx,
        member: &Member,
        what: &str,
        known: &[Pause],
        (was, since): (LadderState, NaiveDate),
    ) -> AppResult<ChangeId> {
        let mut steps = vec![StepBack::Pauses(known.iter().copied().map(Span::from).collect())];
        if was != member.ladder {
            steps.push(StepBack::Ladder { was, since, became: member.ladder });
        }
        Ok(tx.insert_change(member.id, self.now(), what, &write_steps(&steps)).await?)
    }
}

fn pauses_in(steps: &[StepBack]) -> Option<&[Span]> {
    steps.iter().find_map(|step| match step {
        StepBack::Pauses(before) => Some(before.as_slice()),
        _ => None,
    })
}
