//! `/week`: what was done this week and what is to come, and from there moving a session or letting it go. The room question joins
//! this message as one more row.

mod view;

pub(super) use self::view::Said;

use super::lines::{DayItem, KEEP_IT, line};
use super::message::{Button, Message, Row};
use super::move_session::MoveCame;
use super::reply::{Caller, Reply};
use super::{App, AppResult};
use crate::app::facts::PlanFacts;
use crate::app::week::view::{can_be_picked, read_value};
use crate::domain::calendar::{Week, local_day};
use crate::domain::ids::OccurrenceId;
use crate::domain::ladder::Sign;
use crate::domain::member::Member;
use crate::domain::move_session::MoveOffers;
use crate::domain::occurrence::{Occurrence, Outcome};
use crate::domain::press::{Press, WeekStep};
use crate::domain::refusal::Refusal;
use crate::prompts::{Day, Label, Template, Voice};
use crate::store::Tx;

impl App {
    /// This week, for this person alone.
    ///
    /// # Errors
    /// The person has not joined, or a failure of the store.
    pub async fn week(&self, caller: &Caller) -> AppResult<Reply> {
        let mut tx = self.store.begin().await?;
        let mut member = self.acting(&mut tx, caller.user).await?;
        self.seen_in_club(&mut tx, caller, &member).await?;
        self.sign(&mut tx, &mut member, Sign::Contact).await?;
        let today = local_day(self.now(), member.zone);
        let message = self.week_message(&mut tx, &member, Week::of(today), None).await?;
        tx.commit().await?;
        Ok(Reply::Show(self.with_dm_offer(&member, message)?))
    }

    /// A step of the week was pressed; `chosen` is the value of a select.
    ///
    /// # Errors
    /// A choice that was never offered, not this person's, or a failure of the store.
    pub async fn week_step(&self, caller: &Caller, step: WeekStep, chosen: Option<&str>) -> AppResult<Reply> {
        let mut tx = self.store.begin().await?;
        let mut member = self.acting(&mut tx, caller.user).await?;
        let message = match step {
            WeekStep::Show(week) => {
                self.sign(&mut tx, &mut member, Sign::Contact).await?;
                self.week_message(&mut tx, &member, week, None).await?
            }
            WeekStep::Pick(week, _) => {
                self.sign(&mut tx, &mut member, Sign::Contact).await?;
                self.week_pick(&mut tx, &member, week, chosen.ok_or(Refusal::UnknownChoice)?).await?
            }
            WeekStep::Move(id) => self.week_move(&mut tx, &mut member, id).await?,
            WeekStep::MoveTo(id) => {
                self.week_moved(&mut tx, &mut member, id, chosen.ok_or(Refusal::UnknownChoice)?, false).await?
            }
            WeekStep::MoveAny(id) => {
                self.week_moved(&mut tx, &mut member, id, chosen.ok_or(Refusal::UnknownChoice)?, true).await?
            }
            WeekStep::Room(week, room) => self.week_room(&mut tx, &mut member, week, room).await?,
            WeekStep::LetGo(id) => self.week_let_go(&mut tx, &mut member, id).await?,
        };
        tx.commit().await?;
        self.bell.ring();
        // Under a letter the week is a message of its own; in the week it takes its place.
        Ok(Reply::Show(message))
    }

    /// One session of the week, with what can be done about it. What was answered meanwhile shows the week again.
    async fn week_pick(&self, tx: &mut Tx, member: &Member, week: Week, chosen: &str) -> AppResult<Message> {
        let (session, date) = read_value(chosen).filter(|(_, date)| week.contains(*date)).ok_or(Refusal::UnknownChoice)?;
        let today = local_day(self.now(), member.zone);
        let facts = PlanFacts::load(tx, member, date, date).await?;
        let planned = facts.planned();
        let picked = planned.iter().find(|planned| planned.session.id == session).ok_or(Refusal::UnknownChoice)?;
        if !can_be_picked(picked, today) {
            return self.week_message(tx, member, week, None).await;
        }
        let occurrence = match picked.row {
            Some(row) => row.clone(),
            None => self.row_on(tx, member, session, date, picked.moved_from).await?,
        };
        let item = DayItem::new(occurrence, picked.session.clone(), &facts);
        let id = item.occurrence.id;
        let voice = Voice { session: Some(line(&item)), day: Some(Day::of(date, today)), ..Voice::default() };
        let mut buttons = vec![Button::plain(self.label(member, Label::Move), Press::Week(WeekStep::Move(id)))];
        if item.occurrence.outcome == Outcome::Open {
            buttons.push(Button::plain(self.label(member, Label::LetGo), Press::Week(WeekStep::LetGo(id))));
        }
        if date == today {
            buttons.push(Button::plain(self.label(member, Label::Today), Press::Today));
        }
        buttons.push(self.back_to_week(member, week));
        Ok(Message::new(self.say(member, Template::WeekOne, &voice, 0), vec![Row::Buttons(buttons)])?)
    }

