//! Setting a pause: how long, from when, and what becomes of those there are (`2-behaviour` §4.6, "Pauses").

use chrono::{NaiveDate, TimeDelta};

use super::{Pause, Scope};
use crate::domain::check_in::DAYS_BACK_MAX;
use crate::domain::refusal::Refusal;

/// How many days "a few days" are, today included.
pub const FEW_DAYS: i64 = 4;
/// How many days two weeks are.
pub const TWO_WEEKS: i64 = 14;
/// How many days "one more week" adds, from today.
pub const WEEK: i64 = 7;
/// How far ahead a pause can end. Beyond that "until I say" says it better.
pub const DAYS_AHEAD_MAX: i64 = 730;

/// How long a pause is to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Length {
    /// A few days.
    FewDays,
    /// Two weeks.
    TwoWeeks,
    /// Until the member says.
    UntilISay,
    /// Up to and without this date, on which the plan goes on.
    Until(NaiveDate),
}

impl Length {
    /// The presets.
    pub const PRESETS: [Self; 3] = [Self::FewDays, Self::TwoWeeks, Self::UntilISay];

    /// The word of a preset in options and buttons; an end of one's own has its date.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::FewDays => "few_days",
            Self::TwoWeeks => "two_weeks",
            Self::UntilISay => "until_i_say",
            Self::Until(_) => "until",
        }
    }

    /// Reads the word of a preset back.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::PRESETS.into_iter().find(|length| length.as_str() == word)
    }

    /// The first date after it, counted from `today`; none while it is until the member says.
    #[must_use]
    pub fn until(self, today: NaiveDate) -> Option<NaiveDate> {
        match self {
            Self::FewDays => Some(today + TimeDelta::days(FEW_DAYS)),
            Self::TwoWeeks => Some(today + TimeDelta::days(TWO_WEEKS)),
            Self::UntilISay => None,
            Self::Until(date) => Some(date),
        }
    }
}

/// What setting a pause comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Set {
    /// The first local date of it.
    pub from: NaiveDate,
    /// The first local date after it.
    pub until: Option<NaiveDate>,
    /// The pauses that it takes the place of, by number.
    pub replaces: Vec<i64>,
    /// Whether it is on today, rather than wholly of days that are over.
    pub is_on: bool,
}

/// Sets a pause of `length`, from `from` or else from today. One that is on gets a new end by it; with days that are over it is
/// joined where they overlap, and then it ends where the later of them does. What rests by another scope is left alone.
///
/// # Errors
/// [`Refusal::PauseLater`] for a start that is still to come, [`Refusal::TooOld`] for one that is closed,
/// [`Refusal::EndsBeforeItStarts`] and [`Refusal::PauseTooLong`].
pub fn set(known: &[Pause], scope: Scope, from: Option<NaiveDate>, length: Length, today: NaiveDate) -> Result<Set, Refusal> {
    let from = from.unwrap_or(today);
    match (today - from).num_days() {
        ..0 => return Err(Refusal::PauseLater { days_max: DAYS_BACK_MAX }),
        days if days > i64::from(DAYS_BACK_MAX) => return Err(Refusal::TooOld { days_max: DAYS_BACK_MAX }),
        _ => {}
    }
    let until = length.until(today);
    if until.is_some_and(|until| until <= from) {
        return Err(Refusal::EndsBeforeItStarts);
    }
    if until.is_some_and(|until| (until - today).num_days() > DAYS_AHEAD_MAX) {
        return Err(Refusal::PauseTooLong);
    }
    let is_on = until.is_none_or(|until| until > today);
    let end = |until: Option<NaiveDate>| until.unwrap_or(NaiveDate::MAX);
    let of_scope = known.iter().filter(|pause| pause.scope == scope);
    let overlapping: Vec<&Pause> = of_scope.filter(|pause| pause.from < end(until) && from < end(pause.until)).collect();
    let joined_from = overlapping.iter().map(|pause| pause.from).min().map_or(from, |first| first.min(from));
    let joined_until = if is_on {
        until
    } else {
        let last = overlapping.iter().map(|pause| end(pause.until)).max().map_or(end(until), |last| last.max(end(until)));
        (last < NaiveDate::MAX).then_some(last)
    };
    let is_on = joined_until.is_none_or(|until| until > today);
    Ok(Set { from: joined_from, until: joined_until, replaces: overlapping.iter().map(|pause| pause.id).collect(), is_on })
}

