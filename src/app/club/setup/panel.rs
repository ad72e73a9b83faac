//! What `/club setup` shows: how the club is set up, with everything beside it that can be chosen.

use super::{CaptainRole, ClubSetup};
use crate::app::message::{Button, Choice, Message, Row};
use crate::app::reply::{Caller, Form, Reply};
use crate::app::{App, AppResult};
use crate::domain::club::Club;
use crate::domain::ids::{ChannelId, RoleId};
use crate::domain::press::{ClubSafetyStep, Press, SetupStep};
use crate::domain::refusal::Refusal;
use crate::prompts::{Label, Template, Voice};

/// The longest text of a city, in characters.
const CITY_CHARS_MAX: u16 = 60;

/// What the panel says beside what is written down.
pub(super) struct Beside {
    /// Where the post with `[Start]` is just being written.
    pub start_channel: Option<ChannelId>,
    /// How many of the club's numbers of people to call wait for a captain.
    pub to_check: u32,
    /// Whether the board's channel takes files, as far as it was looked at.
    pub takes_pictures: bool,
}

impl App {
    /// Something on the panel was chosen. It counts at once.
    ///
    /// # Errors
    /// As [`App::club_setup`]; a value that the panel does not offer.
    pub async fn setup_step(&self, caller: &Caller, step: SetupStep, chosen: Option<&str>) -> AppResult<Reply> {
        let channel = || chosen.and_then(|text| text.parse().ok()).map(ChannelId::new).ok_or(Refusal::UnknownChoice);
        let setup = match step {
            SetupStep::Board => ClubSetup { channel: Some(channel()?), ..ClubSetup::default() },
            SetupStep::StartPost => ClubSetup { start_channel: Some(channel()?), ..ClubSetup::default() },
            SetupStep::CaptainRole => {
                let role = match chosen {
                    // The select takes none as well, and that is a choice.
                    None => CaptainRole::Nobody,
                    Some(text) => text.parse().ok().map(RoleId::new).map(CaptainRole::Role).ok_or(Refusal::UnknownChoice)?,
                };
                ClubSetup { captain_role: role, ..ClubSetup::default() }
            }
            SetupStep::Language => {
                let language = chosen.ok_or(Refusal::UnknownChoice)?.to_owned();
                ClubSetup { language: Some(language), ..ClubSetup::default() }
            }
            SetupStep::AskCity => return self.setup_city_form(caller).await,
            SetupStep::City => ClubSetup { city: Some(chosen.unwrap_or_default().trim().to_owned()), ..ClubSetup::default() },
        };
        self.club_setup(caller, &setup).await
    }

    async fn setup_city_form(&self, caller: &Caller) -> AppResult<Reply> {
        let club = self.captained(&mut self.store.read().await?, caller).await?;
        let prompts = self.prompts.in_locale(&club.locale);
        Ok(Reply::Ask(Form {
            press: Press::Setup(SetupStep::City),
            title: prompts.label(Label::CityTitle),
            label: prompts.label(Label::CityLine),
            placeholder: prompts.label(Label::CityExample),
            chars_max: CITY_CHARS_MAX,
            is_long: false,
        }))
    }

    /// How a club is set up.
    pub(super) fn setup_panel(&self, caller: &Caller, club: &Club, beside: &Beside) -> AppResult<Reply> {
        let prompts = self.prompts.in_locale(&club.locale);
        let place = club.zone.map_or("UTC", |zone| zone.name()).replace('_', " ");
        let start_channel = beside.start_channel.or(club.start_post.map(|(channel, _)| channel));
        let say = |template, voice: &Voice<'_>| prompts.render(template, voice, 0);
        let mut lines = vec![match club.board_channel {
            Some(channel) => {
                let voice = Voice { channel: Some(channel), place: Some(&place), ..Voice::default() };
                say(Template::ClubSetupDone, &voice)
            }
            None => say(Template::ClubSetupAsk, &Voice { club: Some(&club.name), ..Voice::default() }),
        }];
        if let Some(channel) = club.board_channel.filter(|_| !beside.takes_pictures) {
            lines.push(self.no_pictures_text(&club.locale, channel));
        }
        if let Some(channel) = start_channel {
            lines.push(say(Template::ClubSetupStart, &Voice { channel: Some(channel), ..Voice::default() }));
        }
        lines.push(say(Template::ClubSetupCaptains, &Voice { role: club.captain_role, ..Voice::default() }));
        if beside.to_check > 0 {
            lines.push(say(Template::ClubSetupLines, &Voice { count: Some(beside.to_check), ..Voice::default() }));
        }
        let press = Press::Setup;
        let languages = self.prompts.locales().into_iter().map(|tag| {
            let name = self.prompts.in_locale(&tag).language();
            Choice { is_default: tag == club.locale, ..Choice::new(name, tag) }
        });
        let mut rows = vec![
            Row::Channels {
                press: press(SetupStep::Board),
                placeholder: prompts.label(Label::PickBoardChannel),
                chosen: club.board_channel,
            },
            Row::Channels {
                press: press(SetupStep::StartPost),
                placeholder: prompts.label(Label::PickStartChannel),
                chosen: start_channel,
            },
        ];
        if caller.server.is_some_and(|server| server.may_manage) {
            rows.push(Row::Roles {
                press: press(SetupStep::CaptainRole),
                placeholder: prompts.label(Label::PickCaptainRole),
                chosen: club.captain_role,
            });
        }
        rows.push(Row::Select {
            press: press(SetupStep::Language),
            placeholder: prompts.label(Label::LanguagePick),
            options: languages.collect(),
        });
        rows.push(Row::Buttons(vec![
            Button::plain(prompts.label(Label::CityOpen), press(SetupStep::AskCity)),
            Button::plain(prompts.label(Label::ClubNumbers), Press::ClubSafety(ClubSafetyStep::Show)),
        ]));
        Ok(Reply::Show(Message::new(lines.join("\n"), rows)?))
    }
}
