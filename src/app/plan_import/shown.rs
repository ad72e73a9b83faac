//! A proposal as it is shown: a page of its sessions, what stays out and why, and what a press would do.

use super::super::message::{Button, Choice, Message, Row};
use super::super::{App, AppResult};
use super::kept::Kept;
use crate::domain::calendar::local_day;
use crate::domain::member::Member;
use crate::domain::plan_import::ImportStep;
use crate::domain::plan_import::is_same_from;
use crate::domain::plan_limits;
use crate::domain::press::Press;
use crate::domain::session::{SESSIONS_MAX, Session, SessionSpec};
use crate::prompts::{Label, SessionLine, Template, Voice};

/// How many sessions stand on a page.
const PAGE: usize = 8;
/// How many characters the sessions of a page may take, so that what stands around them finds room.
const LINES_CHARS_MAX: usize = 1_100;

impl App {
    /// The page of a proposal that begins with the session at `first`. `there` is what the plan holds, `all` every version of it.
    pub(super) fn import_shown(
        &self,
        member: &Member,
        kept: &Kept,
        (there, all): (&[Session], &[Session]),
        first: usize,
    ) -> AppResult<Message> {
        let notes = self.notes(member, kept);
        if kept.specs.is_empty() {
            let nothing = self.say(member, Template::PlanImportNothing, &Voice::default(), 0);
            return Ok(Message::of_text([vec![nothing], notes].concat().join("\n"))?);
        }
        let today = local_day(self.now(), member.zone);
        let first = if first < kept.specs.len() { first } else { 0 };
        let is_there = |spec: &SessionSpec| there.iter().any(|session| is_same_from(&session.spec, spec, today));
        let chosen = kept.chosen();
        let count = u32::try_from(chosen.len()).ok();
        let mut lines = vec![self.say(member, Template::PlanImportFound, &Voice { count, ..Voice::default() }, 0)];
        let mut options = Vec::new();
        let mut chars = 0;
        for (place, spec) in kept.specs.iter().enumerate().skip(first).take(PAGE) {
            let template = match (kept.left_out.contains(&place), is_there(spec)) {
                (true, _) => Template::PlanImportOut,
                (false, true) => Template::PlanImportThere,
                (false, false) => Template::PlanLine,
            };
            let line = self.say(member, template, &Voice { session: Some(SessionLine::from(spec)), ..Voice::default() }, 0);
            chars += line.chars().count() + 4;
            if chars > LINES_CHARS_MAX && !options.is_empty() {
                break;
            }
            lines.push(format!("{}\\. {line}", place + 1));
            options.push(Choice::new(format!("{}. {}", place + 1, spec.title), place.to_string()));
        }
        let next = first + options.len();
        if first == 0 {
            lines.extend(notes);
        }
        let new: Vec<SessionSpec> = chosen.iter().filter(|spec| !is_there(spec)).map(|spec| (*spec).clone()).collect();
        let whole: Vec<SessionSpec> = chosen.iter().map(|spec| (*spec).clone()).collect();
        let adds = !new.is_empty() && plan_limits::check_all(all, &new, today).is_ok();
        let replaces = !there.is_empty()
            && !whole.is_empty()
            && plan_limits::check_all(&[], &whole, today).is_ok()
            && (!new.is_empty()
                || there.iter().any(|session| !whole.iter().any(|spec| is_same_from(&session.spec, spec, today))));
        let ask = match (adds, replaces) {
            (true, true) => Some(Template::PlanTemplateAsk),
            (false, true) => Some(Template::PlanTemplateReplace),
            (true, false) => Some(Template::PlanTemplateTake),
            // All of it is there, or all of it stays out.
            (false, false) if new.is_empty() => None,
            (false, false) => Some(Template::PlanImportTooMany),
        };
        let voice = Voice { count: u32::try_from(there.len()).ok(), max: u32::try_from(SESSIONS_MAX).ok(), ..Voice::default() };
        let mut text = lines.join("\n");
        if let Some(ask) = ask {
            text = format!("{text}\n\n{}", self.say(member, ask, &voice, 0));
        }
        Ok(Message::new(text, self.import_rows(member, kept, options, (first, next), (adds, replaces)))?)
    }

    fn import_rows(
        &self,
        member: &Member,
        kept: &Kept,
        options: Vec<Choice>,
        (first, next): (usize, usize),
        (adds, replaces): (bool, bool),
    ) -> Vec<Row> {
        let import = |label, step| Button::plain(self.label(member, label), Press::Import(step));
        let place = |place: usize| u8::try_from(place).unwrap_or(0);
        let toggle = Row::Select {
            press: Press::Import(ImportStep::Toggle(kept.id, place(first))),
            placeholder: self.label(member, Label::ImportPick),
            options,
        };
        let mut buttons = Vec::new();
        if adds {
            buttons.push(import(Label::AddThese, ImportStep::Add(kept.id)));
        }
        if replaces {
            buttons.push(import(Label::ReplacePlan, ImportStep::Replace(kept.id)));
        }
        if next < kept.specs.len() {
            buttons.push(import(Label::ImportMore, ImportStep::Page(kept.id, place(next))));
        } else if first > 0 {
            buttons.push(import(Label::PlanFirst, ImportStep::Page(kept.id, 0)));
        }
        buttons.push(Button::quiet(self.label(member, Label::LeaveAsIs), Press::Import(ImportStep::Leave(kept.id))));
        vec![toggle, Row::Buttons(buttons)]
    }

    /// What is said about a file beside its sessions.
    fn notes(&self, member: &Member, kept: &Kept) -> Vec<String> {
        let counts = kept.counts;
        let left_out = counts.left_out;
        [
            (Template::PlanImportEasyRuns, left_out.easy_runs),
            (Template::PlanImportOthers, left_out.others),
            (Template::PlanImportPast, left_out.past),
            (Template::PlanImportOtherwise, left_out.otherwise),
            (Template::PlanImportRenamed, counts.renamed),
        ]
        .into_iter()
        .filter_map(|(template, count)| self.in_own_words(member, template, count))
        .collect()
    }
}
