use serde_json::{Value, json};

use super::*;
use crate::app::message::{Button, Choice, Panel, Picture};

fn encode(press: &Press) -> String {
    match press {
        Press::Today => "v1:td".into(),
        Press::StopMessages => "v1:stop".into(),
        other => format!("{other:?}"),
    }
}

fn message() -> Message {
    let rows = vec![
        Row::Buttons(vec![Button::main("Done", Press::Today), Button::quiet("Stop", Press::StopMessages)]),
        Row::Select {
            press: Press::TryDm,
            placeholder: "When?".into(),
            options: vec![
                Choice::new("Monday", "mon"),
                Choice { description: Some("a rest day".into()), is_default: true, ..Choice::new("Tuesday", "tue") },
            ],
        },
    ];
    Message::new("Hello @everyone", rows).expect("a good message")
}

fn components() -> Value {
    json!([
        { "type": 1, "components": [
            { "type": 2, "style": 1, "label": "Done", "custom_id": "v1:td" },
            { "type": 2, "style": 2, "label": "Stop", "custom_id": "v1:stop" } ] },
        { "type": 1, "components": [
            { "type": 3, "custom_id": "TryDm", "placeholder": "When?", "min_values": 1, "max_values": 1, "options": [
                { "label": "Monday", "value": "mon" },
                { "label": "Tuesday", "value": "tue", "description": "a rest day", "default": true } ] } ] },
    ])
}

fn json_of(body: &impl Serialize) -> Value {
    serde_json::to_value(body).expect("it serialises")
}

#[test]
fn a_message_is_sent_once_and_pings_nobody() {
    let nonce = Nonce::for_job("remind", "1:2026-03-30");
    let expected = json!({
        "content": "Hello @everyone", "components": components(), "allowed_mentions": { "parse": [] },
        "nonce": nonce.as_str(), "enforce_nonce": true,
    });
    assert_eq!(json_of(&MessageBody::send(&message(), &nonce, encode)), expected);
}

#[test]
fn an_edit_takes_away_what_is_gone_and_pings_nobody() {
    let plain = Message::of_text("Logged").expect("a good message");
    let expected = json!({ "content": "Logged", "components": [], "allowed_mentions": { "parse": [] } });
    assert_eq!(json_of(&MessageBody::edit(&plain, encode)), expected);
}

#[test]
fn every_answer_has_its_number() {
    let none = json!({ "parse": [] });
    let shown = json!({ "content": "Hello @everyone", "components": components(), "allowed_mentions": none, "flags": 64 });
    let open = json!({ "content": "Hello @everyone", "components": components(), "allowed_mentions": none });
    let modal = Modal {
        press: Press::Today,
        title: "T".repeat(46),
        label: "Your city".into(),
        placeholder: Some("Lisbon".into()),
        chars_max: 60,
        is_long: false,
    };
    let modal_data = json!({
        "custom_id": "v1:td", "title": format!("{}…", "T".repeat(44)),
        "components": [{ "type": 1, "components": [{
            "type": 4, "custom_id": "text", "style": 1, "label": "Your city", "placeholder": "Lisbon",
            "min_length": 1, "max_length": 60, "required": true }] }],
    });
    let line = |name, value: &str, is_optional| Line {
        name,
        label: "L".repeat(46),
        placeholder: "such as this".into(),
        value: value.into(),
        chars_max: 40,
        is_optional,
    };
    let sheet = SheetModal {
        press: Press::Today,
        title: "What it is".into(),
        lines: vec![line("title", "legs", false), line("cue", "", true)],
    };
    let label = format!("{}…", "L".repeat(44));
    let sheet_data = json!({ "custom_id": "v1:td", "title": "What it is", "components": [
        { "type": 1, "components": [{ "type": 4, "custom_id": "title", "style": 1, "label": label, "placeholder": "such as this",
            "value": "legs", "min_length": 1, "max_length": 40, "required": true }] },
        { "type": 1, "components": [{ "type": 4, "custom_id": "cue", "style": 1, "label": label, "placeholder": "such as this",
            "min_length": 0, "max_length": 40, "required": false }] },
    ] });
    // A file that an edit does not name would stay under words that have nothing to do with it.
    let mut changed = open.clone();
    changed["attachments"] = json!([]);
    let mut pictured = open.clone();
    pictured["attachments"] = json!([{ "id": 0, "filename": "weeks.png", "description": "three kept weeks" }]);
    let alt = Some("three kept weeks".to_owned());
    let file = File { name: "weeks.png".into(), content_type: "image/png", bytes: vec![1], alt };
    let table = [
        (InteractionResponse::Sheet(sheet), json!({ "type": 9, "data": sheet_data })),
        (InteractionResponse::Show { message: message(), ephemeral: true }, json!({ "type": 4, "data": shown })),
        (InteractionResponse::Show { message: message(), ephemeral: false }, json!({ "type": 4, "data": open })),
        (InteractionResponse::DeferShow { ephemeral: true }, json!({ "type": 5, "data": { "flags": 64 } })),
        (InteractionResponse::DeferShow { ephemeral: false }, json!({ "type": 5 })),
        (InteractionResponse::DeferUpdate, json!({ "type": 6 })),
        (InteractionResponse::Update(message()), json!({ "type": 7, "data": changed })),
        (InteractionResponse::UpdateFile { message: message(), file }, json!({ "type": 7, "data": pictured })),
        (InteractionResponse::Modal(modal), json!({ "type": 9, "data": modal_data })),
    ];
    for (response, expected) in table {
        assert_eq!(json_of(&CallbackBody::of(&response, encode)), expected, "{response:?}");
    }
}

