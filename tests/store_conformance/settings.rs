//! Trusted contacts, reports of problems, and the copy of everything that is stored about a member.

use std::collections::{BTreeMap, BTreeSet};

use second_wind::domain::ids::{MemberId, UserId};
use second_wind::domain::member::{Member, Units};
use second_wind::domain::session::SelfWord;
use second_wind::store::export::{Cell, Table};
use second_wind::store::trusted::{NamedBy, Trusted};
use second_wind::store::{Store, Tx};

use crate::facts::{at, member};
use crate::members::fill;
use crate::stores::{on_both, quick};

fn named(user: i64, asked_secs: i64) -> Trusted {
    Trusted { user: UserId::new(user), asked_at: at(asked_secs), accepted_at: None }
}

fn rows<'a>(tables: &'a [Table], name: &str) -> &'a [Vec<Cell>] {
    &tables.iter().find(|table| table.name == name).unwrap_or_else(|| panic!("{name} is exported")).rows
}

on_both! {
    async fn settings_of_a_member_come_and_go(store: Store) {
        let mut tx = store.begin().await.unwrap();
        let id = member(&mut tx, 11).await;
        let plain = tx.member(id).await.unwrap().unwrap();
        assert_eq!((plain.evening_at, plain.units, plain.self_word.clone()), (None, Units::Metric, None), "nothing is chosen for them");
        let chosen = Member {
            evening_at: Some("19:30".parse().unwrap()),
            units: Units::Imperial,
            self_word: Some(SelfWord::parse("Läuferin 👩\u{200D}🦰").unwrap()),
            ..plain.clone()
        };
        tx.update_member(&chosen).await.unwrap();
        assert_eq!(tx.member(id).await.unwrap(), Some(chosen));
        tx.update_member(&plain).await.unwrap();
        assert_eq!(tx.member(id).await.unwrap(), Some(plain), "and back");
    }

    async fn a_trusted_contact_is_named_says_yes_and_goes(store: Store) {
        let mut tx = store.begin().await.unwrap();
        let (ana, ben) = (member(&mut tx, 11).await, member(&mut tx, 12).await);
        assert_eq!(tx.trusted(ana).await.unwrap(), None);
        assert_eq!(tx.trusted(MemberId::new(999)).await.unwrap(), None);
        tx.set_trusted(ana, Some(named(77, 0))).await.unwrap();
        tx.set_trusted(ben, Some(named(77, 5))).await.unwrap();
        assert_eq!(tx.trusted(ana).await.unwrap(), Some(named(77, 0)));
        let yes = Trusted { accepted_at: Some(at(60)), ..named(77, 0) };
        tx.set_trusted(ana, Some(yes)).await.unwrap();
        assert_eq!(tx.trusted(ana).await.unwrap(), Some(yes));
        let by = |member, user, is_accepted| NamedBy { member, user: UserId::new(user), is_accepted };
        assert_eq!(tx.named_by(UserId::new(77)).await.unwrap(), [by(ana, 11, true), by(ben, 12, false)], "by number");
        assert_eq!(tx.named_by(UserId::new(78)).await.unwrap(), []);
        let kept = tx.member(ana).await.unwrap().unwrap();
        tx.update_member(&kept).await.unwrap();
        assert_eq!(tx.trusted(ana).await.unwrap(), Some(yes), "an update of the member leaves it");
        tx.set_trusted(ana, None).await.unwrap();
        assert_eq!(tx.trusted(ana).await.unwrap(), None);
        assert!(tx.set_trusted(MemberId::new(999), None).await.is_err(), "nobody has that number");
    }

    async fn a_question_lapses_and_a_yes_does_not(store: Store) {
        let mut tx = store.begin().await.unwrap();
        let (old, new, yes) = (member(&mut tx, 11).await, member(&mut tx, 12).await, member(&mut tx, 13).await);
        tx.set_trusted(old, Some(named(77, 0))).await.unwrap();
        tx.set_trusted(new, Some(named(77, 100))).await.unwrap();
        tx.set_trusted(yes, Some(Trusted { accepted_at: Some(at(1)), ..named(77, 0) })).await.unwrap();
        assert_eq!(tx.lapse_trusted(at(100)).await.unwrap(), 1, "asked before, not at");
        assert_eq!(tx.trusted(old).await.unwrap(), None);
        assert_eq!(tx.trusted(new).await.unwrap(), Some(named(77, 100)));
        assert!(tx.trusted(yes).await.unwrap().is_some());
    }

    async fn a_report_is_counted_forgotten_and_cleared_away(store: Store) {
        let mut tx = store.begin().await.unwrap();
        let (ana, ben) = (UserId::new(11), UserId::new(12));
        let first = tx.insert_report(ana, at(0), "the board\nsays شيء twice").await.unwrap();
        let second = tx.insert_report(ana, at(10), "another").await.unwrap();
        assert_eq!(tx.report(first).await.unwrap().unwrap().words.as_deref(), Some("the board\nsays شيء twice"));
        assert!(!format!("{:?}", tx.report(first).await.unwrap()).contains("board"), "its words stay out of every log");
        assert_eq!(tx.reports_since(ana, at(0)).await.unwrap(), 1, "after, not at");
        assert_eq!(tx.reports_since(ana, at(-1)).await.unwrap(), 2);
        assert_eq!(tx.reports_since(ben, at(-1)).await.unwrap(), 0);
        tx.forget_report(first).await.unwrap();
        let report = tx.report(first).await.unwrap().unwrap();
        assert_eq!((report.user, report.made_at, report.words), (ana, at(0), None));
        assert_eq!(tx.prune_reports(at(100), at(5)).await.unwrap(), 1, "what is posted goes, what is not stays a while");
        assert_eq!(tx.report(first).await.unwrap(), None);
        assert!(tx.report(second).await.unwrap().is_some());
        assert_eq!(tx.prune_reports(at(100), at(11)).await.unwrap(), 1, "and then goes too");
    }

    async fn an_export_holds_every_row_of_the_member_and_none_of_another(store: Store) {
        let mut tx = store.begin().await.unwrap();
        let (ana, ben) = (fill(&mut tx, 11, 1).await.unwrap(), fill(&mut tx, 1_234_567, 1).await.unwrap());
        tx.insert_report(UserId::new(11), at(0), "hers").await.unwrap();
        tx.insert_report(UserId::new(1_234_567), at(0), "his").await.unwrap();
        tx.set_trusted(ben, Some(named(11, 0))).await.unwrap();
        let tables = tx.export(ana).await.unwrap();
        for (name, count) in [
            ("member", 1),
            ("named_as_trusted_contact", 1),
            ("club_member", 1),
            ("group_member", 1),
            ("session", 1),
            ("session_version", 1),
            ("occurrence", 1),
            ("check_in", 1),
            ("member_change", 1),
            ("room", 1),
            ("pause", 1),
            ("ramp_week", 1),
            ("ladder_day", 1),
            ("member_week", 1),
            ("letter", 1),
            ("letter_part", 1),
            ("club_check_in_hello", 1),
            ("share", 1),
            ("cheer", 1),
            ("job", 1),
            ("problem_report", 1),
        ] {
            assert_eq!(rows(&tables, name).len(), count, "{name}");
        }
        for table in &tables {
            for row in &table.rows {
                assert_eq!(row.len(), table.columns.len(), "{}", table.name);
                assert!(!row.contains(&Cell::Number(1_234_567)), "{} names another: {row:?}", table.name);
                assert!(!row.contains(&Cell::Text("his".to_owned())), "{}", table.name);
            }
        }
        let week = rows(&tables, "member_week")[0].clone();
        assert_eq!(week[0], Cell::Text("2026-W23".to_owned()));
        assert_eq!(week[1], Cell::Number(2), "a number stays one on both engines");
        assert_eq!(rows(&tables, "member")[0][6], Cell::Nothing, "no evening check-in is nothing");
        let nobody = tx.export(MemberId::new(999)).await.unwrap();
        assert!(nobody.iter().all(|table| table.rows.is_empty() && !table.columns.is_empty()), "names without rows");
    }
}

