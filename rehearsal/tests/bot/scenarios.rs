//! The acceptance scenarios of the design (`2-behaviour` §7), each from end to end on the virtual clock: exactly what is sent, and what is
//! not. Those of the pause, the return, the room and plain words stand with the tests of these.

mod group;

use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};
use rehearsal::discord::UserId;
use rehearsal::discord::model::Message;

use crate::club::{Club, Joining, Opening, labels, utc};

/// Monday, three weeks before the day 0 of the scenarios, which is Sunday 1 June 2025.
pub(super) async fn in_may() -> Club {
    Club::with(Opening { at: "2025-05-12T04:30", ..Opening::default() }).await
}

/// The plan of the scenarios: strength A on Mondays and Thursdays, mobility on Tuesdays, a wind-down on Saturdays.
pub(super) async fn joins(club: &Club, user: UserId, joining: Joining) {
    club.join(user, Joining { plan: "First steps, 3 a week", ..joining }).await;
    for (_, session) in club.typing(user, "plan remove", "session", "").await {
        club.command(user, "plan remove", &[("session", session)]).await;
    }
    for (kind, title, days, small) in [
        ("strength", "strength A", "mon,thu", "one round of squats"),
        ("mobility", "hips and ankles", "tue", "five calf raises"),
        ("recovery", "wind-down", "sat", "ten slow breaths"),
    ] {
        let mut options = vec![
            ("kind", kind.into()),
            ("title", title.into()),
            ("minutes", 20.into()),
            ("days", days.into()),
            ("small", small.into()),
        ];
        if kind == "recovery" {
            options.push(("area", "wind_down".into()));
        }
        club.command(user, "plan add", &options).await;
    }
}

/// Everybody presses this under whatever the day brought them, at noon UTC, up to and with the day of `until`.
pub(super) async fn answers(club: &Club, users: &[UserId], label: &str, until: NaiveDate) {
    let mut day = club.now().date_naive();
    while day <= until {
        club.until(noon(day)).await;
        for user in users {
            for message in club.dms(*user).iter().filter(|message| message.created_at.date_naive() == day) {
                if labels(message).concat().contains(&label.to_owned()) {
                    club.press(*user, message, label).await;
                }
            }
        }
        day = day + Days::new(1);
    }
}

pub(super) fn noon(day: NaiveDate) -> DateTime<Utc> {
    day.and_hms_opt(12, 0, 0).expect("noon").and_utc()
}

pub(super) fn june(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2025, 6, day).expect("a day of June")
}

/// What the coach began by itself from day 0 on: date and family.
pub(super) async fn letters(club: &Club, user: UserId) -> Vec<String> {
    club.facts(&format!(
        "select local_date || ' ' || template from letter join member on member.id = member_id where user_id = {user} \
         and slot <> 'asked' and delivered_at_ms is not null and local_date >= '2025-06-02' order by letter.id"
    ))
    .await
}

/// Somebody has answered everything for three weeks, and looked in on Sunday 1 June.
pub(super) async fn since_may(name: &str) -> (Club, UserId) {
    let club = in_may().await;
    let user = club.runner(name);
    joins(&club, user, Joining::default()).await;
    answers(&club, &[user], "Done", june(1)).await;
    club.command(user, "today", &[]).await;
    (club, user)
}

async fn ladder(club: &Club) -> Vec<String> {
    club.facts("select ladder from member order by id").await
}

#[tokio::test]
async fn s2_silence_four_a_week() {
    let (club, ben) = since_may("Ben").await;
    club.until(noon(june(1)) + TimeDelta::days(120)).await;
    assert_eq!(
        letters(&club, ben).await,
        ["2025-06-02 rem", "2025-06-03 rem", "2025-06-05 wob-2", "2025-06-07 away-1", "2025-06-14 away-2"],
        "five, and never a sixth"
    );
    assert_eq!(ladder(&club).await, ["dormant"]);
    assert!(club.boards().is_empty() && club.dms(club.kim).iter().all(|dm| !dm.content.contains("Ben")), "nobody is told");
    club.close().await;
}

#[tokio::test]
async fn s7_told_versus_silent() {
    let club = in_may().await;
    let (told, silent) = (club.runner("Dev"), club.runner("Dee"));
    for user in [told, silent] {
        joins(&club, user, Joining::default()).await;
    }
    answers(&club, &[told, silent], "Done", june(1)).await;
    for user in [told, silent] {
        club.command(user, "today", &[]).await;
    }
    answers(&club, &[told], "Not today", june(3)).await;
    club.until(noon(june(5))).await;
    assert_eq!(letters(&club, told).await, ["2025-06-02 rem", "2025-06-03 rem", "2025-06-05 rem"]);
    assert_eq!(
        letters(&club, silent).await,
        ["2025-06-02 rem", "2025-06-03 rem", "2025-06-05 wob-2"],
        "nothing but the quieter words"
    );
    let present = "select user_id || '' from member where id in (select member_id from check_in where made_on >= '2025-06-02')";
    assert_eq!(club.facts(present).await, [told.to_string()], "who said so was there");
    for user in [told, silent] {
        let message = club.last_dm(user);
        assert!(message.content.contains("strength A") && message.content.contains("one round of squats"), "{}", message.content);
        says_nothing_of_the_past(&message);
    }
    club.close().await;
}

