//! What a language other than the first owes: days and numbers as people say them, names for commands, and plans to start from.

use std::collections::BTreeSet;
use std::num::NonZeroU32;

use chrono::{NaiveDate, Weekday};
use second_wind::discord::commands;
use second_wind::domain::session::Kind;
use second_wind::domain::starting_plan::StartingPlan;
use second_wind::prompts::check::{ids, is_name};
use second_wind::prompts::{Day, LANGUAGES, Prompts, PublicVoice, SessionLine, SharedName, Template, Voice};
use serde_json::Value;

fn prompts() -> Prompts {
    Prompts::built_in().expect("the built-in texts load")
}

fn german() -> Prompts {
    prompts().in_locale("de")
}

#[test]
fn a_tag_of_the_same_tongue_is_spoken_and_no_other() {
    let prompts = prompts();
    for (tag, expected) in [("de", "de"), ("de-AT", "de"), ("de-CH", "de"), ("en-GB", "en-US"), ("fr", "en-US"), ("", "en-US")] {
        assert_eq!(prompts.in_locale(tag).locale(), expected, "{tag:?}");
    }
    assert!(prompts.speaks("de-AT") && prompts.speaks("en-GB"));
    assert!(!prompts.speaks("fr") && !prompts.speaks("nonsense-") && !prompts.speaks(""));
}

#[test]
fn german_days_are_said_as_people_say_them() {
    let prompts = german();
    let today = NaiveDate::from_ymd_opt(2027, 6, 14).expect("a date");
    let cases = [
        (0, "heute"),
        (1, "morgen"),
        (-1, "gestern"),
        (2, "Mittwoch"),
        (6, "Sonntag"),
        (7, "Montag, 21. Juni"),
        (-2, "Samstag, 12. Juni"),
    ];
    for (days, expected) in cases {
        assert_eq!(prompts.day(Day::of(today + chrono::Duration::days(days), today)), expected, "{days} days from Monday");
    }
    assert_eq!(prompts.weekday(Weekday::Thu), "Donnerstag");
    let session = SessionLine::titled(Kind::Strength, "Kraft A");
    let moved: BTreeSet<String> = (0..8)
        .map(|turn| {
            let day = Some(Day::Weekday(Weekday::Thu));
            prompts.render(Template::Moved, &Voice { session: Some(session), day, ..Voice::default() }, turn)
        })
        .collect();
    assert!(moved.contains("Verschoben. Kraft A ist jetzt am Donnerstag."), "{moved:#?}");
    let months = ["Jan", "Feb", "Mär", "Apr", "Mai", "Jun", "Jul", "Aug", "Sep", "Okt", "Nov", "Dez"];
    for (month, expected) in (1..).zip(months) {
        let date = NaiveDate::from_ymd_opt(2027, month, 1).expect("a date");
        assert_eq!(prompts.month_in_short(date), expected, "a row of the picture of /me");
    }
    assert_eq!(prompts.take_problems(), []);
}

#[test]
fn one_and_several_are_told_apart_in_german() {
    let prompts = german();
    let number = NonZeroU32::new;
    let voice = |count| Voice { count: Some(count), ..Voice::default() };
    for (count, expected) in [(1, "Eine weitere Einheit liegt"), (3, "3 weitere Einheiten liegen")] {
        let texts: Vec<String> = (0..2).map(|turn| prompts.render(Template::RemMore, &voice(count), turn)).collect();
        assert!(texts.iter().any(|text| text.starts_with(expected)), "{count}: {texts:?}");
    }
    for (weeks, expected) in [(1, "Ana: 1 gehaltene Woche"), (12, "Ana: 12 gehaltene Wochen")] {
        let voice = PublicVoice { shared: Some(SharedName { name: "Ana", kept_weeks: number(weeks) }), ..PublicVoice::default() };
        assert_eq!(prompts.render_public(Template::Brd5, &voice, 0).as_deref(), Some(expected));
    }
    for (weeks, expected) in [(1, "1 helle Woche in"), (9, "9 helle Wochen in")] {
        let voice = PublicVoice { lit_weeks: number(weeks), lit_weeks_in_all: number(61), ..PublicVoice::default() };
        let line = prompts.render_public(Template::Brd1, &voice, 0).unwrap_or_default();
        assert!(line.contains(expected), "{line}");
    }
    assert_eq!(prompts.take_problems(), []);
}

