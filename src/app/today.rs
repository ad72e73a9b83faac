//! `/today`: today's sessions with their buttons, also while the DM is closed.

use chrono::{Days, NaiveDate};

use super::facts::PlanFacts;
use super::lines::{DayItem, DayView, Focus, NextUp, Opening};
use super::message::{BUTTONS_MAX, Button, Message, ROWS_MAX, Row, TEXT_CHARS_MAX};
use super::reply::{Caller, Reply, Surface};
use super::{App, AppResult};
use crate::domain::calendar::local_day;
use crate::domain::ids::SessionId;
use crate::domain::ladder::Sign;
use crate::domain::member::{Delivery, Member};
use crate::domain::occurrence::{Occurrence, Outcome};
use crate::domain::pause;
use crate::domain::press::Press;
use crate::domain::reminder::{PARTS_MAX, PARTS_MAX_WITH_QUESTION};
use crate::domain::week_plan::Planned;
use crate::prompts::{Day, Label, Template, Voice};
use crate::store::Tx;

/// How far ahead "next" looks, in days.
const NEXT_DAYS: u64 = 14;

impl App {
    /// Today's sessions, for this person alone.
    ///
    /// # Errors
    /// The person has not joined, or a failure of the store.
    pub async fn today(&self, caller: &Caller) -> AppResult<Reply> {
        let mut tx = self.store.begin().await?;
        let mut member = self.acting(&mut tx, caller.user).await?;
        self.seen_in_club(&mut tx, caller, &member).await?;
        self.sign(&mut tx, &mut member, Sign::Contact).await?;
        let today = local_day(self.now(), member.zone);
        let view = self.today_view(&mut tx, &member, today).await?;
        let held = self.held_note(&mut tx, &member).await?;
        tx.commit().await?;
        let message = with_note(&self.day_message(&member, &view)?, held)?;
        Ok(Reply::Show(self.with_dm_offer(&member, message)?))
    }

    /// What rests today while not everything does, and [Resume]; none where nothing does.
    ///
    /// # Errors
    /// A failure of the store.
    pub(super) async fn held_note(&self, tx: &mut Tx, member: &Member) -> AppResult<Option<(String, Button)>> {
        let today = local_day(self.now(), member.zone);
        let Some(on) = pause::partly_on(&tx.pauses_of(member.id).await?, today) else { return Ok(None) };
        let voice = Voice { day: on.until.map(|until| Day::of(until, today)), ..Voice::default() };
        Ok(Some((self.say(member, Template::HoldOn, &voice, 0), self.resume_button(member))))
    }

    /// While the DM is closed, every answer to a command offers another try; nothing is tried without that press.
    ///
    /// # Errors
    /// A bound of the platform would be broken.
    pub fn with_dm_offer(&self, member: &Member, message: Message) -> AppResult<Message> {
        if member.delivery == Delivery::Open {
            return Ok(message);
        }
        let offer = self.say(member, Template::Dm1, &Voice::default(), 0);
        let text = format!("{}\n\n{offer}", message.text());
        if text.chars().count() > TEXT_CHARS_MAX {
            return self.with_dm_button(member, message);
        }
        self.with_dm_button(member, Message::new(text, message.rows().to_vec())?)
    }

    /// The same without the words, for a message that has its own: [Try my DM again] in a row of its own, or where no row is left
    /// at the end of the last one that has room.
    ///
    /// # Errors
    /// A bound of the platform would be broken.
    pub fn with_dm_button(&self, member: &Member, message: Message) -> AppResult<Message> {
        let button = Button::plain(self.label(member, Label::TryDm), Press::TryDm);
        let mut rows = message.rows().to_vec();
        if rows.len() < ROWS_MAX {
            rows.push(Row::Buttons(vec![button]));
        } else if let Some(Row::Buttons(buttons)) =
            rows.iter_mut().rfind(|row| matches!(row, Row::Buttons(buttons) if buttons.len() < BUTTONS_MAX))
        {
            buttons.push(button);
        }
        Ok(Message::new(message.text(), rows)?)
    }

