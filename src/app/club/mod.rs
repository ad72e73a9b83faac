//! What captains do.

pub mod groups;
pub mod captain;
pub mod lifecycle;
mod placing;
pub mod safety;
pub mod schedule;
pub mod season;
pub mod setup;
pub mod summary;
pub mod suspension;
pub mod template;
