//! Every "no" in kind words: from the reason to the sentence.

use super::club::setup::permission;
use super::message::{Button, Message, Row};
use super::plan_import;
use super::reply::{Caller, Reply};
use super::{App, AppError};
use crate::domain::plan_import::PlanFileProblem;
use crate::domain::press::Press;
use crate::domain::refusal::{Field, Refusal};
use crate::domain::session::TextError;
use crate::prompts::{Day, Label, Prompts, Right, Template, TextField, Voice};

impl App {
    /// The answer to an act that had none: the kind words of a refusal, or "our fault, nothing is lost" with one line in the log.
    pub async fn excuse(&self, caller: &Caller, what: &str, error: &AppError) -> Reply {
        // Even when the store is out of reach there is an answer, in the language of the client if we speak it.
        let prompts = self.words_for(caller).await.unwrap_or_else(|_| self.prompts.in_locale(&caller.locale));
        let message = match error {
            AppError::Refused(refusal) => refuse(&prompts, refusal, &self.operator),
            error => {
                tracing::error!(what, %error, "an act broke off");
                let text = prompts.render(Template::Sorry, &Voice::default(), 0);
                Message::of_text(text)
            }
        };
        match message {
            Ok(message) => Reply::Show(message),
            Err(error) => {
                tracing::error!(what, %error, "a refusal breaks a bound");
                Reply::Choices(Vec::new())
            }
        }
    }
}

