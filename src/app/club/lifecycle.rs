//! Clubs come and go: the bot joins a server, is removed from one, loses a channel.

use chrono_tz::Tz;

use crate::app::board::local_date;
use crate::app::jobs::{JobKind, ask};
use crate::app::start::LOCALE;
use crate::app::{App, AppResult};
use crate::domain::calendar::Week;
use crate::domain::ids::{ChannelId, ClubId, GuildId};
use crate::store::Tx;

impl App {
    /// The bot is in this server: a club with a group that holds everyone. Hearing it again changes nothing.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn club_joined(&self, guild: GuildId, name: &str) -> AppResult<()> {
        let mut tx = self.store.begin().await?;
        self.ensure_club(&mut tx, guild, name).await?;
        tx.commit().await?;
        Ok(())
    }

    pub(super) async fn ensure_club(&self, tx: &mut Tx, guild: GuildId, name: &str) -> AppResult<ClubId> {
        let name: String = name.chars().take(100).collect();
        let club = tx.upsert_club(guild, &name, LOCALE).await?;
        if tx.default_group(club).await?.is_none() {
            let today = local_date(self.now(), Some(Tz::UTC));
            tx.insert_group(club, &name, true, today, Week::of(today)).await?;
        }
        Ok(club)
    }

    /// The bot was removed from a server. An outage never comes here.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn club_left(&self, guild: GuildId) -> AppResult<()> {
        let mut tx = self.store.begin().await?;
        if let Some(mut club) = tx.club_by_guild(guild).await? {
            club.left_at = Some(self.now());
            tx.update_club(&club).await?;
            tracing::info!(club = club.id.get(), "removed from a server; its club is kept for thirty days");
        }
        tx.commit().await?;
        Ok(())
    }

    /// A channel is gone: the board that stood there rests until the club is set up again.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn channel_gone(&self, guild: GuildId, channel: ChannelId) -> AppResult<()> {
        let mut tx = self.store.begin().await?;
        if let Some(mut club) = tx.club_by_guild(guild).await?
            && club.board_channel == Some(channel)
        {
            club.board_channel = None;
            tx.update_club(&club).await?;
            tracing::info!(club = club.id.get(), "the board's channel is gone");
        }
        tx.commit().await?;
        Ok(())
    }

    /// Everything known of the boards is looked at again, as after a start: facts may have changed while nobody looked.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn wake_boards(&self) -> AppResult<()> {
        let mut tx = self.store.begin().await?;
        for club in tx.clubs().await? {
            if club.left_at.is_none() && club.board_channel.is_some() {
                for group in tx.groups_of_club(club.id).await? {
                    ask(&mut tx, JobKind::Board(group.id), self.now()).await?;
                }
            }
        }
        tx.commit().await?;
        self.bell.ring();
        Ok(())
    }
}
