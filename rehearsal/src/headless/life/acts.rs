//! What members do, as a Discord client lets them: commands with options, buttons by their label, choices of a select.

use rand::RngExt;
use second_wind::prompts::Label;
use serde_json::{Value, json};

use super::{CLUB_ZONE, Habit, Intent, Life};
use crate::discord::{Answer, InteractionId, MessageId, Refused, UserId, Values};
use crate::headless::HeadlessError;
use crate::headless::lock_step::LockStep;

impl Life {
    pub(super) async fn carry_out(&mut self, lock_step: &LockStep, who: usize, intent: Intent) -> Result<(), HeadlessError> {
        match intent {
            Intent::SetUp => return self.set_up(lock_step).await,
            Intent::Habit(habit @ Habit::FromNobody(_)) => return self.follow(lock_step, who, habit).await,
            _ => {}
        }
        if self.people[who].has_left || (!self.people[who].has_joined && !matches!(intent, Intent::Join)) {
            return Ok(());
        }
        let user = self.people[who].user;
        match intent {
            Intent::SetUp => {}
            Intent::Join => self.join(lock_step, who).await?,
            Intent::Answer(message) => self.answer_message(lock_step, who, message).await?,
            Intent::Habit(habit) => self.follow(lock_step, who, habit).await?,
            Intent::ChangeMind(message) => self.change_mind(lock_step, user, message).await?,
            Intent::LookAtToday => {
                if let Some(message) = self.command(lock_step, user, "today", &[]).await? {
                    self.press_if_there(lock_step, user, message, Label::TryDm).await?;
                }
            }
            Intent::LookAtPlan => _ = self.command(lock_step, user, "plan show", &[]).await?,
            Intent::LookAtBoard => _ = self.command(lock_step, user, "board", &[]).await?,
            Intent::LookForHelp => _ = self.command(lock_step, user, "help", &[]).await?,
            Intent::LogLate => self.log_late(lock_step, user).await?,
            Intent::LogExtra => self.log_extra(lock_step, user).await?,
            Intent::AddSession => {
                let options = [
                    ("kind", json!("mobility")),
                    ("title", json!("feet and shins")),
                    ("minutes", json!(10)),
                    ("days", json!("sat")),
                    ("small", json!("two minutes of toe curls")),
                ];
                _ = self.command(lock_step, user, "plan add", &options).await?;
            }
            Intent::Travel(zone) => {
                if self.command(lock_step, user, "settings", &[("city", json!(zone.name()))]).await?.is_some() {
                    self.people[who].zone = zone;
                }
            }
            Intent::StopAndStart => {
                if let Some(message) = self.command(lock_step, user, "stop", &[]).await? {
                    self.press_if_there(lock_step, user, message, Label::StartMessages).await?;
                }
            }
            Intent::ShareName(shares) => {
                if let Some(message) = self.command(lock_step, user, "board", &[]).await? {
                    let label = if shares { Label::ShareYes } else { Label::StopSharing };
                    self.press_if_there(lock_step, user, message, label).await?;
                }
            }
            Intent::Evening(wants) => self.set_evening(lock_step, who, wants).await?,
            Intent::LookAtWeek(act) => self.look_at_week(lock_step, user, act).await?,
            Intent::EditPlan => self.edit_plan(lock_step, user).await?,
            Intent::CloseDms(closed) => self.world.set_dms_closed(user, closed),
            Intent::LeaveClub => {
                self.world.remove_member(self.guild, user);
                self.people[who].has_left = true;
            }
        }
        Ok(())
    }

    async fn set_up(&mut self, lock_step: &LockStep) -> Result<(), HeadlessError> {
        let options = [
            ("channel", json!(self.board.to_string())),
            ("city", json!(CLUB_ZONE.name())),
            ("start_post", json!(self.general.to_string())),
        ];
        let captain = self.captain;
        match self.command(lock_step, captain, "club setup", &options).await? {
            Some(_) => Ok(()),
            None => Err(stuck("Kim", "/club setup", "it was not answered")),
        }
    }

    /// `/start` from the first word to today's sessions.
    async fn join(&mut self, lock_step: &LockStep, who: usize) -> Result<(), HeadlessError> {
        let person = &self.people[who];
        let (user, name, persona) = (person.user, person.name.clone(), person.persona);
        let lost = |what: &str| stuck(&name, what, "the answer did not offer it");
        let city = [("city", json!(persona.home.name()))];
        let message = self.command(lock_step, user, "start", &city).await?.ok_or_else(|| lost("/start"))?;
        for label in [Label::AdultYes, Label::ZoneYes] {
            self.press(lock_step, user, message, label).await?.ok_or_else(|| lost("go on joining"))?;
        }
        self.choose(lock_step, user, message, persona.time).await?.ok_or_else(|| lost("choose a time"))?;
        self.press(lock_step, user, message, persona.plan).await?.ok_or_else(|| lost("choose a plan"))?;
        let share = if persona.shares { Label::ShareYes } else { Label::ShareNo };
        self.press(lock_step, user, message, share).await?.ok_or_else(|| lost("join"))?;
        self.people[who].has_joined = true;
        Ok(())
    }

    async fn change_mind(&mut self, lock_step: &LockStep, user: UserId, message: MessageId) -> Result<(), HeadlessError> {
        self.press_if_there(lock_step, user, message, Label::Change).await?;
        self.press_if_there(lock_step, user, message, Label::Some).await
    }

