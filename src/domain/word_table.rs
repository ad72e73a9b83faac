//! The tables in which the words of one language stand: rows of columns parted by tabs, `#` begins a comment, and names of groups
//! of words stand in braces.

use std::collections::BTreeMap;

/// The rows of a table.
pub(super) fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(|line| line.split('\t').collect())
}

/// Groups of words, by name.
#[derive(Debug, Default)]
pub(super) struct Groups(BTreeMap<&'static str, String>);

impl Groups {
    /// Adds a group; its words may name groups before it.
    pub(super) fn add(&mut self, name: &'static str, words: &str) {
        let words = self.spread(words);
        self.0.insert(name, words);
    }

    /// The words of a group, as alternatives of a pattern.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }

    /// Puts the words of groups in the place of their names.
    pub(super) fn spread(&self, pattern: &str) -> String {
        self.0
            .iter()
            .fold(pattern.to_owned(), |text, (name, words)| text.replace(&format!("{{{name}}}"), &format!("(?:{words})")))
    }
}

/// Plain text has no letters but those of ASCII in words of these languages. Said to the engine, this keeps its automata small and
/// quick on texts in any other script, which would otherwise send it down its slowest way.
pub(super) fn for_plain_text(pattern: &str) -> String {
    pattern.replace(r"\b", r"(?-u:\b)").replace(r"\w", "[a-z0-9_]").replace(r"\d", "[0-9]")
}
