//! Every behaviour of the store, once, on SQLite and on PostgreSQL.
#![expect(
    clippy::unwrap_used,
    reason = "behaviours stand in functions of their own, and an unwrap that fails is a test that fails"
)]

#[path = "store_conformance/claims.rs"]
mod claims;
#[path = "store_conformance/club_sums.rs"]
mod club_sums;
#[path = "store_conformance/clubs.rs"]
mod clubs;
#[path = "store_conformance/days.rs"]
mod days;
#[path = "store_conformance/facts.rs"]
mod facts;
#[path = "store_conformance/invites.rs"]
mod invites;
#[path = "store_conformance/jobs.rs"]
mod jobs;
#[path = "store_conformance/letters.rs"]
mod letters;
#[path = "store_conformance/members.rs"]
mod members;
#[path = "store_conformance/opening.rs"]
mod opening;
#[path = "store_conformance/plans.rs"]
mod plans;
#[path = "support/postgres.rs"]
mod postgres;
#[path = "store_conformance/backup.rs"]
mod backup;
#[path = "store_conformance/club_check_ins.rs"]
mod club_check_ins;
#[path = "store_conformance/club_plans.rs"]
mod club_plans;
#[path = "store_conformance/shares.rs"]
mod shares;
#[path = "store_conformance/seasons.rs"]
mod seasons;
#[path = "store_conformance/settings.rs"]
mod settings;
#[path = "support/stores.rs"]
mod stores;
#[path = "store_conformance/transactions.rs"]
mod transactions;
