//! Makes spellings alike: case, accents and punctuation make no difference to where somebody lives.

/// What is read of a text; longer than any name, short enough for a keystroke.
const READ_CHARS_MAX: usize = 100;

/// Latin letters with marks, and what people write without them.
const PLAIN: &[(&str, &str)] = &[
    ("a", "àáâãäåāăąǎǟǡǻȁȃȧəḁạảấầẩẫậắằẳẵặ"),
    ("ae", "æǽǣ"),
    ("b", "ɓḃḅḇ"),
    ("c", "çćĉċčḉ"),
    ("d", "ðďđɗḋḍḏḑḓ"),
    ("dz", "ǆǳ"),
    ("e", "èéêëēĕėęěǝȅȇȩɛḕḗḙḛḝẹẻẽếềểễệ"),
    ("f", "ƒḟ"),
    ("g", "ĝğġģǧǵḡ"),
    ("h", "ĥħȟḣḥḧḩḫẖ"),
    ("i", "ìíîïĩīĭįıǐȉȋɨḭḯỉị"),
    ("ij", "ĳ"),
    ("j", "ĵǰ"),
    ("k", "ķĸƙǩḱḳḵ"),
    ("l", "ĺļľŀłḷḹḻḽ"),
    ("lj", "ǉ"),
    ("m", "ḿṁṃ"),
    ("n", "ñńņňŉŋǹṅṇṉṋ"),
    ("nj", "ǌ"),
    ("o", "òóôõöøōŏőơǒǫǭȍȏȫȭȯȱǿɔṍṏṑṓọỏốồổỗộớờởỡợ"),
    ("oe", "œ"),
    ("p", "ṕṗ"),
    ("r", "ŕŗřȑȓṙṛṝṟ"),
    ("s", "śŝşšſșṡṣṥṧṩẛ"),
    ("ss", "ß"),
    ("t", "ţťŧțṫṭṯṱẗ"),
    ("th", "þ"),
    ("u", "ùúûüũūŭůűųưǔǖǘǚǜȕȗʉṳṵṷṹṻụủứừửữự"),
    ("v", "ṽṿ"),
    ("w", "ŵẁẃẅẇẉẘ"),
    ("x", "ẋẍ"),
    ("y", "ýÿŷƴȳẏẙỳỵỷỹ"),
    ("z", "źżžẑẓẕ"),
];

/// `text` in lower case, without accents and apostrophes, its words parted by one space each.
pub(super) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars().take(READ_CHARS_MAX).flat_map(char::to_lowercase) {
        match c {
            'a'..='z' | '0'..='9' => folded.push(c),
            // Apostrophes and their likes, and accents that stand as characters of their own.
            '\'' | '`' | '‘' | '’' | 'ʻ' | 'ʼ' | '.' | '\u{300}'..='\u{36f}' => {}
            _ if c.is_ascii() || !c.is_alphanumeric() => part(&mut folded),
            _ => match unmarked(c) {
                Some(plain) => folded.push_str(plain),
                None => folded.push(c),
            },
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// What people write for a small Latin letter with marks who have no such key; `None` for every other sign.
pub(in crate::domain) fn unmarked(c: char) -> Option<&'static str> {
    PLAIN.iter().find(|(_, marked)| marked.contains(c)).map(|(plain, _)| *plain)
}

fn part(folded: &mut String) {
    if !folded.is_empty() && !folded.ends_with(' ') {
        folded.push(' ');
    }
}

/// How many letters have to be changed, put in, left out or swapped with their neighbour to make one of the other; `None` for
/// more than `most`.
pub(in crate::domain) fn apart(one: &str, other: &str, most: usize) -> Option<usize> {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    if one.len().abs_diff(other.len()) > most {
        return None;
    }
    // The two rows before the one being filled.
    let mut earlier = Vec::new();
    let mut above: Vec<usize> = (0..=other.len()).collect();
    for (i, letter) in one.iter().enumerate() {
        let mut row = Vec::with_capacity(above.len());
        row.push(i + 1);
        for (j, opposite) in other.iter().enumerate() {
            let mut steps = (above[j] + usize::from(letter != opposite)).min(above[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *letter == other[j - 1] && one[i - 1] == *opposite {
                steps = steps.min(earlier.get(j - 1).map_or(usize::MAX, |before: &usize| before + 1));
            }
            row.push(steps);
        }
        earlier = std::mem::replace(&mut above, row);
    }
    above.last().copied().filter(|steps| *steps <= most)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn spellings_of_one_name_are_alike() {
        for (text, folded) in [
            ("  München ", "munchen"),
            ("São Paulo", "sao paulo"),
            ("Sa\u{303}o Paulo", "sao paulo"),
            ("İstanbul", "istanbul"),
            ("Hà Nội", "ha noi"),
            ("Łódź", "lodz"),
            ("St. John’s", "st johns"),
            ("Saint-Étienne", "saint etienne"),
            ("Europe/London", "europe london"),
            ("Zürich (Kreis 4) / Aussersihl", "zurich kreis 4 aussersihl"),
            ("МОСКВА", "москва"),
            ("東京", "東京"),
            (" -,. ", ""),
        ] {
            assert_eq!(fold(text), folded, "{text:?}");
        }
    }

    #[test]
    fn slips_of_the_finger_are_counted() {
        for (one, other, steps) in [
            ("london", "london", Some(0)),
            ("lundon", "london", Some(1)),
            ("lodnon", "london", Some(1)),
            ("londn", "london", Some(1)),
            ("londoon", "london", Some(1)),
            ("lnodno", "london", Some(2)),
            ("paris", "london", None),
            ("", "ab", Some(2)),
            ("", "abc", None),
        ] {
            assert_eq!(apart(one, other, 2), steps, "{one:?} {other:?}");
        }
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing_and_both_never_panic(one in any::<String>(), other in any::<String>()) {
            let folded = fold(&one);
            prop_assert!(!folded.starts_with(' ') && !folded.ends_with(' ') && !folded.contains("  "));
            if folded.chars().count() <= READ_CHARS_MAX {
                prop_assert_eq!(fold(&folded), folded);
            }
            prop_assert_eq!(apart(&one, &other, 3), apart(&other, &one, 3));
            prop_assert_eq!(apart(&one, &one, 0), Some(0));
        }
    }
}
