//! The daily reminder, one DM per member and local day, and the evening check-in of those who chose it. The truth is read again at the moment of writing, the one gate decides,
//! and the day's slot is taken in the same transaction.

use chrono::{NaiveDate, TimeDelta};

use super::due::slot_of;
use super::{Attempt, Ending, JobKind};
use crate::app::facts::PlanFacts;
use crate::app::letter::{LetterTemplate, Outgoing};
use crate::app::lines::Focus;
use crate::app::{App, AppResult};
use crate::domain::calendar::{Instant, Week, local_day};
use crate::domain::evening;
use crate::domain::ids::{InviteId, MemberId, OccurrenceId, SessionId};
use crate::domain::ladder::silent_since;
use crate::domain::may_write::Writing;
use crate::domain::member::Member;
use crate::domain::press::{Answer, Press, RoomStep};
use crate::domain::proposal::Offer;
use crate::domain::reminder::{self, ReminderFacts, ReminderKind};
use crate::store::Tx;
use crate::store::jobs::JobState;
use crate::store::letters::{Letter, Slot};

/// How long the room question waits for a reminder that is due and has not gone, in minutes.
const ROOM_AFTER_REMINDER_MINUTES: i64 = 5;

impl App {
    /// Sends the reminder of a local date, unless there is a reason not to.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn run_remind(&self, attempt: &Attempt, id: MemberId, date: NaiveDate) -> AppResult<Ending> {
        self.run_of_day(attempt, id, date, Writing::Reminder).await
    }

    /// Sends the evening check-in of a local date, unless there is a reason not to.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn run_evening(&self, attempt: &Attempt, id: MemberId, date: NaiveDate) -> AppResult<Ending> {
        self.run_of_day(attempt, id, date, Writing::Evening).await
    }

    /// Sends the room question of a Sunday, unless the day's reminder asks it or there is another reason not to.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn run_room_question(&self, attempt: &Attempt, id: MemberId, date: NaiveDate) -> AppResult<Ending> {
        self.run_of_day(attempt, id, date, Writing::RoomQuestion).await
    }

    async fn run_of_day(&self, attempt: &Attempt, id: MemberId, date: NaiveDate, writing: Writing) -> AppResult<Ending> {
        let slot = slot_of(writing);
        let mut tx = self.store.begin().await?;
        let Some(member) = self.locked(&mut tx, id).await? else { return Ok(Ending::Discard("the member is gone")) };
        if let Some(ending) = self.not_due(&member, date, writing) {
            return Ok(ending);
        }
        if writing == Writing::RoomQuestion
            && let Some(later) = self.reminder_to_come(&mut tx, &member, date).await?
        {
            return Ok(Ending::Snooze(later));
        }
        let mut known = tx.letter_for(id, date, slot).await?;
        if let Some(letter) = &known {
            let template = LetterTemplate::of(letter);
            if letter.delivered_at.is_some() && template.is_some_and(LetterTemplate::is_of_a_day) {
                return Ok(Ending::Done);
            }
            if template.map(LetterTemplate::writing) != Some(writing) {
                return Ok(Ending::Discard("something else was written today"));
            }
            if attempt.unknown_since.is_none() {
                // What never went out is composed afresh: an answer or a move may have come since. It goes before the question is
                // asked what is due, or what it asked would count as asked.
                tx.delete_letter(letter.id).await?;
                known = None;
            }
        }
        let due = self.due(&mut tx, &member, date, writing).await?;
        let (letter, may_send) = match known {
            // It may have gone out. If nothing speaks against it, it goes again under the same name; otherwise it is only looked for.
            Some(letter) => (letter, due.map(drop)),
            None => {
                let reminder = match due {
                    Ok(reminder) => reminder,
                    Err(reason) => {
                        tx.commit().await?;
                        return Ok(Ending::Discard(reason));
                    }
                };
                let Some(letter) = self.compose(&mut tx, &member, (date, slot), &reminder).await? else {
                    return Ok(Ending::Discard("something else was written today"));
                };
                (letter, Ok(()))
            }
        };
        let view = self.letter_view(&mut tx, &member, &letter, Focus::None).await?;
        tx.commit().await?;
        let message = self.day_message(&member, &view)?;
        let parts: Vec<_> = view.items.iter().map(|item| item.occurrence.id).collect();
        let mut shapes: Vec<Press> = parts.iter().flat_map(|id| shapes_of(*id)).collect();
        if writing == Writing::RoomQuestion {
            let week = Week::of(date).next();
            shapes.extend([Press::Room(RoomStep::Same(week)), Press::Room(RoomStep::Ask(week))]);
        }
        self.deliver(attempt, &member, &Outgoing { letter: &letter, message: &message, shapes, parts: &parts, may_send }).await
    }

    /// Whether a reminder or an evening check-in is due for the date, and what it holds.
    async fn due(
        &self,
        tx: &mut Tx,
        member: &Member,
        date: NaiveDate,
        writing: Writing,
    ) -> AppResult<Result<DueReminder, &'static str>> {
        if let Err(reason) = self.gate(tx, member, date, writing).await? {
            return Ok(Err(reason));
        }
        if writing == Writing::RoomQuestion && tx.letter_for(member.id, date, Slot::Evening).await?.is_some() {
            return Ok(Err("the evening's message has just come"));
        }
        if writing == Writing::Evening && self.has_just_written(tx, member, date).await? {
            return Ok(Err("the day's message has just come"));
        }
        let last_sign_on = local_day(member.last_sign_at, member.zone);
        let facts = PlanFacts::load(tx, member, last_sign_on.min(date), date).await?;
        let planned = facts.planned();
        let pauses = tx.pauses_of(member.id).await?;
        let silent = silent_since(&planned, &pauses, last_sign_on, date);
        let asks = writing != Writing::Evening && self.asks_room(tx, member, date, silent).await?;
        if writing == Writing::RoomQuestion {
            let alone = DueReminder { sessions: Vec::new(), template: LetterTemplate::Room, offer: None, invite: None };
            return Ok(if asks { Ok(alone) } else { Err("nobody asks today") });
        }
        // One question at most: the week's keeps its place, and the one about a chapter is asked once.
        let asks_chapter = writing == Writing::Reminder && !asks && self.asks_chapter(tx, member).await?;
        let offer = match writing {
            Writing::Reminder if silent <= 1 && !asks_chapter => self.offer_of(tx, member, date, asks).await?,
            _ => None,
        };
        // Somebody who asks waits for an answer of this week; what is proposed can be proposed next week.
        let invite = match writing {
            Writing::Reminder if !asks && !asks_chapter => self.invite_waiting(tx, member).await?,
            _ => None,
        };
        let offer = if invite.is_some() { None } else { offer };
        let has_question = asks || asks_chapter || offer.is_some() || invite.is_some();
        let due = ReminderFacts { planned: &planned, today: date, pauses: &pauses, state: member.ladder, silent, has_question };
        let plan = match writing {
            Writing::Evening => evening::compose(&due).map_err(evening::NoEvening::as_str),
            _ => reminder::compose(&due).map_err(reminder::NoReminder::as_str),
        };
        Ok(plan.map(|plan| DueReminder {
            offer,
            invite,
            sessions: plan.parts.iter().map(|part| part.session.id).collect(),
            template: match (writing, plan.kind) {
                (Writing::Evening, _) => LetterTemplate::Evening,
                (_, ReminderKind::Rem) if asks => LetterTemplate::ReminderRoom,
                (_, ReminderKind::Rem) if asks_chapter => LetterTemplate::ReminderChapter,
                (_, ReminderKind::Rem) => LetterTemplate::Reminder,
                (_, ReminderKind::Wobble) => LetterTemplate::Wobble,
            },
        }))
    }

    /// When to look again, while the day's reminder is still on its way: it carries the question.
    pub(super) async fn reminder_to_come(&self, tx: &mut Tx, member: &Member, date: NaiveDate) -> AppResult<Option<Instant>> {
        let job = JobKind::Remind(member.id, date);
        let row = tx.job(job.kind(), &job.key()).await?;
        let is_on_its_way = row.as_ref().is_some_and(|row| matches!(row.state, JobState::Scheduled | JobState::Running));
        let again = TimeDelta::minutes(ROOM_AFTER_REMINDER_MINUTES);
        Ok(row.filter(|_| is_on_its_way).map(|row| row.run_at.max(self.now()) + again))
    }

    /// Whether the day's message came late, and so shortly before the evening's.
    async fn has_just_written(&self, tx: &mut Tx, member: &Member, date: NaiveDate) -> AppResult<bool> {
        let apart = TimeDelta::minutes(i64::from(evening::APART_MINUTES_MIN));
        let day = tx.letter_for(member.id, date, Slot::Day).await?;
        Ok(day.is_some_and(|letter| self.now() - letter.delivered_at.unwrap_or(letter.composed_at) < apart))
    }

    /// Takes the day's slot, with a row for each session so that its buttons have a name; none where the slot is taken.
    async fn compose(
        &self,
        tx: &mut Tx,
        member: &Member,
        (date, slot): (NaiveDate, Slot),
        reminder: &DueReminder,
    ) -> AppResult<Option<Letter>> {
        let mut parts = Vec::new();
        for session in &reminder.sessions {
            parts.push(tx.ensure_occurrence(member.id, *session, date, false).await?.id);
        }
        let Some(id) = tx.insert_letter(member.id, date, slot, reminder.template.as_str(), self.now()).await? else {
            return Ok(None);
        };
        tx.set_letter_parts(id, &parts).await?;
        tx.put_cheers_under(member.id, id).await?;
        if let Some(offer) = reminder.offer {
            tx.insert_proposal(member.id, id, date, offer).await?;
        }
        if let Some(invite) = reminder.invite {
            tx.put_invite_under(invite, id).await?;
        }
        Ok(tx.letter(id).await?)
    }
}

/// What today's reminder holds.
struct DueReminder {
    sessions: Vec<SessionId>,
    template: LetterTemplate,
    offer: Option<Offer>,
    invite: Option<InviteId>,
}

/// Everything that the row of a session can offer, in any state of it: an answer given elsewhere changes what a message of ours
/// looks like now, not what it looked like when it went out.
fn shapes_of(id: OccurrenceId) -> [Press; 3] {
    [Press::CheckIn(id, Answer::Done), Press::Change(id), Press::Back(id)]
}
