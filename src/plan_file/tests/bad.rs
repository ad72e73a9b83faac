//! Files that nobody should send: each is answered by a value, soon.

use std::fmt::Write;

use proptest::prelude::*;

use super::*;
use crate::domain::plan_import::{EVENTS_MAX, FILE_BYTES_MAX};

fn problem(text: &str) -> Option<PlanFileProblem> {
    read(text.as_bytes(), PARIS).err()
}

#[test]
fn what_is_no_plan_is_none() {
    for text in [
        "<!DOCTYPE html><html><body>404</body></html>",
        "Monday strength, Tuesday rest",
        "{\"plan\": []}",
        "VERSION:2.0\nEND:VCALENDAR",
    ] {
        assert_eq!(problem(text), Some(PlanFileProblem::Unknown), "{text}");
    }
    for text in ["BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "BEGIN:VCALENDAR", "# nothing yet\n"] {
        assert_eq!(problem(text), Some(PlanFileProblem::NothingInIt), "{text}");
    }
    assert_eq!(problem(&"x".repeat(FILE_BYTES_MAX + 1)), Some(PlanFileProblem::TooLarge));
}

#[test]
fn toml_says_the_line_and_the_name() {
    let good = "[[session]]\nkind = \"strength\"\ntitle = \"A\"\nminutes = 20\ndays = [\"mon\"]\n";
    let unknown = |line, name: &str| PlanFileProblem::UnknownName { line, name: name.into() };
    let wrong = |line, name: &str| PlanFileProblem::WrongValue { line, name: name.into() };
    for (text, expected) in [
        (good.replace("\"A\"", "\"A"), PlanFileProblem::NotToml { line: 3 }),
        (good.replace("]]", "]"), PlanFileProblem::NotToml { line: 1 }),
        (format!("{good}title = \"B\"\n"), PlanFileProblem::NotToml { line: 6 }),
        (good.replace("title", "titel"), unknown(3, "titel")),
        (format!("{good}[[run]]\n"), unknown(6, "run")),
        (format!("{good}\"@everyone\\n\" = 1"), unknown(6, "@everyone\n")),
        (format!("{good}{} = 1", "x".repeat(500)), unknown(6, &"x".repeat(24))),
        (good.replace("20", "\"twenty\""), wrong(4, "minutes")),
        (good.replace("20", "20.5"), wrong(4, "minutes")),
        (good.replace("20", "99999999999999999999"), wrong(4, "minutes")),
        (good.replace("[\"mon\"]", "[1]"), wrong(5, "days")),
        (good.replace("[\"mon\"]", "5"), wrong(5, "days")),
        (good.replace("\"strength\"", "[]"), wrong(2, "kind")),
        (format!("{good}from = 07:30:00"), wrong(6, "from")),
        (format!("{good}long = \"yes\""), wrong(6, "long")),
        ("session = 1".to_owned(), wrong(1, "session")),
        ("session = [1]".to_owned(), wrong(1, "session")),
        (good.replace("minutes = 20\n", ""), PlanFileProblem::Missing { line: 1, name: "minutes" }),
        (format!("{good}\n[[session]]\n"), PlanFileProblem::Missing { line: 7, name: "kind" }),
    ] {
        assert_eq!(problem(&text), Some(expected), "{text}");
    }
    let from = format!("{good}from = 2026-03-29\nuntil = \"2026-06-01\"");
    let Ok(PlanFile::Sessions(sessions)) = read(from.as_bytes(), PARIS) else { panic!("a plan") };
    assert_eq!((sessions[0].from.as_deref(), sessions[0].until.as_deref()), (Some("2026-03-29"), Some("2026-06-01")));
}

#[test]
fn more_than_is_read_is_said_so() {
    let of = |count: usize| {
        let events = (0..count).fold(String::new(), |mut all, nth| {
            let _ = write!(all, "BEGIN:VEVENT\nUID:{nth}\nDTSTART:20260304\nSUMMARY:Core\nEND:VEVENT\n");
            all
        });
        calendar(&events)
    };
    assert_eq!(events(&of(EVENTS_MAX), PARIS).map(|events| events.len()), Ok(EVENTS_MAX));
    assert_eq!(problem(&of(EVENTS_MAX + 1)), Some(PlanFileProblem::TooMany));
    let session = "[[session]]\nkind = \"strength\"\ntitle = \"A\"\nminutes = 20\ndays = \"mon\"\n";
    assert_eq!(problem(&session.repeat(EVENTS_MAX + 1)), Some(PlanFileProblem::TooMany));
}

