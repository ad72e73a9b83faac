//! A session: an item of a member's weekly plan, kept in versions by local date (`1-product`: an edit acts from today on, and a
//! past week reads the version that was then in force).
//!
//! Free text is parsed, not validated: a [`Title`] or a [`Words`] that exists is short enough and pings nobody.

use super::club::GROUP_NAME_CHARS_MAX;
use chrono::{NaiveDate, Weekday};
use thiserror::Error;

use super::ids::{MemberId, SessionId};
use super::recurrence::Recurrence;
use super::sight::is_plain_to_see;

/// The most sessions a plan holds.
pub const SESSIONS_MAX: usize = 20;
/// The most occurrences a plan puts into one week.
pub const WEEKLY_OCCURRENCES_MAX: usize = 28;
/// The longest title, in characters.
pub const TITLE_CHARS_MAX: usize = 40;
/// The longest description of a full or small version, in characters.
pub const WORDS_CHARS_MAX: usize = 120;
/// The longest cue, in characters.
pub const CUE_CHARS_MAX: usize = 40;
/// The longest word that the coach uses for a member, in characters.
pub const SELF_WORD_CHARS_MAX: usize = 24;
/// The longest session, in minutes.
pub const MINUTES_MAX: u16 = 600;

/// What kind of training a session is. All but [`Kind::Run`] count in the same way; a run is context for the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Strength work.
    Strength,
    /// Mobility work.
    Mobility,
    /// Recovery, with an area of its own.
    Recovery,
    /// A run: context, outside the week's count, though logging one is a check-in.
    Run,
}

impl Kind {
    /// The kinds that count in a week.
    pub const COUNTED: [Self; 3] = [Self::Strength, Self::Mobility, Self::Recovery];
    /// Every kind.
    pub const ALL: [Self; 4] = [Self::Strength, Self::Mobility, Self::Recovery, Self::Run];

    /// The word in the schema, in options and in a button.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Strength => "strength",
            Self::Mobility => "mobility",
            Self::Recovery => "recovery",
            Self::Run => "run",
        }
    }

    /// Reads [`Self::as_str`] back.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word)
    }

    /// Whether sessions of this kind stand in the week's count.
    #[must_use]
    pub const fn is_counted(self) -> bool {
        !matches!(self, Self::Run)
    }
}

/// What a recovery session is about: a closed list, a label and nothing more (`2-behaviour` §6.5).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RecoveryArea {
    /// Sleep.
    Sleep,
    /// Winding down.
    WindDown,
    /// A rest day, chosen.
    Rest,
    /// Food around the training.
    Fuel,
    /// Water.
    Water,
    /// Hands-on care.
    HandsOnCare,
    /// Check-ups.
    CheckUps,
    /// Easy movement.
    EasyMovement,
}

impl RecoveryArea {
    /// Every area, in the order in which they are offered.
    pub const ALL: [Self; 8] =
        [Self::Sleep, Self::WindDown, Self::Rest, Self::Fuel, Self::Water, Self::HandsOnCare, Self::CheckUps, Self::EasyMovement];

    /// The word in the schema and in options.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Sleep => "sleep",
            Self::WindDown => "wind_down",
            Self::Rest => "rest",
            Self::Fuel => "fuel",
            Self::Water => "water",
            Self::HandsOnCare => "hands_on_care",
            Self::CheckUps => "check_ups",
            Self::EasyMovement => "easy_movement",
        }
    }

    /// Reads [`Self::as_str`] back.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|area| area.as_str() == word)
    }
}

/// Why a text of a member's own cannot be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum TextError {
    /// Nothing is left after trimming.
    #[error("is empty")]
    Empty,
    /// More characters than there is room for.
    #[error("is longer than {max} characters")]
    TooLong {
        /// The most characters allowed.
        max: usize,
    },
    /// It would ping people or a role, or carries an invisible or control character.
    #[error("has a mention or an invisible character in it")]
    NotPlain,
}

/// Cleans and checks a one-line text of a member's own.
fn plain_line(text: &str, max: usize) -> Result<String, TextError> {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.is_empty() {
        return Err(TextError::Empty);
    }
    if line.chars().count() > max {
        return Err(TextError::TooLong { max });
    }
    let hidden = !is_plain_to_see(&line);
    let lowered = line.to_lowercase();
    let pings = lowered.contains("@everyone")
        || lowered.contains("@here")
        || line.contains("<@")
        || line.contains("<#")
        || line.contains("</");
    if hidden || pings {
        return Err(TextError::NotPlain);
    }
    Ok(line)
}

