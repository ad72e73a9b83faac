//! The state of all limits.

use std::collections::{BTreeMap, VecDeque};
use std::time::{Duration, Instant};

use super::super::ids::ChannelId;
use super::super::rest::routes::Kind;
use super::Limits;
use super::window::{Moment, Window};

/// In how long requests that should not have been sent are counted.
const INVALID_WINDOW: Duration = Duration::from_secs(600);
/// How many buckets and windows are kept before those that are over are forgotten.
const KEPT_MAX: usize = 4_096;

/// Why a request must wait.
#[derive(Debug, PartialEq)]
pub(crate) struct TooMany {
    pub retry_after: Duration,
    pub global: bool,
}

/// What the headers of an answer say about its bucket.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct BucketView {
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

/// Why a DM is not opened.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum NotOpened {
    /// Too many in a short time.
    TooFast,
    /// So many in spite of that, that the bot is flagged now.
    Flagged,
}

/// Counts everything that has a limit.
#[derive(Debug, Default)]
pub(crate) struct Meter {
    buckets: BTreeMap<(Kind, String), Bucket>,
    global: VecDeque<Instant>,
    invalid: VecDeque<Instant>,
    banned_until: Option<Instant>,
    old_edits: BTreeMap<ChannelId, Window>,
    writes: BTreeMap<ChannelId, Window>,
    openings: Window,
    openings_refused: u32,
}

