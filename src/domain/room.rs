//! Room: how much of a week is free for training (`1-product`, "Words"). Why it is so is neither asked nor kept.

/// A week's capacity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Room {
    /// Half of the usual week, all of it in small versions.
    Low,
    /// The usual week.
    #[default]
    Steady,
    /// The usual week, with room for one more.
    High,
}

impl Room {
    /// Every room.
    pub const ALL: [Self; 3] = [Self::Low, Self::Steady, Self::High];

    /// The word in the schema.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Steady => "steady",
            Self::High => "high",
        }
    }

    /// Reads [`Self::as_str`] back.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|room| room.as_str() == word)
    }
}
