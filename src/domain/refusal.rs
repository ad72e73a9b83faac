//! Every "no" that a member can hear, as data. The words are the prompts' business; here is only what they may know.

use chrono::NaiveDate;

use super::calendar::ReminderTime;
use super::ids::ChannelId;
use super::plan_import::PlanFileProblem;
use super::session::TextError;

/// A line of text that a member may write into a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// A session's title.
    Title,
    /// The full version in words.
    Full,
    /// The small version in words.
    Small,
    /// When in the day.
    Cue,
    /// What the coach calls the member.
    SelfWord,
    /// A report of a problem.
    Report,
    /// The name of a group.
    GroupName,
    /// A question to the whole club.
    Question,
}

/// What the coach needs to be allowed to do in a channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ChannelRight {
    /// To see it.
    View,
    /// To write there.
    Send,
    /// To read what it wrote there before, which editing a message of an earlier day needs.
    ReadHistory,
    /// To attach a picture.
    Attach,
}

/// Why something asked for was not done. Nothing was written when one of these is the answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// Neither a telephone number nor an address.
    NotANumber,
    /// No city or zone goes by that name.
    UnknownPlace,
    /// That is not a time of day.
    ImpossibleTime,
    /// A time of day, but outside the hours in which a reminder can come (04:00 to 23:59).
    TimeOutsideTheDay,
    /// A word that names no weekday. The word is cut short and without marks.
    UnknownDay {
        /// What could not be read.
        word: String,
    },
    /// No weekday at all.
    NoDays,
    /// That is not a date.
    ImpossibleDate,
    /// The last date lies before the first.
    EndsBeforeItStarts,
    /// A number outside its range.
    NumberOutOfRange {
        /// The least.
        min: u32,
        /// The most.
        max: u32,
    },
    /// The plan is full.
    TooManySessions {
        /// The most sessions that a plan holds.
        max: usize,
    },
    /// One week of the plan would be too full.
    TooManyOccurrences {
        /// The most occurrences that a week holds.
        max: usize,
    },
    /// A text that cannot be kept.
    Text {
        /// Which one.
        field: Field,
        /// What is in the way.
        problem: TextError,
    },
    /// Every session but a run has a small version.
    SmallVersionMissing,
    /// A recovery session has an area, and only a recovery session has one.
    AreaMismatch,
    /// Only a run can be long or hard, or be reminded of by choice.
    OnlyForRuns,
    /// A run stands beside the week: it is done instead of nothing else.
    RunReplacesNothing,
    /// A choice that was not offered.
    UnknownChoice,
    /// There is no such session in the plan.
    NoSuchSession,
    /// The button belongs to somebody else.
    NotYours,
    /// There is nothing to share of it: it is older than a day, or nothing was done.
    NothingToShare,
    /// Its member is named on no board, beside which it could stand.
    NowhereToShare,
    /// As many as a day takes were shared.
    SharedEnough {
        /// How many that is.
        max: usize,
    },
    /// What was shared has come down again.
    ShareOver,
    /// The day is closed: it can be logged for so many days.
    TooOld {
        /// How many days back a day can be logged.
        days_max: u16,
    },
    /// The week is over, and its room stays what it was.
    WeekIsOver,
    /// The day is still to come.
    FutureDate,
    /// It stands on another date now.
    MovedTo {
        /// That date.
        date: NaiveDate,
    },
    /// It is on that date already.
    AlreadyThere {
        /// That date.
        date: NaiveDate,
    },
    /// That date holds the same session.
    DateTaken {
        /// That date.
        date: NaiveDate,
    },
    /// A session can be moved to today or up to so many days ahead.
    NotADayToMoveTo {
        /// How many days ahead a session can be moved.
        days_max: u16,
    },
    /// No day is free for it.
    NowhereToMove,
    /// Only a captain may do that.
    NotACaptain,
    /// Only who manages the server may do that: a captain by role does not name captains.
    NotAManager,
    /// A race that is over.
    RaceIsOver,
    /// A race that is too far ahead to shape weeks by.
    RaceTooFar,
    /// A season in which nothing of the plan would be left.
    EmptySeason {
        /// What it is called.
        season: String,
    },
    /// A name of a season that would shame whoever reads it.
    UnkindSeason {
        /// That name.
        name: String,
    },
    /// A name of a season that is none.
    SeasonName,
    /// Counts of a season without recovery, or beyond the limit.
    SeasonCounts {
        /// The most of a kind.
        max: u8,
    },
    /// The role is the one that everyone in the server has.
    EveryonesRole,
    /// It is about a club, and was asked outside of one.
    NotInAClub,
    /// The club has not been set up.
    ClubNotSetUp,
    /// No group of theirs goes by that name.
    NoSuchGroup,
    /// Another group of the club goes by that name.
    GroupNameTaken,
    /// A group's name that the coach would not say.
    UnkindGroupName,
    /// The club has as many groups as there can be.
    TooManyGroups {
        /// How many that is.
        max: usize,
    },
    /// The group that holds everyone is neither left nor put away.
    EveryoneStays,
    /// The club has no channel for its board.
    NoBoardChannel,
    /// The channel is not one that messages can be written into.
    NotAMessageChannel {
        /// The channel.
        channel: ChannelId,
    },
    /// The coach is not allowed to do what is needed in that channel.
    ChannelRightsMissing {
        /// The channel.
        channel: ChannelId,
        /// What is missing, in the order of [`ChannelRight`].
        missing: Vec<ChannelRight>,
    },
    /// They have not joined.
    NotJoined,
    /// A button that the coach does not know.
    UnknownButton,
    /// There is nothing to undo, or it was undone.
    NothingToUndo,
    /// Discord takes no DM to them from the coach.
    DmClosed,
    /// The evening check-in comes an hour after the daily message, or later.
    EveningNotLater {
        /// When the daily message comes.
        reminder_at: ReminderTime,
    },
    /// A word that the coach would not call anybody.
    UnkindWord,
    /// Nobody is their own trusted contact, and no program is anybody's.
    NotATrustedContact,
    /// Nobody named this person as a trusted contact, or it was taken back.
    NotAsked,
    /// As many problems were reported within a day as are taken.
    EnoughReports {
        /// How many are taken from one person a day.
        max: u32,
    },
    /// Nowhere to send a report to: this bot's operator takes none.
    NoReports,
    /// Everything stored about them is more than fits into one message.
    ExportTooLarge,
    /// Messages are off, and only `/start` puts them on again.
    MessagesOff,
    /// A pause begins today or on one of the days before, not on one to come.
    PauseLater {
        /// How many days back it can begin.
        days_max: u16,
    },
    /// A pause so long that it had better be open.
    PauseTooLong,
    /// What a captain's template is about was not said, or twice.
    TemplateWhich,
    /// A template from a file and from the captain's own plan at once.
    TemplateSource,
    /// The club has no template of that name.
    NoSuchTemplate,
    /// A name of a template that is none.
    TemplateName,
    /// A calendar, whose events have dates, for a template, whose sessions have none.
    TemplateCalendar,
    /// Nothing that goes on is in it.
    TemplateEmpty,
    /// Words for the whole club that could hurt whoever reads them.
    UnkindWords {
        /// Those words.
        words: String,
    },
    /// The club offers as many plans of its own as there can be.
    TooManyTemplates {
        /// How many that is.
        max: usize,
    },
    /// A check-in of a club without its channel, its day or its time.
    ScheduleIncomplete,
    /// The club has as many check-ins as there can be.
    TooManyCheckIns {
        /// How many that is.
        max: usize,
    },
    /// A plan that came as a file cannot be read, or is no longer there to be added.
    PlanFile(PlanFileProblem),
}
