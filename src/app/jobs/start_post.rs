//! A club's message with `[Start]`: posted where the captain asked, once for each time they ask.

use super::{Attempt, Ending, ending_of};
use crate::app::club::setup::start_post_note;
use crate::app::message::{Button, Message, Row};
use crate::app::messenger::{Nonce, SendError, Sought};
use crate::app::{App, AppResult};
use crate::domain::ids::{ChannelId, ClubId};
use crate::domain::press::{Press, StartStep};
use crate::prompts::{Label, Template, Voice};

impl App {
    /// Posts the message with `[Start]`.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn run_start_post(&self, attempt: &Attempt, id: ClubId) -> AppResult<Ending> {
        let mut tx = self.store.read().await?;
        let Some(club) = tx.club(id).await? else { return Ok(Ending::Discard("the club is gone")) };
        let wanted = tx.meta(&start_post_note(id)).await?.and_then(|number| number.parse().ok()).map(ChannelId::new);
        drop(tx);
        let Some(channel) = wanted else { return Ok(Ending::Done) };
        let prompts = self.prompts.in_locale(&club.locale);
        let voice = Voice { club: Some(&club.name), ..Voice::default() };
        let row = Row::Buttons(vec![Button::main(prompts.label(Label::Start), Press::Start(StartStep::Begin))]);
        let message = Message::new(prompts.render(Template::ClubStartPost, &voice, 0), vec![row])?;
        let asked_at = club.set_up_at.map_or(0, |at| at.timestamp_millis());
        let nonce = Nonce::for_job(attempt.job.kind(), &format!("{}:{asked_at}", attempt.job.key()));
        let found = match attempt.unknown_since {
            Some(_) => {
                let presses: Vec<Press> = message.presses().cloned().collect();
                self.messenger
                    .find_sent(channel, Sought { nonce: &nonce, presses: &presses, first_line: None, not_before: club.set_up_at })
                    .await
            }
            None => Ok(None),
        };
        let sent = match found {
            Ok(Some(found)) => Ok(found),
            Ok(None) => self.messenger.send(channel, &message, &nonce).await,
            Err(error) => Err(error),
        };
        match sent {
            Ok(message_id) => {
                let mut tx = self.store.begin().await?;
                // Read again: a captain may have set it up otherwise meanwhile.
                if let Some(mut club) = tx.club(id).await? {
                    club.start_post = Some((channel, message_id));
                    tx.update_club(&club).await?;
                }
                tx.commit().await?;
                Ok(Ending::Done)
            }
            Err(SendError::Refused(refused)) => {
                tracing::warn!(club = id.get(), ?refused, "the post with [Start] was refused");
                Ok(Ending::Discard("refused by Discord"))
            }
            Err(error) => Ok(ending_of(&error)),
        }
    }
}
