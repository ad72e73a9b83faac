//! Rules of forms: what stands in them, labels, and the fields that only forms have (Discord's documentation, "Component Reference").

use serde_json::Value;

use super::{Finder, chars, within};

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn kind(part: &Value) -> u64 {
    part["type"].as_u64().unwrap_or(0)
}

/// One component at the top of a form.
pub(super) fn top(finder: &mut Finder, at: &str, part: &Value) {
    match kind(part) {
        1 => {
            for (n, field) in list(&part["components"]).iter().enumerate() {
                let place = format!("{at}/components/{n}");
                if kind(field) != 4 {
                    finder.wrong(format!("{place}/type"), "a form's row has a text input; everything else stands in a label");
                } else if !within(&field["label"], 1, 45) {
                    finder.wrong(format!("{place}/label"), "1 to 45 characters");
                }
            }
        }
        10 if !within(&part["content"], 1, 4_000) => finder.wrong(format!("{at}/content"), "1 to 4000 characters"),
        10 => {}
        18 => label(finder, at, part),
        other => finder.wrong(format!("{at}/type"), format!("type {other} does not stand by itself in a form")),
    }
}

fn label(finder: &mut Finder, at: &str, label: &Value) {
    if !within(&label["label"], 1, 45) {
        finder.wrong(format!("{at}/label"), "1 to 45 characters");
    }
    if chars(&label["description"]) > 100 {
        finder.wrong(format!("{at}/description"), "100 characters are the most");
    }
    let (field, place) = (&label["component"], format!("{at}/component"));
    let (least, most) = match kind(field) {
        3..=8 | 23 => return,
        19 => return files(finder, &place, field),
        21 => (2, 10),
        22 => (1, 10),
        other => return finder.wrong(format!("{place}/type"), format!("type {other} does not stand in a label")),
    };
    let options = list(&field["options"]);
    if !(least..=most).contains(&options.len()) {
        finder.wrong(format!("{place}/options"), format!("{} options; {least} to {most}", options.len()));
    }
    let ticked = options.iter().filter(|option| option["default"] == true).count();
    if kind(field) == 21 && ticked > 1 {
        finder.wrong(format!("{place}/options"), "one of a radio group can be chosen at most");
    }
}

fn files(finder: &mut Finder, at: &str, field: &Value) {
    let (least, most) = (field["min_values"].as_u64().unwrap_or(1), field["max_values"].as_u64().unwrap_or(1));
    if least > most || !(1..=10).contains(&most) {
        finder.wrong(format!("{at}/max_values"), format!("{least} to {most} files; at most 10"));
    }
}
