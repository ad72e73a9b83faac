//! Several claimers at once: everything is done, and nothing twice.

use std::collections::{BTreeMap, BTreeSet};

use second_wind::domain::ids::JobId;
use second_wind::store::jobs::{Enqueued, JobState};
use second_wind::store::{Store, StoreError};

use crate::facts::at;
use crate::stores::on_both;

const CLAIMERS: usize = 6;
const JOBS: usize = 300;

async fn fill(store: &Store, jobs: usize) {
    let mut tx = store.begin().await.unwrap();
    for nth in 0..jobs {
        tx.enqueue("work", &format!("job {nth}"), None, at(i64::try_from(nth % 7).unwrap())).await.unwrap();
    }
    tx.commit().await.unwrap();
}

/// Claims until nothing is due, and hands every claimed job to `settle`.
async fn drain(store: Store, claimer: usize, settles: bool) -> Result<Vec<JobId>, StoreError> {
    let mut mine = Vec::new();
    loop {
        let mut tx = store.begin().await?;
        let jobs = tx.claim(at(10), at(70), 1 + u32::try_from(claimer).unwrap()).await?;
        tx.commit().await?;
        if jobs.is_empty() {
            return Ok(mine);
        }
        for job in jobs {
            if settles {
                let mut tx = store.begin().await?;
                assert!(tx.settle_done(&job, at(11)).await?, "the claim is held");
                tx.commit().await?;
            }
            mine.push(job.id);
        }
    }
}

async fn drain_together(store: &Store, settles: bool) -> Vec<Vec<JobId>> {
    let claimers: Vec<_> = (0..CLAIMERS).map(|claimer| tokio::spawn(drain(store.clone(), claimer, settles))).collect();
    let mut claimed = Vec::new();
    for claimer in claimers {
        claimed.push(claimer.await.unwrap().unwrap());
    }
    claimed
}

on_both! {
    async fn six_claimers_get_three_hundred_different_jobs(store: Store) {
        fill(&store, JOBS).await;
        let claimed = drain_together(&store, true).await;
        let all: Vec<JobId> = claimed.iter().flatten().copied().collect();
        assert_eq!(all.len(), JOBS, "each job was claimed once");
        assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), JOBS, "three hundred different ones");
        let mut tx = store.read().await.unwrap();
        assert_eq!(tx.counts().await.unwrap(), BTreeMap::from([(("work".to_owned(), JobState::Done), 300)]), "all are done");
    }

    async fn what_crashed_claimers_held_is_done_by_others(store: Store) {
        fill(&store, 60).await;
        // Six claim everything and are never heard of again.
        let lost: BTreeSet<JobId> = drain_together(&store, false).await.into_iter().flatten().collect();
        assert_eq!(lost.len(), 60);
        let rescuers: Vec<_> = (0..CLAIMERS)
            .map(|_| {
                let store = store.clone();
                tokio::spawn(async move {
                    let mut tx = store.begin().await.unwrap();
                    let rescued = tx.rescue(at(70)).await.unwrap();
                    tx.commit().await.unwrap();
                    rescued.into_iter().map(|job| job.id).collect::<Vec<_>>()
                })
            })
            .collect();
        let mut rescued = Vec::new();
        for rescuer in rescuers {
            rescued.extend(rescuer.await.unwrap());
        }
        rescued.sort_unstable();
        assert_eq!(rescued, lost.into_iter().collect::<Vec<_>>(), "each was rescued once");
        let mut tx = store.begin().await.unwrap();
        let again = tx.claim(at(70), at(130), 100).await.unwrap();
        assert_eq!(again.len(), 60, "nothing is lost");
        assert!(again.iter().all(|job| job.attempt == 2 && job.unknown_since == Some(at(70))), "each as its second try");
    }

    async fn a_wish_that_lands_while_a_job_runs_or_ends_is_not_lost(store: Store) {
        // Wishes and a worker that claims and settles race for one row: after the last wish there is always a run to come.
        for round in 0..20 {
            let key = format!("board {round}");
            let mut tx = store.begin().await.unwrap();
            tx.enqueue("board", &key, None, at(0)).await.unwrap();
            let held = tx.claim(at(0), at(60), 1).await.unwrap().remove(0);
            tx.commit().await.unwrap();
            let wish = |store: Store, key: String| async move {
                let mut tx = store.begin().await.unwrap();
                let enqueued = tx.enqueue("board", &key, None, at(5)).await.unwrap();
                tx.commit().await.unwrap();
                enqueued
            };
            let settle = |store: Store| async move {
                let mut tx = store.begin().await.unwrap();
                assert!(tx.settle_done(&held, at(1)).await.unwrap(), "the claim is held");
                tx.commit().await.unwrap();
            };
            let wishes = [tokio::spawn(wish(store.clone(), key.clone())), tokio::spawn(wish(store.clone(), key.clone()))];
            let settled = tokio::spawn(settle(store.clone()));
            let mut outcomes = Vec::new();
            for wish in wishes {
                outcomes.push(wish.await.unwrap());
            }
            settled.await.unwrap();
            assert!(!outcomes.contains(&Enqueued::New) && !outcomes.contains(&Enqueued::AlreadyDone), "round {round}: {outcomes:?}");
            let mut tx = store.begin().await.unwrap();
            let job = tx.job("board", &key).await.unwrap().expect("the job is there");
            assert_eq!((job.state, job.run_at), (JobState::Scheduled, at(5)), "round {round}: {outcomes:?}");
            tx.cancel("board", &key).await.unwrap();
            tx.commit().await.unwrap();
        }
    }

    async fn many_who_wish_for_the_same_make_one_job(store: Store) {
        let wishes: Vec<_> = (0..8)
            .map(|nth| {
                let store = store.clone();
                tokio::spawn(async move {
                    let mut tx = store.begin().await.unwrap();
                    let enqueued = tx.enqueue("board", "7", None, at(20 - nth)).await.unwrap();
                    tx.commit().await.unwrap();
                    enqueued
                })
            })
            .collect();
        let mut fresh = 0;
        for wish in wishes {
            fresh += usize::from(wish.await.unwrap() == Enqueued::New);
        }
        assert_eq!(fresh, 1, "one of them made it");
        let mut tx = store.begin().await.unwrap();
        assert_eq!(tx.job("board", "7").await.unwrap().map(|job| job.run_at), Some(at(13)), "the earliest wish stands");
        assert_eq!(tx.counts().await.unwrap().len(), 1);
    }
}
