//! The daily reminder: one DM per member and local day. The truth is read again at the moment of writing, the one gate decides,
//! and the day's slot is taken in the same transaction.

use chrono::NaiveDate;

use super::{Attempt, Ending};
use crate::app::facts::PlanFacts;
use crate::app::letter::{Delivered, template};
use crate::app::lines::Focus;
use crate::app::{App, AppResult};
use crate::domain::calendar::{Instant, local_day};
use crate::domain::ids::MemberId;
use crate::domain::ladder::silent_since;
use crate::domain::may_write::{self, WriteFacts, Writing};
use crate::domain::member::Member;
use crate::domain::reminder::{self, ReminderFacts, ReminderKind};
use crate::domain::wall_clock;
use crate::store::Tx;
use crate::store::letters::{Letter, Slot};

impl App {
    /// Sends the reminder of a local date, unless there is a reason not to.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn run_remind(&self, attempt: &Attempt, id: MemberId, date: NaiveDate) -> AppResult<Ending> {
        if let Some(ending) = self.open_late(id).await? {
            return Ok(ending);
        }
        let mut tx = self.store.begin().await?;
        let Some(member) = tx.member(id).await? else { return Ok(Ending::Discard("the member is gone")) };
        if let Some(ending) = self.not_yet(&member, date) {
            return Ok(ending);
        }
        if local_day(self.now(), member.zone) != date {
            return Ok(Ending::Discard(attempt.too_late()));
        }
        let letter = match tx.letter_for(id, date, Slot::Day).await? {
            // An earlier attempt composed it, and this is the same job: it goes on where that one stopped.
            Some(letter) if is_reminder(&letter) => letter,
            Some(_) => return Ok(Ending::Discard("something else was written today")),
            None => match self.compose(&mut tx, &member, date).await? {
                Ok(letter) => letter,
                Err(reason) => return Ok(Ending::Discard(reason)),
            },
        };
        if letter.delivered_at.is_some() {
            return Ok(Ending::Done);
        }
        // A gate that closed meanwhile ends it, unless it may be there already: then it is looked for below.
        let may_write = self.gate(&mut tx, &member, date, Writing::Reminder).await?;
        if let (Err(reason), None) = (may_write, attempt.unknown_since) {
            tx.delete_letter(letter.id).await?;
            tx.commit().await?;
            return Ok(Ending::Discard(reason));
        }
        let view = self.letter_view(&mut tx, &member, &letter, Focus::None).await?;
        tx.commit().await?;
        let message = self.day_message(&member, &view)?;
        match self.deliver(attempt, &member, letter.composed_at, &message, may_write).await? {
            Delivered::As(channel, message) => {
                let parts: Vec<_> = view.items.iter().map(|item| item.occurrence.id).collect();
                let mut tx = self.store.begin().await?;
                tx.set_letter_delivered(letter.id, channel, message, self.now()).await?;
                tx.mark_reminded(&parts).await?;
                tx.commit().await?;
                Ok(Ending::Done)
            }
            Delivered::Not(ending) => {
                if let Ending::Discard(_) = ending {
                    let mut tx = self.store.begin().await?;
                    tx.delete_letter(letter.id).await?;
                    tx.commit().await?;
                }
                Ok(ending)
            }
        }
    }

    /// Composes the day's letter and takes its slot, or says why there is none.
    async fn compose(
        &self,
        tx: &mut Tx,
        member: &Member,
        date: NaiveDate,
    ) -> AppResult<Result<Letter, &'static str>> {
        if let Err(reason) = self.gate(tx, member, date, Writing::Reminder).await? {
            return Ok(Err(reason));
        }
        let last_sign_on = local_day(member.last_sign_at, member.zone);
        let facts = PlanFacts::load(tx, member.id, last_sign_on.min(date), date).await?;
        let planned = facts.planned();
        let silent = silent_since(&planned, &[], last_sign_on, date);
        let due =
            ReminderFacts { planned: &planned, today: date, pauses: &[], state: member.ladder, silent, has_question: false };
        let plan = match reminder::compose(&due) {
            Ok(plan) => plan,
            Err(reason) => return Ok(Err(reason.as_str())),
        };
        let mut parts = Vec::new();
        for part in &plan.parts {
            parts.push(tx.ensure_occurrence(member.id, part.session.id, date, false).await?.id);
        }
        let template = match plan.kind {
            ReminderKind::Rem => template::REMINDER,
            ReminderKind::Wobble => template::WOBBLE,
        };
        let Some(id) = tx.insert_letter(member.id, date, Slot::Day, template, self.now()).await? else {
            return Ok(Err("something else was written today"));
        };
        tx.set_letter_parts(id, &parts).await?;
        tx.letter(id).await?.ok_or("the letter is gone").map_or_else(|reason| Ok(Err(reason)), |letter| Ok(Ok(letter)))
    }

    /// The one gate before every message that nobody just asked for. It was due at the member's time on `date`: when its job came up
    /// says nothing, since a job that is tried again is due again.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn gate(
        &self,
        tx: &mut Tx,
        member: &Member,
        date: NaiveDate,
        writing: Writing,
    ) -> AppResult<Result<(), &'static str>> {
        let since = tx.letters_since(member.id, member.last_sign_at).await?;
        let own = |letter: &&Letter| letter.slot != Slot::Asked && letter.date != date;
        let count = |wanted: &dyn Fn(&Letter) -> bool| {
            u32::try_from(since.iter().filter(own).filter(|letter| wanted(letter)).count()).unwrap_or(u32::MAX)
        };
        let is_slot_taken =
            since.iter().any(|letter| letter.date == date && letter.slot == Slot::Day && letter.delivered_at.is_some());
        let facts = WriteFacts {
            writing,
            state: member.ladder,
            delivery: member.delivery,
            has_dm_channel: member.dm_channel.is_some(),
            zone: member.zone,
            quiet: member.quiet,
            due_at: wall_clock::resolve(date, member.reminder_at.to_time(), member.zone).unwrap_or(Instant::MIN_UTC),
            now: self.now(),
            today: date,
            is_slot_taken,
            last_sign_on: local_day(member.last_sign_at, member.zone),
            reminders_since_sign: count(&is_reminder),
            writings_since_sign: count(&|_| true),
        };
        Ok(may_write::decide(&facts).map_err(may_write::NotNow::as_str))
    }
}

fn is_reminder(letter: &Letter) -> bool {
    letter.template == template::REMINDER || letter.template == template::WOBBLE
}
