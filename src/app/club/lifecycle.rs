//! Clubs come and go: the bot joins a server, is removed from one, loses a channel.

use chrono::TimeDelta;
use chrono_tz::Tz;

use crate::app::board::local_date;
use crate::app::jobs::{JobKind, ask};
use crate::app::{App, AppResult};
use crate::domain::board::suspension::Suspension;
use crate::domain::calendar::{Week, local_day};
use crate::domain::ids::{ChannelId, ClubId, GuildId, MemberId};
use crate::domain::ladder::LadderState;
use crate::prompts::Prompts;
use crate::store::Tx;
use crate::store::boards::{Board, BoardState};

/// How long a member is kept who shares no club with us, in days (`2-behaviour` §6.5).
const FORGOTTEN_AFTER_DAYS: i64 = 30;

impl App {
    /// The bot is in this server: a club with a group that holds everyone. Hearing it again changes nothing.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn club_joined(&self, guild: GuildId, name: &str) -> AppResult<()> {
        let mut tx = self.store.begin().await?;
        let was_left = tx.club_by_guild(guild).await?.is_some_and(|club| club.left_at.is_some());
        let club = self.ensure_club(&mut tx, guild, name).await?;
        if was_left {
            for group in tx.groups_of_club(club).await? {
                ask(&mut tx, JobKind::Board(group.id), self.now()).await?;
            }
        }
        tx.commit().await?;
        if was_left {
            self.bell.ring();
        }
        Ok(())
    }

    pub(super) async fn ensure_club(&self, tx: &mut Tx, guild: GuildId, name: &str) -> AppResult<ClubId> {
        let name: String = name.chars().take(100).collect();
        let club = tx.upsert_club(guild, &name, Prompts::FALLBACK).await?;
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
            ask(&mut tx, JobKind::Farewell(club.id), self.now()).await?;
            tracing::info!(club = club.id.get(), "removed from a server; its club is kept for thirty days");
        }
        tx.commit().await?;
        self.bell.ring();
        Ok(())
    }

    /// The servers that the bot is in, as Discord lists them at the start, those with an outage among them. Whether it was removed from
    /// one that is missing is asked, not believed: a list can be short, and what follows from a removal is not taken back by itself.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn ask_presence(&self, guilds: &[GuildId]) -> AppResult<()> {
        let mut tx = self.store.begin().await?;
        for club in tx.clubs().await? {
            if club.left_at.is_none() && !guilds.contains(&club.guild) {
                ask(&mut tx, JobKind::Presence(club.id), self.now()).await?;
            }
        }
        tx.commit().await?;
        self.bell.ring();
        Ok(())
    }

    /// A member is no longer in a club's server: gone from its groups and, within a minute, from its boards.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn leaves_club(&self, club: ClubId, id: MemberId) -> AppResult<()> {
        let mut tx = self.store.begin().await?;
        let groups = tx.groups_of_club(club).await?;
        tx.remove_club_member(club, id).await?;
        for group in groups {
            ask(&mut tx, JobKind::Board(group.id), self.now()).await?;
        }
        self.off_without_club(&mut tx, id).await?;
        tx.commit().await?;
        self.bell.ring();
        tracing::info!(member = id.get(), club = club.get(), "a member left a club and is gone from its boards");
        Ok(())
    }

    /// Messages are off for whoever shares no club with us, and thirty days later everything about them is deleted. It is no sign
    /// of life: they did nothing.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn off_without_club(&self, tx: &mut Tx, id: MemberId) -> AppResult<()> {
        let Some(mut member) = self.locked(tx, id).await? else { return Ok(()) };
        if tx.clubs_of_member(id).await?.iter().any(|(club, _)| club.left_at.is_none()) {
            return Ok(());
        }
        let now = self.now();
        if member.ladder != LadderState::Off {
            let today = local_day(now, member.zone);
            member.ladder = LadderState::Off;
            member.ladder_since = today;
            tx.put_ladder_day(id, today, LadderState::Off).await?;
            tx.update_member(&member).await?;
        }
        let forget = JobKind::Forget(id);
        let at = now + TimeDelta::days(FORGOTTEN_AFTER_DAYS);
        if !tx.reschedule(forget.kind(), &forget.key(), at).await? {
            ask(tx, forget, at).await?;
        }
        Ok(())
    }

    /// A channel is gone: the boards that stood there rest until a captain finds them another, and that captain hears of it once.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn channel_gone(&self, guild: GuildId, channel: ChannelId) -> AppResult<()> {
        let mut tx = self.store.begin().await?;
        let Some(mut club) = tx.club_by_guild(guild).await? else { return Ok(()) };
        let mut resting = Vec::new();
        for group in tx.groups_of_club(club.id).await? {
            let boards = tx.boards_of_group(group.id).await?;
            resting.extend(boards.into_iter().filter(|board| board.channel == channel && board.state == BoardState::Live));
        }
        if club.board_channel == Some(channel) {
            club.board_channel = None;
            tx.update_club(&club).await?;
            tracing::info!(club = club.id.get(), "the board's channel is gone");
        }
        tx.commit().await?;
        for board in resting {
            // Its message went with the channel.
            self.suspend(Board { message: None, ..board }, Suspension::ChannelGone).await?;
        }
        Ok(())
    }

    /// Everything known of the boards is looked at again, as after a start: facts may have changed while nobody looked.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn wake_boards(&self) -> AppResult<()> {
        let mut tx = self.store.begin().await?;
        for club in tx.clubs().await? {
            if club.left_at.is_none() {
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
