//! The numbers that a club points to: what a captain may write, what a member is shown, and what has to be looked at again
//! (`2-behaviour` §6.2, "Numbers").

use chrono::{Months, NaiveDate};
use chrono_tz::Tz;
use thiserror::Error;

use super::{Line, lines_in};
use crate::domain::place::country_of;

/// The longest number or address, in characters.
pub const SHOWN_CHARS_MAX: usize = 80;
/// The longest telephone number as it is written, in characters.
const PHONE_CHARS_MAX: usize = 24;
/// The fewest digits of one: 112, 999, 13.
const DIGITS_MIN: usize = 2;
/// The most: 15 by E.164, and two before them.
const DIGITS_MAX: usize = 17;
/// How an address begins.
const ADDRESS_BEGINS: &str = "https://";
/// After how many months a number is looked at again.
const MONTHS_OF_A_CHECK: u32 = 12;

/// Neither a telephone number nor an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("neither a telephone number nor an address that begins with https://")]
pub struct NotANumber;

/// A telephone number or the address of a page: digits and what stands between them, or `https://` and a name. There is no room in
/// it for a sentence, a mention or a mark-up.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Number(String);

impl Number {
    /// Reads what somebody typed.
    ///
    /// # Errors
    /// [`NotANumber`].
    pub fn parse(text: &str) -> Result<Self, NotANumber> {
        let text = text.trim();
        let is_number = if text.starts_with(ADDRESS_BEGINS) { is_address(text) } else { is_phone(text) };
        if is_number { Ok(Self(text.to_owned())) } else { Err(NotANumber) }
    }

    /// As it is shown.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A short name of a number, so that a button of any age confirms the one that stood above it and no other (FNV-1a).
#[must_use]
pub fn mark_of(number: &str) -> u32 {
    number.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

fn is_phone(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let body = text.strip_prefix('+').unwrap_or(text);
    let is_plain = body.bytes().all(|byte| byte.is_ascii_digit() || b" -/().".contains(&byte));
    let ends_in_digit = body.bytes().next_back().is_some_and(|byte| byte.is_ascii_digit());
    let begins = body.bytes().next().is_some_and(|byte| byte.is_ascii_digit() || byte == b'(');
    is_plain && begins && ends_in_digit && (DIGITS_MIN..=DIGITS_MAX).contains(&digits) && text.len() <= PHONE_CHARS_MAX
}

fn is_address(text: &str) -> bool {
    let rest = &text[ADDRESS_BEGINS.len()..];
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let is_label = |label: &str| {
        let is_plain = label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        !label.is_empty() && is_plain && !label.starts_with('-') && !label.ends_with('-')
    };
    let labels: Vec<&str> = host.split('.').collect();
    let is_name = labels.len() >= 2 && labels.iter().all(|label| is_label(label));
    let is_plain = rest.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._/?=&%#".contains(&byte));
    // The last part is letters: not a bare machine's address.
    let ends_in_letters = labels.last().is_some_and(|label| label.bytes().all(|byte| byte.is_ascii_alphabetic()));
    is_name && is_plain && ends_in_letters && text.len() <= SHOWN_CHARS_MAX
}

/// A line as a club has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClubLine {
    /// Which.
    pub line: Line,
    /// Its number.
    pub number: Number,
    /// The local date on which a captain confirmed this number; none while nobody has.
    pub confirmed_on: Option<NaiveDate>,
}

/// The lines of one club.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClubLines {
    /// The club's zone; none before setup.
    pub zone: Option<Tz>,
    /// What it has of its own.
    pub lines: Vec<ClubLine>,
}

/// A number as somebody is shown it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// Which line.
    pub line: Line,
    /// Its number.
    pub number: String,
    /// Whether a captain confirmed it.
    pub is_checked: bool,
}

impl ClubLines {
    fn own(&self, line: Line) -> Option<Shown> {
        let own = self.lines.iter().find(|own| own.line == line)?;
        Some(Shown { line, number: own.number.0.clone(), is_checked: own.confirmed_on.is_some() })
    }
}

fn known_in(zone: Option<Tz>, line: Line) -> Option<Shown> {
    let (_, number) = lines_in(zone?).into_iter().find(|(known, _)| *known == line)?;
    Some(Shown { line, number: number.to_owned(), is_checked: false })
}

