//! What Discord is told of a command, as JSON. Texts come from the prompts; `DESCRIPTION_CHARS_MAX` is Discord's.

use serde_json::{Value, json};

use crate::prompts::{Label, Prompts};

/// Where a command works: in servers and in the bot's DM.
pub(super) const EVERYWHERE: [u8; 2] = [0, 1];
/// Where a captain's command works: in servers.
pub(super) const SERVERS: [u8; 1] = [0];
/// Installed in servers, not by users: a DM needs a server in common (`4-discord` §3).
const INSTALLED: [u8; 1] = [0];

/// Kinds of options (`discord-api-docs: developers/interactions/application-commands.mdx`).
pub(super) mod kind {
    pub(in super::super) const SUBCOMMAND: u8 = 1;
    pub(in super::super) const TEXT: u8 = 3;
    pub(in super::super) const NUMBER: u8 = 4;
    pub(in super::super) const FLAG: u8 = 5;
    pub(in super::super) const PERSON: u8 = 6;
    pub(in super::super) const CHANNEL: u8 = 7;
    pub(in super::super) const ROLE: u8 = 8;
    pub(in super::super) const FILE: u8 = 11;
}

/// The languages that Discord's clients have (`discord-api-docs`: reference, Locales). It refuses any other.
const LOCALES: [&str; 32] = [
    "id", "da", "de", "en-GB", "en-US", "es-ES", "es-419", "fr", "hr", "it", "lt", "hu", "nl", "no", "pl", "pt-BR", "ro", "fi",
    "sv-SE", "vi", "tr", "cs", "el", "bg", "ru", "uk", "hi", "th", "zh-CN", "ja", "zh-TW", "ko",
];

/// Every language of Discord's that we speak, beside the one that the names are in.
fn others(prompts: &Prompts) -> impl Iterator<Item = (&'static str, Prompts)> {
    LOCALES.into_iter().filter_map(|locale| {
        let words = prompts.in_tongue(locale).filter(|words| words.locale() != prompts.locale())?;
        Some((locale, words))
    })
}

/// Adds the name and the description in the other languages. What one lacks is left out, and Discord shows the English one. The
/// name that an interaction carries is always the English one.
fn localised(prompts: &Prompts, mut thing: Value, name: &str, about: Label) -> Value {
    for (locale, words) in others(prompts) {
        if let Some(name) = words.own_name(name).filter(|own| own != name) {
            thing["name_localizations"][locale] = json!(name);
        }
        if let Some(about) = words.own_label(about) {
            thing["description_localizations"][locale] = json!(about);
        }
    }
    thing
}

pub(super) fn command(prompts: &Prompts, name: &str, about: Label, contexts: &[u8], options: Vec<Value>) -> Value {
    let command = json!({
        "name": name,
        "description": prompts.label(about),
        "type": 1,
        "contexts": contexts,
        "integration_types": INSTALLED,
        "options": options,
    });
    localised(prompts, command, name, about)
}

pub(super) fn subcommand(prompts: &Prompts, name: &str, about: Label, options: Vec<Value>) -> Value {
    let subcommand = json!({ "type": kind::SUBCOMMAND, "name": name, "description": prompts.label(about), "options": options });
    localised(prompts, subcommand, name, about)
}

/// An option in the making.
pub(super) struct Opt(Value);

impl Opt {
    pub(super) fn new(prompts: &Prompts, kind: u8, name: &str, about: Label) -> Self {
        let option = json!({ "type": kind, "name": name, "description": prompts.label(about), "required": false });
        Self(localised(prompts, option, name, about))
    }

    fn with(mut self, field: &str, value: Value) -> Self {
        self.0[field] = value;
        self
    }

    pub(super) fn needed(self) -> Self {
        self.with("required", json!(true))
    }

    pub(super) fn suggested(self) -> Self {
        self.with("autocomplete", json!(true))
    }

    pub(super) fn chars_max(self, chars: usize) -> Self {
        self.with("max_length", json!(chars))
    }

    pub(super) fn between(self, min: u32, max: u32) -> Self {
        self.with("min_value", json!(min)).with("max_value", json!(max))
    }

    /// Where messages can stand: text and announcement channels, and their threads.
    pub(super) fn text_channels(self) -> Self {
        self.with("channel_types", json!([0, 5, 10, 11, 12]))
    }

    pub(super) fn choices(self, choices: Vec<(String, &str)>) -> Self {
        let choices: Vec<Value> = choices.into_iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
        self.with("choices", Value::Array(choices))
    }

    /// Choices whose names are ours, in every language; `list` says them in one.
    pub(super) fn choices_in(self, prompts: &Prompts, list: impl Fn(&Prompts) -> Vec<(String, &'static str)>) -> Self {
        let mut choices: Vec<Value> =
            list(prompts).into_iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
        for (locale, words) in others(prompts) {
            for (choice, (name, _)) in choices.iter_mut().zip(list(&words)) {
                choice["name_localizations"][locale] = json!(name);
            }
        }
        self.with("choices", Value::Array(choices))
    }

    pub(super) fn done(self) -> Value {
        self.0
    }
}
