//! Files in and out: what planners write, what nobody should, and the way there and back.

mod bad;
mod there_and_back;

use chrono::NaiveDate;
use chrono_tz::Tz;

use super::{PlanFile, read};
use crate::domain::plan_import::{CalendarEvent, PlanFileProblem, Repeats};

const PARIS: Tz = chrono_tz::Europe::Paris;

fn date(text: &str) -> NaiveDate {
    text.parse().expect("a date of this table")
}

/// A calendar with these lines in it, as the wire has them.
fn calendar(lines: &str) -> String {
    format!("BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//x//y\n{lines}\nEND:VCALENDAR\n").replace('\n', "\r\n")
}

/// An event with these lines in it.
fn event(lines: &str) -> String {
    calendar(&format!("BEGIN:VEVENT\nUID:1\nDTSTAMP:20260301T000000Z\n{lines}\nEND:VEVENT"))
}

fn events(text: &str, zone: Tz) -> Result<Vec<CalendarEvent>, PlanFileProblem> {
    match read(text.as_bytes(), zone)? {
        PlanFile::Calendar(events) => Ok(events),
        PlanFile::Sessions(sessions) => panic!("a calendar, not {sessions:?}"),
    }
}

/// Title, date, time, minutes and rule of the one event.
fn one(text: &str, zone: Tz) -> String {
    let events = events(text, zone).expect("a calendar");
    let [event] = events.as_slice() else { panic!("one event: {events:?}") };
    let time = event.time.map_or("all day".to_owned(), |time| time.format("%H:%M").to_string());
    let minutes = event.minutes.map_or("?".to_owned(), |minutes| minutes.to_string());
    let repeats = match event.repeats {
        Repeats::Once => "once".to_owned(),
        Repeats::Otherwise => "otherwise".to_owned(),
        Repeats::Weeks { days, every, until, count } => {
            let until = until.map_or(String::new(), |until| format!(" until {until}"));
            let count = count.map_or(String::new(), |count| format!(" x{count}"));
            format!("{days} /{every}{until}{count}")
        }
    };
    format!("{}|{} {time}|{minutes}|{repeats}", event.title, event.date)
}

