//! One HTTP client for everything we send: time-outs, one place for the token, no redirects, and each request past breaker and limiter.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use reqwest::header::{AUTHORIZATION, HeaderMap, HeaderValue};
use reqwest::{StatusCode, redirect};
use serde::Serialize;
use serde::de::DeserializeOwned;
use tokio::sync::watch;
use tokio::time::sleep;

use super::base::ApiBase;
use super::bodies::EncodePress;
use super::breaker::{Breaker, BreakerRules, SenderHealth};
use super::endpoints::Endpoint;
use super::limiter::{Limiter, Rate};
use super::payload::Payload;
use super::token::Token;
use crate::app::messenger::{LimitScope, Refused, SendError, UnknownWhy};
use crate::clock::network_now;
use crate::discord::errors::{self, Failure};
use crate::domain::ids::UserId;
use crate::meters::{Meters, Sent};

/// The most of a response that is read, in bytes. A server's roles are the largest thing we ask for.
const RESPONSE_BYTES_MAX: usize = 8 << 20;

/// How long we wait for the network, all on the network clock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timeouts {
    /// To reach Discord.
    pub connect: Duration,
    /// For a whole request.
    pub total: Duration,
    /// For the first answer to an interaction: later ones are void anyway.
    pub answer: Duration,
    /// In line, before a request.
    pub patience: Duration,
    /// The longest 429 that is sat out here; longer ones go back to the job engine.
    pub retry_after_max: Duration,
}

impl Default for Timeouts {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(5),
            total: Duration::from_secs(15),
            answer: Duration::from_secs(3),
            patience: Duration::from_secs(10),
            retry_after_max: Duration::from_secs(3),
        }
    }
}

/// How often a 429 is sat out before the job engine hears of it. With the defaults of [`Timeouts`] a call ends within the 60 seconds of
/// a job's lease: twice in line, one wait, twice on the wire.
const SAT_OUT_MAX: u32 = 1;

/// What a sender needs to know.
#[derive(Debug, Clone)]
pub struct SenderSettings {
    /// The bot's token.
    pub token: Token,
    /// Where the API is.
    pub api_base: ApiBase,
    /// How fast it may go.
    pub rate: Rate,
    /// How long it waits.
    pub timeouts: Timeouts,
    /// When it stops itself.
    pub breaker: BreakerRules,
    /// A page about the bot, for the `User-Agent` that Discord requires.
    pub about_url: String,
    /// How presses are written down.
    pub encode: EncodePress,
    /// Where requests are counted.
    pub meters: Arc<Meters>,
}

impl SenderSettings {
    /// Production's settings for this token and base.
    #[must_use]
    pub fn new(token: Token, api_base: ApiBase, about_url: impl Into<String>, encode: EncodePress) -> Self {
        Self {
            token,
            api_base,
            rate: Rate::DISCORD,
            timeouts: Timeouts::default(),
            breaker: BreakerRules::default(),
            about_url: about_url.into(),
            encode,
            meters: Arc::default(),
        }
    }
}

/// Why a sender could not be built.
#[derive(Debug, thiserror::Error)]
pub enum SenderError {
    /// The token or the address of the page about the bot cannot stand in a header.
    #[error("the token or `about_url` has characters that a header cannot carry")]
    Header,
    /// The HTTP client could not be built.
    #[error("the HTTP client could not be built: {0}")]
    Client(#[from] reqwest::Error),
}

/// The sender. Build it inside the runtime that will send.
#[derive(Debug)]
pub struct Sender {
    http: reqwest::Client,
    files: reqwest::Client,
    base: ApiBase,
    limiter: Limiter,
    breaker: Breaker,
    timeouts: Timeouts,
    in_flight: AtomicUsize,
    meters: Arc<Meters>,
    pub(in crate::discord) encode: EncodePress,
    pub(super) bot_user: OnceLock<UserId>,
}

/// Counts a call for as long as it lasts, however it ends.
struct InFlight<'a>(&'a AtomicUsize);

impl<'a> InFlight<'a> {
    fn enter(count: &'a AtomicUsize) -> Self {
        count.fetch_add(1, Ordering::SeqCst);
        Self(count)
    }
}

impl Drop for InFlight<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::SeqCst);
    }
}

impl Sender {
    /// A sender with these settings.
    ///
    /// # Errors
    /// If a header or the client cannot be built from them.
    pub fn new(settings: SenderSettings) -> Result<Self, SenderError> {
        let mut authorization =
            HeaderValue::from_str(&format!("Bot {}", settings.token.reveal())).map_err(|_| SenderError::Header)?;
        authorization.set_sensitive(true);
        let user_agent = format!("DiscordBot ({}, {})", settings.about_url, env!("CARGO_PKG_VERSION"));
        let user_agent = HeaderValue::from_str(&user_agent).map_err(|_| SenderError::Header)?;
        let http = reqwest::Client::builder()
            .user_agent(user_agent.clone())
            .default_headers(HeaderMap::from_iter([(AUTHORIZATION, authorization)]))
            .connect_timeout(settings.timeouts.connect)
            .timeout(settings.timeouts.total)
            .redirect(redirect::Policy::none())
            .no_proxy()
            .build()?;
        let files = super::files::client(user_agent, settings.timeouts.connect)?;
        Ok(Self {
            http,
            files,
            base: settings.api_base,
            limiter: Limiter::new(settings.rate, settings.timeouts.patience),
            breaker: Breaker::new(settings.breaker),
            timeouts: settings.timeouts,
            in_flight: AtomicUsize::new(0),
            meters: settings.meters,
            encode: settings.encode,
            bot_user: OnceLock::new(),
        })
    }

