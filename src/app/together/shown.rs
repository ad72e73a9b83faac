//! How an invitation is shown: to each of the two as it stands for them, under the day's letter, and as a line of the day itself.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::app::lines::{Asked, turn_of};
use crate::app::message::{Button, Message, ROWS_MAX, Row};
use crate::app::{App, AppResult};
use crate::domain::calendar::local_day;
use crate::domain::ids::{InviteId, MemberId};
use crate::domain::member::Member;
use crate::domain::press::{Press, TogetherStep};
use crate::domain::together::{InviteState, Side, deadline};
use crate::domain::wall_clock;
use crate::prompts::{Day, Label, SessionLine, Template, Voice};
use crate::store::Tx;
use crate::store::invites::Invite;
use crate::store::letters::Letter;

impl App {
    /// An invitation as it stands for one of the two.
    ///
    /// # Errors
    /// A failure of the store.
    pub(crate) async fn shown_to(&self, tx: &mut Tx, member: &Member, invite: &Invite) -> AppResult<Message> {
        let (text, buttons) = self.words_to(tx, member, invite).await?;
        Ok(Message::new(text, if buttons.is_empty() { Vec::new() } else { vec![Row::Buttons(buttons)] })?)
    }

    async fn words_to(&self, tx: &mut Tx, member: &Member, invite: &Invite) -> AppResult<(String, Vec<Button>)> {
        use TogetherStep::{Accept, NotThisWeek, Other, Withdraw};
        let Some(side) = invite.side_of(member.id) else { return Ok((self.plainly(member, Template::TogOver), Vec::new())) };
        let (template, steps): (Template, Vec<(Label, TogetherStep)>) = match (invite.state, side) {
            _ if invite.spoken_of_at() <= self.now() => (Template::TogOver, Vec::new()),
            (InviteState::Sent, Side::To) => (
                Template::Tog1,
                vec![
                    (Label::TogetherYes, Accept(invite.id)),
                    (Label::TogetherOther, Other(invite.id)),
                    (Label::TogetherNot, NotThisWeek(invite.id)),
                ],
            ),
            (InviteState::Sent, Side::From) if invite.told_at.is_none() => {
                (Template::TogSent, vec![(Label::TogetherWithdraw, Withdraw(invite.id))])
            }
            (InviteState::Sent, Side::From) => (Template::TogWaits, vec![(Label::TogetherWithdraw, Withdraw(invite.id))]),
            (InviteState::OtherTime, Side::To) => (Template::TogOtherSaid, vec![(Label::TogetherNot, NotThisWeek(invite.id))]),
            (InviteState::OtherTime, Side::From) => {
                (Template::Tog2, vec![(Label::TogetherTake, Accept(invite.id)), (Label::TogetherWithdraw, Withdraw(invite.id))])
            }
            (InviteState::Accepted, Side::To) => (Template::TogJoined, vec![(Label::TogetherNot, NotThisWeek(invite.id))]),
            (InviteState::Accepted, Side::From) => (Template::TogStands, vec![(Label::TogetherWithdraw, Withdraw(invite.id))]),
            (InviteState::NotThisWeek, Side::To) => (Template::TogNotSaid, Vec::new()),
            (InviteState::NotThisWeek, Side::From) => (Template::TogNot, Vec::new()),
            (InviteState::Withdrawn, Side::From) => (Template::TogBack, Vec::new()),
            (InviteState::Withdrawn, Side::To) => (Template::TogOff, Vec::new()),
        };
        let text = self.together_words(tx, member, invite, template).await?;
        let button = |(label, step): (Label, TogetherStep)| {
            let (label, press) = (self.label(member, label), Press::Together(step));
            match step {
                Accept(_) => Button::main(label, press),
                Withdraw(_) => Button::quiet(label, press),
                _ => Button::plain(label, press),
            }
        };
        Ok((text, steps.into_iter().map(button).collect()))
    }

    /// One of the sentences about an invitation, to one of the two.
    ///
    /// # Errors
    /// A failure of the store.
    pub(crate) async fn together_words(
        &self,
        tx: &mut Tx,
        member: &Member,
        invite: &Invite,
        template: Template,
    ) -> AppResult<String> {
        let other = if invite.from == member.id { invite.to } else { invite.from };
        let person = tx.member(other).await?.map(|other| other.user);
        let session = match tx.occurrence(invite.occurrence).await? {
            Some(occurrence) => {
                let versions = tx.sessions_of(invite.from).await?;
                versions.into_iter().rfind(|version| version.id == occurrence.session && version.valid_from <= occurrence.date)
            }
            None => None,
        };
        let here = wall_clock::reading(invite.spoken_of_at(), member.zone);
        let today = local_day(self.now(), member.zone);
        let voice = Voice {
            person,
            session: session.as_ref().map(|session| SessionLine::titled(session.spec.kind, session.spec.title.as_str())),
            day: Some(Day::of(here.date(), today)),
            clock: Some(here.time()),
            ..Voice::default()
        };
        Ok(self.say(member, template, &voice, turn_of(member, today)))
    }

