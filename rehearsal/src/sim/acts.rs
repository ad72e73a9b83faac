//! What people do, carried out on the real use cases, and what they must find afterwards. A family of acts that has grown has a
//! file of its own.

mod plan;
mod settings;
mod undoing;
mod week;

use std::future::Future;

use chrono::{Days, NaiveDate};
use second_wind::app::facts::PlanFacts;
use second_wind::app::log_session::NewCheckIn;
use second_wind::app::message::{Message, Row};
use second_wind::app::reply::{Caller, Reply, Server, Surface};
use second_wind::app::{AppError, AppResult};
use second_wind::clock::Clock;
use second_wind::discord::components::{custom_id, routes};
use second_wind::domain::calendar::{Week, local_day};
use second_wind::domain::check_in;
use second_wind::domain::ids::MessageId;
use second_wind::domain::occurrence::{Outcome, Version};
use second_wind::domain::press::{Answer, Press, StartStep, WeekStep};

use super::members::Act;
use super::world::World;

/// What came of an act.
#[derive(Debug)]
pub(super) enum Came {
    /// It was answered.
    Answered,
    /// A kind no.
    Refused,
    /// Nothing was there to do.
    Nothing,
    /// The bot died, or the way out failed in the middle of it.
    Lost,
}

/// What came of one call of a use case.
pub(super) enum Told {
    Reply(Reply),
    Refused,
    Lost,
}

pub(super) type Done<T> = Result<T, String>;

impl World {
    pub(super) fn caller(&self, nth: usize) -> Caller {
        let person = &self.people[nth];
        let club = &self.clubs[person.club];
        let is_here = self.discord.is_in(club.guild, person.user);
        Caller {
            locale: "en-US".to_owned(),
            user: person.user,
            name: person.name.clone(),
            server: is_here.then_some(Server { guild: club.guild, may_manage: false }),
            roles: Vec::new(),
            channel: club.channel,
            message: None,
        }
    }

    /// Carries out what somebody does.
    pub(super) async fn act(&mut self, nth: usize, act: Act) -> Done<Came> {
        match act {
            Act::Wake => Ok(Came::Nothing),
            Act::Start | Act::JoinClub => self.start(nth, act).await,
            Act::Answer(id) => self.answer_all(nth, id).await,
            Act::Change => self.change(nth).await,
            Act::Move => self.move_one(nth).await,
            Act::Undo => self.undo(nth).await,
            Act::Today => self.today(nth).await,
            Act::LogToday => self.log(nth, 0).await,
            Act::LogLate => {
                let back = 1 + self.dice.below(33);
                self.log(nth, back).await
            }
            Act::Swap => self.swap(nth).await,
            Act::Board | Act::Share => self.board(nth, act == Act::Share).await,
            Act::ChangeZone | Act::CrossDateLine | Act::ChangeTime | Act::ChangeQuiet | Act::EveningOn | Act::EveningOff => {
                self.change_settings(nth, act).await
            }
            Act::Week | Act::WeekMove | Act::WeekLetGo => self.week(nth, act).await,
            Act::PlanEdit => self.edit_plan(nth).await,
            Act::PlanTemplate => self.take_template(nth).await,
            Act::CloseDm => {
                self.discord.set_closed(self.people[nth].user, true);
                let today = self.today_of(nth);
                self.people[nth].closed_on.get_or_insert(today);
                Ok(Came::Nothing)
            }
            Act::OpenDm => self.open_dm(nth).await,
            Act::FallSilent => {
                let days = 4 + self.dice.below(56);
                self.people[nth].silent_until = self.clock.now().checked_add_days(Days::new(days));
                Ok(Came::Nothing)
            }
            Act::PressOld => self.press_old(nth).await,
            Act::PressForeign => self.press_foreign(nth).await,
            Act::LeaveClub => {
                let guild = self.clubs[self.people[nth].club].guild;
                self.discord.set_name(guild, self.people[nth].user, None);
                Ok(Came::Nothing)
            }
            Act::Stop => {
                let (app, caller) = (self.app.clone(), self.caller(nth));
                self.simply(nth, async move { app.stop(&caller).await }).await
            }
            Act::Delete => self.delete(nth).await,
            Act::PlanAdd | Act::PlanRemove | Act::PlanRestore => self.change_plan(nth, act).await,
            Act::DeleteMessage => {
                let channel = self.clubs[self.people[nth].club].channel;
                if let Some((id, _)) = self.discord.in_channel(channel).last() {
                    self.discord.delete_by_hand(*id);
                }
                Ok(Came::Nothing)
            }
        }
    }

    fn pick<T: Copy>(&self, among: &[T]) -> T {
        among[usize::try_from(self.dice.below(among.len() as u64)).unwrap_or(0)]
    }

