//! A world: its people and clubs, the bot under test, and the loop that jumps from one due moment to the next.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Timelike};
use chrono_tz::Tz;
use second_wind::app::App;
use second_wind::app::bell::Bell;
use second_wind::app::club::setup::ClubSetup;
use second_wind::app::jobs::{JobKind, ask};
use second_wind::app::reply::{Caller, Server};
use second_wind::clock::{Clock, ManualClock};
use second_wind::dice::Dice;
use second_wind::domain::calendar::Instant;
use second_wind::domain::ids::{ChannelId, GroupId, GuildId, MemberId, UserId};
use second_wind::prompts::Prompts;
use second_wind::store::boards::BoardState;
use second_wind::store::{Store, StoreOptions};

use super::checkers::Asked;
use super::faults::Weather;
use super::members::{Act, CITIES, Person, Persona};
use super::messenger::FakeDiscord;
use super::trace::Trace;

/// Where a world keeps its facts.
#[derive(Debug, Clone)]
pub enum Where {
    /// In a SQLite file of its own, in a folder that goes with the world.
    Sqlite,
    /// In the empty PostgreSQL database at this address.
    Postgres(String),
}

/// What kind of world.
#[derive(Debug, Clone)]
pub struct Options {
    /// How many days it lasts.
    pub days: i64,
    /// How many people live in it.
    pub people: usize,
    /// Its weather; without one it is rolled.
    pub weather: Option<Weather>,
    /// Where the facts are.
    pub place: Where,
    /// Whether every line of the trace is kept.
    pub keeps_trace: bool,
}

impl Options {
    /// A world for a seed: a dozen people at the most, two months at the most.
    #[must_use]
    pub fn small(seed: u64) -> Self {
        let dice = Dice::from_seed(seed ^ 0x5eed);
        let days = 10 + i64::try_from(dice.below(50)).unwrap_or(0);
        let people = 3 + usize::try_from(dice.below(8)).unwrap_or(0);
        Self { days, people, weather: None, place: Where::Sqlite, keeps_trace: false }
    }
}

/// What became of a world.
#[derive(Debug, Default)]
pub struct Report {
    /// Its seed.
    pub seed: u64,
    /// What the checkers object to; empty is good.
    pub violations: Vec<String>,
    /// The latest lines of the trace.
    pub latest: Vec<String>,
    /// Every line of the trace, where it was kept.
    pub lines: Vec<String>,
    /// The hash of the trace.
    pub hash: u64,
    /// How many messages the bot began in DMs.
    pub letters: usize,
    /// How many of them were evening check-ins.
    pub evenings: usize,
    /// How many sessions were moved in the week.
    pub moved: usize,
    /// How many were let go there.
    pub let_go: usize,
    /// How many plans were taken.
    pub plans_taken: usize,
    /// How often a way back was taken at once, and led back.
    pub undone: usize,
    /// How many acts of people were answered.
    pub answered: usize,
    /// How often a board was posted or edited.
    pub boards: usize,
    /// How many calls were made, and how many met trouble.
    pub calls: (u64, u64),
    /// How often the bot died.
    pub crashes: usize,
}

#[derive(Debug)]
pub(super) struct ClubInfo {
    pub(super) guild: GuildId,
    pub(super) channel: ChannelId,
    pub(super) group: Option<GroupId>,
    pub(super) zone: &'static str,
}

/// One world under way.
#[derive(Debug)]
pub struct World {
    pub(super) app: App,
    pub(super) clock: Arc<ManualClock>,
    pub(super) dice: Dice,
    pub(super) discord: Arc<FakeDiscord>,
    pub(super) weather: Weather,
    pub(super) people: Vec<Person>,
    pub(super) clubs: Vec<ClubInfo>,
    pub(super) asked: Asked,
    pub(super) erased: Vec<(Instant, UserId, MemberId)>,
    pub(super) downtimes: Vec<(Instant, Instant)>,
    pub(super) is_crashed: bool,
    pub(super) was_answered: bool,
    pub(super) crashes: usize,
    pub(super) report: Report,
    pub(super) lit: Vec<usize>,
    pub(super) address: String,
    trace: Trace,
    pub(super) agenda: BTreeMap<(Instant, u64), (usize, Act)>,
    agenda_nth: u64,
    look_at: Instant,
    steps: u64,
    _folder: Option<tempfile::TempDir>,
}

/// Lives a world of this seed to its end and says what the checkers found.
pub async fn run(seed: u64, options: &Options) -> Report {
    let mut world = match World::new(seed, options).await {
        Ok(world) => world,
        Err(error) => {
            return Report { seed, violations: vec![format!("the world does not begin: {error}")], ..Report::default() };
        }
    };
    if let Err(error) = world.live(options.days).await {
        world.object(error);
    }
    world.app.store.close().await;
    let mut report = std::mem::take(&mut world.report);
    report.seed = seed;
    report.calls = world.discord.counts();
    report.crashes = world.crashes;
    report.hash = world.trace.hash();
    report.latest = world.trace.latest();
    report.lines = world.trace.into_lines();
    report
}

