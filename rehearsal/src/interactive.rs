//! `cargo rehearse`: the stand-in, the real bot against it, and the page, all on one port of this machine. Stopped and started
//! again, everything stands where it stood, the time included.

pub mod clockwork;
pub mod folder;
pub mod queue;

use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Datelike, Days, NaiveTime, TimeDelta, Utc};
use second_wind::clock::{Clock, ShiftedClock, SystemClock};
use second_wind::config::Config;
use second_wind::dice::Dice;
use second_wind::domain::wall_clock;
use second_wind::startup::{self, Pace, Parts, Running, StartupError};
use second_wind::store::{Store, StoreError};
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

use self::clockwork::Clockwork;
use self::folder::{Folder, Standing};
use self::queue::Queue;
use crate::club::cast::Cast;
use crate::club::{self, Club, ClubError};
use crate::discord::{Contract, Limits, StandIn, StandInConfig, StandInError, TOKEN};
use crate::page::Page;

/// How often the time is kept and the members look at their messages, in real time.
const BEAT: Duration = Duration::from_secs(3);
/// How many requests a second the bot may send here.
const REQUESTS_PER_SEC: u16 = 500;
/// What a rate limit's window is divided by.
const WINDOW_PARTS: u32 = 25;
/// When they take over: on a Sunday evening, since every starting plan has a session on Sunday and one on Monday.
const OPENS_AT: NaiveTime = match NaiveTime::from_hms_opt(18, 42, 0) {
    Some(time) => time,
    None => NaiveTime::MIN,
};

/// What is rehearsed, and where.
#[derive(Debug, Clone)]
pub struct Interactive {
    /// The port on 127.0.0.1; 0 takes any free one.
    pub port: u16,
    /// The folder of the state; the usual one if none is named.
    pub state: Option<PathBuf>,
    /// Forget what was rehearsed so far.
    pub fresh: bool,
    /// Without the bot.
    pub discord_only: bool,
    /// Which club is rehearsed.
    pub cast: &'static Cast,
    /// What chance begins with.
    pub seed: u64,
}

