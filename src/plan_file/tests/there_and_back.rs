//! A plan that goes out and comes in again is the same plan, and a calendar shows it when the coach means it.

use calcard::icalendar::ICalendar;
use calcard::{Entry, Parser};
use chrono::{DateTime, NaiveDate, Offset, TimeDelta, Utc, Weekday};
use proptest::prelude::*;

use super::*;
use crate::domain::calendar::{Days, TimeOfDay};
use crate::domain::plan_import::{from_today, is_same_from, propose};
use crate::domain::recurrence::{EveryWeeks, Recurrence};
use crate::domain::session::{Cue, Kind, RecoveryArea, SessionSpec, Title, Words};
use crate::domain::starting_plan::StartingPlan;
use crate::domain::wall_clock;
use crate::plan_file::{CalendarSession, WrittenSession, calendar as write_calendar, toml};

/// Thursday.
const TODAY: &str = "2026-03-05";

fn now() -> DateTime<Utc> {
    DateTime::from_timestamp(1_772_700_000, 0).expect("an instant")
}

/// What `/plan add` makes of a session that is written; its words are checked there.
fn spec_of(written: WrittenSession) -> SessionSpec {
    let today = date(TODAY);
    let is_run = written.kind == "run";
    let words = |text: Option<String>| text.map(|text| Words::parse(&text).expect("words"));
    SessionSpec {
        kind: Kind::from_word(&written.kind).expect("a kind"),
        area: written.area.map(|area| RecoveryArea::from_word(&area).expect("an area")),
        title: Title::parse(&written.title).expect("a title"),
        minutes: u16::try_from(written.minutes).expect("minutes"),
        full: words(written.full),
        small: words(written.small),
        when: Recurrence {
            days: written.days.parse().expect("days"),
            every_weeks: written.every_weeks.map_or(EveryWeeks::ONE, |weeks| {
                u8::try_from(weeks).ok().and_then(|weeks| EveryWeeks::try_from(weeks).ok()).expect("weeks")
            }),
            starts_on: written.from.map_or(today, |from| from.parse().expect("a date")),
            ends_on: written.until.map(|until| until.parse().expect("a date")),
        },
        cue: written.cue.map(|cue| Cue::parse(&cue).expect("a cue")),
        fallback_day: written.fallback.map(|day| day.parse().expect("a day")),
        is_long: written.is_long,
        is_hard: written.is_hard,
        is_reminded: !is_run || written.is_reminded,
    }
}

fn shown_as(spec: &SessionSpec, time: TimeOfDay) -> CalendarSession<'_> {
    let small = spec.small.as_ref().map_or("", |small| small.as_str());
    CalendarSession { spec, uid: "kept@second-wind".into(), at: time, note: small.to_owned() }
}

fn parsed(text: &str) -> ICalendar {
    match Parser::new(text).strict().entry() {
        Entry::ICalendar(calendar) => calendar,
        _ => match Parser::new(text).entry() {
            Entry::ICalendar(calendar) => calendar,
            other => panic!("a calendar: {other:?} in {text}"),
        },
    }
}

/// The instants at which a calendar shows its events, as another program unrolls them, up to `until`.
fn instants(text: &str, until: DateTime<Utc>) -> Vec<DateTime<Utc>> {
    let expanded = parsed(text).expand_dates(chrono_tz::UTC, 2_000);
    let mut at: Vec<DateTime<Utc>> = expanded
        .events
        .into_iter()
        .filter_map(|event| event.try_into_date_time())
        .map(|event| event.start.with_timezone(&Utc))
        .filter(|at| *at <= until)
        .collect();
    at.sort_unstable();
    at
}

/// The same calendar with the end of each rule by the clock on the wall: that program holds the UTC of `UNTIL`, which is the standard's
/// way (RFC 5545 §3.3.10), against the wall's time of an event.
fn ends_by_the_wall(text: &str, zone: Tz) -> String {
    let mut parts = text.split("UNTIL=");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |whole, part| {
        let (until, rest) = part.split_at(16);
        let until = chrono::NaiveDateTime::parse_from_str(until, "%Y%m%dT%H%M%SZ").expect("an end in UTC").and_utc();
        format!("{whole}UNTIL={}{rest}", until.with_timezone(&zone).format("%Y%m%dT%H%M%S"))
    })
}

fn lines_are_short_and_whole(text: &str) {
    assert!(text.ends_with("\r\n") && text.starts_with("BEGIN:VCALENDAR\r\n"), "as the standard has it");
    for line in text.split("\r\n") {
        assert!(line.len() <= 75, "{} octets: {line}", line.len());
        assert!(!line.contains(['\r', '\n']), "{line:?}");
    }
}

