//! The files of the repository, and rules about every one of them.

use std::collections::BTreeSet;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use regex::Regex;

use crate::expect_none;

/// Above this many lines a file no longer fits in a head; about 400 is where to begin thinking of a split, by act.
const FILE_LINES_MAX: usize = 450;

/// How many of the longest files the test names.
const LONGEST_SHOWN: usize = 6;

/// The repository's root.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every file that is or would be committed, relative to the root, sorted.
pub(crate) fn files() -> Vec<String> {
    let listed =
        Command::new("git").args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"]).current_dir(root()).output();
    let mut files: Vec<String> = match listed {
        Ok(output) if output.status.success() => {
            String::from_utf8_lossy(&output.stdout).split_terminator('\0').map(str::to_owned).collect()
        }
        // An unpacked archive has no history to ask.
        _ => walk(root()),
    };
    files.retain(|path| root().join(path).is_file());
    files.sort();
    // In the middle of a merge git names a file once for each side.
    files.dedup();
    files
}

fn walk(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder of the tree can be listed").flatten() {
        let path = entry.path();
        let name = entry.file_name();
        if path.is_dir() {
            if name != "target" && name != ".git" && name != "rehearsal-state" {
                found.extend(walk(&path));
            }
        } else if let Ok(inner) = path.strip_prefix(root()) {
            found.push(inner.to_string_lossy().replace('\\', "/"));
        }
    }
    found
}

