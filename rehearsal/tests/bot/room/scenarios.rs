//! S1, S3 and S6 of `2-behaviour` §7, on the virtual clock against the stand-in: exactly what is sent, and what is not.

use rehearsal::discord::UserId;
use serde_json::Value;

use super::{QUESTION, sent};
use crate::club::{Club, Joining, Opening, labels, utc};
use crate::daily::FIVE;

/// Somebody in London on Saturday 31 May 2025 with a plan of their own, a session each of these kinds and days, and a sign of life
/// on Sunday 1 June.
async fn club_on_june_1(name: &str, plan: &[(&str, &str)]) -> (Club, UserId) {
    let club = Club::with(Opening { at: "2025-05-31T06:00", ..Opening::default() }).await;
    let user = club.runner(name);
    club.join(user, Joining::default()).await;
    club.change("update session_version set valid_until = valid_from").await;
    for (kind, days) in plan {
        let mut options: Vec<(&str, Value)> = vec![
            ("kind", (*kind).into()),
            ("title", format!("{kind} {}", days.replace(',', " ")).into()),
            ("minutes", 20.into()),
            ("days", (*days).into()),
            ("small", "one small round".into()),
        ];
        if *kind == "recovery" {
            options.push(("area", "wind_down".into()));
        }
        club.command(user, "plan add", &options).await;
    }
    club.until(utc("2025-06-01T20:00")).await;
    club.command(user, "today", &[]).await;
    (club, user)
}

/// The messages from Monday 2 June on.
fn sent_in_june(club: &Club, user: UserId) -> Vec<String> {
    let june = club.dms(user).into_iter().filter(|dm| dm.created_at > utc("2025-06-01T23:00"));
    june.map(|dm| dm.created_at.with_timezone(&chrono_tz::Tz::Europe__London).format("%a %-d %H:%M").to_string()).collect()
}

#[tokio::test]
async fn s1_one_miss_is_not_an_event() {
    let (club, ana) =
        club_on_june_1("Ana", &[("strength", "mon"), ("mobility", "tue"), ("strength", "thu"), ("recovery", "sat")]).await;
    for day in [2, 3, 7] {
        club.until(utc(&format!("2025-06-0{day}T12:00"))).await;
        club.press(ana, &club.last_dm(ana), "Done").await;
    }
    club.until(utc("2025-06-08T22:00")).await;
    assert_eq!(
        sent_in_june(&club, ana),
        ["Mon 2 07:30", "Tue 3 07:30", "Thu 5 07:30", "Sat 7 07:30", "Sun 8 18:00"],
        "REM four times, then CAP, and nothing on Friday"
    );
    let june: Vec<_> = club.dms(ana).into_iter().filter(|dm| dm.created_at > utc("2025-06-05T23:00")).collect();
    assert!(june.iter().all(|dm| !dm.content.contains("thu")), "no text mentions Thursday's session");
    let question = club.last_dm(ana);
    assert_eq!(labels(&question), [QUESTION]);
    for words in ["strength once", "mobility once", "recovery once", "one kept week"] {
        assert!(question.content.to_lowercase().contains(words), "CAP-2, {words:?}: {}", question.content);
    }
    let week = "select planned || ' ' || need || ' ' || credited || ' ' || is_kept from member_week where week = '2025-W23'";
    assert_eq!(club.facts(week).await, ["4 3 3 1"], "the week is kept with three of four");
    club.close().await;
}

#[tokio::test]
async fn s3_silence_once_a_week() {
    let (club, ben) = club_on_june_1("Ben", &[("mobility", "mon")]).await;
    club.until(utc("2025-09-30T12:00")).await;
    assert_eq!(
        sent_in_june(&club, ben),
        ["Mon 2 07:30", "Sun 8 18:00", "Mon 9 07:30", "Mon 16 07:30", "Mon 23 07:30"],
        "REM, CAP-1, REM, AWAY-1, AWAY-2, and no more"
    );
    let dms = club.dms(ben);
    let [.., rem, cap, again, first, last] = dms.as_slice() else { panic!("five messages") };
    assert_eq!(labels(rem), [FIVE]);
    assert_eq!(labels(cap), [QUESTION], "CAP-1: {}", cap.content);
    assert!(
        !cap.content.contains("kept") && !cap.content.contains("This week"),
        "nothing is said of an empty week: {}",
        cap.content
    );
    assert_eq!(labels(again), [FIVE]);
    assert!(labels(first).concat().contains(&"Leave it for now".to_owned()));
    assert!(labels(last).concat().contains(&"Stop messages".to_owned()));
    club.close().await;
}

#[tokio::test]
async fn s6_a_low_week_is_a_whole_plan() {
    let plan = [
        ("mobility", "mon"),
        ("strength", "tue"),
        ("recovery", "wed"),
        ("strength", "thu"),
        ("recovery", "fri"),
        ("recovery", "sat"),
    ];
    let (club, cara) = club_on_june_1("Cara", &plan).await;
    // The question of Sunday 1 June, at 18:00: she joined the day before.
    let question = club.last_dm(cara);
    assert_eq!(question.created_at, utc("2025-06-01T17:00"), "18:00 in London");
    let low = club.press(cara, &question, "Low").await;
    assert!(low.content.to_lowercase().contains("three sessions"), "LOW-1: {}", low.content);
    assert!(!low.content.contains('?') && !low.content.to_lowercase().contains("why"), "no reason asked: {}", low.content);
    assert_eq!(labels(&low), [["Another size"]]);
    for title in ["mobility mon", "strength tue", "recovery wed"] {
        assert!(low.content.contains(title), "{title}: {}", low.content);
    }

    for day in ["2025-06-02T12:00", "2025-06-03T12:00"] {
        club.until(utc(day)).await;
        club.press(cara, &club.last_dm(cara), "Done").await;
    }
    club.until(utc("2025-06-08T22:00")).await;
    assert_eq!(
        sent_in_june(&club, cara),
        ["Mon 2 07:30", "Tue 3 07:30", "Wed 4 07:30", "Sun 8 18:00"],
        "three sessions and the question"
    );
    let week = "select planned || ' ' || need || ' ' || credited || ' ' || is_kept from member_week where week = '2025-W23'";
    assert_eq!(club.facts(week).await, ["3 2 2 1"], "kept with two of three");
    let small = "select count(*) from occurrence where outcome = 'done' and version = 'small'";
    assert_eq!(club.count(small).await, 2, "each done in the small version, in full standing");
    let reasons = "select m.name || '.' || c.name from sqlite_master m join pragma_table_info(m.name) c \
         where m.type = 'table' and (c.name like '%reason%' or c.name = 'why' or c.name like '%symptom%')";
    assert_eq!(club.facts(reasons).await, Vec::<String>::new(), "there is no place for a reason");
    assert!(sent(&club, cara).iter().all(|at| !at.starts_with("Thu")), "nothing is added");
    club.close().await;
}
