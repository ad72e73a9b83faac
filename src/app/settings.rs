//! `/settings`: zone, reminder time, quiet hours. What is to come moves at once, and no local date is asked twice.

use super::jobs::{JobKind, ask};
use super::message::Message;
use super::reply::{Caller, Reply};
use super::start::find_zone;
use super::{App, AppResult};
use crate::domain::calendar::{QuietHours, ReminderTime, TimeOfDay};
use crate::domain::member::Member;
use crate::domain::refusal::Refusal;
use crate::domain::wall_clock;
use crate::prompts::{Template, Voice};

/// What `/settings` was given, as it was typed.
#[derive(Debug, Clone, Default)]
pub struct NewSettings {
    /// A city or a zone.
    pub city: Option<String>,
    /// A reminder time.
    pub time: Option<String>,
    /// When quiet begins.
    pub quiet_from: Option<String>,
    /// When quiet ends.
    pub quiet_until: Option<String>,
}

impl App {
    /// Shows the settings, or changes those that were given. Looking around: it moves no state.
    ///
    /// # Errors
    /// A value that cannot be, or a failure of the store.
    pub async fn settings(&self, caller: &Caller, new: &NewSettings) -> AppResult<Reply> {
        let mut tx = self.store.begin().await?;
        let mut member = self.acting(&mut tx, caller.user).await?;
        let before = member.clone();
        if let Some(city) = &new.city {
            member.zone = find_zone(city)?;
        }
        if let Some(time) = &new.time {
            member.reminder_at = parse_reminder_time(time)?;
        }
        let time_of_day = |text: &String| text.parse::<TimeOfDay>().map_err(|_| Refusal::ImpossibleTime);
        if let Some(from) = &new.quiet_from {
            member.quiet.from = time_of_day(from)?;
        }
        if let Some(until) = &new.quiet_until {
            member.quiet.until = time_of_day(until)?;
        }
        member.quiet = member.quiet.making_way_for(&[member.reminder_at]);
        let is_changed = member != before;
        if is_changed {
            tx.update_member(&member).await?;
            ask(&mut tx, JobKind::Plan(member.id), self.now()).await?;
        }
        let shares = match caller.server {
            Some(server) => tx
                .clubs_of_member(member.id)
                .await?
                .into_iter()
                .find(|(club, _)| club.guild == server.guild)
                .map(|(_, is_sharing)| is_sharing),
            None => None,
        };
        tx.commit().await?;
        self.bell.ring();
        let template = if is_changed { Template::SettingsSaved } else { Template::SettingsShow };
        let message = Message::of_text(self.settings_text(&member, template, shares))?;
        Ok(Reply::Show(self.with_dm_offer(&member, message)?))
    }

    fn settings_text(&self, member: &Member, template: Template, shares_name: Option<bool>) -> String {
        let zone = member.zone.name().replace('_', " ");
        let quiet: QuietHours = member.quiet;
        let voice = Voice {
            place: Some(&zone),
            clock: Some(wall_clock::reading(self.now(), member.zone).time()),
            reminder_at: Some(member.reminder_at.to_time()),
            quiet: Some(quiet),
            shares_name,
            ..Voice::default()
        };
        self.say(member, template, &voice, 0)
    }
}

/// A reminder time as a member types it.
///
/// # Errors
/// Not a time of day, or one at which no reminder comes.
pub fn parse_reminder_time(text: &str) -> Result<ReminderTime, Refusal> {
    let time: TimeOfDay = text.parse().map_err(|_| Refusal::ImpossibleTime)?;
    ReminderTime::try_from(time).map_err(|_| Refusal::TimeOutsideTheDay)
}
