//! The decisions of a member about their training, as evidence of effort: what was planned and done, given another day, or rested on
//! purpose (`2-behaviour` §1 row 6). For the member alone, and nothing of what was left open is among them.

use std::num::NonZeroU32;

use super::occurrence::Outcome;
use super::week_plan::Planned;

/// How many weeks are looked back on, this one included: three months.
pub const WEEKS: i32 = 13;

/// A sort of decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Decision {
    /// A session was done, all of it or a part, as itself or as another kind.
    Planned,
    /// A session was given another day.
    Adapted,
    /// Rest was chosen instead.
    Rested,
}

/// How many of each there are among `planned`; sorts with none are left out.
#[must_use]
pub fn of(planned: &[Planned<'_>]) -> Vec<(Decision, NonZeroU32)> {
    let sort = |one: &Planned<'_>| match one.outcome {
        Outcome::Moved(_) => Some(Decision::Adapted),
        Outcome::Rested => Some(Decision::Rested),
        _ => one.credited_kind().map(|_| Decision::Planned),
    };
    let count = |wanted| planned.iter().filter(|one| sort(one) == Some(wanted)).count();
    [Decision::Planned, Decision::Adapted, Decision::Rested]
        .into_iter()
        .filter_map(|decision| Some((decision, NonZeroU32::new(u32::try_from(count(decision)).ok()?)?)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::occurrence::Version;
    use crate::domain::sample::{date, row, session};
    use crate::domain::session::Kind;
    use crate::domain::week_plan::planned;

    #[test]
    fn decisions_are_counted_and_what_stayed_open_is_none() {
        let sessions = [session(1, Kind::Strength, "daily")];
        let counted = |rows: &[_]| -> Vec<(Decision, u32)> {
            let week = planned(&sessions, rows, date("2025-06-02"), date("2025-06-08"));
            of(&week).into_iter().map(|(decision, count)| (decision, count.get())).collect()
        };
        assert_eq!(counted(&[]), [], "nothing that stayed open is spoken of");
        let rows = [
            row(1, "2025-06-02", Outcome::Done(Version::Small)),
            row(1, "2025-06-03", Outcome::Some),
            row(1, "2025-06-04", Outcome::Moved(date("2025-06-12"))),
            row(1, "2025-06-05", Outcome::Rested),
            row(1, "2025-06-06", Outcome::LetGo),
            row(1, "2025-06-07", Outcome::Swapped(Kind::Run)),
        ];
        assert_eq!(counted(&rows), [(Decision::Planned, 2), (Decision::Adapted, 1), (Decision::Rested, 1)]);
        assert_eq!(counted(&rows[3..4]), [(Decision::Rested, 1)], "sorts with none are left out");
    }
}
