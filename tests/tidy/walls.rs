//! Which room may know which: the arrows of `ARCHITECTURE.md` as a table.

use std::collections::{BTreeMap, BTreeSet};

use regex::Regex;

use crate::expect_none;
use crate::source::{self, Named, Source};
use crate::tree;

/// A room: `src/<name>.rs` or `src/<name>/`.
struct Room {
    name: &'static str,
    /// Rooms it may import. Its tests may also import what those rooms import.
    rooms: &'static [&'static str],
    /// Crates it may import, as Rust spells them; its tests may import any.
    crates: &'static [&'static str],
    /// Words, and paths with all that lies below them, that it is free of.
    free_of: &'static [&'static str],
}

/// The import table. A new arrow is a decision: draw it in `ARCHITECTURE.md` too.
const ROOMS: &[Room] = &[
    Room {
        name: "domain",
        rooms: &[],
        crates: &["chrono", "chrono_tz", "regex", "thiserror"],
        free_of: &[
            "async",
            "await",
            "println",
            "eprintln",
            "env",
            "option_env",
            "std::env",
            "std::fs",
            "std::io",
            "std::net",
            "std::process",
            "std::thread",
            "std::time::Instant",
            "std::time::SystemTime",
        ],
    },
    Room {
        name: "prompts",
        rooms: &["domain"],
        crates: &[
            "chrono",
            "chrono_tz",
            "fluent_bundle",
            "fluent_syntax",
            "regex",
            "thiserror",
            "tracing",
            "unic_langid",
            "unicode_normalization",
        ],
        free_of: &["async", "await"],
    },
    Room {
        name: "picture",
        rooms: &["domain"],
        crates: &["resvg"],
        free_of: &["async", "await", "std::fs", "std::io", "std::net"],
    },
    Room {
        name: "plan_file",
        rooms: &["domain"],
        crates: &["calcard", "chrono", "chrono_tz", "toml"],
        free_of: &["async", "await", "std::fs", "std::io", "std::net"],
    },
    Room {
        name: "store",
        rooms: &["domain"],
        crates: &["chrono", "chrono_tz", "serde", "serde_json", "sqlx", "thiserror", "tokio", "tracing"],
        free_of: &["tokio::time"],
    },
    Room {
        name: "app",
        rooms: &["domain", "clock", "dice", "meters", "prompts", "picture", "plan_file", "store"],
        crates: &[
            "async_trait",
            "chrono",
            "chrono_tz",
            "csv",
            "data_encoding",
            "regex",
            "serde",
            "serde_json",
            "sha2",
            "thiserror",
            "tokio",
            "tracing",
            "unicode_normalization",
            "zip",
        ],
        free_of: &["tokio::time", "std::net", "std::thread"],
    },
    Room {
        name: "scheduler",
        rooms: &["domain", "clock", "dice", "meters", "store", "app"],
        crates: &["async_trait", "chrono", "cron", "thiserror", "tokio", "tokio_util", "tracing"],
        free_of: &["std::net", "std::thread"],
    },
    Room {
        name: "discord",
        rooms: &["domain", "clock", "meters", "prompts", "app"],
        crates: &[
            "async_trait",
            "chrono",
            "chrono_tz",
            "data_encoding",
            "reqwest",
            "serde",
            "serde_json",
            "serenity",
            "sha2",
            "thiserror",
            "tokio",
            "tokio_util",
            "tracing",
            "twilight_http_ratelimiting",
        ],
        free_of: &[],
    },
    Room {
        name: "status",
        rooms: &["clock", "store"],
        crates: &["axum", "chrono", "serde", "serde_json", "thiserror", "tokio", "tokio_util", "tracing"],
        free_of: &[],
    },
    Room {
        name: "config",
        rooms: &[],
        crates: &["chrono_tz", "config", "directories", "serde", "thiserror"],
        free_of: &["async", "await"],
    },
    Room { name: "telemetry", rooms: &[], crates: &["thiserror", "tracing", "tracing_subscriber"], free_of: &["async", "await"] },
    Room { name: "meters", rooms: &[], crates: &["prometheus_client"], free_of: &["async", "await"] },
    Room { name: "clock", rooms: &[], crates: &["async_trait", "chrono", "tokio"], free_of: &[] },
    Room { name: "dice", rooms: &[], crates: &["rand", "rand_chacha"], free_of: &["async", "await"] },
    Room {
        name: "startup",
        rooms: &[
            "domain",
            "prompts",
            "picture",
            "plan_file",
            "store",
            "app",
            "scheduler",
            "discord",
            "status",
            "config",
            "telemetry",
            "meters",
            "clock",
            "dice",
        ],
        crates: &["async_trait", "chrono", "thiserror", "tokio", "tokio_util", "tracing"],
        free_of: &[],
    },
    Room {
        name: "cli",
        rooms: &[
            "domain",
            "prompts",
            "picture",
            "plan_file",
            "store",
            "app",
            "scheduler",
            "discord",
            "status",
            "config",
            "telemetry",
            "clock",
            "dice",
            "startup",
        ],
        crates: &["chrono", "chrono_tz", "clap", "serde_json", "thiserror", "tokio", "tokio_util", "tracing"],
        free_of: &[],
    },
    Room {
        name: "main",
        rooms: &["config", "telemetry", "clock", "dice", "startup", "cli"],
        crates: &["clap", "thiserror", "tokio", "tokio_util", "tracing"],
        free_of: &[],
    },
];

