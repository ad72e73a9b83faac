//! `/me`: one's weeks in words, for oneself alone, and the last action taken back.

use crate::club::{Club, Joining, custom_id, labels, utc};
use crate::daily::{club_with_ana, monday};

const OUTCOMES: &str = "select local_date || ' ' || outcome from occurrence where outcome <> 'open' order by id";

#[tokio::test]
async fn before_the_first_answer_it_is_friendly_and_offers_nothing_to_undo() {
    let (club, ana) = club_with_ana().await;
    let before = club.everything().await;
    let me = club.command(ana, "me", &[]).await;
    assert_eq!(me.ephemeral_to, Some(ana));
    assert!(me.content.contains("fills by itself"), "{}", me.content);
    assert!(me.content.contains("Next: strength A, today"), "what comes next is today's: {}", me.content);
    assert_eq!(labels(&me), [["Today's sessions", "How that comes about"]]);
    assert_eq!(club.everything().await, before, "looking changes nothing");
    club.close().await;
}

#[tokio::test]
async fn weeks_and_sums_stand_there_in_words_and_nothing_that_did_not_happen() {
    let (club, ana) = club_with_ana().await;
    club.command(ana, "settings", &[("word", "runner".into())]).await;
    for day in ["2026-03-02T12:00", "2026-03-03T12:00", "2026-03-05T12:00", "2026-03-06T12:00"] {
        club.until(utc(day)).await;
        club.press(ana, &club.last_dm(ana), "Done").await;
    }
    let me = club.command(ana, "me", &[]).await;
    for line in [
        "You, runner",
        "One kept week so far.",
        "These last four weeks: strength 2, mobility 1, recovery 1.",
        "Next: easy walk, on Sunday.",
    ] {
        assert!(me.content.contains(line), "{line:?} stands in: {}", me.content);
    }
    assert!(me.content.contains("Your last answer: wind-down, today"), "{}", me.content);
    for never in ["0", "miss", "streak", "%"] {
        assert!(!me.content.contains(never), "{never:?} does not: {}", me.content);
    }
    club.until(utc("2026-04-20T12:00")).await;
    let later = club.command(ana, "me", &[]).await;
    assert!(later.content.contains("One kept week so far."), "it never falls: {}", later.content);
    assert!(!later.content.contains("last four weeks"), "weeks without anything are not spoken of: {}", later.content);
    assert_eq!(labels(&later), [["Today's sessions", "How that comes about"]], "and what is long past is not undone from here");
    club.close().await;
}

#[tokio::test]
async fn decisions_are_evidence_rest_and_another_day_too() {
    let (club, ana) = club_with_ana().await;
    club.until(utc("2026-03-02T12:00")).await;
    club.press(ana, &club.last_dm(ana), "Done").await;
    club.until(utc("2026-03-03T12:00")).await;
    let moving = club.press(ana, &club.last_dm(ana), "Move").await;
    club.choose(ana, &moving, "2026-03-04").await;
    club.until(utc("2026-03-05T12:00")).await;
    club.command(ana, "checkin", &[("session", "strength B".into()), ("outcome", "rest".into())]).await;
    let me = club.command(ana, "me", &[]).await;
    let expected = "Your decisions in these three months: planned 1, adapted 1, rested 1.";
    assert!(me.content.contains(expected), "{expected} in: {}", me.content);
    club.until(utc("2026-07-01T12:00")).await;
    let later = club.command(ana, "me", &[]).await;
    assert!(!later.content.contains("decisions"), "of these three months alone: {}", later.content);
    club.close().await;
}

#[tokio::test]
async fn the_last_action_is_taken_back_by_one_press_and_twice_is_once() {
    let (club, ana, reminder) = monday().await;
    club.press(ana, &reminder, "Done").await;
    assert_eq!(club.facts(OUTCOMES).await, ["2026-03-02 done"]);
    let me = club.command(ana, "me", &[]).await;
    assert_eq!(labels(&me), [["Today's sessions", "How that comes about", "Undo my last change"]]);
    let undone = club.press(ana, &me, "Undo my last change").await;
    assert_eq!(undone.id, me.id, "in place");
    assert_eq!(club.facts(OUTCOMES).await, Vec::<String>::new(), "open again");
    let twice = club.press_raw(ana, &undone, &custom_id(&me, "Undo my last change", 0)).await;
    assert_eq!(twice.content, undone.content, "twice is once");
    club.forward(chrono::TimeDelta::seconds(10)).await;
    assert_eq!(labels(&club.see(reminder.id))[0].len(), 5, "and the reminder has its buttons again");
    let me = club.command(ana, "me", &[]).await;
    assert_eq!(labels(&me), [["Today's sessions", "How that comes about"]], "nothing is left to take back");
    club.close().await;
}

#[tokio::test]
async fn nobody_undoes_for_another_and_made_up_changes_do_nothing() {
    let (club, ana, reminder) = monday().await;
    let ben = club.runner("Ben");
    club.join(ben, Joining::default()).await;
    club.press(ana, &reminder, "Done").await;
    let me = club.command(ana, "me", &[]).await;
    let id = custom_id(&me, "Undo my last change", 0);
    let his = club.command(ben, "me", &[]).await;
    let before = club.everything().await;
    let answer = club.press_raw(ben, &his, &id).await;
    assert!(answer.content.contains("someone else's plan"), "{}", answer.content);
    for made_up in ["v1:un:77777777", "v1:un:", "v1:un:ae:ae"] {
        let answer = club.press_raw(ben, &his, made_up).await;
        assert!(answer.content.contains("from another time"), "{made_up}: {}", answer.content);
    }
    assert_eq!(club.everything().await, before);
    let cleo = club.runner("Cleo");
    let stranger = club.command(cleo, "me", &[]).await;
    assert!(stranger.content.contains("/start"), "{}", stranger.content);
    club.close().await;
}

