//! From bytes to text. Files come from editors and calendars of every age: UTF-8 with and without its mark, UTF-16 as old editors of
//! Windows save it, and the one-byte Windows set. What is none of them is no text.

use crate::domain::plan_import::PlanFileProblem;

/// Beginnings of files that are something else, although some of them could be read as text.
const NO_TEXTS: [&[u8]; 9] =
    [b"PK\x03\x04", b"%PDF", b"\x89PNG", b"\xFF\xD8\xFF", b"GIF8", b"\x1F\x8B", b"MZ", b"\x7FELF", b"{\\rtf"];

/// The signs of Windows-1252 from 0x80 to 0x9F; those that it leaves open are the replacement sign.
const WINDOWS_1252: [char; 32] = [
    '€', '\u{FFFD}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{FFFD}', 'Ž', '\u{FFFD}', '\u{FFFD}', '‘', '’',
    '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{FFFD}', 'ž', 'Ÿ',
];

/// The text of a file, without a mark at its beginning.
///
/// # Errors
/// [`PlanFileProblem::Empty`], or [`PlanFileProblem::Unknown`] where it is no text.
pub(super) fn decode(bytes: &[u8]) -> Result<String, PlanFileProblem> {
    if NO_TEXTS.iter().any(|beginning| bytes.starts_with(beginning)) {
        return Err(PlanFileProblem::Unknown);
    }
    let text = match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => of_one_byte_or_utf_8(rest),
        [0xFF, 0xFE, rest @ ..] => of_utf_16(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => of_utf_16(rest, u16::from_be_bytes),
        // UTF-16 without its mark: the texts that we look for begin with letters of ASCII.
        [first, 0, ..] if first.is_ascii_graphic() => of_utf_16(bytes, u16::from_le_bytes),
        [0, second, ..] if second.is_ascii_graphic() => of_utf_16(bytes, u16::from_be_bytes),
        _ => of_one_byte_or_utf_8(bytes),
    }?;
    if text.trim().is_empty() {
        return Err(PlanFileProblem::Empty);
    }
    if text.contains(|c: char| c.is_control() && !c.is_whitespace()) {
        return Err(PlanFileProblem::Unknown);
    }
    Ok(text)
}

fn of_utf_16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, PlanFileProblem> {
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    char::decode_utf16(units).collect::<Result<String, _>>().map_err(|_| PlanFileProblem::Unknown)
}

fn of_one_byte_or_utf_8(bytes: &[u8]) -> Result<String, PlanFileProblem> {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok(text.to_owned());
    }
    let sign = |byte: u8| match byte {
        0x80..=0x9F => WINDOWS_1252[usize::from(byte - 0x80)],
        byte => char::from(byte),
    };
    let text: String = bytes.iter().map(|byte| sign(*byte)).collect();
    if text.contains('\u{FFFD}') { Err(PlanFileProblem::Unknown) } else { Ok(text) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utf_16(text: &str, mark: bool, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        let mark = if mark { vec![0xFEFF] } else { Vec::new() };
        mark.into_iter().chain(text.encode_utf16()).flat_map(bytes).collect()
    }

    #[test]
    fn texts_of_every_editor_are_read() {
        let text = "title = \"Kräftigung 🦵\"";
        for (what, bytes) in [
            ("UTF-8", text.as_bytes().to_vec()),
            ("UTF-8 with its mark", [b"\xEF\xBB\xBF", text.as_bytes()].concat()),
            ("UTF-16, little end first", utf_16(text, true, u16::to_le_bytes)),
            ("UTF-16, big end first", utf_16(text, true, u16::to_be_bytes)),
            ("UTF-16 without its mark", utf_16(text, false, u16::to_le_bytes)),
            ("the other way round", utf_16(text, false, u16::to_be_bytes)),
        ] {
            assert_eq!(decode(&bytes).as_deref(), Ok(text), "{what}");
        }
        assert_eq!(decode(b"Kr\xE4ftigung \x80 \x96 f\xFCr F\xFC\xDFe").as_deref(), Ok("Kräftigung € – für Füße"), "Windows");
    }

    #[test]
    fn what_is_no_text_is_none() {
        for (bytes, problem) in [
            (&b""[..], PlanFileProblem::Empty),
            (b" \r\n\t ", PlanFileProblem::Empty),
            (b"\xEF\xBB\xBF", PlanFileProblem::Empty),
            (b"\xFF\xFE", PlanFileProblem::Empty),
            (b"PK\x03\x04rest", PlanFileProblem::Unknown),
            (b"%PDF-1.7", PlanFileProblem::Unknown),
            (b"\x89PNG\r\n\x1a\n", PlanFileProblem::Unknown),
            (b"BEGIN\x00:V", PlanFileProblem::Unknown),
            (b"\xC3\x28\x81\x8D", PlanFileProblem::Unknown),
            (b"\xFF\xFE\x00\xD8a\x00", PlanFileProblem::Unknown),
        ] {
            assert_eq!(decode(bytes), Err(problem), "{bytes:?}");
        }
    }
}
