//! How people live: what is due of their acts, what they do while a call takes its time, and how they stand afterwards.

use chrono::TimeDelta;
use second_wind::app::message::{Message, Row};
use second_wind::app::reply::Reply;
use second_wind::clock::Clock;
use second_wind::domain::calendar::{Instant, local_day};
use second_wind::domain::ids::MessageId;
use second_wind::domain::ladder::LadderState;
use second_wind::domain::member::Delivery;

use super::acts::Came;
use super::checkers::lint;
use super::members::Act;
use super::messenger::Life;
use super::world::World;

impl World {
    /// What people do up to now.
    pub(super) async fn due_acts(&mut self) -> Result<(), String> {
        while let Some((key, (nth, act))) = self.agenda.first_key_value().map(|(key, what)| (*key, *what)) {
            if key.0 > self.clock.now() {
                break;
            }
            self.agenda.remove(&key);
            self.perform(nth, act).await?;
        }
        Ok(())
    }

    /// What people do while a call takes its time.
    pub(super) async fn life_goes_on(&mut self, until: Instant) {
        let weather = self.discord.set_weather(None);
        while let Some((key, (nth, act))) = self.agenda.first_key_value().map(|(key, what)| (*key, *what)) {
            if key.0 > until {
                break;
            }
            self.agenda.remove(&key);
            self.clock.set(key.0);
            if let Err(error) = Box::pin(self.perform(nth, act)).await {
                self.object(error);
            }
        }
        self.discord.set_weather(weather);
    }

    pub(super) async fn perform(&mut self, nth: usize, act: Act) -> Result<(), String> {
        let now = self.clock.now();
        if act == Act::Wake {
            self.wake(nth);
            return Ok(());
        }
        if self.people[nth].silent_until.is_some_and(|until| now < until) && act != Act::Start {
            return Ok(());
        }
        self.hear_of_forgetting(nth).await?;
        self.note(&format!("{} ({:?}): {}", self.people[nth].name, self.people[nth].persona, act.word()));
        if act.unsettles() || self.people[nth].member.is_none() {
            let today = self.today_of(nth);
            self.people[nth].unsettled.insert(today);
        }
        let before = self.ladder_of(nth).await?;
        let was_in_act = self.discord.set_in_act(true);
        let came = self.act(nth, act).await;
        self.discord.set_in_act(was_in_act);
        let came = came?;
        if std::mem::take(&mut self.was_answered) {
            self.report.answered += usize::from(matches!(came, Came::Answered));
            if act.is_sign() {
                self.people[nth].signs.push(now);
            }
        }
        if std::mem::take(&mut self.is_crashed) {
            self.rise_again().await?;
        }
        self.look_at_person(nth, act, before).await
    }

    /// Whether somebody was deleted without having just said so: thirty days after they left their last club, or by a press that
    /// was never answered. They begin anew, and nothing may name them.
    pub(super) async fn hear_of_forgetting(&mut self, nth: usize) -> Result<(), String> {
        let Some(known) = self.people[nth].member else { return Ok(()) };
        let mut tx = self.app.store.read().await.map_err(|error| error.to_string())?;
        let is_gone = tx.member(known).await.map_err(|error| error.to_string())?.is_none();
        drop(tx);
        if is_gone {
            self.note(&format!("{} is forgotten", self.people[nth].name));
            self.erased(nth);
        }
        Ok(())
    }

    pub(super) async fn ladder_of(&self, nth: usize) -> Result<Option<LadderState>, String> {
        let mut tx = self.app.store.read().await.map_err(|error| error.to_string())?;
        let member = tx.member_by_user(self.people[nth].user).await.map_err(|error| error.to_string())?;
        Ok(member.map(|member| member.ladder))
    }

    pub(super) fn wake(&mut self, nth: usize) {
        let now = self.clock.now();
        let day = TimeDelta::minutes(i64::try_from(18 * 60 + self.dice.below(12 * 60)).unwrap_or(0));
        self.plan(now + day, nth, Act::Wake);
        if let Some(act) = self.people[nth].persona.whim(&self.dice) {
            if self.people[nth].member.is_none() && act != Act::Start && act != Act::JoinClub {
                return;
            }
            self.plan(now + TimeDelta::minutes(i64::try_from(self.dice.below(600)).unwrap_or(0)), nth, act);
        }
    }

