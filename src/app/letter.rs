//! A letter: a message that the coach began. It is composed from the facts, so the same letter can be rendered again at any time,
//! and each press shows it as things now stand.

mod template;

use chrono::TimeDelta;

use super::door::is_closed;
use super::facts::PlanFacts;
use super::jobs::{Attempt, Ending, JobKind, ask};
use super::lines::{DayItem, DayView, Focus, Opening};
use super::message::{Button, Message, Row};
use super::messenger::{Nonce, Refused, SendError, Sought};
use super::reply::Surface;
use super::today::next_up;
use super::{App, AppResult};
use crate::domain::calendar::{Week, local_day};
use crate::domain::ids::{ChannelId, LetterId, MessageId, OccurrenceId};
use crate::domain::member::Member;
use crate::domain::press::{PauseStep, Press, WeekStep};
use crate::domain::reminder::is_reminded_of;
use crate::domain::retry;
use crate::prompts::{Label, Template, Voice};
use crate::store::Tx;
use crate::store::letters::Letter;

pub use template::LetterTemplate;

/// A composed letter on its way.
#[derive(Debug)]
pub struct Outgoing<'a> {
    /// Its row, which holds the day's slot.
    pub letter: &'a Letter,
    /// What is sent.
    pub message: &'a Message,
    /// Things to press by which it is known again.
    pub shapes: Vec<Press>,
    /// The occurrences it names.
    pub parts: &'a [OccurrenceId],
    /// Whether it may still be sent. Where it may not, an earlier try is looked for, and that is all.
    pub may_send: Result<(), &'static str>,
}

/// By how much our clock may be ahead of Discord's when a message is looked for, in seconds.
const CLOCK_SLACK_SECS: i64 = 60;

