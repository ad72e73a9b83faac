//! What a button, a select or a modal stands for. A press carries names, never permission: who may do it is asked when it comes.

mod club_check_in;
mod group;
mod safety;
mod season;
mod settings;
mod setup;
mod share;
mod together;

use chrono::{NaiveDate, Weekday};

pub use club_check_in::ClubCheckInStep;
pub use group::GroupStep;
pub use safety::{ClubSafetyStep, SafetyStep};
pub use season::SeasonStep;
pub use settings::{Setting, SettingStep};
pub use setup::SetupStep;
pub use share::ShareStep;
pub use together::TogetherStep;

use super::calendar::{ReminderTime, Week};
use super::club_plan::OfferedPlan;
use super::ids::{ChangeId, ClubId, LetterId, MemberId, OccurrenceId, SessionId};
use super::pause::Length;
use super::plan_import::ImportStep;
use super::room::Room;
use super::session::{Kind, RecoveryArea};

/// An answer about one occurrence that needs nothing else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Answer {
    /// All of it.
    Done,
    /// Some of it.
    Some,
    /// The small version.
    Small,
    /// Not today.
    NotToday,
    /// Rest instead.
    Rest,
}

/// A step of `/start`, with what was chosen so far. Nothing is stored before the last one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StartStep {
    /// `[Start]` under a club's post, or "begin again".
    Begin,
    /// The same with the zone of a city that was given before.
    BeginFrom(chrono_tz::Tz),
    /// "I'm 18 or over", with the zone of the city that was given with the command.
    Consent(Option<chrono_tz::Tz>),
    /// "Another city": asks for a name in a modal.
    AskCity,
    /// The submitted modal.
    CityGiven,
    /// One of the cities found was chosen; its zone is the select's value.
    PickZone,
    /// "Yes, that's my time": the zone is settled.
    Zone(chrono_tz::Tz),
    /// The reminder time was chosen; it is the select's value.
    PickTime(chrono_tz::Tz),
    /// A plan to start from was chosen.
    Plan(chrono_tz::Tz, ReminderTime, OfferedPlan),
    /// Share the name on the board or not: the last step.
    Share(chrono_tz::Tz, ReminderTime, OfferedPlan, bool),
    /// "Not now".
    Leave,
}

/// A word for oneself that is offered ready made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ReadyWord {
    /// Athlete.
    Athlete,
    /// Runner.
    Runner,
}

/// A step of the room question: of a week, named by itself so that a button of any age says which.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RoomStep {
    /// `[Low]`, `[Steady]`, `[High]`.
    Say(Week, Room),
    /// `[Same as last week]`.
    Same(Week),
    /// `[Change]`: the question again.
    Ask(Week),
    /// `[Low week]` under a reminder: this week, from today on.
    LowWeek(Week),
}

/// What is chosen of a proposal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OfferChoice {
    /// As it is.
    Keep,
    /// The day that was named.
    Day,
    /// Ten minutes.
    Ten,
    /// The small version as the plan.
    Small,
    /// Two weeks at low.
    Low,
    /// Steady again.
    Steady,
    /// A note about food and drink.
    Note,
    /// No such notes any more.
    NoNotes,
    /// An area that gets a place in the plan; it is the select's value.
    Area,
    /// The season that was named.
    Season,
}

impl OfferChoice {
    /// Every choice.
    pub const ALL: [Self; 10] = [
        Self::Keep,
        Self::Day,
        Self::Ten,
        Self::Small,
        Self::Low,
        Self::Steady,
        Self::Note,
        Self::NoNotes,
        Self::Area,
        Self::Season,
    ];

    /// The word in buttons and in the schema.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Keep => "keep",
            Self::Day => "day",
            Self::Ten => "ten",
            Self::Small => "small",
            Self::Low => "low",
            Self::Steady => "steady",
            Self::Note => "note",
            Self::NoNotes => "no_notes",
            Self::Area => "area",
            Self::Season => "season",
        }
    }

    /// Reads [`Self::as_str`] back.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|choice| choice.as_str() == word)
    }
}

/// A step of `/week`. What comes of it is shown in the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WeekStep {
    /// This week at a glance.
    Show(Week),
    /// One of its sessions was chosen; it is the select's value. A long week has several selects, counted from 0.
    Pick(Week, u8),
    /// `[Move]`: offer days.
    Move(OccurrenceId),
    /// A day was picked; it is the select's value.
    MoveTo(OccurrenceId),
    /// One of the other days was picked, by insisting; it is the select's value.
    MoveAny(OccurrenceId),
    /// `[Let it go]`.
    LetGo(OccurrenceId),
    /// How much room this week or the next has.
    Room(Week, Room),
}

/// A step of `/plan edit` or `/plan template`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlanStep {
    /// Show one session of the plan, to change it.
    Session(SessionId),
    /// Ask for its words in a form.
    Words(SessionId),
    /// The submitted form.
    WordsGiven(SessionId),
    /// Ask for its days and dates in a form.
    Days(SessionId),
    /// The submitted form.
    DaysGiven(SessionId),
    /// The submitted form of a new session that gives this area a place in the plan.
    AreaGiven(RecoveryArea),
    /// Another day instead of one of its days.
    Into(SessionId, Weekday, Weekday),
    /// Show the plans to take from.
    Templates,
    /// Show what one of them holds, and what taking it does.
    Template(OfferedPlan),
    /// Take it instead of what is there, from today on.
    Replace(OfferedPlan),
    /// Take it beside what is there.
    TakeToo(OfferedPlan),
    /// Leave the plan as it is.
    Keep,
}

