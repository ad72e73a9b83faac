//! How fast we go: below Discord's limit as a whole, one at a time inside a bucket, and slower still where DMs are opened.
//!
//! `twilight-http-ratelimiting` counts the whole and keeps the buckets that Discord names in its headers. It counts in fixed windows
//! of a second, and two windows can touch, so a burst at the end of one and the beginning of the next would be twice the rate. A
//! door with an even gap behind it keeps every second below. Answers to interactions go past it: they are exempt from the
//! global limit, and it would queue all of them behind one another, since it knows no bucket for them.

use std::num::NonZeroU16;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use reqwest::Method;
use reqwest::header::HeaderMap;
use tokio::time::{sleep, timeout};
use twilight_http_ratelimiting as twilight;

use super::endpoints::{Endpoint, Lane};
use crate::app::messenger::{LimitScope, SendError};
use crate::clock::network_now;
use crate::discord::errors;

/// How fast we may go. Several sending processes share Discord's 50 among them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rate {
    /// Requests a second, all routes but answers together.
    pub per_sec: NonZeroU16,
    /// The gap between two openings of a DM.
    pub dm_open_gap: Duration,
}

impl Rate {
    /// Beside Discord's 50 requests a second.
    pub const DISCORD: Self = Self { per_sec: NonZeroU16::new(40).unwrap(), dm_open_gap: Duration::from_millis(1500) };
    /// For a headless rehearsal, whose stand-in raises its own limits as far.
    pub const RAISED: Self = Self { per_sec: NonZeroU16::new(5000).unwrap(), dm_open_gap: Duration::ZERO };
}

/// A turn, to be given back with what Discord said of its limits.
#[derive(Debug)]
#[must_use = "a turn that is dropped counts as not used"]
pub struct Turn(Option<twilight::Permit>);

impl Turn {
    /// The request was made; `headers` are those of its response, if there was one.
    pub fn done(self, headers: Option<&HeaderMap>) {
        if let Some(permit) = self.0 {
            permit.complete(headers.and_then(bucket));
        }
    }
}

/// The limiter.
#[derive(Debug)]
pub struct Limiter {
    buckets: twilight::RateLimiter,
    opening: Gate,
    opening_gap: Duration,
    whole: Gate,
    whole_gap: Duration,
    slow: Gate,
    everybody_waits_until: Mutex<Option<Instant>>,
    patience: Duration,
}

impl Limiter {
    /// A limiter at this rate, whose requests wait in line no longer than `patience`. Call it inside the runtime that will send.
    #[must_use]
    pub fn new(rate: Rate, patience: Duration) -> Self {
        Self {
            buckets: twilight::RateLimiter::new(rate.per_sec.get()),
            opening: Gate::default(),
            opening_gap: rate.dm_open_gap,
            whole: Gate::default(),
            whole_gap: Duration::from_secs(1) / u32::from(rate.per_sec.get()),
            slow: Gate::default(),
            everybody_waits_until: Mutex::default(),
            patience,
        }
    }

    /// Waits for a turn. `gap`: while set, requests of our own accord keep at least this distance.
    ///
    /// # Errors
    /// [`SendError::RateLimited`] if the line is longer than patience. Nothing was sent.
    pub async fn turn(&self, endpoint: &Endpoint<'_>, gap: Option<Duration>) -> Result<Turn, SendError> {
        if endpoint.lane() == Lane::Answer {
            return Ok(Turn(None));
        }
        if let Some(wait) = self.global_wait() {
            if wait > self.patience {
                return Err(SendError::RateLimited { retry_after: wait, scope: LimitScope::Global });
            }
            sleep(wait).await;
        }
        match (endpoint.lane(), gap) {
            (Lane::Open, _) => self.opening.pass(self.opening_gap, self.patience).await?,
            (_, Some(gap)) => self.slow.pass(gap, self.patience).await?,
            _ => {}
        }
        let permit = self.buckets.acquire(twilight::Endpoint { method: method(endpoint), path: endpoint.segments().join("/") });
        match timeout(self.patience, permit).await {
            Ok(permit) => {
                self.whole.pass(self.whole_gap, self.patience).await?;
                Ok(Turn(Some(permit)))
            }
            Err(_) => Err(SendError::RateLimited { retry_after: self.patience, scope: LimitScope::Ours }),
        }
    }

