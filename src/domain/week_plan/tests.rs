use super::*;
use crate::domain::occurrence::Version;
use crate::domain::sample::{date, row, session, spec, version};

/// `Planned` in a line: date, session, minutes of its version, what became of it, and whether it has a row.
fn lines(planned: &[Planned<'_>]) -> Vec<String> {
    planned
        .iter()
        .map(|one| {
            let extra = if one.is_extra { " extra" } else { "" };
            let from = one.moved_from.map(|date| format!(" from {date}")).unwrap_or_default();
            let row = if one.row.is_some() { "" } else { " (no row)" };
            format!("{} {} {:?}{from}{extra}{row}", one.date, one.session.id, one.outcome)
        })
        .collect()
}

const DONE: Outcome = Outcome::Done(Version::Full);

fn week_of_2_june<'a>(sessions: &'a [Session], rows: &'a [Occurrence]) -> Vec<Planned<'a>> {
    planned(sessions, rows, date("2025-06-02"), date("2025-06-08"))
}

#[test]
fn the_plan_gives_dates_and_rows_say_what_became_of_them() {
    let sessions = [session(2, Kind::Strength, "mon,thu"), session(1, Kind::Recovery, "thu,sun")];
    let rows = [row(1, "2025-06-05", DONE), row(2, "2025-06-09", DONE), row(2, "2025-06-05", Outcome::Open)];
    let expected = ["2025-06-02 2 Open (no row)", "2025-06-05 1 Done(Full)", "2025-06-05 2 Open", "2025-06-08 1 Open (no row)"];
    assert_eq!(lines(&week_of_2_june(&sessions, &rows)), expected, "by date, then by session, and nothing outside the range");
}

#[test]
fn a_moved_session_stands_once_where_it_went() {
    let sessions = [session(1, Kind::Strength, "mon,thu")];
    let to = date("2025-06-07");
    let arrived = Occurrence { moved_from: Some(date("2025-06-05")), ..row(1, "2025-06-07", Outcome::Open) };
    let done = Occurrence { outcome: DONE, ..arrived.clone() };
    let left = row(1, "2025-06-05", Outcome::Moved(to));
    for (name, rows, saturday) in [
        ("open there", vec![left.clone(), arrived.clone()], "2025-06-07 1 Open from 2025-06-05"),
        ("done there", vec![done, left.clone()], "2025-06-07 1 Done(Full) from 2025-06-05"),
        ("its new row is not stored yet", vec![left.clone()], "2025-06-07 1 Open from 2025-06-05 (no row)"),
    ] {
        let expected = ["2025-06-02 1 Open (no row)", "2025-06-05 1 Moved(2025-06-07)", saturday];
        let week = week_of_2_june(&sessions, &rows);
        assert_eq!(lines(&week), expected, "{name}");
        assert_eq!(week.iter().filter(|one| one.stands()).count(), 2, "{name}: two stand in the week");
    }
    let into_next_week = [row(1, "2025-06-05", Outcome::Moved(date("2025-06-10")))];
    let next = planned(&sessions, &into_next_week, date("2025-06-09"), date("2025-06-15"));
    let expected = ["2025-06-09 1 Open (no row)", "2025-06-10 1 Open from 2025-06-05 (no row)", "2025-06-12 1 Open (no row)"];
    assert_eq!(lines(&next), expected, "past Sunday it joins the next week");
}

#[test]
fn what_was_answered_outlives_its_session_and_what_was_open_does_not() {
    let ended = [version(1, spec(Kind::Strength, "mon,thu"), "2025-01-01", Some("2025-06-05"))];
    let arrived = Occurrence { moved_from: Some(date("2025-06-02")), ..row(1, "2025-06-06", Outcome::Open) };
    let rows = [row(1, "2025-06-02", DONE), row(1, "2025-06-05", Outcome::Open), arrived, row(1, "2025-06-08", Outcome::LetGo)];
    let expected = ["2025-06-02 1 Done(Full)", "2025-06-08 1 LetGo"];
    assert_eq!(lines(&week_of_2_june(&ended, &rows)), expected, "removed on 5 June: Thursday and what was moved to Friday go");
}

#[test]
fn s18_an_edit_acts_from_its_day_on() {
    let longer = SessionSpecWith { minutes: 30, days: "mon,fri" }.spec();
    let sessions =
        [version(1, spec(Kind::Strength, "mon,thu"), "2025-01-01", Some("2025-06-06")), version(1, longer, "2025-06-06", None)];
    let rows = [row(1, "2025-06-05", DONE)];
    let both = planned(&sessions, &rows, date("2025-06-02"), date("2025-06-13"));
    let minutes: Vec<(String, u16)> = both.iter().map(|one| (one.date.to_string(), one.session.spec.minutes)).collect();
    let expected = [("2025-06-02", 20), ("2025-06-05", 20), ("2025-06-06", 30), ("2025-06-09", 30), ("2025-06-13", 30)]
        .map(|(date, minutes)| (date.to_owned(), minutes));
    assert_eq!(minutes, expected, "edited on Friday: Thursday still reads 20 minutes, and its day");
}

struct SessionSpecWith {
    minutes: u16,
    days: &'static str,
}

impl SessionSpecWith {
    fn spec(self) -> crate::domain::session::SessionSpec {
        crate::domain::session::SessionSpec { minutes: self.minutes, ..spec(Kind::Strength, self.days) }
    }
}

#[test]
fn an_extra_stands_beside_the_plan_once_it_was_done() {
    let sessions = [session(1, Kind::Mobility, "mon")];
    let extra = |outcome| Occurrence { is_extra: true, ..row(1, "2025-06-04", outcome) };
    let done = [extra(DONE)];
    assert_eq!(lines(&week_of_2_june(&sessions, &done)), ["2025-06-02 1 Open (no row)", "2025-06-04 1 Done(Full) extra"]);
    let open = [extra(Outcome::Open)];
    assert_eq!(lines(&week_of_2_june(&sessions, &open)), ["2025-06-02 1 Open (no row)"], "an open extra is nothing yet");
    let unknown = [row(9, "2025-06-04", DONE)];
    assert_eq!(week_of_2_june(&sessions, &unknown).len(), 1, "a row whose session is nowhere to be found is passed over");
}

#[test]
fn a_date_that_a_zone_skips_has_no_occurrence() {
    let mut every_day = session(1, Kind::Mobility, "daily");
    every_day.valid_from = date("2011-01-01");
    every_day.spec.when.starts_on = date("2011-01-01");
    let sessions = [every_day];
    let days = |zone| {
        let all = planned(&sessions, &[], date("2011-12-29"), date("2011-12-31"));
        without_skipped_dates(all, zone).iter().map(|one| one.date.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(days(Tz::Pacific__Apia), ["2011-12-29", "2011-12-31"], "Samoa had no 30 December 2011");
    assert_eq!(days(Tz::Europe__London).len(), 3, "London had one");
}
