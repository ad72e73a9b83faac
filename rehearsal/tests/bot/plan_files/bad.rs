//! Files that nobody should give, and files that are a little wrong: a clear answer each, and nothing of the plan changes.

use super::{KEPT, STEADY, TITLES, calendar, given, toml};
use crate::club::{Club, labels};
use crate::daily::club_with_ana;

const SESSION: &str =
    "[[session]]\nkind = \"strength\"\ntitle = \"core\"\nminutes = 20\ndays = [\"mon\"]\nsmall = \"one round\"\n";

fn event(lines: &str) -> String {
    format!(
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\n{}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
        lines.replace('\n', "\r\n")
    )
}

fn utf_16(text: &str) -> Vec<u8> {
    [0xFEFF].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
}

async fn nothing_is_kept(club: &Club, what: &str) {
    assert_eq!(club.facts(TITLES).await, STEADY, "{what}: the plan is as it was");
    assert_eq!(club.facts(KEPT).await, ["0"], "{what}: and nothing is kept");
}

#[tokio::test]
async fn what_is_no_plan_is_answered_and_nothing_is_kept() {
    let (club, ana) = club_with_ana().await;
    let huge = event(&format!("DTSTART:20260304\nSUMMARY:Core\nDESCRIPTION:{}", "x".repeat(256 * 1024)));
    let many: String =
        (0..201).map(|nth| format!("BEGIN:VEVENT\r\nUID:{nth}\r\nDTSTART:20260304\r\nSUMMARY:Core\r\nEND:VEVENT\r\n")).collect();
    let files: [(&str, &[u8], &str); 11] = [
        ("a zip", b"PK\x03\x04\x14\x00", "I can't read that file"),
        ("a PDF", b"%PDF-1.7\nBEGIN:VCALENDAR\n", "I can't read that file"),
        ("a picture", b"\x89PNG\r\n\x1a\n", "I can't read that file"),
        ("a page", b"<!DOCTYPE html><html></html>", "I can't read that file"),
        ("zeros", &[0; 64], "I can't read that file"),
        ("blanks", b" \r\n \r\n", "nothing in that file yet"),
        ("a calendar of nothing", b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "no sessions in that file"),
        ("half a calendar", b"BEGIN:VCALENDAR\r\nBEGIN:VEV", "no sessions in that file"),
        ("a plan of nothing", b"# nothing yet\n", "no sessions in that file"),
        ("a huge calendar", huge.as_bytes(), "up to 256 kB fit"),
        ("too many events", many.as_bytes(), "I can't read that file"),
    ];
    for (what, bytes, said) in files {
        let answer = given(&club, ana, ("plan.ics", "text/calendar"), bytes).await;
        assert!(answer.content.contains(said), "{what}: {}", answer.content);
        nothing_is_kept(&club, what).await;
    }
    let answer = calendar(&club, ana, &format!("BEGIN:VCALENDAR\r\n{many}END:VCALENDAR\r\n")).await;
    assert!(answer.content.contains("up to 200 events"), "{}", answer.content);
    let nested = format!("BEGIN:VCALENDAR\r\n{}", "BEGIN:X\r\n".repeat(20_000));
    let answer = calendar(&club, ana, &nested).await;
    assert!(answer.content.contains("no sessions in that file"), "{}", answer.content);
    nothing_is_kept(&club, "nested").await;
    assert_eq!(club.logs.warnings(), [""; 0], "none of it is anything to look at");
    club.close().await;
}

#[tokio::test]
async fn a_plan_that_is_a_little_wrong_hears_where() {
    let (club, ana) = club_with_ana().await;
    for (from, to, said) in [
        ("\"core\"", "\"core", "line 3 of that file"),
        ("title", "titel", "Line 3 has “titel”, which I don't know"),
        ("title", "\"@everyone **x**\"", "Line 3 has “\\@everyone \\*\\*x\\*\\*”"),
        ("20", "\"twenty\"", "Line 4 has a value that doesn't fit “minutes”"),
        ("minutes = 20\n", "", "The session at line 1 has no “minutes” yet"),
        ("20", "700", "The session at line 1 can't come in as it is, and nothing has changed. Minutes go from 1 to 600"),
        ("\"mon\"", "\"funday\"", "On which days?"),
        ("small = \"one round\"\n", "", "Every session here has a small version"),
        ("\"core\"", "\"hi @everyone\"", "mention or an invisible character"),
        ("\"core\"", "\"a\\u202Eb\"", "mention or an invisible character"),
        ("\"strength\"", "\"marathon\"", "don't know what to do"),
        ("\"one round\"", "\"one round\"\nuntil = 2025-01-01", "The end comes before the start"),
        ("\"one round\"", "\"one round\"\narea = \"sleep\"", "don't know what to do"),
        ("\"core\"", &format!("\"{}\"", "x".repeat(41)), "up to 40 characters"),
    ] {
        let text = SESSION.replacen(from, to, 1);
        let answer = toml(&club, ana, &text).await;
        assert!(answer.content.contains(said), "{text} is answered with {said:?}: {}", answer.content);
        assert!(answer.pinged.is_empty() && !answer.pinged_everyone);
        nothing_is_kept(&club, to).await;
    }
    let second = toml(&club, ana, &format!("{SESSION}\n{}", SESSION.replace("20", "0"))).await;
    assert!(second.content.contains("The session at line 8"), "the first is not kept by halves: {}", second.content);
    nothing_is_kept(&club, "half a plan").await;
    club.close().await;
}