    /// Asks the bot for something and shows the answer, or the kind no.
    async fn ask(&mut self, nth: usize, on: Option<MessageId>, work: impl Future<Output = AppResult<Reply>>) -> Done<Told> {
        match self.drive(false, work).await {
            None => {
                self.people[nth].private = None;
                self.is_crashed = true;
                Ok(Told::Lost)
            }
            Some(Ok(reply)) => {
                self.was_answered = true;
                self.show(nth, on, &reply)?;
                Ok(Told::Reply(reply))
            }
            Some(Err(error @ AppError::Refused(_))) => {
                let (app, caller) = (self.app.clone(), self.caller(nth));
                let excuse = app.excuse(&caller, "an act of the simulation", &error).await;
                self.show(nth, None, &excuse)?;
                self.note(&format!("{} is told why not: {error}", self.people[nth].name));
                Ok(Told::Refused)
            }
            Some(Err(AppError::Send(error))) if self.weather.calls_permille > 0 => {
                self.note(&format!("the way out failed: {error}"));
                Ok(Told::Lost)
            }
            Some(Err(error)) => Err(format!("{} was answered by an error of ours: {error}", self.people[nth].name)),
        }
    }

    async fn simply(&mut self, nth: usize, work: impl Future<Output = AppResult<Reply>>) -> Done<Came> {
        Ok(self.ask(nth, None, work).await?.into())
    }

    /// Presses something under a message in the DM (`on`), or under the latest answer that only they see.
    pub(super) async fn press(&mut self, nth: usize, on: Option<MessageId>, press: &Press, chosen: Option<String>) -> Done<Told> {
        if matches!(press, Press::MoveTo(..) | Press::MoveAny(_) | Press::Week(WeekStep::MoveTo(_) | WeekStep::MoveAny(_))) {
            let today = self.today_of(nth);
            self.people[nth].unsettled.insert(today);
        }
        if matches!(press, Press::Undo(_)) {
            // What was moved away comes back to its day, whose time may be over.
            let today = self.today_of(nth);
            self.people[nth].unsettled.extend([today - Days::new(1), today]);
        }
        let wire = custom_id::encode(press);
        if custom_id::decode(&wire).as_ref() != Some(press) {
            return Err(format!("{press:?} does not survive the wire as {wire}"));
        }
        let surface = if on.is_some() { Surface::Letter } else { Surface::Private };
        let (app, caller, pressed) = (self.app.clone(), self.caller(nth), press.clone());
        let told =
            self.ask(nth, on, async move { routes::run(&app, &caller, surface, pressed, chosen.as_deref()).await }).await?;
        if let (Press::CheckIn(id, answer), Told::Reply(_)) = (press, &told) {
            self.expect_logged(nth, *id, *answer).await?;
        }
        if matches!(press, Press::DeleteConfirmed) && matches!(told, Told::Reply(_)) {
            self.erased(nth);
        }
        Ok(told)
    }

    async fn expect_logged(&mut self, nth: usize, id: second_wind::domain::ids::OccurrenceId, answer: Answer) -> Done<()> {
        let mut tx = self.app.store.read().await.map_err(|error| error.to_string())?;
        let occurrence = tx.occurrence(id).await.map_err(|error| error.to_string())?;
        let mut expected = check_in::outcome_of(answer);
        if let Some(occurrence) = occurrence.as_ref().filter(|_| answer == Answer::Done)
            && let Some(member) = tx.member(occurrence.member).await.map_err(|error| error.to_string())?
        {
            // In a low week the small version is the session, and "done" says that it was done.
            let facts = PlanFacts::load(&mut tx, &member, occurrence.date, occurrence.date).await;
            let facts = facts.map_err(|error| error.to_string())?;
            let has_small = facts.session_on(occurrence.session, occurrence.date).is_some_and(|one| one.spec.small.is_some());
            let is_ramp = facts.ramp_of(Week::of(occurrence.date)).is_some();
            if has_small && facts.is_small_on(occurrence.date) && !occurrence.is_extra {
                // In a week that a return made smaller, which of them begins small depends on what was done first.
                let is_full = is_ramp && occurrence.outcome == Outcome::Done(Version::Full);
                expected = Outcome::Done(if is_full { Version::Full } else { Version::Small });
            }
        }
        let outcome = occurrence.map(|occurrence| occurrence.outcome);
        if outcome == Some(expected) {
            return Ok(());
        }
        Err(format!("{} pressed {answer:?} and was answered, and the facts say {outcome:?}", self.people[nth].name))
    }

    async fn start(&mut self, nth: usize, act: Act) -> Done<Came> {
        let (guild, user, name) = (self.clubs[self.people[nth].club].guild, self.people[nth].user, self.people[nth].name.clone());
        if act == Act::JoinClub || self.people[nth].member.is_none() {
            self.discord.set_name(guild, user, Some(&name));
        }
        let (app, caller, city) = (self.app.clone(), self.caller(nth), self.people[nth].city);
        let mut told = self.ask(nth, None, async move { app.start(&caller, Some(city)).await }).await?;
        for _ in 0..6 {
            let Told::Reply(Reply::Show(message) | Reply::Update(message)) = &told else { break };
            let steps: Vec<Press> = message.presses().filter(|press| matches!(press, Press::Start(_))).cloned().collect();
            let Some(first) = steps.first() else { break };
            let press = match first {
                Press::Start(StartStep::Plan(..) | StartStep::Share(..)) => {
                    steps[usize::try_from(self.dice.below(steps.len() as u64)).unwrap_or(0)].clone()
                }
                _ => first.clone(),
            };
            let chosen = self.choose(message, &press);
            told = self.press(nth, None, &press, chosen).await?;
        }
        Ok(told.into())
    }

