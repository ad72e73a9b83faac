//! No occurrence lost: every day with something open to be reminded of has its message, or a row that says why not.

use chrono::{Days, NaiveDate, TimeDelta};
use second_wind::app::facts::PlanFacts;
use second_wind::app::jobs::JobKind;
use second_wind::clock::Clock;
use second_wind::domain::calendar::{Week, day_begins, local_day};
use second_wind::domain::ids::MemberId;
use second_wind::domain::member::Delivery;
use second_wind::domain::reminder::{self, PARTS_MAX_WITH_QUESTION, ReminderFacts};
use second_wind::domain::wall_clock;
use second_wind::store::jobs::JobState;
use second_wind::store::letters::Slot;

use crate::sim::faults::Weather;
use crate::sim::world::World;

/// How long after the end of a day its last try has ended, in hours.
const SETTLED_AFTER_HOURS: i64 = 3;
/// Reasons that are part of a plain life.
const PLAIN_REASONS: [&str; 8] = [
    "state",
    "reminders_spent",
    "all_spent",
    "too_long_silent",
    "nothing_planned",
    "all_answered",
    "only_rest",
    "something else was written today",
];
/// Reasons that only trouble explains.
const TROUBLED_REASONS: [&str; 4] = ["too_late", "quiet_hours", "its day is over", "unknown"];
/// Reasons for which the DM has to be closed.
const CLOSED_REASONS: [&str; 3] = ["dm_closed", "the DM is closed", "the DM was never opened"];

impl World {
    /// Looks at the days of a person that have ended and were not looked at.
    pub(in crate::sim) async fn check_days(&mut self, nth: usize) -> Result<(), String> {
        let Some(member) = self.people[nth].member else { return Ok(()) };
        let zone = self.zone_of(nth);
        let ended = local_day(self.clock.now() - TimeDelta::hours(SETTLED_AFTER_HOURS), zone) - Days::new(1);
        let Some(checked) = self.people[nth].checked_on else { return Ok(()) };
        if checked >= ended {
            return Ok(());
        }
        self.people[nth].checked_on = Some(ended);
        // Somebody who jumped over a date has no day there.
        if checked + Days::new(1) != ended || self.people[nth].unsettled.contains(&ended) {
            return Ok(());
        }
        if let Some(lost) = self.lost_on(nth, member, ended).await? {
            let name = self.people[nth].name.clone();
            self.object(format!("{ended} of {name} was lost: {lost}"));
        }
        Ok(())
    }

    async fn lost_on(&mut self, nth: usize, id: MemberId, date: NaiveDate) -> Result<Option<String>, String> {
        let store = |error: second_wind::store::StoreError| error.to_string();
        let mut tx = self.app.store.read().await.map_err(store)?;
        let Some(member) = tx.member(id).await.map_err(store)? else { return Ok(None) };
        let Some(state) = tx.ladder_on(id, date).await.map_err(store)? else { return Ok(None) };
        let facts = PlanFacts::load(&mut tx, &member, date, date).await.map_err(|error| error.to_string())?;
        let planned = facts.planned();
        let due = ReminderFacts { planned: &planned, today: date, pauses: &[], state, silent: 0, has_question: false };
        let Ok(plan) = reminder::compose(&due) else { return Ok(None) };
        let letter = tx.letter_for(id, date, Slot::Day).await.map_err(store)?;
        if let Some(letter) = letter.filter(|letter| letter.delivered_at.is_some()) {
            // What was moved to this day before it began is in the day's message, or under /today where that was full.
            let parts = tx.letter_parts(letter.id).await.map_err(store)?;
            let moved = plan.parts.iter().filter(|part| part.moved_from.is_some());
            let mut missing = moved.filter(|part| part.row.is_some_and(|row| !parts.contains(&row.id)));
            let had_room = (1..PARTS_MAX_WITH_QUESTION).contains(&parts.len());
            return Ok(missing.next().filter(|_| had_room).map(|part| {
                format!("{} was moved there from {:?} and is not in its message", part.session.spec.title, part.moved_from)
            }));
        }
        let key = JobKind::Remind(id, date).key();
        let job = tx.job("remind", &key).await.map_err(store)?;
        drop(tx);
        let from = day_begins(date, member.zone);
        let until = day_begins(date + Days::new(1), member.zone) + TimeDelta::hours(SETTLED_AFTER_HOURS);
        let was_down = self.downtimes.iter().any(|(down, up)| *down < until && from < *up);
        let is_calm = self.weather == Weather::CALM;
        let is_closed = self.discord.is_closed(self.people[nth].user) || member.delivery == Delivery::Closed;
        let due_at = wall_clock::resolve(date, member.reminder_at.to_time(), member.zone);
        let Some(job) = job else {
            let is_excused = was_down || due_at.is_none();
            return Ok((!is_excused).then(|| format!("no job in state {state:?}, due at {due_at:?}")));
        };
        let reason = job.last_error.clone().unwrap_or_default();
        let said = format!("{:?} with the reason \"{reason}\" after {} attempts", job.state, job.attempt);
        let is_excused = match job.state {
            JobState::Scheduled | JobState::Running => false,
            JobState::Done => true,
            JobState::Discarded => {
                PLAIN_REASONS.contains(&reason.as_str())
                    || (CLOSED_REASONS.contains(&reason.as_str()) && is_closed)
                    || (TROUBLED_REASONS.contains(&reason.as_str()) && (was_down || !is_calm))
            }
        };
        Ok((!is_excused).then(|| format!("{said}; the DM is {}", if is_closed { "closed" } else { "open" })))
    }

    /// The end: nothing is left running, nothing is overdue, everything that was begun has ended.
    pub(in crate::sim) async fn check_the_end(&mut self) -> Result<(), String> {
        self.check_boards(true).await?;
        let now = self.clock.now();
        let store = |error: second_wind::store::StoreError| error.to_string();
        let mut tx = self.app.store.read().await.map_err(store)?;
        let counts = tx.counts().await.map_err(store)?;
        let next = tx.next_run_at().await.map_err(store)?;
        drop(tx);
        for ((kind, state), count) in counts {
            if state == JobState::Running {
                self.object(format!("{count} jobs of kind {kind} are left running"));
            }
        }
        if next.is_some_and(|next| next <= now) {
            self.object(format!("a job due at {next:?} is overdue at the end"));
        }
        let week = Week::of(now.date_naive());
        self.note(&format!("the end, in {week}"));
        Ok(())
    }
}
