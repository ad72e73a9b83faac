//! The groups of a club as a member sees them: the board of each, coming in, going out.

use chrono_tz::Tz;

use super::{YearFacts, living_clubs, words};
use crate::app::club::captain::is_captain;
use crate::app::jobs::{JobKind, ask};
use crate::app::message::{BUTTON_LABEL_CHARS_MAX, BUTTONS_MAX, Button, CHOICES_MAX, Choice, Message, Row};
use crate::app::reply::{Caller, Reply};
use crate::app::{App, AppResult};
use crate::domain::calendar::{Week, local_day};
use crate::domain::club::{Club, Group};
use crate::domain::ids::GroupId;
use crate::domain::member::Member;
use crate::domain::press::{GroupStep, Press};
use crate::domain::refusal::Refusal;
use crate::domain::session::Title;
use crate::domain::sight::seen;
use crate::prompts::{Label, Template, Voice};
use crate::store::Tx;

/// Which board a member looks at.
pub(super) struct Asked {
    pub(super) club: Club,
    pub(super) is_sharing: bool,
    pub(super) group: Group,
    /// Which page of its names, counted from 0.
    pub(super) page: usize,
    /// What was just done, in words.
    pub(super) opening: Option<String>,
}

impl App {
    /// A press about a group.
    ///
    /// # Errors
    /// No such group, not theirs to press, or a failure of the store.
    pub async fn group_step(&self, caller: &Caller, step: GroupStep, chosen: Option<&str>) -> AppResult<Reply> {
        match step {
            GroupStep::Pick(club) => {
                let group = chosen.and_then(|id| id.parse().ok()).map(GroupId::new).ok_or(Refusal::UnknownChoice)?;
                self.look_at_group(caller, group, 0, |known| known.club == club).await
            }
            GroupStep::Show(group, page) => self.look_at_group(caller, group, usize::from(page), |_| true).await,
            GroupStep::Join(group) => self.join_or_leave(caller, &group.to_string(), true).await,
            GroupStep::Leave(group) => self.join_or_leave(caller, &group.to_string(), false).await,
            GroupStep::Restore(group) => self.restore_group(caller, group).await,
            GroupStep::CarryOn(group) => self.carry_group_on(caller, group).await,
            GroupStep::Chapter(group, from) => self.choose_group_chapter(caller, group, from).await,
        }
    }

    async fn look_at_group(
        &self,
        caller: &Caller,
        group: GroupId,
        page: usize,
        fits: impl Fn(&Group) -> bool,
    ) -> AppResult<Reply> {
        let mut tx = self.store.begin().await?;
        let member = self.joined(&mut tx, caller.user).await?;
        let (club, is_sharing, group) = groups_in_reach(&mut tx, caller, &member)
            .await?
            .into_iter()
            .find(|(_, _, known)| known.id == group && fits(known))
            .ok_or(Refusal::NoSuchGroup)?;
        self.show_group(tx, caller, &member, Asked { club, is_sharing, group, page, opening: None }).await
    }

    /// Into a group or out of it, by its number or name. Twice is once.
    ///
    /// # Errors
    /// No such group, the one that holds everyone, or a failure of the store.
    pub async fn join_or_leave(&self, caller: &Caller, group: &str, joins: bool) -> AppResult<Reply> {
        let mut tx = self.store.begin().await?;
        let member = self.acting(&mut tx, caller.user).await?;
        let mut reach = groups_in_reach(&mut tx, caller, &member).await?;
        let found = find_groups(reach.iter().map(|(_, _, group)| group), group);
        let mine: Vec<GroupId> = tx.groups_of_member(member.id).await?.into_iter().map(|group| group.id).collect();
        let is_meant = |nth: &usize| joins || reach.get(*nth).is_some_and(|(.., group)| mine.contains(&group.id));
        let meant: Vec<usize> = found.iter().copied().filter(is_meant).collect();
        let nth = match meant[..] {
            // What they are not in, they go out of as before: nothing happens.
            [] => *found.first().ok_or(Refusal::NoSuchGroup)?,
            [only] => only,
            [..] => return self.which_group(&member, meant.iter().filter_map(|nth| reach.get(*nth)), joins),
        };
        let (club, is_sharing, group) = reach.swap_remove(nth);
        let now = self.now();
        if joins {
            tx.join_group(group.id, member.id, local_day(now, member.zone)).await?;
        } else if group.is_default {
            return Err(Refusal::EveryoneStays.into());
        } else {
            tx.leave_group(group.id, member.id).await?;
        }
        // Out of a group is gone from its board: within a minute, so it is asked for at once.
        ask(&mut tx, JobKind::Board(group.id), now).await?;
        let template = if joins { Template::GroupJoined } else { Template::GroupLeft };
        let opening = Some(self.say(&member, template, &Voice { group: Some(&group.name), ..Voice::default() }, 0));
        let reply = self.show_group(tx, caller, &member, Asked { club, is_sharing, group, page: 0, opening }).await?;
        self.bell.ring();
        Ok(reply)
    }

