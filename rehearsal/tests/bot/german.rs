//! A member whose Discord speaks German: from `/start` to `/settings` and back into English, with no English word of ours between.

mod words;

use std::collections::BTreeSet;

use rehearsal::discord::model::Message;
use second_wind::prompts::{LANGUAGES, Spoken};
use serde_json::Value;

use crate::club::{Club, Joining, labels, offered, utc};
use crate::settings::panel;

/// The words of a language's texts, in lower case, from three letters on; what is in braces is filled in by the program.
fn words_of(spoken: &Spoken) -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    for (_, content) in spoken.files.iter().filter(|(file, _)| *file != "names.ftl") {
        let mut depth = 0_u32;
        for line in content.lines().filter(|line| !line.starts_with('#')) {
            let text = line.split_once(" = ").filter(|(id, _)| !id.contains(' ')).map_or(line, |(_, text)| text);
            let mut own = String::new();
            let is_choice = text.trim_end().ends_with("->") || text.trim() == "}";
            for c in text.chars().filter(|_| !is_choice) {
                depth = match c {
                    '{' => depth + 1,
                    '}' => depth.saturating_sub(1),
                    _ => depth,
                };
                own.push(if depth == 0 { c } else { ' ' });
            }
            depth = 0;
            words.extend(words_in(&own));
        }
    }
    words
}

fn words_in(text: &str) -> BTreeSet<String> {
    let all = text.split(|c: char| !c.is_alphabetic()).filter(|word| word.chars().count() >= 3);
    all.map(str::to_lowercase).collect()
}

/// Everything that a member reads of a message: its text, its buttons, and what its selects offer.
fn read(message: &Message) -> String {
    let mut all = vec![message.content.clone()];
    all.extend(labels(message).concat());
    let parts = crate::club::rows(message).into_iter().flatten();
    let options = parts.flat_map(|part| part["options"].as_array().cloned().unwrap_or_default());
    all.extend(options.filter_map(|option: Value| option["label"].as_str().map(str::to_owned)));
    all.extend(message.attachments.iter().filter_map(|file| file.description.clone()));
    all.join("\n")
}

/// Fails at the first English word that is in our English texts and not in the German ones.
fn is_german(message: &Message) {
    let [english, german] = [&LANGUAGES[0], &LANGUAGES[1]].map(words_of);
    let ours: BTreeSet<&String> = english.difference(&german).collect();
    assert!(ours.len() > 400, "there are English words to look for: {}", ours.len());
    // Names stay as they are, and a language is offered in its own.
    let text =
        ["Harbour Runners", "Kim, at the harbour", "English"].iter().fold(read(message), |text, name| text.replace(name, ""));
    let found: Vec<String> = words_in(&text).into_iter().filter(|word| ours.contains(word)).collect();
    assert!(found.is_empty(), "English words {found:?} in: {text}");
}

