//! How the tour goes: along whatever stands under a message, each kind of press once, and back to the scene's beginning for the next.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use rehearsal::discord::model::Message;
use rehearsal::discord::{Answer, InteractionId};
use second_wind::discord::components::custom_id::{decode, encode};
use second_wind::discord::components::shapes::shape;
use second_wind::domain::press::{PauseStep, PlanStep, Press, WeekStep};
use serde_json::{Value, json};

use super::scenes::{Open, Scene};
use crate::club::{Club, rows, values};

/// Something that can be pressed: its shape, and the value where a select is asked different things by different words.
type Step = (&'static str, Option<String>);

/// One component of a message, with what to do with it.
struct Part {
    step: Step,
    custom_id: String,
    /// The value of a select.
    value: Option<String>,
}

/// What was seen so far.
#[derive(Default)]
pub(super) struct Tour {
    seen: BTreeSet<Step>,
    forms: BTreeSet<&'static str>,
    /// How often somebody else tried.
    pub(super) refused: usize,
}

impl Tour {
    /// Every shape that was driven.
    pub(super) fn driven(&self) -> BTreeSet<&'static str> {
        self.seen.iter().map(|(shape, _)| *shape).chain(self.forms.iter().copied()).collect()
    }

    /// Walks a scene until there is nothing new in it.
    pub(super) async fn walk(&mut self, scene: &Scene) {
        let mut ways: VecDeque<Vec<Step>> = VecDeque::from([Vec::new()]);
        while let Some(way) = ways.pop_front() {
            let mut going = Going::begin(scene).await;
            for step in &way {
                going.again(step).await;
            }
            let mut way = way;
            while let Some(part) = going.parts().into_iter().find(|part| !self.seen.contains(&part.step)) {
                let others = going.parts().into_iter().filter(|part| !self.seen.contains(&part.step)).count();
                if others > 1 {
                    ways.push_back(way.clone());
                }
                self.seen.insert(part.step.clone());
                way.push(part.step.clone());
                self.refused += going.tried_by_others(&part).await;
                if let Some(form) = going.take(&part).await {
                    self.forms.insert(form);
                }
            }
            going.old_buttons_are_answered().await;
        }
    }
}

/// One walk through a club of its own.
struct Going {
    open: Open,
    message: Message,
    taken: Vec<(Message, Part)>,
}

impl Going {
    async fn begin(scene: &Scene) -> Self {
        let open = scene.open().await;
        let message = open.message.clone();
        Self { open, message, taken: Vec::new() }
    }

    fn club(&self) -> &Club {
        &self.open.club
    }

    /// What can be done under the message as it is now.
    fn parts(&self) -> Vec<Part> {
        if let (Some((press, value)), true) = (&self.open.by_hand, self.taken.is_empty()) {
            return vec![Part { step: (shape(press), None), custom_id: encode(press), value: value.map(str::to_owned) }];
        }
        let message = self.club().see(self.message.id);
        rows(&message).into_iter().flatten().flat_map(|part| read(&part)).collect()
    }

    /// Takes a step that was taken on an earlier walk.
    async fn again(&mut self, step: &Step) {
        let part = self.parts().into_iter().find(|part| part.step == *step);
        let part = part.unwrap_or_else(|| panic!("the way to {step:?} is there again: {}", self.message.content));
        self.take(&part).await;
    }

