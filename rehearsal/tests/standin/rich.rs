//! Files with links that end, embeds, and components of version 2: sent, checked, kept and given back.

use rehearsal::discord::{Contract, Limits, MessageId};
use serde_json::{Value, json};

use super::bare::Bare;
use super::club::{Club, Heard, text, with_buttons};

/// The head of a picture of this size, as far as anybody reads it.
fn picture(width: u32, height: u32) -> Vec<u8> {
    let head = [b"\x89PNG\r\n\x1a\n".as_slice(), &13_u32.to_be_bytes(), b"IHDR"].concat();
    [head, width.to_be_bytes().to_vec(), height.to_be_bytes().to_vec(), vec![8, 6, 0, 0, 0]].concat()
}

/// A request with files, each given with its name and type.
async fn with_files(club: &Club, method: &str, path: &str, payload: &Value, files: &[(&str, &str, Vec<u8>)]) -> Heard {
    let mut form = reqwest::multipart::Form::new().text("payload_json", payload.to_string());
    for (n, (name, kind, bytes)) in files.iter().enumerate() {
        let part = reqwest::multipart::Part::bytes(bytes.clone()).file_name((*name).to_owned()).mime_str(kind).expect("a type");
        form = form.part(format!("files[{n}]"), part);
    }
    let method = reqwest::Method::from_bytes(method.as_bytes()).expect("a method");
    let url = format!("{}/api/v10/{path}", club.standin.api_base());
    let request = club.http.request(method, url).header("authorization", "Bot rehearsal").multipart(form);
    let answer = request.send().await.expect("an answer");
    let (status, headers) = (answer.status().as_u16(), answer.headers().clone());
    Heard { status, headers, body: answer.json().await.expect("JSON") }
}

/// A connection that hears of a server's messages; twilight reads each of its events as a second opinion.
async fn listening(club: &Club) -> Bare {
    Bare::with(club, json!({"intents": 1 << 9})).await.0
}

/// The next event is of this message as the answer gave it.
async fn hears(bare: &mut Bare, name: &str, answer: &Heard) {
    let (heard, data) = bare.event().await;
    assert_eq!(heard, name);
    for field in ["id", "content", "embeds", "components", "attachments", "flags"] {
        assert_eq!(data[field], answer.body[field], "{field} in the event is as in the answer");
    }
}

/// What the CDN answers: the status and how many bytes.
async fn fetch(club: &Club, link: &Value) -> (u16, usize) {
    let answer = club.http.get(link.as_str().expect("a link")).send().await.expect("an answer");
    (answer.status().as_u16(), answer.bytes().await.expect("bytes").len())
}

fn channel_path(club: &Club) -> String {
    format!("channels/{}/messages", club.channel)
}

fn message_path(club: &Club, sent: &Heard) -> String {
    format!("{}/{}", channel_path(club), sent.body["id"].as_str().expect("an id"))
}

fn version_two(parts: Value) -> Value {
    json!({"flags": 1 << 15, "components": parts, "allowed_mentions": {"parse": []}})
}

#[tokio::test]
async fn a_files_link_is_signed_and_ends_after_a_day() {
    let club = Club::unlimited().await;
    let mut body = text("This week");
    body["attachments"] = json!([{"id": 0, "filename": "this week.png", "description": "Four lit weeks"}]);
    let sent = with_files(&club, "POST", &channel_path(&club), &body, &[("x.png", "image/png", picture(640, 480))]).await;
    let file = &sent.body["attachments"][0];
    assert_eq!((sent.status, &file["filename"]), (200, &json!("this_week.png")), "the entry names it, without spaces");
    assert_eq!((&file["width"], &file["height"], &file["size"]), (&json!(640), &json!(480), &json!(29)));
    assert_eq!(fetch(&club, &file["url"]).await, (200, 29));
    let link = file["url"].as_str().expect("a link");
    for part in ["ex=", "is=", "hm="] {
        assert!(link.contains(part), "{link} has {part}");
        let forged = json!(link.replace(part, &format!("{part}1")));
        assert_eq!(fetch(&club, &forged).await.0, 404, "forged at {part}");
    }
    assert_eq!(fetch(&club, &json!(link.split_once('?').expect("signed").0)).await.0, 404, "without a signature");
    club.forward(86_400);
    assert_eq!(fetch(&club, &file["url"]).await.0, 404, "a day later it is over");
    let again = club.call("GET", &message_path(&club, &sent), None).await;
    assert_eq!(fetch(&club, &again.body["attachments"][0]["url"]).await.0, 200, "whoever looks again gets a fresh one");
    club.assert_clean();
}

