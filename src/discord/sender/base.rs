//! Where the API is. Discord itself unless configured: a rehearsal and tests point it at a stand-in on loopback.

use std::fmt;
use std::net::IpAddr;

use reqwest::Url;

/// The path of the API's version under its base.
const API_PATH: [&str; 2] = ["api", "v10"];

/// The origin of the API, such as `https://discord.com` or `http://127.0.0.1:4455`, without `/api/v10`.
#[derive(Clone, PartialEq, Eq)]
pub struct ApiBase(Url);

/// Why an address cannot be the base of the API.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ApiBaseError {
    /// Not an address.
    #[error("`{0}` is not an address such as https://discord.com")]
    NotAnAddress(String),
    /// The token would travel in the clear.
    #[error("`{0}` is not encrypted: plain http is for this machine only, since every request carries the token")]
    InTheClear(String),
    /// More than an origin.
    #[error("`{0}` has more than scheme, host and port")]
    NotAnOrigin(String),
}

impl ApiBase {
    /// Discord's own.
    pub const DISCORD: &str = "https://discord.com";

    /// The base at this address.
    ///
    /// # Errors
    /// If it is no origin, or would carry the token in the clear beyond this machine.
    pub fn parse(text: &str) -> Result<Self, ApiBaseError> {
        let url = Url::parse(text).map_err(|_| ApiBaseError::NotAnAddress(text.to_owned()))?;
        if !url.has_host() || !matches!(url.scheme(), "http" | "https") {
            return Err(ApiBaseError::NotAnAddress(text.to_owned()));
        }
        let is_origin = url.path() == "/" && url.query().is_none() && url.fragment().is_none();
        if !is_origin || !url.username().is_empty() || url.password().is_some() {
            // Not repeated to the reader: it may hold a password.
            let origin = url.origin().ascii_serialization();
            return Err(ApiBaseError::NotAnOrigin(origin));
        }
        if url.scheme() == "http" && !is_loopback(&url) {
            return Err(ApiBaseError::InTheClear(text.to_owned()));
        }
        Ok(Self(url))
    }

    /// Whether it lies on this machine.
    #[must_use]
    pub fn is_loopback(&self) -> bool {
        is_loopback(&self.0)
    }

    /// As serenity wants it, without a slash at its end.
    #[must_use]
    pub fn origin(&self) -> String {
        self.0.origin().ascii_serialization()
    }

    /// The address of a route, from its segments. Each is escaped, so that an interaction's token cannot lead elsewhere.
    pub(super) fn route(&self, segments: &[String]) -> Url {
        let mut url = self.0.clone();
        if let Ok(mut path) = url.path_segments_mut() {
            path.clear().extend(API_PATH).extend(segments);
        }
        url
    }
}

impl fmt::Debug for ApiBase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.origin())
    }
}

/// Whether an address names this machine by number or as `localhost`. Other names are never looked up: an answer could change.
#[must_use]
pub fn is_loopback(url: &Url) -> bool {
    let Some(host) = url.host_str() else { return false };
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    bare.parse::<IpAddr>().map_or_else(|_| bare.eq_ignore_ascii_case("localhost"), |ip| ip.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_origins_that_keep_the_token_safe_are_taken() {
        for good in [ApiBase::DISCORD, "https://discord.com/", "http://127.0.0.1:4455", "http://[::1]:1", "http://localhost:80"] {
            assert!(ApiBase::parse(good).is_ok(), "{good}");
        }
        for bad in [
            "",
            "discord.com",
            "ftp://discord.com",
            "https://discord.com/api/v10",
            "https://discord.com?x=1",
            "https://me:secret@discord.com",
            "http://discord.com",
            "http://10.0.0.7:3000",
            "http://127.0.0.1.example:80",
        ] {
            let error = ApiBase::parse(bad).expect_err(bad);
            assert!(!error.to_string().contains("secret"), "{error}");
        }
    }

    #[test]
    fn a_token_in_a_path_cannot_lead_elsewhere() {
        let base = ApiBase::parse("http://127.0.0.1:1").expect("a base");
        let route = base.route(&["interactions".into(), "5".into(), "../../x?y#z/..".into(), "callback".into()]);
        assert_eq!(route.as_str(), "http://127.0.0.1:1/api/v10/interactions/5/..%2F..%2Fx%3Fy%23z%2F../callback");
    }
}
