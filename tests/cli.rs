//! The binary as an operator meets it: sentences, exit codes, and files that are left as they were.

#[path = "cli/hear.rs"]
mod hear;
#[path = "cli/keeping.rs"]
mod keeping;

use std::io::{Read, Write};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Command, Output};

/// A command of the binary that knows nothing of this machine: no configuration, no token, a home of its own.
fn second_wind(home: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_second-wind"));
    command.env_clear().env("HOME", home).current_dir(home);
    command
}

struct Said {
    code: Option<i32>,
    out: String,
    err: String,
}

fn said(command: &mut Command) -> Said {
    let Output { status, stdout, stderr } = command.output().expect("the binary runs");
    let text = |bytes| String::from_utf8(bytes).expect("it speaks UTF-8");
    Said { code: status.code(), out: text(stdout), err: text(stderr) }
}

fn home() -> tempfile::TempDir {
    tempfile::tempdir().expect("a home")
}

/// A token of the right shape that is nobody's.
const TOKEN: &str = "MTAwMDAwMDAwMDAwMDAwMDAw.GabcDE.abcdefghijklmnopqrstuvwxyz0123456789AB";

/// Something on this machine that answers 401 to everything, as Discord does to a wrong token.
fn a_discord_that_knows_no_token() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = format!("http://{}", listener.local_addr().expect("an address"));
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let Ok(mut stream) = stream else { return };
            let mut buffer = [0; 4096];
            let _ = stream.read(&mut buffer);
            let body = r#"{"message": "401: Unauthorized", "code": 0}"#;
            let head = "HTTP/1.1 401 Unauthorized\r\ncontent-type: application/json\r\nconnection: close";
            let _ = stream.write_all(format!("{head}\r\ncontent-length: {}\r\n\r\n{body}", body.len()).as_bytes());
        }
    });
    address
}

#[test]
fn run_without_a_token_says_in_two_lines_what_to_do() {
    let home = home();
    let said = said(second_wind(home.path()).arg("run"));
    assert_eq!(said.code, Some(2), "{}", said.err);
    let lines: Vec<&str> = said.err.lines().collect();
    let [make, rehearse] = lines.as_slice() else { panic!("exactly two lines: {:?}", said.err) };
    assert!(make.contains("token") && make.contains("DISCORD_TOKEN"), "{make}");
    assert!(rehearse.contains("cargo rehearse"), "{rehearse}");
    assert_eq!(said.out, "");
    assert_eq!(std::fs::read_dir(home.path()).expect("a home").count(), 0, "and it leaves nothing behind");
}

#[test]
fn a_token_that_discord_does_not_know_is_a_sentence_and_is_never_shown() {
    let home = home();
    let mut command = second_wind(home.path());
    command.env("DISCORD_TOKEN", TOKEN).env("SECOND_WIND__DISCORD__API_BASE", a_discord_that_knows_no_token());
    command.env("SECOND_WIND__STORE__URL", format!("sqlite:{}", home.path().join("club.sqlite").display()));
    command.env("SECOND_WIND__LOG__FILTER", "trace");
    let said = said(command.arg("run"));
    assert_eq!(said.code, Some(2), "{}", said.err);
    let last = said.err.lines().last().unwrap_or_default();
    assert!(last.contains("does not accept the bot's token") && last.contains("portal"), "{last}");
    for part in [TOKEN, "GabcDE", &TOKEN[32..]] {
        assert!(!said.err.contains(part) && !said.out.contains(part), "the token is in no output, not even at trace");
    }
}

#[test]
fn a_token_that_cannot_be_one_is_a_sentence_too() {
    let home = home();
    for token in ["spaces in it", "line\nbreak", "ümlaut"] {
        let mut command = second_wind(home.path());
        command.env("DISCORD_TOKEN", token).env("SECOND_WIND__DISCORD__API_BASE", "http://127.0.0.1:9");
        let said = said(command.arg("run"));
        assert_eq!(said.code, Some(2), "{token:?}: {}", said.err);
        assert!(said.err.contains("discord.token"), "{token:?} is named by its field: {}", said.err);
        assert!(!said.err.contains(token), "and not shown: {}", said.err);
    }
}

