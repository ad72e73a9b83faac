//! The table of `2-behaviour` §4.2, row by row.

use chrono::{NaiveDate, TimeDelta};
use proptest::prelude::*;

use super::*;
use crate::domain::pause::{Pause, Scope};
use crate::domain::sample::date;

use LadderState::{Archived, Away, Dormant, Off, OnTrack, Paused, Returned, Wobble};

/// A day in June on which the state began ten days ago, the last sign of life is `d` days old and `u` occurrences are silent.
fn facts(state: LadderState, u: u32, d: i64) -> LadderFacts {
    let today = date("2025-06-20");
    LadderFacts {
        state,
        since: before(today, 10),
        today,
        silent: u,
        last_sign_on: before(today, d),
        credited_since: 0,
        letter_on: None,
        last_away_on: None,
        pause: None,
    }
}

fn before(day: NaiveDate, days: i64) -> NaiveDate {
    day - TimeDelta::days(days)
}

#[test]
fn silence_leads_to_a_wobble_and_then_away() {
    for (u, d, on_track, wobble, returned) in [
        (0, 0, OnTrack, OnTrack, Returned),
        (0, 400, OnTrack, OnTrack, Returned),
        (1, 1, Wobble, Wobble, Returned),
        (1, 13, Wobble, Wobble, Returned),
        (1, 14, Away, Away, Away),
        (2, 2, Wobble, Wobble, Returned),
        (2, 6, Wobble, Wobble, Returned),
        (2, 7, Away, Away, Away),
        (3, 2, Wobble, Wobble, Returned),
        (3, 3, Away, Away, Away),
        (9, 2, Wobble, Wobble, Returned),
    ] {
        for (from, expected) in [(OnTrack, on_track), (Wobble, wobble), (Returned, returned)] {
            let step = step(&facts(from, u, d));
            assert_eq!(step.state, expected, "{from:?} with u = {u}, d = {d}");
            let letter = (expected == Away).then_some(OnEntry::AwayLetter);
            assert_eq!(
                step.on_entry, letter,
                "{from:?} with u = {u}, d = {d}: one letter at the start of an absence and nothing else"
            );
            let away_on = (expected == Away).then_some(date("2025-06-20"));
            assert_eq!(step.last_away_on, away_on, "{from:?} with u = {u}, d = {d}: an absence is remembered by its first day");
        }
    }
}

#[test]
fn an_absence_ends_in_silence_seven_days_after_its_letter() {
    for (letter_days_ago, expected) in [(0, Away), (6, Away), (7, Dormant), (9, Dormant)] {
        let away = LadderFacts { letter_on: Some(before(date("2025-06-20"), letter_days_ago)), ..facts(Away, 5, 15) };
        let step = step(&away);
        assert_eq!(step.state, expected, "{letter_days_ago} days after the letter");
        assert_eq!(
            step.on_entry,
            (expected == Dormant).then_some(OnEntry::ClosingLetter),
            "{letter_days_ago} days after the letter"
        );
    }
    let to_come = LadderFacts { letter_on: Some(date("2025-06-22")), ..facts(Away, 5, 15) };
    assert_eq!(step(&to_come).state, Away, "the letter is still to come");
    assert_eq!(step(&facts(Away, 5, 15)).state, Dormant, "without a planned day to write on, the days count from the beginning");
}

#[test]
fn a_second_absence_within_sixty_days_goes_straight_to_the_last_letter() {
    for (days_ago, state, on_entry) in
        [(60, Dormant, OnEntry::ClosingLetter), (30, Dormant, OnEntry::ClosingLetter), (61, Away, OnEntry::AwayLetter)]
    {
        let again = LadderFacts { last_away_on: Some(before(date("2025-06-20"), days_ago)), ..facts(OnTrack, 3, 3) };
        let expected = LadderStep { state, on_entry: Some(on_entry), last_away_on: Some(date("2025-06-20")) };
        assert_eq!(step(&again), expected, "the last absence began {days_ago} days ago");
    }
}

#[test]
fn a_return_ends_after_three_credits_or_a_fortnight() {
    for (credited, days, u, expected) in [
        (0, 0, 0, Returned),
        (2, 13, 0, Returned),
        (3, 2, 0, OnTrack),
        (3, 2, 1, OnTrack),
        (0, 14, 0, OnTrack),
        (0, 14, 1, Returned),
    ] {
        let returned = LadderFacts { since: before(date("2025-06-20"), days), credited_since: credited, ..facts(Returned, u, 1) };
        let expected = LadderStep { state: expected, on_entry: None, last_away_on: None };
        assert_eq!(step(&returned), expected, "{credited} credited, {days} days, u = {u}");
    }
}

#[test]
fn silence_is_archived_after_180_days_and_off_stays_off() {
    for (from, days, expected) in
        [(Dormant, 179, Dormant), (Dormant, 180, Archived), (Archived, 400, Archived), (Off, 400, Off), (Off, 0, Off)]
    {
        let quiet = LadderFacts { since: before(date("2025-06-20"), days), ..facts(from, 9, 200) };
        let expected = LadderStep { state: expected, on_entry: None, last_away_on: None };
        assert_eq!(step(&quiet), expected, "{from:?} for {days} days");
    }
}

