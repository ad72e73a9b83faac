//! What is written about the house is true of it.

use std::collections::BTreeSet;

use regex::Regex;

use crate::expect_none;
use crate::tree;

/// The map fits on a few screens, or nobody reads it.
const MAP_LINES_MAX: usize = 200;

/// Endings by which a bare word is known to be a file.
const FILE_ENDINGS: &str = "rs|toml|md|sql|ftl|tsv|txt|yaml|yml|json|html|css|js|png|service|lock";

/// Spreads `a/{b,c}.rs` out into its meanings.
fn spread(path: &str) -> Vec<String> {
    let Some((before, rest)) = path.split_once('{') else { return vec![path.to_owned()] };
    let Some((inside, after)) = rest.split_once('}') else { return vec![path.to_owned()] };
    inside.split(',').flat_map(|part| spread(&format!("{before}{}{after}", part.trim()))).collect()
}

/// Complaints about a map: its length, and paths that lead nowhere. In running text a path is written from the root, or from `src/`,
/// between backticks; `*` stands for any name. In a drawn tree a name must exist somewhere.
fn check_map(map: &str, files: &[String]) -> Vec<String> {
    let mut complaints = Vec::new();
    let lines = map.lines().count();
    if lines > MAP_LINES_MAX {
        complaints.push(format!("ARCHITECTURE.md:{lines}: longer than {MAP_LINES_MAX} lines"));
    }
    let mut known: BTreeSet<String> = files.iter().cloned().collect();
    for file in files {
        let folders = file.match_indices('/').map(|(at, _)| file[..at].to_owned());
        known.extend(folders);
    }
    let exists = |path: &str, anywhere: bool| {
        let pattern = regex::escape(path.trim_end_matches('/')).replace(r"\*", "[^/]*");
        let start = if anywhere { "(?:.*/)?" } else { "(?:src/)?" };
        let pattern = Regex::new(&format!("^{start}{pattern}$")).expect("an escaped path is a pattern");
        known.iter().any(|path| pattern.is_match(path))
    };
    let span = Regex::new("`([^`]+)`").expect("the pattern is ours");
    let looks_like_a_path =
        Regex::new(&format!(r"^[\w.{{][\w./*{{}},-]*(?:/[\w./*{{}},-]*|\.(?:{FILE_ENDINGS}))$")).expect("a pattern");
    let drawn_name = Regex::new(&format!(r"(?:[\w.-]+/)*[\w-]+(?:\.(?:{FILE_ENDINGS})\b|/)")).expect("a pattern");
    let mut drawn = false;
    for (number, line) in (1..).zip(map.lines()) {
        if line.trim_start().starts_with("```") {
            drawn = !drawn;
            continue;
        }
        let mut paths: Vec<String> = Vec::new();
        if drawn {
            paths.extend(drawn_name.find_iter(line).map(|found| found.as_str().to_owned()));
        } else {
            for found in span.captures_iter(line) {
                if looks_like_a_path.is_match(&found[1]) && !found[1].starts_with("..") {
                    paths.extend(spread(&found[1]));
                }
            }
        }
        let missing = paths.into_iter().filter(|path| !exists(path, drawn));
        complaints.extend(missing.map(|path| format!("ARCHITECTURE.md:{number}: `{path}` does not exist")));
    }
    complaints
}

/// Complaints about `docs/dependencies.md`: a dependency without its line, a line without its dependency.
fn check_dependencies(page: &str, dependencies: &BTreeSet<String>) -> Vec<String> {
    let row = Regex::new(r"(?m)^\| `([\w-]+)` \|(.*)\|\s*$").expect("the pattern is ours");
    let mut complaints = Vec::new();
    let mut listed = BTreeSet::new();
    for found in row.captures_iter(page) {
        let name = found[1].to_owned();
        if found[2].split('|').any(|cell| cell.trim().is_empty()) {
            complaints.push(format!("docs/dependencies.md: `{name}` has an empty column"));
        }
        if !listed.insert(name.clone()) {
            complaints.push(format!("docs/dependencies.md: `{name}` stands there twice"));
        }
    }
    let missing =
        dependencies.difference(&listed).map(|name| format!("docs/dependencies.md: `{name}` has no line; say what it is for"));
    complaints.extend(missing);
    let gone =
        listed.difference(dependencies).map(|name| format!("docs/dependencies.md: `{name}` is no direct dependency any more"));
    complaints.extend(gone);
    complaints
}

