//! Small worlds and long ones, and every seed that once found something (`rehearsal/src/sim`).
//!
//! `SIM_SEED=n` runs one seed and prints all its lines, `SIM_SEEDS=a..b` a range, `SIM_DAYS=n` sets how long worlds last.
//! A failing seed is printed as `SEED=n`; it goes into `seeds.txt` with a comment on what it found.

use std::io::Write;

use rehearsal::sim::{Options, Report, run};

#[expect(clippy::disallowed_methods, reason = "which worlds a test lives is its environment's to say")]
fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

fn options(seed: u64) -> Options {
    let options = Options::small(seed);
    let days = variable("SIM_DAYS").map(|days| days.parse().expect("SIM_DAYS is a number of days"));
    Options { days: days.unwrap_or(options.days), keeps_trace: variable("SIM_SEED").is_some(), ..options }
}

fn live(seed: u64, options: &Options) -> Report {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(run(seed, options))
}

fn failures(seeds: impl Iterator<Item = u64>) -> Vec<Report> {
    let mut failed = Vec::new();
    for seed in seeds {
        let report = live(seed, &options(seed));
        if !report.violations.is_empty() {
            let mut stderr = std::io::stderr();
            writeln!(stderr, "SEED={seed}").expect("standard error takes a line");
            for violation in &report.violations {
                writeln!(stderr, "  {violation}").expect("standard error takes a line");
            }
            failed.push(report);
        }
    }
    failed
}

#[test]
fn small_worlds_hold_every_rule() {
    if let Some(seed) = variable("SIM_SEED") {
        let seed = seed.parse().expect("SIM_SEED is a number");
        let report = live(seed, &options(seed));
        for line in report.lines.iter().chain(&report.violations) {
            println!("{line}");
        }
        assert!(report.violations.is_empty(), "SEED={seed}");
        return;
    }
    let (from, until) = match variable("SIM_SEEDS") {
        Some(range) => {
            let (from, until) = range.split_once("..").expect("SIM_SEEDS is a range like 100..200");
            (from.parse().expect("a number"), until.parse().expect("a number"))
        }
        None => (1, 41),
    };
    let failed = failures(from..until);
    assert!(failed.is_empty(), "{} of {} worlds break a rule", failed.len(), until - from);
}
