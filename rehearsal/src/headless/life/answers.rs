//! What members do under a message: row by row, as they lean, until nothing is left that they would answer.

use std::collections::BTreeSet;

use rand::RngExt;
use second_wind::prompts::{Label, Prompts};
use serde_json::Value;

use super::ways::{self, Way};
use super::{Life, words};
use crate::discord::{MessageId, UserId, Values};
use crate::headless::HeadlessError;
use crate::headless::lock_step::LockStep;

/// How often somebody presses something under one message, at the most.
const PRESSES_MAX: usize = 14;
/// In how many of a hundred cases a question below the sessions is answered with them.
const ANSWERS_QUESTIONS_PERCENT: u32 = 75;
/// How much somebody leans to a button whose label is made for the occasion: a reading of their words, a weekday.
const OWN_LABEL: u32 = 5;
/// How much more they lean to one that nobody in the club has pressed yet: a long run has to see what each answer leads to.
const UNTRIED: u32 = 10;

/// The words on the buttons, as a person reads them, in every language.
pub(super) struct Labels(Vec<Prompts>);

impl Labels {
    pub(super) fn read() -> Self {
        let all = Prompts::built_in().map(|built_in| {
            let tags = built_in.locales();
            tags.iter().map(|tag| built_in.in_locale(tag)).collect()
        });
        Self(all.unwrap_or_default())
    }

    /// Whether a button that reads so is this one.
    pub(super) fn is(&self, text: &str, label: Label) -> bool {
        self.0.iter().any(|prompts| prompts.label(label) == text)
    }

    /// The buttons that read so.
    fn of(&self, text: &str) -> Vec<Label> {
        Label::ALL.iter().copied().filter(|label| self.is(text, *label)).collect()
    }
}

/// Something that can be pressed or chosen from.
struct Choice {
    id: String,
    labels: Vec<Label>,
    is_untried: bool,
    weight: u32,
    /// In how many of a hundred cases it is looked at, where nothing else in its row appeals.
    percent: Option<u32>,
    asks: bool,
    /// A list, with its lines and how many have to be taken.
    lines: Option<(Vec<String>, usize)>,
}

impl Life {
    /// Answers what a message asks, and what the answers to it ask.
    pub(super) async fn answer_message(
        &mut self,
        lock_step: &LockStep,
        who: usize,
        message: MessageId,
    ) -> Result<(), HeadlessError> {
        let (user, persona) = (self.people[who].user, self.people[who].persona);
        let mut dealt_with = BTreeSet::new();
        let mut at = message;
        for _ in 0..PRESSES_MAX {
            let Some(choice) = self.next_choice(at, persona.way, &mut dealt_with) else {
                if at == message {
                    return Ok(());
                }
                at = message;
                continue;
            };
            let led_to = self.take(lock_step, user, at, &choice).await?;
            if persona.presses_twice
                && choice.lines.is_none()
                && let Ok(again) = self.world.press_raw(user, at, &choice.id)
            {
                self.settled(lock_step, again).await?;
            }
            at = led_to.unwrap_or(at);
        }
        Ok(())
    }

    async fn take(
        &mut self,
        lock_step: &LockStep,
        user: UserId,
        message: MessageId,
        choice: &Choice,
    ) -> Result<Option<MessageId>, HeadlessError> {
        let Some((lines, count)) = &choice.lines else {
            self.tried.extend(&choice.labels);
            let pressed = self.try_press(lock_step, user, message, &choice.id).await?;
            return match self.world.open_form(user) {
                Some((form, modal)) => self.fill(lock_step, user, form, &modal).await,
                None => Ok(pressed),
            };
        };
        let first = self.chance.random_range(0..lines.len());
        let chosen: Vec<&str> = (0..*count).map(|nth| lines[(first + nth) % lines.len()].as_str()).collect();
        let words = self.words_of(message, &choice.id, &chosen);
        match self.world.choose(user, message, &choice.id, &chosen) {
            Ok(sent) => {
                self.did.insert(sent, format!("chooses {words}"));
                self.settled(lock_step, sent).await
            }
            Err(_) => Ok(None),
        }
    }

    /// A form: a date some days ahead where one is asked for, nothing where nothing has to be said.
    async fn fill(
        &mut self,
        lock_step: &LockStep,
        user: UserId,
        form: crate::discord::InteractionId,
        modal: &Value,
    ) -> Result<Option<MessageId>, HeadlessError> {
        let zone = self.zone_of(user);
        let date = lock_step.now().with_timezone(&zone).date_naive() + chrono::Days::new(self.chance.random_range(2..20));
        self.fill_with(lock_step, user, form, modal, &date.to_string()).await
    }

    /// A form with this in each of its fields.
    pub(super) async fn fill_with(
        &mut self,
        lock_step: &LockStep,
        user: UserId,
        form: crate::discord::InteractionId,
        modal: &Value,
        text: &str,
    ) -> Result<Option<MessageId>, HeadlessError> {
        let mut ids = Vec::new();
        inputs(modal, &mut ids);
        let fields: Values = ids.into_iter().map(|id| (id, Value::from(text))).collect();
        match self.world.submit_modal(user, form, &fields) {
            Ok(sent) => {
                self.did.insert(sent, format!("fills in: {text}"));
                self.settled(lock_step, sent).await
            }
            Err(_) => {
                self.world.close_form(user);
                Ok(None)
            }
        }
    }

