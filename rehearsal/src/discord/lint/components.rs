//! Rules of components and modals: rows, buttons, selects, and names that must differ.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{Finder, chars, forms, version_two, within};

/// How many components a message has at most, nested ones counted.
const COMPONENTS_MAX: usize = 40;

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

pub(super) fn of_message(finder: &mut Finder, at: &str, components: &Value, is_v2: bool) {
    let path = format!("{at}/components");
    let top = list(components);
    if !is_v2 {
        if top.len() > 5 {
            finder.wrong(path.clone(), format!("{} rows; 5 are the most", top.len()));
        }
        for (n, row) in top.iter().enumerate().filter(|(_, row)| row["type"] != 1) {
            finder.wrong(format!("{path}/{n}/type"), format!("type {} needs the flag of components of version 2", row["type"]));
        }
    }
    if is_v2 {
        version_two::message(finder, &path, top);
    }
    let (mut names, mut count) = (BTreeSet::new(), 0);
    for (n, component) in top.iter().enumerate() {
        walk(finder, &format!("{path}/{n}"), component, &mut names, &mut count, false);
    }
    if count > COMPONENTS_MAX {
        finder.wrong(path, format!("{count} components; {COMPONENTS_MAX} are the most"));
    }
}

pub(super) fn modal(finder: &mut Finder, at: &str, data: &Value) {
    if !within(&data["custom_id"], 1, 100) {
        finder.wrong(format!("{at}/custom_id"), "1 to 100 characters");
    }
    if !within(&data["title"], 1, 45) {
        finder.wrong(format!("{at}/title"), "1 to 45 characters");
    }
    let parts = list(&data["components"]);
    if !(1..=5).contains(&parts.len()) {
        finder.wrong(format!("{at}/components"), format!("{} components; a form has 1 to 5", parts.len()));
    }
    let (mut names, mut count) = (BTreeSet::new(), 0);
    for (n, part) in parts.iter().enumerate() {
        let place = format!("{at}/components/{n}");
        forms::top(finder, &place, part);
        walk(finder, &place, part, &mut names, &mut count, true);
    }
}

fn walk(finder: &mut Finder, at: &str, component: &Value, names: &mut BTreeSet<String>, count: &mut usize, in_modal: bool) {
    *count += 1;
    let kind = component["type"].as_u64().unwrap_or(0);
    let inner = list(&component["components"]);
    if let Some(name) = component["custom_id"].as_str() {
        if !within(&component["custom_id"], 1, 100) {
            finder.wrong(format!("{at}/custom_id"), "1 to 100 characters");
        }
        if !names.insert(name.to_owned()) {
            finder.wrong(format!("{at}/custom_id"), format!("`{name}` is there twice"));
        }
    }
    match kind {
        1 => row(finder, at, inner, in_modal),
        2 => button(finder, at, component),
        3 | 5..=8 => select(finder, at, component, in_modal),
        4 => text_input(finder, at, component),
        _ => {}
    }
    if !in_modal {
        version_two::part(finder, at, component);
    }
    if in_modal && component.get("disabled").is_some() {
        finder.wrong(format!("{at}/disabled"), "nothing in a form can be disabled");
    }
    for (n, part) in inner.iter().enumerate() {
        walk(finder, &format!("{at}/components/{n}"), part, names, count, in_modal);
    }
    for field in ["component", "accessory"] {
        if component[field].is_object() {
            walk(finder, &format!("{at}/{field}"), &component[field], names, count, in_modal);
        }
    }
}

fn row(finder: &mut Finder, at: &str, inner: &[Value], in_modal: bool) {
    let selects = inner.iter().filter(|part| matches!(part["type"].as_u64(), Some(3 | 5..=8))).count();
    let path = format!("{at}/components");
    if inner.is_empty() || inner.len() > 5 {
        finder.wrong(path, format!("{} components; a row has 1 to 5", inner.len()));
    } else if selects > 0 && inner.len() > 1 {
        finder.wrong(path, "a row has up to 5 buttons or one select");
    } else if in_modal && inner.len() > 1 {
        finder.wrong(path, "a form's row has one text input");
    }
}

fn button(finder: &mut Finder, at: &str, button: &Value) {
    if chars(&button["label"]) > 80 {
        finder.wrong(format!("{at}/label"), "80 characters are the most");
    }
    let style = button["style"].as_u64().unwrap_or(0);
    match style {
        5 if button["url"].is_null() || !button["custom_id"].is_null() => {
            finder.wrong(at.to_owned(), "a link button has a url and no custom_id")
        }
        1..=4 if button["custom_id"].is_null() || !button["url"].is_null() => {
            finder.wrong(at.to_owned(), "a button has a custom_id and no url")
        }
        _ => {}
    }
    if chars(&button["label"]) == 0 && button["emoji"].is_null() && style != 6 {
        finder.wrong(format!("{at}/label"), "a button has a label or an emoji");
    }
}

fn select(finder: &mut Finder, at: &str, select: &Value, in_modal: bool) {
    let number = |field: &str| select[field].as_u64();
    let (least, most) = (number("min_values").unwrap_or(1), number("max_values").unwrap_or(1));
    if least > most || most > 25 {
        finder.wrong(format!("{at}/min_values"), format!("{least} to {most}; at most 25, and the least not above the most"));
    }
    if in_modal && least == 0 && select["required"] != false {
        finder.wrong(format!("{at}/min_values"), "at least 1 while it is required");
    }
    if chars(&select["placeholder"]) > 150 {
        finder.wrong(format!("{at}/placeholder"), "150 characters are the most");
    }
    let options = list(&select["options"]);
    if select["type"] == 3 && !(1..=25).contains(&options.len()) {
        finder.wrong(format!("{at}/options"), format!("{} options; 1 to 25", options.len()));
    }
    let mut values = BTreeSet::new();
    for (n, option) in options.iter().enumerate() {
        for (field, least, most) in [("label", 1, 100), ("value", 1, 100), ("description", 0, 100)] {
            if option.get(field).is_some_and(|text| !text.is_null()) && !within(&option[field], least, most) {
                finder.wrong(format!("{at}/options/{n}/{field}"), format!("{least} to {most} characters"));
            }
        }
        if !values.insert(option["value"].as_str().unwrap_or("")) {
            finder.wrong(format!("{at}/options/{n}/value"), "this value is there twice");
        }
    }
}

fn text_input(finder: &mut Finder, at: &str, input: &Value) {
    let number = |field: &str| input[field].as_u64();
    if chars(&input["label"]) > 45 {
        finder.wrong(format!("{at}/label"), "45 characters are the most");
    }
    if chars(&input["placeholder"]) > 100 {
        finder.wrong(format!("{at}/placeholder"), "100 characters are the most");
    }
    if number("min_length").unwrap_or(0) > number("max_length").unwrap_or(4_000) {
        finder.wrong(format!("{at}/min_length"), "above max_length");
    }
}
