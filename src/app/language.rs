//! In which language somebody is spoken to: their own choice, else that of their client, else that of the club they ask from.

use super::reply::Caller;
use super::{App, AppResult};
use crate::domain::member::Member;
use crate::prompts::Prompts;
use crate::store::Tx;

impl App {
    /// The tag of the language for `caller`, who may be no member.
    ///
    /// # Errors
    /// A failure of the store.
    pub(super) async fn language_for(&self, tx: &mut Tx, caller: &Caller, member: Option<&Member>) -> AppResult<String> {
        if let Some(member) = member {
            return Ok(member.locale.clone());
        }
        if self.prompts.speaks(&caller.locale) {
            return Ok(caller.locale.clone());
        }
        let club = match caller.server {
            Some(server) => tx.club_by_guild(server.guild).await?,
            None => None,
        };
        Ok(club.map_or_else(|| Prompts::FALLBACK.to_owned(), |club| club.locale))
    }

    /// The words for `caller`, joined or not.
    ///
    /// # Errors
    /// A failure of the store.
    pub(super) async fn words_for(&self, caller: &Caller) -> AppResult<Prompts> {
        let mut tx = self.store.read().await?;
        let member = tx.member_by_user(caller.user).await?;
        let locale = self.language_for(&mut tx, caller, member.as_ref()).await?;
        Ok(self.prompts.in_locale(&locale))
    }
}
