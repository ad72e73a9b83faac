//! `/together`: invites somebody of the club to do a session at the same time; without a person it shows what stands.

use super::spec::{EVERYWHERE, Opt, command, kind};
use super::{Answer, Call, Command};
use crate::app::App;
use crate::prompts::Label;

pub(super) const COMMAND: Command = Command {
    name: "together",
    spec: |prompts| {
        let options = vec![
            Opt::new(prompts, kind::PERSON, "person", Label::OptionTogetherPerson).done(),
            Opt::new(prompts, kind::TEXT, "time", Label::OptionTogetherTime).chars_max(10).done(),
        ];
        command(prompts, "together", Label::CommandTogether, &EVERYWHERE, options)
    },
    run,
    suggest: None,
};

fn run<'a>(app: &'a App, call: &'a Call) -> Answer<'a> {
    Box::pin(async move { app.together(&call.caller, call.person("person"), call.text("time").as_deref()).await })
}
