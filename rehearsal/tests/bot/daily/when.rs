//! When a reminder comes, and when it does not.

use chrono::TimeDelta;

use super::club_with_ana;
use crate::club::{Club, Joining, utc};

/// The local dates of the reminders that were delivered.
async fn reminded(club: &Club) -> Vec<String> {
    club.facts("select local_date from letter where slot = 'day' and delivered_at_ms is not null order by local_date").await
}

#[tokio::test]
async fn nothing_is_asked_that_was_logged_before() {
    let (club, ana) = club_with_ana().await;
    let today = club.command(ana, "today", &[]).await;
    club.press(ana, &today, "Small version").await;
    club.until(utc("2026-03-02T23:00")).await;
    assert_eq!(club.dms(ana).len(), 1, "only the hello");
    club.until(utc("2026-03-03T07:31")).await;
    assert_eq!(club.dms(ana).len(), 2, "Tuesday is another day");
    club.close().await;
}

#[tokio::test]
async fn stop_ends_all_messages_in_one_step_and_keeps_the_plan() {
    let (club, ana) = club_with_ana().await;
    let stopped = club.command(ana, "stop", &[]).await;
    assert!(stopped.content.contains("plan is kept"), "{}", stopped.content);
    club.until(utc("2026-03-16T06:00")).await;
    assert_eq!(club.dms(ana).len(), 1, "two weeks without a message");
    assert_eq!(club.count("select count(*) from session_version where valid_until is null").await, 5);
    let today = club.command(ana, "today", &[]).await;
    assert!(today.content.contains("strength A"), "looking still works: {}", today.content);
    club.until(utc("2026-03-16T12:00")).await;
    assert_eq!(club.dms(ana).len(), 1, "and looking is no reason to write");
    club.press(ana, &stopped, "Start messages again").await;
    club.until(utc("2026-03-17T07:31")).await;
    assert_eq!(club.last_dm(ana).created_at, utc("2026-03-17T07:30"), "after one press they come again");
    club.close().await;
}

#[tokio::test]
async fn stop_works_from_the_hello_and_twice_is_once() {
    let (club, ana) = club_with_ana().await;
    let hello = club.last_dm(ana);
    club.press(ana, &hello, "Stop messages").await;
    club.command(ana, "stop", &[]).await;
    assert_eq!(club.facts("select ladder from member").await, ["off"]);
    club.until(utc("2026-03-04T12:00")).await;
    assert_eq!(reminded(&club).await, Vec::<String>::new());
    club.close().await;
}

#[tokio::test]
async fn after_a_sleep_of_the_machine_three_hours_are_still_in_time_and_more_are_not() {
    for (wakes_at, comes) in [("2026-03-02T10:29", true), ("2026-03-02T10:31", false)] {
        let (club, ana) = club_with_ana().await;
        club.jump(utc(wakes_at)).await;
        assert_eq!(club.dms(ana).len() == 2, comes, "the machine wakes at {wakes_at}, 07:30 was the time");
        club.until(utc("2026-03-03T07:31")).await;
        assert_eq!(club.last_dm(ana).created_at, utc("2026-03-03T07:30"), "the next day is as always");
        assert_eq!(
            club.count("select count(*) from occurrence where outcome <> 'open'").await,
            0,
            "what was not sent stays open"
        );
        club.close().await;
    }
}

#[tokio::test]
async fn quiet_hours_are_quiet_for_late_ones_too() {
    let club = Club::open().await;
    let ana = club.runner("Ana");
    club.join(ana, Joining { time: "20:00", ..Joining::default() }).await;
    club.jump(utc("2026-03-02T21:10")).await;
    club.until(utc("2026-03-03T12:00")).await;
    assert_eq!(club.dms(ana).len(), 1, "an hour late is in time, but 21:10 is quiet, and in the morning its day is over");
    club.until(utc("2026-03-03T20:01")).await;
    assert_eq!(club.last_dm(ana).created_at, utc("2026-03-03T20:00"));
    club.close().await;
}

