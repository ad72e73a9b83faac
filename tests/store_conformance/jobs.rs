//! The ledger of jobs: each arrow of its diagram, and what must not be an arrow.

use std::collections::BTreeMap;

use second_wind::domain::ids::JobId;
use second_wind::store::jobs::{Enqueued, Job, JobState};
use second_wind::store::{Rule, Store, Tx};

use crate::facts::{at, member};
use crate::stores::on_both;

async fn the_job(tx: &mut Tx) -> Job {
    tx.job("board", "7").await.unwrap().expect("the job is there")
}

async fn claim_one(tx: &mut Tx, now: i64) -> Job {
    let mut jobs = tx.claim(at(now), at(now + 60), 10).await.unwrap();
    assert_eq!(jobs.len(), 1, "one job is due at {now}");
    jobs.remove(0)
}

/// State, run_at, attempt and the rest of a job that matters to how it goes on.
fn seen(job: &Job) -> (JobState, i64, u32, Option<i64>, Option<i64>, Option<&str>) {
    let secs = |instant: chrono::DateTime<chrono::Utc>| (instant - at(0)).num_seconds();
    (job.state, secs(job.run_at), job.attempt, job.again_at.map(secs), job.unknown_since.map(secs), job.last_error.as_deref())
}

on_both! {
    async fn a_wish_for_a_job_is_one_job(store: Store) {
        let mut tx = store.begin().await.unwrap();
        let ana = member(&mut tx, 11).await;
        assert_eq!(tx.job("board", "7").await.unwrap(), None);
        assert_eq!(tx.enqueue("board", "7", Some(ana), at(50)).await.unwrap(), Enqueued::New);
        let job = the_job(&mut tx).await;
        let expected = Job {
            id: job.id,
            kind: "board".to_owned(),
            key: "7".to_owned(),
            member: Some(ana),
            run_at: at(50),
            state: JobState::Scheduled,
            attempt: 0,
            claims: 0,
            lease_until: None,
            unknown_since: None,
            again_at: None,
            last_error: None,
            finished_at: None,
        };
        assert_eq!(job, expected);
        for (wished, run_at) in [(90, 50), (40, 40), (60, 40)] {
            assert_eq!(tx.enqueue("board", "7", None, at(wished)).await.unwrap(), Enqueued::Waiting);
            assert_eq!(the_job(&mut tx).await, Job { run_at: at(run_at), ..expected.clone() }, "the earlier time stands");
        }
        assert_eq!(tx.enqueue_once("board", "7", None, at(30)).await.unwrap(), Enqueued::Waiting);
        assert_eq!(the_job(&mut tx).await.run_at, at(30), "a wish for once moves a job that waits as well");
        assert_eq!(tx.enqueue("board", "8", None, at(1)).await.unwrap(), Enqueued::New, "another key is another job");
        assert_eq!(tx.enqueue("remind", "7", None, at(1)).await.unwrap(), Enqueued::New, "another kind is another job");
        let nobody = tx.enqueue("remind", "9", Some(second_wind::domain::ids::MemberId::new(999)), at(1)).await.unwrap_err();
        assert_eq!(nobody.rule(), Some(Rule::NamesWhatExists), "{nobody}");
    }

    async fn a_job_is_claimed_when_due_the_longest_due_first(store: Store) {
        let mut tx = store.begin().await.unwrap();
        for (key, run_at) in [("c", 30), ("a", 10), ("later", 41), ("b", 10), ("d", 40)] {
            tx.enqueue("work", key, None, at(run_at)).await.unwrap();
        }
        let keys = |jobs: &[Job]| jobs.iter().map(|job| job.key.clone()).collect::<Vec<_>>();
        assert_eq!(tx.claim(at(9), at(69), 10).await.unwrap(), [], "nothing is due yet");
        let first = tx.claim(at(40), at(100), 3).await.unwrap();
        assert_eq!(keys(&first), ["a", "b", "c"], "as many as asked for, by time and then by number");
        for job in &first {
            assert_eq!((job.state, job.attempt, job.lease_until), (JobState::Running, 1, Some(at(100))), "{}", job.key);
        }
        assert_eq!(keys(&tx.claim(at(40), at(100), 10).await.unwrap()), ["d"], "what is held is not claimed again");
        assert_eq!(tx.claim(at(40), at(100), 10).await.unwrap(), []);
    }

    async fn done_is_done(store: Store) {
        let mut tx = store.begin().await.unwrap();
        tx.enqueue("board", "7", None, at(0)).await.unwrap();
        let job = claim_one(&mut tx, 0).await;
        assert!(tx.settle_done(&job, at(5)).await.unwrap());
        let done = the_job(&mut tx).await;
        assert_eq!((done.state, done.finished_at, done.lease_until), (JobState::Done, Some(at(5)), None));
        assert!(!tx.settle_done(&job, at(6)).await.unwrap(), "settling twice changes nothing");
        assert_eq!(the_job(&mut tx).await, done);
        assert_eq!(tx.enqueue_once("board", "7", None, at(9)).await.unwrap(), Enqueued::AlreadyDone);
        assert_eq!(the_job(&mut tx).await, done, "once was enough");
        assert_eq!(tx.enqueue("board", "7", None, at(9)).await.unwrap(), Enqueued::Revived);
        let afresh = the_job(&mut tx).await;
        assert_eq!(seen(&afresh), (JobState::Scheduled, 9, 0, None, None, None));
        assert_eq!((afresh.finished_at, afresh.id), (None, done.id));
    }

    async fn what_is_asked_for_while_it_runs_runs_again(store: Store) {
        for ending in ["done", "discard", "snooze", "retry"] {
            let mut tx = store.begin().await.unwrap();
            tx.enqueue("board", "7", None, at(0)).await.unwrap();
            let job = claim_one(&mut tx, 0).await;
            for (wished, again_at) in [(20, 20), (10, 10), (15, 10)] {
                assert_eq!(tx.enqueue("board", "7", None, at(wished)).await.unwrap(), Enqueued::Again);
                assert_eq!(the_job(&mut tx).await.again_at, Some(at(again_at)), "the earlier wish stands");
            }
            assert_eq!(tx.enqueue_once("board", "7", None, at(12)).await.unwrap(), Enqueued::Again);
            let (settled, expected) = match ending {
                "done" => (tx.settle_done(&job, at(5)).await, (JobState::Scheduled, 10, 0, None, None, None)),
                "discard" => (tx.settle_discard(&job, "too late", at(5)).await, (JobState::Scheduled, 10, 0, None, None, Some("too late"))),
                "snooze" => (tx.settle_snooze(&job, at(30)).await, (JobState::Scheduled, 10, 0, None, None, None)),
                // The wish is kept for after the try that is still owed.
                _ => (tx.settle_retry(&job, at(30), "busy", true, at(5)).await, (JobState::Scheduled, 30, 1, Some(10), Some(5), Some("busy"))),
            };
            assert!(settled.unwrap(), "{ending}: the claim was held");
            let job = the_job(&mut tx).await;
            assert_eq!(seen(&job), expected, "{ending}");
            assert_eq!(job.finished_at, None, "{ending}: it has not ended");
        }
    }

    async fn a_retry_costs_an_attempt_and_a_snooze_none(store: Store) {
        let mut tx = store.begin().await.unwrap();
        tx.enqueue("board", "7", None, at(0)).await.unwrap();
        let first = claim_one(&mut tx, 0).await;
        assert!(tx.settle_retry(&first, at(10), "no answer", true, at(1)).await.unwrap());
        assert_eq!(seen(&the_job(&mut tx).await), (JobState::Scheduled, 10, 1, None, Some(1), Some("no answer")));
        let second = claim_one(&mut tx, 10).await;
        assert_eq!((second.attempt, second.unknown_since), (2, Some(at(1))), "the second try knows about the first");
        assert!(tx.settle_snooze(&second, at(20)).await.unwrap());
        assert_eq!(seen(&the_job(&mut tx).await), (JobState::Scheduled, 20, 1, None, Some(1), Some("no answer")));
        let third = claim_one(&mut tx, 20).await;
        assert_eq!(third.attempt, 2, "the snooze gave its attempt back");
        assert!(tx.settle_retry(&third, at(30), "refused", false, at(21)).await.unwrap());
        assert_eq!(the_job(&mut tx).await.unknown_since, Some(at(1)), "a known failure does not clear up an unknown one");
        let fourth = claim_one(&mut tx, 30).await;
        assert!(tx.settle_retry(&fourth, at(40), "no answer", true, at(31)).await.unwrap());
        assert_eq!(the_job(&mut tx).await.unknown_since, Some(at(1)), "unknown since the first time");
        let fifth = claim_one(&mut tx, 40).await;
        assert!(tx.settle_discard(&fifth, "unknown", at(41)).await.unwrap());
        let ended = the_job(&mut tx).await;
        assert_eq!(seen(&ended), (JobState::Discarded, 40, 4, None, Some(1), Some("unknown")), "the reason is kept");
        assert_eq!(ended.finished_at, Some(at(41)));
    }

    async fn a_lease_that_ran_out_is_rescued(store: Store) {
        let mut tx = store.begin().await.unwrap();
        for key in ["a", "b", "c"] {
            tx.enqueue("work", key, None, at(0)).await.unwrap();
        }
        let claimed = tx.claim(at(0), at(60), 10).await.unwrap();
        assert_eq!(tx.rescue(at(59)).await.unwrap(), [], "every lease lasts");
        assert!(tx.settle_done(&claimed[1], at(59)).await.unwrap());
        let rescued = tx.rescue(at(90)).await.unwrap();
        let found: Vec<_> = rescued.iter().map(|job| (job.key.as_str(), seen(job))).collect();
        // Due now, and unknown since the lease ran out: what was sent may be that old.
        let expected = (JobState::Scheduled, 90, 1, None, Some(60), None);
        assert_eq!(found, [("a", expected), ("c", expected)], "those that were held, by number, due at once, outcome unknown");
        assert_eq!(tx.rescue(at(90)).await.unwrap(), [], "once");
        let again = tx.claim(at(91), at(151), 10).await.unwrap();
        assert_eq!(again.len(), 2);
        let rescued = tx.rescue(at(200)).await.unwrap();
        assert!(rescued.iter().all(|job| job.unknown_since == Some(at(60)) && job.attempt == 2), "unknown since the first time");
    }

    async fn nobody_settles_what_another_holds(store: Store) {
        let mut tx = store.begin().await.unwrap();
        tx.enqueue("board", "7", None, at(0)).await.unwrap();
        let lost = claim_one(&mut tx, 0).await;
        tx.rescue(at(60)).await.unwrap();
        let held = claim_one(&mut tx, 60).await;
        let before = the_job(&mut tx).await;
        for stale in ["done", "retry", "snooze", "discard"] {
            let settled = match stale {
                "done" => tx.settle_done(&lost, at(61)).await,
                "retry" => tx.settle_retry(&lost, at(62), "late", true, at(61)).await,
                "snooze" => tx.settle_snooze(&lost, at(62)).await,
                _ => tx.settle_discard(&lost, "late", at(61)).await,
            };
            assert!(!settled.unwrap(), "{stale}: the claim was lost");
            assert_eq!(the_job(&mut tx).await, before, "{stale}: nothing changed");
        }
        // A fresh start counts attempts from 1 again: the lost claim also called itself attempt 1.
        assert!(tx.settle_done(&held, at(63)).await.unwrap());
        tx.enqueue("board", "7", None, at(64)).await.unwrap();
        let afresh = claim_one(&mut tx, 64).await;
        assert_eq!((afresh.id, afresh.attempt), (lost.id, lost.attempt), "the same row and the same attempt");
        assert!(!tx.settle_done(&lost, at(65)).await.unwrap(), "and still another claim");
        assert!(tx.settle_done(&afresh, at(65)).await.unwrap());
    }

    async fn only_what_waits_is_moved_or_cancelled(store: Store) {
        let mut tx = store.begin().await.unwrap();
        assert!(!tx.reschedule("board", "7", at(9)).await.unwrap(), "there is none");
        assert!(!tx.cancel("board", "7").await.unwrap(), "there is none");
        tx.enqueue("board", "7", None, at(5)).await.unwrap();
        assert!(tx.reschedule("board", "7", at(50)).await.unwrap());
        assert_eq!(the_job(&mut tx).await.run_at, at(50), "later is possible");
        let job = claim_one(&mut tx, 50).await;
        assert!(!tx.reschedule("board", "7", at(9)).await.unwrap() && !tx.cancel("board", "7").await.unwrap(), "it runs");
        tx.settle_done(&job, at(51)).await.unwrap();
        assert!(!tx.reschedule("board", "7", at(9)).await.unwrap() && !tx.cancel("board", "7").await.unwrap(), "it has ended");
        tx.enqueue("board", "7", None, at(60)).await.unwrap();
        assert!(tx.cancel("board", "7").await.unwrap());
        assert_eq!(tx.job("board", "7").await.unwrap(), None);
    }

    async fn the_next_moment_is_a_due_time_or_the_end_of_a_lease(store: Store) {
        let mut tx = store.begin().await.unwrap();
        assert_eq!(tx.next_run_at().await.unwrap(), None, "nothing to wait for");
        tx.enqueue("work", "a", None, at(100)).await.unwrap();
        tx.enqueue("work", "b", None, at(10)).await.unwrap();
        assert_eq!(tx.next_run_at().await.unwrap(), Some(at(10)));
        let b = tx.claim(at(10), at(70), 10).await.unwrap().remove(0);
        assert_eq!(tx.next_run_at().await.unwrap(), Some(at(70)), "the lease ends before the next is due");
        tx.settle_done(&b, at(11)).await.unwrap();
        assert_eq!(tx.next_run_at().await.unwrap(), Some(at(100)), "what has ended is waited for no more");
        tx.claim(at(100), at(160), 10).await.unwrap();
        assert_eq!(tx.next_run_at().await.unwrap(), Some(at(160)), "a lease alone");
    }

    async fn jobs_are_counted_and_old_ones_pruned(store: Store) {
        let mut tx = store.begin().await.unwrap();
        for key in ["a", "b", "c", "d"] {
            tx.enqueue("work", key, None, at(0)).await.unwrap();
        }
        tx.enqueue("rest", "a", None, at(500)).await.unwrap();
        let jobs = tx.claim(at(0), at(60), 3).await.unwrap();
        tx.settle_done(&jobs[0], at(10)).await.unwrap();
        tx.settle_discard(&jobs[1], "late", at(20)).await.unwrap();
        let count = |kind: &str, state, count| ((kind.to_owned(), state), count);
        let expected = BTreeMap::from([
            count("rest", JobState::Scheduled, 1),
            count("work", JobState::Scheduled, 1),
            count("work", JobState::Running, 1),
            count("work", JobState::Done, 1),
            count("work", JobState::Discarded, 1),
        ]);
        assert_eq!(tx.counts().await.unwrap(), expected);
        assert_eq!(tx.prune_finished(at(10)).await.unwrap(), 0, "none ended before that");
        assert_eq!(tx.prune_finished(at(1_000)).await.unwrap(), 2, "those that ended, and no other");
        assert_eq!(tx.prune_finished(at(1_000)).await.unwrap(), 0);
        assert_eq!(tx.counts().await.unwrap().values().sum::<i64>(), 3);
    }

    async fn a_job_goes_with_its_member(store: Store) {
        let mut tx = store.begin().await.unwrap();
        let ana = member(&mut tx, 11).await;
        tx.enqueue("remind", "a", Some(ana), at(0)).await.unwrap();
        tx.enqueue("board", "7", None, at(0)).await.unwrap();
        let jobs = tx.claim(at(0), at(60), 10).await.unwrap();
        tx.delete_member(ana).await.unwrap();
        assert!(!tx.settle_done(&jobs[0], at(1)).await.unwrap(), "it is gone, though it was held");
        assert_eq!(tx.job("remind", "a").await.unwrap(), None);
        assert_eq!(the_job(&mut tx).await.id, jobs[1].id, "the other stays");
        let ids: Vec<JobId> = jobs.iter().map(|job| job.id).collect();
        assert_eq!(ids.len(), 2);
    }

    async fn what_a_clock_that_was_ahead_put_off_is_brought_forward(store: Store) {
        let mut tx = store.begin().await.unwrap();
        for (kind, key, run_at) in [("plan", "1", 100), ("plan", "2", 5_000), ("plan", "3", 5_000), ("remind", "1", 5_000)] {
            tx.enqueue(kind, key, None, at(run_at)).await.unwrap();
        }
        tx.enqueue("board", "7", None, at(0)).await.unwrap();
        let held = tx.claim(at(0), at(9_000), 1).await.unwrap();
        assert_eq!(tx.bring_forward("plan", at(100), at(10)).await.unwrap(), 2, "those that wait for longer, of this kind");
        for (kind, key, run_at) in [("plan", "1", 100), ("plan", "2", 10), ("plan", "3", 10), ("remind", "1", 5_000)] {
            assert_eq!(tx.job(kind, key).await.unwrap().map(|job| job.run_at), Some(at(run_at)), "{kind} {key}");
        }
        assert_eq!(tx.rescue(at(70)).await.unwrap(), [], "the lease holds");
        assert_eq!(tx.shorten_leases(at(60)).await.unwrap(), 1);
        assert_eq!(tx.shorten_leases(at(60)).await.unwrap(), 0, "one that ends in time stays");
        assert_eq!(tx.rescue(at(70)).await.unwrap().len(), 1, "and now its end has come");
        assert!(!tx.settle_done(&held[0], at(71)).await.unwrap(), "whoever held it so long has lost it");
    }

    async fn a_job_that_is_not_even_tried_keeps_its_reason_and_can_be_asked_for_again(store: Store) {
        let mut tx = store.begin().await.unwrap();
        tx.note_untried(("board", "7"), None, at(5), "too_late", at(9)).await.unwrap();
        assert_eq!(seen(&the_job(&mut tx).await), (JobState::Discarded, 5, 0, None, None, Some("too_late")));
        assert_eq!(tx.claim(at(20), at(80), 10).await.unwrap(), [], "nobody tries it");
        assert_eq!(tx.enqueue_once("board", "7", None, at(30)).await.unwrap(), Enqueued::AlreadyDone);
        assert_eq!(tx.enqueue("board", "7", None, at(30)).await.unwrap(), Enqueued::Revived);
        tx.note_untried(("board", "7"), None, at(5), "too_late", at(9)).await.unwrap();
        assert_eq!(seen(&the_job(&mut tx).await), (JobState::Scheduled, 30, 0, None, None, None), "a row that is there stays");
    }
}
