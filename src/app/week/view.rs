//! How a week looks: a line a session, and below it what can be moved or let go.

use chrono::NaiveDate;

use crate::app::facts::PlanFacts;
use crate::app::message::{Button, CHOICES_MAX, Choice, Message, Row, TEXT_CHARS_MAX};
use crate::app::room::room_label;
use crate::app::today::with_note;
use crate::app::{App, AppResult};
use crate::domain::calendar::{Week, local_day};
use crate::domain::ids::{ChangeId, SessionId};
use crate::domain::member::Member;
use crate::domain::occurrence::{Outcome, Version};
use crate::domain::pause;
use crate::domain::press::{Press, WeekStep};
use crate::domain::room::Room;
use crate::domain::week_plan::Planned;
use crate::prompts::{Day, Label, SessionLine, Template, Voice};
use crate::store::Tx;

/// The most selects: a plan has at most 28 occurrences a week, and what was moved into it comes on top.
const SELECTS_MAX: usize = 3;
/// The room that the lines of a week leave for what frames them, in characters: what was just done, the header, the line about
/// the list, and the closed DM's offer.
const FRAME_CHARS_MAX: usize = 700;

/// What was just done, with its way back.
pub(in crate::app) struct Said {
    pub(in crate::app) text: String,
    pub(in crate::app) change: Option<ChangeId>,
}

/// Whether something can be moved or let go: it is of today or later and waits for its day, or was let go and can be moved.
pub(super) fn can_be_picked(planned: &Planned<'_>, today: NaiveDate) -> bool {
    planned.date >= today && !planned.is_extra && matches!(planned.outcome, Outcome::Open | Outcome::LetGo)
}

/// What a line of the list carries: a session on a date, which need not have a row yet.
fn value(planned: &Planned<'_>) -> String {
    format!("{}.{}", planned.session.id, planned.date)
}

/// Reads what [`value`] wrote.
pub(super) fn read_value(text: &str) -> Option<(SessionId, NaiveDate)> {
    let (session, date) = text.split_once('.')?;
    Some((SessionId::new(session.parse().ok()?), date.parse().ok()?))
}

impl App {
    /// A week at a glance. Of this week and the next: a button of another time shows this one.
    pub(in crate::app) async fn week_message(
        &self,
        tx: &mut Tx,
        member: &Member,
        week: Week,
        said: Option<Said>,
    ) -> AppResult<Message> {
        let today = local_day(self.now(), member.zone);
        let this = Week::of(today);
        let shown = if week == this.next() { week } else { this };
        let facts = PlanFacts::load_week(tx, member, shown).await?;
        let mut planned = facts.planned();
        let pauses = tx.pauses_of(member.id).await?;
        planned.retain(|one| {
            let rests = pause::partly_on(&pauses, one.date).is_some_and(|pause| pause.scope.holds(one.session.spec.kind));
            one.outcome != Outcome::Open || !rests
        });
        let text = self.week_text(member, &facts, &planned, shown, said.as_ref());
        let mut rows = self.week_lists(member, &planned, shown, today);
        let (label, other) = if shown == this { (Label::NextWeek, this.next()) } else { (Label::ThisWeek, this) };
        let mut buttons = vec![Button::plain(self.label(member, label), Press::Week(WeekStep::Show(other)))];
        if let Some(change) = said.and_then(|said| said.change) {
            buttons.push(Button::quiet(self.label(member, Label::Undo), Press::Undo(change)));
        }
        buttons.push(Button::plain(self.label(member, Label::Today), Press::Today));
        rows.push(Row::Buttons(buttons));
        rows.push(self.week_rooms(member, shown, facts.rooms_of(shown).now()));
        with_note(&Message::new(text, rows)?, self.held_note(tx, member).await?)
    }

    /// The room it can have, the one it has first to the eye.
    fn week_rooms(&self, member: &Member, week: Week, now: Room) -> Row {
        let button = |room| {
            let (label, press) = (self.label(member, room_label(room)), Press::Week(WeekStep::Room(week, room)));
            if room == now { Button::main(label, press) } else { Button::plain(label, press) }
        };
        Row::Buttons(Room::ALL.map(button).to_vec())
    }

    /// What room the week has. While nobody has said so, the first weeks of a newcomer and of a return say why they are small.
    fn room_line(&self, member: &Member, facts: &PlanFacts, week: Week) -> String {
        let is_given = facts.room_answers().iter().rfind(|answer| answer.week == week).is_some_and(|answer| !answer.is_own);
        let template = match facts.rooms_of(week).now() {
            Room::Low if is_given && facts.ramp_of(week).is_some() => Template::WeekRoomEased,
            Room::Low if is_given => Template::WeekRoomNew,
            Room::Low => Template::WeekRoomLow,
            Room::Steady => Template::WeekRoomSteady,
            Room::High => Template::WeekRoomHigh,
        };
        self.say(member, template, &Voice::default(), 0)
    }

