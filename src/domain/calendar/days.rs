//! A set of weekdays.

use std::fmt;
use std::str::FromStr;

use chrono::Weekday;
use thiserror::Error;

/// Monday first, as in the week.
const WEEK: [Weekday; 7] = [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];

/// Words for several days at once.
const GROUPS: [(&str, u8); 9] = [
    ("daily", 0b111_1111),
    ("everyday", 0b111_1111),
    ("all", 0b111_1111),
    ("weekdays", 0b001_1111),
    ("weekday", 0b001_1111),
    ("workdays", 0b001_1111),
    ("weekend", 0b110_0000),
    ("weekends", 0b110_0000),
    ("week-end", 0b110_0000),
];

/// How much of a word that we did not understand is repeated to the person who wrote it, in characters.
const ECHO_CHARS_MAX: usize = 24;

/// The weekdays on which something happens: one at least, written `mon,thu`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Days(u8);

/// Why there is no such set of weekdays.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum DaysError {
    /// No day at all.
    #[error("name at least one day, like mon,thu")]
    Empty,
    /// A word that names no day.
    #[error("“{word}” is not a day; write days like mon,thu or daily")]
    Unknown {
        /// The word, cut short and without marks.
        word: String,
    },
    /// Bits that stand for no day.
    #[error("{bits:#010b} does not stand for a set of weekdays")]
    Bits {
        /// The bits as stored.
        bits: u8,
    },
}

impl Days {
    /// Every day of the week.
    pub const DAILY: Self = Self(0b111_1111);
    /// Monday to Friday.
    pub const WEEKDAYS: Self = Self(0b001_1111);
    /// Saturday and Sunday.
    pub const WEEKEND: Self = Self(0b110_0000);

    /// That one day.
    #[must_use]
    pub fn only(day: Weekday) -> Self {
        Self(bit(day))
    }

    /// These days, in any order.
    ///
    /// # Errors
    /// [`DaysError::Empty`] where there is none.
    pub fn of(days: impl IntoIterator<Item = Weekday>) -> Result<Self, DaysError> {
        Self::from_bits(days.into_iter().fold(0, |bits, day| bits | bit(day)))
    }

    /// These and that one.
    #[must_use]
    pub fn with(self, day: Weekday) -> Self {
        Self(self.0 | bit(day))
    }

    /// These but not that one; `None` where no day would be left.
    #[must_use]
    pub fn without(self, day: Weekday) -> Option<Self> {
        Self::from_bits(self.0 & !bit(day)).ok()
    }

    /// Whether `day` is one of them.
    #[must_use]
    pub fn contains(self, day: Weekday) -> bool {
        self.0 & bit(day) != 0
    }

    /// The days, Monday first.
    pub fn iter(self) -> impl Iterator<Item = Weekday> {
        WEEK.into_iter().filter(move |day| self.contains(*day))
    }

    /// How many there are: 1 to 7.
    #[must_use]
    #[expect(clippy::len_without_is_empty, reason = "there is always one at least")]
    pub const fn len(self) -> usize {
        self.0.count_ones() as usize
    }

    /// For storage: bit 0 is Monday, bit 6 is Sunday.
    #[must_use]
    pub const fn to_bits(self) -> u8 {
        self.0
    }

    /// From storage.
    ///
    /// # Errors
    /// [`DaysError::Empty`] for 0 and [`DaysError::Bits`] where a bit above Sunday's is set.
    pub const fn from_bits(bits: u8) -> Result<Self, DaysError> {
        match bits {
            0 => Err(DaysError::Empty),
            1..=0b111_1111 => Ok(Self(bits)),
            _ => Err(DaysError::Bits { bits }),
        }
    }
}

fn bit(day: Weekday) -> u8 {
    1 << day.num_days_from_monday()
}

impl fmt::Display for Days {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (nth, day) in self.iter().enumerate() {
            let name = &NAMES[day.num_days_from_monday() as usize][..3];
            write!(f, "{}{name}", if nth == 0 { "" } else { "," })?;
        }
        Ok(())
    }
}

/// The days' whole names, Monday first. Any beginning of at least two letters stands for its day, as do `tues`, `weds`, `thurs`.
const NAMES: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
/// The German ones, read in the same way: no beginning of two letters stands for another day in English.
const NAMES_DE: [&str; 7] = ["montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag"];

fn weekday(word: &str) -> Option<Weekday> {
    let word = match word {
        "weds" => "wed",
        "sonnabend" => "samstag",
        // "mondays", "montags", and "mittwochs".
        _ => word.strip_suffix('s').filter(|day| ["day", "tag", "woch"].iter().any(|end| day.ends_with(end))).unwrap_or(word),
    };
    let among = |names: [&str; 7]| names.iter().position(|name| word.len() >= 2 && name.starts_with(word));
    let nth = among(NAMES).or_else(|| among(NAMES_DE))?;
    WEEK.get(nth).copied()
}

