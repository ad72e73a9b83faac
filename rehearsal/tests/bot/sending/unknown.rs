//! Waits, and answers that never came: nothing is lost, nothing comes twice.

use chrono::TimeDelta;
use rehearsal::discord::{Fault, Kind, Scope, Trouble};

use super::{all_is_well, asked, before_the_reminder};
use crate::club::{Club, Joining, utc};
use crate::daily::club_with_ana;

fn once(trouble: Trouble) -> impl FnOnce(rehearsal::discord::UserId) -> Fault {
    move |user| Fault::once(Kind::SendMessage, trouble).for_user(user)
}

fn status(status: u16) -> Trouble {
    Trouble::Status { status, code: 0, retry_after_secs: None }
}

#[tokio::test]
async fn a_short_wait_is_waited_and_the_message_comes_once() {
    for scope in [Scope::User, Scope::Global, Scope::Shared] {
        let (club, ana) = before_the_reminder(once(Trouble::TooMany { retry_after_secs: 0.2, scope })).await;
        club.until(utc("2026-03-02T07:31")).await;
        assert_eq!(club.dms(ana).len(), 2, "{scope:?}: the hello and one reminder");
        assert_eq!(club.last_dm(ana).created_at, utc("2026-03-02T07:30"), "{scope:?}");
        assert_eq!(asked(&club, ana, "POST").len(), 3, "{scope:?}: sent again once");
        club.close().await;
    }
}

#[tokio::test]
async fn a_long_wait_is_the_queues_and_no_one_hammers() {
    let (club, ana) = before_the_reminder(once(Trouble::TooMany { retry_after_secs: 600.0, scope: Scope::User })).await;
    club.until(utc("2026-03-02T07:39")).await;
    assert_eq!(asked(&club, ana, "POST").len(), 2, "ten minutes are ten minutes");
    club.until(utc("2026-03-02T07:41")).await;
    assert_eq!(club.dms(ana).len(), 2, "then it comes");
    club.close().await;
}

#[tokio::test]
async fn what_failed_over_there_is_sent_again_with_the_same_nonce() {
    for trouble in [status(500), status(502), status(503), status(504), Trouble::DropBefore, Trouble::LoseAnswer] {
        let (club, ana) = before_the_reminder(once(trouble.clone())).await;
        club.until(utc("2026-03-02T07:35")).await;
        let reminders = &club.dms(ana)[1..];
        assert_eq!(reminders.len(), 1, "{trouble:?}: one message");
        let nonces: Vec<_> = asked(&club, ana, "POST")[1..].iter().map(|request| request.body["nonce"].clone()).collect();
        assert_eq!(nonces.len(), 2, "{trouble:?}: two tries");
        assert_eq!(nonces[0], nonces[1], "{trouble:?}: the same nonce");
        let done = club.press(ana, &reminders[0], "Done").await;
        assert_eq!(done.id, reminders[0].id, "{trouble:?}: its buttons work");
        club.close().await;
    }
}

#[tokio::test]
async fn after_the_nonces_memory_the_bot_looks_before_it_speaks() {
    // It arrived, the answer was lost, and Discord stays away past the 150 seconds for which it remembers a nonce.
    let (club, ana) = before_the_reminder(once(Trouble::LoseAnswer)).await;
    club.world.faults(|faults| faults.add(Fault::once(Kind::SendMessage, status(503)).for_user(ana).times(3)));
    club.until(utc("2026-03-02T07:50")).await;
    assert_eq!(club.dms(ana).len(), 2, "the hello and one reminder");
    assert!(!asked(&club, ana, "GET").is_empty(), "it looked");
    assert_eq!(
        club.count("select count(*) from letter where slot = 'day' and delivered_at_ms is not null").await,
        1,
        "and noted it"
    );
    club.close().await;
}

#[tokio::test]
async fn what_never_arrived_is_sent_after_a_look() {
    let (club, ana) = before_the_reminder(once(Trouble::DropBefore)).await;
    club.world.faults(|faults| faults.add(Fault::once(Kind::SendMessage, status(503)).for_user(ana).times(3)));
    club.until(utc("2026-03-02T07:50")).await;
    assert_eq!(club.dms(ana).len(), 2, "late, and once");
    assert!(!asked(&club, ana, "GET").is_empty(), "it looked first");
    club.close().await;
}

#[tokio::test]
async fn a_day_without_discord_is_followed_by_no_burst() {
    let (club, ana) = club_with_ana().await;
    let ben = club.runner("Ben");
    club.join(ben, Joining { time: "18:00", ..Joining::default() }).await;
    club.until(utc("2026-03-02T07:00")).await;
    club.world.faults(|faults| faults.outage_until(utc("2026-03-03T07:00")));
    club.until(utc("2026-03-03T07:29")).await;
    assert_eq!((club.dms(ana).len(), club.dms(ben).len()), (1, 1), "what Monday could not have is not made up for");
    club.until(utc("2026-03-03T18:01")).await;
    assert_eq!((club.dms(ana).len(), club.dms(ben).len()), (2, 2), "Tuesday has its own");
    assert_eq!(club.count("select count(*) from occurrence where outcome <> 'open'").await, 0, "what was not asked stays open");
    let tries = club.world.request_log().iter().filter(|request| request.status == 503).count();
    assert!(tries < 100, "the tries thin out: {tries}");
    club.close_expecting(&["gave up on a job"]).await;
}

#[tokio::test]
async fn a_board_whose_answer_was_lost_stands_once() {
    let club = Club::open().await;
    club.world.faults(|faults| faults.add(Fault::once(Kind::SendMessage, Trouble::LoseAnswer).in_channel(club.board)));
    club.set_up().await;
    club.forward(TimeDelta::minutes(2)).await;
    assert_eq!(club.boards().len(), 1, "one board");
    let ana = club.runner("Ana");
    club.join(ana, Joining { shares: true, ..Joining::default() }).await;
    club.forward(TimeDelta::minutes(2)).await;
    assert!(club.boards()[0].content.contains("Ana"), "and it is the one that is edited: {}", club.boards()[0].content);
    all_is_well(&club);
    club.close().await;
}

#[tokio::test]
async fn a_crash_between_sending_and_noting_asks_once() {
    let (mut club, ana) = before_the_reminder(once(Trouble::LoseAnswer)).await;
    // The answer is lost and the process with it: a new one finds the row as it was left.
    club.jump(utc("2026-03-02T07:30")).await;
    let bot = club.bot.take().expect("a running bot");
    bot.task.abort();
    drop(bot.task.await);
    club.world.gateway_close(1001);
    club.clock.set(utc("2026-03-02T07:34"));
    club.start_bot().await;
    club.until(utc("2026-03-02T08:30")).await;
    assert_eq!(club.dms(ana).len(), 2, "the hello and one reminder");
    club.close().await;
}
