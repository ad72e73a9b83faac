//! The group streak board in the club's channel.

mod groups;
mod names;
mod picture;
mod resting;
mod setup;

use chrono::TimeDelta;
use rehearsal::discord::{Fault, GuildPlan, Kind, Trouble, UserId, permission};
use serde_json::Value;

use crate::club::{Club, Joining, labels, utc};

/// Members who joined on the first Monday, each with a session today.
async fn members(club: &Club, names: &[&str], shares: bool) -> Vec<UserId> {
    let mut all = Vec::new();
    for name in names {
        let user = club.runner(name);
        club.join(user, Joining { shares, ..Joining::default() }).await;
        all.push(user);
    }
    all
}

const TEN: [&str; 10] = ["Aya", "Ben", "Cara", "Dev", "Eve", "Finn", "Gia", "Hal", "Ivy", "Jo"];

fn setup(club: &Club) -> Vec<(&'static str, Value)> {
    vec![("channel", club.board.to_string().into()), ("city", "London".into())]
}

#[tokio::test]
async fn a_captain_sets_the_club_up_and_the_first_board_is_friendly() {
    let club = Club::open().await;
    let answer = club.command(club.kim, "club setup", &setup(&club)).await;
    assert!(answer.content.contains(&format!("<#{}>", club.board)), "it names the channel: {}", answer.content);
    let [board] = club.boards().try_into().expect("one board");
    assert!(board.content.contains("Harbour Runners"), "{}", board.content);
    assert!(board.content.contains("first board"), "the first week has a line of its own: {}", board.content);
    assert!(!board.content.contains('0'), "no zero: {}", board.content);
    assert!(board.pinged.is_empty() && !board.pinged_everyone, "it rings nobody");
    assert_eq!(club.facts("select zone from club").await, ["Europe/London"]);
    // The same again changes nothing that anyone sees.
    club.command(club.kim, "club setup", &setup(&club)).await;
    assert_eq!(club.boards().len(), 1, "twice is once");
    club.close().await;
}

#[tokio::test]
async fn only_a_captain_may_and_a_captain_by_role_is_one() {
    let club = Club::open().await;
    let ana = club.runner("Ana");
    let before = club.everything().await;
    let refused = club.command(ana, "club setup", &setup(&club)).await;
    assert!(refused.content.contains("captains"), "{}", refused.content);
    assert_eq!(club.everything().await, before);
    let role = club.world.create_role(club.guild, "captain", permission::MANAGE_GUILD);
    club.world.add_member(club.guild, ana, &[role]);
    club.command(ana, "club setup", &setup(&club)).await;
    assert_eq!(club.boards().len(), 1);
    club.close().await;
}

#[tokio::test]
async fn a_channel_where_the_bot_may_not_write_is_named_with_what_is_missing() {
    let club = Club::open().await;
    let bot = club.world.bot();
    club.world.set_member_overwrite(club.board, bot, 0, permission::SEND_MESSAGES);
    let before = club.everything().await;
    let refused = club.command(club.kim, "club setup", &setup(&club)).await;
    assert!(refused.content.contains(&format!("<#{}>", club.board)), "{}", refused.content);
    assert!(refused.content.to_lowercase().contains("send messages"), "the right is named: {}", refused.content);
    assert_eq!(club.everything().await, before, "nothing is set up by halves");
    assert!(club.boards().is_empty());
    club.world.set_member_overwrite(club.board, bot, 0, 0);
    club.command(club.kim, "club setup", &setup(&club)).await;
    assert_eq!(club.boards().len(), 1, "after the captain's change it works");
    club.close().await;
}