#[test]
fn a_configuration_that_cannot_be_is_named_by_its_field() {
    let home = home();
    for (text, field) in [
        ("[discord]\nrequests_per_second = 0", "discord.requests_per_second"),
        ("[discord]\nrequests_per_second = 100000", "requests_per_second"),
        ("[discord]\nidentifies_left_min = 5000", "discord.identifies_left_min"),
        ("[discord]\napi_base = 'http://example.org'", "discord.api_base"),
        ("[scheduler]\nparallel = 65", "scheduler.parallel"),
        ("[scheduler]\nprune = 'at night'", "prune"),
        ("[store]\nurl = 'mysql://club'", "store.url"),
        ("[operator]\ncontact = ''", "operator.contact"),
        ("[discrod]\ntoken = 'x'", "discrod"),
        ("[discord]\ntokn = 'x'", "tokn"),
        ("[discord\n", "second-wind.toml"),
    ] {
        std::fs::write(home.path().join("second-wind.toml"), text).expect("a file");
        let said = said(second_wind(home.path()).env("DISCORD_TOKEN", TOKEN).arg("run"));
        assert_eq!(said.code, Some(2), "{text:?}: {}", said.err);
        assert!(said.err.contains(field), "{text:?} names {field}: {}", said.err);
        assert!(!said.err.contains("panicked"), "{}", said.err);
    }
    let missing = said(second_wind(home.path()).args(["--config", "nowhere.toml", "run"]));
    assert_eq!(missing.code, Some(2), "{}", missing.err);
    assert!(missing.err.contains("nowhere.toml"), "{}", missing.err);
}

/// Runs `migrate` and `run` on a database that cannot be used, and sees that each says so and leaves the file alone.
fn is_left_alone(home: &Path, file: &Path, words: &str) {
    let before = std::fs::read(file).expect("the file");
    let around = |folder: &Path| {
        let mut names: Vec<_> =
            std::fs::read_dir(folder).expect("a folder").map(|one| one.expect("an entry").file_name()).collect();
        names.sort();
        names
    };
    let folder = file.parent().expect("a folder");
    let beside = around(folder);
    for verb in ["migrate", "run"] {
        let mut command = second_wind(home);
        command.env("SECOND_WIND__STORE__URL", format!("sqlite:{}", file.display())).env("DISCORD_TOKEN", TOKEN);
        command.env("SECOND_WIND__DISCORD__API_BASE", "http://127.0.0.1:9");
        let said = said(command.arg(verb));
        assert!(said.code.is_some_and(|code| code != 0), "{verb} says no: {}", said.err);
        assert!(said.err.contains(words), "{verb} says {words:?}: {}", said.err);
        assert!(!said.err.contains("panicked"), "{}", said.err);
        assert!(std::fs::read(file).expect("the file") == before, "{verb} left the file byte for byte");
    }
    assert_eq!(around(folder), beside, "and put nothing beside it");
}

#[test]
fn a_file_that_is_no_database_is_left_alone() {
    let home = home();
    let file = home.path().join("letter.txt");
    for text in ["Dear club, this is not a database.".repeat(200), "x".to_owned()] {
        std::fs::write(&file, text).expect("a file");
        is_left_alone(home.path(), &file, "is not a SQLite database");
    }
}

#[test]
fn a_database_of_a_newer_release_is_left_alone() {
    let home = home();
    let file = home.path().join("club.sqlite");
    let url = format!("sqlite:{}", file.display());
    let made = said(second_wind(home.path()).env("SECOND_WIND__STORE__URL", &url).arg("migrate"));
    assert_eq!(made.code, Some(0), "{}", made.err);
    tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime").block_on(async {
        use sqlx::{AssertSqlSafe, Connection};
        let mut file = sqlx::SqliteConnection::connect(&url).await.expect("it opens");
        let newer = "insert into _sqlx_migrations select 9999, 'of the future', installed_on, success, checksum, execution_time \
                     from _sqlx_migrations limit 1";
        sqlx::query(AssertSqlSafe(newer.to_owned())).execute(&mut file).await.expect("a row");
        sqlx::query(AssertSqlSafe("pragma wal_checkpoint(truncate)".to_owned())).execute(&mut file).await.expect("a checkpoint");
        file.close().await.expect("it closes");
    });
    is_left_alone(home.path(), &file, "newer release");
}

#[cfg(unix)]
#[test]
fn a_place_that_cannot_be_written_is_named() {
    let home = home();
    std::fs::write(home.path().join("file"), "in the way").expect("a file");
    let impossible = home.path().join("file").join("club.sqlite");
    for verb in ["migrate", "run"] {
        let mut command = second_wind(home.path());
        command.env("SECOND_WIND__STORE__URL", format!("sqlite:{}", impossible.display())).env("DISCORD_TOKEN", TOKEN);
        command.env("SECOND_WIND__DISCORD__API_BASE", "http://127.0.0.1:9");
        let said = said(command.arg(verb));
        assert!(said.code.is_some_and(|code| code != 0), "{}", said.err);
        assert!(said.err.contains("club.sqlite"), "{verb} names the place: {}", said.err);
    }
}

