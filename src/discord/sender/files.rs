//! Files that people give with a command. They lie on Discord's CDN behind an address that Discord wrote into the interaction, and nowhere
//! else are they fetched from: without our token, without redirects, and never more of them than was allowed.

use std::time::Duration;

use reqwest::{Url, redirect};

use super::base::ApiBase;
use super::client::Sender;
use crate::app::messenger::{Refused, SendError, UnknownWhy};

/// Where Discord keeps files (`discord-api-docs: developers/reference.mdx` "Signed Attachment CDN URLs").
const HOSTS: [&str; 2] = ["cdn.discordapp.com", "media.discordapp.net"];
/// Beginnings of the paths of files that somebody sent; those of a command are gone after a while.
const PATHS: [&str; 2] = ["/attachments/", "/ephemeral-attachments/"];
/// The same at a stand-in on this machine, which serves its CDN from the API's origin.
const STAND_IN_PATH: &str = "/cdn/attachments/";
/// How long a file may take in all: the answer to its command waits for it.
const FILE_SECS: u64 = 8;

/// A client without our token: a file's address carries its own permission.
pub(super) fn client(user_agent: reqwest::header::HeaderValue, connect: Duration) -> Result<reqwest::Client, reqwest::Error> {
    reqwest::Client::builder()
        .user_agent(user_agent)
        .connect_timeout(connect)
        .timeout(Duration::from_secs(FILE_SECS))
        .redirect(redirect::Policy::none())
        .no_proxy()
        .build()
}

/// The address of a file of Discord's; none is one that somebody made up.
fn of_discord(address: &str, base: &ApiBase) -> Option<Url> {
    let url = Url::parse(address).ok()?;
    let is_plain = url.username().is_empty() && url.password().is_none() && url.fragment().is_none();
    let begins = |paths: &[&str]| paths.iter().any(|path| url.path().starts_with(path));
    let is_theirs = url.scheme() == "https"
        && url.port().is_none()
        && url.host_str().is_some_and(|host| HOSTS.contains(&host))
        && begins(&PATHS);
    let is_stand_ins = base.is_loopback() && url.origin().ascii_serialization() == base.origin() && begins(&[STAND_IN_PATH]);
    (is_plain && (is_theirs || is_stand_ins)).then_some(url)
}

impl Sender {
    /// The bytes of a file, at most `bytes_max` of them.
    pub(in crate::discord) async fn fetch_file(&self, address: &str, bytes_max: usize) -> Result<Vec<u8>, SendError> {
        let refused = |status: u16| SendError::Refused(Refused::Other { status, code: 0 });
        let url = of_discord(address, self.api_base()).ok_or(refused(0))?;
        let lost = |error: reqwest::Error| {
            if error.is_connect() {
                return SendError::Unreachable;
            }
            SendError::Unknown(if error.is_timeout() { UnknownWhy::TimedOut } else { UnknownWhy::Broken })
        };
        let mut response = self.files().get(url).send().await.map_err(lost)?;
        if !response.status().is_success() {
            return Err(refused(response.status().as_u16()));
        }
        let mut bytes = Vec::new();
        while let Some(chunk) = response.chunk().await.map_err(lost)? {
            if bytes.len() + chunk.len() > bytes_max {
                // Longer than Discord said it was.
                return Err(SendError::Unknown(UnknownWhy::Unreadable));
            }
            bytes.extend_from_slice(&chunk);
        }
        Ok(bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_come_from_discord_and_nowhere_else() {
        let discord = ApiBase::parse(ApiBase::DISCORD).expect("a base");
        let stand_in = ApiBase::parse("http://127.0.0.1:4455").expect("a base");
        let file = "https://cdn.discordapp.com/ephemeral-attachments/1/2/plan.ics?ex=1&is=2&hm=3&";
        for base in [&discord, &stand_in] {
            assert!(of_discord(file, base).is_some(), "{base:?}");
        }
        let local = "http://127.0.0.1:4455/cdn/attachments/1/2/plan.ics?ex=1";
        assert!(of_discord(local, &stand_in).is_some(), "the stand-in's own");
        assert!(of_discord(local, &discord).is_none(), "nobody is led to this machine");
        for bad in [
            "",
            "plan.ics",
            "file:///etc/passwd",
            "http://cdn.discordapp.com/attachments/1/2/plan.ics",
            "https://cdn.discordapp.com:8443/attachments/1/2/plan.ics",
            "https://me:secret@cdn.discordapp.com/attachments/1/2/plan.ics",
            "https://cdn.discordapp.com.example/attachments/1/2/plan.ics",
            "https://example.com/attachments/1/2/plan.ics",
            "https://cdn.discordapp.com/avatars/1/2.png",
            "https://cdn.discordapp.com/attachments/../avatars/1",
            "http://169.254.169.254/attachments/1",
            "http://127.0.0.1:4456/cdn/attachments/1/2/plan.ics",
            "http://127.0.0.1:4455/api/v10/attachments/1",
        ] {
            assert!(of_discord(bad, &stand_in).is_none(), "{bad}");
        }
    }
}
