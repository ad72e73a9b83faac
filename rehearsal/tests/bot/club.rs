//! A club for a test: the stand-in, the real bot on a manual clock, a captain, and members who do what a Discord client lets them.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use rehearsal::discord::model::Message;
use rehearsal::discord::{
    Answer, ChannelId, Contract, GuildId, GuildPlan, InteractionId, Limits, MessageId, StandIn, StandInConfig, TOKEN, UserId,
    Values, World, permission,
};
use rehearsal::headless::lock_step::LockStep;
use second_wind::clock::{Clock, ManualClock};
use second_wind::config::Config;
use second_wind::dice::Dice;
use second_wind::startup::{self, Pace, Parts, Running, StartupError};
use serde_json::Value;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

use crate::logs::Logs;

/// An instant in UTC as `2026-03-02T07:30`.
pub(crate) fn utc(text: &str) -> DateTime<Utc> {
    format!("{text}:00Z").parse().expect("an instant of a test")
}

/// Options by name.
pub(crate) fn values(options: &[(&str, Value)]) -> Values {
    options.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect()
}

/// These limits with time for an answer on a busy machine: what is tested is not how fast this one is.
pub(crate) fn patient(limits: Limits) -> Limits {
    Limits { first_response: std::time::Duration::from_secs(20), ..limits }
}

/// How a club is opened.
pub(crate) struct Opening {
    pub(crate) at: &'static str,
    pub(crate) pace: Pace,
    pub(crate) limits: Limits,
}

impl Default for Opening {
    fn default() -> Self {
        // A Monday, four weeks before the clocks change in Europe; it is 06:00 in London as well.
        Self { at: "2026-03-02T06:00", pace: Pace::LockStep, limits: patient(Limits::lifted()) }
    }
}

/// The bot while it runs.
pub(crate) struct Bot {
    pub(crate) running: Running,
    lock_step: LockStep,
    stop: CancellationToken,
    pub(crate) task: JoinHandle<Result<(), StartupError>>,
}

/// A server with two channels, its captain Kim, and the bot.
pub(crate) struct Club {
    stand_in: StandIn,
    pub(crate) world: World,
    pub(crate) clock: Arc<ManualClock>,
    pub(crate) guild: GuildId,
    pub(crate) general: ChannelId,
    pub(crate) board: ChannelId,
    pub(crate) kim: UserId,
    pub(crate) bot: Option<Bot>,
    pub(crate) logs: Logs,
    pub(crate) pace: Pace,
    /// Where reports of problems go, from the next start of the bot on.
    pub(crate) reports: Option<ChannelId>,
    folder: tempfile::TempDir,
}

impl Club {
    /// A club in which nobody has joined and nothing is set up, in lock-step, Monday at six.
    pub(crate) async fn open() -> Self {
        Self::with(Opening::default()).await
    }

    pub(crate) async fn with(opening: Opening) -> Self {
        let logs = Logs::listen();
        let clock = Arc::new(ManualClock::new(utc(opening.at)));
        let (contract, event_check) = (Contract::find(), Some(crate::opinion::twilight()));
        let config = StandInConfig { limits: opening.limits, contract, event_check, ..StandInConfig::new(clock.clone()) };
        let stand_in = StandIn::start(config).await.expect("the stand-in starts");
        let world = stand_in.world();
        let kim = world.create_user("kim", "Kim");
        let guild = world.create_guild(GuildPlan { name: "Harbour Runners".into(), owner: kim, locale: "en-US".into() });
        let general = world.create_channel(guild, "general");
        let board = world.create_channel(guild, "streak-board");
        world.invite_bot(guild, permission::BOT);
        world.dm_with(kim).expect("Kim and the bot share a server");
        let folder = tempfile::tempdir().expect("a folder for the database");
        let mut club = Self {
            stand_in,
            world,
            clock,
            guild,
            general,
            board,
            kim,
            bot: None,
            logs,
            pace: opening.pace,
            reports: None,
            folder,
        };
        club.start_bot().await;
        club
    }

