//! What the two say to an invitation. Each answer is theirs to give, twice is once, and what is over stays over.

use chrono::TimeDelta;

use super::chosen_hour;
use crate::app::jobs::{JobKind, ask};
use crate::app::lines::{Asked, DayView, Focus};
use crate::app::message::{Message, Row};
use crate::app::reply::{Caller, Reply, Surface};
use crate::app::{App, AppResult};
use crate::domain::calendar::{TimeOfDay, local_day};
use crate::domain::ids::InviteId;
use crate::domain::ladder::Sign;
use crate::domain::member::Member;
use crate::domain::press::{Press, TogetherStep};
use crate::domain::refusal::Refusal;
use crate::domain::together::{InviteAct, InviteState, LEAD_MINUTES, Outcome, Side, hears, next};
use crate::domain::wall_clock;
use crate::prompts::{Day, Template, Voice};
use crate::store::Tx;
use crate::store::invites::Invite;

impl App {
    /// A step of `/together`, or an answer to an invitation.
    ///
    /// # Errors
    /// Not joined, not between these two, a time that cannot be, or a failure of the store.
    pub async fn together_step(
        &self,
        caller: &Caller,
        surface: Surface,
        step: TogetherStep,
        chosen: Option<&str>,
    ) -> AppResult<Reply> {
        let mut tx = self.store.begin().await?;
        let mut member = self.acting(&mut tx, caller.user).await?;
        self.sign(&mut tx, &mut member, Sign::Contact).await?;
        let reply = match step {
            TogetherStep::Time(user) => {
                Reply::Update(self.next_choice(&mut tx, &member, user, Some(chosen_hour(chosen)?)).await?)
            }
            TogetherStep::Session(user, time) => {
                Reply::Update(self.ask_together(&mut tx, &member, user, time, chosen.unwrap_or_default()).await?)
            }
            TogetherStep::Other(id) => self.which_other_time(&mut tx, &member, (caller, surface), id).await?,
            TogetherStep::Accept(id) => self.say_to(&mut tx, &member, (caller, surface), (id, InviteAct::Accept), None).await?,
            TogetherStep::OtherAt(id) => {
                let time = chosen_hour(chosen)?;
                self.say_to(&mut tx, &member, (caller, surface), (id, InviteAct::OtherTime), Some(time)).await?
            }
            TogetherStep::NotThisWeek(id) => {
                self.say_to(&mut tx, &member, (caller, surface), (id, InviteAct::NotThisWeek), None).await?
            }
            TogetherStep::Withdraw(id) => {
                self.say_to(&mut tx, &member, (caller, surface), (id, InviteAct::Withdraw), None).await?
            }
        };
        tx.commit().await?;
        self.bell.ring();
        Ok(reply)
    }

    /// An invitation of which this member is one of the two.
    async fn own_invite(&self, tx: &mut Tx, member: &Member, id: InviteId) -> AppResult<(Invite, Side)> {
        let invite = self.known_invite(tx, id).await?;
        let side = invite.side_of(member.id).ok_or(Refusal::NotYours)?;
        Ok((invite, side))
    }

    /// "Another time": the hours of that day.
    async fn which_other_time(
        &self,
        tx: &mut Tx,
        member: &Member,
        (caller, surface): (&Caller, Surface),
        id: InviteId,
    ) -> AppResult<Reply> {
        let (invite, side) = self.own_invite(tx, member, id).await?;
        match next(invite.state, side, InviteAct::OtherTime, invite.at <= self.now()) {
            Outcome::Becomes(_) => {}
            Outcome::NotTheirs => return Err(Refusal::NotYours.into()),
            Outcome::Same | Outcome::Over => return self.shown_there(tx, member, (caller, surface), &invite).await,
        }
        let earliest = self.now() + TimeDelta::minutes(LEAD_MINUTES);
        let date = local_day(invite.at, member.zone);
        let fits = |time: TimeOfDay| {
            wall_clock::resolve(date, time.to_time(), member.zone).is_some_and(|at| at >= earliest && at != invite.at)
        };
        let row = self.hours(member, Press::Together(TogetherStep::OtherAt(id)), fits);
        if matches!(&row, Row::Select { options, .. } if options.is_empty()) {
            return self.no_time_left(member);
        }
        let person = tx.member(invite.from).await?.map(|other| other.user);
        let day = Some(Day::of(date, local_day(self.now(), member.zone)));
        let text = self.say(member, Template::TogOtherAsk, &Voice { person, day, ..Voice::default() }, 0);
        if let Some(mut view) = self.letter_view_of(tx, member, (caller, surface), &invite).await? {
            view.question = Some(Asked { text, more: String::new(), row: Some(row) });
            return Ok(Reply::Update(self.day_message(member, &view)?));
        }
        Ok(Reply::Update(Message::new(text, vec![row])?))
    }

