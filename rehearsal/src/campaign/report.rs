//! What came of it, as the table of `docs/delivery.md`.

use std::collections::BTreeMap;
use std::fmt;

use super::ledger::Sums;

/// What came of it.
#[derive(Debug, Clone, Default)]
pub struct Report {
    /// How often the process was killed.
    pub kills: u32,
    /// How often it ended by itself and was begun again.
    pub ended: u32,
    /// What else went wrong, by its name.
    pub faults: BTreeMap<&'static str, u32>,
    /// Reminders.
    pub sums: Sums,
    /// Answers of members that the bot acknowledged.
    pub answers: u64,
    /// Of those, the ones that the database does not have.
    pub answers_lost: Vec<String>,
    /// What the stand-in objects to.
    pub violations: Vec<String>,
    /// How often nothing came to rest and the process was killed for it.
    pub stuck: Vec<String>,
    /// Requests to the stand-in.
    pub requests: u64,
    /// Real seconds.
    pub seconds: u64,
}

impl Report {
    /// Whether nothing was lost, nothing doubled, and nothing objected to.
    #[must_use]
    pub fn is_clean(&self) -> bool {
        self.sums.lost.is_empty()
            && self.sums.doubled.is_empty()
            && self.answers_lost.is_empty()
            && self.violations.is_empty()
            && self.stuck.is_empty()
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "| what went wrong | how often |\n| --- | ---: |")?;
        writeln!(f, "| killed with `kill -9` | {} |", self.kills)?;
        for (name, times) in &self.faults {
            writeln!(f, "| {name} | {times} |")?;
        }
        writeln!(f, "| ended by itself, begun again | {} |", self.ended)?;
        let sums = &self.sums;
        writeln!(f, "\n| reminders | |\n| --- | ---: |")?;
        writeln!(f, "| due | {} |", sums.due)?;
        writeln!(f, "| delivered within a minute | {} |", sums.on_time)?;
        writeln!(f, "| delivered within three hours | {} |", sums.late)?;
        writeln!(f, "| delivered by a clock that was wrong | {} |", sums.by_wrong_clock)?;
        for (reason, times) in &sums.with_reason {
            writeln!(f, "| not sent: {reason} | {times} |")?;
        }
        writeln!(f, "| lost | {} |", sums.lost.len())?;
        writeln!(f, "| doubled | {} |", sums.doubled.len())?;
        writeln!(f, "| answers acknowledged | {} |", self.answers)?;
        writeln!(f, "| answers lost | {} |", self.answers_lost.len())?;
        writeln!(f, "| requests | {} |", self.requests)?;
        write!(f, "| seconds of real time | {} |", self.seconds)?;
        let all = [("lost", &sums.lost), ("doubled", &sums.doubled), ("answer lost", &self.answers_lost)];
        let all = all.into_iter().chain([("objection", &self.violations), ("stuck", &self.stuck)]);
        for (what, lines) in all {
            for line in lines.iter().take(20) {
                write!(f, "\n{what}: {line}")?;
            }
        }
        Ok(())
    }
}
