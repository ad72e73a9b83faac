//! The headless rehearsal as a person would run it, small enough for every test run: no objection, and one seed is one transcript,
//! on both databases.

#[path = "../../tests/support/postgres.rs"]
mod postgres;

use std::path::PathBuf;

use rehearsal::headless::{self, HeadlessArgs, HeadlessError, Summary};

fn args(folder: &tempfile::TempDir, name: &str) -> HeadlessArgs {
    HeadlessArgs {
        days: 9,
        seed: 7,
        members: 12,
        transcript: Some(folder.path().join(format!("{name}.jsonl"))),
        diaries: None,
        every_family: false,
        requests: Some(folder.path().join(format!("{name}.requests.jsonl"))),
        database: None,
    }
}

fn lines(path: Option<PathBuf>) -> Vec<serde_json::Value> {
    let text = std::fs::read_to_string(path.expect("a path")).expect("the file is there");
    text.lines().map(|line| serde_json::from_str(line).expect("each line is JSON")).collect()
}

async fn lived(args: &HeadlessArgs) -> Summary {
    let summary = headless::run(args).await.expect("the club lives");
    assert_eq!(summary.violations, Vec::<String>::new(), "nothing is objected to");
    summary
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_seed_is_one_transcript_and_nothing_is_objected_to() {
    let folder = tempfile::tempdir().expect("a folder");
    let first = args(&folder, "first");
    let summary = lived(&first).await;
    assert!(summary.reminders >= 30, "twelve members over nine days are reminded: {summary}");
    assert!(summary.evenings >= 2, "three of them chose the evening check-in, in weeks that begin low: {summary}");
    assert!(summary.check_ins >= 15, "and most of them answer: {summary}");
    assert!(summary.board_edits >= 5, "and the board follows: {summary}");
    let second = args(&folder, "second");
    lived(&second).await;
    let shown = lines(first.transcript.clone());
    assert_eq!(shown, lines(second.transcript), "the same seed gives the same transcript");

    for line in &shown {
        for field in ["at", "local", "to", "where", "act", "initiated", "template", "text", "buttons"] {
            assert!(!line[field].is_null(), "{field} is in every line: {line}");
        }
    }
    let reminder = shown.iter().find(|line| line["initiated"] == true && line["where"] == "dm").expect("a reminder");
    assert_eq!(reminder["act"], "send");
    assert_eq!(reminder["buttons"][0], "Done", "{reminder}");
    for line in lines(first.requests) {
        for field in ["at", "method", "path", "status", "files"] {
            assert!(!line[field].is_null(), "{field} is in every request: {line}");
        }
    }

    if let Some(database) = postgres::database("one_seed_is_one_transcript").await {
        let third = HeadlessArgs { database: Some(database.url().to_owned()), ..args(&folder, "third") };
        lived(&third).await;
        assert_eq!(shown, lines(third.transcript.clone()), "and the same on PostgreSQL");
        let again = headless::run(&third).await;
        assert!(matches!(again, Err(HeadlessError::InUse)), "a database in use is refused: {again:?}");
        database.remove().await;
    }
}

#[tokio::test]
async fn numbers_out_of_range_are_refused_by_name() {
    let folder = tempfile::tempdir().expect("a folder");
    for (days, members, option) in [(0, 3, "days"), (4_000, 3, "days"), (3, 0, "members"), (3, 5_000, "members")] {
        let refused = headless::run(&HeadlessArgs { days, members, ..args(&folder, "refused") }).await;
        let sentence = refused.expect_err("out of range").to_string();
        assert!(sentence.contains(option), "{sentence} names --{option}");
    }
}
