//! Where the two databases meet: the macro that expands one body for both drivers, the macro that declares a statement, and the
//! few words in which they differ.

use super::Engine;

/// Expands one body for whichever driver a [`Store`](super::Store) or a [`Tx`](super::Tx) holds. The drivers stay concrete, so
/// that each keeps its own types and plans; the body is written once.
macro_rules! on {
    ($either:expr, $c:ident => $body:expr) => {
        match $either {
            Self::Sqlite($c) => $body,
            Self::Postgres($c) => $body,
        }
    };
}
pub(super) use on;

/// Declares the statements of one table: name, number of binds, text with `$1…$n`; or the text on each engine, where a word of
/// the dialect is in it. They are listed in the module's `STATEMENTS`, which `tests/statements.rs` prepares on both engines.
///
/// The number of binds is part of the type, because SQLite reads a bind that was forgotten as NULL.
macro_rules! sql {
    ($($(#[$meta:meta])* $name:ident, $binds:literal, $text:expr $(, $postgres:expr)?;)+) => {
        $(
            $(#[$meta])*
            const $name: $crate::store::statement::Statement<$binds> = $crate::store::statement::Statement::new(
                concat!(module_path!(), "::", stringify!($name)),
                $text,
                $crate::store::dialect::sql!(@postgres $text $(, $postgres)?),
            );
        )+
        /// Every statement of this table.
        pub(super) const STATEMENTS: &[$crate::store::statement::Listed] = &[$($name.listed()),+];
    };
    (@postgres $text:expr) => { $text };
    (@postgres $text:expr, $postgres:expr) => { $postgres };
}
pub(super) use sql;

/// Appends the words that lock the rows a statement selects and step over those that another claimer holds. SQLite needs none:
/// its writer holds the file from `begin immediate` on.
macro_rules! skip_locked {
    (sqlite, $($text:expr),+) => { concat!($($text),+) };
    (postgres, $($text:expr),+) => { concat!($($text),+, " for update skip locked") };
}
pub(super) use skip_locked;

impl Engine {
    /// How a transaction that writes begins. On SQLite it takes the writer's place at once: a deferred one can meet BUSY later,
    /// in its middle, which waiting does not cure.
    pub(super) const fn begin_write(self) -> &'static str {
        match self {
            Self::Sqlite => "begin immediate",
            Self::Postgres => "begin",
        }
    }

    /// How a transaction that only reads begins: one state of the database from its first read to its last.
    pub(super) const fn begin_read(self) -> &'static str {
        match self {
            Self::Sqlite => "begin deferred",
            Self::Postgres => "begin isolation level repeatable read read only",
        }
    }
}