#[tokio::test]
async fn an_edit_keeps_the_files_that_it_lists_and_drops_the_others() {
    let club = Club::unlimited().await;
    let mut body = text("Two");
    body["attachments"] = json!([{"id": 0, "description": "one"}, {"id": 1, "description": "two"}]);
    let files = [("one.png", "image/png", picture(1, 1)), ("two.png", "image/png", picture(2, 2))];
    let sent = with_files(&club, "POST", &channel_path(&club), &body, &files).await;
    let path = message_path(&club, &sent);
    let names = |heard: &Heard| -> Vec<String> {
        let list = heard.body["attachments"].as_array().expect("a list").iter();
        list.map(|file| format!("{}: {}", file["filename"], file["description"]).replace('"', "")).collect()
    };
    let kept = club.call("PATCH", &path, Some(text("no list"))).await;
    assert_eq!(names(&kept), ["one.png: one", "two.png: two"], "without a list all stay");
    let mut edit = text("one goes, one comes");
    let two = &sent.body["attachments"][1]["id"];
    edit["attachments"] = json!([{"id": two, "description": "the second"}, {"id": 0, "description": "three"}]);
    let mut bare = listening(&club).await;
    let changed = with_files(&club, "PATCH", &path, &edit, &[("three.png", "image/png", picture(3, 3))]).await;
    hears(&mut bare, "MESSAGE_UPDATE", &changed).await;
    assert_eq!(names(&changed), ["two.png: the second", "three.png: three"], "{changed:?}");
    assert_eq!(fetch(&club, &sent.body["attachments"][0]["url"]).await.0, 404, "what went is gone");
    assert_eq!(fetch(&club, &sent.body["attachments"][1]["url"]).await.0, 200);
    let mut none = text("none");
    none["attachments"] = json!([]);
    assert_eq!(names(&club.call("PATCH", &path, Some(none)).await), Vec::<String>::new());
    club.assert_clean();
}

#[tokio::test]
async fn files_too_many_or_too_large_have_codes_of_their_own() {
    let club = Club::unlimited().await;
    let large = vec![0_u8; 10 * 1024 * 1024 + 1];
    let mut body = text("x");
    body["attachments"] = json!([{"id": 0}]);
    let refused = with_files(&club, "POST", &channel_path(&club), &body, &[("data.bin", "application/zip", large)]).await;
    assert_eq!((refused.status, refused.code()), (413, 40005));
    let many: Vec<_> = (0..11).map(|_| ("a.txt", "text/plain", vec![b'a'])).collect();
    body["attachments"] = (0..11).map(|n| json!({"id": n})).collect();
    let refused = with_files(&club, "POST", &channel_path(&club), &body, &many).await;
    assert_eq!((refused.status, refused.code()), (400, 30015));
    assert!(club.world.messages(club.channel, club.ana).is_empty());
}

