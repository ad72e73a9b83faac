//! A tenth of the fault campaign, on both databases at the same time: most of it is waiting for reconnects.

#[path = "../../tests/support/postgres.rs"]
mod postgres;

use std::path::PathBuf;

use rehearsal::campaign::{self, CampaignArgs, Report};

fn args(database: Option<String>) -> CampaignArgs {
    CampaignArgs { binary: PathBuf::from(env!("CARGO_BIN_EXE_campaign")), kills: 30, members: 50, days: 30, seed: 1, database }
}

/// What a month of the club comes to, whatever was killed and broken.
fn check(report: &Report) {
    assert!(report.is_clean(), "nothing is lost, doubled or objected to:\n{report}");
    assert_eq!(report.kills, 30, "every kill found something to interrupt:\n{report}");
    let sums = &report.sums;
    let with_reason: u64 = sums.with_reason.values().sum();
    assert_eq!(sums.due, sums.on_time + sums.late + sums.by_wrong_clock + with_reason, "each has its place:\n{report}");
    assert!(sums.due > 400, "fifty members have sessions on most days of a month:\n{report}");
    assert!(sums.on_time * 10 > sums.due * 7, "and most of them are reminded at their time all the same:\n{report}");
    assert!(report.answers > sums.on_time, "and what they answer is kept, every session of it:\n{report}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_month_of_kills_loses_nothing_and_doubles_nothing_in_sqlite() {
    check(&campaign::run(&args(None)).await.expect("the campaign runs"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_month_of_kills_loses_nothing_and_doubles_nothing_in_postgres() {
    let Some(database) = postgres::database("the campaign on PostgreSQL").await else { return };
    let report = campaign::run(&args(Some(database.url()))).await.expect("the campaign runs");
    database.remove().await;
    check(&report);
}
