//! A file system without room under the real binary: a small one of its own, in a mount namespace of its own, which a file fills while
//! members press. What does not fit is refused in kind words and leaves nothing behind; once there is room, everything goes on.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use chrono::Timelike;
use rehearsal::discord::model::Message;
use rehearsal::discord::{
    Answer, ChannelId, Contract, GuildId, GuildPlan, InteractionId, StandIn, StandInConfig, TOKEN, UserId, World, permission,
};
use second_wind::clock::{Clock, SystemClock};
use serde_json::Value;
use sqlx::{AssertSqlSafe, Connection, SqliteConnection};

use super::binary;
use crate::club::{custom_id, patient, select, values};

/// Room for a young club and its log, in MiB.
const DISK_MIB: u32 = 8;
/// As many sessions as a plan takes beside the five of "Steady".
const TRIES: usize = 15;
/// How long anything may take on a busy machine.
const WITHIN: Duration = Duration::from_secs(90);

#[expect(clippy::disallowed_methods, reason = "a switch of the test run itself, which has no configuration")]
fn is_required() -> bool {
    std::env::var_os("REQUIRE_FULL_DISK").is_some_and(|value| value == "1")
}

/// What puts a command into a mount namespace of its own: as a user who is root in there, or as root. None: neither is allowed here.
fn way_in() -> Option<&'static str> {
    let works = |flags: &&str| {
        let place = tempfile::tempdir().expect("a place for a disk");
        let mut tried = Command::new("unshare");
        tried.args([flags, "mount", "-t", "tmpfs", "none"]).arg(place.path());
        let tried = tried.stderr(Stdio::null()).status();
        tried.is_ok_and(|status| status.success())
    };
    let found = ["-rm", "-m"].into_iter().find(works);
    if found.is_none() {
        let what = "a full file system; `unshare` may not make a mount namespace here";
        assert!(!is_required(), "REQUIRE_FULL_DISK=1, and this cannot be done: {what}");
        let said = std::io::stderr().write_all(format!("skipped: {what}\n").as_bytes());
        said.expect("standard error takes a line");
    }
    found
}

/// The process, which does not outlive its test.
struct Bot(Child);

impl Drop for Bot {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// The bot on its small disk, and the club that it serves.
struct Small {
    stand_in: StandIn,
    world: World,
    guild: GuildId,
    general: ChannelId,
    board: ChannelId,
    kim: UserId,
    running: Bot,
    /// The disk, as it is seen from outside of the namespace.
    disk: PathBuf,
    home: tempfile::TempDir,
}

impl Small {
    async fn open(binary: &Path, flags: &str) -> Self {
        let limits = patient(rehearsal::discord::Limits::lifted());
        let config = StandInConfig { limits, contract: Contract::find(), ..StandInConfig::new(Arc::new(SystemClock)) };
        let stand_in = StandIn::start(config).await.expect("the stand-in starts");
        let world = stand_in.world();
        let kim = world.create_user("kim", "Kim");
        let guild = world.create_guild(GuildPlan { name: "Harbour Runners".into(), owner: kim, locale: "en-US".into() });
        let general = world.create_channel(guild, "general");
        let board = world.create_channel(guild, "streak-board");
        world.invite_bot(guild, permission::BOT);
        let home = tempfile::tempdir().expect("a home");
        let inside = home.path().join("disk");
        std::fs::create_dir(&inside).expect("a place for the disk");
        let mut command = Command::new("unshare");
        let script = format!("mount -t tmpfs -o size={DISK_MIB}m none \"$1\" && shift && exec \"$@\"");
        command.args([flags, "sh", "-c", &script, "sh"]).arg(&inside).arg(binary).arg("run");
        command.env("HOME", home.path()).env("DISCORD_TOKEN", TOKEN).current_dir(home.path());
        command.env("SECOND_WIND__DISCORD__API_BASE", stand_in.api_base());
        command.env("SECOND_WIND__STORE__URL", format!("sqlite:{}", inside.join("club.sqlite").display()));
        let log = std::fs::File::create(home.path().join("log")).expect("a file for the log");
        let running = Bot(command.stdout(Stdio::null()).stderr(log).spawn().expect("it starts"));
        let connects = world.wait_until(World::gateway_connected);
        tokio::time::timeout(WITHIN, connects).await.expect("it connects");
        let seen = Path::new("/proc").join(running.0.id().to_string()).join("root");
        let disk = seen.join(inside.strip_prefix("/").expect("a path from the root"));
        Self { stand_in, world, guild, general, board, kim, running, disk, home }
    }

