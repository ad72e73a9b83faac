//! What the ways of living do beside answering: pauses with every kind of start and end, late answers, words, looks at `/me`.

use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};
use rand::RngExt;
use second_wind::prompts::Label;
use serde_json::{Value, json};

use super::{Intent, Life, Way, personas, words};
use crate::discord::{ChannelId, MessageId, UserId};
use crate::headless::HeadlessError;
use crate::headless::lock_step::LockStep;

/// Something that a way of living does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Habit {
    /// Answers the day in words.
    Words,
    /// Writes something else.
    Aside,
    /// Writes something that needs a person, or sounds so.
    Care,
    /// The same, by its number in the list.
    CareNth(usize),
    /// Says that it was another kind, or part of one, and looks at the week.
    Other(usize),
    /// `/week`, and another room for it.
    WeekRoom,
    /// A run, of which to be reminded.
    RemindedRun,
    /// `/plan season`, with a race so many days ahead.
    Race(i64),
    /// Writes exactly this.
    Says(&'static str),
    /// `/me`, with its picture.
    Me,
    /// `/me why`.
    MeWhy,
    /// `/help-now`.
    HelpNow,
    /// `/pause`.
    Pause(PauseFor),
    /// `/resume`, with this answer.
    Resume(&'static str),
    /// The letter that came last is answered at last.
    LastLetter,
    /// A room question of an earlier message is answered.
    OldRoom,
    /// `/today`, and what stands there.
    Today,
    /// The DM is opened again.
    OpenDm,
    /// `/settings` of somebody whose day ends late.
    LateTimes,
    /// `/settings`, down to the word that the coach uses.
    SelfWord,
    /// `/together` with the next one in the club, and whatever can be chosen then.
    Together,
    /// What was done is shared with the group.
    Share,
    /// A look into the channel, and a cheer for what was shared last.
    Cheer,
    /// `/together` alone, and an answer to what stands there.
    Invited,
    /// Names the next one in the club as trusted contact, who says yes, and asks them to get in touch.
    Trusts,
    /// The captain looks up the numbers of `/club safety`: the first one, or all.
    ChecksNumbers(bool),
    /// Somebody without a plan writes.
    FromNobody(&'static str),
}

/// How `/pause` is used. Days are counted from today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct PauseFor {
    length: Option<&'static str>,
    from: Option<i64>,
    until: Option<i64>,
    /// What rests; everything, if nothing is said.
    what: Option<&'static str>,
}

const fn open_end(from: Option<i64>) -> Habit {
    Habit::Pause(PauseFor { length: Some("until_i_say"), from, until: None, what: None })
}

const fn preset(length: &'static str, from: Option<i64>) -> Habit {
    Habit::Pause(PauseFor { length: Some(length), from, until: None, what: None })
}

const fn dates(from: Option<i64>, until: i64) -> Habit {
    Habit::Pause(PauseFor { length: None, from, until: Some(until), what: None })
}

/// Somebody who uses everything about pauses, the room and `/me`: on which day what.
const OF_PAUSER: [(i64, Habit); 30] = [
    (5, Habit::Me),
    (8, Habit::OldRoom),
    (10, preset("few_days", Some(-3))),
    (15, Habit::OldRoom),
    (18, open_end(None)),
    (20, ASKS_LENGTH),
    (31, Habit::Resume("ease")),
    (33, Habit::Me),
    (36, Habit::OldRoom),
    (37, PART),
    (39, Habit::Resume("before")),
    (41, dates(Some(-5), -2)),
    (45, dates(None, 12)),
    (47, Habit::Today),
    (50, Habit::Resume("before")),
    (52, Habit::Resume("before")),
    (54, dates(None, -4)),
    (55, Habit::MeWhy),
    (58, preset("two_weeks", None)),
    (78, open_end(Some(-6))),
    (82, dates(None, 3)),
    (90, Habit::Resume("before")),
    (93, Habit::OldRoom),
    (97, Habit::Me),
    (101, preset("few_days", None)),
    (103, Habit::Today),
    (110, Habit::MeWhy),
    (113, preset("few_days", None)),
    (114, Habit::Resume("before")),
    (116, ASKS_LENGTH),
];

/// `/pause` without a word about how long, which asks.
const ASKS_LENGTH: Habit = Habit::Pause(PauseFor { length: None, from: None, until: None, what: None });
/// Running and strength rest, and the other kinds go on.
const PART: Habit = Habit::Pause(PauseFor { length: Some("two_weeks"), from: None, until: None, what: Some("run_strength") });

impl Habit {
    /// Whether it is a sign of life.
    pub(super) const fn is_sign(self) -> bool {
        !matches!(self, Self::Me | Self::MeWhy | Self::HelpNow | Self::LateTimes | Self::SelfWord | Self::FromNobody(_))
    }
}

impl Life {
    /// What a way of living does beside answering, from the first day to the last.
    pub(super) fn plan_way(&mut self, who: usize, joins_at: DateTime<Utc>, days: u32) {
        let persona = self.people[who].persona;
        let plan = |life: &mut Self, day: i64, habit: Habit| {
            if day < i64::from(days) {
                let at = joins_at + TimeDelta::days(day) + TimeDelta::minutes(life.chance.random_range(30..500));
                life.plan(who, at, Intent::Habit(habit));
            }
        };
        match persona.way {
            Way::Everyday | Way::Silent | Way::Small | Way::Cautious => {}
            Way::Lets => (20..i64::from(days)).step_by(5).for_each(|day| plan(self, day, Habit::Me)),
            Way::Steady => {
                plan(self, 3, Habit::RemindedRun);
                plan(self, 12, Habit::Race(40));
                plan(self, 60, Habit::Resume("before"));
                (9..i64::from(days)).step_by(13).for_each(|day| plan(self, day, Habit::Me));
            }
            Way::Overloaded => {
                plan(self, 12, Habit::Says("not today, work is mad"));
                plan(self, 25, Habit::LastLetter);
                plan(self, 32, Habit::Says("too much on this week"));
                (8..i64::from(days)).step_by(8).for_each(|day| plan(self, day, Habit::Me));
                plan(self, 62, Habit::LastLetter);
                plan(self, 76, preset("few_days", None));
                plan(self, 95, Habit::LastLetter);
            }
            Way::Caregiver => {
                plan(self, 6, Habit::SelfWord);
                plan(self, 20, Habit::Says("baby up all night, not today"));
                (15..i64::from(days)).step_by(21).for_each(|day| plan(self, day, Habit::OldRoom));
                (11..i64::from(days)).step_by(9).for_each(|day| plan(self, day, Habit::WeekRoom));
            }
            Way::Injured => {
                plan(self, 22, Habit::Says(words::HURTS));
                plan(self, 59, Habit::LastLetter);
                plan(self, 75, Habit::Me);
            }
            Way::Resting => {
                plan(self, 20, Habit::Says(words::HURTS));
                plan(self, 62, Habit::Resume("ease"));
                plan(self, 80, Habit::Me);
                plan(self, 85, Habit::Trusts);
            }
            Way::Traveller => {
                let mut day = 4;
                while day < i64::from(days) {
                    let zone = personas::HOMES[self.chance.random_range(0..personas::HOMES.len())];
                    let at = joins_at + TimeDelta::days(day) + TimeDelta::minutes(self.chance.random_range(0..1_000));
                    self.plan(who, at, Intent::Travel(zone));
                    day += self.chance.random_range(3..12);
                }
            }
            Way::NightOwl => plan(self, 1, Habit::LateTimes),
            Way::InWords => {
                for day in 2..i64::from(days) {
                    match self.chance.random_range(0..100) {
                        0..14 => plan(self, day, Habit::Aside),
                        14..20 => plan(self, day, Habit::Other(usize::try_from(day).unwrap_or(0))),
                        _ => {}
                    }
                }
                for (nth, day) in (6..i64::from(days)).step_by(11).enumerate() {
                    plan(self, day, Habit::CareNth(nth));
                }
            }
            Way::DmsClosed => {
                (1..30).step_by(3).for_each(|day| plan(self, day, Habit::Today));
                plan(self, 31, Habit::OpenDm);
            }
            Way::German => {
                plan(self, 8, Habit::Me);
                (11..i64::from(days)).step_by(17).for_each(|day| plan(self, day, Habit::OldRoom));
                plan(self, 44, preset("few_days", None));
            }
            Way::Pauser => OF_PAUSER.iter().for_each(|(day, habit)| plan(self, *day, *habit)),
        }
    }

    /// The captain has no plan here, and writes all the same.
    pub(super) fn plan_captain(&mut self, days: u32) {
        for (day, text) in (5..days).step_by(3).zip(words::FROM_NOBODY) {
            self.plan(0, self.from + TimeDelta::days(i64::from(day)), Intent::Habit(Habit::FromNobody(text)));
        }
        for (day, all) in [(7, false), (13, true)] {
            self.plan(0, self.from + TimeDelta::days(day), Intent::Habit(Habit::ChecksNumbers(all)));
        }
    }

    pub(super) async fn follow(&mut self, lock_step: &LockStep, who: usize, habit: Habit) -> Result<(), HeadlessError> {
        let user = self.people[who].user;
        match habit {
            Habit::Words => {
                let phrases = self.phrases_of(who);
                self.say_something(lock_step, who, phrases).await?;
            }
            Habit::Aside if self.people[who].persona.way == Way::German => {
                self.say_something(lock_step, who, &words::GERMAN).await?;
            }
            Habit::Aside => self.say_something(lock_step, who, &words::ASIDES).await?,
            Habit::Care => self.say_something(lock_step, who, &words::CARE).await?,
            Habit::CareNth(nth) => self.say_something(lock_step, who, &[words::CARE[nth % words::CARE.len()]]).await?,
            Habit::Other(nth) => {
                self.say_something(lock_step, who, &[words::OTHERS[nth % words::OTHERS.len()]]).await?;
                _ = self.command(lock_step, user, "week", &[]).await?;
            }
            Habit::WeekRoom => {
                if let Some(message) = self.command(lock_step, user, "week", &[]).await? {
                    let room = [Label::RoomLow, Label::RoomSteady, Label::RoomHigh][self.chance.random_range(0..3)];
                    self.press_if_there(lock_step, user, message, room).await?;
                }
            }
            Habit::RemindedRun => {
                let run = [
                    ("kind", json!("run")),
                    ("title", json!("club run")),
                    ("minutes", json!(40)),
                    ("days", json!("wed,sat")),
                    ("remind", json!(true)),
                ];
                _ = self.command(lock_step, user, "plan add", &run).await?;
            }
            Habit::Race(ahead) => {
                let date = self.local_day(who, lock_step.now()) + TimeDelta::days(ahead);
                _ = self.command(lock_step, user, "plan season", &[("race", json!(date.to_string()))]).await?;
            }
            Habit::Says(text) => self.say_something(lock_step, who, &[text]).await?,
            Habit::Me => {
                if let Some(message) = self.command(lock_step, user, "me", &[]).await?
                    && self.chance.random_range(0..3) == 0
                {
                    self.press_if_there(lock_step, user, message, Label::MeWhy).await?;
                    self.press_if_there(lock_step, user, message, Label::BackToMe).await?;
                }
            }
            Habit::MeWhy => _ = self.command(lock_step, user, "me", &[("why", json!(true))]).await?,
            Habit::HelpNow => _ = self.command(lock_step, user, "help-now", &[]).await?,
            Habit::Pause(pause) => self.pause(lock_step, who, pause).await?,
            Habit::Resume(how) => {
                if let Some(message) = self.command(lock_step, user, "resume", &[("how", json!(how))]).await? {
                    self.answer_message(lock_step, who, message).await?;
                }
            }
            Habit::LastLetter => {
                if let Some(letter) = self.last_dm(user) {
                    self.answer_message(lock_step, who, letter).await?;
                }
            }
            Habit::OldRoom => self.answer_old_room(lock_step, user).await?,
            Habit::Today => {
                if let Some(message) = self.command(lock_step, user, "today", &[]).await? {
                    self.answer_message(lock_step, who, message).await?;
                }
            }
            Habit::OpenDm => {
                self.world.set_dms_closed(user, false);
                if let Some(message) = self.command(lock_step, user, "today", &[]).await? {
                    self.press_if_there(lock_step, user, message, Label::TryDm).await?;
                }
            }
            Habit::LateTimes => {
                let times = [("time", json!("21:30")), ("evening", json!("23:30")), ("quiet_until", json!("09:30"))];
                self.people[who].has_evening = true;
                _ = self.command(lock_step, user, "settings", &times).await?;
            }
            Habit::SelfWord => {
                if let Some(message) = self.command(lock_step, user, "settings", &[]).await? {
                    self.choose(lock_step, user, message, "word").await?;
                    self.press_if_there(lock_step, user, message, Label::WordAthlete).await?;
                }
            }
            Habit::Trusts => self.trust_the_next(lock_step, who).await?,
            Habit::ChecksNumbers(all) => self.check_numbers(lock_step, all).await?,
            Habit::Together => self.ask_for_company(lock_step, who).await?,
            Habit::Share => {
                let Some(dm) = self.world.dm_of(user) else { return Ok(()) };
                // Below the day first, then below what would stand in the channel.
                for _ in 0..2 {
                    self.press_latest(lock_step, user, dm, Label::ShareIt).await?;
                }
            }
            Habit::Cheer => self.press_latest(lock_step, user, self.board, Label::Cheer).await?,
            Habit::Invited => {
                if let Some(message) = self.command(lock_step, user, "together", &[]).await? {
                    self.answer_message(lock_step, who, message).await?;
                }
            }
            Habit::FromNobody(text) => {
                let captain = self.captain;
                self.say(lock_step, captain, text).await?;
                _ = self.command(lock_step, captain, "help-now", &[]).await?;
            }
        }
        Ok(())
    }

    /// Presses the latest button of this name in a channel.
    async fn press_latest(
        &mut self,
        lock_step: &LockStep,
        user: UserId,
        channel: ChannelId,
        label: Label,
    ) -> Result<(), HeadlessError> {
        let has = |one: &Value| one["label"].as_str().is_some_and(|text| self.labels.is(text, label));
        let mut messages = self.world.messages(channel, user).into_iter().map(|message| message.id);
        let Some(message) = messages.rfind(|message| self.rows(*message).iter().flatten().any(has)) else { return Ok(()) };
        self.press_if_there(lock_step, user, message, label).await
    }

    /// Asks the next one in the club for company, who looks a few hours later.
    async fn ask_for_company(&mut self, lock_step: &LockStep, who: usize) -> Result<(), HeadlessError> {
        let next = (who + 1) % self.people.len();
        let (user, other) = (self.people[who].user, self.people[next].user);
        let options = [("person", json!(other.to_string())), ("time", json!("18:00"))];
        let Some(message) = self.command(lock_step, user, "together", &options).await? else { return Ok(()) };
        if self.choose_any(lock_step, user, message).await? {
            self.plan(next, lock_step.now() + TimeDelta::hours(3), Intent::Habit(Habit::Invited));
        }
        Ok(())
    }

    async fn trust_the_next(&mut self, lock_step: &LockStep, who: usize) -> Result<(), HeadlessError> {
        let (user, other) = (self.people[who].user, self.people[(who + 1) % self.people.len()].user);
        _ = self.command(lock_step, user, "settings", &[("trusted", json!(other.to_string()))]).await?;
        if let Some(message) = self.command(lock_step, other, "settings", &[]).await? {
            self.press_if_there(lock_step, other, message, Label::TrustYes).await?;
        }
        if let Some(message) = self.command(lock_step, user, "settings", &[]).await? {
            self.choose(lock_step, user, message, "trusted").await?;
            self.press_if_there(lock_step, user, message, Label::AskContact).await?;
        }
        Ok(())
    }

    /// The captain gives the club a number about eating, which the country has none of, and looks up the first one or all.
    async fn check_numbers(&mut self, lock_step: &LockStep, all: bool) -> Result<(), HeadlessError> {
        let captain = self.captain;
        let Some(message) = self.command(lock_step, captain, "club safety", &[]).await? else { return Ok(()) };
        let list = self.rows(message).into_iter().flatten().find(|one| one["type"] == 3);
        if let Some(list) = list.as_ref().and_then(|list| list["custom_id"].as_str())
            && let Ok(chosen) = self.world.choose(captain, message, list, &["eating"])
        {
            self.answer(lock_step, chosen).await?;
            if let Some((form, modal)) = self.world.open_form(captain) {
                self.fill_with(lock_step, captain, form, &modal, "0808 801 0677").await?;
            }
        }
        let count = if all { 4 } else { 1 };
        for _ in 0..count {
            let is_check = |one: &Value| one["label"].as_str().is_some_and(|label| label.ends_with(": checked"));
            let button = self.rows(message).into_iter().flatten().find(is_check);
            let Some(id) = button.as_ref().and_then(|button| button["custom_id"].as_str()) else { break };
            self.try_press(lock_step, captain, message, id).await?;
        }
        Ok(())
    }

    async fn pause(&mut self, lock_step: &LockStep, who: usize, pause: PauseFor) -> Result<(), HeadlessError> {
        let user = self.people[who].user;
        let today = self.local_day(who, lock_step.now());
        let date = |days: i64| -> NaiveDate {
            let by = Days::new(days.unsigned_abs());
            if days < 0 { today - by } else { today + by }
        };
        let mut options: Vec<(&str, Value)> = Vec::new();
        options.extend(pause.length.map(|length| ("length", json!(length))));
        options.extend(pause.from.map(|days| ("from", json!(date(days).to_string()))));
        options.extend(pause.what.map(|what| ("what", json!(what))));
        options.extend(pause.until.map(|days| ("until", json!(date(days).to_string()))));
        match self.command(lock_step, user, "pause", &options).await? {
            // Without a word about how long, it asks.
            Some(message) if options.is_empty() => self.answer_message(lock_step, who, message).await,
            _ => Ok(()),
        }
    }

    /// The room question of an earlier message, the week of which may be half over, or over.
    async fn answer_old_room(&mut self, lock_step: &LockStep, user: UserId) -> Result<(), HeadlessError> {
        let rooms = [Label::RoomLow, Label::RoomSteady, Label::RoomHigh, Label::RoomSame];
        let Some(dm) = self.world.dm_of(user) else { return Ok(()) };
        let asks = |life: &Self, message: MessageId| {
            life.rows(message)
                .iter()
                .flatten()
                .any(|one| one["label"].as_str().is_some_and(|text| life.labels.is(text, Label::RoomSame)))
        };
        let messages = self.world.messages(dm, user);
        let asking: Vec<MessageId> =
            messages.iter().rev().map(|message| message.id).filter(|message| asks(self, *message)).take(3).collect();
        if asking.is_empty() {
            return Ok(());
        }
        let message = asking[self.chance.random_range(0..asking.len())];
        let room = rooms[self.chance.random_range(0..rooms.len())];
        self.press_if_there(lock_step, user, message, room).await
    }
}