    /// Groups of several clubs that go by one name: which one is meant?
    fn which_group<'a>(
        &self,
        member: &Member,
        groups: impl Iterator<Item = &'a (Club, bool, Group)>,
        joins: bool,
    ) -> AppResult<Reply> {
        let mut name = None;
        let mut buttons = Vec::new();
        for (club, _, group) in groups.take(BUTTONS_MAX) {
            name.get_or_insert(group.name.as_str());
            let step = if joins { GroupStep::Join(group.id) } else { GroupStep::Leave(group.id) };
            let label: String = seen(&club.name).chars().take(BUTTON_LABEL_CHARS_MAX).collect();
            let label = if label.is_empty() { group.id.to_string() } else { label };
            buttons.push(Button::plain(label, Press::Group(step)));
        }
        let text = self.say(member, Template::WhichGroup, &Voice { group: name, ..Voice::default() }, 0);
        Ok(Reply::Show(Message::new(text, vec![Row::Buttons(buttons)])?))
    }

    /// Groups whose name contains what was typed: those to come into, or those to go out of.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn suggest_groups(&self, caller: &Caller, typed: &str, joins: bool) -> AppResult<Reply> {
        let mut tx = self.store.read().await?;
        let Some(member) = tx.member_by_user(caller.user).await? else { return Ok(Reply::Choices(Vec::new())) };
        let mine: Vec<GroupId> = tx.groups_of_member(member.id).await?.into_iter().map(|group| group.id).collect();
        let groups = groups_in_reach(&mut tx, caller, &member).await?;
        // Where more than one club is in reach, a name alone does not say which group it is.
        let is_one_club = groups.windows(2).all(|two| two[0].0.id == two[1].0.id);
        let wanted = groups.into_iter().filter(|(.., group)| mine.contains(&group.id) != joins);
        let named = wanted.filter(|(.., group)| joins || !group.is_default).map(|(club, _, group)| {
            let name = if is_one_club { group.name.clone() } else { format!("{} ({})", group.name, club.name) };
            Group { name, ..group }
        });
        Ok(Reply::Choices(choices(named, typed)))
    }

    /// A group's board for one person, with what they may do about it. The facts are read in `tx`, which is then committed.
    pub(super) async fn show_group(&self, mut tx: Tx, caller: &Caller, member: &Member, asked: Asked) -> AppResult<Reply> {
        let Asked { club, is_sharing, group, page, opening } = asked;
        let week = Week::of(local_day(self.now(), club.zone.unwrap_or(Tz::UTC)));
        let view = self.board_view(&mut tx, &group, week).await?;
        let year =
            YearFacts::of(&tx.group_weeks(group.id).await?, week, &member.locale, group.season.as_ref().map(Title::as_str));
        let resting = tx.latest_board(group.id).await?.and_then(|board| Some((board.channel, board.suspended_why?)));
        let groups = live_groups(&mut tx, &club).await?;
        let is_in = tx.groups_of_member(member.id).await?.iter().any(|known| known.id == group.id);
        tx.commit().await?;

        let prompts = self.prompts.in_locale(&member.locale);
        let names = words::names(&prompts, &view, words::SHOWN_NAMES_CHARS_MAX);
        let page = if page < names.pages() { page } else { 0 };
        let lines = [words::head(&prompts, &group, week, &view), words::together(&prompts, &view), names.page(page)].concat();
        let mut parts: Vec<String> = opening.into_iter().collect();
        parts.push(lines.join("\n"));
        parts.push(match group.board_channel(&club) {
            Some(channel) => {
                let voice = Voice { channel: Some(channel), shares_name: Some(is_sharing), ..Voice::default() };
                self.say(member, Template::BoardHere, &voice, 0)
            }
            None => self.say(member, Template::BoardNone, &Voice::default(), 0),
        });
        if is_captain(caller, &club)
            && let Some((channel, why)) = resting
        {
            parts.push(self.resting_text(&member.locale, board_owner(&club, &group), channel, why));
        }

        let share = if is_sharing { Label::StopSharing } else { Label::ShareYes };
        let mut buttons = vec![Button::plain(self.label(member, share), Press::ShareName(club.id, !is_sharing))];
        if !group.is_default {
            let (label, step) = if is_in {
                (Label::GroupLeave, GroupStep::Leave(group.id))
            } else {
                (Label::GroupJoin, GroupStep::Join(group.id))
            };
            buttons.push(Button::plain(self.label(member, label), Press::Group(step)));
        }
        if names.pages() > 1 {
            let (label, next) = if page + 1 < names.pages() { (Label::MoreNames, page + 1) } else { (Label::FirstNames, 0) };
            let step = GroupStep::Show(group.id, u8::try_from(next).unwrap_or(0));
            buttons.push(Button::plain(self.label(member, label), Press::Group(step)));
        }
        let mut rows = vec![Row::Buttons(buttons)];
        if groups.len() > 1 {
            let options = groups.iter().take(CHOICES_MAX).map(group_choice).collect();
            let placeholder = self.label(member, Label::GroupPick);
            rows.push(Row::Select { press: Press::Group(GroupStep::Pick(club.id)), placeholder, options });
        }
        let message = Message::new(parts.join("\n\n"), rows)?;
        let picture = match &year {
            Some(year) => self.year_picture(year).await?,
            None => None,
        };
        Ok(match picture {
            Some(picture) => Reply::ShowFile(message, picture.file().clone()),
            None => Reply::Show(message),
        })
    }
}

