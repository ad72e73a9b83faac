//! `/settings`: what is set, and each change of it. What is to come moves at once, and no local date is asked twice.

mod panels;

use std::slice;

use super::jobs::{JobKind, ask};
use super::message::{Choice, Message, Row};
use super::reply::{Caller, Reply};
use super::start::find_zone;
use super::trusted::Person;
use super::{App, AppError, AppResult};
use crate::domain::calendar::{ReminderTime, TimeOfDay};
use crate::domain::evening;
use crate::domain::member::{Member, Units};
use crate::domain::press::{Press, ReadyWord, Setting, SettingStep};
use crate::domain::refusal::{Field, Refusal};
use crate::domain::session::SelfWord;
use crate::domain::wall_clock;
use crate::prompts::lint;
use crate::prompts::{Label, Template, Voice};
use crate::store::Tx;

/// What turns an option off where it takes a text.
const OFF: [&str; 2] = ["off", "aus"];

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
    /// When the evening check-in comes, or "off".
    pub evening: Option<String>,
    /// The tag of a language.
    pub language: Option<String>,
    /// "metric" or "imperial".
    pub units: Option<String>,
    /// What the coach calls them, or "off".
    pub word: Option<String>,
    /// Whom they name as their trusted contact.
    pub trusted: Option<Person>,
}

/// One change of the settings.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Edit {
    Zone(chrono_tz::Tz),
    Time(ReminderTime),
    QuietFrom(TimeOfDay),
    QuietUntil(TimeOfDay),
    QuietOff,
    Evening(Option<ReminderTime>),
    Language(String),
    Units(Units),
    Word(Option<SelfWord>),
    Trusted(Option<Person>),
    Fuel(bool),
    Invites(bool),
}

impl App {
    /// Shows the settings, or changes those that were given. Looking around: it moves no state. Whoever was named as a trusted
    /// contact is shown that here, joined or not.
    ///
    /// # Errors
    /// A value that cannot be, or a failure of the store.
    pub async fn settings(&self, caller: &Caller, new: &NewSettings) -> AppResult<Reply> {
        self.save(caller, &read(new)?).await
    }

    /// A step in the settings. `chosen` is the value of a select or the text of a form.
    ///
    /// # Errors
    /// A value that cannot be or was never offered, or a failure of the store.
    pub async fn settings_step(&self, caller: &Caller, step: SettingStep, chosen: Option<&str>) -> AppResult<Reply> {
        let chosen = chosen.unwrap_or_default();
        let edit = match step {
            SettingStep::Show => return self.save(caller, &[]).await,
            SettingStep::Pick => {
                let setting = Setting::from_word(chosen).ok_or(Refusal::UnknownChoice)?;
                return self.setting_panel(caller, setting).await;
            }
            SettingStep::AskWord => return self.ask_word(caller).await,
            SettingStep::City => match self.city_given(caller, chosen).await? {
                Ok(zone) => Edit::Zone(zone),
                Err(which) => return Ok(which),
            },
            SettingStep::Zone => Edit::Zone(chosen.parse().map_err(|_| Refusal::UnknownPlace)?),
            SettingStep::Time => Edit::Time(parse_reminder_time(chosen)?),
            SettingStep::QuietFrom => Edit::QuietFrom(parse_time(chosen)?),
            SettingStep::QuietUntil => Edit::QuietUntil(parse_time(chosen)?),
            SettingStep::QuietOff => Edit::QuietOff,
            SettingStep::Evening => Edit::Evening(Some(parse_reminder_time(chosen)?)),
            SettingStep::EveningOff => Edit::Evening(None),
            SettingStep::Language => Edit::Language(chosen.to_owned()),
            SettingStep::Units(units) => Edit::Units(units),
            SettingStep::Ready(word) => {
                let label = match word {
                    ReadyWord::Athlete => Label::SelfAthlete,
                    ReadyWord::Runner => Label::SelfRunner,
                };
                let mut tx = self.store.read().await?;
                let member = self.joined(&mut tx, caller.user).await?;
                Edit::Word(Some(parse_word(&self.label(&member, label))?))
            }
            SettingStep::Word => Edit::Word(Some(parse_word(chosen)?)),
            SettingStep::WordOff => Edit::Word(None),
            SettingStep::TrustOff => Edit::Trusted(None),
            SettingStep::Fuel(wants) => Edit::Fuel(wants),
            SettingStep::Invites(takes) => Edit::Invites(takes),
        };
        self.save(caller, slice::from_ref(&edit)).await
    }

