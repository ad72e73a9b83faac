//! Small worlds and long ones, and every seed that once found something (`rehearsal/src/sim`).
//!
//! `SIM_SEED=n` runs one small world and prints all its lines, `SIM_SEEDS=a..b` a range, `SIM_DAYS=n` sets how long worlds last, and
//! `SIM_TRACE=1` prints the lines of a year.
//! A failing seed is printed as `SEED=n`; it goes into `seeds.txt` with a comment on what it found.

#[path = "../../tests/support/postgres.rs"]
mod postgres;

use std::io::Write;

use rehearsal::sim::faults::Weather;
use rehearsal::sim::members::LATER_FROM_SEED;
use rehearsal::sim::{Options, Report, Where, run};

#[expect(clippy::disallowed_methods, reason = "which worlds a test lives is its environment's to say")]
fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

fn options(seed: u64) -> Options {
    let options = Options::small(seed);
    let days = variable("SIM_DAYS").map(|days| days.parse().expect("SIM_DAYS is a number of days"));
    Options { days: days.unwrap_or(options.days), ..options }
}

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime")
}

fn say(line: &str) {
    writeln!(std::io::stderr(), "{line}").expect("standard error takes a line");
}

/// Lives these worlds one after another and says which break a rule.
fn hold(worlds: impl IntoIterator<Item = (u64, Options)>) {
    let runtime = runtime();
    let mut failed = Vec::new();
    for (seed, options) in worlds {
        let report: Report = runtime.block_on(run(seed, &options));
        if options.keeps_trace {
            report.lines.iter().for_each(|line| println!("{line}"));
        }
        if report.violations.is_empty() {
            continue;
        }
        say(&format!("SEED={seed} ({} days, {} people)", options.days, options.people));
        for violation in &report.violations {
            say(&format!("  {violation}"));
        }
        failed.push(seed);
    }
    assert!(failed.is_empty(), "these worlds break a rule: {failed:?}");
}

/// The seeds that were asked for by the environment, or `by_default`.
fn seeds(by_default: std::ops::Range<u64>) -> std::ops::Range<u64> {
    let Some(range) = variable("SIM_SEEDS") else { return by_default };
    let (from, until) = range.split_once("..").expect("SIM_SEEDS is a range like 100..200");
    from.parse().expect("SIM_SEEDS begins with a number")..until.parse().expect("SIM_SEEDS ends with a number")
}

/// Worlds with the personas that came later, where no range is asked for.
fn later() -> std::ops::Range<u64> {
    if variable("SIM_SEEDS").is_some() { 0..0 } else { LATER_FROM_SEED + 1..LATER_FROM_SEED + 9 }
}

#[test]
fn small_worlds_hold_every_rule() {
    let Some(seed) = variable("SIM_SEED") else { return hold(seeds(101..111).chain(later()).map(|seed| (seed, options(seed)))) };
    let seed = seed.parse().expect("SIM_SEED is a number");
    let report = runtime().block_on(run(seed, &Options { keeps_trace: true, ..options(seed) }));
    for line in report.lines.iter().chain(&report.violations) {
        println!("{line}");
    }
    assert!(report.violations.is_empty(), "SEED={seed}");
}

#[test]
fn seeds_that_once_failed_hold_every_rule() {
    let kept: Vec<u64> = include_str!("seeds.txt")
        .lines()
        .filter(|line| !line.starts_with('#') && !line.trim().is_empty())
        .map(|line| line.split_whitespace().next().and_then(|seed| seed.parse().ok()).expect("a line begins with its seed"))
        .collect();
    assert!(!kept.is_empty(), "there are kept seeds");
    hold(kept.into_iter().map(|seed| (seed, options(seed))));
}

#[test]
fn a_long_world_holds_every_rule() {
    let days = variable("SIM_DAYS").map_or(200, |days| days.parse().expect("SIM_DAYS is a number of days"));
    let world = Options { days, people: 4, weather: None, place: Where::Sqlite, keeps_trace: false };
    hold([(7, world)]);
}

/// A year of a club of fifty. `SIM_PEOPLE=200 SIM_SEEDS=3101..3102` is the large one.
#[test]
fn a_year_of_a_club_holds_every_rule() {
    hold(seeds(3101..3102).map(a_year));
}

