//! What captains do.

pub mod captain;
pub mod lifecycle;
pub mod setup;
pub mod suspension;
