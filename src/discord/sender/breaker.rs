//! Stops us before Discord does. A pure machine over readings of the network clock, behind one lock.
//!
//! * 10,000 invalid requests (401, 403, most 429) in ten minutes get an address banned for a while
//!   (`discord-api-docs: developers/topics/rate-limits.mdx`). We stop far below that.
//! * 40003 and 20026 are about opening DMs: no new ones for a while, the known ones go on (slowly, under 20026).
//! * A refused token stops everything; only the operator can mend it.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use tokio::sync::watch;

use super::endpoints::Lane;
use crate::app::messenger::{Halt, Refused, SendError};
use crate::discord::errors::Failure;

/// When the breaker opens and for how long.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BreakerRules {
    /// How many invalid requests in the window stop what the coach does of its own accord. Answers go on up to twice as many.
    pub invalid_max: usize,
    /// The window in which they are counted.
    pub window: Duration,
    /// The first pause of opening DMs after a 40003; it doubles.
    pub opening_pause: Duration,
    /// The longest pause of opening DMs.
    pub opening_pause_max: Duration,
    /// How long a 20026 stops new DMs and slows the known ones.
    pub quarantine: Duration,
    /// The gap between two requests meanwhile.
    pub quarantine_gap: Duration,
}

impl Default for BreakerRules {
    fn default() -> Self {
        Self {
            invalid_max: 2000,
            window: Duration::from_secs(600),
            opening_pause: Duration::from_secs(120),
            opening_pause_max: Duration::from_secs(3600),
            quarantine: Duration::from_secs(6 * 3600),
            quarantine_gap: Duration::from_millis(500),
        }
    }
}

/// What the operator should know of the sender.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SenderHealth {
    /// Everything stands still, and why.
    pub halted: Option<Halt>,
    /// No new DMs are opened, and why.
    pub opening: Option<Halt>,
}

#[derive(Debug, Default)]
struct State {
    invalid: VecDeque<Instant>,
    is_over: bool,
    is_token_refused: bool,
    opening_until: Option<Instant>,
    opening_pause: Option<Duration>,
    quarantined_until: Option<Instant>,
}

/// The breaker. Every request asks it first and tells it afterwards.
#[derive(Debug)]
pub struct Breaker {
    rules: BreakerRules,
    state: Mutex<State>,
    health: watch::Sender<SenderHealth>,
}

impl Breaker {
    /// A closed breaker.
    #[must_use]
    pub fn new(rules: BreakerRules) -> Self {
        Self { rules, state: Mutex::default(), health: watch::Sender::new(SenderHealth::default()) }
    }

    /// What the operator should know, as it changes.
    #[must_use]
    pub fn health(&self) -> watch::Receiver<SenderHealth> {
        self.health.subscribe()
    }

    /// How many invalid requests lie in the window.
    #[must_use]
    pub fn invalid_requests(&self, now: Instant) -> usize {
        let mut state = self.lock();
        self.forget(&mut state, now);
        state.invalid.len()
    }

    /// Whether a request of this lane may go out now.
    ///
    /// # Errors
    /// [`SendError::Halted`] with the reason and, where time mends it, the time to wait.
    pub fn check(&self, lane: Lane, now: Instant) -> Result<(), SendError> {
        let mut state = self.lock();
        self.forget(&mut state, now);
        let verdict = self.judge(&state, lane, now);
        self.publish(&state, now);
        verdict
    }

    fn judge(&self, state: &State, lane: Lane, now: Instant) -> Result<(), SendError> {
        let halted = |why, retry_after| Err(SendError::Halted { why, retry_after });
        if state.is_token_refused {
            return halted(Halt::TokenRefused, None);
        }
        let is_over = match lane {
            Lane::Answer => state.invalid.len() >= self.rules.invalid_max.saturating_mul(2),
            Lane::Open | Lane::Work | Lane::Start => state.is_over,
        };
        if is_over {
            // Closed again once half of the window's budget is free.
            let surplus = state.invalid.len().saturating_sub(self.reopen_at());
            let oldest_to_wait_for = state.invalid.get(surplus.saturating_sub(1));
            let retry_after = oldest_to_wait_for.map_or(self.rules.window, |at| left(*at + self.rules.window, now));
            return halted(Halt::TooManyRefusals, Some(retry_after));
        }
        if lane == Lane::Open {
            if let Some(until) = state.quarantined_until.filter(|until| *until > now) {
                return halted(Halt::Quarantined, Some(left(until, now)));
            }
            if let Some(until) = state.opening_until.filter(|until| *until > now) {
                return halted(Halt::OpeningTooFast, Some(left(until, now)));
            }
        }
        Ok(())
    }

