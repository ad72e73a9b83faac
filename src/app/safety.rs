//! Texts that need a person, and `/help-now` (`2-behaviour` §6). Nothing of such a text is kept: a hold is a plain pause like any
//! other, with no tier and no cause, and no log line says that a pattern was met.

use chrono::{Days, NaiveDate};

use super::jobs::{JobKind, ask, ask_boards};
use super::message::{Button, Message, Row};
use super::reply::{Caller, Reply};
use super::{App, AppResult};
use crate::domain::calendar::{Week, local_day};
use crate::domain::ladder::{LadderState, Sign};
use crate::domain::member::Member;
use crate::domain::press::{Press, SafetyStep};
use crate::domain::room::Room;
use crate::domain::safety::{Alarm, Answer, Line, lines_in};
use crate::prompts::{Label, Prompts, Template, Voice};
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
        if answers.contains(&Answer::Emergency) {
            self.hold(tx, member, None).await?;
        } else if answers.contains(&Answer::Crisis) {
            self.hold(tx, member, today.checked_add_days(Days::new(QUIET_DAYS))).await?;
        }
        let prompts = self.prompts.in_locale(&member.locale);
        let text: Vec<String> = answers.iter().map(|answer| prompts.render(template(*answer), &Voice::default(), 0)).collect();
        let buttons = answers.first().map_or_else(Vec::new, |first| buttons(&prompts, *first));
        Ok(Message::new(text.join("\n\n"), vec![Row::Buttons(buttons)])?)
    }

    /// The same for somebody who has not joined: the words, and whom to call. There is nothing to hold.
    pub(super) fn point_to_people(&self, alarm: Alarm) -> AppResult<Message> {
        let prompts = self.prompts.in_locale(Prompts::FALLBACK);
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
        let today = local_day(self.now(), member.zone);
        let (template, buttons) = match step {
            SafetyStep::Hold => {
                self.hold(&mut tx, &mut member, None).await?;
                (Template::SafeHeld, vec![(Label::Numbers, SafetyStep::Numbers), (Label::Resume, SafetyStep::Resume)])
            }
            SafetyStep::Resume => {
                self.release(&mut tx, &mut member, today).await?;
                self.sign(&mut tx, &mut member, Sign::Resume).await?;
                tx.put_room(member.id, Week::of(today), Room::Low, self.now()).await?;
                self.recount_week(&mut tx, &member, today).await?;
                (Template::SafeResumed, vec![])
            }
            SafetyStep::NotThat => {
                self.release(&mut tx, &mut member, today).await?;
                if member.ladder == LadderState::Paused {
                    // As if nothing had been held: no return, and nothing counts double for it.
                    member.ladder = LadderState::OnTrack;
                    member.ladder_since = today;
                    tx.put_ladder_day(member.id, today, member.ladder).await?;
                }
                self.sign(&mut tx, &mut member, Sign::Contact).await?;
                (Template::SafeNotThat, vec![])
            }
            SafetyStep::Keep | SafetyStep::Numbers => {
                self.sign(&mut tx, &mut member, Sign::Contact).await?;
                (Template::SafeKept, vec![(Label::Numbers, SafetyStep::Numbers)])
            }
        };
        ask(&mut tx, JobKind::Plan(member.id), self.now()).await?;
        tx.commit().await?;
        self.bell.ring();
        let prompts = self.prompts.in_locale(&member.locale);
        let mut row: Vec<Button> =
            buttons.into_iter().map(|(label, step)| Button::plain(prompts.label(label), Press::Safety(step))).collect();
        row.push(Button::quiet(prompts.label(Label::Today), Press::Today));
        Ok(Reply::Update(Message::new(self.say(&member, template, &Voice::default(), 0), vec![Row::Buttons(row)])?))
    }

    /// `/help-now`: numbers of people to call, also for who has not joined. Looking around: it moves nothing.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn help_now(&self, caller: &Caller) -> AppResult<Reply> {
        let mut tx = self.store.read().await?;
        let member = tx.member_by_user(caller.user).await?;
        let prompts = self.prompts.in_locale(member.as_ref().map_or(Prompts::FALLBACK, |member| member.locale.as_str()));
        let say = |template| prompts.render(template, &Voice::default(), 0);
        let numbers = member.as_ref().map(|member| lines_in(member.zone)).unwrap_or_default();
        let mut lines = vec![say(Template::HelpNow), String::new()];
        lines.extend(numbers.iter().map(|(kind, number)| {
            let template = match kind {
                Line::Emergency => Template::HelpNowEmergency,
                Line::Health => Template::HelpNowHealth,
                Line::Crisis => Template::HelpNowCrisis,
                Line::Eating => Template::HelpNowEating,
            };
            prompts.render(template, &Voice { phone: Some(number), ..Voice::default() }, 0)
        }));
        if numbers.is_empty() {
            lines.push(say(Template::HelpNowUnknown));
        }
        lines.push(say(Template::HelpNowEverywhere));
        if !numbers.is_empty() {
            lines.extend([String::new(), say(Template::HelpNowUnchecked)]);
        }
        Ok(Reply::Show(Message::of_text(lines.join("\n"))?))
    }

    /// A plain pause from today on, up to and without `until`. One that is on already stays; messages that are off stay off.
    async fn hold(&self, tx: &mut Tx, member: &mut Member, until: Option<NaiveDate>) -> AppResult<()> {
        let today = local_day(self.now(), member.zone);
        let is_on = tx.pauses_of(member.id).await?.iter().any(|pause| pause.covers(today));
        if !is_on && member.ladder != LadderState::Off {
            tx.insert_pause(member.id, today, until).await?;
            self.sign(tx, member, Sign::Pause).await?;
            self.recount_week(tx, member, today).await?;
            ask_boards(tx, member.id, self.now()).await?;
            ask(tx, JobKind::Plan(member.id), self.now()).await?;
        }
        Ok(())
    }

    /// Ends the pause that is on. One that began today leaves no day behind.
    async fn release(&self, tx: &mut Tx, member: &mut Member, today: NaiveDate) -> AppResult<()> {
        for pause in tx.pauses_of(member.id).await?.iter().filter(|pause| pause.covers(today)) {
            tx.end_pause(pause.id, today).await?;
        }
        self.recount_week(tx, member, today).await
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

fn buttons(prompts: &Prompts, answer: Answer) -> Vec<Button> {
    let steps: &[(Label, SafetyStep)] = match answer {
        Answer::Emergency => {
            &[(Label::Numbers, SafetyStep::Numbers), (Label::Resume, SafetyStep::Resume), (Label::NotThat, SafetyStep::NotThat)]
        }
        Answer::SeeSomeone | Answer::Unwell => &[
            (Label::HoldEverything, SafetyStep::Hold),
            (Label::KeepMyPlan, SafetyStep::Keep),
            (Label::Numbers, SafetyStep::Numbers),
        ],
        Answer::Eating => &[
            (Label::SupportLines, SafetyStep::Numbers),
            (Label::HoldEverything, SafetyStep::Hold),
            (Label::CarryOn, SafetyStep::Keep),
        ],
        Answer::Crisis => &[(Label::Helplines, SafetyStep::Numbers), (Label::FigureOfSpeech, SafetyStep::NotThat)],
    };
    steps.iter().map(|(label, step)| Button::plain(prompts.label(*label), Press::Safety(*step))).collect()
}
