//! `/stop` and its undoing: all messages off in one step, the plan kept.

use super::jobs::ask_boards;
use super::message::{Button, Message, Row};
use super::reply::{Caller, Reply};
use super::{App, AppResult};
use crate::domain::ladder::Sign;
use crate::domain::press::Press;
use crate::prompts::{Label, Template, Voice};

impl App {
    /// Turns all messages off. Twice is once.
    ///
    /// # Errors
    /// The person has not joined, or a failure of the store.
    pub async fn stop(&self, caller: &Caller) -> AppResult<Reply> {
        let mut tx = self.store.begin().await?;
        let mut member = self.acting(&mut tx, caller.user).await?;
        self.sign(&mut tx, &mut member, Sign::Stop).await?;
        // Their name goes from every board, whatever the ladder said before.
        ask_boards(&mut tx, member.id, self.now()).await?;
        tx.commit().await?;
        self.bell.ring();
        let row = Row::Buttons(vec![Button::plain(self.label(&member, Label::StartMessages), Press::StartMessages)]);
        Ok(Reply::Show(Message::new(self.say(&member, Template::Stopped, &Voice::default(), 0), vec![row])?))
    }

    /// Turns messages on again.
    ///
    /// # Errors
    /// The person has not joined, or a failure of the store.
    pub async fn start_messages(&self, caller: &Caller) -> AppResult<Reply> {
        let mut tx = self.store.begin().await?;
        let mut member = self.acting(&mut tx, caller.user).await?;
        let before = self.before(&mut tx, &member).await?;
        self.sign(&mut tx, &mut member, Sign::Start).await?;
        ask_boards(&mut tx, member.id, self.now()).await?;
        let voice = Voice { reminder_at: Some(member.reminder_at.to_time()), ..Voice::default() };
        let reply = Reply::Update(Message::of_text(self.say(&member, Template::StartedAgain, &voice, 0))?);
        let reply = self.with_what_it_did(&mut tx, &member, before, reply).await?;
        tx.commit().await?;
        self.bell.ring();
        Ok(reply)
    }
}