/// What somebody in `zone` is shown, by line: the number of the first of their clubs that has one, else what is known of their
/// country. A club's number is good in the club's country: who lives in another one is shown that one's first, because a wrong number
/// for an emergency is worse than one that nobody has checked. `zone` is none for somebody of whom nothing is known: the club they
/// ask from speaks for them.
#[must_use]
pub fn shown_to(zone: Option<Tz>, clubs: &[ClubLines]) -> Vec<Shown> {
    let here = zone.and_then(country_of);
    let is_near = |club: &&ClubLines| {
        let country = club.zone.and_then(country_of);
        here.is_none() || country.is_none() || country == here
    };
    Line::ALL
        .into_iter()
        .filter_map(|line| {
            clubs
                .iter()
                .filter(is_near)
                .find_map(|club| club.own(line))
                .or_else(|| known_in(zone, line))
                .or_else(|| clubs.iter().filter(is_near).find_map(|club| known_in(club.zone, line)))
                .or_else(|| clubs.iter().find_map(|club| club.own(line)))
        })
        .collect()
}

/// What a captain is offered for a line: the club's own, or what is known of its country; with the date of the check.
#[must_use]
pub fn offered_to(club: &ClubLines, line: Line) -> Option<(Number, Option<NaiveDate>)> {
    if let Some(own) = club.lines.iter().find(|own| own.line == line) {
        return Some((own.number.clone(), own.confirmed_on));
    }
    known_in(club.zone, line).map(|known| (Number(known.number), None))
}

/// What a line asks of a captain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Need {
    /// There is no number for it.
    Number,
    /// Nobody has confirmed it.
    Check,
    /// It was confirmed more than a year ago.
    CheckAgain,
}

