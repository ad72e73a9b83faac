//! `/together`: a member asks somebody of their club to do a session at the same time. The other one says yes, names another time or says
//! "not this week", and nobody asks why. It changes nobody's plan and counts for nothing: it is company.

mod answer;
mod shown;

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate, TimeDelta};

use super::board::living_clubs;
use super::facts::PlanFacts;
use super::jobs::{JobKind, ask_once};
use super::message::{Choice, Message, Row};
use super::reply::{Caller, Reply};
use super::trusted::Person;
use super::{App, AppResult};
use crate::domain::calendar::{Instant, TimeOfDay, Week, local_day};
use crate::domain::ids::{InviteId, SessionId, UserId};
use crate::domain::ladder::{LadderState, Sign};
use crate::domain::member::{Delivery, Member};
use crate::domain::pause;
use crate::domain::press::{Press, TogetherStep};
use crate::domain::refusal::Refusal;
use crate::domain::together::{
    AskFacts, DAYS_AHEAD, InviteState, KEPT_DAYS, LEAD_MINUTES, NoInvite, OPEN_MAX, may_invite, week_of,
};
use crate::domain::wall_clock;
use crate::prompts::{Day, Label, Template, Voice};
use crate::store::Tx;
use crate::store::invites::Invite;

/// The hours that are offered where none was typed; any other can be typed.
const HOURS: std::ops::RangeInclusive<u16> = 5..=22;
/// How many sessions one list holds, which is as many as one of Discord's can.
const CHOICES_MAX: usize = 25;

/// A session that can be done together, on its day.
struct Candidate {
    session: SessionId,
    date: NaiveDate,
    moved_from: Option<NaiveDate>,
    title: String,
    at: Instant,
}

impl Candidate {
    /// What a list gives back for it.
    fn value(&self) -> String {
        format!("{}:{}", self.session, self.date)
    }
}

impl App {
    /// What stands between this member and others; or, with a person, the next thing to choose before they are asked.
    ///
    /// # Errors
    /// Not joined, a time that is none, or a failure of the store.
    pub async fn together(&self, caller: &Caller, person: Option<Person>, time: Option<&str>) -> AppResult<Reply> {
        let mut tx = self.store.begin().await?;
        let mut member = self.acting(&mut tx, caller.user).await?;
        self.seen_in_club(&mut tx, caller, &member).await?;
        let time: Option<TimeOfDay> = time.map(|text| text.parse().map_err(|_| Refusal::ImpossibleTime)).transpose()?;
        let message = match person {
            None => self.invitations(&mut tx, &member).await?,
            Some(person) if person.is_bot || person.user == member.user => {
                Message::of_text(self.say(&member, Template::TogNobody, &Voice::default(), 0))?
            }
            Some(person) => {
                self.sign(&mut tx, &mut member, Sign::Contact).await?;
                self.next_choice(&mut tx, &member, person.user, time).await?
            }
        };
        tx.commit().await?;
        Ok(Reply::Show(message))
    }

    /// At which time, then with which session; or why there is nothing to choose.
    async fn next_choice(&self, tx: &mut Tx, member: &Member, user: UserId, time: Option<TimeOfDay>) -> AppResult<Message> {
        let to = match self.whom_to_ask(tx, member, user).await? {
            Ok(to) => to,
            Err(message) => return Ok(message),
        };
        let Some(time) = time else {
            let voice = Voice { person: Some(user), ..Voice::default() };
            let row = self.hours(member, Press::Together(TogetherStep::Time(user)), |_| true);
            return Ok(Message::new(self.say(member, Template::TogTime, &voice, 0), vec![row])?);
        };
        let voice = Voice { person: Some(user), clock: Some(time.to_time()), ..Voice::default() };
        let candidates = self.candidates(tx, member, time).await?;
        if candidates.is_empty() {
            return Ok(Message::of_text(self.say(member, Template::TogNothing, &voice, 0))?);
        }
        let taken = self.weeks_said_no(tx, member, &to).await?;
        let today = local_day(self.now(), member.zone);
        let options: Vec<Choice> = candidates
            .iter()
            .filter(|one| !taken.contains(&week_of(one.at, to.zone)))
            .map(|one| {
                let day = self.prompts.in_locale(&member.locale).day(Day::of(one.date, today));
                Choice { description: Some(day), ..Choice::new(&one.title, one.value()) }
            })
            .take(CHOICES_MAX)
            .collect();
        if options.is_empty() {
            return Ok(Message::of_text(self.say(member, Template::TogAnotherWeek, &voice, 0))?);
        }
        let press = Press::Together(TogetherStep::Session(user, time));
        let row = Row::Select { press, placeholder: self.label(member, Label::TogetherPick), options };
        Ok(Message::new(self.say(member, Template::TogPick, &voice, 0), vec![row])?)
    }

