//! The two letters of the ladder: one when reminders stop, one before silence.

use chrono::NaiveDate;

use super::{Attempt, Ending, LadderLetter};
use crate::app::letter::{Delivered, template};
use crate::app::{App, AppResult};
use crate::domain::calendar::local_day;
use crate::domain::ids::MemberId;
use crate::domain::may_write::Writing;
use crate::store::letters::Slot;

impl App {
    /// Sends a letter of the ladder, if the member still stands where it was asked for.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn run_letter(&self, attempt: &Attempt, id: MemberId, date: NaiveDate, which: LadderLetter) -> AppResult<Ending> {
        let (template, writing) = match which {
            LadderLetter::First => (template::AWAY_FIRST, Writing::AwayLetter),
            LadderLetter::Last => (template::AWAY_LAST, Writing::ClosingLetter),
        };
        if let Some(ending) = self.open_late(id).await? {
            return Ok(ending);
        }
        let mut tx = self.store.begin().await?;
        let Some(member) = tx.member(id).await? else { return Ok(Ending::Discard("the member is gone")) };
        if let Some(ending) = self.not_yet(&member, date) {
            return Ok(ending);
        }
        if local_day(self.now(), member.zone) != date {
            return Ok(Ending::Discard(attempt.too_late()));
        }
        let may_write = self.gate(&mut tx, &member, date, writing).await?;
        if let (Err(reason), None) = (may_write, attempt.unknown_since) {
            return Ok(Ending::Discard(reason));
        }
        let letter = match tx.letter_for(id, date, Slot::Day).await? {
            Some(letter) if letter.template == template => letter,
            Some(_) => return Ok(Ending::Discard("something else was written today")),
            None => {
                let Some(letter) = tx.insert_letter(id, date, Slot::Day, template, self.now()).await? else {
                    return Ok(Ending::Discard("something else was written today"));
                };
                tx.letter(letter).await?.ok_or(crate::domain::refusal::Refusal::UnknownButton)?
            }
        };
        tx.commit().await?;
        if letter.delivered_at.is_some() {
            return Ok(Ending::Done);
        }
        let message = self.ladder_message(&member, letter.id, template)?;
        match self.deliver(attempt, &member, letter.composed_at, &message, may_write).await? {
            Delivered::As(channel, message) => {
                let mut tx = self.store.begin().await?;
                tx.set_letter_delivered(letter.id, channel, message, self.now()).await?;
                tx.commit().await?;
                Ok(Ending::Done)
            }
            Delivered::Not(ending) => Ok(ending),
        }
    }
}