    /// What today holds, each session with an occurrence of its own so that its buttons have a name.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn today_view(&self, tx: &mut Tx, member: &Member, today: NaiveDate) -> AppResult<DayView> {
        let mut items = self.items_on(tx, member, today).await?;
        let pauses = tx.pauses_of(member.id).await?;
        if pause::partly_on(&pauses, today).is_some() {
            // What rests of some kinds asks for nothing; what was answered all the same stands there.
            let rests = |item: &DayItem| pause::is_held(&pauses, today, item.session.spec.kind);
            items.retain(|item| item.occurrence.outcome != Outcome::Open || !rests(item));
        }
        let question = self.invitation_waiting(tx, member).await?;
        let rows = if question.is_some() { PARTS_MAX_WITH_QUESTION } else { PARTS_MAX };
        if items.len() > rows {
            // Those that wait for an answer first: this is where what found no room in the DM is reached.
            items.sort_by_key(|item| item.occurrence.outcome != Outcome::Open);
        }
        let mut undo = Vec::new();
        for item in &items {
            if let Some(change) = self.undo_of(tx, member.id, item.occurrence.id).await? {
                undo.push((item.occurrence.id, change));
            }
        }
        let sharing = self.sharing_of(tx, member, &items).await?;
        let more = items.len().saturating_sub(rows);
        let next = next_up(tx, member, today).await?;
        Ok(DayView {
            date: today,
            today,
            items: items.into_iter().take(rows).collect(),
            more,
            next,
            opening: Opening::Today,
            surface: Surface::Private,
            focus: Focus::None,
            question,
            low_week: None,
            sharing,
            company: self.company_on(tx, member, today).await?,
            undo,
        })
    }

    /// The row of a session on a date that the plan, or a move from `moved_from`, gives.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn row_on(
        &self,
        tx: &mut Tx,
        member: &Member,
        session: SessionId,
        date: NaiveDate,
        moved_from: Option<NaiveDate>,
    ) -> AppResult<Occurrence> {
        let mut row = tx.ensure_occurrence(member.id, session, date, false).await?;
        if row.moved_from != moved_from && moved_from.is_some() {
            row.moved_from = moved_from;
            tx.update_occurrence(&row).await?;
        }
        Ok(row)
    }

    /// The sessions of one date as items with occurrences on record.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn items_on(&self, tx: &mut Tx, member: &Member, date: NaiveDate) -> AppResult<Vec<DayItem>> {
        let facts = PlanFacts::load(tx, member, date, date).await?;
        let first_back = self.first_back(tx, member).await?;
        let mut items = Vec::new();
        for planned in facts.planned() {
            let occurrence = match planned.row {
                Some(row) => row.clone(),
                None => self.row_on(tx, member, planned.session.id, date, planned.moved_from).await?,
            };
            let occurrence = self.as_it_stands(tx, member, occurrence).await?;
            // A day that it stood on for a while, on its way to an earlier one, has nothing of it.
            if matches!(occurrence.outcome, Outcome::Moved(to) if occurrence.moved_from.is_some() && to < date) {
                continue;
            }
            let is_first_back = first_back == Some(occurrence.id);
            items.push(DayItem::new(occurrence, planned.session.clone(), &facts).first_back(is_first_back));
        }
        Ok(items)
    }
}

/// A message with a line more and its button, as far as there is room for them.
pub(super) fn with_note(message: &Message, note: Option<(String, Button)>) -> AppResult<Message> {
    let Some((line, button)) = note else { return Ok(message.clone()) };
    let longer = format!("{}\n\n{line}", message.text());
    let text = if longer.chars().count() > TEXT_CHARS_MAX { message.text().to_owned() } else { longer };
    let mut rows = message.rows().to_vec();
    match rows.last_mut() {
        Some(Row::Buttons(buttons)) if rows_are_full(message) && buttons.len() < BUTTONS_MAX => buttons.push(button),
        _ if !rows_are_full(message) => rows.push(Row::Buttons(vec![button])),
        _ => {}
    }
    Ok(Message::new(text, rows)?)
}

fn rows_are_full(message: &Message) -> bool {
    message.rows().len() >= ROWS_MAX
}

/// The next open session after a date, within a fortnight.
///
/// # Errors
/// A failure of the store.
pub async fn next_up(tx: &mut Tx, member: &Member, after: NaiveDate) -> AppResult<Option<NextUp>> {
    let from = after + Days::new(1);
    let facts = PlanFacts::load(tx, member, from, after + Days::new(NEXT_DAYS)).await?;
    let pauses = tx.pauses_of(member.id).await?;
    let is_next = |planned: &Planned<'_>| {
        let rests = pause::partly_on(&pauses, planned.date).is_some_and(|pause| pause.scope.holds(planned.session.spec.kind));
        planned.outcome == Outcome::Open && planned.session.spec.kind.is_counted() && !rests
    };
    Ok(facts
        .planned()
        .into_iter()
        .find(is_next)
        .map(|planned| NextUp { title: planned.session.spec.title.as_str().to_owned(), date: planned.date }))
}
