//! A member shares what they did with a group, and others cheer. Both are one press; who cheered is read as names in the next message
//! that is due anyway, and nothing counts them.

use chrono::TimeDelta;

use super::board::living_clubs;
use super::jobs::{JobKind, ask};
use super::lines::DayItem;
use super::message::{Button, CHOICES_MAX, Choice, Message, Row};
use super::reply::{Caller, Reply, Surface};
use super::{App, AppResult};
use crate::domain::calendar::{Instant, local_day};
use crate::domain::club::{Club, Group, GroupMember};
use crate::domain::ids::{ChannelId, GroupId, MemberId, OccurrenceId, ShareId};
use crate::domain::ladder::{LadderState, Sign};
use crate::domain::member::Member;
use crate::domain::press::{Press, ShareStep};
use crate::domain::refusal::Refusal;
use crate::domain::session::Kind;
use crate::domain::share::{self, A_DAY_HOURS, A_DAY_MAX, NAMES_MAX, STANDS_DAYS, ShareFacts, SharedCheckIn};
use crate::prompts::{Label, PublicVoice, SharedName, Template, Voice};
use crate::store::Tx;
use crate::store::letters::Letter;
use crate::store::shares::NewShare;

/// What can be pressed about sharing below a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sharing {
    /// It can be shared.
    Offered,
    /// It is.
    Stands(ShareId),
}

/// A group with which a member can share, and where that would stand.
struct Place {
    group: Group,
    club: Club,
    channel: ChannelId,
}

impl App {
    /// A press about sharing.
    ///
    /// # Errors
    /// Not this member's, nothing to share, nowhere to share it, or a failure of the store.
    pub async fn share_step(&self, caller: &Caller, surface: Surface, step: ShareStep, chosen: Option<&str>) -> AppResult<Reply> {
        let mut tx = self.store.begin().await?;
        let mut member = self.acting(&mut tx, caller.user).await?;
        self.seen_in_club(&mut tx, caller, &member).await?;
        let reply = match step {
            ShareStep::Ask(occurrence) => self.share_ask(&mut tx, &member, occurrence).await?,
            ShareStep::Pick(occurrence) => {
                let group = chosen.and_then(|id| id.parse().ok()).map(GroupId::new).ok_or(Refusal::UnknownChoice)?;
                self.share_with(&mut tx, &member, occurrence, group).await?
            }
            ShareStep::With(occurrence, group) => self.share_with(&mut tx, &member, occurrence, group).await?,
            ShareStep::End(id) => self.share_end(&mut tx, &member, surface, id).await?,
            ShareStep::Cheer(id) => self.cheer(&mut tx, &member, id).await?,
        };
        self.sign(&mut tx, &mut member, Sign::Contact).await?;
        tx.commit().await?;
        self.bell.ring();
        Ok(reply)
    }

    /// What would stand where, before it does.
    async fn share_ask(&self, tx: &mut Tx, member: &Member, id: OccurrenceId) -> AppResult<Reply> {
        let kind = self.shareable(tx, member, id).await?;
        if let Some(known) = self.live_shares(tx, member).await?.into_iter().find(|share| share.occurrence == Some(id)) {
            return self.share_sent(member, &known);
        }
        let places = self.places_to_share(tx, member).await?;
        let Some(first) = places.first() else { return Err(Refusal::NowhereToShare.into()) };
        let one = places.len() == 1;
        let voice = Voice { channel: one.then_some(first.channel), ..Voice::default() };
        let line = self.shared_line(&first.club.locale, &self.name_in(tx, member, first).await?, kind, id.get());
        let text = format!("{}\n> {line}", self.say(member, Template::ShareAsk, &voice, 0));
        let leave = Button::quiet(self.label(member, Label::LeaveAsIs), Press::LeaveAsIs);
        let rows = if one {
            let with = Press::Share(ShareStep::With(id, first.group.id));
            vec![Row::Buttons(vec![Button::main(self.label(member, Label::ShareIt), with), leave])]
        } else {
            let choice = |place: &Place| Choice {
                description: (place.group.name != place.club.name).then(|| place.club.name.clone()),
                ..Choice::new(&place.group.name, place.group.id.to_string())
            };
            let options = places.iter().take(CHOICES_MAX).map(choice).collect();
            let press = Press::Share(ShareStep::Pick(id));
            vec![Row::Select { press, placeholder: self.label(member, Label::SharePick), options }, Row::Buttons(vec![leave])]
        };
        Ok(Reply::Show(Message::new(text, rows)?))
    }

