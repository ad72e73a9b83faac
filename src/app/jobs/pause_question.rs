//! `PAUSE-2` on the day a pause ends, `PAUSE-3` once for one without an end. No answer within three days is an answer too: silence,
//! without another letter.

use chrono::NaiveDate;

use super::due::Placed;
use super::{Attempt, Ending, JobKind, ask_once};
use crate::app::letter::{LetterTemplate, Outgoing};
use crate::app::lines::turn_of;
use crate::app::message::{Button, Message, Row};
use crate::app::{App, AppResult};
use crate::domain::ids::MemberId;
use crate::domain::ladder::PauseSoFar;
use crate::domain::may_write::Writing;
use crate::domain::member::Member;
use crate::domain::pause::{Length, Pause};
use crate::domain::press::{PauseStep, Press};
use crate::domain::wall_clock;
use crate::prompts::{Label, Template, Voice};
use crate::store::Tx;

impl App {
    /// The pause that the ladder looks at: the one that is on, or the one that ended last.
    ///
    /// # Errors
    /// A failure of the store.
    pub(super) async fn pause_so_far(&self, tx: &mut Tx, pauses: &[Pause]) -> AppResult<Option<PauseSoFar>> {
        let Some(pause) = Pause::latest(pauses) else { return Ok(None) };
        let question = tx.pause_question(pause.id).await?;
        Ok(Some(PauseSoFar { pause, asked_on: question.asked_on, is_answered: question.is_answered }))
    }

    /// The question falls due today, at the member's time. After a morning without us it comes on the next one instead.
    ///
    /// # Errors
    /// A failure of the store.
    pub(super) async fn plan_pause_question(&self, tx: &mut Tx, member: &Member, today: NaiveDate) -> AppResult<()> {
        let Some(pause) = Pause::latest(&tx.pauses_of(member.id).await?) else { return Ok(()) };
        let Some(at) = wall_clock::resolve(today, member.reminder_at.to_time(), member.zone) else { return Ok(()) };
        if self.is_worth_asking(member, at) {
            tx.set_pause_asked(pause.id, today).await?;
            ask_once(tx, JobKind::PauseQuestion(member.id, today), at).await?;
        }
        Ok(())
    }

    /// Sends it, if the pause still stands as it did in the morning.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn run_pause_question(&self, attempt: &Attempt, id: MemberId, date: NaiveDate) -> AppResult<Ending> {
        let mut tx = self.store.begin().await?;
        let Some(member) = self.locked(&mut tx, id).await? else { return Ok(Ending::Discard("the member is gone")) };
        if let Some(ending) = self.not_due(&member, date, Writing::PauseQuestion) {
            return Ok(ending);
        }
        let pauses = tx.pauses_of(id).await?;
        let Some(so_far) = self.pause_so_far(&mut tx, &pauses).await? else {
            return Ok(Ending::Discard("the pause is gone"));
        };
        if so_far.asked_on != Some(date) || so_far.is_answered {
            return Ok(Ending::Discard("it was answered meanwhile"));
        }
        let (template, text) = match so_far.pause.until {
            Some(_) => (LetterTemplate::PauseIsOver, Template::Pause2),
            None => (LetterTemplate::PauseHasNoEnd, Template::Pause3),
        };
        let Placed { letter, may_send } = match self.place(&mut tx, &member, date, template).await? {
            Ok(placed) => placed,
            Err(ending) => return Ok(ending),
        };
        let cheers = self.cheers_line(&mut tx, &member, &letter).await?;
        tx.commit().await?;
        let message = self.pause_question(&member, text, date, cheers)?;
        // Several messages carry these buttons; with the day they are told apart by when they were sent.
        let shapes = message.presses().cloned().collect();
        self.deliver(attempt, &member, &Outgoing { letter: &letter, message: &message, shapes, parts: &[], may_send }).await
    }

    fn pause_question(&self, member: &Member, text: Template, date: NaiveDate, cheers: Option<String>) -> AppResult<Message> {
        let button = |label, step| Button::plain(self.label(member, label), Press::Pause(step));
        let row = Row::Buttons(vec![
            button(Label::EaseIn, PauseStep::EaseIn),
            button(Label::AsBefore, PauseStep::AsBefore),
            button(Label::OneMoreWeek, PauseStep::OneMoreWeek),
            button(Label::UntilISay, PauseStep::For(Length::UntilISay)),
        ]);
        let text = self.say(member, text, &Voice::default(), turn_of(member, date));
        Ok(Message::new(cheers.into_iter().chain([text]).collect::<Vec<_>>().join("\n\n"), vec![row])?)
    }
}
