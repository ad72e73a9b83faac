//! `/club safety`: whom a club points to when something needs a person. The numbers of its country are offered and marked until a
//! captain confirms each; a number that is typed is one until it is confirmed as well, and once a year each is looked at again. Nobody
//! is written to about it: it stands here, in `/club setup` and in `doctor`.

use chrono::NaiveDate;
use chrono_tz::Tz;

use crate::app::message::{Button, Choice, Message, Row};
use crate::app::reply::{Caller, Line as SheetLine, Reply, Sheet};
use crate::app::{App, AppResult};
use crate::domain::calendar::local_day;
use crate::domain::club::Club;
use crate::domain::press::{ClubSafetyStep, Press};
use crate::domain::refusal::Refusal;
use crate::domain::safety::{ClubLines, Line, Need, Number, SHOWN_CHARS_MAX, mark_of, needs_of, offered_to};
use crate::prompts::{Day, Label, Prompts, Template, Voice};
use crate::store::Tx;

impl App {
    /// The club's numbers, for captains.
    ///
    /// # Errors
    /// Not in a server, not a captain, no such club, or a failure of the store.
    pub async fn club_safety(&self, caller: &Caller) -> AppResult<Reply> {
        self.club_safety_step(caller, ClubSafetyStep::Show, None).await
    }

    /// A step of it. `chosen` is the value of the select or the text of the form. Whoever presses has to be a captain at that moment.
    ///
    /// # Errors
    /// As [`App::club_safety`]; a number that is none, or one that is another meanwhile.
    pub async fn club_safety_step(&self, caller: &Caller, step: ClubSafetyStep, chosen: Option<&str>) -> AppResult<Reply> {
        let prompts = self.words_for(caller).await?;
        let mut tx = self.store.begin().await?;
        let club = self.captained(&mut tx, caller).await?;
        let today = local_day(self.now(), club.zone.unwrap_or(Tz::UTC));
        let lines = lines_of(&mut tx, &club).await?;
        let said = match step {
            ClubSafetyStep::Show => None,
            ClubSafetyStep::Pick => {
                let line = chosen.and_then(Line::from_word).ok_or(Refusal::UnknownChoice)?;
                return Ok(Reply::Fill(sheet(&prompts, &lines, line)));
            }
            ClubSafetyStep::Given(line) => Some(give(&mut tx, &club, line, chosen.ok_or(Refusal::UnknownChoice)?).await?),
            ClubSafetyStep::Confirm(line, mark) => {
                let (number, _) = offered_to(&lines, line).ok_or(Refusal::UnknownChoice)?;
                if mark_of(number.as_str()) == mark {
                    tx.put_club_line(club.id, line, &number, Some(today)).await?;
                    Some(Template::ClubLineConfirmed)
                } else {
                    // Another captain has changed it since: what is confirmed is what was read.
                    Some(Template::ClubLineChanged)
                }
            }
        };
        let lines = lines_of(&mut tx, &club).await?;
        tx.commit().await?;
        Ok(Reply::Show(page(&prompts, &club, &lines, today, said)?))
    }

    /// How many lines of a club nobody there has confirmed, or not within a year. A line for which nothing is known is no reproach,
    /// but for an emergency there has to be one.
    ///
    /// # Errors
    /// A failure of the store.
    pub(super) async fn lines_to_check(&self, tx: &mut Tx, club: &Club) -> AppResult<u32> {
        let today = local_day(self.now(), club.zone.unwrap_or(Tz::UTC));
        let needs = needs_of(&lines_of(tx, club).await?, today);
        let pressing = needs.iter().filter(|(line, need)| *need != Need::Number || *line == Line::Emergency);
        Ok(u32::try_from(pressing.count()).unwrap_or(u32::MAX))
    }
}

async fn lines_of(tx: &mut Tx, club: &Club) -> AppResult<ClubLines> {
    Ok(ClubLines { zone: club.zone, lines: tx.club_lines(club.id).await? })
}

/// Keeps what was typed, not confirmed yet; nothing typed means the country's number again.
async fn give(tx: &mut Tx, club: &Club, line: Line, text: &str) -> AppResult<Template> {
    if text.trim().is_empty() {
        tx.delete_club_line(club.id, line).await?;
        return Ok(Template::ClubLineOff);
    }
    let number = Number::parse(text).map_err(|_| Refusal::NotANumber)?;
    let known = tx.club_lines(club.id).await?.into_iter().find(|known| known.line == line);
    if known.is_none_or(|known| known.number != number) {
        tx.put_club_line(club.id, line, &number, None).await?;
    }
    Ok(Template::ClubLineSaved)
}