    /// Carries out all of the changes or none, and shows how things stand.
    async fn save(&self, caller: &Caller, edits: &[Edit]) -> AppResult<Reply> {
        let mut tx = self.store.begin().await?;
        let mut member = match self.acting(&mut tx, caller.user).await {
            Err(AppError::Refused(Refusal::NotJoined)) if edits.is_empty() => return self.asked_outside(&mut tx, caller).await,
            member => member?,
        };
        let before = member.clone();
        let mut notes = Vec::new();
        for edit in edits {
            if let Edit::Trusted(person) = edit {
                notes.push(self.name_trusted(&mut tx, &member, *person).await?);
            } else if let Edit::Fuel(wants) = edit {
                tx.set_wants_fuel(member.id, *wants).await?;
            } else if let Edit::Invites(takes) = edit {
                tx.set_takes_invites(member.id, *takes).await?;
            } else {
                self.apply(&mut member, edit)?;
            }
        }
        evening::judge_times(member.reminder_at, member.evening_at)?;
        let wanted = member.quiet;
        let chosen: Vec<ReminderTime> = [Some(member.reminder_at), member.evening_at].into_iter().flatten().collect();
        member.quiet = wanted.making_way_for(&chosen);
        if member.quiet != wanted {
            notes.insert(0, self.say(&member, Template::SettingsMadeWay, &Voice::default(), 0));
        }
        if member != before {
            tx.update_member(&member).await?;
            ask(&mut tx, JobKind::Plan(member.id), self.now()).await?;
        }
        if !edits.is_empty() {
            notes.insert(0, self.say(&member, Template::SettingsSaved, &Voice::default(), 0));
        }
        let message = self.settings_message(&mut tx, caller, &member, notes).await?;
        tx.commit().await?;
        self.bell.ring();
        Ok(Reply::Show(self.with_dm_offer(&member, message)?))
    }

    fn apply(&self, member: &mut Member, edit: &Edit) -> Result<(), Refusal> {
        match edit {
            Edit::Zone(zone) => member.zone = *zone,
            Edit::Time(time) => member.reminder_at = *time,
            Edit::QuietFrom(time) => member.quiet.from = *time,
            Edit::QuietUntil(time) => member.quiet.until = *time,
            Edit::QuietOff => member.quiet.until = member.quiet.from,
            Edit::Evening(time) => member.evening_at = *time,
            Edit::Language(tag) => {
                member.locale = self.prompts.locales().into_iter().find(|known| known == tag).ok_or(Refusal::UnknownChoice)?;
            }
            Edit::Units(units) => member.units = *units,
            Edit::Word(word) => member.self_word.clone_from(word),
            Edit::Trusted(_) | Edit::Fuel(_) | Edit::Invites(_) => {}
        }
        Ok(())
    }

