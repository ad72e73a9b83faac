//! Reads Rust source just far enough to know which paths it names: comments and strings are told apart from code, `use` trees are
//! opened up, `super` is followed, and code that only tests see is marked as such.

use std::collections::BTreeMap;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// An identifier or keyword.
    Word,
    /// Punctuation, one character each, except that `::` is one token.
    Mark,
    /// A string literal; the text is what stands between the quotes.
    Text,
}

/// One token of code; comments, numbers, characters and lifetimes are left out.
#[derive(Debug)]
pub(crate) struct Token {
    pub(crate) line: usize,
    pub(crate) kind: Kind,
    pub(crate) text: String,
}

impl Token {
    fn is(&self, kind: Kind, text: &str) -> bool {
        self.kind == kind && self.text == text
    }
}

/// A path as the source names it, with `crate`, `self`, `super` and the file's own imports resolved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Named {
    pub(crate) line: usize,
    /// Whether the first segment stands at the root of our crate; otherwise it names another crate.
    pub(crate) ours: bool,
    pub(crate) path: Vec<String>,
    /// Whether only tests see it.
    pub(crate) test: bool,
}

/// What one file names.
#[derive(Debug, Default)]
pub(crate) struct Source {
    pub(crate) named: Vec<Named>,
    /// Keywords and other words, for rules such as "no `async`": line, word, whether only tests see it.
    pub(crate) words: Vec<(usize, String, bool)>,
    /// String literals: line, contents.
    pub(crate) texts: Vec<(usize, String)>,
    /// Modules declared as `#[cfg(test)] mod name;`, whose files are tests as a whole.
    pub(crate) test_modules: Vec<String>,
}

