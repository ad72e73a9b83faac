//! A text as clauses, with marks where days, lengths of time and sessions were named.

use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::OpenSession;
use super::dates::mark_days;
use super::lexicon::{Language, Lexicon};
use super::when::When;
use crate::domain::place::fold::apart;
use crate::domain::plain_text::plain_text;
use crate::domain::session::{Kind, MINUTES_MAX};

/// The shortest word that is corrected, in letters; from the longer length on, two slips are.
const CORRECTED_MIN: usize = 5;
const CORRECTED_TWICE_MIN: usize = 8;
/// The shortest word of a title by which a session is known alone.
const TELLING_WORD_MIN: usize = 4;
/// A mark has one figure.
const FOUND_MAX: usize = 10;
/// What covered words become.
const COVER: &str = "□";

/// A session that was named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mention {
    /// By its title, or a telling word of it.
    Title(usize),
    /// By its kind, perhaps with a letter: "strength B".
    Kind(Kind, Option<char>),
}

/// A clause and what was found in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Clause {
    /// Its words, with marks.
    pub(super) text: String,
    /// Whether it asks.
    pub(super) is_question: bool,
    /// Lengths of time, in minutes.
    pub(super) minutes: Vec<u16>,
    /// Days.
    pub(super) whens: Vec<When>,
    /// Sessions.
    pub(super) mentions: Vec<Mention>,
}

impl Clause {
    /// Whether some of its words only look like an intent.
    pub(super) fn is_covered(&self) -> bool {
        self.text.contains(COVER)
    }

    /// A clause without a word.
    pub(super) const fn empty() -> Self {
        Self { text: String::new(), is_question: false, minutes: Vec::new(), whens: Vec::new(), mentions: Vec::new() }
    }
}

static LINK: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"(?:https?://|www\.)\S+|<[@#:a][^ >]*>").ok());

/// Reads a text.
pub(super) fn clauses(text: &str, language: Language, sessions: &[OpenSession<'_>]) -> Vec<Clause> {
    let lexicon = language.lexicon;
    let mut text = plain_text(text);
    if let Some(link) = LINK.as_ref() {
        text = link.replace_all(&text, " ").into_owned();
    }
    // Emoji and other signs part words and say nothing here.
    text = text.replace(|c: char| !c.is_ascii() && !c.is_alphanumeric(), " ").split_whitespace().collect::<Vec<_>>().join(" ");
    for (pattern, word) in &lexicon.spellings {
        text = pattern.replace_all(&text, *word).into_owned();
    }
    text = corrected(&text, lexicon);
    let [early, late] = &lexicon.covers;
    text = covered(text, early);
    let (text, titles) = mark_titles(text, sessions);
    let (text, minutes) = mark_minutes(text, lexicon);
    let (text, whens) = mark_days(&text, language);
    let (mut text, mentions) = mark_kinds(text, lexicon, titles);
    text = covered(text, late);
    for (patterns, mark) in [(&lexicon.nots, "NOT"), (&lexicon.wills, "WILL")] {
        for pattern in patterns {
            text = pattern.replace_all(&text, mark).into_owned();
        }
    }
    let mut clauses = Vec::new();
    let mut begin = 0;
    let bounds = lexicon.ends.find_iter(&text).map(|end| (end.start(), end.end())).chain([(text.len(), text.len())]);
    for (end, next) in bounds {
        let words = text[begin..end].trim();
        if !words.is_empty() {
            clauses.push(Clause {
                text: words.to_owned(),
                is_question: text[end..next].contains('?'),
                minutes: found(words, &["MIN", "PART"], &minutes),
                whens: found(words, &["DAY", "NOW", "SPAN", "WEEK"], &whens),
                mentions: found(words, &["SES"], &mentions),
            });
        }
        begin = next;
    }
    clauses
}

/// What the marks of a clause stand for, in its order.
fn found<T: Copy>(text: &str, marks: &[&str], all: &[T]) -> Vec<T> {
    text.split(' ')
        .filter_map(|word| {
            let mark = marks.iter().find_map(|mark| word.strip_prefix(mark))?;
            all.get(mark.parse::<usize>().ok()?).copied()
        })
        .collect()
}

fn covered(text: String, covers: &[Regex]) -> String {
    covers.iter().fold(text, |text, cover| cover.replace_all(&text, COVER).into_owned())
}

/// Slips of the finger in the words that matter: one letter off, two in a long word, never in the first letter.
fn corrected(text: &str, lexicon: &Lexicon) -> String {
    let words: Vec<String> = text
        .split(' ')
        .map(|word| {
            let letters = word.trim_matches(|c: char| !c.is_ascii_alphabetic());
            let is_known = lexicon.near.contains(&letters) || lexicon.leave.contains(&letters);
            if letters.len() < CORRECTED_MIN || is_known || !letters.bytes().all(|b| b.is_ascii_lowercase()) {
                return word.to_owned();
            }
            let meant = lexicon.near.iter().find(|near| {
                let most = if near.len() >= CORRECTED_TWICE_MIN { 2 } else { 1 };
                near.as_bytes().first() == letters.as_bytes().first() && apart(letters, near, most).is_some()
            });
            meant.map_or_else(|| word.to_owned(), |near| word.replace(letters, near))
        })
        .collect();
    words.join(" ")
}

/// Puts marks in the place of lengths of time.
fn mark_minutes(text: String, lexicon: &Lexicon) -> (String, Vec<u16>) {
    let mut minutes: Vec<u16> = Vec::new();
    let mut text = text;
    let fixed = lexicon.lengths.iter().map(|(pattern, minutes)| (pattern, f32::from(*minutes), "MIN"));
    let counted = lexicon.units.iter().map(|(pattern, unit)| (pattern, *unit, "MIN"));
    for (pattern, unit, mark) in [(&lexicon.part, 1.0, "PART")].into_iter().chain(fixed).chain(counted) {
        let marked = pattern.replace_all(&text, |captures: &Captures<'_>| {
            let whole = captures.get(0).map_or("", |whole| whole.as_str());
            // A length in words has no number in it.
            let number = captures.name("number").map_or(Some(1.0), |number| lexicon.number(number.as_str()));
            let value = number.map(|number| number * unit).filter(|value| (1.0..=f32::from(MINUTES_MAX)).contains(value));
            let Some(value) = value.filter(|_| minutes.len() < FOUND_MAX) else { return whole.to_owned() };
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "held to 1..=600 above")]
            minutes.push(value.round() as u16);
            format!("{mark}{}", minutes.len() - 1)
        });
        text = marked.into_owned();
    }
    (text, minutes)
}

