//! Trouble on demand: what the real Discord does to a bot once in a while, done here when a test or a person asks for it.

use std::collections::BTreeSet;
use std::time::Duration;

use chrono::{DateTime, Utc};

use super::ids::{ChannelId, UserId};
use super::rest::routes::Kind;

/// What goes wrong.
#[derive(Clone, Debug, PartialEq)]
pub enum Trouble {
    /// The request is refused with this status and JSON code, and changes nothing.
    Status {
        /// The HTTP status.
        status: u16,
        /// Discord's JSON code; 0 where it has none.
        code: u32,
        /// Seconds for `Retry-After`, for a 429.
        retry_after_secs: Option<f64>,
    },
    /// The request is refused with a 429 of this scope. A shared one is nobody's fault and is not counted as invalid.
    TooMany {
        /// Seconds for `Retry-After` and the body.
        retry_after_secs: f64,
        /// Whose limit it is.
        scope: Scope,
    },
    /// Something before Discord answers with a page in HTML: a gateway time-out (502, 504), or a ban of the address (429).
    Page {
        /// The HTTP status.
        status: u16,
        /// Seconds for `Retry-After`.
        retry_after_secs: Option<u32>,
    },
    /// The request is handled, but only after this much real time.
    Delay(Duration),
    /// The connection breaks before the request is handled: nothing changes, and the bot hears nothing.
    DropBefore,
    /// The request is handled and then the connection breaks: it took effect, and the bot hears nothing.
    LoseAnswer,
}

/// Whose rate limit was hit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// The bot's own, on this route.
    User,
    /// The bot's own, on all routes.
    Global,
    /// The resource's, for all who use it.
    Shared,
}

/// Which requests meet a [`Trouble`], and how many of them.
#[derive(Clone, Debug, PartialEq)]
pub struct Fault {
    /// Only this kind of request; any kind if none.
    pub kind: Option<Kind>,
    /// Only in this channel.
    pub channel: Option<ChannelId>,
    /// Only for this person: in their DM, or opening it.
    pub user: Option<UserId>,
    /// How many requests.
    pub times: u32,
    /// What happens to them.
    pub trouble: Trouble,
}

impl Fault {
    /// The next request of `kind` meets `trouble`.
    #[must_use]
    pub fn once(kind: Kind, trouble: Trouble) -> Self {
        Self { kind: Some(kind), channel: None, user: None, times: 1, trouble }
    }

    /// A row of the error table: the next request of `kind` is refused with `status` and `code`.
    #[must_use]
    pub fn refuse(kind: Kind, status: u16, code: u32) -> Self {
        Self::once(kind, Trouble::Status { status, code, retry_after_secs: None })
    }

    /// The same for the next `times` requests.
    #[must_use]
    pub fn times(self, times: u32) -> Self {
        Self { times, ..self }
    }

    /// The same, only in `channel`.
    #[must_use]
    pub fn in_channel(self, channel: ChannelId) -> Self {
        Self { channel: Some(channel), ..self }
    }

    /// The same, only for `user`.
    #[must_use]
    pub fn for_user(self, user: UserId) -> Self {
        Self { user: Some(user), ..self }
    }
}

/// The troubles in force.
#[derive(Debug, Default)]
pub struct Faults {
    queue: Vec<Fault>,
    pub(super) outage_until: Option<DateTime<Utc>>,
    pub(super) quarantined: bool,
    pub(super) opening_too_fast: bool,
    pub(super) token_revoked: bool,
    pub(super) blocked: BTreeSet<ChannelId>,
}

impl Faults {
    /// Adds a fault behind those already there.
    pub fn add(&mut self, fault: Fault) {
        self.queue.push(fault);
    }

    /// Every request is answered 503, and there is no gateway, until this instant of the calendar clock.
    pub fn outage_until(&mut self, until: DateTime<Utc>) {
        self.outage_until = Some(until);
    }

    /// The bot is flagged by the anti-spam system: no new DM channels and no first DM (20026).
    pub fn quarantine(&mut self, on: bool) {
        self.quarantined = on;
    }

    /// DM channels are opened too fast: opening is refused (40003) while this is on.
    pub fn opening_too_fast(&mut self, on: bool) {
        self.opening_too_fast = on;
    }

    /// The token is taken back: everything is answered 401, and the gateway closes with 4004.
    pub fn revoke_token(&mut self, on: bool) {
        self.token_revoked = on;
    }

    /// The server's automatic moderation blocks every text that the bot writes in this channel, or edits there (200000).
    pub fn block_texts(&mut self, channel: ChannelId, on: bool) {
        if on {
            self.blocked.insert(channel);
        } else {
            self.blocked.remove(&channel);
        }
    }

    /// How many faults still wait for their requests.
    #[must_use]
    pub fn waiting(&self) -> usize {
        self.queue.len()
    }

    /// Takes every trouble back.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    /// The trouble for one request, if any; counts it.
    pub(super) fn meet(&mut self, kind: Kind, channel: Option<ChannelId>, user: Option<UserId>) -> Option<Trouble> {
        let at = self.queue.iter().position(|fault| {
            fault.kind.is_none_or(|wanted| wanted == kind)
                && fault.channel.is_none_or(|wanted| Some(wanted) == channel)
                && fault.user.is_none_or(|wanted| Some(wanted) == user)
        })?;
        let fault = &mut self.queue[at];
        fault.times = fault.times.saturating_sub(1);
        let trouble = fault.trouble.clone();
        if fault.times == 0 {
            self.queue.remove(at);
        }
        Some(trouble)
    }

    /// Whether there is an outage at `now`.
    pub(super) fn is_out(&self, now: DateTime<Utc>) -> bool {
        self.outage_until.is_some_and(|until| now < until)
    }
}
