//! A bare gateway client, for what serenity does not show.

use std::time::Duration;

use serde_json::{Value, json};

use super::club::Club;

/// How long a test waits for anything.
pub(crate) const PATIENCE: Duration = Duration::from_secs(10);

/// One connection, past its hello.
pub(crate) struct Bare(tokio_tungstenite::WebSocketStream<tokio_tungstenite::MaybeTlsStream<tokio::net::TcpStream>>);

impl Bare {
    pub(crate) async fn connect(club: &Club) -> Self {
        let gateway = club.call("GET", "gateway", None).await.body["url"].as_str().expect("a url").to_owned();
        let (socket, _) = tokio_tungstenite::connect_async(format!("{gateway}/?v=10&encoding=json")).await.expect("a socket");
        let mut bare = Self(socket);
        assert_eq!(bare.next().await["op"], 10, "hello comes first");
        bare
    }

    pub(crate) async fn send(&mut self, frame: &Value) {
        use futures_util::SinkExt as _;
        self.0.send(tokio_tungstenite::tungstenite::Message::text(frame.to_string())).await.expect("sent");
    }

    /// Connects and identifies for interactions alone.
    pub(crate) async fn identified(club: &Club) -> Self {
        let mut bare = Self::connect(club).await;
        bare.send(&json!({"op": 2, "d": {"token": "Bot rehearsal", "intents": 0, "properties": {"os": "linux", "browser": "x", "device": "x"}}})).await;
        assert_eq!(bare.next().await["t"], "READY");
        bare
    }

    /// The next interaction: its id and token.
    pub(crate) async fn interaction(&mut self) -> (String, String) {
        let event = self.next().await;
        assert_eq!(event["t"], "INTERACTION_CREATE");
        let word = |field: &str| event["d"][field].as_str().expect("a string").to_owned();
        (word("id"), word("token"))
    }

    async fn frame(&mut self) -> Option<tokio_tungstenite::tungstenite::Message> {
        use futures_util::StreamExt as _;
        tokio::time::timeout(PATIENCE, self.0.next()).await.expect("a frame in time").and_then(Result::ok)
    }

    pub(crate) async fn next(&mut self) -> Value {
        let frame = self.frame().await.expect("a frame");
        serde_json::from_str(frame.to_text().expect("text")).expect("JSON")
    }

    pub(crate) async fn closed(&mut self) -> Option<u16> {
        while let Some(frame) = self.frame().await {
            if let tokio_tungstenite::tungstenite::Message::Close(Some(close)) = frame {
                return Some(close.code.into());
            }
        }
        None
    }
}
