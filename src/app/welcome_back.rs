//! The return: "Good to see you", and a small beginning to choose. It never says how long it was.

use chrono::NaiveDate;

use super::lines::turn_of;
use super::message::{BUTTONS_MAX, Button, Message, ROWS_MAX, Row as ButtonRow, TEXT_CHARS_MAX};
use super::pause::not_off;
use super::reply::{Caller, Reply};
use super::{App, AppResult};
use crate::domain::calendar::local_day;
use crate::domain::ids::LetterId;
use crate::domain::ladder::{LadderState, Sign};
use crate::domain::member::Member;
use crate::domain::pause::{self, Pause, Scope};
use crate::domain::press::{PauseStep, Press, ReturnStep};
use crate::domain::ramp::{Row, Share};
use crate::domain::refusal::Refusal;
use crate::domain::session::SelfWord;
use crate::prompts::{Label, Template, Voice};
use crate::store::Tx;

/// How a member stood before an act, so that its answer can say what the act did to a pause or an absence.
#[derive(Debug, Clone, Copy)]
pub struct Before {
    ladder: LadderState,
    pause: Option<Pause>,
}

impl App {
    /// `/resume`: the plan goes on, gently, as before, or as they then choose.
    ///
    /// # Errors
    /// A choice that was never offered, messages that are off, or a failure of the store.
    pub async fn resume(&self, caller: &Caller, how: Option<&str>) -> AppResult<Reply> {
        let is_eased = match how {
            None => None,
            Some("ease") => Some(true),
            Some("before") => Some(false),
            Some(_) => return Err(Refusal::UnknownChoice.into()),
        };
        let mut tx = self.store.begin().await?;
        let mut member = self.acting(&mut tx, caller.user).await?;
        self.seen_in_club(&mut tx, caller, &member).await?;
        let message = self.resume_in(&mut tx, &mut member, is_eased, true).await?;
        tx.commit().await?;
        self.bell.ring();
        Ok(Reply::Show(self.with_dm_offer(&member, message)?))
    }

