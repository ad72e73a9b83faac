//! `/club summary`: sums for captains, from five people on, that name nobody.

use rehearsal::discord::UserId;

use crate::club::{Club, Joining, Opening, utc};

/// Wednesday, with the club set up and as many members as there are names.
async fn with_members(names: &[&str]) -> (Club, Vec<UserId>) {
    let club = Club::with(Opening { at: "2025-06-04T06:00", ..Opening::default() }).await;
    club.set_up().await;
    let mut users = Vec::new();
    for name in names {
        let user = club.runner(name);
        club.join(user, Joining { plan: "Steady, 5 a week", ..Joining::default() }).await;
        users.push(user);
    }
    (club, users)
}

const FIVE: [&str; 5] = ["Eve", "Ana", "Ben", "Cara", "Dan"];

#[tokio::test]
async fn sums_are_shown_from_five_people_on_and_name_nobody() {
    let (club, users) = with_members(&FIVE[..4]).await;
    let few = club.command(club.kim, "club summary", &[]).await;
    assert!(few.content.contains("five people"), "{}", few.content);
    assert!(!few.content.contains(':'), "no sum of four: {}", few.content);

    let dan = club.runner(FIVE[4]);
    club.join(dan, Joining { plan: "Steady, 5 a week", ..Joining::default() }).await;
    for user in users.iter().chain([&dan]) {
        let week = club.command(*user, "week", &[]).await;
        let next = club.press(*user, &week, "Next week").await;
        club.press(*user, &next, "Steady").await;
        club.command(*user, "checkin", &[("session", "strength".into()), ("outcome", "done".into())]).await;
    }
    let sums = club.command(club.kim, "club summary", &[]).await;
    for line in ["Steady: 5", "strength 5", ": 5 sessions"] {
        assert!(sums.content.contains(line), "{line}: {}", sums.content);
    }
    assert!(!sums.content.contains("Low:") && !sums.content.contains("High:"), "nobody said so: {}", sums.content);
    for name in FIVE {
        assert!(!sums.content.contains(name), "{name} is named nowhere: {}", sums.content);
    }
    assert_eq!(sums.ephemeral_to, Some(club.kim), "for the captain alone");

    club.command(dan, "stop", &[]).await;
    club.until(utc("2025-06-04T08:00")).await;
    let fewer = club.command(club.kim, "club summary", &[]).await;
    assert!(!fewer.content.contains("Steady:") && !fewer.content.contains("sessions"), "four are no sum: {}", fewer.content);
    club.close().await;
}

#[tokio::test]
async fn it_is_for_captains() {
    let (club, users) = with_members(&["Eve"]).await;
    let before = club.everything().await;
    let refused = club.command(users[0], "club summary", &[]).await;
    assert!(refused.content.contains("for captains"), "{}", refused.content);
    assert_eq!(club.everything().await, before, "nothing changed");
    club.close().await;
    let club = Club::open().await;
    let early = club.command(club.kim, "club summary", &[]).await;
    assert!(early.content.contains("five people"), "before there is a board, too: {}", early.content);
    club.close().await;
}
