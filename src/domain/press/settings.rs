//! The presses of `/settings`.

use super::ReadyWord;
use crate::domain::member::Units;

/// One of the settings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Setting {
    /// The time zone, by city.
    Zone,
    /// When the daily message comes.
    Time,
    /// The hours without a message.
    Quiet,
    /// The evening check-in.
    Evening,
    /// The language.
    Language,
    /// Kilometres or miles.
    Units,
    /// What the coach calls them.
    Word,
    /// The trusted contact.
    Trusted,
    /// Notes about food and drink.
    Fuel,
    /// Invitations to do a session at the same time.
    Invites,
}

impl Setting {
    /// Every setting, in the order in which they are offered.
    pub const ALL: [Self; 10] = [
        Self::Zone,
        Self::Time,
        Self::Quiet,
        Self::Evening,
        Self::Language,
        Self::Units,
        Self::Word,
        Self::Trusted,
        Self::Fuel,
        Self::Invites,
    ];

    /// The word in buttons and selects.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Zone => "zone",
            Self::Time => "time",
            Self::Quiet => "quiet",
            Self::Evening => "evening",
            Self::Language => "language",
            Self::Units => "units",
            Self::Word => "word",
            Self::Trusted => "trusted",
            Self::Fuel => "fuel",
            Self::Invites => "invites",
        }
    }

    /// Reads [`Self::as_str`] back.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|setting| setting.as_str() == word)
    }
}

/// A step in the settings. Each one is stored at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SettingStep {
    /// Show them all.
    Show,
    /// One of them was picked; it is the select's value.
    Pick,
    /// The submitted form with a city.
    City,
    /// One of the cities found was chosen; its zone is the select's value.
    Zone,
    /// The time of the daily message; it is the select's value.
    Time,
    /// When quiet begins; it is the select's value.
    QuietFrom,
    /// When quiet ends; it is the select's value.
    QuietUntil,
    /// No quiet hours.
    QuietOff,
    /// The time of the evening check-in; it is the select's value.
    Evening,
    /// No evening check-in.
    EveningOff,
    /// The language; it is the select's value.
    Language,
    /// Kilometres or miles.
    Units(Units),
    /// A ready word for oneself.
    Ready(ReadyWord),
    /// "My own word": asks for it in a form.
    AskWord,
    /// The submitted form.
    Word,
    /// No word.
    WordOff,
    /// No trusted contact any more.
    TrustOff,
    /// Notes about food and drink, or none.
    Fuel(bool),
    /// Take invitations, or none.
    Invites(bool),
}
