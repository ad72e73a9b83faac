//! The wordings of a message, and how far apart they are: two that differ in one word are one wording (`2-behaviour` §3.2 R19).

use std::collections::BTreeMap;

use super::Prompts;
use super::catalogue::Template;

/// How many wordings a message has that a member meets weekly.
pub const WEEKLY_WORDINGS_MIN: u8 = 8;
/// How many words two wordings of a message differ in at least.
pub const WORDS_APART_MIN: usize = 2;

/// What a member meets weekly: reminders, what answers an answer, the quieter reminder, and the room question.
pub const WEEKLY: [Template; 17] = [
    Template::Rem,
    Template::RemIntro,
    Template::Wob,
    Template::Eve,
    Template::Done,
    Template::DoneSmall,
    Template::Some,
    Template::Moved,
    Template::NotToday,
    Template::Rested,
    Template::RemLow,
    Template::Cap1,
    Template::Cap2,
    Template::Cap3,
    Template::Low1,
    Template::Steady1,
    Template::High1,
];

/// A message with several wordings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Family {
    /// Its id.
    pub id: &'static str,
    /// How many wordings it has.
    pub wordings: u8,
    /// The two that are nearest to each other, by their ids.
    pub nearest: String,
    /// How many words have to be put in, taken out or changed to make one of the two of the other.
    pub words: usize,
}

impl Prompts {
    /// Every message with several wordings in this language, as a member reads it with ordinary words.
    #[must_use]
    pub fn families(&self) -> Vec<Family> {
        Template::ALL.iter().filter_map(|template| self.family(*template)).collect()
    }

    fn family(&self, template: Template) -> Option<Family> {
        let entry = template.entry();
        let texts: BTreeMap<String, Vec<String>> =
            (0..u64::from(entry.wordings)).map(|turn| (template.message_id(turn), words(&self.sample(template, turn)))).collect();
        let pairs = texts.iter().flat_map(|one| texts.iter().filter(move |other| one.0 < other.0).map(move |other| (one, other)));
        let nearest = pairs.map(|(one, other)| (distance(one.1, other.1), format!("{}, {}", one.0, other.0))).min()?;
        Some(Family { id: entry.id, wordings: entry.wordings, nearest: nearest.1, words: nearest.0 })
    }
}

fn words(text: &str) -> Vec<String> {
    let letters = |word: &str| word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
    text.split_whitespace().map(letters).filter(|word| !word.is_empty()).collect()
}

/// The Levenshtein distance in words.
fn distance(one: &[String], other: &[String]) -> usize {
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (nth, word) in one.iter().enumerate() {
        let mut before = row[0];
        row[0] = nth + 1;
        for at in 0..other.len() {
            let changed = before + usize::from(*word != other[at]);
            before = row[at + 1];
            row[at + 1] = changed.min(before + 1).min(row[at] + 1);
        }
    }
    row[other.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_counted_and_not_letters() {
        for (one, other, apart) in [
            ("", "", 0),
            ("**Rest** it is.", "rest, it is", 0),
            ("Rest it is.", "Rest it was.", 1),
            ("Rest it is.", "Rest it is, and that is fine.", 4),
            ("One round counts.", "Ten minutes count, too.", 4),
        ] {
            assert_eq!(distance(&words(one), &words(other)), apart, "{one:?} and {other:?}");
            assert_eq!(distance(&words(other), &words(one)), apart, "{other:?} and {one:?}");
        }
    }
}
