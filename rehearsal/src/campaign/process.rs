//! The bot's process as the campaign holds it: begun, told the time, suspended, killed.

use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use chrono::{DateTime, Utc};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpListener;
use tokio::net::tcp::OwnedWriteHalf;
use tokio::sync::watch;

use super::CampaignError;

/// How long a process may take until it asks for the time, in real time.
const ASKS_WITHIN: Duration = Duration::from_secs(60);

/// How a process is begun.
#[derive(Debug, Clone)]
pub(super) struct Beginning {
    /// The binary of the campaign, which is the bot's too.
    pub(super) binary: PathBuf,
    /// The configuration's file.
    pub(super) config: PathBuf,
    /// Where its log goes, one process after the other.
    pub(super) log: PathBuf,
    /// What chance begins with.
    pub(super) seed: u64,
}

/// A running process.
#[derive(Debug)]
pub(super) struct Process {
    child: Child,
    link: OwnedWriteHalf,
    number: u64,
    /// The number of the time that it rests on, or works on.
    said: watch::Receiver<Option<(u64, bool)>>,
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Process {
    /// Begins one, which asks for the time at once.
    ///
    /// # Errors
    /// It does not start, or does not ask.
    pub(super) async fn begin(how: &Beginning, listener: &TcpListener, now: DateTime<Utc>) -> Result<Self, CampaignError> {
        let log = std::fs::OpenOptions::new().create(true).append(true).open(&how.log).map_err(CampaignError::Process)?;
        let address = listener.local_addr().map_err(CampaignError::Process)?;
        let mut command = Command::new(&how.binary);
        command.arg("bot").arg(address.to_string()).arg(&how.config).arg(how.seed.to_string());
        let child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(log).spawn().map_err(CampaignError::Process)?;
        let asked = tokio::time::timeout(ASKS_WITHIN, listener.accept()).await.map_err(|_| CampaignError::Silent)?;
        let (read, link) = asked.map_err(CampaignError::Process)?.0.into_split();
        let (say, said) = watch::channel(None);
        tokio::spawn(async move {
            let mut lines = BufReader::new(read).lines();
            while let Ok(Some(line)) = lines.next_line().await {
                let state = line.split_once(' ').and_then(|(number, rests)| Some((number.parse().ok()?, rests == "1")));
                say.send_replace(state);
            }
        });
        let mut process = Self { child, link, number: 0, said };
        process.set(now).await;
        Ok(process)
    }

    /// Tells it the time. One that has just ended is not told.
    pub(super) async fn set(&mut self, at: DateTime<Utc>) {
        self.number += 1;
        let line = format!("{} {}\n", self.number, at.timestamp_millis());
        let _ = self.link.write_all(line.as_bytes()).await;
    }

    /// Whether it has started, as far as `startup::run` says so.
    pub(super) fn has_started(&self) -> bool {
        self.said.borrow().is_some()
    }

    /// Whether it has done everything that is due at the time that it was told last.
    pub(super) fn rests(&self) -> bool {
        *self.said.borrow() == Some((self.number, true))
    }

    /// Waits until it says something new.
    pub(super) async fn says(&mut self) {
        if self.said.changed().await.is_err() {
            // It has ended; whoever asks finds out.
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
    }

    /// Whether it has ended by itself.
    pub(super) fn has_ended(&mut self) -> bool {
        matches!(self.child.try_wait(), Ok(Some(_)))
    }

    /// `kill -9`.
    pub(super) fn kill(mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }

    /// Stops it where it stands, or lets it go on.
    pub(super) fn signal(&self, name: &str) {
        let _ = Command::new("kill").arg(format!("-{name}")).arg(self.child.id().to_string()).status();
    }
}
