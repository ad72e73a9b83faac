//! Check-ins: one press, one fact. The second of the same is the same, another one changes it, and every number is recomputed.

use chrono::NaiveDate;

use super::facts::PlanFacts;
use super::jobs::{JobKind, ask, ask_boards};
use super::lines::{DayItem, DayView, Focus, Opening, next_voice};
use super::message::{Button, Message, Row};
use super::reply::{Caller, Reply, Surface};
use super::today::next_up;
use super::undo::{StepBack, write_steps};
use super::{App, AppResult};
use crate::domain::calendar::local_day;
use crate::domain::check_in::{self, CheckInFacts, Verdict};
use crate::domain::ids::{ChangeId, MemberId, OccurrenceId};
use crate::domain::ladder::{BOOSTS, Sign};
use crate::domain::member::Member;
use crate::domain::occurrence::{Occurrence, Outcome, Version};
use crate::domain::press::{Answer, Press};
use crate::domain::refusal::Refusal;
use crate::prompts::{Day, Label, Template, Voice};
use crate::store::Tx;
use crate::store::check_ins::NewCheckIn;
use crate::store::letters::Letter;
use crate::store::members::LadderExtras;

impl App {
    /// A button under a session was pressed.
    ///
    /// # Errors
    /// Not this person's, too old, or a failure of the store.
    pub async fn press_answer(&self, caller: &Caller, surface: Surface, id: OccurrenceId, answer: Answer) -> AppResult<Reply> {
        let mut tx = self.store.begin().await?;
        let mut member = self.acting(&mut tx, caller.user).await?;
        self.seen_in_club(&mut tx, caller, &member).await?;
        let before = self.before(&mut tx, &member).await?;
        let occurrence = self.own_occurrence(&mut tx, &member, id).await?;
        let outcome = check_in::outcome_of(answer);
        self.log(&mut tx, &mut member, occurrence, outcome, surface != Surface::Letter).await?;
        self.ask_refresh_beside(&mut tx, caller, surface, id).await?;
        let reply = self.shown_where_pressed(&mut tx, &member, (caller, surface), id, Focus::None).await?;
        let reply = self.with_what_it_did(&mut tx, &member, before, reply).await?;
        tx.commit().await?;
        self.bell.ring();
        Ok(reply)
    }

    /// `[Change]`: the answers again.
    ///
    /// # Errors
    /// Not this person's, or a failure of the store.
    pub async fn press_change(&self, caller: &Caller, surface: Surface, id: OccurrenceId) -> AppResult<Reply> {
        self.refocus(caller, surface, id, Focus::Changing(id)).await
    }

    /// The message as it stands.
    ///
    /// # Errors
    /// Not this person's, or a failure of the store.
    pub async fn press_back(&self, caller: &Caller, surface: Surface, id: OccurrenceId) -> AppResult<Reply> {
        self.refocus(caller, surface, id, Focus::None).await
    }

    async fn refocus(&self, caller: &Caller, surface: Surface, id: OccurrenceId, focus: Focus) -> AppResult<Reply> {
        let mut tx = self.store.begin().await?;
        let mut member = self.acting(&mut tx, caller.user).await?;
        self.own_occurrence(&mut tx, &member, id).await?;
        self.sign(&mut tx, &mut member, Sign::Contact).await?;
        let reply = self.shown_where_pressed(&mut tx, &member, (caller, surface), id, focus).await?;
        tx.commit().await?;
        Ok(reply)
    }

    /// The occurrence that a button names, if it is this member's own.
    ///
    /// # Errors
    /// Gone, somebody else's, or a failure of the store.
    pub async fn own_occurrence(&self, tx: &mut Tx, member: &Member, id: OccurrenceId) -> AppResult<Occurrence> {
        let occurrence = tx.occurrence(id).await?.ok_or(Refusal::UnknownButton)?;
        if occurrence.member == member.id { Ok(occurrence) } else { Err(Refusal::NotYours.into()) }
    }

