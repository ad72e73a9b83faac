//! What a transaction promises, and what bad data gets.

use second_wind::domain::ids::{GuildId, SessionId};
use second_wind::store::{Store, StoreError, Tx};
use sqlx::AssertSqlSafe;

use crate::facts::{at, june, june_week, member, member_with_session};
use crate::stores::on_both;

/// Runs a statement that the store itself would never run.
async fn spoil(store: &Store, text: &str) {
    let text = AssertSqlSafe(text.to_owned());
    let mut tx = store.begin().await.unwrap();
    match &mut tx {
        Tx::Sqlite(tx) => sqlx::query(text).execute(&mut **tx).await.map(|_| ()),
        Tx::Postgres(tx) => sqlx::query(text).execute(&mut **tx).await.map(|_| ()),
    }
    .unwrap();
    tx.commit().await.unwrap();
}

on_both! {
    async fn what_is_not_committed_never_was(store: Store) {
        let mut tx = store.begin().await.unwrap();
        member(&mut tx, 11).await;
        tx.commit().await.unwrap();
        let mut tx = store.begin().await.unwrap();
        member(&mut tx, 12).await;
        tx.enqueue("remind", "12", None, at(0)).await.unwrap();
        drop(tx);
        let mut tx = store.begin().await.unwrap();
        assert_eq!(tx.members_count().await.unwrap(), 1, "the dropped transaction left nothing");
        assert_eq!(tx.job("remind", "12").await.unwrap(), None, "the fact and its follow-up go together");
    }

    async fn a_reader_sees_one_state_and_changes_nothing(store: Store) {
        let mut tx = store.begin().await.unwrap();
        member(&mut tx, 11).await;
        tx.commit().await.unwrap();
        let mut reader = store.read().await.unwrap();
        assert_eq!(reader.members_count().await.unwrap(), 1);
        let mut writer = store.begin().await.unwrap();
        member(&mut writer, 12).await;
        writer.commit().await.unwrap();
        assert_eq!(reader.members_count().await.unwrap(), 1, "what was committed meanwhile is for the next reader");
        let refused = reader.set_meta("tzdb", "2026a").await;
        assert!(matches!(refused, Err(StoreError::Database(_))), "a reader cannot write: {refused:?}");
        drop(reader);
        let mut reader = store.read().await.unwrap();
        assert_eq!(reader.members_count().await.unwrap(), 2);
        assert_eq!(reader.meta("tzdb").await.unwrap(), None);
    }

    async fn readers_and_writers_do_not_wait_for_each_other(store: Store) {
        let mut writer = store.begin().await.unwrap();
        member(&mut writer, 11).await;
        let mut first = store.read().await.unwrap();
        let mut second = store.read().await.unwrap();
        assert_eq!((first.members_count().await.unwrap(), second.members_count().await.unwrap()), (0, 0));
        writer.commit().await.unwrap();
    }

    async fn many_who_ask_for_one_occurrence_get_the_same(store: Store) {
        let mut tx = store.begin().await.unwrap();
        let (ana, session) = member_with_session(&mut tx, 11).await;
        tx.commit().await.unwrap();
        let tasks: Vec<_> = (0..6)
            .map(|_| {
                let store = store.clone();
                tokio::spawn(async move {
                    let mut tx = store.begin().await.unwrap();
                    let occurrence = tx.ensure_occurrence(ana, session, june(4), false).await.unwrap();
                    tx.commit().await.unwrap();
                    occurrence.id
                })
            })
            .collect();
        let mut ids = Vec::new();
        for task in tasks {
            ids.push(task.await.unwrap());
        }
        assert!(ids.iter().all(|id| *id == ids[0]), "one occurrence a session and date: {ids:?}");
    }

    async fn what_makes_no_sense_is_named_by_table_row_and_column(store: Store) {
        let mut tx = store.begin().await.unwrap();
        let (ana, session) = member_with_session(&mut tx, 11).await;
        let occurrence = tx.ensure_occurrence(ana, session, june(4), false).await.unwrap().id;
        let club = tx.upsert_club(GuildId::new(1), "Hills", "en-US").await.unwrap();
        let group = tx.insert_group(club, "everyone", true, june(1), june_week(1)).await.unwrap();
        tx.commit().await.unwrap();
        let cases = [
            ("update member set zone = 'Mars/Olympus'", "member", ana.get(), "zone"),
            ("update member set zone = 'UTC', reminder_at = '25:00'", "member", ana.get(), "reminder_at"),
            ("update member set reminder_at = '07:30', joined_at_ms = 9223372036854775807", "member", ana.get(), "joined_at_ms"),
            ("update session_version set title = '<@1>'", "session_version", session.get(), "title"),
            ("update session_version set title = 'A', days = 64, starts_on = '2026-13-01'", "session_version", session.get(), "starts_on"),
            ("update occurrence set local_date = '2026-06-XX'", "occurrence", occurrence.get(), "local_date"),
            ("update club_group set chapter_from_week = '2026-W54'", "club_group", group.get(), "chapter_from_week"),
        ];
        for (spoiling, table, id, column) in cases {
            spoil(&store, spoiling).await;
            let mut tx = store.begin().await.unwrap();
            let read = match table {
                "member" => tx.member(ana).await.map(|_| ()),
                "session_version" => tx.sessions_of(ana).await.map(|_| ()),
                "occurrence" => tx.occurrence(occurrence).await.map(|_| ()),
                _ => tx.group(group).await.map(|_| ()),
            };
            let error = read.expect_err(spoiling);
            let named = matches!(&error, StoreError::BadRow { table: t, id: i, column: c } if (*t, *i, *c) == (table, id, column));
            assert!(named, "{spoiling}: {error:?}");
            assert!(!error.to_string().contains("Mars") && !error.to_string().contains("<@1>"), "never the value: {error}");
        }
    }

    async fn what_cannot_be_true_is_not_kept(store: Store) {
        let mut tx = store.begin().await.unwrap();
        let (ana, session) = member_with_session(&mut tx, 11).await;
        tx.ensure_occurrence(ana, session, june(4), false).await.unwrap();
        tx.enqueue("work", "a", None, at(0)).await.unwrap();
        tx.commit().await.unwrap();
        for text in [
            "update member set ladder = 'lazy'",
            "update member set delivery = 'maybe'",
            "update occurrence set outcome = 'missed'",
            "update occurrence set outcome = 'done'",
            "update occurrence set version = 'full'",
            "update occurrence set outcome = 'moved'",
            "update session_version set kind = 'recovery'",
            "update session_version set valid_until = '2026-05-31'",
            "update job set state = 'running'",
            "update job set state = 'done'",
            "update job set attempt = -1",
        ] {
            let mut tx = store.begin().await.unwrap();
            let statement = AssertSqlSafe(text.to_owned());
            let kept = match &mut tx {
                Tx::Sqlite(tx) => sqlx::query(statement).execute(&mut **tx).await.map(|_| ()),
                Tx::Postgres(tx) => sqlx::query(statement).execute(&mut **tx).await.map(|_| ()),
            };
            let error = kept.expect_err(text);
            assert!(error.as_database_error().is_some_and(|error| error.is_check_violation()), "{text}: {error}");
        }
        let mut tx = store.begin().await.unwrap();
        assert_eq!(tx.session_owner(SessionId::new(session.get())).await.unwrap(), Some(ana));
    }
}

/// A use case's future crosses threads: handlers run on a multi-threaded runtime.
#[test]
fn the_futures_of_the_store_are_send() {
    fn send<T: Send>(_: impl Fn(Store) -> T) -> bool {
        true
    }
    let use_case = |store: Store| async move {
        let mut tx = store.begin().await?;
        tx.delete_member(second_wind::domain::ids::MemberId::new(1)).await?;
        tx.claim(at(0), at(1), 1).await?;
        tx.kept_weeks_of(&[]).await?;
        tx.commit().await
    };
    assert!(send(use_case));
}
