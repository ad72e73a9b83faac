//! One gateway connection from hello to close.

use std::collections::{BTreeMap, VecDeque};
use std::time::{Duration, Instant};

use axum::extract::ws::{CloseFrame, Message, WebSocket};
use second_wind::clock::network_now;
use serde_json::{Value, json};
use tokio::sync::mpsc;

use super::super::events::What;
use super::super::world::World;
use super::packing::Packer;
use super::sessions::Out;

/// The longest event that a client may send, in bytes.
const PAYLOAD_MAX_BYTES: usize = 4_096;

/// How long the end of a connection may take.
const FAREWELL: Duration = Duration::from_secs(2);

/// How a client wishes to be served: what it says in the address.
pub(in super::super) struct Wish {
    version: Option<String>,
    streams: bool,
}

impl Wish {
    /// Reads the query; `Err` is a sentence for who asked for what is not spoken here.
    pub(in super::super) fn read(mut query: BTreeMap<String, String>) -> Result<Self, String> {
        match query.get("encoding").map(String::as_str) {
            None | Some("json") => {}
            Some(other) => return Err(format!("this gateway speaks JSON only, not `{other}`: set encoding=json")),
        }
        let streams = match query.get("compress").map(String::as_str) {
            None | Some("") => false,
            Some("zlib-stream") => true,
            Some(other) => return Err(format!("this gateway compresses with zlib-stream or not at all, not with `{other}`")),
        };
        Ok(Self { version: query.remove("v"), streams })
    }
}

pub(super) struct Connection {
    pub(super) world: World,
    pub(super) link: u64,
    pub(super) to_self: mpsc::UnboundedSender<Out>,
    pub(super) session: Option<String>,
    pub(super) packer: Packer,
    sends: VecDeque<Instant>,
    heard: Instant,
}