fn word_part(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// Splits source into tokens.
pub(crate) fn tokens(source: &str) -> Vec<Token> {
    let chars: Vec<char> = source.chars().collect();
    let at = |i: usize| chars.get(i).copied().unwrap_or('\0');
    let mut found = Vec::new();
    let (mut i, mut line) = (0, 1);
    while i < chars.len() {
        let c = chars[i];
        let start = i;
        let start_line = line;
        if c == '/' && at(i + 1) == '/' {
            while i < chars.len() && chars[i] != '\n' {
                i += 1;
            }
        } else if c == '/' && at(i + 1) == '*' {
            let mut depth = 0;
            loop {
                match (at(i), at(i + 1)) {
                    ('/', '*') => (depth, i) = (depth + 1, i + 2),
                    ('*', '/') => (depth, i) = (depth - 1, i + 2),
                    _ => i += 1,
                }
                if depth == 0 || i >= chars.len() {
                    break;
                }
            }
        } else if c == '"' {
            i += 1;
            let from = i;
            while i < chars.len() && chars[i] != '"' {
                i += if chars[i] == '\\' { 2 } else { 1 };
            }
            let text = chars[from..i.min(chars.len())].iter().collect();
            found.push(Token { line, kind: Kind::Text, text });
            i += 1;
        } else if c == '\'' {
            if at(i + 1) == '\\' {
                i += 3;
                while i < chars.len() && chars[i] != '\'' {
                    i += 1;
                }
                i += 1;
            } else if at(i + 2) == '\'' {
                i += 3;
            } else {
                i += 1;
                while word_part(at(i)) {
                    i += 1;
                }
            }
        } else if word_part(c) {
            while word_part(at(i)) {
                i += 1;
            }
            let text: String = chars[start..i].iter().collect();
            let hashes = chars[i..].iter().take_while(|c| **c == '#').count();
            if matches!(text.as_str(), "r" | "br" | "cr") && at(i + hashes) == '"' {
                let from = i + hashes + 1;
                let mut end = from;
                while end < chars.len() && !(chars[end] == '"' && (1..=hashes).all(|n| at(end + n) == '#')) {
                    end += 1;
                }
                found.push(Token { line, kind: Kind::Text, text: chars[from..end.min(chars.len())].iter().collect() });
                i = end + 1 + hashes;
            } else if text == "r" && hashes == 1 {
                i += 1;
            } else if matches!(text.as_str(), "b" | "c") && matches!(at(i), '"' | '\'') {
                // The prefix of a literal, which comes next.
            } else if !c.is_ascii_digit() {
                found.push(Token { line, kind: Kind::Word, text });
            }
        } else if c == ':' && at(i + 1) == ':' {
            found.push(Token { line, kind: Kind::Mark, text: "::".to_owned() });
            i += 2;
        } else {
            if !c.is_whitespace() {
                found.push(Token { line, kind: Kind::Mark, text: c.to_string() });
            }
            i += 1;
        }
        line = start_line + chars[start..i.min(chars.len())].iter().filter(|c| **c == '\n').count();
    }
    found
}

/// A leaf of a `use` tree: the path and the name it gets in this file.
struct Leaf {
    line: usize,
    path: Vec<String>,
    name: String,
}

/// Opens a `use` tree that starts at `i`; returns where it ends.
fn use_tree(tokens: &[Token], mut i: usize, prefix: &[String], leaves: &mut Vec<Leaf>) -> usize {
    let mut path = prefix.to_vec();
    let mut line = tokens.get(i).map_or(0, |t| t.line);
    while let Some(token) = tokens.get(i) {
        match (token.kind, token.text.as_str()) {
            (Kind::Mark, "::") => i += 1,
            (Kind::Mark, "{") => {
                i += 1;
                while tokens.get(i).is_some_and(|t| !t.is(Kind::Mark, "}")) {
                    i = use_tree(tokens, i, &path, leaves);
                    if tokens.get(i).is_some_and(|t| t.is(Kind::Mark, ",")) {
                        i += 1;
                    }
                }
                return i + 1;
            }
            (Kind::Mark, "*") => {
                leaves.push(Leaf { line: token.line, path, name: "*".to_owned() });
                return i + 1;
            }
            (Kind::Word, "as") => {
                let name = tokens.get(i + 1).map_or_else(String::new, |t| t.text.clone());
                leaves.push(Leaf { line, path, name });
                return i + 2;
            }
            (Kind::Word, "self") if !path.is_empty() => i += 1,
            (Kind::Word, word) => {
                line = token.line;
                path.push(word.to_owned());
                i += 1;
            }
            _ => break,
        }
    }
    if let Some(name) = path.last().cloned() {
        leaves.push(Leaf { line, path, name });
    }
    i
}

/// Reads one file that is the module `module` of our crate (`["domain", "retry"]` for `src/domain/retry.rs`).
pub(crate) fn read(source: &str, module: &[String]) -> Source {
    let tokens = tokens(source);
    let mut found = Source::default();
    let mut imports: BTreeMap<String, Vec<Named>> = BTreeMap::new();
    let mut declared: Vec<String> = Vec::new();
    for pair in tokens.windows(2) {
        if pair[0].is(Kind::Word, "mod") && pair[1].kind == Kind::Word {
            declared.push(pair[1].text.clone());
        }
    }
    // First the imports, since a path may be named above the `use` that explains it; then everything else.
    for imports_only in [true, false] {
        let mut scopes: Vec<(Option<String>, bool)> = Vec::new();
        let (mut pending, mut whole, mut nesting, mut nesting_at) = (false, false, 0_i32, 0_i32);
        let mut opening: Option<String> = None;
        let mut i = 0;
        while i < tokens.len() {
            let token = &tokens[i];
            let test = whole || pending || scopes.iter().any(|(_, test)| *test);
            let here = || module.iter().cloned().chain(scopes.iter().filter_map(|(name, _)| name.clone())).collect::<Vec<_>>();
            let next = |n: usize, kind: Kind, text: &str| tokens.get(i + n).is_some_and(|t| t.is(kind, text));
            match (token.kind, token.text.as_str()) {
                (Kind::Text, text) => {
                    if !imports_only {
                        found.texts.push((token.line, text.to_owned()));
                    }
                }
                (Kind::Mark, "#") => {
                    let inner = next(1, Kind::Mark, "!");
                    let first = i + if inner { 3 } else { 2 };
                    if tokens.get(first).is_some_and(|t| t.is(Kind::Word, "cfg")) {
                        let attribute: Vec<_> = tokens[first..].iter().take_while(|t| !t.is(Kind::Mark, "]")).collect();
                        let says = |word: &str| attribute.iter().any(|t| t.is(Kind::Word, word));
                        if says("test") && !says("not") {
                            whole |= inner;
                            pending |= !inner;
                            nesting_at = nesting;
                        }
                    }
                }
                (Kind::Mark, "(" | "[") => nesting += 1,
                (Kind::Mark, ")" | "]") => nesting -= 1,
                (Kind::Mark, ";" | ",") if nesting == nesting_at => pending = false,
                (Kind::Mark, "{") => {
                    scopes.push((opening.take(), pending));
                    pending = false;
                }
                (Kind::Mark, "}") => {
                    scopes.pop();
                }
                (Kind::Word, "mod") if tokens.get(i + 1).is_some_and(|t| t.kind == Kind::Word) => {
                    let name = tokens[i + 1].text.clone();
                    if next(2, Kind::Mark, "{") {
                        opening = Some(name);
                    } else if test && !imports_only {
                        found.test_modules.push(name);
                    }
                    i += 1;
                }
                (Kind::Word, "use") if !next(1, Kind::Mark, "<") => {
                    let mut leaves = Vec::new();
                    let end = use_tree(&tokens, i + 1, &[], &mut leaves);
                    for leaf in leaves.into_iter().filter(|_| imports_only) {
                        for named in resolve(leaf.line, &leaf.path, &here(), &BTreeMap::new(), &declared, test) {
                            imports.entry(leaf.name.clone()).or_default().push(named.clone());
                            found.named.push(named);
                        }
                    }
                    i = end;
                    continue;
                }
                (Kind::Word, word) => {
                    let after = i.checked_sub(1).map(|n| &tokens[n]);
                    let before_that = i.checked_sub(2).map(|n| &tokens[n]);
                    let leading = after.is_some_and(|t| t.is(Kind::Mark, "::"));
                    let inside = leading && before_that.is_some_and(|t| t.kind == Kind::Word || t.is(Kind::Mark, ">"));
                    let method = after.is_some_and(|t| t.is(Kind::Mark, "."));
                    if !imports_only {
                        found.words.push((token.line, word.to_owned(), test));
                    }
                    if !imports_only && !inside && !method && next(1, Kind::Mark, "::") {
                        let mut path = vec![word.to_owned()];
                        let mut end = i + 1;
                        while tokens.get(end).is_some_and(|t| t.is(Kind::Mark, "::")) {
                            match tokens.get(end + 1) {
                                Some(t) if t.kind == Kind::Word => path.push(t.text.clone()),
                                _ => break,
                            }
                            end += 2;
                        }
                        let none = BTreeMap::new();
                        let (known, declared) = if leading { (&none, &[][..]) } else { (&imports, &declared[..]) };
                        found.named.extend(resolve(token.line, &path, &here(), known, declared, test));
                    }
                }
                (Kind::Mark, _) => {}
            }
            i += 1;
        }
    }
    found.named.sort_by_key(|named| named.line);
    found
}

/// What a path means in the module `here`; empty where it starts with a module or type of the file itself.
fn resolve(
    line: usize,
    path: &[String],
    here: &[String],
    imports: &BTreeMap<String, Vec<Named>>,
    declared: &[String],
    test: bool,
) -> Vec<Named> {
    let Some((first, rest)) = path.split_first() else { return Vec::new() };
    let named = |ours: bool, path: Vec<String>| vec![Named { line, ours, path, test }];
    match first.as_str() {
        "crate" | "second_wind" => named(true, rest.to_vec()),
        "self" | "super" => {
            let up = path.iter().take_while(|segment| *segment == "super").count();
            let skip = if first == "self" { 1 } else { up };
            let mut absolute = here[..here.len().saturating_sub(up)].to_vec();
            absolute.extend_from_slice(&path[skip..]);
            named(true, absolute)
        }
        "Self" => Vec::new(),
        name => match imports.get(name) {
            Some(known) => known
                .iter()
                .map(|import| Named { line, path: [import.path.as_slice(), rest].concat(), test, ..import.clone() })
                .collect(),
            None if declared.contains(first) => Vec::new(),
            None => named(false, path.to_vec()),
        },
    }
}
