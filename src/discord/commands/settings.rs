//! `/settings`: shows them, or changes those that are given.

use super::spec::{EVERYWHERE, Opt, command, kind};
use super::{Answer, Call, Command};
use crate::app::App;
use crate::app::settings::NewSettings;
use crate::prompts::Label;

pub(super) const COMMAND: Command = Command {
    name: "settings",
    spec: |prompts| {
        let text = |name, about| Opt::new(prompts, kind::TEXT, name, about);
        let options = vec![
            text("city", Label::OptionCity).suggested().done(),
            text("time", Label::OptionTime).chars_max(10).done(),
            text("quiet_from", Label::OptionQuietFrom).chars_max(10).done(),
            text("quiet_until", Label::OptionQuietUntil).chars_max(10).done(),
        ];
        command(prompts, "settings", Label::CommandSettings, &EVERYWHERE, options)
    },
    run,
    suggest: Some(suggest),
};

fn run<'a>(app: &'a App, call: &'a Call) -> Answer<'a> {
    Box::pin(async move {
        let new = NewSettings {
            city: call.text("city"),
            time: call.text("time"),
            quiet_from: call.text("quiet_from"),
            quiet_until: call.text("quiet_until"),
        };
        app.settings(&call.caller, &new).await
    })
}

fn suggest<'a>(app: &'a App, call: &'a Call) -> Answer<'a> {
    Box::pin(async move { Ok(app.suggest_cities(call.typed().1)) })
}
