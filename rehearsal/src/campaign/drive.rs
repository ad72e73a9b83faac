//! The campaign itself: who does what next, when the process dies, and when the calendar moves.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::{Duration, Instant};

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha12Rng;
use second_wind::clock::{Clock, network_now};
use second_wind::domain::ids::OccurrenceId;
use second_wind::domain::press::{Answer as Pressed, Press};
use second_wind::store::{Store, StoreOptions};
use tokio::net::TcpListener;
use tokio::sync::mpsc::UnboundedReceiver;

use super::faults::{self, Woe};
use super::ledger::{Ledger, date_to_look_at};
use super::members::{Club, open_sessions, parts};
use super::process::{Beginning, Process};
use super::report::Report;
use super::served_clock::ServedClock;
use super::{CampaignArgs, CampaignError};
use crate::discord::{
    Answer, Contract, InteractionId, Limits, MessageId, Place, Progress, StandIn, StandInConfig, TOKEN, UserId, What, World,
    WorldEvent,
};

/// How long nothing may come to rest, in real time, before the process is taken for stuck.
const STUCK_AFTER: Duration = Duration::from_secs(60);
/// How long the gateway is waited for before the calendar goes on without it.
const GATEWAY_WAIT: Duration = Duration::from_secs(15);
/// By how much the calendar goes on where the bot has yet to look at its queue.
const LOOK: TimeDelta = TimeDelta::seconds(5);
/// One kill in so many comes while the process begins.
const KILLS_AT_BEGIN: u32 = 5;

/// What a member does next.
#[derive(Debug, Clone)]
pub(super) enum Act {
    /// Answers a session of a message.
    Answer(MessageId, OccurrenceId),
    /// Opens the DM again, and asks for today.
    OpenDm,
    /// Presses what is offered to try the DM again.
    TryDm(MessageId),
}

pub(super) struct Campaign<'a> {
    args: &'a CampaignArgs,
    pub(super) world: World,
    pub(super) clock: Arc<ServedClock>,
    /// By how much the bot's machine is wrong.
    pub(super) skew: TimeDelta,
    listener: TcpListener,
    beginning: Beginning,
    pub(super) url: String,
    store: Store,
    pub(super) club: Club,
    pub(super) chance: ChaCha12Rng,
    events: UnboundedReceiver<Arc<WorldEvent>>,
    pub(super) process: Option<Process>,
    begun_at: Instant,
    busy_since: Instant,
    /// Requests until the next kill, or milliseconds after the next beginning.
    kill_in: Option<u64>,
    kill_after: Option<Duration>,
    per_kill: u64,
    queue: BTreeMap<(DateTime<Utc>, u64), (UserId, Act)>,
    tickets: u64,
    /// Acts that wait for an answer of the process that runs now.
    waiting: BTreeMap<InteractionId, (UserId, Act)>,
    answered: BTreeMap<OccurrenceId, UserId>,
    woes: BTreeMap<(DateTime<Utc>, u32), Woe>,
    pub(super) out_until: Option<DateTime<Utc>>,
    pub(super) wrong_since: Option<DateTime<Utc>>,
    pub(super) ledger: Ledger,
    pub(super) report: Report,
}

/// Monday, 9 March 2026, 00:05 UTC: the clocks change in America the day before, and in Europe on the 29th.
fn first_instant() -> DateTime<Utc> {
    DateTime::from_timestamp(1_773_014_700, 0).unwrap_or_default()
}

