//! `/data export`: everything, in a file. `/data delete`: everything, after one question.

use super::spec::{EVERYWHERE, command, subcommand};
use super::{Answer, Call, Command};
use crate::app::App;
use crate::domain::refusal::Refusal;
use crate::prompts::Label;

pub(super) const COMMAND: Command = Command {
    name: "data",
    spec: |prompts| {
        let delete = subcommand(prompts, "delete", Label::CommandDataDelete, Vec::new());
        let export = subcommand(prompts, "export", Label::CommandDataExport, Vec::new());
        command(prompts, "data", Label::CommandData, &EVERYWHERE, vec![export, delete])
    },
    run,
    suggest: None,
};

fn run<'a>(app: &'a App, call: &'a Call) -> Answer<'a> {
    Box::pin(async move {
        match call.subcommand.as_deref() {
            Some("export") => app.data_export(&call.caller).await,
            Some("delete") => app.delete_ask(&call.caller).await,
            _ => Err(Refusal::UnknownChoice.into()),
        }
    })
}
