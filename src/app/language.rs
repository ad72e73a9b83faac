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

    /// The language for somebody of whom nothing is known, because a text in a DM names no client: the one that all clubs here have.
    ///
    /// # Errors
    /// A failure of the store.
    pub(super) async fn language_of_clubs(&self, tx: &mut Tx) -> AppResult<String> {
        let clubs = tx.clubs().await?.into_iter().filter(|club| club.left_at.is_none() && self.prompts.speaks(&club.locale));
        let mut locales: Vec<String> = clubs.map(|club| club.locale).collect();
        locales.sort_unstable();
        locales.dedup();
        Ok(match locales.as_slice() {
            [only] => only.clone(),
            _ => Prompts::FALLBACK.to_owned(),
        })
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
