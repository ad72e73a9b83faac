//! Coming back: what is said, what is offered, and how the weeks after it grow again.

mod chapters;
mod ramps;

use rehearsal::discord::model::Message;

use crate::club::{labels, utc};
use crate::pause::{begun, is_kind, ladder, since_sunday};

/// Whether a text greets somebody who is back.
pub(crate) fn greets(message: &Message) -> bool {
    ["Good to see you", "good to have you here", "Lovely that you're here"].iter().any(|words| message.content.contains(words))
}

const LONG: [&str; 3] = ["Two small", "Usual, low", "Choose later"];

#[tokio::test]
async fn s4_a_quick_return_is_no_event() {
    let (club, users) = since_sunday(&["Ben"]).await;
    let ben = users[0];
    club.until(utc("2025-06-05T12:00")).await;
    assert_eq!(begun(&club, ben).await, ["2025-06-02 rem", "2025-06-03 rem", "2025-06-05 wob-2"]);
    // The reminder of a crowded week offers a low week in that place; /today has all five.
    let today = club.command(ben, "today", &[]).await;
    let some = club.press(ben, &today, "Some").await;
    assert!(some.content.contains("ome of strength B"), "SOME-1: {}", some.content);
    assert_eq!(labels(&some), [["Change", "Undo"]], "and no question");
    assert!(!greets(&some), "no words of a welcome: {}", some.content);
    is_kind(&some);
    assert_eq!(ladder(&club, ben).await, "on_track");
    assert_eq!(club.facts("select boosts_left || '' from member").await, ["0"], "nothing counts double");
    assert_eq!(club.facts("select is_boosted || '' from check_in").await, ["0"]);
    club.until(utc("2025-06-07T12:00")).await;
    assert_eq!(begun(&club, ben).await[3..], ["2025-06-07 rem"], "Saturday is a day like any other");
    assert_eq!(club.facts("select week from ramp_week").await, Vec::<String>::new());
    club.close().await;
}

#[tokio::test]
async fn s5_a_comeback_after_five_weeks() {
    let (club, users) = since_sunday(&["Ben"]).await;
    let ben = users[0];
    club.until(utc("2025-07-12T12:00")).await;
    let silence = ["2025-06-02 rem", "2025-06-03 rem", "2025-06-05 wob-2", "2025-06-07 away-1", "2025-06-14 away-2"];
    assert_eq!(begun(&club, ben).await, silence);
    let letter = club.last_dm(ben);
    assert_eq!(labels(&letter), [["Start small", "Pause", "Stop messages"]]);
    let back = club.press(ben, &letter, "Start small").await;
    assert!(greets(&back), "RET-3: {}", back.content);
    assert_eq!(labels(&back), [LONG], "no [Usual] in the first week");
    assert_eq!(back.content.matches('?').count(), 1, "one question: {}", back.content);
    assert!(back.content.contains("physio"), "whom to ask, once: {}", back.content);
    is_kind(&back);

    let chosen = club.press(ben, &back, "Two small").await;
    assert!(!chosen.content.contains("physio") && !chosen.content.contains('?'), "{}", chosen.content);
    let done = club.command(ben, "checkin", &[("session", "hips".into())]).await;
    let is_warm = done.content.contains("here") || done.content.contains("see you");
    assert!(done.content.contains("ips") && is_warm, "RET-2: {}", done.content);
    assert!(done.content.contains("as small as you like"), "and what is next: {}", done.content);
    is_kind(&done);
    let second = club.command(ben, "checkin", &[("session", "wind-down".into())]).await;
    assert!(!second.content.contains("have you here"), "it is said once: {}", second.content);

    // Every reminder is answered from here on: the weeks grow by the table.
    let before = begun(&club, ben).await.len();
    for day in 13..=31 {
        answer_day(&club, ben, &format!("2025-07-{day:02}T12:00")).await;
    }
    for day in 1..=10 {
        answer_day(&club, ben, &format!("2025-08-{day:02}T12:00")).await;
    }
    let begun = begun(&club, ben).await;
    let days: Vec<&String> = begun[before..].iter().filter(|letter| !letter.ends_with(" cap")).collect();
    let of_ramp = ["2025-07-14", "2025-07-19", "2025-07-21", "2025-07-26", "2025-07-28", "2025-07-29", "2025-08-02"];
    let usual = ["2025-08-04", "2025-08-05", "2025-08-07", "2025-08-09"];
    let expected: Vec<String> = of_ramp.iter().chain(&usual).map(|day| format!("{day} rem")).collect();
    assert_eq!(days, expected.iter().collect::<Vec<_>>(), "two, two, three, and the usual four");
    let boosted = club.facts("select is_boosted || '' from check_in order by id").await;
    assert_eq!(boosted[..4], ["1", "1", "1", "0"], "the first three count double, and nobody is told");
    for dm in club.dms(ben) {
        is_kind(&dm);
        assert!(!dm.content.contains("double"), "nothing visible doubles: {}", dm.content);
    }
    let public = club.world.messages(club.general, ben).into_iter().filter(|post| post.ephemeral_to.is_none());
    assert_eq!(public.count(), 0, "nobody else hears of it");
    club.close().await;
}

async fn answer_day(club: &crate::club::Club, user: rehearsal::discord::UserId, at: &str) {
    club.until(utc(at)).await;
    let last = club.last_dm(user);
    if last.created_at.date_naive() == club.now().date_naive() {
        club.press(user, &last, "Done").await;
    }
}

#[tokio::test]
async fn s16_looking_around_is_no_return_and_leaving_it_is_one_step() {
    let (club, users) = since_sunday(&["Nia"]).await;
    let nia = users[0];
    club.until(utc("2025-06-07T12:00")).await;
    let letter = club.last_dm(nia);
    let left = club.press(nia, &letter, "Leave it for now").await;
    assert_eq!(labels(&left), [["Start small", "Pause", "Stop messages"]], "{}", left.content);
    is_kind(&left);
    assert_eq!(ladder(&club, nia).await, "dormant", "at once");
    let before = begun(&club, nia).await;
    club.until(utc("2025-07-01T12:00")).await;
    for look in ["board", "me"] {
        let seen = club.command(nia, look, &[]).await;
        is_kind(&seen);
        assert!(!greets(&seen), "/{look}: {}", seen.content);
    }
    club.until(utc("2025-07-03T12:00")).await;
    assert_eq!((ladder(&club, nia).await, begun(&club, nia).await), ("dormant".into(), before.clone()), "nothing follows");
    let back = club.press(nia, &left, "Start small").await;
    assert!(greets(&back), "RET-3: {}", back.content);
    assert_eq!(labels(&back), [LONG]);
    club.until(utc("2025-07-05T12:00")).await;
    assert_eq!(begun(&club, nia).await[before.len()..], ["2025-07-05 rem"], "from her next session on");
    assert!(!begun(&club, nia).await.iter().any(|letter| letter.contains("pause")), "no question about a pause");
    club.close().await;
}
