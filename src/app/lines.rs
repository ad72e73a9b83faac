//! How a day's sessions look under each other: a part of text and a row of buttons for each.

use chrono::NaiveDate;

use super::facts::PlanFacts;
use super::message::{Button, Choice, Message, ROWS_MAX, Row, TEXT_CHARS_MAX};
use super::reply::Surface;
use super::share::Sharing;
use super::{App, AppResult};
use crate::domain::calendar::Week;
use crate::domain::ids::{ChangeId, OccurrenceId};
use crate::domain::member::Member;
use crate::domain::move_session::MoveOffers;
use crate::domain::occurrence::{Occurrence, Outcome, Version};
use crate::domain::press::{Answer, Press, RoomStep};
use crate::domain::reminder::PARTS_MAX;
use crate::domain::session::{Kind, Session};
use crate::prompts::{Day, Label, Next, SessionLine, Template, Voice};

/// An occurrence with the version of its session that speaks for its date.
#[derive(Debug, Clone)]
pub struct DayItem {
    /// The occurrence.
    pub occurrence: Occurrence,
    /// Its session.
    pub session: Session,
    /// Whether the small version is the session on that day: its week is low.
    pub is_small: bool,
    /// Whether it was the first that was credited after a return.
    pub is_first_back: bool,
}

impl DayItem {
    /// An occurrence with its session, in the room that its day has.
    #[must_use]
    pub fn new(occurrence: Occurrence, session: Session, facts: &PlanFacts) -> Self {
        let is_small = session.spec.small.is_some() && facts.is_small(occurrence.session, occurrence.date);
        Self { occurrence, session, is_small, is_first_back: false }
    }

    /// The same, the first that was credited after a return or not.
    #[must_use]
    pub fn first_back(self, is_first_back: bool) -> Self {
        Self { is_first_back, ..self }
    }
}

/// What comes next in the plan after a date.
#[derive(Debug, Clone)]
pub struct NextUp {
    /// Its title.
    pub title: String,
    /// Its date.
    pub date: NaiveDate,
}

/// How a day is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opening {
    /// The daily reminder.
    Reminder,
    /// The reminder of a crowded week (WOB-2).
    Wobble,
    /// The evening check-in.
    Evening,
    /// `/today`.
    Today,
}

/// What the member is in the middle of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Focus {
    /// Nothing: every row shows where it stands.
    None,
    /// `[Change]` was pressed: the answers again.
    Changing(OccurrenceId),
    /// `[Move]` was pressed: days to choose from, one of them selected beforehand.
    Moving(OccurrenceId, MoveOffers),
    /// The other days were asked for, those before something long or hard.
    Insisting(OccurrenceId, MoveOffers),
}

/// How much of each session is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Detail {
    /// All that is known of it.
    Whole,
    /// Without what the full version holds, for a day whose words are too many for one message.
    WithoutFull,
}

/// A question below a day's sessions, or the answer to it. It takes a row.
#[derive(Debug, Clone)]
pub struct Asked {
    /// Its words.
    pub text: String,
    /// What stands below the words where there is room for it.
    pub more: String,
    /// What can be pressed, where anything can.
    pub row: Option<Row>,
}

/// How much room a day leaves for what `/start` or a return says before it and the closed DM's offer after it, in characters.
const OPENING_CHARS_MAX: usize = 500;

/// A day as it is shown.
#[derive(Debug, Clone)]
pub struct DayView {
    /// The local date it is about.
    pub date: NaiveDate,
    /// The member's today.
    pub today: NaiveDate,
    /// Its sessions.
    pub items: Vec<DayItem>,
    /// How many more stand under `/today`.
    pub more: usize,
    /// What comes next.
    pub next: Option<NextUp>,
    /// How it is opened.
    pub opening: Opening,
    /// Where it is shown.
    pub surface: Surface,
    /// What the member is in the middle of.
    pub focus: Focus,
    /// The question below the sessions, or the answer to it, with its row.
    pub question: Option<Asked>,
    /// The week whose room `[Low week]` would change, under the reminder of a crowded one.
    pub low_week: Option<Week>,
    /// What of it can be shared, or is.
    pub sharing: Vec<(OccurrenceId, Sharing)>,
    /// With whom something of the day is done, a line each.
    pub company: Vec<String>,
    /// What can be taken back, by occurrence; shown where only this person sees it.
    pub undo: Vec<(OccurrenceId, ChangeId)>,
}

