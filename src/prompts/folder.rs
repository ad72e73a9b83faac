//! An operator's directory of words, as it is found: `<language>/<any>.ftl`. Whatever cannot be read is a [`Fault`] and no reason to stop:
//! the texts beside it count.

use std::collections::BTreeMap;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use fluent_syntax::ast::{Entry, Resource};
use fluent_syntax::parser::{ErrorKind, ParserError, parse_runtime};
use fluent_syntax::serializer::serialize;
use unic_langid::LanguageIdentifier;

use super::fault::Fault;

/// The longest file that is read, in bytes: twenty times the longest of ours.
const FILE_BYTES_MAX: u64 = 1 << 20;
/// The longest name of a language without its region, in letters.
const LANGUAGE_LETTERS_MAX: usize = 3;
/// How many files are read of one language.
const FILES_MAX: usize = 200;
/// How deep braces stand in each other at most. Fluent's parser goes down one call for each.
const DEPTH_MAX: usize = 40;

/// One text of an operator.
pub(super) struct Text {
    /// Its id; a helper that only other texts use begins with `-`.
    pub(super) id: String,
    /// It alone, as a Fluent file.
    pub(super) source: String,
    /// The file.
    pub(super) path: PathBuf,
    /// Its line there.
    pub(super) line: usize,
}

impl Text {
    /// A fault of this text.
    pub(super) fn fault(&self, locale: &str, what: String, todo: &'static str) -> Fault {
        let text = Some((locale.to_owned(), self.id.clone()));
        Fault { path: self.path.clone(), line: Some(self.line), text, what, todo }
    }
}

/// What a directory holds.
#[derive(Default)]
pub(super) struct Folder {
    /// The texts of each language, by its tag, in the order in which they were read.
    pub(super) languages: BTreeMap<String, Vec<Text>>,
    /// What could not be read.
    pub(super) faults: Vec<Fault>,
}

impl Folder {
    /// Reads a directory.
    pub(super) fn read(directory: &Path) -> Self {
        let mut folder = Self::default();
        let Some(entries) = folder.entries(directory) else { return folder };
        for path in entries {
            let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
            if path.is_dir() {
                // Longer ones are languages only on paper, and folders of another purpose.
                match name.parse::<LanguageIdentifier>() {
                    Ok(tag) if tag.language.as_str().len() <= LANGUAGE_LETTERS_MAX => folder.language(&tag.to_string(), &path),
                    _ => folder.fault(&path, "not named after a language", "name the folder like en-US, de or nl"),
                }
            } else if is_fluent(&path) {
                let todo = "move the file into a folder named after its language, like en-US";
                folder.fault(&path, "a file of no language", todo);
            }
        }
        folder
    }

    fn fault(&mut self, path: &Path, what: impl Into<String>, todo: &'static str) {
        self.faults.push(Fault::of_file(path, what, todo));
    }

    /// What stands in a directory, without what is hidden: mounted folders have their own beside ours.
    fn entries(&mut self, directory: &Path) -> Option<Vec<PathBuf>> {
        let todo = "look whether the directory is there and the bot may read it, or correct prompts.dir";
        let listed = std::fs::read_dir(directory).and_then(Iterator::collect::<Result<Vec<_>, _>>);
        match listed {
            Ok(entries) => {
                let is_shown = |path: &PathBuf| !path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
                let mut paths: Vec<PathBuf> = entries.into_iter().map(|entry| entry.path()).filter(is_shown).collect();
                paths.sort();
                Some(paths)
            }
            Err(error) => {
                self.fault(directory, format!("cannot be read: {error}"), todo);
                None
            }
        }
    }

    fn language(&mut self, tag: &str, directory: &Path) {
        let Some(entries) = self.entries(directory) else { return };
        let files: Vec<PathBuf> = entries.into_iter().filter(|path| is_fluent(path)).collect();
        if let Some(beyond) = files.get(FILES_MAX) {
            self.fault(beyond, format!("more than {FILES_MAX} files for one language"), "put their texts together");
        }
        for path in files.iter().take(FILES_MAX) {
            match content(path) {
                Ok(content) => self.file(tag, path, &content),
                Err(fault) => self.faults.push(*fault),
            }
        }
    }

    fn file(&mut self, tag: &str, path: &Path, content: &str) {
        if let Some(line) = too_deep(content) {
            let what = format!("more than {DEPTH_MAX} braces inside each other");
            self.faults.push(Fault::of_file(path, what, "close each { with a }; nothing of this file is used").in_line(line));
            return;
        }
        let (resource, errors) = match parse_runtime(content) {
            Ok(resource) => (resource, Vec::new()),
            Err((resource, errors)) => (resource, errors),
        };
        for error in &errors {
            let fault = Fault::of_file(path, what_of(error), todo_of(error)).in_line(line_at(content, error.pos.start));
            self.faults.push(fault);
        }
        for entry in resource.body {
            let id = match &entry {
                Entry::Message(message) => message.id.name.to_owned(),
                Entry::Term(term) => format!("-{}", term.id.name),
                _ => continue,
            };
            let texts = self.languages.entry(tag.to_owned()).or_default();
            let is_here = |text: &Text| text.id == id && text.path == path;
            let line = line_of(content, &id, texts.iter().filter(|text| is_here(text)).count());
            if let Some(before) = texts.iter().position(|text| text.id == id) {
                let before = texts.remove(before);
                let what = format!("stands again in {}:{line}, and that one counts", path.display());
                self.faults.push(before.fault(tag, what, "keep one of the two"));
            }
            let source = serialize(&Resource { body: vec![entry] });
            let text = Text { id, source, path: path.to_owned(), line };
            self.languages.entry(tag.to_owned()).or_default().push(text);
        }
    }
}

