//! How colours look to people who tell fewer of them apart, and how far apart two of them are.
//!
//! The transforms are those of Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of Color Vision
//! Deficiency", IEEE Transactions on Visualization and Computer Graphics 15(6), 2009, table for severity 1.0, on linear RGB. The
//! contrast is that of WCAG 2.2, "contrast ratio" and "relative luminance".

/// Red, green and blue, each from 0 to 1, as in a file.
type Colour = [f64; 3];
/// How a colour looks to somebody.
type Eyes = fn(Colour) -> Colour;

/// Every pair of eyes that is looked through.
pub(crate) const EYES: [(&str, Eyes); 4] = [
    ("usual sight", |colour| colour),
    ("protanopia", |colour| through(PROTANOPIA, colour)),
    ("deuteranopia", |colour| through(DEUTERANOPIA, colour)),
    ("tritanopia", |colour| through(TRITANOPIA, colour)),
];

const PROTANOPIA: [[f64; 3]; 3] =
    [[0.152_286, 1.052_583, -0.204_868], [0.114_503, 0.786_281, 0.099_216], [-0.003_882, -0.048_116, 1.051_998]];
const DEUTERANOPIA: [[f64; 3]; 3] =
    [[0.367_322, 0.860_646, -0.227_968], [0.280_085, 0.672_501, 0.047_413], [-0.011_820, 0.042_940, 0.968_881]];
const TRITANOPIA: [[f64; 3]; 3] =
    [[1.255_528, -0.076_749, -0.178_779], [-0.078_411, 0.930_809, 0.147_602], [0.004_733, 0.691_367, 0.303_900]];

fn through(matrix: [[f64; 3]; 3], colour: Colour) -> Colour {
    let linear = colour.map(to_linear);
    matrix.map(|row| {
        let sum: f64 = row.iter().zip(linear).map(|(weight, part)| weight * part).sum();
        to_srgb(sum.clamp(0.0, 1.0))
    })
}

/// The transfer function of sRGB (IEC 61966-2-1).
fn to_linear(part: f64) -> f64 {
    if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
}

fn to_srgb(part: f64) -> f64 {
    if part <= 0.003_130_8 { part * 12.92 } else { 1.055 * part.powf(1.0 / 2.4) - 0.055 }
}

fn luminance(colour: Colour) -> f64 {
    let [red, green, blue] = colour.map(to_linear);
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/// From 1, for the same, to 21, for black on white.
pub(crate) fn contrast(a: Colour, b: Colour) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[test]
fn the_measures_are_those_that_their_sources_give() {
    assert!((contrast([0.0; 3], [1.0; 3]) - 21.0).abs() < 1e-9);
    assert!((contrast([0.5; 3], [0.5; 3]) - 1.0).abs() < 1e-9);
    for (name, eyes) in EYES {
        for grey in [0.0, 0.3, 1.0] {
            assert!(eyes([grey; 3]).iter().all(|part| (part - grey).abs() < 1e-3), "{name}: grey stays grey");
        }
    }
    let apart = |eyes: fn(Colour) -> Colour| {
        let (red, green) = (eyes([0.8, 0.2, 0.2]), eyes([0.38, 0.5, 0.2]));
        red.iter().zip(green).map(|(a, b)| (a - b).abs()).sum::<f64>()
    };
    let [usual, .., blue_blind] = EYES.map(|(_, eyes)| apart(eyes));
    let red_green = [EYES[1].1, EYES[2].1].map(apart);
    assert!(red_green.iter().all(|apart| *apart < usual / 2.0), "red and green come together: {red_green:?} of {usual}");
    assert!(blue_blind > usual / 2.0, "and do not for those who lack blue");
}
