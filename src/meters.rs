//! What an operator's monitor counts: how late jobs are, what became of requests, how long people wait for an answer. Kinds and results
//! only; nothing of who or what.

use std::time::Duration;

use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::{Registry, Unit};

/// Up to these seconds late: a tick, a second, a pause between tries, and the three hours after which nothing is sent.
const LATENESS_SECS: [f64; 11] = [0.1, 0.5, 1.0, 2.0, 5.0, 10.0, 30.0, 60.0, 300.0, 1800.0, 10_800.0];
/// Up to these seconds for an answer: Discord's own limit is 3.
const ANSWER_SECS: [f64; 9] = [0.05, 0.1, 0.25, 0.5, 1.0, 1.5, 2.0, 3.0, 5.0];

type Label = [(&'static str, &'static str); 1];

/// What became of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sent {
    /// Discord took it.
    Taken,
    /// Discord refused it.
    Refused,
    /// Discord asked to wait.
    Limited,
    /// Nobody knows.
    Unknown,
    /// Discord could not be reached.
    Unreachable,
    /// We held it back ourselves.
    HeldBack,
}

impl Sent {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Taken => "taken",
            Self::Refused => "refused",
            Self::Limited => "limited",
            Self::Unknown => "unknown",
            Self::Unreachable => "unreachable",
            Self::HeldBack => "held_back",
        }
    }
}

/// The meters of one process.
#[derive(Debug)]
pub struct Meters {
    registry: Registry,
    lateness: Family<Label, Histogram, fn() -> Histogram>,
    requests: Family<Label, Counter>,
    answers: Histogram,
    broken: Counter,
}

impl Default for Meters {
    fn default() -> Self {
        let mut registry = Registry::with_prefix("second_wind");
        let lateness = Family::new_with_constructor((|| Histogram::new(LATENESS_SECS)) as fn() -> Histogram);
        let requests = Family::<Label, Counter>::default();
        let answers = Histogram::new(ANSWER_SECS);
        let broken = Counter::default();
        let late = "How long after it was due a job was done";
        registry.register_with_unit("job_lateness", late, Unit::Seconds, lateness.clone());
        registry.register("requests", "Requests to Discord, by what became of them", requests.clone());
        let first = "From an interaction's arrival to its first answer";
        registry.register_with_unit("interaction_answer", first, Unit::Seconds, answers.clone());
        registry.register("handlers_broken", "Handlers and jobs that broke off by a mistake of ours", broken.clone());
        // There from the start, so that a monitor finds a zero and not nothing.
        drop(lateness.get_or_create(&[("kind", "remind")]));
        drop(requests.get_or_create(&[("result", Sent::Taken.as_str())]));
        Self { registry, lateness, requests, answers, broken }
    }
}

impl Meters {
    /// A job of this kind was done so many seconds after it was due.
    pub fn job_was_done(&self, kind: &'static str, lateness_secs: f64) {
        self.lateness.get_or_create(&[("kind", kind)]).observe(lateness_secs.max(0.0));
    }

    /// A request came to an end.
    pub fn request_ended(&self, sent: Sent) {
        self.requests.get_or_create(&[("result", sent.as_str())]).inc();
    }

    /// An interaction had its first answer, after so long.
    pub fn interaction_was_answered(&self, after: Duration) {
        self.answers.observe(after.as_secs_f64());
    }

    /// A handler or a job broke off.
    pub fn one_broke_off(&self) {
        self.broken.inc();
    }

    /// All of it in the text format that Prometheus reads.
    #[must_use]
    pub fn in_text(&self) -> String {
        let mut text = String::new();
        // Writing into a string cannot fail.
        let _ = encode(&mut text, &self.registry);
        text.trim_end_matches("# EOF\n").to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_happened_is_counted_by_kind_and_result() {
        let meters = Meters::default();
        meters.job_was_done("remind", 0.3);
        meters.job_was_done("remind", -4.0);
        meters.job_was_done("board", 7_000.0);
        for sent in [Sent::Taken, Sent::Taken, Sent::Limited] {
            meters.request_ended(sent);
        }
        meters.interaction_was_answered(Duration::from_millis(120));
        meters.one_broke_off();
        let text = meters.in_text();
        for line in [
            r#"second_wind_job_lateness_seconds_bucket{le="0.1",kind="remind"} 1"#,
            r#"second_wind_job_lateness_seconds_bucket{le="0.5",kind="remind"} 2"#,
            r#"second_wind_job_lateness_seconds_bucket{le="1800.0",kind="board"} 0"#,
            r#"second_wind_job_lateness_seconds_count{kind="board"} 1"#,
            r#"second_wind_requests_total{result="taken"} 2"#,
            r#"second_wind_requests_total{result="limited"} 1"#,
            r#"second_wind_interaction_answer_seconds_bucket{le="0.25"} 1"#,
            "second_wind_handlers_broken_total 1",
        ] {
            assert!(text.lines().any(|found| found == line), "{line} in:\n{text}");
        }
        assert!(!text.contains("EOF"), "more may follow");
    }
}
