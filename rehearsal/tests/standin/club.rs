//! A small club for the tests, and a client that sends what our own sender would.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use rehearsal::discord::{
    Answer, ChannelId, Contract, GuildId, GuildPlan, InteractionId, Limits, StandIn, StandInConfig, UserId, World, permission,
};
use second_wind::clock::{ManualClock, from_unix_ms};
use serde_json::{Value, json};

use super::opinion;

/// Monday, 2 March 2026, 06:00 UTC.
pub(crate) const MONDAY_MS: i64 = 1_772_431_200_000;

/// Fails the test that drops it if an event of its world was bad.
pub(crate) struct Watch(World);

impl Drop for Watch {
    fn drop(&mut self) {
        let bad: Vec<String> =
            self.0.violations().iter().filter(|one| one.method == "GATEWAY").map(ToString::to_string).collect();
        assert!(std::thread::panicking() || bad.is_empty(), "twilight reads every event as it was meant, but: {bad:#?}");
    }
}

/// A server with one channel, Ana and Ben in it, and the bot.
pub(crate) struct Club {
    pub(crate) standin: StandIn,
    pub(crate) world: World,
    pub(crate) clock: Arc<ManualClock>,
    pub(crate) guild: GuildId,
    pub(crate) channel: ChannelId,
    pub(crate) ana: UserId,
    pub(crate) ben: UserId,
    pub(crate) http: reqwest::Client,
    _watch: Watch,
}

/// An answer with what the tests look at.
#[derive(Debug)]
pub(crate) struct Heard {
    pub(crate) status: u16,
    pub(crate) body: Value,
    pub(crate) headers: reqwest::header::HeaderMap,
}

impl Heard {
    pub(crate) fn code(&self) -> u64 {
        self.body["code"].as_u64().unwrap_or(0)
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or("")
    }
}

pub(crate) fn clock() -> Arc<ManualClock> {
    Arc::new(ManualClock::new(from_unix_ms(MONDAY_MS)))
}

impl Club {
    pub(crate) async fn open() -> Self {
        Self::with(Limits::default(), Contract::find()).await
    }

    /// With rate limits out of the way.
    pub(crate) async fn unlimited() -> Self {
        Self::with(Limits::lifted(), Contract::find()).await
    }

    pub(crate) async fn with(limits: Limits, contract: Contract) -> Self {
        let clock = clock();
        let event_check = Some(opinion::twilight());
        let config = StandInConfig { limits, contract, event_check, ..StandInConfig::new(clock.clone()) };
        let standin = StandIn::start(config).await.expect("the stand-in starts");
        let world = standin.world();
        let ana = world.create_user("ana", "Ana");
        let ben = world.create_user("ben", "Ben");
        let guild = world.create_guild(GuildPlan { name: "Harbour Runners".into(), owner: ben, locale: "en-US".into() });
        let channel = world.create_channel(guild, "club");
        world.add_member(guild, ana, &[]);
        world.invite_bot(guild, permission::BOT);
        let _watch = Watch(world.clone());
        Self { standin, world, clock, guild, channel, ana, ben, http: client(), _watch }
    }

    pub(crate) fn forward(&self, secs: i64) {
        let now = self.world.now();
        self.clock.set(now + chrono::TimeDelta::seconds(secs));
        self.world.clock_moved();
    }

    pub(crate) async fn call(&self, method: &str, path: &str, body: Option<Value>) -> Heard {
        self.try_call(method, path, body).await.expect("an answer")
    }

    pub(crate) async fn try_call(&self, method: &str, path: &str, body: Option<Value>) -> Result<Heard, reqwest::Error> {
        let url = format!("{}/api/v10/{path}", self.standin.api_base());
        let method = reqwest::Method::from_bytes(method.as_bytes()).expect("a method");
        let mut request = self.http.request(method, url).header("authorization", "Bot rehearsal");
        if let Some(body) = body {
            request = request.json(&body);
        }
        let answer = request.send().await?;
        let (status, headers) = (answer.status().as_u16(), answer.headers().clone());
        let text = answer.text().await?;
        let body = if text.is_empty() { Value::Null } else { serde_json::from_str(&text).unwrap_or(Value::String(text)) };
        Ok(Heard { status, body, headers })
    }

