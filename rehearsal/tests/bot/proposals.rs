//! Proposals about the plan: below a reminder that asks nothing else, one in seven days, always with a way to keep it.

use std::collections::BTreeMap;

use chrono::{Datelike, TimeDelta};
use rehearsal::discord::model::Message;
use rehearsal::discord::{Answer, Fault, InteractionId, Kind, Scope, Trouble, UserId};
use second_wind::domain::calendar::Week;
use serde_json::Value;

use crate::club::{Club, labels, offered, select, utc, values};
use crate::daily::{FIVE, club_with_ana};

/// Monday's reminder, answered, with a proposal below it: kind, session, day and other day.
pub(crate) async fn below_mondays_reminder(club: &Club, ana: UserId, proposal: &str) -> Message {
    club.until(utc("2026-03-02T07:31")).await;
    let reminder = club.last_dm(ana);
    let season = if proposal.starts_with("'season'") { "'taper'" } else { "null" };
    club.change(&format!(
        "insert into proposal (member_id, made_on, letter_id, kind, session_id, from_day, to_day, season) \
         select member_id, local_date, id, {proposal}, {season} from letter where message_id = {}",
        reminder.id
    ))
    .await;
    club.press(ana, &reminder, "Done").await
}

/// Ana joined two months ago.
async fn settled() -> (Club, UserId) {
    let (club, ana) = club_with_ana().await;
    club.change("update member set joined_at_ms = joined_at_ms - 5184000000").await;
    (club, ana)
}

/// Answers every reminder until a date, but for those of a weekday.
async fn live(club: &Club, ana: UserId, days: std::ops::RangeInclusive<u32>, but: &str) {
    for day in days {
        club.until(utc(&format!("2026-03-{day:02}T12:00"))).await;
        let last = club.last_dm(ana);
        let is_today = last.created_at > utc(&format!("2026-03-{day:02}T00:00"));
        if is_today && last.created_at.format("%a").to_string() != but {
            club.press(ana, &last, "Done").await;
        }
    }
}

/// Chooses what opens a form: what opened it, and what stands in its lines.
async fn opens_form(club: &Club, user: UserId, on: &Message, value: &str) -> (InteractionId, BTreeMap<String, String>) {
    let id = select(&club.see(on.id))["custom_id"].as_str().expect("a custom_id").to_owned();
    let opened_by = club.world.choose(user, on.id, &id, &[value]).unwrap_or_else(|why| panic!("{value}: {why}"));
    let Answer::Modal { modal } = club.answer(opened_by).await else { panic!("{value} opens a form") };
    let lines = modal["components"].as_array().cloned().unwrap_or_default();
    let line = |row: &Value| {
        let text = |field: &str| row["components"][0][field].as_str().unwrap_or_default().to_owned();
        (text("custom_id"), text("value"))
    };
    (opened_by, lines.iter().map(line).collect())
}

#[tokio::test]
async fn the_month_begins_with_a_look_at_what_carries_the_training() {
    let (club, ana) = settled().await;
    club.until(utc("2026-03-02T07:31")).await;
    let reminder = club.last_dm(ana);
    assert_eq!(labels(&reminder), [FIVE.to_vec(), vec!["Pick one, or keep the plan"]], "RES-1: {}", reminder.content);
    assert_eq!(reminder.content.matches('?').count(), 1, "one question: {}", reminder.content);
    assert_eq!(offered(&reminder).last().map(String::as_str), Some("keep"), "always with keeping it: {:?}", offered(&reminder));
    let sessions = club.count("select count(*) from session").await;
    let (opened_by, there) = opens_form(&club, ana, &reminder, "sleep").await;
    assert_eq!(
        ["title", "minutes", "days", "small", "cue"].map(|name| there[name].as_str()),
        ["sleep", "10", "", "", ""],
        "begun with the area; the days and the small version are hers"
    );
    club.forward(TimeDelta::minutes(1)).await;
    let chosen = club.see(reminder.id);
    assert!(
        chosen.content.contains("sleep") && chosen.content.contains("/plan add"),
        "for whoever closes it: {}",
        chosen.content
    );
    assert_eq!(labels(&chosen), [FIVE], "the session keeps its row");
    let lines = |days: &'static str| {
        [("title", "lights out"), ("days", days), ("minutes", "10"), ("small", "screen off at ten"), ("cue", "")]
            .map(|(name, text)| (name, text.into()))
    };
    let refused = club.world.submit_modal(ana, opened_by, &values(&lines("somewhen"))).expect("a form that can be sent");
    let refused = club.answered(ana, refused).await;
    assert!(refused.content.contains("On which days?"), "{}", refused.content);
    assert_eq!(club.count("select count(*) from session").await, sessions, "nothing half done");
    club.close().await;

    let (club, ana) = settled().await;
    club.until(utc("2026-03-02T07:31")).await;
    let reminder = club.last_dm(ana);
    let (opened_by, _) = opens_form(&club, ana, &reminder, "sleep").await;
    let sent = club.world.submit_modal(ana, opened_by, &values(&lines("wed, sat"))).expect("a form that can be sent");
    let added = club.answered(ana, sent).await;
    assert!(added.content.contains("Lights out is in your plan"), "{}", added.content);
    assert_eq!(labels(&added), [["Undo"]]);
    let kept = "select kind || ' ' || area || ' ' || minutes || ' ' || days || ' ' || small_words from session_version \
         where title = 'lights out'";
    assert_eq!(club.facts(kept).await, ["recovery sleep 10 36 screen off at ten"]);
    assert_eq!(club.facts("select kind || ' ' || chosen from proposal").await, ["support area:sleep"]);
    let dms = club.dms(ana).len();
    live(&club, ana, 3..=6, "").await;
    assert!(club.dms(ana).iter().skip(dms).all(|dm| !dm.content.contains('?')), "nothing more is asked that week");
    assert_eq!(club.count("select count(*) from proposal").await, 1);
    club.close().await;
}

