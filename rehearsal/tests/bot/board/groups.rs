//! The groups of a club: each with its streak, its board and its members.

use chrono::TimeDelta;
use rehearsal::discord::{ChannelId, UserId, permission};
use serde_json::Value;

use super::members;
use crate::club::{Club, Joining, labels, offered, utc};

const THREE: [&str; 3] = ["Ana", "Ben", "Cara"];

/// `/club board` by Kim.
async fn order(club: &Club, options: &[(&str, Value)]) -> String {
    club.command(club.kim, "club board", options).await.content
}

/// A club with its board, a group "Tuesday" with a channel of its own, and three who share their names in both.
async fn two_groups() -> (Club, ChannelId, Vec<UserId>) {
    let club = Club::open().await;
    club.set_up().await;
    let tuesday = club.world.create_channel(club.guild, "tuesday");
    let added = order(&club, &[("add", "Tuesday".into()), ("channel", tuesday.to_string().into())]).await;
    assert!(added.contains("Tuesday") && added.contains(&format!("<#{tuesday}>")), "{added}");
    let all = members(&club, &THREE, true).await;
    for user in &all {
        club.command(*user, "board", &[("join", "tuesday".into())]).await;
    }
    club.forward(TimeDelta::minutes(5)).await;
    (club, tuesday, all)
}

fn text(club: &Club, channel: ChannelId) -> String {
    club.boards_in(channel).into_iter().map(|board| board.content).collect::<Vec<_>>().join("\n")
}

/// Lives until an instant. Everybody looks at their day at noon, every other day: a sign of life, and no check-in.
async fn alive(club: &Club, users: &[UserId], at: &str) {
    let end = utc(at);
    loop {
        let noon = club.now().date_naive().and_hms_opt(12, 0, 0).expect("noon").and_utc() + TimeDelta::days(2);
        if noon >= end {
            break;
        }
        club.until(noon).await;
        for user in users {
            club.command(*user, "today", &[]).await;
        }
    }
    club.until(end).await;
}

async fn log(club: &Club, users: &[UserId], day: &str) {
    for user in users {
        club.command(*user, "checkin", &[("session", "strength A".into()), ("day", day.into())]).await;
    }
    club.forward(TimeDelta::minutes(5)).await;
}

#[tokio::test]
async fn each_group_has_a_board_and_a_member_may_be_in_several() {
    let (club, tuesday, users) = two_groups().await;
    for channel in [club.board, tuesday] {
        assert_eq!(club.boards_in(channel).len(), 1, "one board for each group");
        for name in THREE {
            assert!(text(&club, channel).contains(name), "{name}: {}", text(&club, channel));
        }
    }
    assert!(text(&club, tuesday).contains("**Tuesday**"), "{}", text(&club, tuesday));
    let dora = club.runner("Dora");
    club.join(dora, Joining::default()).await;
    let names: Vec<String> = club.typing(dora, "board", "join", "tue").await.into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["Tuesday"], "what she is not in yet");
    let shown = club.command(dora, "board", &[]).await;
    assert_eq!(offered(&shown), ["1", "2"], "in the order in which they began");
    let other = club.choose(dora, &shown, "2").await;
    assert!(other.content.contains("Tuesday"), "{}", other.content);
    let joined = club.press(dora, &other, "Join this group").await;
    assert!(joined.content.contains("You're in Tuesday"), "{}", joined.content);
    assert!(labels(&joined).concat().contains(&"Leave this group".to_owned()));
    assert_eq!(club.count("select count(*) from group_member where group_id = 2").await, 4);

    club.command(users[0], "board", &[("leave", "Tuesday".into())]).await;
    club.forward(TimeDelta::seconds(59)).await;
    assert!(!text(&club, tuesday).contains("Ana"), "gone from the group that she left: {}", text(&club, tuesday));
    assert!(text(&club, club.board).contains("Ana"), "and from no other: {}", text(&club, club.board));
    let stays = club.command(users[0], "board", &[("leave", "1".into())]).await;
    assert!(stays.content.contains("holds everyone"), "{}", stays.content);
    club.close().await;
}

