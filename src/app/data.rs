//! `/data delete`: everything, now. Physical, and the file forgets too.

use super::jobs::{JobKind, ask};
use super::message::{Button, Message, Row};
use super::reply::{Caller, Reply};
use super::{App, AppError, AppResult};
use crate::domain::press::Press;
use crate::domain::refusal::Refusal;
use crate::prompts::{Label, Template, Voice};

/// Under which name it is noted that the file has to be rewritten.
pub const FORGET_NOTE: &str = "forget";

impl App {
    /// Asks before deleting.
    ///
    /// # Errors
    /// The person has not joined, or a failure of the store.
    pub async fn delete_ask(&self, caller: &Caller) -> AppResult<Reply> {
        let mut tx = self.store.read().await?;
        let member = self.joined(&mut tx, caller.user).await?;
        let row = Row::Buttons(vec![
            Button::plain(self.label(&member, Label::DeleteEverything), Press::DeleteConfirmed),
            Button::quiet(self.label(&member, Label::KeepEverything), Press::DeleteCancelled),
        ]);
        Ok(Reply::Show(Message::new(self.say(&member, Template::DataDeleteAsk, &Voice::default(), 0), vec![row])?))
    }

    /// Deletes a member: rows, jobs and the mapping from the opaque number to the person. The boards follow at once.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn delete_confirmed(&self, caller: &Caller) -> AppResult<Reply> {
        let mut tx = self.store.begin().await?;
        let member = match self.acting(&mut tx, caller.user).await {
            Err(AppError::Refused(Refusal::NotJoined)) => {
                // Pressed twice: it is gone, and that is what was asked for.
                let locale = self.language_for(&mut tx, caller, None).await?;
                let text = self.prompts.in_locale(&locale).render(Template::DataDeleted, &Voice::default(), 0);
                return Ok(Reply::Update(Message::of_text(text)?));
            }
            member => member?,
        };
        let groups = tx.groups_of_member(member.id).await?;
        let greeted = tx.posts_greeted_by(member.id).await?;
        self.take_shares_along(&mut tx, member.id).await?;
        tx.delete_member(member.id).await?;
        tx.forget_captain(caller.user).await?;
        for group in groups {
            ask(&mut tx, JobKind::Board(group.id), self.now()).await?;
        }
        // What counted them counts without them.
        for post in greeted {
            ask(&mut tx, JobKind::ClubHellos(post), self.now()).await?;
        }
        tx.commit().await?;
        self.bell.ring();
        if let Err(error) = self.store.forget().await {
            // Everything is deleted already; only the file's own memory waits for whoever is reading it.
            tracing::warn!(%error, "the file could not be rewritten after a deletion; it is tried again soon");
            let mut tx = self.store.begin().await?;
            tx.set_meta(FORGET_NOTE, "due").await?;
            ask(&mut tx, JobKind::Prune, self.now() + chrono::TimeDelta::minutes(1)).await?;
            tx.commit().await?;
            self.bell.ring();
        }
        tracing::info!(member = member.id.get(), "deleted everything about a member, as they asked");
        Ok(Reply::Update(Message::of_text(self.say(&member, Template::DataDeleted, &Voice::default(), 0))?))
    }

    /// Keeps everything.
    ///
    /// # Errors
    /// The person has not joined, or a failure of the store.
    pub async fn delete_cancelled(&self, caller: &Caller) -> AppResult<Reply> {
        let mut tx = self.store.read().await?;
        let member = self.joined(&mut tx, caller.user).await?;
        Ok(Reply::Update(Message::of_text(self.say(&member, Template::DataKept, &Voice::default(), 0))?))
    }
}
