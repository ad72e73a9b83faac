//! A member's day begins: at 04:00 local the ladder takes its step, and the day's reminder or letter is put into the queue. The
//! same row comes again the next day, and earlier whenever plan, zone or settings change.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::{Ending, JobKind, LadderLetter, ask_once};
use crate::app::facts::PlanFacts;
use crate::app::letter::LetterTemplate;
use crate::app::{App, AppResult};
use crate::domain::calendar::{Instant, ReminderTime, day_begins, local_day};
use crate::domain::evening;
use crate::domain::ids::MemberId;
use crate::domain::ladder::{self, LadderFacts, LadderState, LadderStep, OnEntry, away_letter_on, silent_since};
use crate::domain::may_write::NotNow;
use crate::domain::member::Member;
use crate::domain::pause::{self, Pause};
use crate::domain::reminder::{self, ReminderFacts};
use crate::domain::room;
use crate::domain::wall_clock;
use crate::domain::week_plan::Planned;
use crate::store::Tx;
use crate::store::jobs::JobState;
use crate::store::members::LadderExtras;

/// How far ahead the next planned day is looked for, in days. A session may come every 52 weeks.
const LETTER_LOOK_AHEAD_DAYS: u64 = 370;
/// The most days of silence that the ladder has to look back on.
const LOOK_BACK_DAYS: u64 = 62;

