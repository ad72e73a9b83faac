//! One setting at a time: its choices, each saved by one press.

use chrono_tz::Tz;

use crate::app::message::{Button, CHOICES_MAX, Choice, Message, Row};
use crate::app::reply::{Caller, Form, Reply};
use crate::app::start::{TIMES, zone_choices};
use crate::app::{App, AppResult};
use crate::domain::calendar::ReminderTime;
use crate::domain::member::{Member, Units};
use crate::domain::place;
use crate::domain::press::{Press, ReadyWord, Setting, SettingStep};
use crate::domain::refusal::Refusal;
use crate::domain::session::SELF_WORD_CHARS_MAX;
use crate::prompts::{Label, Template, Voice};

/// The times of the evening check-in that are offered; the command takes any other.
const EVENINGS: [&str; 13] =
    ["16:00", "17:00", "17:30", "18:00", "18:30", "19:00", "19:30", "20:00", "20:30", "21:00", "21:30", "22:00", "22:30"];
/// How many cities are offered when a name is not clear.
const CITIES_MAX: usize = 10;
/// The longest name of a city that the form takes, in characters.
const CITY_CHARS_MAX: u16 = 60;

impl App {
    /// The choices of one setting, or the form that asks for it.
    pub(super) async fn setting_panel(&self, caller: &Caller, setting: Setting) -> AppResult<Reply> {
        let mut tx = self.store.read().await?;
        let member = self.joined(&mut tx, caller.user).await?;
        let message = match setting {
            Setting::Zone => {
                return Ok(Reply::Ask(Form {
                    press: Press::Settings(SettingStep::City),
                    title: self.label(&member, Label::CityTitle),
                    label: self.label(&member, Label::CityLine),
                    placeholder: self.label(&member, Label::CityExample),
                    chars_max: CITY_CHARS_MAX,
                    is_long: false,
                }));
            }
            Setting::Time => self.time_panel(&member)?,
            Setting::Quiet => self.quiet_panel(&member)?,
            Setting::Evening => self.evening_panel(&member)?,
            Setting::Language => self.language_panel(&member)?,
            Setting::Units => self.units_panel(&member)?,
            Setting::Word => self.word_panel(&member)?,
            Setting::Trusted => self.trusted_panel(&mut tx, &member).await?,
            Setting::Fuel => self.fuel_panel(tx.wants_fuel(member.id).await?, &member)?,
            Setting::Invites => self.invites_panel(tx.takes_invites(member.id).await?, &member)?,
        };
        Ok(Reply::Show(message))
    }

    /// "My own word": a form.
    pub(super) async fn ask_word(&self, caller: &Caller) -> AppResult<Reply> {
        let mut tx = self.store.read().await?;
        let member = self.joined(&mut tx, caller.user).await?;
        Ok(Reply::Ask(Form {
            press: Press::Settings(SettingStep::Word),
            title: self.label(&member, Label::WordTitle),
            label: self.label(&member, Label::WordLine),
            placeholder: self.label(&member, Label::WordExample),
            chars_max: u16::try_from(SELF_WORD_CHARS_MAX).unwrap_or(u16::MAX),
            is_long: false,
        }))
    }

    /// The city of the form: its zone, or the question which one is meant.
    pub(super) async fn city_given(&self, caller: &Caller, text: &str) -> AppResult<Result<Tz, Reply>> {
        let mut tx = self.store.read().await?;
        let member = self.joined(&mut tx, caller.user).await?;
        let found = place::search(text, CITIES_MAX);
        let options = zone_choices(&found);
        if let [only] = options.as_slice() {
            return Ok(Ok(only.value.parse().map_err(|_| Refusal::UnknownPlace)?));
        }
        if options.is_empty() {
            return Err(Refusal::UnknownPlace.into());
        }
        let rows = vec![self.select(&member, SettingStep::Zone, Label::CityPick, options), self.back(&member, Vec::new())];
        let text = self.say(&member, Template::StartZoneAsk, &Voice::default(), 0);
        Ok(Err(Reply::Show(Message::new(text, rows)?)))
    }

    fn time_panel(&self, member: &Member) -> AppResult<Message> {
        let voice = Voice { reminder_at: Some(member.reminder_at.to_time()), ..Voice::default() };
        let options = times(&TIMES, &member.reminder_at.to_string());
        let rows = vec![self.select(member, SettingStep::Time, Label::TimePick, options), self.back(member, Vec::new())];
        Ok(Message::new(self.say(member, Template::SettingsTime, &voice, 0), rows)?)
    }

    fn quiet_panel(&self, member: &Member) -> AppResult<Message> {
        let hours: Vec<String> = (0..24).map(|hour| format!("{hour:02}:00")).collect();
        let hours: Vec<&str> = hours.iter().map(String::as_str).collect();
        let is_on = member.quiet.minutes() > 0;
        let at = |time: String| if is_on { times(&hours, &time) } else { times(&hours, "") };
        let mut buttons = Vec::new();
        if is_on {
            buttons.push(Button::plain(self.label(member, Label::QuietOff), Press::Settings(SettingStep::QuietOff)));
        }
        let rows = vec![
            self.select(member, SettingStep::QuietFrom, Label::QuietFromPick, at(member.quiet.from.to_string())),
            self.select(member, SettingStep::QuietUntil, Label::QuietUntilPick, at(member.quiet.until.to_string())),
            self.back(member, buttons),
        ];
        let voice = Voice { quiet: Some(member.quiet), ..Voice::default() };
        Ok(Message::new(self.say(member, Template::SettingsQuiet, &voice, 0), rows)?)
    }

