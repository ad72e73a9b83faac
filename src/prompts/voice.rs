//! What a message may know, and nothing else (`2-behaviour` §3.1). What these structs leave out is the point of them: a sentence
//! about what did not happen cannot be built, because there is nothing to build it from.
//!
//! ```compile_fail
//! // There is no such field, and tests/prompts.rs reads this file to see that none grows.
//! let _ = second_wind::prompts::Voice { missed: Some(3), ..Default::default() };
//! ```
//!
//! ```compile_fail
//! let _ = second_wind::prompts::PublicVoice { rank: Some(1), ..Default::default() };
//! ```

use std::num::NonZeroU32;

use chrono::{Datelike, NaiveDate, NaiveTime, Weekday};

use crate::domain::calendar::{Days, QuietHours};
use crate::domain::decisions::Decision;
use crate::domain::ids::{ChannelId, RoleId, UserId};
use crate::domain::member::Units;
use crate::domain::occurrence::Outcome;
use crate::domain::session::{Kind, RecoveryArea, SessionSpec};

/// Everything that a message to one member may know. `Default` knows nothing.
///
/// Texts are handed in as people wrote them: [`Prompts::render`](super::Prompts::render) escapes them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Voice<'a> {
    /// The session that the message is about.
    pub session: Option<SessionLine<'a>>,
    /// What comes next in the plan.
    pub next: Option<Next<'a>>,
    /// A day that the member chose or named: moved to, logged for, shown.
    pub day: Option<Day>,
    /// Another day that is proposed.
    pub other_day: Option<Day>,
    /// The kind that the member says they did, where it is another than the planned one.
    pub did: Option<Kind>,
    /// What the member says became of the session.
    pub outcome: Option<Outcome>,
    /// How many sessions the sentence is about, such as those that stand under `/today`.
    pub count: Option<u32>,
    /// The largest number allowed, in a refusal.
    pub max: Option<u32>,
    /// What the member's clock shows, if the zone is right.
    pub clock: Option<NaiveTime>,
    /// What a season is called.
    pub season: Option<&'a str>,
    /// A city or a zone, as it is shown to people.
    pub place: Option<&'a str>,
    /// Places that the member may have meant.
    pub suggestions: &'a [&'a str],
    /// When the daily reminder comes.
    pub reminder_at: Option<NaiveTime>,
    /// When the evening check-in comes.
    pub evening_at: Option<NaiveTime>,
    /// The hours in which the coach does not write first.
    pub quiet: Option<QuietHours>,
    /// The name of a language, in itself.
    pub language: Option<&'a str>,
    /// In what distances are shown.
    pub units: Option<Units>,
    /// What the coach calls the member, in the member's own word.
    pub self_word: Option<&'a str>,
    /// Another person, shown as Discord shows their name; nobody is rung.
    pub person: Option<UserId>,
    /// Other people, shown the same way; nobody counts them.
    pub people: &'a [UserId],
    /// All kept weeks; never falls, and is not shown before the first.
    pub kept_weeks: Option<NonZeroU32>,
    /// What was done in these weeks by kind, kinds with none left out.
    pub sums: &'a [(Kind, NonZeroU32)],
    /// What was decided in these three months, by sort; sorts with none are left out.
    pub decisions: &'a [(Decision, NonZeroU32)],
    /// How often the member came back.
    pub comebacks: Option<NonZeroU32>,
    /// Whether the member shares their name on this club's board.
    pub shares_name: Option<bool>,
    /// The club's name.
    pub club: Option<&'a str>,
    /// A group's name.
    pub group: Option<&'a str>,
    /// A channel, shown as a link to it.
    pub channel: Option<ChannelId>,
    /// A role, shown as Discord shows its name; nobody is rung.
    pub role: Option<RoleId>,
    /// What Discord allows the coach in that channel, or what it is asked to allow.
    pub rights: &'a [Right],
    /// Whom to write to about this bot: the operator's own words, shown as they stand.
    pub operator: Option<&'a str>,
    /// A number of people to call.
    pub phone: Option<&'a str>,
    /// Which of the member's texts a refusal is about.
    pub text_field: Option<TextField>,
    /// The name of a command's option, in a refusal.
    pub option: Option<&'a str>,
}

/// A session as a message shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SessionLine<'a> {
    /// Its kind.
    pub kind: Kind,
    /// Its area, if it is recovery.
    pub area: Option<RecoveryArea>,
    /// Its title.
    pub title: &'a str,
    /// About how long it takes.
    pub minutes: Option<u16>,
    /// The full version in words.
    pub full: Option<&'a str>,
    /// The small version in words.
    pub small: Option<&'a str>,
    /// When in the day.
    pub cue: Option<&'a str>,
    /// The days it falls on; none in a message that is about one day.
    pub days: Option<Days>,
    /// Every how many weeks, from two on; none for every week.
    pub every_weeks: Option<NonZeroU32>,
}