/// The words, read once for all worlds that this thread lives, one after another. What was wrong with a text at the end of one of
/// them is no problem of the next.
fn bank() -> Result<Arc<Prompts>, String> {
    thread_local! {
        static BANK: Result<Arc<Prompts>, String> = Prompts::built_in().map(Arc::new).map_err(|error| error.to_string());
    }
    let bank = BANK.with(Clone::clone)?;
    drop(bank.take_problems());
    Ok(bank)
}

const OPTIONS: StoreOptions = StoreOptions { synchronous_full: false, sqlite_pages_max: None, postgres_connections_max: 2 };

impl World {
    async fn new(seed: u64, options: &Options) -> Result<Self, String> {
        let dice = Dice::from_seed(seed);
        // Worlds begin on any day of some years, so that clock changes and leap days are met.
        let start_ms = 1_735_689_600_000 + i64::try_from(dice.below(2 * 365 * 24)).unwrap_or(0) * 3_600_000;
        let start = DateTime::from_timestamp_millis(start_ms).ok_or("no such start")?;
        let clock = Arc::new(ManualClock::new(start));
        let weather = options.weather.unwrap_or_else(|| Weather::roll(&dice));
        let discord = Arc::new(FakeDiscord::new(clock.clone(), seed.rotate_left(17) ^ 0xd15c));
        let (address, folder) = match &options.place {
            Where::Sqlite => {
                let folder = tempfile::Builder::new().prefix("second-wind-sim-").tempdir().map_err(|error| error.to_string())?;
                let path: PathBuf = folder.path().join("world.db");
                (format!("sqlite:{}", path.display()), Some(folder))
            }
            Where::Postgres(url) => (url.clone(), None),
        };
        let store = Store::open_with(&address, &OPTIONS).await.map_err(|error| error.to_string())?;
        let app = App {
            store,
            clock: clock.clone(),
            prompts: bank()?,
            messenger: discord.clone(),
            bell: Arc::new(Bell::default()),
            pictures: Arc::default(),
            meters: Arc::default(),
            operator: Arc::from("the operator of this world"),
            report_channel: None,
        };
        let clubs_count = if options.people > 6 { 2 } else { 1 };
        let zones = ["Europe/London", "Pacific/Auckland", "America/New_York"];
        let pick = |bound: usize| usize::try_from(dice.below(bound as u64)).unwrap_or(0);
        let clubs: Vec<ClubInfo> = (0_i64..clubs_count)
            .map(|nth| ClubInfo {
                guild: GuildId::new(700 + nth),
                channel: ChannelId::new(800 + nth),
                group: None,
                zone: zones[pick(3)],
            })
            .collect();
        let first = pick(Persona::ALL.len());
        let people = (0..options.people)
            .map(|nth| Person::new(nth, nth % clubs.len(), Persona::cast(seed, first, nth), CITIES[pick(CITIES.len())]))
            .collect();
        let lit = vec![0; clubs.len()];
        Ok(Self {
            lit,
            app,
            clock,
            dice,
            discord,
            weather,
            people,
            clubs,
            asked: Asked::default(),
            erased: Vec::new(),
            downtimes: Vec::new(),
            is_crashed: false,
            was_answered: false,
            crashes: 0,
            report: Report::default(),
            address,
            trace: if options.keeps_trace { Trace::keeping_all() } else { Trace::default() },
            agenda: BTreeMap::new(),
            agenda_nth: 0,
            look_at: start,
            steps: 0,
            _folder: folder,
        })
    }

    pub(super) fn note(&mut self, line: &str) {
        let now = self.clock.now();
        self.trace.note(now, line);
    }

    pub(super) fn object(&mut self, what: String) {
        self.note(&format!("OBJECTION: {what}"));
        self.report.violations.push(format!("{}: {what}", self.clock.now()));
    }

    pub(super) fn plan(&mut self, at: Instant, nth: usize, act: Act) {
        self.agenda_nth += 1;
        self.agenda.insert((at, self.agenda_nth), (nth, act));
    }

    pub(super) fn zone_of(&self, nth: usize) -> Tz {
        let person = &self.people[nth];
        self.discord.life_of(person.user).map_or_else(|| person.city.parse().unwrap_or(Tz::UTC), |life| life.zone)
    }

    pub(super) async fn reopen(&mut self) -> Result<(), String> {
        self.app.store.close().await;
        self.app.store = Store::open_with(&self.address, &OPTIONS).await.map_err(|error| format!("after a crash: {error}"))?;
        self.app.bell = Arc::new(Bell::default());
        Ok(())
    }

    async fn live(&mut self, days: i64) -> Result<(), String> {
        self.set_up_clubs().await?;
        let end = self.clock.now() + TimeDelta::days(days);
        for nth in 0..self.people.len() {
            // Most are there in the first days, one in five comes later.
            let hours = if self.dice.below(5) == 0 { self.dice.below(24 * 14) } else { self.dice.below(48) };
            let at = self.clock.now() + TimeDelta::minutes(i64::try_from(hours * 60 + self.dice.below(60)).unwrap_or(0));
            self.plan(at, nth, Act::Start);
            self.plan(at + TimeDelta::hours(1), nth, Act::Wake);
        }
        self.discord.set_weather(Some(self.weather));
        self.live_until(end).await?;
        // The weather clears, nobody does anything more: whatever was begun must come to an end.
        self.discord.set_weather(None);
        self.weather = Weather::CALM;
        self.agenda.clear();
        self.live_until(end + TimeDelta::days(2)).await?;
        self.check_the_end().await
    }

