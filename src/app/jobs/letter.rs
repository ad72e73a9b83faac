//! The two letters of the ladder: one when reminders stop, one before silence.

use chrono::NaiveDate;

use super::{Attempt, Ending, LadderLetter};
use crate::app::letter::{Outgoing, template};
use crate::app::{App, AppResult};
use crate::domain::calendar::local_day;
use crate::domain::ids::MemberId;
use crate::domain::may_write::Writing;
use crate::domain::press::Press;
use crate::domain::refusal::Refusal;
use crate::domain::wall_clock;
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
        let mut tx = self.store.begin().await?;
        let Some(member) = self.locked(&mut tx, id).await? else { return Ok(Ending::Discard("the member is gone")) };
        if date < local_day(self.now(), member.zone) {
            return Ok(Ending::Discard("its day is over"));
        }
        let Some(due_at) = wall_clock::resolve(date, member.reminder_at.to_time(), member.zone) else {
            return Ok(Ending::Discard("there is no such date there"));
        };
        if self.now() < due_at {
            return Ok(Ending::Snooze(due_at));
        }
        let may_send = self.gate(&mut tx, &member, date, writing).await?;
        let letter = match tx.letter_for(id, date, Slot::Day).await? {
            Some(letter) if letter.template == template => letter,
            Some(_) => return Ok(Ending::Discard("something else was written today")),
            None => {
                if let Err(reason) = may_send {
                    return Ok(Ending::Discard(reason));
                }
                let Some(letter) = tx.insert_letter(id, date, Slot::Day, template, self.now()).await? else {
                    return Ok(Ending::Discard("something else was written today"));
                };
                tx.letter(letter).await?.ok_or(Refusal::UnknownButton)?
            }
        };
        tx.commit().await?;
        if letter.delivered_at.is_some() {
            return Ok(Ending::Done);
        }
        let message = self.ladder_message(&member, letter.id, template)?;
        // Its first button names this letter alone; the others stand under many messages.
        let shapes = vec![Press::StartSmall(letter.id)];
        self.deliver(attempt, &member, &Outgoing { letter: &letter, message: &message, shapes, parts: &[], may_send }).await
    }
}
