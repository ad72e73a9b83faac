//! `/club board`: a captain sees to the boards, and adds, renames, moves and archives groups.

use crate::app::board::local_date;
use crate::app::board::{board_owner, choices, find_group, is_same_name, live_groups};
use crate::app::message::{Button, Message, Row};
use crate::app::reply::{Caller, Reply, Server};
use crate::app::{App, AppResult};
use crate::domain::calendar::Week;
use crate::domain::club::{Club, GROUPS_KEPT_MAX, GROUPS_MAX, Group};
use crate::domain::group_streak::MEMBERS_MIN;
use crate::domain::ids::{ChannelId, GroupId};
use crate::domain::press::{GroupStep, Press};
use crate::domain::refusal::{Field, Refusal};
use crate::domain::session::{GroupName, Title};
use crate::prompts::{Label, Prompts, Template, Voice, lint};
use crate::store::Tx;

/// How much of a captain's answer may be taken before lines are left for the next look, in characters.
const ANSWER_CHARS_MAX: usize = 1700;

/// What `/club board` was given. With nothing, every board is looked at again.
#[derive(Debug, Clone, Default)]
pub struct BoardOrder {
    /// Which group, by its number or name; the one that holds everyone if none is named.
    pub group: Option<String>,
    /// The name of a new group, or of one in the archive.
    pub add: Option<String>,
    /// A new name.
    pub name: Option<String>,
    /// Where its board stands from now on.
    pub channel: Option<ChannelId>,
    /// Into the archive, or out of it.
    pub is_archived: Option<bool>,
    /// What this part of the year is called there; a dash for nothing.
    pub season: Option<String>,
}

impl BoardOrder {
    fn is_empty(&self) -> bool {
        let Self { group, add, name, channel, is_archived, season } = self;
        let texts = [group, add, name, season].into_iter().all(Option::is_none);
        texts && channel.is_none() && is_archived.is_none()
    }
}

impl App {
    /// `/club board`.
    ///
    /// # Errors
    /// Not a captain; no such group, a name that does not do, too many groups, a channel in which the bot may not write; or a
    /// failure of the store.
    pub async fn club_board(&self, caller: &Caller, order: &BoardOrder) -> AppResult<Reply> {
        let server = self.captain(caller).await?;
        let add = order.add.as_deref().map(parse_name).transpose()?;
        let name = order.name.as_deref().map(parse_name).transpose()?;
        let season = order.season.as_deref().map(parse_season).transpose()?;
        if let Some(channel) = order.channel {
            self.check_channel(server.guild, channel).await?;
        }
        let prompts = self.words_for(caller).await?;
        let mut tx = self.store.begin().await?;
        let Some(mut club) = self.locked_club(&mut tx, server).await? else {
            return Ok(Reply::Show(Message::of_text(prompts.render(Template::BoardNone, &Voice::default(), 0))?));
        };
        let groups = tx.groups_of_club(club.id).await?;
        let (mut group, mut said) = match &add {
            Some(name) => (self.add_group(&mut tx, &club, &groups, name).await?, Template::GroupAdded),
            None => (named(&groups, order.group.as_deref())?, Template::GroupChanged),
        };
        if let Some(name) = &name {
            if groups.iter().any(|other| other.id != group.id && is_same_name(&other.name, name.as_str())) {
                return Err(Refusal::GroupNameTaken.into());
            }
            name.as_str().clone_into(&mut group.name);
        }
        match order.channel {
            // Everyone's board stands where the club's does: there is one place to remember for both.
            Some(channel) if group.is_default => club.board_channel = Some(channel),
            Some(channel) => group.channel = Some(channel),
            None => {}
        }
        match order.is_archived {
            Some(true) if group.is_default => return Err(Refusal::EveryoneStays.into()),
            Some(true) => {
                group.archived_at = group.archived_at.or(Some(self.now()));
                said = Template::GroupArchived;
            }
            Some(false) if !group.is_live() => {
                make_room(&groups)?;
                group.archived_at = None;
                said = Template::GroupAdded;
            }
            _ => {}
        }
        if let Some(season) = season {
            group.season = season;
        }
        club.captain_told_at = None;
        tx.update_club(&club).await?;
        tx.update_group(&group).await?;
        let all = order.is_empty();
        for one in tx.groups_of_club(club.id).await? {
            if all || one.id == group.id || (group.is_default && order.channel.is_some()) {
                self.place_boards(&mut tx, &club, &one).await?;
            }
        }
        if all {
            said = Template::GroupsLooked;
        }
        self.captains_panel(tx, &prompts, &club, said, &group).await
    }