#[tokio::test]
async fn embeds_come_back_with_defaults_and_the_links_of_their_pictures() {
    let club = Club::unlimited().await;
    let mut body = text("");
    body["embeds"] = json!([{"title": "Week 9", "description": null, "color": 5, "image": {"url": "attachment://week.png"},
        "footer": {"text": "club"}, "fields": [{"name": "Ana", "value": "three runs"}]}]);
    body["attachments"] = json!([{"id": 0, "filename": "week.png", "description": "A chart"}]);
    let mut bare = listening(&club).await;
    let sent = with_files(&club, "POST", &channel_path(&club), &body, &[("week.png", "image/png", picture(9, 9))]).await;
    hears(&mut bare, "MESSAGE_CREATE", &sent).await;
    let embed = &sent.body["embeds"][0];
    assert_eq!((sent.status, &embed["type"], &embed["fields"][0]["inline"]), (200, &json!("rich"), &json!(false)), "{sent:?}");
    assert!(embed.get("description").is_none(), "nothing is null");
    assert_eq!((&embed["image"]["width"], fetch(&club, &embed["image"]["url"]).await.0), (&json!(9), 200));
    assert_eq!(sent.body["attachments"], json!([]), "a file shown in an embed is not listed again");
    club.assert_clean();
    for (embed, place) in [
        (json!({"image": {"url": "attachment://other.png"}}), "image"),
        (json!({"fields": [{"name": "", "value": "x"}]}), "fields"),
        (json!({"title": "t".repeat(257)}), "title"),
        (json!({"author": {"name": ""}}), "author"),
    ] {
        let mut body = text("x");
        body["embeds"] = json!([embed]);
        let refused = club.send(club.channel, body).await;
        assert_eq!((refused.status, refused.code()), (400, 50035), "{place}");
        assert!(refused.body["errors"]["embeds"]["0"][place].is_object(), "{place} is named: {}", refused.body);
    }
}

#[tokio::test]
async fn components_of_version_two_come_back_as_discord_gives_them() {
    let club = Club::unlimited().await;
    let mut body = version_two(json!([
        {"type": 17, "accent_color": null, "components": [
            {"type": 10, "content": "# Week 9"},
            {"type": 9, "components": [{"type": 10, "content": "Ana: three runs"}],
             "accessory": {"type": 11, "media": {"url": "https://example.org/ana.png"}, "description": "Ana"}},
            {"type": 12, "items": [{"media": {"url": "attachment://week.png"}, "description": "A chart"}]},
            {"type": 14},
            {"type": 1, "components": [{"type": 5, "custom_id": "who", "placeholder": "Who"}]}]},
        {"type": 13, "file": {"url": "attachment://plan.txt"}}
    ]));
    body["attachments"] = json!([{"id": 0, "description": "A chart"}, {"id": 1}]);
    let files = [("week.png", "image/png", picture(800, 400)), ("plan.txt", "text/plain", b"run".to_vec())];
    let mut bare = listening(&club).await;
    let sent = with_files(&club, "POST", &channel_path(&club), &body, &files).await;
    assert_eq!((sent.status, &sent.body["flags"]), (200, &json!(1 << 15)), "{sent:?}");
    hears(&mut bare, "MESSAGE_CREATE", &sent).await;
    let read = club.call("GET", &message_path(&club, &sent), None).await;
    let (container, file) = (&read.body["components"][0], &read.body["components"][1]);
    assert_eq!((&container["spoiler"], &container["id"]), (&json!(false), &json!(1)));
    assert_eq!(container["components"][3], json!({"type": 14, "id": 7, "spacing": 1, "divider": true}), "{container}");
    let media = &container["components"][2]["items"][0]["media"];
    assert_eq!((&media["width"], &media["content_type"]), (&json!(800), &json!("image/png")));
    assert_eq!(fetch(&club, &media["url"]).await.0, 200, "attachment:// became a link");
    assert!(media["attachment_id"].is_string());
    assert_eq!(container["components"][1]["accessory"]["media"]["url"], "https://example.org/ana.png", "others stay");
    assert_eq!((&file["name"], &file["size"], &file["spoiler"]), (&json!("plan.txt"), &json!(3), &json!(false)));
    let select = &container["components"][4]["components"][0];
    assert_eq!((&select["min_values"], &select["max_values"]), (&json!(1), &json!(1)));
    assert_eq!(read.body["attachments"], json!([]), "files shown in components are not listed again");
    let id: MessageId = sent.body["id"].as_str().expect("an id").parse().expect("an id");
    let shown = club.world.as_shown(&club.world.message(id).expect("it"));
    let link = shown["components"][0]["components"][2]["items"][0]["media"]["url"].as_str().expect("a link");
    assert!(link.starts_with("/cdn/attachments/"), "the page has links of its own address: {link}");
    club.assert_clean();
}