    /// A global 429: everybody waits.
    pub fn pause_all(&self, wait: Duration) {
        let until = network_now() + wait;
        let mut slot = self.everybody_waits_until.lock().unwrap_or_else(PoisonError::into_inner);
        *slot = Some(slot.map_or(until, |earlier| earlier.max(until)));
    }

    fn global_wait(&self) -> Option<Duration> {
        let mut slot = self.everybody_waits_until.lock().unwrap_or_else(PoisonError::into_inner);
        let wait = slot.map(|until| until.saturating_duration_since(network_now()))?;
        if wait.is_zero() {
            *slot = None;
            return None;
        }
        Some(wait)
    }
}

/// A door that lets one through at a time, with a gap between two.
#[derive(Debug, Default)]
struct Gate(Mutex<Option<Instant>>);

impl Gate {
    async fn pass(&self, gap: Duration, patience: Duration) -> Result<(), SendError> {
        let wait = {
            let now = network_now();
            let mut next = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            let mine = next.map_or(now, |next| next.max(now));
            let wait = mine.saturating_duration_since(now);
            if wait > patience {
                return Err(SendError::RateLimited { retry_after: wait, scope: LimitScope::Ours });
            }
            *next = Some(mine + gap);
            wait
        };
        if !wait.is_zero() {
            sleep(wait).await;
        }
        Ok(())
    }
}

fn method(endpoint: &Endpoint<'_>) -> twilight::Method {
    match endpoint.method() {
        Method::DELETE => twilight::Method::Delete,
        Method::PATCH => twilight::Method::Patch,
        Method::POST => twilight::Method::Post,
        Method::PUT => twilight::Method::Put,
        _ => twilight::Method::Get,
    }
}

