//! Options of a slash command: what a person's client lets them send, and how it is written.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::super::ids::UserId;
use super::super::model::{Channel, permission};
use super::super::state::State;
use super::acts::Refused;
use super::picks::{Pick, Picker};

/// Values by option name.
pub type Values = BTreeMap<String, Value>;

fn refuse<T>(why: impl Into<String>) -> Result<T, Refused> {
    Err(Refused(why.into()))
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// Whether a client offers `command` to `user` in `channel`.
pub(super) fn offered(state: &State, command: &Value, user: UserId, channel: &Channel) -> Result<(), Refused> {
    let name = command["name"].as_str().unwrap_or("");
    let context = u64::from(channel.guild().is_none());
    let contexts = &command["contexts"];
    if contexts.is_array() && !list(contexts).iter().any(|one| one.as_u64() == Some(context)) {
        return refuse(format!("/{name} is not offered {}", if context == 0 { "in a server" } else { "in a DM" }));
    }
    if context == 1 && command["dm_permission"] == false && !contexts.is_array() {
        return refuse(format!("/{name} is not offered in a DM"));
    }
    let may = state.permissions_in(user, channel);
    if may & permission::VIEW_CHANNEL == 0 {
        return refuse("they cannot see this channel");
    }
    if channel.guild().is_none() {
        return Ok(());
    }
    if may & permission::USE_APPLICATION_COMMANDS == 0 {
        return refuse("they may not use commands here");
    }
    let needed = match &command["default_member_permissions"] {
        Value::String(bits) => bits.parse::<u64>().ok(),
        bits => bits.as_u64(),
    };
    match needed {
        Some(0) if may & permission::ADMINISTRATOR == 0 => refuse(format!("/{name} is for administrators")),
        Some(bits) if bits != 0 && may & bits != bits => refuse(format!("/{name} needs permissions that they do not have")),
        _ => Ok(()),
    }
}

/// The command or subcommand at the end of a path, with the names on the way to it.
pub(super) fn at_path<'a>(commands: impl Iterator<Item = &'a Value>, path: &str) -> Result<(&'a Value, Vec<&'a Value>), Refused> {
    let mut steps = path.trim_start_matches('/').split_whitespace();
    let first = steps.next().unwrap_or("");
    let slash = |command: &&Value| command["name"] == first && command["type"].as_u64().unwrap_or(1) == 1;
    let Some(command) = commands.into_iter().find(slash) else { return refuse(format!("no command /{first} is registered")) };
    let mut way = Vec::new();
    let mut at = command;
    for step in steps {
        let nested = |option: &&Value| option["name"] == step && matches!(option["type"].as_u64(), Some(1 | 2));
        let Some(next) = list(&at["options"]).iter().find(nested) else {
            return refuse(format!("/{path}: `{step}` is not one of its subcommands"));
        };
        way.push(next);
        at = next;
    }
    if list(&at["options"]).iter().any(|option| matches!(option["type"].as_u64(), Some(1 | 2))) {
        return refuse(format!("/{path} needs a subcommand"));
    }
    Ok((command, way))
}

/// Checks values against a command's options as a client does, and writes them in the command's order. With `focused`, that option
/// is being typed: required ones may be missing and its value is the text so far.
pub(super) fn write(
    owner: &Value,
    values: &Values,
    focused: Option<(&str, &str)>,
    picker: &Picker<'_>,
) -> Result<Vec<Value>, Refused> {
    let known = list(&owner["options"]);
    for name in values.keys() {
        if !known.iter().any(|option| option["name"] == name.as_str()) {
            return refuse(format!("there is no option `{name}`"));
        }
    }
    let mut written = Vec::new();
    for option in known {
        let name = option["name"].as_str().unwrap_or("");
        if let Some((_, text)) = focused.filter(|(focused, _)| *focused == name) {
            if option["autocomplete"] != true {
                return refuse(format!("`{name}` does not look up choices"));
            }
            written.push(json!({"name": name, "type": option["type"], "value": text, "focused": true}));
            continue;
        }
        match values.get(name) {
            Some(value) => written.push(json!({"name": name, "type": option["type"], "value": checked(option, value, picker)?})),
            None if option["required"] == true && focused.is_none() => return refuse(format!("`{name}` is required")),
            None => {}
        }
    }
    if let Some((name, _)) = focused.filter(|(name, _)| !known.iter().any(|option| option["name"] == *name)) {
        return refuse(format!("there is no option `{name}`"));
    }
    Ok(written)
}

fn checked(option: &Value, value: &Value, picker: &Picker<'_>) -> Result<Value, Refused> {
    let name = option["name"].as_str().unwrap_or("");
    let kind = option["type"].as_u64().unwrap_or(3);
    let choices = list(&option["choices"]);
    if !choices.is_empty() && !choices.iter().any(|choice| choice["value"] == *value) {
        return refuse(format!("`{name}`: {value} is not one of its choices"));
    }
    let good = match kind {
        3 => value.is_string(),
        4 => value.is_i64() || value.is_u64(),
        5 => value.is_boolean(),
        6..=9 | 11 => value.is_string(),
        10 => value.is_number(),
        _ => false,
    };
    if !good {
        return refuse(format!("`{name}`: {value} is not of the option's type {kind}"));
    }
    if let (Some(pick), Some(id)) = (Pick::of_option(kind), value.as_str()) {
        picker.check(pick, id, option).map_err(|why| Refused(format!("`{name}`: {why}")))?;
    }
    if let Some(text) = value.as_str().filter(|_| kind == 3) {
        let length = text.chars().count() as u64;
        let (least, most) = (option["min_length"].as_u64().unwrap_or(0), option["max_length"].as_u64().unwrap_or(6_000));
        if !(least..=most).contains(&length) || text.is_empty() {
            return refuse(format!("`{name}` has {least} to {most} characters"));
        }
    }
    if let Some(number) = value.as_f64() {
        let beyond = |field: &str, wrong: fn(f64, f64) -> bool| option[field].as_f64().is_some_and(|limit| wrong(number, limit));
        if beyond("min_value", |n, limit| n < limit) || beyond("max_value", |n, limit| n > limit) {
            return refuse(format!("`{name}`: {number} is out of range"));
        }
    }
    Ok(value.clone())
}

/// The ids that options name.
pub(super) fn picks(options: &[Value]) -> Vec<(Pick, String)> {
    let named = |option: &Value| {
        let pick = Pick::of_option(option["type"].as_u64()?)?;
        Some((pick, option["value"].as_str()?.to_owned()))
    };
    options.iter().filter_map(named).collect()
}