#[test]
fn suggestions_that_discord_would_not_take_are_left_out() {
    let mut lines = vec![("x".repeat(101), "1".to_owned()), (String::new(), "2".to_owned()), ("Name".to_owned(), String::new())];
    lines.extend((0..30).map(|n| (format!("City {n}"), n.to_string())));
    let body = json_of(&CallbackBody::of(&InteractionResponse::Choices(lines), encode));
    assert_eq!(body["type"], 8);
    let choices = body["data"]["choices"].as_array().expect("lines");
    assert_eq!(choices.len(), 25);
    assert_eq!(choices[0], json!({ "name": "City 0", "value": "0" }));
}

/// A panel of two texts and a picture between them.
fn panel() -> Message {
    let picture = Picture::png("year.png", vec![1, 2], "Two lit weeks").expect("a picture");
    let row = Row::Buttons(vec![Button::main("Done", Press::Today)]);
    Message::of_panel(Panel::new("Title").with_picture(Some(picture)).with_block("Names"), vec![row]).expect("a good panel")
}

fn panel_components() -> Value {
    json!([
        { "type": 17, "accent_color": 0x00b4_521a, "components": [
            { "type": 10, "content": "Title" },
            { "type": 12, "items": [{ "media": { "url": "attachment://year.png" }, "description": "Two lit weeks" }] },
            { "type": 10, "content": "Names" } ] },
        { "type": 1, "components": [{ "type": 2, "style": 1, "label": "Done", "custom_id": "v1:td" }] },
    ])
}

#[test]
fn a_panel_is_sent_as_components_alone_with_its_picture() {
    let nonce = Nonce::for_job("board", "1");
    let expected = json!({
        "flags": 1 << 15, "components": panel_components(),
        "attachments": [{ "id": 0, "filename": "year.png", "description": "Two lit weeks" }],
        "allowed_mentions": { "parse": [] }, "nonce": nonce.as_str(), "enforce_nonce": true,
    });
    assert_eq!(json_of(&MessageBody::send(&panel(), &nonce, encode)), expected);
    let bare = json_of(&MessageBody::send(&panel().without_picture(), &nonce, encode));
    assert_eq!((&bare["attachments"], &bare["components"][0]["components"][1]["content"]), (&Value::Null, &json!("Names")));
    let words = panel().in_plain_words();
    let plain = json_of(&MessageBody::send(&words, &nonce, encode));
    assert_eq!((&plain["content"], &plain["flags"], &plain["attachments"]), (&json!("Title\nNames"), &Value::Null, &Value::Null));
}

#[test]
fn an_edit_to_a_panel_takes_back_what_a_plain_message_said_and_every_other_file() {
    let edited = json_of(&MessageBody::edit(&panel(), encode));
    let expected = json!({
        "content": null, "embeds": [], "flags": 1 << 15, "components": panel_components(),
        "attachments": [{ "id": 0, "filename": "year.png", "description": "Two lit weeks" }],
        "allowed_mentions": { "parse": [] },
    });
    assert_eq!(edited, expected);
    let bare = panel().without_picture();
    assert_eq!(json_of(&MessageBody::edit(&bare, encode))["attachments"], json!([]), "a picture that is not there any more goes");
}

#[test]
fn an_answer_can_be_a_panel_that_only_one_person_sees() {
    let panel = panel();
    let shown = json_of(&MessageBody::show(&panel, true, encode).with_files(&[]));
    assert_eq!((&shown["flags"], shown["attachments"].as_array().map(Vec::len)), (&json!((1 << 15) | (1 << 6)), Some(1)));
    let updated = json_of(&CallbackBody::of(&InteractionResponse::Update(panel), encode));
    assert_eq!(updated["data"]["attachments"].as_array().map(Vec::len), Some(1), "its picture comes along");
}
