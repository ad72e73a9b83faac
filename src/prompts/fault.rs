//! What is wrong with a file of an operator's directory of words: where, what, and what to do. Each such text stays ours.

use std::path::{Path, PathBuf};

/// How many are told by themselves; of the rest the last one says how many there are.
pub(super) const FAULTS_MAX: usize = 100;

/// A finding in an operator's directory (`prompts.dir`). The built-in text stands wherever there is one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The file or folder.
    pub path: PathBuf,
    /// The line in it, from 1 on, where there is one.
    pub line: Option<usize>,
    /// The text's language and id, where it has come that far.
    pub text: Option<(String, String)>,
    /// What is wrong.
    pub what: String,
    /// What mends it.
    pub todo: &'static str,
}

impl Fault {
    pub(super) fn of_file(path: &Path, what: impl Into<String>, todo: &'static str) -> Self {
        Self { path: path.to_owned(), line: None, text: None, what: what.into(), todo }
    }

    pub(super) fn in_line(self, line: usize) -> Self {
        Self { line: Some(line), ..self }
    }

    /// The file and its line, as editors and compilers write them.
    #[must_use]
    pub fn place(&self) -> String {
        let path = one_line(&self.path.display().to_string());
        self.line.map_or_else(|| path.clone(), |line| format!("{path}:{line}"))
    }
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: ", self.place())?;
        if let Some((locale, id)) = &self.text {
            write!(f, "{locale} {id}: ")?;
        }
        write!(f, "{}; {}", one_line(&self.what), self.todo)
    }
}

/// A file may hold anything, and this becomes a line of a log.
fn one_line(text: &str) -> String {
    text.replace(char::is_control, " ")
}
