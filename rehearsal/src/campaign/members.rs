//! The campaign's club: a server, its captain, and members who join once and then answer every message of the day.

use std::collections::BTreeMap;
use std::time::Duration;

use rand::RngExt;
use rand_chacha::ChaCha12Rng;
use second_wind::discord::components::custom_id;
use second_wind::domain::club_plan::OfferedPlan;
use second_wind::domain::ids::OccurrenceId;
use second_wind::domain::press::{Answer as Pressed, Press, StartStep};
use second_wind::domain::starting_plan::StartingPlan;
use serde_json::{Value, json};

use super::CampaignError;
use crate::discord::model::Message;
use crate::discord::{Answer, ChannelId, GuildId, GuildPlan, InteractionId, UserId, World, permission};

/// Where members live: on both sides of a change of the clocks, and where the date is another.
const CITIES: [&str; 6] = ["London", "Lisbon", "Berlin", "New York", "Auckland", "Kolkata"];
/// How long an answer may take in real time while the club is made, when nothing goes wrong yet.
const ANSWER_WAIT: Duration = Duration::from_secs(20);

/// The club.
#[derive(Clone)]
pub struct Club {
    world: World,
    /// The server.
    pub guild: GuildId,
    /// Where people talk.
    pub general: ChannelId,
    /// Where the board stands.
    pub board: ChannelId,
    captain: UserId,
    /// Everybody but the captain.
    pub people: Vec<UserId>,
}

impl Club {
    /// A server with the bot, and people who have not joined.
    #[must_use]
    pub fn found(world: &World, members: u32) -> Self {
        let captain = world.create_user("kim", "Kim");
        let guild = world.create_guild(GuildPlan { name: "Harbour Runners".into(), owner: captain, locale: "en-US".into() });
        let (general, board) = (world.create_channel(guild, "general"), world.create_channel(guild, "streak-board"));
        world.invite_bot(guild, permission::BOT);
        let person = |number: u32| {
            let user = world.create_user(&format!("runner{number}"), &format!("Runner {number}"));
            world.add_member(guild, user, &[]);
            user
        };
        let people = (0..members).map(person).collect();
        Self { world: world.clone(), guild, general, board, captain, people }
    }

    /// The captain sets the club up, and everybody joins.
    ///
    /// # Errors
    /// What the bot answered instead.
    pub async fn begin(&self, chance: &mut ChaCha12Rng) -> Result<(), CampaignError> {
        let values = BTreeMap::from([
            ("channel".to_owned(), json!(self.board)),
            ("city".to_owned(), json!("London")),
            ("start_post".to_owned(), json!(self.general)),
        ]);
        self.answered(self.world.slash(self.captain, self.general, "club setup", &values)).await?;
        for user in &self.people {
            self.join(*user, chance).await?;
        }
        Ok(())
    }

    async fn join(&self, user: UserId, chance: &mut ChaCha12Rng) -> Result<(), CampaignError> {
        let values = BTreeMap::from([("city".to_owned(), json!(CITIES[chance.random_range(0..CITIES.len())]))]);
        let plan = StartingPlan::ALL[chance.random_range(0..StartingPlan::ALL.len())];
        let shares = chance.random_range(0..2) == 0;
        let mut at = self.answered(self.world.slash(user, self.general, "start", &values)).await?;
        loop {
            let (custom_id, press) = parts(&at)
                .into_iter()
                .find(|(_, press)| match press {
                    Press::Start(StartStep::Consent(_) | StartStep::Zone(_) | StartStep::PickTime(_)) => true,
                    Press::Start(StartStep::Plan(_, _, offered)) => *offered == OfferedPlan::Starting(plan),
                    Press::Start(StartStep::Share(_, _, _, wish)) => *wish == shares,
                    _ => false,
                })
                .ok_or_else(|| CampaignError::Club(format!("joining stops at: {}", at.content)))?;
            let asked = if matches!(press, Press::Start(StartStep::PickTime(_))) {
                let times = times(&at);
                let time = times.get(chance.random_range(0..times.len().max(1))).cloned().unwrap_or_default();
                self.world.choose(user, at.id, &custom_id, &[time.as_str()])
            } else {
                self.world.press(user, at.id, &custom_id)
            };
            at = self.answered(asked).await?;
            if matches!(press, Press::Start(StartStep::Share(..))) {
                return Ok(());
            }
        }
    }

    async fn answered(&self, asked: Result<InteractionId, crate::discord::Refused>) -> Result<Message, CampaignError> {
        let id = asked.map_err(|why| CampaignError::Club(why.to_string()))?;
        let answer = tokio::time::timeout(ANSWER_WAIT, self.world.await_answer(id)).await;
        match answer {
            Ok(Answer::Message { message } | Answer::Update { message }) => {
                self.world.message(message).ok_or_else(|| CampaignError::Club("the answer is gone".to_owned()))
            }
            other => Err(CampaignError::Club(format!("an answer, not {other:?}"))),
        }
    }
}

/// The buttons and selects of a message with what they mean.
#[must_use]
pub fn parts(message: &Message) -> Vec<(String, Press)> {
    let rows = message.components.iter().flat_map(|row| row["components"].as_array().map_or(&[][..], Vec::as_slice));
    let ids = rows.filter_map(|part| part["custom_id"].as_str());
    ids.filter_map(|id| custom_id::decode(id).map(|press| (id.to_owned(), press))).collect()
}

/// The sessions of a message of the day that can be answered, each with its `[Done]`.
#[must_use]
pub fn open_sessions(message: &Message) -> Vec<(OccurrenceId, String)> {
    let done = |(id, press)| match press {
        Press::CheckIn(occurrence, Pressed::Done) => Some((occurrence, id)),
        _ => None,
    };
    parts(message).into_iter().filter_map(done).collect()
}

/// The times of day that a select offers.
fn times(message: &Message) -> Vec<String> {
    let rows = message.components.iter().flat_map(|row| row["components"].as_array().map_or(&[][..], Vec::as_slice));
    let options = rows.flat_map(|part| part["options"].as_array().map_or(&[][..], Vec::as_slice));
    let values = options.filter_map(|option: &Value| option["value"].as_str());
    values.filter(|value| value.len() == 5 && value.as_bytes()[2] == b':').map(str::to_owned).collect()
}
