//! `/board`: the board of this club, for this person alone.

use super::spec::{EVERYWHERE, command};
use super::{Answer, Call, Command};
use crate::app::App;
use crate::prompts::Label;

pub(super) const COMMAND: Command = Command {
    name: "board",
    spec: |prompts| command(prompts, "board", Label::CommandBoard, &EVERYWHERE, Vec::new()),
    run,
    suggest: None,
};

fn run<'a>(app: &'a App, call: &'a Call) -> Answer<'a> {
    Box::pin(async move { app.board(&call.caller, None).await })
}
