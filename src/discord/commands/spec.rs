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
}

pub(super) fn command(prompts: &Prompts, name: &str, about: Label, contexts: &[u8], options: Vec<Value>) -> Value {
    json!({
        "name": name,
        "description": prompts.label(about),
        "type": 1,
        "contexts": contexts,
        "integration_types": INSTALLED,
        "options": options,
    })
}

pub(super) fn subcommand(prompts: &Prompts, name: &str, about: Label, options: Vec<Value>) -> Value {
    json!({ "type": kind::SUBCOMMAND, "name": name, "description": prompts.label(about), "options": options })
}

/// An option in the making.
pub(super) struct Opt(Value);

impl Opt {
    pub(super) fn new(prompts: &Prompts, kind: u8, name: &str, about: Label) -> Self {
        Self(json!({ "type": kind, "name": name, "description": prompts.label(about), "required": false }))
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

    pub(super) fn done(self) -> Value {
        self.0
    }
}
