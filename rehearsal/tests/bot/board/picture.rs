//! The board as a panel with the picture of its group's year, and what stands there where one of the two is not taken.

use chrono::TimeDelta;
use rehearsal::discord::model::Message;
use rehearsal::discord::model::flag::COMPONENTS_V2;
use rehearsal::discord::{Fault, Kind, UserId, permission};
use serde_json::{Value, json};

use super::{TEN, members, setup};
use crate::club::{Club, utc};

/// What is logged for the operator when Discord refuses a body.
const REFUSED: &[&str] = &["Discord does not take a body of ours"];

/// A club in the second week of six members, of which none is lit yet.
async fn in_the_second_week() -> (Club, Vec<UserId>) {
    let club = Club::open().await;
    club.set_up().await;
    let members = second_week_of(&club).await;
    (club, members)
}

/// Six members who join and are there on Friday; then it is Monday again.
async fn second_week_of(club: &Club) -> Vec<UserId> {
    let members = members(club, &TEN[..6], false).await;
    club.until(utc("2026-03-06T12:00")).await;
    for member in &members {
        club.command(*member, "checkin", &[("session", "mobility".into())]).await;
    }
    club.until(utc("2026-03-09T09:00")).await;
    members
}

/// Three of the six check in, which lights the week.
async fn light(club: &Club, members: &[UserId]) {
    for member in &members[..3] {
        club.command(*member, "checkin", &[("session", "strength A".into())]).await;
    }
    club.forward(TimeDelta::minutes(11)).await;
}

/// This week's board.
fn board(club: &Club) -> Message {
    club.boards().pop().expect("a board")
}

/// The pictures that were sent to the board's channel, by the status that each got.
fn sent_pictures(club: &Club) -> Vec<u16> {
    let path = format!("/channels/{}/messages", club.board);
    let log = club.world.request_log();
    log.iter().filter(|request| request.path.contains(&path) && !request.files.is_empty()).map(|request| request.status).collect()
}

fn is_panel(message: &Message) -> bool {
    message.flags & COMPONENTS_V2 != 0
}

#[tokio::test]
async fn a_lit_week_brings_the_picture_and_what_else_happens_keeps_it() {
    let (club, members) = in_the_second_week().await;
    let before = board(&club);
    assert!(is_panel(&before) && before.pictures().is_empty(), "a panel, and no picture before there is something in it");
    assert_eq!(sent_pictures(&club), Vec::<u16>::new());
    light(&club, &members).await;
    let lit = board(&club);
    assert_eq!((lit.id, lit.pictures()), (before.id, vec!["Our year in paper lanterns, one a week: 1 is lit.".to_owned()]));
    let [file] = &lit.attachments[..] else { panic!("one file: {:?}", lit.attachments) };
    assert_eq!((file.filename.as_str(), file.content_type.as_str(), file.pixels), ("year.png", "image/png", Some((956, 428))));
    assert!(file.bytes < 100_000, "{} bytes", file.bytes);
    assert!(lit.content.contains("1 lit week in this chapter, 1 in all"), "the words say it too: {}", lit.content);
    let parts = lit.components[0]["components"].as_array().expect("a container").iter();
    assert_eq!(parts.map(|part| part["type"].clone()).collect::<Vec<_>>(), [json!(10), json!(12)], "the head, then the picture");

    // A line more in the same week, below the same picture.
    for member in &members[3..] {
        club.command(*member, "checkin", &[("session", "strength A".into())]).await;
    }
    club.forward(TimeDelta::minutes(11)).await;
    let more = board(&club);
    assert!(more.content.contains("together:"), "{}", more.content);
    assert_eq!((more.id, more.pictures()), (lit.id, lit.pictures()));
    let (then, now) = (&lit.attachments[0], &more.attachments);
    assert_eq!((now.len(), now[0].bytes), (1, then.bytes), "the old file went when the same one came along");

    // A new week has its own board with the same year.
    club.until(utc("2026-03-16T08:00")).await;
    assert_eq!((board(&club).id != lit.id, board(&club).pictures()), (true, lit.pictures()));
    let shown = club.command(members[0], "board", &[]).await;
    assert_eq!(shown.attachments.first().map(|file| file.filename.as_str()), Some("year.png"), "and /board shows it");
    assert_eq!(shown.attachments[0].description, Some(lit.pictures().remove(0)));
    club.close().await;
}

#[tokio::test]
async fn what_a_captain_calls_this_part_of_the_year_stands_in_words_and_in_the_picture() {
    let (club, members) = in_the_second_week().await;
    light(&club, &members).await;
    let plain = board(&club).attachments[0].bytes;
    let season = |name: &str| [("season", Value::from(name.to_owned()))];
    club.command(club.kim, "club board", &season("Marathon autumn")).await;
    club.forward(TimeDelta::minutes(11)).await;
    let named = board(&club);
    assert!(named.content.contains("This part of our year: Marathon autumn."), "{}", named.content);
    assert_eq!(named.pictures(), ["Our year in paper lanterns, one a week, and now it is Marathon autumn: 1 is lit."]);
    assert_ne!(named.attachments[0].bytes, plain, "and it is drawn");
    let before = club.everything().await;
    for (name, expected) in [("No excuses", "could land badly"), ("<@1>", "doesn't work as a name")] {
        let refused = club.command(club.kim, "club board", &season(name)).await;
        assert!(refused.content.contains(expected), "{name}: {}", refused.content);
    }
    let member = club.command(members[0], "club board", &season("Ours")).await;
    assert!(member.content.contains("for captains"), "{}", member.content);
    assert_eq!(club.everything().await, before);
    club.command(club.kim, "club board", &season("-")).await;
    club.forward(TimeDelta::minutes(11)).await;
    assert!(!board(&club).content.contains("part of our year"), "{}", board(&club).content);
    assert_eq!(board(&club).attachments[0].bytes, plain, "as before");
    club.close().await;
}

