//! Texts that need a person: what is answered, what is held, and that nothing of it stays.

use crate::club::{custom_id, labels, utc};
use crate::daily::{club_with_ana, monday};
use crate::hear::answered;
use crate::logs::Logs;

const PAUSES: &str = "select paused_from || ' ' || coalesce(paused_until, '-') from pause order by id";
const OUTCOMES: &str = "select local_date || ' ' || outcome from occurrence where outcome <> 'open' order by id";

/// S11.
#[tokio::test]
async fn a_red_flag_stops_the_sessions_until_resume_and_is_kept_nowhere() {
    let logs = Logs::listen();
    let (club, ivy, _) = monday().await;
    let text = "had chest tightness on the hill and nearly passed out, did 10 min";
    let said = answered(&club, ivy, text).await;
    assert!(said.content.starts_with("This needs a person"), "{}", said.content);
    assert_eq!(labels(&said), [["Numbers for my country", "Resume", "It wasn't that"]]);
    assert_eq!(club.facts(OUTCOMES).await, Vec::<String>::new(), "nothing is logged from such a text");
    assert_eq!(club.facts(PAUSES).await, ["2026-03-02 -"], "a plain pause, with no cause");

    let numbers = club.press(ivy, &said, "Numbers for my country").await;
    for word in ["999", "116 123", "findahelpline.com", "not checked by your club yet"] {
        assert!(numbers.content.contains(word), "{word:?}: {}", numbers.content);
    }
    let before = club.dms(ivy).len();
    club.until(utc("2026-03-06T12:00")).await;
    assert_eq!(club.dms(ivy).len(), before, "nothing is sent");
    assert_eq!(club.boards().len(), 0, "and nobody else hears of it");

    let resumed = club.press(ivy, &said, "Resume").await;
    assert!(resumed.content.contains("small this week"), "{}", resumed.content);
    assert_eq!(club.facts(PAUSES).await, ["2026-03-02 2026-03-06"]);
    assert_eq!(club.facts("select room from room").await, ["low"], "the plan goes on at low");
    club.until(utc("2026-03-08T09:00")).await;
    assert!(club.dms(ivy).len() > before, "the next session comes");

    for word in ["chest", "tightness", "passed out", "hill"] {
        assert!(logs.with(word).is_empty(), "{word:?} is in no log line: {:?}", logs.with(word));
    }
    for column in club.facts("select sql from sqlite_master where sql is not null").await {
        assert!(!column.contains("tier") && !column.contains("cause"), "{column}");
    }
    club.close().await;
}

#[tokio::test]
async fn it_was_not_that_leaves_everything_as_planned() {
    let (club, ivy) = club_with_ana().await;
    let said = answered(&club, ivy, "I fainted, well, nearly, in the sauna").await;
    let not = club.press(ivy, &said, "It wasn't that").await;
    assert!(not.content.contains("as it was before"), "{}", not.content);
    assert_eq!(club.facts("select ladder from member").await, ["on_track"]);
    club.until(utc("2026-03-02T07:31")).await;
    assert!(labels(&club.last_dm(ivy)).concat().contains(&"Done".to_owned()), "Monday's reminder comes as planned");
    let again = club.press_raw(ivy, &not, &custom_id(&said, "It wasn't that", 0)).await;
    assert!(again.content.contains("as it was before"), "twice is once: {}", again.content);
    club.close().await;
}

#[tokio::test]
async fn each_tier_has_its_words_and_its_choices() {
    for (text, begins, buttons) in [
        (
            "sharp pain in my knee on every step",
            "That sounds worth",
            vec!["Hold running and strength", "Hold everything", "Keep my plan"],
        ),
        ("in bed with a fever", "If you're feeling unwell", vec!["Hold running and strength", "Hold everything", "Keep my plan"]),
        (
            "I've been making myself sick after meals",
            "Thank you for telling me",
            vec!["Support lines", "Pause sessions", "Carry on gently"],
        ),
        ("I don't want to be here any more", "I am glad you wrote that", vec!["Show helplines", "It was a figure of speech"]),
    ] {
        let (club, ivy, _) = monday().await;
        let said = answered(&club, ivy, text).await;
        assert!(said.content.starts_with(begins), "{text:?}: {}", said.content);
        assert_eq!(labels(&said), [buttons], "{text:?}");
        assert_eq!(club.facts(OUTCOMES).await, Vec::<String>::new());
        let never = ["you're fine", "probably", "streak", "nothing serious"];
        assert!(never.iter().all(|word| !said.content.contains(word)), "{text:?}: {}", said.content);
        club.close().await;
    }
}

#[tokio::test]
async fn a_hold_is_the_members_choice_and_keeping_the_plan_is_one_too() {
    let (club, ivy, _) = monday().await;
    let said = answered(&club, ivy, "felt a pop in my calf").await;
    assert_eq!(club.facts(PAUSES).await, Vec::<String>::new(), "nothing is held unasked");
    let held = club.press(ivy, &said, "Hold everything").await;
    assert_eq!(labels(&held), [["Numbers for my country", "Resume", "Today's sessions"]], "{}", held.content);
    assert_eq!(club.facts(PAUSES).await, ["2026-03-02 -"]);
    club.press(ivy, &held, "Resume").await;
    assert_eq!(club.facts("select ladder from member").await, ["returned"]);
    let said = answered(&club, ivy, "felt a pop in my calf").await;
    let kept = club.press(ivy, &said, "Keep my plan").await;
    assert!(kept.content.contains("stays as it is"), "{}", kept.content);
    club.close().await;
}

#[tokio::test]
async fn two_quiet_days_after_a_crisis_and_a_word_for_anyone() {
    let (club, ivy, _) = monday().await;
    let said = answered(&club, ivy, "I want to die").await;
    assert_eq!(club.facts(PAUSES).await, ["2026-03-02 2026-03-04"], "{}", said.content);
    club.press(ivy, &said, "It was a figure of speech").await;
    assert_eq!(club.facts("select ladder from member").await, ["on_track"]);

    let cleo = club.runner("Cleo");
    let anyone = club.says(cleo, "I want to die").await.expect("somebody who has not joined is answered here");
    assert!(anyone.content.contains("findahelpline.com") && labels(&anyone).is_empty(), "{}", anyone.content);
    let numbers = club.command(cleo, "help-now", &[]).await;
    assert!(numbers.content.contains("local emergency number"), "{}", numbers.content);
    assert_eq!(club.count("select count(*) from member").await, 1, "and nothing is stored of them");
    club.close().await;
}