    fn plainly(&self, member: &Member, template: Template) -> String {
        self.say(member, template, &Voice::default(), 0)
    }

    /// `/together` alone: what stands with others, what waits for an answer, and how it begins.
    ///
    /// # Errors
    /// A failure of the store.
    pub(super) async fn invitations(&self, tx: &mut Tx, member: &Member) -> AppResult<Message> {
        let (mut parts, mut rows) = (Vec::new(), Vec::new());
        for invite in self.open_invites(tx, member.id).await? {
            if rows.len() + 1 == ROWS_MAX {
                break;
            }
            let (text, buttons) = self.words_to(tx, member, &invite).await?;
            parts.push(text);
            if !buttons.is_empty() {
                rows.push(Row::Buttons(buttons));
            }
        }
        parts.push(self.plainly(member, Template::TogAbout));
        Ok(Message::new(parts.join("\n\n"), rows)?)
    }

    /// What is open of both sorts, by its time.
    async fn open_invites(&self, tx: &mut Tx, member: MemberId) -> AppResult<Vec<Invite>> {
        let mut all = tx.invites_to(member, self.now()).await?;
        all.extend(tx.invites_from(member, self.now()).await?);
        all.retain(|invite| invite.state.is_open() && invite.spoken_of_at() > self.now());
        all.sort_by_key(|invite| (invite.spoken_of_at(), invite.id));
        Ok(all)
    }

    /// The lines of a day about whom something is done with, in the order of the day.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn company_on(&self, tx: &mut Tx, member: &Member, date: NaiveDate) -> AppResult<Vec<String>> {
        // A day in another zone may have begun already.
        let since = wall_clock::resolve(date, chrono::NaiveTime::MIN, member.zone).unwrap_or(self.now()).min(self.now());
        let mut all = tx.invites_to(member.id, since).await?;
        all.extend(tx.invites_from(member.id, since).await?);
        all.retain(|invite| invite.state == InviteState::Accepted && local_day(invite.at, member.zone) == date);
        let by_time: BTreeMap<_, _> = all.into_iter().map(|invite| ((invite.at, invite.id), invite)).collect();
        let mut lines = Vec::new();
        for invite in by_time.values() {
            lines.push(self.together_words(tx, member, invite, Template::TogDay).await?);
        }
        Ok(lines)
    }

    /// The invitation below a letter, or its answer; none where the letter carries none, or where it is over without one.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn invitation_under(&self, tx: &mut Tx, member: &Member, letter: &Letter) -> AppResult<Option<Asked>> {
        let Some(invite) = tx.invite_of_letter(letter.id).await? else { return Ok(None) };
        if invite.state == InviteState::Withdrawn || invite.spoken_of_at() <= self.now() {
            return Ok(None);
        }
        let (text, buttons) = self.words_to(tx, member, &invite).await?;
        let row = if buttons.is_empty() { None } else { Some(Row::Buttons(buttons)) };
        Ok(Some(Asked { text, more: String::new(), row }))
    }

    /// The invitation that waits for this member's answer, below their day.
    ///
    /// # Errors
    /// A failure of the store.
    pub(crate) async fn invitation_waiting(&self, tx: &mut Tx, member: &Member) -> AppResult<Option<Asked>> {
        let waits = |invite: &Invite| invite.state == InviteState::Sent && invite.at > self.now();
        let Some(invite) = tx.invites_to(member.id, self.now()).await?.into_iter().find(waits) else { return Ok(None) };
        let (text, buttons) = self.words_to(tx, member, &invite).await?;
        Ok(Some(Asked { text, more: String::new(), row: Some(Row::Buttons(buttons)) }))
    }

    /// The first invitation that waits to be brought to a member, if there is time for it.
    ///
    /// # Errors
    /// A failure of the store.
    pub(crate) async fn invite_waiting(&self, tx: &mut Tx, member: &Member) -> AppResult<Option<InviteId>> {
        if !tx.takes_invites(member.id).await? {
            return Ok(None);
        }
        let waits = |invite: &Invite| {
            invite.state == InviteState::Sent
                && invite.told_at.is_none()
                && invite.letter.is_none()
                && deadline(invite.at) > self.now()
        };
        Ok(tx.invites_to(member.id, self.now()).await?.into_iter().find(waits).map(|invite| invite.id))
    }
}
