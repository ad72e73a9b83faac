//! The facts of a plan, read once per act and handed to `domain`.

use chrono::NaiveDate;
use chrono_tz::Tz;

use super::AppResult;
use crate::domain::calendar::Week;
use crate::domain::ids::SessionId;
use crate::domain::member::Member;
use crate::domain::occurrence::Occurrence;
use crate::domain::room::{Room, RoomAnswer, WeekRooms};
use crate::domain::session::Session;
use crate::domain::week_plan::{Planned, planned, without_skipped_dates};
use crate::domain::week_room::at_rooms;
use crate::store::Tx;

/// A member's sessions in all their versions, and the occurrences on record within some dates.
#[derive(Debug, Clone)]
pub struct PlanFacts {
    /// Every version of every session.
    pub sessions: Vec<Session>,
    /// The occurrences on record from `from` to `until`.
    pub rows: Vec<Occurrence>,
    /// Those of the whole weeks around these dates: which sessions of a low week stay is a matter of all of it.
    around: Vec<Occurrence>,
    rooms: Vec<RoomAnswer>,
    from: NaiveDate,
    until: NaiveDate,
    zone: Tz,
}

impl PlanFacts {
    /// Reads what stands between two local dates, both included.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn load(tx: &mut Tx, member: &Member, from: NaiveDate, until: NaiveDate) -> AppResult<Self> {
        let sessions = tx.sessions_of(member.id).await?;
        let (first, last) = (Week::of(from), Week::of(until));
        let around = tx.occurrences_between(member.id, first.monday(), last.sunday()).await?;
        let rows = around.iter().filter(|row| (from..=until).contains(&row.date)).cloned().collect();
        let rooms = tx.room_answers(member.id, first.previous(), last).await?;
        Ok(Self { sessions, rows, around, rooms, from, until, zone: member.zone })
    }

    /// Reads a whole week.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn load_week(tx: &mut Tx, member: &Member, week: Week) -> AppResult<Self> {
        Self::load(tx, member, week.monday(), week.sunday()).await
    }

    /// What the plan and the answers say for the dates that were read, each week in the room it has. A date that the member's
    /// zone skips is none.
    #[must_use]
    pub fn planned(&self) -> Vec<Planned<'_>> {
        let mut all = Vec::new();
        for week in self.weeks() {
            let usual = planned(&self.sessions, &self.around, week.monday(), week.sunday());
            all.extend(at_rooms(without_skipped_dates(usual, self.zone), &self.rooms_of(week)).sessions);
        }
        all.retain(|planned| (self.from..=self.until).contains(&planned.date));
        all
    }

    /// The same as if every week were steady.
    #[must_use]
    pub fn usual(&self) -> Vec<Planned<'_>> {
        without_skipped_dates(planned(&self.sessions, &self.rows, self.from, self.until), self.zone)
    }

    /// The rooms of one of the weeks that were read.
    #[must_use]
    pub fn rooms_of(&self, week: Week) -> WeekRooms {
        WeekRooms::of(week, &self.rooms)
    }

    /// What was said of the rooms of these weeks and of the one before.
    #[must_use]
    pub fn room_answers(&self) -> &[RoomAnswer] {
        &self.rooms
    }

    /// Whether the small version is the session on a date that was read.
    #[must_use]
    pub fn is_small_on(&self, date: NaiveDate) -> bool {
        self.rooms_of(Week::of(date)).on(date) == Room::Low
    }

    fn weeks(&self) -> impl Iterator<Item = Week> + use<> {
        let last = Week::of(self.until);
        std::iter::successors(Some(Week::of(self.from)), |week| Some(week.next())).take_while(move |week| *week <= last)
    }

    /// The version of a session that speaks for a date: the one in force then, or the nearest before it.
    #[must_use]
    pub fn session_on(&self, id: SessionId, date: NaiveDate) -> Option<&Session> {
        let versions = || self.sessions.iter().filter(move |session| session.id == id);
        versions()
            .find(|session| session.is_in_force_on(date))
            .or_else(|| versions().rfind(|session| session.valid_from <= date))
            .or_else(|| versions().next())
    }
}