/// What the headers say of the bucket; `None` where they say nothing whole.
fn bucket(headers: &HeaderMap) -> Option<twilight::RateLimitHeaders> {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    let number = |name: &str| text(name).and_then(|text| text.trim().parse::<u16>().ok());
    let reset_after = text(errors::RESET_AFTER_HEADER).and_then(|text| text.trim().parse().ok()).and_then(errors::seconds)?;
    Some(twilight::RateLimitHeaders {
        bucket: headers.get(twilight::RateLimitHeaders::BUCKET)?.as_bytes().to_vec(),
        limit: number(twilight::RateLimitHeaders::LIMIT)?,
        remaining: number(twilight::RateLimitHeaders::REMAINING)?,
        reset_at: network_now() + reset_after,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::{ChannelId, MessageId};

    const PATIENCE: Duration = Duration::from_millis(200);

    fn rate(per_sec: u16, gap_ms: u64) -> Rate {
        Rate { per_sec: NonZeroU16::new(per_sec).expect("not zero"), dm_open_gap: Duration::from_millis(gap_ms) }
    }

    fn headers(remaining: &str, reset_after: &str) -> HeaderMap {
        let pairs = [
            ("x-ratelimit-bucket", "b1"),
            ("x-ratelimit-limit", "5"),
            ("x-ratelimit-remaining", remaining),
            ("x-ratelimit-reset-after", reset_after),
        ];
        pairs.into_iter().map(|(name, value)| (name.parse().expect("a name"), value.parse().expect("a value"))).collect()
    }

    fn is_ours(result: Result<Turn, SendError>) -> bool {
        matches!(result, Err(SendError::RateLimited { scope: LimitScope::Ours, .. }))
    }

    #[tokio::test]
    async fn the_whole_stays_below_the_rate_and_answers_go_past_it() {
        let limiter = Limiter::new(rate(3, 0), PATIENCE);
        let send = |channel| Endpoint::SendMessage(ChannelId::new(channel));
        limiter.turn(&send(1), None).await.expect("within the rate").done(None);
        let answer = Endpoint::Respond { interaction: 1, token: "t" };
        assert!(
            is_ours(limiter.turn(&send(2), None).await),
            "at three a second the next comes after a third of one, and patience ends before"
        );
        limiter.turn(&answer, None).await.expect("answers are exempt").done(None);
    }

    #[tokio::test]
    async fn no_second_has_more_than_the_rate_wherever_it_begins() {
        let limiter = Limiter::new(rate(20, 0), Duration::from_secs(5));
        let mut at = Vec::new();
        for channel in 1..=25 {
            limiter.turn(&Endpoint::SendMessage(ChannelId::new(channel)), None).await.expect("a turn").done(None);
            at.push(network_now());
        }
        for (n, from) in at.iter().enumerate() {
            let within = at[n..].iter().filter(|other| other.duration_since(*from) < Duration::from_millis(990)).count();
            assert!(within <= 20, "{within} in the second that begins with turn {n}");
        }
    }

    #[tokio::test]
    async fn answers_do_not_wait_for_one_another() {
        let limiter = Limiter::new(Rate::DISCORD, PATIENCE);
        let first = limiter.turn(&Endpoint::Respond { interaction: 1, token: "a" }, None).await.expect("a turn");
        let second = limiter.turn(&Endpoint::Respond { interaction: 2, token: "b" }, None).await.expect("while the first is out");
        first.done(None);
        second.done(None);
    }

    #[tokio::test]
    async fn an_empty_bucket_waits_for_its_reset() {
        let limiter = Limiter::new(Rate::RAISED, PATIENCE);
        let edit = Endpoint::EditMessage(ChannelId::new(1), MessageId::new(2));
        limiter.turn(&edit, None).await.expect("a turn").done(Some(&headers("0", "0.05")));
        let started = network_now();
        limiter.turn(&edit, None).await.expect("after the reset").done(Some(&headers("0", "60")));
        assert!(network_now() - started >= Duration::from_millis(40), "it waited for the reset");
        assert!(is_ours(limiter.turn(&edit, None).await), "a minute is beyond patience");
        limiter
            .turn(&Endpoint::EditMessage(ChannelId::new(9), MessageId::new(2)), None)
            .await
            .expect("another channel")
            .done(None);
    }

    #[tokio::test]
    async fn opening_dms_has_a_slow_lane_of_its_own() {
        let limiter = Limiter::new(rate(40, 30), PATIENCE);
        let started = network_now();
        for _ in 0..3 {
            limiter.turn(&Endpoint::OpenDm, None).await.expect("a turn").done(None);
        }
        assert!(network_now() - started >= Duration::from_millis(60), "two gaps between three openings");
        let slow = Limiter::new(rate(40, 60_000), PATIENCE);
        slow.turn(&Endpoint::OpenDm, None).await.expect("the first").done(None);
        assert!(is_ours(slow.turn(&Endpoint::OpenDm, None).await), "the second comes too soon");
        slow.turn(&Endpoint::SendMessage(ChannelId::new(1)), None).await.expect("messages do not wait for it").done(None);
    }

    #[tokio::test]
    async fn a_global_limit_makes_everybody_wait() {
        let limiter = Limiter::new(Rate::RAISED, PATIENCE);
        limiter.pause_all(Duration::from_millis(50));
        let started = network_now();
        limiter.turn(&Endpoint::GatewayBot, None).await.expect("after the pause").done(None);
        assert!(network_now() - started >= Duration::from_millis(50));
        limiter.pause_all(Duration::from_secs(60));
        limiter.pause_all(Duration::from_secs(1));
        let refused = limiter.turn(&Endpoint::GatewayBot, None).await.expect_err("a minute is beyond patience");
        let SendError::RateLimited { retry_after, scope: LimitScope::Global } = refused else { panic!("{refused}") };
        assert!(retry_after > Duration::from_secs(50), "the longer of two pauses counts: {retry_after:?}");
    }

    #[tokio::test]
    async fn headers_that_say_nothing_whole_are_passed_over() {
        assert!(bucket(&headers("1", "0.5")).is_some());
        for (remaining, reset_after) in [("x", "1"), ("1", "x"), ("1", "-1"), ("70000", "1"), ("1", "NaN")] {
            assert!(bucket(&headers(remaining, reset_after)).is_none(), "{remaining} {reset_after}");
        }
    }
}