/// Runs it.
///
/// # Errors
/// It could not be run; what was lost or doubled is in the report.
pub async fn run(args: &CampaignArgs) -> Result<Report, CampaignError> {
    let began = network_now();
    let clock = Arc::new(ServedClock::new(first_instant()));
    let mut limits = Limits::lifted();
    limits.gateway.identifies = u32::MAX;
    let config = StandInConfig { limits, contract: Contract::find(), ..StandInConfig::new(clock.clone()) };
    let stand_in = StandIn::start(config).await?;
    let world = stand_in.world();
    let folder = tempfile::tempdir().map_err(CampaignError::Process)?;
    let url = match &args.database {
        Some(url) => url.clone(),
        None => format!("sqlite:{}", folder.path().join("campaign.sqlite").display()),
    };
    let config = folder.path().join("second-wind.toml");
    let text = format!("[discord]\ntoken = '{TOKEN}'\napi_base = '{}'\n[store]\nurl = '{url}'\n", stand_in.api_base());
    std::fs::write(&config, text).map_err(CampaignError::Process)?;
    let log = folder.path().join("log");
    let beginning = Beginning { binary: args.binary.clone(), config, log, seed: args.seed };
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.map_err(CampaignError::Process)?;
    let club = Club::found(&world, args.members);
    let mut chance = ChaCha12Rng::seed_from_u64(args.seed);

    let process = Process::begin(&beginning, &listener, clock.now()).await?;
    let connected = tokio::time::timeout(GATEWAY_WAIT * 4, world.wait_until(World::gateway_connected)).await;
    connected.map_err(|_| CampaignError::Silent)?;
    club.begin(&mut chance).await?;
    let events = world.record();
    let store = Store::open_with(&url, &StoreOptions { synchronous_full: false, ..StoreOptions::default() }).await?;
    let woes = faults::draw(first_instant() + TimeDelta::days(1), args.days - 1, (args.kills / 10).max(1), &mut chance);
    // A month of a member makes about a hundred requests and messages. Drawn from so many on, all kills come within it.
    let requests = u64::from(args.members) * u64::from(args.days) * 3;
    let mut campaign = Campaign {
        args,
        clock,
        skew: TimeDelta::zero(),
        listener,
        beginning,
        url,
        store,
        club,
        chance,
        events,
        process: Some(process),
        begun_at: network_now(),
        busy_since: network_now(),
        kill_in: None,
        kill_after: None,
        per_kill: requests / u64::from(args.kills.max(1)),
        queue: BTreeMap::new(),
        tickets: 0,
        waiting: BTreeMap::new(),
        answered: BTreeMap::new(),
        woes,
        out_until: None,
        wrong_since: None,
        ledger: Ledger::default(),
        report: Report::default(),
        world,
    };
    let lived = campaign.live().await;
    let mut report = std::mem::take(&mut campaign.report);
    drop(campaign.process.take());
    campaign.store.close().await;
    lived?;
    if report.kills < args.kills {
        report.stuck.push(format!("only {} of {} kills found a request to interrupt", report.kills, args.kills));
    }
    report.violations = campaign.world.violations().iter().map(ToString::to_string).collect();
    report.sums = campaign.ledger.sums().clone();
    report.seconds = (network_now() - began).as_secs();
    if !report.is_clean() {
        let kept = folder.keep();
        report.stuck.push(format!("database and log are kept in {}", kept.display()));
    }
    stand_in.stop().await?;
    Ok(report)
}

