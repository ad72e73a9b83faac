//! A day as people name one, and the dates that it can mean.

use chrono::{Datelike, Months, NaiveDate, TimeDelta, Weekday};

use crate::domain::calendar::Week;

/// Into which direction a day is looked for: what was done lies behind, what is moved or paused lies ahead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Toward {
    /// Today or later.
    Ahead,
    /// Today or earlier.
    Behind,
}

/// Which of its weekdays somebody means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Which {
    /// "Friday".
    Plain,
    /// "this Friday".
    This,
    /// "next Friday".
    Next,
    /// "last Friday".
    Last,
    /// "Friday week".
    WeekAfter,
    /// "Friday next week".
    OfNextWeek,
}

/// A day in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum When {
    /// So many days from today; today is 0.
    Offset(i64),
    /// A day of the week.
    Weekday(Weekday, Which),
    /// A day of a month, perhaps of a year; figures that can be read the other way round hold the second reading too.
    Date { year: Option<i32>, month: u32, day: u32, other: Option<(u32, u32)> },
    /// "the 14th".
    DayOfMonth(u32),
    /// "the weekend".
    Weekend,
    /// "the end of the week".
    EndOfWeek,
    /// "the end of the month", of this one or of one that is named.
    EndOfMonth(Option<u32>),
    /// "next week", without a day.
    NextWeek,
    /// "next month", without a day.
    NextMonth,
    /// "for two weeks".
    Span(i64),
}

/// How far ahead figures that can be read two ways are believed, in days, where the other reading is further off.
const LIKELY_DAYS: i64 = 180;

impl When {
    /// Whether it names one day, and not a stretch of them.
    pub(super) const fn is_a_day(self) -> bool {
        !matches!(self, Self::NextWeek | Self::NextMonth | Self::Span(_))
    }

    /// Whether it is today.
    pub(super) const fn is_today(self) -> bool {
        matches!(self, Self::Offset(0))
    }

    /// The dates that it can mean: none, one, or two between which nobody but the member can choose.
    pub(super) fn dates(self, today: NaiveDate, toward: Toward) -> Vec<NaiveDate> {
        match self {
            Self::Offset(days) => plus(today, days).into_iter().collect(),
            Self::Weekday(weekday, which) => weekdays(today, weekday, which, toward),
            Self::Date { year, month, day, other } => {
                let meant = in_a_year(today, year, month, day, toward);
                let turned = other.and_then(|(month, day)| in_a_year(today, year, month, day, toward));
                either(today, meant, turned)
            }
            Self::DayOfMonth(day) => day_of_month(today, day, toward).into_iter().collect(),
            Self::Weekend => {
                let week = Week::of(today);
                match toward {
                    Toward::Ahead if today.weekday() == Weekday::Sun => {
                        vec![week.next().day(Weekday::Sat), week.next().sunday()]
                    }
                    Toward::Ahead => [week.day(Weekday::Sat), week.sunday()].into_iter().filter(|day| *day > today).collect(),
                    Toward::Behind if today.weekday().num_days_from_monday() >= 5 => vec![week.day(Weekday::Sat), today],
                    Toward::Behind => vec![week.previous().day(Weekday::Sat), week.previous().sunday()],
                }
            }
            Self::EndOfWeek => vec![Week::of(today).sunday()],
            Self::EndOfMonth(month) => end_of_month(today, month).into_iter().collect(),
            Self::NextWeek => vec![Week::of(today).next().monday()],
            Self::NextMonth => today.with_day(1).and_then(|first| first.checked_add_months(Months::new(1))).into_iter().collect(),
            Self::Span(days) => plus(today, days).into_iter().collect(),
        }
    }
}

fn plus(date: NaiveDate, days: i64) -> Option<NaiveDate> {
    TimeDelta::try_days(days).and_then(|days| date.checked_add_signed(days))
}

fn weekdays(today: NaiveDate, weekday: Weekday, which: Which, toward: Toward) -> Vec<NaiveDate> {
    let week = Week::of(today);
    let (this, next, last) = (week.day(weekday), week.next().day(weekday), week.previous().day(weekday));
    let coming = if this > today { this } else { next };
    let latest = if this <= today { this } else { last };
    match (which, toward) {
        (Which::Plain, Toward::Ahead) => vec![coming],
        (Which::Plain, Toward::Behind) => vec![latest],
        (Which::This, _) => vec![if this >= today || toward == Toward::Behind { this } else { coming }],
        // Said on a Wednesday, "next Friday" is in two days for some and in nine for others.
        (Which::Next, _) if this > today => vec![this, next],
        (Which::Next, _) => vec![next],
        (Which::Last, _) if this < today => vec![this, last],
        (Which::Last, _) => vec![last],
        (Which::WeekAfter, _) => vec![coming + TimeDelta::weeks(1)],
        (Which::OfNextWeek, _) => vec![next],
    }
}

/// The date in its year, or in the nearest year of that direction.
fn in_a_year(today: NaiveDate, year: Option<i32>, month: u32, day: u32, toward: Toward) -> Option<NaiveDate> {
    if let Some(year) = year {
        return NaiveDate::from_ymd_opt(year, month, day);
    }
    let this = today.year();
    // 29 February is up to eight years away.
    let mut years: Vec<i32> = (this - 8..=this + 8).collect();
    if toward == Toward::Behind {
        years.reverse();
    }
    years.into_iter().filter_map(|year| NaiveDate::from_ymd_opt(year, month, day)).find(|date| match toward {
        Toward::Ahead => *date >= today,
        Toward::Behind => *date <= today,
    })
}

/// Of two readings of the same figures the one that is near, where only one is.
fn either(today: NaiveDate, meant: Option<NaiveDate>, turned: Option<NaiveDate>) -> Vec<NaiveDate> {
    let is_near = |date: &NaiveDate| (*date - today).num_days().abs() <= LIKELY_DAYS;
    match (meant, turned) {
        (Some(meant), Some(turned)) if meant != turned => match (is_near(&meant), is_near(&turned)) {
            (true, false) => vec![meant],
            (false, true) => vec![turned],
            _ => vec![meant, turned],
        },
        (Some(date), _) | (None, Some(date)) => vec![date],
        (None, None) => Vec::new(),
    }
}

fn day_of_month(today: NaiveDate, day: u32, toward: Toward) -> Option<NaiveDate> {
    let first = today.with_day(1)?;
    (0..12)
        .filter_map(|months| match toward {
            Toward::Ahead => first.checked_add_months(Months::new(months)),
            Toward::Behind => first.checked_sub_months(Months::new(months)),
        })
        .filter_map(|first| first.with_day(day))
        .find(|date| match toward {
            Toward::Ahead => *date > today,
            Toward::Behind => *date <= today,
        })
}

fn end_of_month(today: NaiveDate, month: Option<u32>) -> Option<NaiveDate> {
    let first = match month {
        None => today.with_day(1)?,
        Some(month) => {
            let this = NaiveDate::from_ymd_opt(today.year(), month, 1)?;
            if this.checked_add_months(Months::new(1))? > today { this } else { this.checked_add_months(Months::new(12))? }
        }
    };
    first.checked_add_months(Months::new(1))?.pred_opt()
}