impl App {
    /// The day that a letter is about, as the facts have it now.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn letter_view(&self, tx: &mut Tx, member: &Member, letter: &Letter, focus: Focus) -> AppResult<DayView> {
        let parts = tx.letter_parts(letter.id).await?;
        let facts = PlanFacts::load(tx, member, letter.date, letter.date).await?;
        let first_back = self.first_back(tx, member).await?;
        let mut items = Vec::new();
        for id in parts {
            let Some(occurrence) = tx.occurrence(id).await? else { continue };
            let occurrence = self.as_it_stands(tx, member, occurrence).await?;
            let Some(session) = facts.session_on(occurrence.session, occurrence.date) else { continue };
            let is_first_back = first_back == Some(occurrence.id);
            items.push(DayItem::new(occurrence, session.clone(), &facts).first_back(is_first_back));
        }
        let today = local_day(self.now(), member.zone);
        let template = LetterTemplate::of(letter);
        let (opening, more) = if matches!(template, Some(LetterTemplate::Room | LetterTemplate::Invitation)) {
            (Opening::Reminder, 0)
        } else if template == Some(LetterTemplate::Evening) {
            // It holds what was open; what had been answered before it is no more of it.
            let is_here = |session| items.iter().any(|item: &DayItem| item.occurrence.session == session);
            let open = facts.planned().into_iter().filter(|one| is_reminded_of(one) && one.is_open());
            (Opening::Evening, open.filter(|one| !is_here(one.session.id)).count())
        } else {
            let reminded = facts.planned().into_iter().filter(is_reminded_of).count();
            let opening = if template == Some(LetterTemplate::Wobble) { Opening::Wobble } else { Opening::Reminder };
            (opening, reminded.saturating_sub(items.len()))
        };
        let next = next_up(tx, member, letter.date.max(today)).await?;
        let question = match self.invitation_under(tx, member, letter).await? {
            Some(invitation) => Some(invitation),
            None => self.question_of(tx, member, letter, false).await?,
        };
        // The evening's letter speaks of what is open; who came along was said in the day's.
        let company = match template {
            Some(LetterTemplate::Evening | LetterTemplate::Room | LetterTemplate::Invitation) | None => Vec::new(),
            Some(_) => self.company_on(tx, member, letter.date).await?,
        };
        let cheers = self.cheers_line(tx, member, letter).await?;
        let sharing = self.sharing_of(tx, member, &items).await?;
        let low_week = Some(Week::of(letter.date)).filter(|week| opening == Opening::Wobble && *week == Week::of(today));
        Ok(DayView {
            date: letter.date,
            today,
            items,
            more,
            next,
            opening,
            surface: Surface::Letter,
            focus,
            question,
            low_week,
            sharing,
            company: company.into_iter().chain(cheers).collect(),
            undo: Vec::new(),
        })
    }

    /// A letter of the ladder as it is sent, below who cheered.
    ///
    /// # Errors
    /// A bound of the platform would be broken.
    pub fn ladder_message(
        &self,
        member: &Member,
        letter: LetterId,
        template: LetterTemplate,
        cheers: Option<String>,
    ) -> AppResult<Message> {
        let week = Week::of(local_day(self.now(), member.zone));
        let (text, buttons) = if template == LetterTemplate::AwayFirst {
            let buttons = vec![
                Button::main(self.label(member, Label::StartSmall), Press::StartSmall(letter)),
                Button::plain(self.label(member, Label::MoveThings), Press::Week(WeekStep::Show(week))),
                Button::plain(self.label(member, Label::Pause), Press::Pause(PauseStep::Ask)),
                Button::quiet(self.label(member, Label::LeaveIt), Press::LeaveIt(letter)),
            ];
            (Template::Away1, buttons)
        } else {
            let buttons = vec![
                Button::main(self.label(member, Label::StartSmall), Press::StartSmall(letter)),
                Button::plain(self.label(member, Label::Pause), Press::Pause(PauseStep::Ask)),
                Button::quiet(self.label(member, Label::StopMessages), Press::StopMessages),
            ];
            (Template::Away2, buttons)
        };
        let text = cheers.into_iter().chain([self.say(member, text, &Voice::default(), 0)]).collect::<Vec<_>>().join("\n\n");
        Ok(Message::new(text, vec![Row::Buttons(buttons)])?)
    }

    /// Sends a composed letter, with its nonce while Discord remembers that and looking before speaking after it, and notes what
    /// became of it. A letter that will not go gives its slot back.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn deliver(&self, attempt: &Attempt, member: &Member, outgoing: &Outgoing<'_>) -> AppResult<Ending> {
        let letter = outgoing.letter;
        let sent = match member.dm_channel {
            Some(channel) => {
                self.send_or_find(attempt, channel, outgoing).await.map(|sent| sent.map(|message| (channel, message)))
            }
            None => Ok(Err("the DM was never opened")),
        };
        let ending = match sent {
            Ok(Ok((channel, message))) => {
                let mut tx = self.store.begin().await?;
                tx.set_letter_delivered(letter.id, channel, message, self.now()).await?;
                tx.mark_reminded(outgoing.parts).await?;
                tx.commit().await?;
                return Ok(Ending::Done);
            }
            Ok(Err(reason)) => Ending::Discard(reason),
            Err(error) => self.not_delivered(member, &error).await?,
        };
        if let Ending::Discard(_) = ending {
            let mut tx = self.store.begin().await?;
            tx.delete_letter(letter.id).await?;
            tx.commit().await?;
        }
        Ok(ending)
    }

    async fn send_or_find(
        &self,
        attempt: &Attempt,
        channel: ChannelId,
        outgoing: &Outgoing<'_>,
    ) -> Result<Result<MessageId, &'static str>, SendError> {
        let composed_at = outgoing.letter.composed_at;
        let nonce = Nonce::for_job(attempt.job.kind(), &attempt.job.key());
        // How long it has been unknown is counted from when it was composed: a claim that was lost in a crash is only found later.
        if attempt.unknown_since.is_some() && (outgoing.may_send.is_err() || !retry::may_repeat(self.now() - composed_at)) {
            let not_before = Some(composed_at - TimeDelta::seconds(CLOCK_SLACK_SECS));
            let sought = Sought { nonce: &nonce, presses: &outgoing.shapes, first_line: None, not_before };
            if let Some(found) = self.messenger.find_sent(channel, sought).await? {
                return Ok(Ok(found));
            }
        }
        match outgoing.may_send {
            Ok(()) => self.messenger.send(channel, outgoing.message, &nonce).await.map(Ok),
            Err(reason) => Ok(Err(reason)),
        }
    }

    /// A closed DM sets the delivery flag.
    async fn not_delivered(&self, member: &Member, error: &SendError) -> AppResult<Ending> {
        if is_closed(error) {
            self.close_door(member.id).await?;
            if *error == SendError::Refused(Refused::NoMutualServer) {
                // They may have left their last club with us.
                let mut tx = self.store.begin().await?;
                ask(&mut tx, JobKind::MemberCheck(member.id), self.now()).await?;
                tx.commit().await?;
            }
            return Ok(Ending::Discard("the DM is closed"));
        }
        Ok(super::jobs::ending_of(error))
    }
}