impl Campaign<'_> {
    async fn live(&mut self) -> Result<(), CampaignError> {
        let until = first_instant() + TimeDelta::days(i64::from(self.args.days));
        let mut looked_at = date_to_look_at(first_instant() + TimeDelta::days(3));
        let mut look_at = first_instant() + TimeDelta::days(4);
        self.arm();
        loop {
            while let Ok(event) = self.events.try_recv() {
                self.saw(&event);
            }
            self.mind_the_process().await?;
            if !self.rests() {
                self.wait().await;
                continue;
            }
            self.busy_since = network_now();
            let job_at = self.job_at().await;
            let act_at = self.queue.keys().next().map(|(at, _)| *at);
            let woe_at = self.woes.keys().next().map(|(at, _)| *at);
            let next = [job_at, act_at, woe_at, self.out_until].into_iter().flatten().min().unwrap_or(until).min(look_at);
            // What is due and not begun waits for the bot's next look at its queue, at most a minute of the calendar away.
            let is_unseen = job_at.is_some_and(|job_at| job_at == next && job_at <= self.clock.now());
            let at = if is_unseen { self.clock.now() + LOOK } else { next.max(self.clock.now()) };
            if at >= until + TimeDelta::days(2) {
                break;
            }
            self.set(at).await;
            if look_at <= at {
                self.ledger.look_at(&self.store, &self.club.people, looked_at).await?;
                looked_at = looked_at.succ_opt().unwrap_or(NaiveDate::MAX);
                look_at += TimeDelta::days(1);
            } else if self.out_until.is_some_and(|until| until <= at) {
                self.out_until = None;
            } else if woe_at.is_some_and(|woe_at| woe_at <= at) {
                if let Some((_, woe)) = self.woes.pop_first() {
                    self.suffer(woe).await?;
                }
            } else if act_at.is_some_and(|act_at| act_at <= at)
                && let Some((_, (user, act))) = self.queue.pop_first()
            {
                self.act(user, act);
            }
        }
        self.count_answers().await
    }

    /// Everything that is due is done, by the bot and by those who wait for it.
    fn rests(&self) -> bool {
        let Some(process) = &self.process else { return false };
        let is_out = self.out_until.is_some();
        let has_gateway = is_out || self.world.gateway_connected() || network_now() - self.busy_since > GATEWAY_WAIT;
        let is_done = if is_out && !process.has_started() { true } else { process.rests() };
        is_done && has_gateway && self.waiting.is_empty() && self.world.in_flight() == 0 && self.kill_after.is_none()
    }

    async fn wait(&mut self) {
        let Some(process) = &mut self.process else { return };
        tokio::select! {
            () = process.says() => {}
            event = self.events.recv() => {
                if let Some(event) = event {
                    self.saw(&event);
                }
            }
            () = tokio::time::sleep(Duration::from_millis(2)) => {}
        }
    }

    /// Kills the process when its time has come, and begins it again when it has ended.
    async fn mind_the_process(&mut self) -> Result<(), CampaignError> {
        let has_ended = self.process.as_mut().is_none_or(Process::has_ended);
        let has_its_time_come = self.kill_after.is_some_and(|after| network_now() - self.begun_at >= after);
        let is_stuck = network_now() - self.busy_since > STUCK_AFTER;
        if is_stuck {
            let (requests, waiting) = (self.world.in_flight(), self.waiting.len());
            let line = format!("at {}: {requests} requests in flight, {waiting} acts unanswered", self.clock.now());
            self.report.stuck.push(line);
        }
        if self.kill_in == Some(0) || has_its_time_come {
            self.report.kills += 1;
            self.kill_in = None;
            self.kill_after = None;
            self.end_process();
            self.arm();
        } else if has_ended {
            self.report.ended += 1;
            self.end_process();
        } else if is_stuck {
            self.end_process();
        } else {
            return Ok(());
        }
        let now = self.clock.now() + self.skew;
        self.process = Some(Process::begin(&self.beginning, &self.listener, now).await?);
        self.begun_at = network_now();
        self.busy_since = network_now();
        Ok(())
    }

    /// What waited for its answer waits in vain; whoever pressed tries again.
    fn end_process(&mut self) {
        if let Some(process) = self.process.take() {
            process.kill();
        }
        for (user, act) in std::mem::take(&mut self.waiting).into_values() {
            self.plan(user, TimeDelta::minutes(10), act);
        }
    }

    /// Draws when the next kill comes.
    fn arm(&mut self) {
        if self.report.kills >= self.args.kills {
            return;
        }
        if self.chance.random_range(0..KILLS_AT_BEGIN) == 0 && self.report.kills > 0 {
            self.kill_after = Some(Duration::from_millis(self.chance.random_range(0..600)));
        } else {
            self.kill_in = Some(self.chance.random_range(1..=self.per_kill.max(1)));
        }
    }

    pub(super) async fn set(&mut self, at: DateTime<Utc>) {
        self.clock.set(at);
        self.world.clock_moved();
        if let Some(process) = &mut self.process {
            process.set(at + self.skew).await;
        }
    }

    /// When the bot's next job is due by the true clock.
    async fn job_at(&self) -> Option<DateTime<Utc>> {
        let mut tx = self.store.read().await.ok()?;
        let at = tx.next_run_at().await.ok()??;
        Some(at - self.skew)
    }

    pub(super) fn plan(&mut self, user: UserId, after: TimeDelta, act: Act) {
        self.tickets += 1;
        self.queue.insert((self.clock.now() + after, self.tickets), (user, act));
    }

    fn saw(&mut self, event: &WorldEvent) {
        match &event.what {
            What::Request(_) => {
                self.report.requests += 1;
                self.kill_in = self.kill_in.map(|left| left.saturating_sub(1));
            }
            What::MessageSent(shown) if shown.begun_by_bot => {
                // A request counts when it is taken as well, so that a kill can come before its answer.
                self.kill_in = self.kill_in.map(|left| left.saturating_sub(1));
                let Place::Dm { user, .. } = shown.place else { return };
                let named: BTreeSet<OccurrenceId> = open_sessions(&shown.message).into_iter().map(|(id, _)| id).collect();
                if named.is_empty() {
                    return;
                }
                for id in &named {
                    let after = TimeDelta::minutes(self.chance.random_range(2..90));
                    self.plan(user, after, Act::Answer(shown.message.id, *id));
                }
                self.ledger.saw(user, event.at, named);
            }
            What::Interaction(change) => {
                let is_over = matches!(change.state, Progress::Answered | Progress::Failed);
                let Some((user, act)) = is_over.then(|| self.waiting.remove(&change.id)).flatten() else { return };
                self.settled(user, act, change.id, change.state == Progress::Answered);
            }
            _ => {}
        }
    }

    fn settled(&mut self, user: UserId, act: Act, id: InteractionId, is_answered: bool) {
        if !is_answered {
            return self.plan(user, TimeDelta::minutes(10), act);
        }
        match act {
            Act::Answer(..) if !matches!(self.world.answer_of(id), Some(Answer::Update { .. })) => {
                // Another message than the one with the button: something is in the way, and the words say so.
                self.plan(user, TimeDelta::minutes(10), act);
            }
            Act::Answer(_, occurrence) => {
                self.report.answers += 1;
                self.answered.insert(occurrence, user);
            }
            Act::OpenDm => {
                let answer = self.world.answer_of(id);
                if let Some(Answer::Message { message } | Answer::Update { message }) = answer {
                    self.plan(user, TimeDelta::minutes(1), Act::TryDm(message));
                }
            }
            Act::TryDm(_) => {}
        }
    }

    /// Somebody does something. What cannot be done now is done later, as people do.
    fn act(&mut self, user: UserId, act: Act) {
        if !self.world.gateway_connected() {
            return self.plan(user, TimeDelta::minutes(10), act);
        }
        // No button: it was answered already, by a press whose answer was lost.
        let pressed = |message: MessageId, wanted: &dyn Fn(&Press) -> bool| {
            let shown = self.world.message(message)?;
            let (id, _) = parts(&shown).into_iter().find(|(_, press)| wanted(press))?;
            self.world.press(user, message, &id).ok()
        };
        let asked = match &act {
            Act::Answer(message, occurrence) => pressed(*message, &|press| *press == Press::CheckIn(*occurrence, Pressed::Done)),
            Act::OpenDm => {
                self.world.set_dms_closed(user, false);
                self.world.slash(user, self.club.general, "today", &BTreeMap::new()).ok()
            }
            Act::TryDm(message) => pressed(*message, &|press| *press == Press::TryDm),
        };
        if let Some(id) = asked {
            self.waiting.insert(id, (user, act));
        }
    }

    /// Whether what the bot acknowledged is in the database.
    async fn count_answers(&mut self) -> Result<(), CampaignError> {
        let mut tx = self.store.read().await?;
        for (id, user) in &self.answered {
            let kept = tx.occurrence(*id).await?;
            if !kept.is_some_and(|kept| kept.outcome.is_credited()) {
                self.report.answers_lost.push(format!("{user}: occurrence {}", id.get()));
            }
        }
        Ok(())
    }
}
