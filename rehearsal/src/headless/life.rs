//! The seeded members: who they are, and what they do when. They see what a person would see and press what is there to press.

mod acts;
mod answers;
mod habits;
mod personas;
mod planning;
mod ways;
mod words;

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use chrono_tz::Tz;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha12Rng;
use second_wind::prompts::Label;

use self::answers::Labels;
use self::habits::Habit;
use self::personas::Persona;
pub(super) use self::ways::Way;
use super::HeadlessError;
use super::lock_step::LockStep;
use super::transcript::{Act, Seen};
use crate::discord::{ChannelId, GuildId, GuildPlan, InteractionId, MessageId, UserId, World, permission};

/// The club's own zone.
const CLUB_ZONE: Tz = chrono_tz::Europe::London;

/// What somebody is about to do.
#[derive(Debug, Clone, Copy)]
enum Intent {
    SetUp,
    Join,
    Answer(MessageId),
    ChangeMind(MessageId),
    LookAtToday,
    LookAtPlan,
    LookAtBoard,
    LookForHelp,
    LogLate,
    LogExtra,
    AddSession,
    Travel(Tz),
    StopAndStart,
    ShareName(bool),
    CloseDms(bool),
    LeaveClub,
    Evening(bool),
    LookAtWeek(WeekAct),
    EditPlan,
    Habit(Habit),
}

/// What somebody does in `/week`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum WeekAct {
    Move,
    LetGo,
}

impl Intent {
    /// Whether it is a sign of life (`2-behaviour` §4.1): looking around and settings are none.
    const fn is_sign(self) -> bool {
        if let Self::Habit(habit) = self {
            return habit.is_sign();
        }
        !matches!(
            self,
            Self::SetUp
                | Self::LookForHelp
                | Self::LookAtBoard
                | Self::ShareName(_)
                | Self::Travel(_)
                | Self::CloseDms(_)
                | Self::LeaveClub
                | Self::Evening(_)
        )
    }
}

struct Person {
    user: UserId,
    name: String,
    zone: Tz,
    persona: Persona,
    has_joined: bool,
    has_left: bool,
    has_evening: bool,
    last_sign_at: Option<DateTime<Utc>>,
}

/// The club and its members.
pub(super) struct Life {
    world: World,
    chance: ChaCha12Rng,
    guild: GuildId,
    board: ChannelId,
    general: ChannelId,
    captain: UserId,
    people: Vec<Person>,
    by_user: BTreeMap<UserId, usize>,
    queue: BTreeMap<(DateTime<Utc>, u64), (usize, Intent)>,
    tickets: u64,
    labels: Labels,
    /// The buttons that somebody has pressed.
    tried: BTreeSet<Label>,
    from: DateTime<Utc>,
    /// Who wrote in the DM just now: what comes there at once is the answer.
    spoke: Option<UserId>,
    /// What somebody did in one act, where the stand-in does not say it: what was chosen, what was typed.
    did: BTreeMap<InteractionId, String>,
}

impl Life {
    pub(super) fn new(world: World, seed: u64, members: u32, from: DateTime<Utc>, days: u32) -> Self {
        let captain = world.create_user("kim", "Kim");
        let guild = world.create_guild(GuildPlan { name: "Harbour Runners".into(), owner: captain, locale: "en-US".into() });
        let general = world.create_channel(guild, "general");
        let board = world.create_channel(guild, "streak-board");
        world.invite_bot(guild, permission::BOT);
        let mut life = Self {
            world,
            chance: ChaCha12Rng::seed_from_u64(seed),
            guild,
            board,
            general,
            captain,
            people: Vec::new(),
            by_user: BTreeMap::new(),
            queue: BTreeMap::new(),
            tickets: 0,
            labels: Labels::read(),
            tried: BTreeSet::new(),
            from,
            spoke: None,
            did: BTreeMap::new(),
        };
        life.plan(0, from, Intent::SetUp);
        life.plan_captain(days);
        for number in 0..members {
            life.add_person(number, from, days);
        }
        life
    }