    /// A line of the select that stands for `press`, if it is one.
    pub(super) fn choose(&self, message: &Message, press: &Press) -> Option<String> {
        message.rows().iter().find_map(|row| match row {
            Row::Select { press: of, options, .. } if of == press => options
                .get(usize::try_from(self.dice.below(options.len() as u64)).unwrap_or(0))
                .map(|choice| choice.value.clone()),
            _ => None,
        })
    }

    async fn today(&mut self, nth: usize) -> Done<Came> {
        let (app, caller) = (self.app.clone(), self.caller(nth));
        let came = self.simply(nth, async move { app.today(&caller).await }).await?;
        if matches!(came, Came::Answered) && self.dice.below(2) == 0 {
            let open = |press: &Press| matches!(press, Press::CheckIn(..));
            if let Some((None, press)) = self.find_press(nth, open) {
                return Ok(self.press(nth, None, &press, None).await?.into());
            }
        }
        Ok(came)
    }

    async fn log(&mut self, nth: usize, back: u64) -> Done<Came> {
        let (app, caller) = (self.app.clone(), self.caller(nth));
        let suggested = app.suggest_what(&caller, "").await.map_err(|error| error.to_string())?;
        let Reply::Choices(choices) = suggested else { return Ok(Came::Nothing) };
        if choices.is_empty() {
            return Ok(Came::Nothing);
        }
        let what = choices[usize::try_from(self.dice.below(choices.len() as u64)).unwrap_or(0)].1.clone();
        let outcome = Some(self.pick(&["done", "done", "done", "some", "small", "rest", "not_today"]).to_owned());
        let day = (back > 0).then(|| (self.today_of(nth) - Days::new(back)).to_string());
        let new = NewCheckIn { what, outcome, day };
        self.simply(nth, async move { app.check_in(&caller, &new).await }).await
    }

    pub(super) fn today_of(&self, nth: usize) -> NaiveDate {
        let zone = self.zone_of(nth);
        local_day(self.clock.now(), zone)
    }

    async fn swap(&mut self, nth: usize) -> Done<Came> {
        let what = self.pick(&["strength", "mobility", "recovery", "run"]).to_owned();
        let back = self.dice.below(5);
        let day = (back > 0).then(|| (self.today_of(nth) - Days::new(back)).to_string());
        let (app, caller) = (self.app.clone(), self.caller(nth));
        let new = NewCheckIn { what, outcome: None, day };
        let came = self.simply(nth, async move { app.check_in(&caller, &new).await }).await?;
        let is_instead = self.dice.below(2) == 0;
        let wanted =
            |press: &Press| if is_instead { matches!(press, Press::SwapFor(..)) } else { matches!(press, Press::CheckIn(..)) };
        match self.find_press(nth, wanted) {
            Some((None, press)) => Ok(self.press(nth, None, &press, None).await?.into()),
            _ => Ok(came),
        }
    }

    async fn board(&mut self, nth: usize, shares: bool) -> Done<Came> {
        let (app, caller) = (self.app.clone(), self.caller(nth));
        let came = self.simply(nth, async move { app.board(&caller, None).await }).await?;
        if !shares {
            return Ok(came);
        }
        match self.find_press(nth, |press| matches!(press, Press::ShareName(..))) {
            Some((None, press)) => {
                let told = self.press(nth, None, &press, None).await?;
                if let (Press::ShareName(_, is_sharing), Told::Reply(_)) = (&press, &told) {
                    self.people[nth].hidden_since = (!is_sharing).then(|| self.clock.now());
                }
                Ok(told.into())
            }
            _ => Ok(came),
        }
    }

    async fn open_dm(&mut self, nth: usize) -> Done<Came> {
        self.discord.set_closed(self.people[nth].user, false);
        let came = self.today(nth).await?;
        match self.find_press(nth, |press| matches!(press, Press::TryDm)) {
            Some((None, press)) => Ok(self.press(nth, None, &press, None).await?.into()),
            _ => Ok(came),
        }
    }

    async fn delete(&mut self, nth: usize) -> Done<Came> {
        let (app, caller) = (self.app.clone(), self.caller(nth));
        let told = self.ask(nth, None, async move { app.delete_ask(&caller).await }).await?;
        if !matches!(told, Told::Reply(_)) {
            return Ok(told.into());
        }
        Ok(self.press(nth, None, &Press::DeleteConfirmed, None).await?.into())
    }
}

impl Told {
    /// What stands there now, as a new answer or in the place of the one that was pressed.
    pub(super) const fn message(&self) -> Option<&Message> {
        match self {
            Self::Reply(Reply::Show(message) | Reply::Update(message)) => Some(message),
            _ => None,
        }
    }
}

impl From<Told> for Came {
    fn from(told: Told) -> Self {
        match told {
            Told::Reply(_) => Self::Answered,
            Told::Refused => Self::Refused,
            Told::Lost => Self::Lost,
        }
    }
}
