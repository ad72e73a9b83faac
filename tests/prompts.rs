//! Every word that a member can read: complete, kind, and blind.

use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZeroU32;

use chrono::{NaiveDate, Weekday};
use second_wind::domain::session::{Kind, RecoveryArea};
use second_wind::prompts::check::{catalogue_complaints, ids};
use second_wind::prompts::family::{WEEKLY, WEEKLY_WORDINGS_MIN, WORDS_APART_MIN};
use second_wind::prompts::lint::Level;
use second_wind::prompts::{
    Class, Day, LANGUAGES, Label, Next, Prompts, PublicVoice, SessionLine, SharedName, Spoken, Template, Voice, plain,
};

/// Files of one subject, whose texts are all steps and lists.
const SUBJECTS: [&str; 1] = ["week.ftl"];
/// Files of words that other texts, commands and plans are built from.
const SMALL: [&str; 3] = ["words.ftl", "names.ftl", "plans.ftl"];

fn prompts() -> Prompts {
    Prompts::built_in().expect("the built-in texts load")
}

#[test]
fn every_text_keeps_every_rule_with_every_filling() {
    for spoken in &LANGUAGES {
        let prompts = prompts().in_locale(spoken.tag);
        assert_eq!(prompts.locale(), spoken.tag);
        let complaints: Vec<String> = prompts.check().iter().map(ToString::to_string).collect();
        assert!(complaints.is_empty(), "{} complaints:\n{}", complaints.len(), complaints.join("\n"));
    }
}

#[test]
fn the_catalogue_keeps_its_own_rules() {
    assert_eq!(catalogue_complaints(), Vec::<String>::new());
}

/// `2-behaviour` §6.2, tier 3, asks for no numbers of any kind in acknowledgements afterwards. Whether anybody ever wrote such a text
/// is kept nowhere, so there are none for anybody: no measure among what an acknowledgement may know, and no digit in its words. The
/// date of a day is none, and the answer to the room question says what the week then holds: the plan, and nothing that was done.
#[test]
fn an_acknowledgement_holds_no_number() {
    use second_wind::prompts::Field::{
        Clock, Comebacks, Count, EveryWeeks, KeptWeeks, LitWeeks, LitWeeksInAll, Max, Minutes, ReminderAt, Sums, Times,
    };
    let measures =
        [Clock, Comebacks, Count, EveryWeeks, KeptWeeks, LitWeeks, LitWeeksInAll, Max, Minutes, ReminderAt, Sums, Times];
    let acks = Template::ALL.iter().filter(|template| template.class() == Class::Ack);
    let mut ids_of_acks = BTreeSet::new();
    for template in acks {
        let entry = template.entry();
        for field in entry.needs.iter().chain(entry.may) {
            let is_room = [Template::Low1, Template::Steady1, Template::High1].contains(template) && *field == Count;
            assert!(is_room || !measures.contains(field), "{} may know of {field:?}", entry.id);
        }
        ids_of_acks.extend(template.message_ids());
    }
    assert!(ids_of_acks.len() > 150, "all of them were read: {}", ids_of_acks.len());
    for spoken in &LANGUAGES {
        for (file, content) in spoken.files.iter().filter(|(file, _)| file.starts_with("ack")) {
            for line in content.lines().filter(|line| !line.starts_with('#')) {
                let words = line.split_once(" =").map_or(line, |(_, words)| words);
                assert!(!words.bytes().any(|byte| byte.is_ascii_digit()), "{} {file}: {line}", spoken.tag);
            }
        }
    }
}

#[test]
fn every_entry_has_a_text_and_every_text_an_entry() {
    let mut wanted: BTreeMap<String, &str> = BTreeMap::new();
    for &template in Template::ALL {
        let file = template.class().as_str();
        for id in template.message_ids() {
            assert!(wanted.insert(id.clone(), file).is_none(), "{id} is in the catalogue twice");
        }
    }
    for &label in Label::ALL {
        assert!(wanted.insert(label.id().to_owned(), "label").is_none(), "{} is a label twice", label.id());
    }
    for spoken in &LANGUAGES {
        let mut found = BTreeSet::new();
        for (file, content) in spoken.files.iter().filter(|(file, _)| !SMALL.contains(file)) {
            for id in ids(content) {
                assert!(found.insert(id), "{}: {id} stands twice", spoken.tag);
                let home = wanted.get(id).unwrap_or_else(|| panic!("{file}: no entry of the catalogue is called {id}"));
                // `ui.ftl`, or a part of it by what it is about, such as `ui-settings.ftl`; or one of the subjects.
                let class = if SUBJECTS.contains(file) { Some("ui") } else { file.trim_end_matches(".ftl").split('-').next() };
                assert_eq!(class, Some(*home), "{}: {id} is in a file of its class, not in {file}", spoken.tag);
            }
        }
        let missing: Vec<&String> = wanted.keys().filter(|id| !found.contains(id.as_str())).collect();
        assert!(missing.is_empty(), "{} lacks texts that the catalogue has: {missing:?}", spoken.tag);
    }
}