/// The other year, beside the first: each takes minutes, and machines have two cores.
#[test]
fn another_year_of_a_club_holds_every_rule() {
    let other = if variable("SIM_SEEDS").is_some() { 0..0 } else { 3102..3103 };
    hold(other.map(a_year));
}

fn a_year(seed: u64) -> (u64, Options) {
    let number = |name: &str, by_default: u64| {
        variable(name).map_or(by_default, |text| text.parse().unwrap_or_else(|_| panic!("{name} is a number, not {text:?}")))
    };
    let days = i64::try_from(number("SIM_DAYS", 365)).expect("as many days as a calendar has");
    let people = usize::try_from(number("SIM_PEOPLE", 50)).expect("as many people as fit");
    let keeps_trace = variable("SIM_TRACE").is_some();
    (seed, Options { days, people, weather: None, place: Where::Sqlite, keeps_trace })
}

/// Worlds do live: a checker that looks at nothing would hold too.
#[test]
fn a_world_has_something_to_look_at() {
    let stormy = Weather { calls_permille: 300, downtime_permille: 50, has_crashes: true };
    let world = Options { days: 21, people: 9, weather: Some(stormy), place: Where::Sqlite, keeps_trace: false };
    let report = runtime().block_on(run(12, &world));
    assert_eq!(report.violations, Vec::<String>::new(), "SEED=12");
    assert!(report.letters >= 40, "{} letters in three weeks of nine people", report.letters);
    assert!(report.answered >= 60, "{} acts were answered", report.answered);
    assert!(report.boards >= 10, "the board was posted or edited {} times", report.boards);
    let (calls, troubles) = report.calls;
    assert!(troubles * 10 > calls, "{troubles} of {calls} calls met trouble in a storm");
    assert!(report.crashes > 0, "the bot died");
}

/// The same of what the later worlds have: weeks that are moved about, plans that change, evenings.
#[test]
fn a_later_world_has_weeks_plans_and_evenings() {
    // The first weeks of a newcomer are small; what comes after them is in here too.
    let world = Options { days: 42, people: 9, weather: Some(Weather::CALM), place: Where::Sqlite, keeps_trace: false };
    let report = runtime().block_on(run(2013, &world));
    assert_eq!(report.violations, Vec::<String>::new(), "SEED=2013");
    assert!(report.evenings >= 5, "{} evening check-ins", report.evenings);
    assert!(report.moved >= 5, "{} sessions were moved in the week", report.moved);
    assert!(report.let_go >= 3, "{} sessions were let go", report.let_go);
    assert!(report.plans_taken >= 1, "{} plans were taken", report.plans_taken);
    assert!(report.undone >= 3, "{} ways back were taken", report.undone);
}

/// The first line in which two traces differ, with what came before it.
fn difference(one: &[String], other: &[String]) -> Option<String> {
    let at = (0..one.len().max(other.len())).find(|nth| one.get(*nth) != other.get(*nth))?;
    let before = one[at.saturating_sub(4)..at.min(one.len())].join("\n");
    Some(format!("line {at}:\n{before}\n- {:?}\n+ {:?}", one.get(at), other.get(at)))
}

#[test]
fn one_seed_gives_one_trace_on_both_databases() {
    let runtime = runtime();
    for seed in [21, 22] {
        let options = Options { days: 14, people: 6, keeps_trace: true, ..Options::small(seed) };
        let first = runtime.block_on(run(seed, &options));
        let second = runtime.block_on(run(seed, &options));
        assert_eq!(difference(&first.lines, &second.lines), None, "seed {seed} twice on SQLite");
        assert_eq!(first.hash, second.hash, "seed {seed} twice on SQLite");
        let Some(database) = runtime.block_on(postgres::database("one_seed_gives_one_trace_on_both_databases")) else { return };
        let third = runtime.block_on(run(seed, &Options { place: Where::Postgres(database.url()), ..options }));
        runtime.block_on(database.remove());
        assert_eq!(third.violations, Vec::<String>::new(), "seed {seed} on PostgreSQL");
        assert_eq!(difference(&first.lines, &third.lines), None, "seed {seed} on PostgreSQL");
    }
}