#[test]
fn a_plan_is_written_for_people() {
    let today = date("2026-03-02");
    let specs: Vec<SessionSpec> = StartingPlan::LongRunBlock.specs(today).into_iter().take(2).collect();
    let text = toml("What is what.\nAnd a second line.", &specs, today);
    let expected = "# What is what.\n# And a second line.\n\n[[session]]\nkind = \"mobility\"\ntitle = \"hips, calves and back\"\n\
        minutes = 15\ndays = [\"mon\"]\nfull = \"hip circles, calf stretches, cat and cow, slow lunges\"\n\
        small = \"5 minutes of calf stretches and hip circles\"\ncue = \"after work\"\n\n[[session]]\nkind = \"run\"\n\
        title = \"hard run\"\nminutes = 45\ndays = [\"tue\"]\nhard = true\n";
    assert_eq!(text, expected);
}

#[test]
fn a_calendar_has_what_calendars_ask_for() {
    let today = date(TODAY);
    let mut spec = StartingPlan::Steady.specs(today).remove(0);
    spec.title = Title::parse("Kräftigung; Füße, Waden \\ 👩\u{200D}🦰🏃🏃🏃🏃🏃").expect("a title");
    spec.when.every_weeks = EveryWeeks::try_from(2).expect("weeks");
    spec.when.days = "mon,thu".parse().expect("days");
    spec.when.ends_on = Some(date("2026-06-30"));
    let at = TimeOfDay::new(18, 30).expect("a time");
    let text = write_calendar("Second Wind", &[shown_as(&spec, at)], PARIS, now(), today);
    lines_are_short_and_whole(&text);
    let unfolded = text.replace("\r\n ", "");
    for line in [
        "VERSION:2.0",
        "PRODID:-//Second Wind//Plan//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "BEGIN:VTIMEZONE",
        "TZID:Europe/Paris",
        "UID:kept@second-wind",
        "DTSTAMP:20260305T084000Z",
        "DTSTART;TZID=Europe/Paris:20260305T183000",
        "DURATION:PT20M",
        "RRULE:FREQ=WEEKLY;UNTIL=20260630T215959Z;INTERVAL=2;BYDAY=MO,TH;WKST=MO",
        "SUMMARY:Kräftigung\\; Füße\\, Waden \\\\ 👩\u{200D}🦰🏃🏃🏃🏃🏃",
        "CATEGORIES:strength",
        "TRANSP:TRANSPARENT",
    ] {
        assert!(unfolded.lines().any(|found| found == line), "{line} stands in\n{unfolded}");
    }
    assert!(!text.contains("VALARM"), "the reminder is the coach's business");
    assert_eq!(text, write_calendar("Second Wind", &[shown_as(&spec, at)], PARIS, now(), today), "the same every time");
}

#[test]
fn what_never_comes_again_is_no_event() {
    let mut spec = StartingPlan::Steady.specs(date(TODAY)).remove(0);
    spec.when.ends_on = Some(date(TODAY));
    let text = write_calendar("Second Wind", &[shown_as(&spec, TimeOfDay::MIDNIGHT)], PARIS, now(), date(TODAY));
    assert!(!text.contains("VEVENT"), "its Monday is over: {text}");
    spec.when.ends_on = Some(date("2026-03-09"));
    let text = write_calendar("Second Wind", &[shown_as(&spec, TimeOfDay::MIDNIGHT)], PARIS, now(), date(TODAY));
    assert!(text.contains("VEVENT") && !text.contains("RRULE:FREQ=WEEKLY"), "once is once: {text}");
}

fn any_words(max: usize) -> impl Strategy<Value = String> {
    let odd =
        prop_oneof!["[a-zA-Z0-9äöüß ,;:'\"\\\\#=\\[\\]{}().-]{1,40}", "[\\PC]{1,30}", Just("👩\u{200D}🦰 \"x\" \\ y".to_owned())];
    odd.prop_filter_map("words that a plan keeps", move |text| {
        let text: String = text.chars().take(max).collect();
        Words::parse(&text).ok().filter(|words| words.as_str().chars().count() <= max).map(|words| words.as_str().to_owned())
    })
}

