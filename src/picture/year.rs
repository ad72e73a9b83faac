//! A group's year as paper lanterns, one for each week, a quarter in a row (`2-behaviour` §5.3). A lit week glows. A week that only
//! glimmered, a quiet one, a light one and one that is still to come are the same paper: the drawing is not told which is which.

use std::fmt::Write as _;

use super::palette::{EDGE, FLAME, GLOW, INK, PAPER, WARM};
use super::{FAMILY, card, escaped, fitting, paint};

/// The most weeks of a row: a quarter has thirteen, and the last of a long year fourteen.
pub const ROW_WEEKS_MAX: usize = 14;
/// The most rows.
pub const ROWS_MAX: usize = 4;

/// The distance from one week to the next and from one row to the next, in pixels: more than twice what a phone shows, so that it stays
/// sharp there.
const STEP: usize = 56;
const ROW: usize = 72;
const LEFT: usize = 132;
const MARGIN: usize = 40;
/// From the top to the first row.
const TOP: usize = 32;
/// Below the last row: the caption, which stands at the right, for clients lay the mark of an alternative text over the left corner.
const FOOT: usize = 108;
const CAPTION_LEFT: usize = 220;
/// How large a month and the caption are written, in pixels.
const MONTH: usize = 40;
const CAPTION: usize = 44;

/// A week of a group, as far as anybody may see.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lantern {
    /// A lit week.
    Lit,
    /// Any other.
    Paper,
}

/// A quarter of the year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quarter<'a> {
    /// What stands before it: the month in which it begins.
    pub label: &'a str,
    /// Its weeks, at most [`ROW_WEEKS_MAX`], the first one first.
    pub weeks: &'a [Lantern],
}

/// A group's year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Year<'a> {
    /// Which year it is, in digits.
    pub year: &'a str,
    /// What the club calls this season. A name that is too long is cut; one in letters that the font does not have is left out, for it
    /// stands in the text as well.
    pub season: Option<&'a str>,
    /// Its quarters, at most [`ROWS_MAX`].
    pub quarters: &'a [Quarter<'a>],
}

/// Paints a year as a PNG, or nothing where there is no quarter.
#[must_use]
pub fn year(year: &Year<'_>) -> Option<Vec<u8>> {
    if year.quarters.is_empty() { None } else { paint(&drawing(year)) }
}

fn drawing(year: &Year<'_>) -> String {
    let quarters = &year.quarters[..year.quarters.len().min(ROWS_MAX)];
    let columns = quarters.iter().map(|quarter| quarter.weeks.len()).max().unwrap_or(0).clamp(ROW_WEEKS_MAX - 1, ROW_WEEKS_MAX);
    let width = LEFT + columns * STEP + MARGIN;
    let height = TOP + quarters.len() * ROW + FOOT;
    let mut svg = card(width, height);
    let caption = match year.season {
        Some(season) => {
            let beside = format!(" · {}", year.year);
            let room = (width - CAPTION_LEFT - MARGIN).saturating_sub(beside.chars().count() * CAPTION * 2 / 3);
            fitting(season, CAPTION, room).map(|season| season + &beside)
        }
        None => None,
    };
    // Writing into a String cannot fail.
    let _ = write!(
        svg,
        r#"<text x="{}" y="{}" text-anchor="end" font-family="{FAMILY}" font-size="{CAPTION}" fill="{INK}">{}</text>"#,
        width - MARGIN,
        height - 42,
        escaped(caption.as_deref().unwrap_or(year.year))
    );
    for (nth, quarter) in quarters.iter().enumerate() {
        let middle = TOP + nth * ROW + ROW / 2;
        let _ = write!(
            svg,
            r#"<text x="{MARGIN}" y="{}" font-family="{FAMILY}" font-size="{MONTH}" fill="{INK}">{}</text>"#,
            middle + 14,
            escaped(quarter.label)
        );
        for (place, week) in quarter.weeks.iter().take(ROW_WEEKS_MAX).enumerate() {
            lantern(&mut svg, LEFT + place * STEP + STEP / 2, middle, *week);
        }
    }
    svg.push_str("</svg>");
    svg
}

