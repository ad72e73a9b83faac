//! `backup`, `restore` and `jobs` as an operator meets them.

use second_wind::domain::calendar::Instant;
use second_wind::store::Store;

use crate::{home, said, second_wind};

#[test]
fn a_backup_is_made_put_back_and_never_written_over() {
    let home = home();
    let run =
        |arguments: &[&str]| said(second_wind(home.path()).env("SECOND_WIND__STORE__URL", "sqlite:club.sqlite").args(arguments));
    assert_eq!(run(&["migrate"]).code, Some(0));
    let made = run(&["backup", "copy.sqlite"]);
    assert_eq!(made.code, Some(0), "{}", made.err);
    assert!(made.out.contains("copy.sqlite") && made.out.contains("schema"), "{}", made.out);
    let twice = run(&["backup", "copy.sqlite"]);
    assert_eq!(twice.code, Some(2), "{}", twice.out);
    assert!(twice.err.contains("is there already"), "{}", twice.err);
    let back = run(&["restore", "copy.sqlite"]);
    assert_eq!(back.code, Some(0), "{}", back.err);
    assert!(back.out.contains("club.sqlite.before-restore"), "it says where the old one is: {}", back.out);
    assert!(back.out.contains("deleted their data"), "and whom to ask: {}", back.out);
    let none = run(&["restore", "nowhere.sqlite"]);
    assert_eq!(none.code, Some(2), "{}", none.out);
    assert!(none.err.contains("nowhere.sqlite"), "{}", none.err);
}

#[test]
fn jobs_shows_what_is_late_what_is_in_trouble_and_what_was_given_up() {
    let home = home();
    let url = format!("sqlite:{}", home.path().join("club.sqlite").display());
    let run = || said(second_wind(home.path()).env("SECOND_WIND__STORE__URL", &url).arg("jobs"));
    let quiet = run();
    assert_eq!(quiet.code, Some(0), "{}", quiet.err);
    assert!(quiet.out.contains("nothing is late"), "{}", quiet.out);
    let at = |secs: i64| Instant::UNIX_EPOCH + chrono::TimeDelta::seconds(secs);
    tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime").block_on(async {
        let store = Store::open(&url).await.expect("it opens");
        let mut tx = store.begin().await.expect("a transaction");
        tx.enqueue("lit", "1:2026-W10", None, at(1)).await.expect("a row");
        let [job] = &tx.claim(at(2), at(60), 9).await.expect("a claim")[..] else { panic!("one job") };
        tx.settle_retry(job, at(90), "the platform could not be reached", false, at(3)).await.expect("a row");
        tx.enqueue("board", "1", None, at(5)).await.expect("a row");
        tx.enqueue("start_post", "7", None, at(100)).await.expect("a row");
        for attempt in 0..24 {
            let now = at(100 + attempt * 100);
            let claimed = tx.claim(now, at(100 + attempt * 100 + 60), 9).await.expect("a claim");
            for job in &claimed {
                if job.kind == "start_post" && attempt == 23 {
                    tx.settle_discard(job, "it never answered", now).await.expect("a row");
                } else if job.kind == "start_post" {
                    tx.settle_retry(job, now, "it never answered", false, now).await.expect("a row");
                } else {
                    tx.settle_snooze(job, at(9_000)).await.expect("a row");
                }
            }
        }
        assert_eq!(tx.prune_finished(at(1_000_000)).await.expect("a count"), 0, "what was given up stays to be seen");
        tx.commit().await.expect("it lasts");
        store.close().await;
    });
    let shown = run();
    assert_eq!(shown.code, Some(0), "{}", shown.err);
    for line in [
        "board scheduled: 1",
        "start_post discarded: 1",
        "late      job",
        "given up  job",
        "24 times in vain",
        "it never answered",
    ] {
        assert!(shown.out.contains(line), "{line}: {}", shown.out);
    }
    assert!(shown.out.contains("trouble   job") || shown.out.contains("the platform could not be reached"), "{}", shown.out);
}

#[test]
fn a_second_bot_on_the_same_file_says_why_it_does_not_start() {
    let home = home();
    let url = format!("sqlite:{}", home.path().join("club.sqlite").display());
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let held = runtime.block_on(second_wind::store::backup::alone(&url)).expect("it is free");
    let mut command = second_wind(home.path());
    command.env("SECOND_WIND__STORE__URL", &url).env("DISCORD_TOKEN", crate::TOKEN);
    command.env("SECOND_WIND__DISCORD__API_BASE", "http://127.0.0.1:9");
    let second = said(command.arg("run"));
    assert_eq!(second.code, Some(1), "it may work once the first has ended: {}", second.err);
    assert!(second.err.contains("another process uses") && second.err.contains("club.sqlite"), "{}", second.err);
    drop(held);
}

#[cfg(unix)]
#[test]
fn a_token_that_everybody_can_read_is_not_used() {
    use std::os::unix::fs::PermissionsExt;
    let home = home();
    let file = home.path().join("token");
    std::fs::write(&file, crate::TOKEN).expect("a file");
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o644)).expect("its owner may");
    let refused = said(second_wind(home.path()).env("SECOND_WIND__DISCORD__TOKEN_FILE", &file).arg("run"));
    assert_eq!(refused.code, Some(2), "{}", refused.err);
    assert!(refused.err.contains("chmod o-rwx") && !refused.err.contains(crate::TOKEN), "{}", refused.err);
}