    async fn answered(&mut self, act: InteractionId) -> Message {
        let answer = tokio::time::timeout(WITHIN, self.world.await_answer(act)).await.expect("an answer in time");
        assert!(self.running.0.try_wait().expect("a look at it").is_none(), "the process is alive");
        match answer {
            Answer::Message { message } | Answer::Update { message } => self.world.message(message).expect("a message"),
            other => panic!("an answer with a message, not {other:?}"),
        }
    }

    async fn command(&mut self, user: UserId, path: &str, options: &[(&str, Value)]) -> Message {
        let act = self.world.slash(user, self.general, path, &values(options)).unwrap_or_else(|why| panic!("/{path}: {why}"));
        self.answered(act).await
    }

    async fn press(&mut self, user: UserId, message: &Message, label: &str) -> Message {
        let act =
            self.world.press(user, message.id, &custom_id(message, label, 0)).unwrap_or_else(|why| panic!("[{label}]: {why}"));
        self.answered(act).await
    }

    /// `/start` up to the question before the last press.
    async fn almost_joined(&mut self, name: &str) -> (UserId, Message) {
        let user = self.world.create_user(&name.to_lowercase(), name);
        self.world.add_member(self.guild, user, &[]);
        let asked = self.command(user, "start", &[("city", "London".into())]).await;
        let confirm = self.press(user, &asked, "I'm 18 or over, let's begin").await;
        let when = self.press(user, &confirm, "Yes, that's my time").await;
        let id = select(&when)["custom_id"].as_str().expect("a custom_id").to_owned();
        // The clock is the machine's own: the message of the day is to come at another hour than this.
        let hour = SystemClock.now().with_timezone(&chrono_tz::Europe::London).hour();
        let time = if (4..12).contains(&hour) { "20:00" } else { "07:30" };
        let act = self.world.choose(user, when.id, &id, &[time]).expect("a time that is offered");
        let plan = self.answered(act).await;
        let share = self.press(user, &plan, "Steady, 5 a week").await;
        (user, share)
    }

    /// A session with as many words as one may have.
    async fn add(&mut self, user: UserId, title: &str) -> bool {
        let options = [
            ("kind", "mobility".into()),
            ("title", title.into()),
            ("minutes", 10.into()),
            ("days", "sat".into()),
            ("every_weeks", 8.into()),
            ("full", "calf raises and toe curls ".repeat(4).trim().into()),
            ("small", "ten toe curls, slowly, ".repeat(5).trim().into()),
        ];
        let answer = self.command(user, "plan add", &options).await;
        !is_sorry(&answer)
    }

    /// Takes all the room that is left, to the last byte.
    fn fill(&self) {
        let mut filler = std::fs::File::create(self.disk.join("filler")).expect("a file beside the database");
        for size in [1 << 16, 1 << 12, 1] {
            while filler.write_all(&vec![1; size]).is_ok() {}
        }
    }

    fn make_room(&self) {
        std::fs::remove_file(self.disk.join("filler")).expect("the filler goes");
    }

    /// The first column of a query, as text; asked of a copy, since SQLite follows the way in through `/proc` and comes out at home.
    async fn facts(&self, sql: &str) -> Vec<String> {
        let home = tempfile::tempdir().expect("room for a copy");
        for name in ["club.sqlite", "club.sqlite-wal"] {
            std::fs::copy(self.disk.join(name), home.path().join(name)).unwrap_or_else(|why| panic!("{name}: {why}"));
        }
        let url = format!("sqlite:{}", home.path().join("club.sqlite").display());
        let mut connection = SqliteConnection::connect(&url).await.expect("the database opens");
        let found = sqlx::query_scalar::<_, String>(AssertSqlSafe(sql.to_owned())).fetch_all(&mut connection).await;
        found.unwrap_or_else(|error| panic!("{sql}: {error}"))
    }

    fn dms(&self, user: UserId) -> usize {
        self.world.dm_of(user).map_or(0, |dm| self.world.messages(dm, user).len())
    }

    fn boards(&self) -> usize {
        self.world.messages(self.board, self.kim).len()
    }

