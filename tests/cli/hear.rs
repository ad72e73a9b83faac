//! `second-wind hear`: lines in, intents out.

use std::io::Write;
use std::process::Stdio;

use super::{Said, home, second_wind};

/// What it says of lines, with options.
fn hear(options: &[&str], lines: &[u8]) -> Said {
    let home = home();
    let mut command = second_wind(home.path());
    command.arg("hear").args(options).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the binary runs");
    let mut stdin = child.stdin.take().expect("a pipe");
    // A refusal may close the pipe before all is written.
    let _ = stdin.write_all(lines);
    drop(stdin);
    let output = child.wait_with_output().expect("it ends");
    let left = std::fs::read_dir(home.path()).expect("a home").count();
    assert_eq!(left, 0, "and it leaves nothing behind");
    let text = |bytes| String::from_utf8(bytes).expect("it speaks UTF-8");
    Said { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
}

#[test]
fn each_line_is_answered_by_one() {
    let lines =
        "did 10 min instead\nmoved it to Saturday\nresting today\npause until Monday\n\nhad chest tightness, did 10 min\r\nhello";
    let said = hear(&["--today", "2025-06-04"], lines.as_bytes());
    assert_eq!(said.code, Some(0), "{}", said.err);
    assert_eq!(
        said.out,
        "some\tminutes=10\n\
         move\tday=saturday date=2025-06-07\n\
         rest\tday=wednesday date=2025-06-04\n\
         pause\tday=monday date=2025-06-09\n\
         chat\t\n\
         safety\ttier=1\n\
         chat\t\n"
    );
    assert_eq!(said.err, "");
}

#[test]
fn the_place_says_how_a_date_is_written() {
    let line = b"move it to 7/8\n";
    assert_eq!(hear(&["--locale", "en-GB", "--today", "2025-06-04"], line).out, "move\tday=thursday date=2025-08-07\n");
    assert_eq!(hear(&["--locale", "en-US", "--today", "2025-06-04"], line).out, "unsure\t\n", "both are near: it asks");
    let german = "Pause bis 20.6.\nhab's gestern gemacht\nStechen in der Brust\nnot today\n".as_bytes();
    let heard = hear(&["--locale", "de", "--today", "2025-06-04"], german);
    let lines: Vec<&str> = heard.out.lines().collect();
    let today = "not_today\tday=wednesday date=2025-06-04";
    let expected = ["pause\tday=friday date=2025-06-20", "done\tday=tuesday date=2025-06-03", "safety\ttier=1", today];
    assert_eq!(lines, expected, "German, and the English that runners mix into it");
}

#[test]
fn odd_lines_are_lines_too() {
    let mut lines = vec![0xFF, 0xFE, b'\n'];
    lines.extend_from_slice("🏃‍♀️\n".as_bytes());
    lines.extend_from_slice("готово\n".as_bytes());
    lines.extend_from_slice(&[b'x'; 200_000]);
    lines.extend_from_slice(b"\ndone\n");
    let said = hear(&["--today", "2025-06-04"], &lines);
    assert_eq!(said.code, Some(0), "{}", said.err);
    assert_eq!(said.out, "chat\t\nchat\t\nchat\t\nchat\t\ndone\t\n");
    assert_eq!(hear(&[], b"").out, "", "no line, no answer");
    assert_eq!(hear(&[], b"done").out, "done\t\n", "a day is at hand without the option, and a last line needs no end");
}

#[test]
fn an_option_that_says_nothing_is_one_clear_line() {
    for (options, needle) in [
        (["--locale", "xx-XX"], "--locale"),
        (["--locale", ""], "--locale"),
        (["--today", "tomorrow"], "--today"),
        (["--today", "2025-02-30"], "--today"),
    ] {
        let said = hear(&options, b"done\n");
        assert_eq!(said.code, Some(2), "{options:?}: {}{}", said.out, said.err);
        assert_eq!(said.out, "", "{options:?} hears nothing");
        assert_eq!(said.err.lines().count(), 1, "{options:?} is one line: {:?}", said.err);
        assert!(said.err.contains(needle), "{options:?} is named: {}", said.err);
    }
    assert!(hear(&["--locale", "fr"], b"").err.contains("en"), "and what is understood is named");
}
