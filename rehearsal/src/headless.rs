//! `cargo rehearse --headless`: the real bot against the stand-in, over real HTTP and a real gateway, in lock-step on a virtual
//! calendar clock, with seeded members who live for some days. The same seed gives the same transcript, on either database.

mod checks;
mod diary;
mod families;
mod life;
pub mod lock_step;
mod transcript;

use std::path::PathBuf;
use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use second_wind::clock::{Clock, ManualClock, network_now};
use second_wind::config::Config;
use second_wind::dice::Dice;
use second_wind::startup::{self, Pace, Parts, StartupError};
use second_wind::store::{Store, StoreError};
use tokio_util::sync::CancellationToken;

use self::checks::Checks;
use self::families::Families;
use self::life::Life;
use self::lock_step::LockStep;
use self::transcript::Transcript;
use crate::discord::{Contract, Limits, StandIn, StandInConfig, StandInError, TOKEN};

/// The most members that a headless club takes.
const MEMBERS_MAX: u32 = 2_000;
/// The most days that it lives.
const DAYS_MAX: u32 = 3_660;

/// What is asked for.
#[derive(Debug, Clone)]
pub struct HeadlessArgs {
    /// How many days the club lives.
    pub days: u32,
    /// What chance is made of.
    pub seed: u64,
    /// How many members it has, the captain not counted.
    pub members: u32,
    /// Where each message shown to anyone is written, one JSON object a line.
    pub transcript: Option<PathBuf>,
    /// The folder that gets a text file for each member, with what they read and did, as a person would read it.
    pub diaries: Option<PathBuf>,
    /// Whether every message that a life with the coach can lead to has to be shown at least once.
    pub every_family: bool,
    /// Where each REST request is written, one JSON object a line.
    pub requests: Option<PathBuf>,
    /// `postgres://…` or `sqlite:PATH`, empty; a temporary SQLite file if nothing is said.
    pub database: Option<String>,
}

/// What came of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Summary {
    /// Members who joined.
    pub members: u32,
    /// Daily reminders and letters that the bot began.
    pub reminders: u64,
    /// Evening check-ins among them.
    pub evenings: u64,
    /// Presses and commands of the members.
    pub acts: u64,
    /// Check-ins among them, as the database has them.
    pub check_ins: u64,
    /// Edits of boards.
    pub board_edits: u64,
    /// REST requests.
    pub requests: u64,
    /// What the stand-in or a checker objects to.
    pub violations: Vec<String>,
    /// Wall-clock seconds.
    pub seconds: u64,
}

