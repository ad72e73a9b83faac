//! At what time of the day a calendar shows a session. A cue is words ("after work"), and a calendar wants a time: the one in the words, or
//! a usual hour for them, which whoever imports the file moves as they like.

use crate::domain::calendar::TimeOfDay;
use crate::domain::plain_text::plain_text;

/// Words of a cue and the hour and minute that usually goes with them; the first that is found counts.
const USUAL: [(&str, u16, u16); 22] = [
    ("before breakfast", 6, 30),
    ("vor dem fruehstueck", 6, 30),
    ("breakfast", 8, 0),
    ("fruehstueck", 8, 0),
    ("before work", 7, 0),
    ("vor der arbeit", 7, 0),
    ("after work", 18, 0),
    ("nach der arbeit", 18, 0),
    ("feierabend", 18, 0),
    ("lunch", 12, 30),
    ("mittag", 12, 30),
    ("bed", 21, 30),
    ("schlaf", 21, 30),
    ("evening", 19, 30),
    ("abend", 19, 30),
    ("dinner", 20, 0),
    ("kettle", 8, 0),
    ("coffee", 8, 0),
    ("kaffee", 8, 0),
    ("morning", 7, 30),
    ("morgen", 7, 30),
    ("afternoon", 15, 0),
];

/// The time that a cue names, or that usually goes with it; none where nothing can be said.
#[must_use]
pub fn cue_time(cue: &str) -> Option<TimeOfDay> {
    named(cue).or_else(|| {
        let cue = plain_text(cue);
        USUAL.iter().find(|(words, ..)| cue.contains(words)).and_then(|(_, hour, minute)| TimeOfDay::new(*hour, *minute))
    })
}

/// `18:30`, `at 7pm`, `um 19 Uhr`: a number with a colon, a half of the day, or the German word for o'clock.
fn named(cue: &str) -> Option<TimeOfDay> {
    let words: Vec<&str> = cue.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric())).collect();
    words.iter().enumerate().find_map(|(at, word)| {
        let lowered = word.to_lowercase();
        let next = words.get(at + 1).map(|next| next.to_lowercase());
        match next.as_deref() {
            Some("uhr") => lowered.parse().ok().and_then(|hour| TimeOfDay::new(hour, 0)).or_else(|| lowered.parse().ok()),
            Some(half @ ("am" | "pm")) => format!("{lowered} {half}").parse().ok(),
            _ => (lowered.contains(':') || lowered.ends_with("am") || lowered.ends_with("pm"))
                .then(|| lowered.parse().ok())
                .flatten(),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cue_has_a_time_or_none() {
        for (cue, expected) in [
            ("18:30", Some("18:30")),
            ("at 7pm, in the hall", Some("19:00")),
            ("around 7:15 am", Some("07:15")),
            ("um 19 Uhr", Some("19:00")),
            ("um 19:45 Uhr", Some("19:45")),
            ("after work", Some("18:00")),
            ("nach dem Frühstück", Some("08:00")),
            ("vor dem Schlafengehen", Some("21:30")),
            ("before bed", Some("21:30")),
            ("after the run", None),
            ("25:00", None),
            ("am Fluss", None),
            ("", None),
        ] {
            assert_eq!(cue_time(cue).map(|time| time.to_string()).as_deref(), expected, "{cue:?}");
        }
    }
}
