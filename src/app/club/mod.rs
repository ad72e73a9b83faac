//! What captains do.

pub mod captain;
pub mod lifecycle;
pub mod safety;
pub mod season;
pub mod setup;
pub mod suspension;