#[test]
fn every_language_is_complete_and_has_nothing_of_its_own() {
    let files = |spoken: &'static Spoken| -> BTreeMap<&str, BTreeSet<&str>> {
        spoken.files.iter().map(|(file, content)| (*file, ids(content).into_iter().collect())).collect()
    };
    let all = prompts();
    for spoken in &LANGUAGES {
        assert_eq!(all.in_locale(spoken.tag).lacking(), Vec::<String>::new(), "{} lacks these", spoken.tag);
        for (file, known) in files(&LANGUAGES[0]) {
            let own = files(spoken).remove(file).unwrap_or_default();
            assert_eq!(own, known, "{}/{file} has the texts of {}", spoken.tag, LANGUAGES[0].tag);
        }
    }
}

#[test]
fn every_small_word_is_used() {
    let code = include_str!("../src/prompts/mod.rs").to_owned() + include_str!("../src/prompts/voice.rs");
    for spoken in &LANGUAGES {
        let all: String = spoken.files.iter().map(|(_, content)| *content).collect();
        for (_, content) in spoken.files.iter().filter(|(file, _)| *file == "words.ftl") {
            for id in ids(content) {
                // A sentence of one language may do without a helper that another needs.
                let is_used = all.contains(&format!("{{ {id} }}")) || code.contains(&format!("\"{id}\""));
                assert!(is_used || spoken.tag != Prompts::FALLBACK, "words.ftl: nothing uses {id}");
            }
        }
    }
}

#[test]
fn the_lists_judge_every_case_as_written() {
    for (spoken, at_least) in LANGUAGES.iter().zip([165, 120]) {
        let (mut met, mut wrong, mut count) = (BTreeSet::new(), Vec::new(), 0);
        for line in spoken.lists.cases.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let (expected, text) = line.split_once('\t').unwrap_or_else(|| panic!("a case without its two columns: {line}"));
            assert!(matches!(expected, "hit" | "pass"), "{line}: expect is hit or pass");
            let findings = spoken.lists.check(text, Class::Ui).into_iter().filter(|finding| finding.level == Level::Block);
            let findings: Vec<String> = findings.map(|finding| finding.rule).collect();
            if (expected == "hit") == findings.is_empty() {
                wrong.push(format!("{expected}, but {findings:?}: {text}"));
            }
            met.extend(findings);
            count += 1;
        }
        assert!(wrong.is_empty(), "{}: {} of {count} cases come out wrong:\n{}", spoken.tag, wrong.len(), wrong.join("\n"));
        let unmet: Vec<&str> = spoken.lists.blocking_ids().into_iter().filter(|id| !met.contains(*id)).collect();
        assert!(unmet.is_empty(), "{}: patterns that no case meets: {unmet:?}", spoken.tag);
        assert!(count >= at_least, "{}: the cases are there: {count}", spoken.tag);
    }
}

/// Lines that the lists once had not seen (`docs/words.md`): of unkind ones all are caught by now, and of ordinary ones none is.
#[test]
fn what_was_once_unseen_stays_judged() {
    let files =
        [("en-US", include_str!("tone/en-1.tsv")), ("de", include_str!("tone/de-1.tsv")), ("de", include_str!("tone/de-2.tsv"))];
    let (mut count, mut wrong) = (0, Vec::new());
    for (tag, lines) in files {
        let spoken = LANGUAGES.iter().find(|spoken| spoken.tag == tag).expect("a language of ours");
        for line in lines.lines().filter(|line| !line.starts_with('#')) {
            let (expected, text) = line.split_once('\t').expect("two columns");
            let is_caught = spoken.lists.check(text, Class::Ui).iter().any(|finding| finding.level == Level::Block);
            if (expected == "hit") != is_caught {
                wrong.push(format!("{tag}: {expected} expected: {text}"));
            }
            count += 1;
        }
    }
    assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong.join("\n"));
    assert!(count >= 350, "all files were read: {count}");
}

