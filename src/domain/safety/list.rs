//! One language's patterns and masks, out of its two tables.

use std::sync::LazyLock;

use regex::{Regex, RegexBuilder, RegexSet, RegexSetBuilder};

use super::Tier;
use crate::domain::word_table::{Groups, for_plain_text, rows};

/// What covered words become: a sign that is no letter of any pattern.
const COVER: &str = "□";
/// How large the automata of one list may become, in bytes.
const SIZE_MAX: usize = 64 << 20;

/// The lists of all languages.
pub(super) static LISTS: LazyLock<Vec<Result<List, String>>> = LazyLock::new(|| {
    vec![
        List::read(
            include_str!("../../../prompts/en-US/lexicon/safety.tsv"),
            include_str!("../../../prompts/en-US/lexicon/safety-masks.tsv"),
        ),
        List::read(
            include_str!("../../../prompts/de/lexicon/safety.tsv"),
            include_str!("../../../prompts/de/lexicon/safety-masks.tsv"),
        ),
    ]
});

/// A language's patterns.
pub(super) struct List {
    covers: Vec<Regex>,
    patterns: RegexSet,
    rows: Vec<(&'static str, Tier)>,
}

impl List {
    /// Reads both tables.
    pub(super) fn read(patterns: &'static str, masks: &'static str) -> Result<Self, String> {
        let mut groups = Groups::default();
        let mut named = Vec::new();
        let mut written = Vec::new();
        for row in rows(patterns) {
            match row[..] {
                ["group", name, words] => groups.add(name, words),
                [id, tier, pattern, _about] => {
                    named.push((id, Tier::from_number(tier).ok_or_else(|| format!("{id}: no such tier: {tier}"))?));
                    written.push(for_plain_text(&groups.spread(pattern)));
                }
                _ => return Err(format!("a row that is neither a group nor a pattern: {}", row.join(" | "))),
            }
        }
        let covers = rows(masks)
            .map(|row| {
                let [mask, _about] = row[..] else { return Err(format!("a mask without its two columns: {}", row.join(" | "))) };
                let written = for_plain_text(&format!(r"\b({})\b", groups.spread(mask)));
                RegexBuilder::new(&written).size_limit(SIZE_MAX).build().map_err(|error| format!("mask {mask}: {error}"))
            })
            .collect::<Result<_, _>>()?;
        let patterns = RegexSetBuilder::new(&written)
            .size_limit(SIZE_MAX)
            .dfa_size_limit(SIZE_MAX)
            .build()
            .map_err(|error| error.to_string())?;
        Ok(Self { covers, patterns, rows: named })
    }

    /// The rows that a plain text meets.
    pub(super) fn met(&self, plain: &str) -> Vec<(&'static str, Tier)> {
        let covered = self.covers.iter().fold(plain.to_owned(), |text, cover| match cover.replace_all(&text, COVER) {
            std::borrow::Cow::Borrowed(_) => text,
            std::borrow::Cow::Owned(covered) => covered,
        });
        self.patterns.matches(&covered).iter().filter_map(|index| self.rows.get(index).copied()).collect()
    }
}