    fn add_person(&mut self, number: u32, from: DateTime<Utc>, days: u32) {
        let name = personas::name(number);
        let user = self.world.create_user(&format!("runner{number}"), &name);
        self.world.add_member(self.guild, user, &[]);
        let persona = Persona::draw(&mut self.chance, number, from.date_naive());
        if persona.way == Way::German {
            self.world.set_locale(user, "de");
        }
        let who = self.people.len();
        let joins_at = from + TimeDelta::minutes(5 + i64::from(number) * 7 + self.chance.random_range(0..5));
        // Whose DM is closed from the first day cannot even be greeted.
        if persona.way == Way::DmsClosed {
            self.world.set_dms_closed(user, true);
        }
        self.people.push(Person {
            user,
            name,
            zone: persona.home,
            persona,
            has_joined: false,
            has_left: false,
            has_evening: false,
            last_sign_at: None,
        });
        self.by_user.insert(user, who);
        self.plan(who, joins_at, Intent::Join);
        self.plan_days(who, joins_at, days);
    }

    /// The small and rare things that somebody does beside answering reminders, drawn beforehand for every day.
    fn plan_days(&mut self, who: usize, joins_at: DateTime<Utc>, days: u32) {
        let persona = self.people[who].persona;
        self.plan_way(who, joins_at, days);
        for day in 1..i64::from(days) {
            let noon = joins_at + TimeDelta::days(day);
            if persona.is_away_on(self.local_day(who, noon)) {
                continue;
            }
            let at = |life: &mut Self| noon + TimeDelta::minutes(life.chance.random_range(0..600));
            let often = [
                (30, Intent::LookAtToday),
                (12, Intent::LookAtPlan),
                (12, Intent::LookAtBoard),
                (4, Intent::LookForHelp),
                (20, Intent::LogLate),
                (10, Intent::LogExtra),
                (8, Intent::Habit(Habit::Me)),
                (3, Intent::Habit(Habit::MeWhy)),
            ];
            let rare = [
                (3, Intent::AddSession),
                (2, Intent::Habit(Habit::HelpNow)),
                (8, Intent::Habit(Habit::Aside)),
                (1, Intent::Habit(Habit::Care)),
                (2, Intent::StopAndStart),
                (2, Intent::ShareName(day % 2 == 0)),
                (6, Intent::Habit(Habit::Together)),
                (40, Intent::Habit(Habit::Share)),
                (40, Intent::Habit(Habit::Cheer)),
                (25, Intent::Habit(Habit::Share)),
                (25, Intent::Habit(Habit::Cheer)),
                (2, Intent::Travel(personas::HOMES[usize::try_from(day).unwrap_or(0) % personas::HOMES.len()])),
            ];
            // Who has a way of their own keeps to it.
            let rare = if persona.way == Way::Everyday { rare.as_slice() } else { &[] };
            for (per_mille, intent) in often.iter().chain(rare).copied() {
                if self.chance.random_range(0..1000) < per_mille {
                    let when = at(self);
                    self.plan(who, when, intent);
                }
            }
            self.plan_habits(who, day, noon);
            if self.people[who].persona.closes_dms && day == 20 {
                let when = at(self);
                self.plan(who, when, Intent::CloseDms(true));
                self.plan(who, when + TimeDelta::days(9), Intent::CloseDms(false));
                self.plan(who, when + TimeDelta::days(9) + TimeDelta::minutes(5), Intent::LookAtToday);
            }
            if self.people[who].persona.leaves && day == 40 {
                let when = at(self);
                self.plan(who, when, Intent::LeaveClub);
            }
        }
    }

    fn plan(&mut self, who: usize, at: DateTime<Utc>, intent: Intent) {
        self.tickets += 1;
        self.queue.insert((at, self.tickets), (who, intent));
    }

