//! Rhythm: how well the plan and life are keeping time, from 0 to 1 and shown only in words (`2-behaviour` §5.1).

mod so_far;

use super::ladder::LadderState;
use super::occurrence::Outcome;

pub use so_far::{RhythmFacts, RhythmSoFar, k_of_week, so_far};

/// The most that one credited session moves it towards its credit.
const STEP_MAX: f64 = 0.5;
/// What "some" is credited.
const CREDIT_OF_SOME: f64 = 0.8;
/// How many occurrences settle before it is shown.
pub const SETTLING: u32 = 6;
/// How far below its line a band may have sunk before it is left.
pub const BAND_SLACK: f64 = 0.05;
/// For how many days of contact.
pub const BAND_DAYS: u32 = 7;

/// The measure. It never reaches 0 or 1.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub struct Rhythm(f64);

/// What an occurrence came to, where the rhythm hears of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Settled {
    /// Done in either version, or swapped. `is_boosted`: one of the first three after a return.
    Done {
        /// Whether it counts double.
        is_boosted: bool,
    },
    /// Some of it.
    Some {
        /// Whether it counts double.
        is_boosted: bool,
    },
    /// Let go for the day.
    LetGo,
    /// Still open when its day ended.
    Silent,
}

/// What the rhythm is told of an occurrence whose day has ended; none where nothing moves it: moved, rested, and silence while
/// nobody was talking or about which no reminder was sent (`2-behaviour` §4.4).
#[must_use]
pub const fn settled(outcome: Outcome, is_boosted: bool, state: LadderState, was_reminded: bool) -> Option<Settled> {
    match outcome {
        Outcome::Done(_) | Outcome::Swapped(_) => Some(Settled::Done { is_boosted }),
        Outcome::Some | Outcome::SwappedInPart(_) => Some(Settled::Some { is_boosted }),
        Outcome::LetGo => Some(Settled::LetGo),
        Outcome::Open if state.is_counting() && was_reminded => Some(Settled::Silent),
        Outcome::Open | Outcome::Moved(_) | Outcome::Rested => None,
    }
}

/// `κ`: the occurrences of the week's plan in its room, before moves, rests and pauses, kept between 3 and 14 so that neither a
/// small nor a large plan swings.
fn kappa(k: u32) -> f64 {
    f64::from(k.clamp(3, 14))
}

/// How far one done session goes up: half of the way in two weeks of plan.
#[must_use]
pub fn alpha_up(k: u32) -> f64 {
    1.0 - (-1.0 / (2.0 * kappa(k))).exp2()
}

/// How far one silent occurrence goes down: half of the way in four weeks of plan.
#[must_use]
pub fn alpha_down(k: u32) -> f64 {
    1.0 - (-1.0 / (4.0 * kappa(k))).exp2()
}

impl Rhythm {
    /// Where everyone starts.
    pub const START: Self = Self(0.5);

    /// From storage or a test; none outside of what it can be.
    #[must_use]
    pub fn new(value: f64) -> Option<Self> {
        (value > 0.0 && value < 1.0).then_some(Self(value))
    }

    /// The number, for storage and never for anyone's eyes.
    #[must_use]
    pub const fn get(self) -> f64 {
        self.0
    }

    /// The rhythm after an occurrence of a week whose plan has `k` in its room.
    #[must_use]
    pub fn after(self, settled: Settled, k: u32) -> Self {
        let Self(now) = self;
        let towards = |credit: f64, is_boosted: bool| {
            let boost = if is_boosted { 2.0 } else { 1.0 };
            now.max(now + (boost * alpha_up(k)).min(STEP_MAX) * (credit - now))
        };
        let next = match settled {
            Settled::Done { is_boosted } => towards(1.0, is_boosted),
            Settled::Some { is_boosted } => towards(CREDIT_OF_SOME, is_boosted),
            Settled::LetGo => now * (1.0 - 0.5 * alpha_down(k)),
            Settled::Silent => now * (1.0 - alpha_down(k)),
        };
        // Long walks end where floating point does; the formula itself never reaches either end.
        Self(next.clamp(f64::MIN_POSITIVE, 1.0 - f64::EPSILON))
    }

    /// The rhythm after all of `walk`, in the order of their dates, each with the `k` of its week.
    #[must_use]
    pub fn after_all(self, walk: impl IntoIterator<Item = (Settled, u32)>) -> Self {
        walk.into_iter().fold(self, |rhythm, (settled, k)| rhythm.after(settled, k))
    }

    /// What it says of the plan.
    #[must_use]
    pub fn band(self) -> Band {
        Band::ALL.into_iter().find(|band| self.0 >= band.line()).unwrap_or(Band::TooBig)
    }
}

/// How the plan fits, in the words of `/me`. A low band is a finding about the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Band {
    /// The plan fits well.
    Fits,
    /// The plan mostly fits.
    MostlyFits,
    /// The plan is a stretch.
    Stretch,
    /// The plan looks too big right now.
    TooBig,
}

impl Band {
    /// Every band, the best fit first.
    pub const ALL: [Self; 4] = [Self::Fits, Self::MostlyFits, Self::Stretch, Self::TooBig];

    /// Where it begins.
    const fn line(self) -> f64 {
        match self {
            Self::Fits => 0.72,
            Self::MostlyFits => 0.55,
            Self::Stretch => 0.35,
            Self::TooBig => 0.0,
        }
    }
}

/// Whether the band is shown at all, after that many occurrences have settled since joining or since a gap of 28 days.
#[must_use]
pub const fn is_shown(settled: u32) -> bool {
    settled >= SETTLING
}

/// The band to show after `shown`: a better one at once, a lower one only after [`BAND_DAYS`] days of contact
/// (`days_below`) clearly below the line of the one shown.
#[must_use]
pub fn band_after(shown: Band, rhythm: Rhythm, days_below: u32) -> Band {
    let now = rhythm.band();
    let has_sunk = is_below(shown, rhythm) && days_below >= BAND_DAYS;
    if now < shown || has_sunk { now } else { shown }
}

/// Whether a day with this rhythm is one of the days below the line of `shown`.
#[must_use]
pub fn is_below(shown: Band, rhythm: Rhythm) -> bool {
    rhythm.0 < shown.line() - BAND_SLACK
}

#[cfg(test)]
mod tests;
