//! How often one person is answered in the DM: as often as a person writes. Two programs could otherwise talk to each other for ever.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use crate::clock::network_now;
use crate::domain::ids::UserId;

/// How many answers one person gets within [`SPAN`].
const ANSWERS_MAX: usize = 20;
/// The same for texts that need a person: far more than anybody writes.
const PRESSING_MAX: usize = 60;
/// How long an answer is remembered.
const SPAN: Duration = Duration::from_secs(10 * 60);
/// How many answers are remembered in all; the oldest are forgotten first.
const REMEMBERED_MAX: usize = 10_000;

/// The answers of the last minutes: to whom, and when. Nothing of what was said.
#[derive(Debug, Default)]
pub(super) struct Talk(Mutex<VecDeque<(UserId, Instant)>>);

impl Talk {
    /// Whether this person is answered now; it is counted if so.
    pub(super) fn may_answer(&self, user: UserId, is_pressing: bool) -> bool {
        self.may_answer_at(user, is_pressing, network_now())
    }

    fn may_answer_at(&self, user: UserId, is_pressing: bool, now: Instant) -> bool {
        let mut answers = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        while answers.front().is_some_and(|(_, at)| now.duration_since(*at) >= SPAN) || answers.len() >= REMEMBERED_MAX {
            answers.pop_front();
        }
        let most = if is_pressing { PRESSING_MAX } else { ANSWERS_MAX };
        let is_few = answers.iter().filter(|(other, _)| *other == user).count() < most;
        if is_few {
            answers.push_back((user, now));
        }
        is_few
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_is_always_answered_and_a_machine_is_not() {
        let (talk, begin) = (Talk::default(), network_now());
        let (person, machine) = (UserId::new(1), UserId::new(2));
        let answered = (0..100).filter(|second| talk.may_answer_at(machine, false, begin + Duration::from_secs(*second))).count();
        assert_eq!(answered, ANSWERS_MAX, "of a hundred texts in as many seconds");
        assert!(
            talk.may_answer_at(machine, true, begin + Duration::from_secs(100)),
            "what needs a person is answered all the same"
        );
        assert!(talk.may_answer_at(person, false, begin + Duration::from_secs(100)), "one does not use up another's");
        assert!(talk.may_answer_at(machine, false, begin + SPAN + Duration::from_secs(100)), "later it is answered again");
    }
}
