//! What a captain sees of a club: sums, from five people on, and never anybody (`2-behaviour` §6.5 and R16). It helps to fit the
//! club's week to the room that people have.

use std::collections::BTreeSet;
use std::num::NonZeroU32;

use chrono::Weekday;

use super::board::ACTIVE_MEMBERS_MIN;
use super::calendar::Week;
use super::ids::MemberId;
use super::room::Room;
use super::session::Session;

/// How many days are called full.
const FULL_DAYS_MAX: usize = 3;

/// What lies before a club. It has no place for a person, and none for a number of fewer than five.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct WeekAhead {
    /// How many people said that the week is low, steady or high; what fewer than five said is left out.
    pub rooms: Vec<(Room, NonZeroU32)>,
    /// The fullest days by plan, the fullest first, with their sessions; days on which fewer than five people train are left out.
    pub days: Vec<(Weekday, NonZeroU32)>,
}

/// Sums up a week: the last word of each member about its room, and their plans.
#[must_use]
pub fn week_ahead(rooms: &[(Room, u32)], plans: &[Session], week: Week) -> WeekAhead {
    let from_five = |people: usize| people >= ACTIVE_MEMBERS_MIN;
    let said = |room: Room| {
        let people = rooms.iter().filter(|(of, _)| *of == room).map(|(_, people)| *people).sum::<u32>();
        NonZeroU32::new(people).filter(|people| from_five(usize::try_from(people.get()).unwrap_or(usize::MAX)))
    };
    let rooms = Room::ALL.into_iter().filter_map(|room| Some((room, said(room)?))).collect();
    let on = |weekday: Weekday| {
        let date = week.day(weekday);
        let there: Vec<MemberId> =
            plans.iter().filter(|plan| plan.spec.kind.is_counted() && plan.falls_on(date)).map(|plan| plan.member).collect();
        let people = there.iter().collect::<BTreeSet<_>>().len();
        NonZeroU32::new(u32::try_from(there.len()).unwrap_or(u32::MAX)).filter(|_| from_five(people))
    };
    let mut days: Vec<(Weekday, NonZeroU32)> =
        week.dates().iter().map(chrono::Datelike::weekday).filter_map(|weekday| Some((weekday, on(weekday)?))).collect();
    days.sort_by_key(|(_, sessions)| std::cmp::Reverse(*sessions));
    days.truncate(FULL_DAYS_MAX);
    WeekAhead { rooms, days }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::sample::{date, long_run, session};
    use crate::domain::session::Kind;

    fn plans(days_of_each: &[&str]) -> Vec<Session> {
        let of = |(nth, days): (usize, &&str)| {
            let number = i64::try_from(nth).expect("few");
            Session { member: MemberId::new(number), ..session(number, Kind::Strength, days) }
        };
        days_of_each.iter().enumerate().map(of).collect()
    }

    fn week() -> Week {
        Week::of(date("2025-06-02"))
    }

    fn days(plans: &[Session]) -> Vec<(Weekday, u32)> {
        week_ahead(&[], plans, week()).days.into_iter().map(|(day, sessions)| (day, sessions.get())).collect()
    }

    #[test]
    fn rooms_are_shown_from_five_people_on() {
        let said = [(Room::Low, 5), (Room::Steady, 4), (Room::High, 0)];
        let shown: Vec<_> = week_ahead(&said, &[], week()).rooms.into_iter().map(|(room, people)| (room, people.get())).collect();
        assert_eq!(shown, [(Room::Low, 5)]);
    }

    #[test]
    fn the_fullest_days_come_first_and_three_are_enough() {
        let five = plans(&["mon,tue,wed,thu", "mon,tue,wed,thu", "mon,tue,wed,thu", "mon,tue,wed,thu", "mon,tue,wed,thu,fri"]);
        let mut six = five.clone();
        six.extend(plans(&["tue"]).into_iter().map(|plan| Session { member: MemberId::new(9), ..plan }));
        assert_eq!(days(&six), [(Weekday::Tue, 6), (Weekday::Mon, 5), (Weekday::Wed, 5)]);
        assert_eq!(days(&five[..4]), [], "four people are no club");
        let mut one = five[..4].to_vec();
        one.extend(five[..4].iter().cloned());
        assert_eq!(days(&one), [], "four people with two sessions each are still four");
        let runs: Vec<Session> = five.iter().map(|plan| Session { member: plan.member, ..long_run(1, "sat") }).collect();
        assert_eq!(days(&runs), [], "runs are context");
    }

    proptest! {
        #[test]
        fn nobody_is_in_it(
            bits in prop::collection::vec(1_u8..=127, 0..9),
            said in prop::array::uniform3(0_u32..9),
        ) {
            let of = |(nth, bits): (usize, &u8)| {
                let mut plan = session(1, Kind::Mobility, "mon");
                plan.member = MemberId::new(i64::try_from(nth).expect("few"));
                plan.spec.when.days = crate::domain::calendar::Days::from_bits(*bits).expect("days");
                plan
            };
            let plans: Vec<Session> = bits.iter().enumerate().map(of).collect();
            let rooms: Vec<_> = Room::ALL.into_iter().zip(said).collect();
            let ahead = week_ahead(&rooms, &plans, week());
            prop_assert!(ahead.rooms.iter().all(|(_, people)| people.get() >= 5), "{:?}", ahead.rooms);
            prop_assert!(ahead.days.iter().all(|(_, sessions)| sessions.get() >= 5), "{:?}", ahead.days);
            prop_assert!(ahead.days.len() <= 3);
            prop_assert!(bits.len() >= 5 || ahead.days.is_empty(), "{} people", bits.len());
        }
    }
}
