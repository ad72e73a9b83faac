//! How long the pictures take on one core. The board's budget is 30 ms (issue 5, "The picture"); in a release build a full year took
//! 12 ms of one core and a strip 4 ms when this was last looked at. Not a test: a busy machine is no mistake of the code.

#![allow(missing_docs, reason = "the macros of the bench make items of their own")]

use criterion::{Criterion, criterion_group, criterion_main};
use second_wind::picture::{self, Lantern, Mark, Quarter, Row, Year};

const MONTHS: [&str; 4] = ["Jan", "Apr", "Jul", "Oct"];

fn pictures(bench: &mut Criterion) {
    // The most there can be on it: a long year of lit weeks, and a season's name that has to be cut.
    let weeks = [Lantern::Lit; 14];
    let quarters: Vec<Quarter<'_>> =
        MONTHS.iter().zip([13, 13, 13, 14]).map(|(label, count)| Quarter { label, weeks: &weeks[..count] }).collect();
    let season = Some("a long way to Tipperary, and then all the way back home");
    let year = Year { year: "2026", season, quarters: &quarters };
    bench.bench_function("year of a group", |bench| bench.iter(|| picture::year(&year)));
    let marks = [Mark::Kept; 13];
    let rows = MONTHS.map(|label| Row { label, marks: &marks });
    bench.bench_function("strip of a member", |bench| bench.iter(|| picture::strip(&rows)));
}

criterion_group!(benches, pictures);
criterion_main!(benches);