    /// Where the stand-in's REST routes are.
    pub(crate) fn api_base(&self) -> &str {
        self.stand_in.api_base()
    }

    /// The database's file.
    pub(crate) fn database(&self) -> PathBuf {
        self.folder.path().join("club.sqlite")
    }

    /// Starts the bot on the club's database, as after a restart of the process.
    pub(crate) async fn start_bot(&mut self) {
        let config = Config::from_toml(&format!(
            "[discord]\ntoken = '{TOKEN}'\napi_base = '{}'\n[store]\nurl = 'sqlite:{}'\n[operator]\ncontact = 'Kim, at the harbour'\n{}",
            self.stand_in.api_base(),
            self.database().display(),
            self.reports.map(|channel| format!("report_channel_id = '{channel}'\n")).unwrap_or_default()
        ))
        .expect("a configuration");
        let stop = CancellationToken::new();
        let (on_start, started) = tokio::sync::oneshot::channel();
        let parts =
            Parts { clock: self.clock.clone(), dice: Arc::new(Dice::from_seed(1)), pace: self.pace, on_start: Some(on_start) };
        let task = tokio::spawn(startup::run(config, parts, stop.clone()));
        let running = started.await.expect("the bot starts");
        self.world.wait_until(World::gateway_connected).await;
        let lock_step = LockStep::new(self.clock.clone(), self.world.clone(), running.clone());
        self.bot = Some(Bot { running, lock_step, stop, task });
        self.heard().await;
    }

    /// Stops the bot as an operator does, and says how it ended.
    pub(crate) async fn stop_bot(&mut self) -> Result<(), StartupError> {
        let bot = self.bot.take().expect("a running bot");
        bot.stop.cancel();
        bot.task.await.expect("the bot ends without breaking off")
    }

    pub(crate) async fn restart_bot(&mut self) {
        self.stop_bot().await.expect("the bot stops well");
        self.world.wait_until(|world| !world.gateway_connected()).await;
        self.start_bot().await;
    }

    pub(crate) fn running(&self) -> &Running {
        &self.bot.as_ref().expect("a running bot").running
    }

    pub(crate) fn lock_step(&self) -> &LockStep {
        &self.bot.as_ref().expect("a running bot").lock_step
    }

    pub(crate) async fn rest(&self) {
        self.lock_step().rest().await.unwrap_or_else(|error| panic!("{error}; warnings: {:?}", self.logs.warnings()));
    }

    /// Waits until the bot has heard and handled whatever happened in the world so far. Events come in order, so that is so once a
    /// later one is answered.
    pub(crate) async fn heard(&self) {
        let dm = self.world.dm_of(self.kim).expect("Kim has talked to the bot");
        self.command_in(self.kim, dm, "help", &[]).await;
    }

    pub(crate) fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    /// Lives until an instant: whatever is due before it happens at its own time.
    pub(crate) async fn until(&self, at: DateTime<Utc>) {
        while let Some(wakes_at) = self.lock_step().bot_wakes_at().filter(|wakes_at| *wakes_at < at) {
            self.jump(wakes_at).await;
        }
        self.jump(at).await;
    }

    pub(crate) async fn forward(&self, span: TimeDelta) {
        self.until(self.now() + span).await;
    }

    /// The clock jumps, as after a sleep of the machine; what was due meanwhile is late.
    pub(crate) async fn jump(&self, at: DateTime<Utc>) {
        self.lock_step().set(at).await.unwrap_or_else(|error| panic!("{error}; warnings: {:?}", self.logs.warnings()));
    }

    /// Somebody who is in the server and has not joined.
    pub(crate) fn runner(&self, name: &str) -> UserId {
        let user = self.world.create_user(&name.to_lowercase(), name);
        self.world.add_member(self.guild, user, &[]);
        user
    }

    /// What an act came to, after everything rests.
    pub(crate) async fn answer(&self, act: InteractionId) -> Answer {
        self.rest().await;
        self.world.await_answer(act).await
    }