    /// When somebody next does something.
    pub(super) fn next_at(&self) -> Option<DateTime<Utc>> {
        self.queue.keys().next().map(|(at, _)| *at)
    }

    pub(super) fn club_zone(&self) -> Tz {
        CLUB_ZONE
    }

    /// Where somebody lives at present.
    pub(super) fn zone_of(&self, user: UserId) -> Tz {
        self.by_user.get(&user).map_or(CLUB_ZONE, |who| self.people[*who].zone)
    }

    pub(super) fn channel_name(&self, channel: ChannelId) -> String {
        match channel {
            channel if channel == self.board => "#streak-board".to_owned(),
            channel if channel == self.general => "#general".to_owned(),
            channel => channel.to_string(),
        }
    }

    /// When somebody last gave a sign of life, as far as they know it themselves.
    pub(super) fn last_sign_of(&self, user: UserId) -> Option<DateTime<Utc>> {
        self.by_user.get(&user).and_then(|who| self.people[*who].last_sign_at)
    }

    /// Whether somebody chose the evening check-in.
    pub(super) fn has_evening(&self, user: UserId) -> bool {
        self.by_user.get(&user).is_some_and(|who| self.people[*who].has_evening)
    }

    /// Somebody is shown a message, and may do something about it later.
    pub(super) fn notice(&mut self, seen: &Seen) {
        let Some(who) = seen.reader.and_then(|reader| self.by_user.get(&reader).copied()) else { return };
        if !(seen.is_reminder() || seen.is_passed_on()) || seen.act != Act::Send {
            return;
        }
        let day = self.local_day(who, seen.at);
        let persona = self.people[who].persona;
        if persona.is_away_on(day) {
            return;
        }
        let is_letter = seen.template.starts_with("away") || seen.template.starts_with("pause-");
        let answers = if is_letter && persona.way == Way::Everyday { 60 } else { persona.answers_percent };
        if self.chance.random_range(0..100) >= answers {
            return;
        }
        let delay = TimeDelta::minutes(self.chance.random_range(persona.delay_minutes.0..persona.delay_minutes.1));
        let in_words =
            !is_letter && (persona.way == Way::InWords || (persona.way == Way::German && self.chance.random_range(0..3) == 0));
        let intent = if in_words { Intent::Habit(Habit::Words) } else { Intent::Answer(seen.message) };
        self.plan(who, seen.at + delay, intent);
        if !is_letter && self.chance.random_range(0..100) < 8 {
            self.plan(who, seen.at + delay + TimeDelta::minutes(30), Intent::ChangeMind(seen.message));
        }
    }

    fn local_day(&self, who: usize, at: DateTime<Utc>) -> NaiveDate {
        second_wind::domain::calendar::local_day(at, self.people[who].zone)
    }

    /// What somebody did, where the stand-in does not say it whole.
    pub(super) fn act_in_words(&self, act: InteractionId) -> Option<&str> {
        self.did.get(&act).map(String::as_str)
    }

    /// Everybody: who they are, what they are called, how and where they live.
    pub(super) fn everybody(&self) -> impl Iterator<Item = (UserId, &str, Way, Tz)> {
        self.people.iter().map(|one| (one.user, one.name.as_str(), one.persona.way, one.persona.home))
    }

    /// Whether somebody wrote in the DM in the act that was carried out last.
    pub(super) fn has_just_written(&self, user: UserId) -> bool {
        self.spoke == Some(user)
    }

    /// What was done is told.
    pub(super) fn turn_over(&mut self) {
        self.spoke = None;
        self.did.clear();
    }

    /// Does the next thing in line.
    pub(super) async fn act(&mut self, lock_step: &LockStep) -> Result<(), HeadlessError> {
        let Some((_, (who, intent))) = self.queue.pop_first() else { return Ok(()) };
        if intent.is_sign()
            && let Some(person) = self.people.get_mut(who)
        {
            person.last_sign_at = Some(lock_step.now());
        }
        self.carry_out(lock_step, who, intent).await
    }
}