/// Files as large as they may be that are made to be slow or deep. That this test ends is what it is about.
#[test]
fn nothing_is_deep_or_slow() {
    let full = |text: &str| text.repeat(FILE_BYTES_MAX / text.len());
    let nested = format!("BEGIN:VCALENDAR\n{}", full("BEGIN:VEVENT\n").split_at(FILE_BYTES_MAX - 40).0);
    assert_eq!(problem(&nested), Some(PlanFileProblem::TooMany), "events inside events");
    for (what, text) in [
        ("components", format!("BEGIN:VCALENDAR\n{}", full("BEGIN:X\n").split_at(FILE_BYTES_MAX - 40).0)),
        ("ends", format!("BEGIN:VCALENDAR\n{}", full("END:X\n").split_at(FILE_BYTES_MAX - 40).0)),
        ("folds", format!("BEGIN:VCALENDAR\nSUMMARY:{}", full("\n ").split_at(FILE_BYTES_MAX - 40).0)),
        ("parameters", format!("BEGIN:VCALENDAR\nSUMMARY{}", full(";A=\"b\"").split_at(FILE_BYTES_MAX - 40).0)),
        ("days of a rule", format!("BEGIN:VCALENDAR\nRRULE:FREQ=WEEKLY;BYDAY={}", full("MO,").split_at(FILE_BYTES_MAX - 60).0)),
        ("calendars", full("BEGIN:VCALENDAR\nEND:VCALENDAR\n").split_at(FILE_BYTES_MAX - 40).0.to_owned()),
        ("one line", format!("BEGIN:VCALENDAR\n{}", "x".repeat(FILE_BYTES_MAX - 40))),
    ] {
        let read = read(text.as_bytes(), PARIS);
        assert_eq!(read, Err(PlanFileProblem::NothingInIt), "{what}");
    }
    for (what, text) in [
        ("arrays", format!("session = {}", "[".repeat(FILE_BYTES_MAX - 20))),
        ("tables", format!("session = {}", full("{a=").split_at(FILE_BYTES_MAX - 20).0)),
        ("dotted names", format!("a{} = 1", full(".a").split_at(FILE_BYTES_MAX - 20).0)),
        ("headers", full("[[a]]\n").clone()),
        ("an open text", format!("a = \"{}", "x".repeat(FILE_BYTES_MAX - 20))),
    ] {
        assert!(read(text.as_bytes(), PARIS).is_err(), "{what}");
    }
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_not_but_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = read(&bytes, PARIS);
    }

    #[test]
    fn any_text_in_an_event_is_read_or_not_but_never_panics(text in "\\PC{0,120}", name in "(DTSTART|DTEND|DURATION|RRULE|SUMMARY|TZID|DTSTART;TZID=x|DTSTART;VALUE=DATE)") {
        let _ = events(&event(&format!("{name}:{text}\nDTSTART:20260304")), PARIS);
    }

    #[test]
    fn anything_near_a_moment_and_a_rule_is_read_or_not(
        start in "[0-9]{0,9}T?[0-9]{0,7}[Z+-]?[0-9]{0,5}",
        rule in "FREQ=(SECONDLY|DAILY|WEEKLY|MONTHLY);(INTERVAL=[0-9]{0,6};)?(COUNT=[0-9]{0,11};)?(UNTIL=[0-9TZ]{0,16};)?(BYDAY=[-0-9MOTUWEFRSA,]{0,12})?",
        zone in "(Europe/Paris|America/New_York|Pacific/Apia|Nowhere)",
    ) {
        let lines = format!("DTSTART;TZID={zone}:{start}\nSUMMARY:Core\nRRULE:{rule}");
        if let Ok(events) = events(&event(&lines), chrono_tz::Pacific::Kiritimati) {
            let _ = crate::domain::plan_import::propose(&events, date("2026-03-02"), |_| false);
        }
    }

    #[test]
    fn any_text_near_toml_is_read_or_not_but_never_panics(text in "[\\[\\]a-z=\"'\\\\{}.,0-9\n #_-]{0,200}") {
        let _ = read(text.as_bytes(), PARIS);
    }
}
