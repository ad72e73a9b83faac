//! Files where no command of ours takes one: really uploaded, named by their id, and sent along in full (`resolved`).

use chrono::TimeDelta;
use rehearsal::discord::AttachmentId;
use serde_json::json;

use super::options::{club_with_kim, commands, kind, sent, with};
use super::rings_nobody;
use crate::club::Club;

/// A picture, a program, a calendar, and names that would like to be something else.
const FILES: [(&str, &str, &[u8]); 6] = [
    ("feet.png", "image/png", b"\x89PNG\r\n\x1a\n"),
    ("plan.exe", "application/octet-stream", b"MZ\0\0"),
    ("plan.ics", "text/calendar", b"BEGIN:VCALENDAR\r\n"),
    ("../../etc/passwd", "text/plain", b"root"),
    ("@everyone.txt", "text/plain", b"<@1>"),
    ("\u{202e}gnp.exe", "image/png", b"%PDF"),
];

fn upload(club: &Club, nth: usize) -> AttachmentId {
    let (name, kind, bytes) = FILES[nth % FILES.len()];
    club.world.upload(club.general, name, kind, bytes).expect("a file that a client lets them send")
}

#[tokio::test]
async fn a_file_instead_of_an_option_or_beside_them_is_refused_and_writes_nothing() {
    let (club, kim) = club_with_kim().await;
    club.forward(TimeDelta::minutes(5)).await;
    let before = club.everything().await;
    let mut nth = 0;
    for command in commands(&club) {
        let mut places: Vec<String> =
            command.options.iter().map(|option| option["name"].as_str().expect("a name").to_owned()).collect();
        places.push("another".into());
        for place in places {
            nth += 1;
            let file = sent(&place, kind::ATTACHMENT, &json!(upload(&club, nth)));
            let options = with(&club, &command, &file);
            let act = club.world.slash_raw(kim, club.general, &command.path, options).expect("a command that is registered");
            let answer = club.answered(kim, act).await;
            rings_nobody(&answer);
            let said = &answer.content;
            assert!(said.contains("nothing has changed"), "/{} with a file as {place} says so: {said}", command.path);
            assert_eq!(club.everything().await, before, "/{} with a file as {place} writes nothing: {said}", command.path);
        }
    }
    assert!(nth > FILES.len(), "each file was tried: {nth}");
    assert_eq!(club.logs.warnings(), [""; 0], "and it is nothing to look at");
    for words in ["plan.exe", "plan.ics", "passwd", "feet.png", "ephemeral-attachments"] {
        assert_eq!(club.logs.with(words), [""; 0], "the file is in no line of the log");
    }
    let fetched = club.world.request_log().into_iter().filter(|request| request.path.contains("attachments")).count();
    assert_eq!(fetched, 0, "and nobody fetched it by the API");
    club.close().await;
}
