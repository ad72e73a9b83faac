//! A check-in that its member shares: one line in the group's channel, cheers with one press, names in the next message that is due anyway.

use chrono::TimeDelta;
use rehearsal::discord::model::Message;
use rehearsal::discord::{Fault, Kind, Trouble, UserId};

use crate::club::{Club, Joining, custom_id, labels, offered, offered_labels, utc};
use crate::pause::is_kind;

/// Ana and Ben, who share their names, and Cara, who does not, on Monday after everyone's reminder.
struct Cast {
    club: Club,
    ana: UserId,
    ben: UserId,
    cara: UserId,
}

impl Cast {
    async fn on_monday() -> Self {
        let club = Club::open().await;
        club.set_up().await;
        let (ana, ben, cara) = (club.runner("Ana"), club.runner("Ben"), club.runner("Cara"));
        for (user, shares) in [(ana, true), (ben, true), (cara, false)] {
            club.join(user, Joining { shares, ..Joining::default() }).await;
        }
        club.until(utc("2026-03-02T12:00")).await;
        Self { club, ana, ben, cara }
    }

    /// Ana answers and shares it.
    async fn shared(&self) -> Message {
        let club = &self.club;
        let done = club.press(self.ana, &club.last_dm(self.ana), "Done").await;
        let asked = club.press(self.ana, &done, "Share it").await;
        let sent = club.press(self.ana, &asked, "Share it").await;
        assert!(sent.content.contains("on its way to <#"), "{}", sent.content);
        club.forward(TimeDelta::seconds(10)).await;
        self.posts().pop().expect("the post")
    }

    /// What is shared, as it stands in the channel.
    fn posts(&self) -> Vec<Message> {
        let stands = |message: &Message| labels(message).concat() == ["Cheer"];
        self.club.world.messages(self.club.board, self.ana).into_iter().filter(stands).collect()
    }
}

#[tokio::test]
async fn one_press_shares_it_one_press_cheers_and_the_names_come_with_the_next_letter() {
    let cast = Cast::on_monday().await;
    let (club, ana, ben, cara) = (&cast.club, cast.ana, cast.ben, cast.cara);
    let quiet = club.press(cara, &club.last_dm(cara), "Done").await;
    assert_eq!(labels(&quiet), [["Change"]], "nothing more for somebody who is named nowhere");
    let done = club.press(ana, &club.last_dm(ana), "Done").await;
    assert_eq!(labels(&done), [["Change", "Share it"]]);
    let asked = club.press(ana, &done, "Share it").await;
    assert_eq!(asked.ephemeral_to, Some(ana), "she sees first what would stand there");
    assert!(asked.content.contains(&format!("<#{}>", club.board)), "and where: {}", asked.content);
    let line = asked.content.lines().last().and_then(|line| line.strip_prefix("> ")).expect("the line").to_owned();
    assert!(line.contains("Ana") && line.contains("strength"), "{line}");
    assert_eq!(labels(&asked), [["Share it", "Leave it"]]);
    is_kind(&asked);
    club.forward(TimeDelta::minutes(1)).await;
    assert_eq!(cast.posts().len(), 0, "nothing stands before she said so");
    let share = custom_id(&asked, "Share it", 0);
    let sent = club.press(ana, &asked, "Share it").await;
    assert_eq!(labels(&sent), [["Take it down"]]);
    is_kind(&sent);
    club.press_raw(ana, &sent, &share).await;
    club.forward(TimeDelta::minutes(1)).await;
    let posts = cast.posts();
    let [post] = posts.as_slice() else { panic!("one post, however often it was pressed: {posts:#?}") };
    assert_eq!(post.content.lines().next(), Some(line.as_str()), "just what she saw before");
    is_kind(post);
    assert_eq!(labels(&club.see(done.id)), [["Change", "Take it down"]], "the way back stands where it was shared");

    for user in [cara, ben, ben] {
        let thanks = club.press(user, post, "Cheer").await;
        assert_eq!(thanks.ephemeral_to, Some(user));
        assert!(thanks.content.contains("cheer is on its way"), "{}", thanks.content);
        is_kind(&thanks);
    }
    let own = club.press(ana, post, "Cheer").await;
    assert!(own.content.contains("That one is yours"), "{}", own.content);
    let stranger = club.runner("Cleo");
    let told = club.press(stranger, post, "Cheer").await;
    assert!(told.content.contains("/start"), "{}", told.content);
    club.forward(TimeDelta::minutes(10)).await;
    assert_eq!(cast.posts().as_slice(), posts.as_slice(), "no number and no name below it");
    let before = club.dms(ana).len();
    club.until(utc("2026-03-03T07:29")).await;
    assert_eq!(club.dms(ana).len(), before, "a cheer is no message of its own");
    club.until(utc("2026-03-04T07:31")).await;
    let letter = club.last_dm(ana);
    assert_eq!(club.dms(ana).len(), before + 1, "the next one that was due anyway: {}", letter.content);
    let both = format!("<@{ben}> and <@{cara}>");
    assert!(letter.content.contains(&both), "by name, from A to Z: {}", letter.content);
    let line = letter.content.lines().find(|line| line.contains(&both)).expect("the line");
    assert!(!line.replace(&both, "").contains(|char: char| char.is_ascii_digit()), "and nobody counts: {line}");
    is_kind(&letter);
    let answered = club.press(ana, &letter, "Done").await;
    assert!(answered.content.contains(&both), "they stay where they were read: {}", answered.content);
    for day in ["2026-03-05", "2026-03-06", "2026-03-07", "2026-03-09"] {
        club.until(utc(&format!("{day}T07:31"))).await;
        let last = club.last_dm(ana);
        assert!(last.id == letter.id || !last.content.contains("heer"), "and are told once: {}", last.content);
    }
    cast.club.close().await;
}

