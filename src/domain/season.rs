//! Seasons: the shape of a training period, chosen by the member and dated by weeks (`1-product` "Words", `2-behaviour` §4.7).
//!
//! A season only makes room: of the member's own sessions a week keeps as many of each kind as the shape has, and what the plan does not
//! hold is never invented. The season `return` of the table is the ramp of §4.8, which has a room of its own (`ramp.rs`).

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::calendar::Week;
use super::occurrence::Outcome;
use super::session::{Kind, Title};
use super::week_plan::Planned;

/// The most sessions of a kind that a shape can have a week.
pub const COUNT_MAX: u8 = 7;
/// How many weeks before a race the taper begins: the race's own week and the one before. Two weeks is what a meta-analysis of tapers
/// found to do most (Bosquet et al. 2007, Med Sci Sports Exerc 39:1358).
const TAPER_WEEKS: i64 = 2;
/// How many weeks of peak come before that; with the eight of build this is coaching convention (`2-behaviour` §4.7).
const PEAK_WEEKS: i64 = 3;
/// How many weeks of build come before that.
const BUILD_WEEKS: i64 = 8;
/// How many weeks of recovery come after the race's own (§4.7: about two).
const RECOVERY_WEEKS: i64 = 2;
/// How many weeks after a race nothing more is proposed because of it.
const RACE_WEEKS_AFTER: i64 = 6;
/// How far ahead a race can be, in days: two years.
pub const RACE_DAYS_AHEAD_MAX: u64 = 731;

/// A season that a member can choose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Season {
    /// Learning the sessions.
    Base,
    /// Recovery beside long and hard days.
    Build,
    /// One short strength session.
    Peak,
    /// Less, on purpose.
    Taper,
    /// After a race.
    Recovery,
    /// Play.
    Off,
}

impl Season {
    /// Every season, in the order of a year.
    pub const ALL: [Self; 6] = [Self::Base, Self::Build, Self::Peak, Self::Taper, Self::Recovery, Self::Off];

    /// The word in the schema and in options.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Base => "base",
            Self::Build => "build",
            Self::Peak => "peak",
            Self::Taper => "taper",
            Self::Recovery => "recovery",
            Self::Off => "off",
        }
    }

    /// Reads the word back.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|season| season.as_str() == word)
    }

    /// Its shape where no club has another (`2-behaviour` §4.7, the table).
    #[must_use]
    pub const fn shape(self) -> Shape {
        let (strength, mobility, recovery) = match self {
            Self::Base => (2, 2, 2),
            Self::Build => (2, 1, 3),
            Self::Peak => (1, 1, 3),
            Self::Taper => (1, 2, 4),
            Self::Recovery => (0, 2, 4),
            Self::Off => (2, 2, 1),
        };
        let together = if matches!(self, Self::Off) { 2 } else { strength + mobility };
        Shape { strength, mobility, together, recovery, is_light: matches!(self, Self::Taper) }
    }
}

/// How many sessions of each kind a week of a season keeps at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shape {
    /// Of strength.
    pub strength: u8,
    /// Of mobility.
    pub mobility: u8,
    /// Of strength and mobility together: in the off season any two of them.
    pub together: u8,
    /// Of recovery; never none.
    pub recovery: u8,
    /// Whether strength is the small version.
    pub is_light: bool,
}

impl Shape {
    /// Whether a captain may set it: counts up to [`COUNT_MAX`], and never a week without recovery.
    #[must_use]
    pub const fn is_sound(self) -> bool {
        let is_small = self.strength <= COUNT_MAX && self.mobility <= COUNT_MAX && self.recovery <= COUNT_MAX;
        is_small && self.recovery >= 1 && self.together <= self.strength + self.mobility
    }

    /// How many of a kind it has, and whether that is any of two kinds.
    #[must_use]
    pub const fn is_either(self) -> bool {
        self.together < self.strength + self.mobility
    }

    const fn of(self, kind: Kind) -> u8 {
        match kind {
            Kind::Strength => self.strength,
            Kind::Mobility => self.mobility,
            Kind::Recovery => self.recovery,
            Kind::Run => u8::MAX,
        }
    }
}

