//! What `cargo rehearse` can be told.

use std::path::PathBuf;

use clap::Parser;

/// Where the page is found unless `--port` says otherwise.
pub const PORT: u16 = 8790;

/// A running club on this machine: the real bot, a stand-in for Discord, and a page on which you are its members.
#[derive(Debug, Clone, Parser)]
#[command(name = "cargo rehearse", version)]
pub struct Cli {
    /// Start over: forget the club that was rehearsed so far
    #[arg(long)]
    pub fresh: bool,
    /// The port of the page and the stand-in; 0 takes any free one
    #[arg(long, value_name = "N", default_value_t = PORT)]
    pub port: u16,
    /// The folder of the rehearsal's state, instead of the one in the platform's data folder
    #[arg(long, value_name = "DIR")]
    pub state: Option<PathBuf>,
    /// Only the stand-in and its page, for a bot that you start yourself
    #[arg(long)]
    pub discord_only: bool,
    /// A club of thirty with three groups, a year old, beside the small one; living the year takes some minutes
    #[arg(long, conflicts_with = "discord_only")]
    pub year: bool,
    /// What is logged, as `tracing` filters
    #[arg(long, value_name = "FILTER", default_value = "warn,serenity=error")]
    pub log: String,
    /// No page: the same bot and the same stand-in in lock-step through many days
    #[arg(long, conflicts_with_all = ["port", "discord_only", "year"])]
    pub headless: bool,
    /// What a headless run is told.
    #[command(flatten)]
    pub run: HeadlessFlags,
}

/// What a headless run is told.
#[derive(Debug, Clone, clap::Args)]
pub struct HeadlessFlags {
    /// How many days are lived
    #[arg(long, value_name = "N", default_value_t = 60, requires = "headless", value_parser = clap::value_parser!(u32).range(1..=3_660))]
    pub days: u32,
    /// What chance begins with; the same seed gives the same transcript
    #[arg(long, value_name = "S", default_value_t = 1, requires = "headless")]
    pub seed: u64,
    /// How many members there are
    #[arg(long, value_name = "M", default_value_t = 50, requires = "headless", value_parser = clap::value_parser!(u32).range(1..=5_000))]
    pub members: u32,
    /// Write every message that was shown to anyone, one JSON object a line
    #[arg(long, value_name = "FILE", requires = "headless")]
    pub transcript: Option<PathBuf>,
    /// Write for each member what they read and did, as a person would read it: one text file each, in this folder
    #[arg(long, value_name = "DIR", requires = "headless")]
    pub diaries: Option<PathBuf>,
    /// Fail unless every message that a life with the coach can lead to was shown: for 120 days and 100 members
    #[arg(long, requires = "headless")]
    pub every_family: bool,
    /// Write every request of the bot, one JSON object a line
    #[arg(long, value_name = "FILE", requires = "headless")]
    pub requests: Option<PathBuf>,
    /// The database: sqlite:PATH or postgres://…; a new SQLite file in a folder of its own if left out
    #[arg(long, value_name = "URL", requires = "headless")]
    pub database: Option<String>,
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn every_flag_is_understood() {
        Cli::command().debug_assert();
        let read = |line: &str| Cli::try_parse_from(line.split(' '));
        let page = read("rehearse --fresh --port 0 --state /x --discord-only").expect("the page's flags");
        assert!(page.fresh && page.discord_only && page.port == 0 && page.state == Some("/x".into()));
        assert!(read("rehearse --year --fresh").expect("the year's flag").year);
        let line = "rehearse --headless --days 3 --seed 7 --members 9 --transcript t --diaries d --every-family --requests r --database sqlite:x";
        let run = read(line).expect("the headless flags").run;
        assert_eq!((run.days, run.seed, run.members), (3, 7, 9));
        assert!(
            run.transcript.is_some()
                && run.diaries.is_some()
                && run.every_family
                && run.requests.is_some()
                && run.database.is_some()
        );
        for bad in [
            "rehearse --days 3",
            "rehearse --headless --port 1",
            "rehearse --headless --year",
            "rehearse --year --discord-only",
            "rehearse --headless --days 0",
            "rehearse --port 70000",
        ] {
            assert!(read(bad).is_err(), "{bad} is refused");
        }
    }
}
