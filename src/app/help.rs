//! `/help`.

use super::message::{Button, Message, Row};
use super::reply::{Caller, Reply};
use super::{App, AppResult};
use crate::domain::press::Press;
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
}
