//! Moving: across the week's end, again and back, and strength before a long run by one more press.

use super::{OUTCOMES, pick};
use crate::club::{Joining, labels, offered, select, utc};
use crate::daily::club_with_ana;

const WHERE_IT_IS: &str = "select local_date || ' ' || outcome || coalesce(' ' || moved_to, '') from occurrence \
     where session_id = (select session_id from occurrence where outcome = 'moved' limit 1) and local_date < '2026-03-12' order by local_date";

#[tokio::test]
async fn a_session_moves_across_the_end_of_the_week_and_back_by_undo() {
    let (club, ana) = club_with_ana().await;
    let week = club.command(ana, "week", &[]).await;
    let card = pick(&club, ana, &week, "easy walk").await;
    let moving = club.press(ana, &card, "Move").await;
    assert_eq!(moving.id, week.id, "in place");
    assert!(offered(&moving).contains(&"2026-03-10".to_owned()), "next week's days are there: {:?}", offered(&moving));
    let moved = club.choose(ana, &moving, "2026-03-10").await;
    assert!(moved.content.contains("10 March"), "it says where it is now: {}", moved.content);
    assert!(!moved.content.contains("Sunday**"), "{}", moved.content);
    let next = club.press(ana, &moved, "Next week").await;
    assert!(next.content.contains("**Tuesday**: easy walk"), "{}", next.content);
    let planned = "select week || ' ' || planned from member_week order by week";
    assert_eq!(club.facts(planned).await, ["2026-W10 4", "2026-W11 6"], "it joins the week it is in");
    let week = club.command(ana, "week", &[]).await;
    let again = pick(&club, ana, &club.press(ana, &week, "Next week").await, "easy walk: Tuesday").await;
    let moving = club.press(ana, &again, "Move").await;
    let there = club.choose(ana, &moving, "2026-03-08").await;
    assert_eq!(club.facts(WHERE_IT_IS).await, ["2026-03-08 open", "2026-03-10 moved 2026-03-08"], "and back again");
    club.press(ana, &there, "Undo").await;
    assert_eq!(
        club.facts(WHERE_IT_IS).await,
        ["2026-03-08 moved 2026-03-10", "2026-03-10 open"],
        "Undo takes back the last of them"
    );
    club.close().await;
}

#[tokio::test]
async fn keep_it_changes_nothing() {
    let (club, ana) = club_with_ana().await;
    let week = club.command(ana, "week", &[]).await;
    let card = pick(&club, ana, &week, "strength B").await;
    let moving = club.press(ana, &card, "Move").await;
    let kept = club.choose(ana, &moving, "keep").await;
    assert_eq!(kept.content, week.content);
    assert_eq!(club.facts(OUTCOMES).await, Vec::<String>::new());
    club.close().await;
}

#[tokio::test]
async fn the_fallback_day_is_selected_beforehand() {
    let (club, ana) = club_with_ana().await;
    club.command(ana, "plan edit", &[("session", "strength B".into()), ("fallback", "sat".into())]).await;
    let week = club.command(ana, "week", &[]).await;
    let moving = club.press(ana, &pick(&club, ana, &week, "strength B").await, "Move").await;
    let options = select(&moving)["options"].as_array().cloned().expect("days");
    let selected: Vec<&str> =
        options.iter().filter(|option| option["default"] == true).filter_map(|option| option["value"].as_str()).collect();
    assert_eq!(selected, ["2026-03-07"]);
    club.close().await;
}

/// Hard run on Tuesday, long run on Sunday, strength on Wednesday and Friday.
const BLOCK: Joining = Joining { city: "London", time: "07:30", plan: "Long-run block, 6 a week", shares: false };

#[tokio::test]
async fn strength_stands_before_a_long_run_by_one_more_press() {
    let club = crate::club::Club::open().await;
    let ana = club.runner("Ana");
    club.join(ana, BLOCK).await;
    let week = club.command(ana, "week", &[]).await;
    assert!(week.content.contains("**Sunday**: long run"), "runs are part of the week: {}", week.content);
    let moving = club.press(ana, &pick(&club, ana, &week, "short strength").await, "Move").await;
    let days = offered(&moving);
    for not_offered in ["2026-03-02", "2026-03-07", "2026-03-09"] {
        assert!(!days.contains(&not_offered.to_owned()), "{not_offered} is the day before a run: {days:?}");
    }
    let others = club.choose(ana, &moving, "others").await;
    assert!(others.content.contains("yours to pick"), "a plain sentence: {}", others.content);
    assert_eq!(offered(&others), ["2026-03-07", "2026-03-09", "2026-03-14", "2026-03-16", "keep"], "the others, and the way out");
    assert_eq!(club.facts(OUTCOMES).await, Vec::<String>::new(), "asking moves nothing");
    let moved = club.choose(ana, &others, "2026-03-07").await;
    assert!(moved.content.contains("Saturday"), "{}", moved.content);
    assert_eq!(club.facts(OUTCOMES).await, ["2026-03-06 moved 2026-03-07"]);
    club.close().await;
}

