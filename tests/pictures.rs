//! The pictures as they come out: the same pixels as the golden ones in `tests/golden`, small enough, and readable for people who tell
//! fewer colours apart. `WRITE_GOLDEN=1` writes the golden pictures anew; look at them before they are committed.

#[path = "pictures/sight.rs"]
mod sight;

use std::path::Path;

use resvg::tiny_skia::Pixmap;
use second_wind::picture::{self, Lantern, Mark, Quarter, Row, Year};

use self::sight::{EYES, contrast};

/// What a picture may weigh, in bytes (issue 5, "The picture").
const BYTES_MAX: usize = 100_000;
/// The least contrast of what has to be seen (WCAG 2.2, 1.4.11), and of large letters (1.4.3).
const CONTRAST_MIN: f64 = 3.0;

/// The middle of a year's first lantern, and how far away the next one is, in pixels.
const FIRST: (u32, u32) = (160, 68);
const STEP: u32 = 56;

const MONTHS: [&str; 4] = ["Jan", "Apr", "Jul", "Oct"];

/// A year in which a week is lit where `is_lit` says so.
fn weeks(count: usize, is_lit: impl Fn(usize) -> bool) -> Vec<Lantern> {
    (0..count).map(|week| if is_lit(week) { Lantern::Lit } else { Lantern::Paper }).collect()
}

fn year(season: Option<&str>, year: &str, weeks: &[Lantern]) -> Vec<u8> {
    let quarters: Vec<Quarter<'_>> = MONTHS
        .iter()
        .enumerate()
        .map(|(nth, label)| {
            let end = if nth + 1 == MONTHS.len() { weeks.len() } else { (nth + 1) * 13 };
            Quarter { label, weeks: &weeks[nth * 13..end] }
        })
        .collect();
    picture::year(&Year { year, season, quarters: &quarters }).expect("a picture")
}

fn strip() -> Vec<u8> {
    let marks: Vec<Mark> = (0..52)
        .map(|week| match week % 5 {
            0 | 3 => Mark::Kept,
            1 => Mark::Grey,
            2 => Mark::Paper,
            _ => Mark::Light,
        })
        .collect();
    let rows: Vec<Row<'_>> = marks.chunks(13).zip(MONTHS).map(|(marks, label)| Row { label, marks }).collect();
    picture::strip(&rows).expect("a picture")
}

/// Every picture that is kept, by its name.
fn all() -> Vec<(&'static str, Vec<u8>)> {
    let most = |week: usize| week < 45 && week % 6 != 4;
    vec![
        ("year", year(None, "2026", &weeks(53, most))),
        ("year-with-season", year(Some("Spring on the river"), "2027", &weeks(52, |week| week < 19 && !(7..10).contains(&week)))),
        ("year-first-week", year(None, "2027", &weeks(52, |week| week == 30))),
        ("year-all-lit", year(Some("Frühling am Fluß"), "2025", &weeks(52, |_| true))),
        ("strip", strip()),
    ]
}

fn pixels(png: &[u8]) -> Pixmap {
    Pixmap::decode_png(png).expect("a PNG")
}

#[expect(clippy::disallowed_methods, reason = "a switch of the test run itself, which has no configuration")]
fn writes_golden() -> bool {
    std::env::var_os("WRITE_GOLDEN").is_some_and(|value| value == "1")
}

#[test]
fn each_picture_is_the_golden_one() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let writes = writes_golden();
    for (name, png) in all() {
        let path = folder.join(format!("{name}.png"));
        if writes {
            std::fs::create_dir_all(&folder).expect("a folder");
            std::fs::write(&path, &png).expect("the golden picture is written");
        }
        let golden = std::fs::read(&path).unwrap_or_else(|error| panic!("{name}: {error}; WRITE_GOLDEN=1 writes it"));
        // Pixels, not bytes: another version of the compressor may pack the same picture otherwise.
        let (ours, kept) = (pixels(&png), pixels(&golden));
        assert_eq!((ours.width(), ours.height()), (kept.width(), kept.height()), "{name}: its size");
        let differing = ours.pixels().iter().zip(kept.pixels()).filter(|(ours, kept)| ours != kept).count();
        assert_eq!(
            differing, 0,
            "{name}: pixels that are not as in tests/golden; if they should be so, WRITE_GOLDEN=1 keeps them"
        );
    }
}

