//! The people: what each persona tends to do, and when. Everything they decide is rolled from the world's dice.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use second_wind::app::message::Message;
use second_wind::dice::Dice;
use second_wind::domain::calendar::Instant;
use second_wind::domain::ids::{MemberId, MessageId, UserId};

/// From this seed on, worlds have the personas that came later.
pub const LATER_FROM_SEED: u64 = 2000;

/// A way of living with the coach.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Persona {
    /// Answers within the hour.
    Prompt,
    /// Answers days later, under the old message.
    Late,
    /// Answers every other time.
    Forgetful,
    /// Presses everything twice.
    DoublePresser,
    /// Says one thing and then another.
    Changer,
    /// Takes back what was logged.
    Undoer,
    /// Moves sessions about.
    Mover,
    /// Logs by `/checkin`, days later.
    LateLogger,
    /// Changes zone and times.
    Nomad,
    /// Travels over the date line.
    DateLine,
    /// Closes the DM and opens it again.
    Closer,
    /// Falls silent for weeks and comes back.
    Returner,
    /// Shares the name and stops sharing.
    Sharer,
    /// Leaves the club, and perhaps joins again.
    Leaver,
    /// Stops and starts.
    Stopper,
    /// Deletes everything, and perhaps begins anew.
    Deleter,
    /// Adds and removes sessions.
    Planner,
    /// Presses what is not theirs, what is old and what never was.
    Meddler,
    /// Says nothing at all.
    Silent,
    /// Looks at the week, moves what is in it and lets go.
    Weekly,
    /// Changes sessions, and takes other plans.
    Editor,
    /// Chose the evening check-in.
    Evening,
}

impl Persona {
    /// Every persona, in the order in which a club fills up.
    pub const ALL: [Self; 19] = [
        Self::Prompt,
        Self::Sharer,
        Self::Forgetful,
        Self::Returner,
        Self::Mover,
        Self::Changer,
        Self::Closer,
        Self::Nomad,
        Self::Late,
        Self::Planner,
        Self::Stopper,
        Self::DoublePresser,
        Self::Undoer,
        Self::LateLogger,
        Self::DateLine,
        Self::Leaver,
        Self::Deleter,
        Self::Meddler,
        Self::Silent,
    ];

    /// Those who came later, in worlds from [`LATER_FROM_SEED`] on: so the worlds of earlier seeds stay as they were.
    const LATER: [Self; 3] = [Self::Weekly, Self::Evening, Self::Editor];

    /// Who the `nth` person of a seed's world is; `first` is where its turn through the personas begins. In later worlds every
    /// other person is one of the later ones (`LATER`).
    #[must_use]
    pub fn cast(seed: u64, first: usize, nth: usize) -> Self {
        if seed < LATER_FROM_SEED {
            return Self::ALL[(first + nth) % Self::ALL.len()];
        }
        if nth.is_multiple_of(2) {
            return Self::LATER[(first + nth / 2) % Self::LATER.len()];
        }
        Self::ALL[(first + nth / 2) % Self::ALL.len()]
    }

    /// In how many of a hundred cases a message is answered, and after how many minutes at the least and at the most.
    const fn answers(self) -> (u64, u64, u64) {
        match self {
            Self::Prompt | Self::DoublePresser | Self::Changer | Self::Undoer => (95, 1, 60),
            Self::Late => (80, 600, 6000),
            Self::Forgetful | Self::Meddler => (50, 5, 600),
            Self::LateLogger => (15, 5, 300),
            Self::Mover | Self::Planner | Self::Sharer | Self::Nomad | Self::DateLine => (80, 1, 400),
            Self::Closer | Self::Leaver | Self::Stopper | Self::Deleter => (70, 1, 300),
            Self::Returner => (60, 10, 900),
            Self::Silent => (0, 1, 2),
            Self::Weekly | Self::Editor => (75, 1, 500),
            Self::Evening => (88, 60, 1300),
        }
    }

