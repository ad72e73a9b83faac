//! What reaches people: none asked twice, none at night, caps held, nothing after `/stop`, every text within the rules.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{NaiveDate, TimeDelta, Timelike};
use second_wind::clock::Clock;
use second_wind::domain::calendar::{DAY_ENDS_AT_HOUR, Instant, local_day};
use second_wind::domain::ids::{OccurrenceId, UserId};
use second_wind::domain::may_write::{LAST_DAY, LATE_MINUTES_MAX, REMINDERS_MAX, WRITINGS_MAX};
use second_wind::domain::press::{Answer, Press, RoomStep};
use second_wind::domain::room;
use second_wind::domain::wall_clock;
use second_wind::prompts::Class;
use second_wind::prompts::lint::{self, Level};
use second_wind::store::letters::Slot;

use crate::sim::life::words;
use crate::sim::members::Act;
use crate::sim::messenger::{Life, Shown};
use crate::sim::world::World;

/// What the bot began, by person.
#[derive(Debug, Default)]
pub(in crate::sim) struct Asked {
    occurrences: BTreeSet<(OccurrenceId, Slot)>,
    days: BTreeSet<(UserId, NaiveDate, Slot)>,
    letters: BTreeMap<UserId, Vec<(Instant, bool)>>,
}

impl World {
    /// Looks at everything that reached anybody since the last look, and lets people make up their minds about it.
    pub(in crate::sim) async fn look_at_what_was_shown(&mut self) -> Result<(), String> {
        for problem in self.app.prompts.take_problems() {
            self.object(format!("a text had a problem: {problem:?}"));
        }
        for shown in self.discord.take_shown() {
            let to = match self.discord.owner_of(shown.channel) {
                Some(user) => self.people.iter().position(|person| person.user == user),
                None => None,
            };
            let name = to.map_or_else(|| format!("channel {}", shown.channel), |nth| self.people[nth].name.clone());
            let act = if shown.is_new { "new" } else { "edit" };
            self.note(&format!("{act} to {name}: {}", words(&shown.message)));
            if let Err(what) = lint(shown.message.text()) {
                self.object(format!("{name} is shown \"{}\": {what}", shown.message.text()));
            }
            match to {
                None => self.report.boards += 1,
                Some(nth) if shown.is_new && shown.is_initiated => self.look_at_letter(nth, &shown).await?,
                Some(_) => {}
            }
        }
        Ok(())
    }

    async fn look_at_letter(&mut self, nth: usize, shown: &Shown) -> Result<(), String> {
        self.report.letters += 1;
        let asks: Vec<OccurrenceId> = shown
            .message
            .presses()
            .filter_map(|press| match press {
                Press::CheckIn(id, Answer::Done) => Some(*id),
                _ => None,
            })
            .collect();
        let user = self.people[nth].user;
        let mut objections = Vec::new();
        if self.people[nth].stopped_at.is_some_and(|at| at < shown.asked_at) {
            objections.push("is written to although messages are off".to_owned());
        }
        if self.people[nth].member.is_none() {
            objections.push("is written to and is no member".to_owned());
        }
        // The first message is the answer to `/start`, however late it gets through: no reminder, and outside the count.
        let asks_room = shown.message.presses().any(|press| matches!(press, Press::Room(RoomStep::Say(..))));
        let is_letter = asks_room || shown.message.presses().any(|press| matches!(press, Press::StartSmall(_)));
        let is_hello = asks.is_empty() && !is_letter;
        let slot = self.slot_of(nth, shown).await?;
        for id in &asks {
            if !self.asked.occurrences.insert((*id, slot)) {
                objections.push("is asked twice about one occurrence".to_owned());
            }
        }
        objections.extend(self.asked_in_vain(nth, shown, &asks).await?);
        if let Some(life) = shown.lives_by.filter(|_| !is_hello) {
            let Life { zone, quiet, .. } = life;
            let local = wall_clock::reading(shown.asked_at, zone);
            if quiet.contains(local.time()) {
                objections.push(format!("is written to at {local}, in their quiet hours {}-{}", quiet.from, quiet.until));
            }
            if local.hour() < DAY_ENDS_AT_HOUR && quiet.minutes() > 0 {
                objections.push(format!("is written to at {local}, before a day begins"));
            }
            let day = local_day(shown.asked_at, zone);
            let time = match slot {
                // The room question alone, on a Sunday whose reminder did not carry it.
                _ if asks_room && asks.is_empty() => room::asked_at(life.reminder_at, life.evening_at, quiet),
                Slot::Evening => life.evening_at.unwrap_or(life.reminder_at),
                _ => life.reminder_at,
            };
            let due_at = wall_clock::resolve(day, time.to_time(), zone);
            if let Some(late) = due_at.map(|due_at| shown.asked_at - due_at)
                && !(TimeDelta::zero()..=TimeDelta::minutes(LATE_MINUTES_MAX)).contains(&late)
            {
                objections.push(format!("is written to {} minutes after {time}", late.num_minutes()));
            }
            if !self.asked.days.insert((user, day, slot)) {
                objections.push(format!("gets a second message on {day}"));
            }
            if slot == Slot::Evening {
                self.report.evenings += 1;
                objections.extend(self.evening_out_of_place(nth, shown, &asks, life).await?);
            }
            objections.extend(self.caps(nth, shown, asks_room || !asks.is_empty(), day, zone));
        }
        let name = self.people[nth].name.clone();
        for what in objections {
            self.object(format!("{name} {what}: {}", words(&shown.message)));
        }
        if let Some(minutes) = self.people[nth].persona.answer_after(&self.dice) {
            self.plan(self.clock.now() + TimeDelta::minutes(minutes), nth, Act::Answer(shown.id));
        }
        Ok(())
    }

    /// At most four reminders, evening check-ins among them, and six messages after the last sign of life, none after day 27 (`2-behaviour` §4.4).
    fn caps(&mut self, nth: usize, shown: &Shown, is_reminder: bool, day: NaiveDate, zone: chrono_tz::Tz) -> Option<String> {
        let person = &self.people[nth];
        let sign = person.sign_before(shown.asked_at)?;
        let letters = self.asked.letters.entry(person.user).or_default();
        letters.push((shown.asked_at, is_reminder));
        let since = || letters.iter().filter(|(at, _)| *at > sign);
        let reminders = since().filter(|(_, is_reminder)| *is_reminder).count();
        let days = (day - local_day(sign, zone)).num_days();
        if reminders > REMINDERS_MAX as usize {
            return Some(format!("gets reminder number {reminders} after the last sign of life at {sign}"));
        }
        if since().count() > WRITINGS_MAX as usize {
            return Some(format!("gets message number {} after the last sign of life at {sign}", since().count()));
        }
        (days > LAST_DAY).then(|| format!("is written to {days} days after the last sign of life"))
    }
}

/// Holds a text to the word list and to the manners that every text has.
pub(in crate::sim) fn lint(text: &str) -> Result<(), String> {
    if text.contains('!') {
        return Err("an exclamation mark".to_owned());
    }
    if text.contains("{") || text.contains("$") {
        return Err("a placeholder that was not filled in".to_owned());
    }
    if text.contains("  ") || text.contains(" .") || text.contains(" ,") {
        return Err("a hole where a word should be".to_owned());
    }
    let mut findings = lint::check_words(text, Class::Ui);
    findings.extend(lint::check_composed(text));
    match findings.into_iter().find(|finding| finding.level == Level::Block) {
        Some(finding) => Err(format!("{}: {}", finding.rule, finding.what)),
        None => Ok(()),
    }
}