    /// What is pressed next under a message: the first row that is left and that anything in it appeals to.
    fn next_choice(&mut self, message: MessageId, way: Way, dealt_with: &mut BTreeSet<String>) -> Option<Choice> {
        for row in self.rows(message) {
            let choices: Vec<Choice> = row.iter().filter_map(|one| self.choice_of(one, way)).collect();
            let is_left = choices.iter().all(|choice| !dealt_with.contains(&choice.id));
            let sum: u32 = choices.iter().map(|choice| choice.weight).sum();
            if choices.is_empty() || sum == 0 || !is_left {
                continue;
            }
            dealt_with.extend(choices.iter().map(|choice| choice.id.clone()));
            let liked = || choices.iter().filter(|choice| choice.weight > 0);
            let is_new = liked().any(|choice| choice.is_untried);
            let asks = choices.iter().all(|choice| choice.asks && !is_new).then_some(ANSWERS_QUESTIONS_PERCENT);
            let rarely = liked().map(|choice| choice.percent).collect::<Option<Vec<_>>>().and_then(|all| all.into_iter().max());
            let percent = rarely.or(asks).unwrap_or(100);
            if self.chance.random_range(0..100) >= percent {
                continue;
            }
            let mut at = self.chance.random_range(0..sum);
            for choice in choices {
                if at < choice.weight {
                    return Some(choice);
                }
                at -= choice.weight;
            }
        }
        None
    }

    fn choice_of(&self, component: &Value, way: Way) -> Option<Choice> {
        let id = component["custom_id"].as_str()?.to_owned();
        match component["type"].as_u64()? {
            2 => {
                let labels = self.labels.of(component["label"].as_str()?);
                let leaning = labels.iter().map(|label| way.leans(*label)).max().unwrap_or(OWN_LABEL);
                let is_untried = labels.iter().any(|label| !self.tried.contains(label));
                let weight = if is_untried { leaning * UNTRIED } else { leaning };
                let asks = labels.iter().all(|label| ways::asks(*label));
                let percent = labels.iter().find_map(|label| ways::rarely(*label));
                Some(Choice { id, labels, is_untried, weight, percent, asks, lines: None })
            }
            3 => {
                let options = component["options"].as_array()?;
                let lines: Vec<String> = options.iter().filter_map(|one| one["value"].as_str()).map(str::to_owned).collect();
                let count =
                    usize::try_from(component["min_values"].as_u64().unwrap_or(1)).unwrap_or(1).clamp(1, lines.len().max(1));
                (!lines.is_empty()).then_some(Choice {
                    id,
                    labels: Vec::new(),
                    is_untried: false,
                    weight: 1,
                    percent: None,
                    asks: true,
                    lines: Some((lines, count)),
                })
            }
            _ => None,
        }
    }

    /// Writes in the DM, and waits until that was heard: a text is not answered as an interaction is.
    pub(super) async fn say(
        &mut self,
        lock_step: &LockStep,
        user: UserId,
        text: &str,
    ) -> Result<Option<MessageId>, HeadlessError> {
        let before = self.last_dm(user);
        let entered = lock_step.events_entered();
        if self.world.say(user, text).is_err() {
            return Ok(None);
        }
        self.spoke = Some(user);
        lock_step.until_entered(entered + 1).await?;
        lock_step.rest().await?;
        Ok(self.last_dm(user).filter(|last| Some(*last) != before))
    }

    /// Something in words, and what the answer asks.
    pub(super) async fn say_something(
        &mut self,
        lock_step: &LockStep,
        who: usize,
        among: &[&'static str],
    ) -> Result<(), HeadlessError> {
        let text = among[self.chance.random_range(0..among.len())];
        let user = self.people[who].user;
        if let Some(answer) = self.say(lock_step, user, text).await? {
            self.answer_message(lock_step, who, answer).await?;
        }
        Ok(())
    }

    /// The words of this member: their language, and what stands open.
    pub(super) fn phrases_of(&self, who: usize) -> &'static [&'static str] {
        if self.people[who].persona.way == Way::German { &words::GERMAN } else { &words::ANSWERS }
    }

    /// The latest message of the bot in somebody's DM.
    pub(super) fn last_dm(&self, user: UserId) -> Option<MessageId> {
        let dm = self.world.dm_of(user)?;
        self.world.messages(dm, user).iter().rev().find(|message| message.author != user).map(|message| message.id)
    }

    /// What is chosen from a list, as its lines read.
    pub(super) fn words_of(&self, message: MessageId, id: &str, values: &[&str]) -> String {
        let lists = self.rows(message).into_iter().flatten().filter(|one| one["custom_id"] == id);
        let lines: Vec<String> = lists
            .flat_map(|list| list["options"].as_array().cloned().unwrap_or_default())
            .filter(|line| line["value"].as_str().is_some_and(|value| values.contains(&value)))
            .filter_map(|line| line["label"].as_str().map(str::to_owned))
            .collect();
        lines.join(" and ")
    }
}

/// The text inputs of a form, wherever they stand in it.
fn inputs(part: &Value, ids: &mut Vec<String>) {
    if part["type"] == 4
        && let Some(id) = part["custom_id"].as_str()
    {
        ids.push(id.to_owned());
    }
    match part {
        Value::Array(parts) => parts.iter().for_each(|part| inputs(part, ids)),
        Value::Object(parts) => parts.values().for_each(|part| inputs(part, ids)),
        _ => {}
    }
}
