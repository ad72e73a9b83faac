//! `/plan show | add | remove`.

use serde_json::Value;

use super::spec::{EVERYWHERE, Opt, command, kind, subcommand};
use super::{Answer, Call, Command};
use crate::app::App;
use crate::app::plan::NewSession;
use crate::domain::recurrence::EveryWeeks;
use crate::domain::refusal::Refusal;
use crate::domain::session::{CUE_CHARS_MAX, Kind, MINUTES_MAX, RecoveryArea, TITLE_CHARS_MAX, WORDS_CHARS_MAX};
use crate::prompts::{Label, Prompts};

pub(super) const COMMAND: Command = Command {
    name: "plan",
    spec: |prompts| {
        let remove = vec![Opt::new(prompts, kind::TEXT, "session", Label::OptionSession).suggested().needed().done()];
        let options = vec![
            subcommand(prompts, "show", Label::CommandPlanShow, Vec::new()),
            subcommand(prompts, "add", Label::CommandPlanAdd, add_options(prompts)),
            subcommand(prompts, "remove", Label::CommandPlanRemove, remove),
        ];
        command(prompts, "plan", Label::CommandPlan, &EVERYWHERE, options)
    },
    run,
    suggest: Some(suggest),
};

fn add_options(prompts: &Prompts) -> Vec<Value> {
    let kinds = Kind::ALL.into_iter().map(|kind| (prompts.kind(kind), kind.as_str())).collect();
    let areas = RecoveryArea::ALL.into_iter().map(|area| (prompts.area(area), area.as_str())).collect();
    let text = |name, about| Opt::new(prompts, kind::TEXT, name, about);
    let flag = |name, about| Opt::new(prompts, kind::FLAG, name, about).done();
    vec![
        text("kind", Label::OptionKind).choices(kinds).needed().done(),
        text("title", Label::OptionTitle).chars_max(TITLE_CHARS_MAX).needed().done(),
        Opt::new(prompts, kind::NUMBER, "minutes", Label::OptionMinutes).between(1, u32::from(MINUTES_MAX)).needed().done(),
        text("days", Label::OptionDays).chars_max(60).needed().done(),
        text("small", Label::OptionSmall).chars_max(WORDS_CHARS_MAX).done(),
        text("full", Label::OptionFull).chars_max(WORDS_CHARS_MAX).done(),
        text("cue", Label::OptionCue).chars_max(CUE_CHARS_MAX).done(),
        text("area", Label::OptionArea).choices(areas).done(),
        Opt::new(prompts, kind::NUMBER, "every_weeks", Label::OptionEvery).between(1, u32::from(EveryWeeks::MAX.get())).done(),
        text("from", Label::OptionFrom).chars_max(20).done(),
        text("until", Label::OptionUntil).chars_max(20).done(),
        text("fallback", Label::OptionFallback).chars_max(12).done(),
        flag("long", Label::OptionLong),
        flag("hard", Label::OptionHard),
        flag("remind", Label::OptionRemind),
    ]
}

fn run<'a>(app: &'a App, call: &'a Call) -> Answer<'a> {
    Box::pin(async move {
        match call.subcommand.as_deref() {
            Some("show") => app.plan_show(&call.caller).await,
            Some("add") => app.plan_add(&call.caller, &parse_add(call)?).await,
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