/// Puts marks in the place of titles and of telling words of them.
fn mark_titles(text: String, sessions: &[OpenSession<'_>]) -> (String, Vec<Mention>) {
    let mut mentions = Vec::new();
    let mut text = format!(" {text} ");
    let titles: Vec<String> = sessions.iter().map(|session| plain_text(session.title)).collect();
    let mut mark = |text: &mut String, words: &str, index: usize| {
        if mentions.len() < FOUND_MAX && !words.is_empty() {
            let marked = format!("SES{}", mentions.len());
            if let Some(replaced) = replaced_word(text, words, &marked) {
                *text = replaced;
                mentions.push(Mention::Title(index));
            }
        }
    };
    let mut longest_first: Vec<usize> = (0..titles.len()).collect();
    longest_first.sort_by_key(|&index| std::cmp::Reverse(titles[index].len()));
    for index in longest_first {
        mark(&mut text, &titles[index], index);
    }
    for (index, title) in titles.iter().enumerate() {
        let is_elsewhere = |word: &str| titles.iter().enumerate().any(|(other, title)| other != index && has_word(title, word));
        for word in title.split(' ').filter(|word| word.len() >= TELLING_WORD_MIN && !is_elsewhere(word)) {
            mark(&mut text, word, index);
        }
    }
    (text.trim().to_owned(), mentions)
}

fn has_word(text: &str, word: &str) -> bool {
    text.split(' ').any(|other| other == word)
}

/// `text` with each `words` replaced, where they stand as whole words; `None` where they do not stand at all.
fn replaced_word(text: &str, words: &str, mark: &str) -> Option<String> {
    let mut replaced = String::with_capacity(text.len());
    let mut rest = text;
    let mut is_found = false;
    while let Some(at) = rest.find(words) {
        let (before, after) = (&rest[..at], &rest[at + words.len()..]);
        let is_whole = !before.ends_with(char::is_alphanumeric) && !after.starts_with(char::is_alphanumeric);
        replaced.push_str(before);
        replaced.push_str(if is_whole { mark } else { words });
        is_found |= is_whole;
        rest = after;
    }
    replaced.push_str(rest);
    is_found.then_some(replaced)
}

/// Puts marks in the place of what sessions of a kind are called.
fn mark_kinds(text: String, lexicon: &Lexicon, mut mentions: Vec<Mention>) -> (String, Vec<Mention>) {
    let mut text = text;
    for (pattern, kind) in &lexicon.kinds {
        let marked = pattern.replace_all(&text, |captures: &Captures<'_>| {
            let whole = captures.get(0).map_or("", |whole| whole.as_str());
            if mentions.len() >= FOUND_MAX {
                return whole.to_owned();
            }
            let letter = captures.name("letter").and_then(|letter| letter.as_str().chars().next());
            mentions.push(Mention::Kind(*kind, letter));
            format!("SES{}", mentions.len() - 1)
        });
        text = marked.into_owned();
    }
    (text, mentions)
}