    /// Where the API is.
    #[must_use]
    pub fn api_base(&self) -> &ApiBase {
        &self.base
    }

    /// The client for files, which does not know our token.
    pub(super) fn files(&self) -> &reqwest::Client {
        &self.files
    }

    /// What the operator should know, as it changes.
    #[must_use]
    pub fn health(&self) -> watch::Receiver<SenderHealth> {
        self.breaker.health()
    }

    /// How many invalid requests were made in the last ten minutes.
    #[must_use]
    pub fn invalid_requests(&self) -> usize {
        self.breaker.invalid_requests(network_now())
    }

    /// How many calls have begun and not ended, waiting ones included. Draining and lock-step wait for 0.
    #[must_use]
    pub fn in_flight(&self) -> usize {
        self.in_flight.load(Ordering::SeqCst)
    }

    /// A call whose answer is read.
    pub(in crate::discord) async fn ask<T: DeserializeOwned>(
        &self,
        endpoint: Endpoint<'_>,
        body: impl Into<Payload>,
    ) -> Result<T, SendError> {
        let bytes = self.call(endpoint, body).await?;
        serde_json::from_slice(&bytes).map_err(|_| SendError::Unknown(UnknownWhy::Unreadable))
    }

    /// A call: past the breaker, in line, on the wire, and a short 429 sat out.
    pub(in crate::discord) async fn call(&self, endpoint: Endpoint<'_>, body: impl Into<Payload>) -> Result<Vec<u8>, SendError> {
        let body = body.into();
        let _in_flight = InFlight::enter(&self.in_flight);
        let mut sat_out = 0;
        loop {
            let attempt = self.attempt(&endpoint, body.clone()).await;
            self.meters.request_ended(attempt.as_ref().err().map_or(Sent::Taken, became));
            let error = match attempt {
                Ok(bytes) => return Ok(bytes),
                Err(error) => error,
            };
            let SendError::RateLimited { retry_after, scope } = error else { return Err(error) };
            if scope == LimitScope::Ours || sat_out >= SAT_OUT_MAX || retry_after > self.timeouts.retry_after_max {
                return Err(error);
            }
            sat_out += 1;
            sleep(retry_after).await;
        }
    }

    async fn attempt(&self, endpoint: &Endpoint<'_>, body: Payload) -> Result<Vec<u8>, SendError> {
        let lane = endpoint.lane();
        self.breaker.check(lane, network_now())?;
        let turn = self.limiter.turn(endpoint, self.breaker.gap(network_now())).await?;
        // The line can be long: ask again now that it is our turn. A turn that is dropped counts as unused.
        self.breaker.check(lane, network_now())?;

        let response = match self.request(endpoint, body).send().await {
            Ok(response) => response,
            Err(error) => {
                turn.done(None);
                return Err(lost(&error));
            }
        };
        let status = response.status();
        let headers = response.headers().clone();
        turn.done(Some(&headers));
        let bytes = read_all(response).await;
        if status.is_success() {
            self.breaker.note_success(lane, network_now());
            return bytes;
        }
        let failure = errors::read(status, &headers, &bytes.unwrap_or_default());
        self.note(endpoint, &failure, status);
        Err(failure.error)
    }

    fn note(&self, endpoint: &Endpoint<'_>, failure: &Failure, status: StatusCode) {
        self.breaker.note_failure(failure, network_now());
        if let SendError::Refused(Refused::InvalidBody { code, path }) = &failure.error {
            let method = endpoint.method();
            tracing::error!(%method, lane = ?endpoint.lane(), code, path, "Discord does not take a body of ours: our mistake, not repeated");
        }
        if let SendError::RateLimited { retry_after, scope: LimitScope::Global } = failure.error {
            let retry_after_ms = retry_after.as_millis();
            tracing::warn!(lane = ?endpoint.lane(), %status, retry_after_ms, "a global rate limit: everybody waits");
            self.limiter.pause_all(retry_after);
        }
    }

    fn request(&self, endpoint: &Endpoint<'_>, body: Payload) -> reqwest::RequestBuilder {
        let mut url = self.base.route(&endpoint.segments());
        if let Some((name, value)) = endpoint.query() {
            url.query_pairs_mut().append_pair(name, &value);
        }
        let request = body.put(self.http.request(endpoint.method(), url));
        match endpoint {
            Endpoint::Respond { .. } => request.timeout(self.timeouts.answer),
            _ => request,
        }
    }
}

/// A body of ours as bytes. Our bodies are strings, numbers and lists, which always serialise.
pub(in crate::discord) fn bytes(body: &impl Serialize) -> Option<Vec<u8>> {
    serde_json::to_vec(body).ok()
}

/// What became of a request, as it is counted.
const fn became(error: &SendError) -> Sent {
    match error {
        SendError::RateLimited { scope: LimitScope::Ours, .. } | SendError::Halted { .. } => Sent::HeldBack,
        SendError::RateLimited { .. } => Sent::Limited,
        SendError::Refused(_) => Sent::Refused,
        SendError::Unknown(_) => Sent::Unknown,
        SendError::Unreachable => Sent::Unreachable,
    }
}

/// What it means that no response came.
fn lost(error: &reqwest::Error) -> SendError {
    if error.is_connect() || error.is_builder() {
        return SendError::Unreachable;
    }
    SendError::Unknown(if error.is_timeout() { UnknownWhy::TimedOut } else { UnknownWhy::Broken })
}

async fn read_all(mut response: reqwest::Response) -> Result<Vec<u8>, SendError> {
    let mut bytes = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(|error| lost(&error))? {
        if bytes.len() + chunk.len() > RESPONSE_BYTES_MAX {
            return Err(SendError::Unknown(UnknownWhy::Unreadable));
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests;