/// Why a rehearsal did not start, or ended. Each is a sentence for the person at the terminal.
#[derive(Debug, thiserror::Error)]
pub enum RehearsalError {
    /// The port is taken.
    #[error(
        "port {0} is taken, perhaps by another rehearsal. --port N chooses another one, and --port 0 takes any that is free."
    )]
    PortTaken(u16),
    /// The stand-in did not start or stop well.
    #[error(transparent)]
    StandIn(StandInError),
    /// The bot did not start, or broke off.
    #[error("the bot: {0}")]
    Bot(#[from] StartupError),
    /// The bot ended although nobody told it to.
    #[error("the bot ended by itself; --log info tells more")]
    BotEnded,
    /// The bot's database cannot be read.
    #[error("the bot's database: {0}")]
    Store(#[from] StoreError),
    /// The bot's queue cannot be looked at.
    #[error("the bot's queue: {0}")]
    Queue(#[from] sqlx::Error),
    /// The bot's configuration cannot be read.
    #[error(transparent)]
    Config(#[from] second_wind::config::ConfigError),
    /// The club could not be brought to life.
    #[error("the club: {0}")]
    Club(#[from] ClubError),
    /// The platform has no folder for data.
    #[error("this system names no folder for data; --state DIR chooses one")]
    NoDataFolder,
    /// The folder cannot be used.
    #[error("the state folder, {path}: {source}")]
    Folder {
        /// Where.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// Another rehearsal holds the folder.
    #[error("another rehearsal is running in {0}. --state DIR chooses another folder.")]
    InUse(PathBuf),
    /// The clock's file cannot be read.
    #[error("{0} is damaged or of a newer version; move it away or start with --fresh")]
    Clock(PathBuf),
}

impl From<StandInError> for RehearsalError {
    fn from(error: StandInError) -> Self {
        match error {
            StandInError::Listen { port, source } if source.kind() == io::ErrorKind::AddrInUse => Self::PortTaken(port),
            other => Self::StandIn(other),
        }
    }
}

/// Runs a rehearsal until `stop` is cancelled. `tell` gets the lines for the terminal.
///
/// # Errors
/// A sentence for the person at the terminal.
pub async fn run(options: Interactive, stop: CancellationToken, tell: impl Fn(&str)) -> Result<(), RehearsalError> {
    let path = match &options.state {
        Some(path) => path.clone(),
        None => Folder::usual()?,
    };
    let path = match options.cast.folder {
        _ if options.discord_only => path.join("discord-only"),
        Some(folder) => path.join(folder),
        None => path,
    };
    let folder = Folder::open(path, options.fresh)?;
    let standing = match folder.standing()? {
        Some(standing) => standing,
        None if options.discord_only => Standing::new(SystemClock.now(), SystemClock.now()),
        None => {
            let opens = opening(SystemClock.now());
            Standing::new(opens - TimeDelta::days(options.cast.past_days), opens)
        }
    };
    // A rehearsal that was stopped goes on from the time at which it stood. A bot of one's own knows the system's time only.
    let offset = if options.discord_only { TimeDelta::zero() } else { standing.now() - SystemClock.now() };
    let clock = Arc::new(ShiftedClock::new(offset.num_milliseconds()));

    let page = Page::default();
    // A bot of one's own may be written in anything: what its library sends beside the documented fields is its own affair.
    let contract = if options.discord_only { Contract::find().lenient() } else { Contract::find() };
    let standin = StandIn::start(StandInConfig {
        port: options.port,
        clock: clock.clone(),
        limits: brisk(),
        state_file: Some(folder.world()),
        contract: contract.clone(),
        beside: Some(Box::new({
            let page = page.clone();
            move |_| page.router()
        })),
        event_check: None,
    })
    .await?;
    let club = Club::found(&standin.world(), options.cast, options.seed);
    page.open(standin.world(), club.clone());
    tell(&format!("Second Wind, the rehearsal: open {}/ in your browser.", standin.api_base()));

    // While the page can be opened already: an interaction has three seconds, and none of them is for this.
    let _ = tokio::task::spawn_blocking(move || contract.warm()).await;
    let ended = if options.discord_only {
        tell(&format!(
            "Only the stand-in runs. For a bot of your own: discord.api_base = \"{}\", the token \"{TOKEN}\".",
            standin.api_base()
        ));
        stop.cancelled().await;
        Ok(())
    } else {
        let stage = Stage { folder: &folder, page: &page, club, clock: clock.clone(), opens: standing.opens() };
        stage.play(&options, &standin, &stop, &tell).await
    };
    let kept = folder.keep(&Standing::new(clock.now(), standing.opens()));
    let stopped = standin.stop().await;
    ended?;
    kept?;
    stopped?;
    tell(&format!("Stopped. Everything is kept in {}.", folder.path().display()));
    Ok(())
}

/// Discord's limits with shorter windows: here a day passes within a second, and with it the edits and requests of a day. The
/// stand-in's windows go by when the calendar jumps, but the bot waits for them in real time, as it must: with Discord's own windows
/// a week takes twenty seconds to go by and not three, all of it waiting before the next edit of the board.
fn brisk() -> Limits {
    let mut limits = Limits::default();
    limits.global_per_sec *= WINDOW_PARTS;
    for (_, window) in limits.routes.values_mut() {
        *window /= WINDOW_PARTS;
    }
    limits
}

/// The latest Sunday at which the club can open.
fn opening(now: DateTime<Utc>) -> DateTime<Utc> {
    let today = wall_clock::reading(now, club::ZONE).date();
    let since_sunday = u64::from(today.weekday().num_days_from_sunday());
    let sundays = [since_sunday, since_sunday + 7].into_iter().filter_map(|days| today.checked_sub_days(Days::new(days)));
    let instants = sundays.filter_map(|sunday| wall_clock::resolve(sunday, OPENS_AT, club::ZONE));
    instants.into_iter().find(|at| *at <= now).unwrap_or(now)
}

/// What a rehearsal with the bot is played on.
struct Stage<'a> {
    folder: &'a Folder,
    page: &'a Page,
    club: Club,
    clock: Arc<ShiftedClock>,
    opens: DateTime<Utc>,
}

impl Stage<'_> {
    async fn play(
        &self,
        options: &Interactive,
        standin: &StandIn,
        stop: &CancellationToken,
        tell: &impl Fn(&str),
    ) -> Result<(), RehearsalError> {
        let mut config = Config::default();
        config.discord.token = Some(TOKEN.to_owned().into());
        config.discord.requests_per_second = REQUESTS_PER_SEC;
        config.discord.api_base = standin.api_base().to_owned();
        config.store.url = Some(self.folder.database().into());
        config.operator.contact = "you, on your own machine".to_owned();
        let (on_start, started) = tokio::sync::oneshot::channel();
        let parts = Parts {
            clock: self.clock.clone(),
            dice: Arc::new(Dice::from_seed(options.seed)),
            pace: Pace::Production,
            on_start: Some(on_start),
        };
        let bot_stop = CancellationToken::new();
        let mut bot = tokio::spawn(startup::run(config, parts, bot_stop.clone()));
        let lived = tokio::select! {
            ended = &mut bot => return Err(how_it_ended(ended)),
            running = started => match running {
                Ok(running) => self.live(running, standin, stop, tell, &mut bot).await,
                Err(_) => Err(RehearsalError::BotEnded),
            },
            () = stop.cancelled() => Ok(()),
        };
        bot_stop.cancel();
        if !bot.is_finished() {
            match bot.await {
                Ok(Ok(())) => {}
                Ok(Err(error)) => tracing::warn!(%error, "the bot did not stop well"),
                Err(error) => tracing::warn!(%error, "the bot broke off"),
            }
        }
        lived
    }

    async fn live(
        &self,
        running: Running,
        standin: &StandIn,
        stop: &CancellationToken,
        tell: &impl Fn(&str),
        bot: &mut JoinHandle<Result<(), StartupError>>,
    ) -> Result<(), RehearsalError> {
        let store = Store::open(&self.folder.database()).await?;
        let queue = Queue::open(&self.folder.database()).await?;
        let clockwork = Clockwork::new(standin.world(), self.clock.clone(), running, store.clone(), queue, self.club.clone());
        let clockwork = Arc::new(clockwork);
        self.page.wind(clockwork.clone());
        let lived = tokio::select! {
            ended = &mut *bot => Err(how_it_ended(ended)),
            lived = self.days(&clockwork, tell) => lived,
            () = stop.cancelled() => Ok(()),
        };
        self.page.unwind();
        store.close().await;
        lived
    }

    /// Brings the club to the day on which it opens, and then keeps it going. Never returns but with an error.
    async fn days(&self, clockwork: &Clockwork, tell: &impl Fn(&str)) -> Result<(), RehearsalError> {
        clockwork.connected().await;
        if self.clock.now() < self.opens {
            tell(self.club.cast().past);
            clockwork.open_club(self.opens).await?;
        }
        tell("The club is ready. Ctrl-C stops it; everything is kept.");
        let mut beat = tokio::time::interval(BEAT);
        loop {
            beat.tick().await;
            clockwork.beat().await;
            self.folder.keep(&Standing::new(self.clock.now(), self.opens))?;
        }
    }
}

fn how_it_ended(ended: Result<Result<(), StartupError>, tokio::task::JoinError>) -> RehearsalError {
    match ended {
        Ok(Err(error)) => error.into(),
        _ => RehearsalError::BotEnded,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_club_opens_on_a_sunday_evening_that_is_past() {
        for hours in 0..400 {
            let now = second_wind::clock::from_unix_ms(1_772_431_200_000) + TimeDelta::hours(hours);
            let at = opening(now);
            let wall = wall_clock::reading(at, club::ZONE);
            assert!(at <= now && now - at < TimeDelta::days(7), "{now}: {at} is the latest one");
            assert_eq!((wall.weekday(), wall.time()), (chrono::Weekday::Sun, OPENS_AT), "{now}");
        }
    }
}
