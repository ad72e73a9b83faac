//! Rate limits as Discord keeps them: a bucket for each route and resource, 50 a second over all, and a count of requests that
//! should not have been sent. They read the network clock, save for edits of old messages, which are a matter of dates.

use std::collections::{BTreeMap, VecDeque};
use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};

use super::gateway::rules::GatewayRules;
use super::ids::ChannelId;
use super::rest::routes::Kind;

/// How strict the stand-in is. [`Limits::default`] is Discord as far as it is known.
#[derive(Clone, Debug)]
pub struct Limits {
    /// Requests a second over all routes except interactions (Discord: 50, documented).
    pub global_per_sec: u32,
    /// Requests in a window for each route and channel (Discord does not publish them; these are what bots see).
    pub routes: BTreeMap<Kind, (u32, Duration)>,
    /// Edits of messages older than an hour, for each channel, in a window of seconds on the calendar clock (30046).
    pub old_edits: (u32, i64),
    /// Requests answered 401, 403 or 429 in ten minutes before everything is refused (Discord: 10,000, documented).
    pub invalid_per_10_min: usize,
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
                (Kind::EditOriginal, (5, secs(2))),
                (Kind::EditFollowUp, (5, secs(2))),
            ]),
            old_edits: (3, 20),
            invalid_per_10_min: 10_000,
            first_response: secs(3),
            nonce_secs: 150,
            gateway: GatewayRules::default(),
        }
    }
}

impl Limits {
    /// For runs in lock-step: both rate limits at 5,000 a second, no pause between identifies, the rest as it is.
    #[must_use]
    pub fn lifted() -> Self {
        let mut limits = Self { global_per_sec: 5_000, ..Self::default() };
        limits.gateway.identify_pause = Duration::ZERO;
        for (requests, window) in limits.routes.values_mut() {
            (*requests, *window) = (5_000, Duration::from_secs(1));
        }
        limits
    }
}

/// Why a request must wait.
#[derive(Debug, PartialEq)]
pub(super) struct TooMany {
    pub retry_after: Duration,
    pub global: bool,
}

/// What the headers of an answer say about its bucket.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct BucketView {
    pub limit: u32,
    pub remaining: u32,
    pub reset_after: Duration,
    pub bucket: String,
}

#[derive(Debug)]
struct Bucket {
    since: Instant,
    used: u32,
}

/// The state of all limits.
#[derive(Debug, Default)]
pub(super) struct Meter {
    buckets: BTreeMap<(Kind, String), Bucket>,
    global: VecDeque<Instant>,
    invalid: VecDeque<Instant>,
    old_edits: BTreeMap<ChannelId, VecDeque<i64>>,
}

impl Meter {
    /// Counts a request of `kind` on `resource`, or says how long it must wait. A request over the limit is not counted.
    pub(super) fn take(
        &mut self,
        limits: &Limits,
        kind: Kind,
        resource: &str,
        now: Instant,
    ) -> Result<Option<BucketView>, (TooMany, Option<BucketView>)> {
        let second = Duration::from_secs(1);
        if !kind.is_interaction() {
            while self.global.front().is_some_and(|at| now.duration_since(*at) >= second) {
                self.global.pop_front();
            }
            if self.global.len() >= limits.global_per_sec as usize {
                let oldest = self.global.front().copied().unwrap_or(now);
                let retry_after = second.saturating_sub(now.duration_since(oldest));
                return Err((TooMany { retry_after, global: true }, None));
            }
        }
        let mut view = None;
        if let Some((limit, window)) = limits.routes.get(&kind).copied() {
            if self.buckets.len() > 4_096 {
                self.buckets.retain(|(kind, _), bucket| {
                    limits.routes.get(kind).is_some_and(|(_, window)| now.duration_since(bucket.since) < *window)
                });
            }
            let bucket = self.buckets.entry((kind, resource.to_owned())).or_insert(Bucket { since: now, used: 0 });
            if now.duration_since(bucket.since) >= window {
                *bucket = Bucket { since: now, used: 0 };
            }
            let reset_after = window.saturating_sub(now.duration_since(bucket.since));
            let name = kind.bucket();
            if bucket.used >= limit {
                let seen = BucketView { limit, remaining: 0, reset_after, bucket: name };
                return Err((TooMany { retry_after: reset_after, global: false }, Some(seen)));
            }
            bucket.used += 1;
            view = Some(BucketView { limit, remaining: limit - bucket.used, reset_after, bucket: name });
        }
        if !kind.is_interaction() {
            self.global.push_back(now);
        }
        Ok(view)
    }

