//! `/stop` and its undoing: all messages off in one step, the plan kept.

use super::jobs::{JobKind, ask};
use super::message::{Button, Message, Row};
use super::reply::{Caller, Reply};
use super::{App, AppResult};
use crate::domain::calendar::local_day;
use crate::domain::ladder::LadderState;
use crate::domain::member::Member;
use crate::domain::press::Press;
use crate::prompts::{Label, Template, Voice};
use crate::store::Tx;

impl App {
    /// Turns all messages off. Twice is once.
    ///
    /// # Errors
    /// The person has not joined, or a failure of the store.
    pub async fn stop(&self, caller: &Caller) -> AppResult<Reply> {
        let mut tx = self.store.begin().await?;
        let mut member = self.joined(&mut tx, caller.user).await?;
        let today = local_day(self.now(), member.zone);
        if member.ladder != LadderState::Off {
            member.ladder = LadderState::Off;
            member.ladder_since = today;
        }
        member.last_sign_at = self.now();
        tx.update_member(&member).await?;
        tx.put_ladder_day(member.id, today, LadderState::Off).await?;
        super::jobs::ask_boards(&mut tx, member.id, self.now()).await?;
        tx.commit().await?;
        self.bell.ring();
        let row = Row::Buttons(vec![Button::plain(self.label(&member, Label::StartAgain), Press::StartMessages)]);
        Ok(Reply::Show(Message::new(self.say(&member, Template::Stopped, &Voice::default(), 0), vec![row])?))
    }

    /// Turns messages on again.
    ///
    /// # Errors
    /// The person has not joined, or a failure of the store.
    pub async fn start_messages(&self, caller: &Caller) -> AppResult<Reply> {
        let mut tx = self.store.begin().await?;
        let mut member = self.joined(&mut tx, caller.user).await?;
        self.come_back(&mut tx, &mut member).await?;
        tx.commit().await?;
        self.bell.ring();
        let voice = Voice { reminder_at: Some(member.reminder_at.to_time()), ..Voice::default() };
        Ok(Reply::Update(Message::of_text(self.say(&member, Template::StartedAgain, &voice, 0))?))
    }

    /// `/start`, [Start messages again] and [Start small] bring a member back from wherever the ladder left them, OFF included.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn come_back(&self, tx: &mut Tx, member: &mut Member) -> AppResult<()> {
        let today = local_day(self.now(), member.zone);
        member.last_sign_at = self.now();
        let after = crate::domain::ladder::after_return(member.ladder);
        if after != member.ladder {
            member.ladder = after;
            member.ladder_since = today;
        }
        tx.update_member(member).await?;
        tx.put_ladder_day(member.id, today, member.ladder).await?;
        ask(tx, JobKind::Plan(member.id), self.now()).await?;
        Ok(())
    }
}
