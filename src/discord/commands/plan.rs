//! `/plan show | add | edit | remove | template | season | export | import`.

use serde_json::Value;

use super::spec::{EVERYWHERE, Opt, command, kind, subcommand};
use super::{Answer, Call, Command};
use crate::app::App;
use crate::app::plan::NewSession;
use crate::app::plan_edit::{DATE_CHARS_MAX, DAYS_CHARS_MAX, SessionEdit};
use crate::domain::recurrence::EveryWeeks;
use crate::domain::refusal::Refusal;
use crate::domain::session::{CUE_CHARS_MAX, Kind, MINUTES_MAX, RecoveryArea, TITLE_CHARS_MAX, WORDS_CHARS_MAX};
use crate::prompts::{Label, Prompts};

pub(super) const COMMAND: Command = Command {
    name: "plan",
    spec: |prompts| {
        let remove = vec![Opt::new(prompts, kind::TEXT, "session", Label::OptionSession).suggested().needed().done()];
        let file = Opt::new(prompts, kind::FILE, "file", Label::OptionPlanFile).needed().done();
        let options = vec![
            subcommand(prompts, "show", Label::CommandPlanShow, Vec::new()),
            subcommand(prompts, "add", Label::CommandPlanAdd, session_options(prompts, true)),
            subcommand(prompts, "edit", Label::CommandPlanEdit, edit_options(prompts)),
            subcommand(prompts, "remove", Label::CommandPlanRemove, remove),
            subcommand(prompts, "template", Label::CommandPlanTemplate, Vec::new()),
            subcommand(
                prompts,
                "season",
                Label::CommandPlanSeason,
                vec![Opt::new(prompts, kind::TEXT, "race", Label::OptionRace).chars_max(DATE_CHARS_MAX).done()],
            ),
            subcommand(prompts, "export", Label::CommandPlanExport, Vec::new()),
            subcommand(prompts, "import", Label::CommandPlanImport, vec![file]),
        ];
        command(prompts, "plan", Label::CommandPlan, &EVERYWHERE, options)
    },
    run,
    suggest: Some(suggest),
};

/// What a session is made of: the options of `add`, of which some are needed, and of `edit`, of which none is.
fn session_options(prompts: &Prompts, is_new: bool) -> Vec<Value> {
    let kinds = |words: &Prompts| Kind::ALL.into_iter().map(|kind| (words.kind(kind), kind.as_str())).collect();
    let areas = |words: &Prompts| RecoveryArea::ALL.into_iter().map(|area| (words.area(area), area.as_str())).collect();
    let text = |name, about| Opt::new(prompts, kind::TEXT, name, about);
    let flag = |name, about| Opt::new(prompts, kind::FLAG, name, about).done();
    let first = |option: Opt| if is_new { option.needed().done() } else { option.done() };
    vec![
        first(text("kind", Label::OptionKind).choices_in(prompts, kinds)),
        first(text("title", Label::OptionTitle).chars_max(TITLE_CHARS_MAX)),
        first(Opt::new(prompts, kind::NUMBER, "minutes", Label::OptionMinutes).between(1, u32::from(MINUTES_MAX))),
        first(text("days", Label::OptionDays).chars_max(DAYS_CHARS_MAX)),
        text("small", Label::OptionSmall).chars_max(WORDS_CHARS_MAX).done(),
        text("full", Label::OptionFull).chars_max(WORDS_CHARS_MAX).done(),
        text("cue", Label::OptionCue).chars_max(CUE_CHARS_MAX).done(),
        text("area", Label::OptionArea).choices_in(prompts, areas).done(),
        Opt::new(prompts, kind::NUMBER, "every_weeks", Label::OptionEvery).between(1, u32::from(EveryWeeks::MAX.get())).done(),
        text("from", Label::OptionFrom).chars_max(DATE_CHARS_MAX).done(),
        text("until", Label::OptionUntil).chars_max(DATE_CHARS_MAX).done(),
        text("fallback", Label::OptionFallback).chars_max(12).done(),
        flag("long", Label::OptionLong),
        flag("hard", Label::OptionHard),
        flag("remind", Label::OptionRemind),
    ]
}

fn edit_options(prompts: &Prompts) -> Vec<Value> {
    let mut options = vec![Opt::new(prompts, kind::TEXT, "session", Label::OptionSession).suggested().needed().done()];
    options.extend(session_options(prompts, false));
    options
}

fn parse_edit(call: &Call) -> SessionEdit {
    let number = |name| call.number(name).map(|number| number.to_string());
    SessionEdit {
        kind: call.text("kind"),
        area: call.text("area"),
        title: call.text("title"),
        minutes: number("minutes"),
        full: call.text("full"),
        small: call.text("small"),
        cue: call.text("cue"),
        days: call.text("days"),
        every_weeks: number("every_weeks"),
        from: call.text("from"),
        until: call.text("until"),
        fallback: call.text("fallback"),
        is_long: call.given_flag("long"),
        is_hard: call.given_flag("hard"),
        is_reminded: call.given_flag("remind"),
    }
}

fn run<'a>(app: &'a App, call: &'a Call) -> Answer<'a> {
    Box::pin(async move {
        match call.subcommand.as_deref() {
            Some("show") => app.plan_show(&call.caller).await,
            Some("add") => app.plan_add(&call.caller, &parse_add(call)?).await,
            Some("edit") => app.plan_edit(&call.caller, &call.needed_text("session")?, &parse_edit(call)).await,
            Some("season") => app.plan_season(&call.caller, call.text("race").as_deref()).await,
            Some("template") => app.plan_templates(&call.caller).await,
            Some("export") => app.plan_export(&call.caller).await,
            Some("import") => app.plan_import(&call.caller, call.file("file").ok_or(Refusal::UnknownChoice)?).await,
            Some("remove") => app.plan_remove(&call.caller, &call.needed_text("session")?).await,
            _ => Err(Refusal::UnknownChoice.into()),
        }
    })
}

fn parse_add(call: &Call) -> Result<NewSession, Refusal> {
    Ok(NewSession {
        kind: call.needed_text("kind")?,
        title: call.needed_text("title")?,
        minutes: call.number("minutes").ok_or(Refusal::UnknownChoice)?,
        days: call.needed_text("days")?,
        small: call.text("small"),
        full: call.text("full"),
        cue: call.text("cue"),
        area: call.text("area"),
        every_weeks: call.number("every_weeks"),
        from: call.text("from"),
        until: call.text("until"),
        fallback: call.text("fallback"),
        is_long: call.flag("long"),
        is_hard: call.flag("hard"),
        is_reminded: call.flag("remind"),
    })
}

fn suggest<'a>(app: &'a App, call: &'a Call) -> Answer<'a> {
    Box::pin(async move { app.suggest_sessions(&call.caller, call.typed().1).await })
}
