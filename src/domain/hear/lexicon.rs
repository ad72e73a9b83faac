//! One language's words for what can be said to the coach, out of its table (`prompts/<language>/lexicon/hear.tsv`).

use std::sync::LazyLock;

use chrono::Weekday;
use regex::{Regex, RegexBuilder};

use super::Intent;
use super::dates::DateForm;
use crate::domain::session::Kind;
use crate::domain::word_table::{Groups, for_plain_text, rows};

/// How large the automaton of one pattern may become, in bytes.
const SIZE_MAX: usize = 32 << 20;

static ENGLISH: LazyLock<Result<Lexicon, String>> =
    LazyLock::new(|| Lexicon::read(include_str!("../../../prompts/en-US/lexicon/hear.tsv")));

static GERMAN: LazyLock<Result<Lexicon, String>> =
    LazyLock::new(|| Lexicon::read(include_str!("../../../prompts/de/lexicon/hear.tsv")));

/// The languages that are understood, by the beginning of their tag.
const TONGUES: &[(&str, &LazyLock<Result<Lexicon, String>>)] = &[(ENGLISH_TAG, &ENGLISH), ("de", &GERMAN)];
/// What people of other languages mix into theirs.
const ENGLISH_TAG: &str = "en";
/// The places that write the month first.
const MONTH_FIRST: &[&str] = &["en-US", "en-CA", "en-PH"];

/// A language that is understood, and in which order its people write the figures of a date.
#[derive(Debug, Clone, Copy)]
pub struct Language {
    pub(super) lexicon: &'static Lexicon,
    pub(super) is_month_first: bool,
}

impl Language {
    /// The language of a tag such as `en-GB`; `None` where no words of it are known.
    #[must_use]
    pub fn of(tag: &str) -> Option<Self> {
        let tongue = tag.split('-').next()?;
        let (_, lexicon) = TONGUES.iter().find(|(name, _)| name.eq_ignore_ascii_case(tongue))?;
        let lexicon = lexicon.as_ref().ok()?;
        Some(Self { lexicon, is_month_first: MONTH_FIRST.iter().any(|place| place.eq_ignore_ascii_case(tag)) })
    }

    /// The language in which a text is tried that says nothing in this one: English, which runners mix into theirs.
    pub(super) fn second(self) -> Option<Self> {
        let english = ENGLISH.as_ref().ok()?;
        (!std::ptr::eq(self.lexicon, english)).then_some(Self { lexicon: english, is_month_first: false })
    }

    /// The tongues that are understood.
    #[must_use]
    pub fn tongues() -> Vec<&'static str> {
        TONGUES.iter().map(|(name, _)| *name).collect()
    }
}

/// What the built-in tables have wrong; nothing in a build whose tests have passed.
#[must_use]
pub fn lexicon_errors() -> Vec<String> {
    TONGUES.iter().filter_map(|(name, lexicon)| lexicon.as_ref().err().map(|error| format!("{name}: {error}"))).collect()
}

/// How sure a pattern is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sureness {
    /// Nothing else can be meant.
    Clear,
    /// It may be meant: worth a button.
    Hint,
}

