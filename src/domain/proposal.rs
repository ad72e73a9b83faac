//! What the coach proposes, and when (`2-behaviour` §4.7): always about the plan, never about the person, at most once in seven days,
//! below a message that is due anyway and asks nothing yet, and always with "keep it as it is".

use chrono::{Datelike, NaiveDate, Weekday};

use super::calendar::Week;
use super::ids::SessionId;
use super::occurrence::{Outcome, Version};
use super::season::Season;
use super::session::{Kind, Session};
use super::week_plan::Planned;

/// How many days lie between two proposals.
pub const DAYS_BETWEEN: i64 = 7;
/// How many days the same proposal rests, whatever came of it: asked weekly, a kept plan would not feel kept.
pub const DAYS_UNTIL_AGAIN: i64 = 28;
/// How many days a newcomer hears none: the plan has to meet a life first.
pub const DAYS_OF_SETTLING: i64 = 14;
/// After how many days of contact with the rhythm in its lowest band the plan looks too big.
const DAYS_TOO_BIG: u32 = 14;
/// How often in a row a session is done small before small is proposed as the plan.
const SMALL_IN_A_ROW: usize = 4;
/// How many low weeks, kept with everything credited, come before steady is proposed.
pub const LOW_WEEKS: usize = 4;
/// What "ten minutes" makes of a session.
pub const TEN_MINUTES: u16 = 10;

/// A proposal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Offer {
    /// `SHRINK-1`: another day for a session that stands on `from`, or ten minutes.
    OtherDay {
        /// The session.
        session: SessionId,
        /// Its day.
        from: Weekday,
    },
    /// `MOVE-2`: the same with a day that is free.
    ThatDay {
        /// The session.
        session: SessionId,
        /// Its day.
        from: Weekday,
        /// The other one.
        to: Weekday,
    },
    /// `SHRINK-2`: the small version as the plan.
    MakeSmall {
        /// The session.
        session: SessionId,
    },
    /// `FIT-1`: two smaller weeks.
    SmallerWeeks,
    /// After weeks at low that were kept whole: keep it here, or go to steady?
    Steady,
    /// `RES-1`: a place in the plan for something that carries the training.
    Support,
    /// `SEASON-1`: a season that the member's race makes sense of.
    Season(Season),
    /// `FUEL-1`: a note to plan food and drink around today's longer session.
    Fuel,
}

impl Offer {
    /// The session that it is about.
    #[must_use]
    pub const fn session(self) -> Option<SessionId> {
        match self {
            Self::OtherDay { session, .. } | Self::ThatDay { session, .. } | Self::MakeSmall { session } => Some(session),
            Self::SmallerWeeks | Self::Steady | Self::Support | Self::Season(_) | Self::Fuel => None,
        }
    }

    /// Whether it is the same proposal: about the same thing, with whatever day.
    const fn is_like(self, other: Self) -> bool {
        let same_session = match (self.session(), other.session()) {
            (Some(one), Some(two)) => one.get() == two.get(),
            (None, None) => true,
            _ => false,
        };
        let days = matches!(self, Self::OtherDay { .. } | Self::ThatDay { .. });
        let other_days = matches!(other, Self::OtherDay { .. } | Self::ThatDay { .. });
        same_session
            && match (self, other) {
                (Self::MakeSmall { .. }, Self::MakeSmall { .. })
                | (Self::SmallerWeeks, Self::SmallerWeeks)
                | (Self::Steady, Self::Steady)
                | (Self::Support, Self::Support)
                | (Self::Fuel, Self::Fuel) => true,
                (Self::Season(one), Self::Season(two)) => one as u8 == two as u8,
                _ => days && other_days,
            }
    }
}

/// What is looked at on a day on which a message is due.
#[derive(Clone, Copy)]
#[allow(missing_debug_implementations, reason = "it holds two questions")]
pub struct ProposalFacts<'a> {
    /// The local date.
    pub today: NaiveDate,
    /// The local date on which they joined.
    pub joined_on: NaiveDate,
    /// Whether the message asks something already.
    pub asks: bool,
    /// What was proposed before, and on which local date.
    pub made: &'a [(NaiveDate, Offer)],
    /// What stood on the dates up to today, this one included and eight weeks at least, each week in its room.
    pub planned: &'a [Planned<'a>],
    /// Every version of every session.
    pub sessions: &'a [Session],
    /// Whether the small version was the session on a date.
    pub is_small_on: &'a dyn Fn(NaiveDate) -> bool,
    /// Whether what is planned rested on its date.
    pub is_held: &'a dyn Fn(&Planned<'_>) -> bool,
    /// Whether the coach was silent on a date: what stood open there was never asked about, and says nothing about its day.
    pub is_silent_on: &'a dyn Fn(NaiveDate) -> bool,
    /// For how many days of contact the rhythm has been in its lowest band.
    pub days_too_big: u32,
    /// How many of the last weeks in a row were low, kept, and credited whole.
    pub whole_low_weeks: usize,
    /// The season that the member's race makes sense of for the next week, if it is another than the week's and leaves anything to do.
    pub season: Option<Season>,
    /// Whether notes about food and drink are wanted.
    pub wants_fuel: bool,
}

