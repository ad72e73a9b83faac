//! Times of day to the minute, and those at which a reminder may come.

use std::fmt;
use std::str::FromStr;

use chrono::{NaiveTime, Timelike};
use thiserror::Error;

use super::DAY_ENDS_AT_HOUR;

const MINUTES_A_DAY: u16 = 24 * 60;

/// A time by the clock on the wall, hours and minutes, written `07:30`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TimeOfDay {
    minutes: u16,
}

/// Why a text is not a time of day.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum TimeOfDayError {
    /// It is not written like one.
    #[error("a time is written like 07:30 or 7:30 pm")]
    Shape,
    /// No clock shows that hour.
    #[error("no clock shows the hour {hour}; times run from 00:00 to 23:59")]
    Hour {
        /// The hour asked for.
        hour: u16,
    },
    /// No clock shows that minute.
    #[error("no clock shows the minute {minute}; minutes run from 00 to 59")]
    Minute {
        /// The minute asked for.
        minute: u16,
    },
    /// With am or pm, hours run from 1 to 12.
    #[error("with am or pm, hours run from 1 to 12")]
    HalfDay {
        /// The hour asked for.
        hour: u16,
    },
}

impl TimeOfDay {
    /// The first minute of the day.
    pub const MIDNIGHT: Self = Self { minutes: 0 };
    /// The last minute of the day.
    pub const LAST: Self = Self { minutes: MINUTES_A_DAY - 1 };

    /// `hour` from 0 to 23 and `minute` from 0 to 59; `None` for what no clock shows.
    #[must_use]
    pub const fn new(hour: u16, minute: u16) -> Option<Self> {
        if hour < 24 && minute < 60 { Some(Self { minutes: hour * 60 + minute }) } else { None }
    }

    /// For storage: the minutes since 00:00, 0 to 1439.
    #[must_use]
    pub const fn minutes(self) -> u16 {
        self.minutes
    }

    /// From the minutes since 00:00; `None` from 1440 on.
    #[must_use]
    pub const fn from_minutes(minutes: u16) -> Option<Self> {
        if minutes < MINUTES_A_DAY { Some(Self { minutes }) } else { None }
    }

    /// The minute that `time` lies in.
    #[must_use]
    pub fn within(time: NaiveTime) -> Self {
        // A number of seconds below 86 400 fits, whole minutes below 1440.
        Self { minutes: u16::try_from(time.num_seconds_from_midnight() / 60).unwrap_or(0) }
    }

    /// 0 to 23.
    #[must_use]
    pub const fn hour(self) -> u16 {
        self.minutes / 60
    }

    /// 0 to 59.
    #[must_use]
    pub const fn minute(self) -> u16 {
        self.minutes % 60
    }

    /// As chrono's time, with no seconds.
    #[must_use]
    pub fn to_time(self) -> NaiveTime {
        NaiveTime::from_hms_opt(u32::from(self.hour()), u32::from(self.minute()), 0).unwrap_or(NaiveTime::MIN)
    }

    /// So many minutes later by the clock, past midnight if need be; up to a day.
    pub(super) const fn later_by(self, minutes: u16) -> Self {
        Self { minutes: (self.minutes + minutes % MINUTES_A_DAY) % MINUTES_A_DAY }
    }

    /// The minutes from `earlier` until this time, past midnight if need be: 0 to 1439.
    pub(in crate::domain) const fn minutes_after(self, earlier: Self) -> u16 {
        (self.minutes + MINUTES_A_DAY - earlier.minutes) % MINUTES_A_DAY
    }
}

impl From<TimeOfDay> for NaiveTime {
    fn from(time: TimeOfDay) -> Self {
        time.to_time()
    }
}

impl fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.hour(), self.minute())
    }
}

impl FromStr for TimeOfDay {
    type Err = TimeOfDayError;