#[tokio::test]
async fn what_is_shared_comes_down_within_a_minute_whenever_it_must() {
    for (what, cheer_is_told) in [
        ("take it down", true),
        ("undo", false),
        ("another answer", false),
        ("stop sharing", true),
        ("leave the group", true),
        ("stop", true),
        ("delete", false),
    ] {
        let cast = Cast::on_monday().await;
        let (club, ana) = (&cast.club, cast.ana);
        let letter = club.last_dm(ana).id;
        if what == "leave the group" {
            club.command(club.kim, "club board", &[("add", "Tuesday".into()), ("channel", club.board.to_string().into())]).await;
            club.command(ana, "board", &[("join", "Tuesday".into())]).await;
        }
        let post = if what == "leave the group" {
            let done = club.press(ana, &club.last_dm(ana), "Done").await;
            let asked = club.press(ana, &done, "Share it").await;
            assert!(offered_labels(&asked).contains(&"Tuesday".to_owned()), "several groups are a list: {asked:#?}");
            let tuesday = offered(&asked).pop().expect("the last one");
            club.choose(ana, &asked, &tuesday).await;
            club.forward(TimeDelta::seconds(10)).await;
            cast.posts().pop().expect("the post")
        } else {
            cast.shared().await
        };
        club.press(cast.ben, &post, "Cheer").await;
        match what {
            "take it down" => {
                let down = club.press(ana, &club.see(letter), "Take it down").await;
                assert!(down.content.contains("coming down"), "{}", down.content);
                is_kind(&down);
            }
            "undo" => {
                let today = club.command(ana, "today", &[]).await;
                club.press(ana, &today, "Undo").await;
            }
            "another answer" => {
                let again = club.press(ana, &club.see(letter), "Change").await;
                club.press(ana, &again, "Not today").await;
            }
            "stop sharing" => {
                let board = club.command(ana, "board", &[]).await;
                club.press(ana, &board, "Stop sharing").await;
            }
            "leave the group" => {
                club.command(ana, "board", &[("leave", "Tuesday".into())]).await;
            }
            "stop" => {
                club.command(ana, "stop", &[]).await;
            }
            _ => {
                let asked = club.command(ana, "data delete", &[]).await;
                club.press(ana, &asked, "Delete everything").await;
            }
        }
        club.forward(TimeDelta::seconds(59)).await;
        assert_eq!(cast.posts().len(), 0, "{what}: it is gone");
        let today = club.command(cast.cara, "today", &[]).await;
        let late = club.press_raw(cast.cara, &today, &custom_id(&post, "Cheer", 0)).await;
        assert!(late.content.contains("has come down"), "{what}: {}", late.content);
        let kept = club.count("select count(*) from cheer").await;
        assert_eq!(kept, i64::from(cheer_is_told), "{what}: what was cheered is told if it was so");
        cast.club.close().await;
    }
}

#[tokio::test]
async fn it_stands_for_a_week_and_not_under_the_name_of_somebody_who_left() {
    let cast = Cast::on_monday().await;
    cast.shared().await;
    cast.club.world.set_nick(cast.club.guild, cast.ana, Some("Anouk"));
    cast.club.until(utc("2026-03-09T11:59")).await;
    let posts = cast.posts();
    let [post] = posts.as_slice() else { panic!("one post: {posts:#?}") };
    assert!(post.content.contains("Anouk") && !post.content.contains("Ana"), "by the name she has now: {}", post.content);
    cast.club.until(utc("2026-03-09T12:01")).await;
    assert_eq!(cast.posts().len(), 0, "no name stands anywhere for good");
    cast.club.until(utc("2026-04-10T12:00")).await;
    assert_eq!(cast.club.count("select count(*) from share").await, 0, "and no row after a month");
    cast.club.close().await;

    let cast = Cast::on_monday().await;
    cast.shared().await;
    cast.club.world.remove_member(cast.club.guild, cast.ana);
    cast.club.until(utc("2026-03-04T12:00")).await;
    assert_eq!(cast.posts().len(), 0, "nobody tells the bot who left; it looks once a day");
    cast.club.close().await;
}

