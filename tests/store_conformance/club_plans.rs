//! Plans that a club offers to start from.

use second_wind::domain::calendar::Days;
use second_wind::domain::club_plan::{ClubPlan, PlanPlace};
use second_wind::domain::ids::{ClubId, ClubPlanId, GuildId};
use second_wind::domain::recurrence::EveryWeeks;
use second_wind::domain::session::{Cue, Kind, Title};
use second_wind::domain::starting_plan::StartingPlan;
use second_wind::store::{Rule, Store};

use crate::facts::{at, june};
use crate::stores::on_both;

fn place(name: &str) -> PlanPlace {
    PlanPlace::Own(Title::parse(name).expect("a name"))
}

on_both! {
    async fn a_plan_of_a_club_comes_back_as_it_was_written(store: Store) {
        let mut tx = store.begin().await.unwrap();
        let club = tx.upsert_club(GuildId::new(1), "Hill Runners", "en-US").await.unwrap();
        let other = tx.upsert_club(GuildId::new(2), "Flat Runners", "en-US").await.unwrap();
        assert_eq!(tx.club_plans(club).await.unwrap(), []);
        let mut written = StartingPlan::LongRunBlock.specs(june(1));
        let first = written.first_mut().expect("a session");
        first.when.every_weeks = EveryWeeks::try_from(2).unwrap();
        first.when.days = Days::from_bits(0b101).unwrap();
        first.cue = Some(Cue::parse("after the school run").unwrap());
        first.fallback_day = Some(chrono::Weekday::Sun);
        first.full = None;
        let steady = PlanPlace::InsteadOf(StartingPlan::Steady);
        let one = tx.insert_club_plan(club, &steady, &written, at(1)).await.unwrap();
        let two = tx.insert_club_plan(club, &place("hills"), &written[..1], at(2)).await.unwrap();
        let elsewhere = tx.insert_club_plan(other, &place("hills"), &written[2..4], at(3)).await.unwrap();
        let plan = |id, club, place, written: &[_]| ClubPlan { id, club, place, sessions: written.to_vec() };
        let read = |plans: Vec<ClubPlan>| -> Vec<ClubPlan> {
            // Without dates, it begins whenever somebody takes it.
            plans.into_iter().map(|plan| ClubPlan { sessions: plan.specs(june(1)), ..plan }).collect()
        };
        assert_eq!(read(tx.club_plans(club).await.unwrap()), [plan(one, club, steady, &written), plan(two, club, place("hills"), &written[..1])]);
        let found = tx.club_plan(elsewhere).await.unwrap().map(|found| read(vec![found]));
        assert_eq!(found, Some(vec![plan(elsewhere, other, place("hills"), &written[2..4])]), "each club has its own");
        assert!(tx.delete_club_plan(one).await.unwrap(), "it was there");
        assert!(!tx.delete_club_plan(one).await.unwrap(), "and is no more");
        assert_eq!(tx.club_plan(one).await.unwrap(), None);
        assert_eq!(tx.club_plan(ClubPlanId::new(999)).await.unwrap(), None);
        tx.delete_club(club).await.unwrap();
        assert_eq!(tx.club_plans(club).await.unwrap(), []);
        assert_eq!(tx.club_plans(other).await.unwrap().len(), 1);
    }

    async fn a_place_of_a_club_is_taken_once(store: Store) {
        let specs = StartingPlan::FirstSteps.specs(june(1));
        for place in [place("hills"), PlanPlace::InsteadOf(StartingPlan::FirstSteps)] {
            let mut tx = store.begin().await.unwrap();
            let club = tx.upsert_club(GuildId::new(1), "Hill Runners", "en-US").await.unwrap();
            tx.lock_club(club).await.unwrap();
            tx.insert_club_plan(club, &place, &specs, at(1)).await.unwrap();
            let twice = tx.insert_club_plan(club, &place, &specs, at(2)).await.unwrap_err();
            assert_eq!(twice.rule(), Some(Rule::Other), "{twice}");
        }
        let mut tx = store.begin().await.unwrap();
        let nowhere = tx.insert_club_plan(ClubId::new(999), &place("hills"), &specs, at(1)).await.unwrap_err();
        assert_eq!(nowhere.rule(), Some(Rule::NamesWhatExists), "{nowhere}");
    }

    async fn a_session_of_a_plan_is_sound(store: Store) {
        let mut tx = store.begin().await.unwrap();
        let club = tx.upsert_club(GuildId::new(1), "Hill Runners", "en-US").await.unwrap();
        let mut specs = StartingPlan::FirstSteps.specs(june(1));
        specs[0].kind = Kind::Strength;
        specs[0].small = None;
        let without = tx.insert_club_plan(club, &place("hills"), &specs, at(1)).await.unwrap_err();
        assert_eq!(without.rule(), Some(Rule::InRange), "without a small version: {without}");
    }
}