#[tokio::test]
async fn a_german_speaking_newcomer_hears_german_until_they_choose_english() {
    let club = Club::open().await;
    club.set_up().await;
    let ana = club.runner("Ana");
    club.world.set_locale(ana, "de");

    // Not joined yet: the kind pointer is in German, too.
    let stranger = club.command(ana, "today", &[]).await;
    assert!(stranger.content.starts_with("Komm gern erst dazu"), "{}", stranger.content);
    is_german(&stranger);

    let consent = club.command(ana, "start", &[("city", "Berlin".into())]).await;
    is_german(&consent);
    assert!(consent.content.contains("Notruf") && consent.content.contains("/stop"), "{}", consent.content);
    let confirm = club.press(ana, &consent, "Ich bin 18 oder älter, los").await;
    is_german(&confirm);
    let when = club.press(ana, &confirm, "Ja, das ist meine Zeit").await;
    is_german(&when);
    let plans = club.choose(ana, &when, "07:30").await;
    is_german(&plans);
    let share = club.press(ana, &plans, "Gleichmäßig, 5 pro Woche").await;
    is_german(&share);
    let joined = club.press(ana, &share, "Privat lassen").await;
    is_german(&joined);
    assert!(joined.content.contains("Kraft A") && joined.content.contains("eine Einheit, in jeder"), "{}", joined.content);
    assert_eq!(club.facts("select locale from member").await, ["de"]);
    is_german(&club.last_dm(ana));

    club.until(utc("2026-03-02T06:31")).await;
    let reminder = club.last_dm(ana);
    is_german(&reminder);
    assert!(reminder.content.starts_with("Nach der Arbeit"), "the cue first: {}", reminder.content);
    assert_eq!(labels(&reminder), [["Erledigt", "Ein Teil", "Verschieben", "Heute nicht"]], "in a low week");
    let done = club.press(ana, &reminder, "Erledigt").await;
    is_german(&done);
    assert!(done.content.contains("Kraft A"), "{}", done.content);
    assert_eq!(labels(&done), [["Ändern"]]);

    let week = club.command(ana, "week", &[]).await;
    is_german(&week);
    for words in ["Deine Woche", "Dienstag", "Freitag", "erledigt", "Platz: **wenig**"] {
        assert!(week.content.contains(words), "the week names {words:?}: {}", week.content);
    }
    for command in ["today", "plan show", "me", "board", "help", "data delete", "settings"] {
        is_german(&club.command(ana, command, &[]).await);
    }
    for setting in ["time", "quiet", "evening", "units", "word", "trusted", "fuel"] {
        is_german(&panel(&club, ana, setting).await);
    }
    let refused = club.command(ana, "settings", &[("time", "halb acht".into())]).await;
    is_german(&refused);
    let days =
        [("kind", "strength".into()), ("title", "Treppe".into()), ("minutes", 5.into()), ("days", "mo und Donnerstag".into())];
    let added = club.command(ana, "plan add", &[&days[..], &[("small", "eine Stufe".into())]].concat()).await;
    is_german(&added);
    let plan = club.command(ana, "plan show", &[]).await;
    is_german(&plan);
    for words in ["6 Einheiten", "**Kraft A** (Kraft)", "5 Minuten: Montag und Donnerstag", "Kleine Version: eine Stufe."] {
        assert!(plan.content.contains(words), "the plan says {words:?}: {}", plan.content);
    }

    let language = panel(&club, ana, "language").await;
    assert!(language.content.contains("Deutsch (de)"), "{}", language.content);
    assert_eq!(offered(&language), ["en-US", "de"]);
    let english = club.choose(ana, &language, "en-US").await;
    assert!(english.content.starts_with("Saved.") && english.content.contains("English (en-US)"), "{}", english.content);
    let today = club.command(ana, "today", &[]).await;
    assert!(today.content.starts_with("**Monday 2 March**: one session"), "English from then on: {}", today.content);
    assert!(today.content.contains("Kraft A"), "and Ana's own words stay hers: {}", today.content);
    club.close().await;
}

#[tokio::test]
async fn a_language_that_nobody_here_speaks_is_answered_in_that_of_the_club() {
    let club = Club::open().await;
    let options = [("channel", club.board.to_string().into()), ("city", "Berlin".into()), ("language", "de".into())];
    let set_up = club.command(club.kim, "club setup", &options).await;
    is_german(&set_up);
    let ana = club.runner("Ana");
    club.world.set_locale(ana, "fr");
    is_german(&club.command(ana, "start", &[("city", "Berlin".into())]).await);
    is_german(&club.command(ana, "today", &[]).await);
    let boards = club.boards();
    let [board] = boards.as_slice() else { panic!("one board: {boards:?}") };
    is_german(board);
    // Whose client speaks one of ours keeps it.
    let ben = club.runner("Ben");
    club.join(ben, Joining::default()).await;
    assert_eq!(club.facts("select locale from member").await, ["en-US"]);
    club.close().await;
}