macro_rules! plain_lines {
    ($($(#[$meta:meta])* $name:ident, $max:ident;)+) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(String);

        impl $name {
            /// Parses a text of a member's own: one line, trimmed, without mentions or invisible characters.
            ///
            /// # Errors
            /// [`TextError`] says what is in the way.
            pub fn parse(text: &str) -> Result<Self, TextError> {
                plain_line(text, $max).map(Self)
            }

            /// The text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }
    )+};
}

plain_lines! {
    /// A session's title.
    Title, TITLE_CHARS_MAX;
    /// What a full or small version is, in words.
    Words, WORDS_CHARS_MAX;
    /// When in the day, in the member's own words: "after work".
    Cue, CUE_CHARS_MAX;
    /// What the coach calls a member, in a word of their own.
    SelfWord, SELF_WORD_CHARS_MAX;
    /// A group of a club, as a captain calls it.
    GroupName, GROUP_NAME_CHARS_MAX;
}

/// What a session is and when it falls: everything that a version holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionSpec {
    /// Its kind.
    pub kind: Kind,
    /// Its area; only a recovery session has one.
    pub area: Option<RecoveryArea>,
    /// Its title.
    pub title: Title,
    /// About how long the full version takes.
    pub minutes: u16,
    /// The full version in words.
    pub full: Option<Words>,
    /// The small version in words. Every session but a run has one.
    pub small: Option<Words>,
    /// The days it falls on.
    pub when: Recurrence,
    /// When in the day; shown, never a second reminder.
    pub cue: Option<Cue>,
    /// The day that Move selects beforehand.
    pub fallback_day: Option<Weekday>,
    /// A run marked long.
    pub is_long: bool,
    /// A run marked hard.
    pub is_hard: bool,
    /// Whether a run is reminded of; every other kind is.
    pub is_reminded: bool,
}

/// One version of a session, in force from `valid_from` up to and without `valid_until`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Which session, through all its versions.
    pub id: SessionId,
    /// Whose it is.
    pub member: MemberId,
    /// The first local date on which this version is in force.
    pub valid_from: NaiveDate,
    /// The local date from which it no longer is; none while it is the latest.
    pub valid_until: Option<NaiveDate>,
    /// What it says.
    pub spec: SessionSpec,
}

impl Session {
    /// Whether this version is the one in force on `date`.
    #[must_use]
    pub fn is_in_force_on(&self, date: NaiveDate) -> bool {
        self.valid_from <= date && self.valid_until.is_none_or(|until| date < until)
    }

    /// Whether this version puts an occurrence on `date`.
    #[must_use]
    pub fn falls_on(&self, date: NaiveDate) -> bool {
        self.is_in_force_on(date) && self.spec.when.falls_on(date)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_short_plain_and_pings_nobody() {
        let long = "🏃".repeat(200);
        let cases: [(&str, Result<&str, TextError>); 28] = [
            ("  hips   and ankles ", Ok("hips and ankles")),
            ("strength A", Ok("strength A")),
            ("Kräftigung für Füße", Ok("Kräftigung für Füße")),
            ("👩\u{200D}🦰 easy", Ok("👩\u{200D}🦰 easy")),
            ("", Err(TextError::Empty)),
            (" \t ", Err(TextError::Empty)),
            (&long, Err(TextError::TooLong { max: 40 })),
            ("hi @everyone", Err(TextError::NotPlain)),
            ("see <@123>", Err(TextError::NotPlain)),
            ("a\u{202E}b", Err(TextError::NotPlain)),
            ("שלום, قوة", Ok("שלום, قوة")),
            ("e\u{301}te\u{301}", Ok("e\u{301}te\u{301}")),
            (
                "🏃‍♀️ and 🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}",
                Ok("🏃‍♀️ and 🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}"),
            ),
            ("क्‍ष", Ok("क्‍ष")),
            ("𝟚 × 𠜎", Ok("𝟚 × 𠜎")),
            ("one\u{2028}two", Ok("one two")),
            ("\u{200D}", Err(TextError::NotPlain)),
            ("\u{200D}a", Err(TextError::NotPlain)),
            ("a\u{200D}", Err(TextError::NotPlain)),
            ("a\u{200D} b", Err(TextError::NotPlain)),
            ("a\u{200D}\u{200D}b", Err(TextError::NotPlain)),
            ("\u{301}\u{FE0F}", Err(TextError::NotPlain)),
            ("\u{3164}", Err(TextError::NotPlain)),
            ("\u{2800}\u{2800}", Err(TextError::NotPlain)),
            ("a\u{61C}b", Err(TextError::NotPlain)),
            ("a\u{E0041}", Err(TextError::NotPlain)),
            ("\u{2066}a\u{2069}", Err(TextError::NotPlain)),
            ("a\u{7}b", Err(TextError::NotPlain)),
        ];
        for (text, expected) in cases {
            assert_eq!(Title::parse(text).as_ref().map(Title::as_str), expected.as_ref().map(|s| *s), "title {text:?}");
        }
    }
}
