//! When a pause begins and ends, in the past too, and how it is taken back.

use crate::club::{labels, utc};
use crate::pause::{begun, is_kind, ladder, pauses, since_sunday};

#[tokio::test]
async fn a_pause_in_the_past_frees_only_what_was_not_done() {
    let (club, users) = since_sunday(&["Eve"]).await;
    let eve = users[0];
    club.until(utc("2025-06-02T12:00")).await;
    club.press(eve, &club.last_dm(eve), "Done").await;
    club.until(utc("2025-06-03T12:00")).await;
    club.press(eve, &club.last_dm(eve), "Not today").await;
    club.until(utc("2025-06-09T12:00")).await;
    let week = "select planned || ' ' || credited || ' ' || is_kept from member_week where week = '2025-W23'";
    assert_eq!(club.facts(week).await, ["4 1 0"], "one of four");
    let outcomes = "select local_date || ' ' || outcome from occurrence where outcome <> 'open' order by local_date";
    let before = club.facts(outcomes).await;

    let past = [("from", "2025-06-02".into()), ("until", "2025-06-08".into())];
    let done = club.command(eve, "pause", &past).await;
    assert_eq!(labels(&done), [["Undo"]], "{}", done.content);
    is_kind(&done);
    assert_eq!(pauses(&club).await, ["2025-06-02 2025-06-08"]);
    assert_eq!(club.facts(week).await, ["1 1 1"], "what was done keeps its place, and the week is kept");
    assert_eq!(club.facts(outcomes).await, before, "no answer was touched");
    assert_eq!(ladder(&club, eve).await, "on_track", "nothing is paused today");
    club.until(utc("2025-06-10T12:00")).await;
    assert_eq!(begun(&club, eve).await.last().map(String::as_str), Some("2025-06-10 rem"), "and the days go on");

    let undone = club.press(eve, &done, "Undo").await;
    assert!(undone.content.contains("Taken back") || undone.content.contains("Undone"), "{}", undone.content);
    assert_eq!((pauses(&club).await, club.facts(week).await), (Vec::new(), vec!["4 1 0".to_owned()]));
    club.close().await;
}

#[tokio::test]
async fn a_range_over_another_pause_is_one_pause_and_goes_back_whole() {
    let (club, users) = since_sunday(&["Eve"]).await;
    let eve = users[0];
    club.until(utc("2025-06-20T12:00")).await;
    club.command(eve, "today", &[]).await;
    let past = |from: &'static str, until: &'static str| [("from", from.into()), ("until", until.into())];
    let week = "select planned || ' ' || credited from member_week where week = '2025-W24'";
    club.command(eve, "pause", &past("2025-06-03", "2025-06-06")).await;
    assert_eq!(pauses(&club).await, ["2025-06-03 2025-06-06"]);

    // Over its end, and over both ends.
    for (given, expected) in
        [(("2025-06-05", "2025-06-12"), "2025-06-03 2025-06-12"), (("2025-06-01", "2025-06-15"), "2025-06-01 2025-06-15")]
    {
        let stood = pauses(&club).await;
        let counted = club.facts(week).await;
        let answer = club.command(eve, "pause", &past(given.0, given.1)).await;
        is_kind(&answer);
        assert_eq!(pauses(&club).await, [expected], "one pause: {}", answer.content);
        assert_eq!(labels(&answer), [["Undo"]], "{}", answer.content);
        let undone = club.press(eve, &answer, "Undo").await;
        assert_eq!((pauses(&club).await, club.facts(week).await), (stood, counted), "whole again: {}", undone.content);
        club.command(eve, "pause", &past(given.0, given.1)).await;
        assert_eq!(pauses(&club).await, [expected]);
    }
    assert_ne!(ladder(&club, eve).await, "paused", "nothing is paused today");

    // Wholly within it nothing is left to do, and it says so kindly.
    let stood = club.everything().await;
    let within = club.command(eve, "pause", &past("2025-06-09", "2025-06-10")).await;
    is_kind(&within);
    assert_eq!(
        (labels(&within), club.everything().await),
        (vec![vec!["Today's sessions".to_owned()]], stood),
        "{}",
        within.content
    );

    // A range that cannot be leaves the one that is there.
    let everything = club.everything().await;
    let refused = club.command(eve, "pause", &past("2025-06-14", "2025-06-10")).await;
    is_kind(&refused);
    assert_eq!(club.everything().await, everything);

    // Over a pause that is on: it is one with it, and her days stay paused.
    club.command(eve, "pause", &[("length", "two_weeks".into())]).await;
    let on = pauses(&club).await;
    assert_eq!(on.len(), 2, "{on:?}");
    let answer = club.command(eve, "pause", &past("2025-06-10", "2025-06-25")).await;
    is_kind(&answer);
    assert_eq!((pauses(&club).await.len(), ladder(&club, eve).await.as_str()), (1, "paused"), "{}", answer.content);
    club.close().await;
}