#[test]
fn the_plans_to_start_from_are_whole_in_every_language() {
    let all = prompts();
    let monday = NaiveDate::from_ymd_opt(2025, 6, 2).expect("a date");
    for plan in StartingPlan::ALL {
        let english = plan.specs(monday);
        assert_eq!(all.starting_plan(plan, monday), english, "plans.ftl has the words of {plan:?}");
        for spoken in &LANGUAGES[1..] {
            let own = all.in_locale(spoken.tag).starting_plan(plan, monday);
            for (own, english) in own.iter().zip(&english) {
                assert_ne!(
                    own.title, english.title,
                    "{}: a title of {plan:?} is longer than a plan takes, or English",
                    spoken.tag
                );
                assert!(own.full.is_none() || own.full != english.full, "{}: {:?}", spoken.tag, english.full);
                assert!(own.small.is_none() || own.small != english.small, "{}: {:?}", spoken.tag, english.small);
                assert!(own.cue.is_none() || own.cue != english.cue, "{}: {:?}", spoken.tag, english.cue);
                assert_eq!((own.kind, own.minutes, &own.when), (english.kind, english.minutes, &english.when));
            }
            assert_eq!(own.len(), english.len());
        }
    }
    assert_eq!(all.take_problems(), []);
}

/// Everything with a name: commands, subcommands and options, each with what stands beside it.
fn named<'a>(things: &'a [Value], at: &str, found: &mut Vec<(String, &'a Value)>) {
    for thing in things {
        let at = format!("{at} {}", thing["name"].as_str().unwrap_or_default());
        found.push((at.clone(), thing));
        named(thing["options"].as_array().map_or(&[][..], Vec::as_slice), &at, found);
    }
}

#[test]
fn every_command_is_described_in_every_language_and_keeps_its_english_name() {
    let prompts = prompts();
    let specs = commands::specs(&prompts);
    let mut found = Vec::new();
    named(specs.as_array().expect("commands"), "", &mut found);
    assert!(found.len() > 50, "the commands were read: {}", found.len());
    let german = german();
    for (at, thing) in &found {
        let name = thing["name"].as_str().expect("a name");
        assert_eq!(prompts.own_name(name).as_deref(), Some(name), "{at}: names.ftl knows it, and {name} stays what it is");
        let own = german.own_name(name).expect("a German name");
        let told = thing["name_localizations"]["de"].as_str();
        assert_eq!(told, (own != name).then_some(own.as_str()), "{at}");
        let about = thing["description_localizations"]["de"].as_str().unwrap_or_default();
        assert!((1..=100).contains(&about.chars().count()), "{at} has a German description that fits: {about:?}");
        assert_ne!(Some(about), thing["description"].as_str(), "{at}");
        assert!(thing["description_localizations"]["en-US"].is_null(), "{at}: English is the default");
    }
    // Discord refuses two of one name beside each other.
    for thing in std::iter::once(&specs).chain(found.iter().map(|(_, thing)| *thing)) {
        let beside = thing.as_array().or_else(|| thing["options"].as_array()).map_or(&[][..], Vec::as_slice);
        let names: Vec<String> =
            beside.iter().filter_map(|one| german.own_name(one["name"].as_str().unwrap_or_default())).collect();
        assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len(), "each name once: {names:?}");
    }
    let kind = found.iter().find(|(at, _)| at == " plan add kind").expect("/plan add kind").1;
    assert_eq!(kind["choices"][0]["name_localizations"]["de"], "Kraft");
    for name in ["Heute", "zu lang".repeat(9).as_str(), "mit raum da", "", "a/b"] {
        assert!(!is_name(name), "{name:?}");
    }
}

/// `/heute` in a text is a command only if it is called so.
#[test]
fn texts_name_commands_as_they_are_called() {
    for spoken in &LANGUAGES {
        let names: BTreeSet<String> = LANGUAGES[0]
            .files
            .iter()
            .filter(|(file, _)| *file == "names.ftl")
            .flat_map(|(_, content)| ids(content))
            .filter_map(|id| prompts().in_locale(spoken.tag).own_name(id.trim_start_matches("name-")))
            .collect();
        for (file, content) in spoken.files {
            for line in content.lines().filter(|line| !line.starts_with('#')) {
                for (at, _) in line.match_indices('/') {
                    let before = line[..at].chars().next_back();
                    let word: String = line[at + 1..].chars().take_while(|c| c.is_alphabetic()).collect();
                    // "Europe/Berlin" and the like are no commands.
                    if word.is_empty() || before.is_some_and(char::is_alphanumeric) {
                        continue;
                    }
                    assert!(names.contains(&word), "{}/{file}: no command is called /{word}: {line}", spoken.tag);
                }
            }
        }
    }
}