/// What a member chose, from a week on. The shape is theirs from then: what a club changes later changes no week of theirs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChosenSeason {
    /// The first week.
    pub from: Week,
    /// The season; none is the plan as it stands.
    pub season: Option<(Season, Shape)>,
    /// What the club calls it.
    pub name: Option<Title>,
}

/// The choice that a week has: the last one that begins with it or before.
#[must_use]
pub fn of_week(chosen: &[ChosenSeason], week: Week) -> Option<&ChosenSeason> {
    chosen.iter().filter(|one| one.from <= week).max_by_key(|one| one.from)
}

/// The week of `planned` (one week of one member) in this shape: of each kind as many stay as it has. What was credited has its
/// place first, then what was answered or moved, then strength that does not stand on the day before something long or hard, then the earlier date. What was credited
/// or rested beyond that keeps its credit beside the count, and runs stay.
#[must_use]
pub fn at_shape<'a>(planned: Vec<Planned<'a>>, shape: &Shape) -> Vec<Planned<'a>> {
    let demanding: BTreeSet<NaiveDate> = planned.iter().filter(|one| one.is_demanding()).map(|one| one.date).collect();
    let is_before_demanding = |one: &Planned<'_>| {
        one.session.spec.kind == Kind::Strength && one.date.succ_opt().is_some_and(|next| demanding.contains(&next))
    };
    let is_shaped = |one: &Planned<'_>| one.is_counted() && one.stands();
    let mut order: Vec<usize> = (0..planned.len()).filter(|index| is_shaped(&planned[*index])).collect();
    order.sort_by_key(|index| {
        let one = &planned[*index];
        let is_free = one.is_open() && one.moved_from.is_none();
        (is_free, !is_free && one.credited_kind().is_none(), is_free && is_before_demanding(one), one.date, *index)
    });
    // What was moved to another week takes its place along: nothing comes instead of it.
    let left = |kind: Kind| {
        let gone = planned.iter().filter(|one| {
            let is_elsewhere = matches!(one.outcome, Outcome::Moved(to) if Week::of(to) != Week::of(one.date));
            one.session.spec.kind == kind && one.is_counted() && is_elsewhere
        });
        gone.count()
    };
    let mut places: [usize; 3] = [left(Kind::Strength), left(Kind::Mobility), left(Kind::Recovery)];
    let mut keeps = BTreeSet::new();
    for index in order {
        let kind = planned[index].session.spec.kind;
        let Some(slot) = [Kind::Strength, Kind::Mobility, Kind::Recovery].iter().position(|one| *one == kind) else { continue };
        let has_room = places[slot] < usize::from(shape.of(kind));
        let has_room_together = kind == Kind::Recovery || places[0] + places[1] < usize::from(shape.together);
        if has_room && has_room_together {
            places[slot] += 1;
            keeps.insert(index);
        }
    }
    planned
        .into_iter()
        .enumerate()
        .filter_map(|(index, mut one)| {
            if !is_shaped(&one) || keeps.contains(&index) {
                return Some(one);
            }
            one.is_extra = true;
            (one.credited_kind().is_some() || one.outcome == Outcome::Rested).then_some(one)
        })
        .collect()
}

/// The season that a race makes sense of for a week; none where the race is too long ago to say anything.
#[must_use]
pub fn by_race(race_on: NaiveDate, week: Week) -> Option<Season> {
    let weeks = Week::of(race_on).since(week);
    let (taper, peak) = (TAPER_WEEKS, TAPER_WEEKS + PEAK_WEEKS);
    Some(match weeks {
        weeks if weeks < -RACE_WEEKS_AFTER => return None,
        weeks if weeks < -RECOVERY_WEEKS => Season::Base,
        ..0 => Season::Recovery,
        weeks if weeks < taper => Season::Taper,
        weeks if weeks < peak => Season::Peak,
        weeks if weeks < peak + BUILD_WEEKS => Season::Build,
        _ => Season::Base,
    })
}

#[cfg(test)]
mod tests;
