//! The evening check-in, for those who chose it: only while something of the day is open, and the first thing to fall silent
//! (`1-product` "The daily loop" 3, `2-behaviour` §4.3 and §4.4).

use super::calendar::ReminderTime;
use super::ladder::LadderState;
use super::refusal::Refusal;
use super::reminder::{self, NoReminder, ReminderFacts, ReminderPlan};

/// Why an evening has no check-in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NoEvening {
    /// Something stayed open since the last sign of life (`u` is not 0), or nobody in that state is asked.
    Quiet,
    /// There would be no reminder either, for this reason.
    Nothing(NoReminder),
}

impl NoEvening {
    /// The word in the ledger.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Quiet => "state",
            Self::Nothing(reason) => reason.as_str(),
        }
    }
}

/// What the evening check-in holds: what is open of the day, with the same buttons as in the morning.
///
/// # Errors
/// [`NoEvening`] says why there is none.
pub fn compose<'p>(facts: &ReminderFacts<'_, 'p>) -> Result<ReminderPlan<'p>, NoEvening> {
    let is_asked = matches!(facts.state, LadderState::OnTrack | LadderState::Returned) && facts.silent == 0;
    if !is_asked {
        return Err(NoEvening::Quiet);
    }
    reminder::compose(facts).map_err(NoEvening::Nothing)
}

/// How long the evening check-in keeps away from the day's message, in minutes: two in a row would be one too many, and a message
/// that is looked for later is told from the other by its time.
pub const APART_MINUTES_MIN: u16 = 60;

/// Whether both times can be had: the evening check-in follows the daily message on the same day, [`APART_MINUTES_MIN`] later or
/// more.
///
/// # Errors
/// [`Refusal::EveningNotLater`] names the daily message's time.
pub fn judge_times(reminder_at: ReminderTime, evening_at: Option<ReminderTime>) -> Result<(), Refusal> {
    let is_apart = |evening_at: ReminderTime| {
        evening_at > reminder_at && evening_at.time_of_day().minutes_after(reminder_at.time_of_day()) >= APART_MINUTES_MIN
    };
    if evening_at.is_none_or(is_apart) { Ok(()) } else { Err(Refusal::EveningNotLater { reminder_at }) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::occurrence::{Outcome, Version};
    use crate::domain::sample::{date, row_on, session};
    use crate::domain::session::{Kind, RecoveryArea, Session};
    use crate::domain::week_plan::planned;

    fn evening(sessions: &[Session], outcomes: &[(i64, Outcome)], state: LadderState, silent: u32) -> Result<usize, NoEvening> {
        let today = date("2025-06-02");
        let rows: Vec<_> = outcomes.iter().map(|(session, outcome)| row_on(*session, today, *outcome)).collect();
        let planned = planned(sessions, &rows, today, today);
        let facts = ReminderFacts { planned: &planned, today, pauses: &[], state, silent, has_question: false };
        compose(&facts).map(|plan| plan.parts.len())
    }

    #[test]
    fn an_evening_asks_about_what_is_open_and_only_while_all_is_answered_before_it() {
        use LadderState::{Away, Dormant, Off, OnTrack, Paused, Returned, Wobble};
        let two = [session(1, Kind::Strength, "mon"), session(2, Kind::Mobility, "mon")];
        let mut rest = session(1, Kind::Recovery, "mon");
        rest.spec.area = Some(RecoveryArea::Rest);
        let done = Outcome::Done(Version::Full);
        let tuesday = [session(1, Kind::Strength, "tue")];
        for (name, sessions, outcomes, state, silent, expected) in [
            ("nothing answered", two.as_slice(), &[][..], OnTrack, 0, Ok(2)),
            ("one answered", &two, &[(1, done)], OnTrack, 0, Ok(1)),
            ("after a return", &two, &[(1, Outcome::LetGo)], Returned, 0, Ok(1)),
            (
                "both answered",
                &two,
                &[(1, done), (2, Outcome::Rested)],
                OnTrack,
                0,
                Err(NoEvening::Nothing(NoReminder::AllAnswered)),
            ),
            ("one silent day before", &two, &[], OnTrack, 1, Err(NoEvening::Quiet)),
            ("one silent day after a return", &two, &[], Returned, 1, Err(NoEvening::Quiet)),
            ("a wobble", &two, &[], Wobble, 0, Err(NoEvening::Quiet)),
            ("away", &two, &[], Away, 0, Err(NoEvening::Quiet)),
            ("dormant", &two, &[], Dormant, 0, Err(NoEvening::Quiet)),
            ("paused", &two, &[], Paused, 0, Err(NoEvening::Quiet)),
            ("messages off", &two, &[], Off, 0, Err(NoEvening::Quiet)),
            ("a rest day", &[rest], &[], OnTrack, 0, Err(NoEvening::Nothing(NoReminder::OnlyRest))),
            ("an empty day", &tuesday, &[], OnTrack, 0, Err(NoEvening::Nothing(NoReminder::NothingPlanned))),
        ] {
            assert_eq!(evening(sessions, outcomes, state, silent), expected, "{name}");
        }
    }

    #[test]
    fn the_evening_follows_the_daily_message() {
        let time = |text: &str| text.parse::<ReminderTime>().expect("a reminder time");
        for (reminder, evening, fits) in [
            ("07:30", Some("19:30"), true),
            ("07:30", None, true),
            ("18:30", Some("19:30"), true),
            ("18:31", Some("19:30"), false),
            ("19:30", Some("19:30"), false),
            ("20:00", Some("19:30"), false),
            ("23:30", Some("04:30"), false),
        ] {
            let judged = judge_times(time(reminder), evening.map(time));
            let expected = if fits { Ok(()) } else { Err(Refusal::EveningNotLater { reminder_at: time(reminder) }) };
            assert_eq!(judged, expected, "{reminder} and {evening:?}");
        }
    }
}
