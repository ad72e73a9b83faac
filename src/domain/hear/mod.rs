//! What a member means in plain words (`2-behaviour` §4.3): one intent of a closed list, and only where nothing else can be meant.
//! A text comes in with today's date and the sessions that are open; what comes out holds none of it.
//!
//! The words of a language are in `prompts/<language>/lexicon/hear.tsv`. A pause or a stop is never guessed: their clear patterns
//! name them, and slips of the finger are corrected in no word of theirs.

mod choose;
mod clause;
mod dates;
mod judge;
mod lexicon;
#[cfg(test)]
mod tests;
mod when;

use std::fmt::Write as _;

use chrono::{Datelike, NaiveDate, Weekday};

use clause::Clause;
pub use lexicon::{Language, lexicon_errors};

use super::calendar::Week;
use super::plain_text::plain_text;
use super::safety::{self, Alarm};
use super::session::Kind;

/// What a text is about: a closed list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Intent {
    /// All of a session.
    Done,
    /// Some of it.
    Some,
    /// Its small version.
    Small,
    /// Another day.
    Move,
    /// Rest instead.
    Rest,
    /// Not today.
    NotToday,
    /// A pause.
    Pause,
    /// No more messages.
    Stop,
    /// How this works.
    Help,
    /// The last answer, back.
    Undo,
    /// Another kind of session than the planned one.
    Swapped,
    /// Talk, with nothing in it to do.
    Chat,
    /// More than one thing can be meant, or one is not sure.
    Unsure,
    /// A person is needed.
    Safety,
}

impl Intent {
    /// Every intent.
    pub const ALL: [Self; 14] = [
        Self::Done,
        Self::Some,
        Self::Small,
        Self::Move,
        Self::Rest,
        Self::NotToday,
        Self::Pause,
        Self::Stop,
        Self::Help,
        Self::Undo,
        Self::Swapped,
        Self::Chat,
        Self::Unsure,
        Self::Safety,
    ];

    /// The word that `second-wind hear` prints.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Some => "some",
            Self::Small => "small",
            Self::Move => "move",
            Self::Rest => "rest",
            Self::NotToday => "not_today",
            Self::Pause => "pause",
            Self::Stop => "stop",
            Self::Help => "help",
            Self::Undo => "undo",
            Self::Swapped => "swapped",
            Self::Chat => "chat",
            Self::Unsure => "unsure",
            Self::Safety => "safety",
        }
    }

    /// Reads [`Self::as_str`] back.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|intent| intent.as_str() == word)
    }

    /// Whether it answers for a session.
    #[must_use]
    pub const fn is_outcome(self) -> bool {
        matches!(self, Self::Done | Self::Some | Self::Small | Self::Rest | Self::NotToday | Self::Swapped)
    }
}

/// A session that a text may be about.
#[derive(Debug, Clone, Copy)]
pub struct OpenSession<'a> {
    /// Its title.
    pub title: &'a str,
    /// Its kind.
    pub kind: Kind,
    /// How long it takes.
    pub minutes: u16,
    /// When it comes in the day, in the member's words.
    pub cue: Option<&'a str>,
    /// Its date.
    pub date: NaiveDate,
    /// Whether there is an answer already. Such a session is meant only where no other one is open.
    pub is_answered: bool,
}

/// What is known when a text comes in.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// The member's date.
    pub today: NaiveDate,
    /// The language to read in.
    pub language: Language,
    /// The sessions that it may be about. With none at hand, as on the command line, sessions are only named.
    pub sessions: &'a [OpenSession<'a>],
}

/// Which session a text names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Named {
    /// One of those that were handed in, by its place.
    Open(usize),
    /// A kind, perhaps with a letter: "strength B".
    Kind(Kind, Option<char>),
}

