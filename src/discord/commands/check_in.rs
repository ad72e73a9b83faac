//! `/checkin`: log a session, today or up to thirty days back.

use super::spec::{EVERYWHERE, Opt, command, kind};
use super::{Answer, Call, Command};
use crate::app::App;
use crate::app::log_session::NewCheckIn;
use crate::prompts::{Label, Prompts};

pub(super) const COMMAND: Command = Command {
    name: "checkin",
    spec: |prompts| {
        let outcomes = |words: &Prompts| {
            vec![
                (words.label(Label::Done), "done"),
                (words.label(Label::Some), "some"),
                (words.label(Label::Small), "small"),
                (words.label(Label::Rest), "rest"),
                (words.label(Label::NotToday), "not_today"),
            ]
        };
        let options = vec![
            Opt::new(prompts, kind::TEXT, "session", Label::OptionSession).suggested().needed().done(),
            Opt::new(prompts, kind::TEXT, "outcome", Label::OptionOutcome).choices_in(prompts, outcomes).done(),
            Opt::new(prompts, kind::TEXT, "day", Label::OptionDate).suggested().done(),
        ];
        command(prompts, "checkin", Label::CommandCheckIn, &EVERYWHERE, options)
    },
    run,
    suggest: Some(suggest),
};

fn run<'a>(app: &'a App, call: &'a Call) -> Answer<'a> {
    Box::pin(async move {
        let new = NewCheckIn { what: call.needed_text("session")?, outcome: call.text("outcome"), day: call.text("day") };
        app.check_in(&call.caller, &new).await
    })
}

fn suggest<'a>(app: &'a App, call: &'a Call) -> Answer<'a> {
    Box::pin(async move {
        match call.typed() {
            ("day", text) => app.suggest_days(&call.caller, text).await,
            (_, text) => app.suggest_what(&call.caller, text).await,
        }
    })
}
