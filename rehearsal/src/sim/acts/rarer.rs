//! What people do now and then: swaps, boards, settings, old and foreign buttons, leaving, the plan itself.

use super::*;

impl World {
    pub(super) async fn swap(&mut self, nth: usize) -> Done<Came> {
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

    pub(super) async fn board(&mut self, nth: usize, shares: bool) -> Done<Came> {
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

    pub(super) async fn settle(&mut self, nth: usize, new: NewSettings) -> Done<Came> {
        let (app, caller) = (self.app.clone(), self.caller(nth));
        self.simply(nth, async move { app.settings(&caller, &new).await }).await
    }

    pub(super) async fn open_dm(&mut self, nth: usize) -> Done<Came> {
        self.discord.set_closed(self.people[nth].user, false);
        let today = self.today_of(nth);
        if let Some(since) = self.people[nth].closed_on.take() {
            self.people[nth].unsettled.extend(since.iter_days().take_while(|day| *day <= today));
        }
        let came = self.today(nth).await?;
        match self.find_press(nth, |press| matches!(press, Press::TryDm)) {
            Some((None, press)) => Ok(self.press(nth, None, &press, None).await?.into()),
            _ => Ok(came),
        }
    }

    /// Anything at all under any old message of theirs.
    pub(super) async fn press_old(&mut self, nth: usize) -> Done<Came> {
        let Some(dm) = self.discord.dm_of(self.people[nth].user) else { return Ok(Came::Nothing) };
        let all = self.discord.in_channel(dm);
        if all.is_empty() {
            return Ok(Came::Nothing);
        }
        let (id, posted) = all[usize::try_from(self.dice.below(all.len() as u64)).unwrap_or(0)].clone();
        let presses: Vec<Press> = posted.message.presses().filter(|press| !matches!(press, Press::MoveTo(..))).cloned().collect();
        if presses.is_empty() {
            return Ok(Came::Nothing);
        }
        let press = presses[usize::try_from(self.dice.below(presses.len() as u64)).unwrap_or(0)].clone();
        Ok(self.press(nth, Some(id), &press, None).await?.into())
    }

    /// What stands under somebody else's message: it must be refused.
    pub(super) async fn press_foreign(&mut self, nth: usize) -> Done<Came> {
        let mut theirs: Vec<(ChannelId, MessageId)> = Vec::new();
        for (other, person) in self.people.iter().enumerate() {
            if other != nth
                && person.member.is_some()
                && let Some(dm) = self.discord.dm_of(person.user)
            {
                theirs.extend(self.discord.in_channel(dm).last().map(|(id, _)| (dm, *id)));
            }
        }
        if theirs.is_empty() || self.people[nth].member.is_none() {
            return Ok(Came::Nothing);
        }
        let (_, id) = theirs[usize::try_from(self.dice.below(theirs.len() as u64)).unwrap_or(0)];
        let names_somebody = |press: &&Press| {
            matches!(press, Press::CheckIn(..) | Press::Change(_) | Press::Move(_) | Press::StartSmall(_) | Press::LeaveIt(_))
        };
        let Some(press) = self.discord.posted(id).and_then(|posted| posted.message.presses().find(names_somebody).cloned())
        else {
            return Ok(Came::Nothing);
        };
        match self.press(nth, None, &press, None).await? {
            Told::Reply(_) => {
                Err(format!("{} pressed {press:?}, which is somebody else's, and it was carried out", self.people[nth].name))
            }
            told => Ok(told.into()),
        }
    }

    pub(super) async fn delete(&mut self, nth: usize) -> Done<Came> {
        let (app, caller) = (self.app.clone(), self.caller(nth));
        let told = self.ask(nth, None, async move { app.delete_ask(&caller).await }).await?;
        if !matches!(told, Told::Reply(_)) {
            return Ok(told.into());
        }
        Ok(self.press(nth, None, &Press::DeleteConfirmed, None).await?.into())
    }

    pub(super) async fn change_plan(&mut self, nth: usize, act: Act) -> Done<Came> {
        let (app, caller) = (self.app.clone(), self.caller(nth));
        if act == Act::PlanRestore {
            return match self.find_press(nth, |press| matches!(press, Press::RestoreSession(_))) {
                Some((on, press)) => Ok(self.press(nth, on, &press, None).await?.into()),
                None => Ok(Came::Nothing),
            };
        }
        if act == Act::PlanRemove {
            let suggested = app.suggest_sessions(&caller, "").await.map_err(|error| error.to_string())?;
            let Reply::Choices(choices) = suggested else { return Ok(Came::Nothing) };
            // One session stays, so that there is something to live with.
            if choices.len() < 2 {
                return Ok(Came::Nothing);
            }
            let which = choices[usize::try_from(self.dice.below(choices.len() as u64)).unwrap_or(0)].1.clone();
            return self.simply(nth, async move { app.plan_remove(&caller, &which).await }).await;
        }
        let nth_session = self.dice.below(1000);
        let new = NewSession {
            kind: self.pick(&["strength", "mobility", "recovery", "run"]).to_owned(),
            title: format!("own session {nth_session}"),
            minutes: i64::try_from(5 + self.dice.below(40)).unwrap_or(5),
            days: self.pick(&["mon", "tue,thu", "sat", "wed,fri,sun", "mon,tue,wed,thu,fri,sat,sun"]).to_owned(),
            small: Some("five easy minutes".to_owned()),
            every_weeks: (self.dice.below(4) == 0).then_some(2),
            fallback: (self.dice.below(3) == 0).then(|| "sun".to_owned()),
            is_reminded: self.dice.below(2) == 0,
            ..NewSession::default()
        };
        self.simply(nth, async move { app.plan_add(&caller, &new).await }).await
    }
}
