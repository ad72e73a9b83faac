//! Taking back what was logged. Each change keeps the few steps that lead back to where things stood.

use crate::domain::ids::{ChangeId, MemberId, OccurrenceId, SessionId};
use crate::domain::ladder::Sign;
use crate::domain::occurrence::{Outcome, Version};
use crate::domain::press::Press;
use crate::domain::refusal::Refusal;
use crate::domain::session::Kind;

use super::message::{Button, Message, Row};
use super::reply::{Caller, Reply};
use super::{App, AppResult};
use crate::prompts::{Label, Template, Voice};
use crate::store::Tx;

/// A step back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StepBack {
    /// Give an occurrence this outcome again.
    Restore(OccurrenceId, Outcome),
    /// Take an occurrence away that the change had made.
    Remove(OccurrenceId),
    /// Take a check-in away.
    Forget(i64),
    /// End a session again that the change had made.
    EndSession(SessionId),
}

impl StepBack {
    const fn restored(&self) -> Option<OccurrenceId> {
        match self {
            Self::Restore(occurrence, _) => Some(*occurrence),
            Self::Remove(_) | Self::Forget(_) | Self::EndSession(_) => None,
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
    };
    steps.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// Reads what [`write_steps`] wrote; `None` is a row of another release.
#[must_use]
pub fn read_steps(text: &str) -> Option<Vec<StepBack>> {
    text.lines()
        .map(|line| {
            let words: Vec<&str> = line.split(' ').collect();
            match words.as_slice() {
                ["restore", id, outcome] => Some(StepBack::Restore(OccurrenceId::new(id.parse().ok()?), read_outcome(outcome)?)),
                ["remove", id] => Some(StepBack::Remove(OccurrenceId::new(id.parse().ok()?))),
                ["forget", id] => Some(StepBack::Forget(id.parse().ok()?)),
                ["end", id] => Some(StepBack::EndSession(SessionId::new(id.parse().ok()?))),
                _ => None,
            }
        })
        .collect()
}

fn write_outcome(outcome: Outcome) -> String {
    match outcome {
        Outcome::Open => "open".to_owned(),
        Outcome::Done(Version::Full) => "done".to_owned(),
        Outcome::Done(Version::Small) => "small".to_owned(),
        Outcome::Some => "some".to_owned(),
        Outcome::Swapped(kind) => format!("swapped:{}", kind.as_str()),
        Outcome::Moved(date) => format!("moved:{date}"),
        Outcome::Rested => "rested".to_owned(),
        Outcome::LetGo => "let_go".to_owned(),
    }
}

fn read_outcome(word: &str) -> Option<Outcome> {
    Some(match word.split_once(':') {
        Some(("swapped", kind)) => Outcome::Swapped(Kind::from_word(kind)?),
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

impl App {
    /// `[Undo]`: things stand again as before the change. Twice is once.
    ///
    /// # Errors
    /// Somebody else's change, one that is gone, or a failure of the store.
    pub async fn undo(&self, caller: &Caller, id: ChangeId) -> AppResult<Reply> {
        let mut tx = self.store.begin().await?;
        let mut member = self.acting(&mut tx, caller.user).await?;
        let change = tx.change(id).await?.ok_or(Refusal::NothingToUndo)?;
        if change.member != member.id {
            return Err(Refusal::NotYours.into());
        }
        let steps = read_steps(&change.before_state).ok_or(Refusal::NothingToUndo)?;
        if change.undone_at.is_none() && self.is_overtaken(&mut tx, &steps).await? {
            return Err(Refusal::NothingToUndo.into());
        }
        if tx.mark_undone(id, self.now()).await? {
            let mut dates = Vec::new();
            let concerned = steps.iter().find_map(StepBack::restored);
            for step in steps {
                match step {
                    StepBack::Restore(occurrence, outcome) => {
                        if let Some(mut occurrence) = tx.occurrence(occurrence).await? {
                            dates.push(occurrence.date);
                            occurrence.outcome = outcome;
                            tx.update_occurrence(&occurrence).await?;
                            self.ask_refresh(&mut tx, occurrence.id).await?;
                        }
                    }
                    StepBack::Remove(occurrence) => {
                        if let Some(row) = tx.occurrence(occurrence).await? {
                            dates.push(row.date);
                            tx.delete_occurrence(occurrence).await?;
                        }
                    }
                    StepBack::Forget(check_in) => {
                        let had_one = self.stands_boosted(&mut tx, concerned).await?;
                        tx.delete_check_in(check_in).await?;
                        let has_one = self.stands_boosted(&mut tx, concerned).await?;
                        self.pass_boost(&mut tx, member.id, had_one, has_one).await?;
                    }
                    StepBack::EndSession(session) => {
                        let today = crate::domain::calendar::local_day(self.now(), member.zone);
                        tx.end_session(session, today).await?;
                        dates.push(today);
                    }
                }
            }
            for date in dates {
                self.recount_week(&mut tx, &member, date).await?;
            }
            self.sign(&mut tx, &mut member, Sign::Contact).await?;
            super::jobs::ask_boards(&mut tx, member.id, self.now()).await?;
            super::jobs::ask(&mut tx, super::jobs::JobKind::Plan(member.id), self.now()).await?;
        }
        tx.commit().await?;
        self.bell.ring();
        let row = Row::Buttons(vec![Button::plain(self.label(&member, Label::Today), Press::Today)]);
        Ok(Reply::Update(Message::new(self.say(&member, Template::Undone, &Voice::default(), turn(id)), vec![row])?))
    }

    async fn stands_boosted(&self, tx: &mut Tx, occurrence: Option<OccurrenceId>) -> AppResult<bool> {
        let Some(occurrence) = occurrence else { return Ok(false) };
        Ok(tx.latest_check_in_for(occurrence).await?.is_some_and(|latest| latest.is_boosted))
    }

    /// Whether a later answer stands on what these steps would take back: then there is no way back past it.
    pub(super) async fn is_overtaken(&self, tx: &mut Tx, steps: &[StepBack]) -> AppResult<bool> {
        let forgets = steps.iter().find_map(|step| if let StepBack::Forget(check_in) = step { Some(*check_in) } else { None });
        for step in steps {
            let latest = match step {
                StepBack::Restore(occurrence, _) => {
                    tx.latest_check_in_for(*occurrence).await?.filter(|latest| Some(latest.id) != forgets)
                }
                StepBack::Remove(occurrence) => tx.latest_check_in_for(*occurrence).await?,
                StepBack::Forget(_) | StepBack::EndSession(_) => None,
            };
            if latest.is_some() {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The latest change of an occurrence, if it can still be taken back.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn undo_of(&self, tx: &mut Tx, member: MemberId, occurrence: OccurrenceId) -> AppResult<Option<ChangeId>> {
        let Some(change) = tx.last_change(member).await? else { return Ok(None) };
        let concerns = read_steps(&change.before_state).unwrap_or_default().into_iter().any(|step| match step {
            StepBack::Restore(id, _) | StepBack::Remove(id) => id == occurrence,
            StepBack::Forget(_) | StepBack::EndSession(_) => false,
        });
        Ok(concerns.then_some(change.id))
    }
}

fn turn(id: ChangeId) -> u64 {
    u64::try_from(id.get()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

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
            Outcome::Moved(date),
            Outcome::Rested,
            Outcome::LetGo,
        ]
        .into_iter()
        .map(|outcome| StepBack::Restore(occurrence, outcome))
        .chain([StepBack::Remove(occurrence), StepBack::Forget(3), StepBack::EndSession(SessionId::new(4))])
        .collect();
        assert_eq!(read_steps(&write_steps(&steps)), Some(steps));
        assert_eq!(read_steps("dance 3"), None, "a row of another release");
    }
}
