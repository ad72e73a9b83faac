//! What an answer about an occurrence comes to (`2-behaviour` §4.6): recorded, the same again, a change, or a kind no.

use chrono::NaiveDate;

use super::ids::MemberId;
use super::move_session::DAYS_AHEAD_MAX;
use super::occurrence::{Occurrence, Outcome, Version};
use super::press::Answer;
use super::refusal::Refusal;
use super::room::Room;
use super::session::Kind;

/// For how many days after it a day can be logged or changed.
pub const DAYS_BACK_MAX: u16 = 30;

/// What is known when an answer comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CheckInFacts<'a> {
    /// The occurrence that the answer is about.
    pub occurrence: &'a Occurrence,
    /// Who answers.
    pub presser: MemberId,
    /// The local date on which they answer, in their zone.
    pub today: NaiveDate,
}

/// What the answer comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// The first answer: write it down.
    Record,
    /// It says so already: a press twice is once.
    Same,
    /// Another answer than before: replace it.
    Replace {
        /// What it said.
        from: Outcome,
    },
    /// It stands on another date now, and the answer belongs there.
    Moved(NaiveDate),
    /// The day is closed.
    TooOld,
    /// It is somebody else's.
    NotYours,
    /// The day is still to come.
    Future,
}

impl Verdict {
    /// The kind no that the member hears, if the answer was not taken.
    #[must_use]
    pub const fn refusal(self) -> Option<Refusal> {
        match self {
            Self::Record | Self::Same | Self::Replace { .. } => None,
            Self::Moved(date) => Some(Refusal::MovedTo { date }),
            Self::TooOld => Some(Refusal::TooOld { days_max: DAYS_BACK_MAX }),
            Self::NotYours => Some(Refusal::NotYours),
            Self::Future => Some(Refusal::FutureDate),
        }
    }
}

/// What `answer` says became of an occurrence.
#[must_use]
pub const fn outcome_of(answer: Answer) -> Outcome {
    match answer {
        Answer::Done => Outcome::Done(Version::Full),
        Answer::Small => Outcome::Done(Version::Small),
        Answer::Some => Outcome::Some,
        Answer::NotToday => Outcome::LetGo,
        Answer::Rest => Outcome::Rested,
    }
}

/// The same in a week of that `room`: at low the small version is the session, and `[Done]` logs it as such (`2-behaviour` §4.7).
#[must_use]
pub fn outcome_at(answer: Answer, room: Room) -> Outcome {
    match (answer, room) {
        (Answer::Done, Room::Low) => Outcome::Done(Version::Small),
        (answer, _) => outcome_of(answer),
    }
}

/// What it comes to that `outcome` is said of the occurrence.
///
/// Whose it is decides first. Then where it stands: the answer to a button of a day that it was moved away from points to the
/// new one. What it says already is always answered kindly, however old. Of a day that is still to come one thing can be said: that
/// its session is let go, as far ahead as it could be moved.
#[must_use]
pub fn judge(facts: &CheckInFacts<'_>, outcome: Outcome) -> Verdict {
    let CheckInFacts { occurrence, presser, today } = *facts;
    if occurrence.member != presser {
        return Verdict::NotYours;
    }
    if occurrence.outcome == outcome {
        return Verdict::Same;
    }
    if let Outcome::Moved(to) = occurrence.outcome {
        return Verdict::Moved(to);
    }
    let is_let_go_ahead = outcome == Outcome::LetGo && (occurrence.date - today).num_days() <= i64::from(DAYS_AHEAD_MAX);
    match judge_date(occurrence.date, today) {
        Err(Refusal::FutureDate) if is_let_go_ahead && occurrence.outcome == Outcome::Open => Verdict::Record,
        Err(Refusal::FutureDate) if is_let_go_ahead => Verdict::Replace { from: occurrence.outcome },
        Err(Refusal::FutureDate) => Verdict::Future,
        Err(_) => Verdict::TooOld,
        Ok(()) if occurrence.outcome == Outcome::Open => Verdict::Record,
        Ok(()) => Verdict::Replace { from: occurrence.outcome },
    }
}