impl<'a> SessionLine<'a> {
    /// A session that is known by its kind and title alone.
    #[must_use]
    pub const fn titled(kind: Kind, title: &'a str) -> Self {
        Self { kind, area: None, title, minutes: None, full: None, small: None, cue: None, days: None, every_weeks: None }
    }
}

impl<'a> From<&'a SessionSpec> for SessionLine<'a> {
    fn from(spec: &'a SessionSpec) -> Self {
        let every = u32::from(spec.when.every_weeks.get());
        Self {
            kind: spec.kind,
            area: spec.area,
            title: spec.title.as_str(),
            minutes: Some(spec.minutes),
            full: spec.full.as_ref().map(|words| words.as_str()),
            small: spec.small.as_ref().map(|words| words.as_str()),
            cue: spec.cue.as_ref().map(|cue| cue.as_str()),
            days: Some(spec.when.days),
            every_weeks: NonZeroU32::new(every).filter(|every| every.get() > 1),
        }
    }
}

/// The session that comes next, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Next<'a> {
    /// Its title.
    pub title: &'a str,
    /// Its day.
    pub day: Day,
}

/// A day as people say it: by its weekday within a week, by its date beyond (`2-behaviour` §3.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Day {
    /// The member's today.
    Today,
    /// The day after.
    Tomorrow,
    /// The day before.
    Yesterday,
    /// A day within the coming week.
    Weekday(Weekday),
    /// Any other day.
    Date(NaiveDate),
}

impl Day {
    /// How a message on `today` speaks of `date`. Both are the member's local days.
    #[must_use]
    pub fn of(date: NaiveDate, today: NaiveDate) -> Self {
        match (date - today).num_days() {
            0 => Self::Today,
            1 => Self::Tomorrow,
            -1 => Self::Yesterday,
            2..=6 => Self::Weekday(date.weekday()),
            _ => Self::Date(date),
        }
    }
}

/// What Discord may allow the coach in a channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Right {
    /// To see the channel.
    ViewChannel,
    /// To write there.
    SendMessages,
    /// To show embeds.
    EmbedLinks,
    /// To attach pictures.
    AttachFiles,
    /// To read its own earlier messages.
    ReadMessageHistory,
}

impl Right {
    /// Every right.
    pub const ALL: [Self; 5] =
        [Self::ViewChannel, Self::SendMessages, Self::EmbedLinks, Self::AttachFiles, Self::ReadMessageHistory];

    pub(super) const fn id(self) -> &'static str {
        match self {
            Self::ViewChannel => "right-view-channel",
            Self::SendMessages => "right-send-messages",
            Self::EmbedLinks => "right-embed-links",
            Self::AttachFiles => "right-attach-files",
            Self::ReadMessageHistory => "right-read-message-history",
        }
    }
}

/// A text that a member writes for themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TextField {
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
    /// What was reported to the operator.
    Report,
    /// The name of a group.
    GroupName,
    /// A question to the whole club.
    Question,
}

impl TextField {
    /// Every text.
    pub const ALL: [Self; 8] =
        [Self::Title, Self::Full, Self::Small, Self::Cue, Self::SelfWord, Self::Report, Self::GroupName, Self::Question];

    pub(super) const fn id(self) -> &'static str {
        match self {
            Self::Title => "text-field-title",
            Self::Full => "text-field-full",
            Self::Small => "text-field-small",
            Self::Cue => "text-field-cue",
            Self::SelfWord => "text-field-self-word",
            Self::Report => "text-field-report",
            Self::GroupName => "text-field-group",
            Self::Question => "text-field-question",
        }
    }
}

/// Everything that a public line may know: sums, and the names of those who chose to share. A number that would be zero is not
/// there, and its line with it (`2-behaviour` §3.1, §5.3).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct PublicVoice<'a> {
    /// The group's name.
    pub group: Option<&'a str>,
    /// What a captain calls this part of the group's year.
    pub season: Option<&'a str>,
    /// Lit weeks of this chapter.
    pub lit_weeks: Option<NonZeroU32>,
    /// Lit weeks in all; only rises.
    pub lit_weeks_in_all: Option<NonZeroU32>,
    /// Credited sessions of this week by kind, kinds with none left out; empty with fewer than five active members.
    pub sums: &'a [(Kind, NonZeroU32)],
    /// How many came back this week; none with fewer than five active members.
    pub comebacks: Option<NonZeroU32>,
    /// How many said hello below a club's check-in; none with fewer than five.
    pub hellos: Option<NonZeroU32>,
    /// A member who chose to be named.
    pub shared: Option<SharedName<'a>>,
    /// What that member did, where they chose to share it.
    pub did: Option<Kind>,
}

/// A member who chose to be named on the board.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SharedName<'a> {
    /// Their name in that server.
    pub name: &'a str,
    /// All their kept weeks; never falls, and is not shown before the first.
    pub kept_weeks: Option<NonZeroU32>,
}
