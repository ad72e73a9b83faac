//! A check-in that its member chose to share with a group: one line in the group's channel, for a week, and cheers for it. Who cheered is
//! read as names in the next message that is due anyway; nobody counts them, for a number given by others becomes a rank
//! (`5-peers`, point 49).

use chrono::{NaiveDate, TimeDelta};

use super::calendar::Instant;
use super::ids::{ChannelId, GroupId, MemberId, MessageId, OccurrenceId, ShareId};
use super::occurrence::Outcome;
use super::session::Kind;

/// How long a shared check-in stands in the channel, in days. Then it is taken away, so that a name stands nowhere for good.
pub const STANDS_DAYS: i64 = 7;
/// How late it still comes to stand, in hours.
pub const LATE_HOURS: i64 = 3;
/// How many check-ins a member shares within [`A_DAY_HOURS`]: enough for a day of the plan, and few enough for a channel.
pub const A_DAY_MAX: usize = 3;
/// How far back those that were shared count, in hours.
pub const A_DAY_HOURS: i64 = 24;
/// How long it and its cheers are kept, in days.
pub const KEPT_DAYS: i64 = 30;
/// How many names a message reads out.
pub const NAMES_MAX: usize = 10;

/// A check-in that was shared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SharedCheckIn {
    /// Its number, carried by its button.
    pub id: ShareId,
    /// Whose it is.
    pub member: MemberId,
    /// What it is about; none once that is gone.
    pub occurrence: Option<OccurrenceId>,
    /// With which group.
    pub group: GroupId,
    /// Where it stands.
    pub channel: ChannelId,
    /// The message while it stands.
    pub message: Option<MessageId>,
    /// What was done.
    pub kind: Kind,
    /// The name that it says.
    pub shown_name: String,
    /// When it was shared.
    pub made_at: Instant,
    /// When it ended.
    pub ended_at: Option<Instant>,
}

/// What is true now of what it says.
#[derive(Debug, Clone, Copy)]
pub struct ShareFacts<'a> {
    /// What its session says was done; none where it says so no more.
    pub done: Option<Kind>,
    /// How the member is called there; none where they are not named there any more.
    pub name: Option<&'a str>,
    /// Whether the group has a board.
    pub is_live: bool,
    /// Now.
    pub now: Instant,
}

/// Whether it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It does.
    Stands,
    /// Its time is over, or its member or the group chose so.
    Over,
    /// It was not so: what was cheered is no more.
    Undone,
}

impl SharedCheckIn {
    /// When its time is over.
    #[must_use]
    pub fn ends_at(&self) -> Instant {
        self.made_at + TimeDelta::days(STANDS_DAYS)
    }

    /// Whether it stands, by what is true now.
    #[must_use]
    pub fn standing(&self, facts: &ShareFacts<'_>) -> Standing {
        if facts.done != Some(self.kind) {
            return Standing::Undone;
        }
        let is_over = self.ended_at.is_some() || facts.name.is_none() || !facts.is_live || facts.now >= self.ends_at();
        if is_over { Standing::Over } else { Standing::Stands }
    }
}

/// What was done by an outcome of a session of this kind, as others may hear it; none for what is no session done.
#[must_use]
pub const fn done(outcome: Outcome, kind: Kind) -> Option<Kind> {
    match outcome {
        Outcome::Swapped(other) | Outcome::SwappedInPart(other) => Some(other),
        outcome if outcome.is_credited() => Some(kind),
        _ => None,
    }
}

/// Whether a session of `date` can be shared on `today`: while it is news.
#[must_use]
pub fn is_news(date: NaiveDate, today: NaiveDate) -> bool {
    (0..=1).contains(&(today - date).num_days())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::occurrence::Version;

    fn at(hours: i64) -> Instant {
        Instant::UNIX_EPOCH + TimeDelta::hours(hours)
    }

    fn share() -> SharedCheckIn {
        SharedCheckIn {
            id: ShareId::new(1),
            member: MemberId::new(2),
            occurrence: Some(OccurrenceId::new(3)),
            group: GroupId::new(4),
            channel: ChannelId::new(5),
            message: None,
            kind: Kind::Strength,
            shown_name: "Ana".into(),
            made_at: at(0),
            ended_at: None,
        }
    }

    #[test]
    fn it_stands_while_it_is_so_and_its_member_is_named_there() {
        let facts = ShareFacts { done: Some(Kind::Strength), name: Some("Ana"), is_live: true, now: at(1) };
        let ended = SharedCheckIn { ended_at: Some(at(1)), ..share() };
        for (what, share, facts, expected) in [
            ("as it was", share(), facts, Standing::Stands),
            ("under another name", share(), ShareFacts { name: Some("Anna"), ..facts }, Standing::Stands),
            (
                "a minute before its week is over",
                share(),
                ShareFacts { now: at(7 * 24) - TimeDelta::minutes(1), ..facts },
                Standing::Stands,
            ),
            ("after its week", share(), ShareFacts { now: at(7 * 24), ..facts }, Standing::Over),
            ("taken down", ended.clone(), facts, Standing::Over),
            ("not named there any more", share(), ShareFacts { name: None, ..facts }, Standing::Over),
            ("the group in the archive", share(), ShareFacts { is_live: false, ..facts }, Standing::Over),
            ("not today after all", share(), ShareFacts { done: None, ..facts }, Standing::Undone),
            ("another kind after all", share(), ShareFacts { done: Some(Kind::Mobility), ..facts }, Standing::Undone),
            ("taken down and taken back", ended, ShareFacts { done: None, ..facts }, Standing::Undone),
        ] {
            assert_eq!(share.standing(&facts), expected, "{what}");
        }
    }

    #[test]
    fn any_part_counts_and_nothing_else_can_be_shared() {
        for (outcome, expected) in [
            (Outcome::Done(Version::Full), Some(Kind::Strength)),
            (Outcome::Done(Version::Small), Some(Kind::Strength)),
            (Outcome::Some, Some(Kind::Strength)),
            (Outcome::Swapped(Kind::Recovery), Some(Kind::Recovery)),
            (Outcome::SwappedInPart(Kind::Mobility), Some(Kind::Mobility)),
            (Outcome::Open, None),
            (Outcome::Rested, None),
            (Outcome::LetGo, None),
            (Outcome::Moved(NaiveDate::default()), None),
        ] {
            assert_eq!(done(outcome, Kind::Strength), expected, "{outcome:?}");
        }
    }

    #[test]
    fn it_is_news_today_and_tomorrow() {
        let date = NaiveDate::from_ymd_opt(2026, 3, 2).expect("a date");
        let after = |days: i64| date + TimeDelta::days(days);
        assert_eq!([-1, 0, 1, 2].map(|days| is_news(date, after(days))), [false, true, true, false]);
    }
}
