//! Words that people wrote, shown as they wrote them: no formatting, no mention, no link.

use crate::domain::sight::seen;

/// Escapes a text so that Discord shows exactly its characters.
///
/// Markdown, mentions (`@everyone`, `<@1>`, `<#1>`, `</command:1>`, `<t:1>`, `<:emoji:1>`) and links lose their meaning by a
/// backslash, which Discord takes away again before any sign that is neither a letter nor a digit nor a space. Nothing invisible
/// is added. The text becomes one line, and what cannot be seen is left out.
///
/// A backslash does not stop a ping on Discord's side: every message is sent with `allowed_mentions` that allow none.
#[must_use]
pub fn plain(text: &str) -> String {
    let line: Vec<char> = seen(text).chars().collect();
    let mut shown = String::with_capacity(line.len() + 8);
    // "1." and the like begin a list where they begin a line.
    let numbered = line.iter().take_while(|c| c.is_ascii_digit()).count();
    for (at, &c) in line.iter().enumerate() {
        let escapes = match c {
            '\\' | '*' | '_' | '~' | '|' | '`' | '<' | '@' | '[' | ']' => true,
            // A heading, a quote, a list: only where the line begins.
            '#' | '>' | '-' | '+' => at == 0,
            '.' | ')' => numbered > 0 && at == numbered,
            // The colon of an address.
            ':' => line.get(at + 1) == Some(&'/'),
            _ => false,
        };
        if escapes {
            shown.push('\\');
        }
        shown.push(c);
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_write_is_shown_as_they_wrote_it() {
        let cases = [
            ("strength A", "strength A"),
            ("hips & ankles, low-impact (easy)", "hips & ankles, low-impact (easy)"),
            ("**legs** _and_ ~~trunk~~", r"\*\*legs\*\* \_and\_ \~\~trunk\~\~"),
            ("||secret|| `code`", r"\|\|secret\|\| \`code\`"),
            ("hi @everyone and @here", r"hi \@everyone and \@here"),
            ("<@123> <@&4> <#5> </start:6> <t:7:R> <:x:8>", r"\<\@123> \<\@&4> \<#5> \</start:6> \<t:7:R> \<:x:8>"),
            ("https://example.com/a_b", r"https\://example.com/a\_b"),
            ("[press](https://example.com)", r"\[press\](https\://example.com)"),
            ("# big", r"\# big"),
            ("> said", r"\> said"),
            ("- first", r"\- first"),
            ("-# small print", r"\-# small print"),
            ("12. legs", r"12\. legs"),
            ("1) legs", r"1\) legs"),
            ("2.5 km at 10:30", r"2\.5 km at 10:30"),
            ("back\\slash", r"back\\slash"),
            ("two\nlines\tand a tab", "two lines and a tab"),
            ("a\u{202E}b\u{0007}c", "abc"),
            ("Kräftigung für Füße 👩\u{200D}🦰", "Kräftigung für Füße 👩\u{200D}🦰"),
        ];
        for (text, expected) in cases {
            assert_eq!(plain(text), expected, "{text:?} as Discord is to show it");
        }
    }
}