#[tokio::test]
async fn a_message_of_version_two_stays_one() {
    let club = Club::unlimited().await;
    let sent = club.send(club.channel, version_two(json!([{"type": 10, "content": "Week 9"}]))).await;
    let path = message_path(&club, &sent);
    let part = json!([{"type": 17, "components": [{"type": 10, "content": "Week 10"}]}]);
    let edit = json!({"components": part, "allowed_mentions": {"parse": []}});
    let edited = club.call("PATCH", &path, Some(edit)).await;
    assert_eq!((edited.status, &edited.body["flags"]), (200, &json!(1 << 15)), "an edit need not say so again: {edited:?}");
    club.assert_clean();
    for (body, place) in [(text("plain again"), "content"), (json!({"flags": 0, "allowed_mentions": {"parse": []}}), "flags")] {
        let refused = club.call("PATCH", &path, Some(body)).await;
        assert_eq!((refused.status, refused.code()), (400, 50035), "{place}");
        assert!(refused.body["errors"][place].is_object(), "{place} is named: {}", refused.body);
    }
    let plain = club.send(club.channel, text("plain")).await;
    let turn = version_two(json!([{"type": 10, "content": "rich"}]));
    let refused = club.call("PATCH", &message_path(&club, &plain), Some(turn.clone())).await;
    assert_eq!(refused.code(), 50035, "what was plain must lose its content to become one");
    let mut turn = turn;
    turn["content"] = Value::Null;
    assert_eq!(club.call("PATCH", &message_path(&club, &plain), Some(turn)).await.status, 200);
}

#[tokio::test]
async fn what_version_two_does_not_take_is_named_with_and_without_discords_document() {
    for contract in [Contract::find(), Contract::small()] {
        version_two_is_checked(&Club::with(Limits::lifted(), contract).await).await;
    }
}

async fn version_two_is_checked(club: &Club) {
    let words = |n: usize| json!({"type": 10, "content": "x".repeat(n)});
    let fetched = json!({"url": "https://example.org/a.png"});
    let bad = [
        (json!([words(2_500), words(1_501)]), "/components"),
        (json!([{"type": 17, "components": (0..40).map(|_| words(1)).collect::<Vec<_>>()}]), "/components"),
        (json!([{"type": 17, "components": [{"type": 17, "components": [words(1)]}]}]), "/components/0/components/0"),
        (json!([{"type": 9, "components": [words(1)]}]), "/components/0"),
        (json!([{"type": 12, "items": []}]), "/components/0/items"),
        (json!([{"type": 13, "file": fetched}]), "/components/0/file/url"),
        (json!([{"type": 11, "media": fetched}]), "/components/0"),
        (
            json!([{"type": 12, "items": [{"media": {"url": "attachment://gone.png"}, "description": "x"}]}]),
            "/components/0/items/0",
        ),
        (
            json!([{"type": 12, "items": [{"media": {"url": "ftp://example.org/a"}, "description": "x"}]}]),
            "/components/0/items/0",
        ),
        (json!([words(0)]), "/components/0/content"),
    ];
    for (parts, place) in &bad {
        let refused = club.send(club.channel, version_two(parts.clone())).await;
        assert_eq!((refused.status, refused.code()), (400, 50035), "{place}: {parts}");
        let mut at = &refused.body["errors"];
        for step in place.split('/').skip(1) {
            at = &at[step];
        }
        assert!(at.is_object(), "{place} is named for {parts}, not {}", refused.body["errors"]);
    }
    let before = club.world.violations().len();
    let bare = json!([{"type": 12, "items": [{"media": fetched}]}]);
    assert_eq!(club.send(club.channel, version_two(bare)).await.status, 200, "Discord takes a picture without words");
    assert_eq!(club.world.violations().len(), before + 1, "and we do not");
    assert_eq!(club.world.messages(club.channel, club.ana).len(), 1);
}

