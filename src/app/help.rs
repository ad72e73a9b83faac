//! `/help`, and the kind answer to a text in the DM.

use super::message::{Button, Message, Row};
use super::reply::{Caller, Reply};
use super::{App, AppError, AppResult};
use crate::domain::ladder::Sign;
use crate::domain::press::Press;
use crate::domain::refusal::Refusal;
use crate::prompts::{Label, Template, Voice};

impl App {
    /// How it works, who runs this bot and how to report a problem. Looking around: it moves nothing.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn help(&self, caller: &Caller) -> AppResult<Reply> {
        let mut tx = self.store.read().await?;
        let member = tx.member_by_user(caller.user).await?;
        let locale = self.language_for(&mut tx, caller, member.as_ref()).await?;
        let voice = Voice { operator: Some(&self.operator), ..Voice::default() };
        let prompts = self.prompts.in_locale(&locale);
        let mut parts = vec![prompts.render(Template::Help, &voice, 0)];
        let mut buttons = Vec::new();
        if member.is_some() {
            buttons.push(Button::plain(prompts.label(Label::Today), Press::Today));
        }
        if self.report_channel.is_some() {
            parts.push(prompts.render(Template::HelpReport, &Voice::default(), 0));
            buttons.push(Button::quiet(prompts.label(Label::ReportProblem), Press::AskReport));
        }
        let rows = if buttons.is_empty() { Vec::new() } else { vec![Row::Buttons(buttons)] };
        Ok(Reply::Show(Message::new(parts.join("\n\n"), rows)?))
    }

    /// The answer to a text in the DM, which is not read. Only members get one: nobody else asked for a DM.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn help_in_dm(&self, user: crate::domain::ids::UserId) -> AppResult<Option<Message>> {
        let mut tx = self.store.begin().await?;
        let mut member = match self.acting(&mut tx, user).await {
            Err(AppError::Refused(Refusal::NotJoined)) => return Ok(None),
            member => member?,
        };
        self.sign(&mut tx, &mut member, Sign::Contact).await?;
        tx.commit().await?;
        let row = Row::Buttons(vec![
            Button::main(self.label(&member, Label::Today), Press::Today),
            Button::quiet(self.label(&member, Label::StopMessages), Press::StopMessages),
        ]);
        Ok(Some(Message::new(self.say(&member, Template::HelpDm, &Voice::default(), 0), vec![row])?))
    }
}