    /// All settings, with a way to change each, below what has just been saved.
    async fn settings_message(&self, tx: &mut Tx, caller: &Caller, member: &Member, notes: Vec<String>) -> AppResult<Message> {
        let shares_name = match caller.server {
            Some(server) => tx
                .clubs_of_member(member.id)
                .await?
                .into_iter()
                .find(|(club, _)| club.guild == server.guild)
                .map(|(_, is_sharing)| is_sharing),
            None => None,
        };
        let zone = member.zone.name().replace('_', " ");
        let language = self.prompts.in_locale(&member.locale).language();
        let voice = Voice {
            place: Some(&zone),
            clock: Some(wall_clock::reading(self.now(), member.zone).time()),
            reminder_at: Some(member.reminder_at.to_time()),
            evening_at: member.evening_at.map(ReminderTime::to_time),
            quiet: Some(member.quiet),
            language: Some(&language),
            units: Some(member.units),
            self_word: member.self_word.as_ref().map(SelfWord::as_str),
            shares_name,
            ..Voice::default()
        };
        let lines = [
            self.say(member, Template::SettingsShow, &voice, 0),
            self.say(member, Template::SettingsMore, &voice, 0),
            self.trusted_line(tx, member).await?,
        ];
        let mut parts = notes;
        parts.push(lines.join("\n"));
        let options =
            Setting::ALL.into_iter().map(|setting| Choice::new(self.label(member, name_of(setting)), setting.as_str())).collect();
        let mut rows = vec![Row::Select {
            press: Press::Settings(SettingStep::Pick),
            placeholder: self.label(member, Label::SettingPick),
            options,
        }];
        self.add_questions(tx, caller, &member.locale, &mut parts, &mut rows).await?;
        Ok(Message::new(parts.join("\n\n"), rows)?)
    }
}

const fn name_of(setting: Setting) -> Label {
    match setting {
        Setting::Zone => Label::SettingZone,
        Setting::Time => Label::SettingTime,
        Setting::Quiet => Label::SettingQuiet,
        Setting::Evening => Label::SettingEvening,
        Setting::Language => Label::SettingLanguage,
        Setting::Units => Label::SettingUnits,
        Setting::Word => Label::SettingWord,
        Setting::Trusted => Label::SettingTrusted,
        Setting::Fuel => Label::SettingFuel,
        Setting::Invites => Label::SettingInvites,
    }
}

fn read(new: &NewSettings) -> Result<Vec<Edit>, Refusal> {
    let mut edits = Vec::new();
    let is_off = |text: &str| OFF.iter().any(|off| text.trim().eq_ignore_ascii_case(off));
    if let Some(city) = &new.city {
        edits.push(Edit::Zone(find_zone(city)?));
    }
    if let Some(time) = &new.time {
        edits.push(Edit::Time(parse_reminder_time(time)?));
    }
    if let Some(from) = &new.quiet_from {
        edits.push(Edit::QuietFrom(parse_time(from)?));
    }
    if let Some(until) = &new.quiet_until {
        edits.push(Edit::QuietUntil(parse_time(until)?));
    }
    if let Some(evening) = &new.evening {
        edits.push(Edit::Evening(if is_off(evening) { None } else { Some(parse_reminder_time(evening)?) }));
    }
    if let Some(language) = &new.language {
        edits.push(Edit::Language(language.clone()));
    }
    if let Some(units) = &new.units {
        edits.push(Edit::Units(Units::from_word(units).ok_or(Refusal::UnknownChoice)?));
    }
    if let Some(word) = &new.word {
        edits.push(Edit::Word(if is_off(word) { None } else { Some(parse_word(word)?) }));
    }
    if let Some(person) = new.trusted {
        edits.push(Edit::Trusted(Some(person)));
    }
    Ok(edits)
}

fn parse_time(text: &str) -> Result<TimeOfDay, Refusal> {
    text.parse().map_err(|_| Refusal::ImpossibleTime)
}

/// A word for oneself: short, plain, and none that our own list of unkind words knows, since the coach is to say it.
fn parse_word(text: &str) -> Result<SelfWord, Refusal> {
    let word = SelfWord::parse(text).map_err(|problem| Refusal::Text { field: Field::SelfWord, problem })?;
    let is_unkind = lint::is_unkind(word.as_str());
    if is_unkind { Err(Refusal::UnkindWord) } else { Ok(word) }
}

/// A reminder time as a member types it.
///
/// # Errors
/// Not a time of day, or one at which no reminder comes.
pub fn parse_reminder_time(text: &str) -> Result<ReminderTime, Refusal> {
    ReminderTime::try_from(parse_time(text)?).map_err(|_| Refusal::TimeOutsideTheDay)
}
