//! The days that were used, below the plan, and a session that goes to one of them by one press.

use rehearsal::discord::UserId;
use rehearsal::discord::model::Message;

use crate::club::{Club, custom_id, labels, utc};
use crate::daily::club_with_ana;

/// Two weeks and a half after she joined: strength B of Thursdays was done on Wednesdays. The plan is open.
pub(crate) async fn used_elsewhere(club: &Club, ana: UserId) -> Message {
    for day in ["2026-03-04", "2026-03-11"] {
        club.until(utc(&format!("{day}T12:00"))).await;
        club.command(ana, "checkin", &[("session", "strength B".into()), ("outcome", "done".into())]).await;
    }
    club.until(utc("2026-03-17T12:00")).await;
    club.command(ana, "plan show", &[]).await
}

#[tokio::test]
async fn after_two_weeks_the_plan_shows_the_days_that_were_used_and_one_press_plans_into_them() {
    let (club, ana) = club_with_ana().await;
    club.until(utc("2026-03-04T12:00")).await;
    let early = club.command(ana, "plan show", &[]).await;
    assert!(!early.content.contains("last two weeks"), "not before two weeks: {}", early.content);

    let plan = used_elsewhere(&club, ana).await;
    assert!(plan.content.contains("something was done on Wednesday."), "{}", plan.content);
    assert!(
        plan.content.contains("shall it have Wednesday instead") || plan.content.contains("Shall it have Wednesday instead"),
        "{}",
        plan.content
    );
    assert_eq!(labels(&plan), [["Plan it there"]]);
    let days = "select session_id || ' ' || days from session_version where valid_until is null order by session_id";
    let before = club.facts(days).await;
    let id = custom_id(&plan, "Plan it there", 0);

    let ben = club.runner("Ben");
    club.join(ben, crate::club::Joining::default()).await;
    let his = club.command(ben, "plan show", &[]).await;
    assert!(!his.content.contains("last two weeks"), "{}", his.content);
    let hers = club.facts(&days.replace("where", "where session_id <= 5 and")).await;
    let refused = club.command(ben, "plan edit", &[("session", "strength A".into())]).await;
    let refused = club.press_raw(ben, &refused, &id).await;
    assert!(refused.content.contains("someone else's plan"), "{}", refused.content);
    assert_eq!(club.facts(&days.replace("where", "where session_id <= 5 and")).await, hers, "hers is hers");

    let moved = club.press(ana, &plan, "Plan it there").await;
    assert!(moved.content.contains("Wednesday"), "{}", moved.content);
    assert_ne!(club.facts(days).await[..before.len()], before[..], "another day from today on");
    let again = club.command(ana, "plan show", &[]).await;
    assert!(!labels(&again).concat().contains(&"Plan it there".to_owned()), "Wednesday has its session: {}", again.content);
    let stale = club.press_raw(ana, &again, &id).await;
    assert!(stale.content.contains("Wednesday"), "an old button shows the session as it is: {}", stale.content);
    club.press(ana, &moved, "Undo").await;
    assert_eq!(club.facts(days).await[..before.len()], before[..], "and one press back");
    club.close().await;
}