    /// Reads `07:30`, `7:30`, `7.30`, `7h30`, `0730`, `730`, `7`, and each with `am` or `pm`.
    fn from_str(text: &str) -> Result<Self, TimeOfDayError> {
        let text = text.trim().to_ascii_lowercase();
        let (clock, afternoon) = half_day(&text);
        let (hour, minute) = hour_and_minute(clock).ok_or(TimeOfDayError::Shape)?;
        if minute > 59 {
            return Err(TimeOfDayError::Minute { minute });
        }
        let hour = match afternoon {
            Some(_) if !(1..=12).contains(&hour) => return Err(TimeOfDayError::HalfDay { hour }),
            Some(afternoon) => hour % 12 + if afternoon { 12 } else { 0 },
            None => hour,
        };
        Self::new(hour, minute).ok_or(TimeOfDayError::Hour { hour })
    }
}

/// Takes `am` or `pm` off the end; true for `pm`.
fn half_day(text: &str) -> (&str, Option<bool>) {
    for (mark, afternoon) in [("am", false), ("a.m.", false), ("pm", true), ("p.m.", true)] {
        if let Some(clock) = text.strip_suffix(mark) {
            return (clock.trim_end(), Some(afternoon));
        }
    }
    (text, None)
}

fn hour_and_minute(clock: &str) -> Option<(u16, u16)> {
    let number = |part: &str, lengths: std::ops::RangeInclusive<usize>| {
        let sound = lengths.contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
        sound.then(|| part.parse::<u16>().ok()).flatten()
    };
    if let Some((hour, minute)) = clock.split_once([':', '.', 'h']) {
        // `7h` is an hour; `7:` and `7.` are not finished.
        let minute = if minute.is_empty() && clock.ends_with('h') { 0 } else { number(minute, 2..=2)? };
        return Some((number(hour, 1..=2)?, minute));
    }
    match clock.len() {
        1 | 2 => Some((number(clock, 1..=2)?, 0)),
        _ => number(clock, 3..=4).map(|digits| (digits / 100, digits % 100)),
    }
}

/// A time at which the daily reminder may come: 04:00 to 23:59, so that it lies in its own day.
///
/// Source: `1-product.md`, "Words", and `2-behaviour.md` §4.1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ReminderTime(TimeOfDay);

/// Why a time cannot be a reminder's.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ReminderTimeError {
    /// It is not a time of day.
    #[error(transparent)]
    NotATime(#[from] TimeOfDayError),
    /// It lies in the part of the night that still belongs to the day before.
    #[error("{asked} still belongs to the night before; a reminder can come from 04:00 to 23:59")]
    InTheNight {
        /// The time asked for.
        asked: TimeOfDay,
    },
}

impl ReminderTime {
    /// The first there is: the moment at which a day begins.
    pub const EARLIEST: Self = Self(TimeOfDay { minutes: DAY_ENDS_AT_HOUR as u16 * 60 });
    /// The last there is.
    pub const LATEST: Self = Self(TimeOfDay::LAST);

    /// As a time of day.
    #[must_use]
    pub const fn time_of_day(self) -> TimeOfDay {
        self.0
    }

    /// As chrono's time, with no seconds.
    #[must_use]
    pub fn to_time(self) -> NaiveTime {
        self.0.to_time()
    }

    /// For storage: the minutes since 00:00, 240 to 1439.
    #[must_use]
    pub const fn minutes(self) -> u16 {
        self.0.minutes()
    }
}

impl TryFrom<TimeOfDay> for ReminderTime {
    type Error = ReminderTimeError;

    fn try_from(asked: TimeOfDay) -> Result<Self, ReminderTimeError> {
        if asked < Self::EARLIEST.0 { Err(ReminderTimeError::InTheNight { asked }) } else { Ok(Self(asked)) }
    }
}

impl From<ReminderTime> for TimeOfDay {
    fn from(time: ReminderTime) -> Self {
        time.0
    }
}

impl FromStr for ReminderTime {
    type Err = ReminderTimeError;

