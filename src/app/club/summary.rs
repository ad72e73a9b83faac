//! `/club summary`: what a captain can fit the club's week to. Sums only, and only from five people on; it names nobody and has
//! nothing to name anybody with.

use crate::app::board::local_date;
use crate::app::message::Message;
use crate::app::reply::{Caller, Reply};
use crate::app::{App, AppResult};
use crate::domain::calendar::Week;
use crate::domain::club_summary::week_ahead;
use crate::domain::refusal::Refusal;
use crate::domain::room::Room;
use crate::prompts::{Day, Template, Voice};

impl App {
    /// What the club did this week, how much room its next one has, and which of its days are full.
    ///
    /// # Errors
    /// Not a captain, a club that is not set up, or a failure of the store.
    pub async fn club_summary(&self, caller: &Caller) -> AppResult<Reply> {
        let mut tx = self.store.begin().await?;
        let club = self.captained(&mut tx, caller).await?;
        let group = tx.default_group(club.id).await?.ok_or(Refusal::ClubNotSetUp)?;
        let week = Week::of(local_date(self.now(), club.zone));
        let done = self.board_view(&mut tx, &group, week).await?;
        let next = week.next();
        let rooms = tx.rooms_said_in_club(club.id, next).await?;
        let ahead = week_ahead(&rooms, &tx.plans_in_club(club.id, next).await?, next);
        drop(tx);

        let prompts = self.prompts.in_locale(&club.locale);
        let say = |template, voice: &Voice<'_>| prompts.render(template, voice, 0);
        let mut parts = vec![say(Template::ClubSummary, &Voice { club: Some(&club.name), ..Voice::default() })];
        if !done.sums.is_empty() {
            parts.push(say(Template::ClubSummaryDone, &Voice { sums: &done.sums, ..Voice::default() }));
        }
        if !ahead.rooms.is_empty() {
            let lines = ahead.rooms.iter().map(|(room, people)| {
                let template = match room {
                    Room::Low => Template::ClubSummaryLow,
                    Room::Steady => Template::ClubSummarySteady,
                    Room::High => Template::ClubSummaryHigh,
                };
                say(template, &Voice { count: Some(people.get()), ..Voice::default() })
            });
            let header = say(Template::ClubSummaryRoom, &Voice::default());
            parts.push(std::iter::once(header).chain(lines).collect::<Vec<_>>().join("\n"));
        }
        if !ahead.days.is_empty() {
            let lines = ahead.days.iter().map(|(weekday, sessions)| {
                let day = Some(Day::Weekday(*weekday));
                say(Template::ClubSummaryDay, &Voice { day, count: Some(sessions.get()), ..Voice::default() })
            });
            let header = say(Template::ClubSummaryDays, &Voice::default());
            parts.push(std::iter::once(header).chain(lines).collect::<Vec<_>>().join("\n"));
        }
        if parts.len() == 1 {
            parts.push(say(Template::ClubSummaryNone, &Voice::default()));
        }
        Ok(Reply::Show(Message::of_text(parts.join("\n\n"))?))
    }
}
