//! The table of phrases, and texts with sessions at hand.

use super::*;

/// `second-wind hear`'s line for a phrase, a tab, the phrase.
const PHRASES: &str = include_str!("phrases.tsv");
/// The same in German.
const GERMAN_PHRASES: &str = include_str!("phrases-de.tsv");

fn date(text: &str) -> NaiveDate {
    text.parse().expect("a date of these tables")
}

/// Wednesday.
const TODAY: &str = "2025-06-04";

fn asked<'a>(tag: &str, sessions: &'a [OpenSession<'a>]) -> Asked<'a> {
    Asked { today: date(TODAY), language: Language::of(tag).expect("a language of these tables"), sessions }
}

fn rows(table: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    table.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'))
}

fn line(text: &str, asked: &Asked<'_>) -> String {
    hear(text, asked).line().replace('\t', " ").trim_end().to_owned()
}

fn complaints(tag: &str, table: &'static str) -> Vec<String> {
    rows(table)
        .filter_map(|(expected, text)| {
            let heard = line(text, &asked(tag, &[]));
            (heard != expected).then(|| format!("{expected:?} expected, {heard:?} heard: {text}"))
        })
        .collect()
}

#[test]
fn the_lexicons_are_sound() {
    assert_eq!(lexicon_errors(), Vec::<String>::new());
    assert!(["de", "de-AT"].iter().all(|tag| Language::of(tag).is_some()), "German is too");
    assert!(Language::of("fr").is_none() && Language::of("").is_none(), "only what is there is understood");
    assert!(["en", "en-US", "en-GB", "EN-au"].iter().all(|tag| Language::of(tag).is_some()), "every kind of English is");
}

#[test]
fn every_phrase_is_heard_as_its_row_says() {
    let complaints = complaints("en-US", PHRASES);
    assert!(complaints.is_empty(), "{} phrases:\n{}", complaints.len(), complaints.join("\n"));
    assert!(rows(PHRASES).count() >= 250, "the whole table was read");
}

#[test]
fn every_german_phrase_is_heard_as_its_row_says() {
    let complaints = complaints("de", GERMAN_PHRASES);
    assert!(complaints.is_empty(), "{} phrases:\n{}", complaints.len(), complaints.join("\n"));
    assert!(rows(GERMAN_PHRASES).count() >= 150, "the whole table was read");
}

/// Lines that the words once had not seen (`docs/words.md`).
const LINES: [&str; 2] = [include_str!("lines-1.tsv"), include_str!("lines-2.tsv")];
const GERMAN_LINES: [&str; 3] = [include_str!("lines-de-1.tsv"), include_str!("lines-de-2.tsv"), include_str!("lines-de-3.tsv")];

#[test]
fn what_was_once_unseen_stays_known() {
    let german = GERMAN_LINES.into_iter().flat_map(|lines| complaints("de", lines));
    let complaints: Vec<String> = LINES.into_iter().flat_map(|lines| complaints("en-US", lines)).chain(german).collect();
    assert!(complaints.is_empty(), "{} lines:\n{}", complaints.len(), complaints.join("\n"));
    assert!(LINES.into_iter().flat_map(rows).count() >= 230, "both files were read");
    assert!(GERMAN_LINES.into_iter().flat_map(rows).count() >= 320, "all three were");
}

const STRENGTH: OpenSession<'static> = OpenSession {
    title: "strength A",
    kind: Kind::Strength,
    minutes: 20,
    cue: Some("after work"),
    date: NaiveDate::from_ymd_opt(2025, 6, 4).expect("a date"),
    is_answered: false,
};
const MOBILITY: OpenSession<'static> =
    OpenSession { title: "hips and ankles", kind: Kind::Mobility, minutes: 10, cue: Some("after breakfast"), ..STRENGTH };