    /// Takes a step as the one whose it is. Gives back the shape of the form, where one opened.
    async fn take(&mut self, part: &Part) -> Option<&'static str> {
        let (world, user) = (&self.club().world, self.open.user);
        let by_hand = self.open.by_hand.is_some() && self.taken.is_empty();
        let act = match &part.value {
            None if by_hand => world.press_raw(user, self.message.id, &part.custom_id),
            None => world.press(user, self.message.id, &part.custom_id),
            Some(value) if by_hand => world.choose_raw(user, self.message.id, &part.custom_id, &[value]),
            Some(value) => world.choose(user, self.message.id, &part.custom_id, &[value]),
        };
        let act = act.unwrap_or_else(|why| panic!("{:?}: {why}", part.step));
        let source = self.message.clone();
        let (message, form) = self.came(act).await;
        self.message = message;
        self.taken.push((source, Part { step: part.step.clone(), custom_id: part.custom_id.clone(), value: part.value.clone() }));
        form
    }

    /// The message that an act led to, through a form where it opens one.
    async fn came(&self, act: InteractionId) -> (Message, Option<&'static str>) {
        let club = self.club();
        let Answer::Modal { modal } = club.answer(act).await else {
            return (club.answered(self.open.user, act).await, None);
        };
        let id = modal["custom_id"].as_str().expect("a form has an id");
        let shape = shape(&decode(id).unwrap_or_else(|| panic!("{id} is a press that we know")));
        self.form_by_others(id, &modal).await;
        let given: Vec<(String, Value)> = fields(&modal).into_iter().map(|(name, there)| (name, filled(shape, there))).collect();
        let given: Vec<(&str, Value)> = given.iter().map(|(name, value)| (name.as_str(), value.clone())).collect();
        let sent = club.world.submit_modal(self.open.user, act, &values(&given)).unwrap_or_else(|why| panic!("{shape}: {why}"));
        (club.answered(self.open.user, sent).await, Some(shape))
    }

    /// The form, sent by hand by a stranger and by another member before its owner does.
    async fn form_by_others(&self, id: &str, modal: &Value) {
        let lines: BTreeMap<String, String> = fields(modal);
        let rows: Vec<Value> = lines
            .iter()
            .zip((1..).step_by(2))
            .map(|((name, there), number)| {
                let field = json!({"type": 4, "id": number + 1, "custom_id": name, "value": if there.is_empty() { "Lisbon" } else { there }});
                json!({"type": 1, "id": number, "components": [field]})
            })
            .collect();
        let data = json!({"custom_id": id, "components": rows});
        let press = decode(id).expect("a form has an id that we know");
        // Whoever meets a fault may say so; everything else is for members, or for the one whose it is.
        let everyones = matches!(press, Press::Report);
        for (user, is_member) in [(self.open.stranger, false), (self.open.other, true)] {
            let before = self.club().everything().await;
            let act =
                self.club().world.submit_modal_raw(user, self.club().general, data.clone()).expect("a form that can be sent");
            rings_nobody(&self.club().answered(user, act).await);
            if !everyones && (is_somebodys(&press) || !is_member) {
                assert_eq!(self.club().everything().await, before, "the form {id} is not for {user}");
            }
        }
    }

    /// A stranger and another member press the same: it is answered in words, and what is not theirs stays as it is.
    async fn tried_by_others(&self, part: &Part) -> usize {
        let club = self.club();
        let press = decode(&part.custom_id).unwrap_or_else(|| panic!("{} is a press that we know", part.custom_id));
        let mut tries = 0;
        for (user, is_member) in [(self.open.stranger, false), (self.open.other, true)] {
            if is_member && !is_somebodys(&press) {
                // Theirs as well: their own settings, their own week. What they change is theirs.
                continue;
            }
            let seen = club.command(user, "help", &[]).await;
            let before = club.everything().await;
            let act = match &part.value {
                None => club.world.press_raw(user, seen.id, &part.custom_id),
                Some(value) => club.world.choose_raw(user, seen.id, &part.custom_id, &[value]),
            };
            let act = act.expect("a message that they see");
            match club.answer(act).await {
                // A form says nothing about anybody, and its submission is tried on its own.
                Answer::Modal { .. } => {}
                _ => rings_nobody(&club.answered(user, act).await),
            }
            if is_member || !matches!(press, Press::Start(_) | Press::StartIn(..) | Press::Trust(..)) {
                assert_eq!(club.everything().await, before, "{:?} is not for {user}, and nothing changes", part.step);
            }
            tries += 1;
        }
        tries
    }

    /// Every button of the way once more, as from a message that somebody scrolled up to: an answer in words, each time.
    async fn old_buttons_are_answered(self) {
        let (club, user) = (&self.open.club, self.open.user);
        for (message, part) in &self.taken {
            let act = match &part.value {
                None => club.world.press_raw(user, message.id, &part.custom_id),
                Some(value) => club.world.choose_raw(user, message.id, &part.custom_id, &[value]),
            };
            let act = act.expect("a message that they see");
            match club.answer(act).await {
                Answer::Modal { modal } => assert!(modal["title"].is_string(), "a form has a title: {modal}"),
                _ => rings_nobody(&club.answered(user, act).await),
            }
        }
        self.open.club.close_expecting(&[]).await;
    }
}

