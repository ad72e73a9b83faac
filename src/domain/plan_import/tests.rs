//! From events to sessions.

use super::*;

fn date(text: &str) -> NaiveDate {
    text.parse().expect("a date of this table")
}

fn days(text: &str) -> Days {
    text.parse().expect("days of this table")
}

fn event(title: &str, on: &str) -> CalendarEvent {
    CalendarEvent {
        title: title.to_owned(),
        categories: String::new(),
        date: date(on),
        time: None,
        minutes: None,
        repeats: Repeats::Once,
    }
}

fn weekly(title: &str, from: &str, on: &str, every: u8, count: Option<u32>) -> CalendarEvent {
    let every = EveryWeeks::try_from(every).expect("weeks");
    CalendarEvent { repeats: Repeats::Weeks { days: days(on), every, until: None, count }, ..event(title, from) }
}

/// Monday.
const TODAY: &str = "2026-03-02";

fn proposed(events: &[CalendarEvent]) -> Proposed {
    propose(events, date(TODAY), |text| text.contains("lazy"))
}

/// Title, days, weeks apart, first and last date.
fn shown(proposed: &Proposed) -> Vec<String> {
    let line = |draft: &Draft| {
        let when = &draft.when;
        let title = draft.title.as_ref().map_or("-", Title::as_str);
        let end = when.ends_on.map_or("on".to_owned(), |end| end.to_string());
        format!("{title} {} {} {} {end}", when.days, when.every_weeks, when.starts_on)
    };
    proposed.drafts.iter().map(line).collect()
}

#[test]
fn single_events_of_one_name_come_round_together() {
    let mut events = Vec::new();
    for week in 0..6 {
        let monday = date(TODAY) + chrono::TimeDelta::weeks(week);
        events.push(event(&format!("Strength week {}", week + 1), &monday.to_string()));
        events.push(event(&format!("Strength week {}", week + 1), &(monday + chrono::TimeDelta::days(3)).to_string()));
        if week % 2 == 0 {
            events.push(event("Yoga", &(monday + chrono::TimeDelta::days(5)).to_string()));
        }
    }
    events.push(event("Berlin half marathon", "2026-04-12"));
    assert_eq!(
        shown(&proposed(&events)),
        [
            "Strength week 1 mon,thu 1 2026-03-02 2026-04-09",
            "Yoga sat 2 2026-03-07 2026-04-04",
            "Berlin half marathon sun 1 2026-04-12 2026-04-12",
        ]
    );
}

#[test]
fn a_rule_is_one_session_however_often_it_comes() {
    let cases = [
        (weekly("Core", "2026-03-02", "mon,wed", 1, None), "Core mon,wed 1 2026-03-02 on"),
        (weekly("Core", "2025-09-01", "mon", 2, None), "Core mon 2 2025-09-01 on"),
        (weekly("Core", "2026-03-04", "mon,wed", 1, Some(3)), "Core mon,wed 1 2026-03-04 2026-03-11"),
        (weekly("Core", "2026-03-02", "mon,wed", 1, Some(2)), "Core mon,wed 1 2026-03-02 2026-03-04"),
        (weekly("Core", "2026-03-02", "mon", 3, Some(2)), "Core mon 3 2026-03-02 2026-03-23"),
        (weekly("Core", "2026-03-02", "mon", 52, Some(1_000_000_000)), "Core mon 52 2026-03-02 on"),
        (weekly("Core", "2026-03-02", "mon", 1, Some(u32::MAX)), "Core mon 1 2026-03-02 on"),
    ];
    for (event, expected) in cases {
        assert_eq!(shown(&proposed(std::slice::from_ref(&event))), [expected], "{event:?}");
    }
}