/// The guarantee that no list can give: there is nothing to say it with.
#[test]
fn the_voices_have_no_field_for_what_did_not_happen() {
    let source = include_str!("../src/prompts/voice.rs");
    let banned = [
        "miss",
        "skip",
        "absent",
        "absence",
        "away",
        "last_seen",
        "rank",
        "percent",
        "reason",
        "weight",
        "silent",
        "symptom",
        "dormant",
        "score",
        "rhythm",
        "broken",
        "fail",
    ];
    let fields: Vec<&str> = source
        .lines()
        .map(str::trim)
        .filter_map(|line| line.strip_prefix("pub ")?.split_once(':'))
        .map(|(name, _)| name)
        .filter(|name| name.chars().all(|c| c.is_ascii_lowercase() || c == '_'))
        .collect();
    assert!(fields.len() > 30, "the fields were read: {fields:?}");
    for field in fields {
        for word in banned {
            assert!(!field.contains(word), "a voice has the field `{field}`, which could tell {word}");
        }
    }
    // Nor can a text ask for it.
    for (file, content) in LANGUAGES.iter().flat_map(|spoken| spoken.files) {
        for rest in content.split('$').skip(1) {
            let name: String = rest.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
            for word in banned {
                assert!(!name.replace('-', "_").contains(word), "{file} asks for ${name}");
            }
        }
    }
}

#[test]
fn wordings_do_not_come_again_before_all_were_used() {
    for &template in Template::ALL {
        let wordings = u64::from(template.entry().wordings);
        for from in [0, 1, 7, 1000] {
            let used: BTreeSet<String> = (from..from + wordings).map(|turn| template.message_id(turn)).collect();
            assert_eq!(used.len() as u64, wordings, "{template:?} from turn {from}: {used:?}");
        }
        assert!(!template.message_id(u64::MAX).is_empty(), "{template:?} has a wording for every turn");
    }
    let at_least = [
        (Template::Rem, 8),
        (Template::Wob, 4),
        (Template::Done, 8),
        (Template::DoneSmall, 8),
        (Template::Some, 8),
        (Template::NotToday, 6),
        (Template::Rested, 4),
    ];
    for (template, wordings) in at_least {
        assert!(template.entry().wordings >= wordings, "{template:?} has {wordings} wordings or more");
    }
}

#[test]
fn wordings_of_a_family_differ_as_they_are_read() {
    let all = prompts();
    for (&template, spoken) in Template::ALL.iter().flat_map(|template| LANGUAGES.iter().map(move |spoken| (template, spoken))) {
        let prompts = all.in_locale(spoken.tag);
        let wordings = u64::from(template.entry().wordings);
        let texts: BTreeSet<String> = (0..wordings).map(|turn| prompts.sample(template, turn)).collect();
        assert_eq!(texts.len() as u64, wordings, "{template:?}: {texts:#?}");
    }
}

#[test]
fn wordings_differ_in_more_than_a_word_and_what_comes_weekly_has_eight() {
    let all = prompts();
    for tag in all.locales() {
        let prompts = all.in_locale(&tag);
        for family in prompts.families() {
            assert!(family.words >= WORDS_APART_MIN, "{tag}: {family:?}");
        }
    }
    for template in WEEKLY {
        assert!(template.entry().wordings >= WEEKLY_WORDINGS_MIN, "{template:?} has {}", template.entry().wordings);
    }
}

#[test]
fn a_reminder_begins_with_the_cue_and_always_names_the_small_version() {
    let all = prompts();
    let cues = [("en-US", Some("after work"), "After work"), ("en-US", None, "Today")];
    let german = [("de", Some("nach der Arbeit"), "Nach der Arbeit"), ("de", None, "Heute")];
    for (tag, cue, begins) in cues.into_iter().chain(german) {
        let prompts = all.in_locale(tag);
        for (kind, turn) in
            [Kind::Strength, Kind::Mobility, Kind::Recovery].into_iter().flat_map(|kind| (0..12).map(move |turn| (kind, turn)))
        {
            let session =
                SessionLine { minutes: Some(15), small: Some("ten slow breaths"), cue, ..SessionLine::titled(kind, "legs up") };
            let voice = Voice { session: Some(session), ..Voice::default() };
            for template in [Template::Rem, Template::Wob] {
                let text = prompts.render(template, &voice, turn);
                assert!(text.starts_with(begins), "begins with {begins:?}: {text}");
                assert!(text.contains("legs up"), "names the session: {text}");
                assert!(text.to_lowercase().contains("ten slow breaths"), "names the small version: {text}");
            }
        }
    }
    assert_eq!(all.take_problems(), [], "nothing was lacking");
}