/// `mon-fri`, and `fri-mon` over the weekend.
fn range(word: &str) -> Option<u8> {
    let (first, last) = word.split_once(['-', '–'])?;
    let (mut day, last) = (weekday(first)?, weekday(last)?);
    let mut bits = bit(day);
    while day != last {
        day = day.succ();
        bits |= bit(day);
    }
    Some(bits)
}

impl FromStr for Days {
    type Err = DaysError;

    /// Reads `mon,thu`, `Mon Thu`, `monday and thursday`, `mon-fri`, `daily`, `weekdays`, `weekend`.
    fn from_str(text: &str) -> Result<Self, DaysError> {
        let mut bits = 0;
        for word in text.split(|c: char| c.is_whitespace() || ",;/+&.|".contains(c)).filter(|word| !word.is_empty()) {
            let lower = word.to_lowercase();
            let group = || GROUPS.iter().find(|(name, _)| *name == lower).map(|(_, bits)| *bits);
            bits |= match lower.as_str() {
                "and" | "every" | "on" | "each" | "und" | "jeden" | "am" => 0,
                // As in "every day".
                "day" | "tag" => 0b111_1111,
                _ => weekday(&lower).map(bit).or_else(group).or_else(|| range(&lower)).ok_or_else(|| unknown(word))?,
            };
        }
        Self::from_bits(bits)
    }
}

fn unknown(word: &str) -> DaysError {
    let word: String = word.chars().filter(|c| c.is_alphanumeric() || *c == '-').take(ECHO_CHARS_MAX).collect();
    DaysError::Unknown { word }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn days_are_read_the_ways_people_write_them() {
        for (text, days) in [
            ("mon,thu", "mon,thu"),
            ("Mon Thu", "mon,thu"),
            ("thu, mon", "mon,thu"),
            ("monday", "mon"),
            ("Mondays and Thursdays", "mon,thu"),
            ("tues/weds/thurs", "tue,wed,thu"),
            ("daily", "mon,tue,wed,thu,fri,sat,sun"),
            ("every day", "mon,tue,wed,thu,fri,sat,sun"),
            ("weekdays", "mon,tue,wed,thu,fri"),
            ("weekend", "sat,sun"),
            ("weekend, wed", "wed,sat,sun"),
            ("mon-wed", "mon,tue,wed"),
            ("fri–mon", "mon,fri,sat,sun"),
            ("mo tu", "mon,tue"),
            ("mo, do", "mon,thu"),
            ("di und sonnabend", "tue,sat"),
            ("Mittwochs", "wed"),
            ("mo-fr", "mon,tue,wed,thu,fri"),
            ("jeden Tag", "mon,tue,wed,thu,fri,sat,sun"),
            ("mon,mon", "mon"),
        ] {
            assert_eq!(text.parse::<Days>().map(|days| days.to_string()), Ok(days.to_owned()), "{text:?}");
        }
    }

    #[test]
    fn what_names_no_day_is_refused_by_word() {
        for text in ["", "  ", ",", "and"] {
            assert_eq!(text.parse::<Days>(), Err(DaysError::Empty), "{text:?}");
        }
        for (text, word) in
            [("mon,foo", "foo"), ("t", "t"), ("s", "s"), ("lundi", "lundi"), ("<@1>", "1"), ("mon-", "mon-"), ("days", "days")]
        {
            assert_eq!(text.parse::<Days>(), Err(DaysError::Unknown { word: word.to_owned() }), "{text:?}");
        }
        let Err(DaysError::Unknown { word }) = "x".repeat(10_000).parse::<Days>() else { panic!("not a day") };
        assert_eq!(word.len(), ECHO_CHARS_MAX);
    }

    #[test]
    fn bits_go_there_and_back() {
        for bits in 0..=u8::MAX {
            match Days::from_bits(bits) {
                Ok(days) => {
                    assert_eq!((days.to_bits(), days.iter().count()), (bits, days.len()));
                    assert_eq!(days.to_string().parse(), Ok(days));
                    assert_eq!(Days::of(days.iter()), Ok(days));
                }
                Err(error) => assert_eq!(error, if bits == 0 { DaysError::Empty } else { DaysError::Bits { bits } }),
            }
        }
        assert_eq!(Days::only(Weekday::Mon).without(Weekday::Mon), None);
        assert_eq!(Days::WEEKEND.without(Weekday::Sat), Some(Days::only(Weekday::Sun)));
        assert_eq!(Days::WEEKDAYS.with(Weekday::Sat).with(Weekday::Sun), Days::DAILY);
    }

    proptest! {
        #[test]
        fn reading_days_never_panics(text in "\\PC*") {
            if let Ok(days) = text.parse::<Days>() {
                prop_assert!((1..=7).contains(&days.len()));
            }
        }
    }
}