prop_compose! {
    fn any_spec()(
        kind in prop::sample::select(Kind::ALL.to_vec()),
        area in prop::sample::select(RecoveryArea::ALL.to_vec()),
        title in any_words(40),
        minutes in 1_u16..=600,
        full in prop::option::of(any_words(120)),
        small in any_words(120),
        cue in prop::option::of(any_words(40)),
        bits in 1_u8..=127,
        every in 1_u8..=52,
        start in -400_i64..400,
        length in prop::option::of(0_i64..900),
        fallback in prop::option::of(0_u8..7),
        flags in prop::array::uniform3(any::<bool>()),
    ) -> SessionSpec {
        let is_run = kind == Kind::Run;
        let starts_on = date(TODAY) + TimeDelta::days(start);
        SessionSpec {
            kind,
            area: (kind == Kind::Recovery).then_some(area),
            title: Title::parse(&title).expect("a title"),
            minutes,
            full: full.map(|full| Words::parse(&full).expect("words")),
            small: (!is_run).then(|| Words::parse(&small).expect("words")),
            when: Recurrence {
                days: Days::from_bits(bits).expect("days"),
                every_weeks: EveryWeeks::try_from(every).expect("weeks"),
                starts_on,
                // No plan holds a session that is over.
                ends_on: length.map(|days| starts_on.max(date(TODAY)) + TimeDelta::days(days)),
            },
            cue: cue.map(|cue| Cue::parse(&cue).expect("a cue")),
            fallback_day: fallback.and_then(|day| Weekday::try_from(day).ok()),
            is_long: is_run && flags[0],
            is_hard: is_run && flags[1],
            is_reminded: !is_run || flags[2],
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn a_plan_in_toml_comes_back_as_it_was(specs in prop::collection::vec(any_spec(), 1..6)) {
        let today = date(TODAY);
        let text = toml("About.", &specs, today);
        let Ok(PlanFile::Sessions(written)) = read(text.as_bytes(), PARIS) else { panic!("a plan: {text}") };
        let back: Vec<SessionSpec> = written.into_iter().map(spec_of).collect();
        prop_assert_eq!(back.len(), specs.len());
        for (one, other) in specs.iter().zip(&back) {
            prop_assert!(is_same_from(one, other, today), "{:?} came back as {:?} from\n{}", one, other, text);
            let dates = |spec: &SessionSpec| spec.when.dates_between(today, today + TimeDelta::days(1_100)).collect::<Vec<_>>();
            prop_assert_eq!(dates(one), dates(other));
        }
    }

    #[test]
    fn a_calendar_shows_each_session_when_the_wall_says_so(
        spec in any_spec(),
        at in 0_u16..1440,
        zone in prop::sample::select(vec![
            PARIS, chrono_tz::America::New_York, chrono_tz::Australia::Lord_Howe, chrono_tz::Asia::Kolkata, chrono_tz::Africa::Casablanca,
            chrono_tz::Pacific::Apia, chrono_tz::America::Sao_Paulo, chrono_tz::UTC,
        ]),
    ) {
        let today = date(TODAY);
        let at = TimeOfDay::from_minutes(at).expect("a time");
        let text = write_calendar("Second Wind", &[shown_as(&spec, at)], zone, now(), today);
        lines_are_short_and_whole(&text);
        let last = today + TimeDelta::days(2 * 365);
        let when = from_today(spec.when, today);
        // A day on which the clocks change has an hour twice or not at all, and each program settles that in its own way.
        let is_plain = |at: &DateTime<Utc>| {
            let local = at.with_timezone(&zone).date_naive();
            let offset = |days: i64| {
                let at = wall_clock::resolve(local + TimeDelta::days(days), chrono::NaiveTime::MIN, zone);
                at.map(|at| at.with_timezone(&zone).offset().fix())
            };
            offset(-1) == offset(2)
        };
        // Nor does that program unroll a rule whose first time the clocks leave out, for which the standard has an answer (§3.3.5).
        let is_skipped = |date: NaiveDate| date.and_time(at.to_time()).and_local_timezone(zone).earliest().is_none();
        if when.dates_between(today, last).next().is_some_and(is_skipped) {
            return Ok(());
        }
        let expected: Vec<_> = when
            .dates_between(today, last)
            .filter_map(|date| wall_clock::resolve(date, at.to_time(), zone))
            .filter(is_plain)
            .collect();
        let until = wall_clock::resolve(last, at.to_time(), zone).expect("an instant");
        let shown: Vec<_> = instants(&ends_by_the_wall(&text, zone), until).into_iter().filter(is_plain).collect();
        prop_assert_eq!(shown, expected, "{}", text);
    }

    #[test]
    fn a_calendar_comes_back_as_the_sessions_that_it_shows(spec in any_spec(), at in 0_u16..1440) {
        let today = date(TODAY);
        let at = TimeOfDay::from_minutes(at).expect("a time");
        let text = write_calendar("Second Wind", &[shown_as(&spec, at)], PARIS, now(), today);
        let events = match events(&text, PARIS) {
            Ok(events) => events,
            Err(problem) => {
                prop_assert_eq!(problem, PlanFileProblem::NothingInIt, "it never comes again");
                return Ok(());
            }
        };
        let proposed = propose(&events, today, |_| false);
        // A title may have words of another kind in it, and easy runs stay out; whatever is proposed comes on the same dates.
        for draft in &proposed.drafts {
            let dates = |when: Recurrence| when.dates_between(today, today + TimeDelta::days(1_100)).collect::<Vec<_>>();
            prop_assert_eq!(dates(draft.when), dates(spec.when), "{}", text);
            prop_assert_eq!(draft.minutes, spec.minutes);
        }
        if spec.kind.is_counted() {
            prop_assert_eq!(proposed.drafts.len() + usize::try_from(proposed.left_out.easy_runs + proposed.left_out.others).unwrap_or(0), 1);
        }
    }
}
