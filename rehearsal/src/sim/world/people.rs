//! What a person's act leads to, and what is looked at after it.

use super::*;

impl World {
    pub(super) async fn perform(&mut self, nth: usize, act: Act) -> Result<(), String> {
        let now = self.clock.now();
        if act == Act::Wake {
            self.wake(nth);
            return Ok(());
        }
        if self.people[nth].silent_until.is_some_and(|until| now < until) && act != Act::Start {
            return Ok(());
        }
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
        self.discord.set_life(user, Life { zone: member.zone, quiet: member.quiet, reminder_at: member.reminder_at });
        let person = &mut self.people[nth];
        person.member = Some(member.id);
        if before.is_some_and(|before| before != member.ladder) {
            // What was due that day depends on when they came back.
            person.unsettled.insert(today);
        }
        person.stopped_at = (member.ladder == LadderState::Off).then(|| person.stopped_at.unwrap_or(now));
        let before = std::mem::replace(&mut person.kept_weeks, kept);
        if kept < before && !act.corrects() {
            let name = person.name.clone();
            self.object(format!("kept weeks of {name} fell from {before} to {kept} by {act:?}"));
        }
        Ok(())
    }
}
