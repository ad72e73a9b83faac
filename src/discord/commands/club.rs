//! `/club setup | board | season | template | schedule | safety | summary`, for captains. Visible to everyone and checked here: *Manage Server* as a default would hide it from captains by
//! role (`4-discord` §7).

use chrono::Weekday;
use serde_json::Value;

use super::spec::{Opt, SERVERS, command, kind, subcommand};
use super::{Answer, Call, Command};
use crate::app::App;
use crate::app::club::groups::BoardOrder;
use crate::app::club::schedule::ScheduleOrder;
use crate::app::club::season::SeasonEdit;
use crate::app::club::setup::{CaptainRole, ClubSetup};
use crate::app::club::template::{TemplateOrder, template_choices};
use crate::app::season::plain_name;
use crate::domain::club::GROUP_NAME_CHARS_MAX;
use crate::domain::refusal::Refusal;
use crate::domain::season::{COUNT_MAX, Season};
use crate::domain::session::{TITLE_CHARS_MAX, WORDS_CHARS_MAX};
use crate::prompts::{Label, Prompts};

/// The days of the week with the word that an option sends.
const DAYS: [(Weekday, &str); 7] = [
    (Weekday::Mon, "mon"),
    (Weekday::Tue, "tue"),
    (Weekday::Wed, "wed"),
    (Weekday::Thu, "thu"),
    (Weekday::Fri, "fri"),
    (Weekday::Sat, "sat"),
    (Weekday::Sun, "sun"),
];

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
            text("season", Label::OptionGroupSeason).chars_max(TITLE_CHARS_MAX).done(),
        ];
        let board = subcommand(prompts, "board", Label::CommandClubBoard, options);
        let season = subcommand(prompts, "season", Label::CommandClubSeason, season_options(prompts));
        let safety = subcommand(prompts, "safety", Label::CommandClubSafety, Vec::new());
        let template = subcommand(prompts, "template", Label::CommandClubTemplate, template_options(prompts));
        let days = |words: &Prompts| DAYS.map(|(day, word)| (words.weekday(day), word)).to_vec();
        let options = vec![
            channel("channel", Label::OptionScheduleChannel).done(),
            Opt::new(prompts, kind::TEXT, "day", Label::OptionScheduleDay).choices_in(prompts, days).done(),
            text("time", Label::OptionScheduleTime).chars_max(8).done(),
            text("question", Label::OptionScheduleQuestion).chars_max(WORDS_CHARS_MAX).done(),
        ];
        let schedule = subcommand(prompts, "schedule", Label::CommandClubSchedule, options);
        let summary = subcommand(prompts, "summary", Label::CommandClubSummary, Vec::new());
        command(prompts, "club", Label::CommandClub, &SERVERS, vec![setup, board, season, template, schedule, safety, summary])
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
                    season: call.text("season"),
                };
                app.club_board(&call.caller, &order).await
            }
            Some("season") => {
                let edit = SeasonEdit {
                    season: call.text("season"),
                    strength: call.number("strength"),
                    mobility: call.number("mobility"),
                    together: call.number("together"),
                    recovery: call.number("recovery"),
                    is_light: call.given_flag("light"),
                    name: call.text("name"),
                    is_usual: call.flag("usual"),
                };
                app.club_season(&call.caller, &edit).await
            }
            Some("template") => {
                let (name, plan) = (call.text("name"), call.text("plan"));
                let order = TemplateOrder {
                    name: name.as_deref(),
                    plan: plan.as_deref(),
                    file: call.file("file"),
                    is_mine: call.flag("mine"),
                    is_removed: call.flag("remove"),
                };
                app.club_template(&call.caller, order).await
            }
            Some("schedule") => {
                let (day, time, question) = (call.text("day"), call.text("time"), call.text("question"));
                let order = ScheduleOrder {
                    channel: call.channel("channel"),
                    day: day.as_deref(),
                    time: time.as_deref(),
                    question: question.as_deref(),
                };
                app.club_schedule(&call.caller, order).await
            }
            Some("safety") => app.club_safety(&call.caller).await,
            Some("summary") => app.club_summary(&call.caller).await,
            _ => Err(Refusal::UnknownChoice.into()),
        }
    })
}

fn season_options(prompts: &Prompts) -> Vec<Value> {
    let seasons = |words: &Prompts| Season::ALL.map(|season| (plain_name(words, season, None), season.as_str())).to_vec();
    let number =
        |name, about, min: u32, max: u8| Opt::new(prompts, kind::NUMBER, name, about).between(min, u32::from(max)).done();
    vec![
        Opt::new(prompts, kind::TEXT, "season", Label::OptionSeason).choices_in(prompts, seasons).done(),
        number("strength", Label::OptionStrength, 0, COUNT_MAX),
        number("mobility", Label::OptionMobility, 0, COUNT_MAX),
        number("together", Label::OptionTogether, 0, 2 * COUNT_MAX),
        number("recovery", Label::OptionRecovery, 1, COUNT_MAX),
        Opt::new(prompts, kind::FLAG, "light", Label::OptionLight).done(),
        Opt::new(prompts, kind::TEXT, "name", Label::OptionSeasonName).chars_max(TITLE_CHARS_MAX).done(),
        Opt::new(prompts, kind::FLAG, "usual", Label::OptionUsual).done(),
    ]
}

fn template_options(prompts: &Prompts) -> Vec<Value> {
    let flag = |name, about| Opt::new(prompts, kind::FLAG, name, about).done();
    vec![
        Opt::new(prompts, kind::TEXT, "name", Label::OptionTemplateName).chars_max(TITLE_CHARS_MAX).suggested().done(),
        Opt::new(prompts, kind::TEXT, "plan", Label::OptionTemplatePlan).choices_in(prompts, template_choices).done(),
        Opt::new(prompts, kind::FILE, "file", Label::OptionTemplateFile).done(),
        flag("mine", Label::OptionTemplateMine),
        flag("remove", Label::OptionTemplateRemove),
    ]
}

fn suggest<'a>(app: &'a App, call: &'a Call) -> Answer<'a> {
    Box::pin(async move {
        match call.typed() {
            ("name", typed) => app.suggest_templates(&call.caller, typed).await,
            ("group", typed) => app.suggest_captains_groups(&call.caller, typed).await,
            (_, typed) => Ok(app.suggest_cities(typed)),
        }
    })
}
