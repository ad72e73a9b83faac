//! Waiting for what the bot answers.

use super::super::ids::InteractionId;
use super::super::interactions::{Answer, Stage};
use super::World;

impl World {
    /// The bot's first response: for one that asked for time, [`Answer::Deferred`] or [`Answer::DeferredUpdate`]. Fails after three
    /// seconds at the latest.
    pub async fn await_first(&self, id: InteractionId) -> Answer {
        self.await_that(id, |first, _| first.clone()).await
    }

    /// The bot's complete answer: after a deferral, what it was completed with. Cancel-safe; put a time-out around it.
    pub async fn await_answer(&self, id: InteractionId) -> Answer {
        self.await_that(id, |_, stage| match stage {
            Stage::Done(answer) => Some(answer.clone()),
            _ => None,
        })
        .await
    }

    /// The bot's complete answer, if it has come.
    #[must_use]
    pub fn answer_of(&self, id: InteractionId) -> Option<Answer> {
        match &self.lock().live.interactions.get(&id)?.stage {
            Stage::Done(answer) => Some(answer.clone()),
            _ => None,
        }
    }

    async fn await_that(&self, id: InteractionId, pick: impl Fn(&Option<Answer>, &Stage) -> Option<Answer>) -> Answer {
        let mut changed = self.changed();
        loop {
            let found = {
                let core = self.lock();
                match core.live.interactions.get(&id) {
                    None => Some(Answer::Failed { reason: "no such interaction, or it is long over".into() }),
                    Some(interaction) => pick(&interaction.first, &interaction.stage),
                }
            };
            if let Some(answer) = found {
                return answer;
            }
            if changed.changed().await.is_err() {
                return Answer::Failed { reason: "the stand-in is gone".into() };
            }
        }
    }
}
