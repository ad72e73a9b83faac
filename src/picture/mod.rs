//! Pictures of weeks, drawn in the process: an SVG of our own making, painted by resvg with the one bundled font. The same facts give
//! the same bytes, so that whoever keeps a hash knows when nothing has changed. A picture adds to a text and never replaces it.

mod palette;
mod strip;
mod year;

use std::sync::{Arc, LazyLock};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};

use palette::{EDGE, PAPER};
pub use strip::{IN_A_ROW, MARKS_MAX, Mark, Row, strip};
pub use year::{Lantern, Quarter, ROW_WEEKS_MAX, ROWS_MAX, Year, year};

/// Inter, by the Inter Project Authors, in its Latin letters and digits and under a name of our own (`font/OFL.txt`).
const FONT: &[u8] = include_bytes!("font/second-wind-sans.otf");
/// The font's family, as its own table says.
const FAMILY: &str = "Second Wind Sans";

/// No font of the machine is looked at: it would draw another picture on another machine.
static FONTS: LazyLock<Arc<fontdb::Database>> = LazyLock::new(|| {
    let mut fonts = fontdb::Database::new();
    fonts.load_font_data(FONT.to_vec());
    Arc::new(fonts)
});

/// The longest text that is measured, in characters: no drawing has room for more.
const TEXT_CHARS_MAX: usize = 80;

/// A drawing that begins with an empty sheet of paper; its end is the caller's.
fn card(width: usize, height: usize) -> String {
    format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"><rect x="1" y="1" width="{}" height="{}" rx="24" fill="{PAPER}" stroke="{EDGE}" stroke-width="2"/>"#,
        width - 2,
        height - 2
    )
}

/// A text that fits beside what else is drawn, with an ellipsis where it was cut; none where the font lacks one of its letters or there
/// is nothing to see.
fn fitting(text: &str, size: usize, width_max: usize) -> Option<String> {
    let mut shown: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if shown.is_empty() || !shown.chars().all(is_in_font) {
        return None;
    }
    let mut chars = shown.chars().count();
    if chars <= TEXT_CHARS_MAX && text_width(&shown, size)? <= width_max as f32 {
        return Some(shown);
    }
    chars = chars.min(TEXT_CHARS_MAX);
    while chars > 0 {
        shown = shown.chars().take(chars).collect();
        let whole = format!("{}…", shown.trim_end());
        let width = text_width(&whole, size)?;
        if width <= width_max as f32 {
            return Some(whole);
        }
        // As many letters fewer as are too wide together, were they all alike, and one at least.
        let fitting = (chars as f32 * width_max as f32 / width) as usize;
        chars = fitting.min(chars - 1);
    }
    None
}

/// How wide a text is drawn, in pixels.
fn text_width(text: &str, size: usize) -> Option<f32> {
    let svg = format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text font-family="{FAMILY}" font-size="{size}">{}</text></svg>"#,
        escaped(text)
    );
    Some(read(&svg)?.root().abs_bounding_box().width())
}

/// Whether the bundled font draws this character; a test compares the ranges with the font itself.
const fn is_in_font(letter: char) -> bool {
    matches!(letter, ' '..='~' | '\u{a0}'..='\u{148}' | '\u{14a}'..='\u{17f}' | '\u{2010}'..='\u{2015}' | '\u{2018}'..='\u{201f}' | '…')
}

fn read(svg: &str) -> Option<Tree> {
    let options = Options { fontdb: FONTS.clone(), font_family: FAMILY.to_owned(), ..Options::default() };
    Tree::from_str(svg, &options).ok()
}

/// Paints a drawing of our own as a PNG; none where it is not one, which the tests exclude for every drawing here.
fn paint(svg: &str) -> Option<Vec<u8>> {
    let tree = read(svg)?;
    let size = tree.size().to_int_size();
    let mut pixels = Pixmap::new(size.width(), size.height())?;
    resvg::render(&tree, Transform::identity(), &mut pixels.as_mut());
    pixels.encode_png().ok()
}

/// A text as it stands in a drawing.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            letter if letter.is_control() => {}
            letter => escaped.push(letter),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bundled_font_is_the_family_that_drawings_ask_for() {
        let families: Vec<&str> = FONTS.faces().flat_map(|face| face.families.iter().map(|(name, _)| name.as_str())).collect();
        assert_eq!(families, [FAMILY]);
    }

    #[test]
    fn what_is_no_drawing_is_no_picture() {
        assert_eq!(paint("<svg"), None);
    }

    #[test]
    fn the_letters_that_are_drawn_are_those_of_the_font() {
        let drawn = |letter: char| {
            paint(&format!(
                r#"<svg xmlns="http://www.w3.org/2000/svg" width="30" height="30"><text x="4" y="22" font-family="{FAMILY}" font-size="20">{}</text></svg>"#,
                escaped(&letter.to_string())
            ))
        };
        let missing = drawn('Ω');
        let visible =
            (' '..='\u{2ff}').chain('\u{2010}'..='\u{2027}').filter(|letter| !letter.is_whitespace() && !letter.is_control());
        // The one that is invisible by its nature.
        for letter in visible.filter(|letter| *letter != '\u{ad}') {
            assert_eq!(is_in_font(letter), drawn(letter) != missing, "{letter:?} {:x}", u32::from(letter));
        }
    }

    #[test]
    fn a_text_cannot_break_out_of_a_drawing() {
        assert_eq!(escaped("<script>&\"\u{0}\n"), "&lt;script&gt;&amp;&quot;");
    }
}
