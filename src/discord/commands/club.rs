//! `/club setup | board`, for captains. Visible to everyone and checked here: *Manage Server* as a default would hide it from captains by
//! role (`4-discord` §7).

use super::spec::{Opt, SERVERS, command, kind, subcommand};
use super::{Answer, Call, Command};
use crate::app::App;
use crate::app::club::groups::BoardOrder;
use crate::app::club::setup::{CaptainRole, ClubSetup};
use crate::domain::club::GROUP_NAME_CHARS_MAX;
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
        let text = |name, about| Opt::new(prompts, kind::TEXT, name, about);
        let options = vec![
            text("group", Label::OptionGroup).suggested().done(),
            channel("channel", Label::OptionGroupChannel).done(),
            text("name", Label::OptionGroupName).chars_max(GROUP_NAME_CHARS_MAX).done(),
            text("add", Label::OptionGroupAdd).chars_max(GROUP_NAME_CHARS_MAX).done(),
            Opt::new(prompts, kind::FLAG, "archive", Label::OptionGroupArchive).done(),
        ];
        let board = subcommand(prompts, "board", Label::CommandClubBoard, options);
        command(prompts, "club", Label::CommandClub, &SERVERS, vec![setup, board])
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
            Some("board") => {
                let order = BoardOrder {
                    group: call.text("group"),
                    add: call.text("add"),
                    name: call.text("name"),
                    channel: call.channel("channel"),
                    is_archived: call.given_flag("archive"),
                };
                app.club_board(&call.caller, &order).await
            }
            _ => Err(Refusal::UnknownChoice.into()),
        }
    })
}

fn suggest<'a>(app: &'a App, call: &'a Call) -> Answer<'a> {
    Box::pin(async move {
        match call.typed() {
            ("group", typed) => app.suggest_captains_groups(&call.caller, typed).await,
            (_, typed) => Ok(app.suggest_cities(typed)),
        }
    })
}