/// Columns about members that are not in an export, and why. An asterisk stands for every table.
const LEFT_OUT: [(&str, &str, &str); 6] = [
    ("*", "member_id", "the member's own number, which stands in member.id; rows are chosen by it"),
    ("invite", "from_member_id", "the member's own number in invite_sent, another member's in invite_received"),
    ("invite", "to_member_id", "the member's own number in invite_received, another member's in invite_sent"),
    ("cheer", "letter_id", "a letter to another member, the one who is cheered"),
    ("problem_report", "user_id", "the member's own number, which stands in member.user_id; rows are chosen by it"),
    ("club", "set_up_by_user_id", "the member's own number, which stands in member.user_id; rows are chosen by it"),
];

/// Names of exported tables that are parts of a table of the schema.
const PARTS: [(&str, &str); 4] =
    [("invite_sent", "invite"), ("invite_received", "invite"), ("club_set_up", "club"), ("named_as_trusted_contact", "member")];

#[tokio::test]
async fn every_column_about_a_member_is_exported_or_left_out_for_a_reason() {
    let folder = tempfile::tempdir().unwrap();
    let address = format!("sqlite:{}", folder.path().join("store.db").display());
    let store = Store::open_with(&address, &quick()).await.unwrap();
    let mut tx = store.begin().await.unwrap();
    let mut exported: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for table in tx.export(MemberId::new(1)).await.unwrap() {
        let name = PARTS.iter().find(|(part, _)| *part == table.name).map_or(table.name, |(_, whole)| whole);
        exported.entry(name).or_default().extend(table.columns);
    }
    let Tx::Sqlite(mut tx) = tx else { panic!("it is SQLite") };
    let columns: Vec<(String, String)> = sqlx::query_as(
        "select m.name, c.name from sqlite_master as m join pragma_table_info(m.name) as c where m.type = 'table' \
         and m.name not like 'sqlite_%' and m.name <> '_sqlx_migrations' order by 1, 2",
    )
    .fetch_all(&mut *tx)
    .await
    .unwrap();
    let references: Vec<(String, String)> = sqlx::query_as(
        "select m.name, f.\"table\" from sqlite_master as m join pragma_foreign_key_list(m.name) as f where m.type = 'table' order by 1, 2",
    )
    .fetch_all(&mut *tx)
    .await
    .unwrap();
    // Whatever hangs on a member, directly or by something of theirs, is about them.
    let mut about: BTreeSet<&str> = BTreeSet::from(["member"]);
    while let Some((table, _)) =
        references.iter().find(|(table, to)| about.contains(to.as_str()) && !about.contains(table.as_str()))
    {
        about.insert(table);
    }
    assert!(about.len() >= 16, "the schema was read: {about:?}");
    // And so is every column that holds a person's number, wherever it stands.
    let is_about = |table: &str, column: &str| about.contains(table) || column.ends_with("user_id");
    let mut used = BTreeSet::new();
    for (table, column) in columns.iter().filter(|(table, column)| is_about(table, column)) {
        if exported.get(table.as_str()).is_some_and(|columns| columns.contains(column.as_str())) {
            continue;
        }
        let reason = LEFT_OUT.iter().find(|(of, name, _)| (*of == "*" || of == table) && name == column);
        assert!(reason.is_some(), "{table}.{column} is about a member and neither exported nor left out for a reason");
        used.extend(reason.map(|(of, name, _)| (*of, *name)));
    }
    let known: BTreeSet<_> = LEFT_OUT.iter().map(|(of, name, _)| (*of, *name)).collect();
    assert_eq!(used, known, "a reason that is no longer needed goes");
    assert!(exported.contains_key("board"), "the boards that show a member's name; nothing in the schema says so");
    drop(tx);
    store.close().await;
}
