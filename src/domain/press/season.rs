//! The presses of `/plan season`.

/// A step of `/plan season`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SeasonStep {
    /// The panel.
    Show,
    /// A season, chosen.
    Choose,
    /// The date of a race: asks for it in a form.
    AskRace,
    /// The submitted form.
    RaceGiven,
    /// No race.
    NoRace,
    /// Everything stays as it is.
    Keep,
}
