//! The rehearsal as it is started at a terminal.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

/// How long it may take until the club has lived its first weeks.
const READY: Duration = Duration::from_secs(120);
/// How long stopping may take.
const STOPPED: Duration = Duration::from_secs(12);

/// A rehearsal that runs.
pub(crate) struct Rehearsal {
    child: Child,
    lines: Receiver<String>,
    /// The page's address, without the slash at the end.
    pub(crate) address: String,
}

impl Drop for Rehearsal {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Rehearsal {
    /// Starts it, and waits until the club is ready.
    pub(crate) fn start(state: &Path, port: &str) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_rehearse"))
            .args(["--port", port, "--state"])
            .arg(state)
            .stdout(Stdio::piped())
            .spawn()
            .expect("the rehearsal starts");
        let out = child.stdout.take().expect("its output");
        let (sender, lines) = channel();
        std::thread::spawn(move || {
            for line in BufReader::new(out).lines().map_while(Result::ok) {
                if sender.send(line).is_err() {
                    return;
                }
            }
        });
        let mut rehearsal = Self { child, lines, address: String::new() };
        let line = rehearsal.line_with("open http");
        let from = line.find("http").expect("an address");
        rehearsal.address = line[from..].split("/ ").next().unwrap_or_default().to_owned();
        rehearsal.line_with("is ready");
        rehearsal
    }

    fn line_with(&self, words: &str) -> String {
        loop {
            let line = self.lines.recv_timeout(READY).unwrap_or_else(|error| panic!("no line with \"{words}\": {error}"));
            if line.contains(words) {
                return line;
            }
        }
    }

    /// Its port.
    pub(crate) fn port(&self) -> &str {
        self.address.rsplit(':').next().unwrap_or_default()
    }

    /// Ctrl-C, and waits for its end.
    pub(crate) fn interrupt(mut self) {
        let told = Command::new("sh").args(["-c", &format!("kill -INT {}", self.child.id())]).status().expect("a shell");
        assert!(told.success(), "Ctrl-C was sent");
        let last = self.lines.recv_timeout(STOPPED).expect("it says that it stopped, in time");
        assert!(last.contains("kept in"), "everything is kept, it says: {last}");
        assert!(self.child.wait().expect("its end").success(), "it ends well");
    }
}