#[tokio::test]
async fn dates_that_cannot_be_are_refused_kindly_and_write_nothing() {
    let (club, users) = since_sunday(&["Eve"]).await;
    let eve = users[0];
    club.until(utc("2025-07-10T12:00")).await;
    club.command(eve, "today", &[]).await;
    let before = club.everything().await;
    for (options, words) in [
        (vec![("from", "2025-07-05"), ("until", "2025-07-01")], "the start"),
        (vec![("until", "2025-07-10")], "the start"),
        (vec![("until", "2025-07-01")], "the start"),
        (vec![("from", "2025-07-11")], "begins today"),
        (vec![("from", "2025-06-09")], "30 days"),
        (vec![("until", "2125-07-11")], "Until I say"),
        (vec![("until", "soon")], "read that as a date"),
        (vec![("until", "2025-02-30")], "read that as a date"),
        (vec![("until", "💤")], "read that as a date"),
    ] {
        let given: Vec<_> = options.iter().map(|(name, value)| (*name, (*value).into())).collect();
        let answer = club.command(eve, "pause", &given).await;
        assert!(answer.content.contains(words), "{options:?}: {}", answer.content);
        is_kind(&answer);
        assert_eq!(club.everything().await, before, "{options:?} writes nothing");
    }
    let ask = club.command(eve, "pause", &[]).await;
    let asked = club.everything().await;
    let answer = club.fill(eve, &ask, "Until a date", "the day after never").await;
    assert!(answer.content.contains("read that as a date"), "{}", answer.content);
    assert_eq!(club.everything().await, asked, "nor does the form");
    let paused = club.fill(eve, &ask, "Until a date", "friday").await;
    assert!(paused.content.contains("tomorrow") || paused.content.contains("Friday"), "Thursday to Friday: {}", paused.content);
    assert_eq!(pauses(&club).await, ["2025-07-10 2025-07-11"]);
    club.close().await;
}

#[tokio::test]
async fn a_pause_that_is_on_gets_a_new_end_and_twice_is_once() {
    let (club, users) = since_sunday(&["Eve"]).await;
    let eve = users[0];
    club.until(utc("2025-06-03T12:00")).await;
    let first = club.command(eve, "pause", &[("length", "two_weeks".into())]).await;
    let before = club.everything().await;
    let again = club.command(eve, "pause", &[("length", "two_weeks".into())]).await;
    assert_eq!(again.content, first.content, "the same says the same");
    let mut after = club.everything().await;
    // Said again it is a word of its own, with the same way back: nothing that was offered before it leads past it.
    assert_ne!(after.insert("member_change".to_owned(), before["member_change"].clone()), None);
    assert_eq!(after, before, "and writes nothing else");
    assert_eq!(labels(&again), [["Resume", "Undo"]]);
    let ask = club.command(eve, "pause", &[]).await;
    assert!(ask.content.contains("resting until"), "it says what is on: {}", ask.content);
    assert_eq!(labels(&ask)[1], ["Resume"]);

    let open = club.press(eve, &ask, "Until I say").await;
    assert!(open.content.contains("you say") || open.content.contains("/resume"), "{}", open.content);
    assert_eq!(pauses(&club).await, ["2025-06-03 open"], "one pause, with a new end");
    club.until(utc("2025-06-10T12:00")).await;
    club.command(eve, "pause", &[("from", "2025-05-30".into()), ("until", "2025-06-05".into())]).await;
    assert_eq!(pauses(&club).await, ["2025-05-30 open"], "overlapping days are joined");
    club.close().await;
}

#[tokio::test]
async fn undo_takes_a_pause_back_and_the_days_go_on() {
    let (club, users) = since_sunday(&["Eve"]).await;
    let eve = users[0];
    club.until(utc("2025-06-03T12:00")).await;
    let paused = club.command(eve, "pause", &[("length", "few_days".into())]).await;
    assert_eq!(ladder(&club, eve).await, "paused");
    let undone = club.press(eve, &paused, "Undo").await;
    assert!(undone.content.contains("Taken back") || undone.content.contains("Undone"), "{}", undone.content);
    assert_eq!((ladder(&club, eve).await.as_str(), pauses(&club).await), ("on_track", Vec::new()));
    club.until(utc("2025-06-05T12:00")).await;
    assert_eq!(begun(&club, eve).await.last().map(String::as_str), Some("2025-06-05 rem"));

    let paused = club.command(eve, "pause", &[("length", "few_days".into())]).await;
    club.command(eve, "resume", &[]).await;
    let late = club.press(eve, &paused, "Undo").await;
    assert!(late.content.contains("another time"), "a later change stands in between: {}", late.content);
    club.close().await;
}

#[tokio::test]
async fn messages_that_are_off_stay_off() {
    let (club, users) = since_sunday(&["Eve"]).await;
    let eve = users[0];
    let ask = club.command(eve, "pause", &[]).await;
    club.command(eve, "stop", &[]).await;
    let before = club.everything().await;
    for answer in [
        club.command(eve, "pause", &[("length", "two_weeks".into())]).await,
        club.command(eve, "resume", &[]).await,
        club.press(eve, &ask, "Two weeks").await,
    ] {
        assert!(answer.content.contains("Messages are off"), "{}", answer.content);
    }
    assert_eq!(club.everything().await, before);
    club.close().await;
}
