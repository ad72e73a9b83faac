//! The colours that all drawings share. A picture brings its own ground with it, so it reads the same in a dark client and in a light
//! one; `tests/pictures.rs` measures the contrasts, also as people see them who tell fewer colours apart.

/// The ground of every drawing.
pub(super) const PAPER: &str = "#f7f0e4";
/// The border of the paper, and the outline of what is not lit: hardly more than the paper itself, and on purpose.
pub(super) const EDGE: &str = "#e6dac6";
/// Letters and digits.
pub(super) const INK: &str = "#5a5046";
/// A kept week, and a lit one.
pub(super) const WARM: &str = "#b4521a";
/// The flame inside a lit lantern.
pub(super) const FLAME: &str = "#ffdf94";
/// The light around it.
pub(super) const GLOW: &str = "#fbe2bc";
/// A week of which some was done.
pub(super) const GREY: &str = "#8d7f70";
/// A week in which nothing was asked.
pub(super) const COOL: &str = "#3f7391";