#[tokio::test]
async fn old_editors_and_odd_titles_are_read() {
    let (club, ana) = club_with_ana().await;
    let text = SESSION.replace("core", "Kräftigung 🦵");
    for (what, bytes) in [
        ("UTF-16", utf_16(&text)),
        ("UTF-8 with its mark", ["\u{FEFF}".as_bytes(), text.as_bytes()].concat()),
        ("Windows", SESSION.replace("core", "Kr?ftigung").bytes().map(|byte| if byte == b'?' { 0xE4 } else { byte }).collect()),
    ] {
        let answer = given(&club, ana, ("plan.txt", "text/plain"), &bytes).await;
        assert!(answer.content.contains("**Kräftigung"), "{what}: {}", answer.content);
    }
    for (title, shown) in [
        ("💪🏽 Strength 🦵", "**💪🏽 Strength 🦵** (strength)"),
        ("**Strength** @everyone <@1> ||x||", "**\\*\\*Strength\\*\\* \\|\\|x\\|\\|** (strength)"),
        ("Strength [x](https://example.com)", "**Strength \\[x\\](https\\://example.com)** (strength)"),
        ("Strength, no excuses, you are lazy", "**Strength** (strength)"),
        ("Strength although my chest hurts", "**Strength** (strength)"),
    ] {
        let answer = calendar(&club, ana, &event(&format!("DTSTART:20260304\nSUMMARY:{title}"))).await;
        assert!(answer.content.contains(shown), "{title:?} is shown as {shown:?}: {}", answer.content);
        assert!(answer.pinged.is_empty() && !answer.pinged_everyone);
    }
    let tamed =
        toml(&club, ana, &SESSION.replace("core", "no excuses, you are lazy").replace("one round", "my chest hurts")).await;
    assert!(tamed.content.contains("**Strength** (strength)") && tamed.content.contains("plainer words"), "{}", tamed.content);
    assert!(!tamed.content.contains("lazy") && !tamed.content.contains("chest"), "{}", tamed.content);
    club.close().await;
}

#[tokio::test]
async fn what_a_plan_cannot_take_in_is_said_by_why() {
    let (club, ana) = club_with_ana().await;
    for (lines, said) in [
        ("DTSTART:20260201\nSUMMARY:Core", "One event lies behind today"),
        ("DTSTART:20260304T070000\nSUMMARY:Core\nRRULE:FREQ=SECONDLY;COUNT=1000000000", "another way than by weeks"),
        ("DTSTART:20260304\nSUMMARY:Core\nRRULE:FREQ=MONTHLY;BYDAY=1WE", "another way than by weeks"),
        ("DTSTART:20260304\nSUMMARY:Easy run", "One run stays where your running is planned"),
        ("DTSTART:20260304\nSUMMARY:Dentist", "One event is neither strength"),
        ("SUMMARY:Core", "nothing in that file that your plan would take in"),
    ] {
        let answer = calendar(&club, ana, &event(lines)).await;
        assert!(answer.content.contains("your plan would take in"), "{lines}: {}", answer.content);
        assert!(answer.content.contains(said), "{lines} is answered with {said:?}: {}", answer.content);
        assert_eq!(labels(&answer), [[""; 0]; 0], "nothing to press");
        nothing_is_kept(&club, lines).await;
    }
    for (lines, said) in [
        ("DTSTART;TZID=Mars/Olympus:20260304T073000\nSUMMARY:Core", "Wednesday, 07:30."),
        ("DTSTART:20260304T073000\nSUMMARY:Core", "Wednesday, 07:30."),
        ("DTSTART;TZID=America/New_York:20260304T200000\nSUMMARY:Core", "Thursday, 01:00."),
        ("DTSTART:20260304T070000\nSUMMARY:Core\nRRULE:FREQ=WEEKLY;COUNT=1000000000", "about 20 minutes: Wednesday, 07:00."),
        ("DTSTART:20260304\nSUMMARY:Core\nEND:VEVENT\nBEGIN:VEVENT\nDTSTART:20260304\nSUMMARY:Core", "One session would come"),
    ] {
        let answer = calendar(&club, ana, &event(lines)).await;
        assert!(answer.content.contains(said), "{lines} is answered with {said:?}: {}", answer.content);
    }
    club.close().await;
}

#[tokio::test]
async fn somebody_who_has_not_joined_is_pointed_to_the_way_in() {
    let (club, _) = club_with_ana().await;
    let cleo = club.runner("Cleo");
    let answer = toml(&club, cleo, SESSION).await;
    assert!(answer.content.contains("/start"), "{}", answer.content);
    nothing_is_kept(&club, "a stranger's file").await;
    let fetched = club.world.request_log().into_iter().filter(|request| request.path.contains("attachments")).count();
    assert_eq!(fetched, 0, "and it is not fetched");
    club.close().await;
}
