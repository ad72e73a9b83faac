//! `/me`: how the plan fits, one's weeks in words and in a picture, and the last change with its way back.

use super::spec::{EVERYWHERE, Opt, command, kind};
use super::{Answer, Call, Command};
use crate::app::App;
use crate::prompts::Label;

pub(super) const COMMAND: Command = Command {
    name: "me",
    spec: |prompts| {
        let options = vec![Opt::new(prompts, kind::FLAG, "why", Label::OptionWhy).done()];
        command(prompts, "me", Label::CommandMe, &EVERYWHERE, options)
    },
    run,
    suggest: None,
};

fn run<'a>(app: &'a App, call: &'a Call) -> Answer<'a> {
    Box::pin(async move { if call.flag("why") { app.me_why(&call.caller).await } else { app.me(&call.caller).await } })
}
