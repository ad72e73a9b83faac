//! Somebody's weeks as a calm strip, thirteen in a row (`2-behaviour` §5.2). A week in which nothing was answered looks like the paper
//! it is drawn on, and so does a week that is still to come: neither is a gap.

use std::fmt::Write as _;

use super::palette::{COOL, GREY, INK, WARM};
use super::{FAMILY, card, escaped, paint};

/// How many weeks a strip shows at most: a year.
pub const MARKS_MAX: usize = 52;
/// How many stand in a row: a quarter.
pub const IN_A_ROW: usize = 13;

/// The distance from one week to the next, in pixels. Twice what a phone shows, so that it stays sharp there.
const STEP: usize = 56;
const LEFT: usize = 128;
const MARGIN: usize = 40;
/// Below the last row: clients lay the mark of an alternative text over the left corner.
const FOOT: usize = 76;

/// How a week looks. The shapes differ as well as the colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mark {
    /// A kept week: a full disc.
    Kept,
    /// Some of the plan was done: a small disc.
    Grey,
    /// Nothing stood in it, or all of it was paused or rested: a ring.
    Light,
    /// Nothing is drawn: a quiet week and one to come look alike.
    Paper,
}

/// A row of the strip.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row<'a> {
    /// What stands before it: the month in which it begins.
    pub label: &'a str,
    /// Its weeks, at most thirteen, the oldest first.
    pub marks: &'a [Mark],
}

/// Paints a strip as a PNG, or nothing where there is no row.
#[must_use]
pub fn strip(rows: &[Row<'_>]) -> Option<Vec<u8>> {
    if rows.is_empty() { None } else { paint(&drawing(rows)) }
}

fn drawing(rows: &[Row<'_>]) -> String {
    let width = LEFT + IN_A_ROW * STEP + MARGIN;
    let height = MARGIN + rows.len() * STEP + FOOT;
    let mut svg = card(width, height);
    for (nth, row) in rows.iter().enumerate() {
        let middle = MARGIN + nth * STEP + STEP / 2;
        // Writing into a String cannot fail.
        let _ = write!(
            svg,
            r#"<text x="{MARGIN}" y="{}" font-family="{FAMILY}" font-size="26" fill="{INK}">{}</text>"#,
            middle + 9,
            escaped(row.label)
        );
        for (place, mark) in row.marks.iter().take(IN_A_ROW).enumerate() {
            let x = LEFT + place * STEP + STEP / 2;
            let _ = match mark {
                Mark::Kept => write!(svg, r#"<circle cx="{x}" cy="{middle}" r="19" fill="{WARM}"/>"#),
                Mark::Grey => write!(svg, r#"<circle cx="{x}" cy="{middle}" r="10" fill="{GREY}"/>"#),
                Mark::Light => {
                    write!(svg, r#"<circle cx="{x}" cy="{middle}" r="14" fill="none" stroke="{COOL}" stroke-width="4"/>"#)
                }
                Mark::Paper => Ok(()),
            };
        }
    }
    svg.push_str("</svg>");
    svg
}

#[cfg(test)]
mod tests {
    use super::*;
    use resvg::tiny_skia::Pixmap;

    const YEAR: [Mark; MARKS_MAX] = {
        let mut year = [Mark::Kept; MARKS_MAX];
        let mut week = 0;
        while week < MARKS_MAX {
            year[week] = match week % 5 {
                0 | 3 => Mark::Kept,
                1 => Mark::Grey,
                2 => Mark::Paper,
                _ => Mark::Light,
            };
            week += 1;
        }
        year
    };

    fn rows(marks: &[Mark]) -> Vec<Row<'_>> {
        marks.chunks(IN_A_ROW).zip(["Jan", "Apr", "Jul", "Oct"]).map(|(marks, label)| Row { label, marks }).collect()
    }

    fn pixels(png: &[u8]) -> Pixmap {
        Pixmap::decode_png(png).expect("a PNG")
    }

    #[test]
    fn a_year_is_small_and_the_same_bytes_each_time() {
        let first = strip(&rows(&YEAR)).expect("a picture");
        assert_eq!(strip(&rows(&YEAR)), Some(first.clone()), "the same facts, the same bytes");
        assert!(first.len() < 100_000, "{} bytes", first.len());
        let shown = pixels(&first);
        assert_eq!((shown.width(), shown.height()), (896, 340));
    }

    #[test]
    fn a_quiet_week_is_the_paper_itself() {
        let (few, more) = ([Mark::Kept, Mark::Grey], [Mark::Kept, Mark::Grey, Mark::Paper, Mark::Paper]);
        assert_eq!(strip(&rows(&few)), strip(&rows(&more)), "no sign of a quiet week, nor of one to come");
    }

    #[test]
    fn every_mark_is_told_apart_without_its_colour() {
        let inked = |mark: Mark| {
            let shown = pixels(&strip(&rows(&[mark])).expect("a picture"));
            let (left, width) = (u32::try_from(LEFT).expect("small"), u32::try_from(STEP).expect("small"));
            let paper = shown.pixel(left + 1, 50).expect("a pixel");
            let square = (0..width).flat_map(|x| (0..width).map(move |y| (left + x, 40 + y)));
            square.filter(|(x, y)| shown.pixel(*x, *y).expect("a pixel") != paper).count()
        };
        let (kept, grey, light) = (inked(Mark::Kept), inked(Mark::Grey), inked(Mark::Light));
        assert_eq!(inked(Mark::Paper), 0);
        assert!(kept > 2 * grey && kept > 2 * light && grey > 200 && light > 200, "{kept} {grey} {light}");
        let hole = pixels(&strip(&rows(&[Mark::Light])).expect("a picture"));
        let (x, y) = (u32::try_from(LEFT + STEP / 2).expect("small"), u32::try_from(MARGIN + STEP / 2).expect("small"));
        assert_eq!(hole.pixel(x, y), hole.pixel(u32::try_from(LEFT).expect("small"), 42), "a ring is open in its middle");
    }

    #[test]
    fn the_month_is_written_in_the_bundled_font() {
        let (with, without) = (strip(&[Row { label: "Mär", marks: &[] }]), strip(&[Row { label: "", marks: &[] }]));
        assert_ne!(with, without, "the letters are there");
        assert_eq!(strip(&[]), None, "no rows, no picture");
    }
}
