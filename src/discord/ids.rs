//! serenity's ids and the domain's. A snowflake is below 2^63, so both numbers are the same.

use serenity::model::id as theirs;

use crate::domain::ids::{ChannelId, GuildId, MessageId, RoleId, UserId};

macro_rules! theirs_to_ours {
    ($($function:ident: $id:ident;)+) => {$(
        /// The domain's id for serenity's.
        #[must_use]
        pub fn $function(id: theirs::$id) -> $id {
            $id::new(i64::from_ne_bytes(id.get().to_ne_bytes()))
        }
    )+};
}

theirs_to_ours! {
    channel: ChannelId;
    guild: GuildId;
    message: MessageId;
    role: RoleId;
    user: UserId;
}

/// A snowflake as it stands in JSON and in paths.
#[must_use]
pub fn snowflake(number: i64) -> String {
    u64::from_ne_bytes(number.to_ne_bytes()).to_string()
}

/// The number of a snowflake from JSON; `None` if it is none.
#[must_use]
pub fn parse_snowflake(text: &str) -> Option<i64> {
    text.parse::<u64>().ok().filter(|number| *number != 0).map(|number| i64::from_ne_bytes(number.to_ne_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_go_over_and_back() {
        for number in [1_u64, 1_049_382_720_127_737_856, i64::MAX as u64, u64::MAX] {
            let ours = user(theirs::UserId::new(number));
            assert_eq!(snowflake(ours.get()), number.to_string());
            assert_eq!(parse_snowflake(&number.to_string()), Some(ours.get()));
        }
        for bad in ["", "0", "-1", "12a", "99999999999999999999999"] {
            assert_eq!(parse_snowflake(bad), None, "{bad:?} is no snowflake");
        }
    }
}
