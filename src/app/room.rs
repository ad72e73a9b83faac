//! The room of a week: the question on Sunday, its answer, and what follows from it. The plan follows at once, and the smaller one is
//! said back as the plan. Why is neither asked nor kept.

use std::num::NonZeroU32;

use chrono::{Days, NaiveDate};

use super::facts::PlanFacts;
use super::jobs::{JobKind, ask, ask_boards};
use super::letter::LetterTemplate;
use super::lines::{Asked, Focus, turn_of};
use super::message::{Button, Message, Row};
use super::reply::{Caller, Reply, Surface};
use super::undo::{RoomBefore, StepBack, write_steps};
use super::week::Said;
use super::{App, AppResult};
use crate::domain::calendar::{Week, local_day};
use crate::domain::ids::{ChangeId, MemberId};
use crate::domain::ladder::Sign;
use crate::domain::member::Member;
use crate::domain::occurrence::Outcome;
use crate::domain::press::{Press, RoomStep};
use crate::domain::room::{self, AskFacts, Room, RoomAnswer, WeekRooms};
use crate::domain::session::Kind;
use crate::domain::{pause, week_room};
use crate::prompts::{Day, Label, SessionLine, Template, Voice};
use crate::store::Tx;
use crate::store::letters::{Letter, Slot};

/// The word for a room on a button.
pub(super) const fn room_label(room: Room) -> Label {
    match room {
        Room::Low => Label::RoomLow,
        Room::Steady => Label::RoomSteady,
        Room::High => Label::RoomHigh,
    }
}

impl App {
    /// A button of the room question was pressed.
    ///
    /// # Errors
    /// A week that is over or was never offered, or a failure of the store.
    pub async fn room_step(&self, caller: &Caller, surface: Surface, step: RoomStep) -> AppResult<Reply> {
        let mut tx = self.store.begin().await?;
        let mut member = self.acting(&mut tx, caller.user).await?;
        self.seen_in_club(&mut tx, caller, &member).await?;
        let (week, change) = match step {
            RoomStep::Say(week, room) => (week, self.say_room(&mut tx, &mut member, week, room).await?),
            RoomStep::LowWeek(week) => (week, self.say_room(&mut tx, &mut member, week, Room::Low).await?),
            RoomStep::Same(week) => {
                let room = self.rooms_of(&mut tx, &member, week.previous()).await?.now();
                (week, self.say_room(&mut tx, &mut member, week, room).await?)
            }
            RoomStep::Ask(week) => {
                room::judge_week(week, local_day(self.now(), member.zone))?;
                self.sign(&mut tx, &mut member, Sign::Contact).await?;
                (week, None)
            }
        };
        let letter = self.letter_pressed(&mut tx, &member, caller, surface, step).await?;
        let reply = match letter {
            Some(letter) => {
                let mut view = self.letter_view(&mut tx, &member, &letter, Focus::None).await?;
                if matches!(step, RoomStep::Ask(_)) {
                    view.question = self.question_of(&mut tx, &member, &letter, true).await?;
                }
                Reply::Update(self.day_message(&member, &view)?)
            }
            None => {
                let said = match step {
                    RoomStep::Ask(_) => None,
                    _ => Some(Said { text: self.room_said(&mut tx, &member, week).await?.0, change }),
                };
                Reply::Show(self.week_message(&mut tx, &member, week, said).await?)
            }
        };
        tx.commit().await?;
        self.bell.ring();
        Ok(reply)
    }

    /// The letter under which a button of the question stands, if it still is one of ours.
    async fn letter_pressed(
        &self,
        tx: &mut Tx,
        member: &Member,
        caller: &Caller,
        surface: Surface,
        step: RoomStep,
    ) -> AppResult<Option<Letter>> {
        if surface != Surface::Letter {
            return Ok(None);
        }
        let dates: Vec<NaiveDate> = match step {
            RoomStep::LowWeek(week) => week.dates().to_vec(),
            RoomStep::Say(week, _) | RoomStep::Same(week) | RoomStep::Ask(week) => vec![week.monday() - Days::new(1)],
        };
        for date in dates {
            let letter = tx.letter_for(member.id, date, Slot::Day).await?;
            if letter.as_ref().is_some_and(|letter| letter.message.is_some() && letter.message == caller.message) {
                return Ok(letter);
            }
        }
        Ok(None)
    }