#[tokio::test]
async fn a_day_unused_two_weeks_running_may_be_another_and_undo_takes_it_back() {
    let (club, ana) = settled().await;
    live(&club, ana, 2..=15, "Thu").await;
    club.until(utc("2026-03-16T07:31")).await;
    let reminder = club.last_dm(ana);
    assert_eq!(labels(&reminder)[1], ["Wednesday", "Ten minutes", "Keep it as it is"], "MOVE-2: {}", reminder.content);
    assert!(reminder.content.contains("Thursday") && reminder.content.contains("strength B"), "{}", reminder.content);
    assert_eq!(reminder.content.matches('?').count(), 1, "one question: {}", reminder.content);
    let moved = club.press(ana, &reminder, "Wednesday").await;
    assert_eq!(moved.id, reminder.id, "in place");
    assert_eq!(labels(&moved), [FIVE], "{}", moved.content);
    assert!(moved.content.contains("Wednesday"), "{}", moved.content);
    let days = "select days from session_version join session on session.id = session_version.session_id \
         where title = 'strength B' and valid_until is null";
    assert_eq!(club.count(days).await, 0b100, "on Wednesdays from now on");
    let me = club.command(ana, "me", &[]).await;
    let undo = labels(&me).concat().into_iter().find(|label| label.contains("ndo")).expect("a way back");
    club.press(ana, &me, &undo).await;
    assert_eq!(club.count(days).await, 0b1000, "on Thursdays again");
    club.close().await;
}

#[tokio::test]
async fn keeping_it_is_one_press_and_it_is_not_asked_again() {
    let (club, ana) = settled().await;
    live(&club, ana, 2..=15, "Thu").await;
    club.until(utc("2026-03-16T07:31")).await;
    let reminder = club.last_dm(ana);
    let before = club.facts("select session_id || ' ' || days from session_version order by 1").await;
    let kept = club.press(ana, &reminder, "Keep it as it is").await;
    assert_eq!(labels(&kept), [FIVE], "{}", kept.content);
    assert!(!kept.content.contains('?'), "{}", kept.content);
    assert_eq!(club.facts("select session_id || ' ' || days from session_version order by 1").await, before, "nothing changed");
    live(&club, ana, 16..=30, "Thu").await;
    let asked = "select count(*) from proposal where kind in ('that_day', 'other_day')";
    assert_eq!(club.count(asked).await, 1, "kept is kept for four weeks");
    club.close().await;
}

