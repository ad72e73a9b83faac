//! Pictures of weeks, drawn in the process: an SVG of our own making, painted by resvg with the one bundled font. The same facts give
//! the same bytes, so that whoever keeps a hash knows when nothing has changed. A picture adds to a text and never replaces it.

mod strip;

use std::sync::{Arc, LazyLock};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};

pub use strip::{IN_A_ROW, MARKS_MAX, Mark, Row, strip};

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

/// Paints a drawing of our own as a PNG; none where it is not one, which the tests exclude for every drawing here.
fn paint(svg: &str) -> Option<Vec<u8>> {
    let options = Options { fontdb: FONTS.clone(), font_family: FAMILY.to_owned(), ..Options::default() };
    let tree = Tree::from_str(svg, &options).ok()?;
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
    fn a_text_cannot_break_out_of_a_drawing() {
        assert_eq!(escaped("<script>&\"\u{0}\n"), "&lt;script&gt;&amp;&quot;");
    }
}
