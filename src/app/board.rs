//! `/board`: what the group sees, shown to one person, and the choice to be named on it.

#[cfg(test)]
mod cannot_shame;
mod groups;
mod settling;
mod words;
mod year;

use chrono::NaiveDate;
use chrono_tz::Tz;

use groups::Asked;
pub(in crate::app) use groups::{board_owner, choices, find_group, is_same_name, live_groups};
use settling::present_members;
pub use year::YearFacts;

use super::jobs::{JobKind, ask};
use super::message::{Button, CHOICES_MAX, Message, Panel, Row};
use super::reply::{Caller, Reply};
use super::start_club::club_choice;
use super::{App, AppResult};
use crate::domain::board::{self, BoardFacts, BoardView, GroupSums, Sharer};
use crate::domain::calendar::{Instant, Week, local_day};
use crate::domain::club::{Club, Group, GroupMember};
use crate::domain::ids::{ClubId, MemberId};
use crate::domain::ladder::LadderState;
use crate::domain::press::Press;
use crate::domain::refusal::Refusal;
use crate::prompts::{Label, Template, Voice};
use crate::store::Tx;

impl App {
    /// `/board`: the board of the club asked from, of the only club, or the question which.
    ///
    /// # Errors
    /// No club, or a failure of the store.
    pub async fn board(&self, caller: &Caller, chosen: Option<ClubId>) -> AppResult<Reply> {
        let mut tx = self.store.begin().await?;
        let member = self.joined(&mut tx, caller.user).await?;
        self.seen_in_club(&mut tx, caller, &member).await?;
        let clubs = living_clubs(&mut tx, member.id).await?;
        let here = caller.server.map(|server| server.guild);
        let club = clubs
            .iter()
            .find(|(club, _)| Some(club.id) == chosen || (chosen.is_none() && Some(club.guild) == here))
            .or(if clubs.len() == 1 { clubs.first() } else { None });
        let Some((club, is_sharing)) = club else {
            if clubs.is_empty() {
                return Err(Refusal::NotInAClub.into());
            }
            let options = clubs.iter().take(CHOICES_MAX).map(|(club, _)| club_choice(club)).collect();
            let row = Row::Select { press: Press::ShowBoard(None), placeholder: self.label(&member, Label::ClubPick), options };
            let text = self.say(&member, Template::WhichClub, &Voice::default(), 0);
            return Ok(Reply::Show(Message::new(text, vec![row])?));
        };
        let group = tx.default_group(club.id).await?.ok_or(Refusal::ClubNotSetUp)?;
        let asked = Asked { club: club.clone(), is_sharing: *is_sharing, group, page: 0, opening: None };
        self.show_group(tx, caller, &member, asked).await
    }

    /// Share my name on a club's board, or stop. The board follows at once: a name that goes is due within a minute.
    ///
    /// # Errors
    /// Not in that club, or a failure of the store.
    pub async fn share_name(&self, caller: &Caller, club: ClubId, shares: bool) -> AppResult<Reply> {
        let mut tx = self.store.begin().await?;
        let member = self.joined(&mut tx, caller.user).await?;
        let (club, _) =
            tx.clubs_of_member(member.id).await?.into_iter().find(|(known, _)| known.id == club).ok_or(Refusal::NotInAClub)?;
        tx.set_sharing(club.id, member.id, shares).await?;
        for group in tx.groups_of_club(club.id).await? {
            ask(&mut tx, JobKind::Board(group.id), self.now()).await?;
        }
        tx.commit().await?;
        self.bell.ring();
        let (template, label) =
            if shares { (Template::ShareOn, Label::StopSharing) } else { (Template::ShareOff, Label::ShareYes) };
        let voice = Voice { club: Some(&club.name), ..Voice::default() };
        let row = Row::Buttons(vec![Button::plain(self.label(&member, label), Press::ShareName(club.id, !shares))]);
        Ok(Reply::Update(Message::new(self.say(&member, template, &voice, 0), vec![row])?))
    }

    /// What a group's board shows for a week, from the facts; the weeks themselves are those that were judged last.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn board_view(&self, tx: &mut Tx, group: &Group, week: Week) -> AppResult<BoardView> {
        let weeks = tx.group_weeks(group.id).await?;
        let members = tx.group_members(group.id).await?;
        // Whoever stopped is named nowhere until they begin again, whatever they chose before.
        let is_named =
            |member: &&GroupMember| member.is_sharing && !matches!(member.ladder, LadderState::Off | LadderState::Archived);
        let sharing: Vec<_> = members.iter().filter(is_named).collect();
        let ids: Vec<_> = sharing.iter().map(|member| member.member).collect();
        let kept = tx.kept_weeks_of(&ids).await?;
        let sharing: Vec<Sharer<'_>> = sharing
            .iter()
            .map(|member| Sharer {
                member: member.member,
                name: &member.display_name,
                kept_weeks: kept.get(&member.member).copied().unwrap_or(0),
            })
            .collect();
        let sums = tx.sums_in_week(group.id, week).await?;
        Ok(board::view(&BoardFacts {
            group: &group.name,
            week,
            first_week: Week::of(group.created_on),
            weeks: &weeks,
            chapter_from: group.chapter_from,
            sums: GroupSums {
                strength: sums.strength,
                mobility: sums.mobility,
                recovery: sums.recovery,
                comebacks: sums.comebacks,
            },
            active_members: present_members(tx, group, &members, week).await?.len(),
            sharing: &sharing,
        }))
    }

    /// The board in words. The same view of the same week gives the same text; another week opens in other words.
    #[must_use]
    pub fn board_text(&self, locale: &str, group: &Group, week: Week, view: &BoardView) -> String {
        self.board_panel(locale, group, week, view).text()
    }

    /// The same words as a panel, still without its picture.
    fn board_panel(&self, locale: &str, group: &Group, week: Week, view: &BoardView) -> Panel {
        let prompts = self.prompts.in_locale(locale);
        let names = words::names(&prompts, view, words::BOARD_NAMES_CHARS_MAX).page(0);
        Panel::new(words::head(&prompts, group, week, view).join("\n"))
            .with_block(words::together(&prompts, view).join("\n"))
            .with_block(names.join("\n"))
    }

    /// The board as it is sent: its words, and the picture of the group's year if there is one.
    ///
    /// # Errors
    /// The words are too long for one message.
    pub async fn board_message(
        &self,
        locale: &str,
        group: &Group,
        week: Week,
        view: &BoardView,
        year: Option<&YearFacts>,
    ) -> AppResult<Message> {
        let picture = match year {
            Some(year) => self.year_picture(year).await?,
            None => None,
        };
        Ok(Message::of_panel(self.board_panel(locale, group, week, view).with_picture(picture), Vec::new())?)
    }
}

/// The clubs of a member that still have the coach, and whether they share their name there.
pub(super) async fn living_clubs(tx: &mut Tx, member: MemberId) -> AppResult<Vec<(Club, bool)>> {
    Ok(tx.clubs_of_member(member).await?.into_iter().filter(|(club, _)| club.left_at.is_none()).collect())
}

/// The first local date of a group in its club's zone.
#[must_use]
pub fn local_date(now: Instant, zone: Option<Tz>) -> NaiveDate {
    local_day(now, zone.unwrap_or(Tz::UTC))
}