/// What is proposed with the message of today; mostly nothing.
#[must_use]
pub fn decide(facts: &ProposalFacts<'_>) -> Option<Offer> {
    let last = facts.made.iter().map(|(on, _)| *on).max();
    let is_too_soon = last.is_some_and(|on| (facts.today - on).num_days() < DAYS_BETWEEN);
    if facts.asks || is_too_soon || (facts.today - facts.joined_on).num_days() < DAYS_OF_SETTLING {
        return None;
    }
    let rests = |offer: &Offer| {
        let known = facts.made.iter().filter(|(_, made)| made.is_like(*offer));
        known.map(|(on, _)| (facts.today - *on).num_days()).any(|days| days < DAYS_UNTIL_AGAIN && !matches!(offer, Offer::Fuel))
    };
    let season = facts.season.map(Offer::Season);
    let candidates = [
        smaller_weeks(facts),
        season,
        unused_slot(facts, &rests),
        make_small(facts, &rests),
        steady(facts),
        support(facts),
        fuel(facts),
    ];
    candidates.into_iter().flatten().find(|offer| !rests(offer))
}

fn smaller_weeks(facts: &ProposalFacts<'_>) -> Option<Offer> {
    let is_low = (facts.is_small_on)(facts.today);
    (facts.days_too_big >= DAYS_TOO_BIG && !is_low).then_some(Offer::SmallerWeeks)
}

/// A day of a session that stayed unused two weeks running, or a session that was moved twice in one week.
fn unused_slot(facts: &ProposalFacts<'_>, rests: &dyn Fn(&Offer) -> bool) -> Option<Offer> {
    let this = Week::of(facts.today);
    let went = |session: SessionId, day: Weekday, week: Week| {
        let found = facts.planned.iter().find(|one| one.session.id == session && one.date == week.day(day));
        found.is_some_and(|one| {
            let is_unused = one.is_open() && !one.is_rest() && !(facts.is_held)(one) && !(facts.is_silent_on)(one.date);
            one.is_counted() && (is_unused || one.outcome == Outcome::LetGo)
        })
    };
    let moved = |session: SessionId, week: Week| {
        let all = facts.planned.iter().filter(|one| one.session.id == session && week.contains(one.date) && !one.stands());
        all.count() >= 2
    };
    facts.sessions.iter().filter(|one| one.is_in_force_on(facts.today) && one.spec.kind.is_counted()).find_map(|session| {
        let days = session.spec.when.days;
        let unused =
            days.iter().find(|day| went(session.id, *day, this.previous()) && went(session.id, *day, this.previous().previous()));
        let travels =
            || [this, this.previous()].into_iter().any(|week| moved(session.id, week)).then(|| days.iter().next()).flatten();
        let from = unused.or_else(travels)?;
        let offer = match free_day(facts, session) {
            Some(to) => Offer::ThatDay { session: session.id, from, to },
            None => Offer::OtherDay { session: session.id, from },
        };
        Some(offer).filter(|offer| !rests(offer))
    })
}

/// A weekday on which the plan holds nothing, for strength not beside anything long or hard. Days on which something was done of late
/// come first.
fn free_day(facts: &ProposalFacts<'_>, session: &Session) -> Option<Weekday> {
    let in_force = || facts.sessions.iter().filter(|one| one.is_in_force_on(facts.today));
    let is_taken = |day: Weekday| in_force().any(|one| one.spec.when.days.contains(day));
    let demands = |day: Weekday| in_force().any(|one| (one.spec.is_long || one.spec.is_hard) && one.spec.when.days.contains(day));
    let is_before_demanding = |day: Weekday| session.spec.kind == Kind::Strength && demands(day.succ());
    let suits = |day: &Weekday| !is_taken(*day) && !is_before_demanding(*day);
    let used =
        |day: &Weekday| facts.planned.iter().filter(|one| one.credited_kind().is_some() && one.date.weekday() == *day).count();
    let mut days: Vec<Weekday> = Week::of(facts.today).dates().map(|date| date.weekday()).into_iter().filter(suits).collect();
    days.sort_by_key(|day| (usize::MAX - used(day), day.num_days_from_monday()));
    days.first().copied()
}

/// A session whose last answers were all small, low weeks apart.
fn make_small(facts: &ProposalFacts<'_>, rests: &dyn Fn(&Offer) -> bool) -> Option<Offer> {
    facts.sessions.iter().filter(|one| one.is_in_force_on(facts.today) && one.spec.kind.is_counted()).find_map(|session| {
        let words_differ = session.spec.small.is_some() && session.spec.small != session.spec.full;
        let answered = facts.planned.iter().rev().filter(|one| {
            let is_past = one.session.id == session.id && one.date <= facts.today && one.stands();
            is_past && !one.is_open() && one.outcome != Outcome::Rested && !(facts.is_small_on)(one.date)
        });
        let last: Vec<Outcome> = answered.take(SMALL_IN_A_ROW).map(|one| one.outcome).collect();
        let is_small = |outcome: &Outcome| matches!(outcome, Outcome::Some | Outcome::Done(Version::Small));
        let offer = Offer::MakeSmall { session: session.id };
        (words_differ && last.len() == SMALL_IN_A_ROW && last.iter().all(is_small) && !rests(&offer)).then_some(offer)
    })
}

fn steady(facts: &ProposalFacts<'_>) -> Option<Offer> {
    let is_low = (facts.is_small_on)(facts.today);
    (is_low && facts.whole_low_weeks >= LOW_WEEKS).then_some(Offer::Steady)
}

fn support(facts: &ProposalFacts<'_>) -> Option<Offer> {
    let is_of_this_month = |on: &NaiveDate| (on.year(), on.month()) == (facts.today.year(), facts.today.month());
    let was_made = facts.made.iter().any(|(on, offer)| *offer == Offer::Support && is_of_this_month(on));
    (!was_made).then_some(Offer::Support)
}

fn fuel(facts: &ProposalFacts<'_>) -> Option<Offer> {
    let is_demanding = facts.planned.iter().any(|one| one.date == facts.today && one.is_demanding());
    (facts.wants_fuel && is_demanding).then_some(Offer::Fuel)
}

#[cfg(test)]
mod tests;
