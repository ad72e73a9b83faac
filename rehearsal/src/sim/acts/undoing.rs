//! The way back right after an act, and what has to hold of the facts when it was taken.

use chrono::{Days, NaiveDate};
use second_wind::app::facts::PlanFacts;
use second_wind::domain::calendar::Week;
use second_wind::domain::ids::SessionId;
use second_wind::domain::press::Press;
use second_wind::domain::ramp::RampWeek;

use super::{Came, Done, Told};
use crate::sim::world::World;

/// What stands on a date: the session, its words and minutes, and what became of it.
type Standing = (NaiveDate, SessionId, String, String);

/// What stands around today, and what share a return gave this week and the next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::sim) struct Stand {
    today: NaiveDate,
    all: Vec<Standing>,
    ramps: [Option<RampWeek>; 2],
}

const DAYS_BACK: u64 = 8;
const DAYS_AHEAD: u64 = 21;

impl World {
    /// What the facts say of the days around today.
    pub(super) async fn stand(&self, nth: usize) -> Done<Stand> {
        let today = self.today_of(nth);
        let mut tx = self.app.store.read().await.map_err(|error| error.to_string())?;
        let member = tx.member_by_user(self.people[nth].user).await.map_err(|error| error.to_string())?;
        let Some(member) = member else { return Ok(Stand { today, all: Vec::new(), ramps: [None; 2] }) };
        let (from, until) = (today - Days::new(DAYS_BACK), today + Days::new(DAYS_AHEAD));
        let facts = PlanFacts::load(&mut tx, &member, from, until).await.map_err(|error| error.to_string())?;
        let standing = |one: &second_wind::domain::week_plan::Planned<'_>| {
            let words = format!("{} {}", one.session.spec.title, one.session.spec.minutes);
            (one.date, one.session.id, words, format!("{:?}", one.outcome))
        };
        let mut all: Vec<Standing> = facts.planned().iter().filter(|one| one.stands()).map(standing).collect();
        all.sort();
        let ramps = [Week::of(today), Week::of(today).next()].map(|week| facts.ramp_of(week));
        Ok(Stand { today, all, ramps })
    }

    /// After an act that gave a way back: the week counts what its facts say, and in one of three cases the way back is taken, and
    /// everything stands as before.
    pub(super) async fn perhaps_undo(&mut self, nth: usize, told: Told, before: Stand) -> Done<Came> {
        if !matches!(told, Told::Reply(_)) {
            return Ok(told.into());
        }
        self.expect_counted(nth).await?;
        let offered = self.people[nth].private.as_ref();
        let undo = offered.and_then(|shown| shown.presses().find(|press| matches!(press, Press::Undo(_))).cloned());
        let Some(undo) = undo.filter(|_| self.dice.below(3) == 0) else { return Ok(told.into()) };
        let name = self.people[nth].name.clone();
        match self.press(nth, None, &undo, None).await? {
            Told::Reply(_) => {}
            Told::Refused => return Err(format!("{name} is refused the way back that was just shown")),
            Told::Lost => return Ok(Came::Lost),
        }
        self.expect_counted(nth).await?;
        let after = self.stand(nth).await?;
        let lost: Vec<_> = before.all.iter().filter(|one| !after.all.contains(one)).collect();
        let more: Vec<_> = after.all.iter().filter(|one| !before.all.contains(one)).collect();
        // Who came back by the act is back, whatever becomes of the act: its weeks are those of a return, in which other open sessions
        // may have the places than in the low ones before. What lies behind stays as it was.
        let is_return = after.ramps != before.ramps;
        let may_change = |one: &Standing| is_return && one.0 >= before.today && one.3 == "Open";
        if before.today == after.today && lost.iter().chain(&more).any(|one| !may_change(one)) {
            return Err(format!("{name} took the way back, and it did not lead back: {lost:?} became {more:?}"));
        }
        self.report.undone += 1;
        Ok(Came::Answered)
    }

    /// What is stored of this week and the next is what a recount of their facts gives. Nothing of the recount is kept.
    async fn expect_counted(&self, nth: usize) -> Done<()> {
        let today = self.today_of(nth);
        let mut tx = self.app.store.begin().await.map_err(|error| error.to_string())?;
        let member = tx.member_by_user(self.people[nth].user).await.map_err(|error| error.to_string())?;
        let Some(member) = member else { return Ok(()) };
        let stored = tx.member_weeks(member.id).await.map_err(|error| error.to_string())?;
        let this = Week::of(today);
        for week in [this, this.next()] {
            let Some(stored) = stored.iter().find(|stored| stored.week == week) else { continue };
            self.app.recount_week(&mut tx, &member, week.monday()).await.map_err(|error| error.to_string())?;
            let anew = tx.member_weeks(member.id).await.map_err(|error| error.to_string())?;
            let anew = anew.iter().find(|anew| anew.week == week);
            if anew != Some(stored) {
                return Err(format!("{week} of {} is stored as {stored:?} and counts {anew:?}", self.people[nth].name));
            }
        }
        Ok(())
    }
}
