//! What a client saw, in words that no library owns.

use std::collections::BTreeMap;
use std::fmt;

/// An interaction as far as it is needed to answer it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Hook {
    pub(crate) id: u64,
    pub(crate) token: String,
}

/// One event, or one answer to a request: its name, and what the library made of its fields. Ids are apart, because they are renamed
/// before two runs are compared.
#[derive(Clone, Debug, Default)]
pub(crate) struct Seen {
    pub(crate) what: String,
    words: Vec<(&'static str, String)>,
    ids: Vec<(&'static str, u64)>,
    pub(crate) hook: Hook,
}

impl Seen {
    pub(crate) fn new(what: impl Into<String>) -> Self {
        Self { what: what.into(), ..Self::default() }
    }

    pub(crate) fn say(mut self, label: &'static str, word: impl fmt::Debug) -> Self {
        self.words.push((label, format!("{word:?}")));
        self
    }

    pub(crate) fn id(mut self, label: &'static str, id: impl Into<u64>) -> Self {
        self.ids.push((label, id.into()));
        self
    }

    /// An id that may be missing.
    pub(crate) fn maybe(self, label: &'static str, id: Option<impl Into<u64>>) -> Self {
        match id {
            Some(id) => self.id(label, id),
            None => self.say(label, "none"),
        }
    }

    pub(crate) fn hook(mut self, id: impl Into<u64>, token: &str) -> Self {
        self.hook = Hook { id: id.into(), token: token.to_owned() };
        self
    }

    /// The id with this label.
    pub(crate) fn the(&self, label: &str) -> u64 {
        self.ids.iter().find(|(name, _)| *name == label).map(|(_, id)| *id).unwrap_or_else(|| panic!("{self} names {label}"))
    }
}

impl fmt::Display for Seen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.what)?;
        self.words.iter().try_for_each(|(label, word)| write!(f, " {label}={word}"))
    }
}

/// Names for ids: those of the club by what they are, others in the order in which they come up.
#[derive(Default)]
pub(crate) struct Names(BTreeMap<u64, String>);

impl Names {
    pub(crate) fn know(&mut self, id: u64, name: &str) {
        self.0.insert(id, name.to_owned());
    }

    fn of(&mut self, id: u64) -> String {
        let next = format!("#{}", self.0.len());
        self.0.entry(id).or_insert(next).clone()
    }

    /// A step as lines. Within it the order is not compared: serenity gives each event a task of its own.
    pub(crate) fn lines(&mut self, mut step: Vec<Seen>) -> Vec<String> {
        step.sort_by_key(ToString::to_string);
        let line = |seen: &Seen| {
            let ids: String = seen.ids.iter().map(|(label, id)| format!(" {label}={}", self.of(*id))).collect();
            format!("{seen}{ids}")
        };
        step.iter().map(line).collect()
    }
}