    /// Stops it as an operator does, and gives back what it wrote into its log.
    async fn stop(mut self) -> String {
        let pid = self.running.0.id().to_string();
        assert!(Command::new("kill").args(["-TERM", &pid]).status().expect("a signal").success());
        let ended = tokio::task::spawn_blocking(move || self.running.0.wait());
        let ended = tokio::time::timeout(WITHIN, ended).await.expect("in time").expect("a wait").expect("an end");
        let log = std::fs::read_to_string(self.home.path().join("log")).expect("its log");
        assert_eq!(ended.code(), Some(0), "{log}");
        assert!(self.world.violations().is_empty(), "{:?}", self.world.violations());
        self.stand_in.stop().await.expect("the stand-in stops");
        log
    }
}

/// Kind words, and none of an operator's.
fn is_sorry(answer: &Message) -> bool {
    assert!(!answer.content.contains("disk"), "{}", answer.content);
    answer.content.contains("Nothing that you logged is lost")
}

#[tokio::test]
async fn a_full_file_system_refuses_kindly_loses_nothing_and_doubles_nothing() {
    let Some(binary) = binary() else { return };
    let Some(flags) = way_in() else { return };
    let mut small = Small::open(&binary, flags).await;
    let (ana, share) = small.almost_joined("Ana").await;
    small.press(ana, &share, "Keep it private").await;
    let today = small.command(ana, "checkin", &[("session", "strength A".into())]).await;
    assert!(!is_sorry(&today), "{}", today.content);
    let (ben, bens_last_step) = small.almost_joined("Ben").await;
    let (ana_dms, check_ins) = (small.dms(ana), "select count(*) || '' from check_in");
    assert_eq!(small.facts(check_ins).await, ["1"]);

    small.fill();
    let mut added = 0;
    for nth in 0..TRIES {
        if !small.add(ana, &format!("feet {nth}")).await {
            break;
        }
        added += 1;
    }
    assert!(added < TRIES, "the disk is full, and something is refused");
    // Whatever they try now: refused, or done; nothing between.
    let joined = small.press(ben, &bens_last_step, "Keep it private").await;
    assert!(is_sorry(&joined), "joining writes much: {}", joined.content);
    let kim = small.kim;
    let setup = [("channel", small.board.to_string().into()), ("city", "London".into())];
    let set_up = small.command(kim, "club setup", &setup).await;
    assert!(is_sorry(&set_up), "{}", set_up.content);
    assert!(!small.add(ana, "toes").await, "and again");
    let shown = small.command(ana, "settings", &[]).await;
    assert!(shown.content.contains("Europe/London"), "what is only looked at is there as ever: {}", shown.content);
    let sessions = "select count(*) || '' from session";
    assert_eq!(small.facts(sessions).await, [(5 + added).to_string()], "what was answered well is stored, and no more");
    assert_eq!(small.facts("select count(*) || '' from member").await, ["1"], "nobody has joined by halves");
    assert_eq!((small.dms(ben), small.boards()), (0, 0), "nothing is sent of what is not stored");

    small.make_room();
    assert!(small.add(ana, "toes").await, "with room it works again");
    let joined = small.press(ben, &bens_last_step, "Keep it private").await;
    assert!(joined.content.contains("You're in"), "the same button goes on: {}", joined.content);
    let set_up = small.command(kim, "club setup", &setup).await;
    assert!(!is_sorry(&set_up), "{}", set_up.content);
    let board = small.board;
    let posted = small.world.wait_until(|world| !world.messages(board, kim).is_empty());
    tokio::time::timeout(WITHIN, posted).await.expect("and so do the jobs: the board is posted");
    let hers = "select count(*) || '' from session where member_id = 1";
    assert_eq!(small.facts(hers).await, [(6 + added).to_string()], "one more");
    assert_eq!(small.facts("select count(*) || '' from member").await, ["2"], "Ben, once");
    assert_eq!(small.facts(check_ins).await, ["1"], "what was logged before is there, once");
    assert_eq!(small.facts("pragma integrity_check").await, ["ok"]);
    assert_eq!((small.dms(ana), small.dms(ben), small.boards()), (ana_dms, 1, 1), "each letter once");
    let log = small.stop().await;
    assert!(log.contains("the disk is full"), "the operator reads what it was: {log}");
    assert!(!log.contains("toe curls"), "and not what anybody wrote");
}