/// What is heard, with the place of the session; of an unsure text its readings.
fn heard(text: &str, sessions: &[OpenSession<'_>]) -> String {
    let heard = hear(text, &asked("en-US", sessions));
    let readings: Vec<String> = heard
        .readings
        .iter()
        .map(|reading| format!("{}:{}", reading.intent.as_str(), reading.session.map_or("-".into(), |index| index.to_string())))
        .collect();
    format!("{} {}", line(text, &asked("en-US", sessions)), readings.join(" ")).trim_end().to_owned()
}

#[test]
fn a_session_is_taken_only_where_one_can_be_meant() {
    let one = [STRENGTH];
    let both = [STRENGTH, MOBILITY];
    let answered = [OpenSession { is_answered: true, ..STRENGTH }, MOBILITY];
    let two_strengths = [STRENGTH, OpenSession { title: "strength B", ..STRENGTH }];
    let yesterday = [STRENGTH, OpenSession { date: date("2025-06-03"), ..MOBILITY }];
    let table: [(&str, &[OpenSession<'_>], &str); 29] = [
        // S14.
        ("did 10 min instead", &one, "some minutes=10 session=0"),
        ("did 10 min instead", &both, "unsure some:0 some:1"),
        ("had chest tightness, did 10 min", &one, "safety tier=1"),
        ("done", &one, "done session=0"),
        ("done", &both, "unsure done:0 done:1"),
        ("✅", &one, "done session=0"),
        ("✅", &both, "unsure done:0 done:1"),
        ("👍", &one, "unsure done:0"),
        ("did strength", &both, "done session=0"),
        ("did strength A", &both, "done session=0"),
        ("did hips and ankles", &both, "done session=1"),
        ("hips done", &both, "done session=1"),
        ("did it after breakfast", &both, "done session=1"),
        ("did strength and mobility", &both, "unsure done:0 done:1"),
        ("done", &answered, "done session=1"),
        ("did strength", &two_strengths, "unsure done:0 done:1"),
        ("did strength b", &two_strengths, "done session=1"),
        // Shorter than planned is some of it, unless all of it went quicker.
        ("did 10 min", &one, "some minutes=10 session=0"),
        ("did 20 min", &one, "done minutes=20 session=0"),
        ("did it in 15 min", &one, "done minutes=15 session=0"),
        // Another kind than any that is open.
        ("did mobility", &one, "unsure swapped:0"),
        ("did yoga instead", &one, "swapped session=0"),
        ("did yoga instead", &both, "unsure swapped:0 swapped:1"),
        ("did yoga instead of strength", &both, "swapped session=0"),
        ("did mobility yesterday", &yesterday, "done session=1 day=tuesday date=2025-06-03"),
        ("moved it to saturday", &one, "move session=0 day=saturday date=2025-06-07"),
        ("moved it to saturday", &both, "unsure move:0 move:1"),
        ("resting today", &both, "unsure rest:0 rest:1"),
        ("pause until monday", &both, "pause day=monday date=2025-06-09"),
    ];
    for (text, sessions, expected) in table {
        assert_eq!(heard(text, sessions), expected, "{text:?} with {} sessions", sessions.len());
    }
}

#[test]
fn figures_of_a_date_are_read_as_people_of_a_place_write_them() {
    for (tag, text, expected) in [
        ("en-US", "move it to 6/14", Some("2025-06-14")),
        ("en-US", "move it to 14/6", Some("2025-06-14")),
        ("en-GB", "move it to 14/6", Some("2025-06-14")),
        ("en-GB", "move it to 7/8", Some("2025-08-07")),
        ("en-AU", "pause until 7/8", Some("2025-08-07")),
        ("en-US", "pause until 7/8", None),
        ("en-US", "pause until 7/8/2026", None),
        ("en-US", "pause until 2025-07-08", Some("2025-07-08")),
        ("en-GB", "pause until 8.30", None),
    ] {
        assert_eq!(hear(text, &asked(tag, &[])).date, expected.map(date), "{text:?} in {tag}");
    }
}

#[test]
fn a_pause_or_a_stop_is_never_taken_from_vague_words() {
    for text in [
        "I need a break",
        "taking a break",
        "on holiday until the 14th",
        "away for two weeks",
        "back on monday",
        "leave me alone",
        "enough",
        "I quit my job",
        "I stopped at the lights",
        "can't stop smiling",
        "stop it",
        "I want to stop",
        "cancel my gym membership",
        "paused the film and did it",
        "pulse until monday",
        "stoop",
        "posse until monday",
        "surgery next week",
        "not for two weeks",
        "two weeks off",
    ] {
        let heard = hear(text, &asked("en-US", &[]));
        assert!(!matches!(heard.intent, Intent::Pause | Intent::Stop), "{text:?} is no {}", heard.intent.as_str());
    }
}

#[test]
fn what_is_long_or_strange_is_talk() {
    for text in [
        "",
        " ",
        "\u{200B}",
        "...",
        "😂😂😂",
        "🏃‍♀️🏃🏽",
        "https://example.org/did-it/done?stop=1",
        "готово, сегодня всё сделал",
        "今日はやりました",
        "تم التمرين اليوم",
        "סיימתי",
        "\u{202E}\u{202C}",
        "<@123456789012345678> <:done:123456789012345678>",
        "1234567890",
        "∫∂√",
    ] {
        assert_eq!(hear(text, &asked("en-US", &[])).intent, Intent::Chat, "{text:?}");
    }
    for filler in ["ж", "a", "done ", "did the monday 10 min strength ", "x, ", "家", "\u{5D0} "] {
        let long: String = filler.chars().cycle().take(2_000).collect();
        let heard = hear(&long, &asked("en-US", &[STRENGTH, MOBILITY]));
        assert!(!matches!(heard.intent, Intent::Pause | Intent::Stop | Intent::Safety), "{filler:?} many times over");
        assert!(heard.readings.len() <= 4, "a row of buttons holds what {filler:?} may mean");
    }
}

#[test]
fn what_needs_a_person_comes_before_any_intent() {
    for (text, tier) in [
        ("had chest tightness and nearly passed out", "safety tier=1"),
        ("did all of it but my knee has a sharp pain", "safety tier=2"),
        ("pause until monday, I have a fever", "safety tier=2"),
        ("stop, I want to die", "safety tier=4"),
    ] {
        assert_eq!(line(text, &asked("en-US", &[])), tier, "{text:?}");
    }
    assert_eq!(line("that hill session killed me", &asked("en-US", &[])), "chat", "and a figure of speech is talk");
}

#[test]
fn english_is_heard_from_everybody_and_overrules_nothing() {
    for (text, expected) in [
        ("done", "done"),
        ("not today", "not_today day=wednesday date=2025-06-04"),
        ("all done, see you tomorrow", "done"),
        // What German knows for a figure of speech stays one, whatever English makes of it.
        ("schöne Pause gehabt mit den Kollegen", "chat"),
        ("die Kleine hat Fieber", "chat"),
        // In German this asks, and English does not answer for it.
        ("stop it, bitte hör auf", "unsure"),
    ] {
        assert_eq!(line(text, &asked("de", &[])), expected, "{text:?}");
    }
    assert_eq!(line("heute nicht", &asked("en-US", &[])), "chat", "an English reader does not guess at German");
}

#[test]
fn a_week_that_holds_too_much_is_asked_about_and_nothing_is_let_go() {
    let (this, next) = (Some(Week::of(date("2025-06-04"))), Some(Week::of(date("2025-06-11"))));
    let table = [
        ("en-US", "too much on this week", Intent::Unsure, this),
        ("en-US", "there's just too much going on this week", Intent::Unsure, this),
        ("en-US", "this week is mad", Intent::Unsure, this),
        ("en-US", "crazy week", Intent::Unsure, this),
        ("en-US", "no time this week", Intent::Unsure, this),
        ("en-US", "next week looks really busy", Intent::Unsure, next),
        ("en-US", "can you make this week smaller?", Intent::Unsure, this),
        ("en-US", "the plan is too much", Intent::Unsure, this),
        ("en-US", "I'd like a lighter week", Intent::Unsure, this),
        // What is clear is done, and a good week is talk.
        ("en-US", "did it, crazy week", Intent::Done, None),
        ("en-US", "no time today, mad week", Intent::NotToday, None),
        ("en-US", "pause until monday, this week is too much", Intent::Pause, None),
        ("en-US", "no time today", Intent::NotToday, None),
        ("en-US", "what a lovely week", Intent::Chat, None),
        ("en-US", "last week was mad", Intent::Chat, None),
        ("de", "zu viel los diese Woche", Intent::Unsure, this),
        ("de", "Diese Woche ist mir zu viel", Intent::Unsure, this),
        ("de", "stressige Woche", Intent::Unsure, this),
        ("de", "nächste Woche hab ich kaum Zeit", Intent::Unsure, next),
        ("de", "keine Zeit diese Woche", Intent::Unsure, this),
        ("de", "ich brauche eine ruhigere Woche", Intent::Unsure, this),
        ("de", "der Plan ist mir zu viel", Intent::Unsure, this),
        ("de", "heute keine Zeit, volle Woche", Intent::NotToday, None),
        ("de", "schöne Woche euch", Intent::Chat, None),
    ];
    for (tag, text, intent, week) in table {
        let heard = hear(text, &asked(tag, &[STRENGTH]));
        assert_eq!((heard.intent, heard.crowded), (intent, week), "{tag}: {text}");
    }
}
