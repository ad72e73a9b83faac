//! Whether the bot is still in a club's server, of which Discord did not speak at the start: it may have been removed while it did not run.

use super::{Ending, ending_of};
use crate::app::{App, AppResult};
use crate::domain::ids::ClubId;

impl App {
    /// Asks Discord. If the bot is not there, the club was left, as if the removal had been heard.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn run_presence(&self, id: ClubId) -> AppResult<Ending> {
        let mut tx = self.store.read().await?;
        let Some(club) = tx.club(id).await?.filter(|club| club.left_at.is_none()) else {
            return Ok(Ending::Discard("the club is gone"));
        };
        drop(tx);
        match self.messenger.is_in(club.guild).await {
            Ok(true) => Ok(Ending::Done),
            Ok(false) => {
                self.club_left(club.guild).await?;
                Ok(Ending::Done)
            }
            Err(error) => Ok(ending_of(&error)),
        }
    }
}
