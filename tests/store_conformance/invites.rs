//! Invitations to do a session at the same time.

use second_wind::domain::ids::{ChannelId, InviteId, MessageId};
use second_wind::domain::together::{InviteState, Side};
use second_wind::store::letters::Slot;
use second_wind::store::{Rule, Store};

use crate::facts::{at, june, member, member_with_session};
use crate::stores::on_both;

on_both! {
    async fn an_invitation_goes_from_state_to_state_once(store: Store) {
        let mut tx = store.begin().await.unwrap();
        let (ana, session) = member_with_session(&mut tx, 11).await;
        let ben = member(&mut tx, 12).await;
        let occurrence = tx.ensure_occurrence(ana, session, june(3), false).await.unwrap().id;
        let id = tx.insert_invite((ana, ben), occurrence, at(500), at(1)).await.unwrap();
        let sent = tx.invite(id).await.unwrap().expect("it is kept");
        assert_eq!((sent.state, sent.at, sent.other_at, sent.told_at), (InviteState::Sent, at(500), None, None));
        assert_eq!((sent.side_of(ana), sent.side_of(ben)), (Some(Side::From), Some(Side::To)));
        assert_eq!(tx.invites_from(ana, at(500)).await.unwrap(), std::slice::from_ref(&sent));
        assert_eq!(tx.invites_to(ben, at(500)).await.unwrap(), std::slice::from_ref(&sent));
        assert_eq!(tx.invites_to(ben, at(501)).await.unwrap(), [], "its time is over by then");
        assert_eq!(tx.invites_from(ben, at(0)).await.unwrap(), []);

        let mut other = sent.clone();
        (other.state, other.other_at, other.changed_at) = (InviteState::OtherTime, Some(at(600)), at(2));
        assert!(tx.move_invite(InviteState::Sent, &other).await.unwrap());
        assert_eq!(tx.invite(id).await.unwrap().map(|invite| invite.spoken_of_at()), Some(at(600)));
        let mut late = sent.clone();
        late.state = InviteState::Withdrawn;
        assert!(!tx.move_invite(InviteState::Sent, &late).await.unwrap(), "it no longer stands there");
        assert_eq!(tx.invite(id).await.unwrap(), Some(other));
        assert_eq!(tx.invite(InviteId::new(id.get() + 1)).await.unwrap(), None);
        assert_eq!(tx.prune_invites(at(500)).await.unwrap(), 0, "what is for that moment stays");
        assert_eq!(tx.prune_invites(at(501)).await.unwrap(), 1);
    }

    async fn an_invitation_goes_with_a_letter_and_waits_again_without_it(store: Store) {
        let mut tx = store.begin().await.unwrap();
        let (ana, session) = member_with_session(&mut tx, 11).await;
        let ben = member(&mut tx, 12).await;
        let occurrence = tx.ensure_occurrence(ana, session, june(3), false).await.unwrap().id;
        let id = tx.insert_invite((ana, ben), occurrence, at(500), at(1)).await.unwrap();
        let letter = tx.insert_letter(ben, june(1), Slot::Day, "rem", at(2)).await.unwrap().expect("the slot is free");
        tx.put_invite_under(id, letter).await.unwrap();
        let under = tx.invite_of_letter(letter).await.unwrap().expect("it stands there");
        assert_eq!((under.letter, under.told_at), (Some(letter), None), "not told before the letter arrived");
        tx.delete_letter(letter).await.unwrap();
        assert_eq!(tx.invite(id).await.unwrap().map(|invite| invite.letter), Some(None), "it waits again");
        let letter = tx.insert_letter(ben, june(2), Slot::Day, "rem", at(3)).await.unwrap().expect("the slot is free");
        tx.put_invite_under(id, letter).await.unwrap();
        tx.set_letter_delivered(letter, ChannelId::new(5), MessageId::new(6), at(4)).await.unwrap();
        assert_eq!(tx.invite(id).await.unwrap().and_then(|invite| invite.told_at), Some(at(4)), "with the letter");

        let second = tx.insert_invite((ana, ben), occurrence, at(700), at(5)).await.unwrap();
        tx.set_invite_told(second, at(6)).await.unwrap();
        let other = tx.insert_letter(ben, june(3), Slot::Day, "rem", at(7)).await.unwrap().expect("the slot is free");
        tx.put_invite_under(second, other).await.unwrap();
        assert_eq!(tx.invite_of_letter(other).await.unwrap(), None, "what arrived by itself goes under no letter");
    }

    async fn an_invitation_goes_with_either_of_the_two(store: Store) {
        let mut tx = store.begin().await.unwrap();
        let (ana, session) = member_with_session(&mut tx, 11).await;
        let (ben, cara) = (member(&mut tx, 12).await, member(&mut tx, 13).await);
        let occurrence = tx.ensure_occurrence(ana, session, june(3), false).await.unwrap().id;
        tx.insert_invite((ana, ben), occurrence, at(500), at(1)).await.unwrap();
        tx.insert_invite((ana, cara), occurrence, at(500), at(1)).await.unwrap();
        tx.delete_member(ben).await.unwrap();
        assert_eq!(tx.invites_from(ana, at(0)).await.unwrap().len(), 1, "who was invited is deleted");
        tx.delete_member(ana).await.unwrap();
        assert_eq!(tx.invites_to(cara, at(0)).await.unwrap(), [], "who invited is deleted");
    }

    async fn nobody_invites_themselves(store: Store) {
        let mut tx = store.begin().await.unwrap();
        let (ana, session) = member_with_session(&mut tx, 11).await;
        let occurrence = tx.ensure_occurrence(ana, session, june(3), false).await.unwrap().id;
        let refused = tx.insert_invite((ana, ana), occurrence, at(500), at(1)).await.unwrap_err();
        assert_eq!(refused.rule(), Some(Rule::InRange), "{refused}");
    }

    async fn invitations_are_taken_until_somebody_would_rather_not(store: Store) {
        let mut tx = store.begin().await.unwrap();
        let ana = member(&mut tx, 11).await;
        assert!(tx.takes_invites(ana).await.unwrap());
        tx.set_takes_invites(ana, false).await.unwrap();
        assert!(!tx.takes_invites(ana).await.unwrap());
    }
}
