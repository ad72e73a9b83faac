//! What the binary can be asked to do, one file per verb.

pub mod preview;
