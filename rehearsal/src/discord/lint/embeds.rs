//! Rules of embeds (Discord's documentation, "Embed Limits").

use serde_json::Value;

use super::{Finder, chars, within};

/// The longest sum of all embeds, in characters.
const TOGETHER_MAX_CHARS: usize = 6_000;
/// How many embeds a message has, and how many fields an embed.
const EMBEDS_MAX: usize = 10;
const FIELDS_MAX: usize = 25;

pub(super) fn check(finder: &mut Finder, at: &str, embeds: &Value) {
    let embeds = embeds.as_array().map_or(&[][..], Vec::as_slice);
    let place = format!("{at}/embeds");
    if embeds.len() > EMBEDS_MAX {
        finder.wrong(place.clone(), format!("{} embeds; {EMBEDS_MAX} are the most", embeds.len()));
    }
    let total: usize = embeds.iter().map(length).sum();
    if total > TOGETHER_MAX_CHARS {
        finder.wrong(place.clone(), format!("{total} characters together; {TOGETHER_MAX_CHARS} are the most"));
    }
    for (n, embed) in embeds.iter().enumerate() {
        one(finder, &format!("{place}/{n}"), embed);
    }
}

fn fields(embed: &Value) -> &[Value] {
    embed["fields"].as_array().map_or(&[], Vec::as_slice)
}

/// What counts in the sum: title, description, footer, author and fields.
fn length(embed: &Value) -> usize {
    let own = [&embed["title"], &embed["description"], &embed["footer"]["text"], &embed["author"]["name"]];
    let in_fields = fields(embed).iter().map(|field| chars(&field["name"]) + chars(&field["value"]));
    own.into_iter().map(chars).sum::<usize>() + in_fields.sum::<usize>()
}

fn one(finder: &mut Finder, at: &str, embed: &Value) {
    for (field, most) in [("title", 256), ("description", 4_096)] {
        if chars(&embed[field]) > most {
            finder.wrong(format!("{at}/{field}"), format!("{most} characters are the most"));
        }
    }
    for (part, field, most) in [("footer", "text", 2_048), ("author", "name", 256)] {
        if embed[part].is_object() && !within(&embed[part][field], 1, most) {
            finder.wrong(format!("{at}/{part}/{field}"), format!("1 to {most} characters"));
        }
    }
    if fields(embed).len() > FIELDS_MAX {
        finder.wrong(format!("{at}/fields"), format!("{FIELDS_MAX} are the most"));
    }
    for (n, field) in fields(embed).iter().enumerate() {
        for (name, most) in [("name", 256), ("value", 1_024)] {
            if !within(&field[name], 1, most) {
                finder.wrong(format!("{at}/fields/{n}/{name}"), format!("1 to {most} characters"));
            }
        }
    }
}
