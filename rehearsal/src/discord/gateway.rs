//! The gateway: sessions that outlive a connection, events with sequence numbers, and the closes that Discord knows.

mod connection;

use std::collections::{BTreeMap, VecDeque};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tokio::sync::mpsc;

use super::events::What;
use super::model::Guild;
use super::state::State;
use super::world::{Core, World};

pub(super) use connection::serve;

/// How many events of a session are kept for a resume.
const REPLAY_MAX: usize = 4_096;

/// Intents: which groups of events a session asked for.
pub(super) mod intent {
    pub(crate) const GUILDS: u64 = 1;
    pub(crate) const GUILD_MEMBERS: u64 = 1 << 1;
    pub(crate) const GUILD_PRESENCES: u64 = 1 << 8;
    pub(crate) const GUILD_MESSAGES: u64 = 1 << 9;
    pub(crate) const DIRECT_MESSAGES: u64 = 1 << 12;
    pub(crate) const MESSAGE_CONTENT: u64 = 1 << 15;
    /// Those that need a permission which the rehearsal's application does not have (close 4014).
    pub(crate) const PRIVILEGED: u64 = GUILD_MEMBERS | GUILD_PRESENCES | MESSAGE_CONTENT;
    /// Everything that exists (else close 4013).
    pub(crate) const ALL: u64 = (1 << 26) - 1;
}

/// What the connection's task is told.
pub(super) enum Out {
    Frame(String),
    Close(u16, &'static str),
    Drop,
}

pub(super) struct Session {
    pub intents: u64,
    pub seq: u64,
    pub sent: VecDeque<(u64, String)>,
    /// The number of the connection, so that an old one's end does not unhook a new one.
    pub link: Option<(u64, mpsc::UnboundedSender<Out>)>,
}

#[derive(Default)]
pub(super) struct Sessions {
    pub all: BTreeMap<String, Session>,
    pub made: u64,
    pub links: u64,
    identified: VecDeque<Instant>,
}

impl Sessions {
    pub(super) fn connected(&self) -> bool {
        self.all.values().any(|session| session.link.is_some())
    }

    /// Identifies left in the last 24 hours.
    pub(super) fn identifies_left(&mut self, limit: u32, now: Instant) -> u32 {
        while self.identified.front().is_some_and(|at| now.duration_since(*at) >= Duration::from_secs(86_400)) {
            self.identified.pop_front();
        }
        limit.saturating_sub(u32::try_from(self.identified.len()).unwrap_or(u32::MAX))
    }

    pub(super) fn note_identify(&mut self, now: Instant) {
        self.identified.push_back(now);
    }
}

impl Session {
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
}

impl Core {
    /// Sends an event to every session that asked for `intents` (0: to all).
    pub(super) fn dispatch(&mut self, name: &str, intents: u64, data: &Value) {
        if self.live.sessions.all.values().any(|session| session.link.is_some() && session.intents & intents == intents) {
            self.tell(What::Told { name: name.to_owned(), data: data.clone() });
        }
        for session in self.live.sessions.all.values_mut().filter(|session| session.intents & intents == intents) {
            session.push(name, data);
        }
    }

    /// Tells the bot of a message, as far as its intents go. Ephemeral ones are nobody's business but the reader's.
    pub(super) fn dispatch_message(&mut self, name: &str, message: &super::model::Message, base: super::cdn::Links<'_>) {
        if message.ephemeral_to.is_some() || message.loading() {
            return;
        }
        let wanted = if message.guild.is_some() { intent::GUILD_MESSAGES } else { intent::DIRECT_MESSAGES };
        if !self.live.sessions.all.values().any(|session| session.intents & wanted == wanted) {
            return;
        }
        let mut data = super::json::message_event(&self.state, message, base);
        let own = message.author == self.state.bot || message.guild.is_none();
        if !own {
            for (field, blank) in
                [("content", json!("")), ("embeds", json!([])), ("components", json!([])), ("attachments", json!([]))]
            {
                data[field] = blank;
            }
        }
        self.dispatch(name, wanted, &data);
    }
}

/// The READY event's data.
pub(super) fn ready(state: &State, session: &str, url: &str) -> Value {
    let guilds: Vec<Value> = state
        .guilds
        .values()
        .filter(|guild| guild.members.contains_key(&state.bot))
        .map(|guild| json!({"id": guild.id, "unavailable": true}))
        .collect();
    json!({
        "v": 10, "user": super::json::me(&state.users[&state.bot]), "guilds": guilds, "session_id": session, "resume_gateway_url": url,
        "shard": [0, 1], "application": {"id": state.bot, "flags": 0}, "private_channels": [], "relationships": [], "presences": [],
    })
}

/// The servers whose GUILD_CREATE follows READY.
pub(super) fn reachable_guilds(state: &State) -> Vec<&Guild> {
    state.guilds.values().filter(|guild| guild.members.contains_key(&state.bot) && !guild.unavailable).collect()
}

/// After faults changed: an outage or a revoked token takes the gateway away too.
pub(super) fn apply_faults(world: &World) {
    let now = world.now();
    world.with(|core| {
        let (out, revoked) = (core.live.faults.is_out(now), core.live.faults.token_revoked);
        if out || revoked {
            for session in core.live.sessions.all.values_mut() {
                if let Some((_, link)) = &session.link {
                    let _ = link.send(if revoked { Out::Close(4004, "Authentication failed.") } else { Out::Drop });
                }
            }
        }
    });
}

/// What a test or a person may do to the gateway.
impl World {
    /// Closes every gateway connection with this code, as Discord would.
    pub fn gateway_close(&self, code: u16) {
        self.to_links(|| Out::Close(code, "closed on demand"));
    }

    /// Breaks every gateway connection without a word.
    pub fn gateway_drop(&self) {
        self.to_links(|| Out::Drop);
    }

    /// Asks every client to reconnect and resume (opcode 7).
    pub fn gateway_reconnect(&self) {
        self.to_links(|| Out::Frame(json!({"op": 7, "d": null, "s": null, "t": null}).to_string()));
    }

    /// Tells every client that its session is over (opcode 9); a resumable one may be resumed.
    pub fn gateway_invalidate(&self, resumable: bool) {
        self.to_links(|| Out::Frame(json!({"op": 9, "d": resumable, "s": null, "t": null}).to_string()));
        if !resumable {
            self.with(|core| core.live.sessions.all.retain(|_, session| session.link.is_some()));
        }
    }

    /// How many sessions were begun since the start.
    #[must_use]
    pub fn sessions_made(&self) -> u64 {
        self.lock().live.sessions.made
    }

    fn to_links(&self, out: impl Fn() -> Out) {
        self.with(|core| {
            for session in core.live.sessions.all.values() {
                if let Some((_, link)) = &session.link {
                    let _ = link.send(out());
                }
            }
        });
    }

    fn unlink(&self, session: &str, link: u64) {
        self.with(|core| {
            let Some(found) = core.live.sessions.all.get_mut(session) else { return };
            if found.link.as_ref().is_some_and(|(number, _)| *number == link) {
                found.link = None;
                let connected = core.live.sessions.connected();
                core.tell(What::Gateway { connected });
            }
        });
    }
}
