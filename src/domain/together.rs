//! Doing a session at the same time (`2-behaviour` §1 row 12): who may be invited, and what becomes of an invitation. An invitation is a
//! person's act, so all of this keeps it small: one between two people, a few on their way, and a "not this week" that holds for its
//! week.

use chrono::{NaiveTime, TimeDelta};
use chrono_tz::Tz;

use super::calendar::{Instant, QuietHours, Week, local_day};
use super::ladder::LadderState;
use super::wall_clock;

/// How many days ahead a session can be done together, today being the first.
pub const DAYS_AHEAD: u64 = 7;
/// How many invitations of one member are open at a time.
pub const OPEN_MAX: usize = 5;
/// How long before its time an invitation has to reach somebody, in minutes.
pub const LEAD_MINUTES: i64 = 60;
/// How long an invitation is kept after its time, in days: as long as its "not this week" can hold.
pub const KEPT_DAYS: i64 = 14;

/// Where an invitation stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum InviteState {
    /// It waits for an answer.
    Sent,
    /// The invited one named another time, which waits for an answer.
    OtherTime,
    /// Both have said yes.
    Accepted,
    /// It does not suit the invited one this week. Nobody asks why.
    NotThisWeek,
    /// Taken back by the one who made it.
    Withdrawn,
}

impl InviteState {
    /// Every state.
    pub const ALL: [Self; 5] = [Self::Sent, Self::OtherTime, Self::Accepted, Self::NotThisWeek, Self::Withdrawn];

    /// The word in the schema.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Sent => "sent",
            Self::OtherTime => "other_time",
            Self::Accepted => "accepted",
            Self::NotThisWeek => "not_this_week",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// Reads [`Self::as_str`] back.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == word)
    }

    /// Whether something can still become of it.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Sent | Self::OtherTime | Self::Accepted)
    }
}

/// On which side of an invitation somebody is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// Who made it.
    From,
    /// Who was invited.
    To,
}

/// What is done about an invitation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum InviteAct {
    /// Yes, to the time that stands.
    Accept,
    /// Another time instead.
    OtherTime,
    /// Not this week.
    NotThisWeek,
    /// Taken back.
    Withdraw,
}

/// What comes of an act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It stands there from now on, and the other side hears.
    Becomes(InviteState),
    /// It stands there already.
    Same,
    /// There is nothing to do about it any more: it is over, or closed by the other side.
    Over,
    /// That is not theirs to do.
    NotTheirs,
}

/// What an invitation becomes. `is_over`: its time has come.
#[must_use]
pub const fn next(state: InviteState, side: Side, act: InviteAct, is_over: bool) -> Outcome {
    use InviteState::{Accepted, NotThisWeek, OtherTime, Sent, Withdrawn};
    match (side, act) {
        (Side::From, InviteAct::OtherTime | InviteAct::NotThisWeek) | (Side::To, InviteAct::Withdraw) => {
            return Outcome::NotTheirs;
        }
        _ => {}
    }
    if is_over {
        return Outcome::Over;
    }
    match (state, side, act) {
        (Sent, Side::To, InviteAct::Accept) | (OtherTime, Side::From, InviteAct::Accept) => Outcome::Becomes(Accepted),
        (Accepted, _, InviteAct::Accept) => Outcome::Same,
        // Nobody says yes to what they named themselves.
        (Sent, Side::From, InviteAct::Accept) | (OtherTime, Side::To, InviteAct::Accept) => Outcome::NotTheirs,
        (Sent | OtherTime, Side::To, InviteAct::OtherTime) => Outcome::Becomes(OtherTime),
        (Sent | OtherTime | Accepted, Side::To, InviteAct::NotThisWeek) => Outcome::Becomes(NotThisWeek),
        (NotThisWeek, Side::To, InviteAct::NotThisWeek) => Outcome::Same,
        (Sent | OtherTime | Accepted, Side::From, InviteAct::Withdraw) => Outcome::Becomes(Withdrawn),
        (Withdrawn, Side::From, InviteAct::Withdraw) => Outcome::Same,
        _ => Outcome::Over,
    }
}

/// Who hears of where an invitation now stands. A yes is told to whoever did not say it: to the inviter, unless they took the other time.
#[must_use]
pub const fn hears(state: InviteState, is_other_time: bool) -> Side {
    match state {
        InviteState::Sent | InviteState::Withdrawn => Side::To,
        InviteState::OtherTime | InviteState::NotThisWeek => Side::From,
        InviteState::Accepted if is_other_time => Side::To,
        InviteState::Accepted => Side::From,
    }
}

/// What is looked at before somebody is invited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AskFacts {
    /// Where the invited one stands on the ladder; none for somebody who has no plan here, or shares no club with the inviter.
    pub state: Option<LadderState>,
    /// Whether they take invitations.
    pub takes_invites: bool,
    /// Whether Discord takes our DMs to them.
    pub is_reachable: bool,
    /// How many invitations of the inviter are open.
    pub open_sent: usize,
    /// Whether one is open between the two, whoever made it.
    pub is_open_between: bool,
    /// Whether they said "not this week" to the inviter, of that week.
    pub said_not_this_week: bool,
}

/// Why somebody is not invited.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NoInvite {
    /// One is open between the two.
    OpenBetween,
    /// They said "not this week".
    NotThisWeek,
    /// As many as there can be are on their way.
    Enough,
    /// They cannot be reached this way at the moment. One answer for every reason: none of them is the inviter's business.
    NotThisWay,
}

/// Whether somebody may be invited.
///
/// # Errors
/// [`NoInvite`] says what there is to say.
pub fn may_invite(facts: &AskFacts) -> Result<(), NoInvite> {
    let refusals = [
        (facts.is_open_between, NoInvite::OpenBetween),
        (facts.said_not_this_week, NoInvite::NotThisWeek),
        (facts.open_sent >= OPEN_MAX, NoInvite::Enough),
        (!facts.takes_invites || !facts.is_reachable || !facts.state.is_some_and(LadderState::is_reminded), NoInvite::NotThisWay),
    ];
    refusals.into_iter().find(|(is_so, _)| *is_so).map_or(Ok(()), |(_, reason)| Err(reason))
}

/// The week that an invitation is about, as the one who reads it counts weeks.
#[must_use]
pub fn week_of(at: Instant, zone: Tz) -> Week {
    Week::of(local_day(at, zone))
}

/// Until when an invitation can be brought to somebody.
#[must_use]
pub fn deadline(at: Instant) -> Instant {
    at - TimeDelta::minutes(LEAD_MINUTES)
}

/// When quiet ends, if it is quiet now.
#[must_use]
pub fn quiet_ends(now: Instant, zone: Tz, quiet: QuietHours) -> Option<Instant> {
    let here = wall_clock::reading(now, zone);
    if !quiet.contains(here.time()) {
        return None;
    }
    let until: NaiveTime = quiet.until.to_time();
    let date = if here.time() < until { here.date() } else { here.date().succ_opt()? };
    wall_clock::resolve(date, until, zone).filter(|ends| *ends > now)
}

#[cfg(test)]
mod tests;