    /// [Bring it back]: a group comes out of the archive.
    ///
    /// # Errors
    /// Not a captain of its club, too many groups, or a failure of the store.
    pub async fn restore_group(&self, caller: &Caller, id: GroupId) -> AppResult<Reply> {
        let (mut tx, prompts, club, mut group) = self.captains_group(caller, id).await?;
        if !group.is_live() {
            make_room(&tx.groups_of_club(club.id).await?)?;
            group.archived_at = None;
            tx.update_group(&group).await?;
            self.place_boards(&mut tx, &club, &group).await?;
        }
        self.captains_panel(tx, &prompts, &club, Template::GroupAdded, &group).await
    }

    /// [Carry on]: after quiet weeks the streak goes on as it was, and these weeks are not asked about again.
    ///
    /// # Errors
    /// Not a captain of its club, or a failure of the store.
    pub async fn carry_group_on(&self, caller: &Caller, id: GroupId) -> AppResult<Reply> {
        let (mut tx, prompts, club, mut group) = self.captains_group(caller, id).await?;
        if let Some(week) = self.quiet_until(&mut tx, &group).await? {
            group.carried_on = Some(week);
            tx.update_group(&group).await?;
        }
        self.captains_panel(tx, &prompts, &club, Template::GroupCarriedOn, &group).await
    }

    /// [A fresh chapter], and its way back: the chapter begins with this week, or with the one it began with before. Every lit week
    /// stays in the sum.
    ///
    /// # Errors
    /// Not a captain of its club, or a failure of the store.
    pub async fn choose_group_chapter(&self, caller: &Caller, id: GroupId, from: Week) -> AppResult<Reply> {
        let (mut tx, prompts, club, mut group) = self.captains_group(caller, id).await?;
        let this_week = Week::of(local_date(self.now(), club.zone));
        if from < Week::of(group.created_on).previous() || from > this_week {
            return Err(Refusal::UnknownChoice.into());
        }
        let before = std::mem::replace(&mut group.chapter_from, from);
        tx.update_group(&group).await?;
        crate::app::jobs::ask(&mut tx, crate::app::jobs::JobKind::Board(id), self.now()).await?;
        tx.commit().await?;
        self.bell.ring();
        let (said, back) = if from > before { (Template::GroupFresh, Some(before)) } else { (Template::GroupChapterBack, None) };
        let text = prompts.render(said, &Voice { group: Some(board_owner(&club, &group)), ..Voice::default() }, 0);
        let undo = |week| Button::quiet(prompts.label(Label::Undo), Press::Group(GroupStep::Chapter(id, week)));
        Ok(Reply::Update(Message::new(text, back.map(undo).map(|button| Row::Buttons(vec![button])).into_iter().collect())?))
    }

