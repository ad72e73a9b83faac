//! The weekly posts of clubs, and who said hello below them.

use chrono::Weekday;
use second_wind::domain::club_check_in::{ClubCheckIn, Slot};
use second_wind::domain::ids::{ChannelId, ClubCheckInId, ClubPostId, GuildId, MessageId};
use second_wind::domain::session::Words;
use second_wind::store::{Rule, Store};

use crate::facts::{at, june, member};
use crate::stores::on_both;

fn slot(day: Weekday, at: &str) -> Slot {
    Slot { day, at: at.parse().expect("a time") }
}

on_both! {
    async fn check_ins_of_a_club_stand_in_the_order_of_the_week_until_they_end(store: Store) {
        let mut tx = store.begin().await.unwrap();
        let club = tx.upsert_club(GuildId::new(1), "Hill Runners", "en-US").await.unwrap();
        let other = tx.upsert_club(GuildId::new(2), "Flat Runners", "en-US").await.unwrap();
        let question = Words::parse("Hills or flat?").unwrap();
        let channel = ChannelId::new(7);
        let friday = tx.insert_club_check_in(club, channel, slot(Weekday::Fri, "18:00"), None, at(1)).await.unwrap();
        let monday = tx.insert_club_check_in(club, channel, slot(Weekday::Mon, "07:30"), Some(&question), at(2)).await.unwrap();
        tx.insert_club_check_in(other, channel, slot(Weekday::Mon, "07:30"), None, at(3)).await.unwrap();
        let of = |id, slot, question, made_at| {
            ClubCheckIn { id, club, channel, slot, question, made_at, ended_at: None, refused_at: None }
        };
        let first = of(monday, slot(Weekday::Mon, "07:30"), Some(question), at(2));
        let second = of(friday, slot(Weekday::Fri, "18:00"), None, at(1));
        assert_eq!(tx.club_check_ins(club).await.unwrap(), [first.clone(), second.clone()]);
        tx.set_club_check_in_ended(monday, Some(at(9))).await.unwrap();
        tx.set_club_check_in_refused(friday, Some(at(8))).await.unwrap();
        let refused = ClubCheckIn { refused_at: Some(at(8)), ..second };
        assert_eq!(tx.club_check_ins(club).await.unwrap(), [refused], "what was taken away is no more among them");
        let ended = ClubCheckIn { ended_at: Some(at(9)), ..first.clone() };
        assert_eq!(tx.club_check_in(monday).await.unwrap(), Some(ended), "and can be brought back");
        tx.set_club_check_in_ended(monday, None).await.unwrap();
        assert_eq!(tx.club_check_in(monday).await.unwrap(), Some(first));
        assert_eq!(tx.club_check_in(ClubCheckInId::new(999)).await.unwrap(), None);
        tx.delete_club(club).await.unwrap();
        assert_eq!(tx.club_check_ins(club).await.unwrap(), []);
    }

    async fn a_post_is_begun_once_for_its_date_and_counts_each_hello_once(store: Store) {
        let mut tx = store.begin().await.unwrap();
        let club = tx.upsert_club(GuildId::new(1), "Hill Runners", "en-US").await.unwrap();
        let id = tx.insert_club_check_in(club, ChannelId::new(7), slot(Weekday::Mon, "07:30"), None, at(1)).await.unwrap();
        let check_in = tx.club_check_in(id).await.unwrap().unwrap();
        let post = tx.club_post_on(&check_in, june(1), at(2)).await.unwrap();
        assert_eq!((post.channel, post.message, post.posted_on, post.shown_hellos), (ChannelId::new(7), None, june(1), 0));
        assert_eq!(tx.club_post_on(&check_in, june(1), at(3)).await.unwrap(), post, "the same post, however often it is tried");
        assert_ne!(tx.club_post_on(&check_in, june(8), at(4)).await.unwrap().id, post.id);
        tx.set_club_post_stands(post.id, MessageId::new(77)).await.unwrap();
        let (ana, ben) = (member(&mut tx, 11).await, member(&mut tx, 12).await);
        for (who, is_new) in [(ana, true), (ana, false), (ben, true)] {
            assert_eq!(tx.say_hello(post.id, who).await.unwrap(), is_new);
        }
        assert_eq!(tx.hellos(post.id).await.unwrap(), 2);
        assert_eq!(tx.posts_greeted_by(ana).await.unwrap(), [post.id]);
        tx.set_club_post_shown(post.id, 5).await.unwrap();
        let stands = tx.club_post(post.id).await.unwrap().unwrap();
        assert_eq!((stands.message, stands.shown_hellos), (Some(MessageId::new(77)), 5));
        tx.delete_member(ana).await.unwrap();
        assert_eq!(tx.hellos(post.id).await.unwrap(), 1, "nothing of somebody who is gone");
        tx.commit().await.unwrap();
        let mut tx = store.begin().await.unwrap();
        let few = tx.set_club_post_shown(post.id, 4).await.unwrap_err();
        assert_eq!(few.rule(), Some(Rule::InRange), "no count of people below five: {few}");
    }

    async fn posts_and_what_was_taken_away_are_cleared_away(store: Store) {
        let mut tx = store.begin().await.unwrap();
        let club = tx.upsert_club(GuildId::new(1), "Hill Runners", "en-US").await.unwrap();
        let mut made = Vec::new();
        for nth in 0..3 {
            let slot = slot(Weekday::Mon, &format!("07:3{nth}"));
            let id = tx.insert_club_check_in(club, ChannelId::new(7), slot, None, at(nth)).await.unwrap();
            made.push(tx.club_check_in(id).await.unwrap().unwrap());
        }
        let old = tx.club_post_on(&made[0], june(1), at(5)).await.unwrap();
        let young = tx.club_post_on(&made[0], june(8), at(7)).await.unwrap();
        tx.set_club_check_in_ended(made[1].id, Some(at(5))).await.unwrap();
        tx.set_club_check_in_ended(made[2].id, Some(at(7))).await.unwrap();
        tx.prune_club_check_ins(at(6)).await.unwrap();
        assert_eq!(tx.club_post(old.id).await.unwrap(), None);
        assert!(tx.club_post(young.id).await.unwrap().is_some(), "a young post stays");
        assert_eq!(tx.club_check_in(made[1].id).await.unwrap(), None);
        assert!(tx.club_check_in(made[2].id).await.unwrap().is_some(), "what was taken away lately can still come back");
        assert_eq!(tx.club_post(ClubPostId::new(999)).await.unwrap(), None);
    }
}