    /// Records an outcome, with everything that follows from it, in the caller's transaction. `None`: it stood so already.
    ///
    /// # Errors
    /// Too old, not yet come, or a failure of the store.
    pub async fn log(
        &self,
        tx: &mut Tx,
        member: &mut Member,
        mut occurrence: Occurrence,
        outcome: Outcome,
        refresh: bool,
    ) -> AppResult<Option<ChangeId>> {
        let now = self.now();
        let today = local_day(now, member.zone);
        let outcome = self.in_its_size(tx, member, &occurrence, outcome).await?;
        let facts = CheckInFacts { occurrence: &occurrence, presser: member.id, today };
        match check_in::judge(&facts, outcome) {
            Verdict::Same => {
                self.sign(tx, member, Sign::CheckIn).await?;
                return Ok(None);
            }
            Verdict::Record | Verdict::Replace { .. } => {}
            // An answer to what was moved away takes the move back first, unless it was answered where it stands now.
            Verdict::Moved(_) => check_in::judge_date(occurrence.date, today)?,
            verdict @ (Verdict::TooOld | Verdict::NotYours | Verdict::Future) => {
                return Err(verdict.refusal().unwrap_or(Refusal::UnknownButton).into());
            }
        }
        let mut steps = vec![StepBack::Restore(occurrence.id, occurrence.outcome)];
        if matches!(occurrence.outcome, Outcome::Moved(_)) {
            steps.extend(self.take_back_move(tx, member, &occurrence).await?);
        }
        occurrence.outcome = outcome;
        tx.update_occurrence(&occurrence).await?;
        self.sign(tx, member, Sign::CheckIn).await?;
        let is_boosted = self.hand_boost(tx, member.id, occurrence.id, outcome.is_credited()).await?;
        let check_in = tx
            .insert_check_in(&NewCheckIn {
                member: member.id,
                occurrence: Some(occurrence.id),
                about_on: occurrence.date,
                made_on: today,
                made_at: now,
                outcome,
                is_boosted,
            })
            .await?;
        steps.push(StepBack::Forget(check_in));
        let change = tx.insert_change(member.id, now, "check_in", &write_steps(&steps)).await?;
        self.recount_week(tx, member, occurrence.date).await?;
        ask_boards(tx, member.id, now).await?;
        if refresh {
            self.ask_refresh(tx, occurrence.id).await?;
        }
        Ok(Some(change))
    }

    /// In a low week the small version is the session, and "done" says that it was done (`2-behaviour` §4.7).
    async fn in_its_size(&self, tx: &mut Tx, member: &Member, occurrence: &Occurrence, outcome: Outcome) -> AppResult<Outcome> {
        if outcome != Outcome::Done(Version::Full) {
            return Ok(outcome);
        }
        let date = occurrence.date;
        let facts = PlanFacts::load(tx, member, date, date).await?;
        let has_small = facts.session_on(occurrence.session, date).is_some_and(|session| session.spec.small.is_some());
        let is_small = has_small && facts.is_small(occurrence.session, date) && !occurrence.is_extra;
        Ok(if is_small { Outcome::Done(Version::Small) } else { outcome })
    }

    /// Whether the next answer about an occurrence counts double. One that changes an answer takes its boost over; one that is no
    /// credit gives it back.
    async fn hand_boost(&self, tx: &mut Tx, member: MemberId, occurrence: OccurrenceId, is_credited: bool) -> AppResult<bool> {
        let had_one = tx.latest_check_in_for(occurrence).await?.is_some_and(|latest| latest.is_boosted);
        let has_one = is_credited && (had_one || tx.ladder_extras(member).await?.boosts_left > 0);
        self.pass_boost(tx, member, had_one, has_one).await?;
        Ok(has_one)
    }

