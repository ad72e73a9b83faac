//! The binary itself, as an operator runs it, against the stand-in.

#[cfg(target_os = "linux")]
mod full_disk;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use rehearsal::discord::{Answer, Contract, GuildPlan, StandIn, StandInConfig, TOKEN, World, permission};
use second_wind::clock::{SystemClock, network_now};

use crate::club::{Club, patient, values};

/// The binary of this workspace. Cargo builds it with the tests of the whole workspace; with this package's alone it may be missing.
fn binary() -> Option<PathBuf> {
    let here = std::env::current_exe().expect("a path");
    let built = here.parent().and_then(Path::parent).expect("the target folder").join("second-wind");
    if built.exists() {
        return Some(built);
    }
    let said = std::io::stderr().write_all(b"skipped: the binary is not built; `cargo test --workspace` builds it\n");
    said.expect("standard error takes a line");
    None
}

/// A process that does not outlive its test.
#[cfg(unix)]
struct Process(std::process::Child);

#[cfg(unix)]
impl Drop for Process {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.0.kill();
    }
}

#[cfg(unix)]
fn said_by(mut pipe: impl std::io::Read + Send + 'static) -> std::thread::JoinHandle<String> {
    std::thread::spawn(move || {
        let mut said = String::new();
        pipe.read_to_string(&mut said).expect("text");
        said
    })
}

