//! Brings a letter in the DM up to date: after an answer that was lost, or after a check-in made elsewhere.

use super::{Ending, ending_of};
use crate::app::letter::LetterTemplate;
use crate::app::lines::Focus;
use crate::app::messenger::{Refused, SendError};
use crate::app::{App, AppResult};
use crate::domain::ids::{LetterId, OccurrenceId};

impl App {
    /// Brings the letter that named an occurrence up to date, because the answer to a press on it was lost.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn refresh_soon(&self, occurrence: OccurrenceId) -> AppResult<()> {
        let mut tx = self.store.begin().await?;
        self.ask_refresh(&mut tx, occurrence).await?;
        tx.commit().await?;
        self.bell.ring();
        Ok(())
    }

    /// Renders a letter again and edits it in place.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn run_refresh(&self, id: LetterId) -> AppResult<Ending> {
        let mut tx = self.store.begin().await?;
        let Some(letter) = tx.letter(id).await? else { return Ok(Ending::Discard("the letter is gone")) };
        if !LetterTemplate::of(&letter).is_some_and(LetterTemplate::is_of_a_day) {
            return Ok(Ending::Done);
        }
        let (Some(channel), Some(message_id)) = (letter.channel, letter.message) else { return Ok(Ending::Done) };
        let Some(member) = tx.member(letter.member).await? else { return Ok(Ending::Discard("the member is gone")) };
        let view = self.letter_view(&mut tx, &member, &letter, Focus::None).await?;
        tx.commit().await?;
        if view.items.is_empty() && view.question.is_none() {
            return Ok(Ending::Done);
        }
        let message = self.day_message(&member, &view)?;
        match self.messenger.edit(channel, message_id, &message).await {
            Ok(()) => Ok(Ending::Done),
            Err(SendError::Refused(Refused::MessageGone | Refused::ChannelGone)) => Ok(Ending::Discard("the message is gone")),
            Err(error) => Ok(ending_of(&error)),
        }
    }
}