    /// The message that answers an act. In a server only the one who acted may see it.
    pub(crate) async fn answered(&self, user: UserId, act: InteractionId) -> Message {
        let message = match self.answer(act).await {
            Answer::Message { message } | Answer::Update { message } => self.see(message),
            other => panic!("an answer with a message, not {other:?}; warnings: {:?}", self.logs.warnings()),
        };
        assert!(!message.content.trim().is_empty(), "an answer has words");
        if message.guild.is_some() {
            assert_eq!(message.ephemeral_to, Some(user), "in a server only the asker sees the answer: {:?}", message.content);
        }
        message
    }

    pub(crate) fn see(&self, message: MessageId) -> Message {
        in_words(self.world.message(message).expect("a message that was there"))
    }

    /// Uses a command in the club's general channel.
    pub(crate) async fn command(&self, user: UserId, path: &str, options: &[(&str, Value)]) -> Message {
        self.command_in(user, self.general, path, options).await
    }

    pub(crate) async fn command_in(&self, user: UserId, channel: ChannelId, path: &str, options: &[(&str, Value)]) -> Message {
        let act = self.world.slash(user, channel, path, &values(options)).unwrap_or_else(|why| panic!("/{path}: {why}"));
        self.answered(user, act).await
    }

    /// A command with options that no client would send.
    pub(crate) async fn command_raw(&self, user: UserId, path: &str, options: Vec<Value>) -> Message {
        let act = self.world.slash_raw(user, self.general, path, options).expect("a command that is registered");
        self.answered(user, act).await
    }

    /// What is offered while someone types.
    pub(crate) async fn typing(&self, user: UserId, path: &str, option: &str, text: &str) -> Vec<(String, Value)> {
        let act =
            self.world.autocomplete(user, self.general, path, &BTreeMap::new(), option, text).expect("an option that looks up");
        match self.answer(act).await {
            Answer::Choices { choices } => choices.into_iter().map(|choice| (choice.name, choice.value)).collect(),
            other => panic!("choices, not {other:?}"),
        }
    }

    /// Presses the first button with this label.
    pub(crate) async fn press(&self, user: UserId, message: &Message, label: &str) -> Message {
        self.press_in_row(user, message, label, 0).await
    }

    /// Presses the n-th button with this label, counted from 0.
    pub(crate) async fn press_in_row(&self, user: UserId, message: &Message, label: &str, nth: usize) -> Message {
        let id = custom_id(&self.see(message.id), label, nth);
        let act = self.world.press(user, message.id, &id).unwrap_or_else(|why| panic!("[{label}]: {why}"));
        self.answered(user, act).await
    }

    /// Presses what need not be there.
    pub(crate) async fn press_raw(&self, user: UserId, message: &Message, custom_id: &str) -> Message {
        let act = self.world.press_raw(user, message.id, custom_id).expect("a message that they see");
        self.answered(user, act).await
    }

    /// Chooses a value of the message's only select.
    pub(crate) async fn choose(&self, user: UserId, message: &Message, value: &str) -> Message {
        let select = select(&self.see(message.id));
        let id = select["custom_id"].as_str().expect("a custom_id");
        let act = self.world.choose(user, message.id, id, &[value]).unwrap_or_else(|why| panic!("{value}: {why}"));
        self.answered(user, act).await
    }

    /// Chooses a value that need not be offered.
    pub(crate) async fn choose_raw(&self, user: UserId, message: &Message, value: &str) -> Message {
        let select = select(&self.see(message.id));
        let id = select["custom_id"].as_str().expect("a custom_id");
        let act = self.world.choose_raw(user, message.id, id, &[value]).expect("a message that they see");
        self.answered(user, act).await
    }

