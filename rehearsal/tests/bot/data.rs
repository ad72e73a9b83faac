//! `/data export`: everything stored about a member, for that member alone, in a file that opens.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use rehearsal::discord::model::Message;
use serde_json::Value;

use crate::club::{Club, Joining, utc};
use crate::daily::club_with_ana;

/// The files in the zip that a message carries, by name.
fn unpacked(club: &Club, message: &Message) -> BTreeMap<String, String> {
    let [attachment] = message.attachments.as_slice() else { panic!("one file: {:?}", message.attachments) };
    assert!(attachment.filename.ends_with(".zip"), "{}", attachment.filename);
    let (kind, bytes) = club.world.file(attachment.id).expect("its bytes");
    assert_eq!(kind, "application/zip");
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).expect("a zip that opens");
    (0..zip.len())
        .map(|nth| {
            let mut file = zip.by_index(nth).expect("a file of it");
            let mut text = String::new();
            file.read_to_string(&mut text).expect("a text");
            (file.name().expect("a name").into_owned(), text)
        })
        .collect()
}

fn json(files: &BTreeMap<String, String>) -> Value {
    serde_json::from_str(&files["everything.json"]).expect("JSON")
}

#[tokio::test]
async fn everything_comes_in_one_file_that_only_the_member_sees() {
    let (club, ana) = club_with_ana().await;
    let title = "=legs, \"now\" שלום 🏃";
    let plan = [
        ("kind", "mobility".into()),
        ("title", title.into()),
        ("minutes", 10.into()),
        ("days", "mon, wed".into()),
        ("small", "ten toe curls".into()),
    ];
    club.command(ana, "plan add", &plan).await;
    club.command(ana, "settings", &[("word", "early bird".into()), ("evening", "19:30".into())]).await;
    club.until(utc("2026-03-02T12:00")).await;
    let done = club.press(ana, &club.last_dm(ana), "Done").await;
    assert!(!done.content.is_empty());

    let export = club.command(ana, "data export", &[]).await;
    assert_eq!(export.ephemeral_to, Some(ana), "for her alone");
    assert!(export.content.contains("everything that is stored about you"), "{}", export.content);
    let files = unpacked(&club, &export);
    assert!(files["about.txt"].contains("everything.json"), "a page says what is what");
    let all = json(&files);
    let tables = &all["tables"];
    assert_eq!(tables["member"][0]["user_id"], ana.to_string(), "a number of Discord's is a text");
    assert_eq!(tables["member"][0]["self_word"], "early bird");
    assert_eq!(tables["member"][0]["evening_at"], "19:30");
    assert_eq!(tables["session"].as_array().map(Vec::len), Some(6));
    let versions = tables["session_version"].as_array().expect("a list");
    let legs = versions.iter().find(|row| row["title"] == title).expect("her own session, letter by letter");
    assert_eq!(legs["days"], "mon,wed");
    assert_eq!(tables["check_in"][0]["outcome"], "done");
    assert!(tables["check_in"][0]["made_at"].as_str().expect("an instant").starts_with("2026-03-02T12:00"));
    assert_eq!(tables["letter"].as_array().map(Vec::len), Some(2), "the hello and the reminder");
    let csv = &files["session_version.csv"];
    assert!(csv.starts_with("session_id,valid_from,"), "each table has its names: {csv}");
    assert!(csv.contains("\"'=legs, \"\"now\"\" שלום 🏃\""), "no formula, and quoted as CSV wants it: {csv}");
    for table in tables.as_object().expect("tables").keys() {
        assert!(files.contains_key(&format!("{table}.csv")), "{table} is there as CSV too");
    }
    club.close().await;
}

#[tokio::test]
async fn nothing_of_anybody_else_is_in_it() {
    let (club, ana) = club_with_ana().await;
    let (ben, cleo) = (club.runner("Ben"), club.runner("Cleo"));
    for user in [ben, cleo] {
        club.join(user, Joining { shares: true, ..Joining::default() }).await;
        club.command(user, "settings", &[("word", "somebody else".into()), ("trusted", ana.to_string().into())]).await;
    }
    club.set_up().await;
    club.until(utc("2026-03-02T12:00")).await;
    for user in [ana, ben, cleo] {
        club.press(user, &club.last_dm(user), "Done").await;
    }
    club.until(utc("2026-03-03T06:00")).await;
    let export = club.command(ana, "data export", &[]).await;
    let files = unpacked(&club, &export);
    for (name, text) in &files {
        for theirs in ["Ben", "Cleo", "somebody else", &ben.to_string(), &cleo.to_string()] {
            assert!(!text.contains(theirs), "{name} holds {theirs:?}");
        }
    }
    let tables = &json(&files)["tables"];
    assert_eq!(tables["named_as_trusted_contact"].as_array().map(Vec::len), Some(2), "that she was named, and not by whom");
    assert_eq!(tables["member"].as_array().map(Vec::len), Some(1));
    assert_eq!(tables["board"], serde_json::json!([]), "she is on no board");
    let his = club.command(ben, "data export", &[]).await;
    let tables = &json(&unpacked(&club, &his))["tables"];
    assert_eq!(tables["club_member"][0]["display_name"], "Ben");
    assert_eq!(tables["board"].as_array().map(Vec::len), Some(1), "the board that shows his name");
    assert!(tables["board"][0].get("shown_members").is_none(), "without the others on it");
    club.close().await;
}

#[tokio::test]
async fn it_comes_into_the_dm_as_well_and_strangers_have_none() {
    let (club, ana) = club_with_ana().await;
    let cleo = club.runner("Cleo");
    let stranger = club.command(cleo, "data export", &[]).await;
    assert!(stranger.content.contains("/start") && stranger.attachments.is_empty(), "{}", stranger.content);
    let dm = club.world.dm_of(ana).expect("her DM");
    let in_dm = club.command_in(ana, dm, "data export", &[]).await;
    assert_eq!(json(&unpacked(&club, &in_dm))["tables"]["member"][0]["user_id"], ana.to_string());
    let unknown = club.world.slash_raw(
        ana,
        club.general,
        "data export",
        vec![serde_json::json!({"name": "user", "type": 6, "value": cleo.to_string()})],
    );
    let answer = club.answered(ana, unknown.expect("a command that is registered")).await;
    assert!(answer.attachments.is_empty(), "nobody is named in it: {}", answer.content);
    club.close().await;
}
