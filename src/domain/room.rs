//! Room: how much of a week is free for training (`1-product`, "Words"). Why it is so is neither asked nor kept.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::calendar::{QuietHours, ReminderTime, Week};
use super::ladder::LadderState;
use super::refusal::Refusal;

/// A week's capacity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Room {
    /// Half of the usual week, all of it in small versions.
    Low,
    /// The usual week.
    #[default]
    Steady,
    /// The usual week, with room for one more.
    High,
}

impl Room {
    /// Every room.
    pub const ALL: [Self; 3] = [Self::Low, Self::Steady, Self::High];

    /// The word in the schema.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Steady => "steady",
            Self::High => "high",
        }
    }

    /// Reads [`Self::as_str`] back.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|room| room.as_str() == word)
    }
}

/// What was said of the room of a week, on one local date. Said again on that date, it is this one; said again later, it is
/// another, so that the days gone keep the room they had.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RoomAnswer {
    /// The week it is about.
    pub week: Week,
    /// The local date on which it was said.
    pub answered_on: NaiveDate,
    /// The room.
    pub room: Room,
    /// Whether the member said so; a newcomer's first weeks are low without being asked.
    pub is_own: bool,
}

impl RoomAnswer {
    /// The first local date on which it acts: at once, or when its week begins.
    #[must_use]
    pub fn acts_from(&self) -> NaiveDate {
        self.answered_on.max(self.week.monday())
    }
}

/// The rooms of one week: from which local date on it had which.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WeekRooms {
    first: Room,
    later: Vec<(NaiveDate, Room)>,
}

impl WeekRooms {
    /// The same room all week.
    #[must_use]
    pub const fn always(room: Room) -> Self {
        Self { first: room, later: Vec::new() }
    }

    /// The rooms of `week`, from what was said of it and of the week before; answers about other weeks are passed over.
    ///
    /// A week about which nothing was said has the room of the week before if that was low by the member's own word, and is
    /// steady otherwise: one unanswered question changes nothing, two make a usual week (`2-behaviour` §4.7). Room for one more
    /// is asked for anew each time.
    #[must_use]
    pub fn of(week: Week, answers: &[RoomAnswer]) -> Self {
        let mut said: Vec<&RoomAnswer> = answers.iter().filter(|answer| answer.week == week).collect();
        said.sort_by_key(|answer| answer.answered_on);
        let before = answers.iter().filter(|answer| answer.week == week.previous()).max_by_key(|answer| answer.answered_on);
        let is_carried = before.is_some_and(|answer| answer.is_own && answer.room == Room::Low);
        let mut rooms = Self::always(if is_carried { Room::Low } else { Room::Steady });
        for answer in said {
            if answer.acts_from() <= week.monday() {
                rooms.first = answer.room;
            } else {
                rooms.later.push((answer.acts_from(), answer.room));
            }
        }
        rooms
    }

    /// The room on a local date of the week.
    #[must_use]
    pub fn on(&self, date: NaiveDate) -> Room {
        self.later.iter().rfind(|(from, _)| *from <= date).map_or(self.first, |(_, room)| *room)
    }

    /// The room it ended with, or has by now.
    #[must_use]
    pub fn now(&self) -> Room {
        self.later.last().map_or(self.first, |(_, room)| *room)
    }

    /// The room it began with.
    #[must_use]
    pub const fn first(&self) -> Room {
        self.first
    }

    /// What came after that, in order: from which date on, and which.
    #[must_use]
    pub fn later(&self) -> &[(NaiveDate, Room)] {
        &self.later
    }
}

/// How many days a newcomer begins small, the day of joining included.
pub const NEWCOMER_DAYS: u64 = 14;

/// The weeks that are low for somebody who joined on a local date: those that hold one of their first [`NEWCOMER_DAYS`] days.
pub fn newcomer_weeks(joined_on: NaiveDate) -> impl Iterator<Item = Week> {
    let last = Week::of(joined_on.checked_add_days(Days::new(NEWCOMER_DAYS - 1)).unwrap_or(joined_on));
    let first = Week::of(joined_on);
    (0..=last.since(first)).filter_map(move |weeks| i32::try_from(weeks).ok()).map(move |weeks| first.plus(weeks))
}

/// Whether something can still be said of the room of `week`: of this one and the next.
///
/// # Errors
/// [`Refusal::WeekIsOver`], or [`Refusal::UnknownChoice`] for a week that was never offered.
pub fn judge_week(week: Week, today: NaiveDate) -> Result<(), Refusal> {
    let this = Week::of(today);
    if week < this {
        return Err(Refusal::WeekIsOver);
    }
    if week > this.next() { Err(Refusal::UnknownChoice) } else { Ok(()) }
}

/// What is known when it is asked how much room the next week has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AskFacts {
    /// The local date.
    pub today: NaiveDate,
    /// Where the member stands.
    pub state: LadderState,
    /// `u`: the silent occurrences since the last sign of life.
    pub silent: u32,
    /// The local date of the last sign of life.
    pub last_sign_on: NaiveDate,
    /// Whether the day is paused.
    pub is_paused: bool,
    /// The local date on which they joined.
    pub joined_on: NaiveDate,
    /// When in the present week the next one's room was said last, by the member or for them by a choice of theirs.
    pub answered_on: Option<NaiveDate>,
}

/// Whether the room question is asked on this date (`2-behaviour` §4.3): on Sundays, of those who are reminded, with at most one
/// silent occurrence and within seven days of the last sign of life. Whoever has said it this week already is not asked, nor who
/// joined today: they have just been told how they begin.
#[must_use]
pub fn is_asked(facts: &AskFacts) -> bool {
    let is_said = facts.answered_on.is_some_and(|on| Week::of(on) == Week::of(facts.today));
    facts.today.weekday() == Weekday::Sun
        && facts.state.is_reminded()
        && facts.silent <= 1
        && (facts.today - facts.last_sign_on).num_days() <= 7
        && !facts.is_paused
        && facts.joined_on < facts.today
        && !is_said
}

/// Whether low is the button that is seen first: for two weeks running, rest was chosen instead of at least half of what stood in the
/// week (`2-behaviour` §4.7). Each pair is how many were rested and how many stood.
#[must_use]
pub fn suggests_low(weeks: [(usize, usize); 2]) -> bool {
    weeks.into_iter().all(|(rested, stood)| stood > 0 && rested * 2 >= stood)
}

/// When the room question comes on a Sunday without a reminder, for those who chose no evening time.
fn evening() -> ReminderTime {
    "18:00".parse().unwrap_or(ReminderTime::LATEST)
}

/// When the room question comes on a Sunday without a reminder: at the evening time, or else at 18:00. Not before the time of the
/// daily message, and at that time where the evening lies in the quiet hours.
#[must_use]
pub fn asked_at(reminder_at: ReminderTime, evening_at: Option<ReminderTime>, quiet: QuietHours) -> ReminderTime {
    let at = evening_at.unwrap_or_else(evening);
    if at < reminder_at || quiet.contains(at.to_time()) { reminder_at } else { at }
}

#[cfg(test)]
mod tests;
