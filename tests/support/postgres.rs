//! A PostgreSQL for tests: the one at `TEST_POSTGRES_URL`, or one that a test process starts for itself as an unprivileged user,
//! with a locale other than C, so that what a locale can change does change. There is one server a process and a fresh database
//! a test.
//!
//! The server is kept by a shell that waits at the other end of a pipe. When this process ends, in whatever way, the pipe closes,
//! and the shell stops the server and takes its folder away.
//!
//! The file stands on its own, so that the tests of other packages can include it by its path.

use std::io::{BufRead, BufReader, Write};
use std::os::unix::fs::{MetadataExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::str::FromStr;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

use sqlx::postgres::{PgConnectOptions, PgConnection};
use sqlx::{AssertSqlSafe, ConnectOptions, Connection};

/// The server of this process, or why there is none.
static SERVER: OnceLock<Result<Server, String>> = OnceLock::new();

/// Makes the cluster, starts the server, says so, and stops it when the pipe on its standard input closes.
const KEEPER: &str = r#"
bin=$1 dir=$2
end() { "$bin/pg_ctl" -D "$dir/data" -m immediate -w stop >/dev/null 2>&1; rm -rf "$dir"; }
trap end EXIT
make() { rm -rf "$dir/data"; "$bin/initdb" -D "$dir/data" -U second_wind -A trust -E UTF8 -N "$@" >>"$dir/log" 2>&1 </dev/null; }
make --locale=C.UTF-8 --locale-provider=icu --icu-locale=en-US || make --locale=en_US.UTF-8 || make --locale=C.UTF-8 || {
    tail -n 3 "$dir/log"; exit 1; }
"$bin/pg_ctl" -D "$dir/data" -l "$dir/log" -w -t 60 \
    -o "-k $dir -c listen_addresses='' -c fsync=off -c full_page_writes=off -c synchronous_commit=off -c max_connections=300" \
    start >>"$dir/log" 2>&1 </dev/null || { tail -n 3 "$dir/log"; exit 1; }
echo ready
cat >/dev/null
"#;

/// A server to make databases on.
struct Server {
    admin: PgConnectOptions,
    /// Holds the pipe open.
    _keeper: Option<Child>,
}

/// A database of a test's own.
pub(crate) struct Database {
    name: String,
    admin: PgConnectOptions,
}

/// A fresh database. Where no PostgreSQL can be had, says on standard error itself (a passing test's captured output is
/// swallowed) that `test` is skipped and gives none.
///
/// # Panics
/// Where none can be had and `REQUIRE_POSTGRES=1`, and where the server refuses.
pub(crate) async fn database(test: &str) -> Option<Database> {
    let server = match SERVER.get_or_init(find_or_start) {
        Ok(server) => server,
        Err(why) => {
            assert!(variable("REQUIRE_POSTGRES").as_deref() != Some("1"), "PostgreSQL is required, but {why}");
            writeln!(std::io::stderr(), "skipped: {test}: {why}").expect("standard error takes a line");
            return None;
        }
    };
    static NAMES: AtomicU32 = AtomicU32::new(0);
    let name = format!("second_wind_test_{}_{}", std::process::id(), NAMES.fetch_add(1, Ordering::Relaxed));
    let mut admin = PgConnection::connect_with(&server.admin).await.expect("the server takes a connection");
    let create = AssertSqlSafe(format!("create database {name} template template0"));
    sqlx::query(create).execute(&mut admin).await.expect("the server makes a database");
    admin.close().await.expect("the connection closes");
    Some(Database { name, admin: server.admin.clone() })
}

impl Database {
    /// Its address.
    pub(crate) fn url(&self) -> String {
        self.admin.clone().database(&self.name).to_url_lossy().to_string()
    }

    /// Takes it away, whoever is still connected.
    pub(crate) async fn remove(self) {
        let mut admin = PgConnection::connect_with(&self.admin).await.expect("the server takes a connection");
        let drop = AssertSqlSafe(format!("drop database {} with (force)", self.name));
        sqlx::query(drop).execute(&mut admin).await.expect("the server drops a database");
    }
}

#[expect(clippy::disallowed_methods, reason = "which server a test may use is its environment's to say")]
fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

fn find_or_start() -> Result<Server, String> {
    if let Some(url) = variable("TEST_POSTGRES_URL") {
        let admin = PgConnectOptions::from_str(&url).map_err(|_| "TEST_POSTGRES_URL is not a PostgreSQL URL".to_owned())?;
        return Ok(Server { admin, _keeper: None });
    }
    let bin = find_bin().ok_or("no PostgreSQL server is installed and TEST_POSTGRES_URL is not set")?;
    start(&bin).map_err(|why| format!("PostgreSQL did not start: {why}"))
}

/// The folder that holds `initdb` and the server, the newest where there are several.
fn find_bin() -> Option<PathBuf> {
    let on_path = variable("PATH").unwrap_or_default();
    let mut folders: Vec<PathBuf> = on_path.split(':').map(PathBuf::from).collect();
    let installed = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten().map(|entry| entry.path());
    let mut installed: Vec<PathBuf> = installed.collect();
    let version = |path: &PathBuf| path.file_name().and_then(|name| name.to_str()).and_then(|name| name.parse::<u32>().ok());
    installed.sort_by_key(|path| std::cmp::Reverse(version(path)));
    folders.extend(installed.into_iter().map(|path| path.join("bin")));
    folders.into_iter().find(|folder| ["initdb", "pg_ctl", "postgres"].iter().all(|name| folder.join(name).is_file()))
}

/// Somebody without privileges: user and group.
fn somebody() -> Option<(u32, u32)> {
    let users = std::fs::read_to_string("/etc/passwd").ok()?;
    let find = |wanted: &str| {
        let user = users.lines().find(|line| line.split(':').next() == Some(wanted))?;
        let mut fields = user.split(':').skip(2);
        Some((fields.next()?.parse().ok()?, fields.next()?.parse().ok()?))
    };
    find("postgres").or_else(|| find("nobody"))
}

fn start(bin: &Path) -> Result<Server, String> {
    let said = |error: std::io::Error| error.to_string();
    let dir = tempfile::Builder::new().prefix("sw-pg-").tempdir().map_err(said)?.keep();
    let mut keeper = Command::new("/bin/sh");
    keeper.args(["-c", KEEPER, "keeper"]).arg(bin).arg(&dir).current_dir(&dir).env_clear().env("PATH", "/usr/bin:/bin");
    // A group of its own: Ctrl-C is for the tests, and the keeper learns of their end by the pipe.
    keeper.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).process_group(0);
    if std::fs::metadata(&dir).map_err(said)?.uid() == 0 {
        // `initdb` refuses to be root.
        let (user, group) = somebody().ok_or("there is no unprivileged user")?;
        chown(&dir, Some(user), Some(group)).map_err(said)?;
        keeper.uid(user).gid(group);
    }
    let mut keeper = keeper.spawn().map_err(said)?;
    let mut lines = Vec::new();
    for line in BufReader::new(keeper.stdout.take().ok_or("it has no output")?).lines() {
        let line = line.map_err(said)?;
        if line == "ready" {
            let admin = PgConnectOptions::new().socket(&dir).username("second_wind").database("postgres");
            return Ok(Server { admin, _keeper: Some(keeper) });
        }
        lines.push(line);
    }
    Err(lines.join("; "))
}