/// A step of a pause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PauseStep {
    /// `[Pause]`: how long?
    Ask,
    /// One of the presets; an end of one's own comes from the form.
    For(Length),
    /// An end of one's own: asks for it in a form.
    AskDate,
    /// The submitted form.
    DateGiven,
    /// `[One more week]`.
    OneMoreWeek,
    /// `[Resume]`.
    Resume,
    /// `[Ease me in]`.
    EaseIn,
    /// `[Pick up as before]`.
    AsBefore,
    /// `[Keep the pause]`: the pause of this number ends on this date again.
    Keep(i64, NaiveDate),
}

/// What a returning member chooses for the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ReturnStep {
    /// `[Two small]`.
    TwoSmall,
    /// `[Usual, low]`.
    UsualLow,
    /// `[Usual]`.
    Usual,
    /// `[Choose later]`.
    ChooseLater,
}

/// A step of `/me`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MeStep {
    /// The page.
    Show,
    /// How its line about the plan comes about.
    Why,
}

/// Everything that can be pressed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Press {
    /// A step of joining.
    Start(StartStep),
    /// A step of `/plan season`.
    Season(SeasonStep),
    /// A step of `/club setup`.
    Setup(SetupStep),
    /// A step of joining a club that was chosen in the DM.
    StartIn(ClubId, StartStep),
    /// One of several clubs was chosen in the DM; it is the select's value. With the zone of the city that was given.
    StartClub(Option<chrono_tz::Tz>),
    /// An answer about an occurrence.
    CheckIn(OccurrenceId, Answer),
    /// `[Change]`: show the answers again.
    Change(OccurrenceId),
    /// `[Move]`: offer days.
    Move(OccurrenceId),
    /// A day was picked; without a date it is the select's value.
    MoveTo(OccurrenceId, Option<NaiveDate>),
    /// One of the other days was picked, by insisting; it is the select's value.
    MoveAny(OccurrenceId),
    /// A step of `/week`.
    Week(WeekStep),
    /// A step of the room question.
    Room(RoomStep),
    /// Something chosen of what is proposed below a letter.
    Offer(LetterId, OfferChoice),
    /// A step of `/plan edit` or `/plan template`.
    Plan(PlanStep),
    /// A step below what a file proposes to the plan.
    Import(ImportStep),
    /// Back to the message as it was.
    Back(OccurrenceId),
    /// Another kind was done instead of this occurrence; how much of it, where the button is of a release that said so.
    SwapFor(OccurrenceId, Kind, Answer),
    /// Take back what was logged.
    Undo(ChangeId),
    /// [Start small] under a letter.
    StartSmall(LetterId),
    /// [Leave it for now].
    LeaveIt(LetterId),
    /// [Stop messages].
    StopMessages,
    /// [Start messages again], under the answer to `/stop`.
    StartMessages,
    /// [Try my DM again].
    TryDm,
    /// Share my name on this club's board, or stop sharing.
    ShareName(ClubId, bool),
    /// Show the board of this club; without one it is the select's value.
    ShowBoard(Option<ClubId>),
    /// Something about one of a club's groups.
    Group(GroupStep),
    /// Show the plan from its session of this number on, counted from 0: a plan can be longer than a message.
    PlanFrom(u8),
    /// Remove this session from today on.
    RemoveSession(SessionId),
    /// Put a removed session back.
    RestoreSession(SessionId),
    /// Delete everything: confirmed.
    DeleteConfirmed,
    /// Keep everything.
    DeleteCancelled,
    /// Show today's sessions.
    Today,
    /// `[Leave it]` under a question about what a text meant.
    LeaveAsIs,
    /// A step under an answer to a text that needed a person.
    Safety(SafetyStep),
    /// A step of `/club safety`.
    ClubSafety(ClubSafetyStep),
    /// A step in the settings.
    Settings(SettingStep),
    /// Be this member's trusted contact, or not, or no longer.
    Trust(MemberId, bool),
    /// A step of `/together`, or an answer to an invitation.
    Together(TogetherStep),
    /// A step of a club's check-in.
    ClubCheckIn(ClubCheckInStep),
    /// A step of sharing a check-in, or a cheer for one.
    Share(ShareStep),
    /// A step of `/me`.
    Me(MeStep),
    /// Report a problem: asks for it in a form.
    AskReport,
    /// The submitted form.
    Report,
    /// A step of a pause.
    Pause(PauseStep),
    /// What a returning member chooses for the week.
    Return(ReturnStep),
    /// Open a fresh chapter, or carry on with this one.
    Chapter(bool),
}

impl Press {
    /// The occurrence that it is about, for a press under a session.
    #[must_use]
    pub const fn occurrence(&self) -> Option<OccurrenceId> {
        match self {
            Self::CheckIn(occurrence, _)
            | Self::Change(occurrence)
            | Self::Move(occurrence)
            | Self::MoveTo(occurrence, _)
            | Self::MoveAny(occurrence)
            | Self::Back(occurrence) => Some(*occurrence),
            _ => None,
        }
    }
}