    /// A session of yesterday or the day before, by what the autocomplete offers.
    async fn log_late(&mut self, lock_step: &LockStep, user: UserId) -> Result<(), HeadlessError> {
        let sessions = self.suggestions(lock_step, user, "checkin", "session").await?;
        let days = self.suggestions(lock_step, user, "checkin", "day").await?;
        if sessions.is_empty() || days.is_empty() {
            return Ok(());
        }
        let session = sessions[self.chance.random_range(0..sessions.len())].clone();
        let day = days[self.chance.random_range(0..days.len().min(6))].clone();
        let options = [("session", session), ("day", day), ("outcome", json!("done"))];
        if let Some(message) = self.command(lock_step, user, "checkin", &options).await?
            && self.chance.random_range(0..4) == 0
        {
            self.press_if_there(lock_step, user, message, Label::Undo).await?;
        }
        Ok(())
    }

    async fn log_extra(&mut self, lock_step: &LockStep, user: UserId) -> Result<(), HeadlessError> {
        let kind = ["mobility", "strength", "recovery", "run"][self.chance.random_range(0..4)];
        let outcome = ["done", "some"][self.chance.random_range(0..2)];
        let options = [("session", json!(kind)), ("outcome", json!(outcome))];
        if let Some(message) = self.command(lock_step, user, "checkin", &options).await? {
            let label = if self.chance.random_range(0..2) == 0 { Label::Instead } else { Label::Extra };
            self.press_if_there(lock_step, user, message, label).await?;
            _ = self.command(lock_step, user, "week", &[]).await?;
        }
        Ok(())
    }

    pub(super) async fn suggestions(
        &mut self,
        lock_step: &LockStep,
        user: UserId,
        path: &str,
        option: &str,
    ) -> Result<Vec<Value>, HeadlessError> {
        match self.world.autocomplete(user, self.general, path, &Values::new(), option, "") {
            Ok(typed) => Ok(match self.answer(lock_step, typed).await? {
                Answer::Choices { choices } => choices.into_iter().map(|choice| choice.value).collect(),
                _ => Vec::new(),
            }),
            Err(_) => Ok(Vec::new()),
        }
    }

    /// Uses a command in the club and gives back the message that answers it.
    pub(super) async fn command(
        &mut self,
        lock_step: &LockStep,
        user: UserId,
        path: &str,
        options: &[(&str, Value)],
    ) -> Result<Option<MessageId>, HeadlessError> {
        let values: Values = options.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
        let sent =
            self.world.slash(user, self.general, path, &values).map_err(|Refused(why)| stuck(&user.to_string(), path, &why))?;
        let told = options
            .iter()
            .map(|(name, value)| format!(" {name}: {}", value.as_str().map_or_else(|| value.to_string(), str::to_owned)));
        self.did.insert(sent, format!("uses /{path}{}", told.collect::<String>()));
        self.settled(lock_step, sent).await
    }

    async fn press(
        &mut self,
        lock_step: &LockStep,
        user: UserId,
        message: MessageId,
        label: Label,
    ) -> Result<Option<MessageId>, HeadlessError> {
        match self.rows(message).iter().find_map(|row| self.id_of(row, label)) {
            Some(id) => self.try_press(lock_step, user, message, &id).await,
            None => Ok(None),
        }
    }

    pub(super) async fn press_if_there(
        &mut self,
        lock_step: &LockStep,
        user: UserId,
        message: MessageId,
        label: Label,
    ) -> Result<(), HeadlessError> {
        self.press(lock_step, user, message, label).await.map(drop)
    }

    fn id_of(&self, row: &[Value], label: Label) -> Option<String> {
        let is_it = |one: &&Value| one["type"] == 2 && one["label"].as_str().is_some_and(|text| self.labels.is(text, label));
        row.iter().find(is_it).and_then(|one| one["custom_id"].as_str()).map(str::to_owned)
    }

    pub(super) async fn try_press(
        &mut self,
        lock_step: &LockStep,
        user: UserId,
        message: MessageId,
        id: &str,
    ) -> Result<Option<MessageId>, HeadlessError> {
        match self.world.press(user, message, id) {
            Ok(pressed) => self.settled(lock_step, pressed).await,
            Err(_) => Ok(None),
        }
    }

    pub(super) async fn choose(
        &mut self,
        lock_step: &LockStep,
        user: UserId,
        message: MessageId,
        value: &str,
    ) -> Result<Option<MessageId>, HeadlessError> {
        let select = self.rows(message).into_iter().flatten().find(|one| one["type"] == 3);
        let Some(id) = select.as_ref().and_then(|select| select["custom_id"].as_str()) else { return Ok(None) };
        let words = self.words_of(message, id, &[value]);
        match self.world.choose(user, message, id, &[value]) {
            Ok(chosen) => {
                self.did.insert(chosen, format!("chooses {words}"));
                self.settled(lock_step, chosen).await
            }
            Err(_) => Ok(None),
        }
    }

    /// Waits for rest and gives back the message that an act led to.
    pub(super) async fn settled(&mut self, lock_step: &LockStep, act: InteractionId) -> Result<Option<MessageId>, HeadlessError> {
        Ok(match self.answer(lock_step, act).await? {
            Answer::Message { message } | Answer::Update { message } => Some(message),
            Answer::Failed { reason } => return Err(stuck("a member", "be answered", &reason)),
            _ => None,
        })
    }

    pub(super) async fn answer(&mut self, lock_step: &LockStep, act: InteractionId) -> Result<Answer, HeadlessError> {
        lock_step.rest().await?;
        Ok(self.world.await_answer(act).await)
    }

    /// The components of a message, row by row.
    pub(super) fn rows(&self, message: MessageId) -> Vec<Vec<Value>> {
        let rows = self.world.message(message).map(|message| message.components).unwrap_or_default();
        rows.iter().filter_map(|row| row["components"].as_array().cloned()).collect()
    }
}

fn stuck(who: &str, what: &str, why: &str) -> HeadlessError {
    HeadlessError::Member { who: who.to_owned(), what: what.to_owned(), why: why.to_owned() }
}