#[tokio::test]
async fn one_check_in_lights_every_group_and_each_says_so_once() {
    let (club, tuesday, users) = two_groups().await;
    alive(&club, &users, "2026-03-10T12:00").await;
    log(&club, &users[..2], "2026-03-10").await;
    let lit = "select group_id || ' ' || week from group_week where is_lit = 1 order by group_id";
    assert_eq!(club.facts(lit).await, ["1 2026-W11", "2 2026-W11"], "two of three are half, in both");
    let lines = |channel| -> Vec<String> {
        let all = club.world.messages(channel, club.kim).into_iter().map(|message| message.content);
        all.filter(|text| text.contains("lit week")).collect()
    };
    for (channel, name) in [(club.board, "Harbour Runners"), (tuesday, "Tuesday")] {
        let [line] = lines(channel).try_into().expect("one line");
        assert!(line.contains(name) && line.contains("1 lit week"), "{line}");
        for never in ["Ana", "Ben", "Cara", "2"] {
            assert!(!line.contains(never), "{never:?} is not in it: {line}");
        }
        assert!(text(&club, channel).contains("1 lit week"), "the board shows it: {}", text(&club, channel));
    }
    log(&club, &users[2..], "2026-03-10").await;
    club.forward(TimeDelta::minutes(30)).await;
    assert_eq!((lines(club.board).len(), lines(tuesday).len()), (1, 1), "more of the same is no more news");

    // In the next week one of three is there, which is said nowhere. When it is settled, a late log lights it quietly.
    alive(&club, &users, "2026-03-17T12:00").await;
    log(&club, &users[..1], "2026-03-17").await;
    alive(&club, &users, "2026-03-26T12:00").await;
    assert_eq!(club.facts(lit).await.len(), 2, "one of three lights nothing");
    let posts = club.requests("POST", club.board);
    log(&club, &users[1..2], "2026-03-18").await;
    assert_eq!(club.facts(lit).await, ["1 2026-W11", "1 2026-W12", "2 2026-W11", "2 2026-W12"], "now it is lit");
    assert_eq!(club.requests("POST", club.board), posts, "nothing is posted about a settled week");
    club.forward(TimeDelta::minutes(5)).await;
    let shown = club.boards().pop().expect("a board").content;
    assert!(shown.contains("2 lit weeks"), "the board shows it at its next edit: {shown}");
    club.close().await;
}

#[tokio::test]
async fn a_name_is_gone_from_every_board_of_any_age_within_a_minute() {
    let (club, tuesday, users) = two_groups().await;
    // A Tuesday: this week's board stands, last week's is still edited, and two are closed.
    club.until(utc("2026-03-24T12:00")).await;
    assert_eq!(club.boards_in(tuesday).len(), 4);
    for channel in [club.board, tuesday] {
        for board in &club.boards_in(channel)[..2] {
            assert!(!board.content.contains("Cara"), "a closed board names nobody: {}", board.content);
        }
        for board in &club.boards_in(channel)[2..] {
            assert!(board.content.contains("Cara"), "an open one does: {}", board.content);
        }
    }
    let shown = club.command(users[0], "board", &[]).await;
    club.press(users[0], &shown, "Stop sharing").await;
    club.command(users[1], "stop", &[]).await;
    club.forward(TimeDelta::seconds(59)).await;
    for channel in [club.board, tuesday] {
        let text = text(&club, channel);
        assert!(!text.contains("Ana") && !text.contains("Ben"), "who stops sharing and who stops: {text}");
        assert!(text.contains("Cara"), "the others stay: {text}");
    }
    club.command(users[1], "start", &[]).await;
    club.forward(TimeDelta::minutes(10)).await;
    assert!(text(&club, club.board).contains("Ben"), "who begins again is named as they chose: {}", text(&club, club.board));
    club.close().await;
}

#[tokio::test]
async fn a_group_goes_into_the_archive_and_comes_back_with_its_weeks() {
    let (club, tuesday, users) = two_groups().await;
    alive(&club, &users, "2026-03-10T12:00").await;
    log(&club, &users, "2026-03-10").await;
    let archived = club.command(club.kim, "club board", &[("group", "Tuesday".into()), ("archive", true.into())]).await;
    assert!(archived.content.contains("archive"), "{}", archived.content);
    club.forward(TimeDelta::seconds(59)).await;
    assert!(!text(&club, tuesday).contains("Ana"), "no name stands where nobody looks: {}", text(&club, tuesday));
    let unknown = club.command(users[0], "board", &[("join", "Tuesday".into())]).await;
    assert!(unknown.content.contains("don't know that group"), "{}", unknown.content);
    club.press(club.kim, &archived, "Bring it back").await;
    club.forward(TimeDelta::minutes(5)).await;
    let back = text(&club, tuesday);
    assert!(back.contains("1 lit week") && back.contains("Ana"), "as it was: {back}");
    assert_eq!(club.count("select count(*) from group_member where group_id = 2").await, 3);
    club.close().await;
}