#[cfg(unix)]
#[tokio::test]
async fn run_serves_a_club_and_stops_well_when_told_to() {
    let Some(binary) = binary() else { return };
    let limits = patient(rehearsal::discord::Limits::lifted());
    let config = StandInConfig { limits, contract: Contract::find(), ..StandInConfig::new(Arc::new(SystemClock)) };
    let stand_in = StandIn::start(config).await.expect("the stand-in starts");
    let world = stand_in.world();
    let kim = world.create_user("kim", "Kim");
    let guild = world.create_guild(GuildPlan { name: "Harbour Runners".into(), owner: kim, locale: "en-US".into() });
    let general = world.create_channel(guild, "general");
    world.invite_bot(guild, permission::BOT);
    let home = tempfile::tempdir().expect("a home");
    let database = home.path().join("club.sqlite");
    let mut command = Command::new(binary);
    command.env_clear().env("HOME", home.path()).current_dir(home.path()).arg("run");
    command.env("DISCORD_TOKEN", TOKEN).env("SECOND_WIND__DISCORD__API_BASE", stand_in.api_base());
    command.env("SECOND_WIND__STORE__URL", format!("sqlite:{}", database.display())).env("SECOND_WIND__LOG__FILTER", "debug");
    let status = std::net::TcpListener::bind("127.0.0.1:0").and_then(|free| free.local_addr()).expect("a free port");
    command.env("SECOND_WIND__STATUS__BIND", status.to_string());
    let mut running = Process(command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it starts"));
    let pid = running.0.id().to_string();
    // Read from the first line on: a pipe that nobody empties fills up, and then whoever writes a line of the log waits.
    let out = said_by(running.0.stdout.take().expect("its output"));
    let err = said_by(running.0.stderr.take().expect("its log"));
    tokio::time::timeout(Duration::from_secs(60), world.wait_until(World::gateway_connected)).await.expect("it connects");

    let act = world.slash(kim, general, "start", &values(&[("city", "London".into())])).expect("a command");
    let answer = world.await_answer(act).await;
    assert!(matches!(answer, Answer::Message { .. }), "it answers: {answer:?}");

    let page = async |path: &str| {
        let answer = reqwest::get(format!("http://{status}/{path}")).await.expect("the page for operators");
        (answer.status().as_u16(), answer.text().await.expect("a text"))
    };
    assert_eq!(page("healthz").await.0, 200);
    assert_eq!(page("readyz").await, (200, "ready\n".to_owned()));
    let (_, metrics) = page("metrics").await;
    for line in ["second_wind_gateway_connected 1", "second_wind_interaction_answer_seconds_count 1"] {
        assert!(metrics.lines().any(|found| found == line), "{line} in:\n{metrics}");
    }
    let dashboard = include_str!("../../../deploy/grafana-dashboard.json");
    serde_json::from_str::<serde_json::Value>(dashboard).expect("the dashboard is JSON");
    let shown = regex::Regex::new("second_wind_[a-z_]+[a-z]").expect("a pattern");
    for name in shown.find_iter(dashboard).map(|found| found.as_str()) {
        // Nothing was late yet, and then a histogram has its name and no buckets.
        let name = name.trim_end_matches("_bucket");
        assert!(metrics.contains(name), "the dashboard shows {name}, which is not in:\n{metrics}");
    }

    let told_at = network_now();
    assert!(Command::new("kill").args(["-TERM", &pid]).status().expect("a signal").success());
    let ended = tokio::task::spawn_blocking(move || running.0.wait());
    let ended = tokio::time::timeout(Duration::from_secs(10), ended).await;
    let ended = ended.expect("within ten seconds").expect("a wait").expect("an end");
    let [out, err] = [out, err].map(|said| said.join().expect("it was read"));
    assert_eq!(ended.code(), Some(0), "after {:?}: {err}", network_now() - told_at);
    assert!(out.contains("https://discord.com/oauth2/authorize"), "every start prints the link that invites it: {out}");
    assert!(!err.contains(&format!("Bot {TOKEN}")), "the token is in no line");
    assert!(!database.with_extension("sqlite-wal").exists(), "and the file alone is all of it");
    assert!(world.violations().is_empty(), "{:?}", world.violations());
    stand_in.stop().await.expect("it stops");
}

/// What `second-wind doctor` says about a club, and its exit code.
async fn doctor(binary: &Path, club: &Club) -> (Option<i32>, String) {
    let mut command = Command::new(binary);
    command.env_clear().env("HOME", "/nonexistent").arg("doctor").env("DISCORD_TOKEN", TOKEN);
    command.env("SECOND_WIND__DISCORD__API_BASE", club.api_base());
    command.env("SECOND_WIND__STORE__URL", format!("sqlite:{}", club.database().display()));
    let said = tokio::task::spawn_blocking(move || command.output().expect("it runs")).await.expect("it ends");
    (said.status.code(), String::from_utf8_lossy(&said.stdout).into_owned())
}

#[tokio::test]
async fn doctor_finds_the_one_channel_in_which_the_bot_may_not_write() {
    let Some(binary) = binary() else { return };
    let mut club = Club::open().await;
    club.set_up().await;
    club.stop_bot().await.expect("the bot stops well");
    let (code, said) = doctor(&binary, &club).await;
    assert_eq!(code, Some(0), "{said}");
    for words in
        ["ok     token", "https://discord.com/oauth2/authorize", "logins are left", "servers: 1", "the bot may write there"]
    {
        assert!(said.contains(words), "{words:?}: {said}");
    }
    let bot = club.world.bot();
    club.world.set_member_overwrite(club.board, bot, 0, permission::SEND_MESSAGES);
    let (code, said) = doctor(&binary, &club).await;
    assert_eq!(code, Some(2), "{said}");
    let wrong: Vec<&str> = said.lines().filter(|line| line.starts_with("wrong")).collect();
    let [board] = wrong.as_slice() else { panic!("one thing is wrong: {said}") };
    assert!(board.contains("Harbour Runners") && board.contains("lacks Send Messages"), "{board}");
    assert!(club.world.violations().is_empty(), "{:?}", club.world.violations());
}

#[tokio::test]
async fn doctor_looks_once_at_each_channel_with_a_board_or_a_check_in() {
    let Some(binary) = binary() else { return };
    let mut club = Club::open().await;
    club.set_up().await;
    let (tuesday, hello) = (club.world.create_channel(club.guild, "tuesday"), club.world.create_channel(club.guild, "hello"));
    let added = [("add", "Tuesday".into()), ("channel", tuesday.to_string().into())];
    club.command(club.kim, "club board", &added).await;
    for (channel, day) in [(hello, "mon"), (hello, "fri"), (club.board, "sun")] {
        let options = [("channel", channel.to_string().into()), ("day", day.into()), ("time", "18:00".into())];
        club.command(club.kim, "club schedule", &options).await;
    }
    let bot = club.world.bot();
    club.world.set_member_overwrite(tuesday, bot, 0, permission::SEND_MESSAGES);
    club.world.set_member_overwrite(hello, bot, 0, permission::VIEW_CHANNEL);
    club.stop_bot().await.expect("the bot stops well");
    let (code, said) = doctor(&binary, &club).await;
    assert_eq!(code, Some(2), "{said}");
    let of = |what: &str| said.lines().filter(|line| line.contains(&format!(" {what}: "))).collect::<Vec<_>>();
    assert_eq!(of("board").len(), 2, "everyone's and Tuesday's: {said}");
    let [check_in] = of("check-in")[..] else { panic!("one channel of its own: {said}") };
    assert!(check_in.starts_with("wrong") && check_in.contains(&hello.to_string()), "{check_in}");
    let wrong = of("board").into_iter().filter(|line| line.starts_with("wrong")).collect::<Vec<_>>();
    assert!(wrong.len() == 1 && wrong[0].contains(&tuesday.to_string()), "{wrong:?}");
}

#[tokio::test]
async fn doctor_shows_a_server_name_in_its_line_and_tells_the_terminal_nothing() {
    let Some(binary) = binary() else { return };
    let mut club = Club::open().await;
    club.set_up().await;
    let (_, before) = doctor(&binary, &club).await;
    let name = "Hill\nok     token      all is well\u{1b}[2J\u{202e}\u{7}";
    let leo = club.world.create_user("leo", "Leo");
    let guild = club.world.create_guild(GuildPlan { name: name.into(), owner: leo, locale: "en-US".into() });
    let board = club.world.create_channel(guild, "board");
    club.world.invite_bot(guild, permission::BOT);
    club.heard().await;
    club.command_in(leo, board, "club setup", &[("channel", board.to_string().into()), ("city", "London".into())]).await;
    club.stop_bot().await.expect("the bot stops well");
    let (code, said) = doctor(&binary, &club).await;
    assert_eq!(code, Some(0), "{said}");
    assert_eq!(said.lines().count(), before.lines().count() + 1, "one line more, for its board: {said}");
    assert!(said.contains("Hill ok token all is well"), "its name is there: {said}");
    let steers = |c: char| (c.is_control() && c != '\n') || c == '\u{202e}';
    assert!(!said.contains(steers), "and nothing that a terminal would obey: {said:?}");
}