/// No word about what did not happen.
fn says_nothing_of_the_past(message: &Message) {
    for word in ["miss", "yesterday", "Monday", "Tuesday", "again", "still", "since", "last"] {
        assert!(!message.content.contains(word), "{word:?} is not in: {}", message.content);
    }
}

#[tokio::test]
async fn s15_evening_check_in() {
    let (club, mia) = since_may("Mia").await;
    club.command(mia, "settings", &[("evening", "19:30".into())]).await;
    // Her last contact is after Sunday's question, which would be one of the four.
    club.until(utc("2025-06-01T20:00")).await;
    club.command(mia, "today", &[]).await;
    club.until(noon(june(1)) + TimeDelta::days(60)).await;
    assert_eq!(
        letters(&club, mia).await,
        ["2025-06-02 rem", "2025-06-02 eve-1", "2025-06-03 rem", "2025-06-05 wob-2", "2025-06-07 away-1", "2025-06-14 away-2"],
        "six"
    );
    club.close().await;
}

#[tokio::test]
async fn s15_an_answer_at_noon_leaves_the_evening_quiet() {
    let (club, mia) = since_may("Mia").await;
    club.command(mia, "settings", &[("evening", "19:30".into())]).await;
    answers(&club, &[mia], "Done", june(2)).await;
    club.until(utc("2025-06-03T06:00")).await;
    assert_eq!(letters(&club, mia).await, ["2025-06-02 rem"]);
    club.close().await;
}

#[tokio::test]
async fn s17_a_closed_dm() {
    let (club, oli) = since_may("Oli").await;
    answers(&club, &[oli], "Done", june(2)).await;
    club.world.set_dms_closed(oli, true);
    let posts = |club: &Club| club.world.messages(club.general, oli).len();
    let before = posts(&club);
    club.until(utc("2025-06-06T12:00")).await;
    assert_eq!(club.facts("select delivery from member").await, ["closed"]);
    assert_eq!(letters(&club, oli).await, ["2025-06-02 rem"], "one try on Tuesday, and none after it");
    let tries = club.world.request_log().iter().filter(|request| request.status == 403).count();
    assert_eq!(tries, 1, "and Discord heard of it once");
    assert_eq!(posts(&club), before, "nothing moved to a channel");
    assert_eq!(
        club.count("select count(*) from session").await,
        6,
        "the plan is kept: three sessions, and three that were before"
    );

    let today = club.command(oli, "today", &[]).await;
    assert!(today.content.contains("DMs are closed") || today.content.contains("DM"), "{}", today.content);
    club.world.set_dms_closed(oli, false);
    let sent = club.dms(oli).len();
    let works = club.press(oli, &today, "Try my DM again").await;
    assert!(works.content.contains("Your DM works"), "{}", works.content);
    assert_eq!(club.dms(oli).len(), sent + 1, "one message");
    club.until(utc("2025-06-07T12:00")).await;
    assert_eq!(letters(&club, oli).await.last().map(String::as_str), Some("2025-06-07 rem"), "Saturday's is there");
    assert_ne!(ladder(&club).await, ["off"]);
    club.close().await;
}

#[tokio::test]
async fn s18_small_and_the_other_rows() {
    let (club, pia) = since_may("Pia").await;
    let wind_down = [
        ("kind", "recovery".into()),
        ("title", "an early night".into()),
        ("area", "sleep".into()),
        ("minutes", 10.into()),
        ("days", "thu".into()),
        ("small", "screens away".into()),
    ];
    club.command(pia, "plan add", &wind_down).await;
    answers(&club, &[pia], "Done", june(3)).await;
    club.until(noon(june(5))).await;
    let thursday = club.last_dm(pia);
    let strength = labels(&thursday).iter().position(|row| row[0] == "Done").expect("the first row");
    let small = club.press_in_row(pia, &thursday, "Small version", strength).await;
    assert_eq!(small.id, thursday.id, "in place");
    assert_eq!(labels(&small)[0], ["Change"]);
    assert_eq!(labels(&small)[1], ["Done", "Some", "Small version", "Move", "Not today"], "the other row keeps its five");
    let on_thursday =
        "select outcome || coalesce(' ' || version, '') from occurrence where local_date = '2025-06-05' order by id";
    assert_eq!(club.facts(on_thursday).await, ["done small", "open"], "one press, and nothing to confirm");
    let changing = club.press(pia, &small, "Change").await;
    club.press(pia, &changing, "Some").await;
    assert_eq!(club.facts(on_thursday).await, ["some", "open"]);
    let told = "select count(distinct occurrence_id) from check_in where about_on = '2025-06-05'";
    assert_eq!(club.count(told).await, 1, "one session was answered, and then changed");

    club.until(noon(june(6))).await;
    club.command(pia, "plan edit", &[("session", "strength A".into()), ("minutes", 30.into())]).await;
    let minutes = "select valid_from || ' ' || minutes from session_version where title = 'strength A' and valid_from < '2025-06-06' \
         order by valid_from";
    assert!(club.facts(minutes).await.iter().all(|row| row.ends_with(" 20")), "the weeks before read 20");
    let now = "select minutes || '' from session_version where title = 'strength A' and valid_until is null";
    assert_eq!(club.facts(now).await, ["30"]);
    club.close().await;
}