fn room(name: &str) -> Option<&'static Room> {
    ROOMS.iter().find(|room| room.name == name)
}

/// The module a file is: `src/domain/words/mod.rs` is `["domain", "words"]`; `src/main.rs` stands in the room `main`.
fn module_of(path: &str) -> Vec<String> {
    let inner = path.trim_start_matches("src/").trim_end_matches(".rs");
    inner.split('/').filter(|part| *part != "mod").map(str::to_owned).collect()
}

/// Every room that can be reached from `name` by the arrows.
fn below(name: &str) -> BTreeSet<&'static str> {
    let mut found = BTreeSet::new();
    let mut next: Vec<&'static str> = room(name).map_or(&[][..], |room| room.rooms).to_vec();
    while let Some(name) = next.pop() {
        if found.insert(name) {
            next.extend(room(name).map_or(&[][..], |room| room.rooms));
        }
    }
    found
}

/// Complaints about one file of `src/`. `crates` are the names of all dependencies; `tests_only` says that the whole file is tests.
fn check(path: &str, text: &str, crates: &BTreeSet<String>, tests_only: bool) -> Vec<String> {
    let module = module_of(path);
    let source = source::read(text, if path == "src/main.rs" { &[] } else { &module });
    let Some(room) = module.first().and_then(|name| room(name)) else {
        return vec![format!("{path}:1: no room of this name; the table in tests/tidy/walls.rs has them all")];
    };
    let mut complaints = BTreeSet::new();
    for named in &source.named {
        if let Some(what) = banned_import(room, named, crates, named.test || tests_only) {
            complaints.insert((named.line, format!("{path}:{}: `{}` may not import {what}", named.line, room.name)));
        }
    }
    for (line, word, test) in &source.words {
        if !test && !tests_only && room.free_of.contains(&word.as_str()) {
            complaints.insert((*line, format!("{path}:{line}: `{}` is free of `{word}`", room.name)));
        }
    }
    if room.name != "store" {
        complaints.extend(sql_texts(&source).map(|line| (line, format!("{path}:{line}: SQL text; it lives in `store`"))));
    }
    complaints.into_iter().map(|(_, complaint)| complaint).collect()
}

/// Whether a file is one of these modules or lies in one: what only tests see may have files of its own.
fn is_below(path: &str, modules: &BTreeSet<String>) -> bool {
    let inner = path.trim_end_matches(".rs");
    modules.iter().any(|module| inner.strip_prefix(module.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('/')))
}

/// What a path may not name, in words for the complaint.
fn banned_import(room: &Room, named: &Named, crates: &BTreeSet<String>, test: bool) -> Option<String> {
    let first = named.path.first().map_or("", String::as_str);
    if named.ours {
        if first.is_empty() {
            return Some("the crate's root, where the walls cannot be seen".to_owned());
        }
        let known = self::room(first).is_some();
        let allowed = first == room.name || room.rooms.contains(&first) || (test && below(room.name).contains(first));
        return (known && !allowed).then(|| format!("`{first}`"));
    }
    if test {
        return None;
    }
    if crates.contains(first) && !room.crates.contains(&first) {
        return Some(format!("the crate `{first}`"));
    }
    let path = named.path.join("::");
    let banned =
        room.free_of.iter().find(|free| path == **free || path.strip_prefix(**free).is_some_and(|rest| rest.starts_with("::")));
    banned.filter(|banned| banned.contains("::")).map(|banned| format!("`{banned}`"))
}

