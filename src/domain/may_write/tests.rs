use super::*;
use crate::domain::sample::date;

fn at(text: &str) -> Instant {
    text.parse().expect("an instant of this table")
}

/// A reminder due at 07:30 in London on 5 June 2025, of somebody on track who answered the day before.
fn usual() -> WriteFacts {
    WriteFacts {
        writing: Writing::Reminder,
        state: LadderState::OnTrack,
        delivery: Delivery::Open,
        has_dm_channel: true,
        zone: Tz::Europe__London,
        quiet: QuietHours::default(),
        due_at: at("2025-06-05T06:30:00Z"),
        now: at("2025-06-05T06:30:01Z"),
        today: date("2025-06-05"),
        is_slot_taken: false,
        last_sign_on: date("2025-06-04"),
        reminders_since_sign: 0,
        writings_since_sign: 0,
    }
}

#[test]
fn the_gate_opens_and_closes_for_one_reason_at_a_time() {
    let late = |now: &str| WriteFacts { now: at(now), ..usual() };
    let due = |due: &str| WriteFacts { due_at: at(due), now: at(due), ..usual() };
    let spent = |reminders, all| WriteFacts { reminders_since_sign: reminders, writings_since_sign: all, ..usual() };
    let signed = |on: &str| WriteFacts { last_sign_on: date(on), ..usual() };
    let cases = [
        ("an ordinary reminder", usual(), Ok(())),
        ("never consented to messages again", WriteFacts { state: LadderState::Off, ..usual() }, Err(NotNow::State)),
        ("the DM is closed", WriteFacts { delivery: Delivery::Closed, ..usual() }, Err(NotNow::DmClosed)),
        ("the DM was never opened", WriteFacts { has_dm_channel: false, ..usual() }, Err(NotNow::DmClosed)),
        ("three hours late to the second", late("2025-06-05T09:30:00Z"), Ok(())),
        ("a second more", late("2025-06-05T09:30:01Z"), Err(NotNow::TooLate)),
        ("S10: an outage from 07:00 to 11:00", late("2025-06-05T10:00:00Z"), Err(NotNow::TooLate)),
        ("due at 07:00, where quiet ends", due("2025-06-05T06:00:00Z"), Ok(())),
        ("a minute before", due("2025-06-05T05:59:00Z"), Err(NotNow::QuietHours)),
        ("due at 20:59", due("2025-06-05T19:59:00Z"), Ok(())),
        ("due at 21:00, where quiet begins", due("2025-06-05T20:00:00Z"), Err(NotNow::QuietHours)),
        (
            "due at 20:00 and now it is 21:00",
            WriteFacts { due_at: at("2025-06-05T19:00:00Z"), now: at("2025-06-05T20:00:00Z"), ..usual() },
            Err(NotNow::QuietHours),
        ),
        ("the day's slot is taken", WriteFacts { is_slot_taken: true, ..usual() }, Err(NotNow::SlotTaken)),
        ("three are out", spent(3, 3), Ok(())),
        ("four are out", spent(4, 4), Err(NotNow::RemindersSpent)),
        ("six are out, two of them reminders", spent(2, 6), Err(NotNow::AllSpent)),
        ("day 27", signed("2025-05-09"), Ok(())),
        ("day 28", signed("2025-05-08"), Err(NotNow::TooLongSilent)),
        ("a sign of life dated tomorrow, after a journey", signed("2025-06-06"), Ok(())),
    ];
    for (name, facts, expected) in cases {
        assert_eq!(decide(&facts), expected, "{name}");
    }
}

#[test]
fn letters_come_after_the_four_and_what_was_asked_for_stands_outside() {
    let facts = |writing, state, reminders, all| WriteFacts {
        writing,
        state,
        reminders_since_sign: reminders,
        writings_since_sign: all,
        ..usual()
    };
    for (writing, state, reminders, all, expected) in [
        (Writing::AwayLetter, LadderState::Away, 4, 4, Ok(())),
        (Writing::ClosingLetter, LadderState::Dormant, 4, 5, Ok(())),
        (Writing::ClosingLetter, LadderState::Dormant, 4, 6, Err(NotNow::AllSpent)),
        (Writing::RoomQuestion, LadderState::OnTrack, 4, 4, Err(NotNow::RemindersSpent)),
        (Writing::Evening, LadderState::OnTrack, 4, 4, Err(NotNow::RemindersSpent)),
        (Writing::PauseQuestion, LadderState::Paused, 4, 6, Ok(())),
        (Writing::SeasonLetter, LadderState::Dormant, 4, 6, Ok(())),
        (Writing::Invitation, LadderState::OnTrack, 4, 6, Ok(())),
        (Writing::Invitation, LadderState::Away, 4, 4, Err(NotNow::State)),
        (Writing::Together, LadderState::Paused, 4, 6, Ok(())),
    ] {
        let facts = facts(writing, state, reminders, all);
        assert_eq!(decide(&facts), expected, "{writing:?} after {reminders} reminders, {all} in all");
        let long_ago = WriteFacts { last_sign_on: date("2025-01-01"), ..facts };
        assert_eq!(decide(&long_ago).is_ok(), writing.was_asked_for() && writing.is_for(state), "{writing:?} after day 27");
        let night = WriteFacts { now: at("2025-06-05T01:00:00Z"), due_at: at("2025-06-05T01:00:00Z"), ..long_ago };
        assert_ne!(decide(&night), Ok(()), "{writing:?} at night");
    }
}

#[test]
fn every_state_gets_what_is_meant_for_it() {
    use LadderState::{Archived, Away, Dormant, Off, OnTrack, Paused, Returned, Wobble};
    for (writing, states) in [
        (Writing::Reminder, [OnTrack, Wobble, Returned].as_slice()),
        (Writing::RoomQuestion, &[OnTrack, Wobble, Returned]),
        (Writing::Evening, &[OnTrack, Returned]),
        (Writing::AwayLetter, &[Away]),
        (Writing::ClosingLetter, &[Dormant]),
        (Writing::PauseQuestion, &[Paused]),
        (Writing::SeasonLetter, &[Dormant]),
        (Writing::Invitation, &[OnTrack, Wobble, Returned]),
        (Writing::Together, &[OnTrack, Wobble, Returned, Away, Dormant, Paused]),
    ] {
        for state in LadderState::ALL {
            assert_eq!(writing.is_for(state), states.contains(&state), "{writing:?} while {state:?}");
        }
    }
    for nobody in [Off, Archived] {
        assert!(Writing::ALL.into_iter().all(|writing| !writing.is_for(nobody)), "{nobody:?} gets nothing");
    }
}

#[test]
fn s10_quiet_hours_are_those_of_the_zone_on_both_sides_of_a_clock_change() {
    for (now, expected) in [
        ("2025-03-29T07:00:00Z", Ok(())),
        ("2025-03-29T06:59:00Z", Err(NotNow::QuietHours)),
        ("2025-03-30T06:00:00Z", Ok(())),
        ("2025-03-30T05:59:00Z", Err(NotNow::QuietHours)),
    ] {
        let facts = WriteFacts { due_at: at(now), now: at(now), ..usual() };
        assert_eq!(decide(&facts), expected, "{now} in London");
    }
    let auckland = WriteFacts { zone: Tz::Pacific__Auckland, ..usual() };
    assert_eq!(decide(&auckland), Ok(()), "18:30 in Auckland");
    let honolulu = WriteFacts { zone: Tz::Pacific__Honolulu, ..usual() };
    assert_eq!(decide(&honolulu), Ok(()), "20:30 in Honolulu the day before");
}
