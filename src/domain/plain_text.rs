//! What a member wrote, as the word lists want to read it: one spelling for what looks alike, and nothing that cannot be seen.
//!
//! Lower case; Latin letters without marks (German ones as `ae`, `oe`, `ue`, `ss`); no apostrophes, with `'ll`, `'re` and `'ve`
//! as words of their own; plain quotes and dashes; no formatting, no invisible signs; white space as single spaces. Signs of other
//! scripts and emoji stay as they are.

use super::place::fold::unmarked;

/// What is read of a text, in characters. Discord takes no longer one.
pub const CHARS_MAX: usize = 4_000;
/// From how many of the same letter in a row on they are drawn out, as in "sooo", and mean one.
const DRAWN_OUT: usize = 3;

/// A text as the word lists want it.
#[must_use]
pub fn plain_text(text: &str) -> String {
    let letters: Vec<char> = text.chars().take(CHARS_MAX).filter_map(familiar).flat_map(char::to_lowercase).collect();
    let mut plain = String::with_capacity(letters.len());
    let mut at = 0;
    while let Some(&c) = letters.get(at) {
        let run = letters[at..].iter().take_while(|&&other| other == c).count();
        let shown = if c.is_alphabetic() && run >= DRAWN_OUT { 1 } else { run };
        (0..shown).for_each(|_| push(&mut plain, c));
        at += run;
    }
    let words: Vec<String> = plain.split_whitespace().map(without_apostrophes).collect();
    words.join(" ")
}

/// "i'll", "they're" and "i've" are two words each. "can't", "i'm" and "it's" become `cant`, `im` and `its`, as many people write them.
fn without_apostrophes(word: &str) -> String {
    if !word.contains('\'') {
        return word.to_owned();
    }
    word.replace("'ll", " will").replace("'re", " are").replace("'ve", " have").replace('\'', "")
}

fn push(plain: &mut String, c: char) {
    match c {
        _ if c.is_ascii() => plain.push(c),
        'ä' => plain.push_str("ae"),
        'ö' => plain.push_str("oe"),
        'ü' => plain.push_str("ue"),
        // A mark after its letter: of the German ones something is left, of the others nothing.
        '\u{308}' if plain.ends_with(['a', 'o', 'u']) => plain.push('e'),
        '\u{300}'..='\u{36F}' => {}
        _ => match unmarked(c) {
            Some(letters) => plain.push_str(letters),
            None => plain.push(c),
        },
    }
}

/// A sign as the keyboard has it; `None` for what is not seen or only formats.
fn familiar(c: char) -> Option<char> {
    match c {
        '‘' | '’' | '‛' | 'ʼ' | '′' | '´' => Some('\''),
        '“' | '”' | '„' | '«' | '»' => Some('"'),
        '‐' | '‑' | '‒' | '–' | '—' | '−' => Some('-'),
        '…' => Some('.'),
        '*' | '_' | '~' | '|' | '`' | '\\' => None,
        '\u{AD}'
        | '\u{34F}'
        | '\u{61C}'
        | '\u{180E}'
        | '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}'
        | '\u{FE00}'..='\u{FE0F}'
        | '\u{FEFF}'
        | '\u{E0000}'..='\u{E0FFF}' => None,
        // Full-width signs.
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0),
        '\u{1D400}'..='\u{1D7FF}' => Some(of_mathematics(c)),
        c if c.is_control() && !c.is_whitespace() => None,
        c => Some(c),
    }
}

/// The letters and figures of mathematics, which people take for bold and cursive ones: runs of 52 letters, then runs of 10 figures.
/// The Greek between them stays as it is.
fn of_mathematics(c: char) -> char {
    const LETTERS: u32 = 0x1D400;
    const LETTERS_END: u32 = 0x1D6A4;
    const FIGURES: u32 = 0x1D7CE;
    let code = u32::from(c);
    let plain = if code < LETTERS_END {
        let place = (code - LETTERS) % 52;
        if place < 26 { 'A' as u32 + place } else { 'a' as u32 + place - 26 }
    } else if code >= FIGURES {
        '0' as u32 + (code - FIGURES) % 10
    } else {
        code
    };
    char::from_u32(plain).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_alike_is_spelled_alike() {
        for (text, expected) in [
            ("  Can’t  do\n it ", "cant do it"),
            ("I'll, they’re, I've", "i will, they are, i have"),
            ("ＤＯＮＥ １０ ｍｉｎ", "done 10 min"),
            ("𝗗𝗼𝗻𝗲 𝟭𝟬 𝑚𝑖𝑛", "done 10 min"),
            ("d\u{200B}o\u{200D}n\u{AD}e", "done"),
            ("\u{202E}done\u{202C}", "done"),
            ("**done** _all_ of ||it||", "done all of it"),
            ("sooo doneee, 1000 m", "so done, 1000 m"),
            ("café, São, Łódź", "cafe, sao, lodz"),
            ("Übung, schöne Grüße", "uebung, schoene gruesse"),
            ("U\u{308}bung", "uebung"),
            ("готово", "готово"),
            ("👍🏽", "👍🏽"),
            ("\u{200B}\u{FE0F}", ""),
            ("", ""),
        ] {
            assert_eq!(plain_text(text), expected, "{text:?}");
        }
    }

    #[test]
    fn a_longer_text_than_discord_takes_is_read_to_its_bound() {
        assert_eq!(plain_text(&"ab".repeat(CHARS_MAX)).chars().count(), CHARS_MAX);
        assert_eq!(plain_text(&"a".repeat(CHARS_MAX)), "a", "a letter that is drawn out is one letter");
    }
}