/// The words of one language.
#[derive(Debug)]
pub(super) struct Lexicon {
    /// Spellings and what they stand for.
    pub(super) spellings: Vec<(Regex, &'static str)>,
    /// Words that a slip is corrected to.
    pub(super) near: Vec<&'static str>,
    /// Words that look like a slip and are none.
    pub(super) leave: Vec<&'static str>,
    /// What an ordinal counts where it is no day of a month: "the 5th round".
    pub(super) counted: Vec<&'static str>,
    /// What only looks like an intent, before days and sessions are found, and after.
    pub(super) covers: [Vec<Regex>; 2],
    /// Lengths of time in words, in minutes.
    pub(super) lengths: Vec<(Regex, u16)>,
    /// A number and its unit; the unit in minutes.
    pub(super) units: Vec<(Regex, f32)>,
    /// "12 of the 20 minutes".
    pub(super) part: Regex,
    /// Number words.
    pub(super) numbers: Vec<(Regex, f32)>,
    /// "a", "an": one of what follows.
    article: Regex,
    /// Where a clause ends.
    pub(super) ends: Regex,
    /// Ways to name a day.
    pub(super) dates: Vec<(Regex, DateForm)>,
    /// What sessions of a kind are called.
    pub(super) kinds: Vec<(Regex, Kind)>,
    /// What was not done, and what is still to come.
    pub(super) nots: Vec<Regex>,
    pub(super) wills: Vec<Regex>,
    /// What says that a week holds too much.
    pub(super) crowded: Vec<Regex>,
    /// What a clause says, or may say.
    pub(super) intents: Vec<(Intent, Sureness, Regex)>,
}

/// The rows of a table by what they are, before patterns are made of them.
#[derive(Default)]
pub(super) struct Words {
    pub(super) groups: Groups,
    pub(super) numbers: Vec<(f32, &'static str)>,
    pub(super) weekdays: Vec<(Weekday, &'static str)>,
    pub(super) months: Vec<(u32, &'static str)>,
    pub(super) days: Vec<(i64, &'static str)>,
    pub(super) spans: Vec<(i64, &'static str)>,
}

impl Words {
    /// A pattern for any number, in figures or words.
    pub(super) fn number(&self) -> String {
        let words: Vec<&str> = self.numbers.iter().map(|(_, words)| *words).chain(self.groups.get("article")).collect();
        format!("[0-9]{{1,3}}(?:[.,][0-9])?|{}", words.join("|"))
    }
}

/// A pattern as the engine takes it.
pub(super) fn compiled(pattern: &str) -> Result<Regex, String> {
    RegexBuilder::new(&for_plain_text(pattern)).size_limit(SIZE_MAX).build().map_err(|error| format!("{pattern}: {error}"))
}

/// Whole words of these alternatives.
fn whole(words: &str) -> Result<Regex, String> {
    compiled(&format!(r"\b(?:{words})\b"))
}

/// The marks of what was found before, as a text has them: with their number.
fn with_marks(pattern: &str) -> String {
    let mut pattern = pattern.replace("TODAY", "NOW[0-9]");
    for mark in ["DAY", "MIN", "PART", "SES", "SPAN", "WEEK"] {
        pattern = pattern.replace(mark, &format!("{mark}[0-9]"));
    }
    pattern
}

fn parsed<T: std::str::FromStr>(what: &str, text: &str) -> Result<T, String> {
    text.parse().map_err(|_| format!("{what}: {text} is no number"))
}

impl Lexicon {
    /// Reads a table. Every row is looked at once for its words, and then made a pattern of.
    fn read(table: &'static str) -> Result<Self, String> {
        let mut words = Words::default();
        for row in rows(table) {
            match row[..] {
                ["group", name, alternatives] => words.groups.add(name, alternatives),
                ["number", value, alternatives] => words.numbers.push((parsed("number", value)?, alternatives)),
                ["weekday", name, alternatives] => {
                    words.weekdays.push((name.parse().map_err(|_| format!("{name} is no weekday"))?, alternatives));
                }
                ["month", value, alternatives] => words.months.push((parsed("month", value)?, alternatives)),
                ["day", value, alternatives] => words.days.push((parsed("day", value)?, alternatives)),
                ["span", value, alternatives] => words.spans.push((parsed("span", value)?, alternatives)),
                _ => {}
            }
        }
        let number = words.number();
        let units = |name: &str| -> String {
            let all: Vec<&str> =
                rows(table).filter(|row| row.first() == Some(&name)).filter_map(|row| row.get(2).copied()).collect();
            all.join("|")
        };
        let part = words.groups.get("part").unwrap_or("of").to_owned();
        let mut lexicon = Self {
            spellings: Vec::new(),
            near: Vec::new(),
            leave: Vec::new(),
            counted: Vec::new(),
            covers: [Vec::new(), Vec::new()],
            lengths: Vec::new(),
            units: Vec::new(),
            part: compiled(&format!(
                r"\b(?P<number>{number}) (?:{part})(?: the| my)? ?(?:{number})[- ]?(?:{})\b",
                units("unit")
            ))?,
            numbers: words
                .numbers
                .iter()
                .map(|(value, alternatives)| Ok((compiled(&format!("^(?:{alternatives})$"))?, *value)))
                .collect::<Result<_, String>>()?,
            article: compiled(&format!("^(?:{})$", words.groups.get("article").ok_or("no group article")?))?,
            ends: compiled(&format!(
                r"[.,;:!?\n()]+(?: |$)|[.;!?]+| - | (?:{}) | & | \+ ",
                words.groups.get("joints").ok_or("no group joints")?
            ))?,
            dates: super::dates::forms(&words)?,
            kinds: Vec::new(),
            nots: Vec::new(),
            wills: Vec::new(),
            crowded: Vec::new(),
            intents: Vec::new(),
        };
        for row in rows(table) {
            lexicon.take(&row, &words.groups, &number)?;
        }
        Ok(lexicon)
    }

    fn take(&mut self, row: &[&'static str], groups: &Groups, number: &str) -> Result<(), String> {
        match *row {
            ["group" | "number" | "weekday" | "month" | "day" | "span", _, _] => {}
            ["spelled", word, alternatives] => self.spellings.push((whole(alternatives)?, word)),
            ["near", words] => self.near.extend(words.split(' ')),
            ["leave", words] => self.leave.extend(words.split(' ')),
            ["counted", words] => self.counted.extend(words.split(' ')),
            ["unit", minutes, alternatives] => {
                // "10min" is one word; a number in words stands apart, or "am" would be a minute.
                let apart = format!(r"\b(?P<number>{number})(?:[- ]|ish |-ish )(?:{alternatives})\b");
                let as_one = format!(r"\b(?P<number>[0-9]{{1,3}}(?:[.,][0-9])?)(?:{alternatives})\b");
                let minutes: f32 = parsed("unit", minutes)?;
                self.units.extend([(compiled(&apart)?, minutes), (compiled(&as_one)?, minutes)]);
            }
            ["minutes", minutes, alternatives] => self.lengths.push((whole(alternatives)?, parsed("minutes", minutes)?)),
            ["kind", name, alternatives] => {
                let kind = Kind::from_word(name).ok_or_else(|| format!("{name} is no kind"))?;
                self.kinds.push((compiled(&format!(r"\b(?:{alternatives})s?(?: (?P<letter>[a-d])\b|\b)"))?, kind));
            }
            ["cover", pattern] => {
                let is_late = pattern.contains(|c: char| c.is_ascii_uppercase());
                let pattern = with_marks(&groups.spread(pattern));
                self.covers[usize::from(is_late)].push(whole(&pattern)?);
            }
            ["not", pattern] => self.nots.push(whole(&with_marks(&groups.spread(pattern)))?),
            ["will", pattern] => self.wills.push(whole(&with_marks(&groups.spread(pattern)))?),
            ["crowded", pattern] => self.crowded.push(compiled(&with_marks(&groups.spread(pattern)))?),
            [intent, sureness @ ("clear" | "hint"), pattern] => {
                let intent = Intent::from_word(intent).ok_or_else(|| format!("{intent} is no intent"))?;
                let sureness = if sureness == "clear" { Sureness::Clear } else { Sureness::Hint };
                self.intents.push((intent, sureness, compiled(&with_marks(&groups.spread(pattern)))?));
            }
            _ => return Err(format!("a row of no kind: {}", row.join(" | "))),
        }
        Ok(())
    }

    /// The number that a piece of text is, in figures or words.
    pub(super) fn number(&self, text: &str) -> Option<f32> {
        if let Ok(number) = text.replace(',', ".").parse() {
            return Some(number);
        }
        let word = self.numbers.iter().find(|(pattern, _)| pattern.is_match(text)).map(|(_, value)| *value);
        word.or_else(|| self.article.is_match(text).then_some(1.0))
    }
}
