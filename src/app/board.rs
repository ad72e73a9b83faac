//! `/board`: what the group sees, shown to one person, and the choice to be named on it.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use chrono_tz::Tz;

use super::club::captain::is_captain;
use super::jobs::{JobKind, ask};
use super::message::{Button, CHOICES_MAX, Message, Row};
use super::reply::{Caller, Reply};
use super::start_club::club_choice;
use super::{App, AppResult};
use crate::domain::board::{self, BoardFacts, BoardView, GroupSums, Sharer};
use crate::domain::calendar::{Instant, Week, local_day};
use crate::domain::club::{Club, Group, GroupMember, GroupWeek};
use crate::domain::group_streak::{self, GroupWeekKind, Standing};
use crate::domain::ids::{ClubId, MemberId};
use crate::domain::press::Press;
use crate::domain::refusal::Refusal;
use crate::prompts::{Label, Prompts, PublicVoice, SharedName, Template, Voice};
use crate::store::Tx;

/// How many weeks back a late log can reach: thirty days, the week they began in, and its settlement (`2-behaviour` §6.5).
const WEEKS_BACK: i32 = 5;

impl App {
    /// `/board`: the board of the club asked from, of the only club, or the question which.
    ///
    /// # Errors
    /// No club, or a failure of the store.
    pub async fn board(&self, caller: &Caller, chosen: Option<ClubId>) -> AppResult<Reply> {
        let mut tx = self.store.begin().await?;
        let member = self.joined(&mut tx, caller.user).await?;
        self.seen_in_club(&mut tx, caller, &member).await?;
        let clubs: Vec<(Club, bool)> =
            tx.clubs_of_member(member.id).await?.into_iter().filter(|(club, _)| club.left_at.is_none()).collect();
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
        let zone = club.zone.unwrap_or(Tz::UTC);
        let week = Week::of(local_day(self.now(), zone));
        let view = self.board_view(&mut tx, &group, week).await?;
        let resting = tx.latest_board(group.id).await?.and_then(|board| Some((board.channel, board.suspended_why?)));
        tx.commit().await?;
        let mut parts = vec![self.board_text(&member.locale, &group, week, &view)];
        parts.push(match club.board_channel {
            Some(channel) => {
                let voice = Voice { channel: Some(channel), shares_name: Some(*is_sharing), ..Voice::default() };
                self.say(&member, Template::BoardHere, &voice, 0)
            }
            None => self.say(&member, Template::BoardNone, &Voice::default(), 0),
        });
        if is_captain(caller, club)
            && let Some((channel, why)) = resting
        {
            parts.push(self.resting_text(&member.locale, &club.name, channel, why));
        }
        let label = if *is_sharing { Label::StopSharing } else { Label::ShareYes };
        let row = Row::Buttons(vec![Button::plain(self.label(&member, label), Press::ShareName(club.id, !is_sharing))]);
        Ok(Reply::Show(Message::new(parts.join("\n\n"), vec![row])?))
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

    /// Judges the weeks that late logs can still reach, and marks what is lit. A week once lit stays lit.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn settle_weeks(&self, tx: &mut Tx, group: &Group, now: Instant) -> AppResult<()> {
        let latest = Week::of(local_day(now, Tz::Pacific__Kiritimati));
        let known = tx.group_weeks(group.id).await?;
        let members = tx.group_members(group.id).await?;
        let pauses = tx.pauses_of_group(group.id).await?;
        for back in (0..=WEEKS_BACK).rev() {
            let week = latest.plus(-back);
            if week < Week::of(group.created_on) || known.iter().any(|known| known.week == week && known.is_lit) {
                continue;
            }
            let present = present_members(tx, group, &members, week).await?;
            if present.is_empty() {
                continue;
            }
            // How they stood when it began: a return on Monday itself is none that dims or lights it.
            let states = tx.group_ladder_on(group.id, week.previous().sunday()).await?;
            let standings: Vec<Standing> = members
                .iter()
                .map(|member| {
                    let state = states.get(&member.member).copied().unwrap_or(member.ladder);
                    let paused = pauses.get(&member.member).map_or(&[][..], Vec::as_slice);
                    Standing::new(week, member.joined_on, state, paused, present.contains(&member.member))
                })
                .collect();
            if group_streak::judge_week(week, &standings) == GroupWeekKind::Lit {
                tx.put_group_week(group.id, &GroupWeek { week, is_lit: true, settled_at: Some(now) }).await?;
            }
        }
        Ok(())
    }

    /// What a group's board shows for a week, from the facts; the weeks themselves are those that were judged last.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn board_view(&self, tx: &mut Tx, group: &Group, week: Week) -> AppResult<BoardView> {
        let weeks = tx.group_weeks(group.id).await?;
        let members = tx.group_members(group.id).await?;
        let sharing: Vec<_> = members.iter().filter(|member| member.is_sharing).collect();
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
        board_text(&self.prompts.in_locale(locale), group, week, view)
    }
}

/// Who of a group's members checked in during a week. What they did in weeks before they joined belongs to other groups.
async fn present_members(tx: &mut Tx, group: &Group, members: &[GroupMember], week: Week) -> AppResult<BTreeSet<MemberId>> {
    let present: BTreeSet<_> = tx.present_in_week(group.id, week).await?.into_iter().collect();
    let had_joined = members.iter().filter(|member| member.joined_on <= week.sunday()).map(|member| member.member);
    Ok(had_joined.filter(|member| present.contains(member)).collect())
}

/// The longest list of names, in characters, so that a large club's board stays within one message.
const NAMES_CHARS_MAX: usize = 1400;

fn board_text(prompts: &Prompts, group: &Group, week: Week, view: &BoardView) -> String {
    let turn = u64::try_from(week.since(Week::of(group.created_on))).unwrap_or(0);
    let public = |template, voice: &PublicVoice<'_>| prompts.render_public(template, voice, turn);
    let mut voice = PublicVoice { group: Some(&group.name), ..PublicVoice::default() };
    voice.lit_weeks = view.lit_weeks;
    voice.lit_weeks_in_all = view.lit_weeks_in_all;
    voice.sums = &view.sums;
    voice.comebacks = view.comebacks;
    let mut lines: Vec<String> = Vec::new();
    lines.extend(public(Template::BrdTitle, &voice));
    lines.extend(public(Template::Open1, &voice));
    if view.is_first_week {
        lines.extend(public(Template::Brd6, &voice));
    }
    lines.extend(public(Template::Brd1, &voice));
    lines.extend(public(Template::Brd2, &voice));
    lines.extend(public(Template::Brd3, &voice));
    let mut names = Vec::new();
    let mut chars = 0;
    for name in &view.names {
        let shared = SharedName { name: &name.name, kept_weeks: name.kept_weeks };
        // A name in which there is nothing to see has no line.
        let Some(line) = public(Template::Brd5, &PublicVoice { shared: Some(shared), ..PublicVoice::default() }) else {
            continue;
        };
        chars += line.chars().count() + 1;
        if chars > NAMES_CHARS_MAX {
            break;
        }
        names.push(line);
    }
    if !names.is_empty() {
        lines.extend(public(Template::Brd4, &voice));
        lines.append(&mut names);
    }
    lines.join("\n")
}

/// The first local date of a group in its club's zone.
#[must_use]
pub fn local_date(now: Instant, zone: Option<Tz>) -> NaiveDate {
    local_day(now, zone.unwrap_or(Tz::UTC))
}
