//! `/pause` and `/resume`: any length, no reason asked.

use super::spec::{EVERYWHERE, Opt, command, kind};
use super::{Answer, Call, Command};
use crate::app::App;
use crate::app::pause::NewPause;
use crate::domain::pause::{Length, Scope};
use crate::prompts::{Label, Prompts};

/// The longest date that anybody writes, in characters.
const DATE_CHARS_MAX: usize = 40;

pub(super) const COMMAND: Command = Command {
    name: "pause",
    spec: |prompts| {
        let lengths = |words: &Prompts| {
            vec![
                (words.label(Label::FewDays), Length::FewDays.as_str()),
                (words.label(Label::TwoWeeks), Length::TwoWeeks.as_str()),
                (words.label(Label::UntilISay), Length::UntilISay.as_str()),
            ]
        };
        let scopes = |words: &Prompts| {
            vec![
                (words.label(Label::PauseEverything), Scope::Everything.as_str()),
                (words.label(Label::PauseRunStrength), Scope::RunningAndStrength.as_str()),
            ]
        };
        let options = vec![
            Opt::new(prompts, kind::TEXT, "length", Label::OptionPauseLength).choices_in(prompts, lengths).done(),
            Opt::new(prompts, kind::TEXT, "until", Label::OptionPauseUntil).chars_max(DATE_CHARS_MAX).done(),
            Opt::new(prompts, kind::TEXT, "from", Label::OptionPauseFrom).suggested().done(),
            Opt::new(prompts, kind::TEXT, "what", Label::OptionPauseWhat).choices_in(prompts, scopes).done(),
        ];
        command(prompts, "pause", Label::CommandPause, &EVERYWHERE, options)
    },
    run,
    suggest: Some(suggest),
};

pub(super) const RESUME: Command = Command {
    name: "resume",
    spec: |prompts| {
        let hows = |words: &Prompts| vec![(words.label(Label::EaseIn), "ease"), (words.label(Label::AsBefore), "before")];
        let how = Opt::new(prompts, kind::TEXT, "how", Label::OptionResumeHow).choices_in(prompts, hows).done();
        command(prompts, "resume", Label::CommandResume, &EVERYWHERE, vec![how])
    },
    run: resume,
    suggest: None,
};

fn run<'a>(app: &'a App, call: &'a Call) -> Answer<'a> {
    Box::pin(async move {
        let new =
            NewPause { length: call.text("length"), until: call.text("until"), from: call.text("from"), what: call.text("what") };
        app.pause(&call.caller, &new).await
    })
}

fn resume<'a>(app: &'a App, call: &'a Call) -> Answer<'a> {
    Box::pin(async move { app.resume(&call.caller, call.text("how").as_deref()).await })
}

fn suggest<'a>(app: &'a App, call: &'a Call) -> Answer<'a> {
    Box::pin(async move { app.suggest_days(&call.caller, call.typed().1).await })
}