impl App {
    /// Composes a day: at most five rows of buttons, the rest of the sessions counted.
    ///
    /// # Errors
    /// A bound of the platform would be broken, which is our mistake.
    pub fn day_message(&self, member: &Member, view: &DayView) -> AppResult<Message> {
        let whole = self.day_parts(member, view, Detail::Whole);
        let fits = whole.chars().count() + OPENING_CHARS_MAX <= TEXT_CHARS_MAX;
        let mut text = if fits { whole } else { self.day_parts(member, view, Detail::WithoutFull) };
        let mut rows: Vec<Row> = view.items.iter().take(PARTS_MAX).map(|item| self.item_row(member, view, item)).collect();
        // One question in a message (R5): this one waits while a day is asked for.
        if let Some(asked) = view.question.as_ref().filter(|_| matches!(view.focus, Focus::None | Focus::Changing(_))) {
            let below = if text.is_empty() { "" } else { "\n\n" };
            text = format!("{text}{below}{}", asked.text);
            let is_room = text.chars().count() + asked.more.chars().count() + OPENING_CHARS_MAX <= TEXT_CHARS_MAX;
            if is_room && !asked.more.is_empty() {
                text = format!("{text}\n{}", asked.more);
            }
            rows.truncate(ROWS_MAX - 1);
            rows.extend(asked.row.clone());
        }
        Ok(Message::new(text, rows)?)
    }

    fn day_parts(&self, member: &Member, view: &DayView, detail: Detail) -> String {
        let mut parts = Vec::new();
        let open = view.items.iter().filter(|item| item.occurrence.outcome == Outcome::Open).count();
        let day_turn = turn_of(member, view.date);
        // One question in a message (R5): the day's is left out while another one is asked.
        let is_asking_for_a_day = matches!(view.focus, Focus::Moving(..));
        match view.opening {
            Opening::Today if view.items.is_empty() => parts.push(self.today_empty(member, view)),
            Opening::Today => {
                let count = u32::try_from(view.items.len() + view.more).ok();
                let voice = Voice { day: Some(Day::Date(view.date)), count, ..Voice::default() };
                parts.push(self.say(member, Template::TodayHeader, &voice, day_turn));
            }
            Opening::Reminder | Opening::Wobble if view.items.len() > 1 && open > 1 => {
                let count = u32::try_from(view.items.len()).ok();
                parts.push(self.say(member, Template::RemIntro, &Voice { count, ..Voice::default() }, day_turn));
            }
            Opening::Evening if view.items.len() > 1 && open > 1 && !is_asking_for_a_day => {
                let count = u32::try_from(open).ok();
                parts.push(self.say(member, Template::EveIntro, &Voice { count, ..Voice::default() }, day_turn));
            }
            Opening::Reminder | Opening::Wobble | Opening::Evening => {}
        }
        let several = view.items.len() > 1;
        for (index, item) in view.items.iter().enumerate() {
            let text = self.item_text(member, view, item, detail, day_turn + index as u64);
            parts.push(if several { format!("**{}.** {text}", index + 1) } else { text });
        }
        if view.more > 0 {
            let count = u32::try_from(view.more).ok();
            parts.push(self.say(member, Template::RemMore, &Voice { count, ..Voice::default() }, day_turn));
        }
        let asked = match &view.focus {
            Focus::Moving(id, _) => Some((*id, Template::MoveAsk)),
            Focus::Insisting(id, _) => Some((*id, Template::MoveOthers)),
            Focus::None | Focus::Changing(_) => None,
        };
        if let Some((id, template)) = asked
            && let Some(item) = view.items.iter().find(|item| item.occurrence.id == id)
        {
            let voice = Voice { session: Some(line(item)), ..Voice::default() };
            parts.push(self.say(member, template, &voice, day_turn));
        }
        if !view.company.is_empty() {
            parts.push(view.company.join("\n"));
        }
        parts.join("\n\n")
    }