#[tokio::test]
async fn the_reminder_asks_once_too_and_a_made_up_choice_is_asked_about() {
    let club = crate::club::Club::open().await;
    let ana = club.runner("Ana");
    club.join(ana, BLOCK).await;
    club.until(utc("2026-03-04T07:31")).await;
    let reminder = club.last_dm(ana);
    let moving = club.press(ana, &reminder, "Move").await;
    assert!(!offered(&moving).contains(&"2026-03-07".to_owned()), "{:?}", offered(&moving));
    let id = select(&moving)["custom_id"].as_str().expect("an id").to_owned();
    let act = club.world.choose_raw(ana, moving.id, &id, &["2026-03-07"]).expect("a message that she sees");
    let asked = club.answered(ana, act).await;
    assert_eq!(asked.id, reminder.id, "in place");
    assert!(asked.content.contains("yours to pick"), "{}", asked.content);
    assert_eq!(club.facts(OUTCOMES).await, Vec::<String>::new());
    let kept = club.choose(ana, &asked, "keep").await;
    assert_eq!(kept.content, reminder.content, "back to the reminder as it was");
    let others = club.choose(ana, &club.press(ana, &reminder, "Move").await, "others").await;
    let moved = club.choose(ana, &others, "2026-03-07").await;
    assert_eq!(labels(&moved), [["Change"]], "{}", moved.content);
    assert_eq!(club.facts(OUTCOMES).await, ["2026-03-04 moved 2026-03-07"]);
    club.until(utc("2026-03-07T07:31")).await;
    assert!(club.last_dm(ana).content.contains("legs and trunk"), "and it comes there: {}", club.last_dm(ana).content);
    club.close().await;
}

#[tokio::test]
async fn what_was_moved_is_moved_again_and_back_from_either_letter() {
    let (club, ana) = club_with_ana().await;
    club.until(utc("2026-03-02T07:31")).await;
    let monday = club.last_dm(ana);
    club.choose(ana, &club.press(ana, &monday, "Move").await, "2026-03-04").await;
    club.until(utc("2026-03-04T07:31")).await;
    let wednesday = club.last_dm(ana);
    let moved = club.choose(ana, &club.press(ana, &wednesday, "Move").await, "2026-03-07").await;
    assert!(moved.content.contains("Saturday"), "{}", moved.content);
    assert_eq!(club.facts(WHERE_IT_IS).await, ["2026-03-02 moved 2026-03-04", "2026-03-04 moved 2026-03-07", "2026-03-07 open"]);
    // Monday's letter knows where it went.
    club.press(ana, &monday, "Change").await;
    let from_monday = club.press(ana, &monday, "Move").await;
    assert!(from_monday.content.contains("Saturday"), "{}", from_monday.content);
    let back = club.choose(ana, &from_monday, "2026-03-04").await;
    assert!(back.content.contains("today"), "Wednesday is today: {}", back.content);
    assert_eq!(club.facts(WHERE_IT_IS).await, ["2026-03-02 moved 2026-03-04", "2026-03-04 open", "2026-03-07 moved 2026-03-04"]);
    club.forward(chrono::TimeDelta::seconds(3)).await;
    assert_eq!(labels(&club.see(wednesday.id)), [crate::daily::FIVE], "Wednesday's letter has it again");
    let today = club.command(ana, "today", &[]).await;
    assert!(today.content.contains("strength A"), "it stands today again: {}", today.content);
    club.press(ana, &wednesday, "Done").await;
    assert_eq!(club.count("select credited from member_week where week like '%W10'").await, 1);
    // Done on Wednesday, it is moved from nowhere any more.
    club.press(ana, &monday, "Change").await;
    let refused = club.press(ana, &monday, "Move").await;
    assert!(refused.content.contains("4 March"), "it stands where it was answered: {}", refused.content);
    club.until(utc("2026-03-07T12:00")).await;
    let saturday = club.command(ana, "today", &[]).await;
    assert!(!saturday.content.contains("strength A"), "a day it stood on for a while has nothing of it: {}", saturday.content);
    club.close().await;
}

#[tokio::test]
async fn an_answer_where_it_stood_first_takes_every_move_back() {
    let (club, ana) = club_with_ana().await;
    club.until(utc("2026-03-02T07:31")).await;
    let monday = club.last_dm(ana);
    club.choose(ana, &club.press(ana, &monday, "Move").await, "2026-03-04").await;
    club.until(utc("2026-03-04T07:31")).await;
    let wednesday = club.last_dm(ana);
    club.choose(ana, &club.press(ana, &wednesday, "Move").await, "2026-03-07").await;
    club.press(ana, &monday, "Change").await;
    club.press(ana, &monday, "Done").await;
    assert_eq!(
        club.facts(WHERE_IT_IS).await,
        ["2026-03-02 done", "2026-03-04 moved 2026-03-02", "2026-03-07 moved 2026-03-02"],
        "done on Monday after all, and nowhere else"
    );
    assert_eq!(club.facts("select planned || ' ' || credited from member_week where week like '%W10'").await, ["5 1"]);
    club.until(utc("2026-03-07T12:00")).await;
    assert!(club.dms(ana).iter().all(|dm| dm.created_at < utc("2026-03-07T00:00")), "Saturday is quiet");
    club.close().await;
}
