//! What follows when no club is shared any more: messages are off at once, and thirty days later everything is deleted
//! (`2-behaviour` §4.2 and §6.5).

use super::Ending;
use crate::app::{App, AppResult};
use crate::domain::ids::{ClubId, MemberId};

impl App {
    /// The bot was removed from a club's server: whoever is in no other club is written to no more.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn run_farewell(&self, id: ClubId) -> AppResult<Ending> {
        let mut tx = self.store.read().await?;
        let Some(club) = tx.club(id).await? else { return Ok(Ending::Discard("the club is gone")) };
        if club.left_at.is_none() {
            return Ok(Ending::Discard("the bot is back"));
        }
        let Some(group) = tx.default_group(id).await? else { return Ok(Ending::Done) };
        let members = tx.group_members(group.id).await?;
        drop(tx);
        for member in members {
            let mut tx = self.store.begin().await?;
            self.off_without_club(&mut tx, member.member).await?;
            tx.commit().await?;
        }
        Ok(Ending::Done)
    }

    /// Deletes everything about a member who has shared no club with us for thirty days.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn run_forget(&self, id: MemberId) -> AppResult<Ending> {
        let mut tx = self.store.begin().await?;
        let Some(member) = self.locked(&mut tx, id).await? else { return Ok(Ending::Done) };
        if tx.clubs_of_member(id).await?.iter().any(|(club, _)| club.left_at.is_none()) {
            return Ok(Ending::Discard("a club is shared again"));
        }
        self.take_shares_along(&mut tx, id).await?;
        tx.delete_member(id).await?;
        tx.forget_captain(member.user).await?;
        tx.commit().await?;
        self.store.forget().await?;
        tracing::info!(member = id.get(), "deleted everything about a member who left the last club");
        Ok(Ending::Done)
    }
}