#[test]
fn what_stays_out_is_counted_by_why() {
    let mut monthly = event("Massage", "2026-03-10");
    monthly.repeats = Repeats::Otherwise;
    let events = [
        event("Easy run 5k", "2026-03-03"),
        event("Recovery run", "2026-03-04"),
        event("Dentist", "2026-03-05"),
        event("Long ride", "2026-03-07"),
        event("Strength A", "2026-02-27"),
        weekly("Yoga", "2025-01-06", "mon", 1, Some(10)),
        monthly,
        event("Tempo run", "2026-03-05"),
        event("Long run 24 km", "2026-03-08"),
    ];
    let proposed = proposed(&events);
    assert_eq!(proposed.left_out, LeftOut { easy_runs: 2, others: 2, past: 2, otherwise: 1 });
    let runs: Vec<(bool, bool, Kind)> = proposed.drafts.iter().map(|draft| (draft.is_long, draft.is_hard, draft.kind)).collect();
    assert_eq!(runs, [(false, true, Kind::Run), (true, false, Kind::Run)], "long and hard runs are context for the others");
}

#[test]
fn titles_are_cut_cleaned_or_the_kinds_own() {
    let long = "Strength with every exercise that there is, in one line";
    for (title, expected) in [
        ("  Strength   B ", Some("Strength B")),
        ("💪 Strength", Some("💪 Strength")),
        (long, Some("Strength with every exercise that there")),
        ("Strength @everyone now", Some("Strength now")),
        ("Strength <@123>", Some("Strength")),
        ("**Strength** [x](https://example.com)", Some("**Strength** [x](https://example.com)")),
        ("a\u{202e}b strength", Some("strength")),
        ("Strength, you lazy thing", None),
        ("Strength, although I have chest pain", None),
    ] {
        let proposed = proposed(&[event(title, "2026-03-03")]);
        assert_eq!(proposed.drafts.len(), 1, "{title:?} is a session");
        assert_eq!(proposed.drafts[0].title.as_ref().map(Title::as_str), expected, "{title:?}");
        assert_eq!(proposed.renamed, u32::from(expected.is_none()), "{title:?}");
    }
}

#[test]
fn minutes_and_times_are_those_of_most() {
    let at = |minutes, time: &str, on| CalendarEvent { minutes, time: time.parse().ok(), ..event("Core", on) };
    let same =
        [at(Some(30), "18:00:00", "2026-03-02"), at(Some(45), "18:00:00", "2026-03-09"), at(Some(30), "18:00:00", "2026-03-16")];
    let draft = proposed(&same).drafts.remove(0);
    assert_eq!((draft.minutes, draft.cue.as_ref().map(Cue::as_str)), (30, Some("18:00")));
    let various = [at(None, "18:00:00", "2026-03-02"), at(None, "07:00:00", "2026-03-09")];
    let draft = proposed(&various).drafts.remove(0);
    assert_eq!((draft.minutes, draft.cue), (20, None), "the usual, and no time where there are several");
    let endless = [at(Some(100_000), "18:00:00", "2026-03-02")];
    assert_eq!(proposed(&endless).drafts[0].minutes, 600);
}

#[test]
fn the_same_event_twice_is_one_session() {
    let twice = [event("Yoga", "2026-03-03"), event("Yoga", "2026-03-03"), weekly("Core", TODAY, "mon", 1, None)];
    let events = [twice.to_vec(), vec![weekly("Core", TODAY, "mon", 1, None)]].concat();
    assert_eq!(shown(&proposed(&events)), ["Core mon 1 2026-03-02 on", "Yoga tue 1 2026-03-03 2026-03-03"]);
}

#[test]
fn a_past_beginning_is_told_from_today_in_its_own_rhythm() {
    let when = |every: u8, from: &str| Recurrence {
        days: days("mon"),
        every_weeks: EveryWeeks::try_from(every).expect("weeks"),
        starts_on: date(from),
        ends_on: None,
    };
    // Thursday of the week of 2 March.
    let today = date("2026-03-05");
    for (every, from, expected) in [
        (1, "2025-01-01", "2026-03-05"),
        (2, "2026-02-16", "2026-03-05"),
        (2, "2026-02-23", "2026-03-09"),
        (3, "2026-02-23", "2026-03-16"),
        (2, "2026-03-10", "2026-03-10"),
    ] {
        let told = from_today(when(every, from), today);
        assert_eq!(told.starts_on.to_string(), expected, "every {every} weeks from {from}");
        let dates = |when: Recurrence| when.dates_between(today, date("2027-03-05")).collect::<Vec<_>>();
        assert_eq!(dates(told), dates(when(every, from)), "the same dates");
    }
}