    /// The gap to keep between two requests of our own accord, while there has to be one.
    #[must_use]
    pub fn gap(&self, now: Instant) -> Option<Duration> {
        self.lock().quarantined_until.filter(|until| *until > now).map(|_| self.rules.quarantine_gap)
    }

    /// A request succeeded.
    pub fn note_success(&self, lane: Lane, now: Instant) {
        let mut state = self.lock();
        if lane == Lane::Open {
            state.opening_pause = None;
            state.opening_until = None;
        }
        self.publish(&state, now);
    }

    /// A request was answered by a failure.
    pub fn note_failure(&self, failure: &Failure, now: Instant) {
        let mut state = self.lock();
        self.forget(&mut state, now);
        if failure.is_invalid_request() {
            state.invalid.push_back(now);
            if state.invalid.len() >= self.rules.invalid_max && !state.is_over {
                state.is_over = true;
                tracing::error!(
                    invalid_requests = state.invalid.len(),
                    "too many refused requests in ten minutes: sending is halted"
                );
            }
        }
        match failure.error {
            SendError::Refused(Refused::Unauthorized) if !state.is_token_refused => {
                state.is_token_refused = true;
                tracing::error!(
                    status = failure.status,
                    code = failure.code,
                    "Discord does not accept the token: nothing more is sent"
                );
            }
            SendError::Refused(Refused::Quarantined) => {
                state.quarantined_until = Some(now + self.rules.quarantine);
                tracing::error!("Discord's anti-spam flagged the bot (20026): no new DMs; appeal in the developer portal");
            }
            SendError::Refused(Refused::OpeningTooFast) => {
                let pause = state.opening_pause.map_or(self.rules.opening_pause, |last| last.saturating_mul(2));
                let pause = pause.min(self.rules.opening_pause_max);
                state.opening_pause = Some(pause);
                state.opening_until = Some(now + pause);
                tracing::warn!(pause_ms = pause.as_millis(), "DMs were opened too fast (40003): no new ones for a while");
            }
            _ => {}
        }
        self.publish(&state, now);
    }

    /// How few invalid requests let sending begin again.
    fn reopen_at(&self) -> usize {
        self.rules.invalid_max / 2
    }

    fn forget(&self, state: &mut State, now: Instant) {
        while state.invalid.front().is_some_and(|at| now.saturating_duration_since(*at) >= self.rules.window) {
            state.invalid.pop_front();
        }
        if state.is_over && state.invalid.len() <= self.reopen_at() {
            state.is_over = false;
            tracing::info!("refused requests are few again: sending goes on");
        }
    }

