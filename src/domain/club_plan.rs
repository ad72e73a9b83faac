//! Plans that a club offers to start from, beside the three or in their place (`1-product`, "Starting plans"). A captain writes them,
//! and whoever takes one owns a copy: what a captain changes later changes nobody's plan.

use chrono::NaiveDate;

use super::ids::{ClubId, ClubPlanId};
use super::session::{SessionSpec, Title};
use super::starting_plan::StartingPlan;

/// How many plans of its own a club offers beside the three. With them each has a button, and the message still reads well on a phone.
pub const OWN_MAX: usize = 10;

/// Where a club's plan stands among those to start from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PlanPlace {
    /// In the place of one of the three.
    InsteadOf(StartingPlan),
    /// Beside them, by a name.
    Own(Title),
}

/// A plan that a club offers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClubPlan {
    /// Its number. A plan that a captain writes anew has another, so that a button of before never gives what was not shown.
    pub id: ClubPlanId,
    /// Whose it is.
    pub club: ClubId,
    /// What it is called, or stands for.
    pub place: PlanPlace,
    /// Its sessions, without dates: these count for nobody before they are taken.
    pub sessions: Vec<SessionSpec>,
}

/// A plan that can be taken to start from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OfferedPlan {
    /// One of the three as it comes with the coach.
    Starting(StartingPlan),
    /// One that a club wrote.
    Club(ClubPlanId),
}

impl ClubPlan {
    /// Its sessions as they stand for somebody who takes it on this local date.
    #[must_use]
    pub fn specs(&self, starts_on: NaiveDate) -> Vec<SessionSpec> {
        let mut specs = self.sessions.clone();
        for spec in &mut specs {
            spec.when.starts_on = starts_on;
            spec.when.ends_on = None;
        }
        specs
    }
}

/// The sessions that a plan for everybody can hold: those that go on. One that ends on a date is somebody's own. Says how many stay out.
#[must_use]
pub fn going_on(specs: Vec<SessionSpec>) -> (Vec<SessionSpec>, usize) {
    let all = specs.len();
    let going_on: Vec<SessionSpec> = specs.into_iter().filter(|spec| spec.when.ends_on.is_none()).collect();
    let left_out = all - going_on.len();
    (going_on, left_out)
}

/// Whether two names are one to people: letter case and the spaces around them aside.
#[must_use]
pub fn is_same_name(one: &str, other: &str) -> bool {
    one.trim().to_lowercase() == other.trim().to_lowercase()
}

/// What is offered by the plans of these clubs, in order: the three, each as the club has it where there is just one club, and then
/// those of their own by name.
#[must_use]
pub fn offered(clubs: &[Vec<ClubPlan>]) -> Vec<(OfferedPlan, Option<&ClubPlan>)> {
    let of_one: &[ClubPlan] = if let [only] = clubs { only } else { &[] };
    let three = StartingPlan::ALL.into_iter().map(|starting| {
        let instead = of_one.iter().find(|plan| plan.place == PlanPlace::InsteadOf(starting));
        instead.map_or((OfferedPlan::Starting(starting), None), |plan| (OfferedPlan::Club(plan.id), Some(plan)))
    });
    let mut own: Vec<(&Title, &ClubPlan)> = clubs
        .iter()
        .flatten()
        .filter_map(|plan| match &plan.place {
            PlanPlace::Own(name) => Some((name, plan)),
            PlanPlace::InsteadOf(_) => None,
        })
        .collect();
    own.sort_by_key(|(name, plan)| (name.as_str().to_lowercase(), plan.id));
    three.chain(own.into_iter().map(|(_, plan)| (OfferedPlan::Club(plan.id), Some(plan)))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::sample::{date, session};
    use crate::domain::session::Kind;

    fn plan(id: i64, place: PlanPlace) -> ClubPlan {
        let sessions = vec![session(1, Kind::Strength, "mon").spec, session(2, Kind::Recovery, "sun").spec];
        ClubPlan { id: ClubPlanId::new(id), club: ClubId::new(1), place, sessions }
    }

    fn own(id: i64, name: &str) -> ClubPlan {
        plan(id, PlanPlace::Own(Title::parse(name).expect("a name")))
    }

    #[test]
    fn a_club_has_its_own_beside_the_three_or_in_their_place() {
        use OfferedPlan::{Club, Starting};
        let at = |clubs: &[Vec<ClubPlan>]| offered(clubs).into_iter().map(|(offered, _)| offered).collect::<Vec<_>>();
        let three = StartingPlan::ALL.map(Starting);
        assert_eq!(at(&[]), three, "no club");
        assert_eq!(at(&[Vec::new()]), three, "a club that wrote none");
        let club = vec![own(7, "winter hills"), plan(8, PlanPlace::InsteadOf(StartingPlan::Steady)), own(9, "Autumn marathon")];
        let [first, _, third] = three;
        let numbered = |id| Club(ClubPlanId::new(id));
        assert_eq!(at(std::slice::from_ref(&club)), [first, numbered(8), third, numbered(9), numbered(7)]);
        let two = [club, vec![own(11, "base")]];
        let [first, second, third] = three;
        assert_eq!(
            at(&two),
            [first, second, third, numbered(9), numbered(11), numbered(7)],
            "of two clubs, the three are the usual"
        );
    }

    #[test]
    fn it_begins_for_everybody_on_the_day_on_which_they_take_it() {
        let begun = own(1, "hills").specs(date("2026-03-04"));
        assert!(begun.iter().all(|spec| spec.when.starts_on == date("2026-03-04") && spec.when.ends_on.is_none()));
    }

    #[test]
    fn what_ends_on_a_date_stays_out() {
        let mut specs = own(1, "hills").sessions;
        specs[0].when.ends_on = Some(date("2026-10-04"));
        let (kept, left_out) = going_on(specs);
        assert_eq!((kept.len(), left_out), (1, 1));
        assert_eq!(kept[0].kind, Kind::Recovery);
    }
}
