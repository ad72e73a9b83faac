//! `/week`: what is shown of it, and from there moving a session, over the week's end as well, or letting it go.

use chrono::NaiveDate;
use second_wind::app::facts::PlanFacts;
use second_wind::app::message::{Message, Row};
use second_wind::domain::calendar::Week;
use second_wind::domain::ids::{OccurrenceId, SessionId};
use second_wind::domain::occurrence::Outcome;
use second_wind::domain::press::{Press, WeekStep};
use second_wind::domain::week_plan::Planned;

use super::{Came, Done};
use crate::sim::members::Act;
use crate::sim::world::World;

impl World {
    pub(super) async fn week(&mut self, nth: usize, act: Act) -> Done<Came> {
        let (app, caller) = (self.app.clone(), self.caller(nth));
        let told = self.ask(nth, None, async move { app.week(&caller).await }).await?;
        let Some(mut message) = told.message().cloned() else { return Ok(told.into()) };
        self.expect_week(nth, &message).await?;
        if self.dice.below(3) == 0 {
            let next = Press::Week(WeekStep::Show(Week::of(self.today_of(nth)).next()));
            let told = self.press(nth, None, &next, None).await?;
            let Some(shown) = told.message().cloned() else { return Ok(told.into()) };
            self.expect_week(nth, &shown).await?;
            message = shown;
        }
        if act == Act::Week {
            return Ok(Came::Answered);
        }
        let Some((pick, values)) = lists(&message).into_iter().next() else { return Ok(Came::Nothing) };
        let value = values[usize::try_from(self.dice.below(values.len() as u64)).unwrap_or(0)].clone();
        let before = self.stand(nth).await?;
        let told = self.press(nth, None, &pick, Some(value)).await?;
        let Some(card) = told.message() else { return Ok(told.into()) };
        let wanted = |press: &&Press| match act {
            Act::WeekMove => matches!(press, Press::Week(WeekStep::Move(_))),
            _ => matches!(press, Press::Week(WeekStep::LetGo(_))),
        };
        // What was let go already can only be moved.
        let Some(press) = card.presses().find(wanted).cloned() else { return Ok(told.into()) };
        match press {
            Press::Week(WeekStep::LetGo(id)) => self.let_go(nth, id, before).await,
            Press::Week(WeekStep::Move(id)) => self.move_in_week(nth, id, before).await,
            _ => Ok(Came::Nothing),
        }
    }

    async fn let_go(&mut self, nth: usize, id: OccurrenceId, before: super::undoing::Stand) -> Done<Came> {
        let told = self.press(nth, None, &Press::Week(WeekStep::LetGo(id)), None).await?;
        if let Some(shown) = told.message() {
            let outcome = self.row(id).await?.map(|(_, _, outcome)| outcome);
            if outcome != Some(Outcome::LetGo) {
                return Err(format!("{} let {id} go, and the facts say {outcome:?}", self.people[nth].name));
            }
            self.report.let_go += 1;
            self.expect_week(nth, shown).await?;
        }
        self.perhaps_undo(nth, told, before).await
    }

    async fn move_in_week(&mut self, nth: usize, id: OccurrenceId, before: super::undoing::Stand) -> Done<Came> {
        let Some((session, from, _)) = self.row(id).await? else { return Ok(Came::Nothing) };
        let told = self.press(nth, None, &Press::Week(WeekStep::Move(id)), None).await?;
        let Some(offers) = told.message() else { return Ok(told.into()) };
        let mut press = Press::Week(WeekStep::MoveTo(id));
        let Some(mut chosen) = self.choose(offers, &press) else { return Ok(told.into()) };
        let mut told = self.press(nth, None, &press, Some(chosen.clone())).await?;
        if let Some(asks) = told.message()
            && let insists = Press::Week(WeekStep::MoveAny(id))
            && let Some(other) = self.choose(asks, &insists)
        {
            (press, chosen) = (insists, other);
            told = self.press(nth, None, &press, Some(chosen.clone())).await?;
        }
        let (Some(shown), Ok(to)) = (told.message(), chosen.parse::<NaiveDate>()) else { return Ok(told.into()) };
        self.note(&format!("moved from {from} to {to}"));
        self.report.moved += 1;
        self.expect_moved(nth, session, from, to).await?;
        self.expect_week(nth, shown).await?;
        self.perhaps_undo(nth, told, before).await
    }

    /// What was moved stands open on its new date and no longer on the old one.
    async fn expect_moved(&self, nth: usize, session: SessionId, from: NaiveDate, to: NaiveDate) -> Done<()> {
        let facts = self.facts(nth, from.min(to), from.max(to)).await?;
        let planned = facts.as_ref().map(PlanFacts::planned).unwrap_or_default();
        let stands_on = |date| planned.iter().any(|one| one.session.id == session && one.date == date && one.is_open());
        if stands_on(to) && (from == to || !stands_on(from)) {
            return Ok(());
        }
        Err(format!("{} moved {session} from {from} to {to}, and it stands otherwise", self.people[nth].name))
    }

    /// What can be picked in a week is what waits for its day, from today on, or was let go; no more and no less.
    async fn expect_week(&self, nth: usize, shown: &Message) -> Done<()> {
        let today = self.today_of(nth);
        let this = Week::of(today);
        let other = shown.presses().find_map(|press| match press {
            Press::Week(WeekStep::Show(week)) => Some(*week),
            _ => None,
        });
        let week = if other == Some(this) { this.next() } else { this };
        let facts = self.facts(nth, week.monday(), week.next().monday()).await?;
        let planned = facts.as_ref().map(PlanFacts::planned).unwrap_or_default();
        let can_be_picked = |one: &&Planned<'_>| {
            week.contains(one.date) && one.date >= today && !one.is_extra && matches!(one.outcome, Outcome::Open | Outcome::LetGo)
        };
        let mut expected: Vec<String> =
            planned.iter().filter(can_be_picked).map(|one| format!("{}.{}", one.session.id, one.date)).collect();
        let mut offered: Vec<String> = lists(shown).into_iter().flat_map(|(_, values)| values).collect();
        expected.sort();
        offered.sort();
        if expected == offered {
            return Ok(());
        }
        Err(format!("{} is offered {offered:?} in {week}, and the facts have {expected:?}", self.people[nth].name))
    }

    async fn facts(&self, nth: usize, from: NaiveDate, until: NaiveDate) -> Done<Option<PlanFacts>> {
        let mut tx = self.app.store.read().await.map_err(|error| error.to_string())?;
        let member = tx.member_by_user(self.people[nth].user).await.map_err(|error| error.to_string())?;
        let Some(member) = member else { return Ok(None) };
        PlanFacts::load(&mut tx, &member, from, until).await.map(Some).map_err(|error| error.to_string())
    }

    async fn row(&self, id: OccurrenceId) -> Done<Option<(SessionId, NaiveDate, Outcome)>> {
        let mut tx = self.app.store.read().await.map_err(|error| error.to_string())?;
        let row = tx.occurrence(id).await.map_err(|error| error.to_string())?;
        Ok(row.map(|row| (row.session, row.date, row.outcome)))
    }
}

/// The lists of a week, with the values of their lines.
fn lists(shown: &Message) -> Vec<(Press, Vec<String>)> {
    let list = |row: &Row| match row {
        Row::Select { press: press @ Press::Week(WeekStep::Pick(..)), options, .. } => {
            Some((press.clone(), options.iter().map(|choice| choice.value.clone()).collect()))
        }
        _ => None,
    };
    shown.rows().iter().filter_map(list).collect()
}