/// Whose board it is, as its captain calls it: everyone's is the club's.
pub(in crate::app) fn board_owner<'a>(club: &'a Club, group: &'a Group) -> &'a str {
    if group.is_default { &club.name } else { &group.name }
}

/// The groups of a club that have a board, in the order in which they began.
pub(in crate::app) async fn live_groups(tx: &mut Tx, club: &Club) -> AppResult<Vec<Group>> {
    Ok(tx.groups_of_club(club.id).await?.into_iter().filter(Group::is_live).collect())
}

/// Which of these groups a text means: its number, as suggestions and buttons say it, or its name however it is written.
pub(in crate::app) fn find_group<'a>(groups: impl Iterator<Item = &'a Group>, text: &str) -> Option<usize> {
    find_groups(groups, text).first().copied()
}

/// All that a text can mean: in several clubs there may be more than one of a name.
fn find_groups<'a>(groups: impl Iterator<Item = &'a Group>, text: &str) -> Vec<usize> {
    let (text, groups) = (text.trim(), groups.collect::<Vec<_>>());
    if let Some(by_number) = groups.iter().position(|group| group.id.to_string() == text) {
        return vec![by_number];
    }
    groups.iter().enumerate().filter(|(_, group)| is_same_name(&group.name, text)).map(|(nth, _)| nth).collect()
}

/// Whether two names are one to whoever reads them.
pub(in crate::app) fn is_same_name(one: &str, other: &str) -> bool {
    one.trim().to_lowercase() == other.trim().to_lowercase()
}

/// Groups as suggestions while something is typed.
pub(in crate::app) fn choices(groups: impl Iterator<Item = Group>, typed: &str) -> Vec<(String, String)> {
    let typed = typed.trim().to_lowercase();
    let fitting = groups.filter(|group| group.name.to_lowercase().contains(&typed)).take(CHOICES_MAX);
    fitting.map(|group| group_choice(&group)).map(|choice| (choice.label, choice.value)).collect()
}

/// A group in a list, where nothing is formatted and nothing escaped; one whose name shows nothing, by its number.
fn group_choice(group: &Group) -> Choice {
    let (name, id) = (seen(&group.name), group.id.to_string());
    Choice::new(if name.is_empty() { id.clone() } else { name }, id)
}

/// Every group with a board that a member may look at, with its club: those of the club they ask from, or of all their clubs.
async fn groups_in_reach(tx: &mut Tx, caller: &Caller, member: &Member) -> AppResult<Vec<(Club, bool, Group)>> {
    let clubs = living_clubs(tx, member.id).await?;
    let here = caller.server.filter(|server| clubs.iter().any(|(club, _)| club.guild == server.guild));
    let mut reach = Vec::new();
    for (club, is_sharing) in clubs {
        if here.is_none_or(|server| server.guild == club.guild) {
            for group in live_groups(tx, &club).await? {
                reach.push((club.clone(), is_sharing, group));
            }
        }
    }
    Ok(reach)
}
