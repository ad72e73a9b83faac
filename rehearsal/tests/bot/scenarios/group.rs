//! The scenarios in which a group is seen: without shame (S9), across zones and a clock change (S10), and with late logs (S13).

use chrono::TimeDelta;
use rehearsal::discord::UserId;

use super::{answers, in_may, joins, june, noon};
use crate::club::{Club, Joining, Opening, utc};

const LIT: &str = "select week from group_week where is_lit = 1 order by week";

fn board(club: &Club) -> String {
    club.boards().iter().map(|board| board.content.as_str()).collect::<Vec<_>>().join("\n\n")
}

/// Eight who joined in May and answered everything until day 0.
async fn eight() -> (Club, Vec<UserId>) {
    let club = in_may().await;
    club.set_up().await;
    let mut users = Vec::new();
    for name in ["Ana", "Ben", "Cara", "Dev", "Eve", "Finn", "Gia", "Hal"] {
        let user = club.runner(name);
        joins(&club, user, Joining::default()).await;
        users.push(user);
    }
    answers(&club, &users, "Done", june(1)).await;
    (club, users)
}

#[tokio::test]
async fn s9_a_group_streak_without_shame() {
    let (club, users) = eight().await;
    let before = club.facts(LIT).await;
    assert_eq!(before, ["2025-W21", "2025-W22"], "the weeks since they joined; nobody had before the first one began");
    // Three check in, one of them on every day and again.
    let log = |session: &'static str, day: u32| [("session", session.into()), ("day", june(day).to_string().into())];
    club.until(noon(june(2))).await;
    for user in &users[..3] {
        club.command(*user, "checkin", &log("strength A", 2)).await;
    }
    for day in 2..=8 {
        club.until(noon(june(day))).await;
        for session in ["mobility", "recovery"] {
            club.command(users[0], "checkin", &log(session, day)).await;
        }
        // The others look at their day, which is a sign of life and no check-in.
        for user in &users[1..] {
            club.command(*user, "today", &[]).await;
        }
    }
    let posts = club.boards().len();
    club.until(utc("2025-06-11T01:00")).await;
    assert_eq!(club.facts(LIT).await, before, "a week that glows holds the streak");
    assert!(club.boards().len() <= posts + 1, "and nothing is posted about it but Monday's board");
    // Five check in, two of them with nothing but "not today".
    for user in &users[..5] {
        let options = [
            ("session", "strength A".into()),
            ("outcome", if *user == users[3] || *user == users[4] { "not_today" } else { "done" }.into()),
            ("day", "2025-06-09".into()),
        ];
        club.command(*user, "checkin", &options).await;
    }
    club.until(noon(june(12))).await;
    assert_eq!(club.facts(LIT).await.last().map(String::as_str), Some("2025-W24"), "lit by five of eight");
    assert_eq!(club.facts(LIT).await.len(), before.len() + 1);
    let shown = board(&club);
    assert!(shown.contains("3 lit weeks"), "{shown}");
    for never in ["only", "of 8", "5 ", "%", "Hal", "Gia", "Ben"] {
        assert!(!shown.contains(never), "{never:?} is not on a board: {shown}");
    }
    for user in &users[5..] {
        assert!(
            club.dms(*user).iter().all(|dm| !dm.content.contains("group") && !dm.content.contains("lantern")),
            "nobody is nudged for it"
        );
    }
    club.close().await;
}

