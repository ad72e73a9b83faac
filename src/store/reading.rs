//! From a row's numbers and texts to the domain's types. What cannot be read is an error with table, row and column, never a
//! panic and never the value itself.

use std::str::FromStr;

use chrono::DateTime;

use super::StoreError;
use crate::domain::calendar::Instant;

/// The row that is being read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reading {
    table: &'static str,
    id: i64,
}

impl Reading {
    /// Row `id` of `table`; the owner's number where a row has none of its own.
    pub(super) const fn of(table: &'static str, id: i64) -> Self {
        Self { table, id }
    }

    /// What to say of a column that makes no sense.
    pub(super) const fn bad(self, column: &'static str) -> StoreError {
        StoreError::BadRow { table: self.table, id: self.id, column }
    }

    /// A value, where it could be read.
    pub(super) fn some<T>(self, column: &'static str, value: Option<T>) -> Result<T, StoreError> {
        value.ok_or_else(|| self.bad(column))
    }

    /// A date, a week, a zone, a time: whatever is written as text.
    pub(super) fn parse<T: FromStr>(self, column: &'static str, text: &str) -> Result<T, StoreError> {
        text.parse().map_err(|_| self.bad(column))
    }

    /// The same, where it may be absent.
    pub(super) fn parse_if<T: FromStr>(self, column: &'static str, text: Option<&str>) -> Result<Option<T>, StoreError> {
        text.map(|text| self.parse(column, text)).transpose()
    }

    /// An instant from unix milliseconds.
    pub(super) fn instant(self, column: &'static str, unix_ms: i64) -> Result<Instant, StoreError> {
        self.some(column, DateTime::from_timestamp_millis(unix_ms))
    }

    /// The same, where it may be absent.
    pub(super) fn instant_if(self, column: &'static str, unix_ms: Option<i64>) -> Result<Option<Instant>, StoreError> {
        unix_ms.map(|unix_ms| self.instant(column, unix_ms)).transpose()
    }

    /// A flag: 0 or 1.
    pub(super) fn flag(self, column: &'static str, number: i64) -> Result<bool, StoreError> {
        match number {
            0 => Ok(false),
            1 => Ok(true),
            _ => Err(self.bad(column)),
        }
    }

    /// A number that fits its type.
    pub(super) fn number<T: TryFrom<i64>>(self, column: &'static str, number: i64) -> Result<T, StoreError> {
        T::try_from(number).map_err(|_| self.bad(column))
    }
}
