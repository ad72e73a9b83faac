//! The second message of a day, for those who chose it (`2-behaviour` R18, §4.3 and §4.4), and what a message asks about: only what
//! stands open on its day.

use second_wind::app::facts::PlanFacts;
use second_wind::domain::calendar::local_day;
use second_wind::domain::ids::OccurrenceId;
use second_wind::domain::occurrence::Outcome;
use second_wind::store::letters::Slot;

use crate::sim::messenger::{Life, Shown};
use crate::sim::world::World;

fn said(error: impl ToString) -> String {
    error.to_string()
}

impl World {
    /// Which of a day's messages this is: the rows of the day say it. Where the bot died before it wrote down the number, the one
    /// that was composed last was on its way.
    pub(super) async fn slot_of(&self, nth: usize, shown: &Shown) -> Result<Slot, String> {
        let (Some(life), Some(member)) = (shown.lives_by, self.people[nth].member) else { return Ok(Slot::Day) };
        let day = local_day(shown.asked_at, life.zone);
        let mut tx = self.app.store.read().await.map_err(said)?;
        let mut composed = Vec::new();
        for slot in [Slot::Day, Slot::Evening] {
            let Some(letter) = tx.letter_for(member, day, slot).await.map_err(said)? else { continue };
            if letter.message == Some(shown.id) {
                return Ok(slot);
            }
            if letter.message.is_none() {
                composed.push((letter.composed_at, slot));
            }
        }
        Ok(composed.into_iter().max().map_or(Slot::Day, |(_, slot)| slot))
    }

    /// What was moved away, let go or answered is asked about no more. What happened while the message was on its way is passed
    /// over.
    pub(super) async fn asked_in_vain(&self, nth: usize, shown: &Shown, asks: &[OccurrenceId]) -> Result<Vec<String>, String> {
        let Some(life) = shown.lives_by else { return Ok(Vec::new()) };
        if self.people[nth].signs.last().is_some_and(|sign| *sign >= shown.asked_at) {
            return Ok(Vec::new());
        }
        let day = local_day(shown.asked_at, life.zone);
        let mut tx = self.app.store.read().await.map_err(said)?;
        let mut objections = Vec::new();
        for id in asks {
            let row = tx.occurrence(*id).await.map_err(said)?;
            match row {
                Some(row) if row.outcome == Outcome::Open && row.date == day => {}
                row => {
                    let stands = row.map(|row| (row.date, row.outcome));
                    objections.push(format!("is asked on {day} about what stands as {stands:?}"));
                }
            }
        }
        Ok(objections)
    }

    /// An evening check-in is for whoever chose it, asks about something, and is the first thing to fall silent: nothing stayed
    /// open through a day since the last sign of life.
    pub(super) async fn evening_out_of_place(
        &self,
        nth: usize,
        shown: &Shown,
        asks: &[OccurrenceId],
        life: Life,
    ) -> Result<Vec<String>, String> {
        let mut objections = Vec::new();
        if life.evening_at.is_none() {
            objections.push("gets an evening check-in and chose none".to_owned());
        }
        if asks.is_empty() {
            objections.push("gets an evening check-in that asks about nothing".to_owned());
        }
        let Some(sign) = self.people[nth].sign_before(shown.asked_at) else { return Ok(objections) };
        let (sign_on, today) = (local_day(sign, life.zone), local_day(shown.asked_at, life.zone));
        let mut tx = self.app.store.read().await.map_err(said)?;
        let Some(member) = tx.member_by_user(self.people[nth].user).await.map_err(said)? else { return Ok(objections) };
        let facts = PlanFacts::load(&mut tx, &member, sign_on, today).await.map_err(said)?;
        let planned = facts.planned();
        let stayed_open = planned
            .iter()
            .find(|one| sign_on < one.date && one.date < today && one.is_open() && one.is_counted() && !one.is_rest());
        if let Some(open) = stayed_open {
            objections
                .push(format!("gets an evening check-in although {} of {} stayed open", open.session.spec.title, open.date));
        }
        Ok(objections)
    }
}
