//! Rate limits as Discord keeps them: a bucket for each route and resource (several routes may share one), 50 a second over all,
//! limits of a channel that all who write there share, and a count of requests that should not have been sent, with its ban.
//!
//! They count on the network clock, which is monotonic: no step of the calendar and no suspend shortens or lengthens a wait. Two of
//! them span longer times, edits of old messages and openings of DMs; there an entry is also forgotten once the calendar has moved
//! on by the whole span, so that a run in lock-step need not wait, and a calendar set back holds nothing up.

mod meter;
mod window;

use std::collections::BTreeMap;
use std::time::Duration;

use super::gateway::rules::GatewayRules;
use super::rest::routes::Kind;

pub(super) use meter::{BucketView, Meter, NotOpened};
pub(super) use window::Moment;

/// How strict the stand-in is. [`Limits::default`] is Discord as far as it is known.
#[derive(Clone, Debug)]
pub struct Limits {
    /// Requests a second over all routes except interactions (Discord: 50, documented).
    pub global_per_sec: u32,
    /// Requests in a window for each route and channel (Discord does not publish them; these are what bots see).
    pub routes: BTreeMap<Kind, (u32, Duration)>,
    /// Routes that share the bucket of another, as several may in Discord; which do is a guess.
    pub same_bucket: BTreeMap<Kind, Kind>,
    /// Messages that one channel of a server takes from all its people and bots together (scope `shared`); a guess.
    pub channel_writes: (u32, Duration),
    /// Edits of messages older than an hour, for each channel, in a window of time (30046); a guess.
    pub old_edits: (u32, Duration),
    /// New DM channels in a window of time (40003); a guess.
    pub dm_openings: (u32, Duration),
    /// Openings refused with 40003 after which the bot is flagged (20026) until somebody lifts it; a guess.
    pub quarantine_after: u32,
    /// Requests answered 401, 403 or 429 in ten minutes before everything is refused (Discord: 10,000, documented).
    pub invalid_per_10_min: usize,
    /// For how long everything is refused then; a guess.
    pub ban: Duration,
    /// How long an interaction waits for its first response (Discord: 3 s).
    pub first_response: Duration,
    /// How long a nonce is remembered, in seconds on the calendar clock ("the past few minutes").
    pub nonce_secs: i64,
    /// The gateway's.
    pub gateway: GatewayRules,
}

impl Default for Limits {
    fn default() -> Self {
        let secs = Duration::from_secs;
        Self {
            global_per_sec: 50,
            routes: BTreeMap::from([
                (Kind::SendMessage, (5, secs(5))),
                (Kind::EditMessage, (5, secs(5))),
                (Kind::DeleteMessage, (5, secs(1))),
                (Kind::GetMessage, (5, secs(5))),
                (Kind::ListMessages, (5, secs(5))),
                (Kind::OpenDm, (10, secs(10))),
                (Kind::GetMember, (5, secs(1))),
                (Kind::PutCommands, (5, secs(20))),
                (Kind::FollowUp, (5, secs(2))),
                (Kind::ModifyChannel, (5, secs(15))),
            ]),
            same_bucket: BTreeMap::from([(Kind::EditOriginal, Kind::FollowUp), (Kind::EditFollowUp, Kind::FollowUp)]),
            channel_writes: (50, secs(10)),
            old_edits: (3, secs(20)),
            dm_openings: (100, secs(600)),
            quarantine_after: 20,
            invalid_per_10_min: 10_000,
            ban: secs(3_600),
            first_response: secs(3),
            nonce_secs: 150,
            gateway: GatewayRules::default(),
        }
    }
}

impl Limits {
    /// For runs in lock-step: rate limits at 5,000 a second, no limit of a channel or of openings, and no pause between identifies; the
    /// rest as it is.
    #[must_use]
    pub fn lifted() -> Self {
        let mut limits = Self { global_per_sec: 5_000, ..Self::default() };
        limits.gateway.identify_pause = Duration::ZERO;
        for (requests, window) in limits.routes.values_mut() {
            (*requests, *window) = (5_000, Duration::from_secs(1));
        }
        limits.channel_writes.0 = u32::MAX;
        limits.dm_openings.0 = u32::MAX;
        limits
    }

    /// The route whose bucket a route uses.
    pub(super) fn bucket_of(&self, kind: Kind) -> Kind {
        self.same_bucket.get(&kind).copied().unwrap_or(kind)
    }
}