/// What the lines of a club ask of its captains on the local date `today`, by line; nothing of those that were confirmed within a
/// year.
#[must_use]
pub fn needs_of(club: &ClubLines, today: NaiveDate) -> Vec<(Line, Need)> {
    let need = |line| match offered_to(club, line) {
        None => Some(Need::Number),
        Some((_, None)) => Some(Need::Check),
        Some((_, Some(on))) => {
            let is_old = on.checked_add_months(Months::new(MONTHS_OF_A_CHECK)).is_some_and(|until| until < today);
            is_old.then_some(Need::CheckAgain)
        }
    };
    Line::ALL.into_iter().filter_map(|line| Some((line, need(line)?))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::sample::date;

    fn own(line: Line, number: &str, on: Option<&str>) -> ClubLine {
        ClubLine { line, number: Number::parse(number).expect("a number"), confirmed_on: on.map(date) }
    }

    #[test]
    fn a_number_is_digits_or_an_address_and_nothing_else() {
        for text in
            ["112", "13", "999", "116 123", "+44 (0)20 7946 0000", "0800-111 0 111", "020/7946000", " 988 ", "(020) 7946 0000"]
        {
            assert_eq!(Number::parse(text).map(|number| number.0), Ok(text.trim().to_owned()), "{text:?}");
        }
        for text in ["https://findahelpline.com", "https://www.nhs.uk/nhs-111", "https://a.example.org/b?c=d&e=1#f"] {
            assert!(Number::parse(text).is_ok(), "{text:?}");
        }
        let long = format!("https://example.org/{}", "a".repeat(SHOWN_CHARS_MAX));
        for text in [
            "",
            " ",
            "1",
            "call us",
            "you are lazy 116123",
            "<@1234567890123456>",
            "@everyone",
            "116 123 @here",
            "116 123\n999",
            "116\u{202e}123",
            "٠١٢٣٤",
            "999 or 112",
            "tel:999",
            "http://example.org",
            "javascript:alert(1)",
            "https://",
            "https://localhost",
            "https://127.0.0.1/x",
            "https://-a.org",
            "https://a..org",
            "https://exa mple.org",
            "https://user@example.org",
            "https://example.org/[x](y)",
            "https://example.org:8080/",
            "1234567890123456789",
            "12 34 56 78 90 12 34 56 78 90",
            "--12--",
            "+",
            "99-",
            &long,
        ] {
            assert_eq!(Number::parse(text), Err(NotANumber), "{text:?}");
        }
    }

    #[test]
    fn every_number_that_comes_with_the_coach_could_be_typed() {
        for row in crate::domain::word_table::rows(include_str!("numbers.tsv")) {
            for number in row.into_iter().skip(1).filter(|number| *number != "-") {
                assert!(Number::parse(number).is_ok(), "{number}");
            }
        }
    }

    #[test]
    fn a_mark_tells_numbers_apart() {
        assert_eq!(mark_of("116 123"), mark_of("116 123"));
        for other in ["116123", "116 124", "", "999"] {
            assert_ne!(mark_of("116 123"), mark_of(other), "{other:?}");
        }
    }

    #[test]
    fn a_member_is_shown_the_clubs_number_else_the_countrys() {
        let (london, paris, chicago) = (Tz::Europe__London, Tz::Europe__Paris, Tz::America__Chicago);
        let bare = ClubLines { zone: Some(london), lines: vec![] };
        let set = ClubLines {
            zone: Some(london),
            lines: vec![own(Line::Health, "0300 123 456", Some("2026-01-01")), own(Line::Eating, "0800 111", None)],
        };
        let second =
            ClubLines { zone: Some(london), lines: vec![own(Line::Health, "0300 999", None), own(Line::Crisis, "85258", None)] };
        let fresh = ClubLines { zone: None, lines: vec![own(Line::Emergency, "112", Some("2026-01-01"))] };
        for (name, zone, clubs, line, expected) in [
            ("no club", Some(london), vec![], Line::Emergency, Some(("999", false))),
            ("a club without its own", Some(london), vec![bare.clone()], Line::Emergency, Some(("999", false))),
            ("a confirmed one", Some(london), vec![set.clone()], Line::Health, Some(("0300 123 456", true))),
            ("one that nobody confirmed", Some(london), vec![set.clone()], Line::Eating, Some(("0800 111", false))),
            (
                "the first club that has one",
                Some(london),
                vec![set.clone(), second.clone()],
                Line::Health,
                Some(("0300 123 456", true)),
            ),
            (
                "the second, where the first has none",
                Some(london),
                vec![set.clone(), second.clone()],
                Line::Crisis,
                Some(("85258", false)),
            ),
            ("abroad the number of where they live", Some(chicago), vec![set.clone()], Line::Emergency, Some(("911", false))),
            (
                "abroad the club's where nothing else is known",
                Some(Tz::Pacific__Kiritimati),
                vec![set.clone()],
                Line::Health,
                Some(("0300 123 456", true)),
            ),
            ("a club before setup speaks", Some(paris), vec![fresh.clone()], Line::Emergency, Some(("112", true))),
            ("a stranger in a club's server", None, vec![set.clone()], Line::Emergency, Some(("999", false))),
            ("a stranger anywhere", None, vec![], Line::Emergency, None),
        ] {
            let shown = shown_to(zone, &clubs).into_iter().find(|shown| shown.line == line);
            let shown = shown.as_ref().map(|shown| (shown.number.as_str(), shown.is_checked));
            assert_eq!(shown, expected, "{name}");
        }
    }

    #[test]
    fn a_line_asks_for_a_check_until_it_has_one_and_once_a_year() {
        let club = |on: &str| ClubLines {
            zone: Some(Tz::UTC),
            lines: vec![own(Line::Emergency, "112", Some(on)), own(Line::Health, "116 117", None)],
        };
        let rest = [(Line::Crisis, Need::Number), (Line::Eating, Need::Number)];
        for (on, today, first) in [
            ("2026-03-02", "2026-03-02", None),
            ("2026-03-02", "2027-03-02", None),
            ("2026-03-02", "2027-03-03", Some((Line::Emergency, Need::CheckAgain))),
            ("2024-02-29", "2025-02-28", None),
            ("2024-02-29", "2025-03-01", Some((Line::Emergency, Need::CheckAgain))),
        ] {
            let expected: Vec<_> = first.into_iter().chain([(Line::Health, Need::Check)]).chain(rest).collect();
            assert_eq!(needs_of(&club(on), date(today)), expected, "{on} seen on {today}");
        }
    }
}