    /// What this persona does unasked, and in how many of a hundred days.
    const fn whims(self) -> &'static [(u64, Act)] {
        match self {
            Self::Prompt => &[(5, Act::Today), (5, Act::Board)],
            Self::Late | Self::Forgetful => &[(4, Act::Today), (3, Act::LogLate)],
            Self::DoublePresser => &[(5, Act::Today)],
            Self::Changer => &[(40, Act::Change), (5, Act::LogLate), (5, Act::Swap)],
            Self::Undoer => &[(25, Act::LogToday), (25, Act::Undo), (15, Act::Today)],
            Self::Mover => &[(35, Act::Move), (5, Act::Today)],
            Self::LateLogger => &[(35, Act::LogLate), (10, Act::LogToday), (8, Act::Swap)],
            Self::Nomad => &[(12, Act::ChangeZone), (8, Act::ChangeTime), (4, Act::ChangeQuiet)],
            Self::DateLine => &[(15, Act::CrossDateLine)],
            Self::Closer => &[(12, Act::CloseDm), (15, Act::OpenDm), (15, Act::Today)],
            Self::Returner => &[(3, Act::FallSilent), (4, Act::PressOld)],
            Self::Sharer => &[(15, Act::Share), (10, Act::Board)],
            Self::Leaver => &[(4, Act::LeaveClub), (6, Act::JoinClub), (10, Act::Share)],
            Self::Stopper => &[(8, Act::Stop), (14, Act::Start), (4, Act::PressOld)],
            Self::Deleter => &[(4, Act::Delete), (10, Act::Start), (10, Act::Share)],
            Self::Planner => &[(12, Act::PlanAdd), (12, Act::PlanRemove), (6, Act::PlanRestore), (6, Act::Undo)],
            Self::Meddler => &[(20, Act::PressForeign), (15, Act::PressOld), (5, Act::Undo), (5, Act::DeleteMessage)],
            Self::Silent => &[],
            Self::Weekly => &[(30, Act::WeekMove), (15, Act::WeekLetGo), (12, Act::Week), (6, Act::Move), (5, Act::Undo)],
            Self::Editor => {
                &[(22, Act::PlanEdit), (8, Act::PlanTemplate), (6, Act::PlanAdd), (4, Act::PlanRemove), (5, Act::WeekMove)]
            }
            Self::Evening => &[
                (35, Act::EveningOn),
                (4, Act::EveningOff),
                (6, Act::ChangeQuiet),
                (4, Act::ChangeTime),
                (6, Act::WeekMove),
                (6, Act::WeekLetGo),
                (3, Act::FallSilent),
            ],
        }
    }

    /// Whether and after how many minutes a message is answered.
    #[must_use]
    pub fn answer_after(self, dice: &Dice) -> Option<i64> {
        let (percent, least, most) = self.answers();
        (dice.below(100) < percent).then(|| i64::try_from(least + dice.below(most - least)).unwrap_or(1))
    }

    /// What comes to mind today.
    #[must_use]
    pub fn whim(self, dice: &Dice) -> Option<Act> {
        let roll = dice.below(100);
        let mut upto = 0;
        self.whims().iter().find_map(|(percent, act)| {
            upto += percent;
            (roll < upto).then_some(*act)
        })
    }
}

/// Something a person does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// `/start`, all its steps where they are new.
    Start,
    /// The day's whim is rolled.
    Wake,
    /// Answers what stands open under a message.
    Answer(MessageId),
    /// `[Change]` under the latest message, and another answer.
    Change,
    /// `[Move]` under the latest message, and a day.
    Move,
    /// Presses `[Undo]` where one is shown, or an old one again.
    Undo,
    /// `/today`.
    Today,
    /// `/checkin` of today.
    LogToday,
    /// `/checkin` of a past day.
    LogLate,
    /// `/checkin` of another kind, and what follows.
    Swap,
    /// `/board`.
    Board,
    /// Shares the name, or stops.
    Share,
    /// `/settings` with another city.
    ChangeZone,
    /// `/settings` with a city on the other side of the date line.
    CrossDateLine,
    /// `/settings` with another time.
    ChangeTime,
    /// `/settings` with other quiet hours.
    ChangeQuiet,
    /// Closes the DM.
    CloseDm,
    /// Opens the DM and presses [Try my DM again].
    OpenDm,
    /// Says nothing for weeks.
    FallSilent,
    /// Presses something under an old message of theirs.
    PressOld,
    /// Presses something that is somebody else's.
    PressForeign,
    /// Leaves the server.
    LeaveClub,
    /// Joins the server again.
    JoinClub,
    /// `/stop`.
    Stop,
    /// `/data delete`, confirmed.
    Delete,
    /// `/plan add`.
    PlanAdd,
    /// `/plan remove`.
    PlanRemove,
    /// [Put it back].
    PlanRestore,
    /// Deletes the board's message by hand, as a captain may.
    DeleteMessage,
    /// `/week`.
    Week,
    /// `/week`, a session of it, and another day.
    WeekMove,
    /// `/week`, a session of it, and [Let it go].
    WeekLetGo,
    /// `/plan edit`: words or days.
    PlanEdit,
    /// `/plan template`.
    PlanTemplate,
    /// `/settings` with a time for the evening check-in.
    EveningOn,
    /// `/settings` without one.
    EveningOff,
}

impl Act {
    /// Whether it is a sign of life where it succeeds (`2-behaviour` §4.1): looking around is none.
    #[must_use]
    pub const fn is_sign(self) -> bool {
        !matches!(
            self,
            Self::Wake
                | Self::Board
                | Self::Share
                | Self::ChangeZone
                | Self::CrossDateLine
                | Self::ChangeTime
                | Self::ChangeQuiet
                | Self::EveningOn
                | Self::EveningOff
                | Self::CloseDm
                | Self::FallSilent
                | Self::LeaveClub
                | Self::DeleteMessage
        )
    }

