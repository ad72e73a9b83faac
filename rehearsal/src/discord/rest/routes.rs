//! The table of routes: everything the bot and serenity may call. Whatever is not in it is 404 and a violation.

use serde::Serialize;

/// What a request asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// The gateway's address.
    Gateway,
    /// The same with the number of sessions left.
    GatewayBot,
    /// The bot's own user.
    Me,
    /// The bot's application.
    Application,
    /// All registered commands.
    ListCommands,
    /// Replace all registered commands.
    PutCommands,
    /// Open a DM.
    OpenDm,
    /// A channel.
    GetChannel,
    /// Change a channel: its name, or a thread's being archived and locked.
    ModifyChannel,
    /// A channel's messages.
    ListMessages,
    /// Write a message.
    SendMessage,
    /// One message.
    GetMessage,
    /// Change a message.
    EditMessage,
    /// Delete a message.
    DeleteMessage,
    /// A server.
    GetGuild,
    /// Its roles.
    GetRoles,
    /// One member of it.
    GetMember,
    /// The first response to an interaction.
    Callback,
    /// A further message of an interaction.
    FollowUp,
    /// What the interaction was first answered with.
    GetOriginal,
    /// Change it.
    EditOriginal,
    /// Delete it.
    DeleteOriginal,
    /// A follow-up.
    GetFollowUp,
    /// Change a follow-up.
    EditFollowUp,
    /// Delete a follow-up.
    DeleteFollowUp,
}

impl Kind {
    /// Interactions are authorised by their token and are not counted in the global limit.
    #[must_use]
    pub fn is_interaction(self) -> bool {
        self >= Self::Callback
    }

    /// The name of its bucket, an opaque word as Discord gives.
    pub(crate) fn bucket(self) -> String {
        format!("{:016x}", (self as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }
}

/// Method, path below `/api/v10` with parameters in braces, and kind.
pub(crate) const TABLE: &[(&str, &str, Kind)] = &[
    ("GET", "gateway", Kind::Gateway),
    ("GET", "gateway/bot", Kind::GatewayBot),
    ("GET", "users/@me", Kind::Me),
    ("GET", "applications/@me", Kind::Application),
    ("GET", "oauth2/applications/@me", Kind::Application),
    ("GET", "applications/{app}/commands", Kind::ListCommands),
    ("PUT", "applications/{app}/commands", Kind::PutCommands),
    ("POST", "users/@me/channels", Kind::OpenDm),
    ("GET", "channels/{channel}", Kind::GetChannel),
    ("PATCH", "channels/{channel}", Kind::ModifyChannel),
    ("GET", "channels/{channel}/messages", Kind::ListMessages),
    ("POST", "channels/{channel}/messages", Kind::SendMessage),
    ("GET", "channels/{channel}/messages/{message}", Kind::GetMessage),
    ("PATCH", "channels/{channel}/messages/{message}", Kind::EditMessage),
    ("DELETE", "channels/{channel}/messages/{message}", Kind::DeleteMessage),
    ("GET", "guilds/{guild}", Kind::GetGuild),
    ("GET", "guilds/{guild}/roles", Kind::GetRoles),
    ("GET", "guilds/{guild}/members/{user}", Kind::GetMember),
    ("POST", "interactions/{interaction}/{token}/callback", Kind::Callback),
    ("POST", "webhooks/{app}/{token}", Kind::FollowUp),
    ("GET", "webhooks/{app}/{token}/messages/@original", Kind::GetOriginal),
    ("PATCH", "webhooks/{app}/{token}/messages/@original", Kind::EditOriginal),
    ("DELETE", "webhooks/{app}/{token}/messages/@original", Kind::DeleteOriginal),
    ("GET", "webhooks/{app}/{token}/messages/{message}", Kind::GetFollowUp),
    ("PATCH", "webhooks/{app}/{token}/messages/{message}", Kind::EditFollowUp),
    ("DELETE", "webhooks/{app}/{token}/messages/{message}", Kind::DeleteFollowUp),
];

/// The parameters of a path; those that a route does not have are 0 or empty.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Params {
    pub app: u64,
    pub channel: u64,
    pub message: u64,
    pub guild: u64,
    pub user: u64,
    pub interaction: u64,
    pub token: String,
}

/// A path that is not in the table, or that has a parameter which is no id.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum NoRoute {
    Unknown,
    WrongMethod,
    NotAnId,
}