    fn today_empty(&self, member: &Member, view: &DayView) -> String {
        let voice = Voice { next: next_voice(view.next.as_ref(), view.today), ..Voice::default() };
        self.say(member, Template::TodayEmpty, &voice, turn_of(member, view.date))
    }

    fn item_text(&self, member: &Member, view: &DayView, item: &DayItem, detail: Detail, turn: u64) -> String {
        let next = self.next_after(view, item);
        let mut session = line(item);
        if detail == Detail::WithoutFull || item.is_small {
            session.full = None;
        }
        if item.is_small {
            // The small version is the session, and how long the other one takes is not said.
            session.minutes = None;
        }
        let voice = Voice { session: Some(session), next, ..Voice::default() };
        match item.occurrence.outcome {
            Outcome::Open => {
                let template = match (view.opening, item.session.spec.kind) {
                    (Opening::Today, _) => Template::TodayLine,
                    (Opening::Evening, _) if view.items.len() == 1 && view.focus == Focus::None => Template::Eve,
                    (Opening::Evening, _) => Template::EveLine,
                    (_, Kind::Run) => Template::RemRun,
                    (Opening::Wobble, _) => Template::Wob,
                    (Opening::Reminder, _) if item.is_small => Template::RemLow,
                    (Opening::Reminder, _) => Template::Rem,
                };
                self.say(member, template, &voice, turn)
            }
            outcome => self.acknowledge(member, item, outcome, &voice, view.today),
        }
    }

