//! The one command: `cargo rehearse`.

fn main() {}
