//! What an event of a calendar is, by its words: a closed table of English and German ones, as planners and people write them. What the
//! table does not know is no training, and stays out of the plan.

use crate::domain::plain_text::plain_text;
use crate::domain::session::{Kind, RecoveryArea};

/// What an event is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    /// A session of a kind that the coach keeps.
    Session(Kind, Option<RecoveryArea>),
    /// A long run: context for the others.
    LongRun,
    /// A hard run or a race: context for the others.
    HardRun,
    /// Any other run. It stays where the running is planned.
    EasyRun,
    /// A ride, a swim, or nothing to do with training.
    Other,
}

/// What a word speaks for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    Run,
    Long,
    Hard,
    Strength,
    Mobility,
    Area(RecoveryArea),
    OtherSport,
}

use RecoveryArea::{CheckUps, EasyMovement, Fuel, HandsOnCare, Rest, Sleep, Water, WindDown};
use Sign::{Area, Hard, Long, Mobility, OtherSport, Run, Strength};

/// Words and what they speak for, as [`plain_text`] spells them. A word of several is looked for as it stands, a stem ends in `*`.
const WORDS: &[(&str, Sign)] = &[
    // Runs.
    ("run", Run),
    ("runs", Run),
    ("running", Run),
    ("run/walk", Run),
    ("jog", Run),
    ("jogging", Run),
    ("lauf", Run),
    ("laeufe", Run),
    ("laufen", Run),
    ("dauerlauf", Run),
    ("traillauf", Run),
    ("waldlauf", Run),
    ("joggen", Run),
    ("parkrun", Hard),
    ("long run", Long),
    ("longrun", Long),
    ("lr", Long),
    ("lsd", Long),
    ("langer lauf", Long),
    ("langen lauf", Long),
    ("lang", Long),
    ("lala", Long),
    ("long", Long),
    ("interval*", Hard),
    ("intervall*", Hard),
    ("tempo", Hard),
    ("tempolauf", Hard),
    ("threshold", Hard),
    ("schwelle*", Hard),
    ("fartlek", Hard),
    ("fahrtspiel", Hard),
    ("speedwork", Hard),
    ("speed", Hard),
    ("track", Hard),
    ("bahntraining", Hard),
    ("repeats", Hard),
    ("hill", Hard),
    ("hills", Hard),
    ("bergsprint*", Hard),
    ("vo2max", Hard),
    ("vo2", Hard),
    ("race", Hard),
    ("marathon", Hard),
    ("half marathon", Hard),
    ("halbmarathon", Hard),
    ("wettkampf", Hard),
    ("volkslauf", Hard),
    // Strength.
    ("strength*", Strength),
    ("weights", Strength),
    ("weight training", Strength),
    ("lifting", Strength),
    ("gym", Strength),
    ("core", Strength),
    ("s&c", Strength),
    ("conditioning", Strength),
    ("resistance", Strength),
    ("kettlebell*", Strength),
    ("dumbbell*", Strength),
    ("bodyweight", Strength),
    ("squat*", Strength),
    ("deadlift*", Strength),
    ("plyometric*", Strength),
    ("plyo*", Strength),
    ("circuit*", Strength),
    ("pilates", Strength),
    ("kraft", Strength),
    ("krafttraining", Strength),
    ("kraeftigung*", Strength),
    ("rumpf*", Strength),
    ("stabi*", Strength),
    ("athletik*", Strength),
    // Plain text makes one letter of three.
    ("fitnestudio", Strength),
    ("hantel*", Strength),
    ("kniebeuge*", Strength),
    ("zirkeltraining", Strength),
    // Mobility.
    ("mobility", Mobility),
    ("stretch*", Mobility),
    ("flexibility", Mobility),
    ("yoga", Mobility),
    ("foam roll*", Mobility),
    ("ankle*", Mobility),
    ("mobi", Mobility),
    ("mobilitaet*", Mobility),
    ("mobilisation", Mobility),
    ("beweglichkeit*", Mobility),
    ("dehn*", Mobility),
    ("faszien*", Mobility),
    ("blackroll*", Mobility),
    // Recovery, by area.
    ("massage*", Area(HandsOnCare)),
    ("sports massage", Area(HandsOnCare)),
    ("physio", Area(HandsOnCare)),
    ("physiotherap*", Area(HandsOnCare)),
    ("check-up", Area(CheckUps)),
    ("checkup", Area(CheckUps)),
    ("vorsorge*", Area(CheckUps)),
    ("sleep", Area(Sleep)),
    ("nap", Area(Sleep)),
    ("early night", Area(Sleep)),
    ("schlaf*", Area(Sleep)),
    ("day off", Area(Rest)),
    ("rest day", Area(Rest)),
    ("rest", Area(Rest)),
    ("ruhetag", Area(Rest)),
    ("trainingsfrei", Area(Rest)),
    ("meditat*", Area(WindDown)),
    ("breathing", Area(WindDown)),
    ("breathwork", Area(WindDown)),
    ("relax*", Area(WindDown)),
    ("wind-down", Area(WindDown)),
    ("wind down", Area(WindDown)),
    ("legs up", Area(WindDown)),
    ("atemuebung*", Area(WindDown)),
    ("entspannung*", Area(WindDown)),
    ("ruhiger abend", Area(WindDown)),
    ("beine hoch", Area(WindDown)),
    ("sauna", Area(WindDown)),
    ("fuel*", Area(Fuel)),
    ("meal prep", Area(Fuel)),
    ("nutrition", Area(Fuel)),
    ("vorkochen", Area(Fuel)),
    ("hydrat*", Area(Water)),
    ("walk", Area(EasyMovement)),
    ("walking", Area(EasyMovement)),
    ("easy movement", Area(EasyMovement)),
    ("spaziergang", Area(EasyMovement)),
    ("spazieren*", Area(EasyMovement)),
    ("recovery", Area(EasyMovement)),
    ("erholung*", Area(EasyMovement)),
    ("regeneration*", Area(EasyMovement)),
    // What other plans hold.
    ("bike", OtherSport),
    ("biking", OtherSport),
    ("cycling", OtherSport),
    ("ride", OtherSport),
    ("spin", OtherSport),
    ("swim", OtherSport),
    ("swimming", OtherSport),
    ("rowing", OtherSport),
    ("ski", OtherSport),
    ("skiing", OtherSport),
    ("rad", OtherSport),
    ("radfahren", OtherSport),
    ("rennrad", OtherSport),
    ("schwimmen", OtherSport),
    ("rudern", OtherSport),
];