/// Why it could not be run at all.
#[derive(Debug, thiserror::Error)]
pub enum HeadlessError {
    /// A number out of range.
    #[error("--{option} is {value}; it goes from 1 to {max}")]
    OutOfRange {
        /// The option.
        option: &'static str,
        /// What was given.
        value: u32,
        /// The most.
        max: u32,
    },
    /// The stand-in does not start.
    #[error(transparent)]
    StandIn(#[from] StandInError),
    /// The bot does not start, or ended early.
    #[error("the bot: {0}")]
    Bot(#[from] StartupError),
    /// The bot ended before it had started.
    #[error("the bot ended before it had started")]
    NotStarted,
    /// The configuration that was made for it is refused.
    #[error(transparent)]
    Config(#[from] second_wind::config::ConfigError),
    /// The database cannot be used.
    #[error("the database: {0}")]
    Store(#[from] StoreError),
    /// The database holds members already.
    #[error("the database is in use: give --database an empty one, so that the same seed gives the same transcript")]
    InUse,
    /// A file cannot be written.
    #[error("{path}: {source}")]
    File {
        /// Which.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// A member could not do what a person could.
    #[error("{who} could not {what}: {why}")]
    Member {
        /// Who.
        who: String,
        /// What they wanted to do.
        what: String,
        /// What was in the way.
        why: String,
    },
    /// Nothing moves any more.
    #[error("nothing came to rest within {secs} s of real time at {at}: {state}")]
    Stuck {
        /// How long it was waited for.
        secs: u64,
        /// The calendar instant.
        at: DateTime<Utc>,
        /// What was still under way.
        state: String,
    },
}

/// Monday, 2 March 2026, 06:00 UTC: four weeks before a change of the clocks in Europe.
fn first_instant() -> DateTime<Utc> {
    DateTime::from_timestamp(1_772_431_200, 0).unwrap_or_default()
}

/// Runs it.
///
/// # Errors
/// It could not be run; what a checker objects to is in the summary instead.
pub async fn run(args: &HeadlessArgs) -> Result<Summary, HeadlessError> {
    check_range("days", args.days, DAYS_MAX)?;
    check_range("members", args.members, MEMBERS_MAX)?;
    let started_at = network_now();
    let clock = Arc::new(ManualClock::new(first_instant()));
    let stand_in = StandIn::start(StandInConfig {
        limits: Limits::lifted(),
        contract: Contract::find(),
        ..StandInConfig::new(clock.clone())
    })
    .await?;
    let world = stand_in.world();
    let folder = tempfile::tempdir().map_err(|source| HeadlessError::File { path: std::env::temp_dir(), source })?;
    let url = match &args.database {
        Some(url) => url.clone(),
        None => format!("sqlite:{}", folder.path().join("rehearsal.sqlite").display()),
    };
    refuse_used(&url).await?;

    let mut life = Life::new(world.clone(), args.seed, args.members, first_instant(), args.days);
    let mut transcript = Transcript::open(&world, args)?;
    let config = Config::from_toml(&format!(
        "[discord]\ntoken = '{TOKEN}'\napi_base = '{}'\n[store]\nurl = '{url}'\n[operator]\ncontact = 'Kim, the captain of this rehearsal'\n",
        stand_in.api_base()
    ))?;
    let stop = CancellationToken::new();
    let (on_start, started) = tokio::sync::oneshot::channel();
    let parts = Parts {
        clock: clock.clone(),
        dice: Arc::new(Dice::from_seed(args.seed)),
        pace: Pace::LockStep,
        on_start: Some(on_start),
    };
    let mut bot = tokio::spawn(startup::run(config, parts, stop.clone()));
    let running = tokio::select! {
        running = started => running.map_err(|_| HeadlessError::NotStarted)?,
        ended = &mut bot => {
            return Err(ended.map_or(HeadlessError::NotStarted, |ended| ended.err().map_or(HeadlessError::NotStarted, HeadlessError::Bot)));
        }
    };
    transcript.listen_to(&running.prompts);
    let lock_step = LockStep::new(clock.clone(), world.clone(), running.clone());
    world.wait_until(|world| world.gateway_connected()).await;
    lock_step.rest().await?;

    let lived = live(args, &lock_step, &mut life, &mut transcript, &clock).await;
    stop.cancel();
    let ended = (&mut bot).await;
    let mut summary = lived?;
    if let Ok(Err(error)) = ended {
        return Err(HeadlessError::Bot(error));
    }
    summary.check_ins = count_check_ins(&url).await?;
    summary.violations.extend(world.violations().iter().map(ToString::to_string));
    for problem in running.prompts.take_problems() {
        summary.violations.push(format!("prompts: {} in {}: {}", problem.id, problem.locale, problem.what));
    }
    summary.members = args.members;
    summary.requests = transcript.requests();
    summary.seconds = (network_now() - started_at).as_secs();
    transcript.close(&life)?;
    stand_in.stop().await?;
    Ok(summary)
}

/// The days themselves: the next thing that is due, be it the bot's or a member's, and rest after each.
async fn live(
    args: &HeadlessArgs,
    lock_step: &LockStep,
    life: &mut Life,
    transcript: &mut Transcript,
    clock: &ManualClock,
) -> Result<Summary, HeadlessError> {
    let until = first_instant() + TimeDelta::days(i64::from(args.days));
    let mut checks = Checks::default();
    let mut families = Families::default();
    let progress = progress_bar(args.days);
    let mut summary = Summary::default();
    loop {
        for event in transcript.take(life) {
            checks.look(&event, life);
            families.saw(&event);
            life.notice(&event);
            summary.reminders += u64::from(event.is_reminder());
            summary.board_edits += u64::from(event.is_board_edit());
        }
        life.turn_over();
        let bot_at = lock_step.bot_wakes_at();
        let member_at = life.next_at();
        let Some(at) = [bot_at, member_at].into_iter().flatten().min() else { break };
        if at >= until {
            break;
        }
        let is_members_turn = member_at == Some(at) && bot_at != Some(at);
        lock_step.set(at).await?;
        if is_members_turn {
            life.act(lock_step).await?;
            summary.acts += 1;
        }
        progress.set_position(u64::try_from((clock.now() - first_instant()).num_days()).unwrap_or(0));
    }
    lock_step.rest().await?;
    for event in transcript.take(life) {
        checks.look(&event, life);
        families.saw(&event);
    }
    progress.finish_and_clear();
    summary.violations = checks.objections();
    if args.every_family {
        summary.violations.extend(families.missing().map(|id| format!("prompts: {id} was never shown to anyone")));
    }
    summary.evenings = checks.evenings();
    Ok(summary)
}

fn check_range(option: &'static str, value: u32, max: u32) -> Result<(), HeadlessError> {
    if (1..=max).contains(&value) { Ok(()) } else { Err(HeadlessError::OutOfRange { option, value, max }) }
}

async fn refuse_used(url: &str) -> Result<(), HeadlessError> {
    let store = Store::open(url).await?;
    let mut tx = store.read().await?;
    let is_used = tx.members_count().await? > 0 || !tx.clubs().await?.is_empty();
    drop(tx);
    store.close().await;
    if is_used { Err(HeadlessError::InUse) } else { Ok(()) }
}

async fn count_check_ins(url: &str) -> Result<u64, HeadlessError> {
    let store = Store::open(url).await?;
    let mut tx = store.read().await?;
    let count = tx.check_ins_count().await?;
    drop(tx);
    store.close().await;
    Ok(u64::try_from(count).unwrap_or(0))
}

/// A bar on a terminal; nothing where nobody watches.
fn progress_bar(days: u32) -> indicatif::ProgressBar {
    let bar = indicatif::ProgressBar::new(u64::from(days));
    let style = indicatif::ProgressStyle::with_template("{bar:40} day {pos} of {len}, {elapsed}")
        .unwrap_or_else(|_| indicatif::ProgressStyle::default_bar());
    bar.set_style(style);
    bar
}

impl std::fmt::Display for Summary {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        writeln!(f, "members      {}", self.members)?;
        writeln!(f, "reminders    {}", self.reminders)?;
        writeln!(f, "evenings     {}", self.evenings)?;
        writeln!(f, "acts         {}", self.acts)?;
        writeln!(f, "check-ins    {}", self.check_ins)?;
        writeln!(f, "board edits  {}", self.board_edits)?;
        writeln!(f, "requests     {}", self.requests)?;
        writeln!(f, "violations   {}", self.violations.len())?;
        write!(f, "seconds      {}", self.seconds)?;
        for violation in self.violations.iter().take(20) {
            write!(f, "\n  {violation}")?;
        }
        Ok(())
    }
}
