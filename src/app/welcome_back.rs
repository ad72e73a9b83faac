//! The return: "Good to see you", and today's sessions, as small as one likes. It never says how long it was.

use super::message::{Button, Message, Row};
use super::reply::{Caller, Reply};
use super::{App, AppResult};
use crate::domain::calendar::local_day;
use crate::domain::ids::LetterId;
use crate::domain::ladder::Sign;
use crate::domain::press::Press;
use crate::domain::refusal::Refusal;
use crate::domain::session::SelfWord;
use crate::prompts::{Label, Template, Voice};

impl App {
    /// [Start small] under a letter of any age.
    ///
    /// # Errors
    /// Not this person's, or a failure of the store.
    pub async fn start_small(&self, caller: &Caller, letter: LetterId) -> AppResult<Reply> {
        let mut tx = self.store.begin().await?;
        let mut member = self.acting(&mut tx, caller.user).await?;
        let owner = tx.letter(letter).await?.map(|letter| letter.member);
        if owner.is_some_and(|owner| owner != member.id) {
            return Err(Refusal::NotYours.into());
        }
        self.sign(&mut tx, &mut member, Sign::Resume).await?;
        let today = local_day(self.now(), member.zone);
        let view = self.today_view(&mut tx, &member, today).await?;
        tx.commit().await?;
        self.bell.ring();
        let voice = Voice { self_word: member.self_word.as_ref().map(SelfWord::as_str), ..Voice::default() };
        let opening = self.say(&member, Template::WelcomeBack, &voice, super::lines::turn_of(&member, today));
        Ok(Reply::Update(self.after(&opening, &self.day_message(&member, &view)?)?))
    }

    /// [Leave it for now]: quiet at once, and the door stays open.
    ///
    /// # Errors
    /// Not this person's, or a failure of the store.
    pub async fn leave_it(&self, caller: &Caller, letter: LetterId) -> AppResult<Reply> {
        let mut tx = self.store.begin().await?;
        let mut member = self.acting(&mut tx, caller.user).await?;
        let owner = tx.letter(letter).await?.map(|letter| letter.member);
        if owner.is_some_and(|owner| owner != member.id) {
            return Err(Refusal::NotYours.into());
        }
        self.sign(&mut tx, &mut member, Sign::LeaveIt).await?;
        tx.commit().await?;
        self.bell.ring();
        let row = Row::Buttons(vec![
            Button::main(self.label(&member, Label::StartSmall), Press::StartSmall(letter)),
            Button::quiet(self.label(&member, Label::StopMessages), Press::StopMessages),
        ]);
        Ok(Reply::Update(Message::new(self.say(&member, Template::LeftForNow, &Voice::default(), 0), vec![row])?))
    }
}
