//! What a test or a person may do to the gateway.

use serde_json::json;

use super::super::world::World;
use super::sessions::Out;

/// A gateway session as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionView {
    /// `[id, of]`.
    pub shard: (u64, u64),
    /// What it asked for, as bits.
    pub intents: u64,
    /// Whether it has a connection; without one it waits to be resumed.
    pub connected: bool,
    /// The number of the last event.
    pub seq: u64,
}

/// After faults changed: an outage or a revoked token takes the gateway away too, and a new token brings a new allowance.
pub(in super::super) fn apply_faults(world: &World) {
    let now = world.now();
    world.with(|core| {
        let (out, revoked) = (core.live.faults.is_out(now), core.live.faults.token_revoked);
        if !revoked && core.live.sessions.all.is_empty() && core.live.sessions.budget_is_spent() {
            core.live.sessions.budget.renew();
        }
        if out || revoked {
            for session in core.live.sessions.all.values() {
                if let Some((_, link)) = &session.link {
                    let _ = link.send(if revoked { Out::Close(4004, "Authentication failed.") } else { Out::Drop });
                }
            }
        }
    });
}

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

    /// Tells every client that its session is invalid (opcode 9): to be resumed, or over for good.
    pub fn gateway_invalidate(&self, resumable: bool) {
        if !resumable {
            self.with(|core| core.live.sessions.all.retain(|_, session| session.link.is_some()));
        }
        self.to_links(|| Out::Invalid { resumable });
    }

    /// Asks every client for a heartbeat at once (opcode 1).
    pub fn gateway_ask_heartbeat(&self) {
        self.to_links(|| Out::Frame(json!({"op": 1, "d": null, "s": null, "t": null}).to_string()));
    }

    /// While this is on, heartbeats are not acknowledged, as on a connection that died without closing.
    pub fn gateway_hush(&self, on: bool) {
        self.with(|core| core.live.sessions.hushed = on);
    }

    /// How many sessions were begun since the start.
    #[must_use]
    pub fn sessions_made(&self) -> u64 {
        self.lock().live.sessions.made
    }

    /// How often a session was resumed since the start.
    #[must_use]
    pub fn sessions_resumed(&self) -> u64 {
        self.lock().live.sessions.resumed
    }

    /// How many heartbeats were heard since the start.
    #[must_use]
    pub fn heartbeats(&self) -> u64 {
        self.lock().live.sessions.heartbeats
    }

    /// The sessions that are there, by shard.
    #[must_use]
    pub fn gateway_sessions(&self) -> Vec<SessionView> {
        let core = self.lock();
        let view = |session: &super::sessions::Session| SessionView {
            shard: (session.shard.id, session.shard.of),
            intents: session.intents,
            connected: session.link.is_some(),
            seq: session.seq,
        };
        let mut views: Vec<SessionView> = core.live.sessions.all.values().map(view).collect();
        views.sort_by_key(|view| view.shard);
        views
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
}
