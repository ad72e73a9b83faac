//! `docs/behaviour.md` names a test for each promise, and each of these tests exists.

use std::collections::BTreeSet;

use regex::Regex;

use crate::expect_none;
use crate::tree;

/// How many promises there are.
const PROMISES: u32 = 37;

/// Complaints about the table. `tests_of` gives the text of a file, where it exists.
fn check_promises(page: &str, text_of: &dyn Fn(&str) -> Option<String>) -> Vec<String> {
    let mut complaints = Vec::new();
    let named = Regex::new(r"`([\w./-]+\.rs): (\w+)`").expect("the pattern is ours");
    let mut seen = BTreeSet::new();
    for (number, line) in (1..).zip(page.lines()) {
        let Some(row) = line.strip_prefix("| ").and_then(|row| row.strip_suffix(" |")) else { continue };
        let cells: Vec<&str> = row.split(" | ").collect();
        let Some(promise) = cells.first().and_then(|first| first.parse::<u32>().ok()) else { continue };
        if cells.len() != 4 {
            complaints.push(format!("docs/behaviour.md:{number}: {} cells instead of four", cells.len()));
            continue;
        }
        if !seen.insert(promise) {
            complaints.push(format!("docs/behaviour.md:{number}: {promise} stands there twice"));
        }
        let mut proofs = 0;
        for proof in named.captures_iter(cells[3]) {
            let (path, name) = (&proof[1], &proof[2]);
            let is_there = text_of(path).is_some_and(|text| {
                let function = Regex::new(&format!(r"fn {name}\b")).expect("a name is a pattern");
                function.is_match(&text)
            });
            if !is_there {
                complaints.push(format!("docs/behaviour.md:{number}: no test {name} in {path}"));
            }
            proofs += 1;
        }
        if proofs == 0 && !cells[3].contains("*open*") {
            complaints.push(format!("docs/behaviour.md:{number}: {promise} has no test and is not open"));
        }
    }
    complaints.extend((1..=PROMISES).filter(|promise| !seen.contains(promise)).map(|promise| format!("{promise} has no row")));
    complaints
}

#[test]
fn every_promise_names_a_test_that_exists() {
    let page = tree::text("docs/behaviour.md");
    let files: BTreeSet<String> = tree::files().into_iter().collect();
    let text_of = |path: &str| files.contains(path).then(|| tree::text(path));
    expect_none(&check_promises(&page, &text_of));
}

#[test]
fn an_unproven_promise_is_complained_about() {
    let text_of = |path: &str| (path == "tests/a.rs").then(|| "#[test]\nfn it_is_so() {}".to_owned());
    let rows: Vec<String> = (4..=PROMISES).map(|promise| format!("| {promise} | i | d | *open* |")).collect();
    let page = |first: &str| format!("{first}\n| 2 | idea | does | *open*: all |\n| 3 | i | d | *open* |\n{}", rows.join("\n"));
    assert_eq!(check_promises(&page("| 1 | idea | does | `tests/a.rs: it_is_so` |"), &text_of), Vec::<String>::new());
    for (bad, complaint) in [
        ("| 1 | idea | does | `tests/a.rs: it_was_so` |", "no test it_was_so"),
        ("| 1 | idea | does | `tests/b.rs: it_is_so` |", "no test it_is_so in tests/b.rs"),
        ("| 1 | idea | does | we are sure |", "1 has no test"),
        ("| 2 | idea | does | *open* |", "2 stands there twice"),
        ("| 1 | idea | `tests/a.rs: it_is_so` |", "3 cells"),
    ] {
        let complaints = check_promises(&page(bad), &text_of);
        assert!(complaints.iter().any(|known| known.contains(complaint)), "{bad}: {complaints:?}");
    }
}