#[test]
fn planners_are_read_as_they_write() {
    for (planner, lines, expected) in [
        (
            "whole days, the time in the notes",
            "DTSTART;VALUE=DATE:20260303\nDTEND;VALUE=DATE:20260304\nSUMMARY:Strength: Lower body\nDESCRIPTION:Planned Time: 0:45\\nTwo rounds\\, easy",
            "Strength: Lower body|2026-03-03 all day|45|once",
        ),
        (
            "a date without a word that it is one, and its seconds in a property",
            "DTSTART:20260303\nDTEND:20260304\nSUMMARY:🏃 My First Run • 2.3km\nX-WORKOUT-ESTIMATED-DURATION:1800",
            "🏃 My First Run • 2.3km|2026-03-03 all day|30|once",
        ),
        ("UTC", "DTSTART:20260303T170000Z\nDTEND:20260303T174500Z\nSUMMARY:Strength", "Strength|2026-03-03 18:00|45|once"),
        (
            "a zone by its name, and a folded line",
            "DTSTART;TZID=Europe/Paris:20260302T183000\nDURATION:PT20M\nSUMMARY:Krafttraining für die Beine und\n  den Rumpf\nRRULE:FREQ=WEEKLY;BYDAY=MO,TH",
            "Krafttraining für die Beine und den Rumpf|2026-03-02 18:30|20|mon,thu /1",
        ),
        (
            "another zone, whose evening is our morning",
            "DTSTART;TZID=America/New_York:20260302T200000\nDTEND;TZID=America/New_York:20260302T203000\nSUMMARY:Core\nRRULE:FREQ=WEEKLY;BYDAY=MO;UNTIL=20260330T235959Z",
            "Core|2026-03-03 02:00|30|tue /1 until 2026-03-31",
        ),
        (
            "floating",
            "DTSTART:20260302T073000\nDTEND:20260302T080000\nSUMMARY:Yoga\nRRULE:FREQ=WEEKLY;INTERVAL=2",
            "Yoga|2026-03-02 07:30|30|mon /2",
        ),
        (
            "a zone that nobody knows",
            "DTSTART;TZID=Mars/Olympus:20260302T073000\nSUMMARY:Yoga 25 min",
            "Yoga 25 min|2026-03-02 07:30|25|once",
        ),
        (
            "a zone as Windows calls it",
            "DTSTART;TZID=W. Europe Standard Time:20260302T073000\nSUMMARY:Yoga",
            "Yoga|2026-03-02 07:30|?|once",
        ),
        (
            "every day",
            "DTSTART:20260302T073000\nSUMMARY:Mobility\nRRULE:FREQ=DAILY",
            "Mobility|2026-03-02 07:30|?|mon,tue,wed,thu,fri,sat,sun /1",
        ),
        (
            "every fourteen days, ten times",
            "DTSTART;VALUE=DATE:20260304\nSUMMARY:Massage\nRRULE:FREQ=DAILY;INTERVAL=14;COUNT=10",
            "Massage|2026-03-04 all day|?|wed /2 x10",
        ),
        ("a rule of one", "DTSTART:20260304\nSUMMARY:Core\nRRULE:FREQ=WEEKLY;COUNT=1", "Core|2026-03-04 all day|?|once"),
        ("by the month", "DTSTART:20260304\nSUMMARY:Core\nRRULE:FREQ=MONTHLY;BYDAY=1WE", "Core|2026-03-04 all day|?|otherwise"),
        ("every third day", "DTSTART:20260304\nSUMMARY:Core\nRRULE:FREQ=DAILY;INTERVAL=3", "Core|2026-03-04 all day|?|otherwise"),
        (
            "by the second",
            "DTSTART:20260304T070000\nSUMMARY:Core\nRRULE:FREQ=SECONDLY;COUNT=1000000000",
            "Core|2026-03-04 07:00|?|otherwise",
        ),
        (
            "often",
            "DTSTART:20260304T070000\nSUMMARY:Core\nRRULE:FREQ=WEEKLY;COUNT=1000000000",
            "Core|2026-03-04 07:00|?|wed /1 x1000000000",
        ),
        (
            "every minute of an hour",
            "DTSTART:20260304T070000\nSUMMARY:Core\nRRULE:FREQ=WEEKLY;BYMINUTE=0,1,2,3",
            "Core|2026-03-04 07:00|?|otherwise",
        ),
        (
            "weeks too far apart",
            "DTSTART:20260304\nSUMMARY:Core\nRRULE:FREQ=WEEKLY;INTERVAL=60000",
            "Core|2026-03-04 all day|?|otherwise",
        ),
        (
            "two rules",
            "DTSTART:20260304\nSUMMARY:Core\nRRULE:FREQ=WEEKLY\nRRULE:FREQ=DAILY",
            "Core|2026-03-04 all day|?|otherwise",
        ),
        ("a rule that is none", "DTSTART:20260304\nSUMMARY:Core\nRRULE:often", "Core|2026-03-04 all day|?|otherwise"),
        ("no title", "DTSTART:20260304\nCATEGORIES:Strength,Legs", "|2026-03-04 all day|?|once"),
    ] {
        assert_eq!(one(&event(lines), PARIS), expected, "{planner}");
    }
}

#[test]
fn what_is_no_event_of_its_own_is_passed_over() {
    for (what, lines) in [
        ("cancelled", "DTSTART:20260304\nSUMMARY:Core\nSTATUS:CANCELLED"),
        ("one date of a series", "DTSTART:20260304\nSUMMARY:Core\nRECURRENCE-ID:20260303"),
        ("without a date", "SUMMARY:Core"),
        ("a date that no calendar has", "DTSTART:20260230\nSUMMARY:Core"),
        ("an hour that no clock has", "DTSTART:20260304T990000\nSUMMARY:Core"),
        ("words for a date", "DTSTART:tomorrow\nSUMMARY:Core"),
    ] {
        assert_eq!(events(&event(lines), PARIS), Ok(Vec::new()), "{what}");
    }
}

#[test]
fn an_alarm_and_a_list_of_things_to_do_are_no_events() {
    let todo = calendar("BEGIN:VTODO\nUID:1\nSUMMARY:Strength\nDTSTART:20260304\nEND:VTODO");
    assert_eq!(events(&todo, PARIS), Err(PlanFileProblem::NothingInIt));
    let alarm = event("DTSTART:20260304\nSUMMARY:Core\nBEGIN:VALARM\nTRIGGER:-PT15M\nSUMMARY:Ring\nDURATION:PT9H\nEND:VALARM");
    assert_eq!(one(&alarm, PARIS), "Core|2026-03-04 all day|?|once");
}
