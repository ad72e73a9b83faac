//! Sessions: they outlive a connection, number their events, keep them for a resume, and belong to a shard.

use std::collections::{BTreeMap, VecDeque};
use std::time::Instant;

use second_wind::clock::network_now;
use serde_json::{Value, json};
use tokio::sync::mpsc;

use super::super::ids::GuildId;
use super::budget::Budget;
use super::check::EventCheck;
use super::rules::GatewayRules;

/// How many events of a session are kept for a resume.
const REPLAY_MAX: usize = 4_096;

/// What the connection's task is told.
pub(in super::super) enum Out {
    Frame(String),
    /// The session is over, or has to be resumed (opcode 9).
    Invalid {
        resumable: bool,
    },
    Close(u16, &'static str),
    Drop,
}

/// A connection: its number, so that an old one's end does not unhook a new one, and the way to its task.
pub(in super::super) type Link = (u64, mpsc::UnboundedSender<Out>);

/// Which part of the servers a session is told of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) struct Shard {
    pub id: u64,
    pub of: u64,
}

impl Shard {
    /// Everything.
    pub(super) const ONE: Self = Self { id: 0, of: 1 };

    /// What an identify says: `[id, of]`. None if it is no such pair.
    pub(super) fn read(said: &Value) -> Option<Self> {
        let [id, of] = said.as_array()?.as_slice() else { return None };
        let (id, of) = (id.as_u64()?, of.as_u64()?);
        (id < of).then_some(Self { id, of })
    }

    /// Whether it is told of this server; of what belongs to none, only the first shard is.
    pub(super) fn takes(self, guild: Option<GuildId>) -> bool {
        guild.map_or(self.id == 0, |guild| (guild.0 >> 22) % self.of == self.id)
    }
}

pub(in super::super) struct Session {
    pub intents: u64,
    pub shard: Shard,
    /// Whether it asked for compressed payloads.
    pub packs_payloads: bool,
    pub seq: u64,
    pub sent: VecDeque<(u64, String)>,
    pub link: Option<Link>,
    /// Since when it has none.
    pub unlinked_at: Option<Instant>,
}

impl Session {
    pub(super) fn new(intents: u64, shard: Shard, packs_payloads: bool, link: Link) -> Self {
        Self { intents, shard, packs_payloads, seq: 0, sent: VecDeque::new(), link: Some(link), unlinked_at: None }
    }

    /// Numbers an event, keeps it for a resume and sends it.
    pub(super) fn push(&mut self, name: &str, data: &Value) {
        self.seq += 1;
        let frame = json!({"op": 0, "s": self.seq, "t": name, "d": data}).to_string();
        if let Some((_, link)) = &self.link {
            let _ = link.send(Out::Frame(frame.clone()));
        }
        self.sent.push_back((self.seq, frame));
        if self.sent.len() > REPLAY_MAX {
            self.sent.pop_front();
        }
    }

    /// Whether it is told of this.
    pub(super) fn hears(&self, intents: u64, guild: Option<GuildId>) -> bool {
        self.intents & intents == intents && self.shard.takes(guild)
    }

    fn is_dead(&self, rules: &GatewayRules, now: Instant) -> bool {
        self.unlinked_at.is_some_and(|since| now.duration_since(since) >= rules.session_kept)
    }
}

/// All sessions and what they share.
#[derive(Default)]
pub(in super::super) struct Sessions {
    pub all: BTreeMap<String, Session>,
    pub made: u64,
    pub resumed: u64,
    pub links: u64,
    pub heartbeats: u64,
    pub budget: Budget,
    pub rules: GatewayRules,
    /// Heartbeats are not acknowledged.
    pub hushed: bool,
    /// What every event is looked at with.
    pub check: Option<EventCheck>,
}

impl Sessions {
    pub(in super::super) fn connected(&self) -> bool {
        self.all.values().any(|session| session.link.is_some())
    }

    /// Whether somebody hears of what happens in this server, or will when they resume.
    pub(in super::super) fn reach(&mut self, guild: Option<GuildId>) -> bool {
        self.bury(network_now());
        self.all.values().any(|session| session.shard.takes(guild))
    }

    /// Whether the day's identifies are used up.
    pub(super) fn budget_is_spent(&mut self) -> bool {
        self.budget.left(&self.rules, network_now()).0 == 0
    }

    /// Forgets sessions that can no longer be resumed.
    pub(super) fn bury(&mut self, now: Instant) {
        let Self { all, rules, .. } = self;
        all.retain(|_, session| !session.is_dead(rules, now));
    }

    /// Takes a connection away from its session, unless it has another by now.
    pub(super) fn unlink(&mut self, name: &str, link: u64, now: Instant) -> bool {
        let Some(session) = self.all.get_mut(name) else { return false };
        let is_its = session.link.as_ref().is_some_and(|(number, _)| *number == link);
        if is_its {
            (session.link, session.unlinked_at) = (None, Some(now));
        }
        is_its
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_belongs_to_one_shard_and_what_has_no_server_to_the_first() {
        let guild = GuildId(197_038_439_483_310_086);
        let at = (guild.0 >> 22) % 16;
        for id in 0..16 {
            let shard = Shard::read(&json!([id, 16])).expect("a shard");
            assert_eq!(shard.takes(Some(guild)), id == at, "shard {id} of 16");
            assert_eq!(shard.takes(None), id == 0, "DMs on shard {id}");
        }
        assert!(Shard::ONE.takes(Some(guild)) && Shard::ONE.takes(None), "one shard has everything");
        for bad in [json!([1, 1]), json!([0, 0]), json!([0]), json!([0, 1, 2]), json!([-1, 2]), json!("0/1"), json!(null)] {
            assert_eq!(Shard::read(&bad), None, "{bad} is no shard");
        }
    }
}
