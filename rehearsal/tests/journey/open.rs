//! A stand-in with its page in this process, without the bot.

use std::path::Path;
use std::sync::{Arc, Mutex};

use rehearsal::club::cast;
use rehearsal::interactive::{self, Interactive, RehearsalError};
use serde_json::Value;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

pub(crate) fn options(state: &Path, port: u16) -> Interactive {
    Interactive { port, state: Some(state.to_owned()), fresh: false, discord_only: true, cast: &cast::SMALL, seed: 1 }
}

/// It runs until [`Open::end`].
pub(crate) struct Open {
    /// The page's address, without the slash at the end.
    pub(crate) address: String,
    stop: CancellationToken,
    running: JoinHandle<Result<(), RehearsalError>>,
}

impl Open {
    /// Keeps its state in this folder.
    pub(crate) async fn start(state: &Path) -> Self {
        let stop = CancellationToken::new();
        let (told, hear) = tokio::sync::oneshot::channel();
        let told = Arc::new(Mutex::new(Some(told)));
        let running = tokio::spawn(interactive::run(options(state, 0), stop.clone(), move |line: &str| {
            if let Some(from) = line.find("http")
                && let Some(told) = told.lock().expect("one thread").take()
            {
                let _ = told.send(line[from..].split("/ ").next().unwrap_or_default().to_owned());
            }
        }));
        let address = hear.await.expect("it says where the page is");
        Self { address, stop, running }
    }

    pub(crate) async fn scene(&self) -> Value {
        self.get("scene").await
    }

    pub(crate) async fn get(&self, what: &str) -> Value {
        let answer = reqwest::get(format!("{}/rehearsal/api/{what}", self.address)).await.expect("an answer");
        answer.json().await.expect("JSON")
    }

    pub(crate) async fn end(self) {
        self.stop.cancel();
        self.running.await.expect("no panic").expect("it stops well");
    }
}