/// A press on a message, on its way to the bot.
async fn pressed(club: &Club, bare: &mut Bare, message: MessageId) -> (String, String) {
    club.world.press(club.ana, message, "v1:go").expect("a button");
    bare.interaction().await
}

#[tokio::test]
async fn interactions_are_answered_with_version_two_and_with_files() {
    let club = Club::unlimited().await;
    let mut bare = Bare::identified(&club).await;
    let plain = club.send(club.channel, with_buttons("Go", &["go"])).await;
    let message: MessageId = plain.body["id"].as_str().expect("an id").parse().expect("an id");

    let hook = pressed(&club, &mut bare, message).await;
    let mut data =
        version_two(json!([{"type": 12, "items": [{"media": {"url": "attachment://a.png"}, "description": "A chart"}]}]));
    data["flags"] = json!(1 << 15 | 64);
    data["attachments"] = json!([{"id": 0, "description": "A chart"}]);
    let path = format!("interactions/{}/{}/callback?with_response=true", hook.0, hook.1);
    let body = json!({"type": 4, "data": data});
    let answer = with_files(&club, "POST", &path, &body, &[("a.png", "image/png", picture(4, 4))]).await;
    let shown = &answer.body["resource"]["message"];
    assert_eq!((answer.status, &shown["flags"]), (200, &json!(1 << 15 | 64)), "{answer:?}");
    assert_eq!(fetch(&club, &shown["components"][0]["items"][0]["media"]["url"]).await.0, 200);

    let hook = pressed(&club, &mut bare, message).await;
    let gone = version_two(json!([{"type": 13, "file": {"url": "attachment://gone.txt"}}]));
    let refused = club.respond(&hook, json!({"type": 4, "data": gone})).await;
    assert!(refused.body["errors"]["data"]["components"]["0"]["file"]["url"].is_object(), "{refused:?}");
    assert_eq!(club.respond(&hook, json!({"type": 5})).await.status, 200, "a refused answer may be tried again");
    let later = version_two(json!([{"type": 10, "content": "Here it is"}]));
    let edited = club.hook("PATCH", &hook, "/messages/@original", Some(later.clone())).await;
    assert_eq!((edited.status, &edited.body["flags"]), (200, &json!(1 << 15)), "a deferral takes the mark with its answer");
    let back = club.hook("PATCH", &hook, "/messages/@original", Some(text("plain again"))).await;
    assert_eq!(back.code(), 50035, "and keeps it");
    let before = club.world.violations().len();
    let again = json!({"components": [{"type": 10, "content": "Still here"}], "allowed_mentions": {"parse": []}});
    assert_eq!(club.hook("PATCH", &hook, "/messages/@original", Some(again.clone())).await.status, 200);
    assert_eq!(club.hook("POST", &hook, "", Some(later)).await.status, 200, "follow-ups too");

    let rich = club
        .send(
            club.channel,
            version_two(json!([{"type": 9, "components": [{"type": 10, "content": "Go"}],
        "accessory": {"type": 2, "style": 1, "label": "Go", "custom_id": "v1:go"}}])),
        )
        .await;
    let hook = pressed(&club, &mut bare, rich.body["id"].as_str().expect("an id").parse().expect("an id")).await;
    let updated = club.respond(&hook, json!({"type": 7, "data": again})).await;
    assert_eq!((updated.status, &updated.body["resource"]["message"]["flags"]), (200, &json!(1 << 15)), "{updated:?}");
    assert_eq!(club.world.violations().len(), before, "{:?}", club.world.violations().last());
}
