//! What can go wrong with the database, in words an operator can act on and without anything a member wrote.

use std::path::PathBuf;

use sqlx::error::{DatabaseError, ErrorKind};
use sqlx::migrate::MigrateError;
use thiserror::Error;

/// A rule of the schema that a write ran into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// That person is a member already.
    OneMemberPerUser,
    /// That server is a club already.
    OneClubPerGuild,
    /// The club has a group of that name.
    GroupNamesDiffer,
    /// The club has its default group.
    OneDefaultGroup,
    /// The group has its board of that week.
    OneBoardPerWeek,
    /// A row names another that is not there, or that belongs to somebody else.
    NamesWhatExists,
    /// A value is out of its range, or two columns contradict each other.
    InRange,
    /// Another uniqueness or presence.
    Other,
}

/// Uniqueness by PostgreSQL's name of the constraint, by SQLite's list of columns, and what it means.
const UNIQUE: [(&str, &str, Rule); 5] = [
    ("member_user_id_key", "member.user_id", Rule::OneMemberPerUser),
    ("club_guild_id_key", "club.guild_id", Rule::OneClubPerGuild),
    ("club_group_club_id_name_key", "club_group.club_id, club_group.name", Rule::GroupNamesDiffer),
    ("club_group_default", "club_group.club_id", Rule::OneDefaultGroup),
    ("board_group_id_week_key", "board.group_id, board.week", Rule::OneBoardPerWeek),
];

impl Rule {
    fn of(error: &dyn DatabaseError) -> Option<Self> {
        match error.kind() {
            ErrorKind::UniqueViolation => {
                let columns = error.message().rsplit_once(": ").map_or("", |(_, columns)| columns);
                let known = UNIQUE.iter().find(|(name, list, _)| error.constraint().map_or(*list == columns, |c| c == *name));
                Some(known.map_or(Self::Other, |(_, _, rule)| *rule))
            }
            ErrorKind::ForeignKeyViolation => Some(Self::NamesWhatExists),
            ErrorKind::CheckViolation => Some(Self::InRange),
            ErrorKind::NotNullViolation => Some(Self::Other),
            _ => None,
        }
    }
}

/// Why the store could not do what it was asked.
#[derive(Debug, Error)]
pub enum StoreError {
    /// The address names neither engine.
    #[error("a database address is `sqlite:PATH` or `postgres://…`; {0}")]
    Address(&'static str),
    /// The file or its folder cannot be made or opened.
    #[error("cannot open the database file {}: {why}", path.display())]
    CannotOpen {
        /// The file.
        path: PathBuf,
        /// What the operating system or SQLite said.
        why: String,
    },
    /// The file is something else. It was not touched.
    #[error("{} is not a SQLite database; it was left as it is", path.display())]
    NotADatabase {
        /// The file.
        path: PathBuf,
    },
    /// It is a database, but another program's. It was not touched.
    #[error("{} is a database of another program; it was left as it is", path.display())]
    NotOurs {
        /// The file.
        path: PathBuf,
    },
    /// A newer release has been here; this one does not know its schema. Nothing was changed.
    #[error(
        "the database has schema {found}, this release knows {known}: run the newer release, or restore the backup made before it"
    )]
    FromNewerVersion {
        /// The schema's number in the database.
        found: i64,
        /// The newest that this release knows.
        known: i64,
    },
    /// Another process uses the file, which takes one at a time.
    #[error("another process uses {}: SQLite takes one process at a time, so stop that one first", path.display())]
    InUse {
        /// The file.
        path: PathBuf,
    },
    /// Something is there already where a new file was to be. It was left as it is.
    #[error("{} is there already, and was left as it is", path.display())]
    Exists {
        /// The file.
        path: PathBuf,
    },
    /// PostgreSQL has its own tools for that.
    #[error("this is for SQLite; on PostgreSQL use pg_dump and pg_restore")]
    NoBackup,
    /// The schema could not be brought up to date.
    #[error("the schema could not be brought up to date: {0}")]
    Migration(#[source] MigrateError),
    /// Somebody else held what was needed for too long, or two transactions wanted each other's rows. Worth another try.
    #[error("the database is busy: {0}")]
    Busy(String),
    /// There is no room: the disk is full, or a quota is used up. What was begun is taken back; it works again once there is room.
    #[error("the disk is full: {0}")]
    Full(String),
    /// A rule of the schema refused the write.
    #[error("the schema refused a write ({rule:?}): {message}")]
    Refused {
        /// Which rule.
        rule: Rule,
        /// The database's own words, which name tables and columns only.
        message: String,
    },
    /// A row holds what this release cannot read.
    #[error("row {id} of {table} cannot be read: its {column} makes no sense")]
    BadRow {
        /// The table.
        table: &'static str,
        /// The row's number, or its owner's where it has none of its own.
        id: i64,
        /// The column; never its value.
        column: &'static str,
    },
    /// A row that was to be changed is no longer there.
    #[error("row {id} of {table} is gone")]
    Gone {
        /// The table.
        table: &'static str,
        /// The row's number.
        id: i64,
    },
    /// Anything else the driver reports.
    #[error("the database failed: {0}")]
    Database(#[source] sqlx::Error),
}

impl StoreError {
    /// Whether the same again, a little later, may well succeed.
    #[must_use]
    pub const fn is_busy(&self) -> bool {
        matches!(self, Self::Busy(_))
    }

    /// Which rule of the schema refused, if one did.
    #[must_use]
    pub const fn rule(&self) -> Option<Rule> {
        match self {
            Self::Refused { rule, .. } => Some(*rule),
            _ => None,
        }
    }
}

/// SQLite's primary result code, which is the lower byte of the extended one.
pub(super) fn sqlite_code(error: &sqlx::Error) -> Option<i64> {
    let error = error.as_database_error()?.try_downcast_ref::<sqlx::sqlite::SqliteError>()?;
    error.code()?.parse::<i64>().ok().map(|code| code & 0xff)
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        const BUSY: i64 = 5;
        const LOCKED: i64 = 6;
        const FULL: i64 = 13;
        const DISK_FULL: &str = "53100";
        // Serialization failure, deadlock, lock not available, too many connections.
        const BUSY_STATES: [&str; 4] = ["40001", "40P01", "55P03", "53300"];
        if matches!(error, sqlx::Error::PoolTimedOut) {
            return Self::Busy("no connection became free in time".to_owned());
        }
        let Some(reported) = error.as_database_error() else { return Self::Database(error) };
        let code = reported.code();
        let is_sqlite = reported.try_downcast_ref::<sqlx::sqlite::SqliteError>().is_some();
        let is_busy = if is_sqlite {
            sqlite_code(&error).is_some_and(|code| code == BUSY || code == LOCKED)
        } else {
            code.as_deref().is_some_and(|code| BUSY_STATES.contains(&code))
        };
        if is_busy {
            return Self::Busy(reported.message().to_owned());
        }
        let is_full = if is_sqlite { sqlite_code(&error) == Some(FULL) } else { code.as_deref() == Some(DISK_FULL) };
        if is_full {
            return Self::Full(reported.message().to_owned());
        }
        match Rule::of(reported) {
            Some(rule) => Self::Refused { rule, message: reported.message().to_owned() },
            None => Self::Database(error),
        }
    }
}