#[tokio::test]
async fn what_no_group_can_be_called_and_who_may_say_so() {
    let (club, _, users) = two_groups().await;
    let before = club.everything().await;
    let long = "x".repeat(41);
    for (options, words) in [
        (vec![("add", "TUESDAY ".into())], "has that name"),
        (vec![("add", "hi @everyone".into())], "name of the group"),
        (vec![("add", "<@1> fans".into())], "name of the group"),
        (vec![("add", "  ".into())], "name of the group"),
        (vec![("add", "\u{202e}x".into())], "name of the group"),
        (vec![("add", "lazy losers".into())], "kinder"),
        (vec![("name", "tuesday".into())], "has that name"),
        (vec![("group", "Thursday".into())], "don't know that group"),
        (vec![("group", "99".into())], "don't know that group"),
        (vec![("archive", true.into())], "holds everyone"),
        (vec![("group", "Tuesday".into()), ("name", "failures".into())], "kinder"),
    ] {
        let refused = order(&club, &options).await;
        assert!(refused.contains(words), "{options:?}: {refused}");
        assert_eq!(club.everything().await, before, "{options:?} changes nothing");
    }
    let sent = vec![serde_json::json!({"name": "add", "type": 3, "value": long})];
    let refused = club.command_raw(club.kim, "club board", sent).await;
    assert_eq!(club.everything().await, before, "a name too long changes nothing: {}", refused.content);
    for options in [vec![("add", "Ours".into())], vec![]] {
        let refused = club.command(users[0], "club board", &options).await;
        assert!(refused.content.contains("captains"), "{}", refused.content);
        assert_eq!(club.everything().await, before, "a member is no captain");
    }
    // Two captains at once: both are answered, and there is one group of that name.
    let role = club.world.create_role(club.guild, "captain", permission::MANAGE_GUILD);
    club.world.add_member(club.guild, users[0], &[role]);
    let add = || crate::club::values(&[("add", "Marathon".into())]);
    let acts =
        [club.kim, users[0]].map(|captain| club.world.slash(captain, club.general, "club board", &add()).expect("a command"));
    let mut said = Vec::new();
    for (captain, act) in [club.kim, users[0]].into_iter().zip(acts) {
        said.push(club.answered(captain, act).await.content);
    }
    assert_eq!(said.iter().filter(|text| text.contains("is here")).count(), 1, "{said:?}");
    assert_eq!(said.iter().filter(|text| text.contains("has that name")).count(), 1, "{said:?}");
    // The role goes, and with it the right.
    club.world.add_member(club.guild, users[0], &[]);
    let refused = club.command(users[0], "club board", &[]).await;
    assert!(refused.content.contains("captains"), "{}", refused.content);
    for nth in 0..7 {
        order(&club, &[("add", format!("Group {nth}").into())]).await;
    }
    let full = order(&club, &[("add", "One more".into())]).await;
    assert!(full.contains("up to 10 groups"), "{full}");
    club.close().await;
}

#[tokio::test]
async fn a_groups_channel_that_goes_is_told_once_and_its_board_comes_back_where_the_captain_says() {
    let (club, tuesday, _) = two_groups().await;
    club.until(utc("2026-03-03T12:00")).await;
    club.world.delete_channel(tuesday);
    club.heard().await;
    club.until(utc("2026-03-17T12:00")).await;
    let told: Vec<String> = club.dms(club.kim).into_iter().map(|dm| dm.content).filter(|text| text.contains("is gone")).collect();
    assert_eq!(told.len(), 1, "once: {told:?}");
    assert!(told[0].contains("Tuesday") && told[0].contains("/club board"), "{told:?}");
    assert!(club.boards().len() >= 3, "the other group's board goes on");
    let quiet = club.world.create_channel(club.guild, "quiet");
    club.world.set_member_overwrite(quiet, club.world.bot(), 0, permission::SEND_MESSAGES);
    let options = |channel: ChannelId| [("group", "Tuesday".into()), ("channel", channel.to_string().into())];
    let refused = order(&club, &options(quiet)).await;
    assert!(refused.to_lowercase().contains("send messages"), "{refused}");
    let new = club.world.create_channel(club.guild, "new-tuesday");
    order(&club, &options(new)).await;
    assert_eq!(club.boards_in(new).len(), 1, "and here it stands");
    club.close().await;
}