    /// The session was chosen: the other one is asked.
    async fn ask_together(
        &self,
        tx: &mut Tx,
        member: &Member,
        user: UserId,
        time: TimeOfDay,
        chosen: &str,
    ) -> AppResult<Message> {
        let line = read_line(chosen).ok_or(Refusal::UnknownChoice)?;
        let to = match self.whom_to_ask(tx, member, user).await? {
            Ok(to) => to,
            Err(message) => return Ok(message),
        };
        let candidates = self.candidates(tx, member, time).await?;
        let is_chosen = |one: &&Candidate| (one.session, one.date) == line;
        let voice = Voice { person: Some(user), clock: Some(time.to_time()), ..Voice::default() };
        let Some(one) = candidates.iter().find(is_chosen) else {
            // It was answered, moved or begun while the list stood there.
            return Ok(Message::of_text(self.say(member, Template::TogNothing, &voice, 0))?);
        };
        if self.weeks_said_no(tx, member, &to).await?.contains(&week_of(one.at, to.zone)) {
            return Ok(Message::of_text(self.say(member, Template::TogAnotherWeek, &voice, 0))?);
        }
        let occurrence = self.row_on(tx, member, one.session, one.date, one.moved_from).await?;
        let id = tx.insert_invite((member.id, to.id), occurrence.id, one.at, self.now()).await?;
        ask_once(tx, JobKind::Invite(id, to.id), self.now()).await?;
        let invite = self.known_invite(tx, id).await?;
        self.shown_to(tx, member, &invite).await
    }

    /// Whoever is behind a person, if they can be asked now; or what there is to say instead.
    async fn whom_to_ask(&self, tx: &mut Tx, member: &Member, user: UserId) -> AppResult<Result<Member, Message>> {
        let voice = Voice { person: Some(user), max: u32::try_from(OPEN_MAX).ok(), ..Voice::default() };
        let said = |template| Message::of_text(self.say(member, template, &voice, 0));
        if member.ladder == LadderState::Off || member.delivery == Delivery::Closed {
            return Ok(Err(self.with_dm_offer(member, said(Template::TogRests)?)?));
        }
        let to = match tx.member_by_user(user).await? {
            Some(to) if self.share_a_club(tx, member, &to).await? => Some(to),
            _ => None,
        };
        let Some(to) = to else { return Ok(Err(said(Template::TogNotThisWay)?)) };
        let since = self.now();
        let sent = tx.invites_from(member.id, since).await?;
        let got = tx.invites_to(member.id, since).await?;
        let is_open = |invite: &&Invite| invite.state.is_open();
        let mut between = sent.iter().filter(|invite| invite.to == to.id).chain(got.iter().filter(|invite| invite.from == to.id));
        let between = between.rfind(is_open);
        let facts = AskFacts {
            state: Some(to.ladder),
            takes_invites: tx.takes_invites(to.id).await?,
            is_reachable: to.delivery == Delivery::Open,
            open_sent: sent.iter().filter(is_open).count(),
            is_open_between: between.is_some(),
            said_not_this_week: false,
        };
        Ok(Err(match (may_invite(&facts), between) {
            (Ok(()), _) => return Ok(Ok(to)),
            (Err(NoInvite::OpenBetween), Some(invite)) => {
                let shown = self.shown_to(tx, member, invite).await?;
                let text = format!("{}\n\n{}", self.say(member, Template::TogBetween, &voice, 0), shown.text());
                Message::new(text, shown.rows().to_vec())?
            }
            (Err(NoInvite::Enough), _) => said(Template::TogEnough)?,
            (Err(NoInvite::NotThisWeek), _) => said(Template::TogAnotherWeek)?,
            (Err(NoInvite::NotThisWay | NoInvite::OpenBetween), _) => said(Template::TogNotThisWay)?,
        }))
    }

