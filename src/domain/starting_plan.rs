//! The three plans that `/start` offers (`1-product`, "Starting plans"). A member owns their copy.

use chrono::{NaiveDate, Weekday};

use super::calendar::Days;
use super::recurrence::{EveryWeeks, Recurrence};
use super::session::{Cue, Kind, RecoveryArea, SessionSpec, Title, Words};

/// One of the plans to start from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StartingPlan {
    /// Three a week.
    FirstSteps,
    /// Five a week.
    Steady,
    /// Six a week around two runs.
    LongRunBlock,
}

impl StartingPlan {
    /// Every plan, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::FirstSteps, Self::Steady, Self::LongRunBlock];

    /// The word in a button.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::FirstSteps => "first_steps",
            Self::Steady => "steady",
            Self::LongRunBlock => "long_run_block",
        }
    }

    /// Reads [`Self::as_str`] back.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|plan| plan.as_str() == word)
    }

    /// Its sessions as they stand from `starts_on` on, Monday's first. Runs come before what is done after them.
    #[must_use]
    pub fn specs(self, starts_on: NaiveDate) -> Vec<SessionSpec> {
        self.rows().iter().filter_map(|row| row.spec(starts_on)).collect()
    }

    /// The table.
    const fn rows(self) -> &'static [Row] {
        match self {
            Self::FirstSteps => &FIRST_STEPS,
            Self::Steady => &STEADY,
            Self::LongRunBlock => &LONG_RUN_BLOCK,
        }
    }
}

/// What a row of a plan is.
#[derive(Clone, Copy)]
enum What {
    Strength,
    Mobility,
    Recovery(RecoveryArea),
    HardRun,
    LongRun,
}

/// A row of a starting plan: day, what, title, minutes, and in words the full version, the small one and the cue. Words that are
/// empty are absent.
struct Row(Weekday, What, &'static str, u16, &'static str, &'static str, &'static str);

impl Row {
    /// The row as a session. The tables are ours and a test reads every row, so nothing is ever left out.
    fn spec(&self, starts_on: NaiveDate) -> Option<SessionSpec> {
        let Self(day, what, title, minutes, full, small, cue) = *self;
        let (kind, area) = match what {
            What::Strength => (Kind::Strength, None),
            What::Mobility => (Kind::Mobility, None),
            What::Recovery(area) => (Kind::Recovery, Some(area)),
            What::HardRun | What::LongRun => (Kind::Run, None),
        };
        Some(SessionSpec {
            kind,
            area,
            title: Title::parse(title).ok()?,
            minutes,
            full: Words::parse(full).ok(),
            small: Words::parse(small).ok(),
            when: Recurrence { days: Days::only(day), every_weeks: EveryWeeks::ONE, starts_on, ends_on: None },
            cue: Cue::parse(cue).ok(),
            fallback_day: None,
            is_long: matches!(what, What::LongRun),
            is_hard: matches!(what, What::HardRun),
            is_reminded: kind.is_counted(),
        })
    }
}

use Weekday::{Fri, Mon, Sat, Sun, Thu, Tue, Wed};
use What::{HardRun, LongRun, Mobility, Recovery, Strength};

const AFTER_WORK: &str = "after work";
const AFTER_BREAKFAST: &str = "after breakfast";
const BEFORE_BED: &str = "before bed";

const WIND_DOWN: What = Recovery(RecoveryArea::WindDown);

const FIRST_STEPS: [Row; 3] = [
    Row(
        Mon,
        Mobility,
        "hips and ankles",
        10,
        "hip circles, ankle circles, slow leg swings, calf raises",
        "3 minutes of ankle circles and calf raises",
        AFTER_WORK,
    ),
    Row(
        Wed,
        Strength,
        "legs and trunk",
        15,
        "squats, bridges, calf raises, side planks, two rounds",
        "one round of squats and calf raises",
        AFTER_WORK,
    ),
    Row(Sun, WIND_DOWN, "legs up", 10, "ten quiet minutes with the legs up", "ten slow breaths", BEFORE_BED),
];

const STEADY: [Row; 5] = [
    Row(
        Mon,
        Strength,
        "strength A",
        20,
        "squats, split squats, calf raises, front plank, three rounds",
        "one round of squats and calf raises",
        AFTER_WORK,
    ),
    Row(
        Tue,
        Mobility,
        "hips and ankles",
        10,
        "hip circles, ankle circles, slow leg swings, calf raises",
        "3 minutes of ankle circles and calf raises",
        AFTER_BREAKFAST,
    ),
    Row(
        Thu,
        Strength,
        "strength B",
        20,
        "bridges, step-ups, single-leg calf raises, side planks, three rounds",
        "one round of bridges and side planks",
        AFTER_WORK,
    ),
    Row(
        Fri,
        WIND_DOWN,
        "wind-down",
        15,
        "screens away, lights low, easy stretches on the floor",
        "ten slow breaths, lights low",
        BEFORE_BED,
    ),
    Row(
        Sun,
        Recovery(RecoveryArea::EasyMovement),
        "easy walk",
        20,
        "twenty unhurried minutes outside",
        "five minutes around the block",
        AFTER_BREAKFAST,
    ),
];

