//! `/club schedule`: posts in a channel, once a week, with a question and a button that opens everybody's own sessions. What is set up
//! here is posted by `app/jobs/club_check_in.rs`.

use chrono::Weekday;

use crate::app::jobs::{JobKind, ask};
use crate::app::message::{Button, Message, Row};
use crate::app::reply::{Caller, Reply};
use crate::app::{App, AppResult};
use crate::domain::calendar::TimeOfDay;
use crate::domain::club::Club;
use crate::domain::club_check_in::{COUNTS_DAYS, ClubCheckIn, LIVE_MAX, Slot};
use crate::domain::ids::{ChannelId, ClubCheckInId, ClubPostId};
use crate::domain::press::{ClubCheckInStep, Press};
use crate::domain::refusal::{Field, Refusal};
use crate::domain::safety;
use crate::domain::session::Words;
use crate::prompts::{Day, Label, Prompts, Template, Voice, lint};
use crate::store::Tx;

/// How long a post waits for more hellos before it counts them, in seconds: many presses make one edit.
const HELLOS_DELAY_SECS: i64 = 30;

/// What `/club schedule` was given.
#[derive(Debug, Clone, Copy, Default)]
pub struct ScheduleOrder<'a> {
    /// Where.
    pub channel: Option<ChannelId>,
    /// On which day, as a word.
    pub day: Option<&'a str>,
    /// When, as it was typed.
    pub time: Option<&'a str>,
    /// The captain's own question.
    pub question: Option<&'a str>,
}

impl App {
    /// Shows the check-ins of a club, or adds one.
    ///
    /// # Errors
    /// Not a captain, half of what is needed, a channel that takes no post, a question that the coach would not ask, too many, or a
    /// failure of the store.
    pub async fn club_schedule(&self, caller: &Caller, order: ScheduleOrder<'_>) -> AppResult<Reply> {
        let mut tx = self.store.read().await?;
        let club = self.captained(&mut tx, caller).await?;
        drop(tx);
        let (channel, slot) = match order {
            ScheduleOrder { channel: None, day: None, time: None, question: None } => {
                let mut tx = self.store.read().await?;
                return self.schedule_shown(&mut tx, &club, Template::ClubSchedule, Vec::new()).await;
            }
            ScheduleOrder { channel: Some(channel), day: Some(day), time: Some(time), .. } => {
                let day: Weekday = day.parse().map_err(|_| Refusal::UnknownChoice)?;
                let at: TimeOfDay = time.parse().map_err(|_| Refusal::ImpossibleTime)?;
                (channel, Slot { day, at })
            }
            _ => return Err(Refusal::ScheduleIncomplete.into()),
        };
        let question = order.question.map(own_question).transpose()?;
        self.check_channel(club.guild, channel).await?;
        let mut tx = self.store.begin().await?;
        tx.lock_club(club.id).await?;
        let known = tx.club_check_ins(club.id).await?;
        let is_there = known.iter().any(|known| known.channel == channel && known.slot == slot && known.question == question);
        if !is_there {
            make_room(&known)?;
            let id = tx.insert_club_check_in(club.id, channel, slot, question.as_ref(), self.now()).await?;
            ask(&mut tx, JobKind::ClubCheckIn(id), slot.next_after(zone_of(&club), self.now())).await?;
        }
        let reply = self.schedule_shown(&mut tx, &club, Template::ClubScheduleSet, Vec::new()).await?;
        tx.commit().await?;
        self.bell.ring();
        Ok(reply)
    }

    /// A press of a captain below the check-ins, or of anybody below a post.
    ///
    /// # Errors
    /// Not a captain of that club, one that is no longer kept, too many, or a failure of the store.
    pub async fn club_check_in_step(&self, caller: &Caller, step: ClubCheckInStep) -> AppResult<Reply> {
        match step {
            ClubCheckInStep::Open(post) => self.open_sessions(caller, post).await,
            ClubCheckInStep::Remove(id) => {
                let mut tx = self.store.begin().await?;
                let (club, check_in) = self.captains_check_in(&mut tx, caller, id).await?;
                if check_in.ended_at.is_none() {
                    tx.set_club_check_in_ended(id, Some(self.now())).await?;
                }
                let prompts = self.prompts.in_locale(&club.locale);
                let back = Button::plain(prompts.label(Label::Restore), Press::ClubCheckIn(ClubCheckInStep::Restore(id)));
                let reply = self.schedule_shown(&mut tx, &club, Template::ClubScheduleGone, vec![back]).await?;
                tx.commit().await?;
                Ok(reply)
            }
            ClubCheckInStep::Restore(id) => {
                let mut tx = self.store.begin().await?;
                let (club, check_in) = self.captains_check_in(&mut tx, caller, id).await?;
                if check_in.ended_at.is_some() {
                    make_room(&tx.club_check_ins(club.id).await?)?;
                    tx.set_club_check_in_ended(id, None).await?;
                    let next = check_in.slot.next_after(zone_of(&club), self.now());
                    ask(&mut tx, JobKind::ClubCheckIn(id), next).await?;
                }
                let reply = self.schedule_shown(&mut tx, &club, Template::ClubScheduleSet, Vec::new()).await?;
                tx.commit().await?;
                self.bell.ring();
                Ok(reply)
            }
        }
    }

