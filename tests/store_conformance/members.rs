//! Members: kept whole, one a person, and gone without a trace.

use second_wind::domain::club::GroupWeek;
use second_wind::domain::club_check_in;
use second_wind::domain::ids::{ChannelId, GuildId, MemberId, MessageId, UserId};
use second_wind::domain::ladder::LadderState;
use second_wind::domain::member::{Delivery, Member, Units};
use second_wind::domain::occurrence::{Outcome, Version};
use second_wind::domain::pause::{Scope, Span};
use second_wind::domain::ramp::{RampWeek, Share};
use second_wind::domain::room::Room;
use second_wind::domain::session::Kind;
use second_wind::store::check_ins::NewCheckIn;
use second_wind::store::letters::Slot;
use second_wind::store::members::{LadderExtras, NewMember};
use second_wind::store::shares::NewShare;
use second_wind::store::weeks::MemberWeek;
use second_wind::store::{Rule, Store, StoreError, Tx};

use crate::facts::{at, june, june_week, member, member_with_session, newcomer, unusual};
use crate::stores::on_both;

fn with_number(id: MemberId, new: NewMember) -> Member {
    Member {
        id,
        user: new.user,
        joined_at: new.joined_at,
        consent_version: new.consent_version,
        zone: new.zone,
        reminder_at: new.reminder_at,
        evening_at: None,
        quiet: new.quiet,
        locale: new.locale,
        units: Units::Metric,
        self_word: None,
        dm_channel: new.dm_channel,
        delivery: new.delivery,
        ladder: new.ladder,
        ladder_since: new.ladder_since,
        last_sign_at: new.last_sign_at,
    }
}

/// A row about the member in every table that can have one.
pub(crate) async fn fill(tx: &mut Tx, user: i64, guild: i64) -> Result<MemberId, StoreError> {
    let (id, session) = member_with_session(tx, user).await;
    let club = tx.upsert_club(GuildId::new(guild), "Hill Runners", "en-US").await?;
    tx.put_club_member(club, id, "Ana", true, june(1), at(0)).await?;
    let group = match tx.default_group(club).await? {
        Some(group) => group.id,
        None => tx.insert_group(club, "everyone", true, june(1), june_week(1)).await?,
    };
    tx.join_group(group, id, june(1)).await?;
    tx.put_group_week(group, &GroupWeek { week: june_week(1), is_lit: true, settled_at: None }).await?;
    let occurrence = tx.ensure_occurrence(id, session, june(1), false).await?.id;
    tx.insert_check_in(&NewCheckIn {
        member: id,
        occurrence: Some(occurrence),
        about_on: june(1),
        made_on: june(1),
        made_at: at(1),
        outcome: Outcome::Done(Version::Full),
        is_boosted: false,
    })
    .await?;
    let slot = club_check_in::Slot { day: chrono::Weekday::Mon, at: "18:00".parse().expect("a time") };
    let hello = tx.insert_club_check_in(club, ChannelId::new(7), slot, None, at(1)).await?;
    let hello = tx.club_check_in(hello).await?.ok_or(StoreError::Gone { table: "club_check_in", id: hello.get() })?;
    let post = tx.club_post_on(&hello, june(1), at(1)).await?;
    tx.say_hello(post.id, id).await?;
    let share = NewShare { member: id, occurrence, group, channel: ChannelId::new(7), kind: Kind::Strength, name: "Ana" };
    let share = tx.insert_share(&share, at(1)).await?;
    tx.cheer(share, id).await?;
    tx.insert_change(id, at(1), "check_in", "open").await?;
    tx.put_room(id, june_week(1), Room::Low, at(1)).await?;
    tx.insert_pause(id, Span { scope: Scope::Everything, from: june(10), until: None }).await?;
    let ramp = RampWeek { week: june_week(8), share: Share::TwoSmall, counts_from: june(10), until: None };
    tx.put_ramp(id, june(8), &[ramp], at(1)).await?;
    tx.put_ladder_day(id, june(1), LadderState::OnTrack).await?;
    tx.put_member_week(
        id,
        &MemberWeek {
            week: june_week(1),
            planned: 2,
            need: 1,
            credited: 1,
            strength: 1,
            mobility: 0,
            recovery: 0,
            is_kept: true,
            is_comeback: false,
        },
    )
    .await?;
    let letter = tx.insert_letter(id, june(1), Slot::Day, "rem-1", at(0)).await?.expect("the slot is free");
    tx.set_letter_parts(letter, &[occurrence]).await?;
    tx.set_letter_delivered(letter, ChannelId::new(5), MessageId::new(6), at(0)).await?;
    tx.enqueue("remind", &format!("{id}:2026-06-02"), Some(id), at(86_400)).await?;
    Ok(id)
}

