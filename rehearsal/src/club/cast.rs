//! Who is in a rehearsed club: the small one, and the one of thirty that has lived a year.

use second_wind::domain::starting_plan::StartingPlan;

use super::{CAPTAIN, NEWCOMER};

/// A club's people, its groups and its past.
#[derive(Debug)]
pub struct Cast {
    /// Everybody, in the order in which the page lists them.
    pub people: &'static [Person],
    /// The groups beside the one that holds everyone.
    pub groups: &'static [Group],
    /// The folder within the rehearsal's that it is kept in; none for the rehearsal's own.
    pub folder: Option<&'static str>,
    /// How many days the club has lived before the person at the page takes over.
    pub past_days: i64,
    /// What is said while it lives them.
    pub past: &'static str,
}

/// A group beside the one that holds everyone.
#[derive(Debug)]
pub struct Group {
    /// What its captain calls it.
    pub name: &'static str,
    /// The channel that its board stands in.
    pub channel: &'static str,
}

/// Someone of the club.
#[derive(Debug)]
pub struct Person {
    /// Their user name.
    pub username: &'static str,
    /// The name that is shown.
    pub name: &'static str,
    /// Who they are, in a few words, for the page.
    pub about: &'static str,
    /// How they take part; none for those who have not joined.
    pub life: Option<Life>,
}

/// How a seeded member takes part.
#[derive(Debug)]
pub struct Life {
    /// The city they name, where it is not the club's.
    pub city: Option<&'static str>,
    /// When their message comes.
    pub reminder: &'static str,
    /// The plan they chose.
    pub plan: StartingPlan,
    /// Whether their name is on the board.
    pub shares: bool,
    /// Of ten reminders, how many they answer on the same day.
    pub answers_of_ten: u64,
    /// Of ten answers, how many are about the small version, or a part.
    pub small_of_ten: u64,
    /// The group that they join beside the one that holds everyone.
    pub group: Option<&'static str>,
    /// The weeks of the club's past, from the first and before the second, in which they answer nothing.
    pub away_weeks: &'static [(i64, i64)],
}

/// The small club.
pub const SMALL: Cast = Cast {
    people: &[
        Person { username: NEWCOMER, name: "Ana", about: "new to the club", life: None },
        Person { username: CAPTAIN, name: "Kim", about: "captain, may manage the server", life: None },
        Person {
            username: "ben",
            name: "Ben",
            about: "shares, answers most days",
            life: Some(life("06:30", StartingPlan::Steady, true, 9, 2)),
        },
        Person {
            username: "chioma",
            name: "Chioma",
            about: "shares, likes small versions",
            life: Some(life("06:00", StartingPlan::FirstSteps, true, 9, 7)),
        },
        Person {
            username: "dario",
            name: "Dario",
            about: "private, long runs",
            life: Some(life("05:30", StartingPlan::LongRunBlock, false, 8, 3)),
        },
        Person {
            username: "emi",
            name: "Emi",
            about: "shares, travels from Madrid",
            life: Some(life("07:30", StartingPlan::Steady, true, 8, 4).living_in_madrid()),
        },
        Person {
            username: "farid",
            name: "Farid",
            about: "private, small weeks",
            life: Some(life("07:00", StartingPlan::FirstSteps, false, 7, 5)),
        },
        Person {
            username: "greta",
            name: "Greta",
            about: "shares, steady",
            life: Some(life("06:30", StartingPlan::Steady, true, 10, 1)),
        },
    ],
    groups: &[],
    folder: None,
    // Two whole weeks, and the weekend before them.
    past_days: 16,
    past: "The club lives its first two weeks; that takes a moment.",
};

const TUESDAY: &str = "Tuesday track";
const MARATHON: &str = "Marathon group";
const MORNING: &str = "Morning crew";