fn refuse(prompts: &Prompts, refusal: &Refusal, operator: &str) -> Result<Message, super::message::MessageError> {
    let plain = Voice::default();
    let say = |template, voice: &Voice<'_>| prompts.render(template, voice, 0);
    let text = match refusal {
        Refusal::UnknownPlace => say(Template::UnknownCity, &plain),
        Refusal::ImpossibleTime => say(Template::BadTime, &plain),
        Refusal::TimeOutsideTheDay => say(Template::TimeOutOfRange, &plain),
        Refusal::UnknownDay { .. } | Refusal::NoDays => say(Template::DaysNeeded, &plain),
        Refusal::ImpossibleDate => say(Template::BadDate, &plain),
        Refusal::EndsBeforeItStarts => say(Template::DatesReversed, &plain),
        Refusal::NumberOutOfRange { max, .. } => {
            let voice = Voice { max: Some(*max), ..plain };
            if *max <= u32::from(crate::domain::recurrence::EveryWeeks::MAX.get()) {
                say(Template::NoEvery, &voice)
            } else {
                say(Template::MinutesOutOfRange, &voice)
            }
        }
        Refusal::TooManySessions { max } => say(Template::TooManySessions, &Voice { max: u32::try_from(*max).ok(), ..plain }),
        Refusal::TooManyOccurrences { max } => {
            say(Template::TooManyOccurrences, &Voice { max: u32::try_from(*max).ok(), ..plain })
        }
        Refusal::Text { field, problem } => {
            let voice = Voice { text_field: Some(text_field(*field)), ..plain };
            match problem {
                TextError::Empty => say(Template::TextEmpty, &voice),
                TextError::TooLong { max } => say(Template::TextTooLong, &Voice { max: u32::try_from(*max).ok(), ..voice }),
                TextError::NotPlain => say(Template::TextNotPlain, &voice),
            }
        }
        Refusal::SmallVersionMissing => say(Template::SmallNeeded, &plain),
        Refusal::AreaMismatch | Refusal::OnlyForRuns | Refusal::RunReplacesNothing | Refusal::UnknownChoice => {
            say(Template::OptionUnknown, &plain)
        }
        Refusal::NoSuchSession => say(Template::NoSuchSession, &plain),
        Refusal::NotYours => say(Template::NotYours, &plain),
        Refusal::TooOld { days_max } => say(Template::DateTooOld, &Voice { max: Some(u32::from(*days_max)), ..plain }),
        Refusal::WeekIsOver => say(Template::WeekIsOver, &plain),
        Refusal::FutureDate => say(Template::DateInFuture, &plain),
        Refusal::MovedTo { date } | Refusal::AlreadyThere { date } | Refusal::DateTaken { date } => {
            say(Template::AlreadyThere, &Voice { day: Some(Day::Date(*date)), ..plain })
        }
        Refusal::NotADayToMoveTo { .. } | Refusal::NowhereToMove => say(Template::NothingToMove, &plain),
        Refusal::NotACaptain => say(Template::NotACaptain, &plain),
        Refusal::RaceIsOver => say(Template::RaceIsOver, &plain),
        Refusal::RaceTooFar => say(Template::RaceTooFar, &plain),
        Refusal::EmptySeason { season } => say(Template::SeasonEmpty, &Voice { season: Some(season), ..plain }),
        Refusal::UnkindSeason { name } => say(Template::SeasonNameUnkind, &Voice { season: Some(name), ..plain }),
        Refusal::SeasonName => say(Template::SeasonNameBad, &plain),
        Refusal::SeasonCounts { max } => say(Template::SeasonCounts, &Voice { max: Some(u32::from(*max)), ..plain }),
        Refusal::NotAManager => say(Template::NotAManager, &plain),
        Refusal::EveryonesRole => say(Template::EveryonesRole, &plain),
        Refusal::NotInAClub => say(Template::OnlyInServer, &plain),
        Refusal::ClubNotSetUp => say(Template::NoClub, &plain),
        Refusal::NoBoardChannel | Refusal::NotAMessageChannel { .. } => say(Template::BoardChannelNeeded, &plain),
        Refusal::ChannelRightsMissing { channel, missing } => {
            let rights: Vec<Right> = missing.iter().map(|right| permission(*right)).collect();
            say(Template::ClubSetupMissing, &Voice { channel: Some(*channel), rights: &rights, ..plain })
        }
        Refusal::NoSuchGroup => say(Template::NoSuchGroup, &plain),
        Refusal::GroupNameTaken => say(Template::GroupNameTaken, &plain),
        Refusal::UnkindGroupName => say(Template::UnkindGroupName, &plain),
        Refusal::TooManyGroups { max } => say(Template::TooManyGroups, &Voice { max: u32::try_from(*max).ok(), ..plain }),
        Refusal::EveryoneStays => say(Template::EveryoneStays, &plain),
        Refusal::NotJoined => say(Template::NotJoined, &plain),
        Refusal::UnknownButton | Refusal::NothingToUndo => {
            let row = Row::Buttons(vec![Button::plain(prompts.label(Label::Today), Press::Today)]);
            return Message::new(say(Template::UnknownButton, &plain), vec![row]);
        }
        Refusal::EveningNotLater { reminder_at } => {
            say(Template::EveningNotLater, &Voice { reminder_at: Some(reminder_at.to_time()), ..plain })
        }
        Refusal::NotANumber => say(Template::NotANumber, &plain),
        Refusal::UnkindWord => say(Template::UnkindWord, &plain),
        Refusal::NotATrustedContact => say(Template::NotATrustedContact, &plain),
        Refusal::NotAsked => say(Template::NotAsked, &plain),
        Refusal::EnoughReports { max } => {
            say(Template::EnoughReports, &Voice { max: Some(*max), operator: Some(operator), ..plain })
        }
        Refusal::NoReports => say(Template::NoReports, &Voice { operator: Some(operator), ..plain }),
        Refusal::ExportTooLarge => say(Template::ExportTooLarge, &Voice { operator: Some(operator), ..plain }),
        Refusal::DmClosed => say(Template::DmStillClosed, &plain),
        Refusal::MessagesOff => say(Template::Stopped, &plain),
        Refusal::PauseLater { days_max } => say(Template::PauseLater, &Voice { max: Some(u32::from(*days_max)), ..plain }),
        Refusal::PauseTooLong => say(Template::PauseTooLong, &plain),
        Refusal::PlanFile(PlanFileProblem::Session { line, why }) => {
            let voice = Voice { count: Some(*line), ..plain };
            let why = refuse(prompts, why, operator)?;
            format!("{} {}", say(Template::PlanFileSession, &voice), why.text())
        }
        Refusal::TemplateWhich => say(Template::ClubTemplateWhich, &plain),
        Refusal::TemplateSource => say(Template::ClubTemplateSource, &plain),
        Refusal::NoSuchTemplate => say(Template::ClubTemplateUnknown, &plain),
        Refusal::TemplateName => say(Template::SeasonNameBad, &plain),
        Refusal::TemplateCalendar => say(Template::ClubTemplateCalendar, &plain),
        Refusal::TemplateEmpty => say(Template::ClubTemplateEmpty, &plain),
        Refusal::UnkindWords { words } => say(Template::ClubTemplateUnkind, &Voice { option: Some(words), ..plain }),
        Refusal::TooManyTemplates { max } => say(Template::ClubTemplateFull, &Voice { max: u32::try_from(*max).ok(), ..plain }),
        Refusal::NothingToShare => say(Template::ShareNothing, &plain),
        Refusal::NowhereToShare => say(Template::ShareNowhere, &plain),
        Refusal::SharedEnough { max } => say(Template::ShareEnough, &Voice { max: u32::try_from(*max).ok(), ..plain }),
        Refusal::ShareOver => say(Template::ShareOver, &plain),
        Refusal::ScheduleIncomplete => say(Template::ClubScheduleIncomplete, &plain),
        Refusal::TooManyCheckIns { max } => say(Template::ClubScheduleFull, &Voice { max: u32::try_from(*max).ok(), ..plain }),
        Refusal::PlanFile(problem) => plan_import::in_words(prompts, problem),
    };
    Message::of_text(text)
}

const fn text_field(field: Field) -> TextField {
    match field {
        Field::Title => TextField::Title,
        Field::Full => TextField::Full,
        Field::Small => TextField::Small,
        Field::Cue => TextField::Cue,
        Field::SelfWord => TextField::SelfWord,
        Field::Report => TextField::Report,
        Field::GroupName => TextField::GroupName,
        Field::Question => TextField::Question,
    }
}
