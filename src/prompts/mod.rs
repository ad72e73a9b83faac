//! Text out: every word that a member can read, as a typed catalogue over Fluent (`3-architecture` §4 "Words").
//!
//! A message is a `Template`; what it may know is a `Voice` or a `PublicVoice`; the words are in `prompts/<locale>/*.ftl`,
//! written by people and reviewed. Nothing is generated, and no structure here could carry what did not happen.

mod bank;
mod catalogue;
pub mod check;
pub mod family;
mod fault;
mod fields;
mod folder;
mod label;
mod languages;
pub mod lint;
mod overlay;
mod plain;
mod samples;
mod starting_words;
mod voice;

use std::path::Path;
use std::sync::Arc;

use chrono::{Datelike, NaiveDate, Weekday};
use fluent_bundle::FluentArgs;

pub use bank::{BUILT_IN, LoadError, Problem, Witness};
pub use catalogue::{COMPOSED_CHARS_MAX, Class, Entry, Template};
pub use fault::Fault;
pub use fields::Field;
pub use label::Label;
pub use languages::{LANGUAGES, Spoken};
pub use plain::plain;
pub use voice::{Day, Next, PublicVoice, Right, SessionLine, SharedName, TextField, Voice};

use crate::domain::decisions::Decision;
use crate::domain::member::Units;
use crate::domain::session::{Kind, RecoveryArea};
use bank::{Bank, Locale};
use fields::Facts;

/// The words of the coach, in one language. Cheap to clone; every clone speaks from the same bank.
#[derive(Clone)]
pub struct Prompts {
    bank: Arc<Bank>,
    locale: Locale,
}

impl Prompts {
    /// The language that is complete, and into which everything falls back.
    pub const FALLBACK: &'static str = "en-US";
}

impl Prompts {
    /// The built-in words, and over them those of an operator's directory (`prompts.dir`), laid out as `<language>/<any>.ftl`. What
    /// cannot be read there, or breaks a rule, stays ours and is among the [`Self::faults`].
    ///
    /// # Errors
    /// None in a build whose tests have passed.
    pub fn load(directory: Option<&Path>) -> Result<Self, LoadError> {
        let bank = Arc::new(directory.map_or_else(Bank::built_in, overlay::load)?);
        let locale = bank.locale(Self::FALLBACK);
        Ok(Self { bank, locale })
    }

    /// The built-in words.
    ///
    /// # Errors
    /// None in a build whose tests have passed.
    pub fn built_in() -> Result<Self, LoadError> {
        Self::load(None)
    }

    /// What is wrong with the operator's directory: each finding with its place and what to do.
    #[must_use]
    pub fn faults(&self) -> &[Fault] {
        &self.bank.faults
    }

    /// The same bank, spoken in the language of `tag`: that one, one of the same tongue, or the fallback.
    #[must_use]
    pub fn in_locale(&self, tag: &str) -> Self {
        Self { bank: Arc::clone(&self.bank), locale: self.bank.locale(tag) }
    }

    /// Whether the language of `tag`, or one of its tongue, is spoken here.
    #[must_use]
    pub fn speaks(&self, tag: &str) -> bool {
        self.bank.spoken(tag).is_some()
    }

    /// The same bank in the language of `tag` or of its tongue; none where it would fall back.
    #[must_use]
    pub fn in_tongue(&self, tag: &str) -> Option<Self> {
        self.bank.spoken(tag).map(|locale| Self { bank: Arc::clone(&self.bank), locale })
    }

    /// A label, if this language has it itself.
    #[must_use]
    pub fn own_label(&self, label: Label) -> Option<String> {
        self.bank.has(self.locale, label.id()).then(|| self.label(label))
    }

    /// The name of a command, a subcommand or an option, if this language has one and Discord takes it.
    #[must_use]
    pub fn own_name(&self, english: &str) -> Option<String> {
        let id = format!("name-{english}");
        self.bank.has(self.locale, &id).then(|| self.word(&id)).filter(|name| check::is_name(name))
    }

    /// The tag of the language spoken.
    #[must_use]
    pub fn locale(&self) -> String {
        self.bank.tag(self.locale)
    }

    /// The tags of every language there is.
    #[must_use]
    pub fn locales(&self) -> Vec<String> {
        self.bank.tags()
    }

    /// A message to one member, as Discord takes it: people's own words escaped, and shortened where the whole would be longer
    /// than its class allows. `turn` counts up from message to message and chooses among the wordings (R19).
    ///
    /// A text that cannot be rendered falls back to the built-in one and leaves a [`Problem`].
    #[must_use]
    pub fn render(&self, template: Template, voice: &Voice<'_>, turn: u64) -> String {
        self.say(template, Facts::of(self, template.entry(), voice), turn)
    }

    /// A public line; none where a number it needs would be zero: the line goes with it.
    #[must_use]
    pub fn render_public(&self, template: Template, voice: &PublicVoice<'_>, turn: u64) -> Option<String> {
        let facts = Facts::of_public(self, template.entry(), voice);
        facts.lacking.is_empty().then(|| self.say(template, facts, turn))
    }

    fn say(&self, template: Template, mut facts: Facts, turn: u64) -> String {
        let id = template.message_id(turn);
        for field in &facts.lacking {
            self.bank.note(&self.locale(), &id, format!("rendered without ${}", field.name()));
        }
        let room = template.class().chars_max();
        loop {
            let text = self.bank.format(self.locale, &id, &facts.args());
            let length = text.chars().count();
            if length <= room || !facts.shorten(length - room) {
                self.bank.bear_witness(&id, &text);
                return text;
            }
        }
    }

    /// Lets somebody hear from which template each text was rendered, for the transcript of a rehearsal. The first one stays.
    pub fn heard_by(&self, witness: Witness) {
        self.bank.set_witness(witness);
    }