/// Thirty people in three groups and a year of it, with weeks in which some of them are elsewhere.
pub const YEAR: Cast = Cast {
    people: &[
        Person { username: NEWCOMER, name: "Ana", about: "new to the club", life: None },
        Person { username: CAPTAIN, name: "Kim", about: "captain, may manage the server", life: None },
        Person {
            username: "ben",
            name: "Ben",
            about: "shares, answers most days",
            life: Some(life("06:30", StartingPlan::Steady, true, 8, 2).in_group(TUESDAY)),
        },
        Person {
            username: "chioma",
            name: "Chioma",
            about: "shares, likes small versions",
            life: Some(life("06:00", StartingPlan::FirstSteps, true, 7, 7).in_group(MORNING)),
        },
        Person {
            username: "dario",
            name: "Dario",
            about: "private, long runs",
            life: Some(life("05:30", StartingPlan::LongRunBlock, false, 7, 3).in_group(MARATHON).away(&[(30, 36)])),
        },
        Person {
            username: "emi",
            name: "Emi",
            about: "shares, travels from Madrid",
            life: Some(life("07:30", StartingPlan::Steady, true, 7, 4).living_in_madrid().in_group(TUESDAY).away(&[(22, 25)])),
        },
        Person {
            username: "farid",
            name: "Farid",
            about: "private, small weeks",
            life: Some(life("07:00", StartingPlan::FirstSteps, false, 5, 5)),
        },
        Person {
            username: "greta",
            name: "Greta",
            about: "shares, steady",
            life: Some(life("06:30", StartingPlan::Steady, true, 9, 1).in_group(MARATHON).away(&[(40, 42)])),
        },
        Person {
            username: "hana",
            name: "Hana",
            about: "shares, back after five weeks",
            life: Some(life("06:30", StartingPlan::Steady, true, 7, 4).in_group(TUESDAY).away(&[(12, 17)])),
        },
        Person {
            username: "ines",
            name: "Inês",
            about: "shares, marathon in spring",
            life: Some(life("05:30", StartingPlan::LongRunBlock, true, 8, 2).in_group(MARATHON)),
        },
        Person {
            username: "jonas",
            name: "Jonas",
            about: "shares, two quiet summers in one",
            life: Some(life("07:30", StartingPlan::FirstSteps, true, 5, 6).in_group(TUESDAY).away(&[(20, 24), (28, 31)])),
        },
        Person {
            username: "kofi",
            name: "Kofi",
            about: "shares, early",
            life: Some(life("05:30", StartingPlan::Steady, true, 8, 3).in_group(MORNING)),
        },
        Person {
            username: "lena",
            name: "Lena",
            about: "private, nights at the hospital",
            life: Some(life("12:00", StartingPlan::FirstSteps, false, 4, 8).away(&[(8, 10)])),
        },
        Person {
            username: "malik",
            name: "Malik",
            about: "shares, long runs",
            life: Some(life("06:00", StartingPlan::LongRunBlock, true, 7, 2).in_group(MARATHON).away(&[(44, 46)])),
        },
        Person {
            username: "noor",
            name: "Noor",
            about: "shares, small versions on weekdays",
            life: Some(life("06:30", StartingPlan::Steady, true, 6, 6).in_group(TUESDAY)),
        },
        Person {
            username: "olga",
            name: "Olga",
            about: "private, steady",
            life: Some(life("07:00", StartingPlan::Steady, false, 8, 3).in_group(MORNING)),
        },
        Person {
            username: "pedro",
            name: "Pedro",
            about: "shares, mostly Sundays",
            life: Some(life("08:00", StartingPlan::FirstSteps, true, 4, 3).away(&[(15, 20)])),
        },
        Person {
            username: "quinn",
            name: "Quinn",
            about: "shares, answers everything",
            life: Some(life("06:30", StartingPlan::Steady, true, 9, 3).in_group(TUESDAY)),
        },
        Person {
            username: "rosa",
            name: "Rosa",
            about: "shares, marathon in autumn",
            life: Some(life("06:00", StartingPlan::LongRunBlock, true, 8, 3).in_group(MARATHON)),
        },
        Person {
            username: "sami",
            name: "Sami",
            about: "private, away in winter",
            life: Some(life("06:30", StartingPlan::FirstSteps, false, 6, 4).away(&[(5, 11)])),
        },
        Person {
            username: "tove",
            name: "Tove",
            about: "shares, mornings",
            life: Some(life("05:30", StartingPlan::Steady, true, 7, 5).in_group(MORNING)),
        },
        Person {
            username: "uma",
            name: "Uma",
            about: "shares, two children, small weeks",
            life: Some(life("12:00", StartingPlan::FirstSteps, true, 5, 8).in_group(TUESDAY)),
        },
        Person {
            username: "viktor",
            name: "Viktor",
            about: "private, long runs",
            life: Some(life("06:00", StartingPlan::LongRunBlock, false, 7, 2).in_group(MARATHON).away(&[(33, 35)])),
        },
        Person {
            username: "wen",
            name: "Wen",
            about: "shares, travels from Madrid",
            life: Some(life("07:00", StartingPlan::Steady, true, 6, 3).living_in_madrid().in_group(MORNING).away(&[(26, 28)])),
        },
        Person {
            username: "ximena",
            name: "Ximena",
            about: "shares, steady",
            life: Some(life("06:30", StartingPlan::Steady, true, 8, 3).in_group(TUESDAY)),
        },
        Person {
            username: "yusuf",
            name: "Yusuf",
            about: "shares, small versions",
            life: Some(life("07:30", StartingPlan::FirstSteps, true, 6, 7)),
        },
        Person {
            username: "zofia",
            name: "Zofia",
            about: "private, mornings",
            life: Some(life("05:30", StartingPlan::Steady, false, 7, 4).in_group(MORNING)),
        },
        Person {
            username: "aoife",
            name: "Aoife",
            about: "shares, came back in summer",
            life: Some(life("07:00", StartingPlan::FirstSteps, true, 6, 5).away(&[(18, 30)])),
        },
        Person {
            username: "bruno",
            name: "Bruno",
            about: "shares, marathon in spring",
            life: Some(life("06:30", StartingPlan::LongRunBlock, true, 7, 3).in_group(MARATHON).away(&[(24, 26)])),
        },
        Person {
            username: "carla",
            name: "Carla",
            about: "shares, Tuesdays above all",
            life: Some(life("07:30", StartingPlan::FirstSteps, true, 6, 4).in_group(TUESDAY)),
        },
    ],
    groups: &[
        Group { name: TUESDAY, channel: "tuesday-track" },
        Group { name: MARATHON, channel: "marathon" },
        Group { name: MORNING, channel: "morning-crew" },
    ],
    folder: Some("year"),
    past_days: 366,
    past: "The club lives a year; that takes some minutes.",
};

