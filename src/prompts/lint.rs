//! The rules for what the coach says (`2-behaviour` §3.2, §3.6), as checks on a finished text.
//!
//! The word lists, one for each language, are a guard against known mistakes and no more than that: tried on lines it had not
//! seen, the English one caught about 28 of 100. What holds is the closed bank, the blind voices, and a person who reads each new line.

use std::sync::{LazyLock, OnceLock};

use regex::Regex;
use unicode_normalization::UnicodeNormalization;

use super::catalogue::{COMPOSED_CHARS_MAX, Class};
use super::languages::LANGUAGES;

/// The longest sentence, in words (R8).
pub const SENTENCE_WORDS_MAX: usize = 22;
/// The emoji that the coach may use, one a text (R9).
pub const EMOJI: [char; 4] = ['🌱', '🏮', '🌙', '💧'];
/// From how many letters on a word of capitals is shouting (R9).
const CAPITALS_MIN: usize = 4;
/// What a masked phrase becomes.
const MASK: &str = "□";

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// A person looks at it.
    Warn,
    /// The text cannot ship.
    Block,
}

/// Something a rule objects to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The rule of §3.2 or the pattern of the word list.
    pub rule: String,
    /// How much it weighs.
    pub level: Level,
    /// What it objects to, and why.
    pub what: String,
}

/// A pattern of a word list.
struct Pattern {
    id: &'static str,
    category: &'static str,
    level: Level,
    regex: Regex,
    why: &'static str,
}

/// What is never said in one language, and what only looks like it.
pub struct Lists {
    /// The tongue, without a region.
    pub tongue: &'static str,
    /// The cases with which the lists are tested: `hit` or `pass`, a tab, the text.
    pub cases: &'static str,
    tone: &'static str,
    masks: &'static str,
    read: OnceLock<Result<Read, String>>,
}

struct Read {
    patterns: Vec<Pattern>,
    masks: Vec<Regex>,
}

/// The rows of a table: tab-separated, `#` begins a comment.
pub(super) fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(|line| line.split('\t').collect())
}

impl Lists {
    pub(super) const fn new(tongue: &'static str, tone: &'static str, masks: &'static str, cases: &'static str) -> Self {
        Self { tongue, cases, tone, masks, read: OnceLock::new() }
    }

    fn read(&self) -> Result<&Read, &String> {
        self.read.get_or_init(|| Ok(Read { patterns: patterns(self.tone)?, masks: masks(self.masks)? })).as_ref()
    }

    fn patterns(&self) -> &[Pattern] {
        self.read().map_or(&[], |read| &read.patterns)
    }

    /// The ids of the patterns that block.
    #[must_use]
    pub fn blocking_ids(&self) -> Vec<&'static str> {
        self.patterns().iter().filter(|pattern| pattern.level == Level::Block).map(|pattern| pattern.id).collect()
    }

    /// What the lists themselves have wrong; nothing in a build whose tests have passed.
    #[must_use]
    pub fn errors(&self) -> Vec<String> {
        self.read().err().map(|what| format!("{}: {what}", self.tongue)).into_iter().collect()
    }

    fn masked(&self, text: &str) -> String {
        let masks = self.read().map_or(&[][..], |read| &read.masks);
        masks.iter().fold(normalised(text), |text, mask| mask.replace_all(&text, MASK).into_owned())
    }

    /// Whether a pattern of one of these categories blocks a text.
    fn blocks(&self, text: &str, categories: &[&str]) -> bool {
        let text = self.masked(text);
        let of_these = |pattern: &&Pattern| pattern.level == Level::Block && categories.contains(&pattern.category);
        self.patterns().iter().filter(of_these).any(|pattern| pattern.regex.is_match(&text))
    }

    /// The word list (R3): what it blocks and what it asks a person to look at.
    #[must_use]
    pub fn check(&self, text: &str, class: Class) -> Vec<Finding> {
        let mut findings: Vec<Finding> =
            self.errors().into_iter().map(|what| Finding { rule: "lists".to_owned(), level: Level::Block, what }).collect();
        let text = self.masked(text);
        for pattern in self.patterns() {
            // "Urgent care" is the right word in an answer about safety.
            if class == Class::Safety && pattern.category == "control" {
                continue;
            }
            if let Some(found) = pattern.regex.find(&text) {
                let what = format!("\"{}\": {}", found.as_str(), pattern.why);
                findings.push(Finding { rule: pattern.id.to_owned(), level: pattern.level, what });
            }
        }
        findings
    }
}

