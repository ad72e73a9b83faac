//! A troubled Discord: each row of the table in `4-discord` §9 that a DM can meet, on demand.

mod acknowledged;
mod burst;
mod refused;
mod unknown;

use rehearsal::discord::faults::Faults;
use rehearsal::discord::{Fault, Kind, RequestRecord, UserId};

use crate::club::{Club, utc};
use crate::daily::club_with_ana;

/// Ana's club a minute before her reminder, with this trouble ahead. The time at which nobody has been written to yet.
pub(crate) async fn before_the_reminder(fault: impl FnOnce(UserId) -> Fault) -> (Club, UserId) {
    let (club, ana) = club_with_ana().await;
    club.until(utc("2026-03-02T07:29")).await;
    club.world.faults(|faults| faults.add(fault(ana)));
    (club, ana)
}

/// What was asked of Discord in somebody's DM since a point in the log, by method.
pub(crate) fn asked(club: &Club, user: UserId, method: &str) -> Vec<RequestRecord> {
    let channel = club.world.dm_of(user).expect("an open DM");
    let path = format!("/channels/{channel}/messages");
    club.world.request_log().into_iter().filter(|request| request.method == method && request.path.contains(&path)).collect()
}

/// How often a DM was opened, or tried to be.
pub(crate) fn openings(club: &Club) -> usize {
    club.world.request_log().iter().filter(|request| request.path.ends_with("/users/@me/channels")).count()
}

pub(crate) fn all_is_well(club: &Club) {
    club.world.faults(Faults::clear);
}

pub(crate) fn refuse(status: u16, code: u32) -> impl FnOnce(UserId) -> Fault {
    move |user| Fault::refuse(Kind::SendMessage, status, code).for_user(user)
}
