//! An operator's directory of words (`prompts.dir`): each kind of bad file is named with its place and what to do, the texts beside it
//! count, ours stay where theirs fail, and nothing of it keeps the coach from its work.

use std::fs;
use std::path::Path;

use second_wind::prompts::{Fault, Label, Prompts, Template, Voice};
use tempfile::TempDir;

const GOOD: &str = "start-left = All right, come by whenever you like.\n";

/// A directory with one file of English beside whatever else is put there.
fn directory(files: &[(&str, &[u8])]) -> TempDir {
    let directory = tempfile::tempdir().expect("a directory");
    for (file, content) in files {
        let path = directory.path().join(file);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a directory");
        fs::write(path, content).expect("a file");
    }
    directory
}

fn load(directory: &Path) -> Prompts {
    Prompts::load(Some(directory)).expect("the coach speaks whatever the directory holds")
}

fn is_ours(prompts: &Prompts) -> bool {
    let built_in = Prompts::built_in().expect("the built-in texts");
    Template::ALL.iter().all(|&template| prompts.sample(template, 0) == built_in.sample(template, 0))
        && Label::ALL.iter().all(|&label| prompts.label(label) == built_in.label(label))
}

fn said(prompts: &Prompts, directory: &Path) -> Vec<String> {
    let prefix = format!("{}/", directory.display());
    prompts.faults().iter().map(|fault| fault.to_string().replace(&prefix, "")).collect()
}

/// What one English file leads to, with a good text at its beginning or its end.
fn one_file(content: &str) -> (Prompts, Vec<String>) {
    let directory = directory(&[("en-US/ours.ftl", content.as_bytes())]);
    let prompts = load(directory.path());
    let said = said(&prompts, directory.path());
    (prompts, said)
}

#[test]
fn what_is_wrong_with_a_text_is_named_with_its_line_and_what_to_do_and_the_others_count() {
    let long = "word ".repeat(60);
    let deep = format!("ack-1 = {}\n", "{".repeat(50_000));
    for (what, bad, finds, to_do) in [
        ("a syntax error", "same-1 { $title } is there\n", "ours.ftl:3: a syntax error: '=' is expected", "`id = words`"),
        ("an open brace", "same-1 = { $title is there\n", "ours.ftl:3: a syntax error: '}' is expected", "give each { its }"),
        ("no words", "same-1 =\n", "ours.ftl:3: a syntax error", "put the words after the ="),
        (
            "no default",
            "same-1 = { $title ->\n    [a] b\n  }\n",
            "a syntax error: the select expression must have a default",
            "*[other]",
        ),
        ("an unknown id", "sane-1 = { $title } is there\n", "ours.ftl:3: en-US sane-1: no text has this id", "prompts show"),
        (
            "an unknown variable",
            "same-1 = { $missed } is there\n",
            "en-US same-1: it does not know $missed; it may use: $",
            "take one",
        ),
        (
            "a missing text",
            "same-1 = { nobody } is there\n",
            "en-US same-1: it uses { nobody }, and there is no such text",
            "write",
        ),
        ("itself", "same-1 = { same-1 } is there\n", "en-US same-1: it uses itself", "write the words out"),
        ("a function", "same-1 = { NUMBER($title) } there\n", "en-US same-1: there is no function NUMBER", "as they are"),
        ("R3, shame", "same-1 = You missed { $title }.\n", "en-US same-1: B0", "until then ours is said"),
        ("R5, questions", "same-1 = { $title }? Really?\n", "en-US same-1: R5: 2 questions", "until then ours is said"),
        ("R7, length", &format!("same-1 = {long}\n"), "en-US same-1: R7: ", "until then ours is said"),
        ("R8, sentences", &format!("help-1 = {long}\n"), "en-US help-1: R8: a sentence of 60 words", "until then ours is said"),
        ("R9, shouting", "same-1 = { $title } is THERE!\n", "en-US same-1: R9: an exclamation mark", "until then ours is said"),
        ("a button", &format!("label-done = {}\n", "Done ".repeat(20)), "en-US label-done: R7: 99 characters", "ours is said"),
        ("a button that asks", "label-done = Done?\n", "en-US label-done: R6", "until then ours is said"),
        ("a command's name", "name-today = To Day\n", "en-US name-today: a name has up to 32 letters", "ours is said"),
        ("a name twice", "name-today = week\n", "en-US name-today: name-week is called week too", "ours is said"),
        ("a plan's title", &format!("plan-legs-up = {}\n", "legs ".repeat(9)), "en-US plan-legs-up: a plan does not", "ours"),
        ("a helper", "on-day = on { $nowhere }\n", "en-US on-day: with it ", "until then ours is said"),
        ("braces", &deep, "ours.ftl:3: more than 40 braces", "nothing of this file is used"),
    ] {
        let (prompts, said) = one_file(&format!("# words\n\n{bad}\n{GOOD}"));
        assert!(said.iter().any(|line| line.contains(finds) && line.contains(to_do)), "{what}: {said:#?}");
        let is_there = |line: &String| (3..6).any(|at| line.starts_with(&format!("en-US/ours.ftl:{at}: ")));
        assert!(said.iter().all(is_there), "{what}, and nothing else: {said:#?}");
        if what == "braces" {
            assert!(is_ours(&prompts), "{what}: nothing of such a file is read");
        } else {
            let left = prompts.render(Template::StartLeft, &Voice::default(), 0);
            assert_eq!(left, "All right, come by whenever you like.", "{what}: the good text of the file counts");
        }
        let built_in = Prompts::built_in().expect("the built-in texts");
        for turn in 0..8 {
            assert_eq!(prompts.sample(Template::Same, turn), built_in.sample(Template::Same, turn), "{what}: ours is said");
        }
        assert_eq!(prompts.label(Label::Done), "Done", "{what}");
        assert_eq!(prompts.own_name("today"), built_in.own_name("today"), "{what}");
        assert_eq!(prompts.take_problems(), [], "{what}: nothing is left to be found by a member");
    }
}