#[test]
fn s8_a_pause_asks_once_and_then_lets_go() {
    let pause = |until: Option<&str>| Pause { id: 1, from: date("2025-06-03"), until: until.map(date), scope: Scope::Everything };
    let two_weeks = Some("2025-06-17");
    for (until, asked_on, today, state, on_entry) in [
        (two_weeks, None, "2025-06-16", Paused, None),
        (two_weeks, None, "2025-06-17", Paused, Some(OnEntry::PauseIsOver)),
        (two_weeks, Some("2025-06-17"), "2025-06-18", Paused, None),
        (two_weeks, Some("2025-06-17"), "2025-06-19", Paused, None),
        (two_weeks, Some("2025-06-17"), "2025-06-20", Dormant, None),
        // A day of downtime: the question comes a day later, and waits as long.
        (two_weeks, None, "2025-06-18", Paused, Some(OnEntry::PauseIsOver)),
        (None, None, "2025-06-30", Paused, None),
        (None, None, "2025-07-01", Paused, Some(OnEntry::PauseHasNoEnd)),
        (None, Some("2025-07-01"), "2025-07-03", Paused, None),
        (None, Some("2025-07-01"), "2025-07-04", Dormant, None),
    ] {
        let so_far = PauseSoFar { pause: pause(until), asked_on: asked_on.map(date), is_answered: false };
        let paused = LadderFacts { today: date(today), pause: Some(so_far), ..facts(Paused, 0, 0) };
        let expected = LadderStep { state, on_entry, last_away_on: None };
        assert_eq!(step(&paused), expected, "paused until {until:?}, asked on {asked_on:?}, on {today}");
    }
}

#[test]
fn a_press_acts_at_once() {
    let today = date("2025-06-20");
    let closed = |from: &str| Some(Pause { id: 1, from: date(from), until: Some(date("2025-06-30")), scope: Scope::Everything });
    let open = Some(Pause { id: 1, from: date("2025-06-01"), until: None, scope: Scope::Everything });
    type Case = (LadderState, Sign, Option<Pause>, LadderState, Option<u8>);
    let cases: [Case; 26] = [
        (OnTrack, Sign::CheckIn, None, OnTrack, None),
        (OnTrack, Sign::Contact, None, OnTrack, None),
        (Wobble, Sign::CheckIn, None, OnTrack, None),
        (Wobble, Sign::Contact, None, OnTrack, None),
        (Returned, Sign::CheckIn, None, Returned, None),
        (Away, Sign::Contact, None, Away, None),
        (Away, Sign::CheckIn, None, Returned, Some(3)),
        (Dormant, Sign::Resume, None, Returned, Some(3)),
        (Dormant, Sign::Contact, None, Dormant, None),
        (Archived, Sign::Start, None, Returned, Some(3)),
        (Paused, Sign::Contact, closed("2025-06-01"), Paused, None),
        (Paused, Sign::CheckIn, closed("2025-06-13"), Returned, Some(3)),
        (Paused, Sign::CheckIn, closed("2025-06-14"), Returned, None),
        (Paused, Sign::Resume, closed("2025-06-18"), Returned, None),
        // "Until I say" means what it says.
        (Paused, Sign::CheckIn, open, Paused, None),
        (Paused, Sign::Resume, open, Returned, Some(3)),
        (Paused, Sign::Start, open, Returned, Some(3)),
        (Off, Sign::CheckIn, None, Off, None),
        (Off, Sign::Resume, None, Off, None),
        (Off, Sign::LeaveIt, None, Off, None),
        (Off, Sign::Start, None, Returned, Some(3)),
        (Away, Sign::LeaveIt, None, Dormant, None),
        (OnTrack, Sign::LeaveIt, None, Dormant, None),
        (Paused, Sign::LeaveIt, closed("2025-06-01"), Dormant, None),
        (OnTrack, Sign::Pause, None, Paused, None),
        (Dormant, Sign::Stop, None, Off, None),
    ];
    for (from, sign, pause, state, boosts) in cases {
        let pressed = press(from, sign, pause, today);
        assert_eq!((pressed.state, pressed.boosts), (state, boosts), "{sign:?} while {from:?}");
        assert_eq!(pressed.is_return, state == Returned && from != Returned, "{sign:?} while {from:?}: is it a return");
        assert_eq!(pressed.ends_pause, from == Paused && state == Returned, "{sign:?} while {from:?}: does the pause end");
    }
}

#[test]
fn stop_is_one_step_from_everywhere_and_only_start_leads_back() {
    for from in LadderState::ALL {
        assert_eq!(press(from, Sign::Stop, None, date("2025-06-20")).state, Off, "/stop while {from:?}");
    }
    for sign in Sign::ALL {
        let expected = if sign == Sign::Start { Returned } else { Off };
        assert_eq!(press(Off, sign, None, date("2025-06-20")).state, expected, "{sign:?} while messages are off");
    }
}

#[test]
fn who_is_active_for_a_group() {
    for state in LadderState::ALL {
        let expected = !matches!(state, Away | Dormant | Off | Archived);
        assert_eq!(state.is_active_for_group(), expected, "{state:?}");
    }
}

proptest! {
    /// A day can make the coach quieter, and nothing but a press can make it write again.
    #[test]
    fn a_day_alone_never_wakes_the_coach(from in 0usize..8, u in 0u32..9, d in 0i64..400, here in 0i64..400, letter in 0i64..40) {
        let from = LadderState::ALL[from];
        let today = date("2025-06-20");
        let quiet = LadderFacts {
            since: before(today, here),
            letter_on: Some(before(today, letter)),
            ..facts(from, u, d)
        };
        let to = step(&quiet).state;
        prop_assert!(from.is_reminded() || !to.is_reminded(), "{from:?} became {to:?} without a press");
    }

    /// More silence never leads to more reminders (R17).
    #[test]
    fn more_silence_is_never_louder(from in 0usize..8, u in 0u32..9, more in 0u32..9, d in 0i64..40, longer in 0i64..40) {
        let from = LadderState::ALL[from];
        let (less, more) = (step(&facts(from, u, d)).state, step(&facts(from, u + more, d + longer)).state);
        prop_assert!(less.is_reminded() || !more.is_reminded(), "{from:?}: {less:?} at u = {u}, d = {d}, but then {more:?}");
    }
}
