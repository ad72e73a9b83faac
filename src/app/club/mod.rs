//! What captains do.

pub mod lifecycle;
pub mod setup;
pub mod suspension;
