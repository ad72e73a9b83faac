//! `/club setup`: where the board stands, the club's zone and language, and a post with `[Start]`.

use crate::app::jobs::{JobKind, ask};
use crate::app::message::Message;
use crate::app::reply::{Caller, Reply};
use crate::app::start::find_zone;
use crate::app::{App, AppResult};
use crate::domain::ids::ChannelId;
use crate::domain::refusal::{ChannelRight, Refusal};
use crate::prompts::{Right, Template, Voice};

/// What `/club setup` was given.
#[derive(Debug, Clone)]
pub struct ClubSetup {
    /// Where the board stands.
    pub channel: ChannelId,
    /// The club's city or zone.
    pub city: Option<String>,
    /// The club's language.
    pub language: Option<String>,
    /// Where the post with `[Start]` stands; none if it is not wanted.
    pub start_channel: Option<ChannelId>,
    /// The server's name as the interaction or the gateway told it.
    pub server_name: Option<String>,
}

impl App {
    /// Sets a club up, or changes how it is set up. The board and the post are jobs: they come within moments.
    ///
    /// # Errors
    /// Not a captain, no such city, a channel in which the bot may not write, or a failure of the store.
    pub async fn club_setup(&self, caller: &Caller, setup: &ClubSetup) -> AppResult<Reply> {
        let server = caller.server.ok_or(Refusal::NotInAClub)?;
        if !server.may_manage {
            return Err(Refusal::NotACaptain.into());
        }
        let zone = setup.city.as_deref().map(find_zone).transpose()?;
        let mut takes_pictures = true;
        for channel in std::iter::once(setup.channel).chain(setup.start_channel) {
            let takes_them = self.check_channel(server.guild, channel).await?;
            takes_pictures &= takes_them || channel != setup.channel;
        }
        let now = self.now();
        let mut tx = self.store.begin().await?;
        let id = match tx.club_by_guild(server.guild).await? {
            Some(club) => club.id,
            None => self.ensure_club(&mut tx, server.guild, setup.server_name.as_deref().unwrap_or("club")).await?,
        };
        let mut club = tx.club(id).await?.ok_or(Refusal::ClubNotSetUp)?;
        club.board_channel = Some(setup.channel);
        club.zone = zone.or(club.zone).or(Some(chrono_tz::Tz::UTC));
        if let Some(language) = &setup.language {
            if !self.prompts.locales().contains(language) {
                return Err(Refusal::UnknownChoice.into());
            }
            club.locale.clone_from(language);
        }
        club.set_up_at = Some(now);
        club.set_up_by = Some(caller.user);
        club.captain_told_at = None;
        tx.update_club(&club).await?;
        for group in tx.groups_of_club(id).await? {
            self.place_boards(&mut tx, &club, &group).await?;
        }
        if let Some(channel) = setup.start_channel {
            tx.set_meta(&start_post_note(id), &channel.get().to_string()).await?;
            ask(&mut tx, JobKind::StartPost(id), now).await?;
        }
        tx.commit().await?;
        self.bell.ring();
        let place = club.zone.map_or("UTC", |zone| zone.name()).replace('_', " ");
        let voice = Voice { channel: Some(setup.channel), place: Some(&place), ..Voice::default() };
        let mut text = self.prompts.in_locale(&club.locale).render(Template::ClubSetupDone, &voice, 0);
        if !takes_pictures {
            text = format!("{text}\n{}", self.no_pictures_text(&club.locale, setup.channel));
        }
        Ok(Reply::Show(Message::of_text(text)?))
    }

    /// That a board stands without its picture because its channel takes no files, in a captain's words.
    #[must_use]
    pub fn no_pictures_text(&self, locale: &str, channel: ChannelId) -> String {
        let voice = Voice { channel: Some(channel), ..Voice::default() };
        self.prompts.in_locale(locale).render(Template::ClubNoPictures, &voice, 0)
    }
}

/// Under which name the wanted place of a club's post with `[Start]` is noted until it is posted.
#[must_use]
pub fn start_post_note(club: crate::domain::ids::ClubId) -> String {
    format!("start_post:{club}")
}

pub(super) const fn right(permission: crate::app::messenger::Permission) -> ChannelRight {
    use crate::app::messenger::Permission as Missing;
    match permission {
        Missing::ViewChannel => ChannelRight::View,
        Missing::SendMessages | Missing::SendMessagesInThreads => ChannelRight::Send,
    }
}

/// A right as a message names it.
#[must_use]
pub const fn permission(right: ChannelRight) -> Right {
    match right {
        ChannelRight::View => Right::ViewChannel,
        ChannelRight::Send => Right::SendMessages,
        ChannelRight::ReadHistory => Right::ReadMessageHistory,
        ChannelRight::Attach => Right::AttachFiles,
    }
}