impl std::fmt::Debug for Lists {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "the lists of {}", self.tongue)
    }
}

fn patterns(tone: &'static str) -> Result<Vec<Pattern>, String> {
    rows(tone)
        .map(|row| match row[..] {
            [id, category, level, pattern, why] => Ok(Pattern {
                id,
                category,
                level: match level {
                    "block" => Level::Block,
                    "warn" => Level::Warn,
                    _ => return Err(format!("{id}: no such level: {level}")),
                },
                regex: Regex::new(pattern).map_err(|error| format!("{id}: {error}"))?,
                why,
            }),
            _ => Err(format!("a row without its five columns: {}", row.join(" | "))),
        })
        .collect()
}

fn masks(masks: &'static str) -> Result<Vec<Regex>, String> {
    rows(masks)
        .map(|row| {
            let pattern = row.first().copied().unwrap_or_default();
            Regex::new(&format!(r"\b({pattern})\b")).map_err(|error| format!("mask {pattern}: {error}"))
        })
        .collect()
}

/// What any of the built-in lists has wrong; nothing in a build whose tests have passed.
#[must_use]
pub fn list_errors() -> Vec<String> {
    LANGUAGES.iter().flat_map(|spoken| spoken.lists.errors()).collect()
}

/// Holds an English text to every rule of its class.
#[must_use]
pub fn check(text: &str, class: Class) -> Vec<Finding> {
    let mut findings = check_form(text, class);
    findings.extend(check_words(text, class));
    findings
}

/// The word list (R3) of English. Each language's own is in [`LANGUAGES`].
#[must_use]
pub fn check_words(text: &str, class: Class) -> Vec<Finding> {
    LANGUAGES[0].lists.check(text, class)
}

/// Whether a word that a member chose for themselves is unkind in any language: they may have more than one.
#[must_use]
pub fn is_unkind(word: &str) -> bool {
    LANGUAGES.iter().any(|spoken| spoken.lists.check(word, Class::Ui).iter().any(|finding| finding.level == Level::Block))
}

/// Whether words that somebody else may have put into a plan would shame whoever reads them, in any language. Counting, comparing or a
/// flexed arm in the name of a session is its author's business.
#[must_use]
pub fn is_shaming(words: &str) -> bool {
    LANGUAGES.iter().any(|spoken| spoken.lists.blocks(words, &["shame", "body", "grit"]))
}

/// The rules that hold in every language: length, questions, sentences, shouting, emoji (R5, R7, R8, R9).
#[must_use]
pub fn check_form(text: &str, class: Class) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut block = |rule: &str, what: String| findings.push(Finding { rule: rule.to_owned(), level: Level::Block, what });
    let chars = text.chars().count();
    if chars > class.chars_max() {
        block("R7", format!("{chars} characters, {} fit", class.chars_max()));
    }
    if text.trim().is_empty() {
        block("R1", "no text at all".to_owned());
    }
    let questions = text.matches('?').count();
    if questions > 1 {
        block("R5", format!("{questions} questions, one is enough"));
    }
    for sentence in sentences(text) {
        let words = sentence.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count();
        if words > SENTENCE_WORDS_MAX {
            block("R8", format!("a sentence of {words} words: {}", sentence.trim()));
        }
    }
    if text.contains(['!', '！', '¡']) {
        block("R9", "an exclamation mark".to_owned());
    }
    for word in text.split(|c: char| !c.is_alphabetic()) {
        if word.chars().count() >= CAPITALS_MIN && word.chars().all(char::is_uppercase) {
            block("R9", format!("a word in capitals: {word}"));
        }
    }
    let emoji: Vec<char> = text.chars().filter(|&c| is_emoji(c)).collect();
    if emoji.len() > 1 {
        block("R9", format!("{} emoji, one at most", emoji.len()));
    }
    if let Some(other) = emoji.iter().find(|emoji| !EMOJI.contains(emoji)) {
        block("R9", format!("an emoji that is not ours: {other}"));
    }
    findings
}

