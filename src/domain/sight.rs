//! What there is to see of a text that somebody wrote: of a session before it is kept, of a name before it is shown.

/// How many marks a sign carries where somebody else's name is shown. The scripts that people write have up to four; more of them
/// grow into the lines above and below.
const MARKS_MAX: usize = 4;

/// What has no shape of its own: controls, marks that turn the direction of writing, fillers and other nothings.
fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{00AD}'
                | '\u{034F}'
                | '\u{061C}'
                | '\u{115F}'..='\u{1160}'
                | '\u{17B4}'..='\u{17B5}'
                | '\u{180B}'..='\u{180F}'
                | '\u{200B}'..='\u{200F}'
                | '\u{2028}'..='\u{202E}'
                | '\u{2060}'..='\u{206F}'
                | '\u{2800}'
                | '\u{3164}'
                | '\u{FEFF}'
                | '\u{FFA0}'
                | '\u{FFF9}'..='\u{FFFB}'
                | '\u{1D173}'..='\u{1D17A}'
                | '\u{E0000}'..='\u{E0FFF}'
        )
}

/// What only changes the sign before it: accents, points, the looks of an emoji. Of the many scripts, those whose marks stand above
/// and below their letters.
const fn is_a_mark(c: char) -> bool {
    matches!(
        c,
        '\u{0300}'..='\u{036F}'
            | '\u{0483}'..='\u{0489}'
            | '\u{0591}'..='\u{05BD}'
            | '\u{05BF}'
            | '\u{05C1}'..='\u{05C2}'
            | '\u{05C4}'..='\u{05C5}'
            | '\u{05C7}'
            | '\u{0610}'..='\u{061A}'
            | '\u{064B}'..='\u{065F}'
            | '\u{0670}'
            | '\u{06D6}'..='\u{06DC}'
            | '\u{06DF}'..='\u{06E4}'
            | '\u{06E7}'..='\u{06E8}'
            | '\u{06EA}'..='\u{06ED}'
            | '\u{0E31}'
            | '\u{0E34}'..='\u{0E3A}'
            | '\u{0E47}'..='\u{0E4E}'
            | '\u{0EB1}'
            | '\u{0EB4}'..='\u{0EBC}'
            | '\u{0EC8}'..='\u{0ECE}'
            | '\u{1AB0}'..='\u{1AFF}'
            | '\u{1DC0}'..='\u{1DFF}'
            | '\u{20D0}'..='\u{20FF}'
            | '\u{FE00}'..='\u{FE0F}'
            | '\u{FE20}'..='\u{FE2F}'
    )
}

fn has_shape(c: char) -> bool {
    !c.is_whitespace() && !is_a_mark(c) && !is_invisible(c)
}

/// Each sign, and whether it only hides something. A zero-width joiner holds an emoji of a person together and stands between two
/// signs, a non-joiner stands between two letters that would otherwise join, and the letters of a flag follow the flag; anywhere
/// else they hide something, as everything invisible does.
fn signs(line: &str) -> impl Iterator<Item = (char, bool)> {
    let mut before = ' ';
    let mut is_in_flag = false;
    let mut rest = line.chars().peekable();
    std::iter::from_fn(move || {
        let c = rest.next()?;
        let next = rest.peek().copied().unwrap_or(' ');
        let is_flag_letter = matches!(c, '\u{E0020}'..='\u{E007F}');
        is_in_flag = c == '\u{1F3F4}' || (is_in_flag && is_flag_letter);
        let is_foreign_letter = |c: char| c.is_alphabetic() && !c.is_ascii();
        let is_joining = match c {
            '\u{200D}' => !before.is_whitespace() && before != '\u{200D}' && !next.is_whitespace() && !is_invisible(next),
            '\u{200C}' => is_foreign_letter(before) && is_foreign_letter(next),
            _ => false,
        };
        let is_hiding = is_invisible(c) && !is_joining && !(is_in_flag && is_flag_letter);
        before = if is_hiding { before } else { c };
        Some((c, is_hiding))
    })
}

/// Whether there is something to see in a text, and nothing that cannot be seen.
#[must_use]
pub fn is_plain_to_see(line: &str) -> bool {
    line.chars().any(has_shape) && !signs(line).any(|(_, is_hiding)| is_hiding)
}

/// What there is to see of a text, in one line: without what cannot be seen and moves or hides what can, and without more marks on a
/// sign than a script has. Empty where there is nothing to see.
#[must_use]
pub fn seen(text: &str) -> String {
    let one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let line = one_line(text);
    if !line.chars().any(has_shape) {
        return String::new();
    }
    let mut kept = String::with_capacity(line.len());
    let mut marks = 0;
    for (sign, _) in signs(&line).filter(|(_, is_hiding)| !is_hiding) {
        marks = if is_a_mark(sign) { marks + 1 } else { 0 };
        if marks <= MARKS_MAX {
            kept.push(sign);
        }
    }
    one_line(&kept)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_text_is_seen_without_what_hides_and_with_what_its_script_needs() {
        for (text, expected) in [
            ("Ana", "Ana"),
            ("  Ana\n\tof the  hills ", "Ana of the hills"),
            ("\u{202E}anA\u{202C}", "anA"),
            ("A\u{200B}n\u{2060}a\u{FEFF}", "Ana"),
            ("\u{200B}\u{2060}\u{200D}\u{3164}", ""),
            ("\u{0301}\u{FE0F}", ""),
            ("", ""),
            ("Vie\u{0302}\u{0323}t", "Vie\u{0302}\u{0323}t"),
            ("a\u{0300}\u{0301}\u{0302}\u{0303}\u{0304}\u{0305}b\u{0300}", "a\u{0300}\u{0301}\u{0302}\u{0303}b\u{0300}"),
            ("ก\u{0E47}\u{0E47}\u{0E47}\u{0E47}\u{0E47}\u{0E47}\u{0E47}", "ก\u{0E47}\u{0E47}\u{0E47}\u{0E47}"),
            ("👩\u{200D}🦰 ❤\u{FE0F}", "👩\u{200D}🦰 ❤\u{FE0F}"),
            ("🏴\u{E0067}\u{E0062}\u{E007F}", "🏴\u{E0067}\u{E0062}\u{E007F}"),
            ("a\u{E0067}b", "ab"),
            ("می\u{200C}خواهم", "می\u{200C}خواهم"),
            ("every\u{200C}one \u{200C}", "everyone"),
            ("a\u{200D}", "a"),
        ] {
            assert_eq!(seen(text), expected, "{text:?}");
        }
    }

    #[test]
    fn what_would_be_seen_otherwise_than_it_is_written_is_not_plain() {
        for (text, is_plain) in [
            ("calf raises", true),
            ("می\u{200C}خواهم", true),
            ("👩\u{200D}🦰", true),
            ("a\u{200C}b", false),
            ("a\u{200B}b", false),
            ("\u{202E}a", false),
            ("\u{0301}", false),
            ("", false),
        ] {
            assert_eq!(is_plain_to_see(text), is_plain, "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn what_is_seen_is_seen_again(text in "\\PC{0,8}|[\u{200B}-\u{200F}\u{202A}-\u{202E}\u{300}-\u{304}a🏴 \u{E0067}]{0,12}") {
            let once = seen(&text);
            prop_assert_eq!(&seen(&once), &once);
            prop_assert!(once.is_empty() || is_plain_to_see(&once), "{:?}", once);
        }
    }
}
