//! `/week`: the week at a glance, for this person alone.

use super::spec::{EVERYWHERE, command};
use super::{Answer, Call, Command};
use crate::app::App;
use crate::prompts::Label;

pub(super) const COMMAND: Command = Command {
    name: "week",
    spec: |prompts| command(prompts, "week", Label::CommandWeek, &EVERYWHERE, Vec::new()),
    run,
    suggest: None,
};

fn run<'a>(app: &'a App, call: &'a Call) -> Answer<'a> {
    Box::pin(async move { app.week(&call.caller).await })
}
