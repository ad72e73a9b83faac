//! Clubs, groups, weeks that stay lit, and who was present.

use chrono_tz::Tz;
use second_wind::domain::club::{Club, Group, GroupMember, GroupWeek};
use second_wind::domain::ids::{ChannelId, GuildId, MemberId, MessageId, RoleId, UserId};
use second_wind::domain::ladder::LadderState;
use second_wind::domain::occurrence::Outcome;
use second_wind::domain::safety::{ClubLine, Line, Number};
use second_wind::domain::session::Title;
use second_wind::store::check_ins::NewCheckIn;
use second_wind::store::groups::WeekSums;
use second_wind::store::weeks::MemberWeek;
use second_wind::store::{Rule, Store, StoreError};

use crate::facts::{at, june, june_week, member};
use crate::stores::on_both;

on_both! {
    async fn a_server_is_one_club_and_comes_back_as_it_was(store: Store) {
        let mut tx = store.begin().await.unwrap();
        let id = tx.upsert_club(GuildId::new(1), "Hill Runners", "de").await.unwrap();
        let fresh = tx.club(id).await.unwrap().unwrap();
        let expected = Club {
            id,
            guild: GuildId::new(1),
            name: "Hill Runners".to_owned(),
            zone: None,
            locale: "de".to_owned(),
            board_channel: None,
            captain_role: None,
            start_post: None,
            set_up_at: None,
            set_up_by: None,
            captain_told_at: None,
            left_at: None,
        };
        assert_eq!(fresh, expected);
        let set_up = Club {
            zone: Some(Tz::Asia__Kathmandu),
            locale: "en-US".to_owned(),
            board_channel: Some(ChannelId::new(2)),
            captain_role: Some(RoleId::new(6)),
            start_post: Some((ChannelId::new(3), MessageId::new(4))),
            set_up_at: Some(at(1)),
            set_up_by: Some(UserId::new(5)),
            captain_told_at: Some(at(3)),
            left_at: Some(at(2)),
            ..expected
        };
        tx.update_club(&set_up).await.unwrap();
        assert_eq!(tx.club_by_guild(GuildId::new(1)).await.unwrap().as_ref(), Some(&set_up));
        assert_eq!(tx.upsert_club(GuildId::new(1), "Hill Climbers", "fr").await.unwrap(), id, "the same club");
        tx.forget_captain(UserId::new(6)).await.unwrap();
        let back = Club { name: "Hill Climbers".to_owned(), left_at: None, ..set_up };
        assert_eq!(tx.clubs().await.unwrap(), vec![back.clone()], "a new name, no longer left; the language it chose stays");
        tx.forget_captain(UserId::new(5)).await.unwrap();
        let forgotten = Club { set_up_by: None, ..back.clone() };
        assert_eq!(tx.club(id).await.unwrap(), Some(forgotten), "that captain alone, and nothing else of the club");
        tx.delete_club(id).await.unwrap();
        assert_eq!(tx.clubs().await.unwrap(), []);
        assert!(matches!(tx.update_club(&back).await, Err(StoreError::Gone { table: "club", .. })), "gone is gone");
    }

    async fn membership_of_a_club(store: Store) {
        let mut tx = store.begin().await.unwrap();
        let ana = member(&mut tx, 11).await;
        let hills = tx.upsert_club(GuildId::new(1), "Hills", "en-US").await.unwrap();
        let lakes = tx.upsert_club(GuildId::new(2), "Lakes", "en-US").await.unwrap();
        for club in [lakes, hills] {
            tx.put_club_member(club, ana, "Ana", club == lakes, june(1), at(0)).await.unwrap();
        }
        let clubs = tx.clubs_of_member(ana).await.unwrap();
        let clubs: Vec<_> = clubs.iter().map(|(club, shares)| (club.id, *shares)).collect();
        assert_eq!(clubs, [(hills, false), (lakes, true)], "by number, each with its own choice");

        let group = tx.insert_group(hills, "everyone", true, june(1), june_week(1)).await.unwrap();
        tx.join_group(group, ana, june(2)).await.unwrap();
        tx.put_club_member(hills, ana, "Ana B.", true, june(9), at(5)).await.unwrap();
        tx.join_group(group, ana, june(9)).await.unwrap();
        let seen = |display_name: &str, is_sharing, confirmed_secs| GroupMember {
            member: ana,
            user: UserId::new(11),
            display_name: display_name.to_owned(),
            is_sharing,
            joined_on: june(2),
            zone: Tz::Europe__Paris,
            ladder: LadderState::OnTrack,
            confirmed_at: at(confirmed_secs),
        };
        assert_eq!(tx.group_members(group).await.unwrap(), [seen("Ana B.", true, 5)], "joining twice keeps the first day");
        tx.set_sharing(hills, ana, false).await.unwrap();
        tx.confirm_club_member(hills, ana, "Ana C.", at(6)).await.unwrap();
        assert_eq!(tx.group_members(group).await.unwrap(), [seen("Ana C.", false, 6)]);

        let other = tx.insert_group(lakes, "everyone", true, june(1), june_week(1)).await.unwrap();
        tx.join_group(other, ana, june(2)).await.unwrap();
        tx.remove_club_member(hills, ana).await.unwrap();
        assert_eq!(tx.group_members(group).await.unwrap(), [], "out of the club is out of its groups");
        let groups = tx.groups_of_member(ana).await.unwrap();
        assert_eq!(groups.iter().map(|group| group.id).collect::<Vec<_>>(), [other], "the other club's group is untouched");
        tx.leave_group(other, ana).await.unwrap();
        assert_eq!(tx.groups_of_member(ana).await.unwrap(), []);
        assert_eq!(tx.clubs_of_member(ana).await.unwrap().len(), 1);
        // On PostgreSQL a refusal ends the transaction, so it comes last.
        let nobody = tx.put_club_member(hills, MemberId::new(999), "?", false, june(1), at(0)).await.unwrap_err();
        assert_eq!(nobody.rule(), Some(Rule::NamesWhatExists), "{nobody}");
    }

    async fn a_club_has_numbers_of_its_own(store: Store) {
        let mut tx = store.begin().await.unwrap();
        let hills = tx.upsert_club(GuildId::new(1), "Hills", "en-US").await.unwrap();
        let lakes = tx.upsert_club(GuildId::new(2), "Lakes", "en-US").await.unwrap();
        let number = |text: &str| Number::parse(text).unwrap();
        tx.put_club_line(hills, Line::Health, &number("111"), None).await.unwrap();
        tx.put_club_line(hills, Line::Emergency, &number("999"), Some(june(2))).await.unwrap();
        tx.put_club_line(lakes, Line::Crisis, &number("https://example.org"), None).await.unwrap();
        tx.put_club_line(hills, Line::Health, &number("0300 1"), Some(june(3))).await.unwrap();
        let line = |line, text: &str, on| ClubLine { line, number: number(text), confirmed_on: Some(on) };
        let own = [line(Line::Emergency, "999", june(2)), line(Line::Health, "0300 1", june(3))];
        assert_eq!(tx.club_lines(hills).await.unwrap(), own, "each line once, by name");
        tx.delete_club_line(hills, Line::Emergency).await.unwrap();
        assert_eq!(tx.club_lines(hills).await.unwrap(), own[1..]);
        assert_eq!(tx.club_lines(lakes).await.unwrap().len(), 1, "nobody else's");
        tx.delete_club(lakes).await.unwrap();
        assert_eq!(tx.club_lines(lakes).await.unwrap(), [], "they go with the club");
        let nobody = tx.put_club_line(lakes, Line::Crisis, &number("999"), None).await.unwrap_err();
        assert_eq!(nobody.rule(), Some(Rule::NamesWhatExists), "{nobody}");
    }

    async fn groups_of_a_club(store: Store) {
        let mut tx = store.begin().await.unwrap();
        let club = tx.upsert_club(GuildId::new(1), "Hills", "en-US").await.unwrap();
        assert_eq!(tx.default_group(club).await.unwrap(), None);
        let early = tx.insert_group(club, "early birds", false, june(1), june_week(1)).await.unwrap();
        let all = tx.insert_group(club, "everyone", true, june(8), june_week(15)).await.unwrap();
        let expected = Group {
            id: all,
            club,
            name: "everyone".to_owned(),
            is_default: true,
            created_on: june(8),
            chapter_from: june_week(15),
            channel: None,
            archived_at: None,
            carried_on: None,
            season: None,
        };
        assert_eq!(tx.default_group(club).await.unwrap().as_ref(), Some(&expected));
        assert_eq!(tx.group(all).await.unwrap(), Some(expected));
        let changed = Group {
            name: "all of us".to_owned(),
            chapter_from: june_week(22),
            channel: Some(ChannelId::new(77)),
            archived_at: Some(at(5)),
            carried_on: Some(june_week(15)),
            season: Some(Title::parse("Marathon autumn").unwrap()),
            ..tx.group(early).await.unwrap().unwrap()
        };
        tx.update_group(&changed).await.unwrap();
        assert_eq!(tx.group(early).await.unwrap(), Some(changed.clone()), "what of a group changes is kept");
        let taken = Group { name: "everyone".to_owned(), ..changed };
        let of_club = tx.groups_of_club(club).await.unwrap();
        assert_eq!(of_club.iter().map(|group| group.id).collect::<Vec<_>>(), [early, all]);
        tx.commit().await.unwrap();

        for (name, is_default, rule) in [("everyone", false, Rule::GroupNamesDiffer), ("second", true, Rule::OneDefaultGroup)] {
            let mut tx = store.begin().await.unwrap();
            let refused = tx.insert_group(club, name, is_default, june(1), june_week(1)).await.unwrap_err();
            assert_eq!(refused.rule(), Some(rule), "{name}: {refused}");
        }
        let mut tx = store.begin().await.unwrap();
        assert_eq!(tx.update_group(&taken).await.unwrap_err().rule(), Some(Rule::GroupNamesDiffer), "a name stands once");
    }

    async fn a_lit_week_stays_lit_and_settled(store: Store) {
        let mut tx = store.begin().await.unwrap();
        let club = tx.upsert_club(GuildId::new(1), "Hills", "en-US").await.unwrap();
        let group = tx.insert_group(club, "everyone", true, june(1), june_week(1)).await.unwrap();
        let week = |day, is_lit, settled_secs: Option<i64>| GroupWeek { week: june_week(day), is_lit, settled_at: settled_secs.map(at) };
        for (put, expected) in [
            (week(8, false, None), week(8, false, None)),
            (week(8, true, None), week(8, true, None)),
            (week(8, false, Some(1)), week(8, true, Some(1))),
            (week(8, false, None), week(8, true, Some(1))),
            (week(8, true, Some(2)), week(8, true, Some(1))),
        ] {
            tx.put_group_week(group, &put).await.unwrap();
            assert_eq!(tx.group_weeks(group).await.unwrap(), [expected], "after {put:?}");
        }
        tx.put_group_week(group, &week(15, false, None)).await.unwrap();
        tx.put_group_week(group, &week(1, false, Some(9))).await.unwrap();
        let weeks = tx.group_weeks(group).await.unwrap();
        assert_eq!(weeks.iter().map(|week| week.week).collect::<Vec<_>>(), [june_week(1), june_week(8), june_week(15)]);
    }

    async fn presence_is_a_check_in_made_in_the_week_or_about_it(store: Store) {
        let mut tx = store.begin().await.unwrap();
        let club = tx.upsert_club(GuildId::new(1), "Hills", "en-US").await.unwrap();
        let group = tx.insert_group(club, "everyone", true, june(1), june_week(1)).await.unwrap();
        // The week is 8 to 14 June.
        let mut present = Vec::new();
        for (user, about, made, counts) in [
            (11, 8, 8, true),
            (12, 14, 15, true),
            (13, 7, 8, true),
            (14, 7, 7, false),
            (15, 15, 15, false),
            (16, 7, 15, false),
            // Moved or let go ahead of its day: an answer of the day on which it was given, and none yet of the coming week.
            (17, 10, 7, false),
            (18, 17, 10, true),
        ] {
            let id = member(&mut tx, user).await;
            tx.join_group(group, id, june(1)).await.unwrap();
            for _ in 0..2 {
                let new = NewCheckIn {
                    member: id,
                    occurrence: None,
                    about_on: june(about),
                    made_on: june(made),
                    made_at: at(0),
                    outcome: Outcome::LetGo,
                    is_boosted: false,
                };
                tx.insert_check_in(&new).await.unwrap();
            }
            if counts {
                present.push(id);
            }
        }
        let stranger = member(&mut tx, 20).await;
        let new = NewCheckIn {
            member: stranger,
            occurrence: None,
            about_on: june(9),
            made_on: june(9),
            made_at: at(0),
            outcome: Outcome::Some,
            is_boosted: false,
        };
        tx.insert_check_in(&new).await.unwrap();
        assert_eq!(tx.present_in_week(group, june_week(8)).await.unwrap(), present, "each once, by number, members of the group");
    }

    async fn sums_of_a_week_are_the_groups(store: Store) {
        let mut tx = store.begin().await.unwrap();
        let club = tx.upsert_club(GuildId::new(1), "Hills", "en-US").await.unwrap();
        let group = tx.insert_group(club, "everyone", true, june(1), june_week(1)).await.unwrap();
        assert_eq!(tx.sums_in_week(group, june_week(1)).await.unwrap(), WeekSums::default(), "a group without anyone");
        for (user, joins, day, is_comeback) in [(11, true, 1, true), (12, true, 1, false), (13, true, 8, true), (14, false, 1, true)] {
            let id = member(&mut tx, user).await;
            if joins {
                tx.join_group(group, id, june(1)).await.unwrap();
            }
            let week = MemberWeek {
                week: june_week(day),
                planned: 5,
                need: 3,
                credited: 6,
                strength: 3,
                mobility: 2,
                recovery: 1,
                is_kept: true,
                is_comeback,
            };
            tx.put_member_week(id, &week).await.unwrap();
        }
        let sums = tx.sums_in_week(group, june_week(1)).await.unwrap();
        assert_eq!(sums, WeekSums { strength: 6, mobility: 4, recovery: 2, comebacks: 1 }, "two members' week, one of them back");
    }
}