#[tokio::test]
async fn each_choice_does_what_it_says_and_twice_is_once() {
    for (proposal, label, facts, expected) in [
        (
            "'smaller_weeks', null, null, null",
            "Two smaller weeks",
            "select week || ' ' || room from room order by week",
            vec!["2026-W10 low", "2026-W11 low", "2026-W12 steady"],
        ),
        (
            "'steady', null, null, null",
            "Go to steady",
            "select week || ' ' || room from room order by week",
            vec!["2026-W11 steady"],
        ),
        (
            "'make_small', 1, null, null",
            "Make small the plan",
            "select minutes || ' ' || full_words from session_version where session_id = 1 and valid_until is null",
            vec!["10 one round of squats and calf raises"],
        ),
        (
            "'that_day', 1, 0, 2",
            "Ten minutes",
            "select minutes || ' ' || days from session_version where session_id = 1 and valid_until is null",
            vec!["10 1"],
        ),
        ("'fuel', null, null, null", "No such notes", "select wants_fuel_prompts || '' from member", vec!["0"]),
    ] {
        let (club, ana) = club_with_ana().await;
        let letter = below_mondays_reminder(&club, ana, proposal).await;
        assert_eq!(letter.content.matches('?').count(), 1, "{proposal}: {}", letter.content);
        let id = crate::club::custom_id(&letter, label, 0);
        let chosen = club.press(ana, &letter, label).await;
        assert_eq!(labels(&chosen), [["Change"]], "{proposal}: {}", chosen.content);
        assert_eq!(club.facts(facts).await, expected, "{proposal}");
        let twice = club.press_raw(ana, &letter, &id).await;
        assert_eq!(twice.content, chosen.content, "{proposal}: twice is once");
        club.close().await;
    }
}

#[tokio::test]
async fn a_reminder_that_offers_is_tried_again_and_still_offers() {
    let (club, ana) = settled().await;
    let busy = Trouble::TooMany { retry_after_secs: 600.0, scope: Scope::User };
    club.until(utc("2026-03-02T07:29")).await;
    club.world.faults(|faults| faults.add(Fault::once(Kind::SendMessage, busy).for_user(ana)));
    club.until(utc("2026-03-02T07:45")).await;
    let reminder = club.last_dm(ana);
    assert_eq!(reminder.created_at, utc("2026-03-02T07:40"), "ten minutes later");
    assert_eq!(labels(&reminder), [FIVE.to_vec(), vec!["Pick one, or keep the plan"]], "RES-1: {}", reminder.content);
    assert_eq!(club.count("select count(*) from proposal").await, 1);
    club.close().await;
}

#[tokio::test]
async fn a_plan_that_looks_too_big_for_two_weeks_is_made_smaller_for_two_and_then_it_is_back() {
    let (club, ana) = club_with_ana().await;
    club.until(utc("2026-03-02T20:45")).await;
    let mut found = None;
    let mut days = 0;
    // She reads along every day and does nothing of it: days of contact, and a rhythm that sinks.
    while found.is_none() {
        days += 1;
        assert!(days <= 90, "FIT-1 within three months of contact; so far {:?}", club.facts("select kind from proposal").await);
        club.forward(TimeDelta::hours(24)).await;
        club.command(ana, "plan show", &[]).await;
        found = Some(club.last_dm(ana)).filter(|last| labels(last).concat().iter().any(|label| label == "Two smaller weeks"));
    }
    let (letter, today) = (found.expect("found"), club.now().date_naive());
    assert!(days >= 14 + 14, "not before it has settled and two weeks have looked too big: day {days}");
    assert!(
        !labels(&letter)[0].is_empty() && labels(&letter)[0][0] == "Done",
        "in a message that was due: {:?}",
        labels(&letter)
    );
    assert_eq!(letter.content.matches('?').count(), 1, "one question: {}", letter.content);
    let dms = club.dms(ana).len();
    let chosen = club.press(ana, &letter, "Two smaller weeks").await;
    assert_eq!((chosen.id, club.dms(ana).len()), (letter.id, dms), "in place");

    let this = Week::of(today);
    let is_early = today.weekday().num_days_from_monday() <= 2;
    let first = if is_early { this } else { this.next() };
    let rooms = [(first, "low"), (first.next(), "low"), (first.next().next(), "steady")];
    let low = rooms.map(|(week, room)| format!("{week} {room}"));
    assert_eq!(club.facts("select week || ' ' || room from room order by week").await, low);
    for (week, planned) in [(first.next(), 3), (first.next().next(), 5)] {
        while club.now().date_naive() < week.sunday() {
            club.forward(TimeDelta::hours(24)).await;
            let last = club.last_dm(ana);
            if labels(&last).concat().iter().any(|label| label == "Done") {
                club.press(ana, &last, "Done").await;
            }
        }
        let of_week = format!("select planned || ' ' || credited || ' ' || is_kept from member_week where week = '{week}'");
        assert_eq!(club.facts(&of_week).await, [format!("{planned} {planned} 1")], "half of five, and then the usual five");
        let version = if planned == 3 { "small" } else { "full" };
        let done = format!(
            "select distinct version from occurrence where outcome = 'done' and local_date between '{}' and '{}'",
            week.monday(),
            week.sunday()
        );
        assert_eq!(club.facts(&done).await, [version], "in a small week the small version is the session");
    }
    assert_eq!(club.facts("select week || ' ' || room from room order by week").await, low, "nobody said anything else");
    club.close().await;
}
