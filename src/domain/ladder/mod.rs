//! The ladder: how quiet to be, from the facts alone (`2-behaviour` §4.2–§4.4).

mod press;
mod step;

#[cfg(test)]
mod quiet;
#[cfg(test)]
mod tests;

pub use press::{BOOSTS, PauseSoFar, Pressed, Sign, press};
pub use step::{LadderFacts, LadderStep, OnEntry, away_letter_on, silent_since, step};

/// Where a member stands. Never shown to anyone: there is no `Display`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LadderState {
    /// Reminders come.
    OnTrack,
    /// One or two occurrences are silent; nothing is said.
    Wobble,
    /// Reminders have stopped; one letter is due.
    Away,
    /// Silence until the member speaks.
    Dormant,
    /// Back, with a ramp.
    Returned,
    /// A pause is on.
    Paused,
    /// Messages are off.
    Off,
    /// Dormant for 180 days: reduced to plan and totals.
    Archived,
}

impl LadderState {
    /// Every state.
    pub const ALL: [Self; 8] =
        [Self::OnTrack, Self::Wobble, Self::Away, Self::Dormant, Self::Returned, Self::Paused, Self::Off, Self::Archived];

    /// The word in the schema.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::OnTrack => "on_track",
            Self::Wobble => "wobble",
            Self::Away => "away",
            Self::Dormant => "dormant",
            Self::Returned => "returned",
            Self::Paused => "paused",
            Self::Off => "off",
            Self::Archived => "archived",
        }
    }

    /// Reads [`Self::as_str`] back.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == word)
    }

    /// Whether planned reminders go out in this state.
    #[must_use]
    pub const fn is_reminded(self) -> bool {
        matches!(self, Self::OnTrack | Self::Wobble | Self::Returned)
    }

    /// Whether a member in this state belongs to those by whom a group's week is measured (`2-behaviour` §5.3): neither away,
    /// dormant, archived nor off when the week began.
    #[must_use]
    pub const fn is_active_for_group(self) -> bool {
        matches!(self, Self::OnTrack | Self::Wobble | Self::Returned | Self::Paused)
    }

    /// Whether silence costs rhythm in this state (`2-behaviour` §5.1): while we are talking, we are counting.
    #[must_use]
    pub const fn is_counting(self) -> bool {
        self.is_reminded()
    }
}
