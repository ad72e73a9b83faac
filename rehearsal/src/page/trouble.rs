//! Trouble on demand: how Discord is doing towards the bot, as somebody at the page chose it. One thing at a time, so that what is
//! seen has one reason, and always with a way back.

use std::time::Duration;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::discord::{Fault, Scope, Trouble, World};

/// How late slow answers are: inside an interaction's three seconds, and longer than the bot waits before it says "coming".
const SLOW: Duration = Duration::from_millis(2_000);
/// What a 429 asks to be waited for, in seconds.
const RETRY_AFTER_SECS: f64 = 2.0;

/// How Discord is doing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Health {
    /// As it should.
    #[default]
    Well,
    /// Every request is answered 503, and there is no gateway.
    Away,
    /// Every request is answered 500; the gateway stays.
    Failing,
    /// Every request is answered two seconds late.
    Slow,
    /// Every request is answered 429.
    Limiting,
}

/// What happens to the gateway once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Jolt {
    /// The connection breaks without a word.
    Drop,
    /// The bot is asked to come again.
    Reconnect,
    /// The session is over and cannot be resumed.
    Invalidate,
}

impl Health {
    /// Makes it so, in place of whatever was before.
    pub(super) fn apply(self, world: &World) {
        let always = |trouble| Fault { kind: None, channel: None, user: None, times: u32::MAX, trouble };
        world.faults(|faults| {
            faults.clear();
            match self {
                Self::Well => {}
                Self::Away => faults.outage_until(DateTime::<Utc>::MAX_UTC),
                Self::Failing => faults.add(always(Trouble::Status { status: 500, code: 0, retry_after_secs: None })),
                Self::Slow => faults.add(always(Trouble::Delay(SLOW))),
                Self::Limiting => {
                    faults.add(always(Trouble::TooMany { retry_after_secs: RETRY_AFTER_SECS, scope: Scope::Shared }));
                }
            }
        });
    }
}

impl Jolt {
    /// Does it.
    pub(super) fn apply(self, world: &World) {
        match self {
            Self::Drop => world.gateway_drop(),
            Self::Reconnect => world.gateway_reconnect(),
            Self::Invalidate => world.gateway_invalidate(false),
        }
    }
}
