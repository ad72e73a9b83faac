//! Texts that need a person (`2-behaviour` §6). Nothing of such a text is kept: a hold is a plain pause like any other, put as `/pause`
//! puts one, with no tier and no cause, and no log line says that a pattern was met. What a button takes back is named by the button:
//! the change of pauses that its own answer made, and no other.

use chrono::{Days, NaiveDate};

use super::jobs::{JobKind, ask};
use super::lines::turn_of;
use super::message::{Button, Message, Row};
use super::pausing::Wanted;
use super::reply::{Caller, Reply};
use super::{App, AppResult};
use crate::domain::calendar::{Week, local_day};
use crate::domain::ids::ChangeId;
use crate::domain::ladder::{LadderState, Sign};
use crate::domain::member::Member;
use crate::domain::pause::{self, Length, Scope};
use crate::domain::press::{Press, SafetyStep};
use crate::domain::room::Room;
use crate::domain::safety::{Alarm, Answer};
use crate::prompts::{Day, Label, Prompts, Template, Voice};
use crate::store::Tx;

/// How long it is quiet after a text about harm, in days, unless the member says otherwise.
const QUIET_DAYS: u64 = 2;

impl App {
    /// The answers to a text that needs a person, and the hold that goes with the first of them.
    ///
    /// # Errors
    /// A failure of the store.
    pub(super) async fn answer_alarm(&self, tx: &mut Tx, member: &mut Member, alarm: Alarm) -> AppResult<Message> {
        let today = local_day(self.now(), member.zone);
        self.sign(tx, member, Sign::Contact).await?;
        let answers = alarm.answers();
        let held = if answers.contains(&Answer::Emergency) {
            self.hold(tx, member, Scope::Everything, None).await?
        } else if answers.contains(&Answer::Crisis) {
            self.hold(tx, member, Scope::Everything, today.checked_add_days(Days::new(QUIET_DAYS))).await?
        } else {
            None
        };
        if answers.contains(&Answer::Eating) {
            // The switch that [No such notes] and `/settings` turn as well: it says nothing of why.
            tx.set_wants_fuel(member.id, false).await?;
        }
        let prompts = self.prompts.in_locale(&member.locale);
        let text: Vec<String> = answers.iter().map(|answer| prompts.render(template(*answer), &Voice::default(), 0)).collect();
        let has_contact = tx.trusted(member.id).await?.is_some_and(|trusted| trusted.accepted_at.is_some());
        Ok(Message::new(text.join("\n\n"), vec![Row::Buttons(buttons(&prompts, &answers, held, has_contact))])?)
    }

    /// The same for somebody who has not joined, in `locale`: the words, and whom to call. There is nothing to hold.
    pub(super) fn point_to_people(&self, alarm: Alarm, locale: &str) -> AppResult<Message> {
        let prompts = self.prompts.in_locale(locale);
        let mut text: Vec<String> =
            alarm.answers().iter().map(|answer| prompts.render(stranger_template(*answer), &Voice::default(), 0)).collect();
        text.push(prompts.render(Template::HelpNowEverywhere, &Voice::default(), 0));
        Ok(Message::of_text(text.join("\n\n"))?)
    }

    /// A step under such an answer.
    ///
    /// # Errors
    /// The person has not joined, or a failure of the store.
    pub async fn safety_step(&self, caller: &Caller, step: SafetyStep) -> AppResult<Reply> {
        if step == SafetyStep::Numbers {
            // A message of its own: what is above it stays readable.
            return self.help_now(caller).await;
        }
        let mut tx = self.store.begin().await?;
        let mut member = self.acting(&mut tx, caller.user).await?;
        let message = match step {
            SafetyStep::Hold(scope) => {
                let held = self.hold(&mut tx, &mut member, scope, None).await?;
                self.sign(&mut tx, &mut member, Sign::Contact).await?;
                let template = if scope == Scope::Everything { Template::SafeHeld } else { Template::SafeHeldPart };
                let resume = (Label::Resume, Press::Safety(SafetyStep::Resume(held)));
                self.safety_message(&member, template, vec![(Label::Numbers, Press::Safety(SafetyStep::Numbers)), resume])?
            }
            SafetyStep::Resume(held) => self.go_on(&mut tx, &mut member, held).await?,
            SafetyStep::NotThat(held) => {
                if let Some(held) = held.filter(|_| member.ladder == LadderState::Paused) {
                    self.take_back_pause(&mut tx, &mut member, held).await?;
                }
                self.sign(&mut tx, &mut member, Sign::Contact).await?;
                self.safety_message(&member, Template::SafeNotThat, vec![])?
            }
            SafetyStep::AskContact => self.ask_contact(&mut tx, &mut member).await?,
            SafetyStep::Keep | SafetyStep::Numbers => {
                self.sign(&mut tx, &mut member, Sign::Contact).await?;
                let numbers = (Label::Numbers, Press::Safety(SafetyStep::Numbers));
                self.safety_message(&member, Template::SafeKept, vec![numbers])?
            }
        };
        ask(&mut tx, JobKind::Plan(member.id), self.now()).await?;
        tx.commit().await?;
        self.bell.ring();
        Ok(Reply::Update(message))
    }

