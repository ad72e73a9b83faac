//! Rules of components of version 2: what may stand in what, how many, and how much text (Discord's documentation, "Component
//! Reference").

use serde_json::Value;

use super::{Finder, chars, within};

/// All texts of a message together, in characters.
const TEXTS_MAX_CHARS: usize = 4_000;
/// Pictures of a gallery.
const GALLERY_MAX: usize = 10;
/// Texts of a section.
const SECTION_MAX: usize = 3;
/// An alternative text.
const ALT_MAX_CHARS: usize = 1_024;

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn kind(part: &Value) -> u64 {
    part["type"].as_u64().unwrap_or(0)
}

/// The whole message: what may stand at the top, and the sum of the texts.
pub(super) fn message(finder: &mut Finder, at: &str, top: &[Value]) {
    for (n, part) in top.iter().enumerate().filter(|(_, part)| !matches!(kind(part), 1 | 9 | 10 | 12 | 13 | 14 | 17)) {
        finder.wrong(format!("{at}/{n}/type"), format!("type {} does not stand by itself in a message", part["type"]));
    }
    let total: usize = top.iter().map(texts).sum();
    if total > TEXTS_MAX_CHARS {
        finder.wrong(at.to_owned(), format!("{total} characters in all texts together; {TEXTS_MAX_CHARS} are the most"));
    }
}

fn texts(part: &Value) -> usize {
    let own = if kind(part) == 10 { chars(&part["content"]) } else { 0 };
    own + list(&part["components"]).iter().map(texts).sum::<usize>()
}

/// One component, without what is nested in it.
pub(super) fn part(finder: &mut Finder, at: &str, part: &Value) {
    let inner = list(&part["components"]);
    let mut children = |allowed: &[u64], what: &str| {
        for (n, child) in inner.iter().enumerate().filter(|(_, child)| !allowed.contains(&kind(child))) {
            finder.wrong(format!("{at}/components/{n}/type"), format!("{what} holds no component of type {}", child["type"]));
        }
    };
    match kind(part) {
        1 => children(&[2, 3, 4, 5, 6, 7, 8], "a row"),
        9 => {
            children(&[10], "a section");
            section(finder, at, part, inner.len());
        }
        10 if !within(&part["content"], 1, TEXTS_MAX_CHARS) => {
            finder.wrong(format!("{at}/content"), format!("1 to {TEXTS_MAX_CHARS} characters"));
        }
        11 => picture(finder, at, part),
        12 => {
            let items = list(&part["items"]);
            if !(1..=GALLERY_MAX).contains(&items.len()) {
                finder.wrong(format!("{at}/items"), format!("{} pictures; a gallery has 1 to {GALLERY_MAX}", items.len()));
            }
            for (n, item) in items.iter().enumerate() {
                picture(finder, &format!("{at}/items/{n}"), item);
            }
        }
        14 if !matches!(part["spacing"].as_u64().unwrap_or(1), 1 | 2) => {
            finder.wrong(format!("{at}/spacing"), "1 or 2");
        }
        17 => {
            children(&[1, 9, 10, 12, 13, 14], "a container");
            if inner.is_empty() {
                finder.wrong(format!("{at}/components"), "a container is not empty");
            }
            if part["accent_color"].as_u64().is_some_and(|colour| colour > 0xff_ffff) {
                finder.wrong(format!("{at}/accent_color"), "0 to 16777215");
            }
        }
        _ => {}
    }
}

fn section(finder: &mut Finder, at: &str, section: &Value, texts: usize) {
    if !(1..=SECTION_MAX).contains(&texts) {
        finder.wrong(format!("{at}/components"), format!("{texts} texts; a section has 1 to {SECTION_MAX}"));
    }
    if !matches!(kind(&section["accessory"]), 2 | 11) {
        finder.wrong(format!("{at}/accessory"), "a section has a button or a thumbnail beside it");
    }
}

fn picture(finder: &mut Finder, at: &str, picture: &Value) {
    match chars(&picture["description"]) {
        0 => finder.unmannered(format!("{at}/description"), "a picture has an alternative text"),
        many if many > ALT_MAX_CHARS => {
            finder.wrong(format!("{at}/description"), format!("{ALT_MAX_CHARS} characters are the most"));
        }
        _ => {}
    }
}
