//! `/club setup`, for captains. Visible to everyone and checked here: *Manage Server* as a default would hide it from captains by
//! role (`4-discord` §7).

use super::spec::{Opt, SERVERS, command, kind, subcommand};
use super::{Answer, Call, Command};
use crate::app::App;
use crate::app::club::setup::{CaptainRole, ClubSetup};
use crate::domain::refusal::Refusal;
use crate::prompts::Label;

pub(super) const COMMAND: Command = Command {
    name: "club",
    spec: |prompts| {
        let channel = |name, about| Opt::new(prompts, kind::CHANNEL, name, about).text_channels();
        let languages = prompts.locales().into_iter().map(|tag| (tag.clone(), tag)).collect::<Vec<_>>();
        let languages = languages.iter().map(|(name, value)| (name.clone(), value.as_str())).collect();
        let options = vec![
            channel("channel", Label::OptionChannel).done(),
            Opt::new(prompts, kind::TEXT, "city", Label::OptionClubCity).suggested().done(),
            Opt::new(prompts, kind::TEXT, "language", Label::OptionLanguage).choices(languages).done(),
            channel("start_post", Label::OptionStartPost).done(),
            Opt::new(prompts, kind::ROLE, "captain_role", Label::OptionCaptainRole).done(),
        ];
        let setup = subcommand(prompts, "setup", Label::CommandClubSetup, options);
        command(prompts, "club", Label::CommandClub, &SERVERS, vec![setup])
    },
    run,
    suggest: Some(suggest),
};

fn run<'a>(app: &'a App, call: &'a Call) -> Answer<'a> {
    Box::pin(async move {
        match call.subcommand.as_deref() {
            Some("setup") => {
                let setup = ClubSetup {
                    channel: call.channel("channel"),
                    city: call.text("city"),
                    language: call.text("language"),
                    start_channel: call.channel("start_post"),
                    captain_role: call.role("captain_role").map_or(CaptainRole::Keep, CaptainRole::Role),
                    server_name: None,
                };
                app.club_setup(&call.caller, &setup).await
            }
            _ => Err(Refusal::UnknownChoice.into()),
        }
    })
}

fn suggest<'a>(app: &'a App, call: &'a Call) -> Answer<'a> {
    Box::pin(async move { Ok(app.suggest_cities(call.typed().1)) })
}