#[tokio::test]
async fn what_cannot_be_shared_is_refused_and_changes_nothing() {
    let cast = Cast::on_monday().await;
    let (club, ana, ben, cara) = (&cast.club, cast.ana, cast.ben, cast.cara);
    let done = club.press(ana, &club.last_dm(ana), "Done").await;
    let share = custom_id(&done, "Share it", 0);
    let asked = club.press(ana, &done, "Share it").await;
    let with = custom_id(&asked, "Share it", 0);
    let elsewhere = format!("{}:mm", with.rsplit_once(':').expect("a group").0);
    let hers = club.last_dm(cara);
    club.press(cara, &hers, "Done").await;
    let open = club.last_dm(ben);
    let his = custom_id(&open, "Done", 0).replace("v1:ci:", "v1:so:ask:").replace(":done", "");
    let cara_s = custom_id(&club.last_dm(cara), "Change", 0).replace("v1:ch:", "v1:so:ask:");
    for (what, user, id, expected) in [
        ("somebody else's", ben, &share, "someone else's"),
        ("somebody else's, at once", ben, &with, "someone else's"),
        ("one without an answer", ben, &his, "nothing to share"),
        ("by somebody who is named nowhere", cara, &cara_s, "/board is where"),
        ("with a group that is none", ana, &elsewhere, "/board is where"),
    ] {
        let today = club.command(user, "today", &[]).await;
        let before = club.everything().await;
        let refused = club.press_raw(user, &today, id).await;
        assert!(refused.content.contains(expected), "{what}: {}", refused.content);
        is_kind(&refused);
        assert_eq!(club.everything().await, before, "{what}");
    }
    club.until(utc("2026-03-04T12:00")).await;
    let old = club.press_raw(ana, &done, &share).await;
    assert!(old.content.contains("today and yesterday"), "{}", old.content);
    cast.club.close().await;
}

#[tokio::test]
async fn a_day_has_room_for_three() {
    let cast = Cast::on_monday().await;
    let (club, ana) = (&cast.club, cast.ana);
    let mut last = cast.shared().await;
    for nth in 1..=3 {
        let title = format!("feet {nth}");
        let added = [
            ("kind", "mobility".into()),
            ("title", title.clone().into()),
            ("minutes", 10.into()),
            ("days", "mon".into()),
            ("small", "ten toe curls".into()),
        ];
        club.command(ana, "plan add", &added).await;
        let logged = club.command(ana, "checkin", &[("session", title.into()), ("outcome", "done".into())]).await;
        let asked = club.press(ana, &logged, "Share it").await;
        last = club.press(ana, &asked, "Share it").await;
        let expected = if nth < 3 { "on its way" } else { "has heard of 3" };
        assert!(last.content.contains(expected), "number {nth} after the first: {}", last.content);
        club.forward(TimeDelta::minutes(1)).await;
    }
    is_kind(&last);
    assert_eq!(cast.posts().len(), 3);
    cast.club.close().await;
}

#[tokio::test]
async fn trouble_on_the_way_neither_doubles_nor_leaves_it() {
    let refused = Fault::refuse(Kind::SendMessage, 403, 50013);
    for (fault, expected) in [(Fault::once(Kind::SendMessage, Trouble::LoseAnswer), 1), (refused, 0)] {
        let cast = Cast::on_monday().await;
        let club = &cast.club;
        let done = club.press(cast.ana, &club.last_dm(cast.ana), "Done").await;
        let asked = club.press(cast.ana, &done, "Share it").await;
        club.world.faults(|faults| faults.add(fault.clone().in_channel(club.board)));
        club.press(cast.ana, &asked, "Share it").await;
        club.forward(TimeDelta::minutes(20)).await;
        assert_eq!(cast.posts().len(), expected, "{fault:?}");
        let stands = club.count("select count(*) from share where ended_at_ms is null").await;
        assert_eq!(usize::try_from(stands).ok(), Some(expected), "{fault:?}");
        cast.club.close().await;
    }
    // Whoever is deleted while nobody knows whether it stands there leaves nothing.
    let cast = Cast::on_monday().await;
    let club = &cast.club;
    let done = club.press(cast.ana, &club.last_dm(cast.ana), "Done").await;
    let asked = club.press(cast.ana, &done, "Share it").await;
    club.world.faults(|faults| faults.add(Fault::once(Kind::SendMessage, Trouble::LoseAnswer).in_channel(club.board)));
    club.press(cast.ana, &asked, "Share it").await;
    let sure = club.command(cast.ana, "data delete", &[]).await;
    club.press(cast.ana, &sure, "Delete everything").await;
    club.forward(TimeDelta::minutes(20)).await;
    assert_eq!(cast.posts().len(), 0);
    cast.club.close().await;
}