/// Whether something done on `date` can be logged on the local date `today`: today and [`DAYS_BACK_MAX`] days back.
///
/// # Errors
/// [`Refusal::FutureDate`] or [`Refusal::TooOld`].
pub fn judge_date(date: NaiveDate, today: NaiveDate) -> Result<(), Refusal> {
    match (today - date).num_days() {
        ..0 => Err(Refusal::FutureDate),
        days if days <= i64::from(DAYS_BACK_MAX) => Ok(()),
        _ => Err(Refusal::TooOld { days_max: DAYS_BACK_MAX }),
    }
}

/// What is recorded when `done` was done instead of a planned `planned`, all of it, in its small version, or some: another kind that
/// counts is a swap, whole or in part; the same kind is that answer. A run stands beside the week and is instead of nothing.
///
/// # Errors
/// [`Refusal::RunReplacesNothing`] where one of them is a run; [`Refusal::UnknownChoice`] where nothing was done.
pub fn instead(planned: Kind, done: Kind, answer: Answer) -> Result<Outcome, Refusal> {
    let outcome = outcome_of(answer);
    match (planned, done) {
        _ if !outcome.is_credited() => Err(Refusal::UnknownChoice),
        (planned, done) if planned == done => Ok(outcome),
        (Kind::Run, _) | (_, Kind::Run) => Err(Refusal::RunReplacesNothing),
        (_, done) if outcome == Outcome::Some => Ok(Outcome::SwappedInPart(done)),
        (_, done) => Ok(Outcome::Swapped(done)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::{OccurrenceId, SessionId};

    fn date(text: &str) -> NaiveDate {
        text.parse().expect("a date of this table")
    }

    fn occurrence(on: &str, outcome: Outcome) -> Occurrence {
        Occurrence {
            id: OccurrenceId::new(1),
            session: SessionId::new(1),
            member: MemberId::new(7),
            date: date(on),
            outcome,
            moved_from: None,
            is_extra: false,
            was_reminded: true,
        }
    }

    #[test]
    fn an_answer_is_judged_by_owner_place_and_day() {
        let full = Outcome::Done(Version::Full);
        let small = Outcome::Done(Version::Small);
        let moved = Outcome::Moved(date("2025-06-07"));
        let cases: [(&str, i64, &str, Outcome, Answer, Verdict); 19] = [
            ("the first answer", 7, "2025-06-05", Outcome::Open, Answer::Done, Verdict::Record),
            ("not today is an answer", 7, "2025-06-05", Outcome::Open, Answer::NotToday, Verdict::Record),
            ("pressed twice", 7, "2025-06-05", full, Answer::Done, Verdict::Same),
            ("small after done", 7, "2025-06-05", full, Answer::Small, Verdict::Replace { from: full }),
            ("[Change] to some", 7, "2025-06-05", small, Answer::Some, Verdict::Replace { from: small }),
            ("done after not today", 7, "2025-06-05", Outcome::LetGo, Answer::Done, Verdict::Replace { from: Outcome::LetGo }),
            ("it was rest", 7, "2025-06-05", Outcome::LetGo, Answer::Rest, Verdict::Replace { from: Outcome::LetGo }),
            ("thirty days back", 7, "2025-05-06", Outcome::Open, Answer::Done, Verdict::Record),
            ("a day more", 7, "2025-05-05", Outcome::Open, Answer::Done, Verdict::TooOld),
            ("the same, long ago", 7, "2025-03-01", full, Answer::Done, Verdict::Same),
            ("a change, long ago", 7, "2025-03-01", full, Answer::Some, Verdict::TooOld),
            ("tomorrow's", 7, "2025-06-06", Outcome::Open, Answer::Done, Verdict::Future),
            ("tomorrow's, let go", 7, "2025-06-06", Outcome::Open, Answer::NotToday, Verdict::Record),
            ("a fortnight ahead, let go", 7, "2025-06-19", Outcome::Open, Answer::NotToday, Verdict::Record),
            ("a day beyond that", 7, "2025-06-20", Outcome::Open, Answer::NotToday, Verdict::Future),
            ("rest is said on its day", 7, "2025-06-06", Outcome::Open, Answer::Rest, Verdict::Future),
            ("moved away", 7, "2025-06-05", moved, Answer::Done, Verdict::Moved(date("2025-06-07"))),
            ("somebody else's", 8, "2025-06-05", Outcome::Open, Answer::Done, Verdict::NotYours),
            ("somebody else's, the same", 8, "2025-06-05", full, Answer::Done, Verdict::NotYours),
        ];
        for (name, presser, on, was, answer, expected) in cases {
            let occurrence = occurrence(on, was);
            let facts = CheckInFacts { occurrence: &occurrence, presser: MemberId::new(presser), today: date("2025-06-05") };
            let verdict = judge(&facts, outcome_of(answer));
            assert_eq!(verdict, expected, "{name}");
            let taken = matches!(expected, Verdict::Record | Verdict::Same | Verdict::Replace { .. });
            assert_eq!(verdict.refusal().is_none(), taken, "{name}: a kind no exactly where it was not taken");
        }
    }

    #[test]
    fn s13_a_day_closes_thirty_days_after_it() {
        let tuesday = occurrence("2025-06-03", Outcome::Open);
        for (today, expected) in
            [("2025-06-20", Verdict::Record), ("2025-07-03", Verdict::Record), ("2025-07-04", Verdict::TooOld)]
        {
            let facts = CheckInFacts { occurrence: &tuesday, presser: MemberId::new(7), today: date(today) };
            assert_eq!(judge(&facts, outcome_of(Answer::Done)), expected, "3 June logged on {today}");
        }
    }

    #[test]
    fn every_answer_means_its_outcome_and_low_makes_done_small() {
        for (answer, usual, low) in [
            (Answer::Done, Outcome::Done(Version::Full), Outcome::Done(Version::Small)),
            (Answer::Small, Outcome::Done(Version::Small), Outcome::Done(Version::Small)),
            (Answer::Some, Outcome::Some, Outcome::Some),
            (Answer::NotToday, Outcome::LetGo, Outcome::LetGo),
            (Answer::Rest, Outcome::Rested, Outcome::Rested),
        ] {
            assert_eq!(outcome_of(answer), usual, "{answer:?}");
            assert_eq!((outcome_at(answer, Room::Steady), outcome_at(answer, Room::High)), (usual, usual), "{answer:?}");
            assert_eq!(outcome_at(answer, Room::Low), low, "{answer:?} in a low week");
        }
    }

    #[test]
    fn another_kind_instead_is_a_swap_and_a_run_is_instead_of_nothing() {
        use Answer::{Done, NotToday, Rest, Small, Some};
        let no = Err(Refusal::RunReplacesNothing);
        let swapped = Ok(Outcome::Swapped(Kind::Mobility));
        for (planned, did, answer, expected) in [
            (Kind::Strength, Kind::Mobility, Done, swapped.clone()),
            (Kind::Strength, Kind::Mobility, Small, swapped),
            (Kind::Strength, Kind::Mobility, Some, Ok(Outcome::SwappedInPart(Kind::Mobility))),
            (Kind::Recovery, Kind::Strength, Done, Ok(Outcome::Swapped(Kind::Strength))),
            (Kind::Strength, Kind::Strength, Done, Ok(Outcome::Done(Version::Full))),
            (Kind::Strength, Kind::Strength, Some, Ok(Outcome::Some)),
            (Kind::Run, Kind::Run, Done, Ok(Outcome::Done(Version::Full))),
            (Kind::Strength, Kind::Run, Done, no.clone()),
            (Kind::Run, Kind::Strength, Some, no),
            (Kind::Strength, Kind::Mobility, Rest, Err(Refusal::UnknownChoice)),
            (Kind::Strength, Kind::Mobility, NotToday, Err(Refusal::UnknownChoice)),
        ] {
            assert_eq!(instead(planned, did, answer), expected, "{answer:?} of {did:?} instead of {planned:?}");
        }
    }
}