/// The sentences that a file logs for an operator: at `info` and above, as a reader sees them.
fn logged(source: &str) -> BTreeSet<String> {
    let call = Regex::new(r#"(?s)tracing::(?:info|warn|error)!\([^;]*?"((?:[^"\\]|\\.)+)""#).expect("the pattern is ours");
    let broken = Regex::new(r"\\\n\s*").expect("the pattern is ours");
    call.captures_iter(source).map(|found| broken.replace_all(&found[1], "").into_owned()).collect()
}

/// Complaints about the operators' page: a sentence of the log that it does not explain. On the page a sentence stands in the first
/// column, between backticks, and may end in `…`.
fn check_log_lines(page: &str, sentences: &BTreeSet<String>) -> Vec<String> {
    let row = Regex::new(r"(?m)^\| `([^`]+)` \|").expect("the pattern is ours");
    let explained: Vec<String> = row.captures_iter(page).map(|found| found[1].to_owned()).collect();
    let is_explained = |sentence: &&String| {
        explained
            .iter()
            .any(|known| known == *sentence || known.strip_suffix('…').is_some_and(|start| sentence.starts_with(start)))
    };
    let missing = sentences.iter().filter(|sentence| !is_explained(sentence));
    missing.map(|sentence| format!("docs/operations.md: say what the log means by `{sentence}`, and what to do")).collect()
}

/// The advisory ids that stand in a file, outside of comments.
fn advisories(text: &str) -> BTreeSet<String> {
    let id = Regex::new(r#""(RUSTSEC-\d{4}-\d{4})""#).expect("the pattern is ours");
    let lines = text.lines().filter(|line| !line.trim_start().starts_with('#'));
    lines.flat_map(|line| id.captures_iter(line).map(|found| found[1].to_owned()).collect::<Vec<_>>()).collect()
}

#[test]
fn the_map_is_true_and_short() {
    expect_none(&check_map(&tree::text("ARCHITECTURE.md"), &tree::files()));
}

#[test]
fn a_false_map_is_complained_about() {
    let files = ["src/domain/retry.rs", "src/domain/board.rs", "prompts/en-US/nudge.ftl", "clippy.toml"].map(str::to_owned);
    let map = "See `src/domain/retry.rs`, `domain/{retry,board}.rs`, `prompts/en-US/*.ftl`, `src/domain/` and `clippy.toml`.\n\
               Not paths: `/start`, `Utc::now`, `app`, `POST /x/y`, `../shared/data`, `1.5`, `a, b`.\n\
               ```\nsrc/\n  domain/   board.rs  gone.rs\n```\n\
               But `src/domain/streak.rs`, `domain/{retry,week}.rs`, `prompts/de/*.ftl` and `deny.toml` are not there.\n";
    assert_eq!(
        check_map(map, &files),
        [
            "ARCHITECTURE.md:5: `gone.rs` does not exist",
            "ARCHITECTURE.md:7: `src/domain/streak.rs` does not exist",
            "ARCHITECTURE.md:7: `domain/week.rs` does not exist",
            "ARCHITECTURE.md:7: `prompts/de/*.ftl` does not exist",
            "ARCHITECTURE.md:7: `deny.toml` does not exist",
        ]
    );
    let long = "\n".repeat(MAP_LINES_MAX + 1);
    assert_eq!(check_map(&long, &files), ["ARCHITECTURE.md:201: longer than 200 lines"]);
}

#[test]
fn every_direct_dependency_has_its_reason() {
    expect_none(&check_dependencies(&tree::text("docs/dependencies.md"), &tree::all_dependencies()));
}

#[test]
fn a_dependency_without_a_reason_is_complained_about() {
    let page =
        "| crate | what for | why | alive |\n| `tokio` | runtime | the field's | yes |\n| `left-pad` | padding | | yes |\n";
    let dependencies = ["tokio", "regex"].map(str::to_owned).into();
    assert_eq!(
        check_dependencies(page, &dependencies),
        [
            "docs/dependencies.md: `left-pad` has an empty column",
            "docs/dependencies.md: `regex` has no line; say what it is for",
            "docs/dependencies.md: `left-pad` is no direct dependency any more",
        ]
    );
}

#[test]
fn every_sentence_of_the_log_is_explained() {
    let files = tree::files().into_iter().filter(|path| path.starts_with("src/") && path.ends_with(".rs"));
    let sentences: BTreeSet<String> = files.flat_map(|path| logged(&tree::text(&path))).collect();
    assert!(sentences.len() > 20, "the log was not found: {sentences:?}");
    expect_none(&check_log_lines(&tree::text("docs/operations.md"), &sentences));
}

#[test]
fn an_unexplained_sentence_is_complained_about() {
    let source = "tracing::info!(job = 1, \"done\"); tracing::debug!(\"not for operators\");\n\
                  tracing::warn!(\n  kind = %kind,\n  \"too many; \\\n   it waits\"\n);\ntracing::error!(\"gone\");";
    let sentences = logged(source);
    assert_eq!(sentences, ["done", "gone", "too many; it waits"].map(str::to_owned).into());
    let page = "| line | meaning |\n| `done` | well |\n| `too many; …` | wait |\nIn running text, `gone` explains nothing.\n";
    assert_eq!(check_log_lines(page, &sentences), ["docs/operations.md: say what the log means by `gone`, and what to do"]);
}

#[test]
fn both_advisory_checks_know_the_same_exceptions() {
    let argued = advisories(&tree::text("deny.toml"));
    assert_eq!(argued, advisories(&tree::text(".cargo/audit.toml")), "deny.toml and .cargo/audit.toml name different exceptions");
    let page = tree::text("deny.toml");
    for id in argued {
        let line = page.lines().find(|line| line.contains(&format!("\"{id}\""))).unwrap_or_default();
        assert!(line.contains("reason") && line.contains("Review by 20"), "deny.toml: {id} needs its argument and a review date");
    }
}

#[test]
fn production_never_leans_on_the_rehearsal() {
    let manifest = tree::text("Cargo.toml");
    assert!(!tree::dependencies(&manifest).contains("rehearsal"), "the arrow goes from `rehearsal` to `second_wind`, never back");
}
