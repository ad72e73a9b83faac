//! What is passed on between two who do a session at the same time. The invitation is the day's one message or part of it; where it
//! stands and the word on its day are what the two asked for. None of it is the coach's own, so it stands outside the count of letters,
//! and keeps to quiet hours, closed doors and `/stop` all the same.

use chrono::{NaiveDate, TimeDelta};

use super::due::Placed;
use super::{Attempt, Ending, JobKind, ending_of};
use crate::app::door::is_closed;
use crate::app::letter::{LetterTemplate, Outgoing};
use crate::app::lines::Focus;
use crate::app::message::{Button, Message, Row};
use crate::app::{App, AppResult};
use crate::domain::calendar::{Instant, local_day};
use crate::domain::ids::{InviteId, MemberId};
use crate::domain::may_write::{LATE_MINUTES_MAX, Writing};
use crate::domain::member::{Delivery, Member};
use crate::domain::press::{Press, TogetherStep};
use crate::domain::together::{InviteState, Side, deadline, quiet_ends};
use crate::domain::wall_clock;
use crate::prompts::{Label, Template};
use crate::store::Tx;
use crate::store::invites::Invite;
use crate::store::jobs::JobState;
use crate::store::letters::Slot;

/// How long before its time the word of the day comes at the latest, in minutes.
const DAY_LEAD_MINUTES: i64 = 60;

