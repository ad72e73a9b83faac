//! Discord's own figures and production's pace: many messages due at one moment.

use rehearsal::discord::Limits;
use second_wind::clock::network_now;
use second_wind::startup::Pace;

use crate::club::{Club, Joining, Opening, utc};

/// More than Discord takes in a second.
const MEMBERS: usize = 60;

#[tokio::test]
async fn a_burst_is_delivered_without_ever_meeting_a_limit() {
    let limits = Limits::default();
    let club = Club::with(Opening { limits: Limits { routes: Limits::lifted().routes, ..limits.clone() }, ..Opening::default() });
    let mut club = club.await;
    let mut all = Vec::new();
    for number in 0..MEMBERS {
        let user = club.runner(&format!("Runner{number}"));
        club.join(user, Joining { time: "12:00", ..Joining::default() }).await;
        all.push(user);
    }
    club.stop_bot().await.expect("it stops well");
    club.pace = Pace::Production;
    club.start_bot().await;
    let (refused_before, began) = (club.world.invalid_requests(), network_now());
    club.until(utc("2026-03-02T12:00")).await;
    club.until(utc("2026-03-02T12:01")).await;
    let secs = (network_now() - began).as_secs_f32();
    for user in all {
        assert_eq!(club.dms(user).len(), 2, "everybody has the hello and one reminder");
    }
    assert_eq!(club.world.invalid_requests() - refused_before, 0, "no request met a limit");
    assert!(secs < 10.0, "and it took {secs} s");
    club.close().await;
}