    fn no_time_left(&self, member: &Member) -> AppResult<Reply> {
        Ok(Reply::Show(Message::of_text(self.say(member, Template::TogNoTime, &Voice::default(), 0))?))
    }

    /// One of the four things that can be said.
    async fn say_to(
        &self,
        tx: &mut Tx,
        member: &Member,
        (caller, surface): (&Caller, Surface),
        (id, act): (InviteId, InviteAct),
        time: Option<TimeOfDay>,
    ) -> AppResult<Reply> {
        let (before, side) = self.own_invite(tx, member, id).await?;
        let mut after = before.clone();
        match next(before.state, side, act, before.spoken_of_at() <= self.now()) {
            Outcome::NotTheirs => return Err(Refusal::NotYours.into()),
            Outcome::Same | Outcome::Over => return self.shown_there(tx, member, (caller, surface), &before).await,
            Outcome::Becomes(state) => after.state = state,
        }
        if let Some(time) = time {
            let at = wall_clock::resolve(local_day(before.at, member.zone), time.to_time(), member.zone);
            let Some(at) = at.filter(|at| *at >= self.now() + TimeDelta::minutes(LEAD_MINUTES)) else {
                return self.no_time_left(member);
            };
            after.other_at = Some(at);
        }
        if before.state == InviteState::OtherTime && after.state == InviteState::Accepted {
            after.at = before.spoken_of_at();
        }
        after.changed_at = self.now();
        if !tx.move_invite(before.state, &after).await? {
            // The other one was faster: what stands now is shown.
            let now = self.known_invite(tx, id).await?;
            return self.shown_there(tx, member, (caller, surface), &now).await;
        }
        if side == Side::To && before.told_at.is_none() {
            // Found in /today before any message brought it.
            tx.set_invite_told(id, self.now()).await?;
        }
        self.pass_on(tx, &before, &after).await?;
        self.shown_there(tx, member, (caller, surface), &after).await
    }

    /// Asks for what the other one hears, and for the words of the day once both have said yes.
    async fn pass_on(&self, tx: &mut Tx, before: &Invite, after: &Invite) -> AppResult<()> {
        let was_other_time = before.state == InviteState::OtherTime;
        let to = match hears(after.state, was_other_time) {
            Side::From => after.from,
            Side::To => after.to,
        };
        ask(tx, JobKind::InviteNews(after.id, to), self.now()).await?;
        if after.state == InviteState::Accepted {
            for id in [after.from, after.to] {
                ask(tx, JobKind::InviteDay(after.id, id), self.now()).await?;
            }
        }
        Ok(())
    }

    /// Where the button was pressed, as the invitation now stands.
    async fn shown_there(
        &self,
        tx: &mut Tx,
        member: &Member,
        (caller, surface): (&Caller, Surface),
        invite: &Invite,
    ) -> AppResult<Reply> {
        if let Some(view) = self.letter_view_of(tx, member, (caller, surface), invite).await? {
            return Ok(Reply::Update(self.day_message(member, &view)?));
        }
        Ok(Reply::Update(self.shown_to(tx, member, invite).await?))
    }

    /// The day's letter that carries the invitation, where that is what was pressed.
    async fn letter_view_of(
        &self,
        tx: &mut Tx,
        member: &Member,
        (caller, surface): (&Caller, Surface),
        invite: &Invite,
    ) -> AppResult<Option<DayView>> {
        let (Some(letter), Surface::Letter) = (invite.letter, surface) else { return Ok(None) };
        let Some(letter) = tx.letter(letter).await? else { return Ok(None) };
        if letter.message.is_none() || letter.message != caller.message {
            return Ok(None);
        }
        Ok(Some(self.letter_view(tx, member, &letter, Focus::None).await?))
    }
}