    /// Opens the DM with someone.
    pub(crate) async fn dm(&self, user: UserId) -> ChannelId {
        let opened = self.call("POST", "users/@me/channels", Some(json!({"recipient_id": user}))).await;
        assert_eq!(opened.status, 200, "a DM opens: {opened:?}");
        opened.body["id"].as_str().expect("an id").parse().expect("an id")
    }

    pub(crate) async fn send(&self, channel: ChannelId, body: Value) -> Heard {
        self.call("POST", &format!("channels/{channel}/messages"), Some(body)).await
    }

    /// The bot's complete answer to an act.
    pub(crate) async fn answer(&self, id: InteractionId) -> Answer {
        tokio::time::timeout(Duration::from_secs(10), self.world.await_answer(id)).await.expect("an answer in time")
    }

    /// Registers the commands below.
    pub(crate) async fn register(&self) {
        let registered = self.call("PUT", &format!("applications/{}/commands", self.world.bot()), Some(commands())).await;
        assert_eq!(registered.status, 200, "{registered:?}");
    }

    /// A first response.
    pub(crate) async fn respond(&self, (id, token): &(String, String), body: Value) -> Heard {
        self.call("POST", &format!("interactions/{id}/{token}/callback?with_response=true"), Some(body)).await
    }

    /// A request on an interaction's webhook; `rest` begins with a slash or is empty.
    pub(crate) async fn hook(&self, method: &str, (_, token): &(String, String), rest: &str, body: Option<Value>) -> Heard {
        self.call(method, &format!("webhooks/{}/{token}{rest}", self.world.bot()), body).await
    }

    /// Waits for something to be true of the world, but not for ever.
    pub(crate) async fn until(&self, what: &str, done: impl FnMut(&World) -> bool) {
        let waited = tokio::time::timeout(Duration::from_secs(20), self.world.wait_until(done)).await;
        assert!(waited.is_ok(), "within 20 seconds: {what}");
    }

    pub(crate) fn assert_clean(&self) {
        let said: Vec<String> = self.world.violations().iter().map(ToString::to_string).collect();
        assert!(said.is_empty(), "nothing was violated, but: {said:#?}");
    }
}

pub(crate) fn client() -> reqwest::Client {
    reqwest::Client::builder()
        .user_agent("DiscordBot (https://example.org/second-wind, 0.1.0)")
        .timeout(Duration::from_secs(10))
        .build()
        .expect("a client")
}

/// A text that rings nobody.
pub(crate) fn text(content: &str) -> Value {
    json!({"content": content, "allowed_mentions": {"parse": []}})
}

/// A text with buttons.
pub(crate) fn with_buttons(content: &str, names: &[&str]) -> Value {
    let buttons: Vec<Value> =
        names.iter().map(|name| json!({"type": 2, "style": 1, "label": name, "custom_id": format!("v1:{name}")})).collect();
    json!({"content": content, "allowed_mentions": {"parse": []}, "components": [{"type": 1, "components": buttons}]})
}

/// Two commands: one nested with every kind of option, one for captains.
pub(crate) fn commands() -> Value {
    json!([
        {"name": "plan", "description": "Your plan", "contexts": [0, 1], "options": [
            {"type": 1, "name": "show", "description": "Show it"},
            {"type": 1, "name": "add", "description": "Add a session", "options": [
                {"type": 3, "name": "title", "description": "What it is called", "required": true, "max_length": 40},
                {"type": 4, "name": "minutes", "description": "How long", "min_value": 5, "max_value": 300},
                {"type": 5, "name": "share", "description": "On the board"},
                {"type": 3, "name": "kind", "description": "Which kind", "choices": [{"name": "Run", "value": "run"}]},
                {"type": 3, "name": "zone", "description": "Where you live", "autocomplete": true},
                {"type": 7, "name": "channel", "description": "A channel"},
                {"type": 6, "name": "buddy", "description": "Somebody"}
            ]}
        ]},
        {"name": "club", "description": "For captains", "contexts": [0], "default_member_permissions": "32",
         "options": [{"type": 1, "name": "setup", "description": "Set it up"}]}
    ])
}

/// Options by name.
pub(crate) fn values(pairs: &[(&str, Value)]) -> BTreeMap<String, Value> {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect()
}