#[test]
fn the_longest_words_are_shortened_until_a_part_fits() {
    let prompts = prompts();
    let small = "slow squats and ".repeat(7);
    let session = SessionLine {
        minutes: Some(600),
        small: Some(&small),
        cue: Some("after the school run, before the kettle."),
        ..SessionLine::titled(Kind::Strength, "hips, calves, feet, back and shoulders.")
    };
    let voice = Voice { session: Some(session), ..Voice::default() };
    for turn in 0..12 {
        let text = prompts.render(Template::Rem, &voice, turn);
        assert!(text.chars().count() <= 200, "{} characters: {text}", text.chars().count());
        assert!(text.contains("slow squats"), "the small version is still named: {text}");
    }
}

#[test]
fn what_people_wrote_is_escaped_wherever_it_stands() {
    let prompts = prompts();
    let session = SessionLine::titled(Kind::Strength, "**x** @everyone <@1> [a](https://b)");
    let voice = Voice { session: Some(session), next: Some(Next { title: "_y_ @here", day: Day::Tomorrow }), ..Voice::default() };
    for turn in 0..10 {
        let text = prompts.render(Template::Done, &voice, turn);
        assert!(text.contains(r"\*\*x\*\* \@everyone \<\@1> \[a\](https\://b)"), "the title as it was written: {text}");
        assert!(text.contains(r"\_y\_ \@here"), "the next title as it was written: {text}");
    }
    let shared = SharedName { name: "# <@2> *A*", kept_weeks: NonZeroU32::new(3) };
    let line = prompts.render_public(Template::Brd5, &PublicVoice { shared: Some(shared), ..PublicVoice::default() }, 0);
    assert_eq!(line.as_deref(), Some(r"\# \<\@2> \*A\*: 3 kept weeks"));
    assert_eq!(plain("plain words"), "plain words");
}

#[test]
fn a_public_line_goes_with_its_number() {
    let prompts = prompts();
    let nothing = PublicVoice::default();
    for template in [Template::Brd1, Template::Brd2, Template::Brd3, Template::Brd5, Template::Lit1, Template::BrdTitle] {
        assert_eq!(prompts.render_public(template, &nothing, 0), None, "{template:?} has nothing to show");
    }
    for template in [Template::Open1, Template::Brd4, Template::Brd6] {
        assert!(prompts.render_public(template, &nothing, 0).is_some(), "{template:?} needs no number");
    }
    let number = NonZeroU32::new;
    let board = |lit_weeks, lit_weeks_in_all| PublicVoice { lit_weeks, lit_weeks_in_all, ..PublicVoice::default() };
    let cases = [
        (board(number(9), number(61)), Some("Group streak: 9 lit weeks in this chapter, 61 in all.")),
        (board(number(1), number(61)), Some("Group streak: 1 lit week in this chapter, 61 in all.")),
        (board(None, number(61)), None),
    ];
    for (voice, expected) in cases {
        assert_eq!(prompts.render_public(Template::Brd1, &voice, 0).as_deref(), expected);
    }
    let name = |kept_weeks| PublicVoice { shared: Some(SharedName { name: "Ana", kept_weeks }), ..PublicVoice::default() };
    let cases = [(number(12), "Ana: 12 kept weeks"), (number(1), "Ana: 1 kept week"), (None, "Ana")];
    for (kept_weeks, expected) in cases {
        assert_eq!(prompts.render_public(Template::Brd5, &name(kept_weeks), 0).as_deref(), Some(expected));
    }
    let sums = [(Kind::Recovery, NonZeroU32::new(14)), (Kind::Strength, NonZeroU32::new(12))];
    let sums: Vec<(Kind, NonZeroU32)> = sums.into_iter().filter_map(|(kind, sum)| Some((kind, sum?))).collect();
    let voice = PublicVoice { sums: &sums, ..PublicVoice::default() };
    let line = prompts.render_public(Template::Brd2, &voice, 0);
    assert_eq!(line.as_deref(), Some("This week together: strength 12, recovery 14."), "in the order of the kinds");
    assert_eq!(prompts.take_problems(), [], "a line that waits is no problem");
}

