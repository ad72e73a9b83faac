//! What a request meets before it is read: the ban, the global limit and its bucket; and the headers that tell of them.

use std::time::Duration;

use axum::http::{HeaderMap, HeaderName, HeaderValue};
use second_wind::clock::{Clock as _, SystemClock, network_now};
use serde_json::json;

use super::super::limits::BucketView;
use super::super::world::{Core, World};
use super::End;
use super::routes::{Kind, Params};

/// The page that stands before Discord while the address is banned. It is no JSON, and it has no header of a bucket.
pub(super) fn banned(core: &Core) -> Option<End> {
    let left = core.live.meter.banned_for(network_now())?;
    let mut headers = HeaderMap::new();
    put(&mut headers, "retry-after", &left.as_secs_f64().ceil().to_string());
    Some(End::Page(429, "<!DOCTYPE html><title>Error 1015</title><p>You are being rate limited. error code: 1015</p>", headers))
}

/// Counts the request, or the 429 that answers it.
pub(super) fn limit(core: &mut Core, world: &World, kind: Kind, params: &Params) -> Result<Option<BucketView>, Box<End>> {
    let (limits, now) = (&world.inner.limits, network_now());
    let resource = if kind.is_interaction() { params.token.clone() } else { format!("{}/{}", params.channel, params.guild) };
    core.live.meter.take(limits, kind, &resource, now).map_err(|(wait, view)| {
        let mut headers = view.as_ref().map(bucket_headers).unwrap_or_default();
        put(&mut headers, "retry-after", &whole_secs(wait.retry_after));
        put(&mut headers, "x-ratelimit-scope", if wait.global { "global" } else { "user" });
        if wait.global {
            put(&mut headers, "x-ratelimit-global", "true");
        }
        let retry_after = float_secs(wait.retry_after);
        let body = json!({"message": "You are being rate limited.", "retry_after": retry_after, "global": wait.global});
        Box::new(End::Answer(429, body, headers))
    })
}

/// Seconds for the header: whole ones, never too few.
fn whole_secs(wait: Duration) -> String {
    format!("{}", wait.as_secs_f64().ceil())
}

/// Seconds for the body: to the millisecond, never too few.
pub(super) fn float_secs(wait: Duration) -> f64 {
    (wait.as_secs_f64() * 1_000.0).ceil() / 1_000.0
}

pub(super) fn put(headers: &mut HeaderMap, name: &'static str, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        headers.insert(HeaderName::from_static(name), value);
    }
}

pub(super) fn bucket_headers(view: &BucketView) -> HeaderMap {
    let mut headers = HeaderMap::new();
    let reset_after = view.reset_after.as_secs_f64();
    // The instant of the reset is on the wire's clock, not on a calendar that a test may have moved. A client whose own clock steps
    // is right only with reset-after, as with Discord.
    let reset = SystemClock.now().timestamp_millis() as f64 / 1_000.0 + reset_after;
    put(&mut headers, "x-ratelimit-limit", &view.limit.to_string());
    put(&mut headers, "x-ratelimit-remaining", &view.remaining.to_string());
    put(&mut headers, "x-ratelimit-reset", &format!("{reset:.3}"));
    put(&mut headers, "x-ratelimit-reset-after", &format!("{reset_after:.3}"));
    put(&mut headers, "x-ratelimit-bucket", &view.bucket);
    headers
}