/// The end of a pause that was asked about, one week on from today.
#[must_use]
pub fn extended(today: NaiveDate) -> NaiveDate {
    today + TimeDelta::days(WEEK)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::sample::date;

    fn pause(id: i64, from: &str, until: Option<&str>) -> Pause {
        Pause { id, from: date(from), until: until.map(date), scope: Scope::Everything }
    }

    fn day(from: &str, until: Option<&str>, replaces: &[i64], is_on: bool) -> Result<Set, Refusal> {
        Ok(Set { from: date(from), until: until.map(date), replaces: replaces.to_vec(), is_on })
    }

    #[test]
    fn a_pause_begins_today_or_in_the_last_thirty_days() {
        let until = |text| Length::Until(date(text));
        let of = |known: &[Pause], from: Option<&str>, length| {
            set(known, Scope::Everything, from.map(date), length, date("2025-06-03"))
        };
        for (name, from, length, expected) in [
            ("two weeks", None, Length::TwoWeeks, day("2025-06-03", Some("2025-06-17"), &[], true)),
            ("a few days", None, Length::FewDays, day("2025-06-03", Some("2025-06-07"), &[], true)),
            ("until I say", None, Length::UntilISay, day("2025-06-03", None, &[], true)),
            ("since Sunday", Some("2025-06-01"), Length::UntilISay, day("2025-06-01", None, &[], true)),
            ("thirty days ago", Some("2025-05-04"), Length::TwoWeeks, day("2025-05-04", Some("2025-06-17"), &[], true)),
            ("thirty-one", Some("2025-05-03"), Length::TwoWeeks, Err(Refusal::TooOld { days_max: 30 })),
            ("tomorrow", Some("2025-06-04"), Length::TwoWeeks, Err(Refusal::PauseLater { days_max: 30 })),
            ("days that are over", Some("2025-05-20"), until("2025-05-27"), day("2025-05-20", Some("2025-05-27"), &[], false)),
            ("until today", Some("2025-06-01"), until("2025-06-03"), day("2025-06-01", Some("2025-06-03"), &[], false)),
            ("an end before its start", Some("2025-06-01"), until("2025-05-31"), Err(Refusal::EndsBeforeItStarts)),
            ("an end on its start", None, until("2025-06-03"), Err(Refusal::EndsBeforeItStarts)),
            ("two years", None, until("2027-06-03"), day("2025-06-03", Some("2027-06-03"), &[], true)),
            ("a century", None, until("2125-06-03"), Err(Refusal::PauseTooLong)),
            ("the end of the calendar", None, until("9999-12-31"), Err(Refusal::PauseTooLong)),
        ] {
            assert_eq!(of(&[], from, length), expected, "{name}");
        }
    }

    #[test]
    fn pauses_that_overlap_are_joined_and_one_that_is_on_gets_a_new_end() {
        let today = date("2025-06-10");
        let on = pause(1, "2025-06-03", Some("2025-06-17"));
        let open = pause(2, "2025-06-03", None);
        let over = pause(3, "2025-05-20", Some("2025-05-27"));
        let until = |text| Length::Until(date(text));
        for (name, known, from, length, expected) in [
            ("longer", on, None, until("2025-07-01"), day("2025-06-03", Some("2025-07-01"), &[1], true)),
            ("shorter", on, None, until("2025-06-12"), day("2025-06-03", Some("2025-06-12"), &[1], true)),
            ("open after all", on, None, Length::UntilISay, day("2025-06-03", None, &[1], true)),
            ("closed after all", open, None, Length::TwoWeeks, day("2025-06-03", Some("2025-06-24"), &[2], true)),
            ("from earlier on", on, Some("2025-05-30"), until("2025-06-12"), day("2025-05-30", Some("2025-06-12"), &[1], true)),
            ("the days before", on, Some("2025-05-30"), until("2025-06-05"), day("2025-05-30", Some("2025-06-17"), &[1], true)),
            ("before an open one", open, Some("2025-05-30"), until("2025-06-05"), day("2025-05-30", None, &[2], true)),
            (
                "inside one that is over",
                over,
                Some("2025-05-22"),
                until("2025-05-25"),
                day("2025-05-20", Some("2025-05-27"), &[3], false),
            ),
            ("apart from one that is over", over, None, Length::FewDays, day("2025-06-10", Some("2025-06-14"), &[], true)),
            (
                "touching one that is over",
                over,
                Some("2025-05-27"),
                until("2025-05-29"),
                day("2025-05-27", Some("2025-05-29"), &[], false),
            ),
        ] {
            assert_eq!(set(&[known], Scope::Everything, from.map(date), length, today), expected, "{name}");
        }
    }

    #[test]
    fn the_words_of_the_presets_read_back() {
        for length in Length::PRESETS {
            assert_eq!(Length::from_word(length.as_str()), Some(length));
        }
        assert_eq!(Length::from_word("until"), None, "an end of one's own is a date");
    }
}