    /// The act in a line of the trace: without the number that names a message.
    #[must_use]
    pub fn word(self) -> String {
        match self {
            Self::Answer(_) => "Answer".to_owned(),
            act => format!("{act:?}"),
        }
    }

    /// Whether the day on which it was done is no longer a plain day: what was due then may rightly not have come.
    #[must_use]
    pub const fn unsettles(self) -> bool {
        matches!(
            self,
            Self::Start
                | Self::Move
                | Self::Undo
                | Self::Swap
                | Self::ChangeZone
                | Self::CrossDateLine
                | Self::ChangeTime
                | Self::ChangeQuiet
                | Self::CloseDm
                | Self::OpenDm
                | Self::PressOld
                | Self::Stop
                | Self::Delete
                | Self::PlanAdd
                | Self::PlanRemove
                | Self::PlanRestore
                | Self::PlanEdit
                | Self::PlanTemplate
                | Self::WeekMove
                | Self::WeekLetGo
        )
    }

    /// Whether it may lower the member's own kept weeks: a correction, or another plan.
    #[must_use]
    pub const fn corrects(self) -> bool {
        !matches!(
            self,
            Self::Wake
                | Self::Today
                | Self::Week
                | Self::Board
                | Self::Share
                | Self::Stop
                | Self::ChangeTime
                | Self::ChangeQuiet
                | Self::EveningOn
                | Self::EveningOff
        )
    }
}

/// Somebody.
#[derive(Debug)]
pub struct Person {
    /// Their number on the platform.
    pub user: UserId,
    /// Their name, found nowhere else.
    pub name: String,
    /// How they live with the coach.
    pub persona: Persona,
    /// Which club they belong to.
    pub club: usize,
    /// Where they live.
    pub city: &'static str,
    /// Their number in the store, once they joined.
    pub member: Option<MemberId>,
    /// Numbers they had in the store before they deleted everything.
    pub erased: Vec<MemberId>,
    /// Since when their name must not be on a board.
    pub hidden_since: Option<Instant>,
    /// Since when messages are off.
    pub stopped_at: Option<Instant>,
    /// Until when they say nothing.
    pub silent_until: Option<Instant>,
    /// When they gave signs of life.
    pub signs: Vec<Instant>,
    /// Local dates on which something of theirs changed what was due.
    pub unsettled: BTreeSet<NaiveDate>,
    /// The local date on which they closed their DM, until the bot knows that it is open again.
    pub closed_on: Option<NaiveDate>,
    /// The latest answer that only they see.
    pub private: Option<Message>,
    /// The local date up to which their days were looked at.
    pub checked_on: Option<NaiveDate>,
    /// Their kept weeks when last looked at.
    pub kept_weeks: u32,
}

impl Person {
    /// Somebody new.
    #[must_use]
    pub fn new(nth: usize, club: usize, persona: Persona, city: &'static str) -> Self {
        let nth_i64 = i64::try_from(nth).unwrap_or(0);
        Self {
            user: UserId::new(880_000_000_001 + 1_000 * nth_i64),
            name: format!("{}{nth:02}", NAMES[nth % NAMES.len()]),
            persona,
            club,
            city,
            member: None,
            erased: Vec::new(),
            hidden_since: None,
            stopped_at: None,
            silent_until: None,
            signs: Vec::new(),
            unsettled: BTreeSet::new(),
            closed_on: None,
            private: None,
            checked_on: None,
            kept_weeks: 0,
        }
    }

    /// The latest sign of life at or before `at`.
    #[must_use]
    pub fn sign_before(&self, at: Instant) -> Option<Instant> {
        self.signs.iter().rev().find(|sign| **sign <= at).copied()
    }
}

const NAMES: [&str; 12] = ["Ana", "Ben", "Cleo", "Dev", "Eve", "Finn", "Gia", "Hal", "Ivy", "Jo", "Kai", "Éa"];

/// Where people live: zones with and without clock changes, half hours, both sides of the date line, a clock change of half an
/// hour.
pub const CITIES: [&str; 12] = [
    "Europe/London",
    "Europe/Paris",
    "America/New_York",
    "Pacific/Auckland",
    "Asia/Kolkata",
    "Pacific/Honolulu",
    "Australia/Lord_Howe",
    "America/Sao_Paulo",
    "Africa/Casablanca",
    "Asia/Kathmandu",
    "America/St_Johns",
    "Pacific/Chatham",
];

/// Both sides of the date line.
pub const DATE_LINE: [&str; 4] = ["Pacific/Kiritimati", "Pacific/Honolulu", "Pacific/Apia", "Pacific/Pago_Pago"];
