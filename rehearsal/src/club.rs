//! The small club of the rehearsal: who is in it, how it came to be, and how its members live while the clock is moved.
//!
//! Everything they do goes through the stand-in to the real bot: commands, presses and choices as a person's client sends them.

pub mod cast;
pub mod life;

use std::collections::BTreeMap;
use std::time::Duration;

use second_wind::discord::components::custom_id;
use second_wind::domain::club_plan::OfferedPlan;
use second_wind::domain::press::{Press, StartStep};
use serde_json::json;

use self::cast::{Cast, Life, Person};
use crate::discord::model::Message;
use crate::discord::{Answer, ChannelId, GuildId, GuildPlan, InteractionId, UserId, World, permission};

/// The server's name.
pub const GUILD: &str = "Harbour Runners";
/// The channel where people talk, and where the post with `[Start]` stands.
pub const GENERAL: &str = "general";
/// The board's channel.
pub const BOARD: &str = "streak-board";
/// The club's city, which settles its zone.
pub const CITY: &str = "Lisbon";
/// The club's zone.
pub const ZONE: chrono_tz::Tz = chrono_tz::Tz::Europe__Lisbon;
/// The captain's user name.
pub const CAPTAIN: &str = "kim";
/// The user name of the one who is new here.
pub const NEWCOMER: &str = "ana";

/// How long an answer of the bot may take, in real time. The stand-in fails what is not answered in three seconds.
const ANSWER_WAIT: Duration = Duration::from_secs(20);

/// Why the club could not be brought to life.
#[derive(Debug, thiserror::Error)]
#[error("{who}, {what}: {why}")]
pub struct ClubError {
    who: String,
    what: String,
    why: String,
}

/// The club as it stands in a world.
#[derive(Clone)]
pub struct Club {
    world: World,
    cast: &'static Cast,
    guild: GuildId,
    general: ChannelId,
    board: ChannelId,
    /// Where the boards of the cast's groups stand, in its order.
    groups: Vec<ChannelId>,
    people: BTreeMap<&'static str, UserId>,
    seed: u64,
}

impl Club {
    /// Finds the club in a world, and makes it where there is none: server, channels, people and the bot, and a few words.
    #[must_use]
    pub fn found(world: &World, cast: &'static Cast, seed: u64) -> Self {
        let mut people: BTreeMap<&'static str, UserId> = BTreeMap::new();
        let known = world.users();
        for person in cast.people {
            let id = known.iter().find(|user| user.username == person.username).map(|user| user.id);
            people.insert(person.username, id.unwrap_or_else(|| world.create_user(person.username, person.name)));
        }
        let captain = people[CAPTAIN];
        let guild = match world.guilds_of(captain).iter().find(|guild| guild.name == GUILD) {
            Some(guild) => guild.id,
            None => {
                let guild = world.create_guild(GuildPlan { name: GUILD.into(), owner: captain, locale: "en-US".into() });
                let captains = world.create_role(guild, "captains", permission::MANAGE_GUILD);
                for (username, user) in &people {
                    world.add_member(guild, *user, if *username == CAPTAIN { std::slice::from_ref(&captains) } else { &[] });
                }
                guild
            }
        };
        let channel = |name: &str| {
            let found = world.channels_of(guild, captain).into_iter().find(|channel| channel_name(channel) == name);
            found.map_or_else(|| world.create_channel(guild, name), |channel| channel.id)
        };
        let (general, board) = (channel(GENERAL), channel(BOARD));
        let groups = cast.groups.iter().map(|group| channel(group.channel)).collect();
        if world.guild(guild).is_some_and(|guild| !guild.members.contains_key(&world.bot())) {
            world.invite_bot(guild, permission::BOT);
        }
        let club = Self { world: world.clone(), cast, guild, general, board, groups, people, seed };
        if world.messages(general, captain).is_empty() {
            club.talk("kim", "Welcome to the harbour. Saturday's run starts at the lighthouse, all paces.");
            club.talk("ben", "I'll bring the thermos.");
            club.talk(
                "kim",
                "I've asked Second Wind in, for everything around the running. Press Start below if you'd like to try it.",
            );
        }
        club
    }

    /// The server.
    #[must_use]
    pub fn guild(&self) -> GuildId {
        self.guild
    }

    /// Where the board stands.
    #[must_use]
    pub fn board(&self) -> ChannelId {
        self.board
    }