/// Words with which planners begin the title of a run, whatever it is called behind them.
const RUN_PREFIXES: [&str; 4] = ["run:", "run -", "running:", "lauf:"];

/// What an event is, by its title first, and by its categories where the title says nothing. Notes are not asked: a dentist may well
/// write about rest.
#[must_use]
pub fn meaning(title: &str, categories: &str) -> Meaning {
    let title = plain_text(title);
    match of_words(&title) {
        Meaning::Other => of_words(&plain_text(categories)),
        found => found,
    }
}

fn of_words(text: &str) -> Meaning {
    let is_run_by_prefix = RUN_PREFIXES.iter().any(|prefix| text.starts_with(prefix));
    let text =
        format!(" {} ", text.split(|c: char| !is_of_a_word(c)).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" "));
    let signs: Vec<Sign> = WORDS.iter().filter(|(word, _)| holds(&text, word)).map(|(_, sign)| *sign).collect();
    let has = |sign: Sign| signs.contains(&sign);
    let run = || match (has(Long), has(Hard)) {
        (_, true) => Meaning::HardRun,
        (true, false) => Meaning::LongRun,
        (false, false) => Meaning::EasyRun,
    };
    if is_run_by_prefix {
        return run();
    }
    // "Strength for runners" is strength, "yoga after the long run" mobility, and a "recovery run" a run.
    if has(Strength) {
        return Meaning::Session(Kind::Strength, None);
    }
    if has(Mobility) {
        return Meaning::Session(Kind::Mobility, None);
    }
    if has(OtherSport) {
        return Meaning::Other;
    }
    if has(Run) {
        return run();
    }
    let area = signs.iter().find_map(|sign| if let Area(area) = sign { Some(*area) } else { None });
    if let Some(area) = area {
        return Meaning::Session(Kind::Recovery, Some(area));
    }
    // "Tempo 8 km" and "Long 25k" are runs without the word; "long meeting" is none.
    let has_distance = text.split(' ').any(is_distance);
    match (has(Hard), has(Long)) {
        (true, _) => Meaning::HardRun,
        (false, true) if has_distance || text.trim() == "long" || text.contains(" lr ") || text.contains(" lsd ") => {
            Meaning::LongRun
        }
        _ => Meaning::Other,
    }
}

