//! Rules of commands: names, descriptions, order and size.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use regex::Regex;
use serde_json::Value;

use super::{Finder, chars, within};

/// The longest command in characters, with its options and choices.
const COMMAND_MAX_CHARS: usize = 8_000;

fn name_is_good(name: &str) -> bool {
    static PATTERN: OnceLock<Option<Regex>> = OnceLock::new();
    let pattern = PATTERN.get_or_init(|| Regex::new(r"^[-_'\p{L}\p{N}\p{Devanagari}\p{Thai}]{1,32}$").ok());
    pattern.as_ref().is_some_and(|pattern| pattern.is_match(name)) && name.to_lowercase() == name
}

pub(super) fn check(finder: &mut Finder, body: &Value) {
    let commands = body.as_array().map_or(&[][..], Vec::as_slice);
    let mut names = BTreeSet::new();
    for (n, command) in commands.iter().enumerate() {
        let at = format!("/{n}");
        let kind = command["type"].as_u64().unwrap_or(1);
        let name = command["name"].as_str().unwrap_or("");
        if !names.insert((kind, name)) {
            finder.wrong(format!("{at}/name"), format!("`{name}` is there twice"));
        }
        if kind == 1 {
            named(finder, &at, command);
            options(finder, &at, command);
        }
        let size = size(command);
        if size > COMMAND_MAX_CHARS {
            finder.wrong(at, format!("{size} characters; {COMMAND_MAX_CHARS} are the most"));
        }
    }
    let inputs = commands.iter().filter(|command| command["type"].as_u64().unwrap_or(1) == 1).count();
    if inputs > 100 {
        finder.wrong(String::new(), format!("{inputs} slash commands; 100 are the most"));
    }
}

fn named(finder: &mut Finder, at: &str, thing: &Value) {
    let name = thing["name"].as_str().unwrap_or("");
    if !name_is_good(name) {
        finder.wrong(format!("{at}/name"), format!("`{name}`: 1 to 32 letters, digits, `-` and `_`, lower-case"));
    }
    if !within(&thing["description"], 1, 100) {
        finder.wrong(format!("{at}/description"), "1 to 100 characters");
    }
}

fn options(finder: &mut Finder, at: &str, owner: &Value) {
    let options = owner["options"].as_array().map_or(&[][..], Vec::as_slice);
    if options.len() > 25 {
        finder.wrong(format!("{at}/options"), format!("{} options; 25 are the most", options.len()));
    }
    let (mut names, mut optional_seen) = (BTreeSet::new(), false);
    let nested = options.iter().filter(|option| matches!(option["type"].as_u64(), Some(1 | 2))).count();
    if nested != 0 && nested != options.len() {
        finder.wrong(format!("{at}/options"), "subcommands and plain options do not mix");
    }
    for (n, option) in options.iter().enumerate() {
        let at = format!("{at}/options/{n}");
        named(finder, &at, option);
        if !names.insert(option["name"].as_str().unwrap_or("")) {
            finder.wrong(format!("{at}/name"), "this name is there twice");
        }
        match (option["required"] == true, optional_seen) {
            (true, true) => finder.wrong(format!("{at}/required"), "required options come before optional ones"),
            (false, _) => optional_seen = true,
            _ => {}
        }
        let choices = option["choices"].as_array().map_or(&[][..], Vec::as_slice);
        if choices.len() > 25 {
            finder.wrong(format!("{at}/choices"), format!("{} choices; 25 are the most", choices.len()));
        }
        if !choices.is_empty() && option["autocomplete"] == true {
            finder.wrong(format!("{at}/autocomplete"), "not together with choices");
        }
        for (c, choice) in choices.iter().enumerate() {
            if !within(&choice["name"], 1, 100) || chars(&choice["value"]) > 100 {
                finder
                    .wrong(format!("{at}/choices/{c}"), "a choice has a name of 1 to 100 characters and a value of at most 100");
            }
        }
        options_of_nested(finder, &at, option);
    }
}

fn options_of_nested(finder: &mut Finder, at: &str, option: &Value) {
    if matches!(option["type"].as_u64(), Some(1 | 2)) {
        options(finder, at, option);
    }
}

/// Name, description and values of a command and all below it; of localisations the longest counts.
fn size(thing: &Value) -> usize {
    let longest = |plain: &str, localized: &str| {
        let others = thing[localized].as_object().into_iter().flat_map(|all| all.values().map(chars));
        others.chain([chars(&thing[plain])]).max().unwrap_or(0)
    };
    let below = |field: &str| thing[field].as_array().map_or(0, |list| list.iter().map(size).sum::<usize>());
    longest("name", "name_localizations")
        + longest("description", "description_localizations")
        + chars(&thing["value"])
        + below("options")
        + below("choices")
}
