//! Check-ins that were shared, and who cheered.

use second_wind::domain::ids::{ChannelId, GroupId, GuildId, LetterId, MemberId, MessageId, OccurrenceId, ShareId, UserId};
use second_wind::domain::session::Kind;
use second_wind::domain::share::SharedCheckIn;
use second_wind::store::letters::Slot;
use second_wind::store::shares::NewShare;
use second_wind::store::{Store, Tx};

use crate::facts::{at, june, june_week, member, member_with_session};
use crate::stores::on_both;

/// Somebody in a group with something done on two days.
async fn somebody(tx: &mut Tx, user: i64) -> (MemberId, GroupId, [OccurrenceId; 2]) {
    let (id, session) = member_with_session(tx, user).await;
    let club = tx.upsert_club(GuildId::new(1), "Hill Runners", "en-US").await.unwrap();
    let group = match tx.default_group(club).await.unwrap() {
        Some(group) => group.id,
        None => tx.insert_group(club, "everyone", true, june(1), june_week(1)).await.unwrap(),
    };
    tx.put_club_member(club, id, "Ana", true, june(1), at(0)).await.unwrap();
    let mut done = Vec::new();
    for day in [1, 2] {
        done.push(tx.ensure_occurrence(id, session, june(day), false).await.unwrap().id);
    }
    (id, group, [done[0], done[1]])
}

async fn cheerer(tx: &mut Tx, user: i64, name: &str) -> MemberId {
    let id = member(tx, user).await;
    let club = tx.upsert_club(GuildId::new(1), "Hill Runners", "en-US").await.unwrap();
    tx.put_club_member(club, id, name, false, june(1), at(0)).await.unwrap();
    id
}

fn new(member: MemberId, occurrence: OccurrenceId, group: GroupId) -> NewShare<'static> {
    NewShare { member, occurrence, group, channel: ChannelId::new(7), kind: Kind::Strength, name: "Ana" }
}

async fn letter(tx: &mut Tx, member: MemberId, day: u32) -> LetterId {
    tx.insert_letter(member, june(day), Slot::Day, "rem-1", at(9)).await.unwrap().expect("the slot is free")
}

on_both! {
    async fn a_share_stands_once_and_ends_once(store: Store) {
        let mut tx = store.begin().await.unwrap();
        let (ana, group, [first, second]) = somebody(&mut tx, 11).await;
        let id = tx.insert_share(&new(ana, first, group), at(1)).await.unwrap();
        let expected = SharedCheckIn {
            id,
            member: ana,
            occurrence: Some(first),
            group,
            channel: ChannelId::new(7),
            message: None,
            kind: Kind::Strength,
            shown_name: "Ana".into(),
            made_at: at(1),
            ended_at: None,
        };
        assert_eq!(tx.share(id).await.unwrap(), Some(expected.clone()));
        assert!(tx.set_share_stands(id, MessageId::new(77), "Anouk").await.unwrap());
        let stands = SharedCheckIn { message: Some(MessageId::new(77)), shown_name: "Anouk".into(), ..expected };
        assert_eq!(tx.shares_of_group(group).await.unwrap(), std::slice::from_ref(&stands));
        let other = tx.insert_share(&new(ana, second, group), at(5)).await.unwrap();
        assert_eq!(tx.shares_of_member(ana, at(1)).await.unwrap().iter().map(|share| share.id).collect::<Vec<_>>(), [other]);
        tx.end_share(id, at(8)).await.unwrap();
        tx.end_share(id, at(9)).await.unwrap();
        assert_eq!(tx.share(id).await.unwrap(), Some(SharedCheckIn { ended_at: Some(at(8)), ..stands }), "it ended when it ended");
        assert_eq!(tx.shares_of_group(group).await.unwrap().len(), 1, "what ended is no more among them");
        tx.set_share_is_down(id).await.unwrap();
        assert_eq!(tx.share(id).await.unwrap().unwrap().message, None);
        let again = tx.insert_share(&new(ana, first, group), at(9)).await.unwrap();
        assert_ne!(again, id, "what came down can be shared again");
        tx.delete_occurrence(second).await.unwrap();
        assert_eq!(tx.share(other).await.unwrap().unwrap().occurrence, None, "its post is still to be taken away");
        assert_eq!(tx.share(ShareId::new(999)).await.unwrap(), None);
        assert!(!tx.set_share_stands(ShareId::new(999), MessageId::new(1), "Ana").await.unwrap(), "gone meanwhile");
        tx.commit().await.unwrap();
        let mut tx = store.begin().await.unwrap();
        let twice = tx.insert_share(&new(ana, first, group), at(9)).await;
        assert!(twice.is_err(), "a check-in stands in one place: {twice:?}");
    }

    async fn cheers_are_told_once_by_a_letter_that_is_sent(store: Store) {
        let mut tx = store.begin().await.unwrap();
        let (ana, group, [first, second]) = somebody(&mut tx, 11).await;
        let (zoe, ben, gone) = (cheerer(&mut tx, 12, "Zoe").await, cheerer(&mut tx, 13, "Ben").await, member(&mut tx, 14).await);
        let share = tx.insert_share(&new(ana, first, group), at(1)).await.unwrap();
        let other = tx.insert_share(&new(ana, second, group), at(2)).await.unwrap();
        for (share, who) in [(share, zoe), (share, zoe), (share, ben), (other, zoe), (other, gone)] {
            tx.cheer(share, who).await.unwrap();
        }
        let lost = letter(&mut tx, ana, 1).await;
        tx.put_cheers_under(ana, lost).await.unwrap();
        let both = [UserId::new(13), UserId::new(12)];
        assert_eq!(tx.cheers_under(lost).await.unwrap(), both, "each once, from A to Z, and who is in the club");
        tx.delete_letter(lost).await.unwrap();
        let sent = letter(&mut tx, ana, 2).await;
        tx.put_cheers_under(ana, sent).await.unwrap();
        assert_eq!(tx.cheers_under(sent).await.unwrap(), both, "a letter that never went gives them back");
        let next = letter(&mut tx, ana, 3).await;
        tx.put_cheers_under(ana, next).await.unwrap();
        assert_eq!(tx.cheers_under(next).await.unwrap(), [], "told once");
        let his = letter(&mut tx, ben, 3).await;
        tx.cheer(other, ben).await.unwrap();
        tx.put_cheers_under(ben, his).await.unwrap();
        assert_eq!(tx.cheers_under(his).await.unwrap(), [], "each member's own");
        tx.forget_cheers(share).await.unwrap();
        assert_eq!(tx.cheers_under(sent).await.unwrap(), [UserId::new(12)], "those for the other one stay");
        tx.delete_member(zoe).await.unwrap();
        assert_eq!(tx.cheers_under(sent).await.unwrap(), [], "nothing of somebody who is gone");
    }

    async fn shares_are_cleared_away_and_go_with_their_member(store: Store) {
        let mut tx = store.begin().await.unwrap();
        let (ana, group, [first, second]) = somebody(&mut tx, 11).await;
        let old = tx.insert_share(&new(ana, first, group), at(5)).await.unwrap();
        let young = tx.insert_share(&new(ana, second, group), at(7)).await.unwrap();
        tx.prune_shares(at(6)).await.unwrap();
        assert_eq!(tx.share(old).await.unwrap(), None);
        assert!(tx.share(young).await.unwrap().is_some());
        tx.delete_member(ana).await.unwrap();
        assert_eq!(tx.share(young).await.unwrap(), None);
    }
}
