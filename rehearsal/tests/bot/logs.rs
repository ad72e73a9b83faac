//! What the bot wrote into its log while a test ran. Everything of a test runs on the test's own thread, so each has a log of its own.

use std::fmt::Write as _;
use std::sync::{Arc, Mutex, PoisonError};

use tracing::field::{Field, Visit};
use tracing::{Event, Level, Subscriber};
use tracing_subscriber::layer::{Context, Layer, SubscriberExt};

/// The lines of one test, and the guard that keeps them coming.
pub(crate) struct Logs {
    lines: Arc<Mutex<Vec<(Level, String)>>>,
    _guard: tracing::subscriber::DefaultGuard,
}

impl Logs {
    pub(crate) fn listen() -> Self {
        let lines = Arc::new(Mutex::new(Vec::new()));
        let guard = tracing::subscriber::set_default(tracing_subscriber::registry().with(Listener(lines.clone())));
        Self { lines, _guard: guard }
    }

    fn of(&self, wanted: Level) -> Vec<String> {
        let lines = self.lines.lock().unwrap_or_else(PoisonError::into_inner);
        lines.iter().filter(|(level, _)| *level == wanted).map(|(_, line)| line.clone()).collect()
    }

    /// Every line, of whatever level, in which these words stand.
    pub(crate) fn with(&self, words: &str) -> Vec<String> {
        let lines = self.lines.lock().unwrap_or_else(PoisonError::into_inner);
        lines.iter().filter(|(_, line)| line.contains(words)).map(|(_, line)| line.clone()).collect()
    }

    /// What an operator should look at.
    pub(crate) fn errors(&self) -> Vec<String> {
        self.of(Level::ERROR)
    }

    /// What went wrong and was coped with.
    pub(crate) fn warnings(&self) -> Vec<String> {
        self.of(Level::WARN)
    }
}

struct Listener(Arc<Mutex<Vec<(Level, String)>>>);

impl<S: Subscriber> Layer<S> for Listener {
    fn on_event(&self, event: &Event<'_>, _: Context<'_, S>) {
        let meta = event.metadata();
        if !meta.target().starts_with("second_wind") {
            return;
        }
        let mut line = Line(String::new());
        event.record(&mut line);
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push((*meta.level(), line.0));
    }
}

struct Line(String);

impl Visit for Line {
    fn record_debug(&mut self, field: &Field, value: &dyn std::fmt::Debug) {
        let written = match field.name() {
            "message" => write!(self.0, "{value:?} "),
            name => write!(self.0, "{name}={value:?} "),
        };
        written.expect("a string takes everything");
    }
}
