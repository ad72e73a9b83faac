//! Names on the board: only of those who chose it, and gone within a minute when they are to go.

use chrono::TimeDelta;
use rehearsal::discord::UserId;
use rehearsal::discord::model::Message;

use crate::club::{Club, Joining, utc};

/// A club with its board, and three members of whom Ana and Ben share their names.
async fn named() -> (Club, UserId, UserId, UserId) {
    let club = Club::open().await;
    club.set_up().await;
    let (ana, ben, cara) = (club.runner("Ana"), club.runner("Ben"), club.runner("Cara"));
    for (user, shares) in [(ben, true), (ana, true), (cara, false)] {
        club.join(user, Joining { shares, ..Joining::default() }).await;
    }
    club.forward(TimeDelta::minutes(5)).await;
    let board = board(&club);
    let (a, b) = (board.content.find("Ana"), board.content.find("Ben"));
    assert!(a.is_some() && a < b, "who shares is named, from A to Z: {}", board.content);
    assert!(!board.content.contains("Cara"), "who does not is not: {}", board.content);
    (club, ana, ben, cara)
}

fn board(club: &Club) -> Message {
    club.boards().pop().expect("a board")
}

#[tokio::test]
async fn who_stops_sharing_is_gone_within_a_minute_however_old_the_board() {
    let (club, ana, ..) = named().await;
    club.until(utc("2026-03-05T12:00")).await;
    let shown = club.command(ana, "board", &[]).await;
    let off = club.press(ana, &shown, "Stop sharing").await;
    assert!(off.content.contains("off"), "{}", off.content);
    club.forward(TimeDelta::seconds(59)).await;
    assert!(!board(&club).content.contains("Ana"), "{}", board(&club).content);
    assert!(board(&club).content.contains("Ben"), "the others stay");
    club.press(ana, &off, "Share my name").await;
    club.forward(TimeDelta::minutes(6)).await;
    assert!(board(&club).content.contains("Ana"), "and she can be back: {}", board(&club).content);
    club.close().await;
}

#[tokio::test]
async fn stopping_just_after_another_edit_does_not_wait_for_the_next_one() {
    let (club, ana, ben, _) = named().await;
    let shown = club.command(ben, "board", &[]).await;
    let off = club.press(ben, &shown, "Stop sharing").await;
    club.forward(TimeDelta::seconds(10)).await;
    club.press(ben, &off, "Share my name").await;
    club.forward(TimeDelta::seconds(2)).await;
    let shown = club.command(ana, "board", &[]).await;
    club.press(ana, &shown, "Stop sharing").await;
    club.forward(TimeDelta::seconds(59)).await;
    assert!(!board(&club).content.contains("Ana"), "{}", board(&club).content);
    club.close().await;
}

#[tokio::test]
async fn who_left_the_server_is_gone_by_the_next_look() {
    let (club, ana, ..) = named().await;
    club.world.remove_member(club.guild, ana);
    // Nobody tells the bot; it looks once a day.
    club.until(utc("2026-03-04T12:00")).await;
    assert!(!board(&club).content.contains("Ana"), "{}", board(&club).content);
    assert!(board(&club).content.contains("Ben"), "{}", board(&club).content);
    assert_eq!(club.count("select count(*) from club_member").await, 2);
    assert_eq!(club.count("select count(*) from member").await, 3, "her plan is her own");
    club.close().await;
}

#[tokio::test]
async fn who_deletes_everything_is_gone_from_board_and_database() {
    let (club, ana, ..) = named().await;
    club.until(utc("2026-03-02T12:00")).await;
    let reminder = club.last_dm(ana);
    club.press(ana, &reminder, "Done").await;
    let asked = club.command(ana, "data delete", &[]).await;
    let kept = club.press(ana, &asked, "Keep everything").await;
    assert!(kept.content.contains("stays"), "{}", kept.content);
    assert_eq!(club.count("select count(*) from member").await, 3);
    let asked = club.command(ana, "data delete", &[]).await;
    let gone = club.press(ana, &asked, "Delete everything").await;
    assert!(gone.content.contains("deleted"), "{}", gone.content);
    club.forward(TimeDelta::seconds(59)).await;
    assert!(!board(&club).content.contains("Ana"), "{}", board(&club).content);
    for (table, rows) in club.everything().await {
        for row in rows {
            assert!(!row.contains(&ana.to_string()) && !row.contains("'Ana'"), "{table} still knows her: {row}");
        }
    }
    club.until(utc("2026-03-12T12:00")).await;
    assert_eq!(club.last_dm(ana).id, reminder.id, "nobody writes to her any more");
    let old = club.press_raw(ana, &reminder, "v1:today").await;
    assert!(old.content.contains("/start"), "{}", old.content);
    club.close().await;
}

#[tokio::test]
async fn the_file_itself_forgets_who_was_deleted() {
    let (mut club, ana, ..) = named().await;
    let asked = club.command(ana, "data delete", &[]).await;
    club.press(ana, &asked, "Delete everything").await;
    club.forward(TimeDelta::minutes(5)).await;
    club.stop_bot().await.expect("it stops well");
    let bytes = std::fs::read(club.database()).expect("the database's file");
    assert!(!bytes.windows(3).any(|window| window == b"Ana"), "no trace of the name in the file");
    club.start_bot().await;
    club.close().await;
}

#[tokio::test]
async fn a_name_cannot_ring_or_dress_up() {
    let club = Club::open().await;
    club.set_up().await;
    let loud = club.runner("@everyone **Boss** <@1> `x`");
    club.join(loud, Joining { shares: true, ..Joining::default() }).await;
    club.forward(TimeDelta::minutes(5)).await;
    let board = board(&club);
    assert!(board.pinged.is_empty() && !board.pinged_everyone, "it rings nobody: {}", board.content);
    assert!(!board.content.contains("**Boss**"), "Markdown is shown as typed: {}", board.content);
    club.close().await;
}