    /// The room of a week was chosen in `/week`.
    ///
    /// # Errors
    /// As [`App::say_room`].
    pub async fn week_room(&self, tx: &mut Tx, member: &mut Member, week: Week, room: Room) -> AppResult<Message> {
        let change = self.say_room(tx, member, week, room).await?;
        let (text, more) = self.room_said(tx, member, week).await?;
        // The week itself says the smaller plan; what a high one may hold is in no other line.
        let text = if room == Room::High && !more.is_empty() { format!("{text}\n{more}") } else { text };
        self.week_message(tx, member, week, Some(Said { text, change })).await
    }

    /// Keeps how much room a week has, with everything that follows from it, in the caller's transaction. It is a check-in. `None`:
    /// it had been said already today.
    ///
    /// # Errors
    /// [`Refusal::WeekIsOver`](crate::domain::refusal::Refusal::WeekIsOver), a week that was never offered, or a failure of the
    /// store.
    pub async fn say_room(&self, tx: &mut Tx, member: &mut Member, week: Week, room: Room) -> AppResult<Option<ChangeId>> {
        let now = self.now();
        let today = local_day(now, member.zone);
        room::judge_week(week, today)?;
        let answers = tx.room_answers(member.id, week.previous(), week).await?;
        let same_day = answers.iter().find(|answer| answer.week == week && answer.answered_on == today);
        self.sign(tx, member, Sign::CheckIn).await?;
        if same_day.is_some_and(|answer| answer.is_own && answer.room == room) {
            return Ok(None);
        }
        let step = StepBack::Room(RoomBefore {
            week,
            said_on: today,
            said: room,
            before: WeekRooms::of(week, &answers).now(),
            same_day: same_day.map(|answer| (answer.room, answer.is_own)),
        });
        tx.put_room_answer(member.id, &RoomAnswer { week, answered_on: today, room, is_own: true }, now).await?;
        let change = tx.insert_change(member.id, now, "room", &write_steps(&[step])).await?;
        self.room_changed(tx, member, week).await?;
        Ok(Some(change))
    }

    /// What follows from another room: the week is counted anew, the day is planned anew, and the letters that say something about
    /// it follow.
    async fn room_changed(&self, tx: &mut Tx, member: &Member, week: Week) -> AppResult<()> {
        let today = local_day(self.now(), member.zone);
        self.recount_week(tx, member, week.monday()).await?;
        // A low week lends its room to the next one while nothing is said of that.
        if tx.member_weeks(member.id).await?.iter().any(|known| known.week == week.next()) {
            self.recount_week(tx, member, week.next().monday()).await?;
        }
        ask_boards(tx, member.id, self.now()).await?;
        ask(tx, JobKind::Plan(member.id), self.now()).await?;
        let asked_on = week.monday() - Days::new(1);
        for (date, slot) in [(asked_on, Slot::Day), (today, Slot::Day), (today, Slot::Evening)] {
            if let Some(letter) = tx.letter_for(member.id, date, slot).await?.filter(|letter| letter.message.is_some()) {
                self.ask_refresh_of(tx, &letter).await?;
            }
        }
        Ok(())
    }

