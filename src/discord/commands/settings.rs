//! `/settings`: shows them, or changes those that are given.

use super::spec::{EVERYWHERE, Opt, command, kind};
use super::{Answer, Call, Command};
use crate::app::App;
use crate::app::message::CHOICES_MAX;
use crate::app::settings::NewSettings;
use crate::domain::member::Units;
use crate::domain::session::SELF_WORD_CHARS_MAX;
use crate::prompts::{Label, Prompts};

pub(super) const COMMAND: Command = Command {
    name: "settings",
    spec: |prompts| {
        let text = |name, about| Opt::new(prompts, kind::TEXT, name, about);
        let languages = prompts.locales().into_iter().take(CHOICES_MAX).map(|tag| (prompts.in_locale(&tag).language(), tag));
        let languages: Vec<(String, String)> = languages.collect();
        let languages = languages.iter().map(|(name, tag)| (name.clone(), tag.as_str())).collect();
        let units = |words: &Prompts| Units::ALL.into_iter().map(|units| (words.units(units), units.as_str())).collect();
        let options = vec![
            text("city", Label::OptionCity).suggested().done(),
            text("time", Label::OptionTime).chars_max(10).done(),
            text("quiet_from", Label::OptionQuietFrom).chars_max(10).done(),
            text("quiet_until", Label::OptionQuietUntil).chars_max(10).done(),
            text("evening", Label::OptionEvening).chars_max(10).done(),
            text("language", Label::OptionMyLanguage).choices(languages).done(),
            text("units", Label::OptionUnits).choices_in(prompts, units).done(),
            text("word", Label::OptionWord).chars_max(SELF_WORD_CHARS_MAX).done(),
            Opt::new(prompts, kind::PERSON, "trusted", Label::OptionTrusted).done(),
        ];
        command(prompts, "settings", Label::CommandSettings, &EVERYWHERE, options)
    },
    run,
    suggest: Some(suggest),
};

fn run<'a>(app: &'a App, call: &'a Call) -> Answer<'a> {
    Box::pin(async move {
        let new = NewSettings {
            city: call.text("city"),
            time: call.text("time"),
            quiet_from: call.text("quiet_from"),
            quiet_until: call.text("quiet_until"),
            evening: call.text("evening"),
            language: call.text("language"),
            units: call.text("units"),
            word: call.text("word"),
            trusted: call.person("trusted"),
        };
        app.settings(&call.caller, &new).await
    })
}

fn suggest<'a>(app: &'a App, call: &'a Call) -> Answer<'a> {
    Box::pin(async move { Ok(app.suggest_cities(call.typed().1)) })
}