    /// Presses a button that opens a form with one field, and sends it with this text.
    pub(crate) async fn fill(&self, user: UserId, message: &Message, label: &str, text: &str) -> Message {
        let id = custom_id(&self.see(message.id), label, 0);
        let opened_by = self.world.press(user, message.id, &id).expect("a button that can be pressed");
        let Answer::Modal { modal } = self.answer(opened_by).await else { panic!("[{label}] opens a form") };
        let field = modal["components"][0]["components"][0]["custom_id"].as_str().expect("a field").to_owned();
        let sent = self.world.submit_modal(user, opened_by, &values(&[(&field, text.into())])).expect("a form that can be sent");
        self.answered(user, sent).await
    }

    /// Presses a button that opens a form with several lines, and gives back what stands there, by name.
    pub(crate) async fn open_form(
        &self,
        user: UserId,
        message: &Message,
        label: &str,
    ) -> (InteractionId, BTreeMap<String, String>) {
        let id = custom_id(&self.see(message.id), label, 0);
        let opened_by = self.world.press(user, message.id, &id).expect("a button that can be pressed");
        let Answer::Modal { modal } = self.answer(opened_by).await else { panic!("[{label}] opens a form") };
        let lines = modal["components"].as_array().cloned().unwrap_or_default();
        let line = |row: &Value| {
            let input = &row["components"][0];
            let text = |field: &str| input[field].as_str().unwrap_or_default().to_owned();
            (text("custom_id"), text("value"))
        };
        (opened_by, lines.iter().map(line).collect())
    }

    /// The same, sent with these lines changed.
    pub(crate) async fn fill_in(&self, user: UserId, message: &Message, label: &str, lines: &[(&str, &str)]) -> Message {
        let (opened_by, _) = self.open_form(user, message, label).await;
        let given: Vec<(&str, Value)> = lines.iter().map(|(name, text)| (*name, Value::from(*text))).collect();
        let sent = self.world.submit_modal(user, opened_by, &values(&given)).unwrap_or_else(|why| panic!("{lines:?}: {why}"));
        self.answered(user, sent).await
    }

    /// What the bot wrote into somebody's DM, oldest first.
    pub(crate) fn dms(&self, user: UserId) -> Vec<Message> {
        let Some(channel) = self.world.dm_of(user) else { return Vec::new() };
        self.world.messages(channel, user).into_iter().filter(|message| message.author == self.world.bot()).collect()
    }

    pub(crate) fn last_dm(&self, user: UserId) -> Message {
        self.dms(user).pop().expect("a message in the DM")
    }

    /// The boards in their channel.
    pub(crate) fn boards(&self) -> Vec<Message> {
        self.boards_in(self.board)
    }

    /// The boards in a channel, without the lines between them.
    pub(crate) fn boards_in(&self, channel: ChannelId) -> Vec<Message> {
        let all = self.world.messages(channel, self.kim).into_iter().map(in_words);
        all.filter(|message| message.content.starts_with('🏮')).collect()
    }

    /// How often an edit or a message was asked of a channel, as `PATCH` or `POST`.
    pub(crate) fn requests(&self, method: &str, channel: ChannelId) -> usize {
        let path = format!("/channels/{channel}/messages");
        let log = self.world.request_log();
        log.iter().filter(|request| request.method == method && request.path.contains(&path)).count()
    }

    /// Ends the test: nothing that Discord or the project forbids was sent, no text had a hole, and nothing was logged as an error.
    pub(crate) async fn close(self) {
        self.close_expecting(&[]).await;
    }

    /// The same where these words, each in one line at least, are what the log has to say to the operator.
    pub(crate) async fn close_expecting(mut self, errors: &[&str]) {
        if self.bot.is_some() {
            let prompts = self.running().prompts.clone();
            self.stop_bot().await.expect("the bot stops well");
            let problems = prompts.take_problems();
            assert!(problems.is_empty(), "texts with holes: {problems:?}");
        }
        let violations = self.world.violations();
        assert!(violations.is_empty(), "what must not be sent was sent: {violations:#?}");
        let logged = self.logs.errors();
        let unexpected: Vec<_> = logged.iter().filter(|line| !errors.iter().any(|words| line.contains(words))).collect();
        assert!(unexpected.is_empty(), "errors in the log: {unexpected:#?}");
        for words in errors {
            assert!(logged.iter().any(|line| line.contains(words)), "the log says {words:?}: {logged:#?}");
        }
        self.stand_in.stop().await.expect("the stand-in stops");
    }
}