    /// Takes a word about a room back. Where it has acted on days that are gone, it acted; the rest of the week is as before.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn room_back(&self, tx: &mut Tx, member: &Member, room: RoomBefore) -> AppResult<()> {
        let now = self.now();
        let today = local_day(now, member.zone);
        let RoomBefore { week, said_on, before, same_day, .. } = room;
        if said_on.max(week.monday()) < today {
            let again = RoomAnswer { week, answered_on: today, room: before, is_own: true };
            tx.put_room_answer(member.id, &again, now).await?;
        } else if let Some((room, is_own)) = same_day {
            tx.put_room_answer(member.id, &RoomAnswer { week, answered_on: said_on, room, is_own }, now).await?;
        } else {
            tx.delete_room_answer(member.id, week, said_on).await?;
        }
        self.room_changed(tx, member, week).await
    }

    /// Whether a word about a room can no longer be taken back: its week is over, or it was said anew since.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn is_room_overtaken(&self, tx: &mut Tx, member: MemberId, room: &RoomBefore) -> AppResult<bool> {
        let Some(member) = tx.member(member).await? else { return Ok(true) };
        // Two smaller weeks reach further than a question about a room ever does.
        if room.week < Week::of(local_day(self.now(), member.zone)) {
            return Ok(true);
        }
        let answers = tx.room_answers(member.id, room.week, room.week).await?;
        Ok(answers.last().is_none_or(|last| last.answered_on != room.said_on || last.room != room.said))
    }

    /// The rooms of one week of a member.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn rooms_of(&self, tx: &mut Tx, member: &Member, week: Week) -> AppResult<WeekRooms> {
        Ok(WeekRooms::of(week, &tx.room_answers(member.id, week.previous(), week).await?))
    }

    /// Whether the room question is asked of a member on a date. `silent` is `u` on it.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn asks_room(&self, tx: &mut Tx, member: &Member, date: NaiveDate, silent: u32) -> AppResult<bool> {
        let next = Week::of(date).next();
        let answers = tx.room_answers(member.id, next, next).await?;
        let is_paused = pause::is_paused(&tx.pauses_of(member.id).await?, date);
        Ok(room::is_asked(&AskFacts {
            today: date,
            state: member.ladder,
            silent,
            last_sign_on: local_day(member.last_sign_at, member.zone),
            is_paused,
            joined_on: local_day(member.joined_at, member.zone),
            answered_on: answers.iter().filter(|answer| answer.is_own).map(|answer| answer.answered_on).max(),
        }))
    }

    /// The room question or the proposal of a letter, or the answer to it; none for a letter that asks nothing.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn question_of(&self, tx: &mut Tx, member: &Member, letter: &Letter, again: bool) -> AppResult<Option<Asked>> {
        let asked = Week::of(letter.date);
        match LetterTemplate::of(letter) {
            Some(LetterTemplate::Wobble) => return self.low_week_said(tx, member, letter).await,
            Some(LetterTemplate::ReminderChapter) => return self.chapter_question(tx, member, letter).await,
            Some(template) if template.asks_room() => {}
            _ => return self.proposed_in(tx, member, letter).await,
        }
        let week = asked.next();
        let answers = tx.room_answers(member.id, week, week).await?;
        let is_answered = answers.iter().any(|answer| answer.is_own && answer.answered_on >= letter.date);
        if is_answered && !again {
            let (text, more) = self.room_said(tx, member, week).await?;
            let row = Row::Buttons(vec![Button::quiet(self.label(member, Label::ChangeRoom), Press::Room(RoomStep::Ask(week)))]);
            return Ok(Some(Asked { text, more, row: Some(row) }));
        }
        let text = self.room_question(tx, member, letter.date).await?;
        let has_first = self.suggests_low(tx, member, asked).await?;
        let button = |room| {
            let (label, press) = (self.label(member, room_label(room)), Press::Room(RoomStep::Say(week, room)));
            if room == Room::Low && has_first { Button::main(label, press) } else { Button::plain(label, press) }
        };
        let mut buttons = Room::ALL.map(button).to_vec();
        buttons.push(Button::quiet(self.label(member, Label::RoomSame), Press::Room(RoomStep::Same(week))));
        Ok(Some(Asked { text, more: String::new(), row: Some(Row::Buttons(buttons)) }))
    }

    /// Whether low stands out in the question asked in `week`.
    async fn suggests_low(&self, tx: &mut Tx, member: &Member, week: Week) -> AppResult<bool> {
        let facts = PlanFacts::load(tx, member, week.previous().monday(), week.sunday()).await?;
        let planned = facts.planned();
        let of = |week: Week| {
            let stood =
                planned.iter().filter(|one| week.contains(one.date) && one.session.spec.kind.is_counted() && one.stands());
            let rested = stood.clone().filter(|one| one.outcome == Outcome::Rested).count();
            (rested, stood.count())
        };
        Ok(room::suggests_low([of(week.previous()), of(week)]))
    }

    /// Under the reminder of a crowded week: that it was made a low one, on that day.
    async fn low_week_said(&self, tx: &mut Tx, member: &Member, letter: &Letter) -> AppResult<Option<Asked>> {
        let week = Week::of(letter.date);
        let answers = tx.room_answers(member.id, week, week).await?;
        let is_said = answers.last().is_some_and(|last| last.is_own && last.answered_on == letter.date && last.room == Room::Low);
        if !is_said {
            return Ok(None);
        }
        let (text, more) = self.room_said(tx, member, week).await?;
        Ok(Some(Asked { text, more, row: None }))
    }

    /// CAP-1, CAP-2 or CAP-3: what the week holds, if it holds anything, and the question.
    async fn room_question(&self, tx: &mut Tx, member: &Member, date: NaiveDate) -> AppResult<String> {
        let this = Week::of(date);
        let weeks = tx.member_weeks(member.id).await?;
        let kept = weeks.iter().filter(|week| week.is_kept && week.week <= this).count();
        let known = weeks.iter().find(|week| week.week == this);
        let sums: Vec<(Kind, NonZeroU32)> = known
            .map(|week| [(Kind::Strength, week.strength), (Kind::Mobility, week.mobility), (Kind::Recovery, week.recovery)])
            .into_iter()
            .flatten()
            .filter_map(|(kind, sum)| Some((kind, NonZeroU32::new(sum)?)))
            .collect();
        let voice = Voice { sums: &sums, kept_weeks: u32::try_from(kept).ok().and_then(NonZeroU32::new), ..Voice::default() };
        let template = match known.is_some_and(|week| week.is_kept) {
            true => Template::Cap2,
            false if !sums.is_empty() => Template::Cap3,
            false => Template::Cap1,
        };
        Ok(self.say(member, template, &voice, turn_of(member, date)))
    }

    /// The answer to a word about a week's room: the plan that it makes, and below it the plan in lines.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn room_said(&self, tx: &mut Tx, member: &Member, week: Week) -> AppResult<(String, String)> {
        let today = local_day(self.now(), member.zone);
        let facts = PlanFacts::load_week(tx, member, week).await?;
        let rooms = facts.rooms_of(week);
        let planned = facts.planned();
        let mut to_come = planned.clone();
        to_come.retain(|one| one.is_open() && one.is_counted() && one.date >= today);
        let turn = turn_of(member, week.monday());
        let template = match (to_come.len(), rooms.now()) {
            (0, _) => Template::RoomNoted,
            (_, Room::Low) => Template::Low1,
            (_, Room::Steady) => Template::Steady1,
            (_, Room::High) => Template::High1,
        };
        let voice = Voice { count: u32::try_from(to_come.len()).ok(), ..Voice::default() };
        let text = self.say(member, template, &voice, turn);
        let mut lines = match rooms.now() {
            Room::Low => self.week_lines(member, (&facts, &to_come), today, true),
            Room::Steady | Room::High => Vec::new(),
        };
        if rooms.now() == Room::High {
            let was_high = self.rooms_of(tx, member, week.previous()).await?.now() == Room::High;
            let more = week_room::one_more(&planned, week, today.max(week.monday()), was_high);
            let session = more.and_then(|(session, date)| Some((facts.session_on(session, date)?, date)));
            if let Some((session, date)) = session {
                let voice = Voice {
                    session: Some(SessionLine::titled(session.spec.kind, session.spec.title.as_str())),
                    day: Some(Day::of(date, today)),
                    ..Voice::default()
                };
                lines.push(self.say(member, Template::OneMore, &voice, turn));
            }
        }
        Ok((text, lines.join("\n")))
    }
}