/// Finds the route of a request. `path` begins with `/api/v10/`.
pub(crate) fn find(method: &str, path: &str) -> Result<(Kind, Params), NoRoute> {
    let rest = path.strip_prefix("/api/v10/").ok_or(NoRoute::Unknown)?;
    let given: Vec<&str> = rest.split('/').collect();
    let mut miss = NoRoute::Unknown;
    for (wanted_method, pattern, kind) in TABLE {
        match fit(pattern, &given) {
            None => {}
            Some(_) if *wanted_method != method => miss = NoRoute::WrongMethod,
            Some(Err(())) => return Err(NoRoute::NotAnId),
            Some(Ok(params)) => return Ok((*kind, params)),
        }
    }
    Err(miss)
}

fn fit(pattern: &str, given: &[&str]) -> Option<Result<Params, ()>> {
    if pattern.split('/').count() != given.len() {
        return None;
    }
    let mut params = Params::default();
    let mut good = true;
    for (wanted, given) in pattern.split('/').zip(given) {
        let Some(name) = wanted.strip_prefix('{').and_then(|name| name.strip_suffix('}')) else {
            if wanted != *given {
                return None;
            }
            continue;
        };
        let number = given.parse::<u64>().ok();
        good &= number.is_some() || name == "token";
        let number = number.unwrap_or(0);
        match name {
            "app" => params.app = number,
            "channel" => params.channel = number,
            "message" => params.message = number,
            "guild" => params.guild = number,
            "user" => params.user = number,
            "interaction" => params.interaction = number,
            _ => params.token = (*given).to_owned(),
        }
    }
    Some(if good { Ok(params) } else { Err(()) })
}

/// A path fit for a log: the tokens of interactions are replaced by `…`.
pub(crate) fn without_token(path: &str) -> String {
    let mut parts: Vec<&str> = path.split('/').collect();
    for n in 0..parts.len() {
        if matches!(parts[n], "interactions" | "webhooks") && n + 2 < parts.len() {
            parts[n + 2] = "…";
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn routes_are_found_with_their_parameters() {
        let (kind, params) = find("PATCH", "/api/v10/channels/12/messages/34").expect("a route");
        assert_eq!((kind, params.channel, params.message), (Kind::EditMessage, 12, 34));
        let (kind, params) = find("PATCH", "/api/v10/webhooks/1/abc/messages/@original").expect("a route");
        assert_eq!((kind, params.token.as_str()), (Kind::EditOriginal, "abc"), "@original comes before a message's id");
    }

    #[test]
    fn what_is_not_in_the_table_is_told_apart() {
        assert_eq!(find("GET", "/api/v10/guilds/1/members"), Err(NoRoute::Unknown), "listing members needs a privileged intent");
        assert_eq!(find("GET", "/api/v9/gateway"), Err(NoRoute::Unknown), "only version 10");
        assert_eq!(find("DELETE", "/api/v10/gateway"), Err(NoRoute::WrongMethod));
        assert_eq!(find("GET", "/api/v10/channels/abc"), Err(NoRoute::NotAnId));
    }

    #[test]
    fn tokens_do_not_reach_a_log() {
        assert_eq!(without_token("/api/v10/interactions/9/secret/callback"), "/api/v10/interactions/9/…/callback");
        assert_eq!(without_token("/api/v10/webhooks/1/secret/messages/@original"), "/api/v10/webhooks/1/…/messages/@original");
    }
}