#[tokio::test]
async fn ten_presses_are_one_edit_and_the_last_is_in_it() {
    let club = Club::open().await;
    club.set_up().await;
    let members = members(&club, &TEN, false).await;
    club.forward(TimeDelta::minutes(10)).await;
    let (edits, posts) = (club.requests("PATCH", club.board), club.requests("POST", club.board));
    for member in &members {
        club.command(*member, "checkin", &[("session", "strength A".into())]).await;
    }
    club.forward(TimeDelta::seconds(30)).await;
    assert_eq!(club.requests("PATCH", club.board) - edits, 1, "one edit for ten presses");
    assert_eq!(club.requests("POST", club.board), posts, "and no new message");
    let [board] = club.boards().try_into().expect("one board");
    assert!(board.content.contains("10"), "all ten are in it: {}", board.content);
    // A young board is edited once a minute at most.
    club.command(members[0], "checkin", &[("session", "mobility".into())]).await;
    let asked = club.command(members[1], "checkin", &[("session", "run".into())]).await;
    drop(asked);
    club.forward(TimeDelta::seconds(10)).await;
    assert!(club.requests("PATCH", club.board) - edits <= 2);
    club.close().await;
}

#[tokio::test]
async fn what_is_said_in_sums_needs_five_members() {
    let club = Club::open().await;
    club.set_up().await;
    let members = members(&club, &TEN[..5], false).await;
    for member in &members[..4] {
        club.command(*member, "checkin", &[("session", "strength A".into())]).await;
    }
    club.forward(TimeDelta::minutes(2)).await;
    assert!(!club.boards()[0].content.contains("together:"), "four are too few: {}", club.boards()[0].content);
    club.command(members[4], "checkin", &[("session", "strength A".into())]).await;
    club.forward(TimeDelta::minutes(2)).await;
    assert!(club.boards()[0].content.contains("together:"), "from five on: {}", club.boards()[0].content);
    assert!(!club.boards()[0].content.contains("Aya"), "and nobody is named who did not choose to be");
    club.close().await;
}

#[tokio::test]
async fn a_new_board_each_monday_at_seven_and_last_weeks_is_edited_until_wednesday() {
    let club = Club::open().await;
    club.set_up().await;
    let members = members(&club, &TEN[..6], false).await;
    club.until(utc("2026-03-09T06:59")).await;
    assert_eq!(club.boards().len(), 1);
    club.until(utc("2026-03-09T07:01")).await;
    let [last, this] = club.boards().try_into().expect("two boards");
    assert_eq!(this.created_at, utc("2026-03-09T07:00"), "at seven in the club's zone");
    assert!(!this.content.contains("first board"), "{}", this.content);

    let late = [("session", "strength A".into()), ("day", "2026-03-02".into())];
    for member in &members[..5] {
        club.command(*member, "checkin", &late).await;
    }
    club.until(utc("2026-03-09T12:00")).await;
    let edited = club.see(last.id);
    assert!(edited.content.contains("together:"), "a late log reaches last week's board: {}", edited.content);
    assert!(!club.see(this.id).content.contains("together:"), "and not this week's: {}", club.see(this.id).content);

    club.until(utc("2026-03-11T01:00")).await;
    let settled = club.see(last.id);
    club.command(members[5], "checkin", &late).await;
    club.until(utc("2026-03-11T12:00")).await;
    assert_eq!(club.see(last.id), settled, "after Wednesday's settlement it stands");
    assert_eq!(club.boards().len(), 2);

    // The clocks go forward on 29 March: seven in London is six in UTC.
    club.until(utc("2026-03-30T12:00")).await;
    let times: Vec<_> = club.boards().iter().map(|board| board.created_at).collect();
    assert_eq!(times[2..], ["2026-03-16T07:00", "2026-03-23T07:00", "2026-03-30T06:00"].map(utc));
    club.close().await;
}