    async fn set_up_club(&mut self, nth: usize) -> Result<(), String> {
        let (guild, channel, zone) = (self.clubs[nth].guild, self.clubs[nth].channel, self.clubs[nth].zone);
        let captain = Caller {
            locale: "en-US".to_owned(),
            user: UserId::new(1),
            name: "Captain".into(),
            server: Some(Server { guild, may_manage: true }),
            roles: Vec::new(),
            channel,
            message: None,
        };
        let setup = ClubSetup { channel: Some(channel), city: Some(zone.into()), ..ClubSetup::default() };
        self.app.club_setup(&captain, &setup).await.map(|_| ()).map_err(|error| error.to_string())
    }

    /// The captain finds a board that rests, on every third day or so, and sets the club up again.
    async fn captains_look(&mut self) -> Result<(), String> {
        for nth in 0..self.clubs.len() {
            let Some(group) = self.clubs[nth].group else { continue };
            let mut tx = self.app.store.read().await.map_err(|error| error.to_string())?;
            let latest = tx.latest_board(group).await.map_err(|error| error.to_string())?;
            drop(tx);
            if latest.is_some_and(|board| board.state == BoardState::Suspended) && self.dice.below(3) == 0 {
                self.note(&format!("the captain sets Club {} up again", nth + 1));
                let weather = self.discord.set_weather(None);
                self.set_up_club(nth).await?;
                self.discord.set_weather(weather);
            }
        }
        Ok(())
    }

    async fn set_up_clubs(&mut self) -> Result<(), String> {
        for nth in 0..self.clubs.len() {
            let guild = self.clubs[nth].guild;
            let name = format!("Club {}", nth + 1);
            self.app.club_joined(guild, &name).await.map_err(|error| error.to_string())?;
            self.set_up_club(nth).await?;
            let mut tx = self.app.store.read().await.map_err(|error| error.to_string())?;
            let club = tx.club_by_guild(guild).await.map_err(|error| error.to_string())?.ok_or("no club")?;
            let group = tx.default_group(club.id).await.map_err(|error| error.to_string())?;
            self.clubs[nth].group = group.map(|group| group.id);
        }
        Ok(())
    }

    async fn live_until(&mut self, end: Instant) -> Result<(), String> {
        while self.clock.now() < end && self.report.violations.len() < 3 {
            let mut tx = self.app.store.read().await.map_err(|error| error.to_string())?;
            let job = tx.next_run_at().await.map_err(|error| error.to_string())?;
            drop(tx);
            let act = self.agenda.keys().next().map(|(at, _)| *at);
            let next = [job, act, Some(self.look_at), Some(end)].into_iter().flatten().min().unwrap_or(end);
            self.clock.set(next);
            if self.clock.now() >= self.look_at {
                self.hourly(end).await?;
            }
            self.due_acts().await?;
            self.work_off().await?;
            self.look_at_what_was_shown().await?;
            self.steps += 1;
            self.check_boards(self.steps.is_multiple_of(12)).await?;
            self.check_erased().await?;
        }
        Ok(())
    }

    async fn hourly(&mut self, end: Instant) -> Result<(), String> {
        let now = self.clock.now();
        self.look_at = now + TimeDelta::minutes(60 - i64::from(now.minute()).min(59));
        for nth in 0..self.people.len() {
            self.hear_of_forgetting(nth).await?;
            self.check_days(nth).await?;
        }
        if now.hour() != 0 {
            return Ok(());
        }
        let mut tx = self.app.store.begin().await.map_err(|error| error.to_string())?;
        ask(&mut tx, JobKind::Prune, now).await.map_err(|error| error.to_string())?;
        tx.commit().await.map_err(|error| error.to_string())?;
        self.captains_look().await?;
        if self.dice.below(1000) < self.weather.downtime_permille {
            let hours = 1 + self.dice.below(25);
            let back = (now + TimeDelta::minutes(i64::try_from(hours * 60 - self.dice.below(59)).unwrap_or(60))).min(end);
            self.note(&format!("down until {back}"));
            self.downtimes.push((now, back));
            // What people press meanwhile is answered by nobody.
            let lost: Vec<_> = self.agenda.range(..=(back, u64::MAX)).map(|(key, what)| (*key, *what)).collect();
            for (key, (nth, act)) in lost {
                self.agenda.remove(&key);
                if act == Act::Wake || act == Act::Start {
                    self.plan(back + TimeDelta::minutes(10), nth, act);
                }
            }
            self.clock.set(back);
            self.reopen().await?;
            self.app.wake_boards().await.map_err(|error| error.to_string())?;
        }
        Ok(())
    }
}
