//! Numbers of people to call, as they come with the coach: checked by no club yet (`2-behaviour` §6.2, "Numbers").

use chrono_tz::Tz;

use crate::domain::place::country_of;
use crate::domain::word_table::rows;

/// Somebody to call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Line {
    /// The emergency number.
    Emergency,
    /// A line for questions of health.
    Health,
    /// A line for a crisis.
    Crisis,
    /// A line about eating.
    Eating,
}

impl Line {
    /// Every line, in the order in which they are shown.
    pub const ALL: [Self; 4] = [Self::Emergency, Self::Health, Self::Crisis, Self::Eating];

    /// The word in the schema, in buttons and in selects.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Emergency => "emergency",
            Self::Health => "health",
            Self::Crisis => "crisis",
            Self::Eating => "eating",
        }
    }

    /// Reads [`Self::as_str`] back.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|line| line.as_str() == word)
    }
}

/// The lines that are known for the country in which a zone's largest city lies, the emergency number first; none where nothing is
/// known.
#[must_use]
pub fn lines_in(zone: Tz) -> Vec<(Line, &'static str)> {
    let Some(country) = country_of(zone) else { return Vec::new() };
    let of_country = rows(include_str!("numbers.tsv")).find(|row| row.first() == Some(&country)).unwrap_or_default();
    Line::ALL.into_iter().zip(of_country.into_iter().skip(1)).filter(|(_, number)| *number != "-").collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_zone_has_its_countrys_numbers() {
        assert_eq!(lines_in(Tz::Europe__London).first(), Some(&(Line::Emergency, "999")));
        assert!(lines_in(Tz::America__Chicago).contains(&(Line::Crisis, "988")));
        assert!(lines_in(Tz::Australia__Perth).contains(&(Line::Emergency, "000")));
        assert_eq!(lines_in(Tz::UTC), [], "a zone of no country has none");
        assert_eq!(lines_in(Tz::Pacific__Kiritimati), [], "and what is not known is not said");
    }

    #[test]
    fn every_row_is_a_country_with_four_numbers() {
        for row in rows(include_str!("numbers.tsv")) {
            let [country, numbers @ ..] = &row[..] else { panic!("an empty row") };
            assert!(country.len() == 2 && numbers.len() == 4, "{row:?}");
            for number in numbers {
                let is_number = number.chars().all(|c| c.is_ascii_digit() || c == ' ') && !number.is_empty();
                assert!(*number == "-" || is_number, "{country}: {number:?}");
            }
        }
    }
}
