//! A board that its channel does not take: it rests, its captain hears of it once, and it comes back when that is mended.

use chrono::TimeDelta;
use rehearsal::discord::{ChannelId, Fault, Kind, permission};

use super::{TEN, members, setup};
use crate::club::{Club, in_words, utc};

/// Kim's messages about the board.
fn notices(club: &Club) -> Vec<String> {
    club.dms(club.kim).into_iter().map(|message| message.content).filter(|text| text.contains("board of")).collect()
}

/// Five check-ins, so that the board has something else to say.
async fn news(club: &Club) {
    for member in members(club, &TEN[..5], false).await {
        club.command(member, "checkin", &[("session", "strength A".into())]).await;
    }
}

async fn states(club: &Club) -> Vec<String> {
    club.facts("select state || coalesce(' ' || suspended_why, '') from board order by id").await
}

#[tokio::test]
async fn the_captain_is_told_once_and_a_change_of_the_channel_brings_the_board_back() {
    let club = Club::open().await;
    club.set_up().await;
    let bot = club.world.bot();
    club.forward(TimeDelta::hours(4)).await;
    club.world.set_member_overwrite(club.board, bot, 0, permission::VIEW_CHANNEL | permission::SEND_MESSAGES);
    club.heard().await;
    news(&club).await;
    club.forward(TimeDelta::minutes(9)).await;
    assert_eq!(states(&club).await, ["suspended no_rights"]);
    assert_eq!(notices(&club), [""; 0], "the captain may still be at work on it");
    club.forward(TimeDelta::minutes(6)).await;
    let [notice] = notices(&club).try_into().expect("one message to the captain");
    assert!(notice.contains("Harbour Runners") && notice.contains(&format!("<#{}>", club.board)), "{notice}");
    assert!(notice.contains("/club board"), "and what to do: {notice}");

    // Another change that mends nothing is one more try, and no more words; two Mondays later it still rests.
    let asked = club.requests("PATCH", club.board) + club.requests("POST", club.board);
    club.world.set_member_overwrite(club.board, bot, 0, permission::VIEW_CHANNEL);
    club.heard().await;
    club.until(utc("2026-03-17T12:00")).await;
    assert_eq!(club.requests("PATCH", club.board) + club.requests("POST", club.board) - asked, 1, "one try for one change");
    assert_eq!(notices(&club).len(), 1, "told once");
    assert_eq!(states(&club).await, ["suspended no_rights"], "no new board is made that could not be posted");

    club.world.set_member_overwrite(club.board, bot, 0, 0);
    club.heard().await;
    club.forward(TimeDelta::minutes(2)).await;
    assert_eq!(states(&club).await, ["closed", "live"], "this week's board, and the old one is history");
    assert_eq!(club.boards().len(), 2, "it came back by itself");

    // Should it happen again one day, it is told again.
    club.world.set_member_overwrite(club.board, bot, 0, permission::SEND_MESSAGES);
    club.until(utc("2026-03-23T12:00")).await;
    assert_eq!(notices(&club).len(), 2, "another time is another message");
    club.close().await;
}

#[tokio::test]
async fn a_role_given_back_to_the_bot_counts_as_a_change() {
    let club = Club::open().await;
    club.set_up().await;
    let bot = club.world.bot();
    club.world.faults(|faults| faults.add(Fault::refuse(Kind::EditMessage, 403, 50013).times(1).in_channel(club.board)));
    news(&club).await;
    club.forward(TimeDelta::minutes(3)).await;
    assert_eq!(states(&club).await, ["suspended no_rights"]);
    let role = club.world.create_role(club.guild, "bots", permission::SEND_MESSAGES);
    club.world.add_member(club.guild, bot, &[role]);
    club.heard().await;
    club.forward(TimeDelta::minutes(3)).await;
    assert_eq!(states(&club).await, ["live"]);
    assert!(club.boards()[0].content.contains("together:"), "with what happened meanwhile: {}", club.boards()[0].content);
    club.forward(TimeDelta::hours(1)).await;
    assert_eq!(notices(&club), [""; 0], "mended before the captain had to hear of it");
    club.close().await;
}

#[tokio::test]
async fn nobody_is_written_to_at_night_or_after_stop() {
    let club = Club::open().await;
    club.set_up().await;
    let members = members(&club, &TEN[..5], false).await;
    club.until(utc("2026-03-02T23:00")).await;
    club.world.faults(|faults| faults.add(Fault::refuse(Kind::EditMessage, 403, 50001).times(9).in_channel(club.board)));
    for member in &members {
        club.command(*member, "checkin", &[("session", "strength A".into())]).await;
    }
    club.until(utc("2026-03-03T08:59")).await;
    assert_eq!(states(&club).await, ["suspended no_rights"]);
    assert_eq!(notices(&club), [""; 0], "not before nine by the club's clock");
    club.until(utc("2026-03-03T09:01")).await;
    assert_eq!(notices(&club).len(), 1);
    club.close().await;

    let club = Club::open().await;
    club.join(club.kim, crate::club::Joining::default()).await;
    club.set_up().await;
    club.command(club.kim, "stop", &[]).await;
    club.world.faults(|faults| faults.add(Fault::refuse(Kind::EditMessage, 403, 50001).times(9).in_channel(club.board)));
    news(&club).await;
    club.until(utc("2026-03-03T12:00")).await;
    assert_eq!(notices(&club), [""; 0], "stop is stop, for a captain too");
    let shown = club.command(club.kim, "board", &[]).await;
    assert!(shown.content.contains("resting"), "and /board says it to whoever may mend it: {}", shown.content);
    let ana = club.runner("Ana");
    club.join(ana, crate::club::Joining::default()).await;
    let shown = club.command(ana, "board", &[]).await;
    assert!(!shown.content.contains("resting"), "and to nobody else: {}", shown.content);
    club.close().await;
}