/// The lines of string literals that are SQL statements. A statement starts in one case throughout; a sentence starts with a capital.
fn sql_texts(source: &Source) -> impl Iterator<Item = usize> {
    let statement = Regex::new(
        r"(?sx) ^\s* (
            select\s.*\bfrom\b | insert\s+into\b | update\s+\w+\s+set\b | delete\s+from\b | with\s+\w+\s+as\s*\( | pragma\s+\w+
            | begin\s+immediate | (create|alter|drop)\s+(unique\s+)?(table|index)\b
            | SELECT\s.*\bFROM\b | INSERT\s+INTO\b | UPDATE\s+\w+\s+SET\b | DELETE\s+FROM\b | WITH\s+\w+\s+AS\s*\( | PRAGMA\s+\w+
            | BEGIN\s+IMMEDIATE | (CREATE|ALTER|DROP)\s+(UNIQUE\s+)?(TABLE|INDEX)\b )",
    )
    .expect("the pattern is ours");
    source.texts.iter().filter(move |(_, text)| statement.is_match(text)).map(|(line, _)| *line)
}

/// A way around in the arrows, or nothing.
fn cycle(arrows: &BTreeMap<&str, Vec<&str>>) -> Option<String> {
    fn walk<'a>(at: &'a str, arrows: &BTreeMap<&'a str, Vec<&'a str>>, trail: &mut Vec<&'a str>) -> Option<String> {
        if let Some(start) = trail.iter().position(|seen| *seen == at) {
            return Some([&trail[start..], &[at]].concat().join(" → "));
        }
        trail.push(at);
        let found = arrows.get(at).into_iter().flatten().find_map(|next| walk(next, arrows, trail));
        trail.pop();
        found
    }
    arrows.keys().find_map(|start| walk(start, arrows, &mut Vec::new()))
}

#[test]
fn no_room_imports_what_the_table_forbids() {
    let crates = tree::crate_names();
    let files: Vec<String> = tree::files().into_iter().filter(|path| path.starts_with("src/") && path.ends_with(".rs")).collect();
    assert!(files.len() > 3, "the tree was not found: {files:?}");
    let mut tests_only = BTreeSet::new();
    for path in &files {
        let module = module_of(path);
        let folder = if path.ends_with("/mod.rs") || path == "src/lib.rs" || path == "src/main.rs" {
            path.rsplit_once('/').map_or("src", |(folder, _)| folder).to_owned()
        } else {
            path.trim_end_matches(".rs").to_owned()
        };
        for name in source::read(&tree::text(path), &module).test_modules {
            tests_only.insert(format!("{folder}/{name}"));
        }
    }
    let mut complaints = Vec::new();
    for path in files.iter().filter(|path| *path != "src/lib.rs") {
        complaints.extend(check(path, &tree::text(path), &crates, is_below(path, &tests_only)));
    }
    expect_none(&complaints);
}

#[test]
fn the_table_of_contents_re_exports_nothing() {
    let source = source::read(&tree::text("src/lib.rs"), &[]);
    let complaints: Vec<String> = source
        .named
        .iter()
        .map(|named| {
            format!("src/lib.rs:{}: names `{}`; a re-export would be a way around the walls", named.line, named.path.join("::"))
        })
        .collect();
    expect_none(&complaints);
}

#[test]
fn the_table_knows_its_own_names_and_has_no_way_around() {
    let arrows: BTreeMap<&str, Vec<&str>> = ROOMS.iter().map(|room| (room.name, room.rooms.to_vec())).collect();
    assert_eq!(arrows.len(), ROOMS.len(), "a room stands in the table twice");
    for (name, rooms) in &arrows {
        for other in rooms {
            assert!(arrows.contains_key(other), "`{name}` may import `{other}`, which is no room");
        }
    }
    assert_eq!(cycle(&arrows), None, "the arrows go round in a circle");

    let bent = BTreeMap::from([("app", vec!["store"]), ("store", vec!["domain"]), ("domain", vec!["app"])]);
    assert_eq!(cycle(&bent).as_deref(), Some("app → store → domain → app"), "a circle is found when there is one");
}

#[test]
fn crates_in_the_table_are_dependencies() {
    let crates = tree::crate_names();
    for room in ROOMS {
        for name in room.crates {
            assert!(crates.contains(*name), "`{}` may import `{name}`, which Cargo.toml does not have", room.name);
        }
    }
}

/// One bad file and what must be said about it.
fn complaints_about(path: &str, text: &str) -> Vec<String> {
    let crates = ["chrono", "config", "serenity", "sqlx", "tokio", "tracing"].map(str::to_owned).into();
    check(path, text, &crates, false)
}