#[cfg(unix)]
#[test]
fn the_database_is_made_in_the_data_folder_for_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let home = home();
    let made = said(second_wind(home.path()).arg("migrate"));
    assert_eq!(made.code, Some(0), "{}", made.err);
    let file = home.path().join(".local/share/second-wind/second-wind.sqlite");
    let mode = std::fs::metadata(&file).expect("the file").permissions().mode();
    assert_eq!(mode & 0o777, 0o600, "mode {mode:o}");
    let again = said(second_wind(home.path()).arg("migrate"));
    assert_eq!(again.code, Some(0), "twice is once: {}", again.err);
}

fn preview(changes: &[(&str, &str)]) -> Said {
    let mut options = vec![
        ("--zone", "Europe/London"),
        ("--days", "sun"),
        ("--at", "01:30"),
        ("--from", "2026-03-22"),
        ("--until", "2026-04-05"),
    ];
    for (name, value) in changes {
        options.retain(|(known, _)| known != name);
        options.push((name, value));
    }
    let home = home();
    let mut command = second_wind(home.path());
    command.arg("preview");
    for (name, value) in options {
        command.args([name, value]);
    }
    said(&mut command)
}

#[test]
fn preview_prints_one_line_an_occurrence() {
    let spring = preview(&[]);
    assert_eq!(spring.code, Some(0), "{}", spring.err);
    assert_eq!(
        spring.out, "2026-03-22 2026-03-22T01:30:00Z\n2026-03-29 2026-03-29T01:00:00Z\n2026-04-05 2026-04-05T00:30:00Z\n",
        "in the gap of the 29th it comes at its end"
    );
    let every_other = preview(&[("--every-weeks", "2")]);
    assert_eq!(every_other.out, "2026-03-22 2026-03-22T01:30:00Z\n2026-04-05 2026-04-05T00:30:00Z\n");
    let none = preview(&[("--until", "2026-03-22"), ("--days", "mon")]);
    assert_eq!((none.code, none.out.as_str()), (Some(0), ""), "no line where no date matches");
}

#[test]
fn preview_says_in_one_line_what_it_cannot_read() {
    for (name, value) in [
        ("--zone", "Europe/Lundon"),
        ("--zone", ""),
        ("--days", "funday"),
        ("--days", ""),
        ("--at", "25:00"),
        ("--at", "noon"),
        ("--from", "2026-02-30"),
        ("--from", "22.3.2026"),
        ("--until", "2026-03-21"),
        ("--until", "2926-03-21"),
        ("--every-weeks", "0"),
        ("--every-weeks", "-1"),
        ("--every-weeks", "many"),
    ] {
        let bad = preview(&[(name, value)]);
        assert_eq!(bad.code, Some(2), "{name} {value:?}: {}{}", bad.out, bad.err);
        assert_eq!(bad.out, "", "{name} {value:?} prints nothing else");
        assert_eq!(bad.err.lines().count(), 1, "{name} {value:?} is one line: {:?}", bad.err);
        assert!(bad.err.contains(name.trim_start_matches("--")), "{name} {value:?} names the option: {}", bad.err);
    }
}

#[test]
fn the_words_pass_their_own_check() {
    let home = home();
    let checked = said(second_wind(home.path()).args(["prompts", "check"]));
    assert_eq!(checked.code, Some(0), "{}{}", checked.out, checked.err);
}

#[test]
fn wordings_are_counted_with_the_words_between_them() {
    let home = home();
    let checked = said(second_wind(home.path()).args(["prompts", "check"]));
    let line = checked.out.lines().find(|line| line.starts_with("en-US: rem has 12 wordings")).expect("a line for the reminders");
    let apart: u32 = line.split_whitespace().find_map(|word| word.parse().ok().filter(|number| *number != 12)).expect("a number");
    assert!(apart >= 2, "{line}");
}

#[test]
fn texts_are_shown_to_programs_as_one_object_a_line() {
    let home = home();
    let shown = said(second_wind(home.path()).args(["prompts", "show", "--locale", "en-US", "--json"]));
    assert_eq!(shown.code, Some(0), "{}", shown.err);
    let lines: Vec<serde_json::Value> = shown.out.lines().map(|line| serde_json::from_str(line).expect("an object")).collect();
    assert!(lines.len() > 300, "{} texts", lines.len());
    for line in &lines {
        assert!(["id", "class", "locale", "text"].iter().all(|field| line[*field].is_string()), "{line}");
        assert!(line["buttons"].is_array(), "{line}");
    }
    let reminder = lines.iter().find(|line| line["id"] == "rem-1").expect("the first reminder");
    assert_eq!((reminder["class"].as_str(), reminder["locale"].as_str()), (Some("nudge"), Some("en-US")));
    assert_eq!(reminder["buttons"][0], "Done");
}