#[tokio::test]
async fn s10_time_zones_and_a_clock_change() {
    // Britain puts its clocks forward on 30 March 2025.
    let club = Club::with(Opening { at: "2025-03-10T06:00", ..Opening::default() }).await;
    club.set_up().await;
    let (finn, gia, hal) = (club.runner("Finn"), club.runner("Gia"), club.runner("Hal"));
    for (user, city) in [(finn, "Auckland"), (gia, "Honolulu"), (hal, "London")] {
        club.join(user, Joining { city, ..Joining::default() }).await;
        for (_, session) in club.typing(user, "plan remove", "session", "").await {
            club.command(user, "plan remove", &[("session", session)]).await;
        }
        let daily = [
            ("kind", "mobility".into()),
            ("title", "feet".into()),
            ("minutes", 10.into()),
            ("days", "daily".into()),
            ("small", "ten toe curls".into()),
        ];
        club.command(user, "plan add", &daily).await;
    }
    // Day by day, so that nobody grows quiet; Gia at ten minutes to midnight on her Sunday, which is Monday in London.
    let mut at = utc("2025-03-11T12:00");
    while at < utc("2025-04-02T12:00") {
        club.until(at).await;
        for user in [finn, gia, hal] {
            let of_today = club.dms(user).into_iter().rfind(|dm| crate::club::labels(dm).concat().contains(&"Done".to_owned()));
            if let Some(message) = of_today {
                club.press(user, &message, "Done").await;
            }
        }
        if at.date_naive().to_string() == "2025-03-24" {
            // Sunday 23 March, 23:50 in Honolulu.
            club.command(gia, "checkin", &[("session", "recovery".into())]).await;
        }
        at += TimeDelta::hours(24);
    }
    let hals = format!(
        "select strftime('%Y-%m-%d %H:%M', delivered_at_ms / 1000, 'unixepoch') from letter join member on member.id = member_id \
         where user_id = {hal} and slot = 'day' and local_date between '2025-03-28' and '2025-04-01' order by letter.id"
    );
    assert_eq!(
        club.facts(&hals).await,
        ["2025-03-28 07:30", "2025-03-29 07:30", "2025-03-30 06:30", "2025-03-31 06:30", "2025-04-01 06:30"],
        "07:30 on his own clock on both sides, once each day"
    );
    for user in [finn, gia, hal] {
        let twice = format!(
            "select count(*) from (select local_date from letter join member on member.id = member_id where user_id = {user} \
             and slot = 'day' group by local_date having count(*) > 1)"
        );
        assert_eq!(club.count(&twice).await, 0, "never two in one local day");
    }
    let weeks = club.facts(LIT).await;
    assert!(weeks.contains(&"2025-W12".to_owned()), "{weeks:?}");
    // An outage from 07:00 to 11:00 of London's 2 April drops that reminder.
    club.until(utc("2025-04-03T05:55")).await;
    club.jump(utc("2025-04-03T10:00")).await;
    club.until(utc("2025-04-03T20:00")).await;
    let dropped = format!(
        "select count(*) from letter join member on member.id = member_id where user_id = {hal} and slot = 'day' \
         and local_date = '2025-04-03' and delivered_at_ms is not null"
    );
    assert_eq!(club.count(&dropped).await, 0, "more than three hours late is too late");
    assert!(club.facts(LIT).await.starts_with(&weeks), "a lit week is never withdrawn");
    club.close().await;
}

#[tokio::test]
async fn s13_a_late_log_and_a_board_with_names() {
    let club = in_may().await;
    club.set_up().await;
    let mut users = Vec::new();
    for name in ["Cara", "Jo", "Ben", "Ana"] {
        let user = club.runner(name);
        joins(&club, user, Joining { shares: true, ..Joining::default() }).await;
        users.push(user);
    }
    let jo = users[1];
    answers(&club, &[jo, users[3]], "Done", june(3)).await;
    // Jo is silent on Thursday and Saturday, then there every time.
    club.until(noon(june(8))).await;
    club.command(jo, "today", &[]).await;
    answers(&club, &[jo], "Done", june(19)).await;
    let kept = |user: UserId| {
        format!("select count(*) from member_week join member on member.id = member_id where user_id = {user} and is_kept = 1")
    };
    let grey = format!(
        "select credited || ' of ' || planned || ' ' || is_kept from member_week join member on member.id = member_id where user_id = {jo} and week = '2025-W23'"
    );
    assert_eq!(club.facts(&grey).await, ["2 of 4 0"], "two of four are not three");
    let before = club.count(&kept(jo)).await;
    club.until(noon(june(20))).await;
    let posts = club.boards().len();
    club.command(jo, "checkin", &[("session", "wind-down".into()), ("outcome", "some".into()), ("day", "2025-06-07".into())])
        .await;
    club.forward(TimeDelta::hours(2)).await;
    assert_eq!(club.facts(&grey).await, ["3 of 4 1"], "that week is kept now");
    assert_eq!(club.count(&kept(jo)).await, before + 1);
    assert_eq!(club.boards().len(), posts, "and nothing is posted about it");
    let shown = club.boards().last().expect("a board").content.clone();
    let names: Vec<&str> = ["Ana", "Ben", "Cara", "Jo"].into_iter().filter(|name| shown.contains(name)).collect();
    assert_eq!(names, ["Ana", "Ben", "Cara", "Jo"], "everybody who shares, the silent ones too: {shown}");
    let at = |name: &str| shown.find(name).expect("a name");
    assert!(at("Ana") < at("Ben") && at("Ben") < at("Cara") && at("Cara") < at("Jo"), "A to Z: {shown}");
    assert!(shown.contains(&format!("Jo: {} kept weeks", before + 1)), "{shown}");
    assert!(!shown.lines().any(|line| line.contains(": 0")), "no zero: {shown}");
    // On 4 July, 3 June is closed.
    club.until(utc("2025-07-04T12:00")).await;
    let facts = club.everything().await;
    let closed = club
        .command(
            jo,
            "checkin",
            &[("session", "hips and ankles".into()), ("outcome", "some".into()), ("day", "2025-06-03".into())],
        )
        .await;
    assert!(closed.content.contains("30") || closed.content.contains("thirty"), "kindly closed: {}", closed.content);
    let occurrences = |all: &std::collections::BTreeMap<String, Vec<String>>| all["occurrence"].clone();
    assert_eq!(occurrences(&club.everything().await), occurrences(&facts), "and nothing is changed");
    club.close().await;
}