    /// The text of a button, a choice, a form or a command. No Markdown in it.
    #[must_use]
    pub fn label(&self, label: Label) -> String {
        self.word(label.id())
    }

    /// The name of a sort of decision.
    #[must_use]
    pub fn decision(&self, decision: Decision) -> String {
        self.word(match decision {
            Decision::Planned => "decision-planned",
            Decision::Adapted => "decision-adapted",
            Decision::Rested => "decision-rested",
        })
    }

    /// "Tuesday".
    #[must_use]
    pub fn weekday(&self, weekday: Weekday) -> String {
        self.word(match weekday {
            Weekday::Mon => "weekday-mon",
            Weekday::Tue => "weekday-tue",
            Weekday::Wed => "weekday-wed",
            Weekday::Thu => "weekday-thu",
            Weekday::Fri => "weekday-fri",
            Weekday::Sat => "weekday-sat",
            Weekday::Sun => "weekday-sun",
        })
    }

    /// "Tuesday 14 June".
    #[must_use]
    pub fn date(&self, date: NaiveDate) -> String {
        let mut args = FluentArgs::new();
        args.set("weekday", self.weekday(date.weekday()));
        args.set("day-of-month", date.day());
        args.set("month", self.word(MONTHS[date.month0() as usize % MONTHS.len()]));
        self.bank.format(self.locale, "date", &args)
    }

    /// "Jun": a month where there is little room.
    #[must_use]
    pub fn month_in_short(&self, date: NaiveDate) -> String {
        self.word(MONTHS[date.month0() as usize % MONTHS.len()]).chars().take(MONTH_IN_SHORT_CHARS).collect()
    }

    /// "today", "tomorrow", "Thursday" or "Tuesday 14 June".
    #[must_use]
    pub fn day(&self, day: Day) -> String {
        match day {
            Day::Today => self.word("day-today"),
            Day::Tomorrow => self.word("day-tomorrow"),
            Day::Yesterday => self.word("day-yesterday"),
            Day::Weekday(weekday) => self.weekday(weekday),
            Day::Date(date) => self.date(date),
        }
    }

    /// "today", "tomorrow", "on Thursday" or "on Tuesday 14 June".
    fn on_day(&self, day: Day) -> String {
        match day {
            Day::Today | Day::Tomorrow | Day::Yesterday => self.day(day),
            Day::Weekday(_) | Day::Date(_) => {
                let mut args = FluentArgs::new();
                args.set("day", self.day(day));
                self.bank.format(self.locale, "on-day", &args)
            }
        }
    }

    /// "strength".
    #[must_use]
    pub fn kind(&self, kind: Kind) -> String {
        self.word(match kind {
            Kind::Strength => "kind-strength",
            Kind::Mobility => "kind-mobility",
            Kind::Recovery => "kind-recovery",
            Kind::Run => "kind-run",
        })
    }

    /// "strength twice".
    fn times(&self, kind: Kind, times: u32) -> String {
        let mut args = FluentArgs::new();
        args.set("kind-name", self.kind(kind));
        args.set("times", times);
        self.bank.format(self.locale, "kind-times", &args)
    }

    /// "wind-down".
    #[must_use]
    pub fn area(&self, area: RecoveryArea) -> String {
        self.word(match area {
            RecoveryArea::Sleep => "area-sleep",
            RecoveryArea::WindDown => "area-wind-down",
            RecoveryArea::Rest => "area-rest",
            RecoveryArea::Fuel => "area-fuel",
            RecoveryArea::Water => "area-water",
            RecoveryArea::HandsOnCare => "area-hands-on-care",
            RecoveryArea::CheckUps => "area-check-ups",
            RecoveryArea::EasyMovement => "area-easy-movement",
        })
    }

    /// "kilometres".
    #[must_use]
    pub fn units(&self, units: Units) -> String {
        self.word(match units {
            Units::Metric => "units-metric",
            Units::Imperial => "units-imperial",
        })
    }

    /// "English (en-US)": this language's own name, and its tag, which tells apart those that have not said theirs.
    #[must_use]
    pub fn language(&self) -> String {
        format!("{} ({})", self.word("language-name"), self.locale())
    }

    /// "Monday, Thursday and Saturday".
    pub(crate) fn all_of(&self, items: &[String]) -> String {
        self.list("list-and", items)
    }

    /// "Porto, Portland or Port Louis".
    pub(crate) fn any_of(&self, items: &[String]) -> String {
        self.list("list-or", items)
    }

    fn list(&self, joint: &str, items: &[String]) -> String {
        let Some((last, before)) = items.split_last() else { return String::new() };
        if before.is_empty() {
            return last.clone();
        }
        let mut args = FluentArgs::new();
        args.set("before", before.join(&self.word("list-comma")));
        args.set("last", last.clone());
        self.bank.format(self.locale, joint, &args)
    }

    fn word(&self, id: &str) -> String {
        self.bank.format(self.locale, id, &FluentArgs::new())
    }

    /// What was wrong with texts since the last call, for the log: ids, never what was filled in.
    #[must_use]
    pub fn take_problems(&self) -> Vec<Problem> {
        self.bank.take_problems()
    }
}

/// How much of a month's name is left of it in short.
const MONTH_IN_SHORT_CHARS: usize = 3;

/// The months' ids, in order.
const MONTHS: [&str; 12] = [
    "month-jan",
    "month-feb",
    "month-mar",
    "month-apr",
    "month-may",
    "month-jun",
    "month-jul",
    "month-aug",
    "month-sep",
    "month-oct",
    "month-nov",
    "month-dec",
];

impl std::fmt::Debug for Prompts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Prompts").field("locale", &self.locale()).finish_non_exhaustive()
    }
}