fn is_fluent(path: &Path) -> bool {
    path.extension().is_some_and(|end| end == "ftl")
}

/// A file's text, or why there is none.
fn content(path: &Path) -> Result<String, Box<Fault>> {
    let failed = |error: std::io::Error| {
        let todo = "let the bot's user read it; nothing of this file is used";
        Box::new(Fault::of_file(path, format!("cannot be read: {error}"), todo))
    };
    // Opening a pipe would wait for somebody to write into it.
    if !std::fs::metadata(path).map_err(failed)?.is_file() {
        return Err(Box::new(Fault::of_file(path, "no ordinary file", "put a text file in its place")));
    }
    let mut bytes = Vec::new();
    std::fs::File::open(path).and_then(|file| file.take(FILE_BYTES_MAX + 1).read_to_end(&mut bytes)).map_err(failed)?;
    if bytes.len() as u64 > FILE_BYTES_MAX {
        let what = format!("larger than {} KiB", FILE_BYTES_MAX / 1024);
        let todo = "keep only the texts that you change; nothing of this file is used";
        return Err(Box::new(Fault::of_file(path, what, todo)));
    }
    match String::from_utf8(bytes) {
        Ok(content) => Ok(content.strip_prefix('\u{FEFF}').map(str::to_owned).unwrap_or(content)),
        Err(error) => {
            let good = error.utf8_error().valid_up_to();
            let line = 1 + error.as_bytes()[..good].iter().filter(|byte| **byte == b'\n').count();
            let todo = "save the file as UTF-8; nothing of it is used";
            Err(Box::new(Fault::of_file(path, "not written in UTF-8", todo).in_line(line)))
        }
    }
}

/// The line on which braces stand too deep in each other, if one does. Each text begins anew.
fn too_deep(content: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, line) in content.lines().enumerate() {
        if line.starts_with(|c: char| c.is_ascii_alphabetic() || c == '-') {
            depth = 0;
        }
        for c in line.chars() {
            match c {
                '{' => depth += 1,
                '}' => depth = depth.saturating_sub(1),
                _ => {}
            }
            if depth > DEPTH_MAX {
                return Some(at + 1);
            }
        }
    }
    None
}

fn line_at(content: &str, at: usize) -> usize {
    1 + content.bytes().take(at).filter(|byte| *byte == b'\n').count()
}

/// The line on which a text begins, of several with its id the one after so many.
fn line_of(content: &str, id: &str, after: usize) -> usize {
    let is_its = |line: &str| line.strip_prefix(id).is_some_and(|rest| rest.trim_start_matches([' ', '\t']).starts_with('='));
    content.lines().enumerate().filter(|(_, line)| is_its(line)).nth(after).map_or(1, |(at, _)| at + 1)
}

fn what_of(error: &ParserError) -> String {
    match &error.kind {
        ErrorKind::ExpectedToken(token) => format!("a syntax error: {token:?} is expected here"),
        other => {
            let said = other.to_string();
            let mut letters = said.chars();
            let first = letters.next().map(|letter| letter.to_lowercase().to_string()).unwrap_or_default();
            format!("a syntax error: {first}{}", letters.as_str())
        }
    }
}

const fn todo_of(error: &ParserError) -> &'static str {
    match error.kind {
        ErrorKind::ExpectedToken('=') | ErrorKind::ExpectedCharRange { .. } => {
            "write a text as `id = words`, and begin its further lines with a space"
        }
        ErrorKind::ExpectedToken('}') | ErrorKind::UnbalancedClosingBrace => {
            "give each { its }; a brace that is to be read stands in quotes: { \"{\" }"
        }
        ErrorKind::ExpectedMessageField { .. } | ErrorKind::ExpectedTermField { .. } | ErrorKind::MissingValue => {
            "put the words after the =; no line inside may begin with *, [ or ."
        }
        ErrorKind::MissingDefaultVariant | ErrorKind::MultipleDefaultVariants => "mark exactly one choice with *, as *[other]",
        _ => "compare it with the same text in our own file; prompts/README.md shows the form",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_found_and_depth_is_counted_by_text() {
        let content = "# ours\n\nwell = A\nwell-done = B\n  C\nwell = D\n";
        assert_eq!((line_of(content, "well", 0), line_of(content, "well", 1), line_of(content, "well-done", 0)), (3, 6, 4));
        assert_eq!(line_at(content, content.find('C').expect("a C")), 5);
        assert_eq!(too_deep(&"a = { \"{\" }\n".repeat(100)), None, "each text begins anew");
        assert_eq!(too_deep(&format!("a = b\nc = {}", "{".repeat(100_000))), Some(2));
    }
}
