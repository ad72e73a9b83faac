//! What has a date or a week: changes, rooms, pauses, ladder days and stored weeks.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use second_wind::domain::ids::{ChangeId, GuildId, MemberId};
use second_wind::domain::ladder::LadderState;
use second_wind::domain::pause::{Pause, Scope, Span};
use second_wind::domain::ramp::{RampWeek, Share};
use second_wind::domain::room::{Room, RoomAnswer};
use second_wind::store::changes::Change;
use second_wind::store::members::Chapter;
use second_wind::store::pauses::PauseQuestion;
use second_wind::store::weeks::MemberWeek;
use second_wind::store::{Rule, Store, StoreError};

use crate::facts::{at, june, june_week, member};
use crate::stores::on_both;

fn span(from: NaiveDate, until: Option<NaiveDate>) -> Span {
    Span { scope: Scope::Everything, from, until }
}

on_both! {
    async fn a_change_is_undone_once(store: Store) {
        let mut tx = store.begin().await.unwrap();
        let (ana, bea) = (member(&mut tx, 11).await, member(&mut tx, 12).await);
        assert_eq!(tx.last_change(ana).await.unwrap(), None);
        let first = tx.insert_change(ana, at(1), "check_in", "open").await.unwrap();
        let second = tx.insert_change(ana, at(2), "move", r#"{"from":"2026-06-01"}"#).await.unwrap();
        tx.insert_change(bea, at(3), "check_in", "open").await.unwrap();
        let expected = Change {
            id: second,
            member: ana,
            made_at: at(2),
            what: "move".to_owned(),
            before_state: r#"{"from":"2026-06-01"}"#.to_owned(),
            undone_at: None,
        };
        assert_eq!(tx.last_change(ana).await.unwrap().as_ref(), Some(&expected));
        assert!(tx.mark_undone(second, at(5)).await.unwrap(), "it stood");
        assert!(!tx.mark_undone(second, at(6)).await.unwrap(), "it was undone already");
        assert_eq!(tx.change(second).await.unwrap(), Some(Change { undone_at: Some(at(5)), ..expected }), "at the first time");
        assert_eq!(tx.last_change(ana).await.unwrap().map(|change| change.id), Some(first), "now the one before stands last");
        assert!(!tx.mark_undone(ChangeId::new(999), at(6)).await.unwrap(), "nothing to undo");
        assert_eq!(tx.change(ChangeId::new(999)).await.unwrap(), None);
    }

    async fn later_changes_of_the_plan_are_found_in_order(store: Store) {
        let mut tx = store.begin().await.unwrap();
        let (ana, bea) = (member(&mut tx, 11).await, member(&mut tx, 12).await);
        let first = tx.insert_change(ana, at(1), "plan_add", "end 1").await.unwrap();
        tx.insert_change(ana, at(2), "check_in", "open").await.unwrap();
        let edited = tx.insert_change(ana, at(3), "plan_edit", "end 1").await.unwrap();
        tx.insert_change(bea, at(4), "plan_edit", "end 9").await.unwrap();
        let undone = tx.insert_change(ana, at(5), "plan_remove", "reopen 1").await.unwrap();
        let taken = tx.insert_change(ana, at(6), "plan_template instead steady", "end 2").await.unwrap();
        tx.mark_undone(undone, at(7)).await.unwrap();
        let later = tx.plan_changes_after(ana, first).await.unwrap();
        assert_eq!(later.iter().map(|change| change.id).collect::<Vec<_>>(), [edited, taken], "hers, of the plan, and standing");
        assert_eq!(tx.plan_changes_after(ana, taken).await.unwrap(), []);
    }

    async fn the_last_word_about_room_counts(store: Store) {
        let mut tx = store.begin().await.unwrap();
        let ana = member(&mut tx, 11).await;
        assert_eq!(tx.room(ana, june_week(1)).await.unwrap(), None);
        for (day, room) in [(8, Room::High), (1, Room::Low), (8, Room::Steady), (15, Room::High), (22, Room::Low)] {
            tx.put_room(ana, june_week(day), room, at(0)).await.unwrap();
        }
        assert_eq!(tx.room(ana, june_week(8)).await.unwrap(), Some(Room::Steady));
        let between = tx.rooms_between(ana, june_week(1), june_week(15)).await.unwrap();
        assert_eq!(between, [(june_week(1), Room::Low), (june_week(8), Room::Steady), (june_week(15), Room::High)]);

        let said = |day, room, is_own| RoomAnswer { week: june_week(8), answered_on: june(day), room, is_own };
        for answer in [said(11, Room::High, true), said(9, Room::Low, false), said(11, Room::Low, true)] {
            tx.put_room_answer(ana, &answer, at(1)).await.unwrap();
        }
        let answers = tx.room_answers(ana, june_week(8), june_week(8)).await.unwrap();
        assert_eq!(answers[1..], [said(9, Room::Low, false), said(11, Room::Low, true)], "by date, and the last word of each");
        assert_eq!(tx.room(ana, june_week(8)).await.unwrap(), Some(Room::Low), "the latest counts from then on");
        tx.delete_room_answer(ana, june_week(8), june(11)).await.unwrap();
        assert_eq!(tx.room_answers(ana, june_week(8), june_week(8)).await.unwrap().len(), 2, "taken back");
        let nobody = MemberId::new(999_999);
        let lost = tx.put_room(nobody, june_week(8), Room::Low, at(0)).await.unwrap_err();
        assert!(matches!(lost, StoreError::Gone { table: "member", .. }), "{lost}");
    }

    async fn a_pause_has_dates_and_nothing_else(store: Store) {
        let mut tx = store.begin().await.unwrap();
        let ana = member(&mut tx, 11).await;
        let open = tx.insert_pause(ana, span(june(20), None)).await.unwrap();
        let closed = tx.insert_pause(ana, span(june(1), Some(june(8)))).await.unwrap();
        let pause = |id, from, until: Option<u32>| Pause { id, from: june(from), until: until.map(june), scope: Scope::Everything };
        assert_eq!(tx.pauses_of(ana).await.unwrap(), [pause(closed, 1, Some(8)), pause(open, 20, None)], "the first one first");
        tx.end_pause(open, june(20)).await.unwrap();
        assert_eq!(tx.pauses_of(ana).await.unwrap()[1], pause(open, 20, Some(20)), "it may end on the day it began");
        assert!(matches!(tx.end_pause(999, june(20)).await, Err(StoreError::Gone { table: "pause", id: 999 })));
        let part = Span { scope: Scope::RunningAndStrength, ..span(june(2), None) };
        let part_id = tx.insert_pause(ana, part).await.unwrap();
        let known = tx.pauses_of(ana).await.unwrap();
        assert!(known.contains(&Pause { id: part_id, from: june(2), until: None, scope: Scope::RunningAndStrength }), "what rests is kept");
        let backwards = tx.end_pause(open, june(19)).await.unwrap_err();
        assert_eq!(backwards.rule(), Some(Rule::InRange), "{backwards}");
    }

    async fn a_pause_knows_of_its_one_question(store: Store) {
        let mut tx = store.begin().await.unwrap();
        let (ana, ben) = (member(&mut tx, 11).await, member(&mut tx, 12).await);
        let pause = tx.insert_pause(ana, span(june(1), Some(june(8)))).await.unwrap();
        let question = |asked_on: Option<u32>, is_answered| PauseQuestion { asked_on: asked_on.map(june), is_answered };
        assert_eq!(tx.pause_question(pause).await.unwrap(), question(None, false));
        tx.set_pause_asked(pause, june(8)).await.unwrap();
        tx.set_pause_answered(pause).await.unwrap();
        assert_eq!(tx.pause_question(pause).await.unwrap(), question(Some(8), true));
        tx.put_pause_end(pause, None).await.unwrap();
        let others = tx.insert_pause(ben, span(june(3), None)).await.unwrap();
        tx.put_pauses(ana, &[span(june(2), Some(june(4))), span(june(9), None)]).await.unwrap();
        let known: Vec<_> = tx.pauses_of(ana).await.unwrap().into_iter().map(|pause| (pause.from, pause.until)).collect();
        assert_eq!(known, [(june(2), Some(june(4))), (june(9), None)], "these and no others");
        assert_eq!(tx.pauses_of(ben).await.unwrap().len(), 1, "nobody else's");
        tx.delete_pause(others).await.unwrap();
        assert_eq!(tx.pauses_of(ben).await.unwrap(), []);
        assert!(matches!(tx.pause_question(others).await, Err(StoreError::Gone { table: "pause", .. })));
    }

    async fn a_ramp_is_kept_by_week_until_a_room_is_said(store: Store) {
        let mut tx = store.begin().await.unwrap();
        let ana = member(&mut tx, 11).await;
        let of = |day, share| RampWeek { week: june_week(day), share, counts_from: june(day), until: None };
        let weeks = [of(3, Share::TwoSmall), of(10, Share::Low), of(17, Share::ThreeQuarters), of(24, Share::Usual)];
        tx.put_ramp(ana, june(3), &weeks, at(10)).await.unwrap();
        let known = tx.ramps_between(ana, june_week(3), june_week(30)).await.unwrap();
        assert_eq!(known, weeks[..3], "a usual week has no row");
        let steady = |of, on| RoomAnswer { week: june_week(of), answered_on: june(on), room: Room::Steady, is_own: true };
        tx.put_room_answer(ana, &steady(10, 14), at(12)).await.unwrap();
        tx.put_room_answer(ana, &steady(10, 12), at(11)).await.unwrap();
        tx.put_room_answer(ana, &steady(17, 2), at(9)).await.unwrap();
        let known = tx.ramps_between(ana, june_week(3), june_week(30)).await.unwrap();
        let given = RampWeek { until: Some(june(12)), ..weeks[1] };
        assert_eq!(known, [weeks[0], given, weeks[2]], "a room that was said later speaks instead, from its date on");
        tx.put_ramp(ana, june(10), &[], at(20)).await.unwrap();
        assert_eq!(tx.ramps_between(ana, june_week(3), june_week(30)).await.unwrap(), [weeks[0]], "the weeks before stay");
    }

    async fn a_second_return_leaves_the_days_before_it_the_share_they_had(store: Store) {
        let mut tx = store.begin().await.unwrap();
        let ana = member(&mut tx, 11).await;
        let of = |week, share, from| RampWeek { week: june_week(week), share, counts_from: june(from), until: None };
        let first = [of(4, Share::TwoSmall, 4), of(10, Share::Low, 10), of(17, Share::ThreeQuarters, 17)];
        tx.put_ramp(ana, june(4), &first, at(10)).await.unwrap();
        let second = [of(13, Share::Low, 13), of(17, Share::FirstSmall, 17)];
        tx.put_ramp(ana, june(13), &second, at(20)).await.unwrap();
        let known = tx.ramps_between(ana, june_week(3), june_week(30)).await.unwrap();
        assert_eq!(known, [first[0], first[1], second[0], second[1]], "the weeks to come are those of the second");
        let chosen = [of(13, Share::TwoSmall, 13)];
        tx.put_ramp(ana, june(13), &chosen, at(21)).await.unwrap();
        let known = tx.ramps_between(ana, june_week(10), june_week(30)).await.unwrap();
        assert_eq!(known, [first[1], chosen[0]], "chosen again, a return has one share");
    }

    async fn a_chapter_begins_where_it_was_opened(store: Store) {
        let mut tx = store.begin().await.unwrap();
        let ana = member(&mut tx, 11).await;
        assert_eq!(tx.chapter(ana).await.unwrap(), Chapter::default());
        let chapter = Chapter { from: Some(june_week(8)), due_on: Some(june(9)) };
        tx.set_chapter(ana, chapter).await.unwrap();
        assert_eq!(tx.chapter(ana).await.unwrap(), chapter);
    }

    async fn the_ladder_is_kept_by_date(store: Store) {
        let mut tx = store.begin().await.unwrap();
        let (ana, bea) = (member(&mut tx, 11).await, member(&mut tx, 12).await);
        for (day, state) in [(9, LadderState::Away), (2, LadderState::OnTrack), (9, LadderState::Dormant), (12, LadderState::Returned)] {
            tx.put_ladder_day(ana, june(day), state).await.unwrap();
        }
        tx.put_ladder_day(bea, june(1), LadderState::Off).await.unwrap();
        for (day, expected) in [
            (1, None),
            (2, Some(LadderState::OnTrack)),
            (8, Some(LadderState::OnTrack)),
            (9, Some(LadderState::Dormant)),
            (30, Some(LadderState::Returned)),
        ] {
            assert_eq!(tx.ladder_on(ana, june(day)).await.unwrap(), expected, "on {day} June");
        }
        let between = tx.ladder_days_between(ana, june(2), june(9)).await.unwrap();
        assert_eq!(between, [(june(2), LadderState::OnTrack), (june(9), LadderState::Dormant)], "both ends included");
        for state in LadderState::ALL {
            tx.put_ladder_day(ana, june(20), state).await.unwrap();
            assert_eq!(tx.ladder_on(ana, june(20)).await.unwrap(), Some(state), "the schema knows every state");
        }
    }

    async fn where_a_group_stood_on_a_date(store: Store) {
        let mut tx = store.begin().await.unwrap();
        let club = tx.upsert_club(GuildId::new(1), "Hills", "en-US").await.unwrap();
        let group = tx.insert_group(club, "everyone", true, june(1), june_week(1)).await.unwrap();
        let mut members = Vec::new();
        for (user, days) in [
            (11, &[(2, LadderState::OnTrack), (5, LadderState::Away), (6, LadderState::Dormant)][..]),
            (12, &[(1, LadderState::Paused)]),
            (13, &[(6, LadderState::Returned)]),
            (14, &[]),
        ] {
            let id = member(&mut tx, user).await;
            tx.join_group(group, id, june(1)).await.unwrap();
            for (day, state) in days {
                tx.put_ladder_day(id, june(*day), *state).await.unwrap();
            }
            members.push(id);
        }
        let stranger = member(&mut tx, 20).await;
        tx.put_ladder_day(stranger, june(1), LadderState::Off).await.unwrap();
        let expected = BTreeMap::from([(members[0], LadderState::Away), (members[1], LadderState::Paused)]);
        assert_eq!(tx.group_ladder_on(group, june(5)).await.unwrap(), expected, "the latest at or before, of members of the group");
        assert_eq!(tx.group_ladder_on(group, june(30)).await.unwrap().len(), 3, "nobody knows where the fourth stood");
    }

    async fn weeks_are_kept_beside_the_facts(store: Store) {
        let mut tx = store.begin().await.unwrap();
        let ana = member(&mut tx, 11).await;
        let week = |day, is_kept| MemberWeek {
            week: june_week(day),
            planned: 5,
            need: 3,
            credited: u32::from(is_kept) * 4,
            strength: 1,
            mobility: 2,
            recovery: 3,
            is_kept,
            is_comeback: day == 8,
        };
        for one in [week(15, true), week(1, true), week(8, true), week(8, false), week(22, true)] {
            tx.put_member_week(ana, &one).await.unwrap();
        }
        let expected = [week(1, true), week(8, false), week(15, true), week(22, true)];
        assert_eq!(tx.member_weeks(ana).await.unwrap(), expected, "by week, the last word counts");
        assert_eq!(tx.kept_weeks_in_all(ana).await.unwrap(), 3);
    }

    async fn kept_weeks_are_counted_for_many_at_once(store: Store) {
        let mut tx = store.begin().await.unwrap();
        let mut expected = BTreeMap::new();
        for user in 0..40_u32 {
            let id = member(&mut tx, i64::from(user) + 100).await;
            for day in 0..(user % 4) {
                let week = MemberWeek {
                    week: june_week(1 + 7 * day),
                    planned: 1,
                    need: 1,
                    credited: 1,
                    strength: 1,
                    mobility: 0,
                    recovery: 0,
                    is_kept: true,
                    is_comeback: false,
                };
                tx.put_member_week(id, &week).await.unwrap();
            }
            expected.insert(id, user % 4);
        }
        let asked: Vec<MemberId> = expected.keys().rev().copied().collect();
        assert_eq!(tx.kept_weeks_of(&asked).await.unwrap(), expected, "everyone who was asked about, in whatever order");
        assert_eq!(tx.kept_weeks_of(&[]).await.unwrap(), BTreeMap::new());
    }

    async fn facts_about_the_installation(store: Store) {
        let mut tx = store.begin().await.unwrap();
        assert_eq!(tx.meta("tzdb").await.unwrap(), None);
        for value in ["2026a", "2026b", ""] {
            tx.set_meta("tzdb", value).await.unwrap();
            assert_eq!(tx.meta("tzdb").await.unwrap().as_deref(), Some(value));
        }
        assert_eq!(tx.meta("TZDB").await.unwrap(), None, "names are exact");
    }
}
