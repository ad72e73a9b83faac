//! Days without an answer: quieter and quieter, then nothing, and the door stays open.

use chrono::TimeDelta;

use super::club_with_ana;
use crate::club::{Joining, labels, utc};

#[tokio::test]
async fn at_most_six_messages_and_none_after_day_27() {
    for plan in ["First steps, 3 a week", "Steady, 5 a week", "Long-run block, 6 a week"] {
        let club = crate::club::Club::open().await;
        let ana = club.runner("Ana");
        club.join(ana, Joining { plan, ..Joining::default() }).await;
        let last_sign = club.now();
        club.until(last_sign + TimeDelta::days(80)).await;
        let begun = &club.dms(ana)[1..];
        assert!((4..=6).contains(&begun.len()), "{plan}: at most six, {} came", begun.len());
        let last = begun.last().expect("some came");
        assert!(last.created_at - last_sign < TimeDelta::days(28), "{plan}: none after day 27, one came at {}", last.created_at);
        let letter = begun.iter().find(|dm| labels(dm).concat().contains(&"Start small".to_owned()));
        let letter = letter.unwrap_or_else(|| panic!("{plan}: one of them offers [Start small]"));
        for dm in begun {
            for unkind in ["miss", "fail", "days since", "haven't", "streak"] {
                assert!(!dm.content.to_lowercase().contains(unkind), "{plan}: no word of {unkind:?}: {}", dm.content);
            }
        }
        let back = club.press(ana, letter, "Start small").await;
        assert!(back.content.contains("ood to"), "{plan}: the return is what is greeted: {}", back.content);
        let (before, pressed_at) = (club.dms(ana).len(), club.now());
        club.until(pressed_at + TimeDelta::days(6)).await;
        assert!(club.dms(ana).len() > before, "{plan}: and the days begin again");
        club.close().await;
    }
}

#[tokio::test]
async fn leave_it_for_now_ends_them_at_once() {
    let (club, ana) = club_with_ana().await;
    let letter = loop {
        club.forward(TimeDelta::days(1)).await;
        let last = club.last_dm(ana);
        if labels(&last).concat().contains(&"Leave it for now".to_owned()) {
            break last;
        }
        assert!(club.now() < utc("2026-03-30T00:00"), "the first letter comes within four weeks");
    };
    let quiet = club.press(ana, &letter, "Leave it for now").await;
    assert!(quiet.content.contains("All quiet"), "{}", quiet.content);
    let before = club.dms(ana).len();
    club.until(utc("2026-05-30T00:00")).await;
    assert_eq!(club.dms(ana).len(), before, "nothing more comes of itself");
    let looked = club.command(ana, "settings", &[]).await;
    assert!(looked.content.contains("Your settings"), "{}", looked.content);
    club.until(utc("2026-06-10T00:00")).await;
    assert_eq!(club.dms(ana).len(), before, "looking around is no reason to write");
    club.command(ana, "checkin", &[("session", "easy walk".into()), ("day", "2026-06-07".into())]).await;
    club.until(utc("2026-06-14T12:00")).await;
    assert!(club.dms(ana).len() > before, "a check-in is a return");
    club.close().await;
}

#[tokio::test]
async fn an_answer_starts_the_count_afresh() {
    let (club, ana) = club_with_ana().await;
    club.until(utc("2026-03-06T12:00")).await;
    let last = club.last_dm(ana);
    club.press(ana, &last, "Not today").await;
    let (answered_at, before) = (club.now(), club.dms(ana).len());
    club.until(answered_at + TimeDelta::days(60)).await;
    let since = club.dms(ana).len() - before;
    assert!((4..=6).contains(&since), "six from the last sign of life on, {since} came");
    club.close().await;
}