on_both! {
    async fn a_member_is_kept_whole(store: Store) {
        let mut tx = store.begin().await.unwrap();
        for (new, user) in [(newcomer(11), 11), (unusual(12), 12)] {
            let id = tx.insert_member(&new).await.unwrap();
            let expected = with_number(id, new);
            assert_eq!(tx.member(id).await.unwrap().as_ref(), Some(&expected), "by number");
            assert_eq!(tx.member_by_user(UserId::new(user)).await.unwrap().as_ref(), Some(&expected), "by person");
        }
        assert_eq!(tx.members_count().await.unwrap(), 2);
        assert_eq!(tx.member_by_user(UserId::new(13)).await.unwrap(), None, "nobody has that number");
        assert_eq!(tx.member(MemberId::new(999)).await.unwrap(), None);
    }

    async fn every_column_of_a_member_can_change(store: Store) {
        let mut tx = store.begin().await.unwrap();
        let id = member(&mut tx, 11).await;
        let changed = with_number(id, NewMember { user: UserId::new(77), ..unusual(77) });
        tx.update_member(&changed).await.unwrap();
        assert_eq!(tx.member(id).await.unwrap(), Some(changed.clone()));
        let back = with_number(id, newcomer(11));
        tx.update_member(&back).await.unwrap();
        assert_eq!(tx.member(id).await.unwrap(), Some(back), "what may be absent can become absent again");
        tx.delete_member(id).await.unwrap();
        let gone = tx.update_member(&changed).await;
        assert!(matches!(gone, Err(StoreError::Gone { table: "member", id: number }) if number == id.get()), "{gone:?}");
    }

    async fn a_person_is_one_member(store: Store) {
        let mut tx = store.begin().await.unwrap();
        member(&mut tx, 11).await;
        let refused = tx.insert_member(&newcomer(11)).await.unwrap_err();
        assert_eq!(refused.rule(), Some(Rule::OneMemberPerUser), "{refused}");
        assert!(!refused.to_string().contains("11"), "an error names no person: {refused}");
    }

    async fn the_ladder_remembers(store: Store) {
        let mut tx = store.begin().await.unwrap();
        let id = member(&mut tx, 11).await;
        assert_eq!(tx.ladder_extras(id).await.unwrap(), LadderExtras::default(), "nothing to begin with");
        let extras = LadderExtras { last_away_on: Some(june(20)), boosts_left: 3 };
        tx.set_ladder_extras(id, extras).await.unwrap();
        assert_eq!(tx.ladder_extras(id).await.unwrap(), extras);
        let kept = tx.member(id).await.unwrap().unwrap();
        tx.update_member(&Member { delivery: Delivery::Closed, ..kept }).await.unwrap();
        assert_eq!(tx.ladder_extras(id).await.unwrap(), extras, "an update of the member leaves it");
        let too_many = tx.set_ladder_extras(id, LadderExtras { boosts_left: 4, ..extras }).await.unwrap_err();
        assert_eq!(too_many.rule(), Some(Rule::InRange), "{too_many}");
    }

    async fn a_deleted_member_is_named_nowhere(store: Store) {
        let mut tx = store.begin().await.unwrap();
        let (gone, stays) = (fill(&mut tx, 11, 1).await.unwrap(), fill(&mut tx, 12, 1).await.unwrap());
        tx.commit().await.unwrap();
        let tables = crate::stores::rows_naming(&store, stays.get()).await;
        let about: Vec<&str> = tables.iter().filter(|(_, rows)| *rows > 0).map(|(column, _)| column.as_str()).collect();
        assert!(about.len() >= 13, "the example fills every table about a member, but: {about:?}");

        let mut tx = store.begin().await.unwrap();
        tx.delete_member(gone).await.unwrap();
        tx.commit().await.unwrap();
        store.forget().await.unwrap();
        let left: Vec<_> = crate::stores::rows_naming(&store, gone.get()).await.into_iter().filter(|(_, rows)| *rows > 0).collect();
        assert_eq!(left, [], "rows that still name the deleted member");
        assert_eq!(crate::stores::rows_naming(&store, stays.get()).await, tables, "another member's rows are as they were");

        let mut tx = store.begin().await.unwrap();
        assert_eq!(tx.member_by_user(UserId::new(11)).await.unwrap(), None);
        let again = member(&mut tx, 11).await;
        assert!(again > stays, "a number is never given twice, so that an old button cannot meet a new member");
        let club = tx.club_by_guild(GuildId::new(1)).await.unwrap().expect("the club stays");
        let group = tx.default_group(club.id).await.unwrap().expect("its group stays");
        assert_eq!(tx.group_weeks(group.id).await.unwrap().len(), 1, "its weeks stay");
    }

    async fn whoever_locks_a_member_is_alone_with_them(store: Store) {
        let mut tx = store.begin().await.unwrap();
        let id = member(&mut tx, 11).await;
        tx.commit().await.unwrap();
        // Each reads a number and writes it back one higher: without the lock PostgreSQL would lose some.
        let tasks: Vec<_> = (0..8)
            .map(|_| {
                let store = store.clone();
                tokio::spawn(async move {
                    let mut tx = store.begin().await.unwrap();
                    assert!(tx.lock_member(id).await.unwrap(), "the member is there");
                    let mut member = tx.member(id).await.unwrap().unwrap();
                    member.consent_version += 1;
                    tx.update_member(&member).await.unwrap();
                    tx.commit().await.unwrap();
                })
            })
            .collect();
        for task in tasks {
            task.await.unwrap();
        }
        let mut tx = store.begin().await.unwrap();
        assert_eq!(tx.member(id).await.unwrap().unwrap().consent_version, 9, "eight increments of 1");
        assert!(!tx.lock_member(MemberId::new(999)).await.unwrap(), "nobody to lock");
    }
}