/// One way to read a text that has several, or one that is not sure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reading {
    /// What would be done.
    pub intent: Intent,
    /// To which of the sessions handed in.
    pub session: Option<usize>,
    /// For which date: the one it is about, or for a move and a pause the one it leads to.
    pub date: Option<NaiveDate>,
}

/// What was heard. It holds nothing of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heard {
    /// What is meant.
    pub intent: Intent,
    /// For how long, in minutes.
    pub minutes: Option<u16>,
    /// Which session.
    pub session: Option<Named>,
    /// Which kind was done, where it was another than the planned one and was named.
    pub did: Option<Kind>,
    /// The date it is about; for a move the new one, for a pause the first one after it.
    pub date: Option<NaiveDate>,
    /// Which answers a person's text needs.
    pub alarm: Option<Alarm>,
    /// What could be meant, where that is unsure.
    pub readings: Vec<Reading>,
    /// The week that is said to hold too much, where that is all there is to go by: its size can be asked about.
    pub crowded: Option<Week>,
}

impl Heard {
    pub(super) const fn of(intent: Intent) -> Self {
        Self { intent, minutes: None, session: None, did: None, date: None, alarm: None, readings: Vec::new(), crowded: None }
    }

    /// One line for a person who tries phrases: the intent, a tab, and the details as `key=value`.
    #[must_use]
    pub fn line(&self) -> String {
        let mut details = Vec::new();
        if let Some(minutes) = self.minutes {
            details.push(format!("minutes={minutes}"));
        }
        if let Some(session) = self.session {
            let mut word = match session {
                Named::Open(index) => index.to_string(),
                Named::Kind(kind, _) => kind.as_str().to_owned(),
            };
            if let Named::Kind(_, Some(letter)) = session {
                let _ = write!(word, "-{letter}");
            }
            details.push(format!("session={word}"));
        }
        if let Some(date) = self.date {
            details.push(format!("day={} date={date}", weekday_word(date.weekday())));
        }
        if let Some(alarm) = self.alarm {
            details.push(format!("tier={}", alarm.tier().number()));
        }
        format!("{}\t{}", self.intent.as_str(), details.join(" "))
    }
}

const fn weekday_word(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Mon => "monday",
        Weekday::Tue => "tuesday",
        Weekday::Wed => "wednesday",
        Weekday::Thu => "thursday",
        Weekday::Fri => "friday",
        Weekday::Sat => "saturday",
        Weekday::Sun => "sunday",
    }
}

/// Signs that say "done" by themselves, and such as only may.
const DONE_SIGNS: [char; 4] = ['✅', '☑', '✔', '✓'];
const PERHAPS_SIGNS: [char; 6] = ['👍', '💪', '👌', '🎉', '🙌', '💯'];

/// Understands a text. What needs a person comes before all else, and then nothing more is read.
#[must_use]
pub fn hear(text: &str, asked: &Asked<'_>) -> Heard {
    if let Some(alarm) = safety::read(text) {
        return Heard { alarm: Some(alarm), ..Heard::of(Intent::Safety) };
    }
    let plain = plain_text(text);
    if !plain.contains(char::is_alphanumeric) {
        return if plain.contains('?') { Heard::of(Intent::Help) } else { judge::of_signs(&plain, asked) };
    }
    let clauses = clause::clauses(text, asked.language, asked.sessions);
    let is_done_by_sign = plain.contains(DONE_SIGNS);
    let heard = judge::of_clauses(&clauses, is_done_by_sign, asked);
    // Only where the member's own language hears nothing at all: what it is unsure about is asked, what it knows for a figure of speech
    // stays one, and nothing overrules it.
    let says_nothing = heard.intent == Intent::Chat && !clauses.iter().any(Clause::is_covered);
    match asked.language.second().filter(|_| says_nothing) {
        Some(second) => {
            let asked = Asked { language: second, ..*asked };
            judge::of_clauses(&clause::clauses(text, second, asked.sessions), is_done_by_sign, &asked)
        }
        None => heard,
    }
}