    /// `[Resume]`, `[Ease me in]` and `[Pick up as before]`. Whoever is back already can choose the week once more. `of_all`: what
    /// rests of some kinds goes on as well; an answer to the question after a pause is about that pause alone.
    ///
    /// # Errors
    /// Messages that are off, or a failure of the store.
    pub async fn resume_in(&self, tx: &mut Tx, member: &mut Member, is_eased: Option<bool>, of_all: bool) -> AppResult<Message> {
        not_off(member)?;
        let today = local_day(self.now(), member.zone);
        let known = tx.pauses_of(member.id).await?;
        let before = (member.ladder, member.ladder_since);
        let ends_hold = of_all && self.end_pauses(tx, member, &[Scope::RunningAndStrength]).await?;
        let is_return = self.sign(tx, member, Sign::Resume).await?;
        if ends_hold && !is_return {
            let undo = self.note_pauses(tx, member, "pause_end", &known, before).await?;
            let row = ButtonRow::Buttons(vec![
                Button::plain(self.label(member, Label::Today), Press::Today),
                Button::quiet(self.label(member, Label::Undo), Press::Undo(undo)),
            ]);
            return Ok(Message::new(
                self.say(member, Template::HoldEnded, &Voice::default(), turn_of(member, today)),
                vec![row],
            )?);
        }
        if !is_return && member.ladder != LadderState::Returned {
            let row = ButtonRow::Buttons(vec![Button::plain(self.label(member, Label::Today), Press::Today)]);
            return Ok(Message::new(self.say(member, Template::NotPaused, &Voice::default(), 0), vec![row])?);
        }
        let by_days = self.ramp_row(tx, member, member.ladder_since).await?;
        let is_eased = is_eased == Some(true);
        let row = if is_eased { by_days.eased() } else { by_days };
        if is_return && is_eased {
            self.begin_ramp(tx, member, row, today).await?;
        }
        let message = self.welcome(tx, member, row, by_days, is_return && row.has_note(is_eased)).await?;
        if !is_return || before.0 != LadderState::Paused {
            return Ok(message);
        }
        let undo = self.note_pauses(tx, member, "pause_end", &known, before).await?;
        with_row(&message, None, vec![Button::quiet(self.label(member, Label::Undo), Press::Undo(undo))])
    }

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
        let is_return = self.sign(&mut tx, &mut member, Sign::Resume).await?;
        let message = if is_return || member.ladder == LadderState::Returned {
            let row = self.ramp_row(&mut tx, &member, member.ladder_since).await?;
            self.welcome(&mut tx, &member, row, row, is_return && row.has_note(false)).await?
        } else {
            let today = local_day(self.now(), member.zone);
            let view = self.today_view(&mut tx, &member, today).await?;
            let opening = self.say(&member, Template::Resumed, &Voice::default(), turn_of(&member, today));
            self.after(&opening, &self.day_message(&member, &view)?)?
        };
        tx.commit().await?;
        self.bell.ring();
        Ok(Reply::Update(message))
    }

    /// The answer to a return: `RET-1` or `RET-3` with what can be chosen. After a few days nothing is made of it.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn welcome(&self, tx: &mut Tx, member: &Member, row: Row, by_days: Row, has_note: bool) -> AppResult<Message> {
        let today = local_day(self.now(), member.zone);
        if !by_days.is_framed() {
            let view = self.today_view(tx, member, today).await?;
            let mut opening = self.say(member, Template::Resumed, &Voice::default(), turn_of(member, today));
            if has_note {
                opening = format!("{opening}\n\n{}", self.say(member, Template::PhysioNote, &Voice::default(), 0));
            }
            return self.after(&opening, &self.day_message(member, &view)?);
        }
        let template = if row.offers_usual() { Template::Ret1 } else { Template::Ret3 };
        let voice = Voice { self_word: member.self_word.as_ref().map(SelfWord::as_str), ..Voice::default() };
        let mut text = self.say(member, template, &voice, turn_of(member, today));
        if has_note {
            text = format!("{text}\n\n{}", self.say(member, Template::PhysioNote, &Voice::default(), 0));
        }
        Ok(Message::new(text, vec![ButtonRow::Buttons(self.shapes(member, row))])?)
    }

    /// What can be chosen for the week of a return; the usual week not after a long time.
    fn shapes(&self, member: &Member, row: Row) -> Vec<Button> {
        let button = |label, step| Button::plain(self.label(member, label), Press::Return(step));
        let mut buttons = vec![button(Label::TwoSmall, ReturnStep::TwoSmall), button(Label::UsualLow, ReturnStep::UsualLow)];
        if row.offers_usual() {
            buttons.push(button(Label::Usual, ReturnStep::Usual));
        }
        buttons.push(Button::quiet(self.label(member, Label::ChooseLater), Press::Return(ReturnStep::ChooseLater)));
        buttons
    }

    /// One of them was pressed: the week follows at once, and today is shown in it.
    ///
    /// # Errors
    /// A button of another time, or a failure of the store.
    pub async fn return_step(&self, caller: &Caller, step: ReturnStep) -> AppResult<Reply> {
        let mut tx = self.store.begin().await?;
        let mut member = self.acting(&mut tx, caller.user).await?;
        if member.ladder != LadderState::Returned {
            return Err(Refusal::UnknownButton.into());
        }
        let returned_on = member.ladder_since;
        let row = self.ramp_row(&mut tx, &member, returned_on).await?;
        let (share, template) = match step {
            ReturnStep::TwoSmall => (Share::TwoSmall, Template::RetTwo),
            ReturnStep::UsualLow => (Share::Low, Template::RetLow),
            ReturnStep::Usual => (Share::Usual, Template::RetUsual),
            ReturnStep::ChooseLater => (Share::Low, Template::RetLater),
        };
        if share == Share::Usual && !row.offers_usual() {
            return Err(Refusal::UnknownChoice.into());
        }
        self.choose_share(&mut tx, &member, share, returned_on).await?;
        self.sign(&mut tx, &mut member, Sign::Contact).await?;
        let today = local_day(self.now(), member.zone);
        self.recount_between(&mut tx, &member, returned_on, today).await?;
        super::jobs::ask(&mut tx, super::jobs::JobKind::Plan(member.id), self.now()).await?;
        let view = self.today_view(&mut tx, &member, today).await?;
        tx.commit().await?;
        self.bell.ring();
        let opening = self.say(&member, template, &Voice::default(), turn_of(&member, today));
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
        let row = ButtonRow::Buttons(vec![
            Button::main(self.label(&member, Label::StartSmall), Press::StartSmall(letter)),
            Button::plain(self.label(&member, Label::Pause), Press::Pause(PauseStep::Ask)),
            Button::quiet(self.label(&member, Label::StopMessages), Press::StopMessages),
        ]);
        Ok(Reply::Update(Message::new(self.say(&member, Template::LeftForNow, &Voice::default(), 0), vec![row])?))
    }

    /// What follows from a return, in the caller's transaction: the pause ends today, and the ramp begins.
    ///
    /// # Errors
    /// A failure of the store.
    pub(super) async fn come_back(&self, tx: &mut Tx, member: &Member, today: NaiveDate) -> AppResult<()> {
        self.end_pauses(tx, member, &[Scope::Everything]).await?;
        let row = self.ramp_row(tx, member, today).await?;
        self.begin_ramp(tx, member, row, today).await?;
        // What brought somebody back may be about another week, and counts only that.
        self.recount_week(tx, member, today).await?;
        self.note_chapter(tx, member, today).await
    }

    /// How a member stands, before an act.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn before(&self, tx: &mut Tx, member: &Member) -> AppResult<Before> {
        let pause = match member.ladder {
            LadderState::Paused => pause::on(&tx.pauses_of(member.id).await?, local_day(self.now(), member.zone)),
            _ => None,
        };
        Ok(Before { ladder: member.ladder, pause })
    }

    /// The answer to a check-in, with what it did to a pause or an absence: a pause with an end date ends by it and can be kept, one
    /// without stays, and somebody who is back has a week to choose.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn with_what_it_did(&self, tx: &mut Tx, member: &Member, before: Before, reply: Reply) -> AppResult<Reply> {
        Ok(match reply {
            Reply::Show(message) => Reply::Show(self.message_with_what_it_did(tx, member, before, message).await?),
            Reply::Update(message) => Reply::Update(self.message_with_what_it_did(tx, member, before, message).await?),
            other => other,
        })
    }

    /// As [`App::with_what_it_did`], for an answer that is a message in any case.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn message_with_what_it_did(
        &self,
        tx: &mut Tx,
        member: &Member,
        before: Before,
        message: Message,
    ) -> AppResult<Message> {
        let today = local_day(self.now(), member.zone);
        let turn = turn_of(member, today);
        let say = |template| self.say(member, template, &Voice::default(), turn);
        let was_absent = !before.ladder.is_reminded();
        let (text, buttons) = match (before.ladder, member.ladder, before.pause) {
            (LadderState::Paused, LadderState::Paused, Some(_)) => (say(Template::PauseStays), vec![self.resume_button(member)]),
            (LadderState::Paused, LadderState::Returned, Some(Pause { id, until: Some(until), .. })) => {
                let keep = Press::Pause(PauseStep::Keep(id, until));
                (say(Template::PauseEnded), vec![Button::quiet(self.label(member, Label::KeepPause), keep)])
            }
            (_, LadderState::Returned, _) if was_absent => {
                let row = self.ramp_row(tx, member, today).await?;
                if !row.is_framed() {
                    return Ok(message);
                }
                // One question at most: where the answer asks already, this offers.
                let asks = message.text().contains('?');
                let mut text = say(if asks { Template::RetShapeBeside } else { Template::RetShape });
                if row.has_note(false) {
                    text = format!("{text}\n\n{}", say(Template::PhysioNote));
                }
                (text, self.shapes(member, row))
            }
            _ => return Ok(message),
        };
        with_row(&message, Some(&text), buttons)
    }
}

/// A message with a paragraph and a row more, as far as there is room for them.
fn with_row(message: &Message, text: Option<&str>, buttons: Vec<Button>) -> AppResult<Message> {
    let whole = text.map_or_else(|| message.text().to_owned(), |text| format!("{}\n\n{text}", message.text()));
    let whole = if whole.chars().count() > TEXT_CHARS_MAX { message.text().to_owned() } else { whole };
    let mut rows = message.rows().to_vec();
    if rows.len() < ROWS_MAX {
        rows.push(ButtonRow::Buttons(buttons));
    } else if let Some(ButtonRow::Buttons(last)) = rows.last_mut() {
        let room = BUTTONS_MAX.saturating_sub(last.len());
        last.extend(buttons.into_iter().take(room));
    }
    Ok(Message::new(whole, rows)?)
}
