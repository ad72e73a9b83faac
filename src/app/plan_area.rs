//! A place in the plan for an area of what carries the training: the form of `/plan add`, begun with that area (`RES-1`, `2-behaviour`
//! §1 row 17).

use super::plan::NewSession;
use super::plan_edit::DAYS_CHARS_MAX;
use super::reply::{Caller, Line, Reply, Sheet};
use super::{App, AppResult};
use crate::domain::member::Member;
use crate::domain::press::{PlanStep, Press};
use crate::domain::proposal::TEN_MINUTES;
use crate::domain::refusal::Refusal;
use crate::domain::session::{CUE_CHARS_MAX, Kind, MINUTES_MAX, RecoveryArea, TITLE_CHARS_MAX, WORDS_CHARS_MAX};
use crate::prompts::Label;

impl App {
    /// The form of a new session for this area: a name and minutes stand there, the days and the small version are the member's.
    pub(super) fn ask_area(&self, member: &Member, area: RecoveryArea) -> Reply {
        let line = |name, [label, placeholder]: [Label; 2], value: String, chars_max, is_optional| Line {
            name,
            label: self.label(member, label),
            placeholder: self.label(member, placeholder),
            value,
            chars_max: u16::try_from(chars_max).unwrap_or(u16::MAX),
            is_optional,
        };
        let title: String = self.prompts.in_locale(&member.locale).area(area).chars().take(TITLE_CHARS_MAX).collect();
        let lines = vec![
            line("title", [Label::LineTitle, Label::OptionTitle], title, TITLE_CHARS_MAX, false),
            line("days", [Label::LineDays, Label::OptionDays], String::new(), DAYS_CHARS_MAX, false),
            line("minutes", [Label::LineMinutes, Label::OptionMinutes], TEN_MINUTES.to_string(), 3, false),
            line("small", [Label::LineSmall, Label::OptionSmall], String::new(), WORDS_CHARS_MAX, false),
            line("cue", [Label::LineCue, Label::OptionCue], String::new(), CUE_CHARS_MAX, true),
        ];
        Reply::Fill(Sheet { press: Press::Plan(PlanStep::AreaGiven(area)), title: self.label(member, Label::AreaTitle), lines })
    }

    /// The form came back: the session is in the plan, as by `/plan add`.
    pub(super) async fn area_given(&self, caller: &Caller, area: RecoveryArea, given: &[(String, String)]) -> AppResult<Reply> {
        let line = |name: &str| given.iter().find(|(known, _)| known == name).map(|(_, text)| text.trim().to_owned());
        let needed = |name: &str| line(name).ok_or(Refusal::UnknownChoice);
        let minutes = needed("minutes")?;
        let out_of_range = Refusal::NumberOutOfRange { min: 1, max: u32::from(MINUTES_MAX) };
        let new = NewSession {
            kind: Kind::Recovery.as_str().to_owned(),
            title: needed("title")?,
            minutes: minutes.parse().map_err(|_| out_of_range)?,
            days: needed("days")?,
            small: line("small").filter(|text| !text.is_empty()),
            cue: line("cue").filter(|text| !text.is_empty()),
            area: Some(area.as_str().to_owned()),
            ..NewSession::default()
        };
        self.plan_add(caller, &new).await
    }
}