    /// Groups whose name contains what a captain types; with those in the archive, which can be named to bring them back.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn suggest_captains_groups(&self, caller: &Caller, typed: &str) -> AppResult<Reply> {
        let Ok(server) = self.captain(caller).await else { return Ok(Reply::Choices(Vec::new())) };
        let mut tx = self.store.read().await?;
        let Some(club) = tx.club_by_guild(server.guild).await? else { return Ok(Reply::Choices(Vec::new())) };
        let groups = tx.groups_of_club(club.id).await?;
        Ok(Reply::Choices(choices(groups.into_iter(), typed)))
    }

    /// The server in which a captain asks.
    async fn captain(&self, caller: &Caller) -> AppResult<Server> {
        self.captained(&mut self.store.read().await?, caller).await?;
        Ok(caller.server.ok_or(Refusal::NotInAClub)?)
    }

    /// The club, which waits for nobody else until this is done: of two captains at once, the second sees what the first did.
    async fn locked_club(&self, tx: &mut Tx, server: Server) -> AppResult<Option<Club>> {
        let Some(club) = tx.club_by_guild(server.guild).await?.filter(|club| club.set_up_at.is_some()) else { return Ok(None) };
        tx.update_club(&club).await?;
        Ok(tx.club(club.id).await?)
    }

    async fn captains_group(&self, caller: &Caller, id: GroupId) -> AppResult<(Tx, Prompts, Club, Group)> {
        let server = self.captain(caller).await?;
        let prompts = self.words_for(caller).await?;
        let mut tx = self.store.begin().await?;
        let club = self.locked_club(&mut tx, server).await?.ok_or(Refusal::NoSuchGroup)?;
        let group = tx.group(id).await?.filter(|group| group.club == club.id).ok_or(Refusal::NoSuchGroup)?;
        Ok((tx, prompts, club, group))
    }

    async fn add_group(&self, tx: &mut Tx, club: &Club, groups: &[Group], name: &GroupName) -> AppResult<Group> {
        if let Some(known) = groups.iter().find(|group| is_same_name(&group.name, name.as_str())) {
            if known.is_live() {
                return Err(Refusal::GroupNameTaken.into());
            }
            make_room(groups)?;
            return Ok(Group { archived_at: None, ..known.clone() });
        }
        make_room(groups)?;
        if groups.len() >= GROUPS_KEPT_MAX {
            return Err(Refusal::TooManyGroups { max: GROUPS_KEPT_MAX }.into());
        }
        let today = local_date(self.now(), club.zone);
        let id = tx.insert_group(club.id, name.as_str(), false, today, Week::of(today)).await?;
        Ok(tx.group(id).await?.ok_or(Refusal::NoSuchGroup)?)
    }

    /// What a captain reads: what was done, where each board stands, what it rests for, and what is theirs to choose.
    async fn captains_panel(
        &self,
        mut tx: Tx,
        prompts: &Prompts,
        club: &Club,
        said: Template,
        group: &Group,
    ) -> AppResult<Reply> {
        let say = |template, voice: &Voice<'_>| prompts.render(template, voice, 0);
        let mut lines = vec![say(said, &about(club, group))];
        let mut rows = Vec::new();
        if said == Template::GroupArchived {
            let button = Button::plain(prompts.label(Label::GroupRestore), Press::Group(GroupStep::Restore(group.id)));
            rows.push(Row::Buttons(vec![button]));
        }
        let (mut resting, mut advice) = (Vec::new(), Vec::new());
        for group in live_groups(&mut tx, club).await? {
            if let Some(channel) = group.board_channel(club) {
                lines.push(say(Template::GroupLine, &Voice { channel: Some(channel), ..about(club, &group) }));
            }
            if let Some((channel, why)) =
                tx.latest_board(group.id).await?.and_then(|board| Some((board.channel, board.suspended_why?)))
            {
                resting.push(self.resting_text(&prompts.locale(), board_owner(club, &group), channel, why));
            }
            if !group.is_default && tx.group_members(group.id).await?.len() < MEMBERS_MIN {
                advice.push(say(Template::GroupSmall, &about(club, &group)));
            } else if rows.is_empty() && self.quiet_until(&mut tx, &group).await?.is_some() {
                advice.push(say(Template::GroupQuiet, &about(club, &group)));
                let fresh = GroupStep::Chapter(group.id, Week::of(local_date(self.now(), club.zone)));
                rows.push(Row::Buttons(vec![
                    Button::plain(prompts.label(Label::GroupCarryOn), Press::Group(GroupStep::CarryOn(group.id))),
                    Button::plain(prompts.label(Label::FreshChapter), Press::Group(fresh)),
                ]));
            }
        }
        tx.commit().await?;
        self.bell.ring();
        let mut chars = 0;
        let fits = lines.into_iter().chain(resting).chain(advice).take_while(|line| {
            chars += line.chars().count() + 1;
            chars <= ANSWER_CHARS_MAX
        });
        Ok(Reply::Show(Message::new(fits.collect::<Vec<_>>().join("\n"), rows)?))
    }
}

fn about<'a>(club: &'a Club, group: &'a Group) -> Voice<'a> {
    Voice { group: Some(board_owner(club, group)), ..Voice::default() }
}

/// The name of a group: one short line without mentions, and kind enough to stand on a board.
fn parse_name(text: &str) -> Result<GroupName, Refusal> {
    let name = GroupName::parse(text).map_err(|problem| Refusal::Text { field: Field::GroupName, problem })?;
    if lint::is_unkind(name.as_str()) { Err(Refusal::UnkindGroupName) } else { Ok(name) }
}

/// What a part of the year is called: a few words, kind enough to stand on a board; none for a dash.
fn parse_season(text: &str) -> Result<Option<Title>, Refusal> {
    if matches!(text.trim(), "-" | "–" | "—") {
        return Ok(None);
    }
    let season = Title::parse(text).map_err(|_| Refusal::SeasonName)?;
    if lint::is_unkind(season.as_str()) { Err(Refusal::UnkindSeason { name: text.to_owned() }) } else { Ok(Some(season)) }
}

/// The group that a captain names, or the one that holds everyone.
fn named(groups: &[Group], text: Option<&str>) -> Result<Group, Refusal> {
    let nth = match text {
        Some(text) => find_group(groups.iter(), text),
        None => groups.iter().position(|group| group.is_default),
    };
    nth.and_then(|nth| groups.get(nth)).cloned().ok_or(Refusal::NoSuchGroup)
}

/// Refuses where a club has as many boards as there can be.
fn make_room(groups: &[Group]) -> Result<(), Refusal> {
    let live = groups.iter().filter(|group| group.is_live()).count();
    if live < GROUPS_MAX { Ok(()) } else { Err(Refusal::TooManyGroups { max: GROUPS_MAX }) }
}