#[test]
fn a_text_that_stands_twice_counts_once_and_is_told() {
    let twice = "start-left = First.\nstart-left = Come by whenever you like.\n";
    let (prompts, said) = one_file(twice);
    assert_eq!(prompts.render(Template::StartLeft, &Voice::default(), 0), "Come by whenever you like.");
    let [said] = &said[..] else { panic!("one finding: {said:?}") };
    assert!(said.starts_with("en-US/ours.ftl:1: en-US start-left: stands again in ") && said.contains("ours.ftl:2"), "{said}");
}

#[test]
fn sound_words_are_said_and_nothing_is_told() {
    let content = "# with helpers of their own\n-club = Harbour Runners\nmy-door = The door of the { -club } is open.\n\
                   start-left = { my-door } Come by whenever you like.\nminutes =\n    { $minutes ->\n        [one] { $minutes } min\n       \
                   *[other] { $minutes } min\n    }\nname-today = heute\n";
    let (prompts, said) = one_file(&format!("\u{FEFF}{content}").replace('\n', "\r\n"));
    assert_eq!(said, Vec::<String>::new());
    let left = prompts.render(Template::StartLeft, &Voice::default(), 0);
    assert_eq!(left, "The door of the Harbour Runners is open. Come by whenever you like.");
    assert_eq!(prompts.own_name("today").as_deref(), Some("heute"));
}

