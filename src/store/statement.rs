//! A statement as a constant whose type counts its binds, and the two types of value that a bind can have.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::Engine;
use crate::domain::calendar::{Instant, Week};
use crate::domain::ids::{
    BoardId, ChangeId, ChannelId, ClubCheckInId, ClubId, ClubPlanId, ClubPostId, GroupId, GuildId, InviteId, JobId, LetterId,
    MemberId, MessageId,
};
use crate::domain::ids::{OccurrenceId, PlanImportId, ReportId, RoleId, SessionId, ShareId, UserId};

/// A statement with exactly `BINDS` binds.
#[derive(Debug, Clone, Copy)]
pub(super) struct Statement<const BINDS: usize> {
    name: &'static str,
    sqlite: &'static str,
    postgres: &'static str,
}

/// A statement as the tests see it.
#[derive(Debug, Clone, Copy)]
pub struct Listed {
    /// Module and constant, as in `second_wind::store::members::BY_USER`.
    pub name: &'static str,
    /// Its text on SQLite.
    pub sqlite: &'static str,
    /// Its text on PostgreSQL; mostly the same.
    pub postgres: &'static str,
    /// How many values it is given.
    pub binds: usize,
}

impl<const BINDS: usize> Statement<BINDS> {
    pub(super) const fn new(name: &'static str, sqlite: &'static str, postgres: &'static str) -> Self {
        Self { name, sqlite, postgres }
    }

    pub(super) const fn text(&self, engine: Engine) -> &'static str {
        match engine {
            Engine::Sqlite => self.sqlite,
            Engine::Postgres => self.postgres,
        }
    }

    pub(super) const fn listed(&self) -> Listed {
        Listed { name: self.name, sqlite: self.sqlite, postgres: self.postgres, binds: BINDS }
    }
}

/// A value on its way into a statement. There are only two kinds of column; an absent value still has its kind, because
/// PostgreSQL asks for it.
#[derive(Debug, Clone)]
pub(super) enum Bind<'a> {
    /// For an id, an instant, a number or a flag.
    Int(Option<i64>),
    /// For a text, a date, a week, a zone or a time of day.
    Text(Option<Cow<'a, str>>),
}

/// What can be bound.
pub(super) trait ToBind<'a> {
    /// The absent value of this kind.
    const NONE: Bind<'a>;

    /// This value.
    fn to_bind(self) -> Bind<'a>;
}

impl<'a, T: ToBind<'a>> ToBind<'a> for Option<T> {
    const NONE: Bind<'a> = T::NONE;

    fn to_bind(self) -> Bind<'a> {
        self.map_or(Self::NONE, T::to_bind)
    }
}

macro_rules! bound_as_int {
    ($($value:ident: $type:ty => $int:expr;)+) => {$(
        impl<'a> ToBind<'a> for $type {
            const NONE: Bind<'a> = Bind::Int(None);

            fn to_bind(self) -> Bind<'a> {
                let $value = self;
                Bind::Int(Some($int))
            }
        }
    )+};
}

bound_as_int! {
    number: i64 => number;
    number: u32 => i64::from(number);
    number: u16 => i64::from(number);
    number: u8 => i64::from(number);
    flag: bool => i64::from(flag);
    at: Instant => at.timestamp_millis();
    id: BoardId => id.get();
    id: ChangeId => id.get();
    id: ChannelId => id.get();
    id: ClubId => id.get();
    id: GroupId => id.get();
    id: GuildId => id.get();
    id: InviteId => id.get();
    id: JobId => id.get();
    id: LetterId => id.get();
    id: MemberId => id.get();
    id: MessageId => id.get();
    id: RoleId => id.get();
    id: OccurrenceId => id.get();
    id: ClubCheckInId => id.get();
    id: ClubPlanId => id.get();
    id: ClubPostId => id.get();
    id: PlanImportId => id.get();
    id: ReportId => id.get();
    id: SessionId => id.get();
    id: ShareId => id.get();
    id: UserId => id.get();
}

macro_rules! bound_as_text {
    ($($value:ident: $type:ty => $text:expr;)+) => {$(
        impl<'a> ToBind<'a> for $type {
            const NONE: Bind<'a> = Bind::Text(None);

            fn to_bind(self) -> Bind<'a> {
                let $value = self;
                Bind::Text(Some($text))
            }
        }
    )+};
}

bound_as_text! {
    text: &'a str => Cow::Borrowed(text);
    text: String => Cow::Owned(text);
    date: NaiveDate => Cow::Owned(date.to_string());
    week: Week => Cow::Owned(week.to_string());
    zone: chrono_tz::Tz => Cow::Borrowed(zone.name());
    time: crate::domain::calendar::TimeOfDay => Cow::Owned(time.to_string());
    time: crate::domain::calendar::ReminderTime => Cow::Owned(time.to_string());
}

/// The binds of a statement, in order.
macro_rules! binds {
    ($($value:expr),* $(,)?) => { [$($crate::store::statement::ToBind::to_bind($value)),*] };
}
pub(super) use binds;