impl App {
    /// Takes the step of today if it was not taken, plans the day, and comes again when the next one begins.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn run_plan(&self, id: MemberId) -> AppResult<Ending> {
        let now = self.now();
        let mut tx = self.store.begin().await?;
        let Some(mut member) = self.locked(&mut tx, id).await? else { return Ok(Ending::Discard("the member is gone")) };
        if matches!(member.ladder, LadderState::Off | LadderState::Archived) {
            // Nothing comes of itself; `/start` asks for this job again.
            return Ok(Ending::Done);
        }
        let today = local_day(now, member.zone);
        let last = tx.ladder_days_between(id, today - Days::new(LOOK_BACK_DAYS), today).await?.last().map(|(date, _)| *date);
        if last.is_none_or(|last| last < today) {
            // After downtime the step is taken once, for today: what was not sent was not asked.
            self.take_step(&mut tx, &mut member, today).await?;
        }
        self.plan_messages(&mut tx, &member, today).await?;
        self.plan_room_question(&mut tx, &member, today).await?;
        tx.commit().await?;
        let next = day_begins(today + Days::new(1), member.zone);
        Ok(Ending::Again(next.max(now + chrono::TimeDelta::minutes(1))))
    }

    async fn take_step(&self, tx: &mut Tx, member: &mut Member, today: NaiveDate) -> AppResult<()> {
        let step = self.next_step(tx, member, today).await?;
        let extras = tx.ladder_extras(member.id).await?;
        if step.last_away_on != extras.last_away_on {
            tx.set_ladder_extras(member.id, LadderExtras { last_away_on: step.last_away_on, ..extras }).await?;
        }
        if step.state != member.ladder {
            member.ladder = step.state;
            member.ladder_since = today;
            tx.update_member(member).await?;
            super::ask_boards(tx, member.id, self.now()).await?;
        }
        tx.put_ladder_day(member.id, today, step.state).await?;
        if is_check_day(member.id, today) {
            super::ask(tx, JobKind::MemberCheck(member.id), self.now()).await?;
        }
        match step.on_entry {
            Some(OnEntry::AwayLetter) => {
                let until = today + Days::new(LETTER_LOOK_AHEAD_DAYS);
                let facts = PlanFacts::load(tx, member, today, until).await?;
                if let Some(date) = away_letter_on(&not_resting(&facts, &tx.pauses_of(member.id).await?), today) {
                    self.plan_letter(tx, member, date, LadderLetter::First).await?;
                }
            }
            Some(OnEntry::ClosingLetter) => self.plan_letter(tx, member, today, LadderLetter::Last).await?,
            Some(OnEntry::PauseIsOver | OnEntry::PauseHasNoEnd) => self.plan_pause_question(tx, member, today).await?,
            None => {}
        }
        Ok(())
    }

    async fn next_step(&self, tx: &mut Tx, member: &Member, today: NaiveDate) -> AppResult<LadderStep> {
        let last_sign_on = local_day(member.last_sign_at, member.zone);
        let from = (last_sign_on + Days::new(1)).max(today - Days::new(LOOK_BACK_DAYS)).min(today);
        let facts = PlanFacts::load(tx, member, from, today).await?;
        let pauses = tx.pauses_of(member.id).await?;
        let silent = silent_since(&facts.planned(), &pauses, last_sign_on, today);
        let credited_since = match member.ladder {
            LadderState::Returned => {
                let since = PlanFacts::load(tx, member, member.ladder_since, today).await?;
                let credited = since.rows.iter().filter(|row| row.outcome.is_credited()).count();
                u32::try_from(credited).unwrap_or(u32::MAX)
            }
            _ => 0,
        };
        let letter_on = match member.ladder {
            LadderState::Away => self.first_letter_on(tx, member, today).await?,
            _ => None,
        };
        let extras = tx.ladder_extras(member.id).await?;
        Ok(ladder::step(&LadderFacts {
            state: member.ladder,
            since: member.ladder_since,
            today,
            silent,
            last_sign_on,
            credited_since,
            letter_on,
            last_away_on: extras.last_away_on,
            pause: if member.ladder == LadderState::Paused { self.pause_so_far(tx, &pauses).await? } else { None },
        }))
    }

    /// When the first letter of this absence was sent, or is still to come.
    async fn first_letter_on(&self, tx: &mut Tx, member: &Member, today: NaiveDate) -> AppResult<Option<NaiveDate>> {
        let sent = tx.letters_since(member.id, member.last_sign_at).await?;
        if let Some(letter) = sent.iter().rfind(|letter| LetterTemplate::of(letter) == Some(LetterTemplate::AwayFirst)) {
            return Ok(Some(letter.date));
        }
        let until = today + Days::new(LETTER_LOOK_AHEAD_DAYS);
        let facts = PlanFacts::load(tx, member, member.ladder_since, until).await?;
        Ok(away_letter_on(&not_resting(&facts, &tx.pauses_of(member.id).await?), member.ladder_since))
    }

    async fn plan_letter(&self, tx: &mut Tx, member: &Member, date: NaiveDate, which: LadderLetter) -> AppResult<()> {
        if let Some(at) = wall_clock::resolve(date, member.reminder_at.to_time(), member.zone) {
            ask_once(tx, JobKind::Letter(member.id, date, which), at).await?;
        }
        Ok(())
    }

    /// Puts today's reminder into the queue, or moves it where a changed zone or time puts it; one that has gone stays gone. Puts the
    /// evening check-in beside it if the member chose one and the day holds anything; taken out where they no longer want it.
    async fn plan_messages(&self, tx: &mut Tx, member: &Member, today: NaiveDate) -> AppResult<()> {
        let check_in = JobKind::Evening(member.id, today);
        if !member.ladder.is_reminded() && member.evening_at.is_none() {
            return self.take_out(tx, check_in).await;
        }
        let facts = PlanFacts::load(tx, member, today, today).await?;
        let planned = facts.planned();
        let pauses = tx.pauses_of(member.id).await?;
        let due =
            ReminderFacts { planned: &planned, today, pauses: &pauses, state: member.ladder, silent: 0, has_question: false };
        let at = |time: ReminderTime| wall_clock::resolve(today, time.to_time(), member.zone);
        if member.ladder.is_reminded()
            && reminder::compose(&due).is_ok()
            && let Some(at) = at(member.reminder_at)
        {
            self.plan_at(tx, member, JobKind::Remind(member.id, today), at).await?;
        }
        match member.evening_at.and_then(at).filter(|_| evening::compose(&due).is_ok()) {
            Some(at) => self.plan_at(tx, member, check_in, at).await,
            None => self.take_out(tx, check_in).await,
        }
    }

    /// Puts a Sunday's room question into the queue. Whether it is asked is decided when its time comes, and that it stands in the
    /// day's reminder instead is known then.
    async fn plan_room_question(&self, tx: &mut Tx, member: &Member, today: NaiveDate) -> AppResult<()> {
        if today.weekday() != Weekday::Sun || !member.ladder.is_reminded() {
            return Ok(());
        }
        let at = room::asked_at(member.reminder_at, member.evening_at, member.quiet);
        let Some(at) = wall_clock::resolve(today, at.to_time(), member.zone) else { return Ok(()) };
        self.plan_at(tx, member, JobKind::Room(member.id, today), at).await
    }

    /// A row that was never tried goes, and can be asked for again.
    async fn take_out(&self, tx: &mut Tx, job: JobKind) -> AppResult<()> {
        if tx.job(job.kind(), &job.key()).await?.is_some_and(|row| row.attempt == 0) {
            tx.cancel(job.kind(), &job.key()).await?;
        }
        Ok(())
    }

    async fn plan_at(&self, tx: &mut Tx, member: &Member, job: JobKind, at: Instant) -> AppResult<()> {
        if !self.is_worth_asking(member, at) {
            self.take_out(tx, job).await?;
            if at >= member.joined_at {
                // Too late by this clock, and the day has its reason like any other.
                let name = (job.kind(), job.key());
                tx.note_untried((name.0, &name.1), job.member(), at, NotNow::TooLate.as_str(), self.now()).await?;
            }
            return Ok(());
        }
        let row = tx.job(job.kind(), &job.key()).await?;
        if row.is_some_and(|row| row.state == JobState::Discarded && row.attempt == 0) {
            // It was too late by another clock, as before a city was corrected, and never tried.
            return super::ask(tx, job, at).await;
        }
        if !tx.reschedule(job.kind(), &job.key(), at).await? {
            ask_once(tx, job, at).await?;
        }
        Ok(())
    }

    /// A reminder that would be dropped as late is not asked for, and a newcomer does not get one from before they joined: `/start`
    /// has just shown them the day.
    pub(super) fn is_worth_asking(&self, member: &Member, at: Instant) -> bool {
        at >= member.joined_at && at >= self.now() - chrono::TimeDelta::minutes(crate::domain::may_write::LATE_MINUTES_MAX)
    }
}

/// Whether this is the day of the week on which it is asked whether the member is still in their clubs; another one for each seventh
/// of the members.
fn is_check_day(member: MemberId, today: NaiveDate) -> bool {
    i64::from(today.weekday().num_days_from_monday()) == member.get().rem_euclid(7)
}

/// What is planned, without what rests: no letter waits for a session that asks for nothing.
fn not_resting<'a>(facts: &'a PlanFacts, pauses: &[Pause]) -> Vec<Planned<'a>> {
    let mut planned = facts.planned();
    planned.retain(|one| !pause::is_held(pauses, one.date, one.session.spec.kind));
    planned
}