    /// How somebody stands after an act, read from the store.
    pub(super) async fn look_at_person(&mut self, nth: usize, act: Act, before: Option<LadderState>) -> Result<(), String> {
        let user = self.people[nth].user;
        let mut tx = self.app.store.read().await.map_err(|error| error.to_string())?;
        let Some(member) = tx.member_by_user(user).await.map_err(|error| error.to_string())? else { return Ok(()) };
        let kept = tx.kept_weeks_in_all(member.id).await.map_err(|error| error.to_string())?;
        drop(tx);
        let now = self.clock.now();
        let old = self.zone_of(nth);
        let today = local_day(now, member.zone);
        if self.people[nth].member.is_none() {
            self.people[nth].kept_weeks = 0;
            self.people[nth].hidden_since = None;
            self.people[nth].checked_on = Some(today);
            self.people[nth].signs.push(now);
        }
        if old != member.zone || self.people[nth].member.is_none() {
            self.people[nth].unsettled.extend([today, local_day(now, old)]);
            self.people[nth].checked_on = self.people[nth].checked_on.max(today.pred_opt());
        }
        let (quiet, reminder_at, evening_at) = (member.quiet, member.reminder_at, member.evening_at);
        self.discord.set_life(user, Life { zone: member.zone, quiet, reminder_at, evening_at });
        // The bot hears of a DM that is open again by [Try my DM again] alone; where that press was lost, it keeps silent.
        let is_closed = self.discord.is_closed(user) || member.delivery == Delivery::Closed;
        let person = &mut self.people[nth];
        person.member = Some(member.id);
        if before.is_some_and(|before| before != member.ladder) {
            // What was due that day depends on when they came back.
            person.unsettled.insert(today);
        }
        if !is_closed && let Some(since) = person.closed_on.take() {
            person.unsettled.extend(since.iter_days().take_while(|day| *day <= today));
        }
        person.stopped_at = (member.ladder == LadderState::Off).then(|| person.stopped_at.unwrap_or(now));
        let before = std::mem::replace(&mut person.kept_weeks, kept);
        if kept < before && !act.corrects() {
            let name = person.name.clone();
            self.object(format!("kept weeks of {name} fell from {before} to {kept} by {act:?}"));
        }
        Ok(())
    }

    pub(super) fn erased(&mut self, nth: usize) {
        let now = self.clock.now();
        let person = &mut self.people[nth];
        let user = person.user;
        if let Some(member) = person.member.take() {
            person.erased.push(member);
            person.hidden_since = Some(now);
            person.private = None;
            person.stopped_at = Some(now);
            person.signs.clear();
            self.erased.push((now + TimeDelta::minutes(2), user, member));
        }
    }

    /// Shows somebody an answer: a new one that only they see, or the pressed message changed.
    pub(super) fn show(&mut self, nth: usize, on: Option<MessageId>, reply: &Reply) -> Result<(), String> {
        let message: &Message = match reply {
            Reply::Show(message)
            | Reply::ShowFile(message, _)
            | Reply::ShowFiles(message, _)
            | Reply::UpdateFile(message, _)
            | Reply::Update(message) => message,
            Reply::Choices(_) | Reply::Ask(_) | Reply::Fill(_) => return Ok(()),
        };
        let name = self.people[nth].name.clone();
        self.note(&format!("answer to {name}: {}", words(message)));
        match (on, reply) {
            (Some(id), Reply::Update(message)) => self.discord.answer_in_place(id, message),
            _ => self.people[nth].private = Some(message.clone()),
        }
        lint(message.text()).map_err(|what| format!("{name} is answered \"{}\": {what}", message.text()))
    }
}

/// A message in one line of the trace.
pub(super) fn words(message: &Message) -> String {
    let labels: Vec<String> = message
        .rows()
        .iter()
        .flat_map(|row| match row {
            Row::Buttons(buttons) => buttons.iter().map(|button| button.label.clone()).collect::<Vec<_>>(),
            Row::Select { options, .. } => options.iter().map(|choice| choice.label.clone()).collect(),
            Row::Channels { placeholder, .. } | Row::Roles { placeholder, .. } => vec![placeholder.clone()],
        })
        .collect();
    format!("{:?} {labels:?}", message.text())
}