    /// What comes next after a session: another one of the same day that is still open, or the plan's next.
    fn next_after<'a>(&self, view: &'a DayView, item: &DayItem) -> Option<Next<'a>> {
        let is_other = |other: &&DayItem| other.occurrence.id != item.occurrence.id && other.occurrence.outcome == Outcome::Open;
        match view.items.iter().find(is_other) {
            Some(other) if view.date >= view.today => {
                Some(Next { title: other.session.spec.title.as_str(), day: Day::of(view.date, view.today) })
            }
            _ => next_voice(view.next.as_ref(), view.today),
        }
    }

    /// The sentence that names what was logged. The same facts give the same sentence, wherever it is shown.
    #[must_use]
    pub fn acknowledge(&self, member: &Member, item: &DayItem, outcome: Outcome, voice: &Voice<'_>, today: NaiveDate) -> String {
        let turn = u64::try_from(item.occurrence.id.get()).unwrap_or(0);
        let template = match outcome {
            Outcome::Open => Template::TodayLine,
            Outcome::Done(_) if item.is_first_back => Template::Ret2,
            // Beside the plan is what was done; what was let go or rested is answered as in the plan.
            _ if item.occurrence.is_extra && outcome.is_credited() => Template::Extra,
            Outcome::Done(Version::Full) => Template::Done,
            Outcome::Done(Version::Small) => Template::DoneSmall,
            Outcome::Some => Template::Some,
            Outcome::Swapped(_) => Template::Swapped,
            Outcome::SwappedInPart(_) => Template::SwappedInPart,
            Outcome::Moved(_) => Template::Moved,
            Outcome::Rested => Template::Rested,
            Outcome::LetGo if item.occurrence.date > today => Template::LetGoAhead,
            Outcome::LetGo => Template::NotToday,
        };
        let mut voice = *voice;
        match outcome {
            Outcome::Moved(to) => voice.day = Some(Day::of(to, today)),
            Outcome::LetGo => voice.day = Some(Day::of(item.occurrence.date, today)),
            Outcome::Swapped(kind) | Outcome::SwappedInPart(kind) => voice.did = Some(kind),
            _ if item.occurrence.is_extra => voice.did = Some(item.session.spec.kind),
            _ => {}
        }
        self.say(member, template, &voice, turn)
    }

    /// The days that suit, the way to the others where there are any, and the way out.
    #[must_use]
    pub fn days_row(&self, member: &Member, offers: &MoveOffers, press: Press) -> Row {
        let choice = |date: &NaiveDate| Choice {
            is_default: Some(*date) == offers.preselected,
            ..Choice::new(self.date(member, *date), date.to_string())
        };
        let mut options: Vec<Choice> = offers.dates.iter().map(choice).collect();
        if !offers.others.is_empty() {
            options.push(Choice::new(self.label(member, Label::OtherDays), OTHER_DAYS));
        }
        options.push(Choice::new(self.label(member, Label::Back), KEEP_IT));
        Row::Select { press, placeholder: self.label(member, Label::DayPick), options }
    }

    /// The days that do not suit, for whoever insists, and the way out.
    #[must_use]
    pub fn other_days_row(&self, member: &Member, offers: &MoveOffers, press: Press) -> Row {
        let choice = |date: &NaiveDate| Choice::new(self.date(member, *date), date.to_string());
        let mut options: Vec<Choice> = offers.others.iter().map(choice).collect();
        options.push(Choice::new(self.label(member, Label::Back), KEEP_IT));
        Row::Select { press, placeholder: self.label(member, Label::DayPick), options }
    }

    fn item_row(&self, member: &Member, view: &DayView, item: &DayItem) -> Row {
        let id = item.occurrence.id;
        let label = |label: Label| self.label(member, label);
        match &view.focus {
            Focus::Moving(moving, offers) if *moving == id => return self.days_row(member, offers, Press::MoveTo(id, None)),
            Focus::Insisting(moving, offers) if *moving == id => {
                return self.other_days_row(member, offers, Press::MoveAny(id));
            }
            _ => {}
        }
        let is_changing = view.focus == Focus::Changing(id);
        if item.occurrence.outcome == Outcome::Open || is_changing {
            let mut buttons = vec![Button::main(label(Label::Done), Press::CheckIn(id, Answer::Done))];
            let is_first = view.items.first().is_some_and(|first| first.occurrence.id == id);
            let low_week = view.low_week.filter(|_| is_first && !item.is_small && !item.occurrence.is_extra && !is_changing);
            if low_week.is_none() {
                buttons.push(Button::plain(label(Label::Some), Press::CheckIn(id, Answer::Some)));
            }
            // In a low week it is what `[Done]` says.
            if item.session.spec.small.is_some() && !item.is_small {
                buttons.push(Button::plain(label(Label::Small), Press::CheckIn(id, Answer::Small)));
            }
            if let Some(week) = low_week {
                buttons.push(Button::plain(label(Label::LowWeek), Press::Room(RoomStep::LowWeek(week))));
            }
            if !item.occurrence.is_extra {
                buttons.push(Button::plain(label(Label::Move), Press::Move(id)));
                buttons.push(Button::quiet(label(Label::NotToday), Press::CheckIn(id, Answer::NotToday)));
            }
            return Row::Buttons(buttons);
        }
        let mut buttons = vec![Button::quiet(label(Label::Change), Press::Change(id))];
        if item.occurrence.outcome == Outcome::LetGo {
            buttons.push(Button::quiet(label(Label::ItWasRest), Press::CheckIn(id, Answer::Rest)));
        }
        buttons.extend(self.share_button(member, id, &view.sharing));
        if view.surface == Surface::Private
            && let Some((_, change)) = view.undo.iter().find(|(occurrence, _)| *occurrence == id)
        {
            buttons.push(Button::quiet(label(Label::Undo), Press::Undo(*change)));
        }
        Row::Buttons(buttons)
    }
}

/// The value of "keep it where it is" among the days of Move.
pub const KEEP_IT: &str = "keep";
/// The value of "the other days" among them.
pub const OTHER_DAYS: &str = "others";

/// The part of a session that a message may know.
#[must_use]
pub fn line(item: &DayItem) -> SessionLine<'_> {
    SessionLine { days: None, every_weeks: None, ..SessionLine::from(&item.session.spec) }
}

/// What comes next, as a message may know it.
#[must_use]
pub fn next_voice(next: Option<&NextUp>, today: NaiveDate) -> Option<Next<'_>> {
    next.map(|next| Next { title: &next.title, day: Day::of(next.date, today) })
}

/// Which variant of a sentence this member reads on this date: the next one each day, beginning elsewhere for each member.
#[must_use]
pub fn turn_of(member: &Member, date: NaiveDate) -> u64 {
    use chrono::Datelike;
    let day = u64::try_from(date.num_days_from_ce()).unwrap_or(0);
    day + 5 * u64::try_from(member.id.get()).unwrap_or(0)
}
