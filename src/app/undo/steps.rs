//! The steps back, as the row of a change keeps them: one a line.

use chrono::NaiveDate;

use super::{season_text, spec_text};
use crate::domain::calendar::Week;
use crate::domain::ids::{OccurrenceId, SessionId};
use crate::domain::ladder::LadderState;
use crate::domain::occurrence::{Outcome, Version};
use crate::domain::pause::{Scope, Span};
use crate::domain::room::Room;
use crate::domain::season::ChosenSeason;
use crate::domain::session::{Kind, SessionSpec};

/// A step back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StepBack {
    /// Give an occurrence this outcome again.
    Restore(OccurrenceId, Outcome),
    /// Take an occurrence away that the change had made.
    Remove(OccurrenceId),
    /// Take a check-in away.
    Forget(i64),
    /// End a session again that the change had made.
    EndSession(SessionId),
    /// Put a session back that the change had ended.
    ReopenSession(SessionId),
    /// Give a session the version again that was in force before.
    Respecify(SessionId, Box<SessionSpec>),
    /// Have the chapter begin with this week again; none is the first chapter.
    Chapter(Option<Week>),
    /// Have these pauses, and no others.
    Pauses(Vec<Span>),
    /// Stand again where one stood, if nothing but the change has moved it since.
    Ladder {
        /// Where.
        was: LadderState,
        /// Since which local date.
        since: NaiveDate,
        /// Where the change led.
        became: LadderState,
    },
    /// Give a week the room again that it had.
    Room(RoomBefore),
    /// Have these choices of a season from a week on, and no others.
    Seasons(Week, Vec<ChosenSeason>),
}

/// What a week's room was before it was said anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RoomBefore {
    /// The week.
    pub week: Week,
    /// The local date on which it was said.
    pub said_on: NaiveDate,
    /// What was said.
    pub said: Room,
    /// The room it had until then.
    pub before: Room,
    /// What had been said on the same date before, and whether the member had; none where nothing had.
    pub same_day: Option<(Room, bool)>,
}

impl StepBack {
    /// The occurrence whose outcome it gives back.
    pub(super) const fn restored(&self) -> Option<OccurrenceId> {
        match self {
            Self::Restore(occurrence, _) => Some(*occurrence),
            _ => None,
        }
    }

    /// Whether it ends a session that the change had made.
    pub(in crate::app) const fn is_end(&self) -> bool {
        matches!(self, Self::EndSession(_))
    }

    /// The session of the plan that it is about.
    pub(super) const fn session(&self) -> Option<SessionId> {
        match self {
            Self::EndSession(session) | Self::ReopenSession(session) | Self::Respecify(session, _) => Some(*session),
            Self::Restore(..)
            | Self::Remove(_)
            | Self::Forget(_)
            | Self::Room(_)
            | Self::Pauses(_)
            | Self::Seasons(..)
            | Self::Chapter(_)
            | Self::Ladder { .. } => None,
        }
    }
}