#[tokio::test]
async fn a_board_that_somebody_deleted_is_posted_once_more_and_then_rests() {
    let club = Club::open().await;
    club.set_up().await;
    let members = members(&club, &TEN[..7], false).await;
    for member in &members[..5] {
        club.command(*member, "checkin", &[("session", "strength A".into())]).await;
    }
    club.forward(TimeDelta::minutes(5)).await;
    club.world.delete_message(club.boards()[0].id);
    club.command(members[5], "checkin", &[("session", "strength A".into())]).await;
    club.forward(TimeDelta::minutes(5)).await;
    let [again] = club.boards().try_into().expect("posted once more");
    club.world.delete_message(again.id);
    club.command(members[6], "checkin", &[("session", "strength A".into())]).await;
    let posts = club.requests("POST", club.board);
    club.forward(TimeDelta::days(1)).await;
    assert!(club.boards().is_empty(), "not a third time");
    assert_eq!(club.requests("POST", club.board), posts, "and nothing is tried");
    club.command(club.kim, "club setup", &setup(&club)).await;
    assert_eq!(club.boards().len(), 1, "until a captain asks for it");
    club.close().await;
}

#[tokio::test]
async fn a_refused_old_edit_waits_and_comes_later() {
    let club = Club::open().await;
    club.set_up().await;
    let members = members(&club, &TEN[..6], false).await;
    club.forward(TimeDelta::hours(2)).await;
    let wait = Trouble::Status { status: 429, code: 30046, retry_after_secs: Some(120.0) };
    club.world.faults(|faults| faults.add(Fault::once(Kind::EditMessage, wait).in_channel(club.board)));
    for member in &members[..5] {
        club.command(*member, "checkin", &[("session", "strength A".into())]).await;
    }
    club.forward(TimeDelta::seconds(60)).await;
    assert_eq!(club.requests("PATCH", club.board), 1, "refused once, and not hammered at");
    assert!(!club.boards()[0].content.contains("together:"));
    club.forward(TimeDelta::minutes(5)).await;
    assert_eq!(club.requests("PATCH", club.board), 2);
    assert!(club.boards()[0].content.contains("together:"), "{}", club.boards()[0].content);
    assert_eq!(club.boards().len(), 1, "no new message for it");
    club.close().await;
}

#[tokio::test]
async fn without_permission_the_board_rests_until_it_is_set_up_again() {
    for code in [50013, 50001] {
        let club = Club::open().await;
        club.set_up().await;
        let members = members(&club, &TEN[..6], false).await;
        club.forward(TimeDelta::minutes(5)).await;
        club.world.faults(|faults| faults.add(Fault::refuse(Kind::EditMessage, 403, code).times(100).in_channel(club.board)));
        let before = club.requests("PATCH", club.board);
        for member in &members {
            club.command(*member, "checkin", &[("session", "strength A".into())]).await;
            club.forward(TimeDelta::minutes(3)).await;
        }
        assert!(club.requests("PATCH", club.board) - before <= 1, "{code}: one try, no more");
        assert_eq!(club.facts("select state from board").await, ["suspended"], "{code}");
        club.world.faults(rehearsal::discord::faults::Faults::clear);
        club.command(club.kim, "club setup", &setup(&club)).await;
        let board = club.boards().pop().expect("a board");
        assert!(board.content.contains("together:"), "{code}: the facts were kept: {}", board.content);
        club.close().await;
    }
}

#[tokio::test]
async fn a_deleted_channel_rests_the_board_and_the_members_go_on() {
    let club = Club::open().await;
    club.set_up().await;
    let members = members(&club, &TEN[..1], false).await;
    club.world.delete_channel(club.board);
    club.heard().await;
    club.command(members[0], "checkin", &[("session", "strength A".into())]).await;
    club.forward(TimeDelta::days(8)).await;
    assert_eq!(club.requests("PATCH", club.board), 0, "nothing is sent there");
    let shown = club.command(members[0], "board", &[]).await;
    assert!(shown.content.contains("no board yet"), "{}", shown.content);
    assert_eq!(labels(&shown).concat(), ["Share my name"]);
    club.close().await;
}

