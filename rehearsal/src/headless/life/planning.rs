//! What members do about the days to come: the week on Sundays, a changed session, the evening check-in.

use chrono::{DateTime, Datelike, TimeDelta, Utc, Weekday};
use rand::RngExt;
use second_wind::prompts::Label;
use serde_json::{Value, json};

use super::{Intent, Life, WeekAct};
use crate::discord::{MessageId, UserId};
use crate::headless::HeadlessError;
use crate::headless::lock_step::LockStep;

/// When the evening check-in comes, for those who choose one: an hour or more after every reminder time.
const EVENING_AT: &str = "20:30";

impl Life {
    /// The habits of some: what they do on this day of theirs, which begins at `noon`.
    pub(super) fn plan_habits(&mut self, who: usize, day: i64, noon: DateTime<Utc>) {
        let persona = self.people[who].persona;
        if persona.has_evenings && day == 1 {
            self.plan(who, noon, Intent::Evening(true));
        }
        if persona.has_evenings && day == 16 {
            self.plan(who, noon, Intent::Evening(false));
            self.plan(who, noon + TimeDelta::days(2), Intent::Evening(true));
        }
        if persona.plans_weeks && noon.with_timezone(&persona.home).weekday() == Weekday::Sun {
            for act in [WeekAct::Move, WeekAct::LetGo] {
                let at = noon + TimeDelta::minutes(self.chance.random_range(0..300));
                self.plan(who, at, Intent::LookAtWeek(act));
            }
        }
        if persona.edits_plan && day % 6 == 4 {
            self.plan(who, noon, Intent::EditPlan);
        }
    }

    /// Chooses the evening check-in, or chooses none any more.
    pub(super) async fn set_evening(&mut self, lock_step: &LockStep, who: usize, wants: bool) -> Result<(), HeadlessError> {
        let user = self.people[who].user;
        let time = if wants { EVENING_AT } else { "off" };
        // Who has one may be told that it was turned off only after the answer: what was due until then was asked for.
        self.people[who].has_evening |= wants;
        if self.command(lock_step, user, "settings", &[("evening", json!(time))]).await?.is_some() {
            self.people[who].has_evening = wants;
        }
        Ok(())
    }

    /// `/week`, and next week every other time: a session goes to another day, or for this time.
    pub(super) async fn look_at_week(&mut self, lock_step: &LockStep, user: UserId, act: WeekAct) -> Result<(), HeadlessError> {
        let Some(message) = self.command(lock_step, user, "week", &[]).await? else { return Ok(()) };
        if self.chance.random_range(0..2) == 0 {
            self.press_if_there(lock_step, user, message, Label::NextWeek).await?;
        }
        if !self.choose_any(lock_step, user, message).await? {
            return Ok(());
        }
        match act {
            WeekAct::LetGo => self.press_if_there(lock_step, user, message, Label::LetGo).await?,
            WeekAct::Move => {
                self.press_if_there(lock_step, user, message, Label::Move).await?;
                self.choose_any(lock_step, user, message).await?;
            }
        }
        if self.chance.random_range(0..4) == 0 {
            self.press_if_there(lock_step, user, message, Label::Undo).await?;
        }
        Ok(())
    }

    /// Another title and other days for a session.
    pub(super) async fn edit_plan(&mut self, lock_step: &LockStep, user: UserId) -> Result<(), HeadlessError> {
        let sessions = self.suggestions(lock_step, user, "plan edit", "session").await?;
        if sessions.is_empty() {
            return Ok(());
        }
        let session = sessions[self.chance.random_range(0..sessions.len())].clone();
        let days = ["mon,thu", "tue,sat", "wed", "fri,sun"][self.chance.random_range(0..4)];
        let options = [("session", session), ("days", json!(days)), ("minutes", json!(15))];
        if let Some(message) = self.command(lock_step, user, "plan edit", &options).await?
            && self.chance.random_range(0..3) == 0
        {
            self.press_if_there(lock_step, user, message, Label::Undo).await?;
        }
        Ok(())
    }

    /// Any line of a message's list. Whether there was one.
    pub(super) async fn choose_any(
        &mut self,
        lock_step: &LockStep,
        user: UserId,
        message: MessageId,
    ) -> Result<bool, HeadlessError> {
        let select = self.rows(message).into_iter().flatten().find(|one| one["type"] == 3);
        let values: Vec<String> = select
            .as_ref()
            .and_then(|select| select["options"].as_array())
            .into_iter()
            .flatten()
            .filter_map(|one: &Value| one["value"].as_str())
            .map(str::to_owned)
            .collect();
        if values.is_empty() {
            return Ok(false);
        }
        let value = values[self.chance.random_range(0..values.len())].clone();
        Ok(self.choose(lock_step, user, message, &value).await?.is_some())
    }
}