/// Whether a press is about a thing that belongs to one member.
fn is_somebodys(press: &Press) -> bool {
    press.occurrence().is_some()
        || matches!(
            press,
            Press::SwapFor(..)
                | Press::Undo(_)
                | Press::StartSmall(_)
                | Press::LeaveIt(_)
                | Press::RemoveSession(_)
                | Press::RestoreSession(_)
                | Press::Trust(..)
                | Press::Import(_)
                | Press::Setup(_)
                | Press::Pause(PauseStep::Keep(..))
                | Press::Week(WeekStep::Move(_) | WeekStep::MoveTo(_) | WeekStep::MoveAny(_) | WeekStep::LetGo(_))
                | Press::Plan(
                    PlanStep::Session(_)
                        | PlanStep::Words(_)
                        | PlanStep::WordsGiven(_)
                        | PlanStep::Days(_)
                        | PlanStep::DaysGiven(_)
                )
        )
}

fn rings_nobody(message: &Message) {
    assert!(message.pinged.is_empty() && !message.pinged_everyone, "it rings nobody: {}", message.content);
}

/// The ways to use a component: a button's one, or a select's first value and each word that leads somewhere else.
fn read(part: &Value) -> Vec<Part> {
    let Some(custom_id) = part["custom_id"].as_str() else { return Vec::new() };
    let press = decode(custom_id).unwrap_or_else(|| panic!("{custom_id} is a press that we know"));
    let shape = shape(&press);
    let make = |value: Option<String>, word: Option<String>| Part { step: (shape, word), custom_id: custom_id.to_owned(), value };
    if part["type"] == 2 {
        return vec![make(None, None)];
    }
    if let Some(chosen) = part["default_values"][0]["id"].as_str() {
        // A list that Discord fills itself: what stands in it already is one of its lines.
        return vec![make(Some(chosen.to_owned()), None)];
    }
    let options = part["options"].as_array().cloned().unwrap_or_default();
    let offered: Vec<String> = options.iter().filter_map(|option| option["value"].as_str()).map(str::to_owned).collect();
    let is_word = |value: &str| value.bytes().all(|byte| byte.is_ascii_lowercase());
    let first = offered.iter().find(|value| !is_word(value)).map(|value| make(Some(value.clone()), None));
    let words = offered.iter().filter(|value| is_word(value)).map(|value| make(Some(value.clone()), Some(value.clone())));
    first.into_iter().chain(words).collect()
}

/// A form's lines and what stands in them.
fn fields(modal: &Value) -> BTreeMap<String, String> {
    let lines = modal["components"].as_array().cloned().unwrap_or_default();
    let line = |row: &Value| {
        let input = &row["components"][0];
        let text = |field: &str| input[field].as_str().unwrap_or_default().to_owned();
        (text("custom_id"), text("value"))
    };
    lines.iter().map(line).collect()
}

/// What a member writes into an empty line.
fn filled(shape: &str, there: String) -> Value {
    if !there.is_empty() {
        return there.into();
    }
    match shape {
        // A name of several cities: which one is asked.
        "start: city given" | "start in a club: city given" | "settings: city" => "Birmingham",
        "setup: city given" => "Lisbon",
        "season: race given" => "2026-11-01",
        "settings: word given" => "fell walker",
        "pause: date given" => "2026-06-14",
        "report given" => "The reminder came at noon.",
        _ => "",
    }
    .into()
}
