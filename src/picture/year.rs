//! A group's year as paper lanterns, one for each week, a quarter in a row (`2-behaviour` §5.3). A lit week glows. A week that only
//! glimmered, a quiet one, a light one and one that is still to come are the same paper: the drawing is not told which is which.

use std::fmt::Write as _;

use super::palette::{EDGE, FLAME, GLOW, INK, PAPER, WARM};
use super::{FAMILY, card, escaped, fitting, paint};

/// The most weeks of a row: a quarter has thirteen, and the last of a long year fourteen.
pub const ROW_WEEKS_MAX: usize = 14;
/// The most rows.
pub const ROWS_MAX: usize = 4;

/// The distance from one week to the next and from one row to the next, in pixels. Twice what a phone shows, so that it stays sharp
/// there.
const STEP: usize = 56;
const ROW: usize = 66;
const LEFT: usize = 128;
const MARGIN: usize = 40;
/// From the top to the first row.
const HEAD: usize = 112;
/// How large the head is written, in pixels.
const TITLE: usize = 40;
/// What the year itself needs at the right of the head, beside a season.
const YEAR_ROOM: usize = 160;

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
    let height = HEAD + quarters.len() * ROW + MARGIN / 2;
    let mut svg = card(width, height);
    let mut title = |at: usize, anchor: &str, text: &str| {
        // Writing into a String cannot fail.
        let _ = write!(
            svg,
            r#"<text x="{at}" y="72" text-anchor="{anchor}" font-family="{FAMILY}" font-size="{TITLE}" fill="{INK}">{}</text>"#,
            escaped(text)
        );
    };
    match year.season.and_then(|season| fitting(season, TITLE, width - 2 * MARGIN - YEAR_ROOM)) {
        Some(season) => {
            title(MARGIN, "start", &season);
            title(width - MARGIN, "end", year.year);
        }
        None => title(MARGIN, "start", year.year),
    }
    for (nth, quarter) in quarters.iter().enumerate() {
        let middle = HEAD + nth * ROW + ROW / 2;
        let _ = write!(
            svg,
            r#"<text x="{MARGIN}" y="{}" font-family="{FAMILY}" font-size="32" fill="{INK}">{}</text>"#,
            middle + 11,
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
            r#"<rect x="{}" y="{}" width="34" height="40" rx="13" fill="{fill}" stroke="{edge}" stroke-width="2"/>"#,
            x - 17,
            y - 20
        )
    };
    let cap = |y: usize, fill: &str| format!(r#"<rect x="{}" y="{y}" width="16" height="5" rx="2" fill="{fill}"/>"#, x - 8);
    let _ = match week {
        Lantern::Paper => write!(svg, "{}{}{}", body(PAPER, EDGE), cap(y - 24, EDGE), cap(y + 19, EDGE)),
        Lantern::Lit => write!(
            svg,
            r#"<circle cx="{x}" cy="{y}" r="28" fill="{GLOW}"/>{}{}{}<path d="M{x} {}c7 8 9 11 9 16a9 9 0 0 1-18 0c0-5 2-8 9-16z" fill="{FLAME}"/>"#,
            body(WARM, WARM),
            cap(y - 24, WARM),
            cap(y + 19, WARM),
            y - 12
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
        assert!(long.contains(r#"width="952""#), "fourteen fit beside each other: {long}");
        assert!(drawing(&of(None, &quarters[..1])).contains(r#"width="896""#), "as wide as the strip");
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
        let texts = |season| drawing(&of(Some(season), &quarters)).matches("<text").count();
        assert_eq!(texts("Frühling am Fluß"), 3);
        assert_eq!(texts("Άνοιξη"), 2, "letters that the font does not have are left to the text");
        assert_eq!(texts("  "), 2, "nothing to see is nothing");
        let long = drawing(&of(Some("a long way to Tipperary, and then all the way back home again"), &quarters));
        assert!(long.contains("…</text>"), "what is too long is cut: {long}");
        assert!(drawing(&of(Some("<b>&"), &quarters)).contains("&lt;b&gt;&amp;"), "and stays a text");
    }
}
