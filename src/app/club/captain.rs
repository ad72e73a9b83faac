//! Who is a captain: whoever may manage the server, and whoever has the role that setup named. It is read from the interaction every
//! time, so that a right that was taken back is gone with the next press.

use crate::app::reply::Caller;
use crate::app::{App, AppResult};
use crate::domain::club::Club;
use crate::domain::ids::{GuildId, RoleId};
use crate::domain::refusal::Refusal;
use crate::store::Tx;

/// Whether somebody is a captain of a club, asking in its server.
#[must_use]
pub fn is_captain(caller: &Caller, club: &Club) -> bool {
    let has_role = club.captain_role.is_some_and(|role| caller.roles.contains(&role));
    caller.server.is_some_and(|server| server.guild == club.guild && (server.may_manage || has_role))
}

impl App {
    /// The club of the server in which a captain asks.
    ///
    /// # Errors
    /// Not in a server, not a captain, no club there yet, or a failure of the store.
    pub async fn captained(&self, tx: &mut Tx, caller: &Caller) -> AppResult<Club> {
        let server = caller.server.ok_or(Refusal::NotInAClub)?;
        match tx.club_by_guild(server.guild).await? {
            Some(club) if is_captain(caller, &club) => Ok(club),
            None if server.may_manage => Err(Refusal::ClubNotSetUp.into()),
            _ => Err(Refusal::NotACaptain.into()),
        }
    }

    /// A role was deleted: nobody is a captain by it any more.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn role_gone(&self, guild: GuildId, role: RoleId) -> AppResult<()> {
        let mut tx = self.store.begin().await?;
        if let Some(mut club) = tx.club_by_guild(guild).await?
            && club.captain_role == Some(role)
        {
            club.captain_role = None;
            tx.update_club(&club).await?;
            tracing::info!(club = club.id.get(), "the captains' role is gone");
        }
        tx.commit().await?;
        Ok(())
    }
}