#[tokio::test]
async fn an_outage_of_the_server_and_a_removal_of_the_bot_are_two_things() {
    let club = Club::open().await;
    club.set_up().await;
    members(&club, &["Ana"], true).await;
    club.world.set_guild_unavailable(club.guild, true);
    club.heard().await;
    assert_eq!(club.count("select count(*) from club where left_at_ms is null").await, 1, "an outage keeps everything");
    club.world.set_guild_unavailable(club.guild, false);
    club.heard().await;
    club.world.remove_bot(club.guild);
    club.heard().await;
    assert_eq!(club.count("select count(*) from club where left_at_ms is not null").await, 1, "a removal is noted");
    assert_eq!(club.count("select count(*) from member").await, 1, "and members keep their plan");
    let posts = club.requests("POST", club.board);
    club.until(utc("2026-03-10T12:00")).await;
    assert_eq!(club.requests("POST", club.board), posts, "no board where the bot is not");
    club.close().await;
}

#[tokio::test]
async fn a_server_that_removed_the_bot_while_it_was_not_running_is_noticed_at_the_start() {
    let mut club = Club::open().await;
    club.set_up().await;
    let leo = club.world.create_user("leo", "Leo");
    let guild = club.world.create_guild(GuildPlan { name: "Hill Climbers".into(), owner: leo, locale: "en-US".into() });
    let board = club.world.create_channel(guild, "board");
    club.world.invite_bot(guild, permission::BOT);
    club.heard().await;
    club.command_in(leo, board, "club setup", &[("channel", board.to_string().into()), ("city", "Madrid".into())]).await;
    club.stop_bot().await.expect("it stops well");
    club.world.remove_bot(guild);
    club.world.set_guild_unavailable(club.guild, true);
    club.start_bot().await;
    club.rest().await;
    let left = club.facts("select name from club where left_at_ms is not null").await;
    assert_eq!(left, ["Hill Climbers"], "an outage is no removal");
    assert_eq!(club.count("select count(*) from club").await, 2, "and both are kept");
    club.world.set_guild_unavailable(club.guild, false);
    club.heard().await;
    club.forward(TimeDelta::days(31)).await;
    assert_eq!(club.facts("select name from club").await, ["Harbour Runners"], "thirty days later one is erased");
    club.close().await;
}

/// What a server leaves in the tables that are its own.
async fn of_the_club(club: &Club) -> Vec<i64> {
    let mut left = Vec::new();
    for table in ["club", "club_group", "board", "club_season", "club_plan", "club_plan_session", "club_check_in"] {
        left.push(club.count(&format!("select count(*) from {table}")).await);
    }
    left
}

#[tokio::test]
async fn a_server_that_removed_the_bot_is_kept_for_thirty_days_and_then_erased() {
    let club = Club::open().await;
    club.set_up().await;
    club.join(club.kim, Joining::default()).await;
    club.command(club.kim, "club season", &[("season", "taper".into()), ("name", "Easy weeks".into())]).await;
    club.command(club.kim, "club template", &[("name", "Ours".into()), ("mine", true.into())]).await;
    let options = [("channel", club.general.to_string().into()), ("day", "fri".into()), ("time", "18:00".into())];
    club.command(club.kim, "club schedule", &options).await;
    club.until(utc("2026-03-10T12:00")).await;
    let before = of_the_club(&club).await;
    assert!(before.iter().all(|rows| *rows > 0), "something of each: {before:?}");
    club.world.remove_bot(club.guild);
    club.heard().await;
    club.until(utc("2026-04-08T12:00")).await;
    assert_eq!(of_the_club(&club).await, before, "after 29 days all of it is there");
    club.world.invite_bot(club.guild, permission::BOT);
    club.heard().await;
    club.until(utc("2026-04-11T12:00")).await;
    assert_eq!(club.count("select count(*) from club where left_at_ms is null").await, 1, "whoever comes back in time finds it");
    assert_eq!(club.count("select count(*) from club_plan").await, 1);
    club.world.remove_bot(club.guild);
    club.heard().await;
    club.until(utc("2026-05-12T12:00")).await;
    assert_eq!(of_the_club(&club).await, [0; 7], "and then nothing of it");
    club.close().await;
}