/// A file's text; bytes that are no text become marks.
pub(crate) fn text(path: &str) -> String {
    let file: PathBuf = root().join(path);
    let bytes = std::fs::read(&file).unwrap_or_else(|error| panic!("{path}: {error}"));
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The direct dependencies in a manifest, as it spells them, from all its dependency tables.
pub(crate) fn dependencies(manifest: &str) -> BTreeSet<String> {
    let heading = Regex::new(r"^\[(?:target\..*\.)?(?:dev-|build-)?dependencies(?:\.([\w-]+))?\]").expect("the pattern is ours");
    let entry = Regex::new(r"^([\w-]+)(?:\.workspace)?\s*=").expect("the pattern is ours");
    let mut found = BTreeSet::new();
    let mut inside = false;
    for line in manifest.lines() {
        if line.starts_with('[') {
            let captures = heading.captures(line);
            let single = captures.as_ref().and_then(|captures| captures.get(1));
            inside = captures.is_some() && single.is_none();
            found.extend(single.map(|name| name.as_str().to_owned()));
        } else if inside && let Some(captures) = entry.captures(line) {
            found.insert(captures[1].to_owned());
        }
    }
    found
}

/// The direct dependencies of both packages, as the manifests spell them; our own package is not one.
pub(crate) fn all_dependencies() -> BTreeSet<String> {
    let mut found = dependencies(&text("Cargo.toml"));
    found.extend(dependencies(&text("rehearsal/Cargo.toml")));
    found.remove("second-wind");
    found
}

/// The direct dependencies of the production package, as Rust spells them.
pub(crate) fn crate_names() -> BTreeSet<String> {
    dependencies(&text("Cargo.toml")).into_iter().map(|name| name.replace('-', "_")).collect()
}

/// Complaints about files that are too long, longest first.
fn too_long(lengths: &[(usize, String)]) -> Vec<String> {
    let long = lengths.iter().filter(|(lines, _)| *lines > FILE_LINES_MAX);
    long.map(|(lines, path)| format!("{path}:{lines}: longer than {FILE_LINES_MAX} lines; split it by act, not by kind"))
        .collect()
}

/// Complaints about what ties a file to one machine or one registry.
fn ties(path: &str, text: &str) -> Vec<String> {
    // Put together from parts, so that this file does not complain about itself.
    let folder =
        Regex::new(&format!(r#"(?:^|[^\w.~/-])(/(?:{}|{}|{})(?:[/\s"'`)\],;:]|$))"#, "work", "root", "tmp")).expect("a pattern");
    let home = Regex::new(&format!(r#"(?:^|[^\w.~/-])(/(?:{}|{})/\w)"#, "home", "Users")).expect("a pattern");
    let hosts = ["crates", "docker", "ghcr", "quay"].map(|name| format!(r"\b{name}\.{}\b", "io"));
    let more = ["pypi", "pythonhosted", "npmjs", "debian", "golang"].map(|name| format!(r"\b{name}\.{}\b", "org"));
    // Cargo itself writes the name of its index into the lock file; that name is no host.
    let host = Regex::new(&format!("(?:{}|{})(?P<index>-index)?", hosts.join("|"), more.join("|"))).expect("a pattern");
    let mut complaints = Vec::new();
    for (number, line) in (1..).zip(text.lines()) {
        if let Some(found) = folder.captures(line).or_else(|| home.captures(line)) {
            complaints.push(format!(
                "{path}:{number}: `{}` is a path of one machine; a test takes a temporary folder",
                found[1].trim()
            ));
        }
        for found in host.captures_iter(line).filter(|found| found.name("index").is_none()) {
            complaints.push(format!("{path}:{number}: `{}` is a registry's host; name the package and its kind", &found[0]));
        }
    }
    complaints
}

#[test]
fn files_fit_in_a_head() {
    let mut lengths: Vec<(usize, String)> = tree_of_code().map(|path| (text(&path).lines().count(), path)).collect();
    lengths.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    let shown: Vec<String> = lengths.iter().take(LONGEST_SHOWN).map(|(lines, path)| format!("  {lines:>4} {path}")).collect();
    // Straight to the stream: the captured output of a passing test is never seen.
    writeln!(std::io::stderr().lock(), "tidy: the longest files\n{}", shown.join("\n")).expect("stderr takes a line");
    lengths.retain(|(_, path)| path.starts_with("src/") || path.starts_with("rehearsal/src/"));
    expect_none(&too_long(&lengths));

    let bad = [(FILE_LINES_MAX + 1, "src/app/all.rs".to_owned()), (FILE_LINES_MAX, "src/app/fits.rs".to_owned())];
    assert_eq!(too_long(&bad), ["src/app/all.rs:451: longer than 450 lines; split it by act, not by kind"]);
}

fn tree_of_code() -> impl Iterator<Item = String> {
    files().into_iter().filter(|path| path.ends_with(".rs"))
}

#[test]
fn nothing_is_tied_to_one_machine_or_registry() {
    let complaints: Vec<String> = files().iter().flat_map(|path| ties(path, &text(path))).collect();
    expect_none(&complaints);
}

#[test]
fn ties_are_seen() {
    let slash = "/";
    for bad in [
        format!("open(\"{slash}work/x\")"),
        format!("cd {slash}root"),
        format!("DIR={slash}tmp/x"),
        format!("see {slash}home/ana/notes"),
        ["index", "crates", "io"].join("."),
        ["https://pypi", "org/simple"].join("."),
    ] {
        assert_eq!(ties("a.md", &bad).len(), 1, "{bad}");
    }
    for good in [
        ["docs", "work", "x"].join("/").as_str(),
        "/workflows/x",
        "/start",
        "a/tmp/b",
        "registry+https://github.com/rust-lang/crates.io-index",
        "/homework",
    ] {
        assert_eq!(ties("a.md", good), Vec::<String>::new(), "{good}");
    }
}

#[test]
fn dependencies_are_read_from_every_table() {
    let manifest = "[package]\nname = \"x\"\n[dependencies]\na = \"1\"\nb-c.workspace = true\n[dependencies.d]\nversion = \"1\"\n\
                    [target.'cfg(unix)'.dependencies]\ne = \"1\"\n[dev-dependencies]\nf = { path = \"f\" }\n[features]\ng = []\n";
    let expected: BTreeSet<String> = ["a", "b-c", "d", "e", "f"].map(str::to_owned).into();
    assert_eq!(dependencies(manifest), expected);
}
