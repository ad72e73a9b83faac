//! The facts of a plan, read once per act and handed to `domain`.

use chrono::NaiveDate;
use chrono_tz::Tz;

use super::AppResult;
use crate::domain::calendar::Week;
use crate::domain::ids::SessionId;
use crate::domain::member::Member;
use crate::domain::occurrence::Occurrence;
use crate::domain::plan_before::{Before, changes_in, sessions_before};
use crate::domain::ramp::RampWeek;
use crate::domain::rhythm::k_of_week;
use crate::domain::room::{Room, RoomAnswer, WeekRooms};
use crate::domain::season::{ChosenSeason, Shape, at_shape, of_week};
use crate::domain::session::{Kind, Session};
use crate::domain::week_plan::{Planned, planned, without_skipped_dates};
use crate::domain::week_room::k_at_room;
use crate::domain::week_size::{WeekSizes, at_sizes};
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
    seasons: Vec<ChosenSeason>,
    from: NaiveDate,
    until: NaiveDate,
    zone: Tz,
    /// What returns made of the weeks among them.
    ramps: Vec<RampWeek>,
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
        let seasons = tx.seasons_of(member.id).await?;
        let ramps = tx.ramps_between(member.id, first, last).await?;
        Ok(Self { sessions, rows, around, rooms, seasons, ramps, from, until, zone: member.zone })
    }

    /// Reads a whole week.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn load_week(tx: &mut Tx, member: &Member, week: Week) -> AppResult<Self> {
        Self::load(tx, member, week.monday(), week.sunday()).await
    }

    /// What the plan and the answers say for the dates that were read, each week in its season and in the room it has. A date that the member's
    /// zone skips is none.
    #[must_use]
    pub fn planned(&self) -> Vec<Planned<'_>> {
        let mut all: Vec<Planned<'_>> = self.weeks().flat_map(|week| self.resized(week)).map(|(one, _)| one).collect();
        all.retain(|planned| self.reaches(planned.date));
        all
    }

    /// One of the weeks that were read, in the rooms that it has and at the shares that returns gave it, and which of it is the small
    /// version. A week shrinks as a whole.
    fn resized(&self, week: Week) -> Vec<(Planned<'_>, bool)> {
        let usual = self.usual_week(&self.sessions, week);
        let earlier = self.plans_before(week);
        let before: Vec<Before<'_>> =
            earlier.iter().map(|(until, plan)| Before { until: *until, planned: self.usual_week(plan, week) }).collect();
        let sizes = self.sizes_of(week);
        let is_light = |one: &Planned<'_>| {
            one.session.spec.kind == Kind::Strength && self.is_light(week) && sizes.ramp_on(one.date).is_none()
        };
        let held = at_sizes(usual, &sizes, &before);
        held.sessions.into_iter().zip(held.small).map(|(one, is_small)| (one, is_small || is_light(&one))).collect()
    }

    /// A week that was read, of this plan and in the shape of its season.
    fn usual_week<'a>(&'a self, sessions: &'a [Session], week: Week) -> Vec<Planned<'a>> {
        let usual = without_skipped_dates(planned(sessions, &self.around, week.monday(), week.sunday()), self.zone);
        match self.shape_of(week) {
            Some(shape) => at_shape(usual, &shape),
            None => usual,
        }
    }

    /// The plans of a small week before each change in it: what stood on the days gone keeps its place there.
    fn plans_before(&self, week: Week) -> Vec<(NaiveDate, Vec<Session>)> {
        if !self.sizes_of(week).is_smaller() {
            return Vec::new();
        }
        let changes = changes_in(&self.sessions, week).into_iter();
        changes.map(|change| (change, sessions_before(&self.sessions, change))).collect()
    }

    /// The shape that a week has by its season; none where the plan stands as it is.
    fn shape_of(&self, week: Week) -> Option<Shape> {
        of_week(&self.seasons, week)?.season.map(|(_, shape)| shape)
    }

    fn is_light(&self, week: Week) -> bool {
        self.shape_of(week).is_some_and(|shape| shape.is_light)
    }

    /// How many occurrences a week that was read usually has, in its season and in a room.
    #[must_use]
    pub fn k(&self, week: Week, room: Room) -> u32 {
        if self.shape_of(week).is_none() {
            return k_of_week(&self.sessions, week, room);
        }
        let counted = self.usual_week(&self.sessions, week).iter().filter(|one| one.is_counted() && one.stands()).count();
        k_at_room(u32::try_from(counted).unwrap_or(u32::MAX), room)
    }

    /// What was chosen as seasons, by week.
    #[must_use]
    pub fn seasons(&self) -> &[ChosenSeason] {
        &self.seasons
    }

    /// The share of a week that a return gave it; none where it gave none, or where the week has less room than that or was given
    /// another room since.
    #[must_use]
    pub fn ramp_of(&self, week: Week) -> Option<RampWeek> {
        self.sizes_of(week).ramp_on(week.sunday()).copied()
    }

    fn sizes_of(&self, week: Week) -> WeekSizes {
        WeekSizes::new(self.rooms_of(week), self.ramps.iter().filter(|ramp| ramp.week == week).copied().collect())
    }

    /// Whether a date is among those that were read.
    #[must_use]
    pub fn reaches(&self, date: NaiveDate) -> bool {
        (self.from..=self.until).contains(&date)
    }

    /// The same as if every week were steady and in no season.
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

    /// Whether the small version of a session is the session on a date that was read: its week is low, or begins small after a
    /// return. `[Done]` logs it as such.
    #[must_use]
    pub fn is_small(&self, session: SessionId, date: NaiveDate) -> bool {
        let week = Week::of(date);
        let sizes = self.sizes_of(week);
        if sizes.ramp_on(date).is_none() && !self.is_light(week) {
            return sizes.rooms().on(date) == Room::Low;
        }
        self.resized(week).iter().any(|(one, is_small)| *is_small && one.session.id == session && one.date == date)
    }

    /// Whether a date that was read lies in a low week, in one that a return made smaller, or in a light one: none says anything of
    /// the plan.
    #[must_use]
    pub fn is_small_on(&self, date: NaiveDate) -> bool {
        let week = Week::of(date);
        let sizes = self.sizes_of(week);
        sizes.has_ramp() || self.is_light(week) || sizes.rooms().on(date) == Room::Low
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
