//! Plans in versions, and what became of their occurrences.

use chrono::Weekday;
use second_wind::domain::calendar::Days;
use second_wind::domain::ids::{OccurrenceId, SessionId};
use second_wind::domain::occurrence::{Occurrence, Outcome, Version};
use second_wind::domain::recurrence::{EveryWeeks, Recurrence};
use second_wind::domain::session::{Cue, Kind, RecoveryArea, SessionSpec, Title, Words};
use second_wind::store::check_ins::NewCheckIn;
use second_wind::store::{Rule, Store, StoreError, Tx};

use crate::facts::{at, june, member, member_with_session, strength};
use crate::stores::on_both;

/// The versions of a session: title, first date, end.
async fn versions(tx: &mut Tx, session: SessionId) -> Vec<(String, u32, Option<u32>)> {
    use chrono::Datelike;
    let owner = tx.session_owner(session).await.unwrap().expect("somebody's");
    let all = tx.sessions_of(owner).await.unwrap();
    let mine = all.into_iter().filter(|version| version.id == session);
    mine.map(|version| (version.spec.title.to_string(), version.valid_from.day(), version.valid_until.map(|until| until.day())))
        .collect()
}

on_both! {
    async fn a_session_is_kept_whole(store: Store) {
        let mut tx = store.begin().await.unwrap();
        let ana = member(&mut tx, 11).await;
        let full = SessionSpec {
            kind: Kind::Recovery,
            area: Some(RecoveryArea::EasyMovement),
            title: Title::parse("easy 🏃 loop").unwrap(),
            minutes: 600,
            full: Some(Words::parse("around the lake").unwrap()),
            small: Some(Words::parse("around the block").unwrap()),
            when: Recurrence {
                days: "daily".parse::<Days>().unwrap(),
                every_weeks: EveryWeeks::MAX,
                starts_on: june(2),
                ends_on: Some(june(30)),
            },
            cue: Some(Cue::parse("after work").unwrap()),
            fallback_day: Some(Weekday::Sun),
            is_long: false,
            is_hard: true,
            is_reminded: false,
        };
        let run = SessionSpec { kind: Kind::Run, small: None, is_long: true, fallback_day: Some(Weekday::Mon), ..strength("long run") };
        for spec in [full, run, strength("plain")] {
            let session = tx.insert_session(ana, &spec, june(3)).await.unwrap();
            let all = tx.sessions_of(ana).await.unwrap();
            let kept = all.iter().find(|kept| kept.id == session).expect("the session");
            assert_eq!((&kept.spec, kept.member, kept.valid_from, kept.valid_until), (&spec, ana, june(3), None));
        }
        assert_eq!(tx.session_owner(SessionId::new(999)).await.unwrap(), None);
    }

    async fn what_contradicts_itself_is_no_session(store: Store) {
        let area = Some(RecoveryArea::Sleep);
        for (spec, why) in [
            (SessionSpec { area, ..strength("a") }, "only recovery has an area"),
            (SessionSpec { kind: Kind::Recovery, ..strength("b") }, "recovery has one"),
            (SessionSpec { small: None, ..strength("c") }, "only a run goes without a small version"),
            (SessionSpec { minutes: 0, ..strength("d") }, "it takes some time"),
            (SessionSpec { minutes: 601, ..strength("e") }, "but not that much"),
        ] {
            let mut tx = store.begin().await.unwrap();
            let ana = member(&mut tx, 11).await;
            let refused = tx.insert_session(ana, &spec, june(1)).await.unwrap_err();
            assert_eq!(refused.rule(), Some(Rule::InRange), "{why}: {refused}");
        }
    }

    async fn an_edit_acts_from_its_day_on(store: Store) {
        let mut tx = store.begin().await.unwrap();
        let (_, session) = member_with_session(&mut tx, 11).await;
        let (_, other) = member_with_session(&mut tx, 12).await;
        let v = |title: &str, from, until| (title.to_owned(), from, until);
        tx.put_session_version(session, &strength("B"), june(5)).await.unwrap();
        assert_eq!(versions(&mut tx, session).await, [v("strength A", 1, Some(5)), v("B", 5, None)]);
        tx.put_session_version(session, &strength("C"), june(5)).await.unwrap();
        assert_eq!(versions(&mut tx, session).await, [v("strength A", 1, Some(5)), v("C", 5, None)], "the same day replaces");
        assert!(tx.end_session(session, june(9)).await.unwrap());
        assert!(!tx.end_session(session, june(12)).await.unwrap(), "it has ended already");
        assert_eq!(versions(&mut tx, session).await, [v("strength A", 1, Some(5)), v("C", 5, Some(9))]);
        assert!(tx.reopen_session(session).await.unwrap());
        assert!(!tx.reopen_session(session).await.unwrap(), "it is open already");
        assert_eq!(versions(&mut tx, session).await, [v("strength A", 1, Some(5)), v("C", 5, None)], "as before the end");
        tx.end_session(session, june(20)).await.unwrap();
        tx.put_session_version(session, &strength("D"), june(12)).await.unwrap();
        let expected = [v("strength A", 1, Some(5)), v("C", 5, Some(12)), v("D", 12, None)];
        assert_eq!(versions(&mut tx, session).await, expected, "an edit before the end takes it back");
        tx.put_session_version(session, &strength("E"), june(3)).await.unwrap();
        assert_eq!(versions(&mut tx, session).await, [v("strength A", 1, Some(3)), v("E", 3, None)], "later versions are dropped");
        assert!(tx.end_session(session, june(2)).await.unwrap());
        let expected = [v("strength A", 1, Some(3)), v("E", 3, Some(3))];
        assert_eq!(versions(&mut tx, session).await, expected, "one that had not begun never does");
        assert_eq!(versions(&mut tx, other).await, [v("strength A", 1, None)], "another's session is untouched");
    }

    async fn a_file_proposes_once_and_for_an_hour(store: Store) {
        let mut tx = store.begin().await.unwrap();
        let (ana, ben) = (member(&mut tx, 11).await, member(&mut tx, 12).await);
        let first = tx.put_plan_import(ana, at(6), ("a\nb", "", "0 0 0 0 0")).await.unwrap();
        let second = tx.put_plan_import(ana, at(7), ("c", "", "1 0 0 0 0")).await.unwrap();
        let bens = tx.put_plan_import(ben, at(8), ("d", "0", "0 0 0 0 0")).await.unwrap();
        assert_ne!(first, second, "a button of the first says nothing about the second");
        assert_eq!(tx.plan_import_owner(first).await.unwrap(), None, "the newest is the one");
        assert_eq!(tx.plan_import_owner(second).await.unwrap(), Some(ana));
        tx.leave_out_of_import(second, "0").await.unwrap();
        let kept = tx.plan_import_of(ana).await.unwrap().unwrap();
        assert_eq!((kept.id, kept.sessions.as_str(), kept.left_out.as_str(), kept.made_at), (second, "c", "0", at(7)));
        assert_eq!(tx.prune_plan_imports(at(7)).await.unwrap(), 1, "what is as old as that is gone");
        assert_eq!(tx.plan_import_of(ana).await.unwrap(), None);
        assert_eq!(tx.plan_import_owner(bens).await.unwrap(), Some(ben));
        tx.delete_member(ben).await.unwrap();
        assert_eq!(tx.plan_import_owner(bens).await.unwrap(), None, "it goes with its member");
        tx.put_plan_import(ana, at(9), ("e", "", "")).await.unwrap();
        tx.forget_plan_import(ana).await.unwrap();
        assert_eq!(tx.plan_import_of(ana).await.unwrap(), None);
    }

    async fn plans_come_by_session_and_date(store: Store) {
        let mut tx = store.begin().await.unwrap();
        let (ana, first) = member_with_session(&mut tx, 11).await;
        member_with_session(&mut tx, 12).await;
        let second = tx.insert_session(ana, &strength("another"), june(1)).await.unwrap();
        tx.put_session_version(first, &strength("B"), june(9)).await.unwrap();
        let order: Vec<_> = tx.sessions_of(ana).await.unwrap().iter().map(|version| (version.id, version.valid_from)).collect();
        assert_eq!(order, [(first, june(1)), (first, june(9)), (second, june(1))]);
    }

    async fn an_occurrence_is_there_once(store: Store) {
        let mut tx = store.begin().await.unwrap();
        let (ana, session) = member_with_session(&mut tx, 11).await;
        let fresh = tx.ensure_occurrence(ana, session, june(4), true).await.unwrap();
        let expected = Occurrence {
            id: fresh.id,
            session,
            member: ana,
            date: june(4),
            outcome: Outcome::Open,
            moved_from: None,
            is_extra: true,
            was_reminded: false,
        };
        assert_eq!(fresh, expected);
        tx.update_occurrence(&Occurrence { outcome: Outcome::Some, ..fresh }).await.unwrap();
        let again = tx.ensure_occurrence(ana, session, june(4), false).await.unwrap();
        assert_eq!(again, Occurrence { outcome: Outcome::Some, ..expected }, "the one there is, as it is");
        let (bea, _) = member_with_session(&mut tx, 12).await;
        let refused = tx.ensure_occurrence(bea, session, june(5), false).await.unwrap_err();
        assert_eq!(refused.rule(), Some(Rule::NamesWhatExists), "a session of somebody else: {refused}");
    }

    async fn every_outcome_is_kept_as_it_was(store: Store) {
        let mut tx = store.begin().await.unwrap();
        let (ana, session) = member_with_session(&mut tx, 11).await;
        let open = tx.ensure_occurrence(ana, session, june(4), false).await.unwrap();
        let outcomes = [
            Outcome::Done(Version::Full),
            Outcome::Done(Version::Small),
            Outcome::Some,
            Outcome::Swapped(Kind::Mobility),
            Outcome::Swapped(Kind::Run),
            Outcome::SwappedInPart(Kind::Recovery),
            Outcome::Moved(june(6)),
            Outcome::Rested,
            Outcome::LetGo,
            Outcome::Open,
        ];
        for (outcome, moved_from) in outcomes.into_iter().zip([None, Some(june(1))].into_iter().cycle()) {
            let changed = Occurrence { outcome, moved_from, was_reminded: moved_from.is_some(), is_extra: outcome.is_credited(), ..open };
            tx.update_occurrence(&changed).await.unwrap();
            assert_eq!(tx.occurrence(open.id).await.unwrap(), Some(changed));
        }
        let nobody = Occurrence { id: OccurrenceId::new(999), ..open };
        assert!(matches!(tx.update_occurrence(&nobody).await, Err(StoreError::Gone { table: "occurrence", id: 999 })));
    }

    async fn occurrences_of_a_stretch_come_by_date_and_number(store: Store) {
        let mut tx = store.begin().await.unwrap();
        let (ana, first) = member_with_session(&mut tx, 11).await;
        let second = tx.insert_session(ana, &strength("another"), june(1)).await.unwrap();
        let (bea, hers) = member_with_session(&mut tx, 12).await;
        tx.ensure_occurrence(bea, hers, june(5), false).await.unwrap();
        let mut ids = Vec::new();
        for (session, day) in [(second, 9), (second, 5), (first, 5), (first, 4), (first, 10), (first, 3)] {
            ids.push(tx.ensure_occurrence(ana, session, june(day), false).await.unwrap().id);
        }
        let found: Vec<_> = tx.occurrences_between(ana, june(4), june(9)).await.unwrap().iter().map(|o| o.id).collect();
        assert_eq!(found, [ids[3], ids[1], ids[2], ids[0]], "both ends included, by date, then by number");
        tx.mark_reminded(&[ids[1], ids[2]]).await.unwrap();
        tx.mark_reminded(&[]).await.unwrap();
        let reminded = tx.occurrences_between(ana, june(1), june(30)).await.unwrap().into_iter().filter(|o| o.was_reminded);
        assert_eq!(reminded.map(|o| o.id).collect::<Vec<_>>(), [ids[1], ids[2]]);
        tx.delete_occurrence(ids[1]).await.unwrap();
        assert_eq!(tx.occurrence(ids[1]).await.unwrap(), None);
    }

    async fn the_last_credited_day_is_before_the_day_asked_about(store: Store) {
        let mut tx = store.begin().await.unwrap();
        let (ana, session) = member_with_session(&mut tx, 11).await;
        for (day, outcome) in [
            (1, Outcome::Done(Version::Small)),
            (2, Outcome::Some),
            (3, Outcome::Swapped(Kind::Mobility)),
            (4, Outcome::LetGo),
            (5, Outcome::Rested),
            (6, Outcome::Moved(june(8))),
            (7, Outcome::Open),
        ] {
            let open = tx.ensure_occurrence(ana, session, june(day), false).await.unwrap();
            tx.update_occurrence(&Occurrence { outcome, ..open }).await.unwrap();
        }
        for (before, expected) in [(8, Some(3)), (4, Some(3)), (3, Some(2)), (2, Some(1)), (1, None)] {
            assert_eq!(tx.last_credited_on(ana, june(before)).await.unwrap(), expected.map(june), "before {before} June");
        }
    }

    async fn check_ins_answer_an_occurrence_or_a_day(store: Store) {
        let mut tx = store.begin().await.unwrap();
        let (ana, session) = member_with_session(&mut tx, 11).await;
        let occurrence = tx.ensure_occurrence(ana, session, june(4), false).await.unwrap().id;
        let new = |about, made, outcome| NewCheckIn {
            member: ana,
            occurrence: (about == 4).then_some(occurrence),
            about_on: june(about),
            made_on: june(made),
            made_at: at(made.into()),
            outcome,
            is_boosted: made == 5,
        };
        let mut ids = Vec::new();
        for one in [
            new(4, 4, Outcome::LetGo),
            new(4, 5, Outcome::Done(Version::Small)),
            new(3, 9, Outcome::SwappedInPart(Kind::Recovery)),
            new(9, 20, Outcome::Moved(june(21))),
            new(2, 2, Outcome::Some),
        ] {
            ids.push(tx.insert_check_in(&one).await.unwrap());
        }
        let found = tx.check_ins_between(ana, june(4), june(9)).await.unwrap();
        assert_eq!(found.iter().map(|c| c.id).collect::<Vec<_>>(), ids[..4], "made or about then, each once, in order");
        let latest = tx.latest_check_in_for(occurrence).await.unwrap().expect("it has two");
        let seen = (latest.id, latest.occurrence, latest.about_on, latest.made_on, latest.made_at, latest.outcome, latest.is_boosted);
        assert_eq!(seen, (ids[1], Some(occurrence), june(4), june(5), at(5), Outcome::Done(Version::Small), true));
        tx.delete_check_in(ids[1]).await.unwrap();
        assert_eq!(tx.latest_check_in_for(occurrence).await.unwrap().map(|c| c.id), Some(ids[0]), "the one before counts again");
        tx.delete_occurrence(occurrence).await.unwrap();
        let left = tx.check_ins_between(ana, june(1), june(30)).await.unwrap();
        assert_eq!(left.iter().map(|c| c.id).collect::<Vec<_>>(), ids[2..], "an occurrence takes its check-ins with it");
        let unanswered = tx.insert_check_in(&new(2, 2, Outcome::Open)).await.unwrap_err();
        assert_eq!(unanswered.rule(), Some(Rule::InRange), "open is no answer: {unanswered}");
    }

    async fn a_check_in_is_about_ones_own(store: Store) {
        let mut tx = store.begin().await.unwrap();
        let (ana, session) = member_with_session(&mut tx, 11).await;
        let occurrence = tx.ensure_occurrence(ana, session, june(4), false).await.unwrap().id;
        let bea = member(&mut tx, 12).await;
        let new = NewCheckIn {
            member: bea,
            occurrence: Some(occurrence),
            about_on: june(4),
            made_on: june(4),
            made_at: at(0),
            outcome: Outcome::Some,
            is_boosted: false,
        };
        let refused = tx.insert_check_in(&new).await.unwrap_err();
        assert_eq!(refused.rule(), Some(Rule::NamesWhatExists), "{refused}");
    }
}
