//! Chapters by choice: after three quiet weeks or more somebody who is back is asked once, below a reminder that comes anyway,
//! whether to carry on or to open a fresh one. No answer carries on, and every week stays on record.

use std::num::NonZeroU32;

use chrono::{NaiveDate, TimeDelta};

use super::facts::PlanFacts;
use super::letter::LetterTemplate;
use super::lines::{Asked, Focus, turn_of};
use super::message::{Button, Message, Row};
use super::reply::{Caller, Reply};
use super::undo::{StepBack, write_steps};
use super::{App, AppResult};
use crate::domain::calendar::{Week, day_begins, local_day};
use crate::domain::kept_week::{self, QUIET_WEEKS_OF_A_NEW_CHAPTER, WeekKind};
use crate::domain::ladder::Sign;
use crate::domain::member::Member;
use crate::domain::press::Press;
use crate::domain::refusal::Refusal;
use crate::prompts::{Label, Template, Voice};
use crate::store::Tx;
use crate::store::letters::Letter;
use crate::store::members::Chapter;

/// How many weeks are looked back on.
const WEEKS_BACK: i32 = 60;
/// For how long the buttons of a question find their letter, in days.
const LETTER_DAYS: i64 = 60;

impl App {
    /// Notes, as somebody comes back, that the question about their chapter is due: it holds a kept week, and the weeks before this
    /// one were quiet. Light weeks neither count nor break the row.
    ///
    /// # Errors
    /// A failure of the store.
    pub(super) async fn note_chapter(&self, tx: &mut Tx, member: &Member, today: NaiveDate) -> AppResult<()> {
        let chapter = tx.chapter(member.id).await?;
        if self.kept_in_chapter(tx, member, chapter).await?.is_none() {
            return Ok(());
        }
        let joined_in = Week::of(local_day(member.joined_at, member.zone));
        let pauses = tx.pauses_of(member.id).await?;
        let mut quiet = 0;
        for back in 1..=WEEKS_BACK {
            let week = Week::of(today).plus(-back);
            if week < joined_in {
                return Ok(());
            }
            match kept_week::judge(&PlanFacts::load_week(tx, member, week).await?.planned(), &pauses).kind() {
                WeekKind::Quiet => quiet += 1,
                WeekKind::Light => {}
                WeekKind::Kept | WeekKind::Grey => return Ok(()),
            }
            if quiet >= QUIET_WEEKS_OF_A_NEW_CHAPTER {
                return Ok(tx.set_chapter(member.id, Chapter { due_on: Some(today), ..chapter }).await?);
            }
        }
        Ok(())
    }

    /// `S`; none before the first.
    async fn kept_in_chapter(&self, tx: &mut Tx, member: &Member, chapter: Chapter) -> AppResult<Option<NonZeroU32>> {
        let weeks = tx.member_weeks(member.id).await?;
        let kept = weeks.iter().filter(|week| week.is_kept && chapter.from.is_none_or(|from| from <= week.week)).count();
        Ok(u32::try_from(kept).ok().and_then(NonZeroU32::new))
    }

    /// Whether the next reminder carries the question: it is due, and no letter has asked it yet.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn asks_chapter(&self, tx: &mut Tx, member: &Member) -> AppResult<bool> {
        let chapter = tx.chapter(member.id).await?;
        let Some(due_on) = chapter.due_on else { return Ok(false) };
        let since = tx.letters_since(member.id, day_begins(due_on, member.zone)).await?;
        Ok(since.iter().all(|letter| LetterTemplate::of(letter) != Some(LetterTemplate::ReminderChapter))
            && self.kept_in_chapter(tx, member, chapter).await?.is_some())
    }

    /// The question of a letter, or the answer to it.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn chapter_question(&self, tx: &mut Tx, member: &Member, letter: &Letter) -> AppResult<Option<Asked>> {
        let chapter = tx.chapter(member.id).await?;
        let turn = turn_of(member, letter.date);
        let kept_weeks = self.kept_in_chapter(tx, member, chapter).await?;
        if chapter.due_on.is_some() && kept_weeks.is_some() {
            let text = self.say(member, Template::Chap1, &Voice { kept_weeks, ..Voice::default() }, turn);
            let row = Row::Buttons(vec![
                Button::plain(self.label(member, Label::KeepChapter), Press::Chapter(false)),
                Button::plain(self.label(member, Label::FreshChapter), Press::Chapter(true)),
            ]);
            return Ok(Some(Asked { text, more: String::new(), row: Some(row) }));
        }
        let is_new = chapter.from.is_some_and(|from| from >= Week::of(letter.date));
        let text = self.say(member, chosen(is_new), &Voice::default(), turn);
        Ok(Some(Asked { text, more: String::new(), row: None }))
    }

    /// [Carry on] or [A fresh chapter]. Twice is once, and what was chosen first stands.
    ///
    /// # Errors
    /// A button of another time, or a failure of the store.
    pub async fn choose_chapter(&self, caller: &Caller, is_fresh: bool) -> AppResult<Reply> {
        let mut tx = self.store.begin().await?;
        let mut member = self.acting(&mut tx, caller.user).await?;
        let today = local_day(self.now(), member.zone);
        let before = tx.chapter(member.id).await?;
        let letters = tx.letters_since(member.id, self.now() - TimeDelta::days(LETTER_DAYS)).await?;
        let is_here = |letter: &&Letter| {
            LetterTemplate::of(letter) == Some(LetterTemplate::ReminderChapter) && letter.message == caller.message
        };
        let letter = letters.iter().filter(|_| caller.message.is_some()).find(is_here);
        if before.due_on.is_none() && letter.is_none() {
            return Err(Refusal::UnknownButton.into());
        }
        if before.due_on.is_some() {
            let from = if is_fresh { Some(Week::of(today)) } else { before.from };
            tx.set_chapter(member.id, Chapter { from, due_on: None }).await?;
            if is_fresh {
                let step = StepBack::Chapter(before.from);
                tx.insert_change(member.id, self.now(), "chapter", &write_steps(&[step])).await?;
            }
        }
        self.sign(&mut tx, &mut member, Sign::Contact).await?;
        let reply = match letter {
            Some(letter) => {
                let view = self.letter_view(&mut tx, &member, letter, Focus::None).await?;
                Reply::Update(self.day_message(&member, &view)?)
            }
            None => {
                let text = self.say(&member, chosen(is_fresh), &Voice::default(), turn_of(&member, today));
                Reply::Show(Message::of_text(text)?)
            }
        };
        tx.commit().await?;
        self.bell.ring();
        Ok(reply)
    }
}

const fn chosen(is_new: bool) -> Template {
    if is_new { Template::ChapterNew } else { Template::ChapterOn }
}
