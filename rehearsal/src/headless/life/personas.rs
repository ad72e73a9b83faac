//! Who the members are: how readily they answer, when they are away, where they live.

use chrono::{NaiveDate, TimeDelta};
use chrono_tz::Tz;
use rand::RngExt;
use rand_chacha::ChaCha12Rng;
use second_wind::prompts::Label;

use super::ways::Way;

/// Where members live; most at home with their club.
pub(super) const HOMES: [Tz; 6] = [
    chrono_tz::Europe::London,
    chrono_tz::Europe::Lisbon,
    chrono_tz::America::New_York,
    chrono_tz::Asia::Kolkata,
    chrono_tz::Pacific::Auckland,
    chrono_tz::Pacific::Honolulu,
];

const NAMES: [&str; 40] = [
    "Aya", "Ben", "Cara", "Dev", "Eve", "Finn", "Gia", "Hal", "Ivy", "Jo", "Kai", "Lee", "Mia", "Nia", "Oli", "Pia", "Quinn",
    "Rosa", "Sam", "Tess", "Uma", "Vik", "Wren", "Xan", "Yara", "Zoe", "Åse", "Émile", "Łukasz", "Özge", "Søren", "Ines", "Noor",
    "Tariq", "Mei", "Kofi", "Lena", "Marco", "Priya", "Ravi",
];

/// The reminder times that are chosen, as `/start` offers them.
const TIMES: [&str; 5] = ["06:30", "07:30", "08:00", "12:00", "18:00"];

/// What a member is called.
pub(super) fn name(number: u32) -> String {
    let at = usize::try_from(number).unwrap_or(0);
    match at / NAMES.len() {
        0 => NAMES[at].to_owned(),
        round => format!("{} {}", NAMES[at % NAMES.len()], round + 1),
    }
}

/// How a member lives with their plan.
#[derive(Debug, Clone, Copy)]
pub(super) struct Persona {
    pub(super) way: Way,
    pub(super) home: Tz,
    pub(super) time: &'static str,
    pub(super) plan: Label,
    pub(super) shares: bool,
    pub(super) answers_percent: u32,
    pub(super) delay_minutes: (i64, i64),
    away: [Option<(NaiveDate, NaiveDate)>; 3],
    pub(super) presses_twice: bool,
    pub(super) closes_dms: bool,
    pub(super) leaves: bool,
    pub(super) has_evenings: bool,
    pub(super) plans_weeks: bool,
    pub(super) edits_plan: bool,
}

impl Persona {
    pub(super) fn draw(chance: &mut ChaCha12Rng, number: u32, from: NaiveDate) -> Self {
        let way = Way::cast(number);
        let home = if chance.random_range(0..10) < 6 { HOMES[0] } else { HOMES[chance.random_range(0..HOMES.len())] };
        let plan = [Label::PlanFirstSteps, Label::PlanSteady, Label::PlanLongRunBlock][chance.random_range(0..3)];
        let (answers_percent, delay_minutes) = match chance.random_range(0..4) {
            0 => (95, (1, 30)),
            1 => (80, (10, 300)),
            2 => (60, (60, 900)),
            _ => (30, (5, 600)),
        };
        let away_from = chance.random_range(8..33);
        let away_days = chance.random_range(10..40);
        let is_away = chance.random_range(0..100) < 20;
        let everyday = Self {
            way,
            home,
            time: TIMES[chance.random_range(0..TIMES.len())],
            plan,
            shares: chance.random_range(0..2) == 0,
            answers_percent,
            delay_minutes,
            away: [is_away.then(|| between(from, away_from, away_from + away_days)).flatten(), None, None],
            presses_twice: chance.random_range(0..5) == 0,
            closes_dms: number % 17 == 5,
            leaves: number % 29 == 13,
            has_evenings: number.is_multiple_of(4),
            plans_weeks: number % 5 == 1,
            edits_plan: number % 25 == 3,
        };
        everyday.living(from)
    }

    /// With what its way of living says, where it is not an everyday one.
    fn living(self, from: NaiveDate) -> Self {
        let Some((answers_percent, delay_minutes)) = self.way.answers() else { return self };
        let mut away = [None; 3];
        for (slot, (first, last)) in away.iter_mut().zip(self.way.silent_days()) {
            *slot = between(from, *first, *last);
        }
        let (time, plan, home) = match self.way {
            Way::Overloaded => ("07:30", Label::PlanLongRunBlock, HOMES[0]),
            Way::Injured | Way::Resting => ("07:30", Label::PlanSteady, HOMES[0]),
            Way::NightOwl => ("18:00", self.plan, self.home),
            Way::Steady | Way::Lets | Way::Small => (self.time, Label::PlanSteady, self.home),
            _ => (self.time, self.plan, self.home),
        };
        Self {
            home,
            time,
            plan,
            answers_percent,
            delay_minutes,
            away,
            presses_twice: false,
            closes_dms: false,
            leaves: false,
            has_evenings: self.way == Way::NightOwl,
            plans_weeks: self.way == Way::Caregiver,
            edits_plan: false,
            ..self
        }
    }

    /// Whether nothing is answered on this day.
    pub(super) fn is_away_on(&self, day: NaiveDate) -> bool {
        self.away.iter().flatten().any(|(from, until)| (*from..*until).contains(&day))
    }
}

fn between(from: NaiveDate, first: i64, last: i64) -> Option<(NaiveDate, NaiveDate)> {
    Some((from.checked_add_signed(TimeDelta::days(first))?, from.checked_add_signed(TimeDelta::days(last))?))
}
