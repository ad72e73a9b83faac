//! One message of each sort.

use serde_json::{Value, json};

/// A small picture, as a page that a browser can take one of.
pub(crate) const PICTURE: &str = "data:text/html,<body style='margin:0;background:%230f766e'><svg width='480' height='270'><g fill='%23d5efe9'>\
    <rect x='40' y='150' width='70' height='80' rx='8'/><rect x='150' y='110' width='70' height='120' rx='8'/>\
    <rect x='260' y='130' width='70' height='100' rx='8'/><rect x='370' y='60' width='70' height='170' rx='8'/></g></svg>";

/// What the picture shows.
pub(crate) const ABOUT: &str = "Four bars, one for each week; the fourth is the highest";

/// Discord's Markdown, as far as messages use it.
pub(crate) fn markdown(user: &str, channel: &str, role: &str, seconds: i64) -> Value {
    let styles: Vec<String> = ["t", "T", "d", "D", "f", "F", "R"].iter().map(|style| format!("<t:{seconds}:{style}>")).collect();
    json!({ "content": format!(
        "# Head one\n## Head two\n-# small print\n**bold**, *leaning*, ***both***, __under__, ~~gone~~, ||a spoiler||, `code`, snake_case_stays\n\
         > quoted\n1. first\n2. second\n- a dot\n  - a deeper dot\n```rust\nlet kept = \"as it is\";\n```\n\
         <@{user}> <#{channel}> <@&{role}> </ask:123456789012345678> @everyone\n{}\n[words](https://example.org/a) <https://example.org/b>",
        styles.join(" · ")
    ) })
}

/// An embed with all its parts; the picture is a file of the message.
pub(crate) fn embed() -> Value {
    json!({ "content": "An embed, and a picture with its description.", "embeds": [{
        "title": "The week together", "url": "https://example.org/", "description": "Strength **12**, mobility 9, recovery 7.", "color": 0x000f_766e,
        "author": { "name": "Harbour Runners" }, "footer": { "text": "counted on Sunday" }, "timestamp": "2026-03-01T18:42:00Z",
        "thumbnail": { "url": "attachment://small.png" },
        "fields": [{ "name": "Strength", "value": "12", "inline": true }, { "name": "Mobility", "value": "9", "inline": true }, { "name": "Recovery", "value": "7", "inline": true },
                   { "name": "And then", "value": "Saturday's run" }],
    }], "attachments": [{ "id": 0, "filename": "week.png", "description": ABOUT }, { "id": 1, "filename": "small.png", "description": "The same, small" }] })
}

/// All five kinds of selects.
pub(crate) fn selects(user: &str) -> Value {
    let row = |part: Value| json!({ "type": 1, "components": [part] });
    let options = json!([
        { "label": "06:30", "value": "0630", "description": "before work", "emoji": { "name": "🌅" } }, { "label": "07:30", "value": "0730", "default": true },
        { "label": "18:00", "value": "1800" },
    ]);
    json!({ "content": "Five kinds of selects.", "components": [
        row(json!({ "type": 3, "custom_id": "time", "placeholder": "Pick a time", "options": options })),
        row(json!({ "type": 5, "custom_id": "people", "placeholder": "Pick people", "max_values": 3, "default_values": [{ "id": user, "type": "user" }] })),
        row(json!({ "type": 6, "custom_id": "roles", "placeholder": "Pick a role" })),
        row(json!({ "type": 7, "custom_id": "either", "placeholder": "Pick a person or a role" })),
        row(json!({ "type": 8, "custom_id": "channels", "placeholder": "Pick a channel" })),
    ] })
}

/// Components of version 2, all of those for messages.
pub(crate) fn parts() -> Value {
    let text = |words: &str| json!({ "type": 10, "content": words });
    let button = |style: u8, label: &str, id: &str| json!({ "type": 2, "style": style, "label": label, "custom_id": id });
    let media = |name: &str| json!({ "url": format!("attachment://{name}") });
    json!({ "flags": 1 << 15, "attachments": [{ "id": 0, "filename": "week.png", "description": ABOUT }, { "id": 1, "filename": "plan.csv" }, { "id": 2, "filename": "other.png", "description": "The same again" }], "components": [
        { "type": 17, "accent_color": 0x000f_766e, "components": [
            { "type": 9, "components": [text("### Your week, kept"), text("Three sessions, and a quiet one. <t:1772431200:D>")],
              "accessory": { "type": 11, "media": media("week.png"), "description": ABOUT } },
            { "type": 14, "divider": true, "spacing": 1 },
            { "type": 12, "items": [{ "media": media("week.png"), "description": ABOUT }, { "media": media("other.png"), "description": "The same again, hidden", "spoiler": true }] },
            { "type": 13, "file": media("plan.csv") },
            { "type": 9, "components": [text("Something else for Thursday?")], "accessory": button(2, "Move", "move") },
            { "type": 1, "components": [button(1, "Done", "done"), button(3, "Small version", "small"), button(4, "Let it go", "off"), button(2, "Not today", "no"), { "type": 2, "style": 5, "label": "Read more", "url": "https://example.org/" }] },
        ] },
    ] })
}

/// A board in its year's second half of May, as the bot sends it.
pub(crate) fn year() -> Value {
    let text = |words: &str| json!({ "type": 10, "content": words });
    let alt = "Our year in paper lanterns, one a week: 16 are lit.";
    json!({ "flags": 1 << 15, "attachments": [{ "id": 0, "filename": "weeks.png", "description": alt }], "components": [
        { "type": 17, "accent_color": 0x00b4_521a, "components": [
            text("🏮 **Harbour Runners**\nGroup streak: 16 lit weeks in this chapter, 31 in all."),
            { "type": 12, "items": [{ "media": { "url": "attachment://weeks.png" }, "description": alt }] },
            text("This week together: strength 21, mobility 9, recovery 4."),
        ] },
    ] })
}

/// What a member reads of their own weeks.
pub(crate) fn weeks() -> Value {
    let alt = "Your weeks as a strip of dots: 21 kept weeks.";
    json!({ "content": "Kept weeks in all: 21.", "attachments": [{ "id": 0, "filename": "weeks.png", "description": alt }] })
}