#[test]
fn the_same_facts_are_the_same_bytes_and_few_of_them() {
    for ((name, first), (_, second)) in all().into_iter().zip(all()) {
        assert_eq!(first, second, "{name}: a hash of it stands for it");
        assert!(first.len() < BYTES_MAX, "{name}: {} bytes", first.len());
    }
}

#[test]
fn a_week_that_is_not_lit_does_not_say_why() {
    // Whatever they were, they come as the same word, and a year in which they are yet to come is the same picture.
    let (half, more) = (weeks(52, |week| week < 26), [weeks(26, |_| true), weeks(26, |_| false)].concat());
    assert_eq!(year(None, "2026", &half), year(None, "2026", &more));
}

/// The colour at a place, which must be opaque.
fn colour(picture: &Pixmap, x: u32, y: u32) -> [f64; 3] {
    let pixel = picture.pixel(x, y).expect("a pixel");
    assert_eq!(pixel.alpha(), 255, "the picture brings its ground with it, at {x}, {y}");
    [pixel.red(), pixel.green(), pixel.blue()].map(|part| f64::from(part) / 255.0)
}

/// The darkest colour of a box: of letters, their ink.
fn darkest(picture: &Pixmap, (left, top): (u32, u32), (right, bottom): (u32, u32)) -> [f64; 3] {
    let all = (left..right).flat_map(|x| (top..bottom).map(move |y| (x, y))).map(|(x, y)| colour(picture, x, y));
    all.min_by(|a, b| a.iter().sum::<f64>().total_cmp(&b.iter().sum::<f64>())).expect("a box with pixels")
}

#[test]
fn lit_weeks_and_letters_stand_out_for_every_pair_of_eyes() {
    let lit = pixels(&year(Some("Winter"), "2026", &weeks(52, |week| week == 0)));
    // The first lantern, beside its flame; the second one's middle; and what is around the first.
    let (x, y) = FIRST;
    let (body, unlit, glow) = (colour(&lit, x - 14, y), colour(&lit, x + STEP, y), colour(&lit, x - 25, y));
    let (flame, ground) = (colour(&lit, x, y + 4), colour(&lit, 60, 20));
    let (title, month) = (darkest(&lit, (600, 350), (860, 400)), darkest(&lit, (40, 50), (110, 90)));
    let strip = pixels(&strip());
    let [kept, grey, light] = [0, 1, 4].map(|week| darkest(&strip, (128 + week * 56, 40), (184 + week * 56, 96)));
    for (name, eyes) in EYES {
        let least = |what: &str, a: [f64; 3], b: [f64; 3]| {
            let found = contrast(eyes(a), eyes(b));
            assert!(found >= CONTRAST_MIN, "{name}: {what} has a contrast of {found:.2}");
        };
        least("a lit lantern beside an unlit one", body, unlit);
        least("a lit lantern on the paper", body, ground);
        least("a lit lantern in its light", body, glow);
        least("the flame in it", flame, body);
        least("the season's name", title, ground);
        least("a month", month, ground);
        least("a kept week of the strip", kept, ground);
        least("a week with some of it", grey, ground);
        least("a light week", light, ground);
    }
}

#[test]
fn an_unlit_lantern_is_paper_and_no_gap() {
    let lit = pixels(&year(None, "2026", &weeks(52, |week| week == 0)));
    let ((x, y), ground) = (FIRST, colour(&lit, 60, 20));
    let outline = darkest(&lit, (x + STEP / 2 + 4, y - 32), (x + 2 * STEP, y + 32));
    assert!(contrast(outline, ground) < 1.6, "what is not lit does not catch the eye: {:.2}", contrast(outline, ground));
}