    /// It is shared: a row, and a job that lets it stand.
    async fn share_with(&self, tx: &mut Tx, member: &Member, id: OccurrenceId, group: GroupId) -> AppResult<Reply> {
        let kind = self.shareable(tx, member, id).await?;
        if let Some(known) = self.live_shares(tx, member).await?.into_iter().find(|share| share.occurrence == Some(id)) {
            return Ok(updating(self.share_sent(member, &known)?));
        }
        let places = self.places_to_share(tx, member).await?;
        let Some(place) = places.into_iter().find(|place| place.group.id == group) else {
            return Err(Refusal::NowhereToShare.into());
        };
        let since = self.now() - TimeDelta::hours(A_DAY_HOURS);
        if tx.shares_of_member(member.id, since).await?.len() >= A_DAY_MAX {
            return Err(Refusal::SharedEnough { max: A_DAY_MAX }.into());
        }
        let name = self.name_in(tx, member, &place).await?;
        let new = NewShare { member: member.id, occurrence: id, group, channel: place.channel, kind, name: &name };
        let id = tx.insert_share(&new, self.now()).await?;
        let share = self.known_share(tx, id).await?;
        ask(tx, JobKind::Share(id, place.channel), self.now()).await?;
        self.ask_refresh(tx, new.occurrence).await?;
        Ok(updating(self.share_sent(member, &share)?))
    }

    /// `[Take it down]`: at once, and the check-in stays.
    async fn share_end(&self, tx: &mut Tx, member: &Member, surface: Surface, id: ShareId) -> AppResult<Reply> {
        let share = self.known_share(tx, id).await?;
        if share.member != member.id {
            return Err(Refusal::NotYours.into());
        }
        self.take_share_down(tx, &share).await?;
        if let Some(occurrence) = share.occurrence {
            self.ask_refresh(tx, occurrence).await?;
        }
        let message = Message::of_text(self.say(member, Template::ShareGone, &Voice::default(), 0))?;
        Ok(if surface == Surface::Private { Reply::Update(message) } else { Reply::Show(message) })
    }

