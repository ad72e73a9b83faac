//! `/club setup`: where the board stands, the club's zone and language, who is a captain, and a post with `[Start]`. Each thing counts
//! as soon as it is chosen, in whatever order; nothing is a draft that could be lost on the way.

mod panel;

use self::panel::Beside;

use super::captain::is_captain;
use crate::app::jobs::{JobKind, ask};
use crate::app::reply::{Caller, Reply};
use crate::app::start::find_zone;
use crate::app::{App, AppResult};
use crate::domain::ids::{ChannelId, RoleId};
use crate::domain::refusal::{ChannelRight, Refusal};
use crate::prompts::{Right, Template, Voice};

/// What `/club setup` was given.
#[derive(Debug, Clone, Default)]
pub struct ClubSetup {
    /// Where the board stands.
    pub channel: Option<ChannelId>,
    /// The club's city or zone.
    pub city: Option<String>,
    /// The club's language.
    pub language: Option<String>,
    /// Where the post with `[Start]` stands; none if it is not wanted.
    pub start_channel: Option<ChannelId>,
    /// By which role people are captains.
    pub captain_role: CaptainRole,
    /// The server's name as the interaction or the gateway told it.
    pub server_name: Option<String>,
}

/// What `/club setup` says of the captains' role.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum CaptainRole {
    /// Nothing: it stays.
    #[default]
    Keep,
    /// Whoever has this role is a captain.
    Role(RoleId),
    /// Nobody is a captain by a role.
    Nobody,
}

impl ClubSetup {
    /// Whether it only asks how the club is set up.
    fn is_empty(&self) -> bool {
        let Self { channel, city, language, start_channel, captain_role, server_name: _ } = self;
        channel.is_none() && city.is_none() && language.is_none() && start_channel.is_none() && *captain_role == CaptainRole::Keep
    }
}

impl App {
    /// Sets a club up, or changes how it is set up, and shows how it then is. The board and the post are jobs: they come within
    /// moments.
    ///
    /// # Errors
    /// Not a captain, no such city, a channel in which the bot may not write, or a failure of the store.
    pub async fn club_setup(&self, caller: &Caller, setup: &ClubSetup) -> AppResult<Reply> {
        let server = caller.server.ok_or(Refusal::NotInAClub)?;
        let known = self.store.read().await?.club_by_guild(server.guild).await?;
        if !known.as_ref().map_or(server.may_manage, |club| is_captain(caller, club)) {
            return Err(Refusal::NotACaptain.into());
        }
        if setup.captain_role != CaptainRole::Keep && !server.may_manage {
            return Err(Refusal::NotAManager.into());
        }
        if let CaptainRole::Role(role) = setup.captain_role
            && role.get() == server.guild.get()
        {
            // Everyone's role has the number of its server (`discord-api-docs: developers/topics/permissions.mdx`).
            return Err(Refusal::EveryonesRole.into());
        }
        let zone = setup.city.as_deref().map(find_zone).transpose()?;
        if setup.language.as_ref().is_some_and(|language| !self.prompts.locales().contains(language)) {
            return Err(Refusal::UnknownChoice.into());
        }
        let mut takes_pictures = true;
        for channel in setup.channel.into_iter().chain(setup.start_channel) {
            let takes_them = self.check_channel(server.guild, channel).await?;
            takes_pictures &= takes_them || Some(channel) != setup.channel;
        }
        if let Some(club) = known.filter(|_| setup.is_empty()) {
            let to_check = self.lines_to_check(&mut self.store.read().await?, &club).await?;
            return self.setup_panel(caller, &club, &Beside { start_channel: None, to_check, takes_pictures: true });
        }
        let now = self.now();
        let mut tx = self.store.begin().await?;
        let id = match tx.club_by_guild(server.guild).await? {
            Some(club) => club.id,
            None => self.ensure_club(&mut tx, server.guild, setup.server_name.as_deref().unwrap_or("club")).await?,
        };
        let mut club = tx.club(id).await?.ok_or(Refusal::ClubNotSetUp)?;
        club.board_channel = setup.channel.or(club.board_channel);
        club.zone = zone.or(club.zone).or(Some(chrono_tz::Tz::UTC));
        if let Some(language) = &setup.language {
            club.locale.clone_from(language);
        }
        match setup.captain_role {
            CaptainRole::Keep => {}
            CaptainRole::Role(role) => club.captain_role = Some(role),
            CaptainRole::Nobody => club.captain_role = None,
        }
        if club.set_up_at.is_none() || setup.channel.is_some() || setup.start_channel.is_some() {
            // The post and the notice to a captain are known again by it, so it stays where neither is asked for anew.
            club.set_up_at = Some(now);
        }
        club.set_up_by = Some(caller.user);
        club.captain_told_at = None;
        tx.update_club(&club).await?;
        for group in tx.groups_of_club(id).await? {
            if setup.channel.is_some() {
                self.place_boards(&mut tx, &club, &group).await?;
            } else {
                ask(&mut tx, JobKind::Board(group.id), now).await?;
            }
        }
        if zone.is_some() {
            for check_in in tx.club_check_ins(id).await? {
                // By another clock it may come sooner than its row does.
                ask(&mut tx, JobKind::ClubCheckIn(check_in.id), now).await?;
            }
        }
        if let Some(channel) = setup.start_channel {
            tx.set_meta(&start_post_note(id), &channel.get().to_string()).await?;
            ask(&mut tx, JobKind::StartPost(id), now).await?;
        }
        let to_check = self.lines_to_check(&mut tx, &club).await?;
        tx.commit().await?;
        self.bell.ring();
        self.setup_panel(caller, &club, &Beside { start_channel: setup.start_channel, to_check, takes_pictures })
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
