//! A clock that is set back and forth, by hand or by a machine that wakes up with another idea of the time.

use chrono::TimeDelta;

use crate::club::utc;
use crate::daily::club_with_ana;

#[tokio::test]
async fn a_clock_that_goes_back_over_the_reminder_asks_once() {
    for back in [TimeDelta::minutes(5), TimeDelta::hours(2), TimeDelta::days(1)] {
        let (club, ana) = club_with_ana().await;
        club.until(utc("2026-03-03T07:31")).await;
        let sent = club.dms(ana).len();
        let at = club.now();
        club.jump(at - back).await;
        club.until(at + TimeDelta::hours(1)).await;
        assert_eq!(club.dms(ana).len(), sent, "set back by {back}, and nothing is asked twice");
        club.until(utc("2026-03-05T07:31")).await;
        assert_eq!(club.last_dm(ana).created_at, utc("2026-03-05T07:30"), "and Thursday's comes at its time");
        club.close().await;
    }
}

#[tokio::test]
async fn a_clock_that_goes_forward_too_far_and_back_again_loses_no_day() {
    let (club, ana) = club_with_ana().await;
    club.until(utc("2026-03-02T12:00")).await;
    let sent = club.dms(ana).len();
    // Two days too far, for a moment: what is more than three hours late is let go, and what is due then is due then.
    club.jump(utc("2026-03-04T12:00")).await;
    club.jump(utc("2026-03-02T12:01")).await;
    club.until(utc("2026-03-06T12:00")).await;
    let times: Vec<_> = club.dms(ana).iter().skip(sent).map(|dm| dm.created_at).collect();
    let mut once = times.clone();
    once.dedup_by_key(|at| at.date_naive());
    assert_eq!(times, once, "one a day at most: {times:?}");
    assert!(times.contains(&utc("2026-03-05T07:30")) && times.contains(&utc("2026-03-06T07:30")), "each day to come: {times:?}");
    club.close().await;
}

#[tokio::test]
async fn a_board_stands_once_whatever_the_clock_does_on_monday() {
    let (club, _) = club_with_ana().await;
    club.set_up().await;
    club.until(utc("2026-03-09T07:05")).await;
    let boards = club.boards().len();
    for at in ["2026-03-09T06:30", "2026-03-09T07:10", "2026-03-08T12:00", "2026-03-09T09:00"] {
        club.jump(utc(at)).await;
    }
    club.until(utc("2026-03-09T12:00")).await;
    assert_eq!(club.boards().len(), boards, "no second one for the same week");
    club.close().await;
}