    fn back_to_week(&self, member: &Member, week: Week) -> Button {
        Button::quiet(self.label(member, Label::WholeWeek), Press::Week(WeekStep::Show(week)))
    }

    async fn week_move(&self, tx: &mut Tx, member: &mut Member, id: OccurrenceId) -> AppResult<Message> {
        let occurrence = self.own_occurrence(tx, member, id).await?;
        self.sign(tx, member, Sign::Contact).await?;
        let offers = self.days_for(tx, member, &occurrence).await?;
        self.week_days(tx, member, &occurrence, Template::MoveAsk, &offers).await
    }

    /// The days for a session, or those before something long or hard.
    async fn week_days(
        &self,
        tx: &mut Tx,
        member: &Member,
        occurrence: &Occurrence,
        template: Template,
        offers: &MoveOffers,
    ) -> AppResult<Message> {
        let item = self.week_item(tx, member, occurrence.clone()).await?;
        let voice = Voice { session: Some(line(&item)), ..Voice::default() };
        let row = if template == Template::MoveAsk {
            self.days_row(member, offers, Press::Week(WeekStep::MoveTo(occurrence.id)))
        } else {
            self.other_days_row(member, offers, Press::Week(WeekStep::MoveAny(occurrence.id)))
        };
        let back = Row::Buttons(vec![self.back_to_week(member, Week::of(occurrence.date))]);
        Ok(Message::new(self.say(member, template, &voice, 0), vec![row, back])?)
    }

    async fn week_item(&self, tx: &mut Tx, member: &Member, occurrence: Occurrence) -> AppResult<DayItem> {
        let facts = PlanFacts::load(tx, member, occurrence.date, occurrence.date).await?;
        let session = facts.session_on(occurrence.session, occurrence.date).ok_or(Refusal::NoSuchSession)?.clone();
        Ok(DayItem::new(self.as_it_stands(tx, member, occurrence).await?, session, &facts))
    }

    async fn week_moved(
        &self,
        tx: &mut Tx,
        member: &mut Member,
        id: OccurrenceId,
        chosen: &str,
        insists: bool,
    ) -> AppResult<Message> {
        let occurrence = self.own_occurrence(tx, member, id).await?;
        let week = Week::of(occurrence.date);
        if chosen == KEEP_IT {
            self.sign(tx, member, Sign::Contact).await?;
            return self.week_message(tx, member, week, None).await;
        }
        let before = self.before(tx, member).await?;
        let change = match self.choose_day(tx, member, &occurrence, chosen, insists).await? {
            MoveCame::Ask(offers) => return self.week_days(tx, member, &occurrence, Template::MoveOthers, &offers).await,
            MoveCame::Same => None,
            MoveCame::Moved(change) => Some(change),
        };
        self.ask_refresh(tx, id).await?;
        let said = self.week_said(tx, member, id, change).await?;
        let message = self.week_message(tx, member, week, Some(said)).await?;
        if change.is_none() {
            return Ok(message);
        }
        self.message_with_what_it_did(tx, member, before, message).await
    }

    async fn week_let_go(&self, tx: &mut Tx, member: &mut Member, id: OccurrenceId) -> AppResult<Message> {
        let pressed = self.own_occurrence(tx, member, id).await?;
        // Let go is what it is about, wherever it was moved to meanwhile.
        let occurrence = self.where_it_stands(tx, member, &pressed).await?;
        let (id, week) = (occurrence.id, Week::of(occurrence.date));
        if occurrence.date < local_day(self.now(), member.zone) && occurrence.outcome != Outcome::LetGo {
            // An old card: the day is over, and what it holds is /checkin's business.
            self.sign(tx, member, Sign::Contact).await?;
            return self.week_message(tx, member, week, None).await;
        }
        let before = self.before(tx, member).await?;
        let change = self.log(tx, member, occurrence, Outcome::LetGo, true).await?;
        let said = self.week_said(tx, member, id, change).await?;
        let message = self.week_message(tx, member, week, Some(said)).await?;
        self.message_with_what_it_did(tx, member, before, message).await
    }

    /// What was just done, for the first line, with its way back.
    async fn week_said(
        &self,
        tx: &mut Tx,
        member: &Member,
        id: OccurrenceId,
        change: Option<crate::domain::ids::ChangeId>,
    ) -> AppResult<Said> {
        let today = local_day(self.now(), member.zone);
        let occurrence = self.own_occurrence(tx, member, id).await?;
        let item = self.week_item(tx, member, occurrence).await?;
        let voice = Voice { session: Some(line(&item)), ..Voice::default() };
        Ok(Said { text: self.acknowledge(member, &item, item.occurrence.outcome, &voice, today), change })
    }
}