    fn week_text(&self, member: &Member, facts: &PlanFacts, planned: &[Planned<'_>], week: Week, said: Option<&Said>) -> String {
        let today = local_day(self.now(), member.zone);
        let header = if week == Week::of(today) { Template::WeekHeader } else { Template::WeekHeaderNext };
        let voice = Voice { day: Some(Day::Date(week.monday())), ..Voice::default() };
        let mut parts: Vec<String> = said.map(|said| said.text.clone()).into_iter().collect();
        let mut lines = vec![self.say(member, header, &voice, 0)];
        let room = TEXT_CHARS_MAX - FRAME_CHARS_MAX;
        let length = |lines: &[String]| lines.iter().map(|line| line.chars().count() + 1).sum::<usize>();
        let mut sessions = self.week_lines(member, (facts, planned), today, true);
        if length(&sessions) > room {
            sessions = self.week_lines(member, (facts, planned), today, false);
        }
        let mut more = 0_u32;
        while length(&sessions) > room && sessions.pop().is_some() {
            more += 1;
        }
        if sessions.is_empty() {
            lines.push(self.say(member, Template::WeekEmpty, &Voice::default(), 0));
        }
        lines.append(&mut sessions);
        if more > 0 {
            lines.push(self.say(member, Template::WeekMore, &Voice { count: Some(more), ..Voice::default() }, 0));
        }
        parts.push(lines.join("\n"));
        parts.push(self.room_line(member, facts, week));
        if planned.iter().any(|planned| can_be_picked(planned, today)) {
            parts.push(self.say(member, Template::WeekPick, &Voice::default(), 0));
        }
        parts.join("\n\n")
    }

    /// A line for each session that was done and each that is to come. Nothing else has one.
    pub(in crate::app) fn week_lines(
        &self,
        member: &Member,
        (facts, planned): (&PlanFacts, &[Planned<'_>]),
        today: NaiveDate,
        is_whole: bool,
    ) -> Vec<String> {
        planned
            .iter()
            .filter_map(|planned| {
                let spec = &planned.session.spec;
                let template = match planned.outcome {
                    Outcome::Open if planned.date < today || planned.is_extra => return None,
                    Outcome::Open if is_whole && spec.small.is_some() && facts.is_small(planned.session.id, planned.date) => {
                        Template::WeekLineSmall
                    }
                    Outcome::Open => Template::WeekLine,
                    Outcome::LetGo | Outcome::Moved(_) => return None,
                    Outcome::Rested => Template::WeekRested,
                    _ if planned.is_extra => Template::WeekExtra,
                    Outcome::Done(Version::Full) => Template::WeekDone,
                    Outcome::Done(Version::Small) => Template::WeekSmall,
                    Outcome::Some => Template::WeekSome,
                    Outcome::Swapped(_) => Template::WeekSwapped,
                    Outcome::SwappedInPart(_) => Template::WeekSwappedInPart,
                };
                let did = match planned.outcome {
                    Outcome::Swapped(kind) | Outcome::SwappedInPart(kind) => kind,
                    _ => spec.kind,
                };
                let session =
                    if is_whole { SessionLine::from(spec) } else { SessionLine::titled(spec.kind, spec.title.as_str()) };
                let voice = Voice {
                    session: Some(session),
                    day: Some(day_in_week(planned.date, today)),
                    did: Some(did),
                    ..Voice::default()
                };
                Some(self.say(member, template, &voice, 0))
            })
            .collect()
    }

    /// What can be moved or let go, in as many lists as it takes.
    fn week_lists(&self, member: &Member, planned: &[Planned<'_>], week: Week, today: NaiveDate) -> Vec<Row> {
        let prompts = self.prompts.in_locale(&member.locale);
        let options: Vec<Choice> = planned
            .iter()
            .filter(|planned| can_be_picked(planned, today))
            .map(|planned| {
                let day = prompts.day(day_in_week(planned.date, today));
                Choice::new(format!("{}: {day}", planned.session.spec.title), value(planned))
            })
            .collect();
        options
            .chunks(CHOICES_MAX)
            .zip(0_u8..)
            .take(SELECTS_MAX)
            .map(|(options, nth)| Row::Select {
                press: Press::Week(WeekStep::Pick(week, nth)),
                placeholder: self.label(member, Label::SessionPick),
                options: options.to_vec(),
            })
            .collect()
    }
}

/// A day of a week whose dates stand above it.
fn day_in_week(date: NaiveDate, today: NaiveDate) -> Day {
    use chrono::Datelike;
    if date == today { Day::Today } else { Day::Weekday(date.weekday()) }
}
