//! `/help-now`.

use super::spec::{EVERYWHERE, command};
use super::{Answer, Call, Command};
use crate::app::App;
use crate::prompts::Label;

pub(super) const COMMAND: Command = Command {
    name: "help-now",
    spec: |prompts| command(prompts, "help-now", Label::CommandHelpNow, &EVERYWHERE, Vec::new()),
    run,
    suggest: None,
};

fn run<'a>(app: &'a App, call: &'a Call) -> Answer<'a> {
    Box::pin(async move { app.help_now(&call.caller).await })
}
