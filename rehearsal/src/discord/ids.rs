//! Discord's ids as types of their own, so that a channel is never taken for a person. On the wire they are strings of digits.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// The first millisecond of 2015, from which snowflakes count.
const DISCORD_EPOCH_MS: i64 = 1_420_070_400_000;

macro_rules! id {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
        pub struct $name(pub u64);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self.0)
            }
        }

        impl FromStr for $name {
            type Err = std::num::ParseIntError;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(&self.0)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Digits;
                impl de::Visitor<'_> for Digits {
                    type Value = $name;
                    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                        f.write_str("an id as a string of digits")
                    }
                    fn visit_str<E: de::Error>(self, text: &str) -> Result<$name, E> {
                        text.parse().map_err(|_| E::custom(format!("`{text}` is not an id")))
                    }
                    fn visit_u64<E: de::Error>(self, number: u64) -> Result<$name, E> {
                        Ok($name(number))
                    }
                }
                deserializer.deserialize_any(Digits)
            }
        }
    )+};
}

id! {
    /// A person or the bot itself.
    UserId,
    /// A server.
    GuildId,
    /// A text channel of a server, or a DM.
    ChannelId,
    /// A message.
    MessageId,
    /// A role of a server; the role of everyone has the server's own number.
    RoleId,
    /// A registered command.
    CommandId,
    /// A press, a command, a look-up while typing, or a sent form.
    InteractionId,
    /// A file of a message.
    AttachmentId,
}

/// The snowflake after `last`, made at `unix_ms`. Always greater than `last`, and a function of its arguments alone.
pub(super) fn next_snowflake(last: u64, unix_ms: i64) -> u64 {
    let since_epoch = u64::try_from(unix_ms - DISCORD_EPOCH_MS).unwrap_or(0);
    (since_epoch << 22).max(last + 1)
}

/// When a snowflake was made, in unix milliseconds.
pub(super) fn made_at_ms(snowflake: u64) -> i64 {
    i64::try_from(snowflake >> 22).unwrap_or(0) + DISCORD_EPOCH_MS
}