fn is_of_a_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '&' | '-' | '/')
}

fn holds(text: &str, word: &str) -> bool {
    match word.strip_suffix('*') {
        Some(stem) => text.contains(&format!(" {stem}")),
        None => text.contains(&format!(" {word} ")),
    }
}

/// `10k`, `25km`, `8mi`, and the unit alone behind its number.
fn is_distance(word: &str) -> bool {
    let unit = word.trim_start_matches(|c: char| c.is_ascii_digit());
    matches!(unit, "k" | "km" | "mi" | "miles" | "mile")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn events_are_known_by_their_words() {
        let strength = Meaning::Session(Kind::Strength, None);
        let mobility = Meaning::Session(Kind::Mobility, None);
        let recovery = |area| Meaning::Session(Kind::Recovery, Some(area));
        for (title, categories, expected) in [
            ("Strength: Week 3 B", "", strength),
            ("💪 Strength & Conditioning", "", strength),
            ("Strength for runners", "", strength),
            ("Krafttraining Beine", "", strength),
            ("Kräftigung für Füße", "", strength),
            ("Stabi & Rumpf", "", strength),
            ("Yoga after the long run", "", mobility),
            ("Mobility + core", "", strength),
            ("Dehnen", "", mobility),
            ("Foam rolling", "", mobility),
            ("Massage with Jo", "", recovery(RecoveryArea::HandsOnCare)),
            ("Day Off", "", recovery(RecoveryArea::Rest)),
            ("Ruhetag", "", recovery(RecoveryArea::Rest)),
            ("Meditation", "", recovery(RecoveryArea::WindDown)),
            ("Evening walk", "", recovery(RecoveryArea::EasyMovement)),
            ("Recovery run", "", Meaning::EasyRun),
            ("🏃 My First Run • 2.3km", "", Meaning::EasyRun),
            ("Walk Run", "", Meaning::EasyRun),
            ("Run: Strength endurance", "", Meaning::EasyRun),
            ("Run: Tempo 3 x 10 min", "", Meaning::HardRun),
            ("Long Run", "", Meaning::LongRun),
            ("Langer Lauf 24 km", "", Meaning::LongRun),
            ("Long 25 km", "", Meaning::LongRun),
            ("6x800 intervals", "", Meaning::HardRun),
            ("Berlin Marathon", "", Meaning::HardRun),
            ("Recovery ride", "", Meaning::Other),
            ("Swim technique", "", Meaning::Other),
            ("Dentist", "", Meaning::Other),
            ("Long meeting about the budget", "", Meaning::Other),
            ("Runner's World subscription", "", Meaning::Other),
            ("", "", Meaning::Other),
            ("🦵", "", Meaning::Other),
            ("Session 4", "STRENGTH", strength),
            ("Dentist", "Personal", Meaning::Other),
        ] {
            assert_eq!(meaning(title, categories), expected, "{title:?} in {categories:?}");
        }
    }

    #[test]
    fn the_table_is_spelled_as_texts_are_read() {
        for (word, _) in WORDS {
            let bare = word.trim_end_matches('*');
            assert_eq!(plain_text(bare), bare, "{word} would never be found otherwise");
        }
    }
}