#[test]
fn days_are_said_as_people_say_them() {
    let prompts = prompts();
    let today = NaiveDate::from_ymd_opt(2027, 6, 14).expect("a date");
    let cases = [
        (0, "today"),
        (1, "tomorrow"),
        (-1, "yesterday"),
        (2, "Wednesday"),
        (6, "Sunday"),
        (7, "Monday 21 June"),
        (-2, "Saturday 12 June"),
    ];
    for (days, expected) in cases {
        let date = today + chrono::Duration::days(days);
        assert_eq!(prompts.day(Day::of(date, today)), expected, "{days} days from Monday 14 June");
    }
    assert_eq!(prompts.weekday(Weekday::Tue), "Tuesday");
    assert_eq!(prompts.date(today), "Monday 14 June");
    let kinds: Vec<String> = Kind::ALL.iter().map(|&kind| prompts.kind(kind)).collect();
    assert_eq!(kinds, ["strength", "mobility", "recovery", "run"]);
    let areas: BTreeSet<String> = RecoveryArea::ALL.iter().map(|&area| prompts.area(area)).collect();
    assert_eq!(areas.len(), RecoveryArea::ALL.len(), "every area has a name of its own: {areas:?}");
    for month in 1..=12 {
        let date = NaiveDate::from_ymd_opt(2027, month, 1).expect("a date");
        assert!(prompts.date(date).ends_with(&date.format("%B").to_string()), "{date}: {}", prompts.date(date));
    }
    assert_eq!(prompts.take_problems(), []);
}

#[test]
fn a_message_without_what_it_needs_stays_whole_and_is_reported_by_id() {
    let prompts = prompts();
    let text = prompts.render(Template::Same, &Voice::default(), 0);
    assert!(!text.contains('$'), "no name of a variable reaches a member: {text}");
    let problems = prompts.take_problems();
    assert_eq!(problems.len(), 1, "{problems:?}");
    assert!(problems[0].id.starts_with("same-"), "{problems:?}");
    assert_eq!(prompts.take_problems(), [], "each is handed out once");
}

#[test]
fn an_operators_directory_lies_over_the_built_in_texts() {
    let directory = tempfile::tempdir().expect("a directory");
    let write = |file: &str, content: &str| {
        let path = directory.path().join(file);
        std::fs::create_dir_all(path.parent().expect("a parent")).expect("a directory");
        std::fs::write(path, content).expect("a file");
    };
    write("en-US/ours.ftl", "start-left = All right, come by whenever you like.\n");
    write("nl/ui.ftl", "start-left = Prima. Er is niets opgeslagen.\nlabel-done = Klaar\n");
    let prompts = Prompts::load(Some(directory.path())).expect("the directory loads");
    assert_eq!(prompts.locales(), ["en-US", "de", "nl"]);
    assert_eq!(prompts.render(Template::StartLeft, &Voice::default(), 0), "All right, come by whenever you like.");

    let dutch = prompts.in_locale("nl-BE");
    assert_eq!(dutch.locale(), "nl", "the same tongue will do");
    assert_eq!(dutch.render(Template::StartLeft, &Voice::default(), 0), "Prima. Er is niets opgeslagen.");
    assert_eq!(dutch.label(Label::Done), "Klaar");
    assert_eq!(prompts.take_problems(), []);
    assert_eq!(dutch.label(Label::Move), "Move", "what is not translated falls back");
    let problems: Vec<(String, String)> =
        prompts.take_problems().into_iter().map(|problem| (problem.locale, problem.id)).collect();
    assert_eq!(problems, [("nl".to_owned(), "label-move".to_owned())]);
    let lacking = dutch.lacking();
    assert!(lacking.contains(&"rem-1".to_owned()) && !lacking.contains(&"label-done".to_owned()), "{lacking:?}");
    let said: Vec<String> =
        dutch.check().into_iter().filter(|found| found.id == "rem-1").map(|found| found.to_string()).collect();
    assert_eq!(said, ["nl rem-1: lacking; the text of en-US is taken"], "prompts check says it once, by id");
}
