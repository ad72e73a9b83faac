//! One gateway connection from hello to close.

use std::collections::VecDeque;
use std::time::{Duration, Instant};

use axum::extract::ws::{CloseFrame, Message, WebSocket};
use second_wind::clock::network_now;
use serde_json::{Value, json};
use tokio::sync::mpsc;

use super::super::events::What;
use super::super::json;
use super::super::world::World;
use super::{Out, Session, intent, reachable_guilds, ready};

/// Events a client may send in a minute, and the longest of them in bytes.
const SENDS_PER_MIN: usize = 120;
const PAYLOAD_MAX_BYTES: usize = 4_096;

struct Connection {
    world: World,
    link: u64,
    to_self: mpsc::UnboundedSender<Out>,
    session: Option<String>,
    sends: VecDeque<Instant>,
    heard: Instant,
}

/// Why a connection is closed from our side.
type Close = (u16, &'static str);

/// Serves one connection until either side ends it.
pub(in super::super) async fn serve(world: World, mut socket: WebSocket) {
    let (to_self, mut from_world) = mpsc::unbounded_channel();
    let link = world.with(|core| {
        core.live.sessions.links += 1;
        core.live.sessions.links
    });
    let heartbeat = world.inner.limits.heartbeat;
    let hello = json!({"op": 10, "d": {"heartbeat_interval": u64::try_from(heartbeat.as_millis()).unwrap_or(u64::MAX)}, "s": null, "t": null});
    let mut connection =
        Connection { world: world.clone(), link, to_self, session: None, sends: VecDeque::new(), heard: network_now() };
    if socket.send(Message::Text(hello.to_string().into())).await.is_err() {
        return;
    }
    let mut look = tokio::time::interval(heartbeat.max(Duration::from_millis(100)) / 4);
    let close = loop {
        tokio::select! {
            out = from_world.recv() => match out {
                Some(Out::Frame(frame)) => if socket.send(Message::Text(frame.into())).await.is_err() { break None },
                Some(Out::Close(code, reason)) => break Some((code, reason)),
                Some(Out::Drop) | None => break None,
            },
            heard = socket.recv() => match heard {
                Some(Ok(Message::Text(text))) => if let Err(close) = connection.hear(&text) { break Some(close) },
                Some(Ok(Message::Binary(_))) => break Some((4002, "Error while decoding payload.")),
                Some(Ok(Message::Close(frame))) => {
                    // 1000 and 1001 end the session; anything else leaves it to be resumed.
                    if frame.is_some_and(|frame| matches!(frame.code, 1000 | 1001)) {
                        connection.end_session();
                    }
                    break None;
                }
                Some(Ok(_)) => {}
                Some(Err(_)) | None => break None,
            },
            _ = look.tick() => if network_now().duration_since(connection.heard) > heartbeat * 2 {
                break Some((4009, "Session timed out."));
            },
        }
    };
    if let Some(session) = &connection.session {
        world.unlink(session, link);
    }
    if let Some((code, reason)) = close {
        if matches!(code, 4003 | 4004 | 4007 | 4009..=4014) {
            connection.end_session();
        }
        let _ = socket.send(Message::Close(Some(CloseFrame { code, reason: reason.into() }))).await;
    }
}

impl Connection {
    fn end_session(&self) {
        if let Some(session) = &self.session {
            self.world.with(|core| {
                core.live.sessions.all.remove(session);
                let connected = core.live.sessions.connected();
                core.tell(What::Gateway { connected });
            });
        }
    }

    fn answer(&self, frame: &Value) {
        let _ = self.to_self.send(Out::Frame(frame.to_string()));
    }

    fn hear(&mut self, text: &str) -> Result<(), Close> {
        let now = network_now();
        while self.sends.front().is_some_and(|at| now.duration_since(*at) >= Duration::from_secs(60)) {
            self.sends.pop_front();
        }
        self.sends.push_back(now);
        if self.sends.len() > SENDS_PER_MIN {
            return Err((4008, "You are being rate limited."));
        }
        if text.len() > PAYLOAD_MAX_BYTES {
            return Err((4002, "Error while decoding payload."));
        }
        let Ok(frame) = serde_json::from_str::<Value>(text) else { return Err((4002, "Error while decoding payload.")) };
        match frame["op"].as_u64() {
            Some(1) => {
                self.heard = now;
                self.answer(&json!({"op": 11, "d": null, "s": null, "t": null}));
                Ok(())
            }
            Some(2) if self.session.is_some() => Err((4005, "Already authenticated.")),
            Some(2) => self.identify(&frame["d"]),
            Some(6) if self.session.is_some() => Err((4005, "Already authenticated.")),
            Some(6) => self.resume(&frame["d"]),
            Some(3 | 4 | 8 | 31) if self.session.is_none() => Err((4003, "Not authenticated.")),
            Some(3 | 4) => Ok(()),
            _ => Err((4001, "Unknown opcode.")),
        }
    }

    fn check_token(&self, data: &Value) -> Result<(), Close> {
        let token = data["token"].as_str().unwrap_or("");
        let token = token.strip_prefix("Bot ").unwrap_or(token);
        let revoked = self.world.lock().live.faults.token_revoked;
        if revoked || !super::super::is_rehearsal_token(token) { Err((4004, "Authentication failed.")) } else { Ok(()) }
    }

    fn identify(&mut self, data: &Value) -> Result<(), Close> {
        self.check_token(data)?;
        if !data["properties"].is_object() {
            return Err((4002, "Error while decoding payload."));
        }
        // Sharding is for 2,500 servers and more; here there is one shard.
        if data.get("shard").is_some_and(|shard| *shard != json!([0, 1])) {
            return Err((4010, "Invalid shard."));
        }
        let intents = data["intents"].as_u64().filter(|bits| bits & !intent::ALL == 0).ok_or((4013, "Invalid intent(s)."))?;
        if intents & intent::PRIVILEGED != 0 {
            return Err((4014, "Disallowed intent(s)."));
        }
        let (limit, now) = (self.world.inner.limits.identifies, network_now());
        let url = super::super::gateway_url(self.world.base());
        let begun = self.world.with(|core| {
            let sessions = &mut core.live.sessions;
            if sessions.identifies_left(limit, now) == 0 {
                return None;
            }
            sessions.note_identify(now);
            sessions.made += 1;
            let name = format!("{:032x}", u128::from(sessions.made).wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835));
            let mut session = Session { intents, seq: 0, sent: VecDeque::new(), link: Some((self.link, self.to_self.clone())) };
            session.push("READY", &ready(&core.state, &name, &url));
            if intents & intent::GUILDS != 0 {
                for guild in reachable_guilds(&core.state) {
                    session.push("GUILD_CREATE", &json::guild_create(&core.state, guild));
                }
            }
            // Whoever begins a new session has given up the broken ones.
            core.live.sessions.all.retain(|_, old| old.link.is_some());
            core.live.sessions.all.insert(name.clone(), session);
            core.tell(What::Gateway { connected: true });
            Some(name)
        });
        // Discord takes the token back when the day's sessions are used up.
        self.session = Some(begun.ok_or((4004, "Authentication failed."))?);
        Ok(())
    }

    fn resume(&mut self, data: &Value) -> Result<(), Close> {
        self.check_token(data)?;
        let (Some(name), Some(seq)) = (data["session_id"].as_str(), data["seq"].as_u64()) else {
            return Err((4002, "Error while decoding payload."));
        };
        enum Resumed {
            Yes,
            Gone,
            BadSeq,
        }
        let resumed = self.world.with(|core| {
            let Some(session) = core.live.sessions.all.get_mut(name) else { return Resumed::Gone };
            if seq > session.seq {
                return Resumed::BadSeq;
            }
            if session.sent.front().is_some_and(|(first, _)| *first > seq + 1) {
                core.live.sessions.all.remove(name);
                return Resumed::Gone;
            }
            if let Some((_, old)) = session.link.replace((self.link, self.to_self.clone())) {
                let _ = old.send(Out::Drop);
            }
            for (_, frame) in session.sent.iter().filter(|(number, _)| *number > seq) {
                let _ = self.to_self.send(Out::Frame(frame.clone()));
            }
            session.push("RESUMED", &json!({}));
            core.tell(What::Gateway { connected: true });
            Resumed::Yes
        });
        match resumed {
            Resumed::Yes => {
                self.session = Some(name.to_owned());
                Ok(())
            }
            Resumed::Gone => {
                self.answer(&json!({"op": 9, "d": false, "s": null, "t": null}));
                Ok(())
            }
            Resumed::BadSeq => Err((4007, "Invalid seq.")),
        }
    }
}
