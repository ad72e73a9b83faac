//! The proof of quiet (`2-behaviour` §4.4): the rules themselves, run day by day over lives of silence, and the scenarios of §7
//! that they decide.

mod life;

use std::collections::BTreeMap;

use chrono::{NaiveDate, TimeDelta};
use proptest::prelude::*;

use super::{LadderState, Sign};
use crate::domain::calendar::Days;
use crate::domain::may_write::{LAST_DAY, NotNow, REMINDERS_MAX, WRITINGS_MAX};
use crate::domain::member::Delivery;
use crate::domain::occurrence::{Outcome, Version};
use crate::domain::sample::{date, session};
use crate::domain::session::{Kind, Session};

use life::{Did, Life, Sent};

fn plan(days: Days) -> Vec<Session> {
    vec![session(1, Kind::Strength, &days.to_string())]
}

/// What is sent to a silent member, with and without the room question and the evening check-in, over 120 days.
fn silent_life(days: Days, last_contact: NaiveDate, asks_room: bool, has_evening: bool) -> Vec<(NaiveDate, Sent)> {
    let sessions = plan(days);
    let mut life = Life { asks_room, has_evening, ..Life::new(&sessions, last_contact) };
    for day in 1..=120 {
        let today = last_contact + TimeDelta::days(day);
        let silent = life.begin_day(today);
        life.write(today, silent);
        life.write_in_the_evening(today, silent);
    }
    assert_eq!(life.state, LadderState::Dormant, "{days} after silence from {last_contact} on");
    life.sent
}

/// The simulator of §4.4: how many of all 889 lives get how many messages.
fn table(asks_room: bool, has_evening: bool) -> BTreeMap<usize, usize> {
    let mut table = BTreeMap::new();
    for bits in 1..=127 {
        let days = Days::from_bits(bits).expect("weekdays");
        for start in 0..7 {
            let last_contact = date("2025-06-01") + TimeDelta::days(start);
            let sent = silent_life(days, last_contact, asks_room, has_evening);
            let last_day = sent.iter().map(|(on, _)| (*on - last_contact).num_days()).max();
            assert!(last_day <= Some(LAST_DAY), "{days} from {last_contact}: the last message came on day {last_day:?}");
            assert!(sent.len() <= WRITINGS_MAX as usize, "{days} from {last_contact}: {} messages", sent.len());
            let letters: Vec<Sent> =
                sent.iter().map(|(_, sent)| *sent).filter(|sent| matches!(sent, Sent::Away1 | Sent::Away2)).collect();
            assert_eq!(letters, [Sent::Away1, Sent::Away2], "{days} from {last_contact}: two letters end it");
            assert!(sent.len() - 2 <= REMINDERS_MAX as usize, "{days} from {last_contact}: more than four reminders");
            *table.entry(sent.len()).or_insert(0) += 1;
        }
    }
    table
}

#[test]
fn silence_hears_what_the_table_says() {
    assert_eq!(table(true, false), BTreeMap::from([(3, 1), (4, 154), (5, 646), (6, 88)]), "the column of §4.4");
}

#[test]
fn silence_with_the_evening_check_in_hears_what_the_table_says() {
    assert_eq!(table(true, true), BTreeMap::from([(4, 1), (5, 154), (6, 734)]), "the column of §4.4 with the evening check-in");
}

#[test]
fn silence_without_the_room_question_hears_less() {
    // Three: once a week, with the last contact on that day. Four: the two reminders of a wobble fit before the letters.
    assert_eq!(table(false, false), BTreeMap::from([(3, 7), (4, 294), (5, 588)]), "without the room question");
}

fn june(day: i64) -> NaiveDate {
    date("2025-06-01") + TimeDelta::days(day - 1)
}

fn days(text: &str) -> Days {
    text.parse().expect("weekdays")
}

const FOUR_A_WEEK: &str = "mon,tue,thu,sat";

#[test]
fn s1_one_miss_is_not_an_event() {
    let sessions = plan(days(FOUR_A_WEEK));
    let mut ana = Life::new(&sessions, june(1));
    let done = Did::Answered(Outcome::Done(Version::Full));
    ana.live(7, &BTreeMap::from([(june(2), done), (june(3), done), (june(7), done)]));
    let expected = [(june(2), Sent::Rem), (june(3), Sent::Rem), (june(5), Sent::Rem), (june(7), Sent::Rem), (june(8), Sent::Cap)];
    assert_eq!(ana.sent, expected, "an ordinary week with one silent Thursday");
}