#[test]
fn a_file_that_cannot_be_read_is_named_and_the_others_count() {
    let huge = format!("{GOOD}# {}\n", "x".repeat(1 << 20));
    let latin = b"# words\n\nlabel-done = Erledigt f\xFCr heute\n";
    for (what, file, content, finds) in [
        ("not UTF-8", "en-US/latin.ftl", &latin[..], "en-US/latin.ftl:3: not written in UTF-8; save the file as UTF-8"),
        ("huge", "en-US/huge.ftl", huge.as_bytes(), "en-US/huge.ftl: larger than 1024 KiB; keep only the texts that you change"),
        ("binary", "en-US/binary.ftl", &[0, 159, 146, 150][..], "en-US/binary.ftl:1: not written in UTF-8"),
        ("no language", "words/ours.ftl", b"label-done = Ok\n", "words: not named after a language"),
        ("outside", "ours.ftl", b"label-done = Ok\n", "ours.ftl: a file of no language; move the file into a folder"),
        ("a folder", "en-US/folder.ftl/x", b"", "en-US/folder.ftl: no ordinary file; put a text file in its place"),
    ] {
        let directory = directory(&[("en-US/ours.ftl", GOOD.as_bytes()), (file, content)]);
        let prompts = load(directory.path());
        let said = said(&prompts, directory.path());
        let [only] = &said[..] else { panic!("{what}: one finding: {said:#?}") };
        assert!(only.starts_with(finds), "{what}: {only}");
        assert_eq!(prompts.label(Label::Done), "Done", "{what}: ours stays");
        let left = prompts.render(Template::StartLeft, &Voice::default(), 0);
        assert_eq!(left, "All right, come by whenever you like.", "{what}: the file beside it counts");
    }
}

#[cfg(unix)]
#[test]
fn a_link_to_nowhere_and_a_file_that_is_shut_are_named() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let directory = directory(&[("en-US/ours.ftl", GOOD.as_bytes()), ("en-US/shut.ftl", b"label-done = Ok\n")]);
    symlink(directory.path().join("nowhere"), directory.path().join("en-US/link.ftl")).expect("a link");
    let shut = directory.path().join("en-US/shut.ftl");
    fs::set_permissions(&shut, fs::Permissions::from_mode(0o000)).expect("a mode");
    let is_shut = fs::read(&shut).is_err();
    let prompts = load(directory.path());
    let said = said(&prompts, directory.path());
    assert!(
        said[0].starts_with("en-US/link.ftl: cannot be read: ") && said[0].contains("let the bot's user read it"),
        "{said:#?}"
    );
    // Whoever runs the tests as root reads it all the same.
    assert_eq!(said.iter().any(|line| line.starts_with("en-US/shut.ftl: cannot be read: ")), is_shut, "{said:#?}");
    assert_eq!(prompts.render(Template::StartLeft, &Voice::default(), 0), "All right, come by whenever you like.");
}

#[test]
fn a_directory_that_is_not_there_or_is_a_file_leaves_ours() {
    let home = tempfile::tempdir().expect("a directory");
    let file = home.path().join("file");
    fs::write(&file, "words").expect("a file");
    for path in [home.path().join("nowhere"), file] {
        let prompts = load(&path);
        let [Fault { path: named, line: None, what, todo, .. }] = prompts.faults() else { panic!("{:?}", prompts.faults()) };
        assert_eq!(named, &path);
        assert!(what.starts_with("cannot be read: ") && todo.contains("prompts.dir"), "{what}; {todo}");
        assert!(is_ours(&prompts), "every text is ours");
    }
    assert!(load(home.path()).faults().iter().all(|fault| fault.line.is_none()), "an empty one is no finding of a text");
}

#[test]
fn what_another_language_lacks_is_told_in_one_line() {
    let directory = directory(&[("nl/ui.ftl", "start-left = Prima. Er is niets opgeslagen.\nlabel-done = Klaar\n".as_bytes())]);
    let prompts = load(directory.path());
    let said = said(&prompts, directory.path());
    let [only] = &said[..] else { panic!("one finding: {said:#?}") };
    assert!(only.starts_with("nl: ") && only.contains("texts are lacking and are said in English: "), "{only}");
    assert_eq!(prompts.in_locale("nl").label(Label::Done), "Klaar");
    assert_eq!(prompts.in_locale("nl").label(Label::Move), "Move");
}

#[test]
fn a_directory_full_of_faults_is_told_in_a_bounded_number_of_lines() {
    let many: String = (0..1_000).map(|number| format!("nobody-{number} = words\n")).collect();
    let (prompts, said) = one_file(&format!("{many}{GOOD}"));
    assert_eq!(said.len(), 101);
    assert!(said[100].contains("900 findings more"), "{}", said[100]);
    assert_eq!(prompts.render(Template::StartLeft, &Voice::default(), 0), "All right, come by whenever you like.");
}