    /// Takes a boost from those that are left, or gives one back, where an answer has one and had none, or the other way round.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn pass_boost(&self, tx: &mut Tx, member: MemberId, had_one: bool, has_one: bool) -> AppResult<()> {
        if had_one != has_one {
            let extras = tx.ladder_extras(member).await?;
            let left = extras.boosts_left;
            let boosts_left = if has_one { left.saturating_sub(1) } else { left.saturating_add(1).min(BOOSTS) };
            tx.set_ladder_extras(member, LadderExtras { boosts_left, ..extras }).await?;
        }
        Ok(())
    }

    /// Brings the letters that named an occurrence up to date, soon: the morning's, and the evening's if there was one.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn ask_refresh(&self, tx: &mut Tx, occurrence: OccurrenceId) -> AppResult<()> {
        for letter in tx.letters_of_occurrence(occurrence).await? {
            self.ask_refresh_of(tx, &letter).await?;
        }
        Ok(())
    }

    /// The same for a press under one of these letters, which is shown again by the answer itself: only the others.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn ask_refresh_beside(&self, tx: &mut Tx, caller: &Caller, surface: Surface, id: OccurrenceId) -> AppResult<()> {
        if surface != Surface::Letter || caller.message.is_none() {
            return Ok(());
        }
        for letter in tx.letters_of_occurrence(id).await?.iter().filter(|letter| letter.message != caller.message) {
            self.ask_refresh_of(tx, letter).await?;
        }
        Ok(())
    }

    /// Brings one letter up to date, soon.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn ask_refresh_of(&self, tx: &mut Tx, letter: &Letter) -> AppResult<()> {
        ask(tx, JobKind::Refresh(letter.id), self.now() + chrono::TimeDelta::seconds(2)).await
    }

    /// The message that was pressed, as the facts have it now. A day can have two letters that name the same session.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn shown_where_pressed(
        &self,
        tx: &mut Tx,
        member: &Member,
        (caller, surface): (&Caller, Surface),
        id: OccurrenceId,
        focus: Focus,
    ) -> AppResult<Reply> {
        if surface == Surface::Letter {
            let letters = tx.letters_of_occurrence(id).await?;
            if let Some(letter) = letters.iter().find(|letter| caller.message.is_some() && letter.message == caller.message) {
                let view = self.letter_view(tx, member, letter, focus).await?;
                return Ok(Reply::Update(self.day_message(member, &view)?));
            }
        }
        self.shown_again(tx, member, surface, id, focus).await
    }

    /// The latest message about an occurrence, as the facts have it now.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn shown_again(
        &self,
        tx: &mut Tx,
        member: &Member,
        surface: Surface,
        id: OccurrenceId,
        focus: Focus,
    ) -> AppResult<Reply> {
        if surface == Surface::Letter
            && let Some(letter) = tx.letter_of_occurrence(id).await?
        {
            let view = self.letter_view(tx, member, &letter, focus).await?;
            return Ok(Reply::Update(self.day_message(member, &view)?));
        }
        let today = local_day(self.now(), member.zone);
        let occurrence = tx.occurrence(id).await?.ok_or(Refusal::UnknownButton)?;
        let mut view = if occurrence.date == today {
            self.today_view(tx, member, today).await?
        } else {
            self.single_view(tx, member, &occurrence, today).await?
        };
        view.focus = focus;
        Ok(Reply::Update(self.day_message(member, &view)?))
    }

    /// One occurrence alone, for a day that is not today.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn single_view(
        &self,
        tx: &mut Tx,
        member: &Member,
        occurrence: &Occurrence,
        today: NaiveDate,
    ) -> AppResult<DayView> {
        let facts = PlanFacts::load(tx, member, occurrence.date, occurrence.date).await?;
        let session = facts.session_on(occurrence.session, occurrence.date).ok_or(Refusal::NoSuchSession)?.clone();
        let undo = self.undo_of(tx, member.id, occurrence.id).await?.map(|change| (occurrence.id, change));
        let is_first_back = self.first_back(tx, member).await? == Some(occurrence.id);
        let item =
            DayItem::new(self.as_it_stands(tx, member, occurrence.clone()).await?, session, &facts).first_back(is_first_back);
        let sharing = self.sharing_of(tx, member, std::slice::from_ref(&item)).await?;
        Ok(DayView {
            date: occurrence.date,
            today,
            items: vec![item],
            more: 0,
            next: next_up(tx, member, today).await?,
            opening: Opening::Reminder,
            surface: Surface::Private,
            focus: Focus::None,
            question: None,
            low_week: None,
            sharing,
            company: Vec::new(),
            undo: undo.into_iter().collect(),
        })
    }

    /// The answer to a check-in about a past day: it names the day.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn logged_message(
        &self,
        tx: &mut Tx,
        member: &Member,
        item: &DayItem,
        change: Option<ChangeId>,
        today: NaiveDate,
    ) -> AppResult<Message> {
        let date = item.occurrence.date;
        // Whoever has just come back hears what is next.
        let next = if item.is_first_back { next_up(tx, member, today).await? } else { None };
        let voice = Voice {
            session: Some(super::lines::line(item)),
            day: Some(Day::of(date, today)),
            next: next_voice(next.as_ref(), today),
            ..Voice::default()
        };
        let text = if change.is_none() {
            self.say(member, Template::Same, &voice, 0)
        } else if date < today && item.occurrence.outcome.is_credited() && !item.occurrence.is_extra {
            self.say(member, Template::LoggedLate, &voice, super::lines::turn_of(member, date))
        } else {
            self.acknowledge(member, item, item.occurrence.outcome, &voice, today)
        };
        let mut buttons = vec![Button::quiet(self.label(member, Label::Change), Press::Change(item.occurrence.id))];
        let sharing = self.sharing_of(tx, member, std::slice::from_ref(item)).await?;
        buttons.extend(self.share_button(member, item.occurrence.id, &sharing));
        if let Some(change) = change {
            buttons.push(Button::quiet(self.label(member, Label::Undo), Press::Undo(change)));
        }
        Ok(Message::new(text, vec![Row::Buttons(buttons)])?)
    }
}