#[tokio::test]
async fn another_time_moves_what_is_to_come_at_once() {
    let (club, ana) = club_with_ana().await;
    let saved = club.command(ana, "settings", &[("time", "12:15".into())]).await;
    assert!(saved.content.contains("12:15"), "{}", saved.content);
    club.until(utc("2026-03-02T12:14")).await;
    assert_eq!(club.dms(ana).len(), 1);
    club.until(utc("2026-03-02T12:16")).await;
    assert_eq!(club.last_dm(ana).created_at, utc("2026-03-02T12:15"));
    // Later on the same day: that day is asked already.
    club.command(ana, "settings", &[("time", "18:00".into())]).await;
    club.until(utc("2026-03-03T18:01")).await;
    let times: Vec<_> = club.dms(ana).iter().skip(1).map(|dm| dm.created_at).collect();
    assert_eq!(times, [utc("2026-03-02T12:15"), utc("2026-03-03T18:00")]);
    club.close().await;
}

/// A session on each day of the week, so that each local date would be asked about.
async fn every_day() -> (Club, rehearsal::discord::UserId) {
    let (club, ana) = club_with_ana().await;
    let options = [
        ("kind", "mobility".into()),
        ("title", "feet".into()),
        ("minutes", 5.into()),
        ("days", "daily".into()),
        ("small", "ten toe curls".into()),
    ];
    club.command(ana, "plan add", &options).await;
    (club, ana)
}

#[tokio::test]
async fn east_and_west_over_the_date_line_no_local_date_is_asked_twice() {
    let (club, ana) = every_day().await;
    club.until(utc("2026-03-03T12:00")).await;
    assert_eq!(reminded(&club).await, ["2026-03-02", "2026-03-03"]);
    // Wednesday 01:00 in Auckland, where 07:30 is 18:30 UTC.
    club.command(ana, "settings", &[("city", "Auckland".into())]).await;
    club.until(utc("2026-03-03T18:31")).await;
    assert_eq!(club.last_dm(ana).created_at, utc("2026-03-03T18:30"), "it moves at once");
    club.press(ana, &club.last_dm(ana), "Done").await;
    // Wednesday 10:00 there; Tuesday 11:00 in Honolulu, where 07:30 is 17:30 UTC.
    club.until(utc("2026-03-03T21:00")).await;
    club.command(ana, "settings", &[("city", "Honolulu".into())]).await;
    club.until(utc("2026-03-05T17:31")).await;
    assert_eq!(reminded(&club).await, ["2026-03-02", "2026-03-03", "2026-03-04", "2026-03-05"]);
    let sent: Vec<_> = club.dms(ana).iter().skip(1).map(|dm| dm.created_at).collect();
    let expected = ["2026-03-02T07:30", "2026-03-03T07:30", "2026-03-03T18:30", "2026-03-05T17:30"].map(utc);
    assert_eq!(sent, expected, "Wednesday was asked in Auckland, and is not asked again");
    club.close().await;
}

#[tokio::test]
async fn moving_back_and_forth_before_the_time_asks_once() {
    let (club, ana) = every_day().await;
    for city in ["Tokyo", "London", "New York", "Auckland", "London"] {
        club.command(ana, "settings", &[("city", city.into())]).await;
        club.forward(TimeDelta::seconds(5)).await;
    }
    club.until(utc("2026-03-02T23:00")).await;
    assert_eq!(reminded(&club).await.iter().filter(|date| *date == "2026-03-02").count(), 1);
    assert_eq!(club.dms(ana).len(), 2, "the hello and one reminder");
    club.close().await;
}

#[tokio::test]
async fn the_clock_change_moves_nothing_for_the_member() {
    let (club, ana) = every_day().await;
    club.until(utc("2026-03-28T12:00")).await;
    club.command(ana, "checkin", &[("session", "feet".into())]).await;
    club.until(utc("2026-03-30T12:00")).await;
    let last: Vec<_> = club.dms(ana).iter().rev().take(2).map(|dm| dm.created_at).collect();
    assert_eq!(last, [utc("2026-03-30T06:30"), utc("2026-03-29T06:30")], "07:30 in summer is 06:30 UTC");
    club.close().await;
}