const fn life(reminder: &'static str, plan: StartingPlan, shares: bool, answers_of_ten: u64, small_of_ten: u64) -> Life {
    Life { city: None, reminder, plan, shares, answers_of_ten, small_of_ten, group: None, away_weeks: &[] }
}

impl Life {
    const fn living_in_madrid(self) -> Self {
        Self { city: Some("Madrid"), ..self }
    }

    const fn in_group(self, group: &'static str) -> Self {
        Self { group: Some(group), ..self }
    }

    const fn away(self, away_weeks: &'static [(i64, i64)]) -> Self {
        Self { away_weeks, ..self }
    }

    /// Whether they are elsewhere in a week of the club's past, the first being 0.
    #[must_use]
    pub fn is_away(&self, week: i64) -> bool {
        self.away_weeks.iter().any(|(from, until)| (*from..*until).contains(&week))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn a_cast_is_of_one_piece() {
        for (cast, people) in [(&SMALL, 8), (&YEAR, 30)] {
            let names: BTreeSet<&str> = cast.people.iter().map(|person| person.username).collect();
            assert_eq!(names.len(), people, "each has a user name of their own");
            let groups: BTreeSet<&str> = cast.groups.iter().map(|group| group.name).collect();
            let lives = || cast.people.iter().filter_map(|person| person.life.as_ref());
            assert!(lives().filter_map(|life| life.group).all(|group| groups.contains(group)), "nobody joins what is not there");
            for group in groups {
                let size = lives().filter(|life| life.group == Some(group)).count();
                assert!(size >= 5, "{group} is large enough for its sums to show: {size}");
            }
            for (from, until) in lives().flat_map(|life| life.away_weeks) {
                assert!(0 <= *from && from < until && until * 7 < cast.past_days, "{from} to {until} is within the past");
            }
        }
    }
}
