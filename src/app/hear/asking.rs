//! What is not clear is asked, with a button for each reading and one that leaves all as it is (`SAY-2`).

use chrono::NaiveDate;

use super::Heed;
use crate::app::lines::{DayItem, line, turn_of};
use crate::app::message::{Button, Message, Row};
use crate::app::reply::{Caller, Reply};
use crate::app::{App, AppResult};
use crate::domain::calendar::{Week, local_day};
use crate::domain::hear::{Intent, Reading};
use crate::domain::ladder::Sign;
use crate::domain::member::Member;
use crate::domain::press::{Answer, PauseStep, Press, RoomStep, WeekStep};
use crate::domain::room::Room;
use crate::domain::session::Kind;
use crate::prompts::{Label, Template, Voice};
use crate::store::Tx;

impl App {
    /// Asks which of these was meant. Where none of them can be pressed, it says what is understood.
    pub(super) async fn ask_meaning(
        &self,
        tx: &mut Tx,
        member: &mut Member,
        readings: &[Reading],
        heed: &Heed,
    ) -> AppResult<Message> {
        let mut buttons: Vec<Button> = Vec::new();
        for reading in readings {
            if let Some(button) = self.button_of(tx, member, reading, heed).await?
                && !buttons.iter().any(|other| other.press == button.press)
            {
                buttons.push(button);
            }
        }
        if let Some(week) = heed.heard.crowded {
            buttons.push(self.smaller_week(tx, member, week, heed.today).await?);
        }
        if buttons.is_empty() {
            return self.pointers(tx, member).await;
        }
        self.sign(tx, member, Sign::Contact).await?;
        buttons.push(Button::quiet(self.label(member, Label::LeaveAsIs), Press::LeaveAsIs));
        let text = self.say(member, Template::Say2, &Voice::default(), turn_of(member, heed.today));
        Ok(Message::new(text, vec![Row::Buttons(buttons)])?)
    }

    /// The button for a reading, named after what it would do; none where there is nothing for it to do.
    async fn button_of(&self, tx: &mut Tx, member: &Member, reading: &Reading, heed: &Heed) -> AppResult<Option<Button>> {
        let item = reading.session.and_then(|index| heed.items.get(index));
        let named = |label: Label, item: &DayItem, date: Option<NaiveDate>| {
            let mut words = vec![self.label(member, label), item.session.spec.title.as_str().to_owned()];
            words.extend(date.map(|date| self.date(member, date)));
            words.join(" · ")
        };
        let answer = |label: Label, answer: Answer| {
            item.map(|item| {
                let about = Some(item.occurrence.date).filter(|date| *date != heed.today);
                Button::plain(named(label, item, about), Press::CheckIn(item.occurrence.id, answer))
            })
        };
        Ok(match reading.intent {
            Intent::Done => answer(Label::Done, Answer::Done),
            Intent::Some => answer(Label::Some, Answer::Some),
            Intent::Small => answer(Label::Small, Answer::Small),
            Intent::Rest => answer(Label::Rest, Answer::Rest),
            Intent::NotToday => answer(Label::NotToday, Answer::NotToday),
            Intent::Move => item.map(|item| match reading.date {
                Some(date) => {
                    let press = Press::MoveTo(item.occurrence.id, Some(date));
                    Button::plain(named(Label::Move, item, Some(date)), press)
                }
                None => Button::plain(named(Label::Move, item, None), Press::Move(item.occurrence.id)),
            }),
            Intent::Swapped => item.zip(heed.heard.did.filter(|did| did.is_counted())).map(|(item, did)| {
                Button::plain(named(Label::Instead, item, None), Press::SwapFor(item.occurrence.id, did, Answer::Done))
            }),
            Intent::Pause => Some(Button::plain(self.label(member, Label::Pause), Press::Pause(PauseStep::Ask))),
            Intent::Stop => Some(Button::plain(self.label(member, Label::StopMessages), Press::StopMessages)),
            Intent::Undo => self
                .last_change(tx, member)
                .await?
                .map(|(change, _)| Button::plain(self.label(member, Label::UndoLast), Press::Undo(change.id))),
            _ => None,
        })
    }

    /// A week holds too much: it can be a low one, in one press. Where it is one already, it is shown, for moving or letting go.
    async fn smaller_week(&self, tx: &mut Tx, member: &Member, week: Week, today: NaiveDate) -> AppResult<Button> {
        let is_this = week == Week::of(today);
        let is_low = self.rooms_of(tx, member, week).await?.now() == Room::Low;
        let (label, press) = match (is_low, is_this) {
            (true, true) => (Label::ThisWeek, Press::Week(WeekStep::Show(week))),
            (true, false) => (Label::NextWeek, Press::Week(WeekStep::Show(week))),
            (false, true) => (Label::LowWeek, Press::Room(RoomStep::LowWeek(week))),
            (false, false) => (Label::NextWeekLow, Press::Room(RoomStep::Say(week, Room::Low))),
        };
        Ok(Button::plain(self.label(member, label), press))
    }

    /// Something else was done, and it was not said which kind it is.
    pub(super) async fn ask_which_kind(
        &self,
        tx: &mut Tx,
        member: &mut Member,
        item: &DayItem,
        today: NaiveDate,
    ) -> AppResult<Message> {
        self.sign(tx, member, Sign::Contact).await?;
        let planned = item.session.spec.kind;
        let prompts = self.prompts.in_locale(&member.locale);
        let kinds = Kind::COUNTED.into_iter().filter(|kind| *kind != planned);
        let mut buttons: Vec<Button> =
            kinds.map(|kind| Button::plain(prompts.kind(kind), Press::SwapFor(item.occurrence.id, kind, Answer::Done))).collect();
        buttons.push(Button::quiet(self.label(member, Label::LeaveAsIs), Press::LeaveAsIs));
        let voice = Voice { session: Some(line(item)), ..Voice::default() };
        let text = self.say(member, Template::SayWhich, &voice, turn_of(member, today));
        Ok(Message::new(text, vec![Row::Buttons(buttons)])?)
    }

    /// `[Leave it]`: nothing was put down.
    ///
    /// # Errors
    /// The person has not joined, or a failure of the store.
    pub async fn leave_as_is(&self, caller: &Caller) -> AppResult<Reply> {
        let mut tx = self.store.begin().await?;
        let mut member = self.acting(&mut tx, caller.user).await?;
        self.sign(&mut tx, &mut member, Sign::Contact).await?;
        tx.commit().await?;
        let turn = turn_of(&member, local_day(self.now(), member.zone));
        let row = Row::Buttons(vec![Button::quiet(self.label(&member, Label::Today), Press::Today)]);
        Ok(Reply::Update(Message::new(self.say(&member, Template::LeftAsIs, &Voice::default(), turn), vec![row])?))
    }
}