#[test]
fn s2_silence_four_a_week() {
    let sent = silent_life(days(FOUR_A_WEEK), june(1), true, false);
    let expected =
        [(june(2), Sent::Rem), (june(3), Sent::Rem), (june(5), Sent::Wob), (june(7), Sent::Away1), (june(14), Sent::Away2)];
    assert_eq!(sent, expected, "Ben is silent for 120 days");
    let sessions = plan(days(FOUR_A_WEEK));
    let mut ben = Life::new(&sessions, june(1));
    ben.live(14, &BTreeMap::new());
    assert_eq!(ben.states[&june(13)], LadderState::Away);
    assert_eq!(ben.states[&june(14)], LadderState::Dormant, "DORMANT from 14 June");
}

#[test]
fn s3_silence_once_a_week() {
    let sent = silent_life(days("mon"), june(1), true, false);
    let expected =
        [(june(2), Sent::Rem), (june(8), Sent::Cap), (june(9), Sent::Rem), (june(16), Sent::Away1), (june(23), Sent::Away2)];
    assert_eq!(sent, expected, "a once-a-week member hears once a week");
}

#[test]
fn s4_a_quick_return_from_a_wobble_is_nothing_special() {
    let sessions = plan(days(FOUR_A_WEEK));
    let mut ben = Life::new(&sessions, june(1));
    ben.live(5, &BTreeMap::from([(june(5), Did::Answered(Outcome::Some))]));
    assert_eq!(ben.states[&june(5)], LadderState::Wobble, "two were silent");
    assert_eq!(ben.state, LadderState::OnTrack, "an answer ends it at once");
    ben.live(1, &BTreeMap::new());
    assert_eq!(ben.sent.last(), Some(&(june(7), Sent::Rem)), "Saturday brings an ordinary reminder");
}

#[test]
fn s5_a_comeback_after_weeks_brings_reminders_again() {
    let sessions = plan(days(FOUR_A_WEEK));
    let mut ben = Life::new(&sessions, june(1));
    let done = Did::Answered(Outcome::Done(Version::Small));
    let start_small = Did::Pressed(Sign::Resume);
    let did = [(june(42), start_small), (june(44), done), (june(45), done), (june(47), done)];
    ben.live(46, &BTreeMap::from(did));
    assert_eq!(ben.states[&june(42)], LadderState::Dormant);
    assert_eq!(ben.states[&june(47)], LadderState::Returned);
    let after: Vec<_> = ben.sent.iter().filter(|(on, _)| *on > june(14)).copied().collect();
    let expected = [(june(43), Sent::Cap), (june(44), Sent::Rem), (june(45), Sent::Rem), (june(47), Sent::Rem)];
    assert_eq!(after, expected, "from the next planned session on, and nothing that mentions the gap");
    ben.live(1, &BTreeMap::new());
    assert_eq!(ben.state, LadderState::OnTrack, "three credited sessions end the return");
}

#[test]
fn s15_the_evening_check_in_falls_silent_first() {
    let sent = silent_life(days(FOUR_A_WEEK), june(1), true, true);
    let expected = [
        (june(2), Sent::Rem),
        (june(2), Sent::Eve),
        (june(3), Sent::Rem),
        (june(5), Sent::Wob),
        (june(7), Sent::Away1),
        (june(14), Sent::Away2),
    ];
    assert_eq!(sent, expected, "Mia opted in for 19:30");
}

#[test]
fn s16_leaving_it_ends_the_letters_at_once() {
    let sessions = plan(days(FOUR_A_WEEK));
    let mut nia = Life::new(&sessions, june(1));
    nia.live(31, &BTreeMap::from([(june(7), Did::Pressed(Sign::LeaveIt))]));
    assert_eq!(nia.state, LadderState::Dormant);
    assert_eq!(nia.sent.last(), Some(&(june(7), Sent::Away1)), "nothing on the 14th or later; a look around is no sign");
    nia.live(3, &BTreeMap::from([(june(33), Did::Pressed(Sign::Resume))]));
    assert_eq!(nia.state, LadderState::Returned, "[Start small] on 3 July");
    assert_eq!(nia.sent.last(), Some(&(june(35), Sent::Rem)), "reminders from her next session on");
}