    /// [Resume] under such an answer: what it held goes on, small for this week. A pause of the member's own that still runs goes on
    /// as it was, and can be ended by one press more.
    async fn go_on(&self, tx: &mut Tx, member: &mut Member, held: Option<ChangeId>) -> AppResult<Message> {
        let today = local_day(self.now(), member.zone);
        if member.ladder == LadderState::Paused {
            let own = match held {
                Some(held) => self.pauses_before(tx, member, held).await?,
                None => tx.pauses_of(member.id).await?.into_iter().map(pause::Span::from).collect(),
            };
            let own = own.into_iter().find(|span| span.scope == Scope::Everything && span.covers(today));
            let stays = match held {
                Some(held) => own.is_some() && self.take_back_pause(tx, member, held).await?,
                None => own.is_some(),
            };
            if let Some(own) = own.filter(|_| stays) {
                self.sign(tx, member, Sign::Contact).await?;
                let voice = Voice { day: own.until.map(|until| Day::of(until, today)), ..Voice::default() };
                let text = self.say(member, Template::PauseOn, &voice, turn_of(member, today));
                let buttons = vec![self.resume_button(member), Button::quiet(self.label(member, Label::Today), Press::Today)];
                return Ok(Message::new(text, vec![Row::Buttons(buttons)])?);
            }
        }
        let known = tx.pauses_of(member.id).await?;
        let before = (member.ladder, member.ladder_since);
        let ends_part = self.end_pauses(tx, member, &[Scope::RunningAndStrength]).await?;
        let is_return = self.sign(tx, member, Sign::Resume).await?;
        if ends_part || is_return {
            tx.put_room(member.id, Week::of(today), Room::Low, self.now()).await?;
            self.recount_week(tx, member, today).await?;
            self.note_pauses(tx, member, "pause_end", &known, before).await?;
        }
        self.safety_message(member, Template::SafeResumed, vec![])
    }

    fn safety_message(&self, member: &Member, template: Template, buttons: Vec<(Label, Press)>) -> AppResult<Message> {
        let mut row: Vec<Button> =
            buttons.into_iter().map(|(label, press)| Button::plain(self.label(member, label), press)).collect();
        row.push(Button::quiet(self.label(member, Label::Today), Press::Today));
        Ok(Message::new(self.say(member, template, &Voice::default(), 0), vec![Row::Buttons(row)])?)
    }

    /// A plain pause from today on, up to and without `until`, unless as much rests for as long already; messages that are off stay
    /// off. Gives the change by which it can be taken back, where one was put.
    async fn hold(
        &self,
        tx: &mut Tx,
        member: &mut Member,
        scope: Scope,
        until: Option<NaiveDate>,
    ) -> AppResult<Option<ChangeId>> {
        let today = local_day(self.now(), member.zone);
        let known = tx.pauses_of(member.id).await?;
        if member.ladder == LadderState::Off || !pause::needs_hold(&known, scope, until, today) {
            return Ok(None);
        }
        let length = until.map_or(Length::UntilISay, Length::Until);
        Ok(self.put_pause(tx, member, &Wanted { scope, from: None, length }).await?.change)
    }
}

const fn template(answer: Answer) -> Template {
    match answer {
        Answer::Crisis => Template::Safe4,
        Answer::Emergency => Template::Safe1,
        Answer::SeeSomeone => Template::Safe2,
        Answer::Unwell => Template::Safe5,
        Answer::Eating => Template::Safe3,
    }
}

/// Who has no plan here is asked nothing about it.
const fn stranger_template(answer: Answer) -> Template {
    match answer {
        Answer::Crisis => Template::Safe4Anyone,
        Answer::Emergency => Template::Safe1Anyone,
        Answer::SeeSomeone | Answer::Unwell | Answer::Eating => Template::SafeAnyone,
    }
}

/// The buttons of the first answer, and [Resume] wherever what is held lasts until it is pressed.
fn buttons(prompts: &Prompts, answers: &[Answer], held: Option<ChangeId>, has_contact: bool) -> Vec<Button> {
    let hold = |scope| SafetyStep::Hold(scope);
    let resume = (Label::Resume, SafetyStep::Resume(held));
    let mut steps = match answers.first() {
        Some(Answer::Emergency) => {
            vec![(Label::Numbers, SafetyStep::Numbers), resume, (Label::NotThat, SafetyStep::NotThat(held))]
        }
        Some(Answer::SeeSomeone | Answer::Unwell) => vec![
            (Label::HoldRunStrength, hold(Scope::RunningAndStrength)),
            (Label::HoldEverything, hold(Scope::Everything)),
            (Label::KeepMyPlan, SafetyStep::Keep),
        ],
        Some(Answer::Eating) => vec![
            (Label::SupportLines, SafetyStep::Numbers),
            (Label::PauseSessions, hold(Scope::Everything)),
            (Label::CarryOn, SafetyStep::Keep),
        ],
        Some(Answer::Crisis) => {
            let mut steps = vec![(Label::Helplines, SafetyStep::Numbers)];
            if has_contact {
                steps.push((Label::AskContact, SafetyStep::AskContact));
            }
            if answers.contains(&Answer::Emergency) {
                steps.push(resume);
            }
            steps.push((Label::FigureOfSpeech, SafetyStep::NotThat(held)));
            steps
        }
        None => Vec::new(),
    };
    steps.drain(..).map(|(label, step)| Button::plain(prompts.label(label), Press::Safety(step))).collect()
}