#[tokio::test]
async fn a_title_with_marks_does_nothing_here() {
    let club = Club::open().await;
    let ana = club.runner("Ana");
    club.join(ana, Joining::default()).await;
    let plan = [
        ("kind", "mobility".into()),
        ("title", "**bold** [x](https://y.z)".into()),
        ("minutes", 10.into()),
        ("days", "mon".into()),
        ("small", "ten toe curls".into()),
    ];
    club.command(ana, "plan add", &plan).await;
    club.command(ana, "checkin", &[("session", "**bold** [x](https://y.z)".into())]).await;
    let me = club.command(ana, "me", &[]).await;
    assert!(!me.content.contains("**bold**") && !me.content.contains("](https://"), "{}", me.content);
    assert!(me.content.contains("bold"), "{}", me.content);
    club.close().await;
}

#[tokio::test]
async fn how_the_plan_fits_is_said_in_words_once_it_has_settled_in() {
    let (club, ana) = club_with_ana().await;
    let me = club.command(ana, "me", &[]).await;
    assert!(me.content.contains("shows here after the first few sessions"), "{}", me.content);
    // Monday, Tuesday, Thursday, Friday, Sunday, and again.
    for day in ["02", "03", "05", "06", "08", "09"] {
        club.until(utc(&format!("2026-03-{day}T12:00"))).await;
        club.press(ana, &club.last_dm(ana), "Small version").await;
    }
    // 1 - .5 · (1 - .067)⁶ is .67 with five a week.
    let me = club.command(ana, "me", &[]).await;
    assert!(me.content.contains("The plan mostly fits these weeks."), "{}", me.content);
    for day in ["10", "12"] {
        club.until(utc(&format!("2026-03-{day}T12:00"))).await;
        club.press(ana, &club.last_dm(ana), "Done").await;
    }
    club.until(utc("2026-03-13T12:00")).await;
    club.press(ana, &club.last_dm(ana), "Done").await;
    let me = club.command(ana, "me", &[]).await;
    assert!(me.content.contains("The plan fits these weeks well."), "nine make it .73: {}", me.content);
    let before = club.everything().await;
    for path in [&[][..], &[("why", true.into())][..]] {
        club.command(ana, "me", path).await;
    }
    assert_eq!(club.everything().await, before, "looking changes nothing, and nothing of it is stored");
    club.close().await;
}

#[tokio::test]
async fn silence_lowers_the_line_late_and_the_coachs_own_silence_does_not() {
    let (club, ana) = club_with_ana().await;
    for day in ["02", "03", "05", "06", "08", "09", "10", "12", "13", "15"] {
        club.until(utc(&format!("2026-03-{day}T12:00"))).await;
        club.press(ana, &club.last_dm(ana), "Done").await;
    }
    let fits = club.command(ana, "me", &[]).await;
    assert!(fits.content.contains("The plan fits these weeks well."), "{}", fits.content);
    // Nobody answers any more: three reminders, a letter, a letter, and no more counting.
    club.until(utc("2026-06-01T12:00")).await;
    let later = club.command(ana, "me", &[]).await;
    let line = |text: &str| text.lines().nth(1).map(str::to_owned);
    assert_eq!(line(&later.content), line(&fits.content), "what three silent sessions cost is less than the line gives way by");
    club.close().await;
}

#[tokio::test]
async fn the_weeks_are_a_picture_too_and_why_is_five_lines() {
    let (club, ana) = club_with_ana().await;
    let me = club.command(ana, "me", &[]).await;
    assert!(me.attachments.is_empty(), "nothing to draw yet");
    for day in ["02", "03", "05", "06"] {
        club.until(utc(&format!("2026-03-{day}T12:00"))).await;
        club.press(ana, &club.last_dm(ana), "Done").await;
    }
    let me = club.command(ana, "me", &[]).await;
    let [picture] = me.attachments.as_slice() else { panic!("one picture: {:?}", me.attachments) };
    assert_eq!(
        picture.description.as_deref(),
        Some("Your weeks as a strip of dots: one kept week."),
        "said for who does not see it"
    );
    assert_eq!((picture.filename.as_str(), picture.content_type.as_str()), ("weeks.png", "image/png"));
    assert_eq!(me.ephemeral_to, Some(ana), "for her alone");

    let why = club.press(ana, &me, "How that comes about").await;
    assert_eq!(why.id, me.id, "in place");
    assert!(why.attachments.is_empty(), "the picture goes with its text");
    let lines: Vec<&str> = why.content.lines().skip(1).collect();
    assert_eq!(lines.len(), 5, "{}", why.content);
    assert!(lines[1].contains("strength 2, mobility 1, recovery 1"), "what went into it: {}", why.content);
    let by_command = club.command(ana, "me", &[("why", true.into())]).await;
    assert_eq!(by_command.content, why.content, "the same by the command");
    let back = club.press(ana, &why, "Back to my page").await;
    assert_eq!((back.content.as_str(), back.attachments.len()), (me.content.as_str(), 1), "and back again, with the picture");
    club.close().await;
}
