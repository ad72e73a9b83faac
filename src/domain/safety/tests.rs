//! The cases of the list, and texts that are long or strange.

use super::*;

const CASES: &str = include_str!("../../../prompts/en-US/lexicon/safety-cases.tsv");
const GERMAN_CASES: &str = include_str!("../../../prompts/de/lexicon/safety-cases.tsv");

fn cases(table: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    table.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).filter_map(|line| line.split_once('\t'))
}

/// Lines that the list once had not seen (`docs/words.md`), with their tier.
const LINES: [&str; 4] =
    [include_str!("lines-1.tsv"), include_str!("lines-2.tsv"), include_str!("lines-de-1.tsv"), include_str!("lines-de-2.tsv")];

/// A complaint, if a line is not read as expected.
fn complaint(expected: &str, text: &str) -> Option<String> {
    let ids: Vec<&str> = met(text).into_iter().map(|(id, _)| id).collect();
    let is_right = if expected == "none" { ids.is_empty() } else { ids.contains(&expected) };
    (!is_right).then(|| format!("{expected} expected, {ids:?} met: {text}"))
}

#[test]
fn the_lists_are_sound() {
    assert_eq!(list_errors(), Vec::<String>::new());
}

#[test]
fn every_case_comes_out_as_it_says() {
    for (table, at_least) in [(CASES, 600), (GERMAN_CASES, 80)] {
        let complaints: Vec<String> = cases(table).filter_map(|(expected, text)| complaint(expected, text)).collect();
        assert!(complaints.is_empty(), "{} cases:\n{}", complaints.len(), complaints.join("\n"));
        assert!(cases(table).count() > at_least, "the whole table was read");
    }
    assert!(complaint("none", "chest pain").is_some() && complaint("R01", "all done").is_some(), "this test can complain");
}

#[test]
fn what_was_once_unseen_stays_known() {
    let rows = LINES.iter().flat_map(|lines| lines.lines()).filter(|line| !line.starts_with('#'));
    let mut count = 0;
    let mut complaints = Vec::new();
    for (expected, text) in rows.filter_map(|line| line.split_once('\t')) {
        let tier = read(text).map_or_else(|| "none".to_owned(), |alarm| alarm.tier().number().to_string());
        if tier != expected {
            complaints.push(format!("{expected} expected, {tier} read: {text}"));
        }
        count += 1;
    }
    assert!(complaints.is_empty(), "{} lines:\n{}", complaints.len(), complaints.join("\n"));
    assert!(count > 420, "all files were read");
}

#[test]
fn a_disguise_hides_nothing() {
    for text in [
        "CHEST PAIN",
        "I want to die",
        "ｃｈｅｓｔ ｐａｉｎ",
        "ch\u{200B}est p\u{AD}ain",
        "𝐜𝐡𝐞𝐬𝐭 𝐩𝐚𝐢𝐧",
        "**chest** _pain_",
        "chest\n\n   pain",
        "I can’t breathe",
        "i cant breathe",
        "I can`t breathe",
        "\u{202E}chest pain\u{202C}",
    ] {
        assert!(read(text).is_some(), "{text:?} is noticed");
    }
}

#[test]
fn of_several_tiers_the_lowest_is_answered_and_a_crisis_always_and_first() {
    use Answer::{Crisis, Eating, Emergency, SeeSomeone, Unwell};
    for (text, tier, answers) in [
        ("chest pain and a sharp pain in my knee", 1, vec![Emergency]),
        ("a sharp pain in my knee", 2, vec![SeeSomeone]),
        ("I have a fever of 39", 2, vec![Unwell]),
        ("I have a fever of 39 and a sharp pain in my knee", 2, vec![SeeSomeone]),
        ("I've been purging again", 3, vec![Eating]),
        ("I keep throwing up my dinner on purpose", 3, vec![Eating]),
        ("I want to die", 4, vec![Crisis]),
        ("I want to die and my chest hurts", 4, vec![Crisis, Emergency]),
        ("I've been purging again and I want to die", 4, vec![Crisis, Eating]),
    ] {
        let alarm = read(text).unwrap_or_else(|| panic!("{text:?} is noticed"));
        assert_eq!((alarm.tier().number(), alarm.answers()), (tier, answers), "{text}");
    }
    assert_eq!(read("did 10 min instead"), None);
}

#[test]
fn a_long_text_is_read_to_its_end_in_any_script() {
    let fillers = ["a", "chest ", "my heart was ", "ж", "家 ", "😀", "\u{5D0}", "e\u{301}", "\u{200B}", "x, ", "pain of the "];
    for filler in fillers {
        let long: String = filler.chars().cycle().take(1_980).collect();
        assert_eq!(read(&long), None, "{filler:?} many times over is nothing");
        assert!(read(&format!("{long} chest pain")).is_some(), "after {filler:?} many times over the end is read too");
    }
}

#[test]
fn what_lies_beyond_the_bound_is_not_read() {
    let far = format!("{} chest pain", "a b ".repeat(crate::domain::plain_text::CHARS_MAX));
    assert_eq!(read(&far), None, "no text of Discord's is as long, and nothing grows without a bound");
}
