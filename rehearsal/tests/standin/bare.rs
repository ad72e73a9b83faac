//! A bare gateway client, for what serenity does not show.

use std::time::Duration;

use flate2::{Decompress, FlushDecompress};
use serde_json::{Value, json};
use tokio_tungstenite::tungstenite::{Error, Message};

use super::club::Club;

/// How long a test waits for anything.
pub(crate) const PATIENCE: Duration = Duration::from_secs(10);

/// One connection, past its hello.
pub(crate) struct Bare {
    pub(crate) socket: tokio_tungstenite::WebSocketStream<tokio_tungstenite::MaybeTlsStream<tokio::net::TcpStream>>,
    stream: Option<Decompress>,
    /// Whether the last frame came compressed.
    pub(crate) was_packed: bool,
}

impl Bare {
    /// Connects as the documentation says and takes the hello.
    pub(crate) async fn connect(club: &Club) -> Self {
        let mut bare = Self::dial(club, "v=10&encoding=json").await.expect("a socket");
        assert_eq!(bare.next().await["op"], 10, "hello comes first");
        bare
    }

    /// Opens a websocket with this query; the HTTP status if there is none.
    pub(crate) async fn dial(club: &Club, query: &str) -> Result<Self, u16> {
        let gateway = club.call("GET", "gateway", None).await.body["url"].as_str().expect("a url").to_owned();
        match tokio_tungstenite::connect_async(format!("{gateway}/?{query}")).await {
            Ok((socket, _)) => {
                let stream = query.contains("compress=zlib-stream").then(|| Decompress::new(true));
                Ok(Self { socket, stream, was_packed: false })
            }
            Err(Error::Http(answer)) => Err(answer.status().as_u16()),
            Err(other) => panic!("a socket or an answer, not {other}"),
        }
    }

    pub(crate) async fn send(&mut self, frame: &Value) {
        self.send_text(frame.to_string()).await;
    }

    pub(crate) async fn send_text(&mut self, text: String) {
        use futures_util::SinkExt as _;
        self.socket.send(Message::text(text)).await.expect("sent");
    }

    /// Ends the connection without a word, so that the session can be resumed.
    pub(crate) fn hang_up(self) {}

    /// Connects and identifies for interactions alone.
    pub(crate) async fn identified(club: &Club) -> Self {
        let (bare, _) = Self::with(club, json!({})).await;
        bare
    }

    /// Connects and identifies with these fields, beside the token and with no intents if it names none. Brings the READY data.
    pub(crate) async fn with(club: &Club, fields: Value) -> (Self, Value) {
        let mut bare = Self::connect(club).await;
        bare.send(&identify(fields)).await;
        let ready = bare.next().await;
        assert_eq!(ready["t"], "READY", "{ready}");
        (bare, ready["d"].clone())
    }

    /// The next interaction: its id and token.
    pub(crate) async fn interaction(&mut self) -> (String, String) {
        let event = self.next().await;
        assert_eq!(event["t"], "INTERACTION_CREATE");
        let word = |field: &str| event["d"][field].as_str().expect("a string").to_owned();
        (word("id"), word("token"))
    }

    async fn frame(&mut self) -> Option<Message> {
        use futures_util::StreamExt as _;
        tokio::time::timeout(PATIENCE, self.socket.next()).await.expect("a frame in time").and_then(Result::ok)
    }

    pub(crate) async fn next(&mut self) -> Value {
        let frame = self.frame().await.expect("a frame");
        self.was_packed = frame.is_binary();
        let text = match frame {
            Message::Binary(bytes) => unpack(self.stream.as_mut(), &bytes),
            other => other.into_text().expect("text"),
        };
        serde_json::from_str(&text).expect("JSON")
    }

    /// The next event: its name and data.
    pub(crate) async fn event(&mut self) -> (String, Value) {
        let frame = self.next().await;
        assert_eq!(frame["op"], 0, "an event, not {frame}");
        (frame["t"].as_str().expect("a name").to_owned(), frame["d"].clone())
    }

    /// The names of what has come, up to the answer to a heartbeat, which shows that nothing else is on its way.
    pub(crate) async fn heard(&mut self) -> Vec<String> {
        self.send(&json!({"op": 1, "d": null})).await;
        let mut names = Vec::new();
        loop {
            let frame = self.next().await;
            match frame["op"].as_u64() {
                Some(11) => return names,
                _ => names.push(frame["t"].as_str().map_or_else(|| format!("op {}", frame["op"]), str::to_owned)),
            }
        }
    }

    pub(crate) async fn closed(&mut self) -> Option<u16> {
        while let Some(frame) = self.frame().await {
            if let Message::Close(Some(close)) = frame {
                return Some(close.code.into());
            }
        }
        None
    }
}

/// An identify; `fields` are added to its data.
pub(crate) fn identify(fields: Value) -> Value {
    let mut data = json!({"token": "Bot rehearsal", "intents": 0, "properties": {"os": "linux", "browser": "x", "device": "x"}});
    for (name, value) in fields.as_object().expect("fields") {
        data[name] = value.clone();
    }
    json!({"op": 2, "d": data})
}

/// A resume.
pub(crate) fn resume(ready: &Value, seq: u64) -> Value {
    json!({"op": 6, "d": {"token": "rehearsal", "session_id": ready["session_id"], "seq": seq}})
}

fn unpack(stream: Option<&mut Decompress>, bytes: &[u8]) -> String {
    let mut out = Vec::new();
    match stream {
        Some(stream) => {
            assert!(bytes.ends_with(&[0, 0, 0xff, 0xff]), "each message ends with a sync flush");
            let mut used = 0;
            while used < bytes.len() {
                out.reserve(32 * 1_024);
                let before = stream.total_in();
                stream.decompress_vec(&bytes[used..], &mut out, FlushDecompress::Sync).expect("zlib");
                used += usize::try_from(stream.total_in() - before).expect("small");
            }
        }
        None => {
            use std::io::Read as _;
            flate2::read::ZlibDecoder::new(bytes).read_to_end(&mut out).expect("a zlib document");
        }
    }
    String::from_utf8(out).expect("text")
}
