//! `/settings`: zone, times, quiet hours and the evening check-in, and what is set afterwards.

use second_wind::app::settings::NewSettings;
use second_wind::domain::calendar::ReminderTime;
use second_wind::domain::evening;
use second_wind::domain::member::Member;

use super::{Came, Done};
use crate::sim::members::{Act, CITIES, DATE_LINE};
use crate::sim::world::World;

impl World {
    pub(super) async fn change_settings(&mut self, nth: usize, act: Act) -> Done<Came> {
        let mut new = NewSettings::default();
        match act {
            Act::ChangeZone => new.city = Some(self.pick(&CITIES).to_owned()),
            Act::CrossDateLine => new.city = Some(self.pick(&DATE_LINE).to_owned()),
            Act::ChangeTime => new.time = Some(format!("{:02}:{:02}", self.dice.below(24), self.dice.below(60))),
            Act::ChangeQuiet => {
                let (from, until) = (19 + self.dice.below(5), 4 + self.dice.below(6));
                (new.quiet_from, new.quiet_until) = (Some(format!("{from:02}:00")), Some(format!("{until:02}:30")));
            }
            Act::EveningOn => new.evening = Some(format!("{:02}:{:02}", 16 + self.dice.below(6), 15 * self.dice.below(4))),
            _ => new.evening = Some("off".to_owned()),
        }
        let before = self.member_row(nth).await?;
        let (app, caller, asked) = (self.app.clone(), self.caller(nth), new.clone());
        let came = self.simply(nth, async move { app.settings(&caller, &asked).await }).await?;
        let (Some(before), Some(after)) = (before, self.member_row(nth).await?) else { return Ok(came) };
        match came {
            Came::Answered => self.expect_set(nth, &new, &after)?,
            Came::Refused if act == Act::EveningOn => {
                let wanted = new.evening.as_deref().and_then(|time| time.parse::<ReminderTime>().ok());
                if evening::judge_times(before.reminder_at, wanted).is_ok() {
                    return Err(format!("{} is refused the evening check-in at {wanted:?}", self.people[nth].name));
                }
            }
            _ => {}
        }
        let is_as_before = before.evening_at == after.evening_at && before.reminder_at == after.reminder_at;
        if matches!(came, Came::Refused) && !is_as_before {
            return Err(format!("{} was refused a setting, and it is set", self.people[nth].name));
        }
        Ok(came)
    }

    fn expect_set(&self, nth: usize, new: &NewSettings, is: &Member) -> Done<()> {
        let name = &self.people[nth].name;
        let evening_at = is.evening_at.map(|time| time.to_string()).unwrap_or_else(|| "off".to_owned());
        for (wanted, set) in [(&new.evening, evening_at), (&new.time, is.reminder_at.to_string())] {
            if wanted.as_ref().is_some_and(|wanted| *wanted != set) {
                return Err(format!("{name} set {wanted:?}, and it is {set}"));
            }
        }
        let times = [Some(is.reminder_at), is.evening_at];
        match times.into_iter().flatten().find(|time| is.quiet.contains(time.to_time())) {
            Some(time) => Err(format!("{name} chose {time}, and is quiet from {} to {}", is.quiet.from, is.quiet.until)),
            None => Ok(()),
        }
    }

    /// How somebody stands in the store.
    pub(super) async fn member_row(&self, nth: usize) -> Done<Option<Member>> {
        let mut tx = self.app.store.read().await.map_err(|error| error.to_string())?;
        tx.member_by_user(self.people[nth].user).await.map_err(|error| error.to_string())
    }
}