impl App {
    /// Brings an invitation as the one message of a day that has no other, unless a reminder does before. Meanwhile it waits in `/today`.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn run_invite(&self, attempt: &Attempt, id: InviteId, to: MemberId) -> AppResult<Ending> {
        let mut tx = self.store.begin().await?;
        let Some(member) = self.locked(&mut tx, to).await? else { return Ok(Ending::Discard("the member is gone")) };
        let Some(invite) = tx.invite(id).await? else { return Ok(Ending::Discard("the invitation is gone")) };
        if invite.told_at.is_some() {
            return Ok(Ending::Done);
        }
        if invite.state != InviteState::Sent {
            return Ok(Ending::Discard("it is no longer asked"));
        }
        let today = local_day(self.now(), member.zone);
        if let Some(later) = self.no_place_today(&mut tx, &member, &invite, today).await? {
            return Ok(if later < deadline(invite.at) {
                Ending::Snooze(later)
            } else {
                Ending::Discard("no message before its time")
            });
        }
        let from = tx.member(invite.from).await?;
        let is_known = match &from {
            Some(from) => self.share_a_club(&mut tx, from, &member).await?,
            None => false,
        };
        if !is_known || !tx.takes_invites(to).await? {
            return Ok(Ending::Discard("it is not taken"));
        }
        let Placed { letter, may_send } = match self.place(&mut tx, &member, today, LetterTemplate::Invitation).await? {
            Ok(placed) => placed,
            Err(ending) => {
                tx.commit().await?;
                return Ok(ending);
            }
        };
        tx.put_invite_under(id, letter.id).await?;
        let view = self.letter_view(&mut tx, &member, &letter, Focus::None).await?;
        tx.commit().await?;
        let message = self.day_message(&member, &view)?;
        let steps = [TogetherStep::Accept(id), TogetherStep::NotThisWeek(id)];
        let shapes = steps.map(Press::Together).to_vec();
        self.deliver(attempt, &member, &Outgoing { letter: &letter, message: &message, shapes, parts: &[], may_send }).await
    }

    /// When to look again, where today has no place for it: the day's message is still to come, has come, or would come too late.
    async fn no_place_today(
        &self,
        tx: &mut Tx,
        member: &Member,
        invite: &Invite,
        today: NaiveDate,
    ) -> AppResult<Option<Instant>> {
        let at = |date: NaiveDate| wall_clock::resolve(date, member.reminder_at.to_time(), member.zone);
        let (now, tomorrow) = (self.now(), today.succ_opt().and_then(at));
        let carried = tx.letter_for(member.id, today, Slot::Day).await?;
        if let Some(letter) = &carried {
            let is_own = invite.letter == Some(letter.id) && LetterTemplate::of(letter) == Some(LetterTemplate::Invitation);
            return Ok(if is_own { None } else { tomorrow });
        }
        let Some(due_at) = at(today) else { return Ok(tomorrow) };
        if now < due_at {
            return Ok(Some(due_at));
        }
        if let Some(later) = self.reminder_to_come(tx, member, today).await? {
            return Ok(Some(later));
        }
        let asks_room = self.is_waiting(tx, JobKind::Room(member.id, today)).await?;
        let is_late = now - due_at > TimeDelta::minutes(LATE_MINUTES_MAX);
        Ok(tomorrow.filter(|_| asks_room || is_late))
    }

    /// Whether a job waits for its time or is being done.
    async fn is_waiting(&self, tx: &mut Tx, job: JobKind) -> AppResult<bool> {
        let row = tx.job(job.kind(), &job.key()).await?;
        Ok(row.is_some_and(|row| matches!(row.state, JobState::Scheduled | JobState::Running)))
    }

    /// Tells one of the two where it stands.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn run_invite_news(&self, attempt: &Attempt, id: InviteId, to: MemberId) -> AppResult<Ending> {
        let mut tx = self.store.begin().await?;
        let Some(member) = self.locked(&mut tx, to).await? else { return Ok(Ending::Discard("the member is gone")) };
        let Some(invite) = tx.invite(id).await? else { return Ok(Ending::Discard("the invitation is gone")) };
        if invite.spoken_of_at() <= self.now() {
            return Ok(Ending::Discard("its time is over"));
        }
        let Some(side) = invite.side_of(to) else { return Ok(Ending::Discard("it is not theirs")) };
        let template = match (invite.state, side) {
            (InviteState::OtherTime, Side::From) => Template::Tog2,
            (InviteState::NotThisWeek, Side::From) => Template::TogNot,
            (InviteState::Accepted, _) => Template::TogYes,
            // Who was never asked has nothing to hear of.
            (InviteState::Withdrawn, Side::To) if invite.told_at.is_some() => Template::TogOff,
            _ => return Ok(Ending::Discard("nobody hears of it")),
        };
        if let Some(ending) = self.not_passed_on(&member) {
            return Ok(ending);
        }
        let text = self.together_words(&mut tx, &member, &invite, template).await?;
        tx.commit().await?;
        let rows = if template == Template::Tog2 {
            let button = |label, step| (self.label(&member, label), Press::Together(step));
            let (take, take_press) = button(Label::TogetherTake, TogetherStep::Accept(id));
            let (back, back_press) = button(Label::TogetherWithdraw, TogetherStep::Withdraw(id));
            vec![Row::Buttons(vec![Button::main(take, take_press), Button::quiet(back, back_press)])]
        } else {
            Vec::new()
        };
        self.pass_to(attempt, &member, &Message::new(text, rows)?, &invite).await
    }

    /// Says the word of the day, unless the day's letter said it.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn run_invite_day(&self, attempt: &Attempt, id: InviteId, to: MemberId) -> AppResult<Ending> {
        let mut tx = self.store.begin().await?;
        let Some(member) = self.locked(&mut tx, to).await? else { return Ok(Ending::Discard("the member is gone")) };
        let Some(invite) = tx.invite(id).await? else { return Ok(Ending::Discard("the invitation is gone")) };
        if invite.state != InviteState::Accepted {
            return Ok(Ending::Discard("it does not stand"));
        }
        if invite.at <= self.now() {
            return Ok(Ending::Discard("its time is over"));
        }
        let date = local_day(invite.at, member.zone);
        let due_at = day_word_at(&member, date, &invite);
        if self.now() < due_at {
            return Ok(Ending::Snooze(due_at));
        }
        let letter = tx.letter_for(to, date, Slot::Day).await?;
        let is_of_the_day = |template| {
            matches!(
                template,
                LetterTemplate::Reminder
                    | LetterTemplate::Wobble
                    | LetterTemplate::ReminderRoom
                    | LetterTemplate::ReminderChapter
            )
        };
        if let Some(letter) = letter.filter(|letter| LetterTemplate::of(letter).is_some_and(is_of_the_day)) {
            let said_at = letter.delivered_at.unwrap_or(letter.composed_at);
            if said_at > invite.changed_at {
                return Ok(Ending::Done);
            }
        } else if let Some(later) = self.reminder_to_come(&mut tx, &member, date).await?.filter(|later| *later < invite.at) {
            return Ok(Ending::Snooze(later));
        }
        if let Some(ending) = self.not_passed_on(&member) {
            return Ok(ending);
        }
        if invite.changed_at > self.now() - TimeDelta::minutes(DAY_LEAD_MINUTES) {
            return Ok(Ending::Discard("they have just said yes"));
        }
        let text = self.together_words(&mut tx, &member, &invite, Template::TogDay).await?;
        tx.commit().await?;
        self.pass_to(attempt, &member, &Message::of_text(text)?, &invite).await
    }

    /// What becomes of a job whose message may not go now; none where it may.
    fn not_passed_on(&self, member: &Member) -> Option<Ending> {
        if !Writing::Together.is_for(member.ladder) {
            return Some(Ending::Discard("state"));
        }
        if member.delivery == Delivery::Closed || member.dm_channel.is_none() {
            return Some(Ending::Discard("dm_closed"));
        }
        quiet_ends(self.now(), member.zone, member.quiet).map(Ending::Snooze)
    }

    /// Sends it once for where the invitation stands.
    async fn pass_to(&self, attempt: &Attempt, member: &Member, message: &Message, invite: &Invite) -> AppResult<Ending> {
        // The same two may hear of the same invitation again within minutes: each news has its own name.
        let news = invite.changed_at.timestamp_millis().to_string();
        match self.reach(attempt, (member.user, member.dm_channel), message, &news).await {
            Ok(()) => Ok(Ending::Done),
            Err(error) if is_closed(&error) => {
                self.close_door(member.id).await?;
                Ok(Ending::Discard("the DM is closed"))
            }
            Err(error) => Ok(ending_of(&error)),
        }
    }
}

/// When the word of a day is due: at the member's time of that day, or an hour before they meet where that is earlier, or where they
/// agreed only later that day.
fn day_word_at(member: &Member, date: NaiveDate, invite: &Invite) -> Instant {
    let last = invite.at - TimeDelta::minutes(DAY_LEAD_MINUTES);
    let usual = wall_clock::resolve(date, member.reminder_at.to_time(), member.zone);
    usual.filter(|usual| (invite.changed_at..last).contains(usual)).unwrap_or(last)
}
