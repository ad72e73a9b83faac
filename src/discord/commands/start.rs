//! `/start`: joining.

use super::spec::{EVERYWHERE, Opt, command, kind};
use super::{Answer, Call, Command};
use crate::app::App;
use crate::prompts::Label;

pub(super) const COMMAND: Command = Command {
    name: "start",
    spec: |prompts| {
        let city = Opt::new(prompts, kind::TEXT, "city", Label::OptionCity).suggested().done();
        command(prompts, "start", Label::CommandStart, &EVERYWHERE, vec![city])
    },
    run,
    suggest: Some(suggest),
};

fn run<'a>(app: &'a App, call: &'a Call) -> Answer<'a> {
    Box::pin(async move { app.start(&call.caller, call.text("city").as_deref()).await })
}

fn suggest<'a>(app: &'a App, call: &'a Call) -> Answer<'a> {
    Box::pin(async move { Ok(app.suggest_cities(call.typed().1)) })
}
