//! What the jobs that write to a member share: when a writing is due, the one gate before it, and the place in the day that it takes.

use chrono::NaiveDate;

use super::Ending;
use crate::app::letter::LetterTemplate;
use crate::app::{App, AppResult};
use crate::domain::calendar::{Instant, ReminderTime, local_day};
use crate::domain::may_write::{self, WriteFacts, Writing};
use crate::domain::member::Member;
use crate::domain::refusal::Refusal;
use crate::domain::room;
use crate::domain::wall_clock;
use crate::store::Tx;
use crate::store::letters::{Letter, Slot};

/// A writing whose row stands in the ledger.
pub(super) struct Placed {
    /// The row.
    pub letter: Letter,
    /// Whether it may still be sent; an earlier try of it may have gone out.
    pub may_send: Result<(), &'static str>,
}

impl App {
    /// Nothing, if a writing of a local date is due by now; else what becomes of its job. When it is due follows from the member's
    /// zone and times as they are now, never from when the row last ran: a try that failed or was lost makes nothing less late.
    pub(super) fn not_due(&self, member: &Member, date: NaiveDate, writing: Writing) -> Option<Ending> {
        if date < local_day(self.now(), member.zone) {
            return Some(Ending::Discard("its day is over"));
        }
        let Some(time) = time_of(member, writing) else { return Some(Ending::Discard("nobody chose it")) };
        match wall_clock::resolve(date, time.to_time(), member.zone) {
            None => Some(Ending::Discard("there is no such date there")),
            // A changed zone or time has put it off meanwhile.
            Some(due_at) if self.now() < due_at => Some(Ending::Snooze(due_at)),
            Some(_) => None,
        }
    }

    /// The place in the day of a writing that holds nothing but its words: the one it has from an earlier try, or a new one.
    ///
    /// # Errors
    /// A failure of the store.
    pub(super) async fn place(
        &self,
        tx: &mut Tx,
        member: &Member,
        date: NaiveDate,
        template: LetterTemplate,
    ) -> AppResult<Result<Placed, Ending>> {
        let may_send = self.gate(tx, member, date, template.writing()).await?;
        let slot = slot_of(template.writing());
        let letter = match tx.letter_for(member.id, date, slot).await? {
            Some(letter) if letter.delivered_at.is_some() && LetterTemplate::of(&letter) == Some(template) => {
                return Ok(Err(Ending::Done));
            }
            Some(letter) if LetterTemplate::of(&letter) == Some(template) => letter,
            Some(_) => return Ok(Err(Ending::Discard("something else was written today"))),
            None => {
                if let Err(reason) = may_send {
                    return Ok(Err(Ending::Discard(reason)));
                }
                let Some(id) = tx.insert_letter(member.id, date, slot, template.as_str(), self.now()).await? else {
                    return Ok(Err(Ending::Discard("something else was written today")));
                };
                tx.put_cheers_under(member.id, id).await?;
                tx.letter(id).await?.ok_or(Refusal::UnknownButton)?
            }
        };
        Ok(Ok(Placed { letter, may_send }))
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
        let slot = slot_of(writing);
        let since = tx.letters_since(member.id, member.last_sign_at).await?;
        let own = |letter: &&Letter| letter.slot != Slot::Asked && (letter.date != date || letter.slot != slot);
        let count = |wanted: &dyn Fn(&Letter) -> bool| {
            u32::try_from(since.iter().filter(own).filter(|letter| wanted(letter)).count()).unwrap_or(u32::MAX)
        };
        let is_slot_taken =
            since.iter().any(|letter| letter.date == date && letter.slot == slot && letter.delivered_at.is_some());
        let facts = WriteFacts {
            writing,
            state: member.ladder,
            delivery: member.delivery,
            has_dm_channel: member.dm_channel.is_some(),
            zone: member.zone,
            quiet: member.quiet,
            due_at: time_of(member, writing)
                .and_then(|time| wall_clock::resolve(date, time.to_time(), member.zone))
                .unwrap_or(Instant::MIN_UTC),
            now: self.now(),
            today: date,
            is_slot_taken,
            last_sign_on: local_day(member.last_sign_at, member.zone),
            reminders_since_sign: count(&is_reminder),
            writings_since_sign: count(&|letter| !was_asked_for(letter)),
        };
        Ok(may_write::decide(&facts).map_err(may_write::NotNow::as_str))
    }
}

/// Whether a letter is one of the four: a reminder or an evening check-in.
fn is_reminder(letter: &Letter) -> bool {
    LetterTemplate::of(letter).is_some_and(LetterTemplate::is_of_a_day)
}

/// Whether the member asked for a letter by date or by name, so that it stands outside the count.
fn was_asked_for(letter: &Letter) -> bool {
    LetterTemplate::of(letter).is_some_and(|template| template.writing().was_asked_for())
}

/// Which of the day's letters a writing is.
pub(super) const fn slot_of(writing: Writing) -> Slot {
    match writing {
        Writing::Evening => Slot::Evening,
        _ => Slot::Day,
    }
}

/// At which time of the day it is due; none for an evening check-in that the member did not choose.
fn time_of(member: &Member, writing: Writing) -> Option<ReminderTime> {
    match writing {
        Writing::Evening => member.evening_at,
        Writing::RoomQuestion => Some(room::asked_at(member.reminder_at, member.evening_at, member.quiet)),
        _ => Some(member.reminder_at),
    }
}