impl Meter {
    /// Counts a request of `kind` on `resource`, or says how long it must wait. A request over the limit is not counted.
    pub(crate) fn take(
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
        let kind_of_bucket = limits.bucket_of(kind);
        if let Some((limit, window)) = limits.routes.get(&kind_of_bucket).copied() {
            if self.buckets.len() > KEPT_MAX {
                self.buckets.retain(|(kind, _), bucket| {
                    limits.routes.get(kind).is_some_and(|(_, window)| now.duration_since(bucket.since) < *window)
                });
            }
            let bucket = self.buckets.entry((kind_of_bucket, resource.to_owned())).or_insert(Bucket { since: now, used: 0 });
            if now.duration_since(bucket.since) >= window {
                *bucket = Bucket { since: now, used: 0 };
            }
            let reset_after = window.saturating_sub(now.duration_since(bucket.since));
            let name = kind_of_bucket.bucket();
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

    /// Counts an edit of a message older than an hour; if there were too many, the time to wait.
    pub(crate) fn take_old_edit(&mut self, limits: &Limits, channel: ChannelId, now: Moment) -> Result<(), Duration> {
        if self.old_edits.len() > KEPT_MAX {
            self.old_edits.retain(|_, window| !window.is_over(limits.old_edits.1, now));
        }
        self.old_edits.entry(channel).or_default().take(limits.old_edits, now)
    }

    /// Counts a message in a channel of a server, whoever writes it; if the channel takes no more, the time to wait.
    pub(crate) fn take_write(&mut self, limits: &Limits, channel: ChannelId, now: Moment) -> Result<(), Duration> {
        if limits.channel_writes.0 == u32::MAX {
            return Ok(());
        }
        if self.writes.len() > KEPT_MAX {
            self.writes.retain(|_, window| !window.is_over(limits.channel_writes.1, now));
        }
        self.writes.entry(channel).or_default().take(limits.channel_writes, now)
    }

    /// Counts a new DM channel.
    pub(crate) fn take_opening(&mut self, limits: &Limits, now: Moment) -> Result<(), NotOpened> {
        if limits.dm_openings.0 == u32::MAX || self.openings.take(limits.dm_openings, now).is_ok() {
            self.openings_refused = 0;
            return Ok(());
        }
        self.openings_refused += 1;
        Err(if self.openings_refused >= limits.quarantine_after { NotOpened::Flagged } else { NotOpened::TooFast })
    }

    /// Counts an answer of 401, 403 or 429. After too many, everything is refused for a while.
    pub(crate) fn note_invalid(&mut self, limits: &Limits, now: Instant) {
        self.forget_invalid(now);
        self.invalid.push_back(now);
        if self.invalid.len() >= limits.invalid_per_10_min && self.banned_for(now).is_none() {
            self.banned_until = Some(now + limits.ban);
        }
    }

    /// How many of them there were in the last ten minutes.
    pub(crate) fn invalid(&mut self, now: Instant) -> usize {
        self.forget_invalid(now);
        self.invalid.len()
    }

    /// For how much longer everything is refused, if it is.
    pub(crate) fn banned_for(&self, now: Instant) -> Option<Duration> {
        self.banned_until.map(|until| until.saturating_duration_since(now)).filter(|left| !left.is_zero())
    }

    fn forget_invalid(&mut self, now: Instant) {
        while self.invalid.front().is_some_and(|at| now.duration_since(*at) >= INVALID_WINDOW) {
            self.invalid.pop_front();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use second_wind::clock::network_now;

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
    fn the_global_limit_slides_and_interactions_are_not_counted() {
        let (limits, mut meter, start) = (Limits::default(), Meter::default(), network_now());
        let at = |ms: u64| start + Duration::from_millis(ms);
        for n in 0..50 {
            assert!(meter.take(&limits, Kind::Me, "", at(if n < 25 { 0 } else { 900 })).is_ok(), "request {n} is within 50");
        }
        let (wait, _) = meter.take(&limits, Kind::Me, "", at(950)).expect_err("one too many");
        assert_eq!((wait.global, wait.retry_after), (true, Duration::from_millis(50)), "until the oldest is a second old");
        assert!(meter.take(&limits, Kind::Callback, "1", at(950)).is_ok(), "interactions are not counted");
        for n in 0..25 {
            assert!(meter.take(&limits, Kind::Me, "", at(1_000)).is_ok(), "25 are a second old: {n}");
        }
        assert!(meter.take(&limits, Kind::Me, "", at(1_100)).is_err(), "those of 900 ms still count: no 100 within a second");
    }

    #[test]
    fn routes_of_one_hash_share_their_bucket_and_major_parameters_keep_apart() {
        let (limits, mut meter, start) = (Limits::default(), Meter::default(), network_now());
        let mut names = Vec::new();
        for kind in [Kind::FollowUp, Kind::EditOriginal, Kind::EditFollowUp] {
            names.push(meter.take(&limits, kind, "token", start).expect("within the limit").expect("a bucket"));
        }
        assert!(names.iter().all(|view| view.bucket == names[0].bucket), "one hash: {names:?}");
        assert_eq!(names.iter().map(|view| view.remaining).collect::<Vec<_>>(), [4, 3, 2], "counted down together");
        let other = meter.take(&limits, Kind::FollowUp, "another", start).expect("within the limit").expect("a bucket");
        assert_eq!((other.remaining, other.bucket == names[0].bucket), (4, true), "the same hash, another token");
    }

    #[test]
    fn too_many_invalid_requests_are_a_ban_for_its_time() {
        let limits = Limits { invalid_per_10_min: 3, ..Limits::default() };
        let (mut meter, start) = (Meter::default(), network_now());
        let at = |secs: u64| start + Duration::from_secs(secs);
        meter.note_invalid(&limits, at(0));
        meter.note_invalid(&limits, at(599));
        meter.note_invalid(&limits, at(601));
        assert_eq!((meter.invalid(at(601)), meter.banned_for(at(601))), (2, None), "the first is ten minutes old");
        meter.note_invalid(&limits, at(700));
        assert_eq!(meter.banned_for(at(700)), Some(Duration::from_secs(3_600)));
        assert_eq!(meter.banned_for(at(4_299)), Some(Duration::from_secs(1)));
        assert_eq!(meter.banned_for(at(4_300)), None, "and then it is over");
    }

    #[test]
    fn dms_opened_too_fast_are_refused_and_going_on_flags_the_bot() {
        let limits = Limits { dm_openings: (2, Duration::from_secs(600)), quarantine_after: 3, ..Limits::default() };
        let mut meter = Meter::default();
        let now = Moment { network: network_now(), calendar_ms: 0 };
        let opened: Vec<_> = (0..5).map(|_| meter.take_opening(&limits, now)).collect();
        let (fast, flagged) = (Err(NotOpened::TooFast), Err(NotOpened::Flagged));
        assert_eq!(opened, [Ok(()), Ok(()), fast, fast, flagged]);
        let later = Moment { network: now.network + Duration::from_secs(600), ..now };
        assert_eq!(meter.take_opening(&limits, later), Ok(()), "ten minutes later it goes on");
    }
}