    /// `[My sessions]` below a post: a hello, and the presser's own day for them alone.
    async fn open_sessions(&self, caller: &Caller, id: ClubPostId) -> AppResult<Reply> {
        let mut tx = self.store.begin().await?;
        let member = self.acting(&mut tx, caller.user).await?;
        self.seen_in_club(&mut tx, caller, &member).await?;
        let post = tx.club_post(id).await?;
        if post.is_some_and(|post| (self.now() - post.made_at).num_days() < COUNTS_DAYS) && tx.say_hello(id, member.id).await? {
            ask(&mut tx, JobKind::ClubHellos(id), self.now() + chrono::TimeDelta::seconds(HELLOS_DELAY_SECS)).await?;
        }
        tx.commit().await?;
        self.bell.ring();
        self.today(caller).await
    }

    async fn captains_check_in(&self, tx: &mut Tx, caller: &Caller, id: ClubCheckInId) -> AppResult<(Club, ClubCheckIn)> {
        let club = self.captained(tx, caller).await?;
        tx.lock_club(club.id).await?;
        let check_in = tx.club_check_in(id).await?.filter(|check_in| check_in.club == club.id).ok_or(Refusal::UnknownButton)?;
        Ok((club, check_in))
    }

    async fn schedule_shown(&self, tx: &mut Tx, club: &Club, opening: Template, first: Vec<Button>) -> AppResult<Reply> {
        let prompts = self.prompts.in_locale(&club.locale);
        let known = tx.club_check_ins(club.id).await?;
        let mut lines = vec![prompts.render(opening, &Voice { club: Some(&club.name), ..Voice::default() }, 0)];
        if known.is_empty() && opening == Template::ClubSchedule {
            lines.push(prompts.render(Template::ClubScheduleNone, &Voice::default(), 0));
        }
        let mut rows = Vec::new();
        for check_in in &known {
            lines.extend(schedule_lines(&prompts, check_in));
            let day = prompts.weekday(check_in.slot.day);
            let label = format!("{}: {day}, {}", prompts.label(Label::Remove), check_in.slot.at);
            rows.push(Button::quiet(label, Press::ClubCheckIn(ClubCheckInStep::Remove(check_in.id))));
        }
        let rows = [first, rows].into_iter().filter(|row| !row.is_empty()).map(Row::Buttons).collect();
        Ok(Reply::Show(Message::new(lines.join("\n"), rows)?))
    }
}

fn schedule_lines(prompts: &Prompts, check_in: &ClubCheckIn) -> Vec<String> {
    let voice = Voice {
        day: Some(Day::Weekday(check_in.slot.day)),
        clock: Some(check_in.slot.at.to_time()),
        channel: Some(check_in.channel),
        option: check_in.question.as_ref().map(Words::as_str),
        ..Voice::default()
    };
    let refused = check_in.refused_at.map(|_| prompts.render(Template::ClubScheduleRefused, &voice, 0));
    [Some(prompts.render(Template::ClubScheduleLine, &voice, 0)), refused].into_iter().flatten().collect()
}

/// The zone by whose clock a club's posts come.
pub(in crate::app) fn zone_of(club: &Club) -> chrono_tz::Tz {
    club.zone.unwrap_or(chrono_tz::Tz::UTC)
}

fn make_room(known: &[ClubCheckIn]) -> Result<(), Refusal> {
    if known.len() < LIVE_MAX { Ok(()) } else { Err(Refusal::TooManyCheckIns { max: LIVE_MAX }) }
}

/// A question that goes to everybody in a channel: nothing that could shame, and nothing about health.
fn own_question(text: &str) -> Result<Words, Refusal> {
    let question = Words::parse(text).map_err(|problem| Refusal::Text { field: Field::Question, problem })?;
    if lint::is_shaming(question.as_str()) || safety::read(question.as_str()).is_some() {
        return Err(Refusal::UnkindWords { words: text.to_owned() });
    }
    Ok(question)
}