fn lantern(svg: &mut String, x: usize, y: usize, week: Lantern) {
    let body = |fill: &str, edge: &str| {
        format!(
            r#"<rect x="{}" y="{}" width="38" height="44" rx="15" fill="{fill}" stroke="{edge}" stroke-width="2"/>"#,
            x - 19,
            y - 22
        )
    };
    let cap = |y: usize, fill: &str| format!(r#"<rect x="{}" y="{y}" width="18" height="6" rx="2" fill="{fill}"/>"#, x - 9);
    let _ = match week {
        Lantern::Paper => write!(svg, "{}{}{}", body(PAPER, EDGE), cap(y - 27, EDGE), cap(y + 21, EDGE)),
        Lantern::Lit => write!(
            svg,
            r#"<circle cx="{x}" cy="{y}" r="31" fill="{GLOW}"/>{}{}{}<path d="M{x} {}c8 9 10 13 10 18a10 10 0 0 1-20 0c0-5 2-9 10-18z" fill="{FLAME}"/>"#,
            body(WARM, WARM),
            cap(y - 27, WARM),
            cap(y + 21, WARM),
            y - 14
        ),
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIT: [Lantern; ROW_WEEKS_MAX] = [Lantern::Lit; ROW_WEEKS_MAX];

    fn of<'a>(season: Option<&'a str>, quarters: &'a [Quarter<'a>]) -> Year<'a> {
        Year { year: "2026", season, quarters }
    }

    #[test]
    fn there_is_a_lantern_for_each_week_and_room_for_the_long_years() {
        let quarters = [Quarter { label: "Jan", weeks: &LIT[..13] }, Quarter { label: "Oct", weeks: &LIT }];
        let long = drawing(&of(None, &quarters));
        assert_eq!(long.matches(FLAME).count(), 27);
        assert!(long.contains(r#"width="956""#), "fourteen fit beside each other: {long}");
        assert!(drawing(&of(None, &quarters[..1])).contains(r#"width="900""#), "and thirteen in the others");
        assert_eq!(year(&of(None, &[])), None, "no quarter, no picture");
    }

    #[test]
    fn what_is_too_much_stays_outside_the_paper() {
        let many = [Lantern::Lit; 60];
        let quarters: Vec<Quarter<'_>> = (0..9).map(|_| Quarter { label: "Jan", weeks: &many }).collect();
        assert_eq!(drawing(&of(None, &quarters)).matches(FLAME).count(), ROWS_MAX * ROW_WEEKS_MAX);
    }

    #[test]
    fn a_seasons_name_is_written_where_the_font_can_and_fits() {
        let quarters = [Quarter { label: "Jan", weeks: &LIT[..13] }];
        let caption = |season| {
            let drawn = drawing(&of(season, &quarters));
            drawn
                .split("</text>")
                .next()
                .and_then(|head| head.rsplit_once('>'))
                .map(|(_, text)| text.to_owned())
                .expect("a caption")
        };
        assert_eq!(caption(None), "2026");
        assert_eq!(caption(Some("Frühling am Fluß")), "Frühling am Fluß · 2026");
        assert_eq!(caption(Some("Άνοιξη")), "2026", "letters that the font does not have are left to the text");
        assert_eq!(caption(Some("  ")), "2026", "nothing to see is nothing");
        let long = caption(Some("a long way to Tipperary, and then all the way back home again"));
        assert!(long.starts_with("a long way to") && long.ends_with("… · 2026"), "what is too long is cut: {long}");
        assert!(drawing(&of(Some("<b>&"), &quarters)).contains("&lt;b&gt;&amp;"), "and stays a text");
    }
}