#[tokio::test]
async fn a_captain_with_a_closed_dm_is_not_tried_again() {
    let club = Club::open().await;
    let cleo = club.world.create_user("cleo", "Cleo");
    let role = club.world.create_role(club.guild, "captain", permission::MANAGE_GUILD);
    club.world.add_member(club.guild, cleo, &[role]);
    club.command(cleo, "club setup", &setup(&club)).await;
    club.world.set_dms_closed(cleo, true);
    club.world.faults(|faults| faults.add(Fault::refuse(Kind::EditMessage, 403, 50001).times(9).in_channel(club.board)));
    news(&club).await;
    club.until(utc("2026-03-04T12:00")).await;
    assert_eq!(club.facts("select state from job where kind = 'captain_notice'").await, ["discarded"], "one try");
    club.close().await;
}

#[tokio::test]
async fn each_reason_is_said_in_its_own_words() {
    let reasons = [
        (403, 50013, "not allowed to write"),
        (404, 10003, "is gone"),
        (400, 160_005, "archived or locked"),
        (400, 40058, "forum"),
        (400, 40067, "forum"),
        (403, 200_000, "filter"),
        (403, 240_000, "filter"),
    ];
    for (status, code, words) in reasons {
        let club = Club::with(crate::club::Opening { at: "2026-03-02T10:00", ..Default::default() }).await;
        club.set_up().await;
        club.world.faults(|faults| faults.add(Fault::refuse(Kind::EditMessage, status, code).times(9).in_channel(club.board)));
        news(&club).await;
        let edits = club.requests("PATCH", club.board);
        club.forward(TimeDelta::hours(3)).await;
        let all: Vec<String> = club.dms(club.kim).into_iter().map(|message| message.content).collect();
        let told: Vec<_> = all.iter().filter(|text| text.contains(words)).collect();
        assert_eq!(told.len(), 1, "{code}: {words:?} among {all:?}");
        assert!(told[0].contains("/club board"), "{code}: {told:?}");
        assert!(club.requests("PATCH", club.board) - edits <= 1, "{code}: not hammered at");
        club.close().await;
    }
}

#[tokio::test]
async fn a_text_that_the_servers_filter_holds_back_gets_another_try_with_the_next_week() {
    let club = Club::open().await;
    club.set_up().await;
    club.world.block_texts(club.board);
    news(&club).await;
    club.forward(TimeDelta::hours(1)).await;
    assert_eq!(states(&club).await, ["suspended filtered"]);
    club.world.allow_texts(club.board);
    club.until(utc("2026-03-09T08:00")).await;
    assert_eq!(states(&club).await, ["suspended filtered", "live"], "next week's text is another one");
    assert_eq!(club.boards().len(), 2);
    club.close().await;
}

/// A club whose board stands in a thread.
async fn in_a_thread() -> (Club, ChannelId) {
    let club = Club::open().await;
    let thread = club.world.create_thread(club.board, "streak");
    let options = [("channel", thread.to_string().into()), ("city", "London".into())];
    club.command(club.kim, "club setup", &options).await;
    assert_eq!(club.world.messages(thread, club.kim).len(), 1, "the board is in the thread");
    (club, thread)
}

#[tokio::test]
async fn an_archived_thread_is_opened_once_and_the_board_goes_on() {
    let (club, thread) = in_a_thread().await;
    club.forward(TimeDelta::hours(3)).await;
    club.world.archive(thread, false);
    news(&club).await;
    club.forward(TimeDelta::minutes(11)).await;
    let board = in_words(club.world.messages(thread, club.kim).pop().expect("the board"));
    assert!(board.content.contains("together:"), "the edit arrived: {}", board.content);
    let opened = club.world.request_log();
    let opened =
        opened.iter().filter(|request| request.method == "PATCH" && request.path.ends_with(&format!("/channels/{thread}")));
    assert_eq!(opened.count(), 1, "opened once");
    assert_eq!(states(&club).await, ["live"]);
    club.close().await;
}

#[tokio::test]
async fn a_locked_thread_stays_as_its_captain_left_it() {
    let (club, thread) = in_a_thread().await;
    club.forward(TimeDelta::hours(4)).await;
    club.world.archive(thread, true);
    news(&club).await;
    club.forward(TimeDelta::hours(1)).await;
    assert_eq!(states(&club).await, ["suspended thread_closed"]);
    let told: Vec<_> = club.dms(club.kim).into_iter().filter(|message| message.content.contains("archived or locked")).collect();
    assert_eq!(told.len(), 1, "the captain is told");
    club.world.set_locked(thread, false);
    club.world.unarchive(thread);
    club.heard().await;
    club.forward(TimeDelta::minutes(11)).await;
    assert_eq!(states(&club).await, ["live"], "opened by a person, it goes on");
    club.close().await;
}
