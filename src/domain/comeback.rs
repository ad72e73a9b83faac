//! In which weeks a member came back: those of the first credited session after an absence (`2-behaviour` §5.3, "Comebacks").

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::calendar::Week;
use super::ladder::LadderState;

/// The first days of returns: `ladder` holds where the member stood by date, in order. An absence that began and ended on one date
/// has left only its end there; `last_away_on`, the date on which they last became away, tells it from a day like any other.
#[must_use]
pub fn returned_on(ladder: &[(NaiveDate, LadderState)], last_away_on: Option<NaiveDate>) -> Vec<NaiveDate> {
    let mut was_absent = false;
    let mut returns = Vec::new();
    for (date, state) in ladder {
        let is_back = state.is_reminded();
        if is_back && (was_absent || (*state == LadderState::Returned && last_away_on == Some(*date))) {
            returns.push(*date);
        }
        was_absent = matches!(state, LadderState::Away | LadderState::Dormant | LadderState::Archived);
    }
    returns
}

/// The weeks of the first credited session on or after each return. `credited_on` holds the dates of credited sessions, in any
/// order.
#[must_use]
pub fn weeks(returns: &[NaiveDate], credited_on: &[NaiveDate]) -> BTreeSet<Week> {
    let first_after = |from: &NaiveDate| credited_on.iter().copied().filter(|date| date >= from).min();
    returns.iter().filter_map(first_after).map(Week::of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use LadderState::{Archived, Away, Dormant, Off, OnTrack, Paused, Returned, Wobble};

    fn date(text: &str) -> NaiveDate {
        text.parse().expect("a date of this table")
    }

    fn days(from: &str, states: &[LadderState]) -> Vec<(NaiveDate, LadderState)> {
        date(from).iter_days().zip(states.iter().copied()).collect()
    }

    #[test]
    fn a_return_is_the_first_day_after_an_absence() {
        type Case = (&'static str, &'static [LadderState], Option<&'static str>, &'static [&'static str]);
        let cases: [Case; 8] = [
            ("nothing but an ordinary week", &[OnTrack, Wobble, OnTrack], None, &[]),
            ("after away", &[Wobble, Away, Away, Returned, Returned], Some("2025-06-02"), &["2025-06-04"]),
            ("after dormant", &[Dormant, Returned, OnTrack], Some("2025-05-01"), &["2025-06-02"]),
            ("after months", &[Archived, Returned], None, &["2025-06-02"]),
            ("away at four, back at eight", &[Wobble, Returned], Some("2025-06-02"), &["2025-06-02"]),
            ("messages were off", &[Off, Returned], None, &[]),
            ("a pause", &[Paused, Returned], None, &[]),
            ("twice", &[Away, Returned, Away, Returned], Some("2025-06-03"), &["2025-06-02", "2025-06-04"]),
        ];
        for (name, states, last_away_on, expected) in cases {
            let got = returned_on(&days("2025-06-01", states), last_away_on.map(date));
            assert_eq!(got, expected.iter().map(|text| date(text)).collect::<Vec<_>>(), "{name}");
        }
    }

    #[test]
    fn the_first_credit_after_a_return_makes_its_week_a_comeback() {
        let (monday, next) = (Week::of(date("2025-06-02")), Week::of(date("2025-06-09")));
        let returns = [date("2025-06-04")];
        let cases: [(&str, &[&str], &[Week]); 4] = [
            ("nothing was done yet", &[], &[]),
            ("what was done before the return is none", &["2025-06-03"], &[]),
            ("on the day itself, and more later", &["2025-06-11", "2025-06-04"], &[monday]),
            ("in the week after", &["2025-06-03", "2025-06-10"], &[next]),
        ];
        for (name, credited, expected) in cases {
            let credited: Vec<_> = credited.iter().map(|text| date(text)).collect();
            assert_eq!(weeks(&returns, &credited), expected.iter().copied().collect(), "{name}");
        }
    }
}
