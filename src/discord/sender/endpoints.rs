//! The routes that we use, and no others. One line each: method, path, lane.

use reqwest::Method;

use super::super::ids::snowflake;
use crate::domain::ids::{ChannelId, GuildId, MessageId, UserId};

/// How many of a channel's latest messages are searched for one whose fate is unknown.
pub const LATEST_MESSAGES: u32 = 50;

/// In which queue a request waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lane {
    /// Opening a DM: slow, and the first to be stopped.
    Open,
    /// What the coach does of its own accord.
    Work,
    /// The answer to a press or command: exempt from the global limit, and due within three seconds.
    Answer,
    /// What a start needs, before anything is sent.
    Start,
}

/// A route with its names filled in.
#[derive(Clone, Copy)]
pub enum Endpoint<'a> {
    /// The DM channel with a person.
    OpenDm,
    /// A new message.
    SendMessage(ChannelId),
    /// Another text or other rows for a message.
    EditMessage(ChannelId, MessageId),
    /// A message taken away.
    DeleteMessage(ChannelId, MessageId),
    /// A channel's latest messages.
    LatestMessages(ChannelId),
    /// A channel.
    Channel(ChannelId),
    /// A thread, opened again.
    ChangeThread(ChannelId),
    /// One member of a server.
    Member(GuildId, UserId),
    /// A server's roles.
    Roles(GuildId),
    /// The first answer to an interaction.
    Respond {
        /// The interaction.
        interaction: u64,
        /// Its token.
        token: &'a str,
    },
    /// The message of the first answer.
    Original {
        /// Our application.
        application: u64,
        /// The interaction's token.
        token: &'a str,
    },
    /// One more message after the first answer.
    FollowUp {
        /// Our application.
        application: u64,
        /// The interaction's token.
        token: &'a str,
    },
    /// All our commands at once.
    Commands {
        /// Our application.
        application: u64,
    },
    /// Where the gateway is and how many identifies are left.
    GatewayBot,
    /// Who we are.
    Application,
}

impl Endpoint<'_> {
    /// Its HTTP method.
    #[must_use]
    pub fn method(&self) -> Method {
        match self {
            Self::OpenDm | Self::SendMessage(_) | Self::Respond { .. } | Self::FollowUp { .. } => Method::POST,
            Self::EditMessage(..) | Self::ChangeThread(_) | Self::Original { .. } => Method::PATCH,
            Self::DeleteMessage(..) => Method::DELETE,
            Self::Commands { .. } => Method::PUT,
            Self::LatestMessages(_)
            | Self::Channel(_)
            | Self::Member(..)
            | Self::Roles(_)
            | Self::GatewayBot
            | Self::Application => Method::GET,
        }
    }

    /// Its path below `/api/v10`, unescaped, segment by segment.
    #[must_use]
    pub fn segments(&self) -> Vec<String> {
        let id = snowflake;
        match *self {
            Self::OpenDm => own(["users", "@me", "channels"]),
            Self::SendMessage(channel) | Self::LatestMessages(channel) => own(["channels", &id(channel.get()), "messages"]),
            Self::EditMessage(channel, message) | Self::DeleteMessage(channel, message) => {
                own(["channels", &id(channel.get()), "messages", &id(message.get())])
            }
            Self::Channel(channel) | Self::ChangeThread(channel) => own(["channels", &id(channel.get())]),
            Self::Member(guild, user) => own(["guilds", &id(guild.get()), "members", &id(user.get())]),
            Self::Roles(guild) => own(["guilds", &id(guild.get()), "roles"]),
            Self::Respond { interaction, token } => own(["interactions", &interaction.to_string(), token, "callback"]),
            Self::Original { application, token } => own(["webhooks", &application.to_string(), token, "messages", "@original"]),
            Self::FollowUp { application, token } => own(["webhooks", &application.to_string(), token]),
            Self::Commands { application } => own(["applications", &application.to_string(), "commands"]),
            Self::GatewayBot => own(["gateway", "bot"]),
            Self::Application => own(["applications", "@me"]),
        }
    }

    /// Its query.
    #[must_use]
    pub fn query(&self) -> Option<(&'static str, String)> {
        matches!(self, Self::LatestMessages(_)).then(|| ("limit", LATEST_MESSAGES.to_string()))
    }

    /// In which queue it waits.
    #[must_use]
    pub fn lane(&self) -> Lane {
        match self {
            Self::OpenDm => Lane::Open,
            Self::Respond { .. } | Self::Original { .. } | Self::FollowUp { .. } => Lane::Answer,
            Self::GatewayBot | Self::Application | Self::Commands { .. } => Lane::Start,
            _ => Lane::Work,
        }
    }
}

fn own<const N: usize>(segments: [&str; N]) -> Vec<String> {
    segments.map(str::to_owned).to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_route_as_discord_documents_it() {
        let (channel, message) = (ChannelId::new(7), MessageId::new(8));
        let (guild, user) = (GuildId::new(4), UserId::new(5));
        let token = "tok";
        let table = [
            (Endpoint::OpenDm, "POST users/@me/channels", Lane::Open),
            (Endpoint::SendMessage(channel), "POST channels/7/messages", Lane::Work),
            (Endpoint::EditMessage(channel, message), "PATCH channels/7/messages/8", Lane::Work),
            (Endpoint::DeleteMessage(channel, message), "DELETE channels/7/messages/8", Lane::Work),
            (Endpoint::LatestMessages(channel), "GET channels/7/messages", Lane::Work),
            (Endpoint::Channel(channel), "GET channels/7", Lane::Work),
            (Endpoint::ChangeThread(channel), "PATCH channels/7", Lane::Work),
            (Endpoint::Member(guild, user), "GET guilds/4/members/5", Lane::Work),
            (Endpoint::Roles(guild), "GET guilds/4/roles", Lane::Work),
            (Endpoint::Respond { interaction: 9, token }, "POST interactions/9/tok/callback", Lane::Answer),
            (Endpoint::Original { application: 1, token }, "PATCH webhooks/1/tok/messages/@original", Lane::Answer),
            (Endpoint::FollowUp { application: 1, token }, "POST webhooks/1/tok", Lane::Answer),
            (Endpoint::Commands { application: 1 }, "PUT applications/1/commands", Lane::Start),
            (Endpoint::GatewayBot, "GET gateway/bot", Lane::Start),
            (Endpoint::Application, "GET applications/@me", Lane::Start),
        ];
        for (endpoint, expected, lane) in table {
            assert_eq!(format!("{} {}", endpoint.method(), endpoint.segments().join("/")), expected);
            assert_eq!(endpoint.lane(), lane, "{expected}");
        }
    }
}