#[test]
fn a_bad_file_is_complained_about() {
    let text = "//! use crate::scheduler; in a comment is no import\n\
                use std::time::Duration;\n\
                use crate::{domain::ids, scheduler::tick};\n\
                fn f() { super::super::store::open(); let s = \"crate::app::x\"; }\n\
                async fn g() {}\n\
                use std::{collections::BTreeMap, fs as files};\n\
                fn h() { files::read(); tokio::spawn(g()); x.collect::<Vec<_>>(); }\n\
                const Q: &str = r#\"\n  select id from members\"#;\n";
    assert_eq!(
        complaints_about("src/domain/words/retry.rs", text),
        [
            "src/domain/words/retry.rs:3: `domain` may not import `scheduler`",
            "src/domain/words/retry.rs:5: `domain` is free of `async`",
            "src/domain/words/retry.rs:6: `domain` may not import `std::fs`",
            "src/domain/words/retry.rs:7: `domain` may not import `std::fs`",
            "src/domain/words/retry.rs:7: `domain` may not import the crate `tokio`",
            "src/domain/words/retry.rs:8: SQL text; it lives in `store`",
        ]
        .map(str::to_owned),
        "super::super from src/domain/words/retry.rs is still `domain`"
    );
}

#[test]
fn ways_around_the_walls_are_seen() {
    let cases: &[(&str, &str, &[&str])] = &[
        ("src/domain/a.rs", "use super::super::store::Tx;", &["src/domain/a.rs:1: `domain` may not import `store`"]),
        (
            "src/domain/a.rs",
            "use crate as root;",
            &["src/domain/a.rs:1: `domain` may not import the crate's root, where the walls cannot be seen"],
        ),
        ("src/domain/a.rs", "fn f() { ::tokio::spawn(g()) }", &["src/domain/a.rs:1: `domain` may not import the crate `tokio`"]),
        ("src/domain/a.rs", "#[tokio::main] fn f() {}", &["src/domain/a.rs:1: `domain` may not import the crate `tokio`"]),
        (
            "src/domain/a.rs",
            "macro_rules! m { () => { $crate::app::x() } }",
            &["src/domain/a.rs:1: `domain` may not import `app`"],
        ),
        ("src/app/a.rs", "use tokio::{sync::mpsc, time};", &["src/app/a.rs:1: `app` may not import `tokio::time`"]),
        ("src/app/a.rs", "fn f(x: serenity::all::User) {}", &["src/app/a.rs:1: `app` may not import the crate `serenity`"]),
        ("src/app/a.rs", "const A: &str = \"delete from jobs\";", &["src/app/a.rs:1: SQL text; it lives in `store`"]),
        ("src/main.rs", "use second_wind::store::Store;", &["src/main.rs:1: `main` may not import `store`"]),
        ("src/clock.rs", "use super::dice::Dice;", &["src/clock.rs:1: `clock` may not import `dice`"]),
        ("src/util.rs", "", &["src/util.rs:1: no room of this name; the table in tests/tidy/walls.rs has them all"]),
        // And what is no way around.
        ("src/config.rs", "use config::Config; fn f() { config::Environment::default() }", &[]),
        ("src/startup.rs", "use crate::config; fn f() { config::load() }", &[]),
        ("src/domain/a.rs", "#[cfg(test)] mod tests { use super::*; use tokio::time; #[tokio::test] async fn t() {} }", &[]),
        ("src/discord/a.rs", "#[cfg(test)] mod tests { use crate::store::Store; }", &[]),
        ("src/domain/a.rs", "/* tokio::x /* nested */ */ fn f<'a>(c: &'a char) -> bool { *c == '\"' || *c == '\\'' }", &[]),
        ("src/app/a.rs", "const A: &str = \"Select a day from the list\";", &[]),
        ("src/store/a.rs", "const A: &str = \"delete from jobs\";", &[]),
    ];
    for (path, text, expected) in cases {
        assert_eq!(complaints_about(path, text), *expected, "{path}: {text}");
    }
    let tests = ["src/app/a/tests".to_owned()].into();
    for (path, below) in [
        ("src/app/a/tests.rs", true),
        ("src/app/a/tests/mod.rs", true),
        ("src/app/a/tests/limits.rs", true),
        ("src/app/a/tests_of_strength.rs", false),
        ("src/app/a.rs", false),
    ] {
        assert_eq!(is_below(path, &tests), below, "{path} with tests in src/app/a/tests");
    }
    let past_the_tests = "#[cfg(test)] mod tests { fn t() {} } use crate::app::x;";
    assert_eq!(complaints_about("src/domain/a.rs", past_the_tests).len(), 1, "what follows the tests is code again");
    let upward = "#[cfg(test)] mod tests { use crate::discord::Gateway; }";
    assert_eq!(complaints_about("src/store/a.rs", upward).len(), 1, "a room's tests may look down, never up");
}