    fn evening_panel(&self, member: &Member) -> AppResult<Message> {
        let mut buttons = Vec::new();
        if member.evening_at.is_some() {
            buttons.push(Button::plain(self.label(member, Label::EveningOff), Press::Settings(SettingStep::EveningOff)));
        }
        let options = times(&EVENINGS, &member.evening_at.map(|time| time.to_string()).unwrap_or_default());
        let rows = vec![self.select(member, SettingStep::Evening, Label::TimePick, options), self.back(member, buttons)];
        let voice = Voice { evening_at: member.evening_at.map(ReminderTime::to_time), ..Voice::default() };
        Ok(Message::new(self.say(member, Template::SettingsEvening, &voice, 0), rows)?)
    }

    fn language_panel(&self, member: &Member) -> AppResult<Message> {
        let spoken = self.prompts.in_locale(&member.locale);
        let language = spoken.language();
        let voice = Voice { language: Some(&language), ..Voice::default() };
        let tags = self.prompts.locales();
        let choice = |tag: &String| Choice {
            is_default: *tag == spoken.locale(),
            ..Choice::new(self.prompts.in_locale(tag).language(), tag.as_str())
        };
        let options = tags.iter().take(CHOICES_MAX).map(choice).collect();
        let rows = vec![self.select(member, SettingStep::Language, Label::LanguagePick, options), self.back(member, Vec::new())];
        Ok(Message::new(self.say(member, Template::SettingsLanguage, &voice, 0), rows)?)
    }

    fn fuel_panel(&self, wants: bool, member: &Member) -> AppResult<Message> {
        let (template, label) =
            if wants { (Template::SettingsFuelOn, Label::FuelOff) } else { (Template::SettingsFuelOff, Label::FuelOn) };
        let button = Button::plain(self.label(member, label), Press::Settings(SettingStep::Fuel(!wants)));
        Ok(Message::new(self.say(member, template, &Voice::default(), 0), vec![self.back(member, vec![button])])?)
    }

    fn invites_panel(&self, takes: bool, member: &Member) -> AppResult<Message> {
        let (template, label) = if takes {
            (Template::SettingsInvitesOn, Label::InvitesOff)
        } else {
            (Template::SettingsInvitesOff, Label::InvitesOn)
        };
        let button = Button::plain(self.label(member, label), Press::Settings(SettingStep::Invites(!takes)));
        Ok(Message::new(self.say(member, template, &Voice::default(), 0), vec![self.back(member, vec![button])])?)
    }

    fn units_panel(&self, member: &Member) -> AppResult<Message> {
        let button = |label, units| Button::plain(self.label(member, label), Press::Settings(SettingStep::Units(units)));
        let buttons = vec![button(Label::UnitsMetric, Units::Metric), button(Label::UnitsImperial, Units::Imperial)];
        let voice = Voice { units: Some(member.units), ..Voice::default() };
        let text = self.say(member, Template::SettingsUnits, &voice, 0);
        Ok(Message::new(text, vec![self.back(member, buttons)])?)
    }

    fn word_panel(&self, member: &Member) -> AppResult<Message> {
        let button = |label, step| Button::plain(self.label(member, label), Press::Settings(step));
        let mut buttons = vec![
            button(Label::WordAthlete, SettingStep::Ready(ReadyWord::Athlete)),
            button(Label::WordRunner, SettingStep::Ready(ReadyWord::Runner)),
            button(Label::WordOwn, SettingStep::AskWord),
        ];
        if member.self_word.is_some() {
            buttons.push(Button::quiet(self.label(member, Label::WordOff), Press::Settings(SettingStep::WordOff)));
        }
        let text = self.say(member, Template::Id1, &Voice::default(), 0);
        Ok(Message::new(text, vec![self.back(member, buttons)])?)
    }

    fn select(&self, member: &Member, step: SettingStep, placeholder: Label, options: Vec<Choice>) -> Row {
        Row::Select { press: Press::Settings(step), placeholder: self.label(member, placeholder), options }
    }

    /// These buttons, and the way back to all settings.
    pub(in crate::app) fn back(&self, member: &Member, mut buttons: Vec<Button>) -> Row {
        buttons.push(Button::quiet(self.label(member, Label::AllSettings), Press::Settings(SettingStep::Show)));
        Row::Buttons(buttons)
    }
}

/// Times to choose from, with the present one chosen where it is among them.
fn times(offered: &[&str], present: &str) -> Vec<Choice> {
    offered.iter().map(|time| Choice { is_default: *time == present, ..Choice::new(*time, *time) }).collect()
}
