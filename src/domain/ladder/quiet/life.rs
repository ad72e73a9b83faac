//! A member and the coach, a day at a time, by the rules themselves.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate, NaiveTime, TimeDelta, Weekday};
use chrono_tz::Tz;

use crate::domain::calendar::QuietHours;
use crate::domain::evening;
use crate::domain::ladder::{LadderFacts, LadderState, OnEntry, Sign, away_letter_on, press, silent_since, step};
use crate::domain::may_write::{self, NotNow, WriteFacts, Writing};
use crate::domain::member::Delivery;
use crate::domain::occurrence::{Occurrence, Outcome};
use crate::domain::reminder::{self, ReminderFacts, ReminderKind};
use crate::domain::sample::row_on;
use crate::domain::session::Session;
use crate::domain::wall_clock;
use crate::domain::week_plan::planned;

const ZONE: Tz = Tz::Europe__London;

/// What a member did on a day, after that day's message.
#[derive(Debug, Clone, Copy)]
pub(super) enum Did {
    /// Answered everything of the day.
    Answered(Outcome),
    /// Something else.
    Pressed(Sign),
}

/// A message of a life.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sent {
    Rem,
    Wob,
    Cap,
    Eve,
    Away1,
    Away2,
}

/// A member and the coach, a day at a time.
pub(super) struct Life<'a> {
    pub(super) sessions: &'a [Session],
    pub(super) rows: Vec<Occurrence>,
    pub(super) asks_room: bool,
    pub(super) has_evening: bool,
    pub(super) delivery: Delivery,
    pub(super) state: LadderState,
    pub(super) since: NaiveDate,
    pub(super) last_sign_on: NaiveDate,
    pub(super) last_away_on: Option<NaiveDate>,
    pub(super) letter_on: Option<NaiveDate>,
    pub(super) closing_on: Option<NaiveDate>,
    pub(super) credited_since: u32,
    /// By date; with what was sent, and how many signs of life lay before it.
    pub(super) sent: Vec<(NaiveDate, Sent)>,
    pub(super) refused: Vec<(NaiveDate, NotNow)>,
    pub(super) states: BTreeMap<NaiveDate, LadderState>,
}

impl<'a> Life<'a> {
    pub(super) fn new(sessions: &'a [Session], last_contact: NaiveDate) -> Self {
        Self {
            sessions,
            rows: Vec::new(),
            asks_room: true,
            has_evening: false,
            delivery: Delivery::Open,
            state: LadderState::OnTrack,
            since: last_contact,
            last_sign_on: last_contact,
            last_away_on: None,
            letter_on: None,
            closing_on: None,
            credited_since: 0,
            sent: Vec::new(),
            refused: Vec::new(),
            states: BTreeMap::new(),
        }
    }

    pub(super) fn live(&mut self, days: i64, did: &BTreeMap<NaiveDate, Did>) {
        let first = self.states.keys().next_back().copied().unwrap_or(self.last_sign_on);
        for day in 1..=days {
            let today = first + TimeDelta::days(day);
            let silent = self.begin_day(today);
            self.write(today, silent);
            if let Some(did) = did.get(&today) {
                self.act(today, *did);
            }
        }
    }

    /// 04:00. Gives `u`.
    pub(super) fn begin_day(&mut self, today: NaiveDate) -> u32 {
        let talked = if self.state.is_reminded() {
            planned(self.sessions, &self.rows, self.last_sign_on + TimeDelta::days(1), today)
        } else {
            Vec::new()
        };
        let silent = silent_since(&talked, &[], self.last_sign_on, today);
        let step = step(&LadderFacts {
            state: self.state,
            since: self.since,
            today,
            silent,
            last_sign_on: self.last_sign_on,
            credited_since: self.credited_since,
            letter_on: self.letter_on,
            last_away_on: self.last_away_on,
            pause: None,
        });
        self.enter(step.state, today);
        self.last_away_on = step.last_away_on;
        match step.on_entry {
            Some(OnEntry::AwayLetter) => {
                let ahead = planned(self.sessions, &self.rows, today, today + TimeDelta::days(60));
                self.letter_on = away_letter_on(&ahead, today);
            }
            Some(OnEntry::ClosingLetter) => self.closing_on = Some(today),
            Some(OnEntry::PauseIsOver | OnEntry::PauseHasNoEnd) | None => {}
        }
        self.states.insert(today, self.state);
        silent
    }

