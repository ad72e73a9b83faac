//! Where the websocket goes. serenity dials Discord's own host when it cannot learn an address, which a rehearsal must never do; so the
//! address that it holds is compared with the one our sender received, before anything is dialled.

use reqwest::Url;

use crate::discord::sender::ApiBase;
use crate::discord::sender::base::is_loopback;

/// Discord's own hosts for the gateway.
const DISCORD_GATEWAYS: &str = "discord.gg";

/// Why the websocket is not opened.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AddressError {
    /// Not an address of a websocket.
    #[error("`{0}` is not the address of a gateway")]
    NotAGateway(String),
    /// Two answers to one question.
    #[error("serenity would dial `{theirs}`, but the API names `{ours}` as its gateway")]
    Differ {
        /// What our sender received.
        ours: String,
        /// What serenity holds.
        theirs: String,
    },
    /// A stand-in that leads out of this machine.
    #[error("the API is on this machine, but its gateway `{0}` is not")]
    LeavesThisMachine(String),
    /// The token would travel in the clear.
    #[error("the gateway `{0}` is not encrypted")]
    InTheClear(String),
}

/// Whether `theirs`, which serenity would dial, may be dialled; `ours` is what the API named to our sender.
pub(super) fn check(base: &ApiBase, ours: &str, theirs: &str) -> Result<(), AddressError> {
    let (our_url, their_url) = (parse(ours)?, parse(theirs)?);
    let endpoint = |url: &Url| (url.scheme().to_owned(), url.host_str().map(str::to_owned), url.port_or_known_default());
    let are_discords = [&our_url, &their_url].into_iter().all(is_discords);
    if endpoint(&our_url) != endpoint(&their_url) && !are_discords {
        return Err(AddressError::Differ { ours: ours.to_owned(), theirs: theirs.to_owned() });
    }
    if base.is_loopback() && !is_loopback(&their_url) {
        return Err(AddressError::LeavesThisMachine(theirs.to_owned()));
    }
    if their_url.scheme() != "wss" && !is_loopback(&their_url) {
        return Err(AddressError::InTheClear(theirs.to_owned()));
    }
    Ok(())
}

fn parse(address: &str) -> Result<Url, AddressError> {
    let url = Url::parse(address).ok().filter(|url| matches!(url.scheme(), "ws" | "wss") && url.has_host());
    url.ok_or_else(|| AddressError::NotAGateway(address.to_owned()))
}

/// Discord may name one of several hosts of its own.
fn is_discords(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default();
    url.scheme() == "wss" && host.strip_suffix(DISCORD_GATEWAYS).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rehearsal_never_leaves_the_machine_and_a_token_never_goes_in_the_clear() {
        type Expected = Result<(), &'static str>;
        let table: [(&str, &str, &str, Expected); 13] = [
            ("https://discord.com", "wss://gateway.discord.gg", "wss://gateway.discord.gg", Ok(())),
            ("https://discord.com", "wss://gateway.discord.gg", "wss://gateway.discord.gg/", Ok(())),
            ("https://discord.com", "wss://gateway-us-east1-b.discord.gg", "wss://gateway.discord.gg", Ok(())),
            ("https://discord.com", "wss://gateway.discord.gg", "wss://evildiscord.gg", Err("Differ")),
            ("https://discord.com", "wss://gateway.discord.gg", "ws://gateway.discord.gg", Err("Differ")),
            ("https://discord.com", "ws://gateway.discord.gg", "ws://gateway.discord.gg", Err("InTheClear")),
            ("http://127.0.0.1:1", "ws://127.0.0.1:2", "ws://127.0.0.1:2", Ok(())),
            ("http://localhost:1", "ws://[::1]:2", "ws://[::1]:2", Ok(())),
            ("http://127.0.0.1:1", "ws://127.0.0.1:2", "wss://gateway.discord.gg", Err("Differ")),
            ("http://127.0.0.1:1", "ws://127.0.0.1:2", "ws://127.0.0.1:3", Err("Differ")),
            ("http://127.0.0.1:1", "wss://gateway.discord.gg", "wss://gateway.discord.gg", Err("LeavesThisMachine")),
            ("http://127.0.0.1:1", "ws://127.0.0.1:2", "http://127.0.0.1:2", Err("NotAGateway")),
            ("http://127.0.0.1:1", "", "ws://127.0.0.1:2", Err("NotAGateway")),
        ];
        for (base, ours, theirs, expected) in table {
            let base = ApiBase::parse(base).expect("a base");
            let kind = check(&base, ours, theirs).map_err(|error| format!("{error:?}"));
            match expected {
                Ok(()) => assert_eq!(kind, Ok(()), "{ours} {theirs}"),
                Err(name) => assert!(kind.clone().is_err_and(|kind| kind.starts_with(name)), "{ours} {theirs}: {kind:?}"),
            }
        }
    }
}
