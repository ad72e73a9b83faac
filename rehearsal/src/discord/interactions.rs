//! Interactions: what a person did, how long it waits, and what became of it. The three seconds are real time; the fifteen minutes
//! of a token are read on the calendar clock.

use std::time::Instant;

use chrono::{DateTime, TimeDelta, Utc};
use data_encoding::BASE64URL_NOPAD;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::events::{InteractionChange, Progress, What};
use super::ids::{ChannelId, InteractionId, MessageId, UserId, made_at_ms};
use super::world::{Core, World};

/// How long an answered interaction's token lives.
pub const TOKEN_MINUTES: i64 = 15;

/// Why an interaction fails that nobody responded to.
pub(super) const TOO_LATE: &str = "no response within 3 seconds";

/// What kind of act began an interaction; the numbers are Discord's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ActKind {
    /// A slash command.
    Command = 2,
    /// A button or a select.
    Component = 3,
    /// Typing in an option that looks up its choices.
    Autocomplete = 4,
    /// A sent form.
    Form = 5,
}

/// What the person sees in the end.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "answer", rename_all = "snake_case")]
pub enum Answer {
    /// A new message.
    Message {
        /// Which.
        message: MessageId,
    },
    /// The message with the button changed in place.
    Update {
        /// Which.
        message: MessageId,
    },
    /// "… is thinking", and no more yet.
    Deferred,
    /// The press was taken and nothing shown for it, nor will be until an edit.
    DeferredUpdate,
    /// Choices for what is being typed.
    Choices {
        /// At most 25.
        choices: Vec<Choice>,
    },
    /// A form opened.
    Modal {
        /// Discord's JSON: custom_id, title, components.
        modal: Value,
    },
    /// "This interaction failed".
    Failed {
        /// Why, in the stand-in's words.
        reason: String,
    },
}

/// A choice while typing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Choice {
    /// What is shown.
    pub name: String,
    /// What is sent.
    pub value: Value,
}

/// A form that a person has open; opening another closes it.
#[derive(Clone, Debug)]
pub(super) struct OpenForm {
    pub interaction: InteractionId,
    pub channel: ChannelId,
    pub source: Option<MessageId>,
    pub modal: Value,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Stage {
    Waiting,
    Deferred { ephemeral: bool },
    DeferredUpdate,
    Done(Answer),
}

#[derive(Clone, Debug)]
pub(super) struct Interaction {
    pub id: InteractionId,
    pub kind: ActKind,
    pub user: UserId,
    pub channel: ChannelId,
    /// The message whose component was used, or from which the form came.
    pub source: Option<MessageId>,
    /// For a form, the interaction that opened it.
    pub opened_by: Option<InteractionId>,
    pub created_at: DateTime<Utc>,
    pub delivered: Instant,
    pub stage: Stage,
    pub first: Option<Answer>,
    /// What `@original` is.
    pub original: Option<MessageId>,
    pub follow_ups: Vec<MessageId>,
    /// The act in words, for people.
    pub act: String,
    pub command: Option<String>,
    /// The event as it was sent, to send it again.
    pub payload: Value,
}

impl Interaction {
    pub(super) fn open(&self) -> bool {
        !matches!(self.stage, Stage::Done(_))
    }

    pub(super) fn expired(&self, now: DateTime<Utc>) -> bool {
        now - self.created_at >= TimeDelta::minutes(TOKEN_MINUTES)
    }

    fn change(&self, state: Progress) -> What {
        What::Interaction(InteractionChange { id: self.id, user: self.user, channel: self.channel, state, act: self.act.clone() })
    }
}

/// The token of an interaction. It is not a secret here: it only has to look like one and to name its interaction.
pub(super) fn token_of(id: InteractionId) -> String {
    BASE64URL_NOPAD.encode(format!("interaction:{id}:{:016x}", id.0.wrapping_mul(0x9e37_79b9_7f4a_7c15)).as_bytes())
}

/// Whose token this is, if it is one of ours.
pub(super) fn id_of_token(token: &str) -> Option<InteractionId> {
    let text = String::from_utf8(BASE64URL_NOPAD.decode(token.as_bytes()).ok()?).ok()?;
    let id: InteractionId = text.strip_prefix("interaction:")?.split(':').next()?.parse().ok()?;
    (token_of(id) == token).then_some(id)
}

/// Whether a token's fifteen minutes are over by its number alone.
pub(super) fn token_is_old(id: InteractionId, now: DateTime<Utc>) -> bool {
    now.timestamp_millis() - made_at_ms(id.0) >= TOKEN_MINUTES * 60_000
}

impl Core {
    /// Settles an interaction's first response or completion, and tells of it.
    pub(super) fn settle(&mut self, id: InteractionId, stage: Stage) {
        let Some(interaction) = self.live.interactions.get_mut(&id) else { return };
        let (progress, first) = match &stage {
            Stage::Waiting => (Progress::Delivered, None),
            Stage::Deferred { .. } => (Progress::Deferred, Some(Answer::Deferred)),
            Stage::DeferredUpdate => (Progress::Deferred, Some(Answer::DeferredUpdate)),
            Stage::Done(answer @ Answer::Failed { .. }) => (Progress::Failed, Some(answer.clone())),
            Stage::Done(answer) => (Progress::Answered, Some(answer.clone())),
        };
        interaction.stage = stage;
        if interaction.first.is_none() {
            interaction.first = first;
        }
        let change = interaction.change(progress);
        self.tell(change);
    }

    /// Fails an interaction that is still waiting.
    pub(super) fn fail(&mut self, id: InteractionId, reason: &str) {
        self.settle(id, Stage::Done(Answer::Failed { reason: reason.to_owned() }));
    }

    /// Forgets answered interactions whose tokens have died, and fails deferrals that were never completed.
    pub(super) fn forget_old_interactions(&mut self, now: DateTime<Utc>) {
        let dead: Vec<InteractionId> = self
            .live
            .interactions
            .values()
            .filter(|one| one.expired(now) && !matches!(one.stage, Stage::Waiting))
            .map(|one| one.id)
            .collect();
        for id in dead {
            if self.live.interactions.get(&id).is_some_and(Interaction::open) {
                self.fail(id, "deferred and never completed within 15 minutes");
            } else {
                self.live.interactions.remove(&id);
            }
        }
    }
}

/// Starts the three seconds of an interaction.
pub(super) fn start_timer(world: &World, id: InteractionId) {
    let (world, wait) = (world.clone(), world.inner.limits.first_response);
    let runtime = world.inner.runtime.clone();
    runtime.spawn(async move {
        tokio::time::sleep(wait).await;
        let waiting = world.lock().live.interactions.get(&id).is_some_and(|one| one.stage == Stage::Waiting);
        if waiting {
            world.with(|core| {
                if core.live.interactions.get(&id).is_some_and(|one| one.stage == Stage::Waiting) {
                    core.fail(id, TOO_LATE);
                }
            });
        }
    });
}
