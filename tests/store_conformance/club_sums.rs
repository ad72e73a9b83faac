//! What is summed up over a club's members.

use second_wind::domain::ids::GuildId;
use second_wind::domain::ladder::LadderState;
use second_wind::domain::room::{Room, RoomAnswer};
use second_wind::store::Store;

use crate::facts::{at, june, june_week, member, member_with_session, strength};
use crate::stores::on_both;

on_both! {
    async fn the_last_own_word_of_each_member_counts_for_its_week_and_club(store: Store) {
        let mut tx = store.begin().await.unwrap();
        let hills = tx.upsert_club(GuildId::new(1), "Hill Runners", "en-US").await.unwrap();
        let lakes = tx.upsert_club(GuildId::new(2), "Lake Runners", "en-US").await.unwrap();
        let week = june_week(9);
        let say = |on: u32, room, is_own| RoomAnswer { week, answered_on: june(on), room, is_own };
        let words = [
            // Said anew: the last one counts.
            vec![say(8, Room::Low, true), say(9, Room::Steady, true)],
            vec![say(8, Room::Steady, true)],
            // Not their own word.
            vec![say(8, Room::Low, false)],
            // Of another week.
            vec![RoomAnswer { week: june_week(16), ..say(8, Room::High, true) }],
        ];
        for (nth, words) in (11..).zip(words) {
            let one = member(&mut tx, nth).await;
            tx.put_club_member(hills, one, "Ana", false, june(1), at(0)).await.unwrap();
            for word in words {
                tx.put_room_answer(one, &word, at(1)).await.unwrap();
            }
        }
        let elsewhere = member(&mut tx, 21).await;
        tx.put_club_member(lakes, elsewhere, "Ben", false, june(1), at(0)).await.unwrap();
        tx.put_room_answer(elsewhere, &say(8, Room::High, true), at(1)).await.unwrap();
        assert_eq!(tx.rooms_said_in_club(hills, week).await.unwrap(), [(Room::Steady, 2)]);
        assert_eq!(tx.rooms_said_in_club(lakes, week).await.unwrap(), [(Room::High, 1)]);
        assert_eq!(tx.rooms_said_in_club(lakes, june_week(16)).await.unwrap(), []);
    }

    async fn whoever_is_not_there_for_a_week_is_in_none_of_its_sums(store: Store) {
        let mut tx = store.begin().await.unwrap();
        let hills = tx.upsert_club(GuildId::new(1), "Hill Runners", "en-US").await.unwrap();
        let week = june_week(9);
        for (nth, ladder) in (11..).zip(LadderState::ALL) {
            let (id, _) = member_with_session(&mut tx, nth).await;
            tx.put_club_member(hills, id, "Ana", false, june(1), at(0)).await.unwrap();
            tx.put_room_answer(id, &RoomAnswer { week, answered_on: june(8), room: Room::Low, is_own: true }, at(1)).await.unwrap();
            let mut one = tx.member(id).await.unwrap().expect("a member");
            one.ladder = ladder;
            tx.update_member(&one).await.unwrap();
        }
        // On track, wobble, away, returned.
        assert_eq!(tx.rooms_said_in_club(hills, week).await.unwrap(), [(Room::Low, 4)]);
        assert_eq!(tx.plans_in_club(hills, week).await.unwrap().len(), 4);
    }

    async fn a_clubs_plans_are_those_in_force_in_the_week(store: Store) {
        let mut tx = store.begin().await.unwrap();
        let hills = tx.upsert_club(GuildId::new(1), "Hill Runners", "en-US").await.unwrap();
        let (ana, session) = member_with_session(&mut tx, 11).await;
        tx.put_club_member(hills, ana, "Ana", false, june(1), at(0)).await.unwrap();
        tx.put_session_version(session, &strength("strength B"), june(11)).await.unwrap();
        let gone = tx.insert_session(ana, &strength("gone"), june(1)).await.unwrap();
        tx.end_session(gone, june(8)).await.unwrap();
        tx.insert_session(ana, &strength("later"), june(15)).await.unwrap();
        let titles = |plans: Vec<second_wind::domain::session::Session>| -> Vec<String> {
            plans.iter().map(|plan| plan.spec.title.to_string()).collect()
        };
        assert_eq!(titles(tx.plans_in_club(hills, june_week(9)).await.unwrap()), ["strength A", "strength B"]);
        assert_eq!(titles(tx.plans_in_club(hills, june_week(16)).await.unwrap()), ["strength B", "later"]);
        assert_eq!(titles(tx.plans_in_club(hills, june_week(2)).await.unwrap()), ["strength A", "gone"]);
    }
}