    pub(super) fn enter(&mut self, state: LadderState, today: NaiveDate) {
        if state != self.state {
            (self.state, self.since, self.credited_since) = (state, today, 0);
        }
    }

    pub(super) fn write(&mut self, today: NaiveDate, silent: u32) {
        if self.letter_on == Some(today) && self.state == LadderState::Away {
            self.send(today, Writing::AwayLetter, Sent::Away1);
        }
        if self.closing_on == Some(today) {
            self.send(today, Writing::ClosingLetter, Sent::Away2);
        }
        let of_today = planned(self.sessions, &self.rows, today, today);
        let asks = self.asks_room
            && today.weekday() == Weekday::Sun
            && silent <= 1
            && (today - self.last_sign_on).num_days() <= 7
            && self.state.is_reminded();
        let facts = ReminderFacts { planned: &of_today, today, pauses: &[], state: self.state, silent, has_question: asks };
        match reminder::compose(&facts) {
            Ok(plan) => {
                let sent = if plan.kind == ReminderKind::Wobble { Sent::Wob } else { Sent::Rem };
                self.send(today, Writing::Reminder, sent);
            }
            Err(_) if asks => self.send(today, Writing::RoomQuestion, Sent::Cap),
            Err(_) => {}
        }
    }

    /// The evening, after what the member did during the day.
    pub(super) fn write_in_the_evening(&mut self, today: NaiveDate, silent: u32) {
        let of_today = planned(self.sessions, &self.rows, today, today);
        let facts = ReminderFacts { planned: &of_today, today, pauses: &[], state: self.state, silent, has_question: false };
        if self.has_evening && evening::compose(&facts).is_ok() {
            self.send(today, Writing::Evening, Sent::Eve);
        }
    }

    pub(super) fn send(&mut self, today: NaiveDate, writing: Writing, what: Sent) {
        let at = match writing {
            Writing::Evening => (19, 30),
            Writing::RoomQuestion => (18, 0),
            _ => (7, 30),
        };
        let due_at = wall_clock::resolve(today, NaiveTime::from_hms_opt(at.0, at.1, 0).expect("a time"), ZONE).expect("a day");
        let since = |counts: fn(Sent) -> bool| {
            let count = self.sent.iter().filter(|(on, sent)| *on > self.last_sign_on && counts(*sent)).count();
            u32::try_from(count).expect("few")
        };
        let decision = may_write::decide(&WriteFacts {
            writing,
            state: self.state,
            delivery: self.delivery,
            has_dm_channel: true,
            zone: ZONE,
            quiet: QuietHours::default(),
            due_at,
            now: due_at,
            today,
            is_slot_taken: self.sent.iter().any(|(on, sent)| *on == today && (*sent == Sent::Eve) == (what == Sent::Eve)),
            last_sign_on: self.last_sign_on,
            reminders_since_sign: since(|sent| !matches!(sent, Sent::Away1 | Sent::Away2)),
            writings_since_sign: since(|_| true),
        });
        match decision {
            Ok(()) => self.sent.push((today, what)),
            Err(reason) => self.refused.push((today, reason)),
        }
    }

    pub(super) fn act(&mut self, today: NaiveDate, did: Did) {
        let sign = match did {
            Did::Answered(_) => Sign::CheckIn,
            Did::Pressed(sign) => sign,
        };
        let was = self.state;
        let pressed = press(was, sign, None, today);
        self.enter(pressed.state, today);
        self.last_sign_on = today;
        if pressed.is_return {
            (self.letter_on, self.closing_on) = (None, None);
        }
        if let Did::Answered(outcome) = did {
            let of_today = planned(self.sessions, &self.rows, today, today);
            let answered: Vec<Occurrence> = of_today.iter().map(|one| row_on(one.session.id.get(), today, outcome)).collect();
            self.credited_since += u32::try_from(if outcome.is_credited() { answered.len() } else { 0 }).expect("few");
            self.rows.retain(|row| row.date != today);
            self.rows.extend(answered);
        }
    }
}