    fn from_str(text: &str) -> Result<Self, ReminderTimeError> {
        text.parse::<TimeOfDay>()?.try_into()
    }
}

impl fmt::Display for ReminderTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn times_are_read_the_ways_people_write_them() {
        for (text, time) in [
            ("07:30", "07:30"),
            ("7:30", "07:30"),
            (" 7.30 ", "07:30"),
            ("7", "07:00"),
            ("07", "07:00"),
            ("730", "07:30"),
            ("0730", "07:30"),
            ("1930", "19:30"),
            ("7h30", "07:30"),
            ("19h", "19:00"),
            ("7:30 pm", "19:30"),
            ("7:30PM", "19:30"),
            ("7 p.m.", "19:00"),
            ("7pm", "19:00"),
            ("7am", "07:00"),
            ("12 am", "00:00"),
            ("12:05 pm", "12:05"),
            ("0:00", "00:00"),
            ("23:59", "23:59"),
        ] {
            assert_eq!(text.parse::<TimeOfDay>().map(|time| time.to_string()), Ok(time.to_owned()), "{text:?}");
        }
    }

    #[test]
    fn impossible_times_are_refused_by_what_is_wrong() {
        use TimeOfDayError::{HalfDay, Hour, Minute, Shape};
        for (text, error) in [
            ("24:00", Hour { hour: 24 }),
            ("25", Hour { hour: 25 }),
            ("2400", Hour { hour: 24 }),
            ("7:60", Minute { minute: 60 }),
            ("799", Minute { minute: 99 }),
            ("13 pm", HalfDay { hour: 13 }),
            ("0:30 am", HalfDay { hour: 0 }),
            ("", Shape),
            ("pm", Shape),
            ("7:", Shape),
            ("7:3", Shape),
            ("7:300", Shape),
            (":30", Shape),
            ("-7:30", Shape),
            ("+7", Shape),
            ("7:30:15", Shape),
            ("07300", Shape),
            ("seven", Shape),
            ("٧:٣٠", Shape),
            ("99999999999999999999", Shape),
        ] {
            assert_eq!(text.parse::<TimeOfDay>(), Err(error), "{text:?}");
        }
    }

    #[test]
    fn a_reminder_comes_from_four_until_the_last_minute() {
        assert_eq!("04:00".parse(), Ok(ReminderTime::EARLIEST));
        assert_eq!("23:59".parse(), Ok(ReminderTime::LATEST));
        for text in ["00:00", "03:59", "3 am"] {
            let asked = text.parse().expect("a time of this table");
            assert_eq!(text.parse::<ReminderTime>(), Err(ReminderTimeError::InTheNight { asked }), "{text}");
        }
        assert_eq!("24:00".parse::<ReminderTime>(), Err(ReminderTimeError::NotATime(TimeOfDayError::Hour { hour: 24 })));
    }

    #[test]
    fn minutes_go_there_and_back() {
        for minutes in 0..=u16::MAX {
            match TimeOfDay::from_minutes(minutes) {
                Some(time) => {
                    assert_eq!((time.minutes(), TimeOfDay::within(time.to_time())), (minutes, time));
                    assert_eq!(time.to_string().parse(), Ok(time));
                    assert_eq!(ReminderTime::try_from(time).is_ok(), minutes >= 240, "{time}");
                }
                None => assert!(minutes >= 1440, "{minutes} minutes is a time of day"),
            }
        }
    }

    proptest! {
        #[test]
        fn reading_a_time_never_panics(text in "\\PC*") {
            if let Ok(time) = text.parse::<TimeOfDay>() {
                prop_assert!(time <= TimeOfDay::LAST);
            }
        }

        #[test]
        fn anything_near_a_time_is_read_or_refused(text in "[0-9]{0,3}[:.h ]?[0-9]{0,3} ?(am|pm|AM|p\\.m\\.)?") {
            if let Ok(time) = text.parse::<ReminderTime>() {
                prop_assert!(time >= ReminderTime::EARLIEST);
            }
        }
    }
}