const LONG_RUN_BLOCK: [Row; 8] = [
    Row(
        Mon,
        Mobility,
        "hips, calves and back",
        15,
        "hip circles, calf stretches, cat and cow, slow lunges",
        "5 minutes of calf stretches and hip circles",
        AFTER_WORK,
    ),
    Row(Tue, HardRun, "hard run", 45, "", "", ""),
    Row(
        Wed,
        Strength,
        "legs and trunk",
        25,
        "squats, split squats, bridges, single-leg calf raises, side planks, three rounds",
        "one round of squats and calf raises",
        AFTER_WORK,
    ),
    Row(
        Thu,
        WIND_DOWN,
        "wind-down",
        15,
        "screens away, lights low, easy stretches on the floor",
        "ten slow breaths, lights low",
        BEFORE_BED,
    ),
    Row(
        Fri,
        Strength,
        "short strength",
        10,
        "step-ups, calf raises, front plank, two rounds",
        "one set of calf raises",
        AFTER_WORK,
    ),
    Row(
        Sat,
        Recovery(RecoveryArea::Fuel),
        "fuel and water plan",
        5,
        "decide what to eat and drink around tomorrow's run",
        "a bottle and a snack by the door",
        AFTER_BREAKFAST,
    ),
    Row(Sun, LongRun, "long run", 90, "", "", ""),
    Row(Sun, WIND_DOWN, "legs up", 15, "fifteen quiet minutes, legs up, after the run", "ten slow breaths", "after the run"),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn monday() -> NaiveDate {
        NaiveDate::from_ymd_opt(2025, 6, 2).expect("a date")
    }

    #[test]
    fn every_row_becomes_a_session_with_all_its_words() {
        for (plan, counted, runs) in
            [(StartingPlan::FirstSteps, 3, 0), (StartingPlan::Steady, 5, 0), (StartingPlan::LongRunBlock, 6, 2)]
        {
            let specs = plan.specs(monday());
            let is_run = |spec: &&SessionSpec| spec.kind == Kind::Run;
            assert_eq!(specs.iter().filter(is_run).count(), runs, "runs of {plan:?}");
            assert_eq!(specs.len() - runs, counted, "sessions a week of {plan:?}");
            for spec in &specs {
                let complete = spec.full.is_some() && spec.small.is_some() && spec.cue.is_some();
                assert_eq!(complete, spec.kind != Kind::Run, "full and small version and cue of {:?} in {plan:?}", spec.title);
                assert_eq!(spec.area.is_some(), spec.kind == Kind::Recovery, "area of {:?}", spec.title);
                assert_eq!(spec.is_reminded, spec.kind != Kind::Run, "a run is reminded of only if the member asks");
                assert_eq!(spec.when.starts_on, monday(), "{:?} stands from the day of joining on", spec.title);
            }
            let days: Vec<u32> = specs.iter().flat_map(|s| s.when.days.iter()).map(|day| day.num_days_from_monday()).collect();
            assert!(days.is_sorted(), "{plan:?} runs from Monday to Sunday, not {days:?}");
        }
    }

    #[test]
    fn the_days_and_minutes_are_those_of_the_tables() {
        let lines = |plan: StartingPlan| {
            plan.specs(monday())
                .iter()
                .map(|s| format!("{} {} {} {}", s.when.days, s.kind.as_str(), s.title, s.minutes))
                .collect::<Vec<_>>()
        };
        assert_eq!(
            lines(StartingPlan::FirstSteps),
            ["mon mobility hips and ankles 10", "wed strength legs and trunk 15", "sun recovery legs up 10"]
        );
        assert_eq!(
            lines(StartingPlan::Steady),
            [
                "mon strength strength A 20",
                "tue mobility hips and ankles 10",
                "thu strength strength B 20",
                "fri recovery wind-down 15",
                "sun recovery easy walk 20"
            ]
        );
        assert_eq!(
            lines(StartingPlan::LongRunBlock),
            [
                "mon mobility hips, calves and back 15",
                "tue run hard run 45",
                "wed strength legs and trunk 25",
                "thu recovery wind-down 15",
                "fri strength short strength 10",
                "sat recovery fuel and water plan 5",
                "sun run long run 90",
                "sun recovery legs up 15"
            ]
        );
    }

    #[test]
    fn strength_never_stands_on_the_day_before_a_long_or_hard_run() {
        for plan in StartingPlan::ALL {
            let specs = plan.specs(monday());
            for strength in specs.iter().filter(|spec| spec.kind == Kind::Strength) {
                for day in strength.when.days.iter() {
                    let before = specs.iter().any(|run| (run.is_long || run.is_hard) && run.when.days.contains(day.succ()));
                    assert!(!before, "{:?} of {plan:?} stands before a long or hard run", strength.title);
                }
            }
        }
    }

    #[test]
    fn the_word_of_a_plan_reads_back() {
        for plan in StartingPlan::ALL {
            assert_eq!(StartingPlan::from_word(plan.as_str()), Some(plan));
        }
        assert_eq!(StartingPlan::from_word("marathon"), None);
    }
}