/// Writes steps for the row of a change.
#[must_use]
pub fn write_steps(steps: &[StepBack]) -> String {
    let line = |step: &StepBack| match step {
        StepBack::Restore(occurrence, outcome) => format!("restore {occurrence} {}", write_outcome(*outcome)),
        StepBack::Remove(occurrence) => format!("remove {occurrence}"),
        StepBack::Forget(check_in) => format!("forget {check_in}"),
        StepBack::EndSession(session) => format!("end {session}"),
        StepBack::ReopenSession(session) => format!("reopen {session}"),
        StepBack::Room(room) => {
            let same_day = match room.same_day {
                None => "none".to_owned(),
                Some((room, true)) => room.as_str().to_owned(),
                Some((room, false)) => format!("{}:given", room.as_str()),
            };
            format!("room {} {} {} {} {same_day}", room.week, room.said_on, room.said.as_str(), room.before.as_str())
        }
        StepBack::Respecify(session, spec) => format!("respecify {session} {}", spec_text::write(spec)),
        StepBack::Seasons(from, chosen) => format!("seasons {from} {}", season_text::write(chosen)),
        StepBack::Chapter(None) => "chapter first".to_owned(),
        StepBack::Chapter(Some(week)) => format!("chapter {week}"),
        StepBack::Pauses(pauses) => format!("pauses {}", pauses.iter().map(write_range).collect::<Vec<_>>().join(",")),
        StepBack::Ladder { was, since, became } => format!("ladder {} {since} {}", was.as_str(), became.as_str()),
    };
    steps.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// Reads what [`write_steps`] wrote; `None` is a row of another release.
#[must_use]
pub fn read_steps(text: &str) -> Option<Vec<StepBack>> {
    text.lines()
        .map(|line| {
            if let Some((id, spec)) = line.strip_prefix("respecify ").and_then(|rest| rest.split_once(' ')) {
                return Some(StepBack::Respecify(SessionId::new(id.parse().ok()?), Box::new(spec_text::read(spec)?)));
            }
            if let Some((from, chosen)) = line.strip_prefix("seasons ").and_then(|rest| rest.split_once(' ')) {
                return Some(StepBack::Seasons(from.parse().ok()?, season_text::read(chosen)?));
            }
            let words: Vec<&str> = line.split(' ').collect();
            match words.as_slice() {
                ["restore", id, outcome] => Some(StepBack::Restore(OccurrenceId::new(id.parse().ok()?), read_outcome(outcome)?)),
                ["remove", id] => Some(StepBack::Remove(OccurrenceId::new(id.parse().ok()?))),
                ["room", week, said_on, said, before, same_day] => {
                    let same_day = match same_day.split_once(':') {
                        Some((room, "given")) => Some((Room::from_word(room)?, false)),
                        Some(_) => return None,
                        None if *same_day == "none" => None,
                        None => Some((Room::from_word(same_day)?, true)),
                    };
                    Some(StepBack::Room(RoomBefore {
                        week: week.parse().ok()?,
                        said_on: said_on.parse().ok()?,
                        said: Room::from_word(said)?,
                        before: Room::from_word(before)?,
                        same_day,
                    }))
                }
                ["forget", id] => Some(StepBack::Forget(id.parse().ok()?)),
                ["end", id] => Some(StepBack::EndSession(SessionId::new(id.parse().ok()?))),
                ["pauses", ranges] => {
                    let ranges = ranges.split(',').filter(|range| !range.is_empty()).map(read_range).collect::<Option<_>>()?;
                    Some(StepBack::Pauses(ranges))
                }
                ["chapter", "first"] => Some(StepBack::Chapter(None)),
                ["chapter", week] => Some(StepBack::Chapter(Some(week.parse().ok()?))),
                ["ladder", was, since, became] => Some(StepBack::Ladder {
                    was: LadderState::from_word(was)?,
                    since: since.parse().ok()?,
                    became: LadderState::from_word(became)?,
                }),
                ["reopen", id] => Some(StepBack::ReopenSession(SessionId::new(id.parse().ok()?))),
                _ => None,
            }
        })
        .collect()
}

/// A pause of everything has no third part: it is written as a release wrote it that knew no other.
fn write_range(span: &Span) -> String {
    let dates = format!("{}/{}", span.from, span.until.map(|until| until.to_string()).unwrap_or_default());
    if span.scope == Scope::Everything { dates } else { format!("{dates}/{}", span.scope.as_str()) }
}

fn read_range(range: &str) -> Option<Span> {
    let (dates, scope) = match range.split('/').collect::<Vec<_>>()[..] {
        [from, until] => ((from, until), Scope::Everything),
        [from, until, scope] => ((from, until), Scope::from_word(scope).filter(|scope| *scope != Scope::Everything)?),
        _ => return None,
    };
    let until = if dates.1.is_empty() { None } else { Some(dates.1.parse().ok()?) };
    Some(Span { scope, from: dates.0.parse().ok()?, until })
}

fn write_outcome(outcome: Outcome) -> String {
    match outcome {
        Outcome::Open => "open".to_owned(),
        Outcome::Done(Version::Full) => "done".to_owned(),
        Outcome::Done(Version::Small) => "small".to_owned(),
        Outcome::Some => "some".to_owned(),
        Outcome::Swapped(kind) => format!("swapped:{}", kind.as_str()),
        Outcome::SwappedInPart(kind) => format!("swapped_in_part:{}", kind.as_str()),
        Outcome::Moved(date) => format!("moved:{date}"),
        Outcome::Rested => "rested".to_owned(),
        Outcome::LetGo => "let_go".to_owned(),
    }
}

fn read_outcome(word: &str) -> Option<Outcome> {
    Some(match word.split_once(':') {
        Some(("swapped", kind)) => Outcome::Swapped(Kind::from_word(kind)?),
        Some(("swapped_in_part", kind)) => Outcome::SwappedInPart(Kind::from_word(kind)?),
        Some(("moved", date)) => Outcome::Moved(date.parse().ok()?),
        Some(_) => return None,
        None => match word {
            "open" => Outcome::Open,
            "done" => Outcome::Done(Version::Full),
            "small" => Outcome::Done(Version::Small),
            "some" => Outcome::Some,
            "rested" => Outcome::Rested,
            "let_go" => Outcome::LetGo,
            _ => return None,
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::starting_plan::StartingPlan;

    #[test]
    fn steps_survive_the_row() {
        let date = chrono::NaiveDate::from_ymd_opt(2026, 3, 28).expect("a date");
        let occurrence = OccurrenceId::new(12);
        let steps: Vec<StepBack> = [
            Outcome::Open,
            Outcome::Done(Version::Full),
            Outcome::Done(Version::Small),
            Outcome::Some,
            Outcome::Swapped(Kind::Mobility),
            Outcome::SwappedInPart(Kind::Recovery),
            Outcome::Moved(date),
            Outcome::Rested,
            Outcome::LetGo,
        ]
        .into_iter()
        .map(|outcome| StepBack::Restore(occurrence, outcome))
        .chain([StepBack::Remove(occurrence), StepBack::Forget(3), StepBack::EndSession(SessionId::new(4))])
        .chain([StepBack::ReopenSession(SessionId::new(5)), StepBack::Pauses(Vec::new()), StepBack::Chapter(None)])
        .chain([StepBack::Chapter(Some(Week::of(date))), StepBack::Seasons(Week::of(date), Vec::new())])
        .chain([StepBack::Pauses(vec![
            Span { scope: Scope::Everything, from: date, until: Some(date) },
            Span { scope: Scope::Everything, from: date, until: None },
            Span { scope: Scope::RunningAndStrength, from: date, until: Some(date) },
            Span { scope: Scope::RunningAndStrength, from: date, until: None },
        ])])
        .chain(LadderState::ALL.map(|was| StepBack::Ladder { was, since: date, became: LadderState::Paused }))
        .chain([None, Some((Room::High, true)), Some((Room::Low, false))].map(|same_day| {
            let week = Week::of(date);
            StepBack::Room(RoomBefore { week, said_on: date, said: Room::Low, before: Room::Steady, same_day })
        }))
        .chain(
            StartingPlan::ALL
                .into_iter()
                .flat_map(|plan| plan.specs(date))
                .map(|spec| StepBack::Respecify(SessionId::new(6), Box::new(spec))),
        )
        .collect();
        assert_eq!(read_steps(&write_steps(&steps)), Some(steps));
        assert_eq!(read_steps("dance 3"), None, "a row of another release");
    }
}
