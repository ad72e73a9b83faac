//! `/today`.

use super::spec::{EVERYWHERE, command};
use super::{Answer, Call, Command};
use crate::app::App;
use crate::prompts::Label;

pub(super) const COMMAND: Command = Command {
    name: "today",
    spec: |prompts| command(prompts, "today", Label::CommandToday, &EVERYWHERE, Vec::new()),
    run,
    suggest: None,
};

fn run<'a>(app: &'a App, call: &'a Call) -> Answer<'a> {
    Box::pin(async move { app.today(&call.caller).await })
}