#[tokio::test]
async fn a_channel_without_files_has_its_board_in_words_and_the_picture_comes_by_itself() {
    let club = Club::open().await;
    let bot = club.world.bot();
    club.world.set_member_overwrite(club.board, bot, 0, permission::ATTACH_FILES);
    let answer = club.command(club.kim, "club setup", &setup(&club)).await;
    assert!(answer.content.contains("All set") && answer.content.contains("Attach Files"), "it is said: {}", answer.content);
    let members = second_week_of(&club).await;
    light(&club, &members).await;
    let bare = board(&club);
    assert!(is_panel(&bare) && bare.pictures().is_empty(), "a panel of words");
    assert!(bare.content.contains("1 lit week in this chapter"), "which say all of it: {}", bare.content);
    for member in &members[3..] {
        club.command(*member, "checkin", &[("session", "strength A".into())]).await;
        club.forward(TimeDelta::minutes(11)).await;
    }
    assert!(board(&club).content.contains("together:"), "it is edited as before: {}", board(&club).content);
    assert_eq!(sent_pictures(&club), [403; 2], "and the picture was tried once for this week's board and once for last week's");
    assert_eq!(club.facts("select state from board where suspended_why is not null").await, Vec::<String>::new());

    club.world.set_member_overwrite(club.board, bot, 0, 0);
    club.heard().await;
    club.forward(TimeDelta::minutes(11)).await;
    assert_eq!((board(&club).id, board(&club).pictures().len()), (bare.id, 1), "after the captain's change it is there");
    let answer = club.command(club.kim, "club setup", &setup(&club)).await;
    assert!(!answer.content.contains("Attach Files"), "{}", answer.content);
    club.close().await;
}

#[tokio::test]
async fn where_panels_are_refused_a_week_stands_in_plain_words() {
    let club = Club::open().await;
    club.world.faults(|faults| faults.add(Fault::refuse(Kind::SendMessage, 400, 50035).in_channel(club.board)));
    club.set_up().await;
    let members = members(&club, &TEN[..6], true).await;
    for member in &members[..5] {
        club.command(*member, "checkin", &[("session", "strength A".into())]).await;
    }
    club.forward(TimeDelta::minutes(11)).await;
    let [plain] = club.boards().try_into().expect("one board");
    assert!(!is_panel(&plain), "plain words");
    for words in ["first board", "together:", "Aya", "Finn"] {
        assert!(plain.content.contains(words), "{words} is in {}", plain.content);
    }
    let posts = club.world.request_log().into_iter().filter(|request| request.status == 400).count();
    assert_eq!(posts, 1, "it was refused once, and not again with each edit");
    club.until(utc("2026-03-09T08:00")).await;
    assert!(is_panel(&board(&club)), "the next week is a panel again");
    club.close_expecting(REFUSED).await;
}

#[tokio::test]
async fn a_board_from_before_there_were_panels_becomes_one() {
    let club = Club::open().await;
    club.world.faults(|faults| faults.add(Fault::refuse(Kind::SendMessage, 400, 50035).in_channel(club.board)));
    club.set_up().await;
    let [plain] = club.boards().try_into().expect("one board");
    assert!(!is_panel(&plain));
    // As the last release wrote it down.
    club.change("update board set content_hash = 'ABCDEFGH'").await;
    let members = members(&club, &TEN[..5], false).await;
    for member in &members {
        club.command(*member, "checkin", &[("session", "strength A".into())]).await;
    }
    club.forward(TimeDelta::minutes(11)).await;
    let [panel] = club.boards().try_into().expect("one board");
    assert!(panel.id == plain.id && is_panel(&panel), "in place: {panel:?}");
    assert!(panel.content.contains("together:"), "{}", panel.content);
    let kept = club.world.message(panel.id).expect("it stands");
    assert_eq!(kept.content, "", "its plain words are taken back");
    club.close_expecting(REFUSED).await;
}

#[tokio::test]
async fn a_panel_that_can_be_no_panel_any_more_stands_afresh_in_words() {
    let (club, members) = in_the_second_week().await;
    light(&club, &members).await;
    let panel = board(&club);
    // With its picture and without it.
    club.world.faults(|faults| faults.add(Fault::refuse(Kind::EditMessage, 400, 50035).times(2).in_channel(club.board)));
    for member in &members[3..] {
        club.command(*member, "checkin", &[("session", "strength A".into())]).await;
    }
    club.forward(TimeDelta::minutes(11)).await;
    assert_eq!(club.boards().len(), 2, "last week's and this week's, and nothing else");
    let words = board(&club);
    assert!(words.id != panel.id && !is_panel(&words), "{words:?}");
    assert!(words.content.contains("together:") && words.content.contains("1 lit week"), "complete: {}", words.content);
    club.close_expecting(REFUSED).await;
}

#[tokio::test]
async fn a_german_club_has_its_year_in_german() {
    let (club, members) = in_the_second_week().await;
    let mut options = setup(&club);
    options.push(("language", Value::from("de")));
    club.command(club.kim, "club setup", &options).await;
    light(&club, &members).await;
    assert_eq!(board(&club).pictures(), ["Unser Jahr in Papierlaternen, eine je Woche: 1 leuchtet."]);
    club.close().await;
}