fn sheet(prompts: &Prompts, lines: &ClubLines, line: Line) -> Sheet {
    let value = offered_to(lines, line).map(|(number, _)| number.as_str().to_owned()).unwrap_or_default();
    Sheet {
        press: Press::ClubSafety(ClubSafetyStep::Given(line)),
        title: prompts.label(name_of(line)),
        lines: vec![SheetLine {
            name: "number",
            label: prompts.label(Label::LineLine),
            placeholder: prompts.label(Label::LineExample),
            value,
            chars_max: u16::try_from(SHOWN_CHARS_MAX).unwrap_or(u16::MAX),
            is_optional: true,
        }],
    }
}

fn page(prompts: &Prompts, club: &Club, lines: &ClubLines, today: NaiveDate, said: Option<Template>) -> AppResult<Message> {
    let say = |template, voice: &Voice<'_>| prompts.render(template, voice, 0);
    let plain = |template| say(template, &Voice::default());
    let needs = needs_of(lines, today);
    let mut parts: Vec<String> = said.map(plain).into_iter().collect();
    parts.push(say(Template::ClubSafety, &Voice { club: Some(&club.name), ..Voice::default() }));
    let list = Line::ALL.map(|line| {
        let need = needs.iter().find(|(known, _)| *known == line).map(|(_, need)| *need);
        let offered = offered_to(lines, line);
        let number = offered.as_ref().map_or("-", |(number, _)| number.as_str());
        let shown = say(template_of(line), &Voice { phone: Some(number), ..Voice::default() });
        let on = offered.as_ref().and_then(|(_, on)| *on).map(|on| Day::of(on, today));
        let state = match need {
            Some(Need::Number) => plain(Template::ClubLineNone),
            Some(Need::Check) => plain(Template::ClubLineUnchecked),
            Some(Need::CheckAgain) => say(Template::ClubLineOld, &Voice { day: on, ..Voice::default() }),
            None => say(Template::ClubLineChecked, &Voice { day: on, ..Voice::default() }),
        };
        format!("{shown} · {state}")
    });
    parts.push(list.join("\n"));
    if needs.iter().any(|(_, need)| *need != Need::CheckAgain) {
        parts.push(plain(Template::ClubSafetyMark));
    }
    if needs.iter().any(|(_, need)| *need == Need::CheckAgain) {
        parts.push(plain(Template::ClubSafetyYear));
    }
    let options = Line::ALL.map(|line| Choice::new(prompts.label(name_of(line)), line.as_str())).to_vec();
    let press = Press::ClubSafety(ClubSafetyStep::Pick);
    let mut rows = vec![Row::Select { press, placeholder: prompts.label(Label::LinePick), options }];
    let confirm = needs.iter().filter(|(_, need)| *need != Need::Number).filter_map(|(line, _)| {
        let (number, _) = offered_to(lines, *line)?;
        let press = Press::ClubSafety(ClubSafetyStep::Confirm(*line, mark_of(number.as_str())));
        Some(Button::plain(prompts.label(checked_label(*line)), press))
    });
    let buttons: Vec<Button> = confirm.collect();
    if !buttons.is_empty() {
        rows.push(Row::Buttons(buttons));
    }
    Ok(Message::new(parts.join("\n\n"), rows)?)
}

const fn template_of(line: Line) -> Template {
    match line {
        Line::Emergency => Template::HelpNowEmergency,
        Line::Health => Template::HelpNowHealth,
        Line::Crisis => Template::HelpNowCrisis,
        Line::Eating => Template::HelpNowEating,
    }
}

const fn name_of(line: Line) -> Label {
    match line {
        Line::Emergency => Label::LineEmergency,
        Line::Health => Label::LineHealth,
        Line::Crisis => Label::LineCrisis,
        Line::Eating => Label::LineEating,
    }
}

const fn checked_label(line: Line) -> Label {
    match line {
        Line::Emergency => Label::CheckedEmergency,
        Line::Health => Label::CheckedHealth,
        Line::Crisis => Label::CheckedCrisis,
        Line::Eating => Label::CheckedEating,
    }
}
