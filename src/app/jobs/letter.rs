//! The two letters of the ladder: one when reminders stop, one before silence.

use chrono::NaiveDate;

use super::due::Placed;
use super::{Attempt, Ending, LadderLetter};
use crate::app::letter::{LetterTemplate, Outgoing};
use crate::app::{App, AppResult};
use crate::domain::ids::MemberId;
use crate::domain::press::Press;

impl App {
    /// Sends a letter of the ladder, if the member still stands where it was asked for.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn run_letter(&self, attempt: &Attempt, id: MemberId, date: NaiveDate, which: LadderLetter) -> AppResult<Ending> {
        let template = match which {
            LadderLetter::First => LetterTemplate::AwayFirst,
            LadderLetter::Last => LetterTemplate::AwayLast,
        };
        let mut tx = self.store.begin().await?;
        let Some(member) = self.locked(&mut tx, id).await? else { return Ok(Ending::Discard("the member is gone")) };
        if let Some(ending) = self.not_due(&member, date, template.writing()) {
            return Ok(ending);
        }
        let Placed { letter, may_send } = match self.place(&mut tx, &member, date, template).await? {
            Ok(placed) => placed,
            Err(ending) => return Ok(ending),
        };
        let cheers = self.cheers_line(&mut tx, &member, &letter).await?;
        tx.commit().await?;
        let message = self.ladder_message(&member, letter.id, template, cheers)?;
        // Its first button names this letter alone; the others stand under many messages.
        let shapes = vec![Press::StartSmall(letter.id)];
        self.deliver(attempt, &member, &Outgoing { letter: &letter, message: &message, shapes, parts: &[], may_send }).await
    }
}