#[tokio::test]
async fn a_board_that_was_taken_away_comes_back_when_a_captain_asks() {
    let club = Club::open().await;
    club.set_up().await;
    club.world.delete_message(club.boards()[0].id);
    order(&club, &[]).await;
    club.forward(TimeDelta::minutes(5)).await;
    club.world.delete_message(club.boards()[0].id);
    let answer = order(&club, &[]).await;
    assert!(answer.contains("looking at every board"), "{answer}");
    club.forward(TimeDelta::minutes(5)).await;
    assert_eq!(club.boards().len(), 1, "as often as they ask");
    club.close().await;
}

#[tokio::test]
async fn after_quiet_weeks_the_captain_alone_chooses_a_chapter() {
    let (club, tuesday, users) = two_groups().await;
    let alone = order(&club, &[("add", "Solo".into())]).await;
    assert!(alone.contains("fewer than three members"), "a group of few is said to its captain: {alone}");
    alive(&club, &users, "2026-03-10T12:00").await;
    log(&club, &users, "2026-03-10").await;
    club.until(utc("2026-03-26T12:00")).await;
    assert!(!order(&club, &[]).await.contains("some quiet weeks"), "two are not three");
    club.until(utc("2026-04-09T12:00")).await;
    let asked = club.command(club.kim, "club board", &[]).await;
    assert!(asked.content.contains("some quiet weeks"), "{}", asked.content);
    for channel in [club.board, tuesday] {
        assert!(!text(&club, channel).contains("quiet"), "no board speaks of it");
    }
    club.press(club.kim, &asked, "Carry on").await;
    let again = club.command(club.kim, "club board", &[]).await;
    assert!(again.content.contains("Tuesday has had some quiet weeks"), "the other group is asked about: {}", again.content);
    let fresh = club.press(club.kim, &again, "A fresh chapter").await;
    club.forward(TimeDelta::minutes(5)).await;
    let shown = club.boards_in(tuesday).pop().expect("a board").content;
    assert!(!shown.contains("1 lit week in this chapter"), "{shown}");
    assert!(text(&club, club.board).contains("1 lit week in this chapter"), "everyone's carries on");
    club.press(club.kim, &fresh, "Undo").await;
    club.forward(TimeDelta::minutes(5)).await;
    assert!(club.boards_in(tuesday).pop().expect("a board").content.contains("1 lit week"), "and back");
    let rest = order(&club, &[]).await;
    assert!(
        rest.contains("Tuesday has had") && !rest.contains("Harbour Runners has had"),
        "carried on is not asked again: {rest}"
    );
    club.close().await;
}

#[tokio::test]
async fn more_names_than_a_message_holds_are_turned_over_under_board() {
    let club = Club::open().await;
    club.set_up().await;
    let ana = members(&club, &["Ana"], true).await[0];
    // A large club, as its rows stand.
    for sql in [
        "insert into member (user_id, joined_at_ms, consent_version, zone, reminder_at, quiet_from, quiet_until, locale, ladder, \
         ladder_since_on, last_sign_at_ms) with recursive n(n) as (select 2 union all select n + 1 from n where n < 80) \
         select 900 + n, joined_at_ms, consent_version, zone, reminder_at, quiet_from, quiet_until, locale, ladder, \
         ladder_since_on, last_sign_at_ms from member, n where member.id = 1",
        "insert into club_member (club_id, member_id, display_name, is_sharing, joined_on, confirmed_at_ms) \
         select 1, member.id, 'Runner ' || (100 + member.id), 1, joined_on, confirmed_at_ms from member, club_member \
         where member.id > 1 and club_member.member_id = 1",
        "insert into group_member (group_id, member_id, joined_on) select 1, member_id, joined_on from club_member where member_id > 1",
    ] {
        club.change(sql).await;
    }
    order(&club, &[]).await;
    club.forward(TimeDelta::minutes(5)).await;
    let board = club.boards().pop().expect("a board").content;
    assert!(board.chars().count() <= 2000, "it is one message in plain words too: {}", board.chars().count());
    assert!(board.contains("Ana") && board.contains("Runner 102") && !board.contains("Runner 180"), "from A: {board}");
    assert!(board.ends_with("More names under /board."), "and it says where the others are: {board}");
    let mut shown = club.command(ana, "board", &[]).await;
    let mut seen = shown.content.clone();
    while labels(&shown).concat().contains(&"More names".to_owned()) {
        shown = club.press(ana, &shown, "More names").await;
        seen.push_str(&shown.content);
    }
    for nth in 102..=180 {
        assert_eq!(seen.matches(&format!("Runner {nth}")).count(), 1, "Runner {nth} stands on one page");
    }
    let first = club.press(ana, &shown, "First names again").await;
    assert!(first.content.contains("Ana"), "{}", first.content);
    club.close().await;
}
