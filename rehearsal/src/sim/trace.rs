//! The record of a world: every line goes into the hash, the last ones are kept for whoever looks into a failure.

use std::collections::VecDeque;
use std::hash::{DefaultHasher, Hash, Hasher};

use second_wind::domain::calendar::Instant;

/// How many of the latest lines are kept.
const KEPT_LINES: usize = 60;

/// What happened, in order. It holds no number that a database gave, so that two databases give the same.
#[derive(Debug, Default)]
pub struct Trace {
    hasher: DefaultHasher,
    latest: VecDeque<String>,
    all: Option<Vec<String>>,
}

impl Trace {
    /// A trace that keeps every line, to compare two worlds line by line.
    #[must_use]
    pub fn keeping_all() -> Self {
        Self { all: Some(Vec::new()), ..Self::default() }
    }

    /// Adds a line.
    pub fn note(&mut self, at: Instant, line: &str) {
        let line = format!("{} {line}", at.format("%Y-%m-%dT%H:%M:%S%.3fZ"));
        line.hash(&mut self.hasher);
        if let Some(all) = &mut self.all {
            all.push(line.clone());
        }
        if self.latest.len() == KEPT_LINES {
            self.latest.pop_front();
        }
        self.latest.push_back(line);
    }

    /// The hash of all lines so far.
    #[must_use]
    pub fn hash(&self) -> u64 {
        self.hasher.finish()
    }

    /// The latest lines, the oldest first.
    #[must_use]
    pub fn latest(&self) -> Vec<String> {
        self.latest.iter().cloned().collect()
    }

    /// Every line, where all are kept.
    #[must_use]
    pub fn into_lines(self) -> Vec<String> {
        self.all.unwrap_or_default()
    }
}