/// Who joins, and with what.
pub(crate) struct Joining {
    pub(crate) city: &'static str,
    pub(crate) time: &'static str,
    pub(crate) plan: &'static str,
    pub(crate) shares: bool,
}

impl Default for Joining {
    fn default() -> Self {
        Self { city: "London", time: "07:30", plan: "Steady, 5 a week", shares: false }
    }
}

impl Club {
    /// Somebody joins who was here before newcomers began small: their weeks are steady. Gives back `/start`'s last answer, which is
    /// a newcomer's.
    pub(crate) async fn join(&self, user: UserId, joining: Joining) -> Message {
        let joined = self.join_new(user, joining).await;
        self.change("delete from room where is_own = 0").await;
        joined
    }

    /// `/start` from the first word to today's sessions. Gives back the last answer.
    pub(crate) async fn join_new(&self, user: UserId, joining: Joining) -> Message {
        let asked = self.command(user, "start", &[("city", joining.city.into())]).await;
        let confirm = self.press(user, &asked, "I'm 18 or over, let's begin").await;
        let when = self.press(user, &confirm, "Yes, that's my time").await;
        let plan = self.choose(user, &when, joining.time).await;
        let share = self.press(user, &plan, joining.plan).await;
        self.press(user, &share, if joining.shares { "Share my name" } else { "Keep it private" }).await
    }

    /// A club that is set up, with its board, in London.
    pub(crate) async fn set_up(&self) {
        let options = [("channel", self.board.to_string().into()), ("city", "London".into())];
        self.command(self.kim, "club setup", &options).await;
    }
}

/// A message whose words are in its components, with them as its text.
pub(crate) fn in_words(message: Message) -> Message {
    Message { content: message.words(), ..message }
}

/// The components of a message by row.
pub(crate) fn rows(message: &Message) -> Vec<Vec<Value>> {
    message.components.iter().filter_map(|row| row["components"].as_array().cloned()).collect()
}

/// The labels of its buttons by row; a select reads as its placeholder.
pub(crate) fn labels(message: &Message) -> Vec<Vec<String>> {
    let label = |part: &Value| part["label"].as_str().or(part["placeholder"].as_str()).unwrap_or_default().to_owned();
    rows(message).iter().map(|row| row.iter().map(label).collect()).collect()
}

/// The `custom_id` of the n-th button with this label, counted from 0.
pub(crate) fn custom_id(message: &Message, label: &str, nth: usize) -> String {
    let all = rows(message).into_iter().flatten();
    let found = all.filter(|part| part["label"] == label).nth(nth);
    let found = found.unwrap_or_else(|| panic!("no [{label}] among {:?} under {:?}", labels(message), message.content));
    found["custom_id"].as_str().expect("a custom_id").to_owned()
}

/// The message's select.
pub(crate) fn select(message: &Message) -> Value {
    let found = rows(message).into_iter().flatten().find(|part| part["type"] == 3);
    found.unwrap_or_else(|| panic!("no select among {:?} under {:?}", labels(message), message.content))
}

/// What the lines of the message's only select say.
pub(crate) fn offered_labels(message: &Message) -> Vec<String> {
    let options = select(message)["options"].as_array().cloned().unwrap_or_default();
    options.iter().filter_map(|option| option["label"].as_str()).map(str::to_owned).collect()
}

/// The values that a message's select offers.
pub(crate) fn offered(message: &Message) -> Vec<String> {
    let options = select(message)["options"].as_array().cloned().unwrap_or_default();
    options.iter().filter_map(|option| option["value"].as_str()).map(str::to_owned).collect()
}
