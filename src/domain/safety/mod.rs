//! What a member wrote that needs a person: patterns, masks and tiers of `2-behaviour` §6.2 and §6.3. Read before anything else is
//! done with a text, in memory, and nothing of it is kept: what comes out is which answers are due, never what was said.
//!
//! The lists are in `prompts/<language>/lexicon/`. All of them are tried on every text, whatever language a member has chosen:
//! people change languages when things are hard. They are a start and no guarantee (`docs/words.md`).

mod club_lines;
mod list;
mod numbers;
#[cfg(test)]
mod tests;

use super::plain_text::plain_text;
pub use club_lines::{
    ClubLine, ClubLines, Need, NotANumber, Number, SHOWN_CHARS_MAX, Shown, mark_of, needs_of, offered_to, shown_to,
};
use list::LISTS;
pub use numbers::{Line, lines_in};

/// How much a text asks for (§6.2). The number is its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tier {
    /// Stop and call somebody.
    Emergency,
    /// See somebody before loading it.
    SeeSomeone,
    /// Food and one's body.
    Eating,
    /// Self-harm, suicide, violence.
    Crisis,
}

impl Tier {
    /// The number in §6.2.
    #[must_use]
    pub const fn number(self) -> u8 {
        match self {
            Self::Emergency => 1,
            Self::SeeSomeone => 2,
            Self::Eating => 3,
            Self::Crisis => 4,
        }
    }

    const fn from_number(number: &str) -> Option<Self> {
        match number.as_bytes() {
            b"1" => Some(Self::Emergency),
            b"2" => Some(Self::SeeSomeone),
            b"3" => Some(Self::Eating),
            b"4" => Some(Self::Crisis),
            _ => None,
        }
    }
}

/// An answer that is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Answer {
    /// `SAFE-4`.
    Crisis,
    /// `SAFE-1`.
    Emergency,
    /// `SAFE-2`.
    SeeSomeone,
    /// `SAFE-5`: as `SAFE-2`, where it is an illness and not a limb.
    Unwell,
    /// `SAFE-3`.
    Eating,
}

/// That a text met a pattern. It holds which tiers, and nothing that was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Alarm {
    lowest: Tier,
    is_crisis: bool,
    is_illness: bool,
}

impl Alarm {
    /// The tier by which it is answered first: a crisis before all else, otherwise the lowest number.
    #[must_use]
    pub const fn tier(self) -> Tier {
        if self.is_crisis { Tier::Crisis } else { self.lowest }
    }

    /// The answers that are due, in the order in which they are shown: of several tiers the lowest number is answered, and a crisis
    /// always and first.
    #[must_use]
    pub fn answers(self) -> Vec<Answer> {
        let lowest = match self.lowest {
            Tier::Emergency => Some(Answer::Emergency),
            Tier::SeeSomeone if self.is_illness => Some(Answer::Unwell),
            Tier::SeeSomeone => Some(Answer::SeeSomeone),
            Tier::Eating => Some(Answer::Eating),
            Tier::Crisis => None,
        };
        self.is_crisis.then_some(Answer::Crisis).into_iter().chain(lowest).collect()
    }
}

/// The patterns that stand for an illness and not for a limb (`SAFE-5`).
const ILLNESS: &str = "R16";
/// The patterns of purging. Who throws up on purpose has no illness of the stomach.
const PURGING: &str = "R21";

/// Whether a text needs a person. `None`: no pattern met, which does not say that all is well.
#[must_use]
pub fn read(text: &str) -> Option<Alarm> {
    let mut met = met(text);
    if met.iter().any(|&(id, _)| id == PURGING) {
        met.retain(|&(id, _)| id != ILLNESS);
    }
    let lowest = met.iter().map(|&(_, tier)| tier).min()?;
    Some(Alarm {
        lowest,
        is_crisis: met.iter().any(|&(_, tier)| tier == Tier::Crisis),
        is_illness: met.iter().filter(|&&(_, tier)| tier == Tier::SeeSomeone).all(|&(id, _)| id == ILLNESS),
    })
}

/// The ids and tiers of all patterns that a text meets.
fn met(text: &str) -> Vec<(&'static str, Tier)> {
    let plain = plain_text(text);
    LISTS.iter().flatten().flat_map(|list| list.met(&plain)).collect()
}

/// What the built-in lists themselves have wrong; nothing in a build whose tests have passed.
#[must_use]
pub fn list_errors() -> Vec<String> {
    LISTS.iter().filter_map(|list| list.as_ref().err()).cloned().collect()
}
