//! How long an event takes, where only its words say so: `Planned Time: 0:45`, `45 min`, `1h 15m`.

use std::sync::LazyLock;

use regex::Regex;

/// Ways in which a duration is written, the surest first: hours in the first group, minutes in the second.
static WAYS: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    [
        r"(?i)\b(?:time|duration|dauer|zeit)\b[^0-9\n]{0,12}(\d{1,2}):([0-5]\d)\b",
        r"(?i)\b(\d{1,2})\s?(?:hours?|hrs|hr|stunden?|std|h)(?:\s?([0-5]?\d)\s?(?:minuten|minutes?|mins?|m))?\b",
        r"(?i)()\b(\d{1,3})\s?(?:mins?|minutes?|minuten|m)\b",
    ]
    .into_iter()
    .filter_map(|way| Regex::new(way).ok())
    .collect()
});
/// How much of a text is looked at, in characters.
const CHARS_MAX: usize = 600;

/// The minutes that a text names first; none where it names none.
pub fn minutes_in(text: &str) -> Option<u32> {
    let text: String = text.chars().take(CHARS_MAX).collect();
    let found = WAYS.iter().find_map(|way| way.captures(&text))?;
    let number = |nth: usize| found.get(nth).and_then(|group| group.as_str().parse::<u32>().ok()).unwrap_or(0);
    Some(number(1) * 60 + number(2)).filter(|minutes| *minutes > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minutes_are_found_in_the_ways_planners_write_them() {
        for (text, expected) in [
            ("Planned Time: 0:45\nTwo rounds", Some(45)),
            ("Planned Duration: 2:00", Some(120)),
            ("Duration 1h15m, load 40", Some(75)),
            ("45 min core", Some(45)),
            ("Walk Run • 2.3km • 25m - 30m", Some(25)),
            ("1 h easy", Some(60)),
            ("Dauer: 30 Minuten", Some(30)),
            ("3x10 squats", None),
            ("at 18:30 in the hall", None),
            ("0 min", None),
            ("", None),
        ] {
            assert_eq!(minutes_in(text), expected, "{text:?}");
        }
    }
}
