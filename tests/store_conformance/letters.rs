//! Letters and boards: what the coach says by itself.

use second_wind::domain::board::suspension::Suspension;
use second_wind::domain::ids::{BoardId, ChannelId, GuildId, LetterId, MessageId};
use second_wind::store::boards::{Board, BoardState};
use second_wind::store::letters::{Letter, Slot};
use second_wind::store::{Rule, Store, StoreError};

use crate::facts::{at, june, june_week, member, member_with_session};
use crate::stores::on_both;

on_both! {
    async fn a_slot_of_a_day_is_taken_once(store: Store) {
        let mut tx = store.begin().await.unwrap();
        let (ana, bea) = (member(&mut tx, 11).await, member(&mut tx, 12).await);
        let id = tx.insert_letter(ana, june(1), Slot::Day, "rem-1", at(1)).await.unwrap().expect("the slot is free");
        assert_eq!(tx.insert_letter(ana, june(1), Slot::Day, "rem-2", at(2)).await.unwrap(), None, "it is taken");
        for (member, day, slot) in [(ana, 1, Slot::Evening), (ana, 1, Slot::Asked), (ana, 2, Slot::Day), (bea, 1, Slot::Day)] {
            let other = tx.insert_letter(member, june(day), slot, "rem-1", at(1)).await.unwrap();
            assert!(other.is_some(), "{slot:?} of {day} June is another slot");
        }
        let expected = Letter {
            id,
            member: ana,
            date: june(1),
            slot: Slot::Day,
            template: "rem-1".to_owned(),
            composed_at: at(1),
            channel: None,
            message: None,
            delivered_at: None,
        };
        assert_eq!(tx.letter_for(ana, june(1), Slot::Day).await.unwrap().as_ref(), Some(&expected));
        tx.set_letter_delivered(id, ChannelId::new(5), MessageId::new(6), at(3)).await.unwrap();
        let delivered =
            Letter { channel: Some(ChannelId::new(5)), message: Some(MessageId::new(6)), delivered_at: Some(at(3)), ..expected };
        assert_eq!(tx.letter(id).await.unwrap(), Some(delivered));
        tx.delete_letter(id).await.unwrap();
        assert_eq!(tx.letter(id).await.unwrap(), None);
        assert!(tx.insert_letter(ana, june(1), Slot::Day, "rem-2", at(2)).await.unwrap().is_some(), "the slot was given back");
        let gone = tx.set_letter_delivered(LetterId::new(999), ChannelId::new(5), MessageId::new(6), at(3)).await;
        assert!(matches!(gone, Err(StoreError::Gone { table: "letter", id: 999 })), "{gone:?}");
    }

    async fn of_many_who_compose_at_once_one_gets_the_slot(store: Store) {
        let mut tx = store.begin().await.unwrap();
        let ana = member(&mut tx, 11).await;
        tx.commit().await.unwrap();
        let tasks: Vec<_> = (0..6)
            .map(|_| {
                let store = store.clone();
                tokio::spawn(async move {
                    let mut tx = store.begin().await.unwrap();
                    let letter = tx.insert_letter(ana, june(1), Slot::Day, "rem-1", at(1)).await.unwrap();
                    tx.commit().await.unwrap();
                    letter
                })
            })
            .collect();
        let mut taken = 0;
        for task in tasks {
            taken += usize::from(task.await.unwrap().is_some());
        }
        assert_eq!(taken, 1, "one letter a slot");
    }

    async fn a_letter_names_occurrences_in_order(store: Store) {
        let mut tx = store.begin().await.unwrap();
        let (ana, session) = member_with_session(&mut tx, 11).await;
        let mut occurrences = Vec::new();
        for day in [4, 8, 11] {
            occurrences.push(tx.ensure_occurrence(ana, session, june(day), false).await.unwrap().id);
        }
        let [a, b, c] = occurrences[..] else { panic!("three occurrences") };
        let mut letters = Vec::new();
        for (day, parts, delivered) in [(4, vec![c, a], true), (8, vec![a, b], true), (11, vec![a], false)] {
            let letter = tx.insert_letter(ana, june(day), Slot::Day, "rem-2", at(day.into())).await.unwrap().expect("free");
            tx.set_letter_parts(letter, &[b, c]).await.unwrap();
            tx.set_letter_parts(letter, &parts).await.unwrap();
            assert_eq!(tx.letter_parts(letter).await.unwrap(), parts, "in the order in which they stand, the last word counts");
            if delivered {
                tx.set_letter_delivered(letter, ChannelId::new(5), MessageId::new(6), at(day.into())).await.unwrap();
            }
            letters.push(letter);
        }
        let of = async |tx: &mut second_wind::store::Tx, occurrence| {
            tx.letter_of_occurrence(occurrence).await.unwrap().map(|letter| letter.id)
        };
        assert_eq!(of(&mut tx, a).await, Some(letters[1]), "the latest that was delivered");
        assert_eq!(of(&mut tx, c).await, Some(letters[0]));
        tx.delete_occurrence(c).await.unwrap();
        assert_eq!(tx.letter_parts(letters[0]).await.unwrap(), [a], "an occurrence that is gone is named no more");
    }

    async fn letters_since_are_those_delivered(store: Store) {
        let mut tx = store.begin().await.unwrap();
        let (ana, bea) = (member(&mut tx, 11).await, member(&mut tx, 12).await);
        let mut ids = Vec::new();
        for (member, day, delivered) in
            [(ana, 1, Some(100)), (ana, 2, Some(200)), (ana, 3, None), (ana, 4, Some(150)), (bea, 1, Some(300)), (ana, 5, Some(149))]
        {
            let letter = tx.insert_letter(member, june(day), Slot::Day, "rem-1", at(0)).await.unwrap().expect("free");
            if let Some(secs) = delivered {
                tx.set_letter_delivered(letter, ChannelId::new(5), MessageId::new(6), at(secs)).await.unwrap();
            }
            ids.push(letter);
        }
        let since: Vec<_> = tx.letters_since(ana, at(150)).await.unwrap().iter().map(|letter| letter.id).collect();
        assert_eq!(since, [ids[1], ids[3]], "at that instant or later, delivered, by number");
    }

    async fn a_group_has_one_board_a_week(store: Store) {
        let mut tx = store.begin().await.unwrap();
        let club = tx.upsert_club(GuildId::new(1), "Hills", "en-US").await.unwrap();
        let group = tx.insert_group(club, "everyone", true, june(1), june_week(1)).await.unwrap();
        assert_eq!(tx.board(group, june_week(1)).await.unwrap(), None);
        let later = tx.insert_board(group, june_week(8), ChannelId::new(5)).await.unwrap();
        let board = tx.insert_board(group, june_week(1), ChannelId::new(5)).await.unwrap();
        let expected = Board {
            id: board.id,
            group,
            week: june_week(1),
            channel: ChannelId::new(5),
            message: None,
            content_hash: None,
            posted_at: None,
            edited_at: None,
            state: BoardState::Live,
            reposts: 0,
            shown_members: String::new(),
            suspended_why: None,
        };
        assert_eq!(board, expected);
        assert_eq!(tx.board_by_id(board.id).await.unwrap().as_ref(), Some(&expected));
        for state in BoardState::ALL {
            let changed = Board {
                channel: ChannelId::new(6),
                message: Some(MessageId::new(7)),
                content_hash: Some("abc".to_owned()),
                posted_at: Some(at(1)),
                edited_at: Some(at(2)),
                state,
                reposts: 3,
                shown_members: "11 12".to_owned(),
                suspended_why: (state == BoardState::Suspended).then_some(Suspension::NoRights),
                ..expected.clone()
            };
            tx.update_board(&changed).await.unwrap();
            assert_eq!(tx.board(group, june_week(1)).await.unwrap(), Some(changed));
            let live: Vec<_> = tx.live_boards().await.unwrap().iter().map(|board| board.id).collect();
            let both = if state == BoardState::Live { vec![later.id, board.id] } else { vec![later.id] };
            assert_eq!(live, both, "those that are live, by number, with one {state:?}");
        }
        let weeks: Vec<_> = tx.boards_of_group(group).await.unwrap().iter().map(|board| board.week).collect();
        assert_eq!(weeks, [june_week(1), june_week(8)], "by week");
        let latest = tx.latest_board(group).await.unwrap().map(|board| board.id);
        assert_eq!(latest, Some(later.id), "the latest week's, not the one written last");
        let mut rested = tx.board_by_id(later.id).await.unwrap().unwrap();
        for why in Suspension::ALL {
            (rested.state, rested.suspended_why) = (BoardState::Suspended, Some(why));
            tx.update_board(&rested).await.unwrap();
            assert_eq!(tx.latest_board(group).await.unwrap().as_ref(), Some(&rested), "{why:?}");
        }
        let nobody = tx.update_board(&Board { id: BoardId::new(999), ..expected }).await;
        assert!(matches!(nobody, Err(StoreError::Gone { table: "board", id: 999 })), "{nobody:?}");
        let twice = tx.insert_board(group, june_week(1), ChannelId::new(5)).await.unwrap_err();
        assert_eq!(twice.rule(), Some(Rule::OneBoardPerWeek), "{twice}");
    }
}
