//! German words in the DM: heard, answered in German, and a person's text before all else.

use rehearsal::discord::UserId;

use super::is_german;
use crate::club::{Club, labels, utc};
use crate::hear::answered;

const OUTCOMES: &str = "select local_date || ' ' || outcome || coalesce(' ' || version, '') || coalesce(' ' || moved_to, '') \
     from occurrence where outcome <> 'open' order by id";

/// Ana, whose Discord speaks German, with Monday's reminder before her.
async fn monday() -> (Club, UserId) {
    let club = Club::open().await;
    club.set_up().await;
    let ana = club.runner("Ana");
    club.world.set_locale(ana, "de");
    let consent = club.command(ana, "start", &[("city", "London".into())]).await;
    let confirm = club.press(ana, &consent, "Ich bin 18 oder älter, los").await;
    let when = club.press(ana, &confirm, "Ja, das ist meine Zeit").await;
    let plans = club.choose(ana, &when, "07:30").await;
    let share = club.press(ana, &plans, "Gleichmäßig, 5 pro Woche").await;
    club.press(ana, &share, "Privat lassen").await;
    club.change("delete from room where is_own = 0").await;
    club.until(utc("2026-03-02T07:31")).await;
    (club, ana)
}

#[tokio::test]
async fn each_answer_can_be_given_in_german_words() {
    for (text, outcome) in [
        ("hab ich geschafft!", "2026-03-02 done full"),
        ("nur 10 Minuten geschafft", "2026-03-02 some"),
        ("die kleine Version", "2026-03-02 done small"),
        ("verschieb auf morgen", "2026-03-02 moved 2026-03-03"),
        ("heute Ruhetag", "2026-03-02 rested"),
        ("schaff ich heute nicht", "2026-03-02 let_go"),
    ] {
        let (club, ana) = monday().await;
        let answer = answered(&club, ana, text).await;
        is_german(&answer);
        assert_eq!(club.facts(OUTCOMES).await, [outcome], "{text:?}: {}", answer.content);
        let back = answered(&club, ana, "rückgängig").await;
        is_german(&back);
        assert_eq!(club.facts(OUTCOMES).await, Vec::<String>::new(), "{text:?} was taken back: {}", back.content);
        club.close().await;
    }
}

#[tokio::test]
async fn a_pause_a_stop_and_help_have_german_words_and_vague_ones_are_asked() {
    let (club, ana) = monday().await;
    is_german(&answered(&club, ana, "Hilfe").await);
    let asked = answered(&club, ana, "bin zwei Wochen weg").await;
    is_german(&asked);
    assert!(!labels(&asked).is_empty(), "it asks: {}", asked.content);
    assert_eq!(club.facts("select count(*) || '' from pause").await, ["0"], "and nothing is paused yet");
    let paused = answered(&club, ana, "Pause bis 20.3.").await;
    is_german(&paused);
    assert_eq!(club.facts("select paused_until from pause").await, ["2026-03-20"], "as it is said back: {}", paused.content);
    let stopped = answered(&club, ana, "bitte keine Nachrichten mehr").await;
    is_german(&stopped);
    assert_eq!(club.facts("select ladder from member").await, ["off"], "{}", stopped.content);
    club.close().await;
}

#[tokio::test]
async fn a_german_text_that_needs_a_person_comes_first_whatever_the_language_of_the_member() {
    for locale in ["de", "en-US"] {
        let (club, ana) = monday().await;
        club.change(&format!("update member set locale = '{locale}'")).await;
        let answer = answered(&club, ana, "alles gemacht, aber jetzt Stechen in der Brust").await;
        assert_eq!(club.facts(OUTCOMES).await, Vec::<String>::new(), "nothing is logged: {}", answer.content);
        let calls = if locale == "de" { "Notruf" } else { "emergency number" };
        assert!(answer.content.contains(calls), "{}", answer.content);
        if locale == "de" {
            is_german(&answer);
        }
        club.close().await;
    }
}