    /// Ends a shared check-in: its message goes by a row of the queue.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn take_share_down(&self, tx: &mut Tx, share: &SharedCheckIn) -> AppResult<()> {
        tx.end_share(share.id, self.now()).await?;
        ask(tx, JobKind::Share(share.id, share.channel), self.now()).await
    }

    /// Whoever is deleted leaves no post behind: what is known to stand goes by its number, and what may be on its way is looked for
    /// by the row that is.
    ///
    /// # Errors
    /// A failure of the store.
    pub(super) async fn take_shares_along(&self, tx: &mut Tx, member: MemberId) -> AppResult<()> {
        for share in tx.shares_of_member(member, Instant::UNIX_EPOCH).await? {
            match share.message {
                Some(message) => ask(tx, JobKind::TakeDown(share.channel, message), self.now()).await?,
                None if share.ended_at.is_none() => ask(tx, JobKind::Share(share.id, share.channel), self.now()).await?,
                None => {}
            }
        }
        Ok(())
    }

    /// `[Cheer]`: once for each, by whoever is in that club.
    async fn cheer(&self, tx: &mut Tx, member: &Member, id: ShareId) -> AppResult<Reply> {
        let share = tx.share(id).await?.filter(|share| share.ended_at.is_none()).ok_or(Refusal::ShareOver)?;
        let group = tx.group(share.group).await?.ok_or(Refusal::ShareOver)?;
        if !living_clubs(tx, member.id).await?.iter().any(|(club, _)| club.id == group.club) {
            return Err(Refusal::NotInAClub.into());
        }
        let template = if share.member == member.id {
            Template::CheerOwn
        } else {
            tx.cheer(id, member.id).await?;
            Template::CheerSent
        };
        Ok(Reply::Show(Message::of_text(self.say(member, template, &Voice::default(), 0))?))
    }

    /// What can be pressed about sharing below each of these sessions.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn sharing_of(&self, tx: &mut Tx, member: &Member, items: &[DayItem]) -> AppResult<Vec<(OccurrenceId, Sharing)>> {
        let today = local_day(self.now(), member.zone);
        let is_one = |item: &&DayItem| {
            let done = share::done(item.occurrence.outcome, item.session.spec.kind);
            done.is_some() && share::is_news(item.occurrence.date, today)
        };
        let ids: Vec<OccurrenceId> = items.iter().filter(is_one).map(|item| item.occurrence.id).collect();
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let live = self.live_shares(tx, member).await?;
        let has_place = !self.places_to_share(tx, member).await?.is_empty();
        let sharing = |id: OccurrenceId| match live.iter().find(|share| share.occurrence == Some(id)) {
            Some(share) => Some((id, Sharing::Stands(share.id))),
            None => has_place.then_some((id, Sharing::Offered)),
        };
        Ok(ids.into_iter().filter_map(sharing).collect())
    }

    /// The button about sharing below a session, where there is one.
    #[must_use]
    pub fn share_button(&self, member: &Member, id: OccurrenceId, sharing: &[(OccurrenceId, Sharing)]) -> Option<Button> {
        let (_, sharing) = sharing.iter().find(|(known, _)| *known == id)?;
        let (label, step) = match sharing {
            Sharing::Offered => (Label::ShareIt, ShareStep::Ask(id)),
            Sharing::Stands(share) => (Label::TakeItDown, ShareStep::End(*share)),
        };
        Some(Button::quiet(self.label(member, label), Press::Share(step)))
    }

    /// Who cheered, as a letter tells it; none where nobody did that is not told yet.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn cheers_line(&self, tx: &mut Tx, member: &Member, letter: &Letter) -> AppResult<Option<String>> {
        let people = tx.cheers_under(letter.id).await?;
        let template = if people.len() > NAMES_MAX { Template::CheersMany } else { Template::CheersFrom };
        let voice = Voice { people: &people[..people.len().min(NAMES_MAX)], ..Voice::default() };
        let turn = u64::try_from(letter.id.get()).unwrap_or(0);
        Ok((!people.is_empty()).then(|| self.say(member, template, &voice, turn)))
    }

    /// Looks after what is shared with a group: what may stand no more goes, and a name that is another one follows.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn ask_shares(&self, tx: &mut Tx, group: &Group) -> AppResult<()> {
        for share in tx.shares_of_group(group.id).await? {
            let name = self.named_in(tx, &share, group).await?;
            let facts = self.share_facts(tx, &share, group, name.as_deref()).await?;
            let is_as_it_was = share.standing(&facts) == share::Standing::Stands && name.as_deref() == Some(&share.shown_name);
            if !is_as_it_was {
                ask(tx, JobKind::Share(share.id, share.channel), self.now()).await?;
            }
        }
        Ok(())
    }

    /// What is true now of what a shared check-in says.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn share_facts<'a>(
        &self,
        tx: &mut Tx,
        share: &SharedCheckIn,
        group: &Group,
        name: Option<&'a str>,
    ) -> AppResult<ShareFacts<'a>> {
        let done = match share.occurrence {
            Some(id) => self.done_of(tx, id).await?,
            None => None,
        };
        Ok(ShareFacts { done, name, is_live: group.is_live(), now: self.now() })
    }

    /// How a member is called in a group; none where they chose not to be named, or are not there, any more.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn named_in(&self, tx: &mut Tx, share: &SharedCheckIn, group: &Group) -> AppResult<Option<String>> {
        let is_named = |member: &&GroupMember| {
            let is_off = matches!(member.ladder, LadderState::Off | LadderState::Archived);
            member.member == share.member && member.is_sharing && !is_off
        };
        let members = tx.group_members(group.id).await?;
        Ok(members.iter().find(is_named).map(|member| member.display_name.clone()))
    }

    /// The line that stands in the channel.
    #[must_use]
    pub fn shared_line(&self, locale: &str, name: &str, kind: Kind, turn: i64) -> String {
        let shared = Some(SharedName { name, kept_weeks: None });
        let voice = PublicVoice { shared, did: Some(kind), ..PublicVoice::default() };
        let turn = u64::try_from(turn).unwrap_or(0);
        self.prompts.in_locale(locale).render_public(Template::Shared, &voice, turn).unwrap_or_default()
    }

    fn share_sent(&self, member: &Member, share: &SharedCheckIn) -> AppResult<Reply> {
        let voice = Voice { channel: Some(share.channel), ..Voice::default() };
        let button = Button::quiet(self.label(member, Label::TakeItDown), Press::Share(ShareStep::End(share.id)));
        let text = self.say(member, Template::ShareSent, &voice, 0);
        Ok(Reply::Show(Message::new(text, vec![Row::Buttons(vec![button])])?))
    }

    /// What was done of an occurrence of this member that is news.
    async fn shareable(&self, tx: &mut Tx, member: &Member, id: OccurrenceId) -> AppResult<Kind> {
        let occurrence = self.own_occurrence(tx, member, id).await?;
        if !share::is_news(occurrence.date, local_day(self.now(), member.zone)) {
            return Err(Refusal::NothingToShare.into());
        }
        Ok(self.done_of(tx, id).await?.ok_or(Refusal::NothingToShare)?)
    }

    async fn done_of(&self, tx: &mut Tx, id: OccurrenceId) -> AppResult<Option<Kind>> {
        let Some(occurrence) = tx.occurrence(id).await? else { return Ok(None) };
        let sessions = tx.sessions_of(occurrence.member).await?;
        let kind = sessions.iter().rfind(|session| session.id == occurrence.session).map(|session| session.spec.kind);
        Ok(kind.and_then(|kind| share::done(occurrence.outcome, kind)))
    }

    async fn live_shares(&self, tx: &mut Tx, member: &Member) -> AppResult<Vec<SharedCheckIn>> {
        let mut shares = tx.shares_of_member(member.id, self.now() - TimeDelta::days(STANDS_DAYS)).await?;
        shares.retain(|share| share.ended_at.is_none());
        Ok(shares)
    }

    async fn known_share(&self, tx: &mut Tx, id: ShareId) -> AppResult<SharedCheckIn> {
        Ok(tx.share(id).await?.ok_or(Refusal::ShareOver)?)
    }

    /// The groups with a board in the clubs where this member chose to be named.
    async fn places_to_share(&self, tx: &mut Tx, member: &Member) -> AppResult<Vec<Place>> {
        if matches!(member.ladder, LadderState::Off | LadderState::Archived) {
            return Ok(Vec::new());
        }
        let clubs = living_clubs(tx, member.id).await?;
        let groups = tx.groups_of_member(member.id).await?;
        let place = |group: Group| {
            let (club, _) = clubs.iter().find(|(club, shares)| club.id == group.club && *shares)?;
            let channel = group.board_channel(club)?;
            Some(Place { group, club: club.clone(), channel })
        };
        Ok(groups.into_iter().filter(Group::is_live).filter_map(place).collect())
    }

    async fn name_in(&self, tx: &mut Tx, member: &Member, place: &Place) -> AppResult<String> {
        let members = tx.group_members(place.group.id).await?;
        let own = members.into_iter().find(|known| known.member == member.id);
        Ok(own.map(|known| known.display_name).ok_or(Refusal::NowhereToShare)?)
    }
}

fn updating(reply: Reply) -> Reply {
    match reply {
        Reply::Show(message) => Reply::Update(message),
        reply => reply,
    }
}