/// What a message composed of parts is held to as a whole: its length and one question (R5, R7).
#[must_use]
pub fn check_composed(text: &str) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut block = |rule: &str, what: String| findings.push(Finding { rule: rule.to_owned(), level: Level::Block, what });
    let chars = text.chars().count();
    if chars > COMPOSED_CHARS_MAX {
        block("R7", format!("{chars} characters in all, {COMPOSED_CHARS_MAX} fit"));
    }
    let questions = text.matches('?').count();
    if questions > 1 {
        block("R5", format!("{questions} questions in all, one is enough"));
    }
    findings
}

/// Lower case, plain quotes and dashes, without marks of formatting and invisible characters.
fn normalised(text: &str) -> String {
    let plain: String = text
        .nfkc()
        .flat_map(char::to_lowercase)
        .filter_map(|c| match c {
            '‘' | '’' | '‛' | 'ʼ' | '′' => Some('\''),
            '“' | '”' | '„' => Some('"'),
            '‐' | '‑' | '–' | '—' => Some('-'),
            '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}' | '\u{FE0F}' | '*' | '_' | '~' | '|' | '`' | '\\' => None,
            other => Some(other),
        })
        .collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Sentences, roughly: what stands between line ends and marks that are followed by a space.
fn sentences(text: &str) -> Vec<&str> {
    static ENDS: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r#"[.!?…]["”*)]*(\s|$)|\n"#).ok());
    ENDS.as_ref().map_or_else(|| vec![text], |ends| ends.split(text).collect())
}

fn is_emoji(c: char) -> bool {
    matches!(c, '\u{1F000}'..='\u{1FAFF}' | '\u{2600}'..='\u{27BF}' | '\u{2B00}'..='\u{2BFF}' | '\u{2300}'..='\u{23FF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules(text: &str, class: Class) -> Vec<String> {
        check(text, class).into_iter().filter(|finding| finding.level == Level::Block).map(|finding| finding.rule).collect()
    }

    #[test]
    fn each_rule_of_form_objects() {
        let long = "a ".repeat(101);
        let cases = [
            ("Strength A is done.", Class::Ack, vec![]),
            ("Good to see you. Which one? Or another?", Class::Nudge, vec!["R5"]),
            (long.as_str(), Class::Nudge, vec!["R7", "R8"]),
            ("", Class::Ack, vec!["R1"]),
            ("Done!", Class::Ack, vec!["R9"]),
            ("That is DONE now.", Class::Ack, vec!["R9"]),
            ("The DM is open.", Class::Ack, vec![]),
            ("A lantern 🏮 and a seed 🌱.", Class::Ack, vec!["R9"]),
            ("A lantern 🏮.", Class::Ack, vec![]),
            ("A runner 🏃.", Class::Ack, vec!["R9"]),
            ("In the evening, about 10:30 or 2.5 hours later.", Class::Ack, vec![]),
        ];
        for (text, class, expected) in cases {
            assert_eq!(rules(text, class), expected, "rules that object to {text:?}");
        }
    }

    #[test]
    fn control_words_are_right_in_an_answer_about_safety_alone() {
        let text = "Please get urgent care.";
        assert_eq!(rules(text, Class::Safety), Vec::<String>::new());
        assert_eq!(rules(text, Class::Ack), ["F05"]);
    }

    #[test]
    fn disguises_are_taken_off_first() {
        for text in [
            "You **missed** two sessions",
            "You\u{200B}’ve missed that",
            "ＹＯＵ ＨＡＶＥ ＭＩＳＳＥＤ it",
            "You've\n missed that",
        ] {
            assert!(!rules(text, Class::Ui).is_empty(), "{text:?} is caught");
        }
    }

    #[test]
    fn the_words_of_a_plan_may_be_anything_but_shaming() {
        for words in ["💪🏽 Strength 🦵", "step-ups, calf raises, front plank, two rounds", "100 squats", "half marathon, hard"]
        {
            assert!(!is_shaming(words), "{words}");
        }
        for words in ["No excuses", "no pain no gain legs", "Keine Ausreden"] {
            assert!(is_shaming(words), "{words}");
        }
    }

    #[test]
    fn a_composed_message_has_one_question_and_fits() {
        assert!(check_composed("Shall we? Part one.\nPart two.").is_empty());
        assert_eq!(check_composed("Shall we?\nWhich?").len(), 1, "two questions");
        assert_eq!(check_composed(&"word ".repeat(401)).len(), 1, "too long");
    }
}
