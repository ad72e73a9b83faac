//! `/me`: one's weeks in words, and the last change with its way back.

use super::spec::{EVERYWHERE, command};
use super::{Answer, Call, Command};
use crate::app::App;
use crate::prompts::Label;

pub(super) const COMMAND: Command =
    Command { name: "me", spec: |prompts| command(prompts, "me", Label::CommandMe, &EVERYWHERE, Vec::new()), run, suggest: None };

fn run<'a>(app: &'a App, call: &'a Call) -> Answer<'a> {
    Box::pin(async move { app.me(&call.caller).await })
}
