//! The evening check-in: only for those who chose it, only while something is open, and the first thing to fall silent.

use rehearsal::discord::UserId;

use crate::club::{Club, Joining, labels, utc};
use crate::daily::{FIVE, club_with_ana};

/// Ana with an evening check-in at 19:30. Monday has one session, Wednesday none.
async fn with_evening() -> (Club, UserId) {
    let (club, ana) = club_with_ana().await;
    club.command(ana, "settings", &[("evening", "19:30".into())]).await;
    (club, ana)
}

fn sent(club: &Club, user: UserId) -> Vec<String> {
    club.dms(user).iter().skip(1).map(|dm| dm.created_at.format("%a %H:%M").to_string()).collect()
}

#[tokio::test]
async fn it_comes_while_something_is_open_with_the_same_buttons() {
    let (club, ana) = with_evening().await;
    club.until(utc("2026-03-02T19:29")).await;
    assert_eq!(sent(&club, ana), ["Mon 07:30"]);
    club.until(utc("2026-03-02T19:31")).await;
    assert_eq!(sent(&club, ana), ["Mon 07:30", "Mon 19:30"]);
    let evening = club.last_dm(ana);
    assert!(evening.content.contains("strength A"), "it names the session: {}", evening.content);
    assert_eq!(evening.content.matches('?').count(), 1, "and asks once: {}", evening.content);
    assert_eq!(labels(&evening), [FIVE]);

    let done = club.press(ana, &evening, "Done").await;
    assert_eq!(done.id, evening.id, "in place");
    assert_eq!(labels(&done), [["Change"]]);
    club.until(utc("2026-03-02T19:35")).await;
    let morning = club.dms(ana)[1].clone();
    assert_eq!(labels(&morning), [["Change"]], "the morning's message follows: {}", morning.content);
    assert_eq!(club.dms(ana).len(), 3, "and nothing more is said");
    club.close().await;
}

#[tokio::test]
async fn each_of_the_days_two_messages_is_answered_where_it_was_pressed() {
    let (club, ana) = with_evening().await;
    let plan = [
        ("kind", "mobility".into()),
        ("title", "feet".into()),
        ("minutes", 10.into()),
        ("days", "mon".into()),
        ("small", "ten toe curls".into()),
    ];
    club.command(ana, "plan add", &plan).await;
    club.until(utc("2026-03-02T19:31")).await;
    let [_, morning, evening] = club.dms(ana).try_into().expect("a hello, a reminder and an evening");
    assert_eq!(labels(&evening), [FIVE, FIVE], "both are open: {}", evening.content);
    assert_eq!(evening.content.matches('?').count(), 1, "one question above them: {}", evening.content);
    let pressed = club.press(ana, &morning, "Done").await;
    assert_eq!(pressed.id, morning.id, "the morning's own message");
    assert_eq!(labels(&pressed)[0], ["Change"]);
    assert!(!pressed.content.contains('?'), "and it did not turn into the evening's: {}", pressed.content);
    club.until(utc("2026-03-02T19:35")).await;
    let evening = club.see(evening.id);
    assert_eq!(labels(&evening)[0], ["Change"], "the evening's follows: {}", evening.content);
    let moving = club.press(ana, &evening, "Move").await;
    assert!(moving.content.matches('?').count() <= 1, "one question at a time: {}", moving.content);
    club.close().await;
}

#[tokio::test]
async fn it_does_not_come_when_all_is_answered_or_nothing_stands_on_the_day() {
    let (club, ana) = with_evening().await;
    club.until(utc("2026-03-02T12:00")).await;
    club.press(ana, &club.last_dm(ana), "Not today").await;
    club.until(utc("2026-03-03T12:00")).await;
    assert_eq!(sent(&club, ana), ["Mon 07:30", "Tue 07:30"], "Monday was answered");
    club.press(ana, &club.last_dm(ana), "Done").await;
    club.until(utc("2026-03-05T06:00")).await;
    assert_eq!(sent(&club, ana), ["Mon 07:30", "Tue 07:30"], "Wednesday is an empty day");
    club.close().await;
}

#[tokio::test]
async fn it_is_the_first_thing_to_fall_silent() {
    let (club, ana) = with_evening().await;
    club.until(utc("2026-04-20T12:00")).await;
    let sent = sent(&club, ana);
    // She joined on Monday, so Tuesday is the first day that can end without an answer; then only the letters are left.
    assert_eq!(sent, ["Mon 07:30", "Mon 19:30", "Tue 07:30", "Tue 19:30", "Sun 07:30", "Sun 07:30"], "six, and no more");
    club.close().await;
}

#[tokio::test]
async fn nobody_who_did_not_choose_it_gets_one_and_turning_it_off_is_at_once() {
    let (club, ana) = club_with_ana().await;
    let ben = club.runner("Ben");
    club.join(ben, Joining::default()).await;
    club.command(ana, "settings", &[("evening", "19:30".into())]).await;
    club.until(utc("2026-03-02T19:00")).await;
    club.command(ana, "settings", &[("evening", "off".into())]).await;
    club.until(utc("2026-03-02T23:00")).await;
    assert_eq!(sent(&club, ana), ["Mon 07:30"]);
    assert_eq!(sent(&club, ben), ["Mon 07:30"]);
    club.close().await;
}

#[tokio::test]
async fn a_changed_time_moves_it_and_quiet_hours_and_stop_hold_it_back() {
    let (club, ana) = with_evening().await;
    club.until(utc("2026-03-02T12:00")).await;
    club.command(ana, "settings", &[("evening", "20:30".into())]).await;
    club.until(utc("2026-03-02T20:29")).await;
    assert_eq!(sent(&club, ana), ["Mon 07:30"]);
    club.until(utc("2026-03-02T20:31")).await;
    assert_eq!(sent(&club, ana), ["Mon 07:30", "Mon 20:30"]);
    club.command(ana, "settings", &[("evening", "21:30".into())]).await;
    club.until(utc("2026-03-02T22:00")).await;
    assert_eq!(sent(&club, ana), ["Mon 07:30", "Mon 20:30"], "one an evening");

    club.until(utc("2026-03-03T12:00")).await;
    club.press(ana, &club.last_dm(ana), "Not today").await;
    club.command(ana, "settings", &[("evening", "20:00".into()), ("quiet_from", "20:30".into())]).await;
    club.until(utc("2026-03-05T12:00")).await;
    // Asleep from before its time until the quiet hours: it stays away.
    club.jump(utc("2026-03-05T20:45")).await;
    assert!(!sent(&club, ana).contains(&"Thu 20:45".to_owned()), "{:?}", sent(&club, ana));
    club.command(ana, "checkin", &[("session", "strength B".into())]).await;
    club.until(utc("2026-03-06T12:00")).await;
    club.command(ana, "stop", &[]).await;
    club.until(utc("2026-03-06T23:00")).await;
    assert_eq!(
        sent(&club, ana).iter().filter(|at| at.starts_with("Fri")).count(),
        1,
        "the morning's alone: {:?}",
        sent(&club, ana)
    );
    club.close().await;
}

#[tokio::test]
async fn a_day_message_that_came_late_is_not_followed_within_the_hour() {
    let (club, ana) = club_with_ana().await;
    club.command(ana, "settings", &[("time", "17:00".into()), ("evening", "19:00".into())]).await;
    club.jump(utc("2026-03-02T18:30")).await;
    club.until(utc("2026-03-02T23:00")).await;
    assert_eq!(sent(&club, ana), ["Mon 18:30"], "two in half an hour would be one too many");
    club.close().await;
}
