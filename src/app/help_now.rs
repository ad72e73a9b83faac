//! `/help-now`: numbers of people to call, for members and for who has not joined. Looking around: it moves nothing.

use super::message::Message;
use super::reply::{Caller, Reply};
use super::{App, AppResult};
use crate::domain::club::Club;
use crate::domain::safety::{ClubLines, Line, shown_to};
use crate::prompts::{Template, Voice};

impl App {
    /// `/help-now`, [Numbers for my country], [Support lines] and [Show helplines]: the numbers of the caller's clubs, else those that
    /// are known for their country, and always the international directory.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn help_now(&self, caller: &Caller) -> AppResult<Reply> {
        let mut tx = self.store.read().await?;
        let member = tx.member_by_user(caller.user).await?;
        let here = match caller.server {
            Some(server) => tx.club_by_guild(server.guild).await?,
            None => None,
        };
        let mut clubs: Vec<Club> = here.into_iter().collect();
        if let Some(member) = &member {
            let others = tx.clubs_of_member(member.id).await?.into_iter().map(|(club, _)| club);
            clubs.extend(others.filter(|club| clubs.iter().all(|known| known.id != club.id)).collect::<Vec<_>>());
        }
        let mut lines = Vec::new();
        for club in clubs.iter().filter(|club| club.left_at.is_none()) {
            lines.push(ClubLines { zone: club.zone, lines: tx.club_lines(club.id).await? });
        }
        let locale = self.language_for(&mut tx, caller, member.as_ref()).await?;
        drop(tx);
        let numbers = shown_to(member.as_ref().map(|member| member.zone), &lines);
        let prompts = self.prompts.in_locale(&locale);
        let say = |template| prompts.render(template, &Voice::default(), 0);
        let checked = numbers.iter().filter(|shown| shown.is_checked).count();
        let is_mixed = checked > 0 && checked < numbers.len();
        let mut text = vec![say(Template::HelpNow), String::new()];
        text.extend(numbers.iter().map(|shown| {
            let marked = if is_mixed && !shown.is_checked { format!("{} *", shown.number) } else { shown.number.clone() };
            prompts.render(template(shown.line), &Voice { phone: Some(&marked), ..Voice::default() }, 0)
        }));
        if numbers.iter().all(|shown| shown.line != Line::Emergency) {
            text.push(say(Template::HelpNowUnknown));
        }
        text.push(say(Template::HelpNowEverywhere));
        if !numbers.is_empty() {
            let note = match checked {
                0 => Template::HelpNowUnchecked,
                _ if is_mixed => Template::HelpNowMixed,
                _ => Template::HelpNowChecked,
            };
            text.extend([String::new(), say(note)]);
        }
        Ok(Reply::Show(Message::of_text(text.join("\n"))?))
    }
}

const fn template(line: Line) -> Template {
    match line {
        Line::Emergency => Template::HelpNowEmergency,
        Line::Health => Template::HelpNowHealth,
        Line::Crisis => Template::HelpNowCrisis,
        Line::Eating => Template::HelpNowEating,
    }
}