#[test]
fn s17_a_closed_dm_gets_nothing_and_the_ladder_goes_on() {
    let sessions = plan(days(FOUR_A_WEEK));
    let mut oli = Life { delivery: Delivery::Closed, ..Life::new(&sessions, june(2)) };
    oli.live(4, &BTreeMap::new());
    assert!(oli.sent.is_empty(), "nothing is tried again by itself");
    assert!(oli.refused.iter().all(|(_, reason)| *reason == NotNow::DmClosed), "{:?}", oli.refused);
    assert_eq!(oli.state, LadderState::Wobble, "not OFF: what stayed open moves the ladder");
    // On Friday his command in the club offers [Try my DM again], which works.
    oli.act(june(6), Did::Pressed(Sign::Contact));
    oli.delivery = Delivery::Open;
    oli.live(1, &BTreeMap::new());
    assert_eq!(oli.sent, [(june(7), Sent::Rem)], "Saturday brings an ordinary reminder");
}

#[test]
fn a_second_absence_within_sixty_days_is_told_once() {
    let sessions = plan(days("mon,tue,wed,thu,fri,sat,sun"));
    let mut kim = Life { asks_room: false, ..Life::new(&sessions, june(1)) };
    kim.live(30, &BTreeMap::from([(june(20), Did::Pressed(Sign::Resume))]));
    let second: Vec<_> = kim.sent.iter().filter(|(on, _)| *on > june(20)).copied().collect();
    let expected = [(june(21), Sent::Rem), (june(22), Sent::Rem), (june(23), Sent::Wob), (june(24), Sent::Away2)];
    assert_eq!(second, expected, "AWAY-1 is not repeated");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: ProptestConfig::default().cases.max(1_000), ..ProptestConfig::default() })]

    /// S12: whatever the plan and whatever the member does, at most six messages after any sign of life, four of them reminders,
    /// none after day 27, at most one on a day.
    #[test]
    fn caps_hold_in_every_life(
        plans in prop::collection::vec((1u8..128, 1u8..=4, 0usize..3), 1..5),
        acts in prop::collection::btree_map(1i64..200, 0usize..8, 0..60),
        asks_room: bool,
    ) {
        let sessions: Vec<Session> = (1..).zip(&plans).map(|(number, (bits, weeks, kind))| {
            let mut one = session(number, Kind::COUNTED[*kind], &Days::from_bits(*bits).expect("weekdays").to_string());
            one.spec.when.every_weeks = (*weeks).try_into().expect("weeks");
            one
        }).collect();
        let did = acts.iter().map(|(day, act)| {
            let did = match act {
                0 => Did::Answered(Outcome::Done(Version::Full)),
                1 => Did::Answered(Outcome::Some),
                2 => Did::Answered(Outcome::LetGo),
                3 => Did::Answered(Outcome::Rested),
                4 => Did::Pressed(Sign::Resume),
                5 => Did::Pressed(Sign::Start),
                6 => Did::Pressed(Sign::LeaveIt),
                _ => Did::Pressed(Sign::Contact),
            };
            (june(1) + TimeDelta::days(*day), did)
        }).collect();
        let mut life = Life { asks_room, ..Life::new(&sessions, june(1)) };
        life.live(200, &did);
        let signs: Vec<NaiveDate> = std::iter::once(june(1)).chain(did.keys().copied()).collect();
        for (nth, sign) in signs.iter().enumerate() {
            let until = signs.get(nth + 1).copied().unwrap_or(NaiveDate::MAX);
            // A message of the day of a sign of life came before it.
            let after: Vec<_> = life.sent.iter().filter(|(on, _)| sign < on && *on <= until).collect();
            let reminders = after.iter().filter(|(_, sent)| !matches!(sent, Sent::Away1 | Sent::Away2)).count();
            prop_assert!(after.len() <= 6, "{} messages after the sign of life of {sign}", after.len());
            prop_assert!(reminders <= 4, "{reminders} reminders after the sign of life of {sign}");
            prop_assert!(after.iter().all(|(on, _)| (*on - *sign).num_days() <= 27), "a message after day 27 of {sign}");
        }
        let mut dates: Vec<NaiveDate> = life.sent.iter().map(|(on, _)| *on).collect();
        let all = dates.len();
        dates.dedup();
        prop_assert_eq!(dates.len(), all, "two messages on one day");
    }
}