    /// Everybody in it and what they are like.
    #[must_use]
    pub fn cast(&self) -> &'static Cast {
        self.cast
    }

    /// Where people talk.
    #[must_use]
    pub fn general(&self) -> ChannelId {
        self.general
    }

    /// Someone by their user name.
    #[must_use]
    pub fn person(&self, username: &str) -> Option<UserId> {
        self.people.get(username).copied()
    }

    fn talk(&self, username: &str, text: &str) {
        if let Err(error) = self.world.say_in(self.people[username], self.general, text) {
            tracing::warn!(%error, username, "a member could not speak");
        }
    }

    /// The captain sets the club up, unless its board stands already.
    ///
    /// # Errors
    /// What the bot answered instead.
    pub async fn set_up(&self) -> Result<(), ClubError> {
        let captain = self.people[CAPTAIN];
        let bot = self.world.bot();
        if self
            .world
            .messages(self.general, captain)
            .iter()
            .any(|message| message.author == bot && message.ephemeral_to.is_none())
        {
            return Ok(());
        }
        let values = BTreeMap::from([
            ("channel".to_owned(), json!(self.board)),
            ("city".to_owned(), json!(CITY)),
            ("start_post".to_owned(), json!(self.general)),
        ]);
        let asked = self.world.slash(captain, self.general, "club setup", &values);
        let said = self.answer("Kim", "/club setup", asked).await;
        // The post with [Start] is a job of its own. It comes even when the answer did not arrive in time.
        let is_posted = |world: &World| {
            let all = world.messages(self.general, captain);
            all.iter().any(|message| message.author == bot && message.ephemeral_to.is_none())
        };
        let posted = tokio::time::timeout(ANSWER_WAIT, self.world.wait_until(is_posted)).await;
        match (posted, said) {
            (Ok(()), _) => Ok(()),
            (Err(_), Err(error)) => Err(error),
            (Err(_), Ok(said)) => Err(ClubError { who: "Kim".into(), what: "/club setup".into(), why: said.content }),
        }
    }

    /// The captain adds the groups of the cast, each with its board. What is there already stays as it is: the bot says so.
    ///
    /// # Errors
    /// What the bot answered instead.
    pub async fn add_groups(&self) -> Result<(), ClubError> {
        for (group, channel) in self.cast.groups.iter().zip(&self.groups) {
            let values = BTreeMap::from([("add".to_owned(), json!(group.name)), ("channel".to_owned(), json!(channel))]);
            let asked = self.world.slash(self.people[CAPTAIN], self.general, "club board", &values);
            self.answer("Kim", "/club board", asked).await?;
        }
        Ok(())
    }

    /// Someone joins the group of their life, if there is one. Who is in it already stays.
    ///
    /// # Errors
    /// What the bot answered instead.
    pub async fn join_group(&self, person: &Person, life: &Life) -> Result<(), ClubError> {
        let Some(group) = life.group else { return Ok(()) };
        let values = BTreeMap::from([("join".to_owned(), json!(group))]);
        let asked = self.world.slash(self.people[person.username], self.general, "board", &values);
        self.answer(person.name, "/board join", asked).await.map(drop)
    }

    /// Everyone with a life of their own joins, in the order of its cast; who has joined already is left alone.
    ///
    /// # Errors
    /// What the bot answered instead.
    pub async fn join(&self, person: &Person, life: &Life) -> Result<(), ClubError> {
        let user = self.people[person.username];
        let mut values = BTreeMap::new();
        if let Some(city) = life.city {
            values.insert("city".to_owned(), json!(city));
        }
        let asked = self.world.slash(user, self.general, "start", &values);
        let mut at = self.answer(person.name, "/start", asked).await?;
        let mut has_shared = false;
        loop {
            let step = buttons(&at).into_iter().find_map(|(id, press)| wanted(&press, life).map(|what| (id, what, press)));
            let Some((custom_id, what, press)) = step else {
                let done = ClubError { who: person.name.into(), what: "/start".into(), why: at.content };
                return if has_shared { Ok(()) } else { Err(done) };
            };
            has_shared |= matches!(press, Press::Start(StartStep::Share(..)));
            let asked = match what {
                Step::Press => self.world.press(user, at.id, &custom_id),
                Step::Choose => self.world.choose(user, at.id, &custom_id, &[life.reminder]),
            };
            at = self.answer(person.name, &custom_id, asked).await?;
        }
    }

    async fn answer(
        &self,
        who: &str,
        what: &str,
        asked: Result<InteractionId, crate::discord::Refused>,
    ) -> Result<Message, ClubError> {
        let fail = |why: String| ClubError { who: who.to_owned(), what: what.to_owned(), why };
        let id = asked.map_err(|error| fail(error.to_string()))?;
        let answer =
            tokio::time::timeout(ANSWER_WAIT, self.world.await_answer(id)).await.map_err(|_| fail("no answer".to_owned()))?;
        match answer {
            Answer::Message { message } | Answer::Update { message } => {
                self.world.message(message).ok_or_else(|| fail("the answer is gone".to_owned()))
            }
            other => Err(fail(format!("{other:?}"))),
        }
    }
}

/// A channel's name; empty for a DM.
#[must_use]
pub fn channel_name(channel: &crate::discord::model::Channel) -> &str {
    channel.name()
}

enum Step {
    Press,
    Choose,
}

/// What someone who joins presses, by what a button means.
fn wanted(press: &Press, life: &Life) -> Option<Step> {
    match press {
        Press::Start(StartStep::Consent(_) | StartStep::Zone(_)) => Some(Step::Press),
        Press::Start(StartStep::PickTime(_)) => Some(Step::Choose),
        Press::Start(StartStep::Plan(_, _, plan)) => (*plan == OfferedPlan::Starting(life.plan)).then_some(Step::Press),
        Press::Start(StartStep::Share(_, _, _, shares)) => (*shares == life.shares).then_some(Step::Press),
        _ => None,
    }
}

/// The buttons and selects of a message with what they mean.
fn buttons(message: &Message) -> Vec<(String, Press)> {
    let rows = message.components.iter().flat_map(|row| row["components"].as_array().map_or(&[][..], Vec::as_slice));
    let ids = rows.filter_map(|part| part["custom_id"].as_str());
    ids.filter_map(|id| custom_id::decode(id).map(|press| (id.to_owned(), press))).collect()
}