#[test]
fn a_folder_of_words_is_checked_by_its_name_alone() {
    let home = home();
    let folder = home.path().join("words/en-US");
    std::fs::create_dir_all(&folder).expect("a folder");
    std::fs::write(folder.join("ours.ftl"), "rested-1 = You missed it. No excuses!\n").expect("a file");
    for way in [&["prompts", "check", "words"][..], &["prompts", "check", "--dir", "words"][..]] {
        let checked = said(second_wind(home.path()).args(way).current_dir(home.path()));
        assert_eq!(checked.code, Some(1), "{way:?}: {}", checked.out);
        assert!(checked.out.contains("words/en-US/ours.ftl:1: en-US rested-1"), "{way:?} names text and line: {}", checked.out);
    }
    let nowhere = said(second_wind(home.path()).args(["prompts", "check", "elsewhere"]).current_dir(home.path()));
    assert_eq!(nowhere.code, Some(1), "{}{}", nowhere.out, nowhere.err);
    assert!(nowhere.out.contains("elsewhere: cannot be read"), "{}", nowhere.out);
}

#[test]
fn doctor_names_what_is_wrong_with_an_operators_words() {
    let home = home();
    let folder = home.path().join("words/en-US");
    std::fs::create_dir_all(&folder).expect("a folder");
    std::fs::write(folder.join("ours.ftl"), "label-done = Ready\nrested-1 You rest.\n").expect("a file");
    let said = said(second_wind(home.path()).arg("doctor").env("SECOND_WIND__PROMPTS__DIR", home.path().join("words")));
    let line = said.out.lines().find(|line| line.starts_with("wrong  words: ")).unwrap_or_else(|| panic!("{}", said.out));
    assert!(line.contains("ours.ftl:2: a syntax error") && line.contains("`id = words`"), "{line}");
}

#[test]
fn the_commands_are_json() {
    let home = home();
    let commands = said(second_wind(home.path()).arg("commands"));
    assert_eq!(commands.code, Some(0), "{}", commands.err);
    let list: serde_json::Value = serde_json::from_str(&commands.out).expect("JSON");
    let names: Vec<&str> = list.as_array().expect("a list").iter().filter_map(|one| one["name"].as_str()).collect();
    for name in ["start", "today", "checkin", "plan", "settings", "stop", "board", "help", "data", "club"] {
        assert!(names.contains(&name), "/{name} is among {names:?}");
    }
}

#[test]
fn doctor_says_what_is_missing_and_makes_nothing() {
    let home = home();
    let said = said(second_wind(home.path()).arg("doctor"));
    assert_eq!(said.code, Some(2), "a token is missing: {}{}", said.out, said.err);
    let wrong: Vec<&str> = said.out.lines().filter(|line| line.starts_with("wrong")).collect();
    let [token] = wrong.as_slice() else { panic!("one thing is wrong: {}", said.out) };
    assert!(token.contains("token") && token.contains("DISCORD_TOKEN"), "{token}");
    for piece in ["configuration", "words", "time zones", "status page", "store"] {
        assert!(said.out.lines().any(|line| line.starts_with(&format!("ok     {piece}: "))), "{piece}: {}", said.out);
    }
    assert!(said.out.contains("the first run makes"), "it says where the file will be: {}", said.out);
    let left: Vec<_> = std::fs::read_dir(home.path()).expect("a folder").collect();
    assert!(left.is_empty(), "and nothing was made: {left:?}");
}

#[test]
fn doctor_names_a_token_that_discord_does_not_know_and_a_file_that_is_no_database() {
    let home = home();
    let notes = home.path().join("notes.txt");
    std::fs::write(&notes, "my diary\n".repeat(200)).expect("a file");
    let mut command = second_wind(home.path());
    command.arg("doctor").env("DISCORD_TOKEN", TOKEN).env("SECOND_WIND__DISCORD__API_BASE", a_discord_that_knows_no_token());
    command.env("SECOND_WIND__STORE__URL", format!("sqlite:{}", notes.display()));
    let said = said(&mut command);
    assert_eq!(said.code, Some(2));
    let wrong: Vec<&str> = said.out.lines().filter(|line| line.starts_with("wrong")).collect();
    let [store, token] = wrong.as_slice() else { panic!("two things are wrong: {}", said.out) };
    assert!(store.contains("store.url") && store.contains("notes.txt"), "{store}");
    assert!(token.contains("does not accept"), "{token}");
    assert!(!said.out.contains(TOKEN) && !said.err.contains(TOKEN), "the token is in no line");
    assert_eq!(std::fs::read_to_string(&notes).expect("it is there"), "my diary\n".repeat(200), "not a byte changed");
}