    fn publish(&self, state: &State, now: Instant) {
        let halted = match (state.is_token_refused, state.is_over) {
            (true, _) => Some(Halt::TokenRefused),
            (false, true) => Some(Halt::TooManyRefusals),
            (false, false) => None,
        };
        let opening = if state.quarantined_until.is_some_and(|until| until > now) {
            Some(Halt::Quarantined)
        } else {
            state.opening_until.filter(|until| *until > now).map(|_| Halt::OpeningTooFast)
        };
        let health = SenderHealth { halted, opening };
        self.health.send_if_modified(|old| {
            let is_new = *old != health;
            *old = health;
            is_new
        });
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn left(until: Instant, now: Instant) -> Duration {
    until.saturating_duration_since(now)
}

#[cfg(test)]
mod tests {
    use reqwest::StatusCode;
    use reqwest::header::HeaderMap;

    use super::*;
    use crate::clock::network_now;
    use crate::discord::errors;

    fn rules() -> BreakerRules {
        BreakerRules { invalid_max: 10, ..BreakerRules::default() }
    }

    fn failure(status: u16, code: u64) -> Failure {
        let status = StatusCode::from_u16(status).expect("a status");
        errors::read(status, &HeaderMap::new(), format!("{{\"code\":{code}}}").as_bytes())
    }

    fn why(verdict: Result<(), SendError>) -> Option<(Halt, Option<u64>)> {
        match verdict {
            Ok(()) => None,
            Err(SendError::Halted { why, retry_after }) => Some((why, retry_after.map(|wait| wait.as_secs()))),
            Err(other) => panic!("only the breaker speaks here: {other}"),
        }
    }

    #[test]
    fn too_many_refusals_halt_until_half_of_them_are_old() {
        let breaker = Breaker::new(rules());
        let start = network_now();
        let at = |secs| start + Duration::from_secs(secs);
        for second in 0..9 {
            breaker.note_failure(&failure(403, 50007), at(second));
        }
        assert_eq!(why(breaker.check(Lane::Work, at(9))), None, "nine are below the limit");
        breaker.note_failure(&failure(404, 10008), at(9));
        assert_eq!(why(breaker.check(Lane::Work, at(9))), None, "a 404 does not count");
        breaker.note_failure(&failure(429, 0), at(9));
        // Ten, at 0 to 9. Five are left once the one of second 4 is ten minutes old.
        let expected = Some((Halt::TooManyRefusals, Some(604 - 9)));
        for lane in [Lane::Work, Lane::Open, Lane::Start] {
            assert_eq!(why(breaker.check(lane, at(9))), expected, "{lane:?}");
        }
        assert_eq!(why(breaker.check(Lane::Answer, at(9))), None, "people still get their answers");
        assert_eq!(why(breaker.check(Lane::Work, at(603))), Some((Halt::TooManyRefusals, Some(1))));
        assert_eq!(why(breaker.check(Lane::Work, at(604))), None);
        assert_eq!(breaker.invalid_requests(at(604)), 5);
        for _ in 0..16 {
            breaker.note_failure(&failure(403, 50013), at(605));
        }
        assert_eq!(
            why(breaker.check(Lane::Answer, at(605))).map(|(why, _)| why),
            Some(Halt::TooManyRefusals),
            "twenty stop answers too"
        );
    }

    #[test]
    fn the_default_limit_lies_well_below_discords() {
        assert_eq!(BreakerRules::default().invalid_max, 2000);
        assert_eq!(BreakerRules::default().window, Duration::from_secs(600));
    }

    #[test]
    fn a_refused_token_stops_everything_and_is_reported() {
        let breaker = Breaker::new(rules());
        let health = breaker.health();
        let now = network_now();
        breaker.note_failure(&failure(401, 50027), now);
        assert_eq!(why(breaker.check(Lane::Work, now)), None, "50027 is about an interaction's token, not ours");
        breaker.note_failure(&failure(401, 0), now);
        for lane in [Lane::Work, Lane::Open, Lane::Start, Lane::Answer] {
            assert_eq!(why(breaker.check(lane, now + Duration::from_secs(86_400))), Some((Halt::TokenRefused, None)), "{lane:?}");
        }
        assert_eq!(health.borrow().halted, Some(Halt::TokenRefused));
    }

    #[test]
    fn opening_too_fast_stops_only_opening_and_longer_each_time() {
        let breaker = Breaker::new(rules());
        let mut now = network_now();
        for expected_secs in [120, 240, 480, 960, 1920, 3600, 3600] {
            breaker.note_failure(&failure(403, 40003), now);
            assert_eq!(why(breaker.check(Lane::Open, now)), Some((Halt::OpeningTooFast, Some(expected_secs))));
            assert_eq!(why(breaker.check(Lane::Work, now)), None, "known channels go on");
            assert_eq!(breaker.gap(now), None, "at their usual pace");
            now += Duration::from_secs(expected_secs);
            assert_eq!(why(breaker.check(Lane::Open, now)), None);
        }
        breaker.note_success(Lane::Open, now);
        breaker.note_failure(&failure(403, 40003), now);
        assert_eq!(why(breaker.check(Lane::Open, now)), Some((Halt::OpeningTooFast, Some(120))), "a success forgets the past");
    }

    #[test]
    fn quarantine_stops_opening_and_slows_the_rest() {
        let breaker = Breaker::new(rules());
        let health = breaker.health();
        let now = network_now();
        breaker.note_failure(&failure(403, 20026), now);
        assert_eq!(why(breaker.check(Lane::Open, now)), Some((Halt::Quarantined, Some(6 * 3600))));
        assert_eq!(why(breaker.check(Lane::Work, now)), None);
        assert_eq!(breaker.gap(now), Some(Duration::from_millis(500)));
        assert_eq!(*health.borrow(), SenderHealth { halted: None, opening: Some(Halt::Quarantined) });
        let later = now + Duration::from_secs(6 * 3600);
        assert_eq!(why(breaker.check(Lane::Open, later)), None);
        assert_eq!(breaker.gap(later), None);
        assert_eq!(*health.borrow(), SenderHealth::default());
    }
}
