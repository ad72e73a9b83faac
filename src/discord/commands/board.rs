//! `/board`: the board of this club, for this person alone; and coming into a group or going out of one.

use super::spec::{EVERYWHERE, Opt, command, kind};
use super::{Answer, Call, Command};
use crate::app::App;
use crate::prompts::Label;

pub(super) const COMMAND: Command = Command {
    name: "board",
    spec: |prompts| {
        let group = |name, about| Opt::new(prompts, kind::TEXT, name, about).suggested().done();
        let options = vec![group("join", Label::OptionJoin), group("leave", Label::OptionLeave)];
        command(prompts, "board", Label::CommandBoard, &EVERYWHERE, options)
    },
    run,
    suggest: Some(suggest),
};

fn run<'a>(app: &'a App, call: &'a Call) -> Answer<'a> {
    Box::pin(async move {
        match (call.text("leave"), call.text("join")) {
            (None, None) => app.board(&call.caller, None).await,
            (Some(group), None) => app.join_or_leave(&call.caller, &group, false).await,
            (left, Some(group)) => {
                // From one into another. Who mistyped the first has not come into the second.
                if let Some(left) = left {
                    app.join_or_leave(&call.caller, &left, false).await?;
                }
                app.join_or_leave(&call.caller, &group, true).await
            }
        }
    })
}

fn suggest<'a>(app: &'a App, call: &'a Call) -> Answer<'a> {
    Box::pin(async move {
        let (option, typed) = call.typed();
        app.suggest_groups(&call.caller, typed, option == "join").await
    })
}