    /// Whether both are in a club that has the coach.
    pub(super) async fn share_a_club(&self, tx: &mut Tx, one: &Member, other: &Member) -> AppResult<bool> {
        let clubs = living_clubs(tx, other.id).await?;
        Ok(living_clubs(tx, one.id).await?.iter().any(|(club, _)| clubs.iter().any(|(known, _)| known.id == club.id)))
    }

    /// The weeks for which `to` said "not this week" to this member.
    async fn weeks_said_no(&self, tx: &mut Tx, member: &Member, to: &Member) -> AppResult<BTreeSet<Week>> {
        let sent = tx.invites_from(member.id, self.now() - TimeDelta::days(KEPT_DAYS)).await?;
        let said_no = sent.into_iter().filter(|invite| invite.to == to.id && invite.state == InviteState::NotThisWeek);
        Ok(said_no.map(|invite| week_of(invite.at, to.zone)).collect())
    }

    /// What is open at this time of the coming days, in their order.
    async fn candidates(&self, tx: &mut Tx, member: &Member, time: TimeOfDay) -> AppResult<Vec<Candidate>> {
        let today = local_day(self.now(), member.zone);
        let facts = PlanFacts::load(tx, member, today, today + Days::new(DAYS_AHEAD - 1)).await?;
        let pauses = tx.pauses_of(member.id).await?;
        let earliest = self.now() + TimeDelta::minutes(LEAD_MINUTES);
        let mut found: Vec<Candidate> = facts
            .planned()
            .iter()
            .filter(|one| one.is_open() && one.stands() && !pause::is_held(&pauses, one.date, one.session.spec.kind))
            .filter_map(|one| {
                let at = wall_clock::resolve(one.date, time.to_time(), member.zone).filter(|at| *at >= earliest)?;
                let title = one.session.spec.title.as_str().to_owned();
                Some(Candidate { session: one.session.id, date: one.date, moved_from: one.moved_from, title, at })
            })
            .collect();
        found.sort_by_key(|one| (one.at, one.session));
        Ok(found)
    }

    /// The full hours, as a list in which one is chosen.
    fn hours(&self, member: &Member, press: Press, is_offered: impl Fn(TimeOfDay) -> bool) -> Row {
        let options = HOURS
            .filter_map(|hour| TimeOfDay::new(hour, 0))
            .filter(|time| is_offered(*time))
            .map(|time| Choice::new(time.to_string(), time.to_string()))
            .collect();
        Row::Select { press, placeholder: self.label(member, Label::TogetherTimePick), options }
    }

    async fn known_invite(&self, tx: &mut Tx, id: InviteId) -> AppResult<Invite> {
        Ok(tx.invite(id).await?.ok_or(Refusal::UnknownButton)?)
    }
}

/// The session and its day that a list gave back.
fn read_line(chosen: &str) -> Option<(SessionId, NaiveDate)> {
    let (session, date) = chosen.split_once(':')?;
    Some((SessionId::new(session.parse().ok()?), date.parse().ok()?))
}

/// The time of day that a list of hours gave back.
fn chosen_hour(chosen: Option<&str>) -> Result<TimeOfDay, Refusal> {
    chosen.and_then(|value| value.parse().ok()).ok_or(Refusal::ImpossibleTime)
}