    /// Counts an edit of a message older than an hour; if there were too many, the seconds to wait.
    pub(super) fn take_old_edit(&mut self, limits: &Limits, channel: ChannelId, now: DateTime<Utc>) -> Result<(), i64> {
        let (most, window_secs) = limits.old_edits;
        let edits = self.old_edits.entry(channel).or_default();
        let now_ms = now.timestamp_millis();
        while edits.front().is_some_and(|at| now_ms - at >= window_secs * 1_000) {
            edits.pop_front();
        }
        if edits.len() >= most as usize {
            let oldest = edits.front().copied().unwrap_or(now_ms);
            return Err(((oldest + window_secs * 1_000 - now_ms) + 999) / 1_000);
        }
        edits.push_back(now_ms);
        Ok(())
    }

    /// Counts an answer of 401, 403 or 429.
    pub(super) fn note_invalid(&mut self, now: Instant) {
        self.forget_invalid(now);
        self.invalid.push_back(now);
    }

    /// How many of them there were in the last ten minutes.
    pub(super) fn invalid(&mut self, now: Instant) -> usize {
        self.forget_invalid(now);
        self.invalid.len()
    }

    fn forget_invalid(&mut self, now: Instant) {
        while self.invalid.front().is_some_and(|at| now.duration_since(*at) >= Duration::from_secs(600)) {
            self.invalid.pop_front();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use second_wind::clock::{from_unix_ms, network_now};

    #[test]
    fn the_sixth_message_in_five_seconds_waits_for_the_window() {
        let (limits, mut meter, start) = (Limits::default(), Meter::default(), network_now());
        for n in 0..5 {
            let view = meter.take(&limits, Kind::SendMessage, "7", start).expect("within the limit").expect("a bucket");
            assert_eq!(view.remaining, 4 - n, "what is left is counted down");
        }
        let (wait, _) = meter.take(&limits, Kind::SendMessage, "7", start + Duration::from_secs(2)).expect_err("the sixth waits");
        assert_eq!(wait, TooMany { retry_after: Duration::from_secs(3), global: false });
        assert!(meter.take(&limits, Kind::SendMessage, "8", start).is_ok(), "another channel has a bucket of its own");
        assert!(meter.take(&limits, Kind::SendMessage, "7", start + Duration::from_secs(5)).is_ok(), "a new window opens");
    }

    #[test]
    fn the_fifty_first_request_of_a_second_meets_the_global_limit_and_interactions_do_not() {
        let (limits, mut meter, start) = (Limits::default(), Meter::default(), network_now());
        for n in 0..50 {
            assert!(meter.take(&limits, Kind::SendMessage, &n.to_string(), start).is_ok(), "request {n} is within 50");
        }
        let (wait, _) =
            meter.take(&limits, Kind::SendMessage, "99", start + Duration::from_millis(400)).expect_err("one too many");
        assert!(wait.global, "it is the global limit");
        assert_eq!(wait.retry_after, Duration::from_millis(600), "until the oldest is a second old");
        assert!(meter.take(&limits, Kind::Callback, "1", start).is_ok(), "interactions are not counted");
    }

    #[test]
    fn old_edits_wait_on_the_calendar_clock() {
        let (limits, mut meter) = (Limits::default(), Meter::default());
        for _ in 0..3 {
            assert_eq!(meter.take_old_edit(&limits, ChannelId(1), from_unix_ms(1_000)), Ok(()));
        }
        assert_eq!(meter.take_old_edit(&limits, ChannelId(1), from_unix_ms(6_000)), Err(15));
        assert_eq!(meter.take_old_edit(&limits, ChannelId(1), from_unix_ms(21_000)), Ok(()));
    }
}
