//! Whether a member is still in the clubs we know them from. Without a privileged intent nobody tells us who left (`4-discord` §8):
//! asked once a week, and when Discord says that no server is shared any more.

use super::{Ending, ending_of};
use crate::app::{App, AppResult};
use crate::domain::ids::MemberId;

impl App {
    /// Asks for each club of a member; who left one is gone from its groups and boards.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn run_member_check(&self, id: MemberId) -> AppResult<Ending> {
        let mut tx = self.store.read().await?;
        let Some(member) = tx.member(id).await? else { return Ok(Ending::Discard("the member is gone")) };
        let clubs = tx.clubs_of_member(id).await?;
        drop(tx);
        for (club, _) in clubs.into_iter().filter(|(club, _)| club.left_at.is_none()) {
            match self.messenger.member_name(club.guild, member.user).await {
                Ok(Some(name)) => {
                    let mut tx = self.store.begin().await?;
                    tx.confirm_club_member(club.id, id, &name, self.now()).await?;
                    tx.commit().await?;
                }
                Ok(None) => self.leaves_club(club.id, id).await?,
                Err(error) => return Ok(ending_of(&error)),
            }
        }
        Ok(Ending::Done)
    }
}