/// Why a connection is closed from our side.
pub(super) type Close = (u16, &'static str);

/// Serves one connection until either side ends it.
pub(in super::super) async fn serve(world: World, mut socket: WebSocket, wish: Wish) {
    // Without a version Discord takes its default, which is 6 and no longer served.
    if wish.version.is_none_or(|version| version != "10") {
        return say_goodbye(&mut socket, (4012, "Invalid API version.")).await;
    }
    let (to_self, mut from_world) = mpsc::unbounded_channel();
    let link = world.with(|core| {
        core.live.sessions.links += 1;
        core.live.sessions.links
    });
    let rules = world.inner.limits.gateway.clone();
    let packer = if wish.streams { Packer::stream() } else { Packer::Plain };
    let mut connection =
        Connection { world: world.clone(), link, to_self, session: None, packer, sends: VecDeque::new(), heard: network_now() };
    let interval_ms = u64::try_from(rules.heartbeat.as_millis()).unwrap_or(u64::MAX);
    connection.answer(&json!({"op": 10, "d": {"heartbeat_interval": interval_ms}, "s": null, "t": null}));
    let mut look = tokio::time::interval(rules.heartbeat.max(Duration::from_millis(100)) / 4);
    let close = loop {
        tokio::select! {
            out = from_world.recv() => match out {
                Some(Out::Frame(frame)) => if !connection.send(&mut socket, frame).await { break None },
                Some(Out::Invalid { resumable }) => {
                    if resumable { connection.unlink() } else { connection.end_session() }
                    connection.session = None;
                    connection.invalid(resumable);
                }
                Some(Out::Close(code, reason)) => break Some((code, reason)),
                Some(Out::Drop) | None => break None,
            },
            heard = socket.recv() => match heard {
                Some(Ok(Message::Text(text))) => if let Err(close) = connection.hear(text.as_bytes()) { break Some(close) },
                Some(Ok(Message::Binary(bytes))) => if let Err(close) = connection.hear(&bytes) { break Some(close) },
                Some(Ok(Message::Close(frame))) => {
                    // 1000 and 1001 end the session; anything else leaves it to be resumed.
                    if frame.is_some_and(|frame| matches!(frame.code, 1000 | 1001)) {
                        connection.end_session();
                    }
                    // The close is answered in kind while the socket is read to its end.
                    let _ = tokio::time::timeout(FAREWELL, async { while socket.recv().await.is_some() {} }).await;
                    break None;
                }
                Some(Ok(_)) => {}
                Some(Err(_)) | None => break None,
            },
            _ = look.tick() => if network_now().duration_since(connection.heard) > rules.silence_max() {
                break Some((4009, "Session timed out."));
            },
        }
    };
    connection.unlink();
    if let Some(close) = close {
        if matches!(close.0, 4003 | 4004 | 4007 | 4009..=4014) {
            connection.end_session();
        }
        say_goodbye(&mut socket, close).await;
    }
}

async fn say_goodbye(socket: &mut WebSocket, (code, reason): Close) {
    let _ = socket.send(Message::Close(Some(CloseFrame { code, reason: reason.into() }))).await;
}

impl Connection {
    /// Queues a frame that is no event.
    pub(super) fn answer(&self, frame: &Value) {
        let _ = self.to_self.send(Out::Frame(frame.to_string()));
    }

    /// Opcode 9. The connection stays open: the client may identify, or resume, on it or on a new one.
    pub(super) fn invalid(&self, resumable: bool) {
        self.answer(&json!({"op": 9, "d": resumable, "s": null, "t": null}));
    }

    async fn send(&mut self, socket: &mut WebSocket, frame: String) -> bool {
        match self.packer.pack(frame) {
            Ok(message) => socket.send(message).await.is_ok(),
            Err(error) => {
                tracing::error!(%error, "a gateway frame could not be compressed");
                false
            }
        }
    }

    fn end_session(&self) {
        if let Some(session) = &self.session {
            self.world.with(|core| {
                core.live.sessions.all.remove(session);
                let connected = core.live.sessions.connected();
                core.tell(What::Gateway { connected });
            });
        }
    }

    fn unlink(&self) {
        if let Some(session) = &self.session {
            self.world.with(|core| {
                if core.live.sessions.unlink(session, self.link, network_now()) {
                    let connected = core.live.sessions.connected();
                    core.tell(What::Gateway { connected });
                }
            });
        }
    }

    fn hear(&mut self, bytes: &[u8]) -> Result<(), Close> {
        let now = network_now();
        while self.sends.front().is_some_and(|at| now.duration_since(*at) >= Duration::from_secs(60)) {
            self.sends.pop_front();
        }
        self.sends.push_back(now);
        if self.sends.len() > self.world.inner.limits.gateway.sends_per_min {
            return Err((4008, "You are being rate limited."));
        }
        const NOT_DECODED: Close = (4002, "Error while decoding payload.");
        if bytes.len() > PAYLOAD_MAX_BYTES {
            return Err(NOT_DECODED);
        }
        let Ok(frame @ Value::Object(_)) = serde_json::from_slice::<Value>(bytes) else { return Err(NOT_DECODED) };
        match frame["op"].as_u64() {
            Some(1) if frame["d"].is_null() || frame["d"].is_u64() => {
                self.heard = now;
                let hushed = self.world.with(|core| {
                    core.live.sessions.heartbeats += 1;
                    core.live.sessions.hushed
                });
                if !hushed {
                    self.answer(&json!({"op": 11, "d": null, "s": null, "t": null}));
                }
                Ok(())
            }
            Some(2 | 6) if self.session.is_some() => Err((4005, "Already authenticated.")),
            Some(op @ (2 | 6)) if frame["d"].is_object() => {
                if op == 2 {
                    self.identify(&frame["d"])
                } else {
                    self.resume(&frame["d"])
                }
            }
            Some(3 | 4 | 8 | 31 | 43) if self.session.is_none() => Err((4003, "Not authenticated.")),
            Some(1..=4 | 6 | 8 | 31 | 43) if !frame["d"].is_object() => Err(NOT_DECODED),
            Some(8) => self.request_members(&frame["d"]),
            // Presence and voice are nobody's business here; sounds and channel details do not exist.
            Some(3 | 4 | 31 | 43) => Ok(()),
            _ => Err((4001, "Unknown opcode.")),
        }
    }
}
